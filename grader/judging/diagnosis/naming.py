"""Which known mistake explains everything that a function was seen to do.

A mistake is named only if the version of the reference with it gives what the student's function gave in *every* call
that any check made of it, right answers included; if no other mistake does; and if the student's function, asked
further, goes on like it. One mistake is preferred to two made together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.checks.assignment import Assignment
from grader.course.mistakes import Mistake
from grader.course.reference import Reference
from grader.judging.diagnosis.inside import inside
from grader.judging.diagnosis.probing import Ask, narrowed
from grader.judging.diagnosis.versions import NO_PARTS, Parts, Version, effort, gives, joint, pairs, right, singles
from grader.session.student import Call
from grader.text import NOTHING, Text, text

MOST_PAIRS = 300  # pairs of mistakes in training that are tried: some 0.2 s
ENOUGH = 3  # wrong answers that a version gives too, digit for digit, leave no doubt


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found out about a function.

    ``mistakes`` is the one mistake, or the two made together, that explain everything. ``said`` is what the tied
    candidates have in common, where there are several. ``version`` behaves like the student's function as far as
    that was seen, tied or not.
    """

    mistakes: tuple[Mistake, ...] = ()
    said: Text = NOTHING
    version: Version | None = None


NOTHING_FOUND = Diagnosis()


def diagnose(
    assignment: Assignment,
    function: str,
    calls: Sequence[Call],
    ask: Ask,
    parts: Parts = NO_PARTS,
    *,
    together: bool = True,
) -> Diagnosis:
    """Find the mistake in a function.

    Parameters
    ----------
    calls : all that was seen of it, in order
    ask : the student's function, for further inputs
    parts : what stands in for the functions that it is built of
    together : whether two mistakes made together are looked for too
    """
    if assignment.reference is None:
        return NOTHING_FOUND
    answered = [call for call in calls if call.failure is None]
    right_function = right(assignment.reference, function)
    wrong = _wrong(right_function, answered, parts)
    if not wrong:
        return NOTHING_FOUND
    candidates = [version for version in singles(assignment, function) if version.explains(answered, parts)]
    own_work = inside(assignment, function) if not parts and assignment.functions[function].parts else ()
    if not candidates:
        candidates = _widest([version for version in own_work if version.explains(answered)])
    if together and not candidates:
        candidates = _pairs(assignment, function, answered, wrong, parts, own_work)
    if len(candidates) > 1 or (candidates and len(wrong) < ENOUGH):
        candidates = narrowed(candidates, right_function, ask, wrong, parts)
    return _told(_likeliest_inside(candidates))


def _likeliest_inside(candidates: Sequence[Version]) -> list[Version]:
    """Of slips in the work of parts that nothing tells apart, keep the one made in most of them, else the first listed.

    The slope at the activation is the same as an activation handed on in the place of the net input, where both are
    lines of one function: the catalogue lists the likelier first.
    """
    if len(candidates) < 2 or any(len(version.mistakes) > 1 or version.code is not None for version in candidates):
        return list(candidates)
    return [max(candidates, key=lambda version: len(version.codes_of_parts))]


def _wrong(right_function: Version, calls: Sequence[Call], parts: Parts) -> list[Call]:
    """List the calls that the reference answers otherwise."""
    run = right_function.fresh(parts)[right_function.function]
    return [call for call in calls if not gives(run, call)]


def _pairs(
    assignment: Assignment,
    function: str,
    calls: Sequence[Call],
    wrong: Sequence[Call],
    parts: Parts,
    own_work: Sequence[Version],
) -> list[Version]:
    """Find the pairs of mistakes that explain every call.

    All pairs of a function of one layer. A training function has too many mistakes for that: there one of the two has
    to explain the first result of every call by itself (the weights, and the other then spoils J alone); where the
    first results are right, both do. Failing those, two slips in the work of different parts. However many there are,
    `MOST_PAIRS` are tried, so that work that nothing explains costs little more than work that something does.
    """
    assert assignment.reference is not None
    cheapest = min(wrong, key=effort)
    if not assignment.functions[function].parts:
        tried = (version for version in pairs(assignment, function) if version.explains([cheapest], parts))
        return [version for version in tried if version.explains(calls, parts)]
    if len(assignment.functions[function].results) < 2:
        return []
    tries = iter(range(MOST_PAIRS))
    known = singles(assignment, function)
    main = [version for version in known if _explains_first(version, calls, parts)]
    first_is_right = _explains_first(right(assignment.reference, function), calls, parts)
    joints = _joints(assignment.reference, function, main, main if first_is_right else known)
    found = _explaining(joints, tries, cheapest, calls, parts)
    if found:
        return found
    mixed = [version for version in own_work if _explains_first(version, calls, parts)]
    others = (*main, *mixed) if first_is_right else (*known, *own_work)
    with_own = itertools.chain(
        (_both(one, other) for one in mixed for other in others if one is not other),
        (_both(one, other) for one in main for other in (mixed if first_is_right else own_work)),
    )
    found = _widest(_explaining(with_own, tries, cheapest, calls, parts))
    if found or first_is_right:
        return found
    apart = [
        (one, other)
        for one, other in itertools.combinations(_widest(own_work), 2)
        if not set(one.parts) & set(other.parts) and one.mistakes != other.mistakes
    ]
    both_spoil = itertools.starmap(_both, sorted(apart, key=lambda versions: not _is_alike(*versions)))
    return _widest(_explaining(both_spoil, tries, cheapest, calls, parts))


def _joints(
    reference: Reference, function: str, main: Sequence[Version], others: Sequence[Version]
) -> Iterator[Version]:
    """Make the versions with one mistake of each kind, where both can be made at once."""
    seen: set[frozenset[str]] = set()
    for one, other in itertools.product(main, others):
        ids = frozenset(made.id for made in (*one.mistakes, *other.mistakes))
        if len(ids) == 2 and ids not in seen:
            seen.add(ids)
            version = joint(reference, *one.mistakes, *other.mistakes, function)
            if version is not None:
                yield version


def _is_alike(one: Version, other: Version) -> bool:
    """Tell whether the same was done wrong in both: who forgets f' in one layer, forgets it in the other."""
    (here, *_), (there, *_) = one.mistakes, other.mistakes
    return here.id.rpartition(".")[2] == there.id.rpartition(".")[2]


def _explaining(
    versions: Iterable[Version], tries: Iterator[int], cheapest: Call, calls: Sequence[Call], parts: Parts
) -> list[Version]:
    """Keep the versions that explain every call, as long as there are tries left; most fail at the cheapest call."""
    tried = (version for version, _ in zip(versions, tries, strict=False))
    return [version for version in tried if version.explains([cheapest], parts) and version.explains(calls, parts)]


def _both(one: Version, other: Version) -> Version:
    """Give the version with the mistakes of two, of which at most one is made in the function itself."""
    codes = (*one.codes_of_parts, *other.codes_of_parts)
    made = (*one.mistakes, *other.mistakes)
    return Version(one.reference, one.function, made, one.code or other.code, codes, (*one.parts, *other.parts))


def _widest(versions: Sequence[Version]) -> list[Version]:
    """Keep the first of the versions with the same mistakes: it is the same slip, made in more or in fewer places."""
    kept: dict[frozenset[str], Version] = {}
    for version in versions:
        kept.setdefault(frozenset(known.id for known in version.mistakes), version)
    return list(kept.values())


def _explains_first(version: Version, calls: Sequence[Call], parts: Parts) -> bool:
    """Tell whether a version gives the first result of every call."""
    run = version.fresh(parts)[version.function]

    def first(*args: object) -> object:
        returned = run(*args)
        return returned[0] if isinstance(returned, tuple) else returned

    return all(gives(first, Call(call.function, call.args, call.results[:1])) for call in calls)


def explains_most(
    assignment: Assignment, function: str, groups: Sequence[Sequence[Call]], ask: Ask, parts: Parts = NO_PARTS
) -> tuple[Diagnosis, frozenset[int]]:
    """Find the one mistake that explains more than half of several groups of wrong answers, and at least two.

    Parameters
    ----------
    groups : the calls of each check that failed

    Returns
    -------
    The diagnosis, and the positions of the groups that it holds for: there is something else about the rest.
    """
    if assignment.reference is None:
        return NOTHING_FOUND, frozenset()
    held: dict[Version, frozenset[int]] = {}
    for version in singles(assignment, function):
        explained = frozenset(at for at, calls in enumerate(groups) if calls and version.explains(calls, parts))
        if len(explained) > max(1, len(groups) // 2):
            held[version] = explained
    right_function = right(assignment.reference, function)
    for version, explained in held.items():
        calls = [call for at in explained for call in groups[at] if call.failure is None]
        wrong = _wrong(right_function, calls, parts)
        if len(held) == 1 and wrong and narrowed([version], right_function, ask, wrong, parts):
            return Diagnosis(version.mistakes), explained
    return NOTHING_FOUND, frozenset()


def _told(candidates: Sequence[Version]) -> Diagnosis:
    """Name a single candidate; of several, say what they have in common, rather than guess."""
    if not candidates:
        return NOTHING_FOUND
    if len(candidates) == 1:
        return Diagnosis(candidates[0].mistakes, NOTHING, candidates[0])
    common = [known for known in candidates[0].mistakes if all(known in other.mistakes for other in candidates)]
    if common:
        and_more = text("There is one more mistake here.", "这里还有另一个错误。")
        return Diagnosis(tuple(common), and_more, candidates[0])
    subjects = {known.about for version in candidates for known in version.mistakes}
    said = NOTHING
    if len(subjects) == 1 and (subject := subjects.pop()):
        said = text("What is wrong is {about}.", "出错的是{about}。").format(about=subject)
    return Diagnosis((), said, candidates[0])
