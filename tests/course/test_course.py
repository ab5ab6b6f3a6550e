"""What an instructor is told of a course that contradicts itself."""

from __future__ import annotations

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import find_course, load_course
from grader.errors import AssignmentError, UsageError
from tests.course import course_files
from tests.course.course_files import write_course


def test_the_nearest_course_upwards_is_found(tmp_path):
    write_course(tmp_path)
    inside = tmp_path / "assignments" / "hw_double"
    assert find_course(inside).root == tmp_path.resolve()


def test_an_assignment_is_read_whole(tmp_path):
    assignment = load_assignment(load_course(write_course(tmp_path)), "hw_double")
    ids = [check.id for check in assignment.checks]
    assert ids == [
        *("double.example", "double.shape", "twice_double.shape"),
        *("double.value", "twice_double.value", "double.large"),
    ]
    assert sum(check.points for check in assignment.checks) == 100
    assert assignment.limits.call_seconds == 2
    assert assignment.checks[1].title.en == "double: shape"


def test_an_unknown_assignment_is_answered_with_those_there_are(tmp_path):
    with pytest.raises(UsageError, match="hw9.*this course has hw_double"):
        load_assignment(load_course(write_course(tmp_path)), "hw9")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "assignment",
            "follow_through",
            "folow_through",
            r"unknown key 'folow_through'.*expected one of.*follow_through",
        ),
        ("assignment", 'results = ["y"]', 'result = ["y"]', r"unknown key 'result' in table \[functions.*aliases"),
        ("assignment", "0.5", '"half"', r"follow_through"),
        ("assignment", "0.5", "2", r"follow_through = 2.0; expected a share from 0 to 1"),
        ("assignment", 'id = "hw_double"', 'id = "hw"', r"expected 'hw_double'"),
        ("assignment", 'parts = ["double"]', 'parts = ["dubble"]', r"parts names 'dubble'; expected one of double"),
        ("assignment", "title = {", "title = ", r"not valid TOML"),
        ("course", "call_seconds", "call_second", r"unknown key 'call_second'.*\[limits\].*call_seconds"),
        ("course", "call_seconds = 2", "call_seconds = -2", r"call_seconds = -2; expected a number above 0"),
        ("course", "call_seconds = 2", "processes = 2.5", r"processes = 2.5; expected a whole number"),
        ("course", "assignments =", "assignment =", r"unknown key 'assignment'|missing required field"),
        ("hidden", 'kind="shape"', 'kind="form"', r"kind 'form'; expected one of shape"),
        ("hidden", '"twice_double": 40', '"twice_dbl": 40', r"twice_double.value: points None"),
        ("hidden", 'functions="double"', 'functions="dubble"', r"marks 'dubble', which assignment.toml does not list"),
        ("hidden", "import numpy", "import numpie", r"hidden_checks.py, line 2 does not load"),
        ("hidden", "def large(", "def large((", r"hidden_checks.py, line \d+ does not load: SyntaxError"),
        ("hidden", '@check("large"', '@check("value"', r"two checks have the id 'double.value'"),
        ("mistakes", '"twice_double.once"', '"double.squared"', r"two mistakes have the id"),
    ],
)
def test_a_typo_is_told_with_file_and_key_and_what_was_expected(tmp_path, file, old, new, told):
    original = getattr(course_files, file.upper())
    assert old in original
    with pytest.raises(AssignmentError, match=told) as caught:
        load_assignment(load_course(write_course(tmp_path, **{file: original.replace(old, new)})), "hw_double")
    assert str(tmp_path) in str(caught.value)


def test_points_and_titles_decide_no_outcome_and_code_does(tmp_path):
    def fingerprints(**changes: str) -> dict[str, str]:
        course = load_course(write_course(tmp_path, **changes))
        return {check.id: check.fingerprint for check in load_assignment(course, "hw_double").checks}

    hidden = course_files.HIDDEN
    before = fingerprints()
    assert fingerprints(hidden=hidden.replace("points=5", "points=6").replace("large numbers", "big")) == before
    after = fingerprints(hidden=hidden.replace("1e300", "1e200"))
    assert {name for name in before if before[name] != after[name]} == {"double.large"}
    changed_reference = fingerprints(reference=course_files.REFERENCE + "\n# more\n")
    assert all(changed_reference[name] != before[name] for name in before)
