"""A homework grader: a folder of submissions in, marks and feedback that names the mistake out.

In a notebook, ``grader.check(ASSIGNMENT)`` runs the public checks on the functions defined there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.screen.notebook import check

    __version__: str

__all__ = ["__version__", "check"]


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for: `grader --help` needs no NumPy."""
    if name == "check":
        from grader.screen.notebook import check

        return check
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("grader")
        except PackageNotFoundError:  # run from a bare copy of the source
            return "0"
    raise AttributeError(f"module 'grader' has no attribute {name!r}")
