"""What students do in place of cost, accuracy, the test of a network and its application."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

COST = r"J = \frac{1}{m} \sum_{k=1}^{m} \frac{1}{2} \sum_j \left( a^L_{jk} - y_{jk} \right)^2"
SHARE = r"\mathrm{acc} = \frac{1}{m} \, \left| \{ k : \arg\max_i a_{ik} = \arg\max_i y_{ik} \} \right|"
FORWARD = r"a^{l+1} = f(W^l a^l), \quad l = 1, \dots, L-1"
CONFUSION = r"C_{ij} = \left| \{ k : \text{digit}_k = i, \; \text{answer}_k = j \} \right|"
APPLIED = r"a^1 = \begin{pmatrix} \text{image} / \text{top} \\ 1 \end{pmatrix}, \quad \text{digit} = \arg\max_i a^L_i"

THE_COST = text("how the errors are put together to one number", "把误差汇总成一个数的方式")
THE_SHARE = text("how the right answers are counted", "怎样数答对的样本")
THE_ANSWER = text("which output is taken for the answer", "把哪个输出当作回答")
THE_MATRIX = text("what is counted in the confusion matrix", "混淆矩阵里数的是什么")
THE_FORWARD = text("the forward computation", "前向计算")
THE_INPUT = text("the input that is made of the image", "由图像得到的输入")


def of_cost(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe a slip of ``cost``."""
    identity = f"digits_cost.{name}"
    return mistake(identity, functions="cost", edits=edits, title=title, hint=hint, equation=COST, about=THE_COST)


def of_accuracy(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text = THE_SHARE) -> Mistake:
    """Describe a slip of ``accuracy``."""
    identity = f"accuracy.{name}"
    return mistake(identity, functions="accuracy", edits=edits, title=title, hint=hint, equation=SHARE, about=about)


def of_test(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str, about: Text) -> Mistake:
    """Describe a slip of ``test_network``."""
    return mistake(
        f"test_network.{name}",
        functions="test_network",
        edits=edits,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


def applied(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text, equation: str = APPLIED) -> Mistake:
    """Describe a slip of ``recognize``."""
    return mistake(
        f"recognize.{name}",
        functions="recognize",
        edits=edits,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


ANSWERS = "answers = np.argmax(a, axis=0)"
COUNTED = "acc = float(np.mean(answers == digits))"
CELL = "confusion[digit, answer] = confusion[digit, answer] + 1"
STACKED = "np.vstack([image / top, np.ones((1, 1))])"

ANSWER_MISTAKES = (
    # ---- cost
    of_cost(
        "not_halved",
        {"0.5 * np.sum": "np.sum"},
        text("the factor 1/2 is missing", "漏了因子 1/2"),
        text("Compare with the definition of J: what stands before the sum?", "对照 J 的定义：求和号前面是什么？"),
    ),
    of_cost(
        "summed_over_samples",
        {") / m": ")"},
        text("summed over the samples, not averaged", "对样本求了和，而不是平均"),
        text("With twice as many samples, should J be twice as large?", "样本数翻倍，J 也应翻倍吗？"),
    ),
    of_cost(
        "averaged_over_everything",
        {"/ m": "/ a.size"},
        text("averaged over outputs too", "对输出也取了平均"),
        text("By which number is divided: the samples, or all elements of a?", "除以的是样本数，还是 a 的元素个数？"),
    ),
    of_cost(
        "divided_by_outputs",
        {"m = a.shape[1]": "m = a.shape[0]"},
        text("divided by the number of outputs", "除以了输出的个数"),
        text("Which size of a counts the samples: rows or columns?", "a 的行数与列数，哪个是样本数？"),
    ),
    of_cost(
        "not_squared",
        {"(a - y) ** 2": "np.abs(a - y)"},
        text("the errors are not squared", "误差没有平方"),
        text("What becomes of an error of 0.1, and of one of 1?", "误差 0.1 与误差 1 各变成多少？"),
    ),
    of_cost(
        "root",
        {"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.sum(np.sqrt(np.sum((a - y) ** 2, axis=0))) / m"},
        text("a root is taken of each sample's error", "对每个样本的误差开了方"),
        text("Is there a root in the definition of J?", "J 的定义里有根号吗？"),
    ),
    of_cost(
        "first_sample_alone",
        {"(a - y) ** 2) / m": "(a[:, 0] - y[:, 0]) ** 2)"},
        text("only the first sample counts", "只算了第一个样本"),
        text("Over which columns does your sum run?", "你的求和遍历哪些列？"),
    ),
    of_cost(
        "signed",
        {"np.sum((a - y) ** 2)": "np.sum(a - y) ** 2"},
        text("the sum is squared, not each error", "平方的是总和，而不是各个误差"),
        text("Can an error that is too large make up for one that is too small?", "偏大的误差能抵消偏小的吗？"),
    ),
    # ---- accuracy
    of_accuracy(
        "percent",
        {COUNTED: "acc = 100.0 * float(np.mean(answers == digits))"},
        text("given in percent, not from 0 to 1", "给出的是百分数，而不是 0 到 1 的数"),
        text("What is your answer where all samples are right?", "全部答对时，你的结果是多少？"),
    ),
    of_accuracy(
        "count",
        {COUNTED: "acc = float(np.sum(answers == digits))"},
        text("a count, not a share", "给出的是个数，而不是比例"),
        text("What is your answer where all of 20 samples are right?", "20 个样本全对时，你的结果是多少？"),
    ),
    of_accuracy(
        "error_rate",
        {"answers == digits": "answers != digits"},
        text("the share of wrong answers", "给出的是错误率"),
        text("What is your answer where all samples are right?", "全部答对时，你的结果是多少？"),
    ),
    of_accuracy(
        "divided_by_outputs",
        {COUNTED: "acc = float(np.sum(answers == digits) / a.shape[0])"},
        text("divided by the number of outputs", "除以了输出的个数"),
        text("Which size of a counts the samples: rows or columns?", "a 的行数与列数，哪个是样本数？"),
    ),
    of_accuracy(
        "rows_for_columns",
        {"np.argmax(a, axis=0)": "np.argmax(a, axis=1)", "np.argmax(y, axis=0)": "np.argmax(y, axis=1)"},
        text("the largest number is looked for along the rows", "沿着行找了最大值"),
        text(
            "One column is one sample. In which direction does your search go?",
            "一列是一个样本。你沿哪个方向找最大值？",
        ),
        THE_ANSWER,
    ),
    of_accuracy(
        "smallest",
        {"np.argmax(a, axis=0)": "np.argmin(a, axis=0)"},
        text("the smallest output is taken for the answer", "把最小的输出当作了回答"),
        text("Which output says that the network is sure?", "哪个输出表示网络最有把握？"),
        THE_ANSWER,
    ),
    of_accuracy(
        "last_of_equal",
        {"np.argmax(a, axis=0)": "a.shape[0] - 1 - np.argmax(a[::-1], axis=0)"},
        text("of equal outputs the last counts", "并列时取了最后一个"),
        text(
            "If you go through the rows with >=, which of two equal ones remains?",
            "逐行比较时用了 >=，两个相等的数会留下哪一个？",
        ),
        THE_ANSWER,
    ),
    of_accuracy(
        "threshold",
        {COUNTED: "acc = float(np.mean(a[digits, np.arange(a.shape[1])] > 0.5))"},
        text("right is what lies above one half, not what is largest", "把大于一半的算作对，而不是最大的"),
        text(
            "Two outputs may both be above 0.5, or none. Which digit is the answer then?",
            "可能两个输出都大于 0.5，也可能一个都没有。那时回答是哪个数字？",
        ),
        THE_ANSWER,
    ),
    of_accuracy(
        "rounded_and_compared",
        {COUNTED: "acc = float(np.mean(np.all(np.round(a) == y, axis=0)))"},
        text("the rounded outputs are compared with y, all ten of them", "把输出四舍五入后与 y 逐个比较"),
        text(
            "Must the largest output be near 1, and all others near 0, for an answer to be right?",
            "要算答对，最大的输出必须接近 1、其余都接近 0 吗？",
        ),
        THE_ANSWER,
    ),
    of_accuracy(
        "element_by_element",
        {COUNTED: "acc = float(np.mean((a > 0.5) == (y > 0.5)))"},
        text("every single output is counted, not every sample", "数的是每一个输出，而不是每一个样本"),
        text(
            "A network that always says 0.1 everywhere: what is your accuracy of it?",
            "一个处处都输出 0.1 的网络，你算出的识别率是多少？",
        ),
    ),
    # ---- test
    of_test(
        "confusion_transposed",
        {CELL: "confusion[answer, digit] = confusion[answer, digit] + 1"},
        text("rows and columns of the confusion matrix are exchanged", "混淆矩阵的行与列弄反了"),
        text(
            "Which of the two is the row: what it is, or what was answered?", "行是哪一个：真实数字，还是网络的回答？"
        ),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "confusion_of_shares",
        {"return acc, confusion": "return acc, confusion / np.maximum(confusion.sum(axis=1, keepdims=True), 1.0)"},
        text("the confusion matrix holds shares, not counts", "混淆矩阵里是比例，而不是个数"),
        text("What do all entries of the matrix sum to?", "矩阵所有元素加起来应是多少？"),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "confusion_not_counted",
        {CELL: "confusion[digit, answer] = 1"},
        text("the confusion matrix says whether, not how often", "混淆矩阵只记了有没有，没有记次数"),
        text(
            "Two samples with the same digit and the same answer: what stands in the cell?",
            "两个样本的数字和回答都相同：那一格应是多少？",
        ),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "right_answers_left_out",
        {CELL: f"if digit != answer:\n            {CELL}"},
        text("only wrong answers are counted", "只数了答错的"),
        text("What should the diagonal hold?", "对角线上应是什么？"),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "wrong_answers_left_out",
        {CELL: f"if digit == answer:\n            {CELL}"},
        text("only right answers are counted", "只数了答对的"),
        text("What should stand beside the diagonal?", "对角线以外应是什么？"),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "one_row_off",
        {CELL: "confusion[digit - 1, answer - 1] = confusion[digit - 1, answer - 1] + 1"},
        text("the confusion matrix is shifted by one", "混淆矩阵错开了一行一列"),
        text(
            "Which row and column stand for the digit 0, in your language?", "在你的语言里，哪一行、哪一列代表数字 0？"
        ),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "last_sample_left_out",
        {"range(x.shape[1])": "range(x.shape[1] - 1)"},
        text("the last sample is not counted", "没有数最后一个样本"),
        text("What do all entries of the matrix sum to?", "矩阵所有元素加起来应是多少？"),
        CONFUSION,
        THE_MATRIX,
    ),
    of_test(
        "last_layer_left_out",
        {"range(len(w))": "range(len(w) - 1)"},
        text("the last weight matrix is left out", "漏掉了最后一个权重矩阵"),
        text("How many weight matrices has a network of L layers?", "L 层网络有几个权重矩阵？"),
        FORWARD,
        THE_FORWARD,
    ),
    of_test(
        "without_activation",
        {"a = f(w[layer] @ a)": "a = w[layer] @ a"},
        text("the activation function is left out", "漏掉了激活函数"),
        text("What becomes of a net input before it reaches the next layer?", "净输入传到下一层之前要经过什么？"),
        FORWARD,
        THE_FORWARD,
    ),
    of_test(
        "results_exchanged",
        {"return acc, confusion": "return confusion, acc"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text(
            "In which order does the template return accuracy and confusion matrix?", "模板先返回识别率还是混淆矩阵？"
        ),
        "",
        THE_MATRIX,
    ),
    # ---- apply
    applied(
        "counted_from_one",
        {"int(np.argmax(a))": "int(np.argmax(a)) + 1"},
        text("the row is given, counted from 1, not the digit", "返回的是从 1 数起的行号，而不是数字"),
        text("Which digit does the first row stand for?", "第一行代表哪个数字？"),
        THE_ANSWER,
    ),
    applied(
        "ten_for_zero",
        {"int(np.argmax(a))": "int(np.argmax(a)) or 10"},
        text("a 0 is given as 10", "把 0 返回成了 10"),
        text("Which ten numbers may be answered?", "可能的回答是哪十个数？"),
        THE_ANSWER,
    ),
    applied(
        "zero_for_the_last",
        {"int(np.argmax(a))": "(int(np.argmax(a)) + 1) % 10"},
        text("the last row is taken for 0", "把最后一行当作了 0"),
        text(
            "In which row of y did prepare_data put the 1 of the digit 0?",
            "prepare_data 把数字 0 的 1 放在 y 的哪一行？",
        ),
        THE_ANSWER,
    ),
    applied(
        "smallest",
        {"np.argmax(a)": "np.argmin(a)"},
        text("the smallest output is taken for the answer", "把最小的输出当作了回答"),
        text("Which output says that the network is sure?", "哪个输出表示网络最有把握？"),
        THE_ANSWER,
    ),
    applied(
        "last_of_equal",
        {"np.argmax(a)": "(a.size - 1 - np.argmax(a[::-1]))"},
        text("of equal outputs the last counts", "并列时取了最后一个"),
        text(
            "If you go through the rows with >=, which of two equal ones remains?",
            "逐行比较时用了 >=，两个相等的数会留下哪一个？",
        ),
        THE_ANSWER,
    ),
    applied(
        "largest_value",
        {"digit = int(np.argmax(a))": "digit = float(np.max(a))"},
        text("the largest output itself is given, not where it stands", "返回的是最大的输出本身，而不是它的位置"),
        text("Your function finds how sure the network is. Of what?", "你求出了网络有多大把握。对哪个数字有把握？"),
        THE_ANSWER,
    ),
    applied(
        "one_hot",
        {"digit = int(np.argmax(a))": "digit = (a == a.max()).astype(float)"},
        text("a one-hot column is given, not a digit", "返回的是独热列，而不是数字"),
        text("What does the template return: a column, or one number?", "模板要返回一列，还是一个数？"),
        THE_ANSWER,
    ),
    applied(
        "outputs",
        {"digit = int(np.argmax(a))": "digit = a"},
        text("the outputs are given, not a digit", "返回的是全部输出，而不是数字"),
        text("What does the template return: a column, or one number?", "模板要返回一列，还是一个数？"),
        THE_ANSWER,
    ),
    applied(
        "not_scaled",
        {"image / top": "image"},
        text("the gray values are not divided by top", "灰度没有除以 top"),
        text(
            "The network was trained on inputs from 0 to 1. What does it see here?",
            "网络是用 0 到 1 的输入训练的。这里它看到的是什么？",
        ),
        THE_INPUT,
    ),
    applied(
        "scaled_by_255",
        {"image / top": "image / 255.0"},
        text("the gray values are divided by 255, whatever top is", "不管 top 是多少，都除以了 255"),
        text("Does your result depend on top?", "你的结果与 top 有关吗？"),
        THE_INPUT,
    ),
    applied(
        "scaled_by_the_largest",
        {"image / top": "image / max(image.max(), 1.0)"},
        text("the gray values are divided by the image's own largest", "除以的是这张图自己的最大灰度"),
        text("Was each image of the training data scaled in this way?", "训练数据的每张图也是这样缩放的吗？"),
        THE_INPUT,
    ),
    applied(
        "one_on_top",
        {STACKED: "np.vstack([np.ones((1, 1)), image / top])"},
        text("the constant 1 comes first, not last", "常数 1 放在了最前面，而不是最后"),
        text("Where did prepare_data put it?", "prepare_data 把它放在哪里？"),
        THE_INPUT,
    ),
    applied(
        "one_scaled_too",
        {STACKED: "np.vstack([image, np.ones((1, 1))]) / top"},
        text("the constant 1 is divided by top too", "常数 1 也除以了 top"),
        text("What number is the last input of your network?", "你的网络最后一个输入是什么数？"),
        THE_INPUT,
    ),
    applied(
        "zero_below",
        {"np.ones((1, 1))": "np.zeros((1, 1))"},
        text("the last input is 0, not 1", "最后一个输入是 0，而不是 1"),
        text("What stands in for the biases of this network?", "在这个网络里，什么代替偏置？"),
        THE_INPUT,
    ),
    applied(
        "without_activation",
        {"a = f(w[layer] @ a)": "a = w[layer] @ a"},
        text("the activation function is left out", "漏掉了激活函数"),
        text("What becomes of a net input before it reaches the next layer?", "净输入传到下一层之前要经过什么？"),
        THE_FORWARD,
        FORWARD,
    ),
)
