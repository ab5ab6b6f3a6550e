"""What students have done in place of a dot product and of the products of matrices."""

from __future__ import annotations

from grader.checking import mistake, text

DOT = r"z = \sum_{i=1}^{n} x_i \, y_i"
MATVEC = r"z_i = \sum_{j=1}^{c} x_{ij} \, y_j"
MATMUL = r"z_{ij} = \sum_{k=1}^{n} x_{ik} \, y_{kj}"

THE_SUM = text("the sum", "求和")
THE_PRODUCT = text("what is multiplied with what", "相乘的是哪些数")
WHICH_PLACES = text("which places the loops reach", "循环走到了哪些位置")

DOT_MISTAKES = (
    mistake(
        "dot.last_term_only",
        edits={"dot_c": {"z = z + x": "z = x"}, "dot_v": {"x.T @ y": "x[-1] * y[-1]"}},
        title=text("only the last product is kept", "只保留了最后一个乘积"),
        hint=text(
            "What is left of the earlier products once the loop has gone round again?",
            "循环再走一遍之后，前面的乘积还在吗？",
        ),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.first_term_only",
        edits={
            "dot_c": {"y[i, 0]\n": "y[i, 0]\n        return z\n"},
            "dot_v": {"x.T @ y": "x[0] * y[0]"},
        },
        title=text("only the first product is taken", "只取了第一个乘积"),
        hint=text(
            "Where does the return stand: inside the loop, or after it?",
            "return 写在循环里面还是循环之后？",
        ),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.first_term_missed",
        edits={"dot_c": {"range(x": "range(1, x"}, "dot_v": {"x.T @ y": "x[1:].T @ y[1:]"}},
        title=text("the first product is missing", "漏掉了第一个乘积"),
        hint=text("From what does the language you write in count?", "你所用的语言从几数起？"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.last_term_missed",
        edits={"dot_c": {"range(x.shape[0])": "range(x.shape[0] - 1)"}, "dot_v": {"x.T @ y": "x[:-1].T @ y[:-1]"}},
        title=text("the last product is missing", "漏掉了最后一个乘积"),
        hint=text("How many products are there for n numbers? Count yours.", "n 个数应有几个乘积？数一数你的。"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.sum_of_sums",
        edits={"dot_c": {"x[i, 0] * y": "x[i, 0] + y"}, "dot_v": {"x.T @ y": "np.sum(x + y)"}},
        title=text("the numbers are added, not multiplied, before the sum", "求和之前把两个数相加了，而不是相乘"),
        hint=text("What happens to x_i and y_i before the sum?", "求和之前，x_i 与 y_i 之间是什么运算？"),
        equation=DOT,
        about=THE_PRODUCT,
    ),
    mistake(
        "dot.product_of_sums",
        edits={
            "dot_c": {"z = z + x[i, 0] * y[i, 0]\n": "z = float(x.sum() * y.sum())\n"},
            "dot_v": {"x.T @ y": "np.sum(x) * np.sum(y)"},
        },
        title=text("first summed, then multiplied", "先各自求和，再相乘"),
        hint=text("Which comes first in the equation, the product or the sum?", "公式中先做乘法还是先求和？"),
        equation=DOT,
        about=THE_PRODUCT,
    ),
    mistake(
        "dot.x_twice",
        edits={"dot_c": {"* y[i, 0]": "* x[i, 0]"}, "dot_v": {"x.T @ y": "x.T @ x"}},
        title=text("x times itself", "x 与它自己相乘了"),
        hint=text("Does your result depend on y at all?", "你的结果与 y 有关系吗？"),
        equation=DOT,
        about=THE_PRODUCT,
    ),
    mistake(
        "dot.mean",
        edits={"dot_c": {"return z": "return z / x.shape[0]"}, "dot_v": {"x.T @ y": "np.mean(x * y)"}},
        title=text("the mean of the products, not their sum", "对乘积取了平均，而不是求和"),
        hint=text("Is there a division by n in the equation?", "公式里有除以 n 吗？"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.starts_at_one",
        edits={"dot_c": {"z = 0.0": "z = 1.0"}},
        title=text("the sum starts at 1", "求和从 1 开始"),
        hint=text("What is a sum of no numbers at all?", "一个数都没有的时候，和应是多少？"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.difference",
        edits={"dot_c": {"z + x": "z - x"}, "dot_v": {"x.T @ y": "-(x.T @ y)"}},
        title=text("the sign is wrong", "符号反了"),
        hint=text("Are the products added to the sum, or taken from it?", "乘积是加到和里去，还是从和里减掉？"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.not_summed",
        edits={"dot_c": {"return z": "return x * y"}, "dot_v": {"x.T @ y": "x * y"}},
        title=text("the products are not added up", "乘积没有加起来"),
        hint=text("A dot product is one number. How many do you return?", "点积是一个数。你返回了几个数？"),
        equation=DOT,
        about=THE_SUM,
    ),
    mistake(
        "dot.outer_product",
        edits={"dot_c": {"return z": "return x @ y.T"}, "dot_v": {"x.T @ y": "x @ y.T"}},
        title=text("every number times every other: a matrix", "每个数都与另一列的每个数相乘，成了矩阵"),
        hint=text(
            "A column times a row gives a matrix. Which of the two has to lie down for a single number?",
            "一列乘一行得到矩阵。要得到一个数，应当让哪一个躺下来成为行？",
        ),
        equation=DOT,
        about=THE_PRODUCT,
    ),
)

MATVEC_MISTAKES = (
    mistake(
        "matvec.x_transposed",
        edits={"matvec_c": {"x[i, j]": "x[j, i]"}, "matvec_v": {"x @ y": "x.T @ y"}},
        title=text("rows and columns of x exchanged", "x 的行与列弄反了"),
        hint=text(
            "Each number of the result belongs to a row of x. A matrix that is not square would not fit.",
            "结果的每个数对应 x 的一行。如果 x 不是方阵，你的写法根本算不下去。",
        ),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
    mistake(
        "matvec.last_term_only",
        edits={"matvec_c": {"= z[i, 0] + x": "= x"}, "matvec_v": {"x @ y": "x[:, -1:] * y[-1:]"}},
        title=text("only the last product of each row is kept", "每一行只保留了最后一个乘积"),
        hint=text(
            "What is left of the earlier products once the inner loop has gone round again?",
            "内层循环再走一遍之后，前面的乘积还在吗？",
        ),
        equation=MATVEC,
        about=THE_SUM,
    ),
    mistake(
        "matvec.sum_not_reset",
        edits={
            "matvec_c": {
                "1))\n": "1))\n    total = 0.0\n",
                "z[i, 0] = z[i, 0] + x[i, j] * y[j, 0]": (
                    "total = total + x[i, j] * y[j, 0]\n            z[i, 0] = total"
                ),
            },
            "matvec_v": {"x @ y": "np.cumsum(x @ y)[:, np.newaxis]"},
        },
        title=text("the sum goes on from row to row", "换到下一行时没有把和清零"),
        hint=text(
            "The first number is right, the later ones are not. With which value does each row's sum begin?",
            "第一个数是对的，后面的不对。每一行的求和应从什么值开始？",
        ),
        equation=MATVEC,
        about=THE_SUM,
    ),
    mistake(
        "matvec.mean",
        edits={"matvec_c": {"return z": "return z / x.shape[1]"}, "matvec_v": {"x @ y": "x @ y / x.shape[1]"}},
        title=text("the mean of the products, not their sum", "对乘积取了平均，而不是求和"),
        hint=text("Is there a division in the equation?", "公式里有除法吗？"),
        equation=MATVEC,
        about=THE_SUM,
    ),
    mistake(
        "matvec.first_column_missed",
        edits={
            "matvec_c": {"range(x.shape[1])": "range(1, x.shape[1])"},
            "matvec_v": {"x @ y": "x[:, 1:] @ y[1:]"},
        },
        title=text("the first column of x is left out", "漏掉了 x 的第一列"),
        hint=text("From what does the language you write in count?", "你所用的语言从几数起？"),
        equation=MATVEC,
        about=THE_SUM,
    ),
    mistake(
        "matvec.last_column_missed",
        edits={
            "matvec_c": {"range(x.shape[1])": "range(x.shape[1] - 1)"},
            "matvec_v": {"x @ y": "x[:, :-1] @ y[:-1]"},
        },
        title=text("the last column of x is left out", "漏掉了 x 的最后一列"),
        hint=text("How many products does one row need? Count yours.", "一行需要几个乘积？数一数你的。"),
        equation=MATVEC,
        about=THE_SUM,
    ),
    mistake(
        "matvec.last_row_missed",
        edits={"matvec_c": {"range(x.shape[0])": "range(x.shape[0] - 1)"}},
        title=text("the last row is never computed", "最后一行没有计算"),
        hint=text(
            "The last number of your result is still 0. How many rows does the outer loop visit?",
            "结果的最后一个数还是 0。外层循环走了几行？",
        ),
        equation=MATVEC,
        about=WHICH_PLACES,
    ),
    mistake(
        "matvec.row_index_in_y",
        edits={"matvec_c": {"y[j, 0]": "y[i, 0]"}},
        title=text("the row chooses the number of y", "用行下标去取 y 中的数"),
        hint=text(
            "In the sum over j, which numbers of y are met one after the other?",
            "对 j 求和时，依次用到的是 y 中的哪些数？",
        ),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
    mistake(
        "matvec.first_number_of_y",
        edits={"matvec_c": {"y[j, 0]": "y[0, 0]"}, "matvec_v": {"x @ y": "x.sum(axis=1, keepdims=True) * y[0]"}},
        title=text("every number meets the first of y", "每个数乘的都是 y 的第一个数"),
        hint=text("Does the index of y change with j?", "y 的下标随 j 变化吗？"),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
    mistake(
        "matvec.added",
        edits={
            "matvec_c": {"x[i, j] * y": "x[i, j] + y"},
            "matvec_v": {"x @ y": "np.sum(x + y.T, axis=1, keepdims=True)"},
        },
        title=text("the numbers are added, not multiplied, before the sum", "求和之前把两个数相加了，而不是相乘"),
        hint=text("What happens to x_ij and y_j before the sum?", "求和之前，x_ij 与 y_j 之间是什么运算？"),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
    mistake(
        "matvec.place_by_place",
        edits={"matvec_v": {"x @ y": "x * y.T"}},
        title=text("multiplied place by place: the sum is missing", "逐元素相乘，没有求和"),
        hint=text(
            "A matrix comes out where a column should. Your language has two products: which of them adds up?",
            "本应得到一列，却得到了一个矩阵。你所用的语言有两种乘法，哪一种会求和？",
        ),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
    mistake(
        "matvec.place_by_place_along_rows",
        edits={"matvec_v": {"x @ y": "x * y"}},
        title=text("multiplied place by place, each row by one number", "逐元素相乘：每一行乘了一个数"),
        hint=text(
            "A matrix comes out where a column should. Your language has two products: which of them adds up?",
            "本应得到一列，却得到了一个矩阵。你所用的语言有两种乘法，哪一种会求和？",
        ),
        equation=MATVEC,
        about=THE_PRODUCT,
    ),
)

MATMUL_MISTAKES = (
    mistake(
        "matmul.place_by_place",
        edits={
            "matmul_c": {
                "            for k in range(x.shape[1]):\n": "",
                "    z[i, j] = z[i, j] + x[i, k] * y[k, j]": "z[i, j] = x[i, j] * y[i, j]",
            },
            "matmul_v": {"x @ y": "x * y"},
        },
        title=text("multiplied place by place", "成了逐元素相乘"),
        hint=text(
            "Your language has two products. Which one takes a row of x with a column of y?",
            "你所用的语言有两种乘法。哪一种是拿 x 的一行与 y 的一列相乘？",
        ),
        equation=MATMUL,
        about=THE_PRODUCT,
    ),
    mistake(
        "matmul.factors_exchanged",
        edits={"matmul_c": {"x[i, k] * y[k, j]": "y[i, k] * x[k, j]"}, "matmul_v": {"x @ y": "y @ x"}},
        title=text("the two factors are exchanged", "两个因子的次序反了"),
        hint=text(
            "Matrix products depend on the order. Whose rows, and whose columns, does the equation take?",
            "矩阵乘法与次序有关。公式取的是谁的行、谁的列？",
        ),
        equation=MATMUL,
        about=THE_PRODUCT,
    ),
    mistake(
        "matmul.x_transposed",
        edits={"matmul_c": {"x[i, k]": "x[k, i]"}, "matmul_v": {"x @ y": "x.T @ y"}},
        title=text("rows and columns of x exchanged", "x 的行与列弄反了"),
        hint=text("Row i of the result comes from which part of x?", "结果的第 i 行来自 x 的哪一部分？"),
        equation=MATMUL,
        about=THE_PRODUCT,
    ),
    mistake(
        "matmul.y_transposed",
        edits={"matmul_c": {"y[k, j]": "y[j, k]"}, "matmul_v": {"x @ y": "x @ y.T"}},
        title=text("rows and columns of y exchanged", "y 的行与列弄反了"),
        hint=text("Column j of the result comes from which part of y?", "结果的第 j 列来自 y 的哪一部分？"),
        equation=MATMUL,
        about=THE_PRODUCT,
    ),
    mistake(
        "matmul.result_transposed",
        edits={
            "matmul_c": {"return z": "return z.T"},
            "matmul_v": {"x @ y": "(x @ y).T"},
        },
        title=text("the result is transposed", "结果的行与列反了"),
        hint=text(
            "Row i of x with column j of y: in which row of the result does that number stand?",
            "x 的第 i 行与 y 的第 j 列相乘得到的数，应放在结果的第几行？",
        ),
        equation=MATMUL,
    ),
    mistake(
        "matmul.last_term_only",
        edits={"matmul_c": {"= z[i, j] + x": "= x"}, "matmul_v": {"x @ y": "x[:, -1:] @ y[-1:]"}},
        title=text("only the last product of each sum is kept", "每个和只保留了最后一个乘积"),
        hint=text(
            "What is left of the earlier products once the innermost loop has gone round again?",
            "最内层循环再走一遍之后，前面的乘积还在吗？",
        ),
        equation=MATMUL,
        about=THE_SUM,
    ),
    mistake(
        "matmul.first_term_missed",
        edits={
            "matmul_c": {"k in range(x.shape[1])": "k in range(1, x.shape[1])"},
            "matmul_v": {"x @ y": "x[:, 1:] @ y[1:]"},
        },
        title=text("the first product of each sum is missing", "每个和都漏掉了第一个乘积"),
        hint=text("From what does the language you write in count?", "你所用的语言从几数起？"),
        equation=MATMUL,
        about=THE_SUM,
    ),
    mistake(
        "matmul.last_term_missed",
        edits={
            "matmul_c": {"k in range(x.shape[1])": "k in range(x.shape[1] - 1)"},
            "matmul_v": {"x @ y": "x[:, :-1] @ y[:-1]"},
        },
        title=text("the last product of each sum is missing", "每个和都漏掉了最后一个乘积"),
        hint=text("How many products does one sum need? Count yours.", "一个和需要几个乘积？数一数你的。"),
        equation=MATMUL,
        about=THE_SUM,
    ),
    mistake(
        "matmul.sum_not_reset",
        edits={
            "matmul_c": {
                "y.shape[1]))\n": "y.shape[1]))\n    total = 0.0\n",
                "z[i, j] = z[i, j] + x[i, k] * y[k, j]": (
                    "total = total + x[i, k] * y[k, j]\n                z[i, j] = total"
                ),
            },
        },
        title=text("the sum goes on from place to place", "换到下一个位置时没有把和清零"),
        hint=text(
            "The first number is right, the later ones are not. With which value does each sum begin?",
            "第一个数是对的，后面的不对。每个和应从什么值开始？",
        ),
        equation=MATMUL,
        about=THE_SUM,
    ),
    mistake(
        "matmul.mean",
        edits={"matmul_c": {"return z": "return z / x.shape[1]"}, "matmul_v": {"x @ y": "x @ y / x.shape[1]"}},
        title=text("the mean of the products, not their sum", "对乘积取了平均，而不是求和"),
        hint=text("Is there a division in the equation?", "公式里有除法吗？"),
        equation=MATMUL,
        about=THE_SUM,
    ),
    mistake(
        "matmul.last_row_missed",
        edits={"matmul_c": {"i in range(x.shape[0])": "i in range(x.shape[0] - 1)"}},
        title=text("the last row is never computed", "最后一行没有计算"),
        hint=text(
            "The last row of your result is still 0. How many rows does the outer loop visit?",
            "结果的最后一行还是 0。外层循环走了几行？",
        ),
        equation=MATMUL,
        about=WHICH_PLACES,
    ),
    mistake(
        "matmul.last_column_missed",
        edits={"matmul_c": {"j in range(y.shape[1])": "j in range(y.shape[1] - 1)"}},
        title=text("the last column is never computed", "最后一列没有计算"),
        hint=text(
            "The last column of your result is still 0. How many columns does the second loop visit?",
            "结果的最后一列还是 0。第二层循环走了几列？",
        ),
        equation=MATMUL,
        about=WHICH_PLACES,
    ),
    mistake(
        "matmul.columns_of_x",
        edits={"matmul_c": {"j in range(y.shape[1])": "j in range(x.shape[1])"}},
        title=text("the columns of x limit the loop over the result's columns", "对结果各列的循环用了 x 的列数作上限"),
        hint=text(
            "Square matrices come out right, others do not. How many columns does the result have?",
            "方阵的结果是对的，其他的不对。结果有几列？由谁决定？",
        ),
        equation=MATMUL,
        about=WHICH_PLACES,
    ),
    mistake(
        "matmul.added",
        edits={
            "matmul_c": {"x[i, k] * y": "x[i, k] + y"},
            "matmul_v": {"x @ y": "x.sum(axis=1, keepdims=True) + y.sum(axis=0, keepdims=True)"},
        },
        title=text("the numbers are added, not multiplied, before the sum", "求和之前把两个数相加了，而不是相乘"),
        hint=text("What happens to x_ik and y_kj before the sum?", "求和之前，x_ik 与 y_kj 之间是什么运算？"),
        equation=MATMUL,
        about=THE_PRODUCT,
    ),
)

PRODUCT_MISTAKES = (*DOT_MISTAKES, *MATVEC_MISTAKES, *MATMUL_MISTAKES)
