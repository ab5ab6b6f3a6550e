"""What MATLAB means and Octave does otherwise is written out for Octave; all else stays as it was sent."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.source.matlab.rewriting import for_octave

REWRITTEN = {
    'disp("J" + n);': 'disp(joined_text("J" , n));',
    'disp("a"+n+"b");': 'disp(joined_text(joined_text("a",n),"b"));',
    's = "a";\nif s == t, end': 's = "a";\nif same_text(s , t), end',
    'x = "a"+n~="b";': 'x = ~same_text(joined_text("a",n),"b");',
    "plot(x, LineWidth=2, ...\n Color=[1 0 0]);": "plot(x, 'LineWidth',2, ...\n 'Color',[1 0 0]);",
    'x = regexprep(s, "\\d+\\.", "a\\n\\\\d");': 'x = regexprep(s, "\\\\d+\\\\.", "a\\n\\\\d");',
    # several texts
    'n = ["a", "bb"];\nfor k = n, disp(k + 1), end': 'n = {"a", "bb"};\nfor k = n, k = text_item(k); '
    "disp(joined_text(k , 1)), end",
    'n = ["a", "bb"];\ndisp(n(end))': 'n = {"a", "bb"};\ndisp(text_item(n(end)))',
    'n = ["a"; "bb"];': 'n = {"a"; "bb"};',
    'n = strings(1, 2);\nn(1) = "a";\nfprintf("%s", n, n(2));': 'n = strings(1, 2);\nn(1) = "a";\n'
    'fprintf("%s", text_list(n){:}, text_item(n(2)));',
    'if ismember(s, ["a", "b"]), end': 'if ismember(s, {"a", "b"}), end',
    'any(s == ["a", "b"])': 'any(same_text(s , {"a", "b"}))',
    # what else
    "save(f, 'w', '-v7.3', '-nocompression')": "save(f, 'w', '-v7')",
    "function y = o(t)\n y = i();\n function q = i()\n  q = f(@(p) p < t);\n end\nend": "function y = o(t)\n "
    "y = i();\n function q = i()\n  if (false) t; end; q = f(@(p) p < t);\n end\nend",
    # Octave's own spelling, and a function that does not parse beside one that does
    'n += 1; if n != 2, disp("a" + n), endif # "': 'n += 1; if n != 2, disp(joined_text("a" , n)), endif # "',
    'function a(x)\ny = (;\nend\nfunction b(x)\ndisp("b" + x)\nend': "function a(x)\ny = (;\nend\nfunction b(x)\n"
    'disp(joined_text("b" , x))\nend',
}
AS_SENT = (
    'printf(["a" "b"]);',
    'm = ["usage: " "f(x)"];\nerror(m);',
    "function y = o(t)\n y = i(t);\n function q = i(t)\n  q = cellfun(@(p) p < t, {1});\n end\nend",
    "load('a-v7.3.mat')",
    "% save(f, '-v7.3')",
    "z = w * x + b;",
    "y = ['a' + 1, 'it''s'];",
    "x == 'relu'",
    'printf("%d\\n", n + 1);  % "a" + b',
    "if (x == 1), y = 2; end",
    'y = "a" + (',
)


@pytest.mark.parametrize("source", REWRITTEN)
def test_texts_and_named_arguments_are_written_out(source: str) -> None:
    assert for_octave(source) == REWRITTEN[source]


@pytest.mark.parametrize("source", AS_SENT)
def test_all_else_stays_as_it_was(source: str) -> None:
    assert for_octave(source) == source


@settings(max_examples=60, deadline=None, derandomize=True)
@given(parts=st.lists(st.sampled_from([*REWRITTEN, *AS_SENT, "é('", "\n", '"', "%{\n", "f(a=", "("]), max_size=6))
def test_every_line_stays_on_its_line(parts: list[str]) -> None:
    source = "\n".join(parts)
    assert for_octave(source).count("\n") == source.count("\n")


HOSTILE = {
    "a sum of a thousand": 's = "a";\nx = ' + "1+" * 1000 + "1;\n",
    "a thousand brackets": 's = "a";\nx = ' + "(" * 1000 + "y" + ")" * 1000 + " == s;\n",
    "functions in functions": "".join(f"function f{k}(q{k})\n" for k in range(300)) + "x = @(a) q1;\n" + "end\n" * 300,
    "arrays by the hundred": "function f(q)\n"
    + "".join(f'n{k} = ["a", "b"]; n{k}(1);\n' for k in range(300))
    + "end\n",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_no_file_takes_long_to_be_rewritten(source: str) -> None:
    started = time.process_time()
    assert for_octave(source).count("\n") == source.count("\n")
    assert time.process_time() - started < 5  # milliseconds to a tenth of a second
