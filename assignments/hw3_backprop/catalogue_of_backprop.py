"""What the catalogues of mistakes in back-propagation share: equations, subjects, and how a factor goes wrong."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

FC = ("fc_c", "fc_v")
BC = ("bc_c", "bc_v")
BP = ("bp_online", "bp_batch")

NET_INPUT = r"z^{l+1}_i = \sum_{j=1}^{n_l} w^l_{ij} \, a^l_j"
ACTIVATION = r"a^{l+1} = f(z^{l+1})"
SIGMOID = r"f(s) = \frac{1}{1 + e^{-s}}"
SLOPE = r"f'(s) = f(s) \, (1 - f(s)), \quad s = z^l"
BACKWARD = r"\delta^l = f'(z^l) \odot \left( (W^l)^T \delta^{l+1} \right)"
BACKWARD_SUM = r"\delta^l_j = f'(z^l_j) \sum_{i=1}^{n_{l+1}} w^l_{ij} \, \delta^{l+1}_i"
COST = r"J = \frac{1}{m} \sum_{k=1}^{m} \frac{1}{2} \sum_j \left( a^L_{jk} - y_{jk} \right)^2"
OUTPUT_DELTA = r"\delta^L = (a^L - y) \odot f'(z^L)"
GRADIENT = r"\frac{\partial J}{\partial W^l} = \delta^{l+1} \, (a^l)^T"
UPDATE = r"W^l \leftarrow W^l - \alpha \, \frac{\partial J}{\partial W^l}, \quad l = 1, \dots, L-1"
BATCH = r"\frac{\partial J}{\partial W^l} = \sum_{k \in \text{mini-batch}} \delta^{l+1}_k \, (a^l_k)^T"
EPOCH_COST = r"J = \frac{1}{m} \sum_{k=1}^{m} J_k"
CONVERGED = r"\max_{l,i,j} \left| w^l_{ij}(\text{end}) - w^l_{ij}(\text{start}) \right| \le \mathrm{tol}"

THE_SUM = text("the weighted sum", "加权求和")
THE_ACTIVATION = text("the activation function", "激活函数")
THE_SLOPE = text("the factor f'", "导数因子 f'")
THE_WEIGHTS = text("which weights stand in the sum", "求和中用的是哪些权重")
THE_SCALE = text("a constant factor or the sign", "常数因子或符号")
THE_COST = text("how the errors are put together to one number", "把误差汇总成一个数的方式")
THE_GRADIENT = text("the gradient of a step", "每一步的梯度")
THE_UPDATE = text("the update of the weights", "权重的更新")
THE_EPOCH_COST = text("J of an epoch", "每一轮的 J")
THE_END = text("when training ends", "训练结束的条件")
THE_SAMPLES = text("which samples are used, and in which order", "用了哪些样本、按什么次序")


def activation(name: str, expression: str, title: Text, hint: Text, equation: str = SIGMOID) -> Mistake:
    """Describe something else in the place of ``f(z)``; ``{z}`` stands for the net input."""
    edits = {
        "fc_c": {"f(z_next[i, k])": f"({expression.format(z='z_next[i, k]')})"},
        "fc_v": {"f(z_next)": f"({expression.format(z='z_next')})"},
    }
    return mistake(f"fc.{name}", edits=edits, title=title, hint=hint, equation=equation, about=THE_ACTIVATION)


def slope(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of ``f'(z)``; ``{z}`` stands for the net input."""
    edits = {
        "bc_c": {"df(z[j, k])": f"({expression.format(z='z[j, k]')})"},
        "bc_v": {"df(z)": f"({expression.format(z='z')})"},
        "output_delta": {"df(z)": f"({expression.format(z='z')})"},
    }
    return mistake(f"bc.{name}", edits=edits, title=title, hint=hint, equation=SLOPE, about=THE_SLOPE)


# parts of the reference that mistakes in training edit
STEP = "                W[layer] = W[layer] - alpha * dw[layer]\n"  # the update of one layer, in bp_online and bp_batch
GRADIENTS = "                dw[layer] = gradient(delta[layer + 1], a[layer])\n"
ACCUMULATED = {
    "bp_online": "            J_epoch = J_epoch + cost(a[L], y_k)\n",
    "bp_batch": "            J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]\n",
}
DELTA_OUT = {
    "bp_online": "            delta[L] = output_delta(a[L], y_k, z[L])\n",
    "bp_batch": "            delta[L] = output_delta(a[L], y_batch, z[L])\n",
}
DELTA = "                delta[layer] = bc_v(W[layer], z[layer], delta[layer + 1])\n"
ERROR_BACK = "                error = W[layer].T @ error\n                delta[layer] = df(z[layer]) * error\n"
OVERWRITTEN = {
    "bp_online": {
        "y_k = y[:, k : k + 1]\n": "y = y[:, k : k + 1]\n            y_k = y\n",
        "a = {1: x[:, k : k + 1]}": "x = x[:, k : k + 1]\n            a = {1: x}",
    },
    "bp_batch": {
        "y_batch = y[:, start : start + batch_size]\n": (
            "y = y[:, start : start + batch_size]\n            y_batch = y\n"
        ),
        "a = {1: x[:, start : start + batch_size]}": ("x = x[:, start : start + batch_size]\n            a = {1: x}"),
    },
}
ONE_BY_ONE = {
    "for k in range(m):\n": "for x, y in zip(x.T, y.T):\n            x, y = x.reshape(-1, 1), y.reshape(-1, 1)\n",
    "y_k = y[:, k : k + 1]": "y_k = y",
    "x[:, k : k + 1]": "x",
}
AFTER_UPDATE = (
    "            out = a[1]\n            for layer in range(1, L):\n                out = fc_v(W[layer], out)[0]\n"
)
BEFORE_EPOCH = (
    "        out = x\n"
    "        for layer in range(1, L):\n"
    "            out = fc_v(W[layer], out)[0]\n"
    "        J_epoch = cost(out, y) * m\n"
)
