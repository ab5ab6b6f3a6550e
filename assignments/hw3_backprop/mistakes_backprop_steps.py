"""What goes wrong in the steps of training: which samples, which gradient, which update."""

from __future__ import annotations

from catalogue_of_backprop import (
    BACKWARD,
    BATCH,
    BP,
    DELTA,
    DELTA_OUT,
    ERROR_BACK,
    GRADIENT,
    GRADIENTS,
    NET_INPUT,
    ONE_BY_ONE,
    OUTPUT_DELTA,
    OVERWRITTEN,
    STEP,
    THE_GRADIENT,
    THE_SAMPLES,
    THE_UPDATE,
    UPDATE,
)

from grader.checking import mistake, text

STEP_MISTAKES = (
    # which gradient is taken
    mistake(
        "bp.update_before_all_gradients",
        functions=BP,
        edits={
            "                delta[layer] = bc_v(": (
                "                W[layer] = W[layer] - alpha * gradient(delta[layer + 1], a[layer])\n"
                "                delta[layer] = bc_v("
            ),
            "            for layer in range(1, L):\n" + STEP: "            W[1] = W[1] - alpha * dw[1]\n",
        },
        title=text("weights are changed before all gradients are taken", "还没求完所有梯度就改了权重"),
        hint=text(
            "Which weights does the backward computation of the lower layers see: the forward pass's, or new ones?",
            "计算前面各层的 delta 时，用的是前向计算时的权重，还是已经改过的权重？",
        ),
        equation=UPDATE,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.stale_forward",
        functions=BP,
        edits={"fc_v(W[layer], a[layer])": "fc_v(W_start[layer], a[layer])"},
        title=text(
            "forward computation with the weights from the start of the epoch",
            "前向计算用的是本轮开始时的权重",
        ),
        hint=text(
            "Each step starts with a forward pass. With which weights, after the step before has changed them?",
            "每一步都从前向计算开始。上一步改过权重之后，这一步用哪些权重？",
        ),
        equation=NET_INPUT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.stale_backward",
        functions=BP,
        edits={"bc_v(W[layer]": "bc_v(W_start[layer]"},
        title=text(
            "backward computation with the weights from the start of the epoch",
            "反向计算用的是本轮开始时的权重",
        ),
        hint=text(
            "The way back goes through the same weights as the way forward of this step. Does yours?",
            "反向计算与这一步的前向计算用同一组权重。你的是吗？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.derivative_at_activation",
        functions=BP,
        edits={"bc_v(W[layer], z[layer]": "bc_v(W[layer], a[layer]"},
        title=text("bc is given a in place of z", "传给 bc 的是 a，而不是 z"),
        hint=text(
            "At which quantity does bc evaluate f'? Which of its arguments is that?",
            "bc 在哪个量处求 f'？那是它的哪个参数？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.output_derivative_at_activation",
        edits={
            "bp_online": {"output_delta(a[L], y_k, z[L])": "output_delta(a[L], y_k, a[L])"},
            "bp_batch": {"output_delta(a[L], y_batch, z[L])": "output_delta(a[L], y_batch, a[L])"},
        },
        title=text("the output's derivative is taken at a in place of z", "输出层的导数取在 a 处，而不是 z 处"),
        hint=text(
            "At which quantity of layer L is f' evaluated in the equation?",
            "公式中 f' 在第 L 层的哪个量处取值？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.output_derivative_missing",
        edits={
            "bp_online": {"output_delta(a[L], y_k, z[L])": "a[L] - y_k"},
            "bp_batch": {"output_delta(a[L], y_batch, z[L])": "a[L] - y_batch"},
        },
        title=text("the output's delta lacks the derivative", "输出层的 delta 缺了导数"),
        hint=text(
            "With which function of this homework does the way back begin, and do you call it?",
            "反向计算从本次作业的哪个函数开始？你调用它了吗？",
        ),
        equation=OUTPUT_DELTA,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.error_passed_back",
        edits={
            "bp_online": {
                DELTA_OUT["bp_online"]: DELTA_OUT["bp_online"] + "            error = a[L] - y_k\n",
                DELTA: ERROR_BACK,
            },
            "bp_batch": {
                DELTA_OUT["bp_batch"]: DELTA_OUT["bp_batch"] + "            error = a[L] - y_batch\n",
                DELTA: ERROR_BACK,
            },
        },
        title=text(
            "the error is passed back in the place of delta, without the slope of the next layer",
            "往回传的是误差，而不是 delta：缺了后一层的导数",
        ),
        hint=text(
            "What goes back through the weights to layer l: the error of layer l + 1, or its delta?",
            "经过权重往回传到第 l 层的，是第 l + 1 层的误差，还是它的 delta？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
        also=(
            {
                "bp_online": {
                    DELTA_OUT["bp_online"]: DELTA_OUT["bp_online"] + "            error = a[L] - y_k\n",
                    DELTA: ERROR_BACK + "                error = delta[layer]\n",
                },
                "bp_batch": {
                    DELTA_OUT["bp_batch"]: DELTA_OUT["bp_batch"] + "            error = a[L] - y_batch\n",
                    DELTA: ERROR_BACK + "                error = delta[layer]\n",
                },
            },
        ),
    ),
    mistake(
        "bp.weights_of_the_layer_before",
        functions=BP,
        edits={"bc_v(W[layer],": "bc_v(W[layer - 1],"},
        title=text("backward computation with the weights one layer off", "反向计算用的权重差了一层"),
        hint=text(
            "Which weight matrix connects layer l with layer l + 1? Mind where your language starts to count.",
            "连接第 l 层与第 l + 1 层的是哪个权重矩阵？注意你的语言从几开始计数。",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.net_input_of_the_layer_after",
        functions=BP,
        edits={"bc_v(W[layer], z[layer],": "bc_v(W[layer], z[layer + 1],"},
        title=text("backward computation with the net input one layer off", "反向计算用的净输入差了一层"),
        hint=text(
            "delta^l contains f' of which layer's net input? Mind where your language starts to count.",
            "delta^l 里的 f' 是哪一层净输入的？注意你的语言从几开始计数。",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_with_net_input",
        functions=BP,
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(delta[layer + 1], z.get(layer, a[layer]))"},
        title=text("the gradient is taken with z in place of a", "求梯度时用了 z，而不是 a"),
        hint=text(
            "What travels along the connection w_ij: the sender's net input or its activation?",
            "沿连接 w_ij 传递的是发送神经元的净输入，还是激活值？",
        ),
        equation=GRADIENT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_arguments_swapped",
        functions=BP,
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(a[layer], delta[layer + 1])"},
        title=text("the arguments of gradient are exchanged", "gradient 的两个参数写反了"),
        hint=text(
            "Which factor gives the rows of the gradient, and in which order does gradient take them?",
            "哪个因子决定梯度的行？gradient 的参数次序是什么？",
        ),
        equation=GRADIENT,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.gradient_not_reset",
        functions=BP,
        edits={
            "            dw = {}\n": "",
            "    J = []\n": "    J = []\n    dw = {}\n",
            "dw[layer] = gradient(": "dw[layer] = dw.get(layer, 0.0) + gradient(",
        },
        title=text("the gradient is not reset between steps", "两步之间没有把梯度清零"),
        hint=text(
            "What does the gradient of the second step contain that belongs to the first?",
            "第二步的梯度里，是否还留着第一步的内容？",
        ),
        equation=UPDATE,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp_batch.gradient_overwritten",
        functions="bp_batch",
        edits={"gradient(delta[layer + 1], a[layer])": "gradient(delta[layer + 1][:, -1:], a[layer][:, -1:])"},
        title=text("the gradient of each sample overwrites the one before", "每个样本的梯度覆盖了前一个"),
        hint=text(
            "The mini-batch's gradient is a sum over its samples. What remains of all but the last?",
            "小批量的梯度是各样本梯度之和。除最后一个样本外，其余的还在吗？",
        ),
        equation=BATCH,
        about=THE_GRADIENT,
    ),
    mistake(
        "bp.three_layers_only",
        functions=BP,
        edits={
            "range(L - 1, 1, -1)": "range(L - 1, max(1, L - 2), -1)",
            "            for layer in range(1, L):\n" + GRADIENTS: (
                "            for layer in range(max(1, L - 2), L):\n" + GRADIENTS
            ),
            "            for layer in range(1, L):\n" + STEP: "            for layer in dw:\n" + STEP,
        },
        title=text(
            "right for three layers only: of more weights than two, some are not trained",
            "只适用于三层网络：权重多于两个时，有的没有训练",
        ),
        hint=text(
            "For L = 4, which layers get a delta, and how many weights are changed and returned?",
            "L = 4 时哪些层有 delta？更新并返回的权重有几个？",
        ),
        equation=BACKWARD,
        about=THE_GRADIENT,
        also=(
            {"enumerate(w, start=1)": "enumerate(w[:2], start=1)", "L = len(w) + 1": "L = 3"},
            {"enumerate(w, start=1)": "enumerate([w[0], w[-1]], start=1)", "L = len(w) + 1": "L = 3"},
            {
                "L = len(w) + 1": "L = 3",
                "w_trained = [W[layer] for layer in range(1, L)]": "w_trained = [W[layer] for layer in W]",
            },
        ),
    ),
    # what is done with it
    mistake(
        "bp.uphill",
        functions=BP,
        edits={"W[layer] - alpha": "W[layer] + alpha"},
        title=text("the weights go uphill", "权重沿梯度上升的方向更新了"),
        hint=text(
            "The cost grows with every step. Look at the sign of the update, and at the order of a and y in the error.",
            "代价每一步都在增大。检查更新的符号，以及误差中 a 与 y 的先后。",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_twice",
        functions=BP,
        edits={"- alpha * dw": "- alpha * alpha * dw"},
        title=text("the learning rate is applied twice", "学习率乘了两次"),
        hint=text(
            "On its way from delta to the weight, how often does the change meet alpha?",
            "从 delta 到权重的改变，途中乘了几次 alpha？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_in_delta",
        functions=BP,
        edits={
            "delta[L] = output_delta(": "delta[L] = alpha * output_delta(",
            "delta[layer] = bc_v(": "delta[layer] = alpha * bc_v(",
            "- alpha * dw": "- dw",
        },
        title=text(
            "the learning rate is in the deltas: lower layers get it once for every layer above",
            "学习率乘进了 delta：越靠前的层乘的次数越多",
        ),
        hint=text(
            "delta^l is computed from delta^{l+1}. How many factors alpha does the first weight's change hold?",
            "delta^l 由 delta^{l+1} 算出。第一个权重的改变量里有几个 alpha？",
        ),
        equation=BACKWARD,
        about=THE_UPDATE,
        also=(
            {
                "delta[L] = output_delta(": "delta[L] = alpha * output_delta(",
                "delta[layer] = bc_v(": "delta[layer] = alpha * bc_v(",
            },
        ),
    ),
    mistake(
        "bp.learning_rate_missing",
        functions=BP,
        edits={"- alpha * dw": "- dw"},
        title=text("the learning rate is not used", "没有用到学习率"),
        hint=text(
            "What should happen to the weights for alpha = 0?",
            "alpha = 0 时权重应当怎样？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.learning_rate_divided",
        functions=BP,
        edits={"- alpha * dw": "- alpha / m * dw"},
        title=text("the learning rate is divided by the number of all samples", "学习率除以了全部样本数"),
        hint=text(
            "Does the lecture's update divide by the number of samples?",
            "讲义的更新公式除以样本数了吗？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.first_weight_not_updated",
        functions=BP,
        edits={"            for layer in range(1, L):\n" + STEP: "            for layer in range(2, L):\n" + STEP},
        title=text("the first weight matrix is never changed", "第一个权重矩阵从未更新"),
        hint=text(
            "From which l to which l does step 4 go? Mind where your language starts to count.",
            "第 4 步的 l 从几到几？注意你的语言从几开始计数。",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.last_weight_not_updated",
        functions=BP,
        edits={"            for layer in range(1, L):\n" + STEP: "            for layer in range(1, L - 1):\n" + STEP},
        title=text("the last weight matrix is never changed", "最后一个权重矩阵从未更新"),
        hint=text(
            "How many weight matrices does a network of L layers have? How many does your loop change?",
            "L 层网络有几个权重矩阵？你的循环更新了几个？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp_batch.averaged",
        functions="bp_batch",
        edits={"- alpha * dw[layer]": "- alpha * dw[layer] / y_batch.shape[1]"},
        title=text("the mini-batch's gradient is averaged, not summed", "小批量的梯度取了平均，而不是求和"),
        hint=text(
            "Does the lecture divide the gradient of a mini-batch by its number of samples?",
            "讲义中小批量的梯度除以样本数了吗？",
        ),
        equation=BATCH,
        about=THE_UPDATE,
    ),
    mistake(
        "bp_batch.divided_by_batch_size",
        functions="bp_batch",
        edits={"- alpha * dw[layer]": "- alpha * dw[layer] / batch_size"},
        title=text("the gradient is divided by batch_size", "梯度除以了 batch_size"),
        hint=text(
            "Sum or mean: which one does the lecture use? (And the last mini-batch may hold fewer samples.)",
            "讲义用的是和还是平均？（而且最后一个小批量可能不满。）",
        ),
        equation=BATCH,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.restarts_every_epoch",
        functions=BP,
        edits={
            "        W_start = {": (
                "        W = {n: np.array(matrix, dtype=np.float64) for n, matrix in enumerate(w, start=1)}\n"
                "        W_start = {"
            )
        },
        title=text("every epoch starts again from the first weights", "每一轮都从最初的权重重新开始"),
        hint=text(
            "Is step 1 inside the loop over epochs or before it?",
            "第 1 步在轮次循环的里面还是外面？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.initial_weights_returned",
        functions=BP,
        edits={"w_trained = [W[layer] for layer in range(1, L)]": "w_trained = list(w)"},
        title=text("the weights that came in are returned", "返回的是传入的权重"),
        hint=text(
            "The cost falls, so there are trained weights somewhere. Which ones do you return?",
            "代价在下降，说明训练过的权重是有的。你返回的是哪一组？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.callers_weights_changed",
        functions=BP,
        edits={
            "np.array(matrix, dtype=np.float64)": "matrix",
            STEP: "                W[layer] -= alpha * dw[layer]\n",
        },
        title=text("the caller's weights are changed", "改动了调用者的权重"),
        hint=text(
            "Whose memory does your list of weights point to? A copy made with [:] or list(w) holds the same matrices.",
            "你的权重列表指向谁的内存？用 [:] 或 list(w) 复制的列表里仍是同一批矩阵。",
        ),
        equation=UPDATE,
    ),
    mistake(
        "bp.integers",
        functions=BP,
        edits={"np.array(matrix, dtype=np.float64)": "np.array(matrix).astype(int)"},
        title=text("the weights are cut down to whole numbers at the start", "一开始就把权重截断成了整数"),
        hint=text(
            "Of which type are the arrays that hold your weights?",
            "存放权重的数组是什么类型？",
        ),
        equation=UPDATE,
        about=THE_UPDATE,
    ),
    mistake(
        "bp.results_swapped",
        functions=BP,
        edits={"return w_trained, np.array(J)": "return np.array(J), w_trained"},
        title=text("the two results are in the wrong order", "两个返回值的次序反了"),
        hint=text(
            "In which order does the template's documentation return the weights and J?",
            "模板的说明里先返回权重还是先返回 J？",
        ),
    ),
    # on which samples
    mistake(
        "bp.reversed_order",
        edits={
            "bp_online": {"for k in range(m)": "for k in reversed(range(m))"},
            "bp_batch": {"in range(0, m, batch_size)": "in reversed(range(0, m, batch_size))"},
        },
        title=text("the samples are taken from the last to the first", "样本从后往前取了"),
        hint=text(
            "Training is sequential: each step changes what the next one sees. Which order does the handout ask for?",
            "训练是有先后的：每一步都影响下一步。讲义要求的次序是什么？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp.last_sample_dropped",
        edits={
            "bp_online": {"for k in range(m)": "for k in range(m - 1)"},
            "bp_batch": {
                "in range(0, m, batch_size)": "in range(0, m - 1, batch_size)",
                "start : start + batch_size": "start : min(start + batch_size, m - 1)",
            },
        },
        title=text("the last sample is left out", "漏掉了最后一个样本"),
        hint=text("How many samples are there, and how many does an epoch visit?", "共有几个样本？一轮用了几个？"),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp.data_overwritten",
        edits={
            "bp_online": OVERWRITTEN["bp_online"],
            "bp_batch": OVERWRITTEN["bp_batch"],
        },
        title=text(
            "x and y are overwritten by a part of themselves inside the loop",
            "循环里 x、y 被它们自己的一部分覆盖了",
        ),
        hint=text(
            "After the first step, what do x and y hold, and what is left of the other samples?",
            "第一步之后，x、y 里是什么？其他样本还在吗？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
        also=(
            {
                "bp_online": {
                    **OVERWRITTEN["bp_online"],
                    "cost(a[L], y_k)": "0.5 * np.sum((a[L] - y_k) ** 2)",
                },
                "bp_batch": {
                    **OVERWRITTEN["bp_batch"],
                    "cost(a[L], y_batch) * y_batch.shape[1]": "0.5 * np.sum((a[L] - y_batch) ** 2)",
                },
            },
            {"bp_online": ONE_BY_ONE},
            {"bp_online": {**ONE_BY_ONE, "J_epoch / m": "J_epoch / x.shape[1]"}},
        ),
    ),
    mistake(
        "bp_online.first_sample_only",
        functions="bp_online",
        edits={"k : k + 1": "0:1"},
        title=text("every step uses the first sample", "每一步用的都是第一个样本"),
        hint=text(
            "What in the body of your loop over samples depends on k?",
            "样本循环的循环体里，有什么随 k 变化？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_online.one_update_per_epoch",
        functions="bp_online",
        edits={"range(m)": "range(0, m, m)", "k : k + 1": ":", "cost(a[L], y_k)": "cost(a[L], y_k) * m"},
        title=text("one update per epoch, as in batch BP", "每轮只更新一次，成了批量 BP"),
        hint=text(
            "Online: what happens after each single sample?",
            "“在线”的意思是：每个样本之后要做什么？",
        ),
        equation=UPDATE,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.short_batch_dropped",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(0, m - batch_size + 1, batch_size)"},
        title=text("the short last mini-batch is dropped", "丢掉了不满的最后一个小批量"),
        hint=text(
            "With 7 samples and a batch size of 3, how many updates are there in an epoch?",
            "7 个样本、批量大小为 3 时，一轮更新几次？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.last_of_each_batch_dropped",
        functions="bp_batch",
        edits={"start : start + batch_size": "start : start + batch_size - 1"},
        title=text("the last sample of each mini-batch is left out", "每个小批量都漏掉了最后一个样本"),
        hint=text(
            "For batch_size = 3, how many columns does your first mini-batch have? Mind where your range ends.",
            "batch_size = 3 时，你的第一个小批量有几列？注意范围在哪里结束。",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
        also=({"start : start + batch_size": "start : min(start + batch_size, m) - 1"},),
    ),
    mistake(
        "bp_batch.batch_size_ignored",
        functions="bp_batch",
        edits={
            "range(0, m, batch_size)": "range(0, m, m)",
            "start : start + batch_size": "start : start + m",
        },
        title=text("all samples in one batch, whatever batch_size says", "不管 batch_size 是多少，所有样本都放在一批"),
        hint=text(
            "How many updates does an epoch of 6 samples have for batch_size = 2? Count yours.",
            "6 个样本、batch_size = 2 时，一轮应更新几次？数一数你的。",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.online",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(m)", "start : start + batch_size": "start : start + 1"},
        title=text("an update after every sample, as in online BP", "每个样本之后都更新，成了在线 BP"),
        hint=text(
            "What is collected over the samples of a mini-batch before the weights change?",
            "权重改变之前，小批量里各样本的什么要先累加起来？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
    mistake(
        "bp_batch.first_batch_only",
        functions="bp_batch",
        edits={"range(0, m, batch_size)": "range(0, min(m, batch_size), batch_size)"},
        title=text("only the first mini-batch of an epoch is used", "每轮只用了第一个小批量"),
        hint=text(
            "How many mini-batches make up an epoch? Does something leave the loop too early?",
            "一轮由几个小批量组成？是否过早跳出了循环？",
        ),
        equation=BATCH,
        about=THE_SAMPLES,
    ),
)
