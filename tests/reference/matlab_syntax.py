"""Where MATLAB code leaves what MATLAB R2016b and Octave 7 both understand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import tree_sitter_matlab
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_matlab.language()))

# functions that both have, as far as the references use them (Octave has had rng since version 7)
COMMON = frozenset(
    "abs all cell double error exp floor load log max mean min mod numel ones randn reshape rng save size sqrt strcmp "
    "sum zeros".split()
)
# and what is handed out beside them: files that are read, pictures that are drawn
COMMON |= frozenset(
    "axis colormap delete disp dlmread exist fclose fileparts flipud fopen fprintf fread fullfile gray gunzip imagesc "
    "Inf isequal mkdir prod randperm rmdir sprintf subplot tempname title".split()
)


def leaves(node: Node) -> Iterator[Node]:
    """Yield the tokens of a syntax tree, in order."""
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


def departures(source: str, known: Collection[str] = ()) -> list[str]:
    """List what one of the two languages does not understand, as ``line: what``.

    The grammar is MATLAB's, so ``#``, ``!``, ``+=`` after an index, ``++`` or ``endif`` do not parse. What it takes for
    a command (``endfunction``, ``x += 1``) and double-quoted strings (MATLAB has them since R2017a) are found as
    tokens; functions of one language alone by name: every name must be bound here, ``known``, or in `COMMON`.
    """
    tree = PARSER.parse(source.encode())
    tokens = list(leaves(tree.root_node))
    found = []
    if tree.root_node.has_error:
        found.append("1: does not parse as MATLAB")
    for token in tokens:
        text = (token.text or b"").decode()
        line = token.start_point[0] + 1
        if token.type == "command_name":
            found.append(f"{line}: command {text}")
        elif token.type == '"':
            found.append(f"{line}: double-quoted string")
        elif token.type == "number" and re.match(r"0[xXbB]", text):
            found.append(f"{line}: number {text}")
        elif token.type == "identifier" and text not in bound(tree.root_node) | COMMON | set(known):
            found.append(f"{line}: unknown name {text}")
    return found


def bound(root: Node) -> set[str]:
    """Collect the names that a file defines: functions, parameters, results, variables, loop counters."""
    names: set[str] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        stack += node.children
        match node.type:
            case "function_definition":
                name = node.child_by_field_name("name")
                names |= _identifiers(name) if name else set()
            case "function_arguments" | "function_output" | "multioutput_variable":
                names |= _identifiers(node)
            case "assignment":
                left = node.child_by_field_name("left")
                # of a(k) or a{l} it is a that is bound
                while left is not None and left.type in ("function_call", "field_expression"):
                    left = left.children[0]
                names |= _identifiers(left) if left is not None else set()
            case "iterator":
                names |= _identifiers(node.children[0])
    return names


def _identifiers(node: Node) -> set[str]:
    return {(leaf.text or b"").decode() for leaf in leaves(node) if leaf.type == "identifier"}
