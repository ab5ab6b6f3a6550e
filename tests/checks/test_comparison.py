"""When two numbers are the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.checks.comparison import agree, aligned, as_numbers, difference

finite = st.floats(-1e6, 1e6)
matrices = hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=5), elements=finite)


@given(matrices)
def test_an_array_agrees_with_itself(array):
    assert difference(array, array.copy(), 0.0).count == 0


@given(matrices, st.floats(1e-6, 1e3), st.data())
def test_one_wrong_number_is_found(array, error, data):
    index = tuple(data.draw(st.integers(0, size - 1)) for size in array.shape)
    wrong = array.copy()
    wrong[index] += error * max(1.0, abs(array[index]))
    found = difference(wrong, array, error / 2)
    assert (found.count, found.index, found.size) == (1, index, array.size)


@given(matrices, st.sampled_from([np.nan, np.inf, -np.inf]))
def test_a_number_that_is_none_is_wrong_where_a_number_is_expected(array, nonsense):
    wrong = array.copy()
    wrong.flat[0] = nonsense
    assert difference(wrong, array).error == np.inf


def test_the_error_is_relative_only_above_one():
    assert difference(np.array([1e6 + 0.1]), np.array([1e6]), 1e-6).count == 0
    assert difference(np.array([1e-9]), np.array([0.0]), 1e-8).count == 0
    assert difference(np.array([0.5 + 1e-7]), np.array([0.5]), 1e-8).count == 1


@given(hnp.arrays(np.float64, st.integers(1, 6), elements=finite))
def test_the_orientation_of_a_vector_does_not_matter(vector):
    for got in (vector, vector[:, None], vector[None, :]):
        for want in (vector, vector[:, None], vector[None, :]):
            fitted = aligned(got, want)
            assert fitted is not None and np.array_equal(fitted, want)


@given(st.sampled_from([(0,), (1, 0), (0, 3), (2, 0)]))
def test_matlabs_empty_brackets_are_an_empty_array_of_any_shape(size):
    assert agree(np.empty((0, 0)), np.empty(size))
    assert not agree(np.empty((0, 0)), np.ones(1))


@given(hnp.arrays(np.float64, st.tuples(st.integers(2, 4), st.integers(2, 4)), elements=finite))
def test_a_transposed_matrix_is_another_shape_unless_square(matrix):
    square = matrix.shape[0] == matrix.shape[1]
    assert (aligned(matrix.T, matrix) is not None) == square


def test_logical_and_integer_results_are_numbers_and_words_are_not():
    assert as_numbers([True, False]).tolist() == [1.0, 0.0]
    assert as_numbers(np.array([1, 2], dtype=np.int8)).dtype == np.float64
    assert as_numbers(np.array([1 + 0j])).tolist() == [1.0]
    for nonsense in ("0.5", None, np.array([1j]), [np.zeros(2), np.zeros(3)], {"a": 1}):
        assert as_numbers(nonsense) is None


def test_lists_agree_item_by_item():
    w = [np.ones((2, 3)), np.zeros((1, 2))]
    assert agree([item.copy() for item in w], w)
    assert not agree(w[:1], w)
    assert not agree([w[0], w[1] + 1e-3], w)
    assert not agree(None, w)


def test_a_list_with_words_in_it_agrees_item_by_item():
    call = ["quadratic", 0.5, 2]
    assert agree(list(call), call)
    assert not agree(["cross_entropy", 0.5, 2], call)
    assert not agree(["quadratic", 0.25, 2], call)
