"""A course of one small homework, written into a temporary folder: `double`, `twice_double`."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

COURSE = """
title = { en = "A course", zh = "一门课" }
assignments = ["hw_double"]
[limits]
call_seconds = 2
"""
ASSIGNMENT = """
id = "hw_double"
title = { en = "Doubling", zh = "加倍" }
follow_through = 0.5
[functions.double]
arguments = ["x"]
results = ["y"]
aliases = ["dbl"]
[functions.twice_double]
arguments = ["x"]
results = ["y"]
parts = ["double"]
"""
REFERENCE = """
import numpy as np

def double(x):
    y = 2 * x
    return y

def twice_double(x):
    first = double(x)
    second = double(first)
    return second
"""
PUBLIC = """
import numpy as np
from grader.checking import check, text

@check("example", functions="double", kind="value", points=10, title=text("double of 3", "3 的两倍"))
def example(student, rng, report):
    report.given(x=3.0)
    report.close(student.double(3.0), 6.0, name="y")
"""
HIDDEN = """
import numpy as np
from grader.checking import check, text

@check("shape", functions=("double", "twice_double"), kind="shape", points=5, title=text("{function}: shape", "形状"))
def shape(student, rng, report):
    report.shape(student[report.function](rng.normal(size=(3, 1))), (3, 1), name="y")

@check("value", functions=("double", "twice_double"), kind="value", points={"double": 30, "twice_double": 40},
       title=text("{function}: values", "{function}：数值"))
def value(student, rng, report):
    x = rng.normal(size=(3, 1))
    report.close(student[report.function](x), report.reference[report.function](x), name="y")

@check("large", functions="double", kind="robustness", points=10, title=text("large numbers", "大数"))
def large(student, rng, report):
    report.require(np.isfinite(student.double(np.array([[1e300]]))).all(), text("overflow", "溢出"))
"""
MISTAKES = """
from grader.checking import mistake, text
MISTAKES = (
    mistake("double.squared", functions="double", edits={"2 * x": "x * x"},
            title=text("squared", "平方了"), hint=text("Is 3 doubled 9?", "3 的两倍是 9 吗？")),
    mistake("twice_double.once", functions="twice_double", edits={"double(first)": "first"},
            title=text("doubled once", "只加倍一次"), hint=text("How often?", "几次？")),
)
"""


def write_course(root: Path, **changes: str) -> Path:
    """Write the course; a keyword replaces one file's text (``hidden=...``)."""
    files = {
        "course.toml": changes.get("course", COURSE),
        "assignments/hw_double/assignment.toml": changes.get("assignment", ASSIGNMENT),
        "assignments/hw_double/public_checks.py": changes.get("public", PUBLIC),
        "assignments/hw_double/hidden_checks.py": changes.get("hidden", HIDDEN),
        "assignments/hw_double/mistakes.py": changes.get("mistakes", MISTAKES),
        "reference/python/hw_double.py": changes.get("reference", REFERENCE),
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return root
