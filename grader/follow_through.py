"""The same check against the reference algorithm running on the student's own parts.

If `bp_online` is wrong only because the student's `bc_v` is, the algorithm itself deserves credit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.assignment import Assignment
from grader.checking import Check, CheckFailed, Report
from grader.host import CallFailed
from grader.student import Student


def follows_through(
    assignment: Assignment, check: Check, student: Student, new_rng: Callable[[], np.random.Generator]
) -> bool:
    """Tell whether a failed check passes once the reference uses the student's own parts.

    The student may have built the algorithm on the vector or on the component form of a part, so both are tried.
    """
    parts = assignment.functions[check.function].parts
    if not parts or assignment.reference is None:
        return False
    for substitutes in _choices(parts, student):
        reference = assignment.reference.functions()
        reference.with_parts(substitutes)
        report = Report(function=check.function, kind=check.kind, visibility=check.visibility, _reference=reference)
        try:
            with np.errstate(all="ignore"):
                check.body(student, new_rng(), report)
        except (CheckFailed, CallFailed):
            continue
        except Exception:  # a part of the student's gave the reference something it cannot compute with
            continue
        return True
    return False


def _choices(parts: tuple[str, ...], student: Student) -> list[dict[str, Callable[..., Any]]]:
    """Give the ways of replacing parts: each by the student's own, or by the student's other form of it."""
    ways: list[dict[str, str]] = []
    for form in (parts, tuple(_other_form(part) for part in parts)):
        way = {part: own for part, own in zip(parts, form, strict=True) if student.defines(own)}
        if way and way not in ways:
            ways.append(way)
    return [{part: student[own] for part, own in way.items()} for way in ways]


def _other_form(part: str) -> str:
    """Name the other form of a function: ``fc_v`` for ``fc_c``."""
    base, _, form = part.rpartition("_")
    return f"{base}_{'v' if form == 'c' else 'c'}" if form in ("c", "v") else part
