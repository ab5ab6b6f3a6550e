"""What a Python expression stands for, when arrays are known by their kind alone."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

import numpy as np

from grader.style.scopes import Class, Function, Instance, Scope
from grader.style.trace import Recorder
from grader.style.values import (
    NUMBER,
    OPEN,
    UNKNOWN,
    WHOLE,
    Kind,
    Value,
    any_weighted,
    as_array,
    constant,
    does_all_neurons,
    element,
    join,
    library,
    list_of,
    many,
    meet,
    of_kind,
    part,
    product_of,
)

ABOUT = frozenset({"shape", "ndim", "size", "dtype", "itemsize", "nbytes"})  # attributes that hold no element
SAME = frozenset({"T", "mT", "H", "real", "flat", "A", "A1", "base"})  # attributes that hold all elements
OPERATORS: dict[type[ast.operator], str] = {
    ast.MatMult: "matmul",
    ast.Mult: "mul",
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Div: "truediv",
}


class Expressions(Recorder, ABC):
    """Evaluates expressions; how calls are made is said by `Calls`."""

    classes: list[Class]

    @abstractmethod
    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None = None,
    ) -> Value:
        """Call a value."""

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
                return self._name(node.id, scope)
            case ast.Attribute():
                return self._attribute(node, scope)
            case ast.Subscript():
                return self._subscript(node, scope)
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
                return join(self.evaluate_all((node.body, node.orelse), scope))
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

    @abstractmethod
    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Bind what stands left of an equals sign."""

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

    def _name(self, name: str, scope: Scope) -> Value:
        value = scope.look_up(name)
        if value is None:
            return library(name)
        if value.weighted and value.kind not in WHOLE:
            self.touch(value)
        return value

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
        iterables = [self.evaluate(node.generators[0].iter, scope)]
        fixed = is_written_out(iterables[0])
        with self.looping(node, construct, fixed=fixed and len(node.generators) == 1):
            for generator in node.generators:
                source = iterables.pop() if iterables else self.evaluate(generator.iter, inner)
                self.assign(generator.target, self.iterate(source), inner)
                self.evaluate_all(generator.ifs, inner)
            if isinstance(node, ast.DictComp):
                self.evaluate(node.key, inner)
                return list_of(self.evaluate(node.value, inner))
            return list_of(self.evaluate(node.elt, inner))

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Value:
        with self.mute(node.attr in ABOUT and not binds(node.value)):
            owner = self.evaluate(node.value, scope)
        return self.attribute(owner, node.attr)

    def attribute(self, owner: Value, name: str) -> Value:
        """Look an attribute up."""
        match owner.target:
            case Instance() as instance:
                if name in instance.attributes:
                    return instance.attributes[name]
                found = instance.cls.find(name)
                return UNKNOWN if found is None else bound(found, owner)
            case Class() as cls:
                return cls.find(name) or UNKNOWN
            case Scope() as module:
                return module.names.get(name, UNKNOWN)
            case str() as path if owner.kind is Kind.LIBRARY:
                return library(f"{path}.{name}")
        if owner.kind is Kind.CHOICE:
            return join(self.attribute(option, name) for option in owner.items)
        if name == "shape":
            array = as_array(owner)
            return many([NUMBER] * (2 if array.kind in WHOLE else 1)) if array.kind is not Kind.UNKNOWN else UNKNOWN
        if name in ABOUT:
            return NUMBER
        if name in SAME:
            return as_array(owner)
        if not hasattr(np.ndarray, name):
            # whose method this is cannot be seen: any class of the student's that has one of that name may be meant
            methods = [method for cls in self.classes if (method := cls.body.names.get(name)) is not None]
            if methods:
                return join(bound(method, owner) for method in methods)
        return Value(kind=Kind.METHOD, target=name, items=(owner,), weighted=owner.weighted)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Value:
        owner = self.evaluate(node.value, scope)
        if isinstance(node.slice, ast.Tuple):
            indices: Sequence[ast.expr] = node.slice.elts
        else:
            indices = [node.slice]
        counts = [self._picks(index, scope, single=len(indices) == 1) for index in indices]
        picks, literal = sum(count for count, _ in counts), counts[0][1] if len(counts) == 1 else OPEN
        if isinstance(owner.target, Instance):
            method = owner.target.cls.find("__getitem__")
            return UNKNOWN if method is None else self.call(bound(method, owner), [UNKNOWN], {}, node)
        match owner.kind:
            case Kind.LIBRARY | Kind.CLASS:
                return UNKNOWN
            case Kind.NAMESPACE if isinstance(owner.target, Scope):
                return owner.target.look_up(str(literal)) or UNKNOWN
            case Kind.DICT:
                found = [item for key, item in zip(owner.keys, owner.items, strict=True) if key == literal]
                return found[-1] if found else join(owner.items)
            case Kind.TUPLE if isinstance(literal, int) and -len(owner.items) <= literal < len(owner.items):
                item = owner.items[literal]
                return part(item, picks - 1)
            case Kind.TUPLE if not picks:
                return list_of(element(owner))
        value = part(owner, picks)
        # `w[0, 0]` in a loop is no sign that the loop goes over the neurons
        return value if picks == 0 or all(map(_is_constant, indices)) else self.touch(value)

    def _picks(self, index: ast.expr, scope: Scope, *, single: bool) -> tuple[int, object]:
        """Count the axes that an index fixes, and give its value if it is a literal."""
        if isinstance(index, ast.Slice):
            bounds = [index.lower, index.upper, index.step]
            self.evaluate_all([bound for bound in bounds if bound is not None], scope)
            return int(_is_one_long(index)), OPEN
        value = self.evaluate(index, scope)
        if value.literal is None or value.literal is Ellipsis:
            return 0, value.literal
        if isinstance(index, ast.List):
            return int(len(index.elts) == 1), OPEN
        if value.kind is Kind.TUPLE and single:
            return sum(item.kind in (Kind.NUMBER, Kind.UNKNOWN) for item in value.items), OPEN
        if value.kind is Kind.LIBRARY:  # np.newaxis
            return 0, None
        return int(value.kind in (Kind.NUMBER, Kind.UNKNOWN)), value.literal


def bound(method: Value, owner: Value) -> Value:
    """Bind a function found in a class to an instance."""
    if method.kind is Kind.CHOICE:
        return join(bound(option, owner) for option in method.items)
    if not isinstance(method.target, Function):
        return method
    function = method.target
    decorators = getattr(function.node, "decorator_list", [])
    names = {node.id for node in decorators if isinstance(node, ast.Name)}
    if "staticmethod" in names:
        return method
    copy = Function(
        name=function.name,
        node=function.node,
        unit=function.unit,
        scope=function.scope,
        defaults=function.defaults,
        bound=owner,
    )
    return Value(kind=Kind.FUNCTION, target=copy)


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


def binds(node: ast.AST) -> bool:
    """Tell whether an expression also gives a name a value."""
    return any(isinstance(inner, ast.NamedExpr) for inner in ast.walk(node))


def _is_constant(index: ast.expr) -> bool:
    return isinstance(index, ast.Constant)


def _is_one_long(index: ast.Slice) -> bool:
    """Tell ``i : i + 1`` from other slices."""
    if index.step is not None:
        return False
    lower, upper = (ast.unparse(bound) if bound else "" for bound in (index.lower, index.upper))
    if lower.lstrip("-").isdigit() or upper.isdigit():
        return (int(lower or "0") + 1 == int(upper)) if upper.lstrip("-").isdigit() else lower == "-1" and not upper
    return bool(lower) and upper in (f"{lower} + 1", f"1 + {lower}")
