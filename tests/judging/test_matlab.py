"""Mistakes in `.m` files are named as in Python: wrong files as students write them, through real Octave."""

from __future__ import annotations

import pytest

from grader.judging.grading import grade_submission
from grader.judging.passed_over import raised
from grader.sandbox.plain import PlainSandbox
from grader.session.host import Frame, StudentError
from grader.submission import Form, Submission, Unit
from tests.conftest import require
from tests.judging.graded import HW3, ROOT

# file, its content, the check that must fail, the name it must get
WRONG = [
    (
        "bc_v",
        "function delta = bc_v(w, z, delta_next)\n  a = f(z);\n  delta = df(a) .* (w' * delta_next);\nend\n",
        "bc.derivative_at_activation",
    ),
    (
        "bc_c",
        "function delta = bc_c(w, z, delta_next)\n"
        "  delta = zeros(size(z));\n"
        "  for k = 1:size(z, 2)\n    for j = 1:size(z, 1)\n      for i = 1:size(w, 1)\n"
        "        delta(j, k) = w(i, j) * delta_next(i, k) * df(z(j, k));\n"
        "      end\n    end\n  end\nend\n",
        "bc.last_term_only",
    ),
    (
        "fc_v",
        "function [a_next, z_next] = fc_v(w, a)\n  z_next = w * a;\n  a_next = 1 ./ 1 + exp(-z_next);\nend\n",
        "fc.missing_parentheses",
    ),
    (
        "fc_v",
        "function [a_next, z_next] = fc_v(w, a)\n  z_next = w * a;\n  a_next = 1 / (1 + exp(-z_next));\nend\n",
        "fc.matrix_division",
    ),
    ("cost", "function J = cost(a, y)\n  J = sum(sum((a - y) .^ 2)) / size(a, 2);\nend\n", "cost.half_missing"),
    ("cost", "function J = cost(a, y)\n  J = 0.5 * mean(mean((a - y) .^ 2));\nend\n", "cost.averaged_over_everything"),
    ("gradient", "function dw = gradient(delta_next, a)\n  dw = a * delta_next';\nend\n", "gradient.transposed"),
    (
        "output_delta",
        "function delta = output_delta(a, y, z)\n  delta = (y - a) .* df(z);\nend\n",
        "output_delta.error_reversed",
    ),
]


@pytest.mark.parametrize("function, content, identity", WRONG, ids=[known for _, _, known in WRONG])
def test_a_wrong_matlab_function_is_named(function, content, identity):
    require("octave-cli")
    files = sorted((ROOT / "reference" / "matlab" / "hw3_backprop").glob("*.m"))
    sources = {path.name: path.read_text(encoding="utf-8") for path in files} | {f"{function}.m": content}
    units = tuple(Unit(name=name, source=source) for name, source in sources.items())
    submission = Submission(id="s", form=Form.MATLAB, units=units, sha256="")
    checks = {check.id for check in HW3.checks if check.function == function}
    result = grade_submission(HW3, submission, PlainSandbox(), "7", only=checks)
    named = {outcome.check: outcome.mistake for outcome in result.outcomes if outcome.verdict == "failed"}
    assert named.get(f"{function}.values") == identity or named.get(f"{function}.columns") == identity
    assert set(named.values()) <= {identity, None}


def test_of_a_file_that_does_not_parse_nothing_is_said_to_have_run():
    error = StudentError(type="parse error", message="parse error", frames=(Frame(unit="f.m", line=2, function=""),))
    units = (Unit(name="f.m", source="function y = f(z)\ny = sum(z, 1;\nend\n"),)
    (told,) = raised([error], Submission(id="s", form=Form.MATLAB, units=units, sha256=""))
    assert told.en.startswith("f.m, line 2: ") and "was run" not in told.en and "照常执行" not in told.zh
