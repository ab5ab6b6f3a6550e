"""Steepest descent on two surfaces, plain and with momentum, and how costs slow a saturated neuron down.

两个曲面上的最速下降（不带动量与带动量），以及两种代价下饱和神经元的学习快慢。
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


def surface(k: int, v: Matrix) -> Matrix:
    """Height J of surface 1 or 2 at one point, or at m points side by side.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), or (2, m), one point per column

    Returns
    -------
    J : float64 array of shape (1, m), the height at each point

    References
    ----------
    Hagan, Demuth and Beale, Neural Network Design, ch. 8: performance surfaces with two minima, and a weak one.

    曲面 k（1 或 2）在各点的高度 J，每列一个点。
    """
    v1, v2 = v[:1], v[1:]
    if k == 1:
        J = (v2 - v1) ** 4 + 8 * v1 * v2 - v1 + v2 + 3
    else:
        J = (v1**2 - 1.5 * v1 * v2 + 2 * v2**2) * v1**2
    return J


def slope(k: int, v: Matrix) -> Matrix:
    """Gradient of surface 1 or 2 at one point, or at m points side by side.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), or (2, m), one point per column

    Returns
    -------
    g : float64 array of shape (2, m): dJ/dv1 above dJ/dv2, for each point

    References
    ----------
    Hagan, Demuth and Beale, Neural Network Design, ch. 8: gradient and Hessian.

    曲面 k（1 或 2）在各点的梯度：上面一行是 dJ/dv1，下面一行是 dJ/dv2。
    """
    v1, v2 = v[:1], v[1:]
    if k == 1:
        cubed = (v2 - v1) ** 3
        g1 = -4 * cubed + 8 * v2 - 1
        g2 = 4 * cubed + 8 * v1 + 1
    else:
        bracket = v1**2 - 1.5 * v1 * v2 + 2 * v2**2
        g1 = (2 * v1 - 1.5 * v2) * v1**2 + bracket * 2 * v1
        g2 = (-1.5 * v1 + 4 * v2) * v1**2
    g = np.vstack([g1, g2])
    return g


def descend(k: int, v: Matrix, alpha: float, steps: int) -> Matrix:
    """Go down a surface by steepest descent; give all points of the way.

    ``v = v - alpha g(v)``, ``steps`` times.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), the start; not modified
    alpha : learning rate
    steps : number of steps, 0 or more

    Returns
    -------
    path : float64 array of shape (2, steps + 1), the start in the first column

    References
    ----------
    Hagan, Demuth and Beale, Neural Network Design, ch. 9: steepest descent.

    最速下降：走 steps 步，返回途经的所有点，第一列是起点；不修改调用者的 ``v``。
    """
    path = [v]
    for _step in range(steps):
        v = v + alpha * slope(k, v)
        path.append(v)
    return np.hstack(path)


def minimum(k: int, v: Matrix, alpha: float, tol: float, max_steps: int) -> tuple[Matrix, int]:
    """Go down a surface until the slope is small; give the point where that ends, and the number of steps.

    The first point whose gradient has a Euclidean length of at most ``tol``, the start included; or the last
    point, if there is none within ``max_steps`` steps.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), the start; not modified
    alpha : learning rate
    tol : length of the gradient at which the point is good enough
    max_steps : the largest number of steps

    Returns
    -------
    v : float64 array of shape (2, 1)
    steps : int, the number of steps made

    References
    ----------
    Hagan, Demuth and Beale, Neural Network Design, ch. 9: steepest descent.

    最速下降，直到梯度的欧氏长度不超过 tol（起点也算），或者走满 max_steps 步；返回该点和所走的步数。
    """
    steps = 0
    g = slope(k, v)
    while np.sqrt(np.sum(g**2)) > tol and steps < max_steps:
        v = v - alpha * g
        steps = steps + 1
        g = slope(k, v)
    return v, steps


def momentum(k: int, v: Matrix, alpha: float, beta: float, steps: int) -> Matrix:
    """Go down a surface with momentum; give all points of the way.

    ``u = beta u - alpha g(v)``, then ``v = v + u``; ``u`` starts at 0.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), the start; not modified
    alpha : learning rate
    beta : share of the velocity that is kept from step to step
    steps : number of steps, 0 or more

    Returns
    -------
    path : float64 array of shape (2, steps + 1), the start in the first column

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: momentum-based gradient descent.

    带动量的最速下降：返回途经的所有点，第一列是起点；不修改调用者的 ``v``。
    """
    u = np.zeros((2, 1))
    path = [v]
    for _step in range(steps):
        u = beta * u - alpha * slope(k, v)
        v = v + u
        path.append(v)
    return np.hstack(path)


def nesterov(k: int, v: Matrix, alpha: float, beta: float, steps: int) -> Matrix:
    """Go down a surface with momentum as the book's listing has it, which is Nesterov's; give all points of the way.

    ``g = g(v)``, ``u = beta u - alpha g``, then ``v = v + beta u - alpha g``; ``u`` starts at 0.

    Parameters
    ----------
    k : 1 or 2, which surface
    v : float64 array of shape (2, 1), the start; not modified
    alpha : learning rate
    beta : share of the velocity that is kept from step to step
    steps : number of steps, 0 or more

    Returns
    -------
    path : float64 array of shape (2, steps + 1), the start in the first column

    References
    ----------
    Chollet, Deep Learning with Python, ch. 2: the naive implementation of momentum.

    书中的动量程序（其实是 Nesterov 动量）：返回途经的所有点，第一列是起点；不修改调用者的 ``v``。
    """
    # zh: 梯度在旧的 v 处只求一次；u 和 v 都用它。
    # en: Take the slope once, at the old v; both u and v use it.
    raise NotImplementedError("nesterov: replace this line with your code / 请把这一行换成你的代码")
    return np.hstack(path)


def neuron(kind: str, w: float, b: float, x: float, y: float, alpha: float, epochs: int) -> Matrix:
    """Train one sigmoid neuron on one sample; give its output before the first epoch and after each.

    Parameters
    ----------
    kind : ``"quadratic"`` (C = (y - a)^2 / 2) or ``"cross_entropy"``
    w, b : numbers, the weight and the bias at the start
    x, y : numbers, the input and the output that is wanted
    alpha : learning rate
    epochs : number of epochs, 0 or more; each changes w and b once

    Returns
    -------
    a : float64 array of shape (1, epochs + 1)

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: equations (55), (56), (61), (62).

    用一个样本训练一个 sigmoid 神经元；返回第一轮之前以及每一轮之后的输出。
    """
    z = w * x + b
    a = [f(z)]
    for _epoch in range(epochs):
        if kind == "quadratic":
            delta = (a[-1] - y) * df(z)
        else:
            delta = a[-1] - y
        w = w - alpha * delta * x
        b = b - alpha * delta
        z = w * x + b
        a.append(f(z))
    return np.array([a])


def learning_slowdown(z: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Slopes of the two costs along the net input of a neuron that should give 0, and their quotient.

    Parameters
    ----------
    z : number or float64 array of any shape, the net input

    Returns
    -------
    quadratic, cross_entropy : as ``z``, dC/dz for both costs at y = 0
    ratio : as ``z``, their quotient f'(z), finite for every z

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 3: the cross-entropy cost function.

    目标为 0 的神经元：两种代价对净输入 z 的导数，以及二者之商 f'(z)。
    """
    from math import exp

    a = 1 / (1 + exp(-z))
    quadratic = a * a * (1 - a)
    cross_entropy = a
    ratio = quadratic / cross_entropy
    return quadratic, cross_entropy, ratio
