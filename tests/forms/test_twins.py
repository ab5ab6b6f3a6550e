"""The same solution earns the same marks in Python, in a notebook and in MATLAB, check by check."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.forms import hw1_twins, hw2_twins, hw3_twins, hw4_twins, hw5_twins, hw6_twins, hw7_twins
from tests.forms.conftest import Grade, Graded
from tests.forms.twins import FORMS, Twin

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("everything")]
RIGHT = (
    *hw1_twins.RIGHT,
    *hw2_twins.RIGHT,
    *hw3_twins.RIGHT,
    *hw4_twins.RIGHT,
    *hw5_twins.RIGHT,
    *hw6_twins.RIGHT,
    *hw7_twins.RIGHT,
)
WRONG = (
    *hw1_twins.WRONG,
    *hw2_twins.WRONG,
    *hw3_twins.WRONG,
    *hw4_twins.WRONG,
    *hw5_twins.WRONG,
    *hw6_twins.WRONG,
    *hw7_twins.WRONG,
)

# A notebook's cells run where a Python file does: one right and one wrong for each homework show that.
FIRST = {twin.assignment: (twin.assignment, twin.name) for twin in reversed(RIGHT)}
FIRST_WRONG = {twin.assignment: (twin.assignment, twin.name) for twin in reversed(WRONG)}
NOTEBOOKS = {*FIRST.values(), *FIRST_WRONG.values(), ("hw3_backprop", "f-times-w")}


def forms_of(twin: Twin) -> tuple[str, ...]:
    return FORMS if (twin.assignment, twin.name) in NOTEBOOKS else ("python", "matlab")


@pytest.fixture(scope="module")
def graded(grade: Grade, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Graded]:
    """Grade all twins of an assignment in one run, once they are asked for."""

    class Results(dict[str, Graded]):
        def __missing__(self, assignment: str) -> Graded:
            folder = tmp_path_factory.mktemp(assignment)
            for twin in (*RIGHT, *WRONG):
                if twin.assignment == assignment:
                    twin.write(folder, forms_of(twin))
            self[assignment] = grade(assignment, folder, folder.parent / f"{assignment}-out")
            return self[assignment]

    return Results()


@pytest.mark.parametrize("twin", RIGHT, ids=lambda twin: f"{twin.assignment}-{twin.name}")
def test_a_right_solution_earns_everything_in_each_form(graded: Mapping[str, Graded], twin: Twin) -> None:
    for form in forms_of(twin):
        submission = graded[twin.assignment][f"{twin.name}-{form}"]
        lost = {id: check["message"]["en"] for id, check in submission["checks"].items() if check["status"] != "passed"}
        assert (submission["form"], submission["score"], lost) == (form, 100, {})


@pytest.mark.parametrize("twin", WRONG, ids=lambda twin: f"{twin.assignment}-{twin.name}")
def test_a_wrong_solution_loses_the_same_marks_in_each_form(graded: Mapping[str, Graded], twin: Twin) -> None:
    python, *others = (graded[twin.assignment][f"{twin.name}-{form}"] for form in forms_of(twin))
    assert 0 < python["score"] < 100
    assert {other["score"] for other in others} == {python["score"]}
    for id, check in python["checks"].items():
        for other in (submission["checks"][id] for submission in others):
            assert other["points"] == check["points"], (id, check["message"], other["message"])
            assert other["follow_through"] == check["follow_through"], id
            if twin.numbers_as_matrices and check["status"] != "passed":
                assert other["status"] in ("failed", "error"), id  # numbers here, an exception there
            else:
                assert (other["status"], other["mistake"]) == (check["status"], check["mistake"]), id


@pytest.mark.parametrize("twin", WRONG, ids=lambda twin: f"{twin.assignment}-{twin.name}")
def test_what_went_wrong_is_named_in_each_form(graded: Mapping[str, Graded], twin: Twin) -> None:
    for form in forms_of(twin):
        checks = graded[twin.assignment][f"{twin.name}-{form}"]["checks"].values()
        named = {mistake for check in checks if check["mistake"] for mistake in check["mistake"].split("+")}
        assert twin.mistakes <= named, form


def test_a_forgotten_transpose_has_one_name_even_where_matlab_computes_on(graded: Mapping[str, Graded]) -> None:
    checks = graded["hw3_backprop"]["not-transposed-matlab"]["checks"]
    assert checks["bc_v.worked"]["status"] == "failed"  # 1-by-2 times 1-by-1: no error, a matrix of the wrong shape
    named = {check["mistake"] for id, check in checks.items() if id.startswith("bc_v.") and check["mistake"]}
    assert named == {"bc.w_not_transposed"}


PLACES = {
    "python": ("f-times-w-python.py, line 51 (bc_v)", "f-times-w-python.py 第 51 行（bc_v）"),
    "notebook": ("cell 7, line 2 (bc_v)", "第 7 个单元格第 2 行（bc_v）"),
    "matlab": ("bc_v.m, line 2 (bc_v)", "bc_v.m 第 2 行（bc_v）"),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_exception_is_told_with_the_students_own_file_and_line(graded: Mapping[str, Graded], form: str) -> None:
    message = graded["hw3_backprop"][f"f-times-w-{form}"]["checks"]["bc_v.values"]["message"]
    english, chinese = PLACES[form]
    assert message["en"].startswith(english)
    assert message["zh"].startswith(chinese)
