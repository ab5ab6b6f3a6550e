"""MATLAB files as students write them: read, and made ready to be run by Octave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.lazy import asked_for

if TYPE_CHECKING:
    from grader.intake.source.matlab.files import Prepared, prepare
    from grader.intake.source.matlab.submission import runnable
    from grader.intake.source.matlab.syntax import blank_functions, has_work

__all__ = ["Prepared", "blank_functions", "has_work", "prepare", "runnable"]

# a grammar above all is heavy: Python submissions need none of it
__getattr__ = asked_for(
    __name__,
    files=["Prepared", "prepare"],
    submission=["runnable"],
    syntax=["blank_functions", "has_work"],
)
