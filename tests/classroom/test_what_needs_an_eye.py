"""What no program can decide is put before a teacher's eyes."""

from __future__ import annotations

from grader.report.attention import IDENTICAL, NONE_THERE, matters
from grader.report.feedback import encouragement
from grader.report.reasons import reasons
from tests.classroom.conftest import RIGHT, Classroom


def test_the_same_code_under_another_name_and_another_homework_need_an_eye(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, carl=f"{RIGHT}# my own", dora="", eve="def triple(x):\n    return 3 * x\n")
    folder = classroom.submissions / "bob"
    folder.mkdir()
    (folder / "homework final.py").write_text(RIGHT, encoding="utf-8")
    results = classroom.grade().results
    found = {matter.title: [case.id for case in matter.cases] for matter in matters(results)}
    assert found == {NONE_THERE: ["dora", "eve"], IDENTICAL: ["ann", "bob"]}
    (eve,) = (each for each in results.submissions if each.id == "eve")
    assert [reason.said.en for reason in reasons(results, eve)] == [
        "none of the functions is there: is it the right file?"
    ]
    assert "the right homework?" in encouragement(eve).en
