"""Tensor operations, as loops and as operations on arrays.

张量运算：循环的写法与数组的写法。
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def relu_c(x: Matrix) -> Matrix:
    """Take the larger of 0 and each number of a matrix, element by element.

    矩阵的每个数与 0 取较大者，分量形式：用循环，一次一个数。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Any numbers. / 任意的数。

    Returns
    -------
    y : float64 array of shape (r, c)
        ``y[i, j] = max(x[i, j], 0)``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3: ``naive_relu``.
    """
    y = np.zeros(x.shape)
    # zh: 用两层循环走遍每一行 i、每一列 j；一次只取一个数 x[i, j]。
    # en: Two loops, over every row i and every column j; take one number x[i, j] at a time.
    raise NotImplementedError("relu_c: replace this line with your code / 请把这一行换成你的代码")
    return y


def relu_v(x: Matrix) -> Matrix:
    """Take the larger of 0 and each number of a matrix, all at once.

    矩阵的每个数与 0 取较大者，向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Any numbers. / 任意的数。

    Returns
    -------
    y : float64 array of shape (r, c)
        The larger of ``x`` and 0. / ``x`` 与 0 中较大者。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3: relu as an array operation.
    """
    # zh: 对整个数组 x 用一个函数；NumPy 里哪个函数逐个比较、取较大者？
    # en: One function of the whole array x: which of NumPy's takes the larger of two, place by place?
    raise NotImplementedError("relu_v: replace this line with your code / 请把这一行换成你的代码")
    return y


def add_c(x: Matrix, y: Matrix) -> Matrix:
    """Add two matrices of the same shape, element by element.

    两个形状相同的矩阵相加，分量形式：用循环，一次一个数。

    Parameters
    ----------
    x, y : float64 arrays of shape (r, c)
        Summands. / 加数。

    Returns
    -------
    z : float64 array of shape (r, c)
        ``z[i, j] = x[i, j] + y[i, j]``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3: ``naive_add``.
    """
    z = np.zeros(x.shape)
    # zh: 走遍每一行 i、每一列 j，把同一位置上的两个数相加。
    # en: For every row i and every column j, add the two numbers that stand in the same place.
    raise NotImplementedError("add_c: replace this line with your code / 请把这一行换成你的代码")
    return z


def add_v(x: Matrix, y: Matrix) -> Matrix:
    """Add two matrices of the same shape, all at once.

    两个形状相同的矩阵相加，向量形式：不用循环。

    Parameters
    ----------
    x, y : float64 arrays of shape (r, c)
        Summands. / 加数。

    Returns
    -------
    z : float64 array of shape (r, c)
        The sum. / 和。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3: addition as an array operation.
    """
    # zh: 对整个数组运算，不用循环。
    # en: An operation on whole arrays, no loop.
    raise NotImplementedError("add_v: replace this line with your code / 请把这一行换成你的代码")
    return z


def add_row_c(x: Matrix, r: Matrix) -> Matrix:
    """Add one row to every row of a matrix, element by element.

    把一行加到矩阵的每一行上，分量形式：用循环，一次一个数。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    r : float64 array of shape (1, c)
        The row to add. / 要加的那一行。

    Returns
    -------
    z : float64 array of shape (r, c)
        ``z[i, j] = x[i, j] + r[0, j]``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3: ``naive_add_matrix_and_vector``.
    """
    z = np.zeros(x.shape)
    # zh: 走遍每一行 i、每一列 j；要加的数只由列 j 决定。r 只有一行：r[0, j]。
    # en: For every row i and every column j; which number is added depends on the column j alone.
    # en: The array r has a single row: r[0, j].
    raise NotImplementedError("add_row_c: replace this line with your code / 请把这一行换成你的代码")
    return z


def add_row_v(x: Matrix, r: Matrix) -> Matrix:
    """Add one row to every row of a matrix, all at once.

    把一行加到矩阵的每一行上，向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    r : float64 array of shape (1, c)
        The row to add. / 要加的那一行。

    Returns
    -------
    z : float64 array of shape (r, c)
        Every row of ``x`` plus ``r``. / ``x`` 的每一行加上 ``r``。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.2: broadcasting.
    """
    # zh: 形状 (r, c) 与 (1, c) 可以直接运算：那一行会自动重复 r 次（广播）。不用循环。
    # en: Shapes (r, c) and (1, c) go together: the row is repeated r times by itself (broadcasting). No loop.
    raise NotImplementedError("add_row_v: replace this line with your code / 请把这一行换成你的代码")
    return z


def dot_c(x: Matrix, y: Matrix) -> float:
    """Compute the dot product of two columns, element by element.

    两个列向量的点积，分量形式：用循环，一次一对数。

    Parameters
    ----------
    x, y : float64 arrays of shape (n, 1)
        Columns. / 列向量。

    Returns
    -------
    z : number
        ``x[0] * y[0] + ... + x[n - 1] * y[n - 1]``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: ``naive_vector_dot``.
    """
    z = 0.0
    # zh: 对每个 i，把 x[i, 0] 与 y[i, 0] 之积累加到 z 上。
    # en: For every i, add the product of x[i, 0] and y[i, 0] to z.
    raise NotImplementedError("dot_c: replace this line with your code / 请把这一行换成你的代码")
    return z


def dot_v(x: Matrix, y: Matrix) -> float:
    """Compute the dot product of two columns, all at once.

    两个列向量的点积，向量形式：不用循环。

    Parameters
    ----------
    x, y : float64 arrays of shape (n, 1)
        Columns. / 列向量。

    Returns
    -------
    z : number (an array of shape (1, 1) counts as one)

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of two vectors.
    """
    # zh: 一行乘一列得到一个数：先把 x 转置成行。不用循环。
    # en: A row times a column is one number: make a row of x first. No loop.
    raise NotImplementedError("dot_v: replace this line with your code / 请把这一行换成你的代码")
    return z


def matvec_c(x: Matrix, y: Matrix) -> Matrix:
    """Multiply a matrix and a column, element by element.

    矩阵乘列向量，分量形式：用循环逐行计算。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    y : float64 array of shape (c, 1)
        Column. / 列向量。

    Returns
    -------
    z : float64 array of shape (r, 1)
        ``z[i, 0] = x[i, 0] * y[0, 0] + ... + x[i, c - 1] * y[c - 1, 0]``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: ``naive_matrix_vector_dot``.
    """
    z = np.zeros((x.shape[0], 1))
    # zh: 对每一行 i：把 x[i, j] * y[j, 0] 对 j 累加到 z[i, 0] 上。
    # en: For every row i: add x[i, j] * y[j, 0] to z[i, 0], for all j.
    raise NotImplementedError("matvec_c: replace this line with your code / 请把这一行换成你的代码")
    return z


def matvec_v(x: Matrix, y: Matrix) -> Matrix:
    """Multiply a matrix and a column, all at once.

    矩阵乘列向量，向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    y : float64 array of shape (c, 1)
        Column. / 列向量。

    Returns
    -------
    z : float64 array of shape (r, 1)

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of a matrix and a vector.
    """
    # zh: 用矩阵乘法，不用循环。注意 @ 与 * 的区别。
    # en: The matrix product, no loop. Mind the difference between @ and *.
    raise NotImplementedError("matvec_v: replace this line with your code / 请把这一行换成你的代码")
    return z


def matmul_c(x: Matrix, y: Matrix) -> Matrix:
    """Multiply two matrices, element by element.

    两个矩阵相乘，分量形式：用循环逐个元素计算。

    Parameters
    ----------
    x : float64 array of shape (r, n)
        Left factor. / 左因子。
    y : float64 array of shape (n, c)
        Right factor. / 右因子。

    Returns
    -------
    z : float64 array of shape (r, c)
        ``z[i, j]``: row i of ``x`` times column j of ``y``. / ``x`` 的第 i 行与 ``y`` 的第 j 列的点积。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: ``naive_matrix_dot``.
    """
    z = np.zeros((x.shape[0], y.shape[1]))
    # zh: 对每一行 i、每一列 j：把 x[i, k] * y[k, j] 对 k 累加到 z[i, j] 上。
    # en: For every row i and every column j: add x[i, k] * y[k, j] to z[i, j], for all k.
    raise NotImplementedError("matmul_c: replace this line with your code / 请把这一行换成你的代码")
    return z


def matmul_v(x: Matrix, y: Matrix) -> Matrix:
    """Multiply two matrices, all at once.

    两个矩阵相乘，向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, n)
        Left factor. / 左因子。
    y : float64 array of shape (n, c)
        Right factor. / 右因子。

    Returns
    -------
    z : float64 array of shape (r, c)

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of two matrices.
    """
    # zh: 用矩阵乘法，不用循环。
    # en: The matrix product, no loop.
    raise NotImplementedError("matmul_v: replace this line with your code / 请把这一行换成你的代码")
    return z


def transpose_c(x: Matrix) -> Matrix:
    """Exchange the rows and columns of a matrix, element by element.

    矩阵的行与列互换（转置），分量形式：用循环，一次搬一个数。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。

    Returns
    -------
    y : float64 array of shape (c, r)
        ``y[j, i] = x[i, j]``

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.4: transposition.
    """
    y = np.zeros((x.shape[1], x.shape[0]))
    # zh: 走遍 x 的每个数 x[i, j]，一次搬一个。它在 y 的哪一行、哪一列？
    # en: For every number x[i, j], one at a time: in which row and in which column of y does it stand?
    raise NotImplementedError("transpose_c: replace this line with your code / 请把这一行换成你的代码")
    return y


def transpose_v(x: Matrix) -> Matrix:
    """Exchange the rows and columns of a matrix, all at once.

    矩阵的行与列互换（转置），向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。

    Returns
    -------
    y : float64 array of shape (c, r)

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.4: transposition.
    """
    # zh: NumPy 的数组自带转置，不用循环。
    # en: NumPy's arrays know their transpose, no loop.
    raise NotImplementedError("transpose_v: replace this line with your code / 请把这一行换成你的代码")
    return y


def reshape_c(x: Matrix, rows: int, cols: int) -> Matrix:
    """Lay the same numbers out in another shape, row by row, element by element.

    同样的数换一种形状，按行依次摆放，分量形式：用循环，一次搬一个数。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    rows, cols : int
        The new shape; ``rows * cols = r * c``. / 新的形状；``rows * cols = r * c``。

    Returns
    -------
    y : float64 array of shape (rows, cols)
        Read ``x`` row by row, fill ``y`` row by row. / 按行读 ``x``，按行填 ``y``。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.4: reshaping.
    """
    # zh: 先备好结果：y = np.zeros(形状)，形状是 (rows, cols)。
    # zh: x[i, j] 前面有多少个数？k = i * (x 的列数) + j。
    # zh: 在 y 中，它前面也有 k 个数：由此求出它的行和列（整数商 // 与余数 %）。
    # en: Make room for the result first: y = np.zeros(shape) with the shape (rows, cols).
    # en: How many numbers come before x[i, j]? k = i * (columns of x) + j.
    # en: In y, too, k numbers come before it: that gives its row and column (quotient // and remainder %).
    raise NotImplementedError("reshape_c: replace this line with your code / 请把这一行换成你的代码")
    return y


def reshape_v(x: Matrix, rows: int, cols: int) -> Matrix:
    """Lay the same numbers out in another shape, row by row, all at once.

    同样的数换一种形状，按行依次摆放，向量形式：不用循环。

    Parameters
    ----------
    x : float64 array of shape (r, c)
        Matrix. / 矩阵。
    rows, cols : int
        The new shape; ``rows * cols = r * c``. / 新的形状；``rows * cols = r * c``。

    Returns
    -------
    y : float64 array of shape (rows, cols)
        Read ``x`` row by row, fill ``y`` row by row. / 按行读 ``x``，按行填 ``y``。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.3.4: reshaping.
    """
    # zh: NumPy 的数组自带 reshape，正是按行；不用循环。
    # en: NumPy's arrays can reshape themselves, and do so row by row; no loop.
    raise NotImplementedError("reshape_v: replace this line with your code / 请把这一行换成你的代码")
    return y


def mini_batch(x: Matrix, n: int, batch_size: int) -> Matrix:
    """Take the n-th mini-batch of the rows of a matrix, counted from 0.

    取出矩阵各行的第 n 个小批量，n 从 0 数起。

    Parameters
    ----------
    x : float64 array of shape (m, c)
        One sample per row. / 每行一个样本。
    n : int
        Which mini-batch: 0, 1, 2, ... / 第几个小批量：0、1、2……
    batch_size : int
        Samples in a full mini-batch. / 一个完整小批量中的样本数。

    Returns
    -------
    batch : float64 array of shape (b, c)
        Rows ``n * batch_size`` to ``(n + 1) * batch_size - 1`` of ``x``, as far as there are any.
        ``x`` 的这些行，有多少取多少。

    References
    ----------
    Chollet, Deep Learning with Python, sec. 2.2.7: ``batch = train_images[128 * n:128 * (n + 1)]``.
    """
    # zh: 从哪一行开始，到哪一行之前为止？切片 x[a:b] 取第 a 行到第 b - 1 行，超出末尾的部分自动略去。
    # en: From which row, and up to which? The slice x[a:b] takes rows a to b - 1 and leaves out what is past the end.
    raise NotImplementedError("mini_batch: replace this line with your code / 请把这一行换成你的代码")
    return batch
