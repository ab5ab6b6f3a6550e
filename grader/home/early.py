"""What can be done for a check before the checks are loaded: the student's process is started."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import msgspec

from grader.course.assignment_file import surroundings_of
from grader.course.folder import find_course
from grader.errors import GraderError, MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.sandbox import environments
from grader.sandbox.base import Sandbox
from grader.sandbox.choice import plain_sandbox
from grader.sandbox.early import EarlySandbox

# The public checks are small: the references take hundredths of a second for each call.
CALL_SECONDS = 5.0
PYTHON = (".py", ".ipynb")  # what names its interpreter at first sight; of a folder nobody knows yet


def here(runtime: Interpreter, limits: Limits, call_seconds: float) -> tuple[Interpreter, Limits]:
    """Give what an assignment is tried in at home: a student's machine need not have the course's own runtime."""
    limits = msgspec.structs.replace(limits, call_seconds=min(limits.call_seconds, call_seconds))
    try:
        environments.find(runtime)
    except MachineError:
        return Interpreter(), limits
    return runtime, limits


def sandbox_ahead(
    path: Path, assignment_id: str | None, course_folder: Path | None
) -> AbstractContextManager[Sandbox | None]:
    """Give the sandbox for a check of this path, its first runner on its way; None where nothing is known ahead.

    Parameters
    ----------
    path : what is to be checked
    assignment_id : which assignment, if that was said; else the name of the file may say it
    course_folder : the course, if it was named
    """
    if path.suffix.lower() not in PYTHON or not path.is_file():
        return nullcontext()
    try:
        course = find_course(course_folder, own=False) if course_folder else find_course(Path.cwd(), path)
        chosen = assignment_id or path.stem
        if chosen not in course.assignments:
            return nullcontext()
        return EarlySandbox(plain_sandbox(), *here(*surroundings_of(course, chosen), CALL_SECONDS))
    except GraderError:  # whoever runs the check finds it again, and says it
        return nullcontext()
