"""Whether Python source can be loaded, found out without running it."""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from dataclasses import dataclass

from grader.text import NOTHING, Text, text

# Deeper trees are no homework, and whoever walks them by recursion would fall over the interpreter's limit.
MAX_TREE_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why source does not load; ``message`` needs no further words before it but where it is."""

    line: int | None
    message: Text


def find_trouble(source: str) -> Trouble | None:
    """Find out why ``source`` would not load as Python, or return None if it would.

    The tree is bounded in depth, so that what comes later may walk it by recursion.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a plain string is the student's own affair
            tree = ast.parse(source)
            if _is_deep(tree):
                return Trouble(None, TOO_DEEP)
            compile(tree, "submission", "exec", dont_inherit=True)  # `return` outside a function and the like
    except SyntaxError as error:
        return Trouble(error.lineno, _explain(error, source))
    except (RecursionError, MemoryError, OverflowError):
        return Trouble(None, TOO_DEEP)
    except ValueError as error:  # surrogates, null bytes
        return Trouble(None, NO_TEXT.format(reason=error))
    return None


def _is_deep(tree: ast.AST) -> bool:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_TREE_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


def _explain(error: SyntaxError, source: str) -> Text:
    """Put a syntax error into a sentence, with the line itself and what is likely meant."""
    reason = error.msg or "invalid syntax"
    hint = next((hint for pattern, hint in HINTS if re.search(pattern, reason)), NOTHING)
    lines = source.split("\n")
    line = lines[error.lineno - 1].strip() if error.lineno and error.lineno <= len(lines) else ""
    wide = sorted({c for c in line if unicodedata.east_asian_width(c) == "F"})
    if not hint and wide:
        hint = WIDE
    shown = f": {line[:80]}" if line else ""
    return Text(
        f"this is not valid Python ({reason}){shown}" + (f" -- {hint.en}" if hint else ""),
        f"这不是合法的 Python 代码（{reason}）" + (f"：{line[:80]}" if line else "") + (f"。{hint.zh}" if hint else ""),
    )


TOO_DEEP = text(
    "the code nests expressions or blocks too deeply to be read",
    "代码中的表达式或语句嵌套过深，无法读取",
)
NO_TEXT = text("it holds characters that are no text ({reason})", "其中含有不是文本的字符（{reason}）")
WIDE = text(
    "a full-width (Chinese) punctuation mark stands here; type it in English input mode",
    "此处含有全角（中文）标点，请切换到英文输入法重新输入",
)
HINTS = (
    (r"invalid (non-printable )?character", WIDE),
    (r"was never closed|unmatched|does not match|EOF", text("check the brackets", "请检查括号是否配对")),
    (r"unterminated", text("check the quotation marks", "请检查引号是否配对")),
    (r"inconsistent use of tabs", text("use spaces alone to indent", "缩进请统一使用空格，不要混用制表符")),
    (r"indent", text("check the indentation", "请检查缩进")),
    (
        r"Missing parentheses in call",
        text("this is Python 2; write Python 3", "这是 Python 2 的写法，请使用 Python 3"),
    ),
    (r"expected ':'", text("a colon is missing", "缺少冒号")),
    (
        r"outside function|outside loop|not properly in loop",
        text("check the indentation of this line", "请检查这一行的缩进"),
    ),
    (r"forgot a comma", text("an operator or a comma may be missing", "可能缺少运算符或逗号")),
    (r"Maybe you meant '=='", text("a comparison is written ==", "比较相等请写 ==")),
)
