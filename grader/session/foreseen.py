"""Questions that are known before anybody asks them: those of one function travel together when the first is asked."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from grader.session.host import CallFailed, FunctionHost, Reply
from grader.session.identity import identity
from grader.session.together import portions


class Foreseen:
    """A host of which it is known what will be asked.

    What is asked in other words than foreseen is asked of the host when its turn comes, and so is everything about a
    function whose calls cannot travel together: each question comes to what it would have come to alone.

    Parameters
    ----------
    questions : the arguments of calls to come, by function, in their order
    """

    def __init__(self, host: FunctionHost, questions: Mapping[str, Sequence[Sequence[object]]]) -> None:
        self._host = host
        self._questions = dict(questions)
        self._answers: defaultdict[Hashable, deque[Reply | CallFailed]] = defaultdict(deque)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        """Give what the call came to; see `FunctionHost.call`."""
        answer = None if arguments_after else self._answer(function, args, results)
        if answer is None:
            return self._host.call(function, args, results=results, arguments_after=arguments_after)
        if isinstance(answer, CallFailed):
            raise answer
        return answer

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        """Give what the calls came to; see `FunctionHost.calls`."""
        answers = [] if arguments_after else [self._answer(function, args, results) for args in cases]
        known = [answer for answer in answers if answer is not None]
        if len(known) == len(cases):
            yield from known
        else:
            yield from self._host.calls(function, cases, results=results, arguments_after=arguments_after)

    def _answer(self, function: str, args: Sequence[object], results: int) -> Reply | CallFailed | None:
        """Give the answer to a foreseen question, once for each time that it was foreseen; None for any other."""
        for cases in portions(self._questions.pop(function, ())):
            answered = self._host.in_advance(function, cases, results=results)
            if answered is None:
                break
            for known, answer in zip(cases, answered, strict=True):
                self._answers[function, results, identity(known)].append(answer)
        waiting = self._answers.get((function, results, identity(args)))
        return waiting.popleft() if waiting else None
