"""The known wrong versions of every function, so that feedback can name them."""

from __future__ import annotations

from digits_answer_mistakes import ANSWER_MISTAKES
from digits_data_mistakes import DATA_MISTAKES
from digits_training_mistakes import TRAINING_MISTAKES
from initial_weights_mistakes import INITIAL_MISTAKES
from stored_networks_mistakes import STORED_MISTAKES

MISTAKES = (*DATA_MISTAKES, *INITIAL_MISTAKES, *ANSWER_MISTAKES, *TRAINING_MISTAKES, *STORED_MISTAKES)
