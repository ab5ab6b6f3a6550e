"""A homework of ten checks, and a class that hands it in.

The checks cost nothing, so that what is left is the grader's own cost, unless the class computes in loops.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ID = "hw_ten"
FUNCTIONS = tuple(f"times{number}" for number in range(1, 11))
SOURCE = "import numpy as np\n\n\n" + "\n\n".join(
    f"def times{number}(x):\n    y = {number} * np.asarray(x)\n    return y\n" for number in range(1, 11)
)
LOOPS = "import numpy as np\n\n\n" + "\n\n".join(
    f"def times{number}(x):\n    y = np.zeros(x.shape)\n    for i in range(x.shape[0]):\n"
    f"        for j in range(x.shape[1]):\n            y[i, j] = {number} * x[i, j]\n    return y\n"
    for number in range(1, 11)
)
WRONG = SOURCE.replace("y = 3 *", "y = 4 *")  # nine of ten
COURSE = 'title = { en = "A course", zh = "一门课" }\nassignments = ["hw_ten"]\n'
ASSIGNMENT = f'id = "{ID}"\ntitle = {{ en = "Ten", zh = "十" }}\n' + "".join(
    f'[functions.{name}]\narguments = ["x"]\nresults = ["y"]\n' for name in FUNCTIONS
)
CHECKS = """
from grader.checking import check, text

TITLE = text("{{function}}: values", "{{function}}：数值")

@check("values", functions={functions}, kind="value", points=10, title=TITLE)
def values(student, rng, report):
    x = rng.normal(size={shape})
    report.close(student[report.function](x), report.reference[report.function](x), name="y")
"""


def write_course(root: Path, shape: tuple[int, int] = (4, 3)) -> Path:
    """Write the course into a folder; its functions are asked for matrices of this shape."""
    folder = root / "assignments" / ID
    folder.mkdir(parents=True)
    (root / "reference" / "python").mkdir(parents=True)
    (root / "course.toml").write_text(COURSE, encoding="utf-8")
    (folder / "assignment.toml").write_text(ASSIGNMENT, encoding="utf-8")
    (folder / "hidden_checks.py").write_text(CHECKS.format(functions=FUNCTIONS, shape=shape), encoding="utf-8")
    (root / "reference" / "python" / f"{ID}.py").write_text(SOURCE, encoding="utf-8")
    return root


def write_class(folder: Path, count: int, source: str = SOURCE, suffix: str = ".py") -> list[Path]:
    """Write so many submissions, no two the same; give their files."""
    folder.mkdir(parents=True)
    files = [folder / f"s{number:05}{suffix}" for number in range(count)]
    comment = "%" if suffix == ".m" else "#"
    for number, path in enumerate(files):
        path.write_text(f"{source}\n{comment} {number}\n", encoding="utf-8")
    return files


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of wall time, and of the processor for it and its children that it waited for."""

    wall: float
    cpu: float


def cost_of(command: Sequence[str], **options: object) -> Cost:
    """Run a command to its end, with the byte code that an installed program has."""
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    options = {"env": told, **options}
    before, started = os.times(), time.perf_counter()
    subprocess.run(list(command), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - started, cpu)


def grade_command(course: Path, assignment: str, folder: Path, out: Path, workers: int, *more: str) -> list[str]:
    """Give the words that grade a class."""
    words = [
        sys.executable,
        "-m",
        "grader",
        "grade",
        assignment,
        str(folder),
        "--out",
        str(out),
        "--course",
        str(course),
    ]
    return [*words, "--workers", str(workers), "--seed", "benchmark", *more]
