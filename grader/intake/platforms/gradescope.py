"""Gradescope's "Export submissions": numbered folders, and a file that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from grader.intake.platforms.download import Claim, Download, left_out, strays
from grader.intake.tree import Tree
from grader.person import LeftOut, Member, Person
from grader.text import text

PLATFORM = "Gradescope"
METADATA = "submission_metadata.yml"
FOLDER = re.compile(r"submission_\d+(?:\.[A-Za-z0-9.]+)?")
OWN_FILE = text("what Gradescope says of the submissions", "Gradescope 的提交信息")


def read(tree: Tree) -> Download | None:
    """Read an export of Gradescope; None if it is none."""
    items = tree.items()
    if not any(item.name == METADATA for item in items):
        return None
    known = _known(tree.text(next(item.path for item in items if item.name == METADATA)) or "")
    claims = []
    nobody: list[LeftOut] = [left_out(item.path, OWN_FILE) for item in items if item.name == METADATA]
    found = [item for item in items if item.name in known or FOLDER.fullmatch(item.name)]
    if not found:
        return None
    taken: set[str] = set()
    for item in found:
        person = _person(known.get(item.name))
        alone = person.members[0] if len(person.members) == 1 else None
        identity = (alone.number or alone.email or alone.name) if alone else ""
        if not identity or identity in taken:
            identity = item.name
        taken.add(identity)
        if alone:
            person = Person(
                platform=PLATFORM,
                name=alone.name,
                number=alone.number,
                email=alone.email,
                submitted=person.submitted,
            )
        claims.append(Claim(path=item.path, name=item.name, id=identity, person=person))
    ours = {item.path for item in found} | {each.name for each in nobody}
    nobody += strays(PLATFORM, (item for item in items if item.path not in ours))
    return Download(platform=PLATFORM, claims=tuple(claims), nobody=tuple(nobody))


def _known(metadata: str) -> dict[Any, Any]:
    """Read what Gradescope says of the submissions: plain data; what Ruby marks as more than that is passed over."""
    import yaml  # slow to import, and no other platform's file needs it

    class Loader(yaml.SafeLoader):  # type: ignore[misc]  # the library ships no types
        """Takes no tag for more than it is."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    try:
        known = yaml.load(metadata, Loader=Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _person(said: object) -> Person:
    """Read what the metadata say of one submission, believing none of its types."""
    facts: Mapping[Any, Any] = said if isinstance(said, dict) else {}
    submitters = facts.get(":submitters")
    members = tuple(
        Member(name=_text(each.get(":name")), number=_text(each.get(":sid")), email=_text(each.get(":email")))
        for each in (submitters if isinstance(submitters, list) else [])
        if isinstance(each, dict)
    )
    created = facts.get(":created_at")
    group = ", ".join(member.name or member.email for member in members) if len(members) > 1 else ""
    return Person(platform=PLATFORM, group=group, members=members, submitted=_moment(created))


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _moment(value: object) -> str:
    """Give a time as ISO 8601; YAML may have read it already, and Ruby writes ``2026-05-01 23:59:00.000 +0800``."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date) or not isinstance(value, str):
        return ""
    written = re.sub(r"\s+(UTC|Z)$", "+00:00", value.strip())
    written = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", written)
    try:
        return datetime.fromisoformat(written).isoformat()
    except ValueError:
        return ""
