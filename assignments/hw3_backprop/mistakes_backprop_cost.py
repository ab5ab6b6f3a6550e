"""What goes wrong in the cost, in the delta of the output layer and in the gradient."""

from __future__ import annotations

from catalogue_of_backprop import (
    BATCH,
    COST,
    GRADIENT,
    OUTPUT_DELTA,
    THE_COST,
    THE_SAMPLES,
    THE_SCALE,
    THE_SLOPE,
)

from grader.checking import mistake, text

COST_MISTAKES = (
    mistake(
        "cost.half_missing",
        functions="cost",
        edits={"0.5 * ": ""},
        title=text("the factor 1/2 is missing", "漏了因子 1/2"),
        hint=text(
            "Your cost is twice what it should be. Which constant stands in front of the sum?",
            "你的代价是应有值的两倍。求和号前面是什么常数？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.quarter",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "np.sum((0.5 * (a - y)) ** 2)"},
        title=text("the factor 1/2 is squared too", "因子 1/2 也被平方了"),
        hint=text("Is the 1/2 inside the square or outside it?", "1/2 在平方里面还是外面？"),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.not_averaged",
        functions="cost",
        edits={" / m\n": "\n"},
        title=text("not averaged over the samples", "没有对样本取平均"),
        hint=text(
            "With the same sample twice side by side, should the cost double?",
            "把同一个样本并排放两份，代价应当翻倍吗？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.averaged_over_everything",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.mean((a - y) ** 2)"},
        title=text("averaged over the outputs too", "对输出也取了平均"),
        hint=text(
            "Which of the two sums of the equation is divided by its number of terms: over outputs, or over samples?",
            "公式里的两个求和，哪一个要除以项数：对输出的，还是对样本的？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.averaged_over_outputs",
        functions="cost",
        edits={"a.shape[1]": "a.shape[0]"},
        title=text("divided by the number of outputs, not of samples", "除以了输出个数，而不是样本数"),
        hint=text(
            "Which size of a counts the samples: the rows or the columns?",
            "a 的哪个维度是样本数：行还是列？",
        ),
        equation=COST,
        about=THE_SCALE,
    ),
    mistake(
        "cost.absolute_error",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(np.abs(a - y))"},
        title=text("absolute errors in place of squared ones", "用了误差的绝对值，而不是平方"),
        hint=text(
            "What is done to each error before they are added up?",
            "各个误差相加之前要做什么运算？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.plain_error",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(a - y)"},
        title=text("the errors are added up without a square", "误差没有平方就相加了"),
        hint=text(
            "Errors of opposite sign cancel in your sum. What prevents that in the equation?",
            "在你的求和中，正负误差会互相抵消。公式里靠什么避免？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.square_of_sum",
        functions="cost",
        edits={"np.sum((a - y) ** 2)": "np.sum(np.sum(a - y, axis=0) ** 2)"},
        title=text("the square of the sum in place of the sum of squares", "先求和再平方，而不是先平方再求和"),
        hint=text(
            "Which comes first for each output: the square or the sum?",
            "对各个输出，先平方还是先求和？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.root",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "0.5 * np.sum(np.sqrt(np.sum((a - y) ** 2, axis=0)))"},
        title=text("the length of the error, without the square", "取了误差向量的长度，没有平方"),
        hint=text(
            "norm takes a root at the end. Is there a root in the equation?",
            "norm 最后会开方。公式里有开方吗？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.cross_entropy",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2)": "-np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))"},
        title=text("the cross-entropy in place of the quadratic cost", "用了交叉熵，而不是平方代价"),
        hint=text(
            "The cross-entropy comes in a later homework. Which cost does this one ask for?",
            "交叉熵是后面作业的内容。这次要求的是哪种代价？",
        ),
        equation=COST,
        about=THE_COST,
    ),
    mistake(
        "cost.one_per_sample",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.sum((a - y) ** 2, axis=0)"},
        title=text("one cost per sample, in place of their mean", "给出了每个样本的代价，而不是它们的平均"),
        hint=text(
            "J is a single number. What is still to be done with the samples' costs?",
            "J 是一个数。各样本的代价还要怎样处理？",
        ),
        equation=COST,
        about=THE_SAMPLES,
    ),
    mistake(
        "cost.last_sample_only",
        functions="cost",
        edits={"0.5 * np.sum((a - y) ** 2) / m": "0.5 * np.sum((a[:, -1] - y[:, -1]) ** 2)"},
        title=text("the cost of the last sample alone", "只算了最后一个样本的代价"),
        hint=text(
            "Is what you add up overwritten by each sample?",
            "每个样本是否把前面的结果覆盖了？",
        ),
        equation=COST,
        about=THE_SAMPLES,
    ),
)

OUTPUT_DELTA_MISTAKES = (
    mistake(
        "output_delta.error_reversed",
        functions="output_delta",
        edits={"= (a - y)": "= (y - a)"},
        title=text("the error is reversed: y - a", "误差反了：y - a"),
        hint=text(
            "Differentiate the cost with respect to a: which sign does the error get?",
            "代价对 a 求导：误差是什么符号？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.derivative_missing",
        functions="output_delta",
        edits={"= (a - y) * df(z)": "= a - y"},
        title=text("derivative forgotten", "忘了乘导数"),
        hint=text(
            "a - y alone is the delta of the cross-entropy. Which factor does the quadratic cost leave?",
            "只有 a - y 是交叉熵的 delta。平方代价还留下哪个因子？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SLOPE,
    ),
    mistake(
        "output_delta.doubled",
        functions="output_delta",
        edits={"= (a - y)": "= 2 * (a - y)"},
        title=text("a factor 2 too many", "多了一个因子 2"),
        hint=text(
            "The square brings down a 2. With which constant of the cost does it meet?",
            "平方求导得到一个 2。它与代价中的哪个常数相消？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.halved",
        functions="output_delta",
        edits={"= (a - y)": "= 0.5 * (a - y)"},
        title=text("a factor 1/2 too many", "多了一个因子 1/2"),
        hint=text(
            "The 1/2 stands in the cost. What becomes of it when the square is differentiated?",
            "1/2 是代价函数里的。对平方求导之后它还在吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.averaged",
        functions="output_delta",
        edits={"= (a - y)": "= (a - y) / a.shape[1]"},
        title=text("divided by the number of samples", "除以了样本数"),
        hint=text(
            "Each column is the delta of one sample alone. Does it change when another sample stands beside it?",
            "每一列是单个样本的 delta。旁边多了一个样本，它会变吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SCALE,
    ),
    mistake(
        "output_delta.target_forgotten",
        functions="output_delta",
        edits={"(a - y)": "a"},
        title=text("the wanted output y is not used", "没有用到期望输出 y"),
        hint=text(
            "Where the output is just as wanted, what should delta be?",
            "输出恰好等于期望值时，delta 应是多少？",
        ),
        equation=OUTPUT_DELTA,
    ),
    mistake(
        "output_delta.error_squared",
        functions="output_delta",
        edits={"= (a - y)": "= (a - y) ** 2"},
        title=text("the error is still squared", "误差仍带着平方"),
        hint=text("What is the derivative of a square?", "平方的导数是什么？"),
        equation=OUTPUT_DELTA,
    ),
    mistake(
        "output_delta.slope_at_target",
        functions="output_delta",
        edits={"df(z)": "df(y)"},
        title=text("derivative taken at the wanted output", "导数取在期望输出处"),
        hint=text(
            "At which quantity of layer L is f' evaluated in the equation?",
            "公式中 f' 在第 L 层的哪个量处取值？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_SLOPE,
    ),
)

GRADIENT_MISTAKES = (
    mistake(
        "gradient.transposed",
        functions="gradient",
        edits={"= delta_next @ a.T": "= a @ delta_next.T"},
        title=text("the gradient is transposed", "梯度被转置了"),
        hint=text(
            "The gradient has the shape of w: row i is the receiving neuron. Whose factor gives the rows?",
            "梯度与 w 同形：第 i 行对应接收神经元。哪个因子决定行？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.averaged",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next @ a.T / a.shape[1]"},
        title=text("averaged over the samples, not summed", "对样本取了平均，而不是求和"),
        hint=text(
            "Does the lecture's gradient of several samples divide by their number?",
            "讲义中多个样本的梯度除以样本数了吗？",
        ),
        equation=BATCH,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.sign",
        functions="gradient",
        edits={"= delta_next @ a.T": "= -delta_next @ a.T"},
        title=text("the gradient has the wrong sign", "梯度的符号反了"),
        hint=text(
            "The minus of gradient descent belongs to which step: the gradient or the update?",
            "梯度下降的负号属于哪一步：求梯度，还是更新权重？",
        ),
        equation=GRADIENT,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.doubled",
        functions="gradient",
        edits={"= delta_next @ a.T": "= 2 * delta_next @ a.T"},
        title=text("a factor 2 too many", "多了一个因子 2"),
        hint=text(
            "delta already holds the derivative of the cost. What is left to multiply by?",
            "delta 已经是代价的导数。还要乘什么？",
        ),
        equation=GRADIENT,
        about=THE_SCALE,
    ),
    mistake(
        "gradient.first_sample_only",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next[:, :1] @ a[:, :1].T"},
        title=text("the first sample alone", "只用了第一个样本"),
        hint=text(
            "The columns are samples. Which of them contribute to your gradient?",
            "每一列是一个样本。你的梯度里有哪些样本的贡献？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.last_sample_only",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next[:, -1:] @ a[:, -1:].T"},
        title=text("overwritten by each sample in place of added up", "每个样本都覆盖了前一个的梯度，没有相加"),
        hint=text(
            "What remains of the first sample's gradient once the second has been computed?",
            "算完第二个样本之后，第一个样本的梯度还在吗？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.sums_multiplied",
        functions="gradient",
        edits={"= delta_next @ a.T": "= np.outer(delta_next.sum(axis=1), a.sum(axis=1))"},
        title=text("summed over the samples before multiplying", "先对样本求和，再相乘"),
        hint=text(
            "The sum of products is not the product of sums. Which comes first for each sample?",
            "乘积的和不等于和的乘积。对每个样本，先做哪一步？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "gradient.elementwise",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next * a"},
        title=text("an elementwise product in place of column times row", "用了逐元素相乘，而不是列乘以行"),
        hint=text(
            "There is one number for every pair (i, j). How many numbers does your product give?",
            "每一对 (i, j) 都有一个数。你的乘积给出了几个数？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.inner_product",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next.T @ a"},
        title=text("row times column in place of column times row", "写成了行乘以列，而不是列乘以行"),
        hint=text(
            "Which shape must the gradient have? Write the shape of both factors beside it.",
            "梯度应是什么形状？把两个因子的形状写在旁边。",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "gradient.activated_input",
        functions="gradient",
        edits={"= delta_next @ a.T": "= delta_next @ f(a).T"},
        title=text("activation function applied to a once more", "对 a 又用了一次激活函数"),
        hint=text(
            "a^l is already an activation. Does the equation apply f to it?",
            "a^l 已经是激活值。公式里对它用 f 了吗？",
        ),
        equation=GRADIENT,
    ),
)
