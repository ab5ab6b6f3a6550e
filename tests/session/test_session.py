"""The conversation with a student's code, in both kinds of process, with real student code."""

from __future__ import annotations

import time

import numpy as np
import pytest

from grader.limits import Limits
from grader.outcome import Verdict
from grader.sandbox.base import Engine
from grader.session.conversation import Session
from grader.session.host import CallFailed
from grader.submission import Form

LIMITS = Limits(call_seconds=1, output_kb=4, reply_mb=1, memory_mb=512)


def opened(sandbox, submission, limits=LIMITS) -> Session:
    session = Session(sandbox, Engine.PYTHON, limits)
    session.load(submission)
    return session


def failure(session: Session, function: str, *args: object) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        session.call(function, args, results=1)
    return caught.value


def test_arguments_go_there_and_results_come_back(sandbox, written):
    submission = written("def both(w, n):\n    return w[0] @ w[1], n + 1\n")
    w = [np.arange(6.0).reshape(2, 3), np.ones((3, 1))]
    with opened(sandbox, submission) as session:
        reply = session.call("both", [w, 2], results=2)
    assert np.array_equal(reply.results[0], w[0] @ w[1])
    assert reply.results[1] == 3


def test_what_a_call_did_to_its_arguments_is_told_where_asked(sandbox, written):
    with opened(sandbox, written("def spoil(w):\n    w[0] += 1\n    return 0\n")) as session:
        reply = session.call("spoil", [[np.zeros(2)]], results=1, arguments_after=True)
    assert np.array_equal(reply.after[0][0], np.ones(2))


def test_state_lives_as_long_as_the_process(sandbox, written):
    submission = written("""
        import os
        count = 0
        def next_number():
            global count
            count += 1
            return count
        def die():
            os._exit(7)
    """)
    with opened(sandbox, submission) as session:
        assert [int(session.call("next_number", [], results=1).results[0]) for _ in range(2)] == [1, 2]
        assert failure(session, "die").verdict is Verdict.ERROR
        assert int(session.call("next_number", [], results=1).results[0]) == 1


def test_an_endless_loop_is_stopped_and_voids_nothing_else(sandbox, written):
    submission = written("def loop():\n    while True: pass\ndef fine():\n    return 5\n")
    with opened(sandbox, submission) as session:
        started = time.monotonic()
        assert failure(session, "loop").verdict is Verdict.TIMEOUT
        assert int(session.call("fine", [], results=1).results[0]) == 5
        failure(session, "loop")
        third = failure(session, "loop")
        assert third.verdict is Verdict.TIMEOUT and "not called again" in third.reason.en
        assert time.monotonic() - started < 10


def test_all_calls_together_have_a_limit(sandbox, written):
    limits = Limits(call_seconds=1, submission_seconds=0.6)
    with opened(sandbox, written("import time\ndef nap():\n    time.sleep(0.4)\n    return 1\n"), limits) as session:
        with pytest.raises(CallFailed) as caught:
            for _ in range(5):
                session.call("nap", [], results=1)
    assert caught.value.verdict is Verdict.TIMEOUT


def test_an_exception_is_told_with_the_student_s_own_lines(sandbox, written):
    submission = written("""
        import numpy as np
        def inner(a):
            return np.ones((2, 3)) @ a
        def outer(a):
            return inner(a)
    """)
    with opened(sandbox, submission) as session:
        error = failure(session, "outer", np.ones((2, 1))).error
    assert error is not None and error.type == "ValueError" and not error.arguments
    assert [(frame.unit, frame.line, frame.function) for frame in error.frames] == [
        ("work.py", 6, "outer"),
        ("work.py", 4, "inner"),
    ]


def test_a_call_that_does_not_fit_the_parameters_is_told_apart(sandbox, written):
    submission = written("def one(a):\n    return a + None\n")
    with opened(sandbox, submission) as session:
        misfit, inside = failure(session, "one", 1, 2).error, failure(session, "one", 1).error
    assert misfit is not None and misfit.arguments
    assert inside is not None and not inside.arguments


@pytest.mark.parametrize(
    "body",
    [
        "raise SystemExit(0)",
        "raise KeyboardInterrupt",
        "raise type('E', (BaseException,), {'__str__': lambda self: 1 / 0})",
        "return deep()",
        "x = []\n    for _ in range(600): x = [x]\n    return x",  # deeper than the wire's nesting may be
        "return float('x')",
        "input()",
    ],
)
def test_whatever_is_raised_is_an_error_of_that_call(sandbox, written, body):
    submission = written(f"def deep():\n    {body}\ndef fine():\n    return 5\n")
    with opened(sandbox, submission) as session:
        assert failure(session, "deep").verdict in (Verdict.ERROR, Verdict.KILLED)
        assert int(session.call("fine", [], results=1).results[0]) == 5


FORGERIES = {
    "bytes before the reply": "os.write(4, b'hello'); return 1",
    "a frame of its own before the reply": "send(9, b'{}'); return 1",
    "an endless header": "os.write(4, struct.pack('>II', 2**32 - 1, 0)); return 1",
    "the wrong number": 'send(0, b\'{"id": 99, "ok": true, "results": []}\'); os._exit(0)',
    "no object": "send(0, b'[1]'); os._exit(0)",
    "nothing that is text": "send(0, bytes(range(128, 200))); os._exit(0)",
    "a pickle": 'send(0, b\'{"id": 2, "ok": true, "results": [{"kind": "pickle"}]}\'); os._exit(0)',
    "nan for a header": "send(0, b'NaN'); os._exit(0)",
    "a traceback that is none": 'send(0, b\'{"id": 2, "ok": false, "error": 3}\'); os._exit(0)',
    "a closed wire": "os.close(4); time.sleep(5)",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_nonsense_on_the_wire_is_an_error_of_that_call(sandbox, written, forgery):
    submission = written(f"""
        import os, struct, time
        def send(extra, header):
            os.write(4, struct.pack('>II', len(header), 0) + header + b'x' * extra)
        def forge():
            {FORGERIES[forgery]}
        def fine():
            return 5
    """)
    with opened(sandbox, submission) as session:
        assert failure(session, "forge").verdict is Verdict.ERROR
        assert int(session.call("fine", [], results=1).results[0]) == 5


def test_a_runner_that_fails_to_load_is_told_without_its_own_words(sandbox, written):
    reply = '{"id": 1, "ok": false, "error": {"type": "error", "message": "regexprep: inner", "frames": []}}'
    source = f"import os, struct\nos.write(4, struct.pack('>II', {len(reply)}, 0) + b'{reply}'); os._exit(0)\n"
    with Session(sandbox, Engine.PYTHON, LIMITS) as session, pytest.raises(CallFailed) as failed:
        session.load(written(source))
    reason = failed.value.reason
    assert "please tell your instructor" in reason.en and "请告诉任课教师" in reason.zh
    assert not any(word in reason.en + reason.zh for word in ("reply", "inner", "names no functions"))


def test_a_reply_over_the_limit_is_not_read(sandbox, written):
    with opened(sandbox, written("import numpy as np\ndef big():\n    return np.zeros(10**6)\n")) as session:
        assert "longer than 1 MiB" in failure(session, "big").reason.en


def test_a_view_that_claims_ten_gigabytes_is_an_error(sandbox, written):
    submission = written("import numpy as np\ndef view():\n    return np.broadcast_to(1.0, (10**9, 10))\n")
    with opened(sandbox, submission) as session:
        assert failure(session, "view").verdict in (Verdict.ERROR, Verdict.KILLED)


def test_a_memory_bomb_is_contained(sandbox, written):
    with opened(sandbox, written("def bomb():\n    return len(bytearray(10**11))\n")) as session:
        assert failure(session, "bomb").verdict in (Verdict.ERROR, Verdict.KILLED)


def test_a_flood_of_output_is_cut_and_holds_nothing_up(sandbox, written):
    submission = written("def flood():\n    for _ in range(20000): print('x' * 100)\n    return 1\n")
    with opened(sandbox, submission) as session:
        assert int(session.call("flood", [], results=1).results[0]) == 1
        session.close()
        assert len(session.output) < 5000 and session.output.endswith("[…]")


def test_what_is_printed_is_kept(sandbox, written):
    with opened(sandbox, written("print('网络')\ndef say():\n    print('hello')\n    return 1\n")) as session:
        session.call("say", [], results=1)
        session.close()
        assert session.output == "网络\nhello\n"


def test_a_cell_that_raises_does_not_void_the_others(sandbox, written):
    submission = written("def a():\n    return 1\nraise SystemExit", "def b():\n    return 2\n", form=Form.NOTEBOOK)
    with opened(sandbox, submission) as session:
        assert [error.type for error in session.load_errors] == ["SystemExit"]
        assert int(session.call("a", [], results=1).results[0]) + int(session.call("b", [], results=1).results[0]) == 3


def test_helper_files_can_be_imported_and_plotting_costs_nothing(sandbox, written):
    submission = written(
        """
        import matplotlib.pyplot as plt
        from helper import twice
        figure, axes = plt.subplots()
        axes.plot([1, 2])
        def two(x):
            return twice(x)
        """,
        helpers={"helper.py": b"def twice(x):\n    return 2 * x\n"},
    )
    with opened(sandbox, submission) as session:
        assert session.load_errors == ()
        assert float(session.call("two", [1.5], results=1).results[0]) == 3.0


def test_a_statement_that_never_ends_is_stopped_while_loading_and_told(sandbox, written):
    submission = written("def fine():\n    return 5\nwhile True: pass\n")
    with opened(sandbox, submission, Limits(load_seconds=2)) as session:
        assert [error.type for error in session.load_errors] == ["TooSlow"]
        assert int(session.call("fine", [], results=1).results[0]) == 5


def test_functions_are_named_with_their_parameters(sandbox, written):
    submission = written("def a(x, y): ...\ndef b(*x): ...\ndef _hidden(): ...\nc = lambda z: z\nd = 3\n")
    with opened(sandbox, submission) as session:
        assert session.functions == {"a": 2, "b": None, "c": 1}


def test_functions_whose_names_were_taken_for_something_else_come_back(sandbox, written):
    submission = written("""
        from __future__ import annotations
        def f(z: Unknown) -> Unknown:
            return z + 1
        def g(z):
            return f(z)
        with open("scratch", "w") as f:
            pass
    """)
    with opened(sandbox, submission) as session:
        assert session.restored == ("f",)
        assert float(session.call("g", [1.0], results=1).results[0]) == 2


def test_layers_in_an_array_of_objects_arrive_as_a_list_of_matrices(sandbox, written):
    submission = written("""
        import numpy as np
        def equal(w):
            return np.array(w, dtype=object)
        def uneven(w):
            made = np.empty(len(w), dtype=object)
            for l, matrix in enumerate(w):
                made[l] = matrix
            return made
    """)
    with opened(sandbox, submission) as session:
        for function, w in (("equal", [np.eye(2), 2 * np.eye(2)]), ("uneven", [np.eye(2), np.ones((1, 2))])):
            (made,) = session.call(function, [w], results=1).results
            assert isinstance(made, list) and len(made) == 2
            assert all(np.array_equal(mine, given) for mine, given in zip(made, w, strict=True))
