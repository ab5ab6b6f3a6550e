"""The gradebook's file: written as each result arrives, whatever ends the process afterwards.

SQLite in write-ahead mode with ``synchronous = FULL``: a committed attempt is there after a crash of the
process or of the machine, and a half-written one is not. Nothing is overwritten but a run's own end.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from grader.errors import MachineError, UsageError
from grader.gradebook import schema
from grader.gradebook.records import Attempt, ManualMark, PublishedMark, Run, RunFacts
from grader.person import HandedIn, Person
from grader.text import Text, text

FILE_NAME = "gradebook.sqlite"
BUSY_SECONDS = 30.0  # how long to wait for a reader or a backup to let go of the file


class Gradebook:
    """An open gradebook; use it in a ``with`` statement.

    Parameters
    ----------
    folder : the output folder that holds, or will hold, ``gradebook.sqlite``
    assignment : id of the assignment that it must be of; by default any
    create : make the gradebook, for ``assignment``, if there is none

    Raises
    ------
    UsageError
        If there is no gradebook to read, or it is another assignment's, of another version, or none at all.
    MachineError
        From every method, if the disk is full or does not answer. What was committed stays.
    """

    def __init__(self, folder: Path, assignment: str | None = None, *, create: bool = False) -> None:
        self.path = folder / FILE_NAME
        self._demand_plain_file(must_exist=not create)
        with disk_trouble(self.path):
            self._connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            self.assignment = self._prepare(assignment, create=create)
        except BaseException:
            self._connection.close()
            raise

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

    def __enter__(self) -> Self:
        """Give the open gradebook."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        with disk_trouble(self.path):
            self._connection.close()

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

    # The file

    def _demand_plain_file(self, *, must_exist: bool) -> None:
        """Refuse links: what the grader writes stays in its folder."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            if Path(f"{self.path}{suffix}").is_symlink():
                raise UsageError(
                    text(
                        f"{self.path}{suffix} is a link; the grader writes no further than its own folder",
                        f"{self.path}{suffix} 是一个链接；评分程序只在自己的文件夹内写入",
                    )
                )
        if must_exist and not self.path.is_file():
            raise UsageError(
                text(
                    f"{self.path.parent} holds no {FILE_NAME}; `grader grade ... --out DIR` makes one",
                    f"{self.path.parent} 中没有 {FILE_NAME}；请先用 `grader grade ... --out DIR` 批改",
                )
            )

    def _prepare(self, assignment: str | None, *, create: bool) -> str:
        """Set the promises about durability, make or verify the tables, and say whose gradebook it is."""
        self._connection.row_factory = sqlite3.Row
        with disk_trouble(self.path):
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
        version = self._rows("PRAGMA user_version")[0][0]
        if version == 0 and create and assignment is not None:
            self._make_tables(assignment)
        elif 0 < version < schema.VERSION:
            self._migrate(version)
        elif version != schema.VERSION:
            raise UsageError(
                text(
                    f"{self.path} has version {version}, this grader reads {schema.VERSION}; "
                    "use the grader that wrote it",
                    f"{self.path} 的格式版本为 {version}，本程序支持 {schema.VERSION}；请使用生成它的那个版本",
                )
            )
        owner = str(self._rows("SELECT assignment FROM book")[0][0])
        if assignment not in (None, owner):
            raise UsageError(
                text(
                    f"{self.path.parent} holds the marks of {owner}, not of {assignment}; choose another folder",
                    f"{self.path.parent} 中是 {owner} 的成绩，而不是 {assignment} 的；请另选文件夹",
                )
            )
        return owner

    def _make_tables(self, assignment: str) -> None:
        with self._transaction():
            for statement in schema.STATEMENTS:
                self._connection.execute(statement)
            self._insert("book", assignment=assignment)
            self._connection.execute(f"PRAGMA user_version = {schema.VERSION}")

    def _migrate(self, version: int) -> None:
        """Bring the tables of an earlier version up to date; nothing that they hold changes."""
        with self._transaction():
            while version != schema.VERSION:
                for statement in schema.MIGRATIONS.get(version, ()):
                    self._connection.execute(statement)
                for table, column, kind in schema.NEW_COLUMNS.get(version, ()):
                    if column not in {row["name"] for row in self._rows(f"PRAGMA table_info({table})")}:
                        self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
                version += 1
            self._connection.execute(f"PRAGMA user_version = {schema.VERSION}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        with disk_trouble(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, table: str, **values: object) -> int:
        """Insert one row and give its number; table and columns are our own words, never a user's."""
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        cursor = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _rows(self, query: str, *parameters: object) -> Sequence[sqlite3.Row]:
        with disk_trouble(self.path):
            return self._connection.execute(query, parameters).fetchall()

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


@contextmanager
def disk_trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a full, read-only, failing or foreign file into what to do about it."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a bug of ours
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise UsageError(
                text(
                    f"{path} is not a gradebook; move it away, or choose another folder",
                    f"{path} 不是成绩库文件；请移走它，或另选文件夹",
                )
            ) from error
        raise MachineError(
            text(
                f"{path}: {error}. What was committed is safe; make room or give access, then run the same "
                "command again: it goes on where it stopped",
                f"{path}：{error}。已提交的结果不会丢失；请腾出磁盘空间或修正权限，然后重新运行同一命令，"
                "程序会从中断处继续",
            )
        ) from error
