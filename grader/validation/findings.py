"""What trying a claim comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is wrong, why something could not be tried here, and what was measured; for the course's staff."""

    faults: tuple[str, ...] = ()
    left_out: str = ""
    measured: str = ""
