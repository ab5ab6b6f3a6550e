"""Coverage-guided fuzzing of what reads a student's replies: `python -m tests.attacks.fuzz_wire [seconds]`.

Needs atheris (`pip install atheris`; Linux, Python 3.11 to 3.13). The corpus beside this file is where it begins, and
where it keeps what covers more; CI gives it a bounded time, and `test_fuzz_corpus.py` replays the corpus without it.

An input is the bytes of one frame as they come from descriptor 4. They may be refused (`WireError`), they may say that
the student's code raised (`CallFailed`), or they may be values; anything else, and any value that does not own its
memory or holds what the wire has no type for, is a find.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from grader import wire
from grader.comparison import agree, as_numbers
from grader.host import CallFailed, read_error, read_reply

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 1 << 16  # bytes of an input: as much as any branch of the decoder needs


def read_one(frame: bytes) -> None:
    """Read a frame as the session does.

    Raises
    ------
    AssertionError
        If something came through that must not.
    """
    if len(frame) < wire.LENGTHS.size:
        return
    header_length, payload_length = wire.LENGTHS.unpack_from(frame)
    start = wire.LENGTHS.size
    body = start + header_length
    if header_length > wire.MAX_HEADER or body + payload_length != len(frame):
        return
    try:
        header = wire.decode_header(frame[start:body])
        for error in header.get("errors", ()) if isinstance(header.get("errors"), list) else ():
            read_error(error)
        reply = read_reply("fc_v", header, frame[body:])
    except (wire.WireError, CallFailed):
        return
    values = [*reply.results, *reply.after]
    arrays = [array for value in values for array in wire.numbers(value)]
    assert sum(array.nbytes for array in arrays) == payload_length, "numbers that were not sent"
    for array in arrays:
        assert array.dtype.name in wire.DTYPES and array.dtype.isnative, "a type that is not on the list"
        assert array.base is None and array.flags.writeable, "memory of somebody else's"
        assert array.dtype != bool or set(array.view("uint8").ravel().tolist()) <= {0, 1}, "a bool that is none"
    for value in values:
        as_numbers(value)
        agree(value, [[1.0, 2.0], [3.0, 4.0]])


def main(seconds: int) -> None:
    """Fuzz for so many seconds; a find ends the program with a traceback and leaves its input in a file."""
    import atheris

    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as fresh:
        arguments = [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10"]
        arguments += ["-rss_limit_mb=2048", fresh, str(CORPUS)]
        atheris.Setup(arguments, read_one)
        atheris.Fuzz()
        shutil.rmtree(fresh, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
