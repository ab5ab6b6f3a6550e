"""Exceptions are explained: the line, the shapes that met, the likely cause, in both languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.course.explanations import read_explanations
from grader.judging.explanation import explain
from grader.judging.explanation.python import EXPLANATIONS
from grader.session.host import CallFailed
from grader.session.local_host import LocalHost
from grader.submission import Form, Submission

COURSE = read_explanations(Path(__file__).parents[2])
SUBMISSION = Submission(id="s", form=Form.PYTHON, units=(), sha256="")
PROLOGUE = "import numpy as np\nimport math\nW = np.ones((3, 2)); a = np.ones((3, 1)); w = [W, W.T]\ndef g(x): pass\n"

# body of a function, and what must be said of it
RAISED = [
    ("return W @ a", "as many columns as the second has rows; here 2 and 3"),
    ("return np.dot(W, a)", "here 2 and 3"),
    ("return W @ 3.0", "single number, or None, stands in a matrix product"),
    ("return a * np.ones((2, 1))", "the shapes are (3,1) and (2,1)"),
    ("x = np.zeros((3, 1)); x[:, 0] = a; return x", "there is room for shape (3,), on the right stands (3,1)"),
    ("x = np.zeros((3, 1)); x[0, 0] = [1, 2]; return x", "An array stands where one number is wanted"),
    ("x = np.ones(3); x += np.ones((3, 3)); return x", "changed in place has shape (3,)"),
    ("return W[3, 0]", "Row 3 was asked for where there are 3"),
    ("return W[0, 2]", "Column 2 was asked for where there are 2"),
    ("return a.ravel()[0, 0]", "2 indices are given to an array of 1 dimension(s)"),
    ("return w[2]", "L - 1 weight matrices"),
    ("return {1: a}[4]", "The dictionary holds nothing under this key"),
    ("return dleta", "dleta has no value here"),
    ("return df(a)", "a file that has lost them needs them back"),
    ("if False: s = 0\n    return s", "s has no value here"),
    ("plt.plot([1])", "The line `import matplotlib.pyplot as plt` is missing at the top"),
    ("return deepcopy(w)", "The line `from copy import deepcopy` is missing at the top"),
    ("return torch.ones(3)", "torch has no value here"),
    ("return g(1) * 2", "does a function it calls lack its return"),
    ("x, y = g(1)", "does a function it calls lack its return"),
    ("x, y = a[:, 0]", "another number of results"),
    ("return g()", "g is called with other arguments"),
    ("return g(y=1)", "knows no y="),
    ("return np.stack(a, a)", "one more pair of brackets"),
    ("return np.hstack(a, a)", "one more pair of brackets"),
    ("return W * np.array([])", "One of the two is empty"),
    ("return np.trapz(a)" if not hasattr(np, "trapz") else "return np.product(a)", "is gone since NumPy 2."),
    ("x = np.zeros((2, 2)); x[0, 1] = np.ones((1, 3)) @ np.ones((3, 2)); return x", "Since NumPy 2.4"),
    ("return float(a)", "since 2.4 it is not"),
    ("return w + 1", "A list is not computed with"),
    ("two = lambda x: (x, x); return two(a).shape", "gives both at once"),
    ("return np.random.randn((2, 3))", "without a bracket of their own"),
    ("return W.shape(1)", "W.shape[1]"),
    ("return g(1, 2, 3)", "g is called with other arguments"),
    ("return w.T", "A list has no .T"),
    ("return (1.0).shape", "A single number has no .shape"),
    ("return a(1)", "Round brackets call a function"),
    ("return g[1]", "called with round brackets"),
    ("return g * 2", "brackets of the call are missing"),
    ("return w[0, 1]", "this is a list: take one matrix first"),
    ("return w * 0.5", "A list is not computed with"),
    ("return range(7 / 2)", "/ gives a fraction"),
    ("return math.exp(a)", "np.exp takes an array"),
    ("return math.exp(1000)", "math.exp gives up"),
    ("x = np.ones(3, dtype=int); x -= 0.5; return x", "cannot take fractions in place"),
    ("return 1 if a > 0 else 2", "must be one true or false"),
    ("return a.reshape(2, 2)", "3 numbers do not fill the shape"),
    ("import torch", "the packages that the handout names"),
    ("return np.load('weights.npy')", "only the files that were handed in"),
    ("raise SystemExit", "SystemExit. exit() and quit() end the whole program"),
    ("assert a.shape == (9, 9)", "AssertionError. An assert of your own"),
    ("return a @ np.array(str(a))", "text among the numbers"),
    ("return h()\ndef h(): return h()", "calls itself without an end"),
]


def explained(source: str, *args: object) -> CallFailed:
    namespace: dict[str, object] = {}
    exec(compile(source, "work.py", "exec"), namespace)
    with pytest.raises(CallFailed) as caught:
        LocalHost(namespace, ["work.py"]).call("answer", args, results=1)
    return caught.value


@pytest.mark.parametrize("body, said", RAISED, ids=[body.replace("\n", ";") for body, _ in RAISED])
def test_an_exception_is_explained_at_its_line(body, said):
    told = explain(explained(f"{PROLOGUE}def answer():\n    {body}\n"), SUBMISSION, COURSE)
    assert said in told.en
    assert told.en.startswith("work.py, line ") and told.zh.startswith("work.py 第 ")
    cause = told.zh.partition("。")[2] or told.zh
    assert any("\u4e00" <= character <= "\u9fff" for character in cause)


@pytest.mark.parametrize("entry", EXPLANATIONS, ids=[entry.example for entry in EXPLANATIONS])
def test_every_line_of_the_table_explains_the_error_that_its_example_raises(entry):
    error = explained(f"{PROLOGUE}def answer():\n    {entry.example}\n").error
    assert error is not None
    first = next(one for one in EXPLANATIONS if one.of(error.type, error.message) is not None)
    assert first is entry, error
    said = entry.of(error.type, error.message)
    assert said.en.isascii() and any("\u4e00" <= character <= "\u9fff" for character in said.zh)


def test_other_arguments_than_the_template_s_are_explained():
    told = explain(explained("def answer(w): return w\n", 1.0, 2.0), SUBMISSION)
    assert "keep its first line as it was" in told.en and "第一行不变" in told.zh


def test_a_message_of_the_student_s_own_is_left_alone():
    told = explain(explained("def answer(): raise ValueError('my own words')\n"), SUBMISSION)
    assert told.en == "work.py, line 1 (answer): ValueError: my own words"


def test_a_message_that_is_no_regular_one_breaks_nothing():
    for message in ("matmul: (size x is", "index 5 is out of bounds for axis 7 with size 2", "('", "%s{0}"):
        told = explain(explained(f"def answer(): raise IndexError({message!r})\n"), SUBMISSION)
        assert message in told.en
