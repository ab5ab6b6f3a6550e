"""What students have done wrong in this homework, by theme."""

from __future__ import annotations

from mistakes_layers_dense import DENSE_BACKWARD_MISTAKES, DENSE_FORWARD_MISTAKES
from mistakes_layers_fit import FIT_MISTAKES, PREDICT_MISTAKES
from mistakes_layers_loss import CROSSENTROPY_MISTAKES, OUTPUT_DELTA_MISTAKES
from mistakes_layers_relu import RELU_BACKWARD_MISTAKES, RELU_MISTAKES
from mistakes_layers_rmsprop import RMSPROP_MISTAKES
from mistakes_layers_softmax import SOFTMAX_MISTAKES

MISTAKES = (
    *RELU_MISTAKES,
    *RELU_BACKWARD_MISTAKES,
    *SOFTMAX_MISTAKES,
    *DENSE_FORWARD_MISTAKES,
    *DENSE_BACKWARD_MISTAKES,
    *CROSSENTROPY_MISTAKES,
    *OUTPUT_DELTA_MISTAKES,
    *RMSPROP_MISTAKES,
    *FIT_MISTAKES,
    *PREDICT_MISTAKES,
)
