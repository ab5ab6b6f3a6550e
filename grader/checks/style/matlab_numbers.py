"""Steps of a MATLAB function that compute many numbers at once, seen in its syntax tree.

All arrays handed in are looked for here, whole or in rows: what counts is whether a step takes many of their numbers,
or one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.checks.style.matlab_loops import MAPPERS
from grader.checks.style.step import Argument, Work
from grader.intake.source.matlab.scope import Place, Scope, call_parts, is_brace, is_span, operands, operator
from grader.intake.source.matlab.syntax import text_of, walk

COMPUTING = frozenset(
    "max min plus minus times rdivide ldivide mtimes dot bsxfun abs subplus subtract add merge ifelse".split()
)
ARITHMETIC = frozenset(("+", "-", "*", ".*", "/", "./", "\\", ".\\", "^", ".^"))
MASKS = frozenset(("find", "logical", "not", "and", "or"))
WORKS: dict[Work, frozenset[str]] = {
    "transpose": frozenset(("'", ".'", "transpose", "ctranspose", "permute", "rot90")),
    "reshape": frozenset(("reshape", "resize", "vec2mat", "mat2cell")),
}


@dataclass(slots=True)
class NumberScope(Scope):
    """A scope in which a row of a matrix is *whole*, too: everything but a single number is.

    ``columns`` and ``lines`` are those parameters that hold a single column or row: only one index of theirs counts.
    ``vectors`` are the variables known to hold one row or column; ``masks`` hold a condition for every number.
    """

    columns: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    vectors: set[str] = field(default_factory=set)
    masks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        # the zero-argument form of super() does not know the class that slots made of this one
        super(NumberScope, self).__post_init__()
        if self.place.function.body is None:
            return
        self.vectors |= self.columns | self.lines
        for _ in range(3):  # vectors of vectors, and copies of them
            for node in walk(self.body):
                if node.type == "assignment":
                    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                    if left is None or right is None or left.type != "identifier":
                        continue
                    if self.is_whole(right):
                        self.whole.add(text_of(left))
                        if self.is_vector(right):
                            self.vectors.add(text_of(left))
                    if self.is_mask(right):
                        self.masks.add(text_of(left))
                elif node.type == "iterator":
                    values = node.named_children[-1]
                    if self.is_whole(values) and not self.is_vector(values):
                        self.whole.add(text_of(node.named_children[0]))
                        self.vectors.add(text_of(node.named_children[0]))

    def is_whole(self, node: Node) -> bool:
        """Tell whether an expression is more than one number of the arguments."""
        if node.type == "function_call":
            callee, arguments = call_parts(node)
            if callee is not None and super(NumberScope, self).is_whole(callee):
                return is_brace(node) or not self._picks_one(text_of(callee), arguments)
        if node.type == "function_call" and text_of(node).startswith("num2cell"):
            return False
        return super(NumberScope, self).is_whole(node)

    def is_vector(self, node: Node) -> bool:
        """Tell whether an expression is known to be a single row or column: a loop over it takes single numbers."""
        match node.type:
            case "identifier":
                return text_of(node) in self.vectors
            case "parenthesis" | "postfix_operator" | "unary_operator":
                return any(self.is_vector(child) for child in node.named_children)
            case "function_call":
                callee, arguments = call_parts(node)
                if callee is None or not self.is_whole(callee) or is_brace(node):
                    return False
                return len(arguments) == 1 or sum(map(is_span, arguments)) == 1
        return False

    def is_mask(self, node: Node) -> bool:
        """Tell whether an expression is a condition on many numbers, or their places."""
        match node.type:
            case "comparison_operator":
                return any(self.is_whole(side) for side in operands(node))
            case "identifier":
                return text_of(node) in self.masks
            case "parenthesis" | "not_operator" | "boolean_operator" | "unary_operator":
                return any(self.is_mask(child) for child in node.named_children)
            case "function_call":
                callee, arguments = call_parts(node)
                return callee is not None and text_of(callee) in MASKS and any(map(self.is_mask, arguments))
        return False

    def picks(self) -> Iterator[Node]:
        """Find where a single number of an argument is read, or gone over."""
        for node in walk(self.body):
            if node.type == "function_call" and not is_brace(node):
                callee, arguments = call_parts(node)
                if callee is None:
                    continue
                if self.is_whole(callee) and not self.is_whole(node) and arguments and not _is_target(node):
                    yield node
                elif text_of(callee) in MAPPERS and any(map(self._is_mapped_over, arguments)):
                    yield node
            elif node.type == "iterator" and self.is_whole(node.named_children[-1]):
                if self.is_vector(node.named_children[-1]):
                    yield node

    def steps_with_many(self, without: Sequence[Work]) -> Iterator[Node]:
        """Find what computes many numbers at once, or does the whole work."""
        for node in walk(self.body):
            match node.type:
                case "binary_operator" if operator(node) in ARITHMETIC:
                    sides = operands(node)
                    if any(map(self.is_whole, sides)) and not any(map(_is_nothing, sides)):
                        yield node
                case "postfix_operator" if any("'" in WORKS[work] for work in without):
                    if any(map(self.is_whole, node.named_children)) and not _is_gone_over(node):
                        yield node
                case "function_call" if not is_brace(node):
                    callee, arguments = call_parts(node)
                    name = text_of(callee) if callee is not None else ""
                    if name in self.variables:
                        continue
                    if name in COMPUTING and len(arguments) > (name != "abs") and any(map(self.is_whole, arguments)):
                        yield node
                    elif any(name in WORKS[work] for work in without) and not _lays_in_line(name, arguments):
                        yield node
                case "assignment":
                    left = node.child_by_field_name("left")
                    if left is not None and left.type == "function_call":
                        if any(map(self.is_mask, call_parts(left)[1])):
                            yield node

    def _picks_one(self, name: str, arguments: Sequence[Node]) -> bool:
        if not arguments:
            return False
        if len(arguments) == 2 and name in self.columns:
            arguments = arguments[:1]
        elif len(arguments) == 2 and name in self.lines:
            arguments = arguments[1:]
        return not any(_is_many_long(each) or self.is_mask(each) or self.is_whole(each) for each in arguments)

    def _is_mapped_over(self, argument: Node) -> bool:
        """Tell whether ``arrayfun`` or ``cellfun`` goes over single numbers of this: an array, or ``num2cell(x)``."""
        if argument.type == "function_call" and text_of(argument).startswith("num2cell"):
            inside = call_parts(argument)[1]
            return len(inside) == 1 and self.is_whole(inside[0])
        return self.is_whole(argument)


def number_scopes(entry: Place, arguments: Sequence[Argument]) -> Callable[[Place, set[str]], NumberScope]:
    """Make the scopes of a function that was asked for, whose arguments are known, and of those it calls."""
    kinds = list(zip(entry.function.parameters, arguments, strict=False))

    def scope(place: Place, whole: set[str]) -> NumberScope:
        if place != entry:
            return NumberScope(place, whole)
        columns, lines = ({name for name, kind in kinds if kind == line} for line in ("column", "row"))
        return NumberScope(place, whole, columns=columns, lines=lines)

    return scope


def array_arguments(entry: Place, arguments: Sequence[Argument]) -> set[str]:
    """Name the parameters that hold arrays."""
    return {name for name, kind in zip(entry.function.parameters, arguments, strict=False) if kind != "number"}


def _is_many_long(index: Node) -> bool:
    """Tell ``:`` and ``1:n`` from a single index, and from ``i:i``."""
    if index.type == "range" and len(index.named_children) == 2:
        return text_of(index.named_children[0]) != text_of(index.named_children[1])
    return is_span(index)


def _lays_in_line(name: str, arguments: Sequence[Node]) -> bool:
    """Tell a reshaping that lays all numbers out in one row or column."""
    if name not in ("reshape", "resize"):
        return False
    sizes = arguments[1:]
    if len(sizes) == 1 and sizes[0].type == "matrix":
        sizes = [child for row in sizes[0].named_children for child in row.named_children]
    return any(text_of(size) == "1" for size in sizes)


def _is_nothing(node: Node) -> bool:
    """Tell ``x + 0`` and ``0 * x``, by which a copy or zeros are made."""
    return node.type == "number" and text_of(node) in ("0", "1", "0.0", "1.0")


def _is_gone_over(node: Node) -> bool:
    """Tell ``for row = x'``: going over the rows transposes nothing."""
    return node.parent is not None and node.parent.type == "iterator"


def _is_target(node: Node) -> bool:
    parent = node.parent
    left = parent.child_by_field_name("left") if parent is not None and parent.type == "assignment" else None
    return left is not None and left.id == node.id
