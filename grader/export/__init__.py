"""The results in other systems' formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grader.errors import UsageError
from grader.export import canvas, gradescope, json, junit, moodle, table
from grader.files import disk_room, write_whole
from grader.gradebook.results import Results
from grader.text import Language, text

FORMATS: Mapping[str, Callable[[Results, Language], dict[str, bytes]]] = {
    "csv": table.export,
    "json": json.export,
    "junit": junit.export,
    "gradescope": gradescope.export,
    "canvas": canvas.export,
    "moodle": moodle.export,
}


def export(results: Results, to: str, language: Language = Language.EN) -> dict[str, bytes]:
    """Write results in the format of another system.

    Parameters
    ----------
    to : one of `FORMATS`
    language : of the feedback, where the format holds any

    Returns
    -------
    files : relative name, with ``/``, to content

    Raises
    ------
    UsageError
        If there is no such format.
    """
    if to not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(text(f"no format {to!r}; expected one of {known}", f"没有格式 {to!r}；可用的格式：{known}"))
    return FORMATS[to](results, language)


def write_export(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
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
