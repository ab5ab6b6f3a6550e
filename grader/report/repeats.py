"""Which troubles are one and the same: an error that stops five checks is told once."""

from __future__ import annotations

import re

from grader.outcome import Verdict
from grader.text import Text, text

PLACE = re.compile(r"\A[^:\n]*?, line \d+(?: \([^)]*\))?: ")
FOLLOWS = re.compile(r"\s*It follows from [^.]*\.\s*\Z")  # where an error comes from does not make it another one
SENTENCE_END = re.compile(r"\.\s|\n|\.\Z")
NAME_ERROR = re.compile(r"NameError: [^.]*")


def trouble(verdict: str, message: Text) -> str:
    """Give what two messages of one trouble have in common; empty where there is none to be told.

    An error is the same at the same line whatever the sizes in its words; a name that stands for nothing is the same
    everywhere; what gave no answer in time is so once.
    """
    said = FOLLOWS.sub("", message.en).strip()
    if verdict == Verdict.TIMEOUT:
        return str(Verdict.TIMEOUT)
    if verdict != Verdict.ERROR:
        return said
    missing = NAME_ERROR.search(said)
    if missing:
        return missing[0]
    place = PLACE.match(said)
    if place is None:
        return said
    error = SENTENCE_END.split(said[place.end() :], maxsplit=1)[0]  # what is asked about it depends on the sizes
    return place[0] + re.sub(r"\d+", "#", error)


def same_as(function: str) -> Text:
    """Say that an error has been told already, with another function."""
    return text(f"the same error as with {function}", f"与 {function} 处的错误相同")
