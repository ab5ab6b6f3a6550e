"""A function that gives no answer in time is waited for once: at home a student sits and watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from grader.intake.source.called import reached
from grader.outcome import Verdict
from grader.session.host import CallFailed, FunctionHost, Reply, one_by_one
from grader.session.supplied import SuppliedPart
from grader.submission import Submission
from grader.text import text


class Once:
    """A `FunctionHost` before another: what outran its limit is not called again, nor is what calls it.

    Parameters
    ----------
    host : where the functions are
    submission : their source, which tells who calls whom
    """

    def __init__(self, host: FunctionHost, submission: Submission) -> None:
        self._host = host
        self._submission = submission
        self._reached = reached(submission)
        self._endless: list[str] = []
        self._answered: set[str] = set()

    @property
    def functions(self) -> Mapping[str, int | None]:
        """The functions there are, as `FunctionHost.functions`."""
        return self._host.functions

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Call a function; see `FunctionHost.call`."""
        for endless in self._endless:
            if endless == function:
                raise CallFailed(function, Verdict.TIMEOUT, reason=NOT_AGAIN.format(function=function))
            if endless in self._reached.get(function, ()):
                raise CallFailed(function, Verdict.TIMEOUT, reason=NOT_RUN.format(function=function, endless=endless))
        try:
            reply = self._host.call(function, args, results=results, arguments_after=arguments_after)
        except CallFailed as failure:
            if failure.verdict is Verdict.TIMEOUT:
                self._endless.append(function)
            raise
        self._answered.add(function)
        return reply

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        """Call a function many times, together once it has answered; see `FunctionHost.calls`."""
        if function not in self._answered or self._endless:
            yield from one_by_one(self, function, cases, results=results, arguments_after=arguments_after)
            return
        for reply in self._host.calls(function, cases, results=results, arguments_after=arguments_after):
            if isinstance(reply, CallFailed) and reply.verdict is Verdict.TIMEOUT:
                self._endless.append(function)
            yield reply

    def in_advance(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int
    ) -> list[Reply | CallFailed] | None:
        """Leave calls to their turn: none is made before the function has answered; see `FunctionHost.in_advance`."""
        return None

    @contextmanager
    def supplied(self, parts: Mapping[str, SuppliedPart]) -> Iterator[None]:
        """Answer these functions from here, so that what calls them can be run; see `FunctionHost.supplied`."""
        known = self._endless
        self._endless = [name for name in known if name not in parts]
        try:
            with self._host.supplied(parts):
                yield
        finally:
            self._endless = known

    def elsewhere(self) -> FunctionHost:
        """Give another place with the same functions, the endless ones known; see `FunctionHost.elsewhere`."""
        other = self._host.elsewhere()
        if other is self._host:
            return self
        once = Once(other, self._submission)
        once._endless = self._endless
        return once


NOT_AGAIN = text(
    "not called again: {function} gave no answer the first time",
    "不再调用：{function} 第一次就没有给出结果",
)
NOT_RUN = text(
    "not run: {function} calls {endless}, which gives no answer",
    "未运行：{function} 调用了 {endless}，而 {endless} 没有给出结果",
)
