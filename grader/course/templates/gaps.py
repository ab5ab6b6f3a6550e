"""Gaps: the lines of a reference solution that a student is to write.

A gap stands between two marker comments inside one function. Its ``zh:`` and ``en:`` comment lines are for the
student and stay; all else in it is the solution and goes::

    # <gap>
    # zh: 先求净输入，再求激活值。
    # en: First the net input, then the activation.
    z_next = w @ a
    a_next = f(z_next)
    # </gap>
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.errors import AssignmentError

BLANK = "{function}: replace this line with your code / 请把这一行换成你的代码"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of a reference file, from its first line to its last, counted from 1."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap; ``first`` and ``last`` are the lines of its two markers, counted from 1."""

    function: str
    first: int
    last: int


def find_gaps(lines: Sequence[str], functions: Sequence[Function], *, comment: str, path: str) -> tuple[Gap, ...]:
    """Find the gaps of a file and the functions they belong to.

    Parameters
    ----------
    lines : the lines of the file, in any language
    functions : its functions
    comment : what starts a comment in that language
    path : how messages name the file

    Raises
    ------
    AssignmentError
        Naming file and line, if a gap is not closed, closes twice, lies outside every function, is the second
        of its function, or holds nothing to take out.
    """
    opening, closing = (re.compile(rf"\s*{re.escape(comment)}\s*<{mark}gap>\s*") for mark in ("", "/"))
    gaps: list[Gap] = []
    start: int | None = None
    for number, line in enumerate(lines, start=1):
        if opening.fullmatch(line):
            if start is not None:
                raise AssignmentError(f"{path}, line {start}: this gap is not closed before the next one opens")
            start = number
        elif closing.fullmatch(line):
            if start is None:
                raise AssignmentError(f"{path}, line {number}: </gap> without a <gap> before it")
            gap = Gap(function=_owner(functions, start, number, path), first=start, last=number)
            _require_sound(gap, gaps, lines, comment, path)
            gaps.append(gap)
            start = None
    if start is not None:
        raise AssignmentError(f"{path}, line {start}: this gap is not closed; expected {comment} </gap> below it")
    return tuple(gaps)


def blank(lines: Sequence[str], gaps: Sequence[Gap], *, comment: str, refuse: Callable[[str], str]) -> list[str]:
    """Empty the gaps: keep their hints, and put ``refuse(message)`` in place of the solution."""
    kept: list[str] = []
    done = 0
    for gap in gaps:
        kept += lines[done : gap.first - 1]
        kept += _hints(lines[gap.first : gap.last - 1], comment)
        marker = lines[gap.first - 1]
        indent = marker[: len(marker) - len(marker.lstrip())]
        kept.append(indent + refuse(BLANK.format(function=gap.function)))
        done = gap.last
    return kept + list(lines[done:])


def solution(lines: Sequence[str], gaps: Sequence[Gap], *, comment: str) -> tuple[str, ...]:
    """List the lines that no template may hold, stripped of their indentation."""
    inside = [line for gap in gaps for line in lines[gap.first : gap.last - 1]]
    hints = set(_hints(inside, comment))
    return tuple(line.strip() for line in inside if line.strip() and line not in hints)


def _hints(lines: Sequence[str], comment: str) -> list[str]:
    hint = re.compile(rf"\s*{re.escape(comment)} (zh|en): ")
    return [line for line in lines if hint.match(line)]


def _owner(functions: Sequence[Function], first: int, last: int, path: str) -> str:
    for function in functions:
        if function.first < first and last <= function.last:
            return function.name
    raise AssignmentError(f"{path}, line {first}: this gap lies in no function; put it inside the function's body")


def _require_sound(gap: Gap, earlier: Sequence[Gap], lines: Sequence[str], comment: str, path: str) -> None:
    place = f"{path}, line {gap.first}"
    for other in earlier:
        if other.function == gap.function:
            raise AssignmentError(
                f"{place}: {gap.function} has a second gap; the first is at line {other.first}, one is allowed"
            )
    if not solution(lines, [gap], comment=comment):
        raise AssignmentError(f"{place}: there is no solution in this gap")
    languages = {hint.split(":")[0].split()[-1] for hint in _hints(lines[gap.first : gap.last - 1], comment)}
    if languages != {"zh", "en"}:
        found = " and ".join(sorted(languages)) or "none"
        raise AssignmentError(f"{place}: a gap needs its hint in zh and en (found {found}); write {comment} zh: ...")
