"""The slope found by differences, against slopes known by hand."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import scipy.differentiate  # noqa: F401  # else the first example pays for it
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.checks.derivative import numerical_gradient

weights = hnp.arrays(np.float64, (2, 3), elements=st.floats(-2, 2))


@given(weights)
def test_the_slope_of_a_sum_of_squares_is_twice_the_weight(w):
    (slopes,) = numerical_gradient(lambda moved: float(np.sum(moved[0] ** 2)), [w])
    np.testing.assert_allclose(slopes, 2 * w, rtol=0, atol=1e-8)


@given(weights)
def test_every_weight_has_its_own_slope_and_the_weights_stay_as_they_were(w):
    before = w.copy()
    factors = np.arange(6.0).reshape(2, 3)
    slopes = numerical_gradient(lambda moved: float(np.sum(factors * np.exp(moved[0])) + moved[1].sum()), [w, w[:1]])
    np.testing.assert_allclose(slopes[0], factors * np.exp(w), rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(slopes[1], np.ones((1, 3)), rtol=0, atol=1e-8)
    assert np.array_equal(w, before)


def test_what_numpy_has_and_scipy_does_not_use_is_loaded_once_somebody_does():
    source = (
        "import sys, numpy as np\n"
        "from grader.checks.derivative import numerical_gradient\n"
        "numerical_gradient(lambda w: float(np.sum(w[0])), [np.ones((1, 1))])\n"
        "assert not {'numpy.f2py.crackfortran', 'numpy.ma.core', 'numpy.polynomial.polynomial'} & {*sys.modules}\n"
        "assert np.ma.masked_array([1.0], [True]).mask.all() and np.polynomial.Polynomial([1, 2])(1) == 3\n"
        "np.testing.assert_allclose(1.0, 1.0)\n"
        "import numpy.f2py\n"
        "assert numpy.f2py.crackfortran and callable(np.f2py.get_include)\n"
    )
    subprocess.run([sys.executable, "-c", source], check=True, timeout=60)
