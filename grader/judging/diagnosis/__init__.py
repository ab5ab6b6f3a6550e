"""Which known mistake explains what a function was seen to do; and what can be said where none does."""

from grader.judging.diagnosis.naming import NOTHING_FOUND, Diagnosis, Search
from grader.judging.diagnosis.observations import observe

__all__ = ["NOTHING_FOUND", "Diagnosis", "Search", "observe"]
