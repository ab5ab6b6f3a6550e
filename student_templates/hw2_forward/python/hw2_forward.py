"""From the perceptron to forward computation.

从感知器到前向计算。
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


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
    # zh: z 大于或等于 0 的地方为 1，其余为 0。
    # en: 1 wherever z is greater than or equal to 0, else 0.
    raise NotImplementedError("step: replace this line with your code / 请把这一行换成你的代码")
    return y


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
    # zh: 先求净输入 z = w x + b，再用你写的 step。
    # en: First the net input z = w x + b, then the step function you wrote.
    raise NotImplementedError("perceptron: replace this line with your code / 请把这一行换成你的代码")
    return y


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
    # zh: 选两个权重和一个偏置，使这个感知器的真值表就是与非门的真值表。
    # en: Choose two weights and a bias such that the perceptron has the truth table of NAND.
    raise NotImplementedError("nand: replace this line with your code / 请把这一行换成你的代码")
    return y


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
    # zh: 四个与非门就够：第一个接两个输入，中间两个各接一个输入和第一个门的输出，最后一个接中间两个的输出。
    # en: Four NAND gates will do: the first takes both inputs, the middle two take one input each and the
    # en: output of the first, the last takes the outputs of the middle two.
    raise NotImplementedError("xor: replace this line with your code / 请把这一行换成你的代码")
    return y


def f(z: Matrix | float) -> Matrix:
    """Activation function, given: the sigmoid ``f(z) = 1 / (1 + exp(-z))``, element by element.

    激活函数（已给出）：``f(z) = 1 / (1 + exp(-z))``，逐元素计算。
    """
    with np.errstate(over="ignore"):  # exp(1000) is inf, and 1 / (1 + inf) is the right 0
        return 1 / (1 + np.exp(-z))


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
    # zh: 对每个样本 k、每个神经元 i：把 w[i, j] * a[j, k] 对 j 累加得到净输入，再用 f 求激活值。
    # en: For every sample k and every neuron i: add up w[i, j] * a[j, k] over j to get the net input,
    # en: then the activation with f.
    raise NotImplementedError("fc_c: replace this line with your code / 请把这一行换成你的代码")
    return a_next


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
    # zh: 先求净输入，再求激活值；不用循环。
    # en: First the net input, then the activation; no loop.
    raise NotImplementedError("fc_v: replace this line with your code / 请把这一行换成你的代码")
    return a_next


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
    # zh: 从 a = x 出发，对每一层用 fc_c 由 a 得到下一层的 a。
    # en: Start from a = x; for every layer get the next layer's a from a with fc_c.
    raise NotImplementedError("forward_c: replace this line with your code / 请把这一行换成你的代码")
    return a_L


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
    # zh: 从 a = x 出发，对每一层用 fc_v 由 a 得到下一层的 a。
    # en: Start from a = x; for every layer get the next layer's a from a with fc_v.
    raise NotImplementedError("forward_v: replace this line with your code / 请把这一行换成你的代码")
    return a_L
