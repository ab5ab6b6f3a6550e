"""A gradebook's file: SQLite, opened with its promises, brought up to date, and its troubles told.

Write-ahead mode with ``synchronous = FULL``: a committed attempt is there after a crash of the process or of the
machine, and a half-written one is not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from grader.errors import MachineError, UsageError
from grader.gradebook import schema
from grader.text import text

FILE_NAME = "gradebook.sqlite"
BUSY_SECONDS = 30.0  # how long to wait for a reader or a backup to let go of the file


class Database:
    """An open file with a gradebook's tables; use it in a ``with`` statement.

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
        if _is_damage(error):
            raise UsageError(
                text(
                    f"{path} is damaged ({error}), and running again cannot mend it. Put back a copy of it, or move it "
                    "away and grade again; what can still be read of it `sqlite3 gradebook.sqlite .recover` gives",
                    f"{path} 已损坏（{error}），重新运行无法修复。请换回它的备份，或将它移走后重新批改；"
                    "其中仍可读出的内容可用 `sqlite3 gradebook.sqlite .recover` 取回",
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


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether the file's content is at fault, not the disk under it: pages cut off, tables that are gone."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith("SQLITE_CORRUPT") or (name == "SQLITE_ERROR" and str(error).startswith("no such "))
