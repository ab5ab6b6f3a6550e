"""What the public checks say of one's own work: data, which a face turns into text or HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.judging.causes import parts_first
from grader.outcome import Outcome, Verdict
from grader.report.repeats import same_as, trouble
from grader.session.absence import CANNOT_BE_READ, calls_blank, in_short, is_not_there
from grader.text import NOTHING, Language, Text, text


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say of a function, and the checks that it is said of."""

    checks: tuple[Check, ...]
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeReport:
    """What the public checks say of one's own work; ``problem`` is there where nothing could be run."""

    assignment: Assignment
    results: tuple[tuple[Check, Outcome], ...] = ()
    problem: Text = NOTHING
    notes: tuple[Text, ...] = ()
    output: str = ""
    runtime: Text = NOTHING  # what there is when the work is graded
    language: Language = Language.EN

    @property
    def all_passed(self) -> bool:
        """Whether every public check passed."""
        return bool(self.results) and all(outcome.verdict is Verdict.PASSED for _, outcome in self.results)

    def by_function(self) -> Iterator[tuple[str, list[tuple[Check, Outcome]]]]:
        """Give each function's checks with what they came to, in the order of the homework."""
        for function in self.assignment.functions:
            results = [(check, outcome) for check, outcome in self.results if check.function == function]
            if results:
                yield function, results

    def to_say(self) -> dict[str, tuple[Said, ...]]:
        """Give what there is to say of each function: of what is right or blank nothing, and one error once."""
        told: dict[str, str] = {}  # an error, and the function with which it was told
        found: dict[str, tuple[Said, ...]] = {}
        for function, results in self.by_function():
            groups: dict[str, Said] = {}
            for check, outcome in results:
                if outcome.verdict is Verdict.MISSING or not outcome.message:
                    continue
                key = trouble(outcome.verdict, outcome.message)
                before = groups[key].checks if key in groups else ()
                message = groups[key].message if key in groups else outcome.message
                if outcome.verdict is Verdict.ERROR and told.setdefault(key, function) != function:
                    message = same_as(told[key])
                groups[key] = Said((*before, check), message)
            found[function] = tuple(groups.values())
        return found

    def conclusion(self) -> Text:
        """Count what passed, and name the one thing to look at next."""
        passed = sum(outcome.verdict is Verdict.PASSED for _, outcome in self.results)
        total = len(self.results)
        count = text(f"{passed} of {total} public checks pass.", f"公开检查通过 {passed}/{total} 项。")
        if passed == total:
            return count + text(
                " Well done. The hidden checks use other inputs: try odd sizes and several columns yourself.",
                "做得好！隐藏检查会用别的输入：请自己换一些大小和数值再试试。",
            )
        troubles = {
            function: [outcome for _, outcome in results if outcome.verdict is not Verdict.PASSED]
            for function, results in self.by_function()
        }
        order = [function for function in parts_first(self.assignment) if troubles.get(function)]
        absent = [name for name in order if all(each.verdict is Verdict.MISSING for each in troubles[name])]
        blank = [name for name in absent if in_short(troubles[name][0].message, name) != CANNOT_BE_READ]
        needed = {name: _needed(troubles[name], absent) for name in order if name not in absent}
        wrong = [name for name in order if name not in blank and not needed.get(name)]
        if wrong:
            return count + text(f" Look at {wrong[0]} first.", f"先看 {wrong[0]}。")
        if all(is_not_there(outcome.message, check.function) for check, outcome in self.results):
            return count + text(
                " None of the functions is there: is it the right file, or still blank?",
                "要求的函数一个都没有：文件选对了吗？还是尚未填写？",
            )
        called = [name for name in needed.values() if name]
        following = next((name for name in blank if name in called), (called or blank)[0])
        return count + text(f" Next to fill in: {following}.", f"接下来请填写：{following}。")


def _needed(troubles: Iterable[Outcome], absent: Collection[str]) -> str:
    """Name the function that is not there, and that all the troubles of another one come from."""
    needed = [_called(outcome.message, absent) for outcome in troubles if outcome.verdict is not Verdict.MISSING]
    return needed[0] if needed and all(needed) else ""


def _called(message: Text, absent: Collection[str]) -> str:
    unknown = re.search(r"NameError: name '(\w+)' is not defined", message.en)
    return calls_blank(message) or (unknown[1] if unknown and unknown[1] in absent else "")
