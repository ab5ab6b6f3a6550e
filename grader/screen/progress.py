"""How long work shows itself while it goes on: in place on a terminal, as plain lines elsewhere."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.status import Status

from grader.gradebook.results import SubmissionResult
from grader.report.wording import STATUSES
from grader.screen.terminal import printable
from grader.text import Language, Text, text

PATIENCE = 1.0  # seconds of one function before a line is worth it


class ClassProgress:
    """Watches a class run; see `grader.classroom.Progress`."""

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self._language = language
        self._done = 0
        self._total = 0
        self._bar: Bar | None = None
        self._task = TaskID(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, total: int) -> None:
        """Show that nothing is done yet of so many."""
        self._total = total
        if self._console.is_terminal:
            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._bar = Bar(*columns, console=self._console, transient=True)
            self._task = self._bar.add_task("", total=total)
            self._bar.start()

    def done(self, result: SubmissionResult, *, unchanged: bool) -> None:
        """Show that a submission has its mark."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=printable(result.id)[:24])
            return
        kept = text(" (unchanged)", "（未改动）")[self._language] if unchanged else ""
        mark = f"{result.score:g}/{result.max_score:g}" if result.has_mark else STATUSES[result.status][self._language]
        line = f"[{self._done}/{self._total}] {printable(result.id)}: {mark}{kept}"
        self._console.print(line, soft_wrap=True)

    def say(self, message: Text) -> None:
        """Show something that concerns the whole run."""
        self._console.print(message[self._language], soft_wrap=True)


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
