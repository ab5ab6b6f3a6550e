"""MATLAB files as students write them: read, and made ready to be run by Octave."""

from __future__ import annotations

from grader.matlab.files import Prepared, prepare
from grader.matlab.submission import runnable
from grader.matlab.syntax import blank_functions

__all__ = ["Prepared", "blank_functions", "prepare", "runnable"]
