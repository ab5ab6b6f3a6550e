"""The store."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import MachineError, UsageError
from grader.gradebook import (
    Attempt,
    CheckMark,
    Gradebook,
    ManualMark,
    PublishedMark,
    RunFacts,
    StoredOutcome,
)
from grader.outcome import Curve, LinePicture, Outcome, Status, Verdict
from grader.person import Person
from grader.text import NOTHING, Text, text

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FACTS = RunFacts(seed="s", fresh=False, grader="0.1.0", isolated=True)
FRESH = msgspec.structs.replace(FACTS, fresh=True)
PICTURE = LinePicture(
    title=text("J", "J"),
    x_label=text("epoch", "轮"),
    y_label=text("cost", "代价"),
    curves=(Curve(label=text("yours", "你的"), values=(1.0, None)),),
)


def attempt(submission: str = "s1", sha256: str = "a", at: datetime = NOON, **changes: object) -> Attempt:
    outcome = Outcome(
        check="f.value",
        verdict=Verdict.FAILED,
        seconds=0.25,
        message=text("wrong", "不对"),
        mistake="f.sign",
        follow_through=True,
        pictures=(PICTURE,),
    )
    made = Attempt(
        submission=submission,
        form="python",
        sha256=sha256,
        status=Status.GRADED,
        started=at,
        finished=at + timedelta(seconds=1),
        message=NOTHING,
        notes=(text("read as GBK", "按 GBK 读取"),),
        output="hello\x00\n",
        seconds=1.5,
        outcomes=(StoredOutcome(fingerprint="p1", outcome=outcome),),
    )
    return msgspec.structs.replace(made, **changes)


def test_what_was_committed_is_read_back_whole(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        run = book.start_run(FACTS, ["s1"], NOON)
        book.add(run, attempt())
    with Gradebook(tmp_path) as book:
        assert book.assignment == "hw"
        assert book.attempts("s1") == (attempt(),)
        assert book.last_run() == run
        assert book.submissions(run) == ("s1",)


def test_earlier_attempts_stay_readable_and_the_last_counts(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        run = book.start_run(FACTS, ["s1", "s2"], NOON)
        first, other = attempt(sha256="a"), attempt("s2")
        # the clock was set back in between: order does not come from it
        second = attempt(sha256="b", at=NOON - timedelta(days=400))
        for each in (first, other, second):
            book.add(run, each)
        assert book.attempts("s1") == (first, second)
        assert book.current(run) == {"s1": second, "s2": other}


def test_attempts_with_another_seed_do_not_count(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        book.add(book.start_run(FACTS, ["s1"], NOON), attempt())
        other = book.start_run(msgspec.structs.replace(FACTS, seed="t"), ["s1"], NOON)
        assert book.current(other) == {}
        assert book.current(book.start_run(FACTS, ["s1"], NOON)) == {"s1": attempt()}


def test_a_fresh_run_counts_nothing_before_it_until_it_is_done(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        book.add(book.start_run(FACTS, ["s1", "s2"], NOON), attempt("s1"))
        fresh = book.start_run(FRESH, ["s1", "s2"], NOON)
        assert book.current(fresh) == {}
        book.add(fresh, attempt("s2"))
        resumed = book.start_run(FRESH, ["s1", "s2"], NOON)  # the fresh run was interrupted
        assert set(book.current(resumed)) == {"s2"}
        book.finish_run(resumed, {}, NOON)
        assert book.current(book.start_run(FRESH, ["s1", "s2"], NOON)) == {}


MARKS = {"s1": PublishedMark(score=3.0, by_hand=False, checks={"f.value": CheckMark(status="failed", points=3.0)})}


def test_published_marks_are_those_of_the_last_finished_run(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        assert book.published() == {}
        book.finish_run(book.start_run(FACTS, ["s1"], NOON), MARKS, NOON)
        book.start_run(FACTS, ["s1"], NOON)
        assert book.published() == MARKS


def test_a_mark_set_by_hand_is_kept_with_its_history(tmp_path: Path) -> None:
    first = ManualMark(submission="s1", score=80.0, by="Li", why="late but ill", at=NOON)
    with Gradebook(tmp_path, "hw", create=True) as book:
        book.set_mark(first)
        book.set_mark(msgspec.structs.replace(first, submission="s2", score=0.0))
        assert book.manual_scores() == {"s1": 80.0, "s2": 0.0}
        withdrawn = msgspec.structs.replace(first, score=None, at=NOON - timedelta(days=1))
        book.set_mark(withdrawn)
        assert book.manual_scores() == {"s2": 0.0}
        assert book.manual_marks("s1") == (first, withdrawn)


def test_unisolated_attempts_are_remembered_as_such(tmp_path: Path) -> None:
    hole = text("the network was open", "网络未切断")
    with Gradebook(tmp_path, "hw", create=True) as book:
        open_facts = msgspec.structs.replace(FACTS, isolated=False, not_isolated=hole)
        book.add(book.start_run(open_facts, ["s1"], NOON), attempt())
        later = book.start_run(FACTS, ["s1"], NOON)
        assert book.not_isolated(later) == (hole,)
        book.add(later, attempt())
        assert book.not_isolated(later) == ()


def test_the_file_keeps_its_promises_about_durability(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        assert book._rows("PRAGMA journal_mode")[0][0] == "wal"
        assert book._rows("PRAGMA synchronous")[0][0] == 2  # FULL


def test_a_gradebook_is_not_made_by_looking_for_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no gradebook\.sqlite"):
        Gradebook(tmp_path, "hw")
    assert list(tmp_path.iterdir()) == []


def test_another_assignments_gradebook_is_refused(tmp_path: Path) -> None:
    Gradebook(tmp_path, "hw2", create=True).close()
    with pytest.raises(UsageError, match="holds the marks of hw2, not of hw3"):
        Gradebook(tmp_path, "hw3", create=True)


def test_a_later_schema_is_refused(tmp_path: Path) -> None:
    Gradebook(tmp_path, "hw", create=True).close()
    with sqlite3.connect(tmp_path / "gradebook.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UsageError, match="version 99"):
        Gradebook(tmp_path, "hw", create=True)


def test_a_file_that_is_no_gradebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gradebook.sqlite").write_text("my notes, " * 1000)
    with pytest.raises(UsageError, match="is not a gradebook"):
        Gradebook(tmp_path, "hw", create=True)


@pytest.mark.parametrize("damage", ["cut off", "a table gone", "zeros"])
def test_a_damaged_gradebook_is_said_to_be_so_by_its_own_name(tmp_path: Path, damage: str) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        book.start_run(FACTS, ["s1"], NOON)
    path = tmp_path / "gradebook.sqlite"
    if damage == "a table gone":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE book")
    else:
        content = path.read_bytes()
        path.write_bytes(content[:3000] if damage == "cut off" else content[:4096] + bytes(len(content) - 4096))
    for opened in (lambda: Gradebook(tmp_path, "hw", create=True), lambda: Gradebook.reading(tmp_path).__enter__()):
        with pytest.raises(UsageError) as caught, closing(opened()) as book:
            book.last_run()
        assert f"{path} is damaged" in caught.value.text.en and "已损坏" in caught.value.text.zh


@pytest.mark.parametrize("name", ["gradebook.sqlite", "gradebook.sqlite-wal"])
def test_a_link_in_place_of_the_gradebook_is_refused(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).symlink_to(elsewhere)
    with pytest.raises(UsageError, match="is a link"):
        Gradebook(folder, "hw", create=True)
    assert not elsewhere.exists()


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from grader.errors import MachineError
from grader.gradebook import Gradebook
from tests.gradebook.test_gradebook import FACTS, NOON, attempt

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Gradebook(Path(sys.argv[1]), "hw", create=True) as book:
    run = book.start_run(FACTS, ["s1"], NOON)
    book.add(run, attempt())
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))  # a disk with no more room than this
    written = 1
    try:
        while True:
            book.add(run, attempt(sha256=str(written), output="x" * 10_000))
            written += 1
    except MachineError as error:
        print(written, error)
"""


def test_on_a_full_disk_all_that_was_committed_stays(tmp_path: Path) -> None:
    program = tmp_path / "fill.py"
    program.write_text(textwrap.dedent(FULL_DISK))
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, program, tmp_path],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    written, _, message = done.stdout.partition(" ")
    assert "run the same command again" in message
    with Gradebook(tmp_path) as book:
        assert len(book.attempts("s1")) == int(written) > 1


def test_a_folder_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="gradebook"):
        Gradebook(tmp_path / "absent", "hw", create=True)


@given(st.text(st.characters(), max_size=30))  # lone surrogates included
def test_whatever_a_student_prints_can_be_stored(said: str) -> None:
    message = Text(said, said)
    sent = Attempt.from_json(attempt(output=said, message=message).to_json())
    sent.output.encode()  # raises on half a character
    if not any("\ud800" <= character <= "\udfff" for character in said):
        assert (sent.output, sent.message) == (said, message)


def test_the_file_that_was_picked_is_remembered_until_the_pick_is_withdrawn(tmp_path: Path) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        book.pick("s1", "old/b.py", NOON)
        book.pick("s1", "a.py", NOON)
        book.pick("s2", "b.py", NOON)
        book.pick("s2", None, NOON)
    with Gradebook(tmp_path) as book:
        assert book.picks() == {"s1": "a.py"}


VERSION_2 = {  # tables as they were before people, late work and marks by hand of changed work were kept
    "run": """id INTEGER PRIMARY KEY AUTOINCREMENT, seed TEXT NOT NULL, fresh INTEGER NOT NULL,
        since INTEGER NOT NULL, grader TEXT NOT NULL, isolated INTEGER NOT NULL, not_isolated TEXT NOT NULL,
        started TEXT NOT NULL, finished TEXT, marks TEXT""",
    "entry": "run INTEGER NOT NULL REFERENCES run, submission TEXT NOT NULL, PRIMARY KEY (run, submission)",
    "manual_mark": """id INTEGER PRIMARY KEY AUTOINCREMENT, submission TEXT NOT NULL, score REAL, by TEXT NOT NULL,
        why TEXT NOT NULL, at TEXT NOT NULL""",
}


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_an_earlier_gradebook_is_brought_up_to_date_with_all_it_holds(tmp_path: Path, version: int) -> None:
    with Gradebook(tmp_path, "hw", create=True) as book:
        run = book.start_run(FACTS, ["s1"], NOON)
        book.add(run, attempt())
        book.set_mark(ManualMark(submission="s1", score=5.0, by="me", why="paper", at=NOON))
        book.finish_run(run, MARKS, NOON)
    with closing(sqlite3.connect(tmp_path / "gradebook.sqlite")) as file:
        file.execute("DROP TABLE published")
        file.execute("UPDATE run SET marks = ?", (msgspec.json.encode(MARKS).decode(),))
        if version == 1:
            file.execute("DROP TABLE pick")
        for table, columns in VERSION_2.items() if version < 3 else ():
            file.execute(f"CREATE TABLE earlier ({columns}) STRICT")
            names = ", ".join(row[1] for row in file.execute("PRAGMA table_info(earlier)"))
            file.execute(f"INSERT INTO earlier SELECT {names} FROM {table}")
            file.execute(f"DROP TABLE {table}")
            file.execute(f"ALTER TABLE earlier RENAME TO {table}")
        file.execute(f"PRAGMA user_version = {version}")
        file.commit()
    with Gradebook(tmp_path) as book:
        assert book.attempts("s1") == (attempt(),)
        assert book.manual_scores() == {"s1": 5.0}
        assert book.published() == MARKS
        assert book.picks() == {}
        book.pick("s1", "a.py", NOON)
        later = book.start_run(FACTS, ["s1", "s2"], NOON, people={"s2": Person(name="Ana")}, kept=["s3"])
    with Gradebook(tmp_path) as book:
        assert book.picks() == {"s1": "a.py"}
        assert book.people(later)["s2"].name == "Ana"
        assert book.kept(later) == {"s3"}
