"""Errors raised on purpose, by who can mend them; a bug of ours is never one.

- GraderError
    - UsageError (exit 2): whoever typed the command; no such assignment, no such folder
    - AssignmentError (exit 2): the course staff; a check carries no points, a key is misspelt
    - MachineError (exit 3): the machine; bubblewrap is not installed, the disk is full
    - SubmissionError (a result in a class, exit 1 alone): the student
        - SubmissionRefused: nothing in it can be graded
        - SubmissionBroken: its code does not load
"""

from __future__ import annotations

from grader.text import Language, Text, spoken


class GraderError(Exception):
    """Something cannot go on; the message says what was found, where, and what to do.

    Parameters
    ----------
    message : the same sentence in both languages, or in English alone for staff-only errors
    """

    exit_code = 1
    language: Language | None = None  # asked for, in a notebook

    def __init__(self, message: Text | str) -> None:
        self.text = message if isinstance(message, Text) else Text(message, message)
        super().__init__(self.text.en)

    def _render_traceback_(self) -> list[str]:
        """Show what it says in a notebook, where IPython asks for this, and none of our lines."""
        return [f"grader: {self.text[self.language or spoken()]}"]

    def __reduce__(self) -> tuple[type[GraderError], tuple[Text]]:  # errors cross process borders
        return type(self), (self.text,)


class UsageError(GraderError):
    """The command asks for something that is not there."""

    exit_code = 2


class AssignmentError(GraderError):
    """The course's own files contradict themselves or the contract."""

    exit_code = 2


class MachineError(GraderError):
    """The machine lacks something: a program, a permission, room on the disk."""

    exit_code = 3


class SubmissionError(GraderError):
    """The submission cannot be graded as it stands."""

    exit_code = 1


class SubmissionRefused(SubmissionError):
    """Nothing in the submission can be graded; the message lists what was found."""


class SubmissionBroken(SubmissionError):
    """The code does not load; the message says where, ``output`` holds what it printed until then."""

    output = ""
