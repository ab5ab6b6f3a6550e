"""Grading as an instructor does it: the command, its sandbox, its files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import require
from tests.forms.twins import ROOT

Graded = dict[str, dict[str, Any]]
Grade = Callable[..., Graded]


@pytest.fixture(scope="session")
def grade() -> Grade:
    """Grade a folder of submissions; give each by its id, and the check by its id in turn."""

    def run(assignment: str, submissions: Path, out: Path, **environment: str) -> Graded:
        command = [
            sys.executable,
            "-m",
            "grader",
            "grade",
            assignment,
            submissions,
            "--out",
            out,
            "--seed",
            "forms",
        ]
        done = subprocess.run(
            [*map(str, command), "--course", str(ROOT), "--workers", "2"],
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        results = json.loads((out / "results.json").read_text(encoding="utf-8"))
        graded = {submission["id"]: submission for submission in results["submissions"]}
        for submission in graded.values():
            submission["checks"] = {check["id"]: check for check in submission["checks"]}
        return graded

    return run


@pytest.fixture(scope="session")
def everything() -> None:
    """Skip without what grading all forms takes."""
    require("bwrap", "octave-cli")
