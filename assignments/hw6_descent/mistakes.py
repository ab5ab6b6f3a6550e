"""What students have done wrong in this homework, by theme."""

from __future__ import annotations

from mistakes_descent_momentum import MOMENTUM_MISTAKES, NESTEROV_MISTAKES
from mistakes_descent_neuron import NEURON_MISTAKES, SLOWDOWN_MISTAKES
from mistakes_descent_paths import MINIMUM_MISTAKES, PATH_MISTAKES
from mistakes_descent_surfaces import SLOPE_MISTAKES, SURFACE_MISTAKES

MISTAKES = (
    *SURFACE_MISTAKES,
    *SLOPE_MISTAKES,
    *PATH_MISTAKES,
    *MINIMUM_MISTAKES,
    *MOMENTUM_MISTAKES,
    *NESTEROV_MISTAKES,
    *NEURON_MISTAKES,
    *SLOWDOWN_MISTAKES,
)
