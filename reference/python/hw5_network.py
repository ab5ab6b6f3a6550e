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
# # 作业五：带偏置的网络 · Homework 5: a network with biases
#
# `w` 和 `b` 是两个列表，各有 $L-1$ 项：`w[l]` 的形状是 $(n_{l+1}, n_l)$，`b[l]` 的形状是 $(n_{l+1}, 1)$，
# 它们都从第 $l$ 层通向第 $l+1$ 层。样本按列排放：`x` 是 $(n_1, m)$，`y` 是 $(n_L, m)$。
# 函数不得改动调用者的 `w`、`b`、`x`、`y`。
#
# `w` and `b` are lists of $L-1$ items: `w[l]` has shape $(n_{l+1}, n_l)$ and `b[l]` has shape $(n_{l+1}, 1)$; both
# lead from layer $l$ to layer $l+1$. Samples are columns: `x` is $(n_1, m)$ and `y` is $(n_L, m)$. No function may
# change the caller's `w`, `b`, `x`, `y`.

# %%
"""Nielsen's network: layers with biases, back-propagation, stochastic gradient descent, two costs.

Nielsen 的网络：带偏置的各层、反向传播、随机梯度下降、两种代价。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Indices = NDArray[np.int64]


# %% [markdown]
# ## 激活函数 · The activation function
#
# $$f(s) = \frac{1}{1 + e^{-s}}, \qquad f'(s) = f(s)\,\bigl(1 - f(s)\bigr)$$
#
# 这两个函数已经写好，$|s|$ 再大也不会溢出。
#
# Both are given; no $s$ is too large for them.


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
# $$a^1 = x, \qquad a^{l+1} = f\bigl(W^l a^l + b^l\bigr), \qquad l = 1, \dots, L-1$$


# %%
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
    # <gap>
    # zh: 一层一层往前走；偏置是一列，会自动加到每个样本（每一列）上。
    # en: Layer by layer; the bias is one column, which is added to every sample, that is to every column.
    a = x
    for layer in range(len(w)):
        a = f(w[layer] @ a + b[layer])
    # </gap>
    return a


# %% [markdown]
# ## 反向传播 · Back-propagation
#
# 一个样本，代价 · one sample, cost $C = \tfrac12 \lVert y - a^L \rVert^2$:
#
# $$\delta^L = (a^L - y) \odot f'(z^L) \tag{BP1}$$
# $$\delta^l = \bigl((W^l)^T \delta^{l+1}\bigr) \odot f'(z^l), \qquad l = L-1, \dots, 2 \tag{BP2}$$
# $$\frac{\partial C}{\partial b^l} = \delta^{l+1} \tag{BP3}$$
# $$\frac{\partial C}{\partial W^l} = \delta^{l+1} (a^l)^T, \qquad l = 1, \dots, L-1 \tag{BP4}$$
#
# 书中的 $w^l$、$b^l$ 通向第 $l$ 层，这里的 $W^l$、$b^l$ 从第 $l$ 层出发，所以序号差 1。
#
# In the book $w^l$ and $b^l$ lead into layer $l$; here $W^l$ and $b^l$ lead out of it, so the numbers differ by one.


# %%
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
    # <gap>
    # zh: 前向时记下每层的 z 和 a；然后 BP1，BP2 往回走，最后 BP3 与 BP4。
    # en: On the way forward keep the z and the a of every layer; then BP1, BP2 backwards, and at last BP3 and BP4.
    # Numbered from 1, so that W[l], B[l], a[l], z[l], delta[l] are those of the equations
    L = len(w) + 1
    W = dict(enumerate(w, start=1))
    B = dict(enumerate(b, start=1))
    a = {1: x}
    z = {}
    for layer in range(1, L):
        z[layer + 1] = W[layer] @ a[layer] + B[layer]
        a[layer + 1] = f(z[layer + 1])
    delta = {L: (a[L] - y) * df(z[L])}  # BP1
    for layer in range(L - 1, 1, -1):
        delta[layer] = (W[layer].T @ delta[layer + 1]) * df(z[layer])  # BP2
    db = [delta[layer + 1] for layer in range(1, L)]  # BP3
    dw = [delta[layer + 1] @ a[layer].T for layer in range(1, L)]  # BP4
    # </gap>
    return dw, db


# %% [markdown]
# ## 一个小批量 · One mini-batch
#
# 与作业三不同，这里除以 $m$，即取平均 · a mean, unlike the sum of homework 3:
#
# $$W^l \leftarrow W^l - \frac{\alpha}{m} \sum_{k=1}^{m} \frac{\partial C_k}{\partial W^l}, \qquad
# b^l \leftarrow b^l - \frac{\alpha}{m} \sum_{k=1}^{m} \frac{\partial C_k}{\partial b^l}$$


# %%
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
    # <gap>
    # zh: 对每个样本调用 backprop，把各层的 dw、db 累加；所有样本加完之后才更新。
    # en: Call backprop for each sample and add up dw and db of every layer; update once all samples are added.
    m = x.shape[1]
    sum_dw = [np.zeros(W.shape) for W in w]
    sum_db = [np.zeros(B.shape) for B in b]
    for k in range(m):
        dw, db = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])
        for layer in range(len(w)):
            sum_dw[layer] = sum_dw[layer] + dw[layer]
            sum_db[layer] = sum_db[layer] + db[layer]
    w_new = [w[layer] - alpha / m * sum_dw[layer] for layer in range(len(w))]
    b_new = [b[layer] - alpha / m * sum_db[layer] for layer in range(len(w))]
    # </gap>
    return w_new, b_new


# %% [markdown]
# 所有列一起算：$\delta^l$ 有 $m$ 列。BP4 的矩阵乘积已经对样本求了和，BP3 要自己按行求和。
#
# All columns at once: $\delta^l$ has $m$ columns. The matrix product of BP4 adds up the samples by itself; in BP3 you
# have to add up along each row.


# %%
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
    # <gap>
    # zh: 与 backprop 同样的四个方程，每个量有 m 列。db 仍是一列：对样本求和。
    # en: The four equations of backprop with m columns each. db is one column still: the sum over the samples.
    L = len(w) + 1
    m = x.shape[1]
    W = dict(enumerate(w, start=1))
    B = dict(enumerate(b, start=1))
    a = {1: x}
    z = {}
    for layer in range(1, L):
        z[layer + 1] = W[layer] @ a[layer] + B[layer]
        a[layer + 1] = f(z[layer + 1])
    delta = {L: (a[L] - y) * df(z[L])}  # BP1
    for layer in range(L - 1, 1, -1):
        delta[layer] = (W[layer].T @ delta[layer + 1]) * df(z[layer])  # BP2
    db = {layer: np.sum(delta[layer + 1], axis=1, keepdims=True) for layer in range(1, L)}  # BP3
    dw = {layer: delta[layer + 1] @ a[layer].T for layer in range(1, L)}  # BP4
    w_new = [W[layer] - alpha / m * dw[layer] for layer in range(1, L)]
    b_new = [B[layer] - alpha / m * db[layer] for layer in range(1, L)]
    # </gap>
    return w_new, b_new


# %% [markdown]
# ## 随机梯度下降 · Stochastic gradient descent
#
# 书中每一轮用 `random.shuffle` 打乱样本；这里次序由 `order` 给出，同样的输入总得到同样的结果。
#
# The book shuffles the samples in every epoch; here `order` says in which order they are visited, so that the same
# input always gives the same network.


# %%
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
    # <gap>
    # zh: 每一轮把 order 的这一行切成相邻的小段，每段的列就是一个小批量；每段更新一次。
    # en: In every epoch cut its row of order into consecutive pieces; the columns of a piece are a mini-batch.
    m = x.shape[1]
    w_now = [W.copy() for W in w]
    b_now = [B.copy() for B in b]
    for epoch in range(epochs):
        for start in range(0, m, batch_size):
            columns = order[epoch, start : start + batch_size]
            w_now, b_now = update_mini_batch_v(w_now, b_now, x[:, columns], y[:, columns], alpha)
    # </gap>
    return w_now, b_now


# %% [markdown]
# ## 数一数答对了几个 · Count the right answers
#
# 网络的答案是输出最大的那个神经元的序号（0 到 9）；`labels` 是数字本身，不是独热编码。
#
# The network's answer is the number (0 to 9) of the neuron with the largest output; `labels` are the digits themselves,
# not one-hot columns.


# %%
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
    # <gap>
    # zh: 每一列取最大输出的行号，与标签比较，数出相等的个数。
    # en: Of each column take the row of the largest output, compare it with the label, and count.
    a = feedforward(w, b, x)
    digits = np.argmax(a, axis=0)
    right = int(np.sum(digits == labels[0]))
    # </gap>
    return right


# %% [markdown]
# ## 交叉熵 · Cross-entropy
#
# $$C = -\frac1m \sum_{k=1}^{m} \sum_j \Bigl[\, y_{jk} \ln a_{jk} + (1 - y_{jk}) \ln (1 - a_{jk}) \,\Bigr]$$


# %%
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
    # <gap>
    # zh: y 为 0 时第一项就是 0，y 为 1 时第二项就是 0，那里的对数不必取：0 * ln 0 算出来是 NaN。
    # en: Where y is 0 the first term is 0, where y is 1 the second is: take no logarithm there, as 0 * ln 0 gives NaN.
    m = a.shape[1]
    ln_a = np.log(np.where(y > 0, a, 1.0))
    ln_1_minus_a = np.log(np.where(y < 1, 1.0 - a, 1.0))
    C: float = -np.sum(y * ln_a + (1.0 - y) * ln_1_minus_a) / m
    # </gap>
    return C


# %% [markdown]
# 对输出层净输入的导数里，$f'$ 约掉了 · differentiated by the net input of the last layer, $f'$ cancels:
#
# $$\delta^L = a^L - y$$


# %%
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
    # <gap>
    # zh: 自己推导一遍：ln a 与 ln(1 - a) 的导数，乘以 f'(z) = a (1 - a)。
    # en: Derive it yourself: the derivatives of ln a and ln(1 - a), times f'(z) = a (1 - a).
    delta = a - y
    # </gap>
    return delta


# %% [markdown]
# ## 数值导数 · The numerical gradient
#
# 不用反向传播，逐个参数移动一点点，看代价变了多少。
#
# No back-propagation: move one parameter a little and see how the cost changes.
#
# $$\frac{\partial C}{\partial w} \approx \frac{C(w + h) - C(w)}{h} \qquad \text{或 · or} \qquad
# \frac{C(w + h) - C(w - h)}{2h}$$


# %%
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

    # <gap>
    # zh: 每次从 w（或 b）的副本开始，只让一个数加上 h，求代价之差再除以 h。
    # en: Begin each time with a copy of w (or of b), add h to a single number, and divide the change of cost by h.
    def C(w: list[Matrix], b: list[Matrix]) -> float:
        cost: float = 0.5 * np.sum((y - feedforward(w, b, x)) ** 2)
        return cost

    C_here = C(w, b)
    dw = [np.zeros(W.shape) for W in w]
    db = [np.zeros(B.shape) for B in b]
    for layer in range(len(w)):
        for i, j in np.ndindex(w[layer].shape):
            moved = [W.copy() for W in w]
            moved[layer][i, j] = w[layer][i, j] + h
            dw[layer][i, j] = (C(moved, b) - C_here) / h
        for i in range(len(b[layer])):
            moved = [B.copy() for B in b]
            moved[layer][i, 0] = b[layer][i, 0] + h
            db[layer][i, 0] = (C(w, moved) - C_here) / h
    # </gap>
    return dw, db


# %% [markdown]
# ## 试一试 · Try it
#
# 真实的手写数字（scikit-learn 自带，8x8 像素），30 个隐藏神经元，学习率 3，小批量 10：书中的设定。
#
# Real handwritten digits (they come with scikit-learn, 8x8 pixels), 30 hidden neurons, a learning rate of 3 and
# mini-batches of 10: the book's choice.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
# from sklearn.datasets import load_digits
#
# images, digits = load_digits(return_X_y=True)
# x, labels = images.T / 16, digits[np.newaxis]
# y = (np.arange(10)[:, np.newaxis] == labels).astype(float)
# x_train, y_train, x_test, labels_test = x[:, :1000], y[:, :1000], x[:, 1000:], labels[:, 1000:]
# rng = np.random.default_rng(1)
# sizes = [64, 30, 10]
# w = [rng.normal(size=(n_next, n)) / np.sqrt(n) for n, n_next in zip(sizes, sizes[1:])]
# b = [np.zeros((n_next, 1)) for n_next in sizes[1:]]
# right = []
# try:
#     for epoch in range(10):
#         w, b = sgd(w, b, x_train, y_train, 3.0, 1, 10, rng.permutation(1000)[np.newaxis])
#         right.append(int(evaluate(w, b, x_test, labels_test)))
#         print(f"epoch {epoch}: {right[-1]} / {labels_test.size}")
#     plt.plot(right)
#     plt.xlabel("epoch")
#     plt.ylabel(f"right of {labels_test.size}")
#     answers = np.argmax(feedforward(w, b, x_test), axis=0)
#     _, axes = plt.subplots(1, 12, figsize=(12, 1.4))
#     for axis, k in zip(axes, np.flatnonzero(answers != labels_test[0])):
#         axis.imshow(x_test[:, k].reshape(8, 8), cmap="gray_r")
#         axis.set_title(f"{labels_test[0, k]} → {answers[k]}")
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
# grader.check("hw5_network")
