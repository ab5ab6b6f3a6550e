"""What a gradebook keeps: runs, attempts, marks and picks by hand, written as each result arrives.

Nothing is overwritten but a run's own end.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from grader.errors import MachineError
from grader.gradebook.database import FILE_NAME, Database
from grader.gradebook.records import Attempt, ManualMark, PublishedMark, Run, RunFacts
from grader.person import HandedIn, Person
from grader.text import Text


class Gradebook(Database):
    """An open gradebook; see `Database`."""

    @classmethod
    @contextmanager
    def reading(cls, folder: Path, assignment: str | None = None) -> Iterator[Self]:
        """Open a gradebook to read it, also one in a folder that cannot be written.

        SQLite writes beside the file even to read it; where it may not, a copy is read.
        """
        try:
            book = cls(folder, assignment)
        except MachineError:
            with tempfile.TemporaryDirectory(prefix="grader-") as copy:
                for suffix in ("", "-wal"):
                    source = Path(f"{folder / FILE_NAME}{suffix}")
                    if source.is_file():
                        (Path(copy) / source.name).write_bytes(source.read_bytes())
                with cls(Path(copy), assignment) as book:
                    yield book
            return
        with book:
            yield book

    # Runs

    def last_run(self) -> Run | None:
        """Give the run started last, finished or not."""
        rows = self._rows("SELECT * FROM run ORDER BY id DESC LIMIT 1")
        return _run(rows[0]) if rows else None

    def start_run(
        self,
        facts: RunFacts,
        submissions: Iterable[str],
        now: datetime,
        *,
        people: Mapping[str, Person] | None = None,
        kept: Iterable[str] = (),
        handed_in: HandedIn | None = None,
    ) -> Run:
        """Record that a run begins, which submissions it was given, and whose they are.

        Parameters
        ----------
        people : whom each submission is from, those of ``kept`` included
        kept : submissions of earlier runs that stay in the results although this run was not given them
        handed_in : what else the folder held, and who was expected

        A fresh run that was interrupted is taken up where it stopped by the next fresh run with its seed, so
        that the same command, repeated as often as it takes, comes to an end.
        """
        last = self.last_run()
        resumes = last is not None and last.fresh and not last.finished and last.seed == facts.seed
        with self._transaction():
            number = self._insert(
                "run",
                seed=facts.seed,
                fresh=facts.fresh,
                since=0,
                grader=facts.grader,
                isolated=facts.isolated,
                not_isolated=_json(facts.not_isolated),
                started=now.isoformat(),
                handed_in=_json(handed_in or HandedIn()),
            )
            since = number if last is None or (facts.fresh and not resumes) else last.since
            self._connection.execute("UPDATE run SET since = ? WHERE id = ?", (since, number))
            for names, is_kept in ((submissions, False), (kept, True)):
                for submission in names:
                    person = _json((people or {}).get(submission, Person()))
                    self._insert("entry", run=number, submission=submission, person=person, kept=is_kept)
        return Run(**msgspec.structs.asdict(facts), id=number, since=since, finished=False)

    def finish_run(self, run: Run, marks: Mapping[str, PublishedMark], now: datetime) -> None:
        """Record that every submission of a run has its mark, and which."""
        with self._transaction():
            self._connection.execute(
                "UPDATE run SET finished = ?, marks = ? WHERE id = ?", (now.isoformat(), _json(marks), run.id)
            )

    def submissions(self, run: Run) -> tuple[str, ...]:
        """List the submissions that a run was given, sorted."""
        return tuple(sorted(row["submission"] for row in self._rows("SELECT * FROM entry WHERE run = ?", run.id)))

    def people(self, run: Run) -> dict[str, Person]:
        """Tell whom each submission of a run is from."""
        rows = self._rows("SELECT submission, person FROM entry WHERE run = ? ORDER BY submission", run.id)
        return {row["submission"]: msgspec.json.decode(row["person"], type=Person) for row in rows}

    def kept(self, run: Run) -> frozenset[str]:
        """Name the submissions of a run that it was not given: they stay from earlier ones."""
        rows = self._rows("SELECT submission FROM entry WHERE run = ? AND kept", run.id)
        return frozenset(row["submission"] for row in rows)

    def handed_in(self, run: Run) -> HandedIn:
        """Tell what a run's folder held besides its entries, and who was expected."""
        (row,) = self._rows("SELECT handed_in FROM run WHERE id = ?", run.id)
        return msgspec.json.decode(row["handed_in"], type=HandedIn)

    def published(self) -> dict[str, PublishedMark]:
        """Give the marks as the last finished run published them; empty before the first."""
        rows = self._rows("SELECT marks FROM run WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1")
        return msgspec.json.decode(rows[0]["marks"], type=dict[str, PublishedMark]) if rows else {}

    # Attempts

    def add(self, run: Run, attempt: Attempt) -> None:
        """Commit one attempt with its outcomes; when this returns, it is on the disk."""
        with self._transaction():
            number = self._insert(
                "attempt",
                run=run.id,
                submission=attempt.submission,
                form=attempt.form,
                sha256=attempt.sha256,
                code_sha256=attempt.code_sha256,
                status=str(attempt.status),
                message=_json(attempt.message),
                notes=_json(attempt.notes),
                output=attempt.output,
                seconds=attempt.seconds,
                retry=attempt.retry,
                trouble=attempt.trouble,
                started=attempt.started.isoformat(),
                finished=attempt.finished.isoformat(),
            )
            for stored in attempt.outcomes:
                self._insert(
                    "outcome",
                    attempt=number,
                    check_id=stored.outcome.check,
                    fingerprint=stored.fingerprint,
                    content=_json(stored.outcome),
                )

    def attempts(self, submission: str) -> tuple[Attempt, ...]:
        """Give every attempt of a submission, the earliest first."""
        return tuple(
            map(
                self._attempt,
                self._rows("SELECT * FROM attempt WHERE submission = ? ORDER BY id", submission),
            )
        )

    def current(self, run: Run) -> dict[str, Attempt]:
        """Give the last attempt of each submission, among those that count in ``run``.

        An attempt counts if it was made with the run's seed, and not before the run's ``since``.
        """
        rows = self._rows(
            """
            SELECT * FROM attempt WHERE id IN (
                SELECT max(attempt.id) FROM attempt JOIN run ON run.id = attempt.run
                WHERE run.seed = ? AND run.id >= ? GROUP BY submission
            ) ORDER BY submission
            """,
            *(run.seed, run.since),
        )
        return {attempt.submission: attempt for attempt in map(self._attempt, rows)}

    def not_isolated(self, run: Run) -> tuple[Text, ...]:
        """Say what was not held back while the attempts that count in ``run`` were made; empty if all was."""
        rows = self._rows(
            """
            SELECT DISTINCT not_isolated FROM run WHERE NOT isolated AND id IN (
                SELECT run FROM attempt WHERE id IN (
                    SELECT max(attempt.id) FROM attempt JOIN run ON run.id = attempt.run
                    WHERE run.seed = ? AND run.id >= ? GROUP BY submission
                ) AND submission IN (SELECT submission FROM entry WHERE run = ?)
            ) ORDER BY not_isolated
            """,
            *(run.seed, run.since, run.id),
        )
        return tuple(msgspec.json.decode(row["not_isolated"], type=Text) for row in rows)

    # Marks set by hand

    def set_mark(self, mark: ManualMark) -> None:
        """Record a mark set by hand; earlier ones stay readable."""
        with self._transaction():
            self._insert(
                "manual_mark",
                submission=mark.submission,
                score=mark.score,
                by=mark.by,
                why=mark.why,
                at=mark.at.isoformat(),
                sha256=mark.sha256,
            )

    def manual_marks(self, submission: str | None = None) -> tuple[ManualMark, ...]:
        """Give every mark set by hand, of one submission or of all, the earliest first."""
        rows = self._rows(
            "SELECT submission, score, by, why, at, sha256 FROM manual_mark "
            "WHERE ?1 IS NULL OR submission = ?1 ORDER BY id",
            submission,
        )
        return tuple(msgspec.convert(dict(row), ManualMark) for row in rows)

    def manual_scores(self) -> dict[str, float]:
        """Give the mark set by hand that counts, for each submission that has one."""
        last = {mark.submission: mark.score for mark in self.manual_marks()}
        return {submission: score for submission, score in last.items() if score is not None}

    # Files picked by hand

    def pick(self, submission: str, file: str | None, now: datetime) -> None:
        """Record which file of a submission counts from the next run on; None leaves it to the rules again."""
        with self._transaction():
            self._insert("pick", submission=submission, file=file, at=now.isoformat())

    def picks(self) -> dict[str, str]:
        """Give the file that was picked, for each submission that has one."""
        last = {row["submission"]: row["file"] for row in self._rows("SELECT * FROM pick ORDER BY id")}
        return {submission: str(file) for submission, file in last.items() if file is not None}

    def _attempt(self, row: sqlite3.Row) -> Attempt:
        """Put an attempt together from its row and its outcomes."""
        outcomes = self._rows("SELECT * FROM outcome WHERE attempt = ? ORDER BY rowid", row["id"])
        fields: dict[str, Any] = dict(row)
        fields["message"] = msgspec.json.decode(row["message"])
        fields["notes"] = msgspec.json.decode(row["notes"])
        fields["retry"] = bool(row["retry"])
        fields["outcomes"] = [
            {"fingerprint": found["fingerprint"], "outcome": msgspec.json.decode(found["content"])}
            for found in outcomes
        ]
        return msgspec.convert(fields, Attempt)


def _run(row: sqlite3.Row) -> Run:
    fields: dict[str, Any] = dict(row)
    fields["not_isolated"] = msgspec.json.decode(row["not_isolated"])
    for name in ("fresh", "isolated", "finished"):
        fields[name] = bool(row[name])
    return msgspec.convert(fields, Run)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
