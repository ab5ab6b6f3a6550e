"""The templates of this course: in step, without a solution line, loadable as they are."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli import main
from grader.course.templates import cut
from grader.course.templates.gaps import find_gaps, solution
from grader.course.templates.matlab import gaps_in as matlab_gaps
from grader.course.templates.python import gaps_in as python_gaps

ROOT = Path(__file__).parents[2]
FILES = cut(ROOT)
PYTHON = [path for path in FILES if path.suffix == ".py"]
NOTEBOOKS = [path for path in FILES if path.suffix == ".ipynb"]
MATLAB = [path for path in FILES if path.suffix == ".m"]
# shorter lines (`else:`, `end`, `break`) say nothing of a solution
TELLING = 12


def reference(path: Path) -> Path:
    assignment = path.parts[1]
    kind = path.parts[2]
    return (
        ROOT / "reference" / ("python" if kind != "matlab" else f"matlab/{assignment}") / f"{path.stem}{suffix(kind)}"
    )


def suffix(kind: str) -> str:
    return ".m" if kind == "matlab" else ".py"


def code(path: Path) -> list[str]:
    """The code lines of a template, stripped; of a notebook, those of its graded cells."""
    text = FILES[path].decode()
    if path.suffix == ".ipynb":
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        text = "\n".join("".join(cell["source"]) for cell in cells)
    return [line.strip() for line in text.splitlines()]


def test_there_are_templates_of_every_form() -> None:
    assert PYTHON and NOTEBOOKS and MATLAB


@pytest.mark.parametrize("path", FILES, ids=str)
def test_the_committed_template_is_in_step_with_the_reference(path: Path) -> None:
    assert (ROOT / path).read_bytes() == FILES[path]


def test_the_command_finds_them_in_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "--check", "--course", str(ROOT)]) == 0
    assert "in step" in capsys.readouterr().out


def test_cutting_again_gives_the_same_bytes() -> None:
    assert cut(ROOT) == FILES


@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_line_of_the_solution_survives(path: Path) -> None:
    source = reference(path).read_text(encoding="utf-8")
    gaps, comment = (
        (matlab_gaps(source, str(path)), "%") if path.suffix == ".m" else (python_gaps(source, str(path)), "#")
    )
    lines = solution(source.splitlines(), gaps, comment=comment)
    telling = [line for line in lines if len(line) >= TELLING] or lines  # `z = x + y` may be all there is to write
    assert telling or not gaps
    assert not set(telling) & set(code(path))
    assert not find_gaps(code(path), (), comment=comment, path="")  # no marker is left


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_signatures_and_docstrings_agree_with_the_reference(path: Path) -> None:
    def described(tree: ast.Module) -> dict[str, tuple[str, str | None]]:
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        return {
            node.name: (
                f"{ast.unparse(node.args)} -> {node.returns and ast.unparse(node.returns)}",
                ast.get_docstring(node),
            )
            for node in functions
        }

    template = described(ast.parse(FILES[path]))
    assert template == described(ast.parse(reference(path).read_bytes()))
    assert all(docstring for _, docstring in template.values())


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_blank_template_loads_and_says_what_to_do(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(FILES[path])
    gaps = python_gaps(reference(path).read_text(encoding="utf-8"), "")
    program = f"""
import inspect
import numpy as np
import {path.stem} as template
for name in {[gap.function for gap in gaps]}:
    function = getattr(template, name)
    try:
        function(*[np.zeros((1, 1)) for _ in inspect.signature(function).parameters])
    except NotImplementedError as error:
        assert str(error).startswith(name + ": "), error
    else:
        raise AssertionError(name)
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_every_cell_compiles_and_holds_one_gap_at_most(path: Path) -> None:
    cells = json.loads(FILES[path])["cells"]
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            compile(source, cell["id"], "exec")
            assert source.count("raise NotImplementedError") <= 1
    assert len({cell["id"] for cell in cells}) == len(cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_the_notebooks_code_is_the_python_template(path: Path) -> None:
    cells = json.loads(FILES[path])["cells"]
    graded = [
        "".join(cell["source"]).strip("\n")
        for cell in cells
        if cell["cell_type"] == "code" and "demo" not in cell["metadata"].get("tags", ())
    ]
    python = FILES[path.parent.parent / "python" / f"{path.stem}.py"].decode()
    assert "\n\n\n".join(graded) + "\n" == python


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_blank_template_is_clean_but_for_names_that_the_gap_will_bind(path: Path) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,W,I", "--ignore", "F821"]
    options = ["--line-length", "120", "--stdin-filename", path.name, "-"]
    result = subprocess.run([*command, *options], input=FILES[path], capture_output=True, timeout=60)
    assert result.returncode == 0, result.stdout.decode()
