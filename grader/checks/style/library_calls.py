"""Calls of library functions: those that multiply matrices, and those that take the place of a loop."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

from grader.checks.style.expressions import Expressions, is_written_out, times
from grader.checks.style.library import LOOPS, PRODUCTS, SUMS, TIMES, operands_of, result_of
from grader.checks.style.values import (
    CALLABLE,
    MANY,
    NUMBER,
    UNKNOWN,
    Kind,
    Value,
    any_weighted,
    as_array,
    list_of,
    of_kind,
)


class LibraryCalls(Expressions):
    """Records what library functions do."""

    def call_library(self, path: str, args: list[Value], keywords: dict[str, Value], node: ast.AST) -> Value:
        """Call a library function; a method of an array counts as one whose first argument is the array."""
        owner, _, name = path.rpartition(".")
        if owner.endswith(("multiply", "matmul")) and name in ("outer", "at"):
            return MANY
        if name in PRODUCTS:
            return self.multiply(operands_of(name, [*args, *keywords.values()]), node, shown(path))
        if name in TIMES and len(args) >= 2:
            return self.multiply(args[:2], node, "*") if args[0].matrix else times(*args[:2])
        if name in SUMS and args and not _is_callable(args[0]):
            if as_array(args[0]).kind is Kind.PRODUCT:
                self.add_product(node, shown(path))
            if args[0].kind in (Kind.LIST, Kind.MANY):
                return of_kind(Kind.NUMBER, weighted=args[0].weighted)
            return result_of(path, args, keywords)
        if name in ("vectorize", "frompyfunc"):
            function = next(iter((*args, *keywords.values())), UNKNOWN)
            target = function if _is_callable(function) else None  # none yet: @np.vectorize(otypes=[float])
            return Value(kind=Kind.VECTORIZED, target=target, keys=(shown(path),))
        if name in LOOPS and args:
            return self._call_loop(path, name, args, keywords, node)
        if name == "partial" and args:
            target, *kept = args
            return Value(
                kind=Kind.PARTIAL,
                target=target,
                keys=tuple(keywords),
                items=(*kept, *keywords.values()),
                weighted=any_weighted(args),
            )
        if name == "getattr" and len(args) >= 2 and isinstance(args[1].literal, str):
            return self.attribute(args[0], args[1].literal)
        for value in (*args, *keywords.values()):
            if value.kind in CALLABLE:  # who calls it, and with what, cannot be seen
                weighted = any_weighted(args)
                self.call(value, (), {}, node, of_kind(Kind.UNKNOWN, weighted=weighted))
        return result_of(path, args, keywords)

    def _call_loop(self, path: str, name: str, args: list[Value], keywords: dict[str, Value], node: ast.AST) -> Value:
        """Call a library function that calls another one again and again."""
        method = args[0].kind not in CALLABLE | {Kind.LIBRARY} and len(args) > 1
        if method and (args[1].kind in CALLABLE or args[1].kind is Kind.LIBRARY):
            args = args[1:]  # pool.map(neuron, rows)
        function, *sources = args
        if name == "fromiter":
            return as_array(function)
        if name == "apply_along_axis" and len(sources) >= 2:
            axis, array, *others = sources
            with self.looping(node, shown(path)):
                result = self.call(function, (self.iterate(array), *others), keywords, node)
            return as_array(list_of(result))
        fixed = all(map(is_written_out, sources))
        if name == "reduce" and fixed and sources:
            total, *later = (*sources[1:], *sources[0].items) or (UNKNOWN,)
            for value in later:
                total = self.call(function, (total, value), {}, node)
            return total
        with self.looping(node, shown(path), fixed=fixed):
            items = [self.iterate(source) for source in sources]
            if name == "starmap" and items and items[0].kind is Kind.TUPLE:
                items = list(items[0].items)
            if name in ("reduce", "accumulate"):
                items = [items[0], items[0]] if items else []
            result = self.call(function, items, {}, node)
            if name == "reduce":
                return result
        return list_of(items[0] if name in ("filter", "filterfalse") and items else result)

    def call_vectorized(self, callee: Value, args: Sequence[Value], node: ast.AST) -> Value:
        """Call what np.vectorize made: the function is called with one element after the other."""
        if not isinstance(callee.target, Value):
            return replace(callee, target=args[0]) if args and _is_callable(args[0]) else UNKNOWN
        with self.looping(node, str(callee.keys[0])):
            result = self.call(callee.target, [NUMBER for _ in args], {}, node)
            for value in args:
                self.iterate(value)
        return of_kind(Kind.UNKNOWN, weighted=any_weighted((result, *args)))


def shown(path: str) -> str:
    """Name a library function as it is usually written."""
    return path.replace("numpy.", "np.", 1)


def _is_callable(value: Value) -> bool:
    return value.kind in CALLABLE or value.kind is Kind.LIBRARY
