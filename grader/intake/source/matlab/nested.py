"""Variables of an outer function that only an anonymous function within a nested one uses.

Octave 7 does not find them: ``cellfun(@(v) v <= tol, w)`` in a nested function fails unless ``tol`` stands in that
function itself as well. So it is put there, where it does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from grader.intake.source.matlab.edit import Edit
from grader.intake.source.matlab.syntax import text_of, walk

MOST = 50  # nested functions of one; nobody writes more, and each is looked through


def captured_edits(root: Node) -> Iterator[Edit]:
    """Mention in each nested function what its anonymous functions use of the functions around it."""
    for function in root.named_children:
        if function.type != "function_definition":
            continue
        nested = list(_nested(function))
        if len(nested) > MOST:
            continue
        variables = {each.id: set(_variables(each)) for each, _ in [(function, ()), *nested]}
        for each, around in nested:
            body = next((child for child in each.named_children if child.type == "block"), None)
            first = next((node for node in body.named_children if node.type != "comment"), None) if body else None
            own, inside = _names(each)
            missed = sorted((inside & set().union(*(variables[outer] for outer in around))) - own)
            if missed and first is not None:
                yield Edit(first.start_byte, first.start_byte, f"if (false) {'; '.join(missed)}; end; ")


def _nested(function: Node) -> Iterator[tuple[Node, tuple[int, ...]]]:
    """List the functions within a function, each with the ids of those around it; one more than `MOST` at most."""
    stack: list[tuple[Node, tuple[int, ...]]] = [(function, ())]
    found = 0
    while stack and found <= MOST:
        node, around = stack.pop()
        if node.type == "function_definition":
            if around:
                found += 1
                yield node, around
            around = (*around, node.id)
        stack.extend((child, around) for child in node.named_children)


def _variables(function: Node) -> Iterator[str]:
    """Name the parameters and results of a function, and what it sets."""
    for child in function.named_children:
        if child.type in ("function_arguments", "function_output"):
            yield from (text_of(node) for node in walk(child) if node.type == "identifier")
        elif child.type == "block":
            for node in walk(child):
                if node.type == "assignment" and (left := node.child_by_field_name("left")) is not None:
                    yield from (text_of(name) for name in walk(left) if name.type == "identifier")
                elif node.type == "iterator":
                    yield text_of(node.named_children[0])


def _names(function: Node) -> tuple[set[str], set[str]]:
    """Give the names in a function outside of anonymous functions, and those inside of them."""
    own: set[str] = set()
    inside: set[str] = set()
    stack = [(function, False)]
    while stack:
        node, in_lambda = stack.pop()
        in_lambda = in_lambda or node.type == "lambda"
        if node.type == "identifier":
            (inside if in_lambda else own).add(text_of(node))
        stack.extend((child, in_lambda) for child in node.named_children)
    return own, inside
