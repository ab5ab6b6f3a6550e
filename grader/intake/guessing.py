"""Which assignment a file or folder is meant for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from grader.intake.choosing import defined
from grader.intake.files import SOURCES, Found
from grader.intake.gathering import gather, own_entry
from grader.limits import Limits


def guess_assignment(path: Path, functions: Mapping[str, Collection[str]], limits: Limits | None = None) -> str | None:
    """Guess the assignment from names: of the file, of the files within, of the folder, of the functions defined.

    Parameters
    ----------
    path : a student's file, folder or archive
    functions : the names that each of the course's assignments asks for, by the assignment's id
    limits : bounds on reading; the defaults where not given

    Returns
    -------
    id of the assignment, or None if nothing points to one alone

    Raises
    ------
    UsageError
        If there is no such path.
    SubmissionRefused
        If the path cannot be read.
    """
    entry = own_entry(path)
    found = [file for file in gather(entry, limits or Limits()) if file.suffix in SOURCES]
    real = path.resolve()
    for names in ([real.name], [file.base for file in found], [real.parent.name]):
        guesses = {guess for name in names if (guess := _named(name, functions))}
        if guesses:
            return guesses.pop() if len(guesses) == 1 else None
    return _defining(found, functions)


def guess_from(files: Sequence[Found], functions: Mapping[str, Collection[str]]) -> str | None:
    """Guess the assignment from files in memory: from their names, then from what they define."""
    sources = [file for file in files if file.suffix in SOURCES]
    guesses = {guess for file in sources if (guess := _named(file.base, functions))}
    return guesses.pop() if len(guesses) == 1 else _defining(sources, functions)


def _named(name: str, ids: Iterable[str]) -> str | None:
    """Return the assignment that a name holds: whole ("my_hw3_backprop (1).py"), or its first word ("hw3.ipynb")."""
    for words in ([(key, key) for key in ids], [(key.split("_")[0], key) for key in ids]):
        hits = [
            key
            for word, key in words
            if re.search(rf"(?<![a-z0-9]){re.escape(word.lower())}(?![a-z0-9])", name.lower())
        ]
        if len(hits) == 1:
            return hits[0]
    return None


def _defining(found: Sequence[Found], functions: Mapping[str, Collection[str]]) -> str | None:
    """Return the assignment most of whose functions are defined, if it is one alone."""
    names = set().union(*(defined(file) for file in found))
    shares = {key: len(names & set(wanted)) / max(1, len(wanted)) for key, wanted in functions.items()}
    best = max(shares.values(), default=0.0)
    hits = [key for key, share in shares.items() if share == best]
    return hits[0] if best > 0 and len(hits) == 1 else None
