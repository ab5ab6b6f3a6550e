"""Wrong versions of a function, as edits of the reference solution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from grader.errors import AssignmentError
from grader.reference import Reference
from grader.text import Text, text

Edits = Mapping[str, str]  # old text -> new text


@dataclass(frozen=True, kw_only=True, eq=False)  # one object a mistake: identity is equality
class Mistake:
    """One known wrong version of some functions.

    ``edits`` holds, for each function, the texts to replace in the reference. ``hint`` says what to reconsider without
    giving the right line away; ``equation`` is the one it violates, in TeX.
    """

    id: str
    functions: tuple[str, ...]
    edits: Mapping[str, Edits]
    title: Text
    hint: Text
    equation: str

    def source(self, reference: Reference, function: str) -> str:
        """Give the reference's source with this mistake in ``function``."""
        return reference.edited(function, self.edits[function])


def mistake(
    identity: str,
    *,
    functions: str | Iterable[str],
    edits: Edits | Mapping[str, Edits],
    title: Text,
    hint: Text,
    equation: str = "",
) -> Mistake:
    """Describe a mistake; the module that calls this is ``mistakes.py`` of an assignment.

    Parameters
    ----------
    identity : a stable id such as ``bc.derivative_at_activation``; it stands in results and gradebooks
    functions : the functions in which it can be made
    edits : old text -> new text, the same for each function; or function -> such edits where they differ
    title, hint : for the student, in both languages
    equation : TeX of the equation that is violated

    Raises
    ------
    AssignmentError
        If there is nothing to edit in one of the functions.
    """
    names = (functions,) if isinstance(functions, str) else tuple(functions)
    by_function: dict[str, Edits] = {}
    for name in names:
        own = edits.get(name, edits)
        assert not isinstance(own, str)
        by_function[name] = {old: new for old, new in own.items() if isinstance(new, str)}
        if not by_function[name]:
            raise AssignmentError(f"mistake {identity!r} has no edits for {name}")
    return Mistake(id=identity, functions=names, edits=by_function, title=title, hint=hint, equation=equation)


def mistakes_in(module: ModuleType) -> tuple[Mistake, ...]:
    """Collect the mistakes of a module: its ``MISTAKES``.

    Raises
    ------
    AssignmentError
        If two share an id.
    """
    found: tuple[Mistake, ...] = tuple(module.MISTAKES)
    seen: set[str] = set()
    for known in found:
        if known.id in seen:
            raise AssignmentError(f"{module.__file__}: two mistakes have the id {known.id!r}")
        seen.add(known.id)
    return found


__all__ = ["Edits", "Mistake", "mistake", "mistakes_in", "text"]
