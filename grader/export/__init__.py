"""The results in other systems' formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grader.errors import UsageError
from grader.export import ags, blackboard, brightspace, canvas, gradescope, json, junit, moodle, table
from grader.export.rows import Files, Options, warn_of_marks
from grader.files import disk_room, write_whole
from grader.gradebook.results import Results
from grader.text import Language, text


def _workbook(results: Results, language: Language, options: Options) -> Files:
    from grader.export import xlsx  # heavy: openpyxl

    return xlsx.export(results, language, options)


FORMATS: Mapping[str, Callable[[Results, Language, Options], Files]] = {
    "csv": table.export,
    "xlsx": _workbook,
    "json": json.export,
    "junit": junit.export,
    "gradescope": gradescope.export,
    "canvas": canvas.export,
    "moodle": moodle.export,
    "blackboard": blackboard.export,
    "brightspace": brightspace.export,
    "ags": ags.export,
}


def export(
    results: Results, to: str, language: Language = Language.EN, options: Options | None = None
) -> dict[str, bytes]:
    """Write results in the format of another system, all files in memory; for large classes see `export_pieces`.

    Parameters
    ----------
    to : one of `FORMATS`
    language : of the feedback, where the format holds any
    options : what else the export is told; its ``warnings`` then hold what the teacher should hear

    Returns
    -------
    files : relative name, with ``/``, to content

    Raises
    ------
    UsageError
        If there is no such format, or the file to be filled has no column for the assignment.
    """
    pieces = export_pieces(results, to, language, options)
    return {name: content if isinstance(content, bytes) else b"".join(content) for name, content in pieces.items()}


def export_pieces(results: Results, to: str, language: Language = Language.EN, options: Options | None = None) -> Files:
    """Do what `export` does, each file in pieces that are made as they are asked for: a submission at a time."""
    if to not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(text(f"no format {to!r}; expected one of {known}", f"没有格式 {to!r}；可用的格式：{known}"))
    options = options or Options()
    warn_of_marks(results, options)
    return FORMATS[to](results, language, options)


def write_export(files: Files, folder: Path) -> tuple[Path, ...]:
    """Write exported files into a folder, made if absent; links in their place are replaced, not followed.

    Raises
    ------
    UsageError
        If a link or a file stands where a folder has to be.
    MachineError
        If the disk is full.
    """
    written = []
    for name, content in files.items():
        path = folder / name
        for parent in reversed(path.relative_to(folder).parents):
            _make(folder / parent)
        written.append(write_whole(path, content))
    return tuple(written)


def _make(folder: Path) -> None:
    with disk_room(folder):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise UsageError(
                text(f"{folder} is no folder of its own; move it away", f"{folder} 不是普通文件夹；请把它移走")
            )
        folder.mkdir(parents=True, exist_ok=True)


__all__ = ["FORMATS", "Options", "export", "export_pieces", "write_export"]
