"""The training of hw7_layers once more, for speed: float32, arrays used again, nothing computed that is not used.

`fit` of the reference solution reads like the course, in float64, and asks the first layer too for derivatives that
nobody needs. This is the same algorithm: the same mini-batches, the same steps, the same loss to single precision.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Single = NDArray[np.float32]
ROWS_AT_A_TIME = 64  # of a weight: what a step of RMSprop reads and writes stays in the cache


def fit_fast(
    w: Sequence[NDArray[np.float64]],
    b: Sequence[NDArray[np.float64]],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    alpha: float,
    rho: float,
    eps: float,
    epochs: int,
    batch_size: int,
    order: NDArray[np.int64],
) -> tuple[list[Single], list[Single], NDArray[np.float64]]:
    """Train as ``fit`` of hw7_layers does, with the same arguments; weights and biases come back in float32."""
    layers = len(w)
    parameters = [np.array(array, dtype=np.float32) for array in (*w, *b)]
    s = [np.zeros_like(array) for array in parameters]
    scratch = [np.empty_like(array) for array in parameters]
    slopes = [np.empty_like(array) for array in parameters]
    samples = np.ascontiguousarray(x.T, dtype=np.float32)  # rows: a mini-batch is then gathered in one sweep
    targets = np.ascontiguousarray(y.T, dtype=np.float32)
    loss = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(samples), batch_size):
            batch = order[epoch, start : start + batch_size]
            a = _forward(parameters[:layers], parameters[layers:], samples[batch])
            p, target = a[-1], targets[batch]
            loss[epoch] -= float(np.sum(target * np.log(np.clip(p, 1e-7, 1 - 1e-7))))
            dz = (p - target) / np.float32(len(batch))
            for layer in range(layers - 1, -1, -1):
                np.matmul(dz.T, a[layer], out=slopes[layer])
                np.sum(dz, axis=0, out=slopes[layers + layer][:, 0])
                if layer > 0:
                    dz = dz @ parameters[layer]
                    dz *= a[layer] > 0
            for arrays in zip(parameters, slopes, s, scratch, strict=True):
                _rmsprop(*arrays, np.float32(alpha), np.float32(rho), np.float32(eps))
    return parameters[:layers], parameters[layers:], loss / len(samples)


def _forward(w: Sequence[Single], b: Sequence[Single], samples: Single) -> list[Single]:
    """Give the activations of all layers, one sample per row: ReLU inside, softmax at the end."""
    a = [samples]
    for layer, (matrix, column) in enumerate(zip(w, b, strict=True)):
        z = a[layer] @ matrix.T
        z += column.T
        if layer < len(w) - 1:
            np.maximum(z, 0, out=z)
        else:
            z -= z.max(axis=1, keepdims=True)
            np.exp(z, out=z)
            z /= z.sum(axis=1, keepdims=True)
        a.append(z)
    return a


def _rmsprop(
    w: Single, dw: Single, s: Single, scratch: Single, alpha: np.float32, rho: np.float32, eps: np.float32
) -> None:
    """Take one step in place."""
    for first in range(0, len(w), ROWS_AT_A_TIME):
        rows = slice(first, first + ROWS_AT_A_TIME)
        step = np.multiply(dw[rows], dw[rows], out=scratch[rows])
        step *= 1 - rho
        s[rows] *= rho
        s[rows] += step
        np.sqrt(s[rows], out=step)
        step += eps
        np.divide(dw[rows], step, out=step)
        step *= alpha
        w[rows] -= step
