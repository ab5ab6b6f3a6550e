"""The MATLAB templates that students are given run unchanged in MATLAB and in Octave."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import require
from tests.forms.twins import ROOT
from tests.reference.matlab_syntax import departures

FOLDERS = sorted(ROOT.glob("student_templates/*/matlab"))
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.m"))]


def name(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_leaves_neither_language(path: Path) -> None:
    siblings = {sibling.stem for sibling in path.parent.glob("*.m")}
    assert departures(path.read_text(encoding="utf-8"), siblings) == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_explains_itself_in_both_languages_to_whoever_types_help(path: Path) -> None:
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    help_text = "\n".join(lines[: lines.index("")])  # MATLAB shows the first block of comments
    assert header.startswith("function ")
    assert lines[0].startswith(f"% {path.stem.upper()}  ")  # what lookfor searches
    assert any("\u4e00" <= letter <= "\u9fff" for letter in help_text)
    assert all(len(line) <= 120 and "\t" not in line for line in lines)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_blank_function_says_in_octave_which_gap_is_blank(folder: Path) -> None:
    require("octave-cli")
    gaps = [path.stem for path in sorted(folder.glob("*.m")) if "grader:blank" in path.read_text(encoding="utf-8")]
    script = "\n".join(
        f"try, x = num2cell(ones(1, nargin('{name}'))); {name}(x{{:}}); "
        "catch err, printf('%s|%s\\n', err.identifier, err.message); end"
        for name in gaps
    )
    command = ["octave-cli", "--norc", "--no-history", "--quiet", "--no-window-system", "--eval", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    said = done.stdout.splitlines()
    assert len(said) == len(gaps) > 5, done.stderr
    for line in said:
        assert line.startswith("grader:blank|") and "replace this line with your code / 请把这一行换成你的代码" in line
