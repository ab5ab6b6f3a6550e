"""What goes wrong in the backward computation of a layer."""

from __future__ import annotations

from catalogue_of_backprop import (
    BACKWARD,
    BACKWARD_SUM,
    THE_SAMPLES,
    THE_SCALE,
    THE_SLOPE,
    THE_SUM,
    THE_WEIGHTS,
    slope,
)

from grader.checking import mistake, text

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
        "bc.first_neuron_only",
        edits={
            "bc_c": {"for i in range(n_next)": "for i in range(1)"},
            "bc_v": {"w.T @ delta_next": "w[:1].T @ delta_next[:1]"},
        },
        title=text("only the first neuron of the next layer counts", "只算了后一层的第一个神经元"),
        hint=text(
            "Neuron j feeds every neuron of the next layer. Over which index does your sum go, and how far?",
            "神经元 j 连到后一层的每个神经元。你的求和是对哪个下标、到哪里为止？",
        ),
        equation=BACKWARD_SUM,
        about=THE_SUM,
        also=({"bc_v": {"(w.T @ delta_next)": "(w[:1].T * delta_next)"}},),
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
