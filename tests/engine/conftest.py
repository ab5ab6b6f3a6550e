"""A small class of sandboxes and submissions for the engine's tests."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from grader.sandbox.base import Sandbox
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, HelperFile, Submission, Unit
from tests.conftest import require


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
