"""The conversation with the process that runs one submission's code, through crashes and timeouts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.outcome import Verdict
from grader.sandbox.base import Engine, Sandbox
from grader.sandbox.portable import PortableProcess
from grader.session import wire
from grader.session.allowance import Allowance
from grader.session.exchange import Exchange
from grader.session.host import (
    CallFailed,
    LoadNote,
    Reply,
    StudentError,
    no_answer,
    nonsense,
    one_by_one,
    read_error,
    read_note,
    read_replies,
    read_reply,
)
from grader.session.loading import SHARE_OF_STATEMENTS, load_frame, read_functions, with_stand_ins
from grader.session.pumped import PumpedExchange
from grader.session.supplied import NOTHING_SUPPLIED, Supplied, SuppliedPart
from grader.session.together import portions
from grader.submission import Form, Submission
from grader.text import text

# A function that outran its limit once is given this share of it the next time, and is not called a third time:
# a submission that loops forever must not hold up the class.
SECOND_CHANCE = 0.25
SHARE_TOGETHER = 0.5  # of the time of a single call, for all that travel together
SECONDS_IN_ADVANCE = 2.0  # for calls that are made before their turn: what is quick gains by it
STUMBLED = text(
    "the grader itself stumbled over this code before any of it was run; please tell your instructor",
    "评分程序在运行这份代码之前就出错了，请告诉任课教师",
)


@dataclass(slots=True)
class _Used:
    """What a submission has used up so far, in all its processes."""

    seconds: float = 0.0
    timeouts: Counter[str] = field(default_factory=Counter)  # by function
    output: bytearray = field(default_factory=bytearray)


class Session:
    """One submission's code, loaded in a sandbox; a `FunctionHost`.

    The process is started at once and knows no submission until `load`, so it can be started ahead of time. After a
    crash, a timeout or a kill the next call gets a fresh one. ``beside`` is the session whose limits on seconds,
    time-outs and printed output this one shares: a second process of the same submission.
    """

    def __init__(
        self, sandbox: Sandbox, engine: Engine | Interpreter, limits: Limits, beside: Session | None = None
    ) -> None:
        self._sandbox = sandbox
        self._engine = engine
        self._limits = limits
        self._submission: Submission | None = None
        self._number = 0
        self._used: _Used = _Used() if beside is None else beside._used
        self._is_second = beside is not None
        self._other: Session | None = None
        self._alone: set[str] = set()  # functions that are called one by one
        self._supplied = NOTHING_SUPPLIED
        self.functions: Mapping[str, int | None] = {}
        self.load_errors: tuple[StudentError, ...] = ()
        self.load_notes: tuple[LoadNote, ...] = ()
        self.restored: tuple[str, ...] = ()
        self._conversation: Exchange | PumpedExchange | None = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def seconds(self) -> float:
        """How long all requests have taken so far, without waiting for a processor."""
        return self._used.seconds

    @property
    def output(self) -> str:
        """What the student's code printed, cut at the limit; for that student alone."""
        printed = self._used.output.decode("utf-8", "replace")
        full = len(self._used.output) >= self._limits.output_kb * 1024
        return printed + ("\n[…]" if full else "")

    def load(self, submission: Submission) -> None:
        """Load the submission's code.

        Afterwards ``functions`` names what it defines, ``load_errors`` what its statements raised, ``load_notes`` what
        was left out, and ``restored`` the functions whose names were taken for something else afterwards.

        Raises
        ------
        CallFailed
            If the process does not survive loading, outruns the limit, or answers with nonsense.
        """
        self._submission = submission
        self._load()

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Call a function over there; see `FunctionHost.call`."""
        seconds = self._seconds_for(function)
        self._revive()
        self._number += 1
        frame = wire.encode_call(self._number, function, args, results=results, arguments_after=arguments_after)
        header, payload = self._ask(frame, seconds, function)
        try:
            return read_reply(function, header, payload, args)
        except wire.WireError as error:
            self._end()
            raise CallFailed(function, Verdict.ERROR, reason=nonsense(error)) from error

    def elsewhere(self) -> Session:
        """Give the same code in a second process, which is started when it is first asked for.

        It is this one as long as parts are supplied to it.

        Raises
        ------
        CallFailed
            If it does not load there.
        """
        if self._supplied.parts:
            return self
        if self._other is None:
            assert self._submission is not None, "load comes before elsewhere"
            other = Session(self._sandbox, self._engine, self._limits, beside=self)
            try:
                other.load(self._submission)
            except CallFailed:
                other.close()
                raise
            self._other = other
        return self._other

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        """Call a function over there with each list of arguments; see `FunctionHost.calls`.

        They travel together. Where that brings no answer, in half the time of a single call, they are made again in a
        fresh process, one by one: each then has its own limits, and only a bad one is lost.
        """
        for some in portions(cases):
            answered = self._together(function, some, results, arguments_after)
            if answered is None:
                yield from one_by_one(self, function, some, results=results, arguments_after=arguments_after)
            else:
                yield from answered

    def in_advance(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int
    ) -> list[Reply | CallFailed] | None:
        """Make calls in one frame before their turn, if that brings an answer soon; see `FunctionHost.in_advance`.

        What takes long, or ends the process, is asked again as if it had not been asked.
        """
        return self._in_one_frame(function, cases, results, False, SECONDS_IN_ADVANCE)

    def _together(
        self, function: str, cases: Sequence[Sequence[object]], results: int, arguments_after: bool
    ) -> list[Reply | CallFailed] | None:
        """Make calls in one frame; None where they, and all calls of this function to come, are made one by one."""
        if len(cases) == 1 or function in self._alone or self._used.timeouts[function]:
            return None
        answered = self._in_one_frame(function, cases, results, arguments_after, float("inf"))
        if answered is None:
            self._alone.add(function)
        return answered

    def _in_one_frame(
        self, function: str, cases: Sequence[Sequence[object]], results: int, arguments_after: bool, at_most: float
    ) -> list[Reply | CallFailed] | None:
        """Make calls in one frame, in this many seconds at most; None where no answer comes of it."""
        spent, timeouts = self._used.seconds, self._used.timeouts[function]
        try:
            seconds = min(self._seconds_for(function) * SHARE_TOGETHER, at_most)
            self._revive()
            self._number += 1
            frame = wire.encode_calls(self._number, function, cases, results=results, arguments_after=arguments_after)
            header, payload = self._ask(frame, seconds, function)
            return read_replies(function, header, payload, len(cases))
        except (CallFailed, wire.WireError):
            self._end()
            self._used.timeouts[function] = timeouts  # nothing is known of a single call yet
            self._used.seconds = spent
            return None

    @contextmanager
    def supplied(self, parts: Mapping[str, SuppliedPart]) -> Iterator[None]:
        """Answer these functions from here; see `FunctionHost.supplied`.

        In MATLAB the work is loaded afresh for it, since functions are files there.
        """
        self._supplied = Supplied(parts)
        before = self.functions
        try:
            if self._is_matlab:
                self._end()
            self._revive()
            if not self._is_matlab:
                self._supply()
            self.functions = before
            yield
        finally:
            self._supplied = NOTHING_SUPPLIED  # whatever the code has kept of them is answered no more
            if self._is_matlab or self._conversation is None:
                self._end()
            else:
                with suppress(CallFailed):  # a process that does not answer is ended; the next call has a fresh one
                    self._supply()
            self.functions = before

    def close(self) -> None:
        """End the process, the second one where there is one, and everything they started."""
        if self._other is not None:
            self._other.close()
        self._end()

    def _revive(self) -> None:
        """Start and load a fresh process where the last one is gone."""
        try:
            if self._conversation is not None and not self._conversation.gone():
                return
        except wire.WireError:  # it babbles: nothing it says now belongs to a call
            pass
        self._end()
        self._conversation = self._start()
        functions = self.functions
        self._load()
        if self._supplied.parts:
            self.functions = functions
            if not self._is_matlab:
                self._supply()

    @property
    def _is_matlab(self) -> bool:
        return self._submission is not None and self._submission.form is Form.MATLAB

    def _supply(self) -> None:
        """Tell the runner which names to answer by asking."""
        self._number += 1
        header = {"op": "supply", "id": self._number, "functions": self._supplied.described()}
        self._ask(wire.encode_frame(header), self._limits.call_seconds, "")

    def _start(self) -> Exchange | PumpedExchange:
        room = self._limits.output_kb * 1024
        process = self._sandbox.start(self._engine, self._limits)
        if isinstance(process, PortableProcess):
            return PumpedExchange(process, self._limits, self._used.output, room)
        return Exchange(process, self._limits, self._used.output, room)

    def _load(self) -> None:
        assert self._submission is not None, "load comes before call"
        submission = self._submission
        if self._is_matlab and self._supplied.parts:
            submission = with_stand_ins(submission, self._supplied.parts)
        self._number += 1
        seconds = self._limits.load_seconds * SHARE_OF_STATEMENTS
        frame = load_frame(self._number, submission, seconds, second=self._is_second)
        reply, _ = self._ask(frame, self._limits.load_seconds, "")
        if reply.get("ok") is False:
            self._end()
            raise CallFailed("", Verdict.ERROR, reason=STUMBLED)
        try:
            self.functions = read_functions(reply)
            self.load_errors = tuple(read_error(item) for item in reply.get("errors", ())[:100])
            self.load_notes = tuple(read_note(item) for item in reply.get("notes", ())[:100])
            self.restored = tuple(str(name)[:200] for name in reply.get("restored", ())[:100])
        except (wire.WireError, TypeError) as error:
            self._end()
            reason = nonsense(error if isinstance(error, wire.WireError) else wire.WireError("no list of errors"))
            raise CallFailed("", Verdict.ERROR, reason=reason) from error

    def _seconds_for(self, function: str) -> float:
        """Give the seconds that a call may take, or refuse it."""
        left = self._limits.submission_seconds - self.seconds
        if left <= 0:
            limit = self._limits.submission_seconds
            raise CallFailed(
                function,
                Verdict.TIMEOUT,
                reason=text(
                    f"not called any more: all calls of this submission together took {limit:g} s",
                    f"不再调用：本次提交的所有调用合计已用满 {limit:g} 秒",
                ),
            )
        if self._used.timeouts[function] > 1:
            raise CallFailed(
                function,
                Verdict.TIMEOUT,
                reason=text(f"not called again: {function} outran its limit twice", f"不再调用：{function} 已两次超时"),
            )
        share = SECOND_CHANCE if self._used.timeouts[function] else 1.0
        return min(self._limits.call_seconds * share, left)

    def _ask(self, frame: bytes, seconds: float, function: str) -> tuple[dict[str, Any], bytes]:
        """Send a request and read its reply, or end the process and say why there is none."""
        conversation = self._conversation
        assert conversation is not None
        allowance = Allowance(seconds, conversation.usage)
        try:
            header, payload = conversation.exchange(frame, allowance)
            self._supplied.refill()
            while "ask" in header and self._supplied.parts:
                answered, out = self._supplied.answer(header, payload)
                header, payload = conversation.exchange(wire.encode_frame(answered, out), allowance)
            if header.get("id") != self._number:
                raise wire.WireError("a reply came that answers no question")
            return header, payload
        except TimeoutError as error:
            self._end()
            self._used.timeouts[function] += 1
            raise CallFailed(function, Verdict.TIMEOUT, reason=no_answer(seconds)) from error
        except wire.WireError as error:
            self._end()
            raise CallFailed(function, Verdict.ERROR, reason=nonsense(error)) from error
        except EOFError as error:
            ending = conversation.end()
            self._conversation = None
            verdict = Verdict.KILLED if ending.limit_hit else Verdict.ERROR
            raise CallFailed(function, verdict, reason=ending.reason) from error
        finally:
            self._used.seconds += allowance.counted()

    def _end(self) -> None:
        if self._conversation is not None:
            self._conversation.end()
            self._conversation = None


def engine_for(form: Form) -> Engine:
    """Name the interpreter that runs a form."""
    return Engine.OCTAVE if form is Form.MATLAB else Engine.PYTHON
