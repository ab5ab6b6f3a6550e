"""One slip is not punished five times: what follows from a wrong part keeps its share, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.gradebook.marking import mark, total
from grader.judging.grading import grade_submission
from grader.outcome import Verdict
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, Submission, Unit
from tests.conftest import require
from tests.judging.graded import HW3, ROOT, edited, graded, with_

COMPOSITES = ("bp_online", "bp_batch")


def composite_outcomes(result):
    return {name: o for name, o in result.outcomes.items() if name.partition(".")[0] in COMPOSITES}


@pytest.mark.parametrize(
    "source",
    [
        edited("bc_v", "df(z) *", "df(f(z)) *"),
        edited("bc_v", "w.T @", "w @"),
        edited("fc_v", "f(z_next)", "np.tanh(z_next)"),
        with_(bc_v="def bc_v(w, z, delta_next):\n    return np.sin(z) * (w.T @ delta_next)\n"),  # in no catalogue
        edited("gradient", "delta_next @ a.T", "delta_next @ a.T / a.shape[1]"),
    ],
    ids=["named", "raises_where_not_square", "fc", "unnamed", "gradient"],
)
def test_what_follows_from_a_wrong_part_follows_through(source):
    outcomes = composite_outcomes(graded(source))
    wrong = {name for name, outcome in outcomes.items() if outcome.verdict is not Verdict.PASSED}
    assert wrong
    assert {name for name in wrong if not outcomes[name].follow_through} == set()
    assert all(outcomes[name].mistake is None for name in wrong)


def test_a_mistake_of_the_training_s_own_does_not_follow_from_a_wrong_part():
    assert HW3.reference is not None
    source = edited("bc_v", "df(z) *", "df(f(z)) *")
    body = HW3.reference.source_of("bp_online")
    result = graded(source.replace(body, body.replace("W[layer] - alpha", "W[layer] + alpha")))
    assert result.outcomes["bp_online.one_epoch"].follow_through is False
    assert result.outcomes["bp_online.one_epoch"].mistake == "bp.uphill"
    assert result.outcomes["bp_batch.one_epoch"].follow_through


def test_training_that_never_gives_a_number_earns_nothing_from_a_part_that_always_raises():
    source = with_(
        bc_v="def bc_v(w, z, delta_next):\n    raise ValueError('no')\n",
        bp_online="def bp_online(w, x, y, alpha, epochs, tol):\n    return bc_v(1, 2, 3)\n",
    )
    outcomes = composite_outcomes(graded(source))
    following = {name for name, outcome in outcomes.items() if outcome.follow_through}
    assert following and all(name.startswith("bp_batch.") for name in following)  # the right one of the two


def test_right_work_built_on_the_component_form_follows_from_that():
    assert HW3.reference is not None
    body = HW3.reference.source_of("bp_online").replace("bc_v(", "bc_c(")
    source = edited("bc_c", "df(z[j, k]) * s", "df(f(z[j, k])) * s").replace(HW3.reference.source_of("bp_online"), body)
    outcomes = graded(source).outcomes
    assert outcomes["bp_online.one_epoch"].follow_through


def handed_in(*units: Unit, form: Form) -> float:
    submission = Submission(id="s", form=form, units=units, sha256="")
    result = grade_submission(HW3, submission, PlainSandbox(), "7")
    outcomes = {outcome.check: outcome for outcome in result.outcomes}
    missing = [name for name, o in outcomes.items() if name.startswith("bp_") and not o.follow_through]
    assert missing == []
    for name in ("bc_v.values", "bc_c.values", "output_delta.values"):
        assert outcomes[name].verdict is Verdict.ERROR and "df" in outcomes[name].message.en
    return total(mark(HW3, outcomes))


def test_a_missing_df_costs_what_uses_it_and_not_everything_above():
    assert HW3.reference is not None
    source = HW3.reference.source.replace(HW3.reference.source_of("df"), "")
    assert handed_in(Unit(name="hw3_backprop.py", source=source), form=Form.PYTHON) > 50


def test_a_missing_df_costs_the_same_in_matlab():
    require("octave-cli")
    files = sorted((ROOT / "reference" / "matlab" / "hw3_backprop").glob("*.m"))
    units = [Unit(name=p.name, source=Path(p).read_text(encoding="utf-8")) for p in files if p.name != "df.m"]
    assert handed_in(*units, form=Form.MATLAB) > 50


NO_PART = {
    "raises": with_(bc_v="def bc_v(w, z, delta_next):\n    return dff(z) * (w.T @ delta_next)\n"),
    "blank": with_(bc_v="def bc_v(w, z, delta_next):\n    raise NotImplementedError('bc_v')\n"),
    "absent": with_(bc_v=""),
    "misspelt": with_(bc_v="def bc_vector(w, z, delta_next):\n    return df(z) * (w.T @ delta_next)\n"),
    "blank_cost": with_(cost="def cost(a, y):\n    raise NotImplementedError('cost')\n"),
    "one_result": edited("fc_v", "return a_next, z_next", "return a_next"),
    "one_column": edited("bc_v", "df(z) * (w.T @ delta_next)", "np.diag(df(z).ravel()) @ w.T @ delta_next"),
}


@pytest.mark.parametrize("source", NO_PART.values(), ids=NO_PART.keys())
def test_a_part_that_gives_nothing_costs_itself_and_the_rest_of_the_share_of_what_is_built_of_it(source):
    result = graded(source)
    outcomes = composite_outcomes(result)
    wrong = {name for name, outcome in outcomes.items() if outcome.verdict is not Verdict.PASSED}
    assert wrong and {name for name in wrong if not outcomes[name].follow_through} == set()
    named = graded(edited("bc_v", "df(z) * (", "np.sin(z) * (")).score
    assert named - 2 < result.score < 100  # a blank part is no more than a wrong number in the same place, and no less


def test_training_that_computes_nothing_earns_nothing_by_asking_a_blank_part():
    body = "def {name}(w, x, *rest):\n    fc_v(w[0], x)\n    return [0 * a for a in w], np.zeros(rest[2])\n"
    blank = with_(fc_v="def fc_v(w, a):\n    raise NotImplementedError('fc_v')\n")
    assert HW3.reference is not None
    source = blank.replace(HW3.reference.source_of("bp_online"), body.format(name="bp_online"))
    outcomes = graded(source, functions=("fc_v", "bp_online")).outcomes
    assert not any(outcome.follow_through for outcome in outcomes.values())


def test_a_composite_that_is_wrong_itself_is_wrong_with_its_parts_supplied_too():
    assert HW3.reference is not None
    body = HW3.reference.source_of("bp_batch")
    wrong = NO_PART["raises"].replace(body, body.replace("W[layer] - alpha", "W[layer] + alpha"))
    outcomes = graded(wrong).outcomes
    assert not outcomes["bp_batch.one_epoch"].follow_through and outcomes["bp_online.one_epoch"].follow_through


@pytest.mark.parametrize(
    ("source", "blamed", "cost"),
    [
        (with_(df="def df(z):\n    return f(z) * f(1 - z)\n"), "df", {"bc_c", "bc_v", "output_delta"}),
        (with_(df="def df(z):\n    return f(z) * (1 - f(y))\n"), "df", {"bc_c", "bc_v", "output_delta"}),
        (
            with_(f="def f(z):\n    return 1 / 1 + np.exp(-z)\n"),
            "f",
            {"fc_c", "fc_v", "bc_c", "bc_v", "output_delta"},
        ),
    ],
    ids=["df", "raises", "f"],
)
def test_a_slip_in_a_rewritten_function_of_the_template_is_said_once_and_costs_what_uses_it(source, blamed, cost):
    outcomes = graded(source).outcomes
    lost = {name for name, o in outcomes.items() if o.verdict is not Verdict.PASSED and not o.follow_through}
    assert {name.partition(".")[0] for name in lost} == cost
    assert sum(f"The slip is in your {blamed}," in outcome.message.en for outcome in outcomes.values()) == 1
    assert sum(outcome.mistake is not None for outcome in outcomes.values()) <= 1


def test_parts_are_supplied_over_the_wire_in_python():
    submission = Submission(
        id="s", form=Form.PYTHON, units=(Unit(name="hw3_backprop.py", source=NO_PART["raises"]),), sha256=""
    )
    outcomes = {o.check: o for o in grade_submission(HW3, submission, PlainSandbox(), "7").outcomes}
    assert outcomes["bp_batch.one_epoch"].follow_through and outcomes["bp_online.early_stop"].follow_through


def test_parts_are_supplied_over_the_wire_in_matlab():
    require("octave-cli")
    files = sorted((ROOT / "reference" / "matlab" / "hw3_backprop").glob("*.m"))
    units = [Unit(name=p.name, source=p.read_text(encoding="utf-8")) for p in files if p.name != "bc_v.m"]
    one = "function delta = bc_v(w, z, delta_next)\n  delta = diag(df(z)) * w' * delta_next;\nend\n"
    submission = Submission(id="s", form=Form.MATLAB, units=(*units, Unit(name="bc_v.m", source=one)), sha256="")
    outcomes = {o.check: o for o in grade_submission(HW3, submission, PlainSandbox(), "7").outcomes}
    assert outcomes["bp_batch.one_epoch"].follow_through
    assert outcomes["bp_online.one_epoch"].verdict is Verdict.PASSED


ONE_RESULT = {
    Form.PYTHON: (Unit(name="hw3_backprop.py", source=NO_PART["one_result"]),),
    Form.MATLAB: (
        Unit(name="f.m", source="function a = f(z)\n  a = 1 ./ (1 + exp(-z));\nend\n"),
        Unit(name="fc_v.m", source="function a_next = fc_v(w, a)\n  a_next = f(w * a);\nend\n"),
    ),
}


@pytest.mark.parametrize("form", ONE_RESULT)
def test_the_first_result_counts_where_only_the_second_is_missing(form):
    if form is Form.MATLAB:
        require("octave-cli")
    submission = Submission(id="s", form=form, units=ONE_RESULT[form], sha256="")
    only = [check.id for check in HW3.checks if check.function == "fc_v" and check.visibility == "hidden"]
    outcomes = {o.check: o for o in grade_submission(HW3, submission, PlainSandbox(), "7", only=only).outcomes}
    passed = {name for name, outcome in outcomes.items() if outcome.verdict is Verdict.PASSED}
    assert passed - {"fc_v.untouched"} == {"fc_v.values", "fc_v.columns"}


BENT = with_(  # wrong in ways of their own, so that they are asked over and over
    fc_v="def fc_v(w, a):\n    z = w @ a\n    return f(z) + 1e-3 * z * z, z\n",
    gradient="def gradient(delta_next, a):\n    return 1.07 * delta_next @ a.T + 1e-3 * delta_next**3 @ a.T\n",
)


def test_long_training_on_parts_of_one_s_own_follows():
    outcomes = composite_outcomes(graded(BENT))
    wrong = {name for name, outcome in outcomes.items() if outcome.verdict is not Verdict.PASSED}
    assert len(wrong) > 10 and {name for name in wrong if not outcomes[name].follow_through} == set()


def test_what_there_were_no_questions_left_for_does_not_follow(monkeypatch):
    monkeypatch.setattr("grader.judging.parts.QUESTIONS", 100)
    assert HW3.reference is not None
    body = HW3.reference.source_of("bp_batch")
    head, _, rest = body.partition('"""')
    doc, _, rest = rest.partition('"""')
    liar = f'{head}"""{doc}"""\n    if epochs > 3:\n        return [7.0 + 0 * m for m in w], np.arange(1.0)\n{rest}'
    outcomes = composite_outcomes(graded(BENT.replace(body, liar)))
    assert outcomes["bp_batch.one_epoch"].follow_through
    for name in ("cost_per_epoch", "early_stop", "never_early", "accuracy"):
        assert outcomes[f"bp_batch.{name}"].verdict is Verdict.FAILED
        assert not outcomes[f"bp_batch.{name}"].follow_through


@pytest.mark.parametrize("calls", [30, 57, 105])  # in the midst of a replay that asks once more
def test_a_part_that_raises_after_many_calls_is_no_fault_of_the_grader_s(calls):
    gradient = (
        "import sys\n\nasked = []\n\n\ndef gradient(delta_next, a):\n"
        "    if sys._getframe(1).f_globals is not globals():\n        asked.append(1)  # from outside\n"
        f"    if len(asked) > {calls}:\n        raise ValueError('enough')\n"
        "    return 1.07 * delta_next @ a.T + 1e-3 * delta_next**3 @ a.T\n"
    )
    assert graded(with_(gradient=gradient), functions=("gradient", "bp_batch")).outcomes
