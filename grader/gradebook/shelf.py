"""Marked submissions that stand on the disk and are read one at a time, so that a class of any size fits in memory.

A small class stays in memory, packed. What is kept of each in memory is the place where it stands: eight bytes.
"""

from __future__ import annotations

import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload

import msgspec

from grader.files import disk_room
from grader.gradebook.results import SubmissionResult

IN_MEMORY = 16 * 2**20  # bytes; beyond that a file without a name holds them


class Shelf(Sequence[SubmissionResult]):
    """A sequence of submissions, whole in each place and never all at once.

    Parameters
    ----------
    submissions : read once, while the shelf is made

    Raises
    ------
    MachineError
        If the disk for temporary files is full.
    """

    def __init__(self, submissions: Iterable[SubmissionResult]) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._decoder = msgspec.msgpack.Decoder(SubmissionResult)
        encode = msgspec.msgpack.Encoder().encode
        with disk_room(Path(tempfile.gettempdir())):
            for submission in submissions:
                packed = encode(submission)
                self._file.write(packed)
                self._ends.append(self._ends[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> SubmissionResult: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[SubmissionResult, ...]: ...

    def __getitem__(self, index: int | slice) -> SubmissionResult | tuple[SubmissionResult, ...]:
        if isinstance(index, slice):
            return tuple(self._read(place) for place in range(len(self))[index])
        return self._read(range(len(self))[index])

    def __iter__(self) -> Iterator[SubmissionResult]:
        return map(self._read, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(own == theirs for own, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _read(self, place: int) -> SubmissionResult:
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        packed = self._file.read(end - start)
        return self._decoder.decode(packed)
