"""JUnit XML: one suite per student, one case per check, for CI servers.

The elements follow the schema of Jenkins's xUnit plug-in, which other servers read too. A check that the student's
code failed is a ``failure``; one that it raised in, or that a limit ended, an ``error``.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from grader.export.plain import without_controls
from grader.export.rows import Files, Options
from grader.gradebook.results import CheckResult, MistakeText, Results, SubmissionResult
from grader.outcome import Verdict
from grader.text import Language

FAILURES = {Verdict.FAILED, Verdict.MISSING}


def export(results: Results, language: Language, options: Options) -> Files:
    """Write the class as one XML file."""
    return {"junit.xml": _pieces(results, language)}


def _pieces(results: Results, language: Language) -> Iterator[bytes]:
    """Write the file a suite at a time."""
    root = ElementTree.Element("testsuites", name=results.assignment)
    root.text = "\n"  # keeps its two tags apart
    opening, closing = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True).rsplit(b"\n", 1)
    yield opening
    for submission in results.submissions:
        suite = _suite(results, submission, language)
        ElementTree.indent(suite, level=1)
        yield b"\n  " + ElementTree.tostring(suite, encoding="utf-8")
    yield b"\n" + closing + b"\n"


def _suite(results: Results, submission: SubmissionResult, language: Language) -> ElementTree.Element:
    statuses = [Verdict(check.status) for check in submission.checks]
    suite = ElementTree.Element(
        "testsuite",
        name=without_controls(submission.id),
        tests=str(len(statuses)),
        failures=str(sum(status in FAILURES for status in statuses)),
        errors=str(sum(status is not Verdict.PASSED and status not in FAILURES for status in statuses)),
        time=f"{submission.seconds:.3f}",
    )
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("score", submission.score), ("max_score", submission.max_score)):
        ElementTree.SubElement(properties, "property", name=name, value=f"{value:g}")
    named: set[str] = set()
    for check in submission.checks:
        known = results.mistakes.get(check.mistake or "")
        first = known is not None and check.mistake not in named
        named.add(check.mistake or "")
        _case(suite, f"{results.assignment}.{submission.id}", check, language, known if first else None)
    return suite


def _case(
    suite: ElementTree.Element, classname: str, check: CheckResult, language: Language, known: MistakeText | None
) -> None:
    """Write a case; the mistake behind it is told where it is met first."""
    case = ElementTree.SubElement(
        suite, "testcase", classname=without_controls(classname), name=check.id, time=f"{check.seconds:.3f}"
    )
    status = Verdict(check.status)
    if status is not Verdict.PASSED:
        kind = "failure" if status in FAILURES else "error"
        mistake = [known.title[language], known.hint[language], known.equation] if known else []
        said = without_controls("\n".join(filter(None, (*mistake, check.message[language]))))
        message = without_controls(known.title[language] if known else check.message[language])
        ElementTree.SubElement(case, kind, type=check.mistake or str(status), message=message).text = said
