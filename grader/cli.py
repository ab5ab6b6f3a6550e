"""The command line: parse, call one function, show, map errors to exit codes."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.errors import GraderError
from grader.submission import Form
from grader.text import Language, text

if TYPE_CHECKING:
    from rich.console import Console

    from grader.course import Course

# Heavy imports stand inside the commands: `grader check` answers quickly.

app = typer.Typer(
    name="grader",
    help="Grade the homework of a neural-networks course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ExportFormat(StrEnum):
    """What other systems read."""

    CSV = "csv"
    JSON = "json"
    JUNIT = "junit"
    GRADESCOPE = "gradescope"
    CANVAS = "canvas"
    MOODLE = "moodle"


AssignmentArgument = Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Such as hw3_backprop.")]
LanguageOption = Annotated[Language | None, typer.Option("--lang", help="Language of what is shown.")]
CourseOption = Annotated[
    Path | None,
    typer.Option("--course", help="The course directory; by default the nearest one upwards.", envvar="GRADER_COURSE"),
]


@app.command()
def assignments(lang: LanguageOption = None, course: CourseOption = None) -> None:
    """List what there is."""
    from rich.table import Table

    from grader.assignment import load_assignment

    found, language = _course(course), _language(lang)
    table = Table(box=None)
    for heading in (text("assignment", "作业"), text("title", "标题"), text("functions", "函数")):
        table.add_column(heading[language])
    for name in found.assignments:
        loaded = load_assignment(found, name)
        table.add_row(name, loaded.title[language], ", ".join(loaded.functions))
    _console().print(table)


@app.command()
def start(
    assignment: AssignmentArgument,
    form: Annotated[Form, typer.Option(help="The form you like to work in.")] = Form.PYTHON,
    lang: LanguageOption = None,
    to: Annotated[Path | None, typer.Option(help="Folder to put it in; by default one named after it.")] = None,
    course: CourseOption = None,
) -> None:
    """Copy the template and the handout into a folder to work in."""
    from grader.start import start as start_work

    language = _language(lang)
    found = _course(course)
    found.folder(assignment)
    folder = to or Path(assignment)
    written = start_work(found.root, assignment, form, language, folder)
    console = _console()
    for path in written:
        console.print(f"  {path}", highlight=False, soft_wrap=True)
    target = next((path for path in written if path.suffix in (".py", ".ipynb")), folder)
    following = text(f"Fill in the gaps, then: grader check {target}", f"填好空白处，然后运行：grader check {target}")
    console.print(following[language], highlight=False, soft_wrap=True)


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Your file, or the folder it is in.")],
    assignment: Annotated[str | None, typer.Option(help="Which assignment it is for.")] = None,
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Run the public checks on your own work; exit 0 only if all pass."""
    from grader.home import check_path
    from grader.terminal import home_report

    report = check_path(path, assignment, _language(lang), course)
    _console().print(home_report(report))
    if not report.all_passed:
        raise typer.Exit(1)


@app.command()
def templates(
    check_only: Annotated[bool, typer.Option("--check", help="Change nothing; fail if stale.")] = False,
    course: CourseOption = None,
) -> None:
    """Cut the students' templates from the reference solutions."""
    from grader import templates as cutter

    root = _course(course).root
    if check_only:
        outdated = cutter.stale(root)
        for path in outdated:
            print(f"stale: {path}")
        if outdated:
            raise typer.Exit(1)
        print("all templates are in step with the references")
        return
    for path in cutter.write(root):
        print(path)


@app.command()
def release(
    assignment: AssignmentArgument,
    to: Annotated[Path, typer.Option(help="The zip file to write.")],
    course: CourseOption = None,
) -> None:
    """Pack the student kit: handouts, templates, public checks; nothing hidden."""
    from grader.release import release as pack

    found = _course(course)
    found.folder(assignment)
    for name in pack(found.root, assignment, to):
        print(f"  {name}")
    print(to)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status.

    0 done, 1 the thing checked failed, 2 usage, 3 the environment lacks something, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal without UTF-8 still gets every mark
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(args=None if arguments is None else list(arguments))
    except SystemExit as done:  # how typer ends, whether a command is done or its words are off
        return done.code if isinstance(done.code, int) else 0
    except GraderError as error:
        print(f"grader: {error.text[_language(None)]}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has gone, as in `grader ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False, emoji=False, markup=False)
    if not console.is_terminal:  # a file or a pipe: no line is cut at 80 columns
        console = Console(highlight=False, emoji=False, markup=False, width=160)
    return console


def _course(folder: Path | None) -> Course:
    from grader.course import find_course

    return find_course(folder or Path.cwd())


def _language(chosen: Language | None) -> Language:
    """Take the language asked for, else that of the environment."""
    if chosen is not None:
        return chosen
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return Language.ZH if spoken.startswith("zh") else Language.EN
