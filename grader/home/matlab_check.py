"""The public checks as a MATLAB function, ``grader_check.m``: for MATLAB R2016b or later and Octave, without Python.

Each public check is run on the reference once. The calls that it makes, and what they give, are written down as data;
at home the student's own functions are called in the same way and the results compared. What only the grader can look
at (style, large training data) is named and left to ``grader check``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.checks.comparison import TOLERANCE, as_numbers
from grader.checks.notation import written
from grader.errors import AssignmentError
from grader.judging.trial import try_check
from grader.outcome import Kind, Verdict
from grader.session.local_host import LocalHost
from grader.session.student import Call, Student
from grader.submission import Form, Submission
from grader.text import Text

FILE = "grader_check.m"
MOST_NUMBERS = 3000  # in the calls of one check; more would make a file that nobody opens
# Two right ways of computing differ by round-off, which training lets grow.
TOLERANCES = {Kind.SHAPE: "Inf", Kind.TRAINING: "1e-6"}  # of a shape only the sizes count
NOT_COMPARED = frozenset({Kind.STYLE, Kind.ACCURACY})


def matlab_check(assignment: Assignment, seed: str) -> str:
    """Write the public checks of an assignment as a MATLAB function.

    Parameters
    ----------
    seed : of the checks' random numbers; that of ``grader check``

    Raises
    ------
    AssignmentError
        If there is no reference, or a check does not work on it.
    """
    out = [_head(assignment)]
    for check in assignment.public_checks:
        calls = _calls(assignment, check, seed)
        title = f"{_quoted(check.id)}, {_quoted(check.title.en)}, {_quoted(check.title.zh)}"
        if not calls:
            out.append(f"left_out({title});\nleft_out_so_far = left_out_so_far + 1;")
            continue
        out.append("calls = {};")
        out += (_data(assignment, call) for call in calls)
        tolerance = TOLERANCES.get(check.kind, f"{TOLERANCE:g}")
        out.append(f"passed = passed + try_one({title}, {_quoted(check.function)}, calls, {tolerance});")
        out.append("total = total + 1;")
    out.append(TAIL)
    return "\n".join(out)


def _calls(assignment: Assignment, check: Check, seed: str) -> Sequence[Call]:
    """Give the calls that a check makes of the function it marks; none where they cannot be written down."""
    is_drawn = assignment.functions[check.function].random and check.kind is not Kind.SHAPE
    if check.kind in NOT_COMPARED or is_drawn:
        return ()
    if assignment.reference is None:
        raise AssignmentError(f"{assignment.id} has no reference, whose results grader_check.m compares with")
    nobody = Submission(id="reference", form=Form.PYTHON, units=(), sha256="")
    student = Student(LocalHost(assignment.reference.functions().namespace), assignment.signatures, nobody)
    trial = try_check(assignment, check, student, seed, None)
    values = [value for call in trial.calls for value in (*call.args, *call.results)]
    plain = trial.verdict is Verdict.PASSED and not trial.failed and all(map(_is_plain, values))
    return trial.calls if plain and sum(map(_count, values)) <= MOST_NUMBERS else ()


def _is_plain(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return isinstance(value, str) or (value is not None and as_numbers(value) is not None)


def _count(value: Any) -> int:
    return sum(map(_count, value)) if isinstance(value, list | tuple) else int(np.size(value))


def _data(assignment: Assignment, call: Call) -> str:
    signature = assignment.signatures[call.function]
    args = [
        np.asarray(value) + 1 if name in signature.indices else _as_row(value)
        for name, value in zip(signature.arguments, call.args, strict=False)
    ]
    return f"calls(end+1, :) = {{{written(args, matlab=True)}, {written(call.results, matlab=True)}}};"


def _as_row(value: Any) -> Any:
    """Give a list of numbers as MATLAB has it: a row."""
    is_numbers = isinstance(value, list) and value and all(isinstance(item, int | float) for item in value)
    return np.array([value], dtype=np.float64) if is_numbers else value


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _head(assignment: Assignment) -> str:
    said = Text(
        f"the public checks of {assignment.id}, in MATLAB R2016b or later, or Octave",
        f"{assignment.id} 的公开检查，可在 MATLAB R2016b 及以上版本或 Octave 中运行",
    )
    return f"""function grader_check()
% GRADER_CHECK  {said.en}
%   {said.zh}
%
%   Put this file beside your .m files and type grader_check. Nothing else has to be installed.
%   把本文件放在你的 .m 文件旁边，输入 grader_check 即可，无需安装其他软件。
passed = 0;
total = 0;
left_out_so_far = 0;"""


TAIL = """fprintf('\\n%d of %d checks pass / 通过 %d/%d 项\\n', passed, total, passed, total);
if left_out_so_far > 0
    fprintf('%d more are made when it is graded / 另有 %d 项在评分时检查\\n', left_out_so_far, left_out_so_far);
end
end

function left_out(id, en, zh)
fprintf('----  %s: %s / %s\\n', id, en, zh);
end

function ok = try_one(id, en, zh, name, calls, tolerance)
% Call NAME as each row of CALLS says and compare what it gives.
ok = true;
said = '';
for k = 1:size(calls, 1)
    wanted = calls{k, 2};
    got = cell(1, numel(wanted));
    try
        [got{:}] = feval(name, calls{k, 1}{:});
    catch err
        ok = false;
        said = err.message;
        if strncmp(said, [name ': '], numel(name) + 2)
            said = said(numel(name) + 3:end);
        end
        break
    end
    for r = 1:numel(wanted)
        said = difference(got{r}, wanted{r}, tolerance);
        if ~isempty(said)
            ok = false;
            said = sprintf('result %d %s', r, said);
            break
        end
    end
    if ~ok
        break
    end
end
if ok
    fprintf('ok    %s: %s / %s\\n', id, en, zh);
else
    fprintf('WRONG %s: %s / %s\\n      %s: %s\\n', id, en, zh, name, said);
end
end

function said = difference(got, wanted, tolerance)
% Say where GOT differs from WANTED; nothing where they agree.
said = '';
if iscell(wanted)
    if ~iscell(got)
        got = {got};
    end
    if numel(got) ~= numel(wanted)
        said = sprintf('has %d cells, expected %d / 元胞个数不对', numel(got), numel(wanted));
        return
    end
    for k = 1:numel(wanted)
        said = difference(got{k}, wanted{k}, tolerance);
        if ~isempty(said)
            said = sprintf('{%d} %s', k, said);
            return
        end
    end
    return
end
if ischar(wanted)
    if ~isequal(got, wanted)
        said = 'is another text / 文字不同';
    end
    return
end
if ~(isnumeric(got) || islogical(got))
    said = 'holds no numbers / 不是数值';
    return
end
same = isequal(size(got), size(wanted)) || (isvector(got) && isvector(wanted) && numel(got) == numel(wanted));
if ~same
    said = sprintf('is %s, expected %s / 大小不对', mat2str(size(got)), mat2str(size(wanted)));
    return
end
got = double(got(:));
wanted = wanted(:);
off = abs(got - wanted) ./ max(1, abs(wanted));
off(got == wanted | (isnan(got) & isnan(wanted))) = 0;
off(isnan(off)) = Inf;
[worst, at] = max(off);
if ~isempty(worst) && worst > tolerance
    said = sprintf('(%d) is %.8g, expected %.8g / 数值不对', at, got(at), wanted(at));
end
end
"""
