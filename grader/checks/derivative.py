"""The slope of a cost, found without back-propagation: one weight at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import Any

import numpy as np

from grader.session.wire import Array

Cost = Callable[[list[Array]], float]
Costs = Callable[[Sequence[list[Array]]], Sequence[float]]

# SciPy copies all names of NumPy when it is loaded, and with them loads these, which neither it nor we use here: above
# all a compiler of Fortran's and a framework for tests, together more work than all the rest.
UNUSED = ("f2py", "testing", "ma", "polynomial", "ctypeslib", "char", "rec")


def numerical_gradient(cost: Cost, w: Sequence[Array], step: float = 1e-4) -> list[Array]:
    """Differentiate ``cost(w)`` with respect to every weight, by SciPy's finite differences.

    Parameters
    ----------
    cost : the cost J as a function of the list of weight matrices
    w : the weights at which to differentiate; not modified
    step : half-width of the difference, two costs for each weight. The truncation error is about ``step**2`` = 1e-8
        times a sixth of the third derivative, and the round-off about 1e-16 / ``step`` = 1e-12: gradients of a smooth
        cost agree below 1e-7.

    Returns
    -------
    list of arrays, each of the shape of its weight matrix

    References
    ----------
    Nielsen, *Neural Networks and Deep Learning*, ch. 2, "The big picture" and equation (46): the derivative that
    back-propagation makes unnecessary.
    """
    return numerical_gradient_of_all(lambda many: [cost(weights) for weights in many], w, step)


def numerical_gradient_of_all(costs: Costs, w: Sequence[Array], step: float = 1e-4) -> list[Array]:
    """Do the same as `numerical_gradient`, where the costs of many lists of weights can be found together.

    Parameters
    ----------
    costs : from lists of weight matrices to the cost J of each, in their order
    w, step : as there
    """
    weights = [np.array(matrix, dtype=np.float64) for matrix in w]
    places = [(layer, index) for layer, matrix in enumerate(weights) for index in np.ndindex(matrix.shape)]

    def along(values: Array, numbers: Array) -> Array:
        """Give the cost where one weight, named by its number, has moved to a value; elementwise."""
        found = costs([_moved(weights, places[int(k)], v) for v, k in np.broadcast(values, numbers)])
        shaped: Array = np.array(found).reshape(np.broadcast_shapes(values.shape, numbers.shape))
        return shaped

    start = np.array([weights[layer][index] for layer, index in places])
    # every weight in one call: what SciPy spends on a call is much more than the cost of a small network
    found = differences()(along, start, args=(np.arange(len(places)),), initial_step=step, order=2, maxiter=1)
    gradient = [np.empty_like(matrix) for matrix in weights]
    for (layer, index), slope in zip(places, found.df, strict=True):
        gradient[layer][index] = slope
    return gradient


def differences() -> Callable[..., Any]:
    """Give SciPy's finite differences, which are slow to import and only needed here.

    Whoever has to wait for something else asks for them meanwhile.
    """
    _load_when_used(*(f"numpy.{name}" for name in UNUSED))
    from scipy.differentiate import derivative

    given: Callable[..., Any] = derivative
    return given


def _load_when_used(*names: str) -> None:
    """Have modules of packages that are loaded run when one of their attributes is first asked for, not before."""
    for name in names:
        found = None if name in sys.modules else find_spec(name)
        if found is None or found.loader is None:
            continue
        found.loader = LazyLoader(found.loader)
        module = sys.modules[name] = module_from_spec(found)
        found.loader.exec_module(module)
        package, _, own = name.rpartition(".")
        setattr(sys.modules[package], own, module)


def _moved(weights: list[Array], place: tuple[int, tuple[int, ...]], value: float) -> list[Array]:
    """Copy the weights with one of them changed."""
    layer, index = place
    moved = [matrix.copy() for matrix in weights]
    moved[layer][index] = value
    return moved


NOISE = 1e-12  # of a fourth difference, over the cost; float64 leaves some 1e-15, float32 or eight digits 1e-8


def is_smooth(cost: Cost, w: Sequence[Array]) -> bool:
    """Tell whether a cost is computed in full float64: only then does a difference quotient say what its slope is.

    Five costs in a row, a small step apart along all weights, have a fourth difference of nothing but round-off.
    """
    return is_smooth_in_all(lambda many: [cost(weights) for weights in many], w)


def is_smooth_in_all(costs: Costs, w: Sequence[Array]) -> bool:
    """Tell the same as `is_smooth`, where the costs of many lists of weights can be found together."""
    step = 1e-5
    found = costs([[matrix + k * step for matrix in w] for k in range(5)])
    fourth = found[0] - 4 * found[1] + 6 * found[2] - 4 * found[3] + found[4]
    return bool(abs(fourth) <= NOISE * max(1.0, abs(found[0])))
