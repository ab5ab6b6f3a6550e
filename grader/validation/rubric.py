"""What can be said of the points without running anything."""

from __future__ import annotations

import math

from grader.checks.assignment import Assignment
from grader.validation.findings import Findings

TOTAL = 100.0  # points of an assignment, as the contract has it


def findings(assignment: Assignment) -> Findings:
    """List what is wrong with an assignment's points."""
    found = []
    total = math.fsum(check.points for check in assignment.checks)
    if not math.isclose(total, TOTAL):
        found.append(f"the points of all checks add up to {total:g}, not {TOTAL:g}")
    for function in assignment.functions:
        if not any(check.function == function and check.points > 0 for check in assignment.checks):
            found.append(f"no check with points marks {function}")
    if assignment.reference is None:
        found.append("there is no reference solution")
    return Findings(faults=tuple(found))
