"""The same small homework graded by other tools and by this one, in turn, the same marks demanded of each.

    python benchmarks/peers.py [--submissions 6] [--rounds 2] [--environments FOLDER]

Ten checks that cost nothing; every third submission has one function wrong. Each tool has an environment of its own,
made here with pinned versions. pytest and gradescope-utils are run as their manuals say: one process for each
submission, the student's code in the process that judges it, no sandbox, no gradebook, no report. Ours is one more
submission of a class, one worker, with all of these. The least of all rounds counts.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from small_homework import FUNCTIONS, ID, SOURCE, WRONG, cost_of, grade_command, write_class, write_course

NUMPY = "numpy==2.3.5"
PEERS = {"pytest": ("pytest==8.4.2", NUMPY), "gradescope-utils": ("gradescope-utils==0.5.0", NUMPY)}
PYTEST = f"""
import os, runpy
import numpy as np
import pytest
import reference
student = runpy.run_path(os.environ["STUDENT"])

@pytest.mark.parametrize("name", {FUNCTIONS!r})
def test_values(name):
    x = np.random.default_rng(1).normal(size=(4, 3))
    np.testing.assert_allclose(student[name](x), getattr(reference, name)(x))
"""
GRADESCOPE = f"""
import os, runpy, unittest
import numpy as np
from gradescope_utils.autograder_utils.decorators import weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner
import reference
student = runpy.run_path(os.environ["STUDENT"])

class TestValues(unittest.TestCase):
    pass

for name in {FUNCTIONS!r}:
    @weight(10)
    def test(self, name=name):
        x = np.random.default_rng(1).normal(size=(4, 3))
        np.testing.assert_allclose(student[name](x), getattr(reference, name)(x))
    setattr(TestValues, "test_" + name, test)

with open(os.environ["RESULTS"], "w") as stream:
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestValues)
    JSONTestRunner(visibility="visible", stream=stream).run(suite)
"""


def environment(folder: Path, name: str) -> str:
    """Make a tool's environment, once; give its Python."""
    python = folder / name / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder / name)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS[name]], check=True)
    return str(python)


def with_pytest(python: str, folder: Path, student: Path) -> float:
    """Give the mark of a submission."""
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_ten.py"]
    said = subprocess.run(
        command, cwd=folder, env={**os.environ, "STUDENT": str(student)}, capture_output=True, text=True, check=False
    ).stdout
    return 10.0 * int(re.findall(r"(\d+) passed", said)[-1])


def with_gradescope(python: str, folder: Path, student: Path) -> float:
    """Give the mark of a submission."""
    results = folder / "results.json"
    told = {**os.environ, "STUDENT": str(student), "RESULTS": str(results)}
    subprocess.run([python, "run_tests.py"], cwd=folder, env=told, capture_output=True, check=True)
    return float(json.loads(results.read_text())["score"])


RUN: dict[str, Callable[[str, Path, Path], float]] = {"pytest": with_pytest, "gradescope-utils": with_gradescope}


def ours(scratch: Path, count: int) -> tuple[float, list[float]]:
    """Give the seconds of one more submission, and the marks of a class."""
    course = write_course(scratch / "course")
    seconds, marks = {}, []
    for size in (count, 5 * count):
        files = write_class(scratch / f"class{size}", size)
        for path in files[::3]:
            path.write_text(path.read_text().replace(SOURCE, WRONG))
        out = scratch / f"out{size}"
        seconds[size] = cost_of(grade_command(course, ID, files[0].parent, out, 1)).wall
        submissions = json.loads((out / "results.json").read_text(encoding="utf-8"))["submissions"]
        marks = marks or [submission["score"] for submission in submissions]
    return (seconds[5 * count] - seconds[count]) / (4 * count), marks


def main() -> int:
    """Measure and print the table; 0 if all gave the same marks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--environments", type=Path, help="Where the tools are installed; by default a new folder.")
    options = parser.parse_args()
    best: dict[str, float] = {}
    same = True
    with tempfile.TemporaryDirectory() as installed:
        pythons = {name: environment((options.environments or Path(installed)).absolute(), name) for name in PEERS}
        for _ in range(options.rounds):
            with tempfile.TemporaryDirectory() as folder:
                scratch = Path(folder)
                best_of_ours, marks = ours(scratch, options.submissions)
                best["ours"] = min(best_of_ours, best.get("ours", best_of_ours))
                files = sorted((scratch / f"class{options.submissions}").iterdir())
                (scratch / "reference.py").write_text(SOURCE)
                (scratch / "test_ten.py").write_text(PYTEST)
                (scratch / "run_tests.py").write_text(GRADESCOPE)
                for name, run in RUN.items():
                    started = time.perf_counter()
                    given = [run(pythons[name], scratch, path) for path in files]
                    seconds = (time.perf_counter() - started) / len(files)
                    best[name] = min(seconds, best.get(name, seconds))
                    if given != marks:
                        print(f"{name} gave other marks: {given}; ours: {marks}")
                        same = False
    print("tool               seconds a submission   times ours")
    for name, seconds in best.items():
        print(f"{name:18} {seconds:20.3f} {seconds / best['ours']:12.1f}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
