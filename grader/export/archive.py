"""Feedback pages as one zip, for a platform that gives each to its student."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from grader.files import disk_room
from grader.gradebook.results import Results, SubmissionResult
from grader.text import Language

IN_MEMORY = 16 * 2**20  # bytes
PIECE = 2**20  # bytes


def packed_pages(
    results: Results, language: Language, names: Callable[[SubmissionResult], Iterable[str]]
) -> Iterator[bytes] | None:
    """Pack the feedback pages; the same bytes for the same results.

    Parameters
    ----------
    names : what the files of a submission's page are called; none for one that the platform does not know

    Returns
    -------
    The archive in pieces, made a page at a time once they are asked for; None if it would be empty.
    """
    if not any(True for submission in results.submissions for _ in names(submission)):
        return None
    return pieces(lambda file: _pack(file, results, language, names))


def _pack(
    file: IO[bytes], results: Results, language: Language, names: Callable[[SubmissionResult], Iterable[str]]
) -> None:
    from grader.report import render_student  # heavy: templates and formulas

    taken: set[str] = set()
    with zipfile.ZipFile(file, "w") as archive:
        for submission in results.submissions:
            own = [name for name in names(submission) if name not in taken]
            taken.update(own)
            page = render_student(results, submission, language).encode(errors="replace") if own else b""
            for name in own:
                archive.writestr(zipfile.ZipInfo(name), page, zipfile.ZIP_DEFLATED)


def pieces(write: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """Give in pieces what is written to a file that has to be written as a whole; in memory while it is small."""
    with disk_room(Path(tempfile.gettempdir())), tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        write(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def in_a_name(words: str) -> str:
    """Make a name fit to stand between ``_`` in the name of a file."""
    return re.sub(r"[\W_]+", " ", words).strip() or "student"
