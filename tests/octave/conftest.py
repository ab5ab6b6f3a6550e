"""What the Octave tests share: each needs a real Octave, save those that only read source."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture
def octave() -> None:
    """Skip where there is no Octave, fail where there must be one."""
    if shutil.which("octave-cli") is None:
        if os.environ.get("GRADER_REQUIRE_ALL") == "1":
            pytest.fail("octave-cli is not installed")
        pytest.skip("octave-cli is not installed")
