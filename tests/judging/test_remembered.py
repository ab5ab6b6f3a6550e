"""What the reference gave before is given again: the same as anew, whoever asks, in whatever order."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest

import grader.judging.diagnosis.together as together
from grader.judging.diagnosis.versions import Version, singles
from grader.judging.remembered import REMEMBERED, UNLIKE_ANY, Remembered, Returned, after, remembering
from tests.judging.graded import HW3, graded, with_

TASK = ([np.full((2, 2), 0.5)], np.ones((2, 1)), np.zeros((2, 1)), 0.5)  # w, x, y, alpha


def epochs(count: int) -> tuple[object, ...]:
    """Give the arguments of training for so many epochs."""
    return (*TASK, count, 0.0)


def version_of(function: str, identity: str) -> Version:
    return next(one for one in singles(HW3, function) if one.mistakes[0].id == identity)


def test_a_version_that_keeps_something_from_call_to_call_goes_on_from_what_it_was_asked():
    kept = version_of("bp_online", "bp.J_kept_between_calls")
    lengths = []
    for counts in ((1,), (1, 2), (2, 1), (1, 2, 3), (1, 3)):  # the first of these are remembered, those behind not
        answers = list(kept.answers([epochs(count) for count in counts]))
        assert all(answer is not None for answer in answers)
        lengths.append([len(answer.results[1]) for answer in answers if answer])
    assert lengths == [[1], [1, 3], [2, 3], [1, 3, 6], [1, 4]]


def test_parts_that_stand_in_are_asked_each_time():
    right = version_of("bp_online", "bp.J_kept_between_calls")
    asked = []

    def cost(a, y):
        asked.append(a)
        return 7.0

    for _ in range(2):
        answer = right.answer(epochs(1), MappingProxyType({"cost": cost}))
        assert answer is not None and list(np.ravel(answer.results[1])) == [7.0]
    assert len(asked) == 2


def test_who_changes_an_answer_of_the_reference_changes_nobody_elses():
    functions = remembering(HW3.reference, ["bp_online"])
    wanted = HW3.reference.functions()["bp_online"](*epochs(3))
    for _ in range(3):
        w, J = functions["bp_online"](*epochs(3))
        assert np.array_equal(w[0], wanted[0][0]) and np.array_equal(J, wanted[1])
        w[0][:] = 0.0
        J[:] = 0.0


def test_what_the_reference_cannot_compute_with_raises_each_time():
    functions = remembering(HW3.reference, ["bp_online"])
    for _ in range(2):
        with pytest.raises(ValueError):
            functions["bp_online"](TASK[0], np.ones((5, 1)), *epochs(1)[2:])


def test_questions_are_told_apart_by_every_number_and_by_their_kind():
    questions = [(1,), (1.0,), (True,), ([1.0],), (np.ones(1),), (np.ones((1, 1)),), (-0.0,), (0.0,), ("1",), (None,)]
    questions += [(1, 2), ([1], 2), ([1, 2],), (np.ones(1, dtype=np.float32),), (np.nextafter(np.ones(1), 2),)]
    told = {after(b"", args) for args in questions}
    assert len(told) == len(questions) and UNLIKE_ANY not in told
    assert after(after(b"", (1,)), (1,)) not in told
    assert after(b"", (object(),)) == UNLIKE_ANY


def test_the_oldest_answers_go_where_there_is_no_room():
    kept = Remembered(most=3, most_numbers=10)
    for key in "abc":
        kept.keep(key, Returned([np.ones(2)], []))
    assert kept["a"] is not None  # asked for: now b is the oldest
    kept.keep("d", None)
    assert ["a" in kept, "b" in kept, "c" in kept, "d" in kept] == [True, False, True, True]
    kept.keep("e", Returned([np.ones(9)], []))
    assert kept.numbers == 9 and "e" in kept and "a" not in kept


def test_a_class_gets_the_same_names_whoever_was_graded_before():
    two = with_(
        fc_v="def fc_v(w, a):\n    z = w @ a\n    return z, f(z)\n", bc_v="def bc_v(w, z, d):\n    return w.T @ d\n"
    )
    REMEMBERED.forget()
    first = graded(two, functions=("fc_v", "bc_v"))
    assert REMEMBERED.numbers > 0
    again = graded(two, functions=("fc_v", "bc_v"))
    said = [[(one.verdict, one.mistake, one.message) for one in it.outcomes.values()] for it in (first, again)]
    assert said[0] == said[1] and any(mistake for _, mistake, _ in said[0])


def test_a_changed_argument_alone_is_no_reason_to_look_for_two_mistakes(monkeypatch):
    tried = []
    monkeypatch.setattr(together, "both", lambda *pair: tried.append(pair))
    body = HW3.reference.source_of("bp_online").replace("    # </gap>\n", "    x[0, 0] += 1.0\n    # </gap>\n", 1)
    outcomes = graded(with_(bp_online=body), functions=("bp_online",)).outcomes
    assert outcomes["bp_online.untouched"].verdict == "failed" and outcomes["bp_online.layers"].verdict == "passed"
    assert not tried
