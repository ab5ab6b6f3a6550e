"""Matplotlib as it is where nobody looks at a screen: real, drawing into memory, with its list of fonts at hand."""

from __future__ import annotations

import importlib.machinery
import os
import sys
from typing import Any

ON_A_SCREEN = ("tk", "qt", "gtk", "wx", "macosx", "nbagg", "webagg", "notebook", "ipympl", "widget", "module://")


class Drawing:
    """Finds Matplotlib where it is, and has it ask for no window: ``matplotlib.use("TkAgg")`` does nothing."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Find Matplotlib itself and its pyplot; all else is left to others."""
        if name not in ("matplotlib", "matplotlib.pyplot"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return None
        if name == "matplotlib":
            _bring_fonts()
        spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
        return spec


class _Loader:
    """Loads a module as it is loaded otherwise, then takes the windows out of it."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def create_module(self, spec: Any) -> Any:
        """Make the module as it is made otherwise."""
        return self.real.create_module(spec)

    def exec_module(self, module: Any) -> None:
        """Run the module, then change what would open a window."""
        self.real.exec_module(module)
        for name in ("use", "switch_backend"):
            if hasattr(module, name):
                setattr(module, name, _without_windows(getattr(module, name)))


def _without_windows(choose: Any) -> Any:
    def chosen(backend: Any, *args: Any, **options: Any) -> Any:
        if str(backend).lower().startswith(ON_A_SCREEN):
            return None
        return choose(backend, *args, **options)

    chosen.__name__, chosen.__doc__ = choose.__name__, choose.__doc__
    return chosen


def _bring_fonts() -> None:
    """Put the list of fonts where Matplotlib looks for it, so that it need not search."""
    folder = os.environ.get("MPLCONFIGDIR", "")
    for place in sys.path:
        try:
            names = [name for name in os.listdir(place or ".") if name.startswith("fontlist-v")]
            os.makedirs(folder, exist_ok=True)
            for name in names:
                with open(os.path.join(place, name), "rb") as there, open(os.path.join(folder, name), "wb") as here:
                    here.write(there.read())
        except OSError:
            continue
