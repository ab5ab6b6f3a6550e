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
# # 作业四：识别手写数字的网络 · Homework 4: a network that reads digits
#
# 约定（全课程一致）：`w[l]` 的形状是 $(n_{l+1}, n_l)$；样本是**列**，$m$ 个样本并排就是 $(n, m)$。没有偏置：输入的最后
# 一行恒为 1。标签是 $0$ 到 $9$，`y` 的第 $k$ 行对应数字 $k$（MATLAB 中是第 $k+1$ 行）。
#
# Conventions, the same throughout the course: `w[l]` has shape $(n_{l+1}, n_l)$; samples are **columns**, $m$ of them
# side by side are $(n, m)$. There are no biases: the last row of the input is always 1. Labels are $0$ to $9$; row $k$
# of `y` stands for the digit $k$ (row $k+1$ in MATLAB).

# %%
"""Nine steps to a network that reads handwritten digits: from the data to the stored and applied network.

识别手写数字的九个步骤：从准备数据到存储网络、使用网络。
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
# ## 第 1 步 准备数据 · Step 1: data
#
# 灰度除以 `top`，下面补一行 1；标签变成独热列；前 $\lfloor \mathrm{share}\cdot m \rfloor$ 个样本用于训练，其余测试。
#
# Gray values are divided by `top`, and a row of ones is put below; labels become one-hot columns; the first
# $\lfloor \mathrm{share}\cdot m \rfloor$ samples are for training, the others for testing.


# %%
def prepare_data(images: Matrix, labels: Indices, top: float, share: float) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Turn images and labels into what a network is trained and tested on.

    Parameters
    ----------
    images : float64 array of shape (p, m), gray values 0..top, one image per column
    labels : int64 array of shape (1, m), the digit that each image shows, 0..9
    top : the largest gray value
    share : share of the samples to train on, 0..1; the first floor(share * m), in the order given

    Returns
    -------
    x_train : float64 array of shape (p + 1, m_train), gray values divided by ``top``, and a row of ones below
    y_train : float64 array of shape (10, m_train), one column per sample with a 1 in the row of its digit
    x_test, y_test : the same for all other samples

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

    准备数据：灰度缩放到 0..1，最后一行补 1，标签变成独热列，分出训练集与测试集（次序不变）。
    """
    # <gap>
    # zh: 先做好全部样本的 x 和 y，再按列切成两部分。
    # en: First x and y of all samples, then cut their columns in two.
    m = images.shape[1]
    x = np.vstack([images / top, np.ones((1, m))])
    y = np.zeros((10, m))
    for k in range(m):
        y[labels[0, k], k] = 1.0
    m_train = int(np.floor(share * m))
    x_train, y_train = x[:, :m_train], y[:, :m_train]
    x_test, y_test = x[:, m_train:], y[:, m_train:]
    # </gap>
    return x_train, y_train, x_test, y_test


# %% [markdown]
# ## 第 2、3 步 设计与初始化 · Steps 2 and 3: design, initialise
#
# 设计就是选定各层神经元数 `sizes`，8x8 的数字可用 `[65, 30, 10]`。权重是正态随机数，均值 0，标准差 $1/\sqrt{n_l}$：
#
# The design is the choice of `sizes`, for 8x8 digits say `[65, 30, 10]`. Weights are normal numbers with mean 0 and
# standard deviation $1/\sqrt{n_l}$:
#
# $$w^l_{ij} \sim N\Bigl(0, \tfrac{1}{n_l}\Bigr), \qquad l = 1, \dots, L-1$$


# %%
def initialize(sizes: list[int], seed: int) -> list[Matrix]:
    """Draw the first weights of a network.

    Parameters
    ----------
    sizes : neurons of every layer, n_1 .. n_L; n_1 counts the constant input too
    seed : whole number, 0 .. 2**31 - 1; the same seed gives the same weights, another seed gives others

    Returns
    -------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l), of normal numbers with mean 0 and standard
        deviation 1 / sqrt(n_l)

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.
    Nielsen, Neural Networks and Deep Learning, ch. 3: weight initialization.

    初始化权重：均值为 0、标准差为 1/sqrt(n_l) 的正态随机数；种子相同则权重相同。
    """
    # <gap>
    # zh: 用 seed 建立一个随机数发生器，各层的数都从它依次取。
    # en: Make one random generator from seed, and draw the numbers of all layers from it, one after the other.
    rng = np.random.default_rng(seed)
    w = []
    for layer in range(len(sizes) - 1):
        n, n_next = sizes[layer], sizes[layer + 1]
        w.append(rng.normal(size=(n_next, n)) / np.sqrt(n))
    # </gap>
    return w


# %% [markdown]
# ## 第 4、5 步 代价与指标 · Steps 4 and 5: cost, metric
#
# $$J = \frac1m \sum_{k=1}^{m} \frac12 \sum_j \bigl(a^L_{jk} - y_{jk}\bigr)^2$$
#
# 代价用来训练，指标给人看：输出最大的一行与 `y` 中 1 所在的行相同的样本占多大比例。并列时取第一个。
#
# The cost is what is trained on, the metric is for people: the share of samples whose largest output is in the row
# where `y` has its 1. Of equal outputs the first counts.


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


# %%
def accuracy(a: Matrix, y: Matrix) -> float:
    """Share of the samples that are recognised: those whose largest output is in the row where ``y`` has its 1.

    Parameters
    ----------
    a : float64 array of shape (n_L, m), the output of the network, one column per sample
    y : float64 array of shape (n_L, m), one-hot columns

    Returns
    -------
    acc : float, 0..1; of equal outputs in a column the first counts

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: performance of a network.

    识别率：每列输出最大的那一行恰是 ``y`` 中 1 所在的行，这样的列占多大比例。
    """
    # <gap>
    # zh: 每一列各自找最大值所在的行。
    # en: In every column, find the row of the largest number.
    answers = np.argmax(a, axis=0)
    digits = np.argmax(y, axis=0)
    acc = float(np.mean(answers == digits))
    # </gap>
    return acc


# %% [markdown]
# ## 第 6 步 训练 · Step 6: train
#
# 作业三的批量 BP，样本按 `order` 的次序使用：第 $e$ 轮用 `order` 的第 $e$ 行，依次切成每批 `batch_size` 个，最后一批
# 可以不满。小批量的梯度是其中各样本梯度之**和**。
#
# Batch BP of homework 3, with the samples in the order of `order`: epoch $e$ takes row $e$ of `order` and cuts it into
# pieces of `batch_size`, one after the other; the last may be short. The gradient of a mini-batch is the **sum** over
# its samples.
#
# $$z^{l+1} = W^l a^l, \quad a^{l+1} = f\bigl(z^{l+1}\bigr), \qquad \delta^L = (a^L - y) \odot f'(z^L), \quad
# \delta^l = f'(z^l) \odot \Bigl(\bigl(W^l\bigr)^T \delta^{l+1}\Bigr), \qquad
# W^l \leftarrow W^l - \alpha\, \delta^{l+1} \bigl(a^l\bigr)^T$$


# %%
def train(
    w: list[Matrix],
    x: Matrix,
    y: Matrix,
    alpha: float,
    epochs: int,
    batch_size: int,
    order: Indices,
) -> tuple[list[Matrix], Matrix]:
    """Train a network by batch back-propagation, with the samples in a given order.

    Parameters
    ----------
    w : list of L-1 float64 arrays, ``w[l]`` of shape (n_{l+1}, n_l); not modified
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (n_L, m), the outputs that are wanted
    alpha : learning rate
    epochs : passes over all samples
    batch_size : samples per mini-batch; at m or above, all samples are one batch
    order : int64 array of shape (epochs, m), the columns in the order in which each epoch visits them, from 0

    Returns
    -------
    w : list of L-1 float64 arrays, the trained weights
    J : float64 array with one number per epoch: the mean over all samples of each sample's cost, taken in that
        sample's own forward pass, before the update it helps to cause

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: batch BP algorithm, steps of training a network.

    训练：批量 BP，样本按 ``order`` 的次序使用；小批量的梯度是各样本梯度之和；不修改调用者的 ``w``。
    """
    # <gap>
    # zh: 轮次循环里套着小批量循环。前向、反向、求出所有梯度之后，才改权重。J 对样本取平均。
    # en: A loop over epochs with a loop over mini-batches inside. Forward, backward; update once all gradients are
    # en: known. J is a mean over samples.
    # take the weights, as copies; numbered from 1, so that W[l], a[l], z[l] are the lecture's
    W = {layer: np.array(matrix, dtype=np.float64) for layer, matrix in enumerate(w, start=1)}
    L = len(w) + 1
    m = x.shape[1]
    J = []
    for epoch in range(epochs):
        J_epoch = 0.0
        for start in range(0, m, batch_size):
            samples = order[epoch, start : start + batch_size]
            x_batch, y_batch = x[:, samples], y[:, samples]
            # forward computation, l = 1..L-1
            a = {1: x_batch}
            z = {}
            for layer in range(1, L):
                z[layer + 1] = W[layer] @ a[layer]
                a[layer + 1] = f(z[layer + 1])
            # cost is a mean over the columns: weigh it, as the last mini-batch may be short
            J_epoch = J_epoch + cost(a[L], y_batch) * len(samples)
            # backward computation, delta^L and then l = L-1..2
            delta = {}
            delta[L] = (a[L] - y_batch) * df(z[L])
            for layer in range(L - 1, 1, -1):
                delta[layer] = df(z[layer]) * (W[layer].T @ delta[layer + 1])
            # the gradients of all layers, then the update, l = 1..L-1
            dw = {}
            for layer in range(1, L):
                dw[layer] = delta[layer + 1] @ a[layer].T
            for layer in range(1, L):
                W[layer] = W[layer] - alpha * dw[layer]
        J.append(J_epoch / m)
    w_trained = [W[layer] for layer in range(1, L)]
    # </gap>
    return w_trained, np.array(J)


# %% [markdown]
# ## 第 7 步 测试 · Step 7: test
#
# 用没有训练过的样本看识别率，再看混淆矩阵：第 $i$ 行第 $j$ 列是真实数字为 $i$、网络答 $j$ 的样本数。
#
# With samples that were not trained on: the accuracy, and the confusion matrix, in which row $i$, column $j$ counts the
# samples that show the digit $i$ and were taken for $j$.


# %%
def test_network(w: list[Matrix], x: Matrix, y: Matrix) -> tuple[float, Matrix]:
    """Test a network on samples that it was not trained on.

    Parameters
    ----------
    w : list of L-1 float64 arrays, the weights of a trained network
    x : float64 array of shape (n_1, m), one sample per column
    y : float64 array of shape (10, m), one-hot columns

    Returns
    -------
    acc : float, the share of samples that are recognised
    confusion : array of shape (10, 10); row: the digit that it is, column: the digit that was answered; counts

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

    测试网络：识别率，以及混淆矩阵（行是真实数字，列是网络的回答，元素是个数）。
    """
    # <gap>
    # zh: 前向计算，用 accuracy 求识别率；再逐个样本计数。
    # en: The forward computation, and accuracy for the share; then count sample by sample.
    a = x
    for layer in range(len(w)):
        a = f(w[layer] @ a)
    acc = accuracy(a, y)
    confusion = np.zeros((10, 10))
    for k in range(x.shape[1]):
        digit, answer = np.argmax(y[:, k]), np.argmax(a[:, k])
        confusion[digit, answer] = confusion[digit, answer] + 1
    # </gap>
    return acc, confusion


# %% [markdown]
# ## 第 8 步 存储 · Step 8: store
#
# 存进文件的网络要能在**另一个**程序里原样读出来：不能留在全局变量里，也不能少写几位数字。格式自选；文件就在 `path`，
# 或者在 `path` 后面加一个扩展名。
#
# What is stored must come back exactly in **another** process: it cannot stay in a global variable, and no digit may be
# lost. The format is yours to choose; the file stands at `path`, or at `path` with an ending.


# %%
def save_network(path: str, w: list[Matrix], alpha: float) -> None:
    """Write a network into one file; a network that was saved there before is replaced.

    Parameters
    ----------
    path : absolute path, without an ending
    w : list of L-1 float64 arrays, the weights
    alpha : the learning rate that they were trained with

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

    把网络存进一个文件；同一路径上以前存过的被替换。没有返回值。
    """
    # <gap>
    # zh: 每个矩阵起一个名字，连同 alpha 一起写进一个文件。
    # en: Give every matrix a name, and write them together with alpha into one file.
    arrays = {f"w{layer}": w[layer] for layer in range(len(w))}
    with open(path, "wb") as file:
        np.savez(file, alpha=alpha, **arrays)
    # </gap>


# %%
def load_network(path: str) -> tuple[list[Matrix], float]:
    """Read a network from the file that `save_network` wrote, maybe in another process.

    Parameters
    ----------
    path : the path that `save_network` was given

    Returns
    -------
    w : list of L-1 float64 arrays, exactly those that were saved
    alpha : float, exactly the one that was saved

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

    从文件读出网络：``w`` 和 ``alpha`` 与存进去的完全相同。
    """
    # <gap>
    # zh: 按同样的名字依次读出各层。
    # en: Read the layers in their order, by the same names.
    with np.load(path) as stored:
        layers = len(stored.files) - 1
        w = [stored[f"w{layer}"] for layer in range(layers)]
        alpha = float(stored["alpha"])
    # </gap>
    return w, alpha


# %% [markdown]
# ## 第 9 步 使用 · Step 9: apply
#
# 一张新的图：与训练数据同样地缩放、同样地补 1，然后看哪一个输出最大。
#
# A new image: scaled as the training data were, a 1 below as there, and then the largest output.


# %%
def recognize(w: list[Matrix], image: Matrix, top: float) -> int:
    """Read one digit.

    Parameters
    ----------
    w : list of L-1 float64 arrays, the weights of a trained network
    image : float64 array of shape (p, 1), gray values 0..top
    top : the largest gray value

    Returns
    -------
    digit : int, 0..9; of equal outputs the first counts

    References
    ----------
    Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

    识别一张图上的数字：返回 0 到 9。
    """
    # <gap>
    # zh: 输入的做法与 prepare_data 相同；返回的是数字，不是行号的别的数法。
    # en: The input is made as in prepare_data; what is returned is the digit.
    a = np.vstack([image / top, np.ones((1, 1))])
    for layer in range(len(w)):
        a = f(w[layer] @ a)
    digit = int(np.argmax(a))
    # </gap>
    return digit


# %% [markdown]
# ## 九步连起来 · All nine steps
#
# `digits.csv` 就在这份模板旁边：1797 张 8x8 的手写数字（来自 scikit-learn），每行 64 个灰度（0..16）和 1 个标签。
#
# `digits.csv` lies beside this template: 1797 handwritten digits of 8x8 pixels (from scikit-learn), 64 gray values
# 0..16 and the label in every row.

# %% tags=["demo", "active-ipynb"]
# import os
# import tempfile
#
# import matplotlib.pyplot as plt
#
# table = np.loadtxt("digits.csv", delimiter=",")
# images, labels = table[:, :64].T, table[:, 64:].T.astype(int)
# try:
#     x_train, y_train, x_test, y_test = prepare_data(images, labels, 16, 0.75)
#     w = initialize([65, 30, 10], 1)
#     rng = np.random.default_rng(2)
#     order = np.array([rng.permutation(x_train.shape[1]) for _ in range(10)])
#     w, J = train(w, x_train, y_train, 0.3, 10, 10, order)
#     acc, confusion = test_network(w, x_test, y_test)
#     print(f"{acc:.1%} of {x_test.shape[1]} digits that it has never seen")
#     path = os.path.join(tempfile.gettempdir(), "my_network")
#     save_network(path, w, 0.3)
#     w, alpha = load_network(path)
#     figure, axes = plt.subplots(2, 6)
#     for k, axis in enumerate(axes.ravel(), start=images.shape[1] - 12):
#         axis.imshow(images[:, k].reshape(8, 8), cmap="gray_r")
#         axis.set_title(recognize(w, images[:, [k]], 16))
#         axis.axis("off")
#     plt.show()
# except NotImplementedError as blank:  # 还有空没有填 · a gap is still blank
#     print(blank)

# %% [markdown]
# 手边有 MNIST 的话（四个 IDX 文件放在一个文件夹里，压缩的也可以），旁边的 `read_mnist.py` 会读：灰度 0..255，28x28。
#
# With MNIST at hand (the four IDX files in a folder, gzipped or not), `read_mnist.py` beside this file reads it: gray
# values 0..255, 28x28 pixels.

# %% tags=["demo", "active-ipynb"]
# folder = "mnist"  # 换成你的文件夹 · your own folder
# if os.path.isdir(folder):
#     from read_mnist import read_mnist
#
#     images, labels = read_mnist(folder, "train")
#     x_train, y_train, _, _ = prepare_data(images, labels, 255, 1.0)
#     images, labels = read_mnist(folder, "t10k")
#     x_test, y_test, _, _ = prepare_data(images, labels, 255, 1.0)
#     order = np.array([np.random.default_rng(3).permutation(x_train.shape[1])])
#     w, J = train(initialize([785, 30, 10], 1), x_train, y_train, 0.3, 1, 10, order)
#     print(test_network(w, x_test, y_test)[0])

# %% [markdown]
# ## 检查 · Check your work
#
# 运行下面的单元格，查看公开检查的结果；随时可以再次运行。
#
# Run the next cell to see what the public checks say, as often as you like.

# %% tags=["demo", "active-ipynb"]
# import grader
#
# grader.check("hw4_digits")
