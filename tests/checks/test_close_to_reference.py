"""Comparing with the reference case by case comes to what single calls come to, and asks them together."""

from __future__ import annotations

import pytest

from grader.checks.assignment import Function
from grader.checks.report import CheckFailed, Report
from grader.course.reference import Functions
from grader.outcome import Kind, Visibility
from grader.session.host import CallFailed
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission

BOTH = Function(arguments=("x",), results=("double", "square"))


def both(x):
    return 2 * x, x * x


def handle(own):
    """Give a student whose only function is this one."""
    nobody = Submission(id="s", form=Form.PYTHON, units=(), sha256="")
    return Student(LocalHost({"both": own}), {"both": BOTH}, nobody)


def compare(student):
    """Compare with `both` in three cases."""
    reference = Functions({"both": both})
    report = Report(function="both", kind=Kind.VALUE, visibility=Visibility.HIDDEN, _reference=reference)
    report.close_to_reference(student, [(1.0,), (2.0,), (3.0,)], name=("double", "square"))


def asked(student):
    """Give the arguments of the calls that are recorded."""
    return [call.args[0] for call in student.calls]


def test_right_answers_pass_in_every_case():
    student = handle(both)
    compare(student)
    assert asked(student) == [1.0, 2.0, 3.0]


def test_the_first_wrong_result_is_named_and_ends_the_comparison():
    student = handle(lambda x: (2 * x, x * x + (x > 1)))
    with pytest.raises(CheckFailed, match="square is off by 0.25"):
        compare(student)
    assert asked(student) == [1.0, 2.0]


def test_a_case_that_raises_does_so_when_its_turn_comes():
    def own(x):
        if x > 1:
            raise ValueError("no")
        return factor * x, x * x

    student, factor = handle(own), 2
    with pytest.raises(CallFailed, match="no"):
        compare(student)
    assert asked(student) == [1.0, 2.0]
    student, factor = handle(own), 3
    with pytest.raises(CheckFailed, match="double is off"):
        compare(student)
