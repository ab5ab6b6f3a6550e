"""Calls, followed into the student's own functions and classes."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Sequence

from grader.checks.style.library import NO_WORK
from grader.checks.style.library_calls import LibraryCalls
from grader.checks.style.lookup import binds, bound
from grader.checks.style.scopes import Class, Function, Instance, Scope, bind_arguments
from grader.checks.style.trace import DEPTH, Frame
from grader.checks.style.values import (
    UNKNOWN,
    Exhausted,
    Kind,
    Value,
    any_weighted,
    constant,
    element,
    join,
    list_of,
    of_kind,
)

# a call to oneself with nothing but these around the arguments hands on the whole, as in fc_v(w, a.reshape(-1, 1))
WHOLE_AGAIN = frozenset(
    "reshape asarray array asanyarray atleast_1d atleast_2d astype copy ravel flatten float expand_dims".split()
)


class Calls(LibraryCalls):
    """Follows calls."""

    @abstractmethod
    def run(self, body: Sequence[ast.stmt], scope: Scope) -> bool:
        """Run statements; tell whether the end is not reached."""

    @abstractmethod
    def module(self, path: str) -> Value:
        """Find a module by its full name: one of the student's, or a library."""

    @abstractmethod
    def add_recursions(self, frame: Frame) -> None:
        """Record the recursions of a call that has come to its end."""

    def evaluate_call(self, node: ast.Call, scope: Scope) -> Value:
        """Evaluate a call as it is written."""
        callee = self.evaluate(node.func, scope)
        name = _name_of(callee)
        inner = [*node.args, *(keyword.value for keyword in node.keywords)]
        args: list[Value] = []
        rest: Value | None = None
        # np.zeros_like(w @ a) takes a shape and no number
        with self.mute(name in NO_WORK and callee.kind is Kind.LIBRARY and not any(map(binds, inner))):
            for argument in node.args:
                value = self.evaluate(argument, scope)
                if not isinstance(argument, ast.Starred):
                    args.append(value)
                elif value.kind is Kind.TUPLE:
                    args += value.items
                else:
                    rest = element(value)
                    args.append(rest)
            keywords = {keyword.arg or "": self.evaluate(keyword.value, scope) for keyword in node.keywords}
        special = self._special(name, callee, args, node, scope)
        if special is not None:
            return special
        value = self.call(callee, args, keywords, node, rest)
        return self.touch(value) if value.kind in (Kind.NUMBER, Kind.WEIGHT_ROW) else value

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None = None,
    ) -> Value:
        """Call a value; ``rest`` stands for what an unknown ``*args`` may hold."""
        self.step()
        match callee.kind, callee.target:
            case Kind.FUNCTION, Function() as function:
                return self.call_function(function, tuple(args), keywords, node, rest)
            case Kind.LIBRARY, str() as path:
                return self.call_library(path, list(args), keywords, node)
            case Kind.METHOD, str() as name:
                return self.call_library(name, [*callee.items, *args], keywords, node)
            case Kind.PARTIAL, Value() as inner:
                count = len(callee.items) - len(callee.keys)
                kept = dict(zip(map(str, callee.keys), callee.items[count:], strict=True))
                return self.call(inner, (*callee.items[:count], *args), kept | keywords, node, rest)
            case Kind.VECTORIZED, _:
                return self.call_vectorized(callee, args, node)
            case Kind.CHOICE, _:
                return join(self.call(option, args, keywords, node, rest) for option in callee.items)
            case Kind.CLASS, Class() as cls:
                return self._instantiate(cls, args, keywords, node)
            case Kind.UNKNOWN, "unseen":
                self.unseen = True
            case Kind.INSTANCE, Instance() as instance:
                method = instance.cls.find("__call__")
                return UNKNOWN if method is None else self.call(bound(method, callee), args, keywords, node)
        return of_kind(Kind.UNKNOWN, weighted=any_weighted((callee, *args, *keywords.values())))

    def _special(self, name: str, callee: Value, args: list[Value], node: ast.Call, scope: Scope) -> Value | None:
        """Do what only a call as it is written can do: know its scope, or change what a name stands for."""
        if callee.kind is Kind.METHOD and name in (
            "append",
            "add",
            "insert",
            "extend",
            "appendleft",
            "update",
        ):
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            known = scope.look_up(owner.id) if isinstance(owner, ast.Name) else None
            if isinstance(owner, ast.Name) and known is not None and args:
                added = element(args[-1]) if name in ("extend", "update") else args[-1]
                empty = known.kind is Kind.TUPLE and not known.items
                scope.bind(owner.id, list_of(added if empty else join((element(known), added))))
                return constant(None)
        if callee.kind is not Kind.LIBRARY:
            return None
        if name in ("import_module", "__import__") and args and isinstance(args[0].literal, str):
            return self.module(args[0].literal)
        if name in ("globals", "locals", "vars") and not args:
            return Value(kind=Kind.NAMESPACE, target=scope.module if name == "globals" else scope)
        if name in ("eval", "exec") and args and isinstance(args[0].literal, str):
            return self._run_text(args[0].literal, node.lineno, scope)
        if name == "super" and self.frames:
            receiver = next(iter(self.frames[-1].function.parameters), "")
            known = scope.look_up(receiver)
            if known is not None and isinstance(known.target, Instance) and known.target.cls.bases:
                parent = Instance(cls=known.target.cls.bases[0], attributes=known.target.attributes)
                return Value(kind=Kind.INSTANCE, target=parent)
        return None

    def _run_text(self, text: str, line: int, scope: Scope) -> Value:
        """Follow source in a string; what is found in it stands on the line of the call."""
        for mode in ("eval", "exec"):
            try:
                tree = ast.parse(text.strip(), mode=mode)
            except (SyntaxError, ValueError):
                continue
            for inner in ast.walk(tree):
                if hasattr(inner, "lineno"):
                    inner.lineno = line
            match tree:
                case ast.Expression():
                    return self.evaluate(tree.body, scope)
                case ast.Module():
                    self.run(tree.body, scope)
        return UNKNOWN

    def call_function(
        self,
        function: Function,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None,
    ) -> Value:
        """Call a function of the program."""
        again = next((i for i, frame in enumerate(self.frames) if frame.function.node is function.node), None)
        if again is not None:
            frame = self.frames[again]
            calls = [*(inner.call for inner in self.frames[again + 1 :]), node]
            if any(map(_goes_on, calls)):
                frame.recursions.append((self.unit, getattr(node, "lineno", 1), self.within))
            return join((*frame.returned, of_kind(Kind.UNKNOWN, weighted=any_weighted(args))))
        if len(self.frames) >= DEPTH:
            raise Exhausted
        names = bind_arguments(function, args, keywords, rest)
        scope = Scope(unit=function.unit, names=names, parent=function.scope)
        frame = Frame(function=function, call=node, touches=self.touches)
        caller, self.unit = self.unit, function.unit
        self.frames.append(frame)
        try:
            if isinstance(function.node, ast.Lambda):
                frame.returned.append(self.evaluate(function.node.body, scope))
            else:
                self.run(function.node.body, scope)
        finally:
            self.frames.pop()
            self.unit = caller
            self.add_recursions(frame)
        if function.yields:
            return list_of(join(frame.yielded))
        return join(frame.returned) if frame.returned else constant(None)

    def _instantiate(self, cls: Class, args: Sequence[Value], keywords: dict[str, Value], node: ast.AST) -> Value:
        instance = Instance(cls=cls, attributes=dict(zip(cls.fields, args, strict=False)) | keywords)
        value = Value(kind=Kind.INSTANCE, target=instance, weighted=any_weighted(args))
        method = cls.find("__init__")
        if method is not None:
            instance.attributes.clear()
            self.call(bound(method, value), args, keywords, node)
        return value


def _name_of(callee: Value) -> str:
    path = callee.target if isinstance(callee.target, str) else ""
    return path.rpartition(".")[2]


def _goes_on(call: ast.AST) -> bool:
    """Tell whether a call hands on less than it was given, as a recursion that takes the place of a loop does."""
    if not isinstance(call, ast.Call):
        return True
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(argument):
            match node:
                case ast.BinOp() | ast.Starred() | ast.Lambda():
                    return True
                case ast.Subscript(slice=index):
                    indices = index.elts if isinstance(index, ast.Tuple) else [index]
                    if not all(_takes_all(each) for each in indices):
                        return True
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name not in WHOLE_AGAIN:
                    return True
    return False


def _takes_all(index: ast.expr) -> bool:
    match index:
        case ast.Slice(lower=None, upper=None):
            return True
        case ast.Constant(value=None) | ast.Attribute(attr="newaxis"):
            return True
    return False
