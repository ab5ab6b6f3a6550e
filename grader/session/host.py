"""Somewhere a student's functions can be called: over the wire, or here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from grader.outcome import Verdict
from grader.session import wire
from grader.session.places import Place, places_among
from grader.session.supplied import SuppliedPart
from grader.text import NOTHING, Text, text


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the student's code on the way to an error; ``line`` is counted from 1 in ``unit``."""

    unit: str
    line: int
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentError:
    """What the student's code raised, as the runner tells it; every word of it is the student's, none to be trusted."""

    type: str
    message: str
    identifier: str = ""
    missing: bool = False
    arguments: bool = False
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadNote:
    """Something left out while loading, as the runner tells it: ``skipped``, ``other language``, ``absent``."""

    kind: str
    unit: str
    line: int
    words: str  # the student's own line, or the name of a package


class CallFailed(Exception):
    """A call into the student's code brought no results.

    ``verdict`` is what the check comes to: error, timeout, killed or missing. ``error`` is there where the code raised;
    ``reason`` where it did not (it outran its limit, the process ended, the reply was nonsense).
    """

    def __init__(
        self, function: str, verdict: Verdict, *, error: StudentError | None = None, reason: Text = NOTHING
    ) -> None:
        super().__init__(f"{function}: {verdict}: {error.message if error else reason.en}")
        self.function = function
        self.verdict = verdict
        self.error = error
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reply:
    """The results of one call, the arguments as it left them where they were asked for, what lies at its paths."""

    results: list[wire.Value]
    after: list[wire.Value]
    places: list[Place] = field(default_factory=list)


class FunctionHost(Protocol):
    """Somewhere a student's functions can be called."""

    @property
    def functions(self) -> Mapping[str, int | None]:
        """Name every function there is with its number of parameters, None where any number will do."""
        ...

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Call a function.

        Raises
        ------
        CallFailed
            If it raises, outruns a limit, or answers with nonsense.
        """
        ...

    def elsewhere(self) -> FunctionHost:
        """Give another place with the same functions, in which nothing has been called here: a fresh process.

        Asked again it is the same one. Where there can be none, as in a student's own notebook, it is this one; so it
        is as long as functions are supplied.

        Raises
        ------
        CallFailed
            If the code does not load there.
        """
        ...

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        """Call a function once with each list of arguments; each call comes to what it would come to alone.

        Calls that cannot travel together are made when their turn comes: who stops asking never makes the rest.
        """
        ...

    def in_advance(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int
    ) -> list[Reply | CallFailed] | None:
        """Make calls in one go before their turn; None where they have to be made in their turn.

        Where it is None, nothing is known of them, and they count as not made.
        """
        ...

    def supplied(self, parts: Mapping[str, SuppliedPart]) -> AbstractContextManager[None]:
        """Answer these functions here, whenever the student's code calls them, for as long as the block runs.

        Raises
        ------
        CallFailed
            If the student's code does not let it.
        """
        ...


def read_error(described: Any) -> StudentError:
    """Read an error from a reply.

    Raises
    ------
    WireError
        If it is no such object.
    """
    match described:
        case {"type": str(kind), "message": str(message), "frames": list(frames)}:
            return StudentError(
                type=kind[:200],
                message=message[:2000],
                identifier=str(described.get("identifier", ""))[:200],
                missing=described.get("missing") is True,
                arguments=described.get("arguments") is True,
                frames=tuple(map(_read_frame, frames[:20])),
            )
    raise wire.WireError("the reply says that an error happened, but not which")


def read_note(described: object) -> LoadNote:
    """Read a note from the reply to loading.

    Raises
    ------
    WireError
        If it is no such object.
    """
    match described:
        case {"kind": str(kind), "unit": str(unit), "line": int(line), "words": str(words)}:
            return LoadNote(kind=kind[:50], unit=unit[:300], line=line, words=words[:200])
    raise wire.WireError("the reply holds a note that is none")


def _read_frame(described: object) -> Frame:
    match described:
        case {"unit": str(unit), "line": int(line), "function": str(function)}:
            return Frame(unit[:300], line, function[:200])
    raise wire.WireError("the reply holds a traceback that is none")


def read_reply(function: str, header: Mapping[str, Any], payload: bytes, args: Sequence[object] = ()) -> Reply:
    """Turn the reply to a call into results; ``args`` are those of the call, which may hold places.

    Raises
    ------
    CallFailed
        If the reply says that the code raised.
    WireError
        If the reply does not follow the protocol.
    """
    if header.get("ok") is True:
        decoder = wire.Decoder(payload)
        results = decoder.values(header.get("results"))
        after = decoder.values(header.get("after", []))
        places = decoder.places(header.get("places", []), places_among(args))
        decoder.finish()
        return Reply(results, after, places)
    error = read_error(header.get("error"))
    raise CallFailed(function, Verdict.MISSING if error.missing else Verdict.ERROR, error=error)


def read_replies(function: str, header: Mapping[str, Any], payload: bytes, count: int) -> list[Reply | CallFailed]:
    """Turn the reply to ``count`` calls that travelled together into what each came to.

    Raises
    ------
    WireError
        If the reply, or that to one of them, does not follow the protocol.
    """
    replies = header.get("replies")
    if header.get("ok") is not True or not isinstance(replies, list) or len(replies) != count:
        raise wire.WireError("the reply does not answer every call")
    came: list[Reply | CallFailed] = []
    at = 0
    for one in replies:
        size = one.get("size") if isinstance(one, dict) else None
        if type(size) is not int or not 0 <= size <= len(payload) - at:
            raise wire.WireError("the reply to one of the calls has no size")
        try:
            came.append(read_reply(function, one, payload[at : at + size]))
        except CallFailed as failure:
            if size:
                raise wire.WireError("the reply sent numbers beside an error") from failure
            came.append(failure)
        at += size
    if at != len(payload):
        raise wire.WireError("the reply sent more numbers than it claims")
    return came


def one_by_one(
    host: FunctionHost,
    function: str,
    cases: Sequence[Sequence[object]],
    *,
    results: int,
    arguments_after: bool = False,
) -> Iterator[Reply | CallFailed]:
    """Call a function with each list of arguments, each when its turn comes; give what each call came to."""
    for args in cases:
        try:
            yield host.call(function, args, results=results, arguments_after=arguments_after)
        except CallFailed as failure:
            yield failure


def no_answer(seconds: float) -> Text:
    """Say that a call outran its limit."""
    return text(
        f"no answer within {seconds:g} s: does a loop never end?",
        f"{seconds:g} 秒内没有结果：是否有循环不会结束？",
    )


def nonsense(error: wire.WireError) -> Text:
    """Say that a reply could not be read."""
    return text(f"the reply could not be read: {error}", f"无法读取返回的结果：{error}")
