"""A sandbox that needs no privilege and no namespace: Landlock bounds the files, a filter the system calls.

For machines where bubblewrap may make no namespaces: stock Ubuntu 24.04, Docker, Gradescope. What it holds depends on
the kernel's version of Landlock (its ABI), so everything is tried before anybody is graded, and what this machine
cannot hold is said.

Sources: the kernel's ``Documentation/userspace-api/landlock.rst`` and ``include/uapi/linux/landlock.h``.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox import seccomp
from grader.sandbox.base import Ending, Engine
from grader.sandbox.confinement import own_user
from grader.sandbox.plain import PlainProcess, open_to_all, start_confined
from grader.sandbox.runtime import Runtime, runtime
from grader.text import Text, text

CREATE_RULESET, ASK_VERSION = 444, 1
LEAST_ABI = 1
# what a ruleset speaks of, and since which ABI
FILE_RIGHTS = {
    "execute": (0, 1),
    "write_file": (1, 1),
    "read_file": (2, 1),
    "read_dir": (3, 1),
    "remove_dir": (4, 1),
    "remove_file": (5, 1),
    "make_char": (6, 1),
    "make_dir": (7, 1),
    "make_reg": (8, 1),
    "make_sock": (9, 1),
    "make_fifo": (10, 1),
    "make_block": (11, 1),
    "make_sym": (12, 1),
    "refer": (13, 2),
    "truncate": (14, 3),
    "ioctl_dev": (15, 5),
}
READING = ("execute", "read_file", "read_dir")
WRITING = (
    *("write_file", "read_file", "read_dir", "remove_dir", "remove_file"),
    *("make_dir", "make_reg", "make_sym", "refer", "truncate"),
)
DEVICE = ("read_file", "write_file")
OF_A_FILE = ("execute", "write_file", "read_file", "truncate", "ioctl_dev")
TCP, TCP_ABI = 0b11, 4  # bind, connect
SCOPES, SCOPES_ABI = 0b11, 6  # abstract sockets, signals
SIZE_OF_RULESET = ((1, 8), (4, 16), (6, 24))  # bytes of ``struct landlock_ruleset_attr``, since which ABI
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
LOOK_SECONDS = 0.05  # between two looks at how much a runner has written

FILLED = text(
    "It wrote more than {file} MiB into its folder.",
    "它在临时文件夹中写入了超过 {file} MiB 的数据。",
)
WEAKER = text(
    "Graded in the Landlock sandbox: files outside cannot be read or written, but the code could ask whether a file of "
    "a given name is there, and which processes run.",
    "在 Landlock 沙箱中评分：代码不能读写外部文件，但可以查询某个名字的文件是否存在、有哪些进程在运行。",
)


@cache
def abi() -> int:
    """Ask the running kernel which version of Landlock it offers; 0 where it has none or does not allow it."""
    if not sys.platform.startswith("linux"):
        return 0
    version = ctypes.CDLL(None, use_errno=True).syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    return max(0, int(version))


@dataclass(slots=True)
class LandlockProcess(PlainProcess):
    """One runner kept to its rules, and to the size of its folder: nothing but a mount could bound that from within.

    A look every twentieth of a second finds whoever writes more, files that have lost their name included.
    """

    filled: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look at the folder until the end; kill a runner that fills it."""
        most = self.limits.file_mb * 2**20
        while not self.over.wait(LOOK_SECONDS):
            if _written(self.scratch.work, self.pid) > most:
                self.filled = True
                self.kill()
                return

    def end(self) -> Ending:
        """Kill the process, remove its folder, say how it ended; safe to call twice."""
        self.over.set()
        ended = PlainProcess.end(self)
        return Ending(True, FILLED.format(file=self.limits.file_mb)) if self.filled else ended


@dataclass(frozen=True, slots=True)
class LandlockSandbox:
    """Starts runners under Landlock.

    Parameters
    ----------
    version : the ABI to use; by default what the running kernel offers
    """

    version: int = field(default_factory=lambda: abi())
    name: str = "landlock"
    isolated: bool = True

    @property
    def not_isolated(self) -> Text:
        """What it does not hold back."""
        return WEAKER

    def start(self, engine: Engine | Interpreter, limits: Limits) -> LandlockProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If the kernel has no Landlock, or the engine is not installed.
        """
        if self.version < LEAST_ABI:
            raise MachineError(
                text(
                    "This kernel offers no Landlock (5.13 or later, with landlock among its security modules).",
                    "这个内核没有提供 Landlock（需要 5.13 或更新的版本，并启用 landlock 安全模块）。",
                )
            )
        what, user = runtime(engine), own_user()
        process = start_confined(
            engine,
            limits,
            user=user,
            may_pass=not open_to_all(engine),
            refused=seccomp.program_without_namespaces(self.version, user is None),
            rules=lambda scratch: json.dumps(rules(what, scratch.work, scratch.libraries, self.version)),
            kind=LandlockProcess,
        )
        threading.Thread(target=process.watch, daemon=True, name="watch the scratch folder").start()
        return process


def rules(what: Runtime, work: Path, libraries: Path, version: int) -> dict[str, Any]:
    """Give the ruleset as `confine` takes it.

    Parameters
    ----------
    work : the folder that the runner may write
    libraries : the folder of links to its Python packages
    version : the ABI
    """
    handled = _bits(tuple(FILE_RIGHTS), version)
    whole = (str(what.runner), *map(str, what.libraries), str(libraries))
    readable = (*_without(what.readable, what.hidden), *((path, READING) for path in whole))
    return {
        "files": handled,
        "network": TCP if version >= TCP_ABI else 0,
        "scopes": SCOPES if version >= SCOPES_ABI else 0,
        "size": max(size for since, size in SIZE_OF_RULESET if version >= since),
        "of_a_file": _bits(OF_A_FILE, version),
        "paths": [
            *((path, _bits(rights, version)) for path, rights in readable),
            *((device, _bits(DEVICE, version)) for device in DEVICES),
            (str(work), _bits(WRITING, version)),
        ],
    }


def _bits(names: tuple[str, ...], version: int) -> int:
    return sum(1 << bit for bit, since in map(FILE_RIGHTS.__getitem__, names) if since <= version)


def _without(readable: tuple[str, ...], hidden: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name what may be read so that nothing in the hidden folders can be: a rule allows all that lies below it.

    Of a folder that holds a hidden one, the names may be listed (an interpreter lists its library).
    """
    closed = [os.path.realpath(folder) for folder in hidden]
    for path in readable:
        real = os.path.realpath(path)
        if real in closed:
            continue
        if any(folder.startswith(real + os.sep) for folder in closed):
            yield real, ("read_dir",)
            with os.scandir(real) as entries:
                inside = tuple(entry.path for entry in entries)
            yield from _without(inside, hidden)
        else:
            yield real, READING


def _written(folder: Path, pid: int) -> int:
    """Count the bytes that a runner's files take on the disk; those that it has open and deleted included."""
    total, inside = 0, [str(folder)]
    while inside:
        try:
            with os.scandir(inside.pop()) as entries:
                for entry in entries:
                    with contextlib.suppress(FileNotFoundError):  # removed meanwhile; what lies beside it is counted
                        total += entry.stat(follow_symlinks=False).st_blocks * 512
                        if entry.is_dir(follow_symlinks=False):
                            inside.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):  # the folder was removed meanwhile, or replaced
            continue
        except OSError:  # closed to its own user, or too deep for a path: what is in it cannot be counted
            return sys.maxsize
    return total + _nameless(pid)


def _nameless(pid: int) -> int:
    total = 0
    try:
        for name in os.listdir(f"/proc/{pid}/fd"):
            found = os.stat(f"/proc/{pid}/fd/{name}")
            if found.st_nlink == 0:
                total += found.st_blocks * 512
    except OSError:  # it ended, or closed it meanwhile
        pass
    return total
