"""What goes wrong in the forward computation of a layer."""

from __future__ import annotations

from catalogue_of_backprop import (
    ACTIVATION,
    FC,
    NET_INPUT,
    SIGMOID,
    THE_ACTIVATION,
    THE_SAMPLES,
    THE_SCALE,
    THE_SUM,
    THE_WEIGHTS,
    activation,
)

from grader.checking import mistake, text

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
        "fc.row_of_ones",
        edits={
            "fc_c": {
                "            a_next[i, k] = f(z_next[i, k])\n": (
                    "            a_next[i, k] = f(z_next[i, k])\n    a_next = np.vstack([a_next, np.ones((1, m))])\n"
                )
            },
            "fc_v": {"a_next = f(z_next)": "a_next = np.vstack([f(z_next), np.ones((1, a.shape[1]))])"},
        },
        title=text("a row of ones is added to the result", "给结果加了一行 1"),
        hint=text(
            "How many neurons does the next layer have? Has w a column for one more, and who brings the constant 1?",
            "后一层有几个神经元？w 中有多出来的那一列吗？常数 1 由谁来提供？",
        ),
        equation=ACTIVATION,
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
