# %% [markdown]
# # 作业 2：从感知器到前向计算
#
# 毛毛虫有没有斑点、光不光滑，决定鸟儿吃不吃它。从一个感知器开始，搭出与非门、异或门，
# 再把神经元一层层连起来，写出前向计算的**分量形式**（`_c`）与**向量形式**（`_v`）。
# 约定与讲义一致：`w` 的第 $i$ 行是接收神经元，第 $j$ 列是发送神经元；向量是列，$m$ 个样本是并排的 $m$ 列。
#
# # Homework 2: from the perceptron to forward computation
#
# Whether a caterpillar has spots, and whether it is smooth, decides if the bird eats it. Start with one
# perceptron, build NAND and XOR, then connect neurons layer by layer and write forward computation in its
# **component form** (`_c`) and its **vector form** (`_v`). Row $i$ of `w` is the receiving neuron, column $j$
# the sending neuron; vectors are columns, and $m$ samples are $m$ columns side by side.

# %%
"""From the perceptron to forward computation.

从感知器到前向计算。
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


# %% [markdown]
# ## 1. 感知器 / The perceptron
#
# $$y = \mathrm{step}(w x + b), \qquad \mathrm{step}(z) = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}$$
#
# 注意 $z = 0$ 时结果是 1（Nielsen 的书写作 $> 0$，本课程用 $\ge 0$）。
#
# Mind that $z = 0$ gives 1 (Nielsen's book has $> 0$, this course has $\ge 0$).


# %%
def step(z: Matrix) -> Matrix:
    """Threshold of the perceptron: 1 where ``z >= 0``, else 0.

    感知器的阈值函数：``z >= 0`` 处为 1，其余为 0。

    Parameters
    ----------
    z : number or float64 array of any shape
        Net input. / 净输入。

    Returns
    -------
    y : 0 or 1, of the shape of ``z``

    References
    ----------
    Nielsen, Neural Networks and Deep Learning, ch. 1, eq. (2), with ``>=`` where he has ``>``.
    """
    # <gap>
    # zh: z 大于或等于 0 的地方为 1，其余为 0。
    # en: 1 wherever z is greater than or equal to 0, else 0.
    y = np.where(z >= 0, 1.0, 0.0)
    # </gap>
    return y


# %%
def perceptron(w: Matrix, b: float, x: Matrix) -> Matrix:
    """Output of one perceptron: ``y = step(w x + b)``.

    一个感知器的输出：``y = step(w x + b)``。

    Parameters
    ----------
    w : float64 array of shape (1, n)
        Weights, one per input. / 权重，每个输入一个。
    b : number
        Bias. / 偏置。
    x : float64 array of shape (n, m), one column per sample
        Inputs. / 输入，每列一个样本。

    Returns
    -------
    y : 0 or 1, array of shape (1, m)

    References
    ----------
    Nielsen, ch. 1, eq. (2).
    """
    # <gap>
    # zh: 先求净输入 z = w x + b，再用你写的 step。
    # en: First the net input z = w x + b, then the step function you wrote.
    z = w @ x + b
    y = step(z)
    # </gap>
    return y


# %% [markdown]
# ## 2. 与非门与异或门 / NAND and XOR
#
# 一个感知器就能做成与非门：只有两个输入都是 1 时输出 0。一个感知器做不成异或门，几个与非门却可以。
#
# One perceptron makes a NAND gate: its output is 0 only where both inputs are 1. No single perceptron makes
# an XOR gate, but a few NAND gates do.


# %%
def nand(x1: Matrix, x2: Matrix) -> Matrix:
    """NAND gate: 0 where both inputs are 1, else 1.

    与非门：两个输入都是 1 处为 0，其余为 1。

    Parameters
    ----------
    x1, x2 : 0 or 1; numbers, or arrays of one shape
        Inputs. / 两个输入。

    Returns
    -------
    y : 0 or 1, of the shape of the inputs

    References
    ----------
    Nielsen, ch. 1: a perceptron as a NAND gate.
    """
    # <gap>
    # zh: 选两个权重和一个偏置，使这个感知器的真值表就是与非门的真值表。
    # en: Choose two weights and a bias such that the perceptron has the truth table of NAND.
    z = -2 * x1 - 2 * x2 + 3
    y = step(z)
    # </gap>
    return y


# %%
def xor(x1: Matrix, x2: Matrix) -> Matrix:
    """XOR gate, built of NAND gates: 1 where exactly one input is 1.

    异或门，由与非门搭成：恰有一个输入是 1 处为 1。

    Parameters
    ----------
    x1, x2 : 0 or 1; numbers, or arrays of one shape
        Inputs. / 两个输入。

    Returns
    -------
    y : 0 or 1, of the shape of the inputs

    References
    ----------
    Nielsen, ch. 1: the half adder of NAND gates; its sum bit.
    """
    # <gap>
    # zh: 四个与非门就够：第一个接两个输入，中间两个各接一个输入和第一个门的输出，最后一个接中间两个的输出。
    # en: Four NAND gates will do: the first takes both inputs, the middle two take one input each and the
    # en: output of the first, the last takes the outputs of the middle two.
    both = nand(x1, x2)
    upper = nand(x1, both)
    lower = nand(both, x2)
    y = nand(upper, lower)
    # </gap>
    return y


# %% [markdown]
# 异或毛毛虫：斑点、光滑两个特征恰有一个时才吃。
#
# The XOR caterpillars: eat where exactly one of spots and smoothness is 1.

# %% tags=["demo", "active-ipynb"]
# spots = np.array([0.0, 0.0, 1.0, 1.0])
# smoothness = np.array([0.0, 1.0, 0.0, 1.0])
# try:
#     print("nand", nand(spots, smoothness))
#     print("xor ", xor(spots, smoothness))  # 0 1 1 0
# except NotImplementedError as blank:  # 还有空没有填 / a gap is still blank
#     print(blank)

# %% [markdown]
# ## 3. 一层的前向计算 / Forward computation of one layer
#
# 阶跃函数换成光滑的 $f(s) = \dfrac{1}{1+e^{-s}}$（已给出）。分量形式逐个神经元计算，向量形式一次算出整层：
#
# The step gives way to the smooth $f(s) = \dfrac{1}{1+e^{-s}}$ (given). The component form computes one
# neuron at a time, the vector form the whole layer at once:
#
# $$z^{l+1}_i = \sum_{j=1}^{n_l} w^l_{ij}\, a^l_j, \quad a^{l+1}_i = f(z^{l+1}_i)
# \qquad\Longleftrightarrow\qquad z^{l+1} = W^l a^l, \quad a^{l+1} = f(z^{l+1})$$


# %%
def f(z: Matrix | float) -> Matrix:
    """Activation function, given: the sigmoid ``f(z) = 1 / (1 + exp(-z))``, element by element.

    激活函数（已给出）：``f(z) = 1 / (1 + exp(-z))``，逐元素计算。
    """
    with np.errstate(over="ignore"):  # exp(1000) is inf, and 1 / (1 + inf) is the right 0
        return 1 / (1 + np.exp(-z))


# %%
def fc_c(w: Matrix, a: Matrix) -> Matrix:
    """Forward computation from layer l to layer l+1, component form.

    从第 l 层到第 l+1 层的前向计算，分量形式：用循环逐个计算每个样本、每个神经元。

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
        Weights; ``w[i, j]`` leads from neuron j to neuron i. / 权重；``w[i, j]`` 从神经元 j 指向神经元 i。
    a : float64 array of shape (n, m), one column per sample
        Activations of layer l. / 第 l 层的激活值，每列一个样本。

    Returns
    -------
    a_next : float64 array of shape (n_next, m)
        Activations of layer l+1. / 第 l+1 层的激活值。

    References
    ----------
    Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation, component form.
    """
    n_next, n = w.shape
    m = a.shape[1]
    a_next = np.zeros((n_next, m))
    # <gap>
    # zh: 对每个样本 k、每个神经元 i：把 w[i, j] * a[j, k] 对 j 累加得到净输入，再用 f 求激活值。
    # en: For every sample k and every neuron i: add up w[i, j] * a[j, k] over j to get the net input,
    # en: then the activation with f.
    for k in range(m):
        for i in range(n_next):
            z_next = 0.0
            for j in range(n):
                z_next = z_next + w[i, j] * a[j, k]
            a_next[i, k] = f(z_next)
    # </gap>
    return a_next


# %%
def fc_v(w: Matrix, a: Matrix) -> Matrix:
    """Forward computation from layer l to layer l+1, vector form: ``a_next = f(w a)``.

    从第 l 层到第 l+1 层的前向计算，向量形式：``a_next = f(w a)``，不用循环。

    Parameters
    ----------
    w : float64 array of shape (n_next, n)
        Weights. / 权重。
    a : float64 array of shape (n, m), one column per sample
        Activations of layer l. / 第 l 层的激活值，每列一个样本。

    Returns
    -------
    a_next : float64 array of shape (n_next, m)
        Activations of layer l+1. / 第 l+1 层的激活值。

    References
    ----------
    Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation, vector form.
    """
    # <gap>
    # zh: 先求净输入，再求激活值；不用循环。
    # en: First the net input, then the activation; no loop.
    z_next = w @ a
    a_next = f(z_next)
    # </gap>
    return a_next


# %% [markdown]
# ## 4. 整个网络的前向计算 / Forward computation of the whole network
#
# 从 $a^1 = x$ 出发，对 $l = 1, \dots, L-1$ 依次计算 $a^{l+1} = f(W^l a^l)$；结果是 $a^L$。
# 对各层循环在两种形式里都可以。列表 `w` 有 $L-1$ 个矩阵；Python 的 `w[0]` 就是 $W^1$。
#
# Start from $a^1 = x$ and compute $a^{l+1} = f(W^l a^l)$ for $l = 1, \dots, L-1$; the result is $a^L$.
# A loop over layers is fine in both forms. The list `w` holds $L-1$ matrices; Python's `w[0]` is $W^1$.


# %%
def forward_c(w: list[Matrix], x: Matrix) -> Matrix:
    """Forward computation through all layers, component form.

    整个网络的前向计算，分量形式：每一层用 ``fc_c``。

    Parameters
    ----------
    w : list of L-1 float64 arrays; ``w[l]`` has shape (n_{l+1}, n_l)
        Weights of all layers. / 各层的权重。
    x : float64 array of shape (n_1, m), one column per sample
        Inputs of the network. / 网络的输入，每列一个样本。

    Returns
    -------
    a_L : float64 array of shape (n_L, m)
        Activations of the last layer. / 最后一层的激活值。

    References
    ----------
    Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation.
    """
    # <gap>
    # zh: 从 a = x 出发，对每一层用 fc_c 由 a 得到下一层的 a。
    # en: Start from a = x; for every layer get the next layer's a from a with fc_c.
    a = x
    for layer in range(len(w)):
        a = fc_c(w[layer], a)
    a_L = a
    # </gap>
    return a_L


# %%
def forward_v(w: list[Matrix], x: Matrix) -> Matrix:
    """Forward computation through all layers, vector form.

    整个网络的前向计算，向量形式：每一层用 ``fc_v``。

    Parameters
    ----------
    w : list of L-1 float64 arrays; ``w[l]`` has shape (n_{l+1}, n_l)
        Weights of all layers. / 各层的权重。
    x : float64 array of shape (n_1, m), one column per sample
        Inputs of the network. / 网络的输入，每列一个样本。

    Returns
    -------
    a_L : float64 array of shape (n_L, m)
        Activations of the last layer. / 最后一层的激活值。

    References
    ----------
    Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation.
    """
    # <gap>
    # zh: 从 a = x 出发，对每一层用 fc_v 由 a 得到下一层的 a。
    # en: Start from a = x; for every layer get the next layer's a from a with fc_v.
    a = x
    for layer in range(len(w)):
        a = fc_v(w[layer], a)
    a_L = a
    # </gap>
    return a_L


# %% [markdown]
# 讲义里的例子：一个 3-3-1 网络认得出异或毛毛虫（第三个输入恒为 1）。
#
# The handout's example: a 3-3-1 network that knows the XOR caterpillars (its third input is the constant 1).

# %% tags=["demo", "active-ipynb"]
# w = [np.array([[4.0, -4.0, -2.0], [-4.0, 4.0, -2.0], [0.0, 0.0, 4.0]]), np.array([[6.0, 5.0, -3.0]])]
# x = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
# try:
#     print("a^2\n", fc_v(w[0], x).round(4))
#     print("a^3\n", forward_v(w, x).round(4))  # 0.1632 0.8135 0.9130 0.1632
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# 网络不只在四个角上有答案：颜色越深，网络越想吃。
#
# The network has an answer between the four corners, too: the darker, the keener it is to eat.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
#
# side = np.linspace(-0.2, 1.2, 60)
# spots, smoothness = np.meshgrid(side, side)
# x = np.vstack([spots.ravel(), smoothness.ravel(), np.ones(spots.size)])
# try:
#     eat = forward_v(w, x).reshape(spots.shape)
#     plt.contourf(spots, smoothness, eat, levels=20, cmap="Blues")
#     plt.colorbar(label="$a^3$")
#     plt.xlabel("spots")
#     plt.ylabel("smoothness")
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# ## 检查 / Check
#
# 运行下面的单元格，查看公开检查的结果。
#
# Run the next cell to see what the public checks say.

# %% tags=["demo", "active-ipynb"]
# import grader
#
# grader.check("hw2_forward")
