"""HTML for the class and for each student.

Every page is one self-contained file in both languages, the same for the same results, and asks no other
machine for anything. A renderer shows what the results say and computes no points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.lazy import asked_for

if TYPE_CHECKING:
    from grader.report.naming import FEEDBACK
    from grader.report.pages import render_class, render_student
    from grader.report.writing import write_reports

__all__ = ["FEEDBACK", "render_class", "render_student", "write_reports"]

# templates and formulas are heavy: a terminal needs the words alone
__getattr__ = asked_for(
    __name__, naming=["FEEDBACK"], pages=["render_class", "render_student"], writing=["write_reports"]
)
