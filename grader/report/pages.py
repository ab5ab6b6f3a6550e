"""The class report and a student's feedback page, each as one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.gradebook.results import Results, SubmissionResult
from grader.outcome import ConfusionPicture, ContourPicture, GridPicture, ImagesPicture
from grader.report import class_view, feedback, figures, lecture, wording
from grader.report.attention import matters
from grader.report.bilingual import TAGS, say, show, show_block
from grader.report.brief import in_brief
from grader.report.compiled import compiled_templates
from grader.report.equation import equation
from grader.report.harmless import harmless, harmless_json
from grader.report.naming import feedback_link, file_names
from grader.report.repeats import same_as
from grader.report.roll import MOST_NAMED, PAGE, beside, roll
from grader.text import Language

CLASS_PAGE, STUDENT_PAGE = PAGES = ("class.html", "student.html")


def prepare() -> None:
    """Read the templates, which may take longer than to write a page; the first page does it otherwise."""
    for template in PAGES:
        _environment().get_template(template)


def render_class(results: Results, language: Language = Language.EN) -> str:
    """Write the class report; it opens in ``language``."""
    return "".join(class_pieces(results, language))


def class_pieces(results: Results, language: Language = Language.EN) -> Iterator[str]:
    """Write what `render_class` does piece by piece; the results are read once, a submission at a time."""
    results = in_brief(results)
    entries = results.submissions
    graded = class_view.graded(results)
    pages = file_names(entry.id for entry in entries)
    return _pieces(
        CLASS_PAGE,
        language,
        results=results,
        graded=graded,
        forms=list(dict.fromkeys(entry.form for entry in entries)),
        statuses=list(dict.fromkeys(entry.status for entry in entries)),
        counts=Counter((entry.form, entry.status) for entry in entries),
        spread=class_view.mark_spread(graded),
        rates=class_view.check_rates(graded),
        mistakes=class_view.mistake_counts(results),
        mixed_up=class_view.mixed_up(graded),
        things=lecture.three_things(results),
        roll=roll(results, pages),
        most_named=MOST_NAMED if len(entries) > PAGE else len(entries),
        matters=matters(results),
        pages=pages,
    )


def render_student(results: Results, submission: SubmissionResult, language: Language = Language.EN) -> str:
    """Write one student's feedback; it opens in ``language`` and says nothing of anybody else."""
    cards = feedback.function_cards(results, submission)
    names = dict.fromkeys(check.function for check in submission.checks)
    return _page(
        STUDENT_PAGE,
        language,
        assignment=results.assignment,
        title=results.title,
        version=results.grader,
        submission=submission,
        cards=cards,
        functions=[card for name in names for card in cards if card.function == name],
        steps=feedback.first_steps(cards),
        encouragement=feedback.encouragement(submission),
    )


def points(value: float) -> str:
    """Write a mark with at most two decimals, and none that says nothing."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # + 0.0 turns -0.0 into 0.0


def _page(template: str, language: Language, **values: object) -> str:
    return "".join(_pieces(template, language, **values))


def _pieces(template: str, language: Language, **values: object) -> Iterator[str]:
    style, script = _inlined("report.css"), _inlined("report.js")
    return (
        _environment()
        .get_template(template)
        .generate(
            **values,
            language=language.value,
            language_tag=TAGS[language],
            style=style,
            style_hash=_csp_hash(style),
            script=script,
            script_hash=_csp_hash(script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("grader.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_made_harmless,
        bytecode_cache=compiled_templates(Path(__file__)),
    )
    environment.globals.update(
        say=say,
        show=show,
        show_block=show_block,
        equation=equation,
        points=points,
        sign=wording.sign,
        form_name=wording.form_name,
        status_names=wording.STATUSES,
        title_within=wording.title_within,
        same_as=same_as,
        line_chart=figures.line_chart,
        heat_map=figures.heat_map,
        contour_map=figures.contour_map,
        gray_image=figures.gray_image,
        confusion_map=figures.confusion_map,
        number=figures.number,
        feedback_link=feedback_link,
        beside=beside,
        as_data=lambda value: Markup(harmless_json(value, indent=None)),
        is_grid=lambda picture: isinstance(picture, GridPicture),
        is_images=lambda picture: isinstance(picture, ImagesPicture),
        is_confusion=lambda picture: isinstance(picture, ConfusionPicture),
        is_contours=lambda picture: isinstance(picture, ContourPicture),
        is_mistake=lambda thing: isinstance(thing, class_view.MistakeCount),
        frame=figures,
    )
    return environment


def _made_harmless(value: object) -> object:
    """Clean every plain string that a template prints; markup was cleaned where it was made."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _inlined(name: str) -> Markup:
    return Markup((resources.files("grader.report") / "templates" / name).read_text("utf-8"))


def _csp_hash(inlined: str) -> Markup:
    return Markup(f"'sha256-{base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()}'")
