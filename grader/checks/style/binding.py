"""What an assignment does to what names, attributes and collections stand for."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from grader.checks.style.calls import Calls
from grader.checks.style.scopes import Class, Instance, Scope
from grader.checks.style.values import OPEN, UNKNOWN, Kind, Value, element, join, list_of, options_of


class Binding(Calls):
    """Assigns."""

    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Bind what stands left of an equals sign."""
        match target:
            case ast.Name():
                scope.bind(target.id, value)
            case ast.Tuple() | ast.List():
                self._unpack(target.elts, value, scope)
            case ast.Starred():
                self.assign(target.value, value, scope)
            case ast.Attribute():
                owner = self.evaluate(target.value, scope)
                match owner.target:
                    case Instance() as instance:
                        instance.attributes[target.attr] = value
                    case Class() as cls:
                        cls.body.names[target.attr] = value
                    case Scope() as module:
                        module.names[target.attr] = value
            case ast.Subscript():
                self.stored(target, self.evaluate(target.slice, scope))
                if isinstance(target.value, ast.Name):
                    self._store(target.value.id, target.slice, value, scope)

    def stored(self, target: ast.Subscript, index: Value) -> None:
        """See what is stored where; nothing in it matters here."""

    def _unpack(self, targets: Sequence[ast.expr], value: Value, scope: Scope) -> None:
        stars = [i for i, target in enumerate(targets) if isinstance(target, ast.Starred)]
        surplus = len(value.items) - len(targets) if stars else 0  # items that a starred target takes beyond one
        for i, target in enumerate(targets):
            position = i + surplus if stars and i > stars[0] else i
            if i in stars:
                found = list_of(element(value))
            else:
                found = join(_item(option, position) for option in options_of(value))
            self.assign(target, found, scope)

    def _store(self, name: str, index: ast.expr, value: Value, scope: Scope) -> None:
        """Follow ``name[index] = value`` where ``name`` is a list or a dict."""
        known = scope.look_up(name)
        if known is not None:
            scope.bind(name, join(_with_item(option, index, value) for option in options_of(known)))


def _item(value: Value, position: int) -> Value:
    """Give an item of what is unpacked."""
    if value.kind is Kind.TUPLE and 0 <= position < len(value.items):
        return value.items[position]
    return UNKNOWN if value.kind is Kind.UNKNOWN else element(value)


def _with_item(known: Value, index: ast.expr, value: Value) -> Value:
    """Give a list or a dict after ``known[index] = value``; an array stays what it is."""
    match known.kind:
        case Kind.DICT if isinstance(index, ast.Constant):
            keys = [key for key in known.keys if key != index.value]
            items = [known.items[known.keys.index(key)] for key in keys]
            return Value(
                kind=Kind.DICT,
                keys=(*keys, index.value),
                items=(*items, value),
                weighted=known.weighted or value.weighted,
            )
        case Kind.DICT | Kind.TUPLE | Kind.LIST:
            old = known.items if known.kind is not Kind.LIST else (element(known),)
            useful = [item for item in old if item.literal is OPEN]
            return list_of(join((*useful, value)))
    return known


def as_read(target: ast.expr) -> ast.expr:
    """Read what an augmented assignment is about to change."""
    match target:
        case ast.Name():
            return ast.Name(target.id, ast.Load())
        case ast.Attribute():
            return ast.Attribute(target.value, target.attr, ast.Load())
        case ast.Subscript():
            return ast.Subscript(target.value, target.slice, ast.Load())
    return ast.Constant(None)
