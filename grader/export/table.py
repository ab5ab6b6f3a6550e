"""``grades.csv``: one row per submission, one column per check, for spreadsheets."""

from __future__ import annotations

from grader.export.cells import Cell, table
from grader.gradebook.results import Results, SubmissionResult
from grader.text import Language

COLUMNS = ("id", "form", "status", "score", "max_score", "machine_score", "manual_score", "message")


def export(results: Results, language: Language) -> dict[str, bytes]:
    """Write all marks and the points of every check."""
    checks = list(dict.fromkeys(check.id for submission in results.submissions for check in submission.checks))
    rows: list[list[Cell]] = [[*COLUMNS, *checks]]
    rows += [_row(submission, checks, language) for submission in results.submissions]
    return {"grades.csv": table(rows, bom=True)}


def _row(submission: SubmissionResult, checks: list[str], language: Language) -> list[Cell]:
    points = {check.id: check.points for check in submission.checks}
    return [
        *(
            submission.id,
            submission.form or "",
            str(submission.status),
            submission.score,
            submission.max_score,
        ),
        *(submission.machine_score, submission.manual_score, submission.message[language]),
        *(points.get(check) for check in checks),
    ]
