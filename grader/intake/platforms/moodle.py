"""Moodle's "Download all submissions", in folders or flat, by participant, blind, or by group.

The names are those of ``mod/assign/classes/downloader.php``. The number is the assignment's own id of the participant,
not the user's; for work in groups it is the group's, and no participant's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.intake.platforms.download import Claim, Download, recognised, strays
from grader.intake.tree import Tree
from grader.person import Person

PLATFORM = "Moodle"
NAME = re.compile(r"(?P<who>.+?)_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_(?P<file>.*))?", re.DOTALL)
NUMBERED = re.compile(r"(?P<name>.*)_(?P<number>[0-9]+)", re.DOTALL)
# "Participant" in the languages of Moodle that are met most, as a file's name keeps it.
PARTICIPANT = frozenset(
    ["Participant", "Teilnehmerin", "Teilnehmer in", "Participante", "Partecipante", "参与者", "参加者", "參與者"]
)
GROUP = re.compile(
    r"(?i)(group|team|gruppe|groupe|grupo|equipo|équipe|gruppo|小组|组)\b.*|(第.{1,4}|.{0,12})(小)?组\s*\d*|(group|team)\d+"
)


def without_prefix(name: str) -> str:
    """Give a file's name as the student knows it, also where it was handed in again with Moodle's prefix on it."""
    found = NAME.fullmatch(name)
    return found["file"] if found and found["file"] else name


def read(tree: Tree) -> Download | None:
    """Read a download of Moodle; None if it is none."""
    items = tree.items()
    found = [
        (item, match) for item in items if (match := NAME.fullmatch(item.name)) and (item.is_folder or match["file"])
    ]
    if not recognised([item for item, _ in found], items):
        return None
    owners = list(dict.fromkeys(match["who"] for _, match in found))
    people = _people(owners)
    claims = []
    for item, match in found:
        name = match["file"] if not item.is_folder else item.name
        claims.append(Claim(path=item.path, name=name, id=match["who"], person=people[match["who"]]))
    ours = {item.path for item, _ in found}
    stray = strays(PLATFORM, (item for item in items if item.path not in ours))
    return Download(platform=PLATFORM, claims=tuple(claims), nobody=stray)


def _people(owners: Sequence[str]) -> dict[str, Person]:
    """Tell what stands before ``_assignsubmission_``: a participant, nobody's name (blind), or a group."""
    split = {owner: NUMBERED.fullmatch(owner) for owner in owners}
    names = [match["name"] if match else owner for owner, match in split.items()]
    # "Default group" has no number; or all of them are called as groups are
    in_groups = not all(split.values()) or all(GROUP.fullmatch(name) for name in names)
    # a word of another language: it stands for everybody, and no full name goes without a blank
    one_word = len(names) > 2 and len(set(names)) == 1 and " " not in names[0]
    blind = not in_groups and (set(names) <= PARTICIPANT or one_word)
    return {
        owner: Person(
            platform=PLATFORM,
            name="" if in_groups or blind or not match else match["name"],
            number="" if in_groups or not match else match["number"],
            group=(match["name"] if match else owner) if in_groups else "",
        )
        for owner, match in split.items()
    }
