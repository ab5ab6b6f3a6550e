"""The handle to a student's functions that checks call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol, cast

import numpy as np

from grader.outcome import Verdict
from grader.session.absence import blank, not_there, unread
from grader.session.foreseen import Foreseen
from grader.session.host import CallFailed, FunctionHost, Reply
from grader.session.identity import identity
from grader.session.matlab_product import as_matlab
from grader.session.names import near_miss, written_as
from grader.session.places import Place
from grader.session.supplied import SuppliedPart
from grader.session.together import Together
from grader.session.wire import Value
from grader.submission import Form, Submission
from grader.text import Text, text

UNASSIGNED = "Octave:undefined-function"  # what Octave calls a result, or any other name, that has no value
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

    def __init__(self, student: Student, name: str, *, partial: bool = False) -> None:
        self._student = student
        self._name = name
        self._partial = partial

    @property
    def partial(self) -> StudentFunction:
        """The same function, where a part of its results is enough: those that it does not give are None."""
        return StudentFunction(self._student, self._name, partial=True)

    def __call__(self, *args: Any) -> Any:
        """Call it; one declared result comes as its value, several as a tuple, none as None."""
        return _as_declared(self._student.reply(self._name, args, partial=self._partial).results)

    def each(self, cases: Sequence[Sequence[Any]]) -> Iterator[Any]:
        """Call it once with each list of arguments; give what each call would give, in their order.

        The calls travel together. One that brings no answer raises when its turn comes.
        """
        for reply in self._student.each(self._name, cases, partial=self._partial):
            yield _as_declared(reply.results)

    def once_each(self, cases: Sequence[Sequence[Any]]) -> list[Any]:
        """Do the same as `each`, where the same arguments give the same: those are sent once.

        Raises
        ------
        CallFailed
            If one of the calls brings no answer.
        """
        keys = [identity(args) for args in cases]
        distinct = dict(zip(keys, cases, strict=True))
        found = dict(zip(distinct, self.each(list(distinct.values())), strict=True))
        return [found[key] for key in keys]

    def with_arguments(self, *args: Any) -> tuple[Any, list[Value]]:
        """Call it; give the results, and the arguments as the call left them."""
        reply = self._student.reply(self._name, args, arguments_after=True, partial=self._partial)
        return _as_declared(reply.results), reply.after

    def with_places(self, *args: Any) -> tuple[Any, list[Place]]:
        """Call it; give the results, and what lies now at each `Place` among the arguments."""
        reply = self._student.reply(self._name, args)
        return _as_declared(reply.results), reply.places


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

    @property
    def elsewhere(self) -> Student:
        """The same functions in another process, in which no call was made here; its calls are recorded here too.

        Raises
        ------
        CallFailed
            If the code does not load there.
        """
        other = Student(self._host.elsewhere(), self._signatures, self.submission, self._blank)
        other.calls = self.calls
        return other

    def foreseeing(self, questions: Mapping[str, Sequence[Sequence[Any]]]) -> Student:
        """Give the same functions, of which it is known what they will be asked: that travels together.

        Parameters
        ----------
        questions : arguments of calls to come, by function, in their order
        """
        counted_from = FIRST_INDEX[self.submission.form]
        asked = {
            own: [self._counted(function, args, counted_from) for args in cases]
            for function, cases in questions.items()
            if (own := self.own_name(function)) is not None
        }
        host = Foreseen(self._host, asked)
        return Student(cast("FunctionHost", host), self._signatures, self.submission, self._blank)

    def forget_calls(self) -> None:
        """Begin a new record of calls."""
        self.calls = []

    def defines(self, function: str) -> bool:
        """Tell whether the student wrote this function, under its own name or an accepted one."""
        return self.own_name(function) is not None

    def own_name(self, function: str) -> str | None:
        """Give the name under which the student wrote this function, or None; one in another case is as good."""
        signature = self._signatures.get(function)
        names = (function, *(signature.aliases if signature else ()))
        if function in self._host.functions and function not in self._blank:  # nearly always, and asked for often
            return function
        return written_as(names, self._host.functions.keys() - self._blank - self._claimed(names))

    def asks_for(self, name: str) -> bool:
        """Tell whether a name is that of a function of the assignment, asked for or given."""
        return any(self.own_name(function) == name for function in self._signatures)

    @property
    def renamed(self) -> tuple[Text, ...]:
        """Say which functions were taken although their names differ in case from what was asked."""
        said = []
        for function, signature in self._signatures.items():
            own = self.own_name(function)
            if own is not None and own not in (function, *signature.aliases):
                said.append(
                    text(
                        f"{own} was taken for {function}: capital and small letters are not the same elsewhere, so "
                        "keep the names of the template",
                        f"{own} 被当作 {function}：多数程序区分大小写，请保留模板中的函数名",
                    )
                )
        return tuple(said)

    def arguments_of(self, function: str) -> tuple[str, ...]:
        """Name the arguments of a function, as the assignment declares them; nothing for one it does not know."""
        signature = self._signatures.get(function)
        return signature.arguments if signature else ()

    def reply(
        self, function: str, args: Sequence[Any], *, arguments_after: bool = False, partial: bool = False
    ) -> Reply:
        """Call a function with the number of results that its signature declares.

        Parameters
        ----------
        partial : whether some of them are enough; those behind that are missing are None, but not in the record

        Raises
        ------
        CallFailed
            If it is absent or blank, raises, outruns a limit, or gives fewer results than that.
        """
        own_name = self.own_name(function)
        if own_name is None:
            raise CallFailed(function, Verdict.MISSING, reason=self.absence(function))
        signature = self._signatures.get(function)
        wanted = len(signature.results) if signature else 1
        kept_as = as_matlab if self.submission.form is Form.MATLAB else _copied
        given = tuple(kept_as(argument) for argument in args)
        try:
            sent = self._counted(function, args, FIRST_INDEX[self.submission.form])
            reply = self._called(own_name, sent, wanted, arguments_after, partial)
            results = _spread(reply.results, wanted, args)
            enough = min(1, wanted) if partial else wanted
            if len(results) < enough or (enough == 1 and all(result is None for result in results[:wanted])):
                names = signature.results if signature else ("result",)
                raise CallFailed(
                    function, Verdict.ERROR, reason=_too_few(function, results, names, self.submission.form)
                )
        except CallFailed as failure:
            self.calls.append(Call(function, given, failure=failure))
            raise
        kept = results[:wanted]
        left = self._counted(function, reply.after, -FIRST_INDEX[self.submission.form])
        # over there a place is a text; that nobody can change
        left = [arg if isinstance(arg, Place) else after for arg, after in zip(args, left, strict=False)]
        self.calls.append(Call(function, given, tuple(kept), tuple(left) if arguments_after else None))
        return Reply([*kept, *[None] * (wanted - len(kept))], left, reply.places)

    def _called(self, own_name: str, sent: Sequence[Any], wanted: int, arguments_after: bool, partial: bool) -> Reply:
        """Call it; where some results are enough, once more for fewer: Octave gives none if one is never assigned."""
        try:
            return self._host.call(own_name, sent, results=wanted, arguments_after=arguments_after)
        except CallFailed as failure:
            if not partial or failure.error is None or failure.error.identifier != UNASSIGNED:
                raise
            host = self._host.alone if isinstance(self._host, Together) else self._host
            for fewer in range(wanted - 1, 0, -1):
                with suppress(CallFailed):
                    return host.call(own_name, sent, results=fewer, arguments_after=arguments_after)
            raise

    def each(self, function: str, cases: Sequence[Sequence[Any]], *, partial: bool = False) -> Iterator[Reply]:
        """Make calls that do not depend on each other, as `reply` makes one; each is recorded when its turn comes.

        Raises
        ------
        CallFailed
            As `reply`, at the first that fails.
        """
        counted_from = FIRST_INDEX[self.submission.form]
        host = Together(self._host, [self._counted(function, args, counted_from) for args in cases])
        series = Student(cast("FunctionHost", host), self._signatures, self.submission, self._blank)
        series.calls = self.calls
        for args in cases:
            yield series.reply(function, args, partial=partial)

    @contextmanager
    def supplied(self, parts: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
        """Let the student's code get the results of these functions from here, for as long as the block runs.

        Their own source stays here. Where the student wrote one of them under another name, it is answered under that
        name too. Places among their arguments and results would be counted as in Python: those are not for this.

        Raises
        ------
        CallFailed
            If the student's code does not let it.
        """
        answered: dict[str, SuppliedPart] = {}
        for function, run in parts.items():
            signature = self._signatures[function]
            part = SuppliedPart(tuple(signature.arguments), len(signature.results), run)
            own = self.own_name(function)
            names = {function, *(alias for alias in signature.aliases if alias not in self._host.functions)}
            answered |= dict.fromkeys(sorted(names | ({own} if own else set())), part)
        with self._host.supplied(answered):
            yield

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

    def absence(self, function: str) -> Text:
        """Say that a function is absent or blank, and which name comes close."""
        signature = self._signatures.get(function)
        names = (function, *(signature.aliases if signature else ()))
        if written_as(names, self._blank | self._host.functions.keys()) is not None:
            return blank(function)
        problem = next((problem for problem in self.submission.problems if function in problem.defines), None)
        if problem is not None:
            return unread(function) + problem.told
        taken = {own for asked in self._signatures if (own := self.own_name(asked)) is not None}
        others = {
            name: count
            for name, count in self._host.functions.items()
            if name not in self._signatures and name not in taken
        }
        return not_there(function, near_miss(function, len(signature.arguments) if signature else None, others) or "")

    def _claimed(self, names: Sequence[str]) -> frozenset[str]:
        """Give the names that stand for other functions of the assignment: ``F`` is no ``f`` where both are asked."""
        return frozenset(self._signatures).difference(names)


def _as_declared(results: list[Value]) -> Any:
    """Give one result as its value, several as a tuple, none as None."""
    if not results:
        return None
    return results[0] if len(results) == 1 else tuple(results)


def _moved(places: Any, first: int) -> Any:
    """Add ``first`` to whole numbers; what a student's code has left of them may be anything."""
    if isinstance(places, list | tuple):
        return [_moved(item, first) for item in places]
    return places + first if isinstance(places, np.ndarray | int | float) else places


def _spread(results: list[Value], wanted: int, args: Sequence[Any]) -> list[Value]:
    """Take ``return [w, J]`` for ``return w, J``; but ``return w``, two matrices as there were, is one result.

    A list that holds more holds several results, unless it may be a matrix by its rows.
    """
    if wanted < 2 or len(results) != 1 or not isinstance(results[0], list):
        return results
    answer = results[0]
    if any(_is_built_like(answer, argument) for argument in args):
        return results
    several = len(answer) > wanted and not all(isinstance(row, np.ndarray) and row.ndim == 1 for row in answer)
    return answer if several or len(answer) == wanted else results


def _is_built_like(answer: list[Value], argument: Any) -> bool:
    """Tell whether a list holds arrays of the very shapes that an argument's have."""
    return (
        isinstance(argument, list | tuple)
        and len(answer) == len(argument)
        and all(
            isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape
            for one, other in zip(answer, argument, strict=True)
        )
    )


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
