"""What is exported, taken by the platforms' importers: each mark lands with its student, and nothing else does."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest

from grader.errors import UsageError
from grader.export import Options, export
from grader.gradebook.results import Late, Results, SubmissionResult
from grader.intake.table import Table, read_table
from grader.outcome import Status
from grader.person import Member, Person
from grader.text import Language, text
from tests.export import importers
from tests.export.importers import Canvas, Grade, InvalidImport, Moodle, MoodleWords
from tests.report.sample_class import sample_class

MARKED = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def a_class(platform: str, **common: object) -> Results:
    """Jane with a named mistake, 李雷 with a mark by hand, Bob refused, and Eve who handed in nothing."""
    sample = sample_class()
    wrong = next(
        each for each in sample.submissions if each.manual_score is None and any(c.mistake for c in each.checks)
    )
    refused = next(each for each in sample.submissions if each.status is Status.REFUSED)

    def person(name: str, number: str, login: str) -> Person:
        return Person(
            platform=platform,
            name=name,
            number=number,
            login=login,
            upload=f"{name}_{number}_9{number}" if platform == "Canvas" else "",
        )

    submissions = (
        msgspec.structs.replace(wrong, id="Jane Doe_41", person=person("Jane Doe", "41", "jd")),
        msgspec.structs.replace(
            wrong,
            id="李雷_42",
            person=person("李雷", "42", "ll"),
            manual_score=88.5,
            score=88.5,
            changed_since_mark=True,
        ),
        msgspec.structs.replace(refused, id="Bob_43", person=person("Bob", "43", "bob")),
    )
    missing = (Person(platform=platform, name="Eve", number="44", login="eve"),)
    return msgspec.structs.replace(sample, submissions=submissions, missing=missing, **common)


def options(results: Results, **more: object) -> Options:
    return Options(times=dict.fromkeys((each.id for each in results.submissions), MARKED), **more)


def jane(results: Results) -> SubmissionResult:
    return results.submissions[0]


# ---------------------------------------------------------------------------------------------------------- Moodle


def test_moodle_takes_the_complete_worksheet() -> None:
    results = a_class("Moodle")
    course = {number: Grade() for number in ("41", "42", "43", "44", "45")}
    Moodle(course).take(export(results, "moodle", Language.EN, options(results))["moodle.csv"])
    assert {number: grade.points for number, grade in course.items()} == {
        **{"41": jane(results).score, "42": 88.5},
        **{"43": None, "44": None, "45": None},  # refused, nothing handed in, not ours
    }
    assert results.mistakes[next(c.mistake for c in jane(results).checks if c.mistake)].title.en in course["41"].comment
    assert "No .py" in course["43"].comment and course["44"].comment == ""
    assert "changed since" in course["42"].comment


def test_zeros_are_for_who_has_no_mark() -> None:
    results = a_class("Moodle")
    course = {number: Grade() for number in ("41", "42", "43", "44")}
    Moodle(course).take(export(results, "moodle", Language.EN, options(results, zeros=True))["moodle.csv"])
    assert (course["43"].points, course["44"].points, course["42"].points) == (0.0, 0.0, 88.5)


def test_moodle_comments_are_html_on_one_line() -> None:
    results = a_class("Moodle")
    hostile = msgspec.structs.replace(jane(results), message=text("a < b && <script>\nnew line", "同上"))
    results = msgspec.structs.replace(results, submissions=(hostile,))
    course = {"41": Grade()}
    Moodle(course).take(export(results, "moodle", Language.EN, options(results))["moodle.csv"])
    assert "a &lt; b &amp;&amp; &lt;script&gt;<br>new line" in course["41"].comment
    assert "\n" not in course["41"].comment


def test_moodle_keeps_what_was_changed_there_after_the_marking() -> None:
    results = a_class("Moodle")
    later, earlier = MARKED.timestamp() + 3600, MARKED.timestamp() - 3600
    course = {"41": Grade(10.0, modified=later), "42": Grade(10.0, modified=earlier)}
    Moodle(course).take(export(results, "moodle", Language.EN, options(results))["moodle.csv"])
    assert (course["41"].points, course["42"].points) == (10.0, 88.5)


GERMAN = MoodleWords("ID", "Bewertung", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar", "Teilnehmer/in")
CHINESE = MoodleWords("标识符", "成绩", "最后修改时间 (成绩)", "反馈评论", "参与者")


def moodle_worksheet(words: MoodleWords, separator: str, *, extra: bool) -> bytes:
    """The file that Moodle gives, in the order of `gradingtable.php`."""
    others = ("E-Mail", "Status", "Höchstwertung", "Änderbar", "Zuletzt geändert (Abgabe)", "Texteingabe")
    mail, status, most, free, handed_in, online = others
    header = [words.identifier, "Name", *([mail] if extra else []), status, words.grade, most, free, handed_in]
    header += [*([online] if extra else []), words.modified, words.comments]
    lines = [header]
    for name, number in (("Jane Doe", "41"), ("雷 李", "42"), ("Bob", "43"), ("Eve", "44"), ("Zoë", "45")):
        mails = [f"{number}@uni.edu"] if extra else []
        online_text = ["<p>x</p>"] if extra else []
        grade = "55,00" if number == "45" else ""
        lines.append(
            [
                words.participant + number,
                name,
                *mails,
                "Abgegeben",
                grade,
                "100,00",
                "Ja",
                "-",
                *online_text,
                "-",
                "old",
            ]
        )
    rows = [separator.join(f'"{cell}"' for cell in line) for line in lines]
    return ("\ufeff" + "\n".join(rows) + "\n").encode()


def table(tmp_path: Path, content: bytes, name: str = "given.csv") -> Table:
    (tmp_path / name).write_bytes(content)
    return read_table(tmp_path / name)


@pytest.mark.parametrize("words", [MoodleWords(), GERMAN, CHINESE], ids=["en", "de", "zh"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("extra", [False, True])
def test_moodles_own_worksheet_is_filled_in_any_language(
    tmp_path: Path, words: MoodleWords, separator: str, extra: bool
) -> None:
    results = a_class("Moodle")
    given = table(tmp_path, moodle_worksheet(words, separator, extra=extra))
    filled = export(results, "moodle", Language.EN, options(results, worksheet=given))["moodle.csv"]
    course = {number: Grade(modified=MARKED.timestamp() - 60) for number in ("41", "42", "43")}
    course |= {"44": Grade(comment="old"), "45": Grade(55.0, "old")}
    Moodle(course, words=words).take(filled, separator=separator)
    assert {number: grade.points for number, grade in course.items()} == {
        **{"41": jane(results).score, "42": 88.5, "43": None, "44": None, "45": 55.0}
    }
    assert course["41"].comment != "old" and course["44"].comment == course["45"].comment == "old"


def test_what_is_no_worksheet_is_told(tmp_path: Path) -> None:
    results = a_class("Moodle")
    given = table(tmp_path, b"Student,Mark\nJane,1\n")
    with pytest.raises(UsageError, match="no grading worksheet"):
        export(results, "moodle", Language.EN, options(results, worksheet=given))


def test_moodle_gives_each_feedback_page_to_its_student() -> None:
    results = a_class("Moodle")
    files = export(results, "moodle", Language.EN, options(results))
    found = Moodle({number: Grade() for number in ("41", "42", "43", "44")}).take_feedback(files["moodle_feedback.zip"])
    assert found == {number: ["feedback.html"] for number in ("41", "42", "43")}


def test_a_group_of_moodle_gets_its_mark_by_the_worksheets_column(tmp_path: Path) -> None:
    results = a_class("Moodle")
    group = msgspec.structs.replace(jane(results), id="Team A_7", person=Person(platform="Moodle", group="Team A"))
    results = msgspec.structs.replace(results, submissions=(group,))
    given = table(
        tmp_path,
        b"Identifier,Full name,Status,Group,Grade,Maximum Grade,Grade can be changed,Last modified (submission),"
        b"Last modified (grade),Feedback comments\n"
        b"Participant 7,Jo,,Team B,,100,Yes,-,-,\nParticipant 8,Al,,Team A,,100,Yes,-,-,\n"
        b"Participant 9,Bo,,Team A,,100,Yes,-,-,\n",
    )
    course = {"7": Grade(), "8": Grade(), "9": Grade()}
    Moodle(course).take(export(results, "moodle", Language.EN, options(results, worksheet=given))["moodle.csv"])
    assert [grade.points for grade in course.values()] == [None, group.score, group.score]


# ---------------------------------------------------------------------------------------------------------- Canvas

PEOPLE = {
    41: {"name": "Jane Doe", "sortable": "Doe, Jane", "sis": "S41", "login": "jd"},
    42: {"name": "李雷", "sortable": "李雷", "sis": "S42", "login": "ll"},
    43: {"name": "Bob", "sortable": "Bob", "sis": "S43", "login": "bob"},
    44: {"name": "Eve", "sortable": "Eve", "sis": "S44", "login": "eve"},
}
HW3 = 777


def test_canvas_finds_every_student_of_the_complete_file() -> None:
    results = a_class("Canvas")
    canvas = Canvas(PEOPLE, {HW3: "HW3"})
    canvas.take(export(results, "canvas", Language.EN, options(results))["canvas.csv"])
    (column,) = canvas.new_assignments
    assert "hw3_backprop" in column and canvas.new_students == []
    assert [canvas.grades[who, column] for who in PEOPLE] == [str(jane(results).score), "88.5", "", ""]
    assert canvas.points_possible[column] == "100.0"


def canvas_gradebook(separator: str = ",", title: str = "Homework 3: hw3_backprop") -> bytes:
    lines: Sequence[Sequence[str]] = (
        ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "HW2 (776)", f"{title} ({HW3})", "Current Score"),
        ("", "", "", "", "", "Manual Posting", "", ""),
        ("    Points Possible", "", "", "", "", "100", "100", "(read only)"),
        ("Doe, Jane", "41", "S41", "jd", "A", "12,5", "", "12"),
        ("李雷", "42", "S42", "ll", "A", "", "70", ""),
        ("Bob", "43", "S43", "bob", "A", "", "33", ""),
        ("Eve", "44", "S44", "eve", "A", "", "", ""),
        ("Student, Test", "99", "", "abc", "A", "", "", ""),
    )
    return "".join(separator.join(f'"{cell}"' for cell in line) + "\n" for line in lines).encode()


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("title", ["Homework 3: hw3_backprop", "Back-propagation", "第三次作业 反向传播"])
def test_a_gradebook_that_canvas_gave_is_filled(tmp_path: Path, separator: str, title: str) -> None:
    results = a_class("Canvas")
    given = table(tmp_path, canvas_gradebook(separator, title))
    canvas = Canvas({**PEOPLE, 99: {"name": "x", "sortable": "x"}}, {776: "HW2", HW3: title})
    canvas.take(export(results, "canvas", Language.EN, options(results, gradebook=given))["canvas.csv"])
    assert canvas.new_assignments == canvas.new_students == []
    expected = [f"{jane(results).score:g}", "88.5", "33", ""]  # no mark of ours: what is there stays
    assert [canvas.grades[who, HW3] for who in PEOPLE] == expected
    assert canvas.grades[41, 776] == "12.5"


def test_zeros_in_canvas_are_for_all_of_its_students(tmp_path: Path) -> None:
    results = a_class("Canvas")
    given = table(tmp_path, canvas_gradebook())
    canvas = Canvas({**PEOPLE, 99: {"name": "x", "sortable": "x"}}, {776: "HW2", HW3: "x"})
    canvas.take(export(results, "canvas", Language.EN, options(results, gradebook=given, zeros=True))["canvas.csv"])
    assert [canvas.grades[who, HW3] for who in (43, 44, 99)] == ["0", "0", ""]


def test_a_column_is_named_where_it_cannot_be_found(tmp_path: Path) -> None:
    results = a_class("Canvas")
    given = table(tmp_path, canvas_gradebook(title="Third homework"))
    with pytest.raises(UsageError, match="--column NAME: HW2"):
        export(results, "canvas", Language.EN, options(results, gradebook=given))
    canvas = Canvas({**PEOPLE, 99: {"name": "x", "sortable": "x"}}, {776: "HW2", HW3: "Third homework"})
    canvas.take(export(results, "canvas", options=options(results, gradebook=given, column="Third"))["canvas.csv"])
    assert canvas.grades[42, HW3] == "88.5"


def test_canvas_adds_each_page_as_a_comment() -> None:
    results = a_class("Canvas")
    files = export(results, "canvas", Language.EN, options(results))
    found = Canvas(PEOPLE, {}).take_comments(files["canvas_feedback.zip"], {941: 41, 942: 42, 943: 43})
    assert set(found) == {41, 42, 43}


# ----------------------------------------------------------------------------------------------------- the others


def test_brightspace_finds_students_by_user_name() -> None:
    results = a_class("Brightspace")
    content = export(results, "brightspace", Language.EN, options(results))["brightspace.csv"]
    users = {"jd": "jd", "ll": "ll", "bob": "bob", "eve": "eve"}
    item = "Back-propagation (hw3_backprop)"
    assert importers.brightspace(content, users, item) == {"jd": jane(results).score, "ll": 88.5}


def test_blackboard_takes_a_complete_file_and_its_own(tmp_path: Path) -> None:
    results = a_class("Blackboard")
    names = {"jd", "ll", "bob", "eve"}
    complete = export(results, "blackboard", Language.EN, options(results))["blackboard.csv"]
    assert importers.blackboard(complete, names, None) == {"jd": jane(results).score, "ll": 88.5}
    own = (
        '"Last Name"\t"First Name"\t"Username"\t"hw3_backprop [Total Pts: 100 Score] |5512"\n"Doe"\t"Jane"\t"jd"\t""\n'
    )
    given = table(tmp_path, own.encode("utf-16"))
    filled = export(results, "blackboard", Language.EN, options(results, gradebook=given))["blackboard.csv"]
    assert importers.blackboard(filled, names, "5512") == {"jd": jane(results).score}


def test_gradescope_takes_every_file() -> None:
    results = a_class("Gradescope")
    files = export(results, "gradescope", Language.EN, options(results))
    scores = [importers.gradescope(content) for content in files.values()]
    assert scores == [each.score for each in results.submissions]


def test_gitlab_shows_every_check_with_its_mistake() -> None:
    results = a_class("")
    content = export(results, "junit", Language.EN, options(results))["junit.xml"]
    shown = importers.gitlab(content)
    assert len(shown) == sum(len(each.checks) for each in results.submissions)
    assert results.mistakes[next(c.mistake for c in jane(results).checks if c.mistake)].title.en.encode() in content


def test_ags_scores_count_only_where_there_is_a_mark() -> None:
    results = a_class("Canvas")
    lines = export(results, "ags", Language.EN, options(results))["ags_scores.jsonl"].splitlines()
    assert dict(map(importers.ags, lines)) == {"41": jane(results).score / 100, "42": 0.885, "43": None, "44": None}


def test_a_workbook_keeps_names_numbers_and_formulas_as_text() -> None:
    results = a_class("")
    hostile = msgspec.structs.replace(
        jane(results), person=Person(name="=1+1", number="00123"), late=Late(days=2, points=20.0)
    )
    results = msgspec.structs.replace(results, submissions=(hostile, *results.submissions[1:]))
    content = export(results, "xlsx", Language.ZH, options(results))["grades.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    header, first, second, third, missing = sheet.iter_rows()
    at = {cell.value: index for index, cell in enumerate(header)}
    assert [first[at[title]].value for title in ("姓名", "学号", "迟交扣分")] == ["=1+1", "00123", 20]
    assert first[at["姓名"]].data_type == "s"
    assert [row[at["姓名"]].value for row in (second, third, missing)] == ["李雷", "Bob", "Eve"]
    assert second[at["分数"]].value == 88.5 and second[at["* 手动"]].value == "* 之后有改动"
    assert third[at["分数"]].value is None and missing[at["状态"]].value == "未提交"


# ----------------------------------------------------------------------------------------------- for every platform


@pytest.mark.parametrize("to", ["csv", "junit", "gradescope", "moodle", "blackboard", "brightspace", "ags"])
def test_every_export_names_the_mistake_once_with_its_hint(to: str) -> None:
    results = a_class("Moodle")
    one = msgspec.structs.replace(results, submissions=(jane(results),), missing=())
    known = results.mistakes[next(c.mistake for c in jane(results).checks if c.mistake)]
    written = b"".join(each for name, each in export(one, to, Language.EN, options(one)).items() if "zip" not in name)
    first_words = known.hint.en.partition("'")[0].partition("`")[0].encode()
    assert known.title.en.encode() in written and written.count(first_words) == 1


def test_everybody_of_a_group_gets_the_mark() -> None:
    results = a_class("Gradescope")
    pair = Person(platform="Gradescope", group="A, B", members=(Member(login="jd"), Member(login="ll")))
    one = msgspec.structs.replace(
        results, submissions=(msgspec.structs.replace(jane(results), person=pair),), missing=()
    )
    content = export(one, "blackboard", Language.EN, options(one))["blackboard.csv"]
    assert importers.blackboard(content, {"jd", "ll"}, None) == {"jd": jane(one).score, "ll": jane(one).score}


def test_marks_above_the_maximum_and_changed_work_are_told() -> None:
    results = a_class("Moodle")
    above = msgspec.structs.replace(results.submissions[1], score=120.0, manual_score=120.0)
    results = msgspec.structs.replace(results, submissions=(results.submissions[0], above))
    told = options(results)
    export(results, "csv", Language.EN, told)
    said = " ".join(warning.en for warning in told.warnings)
    assert "above the maximum of 100: 李雷_42" in said and "changed since: 李雷_42" in said


def test_the_judges_refuse_what_lacks_a_compulsory_column() -> None:
    with pytest.raises(InvalidImport):
        Moodle({}).take(b'"Identifier","Grade"\r\n"Participant 1","5"\r\n')
    with pytest.raises(InvalidImport):
        Canvas({}, {}).take(b"Name,ID,Section,HW\nJane,1,A,5\n")
