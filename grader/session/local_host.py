"""A student's functions in this very process."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from grader.outcome import Verdict
from grader.runners.python_runner import Runner
from grader.session import wire
from grader.session.host import CallFailed, Reply, no_answer, nonsense, one_by_one, read_reply
from grader.session.interruption import within
from grader.session.supplied import Supplied, SuppliedPart


class LocalHost:
    """A namespace of this very process: a notebook's own functions, or a wrong version of the reference.

    Never for a class: nothing holds the code back. Values travel as they do on the wire, so that a function behaves
    here as it does there.

    ``files`` are those whose lines are shown on the way to an error, and what messages call them. ``afresh`` gives
    another namespace of the same functions, as another process would have it. ``seconds`` are those of one call;
    without them it may take as long as it likes.
    """

    def __init__(
        self,
        namespace: Mapping[str, object],
        files: Mapping[str, str] | Sequence[str] = (),
        afresh: Callable[[], Mapping[str, object]] | None = None,
        *,
        seconds: float | None = None,
    ) -> None:
        self._files = files
        self._afresh = afresh
        self._seconds = seconds
        self._other: LocalHost | None = None
        self._runner = Runner()
        self._runner.module = types.ModuleType("submission")
        self._runner.module.__dict__.update(namespace)
        self._runner.names.update(files if isinstance(files, Mapping) else zip(files, files, strict=True))
        self.functions: Mapping[str, int | None] = self._runner.functions()

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Call a function of the namespace; see `FunctionHost.call`."""
        sent: list[bytes] = []
        described = [wire.encode_value(argument, sent) for argument in args]
        request = {"function": function, "args": described, "arguments_after": arguments_after}
        header, payload = self._ask(function, request, b"".join(sent))
        try:
            return read_reply(function, header, b"".join(payload), args)
        except wire.WireError as error:
            raise CallFailed(function, Verdict.ERROR, reason=nonsense(error)) from error

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        """Call a function of the namespace many times; see `FunctionHost.calls`."""
        return one_by_one(self, function, cases, results=results, arguments_after=arguments_after)

    def in_advance(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int
    ) -> list[Reply | CallFailed] | None:
        """Leave calls to their turn: asking costs nothing here; see `FunctionHost.in_advance`."""
        return None

    @contextmanager
    def supplied(self, parts: Mapping[str, SuppliedPart]) -> Iterator[None]:
        """Answer these functions from here; see `FunctionHost.supplied`."""
        supplied = Supplied(parts)

        def ask(header: dict[str, Any], payload: list[bytes]) -> tuple[dict[str, Any], bytes]:
            answered, out = supplied.answer(header, b"".join(payload))
            return answered, b"".join(out)

        self._runner.ask = ask
        self._runner.supply({"functions": supplied.described()}, b"")
        try:
            yield
        finally:
            self._runner.supply({"functions": {}}, b"")

    def elsewhere(self) -> LocalHost:
        """Give the same functions in a namespace of their own; see `FunctionHost.elsewhere`."""
        if self._afresh is None or self._runner.replaced:
            return self
        if self._other is None:
            self._other = LocalHost(self._afresh(), self._files, seconds=self._seconds)
        return self._other

    def _ask(self, function: str, request: dict[str, Any], sent: bytes) -> tuple[dict[str, Any], list[bytes]]:
        if self._seconds is None:
            return self._runner.call(request, sent)

        def interruptible() -> tuple[dict[str, Any], list[bytes]]:
            header, payload = self._runner.call(request, sent)
            if header.get("error", {}).get("type") == "KeyboardInterrupt":
                raise KeyboardInterrupt  # the runner takes it for the student's own
            return header, payload

        try:
            return within(self._seconds, interruptible)
        except TimeoutError as error:
            raise CallFailed(function, Verdict.TIMEOUT, reason=no_answer(self._seconds)) from error
