"""Canvas: a file for "Import grades" of its gradebook.

Columns and the row of points follow "How do I import grades in the Gradebook?" of the Canvas instructor guide.
Canvas finds students by ``ID``, its own number, or by ``SIS Login ID``.
"""

from __future__ import annotations

from grader.export.cells import Cell, table
from grader.export.identity import identities
from grader.gradebook.results import Results
from grader.text import Language

STUDENT_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def export(results: Results, language: Language) -> dict[str, bytes]:
    """Write one row per student with the mark; the assignment is called by its title."""
    max_score = max((submission.max_score for submission in results.submissions), default=0.0)
    rows: list[list[Cell]] = [
        [*STUDENT_COLUMNS, f"{results.title[language]} ({results.assignment})"],
        ["    Points Possible", "", "", "", "", max_score],
    ]
    people = identities(submission.id for submission in results.submissions)
    for submission in results.submissions:
        who = people[submission.id]
        login = "" if who.number else submission.id
        rows.append([who.name, who.number, "", login, "", submission.score])
    return {"canvas.csv": table(rows, bom=False)}
