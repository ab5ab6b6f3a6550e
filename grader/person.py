"""Who handed in, as the platform that the work came from tells it."""

from __future__ import annotations

import msgspec

from grader.text import NOTHING, Text


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A file that does not count, and why."""

    name: str
    why: Text = NOTHING


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One of several people who handed in together."""

    name: str = ""
    number: str = ""
    login: str = ""
    email: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A student, or a group that hands in as one; empty where nothing is known.

    ``number`` is what the platform's own import finds a student by (Moodle's participant, Canvas' user id), or a
    student number (学号) where no platform is behind it. ``submitted`` is ISO 8601, with an offset only where the
    platform gives one, and never a file's time.
    """

    platform: str = ""
    name: str = ""
    number: str = ""
    login: str = ""
    email: str = ""
    school_number: str = ""  # a second number: the school's, where the platform has one of its own
    group: str = ""
    members: tuple[Member, ...] = ()  # of a group, where they are known
    attempt: int | None = None  # counted from 1
    submitted: str = ""
    late: bool = False  # the platform says so
    upload: str = ""  # what the name of a file begins with that the platform is to give back to this student
    left: tuple[LeftOut, ...] = ()  # earlier attempts and receipts: files of this student that do not count

    @property
    def people(self) -> tuple[Member, ...]:
        """Everybody who gets the mark."""
        alone = Member(name=self.name, number=self.number, login=self.login, email=self.email)
        return self.members or (alone,)


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """What a class's folder held besides its entries, and who was expected."""

    platform: str = ""
    nobody: tuple[LeftOut, ...] = ()  # files that belong to no student
    roster: tuple[Person, ...] = ()
