"""Calls that travel together come to what each comes to alone, whatever one of them does."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader.limits import Limits
from grader.outcome import Verdict
from grader.sandbox.plain import PlainSandbox
from grader.session import together
from grader.session.conversation import Session, engine_for
from grader.session.host import CallFailed, Reply, one_by_one
from grader.submission import Form, Submission, Unit
from tests.conftest import require

LIMITS = Limits(call_seconds=0.4, reply_mb=1, memory_mb=512)
PYTHON = """
import os, time
asked = []
def tried(x):
    asked.append(x)
    if x == 3:
        raise ValueError("three")
    if x == 4:
        os._exit(4)
    if x == 5:
        while True: pass
    if x == 6:
        os.write(4, b"nonsense")
    if x == 7:
        return [0.0] * 200_000
    return x, len(asked)
def counted(x):
    asked.append(x)
    return len(asked)
"""
MATLAB = """
function y = tried (x)
  if x == 3
    error ("own:three", "three");
  elseif x == 4
    exit (4);
  elseif x == 5
    cd ("/"); fclose ("all");
  end
  y = 2 * x;
end
"""


def told(reply: Reply | CallFailed) -> object:
    """Say all that can be seen of what a call came to."""
    if isinstance(reply, CallFailed):
        return reply.verdict, reply.reason, reply.error
    arrays = [np.asarray(value) for value in (*reply.results, *reply.after)]
    return [(array.dtype, array.shape, array.tolist()) for array in arrays]


def opened(form: Form, name: str, source: str, limits: Limits = LIMITS) -> Session:
    session = Session(PlainSandbox(), engine_for(form), limits)
    session.load(Submission(id="s", form=form, units=(Unit(name=name, source=source),), sha256=""))
    return session


@pytest.mark.parametrize("bad", [3, 4, 5, 6, 7])
def test_one_bad_call_costs_itself(bad):
    cases = [[1], [bad], [2]]
    with opened(Form.PYTHON, "s.py", PYTHON) as session:
        came = list(session.calls("tried", cases, results=1, arguments_after=True))
    with opened(Form.PYTHON, "s.py", PYTHON) as session:
        alone = list(one_by_one(session, "tried", cases, results=1, arguments_after=True))
    assert [told(reply) for reply in came] == [told(reply) for reply in alone]
    assert [isinstance(reply, Reply) for reply in came] == [True, False, True]


def test_a_series_that_failed_together_is_no_time_out_of_a_call():
    with opened(Form.PYTHON, "s.py", PYTHON) as session:
        came = list(session.calls("tried", [[1], [5], [5], [5], [2]], results=1))
    verdicts = [reply.verdict if isinstance(reply, CallFailed) else None for reply in came]
    assert verdicts == [None, *[Verdict.TIMEOUT] * 4]
    assert "twice" in came[-1].reason.en


def test_who_stops_asking_makes_no_further_calls_where_they_cannot_travel_together():
    with opened(Form.PYTHON, "s.py", PYTHON) as session:
        came = session.calls("tried", [[1], [5], [5], [5]], results=1)
        assert isinstance(next(came), Reply)
        assert isinstance(next(came), CallFailed)
        came.close()
        assert isinstance(session.call("tried", [2], results=1), Reply)  # one time-out, not two: it is asked again


def test_matlab_answers_every_call_too():
    require("octave-cli")
    cases = [[1.0], [3.0], [5.0], [2.0]]
    with opened(Form.MATLAB, "tried.m", MATLAB, Limits()) as session:
        came = list(session.calls("tried", cases, results=1, arguments_after=True))
        number = session._number
        alone = one_by_one(session, "tried", cases, results=1, arguments_after=True)
        assert [told(reply) for reply in came] == [told(reply) for reply in alone]
        assert number == 2  # one frame to load, one to ask
        came = list(session.calls("tried", [[1.0], [4.0], [2.0]], results=1))
    assert [isinstance(reply, Reply) for reply in came] == [True, False, True]


WANDERING = (
    "cd /",
    "eval (['c' 'd /'])",
    "fid = fopen ('s.m', 'w'); fprintf (fid, 'z = 1;\\ncd /\\n'); fclose (fid); run ('s.m')",
    "feval ('cd', '/')",
    "leave = str2func ('cd'); leave ('/')",
    "cellfun (@(where) cd (where), {'/'}, 'UniformOutput', false)",
    "mkdir ('gone'); cd ('gone'); rmdir ('../gone')",
)


@pytest.mark.parametrize("leaving", WANDERING)
def test_each_call_in_matlab_finds_itself_in_the_folder_of_the_first(leaving):
    require("octave-cli")
    source = f"function y = wander (x)\n  y = pwd ();\n  {leaving};\nend\n"
    with opened(Form.MATLAB, "wander.m", source, Limits()) as session:
        folders = [reply.results[0] for reply in session.calls("wander", [[1.0], [2.0], [3.0]], results=1)]
        (after,) = session.call("wander", [4.0], results=1).results
    assert len({*folders, after}) == 1


SHAPES_IN_MATLAB = """
function [y, n] = shaped (x, kind)
  n = numel (x);
  switch kind
    case "product"
      y = x * x.';
    case "empty"
      y = x(:, []);
    case "sparse"
      y = sparse (x);
    case "diagonal"
      y = eye (n);
    case "range"
      y = 1:n;
    case "complex"
      y = x + 2i;
    case "nearly complex"
      y = complex (x, 0);
    case "single"
      y = single (x);
    case "truth"
      y = x > 0;
    case "text"
      y = kind;
    case "cell"
      y = {x, x.'};
    case "pages"
      y = cat (3, x, -x);
    case "nothing"
      clear y
  end
end
"""
KINDS = re.findall('case "(.*)"', SHAPES_IN_MATLAB)


def test_results_of_every_kind_come_as_they_come_alone():
    require("octave-cli")
    plain = [(np.full((rows, columns), -0.5), "product") for rows, columns in ((1, 1), (3, 2), (2, 5), (0, 3))]
    with opened(Form.MATLAB, "shaped.m", SHAPES_IN_MATLAB, Limits()) as session:
        for cases in (plain, *([*plain, (np.eye(2), kind), *plain] for kind in KINDS)):
            came = session.calls("shaped", cases, results=2)
            alone = one_by_one(session, "shaped", cases, results=2)
            assert [told(reply) for reply in came] == [told(reply) for reply in alone], cases[len(cases) // 2][1]


def test_a_long_series_travels_in_portions():
    small = [[np.zeros(2)]] * (2 * together.MOST_CALLS + 1)
    assert [len(some) for some in together.portions(small)] == [together.MOST_CALLS, together.MOST_CALLS, 1]
    large = [[[np.zeros(together.MOST_BYTES // 16)]]] * 5
    assert [len(some) for some in together.portions(large)] == [2, 2, 1]
    with opened(Form.PYTHON, "s.py", PYTHON, Limits()) as session:
        came = list(session.calls("counted", small, results=1))
    assert [int(reply.results[0]) for reply in came] == list(range(1, len(small) + 1))
