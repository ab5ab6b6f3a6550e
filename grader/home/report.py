"""What the public checks say of one's own work: data, which a face turns into text or HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.outcome import Outcome, Verdict
from grader.session.absence import is_not_there
from grader.text import NOTHING, Language, Text, text


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
        ordered = [(function, outcome.verdict) for function, results in self.by_function() for _, outcome in results]
        wrong = [function for function, verdict in ordered if verdict not in (Verdict.PASSED, Verdict.MISSING)]
        if wrong:
            return count + text(f" Look at {wrong[0]} first.", f"先看 {wrong[0]}。")
        if all(is_not_there(outcome.message, check.function) for check, outcome in self.results):
            return count + text(
                " None of the functions is there: is it the right file, or still blank?",
                "要求的函数一个都没有：文件选对了吗？还是尚未填写？",
            )
        blank = next(function for function, verdict in ordered if verdict is Verdict.MISSING)
        return count + text(f" Next to fill in: {blank}.", f"接下来请填写：{blank}。")
