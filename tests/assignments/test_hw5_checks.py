"""The checks of hw5_network: right answers in any honest style pass, each slip costs what it should and no more."""

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
ASSIGNMENT = load_assignment(load_course(ROOT), "hw5_network")
REFERENCE = ASSIGNMENT.reference.source
QUICK = tuple(check for check in ASSIGNMENT.checks if check.kind is not Kind.ACCURACY)


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    module = types.ModuleType("hw5_network")
    exec(compile(source, "hw5_network.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001",
        form=Form.PYTHON,
        units=(Unit(name="hw5_network.py", source=source),),
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )
    host = LocalHost(vars(module), ("hw5_network.py",))
    student = Student(host, {**ASSIGNMENT.functions, **ASSIGNMENT.given}, submission)
    return list(run_checks(ASSIGNMENT, checks, student, seed))


def lost(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED}


def named(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.mistake for outcome in outcomes if outcome.mistake}


def score(outcomes: Sequence[Outcome]) -> float:
    return total(mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}))


def with_(*functions: str) -> str:
    """Give the reference with some functions written anew."""
    return "\n\n".join((REFERENCE, *functions))


def edited(function: str, edits: dict[str, str]) -> str:
    return ASSIGNMENT.reference.edited(function, edits)


# ---- points ---------------------------------------------------------------------------------------------------------


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 14, Visibility.HIDDEN: 86}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handout_promises_the_points_that_the_checks_give(language):
    handout = (ASSIGNMENT.folder / f"handout.{language}.md").read_text(encoding="utf-8")
    promised = {name: float(points) for name, points in re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", handout, re.M)}
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


def test_there_are_mistakes_enough_of_every_function():
    made = Counter(name for known in ASSIGNMENT.mistakes for name in known.functions)
    assert len(ASSIGNMENT.mistakes) >= 60
    assert all(made[name] >= 6 for name in ASSIGNMENT.functions)


# ---- right answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed=seed)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


CLASS_OF_THE_BOOK = '''
import numpy as np


class Network:
    """The book's network, in Python 3."""

    def __init__(self, weights, biases):
        self.num_layers = len(weights) + 1
        self.biases = [np.array(b, dtype=float) for b in biases]
        self.weights = [np.array(w, dtype=float) for w in weights]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(np.dot(w, a) + b)
        return a

    def SGD(self, training_data, epochs, mini_batch_size, eta, order):
        n = len(training_data)
        for j in range(epochs):
            shuffled = [training_data[i] for i in order[j]]
            mini_batches = [shuffled[k : k + mini_batch_size] for k in range(0, n, mini_batch_size)]
            for mini_batch in mini_batches:
                self.update_mini_batch(mini_batch, eta)

    def update_mini_batch(self, mini_batch, eta):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        for x, y in mini_batch:
            delta_nabla_b, delta_nabla_w = self.backprop(x, y)
            nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_nabla_b)]
            nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_nabla_w)]
        self.weights = [w - (eta / len(mini_batch)) * nw for w, nw in zip(self.weights, nabla_w)]
        self.biases = [b - (eta / len(mini_batch)) * nb for b, nb in zip(self.biases, nabla_b)]

    def backprop(self, x, y):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        activation = x
        activations = [x]
        zs = []
        for b, w in zip(self.biases, self.weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = self.cost_derivative(activations[-1], y) * sigmoid_prime(zs[-1])
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].transpose())
        for l in range(2, self.num_layers):
            z = zs[-l]
            sp = sigmoid_prime(z)
            delta = np.dot(self.weights[-l + 1].transpose(), delta) * sp
            nabla_b[-l] = delta
            nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
        return (nabla_b, nabla_w)

    def evaluate(self, test_data):
        test_results = [(np.argmax(self.feedforward(x)), y) for (x, y) in test_data]
        return sum(int(x == y) for (x, y) in test_results)

    def cost_derivative(self, output_activations, y):
        return output_activations - y


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(np.minimum(z, 0))) / (1.0 + np.exp(-np.abs(z)))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def columns(x, y):
    return [(x[:, k : k + 1], y[:, k : k + 1]) for k in range(x.shape[1])]


def feedforward(w, b, x):
    return Network(w, b).feedforward(x)


def backprop(w, b, x, y):
    db, dw = Network(w, b).backprop(x, y)
    return dw, db


def update_mini_batch_c(w, b, x, y, alpha):
    network = Network(w, b)
    network.update_mini_batch(columns(x, y), alpha)
    return network.weights, network.biases


def update_mini_batch_v(w, b, x, y, alpha):
    activations = [x]
    for bias, weight in zip(b, w):
        activations.append(sigmoid(weight @ activations[-1] + bias))
    delta = (activations[-1] - y) * activations[-1] * (1 - activations[-1])
    new_w, new_b = list(w), list(b)
    for l in range(1, len(w) + 1):
        new_w[-l] = w[-l] - alpha * (delta @ activations[-l - 1].T) / x.shape[1]
        new_b[-l] = b[-l] - alpha * delta.mean(axis=1).reshape(-1, 1)
        delta = (w[-l].T @ delta) * activations[-l - 1] * (1 - activations[-l - 1])
    return new_w, new_b


def sgd(w, b, x, y, alpha, epochs, batch_size, order):
    network = Network(w, b)
    network.SGD(columns(x, y), epochs, batch_size, alpha, order)
    return network.weights, network.biases


def evaluate(w, b, x, labels):
    return Network(w, b).evaluate([(x[:, k : k + 1], labels[0, k]) for k in range(x.shape[1])])


def cross_entropy(a, y):
    with np.errstate(all="ignore"):
        return np.sum(np.nan_to_num(-y * np.log(a) - (1 - y) * np.log(1 - a))) / a.shape[1]


def cross_entropy_delta(a, y):
    return a - y


def numerical_gradient(w, b, x, y, h):
    network = Network(w, b)
    results = []
    for arrays in (network.weights, network.biases):
        found = []
        for array in arrays:
            slope = np.empty_like(array)
            for index in np.ndindex(*array.shape):
                kept = array[index]
                array[index] = kept + h
                ahead = 0.5 * np.linalg.norm(y - network.feedforward(x)) ** 2
                array[index] = kept - h
                behind = 0.5 * np.linalg.norm(y - network.feedforward(x)) ** 2
                array[index] = kept
                slope[index] = (ahead - behind) / (2 * h)
            found.append(slope)
        results.append(found)
    return tuple(results)
'''

ROWS_AND_LISTS = with_(
    # biases as rows or without a second axis, lists and tuples, integers: values are values
    "def f(s):\n    return 0.5 * (1 + np.tanh(s / 2))",
    "def df(s):\n    return 0.25 / np.cosh(np.clip(s / 2, -300, 300)) ** 2",
    """
def feedforward(w, b, x):
    return f(w[-1] @ feedforward(w[:-1], b[:-1], x) + b[-1]) if len(w) else x
""",
    """
def _deltas(w, b, x, y):
    a = [x]
    z = []
    for layer in range(len(w)):
        z += [np.einsum("ij,jk->ik", w[layer], a[-1]) + b[layer]]
        a += [f(z[-1])]
    deltas = [(a[-1] - y) * df(z[-1])]
    for layer in range(len(w) - 1, 0, -1):
        deltas.insert(0, np.einsum("ij,ik->jk", w[layer], deltas[0]) * df(z[layer - 1]))
    return a, deltas
""",
    """
def backprop(w, b, x, y):
    a, deltas = _deltas(w, b, x, y)
    return [np.outer(d, s).tolist() for d, s in zip(deltas, a)], [d.tolist() for d in deltas]
""",
    """
def update_mini_batch_c(w, b, x, y, alpha):
    gradients = [backprop(w, b, p[:, None], q[:, None]) for p, q in zip(x.T, y.T)]
    return tuple(
        tuple(old - alpha * np.mean([np.array(g[kind][l]) for g in gradients], axis=0) for l, old in enumerate(network))
        for kind, network in enumerate((w, b))
    )
""",
    """
def update_mini_batch_v(w, b, x, y, alpha):
    a, deltas = _deltas(w, b, x, y)
    m, one = len(y[0]), np.ones((len(x[0]), 1))
    w = [W - alpha / m * np.einsum("ik,jk->ij", d, s) for W, d, s in zip(w, deltas, a)]
    b = [B - alpha / m * np.dot(d, one) for B, d in zip(b, deltas)]
    return [w, b]
""",
    """
def sgd(w, b, x, y, alpha, epochs, batch_size, order):
    for row in order[:epochs]:
        p, q = x[:, row], y[:, row]
        while p.shape[1]:
            w, b = update_mini_batch_c(w, b, p[:, :batch_size], q[:, :batch_size], alpha)
            p, q = p[:, batch_size:], q[:, batch_size:]
    return list(w), list(b)
""",
    """
def evaluate(w, b, x, labels):
    right = 0
    for k in range(x.shape[1]):
        right += feedforward(w, b, x[:, [k]]).argmax() == labels[0][k]
    return np.array([[right]])
""",
    """
def cross_entropy(a, y):
    from scipy.special import xlog1py, xlogy

    return np.mean(-np.sum(xlogy(y, a) + xlog1py(1 - y, -a), axis=0))
""",
    "def cross_entropy_delta(a, y):\n    return (-(y / a) + (1 - y) / (1 - a)) * (a * (1 - a))",
    """
def numerical_gradient(w, b, x, y, h):
    flat = np.concatenate([array.ravel() for array in (*w, *b)])

    def cost(numbers):
        arrays, start = [], 0
        for array in (*w, *b):
            arrays.append(numbers[start : start + array.size].reshape(array.shape))
            start += array.size
        return np.sum((feedforward(arrays[: len(w)], arrays[len(w) :], x) - y) ** 2) / 2

    slopes = np.array([(cost(flat + h * e) - cost(flat)) / h for e in np.eye(flat.size)])
    arrays, start = [], 0
    for array in (*w, *b):
        arrays.append(slopes[start : start + array.size].reshape(array.shape))
        start += array.size
    return arrays[: len(w)], arrays[len(w) :]
""",
)


@pytest.mark.parametrize("source", [CLASS_OF_THE_BOOK, ROWS_AND_LISTS], ids=["class of the book", "rows and lists"])
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert {o.check: o.message.en for o in outcomes if o.verdict is not Verdict.PASSED} == {}
    assert score(outcomes) == 100


CLIPS = {
    "at both ends": "p = np.clip(a, {0}, 1 - {0})\n    q = 1 - p",
    "of each logarithm": "p = np.maximum(a, {0})\n    q = np.maximum(1 - a, {0})",
}


@pytest.mark.parametrize("clip", CLIPS.values(), ids=CLIPS)
@pytest.mark.parametrize("bound, is_right", [("1e-5", False), ("1e-7", False), ("2e-9", False), ("1e-15", True)])
def test_a_clip_is_wrong_where_it_moves_the_cross_entropy(clip, bound, is_right):
    source = with_(
        f"def cross_entropy(a, y):\n    {clip.format(bound)}\n"
        "    return -np.sum(y * np.log(p) + (1 - y) * np.log(q)) / a.shape[1]"
    )
    checks = [check for check in ASSIGNMENT.checks if check.function == "cross_entropy"]
    assert lost(outcomes_of(source, checks)) == (set() if is_right else {"cross_entropy.certain"})


@pytest.mark.parametrize("form", ["B[:, 0] for B in", "B.T for B in"])
def test_a_bias_that_is_no_column_costs_its_shape_mark_once(form):
    source = with_(
        "_backprop, _step = backprop, update_mini_batch_v",
        f"def backprop(w, b, x, y):\n    dw, db = _backprop(w, b, x, y)\n    return dw, [{form} db]",
        # the step puts it right again
        "_sum = np.sum",
    )
    outcomes = outcomes_of(source, [check for check in QUICK if check.function == "backprop"])
    assert lost(outcomes) == {"backprop.shape"}


def test_labels_and_order_come_as_whole_numbers():
    source = with_(
        "_sgd, _evaluate = sgd, evaluate",
        "def sgd(*args):\n    assert args[7].dtype == np.int64 and args[7].ndim == 2\n    return _sgd(*args)",
        "def evaluate(*args):\n    assert args[3].dtype == np.int64 and len(args[3]) == 1\n    return _evaluate(*args)",
    )
    assert lost(outcomes_of(source, [check for check in QUICK if check.function in ("sgd", "evaluate")])) == set()


def test_a_slow_honest_student_trains_in_time():
    slow = with_("update_mini_batch_v = update_mini_batch_c")
    started = time.process_time()
    accuracy = [check for check in ASSIGNMENT.checks if check.kind is Kind.ACCURACY]
    assert lost(outcomes_of(slow, accuracy)) == set()
    assert time.process_time() - started < ASSIGNMENT.limits.call_seconds / 2


def test_single_precision_is_accepted_and_said():
    single = with_(
        "_feedforward, _backprop, _step = feedforward, backprop, update_mini_batch_v",
        "def feedforward(w, b, x):\n    return _feedforward(w, b, x).astype('float32')",
        "def backprop(w, b, x, y):\n    return tuple([g.astype('float32') for g in k] for k in _backprop(w, b, x, y))",
        "def update_mini_batch_v(w, b, x, y, alpha):\n"
        "    return tuple([g.astype('float32') for g in k] for k in _step(w, b, x, y, alpha))",
    )
    judged = [c for c in QUICK if c.kind is not Kind.STYLE and c.function not in ("numerical_gradient",)]
    outcomes = {outcome.check: outcome for outcome in outcomes_of(single, judged)}
    assert lost([*outcomes.values()]) == set()
    for check in ("feedforward.values", "backprop.weights", "update_mini_batch_v.columns", "sgd.epochs"):
        assert "float32" in outcomes[check].message.en


# ---- wrong answers --------------------------------------------------------------------------------------------------

# function, edits of it, checks of this function that must fail and those that must not, functions that may suffer
SLIPS = {
    "bias forgotten": (
        "feedforward",
        {" + b[layer]": ""},
        {"worked", "values", "columns", "edges"},
        {"shape"},
        {"evaluate", "numerical_gradient"},
    ),
    "one column only": (
        "feedforward",
        {"a = x\n": "a = x[:, :1]\n"},
        {"columns"},
        {"values", "worked"},
        {"evaluate"},
    ),
    "bias gradients wrong, weights right": (
        "backprop",
        {"[delta[layer + 1] for": "[2 * delta[layer + 1] for"},
        {"worked", "slope", "biases", "layers", "gradient"},
        {"weights", "shape"},
        {"update_mini_batch_c"},
    ),
    "weight gradients wrong, biases right": (
        "backprop",
        {"@ a[layer].T": "@ a[layer].T * 2"},
        {"weights", "layers"},
        {"biases", "shape"},
        {"update_mini_batch_c"},
    ),
    "not divided by m": ("update_mini_batch_c", {"alpha / m": "alpha"}, {"columns", "worked"}, {"values"}, set()),
    "not divided by m, in vector form": (
        "update_mini_batch_v",
        {"alpha / m": "alpha"},
        {"columns", "worked"},
        {"values"},
        {"sgd"},
    ),
    "a short last mini-batch dropped": (
        "sgd",
        {"range(0, m, batch_size)": "range(0, m - batch_size + 1, batch_size)"},
        {"short_batch", "large_batch"},
        {"one_epoch", "epochs", "no_epochs", "accuracy"},
        set(),
    ),
    "the order ignored": (
        "sgd",
        {"order[epoch, start : start + batch_size]": "range(start, min(start + batch_size, m))"},
        {"one_epoch", "epochs", "worked"},
        {"no_epochs", "accuracy", "untouched"},
        set(),
    ),
    "a share for a number": ("evaluate", {"int(np.sum(": "float(np.mean("}, {"values", "worked"}, set(), set()),
    "0 ln 0": ("cross_entropy", {"np.where(y > 0, a, 1.0)": "a"}, {"certain"}, {"values", "columns", "between"}, set()),
    "biases not moved": (
        "numerical_gradient",
        {"range(len(b[layer]))": "range(0)"},
        {"biases", "worked"},
        {"weights"},
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("function, edits, failing, passing, suffering", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_costs_the_checks_meant_for_it_and_no_unrelated_function(function, edits, failing, passing, suffering):
    outcomes = outcomes_of(edited(function, edits))
    assert {f"{function}.{name}" for name in failing} <= lost(outcomes)
    assert not {f"{function}.{name}" for name in passing} & lost(outcomes)
    for outcome in outcomes:
        other = outcome.check.partition(".")[0]
        if other != function and outcome.verdict is not Verdict.PASSED:
            assert other in suffering
            assert outcome.follow_through or outcome.check.partition(".")[2] in ("shape", "worked"), outcome.check


CENTRAL = """
def numerical_gradient(w, b, x, y, h):
    def cost(w, b):
        return 0.5 * np.sum((feedforward(w, b, x) - y) ** 2)

    def moved(arrays, l, index, by):
        arrays = [array.copy() for array in arrays]
        arrays[l][index] += by
        return arrays

    dw = [np.array([[(cost(moved(w, l, (i, j), h), b) - cost(moved(w, l, (i, j), -h), b)) / (2 * h)
          for j in range(W.shape[1])] for i in range(W.shape[0])]) for l, W in enumerate(w)]
    db = [np.array([[(cost(w, moved(b, l, (i, 0), h)) - cost(w, moved(b, l, (i, 0), -h))) / (2 * h)]
          for i in range(len(B))]) for l, B in enumerate(b)]
    return dw, db
"""


def test_the_central_quotient_is_as_right_and_follows_from_a_wrong_feedforward_too():
    checks = [check for check in QUICK if check.function in ("feedforward", "numerical_gradient")]
    assert lost(outcomes_of(with_(CENTRAL), checks)) == set()
    wrong = edited("feedforward", {" + b[layer]": ""}) + CENTRAL
    outcomes = {outcome.check: outcome for outcome in outcomes_of(wrong, checks)}
    for name in ("weights", "biases", "edges"):
        assert outcomes[f"numerical_gradient.{name}"].follow_through, name
    halved = with_(CENTRAL.replace("moved(b, l, (i, 0), h)", "moved(b, l, (i, 0), 0)"))
    assert "numerical_gradient.weights" not in lost(outcomes_of(halved, checks))
    assert "numerical_gradient.biases" in lost(outcomes_of(halved, checks))


def test_who_calls_backprop_for_the_numerical_gradient_is_told_twice():
    outcomes = outcomes_of(with_("def numerical_gradient(w, b, x, y, h):\n    return backprop(w, b, x, y)"))
    assert {"numerical_gradient.style", "numerical_gradient.weights"} <= lost(outcomes)
    assert named(outcomes) == {"numerical_gradient.exact"}


@pytest.mark.parametrize(
    "source, check",
    [
        (with_("update_mini_batch_v = update_mini_batch_c"), "update_mini_batch_v.style"),
        (with_("update_mini_batch_c = update_mini_batch_v"), "update_mini_batch_c.style"),
    ],
)
def test_the_other_form_under_this_name_loses_the_style_points_alone(source, check):
    assert lost(outcomes_of(source, QUICK)) == {check}


def test_a_backward_pass_that_fits_a_wrong_forward_pass_is_seen_as_right_by_its_slopes_alone():
    tanh = with_("def f(s):\n    return np.tanh(s)", "def df(s):\n    return 1 - np.tanh(s) ** 2")
    checks = [check for check in QUICK if check.function == "backprop"]
    outcomes = {outcome.check: outcome.verdict for outcome in outcomes_of(tanh, checks)}
    assert outcomes["backprop.gradient"] is Verdict.PASSED
    assert outcomes["backprop.weights"] is Verdict.FAILED


GARBAGE = [
    "None",
    "[None, [1, [2]]]",
    "np.full((3, 3), np.inf)",
    "(['w'], {})",
    "([np.full((3, 3), np.nan)] * 2, 'b')",
    "(args[0], args[1])",
]


@pytest.mark.parametrize("answer", GARBAGE)
def test_nonsense_earns_nothing_and_never_breaks_a_check(answer):
    names = " = ".join(ASSIGNMENT.functions)
    source = f"import numpy as np\n\ndef answer(*args):\n    return {answer}\n\n{names} = answer"
    outcomes = outcomes_of(source, QUICK)
    assert not any(outcome.follow_through for outcome in outcomes)
    passed = {outcome.check for outcome in outcomes if outcome.verdict is Verdict.PASSED}
    kinds = {check.id: check.kind for check in QUICK}
    assert {kinds[check] for check in passed} <= {Kind.SHAPE, Kind.STYLE, Kind.ROBUSTNESS}  # they pay nothing alone
