"""What a teacher has to look at before the marks go out, because no program can decide it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.gradebook.results import Results, SubmissionResult
from grader.outcome import Status, Verdict
from grader.report.feedback import first_line, none_is_there
from grader.text import NOTHING, Text, text

MOST_ALIKE = 20  # others that are named where much work is the same
SLOW_SECONDS = 60.0  # an honest submission takes a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One submission, file or person in need of an eye; ``id`` is a submission's, else ``name`` says what it is."""

    id: str = ""
    name: str = ""
    why: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One kind of trouble, and whom it is about."""

    title: Text
    cases: tuple[Case, ...]


def matters(results: Results) -> tuple[Matter, ...]:
    """List what needs an eye, the most pressing first; nothing where all is well."""
    all_of = results.submissions
    by_machine = [each for each in all_of if each.machine_fault]
    found = (
        Matter(title=MACHINE, cases=_cases(by_machine)),
        Matter(title=REFUSED, cases=_cases(s for s in all_of if s.status is Status.REFUSED and not s.machine_fault)),
        Matter(title=BROKEN, cases=_cases(s for s in all_of if s.status is Status.BROKEN and not s.machine_fault)),
        Matter(title=NONE_THERE, cases=_cases(s for s in all_of if none_is_there(s))),
        Matter(title=UNSUPPORTED, cases=tuple(_unsupported(results))),
        Matter(title=CHANGED, cases=tuple(Case(id=s.id) for s in all_of if s.changed_since_mark)),
        Matter(title=ABOVE, cases=tuple(Case(id=s.id) for s in all_of if s.score > s.max_score)),
        Matter(title=SLOW, cases=tuple(_slow(results))),
        Matter(title=IDENTICAL, cases=tuple(_identical(results))),
        Matter(
            title=LATE, cases=tuple(Case(id=s.id, why=s.late.message) for s in all_of if s.late and not s.late.days)
        ),
        Matter(title=LEFT, cases=tuple(_left(results))),
        Matter(title=UNLISTED, cases=tuple(Case(id=identity) for identity in results.unlisted)),
        Matter(
            title=ABSENT,
            cases=tuple(
                Case(name=person.name or person.number or person.login or person.email) for person in results.missing
            ),
        ),
    )
    return tuple(matter for matter in found if matter.cases)


def _cases(submissions: Iterator[SubmissionResult] | list[SubmissionResult]) -> tuple[Case, ...]:
    return tuple(Case(id=each.id, why=first_line(each.message)) for each in submissions)


def _unsupported(results: Results) -> Iterator[Case]:
    """Find what may be right in MATLAB and could not be run with Octave, with the marks that it costs."""
    for each in results.submissions:
        found = [check for check in each.checks if check.status == Verdict.UNSUPPORTED]
        if found:
            points = sum(check.max_points - check.points for check in found)
            functions = list(dict.fromkeys(check.function for check in found))
            costs = text("{functions}: {points} points. ", "{functions}：{points} 分。").format(
                functions=", ".join(functions), points=f"{points:g}"
            )
            yield Case(id=each.id, why=costs + first_line(found[0].message))


def _slow(results: Results) -> Iterator[Case]:
    for each in results.submissions:
        functions = list(dict.fromkeys(check.function for check in each.checks if check.status == Verdict.TIMEOUT))
        if functions:
            yield Case(id=each.id, why=Text(", ".join(functions), "、".join(functions)))
        elif each.seconds >= SLOW_SECONDS:
            yield Case(id=each.id, why=text(f"{each.seconds:.0f} s", f"{each.seconds:.0f} 秒"))


def _identical(results: Results) -> Iterator[Case]:
    """Find code that is the same to the letter, under whatever name; the untouched template is everybody's."""
    groups: dict[str, list[SubmissionResult]] = {}
    for each in results.submissions:
        tried = any(check.status != Verdict.MISSING for check in each.checks)
        code = each.code_sha256 or each.sha256  # marks of earlier versions know the whole submission alone
        if code and each.status is Status.GRADED and tried:
            groups.setdefault(code, []).append(each)
    for together in groups.values():
        for each in together if len(together) > 1 else ():
            found = [other.id for other in together[: MOST_ALIKE + 1] if other is not each][:MOST_ALIKE]
            left = len(together) - 1 - len(found)
            others = ", ".join(found) + (f" +{left}" if left else "")
            yield Case(id=each.id, why=text("= {ids}", "与 {ids} 相同").format(ids=others))


def _left(results: Results) -> Iterator[Case]:
    for nobody in results.nobody:
        yield Case(name=nobody.name, why=nobody.why)
    for each in results.submissions:
        for left in each.person.left:
            yield Case(id=each.id, name=left.name, why=left.why)


MACHINE = text("The machine could not; not the student's fault", "机器未能完成，不是学生的问题")
REFUSED = text("Nothing that could be graded", "没有可评分的内容")
BROKEN = text("Does not load", "无法加载")
NONE_THERE = text(
    "None of the functions is there: another homework, or another file?",
    "要求的函数一个都没有：是不是别的作业，或者别的文件？",
)
UNSUPPORTED = text(
    "Perhaps right in MATLAB, and Octave has no such function", "在 MATLAB 中可能没有错，而 Octave 没有所用的函数"
)
CHANGED = text("Marked by hand, and the work has changed since", "手动评分之后作业又有改动")
ABOVE = text("More than the full marks", "分数超过满分")
SLOW = text("Too slow", "运行太慢")
IDENTICAL = text("The same work to the letter", "内容完全相同")
LATE = text("Late by an unknown time", "迟交，时间未知")
LEFT = text("Files left out", "未计入的文件")
UNLISTED = text("Not on the roster", "不在名单中")
ABSENT = text("On the roster, and handed in nothing", "名单中未提交的学生")
