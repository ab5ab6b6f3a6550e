"""Parts that the grader answers for a student's code: asked over the wire, and computed here."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.session import wire
from grader.session.wire import Value, numbers

QUESTIONS = 20_000  # of one call at most: far more than the training of any check asks
LARGEST_SIDE = 3000  # of an array that is given: what two of them make has at most the square of it in numbers
MOST_NUMBERS = 1_000_000  # in all that is given
MOST_ITEMS = 10_000  # in an array of more than two dimensions, and the largest single number

Payload = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class SuppliedPart:
    """One function that is answered here.

    ``arguments`` are the names of its parameters, for a call that gives them by name; ``run`` is the right function.
    """

    arguments: tuple[str, ...]
    results: int
    run: Callable[..., Any]


@dataclass(slots=True)
class Supplied:
    """The parts that a student's code may ask for at present, by the names under which that code calls them."""

    parts: Mapping[str, SuppliedPart] = field(default_factory=dict)
    _left: int = QUESTIONS

    def refill(self) -> None:
        """Allow as many questions as at the beginning."""
        self._left = QUESTIONS

    def described(self) -> dict[str, list[str]]:
        """Tell the runner what to put in the place of which names."""
        return {name: list(part.arguments) for name, part in self.parts.items()}

    def answer(self, header: Mapping[str, Any], payload: bytes) -> tuple[dict[str, Any], list[bytes]]:
        """Answer one question; whatever is asked, it is the student's code that gets an error.

        Raises
        ------
        WireError
            If the question does not follow the protocol.
        """
        part = self.parts.get(str(header.get("ask")))
        if part is None:
            raise wire.WireError("it asks for a function that is not supplied")
        decoder = wire.Decoder(payload)
        args = decoder.values(header.get("args"))
        decoder.finish()
        self._left -= 1
        if self._left < 0:
            return {"ok": False, "message": "too many calls"}, []
        if len(args) != len(part.arguments):
            names = ", ".join(part.arguments)
            return {"ok": False, "message": f"it takes {len(part.arguments)} arguments: {names}"}, []
        if not all(map(_is_answerable, args)) or sum(array.size for array in numbers(args)) > MOST_NUMBERS:
            return {"ok": False, "message": "its arguments are no numbers, or too many"}, []
        out: list[bytes] = []
        try:
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                returned = part.run(*map(_plain, args))
            results = list(returned) if isinstance(returned, tuple) else [returned]
            return {"ok": True, "results": [wire.encode_value(result, out) for result in results]}, out
        except Exception:  # such as matrices that do not fit
            return {"ok": False, "message": "the shapes of its arguments do not fit together"}, []


NOTHING_SUPPLIED = Supplied()


def _is_answerable(value: Value) -> bool:
    if isinstance(value, list):
        return all(map(_is_answerable, value))
    if not isinstance(value, np.ndarray) or value.dtype.kind == "c":
        return False
    if value.size == 1:
        return bool(abs(float(value.ravel()[0])) <= MOST_ITEMS or not np.isfinite(value).all() or value.ndim)
    if value.ndim > 2:
        return value.size <= MOST_ITEMS
    return max(value.shape, default=1) <= LARGEST_SIDE


def _plain(value: Value) -> Any:
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value
