"""A sandbox of namespaces, seen to by bubblewrap: the student's code sees an empty machine with an interpreter in it.

Layers, outermost first: namespaces for everything (bubblewrap), a file system of a few read-only folders and one small
scratch folder, a user with no rights, resource limits, and a filter on system calls. `SECURITY.md` says what each
holds back.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from grader.errors import MachineError
from grader.limits import Limits
from grader.sandbox import seccomp
from grader.sandbox.base import Ending, Engine
from grader.sandbox.process import Wire, ending, hung_up, memory_file, spawn, tasks_of, wait
from grader.sandbox.runtime import HEADROOM_MB, Runtime, environment, runtime
from grader.text import NOTHING, Text, text

SCRATCH = "/tmp"
LIBRARIES = "/site"
RUNNER = "/runner"
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
ARGUMENTS, FILTER, INFO = 5, 6, 7  # descriptors that bubblewrap reads or writes, and closes
START_SECONDS = 10.0
END_SECONDS = 2.0
DYING_SECONDS = 0.3  # how long a process that has hung up may take to tell its status
USERS = range(2**30, 2**31)  # nobody's: above all that distributions, containers and systemd hand out


@dataclass(slots=True)
class BubblewrapProcess:
    """One runner inside bubblewrap."""

    wire: Wire
    monitor: int  # id of the bubblewrap outside, our child
    init: int  # pidfd of the first process inside; when it is gone, everything inside is
    limits: Limits
    ended: Ending | None = field(default=None)

    @property
    def requests(self) -> int:
        """Descriptor to write requests to."""
        return self.wire.requests

    @property
    def replies(self) -> int:
        """Descriptor to read replies from."""
        return self.wire.replies

    @property
    def stdout(self) -> int:
        """Descriptor of what the student prints."""
        return self.wire.stdout

    @property
    def stderr(self) -> int:
        """Descriptor of what the student prints on the standard error."""
        return self.wire.stderr

    def end(self) -> Ending:
        """Kill everything inside, close the descriptors, say how it ended; safe to call twice.

        The kernel ends a PID namespace with its first process: daemons, and those that ignore every signal, included.
        """
        if self.ended is None:
            status = wait(self.monitor, DYING_SECONDS if hung_up(self.wire.replies) else 0.0)
            killed = status is None
            if killed:
                _kill(self.init)
            # Of the first process inside we are not the parent; its pidfd becomes readable when all inside are dead.
            select.select([self.init], [], [], END_SECONDS)
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

    isolated: bool = True
    not_isolated: Text = NOTHING

    def start(self, engine: Engine, limits: Limits) -> BubblewrapProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If bubblewrap is not installed or cannot make its namespaces here.
        """
        what = runtime(engine)
        user = secrets.choice(USERS) if os.geteuid() == 0 else None
        inside = (*_confined(what, limits, user), *what.command(_place(what)))
        return launch(arguments(what, limits, user), inside, limits, user)


def launch(options: tuple[str, ...], command: tuple[str, ...], limits: Limits, user: int | None) -> BubblewrapProcess:
    """Start ``command`` inside bubblewrap with these options.

    The options travel through a descriptor, so that ``/proc/1/cmdline`` inside says nothing of this machine.
    """
    wire = Wire.open()
    with ExitStack() as closing:
        closing.callback(wire.close_far)
        info, info_far = os.pipe()
        closing.callback(os.close, info)
        with ExitStack() as far:
            far.callback(os.close, info_far)
            if user is not None:  # Octave opens the pipes by name, which asks for permission again
                for number, descriptor in wire.far.items():
                    if number:
                        os.fchown(descriptor, user, user)
            own = {
                ARGUMENTS: memory_file("\0".join(options).encode()),
                FILTER: memory_file(seccomp.program()),
            }
            for descriptor in own.values():
                far.callback(os.close, descriptor)
            try:
                monitor = spawn(
                    (program(), "--args", str(ARGUMENTS), "--", *command),
                    {},
                    {**wire.far, **own, INFO: info_far},
                )
            except OSError as error:
                wire.close()
                raise MachineError(f"bubblewrap cannot be started: {error}") from error
        wire.close_far()
        init = _first_process(info)
        if init is None:
            wait(monitor, END_SECONDS)
            said = os.read(wire.stderr, 4096).decode(errors="replace").strip()
            wire.close()
            raise MachineError(text(f"bubblewrap cannot start a sandbox: {said}", f"bubblewrap 无法启动沙箱：{said}"))
    return BubblewrapProcess(wire, monitor, init, limits)


def arguments(what: Runtime, limits: Limits, user: int | None) -> tuple[str, ...]:
    """Give bubblewrap's options.

    Parameters
    ----------
    user : the id under which the student's code is to run when we are root; None when we are not

    Notes
    -----
    For root no user namespace is made: RLIMIT_NPROC does not bind the real root, and inside a user namespace made by
    root the student's code would still be the real root. It runs under an id that nobody else has instead.
    """
    options = [
        *("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"),
        *("--new-session", "--die-with-parent", "--hostname", "sandbox", "--clearenv", "--cap-drop", "ALL"),
        *("--seccomp", str(FILTER), "--info-fd", str(INFO)),
    ]
    if user is None:
        options += ["--unshare-user", "--uid", "1000", "--gid", "1000"]
        if "--disable-userns" in _offered():
            options += ["--disable-userns"]
    else:  # what `setpriv` needs in order to become that user and to throw the rest away
        options += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"]
    for name, value in environment(home=SCRATCH, libraries=LIBRARIES).items():
        options += ["--setenv", name, value]
    options += _file_system(what, limits)
    return tuple(options)


def _file_system(what: Runtime, limits: Limits) -> list[str]:
    """Give the options that build the file system: what is bound, the scratch folder, then everything read-only."""
    bound = {path: path for path in (*what.readable, *_HELPERS) if not os.path.islink(path)}
    bound |= {str(path): f"{LIBRARIES}/{path.name}" for path in what.libraries}
    bound[str(what.runner)] = _place(what)
    bound = {source: destination for source, destination in bound.items() if os.path.exists(source)}
    links = {path: os.readlink(path) for path in what.readable if os.path.islink(path)}
    options: list[str] = []
    # Folders that bubblewrap makes in passing are closed to all but their owner.
    for folder in _parents((*bound.values(), *links, *DEVICES)):
        options += ["--dir", folder]
    for source, destination in bound.items():
        options += ["--ro-bind", source, destination]
    for path, target in links.items():
        options += ["--symlink", target, path]
    for folder in what.hidden:
        options += ["--size", "4096", "--tmpfs", folder, "--remount-ro", folder]
    for device in DEVICES:
        options += ["--dev-bind", device, device]
    if what.proc:
        options += ["--proc", "/proc", "--symlink", "/proc/self/fd", "/dev/fd"]
    options += ["--perms", "1777", "--size", str(limits.file_mb * 2**20), "--tmpfs", SCRATCH]
    options += ["--remount-ro", "/", "--chdir", SCRATCH]
    return options


def _place(what: Runtime) -> str:
    """Say where the runner is seen inside."""
    return RUNNER if what.runner.is_dir() else f"{RUNNER}/{what.runner.name}"


def _parents(paths: tuple[str, ...]) -> Iterator[str]:
    """List the folders above these paths, each after the one that holds it."""
    seen = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    return iter(sorted(seen - {"/"}))


_HELPERS = ("/usr/bin/setpriv", "/usr/bin/prlimit")


def _confined(what: Runtime, limits: Limits, user: int | None) -> tuple[str, ...]:
    """Give the words before the command that take away the user's rights and set the limits."""
    dropped: tuple[str, ...] = ()
    if user is not None:
        dropped = (
            *("/usr/bin/setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"),
            *("--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all", "--no-new-privs", "--"),
        )
    address_space = (limits.memory_mb + HEADROOM_MB) * 2**20
    return (
        *dropped,
        "/usr/bin/prlimit",
        # The soft limit sends SIGXCPU, which says what happened and can be ignored; the hard one kills.
        f"--cpu={limits.cpu_seconds}:{limits.cpu_seconds + 1}",
        f"--as={address_space}",
        f"--nproc={limits.processes + _others(user)}",
        f"--nofile={limits.open_files}",
        f"--fsize={limits.file_mb * 2**20}",
        *(
            "--core=0",
            "--memlock=0",
            "--msgqueue=0",
            "--sigpending=64",
            "--nice=0",
            "--rtprio=0",
            "--locks=64",
        ),
        "--",
    )


def _others(user: int | None) -> int:
    """Count the processes that the kernel counts along with the student's.

    A user id of its own has none. In a user namespace it is bubblewrap's own first process; Linux before 5.14 counts
    per user alone, hence all that the user runs.
    """
    if user is not None:
        return 0
    release = tuple(int(part) for part in platform.release().split("-")[0].split(".")[:2])
    if release >= (5, 14):
        return 1
    return 1 + sum(1 for _ in tasks_of(os.getuid()))


@cache
def program() -> str:
    """Find bubblewrap.

    Raises
    ------
    MachineError
        If it is not installed.
    """
    found = shutil.which("bwrap")
    if found is None:
        raise MachineError(
            text(
                "bubblewrap is not installed: sudo apt install bubblewrap",
                "没有安装 bubblewrap：请运行 sudo apt install bubblewrap",
            )
        )
    return found


@cache
def _offered() -> frozenset[str]:
    """List the options that this bubblewrap knows."""
    import subprocess

    said = subprocess.run([program(), "--help"], capture_output=True, text=True, timeout=10, check=False)
    return frozenset(word for word in (said.stdout + said.stderr).split() if word.startswith("--"))


def _first_process(info: int) -> int | None:
    """Read from bubblewrap the id of the first process inside and get hold of it; None if it made none."""
    said = b""
    deadline = time.monotonic() + START_SECONDS
    while not said.rstrip().endswith(b"}"):
        ready, _, _ = select.select([info], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(info, 4096) if ready else b""
        if not part:
            return None
        said += part
    try:
        return os.pidfd_open(json.loads(said)["child-pid"])
    except ProcessLookupError:
        return None


def _kill(pidfd: int) -> None:
    """Kill a process, if it is still there."""
    try:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _inner(status: int | None) -> int | None:
    """Read bubblewrap's exit status: 128 and more stands for the signal that ended the command inside."""
    return 128 - status if status is not None and status > 128 else status
