"""A process that is limited but not isolated: for one's own code, and for ``--no-sandbox``.

It has resource limits, a scratch folder, an environment of its own and, on Linux, the filter on system calls, which
needs no rights to set up and takes away the network and new processes. It reads whatever its user can read; where we
are root, that is a user of its own if the interpreter can be reached by one.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox import confine, seccomp
from grader.sandbox.base import Ending, Engine
from grader.sandbox.confinement import own_user
from grader.sandbox.endings import ending
from grader.sandbox.process import Wire, WiredProcess, hung_up, memory_file, spawn, tasks_of, wait
from grader.sandbox.runtime import HEADROOM_MB, environment, runtime
from grader.sandbox.scratch import Scratch
from grader.text import NOTHING, Text, text

FILTER = 5  # the descriptor under which `confine` finds the filter
END_SECONDS = 2.0
DYING_SECONDS = 0.3

READS = text(
    "The code ran without a sandbox: it could read every file that the grader can read, write where the grader can "
    "write, and fill the disk.",
    "代码在没有沙箱的情况下运行：评分程序能读的文件它都能读，能写的地方它都能写，也可能写满磁盘。",
)
ROOT = text(
    " It ran as root: it could read and change everything on this machine.",
    "它以 root 身份运行：能读取和修改本机上的一切。",
)
CALLS = text(
    " Nothing kept it from the network, and processes that it started may still be running.",
    "网络没有被切断，它启动的进程可能仍在运行。",
)


@dataclass(slots=True)
class PlainProcess(WiredProcess):
    """One runner in a plain process."""

    pid: int
    scratch: Scratch  # of this process alone; removed at the end
    limits: Limits
    ended: Ending | None = field(default=None)

    def kill(self) -> None:
        """Kill the process and its group."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    @property
    def leader(self) -> int | None:
        """The runner itself."""
        return None if self.ended else self.pid

    def end(self) -> Ending:
        """Kill the process and its group, remove its folder, say how it ended; safe to call twice."""
        if self.ended is None:
            status = wait(self.pid, DYING_SECONDS if hung_up(self.wire.replies) else 0.0)
            self.kill()
            if status is None:
                wait(self.pid, END_SECONDS)
            self.wire.close()
            self.scratch.remove()
            self.ended = ending(status, self.limits)
        return self.ended


Process = TypeVar("Process", bound=PlainProcess)


class PlainSandbox:
    """Starts runners as plain processes."""

    name = "none"
    isolated = False

    @property
    def not_isolated(self) -> Text:
        """What this sandbox does not hold back on this machine."""
        held = _filter() is not None
        as_root = os.geteuid() == 0 and user_for(Engine.PYTHON) is None
        return READS + (NOTHING if held else CALLS) + (ROOT if as_root else NOTHING)

    def start(self, engine: Engine | Interpreter, limits: Limits) -> PlainProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If the engine is not installed or the process cannot be started.
        """
        return start_confined(engine, limits, user=user_for(engine), refused=_filter())


def start_confined(
    engine: Engine | Interpreter,
    limits: Limits,
    *,
    user: int | None,
    refused: bytes | None,
    may_pass: bool = False,
    rules: Callable[[Scratch], str] = lambda scratch: "-",
    kind: type[Process] = PlainProcess,  # type: ignore[assignment]
) -> Process:
    """Start a runner with what needs no namespace: limits, a user, a scratch folder, and what ``rules`` allow.

    Parameters
    ----------
    user : the id to run under; None for our own
    refused : the filter on system calls, if there is one
    may_pass : whether that user may pass through folders that are closed to it; only with ``rules``
    rules : what Landlock is to allow, as `confine` takes it, given the runner's folder
    kind : what to make of the process

    Raises
    ------
    MachineError
        If the engine is not installed or the process cannot be started.
    """
    what = runtime(engine)
    scratch = Scratch.make(what.libraries, user, what.fonts)
    wire = Wire.open()
    if user is not None:
        wire.give(user)
    descriptors = dict(wire.far)
    if refused is not None:
        descriptors[FILTER] = memory_file(refused)
    confined = (
        *(sys.executable, "-ISB", confine.__file__),
        json.dumps(_limits(limits, user)),
        "-" if user is None else f"{user}+" if may_pass else str(user),
        rules(scratch),
        "-" if refused is None else str(FILTER),
    )
    try:
        pid = spawn(
            (*confined, *what.command(str(what.runner))),
            environment(home=str(scratch.work), libraries=str(scratch.libraries)),
            descriptors,
        )
    except OSError as error:
        wire.close()
        scratch.remove()
        raise MachineError(f"the runner cannot be started: {error}") from error
    finally:
        if refused is not None:
            os.close(descriptors[FILTER])
    wire.close_far()
    return kind(wire, pid, scratch, limits)


def user_for(engine: Engine | Interpreter) -> int | None:
    """Choose a user of its own for a runner, if we may and if such a user can reach what it needs."""
    return own_user() if open_to_all(engine) else None


def open_to_all(engine: Engine | Interpreter) -> bool:
    """Whether every user of this machine can reach what a runner needs."""
    what = runtime(engine)
    needed = (
        Path(what.command("")[0]),
        Path(sys.base_prefix),
        what.runner,
        *what.libraries,
        Path(tempfile.gettempdir()),
    )
    return all(_open_to_all(path) for path in needed)


def _open_to_all(path: Path) -> bool:
    """Whether every user may go to a file or folder and read it."""
    path = path.resolve()
    read = stat.S_IROTH | stat.S_IXOTH if path.is_dir() else stat.S_IROTH
    return path.stat().st_mode & read == read and all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents)


def _limits(limits: Limits, user: int | None) -> dict[str, tuple[int, int]]:
    """Give the resource limits by the names of module ``resource``."""
    address_space = (limits.memory_mb + HEADROOM_MB) * 2**20
    # The kernel counts all that the user runs; of root it counts nothing.
    others = sum(1 for _ in tasks_of(os.getuid())) if user is None else 0
    same = {
        "RLIMIT_AS": address_space,
        "RLIMIT_NPROC": limits.processes + others,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_FSIZE": limits.file_mb * 2**20,
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
    }
    return {"RLIMIT_CPU": (limits.cpu_seconds, limits.cpu_seconds + 1)} | {
        name: (value, value) for name, value in same.items()
    }


@cache
def _filter() -> bytes | None:
    """Give the filter on system calls, or None where there is none to be had."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return seccomp.program()
    except MachineError:
        return None
