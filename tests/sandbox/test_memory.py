"""A sandbox that held is not tried again for a day; anything that has changed, or failed, has it tried."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from grader.sandbox import choice, memory


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "grader" / "sandboxes.json"


def test_what_held_is_remembered_by_name_and_versions_until_it_is_forgotten():
    assert not memory.held("bubblewrap", "numpy 2")
    memory.remember("bubblewrap", "numpy 2")
    assert memory.held("bubblewrap", "numpy 2")
    assert not memory.held("landlock", "numpy 2")
    assert not memory.held("bubblewrap", "numpy 3")
    memory.forget()
    assert not memory.held("bubblewrap", "numpy 2")


@pytest.mark.parametrize("hours, holds", [(23, True), (25, False), (-1, False)])
def test_a_memory_lasts_a_day(cache, hours, holds):
    memory.remember("bubblewrap", "")
    ((key, at),) = json.loads(cache.read_text()).items()
    cache.write_text(json.dumps({key: at - hours * 3600}))
    assert memory.held("bubblewrap", "") is holds


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"a": "b"}', "\x00"])
def test_a_damaged_memory_is_none(cache, content):
    cache.parent.mkdir()
    cache.write_text(content)
    assert not memory.held("bubblewrap", "")
    memory.remember("bubblewrap", "")
    assert memory.held("bubblewrap", "")


def test_a_memory_that_others_may_write_is_none(cache, tmp_path):
    memory.remember("bubblewrap", "")
    cache.chmod(0o666)
    assert not memory.held("bubblewrap", "")
    elsewhere = tmp_path / "elsewhere.json"
    cache.chmod(0o600)
    os.replace(cache, elsewhere)
    cache.symlink_to(elsewhere)
    assert not memory.held("bubblewrap", "")


def test_where_nothing_can_be_noted_nothing_is_lost(cache):
    cache.parent.write_text("a file in the place of the folder")
    memory.remember("bubblewrap", "")
    memory.forget()
    assert not memory.held("bubblewrap", "")


def test_the_second_choice_tries_nothing(monkeypatch):
    if not __import__("grader.sandbox.landlock", fromlist=["abi"]).abi():
        pytest.skip("this kernel offers no Landlock")
    choice.landlock_sandbox.cache_clear()
    choice.landlock_sandbox()
    choice.landlock_sandbox.cache_clear()
    monkeypatch.setattr("grader.sandbox.trials.run_probe", lambda *_: pytest.fail("tried again"))
    started = time.monotonic()
    assert choice.landlock_sandbox().name == "landlock"
    assert time.monotonic() - started < 5
    choice.landlock_sandbox.cache_clear()
