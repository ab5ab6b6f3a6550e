"""The component form of single numbers in Python: honest styles are never flagged, a whole row at a time always is."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from grader.checks.style.finding import Finding
from grader.checks.style.python import component_form
from grader.checks.style.step import SingleNumbers
from grader.errors import AssignmentError
from grader.submission import HelperFile, Unit

FORMS = {
    "relu": SingleNumbers(("matrix",)),
    "add": SingleNumbers(("matrix", "matrix")),
    "add_row": SingleNumbers(("matrix", "row")),
    "dot": SingleNumbers(("column", "column")),
    "turn": SingleNumbers(("matrix",), without=("transpose",)),
    "lay_out": SingleNumbers(("matrix", "number", "number"), without=("reshape",)),
}
PREAMBLE = "import functools, itertools, math, operator\nimport numpy as np\nfrom collections import deque\n"


def look(source: str, helpers: dict[str, str] | None = None) -> Finding | None:
    source = dedent(source).strip("\n") + "\n"
    function = re.findall(r"^def (\w+)", source, re.MULTILINE)[-1]
    files = [HelperFile(name=name, content=text.encode()) for name, text in (helpers or {}).items()]
    return component_form([Unit(name="hw.py", source=PREAMBLE + source)], function, files, FORMS[function])


def body(function: str, text: str) -> str:
    """Make a function of a body; its parameters are those of its form."""
    parameters = {"relu": "x", "add": "x, y", "add_row": "x, r", "dot": "x, y", "turn": "x"}
    lines = dedent(text).strip("\n").replace("\n", "\n    ")
    return f"def {function}({parameters.get(function, 'x, rows, cols')}):\n    {lines}\n"


HONEST = {
    "relu": {
        "two loops": """
            y = np.zeros(x.shape)
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    y[i, j] = max(x[i, j], 0)
            return y
            """,
        "the book's, on a copy": """
            assert len(x.shape) == 2
            x = x.copy()
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    x[i, j] = max(x[i, j], 0)
            return x
            """,
        "an if, and two brackets": """
            y = np.array(x, dtype=float)
            r, c = x.shape
            for i in range(r):
                for j in range(c):
                    if y[i][j] < 0:
                        y[i][j] = 0
            return y
            """,
        "zeros made of x": """
            y = 0 * x
            for i in range(len(x)):
                for j in range(len(x[0])):
                    if x[i, j] > 0:
                        y[i, j] = x[i, j]
            return y
            """,
        "a copy made by adding nothing": """
            y = x + 0.0
            for i in range(len(y)):
                for j in range(len(y[i])):
                    y[i, j] = np.maximum(y[i, j], 0)
            return y
            """,
        "nested comprehensions": "return np.array([[max(v, 0) for v in row] for row in x])",
        "a conditional expression": "return [[v if v > 0 else 0.0 for v in row] for row in x]",
        "rows, then numbers": """
            out = []
            for row in x:
                new = []
                for v in row:
                    new.append(max(0.0, float(v)))
                out.append(new)
            return np.array(out)
            """,
        "columns, then numbers": """
            y = np.empty_like(x)
            for j, column in enumerate(x.T):
                for i, v in enumerate(column):
                    y[i, j] = v * (v > 0)
            return y
            """,
        "a row taken, changed and put back": """
            y = np.zeros_like(x)
            for i in range(x.shape[0]):
                row = x[i, :].copy()
                for j in range(row.size):
                    if row[j] < 0:
                        row[j] = 0.0
                y[i, :] = row
            return y
            """,
        "ndindex, the index whole": """
            y = np.zeros_like(x)
            for place in np.ndindex(x.shape):
                y[place] = max(x[place], 0)
            return y
            """,
        "ndindex, taken apart": """
            y = np.zeros_like(x)
            for i, j in np.ndindex(*x.shape):
                y[i, j] = abs(x[i, j]) / 2 + x[i, j] / 2
            return y
            """,
        "ndenumerate": """
            y = np.zeros_like(x)
            for place, v in np.ndenumerate(x):
                y[place] = v if v > 0 else 0
            return y
            """,
        "nditer": """
            y = x.copy()
            for v in np.nditer(y, op_flags=["readwrite"]):
                v[...] = max(v, 0)
            return y
            """,
        "nditer with its index": """
            y = np.zeros_like(x)
            it = np.nditer(x, flags=["multi_index"])
            while not it.finished:
                y[it.multi_index] = max(x[it.multi_index], 0)
                it.iternext()
            return y
            """,
        "itertools.product": """
            y = np.zeros_like(x)
            for i, j in itertools.product(range(x.shape[0]), range(x.shape[1])):
                y[i, j] = max(x[i, j], 0)
            return y
            """,
        "one counter and divmod": """
            y = np.zeros_like(x)
            for k in range(x.size):
                i, j = divmod(k, x.shape[1])
                y[i, j] = max(x[i, j], 0)
            return y
            """,
        "unravel_index": """
            y = np.zeros_like(x)
            for k in range(x.size):
                place = np.unravel_index(k, x.shape)
                y[place] = max(x[place], 0)
            return y
            """,
        "a flat copy, laid out again": """
            flat = x.flatten()
            for k in range(len(flat)):
                flat[k] = flat[k] if flat[k] > 0 else 0
            return flat.reshape(x.shape)
            """,
        "ravel": """
            flat = x.ravel()
            out = [max(flat[k], 0) for k in range(flat.size)]
            return np.array(out).reshape(x.shape[0], -1)
            """,
        "reshape to one axis": """
            numbers = x.reshape(-1)
            return np.reshape([max(v, 0) for v in numbers], x.shape)
            """,
        "flat": """
            y = x.copy()
            for k in range(y.size):
                y.flat[k] = max(y.flat[k], 0)
            return y
            """,
        "numbers of flat": "return np.array([max(v, 0) for v in x.flat]).reshape(x.shape)",
        "while": """
            y = np.zeros(x.shape)
            i = 0
            while i < x.shape[0]:
                j = 0
                while j < x.shape[1]:
                    y[i, j] = max(x[i, j], 0)
                    j += 1
                i += 1
            return y
            """,
        "lists": """
            y = x.tolist()
            for i in range(len(y)):
                for j in range(len(y[i])):
                    y[i][j] = y[i][j] * (y[i][j] > 0)
            return np.array(y)
            """,
        "item": "return [[max(x.item(i, j), 0) for j in range(x.shape[1])] for i in range(x.shape[0])]",
        "map of a function": "return np.array([list(map(lambda v: max(v, 0), row)) for row in x])",
        "map in map": "return np.array(list(map(lambda row: list(map(lambda v: max(v, 0), row)), x)))",
        "vectorize": "return np.vectorize(lambda v: max(v, 0.0))(x)",
        "a slice of one": """
            y = np.zeros_like(x)
            for i in range(len(x)):
                for j in range(x.shape[1]):
                    y[i : i + 1, j : j + 1] = np.maximum(x[i : i + 1, j : j + 1], 0)
            return y
            """,
        "a sanity check with the whole": """
            y = np.array([[max(v, 0) for v in row] for row in x])
            assert np.array_equal(y, np.maximum(x, 0))
            return y
            """,
        "where the negative ones are": """
            y = x.copy()
            for i, j in np.argwhere(x < 0):
                y[i, j] = 0
            for place in zip(*np.where(x < 0)):
                y[place] = max(x[place], 0)
            return y
            """,
        "a queue": """
            out = []
            for row in x:
                waiting, done = deque(row), []
                while waiting:
                    done.append(max(waiting.popleft(), 0))
                out.append(done)
            return np.array(out)
            """,
        "a list emptied from the front": """
            out = []
            for row in x.tolist():
                done = []
                while row:
                    done += [max(row.pop(0), 0)]
                out.append(done)
            return np.array(out)
            """,
        "an iterator": """
            out = np.zeros_like(x)
            numbers = iter(x.flatten())
            for i in range(out.shape[0]):
                for j in range(out.shape[1]):
                    out[i, j] = max(next(numbers), 0)
            return out
            """,
        "a dict of places": """
            y = np.zeros_like(x)
            numbers = {(i, j): v for (i, j), v in np.ndenumerate(x)}
            for (i, j), v in numbers.items():
                y[i, j] = max(v, 0)
            return y
            """,
        "itertools.chain": """
            numbers = [max(v, 0) for v in itertools.chain.from_iterable(x)]
            others = [max(v, 0) for v in itertools.chain(*x)]
            return np.array(numbers or others).reshape(x.shape)
            """,
        "down to single numbers": """
            if np.ndim(x) == 0:
                return max(x, 0)
            return np.array([relu(part) for part in x])
            """,
        "down to single numbers, by their type": """
            if isinstance(x, (float, int)):
                return x if x > 0 else 0.0
            return [relu(part) for part in np.asarray(x).tolist()]
            """,
        "one axis is handled apart": """
            if x.ndim == 1:
                return np.array([x[i] * (x[i] > 0) for i in range(len(x))])
            return np.array([relu(row) for row in x])
            """,
        "fromiter": "return np.fromiter((max(v, 0) for row in x for v in row), dtype=float).reshape(x.shape)",
    },
    "add": {
        "the book's": """
            assert x.shape == y.shape
            x = x.copy()
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    x[i, j] += y[i, j]
            return x
            """,
        "zip of zips": "return np.array([[a + b for a, b in zip(p, q)] for p, q in zip(x, y)])",
        "map of operator.add": "return np.array([list(map(operator.add, p, q)) for p, q in zip(x, y)])",
        "map of sum": "return np.array([list(map(sum, zip(p, q))) for p, q in zip(x, y)])",
        "zip, numbered": """
            z = np.zeros_like(x)
            for i, (p, q) in enumerate(zip(x, y)):
                for j, (a, b) in enumerate(zip(p, q)):
                    z[i][j] = a + b
            return z
            """,
        "np.add of two numbers": """
            z = np.empty(x.shape)
            for i in range(len(z)):
                for j in range(len(z[0])):
                    z[i, j] = np.add(x[i, j], y[i, j])
            return z
            """,
        "lists": "return [[p[j] + q[j] for j in range(len(p))] for p, q in zip(x.tolist(), y.tolist())]",
        "one axis in its own branch": """
            if len(x.shape) == 2:
                return np.array([[a + b for a, b in zip(p, q)] for p, q in zip(x, y)])
            else:
                return np.array([x[i] + y[i] for i in range(len(x))])
            """,
        "lists of lists, filled": """
            z = [[] for _ in range(len(x))]
            for i, row in enumerate(x):
                for j, v in enumerate(row):
                    z[i].append(sum([v, y[i, j]]))
            return np.array(z)
            """,
        "nditer over three": """
            with np.nditer([x, y, None]) as it:
                for a, b, c in it:
                    c[...] = a + b
                return it.operands[2]
            """,
    },
    "add_row": {
        "the book's": """
            z = x.copy()
            for i in range(z.shape[0]):
                for j in range(z.shape[1]):
                    z[i, j] += r[0, j]
            return z
            """,
        "the row flattened": """
            r = r.ravel()
            return [[x[i, j] + r[j] for j in range(len(r))] for i in range(len(x))]
            """,
        "the row picked": """
            row = r[0]
            return np.array([[v + w for v, w in zip(line, row)] for line in x])
            """,
        "the row sliced": """
            row = r[0, :]
            z = np.zeros_like(x)
            for j in range(row.size):
                for i in range(x.shape[0]):
                    z[i, j] = x[i, j] + row[j]
            return z
            """,
        "the row squeezed": """
            s = np.squeeze(r)
            return [[v + s[j] for j, v in enumerate(line)] for line in x]
            """,
        "the row stood up": """
            s = r.T
            return [[v + s[j, 0] for j, v in enumerate(line)] for line in x]
            """,
        "the row as a list": """
            s = r.tolist()[0]
            return [[v + s[j] for j, v in enumerate(line)] for line in x]
            """,
        "two brackets": "return [[v + r[0][j] for j, v in enumerate(line)] for line in x]",
        "reshaped": """
            s = r.reshape(r.size)
            return [[v + s[j] for j, v in enumerate(line)] for line in x]
            """,
        "over the rows of r": """
            z = np.zeros_like(x)
            for row in r:
                for i in range(len(x)):
                    for j, w in enumerate(row):
                        z[i, j] = x[i, j] + w
            return z
            """,
    },
    "dot": {
        "the book's, on flat columns": """
            z = 0.0
            for i in range(x.shape[0]):
                z += x[i] * y[i]
            return z
            """,
        "both indices": """
            z = 0.0
            for i in range(len(x)):
                z = z + x[i, 0] * y[i, 0]
            return z
            """,
        "sum of a generator": "return sum(x[i, 0] * y[i, 0] for i in range(len(x)))",
        "zip of the columns": "return sum(a * b for a, b in zip(x, y))",
        "zip of flat columns": "return float(sum(a * b for a, b in zip(x.ravel(), y.ravel())))",
        "zip of slices": "return sum(a * b for a, b in zip(x[:, 0], y[:, 0]))",
        "first column picked": """
            a, b = x[:, 0], y[:, 0]
            s = 0
            for i in range(a.shape[0]):
                s += a[i] * b[i]
            return s
            """,
        "the transposed row": """
            a, b = x.T[0], y.T[0]
            return math.fsum(a[i] * b[i] for i in range(len(a)))
            """,
        "the products collected": """
            products = []
            for i in range(len(x)):
                products.append(x[i][0] * y[i][0])
            return np.sum(products)
            """,
        "the products in an array": """
            products = np.zeros(x.shape)
            for i in range(len(x)):
                products[i] = x[i] * y[i]
            return products.sum()
            """,
        "reduce": "return functools.reduce(lambda s, p: s + p[0] * p[1], zip(x, y), 0)",
        "map of mul": "return sum(map(operator.mul, x.flatten(), y.flatten()))",
        "recursion": """
            def rest(a, b):
                if len(a) == 0:
                    return 0.0
                return a[0] * b[0] + rest(a[1:], b[1:])
            return rest(x.flatten().tolist(), y.flatten().tolist())
            """,
        "recursion by index": """
            def upto(i):
                return 0.0 if i < 0 else upto(i - 1) + x[i, 0] * y[i, 0]
            return upto(len(x) - 1)
            """,
        "while": """
            i, z = 0, 0.0
            while i < x.shape[0]:
                z += float(x[i, 0]) * float(y[i, 0])
                i += 1
            return z
            """,
        "lists of lists": "return sum(a[0] * b[0] for a, b in zip(x.tolist(), y.tolist()))",
    },
    "turn": {
        "two loops": """
            y = np.zeros((x.shape[1], x.shape[0]))
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    y[j, i] = x[i, j]
            return y
            """,
        "comprehensions": "return np.array([[x[i, j] for i in range(x.shape[0])] for j in range(x.shape[1])])",
        "rows of x by index": "return [[row[j] for row in x] for j in range(len(x[0]))]",
        "zip of the rows": "return np.array([list(column) for column in zip(*x)])",
        "zip, number by number": "return np.array([[v for v in column] for column in zip(*x)])",
        "ndenumerate": """
            y = np.empty(x.shape[::-1])
            for (i, j), v in np.ndenumerate(x):
                y[j, i] = v
            return y
            """,
        "over columns, number by number": "return np.array([[v for v in column] for column in x.T])",
        "flat index": """
            y = np.zeros((x.shape[1], x.shape[0]))
            for k, v in enumerate(x.flatten()):
                y[k % x.shape[1], k // x.shape[1]] = v
            return y
            """,
    },
    "lay_out": {
        "quotient and remainder": """
            y = np.zeros((rows, cols))
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    k = i * x.shape[1] + j
                    y[k // cols, k % cols] = x[i, j]
            return y
            """,
        "from the flat array": """
            flat = x.reshape(-1)
            y = np.zeros((rows, cols))
            for i in range(rows):
                for j in range(cols):
                    y[i, j] = flat[i * cols + j]
            return y
            """,
        "collected, then placed": """
            numbers = [v for row in x for v in row]
            y = np.zeros((rows, cols))
            for i in range(rows):
                for j in range(cols):
                    y[i, j] = numbers.pop(0)
            return y
            """,
        "collected, then cut": """
            numbers = []
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    numbers.append(x[i, j])
            return np.array([numbers[i * cols : (i + 1) * cols] for i in range(rows)])
            """,
        "a generator": """
            def numbers():
                for row in x:
                    yield from row
            stream = numbers()
            return np.array([[next(stream) for _ in range(cols)] for _ in range(rows)])
            """,
        "an iterator": """
            stream = iter(x.flatten())
            return [[next(stream) for _ in range(cols)] for _ in range(rows)]
            """,
        "flat": "return [[x.flat[i * cols + j] for j in range(cols)] for i in range(rows)]",
        "a counter": """
            y, k = np.zeros((rows, cols)), 0
            for row in x:
                for v in row:
                    y[k // cols][k % cols] = v
                    k += 1
            return y
            """,
        "a class": """
            class Reader:
                def __init__(self, x):
                    self.x, self.k = x, 0

                def next(self):
                    v = self.x[self.k // self.x.shape[1], self.k % self.x.shape[1]]
                    self.k += 1
                    return v
            reader = Reader(x)
            return np.array([[reader.next() for _ in range(cols)] for _ in range(rows)])
            """,
    },
}

# function, body, the line of the body that is to be pointed at (0: the function itself)
ROWS = {
    "relu at once": ("relu", "return np.maximum(x, 0)", 1),
    "relu row by row": (
        "relu",
        "y = np.zeros_like(x)\nfor i in range(len(x)):\n    y[i, :] = np.maximum(x[i, :], 0)\nreturn y",
        3,
    ),
    "relu of rows": ("relu", "return np.array([np.maximum(row, 0) for row in x])", 1),
    "relu column by column": ("relu", "return np.array([c * (c > 0) for c in x.T]).T", 1),
    "relu by mapping rows": ("relu", "return np.array(list(map(lambda row: row.clip(0), x)))", 1),
    "relu by np.where": ("relu", "for i in range(len(x)):\n    x[i] = np.where(x[i] > 0, x[i], 0)\nreturn x", 2),
    "relu by a mask": ("relu", "y = x.copy()\nfor _ in range(1):\n    y[y < 0] = 0\nreturn y", 3),
    "relu by a row's mask": ("relu", "y = x.copy()\nfor row in y:\n    row[row < 0] = 0\nreturn y", 3),
    "relu by a product with a mask": ("relu", "return x * (x > 0)", 1),
    "relu by abs": ("relu", "return (abs(x) + x) / 2", 1),
    "relu behind empty loops": (
        "relu",
        "for i in range(3):\n    for j in range(3):\n        pass\nreturn x.clip(0)",
        4,
    ),
    "relu with a decoy": (
        "relu",
        "s = 0\nfor row in x:\n    for v in row:\n        s += v\nreturn np.maximum(x, 0)",
        5,
    ),
    "relu along an axis": ("relu", "return np.apply_along_axis(lambda row: np.fmax(row, 0), 1, x)", 1),
    "relu by another name": ("relu", "m = np.maximum\nreturn np.array([m(row, 0) for row in x])", 2),
    "the branch for one axis is no cover": (
        "add",
        "if x.ndim == 1:\n    return np.array([a + b for a, b in zip(x, y)])\nreturn x + y",
        3,
    ),
    "add at once": ("add", "return x + y", 1),
    "add row by row": ("add", "z = x.copy()\nfor i in range(len(x)):\n    z[i] += y[i]\nreturn z", 3),
    "add of zipped rows": ("add", "return np.array([p + q for p, q in zip(x, y)])", 1),
    "add by np.add": ("add", "return np.array([np.add(p, q) for p, q in zip(x, y)])", 1),
    "add mapped over rows": ("add", "return np.array(list(map(operator.add, x, y)))", 1),
    "add, rows sliced": ("add", "z = 0 * x\nfor i in range(len(x)):\n    z[i, 0:] = x[i, 0:] + y[i, 0:]\nreturn z", 3),
    "add of flat arrays": ("add", "return (x.ravel() + y.ravel()).reshape(x.shape)", 1),
    "the row to each row": ("add_row", "return np.array([row + r[0] for row in x])", 1),
    "the row in a loop": ("add_row", "z = x.copy()\nfor i in range(len(z)):\n    z[i, :] += r[0, :]\nreturn z", 3),
    "broadcast": ("add_row", "return x + r", 1),
    "its numbers to each column": (
        "add_row",
        "z = x.copy()\nfor j in range(r.size):\n    z[:, j] += r[0, j]\nreturn z",
        3,
    ),
    "tiled": ("add_row", "return x + np.tile(r, (len(x), 1))", 1),
    "dot by @": ("dot", "return x.T @ y", 1),
    "dot of slices": ("dot", "return x[:, 0] @ y[:, 0]", 1),
    "dot by np.dot": ("dot", "for _ in range(1):\n    z = np.dot(x.ravel(), y.ravel())\nreturn z", 2),
    "sum of a whole product": ("dot", "return sum(x * y)", 1),
    "products at once, sum in a loop": ("dot", "s, p = 0, x * y\nfor i in range(len(p)):\n    s += p[i]\nreturn s", 1),
    "einsum": ("dot", "return np.einsum('ik,ik->', x, y)", 1),
    "T": ("turn", "return x.T", 1),
    "T copied number by number": (
        "turn",
        "y, z = x.T, np.zeros(x.shape[::-1])\nfor i, j in np.ndindex(y.shape):\n    z[i, j] = y[i, j]\nreturn z",
        1,
    ),
    "rows to columns": (
        "turn",
        "y = np.zeros(x.shape[::-1])\nfor i in range(len(x)):\n    y[:, i] = x[i, :]\nreturn y",
        0,
    ),
    "rows stacked as columns": ("turn", "return np.column_stack([row for row in x])", 0),
    "columns listed": ("turn", "return np.array([x[:, j] for j in range(x.shape[1])])", 0),
    "np.transpose": ("turn", "rows = [[v for v in row] for row in x]\nreturn np.transpose(rows)", 2),
    "swapaxes": ("turn", "return np.swapaxes(x, 0, 1)", 1),
    "columns of T": ("turn", "return np.array([row for row in x.T])", 0),
    "reshape": ("lay_out", "return x.reshape(rows, cols)", 1),
    "reshape to a tuple": ("lay_out", "return np.reshape(x, (rows, cols))", 1),
    "reshape behind a loop": (
        "lay_out",
        "numbers = []\nfor row in x:\n    for v in row:\n        numbers.append(v)\n"
        "return np.array(numbers).reshape(rows, -1)",
        5,
    ),
    "pieces of the flat array": (
        "lay_out",
        "flat, y = x.ravel(), np.zeros((rows, cols))\n"
        "for i in range(rows):\n    y[i, :] = flat[i * cols : (i + 1) * cols]\nreturn y",
        0,
    ),
    "pieces of a list": (
        "lay_out",
        "flat = x.flatten()\nreturn [flat[k : k + cols] for k in range(0, rows * cols, cols)]",
        0,
    ),
    "split": ("lay_out", "return np.array(np.array_split(x.ravel(), rows))", 1),
    "nothing": ("relu", "return None", 0),
}


@pytest.mark.parametrize(
    "function, text",
    [(function, text) for function, styles in HONEST.items() for text in styles.values()],
    ids=[f"{function}-{name}" for function, styles in HONEST.items() for name in styles],
)
def test_single_numbers_in_an_honest_style_are_not_flagged(function: str, text: str) -> None:
    assert look(body(function, text)) is None


@pytest.mark.parametrize("name", ROWS)
def test_many_numbers_at_a_time_are_flagged_where_they_stand(name: str) -> None:
    function, text, line = ROWS[name]
    finding = look(body(function, text))
    assert finding is not None
    assert (finding.unit, finding.line) == ("hw.py", PREAMBLE.count("\n") + 1 + line)


def test_helpers_are_followed_with_what_they_are_given() -> None:
    helper = "def both(p, q):\n    return [p[j] + q[j] for j in range(len(p))]\n"
    hasty = "def both(p, q):\n    return p + q\n"
    source = "from pairs import both\n" + body("add", "return np.array([both(x[i], y[i]) for i in range(len(x))])")
    finding = look(source, {"pairs.py": hasty})
    assert look(source, {"pairs.py": helper}) is None
    assert finding is not None and (finding.unit, finding.line) == ("pairs.py", 2)
    assert "`both`" in finding.message.en and "`both`" in finding.message.zh


def test_a_number_handed_to_the_vector_form_is_one_number_at_a_time() -> None:
    vector = "def relu_v(x):\n    return np.maximum(x, 0)\n\n\n"
    assert look(vector + body("relu", "return np.array([[relu_v(v) for v in row] for row in x])")) is None
    finding = look(vector + body("relu", "return np.array([relu_v(row) for row in x])"))
    assert finding is not None and "`relu_v`" in finding.message.en


def test_the_words_say_what_stands_there_and_what_is_asked() -> None:
    at_once, no_loop = look(body("add", "return x + y")), look(body("add", "return None"))
    assert at_once is not None and "`+`" in at_once.message.en and "一次只处理一个数" in at_once.message.zh
    assert no_loop is not None and "no loop" in no_loop.message.en and "add" in no_loop.message.zh


def test_a_form_that_is_asked_for_in_unknown_words_is_the_authors_error() -> None:
    with pytest.raises(AssignmentError, match="'matrx', 'sort'"):
        SingleNumbers(("matrx",), without=("sort",))  # type: ignore[arg-type]
