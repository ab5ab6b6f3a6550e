"""What one step of a component form may compute, where that is less than a neuron's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from grader.errors import AssignmentError

Argument = Literal["matrix", "column", "row", "number"]
Work = Literal["transpose", "reshape"]


@dataclass(frozen=True, slots=True)
class SingleNumbers:
    """One step computes one number from single numbers of the arguments: rows and columns at once are too much.

    ``arguments`` says what each is: a column (n, 1) or a row (1, n) has one index that counts, so that ``x[i]`` of a
    column is a single number. ``without`` names what does the whole work itself, under any name it goes by in either
    language.
    """

    arguments: Sequence[Argument]
    without: Sequence[Work] = ()

    def __post_init__(self) -> None:
        unknown = [*(set(self.arguments) - {*get_args(Argument)}), *(set(self.without) - {*get_args(Work)})]
        if unknown:
            raise AssignmentError(f"a component form of single numbers knows no {', '.join(map(repr, unknown))}")
