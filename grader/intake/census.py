"""Who is who, before anything is graded: whose each file is, which count, what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.errors import SubmissionRefused
from grader.intake.choosing import Choice, choose
from grader.intake.entries import ClassFolder, Entry
from grader.intake.files import SOURCES, Found
from grader.intake.gathering import gather
from grader.intake.guessing import guess_from
from grader.intake.roster import completed, matched
from grader.limits import Limits
from grader.person import LeftOut, Person
from grader.text import NOTHING, Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """One row: a student, the files that count, and those that do not."""

    id: str
    person: Person
    taken: tuple[str, ...]
    left: tuple[LeftOut, ...]
    refused: Text = NOTHING  # why none counts
    listed: bool = True  # on the roster, if there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """A class, before it is graded."""

    assignment: str | None  # the one that the files are for, as far as can be told
    rows: tuple[Whose, ...]
    nobody: tuple[LeftOut, ...]
    missing: tuple[Person, ...]  # of the roster, who handed in nothing


def census(
    folder: ClassFolder,
    assignments: Mapping[str, Collection[str]],
    limits: Limits,
    roster: Sequence[Person] = (),
) -> Census:
    """Look at every entry of a class; files are read, and nothing is run.

    Parameters
    ----------
    assignments : the names that each assignment asks for, by its id; of several, the one that most entries are for
    roster : who is expected
    """
    found = {entry.id: _gathered(entry, limits) for entry in folder.entries}
    assignment = _most_likely(found.values(), assignments)
    owners = matched(folder.entries, roster)
    functions = assignments.get(assignment or "", ())
    rows = tuple(
        _row(entry, found[entry.id], assignment, functions, owners[entry.id], bool(roster), limits)
        for entry in folder.entries
    )
    there = {person for own in owners.values() for person in own}
    missing = tuple(person for person in roster if person not in there)
    return Census(assignment=assignment, rows=rows, nobody=folder.handed_in.nobody, missing=missing)


def counted(folder: ClassFolder) -> Text:
    """Say how much there is of what."""
    return _count(len(folder.entries), len(folder.handed_in.nobody), folder.handed_in.platform)


def _count(people: int, nobody: int, platform: str) -> Text:
    whose = text(" (names as {platform} gives them)", "（按 {platform} 的文件名识别）").format(platform=platform)
    said = text(
        "1 submission" if people == 1 else f"{people} submissions",
        f"{people} 份作业",
    ) + (whose if platform else NOTHING)
    if nobody:
        said += text(f", {nobody} at the top belong to nobody", f"，顶层另有 {nobody} 个文件不属于任何学生")
    return said


Gathered = tuple[Found, ...] | SubmissionRefused


def _gathered(entry: Entry, limits: Limits) -> Gathered:
    try:
        return gather(entry, limits)
    except SubmissionRefused as error:
        return error


def _most_likely(found: Collection[Gathered], assignments: Mapping[str, Collection[str]]) -> str | None:
    votes = Counter(
        guess
        for files in found
        if not isinstance(files, SubmissionRefused) and (guess := guess_from(files, assignments)) is not None
    )
    return votes.most_common(1)[0][0] if votes else None


def _row(
    entry: Entry,
    found: Gathered,
    assignment: str | None,
    functions: Collection[str],
    owners: Sequence[Person],
    has_roster: bool,
    limits: Limits,
) -> Whose:
    person = completed(entry.person, owners)
    listed = bool(owners) or not has_roster
    if isinstance(found, SubmissionRefused):
        return Whose(id=entry.id, person=person, taken=(), left=person.left, refused=found.text, listed=listed)
    try:
        choice = choose(found, assignment, functions, limits) if assignment else None
    except SubmissionRefused as error:
        left = tuple(LeftOut(name=file.name, why=file.trouble) for file in found)
        return Whose(
            id=entry.id, person=person, taken=(), left=(*left, *person.left), refused=error.text, listed=listed
        )
    taken = {file.name for file in choice.files} if choice else {file.name for file in found if file.suffix in SOURCES}
    left = tuple(_left(found, taken, choice))
    return Whose(id=entry.id, person=person, taken=tuple(sorted(taken)), left=(*left, *person.left), listed=listed)


def _left(found: Sequence[Found], taken: Collection[str], choice: Choice | None) -> Iterator[LeftOut]:
    """Say why a file does not count; one that only helps is none of these."""
    for file in found:
        if file.name in taken:
            continue
        said = [note for note in (choice.notes if choice else ()) if file.name in note.en]
        if file.trouble or said:
            yield LeftOut(name=file.name, why=file.trouble or said[0])
        elif file.suffix in SOURCES:
            yield LeftOut(name=file.name, why=BESIDE)
        else:
            yield LeftOut(name=file.name, why=NO_SOURCE)


BESIDE = text("beside the file that counts; it may be imported", "与计分文件放在一起，可以被导入")
NO_SOURCE = text("no source code", "不是源代码")
