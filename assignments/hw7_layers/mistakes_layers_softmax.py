"""What students have done wrong in softmax."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

SOFTMAX = r"p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}"

THE_SUM = text("over which numbers the sum goes", "分母对哪些数求和")
THE_EXPONENTIAL = text("the exponential", "指数函数的部分")
THE_SHIFT = text("what is taken from z before the exponential", "取指数之前从 z 中减去的数")

E = "np.exp(z - np.max(z, axis=0, keepdims=True))"
P = "e / np.sum(e, axis=0, keepdims=True)"


def softmax(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text = NOTHING) -> Mistake:
    """Describe other lines in softmax."""
    return mistake(f"softmax.{name}", edits={"softmax": edits}, title=title, hint=hint, equation=SOFTMAX, about=about)


SOFTMAX_MISTAKES = (
    softmax(
        "by_rows",
        {P: "e / np.sum(e, axis=1, keepdims=True)"},
        text("every row sums to 1, not every column", "每一行之和为 1，而不是每一列"),
        text(
            "Which direction holds the outputs of one sample? With one sample alone, what do you get?",
            "一个样本的各个输出排在哪个方向？只有一个样本时你会得到什么？",
        ),
        THE_SUM,
    ),
    softmax(
        "all_by_rows",
        {E: "np.exp(z - np.max(z, axis=1, keepdims=True))", P: "e / np.sum(e, axis=1, keepdims=True)"},
        text("maximum and sum are taken along the rows", "最大值与和都沿着行取了"),
        text(
            "Which direction holds the outputs of one sample? With one sample alone, what do you get?",
            "一个样本的各个输出排在哪个方向？只有一个样本时你会得到什么？",
        ),
        THE_SUM,
    ),
    softmax(
        "whole_matrix",
        {P: "e / np.sum(e)"},
        text("the whole matrix sums to 1, not every column", "整个矩阵之和为 1，而不是每一列"),
        text(
            "Right for one sample. What should the columns sum to where there are several?",
            "只有一个样本时是对的。有几个样本时，每一列之和应是多少？",
        ),
        THE_SUM,
    ),
    softmax(
        "overflow",
        {E: "np.exp(z)"},
        text("the exponential overflows for large z", "z 较大时指数溢出"),
        text(
            "What is e to the 1000 on a computer? p stays the same if the same number is taken from all z of a column.",
            "计算机里 e 的 1000 次方是多少？给一列的所有 z 减去同一个数，p 不变。",
        ),
        THE_SHIFT,
    ),
    softmax(
        "largest_of_all_columns",
        {E: "np.exp(z - np.max(z))"},
        text("the largest number of the whole matrix is taken away", "减去的是整个矩阵的最大值"),
        text(
            "Let one column be near 1000 and another near -1000: what is left of the second one?",
            "设一列在 1000 附近，另一列在 -1000 附近：第二列还剩下什么？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "largest_of_rows",
        {E: "np.exp(z - np.max(z, axis=1, keepdims=True))"},
        text("the largest number of each row is taken away", "减去的是每一行的最大值"),
        text(
            "p stays the same only if all z of a sample are lowered by the same number. Is it the same down a column?",
            "只有一个样本的所有 z 都减去同一个数，p 才不变。沿着一列往下，减去的数相同吗？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "smallest_for_largest",
        {E: "np.exp(z - np.min(z, axis=0, keepdims=True))"},
        text("the smallest number of the column is taken away", "减去的是本列的最小值"),
        text(
            "Which number of a column can overflow? How large is it after your subtraction?",
            "一列中会溢出的是哪个数？你减过之后它还有多大？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "mean_for_largest",
        {E: "np.exp(z - np.mean(z, axis=0, keepdims=True))"},
        text("the mean of the column is taken away", "减去的是本列的平均值"),
        text(
            "Try a column of 1000, 0 and -1000: how large is its largest number after your subtraction?",
            "用一列 1000、0、-1000 试试：减过之后最大的数是多少？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "clipped",
        {E: "np.exp(np.clip(z, -500.0, 500.0))"},
        text("z is cut off, so that large numbers become equal", "把 z 截断了，较大的数变得相等"),
        text(
            "Of z = 1000 and z = 1001 the second should be more probable. Is it, after your cut?",
            "z = 1000 与 z = 1001 中后者的概率应当更大。截断之后还是吗？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "scaled_by_largest",
        {E: "np.exp(z / np.max(np.abs(z), axis=0, keepdims=True))"},
        text("z is divided by its largest number", "把 z 除以了最大值"),
        text(
            "Which change of all z of a column leaves p as it is: another factor, or another level?",
            "一列的 z 怎样一起改变，p 才不变：乘以一个数，还是加减一个数？",
        ),
        THE_SHIFT,
    ),
    softmax(
        "not_normalised",
        {P: "e"},
        text("the exponentials are not divided by their sum", "指数没有除以它们的和"),
        text("What should the probabilities of one sample sum to?", "一个样本的各个概率之和应是多少？"),
        THE_SUM,
    ),
    softmax(
        "mean_for_sum",
        {P: "e / np.mean(e, axis=0, keepdims=True)"},
        text("divided by the mean in place of the sum", "除以了平均值，而不是和"),
        text("What should the probabilities of one sample sum to?", "一个样本的各个概率之和应是多少？"),
        THE_SUM,
    ),
    softmax(
        "euclidean_norm",
        {P: "e / np.sqrt(np.sum(e**2, axis=0, keepdims=True))"},
        text("divided by the length of the column in place of the sum", "除以了列向量的长度，而不是和"),
        text(
            "Functions called norm divide by a root. What stands below in the equation?",
            "名为 norm 的函数带开方。公式的分母是什么？",
        ),
        THE_SUM,
    ),
    softmax(
        "no_exponential",
        {E: "z"},
        text("the exponential is forgotten", "忘了取指数"),
        text(
            "May a probability be negative? Which function makes every z positive?",
            "概率可以是负数吗？哪个函数把每个 z 都变成正数？",
        ),
        THE_EXPONENTIAL,
    ),
    softmax(
        "sigmoid",
        {P: "1.0 / (1.0 + np.exp(-z))"},
        text("a sigmoid in place of softmax", "用 sigmoid 代替了 softmax"),
        text(
            "With a sigmoid each output stands alone. What should the outputs of one sample sum to?",
            "sigmoid 让每个输出各自独立。一个样本的各个输出之和应是多少？",
        ),
    ),
    softmax(
        "exponent_sign",
        {E: "np.exp(np.min(z, axis=0, keepdims=True) - z)"},
        text("the sign in the exponent is wrong", "指数的符号错了"),
        text("Should the largest z have the largest probability, or the smallest?", "最大的 z 应当概率最大还是最小？"),
        THE_EXPONENTIAL,
    ),
    softmax(
        "base_2",
        {E: "2.0 ** (z - np.max(z, axis=0, keepdims=True))"},
        text("powers of 2 in place of powers of e", "用了 2 的幂，而不是 e 的幂"),
        text("Which number is raised to the power z in the equation?", "公式中是哪个数的 z 次方？"),
        THE_EXPONENTIAL,
    ),
    softmax(
        "log_softmax",
        {P: "z - np.max(z, axis=0, keepdims=True) - np.log(np.sum(e, axis=0, keepdims=True))"},
        text("the logarithm of the probabilities", "给出了概率的对数"),
        text(
            "The logarithm comes later, in the loss. Between which values lies a probability?",
            "对数到损失里才取。概率在哪两个数之间？",
        ),
    ),
    softmax(
        "one_hot",
        {P: "1.0 * (e == 1.0)"},
        text("1 for the largest number, 0 for all others", "最大的给 1，其余给 0"),
        text("Softmax is soft: what do the others get?", "softmax 是“软”的：其余各项得到多少？"),
    ),
    softmax(
        "small_number_in_sum",
        {P: "e / (np.sum(e, axis=0, keepdims=True) + 1e-7)"},
        text("a small number is added to the sum", "分母里加了一个小数"),
        text(
            "Can the sum be 0 once the largest number has been taken away? The columns should sum to 1, exactly.",
            "减去最大值之后，分母还会是 0 吗？每一列之和应当恰好是 1。",
        ),
        THE_SUM,
    ),
    softmax(
        "relu_first",
        {E: "np.exp(np.maximum(z, 0.0) - np.max(np.maximum(z, 0.0), axis=0, keepdims=True))"},
        text("ReLU is applied before softmax", "softmax 之前先用了 ReLU"),
        text("The last layer has one activation function. Which one?", "最后一层只有一个激活函数。是哪一个？"),
    ),
    softmax(
        "in_place",
        {
            E: "np.exp(np.subtract(z, np.max(z, axis=0, keepdims=True), out=z))",
        },
        text("the caller's array is overwritten", "改写了调用者的数组"),
        text(
            "-= changes the array that was passed in. Whoever called still needs it.",
            "-= 会改动传进来的数组，而调用者之后还要用它。",
        ),
    ),
)
