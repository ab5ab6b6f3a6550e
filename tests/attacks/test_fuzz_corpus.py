"""The inputs that the fuzzer found worth keeping are read or refused, each one, on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.fuzz_wire import CORPUS, read_one


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_a_kept_input_is_read_or_refused(path: Path) -> None:
    read_one(path.read_bytes())
