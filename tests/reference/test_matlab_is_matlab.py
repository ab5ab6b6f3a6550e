"""An independent parser of MATLAB reads our MATLAB code: references, templates, examples, and what the kit brings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.checks.style import component_form
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
FOLDERS = ("reference/matlab", *(str(path.relative_to(ROOT)) for path in ROOT.glob("student_templates/*/matlab")))


def complaints(*paths: str | Path) -> list[str]:
    """Give what MISS_HIT says of files in MATLAB 2017b; that the homework has names of MATLAB's own is no matter."""
    lint = [Path(sys.executable).with_name("mh_lint"), "--single", "--ignore-config", "--brief", "--matlab", "2017b"]
    run = subprocess.run(
        [*lint, "--input-encoding", "utf-8", *paths], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    lines = (run.stdout + run.stderr).splitlines()
    assert "MISS_HIT Lint Summary" in lines[-1], run.stdout + run.stderr
    return [line for line in lines[:-1] if "builtin_shadow" not in line]


def test_references_and_templates_are_read_without_a_complaint() -> None:
    assert complaints(*FOLDERS) == []


def test_what_is_no_matlab_is_found(tmp_path: Path) -> None:
    (tmp_path / "g.m").write_text("function y = g(x)\ny = x;\ny(y != 1) = 0;\nend\n")
    assert complaints(tmp_path / "g.m")


LOOPS = {
    "on one line": "for i = 1:size(w, 1) z(i, :) = w(i, :) * a; end",
    "with parentheses": "for (i = 1:size(w, 1)) z(i, :) = w(i, :) * a; end",
    "with a comma": "for i = 1:size(w, 1), z(i, :) = w(i, :) * a; end",
    "with a comment": "for i = 1:size(w, 1) % neurons\n  z(i, :) = w(i, :) * a;\nend",
    "continued": "for i = 1: ...\n    size(w, 1)\n  z(i, :) = w(i, :) ...\n    * a;\nend",
    "parfor": "parfor i = 1:size(w, 1)\n  z(i, :) = w(i, :) * a;\nend",
    "within one line": "for i = 1:size(w, 1) for k = 1:size(a, 2) z(i, k) = w(i, :) * a(:, k); end; end",
    "a while on one line": "i = 1; while i <= size(w, 1), z(i, :) = w(i, :) * a; i = i + 1; end",
    "a while in parentheses": "i = 0; while (i < size(w, 1)), i = i + 1; z(i, :) = w(i, :) * a; end",
    "over columns": "i = 0; for row = w'\n  i = i + 1; z(i, :) = row' * a;\nend",
    "a condition within": "for i = 1:size(w, 1) if true z(i, :) = w(i, :) * a; end, end",
    "blanks in brackets": "z = []; for i = 1:size(w, 1) z = [z ; w(i, :) * a]; end",
}


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_in_any_spelling_is_valid_and_read_as_a_loop(name: str, tmp_path: Path) -> None:
    source = f"function z = fc_c(w, a)\nz = zeros(size(w, 1), size(a, 2));\n{LOOPS[name]}\nend\n"
    (tmp_path / "fc_c.m").write_text(source)
    assert complaints(tmp_path / "fc_c.m") == []
    unit = Unit(name="fc_c.m", source=source)
    assert component_form(Submission(id="s", form=Form.MATLAB, units=(unit,), sha256=""), "fc_c") is None
