"""One student's entry, read into a submission."""

from __future__ import annotations

import functools
import hashlib
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path

from grader.errors import SubmissionBroken, SubmissionRefused, UsageError
from grader.intake.archive import UNREADABLE, unpack, zip_members
from grader.intake.choosing import Choice, choose
from grader.intake.decoding import NullByte, decode, note
from grader.intake.entries import Entry, Part
from grader.intake.files import ARCHIVES, DATA, MIB, SOURCES, Found
from grader.intake.folder import read_path as read_from_disk
from grader.intake.naming import MOODLE, ending, readable, safe_id
from grader.intake.notebook import read_notebook
from grader.intake.python_source import find_trouble
from grader.limits import Limits
from grader.submission import Form, HelperFile, Problem, Submission, Unit
from grader.text import Text, text


def read(entry: Entry, assignment_id: str, functions: Collection[str], limits: Limits) -> Submission:
    """Read what one student handed in; nothing of it is run.

    Parameters
    ----------
    entry : one of those that `grader.intake.entries` found
    assignment_id : the name that the file should have
    functions : the names that the assignment asks for, aliases included; they help to tell which file counts
    limits : bounds on files, their number and their sizes

    Raises
    ------
    SubmissionRefused
        If nothing in it can be graded, or more than one file could be meant; the message lists what was found.
    SubmissionBroken
        If the Python file that counts does not parse; the message says where.
    """
    found = gather(entry, limits)
    choice = choose(found, assignment_id, functions)
    units, problems, notes = _units(choice, limits)
    helpers, left_out = _helpers(choice, found, limits)
    return Submission(
        id=entry.id,
        form=choice.form,
        units=units,
        sha256=_digest(choice.form, units, helpers, problems),
        helpers=helpers,
        notes=(*choice.notes, *notes, *left_out),
        problems=problems,
    )


def read_path(path: Path, assignment_id: str, functions: Collection[str], limits: Limits) -> Submission:
    """Read a file, folder or archive of one's own; otherwise as `read`.

    A file stands alone, as it would when handed in alone: helper modules beside it are read only with their folder.

    Raises
    ------
    UsageError
        If there is no such file or folder.
    SubmissionRefused, SubmissionBroken
        As `read`.
    """
    return read(own_entry(path), assignment_id, functions, limits)


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


# ------------------------------------------------------------------------------------------------------- gathering


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
    return tuple(_without_moodle_prefix(file) for file in found)


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
    moodle = MOODLE.fullmatch(file.base)
    if not moodle or not moodle["name"]:
        return file
    return Found(
        name=file.folder + moodle["name"], size=file.size, content=file.content, trouble=file.trouble
    )


# ----------------------------------------------------------------------------------------------------------- units

Units = tuple[tuple[Unit, ...], tuple[Problem, ...], tuple[Text, ...]]


def _units(choice: Choice, limits: Limits) -> Units:
    match choice.form:
        case Form.PYTHON:
            return _python_units(choice.files[0])
        case Form.NOTEBOOK:
            file = choice.files[0]
            code = read_notebook(file.content or b"", file.name, limits)
            return code.units, code.problems, code.notes
        case Form.MATLAB:
            return _matlab_units(choice.files)


def _python_units(file: Found) -> Units:
    name = file.base
    try:
        source, encoding = decode(file.content or b"", python=True)
    except NullByte as error:
        raise SubmissionBroken(BROKEN_AT.format(name=name, line=error.line, what=NULL_BYTE)) from error
    if trouble := find_trouble(source):
        message = BROKEN_AT if trouble.line else BROKEN
        raise SubmissionBroken(message.format(name=name, line=trouble.line, what=trouble.message))
    said = note(name, encoding)
    return (Unit(name=name, source=source),), (), (said,) if said else ()


def _matlab_units(files: Sequence[Found]) -> Units:
    """Read .m files; what cannot be read costs only what it defines."""
    units, problems, notes = [], [], []
    top = _common_folder(files)
    for file in files:
        name = file.name[len(top) : -len(".m")] + ".m"  # Octave does not know ".M"
        if file.content is None:
            message = BROKEN.format(name=name, what=file.trouble)
            problems.append(Problem(unit=name, line=None, message=message))
            continue
        try:
            source, encoding = decode(file.content)
        except NullByte as error:
            message = BROKEN_AT.format(name=name, line=error.line, what=NULL_BYTE)
            problems.append(Problem(unit=name, line=error.line, message=message))
            continue
        units.append(Unit(name=name, source=source))
        notes.append(note(name, encoding))
    return tuple(units), tuple(problems), tuple(said for said in notes if said)


def _common_folder(files: Sequence[Found]) -> str:
    """Return the deepest folder that all files lie in, with a ``/`` at its end, or nothing."""
    common = files[0].folder
    while not all(file.folder.startswith(common) for file in files):
        common = common[: common.rstrip("/").rfind("/") + 1]
    return common


# --------------------------------------------------------------------------------------------------------- helpers


def _helpers(
    choice: Choice, found: Sequence[Found], limits: Limits
) -> tuple[tuple[HelperFile, ...], tuple[Text, ...]]:
    """Take the modules and small data files that lie beside the file that counts, or below."""
    suffixes = DATA if choice.form is Form.MATLAB else (".py", *DATA)
    top = _common_folder(choice.files)
    beside = [
        file
        for file in found
        if file.suffix in suffixes and file.folder.startswith(top) and file not in choice.files
    ]
    # They all go into the scratch space of the student's process; modules first, data as long as there is room.
    room = limits.file_mb * MIB // 2
    helpers, notes = [], []
    for file in sorted(beside, key=lambda file: (file.suffix != ".py", file.name)):
        name = file.name[len(top) :]
        if file.content is None or len(file.content) > room:
            why = file.trouble or NO_ROOM
            notes.append(LEFT_OUT.format(name=name, why=why))
            continue
        room -= len(file.content)
        helpers.append(HelperFile(name=name, content=file.content))
    return tuple(helpers), tuple(notes)


def _digest(
    form: Form, units: Sequence[Unit], helpers: Sequence[HelperFile], problems: Sequence[Problem]
) -> str:
    """Return the SHA-256 of all that can influence a mark; every piece goes in with its length before it."""
    digest = hashlib.sha256()
    pieces = [form.value.encode()]
    for unit in units:
        pieces += [b"unit", unit.name.encode(), unit.source.encode()]
    for helper in helpers:
        pieces += [b"helper", helper.name.encode(), helper.content]
    for problem in problems:
        pieces += [b"problem", problem.unit.encode(), problem.message.en.encode("utf-8", "surrogatepass")]
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


# -------------------------------------------------------------------------------------------------------- messages

BROKEN = text("{name}: {what}.", "{name}：{what}。")
BROKEN_AT = text("{name}, line {line}: {what}.", "{name} 第 {line} 行：{what}。")
NULL_BYTE = text(
    "a null byte stands here, so this is no plain text. Save the file as UTF-8",
    "此处含有空字节，不是纯文本文件。请将文件保存为 UTF-8 编码",
)
LEFT_OUT = text("{name} was left out: {why}.", "{name} 未使用：{why}。")
NO_ROOM = text("there is no more room for data files", "数据文件的总大小超过上限")
