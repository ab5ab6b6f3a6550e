"""What statuses, kinds and forms are called on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.gradebook.results import CheckResult
from grader.outcome import Status, Verdict
from grader.report.class_view import earned_by_follow_through
from grader.session.absence import STILL_BLANK, in_short
from grader.submission import Form
from grader.text import Text, text


@dataclass(frozen=True, slots=True)
class Sign:
    """A status as a word, an icon of the page and a tone (good, part, bad, open)."""

    word: Text
    icon: str
    tone: str


_SIGNS = {
    Verdict.PASSED: Sign(text("passed", "通过"), "passed", "good"),
    Verdict.FAILED: Sign(text("not right yet", "尚未正确"), "failed", "bad"),
    Verdict.ERROR: Sign(text("raised an error", "运行出错"), "error", "bad"),
    Verdict.TIMEOUT: Sign(text("ran out of time", "运行超时"), "timeout", "bad"),
    Verdict.KILLED: Sign(text("hit a limit", "超出资源限制"), "error", "bad"),
    Verdict.MISSING: Sign(STILL_BLANK, "missing", "open"),
    Verdict.UNSUPPORTED: Sign(text("not in Octave", "Octave 中没有"), "error", "open"),
}
_FOLLOWED = Sign(text("follow-through marks", "按步骤得分"), "followed", "part")

STATUSES = {
    Status.GRADED: text("graded", "已批改"),
    Status.REFUSED: text("refused", "未受理"),
    Status.BROKEN: text("does not load", "无法加载"),
}
FORMS = {
    Form.PYTHON: text("Python file", "Python 文件"),
    Form.NOTEBOOK: text("notebook", "Notebook"),
    Form.MATLAB: text("MATLAB/Octave", "MATLAB/Octave"),
}
NO_FORM = text("form unknown", "形式不明")


def sign(check: CheckResult) -> Sign:
    """Choose how a check's status is shown."""
    if earned_by_follow_through(check):
        return _FOLLOWED
    known = _SIGNS[Verdict(check.status)]
    if check.status == Verdict.MISSING:
        return replace(known, word=in_short(check.message, check.function))
    return known


def form_name(form: str | None) -> Text:
    """Name a form of submission."""
    if not form:
        return NO_FORM
    return FORMS[Form(form)] if form in set(Form) else Text(form, form)


def title_within(check_title: Text, function: str) -> Text:
    """Shorten a check's title under its function's own heading, which need not be said twice."""

    def shortened(title: str) -> str:
        for separator in (": ", "：", ":", " – ", " — "):
            rest = title.removeprefix(f"{function}{separator}")
            if rest != title and rest.strip():
                return rest.strip()
        return title

    return Text(shortened(check_title.en), shortened(check_title.zh))
