"""When two numbers are the same: ``|got - want| / max(1, |want|)``, on plain arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from grader.session.wire import Array, Other, Value, numbers

TOLERANCE = 1e-8  # two float64 computations of the same formula agree far better
SINGLE_TOLERANCE = 1e-5  # float32 carries seven digits
SINGLE_TRAINING_TOLERANCE = 1e-3  # its rounding grows over the epochs


@dataclass(frozen=True, slots=True)
class Difference:
    """How an answer differs from what was expected.

    ``count`` of ``size`` numbers are off, the worst by ``error`` at ``index`` (0-based) where ``got`` stands for
    ``want``. ``count`` is 0 where the answer is right.
    """

    size: int
    count: int
    error: float
    index: tuple[int, ...]
    got: float
    want: float


def is_single(value: Value) -> bool:
    """Tell whether a value was computed in float32, so that its last digits are noise."""
    return any(array.dtype == np.float32 for array in numbers(value))


def as_numbers(value: object) -> Array | None:
    """Read a value as an array of float64, or None where it holds none.

    Lists of numbers, logical and integer results count as the numbers they stand for. A complex number with no
    imaginary part counts as real.
    """
    array = _seen_as_numbers(value)
    return None if array is None else array.astype(np.float64)


def _seen_as_numbers(value: object) -> Array | None:
    """Do the same without a copy of what is an array of float64 already."""
    if not _numbers_alone(value):  # one long string among thousands of short ones would make an array of gigabytes
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):
        return None
    if array.dtype.kind == "c" and not np.any(array.imag):
        array = array.real
    if array.dtype.kind not in "fiub":
        return None
    return array.astype(np.float64, copy=False)


def _numbers_alone(value: object) -> bool:
    """Whether a value is made of numbers, arrays and lists of them."""
    if isinstance(value, list | tuple):
        return all(map(_numbers_alone, value))
    return not isinstance(value, str | bytes | dict | Other) and value is not None


def aligned(got: Array, want: Array) -> Array | None:
    """Turn ``got`` into the shape of ``want`` where only the orientation of a vector differs, else None.

    A vector may come as (n,), (n, 1) or (1, n), a number in any shape of one element, and dimensions of size 1 may
    be missing or too many. A transposed matrix is not the same matrix. ``[]`` of size 0 by 0 is any empty array.
    """
    if got.shape == want.shape:
        return got
    if got.shape == (0, 0) and want.size == 0:  # MATLAB's [] is empty, whatever shape is meant
        return got.reshape(want.shape)
    same = tuple(size for size in got.shape if size != 1) == tuple(size for size in want.shape if size != 1)
    return got.reshape(want.shape) if same else None


def difference(got: Array, want: Array, tolerance: float = TOLERANCE) -> Difference:
    """Compare two arrays of the same shape, element by element.

    NaN is equal to nothing but an expected NaN; an infinity only to the same infinity.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs(got - want) / np.maximum(1.0, np.abs(want))
    same_non_finite = (got == want) | (np.isnan(got) & np.isnan(want))
    error = np.where(same_non_finite, 0.0, np.where(np.isnan(error), np.inf, error))
    wrong = error > tolerance
    if not wrong.any():
        return Difference(got.size, 0, float(error.max(initial=0.0)), (), 0.0, 0.0)
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
    return Difference(got.size, int(wrong.sum()), float(error[index]), index, float(got[index]), float(want[index]))


def agree(got: Value, want: Value, tolerance: float = TOLERANCE) -> bool:
    """Tell whether two values hold the same numbers: arrays up to a vector's orientation, lists item by item."""
    if isinstance(want, list) and any(not np.isscalar(item) or isinstance(item, str) for item in want):
        items = list(got) if isinstance(got, list) else None
        return (
            items is not None and len(items) == len(want) and all(map(lambda g, w: agree(g, w, tolerance), items, want))
        )
    if isinstance(want, dict):
        return (
            isinstance(got, dict) and want.keys() == got.keys() and all(agree(got[k], want[k], tolerance) for k in want)
        )
    if isinstance(want, str) or want is None:
        return bool(got == want)
    got_array, want_array = _seen_as_numbers(got), _seen_as_numbers(want)
    if got_array is None or want_array is None:
        return False
    fitted = aligned(got_array, want_array)
    return fitted is not None and _is_near(fitted, want_array, tolerance)


def _is_near(got: Array, want: Array, tolerance: float) -> bool:
    """Tell whether `difference` finds none; most numbers are finite, and need not be looked at one by one."""
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs(got - want) / np.maximum(1.0, np.abs(want))
    worst = float(error.max(initial=0.0))  # NaN where any is
    return worst <= tolerance if math.isfinite(worst) else difference(got, want, tolerance).count == 0
