"""The known wrong versions of every function, so that feedback can name them."""

from __future__ import annotations

from elementwise_mistakes import ELEMENTWISE_MISTAKES
from layout_mistakes import LAYOUT_MISTAKES
from product_mistakes import PRODUCT_MISTAKES

MISTAKES = (*ELEMENTWISE_MISTAKES, *PRODUCT_MISTAKES, *LAYOUT_MISTAKES)
