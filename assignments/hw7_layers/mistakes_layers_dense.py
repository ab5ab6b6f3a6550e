"""What students have done wrong in the dense layer, forward and backward."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

FORWARD = r"z = W a + b"
DW = r"\frac{\partial J}{\partial W} = \frac{\partial J}{\partial z} \, a^T"
DB = r"\frac{\partial J}{\partial b} = \sum_{k=1}^{m} \left( \frac{\partial J}{\partial z} \right)_{\cdot k}"
DA = r"\frac{\partial J}{\partial a} = W^T \frac{\partial J}{\partial z}"

THE_PRODUCT = text("the product of w and a", "w 与 a 的乘积")
THE_BIAS = text("the bias", "偏置")
ABOUT_DW = text("dw", "dw")
ABOUT_DB = text("db", "db")
ABOUT_DA = text("da", "da")

DW_LINE = "dw = dz @ a.T"
DB_LINE = "db = np.sum(dz, axis=1, keepdims=True)"
DA_LINE = "da = w.T @ dz"


def forward(name: str, expression: str, title: Text, hint: Text, about: Text = NOTHING) -> Mistake:
    """Describe something else in the place of ``w a + b``."""
    edits = {"dense_forward": {"z = w @ a + b": f"z = {expression}"}}
    return mistake(f"dense_forward.{name}", edits=edits, title=title, hint=hint, equation=FORWARD, about=about)


def back(
    name: str, edits: dict[str, str], title: Text, hint: Text, about: Text = NOTHING, equation: str = DW
) -> Mistake:
    """Describe other lines in the way back."""
    return mistake(
        f"dense_backward.{name}",
        edits={"dense_backward": edits},
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


def dw(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of ``dz a^T``."""
    return back(f"dw_{name}", {DW_LINE: f"dw = {expression}"}, title, hint, ABOUT_DW, DW)


def db(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of the sum over the samples."""
    return back(f"db_{name}", {DB_LINE: f"db = {expression}"}, title, hint, ABOUT_DB, DB)


def da(name: str, expression: str, title: Text, hint: Text) -> Mistake:
    """Describe something else in the place of ``w^T dz``."""
    return back(f"da_{name}", {DA_LINE: f"da = {expression}"}, title, hint, ABOUT_DA, DA)


DENSE_FORWARD_MISTAKES = (
    forward(
        "w_transposed",
        "w.T @ a + b",
        text("rows and columns of w exchanged", "w 的行与列弄反了"),
        text(
            "Which index of w belongs to the receiving neuron? With a layer that is not square this would not fit.",
            "w 的哪个下标对应接收神经元？如果这一层不是方阵，你的写法根本算不下去。",
        ),
        THE_PRODUCT,
    ),
    forward(
        "elementwise",
        "w * a + b",
        text("multiplied number by number in place of the matrix product", "逐元素相乘，而不是矩阵乘法"),
        text(
            "Each neuron adds up over all its inputs. Which product does that?",
            "每个神经元要对全部输入求和。哪一种乘法会求和？",
        ),
        THE_PRODUCT,
    ),
    forward(
        "mean_for_sum",
        "w @ a / w.shape[1] + b",
        text("the mean over the inputs in place of the sum", "对输入取了平均，而不是求和"),
        text("Is there a division by the number of inputs in the equation?", "公式里有除以输入个数吗？"),
        THE_PRODUCT,
    ),
    forward(
        "last_input_dropped",
        "w[:, :-1] @ a[:-1] + b",
        text("the last input is left out", "漏掉了最后一个输入"),
        text(
            "In earlier homework the last input was a constant. Is it one here?",
            "以前的作业里最后一个输入是常数 1。这里也是吗？",
        ),
        THE_PRODUCT,
    ),
    forward(
        "bias_forgotten",
        "w @ a",
        text("the bias is forgotten", "忘了偏置"),
        text("What does a neuron give when all its inputs are 0?", "所有输入都是 0 时，神经元的净输入是多少？"),
        THE_BIAS,
    ),
    forward(
        "bias_subtracted",
        "w @ a - b",
        text("the bias is subtracted", "减去了偏置"),
        text("A threshold is subtracted, a bias is not. Look at its sign.", "阈值是减去的，偏置不是。看看它的符号。"),
        THE_BIAS,
    ),
    forward(
        "bias_as_row",
        "w @ a + b.T",
        text("b is added as a row: another bias for each sample", "b 被当作行加上去了：每个样本的偏置不同"),
        text(
            "Each neuron has a bias, the same for all samples. Along which direction does b have to be repeated?",
            "每个神经元有一个偏置，对所有样本都相同。b 应当沿哪个方向重复？",
        ),
        THE_BIAS,
    ),
    forward(
        "bias_summed",
        "w @ a + np.sum(b)",
        text("the sum of all biases is added to every neuron", "给每个神经元加上了所有偏置之和"),
        text("How many biases belong to one neuron?", "一个神经元有几个偏置？"),
        THE_BIAS,
    ),
    forward(
        "first_bias_for_all",
        "w @ a + b[0]",
        text("the first bias is added to every neuron", "给每个神经元加上了第一个偏置"),
        text("Which bias belongs to the second neuron?", "第二个神经元的偏置是哪一个？"),
        THE_BIAS,
    ),
    forward(
        "bias_on_first_sample",
        "w @ a + np.where(np.arange(a.shape[1]) == 0, b, 0.0)",
        text("only the first sample gets the bias", "只给第一个样本加了偏置"),
        text(
            "Right for one sample. Does the second sample see the bias too?",
            "只有一个样本时是对的。第二个样本也加了偏置吗？",
        ),
        THE_BIAS,
    ),
    forward(
        "bias_per_sample",
        "w @ a + b * a.shape[1]",
        text("the bias counts once for every sample", "偏置按样本个数加了多次"),
        text(
            "Right for one sample. How often does each column get the bias?",
            "只有一个样本时是对的。每一列应加几次偏置？",
        ),
        THE_BIAS,
    ),
    forward(
        "bias_on_inputs",
        "w @ (a + b)",
        text("the bias is added to the inputs", "偏置加到了输入上"),
        text(
            "b has one number per receiving neuron. Before or after the product?",
            "b 的每个数对应一个接收神经元。应在乘积之前还是之后加？",
        ),
        THE_BIAS,
    ),
    forward(
        "activated",
        "np.maximum(w @ a + b, 0.0)",
        text("ReLU is applied already here", "在这里就用了 ReLU"),
        text(
            "dense_forward gives net inputs. Which function comes after it?",
            "dense_forward 给出的是净输入。激活由哪个函数负责？",
        ),
    ),
)

DENSE_BACKWARD_MISTAKES = (
    dw(
        "transposed",
        "a @ dz.T",
        text("dw is transposed", "dw 被转置了"),
        text("dw has the shape of w: row i belongs to the receiving neuron.", "dw 与 w 同形：第 i 行对应接收神经元。"),
    ),
    dw(
        "a_not_transposed",
        "dz @ a",
        text("a is not transposed in dw", "dw 中的 a 没有转置"),
        text(
            "The samples have to be summed over. Which axis of a holds them?",
            "要对样本求和。a 的哪个方向是样本？",
        ),
    ),
    dw(
        "elementwise",
        "dz * a",
        text("dw is a product number by number", "dw 写成了逐元素相乘"),
        text(
            "Each pair of a receiving and a sending neuron has a weight. How many numbers does dw have?",
            "每一对接收神经元与发送神经元都有一个权重。dw 有多少个数？",
        ),
    ),
    dw(
        "averaged",
        "dz @ a.T / a.shape[1]",
        text("dw is averaged over the samples", "dw 对样本取了平均"),
        text(
            "The average is taken once, and not here. In which function?",
            "平均只取一次，而且不在这里。在哪个函数里？",
        ),
    ),
    dw(
        "first_sample_only",
        "dz[:, :1] @ a[:, :1].T",
        text("dw sees the first sample alone", "dw 只用了第一个样本"),
        text("Right for one sample. What became of the others?", "只有一个样本时是对的。其余的样本到哪里去了？"),
    ),
    dw(
        "last_sample_only",
        "dz[:, -1:] @ a[:, -1:].T",
        text("dw sees the last sample alone", "dw 只用了最后一个样本"),
        text(
            "Does each sample add to dw, or does it replace what was there?",
            "每个样本是累加到 dw 上，还是覆盖了原来的值？",
        ),
    ),
    dw(
        "sign",
        "-dz @ a.T",
        text("dw has the wrong sign", "dw 的符号反了"),
        text(
            "The step downhill is taken later. Which sign has the derivative itself?",
            "往下走是更新时的事。导数本身是什么符号？",
        ),
    ),
    dw(
        "weights_for_activations",
        "dz @ w.T",
        text("w in place of a in dw", "dw 中用了 w，而不是 a"),
        text(
            "How does z change with w: what stands beside w in z = W a + b?",
            "z 随 w 怎样变化？z = W a + b 中与 W 相乘的是什么？",
        ),
    ),
    dw(
        "sum_without_activations",
        "np.repeat(np.sum(dz, axis=1, keepdims=True), w.shape[1], axis=1)",
        text("the activations are forgotten in dw", "dw 中忘了激活值"),
        text(
            "How does z change with w: what stands beside w in z = W a + b?",
            "z 随 w 怎样变化？z = W a + b 中与 W 相乘的是什么？",
        ),
    ),
    dw(
        "weight_decay",
        "dz @ a.T + w",
        text("w is added to dw", "dw 中多加了 w"),
        text(
            "Does the cost of this homework have a term of the weights themselves?",
            "本次作业的代价里有权重自身的项吗？",
        ),
    ),
    db(
        "not_summed",
        "dz",
        text("db is dz: not summed over the samples", "db 就是 dz：没有对样本求和"),
        text("All samples share one bias. Which shape has db?", "所有样本共用一个偏置。db 是什么形状？"),
    ),
    db(
        "wrong_axis",
        "np.sum(dz, axis=0, keepdims=True)",
        text("db is summed over the neurons, not over the samples", "db 对神经元求和，而不是对样本求和"),
        text(
            "Which direction holds the samples? db has one number per neuron.",
            "样本排在哪个方向？db 每个神经元一个数。",
        ),
    ),
    db(
        "one_number",
        "np.sum(dz)",
        text("db is one number for the whole layer", "整层只得到一个 db"),
        text("How many biases does the layer have?", "这一层有几个偏置？"),
    ),
    db(
        "averaged",
        "np.mean(dz, axis=1, keepdims=True)",
        text("db is averaged over the samples", "db 对样本取了平均"),
        text(
            "The average is taken once, and not here. In which function?", "平均只取一次，而且不在这里。在哪个函数里？"
        ),
    ),
    db(
        "first_sample_only",
        "dz[:, :1]",
        text("db sees the first sample alone", "db 只用了第一个样本"),
        text("Right for one sample. What became of the others?", "只有一个样本时是对的。其余的样本到哪里去了？"),
    ),
    db(
        "last_sample_only",
        "dz[:, -1:]",
        text("db sees the last sample alone", "db 只用了最后一个样本"),
        text(
            "Does each sample add to db, or does it replace what was there?",
            "每个样本是累加到 db 上，还是覆盖了原来的值？",
        ),
    ),
    db(
        "zero",
        "np.zeros((w.shape[0], 1))",
        text("db is 0: the bias would never move", "db 为 0：偏置永远不动"),
        text("How does z change when b grows by 1?", "b 增加 1 时，z 怎样变化？"),
    ),
    db(
        "of_activations",
        "np.sum(dz @ a.T, axis=1, keepdims=True)",
        text("the activations enter db", "db 中混入了激活值"),
        text("How does z change when b grows by 1? Does that depend on a?", "b 增加 1 时，z 怎样变化？与 a 有关吗？"),
    ),
    back(
        "all_averaged",
        {DW_LINE: "dw = dz @ a.T / a.shape[1]", DB_LINE: "db = np.mean(dz, axis=1, keepdims=True)"},
        text("dw and db are averaged over the samples", "dw 与 db 都对样本取了平均"),
        text(
            "Then the average is taken twice: once here, and once where?",
            "这样就平均了两次：一次在这里，另一次在哪里？",
        ),
        equation=DB,
    ),
    da(
        "w_not_transposed",
        "w @ dz",
        text("w is not transposed in da", "da 中的 w 没有转置"),
        text(
            "The way back sums over the receiving neurons. Is that a row of w, or a column?",
            "反向时对接收神经元求和。那是 w 的行还是列？",
        ),
    ),
    da(
        "transposed",
        "(w.T @ dz).T",
        text("da is transposed", "da 被转置了"),
        text("Samples are columns in da as they are in a.", "da 与 a 一样，每列一个样本。"),
    ),
    da(
        "elementwise",
        "w.T * dz",
        text("da is a product number by number", "da 写成了逐元素相乘"),
        text(
            "Each neuron hears back from all receiving neurons, added up.", "每个神经元收到所有接收神经元传回的值之和。"
        ),
    ),
    da(
        "averaged",
        "w.T @ dz / a.shape[1]",
        text("da is averaged over the samples", "da 除以了样本个数"),
        text(
            "Each column of da is that sample's own. Where is the average taken?",
            "da 的每列是该样本自己的。平均在哪里取？",
        ),
    ),
    da(
        "summed",
        "np.repeat(np.sum(w.T @ dz, axis=1, keepdims=True), a.shape[1], axis=1)",
        text("da is summed over the samples", "da 对样本求了和"),
        text("dw and db are sums over the samples. Is da one?", "dw 与 db 对样本求和。da 也是吗？"),
    ),
    da(
        "masked",
        "(w.T @ dz) * (a > 0)",
        text("the slope of ReLU is already in da", "da 中已经乘了 ReLU 的斜率"),
        text(
            "Which function goes back through ReLU? Here a layer alone is asked for.",
            "ReLU 的反向由哪个函数负责？这里只要全连接层。",
        ),
    ),
    da(
        "of_activations",
        "dz * 1.0",
        text("dz is passed on as da", "把 dz 原样当作 da"),
        text(
            "How does z change with a: what stands beside a in z = W a + b?",
            "z 随 a 怎样变化？z = W a + b 中与 a 相乘的是什么？",
        ),
    ),
    da(
        "sign",
        "-w.T @ dz",
        text("da has the wrong sign", "da 的符号反了"),
        text(
            "The step downhill is taken later. Which sign has the derivative itself?",
            "往下走是更新时的事。导数本身是什么符号？",
        ),
    ),
    back(
        "results_swapped",
        {"return dw, db, da": "return db, dw, da"},
        text("dw and db are returned in the wrong order", "dw 与 db 的返回次序反了"),
        text(
            "Each result is right. In which order does the template return them?", "每个结果都对。模板按什么次序返回？"
        ),
    ),
    back(
        "results_reversed",
        {"return dw, db, da": "return da, dw, db"},
        text("da is returned first", "da 返回在最前面"),
        text(
            "Each result is right. In which order does the template return them?", "每个结果都对。模板按什么次序返回？"
        ),
    ),
)
