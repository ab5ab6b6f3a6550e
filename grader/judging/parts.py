"""What the reference runs on in the place of the student's own parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from grader.intake.source.called import is_called
from grader.session.student import Student

MOST_NUMBERS = 4  # that a part may give for each that it gets: products of more would fill this machine's memory
QUESTIONS = 6000  # calls over the wire for the follow-through of one function on one form of its parts: some 2 s


class OutOfQuestions(Exception):
    """The student's parts have been asked as often as they may be."""


class Parts:
    """What the reference runs on in the place of the student's own parts, as far as that is known.

    ``sound`` names the functions that passed their checks; ``versions`` holds, for functions whose mistake is known,
    the wrong version in this process.
    """

    def __init__(self, student: Student, sound: Collection[str], versions: Mapping[str, Callable[..., Any]]) -> None:
        self._student = student
        self._sound = sound
        self._versions = versions
        self._left = QUESTIONS

    def ways(self, parts: Sequence[str]) -> list[dict[str, str]]:
        """Give the ways of replacing parts: each by the student's own, or by the student's other form of it."""
        ways: list[dict[str, str]] = []
        for form in (parts, [other_form(part) for part in parts]):
            way = {part: own for part, own in zip(parts, form, strict=True) if self._student.defines(own)}
            if way and way not in ways:
                ways.append(way)
        return ways

    def replaced(self, way: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
        """Give what stands in for those parts that are not right; {} where nothing is to be replaced."""
        return {part: self._stand_in(own) for part, own in way.items() if own not in self._sound}

    def known(self, way: Mapping[str, str]) -> dict[str, Callable[..., Any]] | None:
        """Give the same if no part need be asked over the wire, else None."""
        wrong = {part: own for part, own in way.items() if own not in self._sound}
        return self.replaced(way) if all(own in self._versions for own in wrong.values()) else None

    def asked(self, way: Mapping[str, str]) -> frozenset[str]:
        """Name the parts that are wrong in a way of their own, so that they are asked over the wire."""
        return frozenset(part for part, own in way.items() if own not in self._sound and own not in self._versions)

    def are_called(self, way: Mapping[str, str]) -> bool:
        """Tell whether the student's source shows a call of one of these parts."""
        student = self._student
        return any(is_called(student.own_name(own) or own, student.submission) for own in way.values())

    def refill(self) -> None:
        """Allow as many questions as at the beginning."""
        self._left = QUESTIONS

    def _stand_in(self, own: str) -> Callable[..., Any]:
        return self._versions.get(own) or self._asked(own)

    def _asked(self, own: str) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            if self._left <= 0:
                raise OutOfQuestions
            self._left -= 1
            answer = self._student[own](*args)
            if _size(answer) > MOST_NUMBERS * _size(args):
                raise ValueError(f"{own} gives far more numbers than it gets")
            return answer

        return ask


def either_form(parts: Collection[str]) -> frozenset[str]:
    """Name these functions and their other forms: ``fc_c`` beside ``fc_v``."""
    return frozenset(parts) | frozenset(map(other_form, parts))


def other_form(part: str) -> str:
    """Name the other form of a function; itself where it has one form only."""
    base, _, form = part.rpartition("_")
    return f"{base}_{'v' if form == 'c' else 'c'}" if form in ("c", "v") else part


def _size(result: Any) -> int:
    return sum(map(_size, result)) if isinstance(result, list | tuple) else int(np.size(result))
