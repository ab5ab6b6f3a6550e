"""Whatever a student's function returns, looking for its cause neither fails nor names a mistake."""

from __future__ import annotations

import warnings

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.judging.causes import find_causes
from grader.judging.trial import try_check
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission
from tests.judging.graded import HW3

NUMBERS = st.one_of(
    st.floats(width=64), st.integers(-(2**62), 2**62), st.booleans(), st.complex_numbers(allow_nan=True)
)
ARRAYS = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.complex128]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5),
)
ANSWERS = st.recursive(
    st.one_of(st.none(), st.text(max_size=5), NUMBERS, ARRAYS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.tuples(inner, inner), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=6,
)
FUNCTIONS = ("bc_v", "fc_v", "cost", "bp_online")
CHECKS = [check for check in HW3.checks if check.function in FUNCTIONS and check.kind in ("value", "training", "shape")]
NOBODY = Submission(id="s", form=Form.PYTHON, units=(), sha256="")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers=st.lists(ANSWERS, min_size=1, max_size=4))
def test_any_answer_can_be_looked_into(answers):
    state = {"at": 0}

    def anything(*args: object) -> object:
        state["at"] += 1
        return answers[state["at"] % len(answers)]

    assert HW3.reference is not None
    reference = HW3.reference.functions()
    namespace = dict(reference.namespace) | dict.fromkeys(FUNCTIONS, anything)
    student = Student(LocalHost(namespace), HW3.signatures, NOBODY)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trials = [try_check(HW3, check, student, "7", reference) for check in CHECKS]
        causes = find_causes(HW3, trials, student, lambda check: try_check(HW3, check, student, "7", reference))
    assert {cause.mistake for cause in causes.values()} == {None} or not causes
