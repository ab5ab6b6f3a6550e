"""Who handed in: one entry per student, found in the class's folder or archive and not opened yet."""

from __future__ import annotations

import functools
import re
import stat
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.errors import UsageError
from grader.intake.archive import UNREADABLE, zip_name
from grader.intake.naming import Given, ending, identify, readable, safe_id, told_apart
from grader.intake.tree import ArchiveTree, Below, DiskTree, Item, Tree
from grader.limits import Limits
from grader.person import HandedIn, LeftOut, Person
from grader.text import text

if TYPE_CHECKING:
    from grader.intake.platforms import Claim, Download

CLASS_FILES = 200_000  # in a class's archive
RESULTS = "gradebook.sqlite"  # a folder with this in it is the grader's own
# Beside students' work these are the teacher's, whatever the folder.
TEACHERS = re.compile(r"(?i)index\.html?|rubric.*|read[ _-]?me(\.\w+)?|.*\.(csv|xlsx|xls|ods)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file, folder or archive that a student handed in."""

    name: str  # as the student knows it, without the prefix of a bulk download
    path: Path  # where it is, or the class's archive that it is in
    members: tuple[tuple[int, str], ...] | None = None  # there: index, and name within the part ("" if it is a file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one student handed in; cheap, and can be sent to another process."""

    id: str
    parts: tuple[Part, ...]
    person: Person = Person()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFolder:
    """What a class handed in: its entries, sorted by id, and what belongs to nobody."""

    entries: tuple[Entry, ...]
    handed_in: HandedIn


def entries(submissions: Path, limits: Limits) -> tuple[Entry, ...]:
    """Find one entry per student, sorted by id; see `class_folder`."""
    return class_folder(submissions, limits).entries


def class_folder(submissions: Path, limits: Limits, *, without: Path | None = None) -> ClassFolder:
    """Find one entry per student, and what belongs to nobody.

    Parameters
    ----------
    submissions : a folder, or a .zip, that holds a file, a folder or an archive per student; as it comes out of a
        learning platform too. One folder around all of them is looked through.
    limits : bounds on one submission; nothing is measured against them before it is read
    without : a folder that is none of it, such as the one that results go to

    Raises
    ------
    UsageError
        If there is no such folder, or no submission in it.
    """
    try:
        mode = submissions.stat().st_mode  # a link is followed here: whoever grades typed it
        if stat.S_ISDIR(mode):
            found = _in_folder(submissions, without)
        elif submissions.name.lower().endswith(".zip"):
            found = _in_archive(submissions)
        else:
            raise UsageError(NOT_A_CLASS.format(path=submissions))
    except FileNotFoundError as error:
        raise UsageError(NOT_THERE.format(path=submissions)) from error
    except OSError as error:
        raise UsageError(CLOSED.format(path=submissions, reason=error.strerror or str(error))) from error
    if not found.entries:
        raise UsageError(EMPTY.format(path=submissions))
    return found


def _in_folder(folder: Path, without: Path | None) -> ClassFolder:
    tree = DiskTree(folder)
    own = [item for item in tree.items() if _is_results(tree, item) or _is(folder / item.path, without)]
    hidden = _Without(tree, frozenset(item.path for item in own))
    # joined as text: a name may be bytes that no path of ours would keep
    found = _found(hidden, lambda path, name: Part(name=name, path=folder / path))
    earlier = (item for item in own if not _is(folder / item.path, without))
    results = tuple(LeftOut(name=readable(item.path), why=OWN_RESULTS) for item in earlier)
    handed_in = msgspec.structs.replace(found.handed_in, nobody=(*found.handed_in.nobody, *results))
    return ClassFolder(entries=found.entries, handed_in=handed_in)


def _is_results(tree: Tree, item: Item) -> bool:
    return item.is_folder and any(inner.name == RESULTS for inner in tree.items(item.path))


def _is(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


@dataclass(frozen=True, slots=True)
class _Without:
    """A tree without some of its top."""

    tree: Tree
    hidden: frozenset[str]

    def items(self, folder: str = "") -> tuple[Item, ...]:
        return tuple(item for item in self.tree.items(folder) if item.path not in self.hidden)

    def text(self, path: str) -> str | None:
        return self.tree.text(path)


def _in_archive(path: Path) -> ClassFolder:
    status = path.stat()
    tree = ArchiveTree(path, table_of_contents(path, status.st_mtime_ns, status.st_size))
    return _found(tree, lambda at, name: Part(name=name, path=path, members=tree.below(at)), wrapper=path.stem)


def _found(tree: Tree, part: Callable[[str, str], Part], wrapper: str | None = None) -> ClassFolder:
    """Ask every platform's reader; where none knows the names, each entry at the top is a student's."""
    from grader.intake.platforms import recognise  # slow to import, and one's own file needs none of it
    from grader.intake.platforms.chinese import people as people_named

    if download := recognise(tree):
        return _of_platform(download, part)
    if wrapper is not None:
        tree = _unwrapped(tree, wrapper)
    items = tree.items()
    teachers = [item for item in items if not item.is_folder and TEACHERS.fullmatch(item.name)]
    if len(teachers) == len(items) or not any(item.is_folder or ending(item.name) for item in items):
        teachers = []
    theirs = [item for item in items if item not in teachers]
    given = [Given(item.name, item.is_folder) for item in theirs]
    stems = {item.path: _stem(item) for item in theirs}
    people = people_named(list(stems.values()))
    found = tuple(
        Entry(
            id=student,
            parts=tuple(part(theirs[index].path, theirs[index].name) for index in indices),
            person=people.get(stems[theirs[indices[0]].path], Person()),
        )
        for student, indices in identify(given).items()
    )
    nobody = tuple(LeftOut(name=readable(item.path), why=TEACHERS_OWN) for item in teachers)
    return ClassFolder(entries=found, handed_in=HandedIn(nobody=nobody))


def _stem(item: Item) -> str:
    kept = "" if item.is_folder else ending(item.name)
    return readable(item.name[: len(item.name) - len(kept)])


def _unwrapped(tree: Tree, wrapper: str) -> Tree:
    """Look through a folder around the whole class, unless it is the work of a class's only student."""
    items = tree.items()
    if len(items) == 1 and items[0].is_folder:
        inner = tree.items(items[0].path)
        if len(inner) > 1 or (inner and items[0].name.casefold() == wrapper.casefold()):
            return Below(tree, items[0].path)
    return tree


def _of_platform(download: Download, part: Callable[[str, str], Part]) -> ClassFolder:
    """Put together what the reader of a platform says belongs together."""
    rivals: dict[str, dict[str, list[int]]] = {}  # id that can be shown -> id of the platform -> its claims
    for index, claim in enumerate(download.claims):
        rivals.setdefault(safe_id(claim.id), {}).setdefault(claim.id, []).append(index)
    ids = told_apart({shown: list(own.items()) for shown, own in rivals.items()})
    found = []
    for identity, indices in ids.items():
        claims = _latest_of_each_name([download.claims[index] for index in indices])
        parts = tuple(part(claim.path, claim.name) for claim in claims)
        found.append(Entry(id=identity, parts=parts, person=_shown(_person(claims))))
    nobody = tuple(LeftOut(name=readable(each.name), why=each.why) for each in download.nobody)
    return ClassFolder(entries=tuple(found), handed_in=HandedIn(platform=download.platform, nobody=nobody))


def _latest_of_each_name(claims: Sequence[Claim]) -> list[Claim]:
    """Of a file that a student handed in again, keep the last."""
    last = {claim.name: claim for claim in sorted(claims, key=lambda claim: claim.order)}
    return [claim for claim in claims if last[claim.name] is claim]


def _person(claims: Sequence[Claim]) -> Person:
    """Say of a student what any of the files says."""
    first, *others = (claim.person for claim in claims)
    late = first.late or any(other.late for other in others)
    upload = first.upload or next((other.upload for other in others if other.upload), "")
    again = [claim.order for claim in claims if claim.order and first.platform == "Canvas"]
    attempt = max(again) + 1 if again else first.attempt
    submitted = max((person.submitted for person in (first, *others)), default="")
    return msgspec.structs.replace(first, late=late, upload=upload, attempt=attempt, submitted=submitted)


def _shown(person: Person) -> Person:
    """Make what a download says fit to be shown and stored."""
    facts = {name: readable(getattr(person, name)) for name in ("name", "number", "login", "email", "group", "upload")}
    left = tuple(LeftOut(name=readable(each.name), why=each.why) for each in person.left)
    return msgspec.structs.replace(person, **facts, left=left)


# ----------------------------------------------------------------------------------------------- a class's archive


@functools.lru_cache(maxsize=2)
def table_of_contents(path: Path, changed: int, size: int) -> tuple[tuple[str, ...], ...]:
    """Return the names in a class's archive, each in its components; a folder's last one ends with ``/``.

    Parameters
    ----------
    path : the archive
    changed, size : the file's time stamp and size, so that a changed file is read anew

    Raises
    ------
    UsageError
        If it is damaged, or holds more than a class hands in.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [zip_name(member) for member in archive.infolist()]
    except UNREADABLE as error:
        raise UsageError(DAMAGED.format(path=path, reason=str(error))) from error
    if len(names) > CLASS_FILES:
        raise UsageError(DAMAGED.format(path=path, reason=f"more than {CLASS_FILES} files"))
    return tuple(_components(name) for name in names)


def _components(name: str) -> tuple[str, ...]:
    """Split a member's name, dropping what could lead elsewhere; it is never used as a path."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    if parts and name.endswith("/"):
        parts[-1] += "/"
    return tuple(parts)


# -------------------------------------------------------------------------------------------------------- messages

NOT_THERE = text(
    "There is no folder {path}. Give the folder (or .zip) that holds one file, folder or archive per student.",
    "文件夹 {path} 不存在。请给出存放学生作业的文件夹（或 .zip），其中每位学生对应一个文件、文件夹或压缩包。",
)
NOT_A_CLASS = text(
    "{path} is neither a folder nor a .zip. Give the folder (or .zip) that holds one file, folder or archive per "
    "student; to check a single submission, use `grader check`.",
    "{path} 既不是文件夹，也不是 .zip。"
    "请给出存放学生作业的文件夹（或 .zip），其中每位学生对应一个文件、文件夹或压缩包；"
    "若只检查一份作业，请用 `grader check`。",
)
EMPTY = text(
    "{path} holds no submissions. Put one file, folder, .zip or .tar.gz per student into it.",
    "{path} 中没有作业。请为每位学生放入一个文件、文件夹、.zip 或 .tar.gz。",
)
OWN_RESULTS = text("results of the grader", "评分程序自己的结果")
TEACHERS_OWN = text("the teacher's, by its name", "从名字看是教师自己的文件")
CLOSED = text("{path} cannot be read: {reason}.", "无法读取 {path}：{reason}。")
DAMAGED = text(
    "{path} cannot be read as a .zip: {reason}. Unpack it by hand and give the folder.",
    "无法将 {path} 作为 .zip 读取：{reason}。请手动解压后给出文件夹。",
)
