"""Whether a submission's source calls a function, seen without running it."""

from __future__ import annotations

import ast
import re

from grader.intake.source.python import as_seen, parsed
from grader.submission import Form, Submission


def is_called(function: str, submission: Submission) -> bool:
    """Look for a call of this function in the student's source."""
    if submission.form is Form.MATLAB:
        statements = (line.partition("%")[0] for unit in submission.units for line in unit.source.splitlines())
        call = re.compile(rf"^(?!\s*function\b).*\b{re.escape(function)}\s*\(")
        return any(map(call.search, statements))
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        for unit in as_seen(submission).units
        for statement in parsed(unit.source)
        for node in ast.walk(statement)
    )
