"""The checks of hw7_layers: right answers in any honest style pass, each flaw costs the check meant for it."""

from __future__ import annotations

import re
import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from grader.checking import Check
from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.outcome import Kind, LinePicture, Outcome, Verdict, Visibility
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw7_layers")
REFERENCE = (ROOT / "reference/python/hw7_layers.py").read_text(encoding="utf-8")
QUICK = tuple(check for check in ASSIGNMENT.checks if check.kind is not Kind.ACCURACY)


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    module = types.ModuleType("hw7_layers")
    exec(compile(source, "hw7_layers.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001", form=Form.PYTHON, units=(Unit(name="hw7_layers.py", source=source),), sha256="0" * 64
    )
    student = Student(LocalHost(vars(module), ("hw7_layers.py",)), ASSIGNMENT.signatures, submission)
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
    assert ASSIGNMENT.reference is not None
    return ASSIGNMENT.reference.edited(function, edits)


# ---- points ---------------------------------------------------------------------------------------------------------


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 12.5, Visibility.HIDDEN: 87.5}


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


def test_there_are_at_least_sixty_mistakes_and_fit_has_the_most():
    by_function = Counter(name for known in ASSIGNMENT.mistakes for name in known.functions)
    assert by_function.keys() == ASSIGNMENT.functions.keys()
    assert by_function.total() >= 60
    assert by_function.most_common(1)[0][0] == "fit"


# ---- right answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed=seed)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


ELEMENT_BY_ELEMENT = """
def relu(z):
    a = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for k in range(z.shape[1]):
            if z[i, k] > 0:
                a[i, k] = z[i, k]
    return a

def relu_backward(z, da):
    dz = da.copy()
    dz[z <= 0] = 0
    return dz

def softmax(z):
    columns = []
    for k in range(z.shape[1]):
        largest = max(z[:, k])
        powers = [math.exp(number - largest) for number in z[:, k]]
        columns.append([power / sum(powers) for power in powers])
    return np.array(columns).T

def dense_forward(w, b, a):
    return np.hstack([w.dot(a[:, [k]]) + b for k in range(a.shape[1])])

def dense_backward(w, a, dz):
    dw, db, da = np.zeros(w.shape), np.zeros((len(w), 1)), []
    for k in range(a.shape[1]):
        dw += np.outer(dz[:, k], a[:, k])
        db += dz[:, [k]]
        da.append(w.T.dot(dz[:, k]))
    return dw, db, np.array(da).T

def crossentropy(p, y):
    losses = []
    for k in range(y.shape[1]):
        right = min(max(p[np.argmax(y[:, k]), k], 1e-7), 1 - 1e-7)
        losses.append(-math.log(right))
    return sum(losses) / len(losses)

def rmsprop(w, dw, s, alpha, rho, eps):
    w_new, s_new = w.copy(), s.copy()
    for place in np.ndindex(w.shape):
        s_new[place] = rho * s[place] + (1 - rho) * dw[place] * dw[place]
        w_new[place] -= alpha / (s_new[place] ** 0.5 + eps) * dw[place]
    return w_new, s_new
"""

CLASSES = '''
class Dense:
    """A layer that keeps what it needs on the way back."""

    def __init__(self, w, b):
        self.w, self.b = w + 0.0, b + 0.0
        self.s_w, self.s_b = 0 * self.w, 0 * self.b

    def __call__(self, a):
        self.a = a
        return dense_forward(self.w, self.b, a)

    def backward(self, dz):
        self.dw, self.db, da = dense_backward(self.w, self.a, dz)
        return da

    def update(self, alpha, rho, eps):
        self.w, self.s_w = rmsprop(self.w, self.dw, self.s_w, alpha, rho, eps)
        self.b, self.s_b = rmsprop(self.b, self.db, self.s_b, alpha, rho, eps)


class Relu:
    def __call__(self, z):
        self.z = z
        return relu(z)

    def backward(self, da):
        return relu_backward(self.z, da)

    def update(self, alpha, rho, eps):
        pass


def network(w, b):
    layers = []
    for pair in zip(w, b):
        layers += [Dense(*pair), Relu()]
    return layers[:-1]


def fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order):
    layers, history = network(w, b), []
    for row in order[:epochs]:
        losses = 0
        while len(row):
            now, row = row[:batch_size], row[batch_size:]
            out = x[:, now]
            for layer in layers:
                out = layer(out)
            p = softmax(out)
            losses += sum(crossentropy(p[:, [k]], y[:, [now[k]]]) for k in range(len(now)))
            d = output_delta(p, y[:, now])
            for layer in layers[::-1]:
                d = layer.backward(d)
            for layer in layers:
                layer.update(alpha, rho, eps)
        history += [losses / x.shape[1]]
    dense = layers[::2]
    return [layer.w for layer in dense], [layer.b for layer in dense], history


def predict(w, b, x):
    for layer in network(w, b):
        x = layer(x)
    return [int(column.argmax()) for column in x.T]
'''

SAMPLES_AS_ROWS = """
def fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order):
    kernels, biases = [m.T for m in w], [c.T for c in b]
    averages = [0 * m for m in kernels + biases]
    rows, targets, L = x.T, y.T, len(w)
    loss = np.zeros((epochs, 1))
    for e in range(epochs):
        shuffled, wanted = rows[order[e]], targets[order[e]]
        for i in range(0, len(rows), batch_size):
            h, t = [shuffled[i : i + batch_size]], wanted[i : i + batch_size]
            for l in range(L):
                z = h[l] @ kernels[l] + biases[l]
                h.append(np.maximum(z, 0) if l + 1 < L else np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)))
            loss[e] -= (t * np.log(h[L].clip(1e-7, 1 - 1e-7))).sum() / len(rows)
            d, steps = (h[L] - t) / len(t), [None] * (2 * L)
            for l in range(L)[::-1]:
                steps[l], steps[L + l] = h[l].T @ d, d.sum(0, keepdims=True)
                d = np.where(h[l] > 0, d @ kernels[l].T, 0) if l else None
            for n, step in enumerate(steps):
                averages[n] = averages[n] * rho + np.square(step) * (1 - rho)
                change = alpha * step / (np.sqrt(averages[n]) + eps)
                if n < L:
                    kernels[n] = kernels[n] - change
                else:
                    biases[n - L] = biases[n - L] - change
    return tuple(k.T for k in kernels), tuple(c.T for c in biases), loss

def predict(w, b, x):
    h = x.T
    for kernel, bias in zip(w[:-1], b[:-1]):
        h = np.clip(h @ kernel.T + bias.T, 0, None)
    return (h @ w[-1].T + b[-1].T).argmax(1)
"""

HONEST = {
    "element by element": with_("import math", ELEMENT_BY_ELEMENT),
    "layers that are objects": with_(CLASSES),
    "samples as rows inside, all in one function": with_(SAMPLES_AS_ROWS),
    "other array functions": with_(
        "def relu(z):\n    return (z + np.abs(z)) / 2",
        "def relu_backward(z, da):\n    return np.where(np.greater(z, 0), da, 0)",
        "def softmax(z):\n    m = np.amax(z, 0)\n    return np.exp(z - m - np.log(np.exp(z - m).sum(0)))",
        "def dense_forward(w, b, a):\n    return np.einsum('ij,jk->ik', w, a) + np.tile(b, a.shape[1])",
        "def dense_backward(w, a, dz):\n"
        "    return np.einsum('ik,jk', dz, a), dz @ np.ones((dz.shape[1], 1)), np.dot(w.transpose(), dz)",
        "def crossentropy(p, y):\n"
        "    return float(np.mean(-np.log(np.clip((p * y).sum(axis=0), 1e-7, 1 - 1e-7))))",
        "def output_delta(p, y):\n    return p / p.shape[1] - y / p.shape[1]",
        "def rmsprop(w, dw, s, alpha, rho, eps):\n"
        "    s = s + (1 - rho) * (np.square(dw) - s)\n"
        "    return w - np.divide(dw, np.add(np.sqrt(s), eps)) * alpha, s",
    ),
    "lists, whole numbers and more results than asked for": with_(
        "_relu, _predict, _fit, _back = relu, predict, fit, dense_backward",
        "def relu(z):\n    return _relu(z).tolist()",
        "def dense_backward(w, a, dz):\n    return (*_back(w, a, dz), 'and more')",
        "def predict(w, b, x):\n    return _predict(w, b, x).astype(np.int8)",
        "def fit(*arguments):\n"
        "    w, b, loss = _fit(*arguments)\n"
        "    return [m.tolist() for m in w], [c.tolist() for c in b], loss.reshape(-1, 1)",
        # its own parts are the reference's: a list is no array to compute with
    ).replace("else relu(z[layer])", "else np.maximum(z[layer], 0.0)").replace("else relu(z)", "else np.maximum(z, 0)")
    .replace("dw[layer], db[layer], da = dense", "dw[layer], db[layer], da, *_ = dense"),
}  # fmt: skip


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert {
        (outcome.check, outcome.message.en) for outcome in outcomes if outcome.verdict is not Verdict.PASSED
    } == set()
    assert score(outcomes) == 100
    assert named(outcomes) == set()


def test_vectors_of_one_dimension_lose_the_mark_for_shape_alone():
    flat = with_(
        "_dense_forward, _back = dense_forward, dense_backward",
        "def dense_forward(w, b, a):\n    z = _dense_forward(w, b, a)\n    return z[:, 0] if a.shape[1] == 1 else z",
        "def dense_backward(w, a, dz):\n    dw, db, da = _back(w, a, dz)\n    return dw, db[:, 0], da",
    )
    flat = re.sub(r"(= |append\()(dense_forward\(w\[layer\].*?\))(\)?)\n", r"\1\2.reshape(len(w[layer]), -1)\3\n", flat)
    back = "dense_backward(w[layer], a[layer], dz)\n"
    flat = flat.replace(back, back + " " * 16 + "db[layer] = db[layer].reshape(-1, 1)\n")
    assert lost(outcomes_of(flat, QUICK)) == {"dense_forward.shape", "dense_backward.shape"}


def test_single_precision_is_accepted_and_said():
    single = with_(
        "_forward, _back = dense_forward, dense_backward",
        "def dense_forward(w, b, a):\n    return _forward(w, b, a).astype('float32')",
        "def dense_backward(w, a, dz):\n    return tuple(d.astype('float32') for d in _back(w, a, dz))",
    )
    outcomes = {outcome.check: outcome for outcome in outcomes_of(single, QUICK)}
    assert lost([*outcomes.values()]) == set()
    for check in ("dense_forward.values", "dense_backward.values", "fit.layers"):
        assert "float32" in outcomes[check].message.en


# ---- wrong answers --------------------------------------------------------------------------------------------------

# mistake, checks of its function that fail because of it, checks of its function that all the same pass
COSTS = {
    "relu_backward.slope_1_at_zero": ({"at_zero"}, {"values", "columns", "slope", "gradient"}),
    "relu_backward.mask_on_da": ({"values", "columns", "slope", "gradient"}, {"shape"}),
    "softmax.by_rows": ({"worked", "values", "columns"}, {"shape"}),
    "softmax.whole_matrix": ({"columns"}, {"worked", "values"}),
    "softmax.overflow": ({"extreme"}, {"worked", "values", "columns", "edges"}),
    "softmax.largest_of_all_columns": ({"extreme"}, {"worked", "values", "columns", "edges"}),
    "dense_backward.db_wrong_axis": ({"shape", "values", "columns"}, set()),
    "dense_backward.all_averaged": ({"columns", "gradient"}, {"shape", "worked", "values"}),
    "crossentropy.not_averaged": ({"columns"}, {"worked", "values"}),
    "crossentropy.base_2": ({"worked", "values", "columns"}, set()),
    "crossentropy.not_clipped": ({"clipped"}, {"worked", "values", "columns"}),
    "crossentropy.clipped_below_only": ({"clipped"}, {"worked", "values", "columns"}),
    "output_delta.not_averaged": ({"columns", "slope", "gradient"}, {"worked", "values"}),
    "rmsprop.rho_swapped": ({"worked", "values", "first", "steps"}, {"shape", "at_rest"}),
    "rmsprop.eps_inside_root": ({"eps"}, {"worked", "values", "first", "steps", "at_rest"}),
    "rmsprop.eps_forgotten": ({"eps", "at_rest"}, {"values", "first", "steps"}),
    "rmsprop.w_in_place": ({"untouched"}, {"values", "first", "steps", "eps"}),
    "fit.order_ignored": ({"worked", "order", "layers"}, {"one_layer", "one_epoch", "short_batch", "loss"}),
    "fit.short_batch_dropped": ({"worked", "short_batch", "layers", "loss"}, {"one_layer", "one_epoch", "order"}),
    "fit.biases_not_updated": ({"one_layer", "one_epoch", "layers"}, {"shape", "untouched", "accuracy"}),
    "fit.s_reset_each_epoch": ({"one_layer", "short_batch", "layers"}, {"worked", "one_epoch"}),
    "fit.s_reset_each_batch": ({"one_layer", "one_epoch", "layers"}, {"accuracy"}),
    "fit.s_shared_by_layers": ({"one_epoch", "layers"}, {"one_layer"}),
    "fit.mask_forgotten": ({"one_epoch", "layers", "loss"}, {"one_layer"}),
    "fit.update_before_next_layer": ({"one_epoch", "layers"}, {"one_layer"}),
    "fit.last_layer_only": ({"one_epoch", "layers", "accuracy"}, {"one_layer"}),
    "fit.loss_mean_of_batches": ({"loss", "worked"}, {"one_layer", "one_epoch", "order", "short_batch", "layers"}),
    "fit.loss_after_update": ({"loss", "worked"}, {"one_layer", "one_epoch", "order", "short_batch", "layers"}),
    "fit.in_place": ({"untouched"}, {"one_layer", "one_epoch", "loss", "repeatable"}),
    "predict.counted_from_1": ({"worked", "one_sample", "columns", "ties"}, {"shape"}),
    "predict.relu_at_output": ({"below_zero"}, {"worked"}),
    "predict.last_of_equal": ({"ties"}, {"worked", "one_sample", "columns", "below_zero"}),
}


@pytest.mark.parametrize("identity", COSTS)
def test_a_mistake_costs_what_is_meant_for_it_and_no_more(identity):
    assert ASSIGNMENT.reference is not None
    (known,) = [known for known in ASSIGNMENT.mistakes if known.id == identity]
    (function,) = known.functions
    failing, passing = COSTS[identity]
    own = [check for check in ASSIGNMENT.checks if check.function == function]
    checks = own if "accuracy" in failing | passing else [check for check in own if check in QUICK]
    outcomes = outcomes_of(known.source(ASSIGNMENT.reference, function), checks, seed="11")
    failed = {check.partition(".")[2] for check in lost(outcomes)}
    assert failing <= failed
    assert not passing & failed
    assert named(outcomes) == {identity}


def test_a_wrong_part_lets_training_follow_through():
    outcomes = outcomes_of(edited("dense_backward", {"db = np.sum(": "db = np.mean("}))
    assert {outcome.check for outcome in outcomes if outcome.check.startswith("fit.")} & lost(outcomes)
    assert all(
        outcome.follow_through for outcome in outcomes if outcome.check in lost(outcomes) and "fit." in outcome.check
    )
    assert 75 < score(outcomes) < 90


def test_no_epoch_may_give_an_empty_matrix_as_matlab_writes_it():
    empty = with_(
        "_fit = fit",
        "def fit(*arguments):\n"
        "    w, b, loss = _fit(*arguments)\n"
        "    return w, b, loss if loss.size else np.zeros((0, 0))",
    )
    assert lost(outcomes_of(empty, [check for check in QUICK if check.function == "fit"])) == set()


def test_a_wrong_loss_is_drawn_beside_the_right_one():
    outcomes = outcomes_of(edited("fit", {"loss_epoch / m": "loss_epoch"}), QUICK)
    (drawn,) = [outcome.pictures for outcome in outcomes if outcome.check == "fit.loss"]
    assert isinstance(drawn[0], LinePicture)
    mine, right = (np.array(curve.values, dtype=float) for curve in drawn[0].curves)
    np.testing.assert_allclose(mine, 7 * right)


@pytest.mark.parametrize("fit", ["return w, b, np.zeros(epochs)", "return np.nan, None, 'x'", "raise SystemExit"])
def test_training_nothing_earns_next_to_nothing(fit):
    signature = "def fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order):\n    "
    outcomes = outcomes_of(with_(signature + fit))
    earned = mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes})
    assert sum(result.points for result in earned if result.function == "fit") <= 0.5
