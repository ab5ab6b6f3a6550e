"""Canvas' "Download Submissions": flat names, written by its ``lib/content_zipper.rb``.

``doejane_LATE_4101_90011_hw3_backprop-1.py``: the sortable name in small letters, the user's id, the attachment's id,
the file; ``-1`` marks one that was handed in again. Nothing but the class as a whole tells them from names that
students give themselves: ids are numbers without a leading zero, a user has one name, an attachment one user, and no
user the same file twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from grader.intake.platforms.download import Claim, Download, recognised, strays
from grader.intake.tree import Item, Tree
from grader.person import Person

PLATFORM = "Canvas"
ID = r"[1-9][0-9]*"
IDS = re.compile(rf"_(?P<user>{ID})(?=_(?P<attachment>{ID})_(?P<file>.+))", re.DOTALL)
ENTRY = re.compile(rf"(?P<name>.*?)_(?P<user>{ID})_(?P<file>(?:text|link)\.html)", re.DOTALL)
ANONYMOUS = re.compile(
    rf"(?P<late>LATE_)?anon_(?P<name>[A-Za-z0-9]+)_(?:(?P<attachment>{ID})_(?P<file>.+)|(?P<entry>(?:text|link)\.html))",
    re.DOTALL,
)
AGAIN = re.compile(r"-(\d{1,3})(?=(?:\.tar)?\.[A-Za-z]+\Z)")
LATE = "_LATE"


@dataclass(frozen=True, slots=True)
class Named:
    """One way to read a name."""

    name: str
    late: bool
    user: str  # "" where students are anonymous
    attachment: str  # "" for a text or a link
    file: str

    @property
    def upload(self) -> str:
        """What Canvas looks for in the name of a file that comes back as a comment."""
        return "_".join(filter(None, (self.name, self.user, self.attachment)))


def is_word(character: str) -> bool:
    """Whether Ruby's ``[[:word:]]`` takes a character: letters, marks, digits, and what connects them."""
    return unicodedata.category(character) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"}


def read(tree: Tree) -> Download | None:
    """Read a download of Canvas; None if it is none."""
    items = tree.items()
    ways = {item: tuple(_readings(item.name)) for item in items if not item.is_folder}
    named = _chosen({item: way for item, way in ways.items() if way})
    if not recognised(named, items) or not _consistent(list(named.values())):
        return None
    claims = []
    for item, one in named.items():
        again = AGAIN.search(one.file)
        person = Person(
            platform=PLATFORM,
            name=one.name if one.user else "",
            number=one.user,
            late=one.late,
            upload=one.upload if one.attachment else "",
        )
        claims.append(
            Claim(
                path=item.path,
                name=AGAIN.sub("", one.file),
                id=f"{one.name}_{one.user}" if one.user else one.name,
                person=person,
                order=int(again[1]) if again else 0,
            )
        )
    stray = strays(PLATFORM, (item for item in items if item not in named))
    return Download(platform=PLATFORM, claims=tuple(claims), nobody=stray)


def _readings(name: str) -> Iterator[Named]:
    """Read a name in every way that it could have been put together."""
    if match := ANONYMOUS.fullmatch(name):
        yield Named(
            name=f"anon_{match['name']}",
            late=bool(match["late"]),
            user="",
            attachment=match["attachment"] or "",
            file=match["file"] or match["entry"],
        )
        return
    if match := ENTRY.fullmatch(name):
        before = match["name"]
        if all(map(is_word, before)):
            yield Named(before.removesuffix(LATE), before.endswith(LATE), match["user"], "", match["file"])
            return
    for match in IDS.finditer(name):
        before = name[: match.start()]
        if not all(map(is_word, before)):
            return  # what follows is the student's own file name
        yield Named(before.removesuffix(LATE), before.endswith(LATE), match["user"], match["attachment"], match["file"])


def _chosen(ways: dict[Item, tuple[Named, ...]]) -> dict[Item, Named]:
    """Read each name in the way whose attachment is numbered most like the others'; of equals in the first.

    Attachments are numbered as they come in, so those of one homework are close; a name that ends in ``_2``, or a file
    that begins with ``2024_``, is not.
    """
    sure = [_size(options[0]) for options in ways.values() if len(options) == 1 and options[0].attachment]
    usual = median(sure) if sure else None
    return {
        item: options[0] if usual is None else min(options, key=lambda one: abs(_size(one) - usual))
        for item, options in ways.items()
    }


def _size(one: Named) -> float:
    """Give the order of magnitude of an attachment's number; it may have any number of digits."""
    return len(one.attachment) + float(f"0.{one.attachment or 0}")


def _consistent(named: Sequence[Named]) -> bool:
    """Whether the names contradict what Canvas' ids are."""
    names: dict[str, set[str]] = {}
    owners: dict[str, set[tuple[str, str]]] = {}
    files: set[tuple[str, str, str]] = set()
    for one in named:
        if one.user:
            names.setdefault(one.user, set()).add(one.name)
        if one.attachment:
            owners.setdefault(one.attachment, set()).add((one.user, one.name))
        file = (one.user, one.name, one.file)
        if file in files:
            return False
        files.add(file)
    attachments = [one.attachment for one in named if one.attachment]
    return (
        all(len(each) == 1 for each in names.values())
        and all(len(each) == 1 for each in owners.values())
        and len(set(attachments)) == len(attachments)
    )
