"""The rules about points: from outcomes and today's rubric to marks, without running anything.

- Points are all or none: `Verdict.PASSED` earns a check's points, anything else nothing (partial credit is more
  checks).
- Follow-through: a wrong answer that agrees with the reference algorithm running on the student's own parts earns
  the assignment's share of the check's points.
- No marks for air: style and robustness checks of a function pay only if every check that shows the function
  to be right (its value checks; where it has none, its gradient and training checks; failing that, accuracy)
  passed or followed through.
- No marks for memory: the answers to public checks can be learnt by heart, so their points (but for shape) are paid
  only if the function also passes a hidden check of its results, where it has one.
- A submission that could not be graded earns nothing, and every check is listed all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from grader.errors import AssignmentError
from grader.gradebook.results import CheckResult
from grader.outcome import Kind, Outcome, Status, Verdict, Visibility
from grader.text import Text, text

DECIMALS = 2  # of points
FORM_KINDS = frozenset({Kind.STYLE, Kind.ROBUSTNESS})  # they ask how, once it is clear that the function is right
RESULT_KINDS = frozenset({Kind.VALUE, Kind.GRADIENT, Kind.TRAINING, Kind.ACCURACY})  # they ask what comes out
PROOF_KINDS = (  # what shows a function to be right; the first group of which it has a check
    frozenset({Kind.VALUE}),
    frozenset({Kind.GRADIENT, Kind.TRAINING}),
    frozenset({Kind.ACCURACY}),
)


class RubricCheck(Protocol):
    """What the rules need to know of a check."""

    @property
    def id(self) -> str:
        """Name of the check, unique in its assignment."""

    @property
    def function(self) -> str:
        """The student's function that it marks."""

    @property
    def kind(self) -> Kind:
        """What it looks at."""

    @property
    def visibility(self) -> Visibility:
        """Who has it."""

    @property
    def points(self) -> float:
        """What passing it is worth."""

    @property
    def title(self) -> Text:
        """What a person reads in its place."""


class Rubric(Protocol):
    """What the rules need to know of an assignment."""

    @property
    def checks(self) -> Sequence[RubricCheck]:
        """Its checks, in the order in which they are shown."""

    @property
    def follow_through(self) -> float:
        """The share of the points for a check that follows through, 0..1."""


def mark(rubric: Rubric, outcomes: Mapping[str, Outcome]) -> tuple[CheckResult, ...]:
    """Give every check of the rubric its points.

    Parameters
    ----------
    rubric : today's checks and points
    outcomes : by the check's id; outcomes of checks that the rubric no longer has are ignored

    Raises
    ------
    AssignmentError
        If a check has no outcome: silence must not look like marks, nor like their absence.
    """
    without = [check.id for check in rubric.checks if check.id not in outcomes]
    if without:
        raise AssignmentError(
            Text(
                f"no outcome is stored for {', '.join(without)}; grade again with `grader grade`",
                f"没有存下 {'、'.join(without)} 的结果；请用 `grader grade` 重新批改",
            )
        )
    return tuple(_marked(check, outcomes[check.id], rubric, outcomes) for check in rubric.checks)


def _marked(check: RubricCheck, outcome: Outcome, rubric: Rubric, outcomes: Mapping[str, Outcome]) -> CheckResult:
    """Apply the rules to one check."""
    points = 0.0
    message = outcome.message
    follows = follows_through(outcome)
    if outcome.verdict is Verdict.PASSED:
        unproven = _unproven(check, rubric, outcomes)
        if unproven:
            message = Text.join(filter(None, (message, _no_marks_for_air(check, unproven))))
        elif _only_remembered(check, rubric, outcomes):
            message = Text.join(filter(None, (message, NO_MARKS_FOR_MEMORY.format(function=check.function))))
        else:
            points = check.points
    elif follows:
        points = check.points * rubric.follow_through
    return CheckResult(
        id=check.id,
        function=check.function,
        kind=str(check.kind),
        visibility=str(check.visibility),
        status=str(outcome.verdict),
        points=round(points, DECIMALS),
        max_points=round(check.points, DECIMALS),
        mistake=outcome.mistake,
        follow_through=follows,
        message=message,
        title=check.title,
        seconds=outcome.seconds,
        pictures=outcome.pictures,
    )


def follows_through(outcome: Outcome) -> bool:
    """Tell whether the outcome earns the follow-through share: only a check that got an answer can."""
    return outcome.follow_through and outcome.verdict in (Verdict.FAILED, Verdict.ERROR)


def _unproven(check: RubricCheck, rubric: Rubric, outcomes: Mapping[str, Outcome]) -> tuple[RubricCheck, ...]:
    """List the checks that should have shown the function of a style check to be right, and did not."""
    if check.kind not in FORM_KINDS:
        return ()
    siblings = [other for other in rubric.checks if other.function == check.function]
    for kinds in PROOF_KINDS:
        proofs = [other for other in siblings if other.kind in kinds]
        if proofs:
            return tuple(proof for proof in proofs if not _shows_right(outcomes[proof.id]))
    return ()


def _only_remembered(check: RubricCheck, rubric: Rubric, outcomes: Mapping[str, Outcome]) -> bool:
    """Tell whether a function passes a public check of its results and not one of the hidden ones."""
    if check.visibility is not Visibility.PUBLIC or check.kind not in RESULT_KINDS:
        return False
    hidden = [
        other
        for other in rubric.checks
        if other.function == check.function and other.visibility is Visibility.HIDDEN and other.kind in RESULT_KINDS
    ]
    return bool(hidden) and not any(_shows_right(outcomes[other.id]) for other in hidden)


def _shows_right(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.PASSED or follows_through(outcome)


NO_MARKS_FOR_MEMORY = text(
    "This check passed, but its points are given only once {function} is right on other numbers than these too.",
    "这一项本身通过了，但要等 {function} 对其他输入也能给出正确结果之后才计分。",
)


def _no_marks_for_air(check: RubricCheck, unproven: Iterable[RubricCheck]) -> Text:
    titles = [other.title for other in unproven]
    return text(
        "This check passed, but its points are given only once {function} is right; still to pass: {checks}.",
        "这一项本身通过了，但要等 {function} 的结果正确之后才计分；尚未通过：{checks}。",
    ).format(function=check.function, checks=Text("; ".join(t.en for t in titles), "；".join(t.zh for t in titles)))


def mark_ungraded(rubric: Rubric, status: Status, message: Text) -> tuple[CheckResult, ...]:
    """List every check with no points, for a submission that was refused or does not load.

    Parameters
    ----------
    message : why; said with every check
    """
    verdict = Verdict.MISSING if status is Status.REFUSED else Verdict.ERROR
    nothing = {
        check.id: Outcome(check=check.id, verdict=verdict, seconds=0.0, message=message) for check in rubric.checks
    }
    return mark(rubric, nothing)


def total(checks: Iterable[CheckResult]) -> float:
    """Add up the points earned."""
    return round(sum(check.points for check in checks), DECIMALS)


def full_marks(rubric: Rubric) -> float:
    """Add up what the rubric offers, each check rounded as it is where it is earned."""
    return round(sum(round(check.points, DECIMALS) for check in rubric.checks), DECIMALS)


def machine_note(score: float, max_score: float) -> Text:
    """Say what the machine gave, beside a mark that was set by hand."""
    return text(
        "The mark was set by hand; the checks alone give {score:g} of {max_score:g}.",
        "本次分数由教师手动评定；仅按各项检查计分为 {score:g} / {max_score:g}。",
    ).format(score=score, max_score=max_score)
