"""What a course adds to the engine's explanations, and what it calls things: ``explanations.toml`` beside its toml."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from grader.course.folder import read_toml
from grader.errors import AssignmentError
from grader.text import NOTHING, Text, text

FILE = "explanations.toml"
LANGUAGES = ("python", "octave")


class Addition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the course says, after the engine, of errors of one kind.

    ``kinds`` names types of exception, separated by blanks, or any where it is empty; ``pattern`` is a regular
    expression that is looked for in the message.
    """

    pattern: str
    says: Text
    kinds: str = ""


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the course calls what a component form computes one of at a time, and what it is computed from.

    In messages they stand as ``⟦unit⟧``, ``⟦units⟧``, ``⟦matrix⟧``.
    """

    unit: Text = text("row of the result", "结果的一行")
    units: Text = text("rows of the result", "结果的各行")
    matrix: Text = text("the first matrix", "第一个矩阵")

    def put(self, message: Text) -> Text:
        """Put the course's words into a message."""
        for name in self.__struct_fields__:
            word: Text = getattr(self, name)
            message = Text(message.en.replace(f"⟦{name}⟧", word.en), message.zh.replace(f"⟦{name}⟧", word.zh))
        return message


class Explanations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of ``explanations.toml``; a course without one adds nothing."""

    words: Words = Words()
    python: tuple[Addition, ...] = ()
    octave: tuple[Addition, ...] = ()

    def of(self, language: str, kind: str, message: str) -> Text:
        """Give what the course adds to an error: the first addition that fits, or nothing.

        Parameters
        ----------
        language : ``python`` or ``octave``
        kind : the type of the exception
        message : its message
        """
        additions: tuple[Addition, ...] = getattr(self, language)
        for addition in additions:
            if (not addition.kinds or kind in addition.kinds.split()) and re.search(addition.pattern, message):
                return addition.says
        return NOTHING


NONE = Explanations()


def read_explanations(root: Path) -> Explanations:
    """Read what a course adds.

    Raises
    ------
    AssignmentError
        If the file contradicts the contract; the message names the key, or the pattern that is none.
    """
    path = root / FILE
    if not path.is_file():
        return NONE
    found = read_toml(path, Explanations)
    for addition in (*found.python, *found.octave):
        try:
            re.compile(addition.pattern)
        except re.error as error:
            raise AssignmentError(f"{path}: {addition.pattern!r} is no regular expression: {error}") from error
    return found
