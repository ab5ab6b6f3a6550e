"""A MATLAB submission, made ready to be run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from grader.submission import Form, Submission


class Named(Protocol):
    """What an assignment says of a function, as far as names go."""

    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102


def runnable(submission: Submission, signatures: Mapping[str, Named]) -> Submission:
    """Give every function of a MATLAB submission a file in which Octave finds it; leave other forms as they are.

    Parameters
    ----------
    signatures : the functions that the assignment asks for or gives, by name
    """
    if submission.form is not Form.MATLAB:
        return submission
    from grader.intake.source.matlab.files import prepare  # loads a grammar

    aliases = {alias for signature in signatures.values() for alias in signature.aliases}
    prepared = prepare(submission.units, signatures.keys(), aliases)
    return replace(
        submission,
        units=prepared.units,
        notes=submission.notes + prepared.notes,
        problems=submission.problems + prepared.problems,
    )
