"""The reference solution of hw7_layers: laws of its layers, loss and steps, and the handout's numbers."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.checks.assignment import load_module

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assignments/hw7_layers"
hw7 = load_module(ROOT / "reference/python/hw7_layers.py")

LAW = settings(max_examples=25, deadline=None)  # no deadline: a busy machine is no counterexample
seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
sizes = st.integers(1, 5)
STEP = 1e-5  # of a central difference: truncation STEP**2 = 1e-10, round-off 1e-16 / STEP = 1e-11


def network(rng, widths, m):
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(widths, widths[1:], strict=False)]
    b = [rng.normal(size=(n_next, 1)) for n_next in widths[1:]]
    x, y = rng.normal(size=(widths[0], m)), np.eye(widths[-1])[:, rng.integers(widths[-1], size=m)]
    return w, b, x, y


def plain_outputs(w, b, x):
    """Forward pass written without any of the reference's functions."""
    h = x
    for matrix, column in zip(w, b, strict=True):
        z = np.einsum("ij,jk->ik", matrix, h) + np.tile(column, x.shape[1])
        h = (z + np.abs(z)) / 2
    return np.exp(z - np.logaddexp.reduce(z, axis=0))


def nearest_kink(w, b, x):
    """Give the magnitude of the net input nearest to 0 in a hidden layer: there ReLU has no derivative."""
    nearest, h = np.inf, x
    for matrix, column in zip(w[:-1], b[:-1], strict=True):
        z = matrix @ h + column
        nearest, h = min(nearest, np.abs(z).min()), np.maximum(z, 0)
    return nearest


def slopes(cost, arrays):
    """Give the central difference of a cost along every number of some arrays."""
    found = [np.zeros_like(array) for array in arrays]
    for array, slope in zip(arrays, found, strict=True):
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + STEP
            up = cost()
            array[place] = kept - STEP
            slope[place] = (up - cost()) / (2 * STEP)
            array[place] = kept
    return found


# ---- laws -----------------------------------------------------------------------------------------------------------


@LAW
@given(seeds, sizes, sizes)
def test_relu_and_its_way_back_share_the_work_with_their_mirror_image(rng, n, m):
    z, da = rng.normal(size=(n, m)), rng.normal(size=(n, m))
    np.testing.assert_array_equal(hw7.relu(z) - hw7.relu(-z), z)
    np.testing.assert_array_equal(hw7.relu_backward(z, da) + hw7.relu_backward(-z, da), da)
    assert not hw7.relu_backward(np.zeros((n, m)), da).any()


@LAW
@given(seeds, sizes, sizes, st.floats(-1000, 1000))
def test_columns_of_softmax_sum_to_one_and_do_not_feel_a_change_of_level(rng, n, m, level):
    z = rng.normal(scale=3.0, size=(n, m))
    p = hw7.softmax(z)
    np.testing.assert_allclose(p.sum(axis=0), 1.0, rtol=0, atol=1e-15)
    np.testing.assert_allclose(hw7.softmax(z + level), p, rtol=0, atol=1e-12)
    for k in range(m):
        np.testing.assert_array_equal(hw7.softmax(z[:, [k]]), p[:, [k]])


def test_softmax_neither_overflows_nor_underflows():
    z = np.array([[1000.0, -1000.0, 1000.0], [999.0, -1001.0, -1000.0]])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        p = hw7.softmax(z)
    np.testing.assert_allclose(p[0], [1 / (1 + np.exp(-1)), 1 / (1 + np.exp(-1)), 1.0], rtol=0, atol=1e-15)


@LAW
@given(seeds, sizes, sizes, sizes)
def test_the_way_back_through_a_layer_is_the_slope_of_any_linear_cost(rng, n_next, n, m):
    w, b, a, dz = (rng.normal(size=size) for size in ((n_next, n), (n_next, 1), (n, m), (n_next, m)))
    found = slopes(lambda: np.sum(dz * hw7.dense_forward(w, b, a)), [w, b, a])
    for got, want in zip(hw7.dense_backward(w, a, dz), found, strict=True):
        np.testing.assert_allclose(got, want, rtol=0, atol=1e-8)


@LAW
@given(seeds, st.integers(2, 5), sizes)
def test_output_delta_is_the_slope_of_the_mean_cross_entropy(rng, n, m):
    z, y = rng.normal(size=(n, m)), np.eye(n)[:, rng.integers(n, size=m)]
    (found,) = slopes(lambda: hw7.crossentropy(hw7.softmax(z), y), [z])
    np.testing.assert_allclose(hw7.output_delta(hw7.softmax(z), y), found, rtol=0, atol=1e-8)


def test_probabilities_of_0_and_1_have_a_loss():
    y = np.array([[1.0, 1.0], [0.0, 0.0]])
    p = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert hw7.crossentropy(p[:, :1], y[:, :1]) == pytest.approx(1e-7, abs=1e-14)
    assert hw7.crossentropy(p[:, 1:], y[:, 1:]) == pytest.approx(7 * np.log(10), abs=1e-12)
    assert hw7.crossentropy(p, y) == pytest.approx((1e-7 + 7 * np.log(10)) / 2, abs=1e-12)


@LAW
@given(seeds, st.floats(1e-3, 1e3))
def test_a_step_of_rmsprop_does_not_feel_the_unit_of_the_derivative(rng, unit):
    w, dw = rng.normal(size=(3, 2)), rng.normal(size=(3, 2))
    (plain, s), (scaled, s_scaled) = (hw7.rmsprop(w, d, 0 * w, 0.1, 0.9, 0.0) for d in (dw, unit * dw))
    np.testing.assert_allclose(scaled, plain, rtol=0, atol=1e-12)
    np.testing.assert_allclose(s_scaled, unit**2 * s, rtol=1e-12)
    np.testing.assert_allclose(np.abs(plain - w), 0.1 / np.sqrt(0.1), rtol=0, atol=1e-12)


@LAW
@given(seeds, st.lists(st.integers(1, 4), min_size=2, max_size=4), st.integers(1, 7))
def test_fit_takes_the_steps_that_the_slope_of_the_loss_says(rng, widths, batch_size):
    """Train with numerical derivatives beside it; eps is large, so that their rounding stays small."""
    m, epochs, alpha, rho, eps = 5, 2, 0.05, 0.8, 0.3
    w, b, x, y = network(rng, widths, m)
    order = np.array([rng.permutation(m) for _ in range(epochs)])
    parameters = [array.copy() for array in (*w, *b)]
    s, history = [0 * array for array in parameters], []
    for row in order:
        losses = 0.0
        for start in range(0, m, batch_size):
            batch = row[start : start + batch_size]

            def loss(batch=batch):
                p = plain_outputs(parameters[: len(w)], parameters[len(w) :], x[:, batch])
                return -np.mean(np.log(np.sum(p * y[:, batch], axis=0)))

            assume(nearest_kink(parameters[: len(w)], parameters[len(w) :], x[:, batch]) > 20 * STEP)
            assume(loss() < 3)  # of five samples none is above 15 then, where the clip at 1e-7 does not reach
            losses += loss() * len(batch)
            derivatives = slopes(loss, parameters)
            for k, dw in enumerate(derivatives):
                s[k] = rho * s[k] + (1 - rho) * dw * dw
                parameters[k] -= alpha * dw / (np.sqrt(s[k]) + eps)
        history.append(losses / m)
    trained_w, trained_b, got = hw7.fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order)
    for trained, want in zip((*trained_w, *trained_b), parameters, strict=True):
        np.testing.assert_allclose(trained, want, rtol=0, atol=1e-6)
    np.testing.assert_allclose(got, history, rtol=0, atol=2e-6)  # the clip at 1 - 1e-7 included


def test_nothing_that_was_passed_in_changes():
    w, b, x, y = network(np.random.default_rng(1), (3, 4, 2), 5)
    order = np.array([[3, 1, 4, 0, 2]] * 2)
    given_arrays = [*w, *b, x, y, order]
    before = [array.copy() for array in given_arrays]
    hw7.fit(w, b, x, y, 0.1, 0.9, 1e-7, 2, 2, order)
    hw7.predict(w, b, x)
    hw7.rmsprop(w[0], w[0], np.ones((4, 3)), 0.1, 0.9, 1e-7)
    hw7.crossentropy(y, y)
    for array, kept in zip(given_arrays, before, strict=True):
        np.testing.assert_array_equal(array, kept)


def test_no_epoch_moves_nothing():
    w, b, x, y = network(np.random.default_rng(2), (3, 2), 4)
    trained_w, trained_b, loss = hw7.fit(w, b, x, y, 0.1, 0.9, 1e-7, 0, 2, np.empty((0, 4), dtype=np.int64))
    np.testing.assert_array_equal(trained_w[0], w[0])
    np.testing.assert_array_equal(trained_b[0], b[0])
    assert loss.shape == (0,)


def test_of_equal_outputs_the_first_is_the_answer():
    x = np.ones((2, 3))
    assert hw7.predict([np.zeros((10, 2))], [np.zeros((10, 1))], x).tolist() == [[0, 0, 0]]


# ---- the handout ----------------------------------------------------------------------------------------------------

HANDOUTS = {language: (FOLDER / f"handout.{language}.md").read_text(encoding="utf-8") for language in ("zh", "en")}
WORDS = {"新": "new", "一轮": "epoch"}  # where the words inside a formula differ between the languages
W = [np.array([[1.0, -1.0], [0.5, 0.5]]), np.array([[0.2, 1.0], [0.4, 0.0], [-0.6, -1.0]])]
B = [np.array([[0.5], [-0.5]]), np.array([[0.0], [0.0], [0.5]])]
X = np.array([[1.0, 2, 0], [2, 1, 2]])
Y = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, 1]])
in_both_languages = pytest.mark.parametrize("language", HANDOUTS)


def printed(handout: str) -> dict[str, list[list[float]]]:
    """Read every ``name = matrix`` and ``J... = number`` of a handout."""
    numbers = {}
    name_of = r"((?:\\partial J / \\partial [Wza]|[xyzaWbps])(?:\^\d)?(?:_\{\\text\{\w+\}\})?)"
    for name, rows in re.findall(name_of + r" = \\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", handout):
        numbers[name] = [[float(cell) for cell in row.split("&")] for row in rows.split(r"\\")]
    for name, value in re.findall(r"(J(?:_\{\\text\{\w+\}\})?) = (?:[^$=]*= )?(\d\.\d{6})", handout):
        numbers[name] = [[float(value)]]
    return {re.sub("|".join(WORDS), lambda word: WORDS[word[0]], name): value for name, value in numbers.items()}


def computed() -> dict[str, np.ndarray]:
    """Work the handout's example without the reference's layers."""
    x, y = X[:, :1], Y[:, :1]
    z_2 = W[0] @ x + B[0]
    a_2 = np.where(z_2 > 0, z_2, 0.0)
    z_3 = W[1] @ a_2 + B[1]
    p = np.exp(z_3) / np.exp(z_3).sum()
    dz_3 = p - y
    da_2 = W[1].T @ dz_3
    dz_2 = np.where(z_2 > 0, da_2, 0.0)
    dw_1 = np.outer(dz_2, x)
    s = 0.1 * dw_1**2
    known = {"x": X, "y": Y, "W^1": W[0], "W^2": W[1], "b^1": B[0], "b^2": B[1]}
    known |= {"z^2": z_2, "a^2": a_2, "z^3": z_3, "p": p, "J": -np.log(p[1])}
    known |= {r"\partial J / \partial z^3": dz_3, r"\partial J / \partial a^2": da_2}
    known |= {r"\partial J / \partial z^2": dz_2, r"\partial J / \partial W^1": dw_1}
    known |= {r"\partial J / \partial W^2": np.outer(dz_3, a_2), r"s_{\text{new}}": s}
    known |= {r"W^1_{\text{new}}": W[0] - 0.1 * dw_1 / (np.sqrt(s) + 1e-7)}
    w, b, loss = hw7.fit(W, B, X, Y, 0.1, 0.9, 1e-7, 1, 2, np.array([[2, 0, 1]]))
    for layer in (1, 2):
        known |= {rf"W^{layer}_{{\text{{epoch}}}}": w[layer - 1], rf"b^{layer}_{{\text{{epoch}}}}": b[layer - 1]}
    return known | {r"J_{\text{epoch}}": loss}


@in_both_languages
def test_the_handouts_numbers_are_true(language):
    numbers, known = printed(HANDOUTS[language]), computed()
    assert numbers.keys() == known.keys()
    for name, value in numbers.items():
        np.testing.assert_allclose(value, np.reshape(known[name], np.shape(value)), rtol=0, atol=5.1e-7, err_msg=name)


@in_both_languages
def test_the_steps_in_between_are_true(language):
    handout = HANDOUTS[language]
    powers = np.exp([-1.0, -1.5])
    assert f"e^{{-1}} = {powers[0]:.6f}$" in handout and f"e^{{-1.5}} = {powers[1]:.6f}$" in handout
    assert f"{1 + powers.sum():.6f}" in handout
    assert rf"\alpha / \sqrt{{1 - \rho}} = {0.1 / np.sqrt(0.1):.6f}$" in handout
    third, first = (-np.log(plain_outputs(W, B, X[:, [k]])[c, 0]) for k, c in ((2, 2), (0, 1)))
    w, b, _ = hw7.fit(W, B, X[:, [2, 0]], Y[:, [2, 0]], 0.1, 0.9, 1e-7, 1, 2, np.array([[0, 1]]))
    second = -np.log(plain_outputs(w, b, X[:, [1]])[0, 0])
    for loss in (third, first, second):
        assert f"{loss:.6f}" in handout
    assert f"{(third + first + second) / 3:.6f}" in handout


@in_both_languages
def test_what_is_said_about_the_sources_is_true(language):
    handout = HANDOUTS[language]
    s, eps = 0.1 * 0.0001**2, 1e-7
    assert f"{0.1 * 0.0001 / (np.sqrt(s) + eps):.6f}" in handout
    assert f"{0.1 * 0.0001 / np.sqrt(s + eps):.6f}" in handout
    assert f"{-np.log(1e-7):.6f}" in handout
    w, b, loss = hw7.fit(W, B, X, Y, 0.1, 0.9, 1e-7, 1, 2, np.array([[2, 0, 1]]))
    assert f"{loss[0]:.6f}" in handout
    assert f"{-np.mean(np.log(np.sum(Y * plain_outputs(w, b, X), axis=0))):.6f}" in handout
    for pair in ((W, B), (w, b)):
        digits = " ".join(str(digit) for digit in plain_outputs(*pair, X).argmax(axis=0))
        assert f"`{digits}`" in handout


def test_both_handouts_hold_the_same_formulas():
    formulas = [re.findall(r"\$\$(.*?)\$\$", handout, re.DOTALL) for handout in HANDOUTS.values()]
    stripped = [[re.sub(r"\\text\{.*?\}|\s+", "", formula) for formula in found] for found in formulas]
    assert stripped[0] == stripped[1]
    assert len(stripped[0]) >= 7


def test_the_public_checks_use_the_handouts_numbers():
    public, numbers = load_module(FOLDER / "public_checks.py"), printed(HANDOUTS["en"])
    same = {
        **{"x": public.X, "y": public.Y, "W^1": public.W[0], "W^2": public.W[1], "b^1": public.B[0]},
        **{"b^2": public.B[1], "z^2": public.Z_1, "a^2": public.A_1, "z^3": public.Z_2, "p": public.P},
        **{"J": public.LOSS, r"\partial J / \partial z^3": public.DZ_2, r"\partial J / \partial W^2": public.DW_2},
        **{r"\partial J / \partial a^2": public.DA_1, r"\partial J / \partial z^2": public.DZ_1},
        **{r"\partial J / \partial W^1": public.DW_1, r"s_{\text{new}}": public.S_1},
        **{r"W^1_{\text{new}}": public.W_1, r"J_{\text{epoch}}": public.FITTED_LOSS},
        **{rf"W^{layer}_{{\text{{epoch}}}}": public.FITTED_W[layer - 1] for layer in (1, 2)},
        **{rf"b^{layer}_{{\text{{epoch}}}}": public.FITTED_B[layer - 1] for layer in (1, 2)},
    }
    assert same.keys() == numbers.keys()
    for name, value in same.items():
        np.testing.assert_array_equal(np.reshape(value, np.shape(numbers[name])), numbers[name], err_msg=name)
