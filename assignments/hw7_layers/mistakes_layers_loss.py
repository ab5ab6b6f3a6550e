"""What students have done wrong in the loss, and in its derivative."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

LOSS = r"J = -\frac{1}{m} \sum_{k=1}^{m} \sum_i y_{ik} \ln p_{ik}"
CLIPPED = r"10^{-7} \le p_{ik} \le 1 - 10^{-7}"
DELTA = r"\frac{\partial J}{\partial z} = \frac{1}{m} (p - y)"

THE_LOGARITHM = text("the logarithm", "对数")
THE_CLIP = text("how p is kept away from 0 and 1", "怎样让 p 离开 0 和 1")
THE_AVERAGE = text("over what the average is taken", "对什么取平均")
THE_TERMS = text("which terms are summed", "求和的是哪些项")
THE_FACTOR = text("a constant factor or the sign", "常数因子或符号")

CLIP = "np.clip(p, 1e-7, 1 - 1e-7)"
RIGHT = "-np.sum(y * np.log(np.clip(p, 1e-7, 1 - 1e-7))) / m"


def loss(
    name: str, old: str, new: str, title: Text, hint: Text, about: Text = NOTHING, equation: str = LOSS
) -> Mistake:
    """Describe something else in the loss."""
    edits = {"crossentropy": {old: new}}
    return mistake(f"crossentropy.{name}", edits=edits, title=title, hint=hint, equation=equation, about=about)


def clip(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of the clip."""
    return loss(name, CLIP, expression, title, hint, THE_CLIP, CLIPPED)


def delta(name: str, expression: str, title: Text, hint: Text, about: Text = NOTHING) -> Mistake:
    """Describe something else in the place of ``(p - y) / m``."""
    edits = {"output_delta": {"(p - y) / m": expression}}
    return mistake(f"output_delta.{name}", edits=edits, title=title, hint=hint, equation=DELTA, about=about)


CROSSENTROPY_MISTAKES = (
    loss(
        "not_averaged",
        " / m",
        "",
        text("summed over the samples, not averaged", "对样本求和，没有取平均"),
        text(
            "Right for one sample. Twice as many samples: should the loss double?",
            "只有一个样本时是对的。样本多一倍，损失也该多一倍吗？",
        ),
        THE_AVERAGE,
    ),
    loss(
        "averaged_over_all",
        " / m",
        " / y.size",
        text("averaged over outputs too", "对输出也取了平均"),
        text(
            "The loss of one sample is a sum over its outputs. What does a mean over the whole matrix divide by?",
            "一个样本的损失对各输出求和。对整个矩阵取 mean 时除以了多少？",
        ),
        THE_AVERAGE,
    ),
    loss(
        "averaged_over_outputs",
        " / m",
        " / y.shape[0]",
        text("divided by the number of outputs, not of samples", "除以了输出个数，而不是样本个数"),
        text("Which dimension of y counts the samples?", "y 的哪一维是样本个数？"),
        THE_AVERAGE,
    ),
    loss(
        "base_2",
        "np.log(",
        "np.log2(",
        text("logarithm to base 2", "取了以 2 为底的对数"),
        text("Which logarithm has the derivative 1/p?", "哪个对数的导数是 1/p？"),
        THE_LOGARITHM,
    ),
    loss(
        "base_10",
        "np.log(",
        "np.log10(",
        text("logarithm to base 10", "取了以 10 为底的对数"),
        text("Which logarithm has the derivative 1/p?", "哪个对数的导数是 1/p？"),
        THE_LOGARITHM,
    ),
    loss(
        "log_1p",
        "np.log(",
        "np.log1p(",
        text("the logarithm of 1 + p", "取了 1 + p 的对数"),
        text("How large should the loss be where p is 1 at the right place?", "正确类别的 p 为 1 时，损失应是多少？"),
        THE_LOGARITHM,
    ),
    loss(
        "no_logarithm",
        f"np.log({CLIP})",
        "p",
        text("the logarithm is forgotten", "忘了取对数"),
        text("How large should the loss be where p is 1 at the right place?", "正确类别的 p 为 1 时，损失应是多少？"),
        THE_LOGARITHM,
    ),
    loss(
        "sign",
        "-np.sum",
        "np.sum",
        text("the sign is wrong: the loss is negative", "符号反了：损失成了负数"),
        text("Which sign has the logarithm of a number below 1?", "小于 1 的数的对数是正还是负？"),
        THE_FACTOR,
    ),
    loss(
        "half",
        "-np.sum",
        "-0.5 * np.sum",
        text("there is a factor of 1/2 too many", "多了一个因子 1/2"),
        text(
            "The half belongs to the quadratic cost. Is there a square to differentiate here?",
            "1/2 是平方代价里的。这里有平方要求导吗？",
        ),
        THE_FACTOR,
    ),
    loss(
        "binary",
        RIGHT,
        f"-np.sum(y * np.log({CLIP}) + (1 - y) * np.log(1 - {CLIP})) / m",
        text("both terms, as for outputs that stand alone", "写了两项，那是各输出独立时的交叉熵"),
        text(
            "With sigmoid outputs there is a second term. How many terms has the equation for softmax?",
            "sigmoid 输出才有第二项。softmax 的公式有几项？",
        ),
        THE_TERMS,
    ),
    loss(
        "targets_forgotten",
        "y * np.log",
        "np.log",
        text("all outputs count, whatever the target", "所有输出都计入了，与目标无关"),
        text(
            "Of how many outputs of one sample does the loss depend, for a one-hot target?",
            "目标是独热编码时，一个样本的损失取决于几个输出？",
        ),
        THE_TERMS,
    ),
    loss(
        "wrong_classes",
        "y * np.log",
        "(1 - y) * np.log",
        text("the wrong classes count in place of the right one", "计入的是错误的类别，而不是正确的"),
        text("Where y is 0, what does y ln p come to?", "y 为 0 时，y ln p 是多少？"),
        THE_TERMS,
    ),
    loss(
        "swapped",
        RIGHT,
        "-np.sum(p * np.log(np.clip(y, 1e-7, 1 - 1e-7))) / m",
        text("p and y exchanged", "p 与 y 弄反了"),
        text(
            "Of which one is the logarithm taken: of the answer, or of the target?", "对数取的是网络的输出，还是目标？"
        ),
        THE_TERMS,
    ),
    loss(
        "quadratic",
        RIGHT,
        "0.5 * np.sum((p - y) ** 2) / m",
        text("the quadratic cost of earlier homework", "用了以前作业的平方代价"),
        text("Which cost goes with softmax here?", "这里与 softmax 配套的是哪个代价？"),
    ),
    loss(
        "log_of_mean",
        RIGHT,
        "-np.log(np.clip(np.sum(y * p) / m, 1e-7, 1 - 1e-7))",
        text("the logarithm of the mean in place of the mean of the logarithms", "先取平均再取对数，次序反了"),
        text(
            "Right for one sample. What comes first, the logarithm or the mean?",
            "只有一个样本时是对的。先取对数还是先取平均？",
        ),
        THE_AVERAGE,
    ),
    loss(
        "first_sample_only",
        RIGHT,
        "-np.sum(y[:, :1] * np.log(np.clip(p[:, :1], 1e-7, 1 - 1e-7)))",
        text("only the first sample counts", "只计入了第一个样本"),
        text("Right for one sample. What became of the others?", "只有一个样本时是对的。其余的样本到哪里去了？"),
        THE_TERMS,
    ),
    loss(
        "one_per_sample",
        RIGHT,
        "-np.sum(y * np.log(np.clip(p, 1e-7, 1 - 1e-7)), axis=0)",
        text("one number per sample, in place of their mean", "每个样本给出一个数，没有取平均"),
        text("How many numbers does the template return?", "模板要求返回几个数？"),
        THE_AVERAGE,
    ),
    clip(
        "not_clipped",
        "p",
        text("p is not clipped", "没有限制 p"),
        text("What is the logarithm of 0, and 0 times that?", "0 的对数是多少？再乘以 0 呢？"),
    ),
    clip(
        "clipped_below_only",
        "np.maximum(p, 1e-7)",
        text("p is clipped near 0 alone", "只在 0 一侧限制了 p"),
        text(
            "The interval has two ends. What is the loss where p is exactly 1?", "区间有两端。p 恰为 1 时损失是多少？"
        ),
    ),
    clip(
        "clipped_above_only",
        "np.minimum(p, 1 - 1e-7)",
        text("p is clipped near 1 alone", "只在 1 一侧限制了 p"),
        text(
            "The interval has two ends. What is the loss where p is exactly 0?", "区间有两端。p 恰为 0 时损失是多少？"
        ),
    ),
    clip(
        "number_added",
        "(p + 1e-7)",
        text("a small number is added to p, in place of a clip", "给 p 加了一个小数，而不是限制范围"),
        text(
            "A p well between 0 and 1 should stay exactly as it is. Does it?",
            "离 0 和 1 都远的 p 应当保持不变。是这样吗？",
        ),
    ),
    clip(
        "other_bounds_1e_8",
        "np.clip(p, 1e-8, 1 - 1e-8)",
        text("p is clipped at 1e-8", "在 1e-8 处限制了 p"),
        text("At which numbers does the handout clip?", "讲义在哪两个数处限制 p？"),
    ),
    clip(
        "other_bounds_1e_12",
        "np.clip(p, 1e-12, 1 - 1e-12)",
        text("p is clipped at 1e-12", "在 1e-12 处限制了 p"),
        text("At which numbers does the handout clip?", "讲义在哪两个数处限制 p？"),
    ),
    clip(
        "other_bounds_1e_15",
        "np.clip(p, 1e-15, 1 - 1e-15)",
        text("p is clipped at 1e-15", "在 1e-15 处限制了 p"),
        text("At which numbers does the handout clip?", "讲义在哪两个数处限制 p？"),
    ),
    loss(
        "in_place",
        CLIP,
        "np.clip(p, 1e-7, 1 - 1e-7, out=p)",
        text("the caller's p is overwritten", "改写了调用者的 p"),
        text(
            "Whoever called still needs p, for the way back. Where is the clipped one stored?",
            "调用者反向时还要用 p。限制后的数存到哪里去了？",
        ),
        equation=CLIPPED,
    ),
)

OUTPUT_DELTA_MISTAKES = (
    delta(
        "not_averaged",
        "p - y",
        text("not divided by the number of samples", "没有除以样本个数"),
        text(
            "Right for one sample. The loss is a mean: which factor does its derivative carry?",
            "只有一个样本时是对的。损失是平均值，它的导数带什么因子？",
        ),
        THE_AVERAGE,
    ),
    delta(
        "sign",
        "(y - p) / m",
        text("the sign is wrong", "符号反了"),
        text(
            "Where p is too large, should the derivative be positive, so that the step goes down?",
            "p 偏大时，导数应为正还是负，才会往下走？",
        ),
        THE_FACTOR,
    ),
    delta(
        "divided_by_outputs",
        "(p - y) / y.shape[0]",
        text("divided by the number of outputs, not of samples", "除以了输出个数，而不是样本个数"),
        text("Which dimension of y counts the samples?", "y 的哪一维是样本个数？"),
        THE_AVERAGE,
    ),
    delta(
        "divided_by_all",
        "(p - y) / y.size",
        text("divided by the number of all outputs of all samples", "除以了所有样本的所有输出的个数"),
        text("Which dimension of y counts the samples?", "y 的哪一维是样本个数？"),
        THE_AVERAGE,
    ),
    delta(
        "divided_twice",
        "(p - y) / m**2",
        text("divided by the number of samples twice", "除以了两次样本个数"),
        text("Right for one sample. How often is the mean taken?", "只有一个样本时是对的。平均取了几次？"),
        THE_AVERAGE,
    ),
    delta(
        "slope_of_sigmoid",
        "(p - y) * p * (1 - p) / m",
        text("the slope p (1 - p) too many", "多乘了斜率 p (1 - p)"),
        text(
            "That factor belongs to the quadratic cost. What is left of it with this cost?",
            "这个因子属于平方代价。换成这个代价之后还剩下它吗？",
        ),
    ),
    delta(
        "derivative_by_p",
        "-y / p / m",
        text("the derivative with respect to p, not to z", "求成了对 p 的导数，而不是对 z 的"),
        text(
            "One factor of the chain rule is still missing: how does p change with z?",
            "链式法则还差一个因子：p 随 z 怎样变化？",
        ),
    ),
    delta(
        "target_only",
        "(p - y) * y / m",
        text("only the right class has a derivative", "只有正确类别有导数"),
        text(
            "When p of one class grows, what happens to the others? They have a derivative too.",
            "一个类别的 p 变大，其余的怎样？它们也有导数。",
        ),
    ),
    delta(
        "target_forgotten",
        "p / m",
        text("the target is forgotten", "忘了减去目标"),
        text("What should the derivative be where the answer is exactly right?", "答案完全正确时，导数应是多少？"),
    ),
    delta(
        "factor_2",
        "2 * (p - y) / m",
        text("there is a factor of 2 too many", "多了一个因子 2"),
        text("The 2 comes from a square. Is there one in the cross-entropy?", "2 来自平方。交叉熵里有平方吗？"),
        THE_FACTOR,
    ),
    delta(
        "squared",
        "(p - y) ** 2 / m",
        text("the error is squared", "误差被平方了"),
        text("Which sign should the derivative have where p is too small?", "p 偏小时，导数应是什么符号？"),
    ),
    delta(
        "mean_over_samples",
        "np.repeat(np.mean(p - y, axis=1, keepdims=True), m, axis=1)",
        text("every sample gets the mean of all", "每个样本得到的都是全体的平均"),
        text(
            "Right for one sample. Each column is that sample's own.", "只有一个样本时是对的。每一列应是该样本自己的。"
        ),
        THE_AVERAGE,
    ),
    mistake(
        "output_delta.in_place",
        edits={"output_delta": {"dz = (p - y) / m": "p -= y\n    dz = p / m"}},
        title=text("the caller's p is overwritten", "改写了调用者的 p"),
        hint=text(
            "-= changes the array that was passed in. Whoever called still needs it.",
            "-= 会改动传进来的数组，而调用者之后还要用它。",
        ),
        equation=DELTA,
    ),
)
