"""Nine steps to a network that reads handwritten digits: from the data to the stored and applied network.

识别手写数字的九个步骤：从准备数据到存储网络、使用网络。
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
    # zh: 先做好全部样本的 x 和 y，再按列切成两部分。
    # en: First x and y of all samples, then cut their columns in two.
    raise NotImplementedError("prepare_data: replace this line with your code / 请把这一行换成你的代码")
    return x_train, y_train, x_test, y_test


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
    # zh: 用 seed 建立一个随机数发生器，各层的数都从它依次取。
    # en: Make one random generator from seed, and draw the numbers of all layers from it, one after the other.
    raise NotImplementedError("initialize: replace this line with your code / 请把这一行换成你的代码")
    return w


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
    # zh: 每一列各自找最大值所在的行。
    # en: In every column, find the row of the largest number.
    raise NotImplementedError("accuracy: replace this line with your code / 请把这一行换成你的代码")
    return acc


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
    # zh: 轮次循环里套着小批量循环。前向、反向、求出所有梯度之后，才改权重。J 对样本取平均。
    # en: A loop over epochs with a loop over mini-batches inside. Forward, backward; update once all gradients are
    # en: known. J is a mean over samples.
    raise NotImplementedError("train: replace this line with your code / 请把这一行换成你的代码")
    return w_trained, np.array(J)


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
    # zh: 前向计算，用 accuracy 求识别率；再逐个样本计数。
    # en: The forward computation, and accuracy for the share; then count sample by sample.
    raise NotImplementedError("test_network: replace this line with your code / 请把这一行换成你的代码")
    return acc, confusion


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
    # zh: 每个矩阵起一个名字，连同 alpha 一起写进一个文件。
    # en: Give every matrix a name, and write them together with alpha into one file.
    raise NotImplementedError("save_network: replace this line with your code / 请把这一行换成你的代码")


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
    # zh: 按同样的名字依次读出各层。
    # en: Read the layers in their order, by the same names.
    raise NotImplementedError("load_network: replace this line with your code / 请把这一行换成你的代码")
    return w, alpha


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
    # zh: 输入的做法与 prepare_data 相同；返回的是数字，不是行号的别的数法。
    # en: The input is made as in prepare_data; what is returned is the digit.
    raise NotImplementedError("recognize: replace this line with your code / 请把这一行换成你的代码")
    return digit
