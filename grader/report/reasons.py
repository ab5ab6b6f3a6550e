"""What there is to say of a submission in one line: the same in the class report and on the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from grader.gradebook.results import CheckResult, Results, SubmissionResult
from grader.outcome import Status, Verdict
from grader.report.class_view import mistake_text
from grader.report.feedback import first_line, none_is_there
from grader.session.absence import STILL_BLANK, in_short
from grader.text import Text, text

WORDS = {  # from good to bad
    Verdict.PASSED: text("passed", "通过"),
    Verdict.MISSING: STILL_BLANK,
    Verdict.UNSUPPORTED: text("not in Octave", "Octave 中没有"),
    Verdict.FAILED: text("wrong", "不对"),
    Verdict.ERROR: text("error", "出错"),
    Verdict.TIMEOUT: text("too slow", "超时"),
    Verdict.KILLED: text("stopped", "被终止"),
}

NONE_THERE = text("none of the functions is there: is it the right file?", "要求的函数一个都没有：文件选对了吗？")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why marks were lost; ``named`` where it is a known mistake."""

    said: Text
    named: bool = False


def reasons(results: Results, submission: SubmissionResult) -> tuple[Reason, ...]:
    """Name a student's mistakes, then the functions that are off for no named reason."""
    late = (Reason(submission.late.message),) if submission.late else ()
    if submission.status is not Status.GRADED:
        return (Reason(first_line(submission.message)), *late)
    if none_is_there(submission):
        return (Reason(NONE_THERE), *late)
    named = list(dict.fromkeys(check.mistake for check in submission.checks if check.mistake))
    found = [Reason(mistake_text(results, mistake).title, named=True) for mistake in named]
    explained = {check.function for check in submission.checks if check.mistake or check.follow_through}
    worst: dict[str, CheckResult] = {}
    for check in submission.checks:
        if check.function not in explained and check.status != Verdict.PASSED:
            before = worst.get(check.function, check)
            worst[check.function] = max(before, check, key=lambda one: list(WORDS).index(Verdict(one.status)))
    words = {function: word(check) for function, check in worst.items()}
    functions = {check.function for check in submission.checks}
    if functions and len(words) == len(functions) and len(set(words.values())) == 1:
        return (Reason(next(iter(words.values()))), *late)
    found += [Reason(_within(function, said)) for function, said in words.items()]
    return (*found, *late)


def word(check: CheckResult) -> Text:
    """Name what a check came to; for a function that gave no answer, why there is none."""
    verdict = Verdict(check.status)
    return in_short(check.message, check.function) if verdict is Verdict.MISSING else WORDS[verdict]


def _within(function: str, said: Text) -> Text:
    """Put a function before what is said of it; in brackets where that has none."""
    return Text(
        f"{function}: {said.en}" if "(" in said.en else f"{function} ({said.en})",
        f"{function}：{said.zh}" if "（" in said.zh or "(" in said.zh else f"{function}（{said.zh}）",
    )
