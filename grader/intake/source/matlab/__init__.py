"""MATLAB files as students write them: read, and made ready to be run by Octave."""

from __future__ import annotations

from grader.intake.source.matlab.files import Prepared, prepare
from grader.intake.source.matlab.submission import runnable
from grader.intake.source.matlab.syntax import blank_functions, has_work

__all__ = ["Prepared", "blank_functions", "has_work", "prepare", "runnable"]
