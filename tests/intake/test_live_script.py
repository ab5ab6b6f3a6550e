"""The code of live scripts: what is run of them, in its order, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionRefused
from grader.intake.files import MIB, Found, Tally
from grader.intake.live_script import as_plain_file
from grader.limits import Limits
from grader.submission import Form
from tests.intake.handed_in import LIMITS, MATLAB, WORDS, document, live_script, paragraph, read_one, zipped

CODE = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=40)
STYLES = st.sampled_from(("code", "text", "heading", "CodeExampleLine", "ListParagraph"))


def plain(content: bytes, name: str = "fc_v.mlx", limits: Limits = LIMITS) -> Found:
    return as_plain_file(Found(name=name, size=len(content), content=content), Tally(limits), limits)


@settings(max_examples=50, deadline=None)
@given(paragraphs=st.lists(st.tuples(CODE, STYLES), min_size=1, max_size=6))
def test_the_code_paragraphs_are_the_script_in_their_order(paragraphs: list[tuple[str, str]]) -> None:
    code = [words for words, style in paragraphs if style == "code"]
    file = plain(live_script(*(paragraph(words, style) for words, style in paragraphs)))
    if not code:
        assert file.content is None and "no code" in file.trouble.en
        return
    assert file.content is not None and file.name == "fc_v.m"
    assert file.content.decode() == "\n".join(code) + "\n"


def test_controls_and_what_is_not_a_paragraphs_own_text_are_no_code() -> None:
    control = '<w:customXml><w:r><w:t>no</w:t></w:r></w:customXml><mc:x xmlns:mc="m"><w:r><w:t>no</w:t></w:r></mc:x>'
    other = '<x:p xmlns:x="other"><x:r><x:t>no</x:t></x:r></x:p>'
    whole = paragraph("a = 1;").replace("</w:p>", f"{control}{other}</w:p>")
    assert plain(live_script(whole)).content == b"a = 1;\n"


def test_a_live_function_is_graded_as_the_file_of_its_name(tmp_path: Path) -> None:
    submission = read_one(tmp_path, {"s/fc_v.mlx": live_script(paragraph("Text", "text"), paragraph(MATLAB.decode()))})
    assert submission.form is Form.MATLAB
    assert [(unit.name, unit.source) for unit in submission.units] == [("fc_v.m", MATLAB.decode() + "\n")]
    assert "fc_v.mlx: the code of the live script was read" in submission.notes[0].en
    assert "实时脚本" in submission.notes[0].zh


def test_a_single_live_script_is_an_entry_whose_id_has_no_ending(tmp_path: Path) -> None:
    assert read_one(tmp_path, {"anna.mlx": live_script(paragraph(MATLAB.decode()))}).id == "anna"


def test_of_a_plain_text_live_script_the_appendix_is_cut_off_before_it_is_weighed() -> None:
    content = MATLAB + b'%[appendix]{"version":"1.0"}\n%---\n%   data: {"image":"' + MIB * b"A" + b'"}\n'
    assert plain(content, "fc_v.m").content == MATLAB
    assert plain(MATLAB + MIB * b"%", "fc_v.m").content is None


REFUSED = {
    "a DOCTYPE": (document(paragraph("x = 1;"), before="<!DOCTYPE w>"), "DOCTYPE"),
    "nested too deep": (document(200 * "<w:r>" + 200 * "</w:r>"), "nested too deep"),
    "cut off": (document(paragraph("x = 1;"))[:-20], "damaged"),
    "a little too large": (document(paragraph("x"), paragraph((8 << 20) * " ", "text")), "at most 8.0 MB"),
    "a little too much code": (document(paragraph((512 << 10) * "%")), "at most 512 kB"),
    "no text": (f'<w:document xmlns:w="{WORDS}"/>'.encode(), "no code"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_honest_live_script_is_like_is_refused_in_bounded_time(name: str) -> None:
    content, why = REFUSED[name]
    packed = zipped({"matlab/document.xml": content})
    started = time.process_time()
    file = plain(packed)
    assert time.process_time() - started < 3
    assert file.content is None and why in file.trouble.en and file.trouble.zh != file.trouble.en


@pytest.mark.parametrize("path", ["/etc/x", "../x", "matlab/../../x", "C:/x", "..\\x"])
def test_names_that_lead_elsewhere_are_refused(path: str) -> None:
    packed = zipped({path: b"x", "matlab/document.xml": document(paragraph("x = 1;"))})
    assert "leads out" in plain(packed).trouble.en


def test_two_documents_are_none() -> None:
    twice = [("matlab/document.xml", document(paragraph(words))) for words in ("x = 1;", "x = 2;")]
    assert "not hold matlab/document.xml once" in plain(zipped(twice)).trouble.en


def test_many_live_scripts_together_are_bounded(tmp_path: Path) -> None:
    swollen = zipped({"matlab/document.xml": document(paragraph("x = 1;"), paragraph((6 << 20) * " ", "text"))})
    with pytest.raises(SubmissionRefused, match="more than 64 MB"):
        read_one(tmp_path, {f"s/l{k}.mlx": swollen for k in range(12)})


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 10_000), bits=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_file_is_told_or_read(at: int, bits: int, cut: bool) -> None:
    packed = bytearray(live_script(paragraph(MATLAB.decode())))
    at %= len(packed)
    packed[at] ^= bits
    file = plain(bytes(packed[:at] if cut else packed))
    assert file.content is not None or file.trouble
