"""Every known mistake, run as if it were a submission: caught in its own function, named, and costing nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.course.mistakes import Mistake
from grader.judging.causes import UNNAMED
from grader.judging.grading import grade_submission
from grader.judging.parts import either_form
from grader.outcome import Outcome, Verdict, Visibility
from grader.sandbox.base import Sandbox
from grader.validation.findings import Findings
from grader.validation.in_process import SEED, grade_source, submission_of
from grader.validation.pool import spread
from grader.validation.reach import Reach

SAMPLE = 8  # versions that go through the real sandbox


@dataclass(frozen=True, slots=True)
class Made:
    """One mistake made in one function, and the checks that this can touch."""

    mistake: int | None  # position in the catalogue; None: made nowhere
    function: str
    checks: frozenset[str]
    way: int = 0  # 0: in the reference; 1, 2, ...: in another right version of the function
    variant: int = 0  # which of the ways in which the mistake is made


def findings(assignment: Assignment) -> Findings:
    """List the mistakes that slip through, are not named, or cost marks elsewhere."""
    if assignment.reference is None:
        return Findings(faults=("there is no reference solution to make mistakes in",))
    reach = Reach(assignment)
    touched = {name: frozenset(check.id for check in reach.checks(name)) for name in assignment.functions}
    tasks = [
        Made(number, name, touched[name], variant=variant)
        for number, name in _all_made(assignment)
        for variant in range(len(assignment.mistakes[number].variants(name)))
    ]
    tasks += [
        Made(number, name, touched[name], way)
        for name, others in assignment.others.items()
        for way, other in enumerate(others, start=1)
        for number in (None, *_fitting(assignment, other, name))
    ]
    return Findings(faults=tuple(fault for found in spread(assignment, _try, tasks) for fault in found))


def quick_findings(assignment: Assignment) -> Findings:
    """Make one mistake in each function, another one every day of the year: its own checks must catch and name it."""
    if assignment.reference is None or not assignment.mistakes:
        return Findings()
    day, faults = date.today().toordinal(), []
    for function in assignment.functions:
        possible = [known for known in assignment.mistakes if function in known.functions]
        if not possible:
            continue
        known = possible[day % len(possible)]
        checks = [check for check in assignment.checks if check.function == function]
        outcomes = grade_source(assignment, known.source(assignment.reference, function), checks)
        faults += [f"{known.id} in {function}: {fault}" for fault in _own_faults(known, function, outcomes)]
    return Findings(faults=tuple(faults))


def reference_findings(assignment: Assignment) -> Findings:
    """Run every check on the reference solution, in this process."""
    if assignment.reference is None:
        return Findings(faults=("there is no reference solution",))
    outcomes = grade_source(assignment, assignment.reference.source, assignment.checks)
    return Findings(
        faults=tuple(
            f"the reference fails {check.id}: {outcome.verdict}: {outcome.message.en}"
            for check, outcome in outcomes.items()
            if outcome.verdict is not Verdict.PASSED
        )
    )


def sandbox_findings(assignment: Assignment, sandbox: Sandbox) -> Findings:
    """Hand a sample of the mistakes in, through the real sandbox: each must be named as it is in this process."""
    if assignment.reference is None or not assignment.mistakes:
        return Findings()
    made = _all_made(assignment)
    faults = []
    for number, function in made[:: max(1, len(made) // SAMPLE)]:
        known = assignment.mistakes[number]
        submission = submission_of(assignment, known.source(assignment.reference, function))
        graded = grade_submission(assignment, submission, sandbox, SEED)
        by_id = {outcome.check: outcome for outcome in graded.outcomes}
        outcomes = {check: by_id[check.id] for check in assignment.checks if check.id in by_id}
        faults += [f"{known.id} in {function}: {fault}" for fault in _own_faults(known, function, outcomes)]
    return Findings(faults=tuple(faults))


def _all_made(assignment: Assignment) -> list[tuple[int, str]]:
    return [(number, name) for number, known in enumerate(assignment.mistakes) for name in known.functions]


def _fitting(assignment: Assignment, other: Assignment, function: str) -> list[int]:
    """List the mistakes that can be made in another right version of a function."""
    return [
        number
        for number, known in enumerate(assignment.mistakes)
        if function in known.functions and known in other.mistakes
    ]


def _try(assignment: Assignment, made: Made) -> list[str]:
    reference = assignment.ways(made.function)[made.way].reference
    assert reference is not None
    checks = [check for check in assignment.checks if check.id in made.checks]
    if made.mistake is None:
        outcomes = grade_source(assignment, reference.source, checks)
        wrong = [check.id for check, outcome in outcomes.items() if outcome.verdict is not Verdict.PASSED]
        return [f"way {made.way} of {made.function} is listed as right and fails {', '.join(wrong)}"] if wrong else []
    known = assignment.mistakes[made.mistake]
    outcomes = grade_source(assignment, known.source(reference, made.function, made.variant), checks)
    found = _own_faults(known, made.function, outcomes) + _faults_elsewhere(assignment, made.function, outcomes)
    in_way = f", way {made.way}" if made.way else ""
    as_variant = f", variant {made.variant}" if made.variant else ""
    return [f"{known.id} in {made.function}{in_way}{as_variant}: {fault}" for fault in found]


def _own_faults(known: Mistake, function: str, outcomes: Mapping[Check, Outcome]) -> list[str]:
    """Demand that the function's own checks catch the mistake, and name it wherever they do."""
    own = {check: outcome for check, outcome in outcomes.items() if check.function == function}
    wrong = [check for check, outcome in own.items() if outcome.verdict is not Verdict.PASSED]
    if not wrong:
        return ["no check of the function catches it"]
    nameable = [check for check in wrong if check.kind not in UNNAMED]
    if not nameable:
        return ["no check that could name it catches it"]
    return [
        f"{check.id} names {own[check].mistake or 'nothing'}: {own[check].message.en}"
        for check in nameable
        if own[check].mistake != known.id
    ]


def _faults_elsewhere(assignment: Assignment, function: str, outcomes: Mapping[Check, Outcome]) -> list[str]:
    """Demand that no other function loses marks.

    But for one that is built of this one and gets no numbers from it, or that can only be tried together with it.
    """
    found = []
    together = {
        *assignment.functions[function].together,
        *(name for name, other in assignment.functions.items() if function in other.together),
    }
    for check, outcome in outcomes.items():
        if check.function in (function, *together) or outcome.verdict is Verdict.PASSED or outcome.follow_through:
            continue
        built_of_it = function in _all_parts(assignment, check.function)
        if built_of_it and not (outcome.verdict is Verdict.FAILED and check.visibility is Visibility.HIDDEN):
            continue
        found.append(f"fails {check.id} too: {outcome.verdict}: {outcome.message.en}")
    return found


def _all_parts(assignment: Assignment, function: str) -> frozenset[str]:
    """Name the functions that a composite is built of, in either form, parts of parts included."""
    parts = either_form(assignment.functions[function].parts) & assignment.functions.keys()
    return parts.union(*(_all_parts(assignment, part) for part in parts))
