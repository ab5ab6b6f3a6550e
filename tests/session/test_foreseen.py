"""Questions known beforehand travel together; each comes to what it would have come to alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.outcome import Verdict
from grader.session.foreseen import Foreseen
from grader.session.host import CallFailed, Reply, one_by_one


class Host:
    """Doubles numbers and fails at 3; ``asked`` lists what came, a list for what travelled together."""

    def __init__(self, *, travels: bool = True) -> None:
        self.functions = {"f": 1, "g": 1}
        self.asked: list[object] = []
        self._travels = travels

    def call(self, function: str, args: Sequence[object], *, results: int, arguments_after: bool = False) -> Reply:
        self.asked.append((function, *args))
        answer = self._answer(function, args, arguments_after)
        if isinstance(answer, CallFailed):
            raise answer
        return answer

    def calls(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool = False
    ) -> Iterator[Reply | CallFailed]:
        return one_by_one(self, function, cases, results=results, arguments_after=arguments_after)

    def in_advance(
        self, function: str, cases: Sequence[Sequence[object]], *, results: int
    ) -> list[Reply | CallFailed] | None:
        if not self._travels:
            return None
        self.asked.append([(function, *args) for args in cases])
        return [self._answer(function, args, False) for args in cases]

    @staticmethod
    def _answer(function: str, args: Sequence[object], after: bool) -> Reply | CallFailed:
        if args[0] == 3:
            return CallFailed(function, Verdict.ERROR)
        return Reply([2 * args[0]], list(args) if after else [])


def told(host: Host | Foreseen, asks: Sequence[tuple[str, list[int], bool]]) -> list[object]:
    """Ask one thing after the other; say what each came to."""
    said: list[object] = []
    for function, numbers, after in asks:
        if len(numbers) == 1:
            try:
                reply = host.call(function, numbers, results=1, arguments_after=after)
                said.append((reply.results, reply.after))
            except CallFailed as failure:
                said.append((failure.function, failure.verdict))
        else:
            for each in host.calls(function, [[n] for n in numbers], results=1, arguments_after=after):
                failed = isinstance(each, CallFailed)
                said.append((each.function, each.verdict) if failed else (each.results, each.after))
    return said


ASKS = st.lists(
    st.tuples(st.sampled_from("fg"), st.lists(st.integers(0, 5), min_size=1, max_size=4), st.booleans()), max_size=8
)
QUESTIONS = st.dictionaries(st.sampled_from("fg"), st.lists(st.tuples(st.integers(0, 5)), max_size=12))


@given(asks=ASKS, questions=QUESTIONS, travels=st.booleans())
def test_whatever_was_foreseen_every_answer_is_the_same(asks, questions, travels):
    assert told(Foreseen(Host(travels=travels), questions), asks) == told(Host(), asks)


def test_what_is_foreseen_is_asked_in_one_go_and_once():
    host = Host()
    foreseen = Foreseen(host, {"f": [(1,), (2,), (1,)], "g": [(5,)]})
    assert host.asked == []
    assert told(foreseen, [("f", [1], False), ("f", [2, 1], False)]) == [([2], []), ([4], []), ([2], [])]
    assert host.asked == [[("f", 1), ("f", 2), ("f", 1)]]
    told(foreseen, [("f", [1], False)])  # a fourth time: foreseen three times
    assert host.asked[1:] == [("f", 1)]


def test_what_cannot_travel_is_asked_when_its_turn_comes():
    host = Host(travels=False)
    foreseen = Foreseen(host, {"f": [(1,), (2,), (4,)]})
    told(foreseen, [("f", [1], False)])
    assert host.asked == [("f", 1)]


def test_a_question_in_other_words_is_asked():
    host = Host()
    foreseen = Foreseen(host, {"f": [(1,), (2,)]})
    told(foreseen, [("f", [1, 7], False), ("f", [2], True)])
    assert host.asked == [[("f", 1), ("f", 2)], ("f", 1), ("f", 7), ("f", 2)]


def test_one_that_fails_costs_itself_when_its_turn_comes():
    foreseen = Foreseen(Host(), {"f": [(1,), (3,), (2,)]})
    assert foreseen.call("f", [1], results=1).results == [2]
    with pytest.raises(CallFailed):
        foreseen.call("f", [3], results=1)
    assert foreseen.call("f", [2], results=1).results == [4]


def test_arrays_that_differ_in_shape_alone_are_different_questions():
    host = Host()
    row, column = np.ones((1, 2)), np.ones((2, 1))
    foreseen = Foreseen(host, {"g": [(row,)]})
    host.in_advance = lambda function, cases, **_: [Reply([case[0]], []) for case in cases]  # type: ignore[method-assign]
    host.call = lambda function, args, **_: Reply([np.zeros(1)], [])  # type: ignore[method-assign]
    assert foreseen.call("g", [column], results=1).results[0].shape == (1,)
    assert foreseen.call("g", [row], results=1).results[0].shape == (1, 2)
