"""The same small homework graded by other tools and by this one, in turn, the same marks demanded of each.

    python benchmarks/peers.py [--submissions 6] [--rounds 2] [--environments FOLDER]

Ten checks that cost nothing; every third submission has one function wrong. Each tool has an environment of its own,
made here with pinned versions, and is run as its manual says: pytest, gradescope-utils and otter-grader in one process
for each submission, nbgrader with one command for the class. The student's code runs in the process (otter, nbgrader:
the kernel) that judges it, with no sandbox. Ours is one more submission of a class, one worker, sandbox, gradebook and
reports included. The least of all rounds counts.
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
from collections.abc import Sequence
from pathlib import Path

from small_homework import FUNCTIONS, ID, SOURCE, WRONG, cost_of, grade_command, write_class, write_course

NUMPY = "numpy==2.3.5"
KERNEL = "ipykernel==7.4.0"
PEERS = {
    "pytest": ("pytest==8.4.2", NUMPY),
    "gradescope-utils": ("gradescope-utils==0.5.0", NUMPY),
    "otter-grader": ("otter-grader==7.0.0", KERNEL, NUMPY),
    "nbgrader": ("nbgrader==0.9.6", KERNEL, NUMPY),
}
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


QUESTION = "x = np.random.default_rng(1).normal(size=(4, 3))"
RIGHT = "np.allclose({name}(x), {factor} * x)"
FACTORS = {name: number for number, name in enumerate(FUNCTIONS, 1)}
NOTEBOOKS = """
import json, pathlib, sys
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

def cell(source, name, **more):
    known = {"schema_version": 3, "grade_id": name, "locked": False, "grade": False, "solution": False, "task": False}
    return new_code_cell(source, metadata={"nbgrader": {**known, **more}})

def notebook(source, path):
    tests = [cell(test, name, grade=True, locked=True, points=10) for name, test in told["tests"].items()]
    made = new_notebook(cells=[cell(source, "work", solution=True), *tests])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.parent.mkdir(parents=True)
    nbformat.write(made, path)

told = json.load(sys.stdin)
notebook(told["solution"], pathlib.Path("source/ten/work.ipynb"))
for student, source in told["students"].items():
    notebook(source, pathlib.Path("submitted", student, "ten", "work.ipynb"))
"""
SCORES = """
import json
from nbgrader.api import Gradebook

with Gradebook("sqlite:///gradebook.db") as book:
    print(json.dumps({one.student.id: one.score for one in book.assignment_submissions("ten")}))
"""


def environment(folder: Path, name: str) -> str:
    """Make a tool's environment, once; give its Python."""
    python = folder / name / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder / name)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS[name]], check=True)
    return str(python)


def told(python: str, **more: str) -> dict[str, str]:
    """Give the environment of a tool's commands: its own programs come first."""
    return {**os.environ, "PATH": f"{Path(python).parent}{os.pathsep}{os.environ['PATH']}", **more}


class Pytest:
    """One test for each function, one process for each submission."""

    def __init__(self, python: str, folder: Path, files: Sequence[Path]) -> None:
        self.python, self.folder, self.files = python, folder, files
        (folder / "reference.py").write_text(SOURCE)
        (folder / "test_ten.py").write_text(PYTEST)

    def marks(self) -> list[float]:
        """Grade the class."""
        command = [self.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_ten.py"]
        outputs = [
            run(command, self.folder, told(self.python, STUDENT=str(path)), may_fail=True) for path in self.files
        ]
        return [10.0 * int(re.findall(r"(\d+) passed", output)[-1]) for output in outputs]


class Gradescope:
    """One test for each function, one process for each submission."""

    def __init__(self, python: str, folder: Path, files: Sequence[Path]) -> None:
        self.python, self.folder, self.files = python, folder, files
        (folder / "reference.py").write_text(SOURCE)
        (folder / "run_tests.py").write_text(GRADESCOPE)

    def marks(self) -> list[float]:
        """Grade the class."""
        return [self._mark(path) for path in self.files]

    def _mark(self, student: Path) -> float:
        results = self.folder / "results.json"
        words = told(self.python, STUDENT=str(student), RESULTS=str(results))
        run([self.python, "run_tests.py"], self.folder, words)
        return float(json.loads(results.read_text())["score"])


class Otter:
    """One question for each function; `otter run` for each submission."""

    def __init__(self, python: str, folder: Path, files: Sequence[Path]) -> None:
        self.python, self.folder, self.files = python, folder, files
        (folder / "tests").mkdir()
        (folder / "out").mkdir()
        for name, factor in FACTORS.items():
            lines = ("import numpy as np", QUESTION, f"bool({RIGHT.format(name=name, factor=factor)})")
            case = {"code": "".join(f">>> {line}\n" for line in lines) + "True", "hidden": False, "locked": False}
            suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
            question = {"name": name, "points": 10, "suites": [suite]}
            (folder / "tests" / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {question!r}\n")
        run(["otter", "generate", "-t", "tests", "-o", "autograder.zip"], folder, told(python))

    def marks(self) -> list[float]:
        """Grade the class."""
        return [self._mark(path) for path in self.files]

    def _mark(self, student: Path) -> float:
        run(["otter", "run", str(student), "-a", "autograder.zip", "-o", "out"], self.folder, told(self.python))
        tests = json.loads((self.folder / "out" / "results.json").read_text())["tests"]
        return float(sum(test.get("score", 0.0) for test in tests))


class Nbgrader:
    """A notebook with a graded cell for each function; `nbgrader autograde` for the class."""

    def __init__(self, python: str, folder: Path, files: Sequence[Path]) -> None:
        self.python, self.folder, self.files = python, folder, files
        tests = {name: f"{QUESTION}\nassert {RIGHT.format(name=name, factor=FACTORS[name])}" for name in FUNCTIONS}
        students = {path.stem: path.read_text() for path in files}
        handed_in = json.dumps({"solution": SOURCE, "tests": tests, "students": students})
        run([python, "-c", NOTEBOOKS], folder, told(python), handed_in)
        run(["nbgrader", "generate_assignment", "ten", "--create"], folder, told(python))

    def marks(self) -> list[float]:
        """Grade the class."""
        run(["nbgrader", "autograde", "ten", "--create"], self.folder, told(self.python))
        scores = json.loads(run([self.python, "-c", SCORES], self.folder, told(self.python)))
        return [float(scores[path.stem]) for path in self.files]


def run(
    command: list[str], folder: Path, environment: dict[str, str], given: str = "", *, may_fail: bool = False
) -> str:
    """Run a tool's command; give what it printed."""
    done = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, text=True, check=False
    )
    if done.returncode and not may_fail:
        sys.exit(f"{' '.join(command)[:200]} failed: {done.stderr[-2000:]}")
    return done.stdout


TOOLS = {"pytest": Pytest, "gradescope-utils": Gradescope, "otter-grader": Otter, "nbgrader": Nbgrader}


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
                for name, tool in TOOLS.items():
                    (scratch / name).mkdir()
                    set_up = tool(pythons[name], scratch / name, files)
                    started = time.perf_counter()
                    given = set_up.marks()
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
