"""Forks of one template: each begins as the first did, whatever those before it have done; attacks on the template."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from grader.limits import Limits
from grader.sandbox.base import Engine
from grader.sandbox.bubblewrap import kill
from grader.sandbox.process import hung_up
from grader.sandbox.warm import ForkedProcess, WarmSandbox
from tests.conftest import require
from tests.sandbox.conftest import SMALL, run

# What a submission could leave for the next one: files, memory of what all share, IPC, names, signals, a parent.
LEAVE = """
import os, sys, socket, builtins, random, signal, ctypes
import numpy as np
open("left.txt", "w").write("here")
os.makedirs("/tmp/numpy"); open("/tmp/numpy/__init__.py", "w").write("stolen = 1")
np.dot = np.linalg.norm = len
builtins.sum = max
sys.modules["json"].loads = None
os.environ["LEFT"] = "here"
random.seed(1); np.random.seed(1)
kept = socket.socket(socket.AF_UNIX); kept.bind("\\0left"); kept.listen()
libc = ctypes.CDLL(None, use_errno=True)
tried = {}
for pid in (1, os.getppid(), -1):
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGUSR1):
        try:
            if pid != -1:
                os.kill(pid, number)
        except OSError as error:
            tried[pid] = error.errno
for descriptor in range(3, 256):
    try:
        os.fstat(descriptor)
        tried.setdefault("open", []).append(descriptor)
    except OSError:
        pass
tried["umount"] = libc.umount2(b"/tmp", 2)
tried["setns"] = libc.setns(0, 0)
tried["setuid"] = libc.setuid(0) if os.getuid() else -1
print(tried["open"], tried["umount"], tried["setns"], tried["setuid"])
"""
LOOK = """
import os, sys, socket, random
import numpy as np
found = []
if os.listdir("/tmp"): found.append("files")
if np.dot is len or sum is max or sys.modules["json"].loads is None: found.append("memory")
if "LEFT" in os.environ: found.append("environment")
try:
    socket.socket(socket.AF_UNIX).connect("\\0left"); found.append("socket")
except OSError: pass
if hasattr(np, "stolen"): found.append("module")
print(found, os.getpid(), random.random(), np.random.rand(), *sorted(m for m in sys.modules if m.startswith("_socket")))
"""


def test_nothing_of_one_submission_reaches_the_next(warm: WarmSandbox) -> None:
    first = run(warm, LOOK.replace("import os, sys, socket", "import os, sys; import socket"))
    left = run(warm, LEAVE)
    assert left.errors == () and left.printed.strip() == "[3, 4, 5] -1 -1 -1", left  # 5: the socket bound here
    second = run(warm, LOOK)
    assert second.printed.startswith("[] 2 "), second
    assert first.printed.split()[2:4] != second.printed.split()[2:4]  # random numbers are drawn anew


def test_each_runner_is_a_fork_and_another_user_while_both_run(warm: WarmSandbox) -> None:
    processes = [warm.start(Engine.PYTHON, SMALL) for _ in range(2)]
    try:
        assert isinstance(processes[0], ForkedProcess)
        if os.geteuid() == 0:
            assert isinstance(processes[1], ForkedProcess)
            users = {os.stat(f"/proc/{_runner(process)}").st_uid for process in processes}
            assert len(users) == 2 and 0 not in users
    finally:
        for process in processes:
            process.end()
    assert not any(os.path.exists(f"/proc/{process.number}/fd/0") for process in processes[:1])


def _runner(process: ForkedProcess) -> int:
    (child,) = Path(f"/proc/{process.number}/task/{process.number}/children").read_text().split()
    return int(child)


def test_a_template_that_dies_costs_a_runner_its_speed_alone() -> None:
    require("bwrap")
    sandbox = WarmSandbox()
    try:
        assert run(sandbox, "print(1)", Limits()).printed == "1\n"
        (template,) = sandbox._templates.values()
        assert template is not None
        os.kill(template._process.monitor, signal.SIGKILL)
        time.sleep(0.2)
        assert run(sandbox, "print(2)", Limits()).printed == "2\n"
    finally:
        sandbox.close()


def test_octave_is_started_ahead_and_used_once(warm: WarmSandbox) -> None:
    require("octave-cli")
    first, second = (warm.start(Engine.OCTAVE, Limits()) for _ in range(2))
    try:
        assert first.leader != second.leader
        second.end()
        (waiting,) = warm._ahead._waiting.values()
        kill(waiting.result().init)  # whoever waits may die: the next one is another
        assert hung_up(waiting.result().replies, 10.0)
        third = warm.start(Engine.OCTAVE, Limits())
        third.end()
        assert third.monitor != waiting.result().monitor
    finally:
        first.end()


def test_a_fork_of_the_grader_takes_no_template_along(warm: WarmSandbox) -> None:
    assert run(warm, "print(1)").printed == "1\n"
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if run(warm, "print(3)").printed == "3\n" else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert run(warm, "print(2)").printed == "2\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only where each runner is a user of its own is one forked ahead")
def test_the_next_fork_waits_and_is_used_once(warm: WarmSandbox) -> None:
    first, second = (warm.start(Engine.PYTHON, SMALL) for _ in range(2))
    try:
        (waiting,) = (future.result() for kind, future in warm._next._waiting.items() if kind == (Engine.PYTHON, SMALL))
        assert isinstance(waiting, ForkedProcess)
        third = warm.start(Engine.PYTHON, SMALL)
        third.end()
        assert third is waiting and len({process.number for process in (first, second, third)}) == 3
        (waiting,) = (future.result() for kind, future in warm._next._waiting.items() if kind == (Engine.PYTHON, SMALL))
        kill(waiting.init)  # whoever waits may die: the next one is another
        assert hung_up(waiting.replies, 10.0)
        assert run(warm, "print(4)").printed == "4\n"
    finally:
        first.end()
        second.end()


def _lives(number: int) -> bool:
    """Tell whether there is such a process that has not died yet."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


def test_a_runner_that_was_ended_is_gone_before_another_is_forked_and_when_the_sandbox_closes() -> None:
    require("bwrap")
    sandbox = WarmSandbox()
    try:
        first = sandbox.start(Engine.PYTHON, SMALL)
        assert isinstance(first, ForkedProcess) and _lives(first.number)
        first.end()
        second = sandbox.start(Engine.PYTHON, SMALL)
        assert first.init < 0 and not _lives(first.number)
        second.end()
    finally:
        sandbox.close()
    assert isinstance(second, ForkedProcess) and second.init < 0 and not _lives(second.number)
