"""JUnit XML: one suite per student, one case per check, for CI servers.

The elements follow the schema of Jenkins's xUnit plug-in, which other servers read too. A check that the student's
code failed is a ``failure``; one that it raised in, or that a limit ended, an ``error``.
"""

from __future__ import annotations

from xml.etree import ElementTree

from grader.export.plain import without_controls
from grader.gradebook.results import CheckResult, Results, SubmissionResult
from grader.outcome import Verdict
from grader.text import Language

FAILURES = {Verdict.FAILED, Verdict.MISSING}


def export(results: Results, language: Language) -> dict[str, bytes]:
    """Write the class as one XML file."""
    root = ElementTree.Element("testsuites", name=results.assignment)
    for submission in results.submissions:
        _suite(root, results.assignment, submission, language)
    ElementTree.indent(root)
    return {"junit.xml": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _suite(root: ElementTree.Element, assignment: str, submission: SubmissionResult, language: Language) -> None:
    statuses = [Verdict(check.status) for check in submission.checks]
    suite = ElementTree.SubElement(
        root,
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
    for check in submission.checks:
        _case(suite, f"{assignment}.{submission.id}", check, language)


def _case(suite: ElementTree.Element, classname: str, check: CheckResult, language: Language) -> None:
    case = ElementTree.SubElement(
        suite, "testcase", classname=without_controls(classname), name=check.id, time=f"{check.seconds:.3f}"
    )
    status = Verdict(check.status)
    if status is not Verdict.PASSED:
        kind = "failure" if status in FAILURES else "error"
        message = without_controls(check.message[language])
        ElementTree.SubElement(case, kind, type=str(status), message=message).text = message
