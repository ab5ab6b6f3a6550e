"""Whether a form loops, seen in its syntax tree, whatever the language it is written in."""

from __future__ import annotations

from grader.checks.style.finding import Finding
from grader.checks.style.step import SingleNumbers
from grader.intake.source.python import as_seen
from grader.submission import Form, Submission

__all__ = ["Finding", "SingleNumbers", "component_form", "vector_form"]


def component_form(submission: Submission, function: str, step: SingleNumbers | None = None) -> Finding | None:
    """Look whether ``function`` computes one neuron's number at a time, inside a loop over neurons.

    Calls are followed into the student's own helpers.

    Parameters
    ----------
    step : what one step may compute, where that is less than a neuron's work: single numbers

    Returns
    -------
    The first place that shows otherwise; None if there is none, or if the submission has no such function.
    """
    if submission.form is Form.MATLAB:
        from grader.checks.style.matlab import component_form as look_at_matlab

        return look_at_matlab(submission.units, function, step)
    from grader.checks.style.python import component_form as look_at_python

    seen = as_seen(submission)
    return look_at_python(seen.units, function, seen.helpers, step)


def vector_form(submission: Submission, function: str) -> Finding | None:
    """Look whether ``function`` works without a loop over neurons or columns, or anything in the place of one.

    Calls are followed into the student's own helpers.

    Returns
    -------
    The first place that shows otherwise; None if there is none, or if the submission has no such function.
    """
    if submission.form is Form.MATLAB:
        from grader.checks.style.matlab import vector_form as look_at_matlab

        return look_at_matlab(submission.units, function)
    from grader.checks.style.python import vector_form as look_at_python

    seen = as_seen(submission)
    return look_at_python(seen.units, function, seen.helpers)
