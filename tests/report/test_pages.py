"""The pages say everything in both languages, ask nobody for anything, and let no student's text act."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.gradebook.results import Results, SubmissionResult
from grader.outcome import ConfusionPicture, Curve, GrayImage, ImagesPicture, LinePicture, Status, Verdict
from grader.report import render_class, render_student
from grader.report.pages import points
from grader.text import Language, Text, text
from tests.report.sample_class import MISTAKES, TRAINING, WRONG, checks, graded, named, ungraded

HOSTILE = "\"><script>alert(1)</script>'`{{7*7}}</style></title>--><img src=x onerror=alert(1)>&amp;\u202e\x1b\x00"
VOID = {"meta", "input", "path", "circle", "rect", "use", "polyline"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and its text by language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {"en": [], "zh": [], "": []}
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag not in VOID:
            choice = given.get("class") if given.get("class") in ("en", "zh") else None
            self._open.append((tag, choice or (self._open[-1][1] if self._open else "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            opened, _ = self._open.pop()
            assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in ("style", "script"):
            self.words[self._open[-1][1]].append(data)

    def said(self, language: str) -> str:
        return " ".join("".join(self.words[language]).split())


def every_page(results: Results) -> list[str]:
    return [render_class(results), *(render_student(results, entry) for entry in results.submissions)]


def alone(submission: SubmissionResult, **more: object) -> Results:
    fields: dict[str, object] = {
        "assignment": "hw",
        "title": text("t", "题"),
        "grader": "0",
        "seed": "s",
        "isolated": True,
        "mistakes": MISTAKES,
        "submissions": (submission,),
    } | more
    return Results(**fields)  # type: ignore[arg-type]


def test_no_page_refers_to_anything_outside(results: Results) -> None:
    for html in every_page(results):
        for tag, attributes in Page(html).elements:
            assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
            assert not {"src", "srcset", "style", "action", "background", "poster"} & set(attributes)
            assert not any(name.startswith("on") for name in attributes)
            href = attributes.get("href")
            assert href is None or re.match(r"(#|feedback/)[^:]*\Z", href)
        assert not re.search(r"url\(|@import", html)
        assert set(re.findall(r"https?://[^\s\"<']*", html)) <= {"http://www.w3.org/1998/Math/MathML"}


def test_the_content_policy_admits_the_page_s_own_style_and_script_alone(results: Results) -> None:
    html = render_class(results)
    (policy,) = (a["content"] for tag, a in Page(html).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none';") and "unsafe" not in policy
    for kind in ("style", "script"):
        (source,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_every_text_stands_in_both_languages(results: Results) -> None:
    for html in every_page(results):
        assert len(re.findall(r'class="en" lang="en"', html)) == len(re.findall(r'class="zh" lang="zh-CN"', html))
        assert not re.search(r"<(span|div) lang=", html)  # where one language stands in for the other
        page = Page(html)
        assert not re.search(r"[\u4e00-\u9fff]", page.said("en").replace("李晓明", ""))
        common = page.said("").replace("中文", "").replace("李晓明", "")
        assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"^.*? · \S+", "", common))


def test_every_message_reaches_its_student_in_both_languages(results: Results) -> None:
    for entry in results.submissions:
        page = Page(render_student(results, entry))
        messages = [entry.message, *entry.notes, *(check.message for check in entry.checks)]
        messages += [results.mistakes[check.mistake].hint for check in entry.checks if check.mistake]
        messages += [drawing.title for check in entry.checks for drawing in check.pictures]
        for message in filter(None, messages):
            for language in Language:
                for line in message[language].replace("`", "").split("\n"):
                    assert " ".join(line.split()) in page.said(language.value)


def test_a_text_that_lacks_one_language_is_shown_in_the_other_to_all() -> None:
    entry = ungraded("s", Status.REFUSED, Text("only English", ""))
    assert '<div lang="en"><p class="message">only English</p></div>' in render_student(alone(entry), entry)


@pytest.mark.parametrize("language", list(Language))
def test_a_page_opens_in_the_language_asked_for(results: Results, language: Language) -> None:
    tag = {"en": "en", "zh": "zh-CN"}[language]
    for html in (render_class(results, language), render_student(results, results.submissions[0], language)):
        assert f'<html lang="{tag}">' in html
        (checked,) = (a["id"] for name, a in Page(html).elements if name == "input" and "checked" in a)
        assert checked == f"choose-{language}"


def test_a_student_s_page_holds_nobody_else_and_no_seed(results: Results) -> None:
    for entry in results.submissions:
        html = render_student(results, entry)
        assert results.seed not in html
        assert not [other.id for other in results.submissions if other is not entry and other.id in html]


def test_the_same_results_make_the_same_pages(results: Results) -> None:
    copy = msgspec.json.decode(msgspec.json.encode(results), type=Results)
    assert every_page(results) == every_page(copy)


def hostile_submission(id: str, message: str, output: str, status: Status = Status.GRADED) -> SubmissionResult:
    said = Text(message, message)
    curve = LinePicture(title=said, x_label=said, y_label=said, curves=(Curve(label=said, values=(1.0, None, 2.0)),))
    image = ImagesPicture(title=said, images=(GrayImage(rows=((0, 255),), caption=said, right=False),))
    matrix = ConfusionPicture(
        title=said, labels=(message, "2"), row_label=said, column_label=said, counts=((1, 2), (3, 4))
    )
    made = tuple(
        msgspec.structs.replace(check, message=said, pictures=(curve, image, matrix))
        for check in checks({"bc_v": (WRONG[0], None, said)})
    )
    return graded(
        id,
        message,
        status=status,
        message=said,
        notes=(said,),
        output=output,
        checks=made[:8],
    )


@settings(deadline=None, max_examples=25)
@given(
    st.text(st.characters(codec=None, exclude_categories=()), min_size=1) | st.just(HOSTILE),
    st.text() | st.just(HOSTILE) | st.text(st.sampled_from("<>&\"'`/-{}% \n\tab\u202e\x1b")),
    st.sampled_from(Status),
)
def test_no_student_s_text_becomes_markup(id: str, anything: str, status: Status) -> None:
    plain, odd = (hostile_submission(i, m, o, status) for i, m, o in (("s", "m", "o"), (id, anything, anything)))
    for html in (render_class(alone(odd)), render_student(alone(odd), odd)):
        tags = {tag for tag, _ in Page(html).elements}
        assert tags <= {tag for page in every_page(alone(plain)) for tag, _ in Page(page).elements} | {
            "code",
            "pre",
        }
        assert html.count("<script") == 1
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", html)
        html.encode()


def test_a_refused_submission_begins_with_the_reason_and_what_to_do() -> None:
    entry = ungraded("s", Status.REFUSED, text("Found report.docx alone.", "只找到 report.docx。"))
    said = Page(render_student(alone(entry), entry)).said("en")
    assert said.index("Found report.docx alone.") < said.index("What to do next") < said.index("hw.py")


def test_follow_through_is_said_with_its_points() -> None:
    entry = graded("s", "python", follows=TRAINING)
    said = Page(render_student(alone(entry), entry)).said("en")
    assert "This part is right in itself" in said and "You keep 8 of 10 points" in said


def test_the_first_thing_to_look_at_is_the_earliest_named_mistake_and_no_consequence_of_it() -> None:
    entry = graded("s", "python", {"bc_v.shape": WRONG, "bc_v.value": named("cost.not_halved")}, TRAINING)
    said = Page(render_student(alone(entry), entry)).said("en")
    first = said[said.index("Look at this first") : said.index("Function by function")]
    assert first.removeprefix("Look at this first").strip() == "the factor 1/2 is missing"


def test_what_is_not_right_comes_first_and_open_and_what_passed_is_one_line_a_function() -> None:
    entry = graded("s", "python", {"bc_v.value": WRONG, "cost": WRONG}, TRAINING)
    page = Page(render_student(alone(entry), entry))
    cards = [(tag, str(given["id"])) for tag, given in page.elements if str(given.get("id")).startswith("in-")]
    wrong = ["in-bc_v", "in-cost", "in-bp_online", "in-bp_batch"]
    assert cards[:4] == [("article", name) for name in wrong]
    assert cards[4:] == [("details", f"in-{name}") for name in ("fc_c", "fc_v", "bc_c", "gradient")]
    assert not any("open" in given for tag, given in page.elements if tag == "details")
    said = page.said("en")
    assert said.count("3 checks, all passed") == 3
    assert "3 more checks passed" in said  # of bc_v


def test_one_error_is_said_once_and_then_where_it_was_said() -> None:
    at = "hw3_backprop.py, line 41 (bc_v): ValueError: shapes ({}) do not fit"
    errors = [(Verdict.ERROR, None, text(at.format(sizes), at.format(sizes))) for sizes in ("3, 2", "7, 1", "5, 5")]
    entry = graded("s", "python", {"bc_v.shape": errors[0], "bc_v.value": errors[1], "bp_online.weights": errors[2]})
    said = Page(render_student(alone(entry), entry)).said("en")
    assert said[said.index("Function by function") :].count("do not fit") == 1
    assert said.count("the same error as with bc_v") == 1


def test_a_mark_set_by_hand_is_said_beside_the_computed_one() -> None:
    entry = graded("s", "python", score=90.0, machine_score=81.25, manual_score=90.0)
    assert "the checks alone come to 81.25" in Page(render_student(alone(entry), entry)).said("en")


@pytest.mark.parametrize("isolated", [True, False])
def test_a_run_without_isolation_says_so(isolated: bool) -> None:
    entry = graded("s", "python")
    html = render_class(alone(entry, isolated=isolated, not_isolated=text("The network was open.", "网络未隔离。")))
    assert ("Graded without isolation" in html) is not isolated
    assert ("How it was isolated" in html) is isolated  # a weaker sandbox says what it does not hide
    assert "The network was open." in html


@pytest.mark.parametrize("entries", [(), (ungraded("s", Status.BROKEN, text("line 3", "第 3 行")),)])
def test_a_class_in_which_nothing_was_graded_has_a_report(entries: tuple[SubmissionResult, ...]) -> None:
    assert "Nothing has been graded yet" in render_class(alone(graded("x", "python"), submissions=entries))


@pytest.mark.parametrize(
    ("value", "written"),
    [(100.0, "100"), (87.5, "87.5"), (0.0, "0"), (-0.0, "0"), (6.666666, "6.67"), (8.104, "8.1")],
)
def test_marks_have_two_decimals_at_most(value: float, written: str) -> None:
    assert points(value) == written
