"""Who handed in: one entry per student, found in the class's folder or archive and not opened yet."""

from __future__ import annotations

import functools
import os
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.intake.archive import UNREADABLE, zip_name
from grader.intake.files import is_litter
from grader.intake.naming import Given, attempt, identify, is_junk, without_prefix
from grader.limits import Limits
from grader.text import text

CLASS_FILES = 200_000  # in a class's archive


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


def entries(submissions: Path, limits: Limits) -> tuple[Entry, ...]:
    """Find one entry per student, sorted by id.

    Parameters
    ----------
    submissions : a folder, or a .zip, that holds a file, a folder or an archive per student; as it comes out of
        Moodle and Canvas too. In a .zip, one folder around all of them is looked through.
    limits : bounds on one submission; nothing is measured against them before it is read

    Raises
    ------
    UsageError
        If there is no such folder, or no submission in it.
    """
    try:
        mode = submissions.stat().st_mode  # a link is followed here: whoever grades typed it
        if stat.S_ISDIR(mode):
            found = _in_folder(submissions)
        elif submissions.name.lower().endswith(".zip"):
            found = _in_archive(submissions)
        else:
            raise UsageError(NOT_A_CLASS.format(path=submissions))
    except FileNotFoundError as error:
        raise UsageError(NOT_THERE.format(path=submissions)) from error
    except OSError as error:
        raise UsageError(CLOSED.format(path=submissions, reason=error.strerror or str(error))) from error
    if not found:
        raise UsageError(EMPTY.format(path=submissions))
    return found


def _in_folder(folder: Path) -> tuple[Entry, ...]:
    with os.scandir(folder) as scan:
        items = sorted((item for item in scan if not is_junk(item.name)), key=lambda item: item.name)
    given = [Given(item.name, item.is_dir(follow_symlinks=False)) for item in items]
    parts = [Part(name=without_prefix(item.name), path=folder / item.name) for item in items]
    return _entries(given, parts)


def _entries(given: list[Given], parts: list[Part]) -> tuple[Entry, ...]:
    return tuple(
        Entry(id=student, parts=_latest([(attempt(given[index].name), parts[index]) for index in indices]))
        for student, indices in identify(given).items()
    )


def _latest(attempts: list[tuple[int, Part]]) -> tuple[Part, ...]:
    """Of a file that a student handed in again, keep the last."""
    latest = {part.name: part for _, part in sorted(attempts, key=lambda numbered: numbered[0])}
    return tuple(part for _, part in attempts if latest[part.name] is part)


# ----------------------------------------------------------------------------------------------- a class's archive


def _in_archive(path: Path) -> tuple[Entry, ...]:
    status = path.stat()
    members = [
        (index, parts)
        for index, parts in enumerate(table_of_contents(path, status.st_mtime_ns, status.st_size))
        if parts and not is_litter("/".join(parts))
    ]
    tops = _grouped(members)
    if len(tops) == 1:  # a folder around the whole class, unless it is the work of a class's only student
        ((top, inside),) = tops.items()
        inner = _grouped([(index, rest[1:]) for index, rest in inside if len(rest) > 1])
        if len(inner) > 1 or (inner and top.casefold() == path.stem.casefold()):
            tops = inner
    given, parts = [], []
    for top, inside in tops.items():
        is_folder = any(len(rest) > 1 or rest[-1].endswith("/") for _, rest in inside)
        given.append(Given(top.rstrip("/"), is_folder))
        files = tuple((index, "/".join(rest[1:])) for index, rest in inside if not rest[-1].endswith("/"))
        parts.append(Part(name=without_prefix(top.rstrip("/")), path=path, members=files))
    return _entries(given, parts)


def _grouped(
    members: list[tuple[int, tuple[str, ...]]],
) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Group members by the first component of their names."""
    groups: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for index, parts in members:
        groups.setdefault(parts[0].rstrip("/"), []).append((index, parts))
    return groups


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
CLOSED = text("{path} cannot be read: {reason}.", "无法读取 {path}：{reason}。")
DAMAGED = text(
    "{path} cannot be read as a .zip: {reason}. Unpack it by hand and give the folder.",
    "无法将 {path} 作为 .zip 读取：{reason}。请手动解压后给出文件夹。",
)
