"""The style of MATLAB files: every honest way of writing is let pass, every short cut is found at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.checks.style.finding import Finding
from grader.checks.style.matlab import component_form, vector_form
from grader.submission import Unit

F = "function y = f(z)\ny = 1 ./ (1 + exp(-z));\nend\n"
DF = "function y = df(z)\ny = f(z) .* (1 - f(z));\nend\n"


def units(source: str, **others: str) -> tuple[Unit, ...]:
    name = source.partition("=")[2].partition("(")[0].strip()
    files = {"f": F, "df": DF, name: source, **others}
    return tuple(Unit(name=f"{name}.m", source=text) for name, text in files.items())


def fc(body: str, name: str = "fc_c") -> str:
    return f"function [a_next, z_next] = {name}(w, a)\n{body}\na_next = f(z_next);\nend\n"


def bc(body: str, name: str = "bc_c") -> str:
    return f"function delta = {name}(w, z, delta_next)\n{body}\nend\n"


HONEST_COMPONENT = {
    "three loops": fc(
        "[n_next, n] = size(w);\nm = size(a, 2);\nz_next = zeros(n_next, m);\nfor k = 1:m\n  for i = 1:n_next\n"
        "    s = 0;\n    for j = 1:n\n      s = s + w(i, j) * a(j, k);\n    end\n    z_next(i, k) = s;\n  end\nend"
    ),
    "row times column": fc("for i = 1:size(w,1)\n  z_next(i,:) = w(i,:) * a;\nend"),
    "row times column, with activation inside": (
        "function [a_next, z_next] = fc_c(w, a)\nfor i = 1:size(w,1)\n  z_next(i,1) = w(i,:) * a;\n"
        "  a_next(i,1) = f(z_next(i,1));\nend\nend\n"
    ),
    "sum of a row": fc("for i = 1:size(w,1)\n  z_next(i,1) = sum(w(i,:) .* a');\nend"),
    "sum of a row, per column": fc(
        "for i=1:size(w,1), for k=1:size(a,2)\n z_next(i,k) = sum(w(i,:)' .* a(:,k)); end, end"
    ),
    "dot": fc("for i = 1:size(w,1)\n  for k = 1:size(a,2)\n z_next(i,k) = dot(w(i,:), a(:,k));\nend\nend"),
    "octave style": (
        "function [a_next, z_next] = fc_c (w, a)\n  # forward\n  z_next = zeros (rows (w), columns (a));\n"
        "  for i = 1:rows (w)\n    for k = 1:columns (a)\n      for j = 1:columns (w)\n"
        "        z_next(i,k) += w(i,j) * a(j,k);\n      endfor\n    endfor\n  endfor\n"
        "  a_next = f (z_next);\nendfunction\n"
    ),
    "while": fc(
        "i = 1;\nwhile i <= size(w,1)\n  j = 1; s = 0;\n  while j <= size(w,2)\n    s = s + w(i,j)*a(j);\n"
        "    j = j + 1;\n  end\n  z_next(i,1) = s;\n  i = i + 1;\nend"
    ),
    "do until": fc("i = 0;\ndo\n  i++;\n  z_next(i,1) = w(i,:) * a;\nuntil i >= size(w,1)"),
    "growing": fc("z_next = [];\nfor i = 1:size(w,1)\n  z_next = [z_next; w(i,:) * a];\nend"),
    "row variable": fc("for i = 1:size(w,1)\n  wi = w(i,:);\n  z_next(i,1) = wi * a;\nend"),
    "over the rows themselves": fc("z_next = [];\nfor row = w'\n  z_next(end+1,1) = row' * a;\nend"),
    "transposed first": fc("wt = w';\nfor i = 1:size(wt,2)\n  z_next(i,1) = a' * wt(:,i);\nend"),
    "arrayfun is a loop": fc("z_next = arrayfun(@(i) w(i,:) * a, (1:size(w,1))');"),
    "cells of rows": fc("z_next = cellfun(@(r) r * a, num2cell(w, 2));"),
    "linear index": fc(
        "for k=1:numel(a)\nfor i=1:size(w,1)\n z_next(i,1)=z_next(i,1)+w((k-1)*size(w,1)+i)*a(k);\nend\nend"
    ),
    "anonymous function": fc("net = @(i, k) w(i,:) * a(:,k);\nfor i = 1:size(w,1)\n z_next(i,1) = net(i, 1);\nend"),
    "parfor": fc("parfor i = 1:size(w,1)\n z_next(i,:) = w(i,:) * a;\nend"),
    "a self-check at the end": fc(
        "for i = 1:size(w,1)\n z_next(i,:) = w(i,:)*a;\nend\nassert(norm(z_next - w*a) < 1e-9);"
    ),
    "two statements on a line": fc("for i=1:size(w,1) z_next(i,1)=w(i,:)*a; end"),
    "quotes": fc("disp('it''s w*a'); x = \"w*a'\";\nfor i=1:size(w,1)\n z_next(i,1)=w(i,:)*a; % w*a\nend"),
    "scaled": fc(
        "w2 = 1 * w;\nc = 0.5;\nw3 = c * w / c;\nfor i=1:size(w3,1)\n z_next(i,1)=w3(i,:)*a;\nend\n%{\nz = w*a;\n%}"
    ),
    "sizes asked of the product": fc("z_next = zeros(size(w*a));\nfor i=1:size(w,1)\n z_next(i,:)=w(i,:)*a;\nend"),
    "padded": fc("v=[w zeros(size(w,1),1)]; x=[a;1];\nfor i=1:size(v,1), z_next(i,1)=v(i,:)*x; end"),
    "one sender after the other": fc("z_next=0;\nfor j=1:size(w,2)\n z_next = z_next + w(:,j)*a(j,:);\nend"),
    "bias row": fc("for i=1:size(w,1)\n z_next(i,1)=[w(i,:) 0]*[a; 1];\nend"),
    "other names": "function [A, Z] = fc_c(W1, X)\nfor r = 1:length(W1(:,1))\n Z(r,:) = W1(r,:) * X;\nend\nA = f(Z);\n",
    "backward": bc(
        "[n_next, n] = size(w);\nfor j = 1:n\n  s = 0;\n  for i = 1:n_next\n    s = s + w(i,j) * delta_next(i);\n"
        "  end\n  delta(j,1) = df(z(j)) * s;\nend"
    ),
    "backward by columns": bc("for j = 1:size(w,2)\n  delta(j,:) = (w(:,j)' * delta_next) .* df(z(j,:));\nend"),
    "backward, column times row": bc("for j = 1:size(w,2)\n delta(j,1) = (delta_next' * w(:,j)) * df(z(j));\nend"),
    "backward by sum": bc("for j = 1:size(w,2)\n delta(j,1) = sum(w(:,j) .* delta_next) * df(z(j));\nend"),
}

HELPED_COMPONENT = {
    "a neuron's helper": (
        fc("for i = 1:size(w,1)\n  z_next(i,1) = net_input(w(i,:), a);\nend"),
        {
            "net_input": (
                "function s = net_input(row, a)\ns = 0;\nfor j = 1:numel(row)\n s = s + row(j)*a(j);\nend\nend\n"
            )
        },
    ),
    "index in the helper": (
        fc("for i = 1:size(w,1)\n  z_next(i,1) = net_input(w, a, i);\nend"),
        {"net_input": "function s = net_input(v, x, i)\ns = v(i,:) * x;\nend\n"},
    ),
    "all in the helper": (
        fc("z_next = weigh(w, a);"),
        {"weigh": "function s = weigh(v, x)\nfor i=1:size(v,1)\n s(i,:) = v(i,:) * x;\nend\nend\n"},
    ),
    "own loop of f": (
        fc("for i = 1:size(w,1)\n z_next(i,1) = w(i,:)*a;\nend"),
        {"f": "function y = f(z)\nfor i=1:numel(z)\n y(i,1) = 1/(1+exp(-z(i)));\nend\nend\n"},
    ),
    "recursion": (
        fc("z_next = weigh(w, a);"),
        {
            "weigh": (
                "function s = weigh(v, x)\nif isempty(v), s = []; return; end\n"
                "s = [v(1,:) * x; weigh(v(2:end,:), x)];\nend\n"
            )
        },
    ),
    "layer by layer": (
        "function x = forward_c(w, x)\nfor l = 1:numel(w)\n  x = fc_c(w{l}, x);\nend\nend\n",
        {"fc_c": fc("for i = 1:size(w,1)\n z_next(i,:) = w(i,:)*a;\nend")},
    ),
    "layer by layer, at once": (
        "function a = forward_c(w, x)\na = x;\nfor l = 1:length(w)\n  wl = w{l}; z = [];\n  for i = 1:size(wl,1)\n"
        "    z(i,:) = wl(i,:) * a;\n  end\n  a = f(z);\nend\nend\n",
        {},
    ),
    "layers in place": (
        "function a = forward_c(w, x)\na = x;\nfor l = 1:length(w)\n z = zeros(size(w{l},1),1);\n"
        "for i = 1:size(w{l},1)\n for j = 1:size(w{l},2)\n z(i) = z(i) + w{l}(i,j)*a(j);\nend\nend\na = "
        "f(z);\nend\nend\n",
        {},
    ),
}

SHORT_CUTS = {  # name -> source, line of the finding
    "no loop": (fc("z_next = w * a;"), 2),
    "columns": (fc("for k = 1:size(a,2)\n z_next(:,k) = w * a(:,k);\nend"), 3),
    "mtimes": (fc("for i=1:1\nz_next = mtimes(w, a);\nend"), 3),
    "copied": (fc("v = w;\nfor i=1:size(w,1)\n q = v(i,:);\nend\nz_next = v * a;"), 6),
    "transposed": (fc("z_next = (a' * w')';\nfor i=1:2\n q = w(i,1);\nend"), 2),
    "all rows": (fc("for i=1:size(w,1)\n q = w(i,1);\nend\nz_next = w(:,:) * a;"), 5),
    "broadcast": (fc("z_next = sum(w .* a', 2);"), 1),
    "broadcast per column": (fc("for k=1:size(a,2)\n z_next(:,k) = sum(w .* a(:,k)', 2);\nend"), 2),
    "backward": (bc("delta = (w' * delta_next) .* df(z);"), 2),
    "backward by columns": (bc("for k=1:size(z,2)\n delta(:,k) = (w' * delta_next(:,k)) .* df(z(:,k));\nend"), 3),
}

HONEST_VECTOR = {
    "lecture": fc("z_next = w * a;", "fc_v"),
    "one line": "function [a, z] = fc_v(w, a), z = w*a; a = f(z); end\n",
    "published": (
        "function [a_next, z_next] = fc_v(w, a)\n    % forward computing\n    z_next = w * a;\n"
        "    a_next = f(z_next);\n"
    ),
    "inline": "function [a_next,z_next] = fc_v(w,a)\nz_next = w*a;\na_next = 1./(1+exp(-z_next));\nend\n",
    "backward": bc("delta = (w' * delta_next) .* df(z);", "bc_v"),
    "diag": bc("for l = 1:1\n delta = diag(df(z)) * w' * delta_next;\nend", "bc_v"),
    "layers": "function x = forward_v(w, x)\nfor l = 1:numel(w)\n  x = f(w{l} * x);\nend\nend\n",
    "layers in a struct array": (
        "function x = forward_v(w, x)\nnet = struct('w', w);\nfor l = 1:numel(net)\n  layer = net(l);\n"
        "  x = f(layer.w * x);\nend\nend\n"
    ),
    "layers in a map": (
        "function x = forward_v(w, x)\nW = containers.Map('KeyType', 'double', 'ValueType', 'any');\n"
        "for l = 1:numel(w), W(l) = w{l}; end\nfor l = 1:W.Count\n  x = f(W(l) * x);\nend\nend\n"
    ),
    "layers as matrices": "function x = forward_v(w, x)\nfor c = w(:)'\n  x = f(cell2mat(c) * x);\nend\nend\n",
    "layers, all kept": (
        "function x = forward_v(w, x)\na{1} = x;\nL = length(w) + 1;\nfor l = 1:L-1\n  [a{l+1}, z{l+1}] = "
        "fc_v(w{l}, a{l});\n"
        "end\nx = a{L};\nend\n"
    ),
    "layers, while": (
        "function x = forward_v(w, x)\nl = 1;\nwhile l <= numel(w)\n x = f(w{l}*x);\n l = l + 1;\nend\nend\n"
    ),
    "layers, while in octave": (
        "function x = forward_v(w, x)\nl = 1;\nwhile l <= numel(w)\n x = f(w{l}*x);\n l++;\nend\nend\n"
    ),
    "layers, taken off": "function x = forward_v(w, x)\nwhile ~isempty(w)\n x = f(w{1}*x); w(1) = [];\nend\nend\n",
    "layers, sizes noted": (
        "function x = forward_v(w, x)\nfor l = 1:numel(w)\n  n(l) = size(w{l}, 1);\n  x = f(w{l} * x);\nend\nend\n"
    ),
    "layers, over cells": "function x = forward_v(w, x)\nfor c = w\n  x = f(c{1} * x);\nend\nend\n",
    "layers, cell by cell": "function x = forward_v(w, x)\nfor l = 1:numel(w)\n c = w(l); x = f(c{1}*x);\nend\nend\n",
    "layers, updated": (
        "function [w, x] = forward_v(w, x)\na{1} = x;\nfor l=1:numel(w), a{l+1} = f(w{l}*a{l}); end\ndelta = a{end};\n"
        "for k = numel(w):-1:1\n dw{k} = delta*a{k}';\n delta = (w{k}'*delta) .* a{k} .* (1-a{k});\nend\n"
        "w = cellfun(@(v, dv) v - 0.1*dv, w, dw, 'UniformOutput', false);\nend\n"
    ),
    "layers, records": "function x = forward_v(net, x)\nfor l = 1:numel(net)\n  x = f(net(l).w * x);\nend\nend\n",
    "layers, 3-D": "function x = forward_v(w, x)\nfor l = 1:size(w,3)\n  x = f(w(:,:,l) * x);\nend\nend\n",
    "layers, recursion": (
        "function x = forward_v(w, x)\nif ~isempty(w)\n  x = forward_v(w(2:end), f(w{1} * x));\nend\nend\n"
    ),
    "cellfun over layers": "function n = forward_v(w, x)\nn = cellfun(@(m) size(m, 1), w);\nend\n",
    "bsxfun": fc("z_next = bsxfun(@plus, w * a, 0);", "fc_v"),
    "error checks": fc("if size(w,2) ~= size(a,1)\n  error('sizes');\nend\nz_next = w * a;", "fc_v"),
    "commented loop": fc("% for i = 1:3\n%{\nfor i=1:n\n z(i)=1;\nend\n%}\nz_next = w * a;", "fc_v"),
    "word in a string": fc("disp('for i=1:3'); z_next = w * a;", "fc_v"),
}

LOOPING = {
    "neurons": (fc("for i = 1:size(w,1)\n z_next(i,:) = w(i,:) * a;\nend", "fc_v"), "fc_v.m", 2),
    "columns": (fc("for k = 1:size(a,2)\n z_next(:,k) = w * a(:,k);\nend", "fc_v"), "fc_v.m", 2),
    "vector": (fc("x = w*a;\nfor i = 1:numel(x)\n z_next(i,1) = x(i);\nend", "fc_v"), "fc_v.m", 3),
    "while": (fc("i = 1;\nwhile i <= size(w,1)\n z_next(i,:) = w(i,:)*a;\n i = i + 1;\nend", "fc_v"), "fc_v.m", 3),
    "while in octave": (
        fc("i = 0;\nwhile i < size(w,1)\n i += 1;\n z_next(i,:) = w(i,:)*a;\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "while, stepping in octave": (
        fc("i = 1;\nwhile i <= size(w,1)\n z_next(i,:) = w(i,:)*a;\n i++;\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "do until": (fc("i = 0;\ndo\n ++i;\n z_next(i,:) = w(i,:)*a;\nuntil i >= rows(w)", "fc_v"), "fc_v.m", 3),
    "while, by another variable": (
        fc("i = 1;\nwhile i <= size(w,1)\n z_next(i,:) = w(i,:)*a;\n next = i + 1;\n i = next;\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "while, rows taken off": (
        fc("z_next = []; r = w;\nwhile ~isempty(r)\n z_next = [z_next; r(1,:)*a];\n r(1,:) = [];\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "while, the rest of the rows": (
        fc("z_next = []; r = w;\nwhile size(r,1)\n z_next = [z_next; r(1,:)*a];\n r = r(2:end,:);\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "while, growing": (
        fc("z_next = [];\nwhile rows(z_next) < rows(w)\n z_next(end+1,:) = w(rows(z_next)+1,:)*a;\nend", "fc_v"),
        "fc_v.m",
        3,
    ),
    "over columns themselves": (fc("z_next = [];\nfor c = w'\n z_next = [z_next; c'*a];\nend", "fc_v"), "fc_v.m", 3),
    "arrayfun": (fc("z_next = arrayfun(@(i) w(i,:)*a, (1:size(w,1))');", "fc_v"), "fc_v.m", 2),
    "cellfun": (fc("z_next = cellfun(@(r) r*a, num2cell(w,2));", "fc_v"), "fc_v.m", 2),
    "arrayfun over elements": (fc("z_next = arrayfun(@f, w*a);", "fc_v"), "fc_v.m", 2),
    "layers and neurons": (
        "function x = forward_v(w, x)\nfor l = 1:numel(w)\n y = [];\n for i = 1:size(w{l},1)\n  y(i,:) = "
        "w{l}(i,:)*x;\n end\n"
        " x = f(y);\nend\nend\n",
        "forward_v.m",
        4,
    ),
}


@pytest.mark.parametrize("name", HONEST_COMPONENT)
def test_an_honest_component_form_is_let_pass(name: str) -> None:
    source = HONEST_COMPONENT[name]
    function = "bc_c" if "bc_c" in source else "fc_c"
    assert component_form(units(source), function) is None


@pytest.mark.parametrize("name", HELPED_COMPONENT)
def test_calls_are_followed_into_helpers_of_a_component_form(name: str) -> None:
    source, helpers = HELPED_COMPONENT[name]
    function = "forward_c" if "forward_c" in source else "fc_c"
    assert component_form(units(source, **helpers), function) is None


@pytest.mark.parametrize("name", SHORT_CUTS)
def test_a_matrix_product_in_a_component_form_is_found(name: str) -> None:
    source, line = SHORT_CUTS[name]
    function = "bc_c" if "bc_c" in source else "fc_c"
    finding = component_form(units(source), function)
    assert finding is not None
    assert (finding.unit, finding.line) == (f"{function}.m", line)


@pytest.mark.parametrize("name", HONEST_VECTOR)
def test_an_honest_vector_form_is_let_pass(name: str) -> None:
    source = HONEST_VECTOR[name]
    function = next(word for word in ("forward_v", "bc_v", "fc_v") if f" {word}(" in source.split("\n")[0])
    others = {} if function == "fc_v" else {"fc_v": HONEST_VECTOR["lecture"]}
    assert vector_form(units(source, **others), function) is None


@pytest.mark.parametrize("name", LOOPING)
def test_a_loop_in_a_vector_form_is_found(name: str) -> None:
    source, unit, line = LOOPING[name]
    finding = vector_form(units(source), unit.removesuffix(".m"))
    assert finding is not None
    assert (finding.unit, finding.line) == (unit, line)


def test_a_vector_form_that_calls_a_looping_helper_is_found_there() -> None:
    helper = "function s = weigh(v, x)\nfor i=1:size(v,1)\n s(i,:) = v(i,:) * x;\nend\nend\n"
    finding = vector_form(units(fc("z_next = weigh(w, a);", "fc_v"), weigh=helper), "fc_v")
    assert finding is not None
    assert (finding.unit, finding.line) == ("weigh.m", 2)


def test_a_vector_form_by_recursion_is_found() -> None:
    helper = (
        "function s = weigh(v, x)\nif isempty(v), s = []; return; end\ns = [v(1,:)*x; weigh(v(2:end,:), x)];\nend\n"
    )
    finding = vector_form(units(fc("z_next = weigh(w, a);", "fc_v"), weigh=helper), "fc_v")
    assert finding is not None
    assert (finding.unit, finding.line) == ("weigh.m", 3)


@pytest.mark.parametrize("form", [vector_form, component_form])
def test_what_hides_behind_too_many_calls_is_said_to(form: Callable[..., Finding | None]) -> None:
    looping = "function z = g600(w, a)\nfor i = 1:size(w,1)\n  z(i,:) = w(i,:) * a;\nend\nend\n"
    wrappers = "".join(f"function z = g{i}(w, a)\nz = g{i + 1}(w, a);\nend\n" for i in range(600))
    found = form(units(fc("z_next = g0(w, a);", "fc_v") + wrappers + looping), "fc_v")
    assert found is not None and found.line == 1
    assert "too deeply" in found.message.en and "过深" in found.message.zh


def test_a_component_form_that_calls_the_vector_form_is_found_there() -> None:
    source = "function [a_next, z_next] = fc_c(w, a)\n[a_next, z_next] = fc_v(w, a);\nend\n"
    finding = component_form(units(source, fc_v=HONEST_VECTOR["lecture"]), "fc_c")
    assert finding is not None
    assert (finding.unit, finding.line) == ("fc_v.m", 2)


def test_functions_in_one_file_are_found_there_with_its_lines() -> None:
    source = fc("z_next = w * a;") + "\n" + fc("for i=1:2\n z_next(i,:) = w(i,:)*a;\nend", "fc_v") + F
    unit = Unit(name="all.m", source=source)
    component, vector = component_form((unit,), "fc_c"), vector_form((unit,), "fc_v")
    assert component is not None and vector is not None
    assert (component.unit, component.line) == ("all.m", 2)
    assert (vector.unit, vector.line) == ("all.m", 7)


def test_an_absent_function_has_no_style() -> None:
    assert component_form(units(F), "fc_c") is None
    assert vector_form((), "fc_v") is None


@pytest.mark.parametrize("function", ["relu_c", "transpose_c", "matmul_c"])
def test_other_component_functions_are_let_pass(function: str) -> None:
    source = {
        "relu_c": "function y = relu_c(x)\ny = x;\nfor i=1:numel(x)\n if y(i) < 0\n y(i) = 0;\n end\nend\nend\n",
        "transpose_c": (
            "function y = transpose_c(x)\nfor i=1:size(x,1)\nfor j=1:size(x,2)\ny(j,i) = x(i,j);\nend\nend\nend\n"
        ),
        "matmul_c": (
            "function z = matmul_c(x, y)\nfor i=1:size(x,1)\nfor j=1:size(y,2)\nz(i,j)=x(i,:)*y(:,j);\nend\nend\nend\n"
        ),
    }[function]
    assert component_form(units(source), function) is None


# one step of a whole network has forms of its own: tests/checks/style/test_layered.py
REFERENCES = [
    path
    for path in sorted((Path(__file__).parents[3] / "reference" / "matlab").glob("*/*_[cv].m"))
    if not path.stem.startswith("update_mini_batch")
]


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_reference_has_the_form_it_stands_for_and_not_the_other(path: Path) -> None:
    folder = [Unit(name=file.name, source=file.read_text("utf-8")) for file in sorted(path.parent.glob("*.m"))]
    if path.stem.endswith("_c"):
        assert component_form(folder, path.stem) is None
        assert vector_form(folder, path.stem) is not None
    else:
        assert vector_form(folder, path.stem) is None
        assert component_form(folder, path.stem) is not None
