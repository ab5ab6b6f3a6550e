"""Late work, a roster, deadlines, marks by hand: what a class's folder comes to over the weeks."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from grader import classroom as api
from grader.checks.assignment import load_assignment
from grader.errors import AssignmentError, UsageError
from grader.gradebook import FILE_NAME, Gradebook, schema
from grader.gradebook.results import SubmissionResult
from grader.sandbox.choice import plain_sandbox
from grader.text import Language
from tests.classroom.conftest import BROKEN, RIGHT, WRONG, Classroom, Watcher, scores
from tests.conftest import require


def by_id(run: api.ClassRun) -> dict[str, SubmissionResult]:
    return {submission.id: submission for submission in run.results.submissions}


def replace_submissions(classroom: Classroom, **sources: str) -> None:
    shutil.rmtree(classroom.submissions)
    classroom.submissions.mkdir()
    for name, source in sources.items():
        (classroom.submissions / name).write_text(source, encoding="utf-8")


def moodle(classroom: Classroom, **sources: str) -> None:
    replace_submissions(classroom)
    for who, source in sources.items():
        folder = classroom.submissions / f"{who.replace('__', ' ')}_assignsubmission_file"
        folder.mkdir()
        (folder / "hw_double.py").write_text(source, encoding="utf-8")


def test_late_work_graded_from_a_folder_of_its_own_keeps_the_others(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    replace_submissions(classroom, **{"carl.py": RIGHT, "bob.py": RIGHT})
    watcher = Watcher()
    run = classroom.grade(progress=watcher)
    assert scores(run) == {"ann": 100.0, "bob": 100.0, "carl": 100.0}
    assert {name: each.kept for name, each in by_id(run).items()} == {"ann": True, "bob": False, "carl": False}
    assert any("1 from earlier runs are kept" in said.en for said in watcher.said)
    assert scores(classroom.grade(only_these=True)) == {"bob": 100.0, "carl": 100.0}


def test_those_who_are_kept_stay_marked_when_the_others_are_graded_afresh(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    replace_submissions(classroom, **{"carl.py": RIGHT})
    assert scores(classroom.grade(fresh=True)) == {"ann": 100.0, "bob": 30.0, "carl": 100.0}
    assert scores(classroom.grade(seed="another")) == {"ann": 100.0, "bob": 30.0, "carl": 100.0}


def test_whom_an_entry_is_from_is_kept_in_the_gradebook(classroom: Classroom) -> None:
    moodle(classroom, Jane__Doe_41=RIGHT, Lo__Wei_42=WRONG)
    (classroom.submissions / "rubric.pdf").write_bytes(b"%PDF")
    classroom.grade()
    results = api.read_results(classroom.assignment, classroom.out)
    assert {each.id: (each.person.platform, each.person.name, each.person.number) for each in results.submissions} == {
        "Jane Doe_41": ("Moodle", "Jane Doe", "41"),
        "Lo Wei_42": ("Moodle", "Lo Wei", "42"),
    }
    assert [each.name for each in results.nobody] == ["rubric.pdf"]


ROSTERS = {
    "plain.csv": "姓名,学号\nJane Doe,2023001\nLo Wei,2023002\nEve,2023003\n",
    "moodle.csv": "Identifier,Full name,Status,Grade\nParticipant 41,Jane Doe,,\nParticipant 42,Lo Wei,,\n"
    "Participant 43,Eve,,\n",
    "german.csv": "ID;Vollständiger Name;Status\nTeilnehmer/in41;Jane Doe;\nTeilnehmer/in42;Lo Wei;\n"
    "Teilnehmer/in43;Eve;\n",
    "canvas.csv": 'Student,ID,SIS User ID,SIS Login ID,Section\nPoints Possible,,,,\n"Doe, Jane",9,S1,jd,A\n'
    '"Wei, Lo",8,S2,lw,A\nEve,7,S3,eve,A\n',
}


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_of_any_platform_tells_who_handed_in_nothing(classroom: Classroom, name: str) -> None:
    moodle(classroom, Jane__Doe_41=RIGHT, Lo__Wei_42=WRONG)
    roster = classroom.root / name
    roster.write_text(ROSTERS[name], encoding="utf-8-sig")
    run = classroom.grade(roster=roster)
    assert [person.name for person in run.results.missing] == ["Eve"]
    assert run.results.unlisted == ()
    assert {each.person.number for each in run.results.submissions} == {"41", "42"}
    moodle(classroom, Eve_43=RIGHT)  # the roster is remembered
    later = classroom.grade()
    assert later.results.missing == () and "Eve_43" in scores(later)


def test_a_roster_may_be_a_workbook_and_names_who_is_not_on_it(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Username", "Name", "Student ID"), ("ann", "Ann Lee", 2023001), ("eve", "Eve", 2023002)):
        book.active.append(row)
    book.save(classroom.root / "roster.xlsx")
    results = classroom.grade(roster=classroom.root / "roster.xlsx").results
    assert [(person.name, person.number) for person in results.missing] == [("Eve", "2023002")]
    assert results.unlisted == ("bob",)
    assert results.submissions[0].person.name == "Ann Lee"


def test_a_roster_without_people_is_a_usage_error(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    (classroom.root / "no.csv").write_text("Colour,Size\nred,1\n")
    with pytest.raises(UsageError, match="no column with names or numbers"):
        classroom.grade(roster=classroom.root / "no.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        classroom.grade(roster=classroom.root / "nowhere.csv")


# ------------------------------------------------------------------------------------------------------- deadlines

DUE = "due = 2026-05-01T23:59:00+08:00\n"
RULE = "\n[late]\nper_day = 10\ncap = 25\n"


def set_deadline(classroom: Classroom, top: str, bottom: str = "") -> None:
    path = classroom.root / "course" / "assignments" / "hw_double" / "assignment.toml"
    path.write_text(top + path.read_text(encoding="utf-8") + bottom, encoding="utf-8")


def blackboard(classroom: Classroom, **times: str) -> None:
    replace_submissions(classroom)
    for login, time in times.items():
        path = classroom.submissions / f"HW_{login}_attempt_{time}_hw_double.py"
        path.write_text(RIGHT, encoding="utf-8")


def test_each_day_begun_after_the_deadline_costs_its_share(classroom: Classroom) -> None:
    set_deadline(classroom, DUE, RULE + "\n[extensions]\ngus = 2026-05-10T23:59:00+08:00\n")
    blackboard(
        classroom,
        **{"ann": "2026-05-01-23-58-59", "bob": "2026-05-02-00-00-00", "carl": "2026-05-03-10-00-00"},
        **{"dora": "2026-05-20-10-00-00", "gus": "2026-05-09-10-00-00"},
    )
    run = classroom.grade()
    assert scores(run) == {"ann": 100.0, "bob": 90.0, "carl": 80.0, "dora": 75.0, "gus": 100.0}
    carl = by_id(run)["carl"]
    assert carl.late is not None and (carl.late.days, carl.late.points, carl.machine_score) == (2, 20.0, 100.0)
    page = (classroom.out / "feedback" / "carl.html").read_text(encoding="utf-8")
    assert "Handed in 2 days late" in page and "迟交 2 天" in page


def test_a_mark_by_hand_is_not_made_less_by_the_rule(classroom: Classroom) -> None:
    set_deadline(classroom, DUE, RULE)
    blackboard(classroom, ann="2026-05-03-10-00-00")
    classroom.grade()
    api.set_mark(classroom.out, "ann", 95.0, by="Li", why="ill")
    results, _ = api.rebuild(classroom.assignment, classroom.out, language=Language.EN)
    assert results.submissions[0].score == 95.0


def test_the_time_of_a_file_says_nothing(classroom: Classroom) -> None:
    set_deadline(classroom, "due = 2001-01-01T00:00:00+00:00\n", RULE)
    classroom.hand_in(ann=RIGHT)
    (ann,) = classroom.grade().results.submissions
    assert (ann.score, ann.late) == (100.0, None)


def test_canvas_says_late_and_not_when(classroom: Classroom) -> None:
    set_deadline(classroom, DUE, RULE)
    replace_submissions(classroom, **{"doe_LATE_41_901_hw_double.py": RIGHT, "li_42_902_hw_double.py": RIGHT})
    run = by_id(classroom.grade())
    assert (run["doe_41"].score, run["li_42"].late) == (100.0, None)
    assert run["doe_41"].late is not None and run["doe_41"].late.points == 0.0


def test_without_a_rule_being_late_is_said_and_costs_nothing(classroom: Classroom) -> None:
    set_deadline(classroom, DUE)
    blackboard(classroom, ann="2026-05-03-10-00-00")
    (ann,) = classroom.grade().results.submissions
    assert ann.score == 100.0 and ann.late is not None and ann.late.days == 2


@pytest.mark.parametrize(
    ("top", "bottom", "said"),
    [
        ("due = 2026-05-01T23:59:00\n", "", "no offset from UTC"),
        ("", RULE, "need due"),
        (DUE, "\n[late]\nper_day = 110\n", "percentages"),
        (DUE, "\n[late]\nperday = 10\n", "unknown key 'perday'"),
    ],
)
def test_a_deadline_that_cannot_be_is_the_courses_error(classroom: Classroom, top: str, bottom: str, said: str) -> None:
    set_deadline(classroom, top, bottom)
    with pytest.raises(AssignmentError, match=said):
        load_assignment(classroom.course, "hw_double")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from grader.checking import mistake\n", "expected MISTAKES"),
        ("MISTAKES = 3\n", "expected MISTAKES"),
        (
            "from grader.checking import mistake, text\n"
            "MISTAKES = (mistake('a.b', functions='nowhere', edits={'a': 'b'}, title=text('a', 'b'), "
            "hint=text('a', 'b')),)\n",
            "names the function 'nowhere'",
        ),
    ],
)
def test_a_catalogue_that_is_none_is_told_in_a_sentence(classroom: Classroom, source: str, said: str) -> None:
    (classroom.root / "course" / "assignments" / "hw_double" / "mistakes.py").write_text(source)
    with pytest.raises(AssignmentError, match=said):
        load_assignment(classroom.course, "hw_double")


# ----------------------------------------------------------------------------------------- marks by hand, the folder


def test_work_that_changed_since_its_mark_by_hand_is_told(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    for name in ("ann", "bob"):
        api.set_mark(classroom.out, name, 50.0, by="Li", why="talk")
    classroom.hand_in(ann=RIGHT, bob=RIGHT)
    run = by_id(classroom.grade())
    assert (run["ann"].changed_since_mark, run["bob"].changed_since_mark) == (False, True)
    assert run["bob"].score == 50.0


def test_results_may_lie_among_the_submissions_and_not_be_them(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    out = classroom.submissions / "out"
    for _ in range(2):
        run = api.grade_class(
            classroom.course, classroom.assignment, classroom.submissions, out,
            sandbox=plain_sandbox, language=Language.EN, seed="s",
        )  # fmt: skip
        assert set(scores(run)) == {"ann"}
        assert run.results.nobody == ()  # what this very command writes is nothing to ask about
    with pytest.raises(UsageError, match="is the folder of the submissions"):
        api.grade_class(
            classroom.course, classroom.assignment, classroom.submissions, classroom.submissions,
            sandbox=plain_sandbox, language=Language.EN,
        )  # fmt: skip


def test_ids_that_differ_in_capitals_have_pages_of_their_own_everywhere(classroom: Classroom) -> None:
    classroom.hand_in(alice=RIGHT, Alice=WRONG)
    classroom.grade()
    names = [path.name.casefold() for path in (classroom.out / "feedback").glob("*.html")]
    assert len(set(names)) == 2


def make_version_1(path: Path) -> None:
    """Write a gradebook as the first version had it, with the same rows."""
    added = re.compile(
        r",(?=[^\n]*\n\s+(?:handed_in|sha256  +TEXT +-- of the work))|\n\s+(?:handed_in|person|kept|code_sha256) [^\n]*"
    )
    statements = [added.sub("", statement) for statement in schema.STATEMENTS]
    statements = [statement for statement in statements if statement not in (schema.PICK, schema.PUBLISHED)]
    statements = [re.sub(r"\n\s+sha256 +TEXT +-- of the work[^\n]*", "", statement) for statement in statements]
    path.rename(path.with_suffix(".new"))
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.execute("ATTACH ? AS new", (str(path.with_suffix(".new")),))
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        if not table.startswith("sqlite_"):
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    connection.execute(
        "UPDATE run SET marks = "
        "(SELECT json_group_object(submission, json(content)) FROM new.published WHERE run = run.id)"
    )
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_a_gradebook_of_the_version_before_is_brought_up_to_date(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    make_version_1(classroom.out / FILE_NAME)
    results = api.read_results(classroom.assignment, classroom.out)
    assert [(each.id, each.score, each.person.name) for each in results.submissions] == [("ann", 100.0, "")]
    with Gradebook(classroom.out) as book:
        assert book.published()["ann"].score == 100.0
    replace_submissions(classroom, **{"bob.py": BROKEN})
    assert scores(classroom.grade()) == {"ann": 100.0, "bob": 0.0}


def test_results_in_a_folder_that_cannot_be_written_are_read_from_a_copy(classroom: Classroom) -> None:
    require("bwrap")
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    with Gradebook(classroom.out):  # another program has it open: part of it may still lie in the log beside it
        there = classroom.root / "elsewhere"
        there.mkdir()
        command = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--bind", str(there), str(there)]
        command += ["--setenv", "TMPDIR", str(there)]
        for words in (["export", str(classroom.out), "--to", "csv"], ["report", str(classroom.out)]):
            done = subprocess.run(
                [
                    *command,
                    sys.executable,
                    "-m",
                    "grader",
                    *words,
                    "--into",
                    str(there),
                    "--course",
                    str(classroom.root / "course"),
                ],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
    assert (there / "grades.csv").is_file() and (there / "feedback" / "ann.html").is_file()
