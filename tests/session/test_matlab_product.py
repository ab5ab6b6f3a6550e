"""MATLAB's product of matrices: a 1-by-1 factor is a number, all else is as in NumPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.session.matlab_product import as_matlab

SIDES = st.integers(1, 3)


@given(SIDES, SIDES, SIDES, SIDES)
def test_a_factor_of_one_element_is_a_number_and_other_sizes_have_to_fit(rows, inner, inner_2, columns):
    first, second = np.full((rows, inner), 2.0), np.full((inner_2, columns), 3.0)
    for one, other in ((as_matlab(first), second), (first, as_matlab(second))):  # one of them is enough
        if first.size == 1 or second.size == 1:
            np.testing.assert_array_equal(one @ other, first * second)
        elif inner == inner_2:
            np.testing.assert_array_equal(one @ other, first @ second)
        else:
            with pytest.raises(ValueError, match="matmul"):
                one @ other


def test_what_is_computed_of_such_an_array_multiplies_as_it_does():
    w, delta = as_matlab([np.array([[0.7, -0.5]]), np.array([[2.0]])])
    assert (w.T @ delta).shape == (2, 1) and (w @ np.exp(delta)).shape == (1, 2)


def test_a_copy_is_made_and_what_is_no_array_stays():
    original = np.eye(2)
    copied, number, word = as_matlab((original, 3, "x"))
    copied[0, 0] = 5
    assert original[0, 0] == 1 and (number, word) == (3, "x")
