"""Sandboxes, and the machine seen by somebody else."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.limits import Limits
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.plain import PlainSandbox
from grader.sandbox.trials import Answer, run_probe
from grader.sandbox.warm import WarmSandbox
from grader.session.wire import encode_frame
from tests.conftest import require

SMALL = Limits(cpu_seconds=20, memory_mb=256, processes=16, open_files=32, file_mb=4)
PROJECT = Path(__file__).parents[2]
NO_CACHE = {"XDG_CACHE_HOME": "/proc/nowhere"}  # what held on the machine as it is says nothing of it as seen there
ORDINARY = 12345  # a user id that nobody has


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmSandbox]:
    require("bwrap")
    sandbox = WarmSandbox()
    yield sandbox
    sandbox.close()


@pytest.fixture(params=["started", "forked"])
def bubblewrap(request: pytest.FixtureRequest) -> BubblewrapSandbox | WarmSandbox:
    """Give the sandbox of namespaces; what it promises holds for a runner that is started, and for a fork."""
    require("bwrap")
    return BubblewrapSandbox() if request.param == "started" else request.getfixturevalue("warm")


@pytest.fixture(params=["bubblewrap", "plain"])
def sandbox(request: pytest.FixtureRequest) -> BubblewrapSandbox | PlainSandbox:
    if request.param == "plain":
        return PlainSandbox()
    return request.getfixturevalue("bubblewrap")


def run(sandbox, source: str, limits: Limits = SMALL) -> Answer:
    """Run a program as a student's code runs."""
    return run_probe(sandbox, source, limits)


def send(requests: int, source: str = "", *, name: str = "work.py", op: str = "load", **details: object) -> None:
    """Write one request, by default to load ``source``; whoever sends it need not wait for the reply."""
    if op == "load":
        details = {"module": "work", "units": [{"name": name, "source": source}], "files": []}
    os.write(requests, encode_frame({"op": op, "id": 1, **details}))


def elsewhere(command: list[str], *, user: int | None = None, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command where the interpreter is open to every user, and as another user where asked; for root alone.

    An interpreter below a closed home folder (/root) is out of any other user's reach. In a mount namespace of the
    command's own, the first closed folder above it is covered by an open one that holds nothing but the interpreter.

    Parameters
    ----------
    before : shell commands to run there first
    """
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    prefix = Path(sys.base_prefix).resolve()
    closed = [folder for folder in (*reversed(prefix.parents), prefix) if not folder.stat().st_mode & 0o001]
    opened = ""
    if closed:
        opened = f"""
            mount --bind {prefix} /mnt && mount -t tmpfs -o mode=755 none {closed[0]} && mkdir -p {prefix} &&
            mount --bind /mnt {prefix} && umount /mnt || exit 99
        """
    become = f"setpriv --reuid={user} --regid={user} --clear-groups --inh-caps=-all --" if user is not None else ""
    script = f"set -e\n{opened}\n{before}\nexec {become} {shlex.join(command)}"
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", **NO_CACHE},
        capture_output=True,
        text=True,
        timeout=120,
    )
    if "unshare failed" in done.stderr or done.returncode == 99:
        pytest.skip(f"this machine lets root make no mounts: {done.stderr.strip()}")
    return done
