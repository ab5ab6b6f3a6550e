"""The checks of hw3_backprop: right answers in any honest style pass, each slip costs what it should and no more."""

from __future__ import annotations

import hashlib
import re
import time
import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.checking import Check
from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.outcome import Kind, Outcome, Verdict, Visibility
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw3_backprop")
REFERENCE = ASSIGNMENT.reference.source
UNSTYLED = tuple(check for check in ASSIGNMENT.checks if check.kind is not Kind.STYLE)


def student_of(source: str) -> Student:
    module = types.ModuleType("hw3_backprop")
    exec(compile(source, "hw3_backprop.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001",
        form=Form.PYTHON,
        units=(Unit(name="hw3_backprop.py", source=source),),
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )
    host = LocalHost(vars(module), ("hw3_backprop.py",))
    return Student(host, {**ASSIGNMENT.functions, **ASSIGNMENT.given}, submission)


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    return list(run_checks(ASSIGNMENT, checks, student_of(source), seed))


def lost(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED}


def score(outcomes: Sequence[Outcome]) -> float:
    return total(mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}))


def with_(*functions: str) -> str:
    """Give the reference with some functions written anew."""
    return "\n\n".join((REFERENCE, *functions))


def edited(function: str, edits: dict[str, str]) -> str:
    return ASSIGNMENT.reference.edited(function, edits)


# ---- points ---------------------------------------------------------------------------------------------------------


CHANGES_AN_ARGUMENT = {
    "fc_c": ("w", "w[0] = 0"),
    "fc_v": ("a", "a *= 2"),
    "bc_c": ("delta_next", "delta_next -= 1"),
    "bc_v": ("z", "z *= 2"),
    "cost": ("a", "a -= y"),
    "output_delta": ("a", "a -= y"),
    "gradient": ("a", "a[0] = 3"),
    "bp_online": ("x", "x[:] = 0"),
    "bp_batch": ("w", "w[0] = w[0] + 1"),
}


@pytest.mark.parametrize("function", CHANGES_AN_ARGUMENT)
def test_a_changed_argument_costs_its_own_mark_and_is_named(function):
    name, change = CHANGES_AN_ARGUMENT[function]
    source = ASSIGNMENT.reference.source_of(function)
    end = source.rindex("    return ")
    changed = with_(f"{source[:end]}    {change}\n{source[end:]}")
    own = [check for check in UNSTYLED if check.function == function and check.kind is not Kind.ACCURACY]
    outcomes = outcomes_of(changed, own)
    assert lost(outcomes) == {f"{function}.untouched"}
    (said,) = [outcome.message for outcome in outcomes if outcome.verdict is not Verdict.PASSED]
    assert f"{function} changed its argument {name} in place" in said.en and f"参数 {name}" in said.zh


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 15.5, Visibility.HIDDEN: 84.5}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handout_promises_the_points_that_the_checks_give(language):
    handout = (ASSIGNMENT.folder / f"handout.{language}.md").read_text(encoding="utf-8")
    promised = {name: float(points) for name, points in re.findall(r"^\| `(\w+)` \| (\d+) \|", handout, re.M)}
    given = Counter[str]()
    for check in ASSIGNMENT.checks:
        given[check.function] += check.points
    assert promised == given
    assert re.search(rf"{ASSIGNMENT.follow_through:.0%}".replace("%", " ?%"), handout)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handout_gives_every_signature_in_both_languages_of_code(language):
    handout = (ASSIGNMENT.folder / f"handout.{language}.md").read_text(encoding="utf-8")
    for name, function in ASSIGNMENT.functions.items():
        call, results = f"{name}({', '.join(function.arguments)})", ", ".join(function.results)
        assert f"\n{results} = {call}" in handout
        assert f"\n{f'[{results}]' if len(function.results) > 1 else results} = {call}" in handout


def test_the_public_checks_hold_no_line_of_the_solution():
    public = (ASSIGNMENT.folder / "public_checks.py").read_text(encoding="utf-8")
    gaps = "".join(re.findall(r"# <gap>(.*?)# </gap>", REFERENCE, re.S))
    lines = {line.strip() for line in gaps.splitlines()} - {""}
    taught = {line for line in lines if not line.startswith("#") and "=" in line and len(line) > 15}
    assert taught
    assert not [line for line in taught if line in public]


# ---- right answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed=seed)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


LISTS_FROM_ZERO = """
def bp_online(w, x, y, alpha, epochs, tol):
    return bp_batch(w, x, y, alpha, epochs, 1, tol)

def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    w = [m * 1.0 for m in w]
    m, J, epoch = x.shape[1], [], 0
    while epoch < epochs:
        before, costs, first = list(w), [], 0
        while first < m:
            part = range(first, min(first + batch_size, m))
            step = [np.zeros_like(matrix) for matrix in w]
            for k in part:
                a, z = [x[:, [k]]], []
                for matrix in w:
                    a_next, z_next = fc_c(matrix, a[-1])
                    a += [a_next]
                    z += [z_next]
                costs.append(cost(a[-1], y[:, [k]]))
                delta = output_delta(a[-1], y[:, [k]], z[-1])
                for l in reversed(range(len(w))):
                    step[l] += gradient(delta, a[l])
                    if l:
                        delta = bc_c(w[l], z[l - 1], delta)
            w = [matrix - alpha * change for matrix, change in zip(w, step)]
            first += batch_size
        J += [sum(costs) / m]
        epoch += 1
        if tol and all((abs(new - old) <= tol).all() for new, old in zip(w, before)):
            epoch = epochs
    return tuple(w), J
"""

HONEST = {
    "one row times one column": with_(
        """
def fc_c(w, a):
    z = np.array([[np.dot(w[i], a[:, k]) for k in range(a.shape[1])] for i in range(len(w))])
    return f(z), z
""",
        """
def bc_c(w, z, delta_next):
    delta = np.zeros(z.shape)
    for k in range(z.shape[1]):
        for j in range(z.shape[0]):
            delta[j, k] = df(z[j, k]) * sum(w[i, j] * delta_next[i, k] for i in range(len(w)))
    return delta
""",
    ),
    "other matrix functions": with_(
        """
def fc_v(w, a):
    z = np.einsum("ij,jk->ik", w, a)
    return 1 / (1 + np.exp(-z)), z
""",
        """
def bc_v(w, z, delta_next):
    s = f(z)
    return np.multiply(np.dot(np.transpose(w), delta_next), s - s ** 2)
""",
        """
def cost(a, y):
    return np.mean(np.sum(np.square(y - a), axis=0)) / 2
""",
        """
def gradient(delta_next, a):
    return sum(np.outer(delta_next[:, k], a[:, k]) for k in range(a.shape[1]))
""",
    ),
    "training sample by sample with the component forms": with_(LISTS_FROM_ZERO),
    "training in place on copies, J as a column": edited(
        "bp_online",
        {
            "W[layer] = W[layer] - alpha * dw[layer]": "W[layer] -= alpha * dw[layer]",
            "np.array(J)": "np.array(J)[:, None]",
        },
    ),
    "f and df written anew": with_(
        "def f(s):\n    return 0.5 * (1 + np.tanh(s / 2))",
        "def df(s):\n    return 0.25 / np.cosh(np.clip(s / 2, -300, 300)) ** 2"
    ),
    "one form for both names": REFERENCE.replace("def fc_v(", "def fc(").replace("fc_v(W", "fc(W").replace(
        "def bc_v(", "def bc("
    ).replace("bc_v(W", "bc(W"),
}  # fmt: skip


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


def test_a_slow_honest_student_trains_in_time():
    slow = with_("fc_v, bc_v = fc_c, bc_c")
    started = time.process_time()
    assert lost(outcomes_of(slow, [check for check in UNSTYLED if check.kind is Kind.ACCURACY])) == set()
    assert time.process_time() - started < ASSIGNMENT.limits.call_seconds / 2


def test_single_precision_is_accepted_and_said():
    single = with_(
        "_fc_v, _bc_v = fc_v, bc_v",
        "def fc_v(w, a):\n    return tuple(result.astype('float32') for result in _fc_v(w, a))",
        "def bc_v(w, z, delta_next):\n    return _bc_v(w, z, delta_next).astype('float32')",
    )
    outcomes = {outcome.check: outcome for outcome in outcomes_of(single, UNSTYLED)}
    assert lost([*outcomes.values()]) == set()
    for check in ("fc_v.values", "bc_v.values", "bp_online.layers"):
        assert "float32" in outcomes[check].message.en


# ---- wrong answers --------------------------------------------------------------------------------------------------

BP = {"bp_online", "bp_batch"}
UPDATE = "            for layer in range(1, L):\n                W[layer] = W[layer] - alpha * dw[layer]\n"
BACKWARD = "delta[layer] = bc_v(W[layer], z[layer], delta[layer + 1])"

# function, edits of it, checks of this function that must fail, functions that may suffer with it
SLIPS = {
    "activation forgotten": ("fc_v", {"f(z_next)": "z_next"}, {"worked", "values", "columns"}, BP),
    "results swapped": ("fc_v", {"return a_next, z_next": "return z_next, a_next"}, {"worked", "values"}, BP),
    "forward transposed": ("fc_v", {"w @ a": "w.T @ a"}, {"shape", "values", "columns"}, BP),
    "sum not reset": (
        "fc_c",
        {"            s = 0.0\n": "", "    for k in range(m):": "    s = 0.0\n    for k in range(m):"},
        {"worked", "values", "columns"},
        set(),
    ),
    "first sample alone, forward": ("fc_c", {"range(m)": "range(1)"}, {"columns"}, set()),
    "first sample alone, backward": ("bc_c", {"range(m)": "range(1)"}, {"columns"}, set()),
    "rows for columns": ("bc_c", {"w[i, j]": "w[j, i]"}, {"values", "columns", "gradient"}, set()),
    "derivative at the activation": ("bc_c", {"df(z[j, k])": "df(f(z[j, k]))"}, {"values", "gradient", "slope"}, set()),
    "derivative at the activation, vector form": (
        "bc_v",
        {"df(z)": "df(f(z))"},
        {"worked", "slope", "values", "columns", "gradient"},
        BP,
    ),
    "derivative forgotten": ("bc_v", {"df(z) * ": ""}, {"values", "gradient", "slope"}, BP),
    "f for its derivative": ("bc_v", {"df(z)": "f(z)"}, {"values", "gradient", "slope"}, BP),
    "derivative of an activation, at z": ("bc_v", {"df(z)": "z * (1 - z)"}, {"values", "gradient", "slope"}, BP),
    "backward not transposed": ("bc_v", {"w.T": "w"}, {"shape", "values", "gradient"}, BP),
    "backward of the wrong sign": ("bc_v", {"df(z)": "-df(z)"}, {"values", "gradient"}, BP),
    "cost not averaged": ("cost", {" / m": ""}, {"columns"}, {"bp_batch"}),
    "cost averaged over outputs": ("cost", {"/ m": "/ a.size"}, {"values", "columns"}, BP),
    "half forgotten": ("cost", {"0.5 * ": ""}, {"worked", "values", "columns"}, BP),
    "error of the wrong sign": ("output_delta", {"a - y": "y - a"}, {"worked", "values", "columns"}, BP),
    "output derivative forgotten": ("output_delta", {" * df(z)": ""}, {"worked", "values", "columns"}, BP),
    "output derivative at the activation": ("output_delta", {"df(z)": "df(a)"}, {"worked", "values"}, BP),
    "gradient transposed": ("gradient", {"delta_next @ a.T": "a @ delta_next.T"}, {"shape", "values"}, BP),
    "gradient averaged": ("gradient", {"a.T": "a.T / a.shape[1]"}, {"columns", "gradient"}, {"bp_batch"}),
    "uphill": ("bp_online", {"- alpha": "+ alpha"}, {"worked", "one_epoch", "layers", "accuracy"}, set()),
    "learning rate forgotten": ("bp_online", {"alpha * ": ""}, {"one_epoch", "layers"}, set()),
    "updated before the next delta is taken": (
        "bp_online",
        {
            BACKWARD: f"W[layer] = W[layer] - alpha * gradient(delta[layer + 1], a[layer])\n                {BACKWARD}",
            UPDATE: "            W[1] = W[1] - alpha * dw[1]\n",
        },
        {"worked", "one_epoch", "layers"},
        set(),
    ),
    "first weight never updated": (
        "bp_online",
        {UPDATE: UPDATE.replace("range(1, L)", "range(2, L)")},
        {"one_epoch", "layers"},
        set(),
    ),
    "J summed over samples": ("bp_online", {"J_epoch / m": "J_epoch"}, {"worked", "cost_per_epoch"}, set()),
    "tol ignored": ("bp_online", {"tol > 0 and": "False and"}, {"early_stop"}, set()),
    "tol of 0 ends": ("bp_online", {"tol > 0 and ": ""}, {"never_early"}, set()),
    "last weight alone has to converge": (
        "bp_online",
        {"for layer in range(1, L))\n        if": "for layer in [L - 1])\n        if"},
        {"early_stop"},
        set(),
    ),
    "a single update has to be small": (
        "bp_batch",
        {"np.abs(W[layer] - W_start[layer])": "np.abs(alpha * dw[layer])"},
        {"early_stop"},
        set(),
    ),
    "the caller's w changed": (
        "bp_online",
        {"np.array(matrix, dtype=np.float64)": "matrix", "W[layer] = W[layer] -": "W[layer] -="},
        {"untouched"},
        set(),
    ),
    "the caller's w returned": (
        "bp_batch",
        {"[W[layer] for layer in range(1, L)]": "w"},
        {"one_epoch", "untouched"},
        set(),
    ),
    "mini-batch averaged": (
        "bp_batch",
        {"- alpha * dw": "- alpha / y_batch.shape[1] * dw"},
        {"worked", "one_epoch", "short_batch", "accuracy"},
        set(),
    ),
    "short mini-batch dropped": (
        "bp_batch",
        {"range(0, m, batch_size)": "range(0, m - batch_size + 1, batch_size)"},
        {"worked", "short_batch"},
        set(),
    ),
    "J a mean of means": (
        "bp_batch",
        {" * y_batch.shape[1]": "", "J_epoch / m": "J_epoch / -(-m // batch_size)"},
        {"cost_per_epoch"},
        set(),
    ),
    "samples shuffled": (
        "bp_batch",
        {"    J = []\n": "    J = []\n    p = np.random.permutation(m)\n    x, y = x[:, p], y[:, p]\n"},
        {"repeatable"},
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("function, edits, failing, suffering", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_costs_the_checks_meant_for_it_and_no_unrelated_function(function, edits, failing, suffering):
    outcomes = outcomes_of(edited(function, edits), UNSTYLED)
    assert {f"{function}.{name}" for name in failing} <= lost(outcomes)
    assert {check.partition(".")[0] for check in lost(outcomes)} <= {function} | suffering
    if suffering:  # the algorithms around it are right
        excused = [o for o in outcomes if not o.check.startswith(function) and o.follow_through]
        assert len(excused) >= 2


def test_a_right_backward_pass_keeps_its_marks_beside_any_forward_pass():
    for forward in (
        "def fc_v(w, a):\n    return np.zeros((len(w), a.shape[1])), np.zeros((len(w), a.shape[1]))",
        "def fc_v(w, a):\n    return w @ a, w @ a",
        "def fc_v(w, a):\n    return None, 'z'",
        "def fc_v(w, a):\n    raise ValueError('not yet')",
        "del fc_v",
    ):
        source = with_(forward, "fc_c = fc_v" if "del" not in forward else "del fc_c")
        unharmed = [check for check in UNSTYLED if check.function in ("bc_c", "bc_v", "gradient")]
        assert lost(outcomes_of(source, unharmed)) == set()


def test_a_backward_pass_that_fits_a_wrong_forward_pass_is_seen_as_right_by_its_slopes_alone():
    tanh = with_("def f(s):\n    return np.tanh(s)", "def df(s):\n    return 1 - np.tanh(s) ** 2")
    outcomes = {outcome.check: outcome.verdict for outcome in outcomes_of(tanh, UNSTYLED)}
    assert outcomes["bc_v.gradient"] == outcomes["bc_c.gradient"] == Verdict.PASSED
    assert outcomes["bc_v.values"] == outcomes["bc_c.values"] == Verdict.FAILED


def test_zeros_forward_and_backward_do_not_vouch_for_each_other():
    source = with_(
        "def fc_v(w, a):\n    return np.zeros((len(w), a.shape[1])), np.zeros((len(w), a.shape[1]))",
        "def bc_v(w, z, delta_next):\n    return np.zeros(z.shape)",
    )
    assert {"bc_v.gradient", "bc_v.slope", "bc_v.values"} <= lost(outcomes_of(source, UNSTYLED))


@pytest.mark.parametrize("function", ["fc_c", "fc_v", "bc_c", "bc_v"])
def test_the_other_form_under_this_name_loses_the_style_points_alone(function):
    other = function[:-1] + {"c": "v", "v": "c"}[function[-1]]
    body = ASSIGNMENT.reference.source.splitlines()
    first, last = ASSIGNMENT.reference.spans[other]
    source = with_("\n".join(body[first - 1 : last]).replace(f"def {other}(", f"def {function}("))
    assert lost(outcomes_of(source)) == {f"{function}.style"}


GARBAGE = [
    "None",
    "'text'",
    "{}",
    "[]",
    "[None, [1, [2]]]",
    "np.nan",
    "np.zeros((0, 3))",
    "np.zeros((2, 3, 4))",
    "np.full((3, 3), np.inf)",
    "(1, 2)",
    "(None, None)",
    "([], [])",
    "([np.zeros((3, 3))] * 2, [0.0])",
    "([np.full((3, 3), np.nan)] * 2, 'J')",
    "(np.zeros((2, 3, 3)), np.zeros((1, 1)))",
    "(args[0], np.ones(args[4]) if len(args) > 4 else args[1])",
]


@pytest.mark.parametrize("answer", GARBAGE)
def test_nonsense_fails_and_never_breaks_a_check(answer):
    names = ", ".join(ASSIGNMENT.functions)
    source = f"import numpy as np\n\ndef answer(*args):\n    return {answer}\n\n" + " = ".join(names.split(", "))
    outcomes = outcomes_of(f"{source} = answer", UNSTYLED)
    passed = [o.check for o in outcomes if o.verdict is Verdict.PASSED]
    assert not [check for check in passed if not check.endswith((".shape", ".untouched"))]


NOTHING = "\n\n".join(
    [
        "import numpy as np",
        "def fc_c(w, a):\n    return np.zeros((len(w), a.shape[1])), np.zeros((len(w), a.shape[1]))",
        "def bc_c(w, z, delta_next):\n    return 0 * z",
        "fc_v, bc_v = fc_c, bc_c",
        "def cost(a, y):\n    return 0.0",
        "def output_delta(a, y, z):\n    return 0 * z",
        "def gradient(delta_next, a):\n    return np.zeros((len(delta_next), len(a)))",
        "def bp_online(w, x, y, alpha, epochs, tol):\n    return w, np.zeros(epochs)",
        "def bp_batch(w, x, y, alpha, epochs, batch_size, tol):\n    return w, np.zeros(epochs)",
    ]
)


def test_constants_in_place_of_answers_pass_no_check_but_shape_and_form():
    outcomes = outcomes_of(NOTHING, UNSTYLED)
    passed = {outcome.check for outcome in outcomes if outcome.verdict is Verdict.PASSED}
    untouched = {
        f"{name}.untouched" for name in ASSIGNMENT.functions if not name.startswith("bp_")
    }  # worth nothing yet
    assert passed == {check.id for check in UNSTYLED if check.kind is Kind.SHAPE} | untouched


def test_constants_in_place_of_answers_earn_the_shapes_at_most():
    shapes = {check.id for check in ASSIGNMENT.checks if check.kind is Kind.SHAPE}
    results = mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes_of(NOTHING)})
    assert {result.id for result in results if result.points} <= shapes
