"""Whether a composite function is right but for the student's own parts that it is built of.

If `bp_online` is wrong only because the student's `bc_v` is, the algorithm itself deserves credit: the reference
algorithm, running on the student's own parts, gives the very results that the student's function gave.

A part need not be asked over the wire for that. One that passed all its checks is the reference's own; one whose
mistake is known is the version of the reference with that mistake, here in this process. Only a part that is wrong in
a way of its own is asked, a bounded number of times.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.comparison import SINGLE_TRAINING_TOLERANCE, TOLERANCE, agree, is_single
from grader.course.reference import Reference
from grader.intake.source.called import is_called
from grader.judging.diagnosis.versions import copied, effort
from grader.judging.trial import Trial
from grader.outcome import Kind
from grader.session.student import Call, Student
from grader.session.wire import numbers

MOST_NUMBERS = 4  # that a part may give for each that it gets: products of more would fill this machine's memory
CARELESS = 1  # parts that may ignore an argument: with more, training needs no algorithm to agree with them
DRAWS = 4  # of other data, at most
TELLING = 4  # calls that are looked at, at most, to see whether parts make something of the data
QUESTIONS = 6000  # calls over the wire for the follow-through of one function on one form of its parts: some 2 s


class OutOfQuestions(Exception):
    """The student's parts have been asked as often as they may be."""


class Parts:
    """What the reference runs on in the place of the student's own parts, as far as that is known.

    ``sound`` names the functions that passed their checks; ``versions`` holds, for functions whose mistake is known,
    the wrong version in this process.
    """

    def __init__(self, student: Student, sound: Collection[str], versions: Mapping[str, Callable[..., Any]]) -> None:
        self._student = student
        self._sound = sound
        self._versions = versions
        self._left = QUESTIONS

    def ways(self, parts: Sequence[str]) -> list[dict[str, str]]:
        """Give the ways of replacing parts: each by the student's own, or by the student's other form of it."""
        ways: list[dict[str, str]] = []
        for form in (parts, [other_form(part) for part in parts]):
            way = {part: own for part, own in zip(parts, form, strict=True) if self._student.defines(own)}
            if way and way not in ways:
                ways.append(way)
        return ways

    def replaced(self, way: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
        """Give what stands in for those parts that are not right; {} where nothing is to be replaced."""
        return {part: self._stand_in(own) for part, own in way.items() if own not in self._sound}

    def known(self, way: Mapping[str, str]) -> dict[str, Callable[..., Any]] | None:
        """Give the same if no part need be asked over the wire, else None."""
        wrong = {part: own for part, own in way.items() if own not in self._sound}
        return self.replaced(way) if all(own in self._versions for own in wrong.values()) else None

    def asked(self, way: Mapping[str, str]) -> frozenset[str]:
        """Name the parts that are wrong in a way of their own, so that they are asked over the wire."""
        return frozenset(part for part, own in way.items() if own not in self._sound and own not in self._versions)

    def are_called(self, way: Mapping[str, str]) -> bool:
        """Tell whether the student's source shows a call of one of these parts."""
        student = self._student
        return any(is_called(student.own_name(own) or own, student.submission) for own in way.values())

    def refill(self) -> None:
        """Allow as many questions as at the beginning."""
        self._left = QUESTIONS

    def _stand_in(self, own: str) -> Callable[..., Any]:
        return self._versions.get(own) or self._asked(own)

    def _asked(self, own: str) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            if self._left <= 0:
                raise OutOfQuestions
            self._left -= 1
            answer = self._student[own](*args)
            if _size(answer) > MOST_NUMBERS * _size(args):
                raise ValueError(f"{own} gives far more numbers than it gets")
            return answer

        return ask


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
        if not _all_agree(self._composite(), calls):
            return False
        if trial.failed:
            return self._fails_alike(trial)
        explained = self.called or not _is_constant(calls)
        differs = not _all_agree(self.reference.functions()[self.function], calls)
        return explained and differs and no_air()

    def _fails_alike(self, trial: Trial) -> bool:
        """Tell whether the calls that raised do so because of a part: the reference cannot compute with it either."""
        return bool(trial.failed) and all(_fails(self._composite(), call) for call in trial.failed)

    def _heeds_the_data(self, call: Call) -> bool:
        """Tell whether, on other data, every result changes on these parts that changes on the reference's own.

        Data are drawn a few times: a count may be the same by chance.
        """
        right, own = self.reference.functions()[self.function], self._composite()
        here = _attempt(right, call.args), _attempt(own, call.args)
        moved = [(False, False)] * len(call.results)
        for draw in range(DRAWS):
            other = _other_data(call.args, draw)
            results = [result for result in (*here, _attempt(right, other), _attempt(own, other)) if result is not None]
            if len(results) < 4:
                return False
            now = [
                (not agree(right_here, right_there), not agree(own_here, own_there))
                for right_here, own_here, right_there, own_there in zip(*results, strict=True)
            ]
            moved = [(a or c, b or d) for (a, b), (c, d) in zip(moved, now, strict=True)]
            if all(own_moves for _, own_moves in moved):
                break
        return all(own_moves or not right_moves for right_moves, own_moves in moved)

    def _is_no_air(self, seen: Sequence[Call]) -> bool:
        """Tell whether these parts make something of the data, in one of a few calls: it takes the algorithm then.

        A single call may tell nothing: training for 0 epochs, or a count that stays the same.
        """
        right = self.reference.functions()[self.function]
        telling = [call for call in seen if _heeds(right, call.args, _other_data(call.args))][:TELLING]
        if not self.asked:
            return self.called or all(self._is_heedful(part, telling) for part in self.stand_ins)
        return any(self._heeds_the_data(call) and self._are_careful(call) for call in telling or seen[:1])

    def _is_heedful(self, part: str, calls: Sequence[Call]) -> bool:
        """Tell whether a part answers otherwise on other data, in one of these calls, where the right one ever does."""
        right, own = self.reference.functions()[part], self.stand_ins[part]
        questions = [asked[part] for call in calls if part in (asked := self._questions(call) or {})]
        changes = [(args, other) for args in questions for other in _one_by_one(args) if _heeds(right, args, other)]
        return not changes or any(_heeds(own, args, other) for args, other in changes)

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
        return None if _attempt(composite[self.function], call.args) is None else questions

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
                _heeds(right[part], questions[part], other) and not _heeds(self.stand_ins[part], questions[part], other)
                for other in _one_by_one(questions[part])
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
        return _attempt(algorithm, call.args) is None
    except OutOfQuestions:
        return False


def either_form(parts: Collection[str]) -> frozenset[str]:
    """Name these functions and their other forms: ``fc_c`` beside ``fc_v``."""
    return frozenset(parts) | frozenset(map(other_form, parts))


def other_form(part: str) -> str:
    """Name the other form of a function; itself where it has one form only."""
    base, _, form = part.rpartition("_")
    return f"{base}_{'v' if form == 'c' else 'c'}" if form in ("c", "v") else part


def _is_constant(calls: Sequence[Call]) -> bool:
    answers = [array.ravel() for call in calls for result in call.results for array in numbers(result)]
    given = np.concatenate(answers) if answers else np.zeros(0)
    return given.size > 1 and np.unique(given).size == 1 and bool(np.isfinite(given).all())


def _all_agree(algorithm: Callable[..., Any], calls: Sequence[Call]) -> bool:
    return all(_agrees(algorithm, call) for call in calls)


def _agrees(algorithm: Callable[..., Any], call: Call) -> bool:
    """Tell whether an algorithm gives the results of a call, and leaves the arguments as the call left them."""
    args = [copied(argument) for argument in call.args]
    wanted = _run(algorithm, args)
    if wanted is None or (call.after is not None and not agree(list(call.after), args, 0.0)):
        return False
    tolerance = SINGLE_TRAINING_TOLERANCE if is_single(list(call.results)) else TOLERANCE
    return agree(list(call.results), list(wanted), tolerance)


def _other_data(args: Sequence[Any], draw: int = 0) -> tuple[Any, ...]:
    """Draw the samples among the arguments anew; weights come in lists, and stay."""
    rng = np.random.default_rng(draw)
    return tuple(
        arg + rng.normal(size=arg.shape) if isinstance(arg, np.ndarray) and arg.dtype.kind == "f" else arg
        for arg in args
    )


def _one_by_one(args: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the same arguments with one array at a time drawn anew."""
    for index, drawn in enumerate(_other_data(args)):
        if drawn is not args[index]:
            yield (*args[:index], drawn, *args[index + 1 :])


def _heeds(function: Callable[..., Any], args: Sequence[Any], other: Sequence[Any]) -> bool:
    """Tell whether a function's answer differs; one that raises heeds nothing."""
    here, there = _attempt(function, args), _attempt(function, other)
    return here is not None and there is not None and not agree(list(here), list(there))


def _size(result: Any) -> int:
    return sum(map(_size, result)) if isinstance(result, list | tuple) else int(np.size(result))


def _attempt(algorithm: Callable[..., Any], args: Sequence[Any]) -> tuple[Any, ...] | None:
    """Give the results for copies of these arguments; see `_run`."""
    return _run(algorithm, [copied(argument) for argument in args])


def _run(algorithm: Callable[..., Any], args: Sequence[Any]) -> tuple[Any, ...] | None:
    """Give the results; None where a part of the student's raised, or gave what the reference cannot compute with.

    Raises
    ------
    OutOfQuestions
        If the parts may not be asked as often as that takes: nothing is known then.
    """
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = algorithm(*args)
    except OutOfQuestions:
        raise
    except Exception:
        return None
    return answer if isinstance(answer, tuple) else (answer,)


__all__ = ["OutOfQuestions", "Parts", "either_form", "followed", "other_form"]
