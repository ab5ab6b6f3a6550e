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
# # 作业七：层、softmax 与 RMSprop · Homework 7: layers, softmax, RMSprop
#
# 约定（全课程一致）：`w[l]` 的形状是 $(n_{l+1}, n_l)$，`b[l]` 的形状是 $(n_{l+1}, 1)$；样本是**列**，$m$ 个样本并排就是
# $(n, m)$。这里的层按代码的习惯从 0 数起：`w[0]` 是第一层的权重（MATLAB 中是 `w{1}`）。
#
# Conventions, the same throughout the course: `w[l]` has shape $(n_{l+1}, n_l)$ and `b[l]` has shape $(n_{l+1}, 1)$;
# samples are **columns**, $m$ of them side by side are $(n, m)$. Layers are counted as the code counts them: `w[0]` is
# the weight of the first layer (`w{1}` in MATLAB).

# %%
"""The layers of a network, softmax, and training with RMSprop: the 512 + 10 network without a framework.

网络的层、softmax，以及用 RMSprop 训练：不用框架写出 512 + 10 的网络。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


# %% [markdown]
# ## ReLU
#
# $$\mathrm{relu}(z) = \max(z, 0), \qquad \frac{\partial J}{\partial z} = \frac{\partial J}{\partial a}
# \odot [z > 0]$$
#
# $[z > 0]$ 在 $z > 0$ 处是 1，其余处是 0；在 $z = 0$ 处取 0。
#
# $[z > 0]$ is 1 where $z > 0$ and 0 elsewhere, at $z = 0$ too.


# %%
def relu(z: Matrix) -> Matrix:
    """Rectified linear unit: ``a = max(z, 0)``, elementwise.

    Parameters
    ----------
    z : float64 array of shape (n, m), net inputs, one column per sample

    Returns
    -------
    a : float64 array of shape (n, m)

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: element-wise operations.

    ReLU：逐元素取 ``max(z, 0)``。
    """
    # <gap>
    # zh: 小于 0 的数换成 0，其余不变。
    # en: Numbers below 0 become 0, the others stay.
    a = np.maximum(z, 0.0)
    # </gap>
    return a


# %%
def relu_backward(z: Matrix, da: Matrix) -> Matrix:
    """Go back through ReLU: ``dz = da`` where ``z > 0``, and 0 elsewhere.

    Parameters
    ----------
    z : float64 array of shape (n, m), the net inputs of the way forward
    da : float64 array of shape (n, m), derivative of the cost with respect to the activations

    Returns
    -------
    dz : float64 array of shape (n, m), derivative of the cost with respect to the net inputs

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: chaining derivatives. At z = 0 the slope is taken to be 0.

    ReLU 的反向计算：``z > 0`` 处 ``dz = da``，其余处为 0（``z = 0`` 处斜率取 0）。
    """
    # <gap>
    # zh: 净输入为正的地方让 da 通过，其余地方挡住。
    # en: Where the net input is positive da passes; elsewhere it is stopped.
    dz = da * (z > 0)
    # </gap>
    return dz


# %% [markdown]
# ## softmax
#
# $$p_i = \frac{e^{z_i}}{\sum_{k} e^{z_k}}$$
#
# 每一列是一个样本，各列分别归一。$e^{1000}$ 会溢出；给一列的所有 $z$ 减去同一个数，$p$ 不变。
#
# Each column is a sample and is normalised by itself. $e^{1000}$ overflows; taking the same number from all $z$ of a
# column leaves $p$ as it is.


# %%
def softmax(z: Matrix) -> Matrix:
    """Turn each column into probabilities: ``p_i = exp(z_i) / sum_k exp(z_k)``.

    Parameters
    ----------
    z : float64 array of shape (n, m), net inputs of any finite size, one column per sample

    Returns
    -------
    p : float64 array of shape (n, m), numbers in 0..1; every column sums to 1

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: the 10-way softmax layer.
    Nielsen, Neural Networks and Deep Learning, ch. 3: softmax.

    把每一列变成概率；``z`` 再大、再小也不会溢出。
    """
    # <gap>
    # zh: 各列分别归一。先想一想，怎样让指数不溢出。
    # en: Each column is normalised by itself. Think first how the exponential can be kept from overflowing.
    e = np.exp(z - np.max(z, axis=0, keepdims=True))
    p = e / np.sum(e, axis=0, keepdims=True)
    # </gap>
    return p


# %% [markdown]
# ## 全连接层 · The dense layer
#
# $$z = W a + b$$
#
# $$\frac{\partial J}{\partial W} = \frac{\partial J}{\partial z}\, a^T, \qquad
# \frac{\partial J}{\partial b} = \sum_{k=1}^{m} \Bigl(\frac{\partial J}{\partial z}\Bigr)_{\cdot k}, \qquad
# \frac{\partial J}{\partial a} = W^T \frac{\partial J}{\partial z}$$
#
# 这里对样本（列）求和，不除以 $m$：平均放在 `output_delta` 里，只做一次。
#
# Here samples (columns) are summed, without a division by $m$: the average is taken once, in `output_delta`.


# %%
def dense_forward(w: Matrix, b: Matrix, a: Matrix) -> Matrix:
    """Forward computation of a dense layer: ``z = w a + b``, with the same ``b`` for every sample.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    b : float64 array of shape (n_next, 1)
    a : float64 array of shape (n, m), one column per sample

    Returns
    -------
    z : float64 array of shape (n_next, m)

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: ``output = relu(dot(W, input) + b)``, there with samples as rows.

    全连接层的前向计算：每个样本加上同一个 ``b``。
    """
    # <gap>
    # zh: 矩阵乘积的每一列都加上 b。
    # en: b is added to every column of the product.
    z = w @ a + b
    # </gap>
    return z


# %%
def dense_backward(w: Matrix, a: Matrix, dz: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Backward computation of a dense layer: derivatives of the cost with respect to ``w``, ``b`` and ``a``.

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
    a : float64 array of shape (n, m), what the layer was given on the way forward
    dz : float64 array of shape (n_next, m), derivative of the cost with respect to its net inputs

    Returns
    -------
    dw : float64 array of shape (n_next, n), as ``w``; summed over the samples
    db : float64 array of shape (n_next, 1), as ``b``; summed over the samples
    da : float64 array of shape (n, m), as ``a``; each column is that sample's own

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: chaining derivatives.
    Nielsen, Neural Networks and Deep Learning, ch. 2: equations BP2 to BP4.

    全连接层的反向计算：``dw`` 与 ``db`` 对样本求和，不取平均；``da`` 每列是该样本自己的。
    """
    # <gap>
    # zh: 三个结果各与 w、b、a 同形。
    # en: The three results have the shapes of w, b and a.
    dw = dz @ a.T
    db = np.sum(dz, axis=1, keepdims=True)
    da = w.T @ dz
    # </gap>
    return dw, db, da


# %% [markdown]
# ## 交叉熵 · Cross-entropy
#
# $$J = -\frac1m \sum_{k=1}^{m} \sum_i y_{ik} \ln p_{ik}, \qquad
# \frac{\partial J}{\partial z} = \frac{1}{m} (p - y)$$
#
# 取对数之前，把 $p$ 限制在 $[10^{-7}, 1 - 10^{-7}]$ 之内（与 Keras 相同），这样 $p = 0$ 也有对数。
#
# Before the logarithm $p$ is clipped to $[10^{-7}, 1 - 10^{-7}]$, as Keras does: then $p = 0$ has a logarithm too.


# %%
def crossentropy(p: Matrix, y: Matrix) -> float:
    """Categorical cross-entropy: ``-sum_i y_i ln p_i`` of each sample, averaged over the samples.

    Parameters
    ----------
    p : float64 array of shape (n, m), probabilities; clipped to [1e-7, 1 - 1e-7] before the logarithm
    y : float64 array of shape (n, m), one-hot targets

    Returns
    -------
    loss : float

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: ``categorical_crossentropy``.

    交叉熵：对输出求和，对样本取平均；取对数之前把 ``p`` 限制在 [1e-7, 1 - 1e-7] 之内。
    """
    # <gap>
    # zh: 先限制 p，再取自然对数；除以列数 m。
    # en: Clip p first, then take the natural logarithm; divide by the number of columns m.
    m = y.shape[1]
    loss: float = -np.sum(y * np.log(np.clip(p, 1e-7, 1 - 1e-7))) / m
    # </gap>
    return loss


# %%
def output_delta(p: Matrix, y: Matrix) -> Matrix:
    """Differentiate the cross-entropy with respect to the net input of the softmax layer: ``(p - y) / m``.

    Parameters
    ----------
    p : float64 array of shape (n, m), what softmax gave
    y : float64 array of shape (n, m), one-hot targets

    Returns
    -------
    dz : float64 array of shape (n, m)

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: softmax with log-likelihood cost. The mean over the samples
    brings the factor 1/m.

    交叉熵对 softmax 层净输入的导数；代价对样本取平均，所以除以列数 ``m``。
    """
    # <gap>
    # zh: m 是列数；softmax 与交叉熵的导数合在一起很简单。
    # en: m is the number of columns; softmax and cross-entropy together have a simple derivative.
    m = y.shape[1]
    dz = (p - y) / m
    # </gap>
    return dz


# %% [markdown]
# ## RMSprop
#
# $$s \leftarrow \rho\, s + (1 - \rho)\, \Bigl(\frac{\partial J}{\partial W}\Bigr)^2, \qquad
# W \leftarrow W - \alpha\, \frac{\partial J / \partial W}{\sqrt{s} + \varepsilon}$$
#
# 全部逐元素；先更新 $s$，再用新的 $s$。
#
# All of it elementwise; $s$ is updated first, and the new $s$ is used.


# %%
def rmsprop(w: Matrix, dw: Matrix, s: Matrix, alpha: float, rho: float, eps: float) -> tuple[Matrix, Matrix]:
    """One step of RMSprop for one array, a weight or a bias.

    Parameters
    ----------
    w : float64 array
    dw : float64 array of the shape of ``w``, derivative of the cost
    s : float64 array of the shape of ``w``, the mean square of the derivatives so far; 0 before the first step
    alpha : learning rate
    rho : share of the old mean square that is kept, 0..1
    eps : small number that keeps the denominator from 0; added outside the root

    Returns
    -------
    w, s : float64 arrays, after the step; the caller's stay as they were

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: the optimizer "rmsprop", as Keras 2.3 computes it.

    RMSprop 的一步，权重与偏置都用它；``eps`` 加在根号外面；不修改调用者的数组。
    """
    # <gap>
    # zh: 先求新的 s，再用它更新 w。
    # en: First the new s, then w with it.
    s = rho * s + (1 - rho) * dw**2
    w = w - alpha * dw / (np.sqrt(s) + eps)
    # </gap>
    return w, s


# %% [markdown]
# ## 训练 · Training
#
# - 取一个小批量：`order` 中本轮那一行接下来的 `batch_size` 个（最后一次可以不满）
#   · take a mini-batch: the next `batch_size` of this epoch's row of `order` (the last may be short)
# - 前向：中间各层用 ReLU，最后一层用 softmax · forward: ReLU inside, softmax at the end
# - 记下损失，在更新之前 · note the loss, before the update
# - 反向：从最后一层到第一层 · backward: from the last layer to the first
# - 求完所有导数之后，用 RMSprop 更新每个 `w` 和 `b`，各有自己的 `s`
#   · with all derivatives at hand, RMSprop for every `w` and `b`, each with an `s` of its own


# %%
def fit(
    w: list[Matrix],
    b: list[Matrix],
    x: Matrix,
    y: Matrix,
    alpha: float,
    rho: float,
    eps: float,
    epochs: int,
    batch_size: int,
    order: NDArray[np.int64],
) -> tuple[list[Matrix], list[Matrix], Matrix]:
    """Train a network of dense layers, ReLU inside and softmax at the end, with RMSprop on mini-batches.

    Parameters
    ----------
    w : list of one or more float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l); not modified
    b : list of as many float64 arrays, ``b[l]`` of shape (n_{l+1}, 1); not modified
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (n_L, m), one-hot targets
    alpha, rho, eps : as `rmsprop` takes them
    epochs : passes over all samples
    batch_size : samples per mini-batch; at m or above, all samples are one batch
    order : int64 array of shape (epochs, m), the columns in the order in which each epoch visits them, from 0

    Returns
    -------
    w, b : lists of float64 arrays, the trained weights and biases
    loss : float64 array with one number per epoch: the mean over all samples of each sample's loss, taken in that
        sample's own forward pass, before the update it helps to cause

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: the first network, ``fit``.

    用小批量与 RMSprop 训练：中间各层用 ReLU，最后一层用 softmax；每个 ``s`` 只在训练开始时置 0 一次。
    """
    # <gap>
    # zh: 轮次循环里套着小批量循环；小批量由 order 的一行依次切出，最后一个可以不满。
    # zh: 所有层的导数都求完之后，才更新 w 和 b。loss 对全部样本取平均。
    # en: A loop over epochs with a loop over mini-batches inside; these are cut from a row of order, one after the
    # en: other, and the last may be short. Update w and b once the derivatives of all layers are known.
    # en: loss is a mean over all samples.
    w = [np.array(matrix, dtype=np.float64) for matrix in w]
    b = [np.array(column, dtype=np.float64) for column in b]
    s_w = [np.zeros_like(matrix) for matrix in w]
    s_b = [np.zeros_like(column) for column in b]
    last = len(w) - 1
    m = x.shape[1]
    loss = []
    for epoch in range(epochs):
        loss_epoch = 0.0
        for start in range(0, m, batch_size):
            samples = order[epoch, start : start + batch_size]
            x_batch, y_batch = x[:, samples], y[:, samples]
            # forward: layer l turns a[l] into z[l], and that into a[l + 1]
            a, z = [x_batch], []
            for layer in range(last + 1):
                z.append(dense_forward(w[layer], b[layer], a[layer]))
                a.append(softmax(z[layer]) if layer == last else relu(z[layer]))
            # crossentropy is a mean over the columns: weigh it, as the last mini-batch may be short
            loss_epoch = loss_epoch + crossentropy(a[-1], y_batch) * len(samples)
            # backward: from the last layer to the first
            dw, db = {}, {}
            dz = output_delta(a[-1], y_batch)
            for layer in range(last, -1, -1):
                dw[layer], db[layer], da = dense_backward(w[layer], a[layer], dz)
                if layer > 0:
                    dz = relu_backward(z[layer - 1], da)
            # the update, once all derivatives are known
            for layer in range(last + 1):
                w[layer], s_w[layer] = rmsprop(w[layer], dw[layer], s_w[layer], alpha, rho, eps)
                b[layer], s_b[layer] = rmsprop(b[layer], db[layer], s_b[layer], alpha, rho, eps)
        loss.append(loss_epoch / m)
    # </gap>
    return w, b, np.array(loss)


# %% [markdown]
# ## 识别 · Prediction
#
# 概率最大的一行就是答案；第 0 行代表数字 0。并列时取第一个。
#
# The row with the largest probability is the answer; row 0 stands for the digit 0. Of equal ones the first counts.


# %%
def predict(w: list[Matrix], b: list[Matrix], x: Matrix) -> Matrix:
    """Give the digit that the network takes each sample for: the row with the largest output, counted from 0.

    Parameters
    ----------
    w, b : lists of float64 arrays, the weights and biases of a trained network
    x : float64 array of shape (n_1, m), one sample per column

    Returns
    -------
    digits : array of shape (1, m), whole numbers 0..9; of equal outputs the first counts

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: ``predict`` and ``argmax``.

    网络对每个样本给出的数字：输出最大的那一行，从 0 数起。
    """
    # <gap>
    # zh: 与训练时相同的前向计算，再找每一列最大值所在的行。
    # en: The forward computation of training, then the row of the largest number in every column.
    a = x
    for layer in range(len(w)):
        z = dense_forward(w[layer], b[layer], a)
        a = softmax(z) if layer == len(w) - 1 else relu(z)
    digits = np.argmax(a, axis=0, keepdims=True)
    # </gap>
    return digits


# %% [markdown]
# ## 试一试 · Try it
#
# 1797 张 8x8 的手写数字（来自 scikit-learn）：前 1400 张训练，其余测试。
#
# 1797 handwritten digits of 8x8 pixels (they come with scikit-learn): the first 1400 to train on, the rest to test.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
# from sklearn.datasets import load_digits
#
# images, labels = load_digits(return_X_y=True)
# x, y = images.T / 16, np.eye(10)[labels].T
# rng = np.random.default_rng(1)
# sizes, epochs, m = [64, 32, 10], 15, 1400
# w = [rng.normal(size=(n_next, n)) / np.sqrt(n) for n, n_next in zip(sizes, sizes[1:])]
# b = [np.zeros((n_next, 1)) for n_next in sizes[1:]]
# order = np.array([rng.permutation(m) for _ in range(epochs)])
# try:
#     w, b, loss = fit(w, b, x[:, :m], y[:, :m], 0.003, 0.9, 1e-7, epochs, 32, order)
#     digits = np.ravel(predict(w, b, x[:, m:]))
#     print(f"{np.mean(digits == labels[m:]):.1%}")
#     plt.plot(loss)
#     plt.xlabel("epoch")
#     plt.ylabel("loss")
#     _, axes = plt.subplots(1, 12, figsize=(12, 1.4))
#     wrong = np.flatnonzero(digits != labels[m:])[:12]
#     for axis, k in zip(axes, wrong):
#         axis.imshow(images[m + k].reshape(8, 8), cmap="gray_r")
#         axis.set_title(f"{labels[m + k]} → {digits[k]}")
#         axis.axis("off")
#     plt.show()
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
# grader.check("hw7_layers")
