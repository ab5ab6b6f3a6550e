"""A homework grader: a folder of submissions in, marks and feedback that names the mistake out.

In a notebook, ``grader.check(ASSIGNMENT)`` runs the public checks on the functions defined there.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.screen.notebook import check

try:
    __version__ = version("grader")
except PackageNotFoundError:  # run from a bare copy of the source
    __version__ = "0"

__all__ = ["__version__", "check"]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for: `grader --help` needs no NumPy."""
    if name == "check":
        from grader.screen.notebook import check

        return check
    raise AttributeError(f"module 'grader' has no attribute {name!r}")
