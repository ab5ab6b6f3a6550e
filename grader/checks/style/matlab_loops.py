"""Loops over neurons or columns in a MATLAB function, and what stands in for a loop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

from grader.intake.source.matlab.scope import Scope, call_parts, is_brace, is_span, root_of
from grader.intake.source.matlab.syntax import text_of, walk
from grader.text import Text, text

LOOPS = ("for_statement", "while_statement")
MAPPERS = frozenset(("arrayfun", "cellfun", "structfun", "splitapply", "accumarray", "rowfun", "varfun"))


def has_loop(scope: Scope) -> bool:
    """Tell whether there is any loop, or a call that loops in the place of one."""
    return any(node.type in LOOPS or _mapper(node, scope) for node in walk(scope.body))


def _mapper(node: Node, scope: Scope) -> str:
    """Give the name of the function that loops in the place of a loop, if this is a call of one."""
    if node.type != "function_call":
        return ""
    callee, _ = call_parts(node)
    name = text_of(callee) if callee is not None else ""
    return name if name in MAPPERS and name not in scope.variables else ""


def element_loops(scope: Scope) -> Iterator[tuple[Node, Text]]:
    """Find loops over neurons or columns, and what stands in for them."""
    for node in walk(scope.body):
        if node.type in LOOPS and _is_element_loop(node, scope):
            head = text_of(node).split("\n")[0].strip()
            head = head if len(head) <= 60 else head[:57] + "..."
            yield (
                node,
                text(
                    f"`{head}` loops over ⟦units⟧ or columns; the vector form does all of them with one matrix product",
                    f"`{head}` 是对⟦units⟧或列的循环；向量形式用一次矩阵乘法就能算出全部",
                ),
            )
        elif (name := _mapper(node, scope)) and _maps_elements(node, name):
            yield (
                node,
                text(
                    f"{name} calls a function once per element: it is a loop; the vector form works on the whole array",
                    f"{name} 对每个元素调用一次函数，仍是循环；向量形式应对整个数组运算",
                ),
            )


def _is_element_loop(loop: Node, scope: Scope) -> bool:
    """Tell a loop over neurons or columns from one over layers, epochs or mini-batches."""
    body = next((child for child in loop.named_children if child.type == "block"), None)
    if body is None:
        return False
    if loop.type == "while_statement" and _eats_or_grows(loop, body, scope):
        return True
    counters = _counters(loop)
    if not counters:
        return False
    in_braces = picks_one = picks_of_two = False
    cells = _cells(scope)
    records = _records(scope)
    for node in walk(body):
        if node.type != "function_call":
            continue
        callee, arguments = call_parts(node)
        if callee is None:
            continue
        if is_brace(node) and text_of(callee) in counters:  # for c = w ... c{1}: one cell per round
            in_braces = True
        if text_of(callee) == "cell2mat" and any(text_of(argument) in counters for argument in arguments):
            in_braces = True
        at = [k for k, argument in enumerate(arguments) if not is_span(argument) and _mentions(argument, counters)]
        if not at:
            continue
        if is_brace(node) or (len(arguments) == 1 and text_of(callee) in cells):
            in_braces = True
        elif text_of(root_of(callee)) in scope.variables - records and not _is_record(node):
            picks_one = picks_one or len(arguments) == 1
            picks_of_two = picks_of_two or (len(arguments) == 2)
    if picks_of_two:
        return True
    iterates = _iterates_over(loop)
    over_matrix = iterates is not None and scope.is_whole(iterates)
    return (picks_one or over_matrix) and not in_braces


def _cells(scope: Scope) -> set[str]:
    """Name the variables that hold cell arrays: those opened with braces, and those a part of which is."""
    cells: set[str] = set()
    for node in walk(scope.body):
        if node.type == "function_call" and is_brace(node):
            cells.add(text_of(root_of(node)))
    for node in walk(scope.body):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if node.type == "assignment" and left is not None and right is not None and text_of(left) in cells:
            if right.type == "function_call" and not is_brace(right):
                cells.add(text_of(root_of(right)))
    return cells & scope.variables


def _records(scope: Scope) -> set[str]:
    """Name the variables that hold struct arrays or maps: ``net(l)`` is a layer then, not a number."""
    records: set[str] = set()
    taken: dict[str, str] = {}  # layer = net(l)
    for node in walk(scope.body):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if node.type != "assignment" or left is None or right is None or left.type != "identifier":
            continue
        if text_of(right).startswith(("struct(", "struct (", "containers.Map")):
            records.add(text_of(left))
        elif right.type == "function_call" and not is_brace(right):
            taken[text_of(left)] = text_of(root_of(right))
    for node in walk(scope.body):
        if node.type == "field_expression" and node.named_children:
            records |= {taken[text_of(node.named_children[0])]} if text_of(node.named_children[0]) in taken else set()
    return records


def _counters(loop: Node) -> set[str]:
    """Name the variables that change from round to round: the loop's own, and in a while loop all that it sets."""
    counters: set[str] = set()
    for node in walk(loop):
        if node.type == "iterator" and node.parent is not None and node.parent.id == loop.id:
            counters.add(text_of(node.named_children[0]))
        if loop.type == "while_statement" and node.type == "assignment":
            left = node.child_by_field_name("left")
            if left is not None:
                counters |= {text_of(name) for name in (left, *left.named_children) if name.type == "identifier"}
        if loop.type == "while_statement" and node.type == "unary_operator" and _is_statement(node):
            counters |= {text_of(name) for name in walk(node) if name.type == "identifier"}  # ++i
    return counters


def _is_statement(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "block"


def _eats_or_grows(loop: Node, body: Node, scope: Scope) -> bool:
    """Tell a while loop that takes rows or columns off an array, or adds them, until none is left."""
    condition = {text_of(n) for child in loop.named_children if child != body for n in walk(child)}
    for node in walk(body):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if node.type != "assignment" or left is None or right is None:
            continue
        if left.type == "function_call" and not is_brace(left) and len(call_parts(left)[1]) == 2:
            empty = right.type == "matrix" and not right.named_children
            added = any(re.fullmatch(r"end\s*\+\s*1", text_of(index)) for index in call_parts(left)[1])
            if (empty or added) and text_of(root_of(left)) in scope.variables:
                return True  # r(1, :) = [];  z(end + 1, :) = ...
        if left.type != "identifier" or text_of(left) not in condition:
            continue
        if right.type == "matrix" and _mentions(right, {text_of(left)}):
            return True  # z = [z; ...]
        if right.type == "function_call" and not is_brace(right) and len(call_parts(right)[1]) == 2:
            if text_of(root_of(right)) == text_of(left):
                return True  # r = r(2:end, :)
    return False


def _mentions(node: Node, names: set[str]) -> bool:
    return any(inner.type == "identifier" and text_of(inner) in names for inner in walk(node))


def _is_record(node: Node) -> bool:
    """Tell ``layer(l).w``, an entry of a struct array."""
    parent = node.parent
    return parent is not None and parent.type == "field_expression" and parent.named_children[0].id == node.id


def _iterates_over(loop: Node) -> Node | None:
    iterator = next((child for child in loop.named_children if child.type == "iterator"), None)
    return iterator.named_children[-1] if iterator is not None else None


def _maps_elements(node: Node, name: str) -> bool:
    """Tell a call per element from one per layer: ``cellfun`` over the cells, ``arrayfun (@(l) w{l}...)``."""
    if name in ("cellfun", "structfun"):
        return any(inner.type == "identifier" and text_of(inner) in ("num2cell", "mat2cell") for inner in walk(node))
    return not any(inner.type == "function_call" and is_brace(inner) for inner in walk(node))
