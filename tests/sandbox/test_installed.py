"""What is installed beside the grader is looked up once, and again as soon as something is installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from grader import cache
from grader.sandbox import installed


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "grader"


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Make a folder of packages that is looked at last."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    return folder


def looks(monkeypatch) -> list[str]:
    """List the packages that are looked for from now on."""
    asked: list[str] = []
    look = installed._installed
    monkeypatch.setattr(installed, "_installed", lambda name: asked.append(name) or look(name))
    return asked


def beside() -> installed.Beside:
    return installed.beside.__wrapped__()  # as a new process


def test_what_was_found_is_found_again_without_looking(monkeypatch):
    first = beside()
    asked = looks(monkeypatch)
    assert beside() == first and not asked
    assert first.packages["numpy"] and any(path.endswith("/numpy") for path in first.libraries)


def test_a_package_that_is_installed_or_goes_has_it_looked_for_again(place, monkeypatch):
    beside()
    asked = looks(monkeypatch)
    (place / "tidy-1.0.dist-info").mkdir()
    beside()
    assert "numpy" in asked
    asked.clear()
    beside()
    assert not asked
    (place / "tidy-1.0.dist-info").rmdir()
    beside()
    assert "numpy" in asked


def test_what_lies_where_one_stands_is_not_kept_for_elsewhere(place, monkeypatch):
    (place / "pandas").mkdir()
    (place / "pandas-99.dist-info").mkdir()
    (place / "pandas-99.dist-info" / "METADATA").write_text("Name: pandas\nVersion: 99\n\n")
    (place / "pandas-99.dist-info" / "RECORD").write_text("pandas/__init__.py,,\n")
    monkeypatch.setattr(sys, "path", [str(place), *sys.path])
    monkeypatch.chdir(place)
    assert beside().packages["pandas"] == "99"
    monkeypatch.chdir("/")
    monkeypatch.setattr(sys, "path", sys.path[1:-1])
    assert beside().packages["pandas"] != "99"


@pytest.mark.parametrize("content", [b"", b"{", b"\0", b'{"grader": 1}'])
def test_a_damaged_cache_costs_time_alone(home, content):
    first = beside()
    (kept,) = home.iterdir()
    key, _, _ = kept.read_bytes().partition(b"\n")
    kept.write_bytes(key + b"\n" + content)
    assert beside() == first
    kept.write_bytes(content)
    assert beside() == first


def test_what_somebody_else_could_have_written_is_not_read(home):
    cache.keep("a", "1", b"mine")
    assert cache.recall("a", "1") == b"mine"
    assert cache.recall("a", "2") is None
    (home / "a").chmod(0o666)
    assert cache.recall("a", "1") is None
    (home / "a").chmod(0o600)
    os.replace(home / "a", home / "elsewhere")
    (home / "a").symlink_to(home / "elsewhere")
    assert cache.recall("a", "1") is None


def test_where_nothing_can_be_kept_nothing_is_lost(home, monkeypatch):
    home.parent.write_text("a file in the place of the folder")
    cache.keep("a", "1", b"mine")
    assert cache.recall("a", "1") is None
    assert beside().packages["numpy"]
    monkeypatch.setenv("XDG_CACHE_HOME", "no/path/from/the/root")
    cache.keep("a", "1", b"mine")
    assert cache.recall("a", "1") is None and not Path("no").exists()
