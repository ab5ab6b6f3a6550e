"""Arrays of texts, ``["relu", "tanh"]``, which Octave would join to one: rewritten as cell arrays of texts.

``["a", num2str(1)]`` is one text to whoever writes for Octave, and several to MATLAB. So an array is only taken for
several texts where its use tells: a loop runs over it, one of its places is asked for, it is compared with a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.intake.source.matlab.edit import Edit
from grader.intake.source.matlab.syntax import text_of, walk

GIVES_TEXTS = frozenset(("strings", "split", "splitlines", "compose", "string"))
# Functions that take several texts: ["a", "b"] as their argument is no text joined of two.
TAKES_TEXTS = frozenset(
    "ismember strcmp strcmpi contains startsWith endsWith matches join strjoin validatestring str2double cellstr "
    "strlength numel length table array2table cell2table any".split()
)
PRINTS = frozenset(("fprintf", "sprintf", "printf"))
ITEM, LIST = "text_item", "text_list"  # functions of the runner


@dataclass(slots=True)
class TextArrays:
    """The variables that hold arrays of texts, function by function, and the matrices that make some."""

    scopes: list[tuple[Node, list[Node]]]  # each function with what is in it
    names: dict[int, set[str]] = field(default_factory=dict)  # by the function that they are in
    matrices: dict[int, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Node) -> Self:
        """Look through a file."""
        found = cls(list(_scopes(root)))
        for scope, nodes in found.scopes:
            found._look_through(scope, nodes)
        return found

    def _look_through(self, scope: Node, nodes: list[Node]) -> None:
        names = self.names.setdefault(scope.id, set())
        literal: dict[str, list[Node]] = {}
        for node in nodes:
            if node.type == "assignment":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is None or right is None or left.type != "identifier":
                    continue
                if is_texts(right):
                    literal.setdefault(text_of(left), []).append(right)
                elif _callee(right) in GIVES_TEXTS:
                    names.add(text_of(left))
            elif node.type == "iterator" and is_texts(node.named_children[-1]):
                self._add(node.named_children[-1])
                names.add(text_of(node.named_children[0]))
            elif _callee(node) in TAKES_TEXTS:
                self._add(*(argument for argument in _arguments(node) if is_texts(argument)))
            elif node.type == "comparison_operator":
                self._add(*(side for side in node.named_children if is_texts(side)))
        used = {name for node in nodes for name in _with_items(node)} if literal else set()
        for name, matrices in literal.items():
            rows = [[len(text_of(item)) for item in row.named_children] for m in matrices for row in _rows(m)]
            uneven = len(rows) > 1 and len({sum(lengths) - 2 * len(lengths) for lengths in rows}) > 1
            if uneven or name in used:
                names.add(name)
                self._add(*matrices)
        for node in nodes:  # for name = names
            if node.type == "iterator" and _identifier(node.named_children[-1]) in names:
                names.add(text_of(node.named_children[0]))

    def _add(self, *matrices: Node) -> None:
        self.matrices |= {matrix.id: matrix for matrix in matrices}

    def edits(self) -> Iterator[Edit]:
        """Write cell arrays for the matrices, and take texts out of them."""
        for matrix in self.matrices.values():
            yield Edit(matrix.start_byte, matrix.start_byte + 1, "{")
            yield Edit(matrix.end_byte - 1, matrix.end_byte, "}")
        for scope, nodes in self.scopes:
            names = self.names[scope.id]
            for node in nodes:
                yield from self._taken_out(node, names)

    def _taken_out(self, node: Node, names: set[str]) -> Iterator[Edit]:
        if node.type == "function_call" and _callee(node) in names and not _is_target(node):
            if any(child.type == "(" for child in node.children) and len(_arguments(node)) == 1:
                yield from Edit.enclosing(node, f"{ITEM}(", ")")
        elif node.type == "function_call" and _callee(node) in PRINTS:
            for argument in _arguments(node)[1:]:
                if _identifier(argument) in names or _callee(argument) in GIVES_TEXTS - {"string"}:
                    yield from Edit.enclosing(argument, f"{LIST}(", "){:}")
        elif node.type == "for_statement":
            iterator = next((child for child in node.named_children if child.type == "iterator"), None)
            body = next((child for child in node.named_children if child.type == "block"), None)
            if iterator is None or body is None or not body.named_children:
                return
            name, values = text_of(iterator.named_children[0]), iterator.named_children[-1]
            if name in names and (is_texts(values) or _identifier(values) in names):
                first = body.named_children[0]
                yield Edit(first.start_byte, first.start_byte, f"{name} = {ITEM}({name}); ")

    def is_one(self, node: Node, names: set[str]) -> bool:
        """Tell whether an expression is one of the texts of an array in ``names``, or such an array."""
        if node.type in ("matrix", "cell"):
            return node.id in self.matrices
        return (_callee(node) or _identifier(node)) in names


def is_texts(node: Node) -> bool:
    """Tell a matrix of several texts in double quotes and nothing else."""
    if node.type != "matrix":
        return False
    items = [item for row in _rows(node) for item in row.named_children]
    return len(items) > 1 and all(item.type == "string" and text_of(item).startswith('"') for item in items)


def _rows(matrix: Node) -> list[Node]:
    return [row for row in matrix.named_children if row.type == "row"]


def _with_items(node: Node) -> Iterator[str]:
    """Name the variables that a node treats as several texts."""
    if node.type == "function_call":
        if any(child.type in "({" for child in node.children) and len(_arguments(node)) == 1:
            yield _callee(node)
        if _callee(node) in TAKES_TEXTS | {"cellfun", "arrayfun", "legend"}:
            yield from map(_identifier, _arguments(node))
    elif node.type == "iterator":
        yield _identifier(node.named_children[-1])
    elif node.type == "comparison_operator":
        yield from map(_identifier, node.named_children)


def _is_target(node: Node) -> bool:
    """Tell ``names(2) = ...``, also as one of several results."""
    parent = node.parent
    if parent is None:
        return False
    left = parent.child_by_field_name("left") if parent.type == "assignment" else None
    return parent.type == "multioutput_variable" or (left is not None and left.id == node.id)


def _identifier(node: Node) -> str:
    """Give a name that stands alone; nothing for any other expression, however long."""
    return text_of(node) if node.type == "identifier" else ""


def _callee(node: Node) -> str:
    name = node.child_by_field_name("name") if node.type == "function_call" else None
    return text_of(name) if name is not None and name.type == "identifier" else ""


def _arguments(node: Node) -> list[Node]:
    arguments = next((child for child in node.named_children if child.type == "arguments"), None)
    return list(arguments.named_children) if arguments is not None else []


def _scopes(root: Node) -> Iterator[tuple[Node, list[Node]]]:
    """Give each function with the nodes in it, nested ones included, and the file with those outside of any."""
    functions = [node for node in root.named_children if node.type == "function_definition"]
    for function in functions:
        yield function, list(walk(function))
    yield root, [node for child in root.named_children if child not in functions for node in walk(child)]
