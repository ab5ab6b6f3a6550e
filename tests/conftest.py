"""What every test may ask for: what the machine has, sandboxes, small submissions."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from textwrap import dedent

import pytest

from grader.sandbox.base import Sandbox
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, HelperFile, Submission, Unit


def require(*programs: str) -> None:
    """Skip without these programs; fail instead where the machine is meant to have all (GRADER_REQUIRE_ALL=1)."""
    absent = [program for program in programs if shutil.which(program) is None]
    if not absent:
        return
    reason = f"needs {', '.join(absent)}"
    if os.environ.get("GRADER_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: begun last, one of them would keep one processor busy for a minute."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(params=["plain", "bubblewrap"])
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    if request.param == "plain":
        return PlainSandbox()
    require("bwrap")
    return BubblewrapSandbox()


@pytest.fixture
def written() -> Callable[..., Submission]:
    """Make a submission of one Python file, or of notebook cells."""

    def make(*sources: str, form: Form = Form.PYTHON, helpers: dict[str, bytes] | None = None) -> Submission:
        names = ["work.py"] if form is Form.PYTHON else [f"cell {n}" for n in range(1, len(sources) + 1)]
        units = tuple(Unit(name=name, source=dedent(source)) for name, source in zip(names, sources, strict=True))
        files = tuple(HelperFile(name=name, content=content) for name, content in (helpers or {}).items())
        return Submission(id="someone", form=form, units=units, helpers=files, sha256="")

    return make


@pytest.fixture(scope="session")
def octave() -> None:
    """Skip where there is no Octave, fail where there must be one."""
    require("octave-cli")
