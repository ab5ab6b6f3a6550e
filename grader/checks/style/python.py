"""Whether a Python function has the form asked for: it is followed through the student's own code, unrun."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import replace

from grader.checks.style.finding import Finding, too_deep
from grader.checks.style.number_walk import NumberWalk, as_value
from grader.checks.style.scopes import Function
from grader.checks.style.step import SingleNumbers
from grader.checks.style.trace import Loop, Product
from grader.checks.style.values import DATA, WEIGHT, Exhausted, Value
from grader.checks.style.walk import Walk
from grader.submission import HelperFile, Unit
from grader.text import NOTHING, Text

ARGUMENTS: tuple[Value, ...] = (
    WEIGHT,
    DATA,
    DATA,
    DATA,
)  # the weight comes first; those a function does not have are dropped


def component_form(
    units: Sequence[Unit],
    function: str,
    helpers: Sequence[HelperFile] = (),
    step: SingleNumbers | None = None,
) -> Finding | None:
    """Look whether a function computes one neuron's number at a time, inside a loop over neurons.

    Comprehensions, ``map`` and recursion are loops too; one row times one column is one neuron's number. A
    product of the whole weight is none, under whatever name and in whichever helper it stands.

    Parameters
    ----------
    units : the submission's file, or the cells of its notebook
    function : the name of the function; its first argument is the weight
    helpers : modules beside it
    step : what one step may compute, where that is less than a neuron's work

    Returns
    -------
    The first place that shows otherwise; None if there is none, or no such function. A call of what is not known is
    not held against the student, nor is what a module of the student's offers in a way that cannot be seen; a function
    that cannot be followed to its end is, for a loop may hide there.
    """
    if step is None:
        walk, arguments = Walk(units, helpers), ARGUMENTS
    else:
        walk, arguments = NumberWalk(units, helpers, step), tuple(map(as_value, step.arguments))
    node, complete = _follow(walk, function, arguments)
    if node is None:
        return None
    if walk.products:
        say = _whole_product if step is None else _many_numbers
        return _placed(say(walk.products[0], function), walk, node, units, function)
    if not complete:
        return too_deep(walk.unit, getattr(node, "lineno", 1), function)
    if not walk.unseen and not any(loop.over_weight and not loop.fixed for loop in walk.loops):
        idle = next((loop for loop in walk.loops if not loop.fixed), None)
        if idle is not None and step is None:
            return Finding(unit=idle.unit, line=idle.line, message=IDLE_LOOP.format(function=function))
        unit, line = _place(walk, node, units, function)
        message = NO_LOOP_OVER_NEURONS if step is None else NO_LOOP_OVER_NUMBERS
        return Finding(unit=unit, line=line, message=message.format(function=function))
    return None


def vector_form(units: Sequence[Unit], function: str, helpers: Sequence[HelperFile] = ()) -> Finding | None:
    """Look whether a function works without a loop over neurons or columns, or anything in the place of one.

    ``map``, ``np.vectorize`` and recursion take the place of a loop. A loop over items that are written out, such as
    ``for x in (w, a)``, is none over neurons.

    Parameters and result are those of `component_form`.
    """
    walk = Walk(units, helpers)
    node, complete = _follow(walk, function, ARGUMENTS)
    if node is None:
        return None
    for loop in walk.loops:
        if not loop.fixed:
            return _placed(_loop(loop, function, walk), walk, node, units, function)
    return None if complete else too_deep(walk.unit, getattr(node, "lineno", 1), function)


def _follow(walk: Walk, function: str, arguments: Sequence[Value]) -> tuple[ast.AST | None, bool]:
    """Follow a function; give its definition, if there is one, and tell whether its end was reached."""
    callee = walk.main.look_up(function)
    if callee is None:
        return None, True
    node = getattr(callee.target, "node", ast.Module([], []))
    walk.steps = 0  # what the rest of the file took is not held against the function
    try:
        walk.follow(callee, arguments)
    except (Exhausted, RecursionError):
        return node, False
    return node, True


def _whole_product(product: Product, function: str) -> Finding:
    message = Text(
        f"`{product.construct}` computes all ⟦units⟧ at once here{{via}}; "
        "the component form computes one ⟦unit⟧ at a time, in a loop",
        f"此处的 `{product.construct}` 一次算出了所有⟦units⟧{{via}}；分量形式应当用循环，每次只算一个⟦unit⟧",
    )
    return Finding(unit=product.unit, line=product.line, message=message.format(via=_via(product.within, function)))


def _many_numbers(step: Product, function: str) -> Finding:
    message = Text(
        f"`{step.construct}` works on many numbers at once here{{via}}; "
        "the component form takes single numbers, one at a time, in a loop",
        f"此处的 `{step.construct}` 一次处理了许多个数{{via}}；分量形式应当用循环，一次只处理一个数",
    )
    return Finding(unit=step.unit, line=step.line, message=message.format(via=_via(step.within, function)))


def _placed(finding: Finding, walk: Walk, node: ast.AST, units: Sequence[Unit], function: str) -> Finding:
    """Say where a function gets its name that is no definition, such as ``relu_c = np.abs``, and works at once."""
    if finding.unit:
        return finding
    unit, line = _place(walk, node, units, function)
    return replace(finding, unit=unit, line=line)


def _place(walk: Walk, node: ast.AST, units: Sequence[Unit], function: str) -> tuple[str, int]:
    """Find where a function is defined, or where its name is given to something that is no definition."""
    if hasattr(node, "lineno"):
        return walk.unit, node.lineno
    named = [(unit.name, line) for unit in units if (line := _line_of_name(unit.source, function))]
    return named[-1] if named else (units[0].name if units else walk.unit, 1)


def _line_of_name(source: str, name: str) -> int:
    pattern = re.compile(rf"^[ \t]*(?:{re.escape(name)}\b.*=|(?:from|import)\b.*\b{re.escape(name)}\b)", re.MULTILINE)
    lines = [source.count("\n", 0, match.start()) + 1 for match in pattern.finditer(source)]
    return lines[-1] if lines else 0


def _loop(loop: Loop, function: str, walk: Walk) -> Finding:
    name = LOOP_NAMES.get(loop.construct, Text(f"`{loop.construct}`", f" `{loop.construct}` "))
    message = Text(
        "{name} goes through the elements one by one here{via}; the vector form leaves that to matrix operations",
        "此处用{name}逐个处理元素{via}；向量形式应当把这件事交给矩阵运算",
    )
    inner = walk.main.look_up(loop.within) if loop.within not in ("", function) else None
    if inner is not None and isinstance(inner.target, Function) and len(inner.target.parameters) == 1:
        message = Text(
            f"{{name}} goes through the elements one by one here: `{loop.within}` itself is to take arrays, so that "
            f"{function} needs no loop",
            f"此处用{{name}}逐个处理元素：`{loop.within}` 自身应当能接受数组，这样 {function} 就不需要循环",
        )
    return Finding(unit=loop.unit, line=loop.line, message=message.format(name=name, via=_via(loop.within, function)))


def _via(within: str, function: str) -> Text:
    if within in ("", function):
        return NOTHING
    return Text(f", in `{within}`, which {function} uses", f"（在 {function} 用到的 `{within}` 中）")


IDLE_LOOP = Text(
    "a loop stands here, but no part of ⟦matrix⟧ is used in it; in {function} a loop over the ⟦units⟧ computes one "
    "⟦unit⟧ at a time",
    "这里有循环，但循环中没有用到⟦matrix⟧的任何一部分；{function} 应当用对⟦units⟧的循环，每次只算一个⟦unit⟧",
)
NO_LOOP_OVER_NEURONS = Text(
    "{function} has no loop over ⟦units⟧; the component form computes one ⟦unit⟧ at a time",
    "{function} 中没有对⟦units⟧的循环；分量形式应当每次只算一个⟦unit⟧",
)
NO_LOOP_OVER_NUMBERS = Text(
    "{function} has no loop that takes single numbers; the component form goes through them one by one",
    "{function} 中没有逐个取数的循环；分量形式应当一个数一个数地处理",
)
LOOP_NAMES = {
    "for": Text("a `for` loop", " `for` 循环"),
    "while": Text("a `while` loop", " `while` 循环"),
    "comprehension": Text("a comprehension", "推导式"),
    "generator expression": Text("a generator expression", "生成器表达式"),
    "recursion": Text("a recursion", "递归"),
}
