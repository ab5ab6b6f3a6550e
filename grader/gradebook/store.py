"""What a gradebook keeps: runs, attempts, marks and picks by hand, written as each result arrives.

Nothing is overwritten but a run's own end.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

    def finish_run(
        self, run: Run, marks: Mapping[str, PublishedMark] | Iterable[tuple[str, PublishedMark]], now: datetime
    ) -> None:
        """Record that every submission of a run has its mark, and which."""
        pairs = marks.items() if isinstance(marks, Mapping) else marks
        with self._transaction():
            for submission, mark in pairs:
                self._insert("published", run=run.id, submission=submission, content=_json(mark))
            self._connection.execute("UPDATE run SET finished = ? WHERE id = ?", (now.isoformat(), run.id))

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

    def published(self) -> Mapping[str, PublishedMark]:
        """Give the marks that the last finished run published, each read when asked for; empty before the first."""
        rows = self._rows("SELECT id FROM run WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1")
        return _Published(self._rows, rows[0]["id"]) if rows else {}

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
        identities = [row["submission"] for row in self._current(run, "submission")]
        found = ((identity, self.current_attempt(run, identity)) for identity in identities)
        return {identity: attempt for identity, attempt in found if attempt is not None}

    def current_attempt(self, run: Run, submission: str) -> Attempt | None:
        """Give one submission's last attempt among those that count in ``run``; None if there is none."""
        rows = self._rows(
            """
            SELECT * FROM attempt WHERE submission = ? AND run IN (SELECT id FROM run WHERE seed = ? AND id >= ?)
            ORDER BY id DESC LIMIT 1
            """,
            *(submission, run.seed, run.since),
        )
        return self._attempt(rows[0]) if rows else None

    def graded(self, run: Run) -> dict[str, tuple[str, Mapping[str, str]]]:
        """Tell what need not be done again: submission -> digest of the work, fingerprint of each check stored.

        That is of the attempts that `current` gives, without those that the next run tries again, and without all
        that they found: so much fits in memory for a class of any size. Equal fingerprints are one object.
        """
        found: dict[str, tuple[str, Mapping[str, str]]] = {}
        shared: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
        for row in self._current(run, "id, submission, sha256"):
            if row["sha256"] is None or row["retry"]:
                continue
            pairs = tuple(
                (sys.intern(outcome["check_id"]), sys.intern(outcome["fingerprint"]))
                for outcome in self._rows("SELECT check_id, fingerprint FROM outcome WHERE attempt = ?", row["id"])
            )
            found[row["submission"]] = row["sha256"], shared.setdefault(pairs, dict(pairs))
        return found

    def _current(self, run: Run, columns: str) -> Sequence[sqlite3.Row]:
        """Give columns of the attempts that count in a run; the words are our own, never a user's."""
        return self._rows(
            f"""
            SELECT {columns}, retry FROM attempt WHERE id IN (
                SELECT max(attempt.id) FROM attempt JOIN run ON run.id = attempt.run
                WHERE run.seed = ? AND run.id >= ? GROUP BY submission
            ) ORDER BY submission
            """,
            *(run.seed, run.since),
        )

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


class _Published(Mapping[str, PublishedMark]):
    """What a run published, one mark in memory at a time.

    Parameters
    ----------
    rows : asks the gradebook
    run : its number
    """

    def __init__(self, rows: Callable[..., Sequence[sqlite3.Row]], run: int) -> None:
        self._rows = rows
        self._run = run

    def __getitem__(self, submission: str) -> PublishedMark:
        rows = self._rows("SELECT content FROM published WHERE run = ? AND submission = ?", self._run, submission)
        if not rows:
            raise KeyError(submission)
        return msgspec.json.decode(rows[0]["content"], type=PublishedMark)

    def __iter__(self) -> Iterator[str]:
        rows = self._rows("SELECT submission FROM published WHERE run = ? ORDER BY submission", self._run)
        return iter([row["submission"] for row in rows])

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM published WHERE run = ?", self._run)[0][0])


def _run(row: sqlite3.Row) -> Run:
    fields: dict[str, Any] = dict(row)
    fields["not_isolated"] = msgspec.json.decode(row["not_isolated"])
    for name in ("fresh", "isolated", "finished"):
        fields[name] = bool(row[name])
    return msgspec.convert(fields, Run)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
