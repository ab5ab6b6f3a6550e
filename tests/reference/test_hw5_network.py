"""The reference solution of hw5_network: laws of the network, the handout's numbers, and what its sources say."""

from __future__ import annotations

import copy
import random
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.assignment import load_module

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assignments/hw5_network"

hw5 = load_module(ROOT / "reference/python/hw5_network.py")
hw3 = load_module(ROOT / "reference/python/hw3_backprop.py")
public = load_module(FOLDER / "public_checks.py")

LAW = settings(max_examples=20, deadline=None)  # no deadline: a busy machine is no counterexample
seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
widths = st.lists(st.integers(1, 4), min_size=2, max_size=5)
counts = st.integers(1, 5)


def network(rng, widths):
    pairs = list(zip(widths, widths[1:], strict=False))
    return [rng.normal(size=(n_next, n)) for n, n_next in pairs], [rng.normal(size=(n_next, 1)) for _, n_next in pairs]


def samples(rng, widths, m):
    return rng.normal(size=(widths[0], m)), rng.uniform(size=(widths[-1], m))


def same(got, want, tolerance=1e-12):
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=0, atol=tolerance)


# ---- laws -----------------------------------------------------------------------------------------------------------


@LAW
@given(seeds, widths, counts)
def test_each_column_is_computed_as_if_it_were_alone(rng, widths, m):
    w, b = network(rng, widths)
    x, _ = samples(rng, widths, m)
    alone = [hw5.feedforward(w, b, x[:, [k]]) for k in range(m)]
    np.testing.assert_allclose(hw5.feedforward(w, b, x), np.hstack(alone), rtol=0, atol=1e-14)


@LAW
@given(seeds, widths)
def test_a_bias_is_the_weight_of_an_input_that_is_always_one(rng, widths):
    w, b = network(rng, widths[:2])
    x, _ = samples(rng, widths[:2], 3)
    without = hw3.fc_c(np.hstack([w[0], b[0]]), np.vstack([x, np.ones((1, 3))]))[0]
    np.testing.assert_allclose(hw5.feedforward(w, b, x), without, rtol=0, atol=1e-14)


@LAW
@given(seeds, widths)
def test_backprop_gives_the_slope_of_the_cost(rng, widths):
    w, b = network(rng, widths)
    x, y = samples(rng, widths, 1)
    ahead, behind = (hw5.numerical_gradient(w, b, x, y, h) for h in (1e-5, -1e-5))
    for kind, exact in enumerate(hw5.backprop(w, b, x, y)):
        same([(f + g) / 2 for f, g in zip(ahead[kind], behind[kind], strict=True)], exact, 1e-9)


@LAW
@given(seeds, widths, counts)
def test_both_forms_make_the_same_step(rng, widths, m):
    w, b = network(rng, widths)
    x, y = samples(rng, widths, m)
    one, other = (step(w, b, x, y, 1.7) for step in (hw5.update_mini_batch_c, hw5.update_mini_batch_v))
    same(one[0], other[0])
    same(one[1], other[1])


@LAW
@given(seeds, widths, counts)
def test_a_step_is_a_mean_so_samples_twice_are_no_longer_step(rng, widths, m):
    w, b = network(rng, widths)
    x, y = samples(rng, widths, m)
    once = hw5.update_mini_batch_v(w, b, x, y, 2.0)
    twice = hw5.update_mini_batch_v(w, b, np.hstack([x, x]), np.hstack([y, y]), 2.0)
    same(once[0], twice[0])
    same(once[1], twice[1])


@LAW
@given(seeds, widths, st.integers(1, 7), st.integers(1, 9))
def test_an_order_is_as_good_as_samples_that_stand_in_that_order(rng, widths, m, batch_size):
    w, b = network(rng, widths)
    x, y = samples(rng, widths, m)
    order = rng.permutation(m)[np.newaxis]
    one = hw5.sgd(w, b, x, y, 1.5, 1, batch_size, order)
    other = hw5.sgd(w, b, x[:, order[0]], y[:, order[0]], 1.5, 1, batch_size, np.arange(m)[np.newaxis])
    same(one[0], other[0])
    same(one[1], other[1])


@LAW
@given(seeds, widths)
def test_epochs_one_by_one_are_epochs_at_once(rng, widths):
    w, b = network(rng, widths)
    x, y = samples(rng, widths, 5)
    order = np.array([rng.permutation(5) for _ in range(3)])
    at_once = hw5.sgd(w, b, x, y, 1.5, 3, 2, order)
    step_by_step = (w, b)
    for row in order:
        step_by_step = hw5.sgd(*step_by_step, x, y, 1.5, 1, 2, row[np.newaxis])
    same(at_once[0], step_by_step[0])
    same(at_once[1], step_by_step[1])


def test_no_epochs_move_nothing():
    w, b = network(np.random.default_rng(0), (2, 3, 1))
    trained = hw5.sgd(w, b, np.ones((2, 4)), np.ones((1, 4)), 1.0, 0, 2, np.zeros((0, 4), dtype=np.int64))
    same(trained[0], w, 0)
    same(trained[1], b, 0)


@LAW
@given(seeds, counts)
def test_evaluate_counts_between_none_and_all(rng, m):
    w, b = network(rng, (4, 10))
    x, _ = samples(rng, (4, 10), m)
    answers = np.argmax(hw5.feedforward(w, b, x), axis=0)[np.newaxis]
    assert hw5.evaluate(w, b, x, answers) == m
    assert hw5.evaluate(w, b, x, (answers + 1) % 10) == 0


def test_of_equal_outputs_the_first_is_the_answer():
    w, b = [np.zeros((10, 1))], [np.zeros((10, 1))]
    assert hw5.evaluate(w, b, np.ones((1, 3)), np.array([[0, 1, 0]])) == 2


@LAW
@given(seeds, counts, counts)
def test_cross_entropy_does_not_care_which_of_two_classes_is_called_one(rng, n, m):
    a, y = rng.uniform(0.01, 0.99, size=(n, m)), rng.uniform(size=(n, m))
    assert hw5.cross_entropy(a, y) == pytest.approx(hw5.cross_entropy(1 - a, 1 - y), abs=1e-12)


@LAW
@given(seeds, counts)
def test_the_delta_of_the_cross_entropy_is_its_slope_along_the_net_input(rng, n):
    z, y, h = rng.normal(size=(n, 1)), rng.uniform(size=(n, 1)), 1e-5
    along = [np.eye(n)[:, [i]] * h for i in range(n)]
    slopes = [(hw5.cross_entropy(hw5.f(z + e), y) - hw5.cross_entropy(hw5.f(z - e), y)) / (2 * h) for e in along]
    np.testing.assert_allclose(hw5.cross_entropy_delta(hw5.f(z), y).ravel(), slopes, atol=1e-9)


def test_a_certain_and_right_answer_costs_nothing():
    y = np.array([[0.0, 1.0], [1.0, 1.0]])
    assert hw5.cross_entropy(y.copy(), y) == 0


def test_no_argument_is_changed():
    rng = np.random.default_rng(5)
    w, b = network(rng, (2, 3, 2))
    x, y = samples(rng, (2, 3, 2), 4)
    order, labels = np.array([[1, 0, 3, 2]]), np.array([[0, 1, 1, 0]])
    calls = {
        "feedforward": (w, b, x),
        "backprop": (w, b, x[:, :1], y[:, :1]),
        "update_mini_batch_c": (w, b, x, y, 1.0),
        "update_mini_batch_v": (w, b, x, y, 1.0),
        "sgd": (w, b, x, y, 1.0, 1, 3, order),
        "evaluate": (w, b, x, labels),
        "cross_entropy": (y, y),
        "numerical_gradient": (w, b, x[:, :1], y[:, :1], 1e-3),
    }
    for name, arguments in calls.items():
        before = copy.deepcopy(arguments)
        getattr(hw5, name)(*arguments)
        for now, then in zip(arguments, before, strict=True):
            np.testing.assert_equal(now, then, err_msg=name)


# ---- the handout ----------------------------------------------------------------------------------------------------

HANDOUTS = {language: (FOLDER / f"handout.{language}.md").read_text(encoding="utf-8") for language in ("zh", "en")}
W, B, X, Y = public.W, public.B, public.X, public.Y


def matrices_in(handout: str) -> list[np.ndarray]:
    """Read every matrix of numbers that a handout prints."""
    found = []
    for rows in re.findall(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", handout, re.S):
        if not re.search(r"[a-z]", rows):
            found.append(np.array([[float(n) for n in row.split("&")] for row in rows.split(r"\\")]))
    return found


def worked() -> dict[str, list[np.ndarray]]:
    """Work the handout's example."""
    x, y = public.X3, public.Y3
    hidden = hw5.f(W[0] @ x + B[0])
    z_3 = W[1] @ hidden + B[1]
    delta_3 = (hw5.f(z_3) - y) * hw5.df(z_3)
    dw, db = hw5.backprop(W, B, x, y)
    step = hw5.update_mini_batch_v(W, B, X[:, 1:3], Y[:, 1:3], 3.0)
    trained = hw5.sgd(W, B, X, Y, 3.0, 2, 3, public.ORDER)
    numbers = [hidden, z_3, hw5.f(z_3), delta_3, db[0], *dw, hw5.cross_entropy_delta(hw5.f(z_3), y)]
    return {"printed": [*numbers, *step[0], *step[1], *trained[0], *trained[1]]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handouts_numbers_are_true(language):
    printed = matrices_in(HANDOUTS[language])
    for number in worked()["printed"]:
        assert any(one.shape == number.shape and np.abs(one - number).max() <= 0.51e-6 for one in printed), number
    for given_matrix in (X, public.LABELS, Y, *W, *B):
        assert any(np.array_equal(one, given_matrix) for one in printed)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handouts_steps_in_between_are_true(language):
    handout, x, y = HANDOUTS[language], public.X3, public.Y3
    z_2 = W[0] @ x + B[0]
    z_3 = W[1] @ hw5.f(z_2) + B[1]
    error = hw5.f(z_3) - y
    back = W[1].T @ (error * hw5.df(z_3))
    _, db = hw5.backprop(W, B, X[:, 1:2], Y[:, 1:2])
    for pair in (error, hw5.df(z_3), back, hw5.df(z_2), db[1]):
        assert f"({pair[0, 0]:.6f}, {pair[1, 0]:.6f})^T" in handout
    assert f"= {0.5 * np.sum(error**2):.6f}$" in handout
    assert f"{hw5.cross_entropy(hw5.f(z_3), y):.6f}" in handout

    def cost(h: float) -> float:
        moved = [W[0] + np.array([[h, 0.0], [0.0, 0.0]]), W[1]]
        return float(0.5 * np.sum((y - hw5.feedforward(moved, B, x)) ** 2))

    for number in (cost(0), cost(0.01), cost(-0.01)):
        assert f"{number:.8f}" in handout
    for slope in ((cost(0.01) - cost(0)) / 0.01, (cost(0.01) - cost(-0.01)) / 0.02):
        assert f"${slope:.6f}$" in handout


def test_the_public_checks_use_the_handouts_numbers():
    trained = hw5.sgd(W, B, X, Y, public.ALPHA, 2, 3, public.ORDER)
    step = hw5.update_mini_batch_c(W, B, X[:, 1:3], Y[:, 1:3], public.ALPHA)
    dw, db = hw5.backprop(W, B, public.X3, public.Y3)
    for got, want in (
        (public.W_SGD, trained[0]),
        (public.B_SGD, trained[1]),
        (public.W_STEP, step[0]),
        (public.B_STEP, step[1]),
        (public.DW, dw),
        (public.DB, db),
    ):
        same(got, want, 0.51e-6)
    assert hw5.evaluate(W, B, X, public.LABELS) == public.RIGHT


# ---- what the handout says of its sources ---------------------------------------------------------------------------


def test_a_mean_step_is_the_lectures_sum_step_with_a_smaller_alpha():
    w, b = hw5.update_mini_batch_v(W, B, X[:, 1:3], Y[:, 1:3], 3.0)
    gradients = [hw5.backprop(W, B, X[:, [k]], Y[:, [k]]) for k in (1, 2)]
    same(w, [W[layer] - 1.5 * sum(dw[layer] for dw, _ in gradients) for layer in range(2)])
    same(b, [B[layer] - 1.5 * sum(db[layer] for _, db in gradients) for layer in range(2)])


def test_the_books_shuffle_reorders_the_callers_list():
    data = list(range(100))
    random.Random(1).shuffle(data)
    assert data != list(range(100))


def test_the_books_python_does_not_run_any_more():
    with pytest.raises(NameError):
        eval("xrange(2, 3)")
    with pytest.raises(SyntaxError):
        compile("print 'Epoch 0'", "network.py", "exec")
    with pytest.raises(TypeError):
        len(zip([1], [2], strict=True))  # type: ignore[arg-type]


def test_the_books_cross_entropy_is_finite_where_it_should_be_infinite():
    a, y = np.array([1.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])
    with np.errstate(divide="ignore", invalid="ignore"):
        raw = -y * np.log(a) - (1 - y) * np.log(1 - a)
    assert np.isnan(raw[:2]).all()
    assert np.nan_to_num(raw).tolist() == [0.0, 0.0, pytest.approx(1.797e308, rel=1e-3)]
