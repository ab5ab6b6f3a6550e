"""Runners started ahead of need, one use each: the next one gets ready while the present one is still asked."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox.base import Engine, RunnerProcess
from grader.sandbox.process import hung_up

MOST_KINDS = 2  # of engine and limits, of which one waits: of an assignment, and of what is tried before it


class Ahead:
    """Keeps one runner of each kind waiting; it knows no submission, and nobody has been near it.

    It is in a sandbox of its own, like every other, and dies with this process.

    Parameters
    ----------
    start : starts a runner; called from a thread of its own, too
    """

    def __init__(self, start: Callable[[Engine | Interpreter, Limits], RunnerProcess]) -> None:
        self._start = start
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="start ahead")
        self._waiting: dict[tuple[Engine | Interpreter, Limits], Future[RunnerProcess]] = {}

    def take(self, engine: Engine | Interpreter, limits: Limits) -> RunnerProcess:
        """Give a runner, and have the next one started.

        Raises
        ------
        MachineError
            If it cannot be started on this machine.
        """
        for kind in list(self._waiting)[: max(0, len(self._waiting) - MOST_KINDS + 1)]:
            if kind != (engine, limits) and (left := self._ready(self._waiting.pop(kind))) is not None:
                left.end()
        process = self._ready(self._waiting.pop((engine, limits), None)) or self._start(engine, limits)
        self._waiting[engine, limits] = self._starter.submit(self._start, engine, limits)
        return process

    @staticmethod
    def _ready(started: Future[RunnerProcess] | None) -> RunnerProcess | None:
        """Give the runner that waits; None where there is none, or none any more."""
        try:
            process = started.result() if started is not None else None
        except MachineError:  # the one to be started now says why
            return None
        if process is not None and hung_up(process.replies):
            process.end()
            return None
        return process

    def close(self) -> None:
        """End those that wait."""
        self._starter.shutdown()
        for started in self._waiting.values():
            if (process := self._ready(started)) is not None:
                process.end()
        self._waiting.clear()
