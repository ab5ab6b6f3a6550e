"""What the Octave tests share: those that run code need a real Octave."""

from __future__ import annotations

import pytest

from tests.conftest import require


@pytest.fixture(scope="session")
def octave() -> None:
    """Skip where there is no Octave, fail where there must be one."""
    require("octave-cli")
