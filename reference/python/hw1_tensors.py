# %% [markdown]
# # 作业 1：张量运算——一遍用循环，一遍用数组
#
# 没有用过数组也不要紧，这里从头说起。神经网络里的一切都是摆成表格的数：一张图像、一批样本、一层的权重。
# 这样一张表叫作**矩阵**，在程序里叫作**数组**；更一般的叫法是**张量**。每个运算要写两遍：
#
# - **分量形式**（名字以 `_c` 结尾）：用循环，一次只处理**一个数**，看清楚运算到底做了什么；
# - **向量形式**（名字以 `_v` 结尾）：对整个数组运算，不写循环，短而且快。
#
# # Homework 1: tensor operations, once as loops and once as operations on arrays
#
# Never used an array? This starts at the beginning. Everything in a neural network is numbers laid out in a
# table: an image, a set of samples, the weights of a layer. Such a table is a **matrix**, a program calls it an
# **array**, and the general word is **tensor**. Write every operation twice:
#
# - the **component form** (names that end in `_c`): loops, **one number** at a time, to see what really happens;
# - the **vector form** (names that end in `_v`): operations on whole arrays, no loop; short, and fast.

# %%
"""Tensor operations, as loops and as operations on arrays.

张量运算：循环的写法与数组的写法。
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


# %% [markdown]
# ## 0. 认识数组 / Meet the array
#
# 下面的矩阵有 2 行 3 列，它的**形状**（shape）是 `(2, 3)`。Python 从 0 数起：`x[0, 2]` 是第一行、第三列的数。
# 一行多列的数组形状是 `(1, c)`，一列多行的是 `(n, 1)`。
#
# The matrix below has 2 rows and 3 columns: its **shape** is `(2, 3)`. Python counts from 0: `x[0, 2]` is the
# number in the first row and the third column. One row has shape `(1, c)`, one column has shape `(n, 1)`.

# %% tags=["demo", "active-ipynb"]
# x = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
# print("形状 / shape:", x.shape)
# print("一个数 / one number:", x[0, 2])  # 3.0
# print("第一行 / the first row:", x[0, :])
# print("第二列 / the second column:", x[:, 1])
# for i in range(x.shape[0]):  # 每一行 / every row
#     for j in range(x.shape[1]):  # 每一列 / every column
#         print(f"x[{i}, {j}] = {x[i, j]}")

# %% [markdown]
# ## 1. 逐元素运算 / Operations element by element
#
# `relu` 把负数换成 0，其余不变；两个矩阵相加，是把同一位置上的数相加：
#
# `relu` turns negative numbers into 0 and leaves the others; two matrices are added place by place:
#
# $$y_{ij} = \max(x_{ij}, 0), \qquad z_{ij} = x_{ij} + y_{ij}, \qquad z_{ij} = x_{ij} + r_j$$
#
# 最后一个式子把**一行** $r$ 加到 $x$ 的每一行上。写成数组运算时，这一行会自动重复，称为**广播**。
#
# The last one adds **one row** $r$ to every row of $x$. As an operation on arrays the row is repeated by
# itself, which is called **broadcasting**.


# %%
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
    # <gap>
    # zh: 用两层循环走遍每一行 i、每一列 j；一次只取一个数 x[i, j]。
    # en: Two loops, over every row i and every column j; take one number x[i, j] at a time.
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[i, j] = max(x[i, j], 0)
    # </gap>
    return y


# %%
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
    # <gap>
    # zh: 对整个数组 x 用一个函数；NumPy 里哪个函数逐个比较、取较大者？
    # en: One function of the whole array x: which of NumPy's takes the larger of two, place by place?
    y = np.maximum(x, 0)
    # </gap>
    return y


# %%
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
    # <gap>
    # zh: 走遍每一行 i、每一列 j，把同一位置上的两个数相加。
    # en: For every row i and every column j, add the two numbers that stand in the same place.
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + y[i, j]
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 对整个数组运算，不用循环。
    # en: An operation on whole arrays, no loop.
    z = x + y
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 走遍每一行 i、每一列 j；要加的数只由列 j 决定。r 只有一行：r[0, j]。
    # en: For every row i and every column j; which number is added depends on the column j alone.
    # en: The array r has a single row: r[0, j].
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + r[0, j]
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 形状 (r, c) 与 (1, c) 可以直接运算：那一行会自动重复 r 次（广播）。不用循环。
    # en: Shapes (r, c) and (1, c) go together: the row is repeated r times by itself (broadcasting). No loop.
    z = x + r
    # </gap>
    return z


# %% [markdown]
# 先用小例子自己试试，再往下做。
#
# Try a small example before you go on.

# %% tags=["demo", "active-ipynb"]
# x = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
# y = np.array([[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]])
# r = np.array([[100.0, 200.0, 300.0]])
# try:
#     print("relu\n", relu_c(x))  # [[1 0 3], [0 5 0]]
#     print("x + y\n", add_c(x, y))  # [[11 18 33], [36 55 54]]
#     print("x + r\n", add_row_c(x, r))  # [[101 198 303], [96 205 294]]
#     print("两种形式相同 / both forms agree:", np.array_equal(relu_c(x), relu_v(x)))
# except NotImplementedError as blank:  # 还有空没有填 / a gap is still blank
#     print(blank)

# %% [markdown]
# ## 2. 乘积 / Products
#
# 两列的**点积**是一个数；矩阵乘一列，是每一行与这一列的点积；矩阵乘矩阵，是每一行与每一列的点积：
#
# The **dot product** of two columns is one number; a matrix times a column is the dot product of every row
# with it; a matrix times a matrix, of every row with every column:
#
# $$z = \sum_i x_i y_i, \qquad z_i = \sum_j x_{ij} y_j, \qquad z_{ij} = \sum_k x_{ik} y_{kj}$$
#
# 注意：NumPy 的 `*` 是逐元素相乘，`@` 才是矩阵乘积（MATLAB 里是 `.*` 与 `*`）。
#
# Mind that NumPy's `*` multiplies place by place; the matrix product is `@` (in MATLAB, `.*` and `*`).


# %%
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
    # <gap>
    # zh: 对每个 i，把 x[i, 0] 与 y[i, 0] 之积累加到 z 上。
    # en: For every i, add the product of x[i, 0] and y[i, 0] to z.
    for i in range(x.shape[0]):
        z = z + x[i, 0] * y[i, 0]
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 一行乘一列得到一个数：先把 x 转置成行。不用循环。
    # en: A row times a column is one number: make a row of x first. No loop.
    z: float = x.T @ y
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 对每一行 i：把 x[i, j] * y[j, 0] 对 j 累加到 z[i, 0] 上。
    # en: For every row i: add x[i, j] * y[j, 0] to z[i, 0], for all j.
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, 0] = z[i, 0] + x[i, j] * y[j, 0]
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 用矩阵乘法，不用循环。注意 @ 与 * 的区别。
    # en: The matrix product, no loop. Mind the difference between @ and *.
    z = x @ y
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 对每一行 i、每一列 j：把 x[i, k] * y[k, j] 对 k 累加到 z[i, j] 上。
    # en: For every row i and every column j: add x[i, k] * y[k, j] to z[i, j], for all k.
    for i in range(x.shape[0]):
        for j in range(y.shape[1]):
            for k in range(x.shape[1]):
                z[i, j] = z[i, j] + x[i, k] * y[k, j]
    # </gap>
    return z


# %%
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
    # <gap>
    # zh: 用矩阵乘法，不用循环。
    # en: The matrix product, no loop.
    z = x @ y
    # </gap>
    return z


# %% tags=["demo", "active-ipynb"]
# x = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
# u = np.array([[1.0], [2.0], [3.0]])
# try:
#     print("点积 / dot:", dot_c(u, u))  # 1 + 4 + 9 = 14
#     print("x u\n", matvec_c(x, u))  # [[6], [-12]]
#     print("x x^T\n", matmul_c(x, x.T))  # [[14 -32], [-32 77]]
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# 为什么两种形式都要会？分量形式说明白了运算是什么；向量形式快得多。填完之后运行下面的单元格，比一比：
#
# Why both? The component form says what the operation is; the vector form is much faster. Once the gaps are
# filled, compare:

# %% tags=["demo", "active-ipynb"]
# import time
#
# x = np.random.default_rng(1).normal(size=(100, 100))
# try:
#     for form in (matmul_c, matmul_v):
#         start = time.perf_counter()
#         form(x, x)
#         print(f"{form.__name__}: {1000 * (time.perf_counter() - start):.2f} ms")
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# ## 3. 换形状 / Changing the shape
#
# **转置**把行与列互换。**reshape** 不改变数的先后次序：按行依次读出，再按行依次填入新的形状。
# 两者不是一回事：
#
# **Transposing** exchanges rows and columns. **Reshaping** keeps the order of the numbers: read them row by
# row, and fill the new shape row by row. These are two different things:
#
# $$x = \begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix}, \qquad
# x^T = \begin{pmatrix} 1 & 4 \\ 2 & 5 \\ 3 & 6 \end{pmatrix}, \qquad
# \mathrm{reshape}(x, 3, 2) = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}$$


# %%
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
    # <gap>
    # zh: 走遍 x 的每个数 x[i, j]，一次搬一个。它在 y 的哪一行、哪一列？
    # en: For every number x[i, j], one at a time: in which row and in which column of y does it stand?
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[j, i] = x[i, j]
    # </gap>
    return y


# %%
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
    # <gap>
    # zh: NumPy 的数组自带转置，不用循环。
    # en: NumPy's arrays know their transpose, no loop.
    y = x.T
    # </gap>
    return y


# %%
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
    # <gap>
    # zh: 先备好结果：y = np.zeros(形状)，形状是 (rows, cols)。
    # zh: x[i, j] 前面有多少个数？k = i * (x 的列数) + j。
    # zh: 在 y 中，它前面也有 k 个数：由此求出它的行和列（整数商 // 与余数 %）。
    # en: Make room for the result first: y = np.zeros(shape) with the shape (rows, cols).
    # en: How many numbers come before x[i, j]? k = i * (columns of x) + j.
    # en: In y, too, k numbers come before it: that gives its row and column (quotient // and remainder %).
    y = np.zeros((rows, cols))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            k = i * x.shape[1] + j
            y[k // cols, k % cols] = x[i, j]
    # </gap>
    return y


# %%
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
    # <gap>
    # zh: NumPy 的数组自带 reshape，正是按行；不用循环。
    # en: NumPy's arrays can reshape themselves, and do so row by row; no loop.
    y = x.reshape(rows, cols)
    # </gap>
    return y


# %% [markdown]
# 画出来看看：颜色代表数的大小。转置与 reshape 的形状相同，内容却不同。
#
# A look at it: colours stand for numbers. Transposed and reshaped have one shape, and not the same content.

# %% tags=["demo", "active-ipynb"]
# import matplotlib.pyplot as plt
#
# x = np.arange(1.0, 25.0).reshape(4, 6)
# try:
#     pictures = {"x": x, "transpose": transpose_c(x), "reshape": reshape_c(x, 6, 4)}
#     figure, places = plt.subplots(1, len(pictures), figsize=(8, 3))
#     for place, (name, numbers) in zip(places, pictures.items()):
#         place.imshow(numbers, cmap="viridis")
#         place.set_title(name)
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# ## 4. 小批量 / Mini-batches
#
# 训练时不会一次用上所有样本，而是一小批一小批地用。这里像书中那样，**每行一个样本**。批次从 0 数起，最后一批可能不满：
# 7 个样本、每批 3 个，依次是 3 个、3 个、1 个；再往后就是空的，形状为 `(0, c)`。
#
# Training does not use all samples at once but a few at a time. Here, as in the book, **every row is a sample**.
# Mini-batches are counted from 0, and the last may be short: 7 samples by 3 are 3, 3 and 1; beyond the end there
# is nothing left, an array of shape `(0, c)`.


# %%
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
    # <gap>
    # zh: 从哪一行开始，到哪一行之前为止？切片 x[a:b] 取第 a 行到第 b - 1 行，超出末尾的部分自动略去。
    # en: From which row, and up to which? The slice x[a:b] takes rows a to b - 1 and leaves out what is past the end.
    batch = x[n * batch_size : (n + 1) * batch_size]
    # </gap>
    return batch


# %% tags=["demo", "active-ipynb"]
# samples = np.arange(14.0).reshape(7, 2)  # 7 个样本，每个 2 个数 / 7 samples of 2 numbers
# try:
#     for n in range(4):
#         print(f"第 {n} 批 / mini-batch {n}: 形状 / shape {mini_batch(samples, n, 3).shape}")
# except NotImplementedError as blank:
#     print(blank)

# %% [markdown]
# ## 检查 / Check
#
# 运行下面的单元格，查看公开检查的结果。
#
# Run the next cell to see what the public checks say.

# %% tags=["demo", "active-ipynb"]
# import grader
#
# grader.check("hw1_tensors")
