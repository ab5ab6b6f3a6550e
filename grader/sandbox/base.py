"""What every sandbox offers: a process that talks over two pipes and can be ended for certain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox.usage import Usage
from grader.text import Text


class Engine(StrEnum):
    """The interpreter that runs the student's code."""

    PYTHON = "python"
    OCTAVE = "octave"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended; ``reason`` says it for the student (memory, processes, crash, exit)."""

    limit_hit: bool  # one of the limits ended it, rather than its own doing
    reason: Text


class RunnerProcess(Protocol):
    """One running runner. The caller owns the descriptors until `end` closes them."""

    @property
    def requests(self) -> int:
        """Descriptor to write requests to."""
        ...

    @property
    def replies(self) -> int:
        """Descriptor to read replies from."""
        ...

    @property
    def stdout(self) -> int:
        """Descriptor of what the student prints."""
        ...

    @property
    def stderr(self) -> int:
        """Descriptor of what the student prints on the standard error."""
        ...

    def usage(self) -> Usage | None:
        """Say how much of the processor it has had so far, with all that it started; None where that is not known."""
        ...

    def end(self) -> Ending:
        """Kill the process and everything it started, close the descriptors, say how it ended.

        Safe to call twice. Returns within a second or two, whatever the process does.
        """
        ...


class Sandbox(Protocol):
    """A way of starting runners."""

    @property
    def name(self) -> str:
        """What the command line calls it: bubblewrap, landlock, none."""
        ...

    @property
    def isolated(self) -> bool:
        """Whether the code sees nothing of this machine."""
        ...

    @property
    def not_isolated(self) -> Text:
        """What this sandbox does not hold back; empty when isolated."""
        ...

    def start(self, engine: Engine | Interpreter, limits: Limits) -> RunnerProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If the process cannot be started on this machine; the message says what to install.
        """
        ...


@runtime_checkable
class Prepared(Protocol):
    """A sandbox that can do a part of the work before a runner is needed."""

    def prepare(self, engine: Engine | Interpreter, limits: Limits) -> None:
        """Do what can be done ahead for runners of this engine.

        Raises
        ------
        MachineError
            As `Sandbox.start`.
        """
        ...
