"""How a function that works through a network goes through the samples, and which functions it calls."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

from grader.checks.style.finding import Finding, too_deep
from grader.checks.style.sample_walk import LAYERS, SAMPLES, Called, SampleWalk
from grader.checks.style.scopes import Function
from grader.checks.style.values import Exhausted
from grader.intake.source.python import as_seen
from grader.submission import Form, Submission
from grader.text import NOTHING, Text, text

SAMPLE_LOOP = text(
    "{name} takes the samples apart one by one here{via}; all columns are to be computed at once",
    "此处用{name}逐个取出样本{via}；应当把所有列放在一起计算",
)
LOOP_NAMES = {
    "for": text("a `for` loop", " `for` 循环"),
    "while": text("a `while` loop", " `while` 循环"),
    "comprehension": text("a comprehension", "推导式"),
    "generator expression": text("a generator expression", "生成器表达式"),
    "recursion": text("a recursion", "递归"),
}


def sample_loop(
    submission: Submission, function: str, arguments: Sequence[str], layered: Collection[str]
) -> Finding | None:
    """Look for a loop over samples or neurons; loops over the layers of a network are free.

    Parameters
    ----------
    arguments : of the function, in order
    layered : those of them that are lists of matrices, one a layer

    Returns
    -------
    The first such loop; None if there is none, or if the submission has no such function.
    """
    if submission.form is Form.MATLAB:
        from grader.checks.style.matlab import vector_form  # it lets loops over cells pass

        return vector_form(submission.units, function)
    walk, node, complete = _follow(submission, function, arguments, layered)
    if node is None:
        return None
    for loop in walk.loops:
        if loop.over_weight and not loop.fixed:
            name = LOOP_NAMES.get(loop.construct, text(f"`{loop.construct}`", f" `{loop.construct}` "))
            message = SAMPLE_LOOP.format(name=name, via=_via(loop.within, function))
            return Finding(unit=loop.unit, line=loop.line, message=message)
    return None if complete else too_deep(walk.unit, getattr(node, "lineno", 1), function)


def call_missing_in_loop(
    submission: Submission, function: str, called: str, arguments: Sequence[str], layered: Collection[str]
) -> Finding | None:
    """Look whether a function calls ``called`` in a loop, itself or in the student's own helpers.

    Returns
    -------
    Where it should; None if it does, or if the submission has no such function.
    """
    if submission.form is Form.MATLAB:
        from grader.checks.style.matlab_called import calls_of, definition

        place = definition(submission.units, function)
        if place is None or any(call.in_loop for call in calls_of(submission.units, function, called)):
            return None
        unit, line = place
    else:
        walk, node, complete = _follow(submission, function, arguments, layered)
        calls = _calls_of(walk, called)
        if node is None or any(call.in_loop for call in calls):
            return None
        if not complete:
            return too_deep(walk.unit, getattr(node, "lineno", 1), function)
        unit, line = walk.unit, getattr(node, "lineno", 1)
    message = text(
        f"{function} does not call {called} in a loop over the samples; it is to call it once for each of them",
        f"{function} 没有在对样本的循环中调用 {called}；应当对每个样本调用一次",
    )
    return Finding(unit=unit, line=line, message=message)


def forbidden_call(
    submission: Submission, function: str, called: str, arguments: Sequence[str], layered: Collection[str]
) -> Finding | None:
    """Look for a call of ``called`` in a function, or in what it calls of the student's own.

    Returns
    -------
    The first such call; None if there is none, or if the submission has no such function.
    """
    if submission.form is Form.MATLAB:
        from grader.checks.style.matlab_called import calls_of

        found = next(iter(calls_of(submission.units, function, called)), None)
        where = None if found is None else (found.unit, found.line, found.within)
    else:
        walk, _, _ = _follow(submission, function, arguments, layered)
        first = next(iter(_calls_of(walk, called)), None)
        where = None if first is None else (first.unit, first.line, first.within)
    if where is None:
        return None
    unit, line, within = where
    message = text(
        f"{called} is called here{{via}}; {function} is to do without it",
        f"此处调用了 {called}{{via}}；{function} 不应当用到它",
    )
    return Finding(unit=unit, line=line, message=message.format(via=_via(within, function)))


def _follow(
    submission: Submission, function: str, arguments: Sequence[str], layered: Collection[str]
) -> tuple[SampleWalk, ast.AST | None, bool]:
    """Follow a function; give its definition, if there is one, and tell whether its end was reached."""
    seen = as_seen(submission)
    walk = SampleWalk(seen.units, seen.helpers)
    callee = walk.main.look_up(function)
    if callee is None:
        return walk, None, True
    node = getattr(callee.target, "node", ast.Module([], []))
    walk.steps = 0  # what the rest of the file took is not held against the function
    walk.called.clear()
    try:
        walk.follow(callee, [LAYERS if name in layered else SAMPLES for name in arguments])
    except (Exhausted, RecursionError):
        return walk, node, False
    return walk, node, True


def _calls_of(walk: SampleWalk, called: str) -> list[Called]:
    """List the calls of a function, under whatever name it is called; a method of that name counts."""
    own = walk.main.look_up(called)
    node = own.target.node if own is not None and isinstance(own.target, Function) else None
    return [call for call in walk.called if call.function.name == called or call.function.node is node]


def _via(within: str, function: str) -> Text:
    if within in ("", function):
        return NOTHING
    return text(f", in `{within}`, which {function} uses", f"（在 {function} 用到的 `{within}` 中）")
