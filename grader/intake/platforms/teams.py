"""The zip of a Teams class, from OneDrive or SharePoint: ``Submitted files/STUDENT/ASSIGNMENT/Version N/...``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.intake.platforms.download import EARLIER, Claim, Download, left_out, recognised
from grader.intake.tree import Item, Tree
from grader.person import LeftOut, Person
from grader.text import text

PLATFORM = "Teams"
VERSION = re.compile(r"(?P<word>[^\W\d]+(?:[ .][^\W\d]+)*) ?(?P<number>\d+)")  # "Version 2", "Versión 2", "版本 2"
SUBMITTED = re.compile(r"(?i)submitted|提交|abgegeben|eingereicht|remis|rendus|enviad|entregad|consegnat|提出")
NOT_HANDED_IN = text("not handed in: it lies beside the submitted files", "未提交：位于已提交文件夹之外")


def read(tree: Tree) -> Download | None:
    """Read a download of Teams; None if it is none."""
    fitting = [(folder, claims) for folder in _candidates(tree) if (claims := _students(tree, folder))]
    if not fitting:
        return None
    named = [each for each in fitting if SUBMITTED.search(each[0].rsplit("/", 1)[-1])]
    folder, claims = (named or fitting)[0]
    return Download(platform=PLATFORM, claims=tuple(claims), nobody=tuple(_beside(tree, folder)))


def _candidates(tree: Tree) -> Iterator[str]:
    """Name the folders that may hold the students: the top itself, and two floors below it."""
    yield ""
    for item in tree.items():
        if item.is_folder:
            yield item.path
            yield from (inner.path for inner in tree.items(item.path) if inner.is_folder)


def _students(tree: Tree, folder: str) -> list[Claim]:
    """Read the folders of students; nothing if these are none."""
    students = tree.items(folder)
    own = {student: _claims(tree, student) for student in students if student.is_folder}
    fitting = [student for student, claims in own.items() if claims]
    return [claim for claims in own.values() for claim in claims] if recognised(fitting, students) else []


def _claims(tree: Tree, student: Item) -> list[Claim]:
    """Take the last version of each assignment of a student."""
    claims: list[Claim] = []
    left: list[LeftOut] = []
    attempts = 0
    for assignment in tree.items(student.path):
        inside = tree.items(assignment.path) if assignment.is_folder else ()
        versions = [
            (int(match["number"]), item)
            for item in inside
            if item.is_folder and (match := VERSION.fullmatch(item.name)) and len(match["number"]) < 7
        ]
        if not versions or len(versions) < len(inside):
            return []
        versions.sort(key=lambda version: version[0])
        attempts = max(attempts, versions[-1][0])
        left += [left_out(item.path, EARLIER) for _, item in versions[:-1]]
        claims.append(
            Claim(path=versions[-1][1].path, name=assignment.name, id=student.name, person=Person(platform=PLATFORM))
        )
    person = Person(platform=PLATFORM, name=student.name, attempt=attempts, left=tuple(left))
    return [Claim(path=claim.path, name=claim.name, id=claim.id, person=person) for claim in claims]


def _beside(tree: Tree, folder: str) -> Iterator[LeftOut]:
    """List what lies beside the folder of submitted files, on the way to it."""
    at = ""
    while at != folder:
        step = folder[len(at) :].lstrip("/").split("/")[0]
        down = f"{at}/{step}" if at else step
        yield from (left_out(item.path, NOT_HANDED_IN) for item in tree.items(at) if item.path != down)
        at = down
    yield from (
        left_out(item.path, NOT_HANDED_IN)
        for item in tree.items(folder)
        if not item.is_folder or not _claims(tree, item)
    )
