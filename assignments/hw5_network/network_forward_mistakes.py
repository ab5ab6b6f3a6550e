"""What students do in place of the forward computation with biases, and of counting right answers."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

FORWARD = r"a^{l+1} = f(W^l a^l + b^l), \quad l = 1, \dots, L-1"
ANSWER = r"\mathrm{digit}_k = \arg\max_i \, a^L_{ik}"
RIGHT = r"\mathrm{right} = \sum_{k=1}^{m} \left[ \mathrm{digit}_k = \mathrm{label}_k \right]"

THE_BIAS = text("how the biases enter", "偏置的用法")
THE_ACTIVATION = text("the activation function", "激活函数")
THE_LAYERS = text("which layers are computed", "计算了哪些层")
THE_ANSWER = text("how the answer is read from the outputs", "怎样由输出得到答案")
THE_COUNT = text("what is counted", "数的是什么")


def forward(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text) -> Mistake:
    """Describe a slip of ``feedforward``."""
    return mistake(
        f"feedforward.{name}",
        functions="feedforward",
        edits=edits,
        title=title,
        hint=hint,
        equation=FORWARD,
        about=about,
    )


def activation(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of ``f(W a + b)``."""
    return forward(name, {"f(w[layer] @ a + b[layer])": expression}, title, hint, THE_ACTIVATION)


FORWARD_MISTAKES = (
    activation(
        "bias_forgotten",
        "f(w[layer] @ a)",
        text("the bias is forgotten", "忘了加偏置"),
        text(
            "Put x = 0: what should the first layer give then, and what does yours give whatever b is?",
            "令 x = 0：这时第一层应当给出什么？你的程序无论 b 是多少都给出什么？",
        ),
    ),
    activation(
        "bias_after_activation",
        "f(w[layer] @ a) + b[layer]",
        text("the bias is added after the activation function", "偏置加在了激活函数之后"),
        text(
            "Your outputs can leave the range 0..1. Is the bias a part of the net input or of the output?",
            "你的输出会超出 0 到 1 的范围。偏置属于净输入，还是属于输出？",
        ),
    ),
    activation(
        "bias_subtracted",
        "f(w[layer] @ a - b[layer])",
        text("the bias is subtracted", "偏置被减去了"),
        text(
            "A threshold is subtracted; a bias is minus the threshold. Which of the two is b?",
            "阈值是减去的，偏置等于负的阈值。这里的 b 是哪一个？",
        ),
    ),
    activation(
        "bias_as_row",
        "f(w[layer] @ a + b[layer].T)",
        text("the bias is added as a row: broadcast along the wrong axis", "偏置当作行来加：沿错误的方向广播了"),
        text(
            "Which neuron does entry i of b belong to, and which index of z counts the neurons? Print both shapes.",
            "b 的第 i 个数属于哪个神经元？z 的哪个下标数的是神经元？把两个形状都打印出来看看。",
        ),
    ),
    activation(
        "one_bias_for_all",
        "f(w[layer] @ a + b[layer][0, 0])",
        text("one bias for all neurons of a layer", "整层神经元只用了一个偏置"),
        text(
            "How many numbers does b of this layer hold, and how many of them do you use?",
            "这一层的 b 有几个数？你用了几个？",
        ),
    ),
    activation(
        "bias_summed",
        "f(w[layer] @ a + np.sum(b[layer]))",
        text("the sum of the layer's biases is added to each neuron", "每个神经元都加上了整层偏置之和"),
        text(
            "Each neuron has a bias of its own. What is added to the first neuron in the worked example?",
            "每个神经元有自己的偏置。在例题里，第一个神经元加的是哪个数？",
        ),
    ),
    forward(
        "bias_of_other_layer",
        {"+ b[layer]": "+ b[len(b) - 1 - layer]"},
        text("the bias of another layer", "用了别的层的偏置"),
        text(
            "Which bias goes with W[0]? With layers of different widths the shapes would not fit.",
            "哪个偏置与 W[0] 配对？如果各层宽度不同，形状就对不上了。",
        ),
        THE_BIAS,
    ),
    forward(
        "first_bias_only",
        {"+ b[layer])": "+ b[0])"},
        text("the first layer's bias is used in every layer", "每一层都用了第一层的偏置"),
        text("Does the bias go on from layer to layer as the weight does?", "偏置有没有像权重那样逐层更换？"),
        THE_BIAS,
    ),
    activation(
        "no_activation",
        "w[layer] @ a + b[layer]",
        text("the activation function is forgotten", "忘了激活函数"),
        text(
            "Your outputs are net inputs. Which step comes after W a + b?",
            "你的输出还只是净输入。算完 W a + b 之后还差哪一步？",
        ),
    ),
    forward(
        "last_layer_linear",
        {
            "    for layer in range(len(w)):\n        a = f(w[layer] @ a + b[layer])\n": (
                "    for layer in range(len(w)):\n        z = w[layer] @ a + b[layer]\n        a = f(z)\n    a = z\n"
            )
        },
        text("the last layer has no activation function", "最后一层没有用激活函数"),
        text(
            "Here the last layer is as all others. Between which values do its outputs lie?",
            "这里最后一层与其他层一样。它的输出应当在哪两个数之间？",
        ),
        THE_ACTIVATION,
    ),
    forward(
        "input_activated",
        {"a = x\n": "a = f(x)\n"},
        text("the activation function is applied to the inputs", "对输入也用了激活函数"),
        text(
            "The first layer has no net input. Which value does a^1 have?",
            "第一层没有净输入。a^1 等于什么？",
        ),
        THE_ACTIVATION,
    ),
    activation(
        "activation_twice",
        "f(f(w[layer] @ a + b[layer]))",
        text("the activation function is applied twice", "激活函数用了两次"),
        text("Count how often f stands between one layer and the next.", "数一数相邻两层之间用了几次 f。"),
    ),
    activation(
        "derivative_for_activation",
        "df(w[layer] @ a + b[layer])",
        text("f' in place of f", "用 f' 代替了 f"),
        text("The derivative is for the way back. What does the way forward need?", "导数是反向才用的。前向需要什么？"),
    ),
    activation(
        "tanh",
        "np.tanh(w[layer] @ a + b[layer])",
        text("tanh in place of the sigmoid", "用 tanh 代替了 sigmoid"),
        text("Which activation function comes with the template?", "模板里给出的是哪个激活函数？"),
    ),
    activation(
        "relu",
        "np.maximum(w[layer] @ a + b[layer], 0)",
        text("ReLU in place of the sigmoid", "用 ReLU 代替了 sigmoid"),
        text("Which activation function comes with the template?", "模板里给出的是哪个激活函数？"),
    ),
    activation(
        "step",
        "(w[layer] @ a + b[layer] > 0) * 1.0",
        text("a step in place of the sigmoid", "用阶跃函数代替了 sigmoid"),
        text(
            "Perceptrons answer 0 or 1. What do sigmoid neurons answer?", "感知机输出 0 或 1。sigmoid 神经元输出什么？"
        ),
    ),
    forward(
        "first_layer_missed",
        {"range(len(w))": "range(1, len(w))"},
        text("the first layer of weights is left out", "漏掉了第一层权重"),
        text(
            "The book counts layers from 1, your list from 0. With which entry do you begin?",
            "书上从第 1 层数起，你的列表从 0 数起。你是从哪一项开始的？",
        ),
        THE_LAYERS,
    ),
    forward(
        "last_layer_missed",
        {"range(len(w))": "range(len(w) - 1)"},
        text("the last layer of weights is left out", "漏掉了最后一层权重"),
        text(
            "How many matrices does a network of L layers have, and how often does your loop go round?",
            "L 层的网络有几个权重矩阵？你的循环走了几遍？",
        ),
        THE_LAYERS,
    ),
    forward(
        "layers_reversed",
        {"range(len(w))": "range(len(w) - 1, -1, -1)"},
        text("the layers are taken from the last to the first", "从最后一层算到了第一层"),
        text("Which layer do the inputs meet first?", "输入首先遇到的是哪一层？"),
        THE_LAYERS,
    ),
    activation(
        "w_transposed",
        "f(w[layer].T @ a + b[layer])",
        text("rows and columns of w exchanged", "w 的行与列弄反了"),
        text(
            "Which index of w belongs to the receiving neuron? With uneven layers this would not fit.",
            "w 的哪个下标对应接收神经元？如果各层宽度不同，根本算不下去。",
        ),
    ),
    forward(
        "first_sample_only",
        {"a = x\n": "a = x[:, :1]\n"},
        text("only the first sample is computed", "只计算了第一个样本"),
        text(
            "The columns of x are samples. What becomes of the second one?",
            "x 的每一列是一个样本。第二个样本到哪里去了？",
        ),
        text("which samples are computed", "计算了哪些样本"),
    ),
    forward(
        "lists_shifted_in_place",
        {
            "    a = x\n    for layer in range(len(w)):\n": (
                "    a = x\n    w.insert(0, np.zeros((1, 1)))\n    b.insert(0, np.zeros((1, 1)))\n"
                "    for layer in range(1, len(w)):\n"
            )
        },
        text("the caller's lists are changed, to count from 1", "为了从 1 数起，改动了调用者的列表"),
        text(
            "A list that comes as an argument is the caller's own. Whose list grows with each of your calls?",
            "作为参数传进来的列表是调用者的。每调用一次，谁的列表变长了？",
        ),
        text("what becomes of the caller's lists", "调用者的列表"),
    ),
)


def evaluation(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text) -> Mistake:
    """Describe a slip of ``evaluate``."""
    return mistake(
        f"evaluate.{name}",
        functions="evaluate",
        edits=edits,
        title=title,
        hint=hint,
        equation=ANSWER if about is THE_ANSWER else RIGHT,
        about=about,
    )


EVALUATION_MISTAKES = (
    evaluation(
        "argmax_of_flattened_matrix",
        {"np.argmax(a, axis=0)": "np.argmax(a)"},
        text("the largest output of all samples together", "在所有样本的输出里取了一个最大值"),
        text(
            "How many answers should m samples have? Without an axis, NumPy looks through the flattened matrix.",
            "m 个样本应当有几个答案？不写 axis 时，NumPy 在展平的整个矩阵里找。",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "argmax_along_samples",
        {"np.argmax(a, axis=0)": "np.argmax(a, axis=1)"},
        text("for each neuron the sample with the largest output", "对每个神经元找了输出最大的样本"),
        text(
            "One column is one sample. Along which direction do you look for the largest output?",
            "一列是一个样本。应当沿哪个方向找最大的输出？",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "argmin",
        {"np.argmax": "np.argmin"},
        text("the smallest output is taken for the answer", "把最小的输出当作答案"),
        text(
            "Which output of a trained network is large, that of the right digit or of a wrong one?",
            "训练好的网络，哪个数字的输出大？",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "counted_from_one",
        {"digits == labels[0]": "digits + 1 == labels[0]"},
        text("the digits are counted from 1", "数字从 1 数起了"),
        text(
            "Which digit does the first neuron stand for? Your answers are 1 to 10, the labels 0 to 9.",
            "第一个神经元代表哪个数字？你的答案是 1 到 10，标签却是 0 到 9。",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "labels_taken_for_one_hot",
        {"labels[0]": "np.argmax(labels, axis=0)"},
        text("the labels are read as if they were one-hot columns", "把标签当作独热列来读了"),
        text(
            "In the book the training data carry one-hot columns, the test data the digits. Which are labels here?",
            "书中训练数据带的是独热列，测试数据带的是数字。这里的 labels 是哪一种？",
        ),
        THE_COUNT,
    ),
    evaluation(
        "one_hot_against_labels",
        {"digits == labels[0]": "(a == np.max(a, axis=0)) == labels"},
        text("one-hot columns are compared with labels", "拿独热列与标签比较"),
        text(
            "One side of your comparison has ten rows, the other one. What does the 1 of a column say of label 7?",
            "比较的一边有十行，另一边只有一行。一列里的一个 1 怎么同标签 7 比较？",
        ),
        THE_COUNT,
    ),
    evaluation(
        "outputs_against_labels",
        {"digits == labels[0]": "np.round(a) == labels"},
        text("outputs are compared with labels", "拿输出值与标签比较"),
        text(
            "An output lies between 0 and 1, a label between 0 and 9. What of a column is to be compared?",
            "输出在 0 与 1 之间，标签在 0 与 9 之间。应当拿一列的什么去比较？",
        ),
        THE_COUNT,
    ),
    evaluation(
        "broadcast",
        {"labels[0]": "labels.T"},
        text("every answer is compared with every label", "每个答案与每个标签都比了一遍"),
        text(
            "A row compared with a column gives a matrix. How many comparisons should m samples take?",
            "一行与一列比较会得到一个矩阵。m 个样本应当比较几次？",
        ),
        THE_COUNT,
    ),
    evaluation(
        "share",
        {"int(np.sum(": "float(np.mean("},
        text("the share in place of the number", "给出了比例，而不是个数"),
        text("Is 'right' a number of samples or a number between 0 and 1?", "right 是样本个数，还是 0 到 1 之间的数？"),
        THE_COUNT,
    ),
    evaluation(
        "percent",
        {"int(np.sum(digits == labels[0]))": "float(100 * np.mean(digits == labels[0]))"},
        text("per cent in place of the number", "给出了百分比，而不是个数"),
        text("Is 'right' a number of samples or per cent?", "right 是样本个数，还是百分数？"),
        THE_COUNT,
    ),
    evaluation(
        "wrong_ones_counted",
        {"digits == labels[0]": "digits != labels[0]"},
        text("the wrong answers are counted", "数的是答错的个数"),
        text("What do you get for a network that is always right?", "对一个全部答对的网络，你的函数给出什么？"),
        THE_COUNT,
    ),
    evaluation(
        "threshold",
        {"digits == labels[0]": "a[labels[0], np.arange(labels.size)] > 0.5"},
        text("an output above one half is taken for right", "输出大于 0.5 就当作答对"),
        text(
            "Another neuron may answer even louder. With which outputs is that of the label to be compared?",
            "别的神经元的输出可能更大。标签对应的输出应当与谁比较？",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "last_of_equals",
        {"np.argmax(a, axis=0)": "len(a) - 1 - np.argmax(a[::-1], axis=0)"},
        text("of equal outputs the last is the answer", "输出相同时取了最后一个"),
        text(
            "Two outputs may be equal, both 1 say. Which one wins, as the handout has it?",
            "两个输出可能相等，例如都是 1。讲义规定取哪一个？",
        ),
        THE_ANSWER,
    ),
    evaluation(
        "last_sample_missed",
        {"digits == labels[0]": "digits[:-1] == labels[0, :-1]"},
        text("the last sample is not counted", "最后一个样本没有数进去"),
        text("How many samples does your loop or slice go through?", "你的循环或切片走过了几个样本？"),
        THE_COUNT,
    ),
)
