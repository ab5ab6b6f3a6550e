"""What a runner is told of a submission when it is to load it, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.session import wire
from grader.session.supplied import SuppliedPart
from grader.submission import Form, Submission, Unit

MAX_FUNCTIONS = 5000  # of one submission: each is compared with a name that is missing
# Of the time for loading: then the statement that is running is interrupted, and the rest is still run.
SHARE_OF_STATEMENTS = 0.6


def load_frame(number: int, submission: Submission, seconds: float, *, second: bool) -> bytes:
    """Write the request to load a submission; after so many seconds the statement that is running is interrupted.

    Parameters
    ----------
    second : whether it is loaded beside another process, which it is to be compared with
    """
    header: dict[str, Any] = {
        "op": "load",
        "id": number,
        "module": "submission" if submission.form is Form.MATLAB else _module_name(submission),
        "units": [_described(unit) for unit in submission.units],
    }
    files = [(file.name, file.content) for file in submission.helpers]
    if submission.form is not Form.MATLAB:
        header["main"] = submission.main
        header["as_main"] = submission.as_main
        header["notebook"] = submission.form is Form.NOTEBOOK
        header["seconds"] = seconds
        header["second"] = second
        if submission.form is Form.PYTHON and submission.main:
            files.append((submission.main, submission.original))
    header["files"] = [{"name": name, "size": len(content)} for name, content in files]
    return wire.encode_frame(header, [content for _, content in files])


def with_stand_ins(submission: Submission, parts: Mapping[str, SuppliedPart]) -> Submission:
    """Put a file that asks the grader in the place of each of these functions' own."""
    files = {f"{name}.m" for name in parts}
    kept = tuple(unit for unit in submission.units if (unit.file or unit.name) not in files)
    return replace(submission, units=(*kept, *(Unit(name=f"{name}.m", source=_stand_in(name)) for name in parts)))


def _stand_in(name: str) -> str:
    return (
        f"function varargout = {name} (varargin)\n"
        f'  [varargout{{1:max(nargout, 1)}}] = grader_ask ("{name}", varargin{{:}});\nend\n'
    )


def _described(unit: Unit) -> dict[str, str]:
    described = {"name": unit.name, "source": unit.source}
    return described | {"file": unit.file} if unit.file else described


def _module_name(submission: Submission) -> str:
    name = submission.units[0].name.removesuffix(".py") if submission.units else ""
    return name if name.isidentifier() else "submission"


def read_functions(header: Mapping[str, Any]) -> dict[str, int | None]:
    """Read which functions there are, with their numbers of parameters.

    Raises
    ------
    WireError
        If the reply names none, or too many.
    """
    match header:
        case {"ok": True, "functions": dict(functions)}:
            if len(functions) > MAX_FUNCTIONS:
                raise wire.WireError(f"it names more than {MAX_FUNCTIONS} functions")
            return {str(name)[:200]: count if type(count) is int else None for name, count in functions.items()}
    raise wire.WireError("the reply to loading names no functions")
