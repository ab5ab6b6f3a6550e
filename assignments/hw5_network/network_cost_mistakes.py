"""What students do in place of the cross-entropy, of its delta, and of the numerical gradient."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

CROSS_ENTROPY = (
    r"C = -\frac{1}{m} \sum_{k=1}^{m} \sum_j \left[ y_{jk} \ln a_{jk} + (1 - y_{jk}) \ln (1 - a_{jk}) \right]"
)
DELTA = r"\delta^L = \frac{\partial C}{\partial a^L} \odot f'(z^L)"
QUOTIENT = (
    r"\frac{\partial C}{\partial w} \approx \frac{C(w + h) - C(w)}{h} "
    r"\quad \text{or} \quad \frac{C(w + h) - C(w - h)}{2h}"
)
COST = r"C = \frac{1}{2} \sum_j (y_j - a^L_j)^2"

THE_LOGARITHM = text("the logarithm where its argument is 0", "自变量为 0 时的对数")
THE_TERMS = text("the terms of the sum", "求和的各项")
THE_MEAN = text("over what is summed and over what averaged", "对什么求和、对什么取平均")
THE_QUOTIENT = text("the quotient itself", "差商本身")
THE_PARAMETERS = text("which parameters are moved", "移动了哪些参数")
THE_COST = text("the cost whose change is taken", "求差的那个代价")

# changes nothing, and is found in the one-sided version alone: in the central one the slip looks like another
ONE_SIDED = {" - C_here) / h": " - C_here) / h"}
LN_A = "np.log(np.where(y > 0, a, 1.0))"
LN_1_A = "np.log(np.where(y < 1, 1.0 - a, 1.0))"
TERMS = "y * ln_a + (1.0 - y) * ln_1_minus_a"


def entropy(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text) -> Mistake:
    """Describe a slip of ``cross_entropy``."""
    return mistake(
        f"cross_entropy.{name}",
        functions="cross_entropy",
        edits=edits,
        title=title,
        hint=hint,
        equation=CROSS_ENTROPY,
        about=about,
    )


def delta(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of ``a - y``."""
    return mistake(
        f"cross_entropy_delta.{name}",
        functions="cross_entropy_delta",
        edits={"delta = a - y": f"delta = {expression}"},
        title=title,
        hint=hint,
        equation=DELTA,
        about=text("the derivative", "导数"),
    )


COST_MISTAKES = (
    entropy(
        "zero_times_log_zero",
        {LN_A: "np.log(a)", LN_1_A: "np.log(1.0 - a)"},
        text("0 * ln 0 gives NaN", "0 * ln 0 得到了 NaN"),
        text(
            "What does your language give for 0 times minus infinity? What should the term be where its factor is 0?",
            "在你用的语言里，0 乘负无穷得到什么？因子为 0 的那一项应当是多少？",
        ),
        THE_LOGARITHM,
    ),
    entropy(
        "clipped",
        {LN_A: "np.log(np.clip(a, 1e-7, 1 - 1e-7))", LN_1_A: "np.log(1.0 - np.clip(a, 1e-7, 1 - 1e-7))"},
        text("the outputs are clipped, which moves the cost", "把输出截断了，代价因此改变"),
        text(
            "An answer that is certain and right costs nothing. What does yours cost? Only 0 * ln 0 needs care.",
            "完全有把握而且答对了，代价应为 0。你的是多少？需要小心的只有 0 * ln 0 那些项。",
        ),
        THE_LOGARITHM,
    ),
    entropy(
        "clipped_harder",
        {LN_A: "np.log(np.clip(a, 1e-5, 1 - 1e-5))", LN_1_A: "np.log(1.0 - np.clip(a, 1e-5, 1 - 1e-5))"},
        text("the outputs are clipped at 1e-5, which moves the cost", "在 1e-5 处截断了输出，代价因此改变"),
        text(
            "An answer that is certain and right costs nothing. What does yours cost?",
            "完全有把握而且答对了，代价应为 0。你的是多少？",
        ),
        THE_LOGARITHM,
    ),
    entropy(
        "shifted",
        {LN_A: "np.log(a + 1e-8)", LN_1_A: "np.log(1.0 - a + 1e-8)"},
        text(
            "a small number is added inside the logarithm, which moves the cost", "在对数里加了一个小数，代价因此改变"
        ),
        text(
            "For a near 0 the small number is not small beside a. Which terms need care at all?",
            "a 接近 0 时，那个小数与 a 相比并不小。究竟哪些项需要小心？",
        ),
        THE_LOGARITHM,
    ),
    entropy(
        "first_term_only",
        {TERMS: "y * ln_a"},
        text("the second term is missing", "缺了第二项"),
        text(
            "That is the cost of softmax outputs, which add up to 1. What do sigmoid outputs pay where y is 0?",
            "这是 softmax 输出的代价，那里各输出之和为 1。sigmoid 的输出在 y 为 0 处要付出什么代价？",
        ),
        THE_TERMS,
    ),
    entropy(
        "brackets",
        {"(1.0 - y) * ln_1_minus_a": "1.0 - y * ln_1_minus_a"},
        text("1 - y * ln(1 - a): brackets missing", "1 - y * ln(1 - a)：少了括号"),
        text("What is multiplied by ln(1 - a)?", "与 ln(1 - a) 相乘的是什么？"),
        THE_TERMS,
    ),
    entropy(
        "targets_zero_or_one_only",
        {TERMS: "np.where(y > 0.5, ln_a, ln_1_minus_a)"},
        text("targets between 0 and 1 are taken for 0 or 1", "0 与 1 之间的目标被当成了 0 或 1"),
        text("What are the two terms for y = 0.3? Both count.", "y = 0.3 时两项各是多少？两项都要算。"),
        THE_TERMS,
    ),
    entropy(
        "sign",
        {"-np.sum(": "np.sum("},
        text("the sign is wrong", "符号反了"),
        text("Logarithms of numbers below 1 are negative. Can a cost be?", "小于 1 的数的对数是负的。代价能是负的吗？"),
        THE_TERMS,
    ),
    entropy(
        "swapped",
        {
            LN_A: "np.log(np.where(a > 0, y, 1.0))",
            LN_1_A: "np.log(np.where(a < 1, 1.0 - y, 1.0))",
            TERMS: "a * ln_a + (1.0 - a) * ln_1_minus_a",
        },
        text("a and y are exchanged", "a 与 y 弄反了"),
        text(
            "Of which of the two is the logarithm taken? The targets are often exactly 0.",
            "取对数的是哪一个？目标值常常恰好是 0。",
        ),
        THE_TERMS,
    ),
    entropy(
        "base_ten",
        {"np.log(": "np.log10("},
        text("logarithm to base 10", "用了以 10 为底的对数"),
        text(
            "ln is the natural logarithm. What is it called in your language?",
            "ln 是自然对数。在你用的语言里它叫什么？",
        ),
        THE_TERMS,
    ),
    entropy(
        "base_two",
        {"np.log(": "np.log2("},
        text("logarithm to base 2", "用了以 2 为底的对数"),
        text(
            "ln is the natural logarithm. What is it called in your language?",
            "ln 是自然对数。在你用的语言里它叫什么？",
        ),
        THE_TERMS,
    ),
    entropy(
        "quadratic",
        {f"-np.sum({TERMS})": "0.5 * np.sum((a - y) ** 2)"},
        text("the quadratic cost in place of the cross-entropy", "写成了平方代价，而不是交叉熵"),
        text("Which of the book's two costs has logarithms in it?", "书中的两种代价，带对数的是哪一种？"),
        THE_TERMS,
    ),
    entropy(
        "not_averaged",
        {") / m": ")"},
        text("summed over the samples in place of the mean", "对样本求了和，而不是取平均"),
        text(
            "What becomes of the cost when every sample stands in the data twice?",
            "如果每个样本都出现两次，代价应当怎样变？",
        ),
        THE_MEAN,
    ),
    entropy(
        "mean_over_outputs_too",
        {") / m": ") / a.size"},
        text("averaged over outputs too", "对输出也取了平均"),
        text(
            "Which of the two sums is a mean: over samples, or over outputs?",
            "两个求和中，哪一个要取平均：对样本的，还是对输出的？",
        ),
        THE_MEAN,
    ),
    entropy(
        "divided_by_outputs",
        {") / m": ") / len(a)"},
        text("divided by the number of outputs in place of samples", "除以了输出的个数，而不是样本数"),
        text("len(a) counts rows. Where are the samples?", "len(a) 数的是行。样本在哪个方向？"),
        THE_MEAN,
    ),
    delta(
        "slope_kept",
        "(a - y) * a * (1 - a)",
        text("f' is still there: the delta of the quadratic cost", "f' 还在：这是平方代价的 delta"),
        text(
            "For this cost something cancels. Work the product out on paper.",
            "对这个代价，有东西会约掉。在纸上把乘积化简。",
        ),
    ),
    delta(
        "by_activation",
        "(a - y) / (a * (1 - a))",
        text("the derivative by the activation, not by the net input", "求成了对激活值的导数，而不是对净输入的"),
        text(
            "Delta is dC/dz. Which factor leads from dC/da to dC/dz?",
            "delta 是 dC/dz。从 dC/da 到 dC/dz 要乘哪个因子？",
        ),
    ),
    delta(
        "sign",
        "y - a",
        text("the sign is wrong", "符号反了"),
        text(
            "The cost grows when a exceeds y. Which sign must delta have there?",
            "a 超过 y 时代价增大。这时 delta 应当是什么符号？",
        ),
    ),
    delta(
        "averaged",
        "(a - y) / a.shape[1]",
        text("divided by the number of samples", "除以了样本数"),
        text(
            "Each column is the delta of that sample's own cost. Is there a mean in it?",
            "每一列是该样本自己的代价的 delta。其中有取平均吗？",
        ),
    ),
    delta(
        "activation_twice",
        "1 / (1 + np.exp(-a)) - y",
        text("the activation function is applied to an activation", "对激活值又用了一次激活函数"),
        text("Is the first argument a net input or an output?", "第一个参数是净输入还是输出？"),
    ),
    delta(
        "squared",
        "0.5 * (a - y) ** 2",
        text("a cost in place of its derivative", "写成了代价，而不是导数"),
        text("Delta has a sign. Can yours be negative?", "delta 有正有负。你的结果会是负的吗？"),
    ),
)


def numerical(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text) -> Mistake:
    """Describe a slip of ``numerical_gradient``."""
    return mistake(
        f"numerical_gradient.{name}",
        functions="numerical_gradient",
        edits=edits,
        title=title,
        hint=hint,
        equation=COST if about is THE_COST else QUOTIENT,
        about=about,
    )


NUMERICAL_MISTAKES = (
    numerical(
        "one_sided_over_2h",
        {" - C_here) / h": " - C_here) / (2 * h)"},
        text("a one-sided difference divided by 2 h", "单侧的差却除以了 2 h"),
        text("How far apart are the two points at which you take the cost?", "你求代价的两个点相距多远？"),
        THE_QUOTIENT,
    ),
    numerical(
        "central_over_h",
        {
            "dw[layer][i, j] = (C(moved, b) - C_here) / h": (
                "C_ahead = C(moved, b)\n"
                "            moved[layer][i, j] = w[layer][i, j] - h\n"
                "            dw[layer][i, j] = (C_ahead - C(moved, b)) / h"
            ),
            "db[layer][i, 0] = (C(w, moved) - C_here) / h": (
                "C_ahead = C(w, moved)\n"
                "            moved[layer][i, 0] = b[layer][i, 0] - h\n"
                "            db[layer][i, 0] = (C_ahead - C(w, moved)) / h"
            ),
        },
        text(
            "a central difference twice too large: divided by h, or of a cost without 1/2",
            "中心差大了一倍：只除以了 h，或者代价里少了 1/2",
        ),
        text(
            "How far apart are the two points at which you take the cost, and with which factor does the cost begin?",
            "你求代价的两个点相距多远？代价前面带有什么因子？",
        ),
        THE_QUOTIENT,
    ),
    numerical(
        "backwards",
        {
            "w[layer][i, j] + h": "w[layer][i, j] - h",
            "b[layer][i, 0] + h": "b[layer][i, 0] - h",
            "(C(moved, b) - C_here) / h": "(C_here - C(moved, b)) / h",
            "(C(w, moved) - C_here) / h": "(C_here - C(w, moved)) / h",
        },
        text("the difference is taken backwards, to w - h", "取成了向后的差：用的是 w - h"),
        text("Which two quotients does the handout allow?", "讲义允许的是哪两种差商？"),
        THE_QUOTIENT,
    ),
    numerical(
        "sign",
        {
            "(C(moved, b) - C_here) / h": "(C_here - C(moved, b)) / h",
            "(C(w, moved) - C_here) / h": "(C_here - C(w, moved)) / h",
        },
        text("the difference has the wrong sign", "差的符号反了"),
        text("Which cost is subtracted from which?", "是哪个代价减去哪个代价？"),
        THE_QUOTIENT,
    ),
    numerical(
        "not_divided",
        {" - C_here) / h": " - C_here)"},
        text("the difference is not divided by h", "差没有除以 h"),
        text("Halve h: should the slope halve too?", "把 h 减半：斜率也应当减半吗？"),
        THE_QUOTIENT,
    ),
    numerical(
        "step_ignored",
        {"C_here = C(w, b)": "h = 1e-3\n    C_here = C(w, b)"},
        text("a step of its own in place of h", "没有用给定的 h，而是自己定了一个步长"),
        text("Does your result change, ever so little, when h changes?", "h 变了，你的结果会有一点点变化吗？"),
        THE_QUOTIENT,
    ),
    numerical(
        "exact",
        {"    C_here = C(w, b)\n": "    return backprop(w, b, x, y)\n    C_here = C(w, b)\n"},
        text("the exact gradient, found by back-propagation", "给出的是反向传播求得的精确梯度"),
        text(
            "This function is to check backprop: it must not rest on the same equations. A quotient differs a little.",
            "这个函数是用来检验 backprop 的，不能建立在同样的公式上。差商与精确值有一点差别。",
        ),
        THE_QUOTIENT,
    ),
    numerical(
        "biases_missed",
        {"for i in range(len(b[layer]))": "for i in range(0)"},
        text("the biases are not moved", "没有移动偏置"),
        text("Which of the two results is still what it was at the start?", "两个结果中哪一个还是初始值？"),
        THE_PARAMETERS,
    ),
    numerical(
        "first_layer_missed",
        {"for layer in range(len(w))": "for layer in range(1, len(w))"},
        text("the first layer is left out", "漏掉了第一层"),
        text("From what does your loop over layers count?", "你对各层的循环从几数起？"),
        THE_PARAMETERS,
    ),
    numerical(
        "last_layer_missed",
        {"for layer in range(len(w))": "for layer in range(len(w) - 1)"},
        text("the last layer is left out", "漏掉了最后一层"),
        text("How far does your loop over layers go?", "你对各层的循环走到了哪里？"),
        THE_PARAMETERS,
    ),
    numerical(
        "not_put_back",
        {
            "            moved = [W.copy() for W in w]\n": (
                "            moved = [W.copy() for W in w] if layer == i == j == 0 else moved_w\n"
                "            moved_w = moved\n"
            ),
            "            moved = [B.copy() for B in b]\n": (
                "            moved = [B.copy() for B in b] if layer == i == 0 else moved_b\n"
                "            moved_b = moved\n"
            ),
        },
        text("a parameter that was moved is not put back", "移动过的参数没有放回去"),
        text("When the second weight is moved, where is the first one?", "移动第二个权重的时候，第一个权重在哪里？"),
        THE_PARAMETERS,
    ),
    numerical(
        "whole_matrix_moved",
        {
            "moved[layer][i, j] = w[layer][i, j] + h": "moved[layer] = w[layer] + h",
            "moved[layer][i, 0] = b[layer][i, 0] + h": "moved[layer] = b[layer] + h",
        },
        text("all numbers of a matrix are moved at once", "一次移动了整个矩阵的所有数"),
        text(
            "A partial derivative moves one parameter and leaves the others. How many do you move?",
            "偏导数只移动一个参数，其余不动。你移动了几个？",
        ),
        THE_PARAMETERS,
    ),
    numerical(
        "in_place",
        {
            "moved = [W.copy() for W in w]": "moved = w",
            "moved = [B.copy() for B in b]": "moved = b",
            **ONE_SIDED,
        },
        text("the caller's own network is moved", "移动的是调用者自己的网络"),
        text(
            "A second name for a list is no copy. What does the caller find in w afterwards?",
            "再起一个名字并不是复制。之后调用者的 w 里是什么？",
        ),
        THE_PARAMETERS,
    ),
    numerical(
        "half_missing",
        {"0.5 * np.sum": "np.sum", **ONE_SIDED},
        text("the factor 1/2 of the cost is missing", "代价里少了因子 1/2"),
        text("Compare with backprop: by which factor do the two differ?", "与 backprop 比一比：二者相差什么因子？"),
        THE_COST,
    ),
    numerical(
        "mean_over_outputs",
        {"0.5 * np.sum": "0.5 * np.mean"},
        text("the cost is a mean over the outputs", "代价对输出取了平均"),
        text(
            "The quadratic cost of one sample is a sum over the outputs. Is yours?",
            "一个样本的平方代价对各输出求和。你的呢？",
        ),
        THE_COST,
    ),
    numerical(
        "results_swapped",
        {"    return dw, db": "    return db, dw"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text("Which comes first, dw or db?", "先返回 dw 还是 db？"),
        text("the order of the results", "返回值的次序"),
    ),
)
