"""Runs that are killed, run twice at once, or out of room end with the marks of an undisturbed run."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.classroom.lock import locked
from grader.errors import MachineError, UsageError
from grader.gradebook import Gradebook
from tests.classroom.conftest import BROKEN, RIGHT, SEED, WRONG, Classroom, Watcher, scores

ROOT = Path(__file__).parents[2]
SECONDS = re.compile(rb'"seconds": [0-9.e-]+')
RUN = """
import sys
from pathlib import Path
from tests.classroom.conftest import Classroom

if __name__ == "__main__":
    Classroom(Path(sys.argv[1])).grade(workers=2)
"""


def start(classroom: Classroom) -> subprocess.Popen[bytes]:
    """Start a run in a process of its own."""
    program = classroom.root / "run.py"
    program.write_text(RUN)
    return subprocess.Popen(
        [sys.executable, program, classroom.root],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )


def finish(classroom: Classroom) -> float:
    """Run to the end; give the seconds it took."""
    started = time.monotonic()
    with start(classroom) as run:
        _, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors.decode()
    return time.monotonic() - started


def results_of(out: Path) -> bytes:
    return SECONDS.sub(b'"seconds": 0', (out / "results.json").read_bytes())


def fill(classroom: Classroom, students: int) -> None:
    kinds = (RIGHT, WRONG, BROKEN)
    classroom.hand_in(**{f"s{n:02}": f"{kinds[n % 3]}# {n}\n" for n in range(students)})


def kill_at_random(classroom: Classroom, kills: int, undisturbed: float, rng: random.Random) -> int:
    """Kill runs of the class at random instants, then let one finish; give how many were killed at work."""
    hit = 0
    for _ in range(kills):
        with start(classroom) as run:
            try:
                run.wait(timeout=rng.uniform(0.1, undisturbed))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                hit += 1
            assert run.wait() in (0, -signal.SIGKILL)
    finish(classroom)
    return hit


def assert_nothing_lost_or_doubled(classroom: Classroom, students: int) -> None:
    with Gradebook(classroom.out) as book:
        for n in range(students):
            attempts = book.attempts(f"s{n:02}")
            assert len(attempts) == 1, f"s{n:02} stands {len(attempts)} times in the book"
    assert not list(classroom.out.rglob("*.part")), "the next run clears up"


def compare_with_undisturbed(classroom: Classroom, students: int, kills: int, seed: int) -> None:
    fill(classroom, students)
    seconds = finish(classroom)
    wanted = results_of(classroom.out)
    shutil.rmtree(classroom.out)
    assert kill_at_random(classroom, kills, seconds, random.Random(seed)) > 0
    assert results_of(classroom.out) == wanted
    assert_nothing_lost_or_doubled(classroom, students)


@pytest.mark.slow
def test_a_run_killed_many_times_at_random_instants_ends_with_the_same_results(classroom: Classroom) -> None:
    compare_with_undisturbed(classroom, students=9, kills=6, seed=1)


def test_an_interrupt_ends_the_run_and_its_workers_and_leaves_what_is_done(classroom: Classroom) -> None:
    fill(classroom, 3)
    classroom.hand_in(s99="while True:\n    pass\n")
    with start(classroom) as run:
        deadline = time.monotonic() + 60
        while not _attempts(classroom.out):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        started = time.monotonic()
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=30)
    assert time.monotonic() - started < 15
    assert _attempts(classroom.out) >= 1
    (classroom.submissions / "s99.py").unlink()
    finish(classroom)
    assert_nothing_lost_or_doubled(classroom, 3)


def _attempts(out: Path) -> int:
    """Count what is in the book, as a second process can at any time."""
    try:
        with Gradebook(out) as book:
            return sum(len(book.attempts(f"s{n:02}")) for n in range(3))
    except UsageError:
        return 0  # it is being made


def test_a_second_run_at_the_same_time_is_told_who_is_at_it(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)

    def second(_: object) -> None:
        with pytest.raises(UsageError, match=rf"by process {os.getpid()} on"):
            classroom.grade()

    watcher = Watcher(on_done=second)
    assert scores(classroom.grade(progress=watcher)) == {"ann": 100.0}
    assert len(watcher.marks) == 1
    assert classroom.grade().unchanged == 1, "the lock is let go"


def test_a_lock_that_a_dead_run_left_behind_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("process 1 on elsewhere")
    with locked(tmp_path):
        pass


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is a link"), locked(tmp_path / "out"):
        pass
    assert not (tmp_path / "elsewhere").exists()


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Mount a disk with little room; skipped where that is not allowed."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting needs root")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="needs mount")
def test_a_full_disk_is_said_and_after_making_room_the_run_goes_on(classroom: Classroom) -> None:
    fill(classroom, 6)
    with small_disk(classroom.out, 400):
        ballast = classroom.out / "ballast"
        # enough for the empty gradebook, not for six students' pages
        ballast.write_bytes(bytes(150 * 1024))
        with pytest.raises(MachineError, match="make room"):
            classroom.grade()
        before = _attempts(classroom.out)
        ballast.unlink()
        subprocess.run(["mount", "-o", "remount,size=20m", classroom.out], check=True)
        run = classroom.grade()
        assert run.unchanged >= before
        assert len(run.results.submissions) == 6
        disturbed = results_of(classroom.out)
    classroom.grade(seed=SEED)
    assert results_of(classroom.out) == disturbed
