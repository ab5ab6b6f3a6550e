"""The known wrong versions of every function, so that feedback can name them, by theme."""

from __future__ import annotations

from mistakes_backprop_backward import BACKWARD_MISTAKES
from mistakes_backprop_cost import COST_MISTAKES, GRADIENT_MISTAKES, OUTPUT_DELTA_MISTAKES
from mistakes_backprop_epochs import END_MISTAKES, EPOCH_COST_MISTAKES
from mistakes_backprop_forward import FORWARD_MISTAKES
from mistakes_backprop_steps import STEP_MISTAKES

MISTAKES = (
    *FORWARD_MISTAKES,
    *BACKWARD_MISTAKES,
    *COST_MISTAKES,
    *OUTPUT_DELTA_MISTAKES,
    *GRADIENT_MISTAKES,
    *STEP_MISTAKES,
    *EPOCH_COST_MISTAKES,
    *END_MISTAKES,
)
