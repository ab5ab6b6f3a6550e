"""Judging again what is built of wrong parts, with those parts supplied.

A part that raises, is blank, or is right for one column only stops what is built of it; a wrong one may make training
diverge. Then there is nothing to replay. So the student's own function is run once more by the same check, and the
grader answers in the place of the parts (`Student.supplied`): what is right then, follows from the parts. Nobody gains
by a blank part, for it is paid less than a right one; and a function that only pretends is as wrong as before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.checks.comparison import agree
from grader.judging.trial import Trial
from grader.outcome import Kind
from grader.session.host import CallFailed
from grader.session.student import Student

Again = Callable[[Check], Trial]  # runs a check on the student's functions, as they are at that moment

PROOF = (Kind.VALUE, Kind.GRADIENT, Kind.TRAINING)  # what shows that a function computes what was asked
PROBE = np.linspace(-2.5, 3.5, 7)  # where a given function of one argument is compared with the template's


def right_when_supplied(
    assignment: Assignment, trials: Sequence[Trial], names: Collection[str], student: Student, again: Again
) -> frozenset[str]:
    """Name the checks that pass once the functions ``names`` are the reference's own.

    None does where all of them ask for shapes or manners: a function that computes nothing has those too.

    Accuracy is not run again, as that would take as long as all the rest: it follows where all training does.
    """
    reference = assignment.reference
    if reference is None or not names or not trials:
        return frozenset()
    right = reference.functions()
    answers: Mapping[str, Callable[..., Any]] = {name: right[name] for name in names}
    try:
        with student.supplied(answers):
            tried = [trial for trial in trials if trial.check.kind is not Kind.ACCURACY]
            found = {trial.check.id for trial in tried if again(trial.check).passed}
    except CallFailed:  # the student's code does not come up again
        return frozenset()
    if not any(trial.check.id in found and trial.check.kind in PROOF for trial in trials):
        return frozenset()
    training = {trial.check.id for trial in trials if trial.check.kind is Kind.TRAINING}
    if found and training <= found:
        found |= {trial.check.id for trial in trials if trial.check.kind is Kind.ACCURACY}
    return frozenset(found)


def changed_given(assignment: Assignment, student: Student) -> tuple[str, ...]:
    """Name the functions of the template, of one argument, that are gone or no longer give what the template's do."""
    if assignment.reference is None:
        return ()
    right = assignment.reference.functions()
    single = [name for name, function in assignment.given.items() if len(function.arguments) == 1]
    return tuple(name for name in single if not _is_kept(name, right[name], student))


def _is_kept(name: str, right: Callable[..., Any], student: Student) -> bool:
    """Compare for a column; or number by number, for one that was written for numbers alone."""
    column = PROBE[:, np.newaxis]
    try:
        if agree(student[name](column), right(column)):
            return True
        return all(agree(student[name](float(number)), right(number)) for number in PROBE)
    except CallFailed:
        return False
