"""All files of one student's entry, wherever they lie: on the disk, in an archive, in the class's archive."""

from __future__ import annotations

import functools
import zipfile
from pathlib import Path

from grader.errors import SubmissionRefused, UsageError
from grader.intake.archive import UNREADABLE, unpack, zip_members
from grader.intake.entries import Entry, Part
from grader.intake.files import ARCHIVES, SOURCES, Found, Tally, with_true_ending
from grader.intake.folder import read_path as read_from_disk
from grader.intake.live_script import as_plain_file
from grader.intake.naming import ending, readable, safe_id
from grader.limits import Limits
from grader.text import text


def own_entry(path: Path) -> Entry:
    """Return the entry that a path given on the command line stands for.

    Raises
    ------
    UsageError
        If there is no such file or folder.
    """
    try:
        real = path.resolve(strict=True)  # a link is followed here: its owner typed it
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(text("There is no {path}.", "{path} 不存在。").format(path=path)) from error
    stem = real.name.removesuffix(ending(real.name)) if real.is_file() else real.name
    return Entry(id=safe_id(stem), parts=(Part(name=real.name, path=real),))


def gather(entry: Entry, limits: Limits) -> tuple[Found, ...]:
    """Read all files of an entry, looking into an archive, and into one more that is alone in it."""
    found: tuple[Found, ...] = ()
    for part in entry.parts:
        found += _from_class_archive(part, limits) if part.members is not None else _from_disk(part, limits)
    is_archive = len(entry.parts) == 1 and len(found) == 1 and found[0].name == readable(entry.parts[0].name)
    for _ in range(2 if is_archive else 1):
        archives = [file for file in found if file.suffix in ARCHIVES]
        if len(archives) != 1 or any(file.suffix in SOURCES for file in found):
            break
        (archive,) = archives
        if archive.content is None:
            raise SubmissionRefused(
                text("{name} cannot be graded: {why}.", "{name} 无法评分：{why}。").format(
                    name=archive.name, why=archive.trouble
                )
            )
        found = unpack(archive.content, archive.name, limits)
    found = tuple(_without_moodle_prefix(file) for file in found)
    names = {file.name.lower() for file in found}
    tally = Tally(limits)
    endings = [as_plain_file(with_true_ending(file, limits), tally, limits) for file in found]
    # a copy beside the file itself stays what it is
    return tuple(
        new if new.name == old.name or new.name.lower() not in names else old
        for old, new in zip(found, endings, strict=True)
    )


def _from_disk(part: Part, limits: Limits) -> tuple[Found, ...]:
    return read_from_disk(part.path, readable(part.name), limits)


def _from_class_archive(part: Part, limits: Limits) -> tuple[Found, ...]:
    """Read a part of a class's .zip."""
    try:
        status = part.path.stat()
        archive = _class_archive(part.path, status.st_mtime_ns, status.st_size)
        table = archive.infolist()
        members = [(table[index], name or part.name) for index, name in part.members or ()]
        return tuple(zip_members(archive, members, part.name, limits))
    except UNREADABLE as error:
        raise SubmissionRefused(
            text(
                "The part of the class's archive cannot be read: {reason}.",
                "班级压缩包中的这一部分无法读取：{reason}。",
            ).format(reason=str(error)[:200])
        ) from error


@functools.lru_cache(maxsize=1)
def _class_archive(path: Path, changed: int, size: int) -> zipfile.ZipFile:
    """Open a class's archive once for all its students: its table of contents may be long."""
    return zipfile.ZipFile(path)


def _without_moodle_prefix(file: Found) -> Found:
    """Rename a file that still bears the prefix of Moodle's bulk download."""
    if "_assignsubmission_" not in file.base:
        return file
    from grader.intake.platforms.moodle import without_prefix  # the platforms' rooms are slow to import

    name = without_prefix(file.base)
    if name == file.base:
        return file
    return Found(name=file.folder + name, size=file.size, content=file.content, trouble=file.trouble)
