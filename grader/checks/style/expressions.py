"""What a Python expression stands for, when arrays are known by their kind alone."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from grader.checks.style.lookup import Lookup, bound
from grader.checks.style.scopes import Instance, Scope
from grader.checks.style.values import (
    COLLECTIONS,
    NUMBER,
    OPEN,
    UNKNOWN,
    Kind,
    Value,
    any_weighted,
    as_array,
    constant,
    does_all_neurons,
    element,
    holds_matrices,
    join,
    list_of,
    many,
    meet,
    of_kind,
    options_of,
    product_of,
)

OPERATORS: dict[type[ast.operator], str] = {
    ast.MatMult: "matmul",
    ast.Mult: "mul",
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Div: "truediv",
}


FEW = 16  # items that are written out, and are looked at one by one


class Expressions(Lookup):
    """Evaluates expressions; how calls are made is said by `Calls`."""

    @abstractmethod
    def evaluate_call(self, node: ast.Call, scope: Scope) -> Value:
        """Evaluate a call as it is written."""

    @abstractmethod
    def make_function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, scope: Scope
    ) -> Value:
        """Make the value of a function definition."""

    def evaluate(self, node: ast.expr | None, scope: Scope) -> Value:
        """Find what an expression stands for, and record the loops and products in it."""
        self.step()
        match node:
            case None:
                return constant(None)
            case ast.Constant():
                return constant(node.value)
            case ast.Name():
                return self.name_of(node.id, scope)
            case ast.Attribute():
                return self.attribute_of(node, scope)
            case ast.Subscript():
                return self.subscript_of(node, scope)
            case ast.Call():
                return self.evaluate_call(node, scope)
            case ast.BinOp():
                left, right = self.evaluate(node.left, scope), self.evaluate(node.right, scope)
                return self.operate(node.op, left, right, node)
            case ast.UnaryOp():
                return self._unary(node, scope)
            case ast.Compare():
                return meet(self.evaluate_all((node.left, *node.comparators), scope))
            case ast.BoolOp():
                return join(self.evaluate_all(node.values, scope))
            case ast.IfExp():
                self.evaluate(node.test, scope)
                ways = {True: [node.body], False: [node.orelse], None: [node.body, node.orelse]}
                return join(self.evaluate_all(ways[self.decided(node.test, scope)], scope))
            case ast.NamedExpr():
                value = self.evaluate(node.value, scope)
                self.assign(node.target, value, scope)
                return value
            case ast.Lambda():
                return self.make_function(node, "", scope)
            case ast.Tuple() | ast.List() | ast.Set():
                return self._display(node.elts, scope)
            case ast.Dict():
                return self._dict(node, scope)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return self._comprehension(node, scope)
            case ast.Starred() | ast.Await():
                return self.evaluate(node.value, scope)
            case ast.Yield() | ast.YieldFrom():
                value = self.evaluate(node.value, scope)
                if self.frames:
                    self.frames[-1].yielded.append(element(value) if isinstance(node, ast.YieldFrom) else value)
                return UNKNOWN
        values = [self.evaluate(child, scope) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        return of_kind(Kind.UNKNOWN, weighted=any_weighted(values))

    def evaluate_all(self, nodes: Iterable[ast.expr], scope: Scope) -> list[Value]:
        """Evaluate several expressions, one after the other."""
        return [self.evaluate(node, scope) for node in nodes]

    def evaluate_source(self, node: ast.expr, scope: Scope) -> Value:
        """Evaluate what a loop goes over."""
        return self.evaluate(node, scope)

    @abstractmethod
    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Bind what stands left of an equals sign."""

    def decided(self, test: ast.expr, scope: Scope) -> bool | None:
        """Tell how a condition comes out, where that is known; None where both ways are to be followed."""
        return None

    def iterate(self, value: Value) -> Value:
        """Give what a loop over ``value`` sees, noting it if that is a part of the weight."""
        return self.touch(element(value))

    def operate(self, operator: ast.operator, left: Value, right: Value, node: ast.AST) -> Value:
        """Apply a binary operator."""
        name = OPERATORS.get(type(operator), "")
        for own, other, prefix in ((left, right, ""), (right, left, "r")):
            if isinstance(own.target, Instance) and name:
                method = own.target.cls.find(f"__{prefix}{name}__")
                if method is not None:
                    return self.call(bound(method, own), [other], {}, node)
        if isinstance(operator, ast.MatMult) or (isinstance(operator, ast.Mult) and (left.matrix or right.matrix)):
            return self.multiply((left, right), node, "@" if isinstance(operator, ast.MatMult) else "*")
        collections = {Kind.TUPLE, Kind.LIST}
        if isinstance(operator, ast.Add) and {left.kind, right.kind} <= collections:
            if left.kind is right.kind is Kind.TUPLE and not left.items == right.items:
                return many((*left.items, *right.items))
            return list_of(join((element(left), element(right))))
        if isinstance(operator, ast.Add) and all(map(_may_be_list, (left, right))):
            options = [option for side in (left, right) for option in options_of(side)]
            if any(map(holds_matrices, options)):  # one list after the other, or a sum of arrays
                lists = [element(option) for option in options if option.kind in COLLECTIONS]
                return join((list_of(join(lists)), meet((left, right))))
        if isinstance(operator, ast.Mult):
            for one, other in ((left, right), (right, left)):
                if one.kind in collections and other.kind in (Kind.NUMBER, Kind.UNKNOWN):
                    return list_of(element(one))
        if isinstance(operator, (ast.Mult, ast.Div)):
            return times(left, right)
        return meet((left, right))

    def multiply(self, operands: Sequence[Value], node: ast.AST, construct: str) -> Value:
        """Make a matrix product."""
        if does_all_neurons(operands):
            self.add_product(node, construct)
        return product_of(operands)

    def _unary(self, node: ast.UnaryOp, scope: Scope) -> Value:
        value = self.evaluate(node.operand, scope)
        if isinstance(node.op, ast.USub) and isinstance(value.literal, (int, float)):
            return constant(-value.literal)
        return NUMBER if isinstance(node.op, ast.Not) else meet((value,))

    def _display(self, nodes: Sequence[ast.expr], scope: Scope) -> Value:
        items: list[Value] = []
        open_ended = False
        for node in nodes:
            value = self.evaluate(node, scope)
            if isinstance(node, ast.Starred):
                open_ended |= value.kind is not Kind.TUPLE
                items += value.items if value.kind is Kind.TUPLE else (element(value),)
            else:
                items.append(value)
        return list_of(join(items)) if open_ended else many(items)

    def _dict(self, node: ast.Dict, scope: Scope) -> Value:
        keys = [self.evaluate(key, scope) if key else UNKNOWN for key in node.keys]
        values = self.evaluate_all(node.values, scope)
        if all(key.literal is not OPEN for key in keys):
            return Value(
                kind=Kind.DICT,
                keys=tuple(key.literal for key in keys),
                items=tuple(values),
                weighted=any_weighted(values),
            )
        return list_of(join(values))

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: Scope) -> Value:
        construct = "generator expression" if isinstance(node, ast.GeneratorExp) else "comprehension"
        inner = Scope(unit=scope.unit, parent=scope)
        # the first iterable is evaluated outside
        iterables = [self.evaluate_source(node.generators[0].iter, scope)]
        fixed = is_written_out(iterables[0])
        with self.looping(node, construct, fixed=fixed and len(node.generators) == 1):
            if self._is_item_by_item(node, iterables[0]) and not isinstance(node, ast.DictComp):
                # [np.asarray(x) for x in (w, a)] gives as many items, each made of its own
                made = []
                for item in iterables[0].items:
                    self.assign(node.generators[0].target, self.touch(item), inner)
                    made.append(self.evaluate(node.elt, inner))
                return many(made)
            for generator in node.generators:
                source = iterables.pop() if iterables else self.evaluate_source(generator.iter, inner)
                self.assign(generator.target, self.iterate(source), inner)
                self.evaluate_all(generator.ifs, inner)
            if isinstance(node, ast.DictComp):
                self.evaluate(node.key, inner)
                return list_of(self.evaluate(node.value, inner))
            return list_of(self.evaluate(node.elt, inner))

    def _is_item_by_item(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, source: Value
    ) -> bool:
        one = len(node.generators) == 1 and not node.generators[0].ifs
        return one and source.kind is Kind.TUPLE and 0 < len(source.items) <= FEW


def times(left: Value, right: Value) -> Value:
    """Multiply or divide elementwise; the whole weight times another array is a sum short of the work."""
    value = meet((left, right))
    if value.kind is Kind.WEIGHT:
        kinds = [as_array(side).kind for side in (left, right)]
        if not {Kind.NUMBER, Kind.UNKNOWN} & set(kinds):
            return of_kind(Kind.PRODUCT, weighted=True)
    return value


def is_written_out(value: Value) -> bool:
    """Tell whether a loop over this goes over items that stand in the source one by one, such as ``(w, a)``."""
    return value.kind in (Kind.TUPLE, Kind.DICT)


def _may_be_list(value: Value) -> bool:
    return any(option.kind in COLLECTIONS or option.kind is Kind.UNKNOWN for option in options_of(value))
