"""What the names of a student's program stand for: scopes, functions, classes, instances."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from grader.checks.style.values import UNKNOWN, Kind, Value


@dataclass(eq=False, slots=True)
class Scope:
    """Names and their values, with the scope around it; a module has none."""

    unit: str  # the file or cell that is being read
    names: dict[str, Value] = field(default_factory=dict)
    parent: Scope | None = None
    elsewhere: dict[str, Scope] = field(default_factory=dict)  # names declared global or nonlocal

    def look_up(self, name: str) -> Value | None:
        """Find a name here or in the scopes around."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.elsewhere:
                return scope.elsewhere[name].names.get(name)
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return None

    def bind(self, name: str, value: Value) -> None:
        """Give a name a value."""
        self.elsewhere.get(name, self).names[name] = value

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope


@dataclass(eq=False, slots=True, kw_only=True)
class Function:
    """A function or lambda of the student's, with the scope in which it was written."""

    name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    unit: str
    scope: Scope
    defaults: dict[str, Value]
    bound: Value | None = None  # the first argument, if it is a method of an instance

    @property
    def parameters(self) -> list[str]:
        """The names of the positional parameters."""
        args = self.node.args
        return [parameter.arg for parameter in (*args.posonlyargs, *args.args)]

    @property
    def yields(self) -> bool:
        """Whether it is a generator."""
        return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(self.node))


@dataclass(eq=False, slots=True, kw_only=True)
class Class:
    """A class of the student's."""

    name: str
    body: Scope
    bases: tuple[Class, ...]
    fields: tuple[str, ...]  # annotated names, in order, as a dataclass takes them

    def find(self, name: str) -> Value | None:
        """Find an attribute in the class or its bases."""
        if name in self.body.names:
            return self.body.names[name]
        return next((value for base in self.bases if (value := base.find(name)) is not None), None)


@dataclass(eq=False, slots=True, kw_only=True)
class Instance:
    """An object of a class of the student's."""

    cls: Class
    attributes: dict[str, Value] = field(default_factory=dict)


def bind_arguments(
    function: Function, args: tuple[Value, ...], keywords: dict[str, Value], rest: Value | None
) -> dict[str, Value]:
    """Hand arguments to the parameters of a function; ``rest`` stands for what an unknown ``*args`` may hold."""
    if function.bound is not None:
        args = (function.bound, *args)
    spec = function.node.args
    names = function.parameters
    bound = dict(function.defaults)
    bound |= dict.fromkeys((*names, *(each.arg for each in spec.kwonlyargs)) if rest else (), rest or UNKNOWN)
    bound |= dict(zip(names, args, strict=False))
    bound |= {name: value for name, value in keywords.items() if name}
    if spec.vararg:
        extra = args[len(names) :]
        bound[spec.vararg.arg] = (
            Value(kind=Kind.LIST, element=rest, weighted=rest.weighted)
            if rest
            else Value(kind=Kind.TUPLE, items=extra, weighted=any(value.weighted for value in extra))
        )
    for name in (*names, *(each.arg for each in spec.kwonlyargs)):
        bound.setdefault(name, UNKNOWN)
    if spec.kwarg:
        bound[spec.kwarg.arg] = Value(kind=Kind.DICT, keys=tuple(keywords), items=tuple(keywords.values()))
    return bound


def own_nodes(root: ast.AST) -> Iterator[ast.AST]:
    """Walk a function's own body, not the functions and classes inside it."""
    pending = list(ast.iter_child_nodes(root))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            pending += ast.iter_child_nodes(node)
