"""What MATLAB does with ``"texts"`` and ``name=value``, and Octave 7 otherwise or not at all: rewritten, line for line.

``"epoch " + n`` joins, where Octave adds codes of letters; ``mode == "relu"`` compares whole texts, where Octave wants
equal lengths; ``f(x, slope=1)`` names an argument, where Octave assigns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.intake.source.matlab.edit import Edit
from grader.intake.source.matlab.syntax import text_of
from grader.intake.source.matlab.text_arrays import TextArrays

NAMED = re.compile(r"[(,]\s*(?:\.\.\.[^\n]*\n\s*)?[A-Za-z]\w*\s*=(?!=)")
GIVES_TEXT = frozenset(("string", "join", "compose", "append", "pad", "strip", "extractAfter", "extractBefore"))
ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
KNOWN_ESCAPES = frozenset(bytes([code]) for code in b"\\abfnrtv01234567x\"'\n\r")
JOINED, SAME = "joined_text", "same_text"  # functions of the runner
OPERATORS = {"+": JOINED, "==": SAME, "~=": f"~{SAME}"}


def text_edits(arrays: TextArrays) -> Iterator[Edit]:
    """Find what is done with texts, and names of arguments; ``arrays`` are those of several texts."""
    for scope, nodes in arrays.scopes:
        texts = Texts(arrays, arrays.names[scope.id])
        for node in nodes:
            if node.type == "assignment":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None and left.type == "identifier" and texts.is_text(right):
                    texts.names.add(text_of(left))
            elif node.type == "arguments":
                yield from _named(node)
            elif node.type in ("binary_operator", "comparison_operator"):
                yield from _operator(node, texts)
            elif node.type == "string":
                yield from _backslashes(node)


def _backslashes(text: Node) -> Iterator[Edit]:
    r"""Double the backslash of ``"\d+"``, which Octave would leave out; ``"\n"`` is a new line to whoever prints it."""
    quoted = text.text or b""
    if quoted.startswith(b'"'):
        for escape in ESCAPE.finditer(quoted):
            if escape[1] not in KNOWN_ESCAPES:
                at = text.start_byte + escape.start()
                yield Edit(at, at, "\\")


def _named(arguments: Node) -> Iterator[Edit]:
    """Quote the names of ``name=value``."""
    for name, sign in zip(arguments.children, arguments.children[1:], strict=False):
        if name.type == "identifier" and sign.type == "=" and name.end_point[0] == sign.start_point[0]:
            yield Edit(name.start_byte, sign.end_byte, f"'{text_of(name)}',")


def _operator(node: Node, texts: Texts) -> Iterator[Edit]:
    """Call a function where an operator has a text on one of its sides."""
    if len(node.children) != 3:
        return
    left, sign, right = node.children
    function = OPERATORS.get(sign.type)
    if function is None or not (texts.is_text(left) or texts.is_text(right)):
        return
    yield from Edit.enclosing(node, f"{function}(", ")")
    yield Edit(sign.start_byte, sign.end_byte, ",")


@dataclass(slots=True)
class Texts:
    """What is a text of MATLAB's in one function: not one of single quotes, which is a row of letters."""

    arrays: TextArrays
    several: set[str]  # variables that hold several
    names: set[str] = field(default_factory=set)  # variables that hold one
    sums: dict[int, bool] = field(default_factory=dict)  # of each a + b, whether it is a text

    def is_text(self, node: Node) -> bool:
        """Tell whether an expression is a text."""
        passed: list[int] = []  # the sums on the way down: what was found out about one holds for those it is part of
        answer = False
        while True:
            known = self.sums.get(node.id)
            if known is not None:
                answer = known
                break
            if node.type == "parenthesis" and node.named_child_count == 1:
                node = node.named_children[0]
            elif node.type == "binary_operator" and node.child_count == 3 and node.children[1].type == "+":
                passed.append(node.id)
                if self._is_one(_bare(node.children[2])):
                    answer = True
                    break
                node = node.children[0]
            else:
                answer = self._is_one(node)
                break
        self.sums.update(dict.fromkeys(passed, answer))
        return answer

    def _is_one(self, node: Node) -> bool:
        if self.arrays.is_one(node, self.several):
            return True
        match node.type:
            case "string":
                return text_of(node).startswith('"')
            case "identifier":
                return text_of(node) in self.names
            case "function_call":
                name = node.child_by_field_name("name")
                return name is not None and text_of(name) in GIVES_TEXT
            case "binary_operator":  # the right side of a sum, in brackets: looked into no further than this
                return any(child.type == "string" and text_of(child).startswith('"') for child in node.children)
        return False


def _bare(node: Node) -> Node:
    """Take the brackets off an expression."""
    while node.type == "parenthesis" and node.named_child_count == 1:
        node = node.named_children[0]
    return node
