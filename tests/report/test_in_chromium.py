"""A real browser shows the pages without complaint, in the language chosen, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.gradebook.results import Results
from grader.report import write_reports
from grader.report.naming import file_name
from grader.text import Language
from tests.conftest import require
from tests.report.chromium import Browser

WIDTHS = (320, 375, 1100)
COMPLAINTS = {"Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def folder(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(results, tmp_path_factory.mktemp("out"), Language.EN).parent


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    require("chromium")
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def pages(folder: Path, results: Results) -> list[Path]:
    chosen = [results.submissions[index].id for index in (0, 2, 4, 7, 13, 14, 15)]
    return [folder / "report.html", *(folder / "feedback" / f"{file_name(id)}.html" for id in chosen)]


def test_no_page_complains_asks_for_anything_or_is_too_wide(browser: Browser, folder: Path, results: Results) -> None:
    before = len(browser.heard)
    for page in pages(folder, results):
        browser.open(page)
        for width in WIDTHS:
            browser.resize(width)
            for language in Language:
                browser.evaluate(f"document.getElementById('choose-{language}').click()")
                assert not browser.evaluate(TOO_WIDE), f"{page.name} in {language} at {width} px"
    events = browser.heard[before:]
    assert not [event["params"] for event in events if event.get("method") in COMPLAINTS]
    asked = [e["params"]["request"]["url"] for e in events if e.get("method") == "Network.requestWillBeSent"]
    assert asked == [page.as_uri() for page in pages(folder, results)]


def test_the_reader_sees_one_language_and_can_change_it(browser: Browser, folder: Path) -> None:
    browser.open(folder / "report.html")
    texts = {}
    for language in ("en", "zh", "en"):
        browser.evaluate(f"document.querySelector('label[for=choose-{language}]').click()")
        texts[language] = str(browser.evaluate("document.querySelector('main').innerText"))
        assert browser.evaluate("document.documentElement.lang") == {"en": "en", "zh": "zh-CN"}[language]
    assert "Graded without isolation" in texts["en"] and "批改时没有隔离" not in texts["en"]
    assert "批改时没有隔离" in texts["zh"] and "Graded without isolation" not in texts["zh"]


def test_the_language_can_be_changed_without_a_script(browser: Browser, folder: Path) -> None:
    page = folder / "report.html"
    silent = folder / "silent.html"
    silent.write_text(re.sub(r"script-src [^;]*;", "script-src 'none';", page.read_text("utf-8")), "utf-8")
    browser.open(silent)
    assert browser.evaluate("document.querySelector('table.sortable button')") is None
    browser.evaluate("document.querySelector('label[for=choose-zh]').click()")
    text = str(browser.evaluate("document.querySelector('main').innerText"))
    assert "批改时没有隔离" in text and "Graded without isolation" not in text


def test_a_click_sorts_the_students(browser: Browser, folder: Path, results: Results) -> None:
    browser.open(folder / "report.html")
    order = "[...document.querySelectorAll('table.sortable tbody .mark')].map(cell => Number(cell.dataset.key))"
    browser.evaluate("document.querySelectorAll('table.sortable thead button')[1].click()")
    falling = browser.evaluate(order)
    assert falling == sorted(falling, reverse=True) and len(falling) == len(results.submissions)
    browser.evaluate("document.querySelectorAll('table.sortable thead button')[1].click()")
    assert browser.evaluate(order) == falling[::-1]
