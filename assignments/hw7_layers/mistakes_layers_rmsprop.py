"""What students have done wrong in a step of RMSprop."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

MEAN_SQUARE = r"s \leftarrow \rho \, s + (1 - \rho) \left( \frac{\partial J}{\partial W} \right)^2"
STEP = r"W \leftarrow W - \alpha \, \frac{\partial J / \partial W}{\sqrt{s} + \varepsilon}"

THE_MEAN_SQUARE = text("how s is updated", "s 的更新方式")
THE_DENOMINATOR = text("the denominator of the step", "步长的分母")
THE_STEP = text("the step itself", "更新的这一步")

S = "s = rho * s + (1 - rho) * dw**2"
W = "w = w - alpha * dw / (np.sqrt(s) + eps)"


def mean_square(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else as the new s."""
    edits = {"rmsprop": {S: f"s = {expression}"}}
    return mistake(f"rmsprop.{name}", edits=edits, title=title, hint=hint, equation=MEAN_SQUARE, about=THE_MEAN_SQUARE)


def step(name: str, expression: str, title: Text, hint: Text, about: Text = THE_STEP) -> Mistake:
    """Describe something else as the new w."""
    edits = {"rmsprop": {W: f"w = {expression}"}}
    return mistake(f"rmsprop.{name}", edits=edits, title=title, hint=hint, equation=STEP, about=about)


def other(
    name: str, edits: dict[str, str], title: Text, hint: Text, equation: str = STEP, about: Text = NOTHING
) -> Mistake:
    """Describe other lines in a step."""
    return mistake(f"rmsprop.{name}", edits={"rmsprop": edits}, title=title, hint=hint, equation=equation, about=about)


RMSPROP_MISTAKES = (
    mean_square(
        "rho_swapped",
        "(1 - rho) * s + rho * dw**2",
        text("rho and 1 - rho exchanged", "rho 与 1 - rho 弄反了"),
        text(
            "With rho = 0.9 s should change slowly. How much of the old s do you keep?",
            "rho = 0.9 时 s 应当变化缓慢。你保留了多少旧的 s？",
        ),
    ),
    mean_square(
        "accumulated",
        "s + dw**2",
        text("the squares are added up for ever (AdaGrad)", "平方一直累加（那是 AdaGrad）"),
        text(
            "A mean forgets what is long past. Which factor does the forgetting?",
            "均值会逐渐忘掉过去。哪个因子负责“忘掉”？",
        ),
    ),
    mean_square(
        "new_not_weighted",
        "rho * s + dw**2",
        text("the factor 1 - rho is forgotten", "忘了因子 1 - rho"),
        text("If dw is 1 all the time, what should s come to?", "如果 dw 一直是 1，s 应当趋于多少？"),
    ),
    mean_square(
        "old_not_weighted",
        "s + (1 - rho) * dw**2",
        text("the factor rho is forgotten", "忘了因子 rho"),
        text("If dw is 1 all the time, what should s come to?", "如果 dw 一直是 1，s 应当趋于多少？"),
    ),
    mean_square(
        "not_squared",
        "rho * s + (1 - rho) * dw",
        text("dw is not squared in s", "s 中的 dw 没有平方"),
        text("MS in the name is for mean square. What is averaged?", "RMS 的 MS 是“均方”。被平均的是什么？"),
    ),
    mean_square(
        "magnitude_for_square",
        "rho * s + (1 - rho) * np.abs(dw)",
        text("the magnitude in place of the square", "用了绝对值，而不是平方"),
        text("MS in the name is for mean square. What is averaged?", "RMS 的 MS 是“均方”。被平均的是什么？"),
    ),
    mean_square(
        "all_squared",
        "(rho * s + (1 - rho) * dw) ** 2",
        text("the mean is squared in place of the derivative", "先平均再平方了"),
        text("What comes first, the square or the mean?", "先平方还是先平均？"),
    ),
    mean_square(
        "new_squared_weight",
        "rho * s + ((1 - rho) * dw) ** 2",
        text("1 - rho is squared too", "1 - rho 也被平方了"),
        text("To what exactly does the square belong?", "平方究竟属于哪个量？"),
    ),
    mean_square(
        "no_memory",
        "dw**2",
        text("s is the last square alone", "s 只是这一次的平方"),
        text("Where does the old s go into the new one?", "旧的 s 到哪里去了？"),
    ),
    mean_square(
        "one_for_the_array",
        "rho * s + (1 - rho) * np.mean(dw**2)",
        text("one mean square for the whole array", "整个数组共用一个均方"),
        text("Is the mean over the numbers of an array, or over the steps?", "平均是对数组中的各个数，还是对各步？"),
    ),
    mean_square(
        "of_the_weights",
        "rho * s + (1 - rho) * w**2",
        text("the squares of the weights in place of the derivatives", "用了权重的平方，而不是导数的"),
        text("Whose size is to be evened out by the root of s?", "除以 s 的根，是要拉平谁的大小？"),
    ),
    step(
        "eps_inside_root",
        "w - alpha * dw / np.sqrt(s + eps)",
        text("eps stands inside the root", "eps 放到了根号里面"),
        text(
            "Sources differ here. Where does the handout add eps, before the root or after it?",
            "各种资料说法不一。讲义在开方之前还是之后加 eps？",
        ),
        THE_DENOMINATOR,
    ),
    step(
        "eps_squared_inside_root",
        "w - alpha * dw / np.sqrt(s + eps**2)",
        text("the square of eps stands inside the root", "eps 的平方放到了根号里面"),
        text(
            "Sources differ here. Where does the handout add eps, before the root or after it?",
            "各种资料说法不一。讲义在开方之前还是之后加 eps？",
        ),
        THE_DENOMINATOR,
    ),
    step(
        "eps_forgotten",
        "w - alpha * dw / np.sqrt(s)",
        text("eps is forgotten", "忘了 eps"),
        text("What happens where the derivative has always been 0?", "导数一直为 0 的地方会怎样？"),
        THE_DENOMINATOR,
    ),
    step(
        "eps_as_floor",
        "w - alpha * dw / np.maximum(np.sqrt(s), eps)",
        text("eps is a lower bound in place of a summand", "eps 成了下限，而不是加上去的数"),
        text("Which sign stands between the root and eps in the equation?", "公式中根号与 eps 之间是什么运算？"),
        THE_DENOMINATOR,
    ),
    step(
        "no_root",
        "w - alpha * dw / (s + eps)",
        text("the root is forgotten", "忘了开方"),
        text(
            "R in the name is for root. Has s the unit of dw, or of its square?",
            "RMS 的 R 是“方根”。s 与 dw 同量纲，还是与其平方同量纲？",
        ),
        THE_DENOMINATOR,
    ),
    step(
        "eps_outside_quotient",
        "w - alpha * (dw / np.sqrt(s) + eps)",
        text("eps is added to the quotient", "eps 加到了商上"),
        text("What exactly is the denominator? Look at the parentheses.", "分母究竟是哪一部分？看看括号。"),
        THE_DENOMINATOR,
    ),
    step(
        "denominator_not_in_parentheses",
        "w - alpha * dw / np.sqrt(s) + eps",
        text("eps is added to the weight: parentheses missing", "eps 加到了权重上：少了括号"),
        text("What exactly is the denominator? Look at the parentheses.", "分母究竟是哪一部分？看看括号。"),
        THE_DENOMINATOR,
    ),
    step(
        "plain_descent",
        "w - alpha * dw",
        text("plain descent: s is not used", "普通的梯度下降：没有用 s"),
        text("What is s for, in the step?", "更新时 s 有什么用？"),
    ),
    step(
        "uphill",
        "w + alpha * dw / (np.sqrt(s) + eps)",
        text("a step uphill", "往上走了"),
        text("The derivative points uphill. Which sign leads down?", "导数指向上升的方向。哪个符号才是下降？"),
    ),
    step(
        "alpha_forgotten",
        "w - dw / (np.sqrt(s) + eps)",
        text("the learning rate is forgotten", "忘了学习率"),
        text("How far should the step go if alpha is halved?", "alpha 减半，步长应当怎样变化？"),
    ),
    step(
        "alpha_under_fraction",
        "w - dw / (alpha * (np.sqrt(s) + eps))",
        text("divided by the learning rate", "除以了学习率"),
        text("How far should the step go if alpha is halved?", "alpha 减半，步长应当怎样变化？"),
    ),
    step(
        "sign_of_derivative",
        "w - alpha * np.sign(dw)",
        text("the sign of the derivative alone", "只用了导数的符号"),
        text("How does the step depend on s?", "步长与 s 有什么关系？"),
    ),
    step(
        "derivative_squared",
        "w - alpha * dw**2 / (np.sqrt(s) + eps)",
        text("the derivative is squared in the step", "更新中的导数被平方了"),
        text("The square belongs to s. What stands above in the fraction?", "平方属于 s。分子是什么？"),
    ),
    step(
        "step_alone",
        "-alpha * dw / (np.sqrt(s) + eps)",
        text("the step is returned in place of the new weight", "返回的是步长，而不是新的权重"),
        text("From where does the step start?", "这一步从哪里出发？"),
    ),
    step(
        "multiplied",
        "w - alpha * dw * (np.sqrt(s) + eps)",
        text("multiplied by the root in place of divided", "乘以了根，而不是除以"),
        text(
            "Where derivatives are large, should the steps become larger or smaller?",
            "导数大的地方，步长应变大还是变小？",
        ),
        THE_DENOMINATOR,
    ),
    step(
        "factor_on_step",
        "w - alpha * (1 - rho) * dw / (np.sqrt(s) + eps)",
        text("the factor 1 - rho in the step too", "更新中也乘了 1 - rho"),
        text("In which of the two equations does rho occur?", "rho 出现在两个公式中的哪一个？"),
    ),
    step(
        "bias_correction",
        "w - alpha * dw / (np.sqrt(s / (1 - rho)) + eps)",
        text("s is corrected for its start, as in Adam", "像 Adam 那样对 s 作了修正"),
        text("Is there such a correction in the equation of RMSprop?", "RMSprop 的公式里有这样的修正吗？"),
        THE_DENOMINATOR,
    ),
    step(
        "centred",
        "w - alpha * dw / (np.sqrt(np.abs(s - dw**2)) + eps)",
        text("the square of the derivative is taken from s (centred)", "从 s 中减去了导数的平方（中心化）"),
        text("That is another variant. What stands below the root here?", "那是另一种变体。这里根号下是什么？"),
        THE_DENOMINATOR,
    ),
    other(
        "old_s_used",
        {f"{S}\n    {W}": f"{W}\n    {S}"},
        text("w is updated with the old s", "用旧的 s 更新了 w"),
        text(
            "At the first step the old s is 0. In which order do the two equations come?",
            "第一步时旧的 s 是 0。两个公式的先后次序是什么？",
        ),
    ),
    other(
        "momentum",
        {S: "s = rho * s + (1 - rho) * dw", W: "w = w - alpha * s"},
        text("momentum in place of RMSprop", "写成了动量法，而不是 RMSprop"),
        text(
            "A mean of the derivatives is one idea, a mean of their squares another.",
            "导数的平均是一种想法，导数平方的平均是另一种。",
        ),
    ),
    other(
        "s_not_returned",
        {f"{S}\n    {W}": "s_new = rho * s + (1 - rho) * dw**2\n    w = w - alpha * dw / (np.sqrt(s_new) + eps)"},
        text("the old s is returned", "返回的是旧的 s"),
        text("w is right. With which s does the next step begin?", "w 是对的。下一步要从哪个 s 开始？"),
        MEAN_SQUARE,
    ),
    other(
        "root_returned",
        {W: "s = np.sqrt(s)\n    w = w - alpha * dw / (s + eps)"},
        text("the root of s is returned in place of s", "返回的是 s 的平方根，而不是 s"),
        text("w is right. Which quantity does the next step begin with?", "w 是对的。下一步要从哪个量开始？"),
        MEAN_SQUARE,
    ),
    other(
        "results_swapped",
        {"return w, s": "return s, w"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text("Both are right. In which order does the template return them?", "两个结果都对。模板按什么次序返回？"),
    ),
    other(
        "w_in_place",
        {W: "w -= alpha * dw / (np.sqrt(s) + eps)"},
        text("the caller's w is overwritten", "改写了调用者的 w"),
        text(
            "-= changes the array that was passed in. Whoever called still needs it.",
            "-= 会改动传进来的数组，而调用者之后还要用它。",
        ),
    ),
    other(
        "s_in_place",
        {S: "s *= rho\n    s += (1 - rho) * dw**2"},
        text("the caller's s is overwritten", "改写了调用者的 s"),
        text(
            "*= and += change the array that was passed in. Whoever called still needs it.",
            "*= 与 += 会改动传进来的数组，而调用者之后还要用它。",
        ),
        MEAN_SQUARE,
    ),
)
