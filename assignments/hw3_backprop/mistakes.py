"""The known wrong versions of every function, so that feedback can name them."""

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


FORWARD_MISTAKES = (
    mistake(
        "fc.w_transposed",
        edits={"fc_c": {"w[i, j] *": "w[j, i] *"}, "fc_v": {"w @ a": "w.T @ a"}},
        title=text("rows and columns of w exchanged", "w 的行与列弄反了"),
        hint=text(
            "Which index of w belongs to the receiving neuron? With a layer that is not square this would not fit.",
            "w 的哪个下标对应接收神经元？如果这一层不是方阵，你的写法根本算不下去。",
        ),
        equation=NET_INPUT,
        about=THE_WEIGHTS,
    ),
    mistake(
        "fc.last_term_only",
        edits={"fc_c": {"s = s + w[i, j]": "s = w[i, j]"}},
        title=text("only the last term of the sum is kept", "求和时只保留了最后一项"),
        hint=text(
            "What is left of the earlier terms once the inner loop has gone round again?",
            "内层循环再走一遍之后，前面各项还在吗？",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.sum_not_reset",
        edits={
            "fc_c": {
                "        for i in range(n_next):\n            s = 0.0\n": (
                    "        s = 0.0\n        for i in range(n_next):\n"
                )
            }
        },
        title=text("the sum is not reset for each neuron", "换到下一个神经元时没有把累加量清零"),
        hint=text(
            "The first neuron is right, the later ones are not. With which value does each neuron's sum begin?",
            "第一个神经元是对的，后面的不对。每个神经元的求和应从什么值开始？",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.first_input_dropped",
        edits={"fc_c": {"for j in range(n)": "for j in range(1, n)"}, "fc_v": {"w @ a": "w[:, 1:] @ a[1:]"}},
        title=text("the first input is left out", "漏掉了第一个输入"),
        hint=text(
            "The lecture counts j from 1. From what does the language you write in count?",
            "讲义中 j 从 1 数起。你所用的语言从几数起？",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.last_input_dropped",
        edits={
            "fc_c": {"for j in range(n)": "for j in range(n - 1)"},
            "fc_v": {"w @ a": "w[:, :-1] @ a[:-1]"},
        },
        title=text("the last input is left out", "漏掉了最后一个输入"),
        hint=text(
            "How many terms does the sum have for n inputs? Count those that your loop or slice takes.",
            "n 个输入时求和共有几项？数一数你的循环或切片取了几项。",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.last_neuron_dropped",
        edits={"fc_c": {"for i in range(n_next)": "for i in range(n_next - 1)"}},
        title=text("the last neuron is never computed", "最后一个神经元没有计算"),
        hint=text(
            "The last row of your result is still what it was at the start. How far does the loop over neurons go?",
            "结果的最后一行还是初始值。对神经元的循环走到了哪里？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.first_sample_only",
        edits={"fc_c": {"for k in range(m)": "for k in range(1)"}, "fc_v": {"w @ a": "w @ a[:, :1]"}},
        title=text("only the first sample is computed", "只计算了第一个样本"),
        hint=text(
            "The columns of a are samples, and each has a column in the result. What happens to the second one?",
            "a 的每一列是一个样本，在结果中也各占一列。第二个样本到哪里去了？",
        ),
        equation=NET_INPUT,
        about=THE_SAMPLES,
    ),
    mistake(
        "fc.diagonal_only",
        edits={
            "fc_c": {"s = s + w[i, j] * a[j, k]": "s = w[i, i] * a[i, k]"},
            "fc_v": {"w @ a": "np.diag(w)[:, np.newaxis] * a"},
        },
        title=text(
            "one weight per neuron, in place of the sum over all inputs",
            "每个神经元只用了一个权重，没有对所有输入求和",
        ),
        hint=text(
            "Each neuron listens to all n neurons of the layer before. Over which index does the equation sum?",
            "每个神经元都与前一层的全部 n 个神经元相连。公式是对哪个下标求和的？",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.mean_for_sum",
        edits={"fc_c": {"z_next[i, k] = s": "z_next[i, k] = s / n"}, "fc_v": {"w @ a": "w @ a / w.shape[1]"}},
        title=text("the mean over the inputs in place of the sum", "对输入取了平均，而不是求和"),
        hint=text(
            "Is there a division by the number of inputs in the equation of the net input?",
            "净输入的公式里有除以输入个数吗？",
        ),
        equation=NET_INPUT,
        about=THE_SUM,
    ),
    mistake(
        "fc.sign",
        edits={"fc_c": {"s = s + w": "s = s - w"}, "fc_v": {"w @ a": "-(w @ a)"}},
        title=text("the net input has the wrong sign", "净输入的符号反了"),
        hint=text(
            "A positive weight on an active input should raise the net input. Does it, in your code?",
            "正的权重遇到正的输入，净输入应当变大。你的代码是这样吗？",
        ),
        equation=NET_INPUT,
        about=THE_SCALE,
    ),
    mistake(
        "fc.activated_input",
        edits={"fc_c": {"* a[j, k]": "* f(a[j, k])"}, "fc_v": {"w @ a": "w @ f(a)"}},
        title=text("activation function applied to the inputs, before the sum", "求和之前就对输入用了激活函数"),
        hint=text(
            "What arrives at the layer is already an activation. At which quantity is f taken?",
            "传到这一层的已经是激活值了。f 应作用在哪个量上？",
        ),
        equation=ACTIVATION,
        about=THE_ACTIVATION,
    ),
    activation(
        "no_activation",
        "{z}",
        text("activation function forgotten", "忘了激活函数"),
        text(
            "You return the net input twice. Which step comes between net input and activation?",
            "你把净输入返回了两次。从净输入到激活值还差哪一步？",
        ),
        ACTIVATION,
    ),
    activation(
        "activation_twice",
        "f(f({z}))",
        text("activation function applied twice", "激活函数用了两次"),
        text(
            "Count the places where f is applied on the way from a to a_next.",
            "数一数从 a 到 a_next 的途中用了几次 f。",
        ),
        ACTIVATION,
    ),
    activation(
        "derivative_for_activation",
        "df({z})",
        text("f' in place of f", "用 f' 代替了 f"),
        text(
            "The derivative is for the way back. What does the way forward need?",
            "导数是反向计算才用到的。前向计算需要的是什么？",
        ),
        ACTIVATION,
    ),
    activation(
        "missing_parentheses",
        "1 / 1 + np.exp(-{z})",
        text("1 / 1 + e^-z: parentheses missing", "1 / 1 + e^-z：少了括号"),
        text(
            "A sigmoid lies between 0 and 1; yours exceeds 1. What exactly is the denominator?",
            "sigmoid 的值在 0 与 1 之间，你的却大于 1。分母究竟是哪一部分？",
        ),
    ),
    activation(
        "exponent_sign",
        "1 / (1 + np.exp({z}))",
        text("the sign in the exponent is wrong", "指数的符号错了"),
        text(
            "A sigmoid grows with its net input; yours falls. Try z = 5 by hand.",
            "sigmoid 随净输入增大而增大，你的却减小。用 z = 5 手算试试。",
        ),
    ),
    mistake(
        "fc.matrix_division",
        edits={"fc_v": {"f(z_next)": "np.linalg.pinv(1 + np.exp(-z_next))"}},
        title=text("division by a matrix in place of element by element", "用了矩阵除法，而不是逐元素相除"),
        hint=text(
            "In MATLAB / between matrices solves a linear system. Which sign divides one number at a time?",
            "MATLAB 中矩阵之间的 / 是解线性方程组。逐元素相除用哪个运算符？",
        ),
        equation=SIGMOID,
        about=THE_ACTIVATION,
    ),
    activation(
        "tanh",
        "np.tanh({z})",
        text("tanh in place of the sigmoid", "用 tanh 代替了 sigmoid"),
        text(
            "Both are S-shaped, but their ranges differ. Between which values must an activation lie here?",
            "二者都是 S 形，但值域不同。这里的激活值应在哪两个数之间？",
        ),
    ),
    activation(
        "relu",
        "np.maximum({z}, 0)",
        text("ReLU in place of the sigmoid", "用 ReLU 代替了 sigmoid"),
        text(
            "Which activation function does this homework use? It comes with the template.",
            "本次作业用的是哪个激活函数？模板里已经给出。",
        ),
    ),
    activation(
        "step",
        "np.where({z} >= 0, 1.0, 0.0)",
        text("a step in place of the sigmoid", "用阶跃函数代替了 sigmoid"),
        text(
            "A step has no slope to learn from. Which smooth function stands in its place?",
            "阶跃函数的导数处处为 0，无法学习。代替它的光滑函数是哪一个？",
        ),
    ),
    activation(
        "overflow",
        "np.exp({z}) / (1 + np.exp({z}))",
        text("the exponential overflows for large z", "z 较大时指数溢出"),
        text(
            "What are numerator and denominator for z = 1000? Use the f of the template, or let only e^-|z| occur.",
            "z = 1000 时分子和分母各是多少？请用模板中的 f，或只让 e^-|z| 出现。",
        ),
    ),
    activation(
        "integers",
        "np.trunc(f({z}))",
        text("the activations are cut down to whole numbers", "激活值被截断成了整数"),
        text(
            "A number between 0 and 1 put into an array of integers becomes 0. Of which type is your array?",
            "把 0 与 1 之间的数存进整数数组就变成了 0。你的数组是什么类型？",
        ),
        ACTIVATION,
    ),
    activation(
        "rounded",
        "np.round(f({z}), 4)",
        text("the activations are rounded", "激活值被四舍五入了"),
        text(
            "The handout rounds for the eye. Does the next layer compute with rounded numbers?",
            "讲义只是为了好读才四舍五入。下一层应当用四舍五入后的数计算吗？",
        ),
        ACTIVATION,
    ),
    mistake(
        "fc.results_swapped",
        functions=FC,
        edits={"return a_next, z_next": "return z_next, a_next"},
        title=text("the two results are in the wrong order", "两个返回值的次序反了"),
        hint=text(
            "Both numbers are right. In which order does the template's first line of documentation return them?",
            "两个结果都对。模板的说明里先返回哪一个？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.activation_for_net_input",
        functions=FC,
        edits={"return a_next, z_next": "return a_next, a_next"},
        title=text("the activation is returned as the net input too", "净输入的位置也返回了激活值"),
        hint=text(
            "The second result is needed on the way back. Which quantity is it, before f or after?",
            "第二个返回值是反向计算要用的。它是经过 f 之前的量，还是之后的量？",
        ),
        equation=ACTIVATION,
    ),
)

BACKWARD_MISTAKES = (
    slope(
        "derivative_at_activation",
        "df(f({z}))",
        text("derivative taken at the activation", "导数取在激活值处"),
        text(
            "At which quantity is f' evaluated in the equation: before f was applied, or after?",
            "公式中 f' 在哪个量处取值：经过 f 之前的量，还是之后的量？",
        ),
    ),
    mistake(
        "bc.derivative_missing",
        edits={"bc_c": {"df(z[j, k]) * s": "s"}, "bc_v": {"df(z) * ": ""}},
        title=text("derivative forgotten", "忘了乘导数"),
        hint=text(
            "Your delta does not depend on z at all. Which factor of the equation does?",
            "你的 delta 与 z 完全无关。公式里哪个因子与 z 有关？",
        ),
        equation=BACKWARD,
        about=THE_SLOPE,
    ),
    slope(
        "activation_for_derivative",
        "f({z})",
        text("f in place of f'", "用 f 代替了 f'"),
        text(
            "Is the factor the activation, or how steeply it changes?",
            "这个因子是激活值本身，还是它变化的快慢？",
        ),
    ),
    slope(
        "z_times_one_minus_z",
        "{z} * (1 - {z})",
        text("z (1 - z), taken at the net input", "在净输入处算了 z (1 - z)"),
        text(
            "The product s (1 - s) gives the slope only if s is which quantity?",
            "只有当 s 是哪个量时，s (1 - s) 才等于导数？",
        ),
    ),
    slope(
        "f_times_f_of_one_minus_z",
        "f({z}) * f(1 - {z})",
        text("f(z) f(1 - z): a bracket in the wrong place", "f(z) f(1 - z)：括号放错了位置"),
        text(
            "What is 1 minus in the formula of the slope: z, or what f makes of it?",
            "导数公式里，1 减去的是 z，还是 f 作用之后的值？",
        ),
    ),
    slope(
        "f_minus_f_of_square",
        "f({z}) - f({z} ** 2)",
        text("f(z) - f(z^2): the square in the wrong place", "f(z) - f(z^2)：平方放错了位置"),
        text(
            "Multiply the formula of the slope out: what exactly is squared?",
            "把导数公式展开：被平方的究竟是什么？",
        ),
    ),
    slope(
        "one_plus_f",
        "f({z}) * (1 + f({z}))",
        text("a plus in place of the minus in f'", "f' 中的减号写成了加号"),
        text(
            "The slope of a sigmoid is never more than 1/4. How large can yours become?",
            "sigmoid 的导数不超过 1/4。你的最大能到多少？",
        ),
    ),
    slope(
        "one_minus_f_squared",
        "1 - f({z}) ** 2",
        text(
            "1 - f^2: the slope of tanh, with the sigmoid put in",
            "1 - f^2：把 sigmoid 代进了 tanh 的导数公式",
        ),
        text(
            "For which activation function does this formula hold? Derive the one for yours.",
            "这个公式对哪个激活函数成立？推导一下你所用的函数的导数。",
        ),
    ),
    slope(
        "slope_of_tanh",
        "1 - np.tanh({z}) ** 2",
        text("the slope of tanh", "tanh 的导数"),
        text(
            "f and f' belong together as a pair. Which f does the forward computation use?",
            "f 与 f' 是一对。前向计算用的是哪个 f？",
        ),
    ),
    slope(
        "slope_of_relu",
        "np.where({z} > 0, 1.0, 0.0)",
        text("the slope of ReLU", "ReLU 的导数"),
        text(
            "f and f' belong together as a pair. Which f does the forward computation use?",
            "f 与 f' 是一对。前向计算用的是哪个 f？",
        ),
    ),
    slope(
        "slope_twice",
        "df({z}) ** 2",
        text("the derivative is multiplied in twice", "导数乘了两次"),
        text(
            "How often does f' stand in the equation, and how often in your code?",
            "公式里 f' 出现几次？你的代码里呢？",
        ),
    ),
    slope(
        "square_forgotten",
        "1 - f({z})",
        text("the square in the denominator of the slope forgotten", "导数分母上的平方漏掉了"),
        text(
            "Differentiate 1 / (1 + e^-s) by the quotient rule: what becomes of the denominator?",
            "用商的求导法则对 1 / (1 + e^-s) 求导：分母变成什么？",
        ),
    ),
    slope(
        "slope_of_missing_parentheses",
        "(1 / 1 + np.exp(-{z})) * (1 - (1 / 1 + np.exp(-{z})))",
        text(
            "the slope is built on 1 / 1 + e^-z, without parentheses",
            "导数建立在 1 / 1 + e^-z（少了括号）之上",
        ),
        text(
            "f' uses f. Is f itself right: between 0 and 1 everywhere?",
            "f' 用到了 f。f 本身对吗：处处都在 0 与 1 之间吗？",
        ),
    ),
    slope(
        "slope_overflows",
        "np.exp(-{z}) / (1 + np.exp(-{z})) ** 2",
        text("the slope overflows for large negative z", "z 为很大的负数时，导数溢出"),
        text(
            "What are numerator and denominator for z = -1000? Use the df of the template, or build f' from f.",
            "z = -1000 时分子和分母各是多少？请用模板中的 df，或由 f 求 f'。",
        ),
    ),
    mistake(
        "bc.w_not_transposed",
        edits={"bc_c": {"w[i, j]": "w[j, i]"}, "bc_v": {"w.T @": "w @"}},
        title=text("W not transposed", "W 没有转置"),
        hint=text(
            "On the way back each neuron j collects from all i of the next layer. Over which index of w is summed?",
            "反向时，神经元 j 从后一层的所有 i 收集。是对 w 的哪个下标求和？",
        ),
        equation=BACKWARD_SUM,
        about=THE_WEIGHTS,
    ),
    mistake(
        "bc.weights_forgotten",
        edits={"bc_c": {"w[i, j] * ": ""}, "bc_v": {"w.T @ delta_next": "np.ones_like(w.T) @ delta_next"}},
        title=text("the weights are missing from the sum", "求和里漏掉了权重"),
        hint=text(
            "Does a strong connection bring back as much as a weak one?",
            "强的连接和弱的连接传回来的一样多吗？",
        ),
        equation=BACKWARD_SUM,
        about=THE_WEIGHTS,
    ),
    mistake(
        "bc.last_term_only",
        edits={"bc_c": {"s = s + w": "s = w"}},
        title=text("only the last term of the sum is kept", "求和时只保留了最后一项"),
        hint=text(
            "What is left of the earlier terms once the inner loop has gone round again?",
            "内层循环再走一遍之后，前面各项还在吗？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.sum_not_reset",
        edits={
            "bc_c": {
                "        for j in range(n):\n            s = 0.0\n": ("        s = 0.0\n        for j in range(n):\n")
            }
        },
        title=text("the sum is not reset for each neuron", "换到下一个神经元时没有把累加量清零"),
        hint=text(
            "The first neuron is right, the later ones are not. With which value does each neuron's sum begin?",
            "第一个神经元是对的，后面的不对。每个神经元的求和应从什么值开始？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.first_neuron_dropped",
        edits={
            "bc_c": {"for i in range(n_next)": "for i in range(1, n_next)"},
            "bc_v": {"w.T @ delta_next": "w[1:].T @ delta_next[1:]"},
        },
        title=text("the first neuron of the next layer is left out", "漏掉了后一层的第一个神经元"),
        hint=text(
            "The lecture counts i from 1. From what does the language you write in count?",
            "讲义中 i 从 1 数起。你所用的语言从几数起？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.last_neuron_dropped",
        edits={
            "bc_c": {"for i in range(n_next)": "for i in range(n_next - 1)"},
            "bc_v": {"w.T @ delta_next": "w[:-1].T @ delta_next[:-1]"},
        },
        title=text("the last neuron of the next layer is left out", "漏掉了后一层的最后一个神经元"),
        hint=text(
            "How many neurons does the next layer have, and how many terms does your sum have?",
            "后一层有几个神经元？你的求和有几项？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.diagonal_only",
        edits={
            "bc_c": {"s = s + w[i, j] * delta_next[i, k]": "s = w[j, j] * delta_next[j, k]"},
            "bc_v": {"(w.T @ delta_next)": "(np.diag(w)[:, np.newaxis] * delta_next)"},
        },
        title=text(
            "one weight per neuron, in place of the sum over the next layer",
            "每个神经元只用了一个权重，没有对后一层求和",
        ),
        hint=text(
            "Neuron j is connected to every neuron of the next layer. From how many of them does yours collect?",
            "神经元 j 与后一层的每个神经元都相连。你收集了几个？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.slope_times_total",
        edits={
            "bc_c": {"df(z[j, k]) * s": "df(z[j, k]) * np.sum(w.T @ delta_next[:, k])"},
            "bc_v": {"(w.T @ delta_next)": "np.sum(w.T @ delta_next, axis=0)"},
        },
        title=text("the slope times the total over all neurons", "导数乘的是对所有神经元的总和"),
        hint=text(
            "Each neuron of layer l has its own sum over i. Do all of yours share one number?",
            "第 l 层的每个神经元都有自己的对 i 的求和。你的是否都用了同一个数？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
    ),
    mistake(
        "bc.slope_in_a_matrix_product",
        edits={"bc_v": {"df(z) * (w.T @ delta_next)": "df(z).T @ (w.T @ delta_next)"}},
        title=text("the slope enters a matrix product", "导数参与了矩阵乘法"),
        hint=text(
            "Is the product with f' elementwise or a matrix product? Which shape must delta have?",
            "与 f' 的乘积是逐元素相乘还是矩阵乘法？delta 应是什么形状？",
        ),
        equation=BACKWARD,
    ),
    mistake(
        "bc.slope_as_outer_product",
        edits={"bc_v": {"df(z) * (w.T @ delta_next)": "df(z) @ (w.T @ delta_next).T"}},
        title=text("the slope enters an outer product", "导数参与了外积"),
        hint=text(
            "A column times a row gives a whole matrix. Which shape must delta have, and which product gives it?",
            "列乘以行得到一个矩阵。delta 应是什么形状？哪种乘积能得到它？",
        ),
        equation=BACKWARD,
    ),
    mistake(
        "bc.slope_before_sum",
        edits={
            "bc_c": {"* delta_next[i, k]": "* delta_next[i, k] * df(z[i, k])", "df(z[j, k]) * s": "s"},
            "bc_v": {"df(z) * (w.T @ delta_next)": "w.T @ (df(z) * delta_next)"},
        },
        title=text("the slope is multiplied in before the weighted sum", "求和之前就乘了导数"),
        hint=text(
            "f'(z) belongs to the neurons of layer l. Which comes first on the way back: the weights or f'?",
            "f'(z) 属于第 l 层的神经元。反向时先遇到的是权重还是 f'？",
        ),
        equation=BACKWARD,
        about=THE_SLOPE,
    ),
    mistake(
        "bc.slope_inside_loop",
        edits={
            "bc_c": {
                "s = s + w[i, j] * delta_next[i, k]": "s = (s + w[i, j] * delta_next[i, k]) * df(z[j, k])",
                "= df(z[j, k]) * s": "= s",
            }
        },
        title=text("the running sum is multiplied by the slope in every round", "每一轮循环都把累加量乘了导数"),
        hint=text(
            "How often has the first term been multiplied by f' when the inner loop ends?",
            "内层循环结束时，第一项被 f' 乘了几次？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SLOPE,
    ),
    mistake(
        "bc.sign",
        edits={"bc_c": {"= df(z[j, k]) * s": "= -df(z[j, k]) * s"}, "bc_v": {"= df(z) *": "= -df(z) *"}},
        title=text("delta has the wrong sign", "delta 的符号反了"),
        hint=text(
            "The minus belongs to the update of the weights. Is there one in this equation?",
            "负号是更新权重时才有的。这个公式里有负号吗？",
        ),
        equation=BACKWARD,
        about=THE_SCALE,
    ),
    mistake(
        "bc.averaged",
        edits={
            "bc_c": {"= df(z[j, k]) * s": "= df(z[j, k]) * s / m"},
            "bc_v": {"= df(z) *": "= df(z) / z.shape[1] *"},
        },
        title=text("delta is divided by the number of samples", "delta 除以了样本数"),
        hint=text(
            "Each column is the delta of one sample alone. Does it change when another sample stands beside it?",
            "每一列是单个样本的 delta。旁边多了一个样本，它会变吗？",
        ),
        equation=BACKWARD,
        about=THE_SCALE,
    ),
    mistake(
        "bc.halved",
        edits={
            "bc_c": {"= df(z[j, k]) * s": "= 0.5 * df(z[j, k]) * s"},
            "bc_v": {"= df(z) *": "= 0.5 * df(z) *"},
        },
        title=text("a factor 1/2 too many", "多了一个因子 1/2"),
        hint=text(
            "The 1/2 stands in the cost. What becomes of it when the square is differentiated?",
            "1/2 是代价函数里的。对平方求导之后它还在吗？",
        ),
        equation=BACKWARD,
        about=THE_SCALE,
    ),
    mistake(
        "bc.averaged_over_neurons",
        edits={
            "bc_c": {"= df(z[j, k]) * s": "= df(z[j, k]) * s / n_next"},
            "bc_v": {"= df(z) *": "= df(z) / w.shape[0] *"},
        },
        title=text("the mean over the next layer in place of the sum", "对后一层取了平均，而不是求和"),
        hint=text(
            "Is there a division by the number of neurons in the equation?",
            "公式里有除以神经元个数吗？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SCALE,
    ),
    mistake(
        "bc.samples_summed",
        edits={"bc_v": {"df(z) * (w.T @ delta_next)": "df(z) * (w.T @ delta_next).sum(axis=1, keepdims=True)"}},
        title=text("summed over the samples", "对样本求了和"),
        hint=text(
            "Along which axis is the sum of the equation: over the neurons of the next layer, or over the samples?",
            "公式里的求和沿哪个方向：对后一层的神经元，还是对样本？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SAMPLES,
    ),
    mistake(
        "bc.first_sample_only",
        edits={
            "bc_c": {"for k in range(m)": "for k in range(1)"},
            "bc_v": {"= df(z) * (w.T @ delta_next)": "= df(z[:, :1]) * (w.T @ delta_next[:, :1])"},
        },
        title=text("only the first sample is computed", "只计算了第一个样本"),
        hint=text(
            "The columns of z are samples, and each has a column in delta. What happens to the second one?",
            "z 的每一列是一个样本，在 delta 中也各占一列。第二个样本到哪里去了？",
        ),
        equation=BACKWARD,
        about=THE_SAMPLES,
    ),
    mistake(
        "bc.integers",
        edits={
            "bc_c": {"delta = np.zeros((n, m))": "delta = np.zeros((n, m), dtype=int)"},
            "bc_v": {"(w.T @ delta_next)": "(w.T @ delta_next).astype(int)"},
        },
        title=text("numbers are cut down to whole ones", "数值被截断成了整数"),
        hint=text(
            "A number put into an array of integers loses its decimals. Of which type is your array?",
            "存进整数数组的数会丢掉小数部分。你的数组是什么类型？",
        ),
        equation=BACKWARD,
    ),
)

COST_MISTAKES = (
    mistake(
        "cost.half_missing",
        functions="cost",
        edits={"0.5 * ": ""},
        title=text("the factor 1/2 is missing", "漏了因子 1/2"),
        hint=text(
            "Your cost is twice what it should be. Which constant stands in front of the sum?",
            "你的代价是应有值的两倍。求和号前面是什么常数？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.quarter",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "np.sum((0.5 * (a - y)) ** 2)"},
        title=text("the factor 1/2 is squared too", "因子 1/2 也被平方了"),
        hint=text("Is the 1/2 inside the square or outside it?", "1/2 在平方里面还是外面？"),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.not_averaged",
        functions="cost",
        edits={" / m\n": "\n"},
        title=text("not averaged over the samples", "没有对样本取平均"),
        hint=text(
            "With the same sample twice side by side, should the cost double?",
            "把同一个样本并排放两份，代价应当翻倍吗？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.averaged_over_everything",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.mean((a - y) ** 2)"},
        title=text("averaged over the outputs too", "对输出也取了平均"),
        hint=text(
            "Which of the two sums of the equation is divided by its number of terms: over outputs, or over samples?",
            "公式里的两个求和，哪一个要除以项数：对输出的，还是对样本的？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.averaged_over_outputs",
        functions="cost",
        edits={"a.shape[1]": "a.shape[0]"},
        title=text("divided by the number of outputs, not of samples", "除以了输出个数，而不是样本数"),
        hint=text(
            "Which size of a counts the samples: the rows or the columns?",
            "a 的哪个维度是样本数：行还是列？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.absolute_error",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(np.abs(a - y))"},
        title=text("absolute errors in place of squared ones", "用了误差的绝对值，而不是平方"),
        hint=text(
            "What is done to each error before they are added up?",
            "各个误差相加之前要做什么运算？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.plain_error",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(a - y)"},
        title=text("the errors are added up without a square", "误差没有平方就相加了"),
        hint=text(
            "Errors of opposite sign cancel in your sum. What prevents that in the equation?",
            "在你的求和中，正负误差会互相抵消。公式里靠什么避免？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.square_of_sum",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(np.sum(a - y, axis=0) ** 2)"},
        title=text("the square of the sum in place of the sum of squares", "先求和再平方，而不是先平方再求和"),
        hint=text(
            "Which comes first for each output: the square or the sum?",
            "对各个输出，先平方还是先求和？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.root",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "0.5 * np.sum(np.sqrt(np.sum((a - y) ** 2, axis=0)))"},
        title=text("the length of the error, without the square", "取了误差向量的长度，没有平方"),
        hint=text(
            "norm takes a root at the end. Is there a root in the equation?",
            "norm 最后会开方。公式里有开方吗？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.cross_entropy",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "-np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))"},
        title=text("the cross-entropy in place of the quadratic cost", "用了交叉熵，而不是平方代价"),
        hint=text(
            "The cross-entropy comes in a later homework. Which cost does this one ask for?",
            "交叉熵是后面作业的内容。这次要求的是哪种代价？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.one_per_sample",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.sum((a - y) ** 2, axis=0)"},
        title=text("one cost per sample, in place of their mean", "给出了每个样本的代价，而不是它们的平均"),
        hint=text(
            "J is a single number. What is still to be done with the samples' costs?",
            "J 是一个数。各样本的代价还要怎样处理？",
        ),
        equation=COST,
        about=THE_SAMPLES,
    ),
    mistake(
        "cost.last_sample_only",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.sum((a[:, -1] - y[:, -1]) ** 2)"},
        title=text("the cost of the last sample alone", "只算了最后一个样本的代价"),
        hint=text(
            "Is what you add up overwritten by each sample?",
            "每个样本是否把前面的结果覆盖了？",
        ),
        equation=COST,
        about=THE_SAMPLES,
    ),
)

OUTPUT_DELTA_MISTAKES = (
    mistake(
        "output_delta.error_reversed",
        functions="output_delta",
        edits={"= (a - y)": "= (y - a)"},
        title=text("the error is reversed: y - a", "误差反了：y - a"),
        hint=text(
            "Differentiate the cost with respect to a: which sign does the error get?",
            "代价对 a 求导：误差是什么符号？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.derivative_missing",
        functions="output_delta",
        edits={"= (a - y) * df(z)": "= a - y"},
        title=text("derivative forgotten", "忘了乘导数"),
        hint=text(
            "a - y alone is the delta of the cross-entropy. Which factor does the quadratic cost leave?",
            "只有 a - y 是交叉熵的 delta。平方代价还留下哪个因子？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SLOPE,
    ),
    mistake(
        "output_delta.doubled",
        functions="output_delta",
        edits={"= (a - y)": "= 2 * (a - y)"},
        title=text("a factor 2 too many", "多了一个因子 2"),
        hint=text(
            "The square brings down a 2. With which constant of the cost does it meet?",
            "平方求导得到一个 2。它与代价中的哪个常数相消？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.halved",
        functions="output_delta",
        edits={"= (a - y)": "= 0.5 * (a - y)"},
        title=text("a factor 1/2 too many", "多了一个因子 1/2"),
        hint=text(
            "The 1/2 stands in the cost. What becomes of it when the square is differentiated?",
            "1/2 是代价函数里的。对平方求导之后它还在吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.averaged",
        functions="output_delta",
        edits={"= (a - y)": "= (a - y) / a.shape[1]"},
        title=text("divided by the number of samples", "除以了样本数"),
        hint=text(
            "Each column is the delta of one sample alone. Does it change when another sample stands beside it?",
            "每一列是单个样本的 delta。旁边多了一个样本，它会变吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.target_forgotten",
        functions="output_delta",
        edits={"(a - y)": "a"},
        title=text("the wanted output y is not used", "没有用到期望输出 y"),
        hint=text(
            "Where the output is just as wanted, what should delta be?",
            "输出恰好等于期望值时，delta 应是多少？",
        ),
        equation=OUTPUT_DELTA,
    ),
    mistake(
        "output_delta.error_squared",
        functions="output_delta",
        edits={"= (a - y)": "= (a - y) ** 2"},
        title=text("the error is still squared", "误差仍带着平方"),
        hint=text("What is the derivative of a square?", "平方的导数是什么？"),
        equation=OUTPUT_DELTA,
    ),
    mistake(
        "output_delta.slope_at_target",
        functions="output_delta",
        edits={"df(z)": "df(y)"},
        title=text("derivative taken at the wanted output", "导数取在期望输出处"),
        hint=text(
            "At which quantity of layer L is f' evaluated in the equation?",
            "公式中 f' 在第 L 层的哪个量处取值？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SLOPE,
    ),
)

GRADIENT_MISTAKES = (
    mistake(
        "gradient.transposed",
        functions="gradient",
        edits={"= delta_next @ a.T": "= a @ delta_next.T"},
        title=text("the gradient is transposed", "梯度被转置了"),
        hint=text(
            "The gradient has the shape of w: row i is the receiving neuron. Whose factor gives the rows?",
            "梯度与 w 同形：第 i 行对应接收神经元。哪个因子决定行？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.averaged",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next @ a.T / a.shape[1]"},
        title=text("averaged over the samples, not summed", "对样本取了平均，而不是求和"),
        hint=text(
            "Does the lecture's gradient of several samples divide by their number?",
            "讲义中多个样本的梯度除以样本数了吗？",
        ),
        equation=BATCH,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.sign",
        functions="gradient",
        edits={"= delta_next @ a.T": "= -delta_next @ a.T"},
        title=text("the gradient has the wrong sign", "梯度的符号反了"),
        hint=text(
            "The minus of gradient descent belongs to which step: the gradient or the update?",
            "梯度下降的负号属于哪一步：求梯度，还是更新权重？",
        ),
        equation=GRADIENT,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.doubled",
        functions="gradient",
        edits={"= delta_next @ a.T": "= 2 * delta_next @ a.T"},
        title=text("a factor 2 too many", "多了一个因子 2"),
        hint=text(
            "delta already holds the derivative of the cost. What is left to multiply by?",
            "delta 已经是代价的导数。还要乘什么？",
        ),
        equation=GRADIENT,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.first_sample_only",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next[:, :1] @ a[:, :1].T"},
        title=text("the first sample alone", "只用了第一个样本"),
        hint=text(
            "The columns are samples. Which of them contribute to your gradient?",
            "每一列是一个样本。你的梯度里有哪些样本的贡献？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.last_sample_only",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next[:, -1:] @ a[:, -1:].T"},
        title=text("overwritten by each sample in place of added up", "每个样本都覆盖了前一个的梯度，没有相加"),
        hint=text(
            "What remains of the first sample's gradient once the second has been computed?",
            "算完第二个样本之后，第一个样本的梯度还在吗？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.sums_multiplied",
        functions="gradient",
        edits={"= delta_next @ a.T": "= np.outer(delta_next.sum(axis=1), a.sum(axis=1))"},
        title=text("summed over the samples before multiplying", "先对样本求和，再相乘"),
        hint=text(
            "The sum of products is not the product of sums. Which comes first for each sample?",
            "乘积的和不等于和的乘积。对每个样本，先做哪一步？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.elementwise",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next * a"},
        title=text("an elementwise product in place of column times row", "用了逐元素相乘，而不是列乘以行"),
        hint=text(
            "There is one number for every pair (i, j). How many numbers does your product give?",
            "每一对 (i, j) 都有一个数。你的乘积给出了几个数？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.inner_product",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next.T @ a"},
        title=text("row times column in place of column times row", "写成了行乘以列，而不是列乘以行"),
        hint=text(
            "Which shape must the gradient have? Write the shape of both factors beside it.",
            "梯度应是什么形状？把两个因子的形状写在旁边。",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.activated_input",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next @ f(a).T"},
        title=text("activation function applied to a once more", "对 a 又用了一次激活函数"),
        hint=text(
            "a^l is already an activation. Does the equation apply f to it?",
            "a^l 已经是激活值。公式里对它用 f 了吗？",
        ),
        equation=GRADIENT,
    ),
)

STEP = "                W[layer] = W[layer] - alpha * dw[layer]\n"  # the update of one layer, in bp_online and bp_batch
GRADIENTS = "                dw[layer] = gradient(delta[layer + 1], a[layer])\n"
ACCUMULATED = {
    "bp_online": "            J_epoch = J_epoch + cost(a[L], y_k)\n",
    "bp_batch": "            J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]\n",
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

TRAINING_MISTAKES = (
    # which gradient is taken
    mistake(
        "bp.update_before_all_gradients",
        functions=BP,
        edits={
            "                delta[layer] = bc_v(": (
                "                W[layer] = W[layer] - alpha * gradient(delta[layer + 1], a[layer])\n"
                "                delta[layer] = bc_v("
            ),
            "            for layer in range(1, L):\n" + STEP: "            W[1] = W[1] - alpha * dw[1]\n",
        },
        title=text("weights are changed before all gradients are taken", "还没求完所有梯度就改了权重"),
        hint=text(
            "Which weights does the backward computation of the lower layers see: the forward pass's, or new ones?",
            "计算前面各层的 delta 时，用的是前向计算时的权重，还是已经改过的权重？",
        ),
        equation=UPDATE,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.stale_forward",
        functions=BP,
        edits={"fc_v(W[layer], a[layer])": "fc_v(W_start[layer], a[layer])"},
        title=text(
            "forward computation with the weights from the start of the epoch",
            "前向计算用的是本轮开始时的权重",
        ),
        hint=text(
            "Each step starts with a forward pass. With which weights, after the step before has changed them?",
            "每一步都从前向计算开始。上一步改过权重之后，这一步用哪些权重？",
        ),
        equation=NET_INPUT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.stale_backward",
        functions=BP,
        edits={"bc_v(W[layer]": "bc_v(W_start[layer]"},
        title=text(
            "backward computation with the weights from the start of the epoch",
            "反向计算用的是本轮开始时的权重",
        ),
        hint=text(
            "The way back goes through the same weights as the way forward of this step. Does yours?",
            "反向计算与这一步的前向计算用同一组权重。你的是吗？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.derivative_at_activation",
        functions=BP,
        edits={"bc_v(W[layer], z[layer]": "bc_v(W[layer], a[layer]"},
        title=text("bc is given a in place of z", "传给 bc 的是 a，而不是 z"),
        hint=text(
            "At which quantity does bc evaluate f'? Which of its arguments is that?",
            "bc 在哪个量处求 f'？那是它的哪个参数？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.output_derivative_at_activation",
        edits={
            "bp_online": {"output_delta(a[L], y_k, z[L])": "output_delta(a[L], y_k, a[L])"},
            "bp_batch": {"output_delta(a[L], y_batch, z[L])": "output_delta(a[L], y_batch, a[L])"},
        },
        title=text("the output's derivative is taken at a in place of z", "输出层的导数取在 a 处，而不是 z 处"),
        hint=text(
            "At which quantity of layer L is f' evaluated in the equation?",
            "公式中 f' 在第 L 层的哪个量处取值？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.output_derivative_missing",
        edits={
            "bp_online": {"output_delta(a[L], y_k, z[L])": "a[L] - y_k"},
            "bp_batch": {"output_delta(a[L], y_batch, z[L])": "a[L] - y_batch"},
        },
        title=text("the output's delta lacks the derivative", "输出层的 delta 缺了导数"),
        hint=text(
            "With which function of this homework does the way back begin, and do you call it?",
            "反向计算从本次作业的哪个函数开始？你调用它了吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.weights_of_the_layer_before",
        functions=BP,
        edits={"bc_v(W[layer],": "bc_v(W[layer - 1],"},
        title=text("backward computation with the weights one layer off", "反向计算用的权重差了一层"),
        hint=text(
            "Which weight matrix connects layer l with layer l + 1? Mind where your language starts to count.",
            "连接第 l 层与第 l + 1 层的是哪个权重矩阵？注意你的语言从几开始计数。",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.net_input_of_the_layer_after",
        functions=BP,
        edits={"bc_v(W[layer], z[layer],": "bc_v(W[layer], z[layer + 1],"},
        title=text("backward computation with the net input one layer off", "反向计算用的净输入差了一层"),
        hint=text(
            "delta^l contains f' of which layer's net input? Mind where your language starts to count.",
            "delta^l 里的 f' 是哪一层净输入的？注意你的语言从几开始计数。",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_with_net_input",
        functions=BP,
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(delta[layer + 1], z.get(layer, a[layer]))"},
        title=text("the gradient is taken with z in place of a", "求梯度时用了 z，而不是 a"),
        hint=text(
            "What travels along the connection w_ij: the sender's net input or its activation?",
            "沿连接 w_ij 传递的是发送神经元的净输入，还是激活值？",
        ),
        equation=GRADIENT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_arguments_swapped",
        functions=BP,
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(a[layer], delta[layer + 1])"},
        title=text("the arguments of gradient are exchanged", "gradient 的两个参数写反了"),
        hint=text(
            "Which factor gives the rows of the gradient, and in which order does gradient take them?",
            "哪个因子决定梯度的行？gradient 的参数次序是什么？",
        ),
        equation=GRADIENT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_not_reset",
        functions=BP,
        edits={
            "            dw = {}\n": "",
            "    J = []\n": "    J = []\n    dw = {}\n",
            "dw[layer] = gradient(": "dw[layer] = dw.get(layer, 0.0) + gradient(",
        },
        title=text("the gradient is not reset between steps", "两步之间没有把梯度清零"),
        hint=text(
            "What does the gradient of the second step contain that belongs to the first?",
            "第二步的梯度里，是否还留着第一步的内容？",
        ),
        equation=UPDATE,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp_batch.gradient_overwritten",
        functions="bp_batch",
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(delta[layer + 1][:, -1:], a[layer][:, -1:])"},
        title=text("the gradient of each sample overwrites the one before", "每个样本的梯度覆盖了前一个"),
        hint=text(
            "The mini-batch's gradient is a sum over its samples. What remains of all but the last?",
            "小批量的梯度是各样本梯度之和。除最后一个样本外，其余的还在吗？",
        ),
        equation=BATCH,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.three_layers_only",
        functions=BP,
        edits={
            "range(L - 1, 1, -1)": "range(L - 1, max(1, L - 2), -1)",
            "            for layer in range(1, L):\n" + GRADIENTS: (
                "            for layer in range(max(1, L - 2), L):\n" + GRADIENTS
            ),
            "            for layer in range(1, L):\n" + STEP: "            for layer in dw:\n" + STEP,
        },
        title=text(
            "right for three layers only: earlier weights are not trained",
            "只适用于三层网络：更前面的权重没有训练",
        ),
        hint=text(
            "For L = 4, which layers get a delta? How far back does the loop of step 3 go?",
            "L = 4 时哪些层有 delta？第 3 步的循环要倒退到哪一层？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    # what is done with it
    mistake(
        "bp.uphill",
        functions=BP,
        edits={"W[layer] - alpha": "W[layer] + alpha"},
        title=text("the weights go uphill", "权重沿梯度上升的方向更新了"),
        hint=text(
            "The cost grows with every step. Look at the sign of the update, and at the order of a and y in the error.",
            "代价每一步都在增大。检查更新的符号，以及误差中 a 与 y 的先后。",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_twice",
        functions=BP,
        edits={"- alpha * dw": "- alpha * alpha * dw"},
        title=text("the learning rate is applied twice", "学习率乘了两次"),
        hint=text(
            "On its way from delta to the weight, how often does the change meet alpha?",
            "从 delta 到权重的改变，途中乘了几次 alpha？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_missing",
        functions=BP,
        edits={"- alpha * dw": "- dw"},
        title=text("the learning rate is not used", "没有用到学习率"),
        hint=text(
            "What should happen to the weights for alpha = 0?",
            "alpha = 0 时权重应当怎样？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_divided",
        functions=BP,
        edits={"- alpha * dw": "- alpha / m * dw"},
        title=text("the learning rate is divided by the number of all samples", "学习率除以了全部样本数"),
        hint=text(
            "Does the lecture's update divide by the number of samples?",
            "讲义的更新公式除以样本数了吗？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.first_weight_not_updated",
        functions=BP,
        edits={"            for layer in range(1, L):\n" + STEP: "            for layer in range(2, L):\n" + STEP},
        title=text("the first weight matrix is never changed", "第一个权重矩阵从未更新"),
        hint=text(
            "From which l to which l does step 4 go? Mind where your language starts to count.",
            "第 4 步的 l 从几到几？注意你的语言从几开始计数。",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.last_weight_not_updated",
        functions=BP,
        edits={"            for layer in range(1, L):\n" + STEP: "            for layer in range(1, L - 1):\n" + STEP},
        title=text("the last weight matrix is never changed", "最后一个权重矩阵从未更新"),
        hint=text(
            "How many weight matrices does a network of L layers have? How many does your loop change?",
            "L 层网络有几个权重矩阵？你的循环更新了几个？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp_batch.averaged",
        functions="bp_batch",
        edits={"- alpha * dw[layer]": "- alpha * dw[layer] / y_batch.shape[1]"},
        title=text("the mini-batch's gradient is averaged, not summed", "小批量的梯度取了平均，而不是求和"),
        hint=text(
            "Does the lecture divide the gradient of a mini-batch by its number of samples?",
            "讲义中小批量的梯度除以样本数了吗？",
        ),
        equation=BATCH,
        about=THE_UPDATE,
    ),
    mistake(
        "bp_batch.divided_by_batch_size",
        functions="bp_batch",
        edits={"- alpha * dw[layer]": "- alpha * dw[layer] / batch_size"},
        title=text("the gradient is divided by batch_size", "梯度除以了 batch_size"),
        hint=text(
            "Sum or mean: which one does the lecture use? (And the last mini-batch may hold fewer samples.)",
            "讲义用的是和还是平均？（而且最后一个小批量可能不满。）",
        ),
        equation=BATCH,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.restarts_every_epoch",
        functions=BP,
        edits={
            "        W_start = {": (
                "        W = {n: np.array(matrix, dtype=np.float64) for n, matrix in enumerate(w, start=1)}\n"
                "        W_start = {"
            )
        },
        title=text("every epoch starts again from the first weights", "每一轮都从最初的权重重新开始"),
        hint=text(
            "Is step 1 inside the loop over epochs or before it?",
            "第 1 步在轮次循环的里面还是外面？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.initial_weights_returned",
        functions=BP,
        edits={"w_trained = [W[layer] for layer in range(1, L)]": "w_trained = list(w)"},
        title=text("the weights that came in are returned", "返回的是传入的权重"),
        hint=text(
            "The cost falls, so there are trained weights somewhere. Which ones do you return?",
            "代价在下降，说明训练过的权重是有的。你返回的是哪一组？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.callers_weights_changed",
        functions=BP,
        edits={
            "np.array(matrix, dtype=np.float64)": "matrix",
            STEP: "                W[layer] -= alpha * dw[layer]\n",
        },
        title=text("the caller's weights are changed", "改动了调用者的权重"),
        hint=text(
            "Whose memory does your list of weights point to? A copy made with [:] or list(w) holds the same matrices.",
            "你的权重列表指向谁的内存？用 [:] 或 list(w) 复制的列表里仍是同一批矩阵。",
        ),
        equation=UPDATE,
    ),
    mistake(
        "bp.integers",
        functions=BP,
        edits={"np.array(matrix, dtype=np.float64)": "np.array(matrix).astype(int)"},
        title=text("the weights are cut down to whole numbers at the start", "一开始就把权重截断成了整数"),
        hint=text(
            "Of which type are the arrays that hold your weights?",
            "存放权重的数组是什么类型？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.results_swapped",
        functions=BP,
        edits={"return w_trained, np.array(J)": "return np.array(J), w_trained"},
        title=text("the two results are in the wrong order", "两个返回值的次序反了"),
        hint=text(
            "In which order does the template's documentation return the weights and J?",
            "模板的说明里先返回权重还是先返回 J？",
        ),
    ),
    # on which samples
    mistake(
        "bp.reversed_order",
        edits={
            "bp_online": {"for k in range(m)": "for k in reversed(range(m))"},
            "bp_batch": {"in range(0, m, batch_size)": "in reversed(range(0, m, batch_size))"},
        },
        title=text("the samples are taken from the last to the first", "样本从后往前取了"),
        hint=text(
            "Training is sequential: each step changes what the next one sees. Which order does the handout ask for?",
            "训练是有先后的：每一步都影响下一步。讲义要求的次序是什么？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp.last_sample_dropped",
        edits={
            "bp_online": {"for k in range(m)": "for k in range(m - 1)"},
            "bp_batch": {
                "in range(0, m, batch_size)": "in range(0, m - 1, batch_size)",
                "start : start + batch_size": "start : min(start + batch_size, m - 1)",
            },
        },
        title=text("the last sample is left out", "漏掉了最后一个样本"),
        hint=text("How many samples are there, and how many does an epoch visit?", "共有几个样本？一轮用了几个？"),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_online.first_sample_only",
        functions="bp_online",
        edits={"k : k + 1": "0:1"},
        title=text("every step uses the first sample", "每一步用的都是第一个样本"),
        hint=text(
            "What in the body of your loop over samples depends on k?",
            "样本循环的循环体里，有什么随 k 变化？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_online.one_update_per_epoch",
        functions="bp_online",
        edits={"range(m)": "range(0, m, m)", "k : k + 1": ":", "cost(a[L], y_k)": "cost(a[L], y_k) * m"},
        title=text("one update per epoch, as in batch BP", "每轮只更新一次，成了批量 BP"),
        hint=text(
            "Online: what happens after each single sample?",
            "“在线”的意思是：每个样本之后要做什么？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.short_batch_dropped",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(0, m - batch_size + 1, batch_size)"},
        title=text("the short last mini-batch is dropped", "丢掉了不满的最后一个小批量"),
        hint=text(
            "With 7 samples and a batch size of 3, how many updates are there in an epoch?",
            "7 个样本、批量大小为 3 时，一轮更新几次？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.batch_size_ignored",
        functions="bp_batch",
        edits={
            "range(0, m, batch_size)": "range(0, m, m)",
            "start : start + batch_size": "start : start + m",
        },
        title=text("all samples in one batch, whatever batch_size says", "不管 batch_size 是多少，所有样本都放在一批"),
        hint=text(
            "How many updates does an epoch of 6 samples have for batch_size = 2? Count yours.",
            "6 个样本、batch_size = 2 时，一轮应更新几次？数一数你的。",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.online",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(m)", "start : start + batch_size": "start : start + 1"},
        title=text("an update after every sample, as in online BP", "每个样本之后都更新，成了在线 BP"),
        hint=text(
            "What is collected over the samples of a mini-batch before the weights change?",
            "权重改变之前，小批量里各样本的什么要先累加起来？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.first_batch_only",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(0, min(m, batch_size), batch_size)"},
        title=text("only the first mini-batch of an epoch is used", "每轮只用了第一个小批量"),
        hint=text(
            "How many mini-batches make up an epoch? Does something leave the loop too early?",
            "一轮由几个小批量组成？是否过早跳出了循环？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    # what J holds
    mistake(
        "bp.J_of_last_sample",
        edits={
            "bp_online": {
                "J_epoch = J_epoch + cost": "J_epoch = cost",
                "J.append(J_epoch / m)": "J.append(J_epoch)",
            },
            "bp_batch": {
                "J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]": "J_epoch = cost(a[L], y_batch)",
                "J.append(J_epoch / m)": "J.append(J_epoch)",
            },
        },
        title=text("J is the cost of the last step alone", "J 只是最后一步的代价"),
        hint=text(
            "J speaks of all samples of the epoch. What happens in your code to the costs of the earlier ones?",
            "J 反映一轮中的所有样本。在你的代码里，前面各样本的代价到哪里去了？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_summed",
        functions=BP,
        edits={"J.append(J_epoch / m)": "J.append(J_epoch)"},
        title=text("J is the sum over the samples, not the mean", "J 是对样本求和，而不是平均"),
        hint=text(
            "With twice as many samples, should J be twice as large?",
            "样本数翻倍，J 也应翻倍吗？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_not_halved",
        functions=BP,
        edits={"J.append(J_epoch / m)": "J.append(2 * J_epoch / m)"},
        title=text("the factor 1/2 is missing in J", "J 漏了因子 1/2"),
        hint=text(
            "Is your J the cost of the homework? You have written a function for it.",
            "你的 J 是本次作业的代价吗？你已经写好了一个求代价的函数。",
        ),
        equation=COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_after_update",
        edits={
            "bp_online": {
                ACCUMULATED["bp_online"]: "",
                STEP: STEP + AFTER_UPDATE + "            J_epoch = J_epoch + cost(out, y_k)\n",
            },
            "bp_batch": {
                ACCUMULATED["bp_batch"]: "",
                STEP: STEP + AFTER_UPDATE + "            J_epoch = J_epoch + cost(out, y_batch) * y_batch.shape[1]\n",
            },
        },
        title=text("each cost is taken after the update", "每个代价都是更新之后才算的"),
        hint=text(
            "Before or after the update that a sample causes: when is its cost taken?",
            "一个样本的代价，是在它引起的更新之前还是之后计算？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_after_epoch",
        functions=BP,
        edits={
            "        J.append(J_epoch / m)\n": (
                "        out = x\n        for layer in range(1, L):\n            out = fc_v(W[layer], out)[0]\n"
                "        J.append(cost(out, y))\n"
            )
        },
        title=text("J is taken at the end of the epoch", "J 是在一轮结束之后算的"),
        hint=text(
            "In which forward pass is the cost of a sample taken: its own, or one more after the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之后另做的一次？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_before_epoch",
        edits={
            "bp_online": {"        J_epoch = 0.0\n": BEFORE_EPOCH, ACCUMULATED["bp_online"]: ""},
            "bp_batch": {"        J_epoch = 0.0\n": BEFORE_EPOCH, ACCUMULATED["bp_batch"]: ""},
        },
        title=text("J is taken at the start of the epoch", "J 是在一轮开始之前算的"),
        hint=text(
            "In which forward pass is the cost of a sample taken: its own, or one before the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之前另做的一次？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_not_reset",
        functions=BP,
        edits={"        J_epoch = 0.0\n": "", "    J = []\n": "    J = []\n    J_epoch = 0.0\n"},
        title=text("J is added up over all epochs", "J 把各轮的代价累加起来了"),
        hint=text(
            "With which value does the sum of an epoch begin?",
            "每一轮的求和从什么值开始？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_per_step",
        edits={
            "bp_online": {
                "J_epoch = J_epoch + cost(a[L], y_k)": "J.append(cost(a[L], y_k))",
                "        J.append(J_epoch / m)\n": "",
            },
            "bp_batch": {
                "J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]": "J.append(cost(a[L], y_batch))",
                "        J.append(J_epoch / m)\n": "",
            },
        },
        title=text("one number per update in J, not per epoch", "J 中每次更新有一个数，而不是每轮一个"),
        hint=text(
            "How many numbers does J hold after 5 epochs?",
            "5 轮之后 J 有几个数？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_kept_between_calls",
        edits={
            "bp_online": {"    J = []\n": "    J = bp_online.__dict__.setdefault('J', [])\n"},
            "bp_batch": {"    J = []\n": "    J = bp_batch.__dict__.setdefault('J', [])\n"},
        },
        title=text("J keeps the numbers of earlier calls", "J 里还留着前几次调用的数"),
        hint=text(
            "A global variable or a default argument outlives the call. Where does your J come into being?",
            "全局变量或默认参数在调用结束后仍然存在。你的 J 是在哪里创建的？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp_batch.J_mean_of_batches",
        functions="bp_batch",
        edits={
            "cost(a[L], y_batch) * y_batch.shape[1]": "cost(a[L], y_batch)",
            "J_epoch / m": "J_epoch / -(-m // batch_size)",
        },
        title=text("J is the mean over mini-batches, not over samples", "J 是对小批量取平均，而不是对样本"),
        hint=text(
            "Should a sample in a short mini-batch weigh more than one in a full one?",
            "不满的小批量里的样本，应比其他样本更重要吗？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp_batch.J_divided_twice",
        functions="bp_batch",
        edits={"cost(a[L], y_batch) * y_batch.shape[1]": "cost(a[L], y_batch)"},
        title=text("J is divided by the number of samples twice", "J 除了两次样本数"),
        hint=text(
            "cost is already a mean over the columns it is given. What does dividing by m do to the sum of such means?",
            "cost 对传入的各列已经取了平均。这些平均值之和再除以 m，结果是什么？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    # when it ends
    mistake(
        "bp.one_epoch_more",
        functions=BP,
        edits={"range(epochs)": "range(epochs + 1)"},
        title=text("one epoch too many", "多训练了一轮"),
        hint=text(
            "How often does the body of your outer loop run for epochs = 1?",
            "epochs = 1 时，最外层循环体执行几次？",
        ),
        about=THE_END,
    ),
    mistake(
        "bp.one_epoch_fewer",
        functions=BP,
        edits={"range(epochs)": "range(epochs - 1)"},
        title=text("one epoch too few", "少训练了一轮"),
        hint=text(
            "How often does the body of your outer loop run for epochs = 1?",
            "epochs = 1 时，最外层循环体执行几次？",
        ),
        about=THE_END,
    ),
    mistake(
        "bp.tol_ignored",
        functions=BP,
        edits={"if tol > 0 and net_change <= tol": "if False"},
        title=text("training never ends early", "训练从不提前结束"),
        hint=text(
            "Until each w converges: where does your code look at tol?",
            "“直到各个权重收敛”：你的代码在哪里用到了 tol？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_zero_ends",
        functions=BP,
        edits={"if tol > 0 and net_change <= tol": "if net_change <= tol"},
        title=text("tol = 0 may end training early", "tol = 0 时也可能提前结束"),
        hint=text(
            "What does the handout promise for tol = 0, also when no weight moves at all?",
            "对 tol = 0，讲义是怎么说的？权重完全不动时也一样。",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_per_step",
        edits={
            "bp_online": {
                "            y_k = y[": (
                    "            W_start = {n: W[n].copy() for n in range(1, L)}\n            y_k = y["
                )
            },
            "bp_batch": {
                "            y_batch = y[": (
                    "            W_start = {n: W[n].copy() for n in range(1, L)}\n            y_batch = y["
                )
            },
        },
        title=text("convergence is tested on the last update alone", "只看最后一次更新来判断收敛"),
        hint=text(
            "The net change over which stretch of time is compared with tol?",
            "与 tol 比较的，是哪一段时间内的净变化？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_one_weight_suffices",
        functions=BP,
        edits={"net_change = max(": "net_change = min("},
        title=text("training ends as soon as one weight matrix has converged", "只要有一个权重矩阵收敛就结束了"),
        hint=text(
            "Until each w converges: one of them, or all?",
            "“直到各个权重收敛”：是其中一个，还是全部？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_last_weight_only",
        functions=BP,
        edits={"W_start[layer])) for layer in range(1, L))": "W_start[layer])) for layer in range(L - 1, L))"},
        title=text("convergence is tested on the last weight matrix alone", "只用最后一个权重矩阵判断收敛"),
        hint=text(
            "Which of the weight matrices does your test look at?",
            "你的判断看了哪几个权重矩阵？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_signed",
        functions=BP,
        edits={"np.max(np.abs(W[layer] - W_start[layer]))": "np.max(W[layer] - W_start[layer])"},
        title=text("a weight that falls counts as converged", "权重减小时也算作收敛"),
        hint=text(
            "What is the net change of a weight that goes from 1 to -1, in your code?",
            "权重从 1 变到 -1，在你的代码里净变化是多少？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_mean",
        functions=BP,
        edits={"np.max(np.abs(": "np.mean(np.abs("},
        title=text("the mean change is compared with tol", "与 tol 比较的是平均变化"),
        hint=text(
            "May one weight still move a lot when training ends?",
            "训练结束时，还可以有某个权重变化很大吗？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_since_start",
        functions=BP,
        edits={
            "        W_start = {layer: W[layer].copy() for layer in range(1, L)}\n": "",
            "    J = []\n": "    J = []\n    W_start = {n: matrix.copy() for n, matrix in W.items()}\n",
        },
        title=text("the change is measured since the first epoch", "变化是从第一轮开始算的"),
        hint=text(
            "From which moment on is the net change of an epoch counted?",
            "一轮的净变化从什么时刻算起？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_on_cost",
        functions=BP,
        edits={
            "net_change = max(np.max(np.abs(W[layer] - W_start[layer])) for layer in range(1, L))": (
                "net_change = abs(J[-1] - J[-2]) if len(J) > 1 else np.inf"
            )
        },
        title=text("tol is compared with the change of J", "与 tol 比较的是 J 的变化"),
        hint=text(
            "What has to converge: the cost or each weight?",
            "要收敛的是什么：代价，还是各个权重？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
)

MISTAKES = (
    *FORWARD_MISTAKES,
    *BACKWARD_MISTAKES,
    *COST_MISTAKES,
    *OUTPUT_DELTA_MISTAKES,
    *GRADIENT_MISTAKES,
    *TRAINING_MISTAKES,
)
