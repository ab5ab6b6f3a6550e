"""Back-propagation: forward and backward computation of one layer, and training with them.

反向传播：一层的前向计算与反向计算，以及用它们训练网络。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


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


def fc_c(w: Matrix, a: Matrix) -> tuple[Matrix, Matrix]:
    """Forward computation from layer l to layer l+1, in component form: one neuron at a time.

    ``z_next[i] = sum_j w[i, j] a[j]`` and ``a_next[i] = f(z_next[i])``, for each sample.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    a : float64 array of shape (n, m), one column per sample

    Returns
    -------
    a_next, z_next : float64 arrays of shape (n_next, m)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: forward computation, component form.

    前向计算（分量形式）：逐个样本、逐个神经元地计算净输入 ``z_next`` 与激活值 ``a_next``。
    """
    # zh: 三重循环：样本 k，接收神经元 i，发送神经元 j。先累加出净输入，再求激活值。
    # en: Three loops: sample k, receiving neuron i, sending neuron j. First z_next, then a_next.
    raise NotImplementedError("fc_c: replace this line with your code / 请把这一行换成你的代码")
    return a_next, z_next


def fc_v(w: Matrix, a: Matrix) -> tuple[Matrix, Matrix]:
    """Forward computation from layer l to layer l+1, in vector form: all neurons and samples at once.

    ``z_next = w a`` and ``a_next = f(z_next)``.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    a : float64 array of shape (n, m), one column per sample

    Returns
    -------
    a_next, z_next : float64 arrays of shape (n_next, m)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: forward computation, vector form.

    前向计算（向量形式）：不用循环，一次算出所有神经元、所有样本。
    """
    # zh: 先求净输入，再求激活值。
    # en: First the net input, then the activation.
    raise NotImplementedError("fc_v: replace this line with your code / 请把这一行换成你的代码")
    return a_next, z_next


def bc_c(w: Matrix, z: Matrix, delta_next: Matrix) -> Matrix:
    """Backward computation from layer l+1 to layer l, in component form: one neuron at a time.

    ``delta[j] = f'(z[j]) * sum_i w[i, j] delta_next[i]``, for each sample.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    z : float64 array of shape (n, m), the net input of layer l
    delta_next : float64 array of shape (n_next, m)

    Returns
    -------
    delta : float64 array of shape (n, m)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, component form.

    反向计算（分量形式）：逐个样本、逐个神经元，由后一层的 ``delta_next`` 求这一层的 ``delta``。
    """
    # zh: 三重循环：样本 k，这一层的神经元 j，后一层的神经元 i。求和完成之后再乘导数。
    # en: Three loops: sample k, neuron j of this layer, neuron i of the next.
    # en: Multiply by the derivative once the sum is complete.
    raise NotImplementedError("bc_c: replace this line with your code / 请把这一行换成你的代码")
    return delta


def bc_v(w: Matrix, z: Matrix, delta_next: Matrix) -> Matrix:
    """Backward computation from layer l+1 to layer l, in vector form: all neurons and samples at once.

    ``delta = f'(z) * (w^T delta_next)``, where ``*`` is elementwise.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    z : float64 array of shape (n, m), the net input of layer l
    delta_next : float64 array of shape (n_next, m)

    Returns
    -------
    delta : float64 array of shape (n, m)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, vector form.
    Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP2.

    反向计算（向量形式）：不用循环，由后一层的 ``delta_next`` 求这一层的 ``delta``。
    """
    # zh: 矩阵乘积的形状是 (n, m)，与 f'(z) 逐元素相乘。
    # en: The matrix product has shape (n, m); multiply it elementwise by f'(z).
    raise NotImplementedError("bc_v: replace this line with your code / 请把这一行换成你的代码")
    return delta


def cost(a: Matrix, y: Matrix) -> float:
    """Quadratic cost: half the squared error, summed over outputs, averaged over samples.

    Parameters
    ----------
    a : float64 array of shape (n_L, m), the output of the network
    y : float64 array of shape (n_L, m), the output that is wanted

    Returns
    -------
    J : float

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: cost function.

    平方代价：对输出求和，对样本取平均。
    """
    # zh: 先对所有元素求平方和的一半，再除以列数 m。
    # en: Half the sum of squares over all elements, then divided by the number of columns m.
    raise NotImplementedError("cost: replace this line with your code / 请把这一行换成你的代码")
    return J


def output_delta(a: Matrix, y: Matrix, z: Matrix) -> Matrix:
    """Delta of the output layer: derivative of each sample's cost with respect to its net input.

    ``delta = (a - y) * f'(z)``, elementwise; each column is that sample's own, not divided by m.

    Parameters
    ----------
    a, y, z : float64 arrays of shape (n_L, m), output, wanted output, and net input of layer L

    Returns
    -------
    delta : float64 array of shape (n_L, m)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, last layer.
    Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP1.

    输出层的 ``delta``：每一列是该样本自己的，不除以 m。
    """
    # zh: 误差乘以导数，逐元素。
    # en: The error times the derivative, elementwise.
    raise NotImplementedError("output_delta: replace this line with your code / 请把这一行换成你的代码")
    return delta


def gradient(delta_next: Matrix, a: Matrix) -> Matrix:
    """Compute the derivative of the cost by the weight from layer l to layer l+1, summed over samples.

    ``dw[i, j] = delta_next[i] * a[j]``, added up over the columns.

    Parameters
    ----------
    delta_next : float64 array of shape (n_next, m)
    a : float64 array of shape (n, m)

    Returns
    -------
    dw : float64 array of shape (n_next, n), as ``w``

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: derivative with respect to the weights.
    Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP4.

    代价对第 l 层到第 l+1 层权重的导数，对各样本求和。
    """
    # zh: 结果与 w 同形。
    # en: The result has the shape of w.
    raise NotImplementedError("gradient: replace this line with your code / 请把这一行换成你的代码")
    return dw


def bp_online(
    w: list[Matrix], x: Matrix, y: Matrix, alpha: float, epochs: int, tol: float
) -> tuple[list[Matrix], Matrix]:
    """Online back-propagation: the weights are updated after every single sample.

    Samples are taken in the order given. Training ends after ``epochs`` epochs, or earlier after the first
    epoch over which no weight changed, from its start to its end, by more than ``tol``.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l); not modified
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate
    epochs : the largest number of passes over all samples
    tol : largest net change of a weight at which it counts as converged; 0: never end early

    Returns
    -------
    w : list of L-1 float64 arrays, the trained weights
    J : float64 array with one number per epoch run: the mean over samples of each sample's cost, taken in
        that sample's own forward pass, before the update it causes

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: online BP algorithm.

    在线 BP：每个样本之后更新一次权重；样本按给定次序使用；不修改调用者的 ``w``。
    一轮之内所有权重的净变化都不超过 ``tol`` 时提前结束（``tol = 0`` 时从不提前结束）。
    """
    # zh: 第 1 步到第 4 步，外面套着样本循环和轮次循环。同一步的所有梯度都求完之后，才改权重。
    # en: Steps 1 to 4, inside the loops over samples and epochs.
    # en: Take all gradients of a step before changing any weight.
    raise NotImplementedError("bp_online: replace this line with your code / 请把这一行换成你的代码")
    return w_trained, np.array(J)


def bp_batch(
    w: list[Matrix], x: Matrix, y: Matrix, alpha: float, epochs: int, batch_size: int, tol: float
) -> tuple[list[Matrix], Matrix]:
    """Batch back-propagation: the weights are updated after every mini-batch.

    Mini-batches are taken in the order given, the last one may be short; the gradient of a mini-batch is the
    sum over its samples. Training ends as in `bp_online`.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l); not modified
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate
    epochs : the largest number of passes over all samples
    batch_size : samples per mini-batch; at m or above, all samples are one batch
    tol : largest net change of a weight over an epoch at which it counts as converged; 0: never end early

    Returns
    -------
    w : list of L-1 float64 arrays, the trained weights
    J : float64 array with one number per epoch run: the mean over all samples of each sample's cost, taken in
        that sample's own forward pass, before the update it helps to cause

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: batch BP algorithm.
    Nielsen, Neural Networks and Deep Learning, ch. 2: mini-batches in matrix form.

    批量 BP：每个小批量之后更新一次权重；小批量的梯度是各样本梯度之和；最后一个小批量可以不满。
    结束条件与 `bp_online` 相同。
    """
    # zh: 与在线 BP 同样的四步，只是每次取 batch_size 列（最后一次可能更少）。注意 J 对样本取平均。
    # en: The four steps of online BP, with batch_size columns at a time (the last time maybe fewer).
    # en: J is a mean over samples.
    raise NotImplementedError("bp_batch: replace this line with your code / 请把这一行换成你的代码")
    return w_trained, np.array(J)
