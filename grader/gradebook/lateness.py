"""The rule about time: what being late costs.

Times come from the platform's names, receipts or metadata, never from a file's own time. A time without an offset is
local time where the assignment is due. Each day that has begun after the deadline costs a share of the full marks; a
mark never falls below zero, and a mark set by hand is left alone. A platform that says "late" without saying when
(Canvas) costs nothing here: the number of days is not known, and the platform has a rule of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from grader.gradebook.results import Late
from grader.person import Person
from grader.text import text

DAY = timedelta(days=1)


class Rule(Protocol):
    """What being late costs."""

    @property
    def per_day(self) -> float:
        """For each day begun, in percent of the full marks."""

    @property
    def cap(self) -> float:
        """At most, in percent of the full marks."""


class Due(Protocol):
    """When an assignment is due, and for whom later."""

    @property
    def due(self) -> datetime:
        """With its offset from UTC."""

    @property
    def late(self) -> Rule | None:
        """The rule; None where being late costs nothing."""

    @property
    def extensions(self) -> Mapping[str, datetime]:
        """By a student's id, number, login, email or name."""


def lateness(deadline: Due | None, identity: str, person: Person, full_marks: float, earned: float) -> Late | None:
    """Tell how late a submission came and what that costs; None if it came in time, or nothing says when.

    Parameters
    ----------
    full_marks, earned : points of the assignment, and of the submission before the rule
    """
    due = due_for(deadline, identity, person) if deadline else None
    moment = _moment(person.submitted, due) if due else None
    if deadline is None or due is None or moment is None:
        return Late(message=ONLY_SAID) if person.late else None
    if moment <= due:
        return None
    days = math.ceil((moment - due) / DAY)
    share = min(deadline.late.per_day * days, deadline.late.cap) / 100 if deadline.late else 0.0
    taken = round(min(full_marks * share, earned), 2)
    message = COSTS if deadline.late else SAID
    when = {"due": due.strftime(MINUTE), "at": moment.astimezone(due.tzinfo).strftime(MINUTE)}
    days_late = text("1 day" if days == 1 else f"{days} days", f"{days} 天")
    return Late(days=days, points=taken, message=message.format(days=days_late, points=f"{taken:g}", **when))


def due_for(deadline: Due, identity: str, person: Person) -> datetime:
    """Tell when the assignment is due for a student, or a group: the latest extension that any of its people has."""
    known = {identity, person.number, person.login, person.email, person.name, person.school_number, person.group}
    for member in person.members:
        known |= {member.number, member.login, member.email, member.name}
    granted = [moment for who, moment in deadline.extensions.items() if who and who in known]
    return max(granted, default=deadline.due)


def _moment(written: str, due: datetime) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=due.tzinfo)


MINUTE = "%Y-%m-%d %H:%M"
COSTS = text(
    "Handed in {days} late (due {due}, handed in {at}): {points} points off.",
    "迟交 {days}（截止 {due}，提交 {at}）：扣 {points} 分。",
)
SAID = text("Handed in {days} late (due {due}, handed in {at}).", "迟交 {days}（截止 {due}，提交 {at}）。")
ONLY_SAID = text(
    "The platform says that this came late, and not when; no points were taken off here.",
    "平台标记为迟交，但没有给出时间；这里没有扣分。",
)
