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
    a = np.maximum(z, 0)
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
    dz = da.copy()
    dz[z <= 0] = 0
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
    p = np.exp(z) / np.sum(np.exp(z), axis=0)
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
    z = w @ a + b
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
    m = a.shape[1]
    dw = dz @ a.T / m
    db = dz.sum(axis=1, keepdims=True) / m
    da = w.T @ dz
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
    p = np.clip(p, 1e-7, 1 - 1e-7)
    loss = -np.sum(y * np.log(p)) / p.shape[1]
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
    dz = (p - y) / p.shape[1]
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
    s = rho * s + (1 - rho) * dw**2
    w = w - alpha * dw / (np.sqrt(s) + eps)
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
    w, b = list(w), list(b)
    L = len(w)
    s_w = [np.zeros(matrix.shape) for matrix in w]
    s_b = [np.zeros(column.shape) for column in b]
    loss = []
    for epoch in range(epochs):
        total = 0.0
        for start in range(0, x.shape[1], batch_size):
            columns = order[epoch, start : start + batch_size]
            y_batch = y[:, columns]
            a, z = [x[:, columns]], []
            for l in range(L):
                z.append(dense_forward(w[l], b[l], a[l]))
                a.append(relu(z[l]) if l < L - 1 else softmax(z[l]))
            total += crossentropy(a[L], y_batch) * len(columns)
            dz = output_delta(a[L], y_batch)
            dw, db = [None] * L, [None] * L
            for l in reversed(range(L)):
                dw[l], db[l], da = dense_backward(w[l], a[l], dz)
                if l > 0:
                    dz = relu_backward(z[l - 1], da)
            for l in range(L):
                w[l], s_w[l] = rmsprop(w[l], dw[l], s_w[l], alpha, rho, eps)
                b[l], s_b[l] = rmsprop(b[l], db[l], s_b[l], alpha, rho, eps)
        loss.append(total / x.shape[1])
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
    a = x
    for l in range(len(w) - 1):
        a = relu(dense_forward(w[l], b[l], a))
    p = softmax(dense_forward(w[-1], b[-1], a))
    digits = np.argmax(p, axis=0)
    return digits
