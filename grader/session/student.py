"""The handle to a student's functions that checks call."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from grader.outcome import Verdict
from grader.session.host import CallFailed, FunctionHost, Reply
from grader.session.matlab_product import as_matlab
from grader.session.wire import Value
from grader.submission import Form, Submission
from grader.text import Text, text

FIRST_INDEX = {Form.PYTHON: 0, Form.NOTEBOOK: 0, Form.MATLAB: 1}


class Signature(Protocol):
    """What an assignment says of a function."""

    @property
    def arguments(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def results(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def indices(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Call:
    """One call that a check made: what went in, what came out, and the arguments afterwards where it asked for them.

    Where nothing came out, ``failure`` says why.
    """

    function: str
    args: tuple[Any, ...]
    results: tuple[Value, ...] = ()
    after: tuple[Value, ...] | None = None
    failure: CallFailed | None = None


class StudentFunction:
    """One function of the student; calling it runs it over there."""

    def __init__(self, student: Student, name: str) -> None:
        self._student = student
        self._name = name

    def __call__(self, *args: Any) -> Any:
        """Call it; one declared result comes as its value, several as a tuple."""
        reply = self._student.reply(self._name, args)
        return reply.results[0] if len(reply.results) == 1 else tuple(reply.results)

    def with_arguments(self, *args: Any) -> tuple[Any, list[Value]]:
        """Call it; give the results, and the arguments as the call left them."""
        reply = self._student.reply(self._name, args, arguments_after=True)
        results = reply.results[0] if len(reply.results) == 1 else tuple(reply.results)
        return results, reply.after


class Student:
    """A student's functions, by name: ``student.bc_v(w, z, delta)`` or ``student["bc_v"](w, z, delta)``.

    ``calls`` records every call since `forget_calls` of a function that is there; diagnosis reads it.
    """

    def __init__(
        self,
        host: FunctionHost,
        signatures: Mapping[str, Signature],
        submission: Submission,
        blank: Collection[str] = (),
    ) -> None:
        self._host = host
        self._signatures = signatures
        self._blank = frozenset(blank)
        self.submission = submission
        self.calls: list[Call] = []

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return StudentFunction(self, name)

    def __getitem__(self, name: str) -> StudentFunction:
        return StudentFunction(self, name)

    def forget_calls(self) -> None:
        """Begin a new record of calls."""
        self.calls = []

    def defines(self, function: str) -> bool:
        """Tell whether the student wrote this function, under its own name or an accepted one."""
        return self.own_name(function) is not None

    def own_name(self, function: str) -> str | None:
        """Give the name under which the student wrote this function, or None."""
        signature = self._signatures.get(function)
        names = (function, *(signature.aliases if signature else ()))
        return next((name for name in names if name in self._host.functions and name not in self._blank), None)

    def arguments_of(self, function: str) -> tuple[str, ...]:
        """Name the arguments of a function, as the assignment declares them; nothing for one it does not know."""
        signature = self._signatures.get(function)
        return signature.arguments if signature else ()

    def reply(self, function: str, args: Sequence[Any], *, arguments_after: bool = False) -> Reply:
        """Call a function with the number of results that its signature declares.

        Raises
        ------
        CallFailed
            If it is absent or blank, raises, outruns a limit, or gives fewer results than declared.
        """
        own_name = self.own_name(function)
        if own_name is None:
            raise CallFailed(function, Verdict.MISSING, reason=self._absence(function))
        signature = self._signatures.get(function)
        wanted = len(signature.results) if signature else 1
        kept_as = as_matlab if self.submission.form is Form.MATLAB else _copied
        given = tuple(kept_as(argument) for argument in args)
        try:
            sent = self._counted(function, args, FIRST_INDEX[self.submission.form])
            reply = self._host.call(own_name, sent, results=wanted, arguments_after=arguments_after)
            results = _spread(reply.results, wanted)
            if len(results) < wanted or (wanted == 1 and results[0] is None):
                names = signature.results if signature else ("result",)
                raise CallFailed(
                    function, Verdict.ERROR, reason=_too_few(function, results, names, self.submission.form)
                )
        except CallFailed as failure:
            self.calls.append(Call(function, given, failure=failure))
            raise
        kept = results[:wanted]
        left = self._counted(function, reply.after, -FIRST_INDEX[self.submission.form])
        self.calls.append(Call(function, given, tuple(kept), tuple(left) if arguments_after else None))
        return Reply(kept, left)

    def _counted(self, function: str, args: Sequence[Any], first: int) -> list[Any]:
        """Count the places among the arguments from ``first`` on instead of from 0."""
        signature = self._signatures.get(function)
        if not first or signature is None or not signature.indices:
            return list(args)
        names = signature.arguments
        return [
            _moved(arg, first) if at < len(names) and names[at] in signature.indices else arg
            for at, arg in enumerate(args)
        ]

    def _absence(self, function: str) -> Text:
        """Say that a function is absent or blank, and which name comes close."""
        if function in self._blank or function in self._host.functions:
            return text(f"{function} is still blank", f"{function} 还没有填写")
        unread = next((problem for problem in self.submission.problems if function in problem.defines), None)
        if unread is not None:
            return text(f"{function} could not be read; ", f"{function} 无法读取：") + unread.told
        others = {name.lower(): name for name in self._host.functions if name not in self._signatures}
        near = difflib.get_close_matches(function.lower(), others, n=1, cutoff=0.8)
        if not near:
            return text(f"there is no function {function}", f"没有函数 {function}")
        found = others[near[0]]
        return text(
            f"there is no function {function} (found {found}; keep the names of the template)",
            f"没有函数 {function}（找到了 {found}；请保留模板中的函数名）",
        )


def _moved(places: Any, first: int) -> Any:
    """Add ``first`` to whole numbers; what a student's code has left of them may be anything."""
    if isinstance(places, list | tuple):
        return [_moved(item, first) for item in places]
    return places + first if isinstance(places, np.ndarray | int | float) else places


def _spread(results: list[Value], wanted: int) -> list[Value]:
    """Take ``return [w, J]`` for ``return w, J``."""
    if wanted > 1 and len(results) == 1 and isinstance(results[0], list) and len(results[0]) == wanted:
        return results[0]
    return results


def _copied(argument: Any) -> Any:
    """Keep an argument as it was when the call was made: the check may go on to change it."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    return [_copied(item) for item in argument] if isinstance(argument, list | tuple) else argument


def _too_few(function: str, results: list[Value], names: Sequence[str], form: Form) -> Text:
    wanted = ", ".join(names)
    if results and any(result is not None for result in results):
        return text(
            f"{function} returned {len(results)} result(s); expected {wanted}",
            f"{function} 返回了 {len(results)} 个结果；应返回 {wanted}",
        )
    if form is Form.MATLAB:
        first = f"function {wanted if len(names) == 1 else f'[{wanted}]'} = {function}(...)"
        return text(
            f"{function} gives no result; keep the template's first line: {first}",
            f"{function} 没有返回值；请保持模板中函数定义的第一行：{first}",
        )
    return text(
        f"{function} returned nothing; it must return {wanted}. Is the return statement there, on every path?",
        f"{function} 没有返回任何值；应返回 {wanted}。每条路径上都有 return 吗？",
    )
