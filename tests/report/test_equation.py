"""TeX becomes MathML, and nothing but MathML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.equation import equation

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def test_a_formula_becomes_mathml_with_its_own_symbols() -> None:
    made = equation(r"\delta^l = f'(z^l) \odot (W^l)^T \delta^{l+1}")
    assert made.startswith("<math") and "δ" in made and "⊙" in made


@pytest.mark.parametrize("tex", [r"\frac{1}{", r"\left(", "}"])
def test_tex_that_cannot_be_read_is_shown_as_it_stands(tex: str) -> None:
    assert tex in equation(tex) or equation(tex).startswith("<math")


@given(st.text(st.sampled_from(r"<>&\"'{}\^_ab" + " ")) | st.text().map(r"\text{{{}}}".format))
def test_no_formula_brings_tags_of_its_own(tex: str) -> None:
    made = str(equation(tex))
    if made.startswith("<code"):
        assert made.count("<") == 2
        return
    for element in ElementTree.fromstring(made).iter():
        assert element.tag.removeprefix(f"{{{NAMESPACE}}}").startswith("m")
        assert not {"href", "style", "class", "id"} & set(element.attrib)


def test_links_and_markup_in_a_formula_are_inert() -> None:
    assert "<script" not in equation(r"\text{<script>alert(1)</script>}")
    assert "href" not in equation(r"\href{http://example.org}{y}")
