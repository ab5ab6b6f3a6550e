"""A function whose name is used again for something else is looked at, as it is called: the last function counts."""

from __future__ import annotations

import pytest

from grader.checks.style import SingleNumbers, component_form, vector_form
from grader.checks.style.layered import sample_loop
from grader.submission import Form, HelperFile, Submission, Unit

LOOP = """\
import numpy as np
def relu_c(x):
    y = np.zeros_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[i, j] = x[i, j] if x[i, j] > 0 else 0
    return y
"""
WHOLE = LOOP.replace(LOOP.partition("def relu_c(x):\n")[2], "    return np.maximum(x, 0)\n")
TAKEN = {
    "its own result": "relu_c = relu_c(np.eye(2))",
    "one of its results": "relu_c, other = relu_c(np.eye(2)), 1",
    "a number": "relu_c = 5",
    "nothing": "relu_c = None",
    "a sum": "relu_c = 1\nrelu_c += 2",
    "a constant of a library": "relu_c = np.pi",
    "the result of a library": "relu_c = np.load('x.npy')",
    "what is read from a file": "with open('x.txt') as relu_c:\n    text = relu_c.read()",
    "a counter": "for relu_c in range(3):\n    print(relu_c)",
    "a list": "relu_c = [relu_c]",
    "a module": "import math as relu_c",
    "an object": "class Result:\n    pass\nrelu_c = Result()",
    "a result in one case": "if len(np.eye(2)) > 1:\n    relu_c = relu_c(np.eye(2))",
    "what is deleted": "del relu_c",
    "what an unknown decorator makes of it": "from numba import njit\nrelu_c = njit(relu_c)",
}
FUNCTION_AGAIN = {
    "a definition": "def relu_c(x):\n    return np.maximum(x, 0)",
    "a lambda": "relu_c = lambda x: np.maximum(x, 0)",
    "an alias": "def other(x):\n    return np.maximum(x, 0)\nrelu_c = other",
    "a function of a library": "relu_c = np.abs",
    "an object that can be called": (
        "class Relu:\n    def __call__(self, x):\n        return np.maximum(x, 0)\nrelu_c = Relu()"
    ),
    "a lambda, whose name is then taken": "relu_c = lambda x: np.maximum(x, 0)\nrelu_c = relu_c(np.eye(2))",
}  # fmt: skip
STEP = SingleNumbers(["matrix"])


def handed_in(*sources: str, form: Form = Form.PYTHON, helpers: tuple[HelperFile, ...] = ()) -> Submission:
    names = ["work.py"] if form is Form.PYTHON else [f"cell {number}" for number in range(1, len(sources) + 1)]
    units = tuple(Unit(name=name, source=source) for name, source in zip(names, sources, strict=True))
    return Submission(id="s", form=form, units=units, sha256="", helpers=helpers)


@pytest.mark.parametrize("taken", TAKEN.values(), ids=TAKEN.keys())
def test_a_variable_that_takes_the_name_does_not_hide_the_loop(taken):
    assert component_form(handed_in(LOOP + taken), "relu_c", STEP) is None
    assert component_form(handed_in(LOOP, taken, form=Form.NOTEBOOK), "relu_c", STEP) is None


@pytest.mark.parametrize("taken", TAKEN.values(), ids=TAKEN.keys())
def test_a_variable_that_takes_the_name_excuses_nothing(taken):
    found = component_form(handed_in(WHOLE + taken), "relu_c", STEP)
    assert found is not None
    assert (found.unit, found.line) == ("work.py", 3)


@pytest.mark.parametrize("again", FUNCTION_AGAIN.values(), ids=FUNCTION_AGAIN.keys())
def test_the_last_function_of_the_name_is_the_one_that_is_looked_at(again):
    assert component_form(handed_in(LOOP + again), "relu_c", STEP) is not None


def test_where_a_function_of_a_library_gets_the_name_is_told():
    found = component_form(handed_in(LOOP + "relu_c = np.abs"), "relu_c", STEP)
    assert found is not None
    assert (found.unit, found.line) == ("work.py", LOOP.count("\n") + 1)


def test_the_loop_of_a_vector_form_is_found_behind_a_variable_of_its_name():
    source = "def fc_v(w, a):\n    return [row @ a for row in w]\nfc_v = fc_v([[1.0]], [1.0])\n"
    found = vector_form(handed_in(source), "fc_v")
    assert found is not None
    assert found.line == 2
    network = "def step(w, x):\n    return [x[:, k] for k in range(x.shape[1])]\nstep, _ = step([], [[1.0]]), 0\n"
    assert sample_loop(handed_in(network), "step", ("w", "x"), ("w",)) is not None


def test_a_function_that_is_imported_comes_back_too():
    helper = HelperFile(name="layers.py", content=LOOP.encode())
    for source in ("from layers import *\nrelu_c = relu_c(1)\n", "from layers import relu_c\nrelu_c = 5\n"):
        assert component_form(handed_in(source, helpers=(helper,)), "relu_c", STEP) is None
