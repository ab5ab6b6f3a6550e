"""The marks of a class, a row for everybody who gets one: who it is to a platform, and what goes into the cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from grader.export.identity import identities
from grader.files import Content
from grader.gradebook.results import Results, SubmissionResult
from grader.intake.table import Table
from grader.person import Member, Person
from grader.text import Text, text

Files = Mapping[str, Content]  # relative name, with ``/``, to what the file holds; read once, in this order


@dataclass(kw_only=True)
class Options:
    """What an export is told besides the results; ``warnings`` collects what the teacher should hear."""

    zeros: bool = False  # 0 for who has no mark, in place of an empty cell
    worksheet: Table | None = None  # Moodle's own, to be filled
    gradebook: Table | None = None  # Canvas', Blackboard's or Brightspace's own, to be filled
    column: str | None = None  # of that gradebook
    times: Mapping[str, datetime] = field(default_factory=dict)  # when each submission got its mark
    warnings: list[Text] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person; of those who handed in together each has a row."""

    id: str  # of the submission; "" for one who handed in nothing
    who: Member
    person: Person
    submission: SubmissionResult | None
    mark: float | None  # None where the cell stays empty

    @property
    def login(self) -> str:
        """The login name; where no platform told one, the id is the best there is."""
        return self.who.login or ("" if self.who.number or self.person.platform else self.id)


def rows(results: Results, options: Options) -> Iterator[Row]:
    """Give every person of a class a row, in the order of the results; then those who handed in nothing."""
    known = any(submission.person != Person() for submission in results.submissions)
    guessed = {} if known else identities(submission.id for submission in results.submissions)
    for submission in results.submissions:
        person = submission.person
        members = person.people
        if guess := guessed.get(submission.id):
            members = (Member(name=guess.name, number=guess.number),)
        mark = mark_of(submission, options)
        for member in members:
            yield Row(id=submission.id, who=member, person=person, submission=submission, mark=mark)
    nothing = 0.0 if options.zeros else None
    for person in results.missing:
        for member in person.people:
            yield Row(id="", who=member, person=person, submission=None, mark=nothing)


def mark_of(submission: SubmissionResult, options: Options) -> float | None:
    """Give the mark to hand on; None where nobody has judged the work: refused, broken, or the machine's fault."""
    if submission.has_mark:
        return submission.score
    return 0.0 if options.zeros else None


def full_marks(results: Results) -> float:
    """Give what the assignment is worth."""
    return max((submission.max_score for submission in results.submissions), default=100.0)


def warn_of_marks(results: Results, options: Options) -> None:
    """Say what a platform may not take: marks above the maximum, and marks by hand for work that has changed since."""
    above: list[str] = []
    changed: list[str] = []
    without: list[str] = []
    for each in results.submissions:
        above += [each.id] * (each.score > each.max_score)
        changed += [each.id] * each.changed_since_mark
        without += [each.id] * (not each.has_mark)
    if above:
        options.warnings.append(
            text("above the maximum of {most:g}: {ids}", "分数超过满分 {most:g}：{ids}").format(
                most=full_marks(results), ids=", ".join(above)
            )
        )
    if changed:
        options.warnings.append(
            text("marked by hand, and the work has changed since: {ids}", "手动评定之后作业又有改动：{ids}").format(
                ids=", ".join(changed)
            )
        )
    if without and not options.zeros:
        options.warnings.append(
            text(
                "no mark, so the cell is empty (0 with --zeros): {ids}",
                "没有分数，单元格留空（加 --zeros 则为 0）：{ids}",
            ).format(ids=", ".join(without))
        )
