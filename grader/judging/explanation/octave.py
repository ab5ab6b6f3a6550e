"""What Octave's error messages mean, in the student's terms."""

from __future__ import annotations

import re

from grader.judging.explanation.entry import Explain, Explanation
from grader.judging.explanation.matlab_only import INSTEAD, is_matlab_only
from grader.session.host import StudentError
from grader.text import NOTHING, Text, text

TYPES = {
    "cell": text("a cell array", "元胞数组"),
    "struct": text("a struct", "结构体"),
    "function handle": text("a function handle", "函数句柄"),
    "string": text("a text", "字符串"),
    "int": text("an integer array", "整数数组"),
    "bool": text("a logical array", "逻辑数组"),
    "cs-list": text("a list of several values", "由多个值组成的列表"),
}


def explain_octave(error: StudentError) -> Text | None:
    """Say what an error of Octave's means and what to look at.

    Returns
    -------
    A clause to be put after the message; None where the message says it all, as the student's own ``error(...)``.
    """
    if error.arguments:
        return _arguments(error.message)
    said = (entry.of("", error.message) for entry in EXPLANATIONS)
    return next((meaning for meaning in said if meaning is not None), None)


def _arguments(message: str) -> Text:
    if "outputs" in message:
        return text(
            "The function gives fewer results than asked for; keep the template's first line as it was",
            "函数返回的结果个数少于要求；请保持模板中函数定义的第一行不变",
        )
    return text(
        "The function takes fewer arguments than the template's; keep its first line as it was",
        "函数的参数个数少于模板；请保持模板中函数定义的第一行不变",
    )


def _product(match: re.Match[str]) -> Text:
    rows, inner, inner_2, columns = (int(size) for size in match.groups())
    if (rows, inner) == (inner_2, columns):
        return text(
            f"Both are {rows}x{inner}: if each number belongs with the one in its place, the product is .*; if it is a "
            "matrix product, one factor has to be transposed (')",
            f"两者都是 {rows}x{inner}：若是对应元素相乘，应写 .*；若是矩阵乘法，其中一个要转置（'）",
        )
    if rows == inner_2:
        return text(
            f"In a matrix product the inner sizes must agree, here {inner} and {inner_2}; the first factor transposed "
            f"(') would be {inner}x{rows} and would fit. Is that what the equation says?",
            f"矩阵乘法要求内侧维数相等，这里是 {inner} 与 {inner_2}；把前一个因子转置（'）成 {inner}x{rows} 就相容。"
            "公式里是这样吗？",
        )
    if inner_2 == inner + 1:
        return text(
            f"In a matrix product the inner sizes must agree, here {inner} and {inner_2}: one row too many. Was a row "
            "added, of ones say, that the first factor has no column for?",
            f"矩阵乘法要求内侧维数相等，这里是 {inner} 与 {inner_2}，多了一行。"
            "是否多加了一行（例如一行 1），而前一个因子里没有对应的列？",
        )
    return text(
        f"In a matrix product the inner sizes must agree, here {inner} and {inner_2}: write the size of every factor "
        "beside it, and ask which is transposed, or which comes first",
        f"矩阵乘法要求内侧维数相等，这里是 {inner} 与 {inner_2}：把每个因子的大小写在旁边，看看哪个该转置、谁在前",
    )


def _elementwise(match: re.Match[str]) -> Text:
    first, second = match.groups()
    return text(
        f"Here every number meets the one in its place, so both must have one size; they are {first} and {second}. "
        "Is one of them a row where a column is meant, is a matrix product meant, or is it the wrong array?",
        f"这里是对应元素运算，两者大小必须相同；一个是 {first}，另一个是 {second}。"
        "是否有一个应为列却写成了行，是否本该用矩阵乘法，或者取错了数组？",
    )


def _assignment(match: re.Match[str]) -> Text:
    place, value = match.groups()
    return text(
        f"On the left there is room for {place}, on the right stands {value}: look at the index on the left, and at "
        "whether the right side is to be transposed or summed",
        f"等号左边的位置是 {place}，右边的值是 {value}：检查左边的下标，以及右边是否该转置或求和",
    )


def _joined(match: re.Match[str]) -> Text:
    direction, first, second = match.groups()
    if direction == "vertical":
        return text(
            f"What stands one below the other ([x; y]) must have as many columns; here {first} and {second}",
            f"上下拼接（[x; y]）要求列数相同；这里是 {first} 与 {second}",
        )
    return text(
        f"What stands side by side ([x, y]) must have as many rows; here {first} and {second}",
        f"左右拼接（[x, y]）要求行数相同；这里是 {first} 与 {second}",
    )


def _undefined(match: re.Match[str]) -> Text:
    name = match[1]
    if name in ("f", "df"):
        return text(
            f"The template's {name}.m is missing from what was handed in: put it back",
            f"提交的文件中缺少模板里的 {name}.m：请把它放回去",
        )
    if is_matlab_only(name):
        return _only_in_matlab(name)
    return text(
        f"{name} has no value here: is it misspelt, set only on another path (an if, another function), a result "
        "that the function never sets, or a helper file that was not handed in?",
        f"{name} 在此处没有值：是否拼写有误，只在另一条路径（if 或别的函数）中赋值，"
        "是函数从未赋值的返回值，或是没有一起提交的辅助文件？",
    )


def _only_in_matlab(name: str) -> Text:
    instead = INSTEAD.get(name)
    said = text(
        f"{name} is right in MATLAB; the work is graded with Octave 7, which has no {name}",
        f"{name} 在 MATLAB 中没有错；但评分使用 Octave 7，其中没有 {name}",
    )
    return said + (text(f": write {instead}", f"：可改写为 {instead}") if instead else NOTHING)


def _out_of_bound(match: re.Match[str]) -> Text:
    index, bound, sizes = match.groups()
    places = [place.strip() for place in index.split(",")]
    at = next((k for k, place in enumerate(places) if place != "_"), 0)
    if len(places) != 2:
        return text(
            f"Number {places[at]} was asked for where there are {bound} (the array is {sizes}): is the "
            f"loop's end taken "
            "from another array, or an index too many?",
            f"取了第 {places[at]} 个，而这里只有 {bound} 个（数组大小为 {sizes}）："
            f"循环上限是否取自别的数组，或多写了下标？",
        )
    kind = (text("row", "行"), text("column", "列"))[at]
    return text(
        f"{kind.en.capitalize()} {places[at]} was asked for where there are {bound} (the array is {sizes}). The first "
        "index is the row, the second the column: are "
        "the two swapped, is the loop's end taken from another array, or was this one overwritten by a part of itself?",
        f"取了第 {places[at]} {kind.zh}，而这里只有 {bound} {kind.zh}（数组大小为 {sizes}）。"
        "前一个下标是行，后一个是列："
        "是否把两者写反了，循环上限取自别的数组，或这个数组被它自己的一部分覆盖了？",
    )


def _bad_index(match: re.Match[str]) -> Text:
    if re.search(r"(?:^|,)\s*(?:0|-\d+)\s*(?:,|$)", match[1]):
        return text(
            "Indices begin at 1: does a loop begin at 0, or is an index, say l-1, used where l is 1?",
            "下标从 1 开始：循环是否从 0 开始，或在 l = 1 时用到了 l-1？",
        )
    return text(
        "An index must be a whole number from 1 on: is it the result of a division, or a value in the "
        "place of its position?",
        "下标必须是从 1 开始的整数：它是由除法算出来的，还是把数值当成了位置？",
    )


def _operands(match: re.Match[str]) -> Text:
    sign, first, second = match.groups()
    names = [_type(first), _type(second)]
    if "cell" in first or "cell" in second:
        return text(
            f"{sign} stands between {names[0].en} and {names[1].en}; the content of one cell is taken with "
            f"braces: w{{l}}",
            f"{sign} 的两边是{names[0].zh}和{names[1].zh}；取元胞中的内容要用花括号：w{{l}}",
        )
    return text(
        f"{sign} stands between {names[0].en} and {names[1].en}, which it cannot work on",
        f"{sign} 的两边是{names[0].zh}和{names[1].zh}，不能这样运算",
    )


def _type(name: str) -> Text:
    for part, called in TYPES.items():
        if part in name:
            return called
    return text("an array of numbers", "数值数组")


def _braces(match: re.Match[str]) -> Text:
    if match[2] == "{":
        return text(
            "Braces take something out of a cell array, and this is none; an array of numbers is indexed with (...)",
            "花括号只用于元胞数组，而这里不是；数值数组用圆括号 (...) 取下标",
        )
    return text(
        "A dot takes a field out of a struct, and this is none; is it .* or .^ that was meant?",
        "点号用于取结构体的字段，而这里不是结构体；是否想写 .* 或 .^？",
    )


def _say(en: str, zh: str) -> Explain:
    said = text(en, zh)
    return lambda match: said


def _inputs_of(match: re.Match[str]) -> Text:
    name, direction = match.groups()
    if direction == "inputs":
        return text(
            f"{name} is called with more arguments than its first line names",
            f"调用 {name} 时给的参数多于其定义第一行中的参数",
        )
    return text(
        f"More results are asked of {name} than its first line names",
        f"向 {name} 要的返回值多于其定义第一行中的返回值",
    )


SIZES = r"(\d+(?:x\d+)+)"
EMPTY_SIZE = r"(?:0x\d+|\d+x0)"
EXPLANATIONS: tuple[Explanation, ...] = tuple(  # the first that fits is told
    Explanation("", re.compile(pattern), explain, example)
    for pattern, explain, example in (
        (
            r"^parse error",
            _say(
                "Octave cannot read the file from this line on: look here and in the line above for a "
                "bracket, quote or "
                "`end` that is missing or too many, an operator without its right side, or a full-width "
                "sign such as （ ； ，",
                "Octave 从这一行起读不懂这个文件：检查这一行和上一行，是否多了或少了括号、引号或 end，"
                "运算符右边是否缺了内容，或混入了全角符号（如（ ； ，）",
            ),
            "eval('x = (');",
        ),
        (
            rf"^(?!=).*nonconformant arguments \(op1 is (?:{EMPTY_SIZE}, op2|\d+x\d+, op2 is {EMPTY_SIZE})",
            _say(
                "One of the two is empty: a placeholder such as delta = [] or a cell of cell(1, L) that was never "
                "filled, or filled in another place?",
                "其中一个是空的：像 delta = [] 或 cell(1, L) 这样的占位变量是否一直没有赋值，或只给别处赋了值？",
            ),
            "d = []; w' * d;",
        ),
        (
            rf"^=: nonconformant arguments \(op1 is {SIZES}, op2 is {EMPTY_SIZE}",
            _say(
                "The right side is empty, and there is a place to be filled: was it ever computed?",
                "等号右边是空的，而左边要存入数值：右边的值算过吗？",
            ),
            "w(1,1) = zeros(0, 1);",
        ),
        (
            r"out of bound 0 \(dimensions are 0x0\)",
            _say(
                "It is empty, so nothing can be taken out of it: was it filled (J(end+1) = ...), or a placeholder?",
                "它是空的，什么也取不出来：它被赋过值吗（如 J(end+1) = ...），还是只是占位变量？",
            ),
            "J = []; J(1);",
        ),
        (
            r"invalid use of 'end'",
            _say(
                "There is nothing yet that could have an end: begin with J = [] before J(end+1) = ...",
                "这个变量还不存在，没有 end 可言：在 J(end+1) = ... 之前先写 J = []",
            ),
            "fresh(end+1) = 3;",
        ),
        (
            r"a null assignment can only",
            _say(
                "= [] takes whole rows or columns away, and cannot empty one place: for zero write 0",
                "= [] 会删去整行或整列，不能清空一个位置：要置零请写 0",
            ),
            "w(1,1) = [];",
        ),
        (
            r"reshape: can't reshape (\w+) array to (\w+) array",
            lambda match: text(
                f"{match[1]} and {match[2]} hold different counts of numbers",
                f"{match[1]} 与 {match[2]} 中数的个数不同",
            ),
            "reshape(w, 4, 4);",
        ),
        (
            r"must be a square matrix|can't do A \^ B",
            _say(
                "No inverse and no power of a matrix occurs in this homework: is a transpose (') or .^ meant?",
                "本作业不需要矩阵的逆或幂：是不是想写转置（'）或 .^？",
            ),
            "inv(w);",
        ),
        (
            r"operator [*\\/]: nonconformant arguments \(op1 is (\d+)x(\d+), op2 is (\d+)x(\d+)\)",
            _product,
            "w * delta;",
        ),
        (rf"^=: nonconformant arguments \(op1 is {SIZES}, op2 is {SIZES}\)", _assignment, "w(1,:) = [1 2 3];"),
        (rf"nonconformant arguments \(op1 is {SIZES}, op2 is {SIZES}\)", _elementwise, "w .* ones(2,2);"),
        (rf"nonconformant dimensions: {SIZES} and {SIZES}", _elementwise, "bsxfun(@times, w, ones(2,3));"),
        (rf"(vertical|horizontal) dimensions mismatch \({SIZES} vs {SIZES}\)", _joined, "[w; delta'];"),
        (r"'([^']+)' undefined", _undefined, "nowhere + 1;"),
        (r"function '([^']+)' not found", _undefined, "feval('nowhere', 1);"),
        (r"element number (\d+) undefined in return list", lambda match: _unset(match[1]), "[p, q] = numel(3);"),
        (rf"index \(?([^:]*?)\)?: out of bound (\d+) \(dimensions are {SIZES}\)", _out_of_bound, "x = ones(2)(3,1);"),
        (rf"\(([^()]*)\): out of bound (\d+) \(dimensions are {SIZES}\)", _out_of_bound, "w(4,1);"),
        (r"\(([^()]*)\): (?:subscripts must be|out of bound; value)", _bad_index, "w(0,1);"),
        (r"binary operator '(\S+)' not implemented for '([^']+)' by '([^']+)'", _operands, "c * 2;"),
        (r"^(.*) cannot be indexed with ([{.])", _braces, "w{1};"),
        (
            r"no member",
            _say("The struct has no field of this name", "结构体中没有这个名字的字段"),
            "s.a = 1; s.b;",
        ),
        (r"^(?!Invalid)(\S+): function called with too many (inputs|outputs)", _inputs_of, "narrow(1, 2);"),
        (
            r"^Invalid call to (\w+)",
            lambda match: text(
                f"{match[1]} is called with the wrong number of arguments", f"调用 {match[1]} 的参数个数不对"
            ),
            "repmat(w);",
        ),
        (
            r"only square matrix arguments are permitted",
            _say("^ is the power of a whole matrix; of every number, it is .^", "^ 是整个矩阵的幂；逐元素的幂应写 .^"),
            "w ^ 2;",
        ),
        (
            r"all values must be scalars when UniformOutput",
            _say(
                'The function gives more than one number per element; add "UniformOutput", false, or do '
                "without cellfun "
                "and arrayfun",
                '函数对每个元素返回的不止一个数；加上 "UniformOutput", false，或者不用 cellfun 与 arrayfun',
            ),
            "cellfun(@(x) [1 2], c);",
        ),
        (
            r"reading user-input failed",
            _say("There is nobody to answer input() or keyboard", "评分时没有人回答 input() 或 keyboard"),
            "input('');",
        ),
        (
            r"max_recursion_depth exceeded",
            _say("The function calls itself without an end", "函数不断调用自身，没有终止条件"),
            "g = @(g) g(g); g(g);",
        ),
        (
            r"out of memory or dimension too large",
            _say("It asked for more memory than is allowed", "申请的内存超过了限制"),
            "zeros(1e7, 1e7);",
        ),
        (
            r"unable to (?:find|open|determine)|could not (?:find|open)",
            _say(
                "When it is graded there are only the files that were handed in, in one folder",
                "评分时只有提交的文件，都在同一个文件夹里",
            ),
            "load('x.mat');",
        ),
        (
            r"package (\S+) is not installed",
            lambda match: text(
                f"The package {match[1]} is not there; only what Octave has by itself can be used",
                f"没有软件包 {match[1]}；只能使用 Octave 自带的函数",
            ),
            "pkg load nnet_not_there",
        ),
        (
            r"wrong type argument|not defined for|invalid conversion from",
            _say(
                "A value is of another type than is wanted here: a cell array (w instead of w{l}), a text "
                "or a struct in the "
                "place of numbers",
                "这里的值类型不对：该用数值的地方用了元胞数组（写成了 w 而不是 w{l}）、字符串或结构体",
            ),
            "exp(c);",
        ),
    )
)


def _unset(number: str) -> Text:
    return text(
        f"Result number {number} of the function that is called here was never set",
        f"这里调用的函数没有给第 {number} 个返回值赋值",
    )
