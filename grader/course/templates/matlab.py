"""The MATLAB template, cut from one function file of the reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.course.templates.gaps import Function, Gap, blank, find_gaps

COMMENT = "%"
HEADER = re.compile(r"function\s+(?:(?:\[[^\]]*\]|\w+)\s*=\s*)?(?P<name>\w+)")


def functions_in(lines: Sequence[str]) -> tuple[Function, ...]:
    """List the functions of a MATLAB file: each reaches to the line before the next one."""
    starts = [(number, match["name"]) for number, line in enumerate(lines, start=1) if (match := HEADER.match(line))]
    ends = [number - 1 for number, _ in starts[1:]] + [len(lines)]
    return tuple(Function(name=name, first=first, last=last) for (first, name), last in zip(starts, ends, strict=True))


def gaps_in(source: str, path: str) -> tuple[Gap, ...]:
    """Find the gaps of a MATLAB reference file; a function that is given has none."""
    lines = source.splitlines()
    return find_gaps(lines, functions_in(lines), comment=COMMENT, path=path)


def cut_matlab(source: str, path: str) -> str:
    """Empty the gaps of a function file; the rest stays as it is.

    Raises
    ------
    AssignmentError
        If a gap is not sound (`grader.course.templates.gaps.find_gaps`).
    """
    return "\n".join(blank(source.splitlines(), gaps_in(source, path), comment=COMMENT, refuse=_error)) + "\n"


def _error(message: str) -> str:
    return f"error('grader:blank', '{message}');"
