"""MATLAB work as students really send it, graded by the command: what a fair teacher would give, and say."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.forms.conftest import Grade, Graded
from tests.forms.twins import matlab_functions
from tests.intake.handed_in import live_script, notebook, paragraph

pytestmark = pytest.mark.usefixtures("everything")
RIGHT = {f"{name}.m": source for name, source in matlab_functions("hw2_forward").items()}
ALL = "\n".join(RIGHT.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one student sends; ``lost`` are the functions that lose marks, ``said`` stands in what the student reads."""

    files: Mapping[str, str | bytes]
    lost: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        for name, content in self.files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())


def sent(files: Mapping[str, str | bytes], *said: str, lost: str = "") -> Sent:
    return Sent(files=files, lost=frozenset(lost.split()), said=said)


def but(**changed: str) -> dict[str, str | bytes]:
    """Give the right files, some of them written anew."""
    return {**RIGHT, **{f"{name}.m": source for name, source in changed.items()}}


def without(*names: str) -> dict[str, str | bytes]:
    return {name: source for name, source in RIGHT.items() if name.removesuffix(".m") not in names}


def every(change: str, replacement: str) -> dict[str, str | bytes]:
    return {name: re.sub(change, replacement, source, flags=re.MULTILINE) for name, source in RIGHT.items()}


def in_kernel(language: str, *cells: str | bytes) -> bytes:
    """Give a notebook in a kernel of this language."""
    kernels = {"octave": "calysto_octave", "matlab": "matlab_kernel"}
    spec = {"name": kernels[language], "display_name": language, "language": language}
    return notebook(*map(str, cells), metadata={"kernelspec": spec, "language_info": {"name": language}})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


GBK = {name: ("% 前向计算：逐层求激活值\n" + source).encode("gbk") for name, source in RIGHT.items()}
LATIN = {name: ("% café, Größe\n" + source).encode("latin-1") for name, source in RIGHT.items()}
WINDOWS = {name: b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode() for name, source in RIGHT.items()}
ROW = "function a_next = fc_v(w, a)\na_next = f(w * a);\nif size(a, 2) == 1\n    a_next = a_next';\nend\nend\n"

WRONG_FC_V = "function a_next = fc_v(w, a)\na_next = 0;\nend"
TEXT = paragraph("Forward computation", "heading")
APPENDIX = """
%[appendix]{"version":"1.0"}
%---
%[output:0a1b2c3d]
%   data: {"dataType":"image","outputData":{"dataUri":"data:image/png;base64,AAAA"}}
%---
"""

TALKING = r"""function a_next = fc_v(w, a)
kinds = ["logistic", "relu"; "tanh", "none"];
start = datetime("now");
for kind = kinds(1, :), fprintf("%s\n", kind{1}); end
for name = ["fc", "backward"], disp(upper(name) + ": " + strlength(name)), end
log = strings(1, 0);
log(end+1) = "n = " + numel(w);
disp(strjoin(log, newline)); disp(kinds(2) + "!")
T = table(w(:, 1), VariableNames=["first"]);
disp(head(T)), T.twice = 2 * T.first; T(1, :);
took = datetime("now") - start;
fprintf("%s after %s, %.2f s\n", start, took, seconds(took));
fprintf("%s\n", kinds, compose("%.1f", w(1, :)), pad("a", 4), extractAfter("w=3", "="));
if kinds(1) == "logistic" && took < minutes(5)
    a_next = T.twice(:, 1) * 0 + f(w * a);
end
end
"""
DRAWING = """function a = forward_v(w, x)
fig = figure; h = animatedline; p = plot(NaN, NaN);
for l = 1:numel(w), ax(l) = subplot(1, numel(w), l); end
v = VideoWriter('a.avi'); v.FrameRate = 5; open(v);
a = x;
for l = 1:numel(w)
    a = fc_v(w{l}, a);
    addpoints(h, l, a(1)); p.YData(end+1) = a(1);
    drawnow limitrate
    writeVideo(v, getframe(gcf));
end
close(v); ax(1).Title.String = 'a'; legend([p ax(1)], {'a', 'b'});
at = get(fig, 'Position'); fig.Position = [at(1:2) 100 100];
saveas(gcf, 'a.png'); exportgraphics(fig, 'a.pdf'); save('w.mat', 'w', '-v7.3');
hold off; lim = ylim; plot([1 1], lim), axis tight, delete(p);
end
"""

FORMS = {
    "texts and named arguments": sent(
        but(
            fc_v='function a_next = fc_v(w, a)\nkind = "logistic";\nif kind == "relu", error("no"); end\n'
            'disp(kind + " of " + numel(w) + newline);\nsizes = cellfun(@(x) [x 1], {1, 2}, UniformOutput=false);\n'
            "a_next = total(layer(w, a, Slope=1, Kind=kind), 0, 1);\nend\n"
            'function y = layer(w, a, options)\narguments\n w\n a\n options.Slope = 2\n options.Kind = "tanh"\nend\n'
            'if options.Kind == "logistic", y = f(options.Slope * (w * a)); else, y = 0; end\nend\n'
            "function s = total(s, x, y)\narguments\n s\nend\narguments (Repeating)\n x double\n y double\nend\n"
            "for k = 1:numel(x), s = s * y{k} + x{k}; end\nend\n",
        ),
    ),
    "several texts, times and tables": sent(but(fc_v=TALKING)),
    "what draws, and takes what was drawn": sent(but(forward_v=DRAWING)),
    "a class of one's own": sent(
        but(
            forward_v="function a = forward_v(w, x)\nnet = Net(w);\na = net.run(x);\nassert(net.runs == 1)\nend\n",
            Net="classdef Net < handle\n  properties\n    w cell = {}\n    runs (1,1) double = 0\n  end\n  methods\n"
            "    function net = Net(w)\n      net.w = w;\n    end\n    function a = run(net, a)\n"
            "      for l = 1:numel(net.w), a = fc_v(net.w{l}, a); end\n      net.runs = net.runs + 1;\n    end\n"
            "  end\nend\n",
        )
    ),
    "nested functions that share variables": sent(
        but(
            forward_c="function a = forward_c(w, x)\na = x; limit = 1;\nfor l = 1:numel(w)\n  step_on(l);\nend\n"
            "    function step_on(l)\n        a = fc_c(w{l}, a);\n        assert(inside())\n    end\n"
            "    function yes = inside()\n        yes = all(arrayfun(@(s) s <= limit, a(:)));\n    end\nend\n",
        ),
    ),
    "what Octave has not": sent(
        but(xor="function y = xor(x1, x2)\nnet = feedforwardnet(2);\ny = x1 ~= x2;\nend\n"),
        "xor.m, line 2 (xor): 'feedforwardnet' undefined",
        lost="xor",
    ),
    "arguments blocks": sent(
        but(
            fc_v="function a_next = fc_v(w, a, options)\n% FORWARD\narguments\n  w (:,:) double {mustBeFinite}\n"
            "  a (:,:) double % columns\n  options.slope (1,1) double = 1\n  options.kind = 'a=b % c'\nend\n"
            "a_next = f(options.slope * (w * a));\nend\n",
            forward_v="function a = forward_v(w, x, layers)\narguments (Input)\n  w cell\n  x double\n"
            "  layers (1,1) double = numel(w)\nend\narguments (Output)\n  a double\nend\n"
            "a = x;\nfor l = 1:layers\n  a = fc_v(w{l}, a, 'slope', 1);\nend\nend\n",
        ),
        "An arguments block gives its defaults",
    ),
    "a notebook in an Octave kernel": sent(
        {
            "hw2_forward.ipynb": in_kernel(
                "octave", "% magics\n%plot inline", *RIGHT.values(), "fc_v(1, 2)\n!ls\nplot(1)"
            )
        }
    ),
    "a notebook in a MATLAB kernel": sent(
        {"homework.ipynb": in_kernel("matlab", "%%python\nimport os", ALL, "x = 3;\nwhos?")},
        "cell 1: this cell was left out",
    ),
    "a cell that is written anew below": sent(
        {"a.ipynb": in_kernel("octave", WRONG_FC_V, *RIGHT.values())}, "fc_v is defined several times: cell"
    ),
    "a cell that does not parse": sent(
        {
            "a.ipynb": in_kernel(
                "octave", *without("xor").values(), "function y = xor(x1, x2)\ny = nand（x1, x2）;\nend"
            )
        },
        "cell 9, line 2: parse error",
        lost="xor",
    ),
    "a notebook beside its files": sent({**RIGHT, "try.ipynb": in_kernel("octave", "fc_v(eye(2), [1; 2])")}),
    "live functions": sent(
        {f"{name}lx": live_script(TEXT, paragraph(source)) for name, source in RIGHT.items()},
        "the code of the live script was read",
    ),
    "a live script with functions below": sent(
        {
            "hw2.mlx": live_script(
                TEXT,
                paragraph("x = rand(3);\ndisp(fc_v(x, x))"),
                paragraph("function a = fc_v(w, a)\na = 0;", "CodeExampleLine"),
                *(paragraph(source) for source in RIGHT.values()),
            )
        },
        "its functions are graded",
    ),
    "a live function beside files": sent(
        {**without("fc_v"), "fc_v.mlx": live_script(paragraph(RIGHT["fc_v.m"]), TEXT)}, "fc_v.mlx: the code"
    ),
    "a live script beside its export": sent(
        {**RIGHT, "fc_v.mlx": live_script(paragraph("function a_next = fc_v(w, a)\na_next = 0;\nend"))},
        "fc_v.mlx was left out",
    ),
    "a damaged live script among files": sent(
        {**without("xor"), "xor.mlx": b"PK\3\4 cut off"}, "xor.mlx: it is damaged", lost="xor"
    ),
    "plain text live files": sent(
        {name: f"%[text] ## Forward\n{source}{APPENDIX}" for name, source in RIGHT.items()}
        | {"fc_c.m": RIGHT["fc_c.m"] + APPENDIX + "%   data: " + 700_000 * "A"}
    ),
    "one function per file": sent(RIGHT),
    "all in one file": sent({"hw2_forward.m": ALL}, "holds several functions"),
    "all in one file without end": sent(
        {"hw2.m": "\n".join(source.removesuffix("end\n") for source in RIGHT.values())}
    ),
    "a script with functions below": sent(
        {"main.m": "clear all; close all; clc\nx = rand(3);\ndisp(fc_v(x, x))\n" + ALL}, "main.m is a script"
    ),
    "a script beside functions": sent(but(test_all="clear all\nx = input('size? ');\nplot(step(x))\nexit\n")),
    "folders in the folder": sent({f"作业二/code/{name}": source for name, source in RIGHT.items()}),
    "a zip in the folder": sent({"hw2.zip": zipped({**RIGHT, "__MACOSX/._fc_v.m": b"\0\5\x16\7"})}),
    "an older copy below": sent({**RIGHT, "old/fc_v.m": "function a = fc_v(w, a)\na = 0;\nend\n", "fc_v.asv": "x"}),
    "from Windows": sent(WINDOWS),
    "GBK comments": sent(GBK, "f.m and 8 more: not in UTF-8, read as GBK"),
    "Latin-1 comments": sent(LATIN),
    "Octave's spelling": sent(
        {name: "# forward\n" + source.removesuffix("end\n") + "endfunction # done\n" for name, source in RIGHT.items()}
    ),
    "endfor and plus-equals": sent(
        but(
            fc_c="function a_next = fc_c(w, a)\n  a_next = zeros(rows(w), columns(a));\n  for k = 1:columns(a)\n"
            "    for i = 1:rows(w)\n      s = 0;\n      for j = 1:columns(w)\n        s += w(i,j) * a(j,k);\n"
            '      endfor\n      if s != s\n        disp("no number");\n      endif\n      a_next(i,k) = f(s);\n'
            "    endfor\n  endfor\nendfunction\n"
        ),
        "MATLAB does not know it: `rows` (fc_c.m, line 2; in MATLAB `size(x, 1)`)",
        "`+=` (fc_c.m, line 7; in MATLAB `x = x + ...`)",
    ),
    "files named otherwise": sent(
        {**without("fc_v"), "forward_vector.m": RIGHT["fc_v.m"]}, "forward_vector.m defines the function fc_v"
    ),
    "a function named otherwise": sent(
        but(fc_v=RIGHT["fc_v.m"].replace("fc_v", "forwardcompute")), "fc_v.m defines the function forwardcompute"
    ),
    "names without the form": sent(
        {
            **without("fc_v", "forward_v"),
            "fc.m": RIGHT["fc_v.m"].replace("fc_v", "fc"),
            "forward.m": RIGHT["forward_v.m"].replace("forward_v", "forward").replace("fc_v", "fc"),
        }
    ),
    "helper files": sent(
        but(
            fc_v=RIGHT["fc_v.m"].replace("w * a", "weigh(w, a)"),
            weigh="function s = weigh(w, a)\ns = w * a;\nend\n",
            nand="function y = nand(x1, x2)\ny = opposite(x1 .* x2);\nend\nfunction y = opposite(x)\ny = 1 - x;\nend\n",
        )
    ),
    "extra results": sent(
        but(fc_v="function [a_next, z_next] = fc_v(w, a)\nz_next = w * a;\na_next = f(z_next);\nend")
    ),
    "results as they come": sent(
        but(
            step="function y = step(z)\ny = int8(z >= 0);\nend\n",
            nand="function y = nand(x1, x2)\ny = ~(x1 & x2);\nend\n",
            xor="function y = xor(x1, x2)\ny = x1 ~= x2;\nend\n",
        )
    ),
    "rows where columns are asked": sent(but(fc_v=ROW), "fc_v", lost="fc_v forward_v"),
    "no results": sent(
        but(step="function step(z)\ny = double(z >= 0)\nend\n"),
        "function y = step(...)",
        lost="step perceptron nand xor",
    ),
    "a full-width sign": sent(but(xor="function y = xor(x1, x2)\ny = nand（x1, x2）;\nend\n"), "xor.m", lost="xor"),
    "an argument too few": sent(
        but(perceptron="function y = perceptron(w, x)\ny = step(w * x);\nend\n"),
        "fewer arguments than the template",
        lost="perceptron",
    ),
    "the given function not handed in": sent(without("f"), "f", lost="fc_c fc_v forward_c forward_v"),
    "one function not handed in": sent(without("xor"), "xor is not there", lost="xor"),
}

CLUMSY = {
    "talks and draws": sent(
        every(r"^end$", "disp('done'), x = 3\nfigure; plot(1:3), xlabel('z')\nprintf('%d\\\\n', 4)\nend")
    ),
    "asks": sent(
        but(nand="function y = nand(x1, x2)\nk = input('bias? ');\ny = step(k - 2 * x1 - 2 * x2);\nend\n"),
        "input",
        lost="nand xor",
    ),
    "stops to look": sent(
        but(fc_v="function a_next = fc_v(w, a)\nz_next = w * a;\nkeyboard\na_next = f(z_next);\nend\n")
    ),
    "clears all": sent(
        but(xor="function y = xor(x1, x2)\nclear all; close all; clc;\ny = x1 ~= x2;\nend\n"), "x1", lost="xor"
    ),
    "clears all at the end": sent(
        but(
            fc_v=RIGHT["fc_v.m"].replace(
                "f(z_next);", "f(z_next);\nclearvars -except a_next\nclose all\nclear functions"
            )
        )
    ),
    "leaves": sent(but(xor="function y = xor(x1, x2)\ny = x1 ~= x2;\nexit\nend\n"), lost="xor"),
    "leaves on loading": sent(but(xor="exit;\nfunction y = xor(x1, x2)\ny = double(x1 ~= x2);\nend\n")),
    "moves about": sent(
        but(fc_v=RIGHT["fc_v.m"].replace("f(z_next);", "f(z_next);\ncd('/'); path(''); fclose('all'); more on;")),
        "'fc_v' undefined",
        lost="forward_v",  # its second layer has no path to f any more
    ),
    "has names of Octave's own": sent(
        but(
            **{
                name: f"function varargout = {name}(varargin)\nvarargout = {{'mine', 0}};\nend\n"
                for name in (
                    "fwrite",
                    "fread",
                    "fopen",
                    "isequal",
                    "jsonencode",
                    "jsondecode",
                    "typecast",
                    "strcmp",
                    "feval",
                )
            }
        )
    ),
    "swaps size": sent(
        but(size="function varargout = size(varargin)\nvarargout = {1, 1};\nend\n"), lost="fc_c forward_c"
    ),
}

EVERYTHING = {**FORMS, **CLUMSY}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("matlab")


@pytest.fixture(scope="module")
def graded(grade: Grade, folder: Path) -> Graded:
    for name, work in EVERYTHING.items():
        work.write(folder / "sent" / name)
    return grade("hw2_forward", folder / "sent", folder / "out")


@pytest.mark.parametrize("name", EVERYTHING)
def test_work_is_worth_what_it_does_however_it_is_sent(graded: Graded, name: str) -> None:
    submission = graded[name]
    assert (submission["form"], submission["status"]) == ("matlab", "graded"), submission["message"]
    messages = {id: check["message"]["en"] for id, check in submission["checks"].items() if check["status"] != "passed"}
    lost = {submission["checks"][id]["function"] for id in messages}
    assert lost == EVERYTHING[name].lost, messages
    assert (submission["score"] == 100) == (not lost)


@pytest.mark.parametrize("name", [name for name, work in EVERYTHING.items() if work.said])
def test_students_are_told_what_was_odd_about_it(graded: Graded, name: str) -> None:
    submission = graded[name]
    notes = [note["en"] for note in submission["notes"]]
    messages = [check["message"]["en"] for check in submission["checks"].values()]
    for words in EVERYTHING[name].said:
        assert any(words in said for said in (*notes, *messages)), (notes, messages)


def test_what_octave_has_not_is_a_status_of_its_own_for_the_teacher_to_look_at(graded: Graded, folder: Path) -> None:
    statuses = {check["status"] for check in graded["what Octave has not"]["checks"].values()}
    assert statuses == {"passed", "unsupported"}
    lost = sum(
        check["max_points"] for check in graded["what Octave has not"]["checks"].values() if check["status"] != "passed"
    )
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert re.search(rf"Needs your eye.*what Octave has not.*xor: {lost:g} points\. ", page, re.DOTALL)


def test_a_function_that_does_not_parse_is_no_missing_one(graded: Graded) -> None:
    check = graded["a full-width sign"]["checks"]["xor.caterpillars"]
    assert check["status"] == "error"
    assert check["message"]["en"].startswith("xor.m, line 2: parse error")
    assert "全角" in check["message"]["zh"]
