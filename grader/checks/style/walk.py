"""Runs a student's program on values without numbers, statement by statement.

Branches are both taken, unless it is known which; a loop's body is run again if the first time changed what a name
stands for.
"""

from __future__ import annotations

import ast
import functools
import sys
import warnings
from collections.abc import Iterable, Sequence

from grader.checks.style.binding import Binding, as_read
from grader.checks.style.expressions import is_written_out
from grader.checks.style.lasting import LastFunctions
from grader.checks.style.lookup import binds
from grader.checks.style.scopes import Class, Function, Scope
from grader.checks.style.trace import GRACE, STEPS, Frame, Loop
from grader.checks.style.values import (
    CALLABLE,
    UNKNOWN,
    UNSEEN,
    Exhausted,
    Kind,
    Value,
    join,
    library,
)
from grader.submission import HelperFile, Unit

LIBRARIES = sys.stdlib_module_names | {"numpy", "scipy", "matplotlib", "pandas"}
KEPT = 100_000  # characters of source whose tree may stay in memory until the next submission


class Walk(Binding):
    """One submission's program."""

    def __init__(self, units: Sequence[Unit], helpers: Sequence[HelperFile] = ()) -> None:
        super().__init__()
        self.classes = []
        self.main = Scope(unit="")
        self._helpers = {
            helper.name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): helper
            for helper in helpers
            if helper.name.endswith(".py")
        }
        # in a folder that the importer puts on the path, a module is known by the last words of its name
        self._elsewhere = _by_last_words(self._helpers)
        self._folders = {
            ".".join(path.split(".")[:depth]) for path in self._helpers for depth in range(1, path.count(".") + 1)
        }
        self._modules: dict[str, Scope] = {}
        self._paths: dict[int, str] = {}  # of modules that were run, by their scopes
        self._last = LastFunctions()
        if len(units) == 1:
            self._modules[units[0].name.removesuffix(".py")] = self.main
        with self.mute():
            for unit, body in zip(units, _trees(tuple(units)), strict=True):
                self._run_source(unit.name, body, self.main)
        self._last.restore(self.main)
        self.steps = 0

    def follow(self, callee: Value, arguments: Sequence[Value]) -> None:
        """Call a function of the program and record what happens; parameters with defaults keep them."""
        node: ast.AST = ast.Module([], [])
        if isinstance(callee.target, Function):
            node, self.unit = callee.target.node, callee.target.unit
            if callee.target.node.args.vararg is None:
                needed = len(set(callee.target.parameters) - callee.target.defaults.keys())
                arguments = arguments[: max(needed, 1)]
        self.call(callee, arguments, {}, node)

    def run(self, body: Sequence[ast.stmt], scope: Scope) -> bool:
        """Run statements; tell whether the end is not reached."""
        return any(self._execute(statement, scope) for statement in body)

    def make_function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, scope: Scope
    ) -> Value:
        """Make the value of a function definition."""
        args = node.args
        positional = [parameter.arg for parameter in (*args.posonlyargs, *args.args)]
        defaults = dict(zip(reversed(positional), reversed(self.evaluate_all(args.defaults, scope)), strict=False))
        for parameter, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
            if default is not None:
                defaults[parameter.arg] = self.evaluate(default, scope)
        function = Function(name=name, node=node, unit=self.unit, scope=scope, defaults=defaults)
        return Value(kind=Kind.FUNCTION, target=function)

    def add_recursions(self, frame: Frame) -> None:
        """Record the recursions of a call that has come to its end."""
        if self.muted:
            return
        for unit, line, within in dict.fromkeys(frame.recursions):
            over_weight = self.touches > frame.touches
            self.loops.append(
                Loop(
                    unit=unit,
                    line=line,
                    construct="recursion",
                    within=within,
                    fixed=False,
                    over_weight=over_weight,
                )
            )

    def _run_source(self, name: str, body: Sequence[ast.stmt], scope: Scope) -> None:
        """Run a file or a cell; what cannot be followed is left out."""
        caller, frames = self.unit, self.frames
        self.unit = scope.unit = name
        for statement in body:
            self.frames = []
            try:
                ended = self._execute(statement, scope)
            except (Exhausted, RecursionError):  # costs what it would have defined, not what is defined below
                self.steps = min(self.steps, STEPS - GRACE)
                continue
            if scope is self.main:
                self._last.note(statement, scope)
            if ended:
                break
        self.unit, self.frames = caller, frames

    def _execute(self, node: ast.stmt, scope: Scope) -> bool:
        self.step()
        match node:
            case ast.Expr():
                # a product whose result is dropped does no work
                with self.mute(isinstance(node.value, ast.BinOp) and not binds(node.value)):
                    self.evaluate(node.value, scope)
            case ast.Assign():
                value = self.evaluate(node.value, scope)
                for target in node.targets:
                    self.assign(target, value, scope)
            case ast.AnnAssign() if node.value is not None:
                self.assign(node.target, self.evaluate(node.value, scope), scope)
            case ast.AugAssign():
                old = self.evaluate(ast.copy_location(as_read(node.target), node.target), scope)
                self.assign(node.target, self.operate(node.op, old, self.evaluate(node.value, scope), node), scope)
            case ast.Return():
                value = self.evaluate(node.value, scope)
                if self.frames:
                    self.frames[-1].returned.append(value)
                return True
            case ast.If():
                return self.branch(node, scope)
            case ast.For() | ast.AsyncFor():
                source = self.evaluate_source(node.iter, scope)
                with self.looping(node, "for", fixed=is_written_out(source)):
                    self._repeat(node.body, scope, target=node.target, source=source)
                self.run(node.orelse, scope)
            case ast.While():
                if not _is_false(node.test):
                    with self.looping(node, "while"):
                        self._repeat(node.body, scope, test=node.test)
                return self.run(node.orelse, scope)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                value = self.make_function(node, node.name, scope)
                for decorator in reversed(node.decorator_list):
                    value = self._decorate(decorator, value, scope)
                scope.bind(node.name, value)
            case ast.ClassDef():
                self._define_class(node, scope)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    value = self.evaluate(item.context_expr, scope)
                    if item.optional_vars is not None:
                        self.assign(item.optional_vars, value, scope)
                return self.run(node.body, scope)
            case ast.Try() | ast.TryStar():
                return self._try(node, scope)
            case ast.Match():
                self.evaluate(node.subject, scope)
                ends = [self.run(case.body, scope) for case in node.cases]
                return all(ends) and _catches_all(node.cases[-1])
            case ast.Import() | ast.ImportFrom():
                self._import(node, scope)
            case ast.Global() | ast.Nonlocal():
                for name in node.names:
                    scope.elsewhere[name] = scope.module if isinstance(node, ast.Global) else _owner(name, scope)
            case ast.Assert() if binds(node.test):
                self.evaluate(node.test, scope)
            case ast.Raise() | ast.Break() | ast.Continue():
                return True
        return False

    def _repeat(
        self,
        body: Sequence[ast.stmt],
        scope: Scope,
        *,
        target: ast.expr | None = None,
        source: Value | None = None,
        test: ast.expr | None = None,
    ) -> None:
        before = dict(scope.names)
        for _ in range(2):
            start = dict(scope.names)
            if target is not None and source is not None:
                self.assign(target, self.iterate(source), scope)
            if test is not None:
                self.evaluate(test, scope)
            self.run(body, scope)
            if scope.names == start:
                break
        for name, value in before.items():  # it may not have run at all
            scope.names[name] = join((scope.names.get(name, value), value))

    def branch(self, node: ast.If, scope: Scope) -> bool:
        """Follow an if; tell whether the end of both ways is not reached."""
        if _is_false(node.test):
            return self.run(node.orelse, scope)
        if _is_true(node.test):
            return self.run(node.body, scope)
        self.evaluate(node.test, scope)
        way = self.decided(node.test, scope)
        if way is not None:
            return self.run(node.body if way else node.orelse, scope)
        return self._either([node.body, node.orelse], scope)

    def _either(self, bodies: Sequence[Sequence[ast.stmt]], scope: Scope) -> bool:
        """Run several bodies from the same start, and join what they leave."""
        before = dict(scope.names)
        left: list[dict[str, Value]] = []
        for body in bodies:
            scope.names.clear()
            scope.names.update(before)
            if not self.run(body, scope):
                left.append(dict(scope.names))
        names = dict.fromkeys(name for one in left for name in one)
        scope.names.clear()
        scope.names.update({name: join(one[name] for one in left if name in one) for name in names} or before)
        return not left

    def _try(self, node: ast.Try | ast.TryStar, scope: Scope) -> bool:
        handlers = [handler.body for handler in node.handlers]
        ended = self._either([[*node.body, *node.orelse], *handlers], scope)
        return self.run(node.finalbody, scope) or ended

    def _decorate(self, node: ast.expr, value: Value, scope: Scope) -> Value:
        decorator = self.evaluate(node, scope)
        known = decorator.kind in CALLABLE or str(decorator.target).endswith("vectorize")
        result = self.call(decorator, [value], {}, node) if known else UNKNOWN
        return value if result.kind is Kind.UNKNOWN else result  # @njit, @lru_cache, @staticmethod: as without

    def _define_class(self, node: ast.ClassDef, scope: Scope) -> None:
        bases = [base.target for base in self.evaluate_all(node.bases, scope)]
        body = Scope(unit=self.unit, parent=scope)
        self.run(node.body, body)
        for (
            name,
            value,
        ) in body.names.items():  # methods see the scope around the class, not the class's own names
            if isinstance(value.target, Function) and value.target.scope is body:
                value.target.scope = scope
                body.names[name] = value
        cls = Class(
            name=node.name,
            body=body,
            bases=tuple(base for base in bases if isinstance(base, Class)),
            fields=tuple(
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ),
        )
        self.classes.append(cls)
        scope.bind(node.name, Value(kind=Kind.CLASS, target=cls))

    def submodule(self, module: Scope, name: str) -> Value:
        """Find what a module of the student's does not define itself: a module in its folder, or nothing known."""
        path = self._paths.get(id(module), "")
        inner = f"{path}.{name}"
        return self.module(inner) if path and self._is_ours(inner) else UNSEEN

    def module(self, path: str) -> Value:
        """Find a module by its full name: one of the student's, or a library."""
        if path not in self._modules and self._is_ours(path):
            path = self._elsewhere.get(path, path)
            if path not in self._modules:
                helper = self._helpers.get(path)
                self._modules[path] = Scope(unit=helper.name if helper else "")
                self._paths[id(self._modules[path])] = path
                if helper is not None:
                    with self.mute():
                        self._run_source(helper.name, _parse(helper.content), self._modules[path])
        module = self._modules.get(path)
        return library(path) if module is None else Value(kind=Kind.NAMESPACE, target=module)

    def _is_ours(self, path: str) -> bool:
        """Tell whether a module, or a folder of modules, of this name was handed in; in a folder of its own, too."""
        if path in self._helpers or path in self._elsewhere:
            return True
        return path in self._folders

    def _import(self, node: ast.Import | ast.ImportFrom, scope: Scope) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.module(alias.name)  # run, if it is the student's: the folder's name alone may be bound
                path = alias.name if alias.asname else alias.name.partition(".")[0]
                scope.bind(alias.asname or path, self.module(path))
            return
        module = self.module(self._origin(node, scope))
        for alias in node.names:
            if alias.name != "*":
                scope.bind(alias.asname or alias.name, self.attribute(module, alias.name))
            elif isinstance(module.target, Scope):
                scope.names.update(module.target.names)

    def _origin(self, node: ast.ImportFrom, scope: Scope) -> str:
        """Give the full name of the module that something is imported from; a dot stands for the importer's folder."""
        if not node.level:
            return node.module or ""
        helper = scope.module.unit
        folders = helper.split("/")[:-1]
        above = folders[: len(folders) - node.level + 1]
        return ".".join((*above, *([node.module] if node.module else [])))


def _by_last_words(paths: Iterable[str]) -> dict[str, str]:
    """Find modules by the ends of their names: ``layers`` for ``src.layers``; an end of several is left out."""
    found: dict[str, list[str]] = {}
    for path in paths:
        words = path.split(".")
        for start in range(1, len(words)):
            if words[start] not in LIBRARIES:
                found.setdefault(".".join(words[start:]), []).append(path)
    return {end: known[0] for end, known in found.items() if len(known) == 1}


def _trees(units: tuple[Unit, ...]) -> tuple[list[ast.stmt], ...]:
    """Parse a submission; a tree takes a thousand times its source, so a large one is not kept."""
    if sum(len(unit.source) for unit in units) > KEPT:
        return _parse_all.__wrapped__(units)
    return _parse_all(units)


@functools.lru_cache(maxsize=1)  # the style checks of one submission follow each other; parsing is half their time
def _parse_all(units: tuple[Unit, ...]) -> tuple[list[ast.stmt], ...]:
    return tuple(_parse(unit.source) for unit in units)


def _parse(source: str | bytes) -> list[ast.stmt]:
    """Parse a file or a cell; one that cannot be read is empty here, and whoever loads it says so."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the student's invalid escapes are not our concern
            return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _owner(name: str, scope: Scope) -> Scope:
    outer = scope.parent
    while outer is not None and outer.parent is not None and name not in outer.names:
        outer = outer.parent
    return outer or scope


def _is_false(test: ast.expr) -> bool:
    match test:
        case ast.Constant(value=value):
            return not value
        case ast.Name(id="TYPE_CHECKING"):
            return True
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()]):
            return True  # under the grader it is imported
    return False


def _is_true(test: ast.expr) -> bool:
    return isinstance(test, ast.Constant) and bool(test.value)


def _catches_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None
