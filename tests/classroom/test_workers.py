"""Workers that die, hang, raise, or outlive nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from grader.classroom.crew import Crew, Failure
from grader.classroom.pool import LocalPool

ROOT = Path(__file__).parents[2]


def answer(task: str) -> str:
    """Do what the task says; runs in a worker."""
    match task.split():
        case ["die"]:
            os._exit(9)
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["raise"]:
            raise ValueError("a bug")
        case ["leave"]:
            raise SystemExit(3)
        case ["die-once", flag]:
            try:
                Path(flag).touch(exist_ok=False)
            except FileExistsError:
                return "second time"
            os._exit(9)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
    return task.upper()


def outcomes(tasks: list[str], hire: Callable[[], Executor], workers: int = 2) -> dict[str, str | Failure]:
    crew: Crew[str, str] = Crew(answer, hire, workers)
    done = list(crew.run(tasks))
    assert sorted(task for task, _ in done) == sorted(tasks), "each task comes back once"
    return dict(done)


@pytest.mark.parametrize("death", ["die", "killed"])
def test_a_worker_that_dies_takes_its_own_task_alone(death: str) -> None:
    honest = [f"task{n}" for n in range(12)]
    found = outcomes([*honest[:5], death, *honest[5:]], partial(LocalPool, 2))
    culprit = found.pop(death)
    assert isinstance(culprit, Failure) and culprit.worker_died
    assert found == {task: task.upper() for task in honest}


def test_a_task_whose_worker_died_by_chance_gets_its_result(tmp_path: Path) -> None:
    unlucky = f"die-once {tmp_path / 'flag'}"
    found = outcomes(["a", unlucky, "b", "c"], partial(LocalPool, 2))
    assert found == {"a": "A", unlucky: "second time", "b": "B", "c": "C"}


def test_all_may_die() -> None:
    found = outcomes(["die", "killed"], partial(LocalPool, 1), workers=1)
    assert all(isinstance(done, Failure) and done.worker_died for done in found.values())


@pytest.mark.parametrize("bug", ["raise", "leave"])
def test_an_exception_is_a_failure_of_that_task(bug: str) -> None:
    found = outcomes(["a", bug, "b"], partial(LocalPool, 1), workers=1)
    failure = found.pop(bug)
    assert isinstance(failure, Failure) and not failure.worker_died
    assert found == {"a": "A", "b": "B"}


def test_any_executor_will_do() -> None:
    assert outcomes(["a", "b", "c"], partial(ThreadPoolExecutor, 2)) == {"a": "A", "b": "B", "c": "C"}


def test_no_tasks_hire_no_workers() -> None:
    def hire() -> Executor:
        raise AssertionError("nobody is needed")

    assert outcomes([], hire) == {}


def test_results_come_as_they_are_ready() -> None:
    crew: Crew[str, str] = Crew(answer, partial(LocalPool, 2), 2)
    first, _ = next(run := crew.run(["sleep 60", "quick"]))
    assert first == "quick"
    started = time.monotonic()
    run.close()  # as Ctrl-C does: nobody waits for the one who sleeps
    assert time.monotonic() - started < 20


ORPHANS = """
import os, sys, time
from concurrent.futures import wait
from grader.classroom.pool import LocalPool

def work(seconds):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, whoever else writes
    time.sleep(seconds)

if __name__ == "__main__":
    pool = LocalPool(2)
    futures = [pool.submit(work, seconds) for seconds in (0, 0, 300, 300)]
    wait(futures[:2])
    time.sleep(300)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_workers_leave_with_the_run_that_started_them(tmp_path: Path, end: signal.Signals) -> None:
    program = tmp_path / "orphans.py"
    program.write_text(ORPHANS)
    with subprocess.Popen(
        [sys.executable, program], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as run:
        assert run.stdout is not None
        workers = {int(run.stdout.readline()) for _ in range(4)}
        assert all(Path(f"/proc/{pid}").exists() for pid in workers)
        run.send_signal(end)
        run.wait(timeout=10)
        deadline = time.monotonic() + 15
        while any(is_alive(pid) for pid in workers):
            assert time.monotonic() < deadline, "a worker outlived its run"
            time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has buried yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


FORKED = """
import builtins, os, sys, threading
from grader.classroom.forking import start_early
from grader.classroom.pool import LocalPool

def look(path):
    opened = []
    for number in os.listdir("/proc/self/fd"):
        try:
            opened.append(os.readlink("/proc/self/fd/" + number))
        except OSError:  # that of the folder itself
            pass
    return hasattr(builtins, "mark"), "grader.classroom.work" in sys.modules, path in opened

if __name__ == "__main__":
    builtins.mark = True
    kept = open(__file__)
    leave = threading.Event()
    if sys.argv[1] == "late":
        threading.Thread(target=leave.wait).start()
    start_early()
    leave.set()
    pool = LocalPool(1)
    print(*pool.submit(look, os.path.realpath(__file__)).result())
    pool.shutdown()
"""


@pytest.mark.parametrize(("when", "forked"), [("early", True), ("late", False)])
def test_workers_are_forks_of_a_command_that_has_just_begun(tmp_path: Path, when: str, forked: bool) -> None:
    """They have what it has loaded and nothing that it has open; a process with threads is not forked."""
    program = tmp_path / "forked.py"
    program.write_text(FORKED)
    found = subprocess.run(
        [sys.executable, program, when], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert found.stdout == f"{forked} True False\n", found.stderr
