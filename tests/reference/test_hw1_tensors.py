"""The reference solution of hw1_tensors, against hand arithmetic, laws, and the handout's numbers."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.checks.assignment import load_assignment, load_module
from grader.course.folder import load_course
from tests.conftest import require

ROOT = Path(__file__).parents[2]
HW1 = load_module(ROOT / "reference/python/hw1_tensors.py")
PUBLIC = load_module(ROOT / "assignments/hw1_tensors/public_checks.py")
HANDOUTS = {
    language: (ROOT / f"assignments/hw1_tensors/handout.{language}.md").read_text(encoding="utf-8")
    for language in ("en", "zh")
}
in_both_languages = pytest.mark.parametrize("handout", HANDOUTS.values(), ids=HANDOUTS.keys())

sizes = st.integers(1, 5)
values = st.floats(-100, 100)
few = settings(max_examples=40, deadline=None)


def matrices(rows: int, columns: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(float, (rows, columns), elements=values)


@st.composite
def several(draw: st.DrawFn) -> tuple[np.ndarray, ...]:
    """Draw x (r, n), another of its shape, a row (1, n), a factor (n, c)."""
    r, n, c = draw(sizes), draw(sizes), draw(sizes)
    return draw(matrices(r, n)), draw(matrices(r, n)), draw(matrices(1, n)), draw(matrices(n, c))


# laws


@few
@given(several())
def test_both_forms_of_every_operation_agree(drawn):
    x, y, row, factor = drawn
    column, other = x.reshape(-1, 1), y.reshape(-1, 1)
    for name, args in (
        ("relu", (x,)),
        ("add", (x, y)),
        ("add_row", (x, row)),
        ("dot", (column, other)),
        ("matvec", (x, factor[:, :1])),
        ("matmul", (x, factor)),
        ("transpose", (x,)),
        ("reshape", (x, x.shape[1], x.shape[0])),
    ):
        component, vector = (getattr(HW1, f"{name}_{form}")(*args) for form in "cv")
        np.testing.assert_allclose(vector, np.reshape(component, np.shape(vector)), rtol=0, atol=1e-9, err_msg=name)


@few
@given(several())
def test_products_are_dot_products_of_rows_and_columns(drawn):
    x, _, _, factor = drawn
    product = HW1.matmul_c(x, factor)
    for i in range(len(x)):
        for j in range(factor.shape[1]):
            assert product[i, j] == pytest.approx(HW1.dot_c(x[[i]].T, factor[:, [j]]), abs=1e-9)
        assert HW1.matvec_c(x, factor[:, :1])[i, 0] == pytest.approx(product[i, 0], abs=1e-9)


@few
@given(several())
def test_transposing_twice_changes_nothing_and_turns_a_product_round(drawn):
    x, _, _, factor = drawn
    np.testing.assert_array_equal(HW1.transpose_c(HW1.transpose_c(x)), x)
    turned = HW1.matmul_v(HW1.transpose_c(factor), HW1.transpose_c(x))
    np.testing.assert_allclose(turned, HW1.transpose_c(HW1.matmul_v(x, factor)), rtol=0, atol=1e-9)


@few
@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_reshaping_keeps_the_order_row_by_row_and_can_be_taken_back(r, c, data):
    x = np.arange(1.0, r * c + 1).reshape(r, c)
    rows = data.draw(st.sampled_from([n for n in range(1, r * c + 1) if r * c % n == 0]))
    y = HW1.reshape_c(x, rows, r * c // rows)
    assert y.ravel().tolist() == list(range(1, r * c + 1))
    np.testing.assert_array_equal(HW1.reshape_c(y, r, c), x)


@few
@given(st.integers(1, 12), st.integers(1, 15))
def test_mini_batches_put_together_are_the_samples_and_none_is_left(m, batch_size):
    x = np.arange(2.0 * m).reshape(m, 2)
    count = -(-m // batch_size)
    batches = [HW1.mini_batch(x, n, batch_size) for n in range(count)]
    np.testing.assert_array_equal(np.vstack(batches), x)
    assert all(len(batch) == batch_size for batch in batches[:-1])
    assert HW1.mini_batch(x, count, batch_size).shape == (0, 2)


@few
@given(several())
def test_relu_is_never_negative_and_done_after_once(drawn):
    y = HW1.relu_c(drawn[0])
    assert np.all(y >= 0) and np.array_equal(HW1.relu_c(y), y)
    np.testing.assert_array_equal(y - HW1.relu_c(-drawn[0]), drawn[0])


# the handout


def table(handout: str, first_cell: str) -> list[list[str]]:
    """Find the table whose heading begins with this cell; give its rows below the heading."""
    lines = handout.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"| {first_cell} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def matrix(handout: str, name: str) -> np.ndarray:
    bodies = re.findall(rf"(?:^|\W){name} = \\begin{{pmatrix}}(.*?)\\end{{pmatrix}}", handout, re.DOTALL)
    assert len(bodies) == 1, name
    return np.array([[float(entry) for entry in row.split("&")] for row in bodies[0].split(r"\\")])


def written(text: str) -> np.ndarray:
    return np.array([[float(number) for number in row.split()] for row in text.split(";")])


@in_both_languages
def test_the_example_worked_by_hand_is_right_and_is_that_of_the_public_checks(handout):
    given = {name: matrix(handout, name) for name in "xyruvb"}
    for name, public in zip("xyruvb", ("X", "Y", "R", "U", "V", "B"), strict=True):
        np.testing.assert_array_equal(given[name], getattr(PUBLIC, public))
    rows = table(handout, next(head for head in ("operation", "运算") if f"| {head} |" in handout))
    assert len(rows) == 8
    for call, result in rows:
        name, arguments = re.fullmatch(r"`(\w+)\((.*)\)`", call).groups()
        args = [given[each] if each in given else int(each) for each in arguments.split(", ")]
        for form in "cv":
            got = np.atleast_2d(getattr(HW1, f"{name}_{form}")(*args))
            np.testing.assert_array_equal(got, written(result), err_msg=name)


@in_both_languages
def test_the_numbers_in_the_text_are_right(handout):
    u, v, x, b = (matrix(handout, name) for name in "uvxb")
    sums = re.findall(r"\$([-\d()\\cdot +]+) = (-?\d+)\$", handout)
    assert [int(total) for _, total in sums] == [(u.T @ v).item(), (x @ u)[0, 0], (x @ b)[0, 1]]
    for terms, total in sums:
        assert eval(terms.replace(r"\cdot", "*")) == int(total)


@in_both_languages
def test_the_table_of_mini_batches_is_right(handout):
    head = next(head for head in ("7 samples, $b = 3$", "7 个样本，$b = 3$") if f"| {head} |" in handout)
    (_, *numbers), (_, *shapes) = table(handout, head)
    samples = np.arange(1.0, 8.0)[:, np.newaxis]
    for n, (listed, shape) in enumerate(zip(numbers, shapes, strict=True)):
        batch = HW1.mini_batch(samples, n, 3)
        assert [int(number) for number in re.findall(r"\d+", listed)] == batch.ravel().tolist()
        assert shape == f"$({len(batch)}, c)$"


@in_both_languages
def test_the_python_of_the_handout_runs(handout):
    loop, example = re.findall(r"```python\n(.*?)```", handout, re.DOTALL)
    namespace = {**vars(HW1)}
    exec(example, namespace)
    exec(loop, namespace)
    np.testing.assert_array_equal(namespace["z"], PUBLIC.X_TIMES_U)
    np.testing.assert_array_equal(namespace["p"], PUBLIC.X_TIMES_B)
    np.testing.assert_array_equal(namespace["q"], PUBLIC.RESHAPED)


@in_both_languages
def test_the_matlab_of_the_handout_gives_the_same_and_its_own_reshape_another_order(handout):
    require("octave-cli")
    (example,) = re.findall(r"```matlab\n(.*?)```", handout, re.DOTALL)
    (loop,) = re.findall(r"```octave\n(.*?)```", handout, re.DOTALL)
    script = (
        f"addpath('{ROOT}/reference/matlab/hw1_tensors');\n{example}\n{loop}\n"
        "for m = {z, p, q, reshape(x, 3, 2)}\n disp(mat2str(m{1}));\nend"
    )
    ran = subprocess.run(
        ["octave-cli", "--norc", "--no-history", "--quiet", "--eval", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *visited, z, p, q, own = (written(line.strip("[] ")) for line in ran.stdout.splitlines())
    assert [int(i) * 10 + int(j) for ((i, j, _),) in visited] == [11, 12, 13, 21, 22, 23]
    np.testing.assert_array_equal(z, PUBLIC.X_TIMES_U)
    np.testing.assert_array_equal(p, PUBLIC.X_TIMES_B)
    np.testing.assert_array_equal(q, PUBLIC.RESHAPED)
    assert "; ".join(" ".join(f"{number:g}" for number in row) for row in own) in handout


def test_numpys_dot_of_two_columns_says_what_the_handout_says():
    with pytest.raises(ValueError) as caught:
        np.dot(PUBLIC.U, PUBLIC.V)
    said = re.search(r"`(shapes .*?)`", HANDOUTS["en"])
    assert said is not None and str(caught.value).startswith(said[1]) and said[0] in HANDOUTS["zh"]


@in_both_languages
def test_the_points_in_the_handout_are_those_of_the_checks(handout):
    points = Counter[tuple[str, str]]()
    for check in load_assignment(load_course(ROOT), "hw1_tensors").checks:
        points[check.function, check.visibility] += check.points
    head = next(line for line in ("function | public", "函数 | 公开") if f"| {line} |" in handout)
    *functions, together = [(row[0].strip("`"), *map(float, row[1:])) for row in table(handout, head)]
    want = {function: (points[function, "public"], points[function, "hidden"]) for function, _ in points}
    assert {name: (public, hidden) for name, public, hidden, _ in functions} == want
    assert all(public + hidden == both for _, public, hidden, both in functions)
    assert together[1:] == (13, 87, 100)


def test_both_handouts_hold_the_same_formulas():
    formulas = [re.findall(r"\$\$(.*?)\$\$", handout, re.DOTALL) for handout in HANDOUTS.values()]
    stripped = [[re.sub(r"\\text\{.*?\}|[\s,.]+", "", formula) for formula in found] for found in formulas]
    assert stripped[0] == stripped[1]
    assert len(stripped[0]) >= 9
