"""The reference solution of hw6_descent, against hand arithmetic, laws, and the handout's numbers and pictures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import expit

from grader.checking import numerical_gradient
from grader.checks.assignment import load_assignment, load_module
from grader.course.folder import load_course
from grader.course.handout import pictures_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assignments/hw6_descent"
HW6 = load_module(ROOT / "reference/python/hw6_descent.py")
PICTURES = load_module(FOLDER / "pictures.py")
HANDOUTS = {language: (FOLDER / f"handout.{language}.md").read_text(encoding="utf-8") for language in ("en", "zh")}
in_both_languages = pytest.mark.parametrize("handout", HANDOUTS.values(), ids=HANDOUTS.keys())

surfaces = st.sampled_from((1, 2))
points = arrays(float, (2, 1), elements=st.floats(-2, 2))


def column(v1: float, v2: float) -> np.ndarray:
    return np.array([[v1], [v2]])


# laws


@settings(max_examples=30)
@given(surfaces, points)
def test_the_slope_is_how_the_surface_changes(k, v):
    slope = numerical_gradient(lambda at: HW6.surface(k, at[0]).item(), [v])[0]
    np.testing.assert_allclose(HW6.slope(k, v), slope, rtol=0, atol=1e-6)


@given(surfaces, arrays(float, (2, 5), elements=st.floats(-2, 2)))
def test_points_side_by_side_do_not_know_each_other(k, v):
    J, g = HW6.surface(k, v), HW6.slope(k, v)
    assert J.shape == (1, 5) and g.shape == (2, 5)
    for m in range(5):
        np.testing.assert_array_equal(J[:, m : m + 1], HW6.surface(k, v[:, m : m + 1]))
        np.testing.assert_array_equal(g[:, m : m + 1], HW6.slope(k, v[:, m : m + 1]))


@given(surfaces, points)
def test_small_steps_never_lead_up(k, v):
    heights = HW6.surface(k, HW6.descend(k, v, 0.002, 20))[0]
    assert np.all(np.diff(heights) <= 1e-12)


@given(surfaces, points, st.integers(0, 6))
def test_without_velocity_all_ways_are_plain_descent(k, v, steps):
    plain = HW6.descend(k, v, 0.01, steps)
    assert plain.shape == (2, steps + 1)
    np.testing.assert_array_equal(HW6.momentum(k, v, 0.01, 0.0, steps), plain)
    np.testing.assert_allclose(HW6.nesterov(k, v, 0.01, 0.0, steps), plain, rtol=0, atol=1e-12)


@given(surfaces, points, st.floats(0, 0.9))
def test_the_listing_is_nesterovs_momentum_seen_one_push_ahead(k, v, beta):
    """Sutskever's form takes the slope at v + beta u; the listing's v is that point."""
    listing = HW6.nesterov(k, v, 0.01, beta, 6)
    u, at = np.zeros((2, 1)), v
    for n in range(6):
        u = beta * u - 0.01 * HW6.slope(k, at + beta * u)
        at = at + u
        np.testing.assert_allclose(listing[:, n + 1 : n + 2], at + beta * u, rtol=0, atol=1e-9)


@given(surfaces, points, st.floats(0, 3), st.integers(0, 12))
def test_the_search_ends_at_the_first_point_of_the_path_that_is_flat_enough(k, v, tol, most):
    path = HW6.descend(k, v, 0.01, most)
    lengths = np.sqrt(np.sum(HW6.slope(k, path) ** 2, axis=0))
    end, steps = HW6.minimum(k, v, 0.01, tol, most)
    first = int(np.argmax(lengths <= tol)) if (lengths <= tol).any() else most
    assert steps == first
    np.testing.assert_array_equal(end, path[:, steps : steps + 1])


@given(st.sampled_from(("quadratic", "cross_entropy")), *[st.floats(-3, 3)] * 3, st.floats(0, 1))
def test_a_small_step_of_the_neuron_lowers_its_cost(kind, w, b, x, y):
    before, after = HW6.neuron(kind, w, b, x, y, 0.01, 1)[0]

    def cost(a):
        return (y - a) ** 2 / 2 if kind == "quadratic" else -(y * np.log(a) + (1 - y) * np.log(1 - a))

    assert cost(after) <= cost(before) + 1e-12


@given(arrays(float, (2, 3), elements=st.floats(-1000, 1000)))
def test_the_slowdown_is_finite_and_the_ratio_is_the_quotient_wherever_there_is_one(z):
    quadratic, cross_entropy, ratio = HW6.learning_slowdown(z)
    assert np.isfinite([quadratic, cross_entropy, ratio]).all()
    np.testing.assert_allclose(quadratic, ratio * cross_entropy, rtol=1e-15, atol=1e-300)
    np.testing.assert_allclose(cross_entropy, expit(z), rtol=1e-12, atol=1e-300)


def test_no_argument_changes():
    v = column(1.0, 0.5)
    for call in (
        lambda: HW6.surface(1, v),
        lambda: HW6.slope(2, v),
        lambda: HW6.descend(1, v, 0.1, 3),
        lambda: HW6.minimum(1, v, 0.1, 0.0, 3),
        lambda: HW6.momentum(2, v, 0.1, 0.5, 3),
        lambda: HW6.nesterov(2, v, 0.1, 0.5, 3),
        lambda: HW6.learning_slowdown(v),
    ):
        call()
        np.testing.assert_array_equal(v, column(1.0, 0.5))


# the handout


def table(handout: str, first_cell: str) -> list[list[str]]:
    """Find the table whose heading begins with these cells; give its rows below the heading."""
    lines = handout.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"| {first_cell} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def pair(cell: str) -> np.ndarray:
    return column(*map(float, cell.strip("()").split(",")))


@in_both_languages
def test_the_table_of_two_points_is_exact(handout):
    for row in table(handout, "$v_1$ | $v_2$ | $J_1$"):
        v1, v2, *rest = map(float, row)
        v = column(v1, v2)
        want = [number for k in (1, 2) for number in (HW6.surface(k, v).item(), *HW6.slope(k, v).ravel())]
        assert rest == want


@in_both_languages
def test_the_way_worked_by_hand_is_right(handout):
    rows = {
        row[0].strip("`"): row[1:]
        for row in table(
            handout, next(line for line in ("| start | after 1 step", "| 起点 | 1 步之后") if f"| {line} |" in handout)
        )
    }
    ways = {
        "descend": HW6.descend(1, column(1, 0), 0.05, 2),
        "momentum": HW6.momentum(1, column(1, 0), 0.05, 0.5, 2),
        "nesterov": HW6.nesterov(1, column(1, 0), 0.05, 0.5, 2),
    }
    assert rows.keys() == ways.keys()
    public = load_module(FOLDER / "public_checks.py")
    for name, way in ways.items():
        np.testing.assert_allclose(np.hstack([pair(cell) for cell in rows[name]]), way, rtol=0, atol=1e-12)
        np.testing.assert_allclose(public.PATHS[name], way, rtol=0, atol=1e-12)
    end, steps = HW6.minimum(1, column(1, 0), 0.05, 1.0, 10)
    length = float(np.linalg.norm(HW6.slope(1, end)))
    assert steps == 4 == public.STEPS
    assert f"$({end[0, 0]:.6f}, {end[1, 0]:.6f})$" in handout and f"$|g| = {length:.4f}$" in handout


@in_both_languages
def test_the_flat_points_of_surface_1_are_three_and_as_said(handout):
    roots = sorted(root.real for root in np.roots([4, 0, -4, 1]))
    rows = table(handout, "$d$ | $v_1$ | $v_2$ | $J_1$")
    assert len(rows) == 3
    for root, (d, v1, v2, J, _) in zip(roots, rows, strict=True):
        v = column(-root / 2, root / 2)
        np.testing.assert_allclose(HW6.slope(1, v), 0, atol=1e-12)
        assert (d, v1, v2, J) == tuple(f"{n:.6f}" for n in (root, *v.ravel(), HW6.surface(1, v).item()))
    curvatures = [np.linalg.eigvalsh([[12 * d * d, 8 - 12 * d * d], [8 - 12 * d * d, 12 * d * d]]) for d in roots]
    assert [int((curvature > 0).sum()) for curvature in curvatures] == [2, 1, 2]  # minimum, saddle, minimum


@in_both_languages
def test_small_steps_find_the_minimum_on_their_side_of_the_ridge(handout):
    assert f"$v_2 - v_1 = {PICTURES.RIDGE:.4f}$" in handout
    rng = np.random.default_rng(6)
    for _ in range(30):
        v = rng.uniform(-1.5, 1.5, size=(2, 1))
        end, _ = HW6.minimum(1, v, 0.01, 1e-6, 5000)
        lower = v[1, 0] - v[0, 0] < PICTURES.RIDGE
        np.testing.assert_allclose(end[:, 0], PICTURES.MINIMA[0 if lower else 1], rtol=0, atol=1e-6)


@in_both_languages
def test_what_is_said_of_long_steps_is_so(handout):
    below, above = (PICTURES.where_from(d, 0.05) for d in (1.72, 1.73))
    assert "1.725" in handout and (below, above) == (PICTURES.ORANGE, PICTURES.BLUE)
    hops = HW6.descend(1, column(1, 0), 0.1, 1000)[:, -2:]
    for v1, v2 in hops.T:
        assert f"$({v1:.4f}, {v2:.4f})$" in handout


@in_both_languages
def test_the_minima_of_surface_2_are_a_line_and_one_ray_leads_to_the_origin(handout):
    assert np.all(HW6.slope(2, np.array([[0.0] * 5, [-2.0, -0.5, 0.0, 0.5, 2.0]])) == 0)
    (ray,) = [root.real for root in np.roots([4, -4.5, 0, 1.5]) if root.imag == 0]
    assert f"$v_2 = {ray:.4f}\\, v_1$" in handout
    g = HW6.slope(2, column(1, ray))
    assert g[1, 0] / g[0, 0] == pytest.approx(ray)  # a step from the ray stays on it


@cache
def ends(k: int, start: str, tol: float) -> tuple[np.ndarray, int]:
    return HW6.minimum(k, pair(start), 0.05, tol, 100_000)


@in_both_languages
def test_the_table_of_creeping_is_right(handout):
    first = next(line for line in ("surface | start", "曲面 | 起点") if f"| {line} |" in handout)
    for surface, start, *counts, near in table(handout, first):
        for tol, count in zip((1e-2, 1e-4, 1e-6), counts, strict=True):
            end, steps = ends(int(surface), start, tol)
            assert steps == int(count)
        np.testing.assert_allclose(end, pair(near), rtol=0, atol=0.5e-4)


@in_both_languages
def test_what_was_tried_with_the_listings_is_right(handout):
    def steps_of(path):
        return int(np.argmax(np.sqrt(np.sum(HW6.slope(1, path) ** 2, axis=0)) <= 1e-6))

    def with_plus(beta, steps):
        u, v, path = np.zeros((2, 1)), column(1, 0), [column(1, 0)]
        for _ in range(steps):
            g = HW6.slope(1, v)
            u = beta * u + 0.02 * g
            v = v + beta * u - 0.02 * g
            path.append(v)
        return np.hstack(path)

    start = (1, column(1, 0), 0.02)
    counts = [steps_of(HW6.descend(*start, 200))]
    counts += [steps_of(way(*start, 0.5, 200)) for way in (HW6.momentum, HW6.nesterov)]
    counts.append(steps_of(with_plus(0.1, 200)))
    assert counts == [90, 44, 35, 102]
    said = handout[handout.index("\\beta u + \\alpha g") - 800 :]
    assert all(str(count) in said for count in counts)
    stuck = with_plus(0.5, 400)[:, -1]
    assert f"({stuck[0]:.3f}, {stuck[1]:.3f})" in handout
    assert np.linalg.norm(HW6.slope(1, stuck[:, np.newaxis])) > 1  # no minimum
    assert np.all(np.diff(HW6.surface(1, with_plus(0.9, 5))[0, 1:]) > 0)  # uphill


@in_both_languages
def test_the_numbers_of_the_neuron_are_right(handout):
    first = next(line for line in ("| epoch 0", "| 第 0 轮") if f"| {line} |" in handout)
    for kind, (_, *outputs) in zip(("quadratic", "cross_entropy"), table(handout, first), strict=True):
        assert outputs == [f"{a:.6f}" for a in HW6.neuron(kind, 0.6, 0.9, 1.0, 0.0, 0.15, 3)[0]]
    for kind, count in (("quadratic", 232), ("cross_entropy", 17)):
        a = HW6.neuron(kind, 2.0, 2.0, 1.0, 0.0, 0.15, 300)[0]
        assert int(np.argmax(a < 0.5)) == count and str(count) in handout
    for kind, alpha in (("cross_entropy", 0.005), ("quadratic", 0.15)):
        outputs = HW6.neuron(kind, 2.0, 2.0, 1.0, 0.0, alpha, 200)[0]
        assert f"{outputs[100]:.4f}" in handout and f"{outputs[200]:.4f}" in handout


@in_both_languages
def test_the_table_of_the_slowdown_is_right(handout):
    first = next(line for line in ("$z$ | quadratic", "$z$ | 平方代价") if f"| {line} |" in handout)
    for z, *slopes in table(handout, first):
        want = [float(slope) for slope in HW6.learning_slowdown(float(z))]
        np.testing.assert_allclose(np.array(slopes, dtype=float), want, rtol=0, atol=0.5e-6)


@in_both_languages
def test_the_python_of_the_handout_runs_and_gives_its_numbers(handout):
    (code,) = re.findall(r"```python\n(.*?)```", handout, re.DOTALL)
    namespace = {**vars(HW6)}
    exec(code, namespace)
    public = load_module(FOLDER / "public_checks.py")
    np.testing.assert_allclose(namespace["path"], public.PATHS["descend"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(namespace["end"], public.END, rtol=0, atol=public.PRINTED)
    np.testing.assert_allclose(namespace["a"], public.NEURON["quadratic"], rtol=0, atol=public.PRINTED)


@in_both_languages
def test_the_points_in_the_handout_are_those_of_the_checks(handout):
    points = Counter[tuple[str, str]]()
    for check in load_assignment(load_course(ROOT), "hw6_descent").checks:
        points[check.function, check.visibility] += check.points
    rows = table(handout, next(line for line in ("function | public", "函数 | 公开") if f"| {line} |" in handout))
    *functions, together = [(row[0].strip("`"), *map(float, row[1:])) for row in rows]
    assert {name: (public, hidden) for name, public, hidden, _ in functions} == {
        name: (points[name, "public"], points[name, "hidden"]) for name, _ in points
    }
    assert all(public + hidden == both for _, public, hidden, both in functions)
    assert together[1:] == (12.5, 87.5, 100)


def test_both_handouts_hold_the_same_formulas_and_pictures():
    formulas = [re.findall(r"\$\$(.*?)\$\$", handout, re.DOTALL) for handout in HANDOUTS.values()]
    stripped = [[re.sub(r"\\text\{.*?\}|\s+", "", formula) for formula in found] for found in formulas]
    assert stripped[0] == stripped[1]
    assert len(stripped[0]) >= 10
    shown = {pictures_of(FOLDER / f"handout.{language}.md") for language in ("en", "zh")}
    assert [[file.name for file in files] for files in shown] == [list(PICTURES.PICTURES)]


# the pictures


@pytest.mark.parametrize("name", PICTURES.PICTURES)
def test_a_picture_is_what_its_script_draws(name):
    """If this fails: python assignments/hw6_descent/pictures.py."""
    drawn, kept = PICTURES.PICTURES[name](), (FOLDER / name).read_text(encoding="utf-8")
    number = re.compile(r"-?\d+\.\d+")
    assert number.sub("#", drawn) == number.sub("#", kept)
    # another machine may round the last digit of a place otherwise
    np.testing.assert_allclose(
        np.array(number.findall(drawn), float), np.array(number.findall(kept), float), rtol=0, atol=0.11
    )


@pytest.mark.parametrize("name", PICTURES.PICTURES)
def test_a_picture_is_small_and_holds_no_words_of_one_language(name):
    content = (FOLDER / name).read_text(encoding="utf-8")
    assert len(content) < 50_000
    texts = ["".join(text.itertext()) for text in ET.fromstring(content).iter("{http://www.w3.org/2000/svg}text")]
    words = {text for text in texts if re.search(r"[a-z]{3}", text)}
    assert texts and words <= {"steps", "epoch"}  # names of arguments
