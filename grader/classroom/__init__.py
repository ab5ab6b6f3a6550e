"""A whole class: graded side by side, resumable at any instant, published from the gradebook."""

from grader.classroom.assembly import CheckChange, MarkChange, describe
from grader.classroom.run import ClassRun, Progress, grade_class
from grader.classroom.upkeep import assignment_of, marking_times, pick_file, read_results, rebuild, set_mark

__all__ = [
    "CheckChange",
    "ClassRun",
    "MarkChange",
    "Progress",
    "assignment_of",
    "describe",
    "grade_class",
    "marking_times",
    "pick_file",
    "read_results",
    "rebuild",
    "set_mark",
]
