"""What students have done wrong in ReLU, forward and backward."""

from __future__ import annotations

from grader.checking import NOTHING, Mistake, Text, mistake, text

RELU = r"\mathrm{relu}(z) = \max(z, 0)"
BACKWARD = r"\frac{\partial J}{\partial z} = \frac{\partial J}{\partial a} \odot [z > 0]"

THE_NEGATIVE = text("what becomes of negative numbers", "对负数的处理")
THE_MASK = text("where the derivative passes", "导数在哪些位置通过")
IN_PLACE = text(
    "Whoever called still needs the array that was passed in. Where is your result computed into?",
    "调用者之后还要用传进来的数组。你的结果算到哪里去了？",
)
CHANGED = text("the caller's array is overwritten", "改写了调用者的数组")


def relu(name: str, expression: str, title: Text, hint: Text, about: Text = NOTHING) -> Mistake:
    """Describe something else in the place of ``max(z, 0)``."""
    edits = {"relu": {"np.maximum(z, 0.0)": expression}}
    return mistake(f"relu.{name}", edits=edits, title=title, hint=hint, equation=RELU, about=about)


def back(name: str, expression: str, title: Text, hint: Text, about: Text = THE_MASK) -> Mistake:
    """Describe something else in the place of ``da * (z > 0)``."""
    edits = {"relu_backward": {"da * (z > 0)": expression}}
    return mistake(f"relu_backward.{name}", edits=edits, title=title, hint=hint, equation=BACKWARD, about=about)


RELU_MISTAKES = (
    relu(
        "absolute",
        "np.abs(z)",
        text("the magnitude in place of max(z, 0)", "取了绝对值，而不是 max(z, 0)"),
        text("What is the larger one of -2 and 0?", "-2 与 0 哪个大？"),
        THE_NEGATIVE,
    ),
    relu(
        "leaky",
        "np.where(z > 0, z, 0.01 * z)",
        text("negative numbers are made small, not 0 (leaky ReLU)", "负数被缩小，而没有变成 0（leaky ReLU）"),
        text(
            "There are several kinds of ReLU. What does the one of this homework give for z = -2?",
            "ReLU 有好几种。本次作业的这一种在 z = -2 时等于多少？",
        ),
        THE_NEGATIVE,
    ),
    relu(
        "minimum",
        "np.minimum(z, 0.0)",
        text("the smaller number in place of the larger one", "取了较小的数，而不是较大的"),
        text("Try z = 3 by hand: should the neuron be on or off?", "用 z = 3 手算：这个神经元应当激活还是关闭？"),
    ),
    relu(
        "step",
        "np.where(z > 0, 1.0, 0.0)",
        text("a step: 1 in place of z where z is positive", "写成了阶跃函数：z 为正时给出 1，而不是 z"),
        text(
            "That is the slope of ReLU. What does ReLU itself give for z = 3?",
            "这是 ReLU 的斜率。z = 3 时 ReLU 本身等于多少？",
        ),
    ),
    relu(
        "no_activation",
        "z * 1.0",
        text("z is returned as it is", "原样返回了 z"),
        text("What should become of the negative numbers?", "负数应当变成什么？"),
        THE_NEGATIVE,
    ),
    relu(
        "capped_at_1",
        "np.clip(z, 0.0, 1.0)",
        text("numbers above 1 are cut off", "大于 1 的数被截断了"),
        text("Has ReLU an upper end? Try z = 3.", "ReLU 有上限吗？用 z = 3 试试。"),
    ),
    relu(
        "capped_at_6",
        "np.clip(z, 0.0, 6.0)",
        text("numbers above 6 are cut off (ReLU6)", "大于 6 的数被截断了（ReLU6）"),
        text("Has ReLU an upper end? Try z = 8.", "ReLU 有上限吗？用 z = 8 试试。"),
    ),
    relu(
        "largest_of_all",
        "np.maximum(np.max(z), 0.0)",
        text("one number for the whole array", "整个数组只得到一个数"),
        text(
            "Some functions called max look for the largest number of an array. Which one compares number by number?",
            "有的 max 是在数组里找最大的数。逐个比较两个数的是哪一个？",
        ),
    ),
    relu(
        "largest_of_column",
        "np.maximum(np.max(z, axis=0, keepdims=True), 0.0)",
        text("one number for each column", "每一列只得到一个数"),
        text(
            "max of a matrix alone finds the largest number of each column. What should each number be compared with?",
            "对矩阵单独用 max，得到的是各列的最大值。每个数应当与什么比较？",
        ),
    ),
    relu(
        "sigmoid",
        "1.0 / (1.0 + np.exp(-z))",
        text("a sigmoid in place of ReLU", "用 sigmoid 代替了 ReLU"),
        text("Which activation function does this homework use?", "本次作业用的是哪个激活函数？"),
    ),
    relu(
        "tanh",
        "np.tanh(z)",
        text("tanh in place of ReLU", "用 tanh 代替了 ReLU"),
        text("Which activation function does this homework use?", "本次作业用的是哪个激活函数？"),
    ),
    relu(
        "softplus",
        "np.log(1.0 + np.exp(z))",
        text("the smooth softplus in place of ReLU", "用光滑的 softplus 代替了 ReLU"),
        text("What does ReLU give for z = -2, exactly?", "z = -2 时 ReLU 恰好等于多少？"),
    ),
    relu(
        "integers",
        "np.trunc(np.maximum(z, 0.0))",
        text("the results are cut down to whole numbers", "结果被截断成了整数"),
        text(
            "Of which type is the array that you store the results in?",
            "存放结果的数组是什么类型？",
        ),
    ),
    relu("in_place", "np.maximum(z, 0.0, out=z)", CHANGED, IN_PLACE),
)

RELU_BACKWARD_MISTAKES = (
    back(
        "slope_1_at_zero",
        "da * (z >= 0)",
        text("slope 1 at z = 0", "z = 0 处的斜率取成了 1"),
        text(
            "At 0 ReLU has a corner. Which slope does the handout agree on there?",
            "ReLU 在 0 处有个拐角。讲义约定那里的斜率是多少？",
        ),
    ),
    back(
        "half_at_zero",
        "da * (0.5 * (np.sign(z) + 1.0))",
        text("slope 1/2 at z = 0", "z = 0 处的斜率取成了 1/2"),
        text(
            "At 0 ReLU has a corner. Which slope does the handout agree on there?",
            "ReLU 在 0 处有个拐角。讲义约定那里的斜率是多少？",
        ),
    ),
    back(
        "mask_on_da",
        "da * (da > 0)",
        text("da is asked whether it is positive, not z", "判断了 da 是否为正，而不是 z"),
        text(
            "A neuron is on or off on the way forward. Which array tells that?",
            "神经元是否激活由前向计算决定。哪个数组说明这一点？",
        ),
    ),
    back(
        "mask_forgotten",
        "da * 1.0",
        text("da is passed on as it is: the slope is forgotten", "原样传回 da，忘了斜率"),
        text(
            "A neuron that is off does not move with z. What comes back through it?",
            "关闭的神经元不随 z 变化。从它那里能传回什么？",
        ),
    ),
    back(
        "mask_reversed",
        "da * (z <= 0)",
        text("the derivative passes where z is not positive", "导数在 z 不为正的位置通过了"),
        text(
            "Which neurons move with z: those that are on, or those that are off?",
            "随 z 变化的是激活的还是关闭的神经元？",
        ),
    ),
    back(
        "da_forgotten",
        "1.0 * (z > 0)",
        text("the slope of ReLU alone: da is forgotten", "只给出了 ReLU 的斜率，忘了 da"),
        text(
            "The chain rule multiplies two factors. The slope of ReLU is one of them.",
            "链式法则是两个因子相乘，ReLU 的斜率只是其中之一。",
        ),
    ),
    back(
        "activation_for_slope",
        "da * np.maximum(z, 0.0)",
        text("relu(z) in place of its slope", "用 relu(z) 代替了它的斜率"),
        text("How much does relu(z) grow when z grows from 3 to 4?", "z 从 3 变到 4 时，relu(z) 增加多少？"),
    ),
    back(
        "sign_for_slope",
        "da * np.sign(z)",
        text("slope -1 where z is negative", "z 为负处的斜率取成了 -1"),
        text("How much does relu(z) change when z grows from -4 to -3?", "z 从 -4 变到 -3 时，relu(z) 改变多少？"),
    ),
    back(
        "leaky",
        "da * np.where(z > 0, 1.0, 0.01)",
        text("a small slope where z is negative (leaky ReLU)", "z 为负处给了一个小斜率（leaky ReLU）"),
        text("How much does relu(z) change when z grows from -4 to -3?", "z 从 -4 变到 -3 时，relu(z) 改变多少？"),
    ),
    back(
        "sigmoid_slope",
        "da * (np.exp(-np.abs(z)) / (1.0 + np.exp(-np.abs(z))) ** 2)",
        text("the slope of the sigmoid in place of ReLU's", "用 sigmoid 的导数代替了 ReLU 的斜率"),
        text(
            "The way back belongs to the way forward. Which function was used there?",
            "反向要与前向一致。前向用的是哪个函数？",
        ),
    ),
    back(
        "mask_on_both",
        "da * (z > 0) * (da > 0)",
        text("negative derivatives are stopped too", "负的导数也被挡住了"),
        text("May a derivative be negative where the neuron is on?", "神经元激活时，导数可以为负吗？"),
    ),
    back(
        "threshold_1",
        "da * (z > 1)",
        text("the derivative passes only above 1", "z 大于 1 时导数才通过"),
        text("Where does the slope of max(z, 0) change?", "max(z, 0) 的斜率在哪里改变？"),
    ),
    mistake(
        "relu_backward.in_place",
        edits={"relu_backward": {"dz = da * (z > 0)": "da[z <= 0] = 0.0\n    dz = da"}},
        title=CHANGED,
        hint=IN_PLACE,
        equation=BACKWARD,
    ),
)
