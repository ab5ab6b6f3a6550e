"""Who a submission's id is to the platform that it was downloaded from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# What bulk downloads leave in an id: a name and the number by which the platform knows the student.
NAME_AND_NUMBER = re.compile(r"(?P<name>.+)_(?P<number>\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Identity:
    """A student's name, and the platform's number where the id has one."""

    name: str
    number: str


def identities(submissions: Iterable[str]) -> dict[str, Identity]:
    """Read the ids of a class: ``Jane Doe_12345`` from Moodle, ``doejane_123`` from Canvas, or login names.

    Only if all of them end in a number are the numbers taken for the platform's: among login names, one such as
    ``li_2024`` must not come to stand for student 2024.
    """
    ids = tuple(submissions)
    found = [NAME_AND_NUMBER.fullmatch(submission) for submission in ids]
    return {
        submission: Identity(match["name"], match["number"]) if match and all(found) else Identity(submission, "")
        for submission, match in zip(ids, found, strict=True)
    }
