"""One student's entry, read into a submission."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from grader.errors import SubmissionBroken
from grader.intake.bounded import bounded_notes, bounded_problems
from grader.intake.choosing import Choice, choose
from grader.intake.decoding import NullByte, decode, note
from grader.intake.entries import Entry
from grader.intake.files import ARCHIVES, MIB, Found, listing
from grader.intake.gathering import gather, own_entry
from grader.intake.notebook import read_notebook
from grader.intake.python_source import usable
from grader.intake.scripts import cells, needs_main
from grader.limits import Limits
from grader.submission import Form, HelperFile, Problem, Submission, Unit
from grader.text import NOTHING, Text, text


def read(
    entry: Entry, assignment_id: str, functions: Collection[str], limits: Limits, picked: str | None = None
) -> Submission:
    """Read what one student handed in; nothing of it is run.

    Parameters
    ----------
    entry : one of those that `grader.intake.entries` found
    assignment_id : the name that the file should have
    functions : the names that the assignment asks for, aliases included; they help to tell which file counts
    limits : bounds on files, their number and their sizes
    picked : the name of the file that counts, where whoever grades has said so

    Raises
    ------
    SubmissionRefused
        If nothing in it can be graded, or more than one file could be meant; the message lists what was found.
    SubmissionBroken
        If the Python file that counts is no text.
    """
    found = gather(entry, limits)
    choice = choose(found, assignment_id, functions, limits, picked)
    units, problems, notes = _units(choice, limits)
    helpers, left_out = _helpers(choice, found, limits)
    renamed = (*map(_under_another_ending, choice.files), _live_scripts(choice.files), *_not_read(choice, found))
    python = choice.form is Form.PYTHON
    main = "" if choice.form is Form.MATLAB else choice.files[0].name
    original = _original(choice.files[0]) if python else b""
    return Submission(
        id=entry.id,
        form=choice.form,
        units=units,
        sha256=_digest(choice.form, units, helpers, problems, main, original),
        helpers=helpers,
        notes=bounded_notes([said for said in (*choice.notes, *renamed, *notes, *left_out) if said]),
        problems=bounded_problems(problems),
        main=main,
        original=original,
        as_main=choice.form is Form.NOTEBOOK or (python and needs_main(tuple(unit.source for unit in units))),
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
            return _matlab_units(choice.files, limits)


def _python_units(file: Found) -> Units:
    name = file.base
    try:
        source, encoding = decode(file.content or b"", python=True)
    except NullByte as error:
        raise SubmissionBroken(BROKEN_AT.format(name=name, line=error.line, what=NULL_BYTE)) from error
    units: list[Unit] = []
    problems: list[Problem] = []
    for cell in cells(source):
        plain, trouble = usable(cell, name)
        units.append(Unit(name=name, source=plain))
        problems += trouble
    said = note(name, encoding)
    return tuple(units), tuple(problems), (said,) if said else ()


def _original(file: Found) -> bytes:
    """Give the file that counts as its own code may read it: in UTF-8, whatever it came in."""
    return decode(file.content or b"", python=True)[0].encode()


def _under_another_ending(file: Found) -> Text:
    if not file.handed_in_as or _is_live_script(file):
        return NOTHING
    return READ_AS.format(name=file.handed_in_as, read=file.base)


def _is_live_script(file: Found) -> bool:
    return file.handed_in_as.lower().endswith(".mlx")


def _live_scripts(files: Sequence[Found]) -> Text:
    """Say of which files the code alone was read."""
    live = [
        replace(file, name=file.handed_in_as) for file in files if _is_live_script(file) and file.content is not None
    ]
    return LIVE.format(names=listing(live)) if live else NOTHING


def _not_read(choice: Choice, found: Sequence[Found]) -> Iterator[Text]:
    """Name the live scripts beside ``.m`` files of the same names; where both hold the same, that is no matter."""
    live = [file for file in found if file.suffix == ".mlx"]
    if choice.form is Form.MATLAB and live:
        yield NOT_READ.format(names=listing(live))


def _matlab_units(files: Sequence[Found], limits: Limits) -> Units:
    """Read .m files, and the cells of a notebook; what cannot be read costs only what it defines."""
    units: list[Unit] = []
    problems: list[Problem] = []
    notes: list[Text] = []
    encoded: dict[str, list[str]] = {}  # encoding -> files
    top = _common_folder(files)
    for file in files:
        if file.suffix == ".ipynb":
            code = read_notebook(file.content or b"", file.name, limits)
            units += code.units
            problems += code.problems
            notes += code.notes
            continue
        name = file.name[len(top) : -len(".m")] + ".m"  # Octave does not know ".M"
        if file.content is None:
            stem = name.rpartition("/")[2].removesuffix(".m")
            called = file.folder[len(top) :] + file.handed_in_as if file.handed_in_as else name
            problems.append(Problem(unit=called, line=None, message=file.trouble, defines=(stem,)))
            continue
        try:
            source, encoding = decode(file.content)
        except NullByte as error:
            stem = name.rpartition("/")[2].removesuffix(".m")
            problems.append(Problem(unit=name, line=error.line, message=NULL_BYTE, defines=(stem,)))
            continue
        units.append(Unit(name=name, source=source))
        encoded.setdefault(encoding, []).append(name)
    notes += [note(names[0], encoding, len(names) - 1) for encoding, names in encoded.items()]
    return tuple(units), tuple(problems), tuple(said for said in notes if said)


def _common_folder(files: Sequence[Found]) -> str:
    """Return the deepest folder that all files lie in, with a ``/`` at its end, or nothing."""
    common = files[0].folder
    while not all(file.folder.startswith(common) for file in files):
        common = common[: common.rstrip("/").rfind("/") + 1]
    return common


# --------------------------------------------------------------------------------------------------------- helpers


def _helpers(choice: Choice, found: Sequence[Found], limits: Limits) -> tuple[tuple[HelperFile, ...], tuple[Text, ...]]:
    """Take the modules and data files of the tree that was handed in; in MATLAB, of the folder of the .m files."""
    matlab = choice.form is Form.MATLAB
    unused = (*ARCHIVES, ".m", ".mlx", *((".py", ".ipynb") if matlab else ()))
    top = _common_folder(choice.files) if matlab else ""
    beside = [
        file for file in found if file.suffix not in unused and file.folder.startswith(top) and file not in choice.files
    ]
    # They all go into the scratch space of the student's process; modules first, then the smaller data.
    room = limits.file_mb * MIB // 2
    helpers, notes = [], []
    for file in sorted(beside, key=lambda file: (file.suffix != ".py", file.size, file.name)):
        name = file.name[len(top) :]
        if file.content is None or len(file.content) > room:
            why = file.trouble or NO_ROOM
            notes.append(LEFT_OUT.format(name=name, why=why))
            continue
        room -= len(file.content)
        helpers.append(HelperFile(name=name, content=file.content))
    return tuple(helpers), tuple(notes)


def _digest(
    form: Form,
    units: Sequence[Unit],
    helpers: Sequence[HelperFile],
    problems: Sequence[Problem],
    main: str,
    original: bytes,
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
    pieces += [b"main", main.encode(), original]
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


# -------------------------------------------------------------------------------------------------------- messages

BROKEN_AT = text("{name}, line {line}: {what}.", "{name} 第 {line} 行：{what}。")
NULL_BYTE = text(
    "a null byte stands here, so this is no plain text. Save the file as UTF-8",
    "此处含有空字节，不是纯文本文件。请将文件保存为 UTF-8 编码",
)
LIVE = text(
    "{names}: the code of the live script was read, as MATLAB runs it; lines are counted over the code alone.",
    "{names}：已读取实时脚本中的代码；行号只计代码行。",
)
NOT_READ = text(
    "{names} was left out, since the .m file of the same name counts.",
    "{names} 未使用，以同名的 .m 文件为准。",
)
READ_AS = text("{name} was read as {read}.", "{name} 已按 {read} 读取。")
LEFT_OUT = text("{name} was left out: {why}.", "{name} 未使用：{why}。")
NO_ROOM = text("there is no more room for data files", "数据文件的总大小超过上限")
