"""An exchange with a process whose streams are read by threads: where no system call waits for several pipes."""

from __future__ import annotations

import queue
from typing import Any

from grader.limits import Limits
from grader.sandbox.base import Ending
from grader.sandbox.portable import PortableProcess
from grader.sandbox.usage import Usage
from grader.session import wire
from grader.session.allowance import Allowance

LOOK_SECONDS = 0.05  # between looks at what is left of the allowance


class PumpedExchange:
    """What `Exchange` is, over a `PortableProcess`."""

    def __init__(self, process: PortableProcess, limits: Limits, output: bytearray, room: int) -> None:
        self._process = process
        self._max_payload = limits.reply_mb * 2**20
        self._output = output
        self._room = room
        self._closed = False

    def usage(self) -> Usage | None:
        """Nobody counts."""
        return self._process.usage()

    def exchange(self, frame: bytes, allowance: Allowance) -> tuple[dict[str, Any], bytes]:
        """Write one frame and read one; raises what `Exchange.exchange` does."""
        if self.gone():
            raise EOFError
        self._process.send(frame)
        received = bytearray()
        start = wire.LENGTHS.size
        self._receive(received, start, allowance)
        header_length, payload_length = wire.read_lengths(received, self._max_payload)
        body = start + header_length
        self._receive(received, body + payload_length, allowance)
        if len(received) > body + payload_length:
            raise wire.WireError("more than one reply came to one question")
        return wire.decode_header(bytes(received[start:body])), bytes(received[body:])

    def gone(self) -> bool:
        """Tell whether the process has closed the wire between two calls; see `Exchange.gone`."""
        self._take_printed()
        if not self._closed and not self._process.said.empty():
            if self._process.said.get():
                raise wire.WireError("a reply came before the question")
            self._closed = True
        return self._closed

    def end(self) -> Ending:
        """End the process; what it printed last is kept."""
        ending = self._process.end()
        self._take_printed()
        return ending

    def _receive(self, received: bytearray, count: int, allowance: Allowance) -> None:
        """Read until so many bytes are there."""
        while len(received) < count:
            left = allowance.left()
            if left <= 0:
                raise TimeoutError
            try:
                part = self._process.said.get(timeout=min(left, LOOK_SECONDS))
            except queue.Empty:
                self._take_printed()
                continue
            if not part:
                self._closed = True
                raise EOFError
            received += part
        self._take_printed()

    def _take_printed(self) -> None:
        while not self._process.printed.empty():
            part = self._process.printed.get()
            self._output += part[: max(0, self._room - len(self._output))]
