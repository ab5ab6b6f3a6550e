"""A class of many hundreds: its page holds the first students and the rest as data, and a browser turns its pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from grader.gradebook.results import Results
from grader.person import Person
from grader.report import render_class
from grader.report.brief import in_brief
from grader.report.roll import MOST_NAMED, PAGE
from tests.conftest import require
from tests.report.chromium import Browser
from tests.report.sample_class import sample_class

COUNT = 2 * PAGE + 50
HOSTILE = "</script><script>document.title='gone'</script>"


def big_class(count: int = COUNT) -> Results:
    """Repeat the class of sixteen under other names; the third student's is hostile."""
    base = sample_class()
    return msgspec.structs.replace(
        base,
        submissions=tuple(
            msgspec.structs.replace(
                base.submissions[number % len(base.submissions)],
                id=f"s{number:04}" if number != 2 else f"s0002{HOSTILE}",
                sha256=str(number),
                person=Person(name=f"Student {number}") if number % 2 else Person(),
            )
            for number in range(count)
        ),
    )


@pytest.fixture(scope="module")
def page() -> str:
    return render_class(big_class())


def rows(page: str) -> int:
    return len(re.findall(r'<tr role="row" class="is-', page))


def test_the_page_of_a_big_class_holds_the_first_rows_and_every_student_as_data(page: str) -> None:
    assert rows(page) == PAGE
    (written,) = re.findall(r'<script type="application/json" id="roll">(.*?)</script>', page, re.DOTALL)
    data = json.loads(written)
    assert [row[0] for row in data] == [entry.id for entry in big_class().submissions]
    assert page.count(HOSTILE) == 0
    assert "grades.csv" in page


def test_a_class_of_one_page_has_all_its_rows_and_nothing_to_turn() -> None:
    page = render_class(big_class(PAGE))
    assert rows(page) == PAGE
    assert 'id="roll"' not in page and 'class="pager"' not in page and "table.paged" in page
    more = re.findall(r"and \d+ more", page)
    assert not more, "every list of a class of this size is whole"


def test_a_page_grows_by_little_more_than_a_name_and_a_mark_for_each_student(page: str) -> None:
    longer = render_class(big_class(2 * COUNT))
    assert (len(longer) - len(page)) / COUNT < 250  # bytes; a row as markup has three times as many
    assert longer.count("and ") >= page.count("and ")
    assert re.search(rf"and {2 * COUNT // 16 - MOST_NAMED} more", longer)


def test_what_the_class_page_needs_of_a_student_is_shared_with_those_who_did_alike() -> None:
    brief = in_brief(big_class())
    first, alike = brief.submissions[0], brief.submissions[16]
    assert first.checks is alike.checks
    assert all(not check.message for check in first.checks if check.status == "passed")


def test_the_pages_are_turned_sorted_and_searched_and_a_print_has_everybody(page: str, tmp_path: Path) -> None:
    require("chromium")
    (tmp_path / "report.html").write_text(page, "utf-8")
    with Browser(tmp_path / "profile") as browser:
        browser.open(tmp_path / "report.html")

        def ids() -> list[str]:
            return str(
                browser.evaluate(
                    "[...document.querySelectorAll('.students tbody bdi.id')].map(e => e.textContent).join('\\n')"
                )
            ).split("\n")

        def place() -> str:
            return str(browser.evaluate("document.querySelector('.pager .place').textContent"))

        everybody = [entry.id for entry in big_class().submissions]
        assert ids() == everybody[:PAGE] and place() == f"1–{PAGE} / {COUNT}"
        for _ in range(3):
            browser.evaluate("document.querySelector('.pager .on').click()")
        assert ids() == everybody[2 * PAGE :] and place() == f"{2 * PAGE + 1}–{COUNT} / {COUNT}"
        browser.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert ids() == everybody
        browser.evaluate("dispatchEvent(new Event('afterprint'))")
        assert ids() == everybody[2 * PAGE :]
        browser.evaluate("document.querySelectorAll('.students thead button')[1].click()")
        marks = "[...document.querySelectorAll('.students td.mark')].map(e => parseFloat(e.textContent)).join()"
        falling = [float(mark) for mark in str(browser.evaluate(marks)).split(",") if mark != "NaN"]
        assert falling == sorted(falling, reverse=True) and place().startswith("1–")
        browser.evaluate(
            "{ const field = document.querySelector('.pager input'); field.value = 'student 31';"
            "field.dispatchEvent(new Event('input')); }"
        )
        assert set(ids()) == {one for one in everybody if one.startswith(("s0031", "s031")) and int(one[1:5]) % 2}
        assert browser.evaluate("document.title") != "gone"
