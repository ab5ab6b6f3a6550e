"""What MATLAB does with ``"texts"`` and ``name=value``, and Octave 7 otherwise or not at all: rewritten, line for line.

``"epoch " + n`` joins, where Octave adds codes of letters; ``mode == "relu"`` compares whole texts, where Octave wants
equal lengths; ``f(x, slope=1)`` names an argument, where Octave assigns. A file whose syntax is not understood stays as
it is.
"""

from __future__ import annotations

import re

from tree_sitter import Node, Parser

from grader.intake.source.matlab.syntax import LANGUAGE, text_of, walk

NAMED = re.compile(r"[(,]\s*(?:\.\.\.[^\n]*\n\s*)?[A-Za-z]\w*\s*=(?!=)")
GIVES_TEXT = frozenset(("string", "join", "compose"))
JOINED, SAME = "joined_text", "same_text"  # functions of the runner
OPERATORS = {"+": JOINED, "==": SAME, "~=": f"~{SAME}"}


def with_texts_as_in_matlab(source: str) -> str:
    """Rewrite a file; every line stays on its line."""
    if '"' not in source and not NAMED.search(source):
        return source
    encoded = source.encode("utf-8", "replace")
    root = Parser(LANGUAGE).parse(encoded + b"\n").root_node
    if root.has_error:
        return source
    edits: list[tuple[int, int, str]] = []
    texts: set[str] = set()  # variables that hold a text
    for node in walk(root):
        if node.type == "function_definition":
            texts = set()
        elif node.type == "assignment":
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            if left is not None and right is not None and left.type == "identifier" and _is_text(right, texts):
                texts.add(text_of(left))
        elif node.type == "arguments":
            edits += _named(node)
        elif node.type in ("binary_operator", "comparison_operator"):
            edits += _operator(node, texts)
    pieces: list[bytes] = []
    at = 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], edit[2] != ")")):  # the outer ones first
        pieces += [encoded[at:start], replacement.encode()]
        at = end
    return b"".join((*pieces, encoded[at:])).decode("utf-8", "replace")


def _named(arguments: Node) -> list[tuple[int, int, str]]:
    """Quote the names of ``name=value``."""
    return [
        (name.start_byte, sign.end_byte, f"'{text_of(name)}',")
        for name, sign in zip(arguments.children, arguments.children[1:], strict=False)
        if name.type == "identifier" and sign.type == "=" and name.end_point[0] == sign.start_point[0]
    ]


def _operator(node: Node, texts: set[str]) -> list[tuple[int, int, str]]:
    """Call a function where an operator has a text on one of its sides."""
    if len(node.children) != 3:
        return []
    left, sign, right = node.children
    function = OPERATORS.get(sign.type)
    if function is None or not (_is_text(left, texts) or _is_text(right, texts)):
        return []
    return [
        (node.start_byte, node.start_byte, f"{function}("),
        (sign.start_byte, sign.end_byte, ","),
        (node.end_byte, node.end_byte, ")"),
    ]


def _is_text(node: Node, texts: set[str]) -> bool:
    """Tell whether an expression is a text of MATLAB's: not one of single quotes, which is a row of letters."""
    while node.type == "parenthesis" and node.named_child_count == 1:
        node = node.named_children[0]
    match node.type:
        case "string":
            return text_of(node).startswith('"')
        case "identifier":
            return text_of(node) in texts
        case "function_call":
            name = node.child_by_field_name("name")
            return name is not None and text_of(name) in GIVES_TEXT
        case "binary_operator" if len(node.children) == 3 and node.children[1].type == "+":
            return _is_text(node.children[0], texts) or _is_text(node.children[2], texts)
    return False
