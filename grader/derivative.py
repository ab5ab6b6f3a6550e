"""The slope of a cost, found without back-propagation: one weight at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.differentiate import derivative as scipy_derivative

from grader.wire import Array

Cost = Callable[[list[Array]], float]


def numerical_gradient(cost: Cost, w: Sequence[Array], step: float = 1e-3) -> list[Array]:
    """Differentiate ``cost(w)`` with respect to every weight, by SciPy's finite differences.

    Parameters
    ----------
    cost : the cost J as a function of the list of weight matrices
    w : the weights at which to differentiate; not modified
    step : half-width of the widest difference. At order 4 the truncation error is about ``step**4`` = 1e-12, and
        the round-off about 1e-16 / ``step`` = 1e-13: gradients of a smooth cost agree below 1e-7.

    Returns
    -------
    list of arrays, each of the shape of its weight matrix

    References
    ----------
    Nielsen, *Neural Networks and Deep Learning*, ch. 2, "The big picture" and equation (46): the derivative that
    back-propagation makes unnecessary.
    """
    weights = [np.array(matrix, dtype=np.float64) for matrix in w]
    gradient = []
    for layer, matrix in enumerate(weights):
        slopes = np.empty_like(matrix)
        for index in np.ndindex(matrix.shape):
            slopes[index] = _slope(cost, weights, layer, index, step)
        gradient.append(slopes)
    return gradient


def _slope(cost: Cost, weights: list[Array], layer: int, index: tuple[int, ...], step: float) -> float:
    """Differentiate along a single weight."""

    def along(values: Array) -> Array:
        costs = []
        for value in np.ravel(values):
            moved = [matrix.copy() for matrix in weights]
            moved[layer][index] = value
            costs.append(cost(moved))
        return np.reshape(np.array(costs, dtype=np.float64), np.shape(values))

    found = scipy_derivative(along, float(weights[layer][index]), initial_step=step, order=4, maxiter=1)
    return float(found.df)
