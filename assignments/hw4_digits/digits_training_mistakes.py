"""What students do in place of batch back-propagation with the samples in a given order."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

VISIT = (
    r"\text{epoch } e: \quad \text{samples } \mathrm{order}_{e,1}, \mathrm{order}_{e,2}, \dots, \mathrm{order}_{e,m}"
)
PIECES = (
    r"\text{mini-batch } p: \quad \mathrm{order}_{e,\,(p-1) s + 1}, \dots, \mathrm{order}_{e,\,\min(p s,\, m)}, "
    r"\quad s = \mathrm{batch\_size}"
)
FORWARD = r"z^{l+1} = W^l a^l, \quad a^{l+1} = f(z^{l+1})"
BACKWARD = r"\delta^l = f'(z^l) \odot \left( (W^l)^T \delta^{l+1} \right)"
OUTPUT_DELTA = r"\delta^L = (a^L - y) \odot f'(z^L)"
GRADIENT = r"\frac{\partial J}{\partial W^l} = \delta^{l+1} \, (a^l)^T"
BATCH = r"\frac{\partial J}{\partial W^l} = \sum_{k \in \text{mini-batch}} \delta^{l+1}_k \, (a^l_k)^T"
UPDATE = r"W^l \leftarrow W^l - \alpha \, \frac{\partial J}{\partial W^l}, \quad l = 1, \dots, L-1"
EPOCH_COST = r"J_e = \frac{1}{m} \sum_{k=1}^{m} J_k"

THE_ORDER = text("in which order the samples are visited", "访问样本的次序")
THE_PIECES = text("how the samples are cut into mini-batches", "怎样把样本切成小批量")
THE_FORWARD = text("the forward computation", "前向计算")
THE_DELTA = text("the backward computation", "反向计算")
THE_GRADIENT = text("the gradient of a step", "每一步的梯度")
THE_UPDATE = text("the update of the weights", "权重的更新")
THE_COST = text("J of an epoch", "每一轮的 J")
THE_EPOCHS = text("how one epoch follows the other", "一轮与下一轮怎样衔接")

LOOP = "for start in range(0, m, batch_size):"
SAMPLES = "samples = order[epoch, start : start + batch_size]"
TAKEN = "x_batch, y_batch = x[:, samples], y[:, samples]"
ADDED = "J_epoch = J_epoch + cost(a[L], y_batch) * len(samples)\n"
KEPT = "        J.append(J_epoch / m)\n"
ALL = "            for layer in range(1, L):\n"
STEP = "                W[layer] = W[layer] - alpha * dw[layer]\n"
GRADIENTS = "                dw[layer] = delta[layer + 1] @ a[layer].T\n"
HIDDEN = "df(z[layer]) * (W[layer].T @ delta[layer + 1])"
OUTPUT = "(a[L] - y_batch) * df(z[L])"


def training(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str, about: Text) -> Mistake:
    """Describe a slip of ``train``."""
    identity = f"train.{name}"
    return mistake(identity, functions="train", edits=edits, title=title, hint=hint, equation=equation, about=about)


TRAINING_MISTAKES = (
    # ---- the order
    training(
        "order_ignored",
        {SAMPLES: "samples = np.arange(start, min(start + batch_size, m))"},
        text("order is ignored", "没有用 order"),
        text("Does your result change when order changes?", "order 变了，你的结果变不变？"),
        VISIT,
        THE_ORDER,
    ),
    training(
        "order_counted_from_one",
        {SAMPLES: f"{SAMPLES} - 1"},
        text("order is taken to count from 1", "把 order 当作从 1 数起"),
        text(
            "Look at the smallest number in order: from where do its places count in your language?",
            "看看 order 里最小的数：在你用的语言里，它从几数起？",
        ),
        VISIT,
        THE_ORDER,
    ),
    training(
        "first_order_in_every_epoch",
        {"order[epoch, start": "order[0, start"},
        text("every epoch takes the first row of order", "每一轮都用了 order 的第一行"),
        text(
            "Each epoch has a row of its own. On what does the row depend in your code?",
            "每一轮有自己的一行。你的程序里，行号与什么有关？",
        ),
        VISIT,
        THE_ORDER,
    ),
    training(
        "order_for_inputs_only",
        {"y[:, samples]": "y[:, start : start + batch_size]"},
        text("the inputs are reordered, the targets are not", "输入按 order 取了，目标却没有"),
        text("Which target belongs to which input? Both must move together.", "哪个目标属于哪个输入？二者必须一起取。"),
        VISIT,
        THE_ORDER,
    ),
    training(
        "order_inverted",
        {"order[epoch, start": "np.argsort(order[epoch])[start"},
        text("order is read the wrong way round", "order 的意思弄反了"),
        text(
            "order[e, 0] is the sample that comes first. Or is it the place at which sample 0 comes?",
            "order[e, 0] 是最先访问的样本，还是 0 号样本排在第几位？",
        ),
        VISIT,
        THE_ORDER,
    ),
    training(
        "reordered_again_in_every_epoch",
        {
            f"        {LOOP}": f"        x, y = x[:, order[epoch]], y[:, order[epoch]]\n        {LOOP}",
            SAMPLES: "samples = np.arange(start, min(start + batch_size, m))",
        },
        text("the samples are reordered on top of the last epoch's order", "在上一轮的次序上又重排了一次"),
        text(
            "order counts the samples as they came. After x = x[:, order[e]], which sample does number 0 stand for?",
            "order 里的编号指的是样本原来的次序。执行 x = x[:, order[e]] 之后，编号 0 指的是哪个样本？",
        ),
        VISIT,
        THE_ORDER,
    ),
    training(
        "order_backwards",
        {"order[epoch, start": "order[epoch, ::-1][start"},
        text("order is walked from its end", "从 order 的末尾往前走了"),
        text("Which sample of the row comes first?", "这一行里最先访问的是哪个样本？"),
        VISIT,
        THE_ORDER,
    ),
    # ---- mini-batches
    training(
        "last_batch_dropped",
        {LOOP: "for start in range(0, m - batch_size + 1, batch_size):"},
        text("a short last mini-batch is dropped", "丢掉了不满的最后一个小批量"),
        text(
            "With 7 samples in mini-batches of 3: how many steps has an epoch?", "7 个样本，每批 3 个：一轮要更新几次？"
        ),
        PIECES,
        THE_PIECES,
    ),
    training(
        "last_batch_filled",
        {"order[epoch, start :": "order[epoch, max(0, min(start, m - batch_size)) :"},
        text("the last mini-batch is filled up with samples used before", "用已经用过的样本补满了最后一个小批量"),
        text("How often is each sample visited in an epoch?", "一轮之中每个样本访问几次？"),
        PIECES,
        THE_PIECES,
    ),
    training(
        "batches_of_even_size",
        {
            LOOP: "for samples in np.array_split(order[epoch], -(-m // batch_size)):",
            f"            {SAMPLES}\n": "",
        },
        text(
            "the mini-batches are made equal, in place of full ones and a short last",
            "把小批量切得一样大，而不是前面都满、最后一个不满",
        ),
        text(
            "With 7 samples in mini-batches of 3: how large are the three pieces?",
            "7 个样本，每批 3 个：三段各有几个？",
        ),
        PIECES,
        THE_PIECES,
    ),
    training(
        "batch_one_short",
        {"start + batch_size]": "start + max(1, batch_size - 1)]"},
        text("every mini-batch lacks its last sample", "每个小批量都少了最后一个样本"),
        text("Does the end of a range belong to it, in your language?", "在你用的语言里，区间的终点算不算在内？"),
        PIECES,
        THE_PIECES,
    ),
    training(
        "batches_overlap",
        {LOOP: "for start in range(m):"},
        text("the mini-batches overlap", "小批量互相重叠"),
        text("By how much does the start of a mini-batch move on?", "小批量的起点每次前进多少？"),
        PIECES,
        THE_PIECES,
    ),
    training(
        "first_batch_only",
        {LOOP: "for start in range(0, min(m, 1)):"},
        text("only the first mini-batch of each epoch is used", "每一轮只用了第一个小批量"),
        text(
            "How many steps does an epoch make in your code? Look for a return or break in the loop.",
            "你的程序一轮更新几次？看看循环里有没有 return 或 break。",
        ),
        PIECES,
        THE_PIECES,
    ),
    training(
        "whole_data_set_at_once",
        {LOOP: "for start in range(0, m, m):", "start + batch_size": "start + m"},
        text("batch_size is ignored: all samples in one step", "没有用 batch_size：一次就用了全部样本"),
        text("Does your result change when batch_size changes?", "batch_size 变了，你的结果变不变？"),
        PIECES,
        THE_PIECES,
    ),
    training(
        "single_samples",
        {LOOP: "for start in range(m):", "start + batch_size": "start + 1"},
        text("batch_size is ignored: one step per sample", "没有用 batch_size：每个样本更新一次"),
        text("Does your result change when batch_size changes?", "batch_size 变了，你的结果变不变？"),
        PIECES,
        THE_PIECES,
    ),
    # ---- forward
    training(
        "stale_forward",
        {
            "J_epoch = 0.0": "J_epoch, W_start = 0.0, dict(W)",
            "z[layer + 1] = W[layer] @ a[layer]": "z[layer + 1] = W_start[layer] @ a[layer]",
        },
        text("forward computation with the weights from the start of the epoch", "前向计算用的是本轮开始时的权重"),
        text(
            "Each step starts with a forward pass. With which weights, after the step before has changed them?",
            "每一步都从前向计算开始。上一步改过权重之后，这一步用哪些权重？",
        ),
        FORWARD,
        THE_FORWARD,
    ),
    training(
        "linear_output",
        {"a[layer + 1] = f(z[layer + 1])": "a[layer + 1] = f(z[layer + 1]) if layer < L - 1 else z[layer + 1]"},
        text("the last layer has no activation function", "最后一层没有用激活函数"),
        text("Does the formula for a make an exception for the output layer?", "a 的公式对输出层有例外吗？"),
        FORWARD,
        THE_FORWARD,
    ),
    training(
        "tanh",
        {"a[layer + 1] = f(z[layer + 1])": "a[layer + 1] = np.tanh(z[layer + 1])"},
        text("tanh in place of the sigmoid", "用了 tanh，而不是 sigmoid"),
        text("Which activation function comes with the template?", "模板给出的是哪个激活函数？"),
        FORWARD,
        THE_FORWARD,
    ),
    # ---- backward
    training(
        "derivative_at_activation",
        {HIDDEN: "df(a[layer]) * (W[layer].T @ delta[layer + 1])"},
        text("in hidden layers the derivative is taken at a, not at z", "隐藏层的导数取在 a 处，而不是 z 处"),
        text("df takes a net input. Which of your arrays holds it?", "df 的参数是净输入。它在你的哪个数组里？"),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "output_derivative_at_activation",
        {OUTPUT: "(a[L] - y_batch) * df(a[L])"},
        text("the output's derivative is taken at a, not at z", "输出层的导数取在 a 处，而不是 z 处"),
        text("At which quantity of layer L is f' evaluated?", "f' 在第 L 层的哪个量处取值？"),
        OUTPUT_DELTA,
        THE_DELTA,
    ),
    training(
        "derivative_at_activation_everywhere",
        {
            HIDDEN: "df(a[layer]) * (W[layer].T @ delta[layer + 1])",
            OUTPUT: "(a[L] - y_batch) * df(a[L])",
        },
        text("every derivative is taken at a, not at z", "所有导数都取在 a 处，而不是 z 处"),
        text("df takes a net input. Which of your arrays holds it?", "df 的参数是净输入。它在你的哪个数组里？"),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "derivative_forgotten",
        {HIDDEN: "W[layer].T @ delta[layer + 1]"},
        text("the derivative is missing in hidden layers", "隐藏层漏了导数"),
        text(
            "Compare with the formula of delta^l: what stands before the product?",
            "对照 delta^l 的公式：乘积前面是什么？",
        ),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "output_derivative_forgotten",
        {OUTPUT: "a[L] - y_batch"},
        text("the derivative is missing in the output layer", "输出层漏了导数"),
        text(
            "a - y alone belongs to another cost. Which one is here?",
            "只有 a - y 对应的是另一种代价。这里的代价是哪一种？",
        ),
        OUTPUT_DELTA,
        THE_DELTA,
    ),
    training(
        "not_transposed",
        {HIDDEN: "df(z[layer]) * (W[layer] @ delta[layer + 1])"},
        text("W is not transposed on the way back", "反向计算时 W 没有转置"),
        text("Which way do the connections lead on the way back?", "反向时，沿连接走的方向是哪一边？"),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "weights_of_the_layer_before",
        {HIDDEN: "df(z[layer]) * (W[layer - 1].T @ delta[layer + 1])"},
        text("the way back goes through the weights one layer off", "反向计算用的权重差了一层"),
        text(
            "Which weight matrix connects layer l with layer l + 1? Mind where your language starts to count.",
            "连接第 l 层与第 l + 1 层的是哪个权重矩阵？注意你的语言从几开始计数。",
        ),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "net_input_of_the_layer_after",
        {HIDDEN: "df(z[layer + 1]) * (W[layer].T @ delta[layer + 1])"},
        text("the derivative is taken one layer too far", "导数取在了后一层的净输入处"),
        text("delta^l contains f' of which layer's net input?", "delta^l 里的 f' 是哪一层净输入的？"),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "stale_backward",
        {
            "J_epoch = 0.0": "J_epoch, W_start = 0.0, dict(W)",
            HIDDEN: "df(z[layer]) * (W_start[layer].T @ delta[layer + 1])",
        },
        text("backward computation with the weights from the start of the epoch", "反向计算用的是本轮开始时的权重"),
        text(
            "The way back goes through the same weights as the way forward of this step. Does yours?",
            "反向计算与这一步的前向计算用同一组权重。你的是吗？",
        ),
        BACKWARD,
        THE_DELTA,
    ),
    training(
        "three_layers_only",
        {
            "range(L - 1, 1, -1)": "range(L - 1, max(1, L - 2), -1)",
            ALL + GRADIENTS: "            for layer in range(max(1, L - 2), L):\n" + GRADIENTS,
            ALL + STEP: "            for layer in dw:\n" + STEP,
        },
        text("right for three layers only: earlier weights are not trained", "只适用于三层网络：更前面的权重没有训练"),
        text("For L = 4, which layers get a delta?", "L = 4 时哪些层有 delta？"),
        BACKWARD,
        THE_DELTA,
    ),
    # ---- gradients and update
    training(
        "gradient_with_net_input",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1] @ z.get(layer, a[layer]).T"},
        text("the gradient is taken with z in place of a", "求梯度时用了 z，而不是 a"),
        text(
            "What travels along the connection w_ij: the sender's net input or its activation?",
            "沿连接 w_ij 传递的是发送神经元的净输入，还是激活值？",
        ),
        GRADIENT,
        THE_GRADIENT,
    ),
    training(
        "gradient_transposed",
        {"delta[layer + 1] @ a[layer].T": "a[layer] @ delta[layer + 1].T"},
        text("the gradient is transposed", "梯度被转置了"),
        text("Which factor gives the rows of the gradient?", "哪个因子决定梯度的行？"),
        GRADIENT,
        THE_GRADIENT,
    ),
    training(
        "gradient_of_last_sample",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1][:, -1:] @ a[layer][:, -1:].T"},
        text("the gradient of each sample overwrites the one before", "每个样本的梯度覆盖了前一个"),
        text(
            "The mini-batch's gradient is a sum over its samples. What remains of all but the last?",
            "小批量的梯度是各样本梯度之和。除最后一个样本外，其余的还在吗？",
        ),
        BATCH,
        THE_GRADIENT,
    ),
    training(
        "gradient_not_reset",
        {
            "            dw = {}\n": "",
            "    J = []\n": "    J = []\n    dw = {}\n",
            "dw[layer] = delta": "dw[layer] = dw.get(layer, 0.0) + delta",
        },
        text("the gradient is not reset between steps", "两步之间没有把梯度清零"),
        text(
            "What does the gradient of the second step contain that belongs to the first?",
            "第二步的梯度里，是否还留着第一步的内容？",
        ),
        UPDATE,
        THE_GRADIENT,
    ),
    training(
        "update_before_all_gradients",
        {
            f"                delta[layer] = {HIDDEN}\n": (
                "                W[layer] = W[layer] - alpha * delta[layer + 1] @ a[layer].T\n"
                f"                delta[layer] = {HIDDEN}\n"
            ),
            ALL + STEP: "            W[1] = W[1] - alpha * dw[1]\n",
        },
        text("weights are changed before all gradients are taken", "还没求完所有梯度就改了权重"),
        text(
            "Which weights does the backward computation of the lower layers see: the forward pass's, or new ones?",
            "计算前面各层的 delta 时，用的是前向计算时的权重，还是已经改过的权重？",
        ),
        UPDATE,
        THE_GRADIENT,
    ),
    training(
        "averaged",
        {"- alpha * dw[layer]": "- alpha * dw[layer] / len(samples)"},
        text("the mini-batch's gradient is averaged, not summed", "小批量的梯度取了平均，而不是求和"),
        text(
            "Does the lecture divide the gradient of a mini-batch by its number of samples?",
            "讲义中小批量的梯度除以样本数了吗？",
        ),
        BATCH,
        THE_UPDATE,
    ),
    training(
        "divided_by_batch_size",
        {"- alpha * dw[layer]": "- alpha * dw[layer] / batch_size"},
        text("the gradient is divided by batch_size", "梯度除以了 batch_size"),
        text(
            "Sum or mean: which one does the lecture use? (And the last mini-batch may hold fewer samples.)",
            "讲义用的是和还是平均？（而且最后一个小批量可能不满。）",
        ),
        BATCH,
        THE_UPDATE,
    ),
    training(
        "divided_by_all_samples",
        {"- alpha * dw[layer]": "- alpha * dw[layer] / m"},
        text("the gradient is divided by the number of all samples", "梯度除以了全部样本数"),
        text("Does the lecture's update divide by the number of samples?", "讲义的更新公式除以样本数了吗？"),
        BATCH,
        THE_UPDATE,
    ),
    training(
        "uphill",
        {"W[layer] - alpha": "W[layer] + alpha"},
        text("the weights go uphill", "权重沿梯度上升的方向更新了"),
        text(
            "The cost grows with every step. Look at the sign of the update, and at the order of a and y in the error.",
            "代价每一步都在增大。检查更新的符号，以及误差中 a 与 y 的先后。",
        ),
        UPDATE,
        THE_UPDATE,
    ),
    training(
        "learning_rate_missing",
        {"- alpha * dw": "- dw"},
        text("the learning rate is not used", "没有用到学习率"),
        text("What should happen to the weights for alpha = 0?", "alpha = 0 时权重应当怎样？"),
        UPDATE,
        THE_UPDATE,
    ),
    training(
        "factor_two",
        {"- alpha * dw": "- 2 * alpha * dw"},
        text("the step is twice as long", "步长大了一倍"),
        text(
            "The derivative of a square brings a 2; what does the 1/2 in J do?",
            "平方求导出来一个 2；J 里的 1/2 起什么作用？",
        ),
        UPDATE,
        THE_UPDATE,
    ),
    training(
        "first_weight_not_updated",
        {ALL + STEP: "            for layer in range(2, L):\n" + STEP},
        text("the first weight matrix is never changed", "第一个权重矩阵从未更新"),
        text(
            "From which l to which l does the update go? Mind where your language starts to count.",
            "更新的 l 从几到几？注意你的语言从几开始计数。",
        ),
        UPDATE,
        THE_UPDATE,
    ),
    training(
        "last_weight_not_updated",
        {ALL + STEP: "            for layer in range(1, L - 1):\n" + STEP},
        text("the last weight matrix is never changed", "最后一个权重矩阵从未更新"),
        text(
            "How many weight matrices does a network of L layers have? How many does your loop change?",
            "L 层网络有几个权重矩阵？你的循环更新了几个？",
        ),
        UPDATE,
        THE_UPDATE,
    ),
    training(
        "whole_numbers",
        {"np.array(matrix, dtype=np.float64)": "np.array(matrix).astype(int)"},
        text("the weights are cut down to whole numbers at the start", "一开始就把权重截断成了整数"),
        text("Of which type are the arrays that hold your weights?", "存放权重的数组是什么类型？"),
        UPDATE,
        THE_UPDATE,
    ),
    # ---- epochs
    training(
        "restarts_every_epoch",
        {
            "        J_epoch = 0.0\n": (
                "        W = {n: np.array(matrix, dtype=np.float64) for n, matrix in enumerate(w, start=1)}\n"
                "        J_epoch = 0.0\n"
            )
        },
        text("every epoch starts again from the first weights", "每一轮都从最初的权重重新开始"),
        text(
            "Are the first weights taken inside the loop over epochs or before it?",
            "取初始权重是在轮次循环的里面还是外面？",
        ),
        UPDATE,
        THE_EPOCHS,
    ),
    training(
        "one_epoch_fewer",
        {"range(epochs)": "range(epochs - 1)"},
        text("one epoch too few", "少训练了一轮"),
        text("How often does the body of your outer loop run for epochs = 1?", "epochs = 1 时，最外层循环体执行几次？"),
        "",
        THE_EPOCHS,
    ),
    training(
        "one_epoch_alone",
        {"range(epochs)": "range(min(1, epochs))"},
        text("a single epoch, however many are asked for", "不管要求几轮，只训练了一轮"),
        text(
            "Does your result change when epochs changes? Look for a return in the loop.",
            "epochs 变了，结果变不变？看看循环里有没有 return。",
        ),
        "",
        THE_EPOCHS,
    ),
    training(
        "initial_weights_returned",
        {"w_trained = [W[layer] for layer in range(1, L)]": "w_trained = list(w)"},
        text("the weights that came in are returned", "返回的是传入的权重"),
        text(
            "The cost falls, so there are trained weights somewhere. Which ones do you return?",
            "代价在下降，说明训练过的权重是有的。你返回的是哪一组？",
        ),
        UPDATE,
        THE_EPOCHS,
    ),
    training(
        "callers_weights_changed",
        {
            "np.array(matrix, dtype=np.float64)": "matrix",
            STEP: "                W[layer] -= alpha * dw[layer]\n",
        },
        text("the caller's weights are changed", "改动了调用者的权重"),
        text(
            "Whose memory does your list of weights point to? A copy made with [:] or list(w) holds the same matrices.",
            "你的权重列表指向谁的内存？用 [:] 或 list(w) 复制的列表里仍是同一批矩阵。",
        ),
        UPDATE,
        THE_EPOCHS,
    ),
    training(
        "results_exchanged",
        {"return w_trained, np.array(J)": "return np.array(J), w_trained"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text("In which order does the template return the weights and J?", "模板先返回权重还是先返回 J？"),
        "",
        THE_EPOCHS,
    ),
    # ---- J
    training(
        "J_of_last_batch",
        {ADDED: "J_epoch = cost(a[L], y_batch) * m\n"},
        text("J is the cost of the last mini-batch alone", "J 只是最后一个小批量的代价"),
        text(
            "J speaks of all samples of the epoch. What happens in your code to the costs of the earlier ones?",
            "J 反映一轮中的所有样本。在你的代码里，前面各样本的代价到哪里去了？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_summed",
        {"J.append(J_epoch / m)": "J.append(J_epoch)"},
        text("J is the sum over the samples, not the mean", "J 是对样本求和，而不是平均"),
        text("With twice as many samples, should J be twice as large?", "样本数翻倍，J 也应翻倍吗？"),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_mean_of_batches",
        {"cost(a[L], y_batch) * len(samples)": "cost(a[L], y_batch)", "J_epoch / m": "J_epoch / -(-m // batch_size)"},
        text("J is the mean over mini-batches, not over samples", "J 是对小批量取平均，而不是对样本"),
        text(
            "Should a sample in a short mini-batch weigh more than one in a full one?",
            "不满的小批量里的样本，应比其他样本更重要吗？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_divided_twice",
        {"cost(a[L], y_batch) * len(samples)": "cost(a[L], y_batch)"},
        text("J is divided by the number of samples twice", "J 除了两次样本数"),
        text(
            "cost is already a mean over the columns it is given. What does dividing by m do to the sum of such means?",
            "cost 对传入的各列已经取了平均。这些平均值之和再除以 m，结果是什么？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_of_full_batches",
        {"cost(a[L], y_batch) * len(samples)": "cost(a[L], y_batch) * batch_size"},
        text("a short mini-batch counts as a full one in J", "在 J 里把不满的小批量当作满的"),
        text("How many samples are in the last mini-batch?", "最后一个小批量有几个样本？"),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_after_update",
        {
            f"            {ADDED}": "",
            STEP: STEP
            + "            out = a[1]\n            for layer in range(1, L):\n                out = f(W[layer] @ out)\n"
            + "            J_epoch = J_epoch + cost(out, y_batch) * len(samples)\n",
        },
        text("each cost is taken after the update", "每个代价都是更新之后才算的"),
        text(
            "Before or after the update that a sample causes: when is its cost taken?",
            "一个样本的代价，是在它引起的更新之前还是之后计算？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_after_epoch",
        {
            KEPT: (
                "        out = x\n        for layer in range(1, L):\n            out = f(W[layer] @ out)\n"
                "        J.append(cost(out, y))\n"
            )
        },
        text("J is taken at the end of the epoch", "J 是在一轮结束之后算的"),
        text(
            "In which forward pass is the cost of a sample taken: its own, or one more after the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之后另做的一次？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_before_epoch",
        {
            f"            {ADDED}": "",
            "        J_epoch = 0.0\n": (
                "        out = x\n        for layer in range(1, L):\n            out = f(W[layer] @ out)\n"
                "        J_epoch = cost(out, y) * m\n"
            ),
        },
        text("J is taken at the start of the epoch", "J 是在一轮开始之前算的"),
        text(
            "In which forward pass is the cost of a sample taken: its own, or one before the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之前另做的一次？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_not_reset",
        {"        J_epoch = 0.0\n": "", "    J = []\n": "    J = []\n    J_epoch = 0.0\n"},
        text("J is added up over all epochs", "J 把各轮的代价累加起来了"),
        text("With which value does the sum of an epoch begin?", "每一轮的求和从什么值开始？"),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_per_step",
        {ADDED: "J.append(cost(a[L], y_batch))\n", KEPT: ""},
        text("one number per update in J, not per epoch", "J 中每次更新有一个数，而不是每轮一个"),
        text("How many numbers does J hold after 5 epochs?", "5 轮之后 J 有几个数？"),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_last_epoch_alone",
        {KEPT: "        J = [J_epoch / m]\n"},
        text("J holds the last epoch alone", "J 只有最后一轮"),
        text("How many numbers does J hold after 5 epochs?", "5 轮之后 J 有几个数？"),
        EPOCH_COST,
        THE_COST,
    ),
    training(
        "J_kept_between_calls",
        {"    J = []\n": "    J = train.__dict__.setdefault('J', [])\n"},
        text("J keeps the numbers of earlier calls", "J 里还留着前几次调用的数"),
        text(
            "A global variable or a default argument outlives the call. Where does your J come into being?",
            "全局变量或默认参数在调用结束后仍然存在。你的 J 是在哪里创建的？",
        ),
        EPOCH_COST,
        THE_COST,
    ),
)
