"""What a check is: a plain function with a decorator, and its worth."""

from __future__ import annotations

import ast
import hashlib
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import ModuleType

import numpy as np

from grader.checks.report import Report
from grader.errors import AssignmentError
from grader.outcome import Kind, Visibility
from grader.session.student import Student
from grader.text import Text

CheckBody = Callable[[Student, np.random.Generator, Report], None]


@dataclass(frozen=True)
class CheckDefinition:
    """One decorated function: a check of each of its ``functions``."""

    name: str
    functions: tuple[str, ...]
    kind: Kind
    points: float | Mapping[str, float]
    title: Text
    body: CheckBody

    @property
    def file(self) -> str:
        """The file that it stands in."""
        return self.body.__code__.co_filename

    def __call__(self, student: Student, rng: np.random.Generator, report: Report) -> None:
        """Run the check; a return is a pass.

        Raises
        ------
        CheckFailed
            If the answer is wrong.
        CallFailed
            If a call into the student's code brings no answer.
        """
        self.body(student, rng, report)


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check of one of the student's functions; ``points`` is its worth.

    ``fingerprint`` is a digest of what decides its outcome, the points and the title aside.
    """

    id: str
    function: str
    kind: Kind
    visibility: Visibility
    points: float
    title: Text
    body: CheckBody
    _digest: Callable[[], str]

    @cached_property
    def fingerprint(self) -> str:
        """The digest, made when it is first asked for: a student's desk never does."""
        return self._digest()

    @property
    def file(self) -> str:
        """The file that it stands in."""
        return self.body.__code__.co_filename


def check(
    name: str,
    *,
    functions: str | Iterable[str],
    kind: str,
    points: float | Mapping[str, float],
    title: Text,
) -> Callable[[CheckBody], CheckDefinition]:
    """Register a plain function as a check of each of ``functions``; the id is ``<function>.<name>``.

    Parameters
    ----------
    name : what is checked, in one word: ``value``, ``gradient``, ``early_stop``
    functions : the student's function or functions that it marks
    kind : one of the `Kind` values
    points : its worth for each function, or one number for all of them, 0 or more
    title : for the student, in both languages; ``{function}`` stands for the function's name

    Raises
    ------
    AssignmentError
        If the kind is unknown or points are missing or negative.
    """
    names = (functions,) if isinstance(functions, str) else tuple(functions)
    try:
        known_kind = Kind(kind)
    except ValueError:
        raise AssignmentError(f"check {name!r}: kind {kind!r}; expected one of {', '.join(Kind)}") from None
    for function in names:
        worth = points.get(function) if isinstance(points, Mapping) else points
        if worth is None or not (math.isfinite(worth) and worth >= 0):
            raise AssignmentError(f"check {function}.{name}: points {worth!r}; expected a number, 0 or more")

    def register(body: CheckBody) -> CheckDefinition:
        return CheckDefinition(name, names, known_kind, points, title, body)

    return register


def defines_checks(module: ModuleType) -> bool:
    """Whether a module, or one of its ``THEMES``, registers a check."""
    return bool(_definitions(module))


def _definitions(module: ModuleType) -> list[CheckDefinition]:
    themes = (*getattr(module, "THEMES", ()), module)
    return [value for theme in themes for value in vars(theme).values() if isinstance(value, CheckDefinition)]


def checks_in(
    module: ModuleType, shared: Sequence[Path], visibility: Visibility, functions: Collection[str], ground: str
) -> list[Check]:
    """Collect the checks of a module, in the order written; first those of its ``THEMES``, modules that it imports.

    Parameters
    ----------
    shared : the course's own files that the module imports
    functions : those that ``assignment.toml`` lists
    ground : a digest of what all checks rest on (the reference)

    Raises
    ------
    AssignmentError
        If a check marks a function that ``assignment.toml`` does not list.
    """
    definitions = _definitions(module)
    bodies: dict[str, set[str]] = {str(module.__file__): set()}
    for definition in definitions:
        bodies.setdefault(definition.file, set()).add(definition.body.__name__)
    texts = {file: Path(file).read_text(encoding="utf-8") for file in (*bodies, *map(str, shared))}
    origins = _Origins(bodies, texts)
    found = []
    for definition in definitions:
        for function in definition.functions:
            identity = f"{function}.{definition.name}"
            if function not in functions:
                raise AssignmentError(
                    f"{definition.file}: check {identity} marks {function!r}, which assignment.toml does not list"
                )
            basis = (identity, definition.kind, visibility, ground)
            points = definition.points
            found.append(
                Check(
                    id=identity,
                    function=function,
                    kind=definition.kind,
                    visibility=visibility,
                    points=float(points[function] if isinstance(points, Mapping) else points),
                    title=definition.title.format(function=function),
                    body=definition.body,
                    _digest=partial(origins.digest, basis, definition),
                )
            )
    return found


@dataclass(frozen=True)
class _Origins:
    """What the checks of a module are made of: its own text, that of its themes and of the course's shared files."""

    bodies: Mapping[str, Collection[str]]  # file -> names of the checks in it
    texts: Mapping[str, str]  # file -> what stood in it when it was loaded

    @cached_property
    def _split(self) -> dict[str, tuple[str, dict[str, str]]]:
        return {file: _sources(self.texts[file], names) for file, names in self.bodies.items()}

    def digest(self, basis: Sequence[str], definition: CheckDefinition) -> str:
        """Digest all that decides a check's outcome."""
        rests_on = [rest for rest, _ in self._split.values()]
        rests_on += [text for file, text in self.texts.items() if file not in self.bodies]
        code = self._split[definition.file][1].get(definition.body.__name__, "")
        return hashlib.sha256("\0".join((*basis, *rests_on, code)).encode()).hexdigest()


def _sources(source: str, bodies: Collection[str]) -> tuple[str, dict[str, str]]:
    """Split a module into its checks' own code, without decorators, and the rest, on which all of them may rest.

    Points and titles stand in the decorators: they decide no outcome.
    """
    rest, own = [], {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name in bodies:
            node.decorator_list = []
            own[node.name] = ast.unparse(node)
        else:
            rest.append(ast.unparse(node))
    return "\n".join(rest), own
