"""Gradescope: one ``results.json`` per student, as its autograder platform reads them.

The format is "Output format" of Gradescope's autograder documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from grader.export.feedback import lines
from grader.export.plain import without_controls
from grader.export.rows import Files, Options
from grader.gradebook.results import CheckResult, Results, SubmissionResult
from grader.report.naming import file_names
from grader.text import Language


def export(results: Results, language: Language, options: Options) -> Files:
    """Write ``gradescope/<id>.json`` for each student."""
    ids = [submission.id for submission in results.submissions]
    names = file_names(ids)
    return {f"gradescope/{names[id]}.json": _file(results, place, language) for place, id in enumerate(ids)}


def _file(results: Results, place: int, language: Language) -> Iterator[bytes]:
    """Write a student's file, once it is asked for."""
    student = _student(results, results.submissions[place], language)
    yield msgspec.json.format(msgspec.json.encode(student), indent=1) + b"\n"


def _student(results: Results, submission: SubmissionResult, language: Language) -> dict[str, Any]:
    """Put one file together; a score has to be there, so it is 0 also where nothing could be judged."""
    said = [*lines(results, submission, language), *(note[language] for note in submission.notes)]
    return {
        "score": submission.score,
        "execution_time": round(submission.seconds),
        "output": without_controls("\n".join(said)),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(number, check, language) for number, check in enumerate(submission.checks, start=1)],
    }


def _test(number: int, check: CheckResult, language: Language) -> dict[str, Any]:
    return {
        "score": check.points,
        "max_score": check.max_points,
        "status": "passed" if check.status == "passed" else "failed",
        "name": check.title[language],
        "name_format": "text",
        "number": str(number),
        "output": without_controls(check.message[language]),
        "output_format": "text",
        "tags": [check.id, check.kind],
        "visibility": "visible",
    }
