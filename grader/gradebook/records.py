"""What a gradebook remembers: what was observed, and never what follows from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from grader.outcome import Outcome, Status
from grader.text import NOTHING, Text


class StoredOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome, and the fingerprint of all that decided it but the submission."""

    fingerprint: str
    outcome: Outcome


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One submission graded once; plain data, sent between processes as JSON and stored as it is.

    ``retry`` says that the machine or the grader was at fault, not the student: the next run tries again.
    ``trouble`` is then what the staff should see of it, such as a traceback; it reaches no report.
    """

    submission: str
    form: str | None
    sha256: str | None  # of all that can influence a mark; None if the submission could not be read
    status: Status
    started: datetime  # for people; nothing is ordered by it
    finished: datetime
    message: Text = NOTHING
    notes: tuple[Text, ...] = ()
    output: str = ""
    code_sha256: str = ""  # of the code alone, whatever its files are called
    seconds: float = 0.0  # wall-clock time
    retry: bool = False
    trouble: str = ""
    outcomes: tuple[StoredOutcome, ...] = ()

    def says_the_same(self, other: Attempt) -> bool:
        """Tell whether this attempt adds nothing to another one but a later time."""
        when = {"started": other.started, "finished": other.finished, "seconds": other.seconds}
        return msgspec.structs.replace(self, **when) == other

    def to_json(self) -> bytes:
        """Write the attempt as JSON.

        What a student's code says may hold half characters (lone surrogates), which no UTF-8 file can;
        they are replaced here, once, so that no later step stumbles over them.
        """
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            return msgspec.json.encode(_whole_characters(msgspec.to_builtins(self)))

    @classmethod
    def from_json(cls, content: bytes) -> Attempt:
        """Read what `to_json` wrote."""
        return msgspec.json.decode(content, type=cls)


def _whole_characters(value: Any) -> Any:
    """Replace the half characters in every string of nested plain data."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {_whole_characters(key): _whole_characters(item) for key, item in value.items()}
        case list() | tuple():
            return [_whole_characters(item) for item in value]
    return value


class RunFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen for a run before it starts."""

    seed: str
    fresh: bool  # everything is to be graded again, whether changed or not
    grader: str  # version
    isolated: bool
    not_isolated: Text = NOTHING  # what the sandbox does not hold back


class Run(RunFacts, frozen=True, kw_only=True):
    """One `grader grade`, as recorded."""

    id: int
    since: int  # attempts of runs before this one do not count
    finished: bool  # False where it was interrupted


class CheckMark(msgspec.Struct, frozen=True, kw_only=True):
    """What one check came to, as a run published it."""

    status: str
    points: float


class PublishedMark(msgspec.Struct, frozen=True, kw_only=True):
    """A submission's mark, as a run published it."""

    score: float
    by_hand: bool
    checks: dict[str, CheckMark]
    late: float = 0.0  # points taken off


class ManualMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark that a person set; it wins over the machine's. A ``score`` of None withdraws it."""

    submission: str
    score: float | None
    by: str
    why: str
    at: datetime
    sha256: str | None = None  # of the work that it was set for; "" if that could not be read, None if not recorded
