"""MATLAB's `*` where NumPy's `@` refuses: a 1-by-1 matrix is a number, and multiplies a matrix of any size.

Known mistakes are wrong versions of a reference in Python. Asked what they would give for a MATLAB submission, they
have to compute as MATLAB does, or a forgotten transpose would show as an exception here and as numbers there.
"""

from __future__ import annotations

from typing import Any

import numpy as np


class MatlabArray(np.ndarray):
    """An array whose ``@`` takes a factor of one element for a number."""

    def __matmul__(self, other: Any) -> Any:
        return self * other if _is_number(self) or _is_number(other) else super().__matmul__(other)

    def __rmatmul__(self, other: Any) -> Any:
        return other * self if _is_number(self) or _is_number(other) else super().__rmatmul__(other)


def _is_number(factor: Any) -> bool:
    return np.ndim(factor) == 2 and np.size(factor) == 1


def as_matlab(value: Any) -> Any:
    """Copy a value, its arrays as `MatlabArray`; lists are copied with all that is in them."""
    if isinstance(value, np.ndarray):
        return value.copy().view(MatlabArray)
    return [as_matlab(item) for item in value] if isinstance(value, list | tuple) else value
