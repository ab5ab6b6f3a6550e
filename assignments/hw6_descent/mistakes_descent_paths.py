"""What students have done in place of going down a surface: step by step, and until the slope is small."""

from __future__ import annotations

from grader.checking import mistake, text

PATHS = ("descend", "momentum", "nesterov")

DESCENT = r"v \leftarrow v - \alpha\, g(v)"
PATH = r"v^{(0)}, v^{(1)}, \dots, v^{(\text{steps})}"
STOP = r"|g| = \sqrt{g_1^2 + g_2^2} \le \mathrm{tol}"

THE_RECORD = text("which points are recorded", "记录了哪些点")
THE_STEP = text("the step from one point to the next", "从一个点到下一个点的一步")
THE_END = text("when the search ends", "什么时候停下来")
THE_COUNT = text("what is returned", "返回的是什么")

PATH_MISTAKES = (
    mistake(
        "path.start_missing",
        functions=PATHS,
        edits={"return np.hstack(path)": "return np.hstack(path)[:, 1:]"},
        title=text("one point short: the start is missing", "少一个点：缺了起点"),
        hint=text(
            "How many points does a path of no step have?",
            "一步也不走的路径有几个点？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.last_missing",
        functions=PATHS,
        edits={"range(steps)": "range(steps - 1)"},
        title=text("one point short: the last step is missing", "少一个点：缺了最后一步"),
        hint=text(
            "The start is no step yet. How often has the loop to go round?",
            "起点还不算一步。循环应当走几遍？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.one_too_many",
        functions=PATHS,
        edits={"range(steps)": "range(steps + 1)"},
        title=text("one step too many", "多走了一步"),
        hint=text(
            "How often does your loop go round for steps = 1?",
            "steps = 1 时，你的循环走了几遍？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.noted_before_step",
        functions=("descend", "nesterov"),
        edits={
            "        path.append(v)\n": "",
            "    for _step in range(steps):\n": "    for _step in range(steps):\n        path.append(v)\n",
        },
        title=text("each point is noted before the step, so the start stands twice", "先记录后走步：起点出现了两次"),
        hint=text(
            "Look at the first two columns of your path. When is a point noted, and when does v move?",
            "看看路径的前两列。是先记录点，还是先移动 v？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.end_alone",
        functions=PATHS,
        edits={"return np.hstack(path)": "return np.hstack(path)[:, -1:]"},
        title=text("only the last point is returned", "只返回了最后一个点"),
        hint=text(
            "What is asked for: where the path ends, or all of it?",
            "题目要的是终点，还是整条路径？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.transposed",
        functions=PATHS,
        edits={"return np.hstack(path)": "return np.hstack(path).T"},
        title=text("one row per point, not one column", "每个点一行，而不是一列"),
        hint=text(
            "In this course a point is a column. Which shape has your path?",
            "本课程中点是列向量。你的路径是什么形状？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.never_moves_on",
        edits={
            "descend": {"v = v - alpha": "v_next = v - alpha", "path.append(v)": "path.append(v_next)"},
            "momentum": {"v = v + u": "v_next = v + u", "path.append(v)": "path.append(v_next)"},
            "nesterov": {"v = v + beta": "v_next = v + beta", "path.append(v)": "path.append(v_next)"},
        },
        title=text("every step begins at the start again", "每一步都又从起点出发"),
        hint=text(
            "From which point does the second step go out in your code?",
            "你的代码里，第二步是从哪个点出发的？",
        ),
        equation=PATH,
        about=THE_STEP,
    ),
    mistake(
        "path.uphill",
        edits={
            "descend": {"v - alpha * slope(k, v)": "v + alpha * slope(k, v)"},
            "momentum": {"- alpha * slope(k, v)": "+ alpha * slope(k, v)"},
            "nesterov": {"- alpha * g": "+ alpha * g"},
            "minimum": {"v - alpha * g": "v + alpha * g"},
        },
        title=text("uphill: one sign too many, or too few", "方向反了，在往上走"),
        hint=text(
            "g points to where J grows. Print J along your path: does it fall?",
            "g 指向 J 增大的方向。把路径上的 J 打印出来：它在减小吗？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.alpha_forgotten",
        edits={
            "descend": {"alpha * slope": "slope"},
            "momentum": {"alpha * slope": "slope"},
            "nesterov": {"alpha * g": "g"},
            "minimum": {"alpha * g": "g"},
        },
        title=text("the learning rate is not used", "没有用学习率"),
        hint=text(
            "What happens in your code if alpha is halved?",
            "把 alpha 减半，你的代码会有什么变化？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.unit_slope",
        edits={
            "descend": {"slope(k, v)": "slope(k, v) / np.sqrt(np.sum(slope(k, v) ** 2))"},
            "momentum": {"slope(k, v)": "slope(k, v) / np.sqrt(np.sum(slope(k, v) ** 2))"},
            "nesterov": {"slope(k, v)": "slope(k, v) / np.sqrt(np.sum(slope(k, v) ** 2))"},
        },
        title=text("every step has the same length: the slope was scaled to 1", "把梯度缩放成单位长度，每一步都一样长"),
        hint=text(
            "Near a minimum the steps should become short by themselves. Why do yours not?",
            "接近极小点时，步子本应自己变小。你的为什么没有？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.slope_of_start",
        edits={
            "descend": {"    path = [v]\n": "    path = [v]\n    g = slope(k, v)\n", "* slope(k, v)\n": "* g\n"},
            "momentum": {"    path = [v]\n": "    path = [v]\n    g = slope(k, v)\n", "* slope(k, v)\n": "* g\n"},
            "nesterov": {"        g = slope(k, v)\n": "", "    path = [v]\n": "    path = [v]\n    g = slope(k, v)\n"},
            "minimum": {"        g = slope(k, v)\n": ""},
        },
        title=text("the slope is taken once, at the start", "梯度只在起点求了一次"),
        hint=text(
            "The surface is not equally steep everywhere. When is g taken in your code?",
            "曲面不是处处一样陡。你的代码是什么时候求 g 的？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.height_for_slope",
        functions=PATHS,
        edits={"slope(k, v)": "surface(k, v)"},
        title=text("the height J in place of the slope g", "用高度 J 代替了梯度 g"),
        hint=text(
            "Both components move by the same amount in your code. Which function has a component for each?",
            "你的代码里两个分量移动得一样多。哪个函数给出两个分量？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.first_surface",
        functions=(*PATHS, "minimum"),
        edits={"slope(k, v)": "slope(1, v)"},
        title=text("surface 1 is taken, whatever k is", "不管 k 是几，用的都是曲面 1"),
        hint=text(
            "Where in your code does k decide anything?",
            "你的代码里 k 起了什么作用？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.one_coordinate_after_the_other",
        functions="descend",
        edits={
            "        v = v - alpha * slope(k, v)\n": (
                "        v = v.copy()\n"
                "        v[:1] = v[:1] - alpha * slope(k, v)[:1]\n"
                "        v[1:] = v[1:] - alpha * slope(k, v)[1:]\n"
            )
        },
        title=text(
            "v2 is moved by the slope at a point where v1 has moved already", "移动 v2 时用的是 v1 已经改变之后的梯度"
        ),
        hint=text(
            "Both components of one step belong to the same point. At which point is your second one taken?",
            "同一步的两个分量取自同一个点。你的第二个分量取在哪个点？",
        ),
        equation=DESCENT,
        about=THE_STEP,
    ),
    mistake(
        "path.in_place",
        edits={
            "descend": {"v = v - ": "v -= "},
            "momentum": {"v = v + u": "v += u"},
            "nesterov": {"v = v + beta": "v += beta"},
        },
        title=text(
            "v is changed in place, so that every point noted becomes the last one",
            "就地修改了 v：记下的每个点都变成了最后一个",
        ),
        hint=text(
            "Noting v does not copy it. How many arrays does your path hold, and whose is the first?",
            "记录 v 并不会复制它。你的路径里有几个数组？第一个是谁的？",
        ),
        equation=PATH,
        about=THE_RECORD,
    ),
    mistake(
        "path.callers_start_changed",
        edits={
            "descend": {"[v]": "[v.copy()]", "v = v - ": "v -= ", "append(v)": "append(v.copy())"},
            "momentum": {"[v]": "[v.copy()]", "v = v + u": "v += u", "append(v)": "append(v.copy())"},
            "nesterov": {"[v]": "[v.copy()]", "v = v + beta": "v += beta", "append(v)": "append(v.copy())"},
            "minimum": {"v = v - ": "v -= "},
        },
        title=text("the caller's start is changed in place", "调用者的起点被就地修改了"),
        hint=text(
            "Print your start after the call. An operator that changes an array in place changes the caller's.",
            "调用之后把起点打印出来。就地修改数组的运算，改的也是调用者的数组。",
        ),
        equation=PATH,
    ),
)

MINIMUM_MISTAKES = (
    mistake(
        "minimum.strictly_below",
        functions="minimum",
        edits={"> tol": ">= tol"},
        title=text("goes on where |g| is exactly tol", "|g| 恰等于 tol 时还在走"),
        hint=text(
            "At most tol, or less than tol: what does the handout ask for?",
            "“不超过 tol”与“小于 tol”：讲义要的是哪一个？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.one_step_late",
        functions="minimum",
        edits={
            "        v = v - alpha * g\n": "        g = slope(k, v)\n        v = v - alpha * g\n",
            "        steps = steps + 1\n        g = slope(k, v)\n": "        steps = steps + 1\n",
        },
        title=text("one step late: the slope at the point before is tested", "晚停一步：检查的是前一个点的梯度"),
        hint=text(
            "To which point does the g belong that your loop looks at: the new one, or the one it has just left?",
            "循环检查的 g 属于哪个点：新的点，还是刚刚离开的点？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.start_not_tested",
        functions="minimum",
        edits={"while np.sqrt(np.sum(g**2)) > tol": "while (steps == 0 or np.sqrt(np.sum(g**2)) > tol)"},
        title=text("the start is not tested", "没有检查起点"),
        hint=text(
            "What does your code do if the start is good enough already?",
            "如果起点已经足够好，你的代码会怎么做？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.point_before",
        functions="minimum",
        edits={
            "    while": "    before = v\n    while",
            "        v = v - alpha * g\n": "        before = v\n        v = v - alpha * g\n",
            "return v, steps": "return before, steps",
        },
        title=text("the point before the last step is returned", "返回的是最后一步之前的点"),
        hint=text(
            "Is |g| small at the point that you return, or only at the next one?",
            "|g| 在你返回的点处就已经很小，还是在下一个点才很小？",
        ),
        equation=STOP,
        about=THE_COUNT,
    ),
    mistake(
        "minimum.counts_points",
        functions="minimum",
        edits={"return v, steps": "return v, steps + 1"},
        title=text("points are counted, not steps", "数的是点，而不是步"),
        hint=text(
            "How many steps lie between two points?",
            "两个点之间有几步？",
        ),
        equation=PATH,
        about=THE_COUNT,
    ),
    mistake(
        "minimum.limit_returned",
        functions="minimum",
        edits={"return v, steps": "return v, max_steps"},
        title=text("max_steps is returned, not the steps made", "返回了 max_steps，而不是实际所走的步数"),
        hint=text(
            "How many steps were needed, and where does your code count them?",
            "实际走了几步？你的代码在哪里计数？",
        ),
        equation=PATH,
        about=THE_COUNT,
    ),
    mistake(
        "minimum.results_exchanged",
        functions="minimum",
        edits={"return v, steps": "return steps, v"},
        title=text("the two results are in the wrong order", "两个返回值的次序反了"),
        hint=text(
            "Which of the two does the template return first?",
            "模板里先返回哪一个？",
        ),
        equation=STOP,
        about=THE_COUNT,
    ),
    mistake(
        "minimum.largest_component",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2))": "np.max(np.abs(g))"},
        title=text("|g| is taken for the largest component", "把 |g| 当成了最大的分量"),
        hint=text(
            "How long is the arrow (3, 4)?",
            "箭头 (3, 4) 有多长？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.sum_of_components",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2))": "np.sum(np.abs(g))"},
        title=text("|g| is taken for the sum of the components", "把 |g| 当成了各分量绝对值之和"),
        hint=text(
            "How long is the arrow (3, 4)?",
            "箭头 (3, 4) 有多长？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.squared",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2))": "np.sum(g**2)"},
        title=text("the square of |g| is compared with tol", "与 tol 比较的是 |g| 的平方"),
        hint=text(
            "How long is the arrow (3, 4)? A root is missing.",
            "箭头 (3, 4) 有多长？还差一次开方。",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.averaged",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2))": "np.sqrt(np.mean(g**2))"},
        title=text("the components are averaged before the root", "开方之前对分量取了平均"),
        hint=text(
            "How long is the arrow (3, 4)? Nothing is divided by the number of components.",
            "箭头 (3, 4) 有多长？不用除以分量的个数。",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.magnitude_forgotten",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2))": "np.max(g)"},
        title=text("a negative component counts as small", "把负的分量当成了小的"),
        hint=text(
            "A slope of -100 is steep. What does your test say of it?",
            "-100 的梯度是很陡的。你的判断会怎么说？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.one_component_suffices",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2)) > tol": "np.all(np.abs(g) > tol)"},
        title=text("ends as soon as one component is small", "只要有一个分量很小就停了"),
        hint=text(
            "In MATLAB, `while abs(g) > tol` wants both components above tol. Which number is to be compared?",
            "在 MATLAB 中，`while abs(g) > tol` 要两个分量都大于 tol 才成立。应当比较的是哪个数？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.height_tested",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2)) > tol": "np.max(surface(k, v)) > tol"},
        title=text("the height is compared with tol", "与 tol 比较的是高度"),
        hint=text(
            "Is J zero at a minimum? What is?",
            "极小点处 J 是零吗？什么是零？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.step_length_tested",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2)) > tol": "alpha * np.sqrt(np.sum(g**2)) > tol"},
        title=text("the length of the step is compared with tol", "与 tol 比较的是一步的长度"),
        hint=text(
            "Short steps may just mean a small learning rate. Which length is to be compared?",
            "步子小也许只是因为学习率小。应当比较的是哪个长度？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.limit_not_heeded",
        functions="minimum",
        edits={"steps < max_steps": "steps < 1000"},
        title=text("max_steps is not heeded", "没有理会 max_steps"),
        hint=text(
            "What ends your loop if the slope never becomes small?",
            "如果梯度一直不够小，你的循环靠什么结束？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.limit_plus_one",
        functions="minimum",
        edits={"steps < max_steps": "steps <= max_steps"},
        title=text("one step more than max_steps", "比 max_steps 多走了一步"),
        hint=text(
            "How many steps does your code make for max_steps = 0?",
            "max_steps = 0 时，你的代码走了几步？",
        ),
        equation=STOP,
        about=THE_END,
    ),
    mistake(
        "minimum.never_ends_early",
        functions="minimum",
        edits={"np.sqrt(np.sum(g**2)) > tol and ": ""},
        title=text("tol is not used: always max_steps steps", "没有用 tol：总是走满 max_steps 步"),
        hint=text(
            "What happens in your code if tol is very large?",
            "tol 很大时，你的代码会怎样？",
        ),
        equation=STOP,
        about=THE_END,
    ),
)
