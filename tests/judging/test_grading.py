"""A small homework graded: who gets which verdict, and why."""

from __future__ import annotations

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.errors import AssignmentError
from grader.judging.grading import GradedSubmission, grade_submission
from grader.outcome import Outcome, Status, Verdict
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form
from tests.course import course_files
from tests.course.course_files import write_course

RIGHT = "def double(x):\n    return 2 * x\ndef twice_double(x):\n    return double(double(x))\n"


@pytest.fixture
def graded(tmp_path, written):
    """Grade one Python file, or notebook cells, for the small homework."""
    assignment = load_assignment(load_course(write_course(tmp_path)), "hw_double")

    def grade(*sources: str, form: Form = Form.PYTHON) -> GradedSubmission:
        return grade_submission(assignment, written(*sources, form=form), PlainSandbox(), "seed")

    return grade


def outcomes(graded: GradedSubmission) -> dict[str, Outcome]:
    return {outcome.check: outcome for outcome in graded.outcomes}


def test_right_answers_pass_everything(graded):
    assert {outcome.verdict for outcome in graded(RIGHT).outcomes} == {Verdict.PASSED}


def test_an_accepted_name_counts(graded):
    assert {
        outcome.verdict
        for outcome in graded(
            RIGHT.replace("double(x):\n    return 2", "dbl(x):\n    return 2").replace("double(double", "dbl(dbl")
        ).outcomes
    } == {Verdict.PASSED}


def test_a_known_mistake_is_named(graded):
    found = outcomes(graded(RIGHT.replace("2 * x", "x * x")))
    assert found["double.value"].verdict is Verdict.FAILED
    assert found["double.value"].mistake == "double.squared"
    assert "is 9, expected 6" in found["double.example"].message.en


def test_what_follows_from_a_wrong_part_follows_through(graded):
    found = outcomes(graded(RIGHT.replace("2 * x", "x * x")))
    assert found["twice_double.value"].verdict is Verdict.FAILED
    assert found["twice_double.value"].follow_through
    own_mistake = outcomes(graded(RIGHT.replace("double(double(x))", "double(x)")))["twice_double.value"]
    assert not own_mistake.follow_through and own_mistake.mistake == "twice_double.once"


@pytest.mark.parametrize(
    "blank", ["pass", "...", '"""Says much."""', "return", "raise NotImplementedError", "return None"]
)
def test_a_blank_function_is_missing(graded, blank):
    found = outcomes(graded(f"def double(x):\n    {blank}\ndef twice_double(x):\n    return 4 * x\n"))
    assert found["double.value"].verdict is Verdict.MISSING
    assert found["double.value"].message.en == "double is still blank"
    assert found["twice_double.value"].verdict is Verdict.PASSED


def test_a_gap_reached_while_running_is_named(graded):
    source = "def double(x):\n    y = 2\n    raise NotImplementedError('gap')\n"
    found = outcomes(graded(source + "def twice_double(x):\n    return double(double(x))\n"))
    assert found["double.value"].verdict is Verdict.MISSING
    said = "twice_double calls double, which is still blank. It follows from double."
    assert found["twice_double.value"].message.en == said


def test_a_misspelt_name_is_pointed_out(graded):
    found = outcomes(graded(RIGHT.replace("double", "duble")))
    said = "double is not there (found duble): keep the names of the template"
    assert found["double.value"].verdict is Verdict.MISSING
    assert found["double.value"].message.en == said and "duble" in found["double.value"].message.zh


def test_a_name_in_another_case_counts_and_is_told(graded):
    result = graded(RIGHT.replace("double(", "Double("))
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    assert [note.en for note in result.notes if note.en.startswith("Double was taken for double")]


@pytest.mark.parametrize("form", [Form.PYTHON, Form.NOTEBOOK])
@pytest.mark.parametrize(
    "thrown_away",
    ["with open('x', 'w') as double: pass", "for double in (1, 2): pass", "double = 3", "double = 3\ndel double"],
)
def test_a_throw_away_variable_does_not_destroy_the_function_of_its_name(graded, form, thrown_away):
    result = graded(f"{RIGHT}{thrown_away}\n", form=form)
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    assert any(note.en.startswith("double: after the last definition") for note in result.notes)


def test_the_last_function_of_a_name_counts_also_where_a_variable_came_between(graded):
    wrong = "def double(x):\n    return x\ndouble = 1\n"
    assert {outcome.verdict for outcome in graded(wrong + RIGHT).outcomes} == {Verdict.PASSED}
    found = outcomes(graded(RIGHT + wrong))
    assert found["double.value"].verdict is Verdict.FAILED


def test_a_line_of_the_template_left_in_the_code_is_told_apart_from_a_blank(graded):
    left = RIGHT.replace("    return 2 * x", "    y = 2 * x\n    raise NotImplementedError('gap')\n    return y")
    found = outcomes(graded(left))
    assert found["double.value"].verdict is Verdict.MISSING
    said = "your code is there, but the line `raise NotImplementedError(...)` still stands in it"
    assert found["double.value"].message.en == f"double: {said}"
    assert "double, in which the line" in found["twice_double.value"].message.en


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("None", "returned nothing"),
        ("'six'", "a string"),
        ("np.full((3, 1), np.nan)", "are wrong"),
        ("{}", "a dict"),
        ("[[1, 2], [3]]", "a list of 2"),
        ("lambda: 0", "type function"),
        ("np.zeros((3, 3))", "has shape (3, 3), expected (3, 1)"),
        ("x.ravel() * 2", "column vector has two dimensions"),
        ("x.T * 2", "transposed"),
    ],
)
def test_an_odd_answer_is_described(graded, answer, said):
    found = outcomes(graded(f"import numpy as np\ndef double(x):\n    x = np.asarray(x)\n    return {answer}\n"))
    messages = " ".join(found[name].message.en for name in ("double.shape", "double.value"))
    assert said in messages, messages
    assert found["double.shape"].message.zh != found["double.shape"].message.en or not found["double.shape"].message


def test_a_flat_vector_loses_the_shape_mark_alone(graded):
    found = outcomes(graded("def double(x):\n    return 2 * x.ravel() if hasattr(x, 'ravel') else 2 * x\n"))
    assert found["double.shape"].verdict is Verdict.FAILED
    assert found["double.value"].verdict is Verdict.PASSED


def test_single_precision_is_accepted_and_said(graded):
    found = outcomes(graded("import numpy as np\ndef double(x):\n    return np.float32(2) * np.float32(x)\n"))
    assert found["double.value"].verdict is Verdict.PASSED
    assert "float32" in found["double.value"].message.en


def test_a_statement_that_raises_costs_itself_and_its_line_is_quoted(graded):
    result = graded("n = int(input())\n" + RIGHT + "print(dubble(3))\n")
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    first, last = result.notes
    assert "work.py, line 1: EOFError" in first.en and "`n = int(input())` was passed over" in first.en
    assert "`print(dubble(3))` 已跳过" in last.zh


def test_a_statement_that_does_not_parse_costs_itself(graded):
    result = graded(RIGHT + "def report(x):\n    return (x\n")
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    assert "'(' was never closed" in result.notes[0].en


def test_what_defines_nothing_that_is_asked_for_is_broken_and_says_where(graded):
    result = graded("import nothing_like_it\nx = nothing_like_it.load()\n")
    assert result.status is Status.BROKEN
    assert "work.py, line 2" in result.message.en and "No module named 'nothing_like_it'" in result.message.en


@pytest.mark.parametrize("ending", ["exit()", "quit(0)", "import sys; sys.exit()", "print(__file__); raise SystemExit"])
def test_a_file_that_leaves_by_exit_ends_there(graded, ending):
    result = graded(RIGHT + ending + "\n")
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    assert any("SystemExit" in note.en for note in result.notes)


def test_a_notebook_cell_that_raises_costs_what_it_defines(graded):
    result = graded(RIGHT.split("def twice")[0], "1 / 0", "def twice" + RIGHT.split("def twice")[1], form=Form.NOTEBOOK)
    assert {outcome.verdict for outcome in result.outcomes} == {Verdict.PASSED}
    assert any("ZeroDivisionError" in note.en and "cell 2" in note.en for note in result.notes)


def test_the_same_seed_gives_the_same_outcome_and_inputs_are_fresh_for_each_check(tmp_path, written):
    hidden = course_files.HIDDEN.replace(
        "def shape(student, rng, report):",
        "def shape(student, rng, report):\n    report.note(text(str(rng.random()), ''))",
    )
    assignment = load_assignment(load_course(write_course(tmp_path, hidden=hidden)), "hw_double")

    def drawn(seed: str) -> list[str]:
        result = grade_submission(assignment, written(RIGHT), PlainSandbox(), seed)
        return [outcome.message.en for outcome in result.outcomes if outcome.check.endswith(".shape")]

    first = drawn("1")
    assert first == drawn("1") != drawn("2")
    assert len(set(first)) == 2


def test_a_check_that_is_itself_wrong_is_the_staff_s_problem(tmp_path, written):
    hidden = course_files.HIDDEN.replace("np.array([[1e300]])", "undefined")
    assignment = load_assignment(load_course(write_course(tmp_path, hidden=hidden)), "hw_double")
    with pytest.raises(AssignmentError, match="check double.large itself fails: NameError"):
        grade_submission(assignment, written(RIGHT), PlainSandbox(), "seed")
