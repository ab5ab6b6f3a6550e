"""Tensor operations, checked on fresh random numbers against the reference solution.

张量运算的隐藏检查：用新的随机数，与参考解答比较。
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from forms_of_tensors import component_form

from grader.checking import Array, Report, Student, as_numbers, check, text

VALUES = text("{function}: values", "{function}：数值")
VECTORS = text("{function}: a single row or column", "{function}：只有一行或一列时")
SHAPE = text("{function}: shape of the result", "{function}：结果的形状")
EDGES = text("{function}: down to a single number", "{function}：小到只有一个数时")
UNTOUCHED = text("{function}: leaves its arguments as they were", "{function}：不改动参数")
FORM_C = text("{function}: component form", "{function}：分量形式的写法")
FORM_V = text("{function}: vector form", "{function}：向量形式的写法")

# A square matrix comes first: there a slip such as exchanged indices gives numbers, which can be told apart, and no
# exception. Then wide and tall ones, which hide nothing.
MATRICES = ((3, 3), (2, 4), (5, 2))
LINES = ((4, 1), (1, 5))


def _mixed(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Draw numbers away from 0 whose signs alternate, so that every row and column has both."""
    signs = 1.0 - 2.0 * (np.indices(shape).sum(axis=0) % 2)
    x: Array = rng.uniform(0.5, 3.0, size=shape) * signs
    return x


def _compare_numbers(student: Student, report: Report, cases: Sequence[tuple[Array, Array]]) -> None:
    """Compare the function under check with the reference where the answer is a number."""
    for (x, y), z in zip(cases, student[report.function].each(cases), strict=True):
        report.close(z, np.reshape(report.reference[report.function](x, y), ()), name="z")


def _compare_shapes(student: Student, report: Report, cases: Sequence[Sequence[Any]], *, name: str) -> None:
    """Compare the shapes alone; an array of one dimension stands for the column with its numbers."""
    for args, got in zip(cases, student[report.function].each(cases), strict=True):
        want = np.shape(report.reference[report.function](*args))
        array = as_numbers(got)
        report.shape(array[:, np.newaxis] if array is not None and array.ndim == 1 else got, want, name=name)


def _result(report: Report) -> str:
    return "y" if report.function.startswith("relu") else "z"


# ---- element by element -------------------------------------------------------------------------------------------


@check("values", functions=("relu_c", "relu_v"), kind="value", points={"relu_c": 1.25, "relu_v": 0.75}, title=VALUES)
def values_of_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare matrices of both signs, with a 0 among them."""
    matrices = [_mixed(rng, shape) for shape in MATRICES]
    for x in matrices:
        x[-1, -1] = 0.0
    report.close_to_reference(student, [(x,) for x in matrices], name="y")


@check("vectors", functions=("relu_c", "relu_v"), kind="value", points=0.5, title=VECTORS)
def vectors_of_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare columns and rows."""
    report.close_to_reference(student, [(_mixed(rng, shape),) for shape in LINES], name="y")


@check("values", functions=("add_c", "add_v"), kind="value", points={"add_c": 1.25, "add_v": 0.75}, title=VALUES)
def values_of_add(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare sums of matrices."""
    report.close_to_reference(student, [(_mixed(rng, shape), _mixed(rng, shape)) for shape in MATRICES], name="z")


@check("vectors", functions=("add_c", "add_v"), kind="value", points=0.5, title=VECTORS)
def vectors_of_add(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare sums of columns and of rows."""
    report.close_to_reference(student, [(_mixed(rng, shape), _mixed(rng, shape)) for shape in LINES], name="z")


@check(
    "values",
    functions=("add_row_c", "add_row_v"),
    kind="value",
    points={"add_row_c": 2.25, "add_row_v": 1.75},
    title=VALUES,
)
def values_of_add_row(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare matrices to which one row is added; in the square one, the row could pass for a column."""
    report.close_to_reference(student, [_matrix_and_row(rng, shape) for shape in MATRICES], name="z")


@check("vectors", functions=("add_row_c", "add_row_v"), kind="value", points=0.5, title=VECTORS)
def vectors_of_add_row(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Add a row to a row, and a single number to a column."""
    report.close_to_reference(student, [_matrix_and_row(rng, shape) for shape in LINES], name="z")


def _matrix_and_row(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[Array, Array]:
    return _mixed(rng, shape), _mixed(rng, (1, shape[1]))


@check(
    "shape",
    functions=("relu_c", "relu_v", "add_c", "add_v", "add_row_c", "add_row_v"),
    kind="shape",
    points=0.5,
    title=SHAPE,
)
def shapes_of_elementwise(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for matrices, columns and rows; a column may come flat."""
    cases = []
    for shape in (*MATRICES[1:], *LINES):
        second = {"relu": [], "add": [_mixed(rng, shape)], "add_row": [_mixed(rng, (1, shape[1]))]}
        cases.append((_mixed(rng, shape), *second[report.function[:-2]]))
    _compare_shapes(student, report, cases, name=_result(report))


@check(
    "edges",
    functions=("relu_c", "relu_v", "add_c", "add_v", "add_row_c", "add_row_v"),
    kind="robustness",
    points=0.25,
    title=EDGES,
)
def edges_of_elementwise(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take single numbers of both signs for matrices."""
    count = 1 if report.function[:-2] == "relu" else 2
    cases = [[np.full((1, 1), sign * rng.uniform(1, 2)) for _ in range(count)] for sign in (-1.0, 1.0)]
    report.close_to_reference(student, cases, name=_result(report))


# ---- products -----------------------------------------------------------------------------------------------------


@check("values", functions=("dot_c", "dot_v"), kind="value", points={"dot_c": 2.25, "dot_v": 1.75}, title=VALUES)
def values_of_dot(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare dot products of columns."""
    _compare_numbers(student, report, [(_mixed(rng, (n, 1)), _mixed(rng, (n, 1))) for n in (4, 3, 7)])


@check(
    "shape",
    functions=("dot_c", "dot_v"),
    kind="shape",
    points=0.5,
    title=text("{function}: one number", "{function}：结果是一个数"),
)
def number_of_dot(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for one number; an array that holds a single one is as good."""
    z = report.numbers(student[report.function](_mixed(rng, (4, 1)), _mixed(rng, (4, 1))), name="z")
    message = text("z holds {count} numbers, expected one", "z 中有 {count} 个数，应为一个数")
    report.require(z.size == 1, message.format(count=z.size))


@check("edges", functions=("dot_c", "dot_v"), kind="robustness", points=0.25, title=EDGES)
def edges_of_dot(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take single numbers for columns."""
    _compare_numbers(student, report, [(_mixed(rng, (1, 1)), _mixed(rng, (1, 1)))])


@check(
    "values",
    functions=("matvec_c", "matvec_v"),
    kind="value",
    points={"matvec_c": 3.25, "matvec_v": 1.75},
    title=VALUES,
)
def values_of_matvec(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare matrices times a column."""
    sizes = [(rows, columns, 1) for rows, columns in MATRICES]
    report.close_to_reference(student, _factors(rng, sizes), name="z")


@check("vectors", functions=("matvec_c", "matvec_v"), kind="value", points=0.5, title=VECTORS)
def vectors_of_matvec(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Multiply a single row, and a single column."""
    report.close_to_reference(student, _factors(rng, [(1, 5, 1), (4, 1, 1)]), name="z")


@check(
    "values",
    functions=("matmul_c", "matmul_v"),
    kind="value",
    points={"matmul_c": 4.75, "matmul_v": 2.75},
    title=VALUES,
)
def values_of_matmul(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare products of matrices; most are not square, with all three sizes different."""
    report.close_to_reference(student, _factors(rng, [(3, 3, 3), (2, 3, 4), (4, 2, 3)]), name="z")


@check(
    "vectors", functions=("matmul_c", "matmul_v"), kind="value", points={"matmul_c": 1, "matmul_v": 0.5}, title=VECTORS
)
def vectors_of_matmul(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Multiply a matrix and a column, a row and a matrix, a column and a row."""
    report.close_to_reference(student, _factors(rng, [(3, 4, 1), (1, 4, 3), (3, 1, 4)]), name="z")


@check(
    "shape",
    functions=("matvec_c", "matvec_v", "matmul_c", "matmul_v"),
    kind="shape",
    points=0.5,
    title=SHAPE,
)
def shapes_of_products(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for the shapes of products; a column may come flat."""
    sizes = ((2, 4, 1), (5, 3, 1)) if report.function.startswith("matvec") else ((2, 3, 4), (3, 4, 1), (1, 4, 3))
    _compare_shapes(student, report, _factors(rng, sizes), name="z")


@check(
    "edges",
    functions=("matvec_c", "matvec_v", "matmul_c", "matmul_v"),
    kind="robustness",
    points=0.25,
    title=EDGES,
)
def edges_of_products(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Multiply single numbers, and a row with a column."""
    report.close_to_reference(student, _factors(rng, [(1, 1, 1), (1, 3, 1)]), name="z")


def _factors(rng: np.random.Generator, sizes: Sequence[tuple[int, int, int]]) -> list[tuple[Array, Array]]:
    """Draw a matrix (r, n) and one (n, c) for each (r, n, c)."""
    return [(_mixed(rng, (rows, n)), _mixed(rng, (n, columns))) for rows, n, columns in sizes]


# ---- another shape ------------------------------------------------------------------------------------------------


@check(
    "values",
    functions=("transpose_c", "transpose_v"),
    kind="value",
    points={"transpose_c": 2.75, "transpose_v": 1.25},
    title=VALUES,
)
def values_of_transpose(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare transposed matrices."""
    report.close_to_reference(student, [(_mixed(rng, shape),) for shape in MATRICES], name="y")


@check("shape", functions=("transpose_c", "transpose_v"), kind="shape", points=0.5, title=SHAPE)
def shapes_of_transpose(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Turn matrices, a column and a row."""
    _compare_shapes(student, report, [(_mixed(rng, shape),) for shape in (*MATRICES[1:], *LINES)], name="y")


@check("edges", functions=("transpose_c", "transpose_v"), kind="robustness", points=0.25, title=EDGES)
def edges_of_transpose(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Turn a column, a row, a single number: the numbers stay in their order."""
    report.close_to_reference(student, [(_mixed(rng, shape),) for shape in (*LINES, (1, 1))], name="y")


@check(
    "values",
    functions=("reshape_c", "reshape_v"),
    kind="value",
    points={"reshape_c": 3.75, "reshape_v": 2.5},
    title=VALUES,
)
def values_of_reshape(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare matrices in other shapes; the first keeps its own, the second could pass for a transpose."""
    shapes = (((3, 3), (3, 3)), ((2, 4), (4, 2)), ((3, 4), (2, 6)), ((6, 2), (3, 4)))
    report.close_to_reference(student, _reshapings(rng, shapes), name="y")


@check(
    "vectors",
    functions=("reshape_c", "reshape_v"),
    kind="value",
    points={"reshape_c": 1, "reshape_v": 0.75},
    title=text("{function}: from and to a row or a column", "{function}：变成一行或一列，或反过来"),
)
def vectors_of_reshape(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Lay matrices out as a row or a column, and rows and columns as a matrix."""
    shapes = (((2, 3), (1, 6)), ((3, 2), (6, 1)), ((1, 8), (2, 4)), ((6, 1), (2, 3)))
    report.close_to_reference(student, _reshapings(rng, shapes), name="y")


@check("shape", functions=("reshape_c", "reshape_v"), kind="shape", points=0.5, title=SHAPE)
def shapes_of_reshape(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for other shapes; a column may come flat."""
    shapes = (((2, 6), (3, 4)), ((2, 3), (1, 6)), ((2, 2), (4, 1)))
    _compare_shapes(student, report, _reshapings(rng, shapes), name="y")


@check("edges", functions=("reshape_c", "reshape_v"), kind="robustness", points=0.25, title=EDGES)
def edges_of_reshape(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Turn a row into a column, a column into a row, a number into itself."""
    shapes = (((1, 4), (4, 1)), ((4, 1), (1, 4)), ((1, 1), (1, 1)))
    report.close_to_reference(student, _reshapings(rng, shapes), name="y")


def _reshapings(
    rng: np.random.Generator, shapes: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[Array, int, int]]:
    """Draw a matrix for each pair of shapes, the one it has and the one that is wanted."""
    return [(_mixed(rng, shape), rows, cols) for shape, (rows, cols) in shapes]


# ---- mini-batches -------------------------------------------------------------------------------------------------


@check(
    "full",
    functions="mini_batch",
    kind="value",
    points=3,
    title=text("{function}: full mini-batches", "{function}：完整的小批量"),
)
def full_mini_batches(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take every mini-batch where their size divides the number of samples."""
    samples = [(_mixed(rng, shape), batch_size) for shape, batch_size in (((6, 6), 2), ((6, 3), 3), ((4, 2), 1))]
    cases = [(x, n, batch_size) for x, batch_size in samples for n in range(len(x) // batch_size)]
    report.close_to_reference(student, cases, name="batch")


@check(
    "short",
    functions="mini_batch",
    kind="value",
    points=2,
    title=text("{function}: a short last mini-batch", "{function}：最后一批不满"),
)
def short_mini_batches(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the last samples where their number is not a multiple of the size."""
    sizes = ((7, 3, 3), (5, 2, 4), (8, 4, 5))
    cases = [(_mixed(rng, (m, columns)), m // batch_size, batch_size) for m, columns, batch_size in sizes]
    report.close_to_reference(student, cases, name="batch")


@check(
    "beyond",
    functions="mini_batch",
    kind="value",
    points=1.5,
    title=text("{function}: nothing beyond the end", "{function}：过了末尾就是空的"),
)
def nothing_beyond_the_end(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the last mini-batch there is, then one that is not there: next to the end, and far from it."""
    cases = []
    for m, batch_size, further in ((6, 3, 0), (7, 3, 0), (5, 2, 4)):
        x, count = _mixed(rng, (m, 2)), -(-m // batch_size)
        cases += [(x, count - 1, batch_size), (x, count + further, batch_size)]
    for (x, n, batch_size), batch in zip(cases, student.mini_batch.each(cases), strict=True):
        count = -(-len(x) // batch_size)
        if n < count:
            report.close(batch, report.reference.mini_batch(x, n, batch_size), name="batch")
            continue
        left = report.numbers(batch, name="batch").size if batch is not None else -1
        report.require(
            left == 0,
            text(
                "{m} samples make {count} mini-batches of {size}; mini-batch {n}, counted from 0, should be empty",
                "{m} 个样本、每批 {size} 个，共 {count} 批；从 0 数起的第 {n} 批应当是空的",
            ).format(m=len(x), count=count, size=batch_size, n=n),
        )


@check("shape", functions="mini_batch", kind="shape", points=0.75, title=SHAPE)
def shapes_of_mini_batches(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for full, short and empty ones; one sample is a row, no sample has as many columns as the others."""
    _compare_shapes(student, report, [(_mixed(rng, (7, 3)), n, 3) for n in range(4)], name="batch")


@check(
    "edges",
    functions="mini_batch",
    kind="robustness",
    points=1.5,
    title=text("{function}: one sample, batch_size > m", "{function}：只有一个样本；batch_size > m"),
)
def edges_of_mini_batches(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take all samples in one mini-batch, and single ones."""
    cases = [(_mixed(rng, (m, 3)), 0, batch_size) for m, batch_size in ((1, 1), (4, 10), (1, 3))]
    report.close_to_reference(student, cases, name="batch")


# ---- every function -----------------------------------------------------------------------------------------------


@check(
    "untouched",
    functions=(
        *("relu_c", "relu_v", "add_c", "add_v", "add_row_c", "add_row_v", "dot_c", "dot_v", "matvec_c", "matvec_v"),
        *("matmul_c", "matmul_v", "transpose_c", "transpose_v", "reshape_c", "reshape_v", "mini_batch"),
    ),
    kind="robustness",
    points=0.25,
    title=UNTOUCHED,
)
def arguments_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays after the call."""
    x = _mixed(rng, (3, 4))
    column = _mixed(rng, (4, 1))
    others: dict[str, tuple[Any, ...]] = {
        "relu": (x,),
        "add": (x, _mixed(rng, (3, 4))),
        "add_row": (x, _mixed(rng, (1, 4))),
        "dot": (column, _mixed(rng, (4, 1))),
        "matvec": (x, column),
        "matmul": (x, _mixed(rng, (4, 2))),
        "transpose": (x,),
        "reshape": (x, 2, 6),
        "mini_batch": (x, 1, 2),
    }
    report.untouched(student, *others[report.function.removesuffix("_c").removesuffix("_v")])


@check(
    "form",
    functions=("relu_c", "add_c", "add_row_c", "dot_c", "matvec_c", "matmul_c", "transpose_c", "reshape_c"),
    kind="style",
    points={
        name: 1.5
        for name in ("relu_c", "add_c", "add_row_c", "dot_c", "matvec_c", "matmul_c", "transpose_c", "reshape_c")
    },
    title=FORM_C,
)
def component_forms(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that a loop takes one number at a time; in products, one row times one column."""
    component_form(student, report)


@check(
    "form",
    functions=("relu_v", "add_v", "add_row_v", "dot_v", "matvec_v", "matmul_v", "transpose_v", "reshape_v"),
    kind="style",
    points=1,
    title=FORM_V,
)
def vector_forms(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that operations on whole arrays do the work."""
    report.vector_form(student)
