"""The reference solution of hw4_digits: laws of its nine steps, the handout's numbers, and what its sources say."""

from __future__ import annotations

import copy
import gzip
import re
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_digits

from grader.checks.assignment import load_module
from grader.home.data import data_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assignments/hw4_digits"

hw4 = load_module(ROOT / "reference/python/hw4_digits.py")
hw3 = load_module(ROOT / "reference/python/hw3_backprop.py")
public = load_module(FOLDER / "public_checks.py")
mnist = load_module(FOLDER / "data/read_mnist.py")

LAW = settings(max_examples=20, deadline=None)  # no deadline: a busy machine is no counterexample
seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
widths = st.lists(st.integers(1, 4), min_size=2, max_size=5)
counts = st.integers(1, 7)


def network(rng, widths):
    return [rng.normal(size=(n_next, n)) for n, n_next in zip(widths, widths[1:], strict=False)]


def same(got, want, tolerance=1e-12):
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=0, atol=tolerance)


# ---- laws -----------------------------------------------------------------------------------------------------------


@LAW
@given(seeds, counts, counts, st.floats(0, 1))
def test_the_two_parts_of_the_data_are_all_of_it_in_the_order_given(rng, p, m, share):
    images, labels = rng.integers(0, 17, size=(p, m)), rng.integers(10, size=(1, m))
    x_train, y_train, x_test, y_test = hw4.prepare_data(images, labels, 16, share)
    x, y = np.hstack([x_train, x_test]), np.hstack([y_train, y_test])
    np.testing.assert_array_equal(x[:-1] * 16, images)
    assert (x[-1] == 1).all()
    np.testing.assert_array_equal(y.argmax(axis=0), labels[0])
    assert y.sum() == m
    assert x_train.shape[1] == y_train.shape[1] == np.floor(share * m)


@LAW
@given(widths, st.integers(0, 2**31 - 1))
def test_first_weights_hang_on_the_seed_alone(widths, seed):
    w = hw4.initialize(widths, seed)
    assert [matrix.shape for matrix in w] == [(n_next, n) for n, n_next in zip(widths, widths[1:], strict=False)]
    same(w, hw4.initialize(widths, seed), 0)
    assert not any(np.array_equal(one, other) for one, other in zip(w, hw4.initialize(widths, seed ^ 1), strict=True))


def test_net_inputs_are_of_one_size_however_wide_the_layer():
    for n in (10, 100, 1000):
        (w,) = hw4.initialize([n, 2000], 3)
        assert np.std(w @ np.ones((n, 1))) == pytest.approx(1, abs=0.06)


@LAW
@given(seeds, widths, counts, st.integers(1, 9))
def test_training_in_the_order_given_is_batch_bp_of_homework_3(rng, widths, m, batch_size):
    w, x, y = network(rng, widths), rng.normal(size=(widths[0], m)), rng.uniform(size=(widths[-1], m))
    order = np.tile(np.arange(m), (3, 1))
    trained, J = hw4.train(w, x, y, 0.7, 3, batch_size, order)
    same(trained, hw3.bp_batch(w, x, y, 0.7, 3, batch_size, 0.0)[0])
    np.testing.assert_allclose(J, hw3.bp_batch(w, x, y, 0.7, 3, batch_size, 0.0)[1], rtol=0, atol=1e-12)


@LAW
@given(seeds, widths, counts, st.integers(1, 9))
def test_an_order_is_as_good_as_samples_that_stand_in_that_order(rng, widths, m, batch_size):
    w, x, y = network(rng, widths), rng.normal(size=(widths[0], m)), rng.uniform(size=(widths[-1], m))
    order = rng.permutation(m)[np.newaxis]
    ordered = hw4.train(w, x[:, order[0]], y[:, order[0]], 0.7, 1, batch_size, np.arange(m)[np.newaxis])
    trained = hw4.train(w, x, y, 0.7, 1, batch_size, order)
    same(trained[0], ordered[0])
    assert trained[1] == pytest.approx(ordered[1])


def test_no_epochs_move_nothing():
    w = network(np.random.default_rng(0), (2, 3, 1))
    trained, J = hw4.train(w, np.ones((2, 4)), np.ones((1, 4)), 1.0, 0, 2, np.zeros((0, 4), dtype=np.int64))
    same(trained, w, 0)
    assert J.shape == (0,)


@LAW
@given(seeds, counts)
def test_the_confusion_matrix_counts_every_sample_once_and_the_right_ones_on_its_diagonal(rng, m):
    w, x, y = network(rng, (4, 5, 10)), rng.normal(size=(4, m)), np.eye(10)[:, rng.integers(10, size=m)]
    acc, confusion = hw4.test_network(w, x, y)
    assert confusion.sum() == m
    np.testing.assert_array_equal(confusion.sum(axis=1), y.sum(axis=1))
    assert np.trace(confusion) / m == pytest.approx(acc)


@settings(max_examples=10, deadline=None)
@given(seeds, widths)
def test_what_is_loaded_is_exactly_what_was_saved(tmp_path_factory, rng, widths):
    path = tmp_path_factory.mktemp("stored") / "network"
    w, alpha = network(rng, widths), float(rng.uniform())
    hw4.save_network(str(path), [np.ones((9, 9))] * 7, 1.0)  # a larger one, which is replaced
    hw4.save_network(str(path), w, alpha)
    loaded, loaded_alpha = hw4.load_network(str(path))
    same(loaded, w, 0)
    assert loaded_alpha == alpha
    assert [file.name for file in path.parent.iterdir()] == ["network"]


@LAW
@given(seeds)
def test_an_image_is_recognised_as_in_the_test(rng):
    w, images = network(rng, (7, 5, 10)), rng.integers(0, 17, size=(6, 8)).astype(float)
    digits = [hw4.recognize(w, images[:, [k]], 16) for k in range(8)]
    x, y, *_ = hw4.prepare_data(images, np.array([digits]), 16, 1)
    assert hw4.test_network(w, x, y)[0] == 1


def test_of_equal_outputs_the_first_is_the_answer():
    assert hw4.recognize([np.zeros((10, 3))], np.ones((2, 1)), 4) == 0
    assert hw4.accuracy(np.full((3, 2), 0.5), np.eye(3)[:, :2]) == 0.5


def test_no_argument_is_changed(tmp_path):
    rng = np.random.default_rng(4)
    w, x, y = network(rng, (3, 4, 10)), rng.uniform(size=(3, 5)), np.eye(10)[:, :5]
    calls = {
        "prepare_data": (x, np.array([[1, 2, 3, 4, 5]]), 2.0, 0.5),
        "initialize": ([3, 2, 2], 1),
        "cost": (y, y),
        "accuracy": (y, y),
        "train": (w, x, y, 1.0, 1, 2, np.array([[4, 1, 0, 2, 3]])),
        "test_network": (w, x, y),
        "save_network": (str(tmp_path / "w"), w, 1.0),
        "recognize": (w, x[:2, :1], 2.0),
    }
    for name, arguments in calls.items():
        before = copy.deepcopy(arguments)
        getattr(hw4, name)(*arguments)
        for now, then in zip(arguments, before, strict=True):
            np.testing.assert_equal(now, then, err_msg=name)


# ---- the handout ----------------------------------------------------------------------------------------------------

HANDOUTS = {language: (FOLDER / f"handout.{language}.md").read_text(encoding="utf-8") for language in ("zh", "en")}


def matrices_in(handout: str) -> list[np.ndarray]:
    """Read every matrix of numbers that a handout prints."""
    found = []
    for rows in re.findall(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", handout, re.S):
        if not re.search(r"[a-z]", rows):
            found.append(np.array([[float(n) for n in row.split("&")] for row in rows.split(r"\\")]))
    return found


def first_mini_batch() -> dict[str, np.ndarray]:
    """Work the handout's example as far as its first update."""
    x, y = public.X_TRAIN[:, [2, 0]], public.Y[:, [2, 0]]
    z_2 = public.W[0] @ x
    a_2 = hw4.f(z_2)
    z_3 = public.W[1] @ a_2
    a_3 = hw4.f(z_3)
    delta_3 = (a_3 - y) * hw4.df(z_3)
    delta_2 = hw4.df(z_2) * (public.W[1].T @ delta_3)
    printed = {"z_2": z_2, "a_2": a_2, "a_3": a_3, "delta_3": delta_3, "delta_2": delta_2}
    return printed | {"dw_2": delta_3 @ a_2.T, "dw_1": delta_2 @ x.T}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handouts_numbers_are_true(language):
    handout = HANDOUTS[language]
    printed = matrices_in(handout)
    worked = first_mini_batch()
    trained, J = hw4.train(public.W, public.X_TRAIN, public.Y, public.ALPHA, 1, public.BATCH_SIZE, public.ORDER)
    for number in (*worked.values(), *trained):
        assert any(one.shape == number.shape and np.abs(one - number).max() <= 0.51e-6 for one in printed), number
    given = (
        public.IMAGES,
        public.LABELS,
        public.X_TRAIN,
        public.X_TEST,
        *public.W,
        public.Y,
        public.A,
        public.A_WANTED,
    )
    for exact in (*given, public.ORDER, public.ORDER + 1):
        assert any(np.array_equal(one, exact) for one in printed), exact
    moved = [matrix - public.ALPHA * worked[f"dw_{layer}"] for layer, matrix in enumerate(public.W, start=1)]
    last = hw4.f(moved[1] @ hw4.f(moved[0] @ public.X_TRAIN[:, [1]]))
    costs = [hw4.cost(worked["a_3"][:, [k]], public.Y[:, [sample]]) for k, sample in enumerate((2, 0))]
    costs.append(hw4.cost(last, public.Y[:, [1]]))
    assert "({:.6f} + {:.6f} + {:.6f})/3 = {:.6f}".format(*costs, J[0]) in handout
    product = worked["delta_3"][0] * worked["a_2"][0]
    assert f"= {product.sum():.6f}$" in handout
    assert f"J = {hw4.cost(public.A, public.A_WANTED):.6f}" in handout


def test_the_public_checks_use_the_handouts_numbers():
    assert public.ALPHA == 0.5
    trained, J = hw4.train(public.W, public.X_TRAIN, public.Y, public.ALPHA, 1, public.BATCH_SIZE, public.ORDER)
    same(public.W_TRAINED, trained, public.PRINTED)
    assert pytest.approx(J[0], abs=public.PRINTED) == public.J


# ---- what the sources say -------------------------------------------------------------------------------------------


def test_an_update_is_m_times_the_slope_of_the_mini_batchs_mean_cost():
    rng = np.random.default_rng(1)
    w, x, y, m, h = network(rng, (3, 4, 2)), rng.normal(size=(3, 5)), rng.uniform(size=(2, 5)), 5, 1e-6
    trained, _ = hw4.train(w, x, y, 1.0, 1, m, np.arange(m)[np.newaxis])

    def cost(i: int, j: int, by: float) -> float:
        moved = w[0].copy()
        moved[i, j] += by
        return hw4.cost(hw4.f(w[1] @ hw4.f(moved @ x)), y)

    slope = np.array([[(cost(i, j, h) - cost(i, j, -h)) / (2 * h) for j in range(3)] for i in range(4)])
    np.testing.assert_allclose(trained[0], w[0] - m * slope, rtol=0, atol=1e-8)


def test_digits_are_learnt_with_their_own_top_and_not_with_mnists():
    images, labels = load_digits(return_X_y=True)
    rng = np.random.default_rng(3)
    mixed = rng.permutation(len(images))
    order = np.array([rng.permutation(1006) for _ in range(10)])
    reached = {}
    for top in (16, 255):
        x, y, x_test, y_test = hw4.prepare_data(images[mixed].T, labels[np.newaxis, mixed], top, 0.56)
        w, J = hw4.train(hw4.initialize([65, 30, 10], 1), x, y, 0.15, 10, 10, order)
        assert J[-1] < J[0]
        reached[top] = hw4.test_network(w, x_test, y_test)[0]
    assert reached[16] > 0.9
    assert reached[255] < 0.25


def test_numpys_endings_are_as_the_handout_says(tmp_path):
    np.savez(tmp_path / "network", w0=np.eye(2))
    assert [file.name for file in tmp_path.iterdir()] == ["network.npz"]
    with pytest.raises(FileNotFoundError):
        np.load(tmp_path / "network")


# ---- the data that are laid beside the template ---------------------------------------------------------------------


def test_the_table_of_digits_is_scikit_learns_data():
    rows = [list(map(int, line.split(","))) for line in data_of(FOLDER)["digits.csv"].decode().splitlines()]
    images, labels = load_digits(return_X_y=True)
    np.testing.assert_array_equal(rows, np.column_stack([images, labels]))


def idx(numbers: np.ndarray) -> bytes:
    return bytes([0, 0, 8, numbers.ndim]) + struct.pack(f">{numbers.ndim}I", *numbers.shape) + numbers.tobytes()


@pytest.mark.parametrize("ending, pack", [("", bytes), (".gz", gzip.compress)])
def test_idx_files_are_read_gzipped_or_not(tmp_path, ending, pack):
    pixels = np.random.default_rng(5).integers(256, size=(3, 28, 28)).astype(np.uint8)
    (tmp_path / f"t10k-images-idx3-ubyte{ending}").write_bytes(pack(idx(pixels)))
    (tmp_path / f"t10k-labels-idx1-ubyte{ending}").write_bytes(pack(idx(np.array([7, 0, 9], dtype=np.uint8))))
    images, labels = mnist.read_mnist(str(tmp_path), "t10k")
    assert images.dtype == np.float64 and labels.dtype == np.int64
    np.testing.assert_array_equal(images, pixels.reshape(3, 784).T)
    np.testing.assert_array_equal(labels, [[7, 0, 9]])


def test_what_is_no_mnist_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"t10k-images-idx3-ubyte\.gz"):
        mnist.read_mnist(str(tmp_path), "t10k")
    labels = idx(np.zeros(3, dtype=np.uint8))
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(labels)
    for content, said in ((labels, "dimension"), (idx(np.zeros((2, 1, 1), np.uint8))[:-1], "complete")):
        (tmp_path / "t10k-images-idx3-ubyte").write_bytes(content)
        with pytest.raises(ValueError, match=said):
            mnist.read_mnist(str(tmp_path), "t10k")
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(idx(np.zeros((2, 1, 1), np.uint8)))
    with pytest.raises(ValueError, match="2 images and 3 labels"):
        mnist.read_mnist(str(tmp_path), "t10k")
