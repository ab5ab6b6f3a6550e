"""The helpers through which a check reports; the first wrong answer ends it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.checks import style
from grader.checks.comparison import (
    SINGLE_TOLERANCE,
    SINGLE_TRAINING_TOLERANCE,
    TOLERANCE,
    Difference,
    agree,
    aligned,
    as_numbers,
    difference,
    is_single,
)
from grader.checks.notation import place_of, written
from grader.checks.style import layered as layers
from grader.course.explanations import Words
from grader.course.reference import Functions
from grader.errors import AssignmentError
from grader.outcome import AnyPicture, GridPicture, Kind, Visibility
from grader.session.places import Place
from grader.session.student import Student
from grader.session.wire import Array, Other, Value
from grader.submission import place
from grader.text import NOTHING, Text, text


class CheckFailed(Exception):
    """The student's answer is wrong; ``text`` says how."""

    def __init__(self, message: Text, mistake: str | None = None) -> None:
        super().__init__(message.en)
        self.text = message
        self.mistake = mistake  # the id of a known one, where the check itself can tell


@dataclass(kw_only=True)
class Report:
    """What one check says of one submission; the helpers raise `CheckFailed` on the first wrong answer."""

    function: str
    kind: Kind
    visibility: Visibility
    words: Words = Words()
    matlab: bool = False  # the student writes MATLAB, and counts from 1
    places: tuple[str, ...] = ()  # the arguments that hold places in an array
    _reference: Functions | None = None
    notes: list[Text] = field(default_factory=list)
    pictures: list[AnyPicture] = field(default_factory=list)
    inputs: dict[str, Any] = field(default_factory=dict)

    @property
    def reference(self) -> Functions:
        """The reference solution's functions.

        Raises
        ------
        AssignmentError
            In a public check: a student's machine has no reference.
        """
        if self._reference is None:
            raise AssignmentError(f"a {self.visibility} check of {self.function} asks for the reference solution")
        return self._reference

    def given(self, **inputs: Any) -> None:
        """Name the inputs of what is compared next; a public check shows them when it fails."""
        self.inputs = inputs

    def note(self, message: Text) -> None:
        """Tell the student something whatever the verdict."""
        if message not in self.notes:
            self.notes.append(message)

    def draw(self, picture: AnyPicture) -> None:
        """Show the student a picture."""
        self.pictures.append(picture)

    def require(self, condition: object, message: Text, *, mistake: str | None = None) -> None:
        """Fail with ``message`` unless the condition holds.

        ``mistake`` is the id of the known mistake that this shows. For answers that cannot be compared with those of
        wrong versions, number by number: random ones, and files.
        """
        if not condition:
            raise CheckFailed(message, mistake)

    def shape(self, got: Value, want: tuple[int, ...], *, name: str) -> None:
        """Demand an array of exactly this shape; a plain list of the right numbers is an array."""
        array = self.numbers(got, name=name)
        name = place_of(name, (), matlab=self.matlab)
        if array.shape != tuple(want):
            hint = NOTHING
            if array.shape == (want[0],):
                hint = text("; a column vector has two dimensions", "；列向量是二维的")
            elif array.ndim == 2 and array.shape == tuple(want)[::-1]:
                hint = text("; it is transposed", "；它被转置了")
            message = text("{name} has shape {got}, expected {want}{hint}", "{name} 的形状是 {got}，应为 {want}{hint}")
            raise CheckFailed(message.format(name=name, got=_shape(array.shape), want=_shape(want), hint=hint))

    def numbers(self, got: Value, *, name: str) -> Array:
        """Read an answer as an array of float64, or fail saying what it is instead."""
        array = as_numbers(got)
        if array is None:
            name = place_of(name, (), matlab=self.matlab)
            message = text("{name} is {what}, expected numbers", "{name} 是{what}，应为数值")
            raise CheckFailed(message.format(name=name, what=_what(got)))
        return array

    def matrices(self, got: Value, count: int, *, name: str) -> list[Array]:
        """Read an answer as a list of ``count`` matrices, such as the weights of all layers."""
        if isinstance(got, np.ndarray) and got.ndim >= 2 and count == 1:
            return [self.numbers(got, name=name)]
        if isinstance(got, np.ndarray) and got.ndim >= 3 and len(got) == count:  # equal layers, stacked
            return [self.numbers(item, name=name) for item in got]
        if not isinstance(got, list) or len(got) != count:
            message = text(
                "{name} is {what}, expected a list of {count} matrices",
                "{name} 是{what}，应为 {count} 个矩阵的列表",
            )
            raise CheckFailed(message.format(name=name, what=_what(got), count=count))
        return [self.numbers(item, name=f"{name}[{index}]") for index, item in enumerate(got)]

    def close(self, got: Value, want: Any, *, name: str, tolerance: float = TOLERANCE) -> None:
        """Demand the same numbers, element by element; the orientation of a vector is the shape check's business.

        ``want`` is an array, a number, or a list of arrays.
        """
        if is_single(got):
            loosened = SINGLE_TRAINING_TOLERANCE if self.kind in (Kind.TRAINING, Kind.ACCURACY) else SINGLE_TOLERANCE
            tolerance = max(tolerance, loosened)
            self.note(
                text(
                    f"{name} is float32, compared to {tolerance:g}; the course computes in float64",
                    f"{name} 是 float32，按 {tolerance:g} 的误差比较；本课程使用 float64",
                )
            )
        if isinstance(want, list | tuple) and want and not np.isscalar(want[0]):
            for index, (item, wanted) in enumerate(zip(self.matrices(got, len(want), name=name), want, strict=True)):
                self._close_array(item, np.asarray(wanted, dtype=np.float64), f"{name}[{index}]", tolerance)
        else:
            array = self.numbers(got, name=name)
            self._close_array(array, np.asarray(want, dtype=np.float64), name, tolerance)

    def close_to_reference(
        self,
        student: Student,
        cases: Sequence[Sequence[Any]],
        *,
        name: str | tuple[str, ...],
        tolerance: float = TOLERANCE,
    ) -> None:
        """Call the function under check with each of these lists of arguments; demand what the reference gives.

        ``name`` names its result; where it gives several, all of them, which are compared in their order. The calls
        travel together.
        """
        for args, got in zip(cases, student[self.function].each(cases), strict=True):
            want = self.reference[self.function](*args)
            answers = ((name, got, want),) if isinstance(name, str) else zip(name, got, want, strict=True)
            for each, mine, right in answers:
                self.close(mine, right, name=each, tolerance=tolerance)

    def untouched(self, student: Student, *args: Any) -> Any:
        """Call the function under check; demand that the caller's arguments, and arrays in lists, stay as they were.

        Returns the results, None for one that is missing. That they are right is for another check to say: this one is
        of kind robustness.
        """
        results, after = student[self.function].partial.with_arguments(*args)
        names = student.arguments_of(self.function) or tuple(f"argument {n}" for n in range(1, len(args) + 1))
        changed = [
            name
            for name, given, left in zip(names, args, after, strict=False)
            if not isinstance(given, Place) and not agree(left, list(given) if isinstance(given, tuple) else given, 0.0)
        ]
        self.require(
            not changed,
            text(
                "{function} changed its argument {names} in place: the caller's own {names} is another now. "
                "Compute into a new array",
                "{function} 就地改动了参数 {names}：调用者的 {names} 也跟着变了。请把结果算到新的数组里",
            ).format(function=self.function, names=", ".join(changed)),
        )
        return results

    def component_form(self, student: Student, step: style.SingleNumbers | None = None) -> None:
        """Demand that the function computes one neuron at a time, in a loop; or, with a ``step``, one number."""
        self._require_no_finding(style.component_form(student.submission, self._own_name(student), step))

    def vector_form(self, student: Student) -> None:
        """Demand that the function has no loop over neurons or columns."""
        self._require_no_finding(style.vector_form(student.submission, self._own_name(student)))

    def without_sample_loop(self, student: Student, *, layered: Collection[str]) -> None:
        """Demand that the function has no loop over samples; loops over the lists ``layered``, by layers, are free."""
        arguments = student.arguments_of(self.function)
        self._require_no_finding(layers.sample_loop(student.submission, self._own_name(student), arguments, layered))

    def calls_in_loop(self, student: Student, called: str, *, layered: Collection[str]) -> None:
        """Demand that the function calls another one of the student's in a loop."""
        self._require_no_finding(
            layers.call_missing_in_loop(
                student.submission,
                self._own_name(student),
                student.own_name(called) or called,
                student.arguments_of(self.function),
                layered,
            )
        )

    def never_calls(self, student: Student, called: str, *, layered: Collection[str]) -> None:
        """Demand that the function does without another one of the student's, in its helpers too."""
        self._require_no_finding(
            layers.forbidden_call(
                student.submission,
                self._own_name(student),
                student.own_name(called) or called,
                student.arguments_of(self.function),
                layered,
            )
        )

    def _own_name(self, student: Student) -> str:
        return student.own_name(self.function) or self.function

    def _require_no_finding(self, finding: style.Finding | None) -> None:
        if finding is not None:
            raise CheckFailed(place(finding.unit, finding.line) + text(": ", "：") + self.words.put(finding.message))

    def _close_array(self, got: Array, want: Array, name: str, tolerance: float) -> None:
        fitted = aligned(got, want)
        if fitted is None:
            name = place_of(name, (), matlab=self.matlab)
            message = text("{name} has shape {got}, expected {want}", "{name} 的形状是 {got}，应为{want}")
            wanted = text(_shape(want.shape), f" {_shape(want.shape)}") if want.ndim else text("one number", "一个数")
            raise CheckFailed(message.format(name=name, got=_shape(got.shape), want=wanted))
        found = difference(fitted, want, tolerance)
        if found.count:
            self._draw_error(fitted, want, name)
            raise CheckFailed(self._describe(found, name) + self._example())

    def _describe(self, found: Difference, name: str) -> Text:
        at = place_of(name, found.index, matlab=self.matlab)
        name = place_of(name, (), matlab=self.matlab)
        if self.visibility is Visibility.PUBLIC:
            return text(
                f"{at} is {_number(found.got)}, expected {_number(found.want)}",
                f"{at} 是 {_number(found.got)}，应为 {_number(found.want)}",
            )
        if found.size == 1:
            return text(f"{name} is off by {found.error:.2g}", f"{name} 的误差为 {found.error:.2g}")
        return text(
            f"{found.count} of {found.size} numbers of {name} are wrong, the worst at {at} by {found.error:.2g}",
            f"{name} 的 {found.size} 个数中有 {found.count} 个不对，{at} 处的误差最大，为 {found.error:.2g}",
        )

    def _example(self) -> Text:
        """Show the inputs, where the student may see them and they are small enough to read."""
        if self.visibility is not Visibility.PUBLIC or not self.inputs:
            return NOTHING
        if sum(map(_count, self.inputs.values())) > READABLE:
            return NOTHING
        shown = ", ".join(f"{name} = {self._written(name, value)}" for name, value in self.inputs.items())
        return text(f" for {shown}", f"（{shown}）")

    def _written(self, name: str, value: Any) -> str:
        """Write an input as the student would; places in an array as that student counts them."""
        counted = self.matlab and name in self.places
        return written(np.asarray(value) + 1 if counted else value, matlab=self.matlab)

    def _draw_error(self, got: Array, want: Array, name: str) -> None:
        if got.ndim == 2 and 1 < got.size <= 144:
            error = np.abs(got - want)
            name = place_of(name, (), matlab=self.matlab)
            rows = tuple(tuple(float(e) if np.isfinite(e) else None for e in row) for row in error)
            title = text(f"where {name} is off: |yours - expected|", f"{name} 的误差分布：|你的 - 应有的|")
            self.draw(GridPicture(title=title, rows=rows))


READABLE = 200  # numbers; written out in full, so that they can be pasted


def _count(value: Any) -> int:
    """Count the numbers in a value."""
    return sum(map(_count, value)) if isinstance(value, list | tuple) else int(np.size(value))


def _shape(shape: tuple[int, ...]) -> str:
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"


def _number(value: float) -> str:
    return f"{value + 0.0:.6g}"  # there is no -0 on paper


def _what(value: Value) -> Text:
    """Name what came instead of numbers."""
    match value:
        case None:
            return text("None", " None")
        case str():
            return text("a string", "字符串")
        case dict():
            return text("a dict", "字典")
        case list():
            return text(f"a list of {len(value)}", f"长度为 {len(value)} 的列表")
        case Other():
            return text(f"an object of type {value.type}", f" {value.type} 类型的对象")
        case _:
            shape = _shape(value.shape) if value.ndim else "()"
            return text(f"an array of shape {shape} of {value.dtype}", f"形状为 {shape} 的 {value.dtype} 数组")
