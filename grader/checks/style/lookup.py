"""Looking things up: names, attributes, and the parts of an array that an index picks."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

import numpy as np

from grader.checks.style.scopes import Class, Function, Instance, Scope
from grader.checks.style.trace import Recorder
from grader.checks.style.values import (
    NUMBER,
    OPEN,
    UNKNOWN,
    WHOLE,
    Kind,
    Value,
    as_array,
    element,
    join,
    library,
    list_of,
    many,
    part,
)

ABOUT = frozenset({"shape", "ndim", "size", "dtype", "itemsize", "nbytes"})  # attributes that hold no element
PROPERTIES = frozenset({"property", "cached_property"})
SAME = frozenset({"T", "mT", "H", "real", "flat", "A", "A1", "base"})  # attributes that hold all elements


class Lookup(Recorder, ABC):
    """Finds what names, attributes and subscripts stand for; how the rest is evaluated is said by `Expressions`."""

    classes: list[Class]
    constants_count: ClassVar[bool] = False  # whether ``w[0, 0]`` in a loop shows that the loop goes over the weight

    @abstractmethod
    def evaluate(self, node: ast.expr | None, scope: Scope) -> Value:
        """Find what an expression stands for."""

    @abstractmethod
    def evaluate_all(self, nodes: Iterable[ast.expr], scope: Scope) -> list[Value]:
        """Evaluate several expressions, one after the other."""

    @abstractmethod
    def submodule(self, module: Scope, name: str) -> Value:
        """Find what a module of the student's does not define itself: a module in its folder, or nothing known."""

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

    def name_of(self, name: str, scope: Scope) -> Value:
        """Look a name up; one that the student does not define is the library's."""
        value = scope.look_up(name)
        if value is None:
            return library(name)
        if value.weighted and value.kind not in WHOLE:
            self.touch(value)
        return value

    def attribute_of(self, node: ast.Attribute, scope: Scope) -> Value:
        """Evaluate an attribute as it is written."""
        with self.mute(node.attr in ABOUT and not binds(node.value)):
            owner = self.evaluate(node.value, scope)
        return self.attribute(owner, node.attr)

    def attribute(self, owner: Value, name: str) -> Value:
        """Look an attribute up."""
        match owner.target:
            case Instance() as instance:
                if name in instance.attributes:
                    return instance.attributes[name]
                inherited = instance.cls.find(name)
                method = UNKNOWN if inherited is None else bound(inherited, owner)
                return self.call(method, (), {}, _node_of(method)) if _decorators(method) & PROPERTIES else method
            case Class() as cls:
                own = cls.find(name) or UNKNOWN
                return bound(own, owner) if "classmethod" in _decorators(own) else own
            case Scope() as module:
                return module.names.get(name) or self.submodule(module, name)
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
            found = [cls.body.names[name] for cls in self.classes if name in cls.body.names]
            if found:
                return join(bound(method, owner) for method in found)
        return Value(kind=Kind.METHOD, target=name, items=(owner,), weighted=owner.weighted)

    def subscript_of(self, node: ast.Subscript, scope: Scope) -> Value:
        """Evaluate a subscript: what is left when its indices fix some of the axes."""
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
        value = self.picked(owner, [count for count, _ in counts])
        # `w[0, 0]` in a loop is no sign that the loop goes over the neurons
        constant = all(map(_is_constant, indices)) and not self.constants_count
        return value if picks == 0 or constant else self.touch(value)

    def picked(self, owner: Value, counts: Sequence[int]) -> Value:
        """Give what is left of an array; ``counts`` are the axes that each index fixes."""
        return part(owner, sum(counts))

    def axes_of(self, index: Value) -> int:
        """Count the axes that an index of this value fixes."""
        return int(index.kind in (Kind.NUMBER, Kind.UNKNOWN))

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
        return self.axes_of(value), value.literal


def bound(method: Value, owner: Value) -> Value:
    """Bind a function found in a class to an instance."""
    if method.kind is Kind.CHOICE:
        return join(bound(option, owner) for option in method.items)
    if not isinstance(method.target, Function):
        return method
    function = method.target
    names = _decorators(method)
    if "staticmethod" in names:
        return method
    if "classmethod" in names and isinstance(owner.target, Instance):
        owner = Value(kind=Kind.CLASS, target=owner.target.cls)
    copy = Function(
        name=function.name,
        node=function.node,
        unit=function.unit,
        scope=function.scope,
        defaults=function.defaults,
        bound=owner,
    )
    return Value(kind=Kind.FUNCTION, target=copy)


def _decorators(method: Value) -> set[str]:
    """Name the decorators of a function, by their last words."""
    node = method.target.node if isinstance(method.target, Function) else None
    found = getattr(node, "decorator_list", [])
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in found}


def _node_of(method: Value) -> ast.AST:
    return method.target.node if isinstance(method.target, Function) else ast.Module([], [])


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
