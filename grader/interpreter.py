"""Which Python a course's students are graded with."""

from __future__ import annotations

import msgspec


class Interpreter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An interpreter and its packages; set in ``course.toml`` and ``assignment.toml``, table ``[runtime]``.

    By default the grader's own interpreter, with the packages of `DEFAULT` as they are installed beside the grader.
    """

    python: str = ""  # a program's name or path, 3.8 or later; empty: the grader's own
    requirements: tuple[str, ...] = ()  # as pip takes them, pinned; empty: those of `DEFAULT`

    @property
    def own(self) -> bool:
        """Whether nothing has to be built for it."""
        return not self.python and not self.requirements


DEFAULT = ("numpy", "scipy", "matplotlib", "ipython", "tqdm", "pandas")
"""What students' code may import, in the names of the package index, where a course says nothing."""
