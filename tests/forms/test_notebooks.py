"""The notebook as a student meets it: run from top to bottom in a real kernel, blank, filled in, and wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from grader.home.data import data_of
from tests.forms.twins import ROOT, python_functions

ASSIGNMENTS = sorted(path.parent.parent.name for path in ROOT.glob("student_templates/*/notebook/*.ipynb"))
ZMQ = "ignore:.*(encryption|event loop|ProactorEventLoop|zmq).*"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(ZMQ),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
Executed = Callable[[Any], Any]


def template(assignment: str) -> Any:
    return nbformat.read(ROOT / "student_templates" / assignment / "notebook" / f"{assignment}.ipynb", as_version=4)


def filled(assignment: str, *edits: tuple[str, str]) -> Any:
    """Fill the gaps in from the reference, with some texts replaced."""
    notebook = template(assignment)
    functions = python_functions(assignment)
    for cell in notebook.cells:
        for name in re.findall(r"^def (\w+)\(", cell.source, re.MULTILINE):
            if "NotImplementedError" in cell.source:
                cell.source = functions[name]
                for old, new in edits:
                    cell.source = cell.source.replace(old, new)
    return notebook


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelManager]:
    """Start one kernel for all notebooks, where Chinese is spoken; starting one takes longer than most of them."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(ROOT), env={**os.environ, "LC_ALL": "zh_CN.UTF-8"})
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.fixture
def executed(kernel: KernelManager, tmp_path: Path) -> Executed:
    """Run all cells, with nothing left of other notebooks; one that raises stops here where it stops "Run All"."""

    def execute(notebook: Any) -> Any:
        checking = next(at for at, cell in enumerate(notebook.cells) if "grader.check(" in cell.source)
        (assignment,) = re.findall(r"""grader\.check\(["'](\w+)""", notebook.cells[checking].source)
        for name, content in data_of(ROOT / "assignments" / assignment).items():
            (tmp_path / name).write_bytes(content)
        notebook.cells.insert(checking, nbformat.v4.new_code_cell(f"%cd -q {ROOT}"))  # where the course is found
        notebook.cells.insert(0, nbformat.v4.new_code_cell(f"%reset -f\n%cd -q {tmp_path}"))
        client = NotebookClient(notebook, km=kernel, timeout=120)
        try:
            done = client.execute()
        finally:
            client.kc.stop_channels()  # nbclient leaves them open where the kernel is not its own
        earlier = done.cells[-1].outputs[-1].execution_count - done.cells[-1].execution_count
        for cell in done.cells:
            if cell.cell_type == "code":
                cell.execution_count += earlier  # the kernel counts on from notebook to notebook, nbclient anew
        return done

    return execute


def shown(notebook: Any) -> tuple[str, str]:
    """Give what the last cell shows, as text and as HTML; a slow machine prints what it is at before that."""
    *_, output = notebook.cells[-1].outputs
    return output.data["text/plain"], output.data["text/html"]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_an_untouched_template_runs_to_its_end_and_says_what_is_blank(executed: Executed, assignment: str) -> None:
    notebook = executed(template(assignment))
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    printed = "".join(output.get("text", "") for output in outputs)
    assert "replace this line with your code" in printed and "请把这一行换成你的代码" in printed
    plain, html = shown(notebook)
    assert "公开检查通过 0/" in plain and "接下来请填写" in plain
    assert "✗" not in html and "Traceback" not in html
    assert "\x1b" not in plain


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_filled_notebook_passes_its_own_last_cell(executed: Executed, assignment: str) -> None:
    notebook = filled(assignment)
    plain, html = shown(executed(notebook))
    assert "做得好" in plain and "✗" not in plain + html and "未填写" not in plain + html
    assert html.count("✓") >= 10
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    assert any("image/png" in output.get("data", ()) for output in outputs), "the demo shows a picture"


def test_a_wrong_function_is_shown_with_its_example_and_a_crash_with_its_cell(executed: Executed) -> None:
    edits = (("df(z) * (w.T", "df(f(z)) * (w.T"), ("0.5 * np.sum", "0.5 * np.summ"))
    notebook = filled("hw3_backprop", *edits)
    notebook.cells[-1].source = notebook.cells[-1].source.replace('"hw3_backprop"', '"hw3_backprop", language="en"')
    plain, html = shown(executed(notebook))
    assert "delta[1, 0] is 0.0130468, expected 0.013762" in plain and "Look at bc_v first" in plain
    for words in ("delta[1, 0] is 0.0130468, expected 0.013762 for w = [[0.7, -0.5]]", "Look at bc_v first"):
        assert words in html
    place = re.search(r"In \[(\d+)\], line \d+ \(cost\): AttributeError", html)
    assert place
    (wrong,) = (cell for cell in notebook.cells if "np.summ(" in cell.source)
    assert wrong.execution_count == int(place[1])


def test_the_functions_as_last_defined_are_checked_under_the_number_of_their_cell(executed: Executed) -> None:
    notebook = filled("hw3_backprop", ("z_next = w @ a", "z_next = w - a"))
    looped = "%%time\ndef fc_v(w, a):\n    z_next = np.vstack([row @ a for row in w])\n    return f(z_next), z_next\n"
    right = "def fc_v(w, a):\n    return f(w @ a), w @ a\n"
    look = "grader.check('hw3_backprop', 'en')"
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in (looped, look, right, look)]
    *_, looped_cell, with_loop, _, at_last = executed(notebook).cells
    *_, output = with_loop.outputs
    said = " ".join(output.data["text/plain"].split())
    assert f"In [{looped_cell.execution_count}], line 3:" in said and "Look at fc_v first" in said
    assert "24 of 24" in at_last.outputs[-1].data["text/plain"]


def test_outside_a_notebook_the_same_is_shown_as_text(tmp_path: Path) -> None:
    source = (ROOT / "reference" / "python" / "hw2_forward.py").read_text(encoding="utf-8")
    source = source.replace("y = np.where(z >= 0, 1.0, 0.0)", "y = np.where(z > 0, 1.0, 0.0)")
    script = tmp_path / "work.py"
    script.write_text(source + "\nimport grader\nprint(grader.check('hw2_forward', language='en'))\n", encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "✗ step" in done.stdout and "Look at step first" in done.stdout and "✓ fc_v" in done.stdout


def test_at_pythons_own_prompt_all_is_checked_but_the_source_that_nobody_kept() -> None:
    head = "import numpy as np\nfrom numpy.typing import NDArray\nMatrix = NDArray[np.float64]"
    source = "\n\n".join((head, *python_functions("hw3_backprop").values()))
    source += "\nimport grader\nprint(grader.check('hw3_backprop', language='en'))\n"
    command = [sys.executable, "-c", source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "✓ bc_v" in done.stdout and "✓ bp_batch" in done.stdout
