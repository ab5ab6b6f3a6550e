"""Which interpreter and packages there are when work is graded, told where students read."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from grader.course.assignment_file import runtime_of
from grader.course.folder import load_course
from grader.errors import AssignmentError, MachineError, UsageError
from grader.interpreter import Interpreter
from grader.sandbox import environments
from grader.text import NOTHING, Language, Text, text

KIT_FILE = "runtime.json"  # in a student kit: what the instructor's machine has
PINNED = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:==\s*([^\s;,]+))?")


class Packages(msgspec.Struct, frozen=True, kw_only=True):
    """An interpreter's version and its packages' versions by name; empty where they are not known yet."""

    python: str
    packages: dict[str, str]


def packages_of(root: Path, assignment_id: str) -> Packages:
    """Look up what an assignment is graded with, its checks unseen; a course that is not whole says nothing of it."""
    try:
        interpreter = runtime_of(load_course(root), assignment_id)
    except (AssignmentError, UsageError):
        interpreter = Interpreter()
    return packages_when_graded(root, interpreter)


def packages_when_graded(root: Path, interpreter: Interpreter) -> Packages:
    """Look up what a course grades with: in its kit, on this machine, or in its own words.

    Parameters
    ----------
    root : the course's folder
    interpreter : what the course says, for one assignment
    """
    try:
        return msgspec.json.decode((root / KIT_FILE).read_bytes(), type=Packages)
    except (OSError, msgspec.DecodeError):
        pass
    try:
        found = environments.find(interpreter)
    except MachineError:
        named = [PINNED.match(line) for line in environments.requirements_of(interpreter)]
        return Packages(
            python=re.sub(r"\A.*?python", "", interpreter.python),
            packages={each[1]: each[2] or "" for each in named if each},
        )
    return Packages(python=found.version, packages=found.packages)


def told(facts: Packages) -> Text:
    """Say it in one sentence."""
    listed = [f"{name} {version}".strip() for name, version in facts.packages.items()]
    python = f"Python {facts.python}".strip()
    return text(
        f"Graded under {python} with {', '.join(listed)}",
        f"评分环境：{python}，软件包：{'、'.join(listed)}",
    )


def section(facts: Packages, language: Language) -> str:
    """Give the section of a handout that says it."""
    return f"\n## {HEADING[language]}\n\n{told(facts)[language]}{FULL_STOP[language]} {FURTHER[language]}\n"


def with_section(handout: bytes, facts: Packages, language: Language) -> bytes:
    """Add the section to a handout that lacks it."""
    if f"\n## {HEADING[language]}\n".encode() in handout:
        return handout
    return handout.rstrip(b"\n") + b"\n" + section(facts, language).encode()


def generation(version: str) -> tuple[int, bool] | None:
    """Tell NumPy's generations apart: 1, 2, and from 2.4 on, which refuses what those before it accept."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return (int(found[1]), (int(found[1]), int(found[2])) >= (2, 4)) if found else None


def another_numpy(own: str, facts: Packages) -> Text:
    """Warn where the student's own NumPy is of another generation than the one that grades; else nothing."""
    graded = facts.packages.get("numpy", "")
    if not graded or generation(own) == generation(graded):
        return NOTHING
    return text(
        f"Your NumPy is {own}; your work is graded with NumPy {graded}, which behaves differently in places "
        f"(pip install numpy=={graded}).",
        f"你的 NumPy 版本是 {own}，而评分使用 NumPy {graded}，两者在某些地方行为不同（pip install numpy=={graded}）。",
    )


HEADING = text("What there is when your work is graded", "评分环境")
FULL_STOP = text(".", "。")
FURTHER = text(
    "A module that is not among these may be imported; a function that uses it fails.",
    "可以导入其他模块，但用到它的函数会出错。",
)
