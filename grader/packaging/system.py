"""The other systems that an archive can be made for."""

from __future__ import annotations

from enum import StrEnum


class System(StrEnum):
    """Where an archive is made for."""

    GRADESCOPE = "gradescope"
    CI = "ci"
