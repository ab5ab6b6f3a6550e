"""What a platform's reader says of a class's download: which file is whose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from grader.intake.naming import ending
from grader.intake.tree import Item
from grader.person import LeftOut, Person
from grader.text import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A file or folder that belongs to a student.

    Parameters
    ----------
    path : from the top of the download
    name : as the student called it, without what the platform put before it
    id : the student's id in the results; claims with one id are one entry
    person : what the name tells of the student
    order : of two files of one name the higher counts
    """

    path: str
    name: str
    id: str
    person: Person
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A download that a platform's reader recognised as a whole."""

    platform: str
    claims: tuple[Claim, ...]
    nobody: tuple[LeftOut, ...] = ()


STRAY = text("no name that {platform} gives to a student's work", "不是 {platform} 给学生作业起的文件名")
EARLIER = text("an earlier attempt; the latest counts", "较早的一次提交；以最后一次为准")


def recognised(fitting: Collection[Item], items: Iterable[Item]) -> bool:
    """Tell whether names, as a whole, are a platform's: of those that could be students' work, more fit than do not."""
    ours = {item.path for item in fitting}
    others = [item for item in items if item.path not in ours and (item.is_folder or ending(item.name))]
    return len(ours) > len(others)


def strays(platform: str, items: Iterable[Item]) -> tuple[LeftOut, ...]:
    """List what belongs to nobody, for the one reason that no name of the platform fits it."""
    return tuple(LeftOut(name=item.path, why=STRAY.format(platform=platform)) for item in items)


def is_moment(year: str, month: str, day: str, hour: str, minute: str, second: str = "0") -> str:
    """Give a moment as ISO 8601, or nothing if there is none such."""
    try:
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second)).isoformat()
    except ValueError:
        return ""


def latest(claims: Sequence[Claim], attempt: Callable[[Claim], Hashable]) -> tuple[Claim, ...]:
    """Keep, of each student, the files of the latest attempt; the person then says how many there were.

    Parameters
    ----------
    attempt : tells files of one attempt from those of another
    """
    by_student: dict[str, list[Claim]] = {}
    for claim in claims:
        by_student.setdefault(claim.id, []).append(claim)
    kept: list[Claim] = []
    for own in by_student.values():
        own.sort(key=lambda claim: claim.order)
        attempts = list(dict.fromkeys(attempt(claim) for claim in own))
        last = [claim for claim in own if attempt(claim) == attempts[-1]]
        earlier = tuple(LeftOut(name=claim.path, why=EARLIER) for claim in own if attempt(claim) != attempts[-1])
        kept += [_told(claim, len(attempts), earlier) for claim in last]
    return tuple(kept)


def _told(claim: Claim, attempts: int, earlier: tuple[LeftOut, ...]) -> Claim:
    person = msgspec.structs.replace(claim.person, attempt=attempts, left=(*claim.person.left, *earlier))
    return replace(claim, person=person)


def left_out(path: str, why: Text) -> LeftOut:
    """Say why a file does not count."""
    return LeftOut(name=path, why=why)
