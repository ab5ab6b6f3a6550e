"""The Drive folder of a Google Classroom assignment: copies of one template, each with its student's name before it.

``Jane Doe - hw3_backprop.ipynb``. Files that students uploaded under names of their own say nothing of their owners;
where more of the names do not fit than do, this is no such folder.
"""

from __future__ import annotations

import re
from collections import Counter

from grader.intake.platforms.download import Claim, Download, recognised, strays
from grader.intake.tree import Tree
from grader.person import Person

PLATFORM = "Google Classroom"
NAME = re.compile(r"(?P<name>[^\W\d_][^/_]*?) - (?P<file>.+\.[A-Za-z0-9]{1,5})", re.DOTALL)
COPY = re.compile(r" \((\d{1,3})\)(?=\.[A-Za-z0-9]{1,5}\Z)")


def read(tree: Tree) -> Download | None:
    """Read such a folder; None if it is none."""
    items = tree.items()
    found = [(item, match) for item in items if not item.is_folder and (match := NAME.fullmatch(item.name))]
    people = {match["name"] for _, match in found}
    if len(people) < 2 or not recognised([item for item, _ in found], items):
        return None
    template = Counter(COPY.sub("", match["file"]).casefold() for _, match in found).most_common(1)[0][1]
    if template < 2 or template * 2 < len(people):  # a template is what most of them have in common
        return None
    claims = []
    for item, match in found:
        copy = COPY.search(match["file"])
        claims.append(
            Claim(
                path=item.path,
                name=COPY.sub("", match["file"]),
                id=match["name"],
                person=Person(platform=PLATFORM, name=match["name"]),
                order=int(copy[1]) if copy else 0,
            )
        )
    ours = {item.path for item, _ in found}
    stray = strays(PLATFORM, (item for item in items if item.path not in ours))
    return Download(platform=PLATFORM, claims=tuple(claims), nobody=stray)
