"""Whether a composite function is right but for the student's own parts that it is built of.

If `bp_online` is wrong only because the student's `bc_v` is, the algorithm itself deserves credit: the reference
algorithm, running on the student's own parts, gives the very results that the student's function gave.

A part need not be asked over the wire for that. One that passed all its checks is the reference's own; one whose
mistake is known is the version of the reference with that mistake, here in this process. Only a part that is wrong in
a way of its own is asked, a bounded number of times.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from grader.checks.assignment import Assignment
from grader.checks.comparison import agree
from grader.course.reference import Reference
from grader.judging.diagnosis.versions import effort, right
from grader.judging.parts import OutOfQuestions, Parts
from grader.judging.remembered import copied
from grader.judging.running import all_agree, attempt, heeds, is_constant, one_by_one, other_data
from grader.judging.trial import Trial
from grader.outcome import Kind
from grader.session.student import Call

CARELESS = 1  # parts that may ignore an argument: with more, training needs no algorithm to agree with them
DRAWS = 4  # of other data, at most
TELLING = 4  # calls that are looked at, at most, to see whether parts make something of the data


def followed(assignment: Assignment, function: str, trials: Sequence[Trial], parts: Parts) -> frozenset[str]:
    """Name the checks of a composite whose failure follows from the student's own parts.

    Parameters
    ----------
    trials : all checks of the function
    parts : what the student's parts amount to

    Notes
    -----
    All calls of such a check agree with the reference on the student's parts, and one of them differs from the
    reference on its own: else the parts explain nothing. A function that spoils its arguments does so by itself, unless
    the reference on those parts leaves them in the very same state. From
    one number over and over nothing follows, unless the source shows that a part is called: a constant part would
    vouch for a constant function. Where the function raised, the reference cannot compute with the parts either, and
    some other check of the function must have got numbers that are right or follow. Accuracy follows from training,
    where all of that is right or follows: replaying it would take as long as all the rest. Nothing else follows without
    having been replayed to its end. Parts that are wrong in a way of their own vouch for nothing if
    they make nothing of the data: with other data, each result must change wherever the reference's own does. A part
    whose mistakes are known vouches for nothing either if its own answers do not depend on the data at all.
    """
    reference = assignment.reference
    asked = assignment.functions[function].parts
    wrong = [trial for trial in trials if trial.wrong and trial.check.kind is not Kind.STYLE]
    if reference is None or not wrong or not asked:
        return frozenset()
    best: frozenset[str] = frozenset()
    for way in parts.ways(asked):
        stand_ins = parts.replaced(way)
        if stand_ins and len(best) < len(wrong):
            parts.refill()
            replay = _Replay(reference, function, stand_ins, parts.are_called(way), parts.asked(way))
            best = max(best, replay.followed(trials, wrong), key=len)
    return best


@dataclass(frozen=True, slots=True)
class _Replay:
    """The reference of one composite function, running on what stands in for the student's parts.

    ``called`` says that the student's source shows a call of one of the parts, ``asked`` names those that are wrong in
    a way of their own.
    """

    reference: Reference
    function: str
    stand_ins: Mapping[str, Callable[..., Any]]
    called: bool
    asked: frozenset[str]

    def followed(self, trials: Sequence[Trial], wrong: Sequence[Trial]) -> frozenset[str]:
        """Name the checks that follow; `followed` says which do."""
        found: set[str] = set()
        seen = sorted((call for trial in trials for call in trial.answered), key=effort)
        no_air = cache(lambda: self._is_no_air(seen))
        # first, since they cost few questions: what raises, raises early
        alike = {trial.check.id for trial in wrong if not trial.answered and self._fails_alike(trial)}
        for trial in sorted(wrong, key=lambda trial: sum(map(effort, trial.calls))):
            if trial.answered and trial.check.kind is not Kind.ACCURACY and self._is_replayed(trial, no_air):
                found.add(trial.check.id)
        training = {trial.check.id for trial in wrong if trial.check.kind is Kind.TRAINING}
        if found and training <= found | alike:
            accuracy = (trial for trial in wrong if trial.check.kind is Kind.ACCURACY)
            found |= {trial.check.id for trial in accuracy if trial.answered and not trial.failed}
        if found or any(trial.passed and trial.answered for trial in trials):
            found |= alike
        return frozenset(found)

    def _is_replayed(self, trial: Trial, no_air: Callable[[], bool]) -> bool:
        """Tell whether a check follows, as far as there are questions left: what was not asked is not known."""
        try:
            return self._follows(trial, no_air)
        except OutOfQuestions:
            return False

    def _follows(self, trial: Trial, no_air: Callable[[], bool]) -> bool:
        """Tell whether the reference on these parts does what the function did in one check, and not without them."""
        calls = trial.answered
        if not all_agree(self._composite(), calls):
            return False
        if trial.failed:
            return self._fails_alike(trial)
        explained = self.called or not is_constant(calls)
        differs = right(self.reference, self.function).fails(calls) is not None
        return explained and differs and no_air()

    def _fails_alike(self, trial: Trial) -> bool:
        """Tell whether the calls that raised do so because of a part: the reference cannot compute with it either."""
        return bool(trial.failed) and all(_fails(self._composite(), call) for call in trial.failed)

    def _heeds_the_data(self, call: Call) -> bool:
        """Tell whether, on other data, every result changes on these parts that changes on the reference's own.

        Data are drawn a few times: a count may be the same by chance.
        """
        its, own = right(self.reference, self.function).remembered, self._composite()
        here = attempt(its, call.args), attempt(own, call.args)
        moved = [(False, False)] * len(call.results)
        for draw in range(DRAWS):
            other = other_data(call.args, draw)
            results = [result for result in (*here, attempt(its, other), attempt(own, other)) if result is not None]
            if len(results) < 4:
                return False
            now = [
                (not agree(right_here, right_there), not agree(own_here, own_there))
                for right_here, own_here, right_there, own_there in itertools.islice(
                    zip(*results, strict=True), len(call.results)
                )
            ]
            moved = [(a or c, b or d) for (a, b), (c, d) in zip(moved, now, strict=True)]
            if all(own_moves for _, own_moves in moved):
                break
        return all(own_moves or not right_moves for right_moves, own_moves in moved)

    def _is_no_air(self, seen: Sequence[Call]) -> bool:
        """Tell whether these parts make something of the data, in one of a few calls: it takes the algorithm then.

        A single call may tell nothing: training for 0 epochs, or a count that stays the same.
        """
        its = right(self.reference, self.function).remembered
        heedful = (call for call in seen if heeds(its, call.args, other_data(call.args)))
        telling = list(itertools.islice(heedful, TELLING))  # the last ones are long: seen stand in order of effort
        if not self.asked:
            return self.called or all(self._is_heedful(part, telling) for part in self.stand_ins)
        return any(self._heeds_the_data(call) and self._are_careful(call) for call in telling or seen[:1])

    def _is_heedful(self, part: str, calls: Sequence[Call]) -> bool:
        """Tell whether a part answers otherwise on other data, in one of these calls, where the right one ever does."""
        its, own = right(self.reference, part).remembered, self.stand_ins[part]
        questions = [asked[part] for call in calls if part in (asked := self._questions(call) or {})]
        changes = [(args, other) for args in questions for other in one_by_one(args) if heeds(its, args, other)]
        return not changes or any(heeds(own, args, other) for args, other in changes)

    def _questions(self, call: Call) -> dict[str, tuple[Any, ...]] | None:
        """Give what each part is asked first when the reference runs on these parts; None where that raises."""
        questions: dict[str, tuple[Any, ...]] = {}

        def noting(part: str) -> Callable[..., Any]:
            def note(*args: Any) -> Any:
                questions.setdefault(part, tuple(copied(argument) for argument in args))
                return self.stand_ins[part](*args)

            return note

        composite = self.reference.functions()
        composite.with_parts({part: noting(part) for part in self.stand_ins})
        return None if attempt(composite[self.function], call.args) is None else questions

    def _are_careful(self, call: Call) -> bool:
        """Tell whether few asked parts answer the same when an argument changes that the right one depends on.

        Parts that raise, here where they are asked once more, are not careful.
        """
        questions = self._questions(call)
        if questions is None:
            return False
        right = self.reference.functions()
        careless = [
            part
            for part in self.asked & questions.keys()
            if any(
                heeds(right[part], questions[part], other) and not heeds(self.stand_ins[part], questions[part], other)
                for other in one_by_one(questions[part])
            )
        ]
        return len(careless) <= CARELESS

    def _composite(self) -> Callable[..., Any]:
        composite = self.reference.functions()
        composite.with_parts(self.stand_ins)
        return composite[self.function]


def _fails(algorithm: Callable[..., Any], call: Call) -> bool:
    if call.failure is None or call.failure.error is None or call.failure.error.missing:
        return False
    try:
        return attempt(algorithm, call.args) is None
    except OutOfQuestions:
        return False
