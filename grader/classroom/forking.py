"""The server that workers are forked from: it has loaded what they need, once for all of them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import forkserver, resource_tracker, util
from multiprocessing.context import ForkServerContext

LOADED = ("grader.classroom.work",)
OFTEN = (700, 10, 10)  # new objects, and looks among these, after which Python looks for garbage unless told otherwise


def context() -> ForkServerContext:
    """Give what starts workers; each costs milliseconds, inherits no open file and shares no thread with the run."""
    workers = multiprocessing.get_context("forkserver")
    workers.set_forkserver_preload(list(LOADED))
    return workers


def start_early() -> None:
    """Load what workers need, and start the server; the first worker would do it otherwise.

    The server is a fork of this process, which needs the same modules: they are loaded once, not twice. That wants a
    process that has started no thread and opened nothing yet, as a command has that has just begun. Elsewhere the
    server is a fresh interpreter, as always.
    """
    context()
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        forkserver.ensure_running()
        return
    for module in LOADED:
        import_module(module)
    resource_tracker.ensure_running()  # is an interpreter of its own in any case
    started = util.spawnv_passfds
    util.spawnv_passfds = _fork  # type: ignore[assignment]  # of words that are text
    try:
        forkserver.ensure_running()
    finally:
        util.spawnv_passfds = started


def _fork(path: bytes, words: Sequence[str], kept: Sequence[int]) -> int:
    """Do in a fork of this process what a fresh interpreter would be told to do (``-c`` and a line of Python).

    Parameters
    ----------
    path, words : the interpreter, and how it would be started; the line is the last word
    kept : the descriptors that stay open, beside the standard ones
    """
    server = os.fork()
    if server:
        return server
    try:
        gc.freeze()  # what is loaded stays where it is, so that the forks share its memory
        gc.set_threshold(*OFTEN)  # a command loads and ends; workers live as long as a class
        _close_all_but({0, 1, 2, *kept})
        exec(words[-1], {})
    finally:
        os._exit(1)


def _close_all_but(kept: set[int]) -> None:
    """Close every other descriptor."""
    first = 0
    for descriptor in sorted(kept):
        if first < descriptor:  # an empty range at 0 closes them all, under Python 3.11
            os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))
