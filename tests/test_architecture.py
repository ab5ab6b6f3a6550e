"""The drawing of the folders stays true: who may know whom."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from grader.course.folder import load_course

ROOT = Path(__file__).parent.parent
REFERENCES = sorted((ROOT / "reference" / "python").glob("*.py"))
ENGINE = sorted((ROOT / "grader").rglob("*.py"))
STANDARD = {"__future__", "collections", "numpy", "typing"}


def imported(path: Path) -> set[str]:
    """Name every module that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_a_reference_imports_numpy_and_nothing_of_ours(path):
    assert {name.partition(".")[0] for name in imported(path)} <= STANDARD


def test_the_engine_names_no_assignment():
    names = load_course(ROOT).assignments
    functions = ("bp_online", "bp_batch", "fc_v", "bc_v")  # what only this course's homework asks for
    for path in ENGINE:
        words = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not words & {*names, *functions}, path


NETWORKS = re.compile(
    r"neuron|\bnetworks? w|\blayers?\b|\bweights?\b|神经元|权重|层网络|整个网络|back-?prop", re.IGNORECASE
)


def said_by(path: Path) -> list[str]:
    """List the texts that a person may read: arguments of ``text``, ``Text``, ``_say``."""
    return [
        part.value
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("text", "Text", "_say")
        for argument in call.args
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def test_the_engine_speaks_of_no_homework():
    """What neurons, layers and weights have to do with an error is for the course to say: explanations.toml."""
    spoken = {path: [said for said in said_by(path) if NETWORKS.search(said)] for path in ENGINE}
    assert {path.name: said for path, said in spoken.items() if said} == {}


def test_the_engine_imports_neither_course_nor_tests():
    for path in ENGINE:
        tops = {name.partition(".")[0] for name in imported(path)}
        assert not tops & {"assignments", "reference", "tests", "examples", "benchmarks"}, path


def test_assignments_know_no_sandbox():
    for path in (ROOT / "assignments").rglob("*.py"):
        assert not {
            name for name in imported(path) if name.startswith(("grader.sandbox", "grader.session.conversation"))
        }, path


def test_the_runner_imports_nothing_of_ours():
    for path in (ROOT / "grader" / "runners").rglob("*.py"):
        ours = {name for name in imported(path) if name.startswith("grader")}
        assert all(name.startswith("grader.runners.python") for name in ours), path  # its own parts, by their name here


# The house, from the ground up: a room knows those before it and none after it.
ROOMS = (
    *(
        "text",
        "limits",
        "interpreter",
        "errors",
        "outcome",
        "submission",
        "person",
        "files",
        "cache",
        "lazy",
    ),  # words of all
    *("runners", "course", "sandbox", "session", "intake", "checks", "checking", "judging"),
    *(
        "gradebook",
        "report",
        "export",
        "classroom",
        "packaging",
        "home",
        "screen",
        "validation",
        "doctor",
        "cli",
        "__main__",
    ),
)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in ENGINE}


def known_to(module: str) -> set[str]:
    """Name the engine's modules that a module imports, for the type checker alone included."""
    known = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            known |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            known |= {name if name in MODULES else node.module for name in names}
    return {name for name in known if name in MODULES and name != "grader"}


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_every_room_stands_on_a_floor():
    assert {room_of(module) for module in MODULES if module != "grader"} == set(ROOMS)


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"grader"}))
def test_data_flows_one_way(module):
    own = ROOMS.index(room_of(module))
    assert not {other for other in known_to(module) if ROOMS.index(room_of(other)) > own}


def test_no_modules_import_each_other_in_a_circle():
    TopologicalSorter({module: known_to(module) - {module} for module in MODULES}).prepare()


def test_every_room_has_a_door_that_says_what_it_is_for():
    for room in ROOMS:
        folder = ROOT / "grader" / room
        if folder.is_dir():
            assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))), room


@pytest.mark.parametrize(
    "name", ["grader", "grader.classroom", "grader.intake", "grader.intake.source.matlab", "grader.report"]
)
def test_a_package_gives_every_name_that_it_says_and_no_other(name):
    package = import_module(name)
    assert all(getattr(package, each) is not None for each in package.__all__)
    with pytest.raises(AttributeError, match=f"'{name}' has no attribute 'nothing'"):
        _ = package.nothing
