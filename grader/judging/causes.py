"""Why checks failed: what follows from the student's own parts, which mistake was made, what else can be said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.assignment import Assignment
from grader.course.mistakes import joint_id
from grader.judging.parts import Parts, either_form, other_form
from grader.judging.supplying import Again, changed_given, right_when_supplied
from grader.judging.trial import Trial
from grader.outcome import Kind
from grader.session.student import Call, Student
from grader.text import NOTHING, Text, text

if TYPE_CHECKING:
    from grader.judging.diagnosis import Diagnosis, Search

# What looks for mistakes is imported where something has failed: whoever has everything right does not wait for it.

UNNAMED = (Kind.STYLE, Kind.SHAPE)  # what they find is said by the check itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why one check failed: the id of a mistake, or of two made together; or that it follows from other functions."""

    mistake: str | None = None
    follows: bool = False
    said: Text = NOTHING


NO_CAUSE = Cause()

_WRONG_GIVEN = text(
    "The slip is in your {name}, which no longer gives what the template's {name} does; the rest of this is right.",
    "错在你改过的 {name}：它的结果与模板中的 {name} 不同；这里的其余部分是对的。",
)
_FROM_GIVEN = text("It follows from your {name}.", "这是由你改过的 {name} 引起的。")


def find_causes(assignment: Assignment, trials: Sequence[Trial], student: Student, again: Again) -> dict[str, Cause]:
    """Look for the cause of every failure, by the check's id; nothing without a reference.

    The functions come in the order of the assignment, parts before what is built of them. For one that is built of
    others, its parts come first: only what does not follow from them is its own mistake. ``again`` runs a check once
    more.
    """
    if assignment.reference is None:
        return {}
    found = _Found(assignment, student, again)
    with np.errstate(all="ignore"):  # what a student's function gave may be of any size
        for function in parts_first(assignment):
            found.look_at(function, [trial for trial in trials if trial.check.function == function])
    return found.causes


@dataclass
class _Found:
    """What is known so far."""

    assignment: Assignment
    student: Student
    again: Again
    sound: set[str] = field(default_factory=set)  # functions that failed no check but style
    versions: dict[str, Callable[..., Any]] = field(default_factory=dict)  # what behaves like a wrong function
    causes: dict[str, Cause] = field(default_factory=dict)
    _parts: Parts | None = None
    _changed: tuple[str, ...] | None = None
    _told: bool = False  # whether what is wrong with a function of the template has been said

    @property
    def parts(self) -> Parts:
        if self._parts is None:
            self._parts = Parts(self.student, self.sound, self.versions)
        return self._parts

    def look_at(self, function: str, trials: Sequence[Trial]) -> None:
        """Find the causes of one function's failures."""
        judged = [trial for trial in trials if trial.check.kind is not Kind.STYLE]
        if all(trial.passed for trial in judged):  # nothing is known against one that was not looked at
            self.sound.add(function)
        if not any(trial.wrong for trial in judged):
            return
        told = [trial for trial in judged if trial.mistake is not None]
        self.causes |= {trial.check.id: Cause(mistake=trial.mistake) for trial in told}
        if not self.assignment.functions[function].comparable:
            return
        from grader.judging.follow_through import followed

        from_parts: frozenset[str] = frozenset()
        for way in self.assignment.ways(function):
            from_parts = from_parts or followed(way, function, trials, self.parts)
        for check in from_parts:
            self.causes[check] = Cause(follows=True, said=self._follows_from(function))
        left = [trial for trial in judged if trial.wrong and trial not in told and trial.check.id not in from_parts]
        for check in self._right_when_supplied(function, left, from_parts):
            self.causes[check] = Cause(follows=True, said=self._follows_from(function))
        left = [trial for trial in left if trial.check.id not in self.causes]
        if left:
            self._name(function, judged, left)
        if left and not self.assignment.functions[function].parts:
            self._blame_given(left)

    @property
    def changed(self) -> tuple[str, ...]:
        """The functions of the template that the student changed to something else."""
        if self._changed is None:
            self._changed = changed_given(self.assignment, self.student)
        return self._changed

    def _right_when_supplied(self, function: str, left: Sequence[Trial], from_parts: Collection[str]) -> frozenset[str]:
        """Name the checks of a composite that pass with its wrong parts supplied."""
        own = either_form(self.assignment.functions[function].parts) & self.assignment.functions.keys()
        wrong = own - self.sound
        if not left or not own or not (wrong or self.changed):
            return frozenset()
        names = [*sorted(wrong), *self.changed]
        return right_when_supplied(self.assignment, left, names, self.student, self.again)

    def _blame_given(self, left: Sequence[Trial]) -> None:
        """Say once what is wrong with a changed `f` or `df`, where that is all that is wrong with a function."""
        if not self.changed:
            return
        for name in self.changed:
            alone = right_when_supplied(self.assignment, left, [name], self.student, self.again)
            for trial in left:
                if trial.check.id not in alone:
                    continue
                if self._told or trial.check.kind in UNNAMED:
                    self.causes[trial.check.id] = Cause(said=_FROM_GIVEN.format(name=Text(name, name)))
                else:
                    found = self.causes.get(trial.check.id, NO_CAUSE)
                    said = _WRONG_GIVEN.format(name=Text(name, name))
                    self.causes[trial.check.id] = Cause(mistake=found.mistake, said=said)
                    self._told = True
            left = [trial for trial in left if trial.check.id not in alone]

    def _name(self, function: str, trials: Sequence[Trial], wrong: Sequence[Trial]) -> None:
        """Name the mistake that explains all that was seen, or what was seen in one check; or say what can be said."""
        from grader.judging.diagnosis import NOTHING_FOUND, Search

        parts = self._known_parts(function)
        if parts is None:
            return
        seen = [trial for trial in trials if trial.check.kind is not Kind.ACCURACY]
        compared = [trial for trial in seen if trial.check.kind not in UNNAMED]
        searches = [Search(way, function, self._ask(function), parts) for way in self.assignment.ways(function)]
        diagnosis, search = NOTHING_FOUND, searches[0]
        # a check of shapes may pass arguments that do not belong together, such as an a that is not f(z)
        for evidence in (seen, compared) if len(compared) < len(seen) else (seen,):
            for search in searches:
                diagnosis = search.diagnose(_calls(evidence))
                if diagnosis is not NOTHING_FOUND:
                    break
            if diagnosis is not NOTHING_FOUND:
                break
        if diagnosis.version is not None:
            self.versions[function] = diagnosis.version.fresh(parts)[function]
        held = {trial.check.id: diagnosis for trial in wrong}
        if diagnosis is NOTHING_FOUND:
            held |= _most(searches, [trial for trial in compared if trial in wrong])
        for trial in wrong:
            self.causes[trial.check.id] = _cause(search, trial, held[trial.check.id])
        if not any(self.causes[trial.check.id].mistake or self.causes[trial.check.id].said for trial in wrong):
            self._observe(function, _calls(seen), wrong, parts)

    def _observe(
        self, function: str, calls: Sequence[Call], wrong: Sequence[Trial], parts: Mapping[str, Callable[..., Any]]
    ) -> None:
        """Tell, at the first failing check that compares numbers, what the wrong answers have in common."""
        from grader.judging.diagnosis import observe

        assert self.assignment.reference is not None
        signature = self.assignment.functions[function]
        names = (signature.arguments, signature.results)
        said = observe(self.assignment.reference, function, names, calls, parts)
        of_numbers = [trial for trial in wrong if trial.check.kind not in UNNAMED]
        told = next((trial for trial in of_numbers if trial.answered), next(iter(of_numbers), None))
        if said and told is not None:
            self.causes[told.check.id] = Cause(said=said)

    def _known_parts(self, function: str) -> Mapping[str, Callable[..., Any]] | None:
        """Give what a composite's parts amount to in this process; None where that is not known."""
        asked = self.assignment.functions[function].parts
        if not asked:
            return {}
        return next((known for way in self.parts.ways(asked) if (known := self.parts.known(way)) is not None), None)

    def _ask(self, function: str) -> Callable[[Sequence[Any]], Call]:
        def ask(args: Sequence[Any]) -> Call:
            self.student.reply(function, args, partial=True)
            return Call(function, tuple(args), self.student.calls[-1].results)

        return ask

    def _follows_from(self, function: str) -> Text:
        own = self.assignment.functions[function].parts
        wrong = [
            part
            for part in self.assignment.functions
            if part in either_form(self.assignment.functions[function].parts)
            and part not in self.sound
            and (self.student.defines(part) or other_form(part) == part or part in own)
        ]
        wrong += [name for name in self.assignment.given if self._changed and name in self._changed and not wrong]
        return text("It follows from {parts}.", "这是由 {parts} 引起的。").format(
            parts=Text(", ".join(wrong), "、".join(wrong))
        )


def _most(searches: Sequence[Search], wrong: Sequence[Trial]) -> dict[str, Diagnosis]:
    """Look for what explains most of the failures, though not all."""
    for search in searches:
        found, explained = search.most([trial.answered for trial in wrong])
        if explained:
            return {wrong[at].check.id: found for at in explained}
    return {}


def _cause(search: Search, trial: Trial, found: Diagnosis) -> Cause:
    """Say what a diagnosis means for one check: of two mistakes, the one that is enough to explain it."""
    if trial.check.kind in UNNAMED:
        return NO_CAUSE
    named = found.mistakes
    if len(named) > 1 and trial.answered:
        alone = (version for version in (*search.known, *search.own_work) if version.mistakes[0] in named)
        enough = {version.mistakes for version in alone if version.explains(trial.calls, search.parts)}
        named = enough.pop() if len(enough) == 1 else named
    return Cause(mistake=joint_id(named) if named else None, said=found.said)


def _calls(trials: Sequence[Trial]) -> list[Call]:
    return [call for trial in trials for call in trial.calls]


def parts_first(assignment: Assignment) -> list[str]:
    """Give the functions in an order in which each comes after those that it is built of."""
    ordered: list[str] = []

    def place(function: str, above: Collection[str]) -> None:
        if function in ordered or function in above:
            return
        for part in sorted(either_form(assignment.functions[function].parts) & assignment.functions.keys()):
            place(part, {*above, function})
        ordered.append(function)

    for function in assignment.functions:
        place(function, ())
    return ordered
