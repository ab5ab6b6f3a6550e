"""A sandbox whose first runner is started before anybody asks for it."""

from __future__ import annotations

from typing import Self

from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox.base import Engine, RunnerProcess, Sandbox
from grader.text import Text


class EarlySandbox:
    """Has a runner getting ready while whoever needs it is still getting ready too.

    Parameters
    ----------
    sandbox : starts the runners
    engine, limits : of the first one; for others it is started when it is asked for

    Raises
    ------
    MachineError
        If the first runner cannot be started on this machine.
    """

    def __init__(self, sandbox: Sandbox, engine: Engine | Interpreter, limits: Limits) -> None:
        self._sandbox = sandbox
        self._kind = (engine, limits)
        self._first: RunnerProcess | None = sandbox.start(engine, limits)

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return self._sandbox.name

    @property
    def isolated(self) -> bool:
        """Whether the code sees nothing of this machine."""
        return self._sandbox.isolated

    @property
    def not_isolated(self) -> Text:
        """What this sandbox does not hold back; empty when isolated."""
        return self._sandbox.not_isolated

    def start(self, engine: Engine | Interpreter, limits: Limits) -> RunnerProcess:
        """Give the runner that waits, once; start another one after it, and where it is not the one wanted.

        Raises
        ------
        MachineError
            As the sandbox behind this one.
        """
        if self._first is None or self._kind != (engine, limits):
            return self._sandbox.start(engine, limits)
        first, self._first = self._first, None
        return first

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._first is not None:
            self._first.end()
            self._first = None
