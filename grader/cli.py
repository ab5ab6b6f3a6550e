"""The command line: parse, call one function, show, map errors to exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from copy import copy
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.errors import GraderError, MachineError, UsageError
from grader.packaging.system import System
from grader.sandbox.choice import Choice
from grader.submission import Form
from grader.text import Language, spoken, text

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from rich.console import Console

    from grader.classroom.work import GradeEntry
    from grader.course.folder import Course
    from grader.sandbox.base import Sandbox

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
    XLSX = "xlsx"
    JSON = "json"
    JUNIT = "junit"
    GRADESCOPE = "gradescope"
    CANVAS = "canvas"
    MOODLE = "moodle"
    BLACKBOARD = "blackboard"
    BRIGHTSPACE = "brightspace"
    AGS = "ags"


def _version(asked: bool) -> None:
    if asked:
        from grader import __version__

        print(f"grader {__version__}")
        raise typer.Exit


@app.callback()
def grader(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Grade the homework of a neural-networks course."""


PLAIN_WIDTH = 160  # of tables that go into a file or a pipe

_spoken = Language.EN

RosterOption = Annotated[
    Path | None, typer.Option(help="Who is in the class: a .csv or .xlsx with names or numbers, from any platform.")
]
AssignmentArgument = Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Such as hw3_backprop.")]
LanguageOption = Annotated[Language | None, typer.Option("--lang", help="Language of what is shown.")]
CourseOption = Annotated[
    Path | None,
    typer.Option(
        "--course",
        help="The course directory; by default the nearest one upwards, else the one that came along.",
        envvar="GRADER_COURSE",
    ),
]


@app.command()
def assignments(lang: LanguageOption = None, course: CourseOption = None) -> None:
    """List what there is."""
    from rich.table import Table

    from grader.checks.assignment import load_assignment

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
    from grader.home.start import start as start_work

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
    from grader.home.early import sandbox_ahead

    language = _language(lang)
    with sandbox_ahead(path, assignment, course) as sandbox:  # the process starts while the checks are loaded
        from grader.home.desk import check_path
        from grader.screen.check_progress import CheckProgress
        from grader.screen.terminal import home_report

        with CheckProgress(language, sys.stderr) as progress:
            report = check_path(path, assignment, language, course, progress.tell, sandbox)
    _console().print(home_report(report))
    if not report.all_passed:
        raise typer.Exit(1)


@app.command()
def validate(
    assignment: Annotated[list[str] | None, typer.Argument(metavar="[ASSIGNMENT ...]", help="All by default.")] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="For daily work, in seconds: references, one mistake a function, templates.")
    ] = False,
    course: CourseOption = None,
) -> None:
    """Prove that the course grades as it says; exit 1 with a list if anything fails."""
    from grader.sandbox.choice import default_sandbox
    from grader.validation import prove

    failed = 0
    for proof in prove(_course(course), assignment or [], None if quick else default_sandbox()):
        sign = "ok" if proof.holds else "FAILED"
        found = proof.findings
        left_out = f" (not tried here: {found.left_out})" if found.left_out else ""
        print(f"{sign:6}  {proof.assignment + ': ' if proof.assignment else ''}{proof.claim}{left_out}", flush=True)
        if found.measured:
            print(f"        {found.measured}", flush=True)
        for fault in found.faults:
            print(f"        - {fault}")
        failed += len(found.faults)
    if failed:
        print(f"{failed} faults")
        raise typer.Exit(1)


@app.command()
def templates(
    check_only: Annotated[bool, typer.Option("--check", help="Change nothing; fail if stale.")] = False,
    course: CourseOption = None,
) -> None:
    """Cut the students' templates from the reference solutions."""
    from grader.course import templates as cutter

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
    from grader.home.release import release as pack

    found = _course(course)
    found.folder(assignment)
    for name in pack(found.root, assignment, to):
        print(f"  {name}")
    print(to)


@app.command()
def new(
    assignment: Annotated[str, typer.Argument(metavar="ID", help="A name such as hw8_filters.")],
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Start a new assignment: a small one that holds, to be replaced function by function."""
    from grader.course.folder import find_course
    from grader.course.new import new_assignment

    found = find_course(course or Path.cwd(), own=False)  # never into the course that the grader came with, unasked
    for path in new_assignment(found, assignment):
        print(f"  {path}")
    following = text(
        f"Replace its functions by yours, then: grader templates && grader validate {assignment}",
        f"请把其中的函数换成你自己的，然后运行：grader templates && grader validate {assignment}",
    )
    print(following[_language(lang)])


@app.command()
def package(
    system: Annotated[System, typer.Argument(metavar="SYSTEM", help="gradescope or ci.")],
    assignment: AssignmentArgument,
    to: Annotated[Path, typer.Option(help="The archive to write: .zip, or .tar.gz.")],
    seed: Annotated[str | None, typer.Option(help="Of the hidden inputs; by default a secret one.")] = None,
    course: CourseOption = None,
) -> None:
    """Pack an autograder for another system: this grader, the course, the scripts that install and run them."""
    from grader.packaging.package import package as pack

    for name in pack(system, _course(course), assignment, to, seed):
        print(f"  {name}")
    print(to)


@app.command()
def who(
    submissions: Annotated[Path, typer.Argument(metavar="SUBMISSIONS", help="A folder or .zip, one entry a student.")],
    assignment: Annotated[str | None, typer.Option(help="Which it is; by default what most files say.")] = None,
    roster: RosterOption = None,
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Show who is who, which files count, what is left out; nothing is run."""
    from grader.checks.assignment import load_assignment
    from grader.intake import class_folder, read_roster
    from grader.intake.census import census, counted
    from grader.screen.terminal import census_table

    language = _language(lang)
    found = _course(course)
    loaded = [load_assignment(found, name) for name in ((assignment,) if assignment else found.assignments)]
    limits = loaded[0].limits if assignment else found.limits
    folder = class_folder(submissions.absolute(), limits)
    listed = read_roster(roster) if roster else ()
    console = _console()
    console.print(census_table(census(folder, {each.id: each.names for each in loaded}, limits, listed), language))
    console.print(counted(folder)[language], soft_wrap=True)


@app.command()
def grade(
    assignment: AssignmentArgument,
    submissions: Annotated[Path, typer.Argument(metavar="SUBMISSIONS", help="A folder or .zip, one entry a student.")],
    out: Annotated[Path, typer.Option(help="Folder for the marks and reports.")],
    workers: Annotated[int, typer.Option(min=1, help="Submissions graded side by side.")] = os.cpu_count() or 1,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Of a Dask cluster: tcp://host:8786; local:N starts N workers here."),
    ] = None,
    tls_ca: Annotated[Path | None, typer.Option(help="Of the cluster: the authority's certificate file.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Of the cluster: our certificate file.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Of the cluster: our key file.")] = None,
    seed: Annotated[str | None, typer.Option(help="Of the hidden inputs; by default a secret one.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Grade again what has not changed, too.")] = False,
    roster: RosterOption = None,
    only_these: Annotated[
        bool, typer.Option("--only-these", help="Leave out of the results what earlier runs were given.")
    ] = False,
    sandbox: Annotated[
        Choice | None, typer.Option(help="Where students' code runs; by default the strongest that works here.")
    ] = None,
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="The same as --sandbox none: plain processes, trusted code only.")
    ] = False,
    cold: Annotated[
        bool, typer.Option("--cold", help="Start every student's process from nothing: slower, the same marks.")
    ] = False,
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Grade a folder of submissions; the same command again goes on where it stopped."""
    from grader.classroom.work import GradeEntry
    from grader.sandbox import environments
    from grader.sandbox.choice import default_sandbox, sandbox_named

    language = _language(lang)
    found = _course(course)
    chosen = Choice.NONE if no_sandbox else sandbox
    make_sandbox = partial(sandbox_named, chosen, cold=cold) if chosen else partial(default_sandbox, cold=cold)
    # What workers need is loaded and tried before they are forked; all else is loaded while they get ready.
    work = GradeEntry.of_run(found, assignment, make_sandbox)
    loaded = work.load()
    environments.find(loaded.runtime)  # what was not built stops the run before anybody is graded
    weakness = make_sandbox().not_isolated[language]
    with _crew(cluster, workers, work, ca=tls_ca, certificate=tls_cert, key=tls_key) as hire:
        from grader.classroom import describe, grade_class
        from grader.files import write_whole
        from grader.screen.progress import ClassProgress
        from grader.screen.terminal import attention, by_sentence, class_table, printable

        console = _console()
        if weakness:
            console.print(by_sentence(weakness), style="bold red" if chosen is Choice.NONE else "yellow")
        with ClassProgress(console, language) as progress:
            try:
                run = grade_class(
                    found,
                    loaded,
                    submissions,
                    out,
                    sandbox=make_sandbox,
                    language=language,
                    workers=workers,
                    seed=seed,
                    fresh=fresh,
                    progress=progress,
                    roster=roster,
                    only_these=only_these,
                    hire=hire,
                    work=work,
                )
            except KeyboardInterrupt:
                stopped = text("stopped; the same command goes on from here", "已停止；再次运行同一条命令即可继续")
                print(f"grader: {stopped[language]}", file=sys.stderr)
                raise typer.Exit(130) from None
    console.print(class_table(run.results, language))
    if (eye := attention(run.results, language)) is not None:
        console.print(eye)
    for change in run.changes:
        if change.before is not None:
            console.print(printable(describe(change)[language]))
    waiting = {result.id for result in run.results.submissions if result.status == "refused"}  # such as for Octave
    faults = {name: trouble for name, trouble in run.troubled.items() if name not in waiting}
    for identity, trouble in run.troubled.items():
        last_line = trouble.strip().splitlines()[-1]
        kind = "a fault of the grader's own: " if identity in faults else ""
        print(f"grader: {printable(identity)}: {kind}{printable(last_line)}", file=sys.stderr)
    if faults:
        log = write_whole(
            out / "faults.log", "\n".join(f"{name}\n{trouble}" for name, trouble in faults.items()).encode()
        )
        print(f"grader: please report {log}; the same command tries these submissions again", file=sys.stderr)
    for label, path in ((text("report", "报告"), run.report), (text("results", "结果"), out / "results.json")):
        console.print(f"{label[language]}: {path}", soft_wrap=True)
    if faults:
        raise typer.Exit(1)


@contextmanager
def _crew(cluster: str | None, workers: int, work: GradeEntry, **tls: Path | None) -> Iterator[Callable[[], Executor]]:
    """Give what does the work: processes of this machine, the first of which gets ready at once, or a cluster's."""
    if cluster is not None:
        yield _cluster(cluster, work.sandbox, **tls)
        return
    from grader.classroom.forking import start_early

    start_early()
    from grader.classroom.pool import Hired

    with closing(Hired(workers, work)) as hired:
        yield hired


def _cluster(at: str, sandbox: Callable[[], Sandbox], **tls: Path | None) -> Callable[[], Executor]:
    """Give what starts the work on a cluster."""
    try:
        from grader.classroom.cluster import Address, ClusterPool
    except ImportError as error:
        raise MachineError(
            text(
                f"--cluster needs Dask ({error}): pip install 'grader[cluster]'",
                f"--cluster 需要 Dask（{error}）：请运行 pip install 'grader[cluster]'",
            )
        ) from error
    return partial(ClusterPool, Address(at=at, **tls), sandbox)


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a grading run.")],
    into: Annotated[Path | None, typer.Option(help="Folder for the reports; by default DIR.")] = None,
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Rebuild the reports and tables from the gradebook; nothing is run."""
    from grader.checks.assignment import load_assignment
    from grader.classroom import assignment_of, rebuild
    from grader.screen.terminal import attention, class_table

    language = _language(lang)
    loaded = load_assignment(_course(course), assignment_of(folder))
    results, page = rebuild(loaded, folder, language=language, into=into)
    console = _console()
    console.print(class_table(results, language))
    if (eye := attention(results, language)) is not None:
        console.print(eye)
    print(page)


@app.command(context_settings={"ignore_unknown_options": True})  # a mark below 0 is no option, and is told so
def mark(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a grading run.")],
    submission: Annotated[str, typer.Argument(metavar="ID", help="The student's id in the results.")],
    score: Annotated[float | None, typer.Argument(metavar="[SCORE]", help="Leave out to withdraw the mark.")] = None,
    why: Annotated[str, typer.Option(help="The reason, for the staff.")] = "",
    by: Annotated[str, typer.Option(help="Who sets it.", envvar="USER")] = "",
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Set one mark by hand: it wins over the machine's and is kept."""
    from grader.classroom import set_mark

    set_mark(folder, submission, score, by=by, why=why)
    report(folder, lang=lang, course=course)


@app.command()
def pick(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a grading run.")],
    submission: Annotated[str, typer.Argument(metavar="ID", help="The student's id in the results.")],
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Its name within the submission. Leave out to undo.")
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Say which of a student's files counts; remembered, and graded by the next run into DIR."""
    from grader.classroom import pick_file

    pick_file(folder, submission, file)
    language = _language(lang)
    if file is None:
        said = text(f"{submission}: the rules choose the file again", f"{submission}：重新由规则决定评分文件")
    else:
        said = text(f"{submission}: {file} counts", f"{submission}：以 {file} 为准")
    following = text(
        "; the next `grader grade` into {dir} looks for it and runs it", "；下次向 {dir} 运行 `grader grade` 时据此批改"
    )
    _console().print((said + following.format(dir=folder))[language], soft_wrap=True)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a grading run.")],
    to: Annotated[ExportFormat, typer.Option(help="What reads it.")],
    into: Annotated[Path | None, typer.Option(help="Folder for the files; by default DIR/export.")] = None,
    zeros: Annotated[
        bool, typer.Option("--zeros", help="0 for who has no mark: nothing handed in, refused, does not load.")
    ] = False,
    worksheet: Annotated[Path | None, typer.Option(help="Moodle's own grading worksheet, to be filled.")] = None,
    gradebook: Annotated[
        Path | None, typer.Option(help="The gradebook that Canvas (Blackboard, Brightspace) gave, to be filled.")
    ] = None,
    column: Annotated[str | None, typer.Option(help="The assignment's column of that gradebook.")] = None,
    lang: LanguageOption = None,
    course: CourseOption = None,
) -> None:
    """Write the marks in another system's format."""
    from grader.checks.assignment import load_assignment
    from grader.classroom import assignment_of, marking_times, read_results
    from grader.export import Options, export_pieces, write_export
    from grader.intake.table import read_table
    from grader.screen.terminal import printable

    language = _language(lang)
    _demand_fitting(to, worksheet, gradebook, column)
    loaded = load_assignment(_course(course), assignment_of(folder))
    options = Options(
        zeros=zeros,
        worksheet=read_table(worksheet) if worksheet else None,
        gradebook=read_table(gradebook) if gradebook else None,
        column=column,
        times=marking_times(folder),
    )
    files = export_pieces(read_results(loaded, folder), to, language, options)
    for warning in options.warnings:
        print(f"grader: {printable(warning[language])}", file=sys.stderr)
    for path in write_export(files, into or folder / "export" / to):
        print(path)


def _demand_fitting(to: ExportFormat, worksheet: Path | None, gradebook: Path | None, column: str | None) -> None:
    """Refuse an option that the format has no use for.

    Raises
    ------
    UsageError
        Naming the formats that have.
    """
    filled = (ExportFormat.CANVAS, ExportFormat.BLACKBOARD, ExportFormat.BRIGHTSPACE)
    for option, given, formats in (
        ("--worksheet", worksheet, (ExportFormat.MOODLE,)),
        ("--gradebook", gradebook, filled),
        ("--column", column, filled),
    ):
        if given is not None and to not in formats:
            names = ", ".join(formats)
            raise UsageError(
                text(f"{option} is for --to {names}, not {to}", f"{option} 只用于 --to {names}，不用于 {to}")
            )


runtime_app = typer.Typer(help="The environment that students' Python runs in.", no_args_is_help=True)
app.add_typer(runtime_app, name="runtime")


@runtime_app.command("build")
def build_runtime(lang: LanguageOption = None, course: CourseOption = None) -> None:
    """Make the environment that course.toml names in [runtime], once, in your cache folder."""
    from grader.course.assignment_file import runtime_of
    from grader.sandbox.environments import build

    language, found = _language(lang), _course(course)
    wanted = [found.runtime, *(runtime_of(found, name) for name in found.assignments)]
    for interpreter in dict.fromkeys(wanted):
        made = build(interpreter, lambda said: print(said[language], flush=True))
        ready = text("ready: {told}", "已就绪：{told}").format(told=made.told)
        print(ready[language])


@app.command()
def doctor(lang: LanguageOption = None, course: CourseOption = None) -> None:
    """Say which sandbox, Octave and data are usable here, and what to install."""
    from rich.table import Table
    from rich.text import Text as Styled

    from grader.doctor import examine

    language = _language(lang)
    console = _console()
    table = Table(box=None, show_header=False, padding=(0, 1))
    lacking = []
    try:
        found = _course(course)
    except UsageError:
        if course is not None:
            raise
        found = None  # outside of a course, the machine alone is looked at
    for finding in examine(found):
        sign = ("✓", "green") if finding.fine else ("✗", "red")
        table.add_row(Styled(sign[0], sign[1]), finding.what[language], finding.found[language])
        if finding.mend:
            lacking.append(finding)
    console.print(table)
    for finding in lacking:
        console.print(f"{finding.what[language]}: {finding.mend[language]}", soft_wrap=True)
    if lacking:
        raise typer.Exit(3)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status.

    0 done, 1 the thing checked failed, 2 usage, 3 the environment lacks something, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal without UTF-8 still gets every mark
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _language(None)
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _app_for(words)(args=words)
    except SystemExit as done:  # how typer ends, whether a command is done or its words are off
        return done.code if isinstance(done.code, int) else 0
    except GraderError as error:
        from grader.screen.terminal import printable

        print(f"grader: {printable(error.text[_spoken])}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has gone, as in `grader ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _app_for(words: Sequence[str]) -> typer.Typer:
    """Give the app with nothing but the command asked for, where it is one: all take typer longer than it runs."""
    asked = [known for known in app.registered_commands if known.callback and [known.callback.__name__] == words[:1]]
    if not asked:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = asked, []
    return alone


def _console() -> Console:

    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH
    return Console(highlight=False, emoji=False, markup=False, width=width)


def _course(folder: Path | None) -> Course:
    from grader.course.folder import find_course

    return find_course(folder or Path.cwd(), own=folder is None)


def _language(chosen: Language | None) -> Language:
    """Take the language asked for, else that of the environment; what goes wrong later is told in it too."""
    global _spoken
    if chosen is not None:
        _spoken = chosen
        return chosen
    _spoken = spoken()
    return _spoken
