"""What an exception in the student's code means, in the student's terms."""

from __future__ import annotations

import re

from grader.host import CallFailed, StudentError
from grader.submission import Form
from grader.text import NOTHING, Text, text


def explain(failure: CallFailed, form: Form) -> Text:
    """Say what went wrong in a call: the line of the student's file, the error, the likely cause."""
    if failure.error is None:
        return failure.reason
    error = failure.error
    if error.missing:
        return _blank(failure.function, error)
    return explain_error(error, form)


def explain_error(error: StudentError, form: Form) -> Text:
    """Say what an exception means."""
    cause = _cause(error) if form is not Form.MATLAB else _octave_cause(error)
    message = f"{error.type}: {error.message}" if error.type and form is not Form.MATLAB else error.message
    raised = _where(error) + text(message, message)
    return raised if not cause else raised + text(". ", "。") + cause


def _where(error: StudentError) -> Text:
    if not error.frames:
        return NOTHING
    last = error.frames[-1]
    function = last.function if last.function not in ("", "<module>") else ""
    inside = text(f" ({function})", f"（{function}）") if function else NOTHING
    return text(f"{last.unit}, line {last.line}", f"{last.unit} 第 {last.line} 行") + inside + text(": ", "：")


def _blank(function: str, error: StudentError) -> Text:
    """Say which gap was reached: the function's own, or that of one it calls."""
    own = error.frames[-1].function if error.frames else function
    if own == function or not own:
        return text(f"{function} is still blank", f"{function} 还没有填写")
    return text(f"{function} calls {own}, which is still blank", f"{function} 调用了 {own}，而 {own} 还没有填写")


def _octave_cause(error: StudentError) -> Text:
    from grader.explanation_octave import explain_octave  # its table of messages is needed for .m files alone

    return explain_octave(error) or NOTHING


def _cause(error: StudentError) -> Text:
    """Give the likely cause of a Python exception, where there is one to give."""
    message = error.message
    if error.arguments:
        return text(
            "The function takes other arguments than the template's; keep its first line as it was",
            "函数的参数与模板不同；请保持模板中函数定义的第一行不变",
        )
    match error.type:
        case "NameError" | "UnboundLocalError":
            return _undefined(message)
        case "ValueError" if shapes := re.findall(r"\(\d*(?:,\s?\d*)*\)|size \d+", message):
            return text(
                f"The shapes {' and '.join(shapes[:2])} do not fit: write the shape of every factor beside it, "
                "and ask which one should be transposed",
                f"形状 {' 与 '.join(shapes[:2])} 不相容：把每个因子的形状写在旁边，看看哪一个该转置",
            )
        case "ValueError" if "matmul" in message or "dimension" in message or "broadcast" in message:
            return text(
                "The shapes do not fit: write the shape of every factor beside it",
                "形状不相容：把每个因子的形状写在旁边",
            )
        case "IndexError":
            return text(
                "An index runs past the end: rows are the next layer's neurons, columns this layer's; "
                "Python counts from 0",
                "下标越界：行对应后一层的神经元，列对应这一层的神经元；Python 从 0 开始计数",
            )
        case "TypeError" if "NoneType" in message:
            return text(
                "Something it uses is None: does a function it calls lack its return?",
                "用到的某个值是 None：它调用的函数是否缺少 return？",
            )
        case "TypeError" if "only" in message and ("scalar" in message or "0-dimensional" in message):
            return text(
                "An array stands where one number is wanted: an index is missing",
                "该用一个数的地方用了数组：缺少下标",
            )
        case "RecursionError":
            return text("The function calls itself without an end", "函数不断调用自身，没有终止条件")
        case "MemoryError":
            return text("It asked for more memory than is allowed", "申请的内存超过了限制")
        case "EOFError":
            return text("There is nobody to answer input()", "评分时没有人回答 input()")
        case "ModuleNotFoundError" | "ImportError":
            return text(
                "When it is graded there are NumPy, SciPy, Python's own modules and the files handed in beside it",
                "评分时只有 NumPy、SciPy、Python 标准库，以及一同提交的文件",
            )
    return NOTHING


def _undefined(message: str) -> Text:
    name = next(iter(re.findall(r"'([^']+)'", message)), "")
    if name in ("f", "df"):
        return text(
            f"The template's {name} is gone from the file: put it back",
            f"模板中的 {name} 不见了：请把它放回文件中",
        )
    return text(
        "The name has no value here: is it misspelt, or set only on another path?",
        "这个名字在此处没有值：是否拼错，或只在另一条路径上赋值？",
    )
