"""What a check can come to."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from grader.text import NOTHING, Text


class Verdict(StrEnum):
    """What a check can come to."""

    PASSED = "passed"
    FAILED = "failed"  # it ran, and the answer is wrong
    ERROR = "error"  # the student's code raised, or replied with nonsense
    TIMEOUT = "timeout"  # the student's code outran its limit
    KILLED = "killed"  # another limit was hit: memory, processes, output
    MISSING = "missing"  # the function is absent, or its gap was left blank
    UNSUPPORTED = "unsupported"  # it uses what MATLAB has and Octave has not: somebody must look


class Status(StrEnum):
    """What became of a submission."""

    GRADED = "graded"
    REFUSED = "refused"  # nothing gradable: the message says why
    BROKEN = "broken"  # does not load: the message says where


class Kind(StrEnum):
    """What a check looks at."""

    SHAPE = "shape"
    VALUE = "value"
    GRADIENT = "gradient"
    TRAINING = "training"
    ACCURACY = "accuracy"
    STYLE = "style"
    ROBUSTNESS = "robustness"


class Visibility(StrEnum):
    """Who has the check: the student too, or the instructor alone."""

    PUBLIC = "public"
    HIDDEN = "hidden"


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers over an index, to be drawn: one line of a `Picture`."""

    label: Text
    values: tuple[float | None, ...]  # None where the number is not finite


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Something better seen than read."""

    title: Text


class LinePicture(Picture, frozen=True, kw_only=True, tag="lines"):
    """Curves over a common index 1..n, such as the cost J per epoch."""

    x_label: Text
    y_label: Text
    curves: tuple[Curve, ...]


class GridPicture(Picture, frozen=True, kw_only=True, tag="grid"):
    """A small matrix drawn as coloured cells, such as the element-wise error of delta."""

    rows: tuple[tuple[float | None, ...], ...]


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """Points of a plane, one after the other: one way over a `ContourPicture`."""

    label: Text
    points: tuple[tuple[float, float] | None, ...]  # None where a number is not finite


class ContourPicture(Picture, frozen=True, kw_only=True, tag="contours"):
    """Ways over a landscape: trails over its contour lines, such as the path of descent over the cost.

    ``x_range`` and ``y_range`` are the part of the plane that is seen; one unit is as long on either axis. What leaves
    it is cut off at the edge.
    """

    x_label: Text
    y_label: Text
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    lines: tuple[tuple[tuple[float, float], ...], ...]  # places of equal height
    trails: tuple[Trail, ...]


class GrayImage(msgspec.Struct, frozen=True, kw_only=True):
    """A small gray image, such as a handwritten digit, and what is said of it.

    ``rows`` are gray values from 0, bare paper, to 255, the darkest ink. ``right`` says whether what was answered is
    right; None where nothing was asked.
    """

    rows: tuple[tuple[int, ...], ...]
    caption: Text
    right: bool | None = None


class ImagesPicture(Picture, frozen=True, kw_only=True, tag="images"):
    """Small images side by side, such as the digits that were misread."""

    images: tuple[GrayImage, ...]


class ConfusionPicture(Picture, frozen=True, kw_only=True, tag="confusion"):
    """How often each class was taken for which: rows are what it was, columns what was answered.

    Those of a whole class of students are added up where their ``labels`` are the same.
    """

    labels: tuple[str, ...]
    row_label: Text
    column_label: Text
    counts: tuple[tuple[int, ...], ...]


AnyPicture = LinePicture | GridPicture | ContourPicture | ImagesPicture | ConfusionPicture


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one check on one submission, before any rule about points.

    ``message`` is for the student: expected, got, where to look. ``mistake`` is the id of the known mistake
    that explains the answer. ``follow_through`` says that a failed check agrees with the reference algorithm
    when that runs on the student's own parts. Plain data: it is stored and sent between processes as JSON.
    """

    check: str
    verdict: Verdict
    seconds: float  # wall-clock time
    message: Text = NOTHING
    mistake: str | None = None
    follow_through: bool = False
    pictures: tuple[AnyPicture, ...] = ()
