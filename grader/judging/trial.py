"""One run of one check: what it came to, and what it saw of the function."""

from __future__ import annotations

from dataclasses import dataclass

from grader.checks.checking import Check, Report
from grader.outcome import Verdict
from grader.session.student import Call
from grader.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One run of one check on one submission, before anybody asks why.

    ``calls`` are those of the function under check, in order; ``seconds`` is wall-clock time.
    """

    check: Check
    verdict: Verdict
    message: Text
    report: Report
    calls: tuple[Call, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether the check passed."""
        return self.verdict is Verdict.PASSED

    @property
    def wrong(self) -> bool:
        """Whether there is an answer, or an exception in the place of one, whose cause can be looked for."""
        return self.verdict in (Verdict.FAILED, Verdict.ERROR)

    @property
    def answered(self) -> tuple[Call, ...]:
        """The calls that gave results."""
        return tuple(call for call in self.calls if call.failure is None)

    @property
    def failed(self) -> tuple[Call, ...]:
        """The calls that gave none."""
        return tuple(call for call in self.calls if call.failure is not None)
