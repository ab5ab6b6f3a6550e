"""Octave's own errors, raised by a real Octave, in the student's terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.judging.explanation import explain_error
from grader.judging.explanation.octave import EXPLANATIONS, explain_octave
from grader.session.host import StudentError, read_error
from grader.submission import Form
from tests.session.runner_client import Failed, Runner

pytestmark = pytest.mark.usefixtures("octave")

SETUP = "w = ones(3,2); a = ones(2,1); delta = ones(3,1); c = {w, 1};\n"
ERRORS = {  # statement -> words of the explanation, in English and in Chinese
    "w * delta;": ("transposed (') would be 2x3", "2x3"),
    "w * w;": (".*", ".*"),
    "a * w;": ("inner sizes must agree, here 1 and 3", "1 与 3"),
    "w .* delta';": ("they are 3x2 and 1x3", "1x3"),
    "w + ones(2,2);": ("they are 3x2 and 2x2", "大小必须相同"),
    "bsxfun(@times, w, ones(2,3));": ("they are 3x2 and 2x3", "2x3"),
    "w(1,:) = [1 2 3];": ("room for 1x2", "1x2"),
    "w(1:3,1) = [1 2];": ("room for 3x1", "3x1"),
    "[w; delta'];": ("as many columns; here 3x2 and 1x3", "列数相同"),
    "[w, a];": ("as many rows; here 3x2 and 2x1", "行数相同"),
    "nowhere + 1;": ("nowhere has no value here", "nowhere 在此处没有值"),
    "nowhere(3);": ("nowhere has no value here", "拼写"),
    "feval('nowhere', 1);": ("nowhere has no value here", "拼写"),
    "df(a);": ("df.m is missing", "缺少模板里的 df.m"),
    "d = dictionary('a', 3);": (
        "right in MATLAB; the work is graded with Octave 7, which has no dictionary: write containers.Map",
        "containers.Map",
    ),
    "fillmissing(a, 'linear');": ("which has no fillmissing", "没有 fillmissing"),
    "w(4,1);": ("Row 4 was asked for where there are 3", "取了第 4 行"),
    "w(1,3);": ("Column 3 was asked for where there are 2", "取了第 3 列"),
    "w(7);": ("Number 7 was asked for where there are 6", "取了第 7 个"),
    "w(1,1,2);": ("Number 2 was asked for where there are 1", "取了第 2 个"),
    "c{3};": ("Number 3 was asked for where there are 2", "第 3 个"),
    "x = ones(2)(3,1);": ("Row 3 was asked for where there are 2", "第 3 行"),
    "w(0,1);": ("Indices begin at 1", "下标从 1 开始"),
    "w(1,0);": ("Indices begin at 1", "下标从 1 开始"),
    "w(-1,1);": ("Indices begin at 1", "下标从 1 开始"),
    "w(1.5,1);": ("whole number", "整数"),
    "w{1};": ("Braces take something out of a cell array", "花括号"),
    "w.x;": ("A dot takes a field", "点号"),
    "c * 2;": ("braces: w{l}", "w{l}"),
    "c' * a;": ("braces: w{l}", "w{l}"),
    "s.a = 1; s * 2;": ("a struct and an array of numbers", "结构体"),
    "exp(c);": ("another type", "类型不对"),
    "narrow(1, 2);": ("narrow is called with more arguments", "多于"),
    "[p, q] = narrow(1);": ("More results are asked of narrow", "返回值多于"),
    "x = unset(1);": ("a result that the function never sets", "从未赋值的返回值"),
    "[p, q] = numel(3);": ("Result number 2", "第 2 个返回值"),
    "repmat(w);": ("repmat is called with the wrong number", "repmat"),
    "w ^ 2;": (".^", ".^"),
    "cellfun(@(x) [1 2], c);": ("UniformOutput", "UniformOutput"),
    "arrayfun(@(x) [1 2], w);": ("UniformOutput", "UniformOutput"),
    "input('');": ("nobody to answer", "没有人"),
    "g = @(g) g(g); g(g);": ("calls itself", "调用自身"),
    "zeros(1e7, 1e7);": ("more memory", "内存"),
    "load('mnist.mat');": ("files that were handed in", "提交的文件"),
    "pkg load nnet_not_there": ("package nnet_not_there is not there", "nnet_not_there"),
    "broken(1);": ("cannot read the file", "全角"),
    "eval('x = (');": ("cannot read the file", "括号"),
    "d = []; d(2);": ("It is empty, so nothing", "空的"),
    "d = cell(1, 3); w' * d{2};": ("a cell of cell(1, L) that was never filled", "占位变量"),
    "new(end+1) = 3;": ("begin with J = []", "J = []"),
    "error('my own words');": None,
}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    sources = {f"e{k}.m": f"function e{k}()\n{SETUP}{statement}\nend\n" for k, statement in enumerate(ERRORS)}
    sources |= {f"x{k}.m": f"function x{k}()\n{SETUP}{e.example}\nend\n" for k, e in enumerate(EXPLANATIONS)}
    sources["narrow.m"] = "function x = narrow(y)\nx = y;\nend\n"
    sources["unset.m"] = "function x = unset(y)\nz = y;\nend\n"
    sources["broken.m"] = "function x = broken(y)\nx = (y + ;\nend\n"
    with Runner.start(tmp_path_factory.mktemp("errors"), sources) as runner:
        yield runner


def error_of(runner: Runner, function: str, *args: object, results: int = 1) -> StudentError:
    with pytest.raises(Failed) as failed:
        runner.call(function, *args, results=results)
    return read_error(failed.value.error)


@pytest.mark.parametrize("statement", ERRORS)
def test_an_error_of_octaves_is_said_in_the_students_terms(runner: Runner, statement: str) -> None:
    error = error_of(runner, f"e{list(ERRORS).index(statement)}")
    explained = explain_octave(error)
    words = ERRORS[statement]
    if words is None:
        assert explained is None
        return
    assert explained is not None, error.message
    assert words[0] in explained.en and words[1] in explained.zh, (error.message, explained)
    parse = "broken" in statement or "eval" in statement
    assert parse or (error.frames and error.frames[0].line == 3)


@pytest.mark.parametrize(
    "function, want",
    [
        (f"e{list(ERRORS).index('broken(1);')}", "broken.m, line 2: parse error: x = (y + ;. "),
        (f"e{list(ERRORS).index('repmat(w);')}", "line 3 ({function}): Invalid call to repmat. "),
    ],
)
def test_an_error_of_octaves_is_told_in_one_line(runner: Runner, function: str, want: str) -> None:
    said = explain_error(error_of(runner, function), Form.MATLAB).en
    assert want.format(function=function) in said and "\n" not in said and ">>>" not in said, said


@pytest.mark.parametrize("k", range(len(EXPLANATIONS)), ids=[entry.example for entry in EXPLANATIONS])
def test_every_line_of_the_table_explains_the_error_that_its_example_raises(runner: Runner, k: int) -> None:
    message = error_of(runner, f"x{k}").message
    first = next(one for one in EXPLANATIONS if one.of("", message) is not None)
    assert first is EXPLANATIONS[k], message
    said = first.of("", message)
    assert said is not None and any("\u4e00" <= character <= "\u9fff" for character in said.zh)


def test_a_call_that_does_not_fit_points_at_the_first_line(runner: Runner) -> None:
    explained = explain_octave(error_of(runner, "narrow", 1, 2))
    assert explained is not None and "fewer arguments than the template's" in explained.en


def test_a_file_that_cannot_be_read_names_its_line(runner: Runner) -> None:
    error = error_of(runner, "broken", 1)
    assert [(frame.unit, frame.line) for frame in error.frames] == [("broken.m", 2)]


def test_without_octave_the_message_has_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grader.sandbox import octave

    monkeypatch.setenv("PATH", str(tmp_path))
    octave.octave_version.cache_clear()
    try:
        assert not octave.octave_available()
        assert "sudo apt install octave" in octave.INSTALL.en and "sudo apt install octave" in octave.INSTALL.zh
    finally:
        octave.octave_version.cache_clear()


def test_octave_is_found_by_running_it() -> None:
    from grader.sandbox import octave

    octave.octave_version.cache_clear()
    assert octave.octave_available()
    assert (octave.octave_version() or "").split(".")[0].isdigit()
