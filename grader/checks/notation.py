"""How places, lists and numbers are written for a student: in Python's way, or in MATLAB's.

The engine counts from 0, as Python does. A MATLAB student reads ``delta(2,1)`` and ``w{1}(1,3)``, counted from 1, and
arrays that can be pasted: ``[0.7 -0.5; 1 2]``. Numbers have as many digits as bring the same number back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.session.wire import Array

EXACT = 1e15  # whole numbers below are written without an exponent
ITEM = re.compile(r"\[(\d+)\]")


def place_of(name: str, index: Sequence[int], *, matlab: bool) -> str:
    """Name one number of an array.

    Parameters
    ----------
    name : the array; ``w[0]`` is an item of a list
    index : counted from 0; nothing for the array as a whole
    matlab : whether the student writes MATLAB
    """
    if not matlab:
        return f"{name}[{', '.join(map(str, index))}]" if index else name
    name = ITEM.sub(lambda item: f"{{{int(item[1]) + 1}}}", name)
    return f"{name}({','.join(str(at + 1) for at in index)})" if index else name


def written(value: Any, *, matlab: bool) -> str:
    """Write a number, an array or a list of them so that it can be pasted into the student's own code."""
    if isinstance(value, list | tuple):
        items = ", ".join(written(item, matlab=matlab) for item in value)
        return f"{{{items}}}" if matlab else f"[{items}]"
    if isinstance(value, str):
        return f"'{value}'"
    array = np.asarray(value)
    return _in_matlab(array) if matlab else _in_python(array)


def number(value: float) -> str:
    """Write one number with the fewest digits that bring it back."""
    value = float(value) + 0.0  # there is no -0 on paper
    return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)


def _in_python(array: Array) -> str:
    if array.ndim == 0:
        return number(array.item())
    return f"[{', '.join(map(_in_python, array))}]"


def _in_matlab(array: Array) -> str:
    if array.size == 1:
        return _number_in_matlab(array.item())
    if array.ndim > 2:
        sizes = " ".join(map(str, array.shape))
        return f"reshape({_in_matlab(array.reshape(1, -1, order='F'))}, [{sizes}])"
    rows = array.reshape(-1, 1) if array.ndim == 1 else array
    if not array.size:
        return f"zeros({rows.shape[0]}, {rows.shape[1]})"
    return f"[{'; '.join(' '.join(map(_number_in_matlab, row)) for row in rows)}]"


def _number_in_matlab(value: float) -> str:
    return {"nan": "NaN", "inf": "Inf", "-inf": "-Inf"}.get(written_out := number(value), written_out)
