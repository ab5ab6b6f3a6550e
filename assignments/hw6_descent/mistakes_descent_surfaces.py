"""What students have done in place of the height and the slope of a surface."""

from __future__ import annotations

from grader.checking import mistake, text

BOTH = ("surface", "slope")
HEIGHT_1 = r"J = (v_2 - v_1)^4 + 8 v_1 v_2 - v_1 + v_2 + 3"
HEIGHT_2 = r"J = (v_1^2 - 1.5\, v_1 v_2 + 2 v_2^2)\, v_1^2"
CHAIN = r"\frac{\partial\, s^n}{\partial v_1} = n\, s^{n-1}\, \frac{\partial s}{\partial v_1}, \quad s = v_2 - v_1"
SUM = r"\frac{\partial J}{\partial v_i} = \sum_{\text{terms}} \frac{\partial\, \text{term}}{\partial v_i}"
PRODUCT = (
    r"\frac{\partial (p q)}{\partial v_1} = \frac{\partial p}{\partial v_1}\, q + p\, \frac{\partial q}{\partial v_1}"
)
GRADIENT = r"g = (\partial J / \partial v_1,\; \partial J / \partial v_2)^T"
POINTS = r"v = (v_1, v_2)^T"

THE_HEIGHT_1 = text("the formula of surface 1", "曲面 1 的公式")
THE_HEIGHT_2 = text("the formula of surface 2", "曲面 2 的公式")
THE_SLOPE_1 = text("the slope of surface 1", "曲面 1 的梯度")
THE_SLOPE_2 = text("the slope of surface 2", "曲面 2 的梯度")
THE_POINTS = text("how several points side by side are treated", "对并排的多个点的处理")
THE_SURFACE = text("which surface is meant by k", "k 指的是哪个曲面")

SURFACE_MISTAKES = (
    mistake(
        "surface.exchanged",
        functions=BOTH,
        edits={"if k == 1": "if k == 2"},
        title=text("surfaces 1 and 2 are exchanged", "曲面 1 与曲面 2 弄反了"),
        hint=text(
            "Follow k = 1 through your branches. Which formula does it meet?",
            "让 k = 1 走一遍你的分支：用到的是哪个公式？",
        ),
        equation=HEIGHT_1,
        about=THE_SURFACE,
    ),
    mistake(
        "surface.first_for_both",
        functions=BOTH,
        edits={"if k == 1": "if k > 0"},
        title=text("surface 1 is used for k = 2 too", "k = 2 时用的也是曲面 1"),
        hint=text(
            "Your answer does not depend on k. What is different for k = 2?",
            "你的结果与 k 无关。k = 2 时应当有什么不同？",
        ),
        equation=HEIGHT_2,
        about=THE_SURFACE,
    ),
    mistake(
        "surface.second_for_both",
        functions=BOTH,
        edits={"if k == 1": "if k == 0"},
        title=text("surface 2 is used for k = 1 too", "k = 1 时用的也是曲面 2"),
        hint=text(
            "Your answer does not depend on k. What is different for k = 1?",
            "你的结果与 k 无关。k = 1 时应当有什么不同？",
        ),
        equation=HEIGHT_1,
        about=THE_SURFACE,
    ),
    mistake(
        "surface.coordinates_exchanged",
        functions=BOTH,
        edits={"v1, v2 = v[:1], v[1:]": "v1, v2 = v[1:], v[:1]"},
        title=text("the two coordinates are exchanged", "两个坐标弄反了"),
        hint=text(
            "Which row of v is v1? Print both for the handout's point (1, 0).",
            "v 的哪一行是 v1？用讲义中的点 (1, 0) 打印出来看看。",
        ),
        equation=POINTS,
    ),
    mistake(
        "surface.first_point_only",
        functions=BOTH,
        edits={"v[:1], v[1:]": "v[:1, :1], v[1:, :1]"},
        title=text("only the first point is computed", "只计算了第一个点"),
        hint=text(
            "Each column of v is a point of its own. What becomes of the second one?",
            "v 的每一列都是一个点。第二个点到哪里去了？",
        ),
        equation=POINTS,
        about=THE_POINTS,
    ),
    mistake(
        "surface.summed",
        functions="surface",
        edits={"return J": "return np.sum(J)"},
        title=text("the heights of all points are added up", "把各点的高度加在了一起"),
        hint=text(
            "How many heights do m points have?",
            "m 个点应当有几个高度？",
        ),
        equation=POINTS,
        about=THE_POINTS,
    ),
    mistake(
        "surface.averaged",
        functions="surface",
        edits={"return J": "return np.mean(J)"},
        title=text("the heights of all points are averaged", "对各点的高度取了平均"),
        hint=text(
            "This is no cost over samples. How many heights do m points have?",
            "这里不是对样本平均的代价。m 个点应当有几个高度？",
        ),
        equation=POINTS,
        about=THE_POINTS,
    ),
    mistake(
        "surface.squared",
        functions="surface",
        edits={"(v2 - v1) ** 4": "(v2 - v1) ** 2"},
        title=text("the difference is squared only", "坐标差只取了平方"),
        hint=text(
            "Compare the power in your first term with the one in the formula.",
            "把第一项的幂次与公式对照一下。",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.difference_of_powers",
        functions="surface",
        edits={"(v2 - v1) ** 4": "v2**4 - v1**4"},
        title=text("a difference of powers, not a power of the difference", "算成了幂之差，而不是差的幂"),
        hint=text(
            "Try v1 = 1, v2 = 1: what is the first term? And v1 = 1, v2 = -1?",
            "取 v1 = 1、v2 = 1，第一项是多少？取 v1 = 1、v2 = -1 呢？",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.product_without_factor",
        functions="surface",
        edits={"8 * v1 * v2": "v1 * v2"},
        title=text("the factor of the product v1 v2 is missing", "乘积 v1 v2 前的系数漏掉了"),
        hint=text(
            "How often does the product of the coordinates enter?",
            "两坐标之积前面的系数是多少？",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.product_sign",
        functions="surface",
        edits={"+ 8 * v1": "- 8 * v1"},
        title=text("the product v1 v2 is subtracted", "乘积 v1 v2 被减去了"),
        hint=text(
            "With v1 = v2 = 1 the first term is 0. Should the product make J larger or smaller there?",
            "取 v1 = v2 = 1，第一项为 0。这时乘积一项应使 J 变大还是变小？",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.linear_signs",
        functions="surface",
        edits={"- v1 + v2 + 3": "+ v1 - v2 + 3"},
        title=text("the signs of the two linear terms are exchanged", "两个一次项的符号弄反了"),
        hint=text(
            "Which of the two coordinates enters with a minus by itself?",
            "单独出现的两个坐标里，哪一个带负号？",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.both_subtracted",
        functions="surface",
        edits={"- v1 + v2 + 3": "- v1 - v2 + 3"},
        title=text("both linear terms are subtracted", "两个一次项都被减去了"),
        hint=text(
            "A minus before a bracket turns every sign in it; there is no such bracket here. Look at each sign.",
            "括号前的负号会改变里面的每个符号，而这里没有括号。请逐个核对符号。",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.constant_missing",
        functions="surface",
        edits={"+ v2 + 3": "+ v2"},
        title=text("the constant is missing", "漏掉了常数项"),
        hint=text(
            "What is J at the origin?",
            "原点处的 J 是多少？",
        ),
        equation=HEIGHT_1,
        about=THE_HEIGHT_1,
    ),
    mistake(
        "surface.outer_factor_missing",
        functions="surface",
        edits={") * v1**2": ")"},
        title=text("the factor behind the bracket is missing", "漏掉了括号后面的因子"),
        hint=text(
            "Along v1 = 0 the whole surface is level. Is yours?",
            "沿着 v1 = 0，整个曲面是平的。你的也是吗？",
        ),
        equation=HEIGHT_2,
        about=THE_HEIGHT_2,
    ),
    mistake(
        "surface.outer_factor_of_v2",
        functions="surface",
        edits={") * v1**2": ") * v2**2"},
        title=text("the bracket is multiplied by the wrong coordinate", "括号乘错了坐标"),
        hint=text(
            "Along which of the two axes is surface 2 level: v1 = 0 or v2 = 0?",
            "曲面 2 沿哪条坐标轴是平的：v1 = 0，还是 v2 = 0？",
        ),
        equation=HEIGHT_2,
        about=THE_HEIGHT_2,
    ),
    mistake(
        "surface.bracket_missing",
        functions="surface",
        edits={"(v1**2 - 1.5 * v1 * v2 + 2 * v2**2) * v1**2": "v1**2 - 1.5 * v1 * v2 + 2 * v2**2 * v1**2"},
        title=text("only the last term is multiplied: a bracket is missing", "少了括号：只有最后一项乘了后面的因子"),
        hint=text(
            "What exactly does the last factor multiply?",
            "最后的因子乘的究竟是哪一部分？",
        ),
        equation=HEIGHT_2,
        about=THE_HEIGHT_2,
    ),
    mistake(
        "surface.factor_squared",
        functions="surface",
        edits={"2 * v2**2": "(2 * v2) ** 2"},
        title=text("the factor 2 is squared with v2", "把系数 2 也一起平方了"),
        hint=text(
            "What does the power belong to: v2, or 2 v2?",
            "平方作用在 v2 上，还是 2 v2 上？",
        ),
        equation=HEIGHT_2,
        about=THE_HEIGHT_2,
    ),
    mistake(
        "surface.mixed_sign",
        functions="surface",
        edits={"- 1.5 *": "+ 1.5 *"},
        title=text("the mixed term has the wrong sign", "混合项的符号错了"),
        hint=text(
            "Compare the sign of the term in which both coordinates stand.",
            "核对同时含有两个坐标的那一项的符号。",
        ),
        equation=HEIGHT_2,
        about=THE_HEIGHT_2,
    ),
)

SLOPE_MISTAKES = (
    mistake(
        "slope.inner_derivative",
        functions="slope",
        edits={"-4 * cubed": "4 * cubed"},
        title=text("inner derivative along v1 forgotten", "对 v1 求导时忘了内层导数"),
        hint=text(
            "The chain rule asks for one factor more: how does v2 - v1 change if v1 grows?",
            "链式法则还差一个因子：v1 增大时，v2 - v1 怎样变化？",
        ),
        equation=CHAIN,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.inner_derivative_along_v2",
        functions="slope",
        edits={"g2 = 4 * cubed": "g2 = -4 * cubed"},
        title=text("inner derivative along v2 has the wrong sign", "对 v2 求导时内层导数的符号错了"),
        hint=text(
            "How does v2 - v1 change if v2 grows?",
            "v2 增大时，v2 - v1 怎样变化？",
        ),
        equation=CHAIN,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.power_not_brought_down",
        functions="slope",
        edits={"-4 * cubed": "-cubed", "g2 = 4 * cubed": "g2 = cubed"},
        title=text("the power was lowered, but not brought down as a factor", "幂次降了，却没有作为系数提出来"),
        hint=text(
            "What is the derivative of s^2? Now do the same with a higher power.",
            "s^2 的导数是什么？对更高的幂次也照此办理。",
        ),
        equation=CHAIN,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.power_not_lowered",
        functions="slope",
        edits={"(v2 - v1) ** 3": "(v2 - v1) ** 4"},
        title=text("the power was brought down, but not lowered", "幂次作为系数提出来了，却没有降次"),
        hint=text(
            "What is the derivative of s^2? Which power of s is left in it?",
            "s^2 的导数是什么？里面 s 还剩几次方？",
        ),
        equation=CHAIN,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.power_lowered_twice",
        functions="slope",
        edits={"(v2 - v1) ** 3": "(v2 - v1) ** 2"},
        title=text("the power was lowered by two", "幂次多降了一次"),
        hint=text(
            "By how much does one derivative lower a power?",
            "求一次导，幂次降多少？",
        ),
        equation=CHAIN,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.product_wrong_coordinate",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v1 - 1", "8 * v1 + 1": "8 * v2 + 1"},
        title=text("the product was derived along the other coordinate", "乘积项对另一个坐标求了导"),
        hint=text(
            "Hold one coordinate of the product still and move the other. Which of the two is left as a factor?",
            "让乘积中的一个坐标不动，另一个变化。留下来作系数的是哪一个？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.product_to_number",
        functions="slope",
        edits={"8 * v2 - 1": "8 - 1", "8 * v1 + 1": "8 + 1"},
        title=text("the derivative of the product is taken for its factor alone", "乘积项的导数只剩下了系数"),
        hint=text(
            "Along v1, the other coordinate is a constant, and a constant factor stays. Where is it?",
            "对 v1 求导时，另一个坐标是常数，常数因子要保留。它到哪里去了？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.product_not_derived",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v1 * v2 - 1", "8 * v1 + 1": "8 * v1 * v2 + 1"},
        title=text("the product was not derived at all", "乘积项没有求导"),
        hint=text(
            "Every term is derived once. Which of yours is still as it was in J?",
            "每一项都要求一次导。哪一项还和 J 中的一样？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.linear_missing",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v2", "8 * v1 + 1": "8 * v1"},
        title=text("the linear terms are missing", "漏掉了一次项的导数"),
        hint=text(
            "What is the slope of surface 1 at the origin? Yours is 0 there.",
            "曲面 1 在原点的梯度是多少？你的是 0。",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.linear_signs",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v2 + 1", "8 * v1 + 1": "8 * v1 - 1"},
        title=text("the derivatives of the linear terms have each other's sign", "两个一次项的导数符号弄反了"),
        hint=text(
            "Which coordinate enters J with a minus by itself?",
            "J 中哪个坐标单独出现时带负号？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.linear_not_derived",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v2 - v1", "8 * v1 + 1": "8 * v1 + v2"},
        title=text("the linear terms were not derived", "一次项没有求导"),
        hint=text(
            "What is the derivative of s along s?",
            "s 对 s 的导数是什么？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.constant_kept",
        functions="slope",
        edits={"8 * v2 - 1": "8 * v2 - 1 + 3", "8 * v1 + 1": "8 * v1 + 1 + 3"},
        title=text("the constant of J is still in its slope", "J 的常数项还留在梯度里"),
        hint=text(
            "Does a surface that is lifted as a whole get steeper?",
            "把整个曲面抬高，它会变陡吗？",
        ),
        equation=SUM,
        about=THE_SLOPE_1,
    ),
    mistake(
        "slope.first_factor_only",
        functions="slope",
        edits={" + bracket * 2 * v1": ""},
        title=text("product rule: only the bracket was derived", "乘积法则：只对括号求了导"),
        hint=text(
            "Both factors change with v1. How many terms does the product rule have?",
            "两个因子都随 v1 变化。乘积法则有几项？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.second_factor_only",
        functions="slope",
        edits={"(2 * v1 - 1.5 * v2) * v1**2 + bracket": "bracket"},
        title=text(
            "product rule: only the factor behind the bracket was derived", "乘积法则：只对括号后面的因子求了导"
        ),
        hint=text(
            "The bracket changes with v1 too. How many terms does the product rule have?",
            "括号也随 v1 变化。乘积法则有几项？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.product_of_derivatives",
        functions="slope",
        edits={"(2 * v1 - 1.5 * v2) * v1**2 + bracket * 2 * v1": "(2 * v1 - 1.5 * v2) * 2 * v1"},
        title=text("the derivatives of both factors were multiplied", "把两个因子的导数乘在了一起"),
        hint=text(
            "Try it on s times s: is its derivative 1 times 1?",
            "用 s 乘 s 试一试：它的导数是 1 乘 1 吗？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.second_factor_not_halved",
        functions="slope",
        edits={"bracket * 2 * v1": "bracket * v1"},
        title=text("the derivative of v1 squared is taken for v1", "把 v1 平方的导数当成了 v1"),
        hint=text(
            "What is the derivative of s^2?",
            "s^2 的导数是什么？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.product_rule_twice",
        functions="slope",
        edits={"(-1.5 * v1 + 4 * v2) * v1**2": "(-1.5 * v1 + 4 * v2) * v1**2 + bracket * 2 * v1"},
        title=text("along v2, the factor v1 squared was derived too", "对 v2 求导时，把 v1 平方也求了导"),
        hint=text(
            "Does v1 squared change if v2 alone moves?",
            "只有 v2 变化时，v1 的平方会变吗？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.outer_factor_missing",
        functions="slope",
        edits={"(-1.5 * v1 + 4 * v2) * v1**2": "-1.5 * v1 + 4 * v2"},
        title=text("along v2, the factor behind the bracket is lost", "对 v2 求导时，丢了括号后面的因子"),
        hint=text(
            "A factor without v2 is a constant along v2. Does a constant factor vanish?",
            "不含 v2 的因子对 v2 来说是常数。常数因子会消失吗？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.mixed_term_to_number",
        functions="slope",
        edits={"1.5 * v2) * v1**2": "1.5) * v1**2", "(-1.5 * v1 + 4": "(-1.5 + 4"},
        title=text("the mixed term is derived to its factor alone", "混合项求导后只剩下了系数"),
        hint=text(
            "In v1 v2, the coordinate along which you do not derive is a constant factor. It stays.",
            "在 v1 v2 中，没有对它求导的那个坐标是常数因子，应当保留。",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.mixed_sign",
        functions="slope",
        edits={"- 1.5 * v2) * v1**2": "+ 1.5 * v2) * v1**2", "(-1.5 * v1 + 4": "(1.5 * v1 + 4"},
        title=text("the derivative of the mixed term has the wrong sign", "混合项的导数符号错了"),
        hint=text(
            "With which sign does the mixed term stand in J?",
            "J 中的混合项带什么符号？",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.square_not_doubled",
        functions="slope",
        edits={"+ 4 * v2)": "+ 2 * v2)"},
        title=text("the derivative of 2 v2^2 lacks a factor", "2 v2^2 的导数少了一个因子"),
        hint=text(
            "Two factors come together there: the one in front, and the power.",
            "这里有两个因子相乘：前面的系数和幂次。",
        ),
        equation=PRODUCT,
        about=THE_SLOPE_2,
    ),
    mistake(
        "slope.rows_exchanged",
        functions="slope",
        edits={"np.vstack([g1, g2])": "np.vstack([g2, g1])"},
        title=text("the two components are exchanged", "两个分量的次序反了"),
        hint=text(
            "Which derivative stands on top?",
            "上面一行是对哪个坐标的导数？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "slope.negative",
        functions="slope",
        edits={"return g": "return -g"},
        title=text("the direction of descent in place of the slope", "给出的是下降方向，而不是梯度"),
        hint=text(
            "Does g point to where J grows, or to where it falls? The minus sign has its place elsewhere.",
            "g 指向 J 增大的方向，还是减小的方向？负号另有它的位置。",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "slope.unit_length",
        functions="slope",
        edits={"return g": "return g / np.sqrt(np.sum(g**2, axis=0))"},
        title=text("the slope is scaled to length 1", "把梯度缩放成了单位长度"),
        hint=text(
            "How steep the surface is, is lost that way. Is a direction all that is asked for?",
            "这样就看不出有多陡了。题目只要方向吗？",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "slope.sum_of_both",
        functions="slope",
        edits={"np.vstack([g1, g2])": "np.vstack([g1 + g2, g1 + g2])"},
        title=text("the derivatives along both coordinates are added", "把对两个坐标的导数加在了一起"),
        hint=text(
            "Each component says what happens if one coordinate alone moves.",
            "每个分量说的是只有一个坐标变化时的情形。",
        ),
        equation=GRADIENT,
    ),
    mistake(
        "slope.transposed",
        functions="slope",
        edits={"return g": "return g.T"},
        title=text("one row per point, not one column", "每个点一行，而不是一列"),
        hint=text(
            "In this course a point is a column, and so is its slope. Which shape do you return for m points?",
            "本课程中点是列向量，梯度也是。m 个点时你返回的形状是什么？",
        ),
        equation=GRADIENT,
        about=THE_POINTS,
    ),
    mistake(
        "slope.summed",
        functions="slope",
        edits={"return g": "return np.sum(g, axis=1, keepdims=True)"},
        title=text("the slopes of all points are added up", "把各点的梯度加在了一起"),
        hint=text(
            "Each point has a slope of its own; nothing is added over columns here.",
            "每个点有自己的梯度，这里不对列求和。",
        ),
        equation=GRADIENT,
        about=THE_POINTS,
    ),
    mistake(
        "slope.difference_quotient",
        functions="slope",
        edits={
            "g = np.vstack([g1, g2])": (
                "h = 1e-4\n"
                "    g = np.vstack([(surface(k, v + h * e) - surface(k, v)) / h for e in np.eye(2)[:, :, np.newaxis]])"
            )
        },
        title=text("a difference quotient in place of the formula", "用差商代替了公式"),
        hint=text(
            "A quotient is off by about its step. Derive the formula on paper, term by term.",
            "差商的误差与步长相当。请在纸上逐项推导公式。",
        ),
        equation=GRADIENT,
    ),
)
