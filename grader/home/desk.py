"""Public checks on one's own work: at the command line, or inside a notebook."""

from __future__ import annotations

import linecache
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from grader import intake
from grader.checks.assignment import Assignment, load_assignment
from grader.course.assignment_file import names_of
from grader.course.folder import Course, find_course
from grader.errors import UsageError
from grader.home.early import CALL_SECONDS, here
from grader.home.packages import another_numpy, packages_when_graded
from grader.home.packages import told as packages_told
from grader.home.report import HomeReport
from grader.intake import magics
from grader.intake.source.blank import blank_functions
from grader.judging.grading import grade_submission, run_checks
from grader.judging.once import Once
from grader.outcome import Status
from grader.sandbox import environments
from grader.sandbox.base import Sandbox
from grader.sandbox.choice import plain_sandbox
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit
from grader.text import NOTHING, Language, text

# Everybody's inputs at home are the same, so that two students can compare what they see.
SEED = "public"

NO_COURSE = text(
    "the course is not here ({folder}), nor in a folder above. Unpack the course's kit beside this notebook (in Colab "
    'drop the zip into Files, then run: !unzip -qo "*.zip"), or go where it is with %cd FOLDER. Then run this cell '
    "again",
    "这里（{folder}）及其上级文件夹中没有课程文件。请把作业的压缩包解压到本笔记本旁边（在 Colab 中：先把压缩包拖到"
    '“文件”里，再运行 !unzip -qo "*.zip"），或用 %cd 文件夹 进入它所在的位置，然后重新运行这个单元格',
)


def check_path(
    path: Path,
    assignment_id: str | None,
    language: Language,
    course_folder: Path | None,
    tell: Callable[[str], None] = lambda function: None,
    sandbox: Sandbox | None = None,
) -> HomeReport:
    """Run the public checks on a file or folder.

    The code is one's own and the machine too: it runs in a plain process, under limits that tell an endless loop in
    seconds. ``tell`` is called with the name of each function whose checks begin; ``sandbox`` is where the code runs,
    if not in a plain process that is started when it is needed.

    Raises
    ------
    UsageError
        If there is nothing at ``path``, or nothing says which assignment it is for.
    SubmissionError
        If it cannot be read or does not load.
    """
    if not path.exists():
        raise UsageError(text(f"there is nothing at {path}", f"{path} 不存在"))
    course = find_course(course_folder, own=False) if course_folder else find_course(Path.cwd(), path)
    chosen = assignment_id or _guess(course, path)
    assignment = load_assignment(course, chosen, hidden=False)
    submission = intake.read_path(path, assignment.id, assignment.names, assignment.limits)
    public = {check.id for check in assignment.public_checks}
    facts = packages_when_graded(course.root, assignment.runtime)
    own = _here(assignment)
    graded = grade_submission(own, submission, sandbox or plain_sandbox(), SEED, only=public, once=True, tell=tell)
    warning = another_numpy(environments.find(own.runtime).packages.get("numpy", ""), facts)
    by_id = {outcome.check: outcome for outcome in graded.outcomes}
    return HomeReport(
        assignment=assignment,
        results=tuple((check, by_id[check.id]) for check in assignment.public_checks if check.id in by_id),
        problem=NOTHING if graded.status is Status.GRADED else graded.message,
        notes=(*((warning,) if warning and submission.form is not Form.MATLAB else ()), *graded.notes),
        runtime=NOTHING if submission.form is Form.MATLAB else packages_told(facts),
        output=graded.output,
        language=language,
    )


def check_namespace(
    namespace: Mapping[str, Any],
    assignment_id: str,
    language: Language,
    tell: Callable[[str], None] = lambda function: None,
) -> HomeReport:
    """Run the public checks on the functions that a notebook or session has defined.

    Parameters
    ----------
    namespace : its names and what they stand for
    assignment_id : which assignment
    language : of what is shown
    tell : called with the name of each function whose checks begin

    Raises
    ------
    UsageError
        If there is no such assignment, or no course upwards of the current folder.
    """
    try:
        course = find_course(Path.cwd())
    except UsageError:
        raise UsageError(NO_COURSE.format(folder=Path.cwd())) from None
    assignment = load_assignment(course, assignment_id, hidden=False)
    submission = Submission(id="notebook", form=Form.NOTEBOOK, units=_units(namespace), sha256="")
    host = LocalHost(namespace, _files(namespace), seconds=CALL_SECONDS)
    student = Student(Once(host, submission), assignment.signatures, submission, blank_functions(submission))
    outcomes = run_checks(assignment, assignment.public_checks, student, SEED, tell=tell)
    facts = packages_when_graded(course.root, assignment.runtime)
    warning = another_numpy(np.__version__, facts)
    return HomeReport(
        assignment=assignment,
        results=tuple(zip(assignment.public_checks, outcomes, strict=True)),
        notes=(*student.renamed, *((warning,) if warning else ())),
        runtime=packages_told(facts),
        language=language,
    )


def _here(assignment: Assignment) -> Assignment:
    """Give the assignment as it can be tried here: a student's machine need not have the course's own runtime."""
    runtime, limits = here(assignment.runtime, assignment.limits, CALL_SECONDS)
    return replace(assignment, runtime=runtime, limits=limits)


def _units(namespace: Mapping[str, Any]) -> tuple[Unit, ...]:
    """Give the source of what was run: IPython keeps every cell, in order; a script is one file."""
    shell = _shell(namespace)
    if shell is not None:
        cells = enumerate(map(str, shell.history_manager.input_hist_raw))
        plain = ((number, magics.to_python(cell).source) for number, cell in cells)
        return tuple(Unit(name=f"In [{number}]", source=source) for number, source in plain if source)
    file = Path(str(namespace.get("__file__", "")))
    if not file.is_file():  # typed at Python's own prompt: nobody kept it
        return ()
    return (Unit(name=file.name, source=file.read_text(encoding="utf-8", errors="replace")),)


def _files(namespace: Mapping[str, Any]) -> dict[str, str]:
    """Name the files that the functions were defined in (in a notebook: the cells), and what to call them."""
    codes = (getattr(value, "__code__", None) for value in namespace.values())
    files = sorted({code.co_filename for code in codes if code is not None})
    shell = _shell(namespace)
    if shell is None:
        return {file: Path(file).name for file in files}
    named = {file: _cell(shell, file) for file in files}
    return {file: called for file, called in named.items() if called}


def _cell(shell: Any, file: str) -> str:
    """Name the cell that a file stands for; empty for a file that is no cell's."""
    naming = getattr(shell.compile, "format_code_name", None)
    if naming is None:
        return cell_of_source(shell, file)
    called = naming(file)  # None, or ("Cell", "In[3]")
    return str(called[1]).replace("[", " [") if called else ""


def cell_of_source(shell: Any, file: str) -> str:
    """Name a cell by what it holds, for the IPython 7 that Colab has, which does not tell its cells by name."""
    source = "".join(linecache.getlines(file)).strip()
    cells = enumerate(shell.history_manager.input_hist_parsed)
    numbers = [number for number, cell in cells if source and cell.strip() == source]
    return f"In [{numbers[-1]}]" if numbers else ""


def _shell(namespace: Mapping[str, Any]) -> Any:
    """Give the IPython that runs the caller, if one does."""
    get_ipython = namespace.get("get_ipython")
    return get_ipython() if callable(get_ipython) else None


def _guess(course: Course, path: Path) -> str:
    functions = {name: names_of(course, name) for name in course.assignments}
    found = intake.guess_assignment(path, functions)
    if found is None:
        known = ", ".join(course.assignments)
        raise UsageError(
            text(
                f"{path} does not say which assignment it is for; add --assignment with one of {known}",
                f"无法从 {path} 看出是哪个作业；请加上 --assignment，可选：{known}",
            )
        )
    return found
