"""The known wrong versions of every function, so that feedback can name them; and what is right as well."""

from __future__ import annotations

from network_backward_mistakes import BACKWARD_MISTAKES
from network_cost_mistakes import COST_MISTAKES, NUMERICAL_MISTAKES
from network_forward_mistakes import EVALUATION_MISTAKES, FORWARD_MISTAKES
from network_step_mistakes import STEP_MISTAKES
from network_training_mistakes import TRAINING_MISTAKES

from grader.checking import also_right

MISTAKES = (
    *FORWARD_MISTAKES,
    *BACKWARD_MISTAKES,
    *STEP_MISTAKES,
    *TRAINING_MISTAKES,
    *EVALUATION_MISTAKES,
    *COST_MISTAKES,
    *NUMERICAL_MISTAKES,
)

ALSO_RIGHT = (
    also_right(
        "numerical_gradient.central",
        function="numerical_gradient",
        edits={
            "dw[layer][i, j] = (C(moved, b) - C_here) / h": (
                "C_ahead = C(moved, b)\n"
                "            moved[layer][i, j] = w[layer][i, j] - h\n"
                "            dw[layer][i, j] = (C_ahead - C(moved, b)) / (2 * h)"
            ),
            "db[layer][i, 0] = (C(w, moved) - C_here) / h": (
                "C_ahead = C(w, moved)\n"
                "            moved[layer][i, 0] = b[layer][i, 0] - h\n"
                "            db[layer][i, 0] = (C_ahead - C(w, moved)) / (2 * h)"
            ),
        },
    ),
)
