"""Tensor operations, checked at home: the handout's worked numbers, and the two forms.

张量运算的公开检查：讲义例题的数值，以及分量形式与向量形式的写法。
"""

from __future__ import annotations

from typing import Any

import numpy as np
from forms_of_tensors import component_form

from grader.checking import Report, Student, check, text

# the handout's example
X = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
Y = np.array([[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]])
R = np.array([[100.0, 200.0, 300.0]])
U = np.array([[1.0], [2.0], [3.0]])
V = np.array([[2.0], [0.0], [-1.0]])
B = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, -1.0]])
SAMPLES = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0], [9.0, 10.0], [11.0, 12.0], [13.0, 14.0]])

RELU = np.array([[1.0, 0.0, 3.0], [0.0, 5.0, 0.0]])
SUM = np.array([[11.0, 18.0, 33.0], [36.0, 55.0, 54.0]])
SUM_WITH_ROW = np.array([[101.0, 198.0, 303.0], [96.0, 205.0, 294.0]])
DOT = -1.0
X_TIMES_U = np.array([[6.0], [-12.0]])
X_TIMES_B = np.array([[-3.0, -5.0], [6.0, 11.0]])
TRANSPOSED = np.array([[1.0, -4.0], [-2.0, 5.0], [3.0, -6.0]])
RESHAPED = np.array([[1.0, -2.0], [3.0, -4.0], [5.0, -6.0]])

WORKED = text("{function}: the handout's example", "{function}：讲义中的例题")
STYLE_C = text("{function}: in a loop, one number at a time", "{function}：用循环，一次一个数")
STYLE_ROWS = text("{function}: in a loop, row by row of the result", "{function}：用循环逐行计算结果")
STYLE_V = text("{function}: whole arrays, no loop", "{function}：对整个数组运算，没有循环")


def _compare(student: Student, report: Report, want: Any, *, name: str, **inputs: Any) -> None:
    """Call the function under check on the handout's numbers."""
    report.given(**inputs)
    report.close(student[report.function](*inputs.values()), want, name=name)


@check("worked", functions=("relu_c", "relu_v"), kind="value", points=0.5, title=WORKED)
def worked_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Numbers of both signs."""
    _compare(student, report, RELU, name="y", x=X)


@check("worked", functions=("add_c", "add_v"), kind="value", points=0.5, title=WORKED)
def worked_add(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two matrices, place by place."""
    _compare(student, report, SUM, name="z", x=X, y=Y)


@check("worked", functions=("add_row_c", "add_row_v"), kind="value", points=0.5, title=WORKED)
def worked_add_row(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One row to both rows."""
    _compare(student, report, SUM_WITH_ROW, name="z", x=X, r=R)


@check("worked", functions=("dot_c", "dot_v"), kind="value", points=0.5, title=WORKED)
def worked_dot(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Three products, added up."""
    _compare(student, report, DOT, name="z", x=U, y=V)


@check("worked", functions=("matvec_c", "matvec_v"), kind="value", points=0.5, title=WORKED)
def worked_matvec(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two rows times one column."""
    _compare(student, report, X_TIMES_U, name="z", x=X, y=U)


@check("worked", functions=("matmul_c", "matmul_v"), kind="value", points=0.5, title=WORKED)
def worked_matmul(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two rows times two columns."""
    _compare(student, report, X_TIMES_B, name="z", x=X, y=B)


@check("worked", functions=("transpose_c", "transpose_v"), kind="value", points=0.5, title=WORKED)
def worked_transpose(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two rows become two columns."""
    _compare(student, report, TRANSPOSED, name="y", x=X)


@check("worked", functions=("reshape_c", "reshape_v"), kind="value", points=0.5, title=WORKED)
def worked_reshape(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two rows of three become three rows of two."""
    _compare(student, report, RESHAPED, name="y", x=X, rows=3, cols=2)


@check("worked", functions="mini_batch", kind="value", points=1, title=WORKED)
def worked_mini_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Seven samples by three: three, three, one."""
    wanted = (SAMPLES[:3], SAMPLES[3:6], SAMPLES[6:])
    answers = student.mini_batch.each([(SAMPLES, n, 3) for n in range(3)])
    for n, (batch, want) in enumerate(zip(answers, wanted, strict=True)):
        report.given(x=SAMPLES, n=n, batch_size=3)
        report.close(batch, want, name="batch")


@check(
    "style",
    functions=("relu_c", "add_c", "add_row_c", "dot_c", "transpose_c", "reshape_c"),
    kind="style",
    points=0.25,
    title=STYLE_C,
)
def style_of_elements(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that a loop takes one number at a time."""
    component_form(student, report)


@check("style", functions=("matvec_c", "matmul_c"), kind="style", points=0.25, title=STYLE_ROWS)
def style_of_products(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that a loop takes one row at a time, at most."""
    component_form(student, report)


@check(
    "style",
    functions=("relu_v", "add_v", "add_row_v", "dot_v", "matvec_v", "matmul_v", "transpose_v", "reshape_v"),
    kind="style",
    points=0.25,
    title=STYLE_V,
)
def style_of_vector_form(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that operations on whole arrays do the work."""
    report.vector_form(student)
