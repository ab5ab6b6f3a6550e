"""What to say to one student, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from grader.gradebook.results import CheckResult, MistakeText, Results, SubmissionResult
from grader.outcome import Status, Verdict
from grader.report.class_view import earned_by_follow_through, mistake_text
from grader.report.repeats import trouble
from grader.session.absence import STILL_BLANK, calls_blank, in_short, is_not_there
from grader.text import Text, text

FIRST_STEPS = 3  # more at once is a list, not advice


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCheck:
    """A check, and what is said of the known mistake behind it."""

    result: CheckResult
    mistake: MistakeText | None
    said_above: bool  # this card has explained the mistake already
    followed: bool
    repeats: bool  # what it says is said above: where all is blank, where one error stops several checks
    elsewhere: str = ""  # the function with which the same error was told


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionCard:
    """All checks of one function, in the order of the rubric."""

    function: str
    checks: tuple[ShownCheck, ...]

    @property
    def points(self) -> float:
        """Points earned in this function."""
        return sum(check.result.points for check in self.checks)

    @property
    def max_points(self) -> float:
        """Points to be had in this function."""
        return sum(check.result.max_points for check in self.checks)

    @property
    def to_mend(self) -> tuple[ShownCheck, ...]:
        """The checks that say something: those that did not pass, and those that passed with a remark."""
        return tuple(each for each in self.checks if each.result.status != Verdict.PASSED or each.result.message)

    @property
    def fine(self) -> tuple[ShownCheck, ...]:
        """The checks that passed, and that is all."""
        return tuple(each for each in self.checks if each not in self.to_mend)

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.result.status == Verdict.PASSED for check in self.checks)

    @property
    def tone(self) -> str:
        """``good``: all passed; ``open``: all blank; ``part``: some marks were earned; else ``bad``."""
        statuses = {check.result.status for check in self.checks}
        if statuses <= {Verdict.PASSED}:
            return "good"
        if statuses == {Verdict.MISSING}:
            return "open"
        return "part" if self.points > 0 else "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """One thing to look at: the functions it is about, and what it is."""

    functions: tuple[str, ...]
    what: Text
    named: bool  # whether `what` is the title of a known mistake


def function_cards(results: Results, submission: SubmissionResult) -> tuple[FunctionCard, ...]:
    """Arrange the checks by function, both in the order of the results; what is right comes after what is not."""
    grouped: dict[str, list[CheckResult]] = {}
    for check in submission.checks:
        grouped.setdefault(check.function, []).append(check)
    told: dict[str, str] = {}
    cards = [
        FunctionCard(function=function, checks=tuple(_shown_checks(results, checks, told)))
        for function, checks in grouped.items()
    ]
    return tuple(sorted(cards, key=lambda card: card.passed))


def first_steps(cards: tuple[FunctionCard, ...]) -> tuple[FirstStep, ...]:
    """Choose what to look at first.

    The rubric's order is the order in which functions build on each other, so the earliest trouble comes first;
    blank functions come last, since their author knows of them; what only follows from an earlier slip is left
    out.
    """
    steps: dict[tuple[bool, str], FirstStep] = {}
    for card in cards:
        troubles = [check for check in card.checks if check.result.status != Verdict.PASSED and not check.followed]
        if not troubles:
            continue
        # a mistake known by name says more than the symptom that comes before it
        trouble = next((check for check in troubles if check.mistake is not None), troubles[0])
        blank = trouble.result.status == Verdict.MISSING or calls_blank(trouble.result.message) is not None
        if trouble.elsewhere and trouble.mistake is None:  # the same error, told with the function where it is
            continue
        what = trouble.mistake.title if trouble.mistake is not None else _symptom(trouble.result)
        key = (blank, trouble.result.mistake or (what.en if blank else card.function))
        before = steps[key].functions if key in steps else ()
        steps[key] = FirstStep(functions=(*before, card.function), what=what, named=trouble.mistake is not None)
    return tuple(steps[key] for key in sorted(steps, key=lambda key: key[0]))[:FIRST_STEPS]


def none_is_there(submission: SubmissionResult) -> bool:
    """Tell whether what was handed in defines nothing that was asked for: perhaps it is another homework."""
    return (
        submission.status is Status.GRADED
        and bool(submission.checks)
        and all(check.status == Verdict.MISSING for check in submission.checks)
        and all(is_not_there(check.message, check.function) for check in submission.checks)
    )


def encouragement(submission: SubmissionResult) -> Text:
    """One honest sentence about where the work stands."""
    share = submission.score / submission.max_score if submission.max_score > 0 else 0.0
    statuses = {check.status for check in submission.checks}
    if statuses <= {Verdict.PASSED} and share >= 1:
        return text("Everything that was checked is right. Well done!", "检查的内容全部正确，做得很好！")
    if none_is_there(submission):
        return text(
            "None of the functions is there. Is it the right file, and the right homework?",
            "要求的函数一个都没有。文件选对了吗？是不是别的作业？",
        )
    if statuses <= {Verdict.MISSING} and all(_symptom(check) == STILL_BLANK for check in submission.checks):
        return text(
            "The functions are still blank. Fill in the first one, check it at home, and go on from there.",
            "各个函数都还没有填写。先完成第一个，在自己的电脑上检查通过后再做下一个。",
        )
    if share >= 0.85:
        return text("Nearly there: very little is left to mend.", "已经非常接近了，只差一点点需要修改。")
    if share >= 0.5:
        return text(
            "A good part of this works. What is left is explained below, one step at a time.",
            "大部分已经做对了。余下的问题都在下面逐条说明，一步一步改就好。",
        )
    if share > 0:
        return text(
            "A start is made. Take the points below one at a time; mending an early one often mends later ones.",
            "已经有了一个开头。请按下面的顺序逐条修改：前面的改对了，后面的往往也会跟着变对。",
        )
    return text(
        "No marks yet, and that can change quickly: begin with the first point below.",
        "目前还没有得分，不过很快就能改观：先从下面第一条开始。",
    )


def _shown_checks(results: Results, checks: list[CheckResult], told: dict[str, str]) -> list[ShownCheck]:
    """Say of each check what has not been said; ``told`` holds the errors so far, and with which function."""
    shown: list[ShownCheck] = []
    explained: set[str] = set()
    said: set[str] = set()
    for check in checks:
        key = trouble(check.status, check.message)
        error = check.status == Verdict.ERROR
        with_function = told.setdefault(key, check.function) if error else check.function
        shown.append(
            ShownCheck(
                result=check,
                mistake=mistake_text(results, check.mistake) if check.mistake is not None else None,
                said_above=check.mistake in explained,
                followed=earned_by_follow_through(check),
                repeats=key in said,
                elsewhere=with_function if with_function != check.function else "",
            )
        )
        said.add(key)
        if check.mistake is not None:
            explained.add(check.mistake)
    return shown


def _symptom(check: CheckResult) -> Text:
    if check.status == Verdict.MISSING:
        return in_short(check.message, check.function)
    return first_line(check.message) or check.title


def first_line(message: Text) -> Text:
    """Cut a message down to its first line."""
    return Text(message.en.strip().partition("\n")[0], message.zh.strip().partition("\n")[0])
