"""The component form of single numbers in MATLAB: honest styles are let pass, a whole row at a time is found."""

from __future__ import annotations

import pytest

from grader.checks.style.finding import Finding
from grader.checks.style.matlab import component_form
from grader.checks.style.step import SingleNumbers
from grader.submission import Unit

FORMS = {
    "relu": (SingleNumbers(("matrix",)), "y = relu(x)"),
    "add": (SingleNumbers(("matrix", "matrix")), "z = add(x, y)"),
    "add_row": (SingleNumbers(("matrix", "row")), "z = add_row(x, r)"),
    "dot_c": (SingleNumbers(("column", "column")), "z = dot_c(x, y)"),
    "turn": (SingleNumbers(("matrix",), without=("transpose",)), "y = turn(x)"),
    "lay_out": (SingleNumbers(("matrix", "number", "number"), without=("reshape",)), "y = lay_out(x, rows, cols)"),
}


def look(function: str, body: str, **helpers: str) -> Finding | None:
    step, head = FORMS[function]
    files = {function: f"function {head}\n{body}\nend\n", **helpers}
    return component_form([Unit(name=f"{name}.m", source=text) for name, text in files.items()], function, step)


HONEST = {
    "relu": {
        "two loops": (
            "y = zeros(size(x));\nfor i = 1:size(x,1)\n for j = 1:size(x,2)\n  y(i,j) = max(x(i,j), 0);\n end\nend"
        ),
        "a copy, changed": (
            "y = x;\n[r, c] = size(y);\nfor i=1:r\n for j=1:c\n  if y(i,j) < 0\n   y(i,j) = 0;\n  end\n end\nend"
        ),
        "zeros made of x": "y = 0 * x;\nfor k = 1:numel(x)\n if x(k) > 0\n  y(k) = x(k);\n end\nend",
        "linear index": "y = zeros(size(x));\nfor k = 1:numel(x)\n y(k) = (x(k) + abs(x(k))) / 2;\nend",
        "linear index, from the end": "y = x;\nfor k = numel(x):-1:1\n y(k) = max([x(k) 0]);\nend",
        "while": (
            "y = x; i = 1;\nwhile i <= size(x,1)\n j = 1;\n while j <= size(x,2)\n  y(i,j) = x(i,j) * (x(i,j) > 0);\n"
            "  j = j + 1;\n end\n i = i + 1;\nend"
        ),
        "octave": (
            "  y = zeros (size (x));\n  for i = 1:rows (x)\n    for j = 1:columns (x)\n      if (x(i,j) > 0)\n"
            "        y(i,j) += x(i,j);\n      endif\n    endfor\n  endfor"
        ),
        "arrayfun": "y = arrayfun(@(v) max(v, 0), x);",
        "arrayfun over places": "y = reshape(arrayfun(@(k) max(x(k), 0), 1:numel(x)), size(x));",
        "cellfun": "y = cellfun(@(v) max(v, 0), num2cell(x));",
        "over all numbers": "y = zeros(size(x)); k = 0;\nfor v = x(:)'\n k = k + 1;\n y(k) = max(v, 0);\nend",
        "over columns, then numbers": (
            "y = []; \nfor c = x\n new = [];\n for k = 1:numel(c)\n  new(end+1, 1) = max(c(k), 0);\n end\n"
            " y = [y new];\nend"
        ),
        "over columns and their numbers": (
            "y = []; \nfor c = x\n new = [];\n for v = c'\n  new = [new; max(v, 0)];\n end\n y = [y, new];\nend"
        ),
        "a row taken and put back": (
            "y = zeros(size(x));\nfor i = 1:size(x,1)\n row = x(i,:);\n for j = 1:numel(row)\n"
            "  if row(j) < 0, row(j) = 0; end\n end\n y(i,:) = row;\nend"
        ),
        "ind2sub": (
            "y = zeros(size(x));\nfor k=1:numel(x)\n [i, j] = ind2sub(size(x), k);\n y(i,j) = max(x(i,j), 0);\nend"
        ),
        "sub2ind": (
            "y = x;\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  k = sub2ind(size(x), i, j);\n"
            "  y(k) = max(x(k), 0);\n end\nend"
        ),
        "the negative ones, one by one": "y = x;\nfor k = find(x < 0)'\n y(k) = max(x(k), 0);\nend",
        "a self-check": ("y = x;\nfor k = 1:numel(x)\n y(k) = max(x(k), 0);\nend\nassert(isequal(y, max(x, 0)));"),
        "flattened first": "v = x(:);\nfor k = 1:length(v)\n v(k) = max(v(k), 0);\nend\ny = reshape(v, size(x));",
        "a slice of one": "y = x;\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  y(i,j) = max(x(i:i, j:j), 0);\n end\nend",
        "anonymous function": "g = @(v) max(v, 0);\ny = x;\nfor k=1:numel(x)\n y(k) = g(x(k));\nend",
    },
    "add": {
        "two loops": (
            "z = zeros(size(x));\nfor i = 1:size(x,1)\n for j = 1:size(x,2)\n  z(i,j) = x(i,j) + y(i,j);\n end\nend"
        ),
        "a copy": "z = x;\nfor k = 1:numel(z)\n z(k) = z(k) + y(k);\nend",
        "a sum of two": "z = x;\nfor k = 1:numel(z)\n z(k) = sum([x(k), y(k)]);\nend",
        "arrayfun over both": "z = arrayfun(@(a, b) a + b, x, y);",
        "plus of numbers": "z = x;\nfor k = 1:numel(z)\n z(k) = plus(x(k), y(k));\nend",
        "growing": (
            "z = [];\nfor i = 1:size(x,1)\n line = [];\n for j = 1:size(x,2)\n  line = [line, x(i,j) + y(i,j)];\n end\n"
            " z = [z; line];\nend"
        ),
    },
    "add_row": {
        "two loops": "z = x;\nfor i = 1:size(x,1)\n for j = 1:size(x,2)\n  z(i,j) = x(i,j) + r(1,j);\n end\nend",
        "one index": "z = x;\nfor i = 1:size(x,1)\n for j = 1:numel(r)\n  z(i,j) = x(i,j) + r(j);\n end\nend",
        "all rows of the one row": (
            "z = x;\nfor i = 1:size(x,1)\n for j = 1:numel(r)\n  z(i,j) = x(i,j) + r(:,j);\n end\nend"
        ),
        "stood up": "s = r';\nz = x;\nfor i=1:size(x,1)\n for j=1:numel(s)\n  z(i,j) = x(i,j) + s(j);\n end\nend",
        "over the row": (
            "z = x; j = 0;\nfor v = r\n j = j + 1;\n for i = 1:size(x,1)\n  z(i,j) = x(i,j) + v;\n end\nend"
        ),
    },
    "dot_c": {
        "the book's": "z = 0;\nfor i = 1:size(x, 1)\n z = z + x(i, 1) * y(i, 1);\nend",
        "one index": "z = 0;\nfor i = 1:length(x)\n z = z + x(i) * y(i);\nend",
        "whole rows of one column": "z = 0;\nfor i = 1:size(x, 1)\n z = z + x(i, :) * y(i, :);\nend",
        "products collected": "p = zeros(size(x));\nfor i = 1:numel(x)\n p(i) = x(i) .* y(i);\nend\nz = sum(p);",
        "arrayfun": "z = sum(arrayfun(@(a, b) a * b, x, y));",
        "pairs": "z = 0;\nfor v = [x y]'\n z = z + v(1) * v(2);\nend",
        "recursion": ("if isempty(x)\n z = 0;\nelse\n z = x(1) * y(1) + dot_c(x(2:end), y(2:end));\nend"),
    },
    "turn": {
        "two loops": (
            "y = zeros(size(x,2), size(x,1));\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  y(j,i) = x(i,j);\n end\nend"
        ),
        "flipped size": (
            "y = zeros(fliplr(size(x)));\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  y(j,i) = x(i,j);\n end\nend"
        ),
        "over the rows": (
            "y = []; i = 0;\nfor row = x'\n i = i + 1;\n for j = 1:numel(row)\n  y(j,i) = row(j);\n end\nend"
        ),
        "a new row, laid down": (
            "y = [];\nfor j=1:size(x,2)\n c = [];\n for i=1:size(x,1)\n  c(end+1,1) = x(i,j);\n end\n y = [y; c'];\nend"
        ),
    },
    "lay_out": {
        "quotient and remainder": (
            "y = zeros(rows, cols);\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  k = (i-1)*size(x,2) + j - 1;\n"
            "  y(floor(k/cols)+1, mod(k,cols)+1) = x(i,j);\n end\nend"
        ),
        "from the transposed": (
            "t = x';\ny = zeros(rows, cols); k = 0;\nfor i=1:rows\n for j=1:cols\n  k = k + 1;\n"
            "  y(i,j) = t(k);\n end\nend"
        ),
        "collected, then placed": (
            "v = [];\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  v(end+1) = x(i,j);\n end\nend\ny = zeros(rows, cols);\n"
            "for i=1:rows\n for j=1:cols\n  y(i,j) = v((i-1)*cols + j);\n end\nend"
        ),
        "in a line first": (
            "v = reshape(x', 1, []);\ny = zeros(rows, cols);\nfor k=1:numel(v)\n"
            " y(ceil(k/cols), mod(k-1,cols)+1) = v(k);\nend"
        ),
    },
}

# function, body, the line of the body that is to be pointed at (0: the function itself)
ROWS = {
    "relu at once": ("relu", "y = max(x, 0);", 1),
    "relu row by row": ("relu", "y = zeros(size(x));\nfor i = 1:size(x,1)\n y(i,:) = max(x(i,:), 0);\nend", 3),
    "relu column by column": ("relu", "y = x;\nfor j = 1:size(x,2)\n y(:,j) = max(0, y(:,j));\nend", 3),
    "relu of row variables": ("relu", "y = [];\nfor i = 1:size(x,1)\n row = x(i,:);\n y = [y; max(row, 0)];\nend", 4),
    "relu over columns": ("relu", "y = [];\nfor c = x\n y = [y, c .* (c > 0)];\nend", 3),
    "relu by a mask": ("relu", "y = x;\nfor i=1:1\n y(y < 0) = 0;\nend", 3),
    "relu by a mask with a name": ("relu", "y = x;\nm = x < 0;\nfor i=1:1\n y(m) = 0;\nend", 4),
    "relu by find": ("relu", "y = x;\nfor i=1:1\n y(find(x < 0)) = 0;\nend", 3),
    "relu by abs": ("relu", "for i=1:1\n y = abs(x) / 2 + x / 2;\nend", 2),
    "relu with a decoy": ("relu", "for k=1:numel(x)\n s = x(k);\nend\ny = max(x, 0);", 4),
    "relu of cells of rows": (
        "relu",
        "y = cell2mat(cellfun(@(row) g(row), num2cell(x, 2), 'UniformOutput', false));",
        0,
    ),
    "add at once": ("add", "z = x + y;", 1),
    "add row by row": ("add", "z = x;\nfor i=1:size(x,1)\n z(i,:) = x(i,:) + y(i,:);\nend", 3),
    "add from 1 to the end": ("add", "z = x;\nfor i=1:size(x,1)\n z(i,1:end) = x(i,1:end) + y(i,1:end);\nend", 3),
    "add by plus": ("add", "z = x;\nfor i=1:size(x,1)\n z(i,:) = plus(x(i,:), y(i,:));\nend", 3),
    "arrayfun over rows": ("add", "c = arrayfun(@(i) x(i,:) + y(i,:), 1:size(x,1), 'UniformOutput', false);", 1),
    "broadcast": ("add_row", "z = x + r;", 1),
    "the row to each row": ("add_row", "z = x;\nfor i=1:size(x,1)\n z(i,:) = z(i,:) + r;\nend", 3),
    "a number to each column": ("add_row", "z = x;\nfor j=1:numel(r)\n z(:,j) = x(:,j) + r(j);\nend", 3),
    "bsxfun": ("add_row", "for i=1:1\n z = bsxfun(@plus, x, r);\nend", 2),
    "repmat": ("add_row", "z = x + repmat(r, size(x,1), 1);", 1),
    "dot at once": ("dot_c", "z = x' * y;", 1),
    "dot by dot": ("dot_c", "for i=1:1\n z = dot(x, y);\nend", 2),
    "products at once": ("dot_c", "z = 0; p = x .* y;\nfor i=1:numel(p)\n z = z + p(i);\nend", 1),
    "dot of slices": ("dot_c", "for i=1:1\n z = x(:,1)' * y(:,1);\nend", 2),
    "transposed": ("turn", "y = x';", 1),
    "transposed behind loops": ("turn", "y = x.';\nfor k=1:numel(y)\n y(k) = y(k);\nend", 1),
    "rows to columns": ("turn", "y = zeros(size(x,2), size(x,1));\nfor i=1:size(x,1)\n y(:,i) = x(i,:);\nend", 0),
    "permute": ("turn", "for i=1:1\n y = permute(x, [2 1]);\nend", 2),
    "reshape": ("lay_out", "y = reshape(x', cols, rows)';", 1),
    "reshape with a size": ("lay_out", "y = reshape(x', [cols rows])';", 1),
    "reshape behind a loop": (
        "lay_out",
        "v = [];\nfor i=1:size(x,1)\n for j=1:size(x,2)\n  v(end+1) = x(i,j);\n end\nend\ny = reshape(v, cols, rows)';",
        7,
    ),
    "pieces": (
        "lay_out",
        "t = x'; v = t(:)';\ny = zeros(rows, cols);\nfor i=1:rows\n y(i,:) = v((i-1)*cols+1 : i*cols);\nend",
        0,
    ),
    "nothing": ("relu", "y = x;", 0),
}


@pytest.mark.parametrize(
    "function, text",
    [(function, text) for function, styles in HONEST.items() for text in styles.values()],
    ids=[f"{function}-{name}" for function, styles in HONEST.items() for name in styles],
)
def test_single_numbers_in_an_honest_style_are_let_pass(function: str, text: str) -> None:
    assert look(function, text) is None


@pytest.mark.parametrize("name", ROWS)
def test_many_numbers_at_a_time_are_found_where_they_stand(name: str) -> None:
    function, text, line = ROWS[name]
    finding = look(function, text, g="function y = g(row)\ny = row;\nend\n")
    assert finding is not None
    assert (finding.unit, finding.line) == (f"{function}.m", 1 + line)


def test_helpers_are_followed_with_what_they_are_given() -> None:
    body = "z = x;\nfor i = 1:size(x,1)\n z(i,:) = both(x(i,:), y(i,:));\nend"
    one_by_one = "function z = both(p, q)\nfor j = 1:numel(p)\n z(j) = p(j) + q(j);\nend\nend\n"
    finding = look("add", body, both="function z = both(p, q)\nz = p + q;\nend\n")
    assert look("add", body, both=one_by_one) is None
    assert finding is not None and (finding.unit, finding.line) == ("both.m", 2)


def test_a_number_handed_to_the_vector_form_is_one_number_at_a_time() -> None:
    vector = "function y = relu_v(x)\ny = max(x, 0);\nend\n"
    assert look("relu", "y = x;\nfor k=1:numel(x)\n y(k) = relu_v(x(k));\nend", relu_v=vector) is None
    finding = look("relu", "y = relu_v(x);", relu_v=vector)
    assert finding is not None and (finding.unit, finding.line) == ("relu_v.m", 2)


def test_the_words_say_what_stands_there_and_what_is_asked() -> None:
    at_once, no_loop = look("add", "z = x + y;"), look("add", "z = 0;")
    assert at_once is not None and "`x + y`" in at_once.message.en and "一次只处理一个数" in at_once.message.zh
    assert no_loop is not None and "no such loop" in no_loop.message.en and "没有这样的循环" in no_loop.message.zh
