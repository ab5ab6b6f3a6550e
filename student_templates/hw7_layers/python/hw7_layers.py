"""The layers of a network, softmax, and training with RMSprop: the 512 + 10 network without a framework.

网络的层、softmax，以及用 RMSprop 训练：不用框架写出 512 + 10 的网络。
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


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
    # zh: 小于 0 的数换成 0，其余不变。
    # en: Numbers below 0 become 0, the others stay.
    raise NotImplementedError("relu: replace this line with your code / 请把这一行换成你的代码")
    return a


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
    # zh: 净输入为正的地方让 da 通过，其余地方挡住。
    # en: Where the net input is positive da passes; elsewhere it is stopped.
    raise NotImplementedError("relu_backward: replace this line with your code / 请把这一行换成你的代码")
    return dz


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
    # zh: 各列分别归一。先想一想，怎样让指数不溢出。
    # en: Each column is normalised by itself. Think first how the exponential can be kept from overflowing.
    raise NotImplementedError("softmax: replace this line with your code / 请把这一行换成你的代码")
    return p


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
    # zh: 矩阵乘积的每一列都加上 b。
    # en: b is added to every column of the product.
    raise NotImplementedError("dense_forward: replace this line with your code / 请把这一行换成你的代码")
    return z


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
    # zh: 三个结果各与 w、b、a 同形。
    # en: The three results have the shapes of w, b and a.
    raise NotImplementedError("dense_backward: replace this line with your code / 请把这一行换成你的代码")
    return dw, db, da


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
    # zh: 先限制 p，再取自然对数；除以列数 m。
    # en: Clip p first, then take the natural logarithm; divide by the number of columns m.
    raise NotImplementedError("crossentropy: replace this line with your code / 请把这一行换成你的代码")
    return loss


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
    # zh: m 是列数；softmax 与交叉熵的导数合在一起很简单。
    # en: m is the number of columns; softmax and cross-entropy together have a simple derivative.
    raise NotImplementedError("output_delta: replace this line with your code / 请把这一行换成你的代码")
    return dz


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
    # zh: 先求新的 s，再用它更新 w。
    # en: First the new s, then w with it.
    raise NotImplementedError("rmsprop: replace this line with your code / 请把这一行换成你的代码")
    return w, s


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
    # zh: 轮次循环里套着小批量循环；小批量由 order 的一行依次切出，最后一个可以不满。
    # zh: 所有层的导数都求完之后，才更新 w 和 b。loss 对全部样本取平均。
    # en: A loop over epochs with a loop over mini-batches inside; these are cut from a row of order, one after the
    # en: other, and the last may be short. Update w and b once the derivatives of all layers are known.
    # en: loss is a mean over all samples.
    raise NotImplementedError("fit: replace this line with your code / 请把这一行换成你的代码")
    return w, b, np.array(loss)


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
    # zh: 与训练时相同的前向计算，再找每一列最大值所在的行。
    # en: The forward computation of training, then the row of the largest number in every column.
    raise NotImplementedError("predict: replace this line with your code / 请把这一行换成你的代码")
    return digits
