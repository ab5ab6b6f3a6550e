"""Names of a package that are imported when they are first asked for, since what they need is slow to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any


def asked_for(package: str, **names: Iterable[str]) -> Callable[[str], Any]:
    """Give what a package has as its ``__getattr__`` (PEP 562).

    Parameters
    ----------
    package : its ``__name__``
    names : by module of the package, the names that are in it
    """
    module_of = {name: module for module, own in names.items() for name in own}

    def get(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{module_of[name]}"), name)

    return get
