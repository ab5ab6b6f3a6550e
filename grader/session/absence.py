"""What a function that gives no answer of its own is called: not there, still blank, or behind the template's line."""

from __future__ import annotations

import re

from grader.submission import Form
from grader.text import Text, text

LINES = {  # the template's line that stands in each gap, as the student sees it
    Form.PYTHON: "raise NotImplementedError(...)",
    Form.NOTEBOOK: "raise NotImplementedError(...)",
    Form.MATLAB: "error('grader:blank', ...)",
}


STILL_BLANK = text("still blank", "还没有填写")
CANNOT_BE_READ = text("cannot be read", "无法读取")


def not_there(function: str, found: str = "") -> Text:
    """Say that a function is absent, and which name comes close."""
    if not found:
        return text(f"{function} is not there", f"没有找到 {function}")
    return text(
        f"{function} is not there (found {found}): keep the names of the template",
        f"没有找到 {function}（有一个 {found}）：请保留模板中的函数名",
    )


def blank(function: str) -> Text:
    """Say that a gap was left as it was."""
    return text(f"{function} is still blank", f"{function} 还没有填写")


def covered(function: str, form: Form) -> Text:
    """Say that there is code, and that the template's own line still raises in the midst of it."""
    line = LINES[form]
    return text(
        f"{function}: your code is there, but the line `{line}` still stands in it",
        f"{function}：代码已经写了，但 `{line}` 这一行还留在里面",
    )


def called_blank(function: str, own: str) -> Text:
    """Say that a function goes as far as another one that was left as it was."""
    return text(f"{function} calls {own}, which is still blank", f"{function} 调用了 {own}，而 {own} 还没有填写")


def untried(function: str, other: str, why: Text) -> Text:
    """Say that a function is written, and can be tried only with another one that gives no answer."""
    return (
        text(
            f"{function} can be tried only together with {other}: ",
            f"{function} 只能与 {other} 一起检查：",
        )
        + why
    )


def calls_blank(message: Text) -> str | None:
    """Name the blank function of a message of `called_blank`; None of any other message."""
    found = re.match(r"\w+ calls (\w+), which is still blank", message.en)
    return found[1] if found else None


def unread(function: str) -> Text:
    """Begin to say why a function could not be read."""
    return text(f"{function} could not be read; ", f"{function} 无法读取：")


def is_not_there(message: Text, function: str) -> bool:
    """Tell whether a message is that of `not_there`."""
    return message.en.startswith(f"{function} is not there")


def in_short(message: Text, function: str) -> Text:
    """Cut such a message down to what stands beside the function's name: ``not there (found bcv)``.

    Of any other message no more is known than that there is no answer: ``still blank``.
    """
    if is_not_there(message, function):
        shown = re.match(r"not there(?: \(found \w+\))?", message.en.removeprefix(f"{function} is "))
        found = re.match(r"没有找到(?:（有一个 \w+）)?", message.zh.replace(f" {function}", "", 1))
        if shown and found:
            return Text(shown[0], found[0])
    if message.en.startswith(unread(function).en):
        return CANNOT_BE_READ
    waits = re.match(rf"{function} (can be tried only together with \w+): ", message.en)
    if waits:
        return Text(waits[1], message.zh.removeprefix(f"{function} ").partition("：")[0])
    if message.en.startswith(f"{function}: your code is there"):
        return Text(message.en.removeprefix(f"{function}: "), message.zh.removeprefix(f"{function}："))
    return STILL_BLANK
