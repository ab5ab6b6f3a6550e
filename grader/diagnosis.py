"""Which known mistake explains these outputs."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from grader.assignment import Assignment
from grader.comparison import agree
from grader.mistakes import Mistake
from grader.reference import Functions, Reference
from grader.student import Call


def name_mistake(assignment: Assignment, function: str, calls: Sequence[Call]) -> Mistake | None:
    """Name the mistake whose results are those of every call; None unless exactly one is."""
    reference = assignment.reference
    if reference is None or not calls:
        return None
    matches = [
        known
        for known in assignment.mistakes
        if function in known.functions and _explains(_wrong_version(reference, known, function), function, calls)
    ]
    return matches[0] if len(matches) == 1 else None


def _explains(version: Functions, function: str, calls: Sequence[Call]) -> bool:
    return all(agree(list(call.results), _results(version, function, call.args)) for call in calls)


def _results(version: Functions, function: str, args: Sequence[Any]) -> list[Any] | None:
    """Run a wrong version; what it cannot compute, it does not explain."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            returned = version[function](*args)
    except Exception:
        return None
    return list(returned) if isinstance(returned, tuple) else [returned]


@lru_cache(maxsize=1024)
def _wrong_version(reference: Reference, known: Mistake, function: str) -> Functions:
    return reference.functions(known.source(reference, function))
