"""What students have done wrong in training the network, and in reading its answers."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

FORWARD = r"z^{l+1} = W^l a^l + b^l, \quad a^{l+1} = \mathrm{relu}(z^{l+1}), \quad p = \mathrm{softmax}(z^L)"
BACKWARD = (
    r"\frac{\partial J}{\partial a^l} = (W^l)^T \frac{\partial J}{\partial z^{l+1}}, \quad "
    r"\frac{\partial J}{\partial z^l} = \frac{\partial J}{\partial a^l} \odot [z^l > 0]"
)
AVERAGE = r"\frac{\partial J}{\partial z^L} = \frac{1}{m} (p - y)"
UPDATE = (
    r"W^l \leftarrow W^l - \alpha \, \frac{\partial J / \partial W^l}{\sqrt{s^l} + \varepsilon}, "
    r"\quad l = 1, \dots, L-1"
)
MEAN_SQUARE = r"s^l \leftarrow \rho \, s^l + (1 - \rho) \left( \frac{\partial J}{\partial W^l} \right)^2"
LOSS = r"\mathrm{loss}(\text{epoch}) = \frac{1}{m} \sum_{k=1}^{m} J_k"
ANSWER = r"\mathrm{digit} = \mathrm{argmax}_i \, p_i, \quad i = 0, \dots, 9"

THE_SAMPLES = text("which samples are used, and in which order", "用了哪些样本、按什么次序")
THE_FORWARD_PASS = text("the forward pass", "前向计算")
THE_BACKWARD_PASS = text("the backward pass", "反向计算")
THE_AVERAGE = text("what the derivatives are divided by", "导数除以的数")
THE_UPDATE = text("what is updated, and when", "更新了什么、何时更新")
THE_MEAN_SQUARES = text("the mean squares s", "均方 s")
THE_LOSS = text("the loss of an epoch", "每一轮的损失")
THE_ANSWER = text("which row is taken for the answer", "把哪一行当作答案")

SAMPLES = "order[epoch, start : start + batch_size]"
BATCHES = "range(0, m, batch_size)"
ACTIVATE = "softmax(z[layer]) if layer == last else relu(z[layer])"
NOTE_LOSS = "            loss_epoch = loss_epoch + crossentropy(a[-1], y_batch) * len(samples)\n"
BACK = "                dw[layer], db[layer], da = dense_backward(w[layer], a[layer], dz)\n"
MASK = "                    dz = relu_backward(z[layer - 1], da)\n"
UPDATE_W = "                w[layer], s_w[layer] = rmsprop(w[layer], dw[layer], s_w[layer], alpha, rho, eps)\n"
UPDATE_B = "                b[layer], s_b[layer] = rmsprop(b[layer], db[layer], s_b[layer], alpha, rho, eps)\n"
ALL_LAYERS = "            for layer in range(last + 1):\n"
EPOCHS = "    for epoch in range(epochs):\n"
START_S = "    s_w = [np.zeros_like(matrix) for matrix in w]\n    s_b = [np.zeros_like(column) for column in b]\n"
APPEND = "        loss.append(loss_epoch / m)\n"


def indented(lines: str, spaces: int) -> str:
    """Move lines to the right."""
    return "".join(" " * spaces + line for line in lines.splitlines(keepends=True))


def outdented(lines: str, spaces: int) -> str:
    """Move lines to the left."""
    return "".join(line[spaces:] for line in lines.splitlines(keepends=True))


def fit(
    name: str, edits: dict[str, str], title: Text, hint: Text, about: Text = NOTHING, equation: str = UPDATE
) -> Mistake:
    """Describe other lines in training."""
    return mistake(f"fit.{name}", edits={"fit": edits}, title=title, hint=hint, equation=equation, about=about)


def batches(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe other samples in the mini-batches."""
    return fit(name, edits, title, hint, THE_SAMPLES)


def forward(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another forward pass in training."""
    return fit(name, edits, title, hint, THE_FORWARD_PASS, FORWARD)


def backward(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another backward pass in training."""
    return fit(name, edits, title, hint, THE_BACKWARD_PASS, BACKWARD)


def average(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another factor of the derivatives."""
    return fit(name, edits, title, hint, THE_AVERAGE, AVERAGE)


def update(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another update."""
    return fit(name, edits, title, hint, THE_UPDATE)


def mean_square(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another use of the mean squares."""
    return fit(name, edits, title, hint, THE_MEAN_SQUARES, MEAN_SQUARE)


def loss(name: str, edits: dict[str, str], title: Text, hint: Text) -> Mistake:
    """Describe another loss of an epoch."""
    return fit(name, edits, title, hint, THE_LOSS, LOSS)


def predict(name: str, edits: dict[str, str], title: Text, hint: Text, about: Text = NOTHING) -> Mistake:
    """Describe other lines in the reading of answers."""
    equation = FORWARD if about is THE_FORWARD_PASS else ANSWER
    return mistake(f"predict.{name}", edits={"predict": edits}, title=title, hint=hint, equation=equation, about=about)


WITHOUT_UPDATE_OF = text(
    "What else of a layer has a derivative, besides its {what}?", "一层之中除了{what}，还有什么有导数？"
)

FIT_MISTAKES = (
    batches(
        "order_ignored",
        {SAMPLES: "np.arange(m)[start : start + batch_size]"},
        text("order is not used: the samples come as they stand", "没有用 order：样本按原来的次序使用"),
        text(
            "Which samples does the first mini-batch hold, if row 0 of order begins with 4?",
            "若 order 的第一行以 4 开头，第一个小批量里是哪些样本？",
        ),
    ),
    batches(
        "first_row_of_order",
        {SAMPLES: "order[0, start : start + batch_size]"},
        text("every epoch uses the first row of order", "每一轮都用了 order 的第一行"),
        text("Which row belongs to the second epoch?", "第二轮用的是哪一行？"),
    ),
    batches(
        "order_counted_from_1",
        {SAMPLES: "order[epoch, start : start + batch_size] - 1"},
        text("order is taken as counted from 1", "把 order 当作从 1 数起了"),
        text(
            "Is there a 0 among the numbers in order? What does the index -1 stand for?",
            "order 里有 0 吗？下标 -1 指的是哪一列？",
        ),
    ),
    batches(
        "order_for_x_only",
        {"y[:, samples]": "y[:, start : start + batch_size]"},
        text("x follows order, y does not", "x 按 order 取了，y 没有"),
        text(
            "Each picture has its label. Do they still belong together once the pictures are in another order?",
            "每个样本有自己的标签。样本换了次序之后，它们还对得上吗？",
        ),
    ),
    batches(
        "order_backwards",
        {SAMPLES: "order[epoch, ::-1][start : start + batch_size]"},
        text("order is gone through from its end", "从 order 的末尾开始使用"),
        text("Which sample does an epoch visit first?", "一轮中最先使用的是哪个样本？"),
    ),
    batches(
        "short_batch_dropped",
        {BATCHES: "range(0, m - batch_size + 1, batch_size)"},
        text("the short last mini-batch is left out", "漏掉了最后那个不满的小批量"),
        text("7 samples in mini-batches of 3: which sample is never used?", "7 个样本，每批 3 个：哪个样本从没用到？"),
    ),
    batches(
        "last_sample_of_batch_dropped",
        {SAMPLES: "order[epoch, start : start + batch_size - 1]"},
        text("every mini-batch lacks its last sample", "每个小批量都少了最后一个样本"),
        text("Count the samples of your first mini-batch.", "数一数第一个小批量里有几个样本。"),
    ),
    batches(
        "first_batch_only",
        {BATCHES: "range(0, min(m, batch_size), batch_size)"},
        text("an epoch ends after its first mini-batch", "每一轮只用了第一个小批量"),
        text("How many mini-batches make an epoch?", "一轮有几个小批量？"),
    ),
    batches(
        "all_at_once",
        {BATCHES: "range(1)", SAMPLES: "order[epoch]"},
        text("all samples make one mini-batch", "全部样本作为一个小批量"),
        text("What is batch_size for? Count the updates of one epoch.", "batch_size 有什么用？数一数一轮更新几次。"),
    ),
    batches(
        "one_by_one",
        {BATCHES: "range(m)", SAMPLES: "order[epoch, start : start + 1]"},
        text("an update after every single sample", "每个样本更新一次"),
        text("What is batch_size for? Count the updates of one epoch.", "batch_size 有什么用？数一数一轮更新几次。"),
    ),
    batches(
        "overlapping",
        {BATCHES: "range(0, m, 1)"},
        text("the mini-batches overlap", "小批量互相重叠"),
        text("Where does the second mini-batch begin?", "第二个小批量从哪里开始？"),
    ),
    batches(
        "filled_up",
        {SAMPLES: "np.take(order[epoch], range(start, start + batch_size), mode='wrap')"},
        text("the short last mini-batch is filled up from the front", "最后不满的小批量又从头补满了"),
        text("How often is each sample used in an epoch?", "一轮中每个样本用几次？"),
    ),
    batches(
        "one_epoch_less",
        {"range(epochs)": "range(epochs - 1)"},
        text("one epoch less", "少训练了一轮"),
        text("How many epochs does your loop run if epochs is 1?", "epochs 为 1 时，你的循环走几轮？"),
    ),
    batches(
        "one_epoch_only",
        {"range(epochs)": "range(min(epochs, 1))"},
        text("one epoch alone", "只训练了一轮"),
        text("Where does your function return? What about the second epoch?", "你的函数在哪里返回？第二轮呢？"),
    ),
    forward(
        "relu_at_output",
        {ACTIVATE: "softmax(relu(z[layer])) if layer == last else relu(z[layer])"},
        text("ReLU at the output layer too, before softmax", "输出层在 softmax 之前也用了 ReLU"),
        text("Which activation function has the last layer?", "最后一层的激活函数是哪一个？"),
    ),
    forward(
        "no_softmax",
        {ACTIVATE: "relu(z[layer])"},
        text("ReLU in place of softmax at the output", "输出层用了 ReLU，而不是 softmax"),
        text("Do the outputs of one sample sum to 1?", "一个样本的各个输出之和是 1 吗？"),
    ),
    forward(
        "softmax_everywhere",
        {ACTIVATE: "softmax(z[layer])"},
        text("softmax in the hidden layers too", "隐藏层也用了 softmax"),
        text("Which activation function have the layers inside?", "中间各层的激活函数是哪一个？"),
    ),
    forward(
        "no_relu",
        {ACTIVATE: "softmax(z[layer]) if layer == last else z[layer]"},
        text("ReLU is forgotten inside", "中间各层忘了 ReLU"),
        text(
            "What comes between two dense layers? Without it they are as good as one.",
            "两个全连接层之间还有什么？没有它，两层等于一层。",
        ),
    ),
    forward(
        "biases_unused",
        {"b[layer], a[layer]))": "0.0 * b[layer], a[layer]))"},
        text("the forward pass does not use the biases", "前向计算没有用偏置"),
        text("Where do the biases enter the net input?", "偏置在哪里进入净输入？"),
    ),
    forward(
        "inputs_everywhere",
        {"b[layer], a[layer]))": "b[layer], a[0]))"},
        text("every layer is given the inputs of the network", "每一层的输入都是网络的输入"),
        text("What does the second layer receive?", "第二层收到的是什么？"),
    ),
    backward(
        "mask_forgotten",
        {MASK: "                    dz = da\n"},
        text("the way back forgets ReLU", "反向时忘了 ReLU"),
        text("What comes back through a neuron that is off?", "从关闭的神经元能传回什么？"),
    ),
    backward(
        "mask_of_next_layer",
        {"relu_backward(z[layer - 1], da)": "relu_backward(z[layer], da)"},
        text("the net input of the wrong layer in relu_backward", "relu_backward 用了别的层的净输入"),
        text(
            "Which layer does da belong to, and which z gave its activations?",
            "da 属于哪一层？它的激活值是由哪个 z 得到的？",
        ),
    ),
    backward(
        "mask_at_output",
        {"dz = output_delta(a[-1], y_batch)": "dz = relu_backward(z[last], output_delta(a[-1], y_batch))"},
        text("relu_backward at the output layer too", "输出层也用了 relu_backward"),
        text("Was there a ReLU at the output on the way forward?", "前向时输出层有 ReLU 吗？"),
    ),
    backward(
        "activations_of_next_layer",
        {"dense_backward(w[layer], a[layer], dz)": "dense_backward(w[layer], a[layer + 1], dz)"},
        text("the activations of the wrong layer in dense_backward", "dense_backward 用了别的层的激活值"),
        text(
            "What was the layer given on the way forward: its own answer, or the one of the layer before?",
            "前向时这一层的输入是什么：它自己的输出，还是前一层的输出？",
        ),
    ),
    backward(
        "inputs_in_every_layer",
        {"dense_backward(w[layer], a[layer], dz)": "dense_backward(w[layer], a[0], dz)"},
        text("the inputs of the network in every dense_backward", "每一层的 dense_backward 都用了网络的输入"),
        text("What was each layer given on the way forward?", "前向时各层的输入分别是什么？"),
    ),
    backward(
        "delta_of_output_everywhere",
        {MASK: "                    dz = output_delta(a[-1], y_batch)\n"},
        text("the delta of the output layer in every layer", "每一层都用了输出层的 delta"),
        text("What changes when dz goes back through a layer?", "dz 往回传一层时，会有什么变化？"),
    ),
    backward(
        "update_before_next_layer",
        {
            BACK: BACK + UPDATE_W + "                da = w[layer].T @ dz\n",
            ALL_LAYERS + UPDATE_W: ALL_LAYERS,
        },
        text("a layer is updated before dz has gone back through it", "dz 还没有传回去，这一层的权重就更新了"),
        text(
            "All derivatives of a step belong to the same weights. Which weights does da see?",
            "一步之中所有导数都应对应同一组权重。da 用的是哪一组权重？",
        ),
    ),
    backward(
        "weights_of_the_start",
        {
            EPOCHS: "    w_start = list(w)\n" + EPOCHS,
            "dense_backward(w[layer], a[layer], dz)": "dense_backward(w_start[layer], a[layer], dz)",
        },
        text("the way back uses the weights of the start of training", "反向时用了训练开始时的权重"),
        text("Through which weights did the samples go forward?", "样本前向时经过的是哪些权重？"),
    ),
    average(
        "averaged_twice",
        {"output_delta(a[-1], y_batch)": "output_delta(a[-1], y_batch) / len(samples)"},
        text("averaged over the mini-batch twice", "对小批量平均了两次"),
        text("output_delta divides already. How often do you?", "output_delta 里已经除过了。你除了几次？"),
    ),
    average(
        "not_averaged",
        {"output_delta(a[-1], y_batch)": "output_delta(a[-1], y_batch) * len(samples)"},
        text("the derivatives are summed over the mini-batch, not averaged", "导数对小批量求和，没有取平均"),
        text("The loss is a mean. Which factor do its derivatives carry?", "损失是平均值。它的导数带什么因子？"),
    ),
    average(
        "averaged_over_all_samples",
        {"output_delta(a[-1], y_batch)": "output_delta(a[-1], y_batch) * len(samples) / m"},
        text(
            "divided by the number of all samples, not of those in the mini-batch",
            "除以了全部样本的个数，而不是小批量中的",
        ),
        text("How many columns has the mini-batch?", "小批量有几列？"),
    ),
    average(
        "averaged_by_batch_size",
        {"output_delta(a[-1], y_batch)": "output_delta(a[-1], y_batch) * len(samples) / batch_size"},
        text("the short mini-batch is divided by batch_size", "不满的小批量也除以了 batch_size"),
        text("How many columns has the last mini-batch?", "最后一个小批量有几列？"),
    ),
    average(
        "sign",
        {"output_delta(a[-1], y_batch)": "-output_delta(a[-1], y_batch)"},
        text("the derivatives have the wrong sign", "导数的符号反了"),
        text("Does your loss fall from epoch to epoch?", "你的损失逐轮下降吗？"),
    ),
    update(
        "biases_not_updated",
        {UPDATE_B: ""},
        text("the biases are never updated", "偏置从没更新"),
        WITHOUT_UPDATE_OF.format(what=text("weight", "权重")),
    ),
    update(
        "weights_not_updated",
        {UPDATE_W: ""},
        text("the weights are never updated", "权重从没更新"),
        WITHOUT_UPDATE_OF.format(what=text("bias", "偏置")),
    ),
    update(
        "last_layer_only",
        {ALL_LAYERS + UPDATE_W: "            for layer in [last]:\n" + UPDATE_W},
        text("only the last layer is updated", "只更新了最后一层"),
        text("Which layers have derivatives?", "哪些层有导数？"),
    ),
    update(
        "last_layer_forgotten",
        {ALL_LAYERS + UPDATE_W: "            for layer in range(last):\n" + UPDATE_W},
        text("the last layer is not updated", "最后一层没有更新"),
        text("Which layers have derivatives? Count the turns of your loop.", "哪些层有导数？数一数循环的次数。"),
    ),
    update(
        "first_layer_forgotten",
        {ALL_LAYERS + UPDATE_W: "            for layer in range(1, last + 1):\n" + UPDATE_W},
        text("the first layer is not updated", "第一层没有更新"),
        text("From what does the language you write in count?", "你所用的语言从几数起？"),
    ),
    update(
        "once_per_epoch",
        {
            ALL_LAYERS + UPDATE_W + UPDATE_B: "",
            APPEND: outdented(ALL_LAYERS + UPDATE_W + UPDATE_B, 4) + APPEND,
        },
        text("one update per epoch, after its last mini-batch", "每一轮只在最后更新一次"),
        text(
            "How often are the weights updated in an epoch of three mini-batches?", "一轮有三个小批量时，权重更新几次？"
        ),
    ),
    update(
        "plain_descent",
        {
            UPDATE_W: "                w[layer] = w[layer] - alpha * dw[layer]\n",
            UPDATE_B: "                b[layer] = b[layer] - alpha * db[layer]\n",
        },
        text("plain descent in place of RMSprop", "用了普通的梯度下降，而不是 RMSprop"),
        text("Which function takes the step in this homework?", "本次作业中由哪个函数走这一步？"),
    ),
    update(
        "biases_by_plain_descent",
        {UPDATE_B: "                b[layer] = b[layer] - alpha * db[layer]\n"},
        text("the biases move by plain descent", "偏置用了普通的梯度下降"),
        text(
            "The biases are trained as the weights are. Which function takes their step?",
            "偏置与权重的训练方式相同。它们的这一步由哪个函数走？",
        ),
    ),
    mean_square(
        "s_reset_each_epoch",
        {START_S: "", EPOCHS: EPOCHS + indented(START_S, 4)},
        text("s starts at 0 again in every epoch", "每一轮都把 s 重新置 0"),
        text("How often in all does s start at 0?", "s 总共置 0 几次？"),
    ),
    mean_square(
        "s_reset_each_batch",
        {
            START_S: "",
            f"        for start in {BATCHES}:\n": f"        for start in {BATCHES}:\n" + indented(START_S, 8),
        },
        text("s starts at 0 again in every mini-batch", "每个小批量都把 s 重新置 0"),
        text(
            "How often in all does s start at 0? Does it remember the mini-batch before?",
            "s 总共置 0 几次？它还记得前一个小批量吗？",
        ),
    ),
    mean_square(
        "s_shared_by_layers",
        {
            "s_w[layer] = rmsprop(w[layer], dw[layer], s_w[layer]": "s_w[0] = rmsprop(w[layer], dw[layer], s_w[0]",
            "s_b[layer] = rmsprop(b[layer], db[layer], s_b[layer]": "s_b[0] = rmsprop(b[layer], db[layer], s_b[0]",
        },
        text("all layers share one s", "所有层共用一个 s"),
        text(
            "With layers of unequal width this would not fit. How many s does the network need?",
            "各层宽度不同时就算不下去了。整个网络需要几个 s？",
        ),
    ),
    mean_square(
        "s_of_biases_not_kept",
        {"b[layer], s_b[layer] = rmsprop(": "b[layer], _ = rmsprop("},
        text("the s of the biases is not kept", "偏置的 s 没有保存"),
        text("rmsprop gives two results. What becomes of the second one?", "rmsprop 有两个返回值。第二个到哪里去了？"),
    ),
    mean_square(
        "s_of_weights_not_kept",
        {"w[layer], s_w[layer] = rmsprop(": "w[layer], _ = rmsprop("},
        text("the s of the weights is not kept", "权重的 s 没有保存"),
        text("rmsprop gives two results. What becomes of the second one?", "rmsprop 有两个返回值。第二个到哪里去了？"),
    ),
    mean_square(
        "s_starts_at_1",
        {START_S: START_S.replace("zeros_like", "ones_like")},
        text("s starts at 1", "s 从 1 开始"),
        text(
            "Before the first step there was no derivative. What is the mean of the squares then?",
            "第一步之前还没有导数。这时平方的平均是多少？",
        ),
    ),
    update(
        "rho_and_eps_swapped",
        {"alpha, rho, eps)": "alpha, eps, rho)"},
        text("rho and eps are handed over in the wrong order", "rho 与 eps 传递的次序反了"),
        text("In which order does rmsprop take its arguments?", "rmsprop 的参数是什么次序？"),
    ),
    loss(
        "loss_mean_of_batches",
        {
            NOTE_LOSS: "            loss_epoch = loss_epoch + crossentropy(a[-1], y_batch)\n",
            APPEND: "        loss.append(loss_epoch / len(range(0, m, batch_size)))\n",
        },
        text("the mean of the mini-batches' means", "先对每个小批量取平均，再对小批量取平均"),
        text(
            "Does a sample of the short mini-batch count as much as any other?",
            "不满的小批量中的样本，与其他样本的份量相同吗？",
        ),
    ),
    loss(
        "loss_not_averaged",
        {APPEND: "        loss.append(loss_epoch)\n"},
        text("the sum over all samples, not their mean", "对全部样本求和，没有取平均"),
        text("Twice as many samples: should the loss double?", "样本多一倍，损失也该多一倍吗？"),
    ),
    loss(
        "loss_sum_of_batches",
        {
            NOTE_LOSS: "            loss_epoch = loss_epoch + crossentropy(a[-1], y_batch)\n",
            APPEND: "        loss.append(loss_epoch)\n",
        },
        text("the sum of the mini-batches' means", "把各小批量的平均值加在一起"),
        text("Twice as many mini-batches: should the loss double?", "小批量多一倍，损失也该多一倍吗？"),
    ),
    loss(
        "loss_unweighted",
        {NOTE_LOSS: "            loss_epoch = loss_epoch + crossentropy(a[-1], y_batch)\n"},
        text("the mini-batches' means are divided by the number of samples", "各小批量的平均值又除以了样本个数"),
        text(
            "crossentropy is a mean already. What does adding means and dividing by m come to?",
            "crossentropy 已经是平均值。把平均值相加再除以 m，得到的是什么？",
        ),
    ),
    loss(
        "loss_of_last_batch",
        {
            NOTE_LOSS: "            loss_epoch = crossentropy(a[-1], y_batch)\n",
            APPEND: "        loss.append(loss_epoch)\n",
        },
        text("the loss of the last mini-batch alone", "只是最后一个小批量的损失"),
        text("How many samples does the loss of an epoch average over?", "一轮的损失是对几个样本取平均？"),
    ),
    loss(
        "loss_of_first_batch",
        {
            NOTE_LOSS: "            loss_epoch = crossentropy(a[-1], y_batch) if start == 0 else loss_epoch\n",
            APPEND: "        loss.append(loss_epoch)\n",
        },
        text("the loss of the first mini-batch alone", "只是第一个小批量的损失"),
        text("How many samples does the loss of an epoch average over?", "一轮的损失是对几个样本取平均？"),
    ),
    loss(
        "loss_after_update",
        {
            NOTE_LOSS: "",
            UPDATE_B: UPDATE_B
            + "            p = x_batch\n"
            + ALL_LAYERS
            + "                p = dense_forward(w[layer], b[layer], p)\n"
            + "                p = softmax(p) if layer == last else relu(p)\n"
            + "            loss_epoch = loss_epoch + crossentropy(p, y_batch) * len(samples)\n",
        },
        text("the loss is taken after the update", "损失取在更新之后"),
        text(
            "In which forward pass does a sample's loss count: before or after the update it causes?",
            "样本的损失取自哪一次前向计算：它引起的更新之前还是之后？",
        ),
    ),
    loss(
        "loss_at_end_of_epoch",
        {
            NOTE_LOSS: "",
            APPEND: "        p = x\n"
            + "        for layer in range(last + 1):\n"
            + "            p = dense_forward(w[layer], b[layer], p)\n"
            + "            p = softmax(p) if layer == last else relu(p)\n"
            + "        loss.append(crossentropy(p, y))\n",
        },
        text(
            "the loss is taken at the end of the epoch, with its last weights", "损失取在一轮结束之后，用的是最后的权重"
        ),
        text(
            "Which weights does a sample of the first mini-batch meet, on its own way forward?",
            "第一个小批量的样本在自己的前向计算中遇到的是哪些权重？",
        ),
    ),
    loss(
        "loss_at_start_of_epoch",
        {
            NOTE_LOSS: "",
            EPOCHS: EPOCHS
            + "        p = x\n"
            + "        for layer in range(last + 1):\n"
            + "            p = dense_forward(w[layer], b[layer], p)\n"
            + "            p = softmax(p) if layer == last else relu(p)\n",
            APPEND: "        loss.append(crossentropy(p, y))\n",
        },
        text(
            "the loss is taken at the start of the epoch, with its first weights",
            "损失取在一轮开始之前，用的是最初的权重",
        ),
        text(
            "Which weights does a sample of the last mini-batch meet, on its own way forward?",
            "最后一个小批量的样本在自己的前向计算中遇到的是哪些权重？",
        ),
    ),
    loss(
        "loss_not_reset",
        {"    loss = []\n": "    loss = []\n    loss_epoch = 0.0\n", EPOCHS + "        loss_epoch = 0.0\n": EPOCHS},
        text("the loss goes on growing from epoch to epoch", "损失逐轮累加，没有清零"),
        text("With which value does each epoch's sum begin?", "每一轮的求和应从什么值开始？"),
    ),
    loss(
        "loss_of_last_epoch_only",
        {"np.array(loss)": "np.array(loss[-1:])"},
        text("the loss of the last epoch alone", "只返回了最后一轮的损失"),
        text("How many numbers does loss hold after five epochs?", "五轮之后 loss 有几个数？"),
    ),
    loss(
        "loss_per_batch",
        {
            NOTE_LOSS: "            loss.append(crossentropy(a[-1], y_batch))\n",
            APPEND: "",
        },
        text("one number per mini-batch, not per epoch", "每个小批量记了一个数，而不是每轮一个"),
        text("How many numbers does loss hold after five epochs?", "五轮之后 loss 有几个数？"),
    ),
    fit(
        "results_swapped",
        {"return w, b, np.array(loss)": "return b, w, np.array(loss)"},
        text("w and b are returned in the wrong order", "w 与 b 的返回次序反了"),
        text(
            "Each result is right. In which order does the template return them?", "每个结果都对。模板按什么次序返回？"
        ),
    ),
    fit(
        "last_layer_returned",
        {"return w, b, np.array(loss)": "return w[-1:], b[-1:], np.array(loss)"},
        text("only the last layer is returned", "只返回了最后一层"),
        text("How many matrices went in, and how many come out?", "传进来几个矩阵，返回几个？"),
    ),
    fit(
        "in_place",
        {
            "    w = [np.array(matrix, dtype=np.float64) for matrix in w]\n": "    w = list(w)\n",
            "    b = [np.array(column, dtype=np.float64) for column in b]\n": "    b = list(b)\n",
            UPDATE_W: UPDATE_W.replace("w[layer], s_w", "w[layer][...], s_w"),
            UPDATE_B: UPDATE_B.replace("b[layer], s_b", "b[layer][...], s_b"),
        },
        text("the caller's w and b are changed", "改动了调用者的 w 和 b"),
        text(
            "A copy of a list holds the same arrays. What does -= do to them?",
            "复制列表之后，里面还是同样的数组。-= 会怎样改动它们？",
        ),
    ),
)

FORWARD_OF_PREDICT = "softmax(z) if layer == len(w) - 1 else relu(z)"
LARGEST = "np.argmax(a, axis=0, keepdims=True)"

PREDICT_MISTAKES = (
    predict(
        "counted_from_1",
        {LARGEST: "np.argmax(a, axis=0, keepdims=True) + 1"},
        text("the rows are counted from 1: every answer is one too large", "行从 1 数起：每个答案都大了 1"),
        text("Which digit does the first row stand for?", "第一行代表哪个数字？"),
        THE_ANSWER,
    ),
    predict(
        "smallest",
        {LARGEST: "np.argmin(a, axis=0, keepdims=True)"},
        text("the smallest output in place of the largest", "取了最小的输出，而不是最大的"),
        text("What does a large output say?", "输出大说明什么？"),
        THE_ANSWER,
    ),
    predict(
        "along_rows",
        {LARGEST: "np.argmax(a, axis=1)"},
        text("the largest of each row, not of each column", "找了每一行的最大值，而不是每一列的"),
        text("Which direction holds the outputs of one sample?", "一个样本的各个输出排在哪个方向？"),
        THE_ANSWER,
    ),
    predict(
        "whole_matrix",
        {LARGEST: "np.argmax(a)"},
        text("one answer for all samples together", "所有样本只得到一个答案"),
        text("How many samples were there, and how many answers do you give?", "有几个样本？你给出几个答案？"),
        THE_ANSWER,
    ),
    predict(
        "last_of_equal",
        {LARGEST: "len(a) - 1 - np.argmax(a[::-1], axis=0, keepdims=True)"},
        text("of equal outputs the last one is taken", "并列时取了最后一个"),
        text(
            "Is a later output that is just as large to replace the first one?",
            "后面的输出与前面的一样大时，要换掉前面的吗？",
        ),
        THE_ANSWER,
    ),
    predict(
        "probability",
        {LARGEST: "np.max(a, axis=0, keepdims=True)"},
        text("the largest output itself, not its row", "返回了最大的输出本身，而不是它的行号"),
        text(
            "Asked for is where the largest number stands, not how large it is.",
            "要的是最大的数在哪里，而不是它有多大。",
        ),
        THE_ANSWER,
    ),
    predict(
        "outputs",
        {LARGEST: "a"},
        text("the outputs, not the digits", "返回了全部输出，而不是数字"),
        text("How does a column of ten outputs become one digit?", "怎样由一列十个输出得到一个数字？"),
        THE_ANSWER,
    ),
    predict(
        "rounded_outputs",
        {LARGEST: "np.round(a)"},
        text("the rounded outputs, not the digits", "返回了四舍五入后的输出，而不是数字"),
        text("How does a column of ten outputs become one digit?", "怎样由一列十个输出得到一个数字？"),
        THE_ANSWER,
    ),
    predict(
        "first_sample_only",
        {LARGEST: "np.argmax(a[:, :1], axis=0, keepdims=True)"},
        text("only the first sample is answered", "只回答了第一个样本"),
        text("How many samples were there, and how many answers do you give?", "有几个样本？你给出几个答案？"),
        THE_ANSWER,
    ),
    predict(
        "no_relu",
        {FORWARD_OF_PREDICT: "softmax(z) if layer == len(w) - 1 else z"},
        text("ReLU is forgotten inside", "中间各层忘了 ReLU"),
        text(
            "The network is to answer as it was trained. What comes between its layers?",
            "网络应当像训练时那样计算。层与层之间还有什么？",
        ),
        THE_FORWARD_PASS,
    ),
    predict(
        "softmax_everywhere",
        {FORWARD_OF_PREDICT: "softmax(z)"},
        text("softmax in the hidden layers too", "隐藏层也用了 softmax"),
        text("Which activation function have the layers inside?", "中间各层的激活函数是哪一个？"),
        THE_FORWARD_PASS,
    ),
    predict(
        "relu_at_output",
        {FORWARD_OF_PREDICT: "softmax(relu(z)) if layer == len(w) - 1 else relu(z)"},
        text("ReLU at the output layer too", "输出层也用了 ReLU"),
        text(
            "If all net inputs of the last layer are negative, what does ReLU leave of them?",
            "如果最后一层的净输入全为负，ReLU 之后还剩下什么？",
        ),
        THE_FORWARD_PASS,
    ),
    predict(
        "biases_unused",
        {"dense_forward(w[layer], b[layer], a)": "dense_forward(w[layer], 0.0 * b[layer], a)"},
        text("the biases are not used", "没有用偏置"),
        text("The biases were trained too. Where do they enter?", "偏置也是训练出来的。它们在哪里起作用？"),
        THE_FORWARD_PASS,
    ),
    predict(
        "last_layer_left_out",
        {"for layer in range(len(w)):": "for layer in range(len(w) - 1):"},
        text("the last layer is left out", "漏掉了最后一层"),
        text("How many layers has the network, and how many turns your loop?", "网络有几层？你的循环走几次？"),
        THE_FORWARD_PASS,
    ),
)
