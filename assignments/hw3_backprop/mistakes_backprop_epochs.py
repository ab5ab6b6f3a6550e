"""What goes wrong from epoch to epoch: what J holds, and when training ends."""

from __future__ import annotations

from catalogue_of_backprop import (
    ACCUMULATED,
    AFTER_UPDATE,
    BEFORE_EPOCH,
    BP,
    CONVERGED,
    COST,
    EPOCH_COST,
    STEP,
    THE_END,
    THE_EPOCH_COST,
)

from grader.checking import mistake, text

EPOCH_COST_MISTAKES = (
    mistake(
        "bp.J_of_last_sample",
        edits={
            "bp_online": {
                "J_epoch = J_epoch + cost": "J_epoch = cost",
                "J.append(J_epoch / m)": "J.append(J_epoch)",
            },
            "bp_batch": {
                "J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]": "J_epoch = cost(a[L], y_batch)",
                "J.append(J_epoch / m)": "J.append(J_epoch)",
            },
        },
        title=text("J is the cost of the last step alone", "J 只是最后一步的代价"),
        hint=text(
            "J speaks of all samples of the epoch. What happens in your code to the costs of the earlier ones?",
            "J 反映一轮中的所有样本。在你的代码里，前面各样本的代价到哪里去了？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp_batch.J_of_last_sample",
        functions="bp_batch",
        edits={
            "J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]": (
                "J_epoch = cost(a[L][:, -1:], y_batch[:, -1:])"
            ),
            "J.append(J_epoch / m)": "J.append(J_epoch)",
        },
        title=text("J is the cost of the last sample alone", "J 只是最后一个样本的代价"),
        hint=text(
            "J speaks of all samples of the epoch. What happens in your code to the costs of the earlier ones?",
            "J 反映一轮中的所有样本。在你的代码里，前面各样本的代价到哪里去了？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_summed",
        functions=BP,
        edits={"J.append(J_epoch / m)": "J.append(J_epoch)"},
        title=text("J is the sum over the samples, not the mean", "J 是对样本求和，而不是平均"),
        hint=text(
            "With twice as many samples, should J be twice as large?",
            "样本数翻倍，J 也应翻倍吗？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_not_halved",
        functions=BP,
        edits={"J.append(J_epoch / m)": "J.append(2 * J_epoch / m)"},
        title=text("the factor 1/2 is missing in J", "J 漏了因子 1/2"),
        hint=text(
            "Is your J the cost of the homework? You have written a function for it.",
            "你的 J 是本次作业的代价吗？你已经写好了一个求代价的函数。",
        ),
        equation=COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_after_update",
        edits={
            "bp_online": {
                ACCUMULATED["bp_online"]: "",
                STEP: STEP + AFTER_UPDATE + "            J_epoch = J_epoch + cost(out, y_k)\n",
            },
            "bp_batch": {
                ACCUMULATED["bp_batch"]: "",
                STEP: STEP + AFTER_UPDATE + "            J_epoch = J_epoch + cost(out, y_batch) * y_batch.shape[1]\n",
            },
        },
        title=text("each cost is taken after the update", "每个代价都是更新之后才算的"),
        hint=text(
            "Before or after the update that a sample causes: when is its cost taken?",
            "一个样本的代价，是在它引起的更新之前还是之后计算？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_after_epoch",
        functions=BP,
        edits={
            "        J.append(J_epoch / m)\n": (
                "        out = x\n        for layer in range(1, L):\n            out = fc_v(W[layer], out)[0]\n"
                "        J.append(cost(out, y))\n"
            )
        },
        title=text("J is taken at the end of the epoch", "J 是在一轮结束之后算的"),
        hint=text(
            "In which forward pass is the cost of a sample taken: its own, or one more after the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之后另做的一次？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_before_epoch",
        edits={
            "bp_online": {"        J_epoch = 0.0\n": BEFORE_EPOCH, ACCUMULATED["bp_online"]: ""},
            "bp_batch": {"        J_epoch = 0.0\n": BEFORE_EPOCH, ACCUMULATED["bp_batch"]: ""},
        },
        title=text("J is taken at the start of the epoch", "J 是在一轮开始之前算的"),
        hint=text(
            "In which forward pass is the cost of a sample taken: its own, or one before the epoch?",
            "样本的代价取自哪次前向计算：它自己那次，还是一轮之前另做的一次？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_not_reset",
        functions=BP,
        edits={"        J_epoch = 0.0\n": "", "    J = []\n": "    J = []\n    J_epoch = 0.0\n"},
        title=text("J is added up over all epochs", "J 把各轮的代价累加起来了"),
        hint=text(
            "With which value does the sum of an epoch begin?",
            "每一轮的求和从什么值开始？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_per_step",
        edits={
            "bp_online": {
                "J_epoch = J_epoch + cost(a[L], y_k)": "J.append(cost(a[L], y_k))",
                "        J.append(J_epoch / m)\n": "",
            },
            "bp_batch": {
                "J_epoch = J_epoch + cost(a[L], y_batch) * y_batch.shape[1]": "J.append(cost(a[L], y_batch))",
                "        J.append(J_epoch / m)\n": "",
            },
        },
        title=text("one number per update in J, not per epoch", "J 中每次更新有一个数，而不是每轮一个"),
        hint=text(
            "How many numbers does J hold after 5 epochs?",
            "5 轮之后 J 有几个数？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp.J_kept_between_calls",
        edits={
            "bp_online": {"    J = []\n": "    J = bp_online.__dict__.setdefault('J', [])\n"},
            "bp_batch": {"    J = []\n": "    J = bp_batch.__dict__.setdefault('J', [])\n"},
        },
        title=text("J keeps the numbers of earlier calls", "J 里还留着前几次调用的数"),
        hint=text(
            "A global variable or a default argument outlives the call. Where does your J come into being?",
            "全局变量或默认参数在调用结束后仍然存在。你的 J 是在哪里创建的？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp_batch.J_mean_of_batches",
        functions="bp_batch",
        edits={
            "cost(a[L], y_batch) * y_batch.shape[1]": "cost(a[L], y_batch)",
            "J_epoch / m": "J_epoch / -(-m // batch_size)",
        },
        title=text("J is the mean over mini-batches, not over samples", "J 是对小批量取平均，而不是对样本"),
        hint=text(
            "Should a sample in a short mini-batch weigh more than one in a full one?",
            "不满的小批量里的样本，应比其他样本更重要吗？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
    mistake(
        "bp_batch.J_divided_twice",
        functions="bp_batch",
        edits={"cost(a[L], y_batch) * y_batch.shape[1]": "cost(a[L], y_batch)"},
        title=text("J is divided by the number of samples twice", "J 除了两次样本数"),
        hint=text(
            "cost is already a mean over the columns it is given. What does dividing by m do to the sum of such means?",
            "cost 对传入的各列已经取了平均。这些平均值之和再除以 m，结果是什么？",
        ),
        equation=EPOCH_COST,
        about=THE_EPOCH_COST,
    ),
)

END_MISTAKES = (
    mistake(
        "bp.one_epoch_more",
        functions=BP,
        edits={"range(epochs)": "range(epochs + 1)"},
        title=text("one epoch too many", "多训练了一轮"),
        hint=text(
            "How often does the body of your outer loop run for epochs = 1?",
            "epochs = 1 时，最外层循环体执行几次？",
        ),
        about=THE_END,
    ),
    mistake(
        "bp.one_epoch_fewer",
        functions=BP,
        edits={"range(epochs)": "range(epochs - 1)"},
        title=text("one epoch too few", "少训练了一轮"),
        hint=text(
            "How often does the body of your outer loop run for epochs = 1?",
            "epochs = 1 时，最外层循环体执行几次？",
        ),
        about=THE_END,
    ),
    mistake(
        "bp.tol_ignored",
        functions=BP,
        edits={"if tol > 0 and net_change <= tol": "if False"},
        title=text("training never ends early", "训练从不提前结束"),
        hint=text(
            "Until each w converges: where does your code look at tol?",
            "“直到各个权重收敛”：你的代码在哪里用到了 tol？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_zero_ends",
        functions=BP,
        edits={"if tol > 0 and net_change <= tol": "if net_change <= tol"},
        title=text("tol = 0 may end training early", "tol = 0 时也可能提前结束"),
        hint=text(
            "What does the handout promise for tol = 0, also when no weight moves at all?",
            "对 tol = 0，讲义是怎么说的？权重完全不动时也一样。",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_per_step",
        edits={
            "bp_online": {
                "            y_k = y[": (
                    "            W_start = {n: W[n].copy() for n in range(1, L)}\n            y_k = y["
                )
            },
            "bp_batch": {
                "            y_batch = y[": (
                    "            W_start = {n: W[n].copy() for n in range(1, L)}\n            y_batch = y["
                )
            },
        },
        title=text("convergence is tested on the last update alone", "只看最后一次更新来判断收敛"),
        hint=text(
            "The net change over which stretch of time is compared with tol?",
            "与 tol 比较的，是哪一段时间内的净变化？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_one_weight_suffices",
        functions=BP,
        edits={"net_change = max(": "net_change = min("},
        title=text("training ends as soon as one weight matrix has converged", "只要有一个权重矩阵收敛就结束了"),
        hint=text(
            "Until each w converges: one of them, or all?",
            "“直到各个权重收敛”：是其中一个，还是全部？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_last_weight_only",
        functions=BP,
        edits={"W_start[layer])) for layer in range(1, L))": "W_start[layer])) for layer in range(L - 1, L))"},
        title=text("convergence is tested on the last weight matrix alone", "只用最后一个权重矩阵判断收敛"),
        hint=text(
            "Which of the weight matrices does your test look at?",
            "你的判断看了哪几个权重矩阵？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_signed",
        functions=BP,
        edits={"np.max(np.abs(W[layer] - W_start[layer]))": "np.max(W[layer] - W_start[layer])"},
        title=text("a weight that falls counts as converged", "权重减小时也算作收敛"),
        hint=text(
            "What is the net change of a weight that goes from 1 to -1, in your code?",
            "权重从 1 变到 -1，在你的代码里净变化是多少？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_mean",
        functions=BP,
        edits={"np.max(np.abs(": "np.mean(np.abs("},
        title=text("the mean change is compared with tol", "与 tol 比较的是平均变化"),
        hint=text(
            "May one weight still move a lot when training ends?",
            "训练结束时，还可以有某个权重变化很大吗？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_since_start",
        functions=BP,
        edits={
            "        W_start = {layer: W[layer].copy() for layer in range(1, L)}\n": "",
            "    J = []\n": "    J = []\n    W_start = {n: matrix.copy() for n, matrix in W.items()}\n",
        },
        title=text("the change is measured since the first epoch", "变化是从第一轮开始算的"),
        hint=text(
            "From which moment on is the net change of an epoch counted?",
            "一轮的净变化从什么时刻算起？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
    mistake(
        "bp.tol_on_cost",
        functions=BP,
        edits={
            "net_change = max(np.max(np.abs(W[layer] - W_start[layer])) for layer in range(1, L))": (
                "net_change = abs(J[-1] - J[-2]) if len(J) > 1 else np.inf"
            )
        },
        title=text("tol is compared with the change of J", "与 tol 比较的是 J 的变化"),
        hint=text(
            "What has to converge: the cost or each weight?",
            "要收敛的是什么：代价，还是各个权重？",
        ),
        equation=CONVERGED,
        about=THE_END,
    ),
)
