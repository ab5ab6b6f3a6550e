# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 作业三：反向传播 · Homework 3: back-propagation
#
# 约定（全课程一致）：`w[l]` 的形状是 $(n_{l+1}, n_l)$，第 $i$ 行对应接收神经元，第 $j$ 列对应发送神经元；
# `a`、`z`、`delta` 都是列向量 $(n, 1)$，$m$ 个样本并排就是 $(n, m)$。
#
# Conventions, the same throughout the course: `w[l]` has shape $(n_{l+1}, n_l)$, row $i$ is the receiving
# neuron and column $j$ the sending one; `a`, `z` and `delta` are columns $(n, 1)$, or $(n, m)$ for $m$
# samples side by side.

# %%
"""Back-propagation: forward and backward computation of one layer, and training with them.

反向传播：一层的前向计算与反向计算，以及用它们训练网络。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


# %% [markdown]
# ## 激活函数 · The activation function
#
# $$f(s) = \frac{1}{1 + e^{-s}}, \qquad f'(s) = f(s)\,\bigl(1 - f(s)\bigr)$$
#
# 这两个函数已经写好。指数里只出现 $-|s|$，所以 $|s|$ 再大也不会溢出。
#
# Both are given. Only $-|s|$ enters the exponential, so no $s$ is too large for it.


# %%
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


# %% [markdown]
# ## 前向计算 · Forward computation
#
# 分量形式 · component form:
#
# $$z^{l+1}_i = \sum_{j=1}^{n_l} w^l_{ij}\, a^l_j, \qquad a^{l+1}_i = f\bigl(z^{l+1}_i\bigr), \qquad
# i = 1, \dots, n_{l+1}$$


# %%
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
    # <gap>
    # zh: 三重循环：样本 k，接收神经元 i，发送神经元 j。先累加出净输入，再求激活值。
    # en: Three loops: sample k, receiving neuron i, sending neuron j. First z_next, then a_next.
    n_next, n = w.shape
    m = a.shape[1]
    z_next = np.zeros((n_next, m))
    a_next = np.zeros((n_next, m))
    for k in range(m):
        for i in range(n_next):
            s = 0.0
            for j in range(n):
                s = s + w[i, j] * a[j, k]
            z_next[i, k] = s
            a_next[i, k] = f(z_next[i, k])
    # </gap>
    return a_next, z_next


# %% [markdown]
# 向量形式 · vector form:
#
# $$z^{l+1} = W^l a^l, \qquad a^{l+1} = f\bigl(z^{l+1}\bigr)$$


# %%
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
    # <gap>
    # zh: 先求净输入，再求激活值。
    # en: First the net input, then the activation.
    z_next = w @ a
    a_next = f(z_next)
    # </gap>
    return a_next, z_next


# %% [markdown]
# ## 反向计算 · Backward computation
#
# 分量形式 · component form:
#
# $$\delta^l_j = f'\bigl(z^l_j\bigr) \sum_{i=1}^{n_{l+1}} w^l_{ij}\, \delta^{l+1}_i, \qquad
# j = 1, \dots, n_l$$


# %%
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
    # <gap>
    # zh: 三重循环：样本 k，这一层的神经元 j，后一层的神经元 i。求和完成之后再乘导数。
    # en: Three loops: sample k, neuron j of this layer, neuron i of the next.
    # en: Multiply by the derivative once the sum is complete.
    n_next, n = w.shape
    m = z.shape[1]
    delta = np.zeros((n, m))
    for k in range(m):
        for j in range(n):
            s = 0.0
            for i in range(n_next):
                s = s + w[i, j] * delta_next[i, k]
            delta[j, k] = df(z[j, k]) * s
    # </gap>
    return delta


# %% [markdown]
# 向量形式 · vector form:
#
# $$\delta^l = f'\bigl(z^l\bigr) \odot \Bigl(\bigl(W^l\bigr)^{T} \delta^{l+1}\Bigr)$$


# %%
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
    # <gap>
    # zh: 矩阵乘积的形状是 (n, m)，与 f'(z) 逐元素相乘。
    # en: The matrix product has shape (n, m); multiply it elementwise by f'(z).
    delta = df(z) * (w.T @ delta_next)
    # </gap>
    return delta


# %% [markdown]
# ## 代价、输出层的 delta、梯度 · Cost, delta of the output layer, gradient
#
# 一个样本的代价 · the cost of one sample:
#
# $$J = \tfrac12 \sum_j \bigl(a^L_j - y_j\bigr)^2$$
#
# `cost` 对 $m$ 列取平均；`gradient` 对 $m$ 列求和（与讲义相同）。
#
# `cost` is the mean over the $m$ columns; `gradient` is the sum over them, as in the lecture.


# %%
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
    # <gap>
    # zh: 先对所有元素求平方和的一半，再除以列数 m。
    # en: Half the sum of squares over all elements, then divided by the number of columns m.
    m = a.shape[1]
    J: float = 0.5 * np.sum((a - y) ** 2) / m
    # </gap>
    return J


# %% [markdown]
# $$\delta^L = \bigl(a^L - y\bigr) \odot f'\bigl(z^L\bigr)$$


# %%
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
    # <gap>
    # zh: 误差乘以导数，逐元素。
    # en: The error times the derivative, elementwise.
    delta = (a - y) * df(z)
    # </gap>
    return delta


# %% [markdown]
# $$\frac{\partial J}{\partial W^l} = \delta^{l+1} \bigl(a^l\bigr)^{T}, \qquad
# \text{即 · that is} \quad \frac{\partial J}{\partial w^l_{ij}} = \delta^{l+1}_i\, a^l_j$$


# %%
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
    # <gap>
    # zh: 结果与 w 同形。
    # en: The result has the shape of w.
    dw = delta_next @ a.T
    # </gap>
    return dw


# %% [markdown]
# ## 在线 BP · Online back-propagation
#
# - Step 1 初始化权重 · initialise the weights
# - Step 2 前向计算 · forward: $l = 1, \dots, L-1$
# - Step 3 反向计算 · backward: $\delta^L$, $l = L-1, \dots, 2$
# - Step 4 求所有梯度，再更新 · all gradients, then the update: $l = 1, \dots, L-1$
#
# 每个样本更新一次，直到各个权重收敛。每一步都请调用上面写好的函数。
#
# One update per sample, until each weight converges. Call the functions above for each step.


# %%
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
    # <gap>
    # zh: 第 1 步到第 4 步，外面套着样本循环和轮次循环。同一步的所有梯度都求完之后，才改权重。
    # en: Steps 1 to 4, inside the loops over samples and epochs.
    # en: Take all gradients of a step before changing any weight.
    # Step 1: take the weights, as copies; numbered from 1, so that W[l], a[l], z[l] are the lecture's
    W = {layer: np.array(matrix, dtype=np.float64) for layer, matrix in enumerate(w, start=1)}
    L = len(w) + 1
    m = x.shape[1]
    J = []
    for _epoch in range(epochs):
        W_start = {layer: W[layer].copy() for layer in range(1, L)}
        J_epoch = 0.0
        for k in range(m):
            y_k = y[:, k : k + 1]
            # Step 2: forward computation, l = 1..L-1
            a = {1: x[:, k : k + 1]}
            z = {}
            for layer in range(1, L):
                a[layer + 1], z[layer + 1] = fc_v(W[layer], a[layer])
            J_epoch = J_epoch + cost(a[L], y_k)
            # Step 3: backward computation, delta^L and then l = L-1..2
            delta = {}
            delta[L] = output_delta(a[L], y_k, z[L])
            for layer in range(L - 1, 1, -1):
                delta[layer] = bc_v(W[layer], z[layer], delta[layer + 1])
            # Step 4: the gradients of all layers, then the update, l = 1..L-1
            dw = {}
            for layer in range(1, L):
                dw[layer] = gradient(delta[layer + 1], a[layer])
            for layer in range(1, L):
                W[layer] = W[layer] - alpha * dw[layer]
        J.append(J_epoch / m)
        # until each w converges
        net_change = max(np.max(np.abs(W[layer] - W_start[layer])) for layer in range(1, L))
        if tol > 0 and net_change <= tol:
            break
    w_trained = [W[layer] for layer in range(1, L)]
    # </gap>
    return w_trained, np.array(J)


# %% [markdown]
# ## 批量 BP · Batch back-propagation
#
# 每个小批量更新一次；小批量的梯度是其中各样本梯度之**和**。最后一个小批量可以不满。
#
# One update per mini-batch; its gradient is the **sum** over its samples. The last mini-batch may be short.


# %%
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
    # <gap>
    # zh: 与在线 BP 同样的四步，只是每次取 batch_size 列（最后一次可能更少）。注意 J 对样本取平均。
    # en: The four steps of online BP, with batch_size columns at a time (the last time maybe fewer).
    # en: J is a mean over samples.
    # Step 1: take the weights, as copies; numbered from 1, so that W[l], a[l], z[l] are the lecture's
    W = {layer: np.array(matrix, dtype=np.float64) for layer, matrix in enumerate(w, start=1)}
    L = len(w) + 1
    m = x.shape[1]
    J = []
    for _epoch in range(epochs):
        W_start = {layer: W[layer].copy() for layer in range(1, L)}
        J_epoch = 0.0
        for start in range(0, m, batch_size):
            y_batch = y[:, start : start + batch_size]
            # Step 2: forward computation of all columns, l = 1..L-1
            a = {1: x[:, start : start + batch_size]}
            z = {}
            for layer in range(1, L):
                a[layer + 1], z[layer + 1] = fc_v(W[layer], a[layer])
            # cost is a mean over the columns: weigh it, as the last mini-batch may be short
            J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]
            # Step 3: backward computation, delta^L and then l = L-1..2
            delta = {}
            delta[L] = output_delta(a[L], y_batch, z[L])
            for layer in range(L - 1, 1, -1):
                delta[layer] = bc_v(W[layer], z[layer], delta[layer + 1])
            # Step 4: the gradients of all layers, then the update, l = 1..L-1
            dw = {}
            for layer in range(1, L):
                dw[layer] = gradient(delta[layer + 1], a[layer])
            for layer in range(1, L):
                W[layer] = W[layer] - alpha * dw[layer]
        J.append(J_epoch / m)
        # until each w converges
        net_change = max(np.max(np.abs(W[layer] - W_start[layer])) for layer in range(1, L))
        if tol > 0 and net_change <= tol:
            break
    w_trained = [W[layer] for layer in range(1, L)]
    # </gap>
    return w_trained, np.array(J)


# %% [markdown]
# ## 试一试 · Try it
#
# 毛毛虫问题（XOR）：斑点与光滑两个特征，恰有一个为 1 时可以吃；第三个输入恒为 1，代替偏置。
#
# The caterpillars (XOR): two features, spots and smoothness; good to eat where exactly one of them is 1. A
# third input is always 1 and stands in for a bias.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
#
# x = np.array([[0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]], dtype=float)
# y = np.array([[0, 1, 1, 0]], dtype=float)
# rng = np.random.default_rng(1)
# w = [rng.normal(size=(4, 3)), rng.normal(size=(1, 4))]
# try:
#     w_online, J_online = bp_online(w, x, y, alpha=2.0, epochs=2000, tol=0)
#     w_batch, J_batch = bp_batch(w, x, y, alpha=2.0, epochs=2000, batch_size=4, tol=0)
#     plt.plot(J_online, label="online")
#     plt.plot(J_batch, label="batch")
#     plt.xlabel("epoch")
#     plt.ylabel("J")
#     plt.legend()
#     plt.show()
#     hidden, _ = fc_v(w_online[0], x)
#     output, _ = fc_v(w_online[1], hidden)
#     print(np.round(output, 2))  # wanted: 0 1 1 0
# except NotImplementedError as blank:  # 还有空没有填 · a gap is still blank
#     print(blank)

# %% [markdown]
# ## 检查 · Check your work
#
# 运行下面的单元格，查看公开检查的结果；随时可以再次运行。
#
# Run the next cell to see what the public checks say, as often as you like.

# %% tags=["demo", "active-ipynb"]
# import grader
#
# grader.check("hw3_backprop")
