"""How a check of one's own work shows itself while it goes on: in place on a terminal, as plain lines elsewhere."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from grader.text import Language, text

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0  # seconds of one function before a line is worth it


class CheckProgress:
    """Says which function is being checked; elsewhere than on a terminal, only of one that takes its time.

    Parameters
    ----------
    stream : where to say it
    """

    def __init__(self, language: Language, stream: TextIO) -> None:
        self._language = language
        self._stream = stream
        self._function = ""
        self._timer: threading.Timer | None = None
        self._status: Status | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            from rich.console import Console
            from rich.status import Status

            self._status = Status("", console=Console(file=self._stream, highlight=False, emoji=False))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._status is not None:
            self._status.stop()

    def tell(self, function: str) -> None:
        """Show that the checks of a function begin, or go on."""
        if function == self._function:
            return
        self._function = function
        said = text(f"checking {function} ...", f"正在检查 {function} ……")[self._language]
        if self._status is not None:
            self._status.update(said)
            self._status.start()
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(PATIENCE, lambda: print(said, file=self._stream, flush=True))
        self._timer.daemon = True
        self._timer.start()
