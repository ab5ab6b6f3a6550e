"""Worker processes that are gone when their run is.

`concurrent.futures.ProcessPoolExecutor` alone leaves its workers waiting for ever when the process that started
them is killed, and lets them finish their work when it is interrupted. These hold one end of a pipe whose other end
only the run has: when it closes, whatever closed it, they clear up and leave.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, ParamSpec, TypeVar

from grader.classroom.forking import context
from grader.classroom.work import GradeEntry

P = ParamSpec("P")
T = TypeVar("T")

GRACE_SECONDS = 3.0  # for a worker to end the student's process before it is ended itself


class LocalPool(Executor):
    """Worker processes on this machine, forked from a server that has imported the grader once."""

    def __init__(self, workers: int) -> None:
        server = context()
        self._theirs, self._ours = server.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(workers, mp_context=server, initializer=_enter, initargs=(self._theirs,))

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let a worker call the function; see `concurrent.futures.Executor.submit`."""
        return self._pool.submit(_at_work, function, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers go; with ``cancel_futures`` at once, whatever they are at, and then wait for them."""
        if cancel_futures:
            self._ours.close()
        self._pool.shutdown(wait or cancel_futures, cancel_futures=cancel_futures)
        self._ours.close()
        self._theirs.close()


class Hired:
    """Workers that are hired before there is work, so that they get ready meanwhile; more of them later, if need be.

    Parameters
    ----------
    workers : how many submissions are graded side by side
    work : what they will do
    """

    def __init__(self, workers: int, work: GradeEntry) -> None:
        self.workers = workers
        self._first: LocalPool | None = LocalPool(workers)
        self._getting_ready = self._first.submit(work.get_ready)

    def __call__(self) -> LocalPool:
        """Give the workers; asked again, as when they have died, give others."""
        first, self._first = self._first, None
        if first is None:
            return LocalPool(self.workers)
        # a class of one needs no second worker, which would be started if the first one were busy
        wait([self._getting_ready])
        return first

    def close(self) -> None:
        """Let those go that nobody asked for."""
        if self._first is not None:
            self._first.shutdown(cancel_futures=True)
            self._first = None


class _Leave(BaseException):
    """The run is over, and with it the worker; unwinds through everything that ends a student's process."""


_busy = threading.Event()


def _enter(lifeline: Connection) -> None:
    """Begin a worker's life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the run decides
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: Connection) -> None:
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        pass
    killer = threading.Timer(GRACE_SECONDS, os._exit, (1,))
    killer.daemon = True
    killer.start()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


def _leave(signal_number: int, frame: FrameType | None) -> None:
    if _busy.is_set():
        raise _Leave
    os._exit(1)


def _at_work(function: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    """Call the function in a worker."""
    try:
        _busy.set()
        return function(*args, **kwargs)
    except _Leave:
        os._exit(1)
    finally:
        _busy.clear()
