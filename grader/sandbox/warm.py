"""Runners that are there at once: forks of a template that has loaded what they all need, each in a sandbox of its own.

Octave cannot be forked; its runners are started ahead of need. So are forks, where each is a user of its own: making
the namespaces of the next one takes as long as asking the present one ten questions.

The template waits inside bubblewrap and runs no student code (see grader/runners/python/warm.py). Where it cannot be
used, or for engines that have none, a runner is started as otherwise: what it promises is the same.
"""

from __future__ import annotations

import os
import socket
import struct
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field

from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox.ahead import Ahead
from grader.sandbox.base import Ending, Engine, RunnerProcess
from grader.sandbox.bubblewrap import (
    CONTROL,
    DYING_SECONDS,
    END_SECONDS,
    START_SECONDS,
    BubblewrapSandbox,
    kill,
    launch,
)
from grader.sandbox.confinement import FILTER, SCRATCH, arguments, others, own_user, place
from grader.sandbox.endings import ending
from grader.sandbox.process import Wire, WiredProcess, hung_up, readable
from grader.sandbox.runtime import runtime
from grader.text import NOTHING, Text

READY = b"ready\n"  # what a runner says when it has no right left
STATUS = struct.Struct("=i")
REQUEST = struct.Struct("=64sqqqq")  # scratch folder, seconds of processor time, processes, bytes, user
MOST_TEMPLATES = 2  # kept by one process: of an assignment, and of what is tried before it
ABOVE = 2  # processes of the user's above a runner, beside the first one inside bubblewrap: template, first of its own


class TemplateLost(Exception):
    """A template does not answer, or cannot make the namespaces of a runner; the message says why."""


@dataclass(slots=True)
class ForkedProcess(WiredProcess):
    """One runner that a template has forked."""

    init: int  # pidfd of the first process of its PID namespace; when it is gone, everything in there is; -1 after that
    told: int  # descriptor on which that process tells how the runner ended
    limits: Limits
    number: int  # id of that process
    ended: Ending | None = field(default=None)

    @property
    def leader(self) -> int | None:
        """The first process of its namespace, above all that runs there."""
        return None if self.ended else self.number

    def end(self) -> Ending:
        """Kill everything inside, close the descriptors, say how it ended; safe to call twice.

        Until its namespaces are taken down, which takes as long as making them, somebody else may be graded: `gone`
        waits for that. Where runners are not users of their own it is waited for here: each counts against the number
        of processes of the next.
        """
        if self.ended is None:
            said = b""
            if readable(self.told, DYING_SECONDS if hung_up(self.wire.replies) else 0.0):
                said = os.read(self.told, STATUS.size)
            kill(self.init)
            os.close(self.told)
            self.wire.close()
            if own_user() is None:
                self.gone()
            self.ended = ending(STATUS.unpack(said)[0] if len(said) == STATUS.size else None, self.limits)
        return self.ended

    def gone(self) -> None:
        """Wait until nothing of a runner that has been ended is left."""
        if self.init >= 0:
            readable(self.init, END_SECONDS)
            os.close(self.init)
            self.init = -1


class Template:
    """A process that has loaded what all runners of an engine need, and forks.

    Raises
    ------
    MachineError
        If it cannot be started.
    """

    def __init__(self, engine: Engine | Interpreter, limits: Limits) -> None:
        what, user = runtime(engine), own_user()
        self._limits = limits
        self._socket, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with far:
            command = (*what.command(place(what)), str(CONTROL), str(FILTER))
            options = arguments(what, limits, user, template=True)
            self._process = launch(options, command, limits, user, far.fileno())
        self._socket.settimeout(START_SECONDS)
        self._greeted = False
        self._forked: list[ForkedProcess] = []  # those that may still run

    @property
    def idle(self) -> bool:
        """Whether none of its runners runs."""
        return all(process.ended is not None for process in self._forked)

    @property
    def occupied(self) -> bool:
        """Whether another runner would be counted against the number of processes of one that still runs."""
        return own_user() is None and not self.idle

    def fork(self) -> ForkedProcess:
        """Have a runner forked, which has no right left when this returns.

        Raises
        ------
        TemplateLost
            If the template is gone or cannot do it.
        """
        self._settle()
        user = own_user()
        most = self._limits.processes + (others() + ABOVE if user is None else 0)
        request = REQUEST.pack(
            SCRATCH.encode(),
            self._limits.cpu_seconds,
            most,
            self._limits.file_mb * 2**20,
            -1 if user is None else user,
        )
        wire = Wire.open()
        with ExitStack() as undo:
            undo.callback(wire.close)
            told, told_far = os.pipe()
            undo.callback(os.close, told)
            try:
                init = self._ask(request, [*(wire.far[number] for number in range(5)), told_far])
            finally:
                os.close(told_far)
                wire.close_far()
            undo.callback(os.close, init)
            said = os.read(told, 1000) if readable(told, START_SECONDS) else b""
            if said != READY:
                kill(init)
                raise TemplateLost(said.decode(errors="replace") or "no runner came of it")
            process = ForkedProcess(wire, init, told, self._limits, _number(init))
            undo.pop_all()
        self._forked.append(process)
        return process

    def _settle(self) -> None:
        """Wait until nothing of those that have been ended is left."""
        running = [process for process in self._forked if process.ended is None]
        for process in self._forked:
            if process.ended is not None:
                process.gone()
        self._forked = running

    def close(self) -> None:
        """End it, and with it all that it has forked."""
        self._settle()
        self._socket.close()
        self._process.end()

    def forget(self) -> None:
        """Let go of our end, where another process has the template."""
        self._socket.close()

    def _ask(self, request: bytes, descriptors: list[int]) -> int:
        try:
            if not self._greeted:
                self._greeted = self._socket.recv(100) == b"ready"
            socket.send_fds(self._socket, [request], descriptors)
            said, received, _, _ = socket.recv_fds(self._socket, 1000, 1)
        except OSError as error:
            raise TemplateLost(str(error)) from error
        if not received:
            raise TemplateLost(said.decode(errors="replace") or "the template is gone")
        return received[0]


def _number(pidfd: int) -> int:
    """Give the id of a process, as we see it."""
    with open(f"/proc/self/fdinfo/{pidfd}") as stream:
        facts = dict(line.split(":", 1) for line in stream)
    return int(facts["Pid"])


class WarmSandbox:
    """Starts runners inside bubblewrap, of a template where there can be one."""

    name = "bubblewrap"
    isolated = True
    not_isolated: Text = NOTHING

    def __init__(self) -> None:
        self._cold = BubblewrapSandbox()
        self._ahead: Ahead | None = None  # of Octave, which cannot be forked
        self._next: Ahead | None = None  # of forks
        self._asked = 0  # how many forks were asked for: a class of one needs none ahead
        self._templates: dict[tuple[Engine | Interpreter, Limits], Template | None] = {}
        self._owner = os.getpid()
        self._lock = threading.Lock()  # of the templates
        self._handing_out = threading.Lock()  # taken before the other one

    def prepare(self, engine: Engine | Interpreter, limits: Limits) -> None:
        """Start what runners are forked from; the first of them does it otherwise.

        Raises
        ------
        MachineError
            As `start`.
        """
        self._require_owner()
        with self._lock:
            self._template(engine, limits)

    def start(self, engine: Engine | Interpreter, limits: Limits) -> RunnerProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If bubblewrap is not installed or cannot make its namespaces here.
        """
        self._require_owner()
        if engine is Engine.OCTAVE:
            with self._handing_out:
                self._ahead = self._ahead or Ahead(self._cold.start)
                return self._ahead.take(engine, limits)
        with self._handing_out:
            self._asked += 1
            if self._asked == 1 or own_user() is None:  # one that waits would count among those of one that runs
                return self._start_python(engine, limits)
            self._next = self._next or Ahead(self._start_python)
            return self._next.take(engine, limits)

    def _start_python(self, engine: Engine | Interpreter, limits: Limits) -> RunnerProcess:
        return self._forked(engine, limits) or self._cold.start(engine, limits)

    def _forked(self, engine: Engine | Interpreter, limits: Limits) -> ForkedProcess | None:
        with self._lock:
            template = self._template(engine, limits)
            if template is None or template.occupied:
                return None
            try:
                return template.fork()
            except TemplateLost:
                template.close()
                self._templates[engine, limits] = None  # this process starts them one by one from here on
                return None

    def _template(self, engine: Engine | Interpreter, limits: Limits) -> Template | None:
        if (engine, limits) not in self._templates:
            idle = [key for key, template in self._templates.items() if template is not None and template.idle]
            for key in idle[: max(0, 1 + len(self._templates) - MOST_TEMPLATES)]:
                left = self._templates.pop(key)
                if left is not None:
                    left.close()
            self._templates[engine, limits] = Template(engine, limits)
        return self._templates[engine, limits]

    def _require_owner(self) -> None:
        """Forget what belongs to the process that this one was forked from."""
        if self._owner != os.getpid():
            for template in self._templates.values():
                if template is not None:
                    template.forget()
            self._templates.clear()
            self._ahead = self._next = None
            self._asked = 0
            self._lock, self._handing_out = threading.Lock(), threading.Lock()  # whoever held them is not here
            self._owner = os.getpid()

    def close(self) -> None:
        """End the templates, and what waits."""
        with self._handing_out:
            for ahead in (self._ahead, self._next):
                if ahead is not None:
                    ahead.close()
            self._ahead = self._next = None
        with self._lock:
            for template in self._templates.values():
                if template is not None:
                    template.close()
            self._templates.clear()
