"""The MATLAB references: they run in MATLAB and Octave alike, and agree with the Python references."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy.io import loadmat, savemat

from grader.checks.assignment import Function, load_assignment, load_module
from grader.course.folder import load_course
from tests.conftest import require
from tests.reference.matlab_syntax import departures

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
FOLDERS = {path.name: path for path in sorted((ROOT / "reference/matlab").iterdir())}
FILES = [path for folder in FOLDERS.values() for path in sorted(folder.glob("*.m"))]
HANDED_OUT = sorted(ROOT.glob("assignments/*/data/*.m"))
ROUNDING = 1e-12  # the same formula in float64, summed in another order

CALLS = """
load(cases_file);
results = cell(1, numel(cases));
for k = 1:numel(cases)
    outputs = cell(1, cases{k}{2});
    [outputs{:}] = feval(cases{k}{1}, cases{k}{3:end});
    results{k} = outputs;
end
save('-v7', results_file, 'results');
"""


def file_id(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def signatures(name: str) -> dict[str, Function]:
    assignment = load_assignment(COURSE, name)
    return {**assignment.functions, **assignment.given}


# the files as MATLAB wants them


@pytest.mark.parametrize("path", [*FILES, *HANDED_OUT], ids=file_id)
def test_each_file_is_understood_by_matlab_and_octave(path):
    own = {other.stem for other in path.parent.glob("*.m")}
    if path in HANDED_OUT:  # it calls what the students write
        own |= {other.stem for other in FOLDERS[path.parents[1].name].glob("*.m")}
    assert departures(path.read_text(encoding="utf-8"), own) == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 1; # note",
        "#{\nnote\n#}",
        "x += 1;",
        "x(1) += 1;",
        "x++;",
        "x = !y;",
        "if x != 1, y = 1; end",
        "x = y ** 2;",
        'x = "a\\n";',
        "if y\nx = 1;\nendif",
        "for i = 1:3\nx = i;\nendfor",
        "while y\nx = 1;\nendwhile",
        "do\nx = 1;\nuntil y",
        "unwind_protect\nx = 1;\nend_unwind_protect",
        "x = {1, 2}{1};",
        "printf('%d', y);",
        "x = columns(y);",
        "x = 0x1F;",
        "endfunction",
    ],
)
def test_octave_only_syntax_is_found(line):
    assert departures(f"function x = g(y)\n{line}\nend\n")


def test_common_syntax_is_let_pass():
    source = (
        "function [a, b] = g(w, y)\n"
        "% a comment\n"
        "a = cell(1, 3);\n"
        "for l = 1:numel(w)\n"
        "    [a{l}, b(l)] = g(w{l}', y(:, l) .^ 2);\n"
        "    if ~all(y(:) <= 1) && b(end) ~= 0\n"
        "        break\n"
        "    end\n"
        "end\n"
        "error('grader:blank', 'g: not written yet');\n"
        "end\n"
    )
    assert departures(source) == []


@pytest.mark.parametrize("path", FILES, ids=file_id)
def test_each_file_holds_the_function_of_its_name_with_the_declared_signature(path):
    declared = signatures(path.parent.name)[path.stem]
    first = path.read_text(encoding="utf-8").splitlines()[0]
    results = r"(?:\[(?P<many>.*)\] = |(?P<one>\w+) = )?"
    head = re.fullmatch(rf"function {results}(?P<name>\w+)\((?P<arguments>.*)\)", first)
    assert head is not None
    assert head["name"] == path.stem
    assert tuple(head["arguments"].split(", ")) == declared.arguments
    named = head["many"] or head["one"]
    assert tuple(named.split(", ") if named else ()) == declared.results


@pytest.mark.parametrize("name", FOLDERS)
def test_every_function_asked_for_has_its_file_and_its_gap(name):
    assignment = load_assignment(COURSE, name)
    files = {path.stem: path.read_text(encoding="utf-8") for path in FOLDERS[name].glob("*.m")}
    assert files.keys() == {*assignment.functions, *assignment.given}
    for function, source in files.items():
        gaps = [line.strip() for line in source.splitlines() if re.match(r"\s*% </?gap>", line)]
        assert gaps == ([] if function in assignment.given else ["% <gap>", "% </gap>"])
        if gaps:
            before = source.partition("% <gap>")[2].splitlines()[1:]
            assert before[0].startswith("% zh: ")
            assert any(line.startswith("% en: ") for line in before)


# what they compute


class Octave:
    """Many calls in one process, since it takes its time to start."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self.work = folder, work

    def __call__(self, calls: list[tuple[str, int, list[Any]]]) -> list[list[Any]]:
        """Call functions by name, each with its number of results and its arguments."""
        cases = [_cell([name, float(results), *map(_matlab, arguments)]) for name, results, arguments in calls]
        savemat(self.work / "cases.mat", {"cases": _cell(cases)})
        script = (
            "warning('off', 'Octave:shadowed-function');\n"
            f"addpath('{self.folder}');\n"
            f"cases_file = '{self.work / 'cases.mat'}';\n"
            f"results_file = '{self.work / 'results.mat'}';\n{CALLS}"
        )
        (self.work / "calls.m").write_text(script, encoding="utf-8")
        octave = shutil.which("octave-cli")
        assert octave is not None
        ran = subprocess.run(
            [octave, "--norc", "--no-history", "--quiet", str(self.work / "calls.m")],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""
        answers = loadmat(self.work / "results.mat")["results"]
        return [[_python(value) for value in case.ravel()] for case in answers.ravel()]


def _cell(items: list[Any]) -> Any:
    array = np.empty((1, len(items)), dtype=object)
    array[0, :] = [None] * len(items)
    for index, item in enumerate(items):
        array[0, index] = item
    return array


def _matlab(value: Any) -> Any:
    if isinstance(value, str):
        return value  # a row of characters
    return _cell(list(value)) if isinstance(value, list) else np.atleast_2d(np.asarray(value, dtype=np.float64))


def _python(value: Any) -> Any:
    return [_python(item) for item in value.ravel()] if value.dtype == object else value


@pytest.fixture
def compare(tmp_path):
    """Run calls in both languages and demand the same answers, shapes included."""
    require("octave-cli")

    def run(assignment: str, calls: list[tuple[str, list[Any]]]) -> None:
        python = load_module(ROOT / f"reference/python/{assignment}.py")
        declared = signatures(assignment)
        wanted = [len(declared[name].results) for name, _ in calls]
        requests = [
            (name, results, _counted_from_one(declared[name], arguments))
            for (name, arguments), results in zip(calls, wanted, strict=True)
        ]
        answers = Octave(FOLDERS[assignment], tmp_path)(requests)
        assert len(answers) == len(calls)
        for (name, arguments), results in zip(calls, answers, strict=True):
            expected = getattr(python, name)(*arguments)
            expected = list(expected) if isinstance(expected, tuple) else [expected]
            assert len(results) == len(expected)
            for got, want in zip(results, expected, strict=True):
                same(got, want, name)

    return run


def _counted_from_one(signature: Any, arguments: list[Any]) -> list[Any]:
    """Count the places among the arguments as MATLAB does."""
    named = zip(signature.arguments, arguments, strict=True)
    return [argument + 1 if name in signature.indices else argument for name, argument in named]


def same(got: Any, want: Any, name: str) -> None:
    if isinstance(want, list):
        assert len(got) == len(want)
        for item, wanted in zip(got, want, strict=True):
            same(item, wanted, name)
        return
    want = np.atleast_2d(want)  # a number is (1, 1) in MATLAB, J is a row
    assert got.shape == want.shape, name
    np.testing.assert_allclose(got, want, rtol=ROUNDING, atol=ROUNDING, err_msg=name)


def network(rng: np.random.Generator, *sizes: int) -> list[Any]:
    return [rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]


def test_tensor_operations_are_the_same_in_matlab(compare):
    rng = np.random.default_rng(1)
    calls: list[tuple[str, list[Any]]] = []
    for rows, columns in ((3, 3), (2, 4), (5, 2), (4, 1), (1, 5), (1, 1)):
        x, y, r = (rng.normal(size=shape) for shape in ((rows, columns), (rows, columns), (1, columns)))
        for form in ("c", "v"):
            calls += [(f"relu_{form}", [x]), (f"add_{form}", [x, y]), (f"add_row_{form}", [x, r])]
            calls += [(f"transpose_{form}", [x]), (f"matvec_{form}", [x, rng.normal(size=(columns, 1))])]
            calls += [(f"matmul_{form}", [x, rng.normal(size=(columns, 3))])]
            calls += [(f"dot_{form}", [x.reshape(-1, 1), y.reshape(-1, 1)])]
            calls += [(f"reshape_{form}", [x, size, x.size // size]) for size in (1, columns, rows, x.size)]
    samples = rng.normal(size=(7, 2))
    calls += [("mini_batch", [samples, n, size]) for n in range(5) for size in (1, 2, 3, 7, 9)]
    compare("hw1_tensors", calls)


def test_forward_computation_is_the_same_in_matlab(compare):
    rng = np.random.default_rng(2)
    zeros = np.array([[-1.0, 0.0, 2.0], [0.0, -3.0, 0.5]])
    bits = np.array([[0.0, 0.0, 1.0, 1.0]]), np.array([[0.0, 1.0, 0.0, 1.0]])
    calls: list[tuple[str, list[Any]]] = [("step", [zeros]), ("step", [0.0]), ("f", [1000 * zeros])]
    calls += [(gate, list(bits)) for gate in ("nand", "xor")]
    calls += [(gate, [x1, x2]) for gate in ("nand", "xor") for x1 in (0.0, 1.0) for x2 in (0.0, 1.0)]
    calls += [("perceptron", [np.array([[1.0, -2.0]]), -1.0, rng.integers(-2, 3, size=(2, 9))])]
    for n_next, n, m in ((4, 4, 3), (3, 2, 1), (1, 5, 4), (6, 1, 2), (1, 1, 1)):
        w, a = rng.normal(size=(n_next, n)), rng.normal(size=(n, m))
        calls += [("fc_c", [w, a]), ("fc_v", [w, a]), ("fc_v", [1000 * w, a])]
    for sizes in ((3, 2), (2, 5, 1), (3, 1, 4, 2), (2, 4, 3, 5, 2)):
        w, x = network(rng, *sizes), rng.normal(size=(sizes[0], 3))
        calls += [("forward_c", [w, x]), ("forward_v", [w, x])]
    compare("hw2_forward", calls)


def test_backward_computation_is_the_same_in_matlab(compare):
    rng = np.random.default_rng(3)
    calls: list[tuple[str, list[Any]]] = [("f", [np.array([[-1000.0, 0.0, 1000.0]])])]
    calls += [("df", [np.array([[-1000.0, 0.0, 0.3, 1000.0]])])]
    for n_next, n, m in ((4, 4, 3), (3, 2, 1), (1, 5, 4), (6, 1, 2), (1, 1, 1)):
        w, a, z = rng.normal(size=(n_next, n)), rng.normal(size=(n, m)), rng.normal(size=(n, m))
        y, delta_next = rng.normal(size=(n, m)), rng.normal(size=(n_next, m))
        calls += [("fc_c", [w, a]), ("fc_v", [w, a])]
        calls += [("bc_c", [w, z, delta_next]), ("bc_v", [w, z, delta_next])]
        calls += [("cost", [a, y]), ("output_delta", [a, y, z]), ("gradient", [delta_next, a])]
    compare("hw3_backprop", calls)


def test_descent_and_the_neuron_are_the_same_in_matlab(compare):
    rng = np.random.default_rng(6)
    calls: list[tuple[str, list[Any]]] = []
    for k in (1, 2):
        for m in (1, 4):
            v = rng.uniform(-1.5, 1.5, size=(2, m))
            calls += [("surface", [k, v]), ("slope", [k, v])]
        v = rng.uniform(-0.8, 0.8, size=(2, 1))
        for steps in (0, 1, 5):
            calls += [("descend", [k, v, 0.03, steps])]
            calls += [(name, [k, v, 0.03, 0.7, steps]) for name in ("momentum", "nesterov")]
        for tol, max_steps in ((1e-2, 200), (1e-9, 4), (1e3, 4), (1e-9, 0)):
            calls += [("minimum", [k, v, 0.03, tol, max_steps])]
    calls += [("minimum", [2, np.array([[0.0], [0.5]]), 0.03, 0.0, 3])]
    for kind in ("quadratic", "cross_entropy"):
        for w, b, epochs in ((0.6, 0.9, 3), (0.6, 0.9, 0), (500.0, 500.0, 2), (-2.0, 0.5, 4)):
            calls += [("neuron", [kind, w, b, 1.5, 0.2, 0.4, epochs])]
    z = np.array([[-1000.0, -2.0, 0.0], [2.0, 40.0, 1000.0]])
    calls += [("learning_slowdown", [z]), ("learning_slowdown", [0.5]), ("f", [z]), ("df", [z])]
    compare("hw6_descent", calls)


@pytest.mark.parametrize("sizes", [(1, 1), (3, 10), (2, 4, 10), (3, 4, 2, 10)], ids=str)
def test_the_network_with_biases_is_the_same_in_matlab(compare, sizes):
    rng = np.random.default_rng(5)
    w, m = network(rng, *sizes), 5
    b = [rng.normal(size=(n_next, 1)) for n_next in sizes[1:]]
    x, y = rng.normal(size=(sizes[0], m)), rng.uniform(size=(sizes[-1], m))
    order = np.array([rng.permutation(m) for _ in range(3)])
    calls: list[tuple[str, list[Any]]] = [("feedforward", [w, b, x]), ("feedforward", [w, b, 1000 * x])]
    calls += [("backprop", [w, b, x[:, :1], y[:, :1]])]
    calls += [("numerical_gradient", [w, b, x[:, :1], y[:, :1], 1e-2])]
    calls += [(f"update_mini_batch_{form}", [w, b, x, y, 2.0]) for form in "cv"]
    calls += [("sgd", [w, b, x, y, 2.0, 3, batch_size, order]) for batch_size in (1, 2, 5, 8)]
    calls += [("sgd", [w, b, x, y, 2.0, 0, 2, order[:0]])]
    calls += [("evaluate", [w, b, x, rng.integers(10, size=(1, m))])]
    calls += [("evaluate", [[0 * matrix for matrix in w], [0 * column for column in b], x, np.zeros((1, m))])]
    a = rng.uniform(0.01, 0.99, size=y.shape)
    calls += [("cross_entropy", [a, target]) for target in (y, np.round(y))]
    calls += [("cross_entropy", [np.round(y), np.round(y)]), ("cross_entropy_delta", [a, y])]
    compare("hw5_network", calls)


@pytest.mark.parametrize("sizes", [(1, 10), (3, 4, 10), (3, 4, 2, 10)], ids=str)
def test_the_steps_to_a_network_that_reads_digits_are_the_same_in_matlab(compare, sizes):
    rng = np.random.default_rng(7)
    w, m = network(rng, *sizes), 7
    images, labels = rng.integers(0, 17, size=(sizes[0] - 1, m)).astype(float), rng.integers(10, size=(1, m))
    x, y = np.vstack([images / 16, np.ones((1, m))]), np.eye(10)[:, labels[0]]
    order = np.array([rng.permutation(m) for _ in range(3)])
    calls: list[tuple[str, list[Any]]] = [("prepare_data", [images, labels, 16, share]) for share in (0.0, 0.5, 1.0)]
    a = rng.uniform(size=y.shape)
    calls += [("cost", [a, y]), ("accuracy", [a, y]), ("accuracy", [np.round(a), y])]
    calls += [("train", [w, x, y, 0.8, 3, batch_size, order]) for batch_size in (1, 3, 7, 9)]
    calls += [("train", [w, x, y, 0.8, 0, 2, order[:0]])]
    calls += [("test_network", [w, x, y]), ("test_network", [[0 * matrix for matrix in w], x, y])]
    calls += [("recognize", [w, images[:, [k]], 16]) for k in range(m)]
    compare("hw4_digits", calls)


def test_matlabs_reader_of_mnist_gives_what_pythons_does(tmp_path):
    require("octave-cli")
    rng = np.random.default_rng(8)
    for part, ending, pack in (("train", "", bytes), ("t10k", ".gz", gzip.compress)):
        pixels, digits = rng.integers(256, size=(3, 4, 5)).astype(np.uint8), np.array([7, 0, 9], dtype=np.uint8)
        for name, numbers in (("images-idx3", pixels), ("labels-idx1", digits)):
            head = bytes([0, 0, 8, numbers.ndim]) + np.array(numbers.shape, dtype=">u4").tobytes()
            (tmp_path / f"{part}-{name}-ubyte{ending}").write_bytes(pack(head + numbers.tobytes()))
    python = load_module(ROOT / "assignments/hw4_digits/data/read_mnist.py")
    answers = Octave(ROOT / "assignments/hw4_digits/data", tmp_path)(
        [("read_mnist", 2, [str(tmp_path), part]) for part in ("train", "t10k")]
    )
    for part, (images, labels) in zip(("train", "t10k"), answers, strict=True):
        same(images, python.read_mnist(str(tmp_path), part)[0], part)
        same(labels, python.read_mnist(str(tmp_path), part)[1], part)


@pytest.mark.parametrize("sizes", [(3, 2), (2, 4, 1), (3, 4, 2, 3)], ids=str)
def test_training_is_the_same_in_matlab(compare, sizes):
    rng = np.random.default_rng(4)
    w, x = network(rng, *sizes), rng.normal(size=(sizes[0], 7))
    y = rng.uniform(size=(sizes[-1], 7))
    calls: list[tuple[str, list[Any]]] = []
    for tol in (0.0, 0.01, 0.02, 1e9):  # from never early to after the first epoch
        calls += [("bp_online", [w, x, y, 0.2, 30, tol])]
        # divides m, leaves a short last mini-batch, is m, exceeds m
        calls += [("bp_batch", [w, x, y, 0.2, 30, size, tol]) for size in (1, 3, 7, 10)]
    compare("hw3_backprop", calls)


def test_tol_really_ends_training_early_in_these_cases():
    """Guard the cases above: between never and at once, some training ends by tol."""
    python: ModuleType = load_module(ROOT / "reference/python/hw3_backprop.py")
    rng = np.random.default_rng(4)
    w, x = network(rng, 2, 4, 1), rng.normal(size=(2, 7))
    y = rng.uniform(size=(1, 7))
    epochs_run = [python.bp_online(w, x, y, 0.2, 30, tol)[1].size for tol in (0.0, 0.01, 1e9)]
    assert epochs_run[0] == 30
    assert 1 < epochs_run[1] < 30
    assert epochs_run[2] == 1


def test_layers_softmax_and_rmsprop_are_the_same_in_matlab(compare):
    rng = np.random.default_rng(7)
    calls: list[tuple[str, list[Any]]] = [("softmax", [np.array([[1000.0, -1000.0], [-1000.0, -999.0]])])]
    calls += [("crossentropy", [np.array([[0.0, 1.0], [1.0, 0.0]]), np.eye(2)])]
    calls += [("relu_backward", [np.array([[-1.0, 0.0, 2.0]]), np.ones((1, 3))])]
    for n_next, n, m in ((4, 4, 3), (3, 2, 1), (1, 5, 4), (6, 1, 2), (1, 1, 1)):
        w, b, a = rng.normal(size=(n_next, n)), rng.normal(size=(n_next, 1)), rng.normal(size=(n, m))
        z, dz, y = rng.normal(size=(n, m)), rng.normal(size=(n_next, m)), np.eye(n)[:, rng.integers(n, size=m)]
        calls += [("relu", [z]), ("relu_backward", [z, a]), ("softmax", [z])]
        calls += [("dense_forward", [w, b, a]), ("dense_backward", [w, a, dz])]
        calls += [("crossentropy", [np.abs(z) / np.abs(z).sum(axis=0), y]), ("output_delta", [z, y])]
        calls += [("rmsprop", [z, a, np.abs(y), 0.1, 0.9, 1e-7]), ("rmsprop", [b, b, 0 * b, 0.1, 0.9, 1e-7])]
    compare("hw7_layers", calls)


@pytest.mark.parametrize("sizes", [(3, 2), (2, 4, 3), (3, 4, 1, 3)], ids=str)
def test_training_with_rmsprop_is_the_same_in_matlab(compare, sizes):
    rng = np.random.default_rng(8)
    w, b = network(rng, *sizes), [rng.normal(size=(n_next, 1)) for n_next in sizes[1:]]
    x, y = rng.normal(size=(sizes[0], 7)), np.eye(sizes[-1])[:, rng.integers(sizes[-1], size=7)]
    order = np.array([rng.permutation(7) for _ in range(4)])
    calls: list[tuple[str, list[Any]]] = [("predict", [w, b, x])]
    # divides m, leaves a short last mini-batch, is m, exceeds m
    calls += [("fit", [w, b, x, y, 0.05, 0.9, 1e-7, 4, size, order]) for size in (1, 3, 7, 10)]
    calls += [("fit", [w, b, x, y, 0.05, 0.9, 1e-7, 0, 3, order[:0]])]
    compare("hw7_layers", calls)
