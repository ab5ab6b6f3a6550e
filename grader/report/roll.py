"""The list of all students on the class page: in one piece for a class as one teacher has it, by pages beyond that.

Of a longer list the page holds the first rows as they are, the rest as plain data with every sentence once; the page's
script makes rows of it as they are asked for, so that a browser never has more on its hands than it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.gradebook.results import Results, SubmissionResult
from grader.outcome import Status
from grader.report.harmless import harmless
from grader.report.naming import feedback_link
from grader.report.reasons import Reason, reasons

PAGE = 200  # rows at a time
MOST_NAMED = 40  # students in any other list of a class beyond that; who is left is found by a search here


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The rows that stand on the page, and of a longer list the data of all.

    ``pieces`` are what rows are made of besides names and marks: ``data`` refers to them by their place.
    """

    rows: tuple[tuple[SubmissionResult, tuple[Reason, ...]], ...]
    data: tuple[tuple[Any, ...], ...] = ()
    forms: tuple[str | None, ...] = ()
    statuses: tuple[Status, ...] = ()
    reasons: tuple[Reason, ...] = ()


def roll(results: Results, pages: Mapping[str, str]) -> Roll:
    """Make the list.

    Parameters
    ----------
    pages : the name of each student's feedback file
    """
    entries = results.submissions
    rows = tuple((entry, reasons(results, entry)) for entry in entries[:PAGE])
    if len(entries) <= PAGE:
        return Roll(rows=rows)
    forms: dict[str | None, int] = {}
    statuses: dict[Status, int] = {}
    said: dict[Reason, int] = {}
    data = tuple(
        (
            harmless(entry.id),
            feedback_link(pages[entry.id]),
            harmless(beside(entry)),
            entry.score if entry.has_mark else None,
            int(entry.manual_score is not None),
            statuses.setdefault(entry.status, len(statuses)),
            forms.setdefault(entry.form, len(forms)),
            *(said.setdefault(reason, len(said)) for reason in reasons(results, entry)),
        )
        for entry in entries
    )
    return Roll(rows=rows, data=data, forms=tuple(forms), statuses=tuple(statuses), reasons=tuple(said))


def beside(entry: SubmissionResult) -> str:
    """Give the name that stands beside an id; empty where the id says it."""
    name = entry.person.name or entry.person.group
    return name if name not in entry.id else ""
