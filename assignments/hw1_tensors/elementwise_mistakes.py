"""What students have done in place of relu, of a sum, and of a sum with one row."""

from __future__ import annotations

from grader.checking import mistake, text

RELU = r"y_{ij} = \max(x_{ij}, 0)"
SUM = r"z_{ij} = x_{ij} + y_{ij}"
SUM_WITH_ROW = r"z_{ij} = x_{ij} + r_j"
ALL_PLACES = r"i = 1, \dots, r, \quad j = 1, \dots, c"

LOOPS = ("relu_c", "add_c", "add_row_c")
WHICH_PLACES = text("which places the loops reach", "循环走到了哪些位置")
WHICH_INDEX = text("which index stands where", "下标的用法")
THE_ROW = text("how the row is added", "那一行是怎样加上去的")

# What is written in the two innermost lines of the component forms.
BODY = {
    "relu_c": "y[i, j] = max(x[i, j], 0)",
    "add_c": "z[i, j] = x[i, j] + y[i, j]",
    "add_row_c": "z[i, j] = x[i, j] + r[0, j]",
}

LOOP_MISTAKES = (
    mistake(
        "elementwise.last_row_missed",
        functions=LOOPS,
        edits={"range(x.shape[0])": "range(x.shape[0] - 1)"},
        title=text("the last row is never reached", "最后一行没有处理到"),
        hint=text(
            "The last row of your result is still what it was at the start. How many rows does the outer loop visit?",
            "结果的最后一行还是初始值。外层循环走了几行？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.last_column_missed",
        functions=LOOPS,
        edits={"range(x.shape[1])": "range(x.shape[1] - 1)"},
        title=text("the last column is never reached", "最后一列没有处理到"),
        hint=text(
            "The last column of your result is still what it was at the start. How far does the inner loop go?",
            "结果的最后一列还是初始值。内层循环走到了哪里？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.first_row_missed",
        functions=LOOPS,
        edits={"range(x.shape[0])": "range(1, x.shape[0])"},
        title=text("the first row is never reached", "第一行没有处理到"),
        hint=text(
            "From what does the language you write in count rows, from 0 or from 1?",
            "你所用的语言，行号从 0 数起还是从 1 数起？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.first_column_missed",
        functions=LOOPS,
        edits={"range(x.shape[1])": "range(1, x.shape[1])"},
        title=text("the first column is never reached", "第一列没有处理到"),
        hint=text(
            "From what does the language you write in count columns, from 0 or from 1?",
            "你所用的语言，列号从 0 数起还是从 1 数起？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.rows_counted_twice",
        functions=LOOPS,
        edits={"range(x.shape[1])": "range(x.shape[0])"},
        title=text("the number of rows limits the loop over columns", "对列的循环用了行数作上限"),
        hint=text(
            "Square matrices come out right, others do not. How many columns does x have, and where is that written?",
            "方阵的结果是对的，其他的不对。x 有几列？这个数写在 x 的形状的哪个位置上？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.first_row_only",
        edits={name: {body: f"{body}\n        return {body[0]}"} for name, body in BODY.items()},
        title=text("the result is returned after the first row", "第一行算完就返回了结果"),
        hint=text(
            "Only the first row is computed. In which loop, if in any, does your return stand?",
            "只算了第一行。你的 return 写在哪一层循环里面？它应当在循环之内还是之外？",
        ),
        equation=ALL_PLACES,
        about=WHICH_PLACES,
    ),
    mistake(
        "elementwise.x_indices_exchanged",
        functions=LOOPS,
        edits={"x[i, j]": "x[j, i]"},
        title=text("row and column of x exchanged", "x 的行下标与列下标弄反了"),
        hint=text(
            "Where does the number stand that belongs in row i and column j? The row is always named first.",
            "第 i 行、第 j 列的结果要用 x 中哪个位置上的数？下标总是先行后列。",
        ),
        equation=r"x_{ij}",
        about=WHICH_INDEX,
    ),
    mistake(
        "elementwise.argument_overwritten",
        edits={
            "relu_c": {"np.zeros(x.shape)": "x"},
            "add_c": {"np.zeros(x.shape)": "x"},
            "add_row_c": {"np.zeros(x.shape)": "x"},
            "relu_v": {"y = np.maximum(x, 0)": "x[:] = np.maximum(x, 0)\n    y = x"},
            "add_v": {"z = x + y": "x += y\n    z = x"},
            "add_row_v": {"z = x + r": "x += r\n    z = x"},
        },
        title=text("the result is written into the argument x", "结果写进了参数 x 里"),
        hint=text(
            "The result is right, but the caller's x is another afterwards. An equals sign between two names makes no "
            "copy: both name the same array.",
            "结果是对的，但调用者的 x 也跟着变了。两个名字之间写等号并不会复制数组，它们指的是同一个数组。",
        ),
    ),
)

RELU_MISTAKES = (
    mistake(
        "relu.absolute_value",
        edits={"relu_c": {"max(x[i, j], 0)": "abs(x[i, j])"}, "relu_v": {"np.maximum(x, 0)": "np.abs(x)"}},
        title=text("the absolute value", "算成了绝对值"),
        hint=text("Try x = -2 by hand: what should come out?", "用 x = -2 手算：结果应是多少？"),
        equation=RELU,
    ),
    mistake(
        "relu.smaller",
        edits={"relu_c": {"max(": "min("}, "relu_v": {"np.maximum": "np.minimum"}},
        title=text("the smaller of x and 0, not the larger", "取了 x 与 0 中较小的，而不是较大的"),
        hint=text(
            "Try x = 3 and x = -2 by hand: which of the two is to stay?", "用 x = 3 和 x = -2 手算：哪个应当保留？"
        ),
        equation=RELU,
    ),
    mistake(
        "relu.step",
        edits={
            "relu_c": {"max(x[i, j], 0)": "float(x[i, j] > 0)"},
            "relu_v": {"np.maximum(x, 0)": "1.0 * (x > 0)"},
        },
        title=text("1 for every positive number", "正数都变成了 1"),
        hint=text(
            "This tells where x is positive. What should a positive number become?",
            "这只说明了哪里是正数。正数经过 relu 应变成什么？",
        ),
        equation=RELU,
    ),
    mistake(
        "relu.leaky",
        edits={
            "relu_c": {"max(x[i, j], 0)": "max(x[i, j], 0.01 * x[i, j])"},
            "relu_v": {"np.maximum(x, 0)": "np.maximum(x, 0.01 * x)"},
        },
        title=text("negative numbers are made small, not 0", "负数只是缩小了，没有变成 0"),
        hint=text(
            "A relative of relu does this, the leaky one. What does the equation make of negative numbers?",
            "这是 relu 的一种变体（leaky relu）。按本题的公式，负数应变成什么？",
        ),
        equation=RELU,
    ),
    mistake(
        "relu.threshold_at_one",
        edits={"relu_c": {"x[i, j], 0": "x[i, j], 1"}, "relu_v": {"x, 0": "x, 1"}},
        title=text("compared with 1, not with 0", "与 1 比较，而不是与 0 比较"),
        hint=text("What is the smallest number that relu can give?", "relu 能给出的最小的数是多少？"),
        equation=RELU,
    ),
    mistake(
        "relu.reversed",
        edits={
            "relu_c": {"max(x[i, j], 0)": "max(-x[i, j], 0)"},
            "relu_v": {"np.maximum(x, 0)": "np.maximum(-x, 0)"},
        },
        title=text("the sign of x is reversed first", "先把 x 的符号反了过来"),
        hint=text(
            "Which numbers does relu leave as they are, the positive or the negative ones?",
            "relu 保留的是正数还是负数？",
        ),
        equation=RELU,
    ),
    mistake(
        "relu.unchanged",
        edits={"relu_c": {"max(x[i, j], 0)": "x[i, j]"}, "relu_v": {"np.maximum(x, 0)": "x.copy()"}},
        title=text("negative numbers are left as they are", "负数原样保留了"),
        hint=text(
            "Your result is x itself. Does the result of your comparison get into the array that you return?",
            "返回的就是 x 本身。比较的结果有没有真正存进要返回的数组？",
        ),
        equation=RELU,
    ),
    mistake(
        "relu.largest_of_all",
        edits={"relu_v": {"np.maximum(x, 0)": "np.maximum(np.max(x), 0)"}},
        title=text("the largest number of the whole matrix", "取了整个矩阵中最大的数"),
        hint=text(
            "One number comes out where a matrix should. Of which two things does relu take the larger, and where?",
            "本应得到一个矩阵，却得到了一个数。relu 是在每个位置上把哪两个数作比较？",
        ),
        equation=RELU,
    ),
)

ADD_MISTAKES = (
    mistake(
        "add.difference",
        edits={"add_c": {"+ y[i, j]": "- y[i, j]"}, "add_v": {"x + y": "x - y"}},
        title=text("the difference, not the sum", "算成了差，而不是和"),
        hint=text("Compare the sign between the two terms with the equation.", "把两项之间的符号与公式对照一下。"),
        equation=SUM,
    ),
    mistake(
        "add.product",
        edits={"add_c": {"+ y[i, j]": "* y[i, j]"}, "add_v": {"x + y": "x * y"}},
        title=text("multiplied place by place, not added", "逐元素相乘了，而不是相加"),
        hint=text("Try 2 and 3 in one place: what should stand there?", "同一位置上是 2 和 3 时，结果应是多少？"),
        equation=SUM,
    ),
    mistake(
        "add.mean",
        edits={"add_c": {"x[i, j] + y[i, j]": "(x[i, j] + y[i, j]) / 2"}, "add_v": {"x + y": "(x + y) / 2"}},
        title=text("the mean, not the sum", "取了平均，而不是求和"),
        hint=text("Is there a division in the equation?", "公式里有除法吗？"),
        equation=SUM,
    ),
    mistake(
        "add.x_twice",
        edits={"add_c": {"+ y[i, j]": "+ x[i, j]"}, "add_v": {"x + y": "x + x"}},
        title=text("x is added to itself", "把 x 与它自己相加了"),
        hint=text("Does your result depend on y at all?", "你的结果与 y 有关系吗？"),
        equation=SUM,
    ),
    mistake(
        "add.y_alone",
        edits={"add_c": {"x[i, j] + y[i, j]": "y[i, j]"}, "add_v": {"x + y": "y.copy()"}},
        title=text("y alone comes out", "结果只有 y"),
        hint=text(
            "Is x still there when y is written into the result? Compare with the equation.",
            "把 y 写进结果时，x 还在吗？与公式对照一下。",
        ),
        equation=SUM,
    ),
    mistake(
        "add.y_indices_exchanged",
        edits={"add_c": {"y[i, j]": "y[j, i]"}, "add_v": {"x + y": "x + y.T"}},
        title=text("row and column of y exchanged", "y 的行与列弄反了"),
        hint=text(
            "Two numbers in the same place belong together. In a matrix that is not square this would not fit.",
            "同一位置上的两个数才能相加。如果矩阵不是方阵，你的写法根本算不下去。",
        ),
        equation=SUM,
        about=WHICH_INDEX,
    ),
    mistake(
        "add.joined",
        edits={"add_v": {"x + y": "np.concatenate([x, y])"}},
        title=text("the matrices are joined, not added", "把两个矩阵拼在了一起，而不是相加"),
        hint=text(
            "Python's plus joins lists. What does it do to arrays, and how many rows should come out?",
            "在 Python 里，加号会把列表接起来。对数组它做什么？结果应有几行？",
        ),
        equation=SUM,
    ),
    mistake(
        "add.all_in_one_number",
        edits={"add_v": {"x + y": "np.sum(x + y)"}},
        title=text("all numbers are added up to a single one", "把所有的数加成了一个数"),
        hint=text("How many numbers should the result hold?", "结果应当有多少个数？"),
        equation=SUM,
    ),
)

ADD_ROW_MISTAKES = (
    mistake(
        "add_row.along_the_wrong_axis",
        edits={"add_row_c": {"r[0, j]": "r[0, i]"}, "add_row_v": {"x + r": "x + r.T"}},
        title=text("added along the wrong axis: as a column", "加错了方向：当成了一列来加"),
        hint=text(
            "Each number of r belongs to one column of x. Which of the two indices chooses it?",
            "r 的每个数对应 x 的一列。两个下标中，由哪一个来选它？",
        ),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.first_row_alone",
        edits={
            "add_row_c": {"+ r[0, j]": "+ (r[0, j] if i == 0 else 0.0)"},
            "add_row_v": {"z = x + r": "z = x.copy()\n    z[:1] = z[:1] + r"},
        },
        title=text("added to the first row alone", "只加到了第一行上"),
        hint=text("To how many rows of x is r to be added?", "r 要加到 x 的几行上？"),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.first_number_alone",
        edits={"add_row_c": {"r[0, j]": "r[0, 0]"}, "add_row_v": {"x + r": "x + r[0, 0]"}},
        title=text("the first number of r is added everywhere", "到处加的都是 r 的第一个数"),
        hint=text(
            "Each column has a number of r of its own. Which one do you take?", "每一列各有自己的 r。你取的是哪一个？"
        ),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.last_number_alone",
        edits={"add_row_c": {"r[0, j]": "r[0, -1]"}, "add_row_v": {"x + r": "x + r[0, -1]"}},
        title=text("the last number of r is added everywhere", "到处加的都是 r 的最后一个数"),
        hint=text(
            "Each column has a number of r of its own. Does the index change from column to column?",
            "每一列各有自己的 r。换到下一列时，下标变了吗？",
        ),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.sum_of_the_row",
        edits={"add_row_c": {"r[0, j]": "r.sum()"}, "add_row_v": {"x + r": "x + r.sum()"}},
        title=text("the sum of r is added everywhere", "到处加的都是 r 的总和"),
        hint=text("How many numbers of r go into one number of the result?", "结果中的一个数用到 r 的几个数？"),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.difference",
        edits={"add_row_c": {"+ r": "- r"}, "add_row_v": {"x + r": "x - r"}},
        title=text("the row is subtracted", "减去了那一行"),
        hint=text("Compare the sign between the two terms with the equation.", "把两项之间的符号与公式对照一下。"),
        equation=SUM_WITH_ROW,
    ),
    mistake(
        "add_row.product",
        edits={"add_row_c": {"+ r": "* r"}, "add_row_v": {"x + r": "x * r"}},
        title=text("multiplied by the row, not added", "乘上了那一行，而不是加"),
        hint=text("Which operation stands in the equation?", "公式中是哪种运算？"),
        equation=SUM_WITH_ROW,
    ),
    mistake(
        "add_row.added_again_and_again",
        edits={
            "add_row_c": {"+ r[0, j]": "+ (i + 1) * r[0, j]"},
            "add_row_v": {"x + r": "x + r * np.arange(1, len(x) + 1)[:, np.newaxis]"},
        },
        title=text("added once more in every further row", "每往下一行就多加了一次"),
        hint=text(
            "The first row is right, the second has r twice. What is left over from the row before?",
            "第一行是对的，第二行加了两次 r。上一行留下了什么没有清掉？",
        ),
        equation=SUM_WITH_ROW,
        about=THE_ROW,
    ),
    mistake(
        "add_row.forgotten",
        edits={"add_row_c": {" + r[0, j]": ""}, "add_row_v": {"x + r": "x.copy()"}},
        title=text("the row is not added at all", "那一行没有加上"),
        hint=text("Does your result depend on r at all?", "你的结果与 r 有关系吗？"),
        equation=SUM_WITH_ROW,
    ),
)

ELEMENTWISE_MISTAKES = (*LOOP_MISTAKES, *RELU_MISTAKES, *ADD_MISTAKES, *ADD_ROW_MISTAKES)
