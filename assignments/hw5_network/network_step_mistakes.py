"""What students do in place of one step with a mini-batch, in a loop and all columns at once."""

from __future__ import annotations

from collections.abc import Mapping

from grader.checking import Mistake, Text, mistake, text

C, V = "update_mini_batch_c", "update_mini_batch_v"

STEP_W = r"W^l \leftarrow W^l - \frac{\alpha}{m} \sum_{k=1}^{m} \frac{\partial C_k}{\partial W^l}"
STEP_B = r"b^l \leftarrow b^l - \frac{\alpha}{m} \sum_{k=1}^{m} \frac{\partial C_k}{\partial b^l}"
SUM_B = r"\sum_{k=1}^{m} \frac{\partial C_k}{\partial b^l} = \sum_{k=1}^{m} \delta^{l+1}_k"
NEW = r"W^l_{\mathrm{new}} = W^l - \dots, \quad b^l_{\mathrm{new}} = b^l - \dots"

THE_FACTOR = text("the factor alpha/m", "因子 alpha/m")
THE_SUM = text("the sum over the samples", "对样本的求和")
THE_BIASES = text("the step of the biases", "偏置的更新")
THE_LAYERS = text("which layers are updated", "更新了哪些层")
THE_CALLERS = text("what becomes of the caller's network", "调用者的网络")

SUMS = "np.sum(delta[layer + 1], axis=1, keepdims=True)"
W_NEW = {
    C: "w_new = [w[layer] - alpha / m * sum_dw[layer] for layer in range(len(w))]",
    V: "w_new = [W[layer] - alpha / m * dw[layer] for layer in range(1, L)]",
}
B_NEW = {
    C: "b_new = [b[layer] - alpha / m * sum_db[layer] for layer in range(len(w))]",
    V: "b_new = [B[layer] - alpha / m * db[layer] for layer in range(1, L)]",
}


def step(
    name: str,
    edits: Mapping[str, str] | Mapping[str, dict[str, str]],
    title: Text,
    hint: Text,
    about: Text,
    equation: str = STEP_W,
    functions: tuple[str, ...] = (C, V),
) -> Mistake:
    """Describe a slip of the step; the edits are the same in both forms, or stand by form."""
    return mistake(
        f"update_mini_batch.{name}",
        functions=functions,
        edits=edits,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


STEP_MISTAKES = (
    # ---- the factor
    step(
        "not_divided",
        {"alpha / m": "alpha"},
        text("alpha is not divided by m: the sum in place of the mean", "alpha 没有除以 m：用了和，而不是平均"),
        text(
            "Homework 3 took the sum over the mini-batch. What does this one take, and what stands beside alpha?",
            "作业三对小批量求和。这次取的是什么？讲义里 alpha 后面多了什么？",
        ),
        THE_FACTOR,
    ),
    step(
        "uphill",
        {"- alpha / m": "+ alpha / m"},
        text("the step goes uphill", "朝上坡方向走了"),
        text(
            "Is the cost larger or smaller after your step? Look at the sign of the step, and of the error.",
            "走了一步之后代价变大还是变小？检查更新的符号和误差的符号。",
        ),
        THE_FACTOR,
    ),
    step(
        "alpha_forgotten",
        {"alpha / m": "1 / m"},
        text("the learning rate is forgotten", "忘了学习率"),
        text("Does your result change when alpha changes?", "alpha 变了，你的结果变不变？"),
        THE_FACTOR,
    ),
    step(
        "divided_twice",
        {"alpha / m": "alpha / m**2"},
        text("divided by m twice", "除了两次 m"),
        text(
            "Where is the mean taken: in the gradients, in the step, or in both?",
            "平均是在梯度里取的，还是在更新时取的，还是两处都取了？",
        ),
        THE_FACTOR,
    ),
    step(
        "divided_by_rows",
        {"alpha / m": "alpha / len(x)"},
        text("divided by the number of inputs", "除以了输入的个数"),
        text("len(x) counts rows. Where are the samples in x?", "len(x) 数的是行。样本在 x 的哪个方向？"),
        THE_FACTOR,
    ),
    step(
        "divided_by_outputs",
        {"alpha / m": "alpha / len(y)"},
        text("divided by the number of outputs", "除以了输出的个数"),
        text("len(y) counts rows. Where are the samples in y?", "len(y) 数的是行。样本在 y 的哪个方向？"),
        THE_FACTOR,
    ),
    step(
        "divided_by_layers",
        {"alpha / m": "alpha / len(w)"},
        text("divided by the number of layers", "除以了层数"),
        text("What does len(w) count?", "len(w) 数的是什么？"),
        THE_FACTOR,
    ),
    step(
        "biases_not_divided",
        {C: {"b[layer] - alpha / m *": "b[layer] - alpha *"}, V: {"B[layer] - alpha / m *": "B[layer] - alpha *"}},
        text("the mean for the weights, the sum for the biases", "权重用了平均，偏置却用了和"),
        text("Compare the factors before dw and before db.", "比一比 dw 与 db 前面的因子。"),
        THE_BIASES,
        STEP_B,
    ),
    step(
        "weights_not_divided",
        {C: {"w[layer] - alpha / m *": "w[layer] - alpha *"}, V: {"W[layer] - alpha / m *": "W[layer] - alpha *"}},
        text("the mean for the biases, the sum for the weights", "偏置用了平均，权重却用了和"),
        text("Compare the factors before dw and before db.", "比一比 dw 与 db 前面的因子。"),
        THE_FACTOR,
    ),
    # ---- what is updated
    step(
        "biases_not_updated",
        {C: {B_NEW[C]: "b_new = list(b)"}, V: {B_NEW[V]: "b_new = list(b)"}},
        text("the biases are not updated", "偏置没有更新"),
        text("Which of the two results is still what it was?", "两个结果中哪一个还是原来的样子？"),
        THE_BIASES,
        STEP_B,
    ),
    step(
        "weights_not_updated",
        {C: {W_NEW[C]: "w_new = list(w)"}, V: {W_NEW[V]: "w_new = list(w)"}},
        text("the weights are not updated", "权重没有更新"),
        text("Which of the two results is still what it was?", "两个结果中哪一个还是原来的样子？"),
        THE_LAYERS,
    ),
    step(
        "first_layer_missed",
        {
            C: {
                W_NEW[C]: "w_new = [w[0], *(w[layer] - alpha / m * sum_dw[layer] for layer in range(1, len(w)))]",
                B_NEW[C]: "b_new = [b[0], *(b[layer] - alpha / m * sum_db[layer] for layer in range(1, len(w)))]",
            },
            V: {
                W_NEW[V]: "w_new = [W[1], *(W[layer] - alpha / m * dw[layer] for layer in range(2, L))]",
                B_NEW[V]: "b_new = [B[1], *(B[layer] - alpha / m * db[layer] for layer in range(2, L))]",
            },
        },
        text("the first layer is not updated", "第一层没有更新"),
        text(
            "The book counts layers from 1, a list from 0. Where does your loop over layers begin?",
            "书上从第 1 层数起，列表从 0 数起。你对各层的循环从哪里开始？",
        ),
        THE_LAYERS,
    ),
    step(
        "last_layer_missed",
        {
            C: {
                W_NEW[C]: "w_new = [*(w[layer] - alpha / m * sum_dw[layer] for layer in range(len(w) - 1)), w[-1]]",
                B_NEW[C]: "b_new = [*(b[layer] - alpha / m * sum_db[layer] for layer in range(len(w) - 1)), b[-1]]",
            },
            V: {
                W_NEW[V]: "w_new = [*(W[layer] - alpha / m * dw[layer] for layer in range(1, L - 1)), W[L - 1]]",
                B_NEW[V]: "b_new = [*(B[layer] - alpha / m * db[layer] for layer in range(1, L - 1)), B[L - 1]]",
            },
        },
        text("the last layer is not updated", "最后一层没有更新"),
        text("How far does your loop over layers go?", "你对各层的循环走到了哪里？"),
        THE_LAYERS,
    ),
    step(
        "results_swapped",
        {"return w_new, b_new": "return b_new, w_new"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text("Which comes first, the weights or the biases?", "先返回权重还是偏置？"),
        text("the order of the results", "返回值的次序"),
        NEW,
    ),
    step(
        "in_place",
        {
            C: {
                "    return w_new, b_new": (
                    "    for layer in range(len(w)):\n        w[layer], b[layer] = w_new[layer], b_new[layer]\n"
                    "    return w, b"
                )
            },
            V: {
                "    return w_new, b_new": (
                    "    for layer in range(len(w)):\n        w[layer], b[layer] = w_new[layer], b_new[layer]\n"
                    "    return w, b"
                )
            },
        },
        text("the caller's network is changed in place", "就地改动了调用者的网络"),
        text(
            "w[l] = ... and w[l] -= ... write into what the caller handed over. Where can the new network live?",
            "w[l] = ... 和 w[l] -= ... 都写进了调用者传来的列表或数组。新的网络应当放在哪里？",
        ),
        THE_CALLERS,
        NEW,
    ),
    step(
        "state_kept",
        {
            C: {
                "    for k in range(m):\n": (
                    "    shapes = tuple(W.shape for W in w)\n"
                    "    kept = update_mini_batch_c.__dict__.setdefault('kept', {})\n"
                    "    sum_dw, sum_db = kept.get(shapes, (sum_dw, sum_db))\n"
                    "    for k in range(m):\n"
                ),
                "    w_new = ": "    kept[shapes] = (sum_dw, sum_db)\n    w_new = ",
            },
        },
        text("gradients of the call before are still in the sum", "上一次调用的梯度还留在和里"),
        text(
            "Call your function twice with the same arguments. What is left of the first time, and where?",
            "用相同的参数调用两次。第一次留下了什么，留在哪里？",
        ),
        THE_SUM,
        functions=(C,),
    ),
    # ---- the sum, sample by sample
    step(
        "last_sample_only",
        {"sum_dw[layer] + dw[layer]": "dw[layer]", "sum_db[layer] + db[layer]": "db[layer]"},
        text("the gradients are not added up: only the last sample's are left", "梯度没有累加：只剩下最后一个样本的"),
        text(
            "What is left of the first sample's gradients when the loop has gone round again?",
            "循环再走一遍之后，第一个样本的梯度还在吗？",
        ),
        THE_SUM,
        functions=(C,),
    ),
    step(
        "biases_not_summed",
        {"sum_db[layer] + db[layer]": "db[layer]"},
        text("the bias gradients are not added up", "偏置的梯度没有累加"),
        text("Compare the two lines in the loop over layers.", "比一比对各层的循环里的两行。"),
        THE_BIASES,
        STEP_B,
        (C,),
    ),
    step(
        "first_sample_only",
        {"for k in range(m)": "for k in range(1)"},
        text("only the first sample is used", "只用了第一个样本"),
        text(
            "How often does your loop over samples go round? Look for a return inside it.",
            "你对样本的循环走了几遍？看看 return 是不是写进了循环里。",
        ),
        THE_SUM,
        functions=(C,),
    ),
    step(
        "last_sample_missed",
        {"for k in range(m)": "for k in range(m - 1)"},
        text("the last sample is left out", "漏掉了最后一个样本"),
        text("How far does your loop over samples go?", "你对样本的循环走到了哪里？"),
        THE_SUM,
        functions=(C,),
    ),
    step(
        "first_sample_every_time",
        {"x[:, k : k + 1], y[:, k : k + 1]": "x[:, :1], y[:, :1]"},
        text("the same sample every time", "每次用的都是同一个样本"),
        text("Does what you hand to backprop depend on the loop's counter?", "交给 backprop 的参数与循环变量有关吗？"),
        THE_SUM,
        functions=(C,),
    ),
    step(
        "update_after_each_sample",
        {
            "    for k in range(m):\n": "    w_now, b_now = list(w), list(b)\n    for k in range(m):\n",
            "backprop(w, b,": "backprop(w_now, b_now,",
            "            sum_db[layer] = sum_db[layer] + db[layer]\n": (
                "            sum_db[layer] = sum_db[layer] + db[layer]\n"
                "            w_now[layer] = w_now[layer] - alpha / m * dw[layer]\n"
                "            b_now[layer] = b_now[layer] - alpha / m * db[layer]\n"
            ),
        },
        text("the network is updated after each sample", "每个样本之后就更新了网络"),
        text("At which network are all gradients of a mini-batch taken?", "一个小批量的所有梯度，是在哪个网络上求的？"),
        THE_SUM,
        functions=(C,),
    ),
    step(
        "one_array_for_all_layers",
        {
            "sum_dw = [np.zeros(W.shape) for W in w]": "sum_dw = [np.zeros(w[0].shape)] * len(w)",
            "sum_db = [np.zeros(B.shape) for B in b]": "sum_db = [np.zeros(b[0].shape)] * len(b)",
            "sum_dw[layer] = sum_dw[layer] + dw[layer]": "sum_dw[layer] += dw[layer]",
            "sum_db[layer] = sum_db[layer] + db[layer]": "sum_db[layer] += db[layer]",
        },
        text("all layers share one array", "所有层共用了同一个数组"),
        text(
            "In [zeros] * n the same array stands n times. What does += to one of them do to the others?",
            "[zeros] * n 得到的列表里，同一个数组出现了 n 次。对其中一个做 +=，其余的会怎样？",
        ),
        THE_SUM,
        functions=(C,),
    ),
    # ---- the sum, all columns at once
    step(
        "bias_gradient_not_summed",
        {SUMS: "delta[layer + 1]"},
        text("the bias gradient is not summed over the samples", "偏置的梯度没有对样本求和"),
        text(
            "Your b has one column per sample after the step. How many does a bias have?",
            "更新之后你的 b 有 m 列。偏置应当有几列？",
        ),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "bias_gradient_along_neurons",
        {SUMS: "np.sum(delta[layer + 1], axis=0, keepdims=True)"},
        text("the bias gradient is summed along the wrong axis", "偏置的梯度沿错误的方向求和了"),
        text(
            "Rows are neurons, columns are samples. Which of them is to vanish in the sum?",
            "行是神经元，列是样本。求和之后应当消失的是哪一个？",
        ),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "bias_gradient_flat",
        {SUMS: "np.sum(delta[layer + 1], axis=1)"},
        text(
            "the summed bias gradient is no column any more, and broadcasts",
            "求和后的偏置梯度不再是一列，减的时候被广播了",
        ),
        text(
            "Print the shapes of b and of your sum: what is (n, 1) minus (n,)?",
            "把 b 与求和结果的形状打印出来：(n, 1) 减 (n,) 得到什么？",
        ),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "bias_gradient_averaged_twice",
        {SUMS: "np.mean(delta[layer + 1], axis=1, keepdims=True)"},
        text("the bias gradient is averaged, and divided by m once more", "偏置的梯度取了平均，又除了一次 m"),
        text("Count the divisions by m on the way to the bias.", "数一数偏置一路上除了几次 m。"),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "bias_gradient_one_number",
        {SUMS: "np.sum(delta[layer + 1])"},
        text("the bias gradient is summed over neurons and samples", "偏置的梯度对神经元和样本都求了和"),
        text(
            "A sum without a direction runs over all numbers. How many should be left?",
            "求和不指明方向，就会加上所有的数。应当剩下几个数？",
        ),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "bias_gradient_of_first_sample",
        {SUMS: "delta[layer + 1][:, :1]"},
        text("the bias gradient of the first sample alone", "偏置只用了第一个样本的梯度"),
        text(
            "The matrix product of BP4 goes through all samples. And your bias?",
            "BP4 的矩阵乘积用到了所有样本。偏置呢？",
        ),
        THE_BIASES,
        SUM_B,
        (V,),
    ),
    step(
        "update_before_all_gradients",
        {
            "delta[layer] = (W[layer].T @": (
                "W[layer] = W[layer] - alpha / m * delta[layer + 1] @ a[layer].T\n        delta[layer] = (W[layer].T @"
            ),
            W_NEW[V]: "w_new = [W[1] - alpha / m * dw[1], *(W[layer] for layer in range(2, L))]",
        },
        text("weights are changed before all gradients are taken", "梯度还没有求完就改了权重"),
        text(
            "Which W does BP2 need: the one before the step, or the one after it?",
            "BP2 要用的 W，是更新前的还是更新后的？",
        ),
        THE_SUM,
        functions=(V,),
    ),
)
