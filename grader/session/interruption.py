"""Seconds for a call in this very process: when they are over, it is interrupted as Ctrl-C would interrupt it."""

from __future__ import annotations

import _thread
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Do some work, which must not swallow an interrupt, for so many seconds of wall time and no more.

    Only the main thread can be interrupted, between two steps of the interpreter; in any other the work takes its time.

    Raises
    ------
    TimeoutError
        If the seconds were over first.
    KeyboardInterrupt
        If somebody else interrupted it.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    lock = threading.Lock()
    done = over = False

    def interrupt() -> None:
        nonlocal over
        with lock:
            if not done:
                over = True
                _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        with _heeded():
            try:
                result = work()
            finally:
                with lock:
                    done = True
                timer.cancel()
            if over:
                time.sleep(0)  # the interrupt comes now, and not later in somebody else's work
    except KeyboardInterrupt:
        if over:
            raise TimeoutError from None
        raise
    return result


@contextmanager
def _heeded() -> Iterator[None]:
    """Let Python act on an interrupt, also where it was started to ignore Ctrl-C, as in the background."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
