"""How long a call may still take: its code's own seconds count, not those that other programs had the processor."""

from __future__ import annotations

import time
from collections.abc import Callable

from grader.sandbox.usage import Usage

FIRST_LOOK = 0.05  # seconds of wall time before anything is measured: most calls are done by then
SHORTEST = 0.05  # seconds between two looks
PATIENCE = 20  # times the allowance in wall time, after which a call ends whatever it did


class Allowance:
    """The seconds of one call.

    They are over when the code has had the processor for that long, or has slept for that long. Time in which it was
    ready to run and others ran is not counted: on a machine with much to do, a slow loop keeps its seconds. Where the
    system does not say who had the processor, wall time counts.

    Parameters
    ----------
    seconds : how many there are
    measure : tells what the process has used so far
    clock : wall time in seconds
    """

    def __init__(
        self, seconds: float, measure: Callable[[], Usage | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.seconds = seconds
        self._measure = measure
        self._clock = clock
        self._started = clock()
        self._base: Usage | None = None
        self._latest: Usage | None = None
        self._base_at = 0.0
        self._next_look = self._started + min(FIRST_LOOK, seconds)

    def left(self) -> float:
        """Give the wall time in which nothing can run out; 0 where it has."""
        now = self._clock()
        if now < self._next_look:
            return self._next_look - now
        if self._base is None:
            self._base, self._base_at = self._measure(), now
        spent = self._spent(now)
        if spent >= self.seconds or now - self._started >= PATIENCE * self.seconds:
            return 0.0
        self._next_look = now + max(SHORTEST, self.seconds - spent)
        return self._next_look - now

    def counted(self) -> float:
        """Give the seconds that the call has taken until now, without those that it waited for a processor."""
        wall = self._clock() - self._started
        used = self._used()
        return wall if used is None else max(0.0, wall - used.waited)

    def _spent(self, now: float) -> float:
        used = self._used()
        if used is None:
            return now - self._started
        asleep = now - self._base_at - used.cpu - used.waited
        return max(used.cpu, asleep)

    def _used(self) -> Usage | None:
        """Say what was used since the first look, while the process lived; None where that is not known."""
        if self._base is None:
            return None
        self._latest = self._measure() or self._latest
        return self._latest.since(self._base) if self._latest is not None else None
