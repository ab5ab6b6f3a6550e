"""Which known mistake explains everything that a function was seen to do.

A mistake is named only if the version of the reference with it gives what the student's function gave in *every* call
that any check made of it, right answers included; if no other mistake does; and if the student's function, asked
further, goes on like it. One mistake is preferred to two made together.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.checks.assignment import Assignment
from grader.course.mistakes import Mistake
from grader.judging.diagnosis.inside import inside
from grader.judging.diagnosis.probing import Ask, narrowed, smallest
from grader.judging.diagnosis.together import promising
from grader.judging.diagnosis.versions import NO_PARTS, Parts, Version, effort, pairs, right, singles
from grader.session.student import Call
from grader.text import NOTHING, Text, text

MOST_PAIRS = 1500  # pairs of mistakes in training that are tried on one sample: some 0.2 s
MOST_PAIRS_SEEN = 300  # where no such small question can be asked, on what was seen
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


@dataclass
class Search:
    """The search for the mistake in one function of a student's.

    ``ask`` is that function, for further inputs; ``parts`` is what stands in for the functions that it is built of.
    """

    assignment: Assignment
    function: str
    ask: Ask
    parts: Parts = field(default_factory=lambda: NO_PARTS)
    _smallest: tuple[Call | None] | None = None  # the question, once it was looked for
    _likely: list[Version] | None = None  # pairs, once they were tried
    _refuted: dict[Version, Call] = field(default_factory=dict)  # by a call that a version does not explain

    @cached_property
    def right(self) -> Version:
        """The reference's own version."""
        assert self.assignment.reference is not None
        return right(self.assignment.reference, self.function)

    @cached_property
    def known(self) -> tuple[Version, ...]:
        """The versions with one mistake in the function itself."""
        return singles(self.assignment, self.function)

    @cached_property
    def own_work(self) -> tuple[Version, ...]:
        """The versions of a composite with one mistake in what it is built of, which it may do by itself."""
        is_composite = bool(self.assignment.functions[self.function].parts)
        return inside(self.assignment, self.function) if is_composite and not self.parts else ()

    def diagnose(self, calls: Sequence[Call]) -> Diagnosis:
        """Find the mistake, or the two, that explain all these calls, in the order in which they were made."""
        answered = [call for call in calls if call.failure is None]
        wrong = self._wrong(answered)
        if not wrong and len(answered) < len(calls):  # it raises for several samples: what does it say of one?
            question = self._question(calls)
            wrong = self._wrong([question] if question else [])
            answered += wrong
        if not wrong:
            return NOTHING_FOUND
        candidates = [version for version in self.known if self._explains(version, answered)]
        if not candidates:
            own_work = self._asked(self.own_work, wrong)
            candidates = [version for version in own_work if self._explains(version, answered)]
        if not candidates:
            candidates = self._pairs(answered, wrong)
        if len(candidates) > 1 or (candidates and len(wrong) < ENOUGH):
            candidates = narrowed(candidates, self.right, self.ask, wrong, self.parts)
        return _told(_likeliest(candidates, self.assignment))

    def most(self, groups: Sequence[Sequence[Call]]) -> tuple[Diagnosis, frozenset[int]]:
        """Find the mistakes that explain more than half of several groups of wrong answers, and at least two.

        Parameters
        ----------
        groups : the calls of each check that failed

        Returns
        -------
        The diagnosis, and the positions of the groups that it holds for: there is something else about the rest.
        """
        answered = {  # the cheapest first: that is where most versions fail
            at: sorted((call for call in calls if call.failure is None), key=effort)
            for at, calls in enumerate(groups)
            if calls
        }
        needed = max(1, len(answered) // 2) + 1
        if len(answered) < needed:
            return NOTHING_FOUND, frozenset()
        wrong = self._wrong([call for calls in answered.values() for call in calls])
        for candidates in (self.known, self._asked(self.own_work, wrong), self._tried_pairs(wrong)):
            held: dict[Version, frozenset[int]] = {}
            for version in candidates:
                explained = self._explained(version, answered, needed)
                if len(explained) >= needed:
                    held[version] = explained
            likeliest = _likeliest(list(held), self.assignment)
            if not likeliest:
                continue
            explained = held[likeliest[0]]
            wrong_there = self._wrong([call for at in explained for call in answered[at]])
            if len(likeliest) == 1 and wrong_there and self._goes_on(likeliest[0], wrong_there):
                return Diagnosis(likeliest[0].mistakes), explained
            break
        return NOTHING_FOUND, frozenset()

    def _wrong(self, calls: Sequence[Call]) -> list[Call]:
        """List the calls that the reference answers otherwise."""
        return list(self.right.misses(calls, self.parts))

    def _explained(self, version: Version, groups: Mapping[int, Sequence[Call]], needed: int) -> frozenset[int]:
        """Give the groups that a version explains, as far as it may still come to as many as needed."""
        found: list[int] = []
        in_order = sorted(groups, key=lambda at: effort(groups[at][0]))
        for left, at in zip(range(len(groups), 0, -1), in_order, strict=True):
            if len(found) + left < needed:
                break
            if self._explains(version, groups[at]):
                found.append(at)
        return frozenset(found)

    def _goes_on(self, version: Version, wrong: Sequence[Call]) -> bool:
        return bool(narrowed([version], self.right, self.ask, wrong, self.parts))

    def _question(self, calls: Sequence[Call]) -> Call | None:
        """Give the smallest question that can be made of these calls, with the student's answer."""
        if self._smallest is None:
            signature = self.assignment.functions[self.function]
            places = [signature.arguments.index(name) for name in signature.indices]
            self._smallest = (smallest(calls, self.right, self.ask, places, self.parts),)
        return self._smallest[0]

    def _explains(self, version: Version, calls: Sequence[Call]) -> bool:
        """Tell whether a version explains calls; one that fails at a call once is not run on it again."""
        refuting = self._refuted.get(version)
        if refuting is not None and any(call is refuting for call in calls):
            return False
        failed = version.fails(calls, self.parts)
        if failed is not None:
            self._refuted[version] = failed
        return failed is None

    def _asked(self, versions: Sequence[Version], wrong: Sequence[Call]) -> list[Version]:
        """Keep the versions that explain the smallest question: most do not."""
        if not versions or not wrong:
            return []
        first = self._question(wrong) or min(wrong, key=effort)
        return [version for version in versions if self._explains(version, [first])]

    def _pairs(self, calls: Sequence[Call], wrong: Sequence[Call]) -> list[Version]:
        """Find the pairs of mistakes that explain every call; of training, among the promising ones."""
        if self.assignment.functions[self.function].parts:
            return [version for version in self._tried_pairs(wrong) if self._explains(version, calls)]
        cheapest = min(wrong, key=effort)
        tried = (version for version in pairs(self.assignment, self.function) if version.explains([cheapest]))
        return [version for version in tried if version.explains(calls)]

    def _tried_pairs(self, wrong: Sequence[Call]) -> list[Version]:
        """Give the pairs of mistakes in training that explain its answer to one small question.

        However many there are, so many are tried that work which nothing explains costs little more than other work.
        """
        composite = self.assignment.functions[self.function]
        if not composite.parts or len(composite.results) < 2 or not wrong:
            return []
        if self._likely is None:
            question, first = self._question(wrong), min(wrong, key=effort)
            pool = [*self.known, *self.own_work]
            if question is not None and self._wrong([question]):
                first = question
            elif question is not None:  # what is wrong shows elsewhere only, and so do the mistakes
                pool = [version for version in pool if version.explains([question], self.parts)]
            tried = itertools.islice(
                promising(pool, self.right, first, self.parts), MOST_PAIRS if question else MOST_PAIRS_SEEN
            )
            self._likely = [version for version in tried if version.explains([first], self.parts)]
        return self._likely


def _likeliest(candidates: Sequence[Version], assignment: Assignment) -> list[Version]:
    """Of slips that nothing tells apart, keep the one made in most places, then the first listed.

    The slope at the activation is the same as an activation handed on in the place of the net input, where both are
    lines of one function: the catalogue lists the likelier first. A slip of the function itself is likelier than one of
    the work of its parts; between several such, nothing is chosen.
    """
    widest: dict[frozenset[str], Version] = {}
    for version in candidates:
        ids = frozenset(known.id for known in version.mistakes)
        kept = widest.get(ids)
        if kept is None or version.places > kept.places:
            widest[ids] = version
    left = list(widest.values())
    if len(left) < 2:
        return left
    left = [version for version in left if _is_alike(version)] or left
    own = max(map(_own, left))
    left = [version for version in left if _own(version) == own]
    if len(left) < 2 or own == max(len(version.mistakes) for version in left):
        return left
    position = {known.id: at for at, known in enumerate(assignment.mistakes)}
    listed = sorted(left, key=lambda version: sum(position[known.id] for known in version.mistakes))
    return [max(listed, key=lambda version: version.places)]


def _is_alike(version: Version) -> bool:
    """Tell whether the same was done wrong twice: who forgets f' in one layer, forgets it in the other."""
    return len(version.mistakes) > 1 and len({known.id.rpartition(".")[2] for known in version.mistakes}) == 1


def _own(version: Version) -> int:
    """Count the mistakes that are made in the function itself, not in the work of its parts."""
    return 0 if version.code is None else len(version.mistakes) - bool(version.parts)


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
