"""A course of another subject says nothing of networks; ours adds what an index means among neurons."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from grader.checks.assignment import load_assignment
from grader.course.explanations import NONE, read_explanations
from grader.course.folder import load_course
from grader.errors import AssignmentError
from grader.judging.grading import grade_submission
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, Submission, Unit
from tests.course.course_files import write_course

ROOT = Path(__file__).parents[2]
ASSIGNMENT = """
id = "hw_algebra"
title = { en = "Matrices", zh = "矩阵" }
[functions.trace_of_product_c]
arguments = ["x", "y"]
results = ["t"]
"""
HIDDEN = """
from grader.checking import check, text

@check("values", functions="trace_of_product_c", kind="value", points=80, title=text("values", "数值"))
def values(student, rng, report):
    x, y = rng.normal(size=(3, 2)), rng.normal(size=(2, 3))
    report.close(student.trace_of_product_c(x, y), report.reference.trace_of_product_c(x, y), name="t")

@check("style", functions="trace_of_product_c", kind="style", points=20, title=text("in loops", "用循环"))
def style(student, rng, report):
    report.component_form(student)
"""
REFERENCE = """
def trace_of_product_c(x, y):
    return sum(x[i] @ y[:, i] for i in range(len(x)))
"""
WRONG = {
    "an index": "def trace_of_product_c(x, y):\n    return x[5, 0]\n",
    "a list": "def trace_of_product_c(x, y):\n    return [x][3]\n",
    "a key": "def trace_of_product_c(x, y):\n    return {}[1]\n",
    "shapes": "def trace_of_product_c(x, y):\n    return x @ x\n",
    "a name": "def trace_of_product_c(x, y):\n    return f(x)\n",
    "no loop": "import numpy as np\ndef trace_of_product_c(x, y):\n    return np.trace(x @ y)\n",
}
NETWORKS = re.compile(r"neuron|layer|weight|sigmoid|神经元|权重|层网络", re.IGNORECASE)


@pytest.mark.parametrize("source", WRONG.values(), ids=WRONG.keys())
def test_nothing_of_networks_shows_in_a_course_of_linear_algebra(tmp_path, source):
    course = tmp_path
    for name, content in {
        "course.toml": 'title = { en = "Linear algebra", zh = "线性代数" }\nassignments = ["hw_algebra"]\n',
        "assignments/hw_algebra/assignment.toml": ASSIGNMENT,
        "assignments/hw_algebra/hidden_checks.py": HIDDEN,
        "reference/python/hw_algebra.py": REFERENCE,
    }.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    assignment = load_assignment(load_course(course), "hw_algebra")
    submission = Submission(
        id="s", form=Form.PYTHON, units=(Unit(name="hw_algebra.py", source=source),), sha256="", main="hw_algebra.py"
    )
    graded = grade_submission(assignment, submission, PlainSandbox(), "7")
    said = [*(outcome.message for outcome in graded.outcomes), *graded.notes, graded.message]
    assert any(said)
    assert [text for text in said if NETWORKS.search(text.en + text.zh)] == []
    assert not any("⟦" in text.en + text.zh for text in said)


def test_this_course_says_what_an_index_means_in_both_languages():
    ours = read_explanations(ROOT)
    error = ("IndexError", "index 4 is out of bounds for axis 0 with size 3")
    assert "receiving neuron" in ours.of("python", *error).en and "接收神经元" in ours.of("python", *error).zh
    assert not NONE.of("python", *error)
    assert "neuron" in ours.words.put(NONE.words.unit.__class__("one ⟦unit⟧", "一个⟦unit⟧")).en
    assert "row of the result" in NONE.words.put(NONE.words.unit.__class__("one ⟦unit⟧", "一个⟦unit⟧")).en


def test_what_a_course_adds_fits_errors_that_really_happen():
    ours = read_explanations(ROOT)
    for raises in (lambda: np.zeros((2, 2))[5, 0], lambda: [1][3], lambda: {}[1], lambda: [1].shape, lambda: df):  # noqa: F821
        with pytest.raises(Exception) as raised:
            raises()
        assert ours.of("python", type(raised.value).__name__, str(raised.value))


@pytest.mark.parametrize(
    ("content", "said"), [("[[python]]\npattern = '('\nsays = { en = 'a', zh = 'b' }\n", "regular"), ("[x]\n", "x")]
)
def test_a_file_that_is_none_is_told(tmp_path, content, said):
    root = write_course(tmp_path)
    (root / "explanations.toml").write_text(content)
    with pytest.raises(AssignmentError, match=said):
        read_explanations(root)
