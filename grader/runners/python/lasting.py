"""The last function of each name outlives a throw-away variable that takes its name.

``with open(...) as f`` and ``df = read_csv(...)`` after the last definition take a function's name for something that
cannot be called; when all is loaded, the function comes back.
"""

from __future__ import annotations

import ast
import types
from typing import Any


class LastFunctions:
    """Remembers the last function of each name."""

    def __init__(self) -> None:
        self.functions: dict[str, Any] = {}

    def note(self, statement: ast.AST, namespace: dict[str, Any]) -> None:
        """Look at what a top-level statement, which has just been run, has bound."""
        names = {name for name, _ in bindings(statement)}
        for name in list(namespace) if "*" in names else names:
            if isinstance(namespace.get(name), types.FunctionType):
                self.functions[name] = namespace[name]

    def restore(self, namespace: dict[str, Any]) -> list[str]:
        """Put back the functions whose names are gone, or stand for what cannot be called; name them."""
        now = {name: namespace.get(name) for name in self.functions}
        lost = [name for name, value in now.items() if not callable(value) or isinstance(value, types.ModuleType)]
        namespace.update((name, self.functions[name]) for name in lost)
        return lost


def bindings(tree: ast.AST) -> list[tuple[str, bool]]:
    """List the names that are bound at the top level, and whether by a function's definition."""
    found: list[tuple[str, bool]] = []
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append((node.name, True))
        elif isinstance(node, ast.ClassDef):
            found.append((node.name, False))
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                found.append((node.id, False))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found += [((alias.asname or alias.name).partition(".")[0], False) for alias in node.names]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.append((node.name, False))
            left += node.body
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            left += ast.iter_child_nodes(node)
    return found
