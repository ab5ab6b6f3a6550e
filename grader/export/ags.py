"""LTI Assignment and Grade Services: one score a line, as it is posted to a platform's line item.

``application/vnd.ims.lis.v1.score+json``. The user's id is the platform's own; a score that is not final carries no
points.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from grader.export.feedback import as_html
from grader.export.rows import Files, Options, Row, full_marks, rows
from grader.gradebook.results import Results
from grader.text import Language

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def export(results: Results, language: Language, options: Options) -> Files:
    """Write one line per student."""
    most, latest = full_marks(results), max(options.times.values(), default=NEVER)
    scores = (_score(results, row, language, options.times.get(row.id, latest), most) for row in rows(results, options))
    return {"ags_scores.jsonl": (msgspec.json.encode(score) + b"\n" for score in scores)}


def _score(results: Results, row: Row, language: Language, moment: datetime, most: float) -> dict[str, Any]:
    score: dict[str, Any] = {
        "userId": row.who.number or row.login or row.who.email or row.id,
        "timestamp": moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "activityProgress": "Completed" if row.submission else "Initialized",
        "gradingProgress": "FullyGraded" if row.mark is not None else "PendingManual" if row.submission else "NotReady",
        "comment": as_html(results, row.submission, language),
    }
    if row.mark is not None:
        score |= {"scoreGiven": row.mark, "scoreMaximum": row.submission.max_score if row.submission else most}
    return score
