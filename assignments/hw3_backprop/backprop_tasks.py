"""Networks and training tasks of back-propagation, and the titles that its checks share.

反向传播检查共用的网络、训练任务与标题。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checking import Array, text

VALUES = text("{function}: values, one sample", "{function}：单个样本的数值")
COLUMNS = text("{function}: values, several samples side by side", "{function}：多个样本并排时的数值")
NET_INPUT = text("{function}: the net input z_next beside a_next", "{function}：净输入 z_next（与 a_next 一起返回）")
SATURATED = text("{function}: |z| up to 1000", "{function}：|z| 大到 1000 也不出错")
EDGES = text("{function}: one sample, one neuron", "{function}：只有一个样本、一个神经元时")
UNTOUCHED = text("{function}: leaves its inputs as they were", "{function}：不修改输入")
SLOPES = text("{function}: slope of the cost along every weight", "{function}：与代价对每个权重的数值导数一致")


@dataclass(frozen=True, slots=True)
class Network:
    """Two weights, some samples, and the outputs that are wanted."""

    w: list[Array]
    x: Array
    y: Array


@dataclass(frozen=True, slots=True)
class Task:
    """What a network is to be trained on, and how; ``batch_size`` is for bp_batch alone."""

    w: list[Array]
    x: Array
    y: Array
    alpha: float
    epochs: int
    batch_size: int = 1
    tol: float = 0.0

    def arguments(self, function: str) -> tuple[Any, ...]:
        """Give the arguments in the order in which the function takes them."""
        mini_batch = (self.batch_size,) if function == "bp_batch" else ()
        return (self.w, self.x, self.y, self.alpha, self.epochs, *mini_batch, self.tol)


def drawn_task(
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    m: int,
    epochs: int,
    batch_size: int,
    alpha: float = 0.8,
) -> Task:
    """Draw a random network and random samples; alpha is large enough for every slip to show after one step."""
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    x, y = rng.normal(size=(sizes[0], m)), rng.uniform(size=(sizes[-1], m))
    return Task(w=w, x=x, y=y, alpha=alpha, epochs=epochs, batch_size=batch_size)


def renumbered_alike(rng: np.random.Generator, w: list[Array], x: Array, y: Array) -> Network:
    """Give features, hidden neurons and classes other numbers, the same ones as far as every layer has them.

    The first and the last of each layer keep theirs. So a slip that leaves out an end, or lets neuron i of one layer
    meet neuron i of another, as a lost transpose does, comes to the same whatever the numbers.
    """
    common = min(len(x), len(w[0]), len(y))
    inner = 1 + rng.permutation(common - 2)
    inputs, hidden, outputs = (
        np.array([0, *inner, *(common - 1 + rng.permutation(n - common)), n - 1]) for n in (len(x), len(w[0]), len(y))
    )
    return Network(w=[w[0][hidden][:, inputs], w[1][outputs][:, hidden]], x=x[inputs], y=y[outputs])


def renumbered(rng: np.random.Generator, w: list[Array], x: Array, y: Array) -> Network:
    """Give features, hidden neurons and classes other numbers, in the weights and in the samples alike."""
    inputs, hidden, outputs = (rng.permutation(n) for n in (len(x), len(w[0]), len(y)))
    return Network(w=[w[0][hidden][:, inputs], w[1][outputs][:, hidden]], x=x[inputs], y=y[outputs])
