"""The one door for authors of a course: all that ``public_checks.py``, ``hidden_checks.py``, ``mistakes.py`` import.

What stands here keeps its name and meaning from version to version, wherever in the engine it lives.
"""

from grader.checks.check import Check, check
from grader.checks.comparison import (
    SINGLE_TOLERANCE,
    SINGLE_TRAINING_TOLERANCE,
    TOLERANCE,
    agree,
    aligned,
    as_numbers,
    is_single,
)
from grader.checks.contours import contour_lines, contour_picture
from grader.checks.derivative import (
    is_smooth,
    is_smooth_in_all,
    numerical_gradient,
    numerical_gradient_of_all,
)
from grader.checks.report import CheckFailed, Report
from grader.checks.style import SingleNumbers
from grader.course.mistakes import AlsoRight, Mistake, also_right, mistake
from grader.outcome import (
    ConfusionPicture,
    ContourPicture,
    Curve,
    GrayImage,
    GridPicture,
    ImagesPicture,
    LinePicture,
    Trail,
)
from grader.session.host import CallFailed
from grader.session.places import Place, StoredFile
from grader.session.student import Student, StudentFunction
from grader.session.wire import Array, Value
from grader.submission import Form
from grader.text import NOTHING, Text, text

__all__ = [
    "NOTHING",
    "SINGLE_TOLERANCE",
    "SINGLE_TRAINING_TOLERANCE",
    "TOLERANCE",
    "AlsoRight",
    "Array",
    "CallFailed",
    "Check",
    "CheckFailed",
    "ConfusionPicture",
    "ContourPicture",
    "Curve",
    "Form",
    "GrayImage",
    "GridPicture",
    "ImagesPicture",
    "LinePicture",
    "Mistake",
    "Place",
    "Report",
    "SingleNumbers",
    "StoredFile",
    "Student",
    "StudentFunction",
    "Text",
    "Trail",
    "Value",
    "agree",
    "aligned",
    "also_right",
    "as_numbers",
    "check",
    "contour_lines",
    "contour_picture",
    "is_single",
    "is_smooth",
    "is_smooth_in_all",
    "mistake",
    "numerical_gradient",
    "numerical_gradient_of_all",
    "text",
]
