"""That a sandbox held here is remembered for a day: by machine, kernel, settings, programs and user.

Trying a sandbox takes half a second, in every process that starts student code. What was tried is tried again as soon
as anything it depended on is another; any failure of a sandbox forgets it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

import msgspec

from grader import cache
from grader.errors import MachineError
from grader.files import write_whole

DAY_SECONDS = 24 * 3600.0
SETTINGS = (
    "kernel/apparmor_restrict_unprivileged_userns",
    "kernel/unprivileged_userns_clone",
    "user/max_user_namespaces",
    "kernel/random/boot_id",
)


def held(name: str, what: str) -> bool:
    """Tell whether a sandbox has held here within the last day.

    Parameters
    ----------
    name : of the sandbox
    what : of the machine the trial rested on, beyond the kernel and the programs: versions of libraries
    """
    try:
        path = _file()
        return cache.is_ours(path) and _key(name, what) in _known(path)
    except (OSError, ValueError):
        return False


def remember(name: str, what: str) -> None:
    """Note that a sandbox has just held here; where nothing can be noted, it is tried again next time."""
    with contextlib.suppress(OSError, ValueError, MachineError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        known: dict[str, float] = {}
        with contextlib.suppress(OSError, ValueError):
            known = _known(path)
        write_whole(path, msgspec.json.encode({**known, _key(name, what): time.time()}))
        path.chmod(0o600)


def forget() -> None:
    """Forget everything: a sandbox has failed, so that nothing tried before can be relied on."""
    with contextlib.suppress(OSError, ValueError):
        _file().unlink()


def _known(path: Path) -> dict[str, float]:
    """Read what held within the last day, and when."""
    try:
        known = msgspec.json.decode(path.read_bytes(), type=dict[str, float])
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error
    return {key: at for key, at in known.items() if 0 <= time.time() - at < DAY_SECONDS}


def _file() -> Path:
    if not cache.folder().is_absolute():
        raise ValueError("this user has no home")
    return cache.folder() / "sandboxes.json"


def _key(name: str, what: str) -> str:
    facts = [name, what, *os.uname(), str(os.geteuid()), os.path.realpath(sys.executable)]
    for setting in SETTINGS:
        with contextlib.suppress(OSError):
            facts.append(Path("/proc/sys", setting).read_text())
    for program in (sys.executable, shutil.which("bwrap"), shutil.which("octave-cli")):
        with contextlib.suppress(OSError, TypeError):
            found = os.stat(program or "")
            facts.append(f"{os.path.realpath(program or '')} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()
