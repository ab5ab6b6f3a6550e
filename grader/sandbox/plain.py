"""A process that is limited but not isolated: for one's own code, and for ``--no-sandbox``.

It has resource limits, a scratch folder, an environment of its own and, on Linux, the filter on system calls, which
needs no rights to set up and takes away the network and new processes. It reads whatever its user can read.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from grader.errors import MachineError
from grader.limits import Limits
from grader.sandbox import confine, seccomp
from grader.sandbox.base import Ending, Engine
from grader.sandbox.endings import ending
from grader.sandbox.process import Wire, WiredProcess, hung_up, memory_file, spawn, tasks_of, wait
from grader.sandbox.runtime import HEADROOM_MB, environment, runtime
from grader.text import Text, text

FILTER = 5  # the descriptor under which `confine` finds the filter
END_SECONDS = 2.0
DYING_SECONDS = 0.3

READS = text(
    "The code ran without a sandbox: it could read every file that the grader can read, write where the grader can "
    "write, and fill the disk.",
    "代码在没有沙箱的情况下运行：评分程序能读的文件它都能读，能写的地方它都能写，也可能写满磁盘。",
)
CALLS = text(
    " Nothing kept it from the network, and processes that it started may still be running.",
    "网络没有被切断，它启动的进程可能仍在运行。",
)


@dataclass(slots=True)
class PlainProcess(WiredProcess):
    """One runner in a plain process."""

    pid: int
    folder: Path  # of this process alone; removed at the end
    limits: Limits
    ended: Ending | None = field(default=None)

    def end(self) -> Ending:
        """Kill the process and its group, remove its folder, say how it ended; safe to call twice."""
        if self.ended is None:
            status = wait(self.pid, DYING_SECONDS if hung_up(self.wire.replies) else 0.0)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            if status is None:
                wait(self.pid, END_SECONDS)
            self.wire.close()
            _remove(self.folder)
            self.ended = ending(status, self.limits)
        return self.ended


class PlainSandbox:
    """Starts runners as plain processes."""

    isolated = False

    @property
    def not_isolated(self) -> Text:
        """What this sandbox does not hold back on this machine."""
        return READS if _filter() is not None else READS + CALLS

    def start(self, engine: Engine, limits: Limits) -> PlainProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If the engine is not installed or the process cannot be started.
        """
        what = runtime(engine)
        return self.launch(what.command(str(what.runner)), limits, engine)

    def launch(self, command: tuple[str, ...], limits: Limits, engine: Engine) -> PlainProcess:
        """Start any command as a runner would be started."""
        what = runtime(engine)
        folder = Path(tempfile.mkdtemp(prefix="grader-"))
        scratch, libraries = folder / "work", folder / "site"
        scratch.mkdir()
        libraries.mkdir()
        for library in what.libraries:
            (libraries / library.name).symlink_to(library)
        wire = Wire.open()
        refused = _filter()
        descriptors = dict(wire.far)
        if refused is not None:
            descriptors[FILTER] = memory_file(refused)
        confined = (
            *(sys.executable, "-ISB", confine.__file__),
            json.dumps(_limits(limits)),
            "-" if refused is None else str(FILTER),
        )
        try:
            pid = spawn(
                (*confined, *command),
                environment(home=str(scratch), libraries=str(libraries)),
                descriptors,
            )
        except OSError as error:
            wire.close()
            _remove(folder)
            raise MachineError(f"the runner cannot be started: {error}") from error
        finally:
            if refused is not None:
                os.close(descriptors[FILTER])
        wire.close_far()
        return PlainProcess(wire, pid, folder, limits)


def _limits(limits: Limits) -> dict[str, tuple[int, int]]:
    """Give the resource limits by the names of module ``resource``."""
    address_space = (limits.memory_mb + HEADROOM_MB) * 2**20
    # The kernel counts all that the user runs; of root it counts nothing.
    tasks = limits.processes + sum(1 for _ in tasks_of(os.getuid()))
    same = {
        "RLIMIT_AS": address_space,
        "RLIMIT_NPROC": tasks,
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


def _remove(folder: Path) -> None:
    """Remove a dead process's folder, and the folders in it that it closed to its own user; no link is followed."""
    for parent, names, _ in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if not os.path.islink(path):
                with contextlib.suppress(OSError):
                    os.chmod(path, 0o700)
    shutil.rmtree(folder, ignore_errors=True)
