"""A handout as a page that needs no network."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from grader.course.handout import pictures_of
from grader.home.handout_page import handout_page
from grader.text import Language
from tests.commands.conftest import ROOT

HANDOUTS = sorted(ROOT.glob("assignments/*/handout.*.md"))


def page_of(markdown: str, pictures: dict[str, bytes] | None = None, language: Language = Language.EN) -> str:
    return handout_page(markdown, language, pictures or {}, {})


@pytest.mark.parametrize("handout", HANDOUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_handout_shows_its_formulas_and_pictures_without_a_network(handout) -> None:
    source = handout.read_text(encoding="utf-8")
    language = Language(handout.name.split(".")[1])
    page = handout_page(source, language, {path.name: path.read_bytes() for path in pictures_of(handout)}, {})
    assert page.count("<math") >= source.count("$") // 4 > 0
    assert page.count('src="data:') == len(pictures_of(handout))
    assert not re.search(r'(?:src|href)="(?!data:|https?://)', page)
    shown = re.sub(r"<(pre|code)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert "$" not in shown and 'class="tex"' not in page  # no formula was left as it was typed
    for formula in re.findall(r"<math.*?</math>", page, re.DOTALL):
        assert not re.search(r"\\[A-Za-z]", "".join(ElementTree.fromstring(formula).itertext())), formula


def test_the_number_of_an_equation_stands_beside_it() -> None:
    page = page_of("$$z = w a \\tag{3}$$\n")
    assert '<span class="number">(3)</span>' in page
    assert "(3)" not in re.search(r"<math.*</math>", page, re.DOTALL)[0]


def test_dollars_in_code_are_no_formulas() -> None:
    assert "<math" not in page_of("`a $x$ b`\n\n```\n$ grader check $HOME\n```\n")


def test_lines_of_chinese_are_joined_and_words_are_kept_apart() -> None:
    page = page_of("前向计算，\n各写两遍；see\nthe code\n这里。\n", language=Language.ZH)
    assert "前向计算，各写两遍；see\nthe code\n这里。" in page
    assert '<html lang="zh-CN">' in page


def test_a_page_leads_to_the_other_language() -> None:
    page = handout_page("# Title of *it*\n", Language.EN, {}, {Language.ZH: "handout.zh.html"})
    assert '<a href="handout.zh.html" lang="zh-CN">中文</a>' in page
    assert "<title>Title of it</title>" in page
