"""What students do in place of drawing the first weights; the checks tell these by statistics."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

NORMAL = r"w^l_{ij} \sim N\left(0, \tfrac{1}{n_l}\right)"
SHAPE = r"W^l: \; n_{l+1} \times n_l"

DRAWN = "rng.normal(size=(n_next, n))"
SCALED = "rng.normal(size=(n_next, n)) / np.sqrt(n)"


def initial(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str = NORMAL) -> Mistake:
    """Describe a slip of ``initialize``."""
    return mistake(f"initialize.{name}", functions="initialize", edits=edits, title=title, hint=hint, equation=equation)


INITIAL_MISTAKES = (
    # ---- how large
    initial(
        "not_scaled",
        {SCALED: DRAWN},
        text("the weights are not scaled: deviation 1", "权重没有缩放：标准差是 1"),
        text(
            "With 65 inputs, how large does a net input become? And f' there?",
            "有 65 个输入时，净输入会有多大？那里的 f' 呢？",
        ),
    ),
    initial(
        "scaled_by_receivers",
        {"np.sqrt(n)": "np.sqrt(n_next)"},
        text("scaled by the number of receiving neurons", "按接收神经元的个数缩放了"),
        text(
            "Over how many numbers does the sum of a net input run: n_l or n_{l+1}?",
            "净输入的求和遍历多少项：n_l 还是 n_{l+1}？",
        ),
    ),
    initial(
        "scaled_by_both",
        {"np.sqrt(n)": "np.sqrt(n + n_next)"},
        text("scaled by the neurons of both layers together", "按两层神经元的总数缩放了"),
        text("Which of the two layers stands under the root in the handout?", "讲义的根号下是哪一层的神经元数？"),
    ),
    initial(
        "xavier",
        {"/ np.sqrt(n)": "* np.sqrt(2 / (n + n_next))"},
        text("scaled as Glorot and Bengio do, by both layers", "用了 Glorot 与 Bengio 的缩放（两层一起）"),
        text(
            "There are several good rules. Which one does the handout ask for?",
            "好的规则有好几种，讲义要求的是哪一种？",
        ),
    ),
    initial(
        "he",
        {"/ np.sqrt(n)": "* np.sqrt(2 / n)"},
        text("scaled as for ReLU: deviation sqrt(2/n_l)", "用了 ReLU 的缩放：标准差 sqrt(2/n_l)"),
        text(
            "That rule is for a function that cuts off half of its inputs. Which activation function is here?",
            "那条规则是给会截掉一半输入的函数用的。这里的激活函数是哪个？",
        ),
    ),
    initial(
        "divided_by_n",
        {"/ np.sqrt(n)": "/ n"},
        text("divided by n_l, not by its root", "除以了 n_l，而不是它的平方根"),
        text(
            "The variance of a sum of n numbers is n times theirs. What does that say of the deviation?",
            "n 个数之和的方差是各自的 n 倍。标准差呢？",
        ),
    ),
    initial(
        "root_of_deviation",
        {"/ np.sqrt(n)": "/ n ** 0.25"},
        text("1/sqrt(n_l) is taken for the variance", "把 1/sqrt(n_l) 当作了方差"),
        text(
            "Is 1/sqrt(n_l) the deviation or its square? And what does your random function take?",
            "1/sqrt(n_l) 是标准差还是方差？你用的随机函数要的是哪个？",
        ),
    ),
    initial(
        "multiplied",
        {"/ np.sqrt(n)": "* np.sqrt(n)"},
        text("multiplied by sqrt(n_l) in place of divided", "乘以了 sqrt(n_l)，而不是除以"),
        text("Do more inputs ask for larger or for smaller weights?", "输入越多，权重应该越大还是越小？"),
    ),
    initial(
        "hundredth",
        {"/ np.sqrt(n)": "* 0.01"},
        text("deviation 0.01 in every layer", "各层的标准差都是 0.01"),
        text("Does your deviation depend on the number of inputs?", "你的标准差与输入的个数有关吗？"),
    ),
    initial(
        "tenth",
        {"/ np.sqrt(n)": "* 0.1"},
        text("deviation 0.1 in every layer", "各层的标准差都是 0.1"),
        text("Does your deviation depend on the number of inputs?", "你的标准差与输入的个数有关吗？"),
    ),
    initial(
        "first_layer_everywhere",
        {"np.sqrt(n)": "np.sqrt(sizes[0])"},
        text("every layer is scaled by the first one's size", "每一层都按第一层的大小缩放了"),
        text("On which layer does the number under your root depend?", "你的根号下的数与哪一层有关？"),
    ),
    # ---- which law
    initial(
        "uniform_positive",
        {SCALED: "rng.uniform(size=(n_next, n))"},
        text("uniform numbers from 0 to 1: all positive", "用了 0 到 1 的均匀随机数：全是正的"),
        text(
            "`rand` and `randn` differ. What is the mean of your numbers, and what does a sum of 65 of them come to?",
            "`rand` 与 `randn` 不同。你的数均值是多少？65 个加起来是多少？",
        ),
    ),
    initial(
        "positive",
        {SCALED: f"np.abs({SCALED})"},
        text("all weights are positive", "所有权重都是正的"),
        text("What is the mean of numbers none of which is negative?", "没有负数，均值会是多少？"),
    ),
    initial(
        "uniform_around_zero",
        {SCALED: "rng.uniform(-0.5, 0.5, size=(n_next, n))"},
        text("uniform numbers from -0.5 to 0.5", "用了 -0.5 到 0.5 的均匀随机数"),
        text(
            "How are normal numbers spread, and does your deviation depend on the number of inputs?",
            "正态随机数是怎样分布的？你的标准差与输入的个数有关吗？",
        ),
    ),
    initial(
        "uniform_minus_one_to_one",
        {SCALED: "rng.uniform(-1.0, 1.0, size=(n_next, n))"},
        text("uniform numbers from -1 to 1", "用了 -1 到 1 的均匀随机数"),
        text(
            "How are normal numbers spread, and does your deviation depend on the number of inputs?",
            "正态随机数是怎样分布的？你的标准差与输入的个数有关吗？",
        ),
    ),
    initial(
        "uniform_to_deviation",
        {SCALED: "rng.uniform(-1.0, 1.0, size=(n_next, n)) / np.sqrt(n)"},
        text("uniform numbers up to 1/sqrt(n_l)", "用了不超过 1/sqrt(n_l) 的均匀随机数"),
        text(
            "1/sqrt(n_l) is the deviation of normal numbers. Are yours ever larger than that?",
            "1/sqrt(n_l) 是正态随机数的标准差。你的数有比它大的吗？",
        ),
    ),
    initial(
        "uniform_scaled",
        {SCALED: "rng.uniform(-np.sqrt(3 / n), np.sqrt(3 / n), size=(n_next, n))"},
        text("uniform numbers of the right deviation: no tails", "标准差是对的，但用了均匀随机数：没有尾部"),
        text(
            "About one normal number in twenty lies beyond two deviations. How many of yours do?",
            "正态随机数约每二十个有一个超出两倍标准差。你的有几个？",
        ),
    ),
    initial(
        "zeros",
        {SCALED: "np.zeros((n_next, n))"},
        text("all weights are 0", "所有权重都是 0"),
        text(
            "What is delta of a hidden neuron whose outgoing weights are 0? Which neurons can become different?",
            "输出权重都是 0 的隐藏神经元，delta 是多少？哪些神经元能变得不同？",
        ),
    ),
    initial(
        "constant",
        {SCALED: "np.ones((n_next, n)) / np.sqrt(n)"},
        text("all weights are the same number", "所有权重都是同一个数"),
        text(
            "If all neurons of a layer start alike, what will ever make them different?",
            "同一层的神经元起点全都一样，以后靠什么变得不同？",
        ),
    ),
    initial(
        "rows_repeated",
        {DRAWN: "np.tile(rng.normal(size=(1, n)), (n_next, 1))"},
        text("every neuron of a layer has the same weights", "同一层的每个神经元权重都相同"),
        text(
            "How many numbers do you draw for a layer, and how many does it need?", "你为一层取了几个随机数？需要几个？"
        ),
    ),
    initial(
        "whole",
        {SCALED: "rng.integers(-3, 4, size=(n_next, n)).astype(float)"},
        text("the weights are whole numbers", "权重是整数"),
        text("Which function draws normal numbers in your language?", "在你的语言里，哪个函数给出正态随机数？"),
    ),
    # ---- the seed
    initial(
        "seeded_in_every_layer",
        {DRAWN: "np.random.default_rng(seed).normal(size=(n_next, n))"},
        text("the seed is set anew for every layer", "每一层都重新设了种子"),
        text(
            "What does a random generator give after its seed has been set again?",
            "重新设种子之后，随机数发生器给出什么？",
        ),
    ),
    initial(
        "seed_ignored",
        {"default_rng(seed)": "default_rng()"},
        text("seed is not used", "没有用 seed"),
        text("Does your result stay the same when you call it twice?", "调用两次，结果相同吗？"),
    ),
    initial(
        "seed_fixed",
        {"default_rng(seed)": "default_rng(0)"},
        text("always the same seed, whatever is asked for", "不管给什么种子，用的都是同一个"),
        text("Does your result change when seed changes?", "seed 变了，你的结果变不变？"),
    ),
    initial(
        "seed_mixed_with_process",
        {
            "default_rng(seed)": (
                'default_rng([seed, globals().setdefault("STARTED", int(np.random.default_rng().integers(2**31)))])'
            )
        },
        text("the weights depend on when or where the program was started", "权重与程序何时、在哪里启动有关"),
        text(
            "What besides seed goes into your generator: the time, a hash of a text, what was drawn before?",
            "除了 seed，你的发生器还用到了什么：时间、字符串的 hash、之前取过的随机数？",
        ),
    ),
    # ---- the shape
    initial(
        "transposed",
        {"size=(n_next, n)": "size=(n, n_next)"},
        text("the matrices are transposed", "矩阵被转置了"),
        text("In w @ a, how many columns must w have?", "w @ a 中，w 应有几列？"),
        SHAPE,
    ),
)
