"""The store: every attempt of every submission, committed before it is shown, and never overwritten."""

from grader.gradebook.database import FILE_NAME
from grader.gradebook.records import (
    Attempt,
    CheckMark,
    ManualMark,
    PublishedMark,
    Run,
    RunFacts,
    StoredOutcome,
)
from grader.gradebook.store import Gradebook

__all__ = [
    "FILE_NAME",
    "Attempt",
    "CheckMark",
    "Gradebook",
    "ManualMark",
    "PublishedMark",
    "Run",
    "RunFacts",
    "StoredOutcome",
]
