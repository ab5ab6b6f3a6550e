"""A call's seconds are those of its own code: on a processor or asleep, not waiting for one."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack

import pytest

from grader.limits import Limits
from grader.outcome import Verdict
from grader.sandbox.base import Engine
from grader.sandbox.usage import Usage, usage_of
from grader.session.allowance import Allowance
from grader.session.conversation import Session
from grader.session.host import CallFailed

BUSY = """
    import time
    def work(seconds):
        while time.process_time() < seconds:
            pass
        return seconds
    def sleep(seconds):
        time.sleep(seconds)
        return seconds
"""


class Machine:
    """A clock and a process, cranked by hand."""

    def __init__(self) -> None:
        self.now, self.cpu, self.waited = 100.0, 7.0, 1.0

    def run(self, *, cpu: float = 0.0, waited: float = 0.0, asleep: float = 0.0) -> None:
        self.cpu += cpu
        self.waited += waited
        self.now += cpu + waited + asleep

    def allowance(self, seconds: float) -> Allowance:
        given = Allowance(seconds, lambda: Usage(self.cpu, self.waited), lambda: self.now)
        self.now += 0.1
        assert given.left() > 0  # the first look
        return given


@pytest.mark.parametrize("used", [{"cpu": 10.0}, {"asleep": 10.0}, {"waited": 200.0}])
def test_an_allowance_ends_with_its_own_seconds_or_when_patience_does(used):
    machine = Machine()
    allowance = machine.allowance(10.0)
    machine.run(**used)
    assert allowance.left() == 0.0


def test_waiting_for_a_processor_is_not_counted():
    machine = Machine()
    allowance = machine.allowance(10.0)
    for _ in range(9):
        machine.run(cpu=1.0, waited=7.0)
        assert allowance.left() > 0
    assert allowance.counted() == pytest.approx(9.1)
    machine.run(cpu=1.0, waited=7.0)
    assert allowance.left() == 0.0


def test_where_nothing_is_known_wall_time_counts():
    machine = Machine()
    allowance = Allowance(10.0, lambda: None, lambda: machine.now)
    machine.run(waited=9.0)
    assert allowance.left() > 0
    machine.run(waited=1.0)
    assert (allowance.left(), allowance.counted()) == (0.0, 10.0)


def test_what_a_process_has_started_counts_as_its_own():
    child = "import time\nwhile time.process_time() < 0.3: pass\n"
    source = (
        f"import subprocess, sys, time\nsubprocess.run([sys.executable, '-c', {child!r}])\nprint(flush=True)\ninput()"
    )
    with subprocess.Popen([sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        used = usage_of(process.pid)
        process.communicate(b"\n")
    assert used is not None and used.cpu >= 0.29
    assert usage_of(process.pid) is None


def test_a_loop_keeps_its_seconds_on_a_machine_with_much_to_do(sandbox, written):
    hog = [sys.executable, "-c", "while True: pass"]
    limits = Limits(call_seconds=1.2, memory_mb=512)
    with ExitStack() as stack:
        session = stack.enter_context(Session(sandbox, Engine.PYTHON, limits))
        session.load(written(BUSY))
        for _ in range(6):
            hogging = subprocess.Popen(hog, start_new_session=True)  # the kernel may share by session
            stack.callback(lambda process: (process.kill(), process.wait()), hogging)
        started = time.monotonic()
        assert float(session.call("work", [1.0], results=1).results[0]) == 1.0
        assert time.monotonic() - started > 1.2  # else nothing was shown
        assert session.seconds < time.monotonic() - started


def test_a_sleeper_and_a_loop_without_end_are_stopped_in_time(sandbox, written):
    with Session(sandbox, Engine.PYTHON, Limits(call_seconds=0.5, memory_mb=512)) as session:
        session.load(written(BUSY))
        for function in ("sleep", "work"):
            started = time.monotonic()
            with pytest.raises(CallFailed) as caught:
                session.call(function, [60.0], results=1)
            assert caught.value.verdict is Verdict.TIMEOUT
            assert time.monotonic() - started < 8
