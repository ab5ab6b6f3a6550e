"""What students do in place of stochastic gradient descent."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

VISIT = (
    r"\text{epoch } e: \quad \text{samples } \mathrm{order}_{e,1}, \mathrm{order}_{e,2}, \dots, \mathrm{order}_{e,m}"
)
PIECES = (
    r"\text{mini-batch } p: \quad \mathrm{order}_{e,\,(p-1) s + 1}, \dots, \mathrm{order}_{e,\,\min(p s,\, m)}, "
    r"\quad s = \mathrm{batch\_size}"
)
STEP = r"W^l \leftarrow W^l - \frac{\alpha}{\text{samples in this mini-batch}} \sum_k \frac{\partial C_k}{\partial W^l}"
EPOCHS = r"\text{epoch } e+1 \text{ begins with the } W^l, b^l \text{ that epoch } e \text{ ends with}"

THE_ORDER = text("in which order the samples are visited", "访问样本的次序")
THE_PIECES = text("how the samples are cut into mini-batches", "怎样把样本切成小批量")
THE_EPOCHS = text("how one epoch follows the other", "一轮与下一轮怎样衔接")
THE_STEP = text("the step of a mini-batch", "每个小批量的更新")

LOOP = "for start in range(0, m, batch_size):"
COLUMNS = "columns = order[epoch, start : start + batch_size]"
CALL = "w_now, b_now = update_mini_batch_v(w_now, b_now, x[:, columns], y[:, columns], alpha)"


def training(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str, about: Text) -> Mistake:
    """Describe a slip of ``sgd``."""
    return mistake(f"sgd.{name}", functions="sgd", edits=edits, title=title, hint=hint, equation=equation, about=about)


TRAINING_MISTAKES = (
    # ---- the order
    training(
        "order_ignored",
        {COLUMNS: "columns = slice(start, start + batch_size)"},
        text("order is ignored", "没有用 order"),
        text("Does your result change when order changes?", "order 变了，你的结果变不变？"),
        VISIT,
        THE_ORDER,
    ),
    training(
        "order_counted_from_one",
        {COLUMNS: f"{COLUMNS} - 1"},
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
        {"y[:, columns]": "y[:, start : start + batch_size]"},
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
            COLUMNS: "columns = slice(start, start + batch_size)",
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
            LOOP: "for columns in np.array_split(order[epoch], -(-m // batch_size)):",
            f"            {COLUMNS}\n": "",
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
        "batches_with_strides",
        {"order[epoch, start : start + batch_size]": "order[epoch, start // batch_size :: -(-m // batch_size)]"},
        text("each mini-batch takes every so-manieth sample", "小批量是隔几个取一个，而不是相邻的一段"),
        text(
            "Mini-batches are consecutive pieces of the row. Which samples are in your first one?",
            "小批量是这一行中相邻的一段。你的第一个小批量里是哪些样本？",
        ),
        PIECES,
        THE_PIECES,
    ),
    training(
        "batch_one_short",
        {"start + batch_size]": "start + batch_size - 1]"},
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
    # ---- the step
    training(
        "divided_by_whole_data_set",
        {"y[:, columns], alpha)": "y[:, columns], alpha * len(columns) / m)"},
        text("alpha is divided by the size of the whole data set", "alpha 除以了整个数据集的样本数"),
        text("Over which samples is the mean of one step taken?", "一次更新的平均，是对哪些样本取的？"),
        STEP,
        THE_STEP,
    ),
    training(
        "divided_by_batch_size",
        {"y[:, columns], alpha)": "y[:, columns], alpha * len(columns) / batch_size)"},
        text("a short mini-batch is divided by batch_size", "不满的小批量也除以了 batch_size"),
        text("How many samples does the last mini-batch hold?", "最后一个小批量有几个样本？"),
        STEP,
        THE_STEP,
    ),
    training(
        "divided_again",
        {"y[:, columns], alpha)": "y[:, columns], alpha / len(columns))"},
        text(
            "alpha is divided by m before update_mini_batch does so too",
            "alpha 先除了一次 m，update_mini_batch 又除了一次",
        ),
        text("Which of the two functions takes the mean?", "取平均是哪个函数的事？"),
        STEP,
        THE_STEP,
    ),
    training(
        "biases_not_kept",
        {CALL: CALL.replace("w_now, b_now =", "w_now, _ =")},
        text("the new biases are thrown away", "更新后的偏置被丢掉了"),
        text("What becomes of the second result of update_mini_batch?", "update_mini_batch 的第二个返回值到哪里去了？"),
        EPOCHS,
        THE_STEP,
    ),
    training(
        "weights_not_kept",
        {CALL: CALL.replace("w_now, b_now =", "_, b_now =")},
        text("the new weights are thrown away", "更新后的权重被丢掉了"),
        text("What becomes of the first result of update_mini_batch?", "update_mini_batch 的第一个返回值到哪里去了？"),
        EPOCHS,
        THE_STEP,
    ),
    training(
        "gradients_at_the_start",
        {
            "update_mini_batch_v(w_now, b_now, x[:, columns]": "update_mini_batch_v(w, b, x[:, columns]",
        },
        text("every step begins from the first network", "每一步都从最初的网络出发"),
        text("Which network does the second mini-batch improve?", "第二个小批量改进的是哪个网络？"),
        EPOCHS,
        THE_STEP,
    ),
    # ---- epochs
    training(
        "one_epoch_only",
        {"range(epochs)": "range(min(epochs, 1))"},
        text("only one epoch is run", "只训练了一轮"),
        text(
            "What happens at the end of the first epoch? Look for a return in the loop.",
            "第一轮结束时发生了什么？看看 return 是不是写进了循环里。",
        ),
        EPOCHS,
        THE_EPOCHS,
    ),
    training(
        "one_epoch_fewer",
        {"range(epochs)": "range(1, epochs)"},
        text("the first epoch is left out", "漏掉了第一轮"),
        text("From what does your loop over epochs count, and up to what?", "你对轮次的循环从几数到几？"),
        EPOCHS,
        THE_EPOCHS,
    ),
    training(
        "last_epoch_missed",
        {"range(epochs)": "range(epochs - 1)"},
        text("the last epoch is left out", "漏掉了最后一轮"),
        text("From what does your loop over epochs count, and up to what?", "你对轮次的循环从几数到几？"),
        EPOCHS,
        THE_EPOCHS,
    ),
    training(
        "restarted_in_every_epoch",
        {f"        {LOOP}": f"        w_now, b_now = list(w), list(b)\n        {LOOP}"},
        text("every epoch begins anew from the first network", "每一轮都从最初的网络重新开始"),
        text(
            "What should be left of the first epoch when the second begins?", "第二轮开始时，第一轮的成果应当留下什么？"
        ),
        EPOCHS,
        THE_EPOCHS,
    ),
    training(
        "at_least_one_epoch",
        {
            "for epoch in range(epochs):": "for epoch in range(max(epochs, 1)):",
            "order[epoch, start": "(order[epoch] if epochs else np.arange(m))[start",
        },
        text("with 0 epochs one is run all the same", "0 轮时也训练了一轮"),
        text(
            "Where does your loop look whether it is to end: before an epoch or after it?",
            "你的循环在每轮之前还是之后判断是否结束？",
        ),
        EPOCHS,
        THE_EPOCHS,
    ),
    # ---- what is left behind
    training(
        "in_place",
        {
            "w_now = [W.copy() for W in w]": "w_now = w",
            "b_now = [B.copy() for B in b]": "b_now = b",
            "w_now, b_now = update": "w_now[:], b_now[:] = update",
        },
        text("the caller's lists are changed in place", "就地改动了调用者的列表"),
        text(
            "A second name for a list is no second list. What does the caller find in w after your training?",
            "给列表再起一个名字，并不会多出一个列表。训练之后，调用者的 w 里是什么？",
        ),
        EPOCHS,
        text("what becomes of the caller's network", "调用者的网络"),
    ),
    training(
        "state_kept",
        {
            "    for epoch in range(epochs):": (
                "    shapes = (*(W.shape for W in w), x.shape)\n"
                "    kept = sgd.__dict__.setdefault('kept', {})\n"
                "    w_now, b_now = kept.get(shapes, (w_now, b_now))\n"
                "    for epoch in range(epochs):"
            ),
            "    return w_now, b_now": "    kept[shapes] = (w_now, b_now)\n    return w_now, b_now",
        },
        text("training goes on from the network of the call before", "从上一次调用留下的网络接着训练了"),
        text(
            "Call sgd twice with the same arguments. Which network does the second call begin with?",
            "用相同的参数调用两次 sgd。第二次是从哪个网络开始的？",
        ),
        EPOCHS,
        THE_EPOCHS,
    ),
)
