"""Mechanical mutants of the reference, thrown at the checks: whoever survives shows what no check looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.course.folder import read_toml
from grader.errors import AssignmentError
from grader.judging.trial import try_check
from grader.outcome import Kind, Visibility
from grader.validation.findings import Findings
from grader.validation.in_process import SEED, student_of
from grader.validation.mutation import Mutant, mutants
from grader.validation.pool import OutOfTime, spread, time_limit

SECONDS = 6.0  # of processor time for all checks of one mutant; the reference takes less than one
LIST = "equivalent_mutants.toml"


class Equivalent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mutant that computes the same as the reference, and why."""

    function: str
    was: str
    now: str
    reason: str


class EquivalentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``equivalent_mutants.toml`` may say."""

    equivalent: tuple[Equivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """Whether a mutant was caught: by hidden checks, by public ones."""

    hidden: bool
    public: bool


def findings(assignment: Assignment) -> Findings:
    """List the mutants that every hidden check lets pass and that nobody has shown to be equivalent."""
    if assignment.reference is None:
        return Findings(faults=("there is no reference solution to mutate",))
    known = _equivalents(assignment.folder / LIST)
    targets = [mutant for name in assignment.functions for mutant in mutants(assignment.reference, name)]
    shots = dict(zip(targets, spread(assignment, shoot, targets), strict=True))
    return Findings(faults=tuple(_faults(shots, known)), measured=_rates(shots, known))


def _faults(shots: Mapping[Mutant, Shot], known: Mapping[tuple[str, str, str], Equivalent]) -> list[str]:
    survivors = {mutant.id: mutant for mutant, shot in shots.items() if not shot.hidden}
    found = [
        f"line {mutant.line}, {mutant.function} survives: {mutant.was}  ->  {mutant.now}"
        for identity, mutant in survivors.items()
        if identity not in known
    ]
    return found + [
        f"{LIST} lists what is caught, or no mutant at all; remove it: {entry.was}  ->  {entry.now} ({entry.function})"
        for identity, entry in known.items()
        if identity not in survivors
    ]


def _rates(shots: Mapping[Mutant, Shot], known: Mapping[tuple[str, str, str], Equivalent]) -> str:
    telling = [shot for mutant, shot in shots.items() if mutant.id not in known]
    if not telling:
        return "no mutants"
    hidden, public = (sum(getattr(shot, who) for shot in telling) for who in ("hidden", "public"))
    return (
        f"{len(telling)} mutants and {len(shots) - len(telling)} equivalent ones; hidden checks kill {hidden} "
        f"({hidden / len(telling):.1%}), public checks alone {public} ({public / len(telling):.1%})"
    )


def shoot(assignment: Assignment, mutant: Mutant) -> Shot:
    """Run the checks of the mutant's own function until one does not pass; a mutant that does not run is caught."""
    own = [check for check in assignment.checks if check.function == mutant.function and check.kind is not Kind.STYLE]
    own.sort(key=lambda check: check.kind is Kind.ACCURACY)  # the slowest come last
    return Shot(
        hidden=_caught(assignment, mutant, [check for check in own if check.visibility is Visibility.HIDDEN]),
        public=_caught(assignment, mutant, [check for check in own if check.visibility is Visibility.PUBLIC]),
    )


def _caught(assignment: Assignment, mutant: Mutant, checks: Sequence[Check]) -> bool:
    assert assignment.reference is not None
    reference = assignment.reference.functions()
    try:
        with time_limit(SECONDS):
            student = student_of(assignment, assignment.reference.with_function(mutant.function, mutant.source))
            return any(not try_check(assignment, check, student, SEED, reference).passed for check in checks)
    except (AssignmentError, OutOfTime, RecursionError, MemoryError):
        return True


def _equivalents(path: Path) -> dict[tuple[str, str, str], Equivalent]:
    if not path.is_file():
        return {}
    entries = read_toml(path, EquivalentFile).equivalent
    return {(entry.function, entry.was, entry.now): entry for entry in entries}
