"""Tensor operations as students of such courses write them."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW1 = "hw1_tensors"


def twin(name: str, *mistakes: str, **functions: Pair) -> Twin:
    return Twin(name=name, assignment=HW1, functions=functions, mistakes=frozenset(mistakes))


RIGHT = (
    twin("right-reference"),
    twin(
        "right-one-counter-and-masks",  # linear indices, masks, one row times one column, columns as they come
        relu_c=Pair(
            python="def relu_c(x):\n    y = x.copy()\n    for k in range(x.size):\n        if y.flat[k] < 0:\n"
            "            y.flat[k] = 0\n    return y\n",
            matlab="function y = relu_c(x)\ny = x;\nfor k = 1:numel(x)\n    if y(k) < 0\n        y(k) = 0;\n    end\n"
            "end\nend\n",
        ),
        relu_v=Pair(
            python="def relu_v(x):\n    y = x.copy()\n    y[y < 0] = 0\n    return y\n",
            matlab="function y = relu_v(x)\ny = x;\ny(y < 0) = 0;\nend\n",
        ),
        add_row_c=Pair(
            python="def add_row_c(x, r):\n    row = r.ravel()\n    z = x.copy()\n    for i in range(len(x)):\n"
            "        for j in range(len(row)):\n            z[i, j] += row[j]\n    return z\n",
            matlab="function z = add_row_c(x, r)\nrow = r(:);\nz = x;\nfor i = 1:size(x, 1)\n    for j = 1:numel(row)\n"
            "        z(i, j) = z(i, j) + row(j);\n    end\nend\nend\n",
        ),
        dot_c=Pair(
            python="def dot_c(x, y):\n    z = 0\n    for i in range(len(x)):\n        z = z + x[i] * y[i]\n"
            "    return z\n",
            matlab="function z = dot_c(x, y)\nz = 0;\nfor i = 1:length(x)\n    z = z + x(i) * y(i);\nend\nend\n",
        ),
        dot_v=Pair(
            python="def dot_v(x, y):\n    return np.sum(x * y)\n",
            matlab="function z = dot_v(x, y)\nz = sum(x .* y);\nend\n",
        ),
        matvec_c=Pair(
            python="def matvec_c(x, y):\n    z = np.zeros((len(x), 1))\n    for i in range(len(x)):\n"
            "        z[i, 0] = np.sum(x[i, :] * y[:, 0])\n    return z\n",
            matlab="function z = matvec_c(x, y)\nfor i = 1:size(x, 1)\n"
            "    z(i, 1) = sum(x(i, :) .* y(:, 1)');\nend\nend\n",
        ),
        matmul_c=Pair(
            python="def matmul_c(x, y):\n    z = np.zeros((x.shape[0], y.shape[1]))\n    for i in range(x.shape[0]):\n"
            "        for j in range(y.shape[1]):\n            z[i, j] = x[i, :] @ y[:, j]\n    return z\n",
            matlab="function z = matmul_c(x, y)\nz = zeros(size(x, 1), size(y, 2));\nfor i = 1:size(x, 1)\n"
            "    for j = 1:size(y, 2)\n        z(i, j) = x(i, :) * y(:, j);\n    end\nend\nend\n",
        ),
        mini_batch=Pair(
            python="def mini_batch(x, n, batch_size):\n    place = np.arange(len(x)) // batch_size\n"
            "    return x[place == n]\n",
            matlab="function batch = mini_batch(x, n, batch_size)\nplace = floor((0:size(x, 1) - 1) / batch_size);\n"
            "batch = x(place == n, :);\nend\n",
        ),
    ),
    twin(
        "right-whole-numbers-and-while",
        relu_c=Pair(
            python="def relu_c(x):\n    y = np.zeros(x.shape)\n    i = 0\n    while i < x.shape[0]:\n        j = 0\n"
            "        while j < x.shape[1]:\n            y[i, j] = x[i, j] * (x[i, j] > 0)\n            j += 1\n"
            "        i += 1\n    return y\n",
            matlab="function y = relu_c(x)\ny = zeros(size(x));\ni = 1;\nwhile i <= size(x, 1)\n    j = 1;\n"
            "    while j <= size(x, 2)\n        y(i, j) = x(i, j) * (x(i, j) > 0);\n        j = j + 1;\n    end\n"
            "    i = i + 1;\nend\nend\n",
        ),
        transpose_c=Pair(
            python="def transpose_c(x):\n    y = np.zeros((x.shape[1], x.shape[0]))\n"
            "    for j, column in enumerate(x.T):\n        for i, v in enumerate(column):\n"
            "            y[j, i] = v\n    return y\n",
            matlab="function y = transpose_c(x)\ny = zeros(size(x, 2), size(x, 1));\nj = 0;\nfor column = x\n"
            "    j = j + 1;\n    for i = 1:numel(column)\n        y(j, i) = column(i);\n    end\nend\nend\n",
        ),
        reshape_c=Pair(
            python="def reshape_c(x, rows, cols):\n    numbers = x.ravel()\n    y = np.zeros((rows, cols))\n"
            "    for i in range(rows):\n        for j in range(cols):\n            y[i, j] = numbers[i * cols + j]\n"
            "    return y\n",
            matlab="function y = reshape_c(x, rows, cols)\nnumbers = x';\ny = zeros(rows, cols);\nfor i = 1:rows\n"
            "    for j = 1:cols\n        y(i, j) = numbers((i - 1) * cols + j);\n    end\nend\nend\n",
        ),
    ),
)

WRONG = (
    twin(
        "column-by-column",
        "reshape.column_by_column",
        "add_row.along_the_wrong_axis",
        "relu.absolute_value",
        reshape_v=edit(
            ("x.reshape(rows, cols)", "x.reshape(rows, cols, order='F')"),
            ("reshape(x', cols, rows)'", "reshape(x, rows, cols)"),
        ),
        add_row_v=edit(("x + r", "x + r.T"), ("x + r", "x + r'")),
        relu_c=edit(("max(x[i, j], 0)", "abs(x[i, j])"), ("max(x(i, j), 0)", "abs(x(i, j))")),
    ),
    twin(
        "place-by-place",
        "matmul.place_by_place",
        "matvec.last_term_only",
        "dot.sum_of_sums",
        matmul_v=edit(("x @ y", "x * y"), ("x * y", "x .* y")),
        matvec_c=edit(("z[i, 0] + x[i, j]", "x[i, j]"), ("z(i, 1) + x(i, j)", "x(i, j)")),
        dot_c=edit(("x[i, 0] * y", "x[i, 0] + y"), ("x(i, 1) * y", "x(i, 1) + y")),
    ),
    twin(
        "counted-from-one",
        "mini_batch.counted_from_one",
        "elementwise.first_row_missed",
        mini_batch=Pair(
            python="def mini_batch(x, n, batch_size):\n    return x[max(n - 1, 0) * batch_size:n * batch_size]\n",
            matlab="function batch = mini_batch(x, n, batch_size)\n"
            "batch = x(max(n - 1, 0) * batch_size + 1:min(n * batch_size, size(x, 1)), :);\nend\n",
        ),
        add_c=edit(("range(x.shape[0])", "range(1, x.shape[0])"), ("1:size(x, 1)", "2:size(x, 1)")),
    ),
    twin(
        "rows-at-a-time",  # right numbers in the wrong form, a row for a column, a blank
        relu_c=Pair(
            python="def relu_c(x):\n    y = np.zeros(x.shape)\n    for i in range(x.shape[0]):\n"
            "        y[i, :] = np.maximum(x[i, :], 0)\n    return y\n",
            matlab="function y = relu_c(x)\ny = zeros(size(x));\nfor i = 1:size(x, 1)\n    y(i, :) = max(x(i, :), 0);\n"
            "end\nend\n",
        ),
        transpose_c=Pair(
            python="def transpose_c(x):\n    y = np.zeros((x.shape[1], x.shape[0]))\n    for i in range(x.shape[0]):\n"
            "        y[:, i] = x[i, :]\n    return y\n",
            matlab="function y = transpose_c(x)\ny = zeros(size(x, 2), size(x, 1));\nfor i = 1:size(x, 1)\n"
            "    y(:, i) = x(i, :);\nend\nend\n",
        ),
        reshape_c=Pair(
            python="def reshape_c(x, rows, cols):\n    return reshape_v(x, rows, cols)\n",
            matlab="function y = reshape_c(x, rows, cols)\ny = reshape_v(x, rows, cols);\nend\n",
        ),
        add_v=Pair(
            python="def add_v(x, y):\n    z = np.zeros(x.shape)\n    for i in range(x.shape[0]):\n"
            "        z[i, :] = x[i, :] + y[i, :]\n    return z\n",
            matlab="function z = add_v(x, y)\nz = zeros(size(x));\nfor i = 1:size(x, 1)\n"
            "    z(i, :) = x(i, :) + y(i, :);\nend\nend\n",
        ),
        matvec_v=edit(("x @ y", "(x @ y).T"), ("x * y", "(x * y)'")),
        dot_v=Pair(
            python='def dot_v(x, y):\n    raise NotImplementedError("dot_v: replace this line")\n',
            matlab="function z = dot_v(x, y)\nerror('grader:blank', 'dot_v: replace this line');\nend\n",
        ),
    ),
    twin(
        "transposed-by-reshaping",
        "transpose.by_reshaping",
        "matmul.factors_exchanged",
        transpose_v=edit(("x.T", "x.reshape(x.shape[1], x.shape[0])"), ("x'", "reshape_v(x, size(x, 2), size(x, 1))")),
        matmul_v=edit(("x @ y", "y @ x"), ("x * y", "y * x")),
    ),
)
