"""Which functions a submission's source calls, seen without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import lru_cache

from grader.intake.source.python import as_seen, parsed
from grader.submission import Form, Submission


def is_called(function: str, submission: Submission) -> bool:
    """Look for a call of this function in the student's source."""
    if submission.form is Form.MATLAB:
        statements = (line.partition("%")[0] for unit in submission.units for line in unit.source.splitlines())
        call = re.compile(rf"^(?!\s*function\b).*\b{re.escape(function)}\s*\(")
        return any(map(call.search, statements))
    return any(function in _called_in(unit.source) for unit in as_seen(submission).units)


@lru_cache(maxsize=64)
def _called_in(plain: str) -> frozenset[str]:
    """Give the names that a source calls; one after the other is asked for."""
    return frozenset(
        node.func.id
        for statement in parsed(plain)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )


def reached(submission: Submission) -> dict[str, frozenset[str]]:
    """Name, for each function of the student's own, all that it calls: at once, and through others."""
    named = _named_in_matlab(submission) if submission.form is Form.MATLAB else _named_in_python(submission)
    return {name: _closure(name, named) for name in named}


def _named_in_matlab(submission: Submission) -> dict[str, set[str]]:
    """Give the words of each file, comments apart."""
    return {
        (unit.file or unit.name).removesuffix(".m"): {
            word
            for line in unit.source.splitlines()
            if not re.match(r"\s*function\b", line)
            for word in re.findall(r"[A-Za-z]\w*", line.partition("%")[0])
        }
        for unit in submission.units
    }


def _named_in_python(submission: Submission) -> dict[str, set[str]]:
    """Give the names that each function at the top reads; of several of one name the last counts."""
    return {
        statement.name: {
            node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        for unit in as_seen(submission).units
        for statement in parsed(unit.source)
        if isinstance(statement, ast.FunctionDef)
    }


def _closure(name: str, named: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for called in named[ahead.pop()] & named.keys() - found - {name}:
            found.add(called)
            ahead.append(called)
    return frozenset(found)
