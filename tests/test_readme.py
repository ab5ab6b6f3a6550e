"""The README is true: its commands run, and print what it shows; both languages say the same."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.intake import entries, read
from grader.judging.grading import grade_submission
from grader.sandbox.plain import PlainSandbox
from tests.commands.conftest import ROOT
from tests.conftest import require

READMES = (ROOT / "README.md", ROOT / "README.zh.md")
WIDE = {**os.environ, "COLUMNS": "160"}
TRANSCRIPT = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands(readme: Path) -> list[tuple[str, list[str]]]:
    """Give every command of the transcripts with the lines it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in TRANSCRIPT.findall(readme.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line.rstrip())
    return found


def unversioned(line: str) -> str:
    """Give a line without the versions of what is installed here."""
    return re.sub(r"\d+(?:\.\d+)+", "N", line.rstrip())


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_student_s_commands_print_what_the_readme_shows(readme, tmp_path):
    shown = [(command, lines) for command, lines in commands(readme) if command.startswith("grader ")]
    assert len(shown) == 2
    for command, lines in shown:
        words = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(words, cwd=tmp_path, env=WIDE, capture_output=True, text=True, timeout=120, check=False)
        assert list(map(unversioned, done.stdout.splitlines())) == list(map(unversioned, lines)), done.stderr


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_demo_s_transcript_has_everyone_in_the_example_class(readme):
    (lines,) = (lines for command, lines in commands(readme) if command == "make demo")
    ids = {line.split("│")[1].strip() for line in lines if line.startswith("│")} - {""}
    class_folder = ROOT / "examples" / "hw3_backprop"
    assert ids == {path.name.removesuffix(".py").removesuffix(".ipynb") for path in class_folder.iterdir()}


SLOW = {"ivo"}  # in his loops the class waits for a limit


@pytest.mark.parametrize("form", ["python", "notebook", "matlab"])
def test_the_demo_s_transcript_has_the_marks_that_the_class_gets(form):
    if form == "matlab":
        require("octave-cli")
    shown: list[dict[str, str]] = []
    for readme in READMES:
        (lines,) = (lines for command, lines in commands(readme) if command == "make demo")
        rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if line.startswith("│")]
        shown.append({row[0]: row[3] for row in rows if row[1] == form and row[2] == "graded" and row[0] not in SLOW})
    assignment = load_assignment(load_course(ROOT), "hw3_backprop")
    marks = {}
    for entry in entries(ROOT / "examples" / "hw3_backprop", assignment.limits):
        if entry.id in shown[0]:
            submission = read(entry, assignment.id, assignment.names, assignment.limits)
            graded = grade_submission(assignment, submission, PlainSandbox(), "demo")
            marks[entry.id] = total(mark(assignment, {outcome.check: outcome for outcome in graded.outcomes}))
    assert {id: f"{points:g}" for id, points in marks.items()} == shown[0] == shown[1] != {}


def test_every_link_leads_somewhere():
    for readme in READMES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (readme.name, target)


def test_both_languages_have_the_same_sections_commands_and_figures():
    english, chinese = (path.read_text(encoding="utf-8") for path in READMES)
    for text in (english, chinese):
        assert text.count("\n## ") == english.count("\n## ")
    figures = [re.findall(r"^\|.*?(\d[\d,]*).*\| `([^`]+)` \|$", text, re.MULTILINE) for text in (english, chinese)]
    assert [command for _, command in figures[0]] == [command for _, command in figures[1]] and figures[0]
    blocks = [re.findall(r"```\n(.*?)```", text, re.DOTALL) for text in (english, chinese)]

    def words(block: str) -> list[str]:
        lines = (line.split("#")[0] for line in block.splitlines())
        return [line.split("--why")[0].strip() for line in lines]

    assert [words(block)[:1] for block in blocks[0]] == [words(block)[:1] for block in blocks[1]]
