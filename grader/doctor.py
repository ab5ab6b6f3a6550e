"""What this machine can do, found by trying."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from grader.course.assignment_file import runtime_of
from grader.course.folder import Course
from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.sandbox import environments, memory
from grader.sandbox.choice import INSTEAD, Choice, sandbox_named
from grader.sandbox.octave import octave_version
from grader.text import NOTHING, Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing this machine has or lacks; ``mend`` is the line that mends it."""

    what: Text
    fine: bool
    found: Text
    mend: Text = NOTHING


def examine(course: Course | None = None) -> Iterator[Finding]:
    """Try everything that grading may need, the quick things first; what ``course`` names, too."""
    yield Finding(
        what=text("Python", "Python"), fine=sys.version_info >= (3, 11), found=_same(platform.python_version())
    )
    for package in ("numpy", "scipy", "scikit-learn"):
        yield _package(package)
    yield from _runtimes(course)
    yield _digits()
    yield _octave()
    yield from _sandboxes()


def _sandboxes() -> Iterator[Finding]:
    """Try every promise of each sandbox with a small hostile program; grading needs one, the first is the stronger."""
    from grader.sandbox.trials import try_everything

    memory.forget()  # whoever asks wants it tried
    usable = False
    for choice in (Choice.BUBBLEWRAP, Choice.LANDLOCK):
        what = text(f"sandbox: {choice}", f"沙箱：{choice}")
        try:
            sandbox = sandbox_named(choice)
        except MachineError as error:
            yield Finding(what=what, fine=usable, found=text("cannot be used here", "在此不可用"), mend=error.text)
            continue
        usable = True
        yield Finding(what=what, fine=True, found=sandbox.not_isolated or text("works", "可用"))
        for trial in try_everything(sandbox):
            held = text("holds", "有效") if trial.holds else text("DOES NOT HOLD", "无效")
            yield Finding(what=trial.text, fine=trial.holds, found=held)
    if not usable:
        yield Finding(
            what=text("sandbox", "沙箱"),
            fine=False,
            found=text("none: `grader grade` needs --no-sandbox", "没有：grader grade 需要 --no-sandbox"),
            mend=INSTEAD,
        )


def _runtimes(course: Course | None) -> Iterator[Finding]:
    """Look for the interpreters that students' Python runs in."""
    named = [runtime_of(course, name) for name in course.assignments] if course else []
    for interpreter in dict.fromkeys([course.runtime if course else Interpreter(), *named]):
        what = text("students' Python", "学生代码的 Python")
        try:
            yield Finding(what=what, fine=True, found=_same(environments.find(interpreter).told))
        except MachineError as error:
            yield Finding(what=what, fine=False, found=text("not built", "尚未建立"), mend=error.text)


def _package(name: str) -> Finding:
    try:
        return Finding(what=_same(name), fine=True, found=_same(version(name)))
    except PackageNotFoundError:
        return Finding(
            what=_same(name), fine=False, found=text("absent", "没有安装"), mend=_same(f"pip install {name}")
        )


def _digits() -> Finding:
    what = text("handwritten digits", "手写数字")
    try:
        from sklearn.datasets import load_digits

        images = len(load_digits().data)
    except ImportError:
        return Finding(what=what, fine=False, found=text("absent", "没有"), mend=_same("pip install scikit-learn"))
    return Finding(what=what, fine=True, found=text(f"{images} images of 8x8", f"{images} 幅 8x8 图像"))


def _octave() -> Finding:
    found = octave_version()
    if found is None:
        missing = text("absent: MATLAB submissions will be refused", "没有：MATLAB 形式的提交将被拒收")
        return Finding(what=_same("Octave"), fine=False, found=missing, mend=_same("sudo apt install octave"))
    return Finding(what=_same("Octave"), fine=True, found=_same(found))


def _same(word: str) -> Text:
    return text(word, word)
