"""A new assignment: a small one that holds, to be replaced function by function."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from grader.course.folder import Course
from grader.errors import AssignmentError, UsageError
from grader.text import text

# where each file of the skeleton goes; the suffix keeps Python and MATLAB from taking it for code of the engine's
PLACES = {
    "assignment.toml": "assignments/{id}/assignment.toml",
    "public_checks.py.txt": "assignments/{id}/public_checks.py",
    "hidden_checks.py.txt": "assignments/{id}/hidden_checks.py",
    "mistakes.py.txt": "assignments/{id}/mistakes.py",
    "handout.en.md": "assignments/{id}/handout.en.md",
    "handout.zh.md": "assignments/{id}/handout.zh.md",
    "reference.py.txt": "reference/python/{id}.py",
    "scale.m.txt": "reference/matlab/{id}/scale.m",
    "scale_twice.m.txt": "reference/matlab/{id}/scale_twice.m",
}


def new_assignment(course: Course, assignment_id: str) -> tuple[Path, ...]:
    """Write a new assignment into a course: two small functions that validate, and the course that lists it.

    Parameters
    ----------
    assignment_id : a Python name, as the students' file is called after it

    Returns
    -------
    The files that were written; ``course.toml`` is the last.

    Raises
    ------
    UsageError
        If the id is no name, or anything of it is there already: nothing is written then.
    AssignmentError
        If ``course.toml`` has no list of assignments that can be added to.
    """
    if not re.fullmatch(r"[A-Za-z]\w*", assignment_id, re.ASCII):
        raise UsageError(
            text(
                f"{assignment_id!r} cannot name an assignment: letters, digits and _ only, a letter first",
                f"{assignment_id!r} 不能作为作业名：只能用字母、数字和 _，并以字母开头",
            )
        )
    contents = {
        course.root / place.format(id=assignment_id): _filled(name, assignment_id) for name, place in PLACES.items()
    }
    there = next((path for path in contents if path.exists()), None)
    if assignment_id in course.assignments or there is not None:
        found = there or course.root / "course.toml"
        raise UsageError(text(f"there is one already: {found}", f"已经有了：{found}"))
    listed = _listed(course.root / "course.toml", assignment_id)
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (course.root / "course.toml").write_text(listed, encoding="utf-8")
    return (*contents, course.root / "course.toml")


def _filled(name: str, assignment_id: str) -> str:
    source = (resources.files("grader.course") / "skeleton" / name).read_text("utf-8")
    return source.replace("@ID@", assignment_id)


def _listed(path: Path, assignment_id: str) -> str:
    """Give ``course.toml`` with the assignment at the end of its list."""
    source = path.read_text(encoding="utf-8")
    listed, count = re.subn(
        r"^(assignments\s*=\s*\[[^\]]*?),?\s*\]",
        lambda match: f'{match[1]}{", " if not match[1].rstrip().endswith("[") else ""}"{assignment_id}"]',
        source,
        count=1,
        flags=re.MULTILINE,
    )
    if not count:
        raise AssignmentError(f"{path}: expected one list `assignments = [...]` at the top level")
    return listed
