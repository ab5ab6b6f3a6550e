"""What a MATLAB file holds, seen in its syntax tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate, pairwise

import tree_sitter_matlab
from tree_sitter import Language, Node, Parser

from grader.intake.source.matlab.spelling import in_matlab
from grader.submission import Unit

LANGUAGE = Language(tree_sitter_matlab.language())
HEADER = re.compile(
    r"^[ \t]*function\b[ \t]*(?:(?P<outputs>\[[^\]\n]*\]|\w+)[ \t]*=[ \t]*)?(?P<name>[A-Za-z_]\w*)"
    r"[ \t]*(?:\((?P<parameters>[^)\n]*)\))?",
    re.MULTILINE,
)


class Kind(Enum):
    """What sort of file it is."""

    FUNCTIONS = auto()  # nothing but functions: the first is the file's, the others are its helpers
    SCRIPT = auto()  # statements, perhaps with functions among them
    CLASS = auto()
    EMPTY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function in a file; ``first`` and ``last`` are its lines, counted from 1."""

    name: str
    parameters: tuple[str, ...]
    outputs: tuple[str, ...]
    first: int
    last: int
    body: Node | None  # None where it is empty, or where the file is too damaged to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class MatlabFile:
    """One file, read."""

    kind: Kind
    functions: tuple[Function, ...]
    damaged: bool  # the grammar found something it does not know: a syntax error, or Octave's own syntax


def read(unit: Unit) -> MatlabFile:
    """Read a file's syntax; never raises, whatever the text."""
    return _read(unit.source)


@lru_cache(maxsize=256)
def _read(source: str) -> MatlabFile:
    text = in_matlab(source) + "\n"  # the grammar wants the last line ended
    root = Parser(LANGUAGE).parse(text.encode("utf-8", "replace")).root_node
    functions = tuple(_function(node) for node in root.named_children if node.type == "function_definition")
    if root.has_error:  # what the tree says of the rest of the file may be wrong
        functions = _functions_by_header(text, functions)
    return MatlabFile(kind=_kind(root, text), functions=functions, damaged=root.has_error)


def _kind(root: Node, text: str) -> Kind:
    statements = [node for node in root.named_children if node.type != "comment"]
    if not statements:
        return Kind.EMPTY
    if statements[0].type == "class_definition":
        return Kind.CLASS
    if root.has_error:
        code = next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("%")), "")
        return Kind.FUNCTIONS if HEADER.match(code) else Kind.SCRIPT
    only_functions = all(node.type == "function_definition" for node in statements)
    return Kind.FUNCTIONS if only_functions else Kind.SCRIPT


def _function(node: Node) -> Function:
    name = node.child_by_field_name("name")
    body = _child(node, "block")
    return Function(
        name=text_of(name) if name is not None else "",
        parameters=tuple(_names(_child(node, "function_arguments"))),
        outputs=tuple(_names(_child(node, "function_output"))),
        first=node.start_point[0] + 1,
        last=_last_line(node),
        body=body,
    )


def _last_line(node: Node) -> int:
    row, column = node.end_point
    return row if column == 0 else row + 1  # a node that takes its newline ends at the start of the next row


def _functions_by_header(text: str, known: Iterable[Function]) -> tuple[Function, ...]:
    """Cut a file at the lines that begin a function, where the tree cannot be trusted to."""
    bodies = {(function.name, function.first): function.body for function in known}
    headers = list(HEADER.finditer(text))
    starts = [0, *(header.start() for header in headers)]
    firsts = [1 + lines for lines in accumulate(text.count("\n", *gap) for gap in pairwise(starts))]
    lasts = [*(first - 1 for first in firsts[1:]), text.count("\n")][: len(firsts)]
    return tuple(
        Function(
            name=header["name"],
            parameters=tuple(re.findall(r"\w+", header["parameters"] or "")),
            outputs=tuple(re.findall(r"\w+", header["outputs"] or "")),
            first=first,
            last=last,
            body=bodies.get((header["name"], first)),
        )
        for header, first, last in zip(headers, firsts, lasts, strict=True)
    )


def _child(node: Node, kind: str) -> Node | None:
    return next((child for child in node.named_children if child.type == kind), None)


def _names(node: Node | None) -> Iterator[str]:
    if node is None:
        return
    for inner in walk(node):
        if inner.type in ("identifier", "ignored_argument"):
            yield text_of(inner)


def text_of(node: Node) -> str:
    """Give the text of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything under it, in the order of the text."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.named_children))


def around(node: Node) -> Iterator[Node]:
    """Yield what stands around a node, from the inside out."""
    while node.parent is not None:
        node = node.parent
        yield node


def blank_functions(units: Iterable[Unit]) -> frozenset[str]:
    """Name the functions that hold no statement, or nothing but ``error(...)``: their gap was left blank."""
    blank: dict[str, bool] = {}
    for unit in units:
        for function in read(unit).functions:
            if function.body is not None or not read(unit).damaged:
                blank.setdefault(function.name, _does_nothing(function.body))
    return frozenset(name for name, is_blank in blank.items() if is_blank)


def _does_nothing(body: Node | None) -> bool:
    statements = [] if body is None else [node for node in body.named_children if node.type != "comment"]
    return all(_is_error_call(node) for node in statements)


def _is_error_call(node: Node) -> bool:
    name = node.child_by_field_name("name")
    return node.type == "function_call" and name is not None and text_of(name) == "error"


# What a template does before its gap: it makes room for the result.
MAKING_ROOM = frozenset(("zeros", "ones", "cell", "size", "numel", "length"))


def has_work(units: Iterable[Unit], function: str) -> bool:
    """Tell whether a function holds more than a template's frame: statements that compute."""
    for unit in units:
        for found in read(unit).functions:
            if found.name == function and found.body is not None:
                return any(map(_works, found.body.named_children))
    return False


def _works(node: Node) -> bool:
    if node.type == "comment" or _is_error_call(node):
        return False
    if node.type != "assignment":
        return True
    right = node.child_by_field_name("right")
    return right is None or any(map(_computes, walk(right)))


def _computes(node: Node) -> bool:
    name = node.child_by_field_name("name")
    if node.type == "function_call" and name is not None:
        return text_of(name) not in MAKING_ROOM
    return node.type in ("binary_operator", "postfix_operator")
