"""A sandbox of namespaces, seen to by bubblewrap: the student's code sees an empty machine with an interpreter in it.

Layers, outermost first: namespaces for everything (bubblewrap), a file system of a few read-only folders and one small
scratch folder, a user with no rights, resource limits, and a filter on system calls. `SECURITY.md` says what each
holds back.
"""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox import memory, seccomp
from grader.sandbox.base import Ending, Engine
from grader.sandbox.confinement import FILTER, INFO, arguments, humbled, limited, own_user, place, program
from grader.sandbox.endings import ending
from grader.sandbox.process import Wire, WiredProcess, hung_up, memory_file, readable, spawn, wait
from grader.sandbox.runtime import runtime
from grader.text import NOTHING, Text, text

ARGUMENTS = 5  # the descriptor from which bubblewrap reads its options
CONTROL = 8  # the descriptor through which a template is asked
START_SECONDS = 10.0
END_SECONDS = 2.0
DYING_SECONDS = 0.3  # how long a process that has hung up may take to tell its status


@dataclass(slots=True)
class BubblewrapProcess(WiredProcess):
    """One runner inside bubblewrap."""

    monitor: int  # id of the bubblewrap outside, our child
    init: int  # pidfd of the first process inside; when it is gone, everything inside is
    limits: Limits
    ended: Ending | None = field(default=None)

    @property
    def leader(self) -> int | None:
        """The bubblewrap outside, above all that runs inside."""
        return None if self.ended else self.monitor

    def end(self) -> Ending:
        """Kill everything inside, close the descriptors, say how it ended; safe to call twice.

        The kernel ends a PID namespace with its first process: daemons, and those that ignore every signal, included.
        """
        if self.ended is None:
            status = wait(self.monitor, DYING_SECONDS if hung_up(self.wire.replies) else 0.0)
            killed = status is None
            if killed:
                kill(self.init)
            # Of the first process inside we are not the parent; its pidfd becomes readable when all inside are dead.
            readable(self.init, END_SECONDS)
            if killed and wait(self.monitor, END_SECONDS) is None:
                os.kill(self.monitor, signal.SIGKILL)
                wait(self.monitor, END_SECONDS)
            os.close(self.init)
            self.wire.close()
            self.ended = ending(_inner(status), self.limits)
        return self.ended


@dataclass(frozen=True, slots=True)
class BubblewrapSandbox:
    """Starts runners inside bubblewrap."""

    name: str = "bubblewrap"
    isolated: bool = True
    not_isolated: Text = NOTHING

    def start(self, engine: Engine | Interpreter, limits: Limits) -> BubblewrapProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If bubblewrap is not installed or cannot make its namespaces here.
        """
        what = runtime(engine)
        user = own_user()
        options = arguments(what, limits, user)
        return launch(options, (*humbled(limits, user), *what.command(place(what))), limits, user)


def launch(
    options: tuple[str, ...],
    command: tuple[str, ...],
    limits: Limits,
    user: int | None,
    control: int | None = None,
) -> BubblewrapProcess:
    """Start ``command`` inside bubblewrap with these options.

    The options travel through a descriptor, so that ``/proc/1/cmdline`` inside says nothing of this machine.

    Parameters
    ----------
    control : our end of what a template is asked through, which it finds as `CONTROL`; None for a runner
    """
    wire = Wire.open()
    with ExitStack() as closing:
        closing.callback(wire.close_far)
        info, info_far = os.pipe()
        closing.callback(os.close, info)
        with ExitStack() as far:
            far.callback(os.close, info_far)
            if user is not None:
                wire.give(user)
            own = {
                ARGUMENTS: memory_file("\0".join(options).encode()),
                FILTER: memory_file(seccomp.program()),
            }
            for descriptor in own.values():
                far.callback(os.close, descriptor)
            try:
                monitor = spawn(
                    (
                        *limited(limits, user, template=control is not None),
                        *(program(), "--args", str(ARGUMENTS), "--", *command),
                    ),
                    {},
                    {**wire.far, **own, INFO: info_far, **({} if control is None else {CONTROL: control})},
                )
            except OSError as error:
                wire.close()
                raise MachineError(f"bubblewrap cannot be started: {error}") from error
        wire.close_far()
        init = _first_process(info)
        if init is None:
            if wait(monitor, END_SECONDS) is None:  # it hangs; while it lives, reading what it said could too
                os.kill(monitor, signal.SIGKILL)
                wait(monitor, END_SECONDS)
            os.set_blocking(wire.stderr, False)
            try:
                said = os.read(wire.stderr, 4096).decode(errors="replace").strip()
            except BlockingIOError:
                said = ""
            wire.close()
            memory.forget()
            raise MachineError(text(f"bubblewrap cannot start a sandbox: {said}", f"bubblewrap 无法启动沙箱：{said}"))
    return BubblewrapProcess(wire, monitor, init, limits)


def _first_process(info: int) -> int | None:
    """Read from bubblewrap the id of the first process inside and get hold of it; None if it made none."""
    said = b""
    deadline = time.monotonic() + START_SECONDS
    while not said.rstrip().endswith(b"}"):
        part = os.read(info, 4096) if readable(info, deadline - time.monotonic()) else b""
        if not part:
            return None
        said += part
    try:
        return os.pidfd_open(json.loads(said)["child-pid"])
    except ProcessLookupError:
        return None


def kill(pidfd: int) -> None:
    """Kill a process, if it is still there."""
    try:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _inner(status: int | None) -> int | None:
    """Read bubblewrap's exit status: 128 and more stands for the signal that ended the command inside."""
    return 128 - status if status is not None and status > 128 else status
