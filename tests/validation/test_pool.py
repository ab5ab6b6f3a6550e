"""The processes of a proof are gone when it is, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.classroom.test_workers import is_alive

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, sys, time
from pathlib import Path
from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.validation.pool import spread

def work(assignment, seconds):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(seconds)

if __name__ == "__main__":
    assignment = load_assignment(load_course(Path(sys.argv[1])), "hw2_forward")
    list(spread(assignment, work, [300.0] * 50))
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_processes_leave_with_the_proof_that_started_them(tmp_path: Path, end: signal.Signals) -> None:
    program = tmp_path / "proof.py"
    program.write_text(PROGRAM)
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, program, ROOT], stdout=subprocess.PIPE, text=True, env=told) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        assert is_alive(pid)
        run.send_signal(end)
        run.wait(timeout=10)
        deadline = time.monotonic() + 15
        while is_alive(pid):
            assert time.monotonic() < deadline, "a process outlived its proof"
            time.sleep(0.05)
