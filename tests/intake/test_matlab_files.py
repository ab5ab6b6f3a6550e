"""The forms that students send: however the files are cut, Octave finds every function, at its own line."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.intake.source.matlab import Prepared, blank_functions, prepare
from grader.intake.source.matlab.arguments import without_arguments_blocks
from grader.intake.source.matlab.spelling import in_matlab
from grader.intake.source.matlab.syntax import Kind, read
from grader.submission import Unit
from tests.session.runner_client import Failed, Runner

WANTED = ("fc_c", "fc_v", "bc_v", "f", "df")
FC = "function [a_next, z_next] = fc_v(w, a)\nz_next = w * a;\na_next = f(z_next);\nend\n"
BC = "function delta = bc_v(w, z, delta_next)\ndelta = (w' * delta_next) .* df(z);\nend\n"
F = "function y = f(z)\ny = 1 ./ (1 + exp(-z));\nend\n"
DF = "function y = df(z)\ny = f(z) .* (1 - f(z));\nend\n"


def ready(**sources: str) -> Prepared:
    units = [Unit(name=name.replace("__", "/") + ".m", source=source) for name, source in sorted(sources.items())]
    return prepare(units, WANTED, ("fc", "bc"))


def files(prepared: Prepared) -> dict[str, Unit]:
    return {unit.file: unit for unit in prepared.units}


def without_ends(*sources: str) -> str:
    return "\n".join(source.removesuffix("end\n") for source in sources)


FORMS = {
    "one function per file": {"fc_v": FC, "bc_v": BC, "f": F, "df": DF},
    "all in one file": {"hw3_backprop": FC + "\n% the other way\n" + BC + F + DF},
    "all in one file, without end": {"hw3": without_ends(FC, BC, F, DF)},
    "all in the first function's file": {"fc_v": FC + BC + F + DF},
    "script with functions below": {"main": "clear; clc;\nw = rand(2);\n[a, z] = fc_v(w, w);\n\n" + FC + BC + F + DF},
    "script with functions above": {"main": "1;\n" + FC + BC + F + DF + "disp(fc_v(eye(2), [1; 2]))\n"},
    "functions, then statements": {"main": FC + BC + F + DF + "w = 1;\ndisp(w)\n"},
    "octave spelling": {
        "hw": (FC + BC + F + DF).replace("end\n", "endfunction\n").replace("function [", "# forward\nfunction [")
    },
    "folder in the folder": {"code__fc_v": FC, "code__bc_v": BC, "code__math__f": F, "code__math__df": DF},
    "file named otherwise": {"forward": FC, "backward": BC, "f": F, "df": DF},
    "helpers beside": {
        "fc_v": FC.replace("w * a", "weigh(w, a)"),
        "bc_v": BC,
        "f": F,
        "df": DF,
        "weigh": "function s = weigh(w, a)\ns = w * a;\nend\n",
    },
    "helpers within": {
        "fc_v": FC.replace("w * a", "weigh(w, a)") + "function s = weigh(w, a)\ns = w * a;\nend\n",
        "bc_v": BC.replace("w' *", "1 * weigh(w)' *") + "function s = weigh(w)\ns = w;\nend\n",
        "f": F,
        "df": DF,
    },
    "cut-up files with helpers of the same name": {
        "one": F + FC.replace("w * a", "weigh(w, a)") + "function s = weigh(w, a)\ns = w * a;\nend\n",
        "two": DF + BC.replace("w' *", "1 * weigh(w)' *") + "function s = weigh(w)\ns = w;\nend\n",
    },
    "helper above the function": {
        "hw": "function s = weigh(w, a)\ns = w * a;\nend\n" + FC.replace("w * a", "weigh(w, a)") + BC + F + DF
    },
    "comments with other letters": {"hw": "% 前向计算 é\n" + FC + "%{\nfunction no(\n%}\n" + BC + F + DF},
    "on one line": {
        "hw": "function [a, z] = fc_v(w, x) z = w*x; a = f(z); end\nfunction d = bc_v(w,z,e) d = (w'*e).*df(z); end\n"
        + F
        + DF
    },
    "a broken sibling": {"hw": FC + BC + F + DF + "function x = fc_c(w, a)\nx = (w * ;\nend\n"},
    "own names that Octave has too": {
        "hw": FC.replace("w * a", "size(w, a)") + "function s = size(w, a)\ns = w * a;\nend\n" + BC + F + DF
    },
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("octave")
def test_every_form_that_students_send_is_found_and_runs(form: str, tmp_path: Path) -> None:
    prepared = ready(**FORMS[form])
    assert not prepared.problems
    with Runner.start(tmp_path) as runner:
        runner.load([{"name": u.name, "source": u.source, "file": u.file} for u in prepared.units])
        w, a = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0], [-1.0]])
        a_next, z_next = runner.call("fc_v", w, a, results=2)
        np.testing.assert_array_equal(z_next, [[-1], [-1]])
        np.testing.assert_allclose(a_next, 1 / (1 + np.e), atol=1e-15)
        (delta,) = runner.call("bc_v", w, 0 * a, a)
        np.testing.assert_allclose(delta, [[-0.5], [-0.5]], atol=1e-15)


@pytest.mark.usefixtures("octave")
def test_a_function_cut_out_of_a_file_keeps_its_lines_and_the_files_name(tmp_path: Path) -> None:
    source = F + "\n\n" + "function x = fc_v(w, a)\n\nx = nowhere(w);\nend\n" + "function y = bc_v(w)\ny = 1 + ;\nend\n"
    prepared = ready(hw3=source)
    with Runner.start(tmp_path) as runner:
        runner.load([{"name": u.name, "source": u.source, "file": u.file} for u in prepared.units])
        with pytest.raises(Failed) as failed:
            runner.call("fc_v", 1, 1)
        assert failed.value.error["frames"] == [{"unit": "hw3.m", "line": 8, "function": "fc_v"}]
        assert [error["frames"][0] for error in runner.errors] == [{"unit": "hw3.m", "line": 11, "function": ""}]
        assert "hw3.m" in runner.errors[0]["message"] and "bc_v.m" not in runner.errors[0]["message"]


def test_a_file_that_holds_what_its_name_says_is_left_as_it_is() -> None:
    source = FC + "function y = helper(x)\ny = x;\nend\n"
    prepared = ready(fc_v=source)
    assert [(unit.file, unit.source) for unit in prepared.units] == [("fc_v.m", source)]
    assert not prepared.notes


def test_a_file_under_another_name_counts_and_the_student_is_told() -> None:
    prepared = ready(forward=FC)
    assert set(files(prepared)) == {"forward.m", "fc_v.m"}
    (note,) = prepared.notes
    assert "forward.m" in note.en and "fc_v" in note.en and "forward.m" in note.zh


def test_a_file_name_that_is_asked_for_counts_where_the_function_has_another() -> None:
    prepared = ready(fc_v=FC.replace("fc_v", "forward_computation"))
    assert "fc_v.m" in files(prepared)
    assert len(prepared.notes) == 1


def test_of_a_copied_header_the_file_that_agrees_wins() -> None:
    loop = "function x = fc_c(w, a)\nx = 1;\nend\n"
    prepared = ready(fc_c=loop, fc_v=FC.replace("fc_v", "fc_c"))
    assert files(prepared)["fc_c.m"].source == loop
    assert "w * a" in files(prepared)["fc_v.m"].source


def test_an_accepted_other_name_in_a_longer_file_is_found() -> None:
    prepared = ready(hw=F + FC.replace("fc_v", "fc"))
    assert "fc.m" in files(prepared)


def test_the_top_level_counts_before_folders_and_the_student_is_told() -> None:
    old = FC.replace("w * a", "0")
    prepared = ready(old__fc_v=old, fc_v=FC)
    assert files(prepared)["fc_v.m"].source == FC
    assert any("old/fc_v.m" in note.en for note in prepared.notes)


def test_package_and_private_folders_keep_their_place() -> None:
    units = [
        Unit(name="hw/+net/fc.m", source=FC),
        Unit(name="hw/private/f.m", source=F),
        Unit(name="hw/fc_v.m", source=FC),
    ]
    assert {unit.file for unit in prepare(units, WANTED).units} == {"+net/fc.m", "private/f.m", "fc_v.m"}


def test_what_cannot_be_used_is_said() -> None:
    prepared = ready(net="classdef net\nend\n", fc_v="z = w * a;\na = f(z);\n", builtin="function builtin()\nend\n")
    assert [(problem.unit, problem.line) for problem in prepared.problems] == [
        ("builtin.m", 1),
        ("fc_v.m", None),
        ("net.m", 1),
    ]
    assert set(files(prepared)) == {"net.m"} or not prepared.units


def test_a_file_name_that_is_no_name_does_no_harm() -> None:
    units = [Unit(name="作业 3 (1).m", source=FC + F)]
    assert {unit.file for unit in prepare(units, WANTED).units} == {"fc_v.m", "f.m"}


def test_blank_functions_are_seen() -> None:
    units = [
        Unit(name="a.m", source="function y = a(x)\n% write it\nend\n"),
        Unit(name="b.m", source="function y = b(x)\n% write it\nerror('grader:blank', 'b: write it');\nend\n"),
        Unit(name="c.m", source="function y = c(x)\ny = 1;\nend\n"),
        Unit(name="d.m", source="function y = d(x)\n"),
    ]
    assert blank_functions(units) == {"a", "b", "d"}


SPELLINGS = {
    "x += 1;": "x  = 1;",
    "x++;": "x=1;",
    "y = a';": "y = a';",
    "y = a'; # it's": "y = a'; % it's",
    "y = [a' b', 'str'];": "y = [a' b', 'str'];",
    "y = [a 'x#y'];": "y = [a 'x#y'];",
    'y = "it\'s # \\" 5%";': "y = 'it_s # _\" 5_';",
    "if a != b && !c": "if a ~= b && ~c",
    "y = x ** 2; endif": "y = x ^ 2; end",
    "disp 'a # b'": "disp 'a # b'",
    "y = x.'; z = x.^2';": "y = x.'; z = x.^2';",
    "s.end_if = 3; s.endif": "s.end_if = 3; s.endif",
    "a(end)' # x": "a(end)' % x",
    "case 'a#b'": "case 'a#b'",
    "x = {'a', \"b\"}'; % c": "x = {'a', 'b'}'; % c",
    "y = a + ... # more\n  b;": "y = a + ... # more\n  b;",
    "#{\nfor\n#}\nx = 1;": "%#{\n%for\n%#}\nx = 1;",
}


def test_a_class_that_is_used_keeps_names_and_defaults_of_its_properties() -> None:
    trainer = "classdef Trainer < handle\nproperties (Access = public) % all\n w cell = {}\n"
    trainer += " alpha (1,1) double {mustBePositive} = 0.1 % rate\n"
    trainer += " y\nend\nmethods\nfunction t = Trainer(w)\nw = w;\nend\nend\nend\n"
    prepared = ready(Trainer=trainer, fc_v="function a = fc_v(w, a)\nt = Trainer(w);\na = f(t.w * a);\nend\n", f=F)
    lines = next(unit.source for unit in prepared.units if unit.name == "Trainer.m").split("\n")
    assert [line.strip() for line in lines[2:5]] == ["w = {};", "alpha = 0.1; % rate", "y;"]
    assert lines[8] == "w = w;" and not prepared.problems
    assert "classdef" in ready(Trainer=trainer, f=F).problems[0].message.en


def test_a_declaration_of_several_lines_gives_its_default_on_the_last() -> None:
    block = """function y = g(x, options)
arguments
    x (:,:) double {mustBeFinite, ... either
        mustBeReal} = ones(2, ...
          3) % c
    options.f = @(s) s ...
        + 1;
end
y = x;
end"""
    source, found = without_arguments_blocks(block)
    lines = source.split("\n")
    assert found and len(lines) == len(block.split("\n"))
    assert re.sub(" +", " ", lines[4]).startswith("if (nargin < 1) x = ones(2, 3); end %")
    assert re.sub(" +", " ", lines[6]).startswith("options = struct (); options.f = @(s) s + 1; %")


@pytest.mark.parametrize("octave", SPELLINGS)
def test_octave_spelling_becomes_matlabs(octave: str) -> None:
    assert in_matlab(octave) == SPELLINGS[octave]


@given(
    st.text(
        st.sampled_from(list("ab1 '\"%#{}()[];,.=+-!\n\\")) | st.characters(blacklist_categories=("Cs",)), max_size=60
    )
)
def test_any_text_can_be_read_and_keeps_its_lines(source: str) -> None:
    assert in_matlab(source).count("\n") == source.count("\n")
    read(Unit(name="x.m", source=source))
    prepare([Unit(name="x.m", source=source)], ("x",))


@given(
    st.lists(
        st.sampled_from(
            ["function y = f(x)", "y = x';", "end", "endfunction", "% c", "%{", "%}", "for i=1:2", "y = ["]
        ),
        max_size=12,
    )
)
def test_any_arrangement_of_lines_can_be_read(lines: list[str]) -> None:
    source = "\n".join(lines)
    for function in read(Unit(name="x.m", source=source)).functions:
        assert 1 <= function.first <= function.last <= len(lines) + 1
    prepare([Unit(name="x.m", source=source)], ("f",))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (FC, Kind.FUNCTIONS),
        ("\n% header\n\n" + FC, Kind.FUNCTIONS),
        ("1;\n" + FC, Kind.SCRIPT),
        (FC + "x = 1;\n", Kind.SCRIPT),
        ("x = 1;", Kind.SCRIPT),
        ("% nothing", Kind.EMPTY),
        ("", Kind.EMPTY),
        ("classdef a\nend", Kind.CLASS),
        ("% c\nfunction x = a(\nx = ;", Kind.FUNCTIONS),
    ],
)
def test_the_sort_of_a_file_is_seen(source: str, kind: Kind) -> None:
    assert read(Unit(name="a.m", source=source)).kind is kind


def test_many_small_functions_do_not_grow_with_their_square() -> None:
    source = "1;\n" + "".join(f"function g{number}()\nend\n" for number in range(5000))
    started = time.process_time()
    prepared = ready(hw=source)
    assert time.process_time() - started < 5
    assert sum(len(unit.source) for unit in prepared.units) < 4 * len(source) + (1 << 20)
    (problem,) = prepared.problems
    assert (problem.line, problem.defines[0], len(problem.defines)) == (402, "g200", 4800)


def test_where_room_runs_out_what_is_asked_for_comes_first() -> None:
    blank = "\n" * 400_000
    source = "1;\n" + blank + "".join(f"function a{number}()\nend\n" for number in range(100)) + FC
    prepared = ready(hw=source)
    assert "fc_v.m" in files(prepared)
    assert sum(len(unit.source) for unit in prepared.units) <= 4 * len(source)
    (problem,) = prepared.problems
    assert "more functions left out" in problem.message.en
    assert len(problem.defines) + len(prepared.units) == 101


@pytest.mark.parametrize(
    ("comment", "line"),
    [("%{\nz = 1;\n", 2), ("%{\n%{\n%}\n", 2), ("x = 1;\n  #{\n", 3), ("%{\n%}\n", None), ("% %{\nx = 1; %{\n", None)],
)
def test_a_comment_that_is_never_closed_is_told_with_its_line(comment: str, line: int | None) -> None:
    first, rest = FC.split("\n", 1)
    problems = ready(fc_v=f"{first}\n{comment}{rest}", bc_v=BC).problems
    assert [(problem.unit, problem.line) for problem in problems] == ([("fc_v.m", line)] if line else [])
