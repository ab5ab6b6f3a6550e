"""The student kit: all that a student needs to work and to check at home, the grader included; nothing hidden."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from grader.checks.assignment import load_assignment, load_file
from grader.checks.check import defines_checks
from grader.course.explanations import FILE as EXPLANATIONS
from grader.course.folder import load_course
from grader.course.handout import SUFFIXES, pictures_of
from grader.course.templates import TEMPLATES
from grader.errors import AssignmentError, UsageError
from grader.home.data import FOLDER, data_of
from grader.home.desk import SEED
from grader.home.handout_page import handout_page
from grader.home.kit_readme import readme
from grader.home.matlab_check import FILE as MATLAB_CHECK
from grader.home.matlab_check import matlab_check
from grader.home.packages import KIT_FILE, packages_of, with_section
from grader.packaging.wheel import wheel
from grader.text import Language, Text

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold: the same kit is the same bytes
README = "README.md"


def release(root: Path, assignment_id: str, to_zip: Path) -> tuple[str, ...]:
    """Write the student kit of an assignment.

    What goes in is named, file by file, so that a file added to the course later is hidden unless it is let out.

    Parameters
    ----------
    root : the course's folder
    assignment_id : which assignment
    to_zip : the archive; one that is there already is replaced, once the new one is complete

    Returns
    -------
    The names in the archive, in order. The same course gives the same bytes.

    Raises
    ------
    UsageError
        If there is no such assignment, or the archive cannot be written there.
    AssignmentError
        If a file of the kit is missing.
    """
    contents = kit(root, assignment_id)
    partial = to_zip.with_name(f".{to_zip.name}.{os.getpid()}.partial")
    try:
        to_zip.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(partial, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever the kit is made
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, content)
        os.replace(partial, to_zip)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        why = error.strerror
        raise UsageError(Text(f"{to_zip} cannot be written: {why}", f"无法写入 {to_zip}：{why}")) from error
    return tuple(contents)


def kit(root: Path, assignment_id: str) -> dict[str, bytes]:
    """Gather the files of the student kit by their names in it, in order."""
    folder = root / "assignments" / assignment_id
    if not re.fullmatch(r"\w+", assignment_id) or not folder.is_dir():
        known = ", ".join(sorted(path.parent.name for path in root.glob("assignments/*/assignment.toml"))) or "-"
        raise UsageError(
            Text(
                f"there is no assignment {assignment_id!r}; this course has {known}",
                f"没有名为 {assignment_id!r} 的作业；本课程的作业有：{known}",
            )
        )
    named = [f"handout.{language}.md" for language in Language]
    public_checks = folder / "public_checks.py"
    handouts = [folder / name for name in named]
    sources = [folder / "assignment.toml", public_checks, *handouts]
    sources += [picture for handout in handouts if handout.is_file() for picture in pictures_of(handout)]
    checks = load_file(public_checks) if public_checks.is_file() else None
    sources += checks.shared if checks else ()
    templates = sorted((root / TEMPLATES / assignment_id).glob("*/*"))
    sources += [path for path in templates if path.is_file() and path.suffix in (".py", ".ipynb", ".m")]
    if not templates:
        raise AssignmentError(f"there is no {TEMPLATES / assignment_id}; cut it with `grader templates`")
    contents = {path.relative_to(root).as_posix(): _read(path) for path in sources}
    at = folder.relative_to(root) / FOLDER
    contents |= {(at / name).as_posix(): content for name, content in data_of(folder).items()}
    facts = packages_of(root, assignment_id)
    for language in Language:
        handout = (folder / f"handout.{language}.md").relative_to(root).as_posix()
        contents[handout] = with_section(contents[handout], facts, language)
    contents[KIT_FILE] = msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n"
    contents["course.toml"] = _course_of_one(root / "course.toml", assignment_id)
    if (root / EXPLANATIONS).is_file():
        contents[EXPLANATIONS] = _read(root / EXPLANATIONS)
    if checks and defines_checks(checks.module) and any(path.suffix == ".m" for path in templates):
        contents[MATLAB_CHECK] = matlab_check(load_assignment(load_course(root), assignment_id), SEED).encode()
    contents |= _pages({Path(name).name: content for name, content in contents.items()})
    name, content = wheel()
    contents[name] = content
    contents[README] = readme(assignment_id, name, in_matlab=MATLAB_CHECK in contents).encode()
    return dict(sorted(contents.items()))


def _course_of_one(path: Path, assignment_id: str) -> bytes:
    """Give ``course.toml`` with this assignment alone, as the kit holds no other."""
    source = _read(path).decode("utf-8")
    one, count = re.subn(
        r"^assignments\s*=\s*\[[^\]]*\]", f'assignments = ["{assignment_id}"]', source, flags=re.MULTILINE
    )
    if count != 1 or tomllib.loads(one).get("assignments") != [assignment_id]:
        raise AssignmentError(f"{path}: expected one list `assignments = [...]` at the top level")
    return one.encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssignmentError(f"{path} belongs to the student kit and cannot be read: {error}") from error


def _pages(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the handouts as pages that show their formulas and pictures without a network."""
    names = {language: f"handout.{language}.html" for language in Language}
    pictures = {name: content for name, content in contents.items() if Path(name).suffix in SUFFIXES}
    return {
        name: handout_page(
            contents[f"handout.{language}.md"].decode("utf-8-sig"),
            language,
            pictures,
            {other: names[other] for other in Language if other is not language},
        ).encode()
        for language, name in names.items()
    }
