"""Which functions a source calls, seen without running it."""

from __future__ import annotations

from grader.intake.source.called import reached
from grader.submission import Form, Submission, Unit


def test_calls_are_followed_through_the_students_own_functions() -> None:
    source = (
        "def fc_v(w, a):\n    return w @ a\n\n\n"
        "def forward(w, x):\n    return [fc_v(each, x) for each in w]\n\n\n"
        'def bp(w, x):\n    """As `cost`."""\n    return step(forward)(w, x)\n\n\n'
        "def cost(a):\n    return cost(a)\n"
    )
    python = Submission(id="s", form=Form.PYTHON, units=(Unit(name="hw.py", source=source),), sha256="")
    assert reached(python) == {"fc_v": set(), "forward": {"fc_v"}, "bp": {"forward", "fc_v"}, "cost": set()}


def test_calls_of_matlab_files_are_followed_and_comments_are_not() -> None:
    files = {
        "fc_v.m": "function a = fc_v(w, x)\n  a = w * x;  % as bp does\nend\n",
        "forward.m": "function a = forward(w, x)\n  a = fc_v(w{1}, x);\nend\n",
        "bp.m": "function w = bp(w, x)\n  g = @forward;\n  g(w, x);\nend\n",
    }
    units = tuple(Unit(name=name, source=source) for name, source in files.items())
    matlab = Submission(id="s", form=Form.MATLAB, units=units, sha256="")
    assert reached(matlab) == {"fc_v": set(), "forward": {"fc_v"}, "bp": {"forward", "fc_v"}}
