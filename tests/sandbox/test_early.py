"""A runner that is started before anybody asks for it."""

from __future__ import annotations

from grader.interpreter import Interpreter
from grader.sandbox.early import EarlySandbox
from grader.sandbox.plain import PlainSandbox
from tests.sandbox.conftest import SMALL, run


def test_what_waits_is_given_once_to_whoever_asks_for_its_kind() -> None:
    with EarlySandbox(PlainSandbox(), Interpreter(), SMALL) as early:
        waiting = early._first
        assert waiting is not None and early.name == "none" and early.not_isolated == PlainSandbox().not_isolated
        assert run(early, "print(1)", SMALL).printed == "1\n"  # of another kind: an engine's name, no interpreter
        assert early._first is waiting
        first, second = (early.start(Interpreter(), SMALL) for _ in range(2))
        first.end()
        second.end()
    assert first is waiting and second is not waiting


def test_what_nobody_asked_for_is_ended() -> None:
    with EarlySandbox(PlainSandbox(), Interpreter(), SMALL) as early:
        waiting = early._first
    assert waiting is not None and waiting.leader is None
