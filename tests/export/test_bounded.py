"""Whatever is written of a class, it is written one submission at a time."""

from __future__ import annotations

import gc
import sys
from collections import deque

import msgspec
import pytest

from grader.export import FORMATS, export_pieces
from grader.gradebook.results import SubmissionResult
from grader.gradebook.results_file import results_pieces
from grader.gradebook.shelf import Shelf
from grader.person import Person
from grader.report.pages import class_pieces
from tests.report.sample_class import sample_class

BEHIND = 3  # submissions that whoever writes may still have at hand


class WatchedShelf(Shelf):
    """A shelf that knows how many of the submissions that it gave away long ago somebody still holds."""

    def __init__(self, submissions: tuple[SubmissionResult, ...]) -> None:
        super().__init__(submissions)
        self.given: deque[SubmissionResult] = deque()
        self.read = self.held = 0

    def _read(self, place: int) -> SubmissionResult:
        self.given.append(super()._read(place))
        self.read += 1
        if len(self.given) > BEHIND:
            self.held += self._is_held()
            self.given.popleft()
        return self.given[-1]

    def _is_held(self) -> bool:
        by_nobody = holders(deque([msgspec.structs.replace(self.given[0])]))
        if holders(self.given) > by_nobody:
            gc.collect()  # what is in a circle of its own is held by nobody
        return holders(self.given) > by_nobody


def holders(given: deque[SubmissionResult]) -> int:
    return sys.getrefcount(given[0])


@pytest.mark.parametrize("to", [*FORMATS, "results", "class page"])
def test_no_submission_is_held_once_it_is_written(to: str) -> None:
    platform = {"moodle": "Moodle", "canvas": "Canvas"}.get(to, "")
    base = sample_class()
    shelf = WatchedShelf(
        tuple(
            msgspec.structs.replace(one, person=Person(platform=platform, name="A", number=str(at), upload=f"u{at}"))
            for at, one in enumerate(base.submissions[:10])
        )
    )
    results = msgspec.structs.replace(base, submissions=shelf)
    if to == "results":
        contents = [results_pieces(results)]
    elif to == "class page":
        contents = [(piece.encode() for piece in class_pieces(results))]
    else:
        files = export_pieces(results, to)
        assert not any(isinstance(content, bytes) for content in files.values())
        contents = list(files.values())  # type: ignore[arg-type]
    written = sum(len(piece) for content in contents for piece in content)
    assert written > 100 and shelf.read >= 10
    assert shelf.held == 0
