"""What students have done in place of momentum, and of the book's listing."""

from __future__ import annotations

from grader.checking import mistake, text

WITH_MOMENTUM = ("momentum", "nesterov")

VELOCITY = r"u \leftarrow \beta u - \alpha\, g(v), \quad v \leftarrow v + u"
LISTING = r"u \leftarrow \beta u - \alpha g, \quad v \leftarrow v + \beta u - \alpha g"
REST = r"u^{(0)} = 0"

THE_STEP = text("the step from one point to the next", "从一个点到下一个点的一步")
THE_VELOCITY = text("the velocity u", "速度 u")

MOMENTUM_MISTAKES = (
    mistake(
        "momentum.pushed_off",
        functions=WITH_MOMENTUM,
        edits={"u = np.zeros((2, 1))": "u = -alpha * slope(k, v)"},
        title=text(
            "the velocity does not start at 0, but with a step's push", "速度没有从 0 开始，一出发就带着一步的速度"
        ),
        hint=text(
            "With u = 0 the first step is a plain one. Is yours?",
            "u = 0 时，第一步就是普通的一步。你的是吗？",
        ),
        equation=REST,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.starts_at_one",
        functions=WITH_MOMENTUM,
        edits={"np.zeros((2, 1))": "np.ones((2, 1))"},
        title=text("the velocity starts at 1, not at 0", "速度从 1 开始，而不是从 0 开始"),
        hint=text(
            "A ball that is let go: how fast is it at first?",
            "松手放下的小球，一开始有多快？",
        ),
        equation=REST,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.starts_at_v",
        functions=WITH_MOMENTUM,
        edits={"u = np.zeros((2, 1))": "u = v"},
        title=text("the velocity starts at the point v, not at 0", "速度从点 v 开始，而不是从 0 开始"),
        hint=text(
            "A place is no velocity. How fast is a ball that is let go?",
            "位置不是速度。松手放下的小球，一开始有多快？",
        ),
        equation=REST,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.left_over",
        edits={
            "momentum": {
                "u = np.zeros((2, 1))": 'u = globals().setdefault("velocity", np.zeros((2, 1)))',
                "u = beta * u - alpha * slope(k, v)": "u[:] = beta * u - alpha * slope(k, v)",
            },
            "nesterov": {
                "u = np.zeros((2, 1))": 'u = globals().setdefault("velocity", np.zeros((2, 1)))',
                "u = beta * u - alpha * g": "u[:] = beta * u - alpha * g",
            },
        },
        title=text("the velocity is left over from the call before", "上一次调用的速度留了下来"),
        hint=text(
            "A global variable or a default argument outlives the call. Where does your u come into being?",
            "全局变量和参数默认值在调用结束后仍然存在。你的 u 是在哪里产生的？",
        ),
        equation=REST,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.no_velocity",
        functions=WITH_MOMENTUM,
        edits={"u = beta * u - alpha": "u = -alpha"},
        title=text("nothing is kept of the velocity", "速度一点也没有保留"),
        hint=text(
            "Does your path change if beta does? What is added up from step to step?",
            "beta 改变时你的路径变吗？从一步到下一步累积的是什么？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.all_of_the_velocity",
        functions=WITH_MOMENTUM,
        edits={"u = beta * u - alpha": "u = u - alpha"},
        title=text("all of the velocity is kept: beta is missing", "速度全部保留了：漏了 beta"),
        hint=text(
            "Without friction a ball never comes to rest. Which factor brakes it?",
            "没有摩擦，小球永远停不下来。哪个因子让它减速？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.beta_sign",
        functions=WITH_MOMENTUM,
        edits={"u = beta * u - alpha": "u = -beta * u - alpha"},
        title=text("the old velocity enters with a minus", "旧的速度带了负号"),
        hint=text(
            "Does momentum carry on, or turn back?",
            "动量是让它继续向前，还是往回走？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.average",
        functions=WITH_MOMENTUM,
        edits={
            "momentum": {"- alpha * slope(k, v)": "- (1 - beta) * alpha * slope(k, v)"},
            "nesterov": {"u = beta * u - alpha * g": "u = beta * u - (1 - beta) * alpha * g"},
        },
        title=text("a running average: the slope is multiplied by 1 - beta", "滑动平均：梯度多乘了 1 - beta"),
        hint=text(
            "Some libraries average in this way. Is there a 1 - beta in the formula of this course?",
            "有些程序库这样取平均。本课程的公式里有 1 - beta 吗？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.beta_on_both",
        edits={
            "momentum": {"beta * u - alpha * slope(k, v)": "beta * (u - alpha * slope(k, v))"},
            "nesterov": {"u = beta * u - alpha * g": "u = beta * (u - alpha * g)"},
        },
        title=text("beta multiplies the slope too: a bracket too many", "beta 也乘到了梯度上：多了括号"),
        hint=text(
            "What exactly does beta brake?",
            "beta 究竟作用在哪一部分上？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.alpha_and_beta_exchanged",
        edits={
            "momentum": {"beta * u - alpha *": "alpha * u - beta *"},
            "nesterov": {"beta * u - alpha * g": "alpha * u - beta * g"},
        },
        title=text("alpha and beta are exchanged", "alpha 与 beta 弄反了"),
        hint=text(
            "Which of the two belongs to the slope? In which order do the arguments come?",
            "哪一个与梯度相乘？参数的次序是什么？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.old_velocity",
        functions="momentum",
        edits={
            "        u = beta * u - alpha * slope(k, v)\n        v = v + u\n": (
                "        u_next = beta * u - alpha * slope(k, v)\n        v = v + u\n        u = u_next\n"
            )
        },
        title=text("v is moved by the old velocity", "移动 v 时用的是旧的速度"),
        hint=text(
            "Your first step goes nowhere. Which comes first, the velocity or the move?",
            "你的第一步没有动。应当先更新速度，还是先移动？",
        ),
        equation=VELOCITY,
        about=THE_VELOCITY,
    ),
    mistake(
        "momentum.one_step_behind",
        functions="momentum",
        edits={
            "        u = beta * u - alpha * slope(k, v)\n        v = v + u\n": (
                "        v = v + u\n        u = beta * u - alpha * slope(k, v)\n"
            )
        },
        title=text(
            "one step behind: the start stands twice in the path",
            "慢了一步：起点在路径中出现了两次",
        ),
        hint=text(
            "Either v moves before its velocity is computed, or each point is noted before v moves. Which comes first?",
            "要么是还没有算出速度就移动了 v，要么是先记录点、后移动 v。应当先做什么？",
        ),
        equation=VELOCITY,
        about=THE_STEP,
    ),
    mistake(
        "momentum.slope_ahead",
        functions=WITH_MOMENTUM,
        edits={"slope(k, v)": "slope(k, v + beta * u)"},
        title=text("the slope is taken ahead, at v + beta u", "梯度取在了前方的点 v + beta u"),
        hint=text(
            "Other books write Nesterov's momentum in this way. At which point does this homework take the slope?",
            "另一些书是这样写 Nesterov 动量的。本次作业的梯度取在哪个点？",
        ),
        equation=VELOCITY,
        about=THE_STEP,
    ),
    mistake(
        "momentum.nesterov",
        functions="momentum",
        edits={
            "        u = beta * u - alpha * slope(k, v)\n        v = v + u\n": (
                "        g = slope(k, v)\n        u = beta * u - alpha * g\n        v = v + beta * u - alpha * g\n"
            )
        },
        title=text("the book's listing (Nesterov's) in place of momentum", "写成了书中的程序（Nesterov 动量）"),
        hint=text(
            "By what does plain momentum move v? The two functions differ in that one line.",
            "普通的动量法用什么来移动 v？两个函数只差这一行。",
        ),
        equation=VELOCITY,
        about=THE_STEP,
    ),
    mistake(
        "momentum.alpha_twice",
        functions="momentum",
        edits={"v = v + u": "v = v + alpha * u"},
        title=text("the learning rate is used twice", "学习率用了两次"),
        hint=text(
            "The velocity has the learning rate in it already.",
            "速度里已经包含学习率了。",
        ),
        equation=VELOCITY,
        about=THE_STEP,
    ),
    mistake(
        "momentum.slope_twice",
        functions="momentum",
        edits={"v = v + u": "v = v + u - alpha * slope(k, v)"},
        title=text("the slope moves v a second time, beside the velocity", "除了速度之外，梯度又把 v 移动了一次"),
        hint=text(
            "The slope has changed the velocity already. What is left for the move?",
            "梯度已经改变了速度。移动时还需要什么？",
        ),
        equation=VELOCITY,
        about=THE_STEP,
    ),
)

NESTEROV_MISTAKES = (
    mistake(
        "nesterov.momentum",
        functions="nesterov",
        edits={"v = v + beta * u - alpha * g": "v = v + u"},
        title=text("plain momentum in place of the book's listing", "写成了普通的动量法，而不是书中的程序"),
        hint=text(
            "Does u alone move v, or the old u in the last formula? Both are plain momentum. Which u is wanted?",
            "是用 u 直接移动 v，还是最后的公式里用了旧的 u？二者都等于普通的动量法。公式要的是哪个 u？",
        ),
        equation=LISTING,
        about=THE_STEP,
    ),
    mistake(
        "nesterov.plus_in_velocity",
        functions="nesterov",
        edits={"u = beta * u - alpha": "u = beta * u + alpha"},
        title=text(
            "a plus in the velocity, as in one printing of the listing", "速度式中写成了加号（有的版本就是这样印的）"
        ),
        hint=text(
            "The handout tried both printings. Which of them goes down?",
            "讲义把两种印法都试过了。哪一种在下降？",
        ),
        equation=LISTING,
        about=THE_VELOCITY,
    ),
    mistake(
        "nesterov.plus_in_move",
        functions="nesterov",
        edits={"v = v + beta * u - alpha * g": "v = v + beta * u + alpha * g"},
        title=text("the slope's own step goes uphill", "梯度自己的那一步方向反了"),
        hint=text(
            "Two things move v in the last formula. Do both of them go down?",
            "最后的公式里有两项移动 v。它们都是往下走的吗？",
        ),
        equation=LISTING,
        about=THE_STEP,
    ),
    mistake(
        "nesterov.slope_missing_in_move",
        functions="nesterov",
        edits={"v = v + beta * u - alpha * g": "v = v + beta * u"},
        title=text("the slope's own step is missing in the move", "移动时漏了梯度自己的那一步"),
        hint=text(
            "How many terms move v in the last formula?",
            "最后的公式里有几项移动 v？",
        ),
        equation=LISTING,
        about=THE_STEP,
    ),
    mistake(
        "nesterov.beta_missing_in_move",
        functions="nesterov",
        edits={"v = v + beta * u - alpha * g": "v = v + u - alpha * g"},
        title=text("beta is missing in the move", "移动时漏了 beta"),
        hint=text(
            "How much of the new velocity moves v in the last formula?",
            "最后的公式里，新的速度有多少用来移动 v？",
        ),
        equation=LISTING,
        about=THE_STEP,
    ),
    mistake(
        "nesterov.slope_again",
        functions="nesterov",
        edits={"v = v + beta * u - alpha * g": "v = v + beta * u - alpha * slope(k, v + beta * u)"},
        title=text("the slope is taken a second time, further on", "在前方的点又求了一次梯度"),
        hint=text(
            "How often does the listing ask for the slope in one step, and where?",
            "书中的程序每一步求几次梯度，在哪里求？",
        ),
        equation=LISTING,
        about=THE_STEP,
    ),
)
