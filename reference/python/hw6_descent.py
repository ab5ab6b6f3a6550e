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
# # 作业六：最速下降、动量与饱和的神经元 · Homework 6: steepest descent, momentum, the saturated neuron
#
# 约定：点 `v` 是列向量 $(2, 1)$；`m` 个点并排就是 $(2, m)$。路径 `path` 的形状是 $(2, \text{steps}+1)$，每列一个点，
# 第一列是起点。`alpha` 是学习率。
#
# Conventions: a point `v` is a column $(2, 1)$, and $(2, m)$ holds $m$ points side by side. A `path` has shape
# $(2, \text{steps}+1)$, one point per column, and its first column is the start. `alpha` is the learning rate.

# %%
"""Steepest descent on two surfaces, plain and with momentum, and how costs slow a saturated neuron down.

两个曲面上的最速下降（不带动量与带动量），以及两种代价下饱和神经元的学习快慢。
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
# 这两个函数已经写好，在最后两个函数里要用。指数里只出现 $-|s|$，所以 $|s|$ 再大也不会溢出。
#
# Both are given; the last two functions need them. Only $-|s|$ enters the exponential, so no $s$ is too large for it.


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
# ## 两个曲面 · Two surfaces
#
# $$k = 1: \quad J = (v_2 - v_1)^4 + 8 v_1 v_2 - v_1 + v_2 + 3$$
#
# $$k = 2: \quad J = \bigl(v_1^2 - 1.5\, v_1 v_2 + 2 v_2^2\bigr)\, v_1^2$$


# %%
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
    # <gap>
    # zh: 先取出两个坐标（各为一行），再照公式写。
    # en: Take the two coordinates (a row each), then write down the formula.
    v1, v2 = v[:1], v[1:]
    if k == 1:
        J = (v2 - v1) ** 4 + 8 * v1 * v2 - v1 + v2 + 3
    else:
        J = (v1**2 - 1.5 * v1 * v2 + 2 * v2**2) * v1**2
    # </gap>
    return J


# %% [markdown]
# ## 梯度 · The slope
#
# $$g = \begin{pmatrix} \partial J / \partial v_1 \\ \partial J / \partial v_2 \end{pmatrix}$$
#
# 请推导公式（链式法则、乘积法则），不要用差商：相差 $10^{-6}$ 就算错。
#
# Derive the formulas (chain rule, product rule); no difference quotient: off by $10^{-6}$ is wrong.


# %%
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
    # <gap>
    # zh: 曲面 1 用链式法则，曲面 2 是两个因子的乘积；最后把两行叠起来。
    # en: The chain rule for surface 1; surface 2 is a product of two factors. Then stack the two rows.
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
    # </gap>
    return g


# %% [markdown]
# ## 最速下降 · Steepest descent
#
# $$v \leftarrow v - \alpha\, g(v)$$


# %%
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
    # <gap>
    # zh: 每一步都在当前点求梯度，得到一个新的点，记录下来。
    # en: In each step take the slope at the present point, make a new point, and note it down.
    path = [v]
    for _step in range(steps):
        v = v - alpha * slope(k, v)
        path.append(v)
    # </gap>
    return np.hstack(path)


# %% [markdown]
# ## 走到梯度足够小为止 · Until the slope is small
#
# $$|g| = \sqrt{g_1^2 + g_2^2} \le \mathrm{tol}$$


# %%
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
    # <gap>
    # zh: 先检查、后走步：起点也可能已经足够好。
    # en: Test first, then step: the start may be good enough.
    steps = 0
    g = slope(k, v)
    while np.sqrt(np.sum(g**2)) > tol and steps < max_steps:
        v = v - alpha * g
        steps = steps + 1
        g = slope(k, v)
    # </gap>
    return v, steps


# %% [markdown]
# ## 动量 · Momentum
#
# $$u \leftarrow \beta u - \alpha\, g(v), \qquad v \leftarrow v + u$$
#
# 速度 $u$ 从 0 开始。
#
# The velocity $u$ starts at 0.


# %%
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
    # <gap>
    # zh: 先更新速度 u，再用新的 u 移动 v。
    # en: First the velocity u, then move v by the new u.
    u = np.zeros((2, 1))
    path = [v]
    for _step in range(steps):
        u = beta * u - alpha * slope(k, v)
        v = v + u
        path.append(v)
    # </gap>
    return np.hstack(path)


# %% [markdown]
# ## 书中的程序 · The book's listing
#
# $$g = g(v), \qquad u \leftarrow \beta u - \alpha g, \qquad v \leftarrow v + \beta u - \alpha g$$
#
# $g$ 只在旧的 $v$ 处求一次，第二个式子里用的是新的 $u$。
#
# $g$ is taken once, at the old $v$; the last formula has the new $u$ in it.


# %%
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
    # <gap>
    # zh: 梯度在旧的 v 处只求一次；u 和 v 都用它。
    # en: Take the slope once, at the old v; both u and v use it.
    u = np.zeros((2, 1))
    path = [v]
    for _step in range(steps):
        g = slope(k, v)
        u = beta * u - alpha * g
        v = v + beta * u - alpha * g
        path.append(v)
    # </gap>
    return np.hstack(path)


# %% [markdown]
# ## 一个神经元 · One neuron
#
# $$z = w x + b, \quad a = f(z), \qquad \text{quadratic:}\ C = \tfrac12 (y - a)^2, \qquad
# \text{cross\_entropy:}\ C = -\bigl[y \ln a + (1 - y) \ln (1 - a)\bigr]$$
#
# 每一轮 · each epoch:
# $\quad w \leftarrow w - \alpha\, \partial C / \partial w, \quad b \leftarrow b - \alpha\, \partial C / \partial b$


# %%
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
    # <gap>
    # zh: delta 是代价对净输入 z 的导数：两种代价只差一个因子。w 和 b 用同一个 delta 更新。
    # en: delta is the slope of the cost along z: the two costs differ in one factor. w and b use the same delta.
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
    # </gap>
    return np.array([a])


# %% [markdown]
# ## 学习为什么变慢 · Why learning slows down
#
# 目标是 $y = 0$ 时，两种代价对 $z$ 的导数，以及它们的商（前者除以后者），即 $f'(z)$。
# $|z|$ 大到 1000 时也要是有限的数。
#
# The slopes of both costs along $z$ where $y = 0$ is wanted, and their quotient (quadratic by cross-entropy), which is
# $f'(z)$. All are finite for $|z|$ up to 1000.


# %%
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
    # <gap>
    # zh: 商直接用 f'(z) 算：真的去除，会遇到 0/0。
    # en: Compute the quotient as f'(z): a division would meet 0/0.
    a = f(z)
    quadratic = a * df(z)
    cross_entropy = a
    ratio = df(z)
    # </gap>
    return quadratic, cross_entropy, ratio


# %% [markdown]
# ## 试一试 · Try it
#
# 曲面 1 的等高线，以及从同一个起点出发的三条路径。
#
# The contour lines of surface 1, and three ways down from the same start.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
#
# line = np.linspace(-1.2, 1.2, 121)
# v1, v2 = np.meshgrid(line, line)
# start = np.array([[-1.0], [-0.6]])
# try:
#     J = surface(1, np.vstack([v1.ravel(), v2.ravel()])).reshape(v1.shape)
#     plt.contour(v1, v2, J, levels=25, colors="lightgray")
#     for name, path in {
#         "descend": descend(1, start, 0.03, 40),
#         "momentum": momentum(1, start, 0.03, 0.8, 40),
#         "nesterov": nesterov(1, start, 0.03, 0.8, 40),
#     }.items():
#         plt.plot(*path, ".-", label=name)
#     plt.gca().set_aspect("equal")
#     plt.xlabel("$v_1$")
#     plt.ylabel("$v_2$")
#     plt.legend()
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
# grader.check("hw6_descent")
