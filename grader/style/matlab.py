"""Whether a MATLAB function loops over neurons, seen in its syntax tree.

The rules lean to the student's side: what is reported stands in the text, and what the text leaves open is let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.matlab.scope import (
    Place,
    Program,
    Scope,
    call_parts,
    is_brace,
    is_span,
    operands,
    operator,
    root_of,
)
from grader.matlab.syntax import text_of, walk
from grader.style.finding import Finding
from grader.submission import Unit
from grader.text import Text, text

LOOPS = ("for_statement", "while_statement")
MAPPERS = frozenset(("arrayfun", "cellfun", "structfun", "splitapply", "accumarray", "rowfun", "varfun"))
SPREADERS = frozenset(("num2cell", "mat2cell", "cellfun", "arrayfun"))
PRODUCTS = frozenset(("mtimes", "dot", "tensorprod", "pagemtimes"))
# What is said about a result on the way is not how it was computed.
REMARKS = frozenset(("assert", "disp", "display", "printf", "fprintf", "error", "warning", "isequal", "norm", "size"))


def component_form(units: Sequence[Unit], function: str) -> Finding | None:
    """Look whether ``function`` computes one neuron's number at a time; see `grader.style.component_form`."""
    entry = Program.of(units, function).find(function)
    if entry is None or entry.function.body is None:
        return None
    view = _View(Program.of(units, function))
    view.enter(entry, set(entry.function.parameters[:1]))
    for visit in view.visits:
        product = next(_whole_products(visit.scope), None)
        if product is not None:
            return _at(visit.scope.place, product, _whole_product_message(product))
    if any(_is_uncertain(visit.scope.place) for visit in view.visits):
        return None  # a loop may hide in what the grammar does not know
    loops = view.recursive or any(_loops_or_mappers(visit.scope) for visit in view.visits)
    if loops and (not entry.function.parameters or any(_picks(visit.scope) for visit in view.visits)):
        return None
    message = text(
        f"{function} is to compute one neuron at a time, in a loop over the neurons; there is no such loop",
        f"{function} 应当用循环逐个神经元地计算，这里没有对神经元的循环",
    )
    return Finding(unit=entry.unit.name, line=entry.function.first, message=message)


def vector_form(units: Sequence[Unit], function: str) -> Finding | None:
    """Look whether ``function`` works without a loop over neurons or columns; see `grader.style.vector_form`."""
    entry = Program.of(units, function).find(function)
    if entry is None or entry.function.body is None:
        return None
    view = _View(Program.of(units, function))
    view.enter(entry, set(entry.function.parameters[:1]))
    for visit in view.visits:
        for node, message in _element_loops(visit.scope):
            return _at(visit.scope.place, node, message)
    for place, node in view.recursions:
        if not _takes_layers(place):
            message = text(
                f"{text_of(node).partition('(')[0].strip()} calls itself here, which is a loop in another dress; "
                "the vector form needs a matrix product alone",
                f"{text_of(node).partition('(')[0].strip()} 在这里调用自身，这仍是循环；向量形式只需要矩阵乘法",
            )
            return _at(place, node, message)
    return None


def _at(place: Place, node: Node, message: Text) -> Finding:
    return Finding(unit=place.unit.name, line=node.start_point[0] + 1, message=message)


@dataclass(frozen=True, slots=True)
class _Visit:
    """One function, looked at with what its caller gave it."""

    scope: Scope


@dataclass(slots=True)
class _View:
    """All of the student's functions that are reached from one, with the way the weights take through them."""

    program: Program
    visits: list[_Visit] = field(default_factory=list)
    recursions: list[tuple[Place, Node]] = field(default_factory=list)
    _seen: set[tuple[str, int, frozenset[str]]] = field(default_factory=set)
    _path: list[tuple[str, int]] = field(default_factory=list)

    @property
    def recursive(self) -> bool:
        return bool(self.recursions)

    def enter(self, place: Place, whole: set[str]) -> None:
        """Look at a function whose parameters ``whole`` hold the weights, and at those it calls."""
        here = (place.unit.name, place.function.first)
        seen = (*here, frozenset(whole))
        if place.function.body is None or seen in self._seen:
            return
        self._seen.add(seen)
        scope = Scope(place, set(whole))
        self.visits.append(_Visit(scope))
        self._path.append(here)
        for node, name, arguments in _calls(scope):
            callee = self.program.find(name, place.unit)
            if callee is None:
                continue
            if (callee.unit.name, callee.function.first) in self._path:
                self.recursions.append((place, node))
                continue
            given = {
                parameter
                for parameter, argument in zip(callee.function.parameters, arguments, strict=False)
                if scope.is_whole(argument)
            }
            self.enter(callee, given)
        self._path.pop()


def _calls(scope: Scope) -> Iterator[tuple[Node, str, list[Node]]]:
    """List the calls in a function by name, handles included; an index into a variable is none."""
    body = scope.place.function.body
    assert body is not None
    for node in walk(body):
        if node.type == "function_call":
            callee, arguments = call_parts(node)
            if callee is not None and callee.type == "identifier" and text_of(callee) not in scope.variables:
                yield node, text_of(callee), arguments
        elif node.type == "handle_operator" or (node.type == "identifier" and _stands_alone(node)):
            name = text_of(node).removeprefix("@").strip()
            if name not in scope.variables:
                yield node, name, []


def _stands_alone(node: Node) -> bool:
    """Tell ``x = helper`` from the names within calls and fields."""
    parent = node.parent
    return parent is not None and parent.type not in ("function_call", "field_expression", "handle_operator")


def _is_uncertain(place: Place) -> bool:
    return place.function.body is None or place.function.body.has_error


def _body(scope: Scope) -> Node:
    assert scope.place.function.body is not None
    return scope.place.function.body


def _whole_products(scope: Scope) -> Iterator[Node]:
    """Find products in which the whole weight matrix meets something that is no single number."""
    for node in walk(_body(scope)):
        if node.type == "binary_operator" and operator(node) == "*":
            factors = operands(node)
        elif node.type == "function_call":
            callee, factors = call_parts(node)
            if callee is None or text_of(callee) not in PRODUCTS or text_of(callee) in scope.variables:
                continue
        else:
            continue
        if len(factors) < 2 or _is_remark(node):
            continue
        left, right = factors[0], factors[1]
        if (scope.is_whole(left) and not scope.is_number(right)) or (
            scope.is_whole(right) and not scope.is_number(left)
        ):
            yield node


def _is_remark(node: Node) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.type == "function_call":
            callee, _ = call_parts(parent)
            if callee is not None and text_of(callee) in REMARKS:
                return True
        parent = parent.parent
    return False


def _whole_product_message(node: Node) -> Text:
    shown = " ".join(text_of(node).split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return text(
        f"`{shown}` multiplies by the whole weight matrix at once; the component form takes one row of it "
        "(or one number) at a time, in a loop over the neurons",
        f"`{shown}` 一次就用整个权重矩阵做乘法；分量形式应在对神经元的循环中，每次只取它的一行（或一个数）",
    )


def _loops_or_mappers(scope: Scope) -> bool:
    return any(node.type in LOOPS or _mapper(node, scope) for node in walk(_body(scope)))


def _mapper(node: Node, scope: Scope) -> str:
    """Give the name of the function that loops in the place of a loop, if this is a call of one."""
    if node.type != "function_call":
        return ""
    callee, _ = call_parts(node)
    name = text_of(callee) if callee is not None else ""
    return name if name in MAPPERS and name not in scope.variables else ""


def _picks(scope: Scope) -> bool:
    """Tell whether the weights are taken apart somewhere: ``w(i, j)``, ``w(i, :)``, ``for row = w'``."""
    if not scope.whole:
        return False
    for node in walk(_body(scope)):
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


def _element_loops(scope: Scope) -> Iterator[tuple[Node, Text]]:
    """Find loops over neurons or columns, and what stands in for them."""
    for node in walk(_body(scope)):
        if node.type in LOOPS and _is_element_loop(node, scope):
            head = text_of(node).split("\n")[0].strip()
            head = head if len(head) <= 60 else head[:57] + "..."
            yield (
                node,
                text(
                    f"`{head}` loops over neurons or columns; the vector form does all of them with one matrix product",
                    f"`{head}` 是对神经元或列的循环；向量形式用一次矩阵乘法就能算出全部",
                ),
            )
        elif (name := _mapper(node, scope)) and _maps_elements(node, name):
            yield (
                node,
                text(
                    f"{name} calls a function once per element: it is a loop; the vector form works on the whole array",
                    f"{name} 对每个元素调用一次函数，仍是循环；向量形式应对整个数组运算",
                ),
            )


def _is_element_loop(loop: Node, scope: Scope) -> bool:
    """Tell a loop over neurons or columns from one over layers, epochs or mini-batches."""
    counters = _counters(loop)
    body = next((child for child in loop.named_children if child.type == "block"), None)
    if body is None or not counters:
        return False
    in_braces = picks_one = picks_of_two = False
    for node in walk(body):
        if node.type != "function_call":
            continue
        callee, arguments = call_parts(node)
        if callee is None:
            continue
        if is_brace(node) and text_of(callee) in counters:  # for c = w ... c{1}: one cell per round
            in_braces = True
        at = [k for k, argument in enumerate(arguments) if not is_span(argument) and _mentions(argument, counters)]
        if not at:
            continue
        if is_brace(node):
            in_braces = True
        elif text_of(root_of(callee)) in scope.variables and not _is_record(node):
            picks_one = picks_one or len(arguments) == 1
            picks_of_two = picks_of_two or (len(arguments) == 2)
    if picks_of_two:
        return True
    iterates = _iterates_over(loop)
    over_matrix = iterates is not None and scope.is_whole(iterates)
    return (picks_one or over_matrix) and not in_braces


def _counters(loop: Node) -> set[str]:
    """Name the variables that change from round to round: the loop's own, and those counted up in a while loop."""
    counters: set[str] = set()
    for node in walk(loop):
        if node.type == "iterator" and node.parent is not None and node.parent.id == loop.id:
            counters.add(text_of(node.named_children[0]))
        if loop.type == "while_statement" and node.type == "assignment":
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            if left is not None and right is not None and left.type == "identifier" and _is_step(left, right):
                counters.add(text_of(left))
    return counters


def _is_step(left: Node, right: Node) -> bool:
    """Tell ``i = i + 1`` from other assignments; ``i += 1`` is read as ``i = 1``."""
    if right.type == "number":
        return True
    return right.type == "binary_operator" and any(text_of(side) == text_of(left) for side in operands(right))


def _mentions(node: Node, names: set[str]) -> bool:
    return any(inner.type == "identifier" and text_of(inner) in names for inner in walk(node))


def _is_record(node: Node) -> bool:
    """Tell ``layer(l).w``, an entry of a struct array."""
    parent = node.parent
    return parent is not None and parent.type == "field_expression" and parent.named_children[0].id == node.id


def _iterates_over(loop: Node) -> Node | None:
    iterator = next((child for child in loop.named_children if child.type == "iterator"), None)
    return iterator.named_children[-1] if iterator is not None else None


def _maps_elements(node: Node, name: str) -> bool:
    """Tell a call per element from one per layer: ``cellfun`` over the cells, ``arrayfun (@(l) w{l}...)``."""
    if name in ("cellfun", "structfun"):
        return any(inner.type == "identifier" and text_of(inner) in ("num2cell", "mat2cell") for inner in walk(node))
    return not any(inner.type == "function_call" and is_brace(inner) for inner in walk(node))


def _takes_layers(place: Place) -> bool:
    """Tell recursion from layer to layer: the function opens a cell array."""
    body = place.function.body
    return body is not None and any(node.type == "function_call" and is_brace(node) for node in walk(body))
