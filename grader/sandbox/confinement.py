"""The words that tell bubblewrap, setpriv and prlimit what a student's code may see and use."""

from __future__ import annotations

import os
import platform
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from grader.errors import MachineError
from grader.limits import Limits
from grader.sandbox.process import tasks_of
from grader.sandbox.runtime import HEADROOM_MB, Runtime, environment
from grader.text import text

SCRATCH = "/tmp"
LIBRARIES = "/site"
WHOLE = "/whole"  # folders of which some files are not shown at their place
RUNNER = "/runner"
SETPRIV, PRLIMIT = "/usr/bin/setpriv", "/usr/bin/prlimit"  # util-linux, which every distribution has
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
FILTER, INFO = 6, 7  # descriptors from which bubblewrap reads the filter, and to which it writes what it started


def arguments(what: Runtime, limits: Limits, user: int | None, *, template: bool = False) -> tuple[str, ...]:
    """Give bubblewrap's options.

    Parameters
    ----------
    user : the id under which the student's code is to run when we are root; None when we are not
    template : whether what runs inside is to make namespaces for runners of its own; these load the filter themselves

    Notes
    -----
    For root no user namespace is made: RLIMIT_NPROC does not bind the real root, and inside a user namespace made by
    root the student's code would still be the real root. It runs under an id that nobody else has instead.
    """
    options = [
        *("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"),
        *("--new-session", "--die-with-parent", "--hostname", "sandbox", "--cap-drop", "ALL"),
        *("--info-fd", str(INFO)),
        *(("--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP") if template else ("--seccomp", str(FILTER))),
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
    """Give the options that build the file system: the scratch folder, what is bound, then everything read-only."""
    bound = {path: path for path in (*what.readable, SETPRIV, PRLIMIT) if not os.path.islink(path)}
    bound |= {str(path): f"{LIBRARIES}/{path.name}" for path in (*what.libraries, *what.fonts)}
    bound[str(what.runner)] = place(what)
    bound = {source: destination for source, destination in bound.items() if os.path.exists(source)}
    links = {path: os.readlink(path) for path in what.readable if os.path.islink(path)}
    # First, so that an interpreter that lives below /tmp is not hidden by it.
    options = ["--perms", "1777", "--size", str(limits.file_mb * 2**20), "--tmpfs", SCRATCH]
    # Folders that bubblewrap makes in passing are closed to all but their owner.
    rebuilt = tuple(_rebuilt(what.unseen))
    for folder in _parents((*bound.values(), *links, *(whole for _, whole, _ in rebuilt), *DEVICES)):
        options += ["--dir", folder]
    for source, destination in bound.items():
        options += ["--ro-bind", source, destination]
    for path, target in links.items():
        options += ["--symlink", target, path]
    for folder in what.hidden:
        options += ["--size", "4096", "--tmpfs", folder, "--remount-ro", folder]
    for folder, whole, names in rebuilt:
        options += ["--ro-bind", folder, whole, "--size", "65536", "--tmpfs", folder]
        for name in names:
            options += ["--symlink", f"{whole}/{name}", f"{folder}/{name}"]
        options += ["--remount-ro", folder]
    for device in DEVICES:
        options += ["--dev-bind", device, device]
    if what.proc:
        options += ["--proc", "/proc", "--symlink", "/proc/self/fd", "/dev/fd"]
    options += ["--remount-ro", "/", "--chdir", SCRATCH]
    return options


def _rebuilt(unseen: tuple[str, ...]) -> Iterator[tuple[str, str, list[str]]]:
    """Give the folders of files that are not shown, where each is seen whole, and the names that are shown."""
    for number, folder in enumerate(sorted({os.path.dirname(path) for path in unseen})):
        yield (
            folder,
            f"{WHOLE}/{number}",
            sorted(name for name in os.listdir(folder) if f"{folder}/{name}" not in unseen),
        )


def place(what: Runtime) -> str:
    """Say where the runner is seen inside."""
    return RUNNER if what.runner.is_dir() else f"{RUNNER}/{what.runner.name}"


def _parents(paths: tuple[str, ...]) -> Iterator[str]:
    """List the folders above these paths, each after the one that holds it."""
    seen = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    return iter(sorted(seen - {"/", SCRATCH}))


def limited(limits: Limits, user: int | None, *, template: bool = False) -> tuple[str, ...]:
    """Give the words before bubblewrap that set the limits, for its own processes too: Octave sees them in /proc.

    The runners of a template set those of time and number themselves: they are not its own.
    """
    address_space = (limits.memory_mb + HEADROOM_MB) * 2**20
    return (
        PRLIMIT,
        # The soft limit sends SIGXCPU, which says what happened and can be ignored; the hard one kills.
        *(() if template else (f"--cpu={limits.cpu_seconds}:{limits.cpu_seconds + 1}",)),
        f"--as={address_space}",
        f"--nofile={limits.open_files}",
        f"--fsize={limits.file_mb * 2**20}",
        *("--core=0", "--memlock=0", "--msgqueue=0", "--sigpending=64", "--nice=0", "--rtprio=0", "--locks=64"),
        *(() if user is None or template else (f"--nproc={limits.processes}",)),
        "--",
    )


def humbled(limits: Limits, user: int | None) -> tuple[str, ...]:
    """Give the words before the runner, inside: root becomes the user; for others, their processes are counted there.

    Outside of the user namespace the kernel would count all that its user runs.
    """
    if user is None:
        return (PRLIMIT, f"--nproc={limits.processes + others()}", "--")
    return (
        *(SETPRIV, f"--reuid={user}", f"--regid={user}", "--clear-groups"),
        *("--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all", "--no-new-privs", "--"),
    )


def own_user() -> int | None:
    """Choose a user id that nobody else has, for one runner; None where we may not, or have none to give.

    In a container root may be given a few ids only; where it has no more than its own, it is an ordinary user outside.
    """
    if os.geteuid() != 0:
        return None
    with open("/proc/self/uid_map") as stream:
        ranges = [(int(count), int(inside)) for inside, _, count in map(str.split, stream)]
    count, first = max(ranges)
    # The second quarter: above what distributions hand out, below what tools take for a negative number.
    return first + count // 4 + secrets.randbelow(count // 4) if count >= 2**14 else None


def others() -> int:
    """Count the processes that the kernel counts along with the student's.

    In a user namespace it is bubblewrap's own first process; Linux before 5.14 counts per user alone, hence all that
    the user runs.
    """
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
    said = subprocess.run([program(), "--help"], capture_output=True, text=True, timeout=10, check=False)
    return frozenset(word for word in (said.stdout + said.stderr).split() if word.startswith("--"))
