"""What the error messages of Python and NumPy mean, in the student's terms."""

from __future__ import annotations

import re
from collections.abc import Callable

from grader.session.host import StudentError
from grader.text import NOTHING, Text, text

Explain = Callable[[re.Match[str]], Text]


def explain_python(error: StudentError) -> Text:
    """Say what an exception means and what to look at; NOTHING where the message says it all."""
    if error.arguments:
        return text(
            "The function takes other arguments than the template's; keep its first line as it was",
            "函数的参数与模板不同；请保持模板中函数定义的第一行不变",
        )
    for kinds, pattern, explain in EXPLANATIONS:
        if kinds and error.type not in kinds.split():
            continue
        match = pattern.search(error.message)
        if match:
            return explain(match)
    return NOTHING


def _say(en: str, zh: str) -> Explain:
    said = text(en, zh)
    return lambda match: said


def _product(inner: str, rows: str) -> Text:
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
        f"{en.capitalize()} {index} was asked for where there are {size}, counted from 0. The first index is the row "
        "(in the weights w[i, j]: the receiving neuron), the second the column (the sending one): are the two "
        "exchanged, or is the loop's end taken from another array?",
        f"取了{zh}下标 {index}，而这里只有 {size} {zh}（从 0 数起）。"
        "前一个下标是行（权重 w[i, j] 中是接收神经元），后一个是列（发送神经元）："
        "是否把两者写反了，或循环上限取自别的数组？",
    )


def _undefined(match: re.Match[str]) -> Text:
    name = match[1]
    if name in ("f", "df"):
        return text(
            f"The template's {name} is gone from the file: put it back",
            f"模板中的 {name} 不见了：请把它放回文件中",
        )
    if name in ("np", "numpy", "math"):
        line = "import numpy as np" if name == "np" else f"import {name}"
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


def _no_attribute(match: re.Match[str]) -> Text:
    owner, name = match.groups()
    if owner in ("list", "tuple"):
        return text(
            f"A {owner} has no .{name}: a single matrix is meant. In the functions of a whole network w is a list of "
            "matrices; and a function with two results gives both at once",
            f"{owner} 没有 .{name}：这里要的是单个矩阵。在处理整个网络的函数中 w 是矩阵的列表；"
            "而有两个返回值的函数会同时给出两个",
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


def _gone(name: str, instead: str) -> Text:
    """Say that NumPy no longer has a name, since which version, and what to write."""
    since = GONE.get(name, ("2.0", ""))[0]
    return text(
        f"NumPy {since} and later have no np.{name}; write {instead}",
        f"NumPy {since} 起不再有 np.{name}；请改写为 {instead}",
    )


# name -> the first version of NumPy without it, and what to write in its place
GONE = {
    "product": ("2.0", "np.prod"),
    "cumproduct": ("2.0", "np.cumprod"),
    "alltrue": ("2.0", "np.all"),
    "sometrue": ("2.0", "np.any"),
    "msort": ("2.0", "np.sort(x, axis=0)"),
    "disp": ("2.0", "print"),
    "row_stack": ("2.5", "np.vstack"),
    "trapz": ("2.4", "np.trapezoid"),
    "in1d": ("2.4", "np.isin"),
    "int": ("1.24", "int"),
    "float": ("1.24", "float"),
    "bool": ("1.24", "bool"),
    "object": ("1.24", "object"),
    "complex": ("1.24", "complex"),
}
ONE_ELEMENT = text(
    "From NumPy 2.4 on an array is no longer taken for a number, even if it holds a single one: take it out by .item() "
    "or by an index; a product of two 1-D arrays is a number by itself",
    "从 NumPy 2.4 起，即使数组只有一个元素也不再自动当作数：请用 .item() 或下标取出；两个一维数组的乘积本身就是数",
)
NONE = text(
    "Something it uses is None: does a function it calls lack its return?",
    "用到的某个值是 None：它调用的函数是否缺少 return？",
)
ONE_NUMBER = text(
    "An array stands where one number is wanted: an index is missing, or a sum",
    "该用一个数的地方用了数组：缺少下标，或少了求和",
)
OR_ONE_ELEMENT = text(
    ". From NumPy 2.4 on this is also said of an array with a single element, which earlier versions took for its "
    "number: take it out by .item()",
    "。从 NumPy 2.4 起，只有一个元素的数组也会报此错（早先的版本会自动当作数）：请用 .item() 取出",
)
# kinds of exception ("" for any), pattern in the message, what it means; the first that fits is told
EXPLANATIONS: tuple[tuple[str, re.Pattern[str], Explain], ...] = tuple(
    (kinds, re.compile(pattern), explain)
    for kinds, pattern, explain in (
        ("NameError UnboundLocalError", r"'([^']+)'", _undefined),
        (
            "AttributeError",
            r"`np\.(\w+)` was removed in the NumPy .*? release\.(?: Use `([^`]+)`)?",
            lambda match: _gone(match[1], match[2] or GONE.get(match[1], ("", "-"))[1]),
        ),
        (
            "AttributeError",
            rf"module 'numpy' has no attribute '({'|'.join(GONE)})'",
            lambda match: _gone(match[1], GONE[match[1]][1]),
        ),
        ("TypeError", r"only 0-dimensional arrays can be converted", lambda match: ONE_ELEMENT),
        ("ValueError", r"setting an array element with a sequence\.?\Z", lambda match: ONE_NUMBER + OR_ONE_ELEMENT),
        (
            "TypeError",
            r"unexpected keyword argument 'newshape'",
            _say(
                "From NumPy 2.4 on reshape has no newshape=; write the shape alone: np.reshape(x, (n, 1))",
                "从 NumPy 2.4 起 reshape 没有 newshape= 参数；直接写形状：np.reshape(x, (n, 1))",
            ),
        ),
        (
            "ValueError",
            r"matmul: .*\(size (\d+) is different from (\d+)\)",
            lambda match: _product(match[2], match[1]),
        ),
        (
            "ValueError",
            r"matmul: Input operand (?:0|1) does not have enough dimensions",
            _say(
                "A single number stands in a matrix product: there * is meant, or an array was indexed away",
                "矩阵乘法中出现了单个数：那里应当用 *，或者下标取多了",
            ),
        ),
        (
            "ValueError",
            r"shapes \([\d, ]*\) and \([\d, ]*\) not aligned: (\d+) \(dim \d+\) != (\d+)",
            lambda match: _product(match[1], match[2]),
        ),
        ("ValueError", r"could not be broadcast together with shapes ((?:\([\d, ]*\) ?)+)", _elementwise),
        (
            "ValueError",
            r"could not broadcast input array from shape (\([\d, ]*\)) into shape (\([\d, ]*\))",
            _assignment,
        ),
        (
            "ValueError",
            r"non-broadcastable output operand with shape (\([\d, ]*\)).*?(\([\d, ]*\))",
            lambda match: text(
                f"The array that is changed in place has shape {match[1]}, the result {match[2]}: do they belong "
                "together?",
                f"就地修改的数组形状是 {match[1]}，结果是 {match[2]}：两者对应吗？",
            ),
        ),
        ("ValueError", r"setting an array element with a sequence", lambda match: ONE_NUMBER),
        (
            "ValueError",
            r"truth value of an array",
            _say(
                "A condition must be one true or false: np.where decides for each number, .all() and .any() for all",
                "条件必须是单个真或假：逐元素判断用 np.where，对整体判断用 .all() / .any()",
            ),
        ),
        ("ValueError TypeError", r"unpack non-iterable NoneType", lambda match: NONE),
        ("ValueError TypeError", r"values to unpack|unpack non-iterable", _unpacked),
        (
            "ValueError",
            r"cannot reshape array of size (\d+) into shape",
            lambda match: text(
                f"The {match[1]} numbers do not fill the shape that is asked for",
                f"{match[1]} 个数填不满所要的形状",
            ),
        ),
        ("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", _out_of_bounds),
        (
            "IndexError",
            r"too many indices for array: array is (\d)-dimensional, but (\d) were",
            lambda match: text(
                f"{match[2]} indices are given to an array of {match[1]} dimension(s): was it a column (n, 1) before "
                "some step flattened it, or is it a list of matrices, one of which is to be taken first?",
                f"给 {match[1]} 维数组用了 {match[2]} 个下标：它本来是 (n, 1) 的列，却在某一步被压平了？"
                "或者它是矩阵的列表，应先取出其中一个？",
            ),
        ),
        (
            "IndexError",
            r"list index out of range",
            _say(
                "The list has fewer entries: a network of L layers has L - 1 weight matrices, and Python counts from 0",
                "列表没有这么多项：L 层网络有 L - 1 个权重矩阵，而 Python 从 0 开始计数",
            ),
        ),
        (
            "IndexError",
            r"",
            _say(
                "An index runs past the end: rows are the next layer's neurons, columns this layer's, and Python "
                "counts from 0",
                "下标越界：行对应后一层的神经元，列对应这一层的神经元；Python 从 0 开始计数",
            ),
        ),
        (
            "KeyError",
            r"",
            _say(
                "The dictionary holds nothing under this key: which layers were put in, and from which number on?",
                "字典里没有这个键：放进去的是哪些层？从几开始编号？",
            ),
        ),
        ("", r"NoneType", lambda match: NONE),
        ("TypeError", r"(\w+)\(\) (?:missing \d+ required|takes (?:from )?\d+)", _called_wrongly),
        ("TypeError", r"(\w+)\(\) got an unexpected keyword", _called_wrongly),
        ("AttributeError", r"'([\w.]+)' object has no attribute '(\w+)'", _no_attribute),
        (
            "TypeError",
            r"'(?:numpy\.)?(?:ndarray|float64|float|int|list)' object is not callable",
            _say(
                "Round brackets call a function, but this is a value: is a * missing, are square brackets meant, or "
                "was a function's name given to a variable?",
                "圆括号表示调用函数，而这里是一个值：是否漏了 *，该用方括号，或把函数名用作了变量名？",
            ),
        ),
        (
            "TypeError",
            r"'(?:function|builtin_function_or_method)' object is not subscriptable",
            _say(
                "A function is called with round brackets, not square ones",
                "调用函数用圆括号，不是方括号",
            ),
        ),
        (
            "TypeError",
            r"'(?:function|builtin_function_or_method|method)'",
            _say(
                "A function stands where its result is meant: the brackets of the call are missing",
                "该用函数结果的地方写了函数本身：缺少调用的括号",
            ),
        ),
        (
            "TypeError",
            r"list indices must be integers or slices, not tuple",
            _say(
                "Two indices in one bracket are for arrays; this is a list: take one matrix first",
                "一个方括号里写两个下标只适用于数组；这里是列表：先取出其中一个矩阵",
            ),
        ),
        (
            "TypeError",
            r"can't multiply sequence|unsupported operand type\(s\) for .*'list'",
            _say(
                "A list is not computed with number by number: np.array makes an array of it; of several matrices "
                "take one",
                "列表不能直接做数值运算：用 np.array 变成数组；若是矩阵的列表，先取出其中一个",
            ),
        ),
        (
            "TypeError",
            r"cannot be interpreted as an integer",
            _say(
                "A count must be a whole number: / gives a fraction, // a whole one",
                "计数必须是整数：/ 得到小数，// 得到整数",
            ),
        ),
        ("TypeError", r"only .*(?:scalar|0-dimensional|length-1)", lambda match: ONE_NUMBER),
        (
            "UFuncTypeError _UFuncOutputCastingError",
            r"Cannot cast",
            _say(
                "An array of integers cannot take fractions in place: make it of floats first",
                "整数数组不能就地存放小数：先把它变成浮点数组",
            ),
        ),
        (
            "OverflowError",
            r"",
            _say(
                "math.exp gives up beyond 709: use np.exp, and let only e^-|z| occur",
                "math.exp 超过 709 就会报错：用 np.exp，并且只让 e^-|z| 出现",
            ),
        ),
        (
            "LinAlgError",
            r"",
            _say(
                "No inverse of a matrix occurs in this homework: is a transpose meant?",
                "本作业不需要求逆矩阵：是不是想写转置？",
            ),
        ),
        ("RecursionError", r"", _say("The function calls itself without an end", "函数不断调用自身，没有终止条件")),
        (
            "MemoryError _ArrayMemoryError",
            r"",
            _say("It asked for more memory than is allowed", "申请的内存超过了限制"),
        ),
        ("EOFError", r"", _say("There is nobody to answer input()", "评分时没有人回答 input()")),
        (
            "FileNotFoundError PermissionError",
            r"",
            _say(
                "When it is graded there are only the files that were handed in, in the folders they were in",
                "评分时只有提交的文件，位于提交时的文件夹中",
            ),
        ),
        (
            "ModuleNotFoundError ImportError",
            r"",
            _say(
                "When it is graded there are the packages that the handout names, Python's own modules and the files "
                "handed in beside it",
                "评分时只有讲义中列出的软件包、Python 标准库，以及一同提交的文件",
            ),
        ),
    )
)
