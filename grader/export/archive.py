"""Feedback pages as one zip, for a platform that gives each to its student."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from grader.gradebook.results import Results, SubmissionResult
from grader.text import Language


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files; the same bytes for the same files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def pages(results: Results, language: Language) -> Iterator[tuple[SubmissionResult, bytes]]:
    """Write the feedback page of every submission."""
    from grader.report import render_student  # heavy: templates and formulas

    for submission in results.submissions:
        yield submission, render_student(results, submission, language).encode(errors="replace")


def in_a_name(words: str) -> str:
    """Make a name fit to stand between ``_`` in the name of a file."""
    return re.sub(r"[\W_]+", " ", words).strip() or "student"
