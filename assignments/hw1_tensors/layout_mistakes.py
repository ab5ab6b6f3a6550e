"""What students have done in place of transposing, of reshaping, and of taking a mini-batch."""

from __future__ import annotations

from grader.checking import mistake, text

TRANSPOSE = r"y_{ji} = x_{ij}"
ROW_BY_ROW = (
    r"k = (i - 1) \, c + (j - 1), \quad y_{i'j'} = x_{ij}, "
    r"\quad i' = \lfloor k / c' \rfloor + 1, \quad j' = k \bmod c' + 1"
)
BATCH = r"n b + 1, \; \dots, \; \min\left((n + 1) \, b, \, m\right), \quad n = 0, 1, 2, \dots"

THE_ORDER = text("the order of the numbers", "数的先后次序")
WHICH_ROWS = text("which rows are taken", "取了哪些行")
THE_END = text("what happens at the end of the samples", "到了样本末尾时的处理")

ROW_AND_COLUMN = "y[k // cols, k % cols]"
COUNT = "k = i * x.shape[1] + j"
COUNT_BY_COLUMNS = "k = j * x.shape[0] + i"
WHOLE = "x.reshape(rows, cols)"
SLICE = "x[n * batch_size : (n + 1) * batch_size]"

TRANSPOSE_MISTAKES = (
    mistake(
        "transpose.unchanged",
        edits={
            "transpose_c": {"y[j, i]": "y[i, j]", "(x.shape[1], x.shape[0])": "x.shape"},
            "transpose_v": {"x.T": "x.copy()"},
        },
        title=text("rows and columns are where they were", "行与列还在原处，没有互换"),
        hint=text(
            "Your result is x itself. The number in row i and column j of x: where should it go?",
            "结果就是 x 本身。x 第 i 行、第 j 列的数应当搬到哪里？",
        ),
        equation=TRANSPOSE,
    ),
    mistake(
        "transpose.by_reshaping",
        edits={
            "transpose_c": {
                "y[j, i] = x[i, j]": "k = i * x.shape[1] + j\n            y[k // x.shape[0], k % x.shape[0]] = x[i, j]"
            },
            "transpose_v": {"x.T": "x.reshape(x.shape[1], x.shape[0])"},
        },
        title=text("reshaped, not transposed", "换成了另一种形状，却不是转置"),
        hint=text(
            "The shape is right, the places are not. Which number of x should stand in the second place of the first "
            "row? Write out a matrix of 2 rows and 3 columns.",
            "形状是对的，位置不对。结果第一行的第二个数应是 x 的哪个数？拿一个 2 行 3 列的矩阵写出来看看。",
        ),
        equation=TRANSPOSE,
        about=THE_ORDER,
    ),
    mistake(
        "transpose.turned",
        edits={"transpose_c": {"y[j, i]": "y[x.shape[1] - 1 - j, i]"}, "transpose_v": {"x.T": "x.T[::-1]"}},
        title=text("turned by a quarter, not transposed", "旋转了四分之一圈，而不是转置"),
        hint=text(
            "Which numbers stay where they are when rows and columns are exchanged? In yours, do they?",
            "行列互换时，哪些数的位置不变？在你的结果中它们还在原处吗？",
        ),
        equation=TRANSPOSE,
        about=THE_ORDER,
    ),
    mistake(
        "transpose.columns_reversed",
        edits={"transpose_c": {"y[j, i]": "y[j, x.shape[0] - 1 - i]"}, "transpose_v": {"x.T": "x.T[:, ::-1]"}},
        title=text("turned by a quarter the other way, not transposed", "反向旋转了四分之一圈，而不是转置"),
        hint=text(
            "Which row of x becomes the first column?",
            "x 的哪一行成为第一列？",
        ),
        equation=TRANSPOSE,
        about=THE_ORDER,
    ),
    mistake(
        "transpose.last_row_missed",
        edits={"transpose_c": {"range(x.shape[0])": "range(x.shape[0] - 1)"}},
        title=text("the last row of x is never moved", "x 的最后一行没有搬过去"),
        hint=text(
            "The last column of your result is still 0. How many rows does the outer loop visit?",
            "结果的最后一列还是 0。外层循环走了几行？",
        ),
        equation=TRANSPOSE,
    ),
    mistake(
        "transpose.last_column_missed",
        edits={"transpose_c": {"range(x.shape[1])": "range(x.shape[1] - 1)"}},
        title=text("the last column of x is never moved", "x 的最后一列没有搬过去"),
        hint=text(
            "The last row of your result is still 0. How far does the inner loop go?",
            "结果的最后一行还是 0。内层循环走到了哪里？",
        ),
        equation=TRANSPOSE,
    ),
    mistake(
        "transpose.lower_half_only",
        edits={"transpose_c": {"range(x.shape[1])": "range(min(i + 1, x.shape[1]))"}},
        title=text("only one side of the diagonal is moved", "只搬了对角线一侧的数"),
        hint=text(
            "Half of the numbers is missing. To exchange pairs in place takes half of the matrix; to fill a new one?",
            "少了一半的数。就地两两交换时只需走一半；填一个新矩阵时呢？",
        ),
        equation=TRANSPOSE,
    ),
)

RESHAPE_MISTAKES = (
    mistake(
        "reshape.column_by_column",
        edits={
            "reshape_c": {COUNT: COUNT_BY_COLUMNS, ROW_AND_COLUMN: "y[k % rows, k // rows]"},
            "reshape_v": {WHOLE: 'x.reshape(rows, cols, order="F")'},
        },
        title=text("column by column, as MATLAB does", "按列依次摆放（MATLAB 的做法）"),
        hint=text(
            "MATLAB's own reshape goes down the columns. This homework goes along the rows, in every language.",
            "MATLAB 自带的 reshape 沿着列走。本次作业在任何语言里都沿着行走。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.read_by_columns",
        edits={"reshape_c": {COUNT: COUNT_BY_COLUMNS}, "reshape_v": {WHOLE: "x.T.reshape(rows, cols)"}},
        title=text("read column by column, filled row by row", "按列读，按行填"),
        hint=text(
            "In which order do you read the numbers of x? After the first comes its neighbour to the right.",
            "你是按什么次序读 x 的？第一个数之后应当读它右边的数。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.filled_by_columns",
        edits={
            "reshape_c": {ROW_AND_COLUMN: "y[k % rows, k // rows]"},
            "reshape_v": {WHOLE: "x.reshape(cols, rows).T"},
        },
        title=text("read row by row, filled column by column", "按行读，按列填"),
        hint=text(
            "In which order do you fill the result? After the first place comes its neighbour to the right.",
            "你是按什么次序填结果的？第一个位置之后应当填它右边的位置。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.sizes_exchanged",
        edits={
            "reshape_c": {"(rows, cols))": "(cols, rows))", ROW_AND_COLUMN: "y[k // rows, k % rows]"},
            "reshape_v": {WHOLE: "x.reshape(cols, rows)"},
        },
        title=text("rows and columns of the new shape exchanged", "新形状的行数与列数弄反了"),
        hint=text(
            "Which of the two sizes comes first, in the arguments and in a shape?",
            "两个大小哪个在前？参数里是这样，形状里也是这样。",
        ),
        equation=ROW_BY_ROW,
    ),
    mistake(
        "reshape.transposed",
        edits={
            "reshape_c": {"return y": "return x.T"},
            "reshape_v": {WHOLE: "x.T"},
        },
        title=text("transposed, whatever shape was asked for", "只做了转置，没有理会要求的形状"),
        hint=text(
            "Where do rows and cols come in? Exchanging rows and columns changes the order of the numbers.",
            "rows 和 cols 用在了哪里？行列互换会改变数的先后次序。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.unchanged",
        edits={"reshape_c": {"return y": "return x.copy()"}, "reshape_v": {WHOLE: "x.copy()"}},
        title=text("the shape is still that of x", "形状还是 x 的形状"),
        hint=text("Where do rows and cols come in?", "rows 和 cols 用在了哪里？"),
        equation=ROW_BY_ROW,
    ),
    mistake(
        "reshape.counted_by_rows",
        edits={"reshape_c": {COUNT: "k = i * x.shape[0] + j"}},
        title=text("the number of rows in the count, where the columns belong", "数前面有几个数时，用了行数而不是列数"),
        hint=text(
            "Before row i there are i whole rows. How many numbers does one row hold?",
            "第 i 行之前有 i 个整行。一行有几个数？",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.new_columns_in_the_count",
        edits={"reshape_c": {COUNT: "k = i * cols + j"}},
        title=text("the new number of columns in the count", "数前面有几个数时，用了新的列数"),
        hint=text(
            "The count is about the place in x. How many numbers does one row of x hold?",
            "这里数的是在 x 中的位置。x 的一行有几个数？",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.divided_by_rows",
        edits={"reshape_c": {ROW_AND_COLUMN: "y[k // rows % rows, k % rows % cols]"}},
        title=text("divided by the number of rows, not of columns", "用行数去除，而不是列数"),
        hint=text(
            "A row of the result is full after how many numbers? That is what to divide by.",
            "结果的一行放满需要几个数？应当用它去除。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.one_too_far",
        edits={"reshape_c": {COUNT: "k = (i * x.shape[1] + j + 1) % (rows * cols)"}},
        title=text("everything is one place too far on", "所有的数都往后错了一位"),
        hint=text(
            "How many numbers come before the very first one? Counting from 0 and from 1 got mixed up.",
            "第一个数前面有几个数？从 0 数起与从 1 数起混在一起了。",
        ),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
    mistake(
        "reshape.rows_reversed",
        edits={
            "reshape_c": {ROW_AND_COLUMN: "y[rows - 1 - k // cols, k % cols]"},
            "reshape_v": {WHOLE: f"{WHOLE}[::-1]"},
        },
        title=text("filled from the last row upwards", "从最后一行往上填了"),
        hint=text("Which row of the result is filled first?", "先填的是结果的哪一行？"),
        equation=ROW_BY_ROW,
        about=THE_ORDER,
    ),
)

MINI_BATCH_MISTAKES = (
    mistake(
        "mini_batch.counted_from_one",
        functions="mini_batch",
        edits={SLICE: "x[max(n - 1, 0) * batch_size : n * batch_size]"},
        title=text("mini-batches counted from 1", "小批量从 1 数起了"),
        hint=text("Which n is the first mini-batch, in every language?", "在任何语言里，第一个小批量的 n 是几？"),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.starts_at_n",
        functions="mini_batch",
        edits={SLICE: "x[n : n + batch_size]"},
        title=text("n taken for the first row", "把 n 当成了起始行号"),
        hint=text(
            "Your mini-batches overlap. How many samples have been used before mini-batch n?",
            "你的小批量互相重叠。第 n 批之前已经用掉了几个样本？",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.columns",
        functions="mini_batch",
        edits={SLICE: "x[:, n * batch_size : (n + 1) * batch_size]"},
        title=text("columns taken, not rows", "取了列，而不是行"),
        hint=text(
            "In this homework, is a sample a row or a column of x?", "在本次作业中，x 的一个样本是一行还是一列？"
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.one_row_too_many",
        functions="mini_batch",
        edits={SLICE: "x[n * batch_size : (n + 1) * batch_size + 1]"},
        title=text("one row too many", "多取了一行"),
        hint=text(
            "Is the end of a range included in the language you write in? Count the rows that come out.",
            "在你所用的语言里，范围的终点算不算在内？数一数取出了几行。",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.one_row_too_few",
        functions="mini_batch",
        edits={SLICE: "x[n * batch_size : (n + 1) * batch_size - 1]"},
        title=text("one row too few", "少取了一行"),
        hint=text(
            "Is the end of a range included in the language you write in? Count the rows that come out.",
            "在你所用的语言里，范围的终点算不算在内？数一数取出了几行。",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.one_row_too_late",
        functions="mini_batch",
        edits={SLICE: "x[n * batch_size + 1 : (n + 1) * batch_size + 1]"},
        title=text("everything one row too late", "整体往后错了一行"),
        hint=text(
            "The very first sample is never used. From what does the language you write in count rows?",
            "第一个样本从来没有用到。你所用的语言，行号从几数起？",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.always_the_first",
        functions="mini_batch",
        edits={SLICE: "x[:batch_size]"},
        title=text("always the first mini-batch", "取的总是第一批"),
        hint=text("Does your result depend on n at all?", "你的结果与 n 有关系吗？"),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.all_the_rest",
        functions="mini_batch",
        edits={SLICE: "x[n * batch_size :]"},
        title=text("all rows from there on", "从那里往后全取了"),
        hint=text("Where does a mini-batch end?", "一个小批量到哪里为止？"),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.single_row",
        functions="mini_batch",
        edits={SLICE: "x[n * batch_size : n * batch_size + 1]"},
        title=text("a single row", "只取了一行"),
        hint=text("How many rows has a full mini-batch?", "一个完整的小批量有几行？"),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.every_so_many",
        functions="mini_batch",
        edits={SLICE: "x[n::batch_size]"},
        title=text("every batch_size-th row, starting at n", "从第 n 行起每隔 batch_size 行取一行"),
        hint=text(
            "The samples of a mini-batch stand side by side. What does the third number of a slice mean?",
            "一个小批量的样本是相邻的。切片里的第三个数是什么意思？",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.so_many_batches",
        functions="mini_batch",
        edits={SLICE: "np.vstack([*np.array_split(x, batch_size), *[x[:0]] * 99][n : n + 1])"},
        title=text("batch_size taken for the number of mini-batches", "把 batch_size 当成了批数"),
        hint=text(
            "Does batch_size say how many mini-batches there are, or how many samples are in each?",
            "batch_size 说的是有几批，还是每批有几个样本？",
        ),
        equation=BATCH,
        about=WHICH_ROWS,
    ),
    mistake(
        "mini_batch.short_one_dropped",
        functions="mini_batch",
        edits={SLICE: f"{SLICE} if (n + 1) * batch_size <= len(x) else x[:0]"},
        title=text("the short last mini-batch is dropped", "丢掉了最后不满的一批"),
        hint=text(
            "With 7 samples by 3, one is left over. May it be lost?",
            "7 个样本、每批 3 个，会剩下一个。可以丢掉吗？",
        ),
        equation=BATCH,
        about=THE_END,
    ),
    mistake(
        "mini_batch.filled_up_with_earlier_ones",
        functions="mini_batch",
        edits={SLICE: "x[max(min(n * batch_size, len(x) - batch_size), 0) : (n + 1) * batch_size]"},
        title=text("the last mini-batch is filled up with earlier samples", "最后一批用前面的样本凑满了"),
        hint=text(
            "The last mini-batch may be short. Which samples have been used already?",
            "最后一批可以不满。哪些样本已经用过了？",
        ),
        equation=BATCH,
        about=THE_END,
    ),
    mistake(
        "mini_batch.starts_over",
        functions="mini_batch",
        edits={SLICE: "x[np.arange(n * batch_size, (n + 1) * batch_size) % len(x)]"},
        title=text("starts over at the first sample", "到了末尾又从第一个样本取起"),
        hint=text(
            "What comes after the last sample: the first one again, or nothing?",
            "最后一个样本之后是什么：又是第一个，还是没有了？",
        ),
        equation=BATCH,
        about=THE_END,
    ),
    mistake(
        "mini_batch.last_one_repeated",
        functions="mini_batch",
        edits={SLICE: "x[min(n, (len(x) - 1) // batch_size) * batch_size :][:batch_size]"},
        title=text("beyond the end the last mini-batch comes again", "过了末尾仍返回最后一批"),
        hint=text(
            "Who goes through the mini-batches until none is left would never stop. What is left beyond the end?",
            "如果一批批地取到取完为止，这样永远不会停。过了末尾还剩什么？",
        ),
        equation=BATCH,
        about=THE_END,
    ),
    mistake(
        "mini_batch.filled_up_with_zeros",
        functions="mini_batch",
        edits={SLICE: f"np.vstack([{SLICE}, np.zeros((batch_size, x.shape[1]))])[:batch_size]"},
        title=text("filled up with zeros", "用 0 凑满了"),
        hint=text(
            "A row of zeros is a sample that does not exist. May the last mini-batch be short?",
            "一行 0 是一个并不存在的样本。最后一批可以不满吗？",
        ),
        equation=BATCH,
        about=THE_END,
    ),
)

LAYOUT_MISTAKES = (*TRANSPOSE_MISTAKES, *RESHAPE_MISTAKES, *MINI_BATCH_MISTAKES)
