"""What changed in NumPy is told to those whose code was right before: which version, and what to write."""

from __future__ import annotations

import pytest

from grader.judging.explanation.python import explain_python
from grader.session.host import StudentError


@pytest.mark.parametrize(
    ("kind", "message", "said"),  # messages as NumPy 2.4.6 gives them
    [
        ("TypeError", "only 0-dimensional arrays can be converted to Python scalars", ("NumPy 2.3", "2.4", ".item()")),
        ("ValueError", "setting an array element with a sequence.", ("NumPy 2.4", ".item()")),
        ("AttributeError", "module 'numpy' has no attribute 'product'", ("NumPy 2.0", "np.prod")),
        ("AttributeError", "module 'numpy' has no attribute 'trapz'", ("NumPy 2.4", "np.trapezoid")),
        (
            "AttributeError",
            "`np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.",
            ("NumPy 2.0", "np.float64"),
        ),
        ("TypeError", "reshape() got an unexpected keyword argument 'newshape'", ("NumPy 2.4", "np.reshape(x")),
    ],
)
def test_what_a_newer_numpy_refuses_is_told_with_its_version(kind: str, message: str, said: tuple[str, ...]) -> None:
    told = explain_python(StudentError(type=kind, message=message))
    assert all(word in told.en and word in told.zh for word in said)


def test_an_uneven_list_is_no_matter_of_the_version() -> None:
    message = (
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions."
    )
    assert "2.4" not in explain_python(StudentError(type="ValueError", message=message)).en
