"""Whether a composite function is right but for the student's own parts that it is built of.

If `bp_online` is wrong only because the student's `bc_v` is, the algorithm itself deserves credit: the reference
algorithm, running on the student's own parts, gives the very results that the student's function gave.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import numpy as np

from grader.assignment import Assignment
from grader.comparison import SINGLE_TRAINING_TOLERANCE, TOLERANCE, agree, is_single
from grader.reference import Functions
from grader.student import Call, Student
from grader.submission import Form, Submission
from grader.wire import numbers


def follows_through(
    assignment: Assignment, function: str, calls: Sequence[Call], student: Student, wrong: Collection[str]
) -> bool:
    """Tell whether the student's own parts explain what a composite function gave.

    Parameters
    ----------
    function : the composite whose check failed
    calls : the calls that the check made of it
    student : whose parts the reference is to run on
    wrong : the student's functions that are known to be wrong; where no part is among them, nothing can follow

    Notes
    -----
    All calls must agree with the reference on the student's parts, and one of them must differ from the reference on
    its own: else the parts explain nothing. A function that spoils its arguments does so by itself. Where one number
    comes over and over, a constant part would vouch for a constant function; then the function's source must show that
    the part is called. The student may have built on the vector or on the component form of a part, so both are tried.
    """
    if assignment.reference is None or not calls or any(map(_spoils, calls)):
        return False
    constant = _is_constant(calls)
    own_results = _all_agree(assignment.reference.functions(), function, calls)
    if own_results:
        return False
    for parts in _choices(assignment.functions[function].parts, student):
        if not wrong_among(parts.values(), wrong):
            continue
        if constant and not any(_is_called(student.own_name(own) or own, student.submission) for own in parts.values()):
            continue
        composite = assignment.reference.functions()
        composite.with_parts({part: student[own] for part, own in parts.items()})
        if _all_agree(composite, function, calls):
            return True
    return False


def wrong_among(parts: Collection[str], wrong: Collection[str]) -> bool:
    """Tell whether one of these functions is wrong."""
    return any(part in wrong for part in parts)


def either_form(parts: Collection[str]) -> frozenset[str]:
    """Name these functions and their other forms: ``fc_c`` beside ``fc_v``."""
    return frozenset(parts) | frozenset(map(_other_form, parts))


def _spoils(call: Call) -> bool:
    return call.after is not None and not agree(list(call.after), list(call.args), 0.0)


def _is_constant(calls: Sequence[Call]) -> bool:
    answers = [array.ravel() for call in calls for result in call.results for array in numbers(result)]
    given = np.concatenate(answers) if answers else np.zeros(0)
    return given.size > 1 and np.unique(given).size == 1


def _is_called(function: str, submission: Submission) -> bool:
    """Look for a call of this function in the student's source."""
    if submission.form is Form.MATLAB:
        statements = (line.partition("%")[0] for unit in submission.units for line in unit.source.splitlines())
        call = re.compile(rf"^(?!\s*function\b).*\b{re.escape(function)}\s*\(")
        return any(map(call.search, statements))
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        for unit in submission.units
        for node in _nodes(unit.source)
    )


def _nodes(source: str) -> Iterable[ast.AST]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the student's escapes and comparisons
            return ast.walk(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def _all_agree(version: Functions, function: str, calls: Sequence[Call]) -> bool:
    return all(_agrees(version[function], call) for call in calls)


def _agrees(algorithm: Callable[..., Any], call: Call) -> bool:
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            returned = algorithm(*call.args)
    except Exception:  # a part of the student's raised, or gave the reference something it cannot compute with
        return False
    wanted = list(returned) if isinstance(returned, tuple) else [returned]
    tolerance = SINGLE_TRAINING_TOLERANCE if is_single(list(call.results)) else TOLERANCE
    return agree(list(call.results), wanted, tolerance)


def _choices(parts: Sequence[str], student: Student) -> list[dict[str, str]]:
    """Give the ways of replacing parts: each by the student's own, or by the student's other form of it."""
    ways: list[dict[str, str]] = []
    for form in (parts, [_other_form(part) for part in parts]):
        way = {part: own for part, own in zip(parts, form, strict=True) if student.defines(own)}
        if way and way not in ways:
            ways.append(way)
    return ways


def _other_form(part: str) -> str:
    base, _, form = part.rpartition("_")
    return f"{base}_{'v' if form == 'c' else 'c'}" if form in ("c", "v") else part
