"""``grades.csv``: one row per submission, one column per check, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from grader.export.cells import Cell, table_pieces
from grader.export.feedback import mistake_titles, plain
from grader.export.rows import Files, Options, mark_of
from grader.gradebook.results import Results, SubmissionResult
from grader.person import Person
from grader.text import Language, Text, text

COLUMNS: dict[str, Text] = {  # name in a CSV -> heading in a workbook
    "id": text("id", "编号"),
    "form": text("form", "形式"),
    "status": text("status", "状态"),
    "score": text("mark", "分数"),
    "max_score": text("out of", "满分"),
    "machine_score": text("by the checks", "检查得分"),
    "manual_score": text("by hand", "手动评分"),
    "message": text("message", "说明"),
    "number": text("number", "学号"),
    "name": text("name", "姓名"),
    "login": text("login", "账号"),
    "email": text("e-mail", "邮箱"),
    "group": text("group", "小组"),
    "submitted": text("handed in", "提交时间"),
    "late": text("points off for being late", "迟交扣分"),
    "by_hand": text("* by hand", "* 手动"),
    "mistakes": text("mistakes", "错误"),
    "feedback": text("feedback", "反馈"),
}


def export(results: Results, language: Language, options: Options) -> Files:
    """Write all marks and the points of every check."""
    checks = check_ids(results)
    heading: list[Cell] = [*COLUMNS, *checks]
    rows = chain([heading], lines(results, checks, language, options))
    return {"grades.csv": table_pieces(rows, bom=True)}


def check_ids(results: Results) -> list[str]:
    """List all checks, in the order of the rubric."""
    return list(dict.fromkeys(check.id for submission in results.submissions for check in submission.checks))


def lines(results: Results, checks: list[str], language: Language, options: Options) -> Iterator[list[Cell]]:
    """Give a row for each submission, then one for each who handed in nothing."""
    for submission in results.submissions:
        yield _row(results, submission, checks, language, options)
    for person in results.missing:
        nothing: dict[str, Cell] = {"status": "missing", "score": 0.0 if options.zeros else None}
        cells = {**nothing, **_who(person), "message": MISSING[language]}
        yield [*(cells.get(name) for name in COLUMNS), *(None for _ in checks)]


def _row(
    results: Results, submission: SubmissionResult, checks: list[str], language: Language, options: Options
) -> list[Cell]:
    points = {check.id: check.points for check in submission.checks}
    changed = text("* changed since", "* 之后有改动")[language] if submission.changed_since_mark else "*"
    cells: dict[str, Cell] = {
        "id": submission.id,
        "form": submission.form or "",
        "status": str(submission.status),
        "score": mark_of(submission, options),
        "max_score": submission.max_score,
        "machine_score": submission.machine_score,
        "manual_score": submission.manual_score,
        "message": submission.message[language],
        **_who(submission.person),
        "late": submission.late.points if submission.late else None,
        "by_hand": changed if submission.manual_score is not None else "",
        "mistakes": mistake_titles(results, submission, language),
        "feedback": plain(results, submission, language),
    }
    return [*(cells[name] for name in COLUMNS), *(points.get(check) for check in checks)]


def _who(person: Person) -> dict[str, Cell]:
    everybody = person.people
    return {
        "number": ", ".join(filter(None, (each.number for each in everybody))),
        "name": ", ".join(filter(None, (each.name for each in everybody))),
        "login": ", ".join(filter(None, (each.login for each in everybody))),
        "email": ", ".join(filter(None, (each.email for each in everybody))),
        "group": person.group,
        "submitted": person.submitted,
    }


MISSING = text("handed in nothing", "未提交")
