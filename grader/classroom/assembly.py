"""From the gradebook to the results of a class: every submission given in, marked by today's rubric."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.checks.assignment import Assignment
from grader.course.mistakes import with_id
from grader.errors import MachineError
from grader.gradebook import Attempt, CheckMark, Gradebook, ManualMark, PublishedMark, Run
from grader.gradebook.lateness import lateness
from grader.gradebook.marking import DECIMALS, full_marks, machine_note, mark, mark_ungraded, total
from grader.gradebook.results import CheckResult, MistakeText, Results, RuntimeFacts, SubmissionResult
from grader.gradebook.shelf import Shelf
from grader.intake.roster import completed, matched_people
from grader.outcome import Outcome, Status
from grader.person import Person
from grader.sandbox import environments
from grader.sandbox.installed import beside
from grader.text import NOTHING, Text, text

NOBODY = Person()  # nothing is known
NOT_YET = text(
    "Not graded yet: the run was interrupted. The same command goes on where it stopped.",
    "尚未批改：上次运行被中断。重新运行同一命令即可从中断处继续。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckChange:
    """A check whose points are no longer what they were; None where it is new, or gone."""

    check: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChange:
    """A submission whose mark is no longer the one published before, and the checks that made the difference.

    ``before`` is None for a new submission. ``by_hand`` says that a mark set by hand came, went or changed.
    """

    submission: str
    before: float | None
    after: float
    checks: tuple[CheckChange, ...]
    by_hand: bool
    late: float = 0.0  # further points taken off for being late


NOT_ANY_MORE = text(
    "The checks have changed since this was graded, and the last run was not given it; grade its folder again.",
    "自上次批改后检查项已有变化，而最近一次运行没有包含这份作业；请重新批改它所在的文件夹。",
)


def assemble(assignment: Assignment, book: Gradebook, run: Run) -> Results:
    """Put the results of a run together from what the gradebook holds; nothing is run."""
    named: set[str] = set()
    submissions = Shelf(_noting_mistakes(results_of(assignment, book, run), named))
    open_doors = book.not_isolated(run)
    handed_in, people = book.handed_in(run), book.people(run)
    found = matched_people(people, handed_in.roster)
    there = {person for own in found.values() for person in own}
    return Results(
        assignment=assignment.id,
        title=assignment.title,
        grader=beside().grader,
        seed=run.seed,
        isolated=run.isolated and not open_doors,
        not_isolated=open_doors[-1] if open_doors else run.not_isolated,
        runtime=_runtime(assignment),
        mistakes=_mistake_texts(assignment, named),
        submissions=submissions,
        missing=tuple(person for person in handed_in.roster if person not in there),
        nobody=handed_in.nobody,
        unlisted=tuple(identity for identity, own in found.items() if not own) if handed_in.roster else (),
    )


def results_of(assignment: Assignment, book: Gradebook, run: Run) -> Iterator[SubmissionResult]:
    """Mark every submission of a run, those that stay from earlier runs included."""
    kept = book.kept(run)
    people, roster = book.people(run), book.handed_in(run).roster
    found = matched_people(people, roster)
    last_marks = {mark.submission: mark for mark in book.manual_marks()}
    for identity in book.submissions(run):
        attempt = book.current_attempt(run, identity)
        if attempt is None and identity in kept:
            attempt = next(reversed(book.attempts(identity)), None)
        yield result_of(
            assignment,
            identity,
            attempt,
            by_hand=last_marks.get(identity),
            person=completed(people[identity], found[identity]),
            kept=identity in kept,
        )


def result_of(
    assignment: Assignment,
    identity: str,
    attempt: Attempt | None,
    by_hand: ManualMark | None = None,
    *,
    person: Person = NOBODY,
    kept: bool = False,
) -> SubmissionResult:
    """Mark one submission.

    Parameters
    ----------
    attempt : the one that counts; None where the run has not come to it
    by_hand : the mark that a person set, which wins
    person : whom it is from
    kept : whether it stays from an earlier run
    """
    max_score = full_marks(assignment)
    status, message = (attempt.status, attempt.message) if attempt else (Status.REFUSED, NOT_YET)
    outdated = kept and attempt is not None and not covers(attempt, assignment)
    checks: tuple[CheckResult, ...]
    if outdated:
        status, message = Status.REFUSED, NOT_ANY_MORE
    if attempt is not None and status is Status.GRADED:
        checks = _as_in_the_template(assignment, mark(assignment, outcomes_of(attempt)))
    else:
        checks = _as_in_the_template(assignment, mark_ungraded(assignment, status, message))
    machine = total(checks)
    late = lateness(assignment.deadline, identity, person, max_score, machine)
    set_score = by_hand.score if by_hand else None
    notes = attempt.notes if attempt else ()
    if set_score is not None:
        notes = (*notes, machine_note(machine, max_score))
    return SubmissionResult(
        id=identity,
        form=attempt.form if attempt else None,
        status=status,
        score=round(machine - (late.points if late else 0.0), DECIMALS) if set_score is None else set_score,
        max_score=max_score,
        seconds=round(attempt.seconds, 3) if attempt else 0.0,
        sha256=attempt.sha256 if attempt else None,
        code_sha256=attempt.code_sha256 if attempt else "",
        checks=checks,
        message=message,
        notes=notes,
        output=attempt.output if attempt else "",
        machine_score=machine,
        manual_score=set_score,
        person=person,
        late=late,
        machine_fault=attempt is None or attempt.retry or outdated,
        changed_since_mark=set_score is not None and _changed_since(by_hand, attempt),
        kept=kept,
    )


def covers(attempt: Attempt, assignment: Assignment) -> bool:
    """Tell whether an attempt can still be marked: it has an outcome for every check there is today."""
    checks = {stored.outcome.check for stored in attempt.outcomes}
    return attempt.status is not Status.GRADED or all(check.id in checks for check in assignment.checks)


def _changed_since(by_hand: ManualMark | None, attempt: Attempt | None) -> bool:
    """Tell whether the work is another than the one that a mark was set for by hand."""
    if by_hand is None or by_hand.sha256 is None or attempt is None:
        return False
    return (attempt.sha256 or "") != by_hand.sha256


def _runtime(assignment: Assignment) -> RuntimeFacts:
    """Name the interpreter and packages that students' Python runs in."""
    try:
        found = environments.find(assignment.runtime)
    except MachineError:
        return RuntimeFacts()
    return RuntimeFacts(python=found.version, packages=found.packages)


def outcomes_of(attempt: Attempt) -> dict[str, Outcome]:
    """Give the outcomes of an attempt by the check's id."""
    return {stored.outcome.check: stored.outcome for stored in attempt.outcomes}


def _noting_mistakes(submissions: Iterable[SubmissionResult], named: set[str]) -> Iterator[SubmissionResult]:
    """Pass submissions on; note which mistakes are named in them."""
    for submission in submissions:
        named.update(check.mistake for check in submission.checks if check.mistake)
        yield submission


def _mistake_texts(assignment: Assignment, named: Iterable[str]) -> dict[str, MistakeText]:
    """Look up what is said of every mistake that was named; of two made together, both."""
    return {
        identity: MistakeText(
            title=Text(
                "; ".join(known.title.en for known in together), "；".join(known.title.zh for known in together)
            ),
            hint=Text.sentences(known.hint for known in together),
            equation=r" \qquad ".join(known.equation for known in together if known.equation),
        )
        for identity in sorted(named)
        if (together := with_id(assignment.mistakes, identity))
    }


def published_marks(results: Results) -> Iterator[tuple[str, PublishedMark]]:
    """Boil results down to what the next run compares its own with, one after the other."""
    for submission in results.submissions:
        yield (
            submission.id,
            PublishedMark(
                score=submission.score,
                by_hand=submission.manual_score is not None,
                checks={check.id: CheckMark(status=check.status, points=check.points) for check in submission.checks},
                late=submission.late.points if submission.late else 0.0,
            ),
        )


def changed_marks(
    before: Mapping[str, PublishedMark], after: Iterable[tuple[str, PublishedMark]]
) -> tuple[MarkChange, ...]:
    """List whose mark changed and by which checks; nothing if no marks were published before."""
    if not before:
        return ()
    pairs = ((identity, before.get(identity), new) for identity, new in after)
    return tuple(_change(identity, old, new) for identity, old, new in pairs if old is None or old.score != new.score)


def _change(identity: str, old: PublishedMark | None, new: PublishedMark) -> MarkChange:
    points_before = {name: check.points for name, check in old.checks.items()} if old else {}
    points_after = {name: check.points for name, check in new.checks.items()}
    checks = tuple(
        CheckChange(check=name, before=points_before.get(name), after=points_after.get(name))
        for name in dict.fromkeys((*points_after, *points_before))
        if points_before.get(name) != points_after.get(name)
    )
    return MarkChange(
        submission=identity,
        before=old.score if old else None,
        after=new.score,
        checks=checks if old else (),
        by_hand=new.by_hand or (old is not None and old.by_hand),
        late=round(new.late - old.late, DECIMALS) if old else new.late,
    )


def describe(change: MarkChange) -> Text:
    """Say in one line whose mark changed, and by which checks."""
    if change.before is None:
        return text("{id}: new, {after:g}", "{id}：新提交，{after:g} 分").format(
            id=change.submission, after=change.after
        )
    causes = [_cause(check) for check in change.checks]
    if change.by_hand:
        causes.insert(0, text("set by hand", "手动评定"))
    if change.late:
        causes.append(text(f"late {-change.late:+g}", f"迟交 {-change.late:+g}"))
    why = Text(", ".join(cause.en for cause in causes), "，".join(cause.zh for cause in causes))
    return text("{id}: {before:g} -> {after:g} ({why})", "{id}：{before:g} → {after:g}（{why}）").format(
        id=change.submission, before=change.before, after=change.after, why=why or NOTHING
    )


def _cause(change: CheckChange) -> Text:
    before = "-" if change.before is None else f"{change.before:g}"
    after = "-" if change.after is None else f"{change.after:g}"
    return text(f"{change.check} {before} -> {after}", f"{change.check} {before} → {after}")


def _as_in_the_template(assignment: Assignment, checks: Iterable[CheckResult]) -> tuple[CheckResult, ...]:
    """Put checks in the order in which the template has their functions; those of one function keep theirs."""
    order = list(assignment.functions)
    return tuple(sorted(checks, key=lambda check: order.index(check.function)))
