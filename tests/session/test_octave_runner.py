"""The Octave runner: values there and back, and a conversation that a student's code cannot break."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox.octave import RUNNER
from grader.session.wire import Other
from tests.session.runner_client import Failed, Runner, RunnerEnded

pytestmark = pytest.mark.usefixtures("octave")

F = "function y = f(z)\ny = 1 ./ (1 + exp(-z));\nend\n"
FC = "function [a_next, z_next] = fc_v(w, a)\nz_next = w * a;\na_next = f(z_next);\nend\n"
ONE = "function x = one()\nx = 1;\nend\n"


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One process for all values: what it is given it gives back."""
    sources = {
        "same.m": "function x = same(x)\nend\n",
        "kind.m": "function k = kind(x)\nk = class(x);\nend\n",
        "twice.m": "function [x, y] = twice(x)\ny = x;\nend\n",
    }
    with Runner.start(tmp_path_factory.mktemp("echo"), sources) as runner:
        yield runner


NUMBERS = ("float64", "float32", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool")
SHAPES = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
FINITE = {"min_value": -1e6, "max_value": 1e6}


def arrays() -> st.SearchStrategy[Any]:
    floats = hnp.arrays("float64", SHAPES, elements=st.floats(allow_nan=True, allow_infinity=True))
    others = st.sampled_from(("float32", "int8", "int32", "uint8", "bool")).flatmap(lambda d: hnp.arrays(d, SHAPES))
    return floats | others


TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)
VALUES = st.recursive(arrays() | TEXTS, lambda inner: st.lists(inner, max_size=4), max_leaves=6)


def as_matlab(value: Any) -> Any:
    """Say what comes back: at least two dimensions, integers as double."""
    if isinstance(value, list):
        return [as_matlab(item) for item in value]
    if isinstance(value, str):
        return value
    array = np.asarray(value)
    if array.dtype.kind in "iu":
        array = array.astype(float)
    shape = array.shape + (1,) * (2 - array.ndim)
    while len(shape) > 2 and shape[-1] == 1:
        shape = shape[:-1]
    return array.reshape(shape)


def assert_same(got: Any, want: Any) -> None:
    if isinstance(want, list):
        assert isinstance(got, list) and len(got) == len(want)
        for one, other in zip(got, want, strict=True):
            assert_same(one, other)
    elif isinstance(want, str):
        assert got == want
    else:
        assert got.dtype == want.dtype and got.shape == want.shape
        np.testing.assert_array_equal(got, want)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES)
def test_a_value_comes_back_as_it_went(echo: Runner, value: Any) -> None:
    got, after = echo.call_all("same", value, arguments_after=True)
    assert_same(got[0], as_matlab(value))
    assert_same(after[0], as_matlab(value))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, "double"),
        (np.int32(3), "double"),
        (True, "logical"),
        (np.float32(1), "single"),
        (1 + 2j, "double"),
        ("text", "char"),
        ("", "char"),
        ([1, 2], "cell"),
        ([], "cell"),
        ({"w": 1}, "struct"),
        ({}, "struct"),
        (None, "double"),
    ],
)
def test_a_value_arrives_as_what_a_matlab_user_would_have_typed(echo: Runner, value: object, kind: str) -> None:
    assert echo.call("kind", value) == [kind]


def test_structs_complex_numbers_and_nested_lists_come_back(echo: Runner) -> None:
    (got,) = echo.call("same", {"w": [np.eye(2), [1.5]], "net name": 'a"b\\c\nd', "z": 1 + 2j})
    assert isinstance(got, dict)
    assert got["net name"] == 'a"b\\c\nd'
    assert got["z"].dtype == np.complex128 and got["z"][0, 0] == 1 + 2j
    np.testing.assert_array_equal(got["w"][0], np.eye(2))


RESULTS = {
    "sparse(eye(2))": np.eye(2),
    "eye(2)": np.eye(2),
    "1:3": np.array([[1.0, 2.0, 3.0]]),
    "zeros(0,3)": np.zeros((0, 3)),
    "true": np.array([[True]]),
    "int8(5)": np.array([[5]], dtype=np.int8),
    "single(2)": np.array([[2]], dtype=np.float32),
    "complex(1,0)": np.array([[1.0]]),
    "single(1+2i)": np.array([[1 + 2j]]),
    "uint64(2)^60": np.array([[2**60]], dtype=np.uint64),
    "ones(2,1,2)": np.ones((2, 1, 2)),
    "[]": np.zeros((0, 0)),
}


def test_every_kind_of_array_is_told(tmp_path: Path) -> None:
    sources = {f"r{k}.m": f"function x = r{k}()\nx = {code};\nend\n" for k, code in enumerate(RESULTS)}
    sources["before.m"] = "function x = before()\nx = lasterr();\nend\n"
    sources["handle.m"] = (
        "function x = handle()\nx = {@sin, 'ab', ['ab'; 'cd'], struct('a', {1, 2}), char(200)};\nend\n"
    )
    with Runner.start(tmp_path, sources) as runner:
        assert runner.call("before") == [""]  # nothing that the runner did by itself is seen
        for k, want in enumerate(RESULTS.values()):
            (got,) = runner.call(f"r{k}")
            assert isinstance(got, np.ndarray)
            assert got.dtype == want.dtype and got.shape == want.shape, list(RESULTS)[k]
            np.testing.assert_array_equal(got, want)
        (mixed,) = runner.call("handle")
        assert isinstance(mixed, list)
        assert mixed[0] == Other("function_handle")
        assert mixed[1:3] == ["ab", "ab\ncd"]
        assert [record["a"][0, 0] for record in mixed[3]] == [1, 2]
        assert mixed[4] == "\ufffd"


def test_a_large_array_comes_back(echo: Runner) -> None:
    x = np.random.default_rng(1).normal(size=(784, 500))
    np.testing.assert_array_equal(echo.call("same", x)[0], x)


def test_fewer_and_extra_results_are_told_as_they_are(tmp_path: Path) -> None:
    sources = {
        "two.m": "function [x, y] = two()\nx = 1; y = 2;\nend\n",
        "none.m": "function none()\nend\n",
        "any.m": "function varargout = any_(varargin)\nvarargout = {nargin, nargout};\nend\n",
    }
    with Runner.start(tmp_path, sources) as runner:
        assert runner.functions == {"two": 0, "none": 0, "any": None}
        assert [x.item() for x in runner.call("two")] == [1]
        assert len(runner.call("two", results=3)) == 2
        assert runner.call("none") == []
        assert [x[0, 0] for x in runner.call("any", 1, 2, 3, results=2)] == [3, 2]


HOSTILE = {  # body of a function -> what Octave says of it; None where it just runs
    "clear all": None,
    "clear -all": None,
    "clear functions": None,
    "clear variables": None,
    "clearvars": None,
    "close all; clc; more on; format long": None,
    "fclose all;": None,
    "fclose('all');": None,
    "cd /": None,
    "restoredefaultpath;": None,
    "rmpath(fileparts(which('grader_runner')));": None,
    "path('');": None,
    "addpath('/tmp');": None,
    "figure; h = plot(1:3); hold on; xlabel('epoch'); legend('J'); drawnow; print('x.png');": None,
    "figure(1); subplot(2,1,1); imagesc(rand(3)); colormap(gray); colorbar; axis off; title('x'); pause(0.01);": None,
    "x = 3\ndisp(x); fprintf('%d\\n', x); printf('hello'); fflush(stdout); puts('x');": None,
    "x = 1:1000; disp(rand(300));": None,
    "fprintf(2, 'to stderr'); warning('careful');": None,
    "pause;": None,
    "keyboard": None,
    "input('x? ');": "reading user-input failed",
    "debug_on_error(true); x = undefined_thing;": "undefined",
    "assignin('caller', 'submission', 3); assignin('base', 'x', 3);": None,
    "evalin('caller', 'clear all');": "undefined",
    "assignin('caller', 'results', 3);": None,
    "warning('off', 'all'); global g; g = 3;": None,
    "more off; pkg load statistics_that_is_not_there": "not installed",
    "beep; datestr(now); tic; toc;": None,
    "mlock; munlock;": None,
    "onCleanup(@() error('x'));": None,
    "atexit('f');": None,
    "error('grader:blank', 'fill me in');": "fill me in",
    "error(struct('message', 'hi', 'identifier', 'a:b'));": "hi",
    "error('Octave:some-id', 'with \\n newline \\\" and quotes');": "newline",
    "eval('x = (');": "parse error",
    "x = 1; x(3)": "out of bound",
    "lasterr('x'); rethrow(lasterror());": "x",
    "run_forever = 0; recurse = @(g) g(g); recurse(recurse);": "max_recursion_depth",
    "delete('one.m'); rehash;": None,
    "jsondecode('[1'); ": "parse error",
    "fid = fopen('/proc/self/fd/3'); fclose(fid);": None,
}


def test_nothing_that_students_write_ends_the_conversation(tmp_path: Path) -> None:
    sources = {f"h{k}.m": f"function h{k}()\n{body}\nend\n" for k, body in enumerate(HOSTILE)}
    with Runner.start(tmp_path, {**sources, "f.m": F, "fc_v.m": FC}) as runner:
        w, a = np.eye(2), np.ones((2, 1))
        for k, (body, message) in enumerate(HOSTILE.items()):
            try:
                runner.call(f"h{k}")
                said = None
            except Failed as failed:
                said = failed.error["message"]
            assert (said is None) == (message is None), (body, said)
            assert message is None or message in said, (body, said)
            _, z_next = runner.call("fc_v", w, a, results=2)
            np.testing.assert_array_equal(z_next, a, err_msg=body)


@pytest.mark.parametrize("statement", ["exit", "quit", "exit(3)", "kill(getpid(), 9)", "abort()", "exec('/bin/true')"])
def test_a_student_who_ends_the_process_ends_the_conversation_and_no_more(tmp_path: Path, statement: str) -> None:
    with Runner.start(tmp_path, {"leave.m": f"function x = leave()\n{statement}\nx = 1;\nend\n"}) as runner:
        if statement == "abort()":
            with pytest.raises(Failed):
                runner.call("leave")
            return
        with pytest.raises(RunnerEnded):
            runner.call("leave")


RUNNER_SOURCES = [path.read_text() for path in (*RUNNER.glob("*.m"), *RUNNER.glob("private/*.m"))]
OWN = {path.stem for path in RUNNER.glob("private/*.m")}
SHADOWED = {name for source in RUNNER_SOURCES for name in re.findall(r'builtin \("(\w+)"', source)}


def test_the_runner_calls_nothing_of_octaves_by_its_bare_name() -> None:
    allowed = OWN | {"if", "while", "switch", "for", "case", "builtin", "elseif"}
    for source in RUNNER_SOURCES:
        code = re.sub(r"%.*|\"(?:[^\"\\]|\\.)*\"", "", source)
        defined = set(re.findall(r"^function .*?(\w+) \(", code, re.MULTILINE))
        assert set(re.findall(r"(\w+) ?\(", code)) - allowed - defined <= VARIABLES, source[:200]


VARIABLES = set(
    "after answer args array before bytes calls changed counts described dimensions edges ends errors failures file "
    "files folder folders form frames functions generator in_word inside items json lengths name names now numbers "
    "one others parts payload payloads place plain results rows shape shapes sizes source stack step text texts "
    "value values varargin varargout whole words".split()
)


def test_a_students_own_size_or_fwrite_reaches_only_the_student(tmp_path: Path) -> None:
    sources = {f"{name}.m": f"function x = {name}(varargin)\nx = 777;\nend\n" for name in SHADOWED - {"builtin"} | OWN}
    sources["true.m"] = "function x = true()\nx = 0;\nend\n"
    sources["mine.m"] = "function x = mine(y)\nx = size(y) + 1;\nend\n"
    sources["bad.m"] = "function x = bad(y)\nx = y * undefined_thing;\nend\n"
    with Runner.start(tmp_path, {**sources, "f.m": F, "fc_v.m": FC}) as runner:
        assert not runner.errors
        (mine,) = runner.call("mine", np.ones((2, 2)))
        assert mine == 778  # the student's own code sees the student's own function
        for _ in range(2):
            a_next, z_next = runner.call("fc_v", 2 * np.eye(2), np.array([[1.0], [2.0]]), results=2)
            np.testing.assert_array_equal(z_next, [[2], [4]])
            with pytest.raises(Failed) as failed:
                runner.call("bad", {"a": [1, "x"]})
            assert failed.value.error["frames"] == [{"unit": "bad.m", "line": 2, "function": "bad"}]


def test_an_error_names_the_lines_of_the_students_files_outermost_first(tmp_path: Path) -> None:
    sources = {
        "bp.m": "function x = bp(w)\n\n  x = forward(w);\nend\n",
        "forward.m": (
            "function x = forward(w)\n  x = cellfun(@(y) helper(y), {w});\nend\n\n"
            "function z = helper(y)\n  z = y * ones(7);\nend\n"
        ),
    }
    with Runner.start(tmp_path, sources) as runner, pytest.raises(Failed) as failed:
        runner.call("bp", np.ones((2, 3)))
    error = failed.value.error
    assert error["identifier"] == "Octave:nonconformant-args"
    assert [(frame["unit"], frame["line"]) for frame in error["frames"]] == [
        ("bp.m", 3),
        ("forward.m", 2),
        ("forward.m", 2),
        ("forward.m", 6),
    ]
    assert not error["missing"] and not error["arguments"]


def test_the_kinds_of_failure_are_told_apart(tmp_path: Path) -> None:
    sources = {
        "blank.m": "function x = blank(w)\nerror('grader:blank', 'blank: write it');\nend\n",
        "narrow.m": "function x = narrow(w)\nx = w;\nend\n",
        "calls.m": "function x = calls(w)\nx = narrow(w, 2);\nend\n",
        "lost.m": "function x = lost(w)\nx = nowhere(w);\nend\n",
    }
    with Runner.start(tmp_path, sources) as runner:

        def error(function: str, *args: object, results: int = 1) -> dict[str, Any]:
            with pytest.raises(Failed) as failed:
                runner.call(function, *args, results=results)
            return failed.value.error

        assert error("blank", 1)["missing"]
        assert error("absent", 1)["missing"]
        assert error("sin", 1)["missing"]  # Octave's own functions are not the student's
        assert error("narrow", 1, 2)["arguments"]
        assert not error("calls", 1)["arguments"]
        assert error("calls", 1)["frames"][-1] == {"unit": "calls.m", "line": 2, "function": "calls"}
        assert not error("lost", 1)["missing"]


def test_a_file_that_does_not_parse_costs_what_it_defines(tmp_path: Path) -> None:
    sources = {"bad.m": "function x = bad(w)\nx = 1;\ny = (x + ;\nend\n", "one.m": ONE}
    with Runner.start(tmp_path, sources) as runner:
        assert runner.functions == {"bad": None, "one": 0}  # its caller is told why there is no answer
        (error,) = runner.errors
        assert error["type"] == "parse error"
        assert error["frames"] == [{"unit": "bad.m", "line": 3, "function": ""}]
        assert str(tmp_path) not in error["message"]
        with pytest.raises(Failed) as failed:
            runner.call("bad", 1)
        assert failed.value.error["type"] == "parse error"
        assert len(runner.call("one")) == 1


def test_a_bracket_that_is_never_closed_costs_its_own_file_whatever_is_written_after_it(tmp_path: Path) -> None:
    names = [f"of{number}" for number in range(3)]  # of three bytes each, one of these cuts the text within a character
    bad = {f"{name}.m": f"function q = {name}()\nq = sum(3, 1;{' ' * k}\nend\n" for k, name in enumerate(names)}
    after = {"zz.m": f"function z = zz()\n% {'层' * 2500}\nz = 1;\nend\n"}
    with Runner.start(tmp_path, {**bad, **after, "one.m": ONE}) as runner:
        assert runner.functions == {**dict.fromkeys(names), "one": 0, "zz": 0}
        assert [error["frames"][0]["unit"] for error in runner.errors] == list(bad)


def test_a_line_that_holds_half_a_letter_is_quoted_all_the_same(tmp_path: Path) -> None:
    with Runner.start(tmp_path, {"half.m": "function x = half(w)\nq = round(\ud83d;\nend\n", "one.m": ONE}) as runner:
        assert runner.functions == {"half": None, "one": 0}
        assert [error["frames"][0]["line"] for error in runner.errors] == [2]


def test_scripts_are_not_run_and_folders_and_data_files_are_there(tmp_path: Path) -> None:
    units = [
        {"name": "main.m", "source": "error('run');\n"},
        {"name": "+net/fc.m", "source": "function x = fc()\nx = 5;\nend\n"},
        {"name": "use.m", "source": "function x = use()\nx = net.fc() + load('data/w.txt') + hidden();\nend\n"},
        {"name": "private/hidden.m", "source": "function x = hidden()\nx = 1;\nend\n"},
        {"name": "hw.m", "file": "cut.m", "source": "\n\nfunction x = cut()\n% 注释 你好\nx = nothing_here;\nend\n"},
    ]
    with Runner.start(tmp_path) as runner:
        reply = runner.load(units, {"data/w.txt": b"7\n"})
        assert reply["functions"] == {"use": 0, "cut": 0}
        assert runner.call("use")[0] == 13
        with pytest.raises(Failed) as failed:
            runner.call("cut")
        assert failed.value.error["frames"] == [{"unit": "hw.m", "line": 5, "function": "cut"}]


def test_the_same_submission_draws_the_same_random_numbers(tmp_path: Path) -> None:
    drawn = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        with Runner.start(
            folder, {"r.m": "function x = r()\nx = [rand(1,3) randn(1,2) randperm(5) randi(9)];\nend\n"}
        ) as runner:
            drawn.append(runner.call("r")[0])
    np.testing.assert_array_equal(drawn[0], drawn[1])


def test_forgotten_semicolons_cost_no_time_and_what_is_printed_on_purpose_is_kept(tmp_path: Path) -> None:
    body = "for k = 1:20000\n  y = ones(30, 1)\nend\ndisp('on purpose'); x = 1\n"
    with Runner.start(tmp_path, {"loud.m": f"function x = loud()\n{body}end\n"}) as runner:
        started = time.monotonic()
        runner.call("loud")
        assert time.monotonic() - started < 3  # seconds; printing them all takes ten times as long
        assert (tmp_path / ".out").read_text() == "on purpose\n"
