"""Coverage-guided fuzzing of what reads a student's replies: `python -m tests.attacks.fuzz_wire [seconds] [--keep]`.

Needs atheris (`pip install atheris`; Linux, Python 3.11 to 3.13). The corpus beside this file is where it begins; with
``--keep`` what covers more is added to it. `test_fuzz_corpus.py` replays the corpus, without atheris.

An input is the header of one reply, a null byte, and its payload. It may be refused (`WireError`), it may say that the
student's code raised (`CallFailed`), or it may hold values; anything else, and any value that does not own its memory
or has a type that is not on the list, is a find: it ends the program with a traceback, and its input is kept in a file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader.checks import comparison
from grader.session import host, wire

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 1 << 12  # bytes of an input: more than any branch of the decoder needs
WORDS = (  # what a reply is written with
    *("kind", "array", "list", "dict", "text", "none", "other", "dtype", "shape", "items", "type", "id", "ok", "error"),
    *("results", "after", "message", "frames", "unit", "line", "function", "missing", "true", "false", "null", "NaN"),
    *("replies", "size"),
    *wire.DTYPES,
    *("2147483647", "\\\\ud800", "[[[[[[[["),
)


def read_one(data: bytes) -> None:
    """Read a reply as the session does.

    Raises
    ------
    AssertionError
        If something came through that must not.
    """
    text, _, payload = data.partition(b"\0")
    try:
        header = wire.decode_header(text)
        for error in header["errors"] if isinstance(header.get("errors"), list) else ():
            host.read_error(error)
        if isinstance(header.get("replies"), list):  # of calls that travelled together
            came = host.read_replies("fc_v", header, payload, len(header["replies"]))
        else:
            came = [host.read_reply("fc_v", header, payload)]
    except (wire.WireError, host.CallFailed):
        return
    read = [reply for reply in came if isinstance(reply, host.Reply)]
    values = [value for reply in read for value in (*reply.results, *reply.after)]
    arrays = [array for value in values for array in wire.numbers(value)]
    assert sum(array.nbytes for array in arrays) == len(payload), "numbers that were not sent"
    for array in arrays:
        assert array.dtype.name in wire.DTYPES and array.dtype.isnative, "a type that is not on the list"
        assert array.base is None and array.flags.writeable, "memory of somebody else's"
        assert array.dtype != bool or set(array.view("uint8").ravel().tolist()) <= {0, 1}, "a bool that is none"
    for value in values:
        comparison.as_numbers(value)
        comparison.agree(value, [[1.0, 2.0], [3.0, 4.0]])


def fuzz(seconds: int, *words: str) -> None:
    """Fuzz in this process, which libFuzzer ends, with these further words for it: options, then folders."""
    import atheris

    for owner, names in (
        (wire, ("decode_header",)),
        (wire.Decoder, ("values", "value", "_array", "finish")),
        (host, ("read_reply", "read_replies", "read_error", "_read_frame")),
        (comparison, ("as_numbers", "_numbers_alone", "agree", "aligned", "difference")),
    ):
        for name in names:
            setattr(owner, name, atheris.instrument_func(getattr(owner, name)))
    limits = (f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=2048")
    atheris.Setup([sys.argv[0], *limits, *words], read_one)
    atheris.Fuzz()


def main(arguments: Sequence[str]) -> int:
    """Fuzz for so many seconds (60), in a process of its own; its exit status tells whether something was found."""
    seconds = next((int(word) for word in arguments if word.isdigit()), 60)
    with tempfile.TemporaryDirectory() as fresh:
        dictionary = Path(fresh, "words")
        dictionary.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="ascii")
        new = Path(fresh, "new")
        new.mkdir()
        folders = (str(CORPUS),) if "--keep" in arguments else (str(new), str(CORPUS))
        command = [sys.executable, "-m", "tests.attacks.fuzz_wire", "--here", str(seconds), f"-dict={dictionary}"]
        return subprocess.run([*command, *folders], check=False).returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        fuzz(int(sys.argv[2]), *sys.argv[3:])
    sys.exit(main(sys.argv[1:]))
