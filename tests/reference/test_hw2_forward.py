"""The reference solution of hw2_forward, against hand arithmetic, laws, and the handout's numbers."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.checks.assignment import load_assignment, load_module
from grader.course.folder import load_course
from tests.conftest import require

ROOT = Path(__file__).parents[2]
HW2 = load_module(ROOT / "reference/python/hw2_forward.py")
HANDOUTS = {
    language: (ROOT / f"assignments/hw2_forward/handout.{language}.md").read_text(encoding="utf-8")
    for language in ("en", "zh")
}
in_both_languages = pytest.mark.parametrize("handout", HANDOUTS.values(), ids=HANDOUTS.keys())

sizes = st.integers(1, 5)
values = st.floats(-1000, 1000)


@st.composite
def layers(draw):
    n_next, n, m = draw(sizes), draw(sizes), draw(sizes)
    return draw(arrays(float, (n_next, n), elements=values)), draw(arrays(float, (n, m), elements=values))


@st.composite
def networks(draw):
    n = draw(st.lists(sizes, min_size=2, max_size=5))
    w = [draw(arrays(float, (n[k + 1], n[k]), elements=st.floats(-4, 4))) for k in range(len(n) - 1)]
    return w, draw(arrays(float, (n[0], draw(sizes)), elements=st.floats(-4, 4)))


# laws


@given(layers())
def test_vector_form_agrees_with_component_form(layer):
    w, a = layer
    # net inputs reach 5e6, whose rounding moves f by no more than a quarter of it
    np.testing.assert_allclose(HW2.fc_v(w, a), HW2.fc_c(w, a), rtol=0, atol=1e-8)


@given(layers())
def test_activations_are_finite_and_between_0_and_1(layer):
    w, a = layer
    a_next = HW2.fc_v(w, a)
    assert a_next.shape == (len(w), a.shape[1])
    assert np.all((a_next >= 0) & (a_next <= 1))


@given(networks())
def test_both_forms_of_the_network_agree_and_each_column_is_independent(network):
    w, x = network
    a_last = HW2.forward_v(w, x)
    np.testing.assert_allclose(a_last, HW2.forward_c(w, x), rtol=0, atol=1e-12)
    for k in range(x.shape[1]):
        np.testing.assert_allclose(a_last[:, k : k + 1], HW2.forward_v(w, x[:, k : k + 1]), rtol=0, atol=1e-12)


@given(values)
def test_sigmoid_is_symmetric_about_one_half(s):
    assert HW2.f(s) + HW2.f(-s) == pytest.approx(1, abs=1e-15)


def test_nothing_that_was_passed_in_changes():
    w, x = [np.ones((2, 3)), np.ones((1, 2))], np.ones((3, 4))
    HW2.forward_c(w, x), HW2.forward_v(w, x)
    HW2.step(x), HW2.perceptron(w[1], 1.0, x[:2]), HW2.xor(x, x)
    assert all(np.all(array == 1) for array in (*w, x))


# hand arithmetic


def test_step_is_1_on_the_threshold():
    assert HW2.step(np.array([-1e-300, -0.0, 0.0, 1e-300])).tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize("x1, x2, nand, xor", [(0, 0, 1, 0), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 0)])
def test_gates_have_their_truth_tables_on_numbers_and_arrays(x1, x2, nand, xor):
    assert (HW2.nand(x1, x2), HW2.xor(x1, x2)) == (nand, xor)
    row1, row2 = np.full((2, 3), float(x1)), np.full((2, 3), float(x2))
    assert HW2.nand(row1, row2).tolist() == [[nand] * 3] * 2
    assert HW2.xor(row1, row2).tolist() == [[xor] * 3] * 2


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


def numbers(rows: list[list[str]]) -> np.ndarray:
    return np.array(rows, dtype=float)


def matrix(handout: str, name: str) -> np.ndarray:
    (body,) = re.findall(rf"{re.escape(name)} = \\begin{{pmatrix}}(.*?)\\end{{pmatrix}}", handout, re.DOTALL)
    return np.array([[float(entry) for entry in row.split("&")] for row in body.split(r"\\")])


@in_both_languages
def test_the_perceptron_table_is_right(handout):
    x1, x2, z, y = numbers(table(handout, "$x_1$ | $x_2$ | $w x + b$")).T
    x = np.vstack([x1, x2])
    np.testing.assert_array_equal(z, x1 + 2 * x2 - 2)
    np.testing.assert_array_equal(y, HW2.perceptron(np.array([[1.0, 2.0]]), -2.0, x)[0])
    assert 0 in z


@in_both_languages
def test_the_nand_table_is_right(handout):
    x1, x2, y = numbers(table(handout, "$x_1$ | $x_2$ | nand")).T
    np.testing.assert_array_equal(y, HW2.nand(x1, x2))


@pytest.mark.parametrize("language, spots", [("en", "spots $x_1$"), ("zh", "斑点 $x_1$")])
def test_the_table_of_four_nand_gates_is_right(language, spots):
    x1, x2, first, upper, lower, eat = numbers(table(HANDOUTS[language], spots)).T
    np.testing.assert_array_equal(first, HW2.nand(x1, x2))
    np.testing.assert_array_equal(upper, HW2.nand(x1, first))
    np.testing.assert_array_equal(lower, HW2.nand(first, x2))
    np.testing.assert_array_equal(eat, HW2.nand(upper, lower))
    np.testing.assert_array_equal(eat, HW2.xor(x1, x2))
    np.testing.assert_array_equal(eat, (x1 + x2) == 1)


@in_both_languages
def test_the_network_worked_by_hand_is_right(handout):
    rows = {row[0]: numbers([row[1:]])[0] for row in table(handout, "| $(0,0)$")}
    w = [matrix(handout, "W^1"), matrix(handout, "W^2")]
    x = np.vstack([rows[f"$x_{i}$"] for i in (1, 2, 3)])
    hidden = HW2.fc_v(w[0], x)
    worked = {"z^2": w[0] @ x, "a^2": hidden, "z^3": w[1] @ hidden, "a^3": HW2.forward_v(w, x)}
    for name, want in worked.items():
        for i, row in enumerate(want, start=1):
            np.testing.assert_allclose(rows[f"${name}_{i}$"], row, rtol=0, atol=0.5e-4)
    assert len(rows) == 3 + sum(map(len, worked.values()))
    np.testing.assert_array_equal(rows["$a^3_1$"] > 0.5, HW2.xor(x[0], x[1]) == 1)


@in_both_languages
def test_the_numbers_in_the_text_are_those_of_the_table(handout):
    rows = {row[0]: row[1:] for row in table(handout, "| $(0,0)$")}
    assert f"1 / (1 + e^{{-2}}) = {rows['$a^2_1$'][2]}$" in handout
    assert f"$a^3_1 = {rows['$a^3_1$'][2]}$" in handout
    terms = [rows[f"$a^2_{i}$"][2] for i in (1, 2, 3)]
    assert f"6 \\cdot {terms[0]} + 5 \\cdot {terms[1]} - 3 \\cdot {terms[2]} = 2.351$" in handout
    assert 6 * float(terms[0]) + 5 * float(terms[1]) - 3 * float(terms[2]) == pytest.approx(2.351, abs=0.0005)


@in_both_languages
def test_the_python_of_the_handout_is_the_network_of_the_handout(handout):
    (code,) = re.findall(r"```python\n(.*?)```", handout, re.DOTALL)
    namespace = {**vars(HW2)}
    exec(code, namespace)
    np.testing.assert_array_equal(namespace["w"][0], matrix(handout, "W^1"))
    np.testing.assert_array_equal(namespace["w"][1], matrix(handout, "W^2"))
    public = load_module(ROOT / "assignments/hw2_forward/public_checks.py")
    np.testing.assert_allclose(namespace["a_next"], public.HIDDEN, rtol=0, atol=public.EIGHT_DIGITS)
    np.testing.assert_allclose(namespace["a_L"], public.OUTPUT, rtol=0, atol=public.EIGHT_DIGITS)


@in_both_languages
def test_the_matlab_of_the_handout_gives_the_same_numbers(handout):
    require("octave-cli")
    (code,) = re.findall(r"```matlab\n(.*?)```", handout, re.DOTALL)
    script = f"warning('off', 'all'); addpath('{ROOT}/reference/matlab/hw2_forward');\n{code}\ndisp(a_L);"
    ran = subprocess.run(
        ["octave-cli", "--norc", "--no-history", "--quiet", "--eval", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    last = [row[1:] for row in table(handout, "| $(0,0)$") if row[0] == "$a^3_1$"][0]
    assert ran.stdout.split() == last


@in_both_languages
def test_the_points_in_the_handout_are_those_of_the_checks(handout):
    points = Counter[tuple[str, str]]()
    for check in load_assignment(load_course(ROOT), "hw2_forward").checks:
        points[check.function, check.visibility] += check.points
    rows = table(handout, next(line for line in ("function | public", "函数 | 公开") if f"| {line} |" in handout))
    *functions, together = [(row[0].strip("`"), *map(int, row[1:])) for row in rows]
    want = [
        (function, points[function, "public"], points[function, "hidden"])
        for function in dict.fromkeys(function for function, _ in points)
    ]
    assert sorted((name, public, hidden) for name, public, hidden, _ in functions) == sorted(want)
    assert all(public + hidden == both for _, public, hidden, both in functions)
    assert together[1:] == (15, 85, 100)


def test_both_handouts_hold_the_same_formulas():
    formulas = [re.findall(r"\$\$(.*?)\$\$", handout, re.DOTALL) for handout in HANDOUTS.values()]
    stripped = [[re.sub(r"\\text\{.*?\}|\s+", "", formula) for formula in found] for found in formulas]
    assert stripped[0] == stripped[1]
    assert len(stripped[0]) >= 7
