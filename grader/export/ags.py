"""LTI Assignment and Grade Services: one score a line, as it is posted to a platform's line item.

``application/vnd.ims.lis.v1.score+json``. The user's id is the platform's own; a score that is not final carries no
points.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from grader.export.feedback import as_html
from grader.export.rows import Options, Row, rows
from grader.gradebook.results import Results
from grader.text import Language

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def export(results: Results, language: Language, options: Options) -> dict[str, bytes]:
    """Write one line per student."""
    lines = [msgspec.json.encode(_score(results, row, language, options)) for row in rows(results, options)]
    return {"ags_scores.jsonl": b"".join(line + b"\n" for line in lines)}


def _score(results: Results, row: Row, language: Language, options: Options) -> dict[str, Any]:
    moment = options.times.get(row.id) or max(options.times.values(), default=NEVER)
    score: dict[str, Any] = {
        "userId": row.who.number or row.login or row.who.email or row.id,
        "timestamp": moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "activityProgress": "Completed" if row.submission else "Initialized",
        "gradingProgress": "FullyGraded" if row.mark is not None else "PendingManual" if row.submission else "NotReady",
        "comment": as_html(results, row.submission, language),
    }
    if row.mark is not None:
        most = (
            row.submission.max_score
            if row.submission
            else max((s.max_score for s in results.submissions), default=100.0)
        )
        score |= {"scoreGiven": row.mark, "scoreMaximum": most}
    return score
