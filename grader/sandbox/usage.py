"""How much of the processor a runner and all below it have had, and how long they waited for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = (
    os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
)  # per second, in which the kernel counts processor time
NANO = 1e-9


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds since a process started, added up over its threads and those of all its descendants."""

    cpu: float  # on a processor, their dead children's included
    waited: float  # ready to run while others had the processor

    def since(self, earlier: Usage) -> Usage:
        """Give what has been added since an earlier look."""
        return Usage(max(0.0, self.cpu - earlier.cpu), max(0.0, self.waited - earlier.waited))


def usage_of(leader: int) -> Usage | None:
    """Look at a process and all below it; None where there is no /proc, or the process is gone."""
    cpu = waited = 0.0
    seen = False
    for process in _tree(leader):
        try:
            # the name, in brackets, may hold anything; of the fields after it, 12 to 15 are times
            fields = (process / "stat").read_text(errors="replace").rpartition(")")[2].split()
            cpu += sum(map(int, fields[11:15])) / TICKS
            seen = True
            for thread in (process / "task").iterdir():
                waited += int((thread / "schedstat").read_text().split()[1]) * NANO
        except (OSError, ValueError, IndexError):  # it ended meanwhile, or this kernel does not count
            continue
    return Usage(cpu, waited) if seen else None


def _tree(leader: int) -> Iterator[Path]:
    left = [leader]
    while left:
        process = Path("/proc") / str(left.pop())
        yield process
        try:
            for thread in (process / "task").iterdir():
                left += map(int, (thread / "children").read_text().split())
        except (OSError, ValueError):
            continue
