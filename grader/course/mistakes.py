"""Wrong versions of a function, as edits of the reference solution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from grader.course.reference import Reference
from grader.errors import AssignmentError
from grader.text import NOTHING, Text, text

Edits = Mapping[str, str]  # old text -> new text
TOGETHER = "+"  # between the ids of mistakes that were made together


@dataclass(frozen=True, kw_only=True, eq=False)  # one object a mistake: identity is equality
class Mistake:
    """One known wrong version of some functions.

    ``edits`` holds, for each function, the texts to replace in the reference. ``hint`` says what to reconsider without
    giving the right line away; ``equation`` is the one it violates, in TeX. ``about`` names what the mistake spoils
    ("the factor f'(z)"): it is said where several mistakes about the same thing explain an answer equally well.
    ``also`` holds edits like ``edits`` for the same slip made in another way, whose numbers differ.
    """

    id: str
    functions: tuple[str, ...]
    edits: Mapping[str, Edits]
    title: Text
    hint: Text
    equation: str
    about: Text = NOTHING
    also: tuple[Mapping[str, Edits], ...] = ()

    def variants(self, function: str) -> tuple[Edits, ...]:
        """Give the ways in which it is made in ``function``, the first being ``edits``."""
        return (self.edits[function], *(edits[function] for edits in self.also if function in edits))

    def source(self, reference: Reference, function: str, variant: int = 0) -> str:
        """Give the reference's source with this mistake in ``function``, made in one of its `variants`."""
        return reference.edited(function, self.variants(function)[variant])

    def fits(self, reference: Reference, function: str) -> bool:
        """Tell whether this mistake can be made in the ``function`` of another reference solution."""
        try:
            self.source(reference, function)
        except AssignmentError:
            return False
        return True


@dataclass(frozen=True, kw_only=True, eq=False)
class AlsoRight:
    """Another right version of a function, where the course leaves a choice: a one-sided or a central difference.

    Its numbers differ from the reference's, so that mistakes and follow-through are looked for in it as well.
    """

    id: str
    function: str
    edits: Edits

    def another(self, reference: Reference) -> Reference:
        """Give the reference solution with this version of the function."""
        return Reference(reference.path, reference.edited(self.function, self.edits))


def mistake(
    identity: str,
    *,
    edits: Edits | Mapping[str, Edits],
    title: Text,
    hint: Text,
    functions: str | Iterable[str] = (),
    equation: str = "",
    about: Text = NOTHING,
    also: Sequence[Edits | Mapping[str, Edits]] = (),
) -> Mistake:
    """Describe a mistake; the module that calls this is ``mistakes.py`` of an assignment.

    Parameters
    ----------
    identity : a stable id such as ``bc.derivative_at_activation``; it stands in results and gradebooks
    edits : old text -> new text, the same for each function; or function -> such edits where they differ
    title, hint : for the student, in both languages
    functions : the functions in which it can be made; by default those that ``edits`` names
    equation : TeX of the equation that is violated
    about : what the mistake spoils, in words that fit between "what is wrong is" and a full stop
    also : edits of the same slip made in other ways, each like ``edits``, but that it may leave functions out

    Raises
    ------
    AssignmentError
        If there is nothing to edit, or nothing in one of the functions.
    """
    named = (functions,) if isinstance(functions, str) else tuple(functions)
    names = named or tuple(name for name, own in edits.items() if not isinstance(own, str))
    if not names:
        raise AssignmentError(f"mistake {identity!r} names no function")
    by_function = _by_function(edits, names)
    for name in names:
        if name not in by_function:
            raise AssignmentError(f"mistake {identity!r} has no edits for {name}")
    return Mistake(
        id=identity,
        functions=names,
        edits=by_function,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
        also=tuple(_by_function(other, names) for other in also),
    )


def _by_function(edits: Edits | Mapping[str, Edits], names: Iterable[str]) -> dict[str, Edits]:
    """Give the edits of each function; those that it has in common with all where it has none of its own."""
    found: dict[str, Edits] = {}
    for name in names:
        own = edits.get(name, edits)
        assert not isinstance(own, str)
        texts = {old: new for old, new in own.items() if isinstance(new, str)}
        if texts:
            found[name] = texts
    return found


def also_right(identity: str, *, function: str, edits: Edits) -> AlsoRight:
    """Describe another right version of a function; such stand in ``ALSO_RIGHT`` of an assignment's ``mistakes.py``.

    Parameters
    ----------
    identity : what it is, such as ``numerical_gradient.central``; shown to the course's staff alone
    edits : old text -> new text, of the reference
    """
    return AlsoRight(id=identity, function=function, edits=edits)


def mistakes_in(module: ModuleType) -> tuple[Mistake, ...]:
    """Collect the mistakes of a module: its ``MISTAKES``.

    Raises
    ------
    AssignmentError
        If there is no such tuple, two share an id, or an id has the sign in it that stands between ids.
    """
    listed = getattr(module, "MISTAKES", None)
    if not isinstance(listed, tuple | list) or not all(isinstance(each, Mistake) for each in listed):
        raise AssignmentError(
            f"{module.__file__}: expected MISTAKES = (mistake(...), ...), a tuple of what mistake() gives; "
            "an empty one is MISTAKES = ()"
        )
    found: tuple[Mistake, ...] = tuple(listed)
    seen: set[str] = set()
    for known in found:
        if known.id in seen:
            raise AssignmentError(f"{module.__file__}: two mistakes have the id {known.id!r}")
        if TOGETHER in known.id:
            raise AssignmentError(f"{module.__file__}: the id {known.id!r} has a {TOGETHER} in it; use another sign")
        seen.add(known.id)
    return found


def joint_id(together: Iterable[Mistake]) -> str:
    """Give the id under which mistakes made together stand in results."""
    return TOGETHER.join(sorted(known.id for known in together))


def with_id(mistakes: Sequence[Mistake], identity: str) -> tuple[Mistake, ...]:
    """Find the mistake, or the mistakes made together, that an id of the results stands for; () if they are gone."""
    by_id = {known.id: known for known in mistakes}
    names = identity.split(TOGETHER)
    return tuple(by_id[name] for name in names) if all(name in by_id for name in names) else ()


__all__ = ["AlsoRight", "Edits", "Mistake", "also_right", "joint_id", "mistake", "mistakes_in", "text", "with_id"]
