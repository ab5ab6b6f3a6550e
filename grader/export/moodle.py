"""Moodle: an offline grading worksheet, for "Upload grading worksheet" of the assignment.

Columns are called as in Moodle's own worksheet (``mod/assign/feedback/offline``), which finds students by
``Identifier``. ``Username`` is for the gradebook's general "Import grades" page, which asks what each column means.
"""

from __future__ import annotations

from grader.export.cells import Cell, table
from grader.export.identity import identities
from grader.gradebook.results import Results, SubmissionResult
from grader.text import Language, Text, text

COLUMNS = ("Identifier", "Full name", "Username", "Status", "Grade", "Maximum Grade", "Feedback comments")
MOST = 30_000  # characters of feedback: a cell of a spreadsheet holds little more
LOST = text("{id}: {points:g}/{max_points:g}. {message}", "{id}：{points:g}/{max_points:g}。{message}")


def export(results: Results, language: Language) -> dict[str, bytes]:
    """Write one row per student with the mark and what lost points."""
    rows: list[list[Cell]] = [list(COLUMNS)]
    people = identities(submission.id for submission in results.submissions)
    for submission in results.submissions:
        who = people[submission.id]
        identifier = f"Participant {who.number}" if who.number else submission.id
        rows.append(
            [
                *(identifier, who.name, submission.id, str(submission.status)),
                *(submission.score, submission.max_score, feedback(submission, language)),
            ]
        )
    return {"moodle.csv": table(rows, bom=False)}


def feedback(submission: SubmissionResult, language: Language) -> str:
    """Say in plain lines what was refused, or which checks lost points and why."""
    lines: list[Text] = [submission.message] if submission.message else []
    if not lines:
        lines = [
            LOST.format(id=check.id, points=check.points, max_points=check.max_points, message=check.message)
            for check in submission.checks
            if check.points < check.max_points
        ]
    return "\n".join(line[language].strip() for line in lines)[:MOST]
