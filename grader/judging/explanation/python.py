"""What the error messages of Python and NumPy mean, in the student's terms."""

from __future__ import annotations

import re

from grader.judging.explanation.entry import Explain, Explanation
from grader.session.host import StudentError
from grader.text import NOTHING, Text, text


def explain_python(error: StudentError) -> Text:
    """Say what an exception means and what to look at; NOTHING where the message says it all."""
    if error.arguments:
        return text(
            "The function takes other arguments than the template's; keep its first line as it was",
            "函数的参数与模板不同；请保持模板中函数定义的第一行不变",
        )
    said = (entry.of(error.type, error.message) for entry in EXPLANATIONS)
    return next((meaning for meaning in said if meaning is not None), NOTHING)


def _say(en: str, zh: str) -> Explain:
    said = text(en, zh)
    return lambda match: said


def _product(inner: str, rows: str) -> Text:
    if int(rows) == int(inner) + 1:
        return text(
            "In a matrix product the first factor must have as many columns as the second has rows; here "
            f"{inner} and {rows}, one row too many. Was a row added, of ones say, for which the first has no column?",
            f"矩阵乘法要求前一个因子的列数等于后一个因子的行数；这里是 {inner} 与 {rows}，多了一行。"
            "是否多加了一行（例如一行 1），而前一个因子里没有对应的列？",
        )
    return text(
        "In a matrix product the first factor must have as many columns as the second has rows; here "
        f"{inner} and {rows}. "
        "Write the shape of every factor beside it, and ask which one is transposed, or which comes first",
        f"矩阵乘法要求前一个因子的列数等于后一个因子的行数；这里是 {inner} 与 {rows}。"
        "把每个因子的形状写在旁边，看看哪个该转置、谁在前",
    )


def _elementwise(match: re.Match[str]) -> Text:
    shapes = re.findall(r"\([\d, ]*\)", match[1])
    return text(
        f"Here every number meets the one in its place, but the shapes are {' and '.join(shapes)}: is one of them "
        "a row where a column is meant, is a matrix product meant, or is it the wrong array?",
        f"这里是对应元素运算，而形状是 {' 与 '.join(shapes)}："
        "是否有一个应为列却写成了行，是否本该用矩阵乘法，或者取错了数组？",
    )


def _assignment(match: re.Match[str]) -> Text:
    value, place = match.groups()
    return text(
        f"On the left there is room for shape {place}, on the right stands {value}: look at the index on the left, and "
        "at whether the right side is to be transposed or summed",
        f"等号左边的位置形状是 {place}，右边是 {value}：检查左边的下标，以及右边是否该转置或求和",
    )


def _out_of_bounds(match: re.Match[str]) -> Text:
    index, axis, size = match.groups()
    en, zh = (("row", "行"), ("column", "列"))[int(axis)] if axis in "01" else ("entry", "个元素")
    return text(
        f"{en.capitalize()} {index} was asked for where there are {size}, counted from 0. The first index is the row, "
        "the second the column: are the two exchanged, or is the loop's end taken from another array?",
        f"取了{zh}下标 {index}，而这里只有 {size} {zh}（从 0 数起）。"
        "前一个下标是行，后一个是列："
        "是否把两者写反了，或循环上限取自别的数组？",
    )


# What a name stands for in nearly every program, and the line that brings it.
IMPORTED = {
    **{
        name: f"import {name}"
        for name in ("copy", "itertools", "math", "numpy", "os", "random", "scipy", "sys", "time")
    },
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    "pd": "import pandas as pd",
    "sp": "import scipy as sp",
    "deepcopy": "from copy import deepcopy",
    "expit": "from scipy.special import expit",
    "tqdm": "from tqdm import tqdm",
    "reduce": "from functools import reduce",
    "partial": "from functools import partial",
    "NDArray": "from numpy.typing import NDArray",
    **{name: f"from collections.abc import {name}" for name in ("Callable", "Sequence")},
    **{name: f"from typing import {name}" for name in ("Any", "List", "Optional", "Tuple", "Union")},
}


def _undefined(match: re.Match[str]) -> Text:
    name = match[1]
    if name in IMPORTED:
        line = IMPORTED[name]
        return text(f"The line `{line}` is missing at the top", f"文件开头缺少 `{line}`")
    return text(
        f"{name} has no value here: is it misspelt, or set only on another path (an if, another function)?",
        f"{name} 在此处没有值：是否拼错，或只在另一条路径（if 或别的函数）中赋值？",
    )


def _unpacked(match: re.Match[str]) -> Text:
    return text(
        "The function called here gives another number of results than stand on the left: which ones does it return?",
        "这里调用的函数返回值个数与等号左边不一致：它返回的是哪几个？",
    )


def _called_wrongly(match: re.Match[str]) -> Text:
    return text(
        f"{match[1]} is called with other arguments than its first line names: compare the two",
        f"调用 {match[1]} 时给的参数与其定义第一行不一致：请对照",
    )


def _unknown_keyword(match: re.Match[str]) -> Text:
    if match[1] == "newshape":
        return text(
            "np.reshape has had no newshape= since NumPy 2.4: write np.reshape(x, shape), as older ones do",
            "从 NumPy 2.4 起 np.reshape 已没有 newshape= 参数：请写 np.reshape(x, shape)，旧版本也认识这种写法",
        )
    return text(
        f"The function that is called here knows no {match[1]}=: is it spelt as in its documentation (axis=, "
        "keepdims=), or in its first line?",
        f"这里调用的函数没有名为 {match[1]} 的参数：请对照它的文档（如 axis=、keepdims=）或其定义第一行",
    )


def _no_attribute(match: re.Match[str]) -> Text:
    owner, name = match.groups()
    if owner in ("list", "tuple"):
        return text(
            f"A {owner} has no .{name}: a single matrix is meant, perhaps one of those in it. A function with two "
            "results gives both at once",
            f"{owner} 没有 .{name}：这里要的是单个矩阵，也许是其中的一个。有两个返回值的函数会同时给出两个",
        )
    if owner in ("float", "int"):
        return text(
            f"A single number has no .{name}: an array was meant here",
            f"单个数没有 .{name}：这里本应是数组",
        )
    return text(
        f"Is .{name} spelt right, and is the value what you think it is?",
        f".{name} 拼写正确吗？这个值是你以为的东西吗？",
    )


NONE = text(
    "Something it uses is None: does a function it calls lack its return?",
    "用到的某个值是 None：它调用的函数是否缺少 return？",
)
ONE_NUMBER = text(
    "An array stands where one number is wanted: an index is missing, or a sum. Since NumPy 2.4 an array that holds a "
    "single number, such as a row times a column, is none either: take the number out with x[0] or x.item()",
    "该用一个数的地方用了数组：缺少下标，或少了求和。从 NumPy 2.4 起，只含一个数的数组（如一行乘一列的结果）"
    "也不能当作一个数：用 x[0] 或 x.item() 把它取出来",
)
SCALARS = text(
    "math.exp, float and int take one number: np.exp takes an array, x[0, 0] or x.item() takes one number out. Up to "
    "NumPy 2.3 an array that holds a single number was taken for a number, since 2.4 it is not",
    "math.exp、float、int 只接受一个数：对数组用 np.exp，或用 x[0, 0]、x.item() 取出一个数。"
    "NumPy 2.3 及更早版本把只含一个数的数组当作数，从 2.4 起不再如此",
)
EMPTY = text(
    "One of the two is empty: a placeholder such as delta = [] that was never filled, or filled in another place?",
    "其中一个是空的：像 delta = [] 这样的占位变量是否一直没有赋值，或只给别处赋了值？",
)
TWO_RESULTS = text(
    "A function with two results gives both at once: write a_next, z_next = ... and go on with one of them",
    "有两个返回值的函数会同时给出两个：应写成 a_next, z_next = ...，再使用其中一个",
)
LIST_IS_NO_ARRAY = _say(
    "A list is not computed with number by number: np.array makes an array of it; of several matrices take one",
    "列表不能直接做数值运算：用 np.array 变成数组；若是矩阵的列表，先取出其中一个",
)
IN_ONE_LIST = _say(
    "np.concatenate, np.stack, np.vstack and np.hstack take the arrays in one more pair of brackets: ([x, y])",
    "np.concatenate、np.stack、np.vstack、np.hstack 要把各个数组放在一对括号里传入：([x, y])",
)
# NumPy's names that are gone: when, and what stands in their place
RENAMED = {
    "product": ("2.0", "np.prod"),
    "cumproduct": ("2.0", "np.cumprod"),
    "msort": ("2.0", "np.sort(x, axis=0)"),
    "row_stack": ("", "np.vstack"),
    "trapz": ("2.4", "np.trapezoid"),
    "in1d": ("2.4", "np.isin"),
    "float": ("1.24", "float"),
    "int": ("1.24", "int"),
    "bool": ("1.24", "bool"),
    "object": ("1.24", "object"),
    "complex": ("1.24", "complex"),
    "str": ("1.24", "str"),
}


def _gone(name: str, version: str, now: str) -> Text:
    since_en, since_zh = (f"since NumPy {version}", f"从 NumPy {version} 起") if version else ("by now", "现在")
    return text(
        f"np.{name} is gone {since_en}; write {now}, which older versions know too"
        if name not in NEW_NAMES
        else f"np.{name} is gone {since_en}; write {now}",
        f"{since_zh}已没有 np.{name}；请写 {now}",
    )


NEW_NAMES = frozenset({"trapz"})  # what replaces it came with NumPy 2.0


def _numpy_has_not(match: re.Match[str]) -> Text:
    name = match[1]
    if name in RENAMED:
        return _gone(name, *RENAMED[name])
    return text(
        f"NumPy has no {name}: is it spelt right, or does it belong to another package?",
        f"NumPy 中没有 {name}：拼写正确吗？还是属于别的库？",
    )


# the first that fits is told
EXPLANATIONS: tuple[Explanation, ...] = tuple(
    Explanation(kinds, re.compile(pattern), explain, example)
    for kinds, pattern, explain, example in (
        ("NameError UnboundLocalError", r"'([^']+)'", _undefined, "return dleta"),
        (
            "ValueError",
            r"matmul: .*\(size (?:\d+ is different from 0|0 is different from \d+)\)|not aligned: 0 \(|!= 0 \("
            r"|broadcast together with shapes .*\((?:0,|\d+,0|0,\d+)\)",
            lambda match: EMPTY,
            "delta = np.array([]); return W.T @ delta",
        ),
        (
            "ValueError",
            r"matmul: .*\(size (\d+) is different from (\d+)\)",
            lambda match: _product(match[2], match[1]),
            "return W @ a",
        ),
        (
            "ValueError",
            r"matmul: Input operand (?:0|1) does not have enough dimensions",
            _say(
                "A single number, or None, stands in a matrix product: there * is meant, an array was indexed away, "
                "or a function that it comes from lacks its return",
                "矩阵乘法中出现了单个数或 None：那里应当用 *，或者下标取多了，或者得到它的函数缺少 return",
            ),
            "return W @ 3.0",
        ),
        (
            "ValueError",
            r"shapes \([\d, ]*\) and \([\d, ]*\) not aligned: (\d+) \(dim \d+\) != (\d+)",
            lambda match: _product(match[1], match[2]),
            "return np.dot(W, a)",
        ),
        (
            "ValueError",
            r"could not be broadcast together with shapes ((?:\([\d, ]*\) ?)+)",
            _elementwise,
            "return a * np.ones((2, 1))",
        ),
        (
            "ValueError",
            r"could not broadcast input array from shape (\([\d, ]*\)) into shape (\([\d, ]*\))",
            _assignment,
            "x = np.zeros((3, 1)); x[:, 0] = a; return x",
        ),
        (
            "ValueError",
            r"non-broadcastable output operand with shape (\([\d, ]*\)).*?(\([\d, ]*\))",
            lambda match: text(
                f"The array that is changed in place has shape {match[1]}, the result {match[2]}: do they belong "
                "together?",
                f"就地修改的数组形状是 {match[1]}，结果是 {match[2]}：两者对应吗？",
            ),
            "x = np.ones(3); x += np.ones((3, 3)); return x",
        ),
        (
            "ValueError",
            r"inhomogeneous shape",
            _say(
                "The matrices have different sizes and make no array together: keep them in a list, and take one of "
                "them by w[l]",
                "这些矩阵大小不同，不能合成一个数组：请放在列表里，用 w[l] 取出其中一个",
            ),
            "return np.array([W, W.T])",
        ),
        (
            "ValueError",
            r"all the input array|all input arrays must",
            _say(
                "What is put together must agree in all but the direction in which it is joined: write the shapes down",
                "拼接的数组除拼接方向外各维大小必须相同：把各个形状写下来对照",
            ),
            "return np.vstack([W, a])",
        ),
        (
            "ValueError",
            r"setting an array element with a sequence",
            lambda match: ONE_NUMBER,
            "x = np.zeros((3, 1)); x[0, 0] = [1, 2]; return x",
        ),
        (
            "ValueError",
            r"truth value of an array",
            _say(
                "A condition must be one true or false: np.where decides for each number, .all() and .any() for all",
                "条件必须是单个真或假：逐元素判断用 np.where，对整体判断用 .all() / .any()",
            ),
            "return 1 if a > 0 else 2",
        ),
        ("ValueError TypeError", r"unpack non-iterable NoneType", lambda match: NONE, "x, y = g(1)"),
        ("ValueError TypeError", r"values to unpack|unpack non-iterable", _unpacked, "x, y = a[:, 0]"),
        (
            "ValueError",
            r"cannot reshape array of size (\d+) into shape",
            lambda match: text(
                f"The {match[1]} numbers do not fill the shape that is asked for",
                f"{match[1]} 个数填不满所要的形状",
            ),
            "return a.reshape(2, 2)",
        ),
        (
            "IndexError",
            r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
            _out_of_bounds,
            "return W[3, 0]",
        ),
        (
            "IndexError",
            r"too many indices for array: array is (\d)-dimensional, but (\d) were",
            lambda match: text(
                f"{match[2]} indices are given to an array of {match[1]} dimension(s): was it a column (n, 1) before "
                "some step flattened it, or is it a list of matrices, one of which is to be taken first?",
                f"给 {match[1]} 维数组用了 {match[2]} 个下标：它本来是 (n, 1) 的列，却在某一步被压平了？"
                "或者它是矩阵的列表，应先取出其中一个？",
            ),
            "return a.ravel()[0, 0]",
        ),
        (
            "IndexError",
            r"list assignment index out of range",
            _say(
                "An empty list has no places to store into: use J.append(...), or begin with np.zeros(epochs)",
                "空列表中没有可以存放的位置：用 J.append(...)，或先写 np.zeros(epochs)",
            ),
            "J = []; J[0] = 1.0; return J",
        ),
        (
            "IndexError",
            r"tuple index out of range",
            _say(
                "The shape of a matrix has two entries, shape[0] rows and shape[1] columns; that of a vector has one",
                "矩阵的 shape 有两项：shape[0] 行、shape[1] 列；一维向量的 shape 只有一项",
            ),
            "return W.shape[2]",
        ),
        (
            "IndexError",
            r"only integers, slices",
            _say(
                "An index must be a whole number: / gives a fraction, // a whole one; is a value used as its position?",
                "下标必须是整数：/ 得到小数，// 得到整数；是否把数值当成了位置？",
            ),
            "return a[len(a) / 2]",
        ),
        (
            "IndexError",
            r"list index out of range",
            _say(
                "The list has fewer entries, and Python counts from 0",
                "列表没有这么多项；Python 从 0 开始计数",
            ),
            "return w[2]",
        ),
        (
            "IndexError",
            r"",
            _say(
                "An index runs past the end; Python counts from 0",
                "下标越界；Python 从 0 开始计数",
            ),
            "return a[0, 0][0]",
        ),
        (
            "KeyError",
            r"",
            _say(
                "The dictionary holds nothing under this key: what was put in, and under which keys?",
                "字典里没有这个键：放进去的是什么？用的是哪些键？",
            ),
            "return {1: a}[4]",
        ),
        ("", r"NoneType", lambda match: NONE, "return g(1) * 2"),
        ("TypeError", r"stack\(\) takes 1 positional argument", IN_ONE_LIST, "return np.vstack(a, a)"),
        (
            "TypeError",
            r"only integer scalar arrays can be converted to a scalar index",
            _say(
                "An array stands where a whole number is wanted: np.concatenate and np.stack take the arrays in one "
                "more pair of brackets, ([x, y]); range() and the index of a list take one whole number",
                "该用一个整数的地方用了数组：np.concatenate、np.stack 要把各个数组放在一对括号里传入：([x, y])；"
                "range() 和列表的下标只接受一个整数",
            ),
            "return np.concatenate(a, a)",
        ),
        (
            "TypeError",
            r"Cannot interpret '.*' as a data type",
            _say(
                "The shape is one argument: np.zeros((2, 3)), with both sizes in a bracket of their own",
                "形状是一个参数：应写 np.zeros((2, 3))，把两个大小放在同一对括号里",
            ),
            "return np.zeros(2, 3)",
        ),
        (
            "TypeError",
            r"'tuple' object cannot be interpreted as an integer",
            _say(
                "A whole shape stands where one number is wanted: x.shape[0] counts rows, x.shape[1] columns; and "
                "np.random.randn takes its sizes without a bracket of their own",
                "该用一个数的地方用了整个 shape：x.shape[0] 是行数，x.shape[1] 是列数；"
                "np.random.randn 的各个大小不要再加一对括号",
            ),
            "return [j for j in range(a.shape)]",
        ),
        (
            "TypeError",
            r"'(?:int|float|numpy\.\w+)' object is not iterable",
            _say(
                "A loop goes over several things, and this is one number: range(n) counts up to it",
                "循环要遍历多个东西，而这里只是一个数：应写 range(n)",
            ),
            "return [j for j in len(a)]",
        ),
        (
            "TypeError",
            r"'tuple' object is not callable",
            _say(
                "A shape is indexed with square brackets: W.shape[1]; is it something else, is a comma or * missing?",
                "shape 用方括号取下标：W.shape[1]；若不是 shape，是否漏了逗号或 *？",
            ),
            "return W.shape(1)",
        ),
        (
            "TypeError",
            r"'tuple'(?: and|$)|and 'tuple'|: 'tuple'",
            lambda match: TWO_RESULTS,
            "two = lambda x: (x, x); return -two(a)",
        ),
        (
            "TypeError",
            r"argument 0 of type numpy\.ndarray",
            _say(
                "An array of objects holds whole matrices here, on which this function cannot work: keep them in a "
                "list and work on w[l]",
                "这里的对象数组（dtype=object）中存放的是整个矩阵，无法这样运算：请放在列表里，对 w[l] 运算",
            ),
            "return np.exp(np.array([W, W.T], dtype=object))",
        ),
        (
            "TypeError",
            r"unexpected keyword argument '(\w+)'",
            _unknown_keyword,
            "return np.sum(a, axes=0)",
        ),
        (
            "AxisError",
            r"",
            _say(
                "A matrix has axis 0 (down the columns) and axis 1 (along the rows), a vector axis 0 alone",
                "矩阵只有 axis 0（沿列向下）和 axis 1（沿行），一维向量只有 axis 0",
            ),
            "return np.sum(W, axis=2)",
        ),
        ("TypeError", r"(\w+)\(\) (?:missing \d+ required|takes (?:from )?\d+)", _called_wrongly, "return g()"),
        ("AttributeError", r"module 'numpy' has no attribute '(\w+)'", _numpy_has_not, "return np.product(a)"),
        (
            "AttributeError",
            r"`np\.(\w+)` was removed in the NumPy (\S+) release\. Use `([^`]+)`",
            lambda match: text(
                f"np.{match[1]} is gone since NumPy {match[2]}; write {match[3]}",
                f"从 NumPy {match[2]} 起已没有 np.{match[1]}；请写 {match[3]}",
            ),
            "return np.float_(1)",
        ),
        ("AttributeError", r"'tuple' object has", lambda match: TWO_RESULTS, "two = lambda x: (x, x); return two(a).T"),
        ("AttributeError", r"'([\w.]+)' object has no attribute '(\w+)'", _no_attribute, "return a.length"),
        (
            "TypeError",
            r"'(?:numpy\.)?(?:ndarray|float64|float|int|list)' object is not callable",
            _say(
                "Round brackets call a function, but this is a value: is a * missing, are square brackets meant, or "
                "was a function's name given to a variable?",
                "圆括号表示调用函数，而这里是一个值：是否漏了 *，该用方括号，或把函数名用作了变量名？",
            ),
            "return a(1)",
        ),
        (
            "TypeError",
            r"'(?:function|builtin_function_or_method)' object is not subscriptable",
            _say(
                "A function is called with round brackets, not square ones",
                "调用函数用圆括号，不是方括号",
            ),
            "return g[1]",
        ),
        (
            "TypeError",
            r"'(?:function|builtin_function_or_method|method)'",
            _say(
                "A function stands where its result is meant: the brackets of the call are missing",
                "该用函数结果的地方写了函数本身：缺少调用的括号",
            ),
            "return a.sum * 2",
        ),
        (
            "TypeError",
            r"list indices must be integers or slices, not tuple",
            _say(
                "Two indices in one bracket are for arrays; this is a list: take one matrix first",
                "一个方括号里写两个下标只适用于数组；这里是列表：先取出其中一个矩阵",
            ),
            "return w[0, 1]",
        ),
        (
            "TypeError",
            r"can't multiply sequence|unsupported operand type\(s\) for .*'list'|can only concatenate list",
            LIST_IS_NO_ARRAY,
            "return w * 0.5",
        ),
        (
            "TypeError",
            r"list indices must be integers or slices, not (?:float|str)",
            _say(
                "An index must be a whole number: / gives a fraction, // a whole one, and a name belongs to a dict",
                "下标必须是整数：/ 得到小数，// 得到整数；用名字取值的是字典",
            ),
            "return w[1 / 2]",
        ),
        (
            "TypeError",
            r"cannot be interpreted as an integer",
            _say(
                "A count must be a whole number: / gives a fraction, // a whole one",
                "计数必须是整数：/ 得到小数，// 得到整数",
            ),
            "return range(7 / 2)",
        ),
        ("TypeError", r"only (?:length-1|size-1|0-dimensional)", lambda match: SCALARS, "return math.exp(a)"),
        (
            "TypeError",
            r"must be real number, not|float\(\) argument must be",
            lambda match: SCALARS,
            "return math.exp(w)",
        ),
        (
            "UFuncTypeError _UFuncOutputCastingError",
            r"Cannot cast",
            _say(
                "An array of integers cannot take fractions in place: make it of floats first",
                "整数数组不能就地存放小数：先把它变成浮点数组",
            ),
            "x = np.ones(3, dtype=int); x -= 0.5; return x",
        ),
        (
            "OverflowError",
            r"",
            _say(
                "math.exp gives up beyond 709: use np.exp, and let only e^-|z| occur",
                "math.exp 超过 709 就会报错：用 np.exp，并且只让 e^-|z| 出现",
            ),
            "return math.exp(1000)",
        ),
        (
            "LinAlgError",
            r"",
            _say(
                "No inverse of a matrix occurs in this homework: is a transpose meant?",
                "本作业不需要求逆矩阵：是不是想写转置？",
            ),
            "return np.linalg.inv(W)",
        ),
        (
            "RecursionError",
            r"",
            _say("The function calls itself without an end", "函数不断调用自身，没有终止条件"),
            "return answer()",
        ),
        (
            "MemoryError _ArrayMemoryError",
            r"",
            _say("It asked for more memory than is allowed", "申请的内存超过了限制"),
            "raise MemoryError",
        ),
        ("EOFError", r"", _say("There is nobody to answer input()", "评分时没有人回答 input()"), "raise EOFError"),
        (
            "SystemExit",
            r"",
            _say(
                "exit() and quit() end the whole program: a function ends with its return",
                "exit() 与 quit() 会结束整个程序；函数应当用 return 结束",
            ),
            "raise SystemExit",
        ),
        (
            "AssertionError",
            r"",
            _say(
                "An assert of your own does not hold here. Other sizes are tried too: does it ask for those of one "
                "example?",
                "你自己写的 assert 在这里不成立。评分时也会用别的大小：它是否只适用于某一个例子？",
            ),
            "assert W.shape == (9, 9)",
        ),
        (
            "UFuncTypeError _UFuncNoLoopError TypeError",
            r"ufunc '\w+' did not contain a loop with signature matching types .*dtype\('<U\d+'\)",
            _say(
                "There is text among the numbers: str(), input() and quotation marks make text",
                "数字当中混有字符串：str()、input() 和引号得到的都是字符串",
            ),
            "return W @ np.array(str(W))",
        ),
        (
            "FileNotFoundError PermissionError",
            r"",
            _say(
                "When it is graded there are only the files that were handed in, in the folders they were in",
                "评分时只有提交的文件，位于提交时的文件夹中",
            ),
            "return np.load('weights.npy')",
        ),
        (
            "ModuleNotFoundError ImportError",
            r"",
            _say(
                "When it is graded there are the packages that the handout names, Python's own modules and the files "
                "handed in beside it",
                "评分时只有讲义中列出的软件包、Python 标准库，以及一同提交的文件",
            ),
            "import nothing_of_this_name",
        ),
    )
)
