"""Text from strangers cannot disturb the page."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.harmless import harmless, harmless_json

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))  # lone surrogates too


@given(ANYTHING)
def test_nothing_that_acts_unseen_is_left(text: str) -> None:
    left = set(harmless(text)) - {"\n", "\t", "\u200c", "\u200d"}
    assert not {unicodedata.category(character) for character in left} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"))))
def test_visible_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ud800", "⟨U+D800⟩"),
        ("\x00", "␀"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_what_would_act_unseen_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.recursive(ANYTHING, lambda inner: st.lists(inner) | st.dictionaries(ANYTHING, inner)))
def test_json_reads_back_as_the_same_value_and_holds_no_markup(value: object) -> None:
    written = harmless_json(value)
    assert not set(written) & set("<>&")
    written.encode()  # lone surrogates are escaped
    assert json.loads(written, strict=True) == _joined(value)


def _joined(value: object) -> object:
    """JSON cannot tell two lone surrogates side by side from the pair they make."""
    return json.loads(json.dumps(value))
