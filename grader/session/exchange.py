"""One running process at the other end of the wire: frames go there and come back, what it prints is kept."""

from __future__ import annotations

import os
import selectors
from typing import Any

from grader.limits import Limits
from grader.sandbox.base import Ending, RunnerProcess
from grader.sandbox.usage import Usage
from grader.session import wire
from grader.session.allowance import Allowance

CHUNK = 1 << 18


class Exchange:
    """Bytes to and from one runner, with what it prints read along the way."""

    def __init__(self, process: RunnerProcess, limits: Limits, output: bytearray, room: int) -> None:
        self._process = process
        self._max_payload = limits.reply_mb * 2**20
        self._output = output
        self._room = room
        self._selector = selectors.DefaultSelector()
        for descriptor in (process.requests, process.replies, process.stdout, process.stderr):
            os.set_blocking(descriptor, False)
        for descriptor in (process.replies, process.stdout, process.stderr):
            self._selector.register(descriptor, selectors.EVENT_READ)

    def usage(self) -> Usage | None:
        """Say what the process has used of the processor."""
        return self._process.usage()

    def exchange(self, frame: bytes, allowance: Allowance) -> tuple[dict[str, Any], bytes]:
        """Write one frame and read one.

        Raises
        ------
        TimeoutError
            If the allowance is used up first.
        EOFError
            If the process closes the wire.
        WireError
            If what it sends is no frame, is too long, or comes before it was asked.
        """
        if self.gone():
            raise EOFError
        self._send(memoryview(frame), allowance)
        received = bytearray()
        start = wire.LENGTHS.size
        while len(received) < start:
            self._receive(received, allowance)
        header_length, payload_length = wire.read_lengths(received, self._max_payload)
        body = start + header_length
        while len(received) < body + payload_length:
            self._receive(received, allowance)
        if len(received) > body + payload_length:
            raise wire.WireError("more than one reply came to one question")
        return wire.decode_header(bytes(received[start:body])), bytes(received[body:])

    def end(self) -> Ending:
        """End the process; what it printed last is kept."""
        self._drain_output()
        self._selector.close()
        return self._process.end()

    def gone(self) -> bool:
        """Tell whether the process has closed the wire between two calls.

        Raises
        ------
        WireError
            If it sent something nobody asked for.
        """
        for key, _ in self._selector.select(0):
            if key.fd != self._process.replies:
                self._read_output(key.fd)
            elif os.read(key.fd, 1):
                raise wire.WireError("a reply came before the question")
            else:
                return True
        return False

    def _send(self, frame: memoryview, allowance: Allowance) -> None:
        while frame:
            try:
                frame = frame[os.write(self._process.requests, frame[:CHUNK]) :]
            except BlockingIOError:
                self._selector.register(self._process.requests, selectors.EVENT_WRITE)
                try:
                    self._wait(allowance)
                finally:
                    self._selector.unregister(self._process.requests)
            except BrokenPipeError as error:
                raise EOFError from error

    def _receive(self, received: bytearray, allowance: Allowance) -> None:
        for descriptor in self._wait(allowance):
            if descriptor == self._process.replies:
                part = os.read(descriptor, CHUNK)
                if not part:
                    raise EOFError
                received += part

    def _wait(self, allowance: Allowance) -> list[int]:
        """Wait until something can be read or written; printed output is taken in at once."""
        ready: list[tuple[selectors.SelectorKey, int]] = []
        while not ready:
            left = allowance.left()
            if left <= 0:
                raise TimeoutError
            ready = self._selector.select(left)
        for key, _ in ready:
            if key.fd in (self._process.stdout, self._process.stderr):
                self._read_output(key.fd)
        return [key.fd for key, _ in ready]

    def _read_output(self, descriptor: int) -> None:
        try:
            part = os.read(descriptor, CHUNK)
        except BlockingIOError:
            return
        if not part:
            self._selector.unregister(descriptor)
        self._output += part[: max(0, self._room - len(self._output))]

    def _drain_output(self) -> None:
        for descriptor in (self._process.stdout, self._process.stderr):
            if descriptor in self._selector.get_map():
                self._read_output(descriptor)
