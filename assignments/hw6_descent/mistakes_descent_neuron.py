"""What students have done in place of one neuron's learning, and of how fast it is."""

from __future__ import annotations

from grader.checking import mistake, text

QUADRATIC = r"\frac{\partial C}{\partial w} = (a - y)\, f'(z)\, x"
CROSS_ENTROPY = r"\frac{\partial C}{\partial w} = (a - y)\, x"
STEP = r"w \leftarrow w - \alpha\, \partial C / \partial w, \quad b \leftarrow b - \alpha\, \partial C / \partial b"
NET_INPUT = r"z = w x + b, \quad a = f(z)"
SIGMOID_SLOPE = r"f'(z) = f(z)\,(1 - f(z))"
SLOWDOWN = r"\frac{\partial C}{\partial z} = a\, f'(z) \;\text{(quadratic)}, \quad a \;\text{(cross-entropy)}"

THE_SLOPE = text("the factor f'", "导数因子 f'")
THE_STEP = text("how w and b are changed", "w 和 b 的更新")
THE_RECORD = text("which outputs are recorded", "记录了哪些输出")

NEURON_MISTAKES = (
    mistake(
        "neuron.costs_swapped",
        functions="neuron",
        edits={"if kind == ": "if kind != "},
        title=text("the two costs are exchanged", "两种代价弄反了"),
        hint=text(
            "Follow kind = 'quadratic' through your branches. In which cost does f' cancel?",
            "让 kind = 'quadratic' 走一遍你的分支。f' 在哪种代价里被消去？",
        ),
        equation=QUADRATIC,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.slope_in_cross_entropy",
        functions="neuron",
        edits={"delta = a[-1] - y": "delta = (a[-1] - y) * df(z)"},
        title=text("f' is left in the cross-entropy", "交叉熵代价里还留着 f'"),
        hint=text(
            "Work out dC/dz for the cross-entropy, with a = f(z): what becomes of f'? That is why it is used.",
            "对交叉熵推导一次 dC/dz（a = f(z)）：f' 到哪里去了？这正是使用它的原因。",
        ),
        equation=CROSS_ENTROPY,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.slope_forgotten",
        functions="neuron",
        edits={"(a[-1] - y) * df(z)": "a[-1] - y"},
        title=text("f' is forgotten in the quadratic cost", "平方代价里忘了 f'"),
        hint=text(
            "C depends on a, and a on z. Which factor of the chain rule is missing?",
            "C 依赖于 a，a 依赖于 z。链式法则里少了哪个因子？",
        ),
        equation=QUADRATIC,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.slope_at_activation",
        functions="neuron",
        edits={"df(z)": "df(a[-1])"},
        title=text("derivative taken at the activation", "导数取在激活值处"),
        hint=text(
            "At which quantity is f' evaluated: before f was applied, or after?",
            "f' 在哪个量处取值：经过 f 之前的量，还是之后的量？",
        ),
        equation=QUADRATIC,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.activation_for_slope",
        functions="neuron",
        edits={"df(z)": "f(z)"},
        title=text("f in place of f'", "用 f 代替了 f'"),
        hint=text(
            "Is the factor the activation, or how steeply it changes?",
            "这个因子是激活值本身，还是它变化的快慢？",
        ),
        equation=QUADRATIC,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.z_times_one_minus_z",
        functions="neuron",
        edits={"df(z)": "z * (1 - z)"},
        title=text("z (1 - z), taken at the net input", "在净输入处算了 z (1 - z)"),
        hint=text(
            "The product s (1 - s) gives the slope only if s is which quantity?",
            "只有当 s 是哪个量时，s (1 - s) 才等于导数？",
        ),
        equation=SIGMOID_SLOPE,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.slope_at_start",
        functions="neuron",
        edits={"        z = w * x + b\n        a.append(f(z))": "        a.append(f(w * x + b))"},
        title=text("f' is always taken at the first net input", "f' 总是取在最初的净输入处"),
        hint=text(
            "w and b change. What else changes with them from epoch to epoch?",
            "w 和 b 变了，每一轮还有什么要跟着变？",
        ),
        equation=NET_INPUT,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.slope_along_output",
        functions="neuron",
        edits={"delta = a[-1] - y\n": "delta = (a[-1] - y) / (a[-1] * (1 - a[-1]))\n"},
        title=text("dC/da in place of dC/dz in the cross-entropy", "交叉熵里用了 dC/da，而不是 dC/dz"),
        hint=text(
            "The weights act on z. Which factor leads from a to z, and what does it cancel?",
            "权重作用在 z 上。从 a 到 z 还差哪个因子，它会消去什么？",
        ),
        equation=CROSS_ENTROPY,
        about=THE_SLOPE,
    ),
    mistake(
        "neuron.sign",
        functions="neuron",
        edits={"a[-1] - y": "y - a[-1]"},
        title=text("the neuron moves away from its target", "神经元在远离目标"),
        hint=text(
            "If the output is too large, should z grow or fall? Follow the signs of (a - y) and of the step.",
            "输出偏大时，z 应当增大还是减小？核对 (a - y) 与更新式的符号。",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.target_forgotten",
        functions="neuron",
        edits={"a[-1] - y": "a[-1]"},
        title=text("the target y is forgotten", "忘了目标 y"),
        hint=text(
            "Nielsen's example has the target 0. What does your neuron do with another one?",
            "Nielsen 的例子中目标是 0。换一个目标，你的神经元会怎样？",
        ),
        equation=QUADRATIC,
        about=THE_STEP,
    ),
    mistake(
        "neuron.doubled",
        functions="neuron",
        edits={"(a[-1] - y) * df(z)": "2 * (a[-1] - y) * df(z)"},
        title=text("a factor 2 is left in the quadratic cost", "平方代价里多了因子 2"),
        hint=text(
            "What is the one half in C good for?",
            "C 中的二分之一有什么用？",
        ),
        equation=QUADRATIC,
        about=THE_STEP,
    ),
    mistake(
        "neuron.input_missing",
        functions="neuron",
        edits={"alpha * delta * x": "alpha * delta"},
        title=text("the input is missing in the step of w", "更新 w 时漏了输入 x"),
        hint=text(
            "With x = 1 you would not see it. How does z change with w?",
            "x = 1 时看不出来。z 随 w 怎样变化？",
        ),
        equation=QUADRATIC,
        about=THE_STEP,
    ),
    mistake(
        "neuron.input_in_bias",
        functions="neuron",
        edits={"b = b - alpha * delta": "b = b - alpha * delta * x"},
        title=text("the input is in the step of b too", "更新 b 时也乘了输入 x"),
        hint=text(
            "With x = 1 you would not see it. How does z change with b?",
            "x = 1 时看不出来。z 随 b 怎样变化？",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.bias_fixed",
        functions="neuron",
        edits={"        b = b - alpha * delta\n": ""},
        title=text("the bias is never changed", "偏置没有更新"),
        hint=text(
            "How many numbers does this neuron learn?",
            "这个神经元要学习几个数？",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.weight_fixed",
        functions="neuron",
        edits={"        w = w - alpha * delta * x\n": ""},
        title=text("the weight is never changed", "权重没有更新"),
        hint=text(
            "How many numbers does this neuron learn?",
            "这个神经元要学习几个数？",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.bias_after_weight",
        functions="neuron",
        edits={
            "b = b - alpha * delta": (
                "z = w * x + b\n        b = b - alpha * ((f(z) - y) * df(z) if kind == 'quadratic' else f(z) - y)"
            )
        },
        title=text("the bias is changed by the output after the weight's step", "更新偏置时用了权重更新之后的输出"),
        hint=text(
            "All derivatives of one step belong to the same w and b. When are yours taken?",
            "同一步的所有导数都取在同一组 w、b 处。你的是什么时候求的？",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.alpha_forgotten",
        functions="neuron",
        edits={"alpha * delta": "delta"},
        title=text("the learning rate is not used", "没有用学习率"),
        hint=text(
            "What happens in your code if alpha is halved?",
            "把 alpha 减半，你的代码会有什么变化？",
        ),
        equation=STEP,
        about=THE_STEP,
    ),
    mistake(
        "neuron.bias_left_out",
        functions="neuron",
        edits={"w * x + b": "w * x"},
        title=text("the bias is not in the net input", "净输入里没有偏置"),
        hint=text(
            "What is z made of?",
            "z 由哪几部分组成？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "neuron.no_activation",
        functions="neuron",
        edits={"a = [f(z)]": "a = [z]", "a.append(f(z))": "a.append(z)"},
        title=text("activation function forgotten", "忘了激活函数"),
        hint=text(
            "Can the output of a sigmoid neuron be larger than 1?",
            "sigmoid 神经元的输出会大于 1 吗？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "neuron.start_missing",
        functions="neuron",
        edits={"return np.array([a])": "return np.array([a[1:]])"},
        title=text("the output before the first epoch is missing", "缺少第一轮之前的输出"),
        hint=text(
            "How many numbers are recorded if there is no epoch at all?",
            "一轮也不训练时，应当记录几个数？",
        ),
        equation=NET_INPUT,
        about=THE_RECORD,
    ),
    mistake(
        "neuron.last_missing",
        functions="neuron",
        edits={"range(epochs)": "range(epochs - 1)"},
        title=text("the output after the last epoch is missing", "缺少最后一轮之后的输出"),
        hint=text(
            "The output before the first epoch is no epoch yet. How often has the loop to go round?",
            "第一轮之前的输出还不算一轮。循环应当走几遍？",
        ),
        equation=NET_INPUT,
        about=THE_RECORD,
    ),
    mistake(
        "neuron.one_too_many",
        functions="neuron",
        edits={"range(epochs)": "range(epochs + 1)"},
        title=text("one epoch too many", "多训练了一轮"),
        hint=text(
            "How often does your loop go round for epochs = 1?",
            "epochs = 1 时，你的循环走了几遍？",
        ),
        equation=NET_INPUT,
        about=THE_RECORD,
    ),
)

SLOWDOWN_MISTAKES = (
    mistake(
        "slowdown.costs_swapped",
        functions="learning_slowdown",
        edits={"return quadratic, cross_entropy": "return cross_entropy, quadratic"},
        title=text("the two costs are exchanged", "两种代价弄反了"),
        hint=text(
            "Which of the two slopes dies away where the neuron is saturated?",
            "神经元饱和时，哪一种代价的导数会趋于 0？",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.ratio_inverted",
        functions="learning_slowdown",
        edits={"ratio = df(z)": "ratio = 1 / df(z)"},
        title=text("the quotient is upside down", "商上下颠倒了"),
        hint=text(
            "Which slope is divided by which? The quotient should never exceed 1/4.",
            "谁除以谁？这个商不应超过 1/4。",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.divided",
        functions="learning_slowdown",
        edits={"ratio = df(z)": "ratio = quadratic / cross_entropy"},
        title=text("0 / 0: the quotient is really divided out", "0/0：真的去做了除法"),
        hint=text(
            "What are both slopes at z = -1000? Cancel on paper, and compute what is left.",
            "z = -1000 时两个导数各是多少？先在纸上约分，再计算剩下的式子。",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.slope_at_activation",
        functions="learning_slowdown",
        edits={"df(z)": "df(a)"},
        title=text("derivative taken at the activation", "导数取在激活值处"),
        hint=text(
            "At which quantity is f' evaluated: before f was applied, or after?",
            "f' 在哪个量处取值：经过 f 之前的量，还是之后的量？",
        ),
        equation=SIGMOID_SLOPE,
        about=THE_SLOPE,
    ),
    mistake(
        "slowdown.z_times_one_minus_z",
        functions="learning_slowdown",
        edits={"df(z)": "(z * (1 - z))"},
        title=text("z (1 - z), taken at the net input", "在净输入处算了 z (1 - z)"),
        hint=text(
            "The product s (1 - s) gives the slope only if s is which quantity?",
            "只有当 s 是哪个量时，s (1 - s) 才等于导数？",
        ),
        equation=SIGMOID_SLOPE,
        about=THE_SLOPE,
    ),
    mistake(
        "slowdown.slope_forgotten",
        functions="learning_slowdown",
        edits={"quadratic = a * df(z)": "quadratic = a"},
        title=text("f' is forgotten in the quadratic cost", "平方代价里忘了 f'"),
        hint=text(
            "Both of your slopes are the same. Which one has a factor that dies away?",
            "你的两个导数相同。哪一个应含有会趋于 0 的因子？",
        ),
        equation=SLOWDOWN,
        about=THE_SLOPE,
    ),
    mistake(
        "slowdown.slope_in_cross_entropy",
        functions="learning_slowdown",
        edits={"cross_entropy = a": "cross_entropy = a * df(z)"},
        title=text("f' is left in the cross-entropy", "交叉熵代价里还留着 f'"),
        hint=text(
            "Work out dC/dz for the cross-entropy: what becomes of f'?",
            "推导交叉熵的 dC/dz：f' 到哪里去了？",
        ),
        equation=SLOWDOWN,
        about=THE_SLOPE,
    ),
    mistake(
        "slowdown.error_forgotten",
        functions="learning_slowdown",
        edits={"quadratic = a * df(z)": "quadratic = df(z)"},
        title=text("the error is forgotten in the quadratic cost", "平方代价里忘了误差因子"),
        hint=text(
            "The slope of a square has the thing that is squared in it. What is that, for y = 0?",
            "平方的导数里含有被平方的那个量。y = 0 时它是什么？",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.target_one",
        functions="learning_slowdown",
        edits={"quadratic = a *": "quadratic = (a - 1) *", "cross_entropy = a": "cross_entropy = a - 1"},
        title=text("the slopes for the target 1", "算的是目标为 1 时的导数"),
        hint=text(
            "Which output is wanted here?",
            "这里期望的输出是几？",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.negative",
        functions="learning_slowdown",
        edits={"quadratic = a": "quadratic = -a", "cross_entropy = a": "cross_entropy = -a"},
        title=text("the error has the wrong sign", "误差的符号反了"),
        hint=text(
            "With the target 0, does the cost grow or fall if z grows?",
            "目标为 0 时，z 增大，代价增大还是减小？",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.costs_for_slopes",
        functions="learning_slowdown",
        edits={"quadratic = a * df(z)": "quadratic = a**2 / 2", "cross_entropy = a": "cross_entropy = -np.log(1 - a)"},
        title=text("the costs themselves, not their slopes", "给出的是代价本身，而不是它们的导数"),
        hint=text(
            "How fast a neuron learns is not how wrong it is. Which of the two is asked for?",
            "学得多快与错得多厉害是两回事。题目问的是哪一个？",
        ),
        equation=SLOWDOWN,
    ),
    mistake(
        "slowdown.activation_for_slope",
        functions="learning_slowdown",
        edits={"df(z)": "f(z)"},
        title=text("f in place of f'", "用 f 代替了 f'"),
        hint=text(
            "Is the factor the activation, or how steeply it changes?",
            "这个因子是激活值本身，还是它变化的快慢？",
        ),
        equation=SIGMOID_SLOPE,
        about=THE_SLOPE,
    ),
    mistake(
        "slowdown.overflow",
        functions="learning_slowdown",
        edits={"a = f(z)": "a = np.exp(z) / (1 + np.exp(z))"},
        title=text("the exponential overflows for large z", "z 较大时指数溢出"),
        hint=text(
            "What are numerator and denominator for z = 1000? The template brings a sigmoid that never overflows.",
            "z = 1000 时分子和分母各是多少？模板里有不会溢出的 sigmoid。",
        ),
        equation=SIGMOID_SLOPE,
    ),
)
