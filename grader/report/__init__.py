"""HTML for the class and for each student.

Every page is one self-contained file in both languages, the same for the same results, and asks no other
machine for anything. A renderer shows what the results say and computes no points.
"""

from grader.report.naming import FEEDBACK
from grader.report.pages import render_class, render_student
from grader.report.writing import write_reports

__all__ = ["FEEDBACK", "render_class", "render_student", "write_reports"]
