"""Every known mistake, run as if it were a submission: caught in its own function, named, and costing nothing else."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache

from grader.assignment import Assignment
from grader.checking import Check
from grader.follow_through import either_form
from grader.grading import run_checks
from grader.host import LocalHost
from grader.mistakes import Mistake
from grader.outcome import Outcome, Verdict, Visibility
from grader.reference import Reference
from grader.student import Student
from grader.submission import Form, Submission, Unit

SEED = "validate"


def faults(assignment: Assignment) -> tuple[list[str], str]:
    """List the mistakes that slip through, are not named, or cost marks elsewhere.

    They run in this process: values travel as on the wire, so that is the same thing and much faster.
    """
    reference = assignment.reference
    if reference is None:
        return ["there is no reference solution to make mistakes in"], ""
    reach = _Reach(assignment, reference)
    found = []
    for known in assignment.mistakes:
        for function in known.functions:
            checks = [check for check in assignment.checks if reach.touches(check, function)]
            outcomes = grade_source(assignment, known.source(reference, function), checks)
            found += [f"{known.id} in {function}: {fault}" for fault in _faults(assignment, known, function, outcomes)]
    return found, ""


def grade_source(assignment: Assignment, source: str, checks: list[Check]) -> Mapping[Check, Outcome]:
    """Run checks on a version of the reference, in this process."""
    assert assignment.reference is not None
    name = f"{assignment.id}.py"
    submission = Submission(id="version", form=Form.PYTHON, units=(Unit(name=name, source=source),), sha256="")
    namespace = assignment.reference.functions(source).namespace
    host = LocalHost(namespace, files=[str(assignment.reference.path)])
    outcomes = run_checks(assignment, checks, Student(host, assignment.signatures, submission), SEED)
    return dict(zip(checks, outcomes, strict=True))


def _faults(assignment: Assignment, known: Mistake, function: str, outcomes: Mapping[Check, Outcome]) -> list[str]:
    own = [outcome for check, outcome in outcomes.items() if check.function == function]
    wrong = [outcome for outcome in own if outcome.verdict is not Verdict.PASSED]
    found = []
    if not wrong:
        found.append("no check of the function catches it")
    elif known.id not in {outcome.mistake for outcome in wrong}:
        named = sorted({outcome.mistake for outcome in wrong if outcome.mistake}) or "nothing"
        found.append(f"is named {named}")
    for check, outcome in outcomes.items():
        if check.function == function or outcome.verdict is Verdict.PASSED or outcome.follow_through:
            continue
        if function in _all_parts(assignment, check.function) and not _apart(check, outcome):
            continue
        found.append(f"fails {check.id} too: {outcome.verdict}: {outcome.message.en}")
    return found


def _apart(check: Check, outcome: Outcome) -> bool:
    """Tell whether a composite should have got over a wrong part: it gave results, and hidden checks know better."""
    return outcome.verdict is Verdict.FAILED and check.visibility is Visibility.HIDDEN


def _all_parts(assignment: Assignment, function: str) -> frozenset[str]:
    """Name the functions that a composite is built of, in either form, parts of parts included."""
    parts = either_form(assignment.functions[function].parts) & assignment.functions.keys()
    return parts.union(*(_all_parts(assignment, part) for part in parts))


class _Reach:
    """Which checks a change in one function of the reference can touch at all.

    Those that call it, or a function that comes to call it; every other check sees the same code as before.
    """

    def __init__(self, assignment: Assignment, reference: Reference) -> None:
        self._calls = _called_names(reference.source)
        functions = reference.functions()
        nobody = Submission(
            id="reference", form=Form.PYTHON, units=(Unit(name="reference.py", source=reference.source),), sha256=""
        )
        self._used: dict[str, frozenset[str]] = {}
        for check in assignment.checks:
            student = Student(LocalHost(functions.namespace), assignment.signatures, nobody)
            run_checks(assignment, [check], student, SEED)
            self._used[check.id] = frozenset(call.function for call in student.calls) | {check.function}

    def touches(self, check: Check, function: str) -> bool:
        return any(function in self._closure(used) for used in self._used[check.id])

    @cache  # noqa: B019  # lives as long as one proof
    def _closure(self, function: str) -> frozenset[str]:
        reached = {function}
        waiting = [function]
        while waiting:
            for callee in self._calls.get(waiting.pop(), frozenset()) - reached:
                reached.add(callee)
                waiting.append(callee)
        return frozenset(reached)


def _called_names(source: str) -> dict[str, frozenset[str]]:
    """Give the names that every top-level function mentions."""
    return {
        node.name: frozenset(name.id for name in ast.walk(node) if isinstance(name, ast.Name))
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
