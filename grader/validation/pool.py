"""The work of a proof, spread over processes of limited memory, each task of limited time."""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from grader.checks.assignment import Assignment, load_assignment
from grader.course.folder import load_course

Task = TypeVar("Task")
Result = TypeVar("Result")

MEMORY = 4 * 2**30  # bytes of address space of one process: NumPy's threads reserve much and use little
_assignment: Assignment | None = None


def spread(
    assignment: Assignment, work: Callable[[Assignment, Task], Result], tasks: Iterable[Task]
) -> Iterator[Result]:
    """Do ``work(assignment, task)`` for every task; results come in the order of the tasks.

    ``work`` is a function of a module, and tasks and results can be pickled; each process loads the assignment anew.
    """
    root, name = assignment.folder.parent.parent, assignment.id
    context = get_context("spawn")  # not fork: the caller may run threads
    theirs, ours = context.Pipe(duplex=False)
    with theirs, ours, ProcessPoolExecutor(os.cpu_count(), context, _start, (root, name, theirs)) as pool:
        yield from pool.map(_Work(work), tasks, chunksize=4)


class _Work:
    """The work, bound to the assignment of the process that it is done in."""

    def __init__(self, work: Callable[[Assignment, Any], Any]) -> None:
        self._work = work

    def __call__(self, task: Any) -> Any:
        assert _assignment is not None
        return self._work(_assignment, task)


def _start(root: Path, name: str, lifeline: Connection) -> None:
    global _assignment
    threading.Thread(target=_leave_with, args=(lifeline,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _assignment = load_assignment(load_course(root), name)


def _leave_with(lifeline: Connection) -> None:
    """End this process when the other end of the pipe closes: whoever started it is gone."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


class OutOfTime(BaseException):
    """A task outran its time; not an `Exception`, so that no code that expects those takes it for one."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End a block of Python after this many seconds of processor time; in the main thread only.

    Not of wall time: on a busy machine a slow mutant must not look like an endless one.

    Raises
    ------
    OutOfTime
        Inside the block, and again every second until it is left: code that catches everything is ended too.
    """

    def ring(number: int, frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
