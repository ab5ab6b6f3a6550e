"""HTML for the class and for each student.

Every page is one self-contained file in both languages, the same for the same results, and asks no other
machine for anything. A renderer shows what the results say and computes no points.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.report.naming import FEEDBACK
    from grader.report.pages import render_class, render_student
    from grader.report.writing import write_reports

__all__ = ["FEEDBACK", "render_class", "render_student", "write_reports"]

HOME = {"FEEDBACK": "naming", "render_class": "pages", "render_student": "pages", "write_reports": "writing"}


def __getattr__(name: str) -> Any:
    """Import what is heavy, templates and formulas, when it is first asked for: a terminal needs the words alone."""
    if name not in HOME:
        raise AttributeError(f"module 'grader.report' has no attribute {name!r}")
    return getattr(import_module(f"grader.report.{HOME[name]}"), name)
