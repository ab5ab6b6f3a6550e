"""What of Python source cannot be read, and why, in a student's words."""

from __future__ import annotations

import re
import unicodedata

from grader.intake.source.python import Piece, read, without
from grader.submission import Problem
from grader.text import NOTHING, Text, text

DEFINITION = re.compile(r"^\s*(?:async )?def (\w+)", re.MULTILINE)


def usable(source: str, unit: str) -> tuple[str, tuple[Problem, ...]]:
    """Mend the blanks of a file or cell, take out the statements that nest too deeply for those who look at them.

    Whether the rest parses is left to the interpreter that runs it.
    """
    source, mended = with_plain_blanks(source)
    blanks = tuple(Problem(unit=unit, line=line, message=PLAIN_BLANKS) for line in mended[:1])
    pieces = tuple(piece for piece in read(source)[1] if piece.parses)
    problems = tuple(
        Problem(
            unit=unit,
            line=piece.first,
            message=_unusable(source, piece),
            defines=lost_in(source, piece.first, piece.last),
        )
        for piece in pieces
    )
    return (without(source, pieces) if pieces else source), (*blanks, *problems)


def with_plain_blanks(source: str) -> tuple[str, tuple[int, ...]]:
    """Put plain blanks for those that a web page or a word processor has left, where they keep a line from parsing.

    Returns
    -------
    source, lines : the same source if nothing is to be done; and the numbers of the lines that were changed
    """
    if not BLANKS.search(source):
        return source, ()
    lines = source.split("\n")
    pieces = read(source)[1]
    odd = tuple(n for piece in pieces for n in range(piece.first, piece.last + 1) if BLANKS.search(lines[n - 1]))
    for number in odd:
        lines[number - 1] = BLANKS.sub(" ", INVISIBLE.sub("", lines[number - 1]))
    mended = "\n".join(lines)
    return (mended, odd) if odd and len(read(mended)[1]) < len(pieces) else (source, ())


BLANKS = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
INVISIBLE = re.compile("[\u200b\u2060\ufeff]")


def _unusable(source: str, piece: Piece) -> Text:
    """Say why a piece that is not wrong is no use."""
    lines = "\n".join(source.split("\n")[piece.first - 1 : piece.last])
    return NO_TEXT if any("\ud800" <= character <= "\udfff" for character in lines) else TOO_DEEP


def lost_in(source: str, first: int, last: int) -> tuple[str, ...]:
    """Name the functions that lines of a source seem to define."""
    return tuple(DEFINITION.findall("\n".join(source.split("\n")[first - 1 : last])))


def unreadable(reason: str, line: int | None, source: str, unit: str) -> Problem:
    """Say why a statement does not parse, and what is lost with it.

    Parameters
    ----------
    reason : in the words of the interpreter that was to run it
    line : where, counted from 1
    source : of the unit
    """
    piece = next((piece for piece in read(source)[1] if line and piece.first <= line <= piece.last), None)
    lost = lost_in(source, piece.first, piece.last) if piece else ()
    return Problem(unit=unit, line=line, message=_explain(reason, line, source), defines=lost)


def _explain(reason: str, number: int | None, source: str) -> Text:
    """Put a syntax error into a sentence, with the line itself and what is likely meant."""
    reason = re.sub(r" \([^()]*, line \d+\)\Z", "", reason) or "invalid syntax"
    hint = next((hint for pattern, hint in HINTS if re.search(pattern, reason)), NOTHING)
    lines = source.split("\n")
    line = lines[number - 1].strip() if number and number <= len(lines) else ""
    wide = sorted({c for c in line if unicodedata.east_asian_width(c) == "F"})
    if not hint and wide:
        hint = WIDE
    shown = f": {line[:80]}" if line else ""
    return Text(
        f"this is not valid Python ({reason}){shown}" + (f" -- {hint.en}" if hint else ""),
        f"这不是合法的 Python 代码（{reason}）" + (f"：{line[:80]}" if line else "") + (f"。{hint.zh}" if hint else ""),
    )


PLAIN_BLANKS = text(
    "no-break or full-width spaces stand here, which Python does not take; they were read as plain ones",
    "此处含有不间断空格或全角空格，Python 不接受；已按普通空格读取",
)
TOO_DEEP = text(
    "the code nests expressions or blocks too deeply to be read",
    "代码中的表达式或语句嵌套过深，无法读取",
)
NO_TEXT = text("it holds characters that are no text", "其中含有不是文本的字符")
WIDE = text(
    "a full-width (Chinese) punctuation mark stands here; type it in English input mode",
    "此处含有全角（中文）标点，请切换到英文输入法重新输入",
)
HINTS = (
    (
        r"^f-string: (?!empty)",
        text(
            "inside {} of an f-string, quotes of the same kind and backslashes need Python 3.12; take the other quotes",
            "f-string 的 {} 里使用同种引号或反斜杠需要 Python 3.12；请换用另一种引号",
        ),
    ),
    (r"invalid (non-printable )?character", WIDE),
    (
        r"unindent does not match",
        text(
            "this line is indented by another number of blanks than any line above it that it could belong to",
            "这一行的缩进与上面任何一层都对不齐，请检查空格的个数",
        ),
    ),
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
