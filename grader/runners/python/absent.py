"""Packages that are not there: an import of one costs nothing, its use fails where it is used.

Only the student's own imports are answered so; a library that asks whether another is installed hears the truth, and
so does a student's own ``try: import torch`` ... ``except ImportError``.
"""

from __future__ import annotations

import ast
import functools
import importlib.machinery
import sys
import types
from collections.abc import Callable
from typing import Any

# Modules of the place where a notebook was written, or of what it looked like: no answer depends on them.
OF_THE_PLACE = frozenset(
    (
        *("google", "kaggle_secrets", "kaggle_datasets", "kaggle_web_client", "condacolab", "dbruntime", "dbutils"),
        *("ipywidgets", "marimo", "ipympl", "ipykernel", "nest_asyncio", "jupyterthemes", "jupyter_dash", "piplite"),
        *("micropip", "pyodide", "pyodide_js", "js", "nbgrader", "otter", "okpy", "client", "sagemaker", "deepnote"),
        *("seaborn", "plotly", "bokeh", "altair", "pyecharts", "wandb", "tensorboard", "tensorboardX", "line_profiler"),
        *("memory_profiler", "watermark", "rich", "icecream", "grader"),
        *("matplotlib", "mpl_toolkits", "pylab", "IPython", "tqdm"),  # where the course's runtime has left them out
    )
)


class Quiet(types.ModuleType):
    """Stands for a module of the place: whatever is asked of it, it does nothing."""

    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Give every public attribute, and no other, so that introspection sees nothing odd."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Quiet(f"{self.__name__}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Give a decorated function or class back, pass a progress bar's numbers on, else do nothing."""
        last = self.__name__.rpartition(".")[2]
        if last in ("trange", "tqdm", "tqdm_notebook") and args:
            return range(*args) if last == "trange" else args[0]
        if len(args) == 1 and isinstance(args[0], (types.FunctionType, type)):
            return args[0]
        return Quiet(self.__name__)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return ()

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, item: Any) -> bool:
        return False

    def __getitem__(self, key: Any) -> Any:
        return Quiet(self.__name__)

    def __setitem__(self, key: Any, value: Any) -> None:
        return None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *details: Any) -> None:
        return None


def _fails(name: str) -> Callable[..., Any]:
    def used(self: Any, *args: Any, **kwargs: Any) -> Any:
        raise lack_of(self)

    used.__name__ = name
    return used


class Absent(types.ModuleType):
    """Stands for a package that is not there: it can be imported and named, and fails when it is to do something."""

    __path__: list[str] = []
    __all__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Give every public attribute: `torch.Tensor` may stand in an annotation."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{self.__name__}.{name}")

    def __getitem__(self, key: Any) -> Any:
        return Absent(self.__name__)

    def __or__(self, other: Any) -> Any:
        return Absent(self.__name__)

    __ror__ = __or__

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, other: Any) -> bool:
        return False


for _name in (
    *("__call__", "__mro_entries__", "__iter__", "__len__", "__bool__", "__contains__", "__setitem__", "__enter__"),
    *("__exit__", "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__matmul__", "__rmatmul__"),
    *("__truediv__", "__rtruediv__", "__pow__", "__neg__", "__lt__", "__gt__", "__le__", "__ge__", "__float__"),
    *("__int__", "__index__", "__array__", "__await__"),
):
    setattr(Absent, _name, _fails(_name))


class Lack(ModuleNotFoundError):
    """What the use of an absent package raises; called as Python calls it."""


Lack.__name__ = Lack.__qualname__ = "ModuleNotFoundError"


def lack_of(what: Absent) -> Lack:
    """Give Python's own error for a package that is not there."""
    package = what.__name__.partition(".")[0]
    return Lack(f"No module named {package!r}", name=package)


def stub(name: str, error: Lack) -> Callable[..., Any]:
    """Stand for a function whose decorator comes from an absent package: it fails when it is called."""

    def function(*args: Any, **kwargs: Any) -> Any:
        raise Lack(*error.args, name=error.name)

    function.__name__ = function.__qualname__ = name
    return function


class AbsentPackages:
    """Answers imports that every real finder has failed.

    Parameters
    ----------
    source_of : gives the source of one of the student's own files by its name in tracebacks; None for others
    """

    def __init__(self, source_of: Callable[[str], str | None]) -> None:
        self.source_of = source_of
        self.noted: dict[str, None] = {}  # absent packages, in the order in which they were asked for

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Claim what a student's own import statement asks for."""
        package = name.partition(".")[0]
        owner = sys.modules.get(name.rpartition(".")[0])
        if "." in name and not isinstance(owner, (Quiet, Absent)):
            return None
        if not self._is_the_students(sys._getframe(1)):
            return None
        if package not in OF_THE_PLACE:
            self.noted.setdefault(package)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)  # type: ignore[arg-type]

    def create_module(self, spec: Any) -> Any:
        """Make the stand-in."""
        return (Quiet if spec.name.partition(".")[0] in OF_THE_PLACE else Absent)(spec.name)

    def exec_module(self, module: Any) -> None:
        """Nothing is there to run."""

    def _is_the_students(self, frame: Any) -> bool:
        """Tell whether an import statement of the student's own asks, one that does not provide for failure itself."""
        asked = frame
        while frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
            asked, frame = frame, frame.f_back
        if frame is None or asked.f_code.co_name not in ("_find_and_load", "_handle_fromlist"):
            return False  # importlib.util.find_spec, which only wants to know
        source = self.source_of(frame.f_code.co_filename)
        return source is not None and not _provided_for(source, frame.f_lineno)


def _provided_for(source: str, line: int) -> bool:
    """Tell whether a line stands in a ``try`` that catches a failing import."""
    return any(first <= line <= last for first, last in _provisions(source))


@functools.lru_cache(maxsize=4)
def _provisions(source: str) -> tuple[tuple[int, int], ...]:
    """List the first and last lines of what stands in such a ``try``."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ()
    return tuple(
        (node.body[0].lineno, _end(node.body[-1]))
        for node in ast.walk(tree)
        if isinstance(node, ast.Try) and any(map(_catches, node.handlers))
    )


def _end(node: Any) -> int:
    return int(getattr(node, "end_lineno", None) or node.lineno)


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    named = [node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)]
    return any(name in ("ImportError", "ModuleNotFoundError", "Exception", "BaseException") for name in named)
