"""The known wrong versions of every function, so that feedback can name them."""

from __future__ import annotations

from grader.checking import mistake, text

FC = ("fc_c", "fc_v")
FORWARD = ("forward_c", "forward_v")

STEP = r"\mathrm{step}(z) = 1 \text{ if } z \ge 0, \quad 0 \text{ if } z < 0"
PERCEPTRON = r"y = \mathrm{step}(w x + b)"
NAND = r"\mathrm{nand}(x_1, x_2) = 0 \iff x_1 = x_2 = 1"
XOR = r"\mathrm{xor}(x_1, x_2) = 1 \iff x_1 \ne x_2"
NET_INPUT = r"z^{l+1}_i = \sum_{j=1}^{n_l} w^l_{ij} \, a^l_j"
ACTIVATION = r"a^{l+1} = f(z^{l+1})"
SIGMOID = r"f(s) = \frac{1}{1 + e^{-s}}"
NETWORK = r"a^1 = x, \qquad a^{l+1} = f(W^l a^l), \quad l = 1, \dots, L-1"

MISTAKES = (
    # step
    mistake(
        "step.strict",
        functions="step",
        edits={"np.where(z >= 0": "np.where(z > 0"},
        title=text("0 on the threshold itself", "恰在阈值处给出了 0"),
        hint=text(
            "Which value does the course's definition give to z = 0? Nielsen's book differs from it there.",
            "按本课程的定义，z = 0 时取什么值？Nielsen 的书恰恰在这一点上不同。",
        ),
        equation=STEP,
    ),
    mistake(
        "step.reversed",
        functions="step",
        edits={"np.where(z >= 0": "np.where(z <= 0"},
        title=text("the two sides of the threshold are exchanged", "阈值两侧弄反了"),
        hint=text(
            "On which side of 0 does the neuron fire? Try z = 2 and z = -2 by hand.",
            "神经元在 0 的哪一侧被激活？用 z = 2 和 z = -2 手算试试。",
        ),
        equation=STEP,
    ),
    mistake(
        "step.minus_one",
        functions="step",
        edits={"1.0, 0.0": "1.0, -1.0"},
        title=text("-1 below the threshold", "阈值以下给出了 -1"),
        hint=text(
            "This is the sign function. Which two values may this perceptron's output take?",
            "这是符号函数。本课程的感知器输出只能取哪两个值？",
        ),
        equation=STEP,
    ),
    mistake(
        "step.half_at_zero",
        functions="step",
        edits={"np.where(z >= 0, 1.0, 0.0)": "np.heaviside(z, 0.5)"},
        title=text("one half on the threshold itself", "恰在阈值处给出了 0.5"),
        hint=text(
            "Libraries often put 1/2 at z = 0. Which value does the course's definition give there?",
            "许多函数库在 z = 0 处取 1/2。本课程的定义在那里取什么值？",
        ),
        equation=STEP,
    ),
    mistake(
        "step.wrong_threshold",
        functions="step",
        edits={"np.where(z >= 0": "np.where(z >= 1"},
        title=text("compared with 1, not with 0", "与 1 比较，而不是与 0 比较"),
        hint=text(
            "Where does the bias enter, and what is left to compare the net input with?",
            "偏置已经加进净输入了，那么净输入应与哪个数比较？",
        ),
        equation=STEP,
    ),
    # perceptron
    mistake(
        "perceptron.no_bias",
        functions="perceptron",
        edits={"w @ x + b": "w @ x"},
        title=text("bias forgotten", "忘了偏置"),
        hint=text(
            "With x = 0, what decides the output? Compare the net input with the equation term by term.",
            "当 x = 0 时，输出由什么决定？把净输入与公式逐项对照。",
        ),
        equation=PERCEPTRON,
    ),
    mistake(
        "perceptron.bias_subtracted",
        functions="perceptron",
        edits={"w @ x + b": "w @ x - b"},
        title=text("bias subtracted", "减去了偏置"),
        hint=text(
            "A bias is the negative of a threshold. Does a larger bias make this neuron fire more easily?",
            "偏置是阈值的相反数。偏置越大，神经元应当更容易还是更难被激活？",
        ),
        equation=PERCEPTRON,
    ),
    mistake(
        "perceptron.strict",
        functions="perceptron",
        edits={"y = step(z)": "y = np.where(z > 0, 1.0, 0.0)"},
        title=text("0 on the threshold itself", "恰在阈值处给出了 0"),
        hint=text(
            "What does the perceptron answer where w x + b is exactly 0? Use the step function of this homework.",
            "当 w x + b 恰好为 0 时，感知器应输出什么？请使用本作业中的 step。",
        ),
        equation=PERCEPTRON,
    ),
    mistake(
        "perceptron.no_step",
        functions="perceptron",
        edits={"y = step(z)": "y = z"},
        title=text("the net input returned, without the step", "返回了净输入，没有经过阈值函数"),
        hint=text(
            "A perceptron answers 0 or 1. What happens to the net input before it leaves the neuron?",
            "感知器的输出是 0 或 1。净输入在输出之前还要经过什么？",
        ),
        equation=PERCEPTRON,
    ),
    mistake(
        "perceptron.sigmoid",
        functions="perceptron",
        edits={"y = step(z)": "y = f(z)"},
        title=text("the sigmoid in place of the step", "用 sigmoid 代替了阈值函数"),
        hint=text(
            "The smooth f comes only in the second half of the homework. Which function belongs to a perceptron?",
            "光滑的 f 在作业后半部分才用到。感知器用的是哪个函数？",
        ),
        equation=PERCEPTRON,
    ),
    # nand
    mistake(
        "nand.and",
        functions="nand",
        edits={"-2 * x1 - 2 * x2 + 3": "2 * x1 + 2 * x2 - 3"},
        title=text("this is AND", "这是与门"),
        hint=text(
            "Write down the truth table of what you have: the N of NAND is missing.",
            "写出你的真值表看看：与非门的“非”漏掉了。",
        ),
        equation=NAND,
    ),
    mistake(
        "nand.or",
        functions="nand",
        edits={"-2 * x1 - 2 * x2 + 3": "2 * x1 + 2 * x2 - 1"},
        title=text("this is OR", "这是或门"),
        hint=text(
            "What should come out for the inputs (0, 0)? And for (1, 1)? Fit the weights' signs to that.",
            "输入 (0, 0) 应输出什么？(1, 1) 呢？据此确定权重的符号。",
        ),
        equation=NAND,
    ),
    mistake(
        "nand.nor",
        functions="nand",
        edits={"-2 * x1 - 2 * x2 + 3": "-2 * x1 - 2 * x2 + 1"},
        title=text("this is NOR", "这是或非门"),
        hint=text(
            "One input alone already switches your gate off. How large must the bias be for one input to be too weak?",
            "只有一个输入为 1 时，你的门就已经关掉了。偏置要多大，单独一个输入才不足以关掉它？",
        ),
        equation=NAND,
    ),
    mistake(
        "nand.always_one",
        functions="nand",
        edits={"-2 * x1 - 2 * x2 + 3": "-x1 - x2 + 2"},
        title=text("always 1: the inputs (1, 1) lie on the threshold", "恒为 1：输入 (1, 1) 恰好落在阈值上"),
        hint=text(
            "Work out the net input for (1, 1) by hand. Is it below 0, and what does step give on 0 itself?",
            "手算输入 (1, 1) 时的净输入。它小于 0 吗？step 在 0 处取什么值？",
        ),
        equation=NAND,
    ),
    # xor
    mistake(
        "xor.or",
        functions="xor",
        edits={"y = nand(upper, lower)": "y = nand(nand(x1, x1), nand(x2, x2))"},
        title=text("this is OR", "这是或门"),
        hint=text(
            "It goes wrong only where both inputs are 1. Which gate can tell that case from the others?",
            "只有两个输入都是 1 时出错。哪个门能把这种情形区分出来？",
        ),
        equation=XOR,
    ),
    mistake(
        "xor.and",
        functions="xor",
        edits={"y = nand(upper, lower)": "y = nand(both, both)"},
        title=text("this is AND", "这是与门"),
        hint=text(
            "Draw the four gates and follow the inputs (0, 1) through them.",
            "画出四个与非门，让输入 (0, 1) 依次通过它们。",
        ),
        equation=XOR,
    ),
    mistake(
        "xor.xnor",
        functions="xor",
        edits={"y = nand(upper, lower)": "y = nand(nand(upper, lower), nand(upper, lower))"},
        title=text("this is XNOR: every answer is negated", "这是同或门：每个结果都反了"),
        hint=text(
            "Your gate is 1 where the inputs are equal. Is there one gate too many, or too few, at the end?",
            "两个输入相等时你的门输出 1。最后是不是多了或少了一个门？",
        ),
        equation=XOR,
    ),
    mistake(
        "xor.first_gate_only",
        functions="xor",
        edits={"y = nand(upper, lower)": "y = both"},
        title=text("this is NAND: the first gate's output", "这是与非门：只是第一个门的输出"),
        hint=text(
            "The output of the first gate is an intermediate result. Where do the middle gates get their inputs?",
            "第一个门的输出只是中间结果。中间两个门的输入从哪里来？",
        ),
        equation=XOR,
    ),
    mistake(
        "xor.middle_gate_missing",
        functions="xor",
        edits={"y = nand(upper, lower)": "y = nand(upper, x2)"},
        title=text("one of the two middle gates is missing", "中间的两个门少了一个"),
        hint=text(
            "The circuit is symmetric in x1 and x2. Is yours?",
            "电路对 x1 和 x2 是对称的。你的对称吗？",
        ),
        equation=XOR,
    ),
    # fc: the net input
    mistake(
        "fc.w_transposed",
        functions=FC,
        edits={"fc_c": {"w[i, j] *": "w[j, i] *"}, "fc_v": {"w @ a": "w.T @ a"}},
        title=text("rows and columns of w exchanged", "w 的行与列弄反了"),
        hint=text(
            "Which index of w belongs to the receiving neuron? With a layer that is not square this would not fit.",
            "w 的哪个下标对应接收神经元？如果这一层不是方阵，你的写法根本算不下去。",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.last_term_only",
        functions="fc_c",
        edits={"z_next = z_next + w[i, j]": "z_next = w[i, j]"},
        title=text("only the last term of the sum is kept", "求和时只保留了最后一项"),
        hint=text(
            "What is left of the earlier terms once the inner loop has gone round again?",
            "内层循环再走一遍之后，前面各项还在吗？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.sum_not_reset",
        functions="fc_c",
        edits={
            "        for i in range(n_next):\n            z_next = 0.0\n": (
                "        z_next = 0.0\n        for i in range(n_next):\n"
            )
        },
        title=text("the sum is not reset for each neuron", "换到下一个神经元时没有把累加量清零"),
        hint=text(
            "The first neuron is right, the later ones are not. With which value does each neuron's sum begin?",
            "第一个神经元是对的，后面的不对。每个神经元的求和应从什么值开始？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.first_input_dropped",
        functions=FC,
        edits={"fc_c": {"range(n)": "range(1, n)"}, "fc_v": {"w @ a": "w[:, 1:] @ a[1:]"}},
        title=text("the first input is left out", "漏掉了第一个输入"),
        hint=text(
            "The lecture counts j from 1. From what does the language you write in count?",
            "讲义中 j 从 1 数起。你所用的语言从几数起？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.last_input_dropped",
        functions=FC,
        edits={"fc_c": {"range(n)": "range(n - 1)"}, "fc_v": {"w @ a": "w[:, :-1] @ a[:-1]"}},
        title=text("the last input is left out", "漏掉了最后一个输入"),
        hint=text(
            "How many terms does the sum have for n inputs? Count those that your loop or slice takes.",
            "n 个输入时求和共有几项？数一数你的循环或切片取了几项。",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.last_neuron_dropped",
        functions="fc_c",
        edits={"range(n_next)": "range(n_next - 1)"},
        title=text("the last neuron is never computed", "最后一个神经元没有计算"),
        hint=text(
            "The last row of your result is still what it was at the start. How far does the loop over neurons go?",
            "结果的最后一行还是初始值。对神经元的循环走到了哪里？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.first_sample_only",
        functions="fc_c",
        edits={"range(m)": "range(1)"},
        title=text("only the first sample is computed", "只计算了第一个样本"),
        hint=text(
            "The columns of a are samples; your result has values in its first column alone. Which loop is missing?",
            "a 的每一列是一个样本，而你的结果只有第一列有值。缺了对什么的循环？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.diagonal_only",
        functions=FC,
        edits={
            "fc_c": {"z_next = z_next + w[i, j] * a[j, k]": "z_next = w[i, i] * a[i, k]"},
            "fc_v": {"w @ a": "np.diag(w)[:, np.newaxis] * a"},
        },
        title=text("one weight per neuron, in place of the sum", "每个神经元只用了一个权重，没有求和"),
        hint=text(
            "Each neuron listens to all n neurons of the layer before. Over which index does the equation sum?",
            "每个神经元都与前一层的全部 n 个神经元相连。公式是对哪个下标求和的？",
        ),
        equation=NET_INPUT,
    ),
    mistake(
        "fc.mean_for_sum",
        functions=FC,
        edits={"fc_c": {"f(z_next)": "f(z_next / n)"}, "fc_v": {"f(z_next)": "f(z_next / w.shape[1])"}},
        title=text("the mean over the inputs in place of the sum", "对输入取了平均，而不是求和"),
        hint=text(
            "Is there a division by the number of inputs in the equation of the net input?",
            "净输入的公式里有除以输入个数吗？",
        ),
        equation=NET_INPUT,
    ),
    # fc: the activation
    mistake(
        "fc.no_activation",
        functions=FC,
        edits={"f(z_next)": "z_next"},
        title=text("activation function forgotten", "忘了激活函数"),
        hint=text(
            "You return the net input. Which step comes between net input and activation?",
            "你返回的是净输入。从净输入到激活值还差哪一步？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.activation_twice",
        functions=FC,
        edits={"f(z_next)": "f(f(z_next))"},
        title=text("activation function applied twice", "激活函数用了两次"),
        hint=text(
            "Count the places where f is applied on the way from a to a_next.",
            "数一数从 a 到 a_next 的途中用了几次 f。",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.activation_before_sum",
        functions=FC,
        edits={
            "fc_c": {"* a[j, k]": "* f(a[j, k])", "= f(z_next)": "= z_next"},
            "fc_v": {"w @ a": "w @ f(a)", "= f(z_next)": "= z_next"},
        },
        title=text("activation function applied to the inputs, before the sum", "求和之前就对输入用了激活函数"),
        hint=text(
            "What arrives at the layer is already an activation. At which quantity is f taken?",
            "传到这一层的已经是激活值了。f 应作用在哪个量上？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.activation_inside_sum",
        functions="fc_c",
        edits={"w[i, j] * a[j, k]": "f(w[i, j] * a[j, k])", "= f(z_next)": "= z_next"},
        title=text("activation function applied to every term of the sum", "对求和的每一项分别用了激活函数"),
        hint=text(
            "f is not linear: f of a sum is not the sum of f. Which comes first, the sum or f?",
            "f 不是线性函数，和的 f 不等于 f 的和。先求和还是先用 f？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.missing_parentheses",
        functions=FC,
        edits={"f(z_next)": "1 / 1 + np.exp(-z_next)"},
        title=text("1 / 1 + e^-z: parentheses missing", "1 / 1 + e^-z：少了括号"),
        hint=text(
            "A sigmoid lies between 0 and 1; yours exceeds 1. What exactly is the denominator?",
            "sigmoid 的值在 0 与 1 之间，你的却大于 1。分母究竟是哪一部分？",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.exponent_sign",
        functions=FC,
        edits={"f(z_next)": "1 / (1 + np.exp(z_next))"},
        title=text("the sign in the exponent is wrong", "指数的符号错了"),
        hint=text(
            "A sigmoid grows with its net input; yours falls. Try z = 5 by hand.",
            "sigmoid 随净输入增大而增大，你的却减小。用 z = 5 手算试试。",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.matrix_division",
        functions="fc_v",
        edits={"f(z_next)": "np.linalg.pinv(1 + np.exp(-z_next))"},
        title=text("division by a matrix in place of element by element", "用了矩阵除法，而不是逐元素相除"),
        hint=text(
            "In MATLAB / between matrices solves a linear system. Which sign divides one number at a time?",
            "MATLAB 中矩阵之间的 / 是解线性方程组。逐元素相除用哪个运算符？",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.overflow",
        functions=FC,
        edits={"f(z_next)": "np.exp(z_next) / (1 + np.exp(z_next))"},
        title=text("the exponential overflows for large z", "z 较大时指数溢出"),
        hint=text(
            "What are numerator and denominator for z = 1000? Use the f of the template.",
            "z = 1000 时分子和分母各是多少？请用模板中的 f。",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.tanh",
        functions=FC,
        edits={"f(z_next)": "np.tanh(z_next)"},
        title=text("tanh in place of the sigmoid", "用 tanh 代替了 sigmoid"),
        hint=text(
            "Both are S-shaped, but their ranges differ. Between which values must an activation lie here?",
            "二者都是 S 形，但值域不同。这里的激活值应在哪两个数之间？",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.relu",
        functions=FC,
        edits={"f(z_next)": "np.maximum(z_next, 0)"},
        title=text("ReLU in place of the sigmoid", "用 ReLU 代替了 sigmoid"),
        hint=text(
            "ReLU comes in a later homework. Which activation function is given in this one?",
            "ReLU 在后面的作业中才用到。本作业给出的激活函数是哪一个？",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.step",
        functions=FC,
        edits={"f(z_next)": "step(z_next)"},
        title=text("the step in place of the sigmoid", "用阈值函数代替了 sigmoid"),
        hint=text(
            "Your activations are only 0 and 1. Which function replaces the step in this half of the homework?",
            "你的激活值只有 0 和 1。作业的这一部分用什么函数代替阈值函数？",
        ),
        equation=SIGMOID,
    ),
    mistake(
        "fc.derivative",
        functions=FC,
        edits={"f(z_next)": "f(z_next) * (1 - f(z_next))"},
        title=text("the derivative of the sigmoid in place of the sigmoid", "用了 sigmoid 的导数，而不是 sigmoid"),
        hint=text(
            "The derivative belongs to backward computation. What does the forward pass need?",
            "导数是反向计算才用到的。前向计算需要的是什么？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.integers",
        functions=FC,
        edits={
            "fc_c": {"np.zeros((n_next, m))": "np.zeros((n_next, m), dtype=int)"},
            "fc_v": {"f(z_next)": "f(z_next).astype(int)"},
        },
        title=text("the results are cut down to whole numbers", "结果被截断成了整数"),
        hint=text(
            "A number between 0 and 1 put into an array of integers becomes 0. Of which type is your array?",
            "把 0 与 1 之间的数存进整数数组就变成了 0。你的数组是什么类型？",
        ),
        equation=ACTIVATION,
    ),
    mistake(
        "fc.rounded",
        functions=FC,
        edits={"f(z_next)": "np.round(f(z_next), 4)"},
        title=text("the results are rounded to four decimals", "结果四舍五入到了四位小数"),
        hint=text(
            "The handout prints four decimals for the eye. Does the next layer compute with rounded numbers?",
            "讲义只是为了好读才写四位小数。下一层应当用四舍五入后的数计算吗？",
        ),
        equation=ACTIVATION,
    ),
    # forward
    mistake(
        "forward.last_layer_forgotten",
        functions=FORWARD,
        edits={"range(len(w))": "range(len(w) - 1)"},
        title=text("the last layer is left out", "漏掉了最后一层"),
        hint=text(
            "A network of L layers has L - 1 weight matrices. How many of them does your loop use?",
            "L 层网络有 L - 1 个权重矩阵。你的循环用了几个？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.first_layer_forgotten",
        functions=FORWARD,
        edits={"range(len(w))": "range(1, len(w))"},
        title=text("the first weight matrix is left out", "漏掉了第一个权重矩阵"),
        hint=text(
            "The lecture counts l from 1. Which element of the list is W^1?",
            "讲义中 l 从 1 数起。列表的哪个元素是 W^1？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.first_layer_twice",
        functions=FORWARD,
        edits={
            "forward_c": {"    a = x\n": "    a = fc_c(w[0], x)\n"},
            "forward_v": {"    a = x\n": "    a = fc_v(w[0], x)\n"},
        },
        title=text("the first layer is applied twice", "第一层用了两次"),
        hint=text(
            "With what does the loop begin: with x, or with the activations of the second layer?",
            "循环从什么开始：从 x，还是从第二层的激活值？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.same_weights",
        functions=FORWARD,
        edits={"w[layer]": "w[0]"},
        title=text("the same weight matrix in every layer", "每一层都用了同一个权重矩阵"),
        hint=text(
            "What in the body of your loop depends on l?",
            "循环体中有什么随 l 变化？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.always_from_input",
        functions=FORWARD,
        edits={"(w[layer], a)": "(w[layer], x)"},
        title=text("every layer computes from the input x", "每一层都从输入 x 算起"),
        hint=text(
            "From what does layer l + 1 compute: from x, or from the layer before it?",
            "第 l + 1 层由什么算出：由 x，还是由它的前一层？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.reversed",
        functions=FORWARD,
        edits={"range(len(w))": "reversed(range(len(w)))"},
        title=text("the layers are taken from the last to the first", "从最后一层往前算了"),
        hint=text(
            "Forward computation goes in which direction? (Backward computation comes in the next homework.)",
            "前向计算沿哪个方向进行？（反向计算是下一次作业的内容。）",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.linear_output",
        functions=FORWARD,
        edits={
            "forward_c": {"fc_c(w[layer], a)": "fc_c(w[layer], a) if layer < len(w) - 1 else w[layer] @ a"},
            "forward_v": {"fc_v(w[layer], a)": "fc_v(w[layer], a) if layer < len(w) - 1 else w[layer] @ a"},
        },
        title=text("no activation function in the last layer", "最后一层没有用激活函数"),
        hint=text(
            "Does the equation treat the last layer differently from the others?",
            "公式对最后一层有什么不同吗？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.activated_input",
        functions=FORWARD,
        edits={"    a = x\n": "    a = f(x)\n"},
        title=text("activation function applied to the input", "对输入也用了激活函数"),
        hint=text(
            "What is a^1? The input neurons hand on what they get.",
            "a^1 是什么？输入神经元只是把收到的值传下去。",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.output_activated_twice",
        functions=FORWARD,
        edits={"    a_L = a\n": "    a_L = f(a)\n"},
        title=text("activation function applied once more to the output", "对输出又用了一次激活函数"),
        hint=text(
            "After the loop, a already is a^L. What is left to do?",
            "循环结束后 a 已经是 a^L。还需要做什么吗？",
        ),
        equation=NETWORK,
    ),
    mistake(
        "forward.output_rounded",
        functions=FORWARD,
        edits={"    a_L = a\n": "    a_L = np.round(a)\n"},
        title=text("the output is rounded to 0 or 1", "输出被取整成了 0 或 1"),
        hint=text(
            "The network's answer is a^L itself; deciding for 0 or 1 is the reader's business.",
            "网络的结果就是 a^L 本身；判为 0 还是 1 是使用者的事。",
        ),
        equation=NETWORK,
    ),
)
