"""The class that the reports are about."""

from __future__ import annotations

import pytest

from grader.gradebook.results import Results
from tests.report.sample_class import sample_class


@pytest.fixture(scope="session")
def results() -> Results:
    return sample_class()
