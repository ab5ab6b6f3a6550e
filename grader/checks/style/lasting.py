"""The last function of each name outlives a variable that takes its name, here as where the code is run.

``relu_c = relu_c(np.eye(2))`` after the last definition is a trial; what is called, and so looked at, is the function.
"""

from __future__ import annotations

import ast
import builtins
import math
from types import ModuleType

import numpy as np

from grader.checks.style.scopes import Instance, Scope
from grader.checks.style.values import CALLABLE, UNSEEN, Kind, Value, join, options_of
from grader.runners.python.lasting import bindings


class LastFunctions:
    """Remembers the last function of each name of a module."""

    def __init__(self) -> None:
        self._functions: dict[str, Value] = {}

    def note(self, statement: ast.stmt, module: Scope) -> None:
        """Look at what a top-level statement, which has just been followed, has bound."""
        names = {name for name, _ in bindings(statement)}
        for name in list(module.names) if "*" in names else names:
            value = module.names.get(name)
            if value is not None and any(option.kind is Kind.FUNCTION for option in options_of(value)):
                self._functions[name] = join(filter(_can_be_called, options_of(value)))

    def restore(self, module: Scope) -> None:
        """Put back the functions whose names stand for what cannot be called."""
        for name, function in self._functions.items():
            options = [option for option in options_of(module.names.get(name, function)) if _can_be_called(option)]
            module.names[name] = join(options) if options else function


def _can_be_called(value: Value) -> bool:
    """Tell what may be called from arrays, numbers, modules, and results of which nothing is known."""
    match value.target:
        case Instance() as instance:
            return instance.cls.find("__call__") is not None
        case str() as path if value.kind is Kind.LIBRARY:
            return _is_function_of_library(path)
        case str() as name if value.kind is Kind.METHOD:
            return hasattr(np.ndarray, name)
    return value.kind in CALLABLE or value == UNSEEN


def _is_function_of_library(path: str) -> bool:
    """Tell ``numpy.maximum`` and ``abs`` from ``numpy.pi`` and ``math``; what is in other libraries is not known."""
    first, *words = path.split(".")
    if not words:
        return callable(getattr(builtins, first, None))
    found: object = {"numpy": np, "math": math}.get(first)
    for word in words:
        found = vars(found).get(word) if isinstance(found, ModuleType) else None
    return found is None or callable(found)
