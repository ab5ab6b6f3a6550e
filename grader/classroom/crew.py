"""Many tasks through a few workers, some of which die.

Works with any `concurrent.futures.Executor`: processes of this machine, or Dask's ``client.get_executor()``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
T = TypeVar("T")

AHEAD = 2  # tasks in flight per worker, so that none waits for the next


class WorkerKilled(Exception):
    """A task took its worker along, more than once; from an executor that can tell at which task a worker died."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A task brought no result; ``error`` says why, ``worker_died`` that it took its worker along."""

    error: BaseException
    worker_died: bool


class Crew(Generic[Task, Done]):
    """Workers and what they do.

    Parameters
    ----------
    work : a picklable callable; it and its tasks travel to other processes, perhaps on other machines
    hire : starts an executor; called again when one breaks
    workers : how many tasks the executor does at once, unless it tells by itself (``executor.workers``)
    """

    def __init__(self, work: Callable[[Task], Done], hire: Callable[[], Executor], workers: int) -> None:
        self._work = work
        self._hire = hire
        self._workers = workers
        self._flying: dict[Future[Done], Task] = {}

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[Task, Done | Failure], None, None]:
        """Do every task; yield each with its result as soon as it has one, in no particular order.

        When a worker dies, its executor cannot say at which task. So the tasks then in flight are tried again, one at
        a time: the one that is alone when its worker dies is the culprit, and nobody else loses anything.
        """
        waiting = deque(tasks)
        suspects: deque[Task] = deque()
        executor: Executor | None = None
        try:
            while waiting or suspects or self._flying:
                executor = executor or self._hire()
                trial = bool(suspects)  # nothing else is in flight then
                if trial:
                    self._fly(executor, suspects, 1)
                else:
                    self._fly(executor, waiting, AHEAD * getattr(executor, "workers", self._workers))
                landed = self._land()
                lost = [task for task, done in landed if _broke(done)]
                yield from ((task, done) for task, done in landed if not _broke(done))
                if lost or not landed:
                    executor.shutdown(wait=True, cancel_futures=True)
                    executor = None
                if lost and trial:
                    yield lost[0], Failure(BrokenExecutor(), worker_died=True)
                else:
                    suspects.extend(lost)
        finally:
            interrupted = bool(self._flying)
            self._flying.clear()
            if executor is not None:
                executor.shutdown(wait=not interrupted, cancel_futures=interrupted)

    def _fly(self, executor: Executor, source: deque[Task], most: int) -> None:
        """Hand over tasks until ``most`` are in flight, or the executor turns out to be broken."""
        while source and len(self._flying) < most:
            try:
                self._flying[executor.submit(self._work, source[0])] = source[0]
            except BrokenExecutor:
                return
            source.popleft()

    def _land(self) -> list[tuple[Task, Done | Failure]]:
        """Wait for the next tasks that are done; once the executor is broken, for all of them."""
        landed: list[tuple[Task, Done | Failure]] = []
        while self._flying:
            for future in wait(self._flying, return_when=FIRST_COMPLETED).done:
                done = _outcome(future)
                landed.append((self._flying.pop(future), done))
            if not any(_broke(done) for _, done in landed):
                break
        return landed


def _outcome(future: Future[T]) -> T | Failure:
    try:
        error = future.exception()
    except CancelledError as cancelled:  # by an executor that lost its machines
        error = cancelled
    return future.result() if error is None else Failure(error, worker_died=isinstance(error, WorkerKilled))


def _broke(done: object) -> bool:
    """Tell whether a task was lost with its executor, through no fault that is known yet."""
    return isinstance(done, Failure) and isinstance(done.error, BrokenExecutor) and not done.worker_died
