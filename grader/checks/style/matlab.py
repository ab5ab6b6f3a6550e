"""Whether a MATLAB function loops over neurons, seen in its syntax tree.

The rules lean to the student's side: what is reported stands in the text, and what the text leaves open is let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from grader.checks.style.finding import Finding, too_deep
from grader.checks.style.matlab_loops import LOOPS, element_loops, has_loop
from grader.checks.style.matlab_numbers import NumberScope, array_arguments, number_scopes
from grader.checks.style.step import SingleNumbers
from grader.intake.source.matlab.reach import Reach
from grader.intake.source.matlab.scope import (
    Place,
    Program,
    Scope,
    call_parts,
    is_brace,
    is_span,
    operands,
    operator,
    stands_in_call_of,
)
from grader.intake.source.matlab.syntax import read, text_of, walk
from grader.submission import Unit
from grader.text import Text, text

SPREADERS = frozenset(("num2cell", "mat2cell", "cellfun", "arrayfun"))
PRODUCTS = frozenset(("mtimes", "dot", "tensorprod", "pagemtimes"))
# What is said about a result on the way is not how it was computed.
REMARKS = frozenset(("assert", "disp", "display", "printf", "fprintf", "error", "warning", "isequal", "norm", "size"))


def component_form(units: Sequence[Unit], function: str, step: SingleNumbers | None = None) -> Finding | None:
    """Look whether ``function`` computes one neuron's number at a time; see `grader.checks.style.component_form`."""
    entry = Program.of(units, function).find(function)
    if entry is None or entry.function.body is None:
        return None
    if step is not None:
        return _single_numbers(Program.of(units, function), entry, step)
    reach = Reach(Program.of(units, function))
    reach.enter(entry, set(entry.function.parameters[:1]))
    for scope in reach.scopes:
        product = next(_whole_products(scope), None)
        if product is not None:
            return _at(scope.place, product, _whole_product_message(product))
    if reach.exhausted:
        return too_deep(entry.unit.name, entry.function.first, function)
    if any(_is_uncertain(scope.place) for scope in reach.scopes):
        return None  # a loop may hide in what the grammar does not know
    loops = bool(reach.recursions) or any(has_loop(scope) for scope in reach.scopes)
    if loops and (not entry.function.parameters or any(_picks(scope) for scope in reach.scopes)):
        return None
    idle = next((place for place in _loops(reach)), None)
    if idle is not None:
        message = text(
            f"a loop stands here, but nothing takes ⟦matrix⟧ apart in {function}: it is to compute "
            "one ⟦unit⟧ at a time, in a loop over the ⟦units⟧",
            f"这里有循环，但 {function} 中没有逐个取用⟦matrix⟧；应当用对⟦units⟧的循环，每次只算一个⟦unit⟧",
        )
        return _at(*idle, message)
    message = text(
        f"{function} is to compute one ⟦unit⟧ at a time, in a loop over the ⟦units⟧; there is no such loop",
        f"{function} 应当用循环，每次只算一个⟦unit⟧，这里没有对⟦units⟧的循环",
    )
    return Finding(unit=entry.unit.name, line=entry.function.first, message=message)


def _single_numbers(program: Program, entry: Place, step: SingleNumbers) -> Finding | None:
    """Look whether a function takes single numbers, one at a time, in a loop."""
    function = entry.function.name
    reach = Reach(program, number_scopes(entry, step.arguments))
    reach.enter(entry, array_arguments(entry, step.arguments))
    scopes = [scope for scope in reach.scopes if isinstance(scope, NumberScope)]
    for scope in scopes:
        for node in scope.steps_with_many(step.without):
            if not stands_in_call_of(node, REMARKS):
                return _at(scope.place, node, _many_numbers_message(node))
    if reach.exhausted:
        return too_deep(entry.unit.name, entry.function.first, function)
    if any(_is_uncertain(scope.place) for scope in scopes):
        return None  # a loop may hide in what the grammar does not know
    loops = bool(reach.recursions) or any(map(has_loop, scopes))
    if loops and any(next(scope.picks(), None) is not None for scope in scopes):
        return None
    message = text(
        f"{function} is to take single numbers, one at a time, in a loop; there is no such loop",
        f"{function} 应当用循环，一次只处理一个数；这里没有这样的循环",
    )
    return Finding(unit=entry.unit.name, line=entry.function.first, message=message)


def vector_form(units: Sequence[Unit], function: str) -> Finding | None:
    """Look whether ``function`` works without a loop over neurons or columns; see `grader.checks.style.vector_form`."""
    entry = Program.of(units, function).find(function)
    if entry is None or entry.function.body is None:
        return None
    reach = Reach(Program.of(units, function))
    reach.enter(entry, set(entry.function.parameters[:1]))
    for scope in reach.scopes:
        for node, message in element_loops(scope):
            own = scope.place.function
            if own.name != function and len(own.parameters) == 1:
                message = text(
                    f"{own.name} itself is to take arrays, so that {function} needs no loop: here its elements are "
                    "computed one by one",
                    f"{own.name} 自身应当能接受数组，这样 {function} 就不需要循环；这里却逐个处理元素",
                )
            return _at(scope.place, node, message)
    for place, node in reach.recursions:
        if not _takes_layers(place):
            message = text(
                f"{text_of(node).partition('(')[0].strip()} calls itself here, which is a loop in another dress; "
                "the vector form needs a matrix product alone",
                f"{text_of(node).partition('(')[0].strip()} 在这里调用自身，这仍是循环；向量形式只需要矩阵乘法",
            )
            return _at(place, node, message)
    return too_deep(entry.unit.name, entry.function.first, function) if reach.exhausted else None


def _loops(reach: Reach) -> Iterator[tuple[Place, Node]]:
    """Find the loops in what was reached."""
    for scope in reach.scopes:
        for node in walk(scope.body):
            if node.type in LOOPS:
                yield scope.place, node


def _at(place: Place, node: Node, message: Text) -> Finding:
    return Finding(unit=place.unit.name, line=node.start_point[0] + 1, message=message)


def _is_uncertain(place: Place) -> bool:
    """Tell whether the grammar did not understand a function, or where it ends."""
    return place.function.body is None or place.function.body.has_error or read(place.unit).damaged


def _whole_products(scope: Scope) -> Iterator[Node]:
    """Find products in which the whole weight matrix meets something that is no single number."""
    for node in walk(scope.body):
        if node.type == "binary_operator" and operator(node) == "*":
            factors = operands(node)
        elif node.type == "function_call":
            callee, factors = call_parts(node)
            if callee is None or text_of(callee) not in PRODUCTS or text_of(callee) in scope.variables:
                continue
        else:
            continue
        if len(factors) < 2 or stands_in_call_of(node, REMARKS):
            continue
        left, right = factors[0], factors[1]
        if (scope.is_whole(left) and not scope.is_number(right)) or (
            scope.is_whole(right) and not scope.is_number(left)
        ):
            yield node


def _whole_product_message(node: Node) -> Text:
    shown = " ".join(text_of(node).split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return text(
        f"`{shown}` multiplies by a whole matrix at once; the component form takes one row of it "
        "(or one number) at a time, in a loop over the ⟦units⟧",
        f"`{shown}` 一次就用整个矩阵做乘法；分量形式应在对⟦units⟧的循环中，每次只取它的一行（或一个数）",
    )


def _many_numbers_message(node: Node) -> Text:
    shown = " ".join(text_of(node).split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return text(
        f"`{shown}` works on many numbers at once; the component form takes single numbers, one at a time, in a loop",
        f"`{shown}` 一次处理了许多个数；分量形式应当用循环，一次只处理一个数",
    )


def _picks(scope: Scope) -> bool:
    """Tell whether the weights are taken apart somewhere: ``w(i, j)``, ``w(i, :)``, ``for row = w'``."""
    if not scope.whole:
        return False
    for node in walk(scope.body):
        if node.type == "function_call" and not is_brace(node):
            callee, arguments = call_parts(node)
            if callee is None:
                continue
            if scope.is_whole(callee) and not all(is_span(argument) for argument in arguments):
                return True
            if text_of(callee) in SPREADERS and any(map(scope.is_whole, arguments)):
                return True
        elif node.type == "iterator" and scope.is_whole(node.named_children[-1]):
            return True
    return False


def _takes_layers(place: Place) -> bool:
    """Tell recursion from layer to layer: the function opens a cell array."""
    body = place.function.body
    return body is not None and any(node.type == "function_call" and is_brace(node) for node in walk(body))
