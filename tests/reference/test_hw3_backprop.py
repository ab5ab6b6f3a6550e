"""The reference solution of hw3_backprop: laws of back-propagation, and the handout's numbers."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.assignment import load_module

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assignments/hw3_backprop"


hw3 = load_module(ROOT / "reference/python/hw3_backprop.py")

X = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]])
Y = np.array([[0.0, 1, 1, 0]])
W = [np.array([[0.5, -0.4, 0.1], [-0.3, 0.6, 0.2]]), np.array([[0.7, -0.5]])]

LAW = settings(max_examples=25, deadline=None)  # no deadline: a busy machine is no counterexample
seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
sizes = st.integers(1, 5)


def network(rng, widths, m):
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(widths, widths[1:], strict=False)]
    return w, rng.normal(size=(widths[0], m)), rng.uniform(size=(widths[-1], m))


def plain_forward(w, x):
    """Forward pass written without any of the reference's functions."""
    a = x
    for matrix in w:
        a = 0.5 * (1 + np.tanh(np.einsum("ij,jk->ik", matrix, a) / 2))
    return a


def backward(w, x, y):
    """All gradients, from the reference's functions."""
    a, z = [x], [None]
    for matrix in w:
        a_next, z_next = hw3.fc_v(matrix, a[-1])
        a.append(a_next)
        z.append(z_next)
    delta = hw3.output_delta(a[-1], y, z[-1])
    dw = [hw3.gradient(delta, a[-2])]
    for layer in range(len(w) - 1, 0, -1):
        delta = hw3.bc_v(w[layer], z[layer], delta)
        dw.insert(0, hw3.gradient(delta, a[layer - 1]))
    return dw


@LAW
@given(seeds, sizes, sizes, sizes)
def test_vector_forms_agree_with_component_forms(rng, n_next, n, m):
    w, a, z, delta_next = (rng.normal(size=size) for size in ((n_next, n), (n, m), (n, m), (n_next, m)))
    for got, want in zip(hw3.fc_v(w, a), hw3.fc_c(w, a), strict=True):
        np.testing.assert_allclose(got, want, rtol=0, atol=1e-12)
    np.testing.assert_allclose(hw3.bc_v(w, z, delta_next), hw3.bc_c(w, z, delta_next), rtol=0, atol=1e-12)


@LAW
@given(seeds, sizes, sizes, sizes)
def test_each_column_is_independent_of_its_mini_batch(rng, n_next, n, m):
    w, a, z, delta_next = (rng.normal(size=size) for size in ((n_next, n), (n, m), (n, m), (n_next, m)))
    for k in range(m):
        one = slice(k, k + 1)
        for together, alone in zip(hw3.fc_v(w, a), hw3.fc_v(w, a[:, one]), strict=True):
            np.testing.assert_allclose(together[:, one], alone, rtol=0, atol=1e-14)
        delta = hw3.bc_v(w, z, delta_next)
        np.testing.assert_allclose(delta[:, one], hw3.bc_v(w, z[:, one], delta_next[:, one]), rtol=0, atol=1e-14)


@LAW
@given(seeds, st.lists(st.integers(1, 4), min_size=2, max_size=4), st.integers(1, 3))
def test_gradients_are_the_slope_of_the_summed_cost(rng, widths, m):
    w, x, y = network(rng, widths, m)

    def summed_cost(weights):
        return 0.5 * np.sum((plain_forward(weights, x) - y) ** 2)

    step = 1e-5  # truncation step**2 = 1e-10, round-off 1e-16 / step = 1e-11
    for layer, dw in enumerate(backward(w, x, y)):
        for index in np.ndindex(dw.shape):
            up, down = [m.copy() for m in w], [m.copy() for m in w]
            up[layer][index] += step
            down[layer][index] -= step
            slope = (summed_cost(up) - summed_cost(down)) / (2 * step)
            assert abs(dw[index] - slope) < 1e-7


@LAW
@given(seeds, sizes, sizes)
def test_cost_is_summed_over_outputs_and_averaged_over_samples(rng, n, m):
    a, y = rng.normal(size=(n, m)), rng.normal(size=(n, m))
    one_by_one = [sum((a[j, k] - y[j, k]) ** 2 for j in range(n)) / 2 for k in range(m)]
    assert hw3.cost(a, y) == pytest.approx(sum(one_by_one) / m, abs=1e-12)


@pytest.mark.parametrize("z", [-1000.0, -40.0, 0.0, 40.0, 1000.0])
def test_the_sigmoid_never_overflows(z):
    with np.errstate(all="raise", under="ignore"):
        value, slope = hw3.f(np.array([[z]])), hw3.df(np.array([[z]]))
    assert value == pytest.approx(0.5 * (1 + np.tanh(z / 2)), abs=1e-15)
    assert 0 <= slope <= 0.25


@LAW
@given(seeds)
def test_mini_batches_of_one_are_online_training(rng):
    w, x, y = network(rng, (3, 4, 2), 5)
    online, J_online = hw3.bp_online(w, x, y, 0.7, 3, 0)
    batch, J_batch = hw3.bp_batch(w, x, y, 0.7, 3, 1, 0)
    np.testing.assert_array_equal(J_online, J_batch)
    for got, want in zip(online, batch, strict=True):
        np.testing.assert_array_equal(got, want)


@LAW
@given(seeds, st.integers(4, 20))
def test_a_batch_of_all_samples_is_one_step_of_steepest_descent(rng, batch_size):
    w, x, y = network(rng, (3, 4, 2), 4)
    trained, J = hw3.bp_batch(w, x, y, 0.7, 1, batch_size, 0)
    for got, matrix, dw in zip(trained, w, backward(w, x, y), strict=True):
        np.testing.assert_allclose(got, matrix - 0.7 * dw, rtol=0, atol=1e-13)
    np.testing.assert_allclose(J, [hw3.cost(plain_forward(w, x), y)], rtol=0, atol=1e-13)


@pytest.mark.parametrize("train, mini_batch", [(hw3.bp_online, ()), (hw3.bp_batch, (3,))])
class TestTraining:
    def test_ends_after_the_first_epoch_with_no_net_change_above_tol(self, train, mini_batch):
        rng = np.random.default_rng(3)
        w, x, y = network(rng, (3, 4, 2), 5)
        tol = 0.05
        trained, J = train(w, x, y, 0.7, 500, *mini_batch, tol)
        assert 1 < len(J) < 500
        for epochs in range(1, len(J) + 1):
            before, _ = train(w, x, y, 0.7, epochs - 1, *mini_batch, 0)
            after, _ = train(w, x, y, 0.7, epochs, *mini_batch, 0)
            change = max(np.abs(a - b).max() for a, b in zip(after, before, strict=True))
            assert (change <= tol) == (epochs == len(J))
        for got, want in zip(trained, after, strict=True):
            np.testing.assert_array_equal(got, want)

    def test_with_tol_0_never_ends_early(self, train, mini_batch):
        _, J = train(W, X, Y, 0.0, 7, *mini_batch, 0)
        assert len(J) == 7

    def test_leaves_the_callers_arrays_alone(self, train, mini_batch):
        w, x, y = [matrix.copy() for matrix in W], X.copy(), Y.copy()
        train(w, x, y, 0.5, 3, *mini_batch, 0)
        for got, want in zip((*w, x, y), (*W, X, Y), strict=True):
            np.testing.assert_array_equal(got, want)

    def test_learns_exclusive_or(self, train, mini_batch):
        rng = np.random.default_rng(1)
        w = [rng.normal(size=(4, 3)), rng.normal(size=(1, 4))]
        trained, J = train(w, X, Y, 2.0, 2000, *mini_batch, 0)
        assert J[-1] < 1e-3
        np.testing.assert_array_equal(plain_forward(trained, X) > 0.5, Y > 0.5)


# ---- the handout ----------------------------------------------------------------------------------------------------

HANDOUTS = {language: (FOLDER / f"handout.{language}.md").read_text(encoding="utf-8") for language in ("zh", "en")}
# where the words inside a formula differ between the languages
WORDS = {"新": "new", "在线": "online", "批量": "batch"}


def printed(handout: str) -> dict[str, list[list[float]]]:
    """Read every ``name = matrix`` and ``J... = number`` of a handout."""
    numbers = {}
    name_of = r"((?:\\partial J / \\partial W|\\delta|[xyzaW])(?:\^\d)?(?:_\{\\text\{\w+\}\})?)"
    matrix = name_of + r" = \\begin\{pmatrix\}(.*?)\\end\{pmatrix\}"
    for name, rows in re.findall(matrix, handout):
        numbers[name] = [[float(cell) for cell in row.split("&")] for row in rows.split(r"\\")]
    for name, value in re.findall(r"(J(?:_\{\\text\{\w+\}\})?) = (?:[^$=]*= )?(\d\.\d{6})", handout):
        numbers[name] = [[float(value)]]
    return {re.sub("|".join(WORDS), lambda word: WORDS[word[0]], name): value for name, value in numbers.items()}


def computed() -> dict[str, np.ndarray]:
    """Work the handout's example with the component forms."""
    x, y = X[:, 2:3], Y[:, 2:3]
    a_2, z_2 = hw3.fc_c(W[0], x)
    a_3, z_3 = hw3.fc_c(W[1], a_2)
    delta_3 = hw3.output_delta(a_3, y, z_3)
    delta_2 = hw3.bc_c(W[1], z_2, delta_3)
    new, J = hw3.bp_online(W, x, y, 0.5, 1, 0)
    online, J_online = hw3.bp_online(W, X, Y, 0.5, 1, 0)
    batch, J_batch = hw3.bp_batch(W, X, Y, 0.5, 1, 3, 0)
    known = {"x": X, "y": Y, "W^1": W[0], "W^2": W[1]}
    known |= {"z^2": z_2, "a^2": a_2, "z^3": z_3, "a^3": a_3, "J": J, r"\delta^3": delta_3, r"\delta^2": delta_2}
    known |= {r"\partial J / \partial W^2": hw3.gradient(delta_3, a_2)}
    known |= {r"\partial J / \partial W^1": hw3.gradient(delta_2, x)}
    for word, weights in (("new", new), ("online", online), ("batch", batch)):
        known |= {rf"W^{layer}_{{\text{{{word}}}}}": matrix for layer, matrix in enumerate(weights, start=1)}
    return known | {r"J_{\text{online}}": J_online, r"J_{\text{batch}}": J_batch}


@pytest.mark.parametrize("language", HANDOUTS)
def test_the_handouts_numbers_are_true(language):
    numbers, known = printed(HANDOUTS[language]), computed()
    assert numbers.keys() == known.keys()
    for name, value in numbers.items():
        np.testing.assert_allclose(value, np.reshape(known[name], np.shape(value)), rtol=0, atol=5.1e-7, err_msg=name)


@pytest.mark.parametrize("language", HANDOUTS)
def test_the_steps_in_between_are_true(language):
    handout = HANDOUTS[language]
    slopes = hw3.df(np.array([0.6, -0.1, 0.214449]))
    back = W[1].T @ [[-0.110374]]
    for pair in (slopes[:2], back.ravel()):
        assert f"({pair[0]:.6f},\\ {pair[1]:.6f})^T" in handout
    assert f"= {slopes[2]:.6f}$" in handout
    assert f"{0.553408 - 1:.6f}" in handout


def test_the_public_checks_use_the_handouts_numbers():
    public, numbers = load_module(FOLDER / "public_checks.py"), printed(HANDOUTS["en"])
    same = {
        "z^2": public.Z_2,
        "a^2": public.A_2,
        "z^3": public.Z_3,
        "a^3": public.A_3,
        "J": public.J_3,
        r"\delta^3": public.DELTA_3,
        r"\delta^2": public.DELTA_2,
        r"\partial J / \partial W^2": public.DW_2,
        r"\partial J / \partial W^1": public.DW_1,
        r"J_{\text{online}}": public.J_ONLINE,
        r"J_{\text{batch}}": public.J_BATCH,
    }
    for layer in (1, 2):
        same[f"W^{layer}"] = public.W[layer - 1]
        same[rf"W^{layer}_{{\text{{online}}}}"] = public.W_ONLINE[layer - 1]
        same[rf"W^{layer}_{{\text{{batch}}}}"] = public.W_BATCH[layer - 1]
    for name, value in same.items():
        np.testing.assert_array_equal(np.ravel(value), np.ravel(numbers[name]), err_msg=name)


@pytest.mark.parametrize("language", HANDOUTS)
def test_the_handouts_two_outputs_of_two_samples_are_true_and_those_of_the_public_checks(language):
    public = load_module(FOLDER / "public_checks.py")
    rows = re.findall(r"^(cost|output_delta|gradient) +(.*?) +->  (.*)$", HANDOUTS[language], re.MULTILINE)
    shown = {
        function: [matrix(number) for number in re.findall(r"= (\[.*?\]|[\d.]+)", f"{given} {said}")]
        for function, given, said in rows
    }
    assert shown.keys() == {"cost", "output_delta", "gradient"}
    for function, (*arguments, result) in shown.items():
        np.testing.assert_allclose(getattr(hw3, function)(*arguments), result, rtol=0, atol=1e-12)
    used = [public.A_WIDE, public.Y_WIDE, public.J_WIDE]
    used += [public.A_HALF, public.Y_WIDE, np.zeros((2, 2)), public.DELTA_HALF]
    used += [public.DELTA_WIDE, public.A_THREE, public.DW_WIDE]
    for value, printed_value in zip(used, (each for row in shown.values() for each in row), strict=True):
        np.testing.assert_array_equal(value, printed_value)


def matrix(printed_matrix):
    """Read MATLAB's way of writing a matrix."""
    rows = printed_matrix.strip("[]").split(";")
    return np.array([row.split() for row in rows], dtype=float) if "[" in printed_matrix else float(printed_matrix)
