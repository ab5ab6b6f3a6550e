"""What one step of each component form may compute."""

from __future__ import annotations

from grader.checking import Report, SingleNumbers, Student

# Each goes element by element. A product (matvec_c, matmul_c) may also take one row times one column.
ELEMENT_BY_ELEMENT = {
    "relu_c": SingleNumbers(("matrix",)),
    "add_c": SingleNumbers(("matrix", "matrix")),
    "add_row_c": SingleNumbers(("matrix", "row")),
    "dot_c": SingleNumbers(("column", "column")),
    "transpose_c": SingleNumbers(("matrix",), without=("transpose",)),
    "reshape_c": SingleNumbers(("matrix", "number", "number"), without=("reshape",)),
}


def component_form(student: Student, report: Report) -> None:
    """Demand the component form of the function under check."""
    report.component_form(student, ELEMENT_BY_ELEMENT.get(report.function))
