"""What the networks of the course reach on MNIST, and in what time, beside other programs; all sides in one run.

    python benchmarks/mnist.py FOLDER

FOLDER holds MNIST in IDX form, gzipped or not: ``train-images-idx3-ubyte``, ``train-labels-idx1-ubyte`` and the two
``t10k-...`` files. Where only the 10,000 test images are there, the first 8,000 are trained on and the last 2,000
tested. All sides get the same images in the same order, the same first weights where they take any, and one thread.
Seconds are processor time: what other programs do on the machine hardly shows in them. Everything is done once.

- 784-512-10, ReLU and softmax, mini-batches of 128, five epochs (Chollet's first network): `fit` of hw7_layers as the
  reference solution has it; `fit_fast`, the same in float32; PyTorch, eager, where it is installed, in float32 and in
  float64; scikit-learn's MLPClassifier, which has no RMSprop and trains with Adam.
- 784-30-10, sigmoids, mini-batches of 10, five epochs (Nielsen's first network): `sgd` of hw5_network, in matrix form;
  the same algorithm sample by sample, as Nielsen's book has it; MLPClassifier with its own sgd.
"""

from __future__ import annotations

import gzip
import importlib.util
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from fast_layers import fit_fast
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # comes with scikit-learn

ROOT = Path(__file__).parent.parent
Array = NDArray[Any]
EPOCHS = 5
IMAGES, LABELS = 2051, 2049  # the magic numbers that open the two kinds of file


@dataclass(frozen=True, slots=True)
class Digits:
    """Images as columns (784, m), gray values 0..1, and what each is, 0..9, (m,)."""

    x: Array
    labels: Array

    @property
    def y(self) -> Array:
        """The labels one-hot, (10, m)."""
        return np.eye(10)[:, self.labels]


@dataclass(frozen=True, slots=True)
class Line:
    """What one program came to: share of the test images recognised, and seconds of processor time."""

    name: str
    accuracy: float
    seconds: float


# ---- data -----------------------------------------------------------------------------------------------------------


def read_idx(folder: Path, name: str, magic: int) -> Array | None:
    """Read a file in IDX form, gzipped or not; None where it is not there.

    Raises
    ------
    SystemExit
        If it is no such file: its first four bytes, or its length, say otherwise.
    """
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            break
    else:
        return None
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    dimensions = magic % 256
    header = np.frombuffer(content[: 4 + 4 * dimensions], dtype=">u4")
    if len(header) != 1 + dimensions or header[0] != magic:
        raise SystemExit(f"{path} is no IDX file of {dimensions} dimension(s)")
    numbers = np.frombuffer(content, dtype=np.uint8, offset=header.nbytes)
    shape = tuple(int(size) for size in header[1:])
    if numbers.size != np.prod(shape):
        raise SystemExit(f"{path} holds {numbers.size} numbers, its header says {shape}")
    return numbers.reshape(shape)


def read_digits(folder: Path, name: str) -> Digits | None:
    """Read images and labels, ``train`` or ``t10k``; None where they are not there."""
    images = read_idx(folder, f"{name}-images-idx3-ubyte", IMAGES)
    labels = read_idx(folder, f"{name}-labels-idx1-ubyte", LABELS)
    if images is None or labels is None:
        return None
    if len(images) != len(labels):
        raise SystemExit(f"{folder}: {len(images)} images and {len(labels)} labels of {name}")
    return Digits(images.reshape(len(images), -1).T / 255.0, labels.astype(np.int64))


def split(folder: Path) -> tuple[Digits, Digits, str]:
    """Give what is trained on, what is tested, and a sentence that says so."""
    train, test = read_digits(folder, "train"), read_digits(folder, "t10k")
    if test is None:
        raise SystemExit(
            f"{folder} holds no MNIST: t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, or these with .gz"
        )
    if train is not None:
        return train, test, f"{len(train.labels)} images to train on, the {len(test.labels)} test images to test"
    share = len(test.labels) * 4 // 5
    first = Digits(test.x[:, :share], test.labels[:share])
    last = Digits(test.x[:, share:], test.labels[share:])
    said = f"of the {len(test.labels)} test images the first {share} to train on, the last {len(last.labels)} to test"
    return first, last, said


# ---- the programs ---------------------------------------------------------------------------------------------------


def reference(name: str) -> ModuleType | None:
    """Load a reference solution; None where there is none of this name."""
    path = ROOT / "reference" / "python" / f"{name}.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    started = time.process_time()
    result = run()
    return result, time.process_time() - started


def share_right(digits: Array, test: Digits) -> float:
    return float(np.mean(np.ravel(digits) == test.labels))


def layers(train: Digits, test: Digits) -> list[Line]:
    """Train 784-512-10 with RMSprop."""
    hw7 = reference("hw7_layers")
    assert hw7 is not None
    rng = np.random.default_rng(0)
    sizes, alpha, rho, eps, batch_size = (784, 512, 10), 0.001, 0.9, 1e-7, 128
    w = [
        rng.uniform(-1, 1, size=(n_next, n)) * np.sqrt(6 / (n + n_next))
        for n, n_next in zip(sizes, sizes[1:], strict=False)
    ]
    b = [np.zeros((n_next, 1)) for n_next in sizes[1:]]
    order = np.array([rng.permutation(len(train.labels)) for _ in range(EPOCHS)])
    arguments = (w, b, train.x, train.y, alpha, rho, eps, EPOCHS, batch_size, order)
    lines = []
    for name, fit in (("hw7 fit, as in the course", hw7.fit), ("hw7 fit_fast, float32", fit_fast)):
        (trained_w, trained_b, _), seconds = timed(lambda fit=fit: fit(*arguments))
        lines.append(Line(name, share_right(hw7.predict(trained_w, trained_b, test.x), test), seconds))
    lines += torch_lines(train, test, w, order, alpha=alpha, rho=rho, eps=eps, batch_size=batch_size)
    return [*lines, perceptron_line(train, test, (512,), "relu", batch_size, solver="adam", learning_rate_init=alpha)]


def torch_lines(
    train: Digits, test: Digits, w: list[Array], order: Array, *, alpha: float, rho: float, eps: float, batch_size: int
) -> list[Line]:
    """Train the same network with PyTorch; nothing where it is not installed."""
    try:
        import torch
    except ImportError:
        print("PyTorch is not installed here and is left out")
        return []
    torch.set_num_threads(1)
    lines = []
    for name, dtype in (("PyTorch eager, float32", torch.float32), ("PyTorch eager, float64", torch.float64)):
        model = torch.nn.Sequential(torch.nn.Linear(784, 512), torch.nn.ReLU(), torch.nn.Linear(512, 10)).to(dtype)
        with torch.no_grad():
            for layer, matrix in zip((model[0], model[2]), w, strict=True):
                layer.weight.copy_(torch.from_numpy(matrix))
                layer.bias.zero_()
        x, labels = torch.tensor(train.x.T, dtype=dtype), torch.from_numpy(train.labels)

        def fit(rows: Any, alpha: float = alpha, model: Any = model, x: Any = x, labels: Any = labels) -> None:
            optimizer = torch.optim.RMSprop(model.parameters(), lr=alpha, alpha=rho, eps=eps)
            for row in rows:
                for batch in row.split(batch_size):
                    optimizer.zero_grad()
                    torch.nn.functional.cross_entropy(model(x[batch]), labels[batch]).backward()
                    optimizer.step()

        rows = torch.from_numpy(order)
        fit(rows[:1, :batch_size], alpha=0.0)  # what PyTorch loads when it first trains is not counted
        _, seconds = timed(lambda fit=fit, rows=rows: fit(rows))
        with torch.no_grad():
            digits = model(torch.tensor(test.x.T, dtype=dtype)).argmax(dim=1).numpy()
        lines.append(Line(name, share_right(digits, test), seconds))
    return lines


def perceptron_line(
    train: Digits, test: Digits, hidden: tuple[int, ...], activation: str, batch_size: int, **options: Any
) -> Line:
    """Train scikit-learn's network of the same size for as many epochs."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(hidden, activation=activation, batch_size=batch_size, max_iter=EPOCHS, alpha=0.0, **options)
    model.set_params(random_state=0, tol=0.0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that five epochs are few
        _, seconds = timed(lambda: model.fit(train.x.T, train.labels))
    name = f"MLPClassifier, {options['solver']}"
    return Line(name, share_right(model.predict(test.x.T), test), seconds)


def network(train: Digits, test: Digits) -> list[Line]:
    """Train 784-30-10 by stochastic gradient descent."""
    rng = np.random.default_rng(0)
    sizes, alpha, batch_size = (784, 30, 10), 3.0, 10
    w = [rng.normal(size=(n_next, n)) / np.sqrt(n) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    b = [rng.normal(size=(n_next, 1)) for n_next in sizes[1:]]
    order = np.array([rng.permutation(len(train.labels)) for _ in range(EPOCHS)])
    arguments = (w, b, train.x, train.y, alpha, EPOCHS, batch_size, order)
    programs: list[tuple[str, Callable[..., Any]]] = [("sample by sample, as in the book", sample_by_sample)]
    hw5 = reference("hw5_network")
    if hw5 is not None:
        programs.insert(0, ("hw5 sgd, in matrix form", hw5.sgd))
    else:
        print("there is no reference solution of hw5_network here: its line is left out")
    lines = []
    for name, train_network in programs:
        (trained_w, trained_b), seconds = timed(lambda run=train_network: run(*arguments))
        a = test.x
        for matrix, column in zip(trained_w, trained_b, strict=True):
            a = sigmoid(matrix @ a + column)
        lines.append(Line(name, share_right(a.argmax(axis=0), test), seconds))
    options = {"solver": "sgd", "learning_rate_init": 0.1, "momentum": 0.0}
    return [*lines, perceptron_line(train, test, (30,), "logistic", batch_size, **options)]


def sigmoid(z: Array) -> Array:
    """Give 1 / (1 + e^-z) without overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sample_by_sample(
    w: list[Array], b: list[Array], x: Array, y: Array, alpha: float, epochs: int, batch_size: int, order: Array
) -> tuple[list[Array], list[Array]]:
    """Train as the book's program does: one sample at a time goes forward and back, and the gradients are added up."""
    w, b = list(w), list(b)
    columns = [(x[:, [k]], y[:, [k]]) for k in range(x.shape[1])]
    for row in order[:epochs]:
        for start in range(0, len(row), batch_size):
            batch = row[start : start + batch_size]
            sum_w, sum_b = [np.zeros(matrix.shape) for matrix in w], [np.zeros(column.shape) for column in b]
            for k in batch:
                dw, db = gradient_of_one(w, b, *columns[k])
                sum_w = [total + slope for total, slope in zip(sum_w, dw, strict=True)]
                sum_b = [total + slope for total, slope in zip(sum_b, db, strict=True)]
            w = [matrix - alpha / len(batch) * total for matrix, total in zip(w, sum_w, strict=True)]
            b = [column - alpha / len(batch) * total for column, total in zip(b, sum_b, strict=True)]
    return w, b


def gradient_of_one(w: list[Array], b: list[Array], x: Array, y: Array) -> tuple[list[Array], list[Array]]:
    """Go forward and back with one column."""
    a = [x]
    for matrix, column in zip(w, b, strict=True):
        a.append(sigmoid(matrix @ a[-1] + column))
    delta = (a[-1] - y) * a[-1] * (1 - a[-1])
    dw, db = [delta @ a[-2].T], [delta]
    for layer in range(len(w) - 1, 0, -1):
        delta = (w[layer].T @ delta) * a[layer] * (1 - a[layer])
        dw.insert(0, delta @ a[layer - 1].T)
        db.insert(0, delta)
    return dw, db


# ---- the report -----------------------------------------------------------------------------------------------------


def show(title: str, lines: list[Line], first: str, others: tuple[str, ...]) -> None:
    """Print the lines, and how the seconds of the first program compare with those of some others."""
    print(f"\n{title}")
    for line in lines:
        print(f"  {line.name:34} {line.accuracy:7.2%} {line.seconds:8.2f} s")
    seconds = {line.name: line.seconds for line in lines}
    for other in others:
        if first in seconds and other in seconds:
            print(f"  {first} / {other}: {seconds[first] / seconds[other]:.2f}")


def main(folder: Path) -> None:
    """Measure and print."""
    train, test, said = split(folder)
    print(f"{said}; {EPOCHS} epochs, one thread, processor time")
    others = ("PyTorch eager, float32", "MLPClassifier, adam")
    with threadpool_limits(1):
        show("784-512-10, ReLU and softmax", layers(train, test), "hw7 fit_fast, float32", others)
        others = ("sample by sample, as in the book",)
        show("784-30-10, sigmoids", network(train, test), "hw5 sgd, in matrix form", others)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python benchmarks/mnist.py FOLDER")
    main(Path(sys.argv[1]))
