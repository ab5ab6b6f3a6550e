"""Templates are the references less the solution."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from grader.course.templates import cut, stale, write
from grader.errors import AssignmentError

TEMPLATES = Path("student_templates/hw")


def cut_text(course: Path, name: str) -> str:
    return cut(course)[TEMPLATES / name].decode()


def replace(course: Path, old: str, new: str, name: str = "reference/python/hw.py") -> None:
    path = course / name
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new), encoding="utf-8")


def test_every_form_is_cut(course: Path) -> None:
    names = ["matlab/f.m", "matlab/fc_v.m", "notebook/hw.ipynb", "python/hw.py"]
    assert list(cut(course)) == [TEMPLATES / name for name in names]


def test_the_python_template_keeps_the_hints_and_drops_the_solution(course: Path) -> None:
    assert cut_text(course, "python/hw.py") == (
        '"""A small homework.\n\n小作业。\n"""\n\nimport numpy as np\n\n\n'
        'def f(z):\n    """Activation function, given."""\n    return 1 / (1 + np.exp(-z))\n\n\n'
        'def fc_v(w, a):\n    """Forward computation.\n\n    前向计算。\n    """\n'
        "    # zh: 先求净输入，再求激活值。\n"
        "    # en: First the net input,\n"
        "    # en: then the activation.\n"
        '    raise NotImplementedError("fc_v: replace this line with your code / 请把这一行换成你的代码")\n'
        "    return a_next, z_next\n"
    )


def test_the_matlab_template_keeps_the_hints_and_drops_the_solution(course: Path) -> None:
    assert cut_text(course, "matlab/fc_v.m") == (
        "function [a_next, z_next] = fc_v(w, a)\n% FC_V  Forward computation. / 前向计算。\n"
        "% zh: 先求净输入。\n% en: First the net input.\n"
        "error('grader:blank', 'fc_v: replace this line with your code / 请把这一行换成你的代码');\nend\n"
    )


def test_a_given_matlab_function_is_handed_out_as_it_is(course: Path) -> None:
    source = (course / "reference/matlab/hw/f.m").read_bytes()
    assert cut(course)[TEMPLATES / "matlab/f.m"] == source


def test_the_notebook_is_valid_and_ends_with_the_public_checks(course: Path) -> None:
    notebook = nbformat.reads(cut_text(course, "notebook/hw.ipynb"), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.cells[-1].source == "import grader\n\ngrader.check('hw')"
    assert notebook.cells[-1].metadata.tags == ["demo", "raises-exception"]


def test_the_notebook_has_a_function_a_cell_with_the_text_around_it(course: Path) -> None:
    cells = json.loads(cut_text(course, "notebook/hw.ipynb"))["cells"]
    assert [cell["id"] for cell in cells] == [
        *("text-before-f", "code-before-f", "f", "text-before-fc_v", "fc_v"),
        *("demo-before-end--2", "text-before-end", "demo-before-end"),
    ]
    assert cells[0]["source"] == ["# 作业 · Homework\n", "\n", "$z = w a$"]


def test_demo_cells_run_in_the_notebook_and_are_tagged(course: Path) -> None:
    demo = json.loads(cut_text(course, "notebook/hw.ipynb"))["cells"][5]
    assert demo["source"] == ["print(fc_v(np.eye(2), np.ones((2, 1))))"]
    assert demo["metadata"] == {"tags": ["demo", "raises-exception"]}
    assert "print" not in cut_text(course, "python/hw.py")


def test_a_check_cell_of_the_references_own_is_not_doubled(course: Path) -> None:
    path = course / "reference/python/hw.py"
    with path.open("a") as file:
        file.write('\n# %% tags=["demo", "active-ipynb"]\n# import grader\n# grader.check("hw")\n')
    assert cut_text(course, "notebook/hw.ipynb").count("grader.check(") == 1


def test_cell_ids_stay_when_another_cell_is_added_before(course: Path) -> None:
    ids = {cell["id"] for cell in json.loads(cut_text(course, "notebook/hw.ipynb"))["cells"]}
    replace(course, "# %%\ndef f(z)", "# %% [markdown]\n# more\n\n# %%\ndef f(z)")
    assert ids < {cell["id"] for cell in json.loads(cut_text(course, "notebook/hw.ipynb"))["cells"]}


GAP = "    # <gap>\n    # zh: x\n    # en: x\n    z = 1\n    # </gap>\n"

PYTHON_FAULTS = {
    "unclosed": ("    # </gap>\n", "", "line 31: this gap is not closed"),
    "opened twice": ("    z_next = w @ a\n", "    # <gap>\n", "line 31: this gap is not closed before the next"),
    "closed twice": ("    # </gap>\n", "    # </gap>\n    # </gap>\n", "line 39: </gap> without a <gap>"),
    "two in a function": (
        "    return a_next, z_next\n",
        f"{GAP}    return 1\n",
        "line 39: fc_v has a second gap; the first",
    ),
    "in no function": (
        "import numpy as np\n",
        f"import numpy as np\n{GAP}".replace("    ", ""),
        "line 13: this gap lies in no",
    ),
    "around a function": ("def f(z):\n", "# <gap>\ndef f(z):\n", "not closed before"),
    "nothing in it": ("    z_next = w @ a\n    a_next = f(z_next)\n", "", None),
    "no hint in Chinese": (
        "    # zh: 先求净输入，再求激活值。\n",
        "",
        "line 31: a gap needs its hint in zh and en (found en)",
    ),
    "not Python": ("def f(z):\n", "def f(z:\n", "line 16"),
    "two in a cell": (
        "# %%\ndef fc_v",
        f"# %%\ndef g():\n{GAP}    return z\n\n\ndef fc_v",
        "line 40: g and fc_v share a cell",
    ),
}


@pytest.mark.parametrize("fault", PYTHON_FAULTS)
def test_an_unsound_reference_is_refused_with_file_and_line(course: Path, fault: str) -> None:
    old, new, message = PYTHON_FAULTS[fault]
    replace(course, old, new)
    if message is None:
        replace(course, "    # this comment is part of the solution\n", "")
        message = "line 31: there is no solution in this gap"
    with pytest.raises(AssignmentError) as caught:
        cut(course)
    assert "reference/python/hw.py" in str(caught.value)
    assert message in str(caught.value)


def test_a_python_reference_without_any_gap_is_refused(course: Path) -> None:
    (course / "reference/python/hw.py").write_text("def f(z):\n    return z\n")
    with pytest.raises(AssignmentError, match="reference/python/hw.py: there is no gap"):
        cut(course)


def test_matlab_references_without_any_gap_are_refused(course: Path) -> None:
    (course / "reference/matlab/hw/fc_v.m").unlink()
    with pytest.raises(AssignmentError, match="reference/matlab/hw: there is no gap"):
        cut(course)


def test_an_unclosed_gap_in_matlab_is_refused_with_file_and_line(course: Path) -> None:
    replace(course, "% </gap>\n", "", "reference/matlab/hw/fc_v.m")
    with pytest.raises(AssignmentError, match=r"reference/matlab/hw/fc_v\.m, line 3: this gap is not closed"):
        cut(course)


def test_a_reference_that_is_not_utf8_is_refused(course: Path) -> None:
    (course / "reference/python/hw.py").write_bytes("# 作业".encode("gbk"))
    with pytest.raises(AssignmentError, match="hw.py cannot be read"):
        cut(course)


def test_writing_twice_changes_nothing(course: Path) -> None:
    assert len(write(course)) == 4
    before = {path: path.stat().st_mtime_ns for path in (course / "student_templates").rglob("*")}
    assert write(course) == ()
    assert before == {path: path.stat().st_mtime_ns for path in (course / "student_templates").rglob("*")}


def test_a_fresh_course_is_stale_until_written(course: Path) -> None:
    assert len(stale(course)) == 4
    write(course)
    assert stale(course) == ()


def test_a_changed_reference_makes_its_templates_stale(course: Path) -> None:
    write(course)
    replace(course, '"""Activation function, given."""', '"""Given."""')
    assert stale(course) == (TEMPLATES / "notebook/hw.ipynb", TEMPLATES / "python/hw.py")


def test_a_changed_solution_alone_leaves_the_templates_in_step(course: Path) -> None:
    write(course)
    replace(course, "z_next = w @ a", "z_next = np.dot(w, a)")
    assert stale(course) == ()


@pytest.mark.parametrize("name", ["python/old.py", "matlab/old.m"])
def test_an_extra_file_is_stale_and_removed_by_writing(course: Path, name: str) -> None:
    write(course)
    extra = course / TEMPLATES / name
    extra.write_text("x = 1\n")
    assert stale(course) == (TEMPLATES / name,)
    assert write(course) == (TEMPLATES / name,)
    assert not extra.exists()


def test_what_jupyter_and_python_leave_behind_is_not_stale(course: Path) -> None:
    write(course)
    for name in ("notebook/.ipynb_checkpoints/hw-checkpoint.ipynb", "python/__pycache__/hw.pyc", "python/.DS_Store"):
        path = course / TEMPLATES / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert stale(course) == ()


def test_an_edited_template_is_stale(course: Path) -> None:
    write(course)
    path = course / TEMPLATES / "python/hw.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert stale(course) == (TEMPLATES / "python/hw.py",)
