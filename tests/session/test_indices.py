"""Places in an array are counted from 0 in the grader and in Python, and from 1 where the student's language does."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checks.assignment import Function
from grader.limits import Limits
from grader.sandbox.plain import PlainSandbox
from grader.session.conversation import Session, engine_for
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

PICK = Function(arguments=("x", "order"), results=("picked", "seen"), indices=("order",))
SOURCES = {
    Form.PYTHON: Unit(
        name="work.py", source="def pick(x, order):\n    seen = order.min()\n    return x[:, order[0]], seen\n"
    ),
    Form.MATLAB: Unit(
        name="pick.m",
        source="function [picked, seen] = pick(x, order)\nseen = min(order(:));\npicked = x(:, order(1, :));\nend\n",
    ),
}


@pytest.mark.parametrize("form", [Form.PYTHON, Form.MATLAB])
def test_the_same_check_serves_both_ways_of_counting(form, request):
    if form is Form.MATLAB:
        request.getfixturevalue("octave")
    submission = Submission(id="someone", form=form, units=(SOURCES[form],), sha256="")
    x, order = np.arange(6.0).reshape(2, 3), np.array([[2, 0, 1], [0, 1, 2]])
    with Session(PlainSandbox(), engine_for(form), Limits()) as session:
        session.load(submission)
        student = Student(session, {"pick": PICK}, submission)
        (picked, seen), after = student.pick.with_arguments(x, order)
    np.testing.assert_array_equal(picked, x[:, order[0]])
    assert float(np.ravel(seen)[0]) == (1 if form is Form.MATLAB else 0)
    np.testing.assert_array_equal(after[1], order)
    assert student.calls[0].args[1].tolist() == order.tolist()
