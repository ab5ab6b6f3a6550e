"""What checks will ask is known from what they ask the reference; nobody's marks depend on whether it was known."""

from __future__ import annotations

import dataclasses

import pytest

import grader.judging.grading as grading
from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.judging import rehearsed
from grader.judging.grading import grade_submission
from grader.outcome import Kind
from grader.sandbox.plain import PlainSandbox
from grader.session.conversation import Session
from grader.session.identity import identity
from grader.submission import Form, Submission, Unit
from tests.conftest import require
from tests.judging.graded import HW3, ROOT

HW2 = load_assignment(load_course(ROOT), "hw2_forward")
RIGHT = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "reference/matlab/hw2_forward").glob("*.m")}


def matlab(**changed: str) -> Submission:
    """Give the reference in MATLAB files, some of them written anew; an empty one is left out."""
    sources = RIGHT | {f"{name}.m": source for name, source in changed.items()}
    units = tuple(Unit(name=name, source=source) for name, source in sorted(sources.items()) if source)
    return Submission(id="s", form=Form.MATLAB, units=units, sha256="")


@pytest.mark.parametrize("assignment", [HW2, HW3], ids=lambda assignment: assignment.id)
def test_questions_are_rehearsed_once_for_each_seed(assignment, monkeypatch):
    found = rehearsed.questions(assignment, assignment.checks, "a seed of its own")
    assert set(found) <= set(assignment.functions) and all(found[name] for name in ("fc_c", "fc_v"))
    monkeypatch.setattr(rehearsed, "rehearse", lambda *_: pytest.fail("rehearsed twice"))
    again = rehearsed.questions(assignment, assignment.checks, "a seed of its own")
    monkeypatch.undo()
    other = rehearsed.questions(assignment, assignment.checks, "another seed")
    assert identity(list(found.items())) == identity(list(again.items())) != identity(list(other.items()))


def test_nothing_is_foreseen_where_there_is_no_reference():
    assert rehearsed.questions(dataclasses.replace(HW2, reference=None), HW2.checks, "7") == {}


def test_what_is_trained_and_what_asks_of_two_functions_is_left_to_its_turn():
    found = rehearsed.questions(HW3, [check for check in HW3.checks if check.kind in (Kind.TRAINING, Kind.STYLE)], "7")
    assert not any(found.values())


def test_a_right_submission_is_asked_about_each_function_once(monkeypatch):
    require("octave-cli")
    frames = []
    ask = Session._ask

    def counted(self, frame, seconds, function):
        frames.append(function)
        return ask(self, frame, seconds, function)

    monkeypatch.setattr(Session, "_ask", counted)
    result = grade_submission(HW2, matlab(), PlainSandbox(), "7")
    assert all(outcome.verdict == "passed" for outcome in result.outcomes)
    assert len(frames) <= 1 + 2 * len(HW2.functions)  # loading; values; and what a call leaves of its arguments


def test_work_that_is_checked_at_home_is_asked_in_turn():
    require("octave-cli")
    result = grade_submission(HW2, matlab(), PlainSandbox(), "7", once=True)
    assert [outcome.check for outcome in result.outcomes if outcome.verdict != "passed"] == []


GLOBAL = """function a_next = fc_v (w, a)
  global calls
  calls(end+1) = 1;
  a_next = 1 ./ (1 + exp (-w * a));
  if numel (calls) > 1e6, a_next = 0; end
end
"""
WRONG = {
    "an_error": {"fc_v": "function a_next = fc_v (w, a)\na_next = w .* a;\nend\n"},
    "never_assigned": {"step": "function y = step (z)\nx = z;\nend\n"},
    "one_sample_alone": {"fc_v": "function a_next = fc_v (w, a)\na_next = 1 ./ (1 + exp (-w * a(:,1)));\nend\n"},
    "wanders": {"fc_c": "function a_next = fc_c (w, a)\ncd ('/'); a_next = fc_v (w, a);\nend\n"},
    "parse_error": {"nand": "function y = nand (x1, x2)\ny = (x1;\nend\n"},
    "missing": {"xor": ""},
    "ends_octave": {"perceptron": "function y = perceptron (w, b, x)\nexit (3);\nend\n"},
    "global": {"fc_v": GLOBAL},
    "takes_its_time": {"nand": "function y = nand (x1, x2)\npause (0.4); y = 1 - x1 .* x2;\nend\n"},
    "prints": {"nand": "function y = nand (x1, x2)\ny = 1 - x1 .* x2\nend\n"},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_foreseen_or_not_the_outcomes_are_the_same(changed, monkeypatch):
    require("octave-cli")
    foreseen = grade_submission(HW2, matlab(**changed), PlainSandbox(), "7")
    monkeypatch.setattr(grading, "questions", lambda *_: {})
    alone = grade_submission(HW2, matlab(**changed), PlainSandbox(), "7")
    assert [all_but_time(one) for one in foreseen.outcomes] == [all_but_time(one) for one in alone.outcomes]
    assert sorted(foreseen.output.split()) == sorted(alone.output.split())


def all_but_time(outcome):
    """Give all of an outcome but how long it took."""
    return outcome.check, outcome.verdict, outcome.message, outcome.mistake, outcome.follow_through, outcome.pictures
