"""The checks of hw4_digits: right answers in any honest style pass, each slip costs what it should and no more."""

from __future__ import annotations

import re
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
from grader.outcome import ConfusionPicture, ImagesPicture, Kind, Outcome, Verdict, Visibility
from grader.session.absence import in_short
from grader.validation.in_process import student_of

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw4_digits")
REFERENCE = ASSIGNMENT.reference.source
QUICK = tuple(check for check in ASSIGNMENT.checks if check.kind is not Kind.ACCURACY)
ACCURACY = tuple(check for check in ASSIGNMENT.checks if check.kind is Kind.ACCURACY)


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    return list(run_checks(ASSIGNMENT, checks, student_of(ASSIGNMENT, source), seed))


def of(*functions: str) -> tuple[Check, ...]:
    return tuple(check for check in QUICK if check.function in functions)


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
    assert sum(points.values()) == 100
    assert 8 <= points[Visibility.PUBLIC] <= 15


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handout_promises_the_points_and_signatures_that_there_are(language):
    handout = (ASSIGNMENT.folder / f"handout.{language}.md").read_text(encoding="utf-8")
    promised = {name: float(points) for name, points in re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", handout, re.M)}
    given = Counter[str]()
    for check in ASSIGNMENT.checks:
        given[check.function] += check.points
    assert promised == given
    assert re.search(rf"{ASSIGNMENT.follow_through:.0%}".replace("%", " ?%"), handout)
    for name, function in ASSIGNMENT.functions.items():
        call, results = f"{name}({', '.join(function.arguments)})", ", ".join(function.results)
        assert f"\n{results} = {call}" in handout if results else f"\n{call}" in handout
        assert f"\n{f'[{results}]' if len(function.results) > 1 else results} = {call}" in handout or not results


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


LOOPS_AND_LISTS = """
import json
import os
import random


def prepare_data(images, labels, top, share):
    p, m = images.shape
    columns = [[images[i][k] / top for i in range(p)] + [1] for k in range(m)]
    targets = [[int(labels[0][k] == d) for d in range(10)] for k in range(m)]
    cut = int(m * share)

    def upright(rows, n):
        return [[row[i] for row in rows] for i in range(n)]

    return (upright(columns[:cut], p + 1), upright(targets[:cut], 10),
            upright(columns[cut:], p + 1), upright(targets[cut:], 10))


def initialize(sizes, seed):
    draw = random.Random(seed)
    return [[[draw.gauss(0, 1 / n**0.5) for _ in range(n)] for _ in range(n_next)]
            for n, n_next in zip(sizes, sizes[1:])]


def cost(a, y):
    return sum((a[i][k] - y[i][k]) ** 2 for i in range(len(a)) for k in range(len(a[0]))) / len(a[0]) / 2


def largest(numbers):
    best = 0
    for i, number in enumerate(numbers):
        if number > numbers[best]:
            best = i
    return best


def accuracy(a, y):
    right = [largest(one) == largest(other) for one, other in zip(a.T, y.T)]
    return sum(right) / len(right)


class Network:
    def __init__(self, w):
        self.w = [matrix + 0.0 for matrix in w]

    def run(self, x):
        self.a = [x]
        for w in self.w:
            self.a.append(f(np.einsum("ij,jk->ik", w, self.a[-1])))
        return self.a[-1]

    def step(self, x, y, alpha):
        steps = [np.zeros_like(w) for w in self.w]
        J = 0
        for k in range(x.shape[1]):  # one sample after the other, summed
            a = self.run(x[:, k : k + 1])
            J += cost(a, y[:, k : k + 1])
            delta = (a - y[:, k : k + 1]) * a * (1 - a)
            for l in range(len(self.w) - 1, -1, -1):
                steps[l] += np.outer(delta, self.a[l])
                delta = self.w[l].T.dot(delta) * self.a[l] * (1 - self.a[l])
        self.w = [w - alpha * step for w, step in zip(self.w, steps)]
        return J


def train(w, x, y, alpha, epochs, batch_size, order):
    network, J = Network(w), []
    for e in range(epochs):
        todo, total = list(order[e]), 0
        while todo:
            now, todo = todo[:batch_size], todo[batch_size:]
            total += network.step(x[:, now], y[:, now], alpha)
        J.append(total / x.shape[1])
    return network.w, J


def test_network(w, x, y):
    a = Network(w).run(x)
    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (y.argmax(0), a.argmax(0)), 1)
    return [[accuracy(a, y)]], confusion.tolist()


def save_network(path, w, alpha):
    with open(path + ".json", "w") as file:
        json.dump([alpha, [[list(map(float, row)) for row in matrix] for matrix in w]], file)


def load_network(path):
    folder, name = os.path.split(path)
    (found,) = [file for file in os.listdir(folder) if file.startswith(name)]
    with open(os.path.join(folder, found)) as file:
        alpha, w = json.load(file)
    return w, alpha


def recognize(w, image, top):
    return np.array([Network(w).run(np.append(image / top, [[1]], axis=0)).argmax()])
"""

OTHER_WAYS_OF_STORING = {
    "savez under the path's own ending": (
        "def save_network(path, w, alpha):\n    np.savez(path, *w, alpha=alpha)",
        "def load_network(path):\n    z = np.load(path + '.npz')\n"
        "    return [z[f'arr_{k}'] for k in range(len(z.files) - 1)], z['alpha']",
    ),
    "pickle": (
        "import pickle\nfrom pathlib import Path\n\ndef save_network(path, w, alpha):\n"
        "    Path(path).write_bytes(pickle.dumps({'w': w, 'alpha': alpha}))",
        "def load_network(path):\n    got = pickle.loads(Path(path).read_bytes())\n    return got['w'], got['alpha']",
    ),
    "an array of objects": (
        "def save_network(path, w, alpha):\n    a = np.empty(len(w) + 1, dtype=object)\n"
        "    for k, matrix in enumerate(w):\n        a[k] = matrix\n    a[-1] = alpha\n    np.save(path, a)",
        "def load_network(path):\n    a = np.load(path + '.npy', allow_pickle=True)\n    return list(a[:-1]), a[-1]",
    ),
    "text": (
        "from pathlib import Path\n\ndef save_network(path, w, alpha):\n"
        "    with open(path + '.txt', 'w') as out:\n        print(repr(alpha), file=out)\n"
        "        for m in w:\n            print(*m.shape, *map(repr, m.ravel().tolist()), file=out)",
        "def load_network(path):\n    alpha, *rows = Path(path + '.txt').read_text().splitlines()\n    w = []\n"
        "    for row in rows:\n        r, c, *n = row.split()\n"
        "        w.append(np.array(n, dtype=float).reshape(int(r), int(c)))\n    return w, float(alpha)",
    ),
    "a .mat file": (
        "from scipy.io import loadmat, savemat\n\ndef save_network(path, w, alpha):\n"
        "    cells = np.empty(len(w), dtype=object)\n    for k, m in enumerate(w):\n        cells[k] = m\n"
        "    savemat(path + '.mat', {'w': cells, 'alpha': alpha})",
        "def load_network(path):\n    got = loadmat(path + '.mat')\n    return list(got['w'].ravel()), got['alpha']",
    ),
}


def test_right_answers_in_loops_lists_and_classes_earn_everything():
    outcomes = outcomes_of(with_(LOOPS_AND_LISTS))
    assert {o.check: o.message.en for o in outcomes if o.verdict is not Verdict.PASSED} == {}
    assert score(outcomes) == 100


@pytest.mark.parametrize("functions", OTHER_WAYS_OF_STORING.values(), ids=OTHER_WAYS_OF_STORING.keys())
def test_any_format_that_brings_the_network_back_is_right(functions):
    outcomes = outcomes_of(with_(*functions), of("save_network", "load_network"))
    assert {o.check: o.message.en for o in outcomes if o.verdict is not Verdict.PASSED} == {}


@pytest.mark.parametrize(
    "draw",
    [
        "np.random.seed(seed)\n    return [np.random.randn(r, c) / c**0.5 for c, r in zip(sizes, sizes[1:])]",
        "g = np.random.default_rng(seed)\n    return [g.normal(0, c**-0.5, (r, c)) for c, r in zip(sizes, sizes[1:])]",
        "g = np.random.default_rng([seed, 5])\n"
        "    return [g.standard_normal((c, r)).T / np.sqrt(c) for c, r in zip(sizes, sizes[1:])]",
        "g = [np.random.RandomState((seed + k) % 2**32) for k in range(len(sizes))]\n"
        "    return [g[k].randn(sizes[k + 1], sizes[k]).astype('float32') / sizes[k] ** 0.5"
        " for k in range(len(sizes) - 1)]",
    ],
)
def test_other_generators_of_normal_numbers_are_right(draw):
    outcomes = outcomes_of(with_(f"def initialize(sizes, seed):\n    {draw}"), of("initialize"))
    assert {o.check: o.message.en for o in outcomes if o.verdict is not Verdict.PASSED} == {}


@pytest.mark.parametrize("part", ["seed % 1000", "seed % 65536"])
def test_a_seed_counts_as_a_whole(part):
    draw = "return [g.normal(0, c**-0.5, (r, c)) for c, r in zip(sizes, sizes[1:])]"
    source = with_(f"def initialize(sizes, seed):\n    g = np.random.default_rng({part})\n    {draw}")
    outcomes = outcomes_of(source, of("initialize"))
    assert lost(outcomes) == {"initialize.seed"}


def test_a_row_or_a_vector_for_a_column_costs_its_shape_mark_once():
    source = with_(
        "_prepare = prepare_data",
        "def prepare_data(images, labels, top, share):\n    *parts, y = _prepare(images, labels, top, share)\n"
        "    return *parts, y.T",
    )
    outcomes = outcomes_of(source, of("prepare_data"))
    assert "prepare_data.shape" in lost(outcomes)
    for answer in ("[[J]]", "np.array([J])", "np.float32(J)"):
        source = with_("_cost = cost", f"def cost(a, y):\n    J = _cost(a, y)\n    return {answer}")
        assert lost(outcomes_of(source, of("cost"))) == set()


def test_labels_order_and_sizes_come_as_whole_numbers():
    source = with_(
        "_prepare, _train, _initialize = prepare_data, train, initialize",
        "def prepare_data(*args):\n    assert args[1].dtype == np.int64\n    return _prepare(*args)",
        "def train(*args):\n    assert args[6].dtype == np.int64 and args[6].ndim == 2\n    return _train(*args)",
        "def initialize(sizes, seed):\n    assert type(sizes) is list and {type(n) for n in [*sizes, seed]} == {int}\n"
        "    return _initialize(sizes, seed)",
    )
    assert lost(outcomes_of(source, of("prepare_data", "train", "initialize"))) == set()


def test_a_network_that_reads_digits_is_shown_with_what_it_misread():
    (outcome,) = outcomes_of(REFERENCE, ACCURACY)
    images, confusion = outcome.pictures
    assert isinstance(images, ImagesPicture) and isinstance(confusion, ConfusionPicture)
    assert 0 < sum(not image.right for image in images.images) < len(images.images)
    counts = np.array(confusion.counts)
    assert counts.sum() == 500
    assert np.trace(counts) / 500 > 0.87


SLOW = """
import time

_train = train


def train(w, x, y, alpha, epochs, batch_size, order):
    time.sleep(2e-5 * epochs * x.size)  # as long as loops over single weights take
    return _train(w, x, y, alpha, epochs, batch_size, order)
"""


def test_who_loops_over_single_weights_is_judged_by_a_shorter_training():
    (outcome,) = outcomes_of(with_(SLOW), ACCURACY)
    assert outcome.verdict is Verdict.PASSED
    assert "smaller network" in outcome.message.en
    (untrained,) = outcomes_of(with_(SLOW, "_train = lambda w, *others: (w, [])"), ACCURACY)
    assert untrained.verdict is Verdict.FAILED


@pytest.mark.parametrize("deviation", ["1.0", "0.01", "0.0"])
def test_first_weights_that_do_not_learn_cost_initialize_and_not_train(deviation):
    source = edited("initialize", {"/ np.sqrt(n)": f"* {deviation}"})
    assert lost(outcomes_of(source, ACCURACY)) == set()


# ---- wrong answers --------------------------------------------------------------------------------------------------

# function, edits of it, checks of this function that must fail and those that must not, functions that may suffer
SLIPS = {
    "the constant forgotten": (
        "prepare_data",
        {"np.vstack([images / top, np.ones((1, m))])": "images / top"},
        {"shape", "worked", "inputs"},
        {"targets"},
        set(),
    ),
    "the rest is trained on": (
        "prepare_data",
        {"m_train = int(np.floor(share * m))": "m_train = int(np.floor((1 - share) * m))"},
        {"share", "worked"},
        {"untouched"},
        set(),
    ),
    "a deviation of 1": ("initialize", {" / np.sqrt(n)": ""}, {"distribution", "spread"}, {"shapes", "seed"}, set()),
    "seeded in every layer": (
        "initialize",
        {"rng.normal": "np.random.default_rng(seed).normal"},
        {"layers"},
        {"distribution", "seed", "elsewhere"},
        set(),
    ),
    "not halved": ("cost", {"0.5 * ": ""}, {"values", "columns", "worked"}, set(), {"train"}),
    "a count for a share": ("accuracy", {"np.mean": "np.sum"}, {"values"}, set(), {"test_network"}),
    "the gradient averaged": (
        "train",
        {"W[layer] - alpha * dw[layer]": "W[layer] - alpha * dw[layer] / len(samples)"},
        {"one_epoch", "short_batch", "large_batch", "accuracy"},
        {"no_epochs", "shape", "epochs", "repeatable"},  # of one sample at a time there is no mean
        set(),
    ),
    "a short last mini-batch dropped": (
        "train",
        {"range(0, m, batch_size)": "range(0, m - batch_size + 1, batch_size)"},
        {"short_batch", "large_batch"},
        {"one_epoch", "epochs", "accuracy"},
        set(),
    ),
    "rows and columns exchanged": (
        "test_network",
        {"confusion[digit, answer] = confusion[digit, answer]": "confusion[answer, digit] = confusion[answer, digit]"},
        {"confusion", "worked"},
        {"accuracy"},
        set(),
    ),
    "four digits": (
        "save_network",
        {"w[layer] for": "w[layer].round(4) for"},
        {"round_trip", "odd_shapes", "stored"},
        {"untouched"},
        {"load_network"},
    ),
    "gray values not scaled": ("recognize", {"image / top": "image"}, {"digits"}, {"untouched"}, set()),
}


def test_who_wrote_one_function_of_two_that_are_tried_together_is_told_so():
    _, load = ASSIGNMENT.reference.source.split("def load_network", 1)
    source = ASSIGNMENT.reference.source.replace("def load_network" + load.split("\ndef ", 1)[0], "")
    outcomes = outcomes_of(source, of("save_network", "load_network"))
    said = {
        outcome.check.partition(".")[0]: in_short(outcome.message, outcome.check.partition(".")[0])
        for outcome in outcomes
        if outcome.verdict is Verdict.MISSING
    }
    assert {function: text.en for function, text in said.items()} == {
        "save_network": "can be tried only together with load_network",
        "load_network": "not there",
    }
    assert said["save_network"].zh == "只能与 load_network 一起检查"
    nothing = outcomes_of("", of("load_network"))
    assert {outcome.message.en for outcome in nothing} == {"load_network is not there"}


@pytest.mark.parametrize("function, edits, failing, passing, suffering", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_costs_the_checks_meant_for_it_and_no_unrelated_function(function, edits, failing, passing, suffering):
    checks = ASSIGNMENT.checks if "accuracy" in failing | passing else QUICK
    outcomes = outcomes_of(edited(function, edits), checks)
    assert {f"{function}.{name}" for name in failing} <= lost(outcomes)
    assert not {f"{function}.{name}" for name in passing} & lost(outcomes)
    for outcome in outcomes:
        other = outcome.check.partition(".")[0]
        if other != function and outcome.verdict is not Verdict.PASSED:
            assert other in suffering
            assert outcome.follow_through or other == "load_network", outcome.check


KEEPING = {
    "in a global": (
        "kept = []\n\ndef save_network(path, w, alpha):\n    kept[:] = [w, alpha]\n    np.save(path, alpha)",
        "def load_network(path):\n    return kept",
        "stored.kept_in_memory",
    ),
    "in single precision": (
        "def save_network(path, w, alpha):\n    np.savez(path, *[m.astype('float32') for m in w], alpha=alpha)",
        "def load_network(path):\n    z = np.load(path + '.npz')\n"
        "    return [z[f'arr_{k}'] for k in range(len(z.files) - 1)], float(z['alpha'])",
        "stored.single",
    ),
    "under a name of its own": (
        "def save_network(path, w, alpha):\n    np.savez('network.npz', *w, alpha=alpha)",
        "def load_network(path):\n    z = np.load('network.npz')\n"
        "    return [z[f'arr_{k}'] for k in range(len(z.files) - 1)], float(z['alpha'])",
        None,  # in this process nobody looks into the working folder: tests/session/test_places.py
    ),
    "in two files": (
        "def save_network(path, w, alpha):\n    np.savez(path, *w)\n    np.save(path, alpha)",
        "def load_network(path):\n    z = np.load(path + '.npz')\n"
        "    return [z[k] for k in z.files], float(np.load(path + '.npy'))",
        "stored.several_files",
    ),
}


@pytest.mark.parametrize("save, load, mistake", KEEPING.values(), ids=KEEPING.keys())
def test_what_is_not_in_the_one_file_is_lost_and_named(save, load, mistake, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcomes = outcomes_of(with_(save, load), of("save_network", "load_network"))
    left = {outcome.check for outcome in outcomes} - lost(outcomes)
    assert left <= {"save_network.file", "save_network.replaced", "save_network.untouched"}
    assert mistake is None or mistake in named(outcomes)


GARBAGE = [
    "None",
    "[None, [1, [2]]]",
    "np.full((3, 3), np.inf)",
    "(['w'], {})",
    "([np.full((3, 3), np.nan)] * 2, 'b', 1, 2)",
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
    assert {kinds[check] for check in passed} <= {Kind.SHAPE, Kind.ROBUSTNESS}  # they pay nothing alone
