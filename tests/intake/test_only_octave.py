"""What only Octave reads is told where it stands first, and nothing that MATLAB reads is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.source.matlab import spelling
from grader.intake.source.matlab.only_octave import told
from grader.submission import Unit

ROOT = Path(__file__).parents[2]
SPELT = {
    "# a comment": "`#` (a.m, line 2; in MATLAB `%`)",
    "x += 1;": "`+=` (a.m, line 2; in MATLAB `x = x + ...`)",
    "x .*= 2;": "`.*=` (a.m, line 2; in MATLAB `x = x .* ...`)",
    "x++;": "`++` (a.m, line 2; in MATLAB `x = x + 1`)",
    "if x != 1, end": "`!=` (a.m, line 2; in MATLAB `~=`)",
    "if !x, end": "`!` (a.m, line 2; in MATLAB `~`)",
    "x = 2 ** 3;": "`**` (a.m, line 2; in MATLAB `^`)",
    "if x, y = 1; endif": "`endif` (a.m, line 2; in MATLAB `end`)",
    'printf("%d", x);': "`printf` (a.m, line 2; in MATLAB `fprintf`)",
    "n = rows(x);": "`rows` (a.m, line 2; in MATLAB `size(x, 1)`)",
    "pkg load statistics": "`pkg` (a.m, line 2)",
    "#{\nwords\n#}": "`#` (a.m, line 2; in MATLAB `%`)",
}
MATLAB = (
    "% # += endif printf(1)",
    "y = x'; s = 'a != b # c'; t = \"x += 1 # y\";",
    "if x ~= 1 && ~y, y = x.'; end",
    "rows = size(x, 1); y = rows(1); [a, columns] = size(x); z = columns(1);",
    "%{\n# endif\n%}",
    "q = [1 -2]; q = a++b; q = x.endif;",
    "fprintf('%d # %d\\n', 1, 2); % it's",
)


@pytest.mark.parametrize("line", SPELT)
def test_what_matlab_lacks_is_named_with_its_place_and_what_to_write(line: str) -> None:
    said = told([Unit(name="a.m", source=f"function y = f(x)\n{line}\nend\n")])
    assert SPELT[line] in said.en and "MATLAB 不认识" in said.zh


@pytest.mark.parametrize("line", MATLAB)
def test_of_matlab_nothing_is_said(line: str) -> None:
    assert not told([Unit(name="a.m", source=f"function y = f(x)\n{line}\nend\n")])


def test_our_own_matlab_is_nothing_to_speak_of() -> None:
    files = [*(ROOT / "reference/matlab").rglob("*.m"), *(ROOT / "student_templates").rglob("*.m")]
    assert len(files) > 50
    assert not told([Unit(name=path.name, source=path.read_text(encoding="utf-8")) for path in files])


def test_cells_of_a_notebook_are_in_the_language_of_their_kernel() -> None:
    assert not told([Unit(name="cell 1", source="x += 1; # more")])


PIECES = "x|do|until|endif|end|%|#|%{|%}|\n| |'|\"|!|=|+|-|*|/|^|.|(|)|[|]|...|;|1|é|\t|function".split("|")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
def test_a_file_in_which_nothing_is_octaves_at_first_sight_stays_as_it_is(source: str, keep_texts: bool) -> None:
    if not spelling._perhaps_octave(source):
        assert "".join(piece for *_, piece in spelling._respelt(source, keep_texts)) == source


def test_the_references_are_in_matlabs_spelling_at_first_sight() -> None:
    files = list((ROOT / "reference" / "matlab" / "hw3_backprop").glob("*.m"))
    assert files and not any(spelling._perhaps_octave(path.read_text(encoding="utf-8")) for path in files)
