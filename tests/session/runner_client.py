"""A bare client of the Octave runner: real pipes, no sandbox, the grader's own frames."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from grader.sandbox.octave import octave_command
from grader.sandbox.runtime import environment
from grader.session.wire import LENGTHS, Decoder, Value, decode_header, encode_call, encode_frame


class RunnerEnded(Exception):
    """The runner closed its end of the pipe."""


@dataclass
class Failed(Exception):
    """A call that the runner answered with an error."""

    error: dict[str, Any]

    def __str__(self) -> str:
        return str(self.error)


@dataclass
class Runner:
    """One Octave process with a submission loaded."""

    process: subprocess.Popen[bytes]
    requests: int
    replies: int
    functions: dict[str, int | None] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)
    number: int = 0

    @classmethod
    @contextlib.contextmanager
    def start(cls, folder: Path, sources: dict[str, str] | None = None, **options: Any) -> Iterator[Self]:
        """Start a runner in ``folder`` and load ``sources`` (file name -> text)."""
        far_requests, requests = os.pipe()
        replies, far_replies = os.pipe()
        far = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10) for descriptor in (far_requests, far_replies)]

        def place() -> None:
            os.dup2(far[0], 3)
            os.dup2(far[1], 4)

        with (folder / ".out").open("wb") as out:
            process = subprocess.Popen(
                octave_command(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment(home=str(folder), libraries=""),
                pass_fds=(3, 4),
                preexec_fn=place,
            )
        for descriptor in (far_requests, far_replies, *far):
            os.close(descriptor)
        runner = cls(process, requests, replies)
        try:
            if sources is not None:
                runner.load([{"name": name, "source": source} for name, source in sources.items()], **options)
            yield runner
        finally:
            with contextlib.suppress(OSError):
                os.close(runner.requests)
            os.close(runner.replies)
            process.kill()
            process.wait()

    def read(self, size: int) -> bytes:
        """Read exactly ``size`` bytes, waiting a minute at most."""
        got = b""
        deadline = time.monotonic() + 60
        while len(got) < size:
            ready, _, _ = select.select([self.replies], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError(f"no reply to request {self.number}")
            piece = os.read(self.replies, size - len(got))
            if not piece:
                raise RunnerEnded
            got += piece
        return got

    def ask(self, frame: bytes) -> tuple[dict[str, Any], Decoder]:
        """Send one request and read one reply."""
        while frame:
            frame = frame[os.write(self.requests, frame) :]
        header_length, payload_length = LENGTHS.unpack(self.read(LENGTHS.size))
        header = decode_header(self.read(header_length))
        decoder = Decoder(self.read(payload_length))
        assert header["id"] == self.number
        return header, decoder

    def load(self, units: list[dict[str, str]], files: dict[str, bytes] | None = None) -> dict[str, Any]:
        """Load units and helper files."""
        files = files or {}
        self.number += 1
        described = [{"name": name, "size": len(content)} for name, content in files.items()]
        header = {"op": "load", "id": self.number, "module": "hw", "units": units, "files": described}
        reply, decoder = self.ask(encode_frame(header, list(files.values())))
        decoder.finish()
        assert reply["ok"], reply
        self.functions, self.errors = reply["functions"], reply["errors"]
        return reply

    def call_all(
        self, function: str, *args: object, results: int = 1, arguments_after: bool = False
    ) -> tuple[list[Value], list[Value]]:
        """Call a function; return its results and the arguments afterwards."""
        self.number += 1
        reply, decoder = self.ask(
            encode_call(self.number, function, args, results=results, arguments_after=arguments_after)
        )
        if not reply["ok"]:
            raise Failed(reply["error"])
        got = decoder.values(reply["results"])
        after = decoder.values(reply["after"]) if arguments_after else []
        decoder.finish()
        return got, after

    def call(self, function: str, *args: object, results: int = 1) -> list[Value]:
        """Call a function; return its results."""
        return self.call_all(function, *args, results=results)[0]
