"""What students do in place of preparing the data."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

INPUTS = r"x = \begin{pmatrix} \text{images} / \text{top} \\ 1 \; 1 \cdots 1 \end{pmatrix}"
TARGETS = r"y_{ik} = 1 \text{ for } i = \text{label}_k, \quad y_{ik} = 0 \text{ otherwise}, \quad i = 0, \dots, 9"
PARTS = r"m_{\text{train}} = \lfloor \text{share} \cdot m \rfloor"

THE_SCALE = text("the scale of the gray values", "灰度的缩放")
THE_ONES = text("the row of ones", "补上的一行 1")
THE_TARGETS = text("the one-hot targets", "独热目标")
THE_PARTS = text("which samples are for training", "哪些样本用于训练")

STACKED = "np.vstack([images / top, np.ones((1, m))])"
ONE = "y[labels[0, k], k] = 1.0"
TRAINED = "int(np.floor(share * m))"


def data(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str, about: Text) -> Mistake:
    """Describe a slip of ``prepare_data``."""
    return mistake(
        f"prepare_data.{name}",
        functions="prepare_data",
        edits=edits,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


DATA_MISTAKES = (
    # ---- the gray values
    data(
        "not_scaled",
        {"images / top": "images"},
        text("gray values are not divided by top", "灰度没有除以 top"),
        text(
            "Between which numbers do the entries of your x lie? What does the sigmoid do with sums of such numbers?",
            "你的 x 里的数在什么范围？这样的数加起来，sigmoid 会怎样？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "scaled_by_255",
        {"images / top": "images / 255.0"},
        text("gray values are divided by 255, whatever top is", "不管 top 是多少，都除以了 255"),
        text(
            "The largest gray value of an 8x8 digit is 16. Does your result depend on top?",
            "8x8 数字的最大灰度是 16。你的结果与 top 有关吗？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "scaled_by_sixteen",
        {"images / top": "images / 16.0"},
        text("gray values are divided by 16, whatever top is", "不管 top 是多少，都除以了 16"),
        text(
            "The largest gray value of MNIST is 255. Does your result depend on top?",
            "MNIST 的最大灰度是 255。你的结果与 top 有关吗？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "scaled_by_the_largest",
        {"images / top": "images / images.max()"},
        text("gray values are divided by the largest one that occurs", "除以的是实际出现的最大灰度"),
        text(
            "A network may later meet darker images than those at hand. By which number are they divided then?",
            "网络以后可能遇到比手头更深的图。那时除以几？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "scaled_image_by_image",
        {"images / top": "images / np.maximum(images.max(axis=0), 1.0)"},
        text("each image is divided by its own largest gray value", "每张图除以了它自己的最大灰度"),
        text(
            "Is a pale 7 as dark as a bold 7 after your scaling? What should it be?",
            "淡的 7 经过你的缩放，是否与浓的 7 一样深？应当怎样？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "whole_division",
        {"images / top": "images // top"},
        text("the division is one of whole numbers", "做的是整数除法"),
        text(
            "What is 3 out of 16 in your x? Look at the type of the images, and at the sign of division.",
            "灰度 3（最大 16）在你的 x 里是多少？看看数据类型和除号。",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "centred",
        {"images / top": "(images / top - 0.5)"},
        text("gray values are moved to lie around 0", "灰度被移到 0 的两侧"),
        text(
            "The handout asks for x from 0 to 1. Where does white paper lie in yours?",
            "讲义要求 x 在 0 到 1 之间。白纸在你的 x 里是多少？",
        ),
        INPUTS,
        THE_SCALE,
    ),
    data(
        "inverted",
        {"images / top": "(1 - images / top)"},
        text("dark and light are exchanged", "深浅颠倒了"),
        text("Which gray value stands for bare paper, and what becomes of it?", "哪个灰度代表白纸？它变成了多少？"),
        INPUTS,
        THE_SCALE,
    ),
    # ---- the row of ones
    data(
        "ones_missing",
        {STACKED: "images / top"},
        text("the row of ones is missing", "缺少一行 1"),
        text(
            "This network has no biases. What stands in for them, and where does it come in?",
            "这个网络没有偏置。什么代替它？从哪里输入？",
        ),
        INPUTS,
        THE_ONES,
    ),
    data(
        "ones_on_top",
        {STACKED: "np.vstack([np.ones((1, m)), images / top])"},
        text("the row of ones is the first, not the last", "一行 1 放在了最上面，而不是最下面"),
        text("In which row does the handout put the constant?", "讲义把常数放在第几行？"),
        INPUTS,
        THE_ONES,
    ),
    data(
        "ones_scaled_too",
        {STACKED: "np.vstack([images, np.ones((1, m))]) / top"},
        text("the ones are divided by top too", "补上的 1 也除以了 top"),
        text(
            "What number stands in the last row of your x: before or after the scaling was it put there?",
            "你的 x 最后一行是什么数？它是缩放之前还是之后补上的？",
        ),
        INPUTS,
        THE_ONES,
    ),
    data(
        "zeros_below",
        {"np.ones((1, m))": "np.zeros((1, m))"},
        text("the last row holds zeros, not ones", "最后一行补的是 0，而不是 1"),
        text(
            "What does a weight contribute to a sum when its input is always 0?",
            "输入恒为 0 时，对应的权重对加权和有什么作用？",
        ),
        INPUTS,
        THE_ONES,
    ),
    data(
        "top_below",
        {"np.ones((1, m))": "np.full((1, m), top)"},
        text("the last row holds top, not 1", "最后一行补的是 top，而不是 1"),
        text("Which constant does the handout carry as the last input?", "讲义里最后一个输入是哪个常数？"),
        INPUTS,
        THE_ONES,
    ),
    # ---- the targets
    data(
        "targets_one_row_off",
        {ONE: "y[labels[0, k] - 1, k] = 1.0"},
        text("the ones of y stand one row too high", "y 中的 1 高了一行"),
        text(
            "Which row stands for the digit 0, in your language? Where is the 1 of a sample labelled 0?",
            "在你的语言里，哪一行代表数字 0？标签为 0 的样本，1 在哪一行？",
        ),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "targets_one_row_low",
        {ONE: "y[(labels[0, k] + 1) % 10, k] = 1.0"},
        text("the ones of y stand one row too low", "y 中的 1 低了一行"),
        text(
            "Which row stands for the digit 0, in your language? Count from where it counts.",
            "在你的语言里，哪一行代表数字 0？按它的数法数。",
        ),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "labels_for_targets",
        {"y = np.zeros((10, m))": "y = np.zeros((1, m))", ONE: "y[0, k] = labels[0, k]"},
        text("y holds the labels themselves, not one-hot columns", "y 里放的是标签本身，而不是独热列"),
        text("How many outputs has the network? As many rows has y.", "网络有几个输出？y 就有几行。"),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "label_in_place_of_one",
        {ONE: "y[labels[0, k], k] = labels[0, k]"},
        text("the digit itself is written where a 1 belongs", "该写 1 的地方写了数字本身"),
        text(
            "Can a sigmoid ever give 7? What do your columns sum to?",
            "sigmoid 的输出能是 7 吗？你的每一列加起来是多少？",
        ),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "rows_for_digits_that_occur",
        {"np.zeros((10, m))": "np.zeros((int(labels.max()) + 1, m))"},
        text("y has only as many rows as the largest label asks for", "y 的行数只到出现的最大标签"),
        text("How many rows has y if no sample shows a 9?", "如果没有一个样本是 9，y 有几行？"),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "minus_one_for_zero",
        {"np.zeros((10, m))": "-np.ones((10, m))"},
        text("the other rows of y hold -1, not 0", "y 的其余各行是 -1，而不是 0"),
        text("Between which numbers do the outputs of a sigmoid lie?", "sigmoid 的输出在哪两个数之间？"),
        TARGETS,
        THE_TARGETS,
    ),
    data(
        "samples_as_rows",
        {
            "y_train = x[:, :m_train], y[:, :m_train]": "y_train = x[:, :m_train], y[:, :m_train].T",
            "y_test = x[:, m_train:], y[:, m_train:]": "y_test = x[:, m_train:], y[:, m_train:].T",
        },
        text("y has one row per sample, not one column", "y 的每一行是一个样本，而不是每一列"),
        text(
            "Samples are columns in this course, of x and of y. What is the shape of your y?",
            "本课程中样本是列，x 和 y 都是。你的 y 是什么形状？",
        ),
        TARGETS,
        THE_TARGETS,
    ),
    # ---- the two parts
    data(
        "rounded_up",
        {TRAINED: "int(np.ceil(share * m))"},
        text("the number of training samples is rounded up", "训练样本数向上取整了"),
        text("How many samples train if share*m is 3.25?", "share*m 是 3.25 时，有几个样本用于训练？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "rounded_to_nearest",
        {TRAINED: "int(np.round(share * m))"},
        text("the number of training samples is rounded to the nearest", "训练样本数四舍五入了"),
        text("How many samples train if share*m is 2.75?", "share*m 是 2.75 时，有几个样本用于训练？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "share_for_testing",
        {TRAINED: "m - int(np.floor(share * m))"},
        text("share is taken for the share of the test", "把 share 当成了测试集的比例"),
        text("With share = 0.75, which part is the larger one?", "share = 0.75 时，哪一部分更大？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "last_samples_train",
        {
            "x[:, :m_train], y[:, :m_train]": "x[:, m - m_train :], y[:, m - m_train :]",
            "x[:, m_train:], y[:, m_train:]": "x[:, : m - m_train], y[:, : m - m_train]",
        },
        text("the last samples train, the first ones test", "用后面的样本训练，用前面的测试"),
        text("Which samples are for training: the first or the last?", "训练用的是前面的样本还是后面的？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "everything_tests",
        {"x[:, m_train:], y[:, m_train:]": "x, y"},
        text("the test has the training samples in it", "测试集里含有训练样本"),
        text("What does a test tell on samples that the network was trained on?", "用训练过的样本来测试，能说明什么？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "one_sample_lost",
        {"x[:, m_train:], y[:, m_train:]": "x[:, m_train + 1 :], y[:, m_train + 1 :]"},
        text("the sample between the two parts is lost", "两部分之间丢了一个样本"),
        text("Add up the columns of both parts: are all samples there?", "把两部分的列数加起来：样本都在吗？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "one_sample_twice",
        {"x[:, m_train:], y[:, m_train:]": "x[:, max(0, m_train - 1) :], y[:, max(0, m_train - 1) :]"},
        text("the last training sample is a test sample too", "最后一个训练样本又出现在测试集里"),
        text("Add up the columns of both parts: how many samples are there?", "把两部分的列数加起来：一共几个样本？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "share_ignored",
        {TRAINED: "m // 2"},
        text("share is ignored: half of the samples train", "没有用 share：一半样本用于训练"),
        text("Does your result change when share changes?", "share 变了，你的结果变不变？"),
        PARTS,
        THE_PARTS,
    ),
    data(
        "results_in_another_order",
        {"return x_train, y_train, x_test, y_test": "return x_train, x_test, y_train, y_test"},
        text("the results come in another order: both x, then both y", "返回值的次序不对：先是两个 x，后是两个 y"),
        text("In which order does the template return its four results?", "模板中四个返回值的次序是什么？"),
        "",
        THE_PARTS,
    ),
    data(
        "parts_exchanged",
        {"return x_train, y_train, x_test, y_test": "return x_test, y_test, x_train, y_train"},
        text("the test part is returned first", "先返回了测试部分"),
        text("In which order does the template return its four results?", "模板中四个返回值的次序是什么？"),
        "",
        THE_PARTS,
    ),
    data(
        "scaled_in_place",
        {"images / top": "np.divide(images, top, out=images)"},
        text("the caller's images are scaled in place", "就地改动了调用者的图像"),
        text("Whose array does `/=` or `out=` write into?", "`/=` 或 `out=` 写进了谁的数组？"),
        INPUTS,
        THE_SCALE,
    ),
)
