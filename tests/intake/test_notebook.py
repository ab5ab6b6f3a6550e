"""The code of a Jupyter notebook."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionRefused
from grader.intake.notebook import Code, read_notebook
from grader.limits import Limits
from tests.intake.handed_in import LIMITS, notebook, read_one

MARKDOWN = {"cell_type": "markdown", "metadata": {}, "source": "# text"}


def code(source: Any, **metadata: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": metadata, "outputs": [], "execution_count": 7, "source": source}


def units(raw: bytes) -> list[tuple[str, str]]:
    return [(unit.name, unit.source) for unit in read_notebook(raw, "x.ipynb", LIMITS).units]


def refused(raw: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(SubmissionRefused) as caught:
        read_notebook(raw, "x.ipynb", limits)
    assert caught.value.text.zh not in ("", caught.value.text.en)
    return caught.value.text.en


def test_code_cells_come_in_order_called_by_their_place_among_all_cells() -> None:
    raw = notebook("x = 1", MARKDOWN, code(["y = 2\n", "z = 3"]), code(""), code("w = 4\r\n"))
    assert units(raw) == [("cell 1", "x = 1"), ("cell 3", "y = 2\nz = 3"), ("cell 5", "w = 4\n")]


def test_demo_cells_do_not_count_and_all_else_is_left_to_the_place_where_it_runs() -> None:
    raw = notebook(
        code("shown = 1", tags=["demo"]),
        code("%matplotlib inline\n!ls\nx = 1"),
        code("y = = 2"),
        code("z = 3", tags=["other"]),
    )
    assert units(raw) == [("cell 2", "%matplotlib inline\n!ls\nx = 1"), ("cell 3", "y = = 2"), ("cell 4", "z = 3")]


def old_notebook(*cells: dict[str, Any], version: int = 3) -> bytes:
    return json.dumps(
        {
            "nbformat": version,
            "nbformat_minor": 0,
            "metadata": {"name": ""},
            "worksheets": [{"cells": list(cells)}],
        }
    ).encode()


def test_nbformat_3_is_upgraded() -> None:
    raw = old_notebook(
        {"cell_type": "heading", "level": 1, "source": "title", "metadata": {}},
        {
            "cell_type": "code",
            "input": ["x = 1\n", "y = 2"],
            "language": "python",
            "outputs": [],
            "metadata": {},
        },
        {"cell_type": "code", "input": "cat(1)", "language": "r", "outputs": []},
        {"cell_type": "code", "input": "z", "language": "python", "metadata": {"tags": ["demo"]}},
        {"cell_type": "code", "input": "w = 1", "language": "python", "prompt_number": 3},
    )
    assert units(raw) == [("cell 2", "x = 1\ny = 2"), ("cell 5", "w = 1")]


@pytest.mark.parametrize("minor", [0, 2, 4, 5, 9])
def test_every_minor_version_of_4_is_read(minor: int) -> None:
    assert units(notebook("x = 1", nbformat_minor=minor)) == [("cell 1", "x = 1")]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "damaged or cut off"),
        (notebook("x = 1")[:-5], "damaged or cut off"),
        (b'{"nbformat": 4, "x": ' + b"[" * 100_000, "damaged or cut off"),
        (b"[]", "no Jupyter notebook"),
        (b"{}", "no Jupyter notebook"),
        (b'{"nbformat": 4}', "no Jupyter notebook"),
        (b'{"nbformat": "4", "cells": []}', "no Jupyter notebook"),
        (notebook(code(3)), "no Jupyter notebook"),
        (notebook(nbformat=5), "format 5"),
        (old_notebook(version=2), "format 2"),
        (notebook("x = 1").replace(b"x", b"\0"), "null bytes"),
        (notebook(metadata={"language_info": {"name": "R"}}), "language is R"),
        (notebook(metadata={"kernelspec": {"name": "ir"}}), "language is ir"),
        (notebook(metadata={"kernelspec": {"name": "k", "language": "julia"}}), "language is julia"),
        (notebook(*["x = 1"] * 5001), "more than 5000 cells"),
        (notebook(*["x = 1"] * 5001).replace(b"cell_type", b"\\u0063ell_type"), "more than 5000 cells"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_words(raw: bytes, said: str) -> None:
    assert said in refused(raw)


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        {"kernelspec": {"name": "nn-env"}},
        {"kernelspec": {"name": "conda-env-py", "language": "python"}, "language_info": {"name": "python"}},
        {"language_info": {"name": "ipython", "version": "3.11"}},
        {"colab": {"provenance": []}, "kernelspec": None},
        {},
    ],
)
def test_every_python_kernel_is_welcome(metadata: dict[str, Any]) -> None:
    assert units(notebook("x = 1", metadata=metadata)) == [("cell 1", "x = 1")]


def test_nan_in_an_output_does_not_matter() -> None:
    cell = code("x = 1")
    cell["outputs"] = [{"data": {"application/json": float("nan")}, "text": "\ud800"}]
    assert units(notebook(cell)) == [("cell 1", "x = 1")]


def test_huge_outputs_are_passed_over_fast() -> None:
    cell = code("x = 1")
    cell["outputs"] = [{"data": {"image/png": "A" * 20_000_000, "x": [[]] * 3_000_000}}]
    raw = notebook(cell)
    started = time.monotonic()
    assert units(raw) == [("cell 1", "x = 1")]
    assert time.monotonic() - started < 3


def test_code_beyond_the_limit_for_one_file_is_left_out() -> None:
    found = read_notebook(notebook("x = 1", "#" * 1500, "#" * 1500), "x", Limits(source_kb=2))
    assert [problem.unit for problem in found.problems] == ["cell 3"]
    assert [unit.name for unit in found.units] == ["cell 1", "cell 2"]


def test_a_cell_that_is_too_long_is_not_looked_at() -> None:
    found = read_notebook(
        notebook("x = 1", "%%bash\n" + "#" * 3000, "y = 1", MARKDOWN, "z = 1"), "x", Limits(source_kb=2)
    )
    assert [unit.name for unit in found.units] == ["cell 1"]
    (problem,) = found.problems
    assert problem.unit == "cell 2"
    assert "and 2 more after it" in problem.message.en


def test_of_many_problems_the_first_are_told_and_nothing_lost_is_forgotten(tmp_path: Path) -> None:
    deep = [f"def f_{number}():\n    return {'-' * 300}1" for number in range(60)]
    submission = read_one(tmp_path, {"s.ipynb": notebook("x = 1", *deep)})
    assert len(submission.problems) == 51
    assert submission.problems[-1].message.en == "and 10 more problems from here on"
    assert submission.problems[-1].defines == tuple(f"f_{number}" for number in range(50, 60))


def test_lone_surrogates_in_a_cell_are_a_problem_and_no_crash(tmp_path: Path) -> None:
    submission = read_one(tmp_path, {"s.ipynb": notebook("x = '\ud800'", "y = 1")})
    assert [unit.name for unit in submission.units] == ["cell 2"]
    assert [problem.unit for problem in submission.problems] == ["cell 1"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
cell_like = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown", "raw", "x"])},
    optional={
        "source": json_values | st.text("%!?()='\" \nax", max_size=20),
        "input": json_values,
        "metadata": json_values,
    },
)
notebook_like = st.fixed_dictionaries(
    {"nbformat": st.sampled_from([3, 4, 4, 4, 5])},
    optional={
        "metadata": json_values,
        "cells": st.lists(cell_like, max_size=4) | json_values,
        "worksheets": st.lists(st.fixed_dictionaries({"cells": st.lists(cell_like, max_size=3)}), max_size=2),
    },
)


@settings(deadline=None, max_examples=200)
@given(notebook_like | json_values)
def test_any_json_is_a_refusal_at_worst(value: Any) -> None:
    try:
        found = read_notebook(json.dumps(value).encode(), "x", LIMITS)
    except SubmissionRefused:
        return
    assert isinstance(found, Code)


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "octave"}},
        {"kernelspec": {"name": "xoctave", "language": "Octave"}},
        {"kernelspec": {"name": "calysto_octave"}, "language_info": {"name": "octave"}},
        {"kernelspec": {"name": "matlab_kernel", "language": "matlab"}},
        {"kernelspec": {"name": "jupyter_matlab_kernel"}},
        {"kernelspec": {"name": "k", "language": "matlab"}},
    ],
)
def test_a_notebook_in_an_octave_or_matlab_kernel_is_graded_as_matlab(tmp_path: Path, metadata: dict[str, Any]) -> None:
    raw = notebook(
        "%%bash\nls", "!ls\nx = 1 ~= 2;\n?sum", "function a = fc_v(w, a)\na = w * a;\nend", metadata=metadata
    )
    submission = read_one(tmp_path, {"s/work.ipynb": raw})
    assert submission.form == "matlab"
    assert [(unit.name, unit.source) for unit in submission.units] == [
        ("cell 2", "%!ls\nx = 1 ~= 2;\n%?sum"),
        ("cell 3", "function a = fc_v(w, a)\na = w * a;\nend"),
    ]
    assert "cell 1: this cell was left out: %%bash" in submission.notes[0].en


def test_two_notebooks_in_an_octave_kernel_are_two_works(tmp_path: Path) -> None:
    raw = notebook("function a = fc_v(w, a)\nend", metadata={"kernelspec": {"name": "octave"}})
    with pytest.raises(SubmissionRefused, match="a.ipynb, b.ipynb"):
        read_one(tmp_path, {"s/a.ipynb": raw, "s/b.ipynb": raw})
