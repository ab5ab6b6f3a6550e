"""Nielsen's network: layers with biases, back-propagation, stochastic gradient descent, two costs.

Nielsen 的网络：带偏置的各层、反向传播、随机梯度下降、两种代价。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Indices = NDArray[np.int64]


def f(z: Matrix) -> Matrix:
    """Sigmoid activation function, elementwise; never overflows.

    Sigmoid 激活函数，逐元素计算，不会溢出。
    """
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z: Matrix) -> Matrix:
    """Differentiate `f` at the net input ``z``, elementwise.

    `f` 在净输入 ``z`` 处的导数，逐元素计算。
    """
    return f(z) * (1.0 - f(z))


def feedforward(w: list[Matrix], b: list[Matrix], x: Matrix) -> Matrix:
    """Compute the output of the network, for all samples at once.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l)
    b : list of L-1 float64 arrays, ``b[l]`` of shape (n_{l+1}, 1)
    x : float64 array of shape (n_1, m), one sample per column

    Returns
    -------
    a : float64 array of shape (n_L, m)

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 1: equation (22) and ``Network.feedforward``.

    前向计算：所有样本一次算出网络的输出。每层的偏置加到每一列上。
    """
    # zh: 一层一层往前走；偏置是一列，会自动加到每个样本（每一列）上。
    # en: Layer by layer; the bias is one column, which is added to every sample, that is to every column.
    raise NotImplementedError("feedforward: replace this line with your code / 请把这一行换成你的代码")
    return a


def backprop(w: list[Matrix], b: list[Matrix], x: Matrix, y: Matrix) -> tuple[list[Matrix], list[Matrix]]:
    """Differentiate the quadratic cost of one sample with respect to all weights and biases.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l)
    b : list of L-1 float64 arrays, ``b[l]`` of shape (n_{l+1}, 1)
    x : float64 array of shape (n_1, 1), one sample
    y : float64 array of shape (n_L, 1), the output that is wanted

    Returns
    -------
    dw : list of L-1 float64 arrays, shaped like ``w``
    db : list of L-1 float64 arrays, shaped like ``b``

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 2: equations BP1-BP4 and ``Network.backprop``.

    反向传播：一个样本的平方代价对所有权重和偏置的导数，先 ``dw`` 后 ``db``。
    """
    # zh: 前向时记下每层的 z 和 a；然后 BP1，BP2 往回走，最后 BP3 与 BP4。
    # en: On the way forward keep the z and the a of every layer; then BP1, BP2 backwards, and at last BP3 and BP4.
    raise NotImplementedError("backprop: replace this line with your code / 请把这一行换成你的代码")
    return dw, db


def update_mini_batch_c(
    w: list[Matrix], b: list[Matrix], x: Matrix, y: Matrix, alpha: float
) -> tuple[list[Matrix], list[Matrix]]:
    """Make one step of gradient descent, one sample after the other: `backprop` for each.

    Parameters
    ----------
    w, b : the network; not modified
    x : float64 array of shape (n_1, m), the mini-batch, one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate; the step is alpha/m times the sum of the samples' gradients

    Returns
    -------
    w, b : the network after the step, as new arrays

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 1: equations (20), (21) and ``Network.update_mini_batch``.

    用一个小批量更新一次：对每个样本调用 `backprop`，把梯度加起来，步长是 alpha/m。
    """
    # zh: 对每个样本调用 backprop，把各层的 dw、db 累加；所有样本加完之后才更新。
    # en: Call backprop for each sample and add up dw and db of every layer; update once all samples are added.
    raise NotImplementedError("update_mini_batch_c: replace this line with your code / 请把这一行换成你的代码")
    return w_new, b_new


def update_mini_batch_v(
    w: list[Matrix], b: list[Matrix], x: Matrix, y: Matrix, alpha: float
) -> tuple[list[Matrix], list[Matrix]]:
    """Make the same step of gradient descent with all samples at once: no loop over samples.

    Parameters
    ----------
    w, b : the network; not modified
    x : float64 array of shape (n_1, m), the mini-batch, one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate; the step is alpha/m times the sum of the samples' gradients

    Returns
    -------
    w, b : the network after the step, as new arrays

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 2: the problem "Fully matrix-based approach to backpropagation
    over a mini-batch".

    同样的一步更新，所有样本一起算，不对样本循环；对各层的循环不受限制。
    """
    # zh: 与 backprop 同样的四个方程，每个量有 m 列。db 仍是一列：对样本求和。
    # en: The four equations of backprop with m columns each. db is one column still: the sum over the samples.
    raise NotImplementedError("update_mini_batch_v: replace this line with your code / 请把这一行换成你的代码")
    return w_new, b_new


def sgd(
    w: list[Matrix],
    b: list[Matrix],
    x: Matrix,
    y: Matrix,
    alpha: float,
    epochs: int,
    batch_size: int,
    order: Indices,
) -> tuple[list[Matrix], list[Matrix]]:
    """Train the network by stochastic gradient descent, one step per mini-batch.

    Parameters
    ----------
    w, b : the network to begin with; not modified
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate
    epochs : how often all samples are visited; 0: nothing moves
    batch_size : samples per mini-batch; the last may be short, and at m or above there is one mini-batch of m
    order : int64 array of shape (epochs, m); row e says in which order epoch e visits the samples, counted from 0

    Returns
    -------
    w, b : the trained network

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 1: ``Network.SGD``.

    随机梯度下降：每个小批量更新一次。``order`` 的第 e 行是第 e 轮访问样本的次序（从 0 数起），
    小批量是这一行中相邻的一段，最后一个可以不满。
    """
    # zh: 每一轮把 order 的这一行切成相邻的小段，每段的列就是一个小批量；每段更新一次。
    # en: In every epoch cut its row of order into consecutive pieces; the columns of a piece are a mini-batch.
    raise NotImplementedError("sgd: replace this line with your code / 请把这一行换成你的代码")
    return w_now, b_now


def evaluate(w: list[Matrix], b: list[Matrix], x: Matrix, labels: Indices) -> int:
    """Count the samples that the network recognises.

    Parameters
    ----------
    w, b : the network
    x : float64 array of shape (n_1, m), one sample per column
    labels : int64 array of shape (1, m), the digits 0..9; row k of the output stands for digit k

    Returns
    -------
    right : how many samples are answered with their label; of equal largest outputs the first is the answer

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 1: ``Network.evaluate``.

    数出网络答对的样本个数（个数，不是比例）。
    """
    # zh: 每一列取最大输出的行号，与标签比较，数出相等的个数。
    # en: Of each column take the row of the largest output, compare it with the label, and count.
    raise NotImplementedError("evaluate: replace this line with your code / 请把这一行换成你的代码")
    return right


def cross_entropy(a: Matrix, y: Matrix) -> float:
    """Cross-entropy: summed over outputs, averaged over samples.

    A factor 0 before the logarithm makes the term 0, also where the logarithm is that of 0.

    Parameters
    ----------
    a : float64 array of shape (n_L, m), the output of the network, 0..1
    y : float64 array of shape (n_L, m), the output that is wanted, anywhere in 0..1

    Returns
    -------
    C : float

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: equation (63) and ``CrossEntropyCost.fn``.

    交叉熵：对输出求和，对样本取平均。``y`` 可以是 0 到 1 之间的任何数。
    """
    # zh: y 为 0 时第一项就是 0，y 为 1 时第二项就是 0，那里的对数不必取：0 * ln 0 算出来是 NaN。
    # en: Where y is 0 the first term is 0, where y is 1 the second is: take no logarithm there, as 0 * ln 0 gives NaN.
    raise NotImplementedError("cross_entropy: replace this line with your code / 请把这一行换成你的代码")
    return C


def cross_entropy_delta(a: Matrix, y: Matrix) -> Matrix:
    """Delta of the output layer for the cross-entropy cost, for each sample's own cost.

    Parameters
    ----------
    a : float64 array of shape (n_L, m), the output of the network
    y : float64 array of shape (n_L, m), the output that is wanted

    Returns
    -------
    delta : float64 array of shape (n_L, m)

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: equation (66) and ``CrossEntropyCost.delta``.

    交叉熵代价下输出层的 ``delta``：每一列是该样本自己的，不除以 m。
    """
    # zh: 自己推导一遍：ln a 与 ln(1 - a) 的导数，乘以 f'(z) = a (1 - a)。
    # en: Derive it yourself: the derivatives of ln a and ln(1 - a), times f'(z) = a (1 - a).
    raise NotImplementedError("cross_entropy_delta: replace this line with your code / 请把这一行换成你的代码")
    return delta


def numerical_gradient(
    w: list[Matrix], b: list[Matrix], x: Matrix, y: Matrix, h: float
) -> tuple[list[Matrix], list[Matrix]]:
    """Differentiate the quadratic cost of one sample numerically: forward passes only.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l); not modified
    b : list of L-1 float64 arrays, ``b[l]`` of shape (n_{l+1}, 1); not modified
    x : float64 array of shape (n_1, 1), one sample
    y : float64 array of shape (n_L, 1), the output that is wanted
    h : how far each parameter is moved

    Returns
    -------
    dw : list of L-1 float64 arrays, shaped like ``w``
    db : list of L-1 float64 arrays, shaped like ``b``

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 2: equation (46), "In what sense is backpropagation a fast
    algorithm?".

    数值导数：每次只移动一个权重或一个偏置，用前向计算求代价的差商；不调用 `backprop`。
    """

    # zh: 每次从 w（或 b）的副本开始，只让一个数加上 h，求代价之差再除以 h。
    # en: Begin each time with a copy of w (or of b), add h to a single number, and divide the change of cost by h.
    raise NotImplementedError("numerical_gradient: replace this line with your code / 请把这一行换成你的代码")
    return dw, db
