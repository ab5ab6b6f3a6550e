"""What ``assignments/<id>/`` says: the functions asked for, the checks, the rules."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import ModuleType

from grader.checks.check import Check, checks_in
from grader.course.assignment_file import AssignmentFile, Function, LateRule, surroundings_of, written_names
from grader.course.explanations import NONE, Explanations, read_explanations
from grader.course.folder import Course, read_toml
from grader.course.mistakes import AlsoRight, Mistake, mistakes_in
from grader.course.reference import Reference
from grader.errors import AssignmentError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.outcome import Visibility
from grader.text import Text


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When an assignment is due, for whom later, and what being late costs (None: it is said, and costs nothing)."""

    due: datetime
    late: LateRule | None = None
    extensions: Mapping[str, datetime] = field(default_factory=dict)  # by a student's id, number, login, email or name


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One homework: its functions, its checks in the order they run, its mistakes, its reference.

    ``reference`` and the hidden checks are absent in a student kit. ``others`` holds, for a function that can be right
    in several ways, this assignment with each other way as its reference.
    """

    id: str
    title: Text
    folder: Path
    functions: Mapping[str, Function]
    given: Mapping[str, Function]
    follow_through: float  # share of the points, 0..1
    limits: Limits
    runtime: Interpreter
    checks: tuple[Check, ...]
    mistakes: tuple[Mistake, ...]
    reference: Reference | None
    deadline: Deadline | None = None
    explanations: Explanations = NONE
    others: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)

    def ways(self, function: str) -> tuple[Assignment, ...]:
        """Give this assignment, then those whose reference has the function right in another way."""
        return (self, *self.others.get(function, ()))

    @property
    def public_checks(self) -> tuple[Check, ...]:
        """The checks that a student has too."""
        return tuple(check for check in self.checks if check.visibility is Visibility.PUBLIC)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which a function that is asked for may be written."""
        return written_names(self.functions)

    @property
    def signatures(self) -> Mapping[str, Function]:
        """Signatures of all functions, asked for or given."""
        return {**self.functions, **self.given}


def load_assignment(course: Course, assignment_id: str, *, hidden: bool = True) -> Assignment:
    """Read an assignment with all its checks.

    Parameters
    ----------
    hidden : whether the hidden ones are among them, where they are; who checks at home needs the public ones alone

    Raises
    ------
    UsageError
        If the course has no such assignment.
    AssignmentError
        If its files contradict the contract; the message names file and key.
    """
    folder = course.folder(assignment_id)
    path = folder / "assignment.toml"
    record = read_toml(path, AssignmentFile)
    if record.id != assignment_id:
        raise AssignmentError(f"{path}: id = {record.id!r}; expected {assignment_id!r}, the name of its folder")
    if not 0 <= record.follow_through <= 1:
        raise AssignmentError(f"{path}: follow_through = {record.follow_through}; expected a share from 0 to 1")
    runtime, limits = surroundings_of(course, assignment_id)
    reference_path = course.root / "reference" / "python" / f"{assignment_id}.py"
    reference = Reference(reference_path) if reference_path.is_file() else None
    _require_known_names(path, record)
    known_mistakes = folder / "mistakes.py"
    catalogue = load_file(known_mistakes).module if known_mistakes.is_file() else None
    mistakes = mistakes_in(catalogue) if catalogue else ()
    also_right: tuple[AlsoRight, ...] = tuple(getattr(catalogue, "ALSO_RIGHT", ()))
    _require_known_functions(known_mistakes, record, mistakes)
    # what any check's outcome rests on: the right answers, the names of the wrong ones, the signatures
    ground = _digest(
        reference.source if reference else "",
        repr((sorted(record.functions.items()), sorted(record.given.items()))),
        *(repr((m.id, m.functions, m.edits, m.also)) for m in mistakes),
        *(repr((way.id, way.function, way.edits)) for way in also_right),
    )
    checks: list[Check] = []
    for visibility in Visibility if hidden else (Visibility.PUBLIC,):
        source = folder / f"{visibility}_checks.py"
        if source.is_file():
            loaded = load_file(source)
            checks += checks_in(loaded.module, loaded.shared, visibility, record.functions.keys(), ground)
    _require_unique_ids(folder, checks)
    assignment = Assignment(
        id=record.id,
        title=record.title,
        folder=folder,
        functions=record.functions,
        given=record.given,
        follow_through=record.follow_through,
        limits=limits,
        runtime=runtime,
        checks=tuple(checks),
        mistakes=mistakes,
        reference=reference,
        deadline=_deadline(path, record),
        explanations=read_explanations(course.root),
    )
    return replace(assignment, others=_others(assignment, also_right))


def _others(assignment: Assignment, also_right: Sequence[AlsoRight]) -> Mapping[str, tuple[Assignment, ...]]:
    """Give the assignment once more for each other right version of a function, with the mistakes that fit it."""
    others: dict[str, tuple[Assignment, ...]] = {}
    for way in also_right if assignment.reference is not None else ():
        assert assignment.reference is not None
        another = way.another(assignment.reference)
        fitting = tuple(
            known
            for known in assignment.mistakes
            if way.function not in known.functions or known.fits(another, way.function)
        )
        others[way.function] = (
            *others.get(way.function, ()),
            replace(assignment, reference=another, mistakes=fitting),
        )
    return others


def _deadline(path: Path, record: AssignmentFile) -> Deadline | None:
    """Read what the assignment says of time.

    Raises
    ------
    AssignmentError
        If a time has no offset from UTC, a percentage is none, or there is a rule and nothing is due.
    """
    if record.due is None:
        if record.late is not None or record.extensions:
            raise AssignmentError(f"{path}: [late] and [extensions] need due, such as due = 2026-05-01T23:59:00+08:00")
        return None
    for key, moment in (("due", record.due), *record.extensions.items()):
        if moment.tzinfo is None:
            raise AssignmentError(
                f"{path}: {key} = {moment.isoformat()} has no offset from UTC; write it as {moment.isoformat()}+08:00"
            )
    if record.late is not None and not (0 <= record.late.per_day <= 100 and 0 <= record.late.cap <= 100):
        raise AssignmentError(f"{path}: [late] per_day and cap are percentages of the full marks, 0 to 100")
    return Deadline(due=record.due, late=record.late, extensions=record.extensions)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One of the course's own Python files, run; ``shared`` are the modules of the course that it imports, in order."""

    module: ModuleType
    shared: tuple[Path, ...]


def load_file(path: Path) -> LoadedFile:
    """Run one of the course's own Python files.

    It may import, by its plain name, any module beside it, and any module in the folder above, which all assignments
    share. These are run afresh for each file that asks for them, so that two courses never see each other's.

    Raises
    ------
    AssignmentError
        If it does not load; the message names the file and line.
    """
    folders = (path.parent, path.parent.parent)
    name = f"course_{path.parent.name}_{path.stem}"
    module = ModuleType(name)
    module.__file__ = str(path)
    before = dict(sys.modules)
    sys.modules[name] = module  # dataclasses and inspect look a module up by its name
    sys.path[:0] = map(str, folders)
    keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        importlib.invalidate_caches()
        # not exec_module: its cache on the disk takes an edit within the same second for none
        exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), module.__dict__)
        return LoadedFile(module, tuple(sorted(_files_under(folders, sys.modules.keys() - before.keys() - {name}))))
    except AssignmentError as error:
        raise AssignmentError(f"{path}: {error}") from error
    except Exception as error:
        line = _line_in(error, path)
        raise AssignmentError(f"{path}{line} does not load: {type(error).__name__}: {error}") from error
    finally:
        sys.dont_write_bytecode = keep
        del sys.path[: len(folders)]
        for other in sys.modules.keys() - before.keys() - {name}:
            if _files_under(folders, (other,)):
                del sys.modules[other]


def load_module(path: Path) -> ModuleType:
    """Run one of the course's own Python files; see `load_file`."""
    return load_file(path).module


def _files_under(folders: Sequence[Path], modules: Iterable[str]) -> list[Path]:
    """Give the files of those modules that stand directly in one of the folders."""
    files = (getattr(sys.modules[name], "__file__", None) for name in modules)
    return [Path(file) for file in files if file and Path(file).parent in folders]


def _line_in(error: BaseException, path: Path) -> str:
    if isinstance(error, SyntaxError):
        return f", line {error.lineno}"
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return f", line {lines[-1]}" if lines else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _require_known_names(path: Path, record: AssignmentFile) -> None:
    for name, function in record.functions.items():
        for key, named, known in (
            ("indices", function.indices, function.arguments),
            ("paths", function.paths, function.arguments),
            ("parts", function.parts, record.functions),
            ("together", function.together, record.functions),
        ):
            for one in named:
                if one not in known:
                    listed = ", ".join(known)
                    raise AssignmentError(f"{path}: [functions.{name}] {key} names {one!r}; expected one of {listed}")


def _require_known_functions(path: Path, record: AssignmentFile, mistakes: Iterable[Mistake]) -> None:
    for known in mistakes:
        for name in known.functions:
            if name not in record.functions and name not in record.given:
                asked = ", ".join((*record.functions, *record.given))
                raise AssignmentError(
                    f"{path}: mistake {known.id!r} names the function {name!r}; expected one of {asked}"
                )


def _require_unique_ids(folder: Path, checks: list[Check]) -> None:
    seen: set[str] = set()
    for check in checks:
        if check.id in seen:
            raise AssignmentError(f"{folder}: two checks have the id {check.id!r}; give one another name")
        seen.add(check.id)
