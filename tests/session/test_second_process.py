"""The second process of a submission differs from the first in what differs between processes anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.judging.grading import grade_submission
from grader.limits import Limits
from grader.sandbox.base import Engine
from grader.sandbox.plain import PlainSandbox
from grader.session.conversation import Session
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
SOURCE = """
import os, builtins
class Name:
    def __init__(self, text): self.text = text
    def __eq__(self, other): return self.text == other.text
    def __hash__(self): return hash(self.text)
def of(kind):
    values = {"text": "w", "bytes": b"w", "among others": (1, ("w", 2)), "frozen": frozenset({"w"}), "own": Name("w"),
              "by module": "w", "number": 7, "numbers": (1, 2.5, 3), "nothing": "", "large": 2**70}
    of_module = builtins.hash if kind == "by module" else hash
    return float(of_module(values[kind]) % 2**52)
def finds(n):
    return float({Name("w"): 1, Name("v"): 2}[Name("w")] + {("w", 1): 2}["w", 1] + len({"a", "b", "a"}))
def order(n):
    return list({"w", "b", "x", "alpha"})
"""


@pytest.fixture(scope="module")
def pair():
    with Session(PlainSandbox(), Engine.PYTHON, Limits(memory_mb=512)) as session:
        units = (Unit(name="w.py", source=SOURCE),)
        session.load(Submission(id="s", form=Form.PYTHON, units=units, sha256=""))
        yield session, session.elsewhere()


def both(pair, function: str, argument: object) -> tuple[object, object]:
    first, second = (process.call(function, [argument], results=1).results[0] for process in pair)
    return first, second


@pytest.mark.parametrize("kind", ["text", "bytes", "among others", "frozen", "own", "by module"])
def test_the_hash_of_a_text_is_another_one(pair, kind):
    first, second = both(pair, "of", kind)
    assert first != second


@pytest.mark.parametrize("kind", ["number", "numbers", "nothing", "large"])
def test_the_hash_of_numbers_is_the_same(pair, kind):
    first, second = both(pair, "of", kind)
    assert first == second


def test_what_rests_on_hashes_works_as_ever_and_a_set_has_one_order(pair):
    assert both(pair, "finds", 0) == (5.0, 5.0)
    first, second = both(pair, "order", 0)
    assert first == second


def test_weights_that_come_of_the_hash_of_a_text_are_not_the_same_elsewhere():
    assignment = load_assignment(load_course(ROOT), "hw4_digits")
    source = assignment.reference.source.replace("default_rng(seed)", "default_rng(hash(str(seed)) % 2**32)")
    assert source != assignment.reference.source
    units = (Unit(name="hw4_digits.py", source=source),)
    submission = Submission(id="s", form=Form.PYTHON, units=units, sha256="")
    checks = [check.id for check in assignment.checks if check.function == "initialize"]
    outcomes = grade_submission(assignment, submission, PlainSandbox(), "7", only=checks).outcomes
    lost = {outcome.check: outcome.mistake for outcome in outcomes if outcome.verdict != "passed"}
    assert lost == {"initialize.elsewhere": "initialize.seed_mixed_with_process"}
