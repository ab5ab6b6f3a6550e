"""The server that workers are forked from: it loads what they need while the class is still being read."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

LOADED = ("grader.classroom.work",)


def context() -> ForkServerContext:
    """Give what starts workers; each costs milliseconds, inherits no open file and shares no thread with the run."""
    workers = multiprocessing.get_context("forkserver")
    workers.set_forkserver_preload(list(LOADED))
    return workers


def start_early() -> None:
    """Start the server, which goes on by itself; the first worker would start it otherwise."""
    context()
    forkserver.ensure_running()
