"""MATLAB files as students write them: read, and made ready to be run by Octave."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.intake.source.matlab.files import Prepared, prepare
    from grader.intake.source.matlab.submission import runnable
    from grader.intake.source.matlab.syntax import blank_functions, has_work

__all__ = ["Prepared", "blank_functions", "has_work", "prepare", "runnable"]

HOME = {
    **dict.fromkeys(("Prepared", "prepare"), "files"),
    "runnable": "submission",
    **dict.fromkeys(("blank_functions", "has_work"), "syntax"),
}


def __getattr__(name: str) -> Any:
    """Import what is heavy, a grammar above all, when it is first asked for: Python submissions need none of it."""
    if name not in HOME:
        raise AttributeError(f"module 'grader.intake.source.matlab' has no attribute {name!r}")
    return getattr(import_module(f"grader.intake.source.matlab.{HOME[name]}"), name)
