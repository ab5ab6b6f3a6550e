"""Calls that do not depend on each other travel together, and each comes to what it would have come to alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.session.host import CallFailed, FunctionHost, Reply

MOST_CALLS = 200  # in one frame
MOST_BYTES = 1 << 20  # of the arguments in one frame, unless a single call has more


def portions(cases: Sequence[Sequence[object]]) -> Iterator[Sequence[Sequence[object]]]:
    """Cut a series of calls into those that travel together."""
    first = size = 0
    for number, args in enumerate(cases):
        own = _bytes(args)
        if number > first and (number - first == MOST_CALLS or size + own > MOST_BYTES):
            yield cases[first:number]
            first, size = number, 0
        size += own
    if first < len(cases):
        yield cases[first:]


def _bytes(value: object) -> int:
    if isinstance(value, list | tuple):
        return sum(map(_bytes, value))
    return value.nbytes if isinstance(value, np.ndarray) else 8


class Together:
    """A host whose next calls are known: they travel together when the first of them is asked for.

    Parameters
    ----------
    cases : the arguments of those calls, in their order
    """

    def __init__(self, host: FunctionHost, cases: Sequence[Sequence[object]]) -> None:
        self._host = host
        self._cases = cases
        self._came: Iterator[Reply | CallFailed] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    @property
    def alone(self) -> FunctionHost:
        """The host, for a call that is none of these."""
        return self._host

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Give what the next of the calls came to; see `FunctionHost.call`."""
        if self._came is None:
            self._came = self._host.calls(function, self._cases, results=results, arguments_after=arguments_after)
        reply = next(self._came)
        if isinstance(reply, CallFailed):
            raise reply
        return reply
