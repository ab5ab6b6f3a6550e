"""Which of a submission's functions a name stands for, and what the variables of one function hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tree_sitter import Node

from grader.intake.source.matlab.files import prepare
from grader.intake.source.matlab.syntax import Function, around, read, text_of, walk
from grader.submission import Unit

MAX_PASSES = 50  # copies of copies of copies; beyond, what a variable holds is left open
TRANSPARENT = frozenset(
    (
        "double",
        "single",
        "full",
        "transpose",
        "ctranspose",
        "reshape",
        "squeeze",
        "abs",
        "cell2mat",
        "permute",
    )
)
COUNTS = frozenset("size numel length rows columns ndims nargin pi eps true false".split())
# Names that students give to single numbers which come as arguments.
NUMBERS = frozenset(
    "alpha beta eta lr rate learning_rate lambda mu gamma eps epsilon tol epochs momentum m n k l".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A function and the file it stands in."""

    unit: Unit
    function: Function


@dataclass(frozen=True, slots=True)
class Program:
    """The functions of a submission, found as Octave would: beside the caller first, then by file name."""

    files: dict[str, Place]

    @classmethod
    def of(cls, units: Sequence[Unit], function: str) -> Program:
        """Read the units, as handed in or as `prepare` gives them."""
        return _program(tuple(units), function)

    def find(self, name: str, beside: Unit | None = None) -> Place | None:
        """Find the function that ``name`` stands for, as called from ``beside``."""
        if beside is not None:
            for function in read(beside).functions:
                if function.name == name:
                    return Place(beside, function)
        return self.files.get(name)


@lru_cache(maxsize=32)
def _program(units: tuple[Unit, ...], function: str) -> Program:
    ready = units if any(unit.file for unit in units) else prepare(units, (function,)).units
    files = {}
    for unit in ready:
        functions = read(unit).functions
        if functions:
            name = (unit.file or unit.name).rpartition("/")[2].removesuffix(".m")
            files[name] = Place(unit, functions[0])
    return Program(files)


@dataclass(slots=True)
class Scope:
    """What the variables of a function hold, as far as the text tells.

    ``whole`` are those that hold a whole matrix which the function was given (``of_interest``: the weights, say),
    also transposed or copied; ``numbers`` those that hold a single number.
    """

    place: Place
    whole: set[str]
    numbers: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        function = self.place.function
        if function.body is None:
            return
        self.variables = {*function.parameters, *function.outputs}
        assigned: dict[str, list[Node | None]] = {}
        for node in walk(function.body):
            for name, value in _assignments(node):
                self.variables.add(name)
                assigned.setdefault(name, []).append(value)
        self.numbers = {name for name in assigned if name not in function.parameters} | (
            NUMBERS.intersection(function.parameters) - self.whole
        )
        for _ in range(MAX_PASSES):
            wrong = {
                name
                for name in self.numbers & assigned.keys()
                if any(value is None or not self.is_number(value) for value in assigned[name])
            }
            more = {
                name
                for name, values in assigned.items()
                if name not in self.whole and any(value is not None and self.is_whole(value) for value in values)
            }
            self.numbers -= wrong
            self.whole |= more
            if not (wrong or more):
                break

    @property
    def body(self) -> Node:
        """The function's statements; a function without any is never looked at."""
        assert self.place.function.body is not None
        return self.place.function.body

    def is_whole(self, node: Node) -> bool:
        """Tell whether an expression is the matrix as a whole."""
        match node.type:
            case "identifier":
                return text_of(node) in self.whole
            case "parenthesis" | "postfix_operator" | "unary_operator":
                return any(self.is_whole(child) for child in node.named_children)
            case "matrix" | "row":
                return any(self.is_whole(child) for child in node.named_children)
            case "binary_operator":
                sides = operands(node)
                spread = operator(node) in (".*", "./", "+", "-") or any(self.is_number(side) for side in sides)
                return spread and any(self.is_whole(side) for side in sides)
            case "field_expression":
                return bool(node.named_children) and self.is_whole(node.named_children[0])
            case "function_call":
                callee, arguments = call_parts(node)
                if callee is None:
                    return False
                if self.is_whole(callee):
                    return is_brace(node) or all(is_span(argument) for argument in arguments)
                return text_of(callee) in TRANSPARENT and bool(arguments) and self.is_whole(arguments[0])
        return False

    def is_number(self, node: Node) -> bool:
        """Tell whether an expression is a single number."""
        match node.type:
            case "number" | "boolean" | "end_keyword":
                return True
            case "identifier":
                return text_of(node) in self.numbers or (
                    text_of(node) in COUNTS and text_of(node) not in self.variables
                )
            case "parenthesis" | "postfix_operator" | "unary_operator" | "binary_operator" | "comparison_operator":
                return all(self.is_number(child) for child in node.named_children)
            case "function_call":
                callee, arguments = call_parts(node)
                if callee is None or is_brace(node):
                    return False
                if text_of(callee) in self.variables:
                    return bool(arguments) and all(self.is_number(argument) for argument in arguments)
                return text_of(callee) in COUNTS
            case "range":
                return False
        return False


def _assignments(node: Node) -> Iterator[tuple[str, Node | None]]:
    """List the variables that a node sets; the value is None where it is not a whole new one."""
    if node.type == "assignment":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return
        if left.type == "identifier":
            yield text_of(left), right
        elif left.type == "multioutput_variable":
            counts = right.type == "function_call" and text_of(right).startswith("size")
            for name in left.named_children:
                if name.type == "identifier":
                    yield text_of(name), right if counts else None
        else:
            yield text_of(root_of(left)), None
    elif node.type == "iterator":
        yield text_of(node.named_children[0]), _one_of(node.named_children[-1])


def _one_of(values: Node) -> Node | None:
    """Give what stands for one value of ``for x = values``: a bound of the range, or nothing known."""
    while values.type == "parenthesis" and values.named_children:
        values = values.named_children[0]
    return values.named_children[0] if values.type == "range" else None


def root_of(node: Node) -> Node:
    """Give the variable at the root of ``x{1}(2).y``."""
    while node.type in ("function_call", "field_expression") and node.named_children:
        node = node.named_children[0]
    return node


def call_parts(node: Node) -> tuple[Node | None, list[Node]]:
    """Split ``name(arguments)``, a call or an index alike."""
    callee = node.child_by_field_name("name")
    arguments = next((child for child in node.named_children if child.type == "arguments"), None)
    return callee, [] if arguments is None else [c for c in arguments.named_children if c.type != "comment"]


def stands_in_call_of(node: Node, names: Collection[str]) -> bool:
    """Tell whether a call of one of these functions stands around a node."""
    callees = (call_parts(outer)[0] for outer in around(node) if outer.type == "function_call")
    return any(callee is not None and text_of(callee) in names for callee in callees)


def is_brace(node: Node) -> bool:
    """Tell ``x{i}`` from ``x(i)``."""
    return any(child.type == "{" for child in node.children)


def is_span(node: Node) -> bool:
    """Tell whether an index takes many at once: ``:`` or ``1:n``."""
    return node.type in ("spread_operator", "range")


def operator(node: Node) -> str:
    """Give the operator of a binary expression."""
    return next((text_of(child) for child in node.children if not child.is_named), "")


def operands(node: Node) -> list[Node]:
    """Give the two sides of a binary expression."""
    return [child for child in node.named_children if child.type != "comment"]
