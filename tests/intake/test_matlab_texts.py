"""What MATLAB does with texts and ``name=value`` is written out for Octave; all else stays as it was sent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.source.matlab.texts import with_texts_as_in_matlab

REWRITTEN = {
    'disp("J" + n);': 'disp(joined_text("J" , n));',
    'disp("a"+n+"b");': 'disp(joined_text(joined_text("a",n),"b"));',
    's = "a";\nif s == t, end': 's = "a";\nif same_text(s , t), end',
    'x = "a"+n~="b";': 'x = ~same_text(joined_text("a",n),"b");',
    "plot(x, LineWidth=2, ...\n Color=[1 0 0]);": "plot(x, 'LineWidth',2, ...\n 'Color',[1 0 0]);",
}
AS_SENT = (
    "z = w * x + b;",
    "y = ['a' + 1, 'it''s'];",
    "x == 'relu'",
    'printf("%d\\n", n + 1);  % "a" + b',
    "if (x == 1), y = 2; end",
    'y = "a" + (',
)


@pytest.mark.parametrize("source", REWRITTEN)
def test_texts_and_named_arguments_are_written_out(source: str) -> None:
    assert with_texts_as_in_matlab(source) == REWRITTEN[source]


@pytest.mark.parametrize("source", AS_SENT)
def test_all_else_stays_as_it_was(source: str) -> None:
    assert with_texts_as_in_matlab(source) == source


@settings(max_examples=60, deadline=None, derandomize=True)
@given(parts=st.lists(st.sampled_from([*REWRITTEN, *AS_SENT, "é('", "\n", '"', "%{\n", "f(a=", "("]), max_size=6))
def test_every_line_stays_on_its_line(parts: list[str]) -> None:
    source = "\n".join(parts)
    assert with_texts_as_in_matlab(source).count("\n") == source.count("\n")
