"""Variables of an outer function that only an anonymous function within a nested one uses.

Octave 7 does not find them: ``cellfun(@(v) v <= tol, w)`` in a nested function fails unless ``tol`` stands in that
function itself as well. So it is put there, where it does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from grader.intake.source.matlab.edit import Edit
from grader.intake.source.matlab.syntax import around, text_of, walk


def captured_edits(root: Node) -> Iterator[Edit]:
    """Mention in each nested function what its anonymous functions use of the functions around it."""
    for function in walk(root):
        if function.type != "function_definition":
            continue
        outer = {name for each in around(function) if each.type == "function_definition" for name in _variables(each)}
        body = next((child for child in function.named_children if child.type == "block"), None)
        first = next((node for node in body.named_children if node.type != "comment"), None) if body else None
        if not outer or first is None:
            continue
        own, inside = _names(function)
        missed = sorted((inside & outer) - own)
        if missed:
            yield Edit(first.start_byte, first.start_byte, f"if (false) {'; '.join(missed)}; end; ")


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
    for node in walk(function):
        if node.type != "identifier":
            continue
        within = [each for each in around(node) if each.id == function.id or each.type == "lambda"]
        (inside if within and within[0].type == "lambda" else own).add(text_of(node))
    return own, inside
