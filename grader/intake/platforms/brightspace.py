"""Brightspace's download: a folder, or a prefix of files, that bears numbers, name and time.

``12345-67890 - Jane Doe - May 1, 2026 1159 PM``, then ``/hw3_backprop.py`` or `` - hw3_backprop.py``.
"""

from __future__ import annotations

import re
from datetime import datetime

from grader.intake.platforms.download import Claim, Download, latest, recognised, strays
from grader.intake.tree import Tree
from grader.person import Person

PLATFORM = "Brightspace"
NAME = re.compile(
    r"(?P<first>\d+)-(?P<second>\d+) - (?P<name>.+?) ?- "
    r"(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2}), (?P<year>\d{4}) (?P<clock>\d{3,4}) ?(?P<half>[APap]\.?[Mm]\.?)?"
    r"(?: - (?P<file>.+))?",
    re.DOTALL,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(tree: Tree) -> Download | None:
    """Read a download of Brightspace; None if it is none."""
    items = tree.items()
    found = [
        (item, match) for item in items if (match := NAME.fullmatch(item.name)) and (item.is_folder or match["file"])
    ]
    if not recognised([item for item, _ in found], items):
        return None
    people = {(match["first"], match["second"], match["name"]) for _, match in found}
    firsts = [first for first, _, _ in people]
    claims = []
    for item, match in found:
        numbers = match["first"] if len(set(firsts)) == len(people) else f"{match['first']}-{match['second']}"
        moment = _moment(match)
        claims.append(
            Claim(
                path=item.path,
                name=match["file"] or item.name,
                id=f"{match['name']}_{numbers}",
                person=Person(platform=PLATFORM, name=match["name"], number=numbers, submitted=moment),
                order=int(re.sub(r"\D", "", moment) or 0),
            )
        )
    ours = {item.path for item, _ in found}
    stray = strays(PLATFORM, (item for item in items if item.path not in ours))
    return Download(platform=PLATFORM, claims=latest(claims, lambda claim: claim.order), nobody=stray)


def _moment(match: re.Match[str]) -> str:
    """Give the time as ISO 8601; nothing where the month is in a language that is not known here."""
    clock = match["clock"].zfill(4)
    hour, minute = int(clock[:2]), int(clock[2:])
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    month = match["month"].lower()[:3]
    try:
        return datetime(int(match["year"]), MONTHS.index(month) + 1, int(match["day"]), hour, minute).isoformat()
    except ValueError:
        return ""
