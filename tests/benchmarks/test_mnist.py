"""The programs that the benchmark on MNIST times compute what they say, and its data is read as published."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.checks.assignment import load_module

ROOT = Path(__file__).parents[2]


@pytest.fixture
def mnist(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield load_module(ROOT / "benchmarks/mnist.py")
    sys.modules.pop("fast_layers", None)


def network(rng, widths, m):
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(widths, widths[1:], strict=False)]
    b = [rng.normal(size=(n_next, 1)) for n_next in widths[1:]]
    return w, b, rng.normal(size=(widths[0], m)), np.eye(widths[-1])[:, rng.integers(widths[-1], size=m)]


@pytest.mark.parametrize("widths, batch_size", [((5, 3), 4), ((4, 100, 3), 3), ((3, 6, 5, 2), 20)])
def test_the_fast_training_is_the_training_of_the_course_to_single_precision(mnist, widths, batch_size):
    rng = np.random.default_rng(5)
    w, b, x, y = network(rng, widths, 10)
    order = np.array([rng.permutation(10) for _ in range(3)])
    arguments = (w, b, x, y, 0.01, 0.9, 1e-2, 3, batch_size, order)
    fast_w, fast_b, fast_loss = mnist.fit_fast(*arguments)
    right_w, right_b, loss = mnist.reference("hw7_layers").fit(*arguments)
    for got, want in zip((*fast_w, *fast_b), (*right_w, *right_b), strict=True):
        assert got.dtype == np.float32
        np.testing.assert_allclose(got, want, rtol=0, atol=1e-4)
    np.testing.assert_allclose(fast_loss, loss, rtol=0, atol=1e-5)


def test_sample_by_sample_is_one_step_of_steepest_descent_for_each_mini_batch(mnist):
    rng = np.random.default_rng(6)
    w, b, x, y = network(rng, (3, 4, 2), 5)
    parameters = [array.copy() for array in (*w, *b)]

    def cost():
        a = x
        for matrix, column in zip(parameters[:2], parameters[2:], strict=True):
            a = 0.5 * (1 + np.tanh((matrix @ a + column) / 2))
        return np.sum((a - y) ** 2) / 2 / 5

    trained_w, trained_b = mnist.sample_by_sample(w, b, x, y, 0.7, 1, 5, np.array([[2, 0, 4, 1, 3]]))
    step = 1e-5
    for array, before, after in zip(parameters, (*w, *b), (*trained_w, *trained_b), strict=True):
        for place in np.ndindex(array.shape):
            array[place] = before[place] + step
            up = cost()
            array[place] = before[place] - step
            slope = (up - cost()) / (2 * step)
            array[place] = before[place]
            assert after[place] == pytest.approx(before[place] - 0.7 * slope, abs=1e-8)


def write_digits(folder: Path, name: str, count: int, *, zipped: bool) -> None:
    rng = np.random.default_rng(count)
    images = rng.integers(256, size=(count, 28, 28), dtype=np.uint8)
    labels = rng.integers(10, size=count, dtype=np.uint8)
    for kind, magic, array in (("images-idx3", 2051, images), ("labels-idx1", 2049, labels)):
        content = np.array([magic, *array.shape], dtype=">u4").tobytes() + array.tobytes()
        path = folder / f"{name}-{kind}-ubyte"
        if zipped:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content))
        else:
            path.write_bytes(content)


def test_mnist_is_read_gzipped_or_not_and_the_split_is_said(mnist, tmp_path):
    write_digits(tmp_path, "t10k", 10, zipped=True)
    train, test, said = mnist.split(tmp_path)
    assert (train.x.shape, test.x.shape, train.y.shape) == ((784, 8), (784, 2), (10, 8))
    assert "first 8 to train on, the last 2 to test" in said
    write_digits(tmp_path, "train", 7, zipped=False)
    train, test, said = mnist.split(tmp_path)
    assert (len(train.labels), len(test.labels)) == (7, 10)
    assert "7 images to train on" in said
    rng = np.random.default_rng(7)
    first = rng.integers(256, size=(7, 28, 28), dtype=np.uint8)[0]
    np.testing.assert_array_equal(train.x[:, 0] * 255, first.ravel())
    np.testing.assert_array_equal(train.y.argmax(axis=0), train.labels)


def test_a_file_that_is_not_mnist_is_refused_with_its_name(mnist, tmp_path):
    with pytest.raises(SystemExit, match="holds no MNIST"):
        mnist.split(tmp_path)
    write_digits(tmp_path, "t10k", 10, zipped=False)
    images = tmp_path / "t10k-images-idx3-ubyte"
    images.write_bytes(images.read_bytes()[:-1])
    with pytest.raises(SystemExit, match="t10k-images-idx3-ubyte holds 7839 numbers"):
        mnist.split(tmp_path)
    images.write_bytes(b"\x00\x00\x08\x01")
    with pytest.raises(SystemExit, match="is no IDX file of 3"):
        mnist.split(tmp_path)
