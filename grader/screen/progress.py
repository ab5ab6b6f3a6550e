"""How a class run shows itself while it goes on: in place on a terminal, as plain lines elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from grader.gradebook.results import SubmissionResult
from grader.report.wording import STATUSES
from grader.screen.terminal import printable
from grader.text import Language, Text, text


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
