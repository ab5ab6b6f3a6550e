"""One class of attackers with three honest students among them, graded by one `grader grade`, and what came of it."""

from __future__ import annotations

import csv
import ctypes
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.attacks.built import MARKER
from tests.attacks.collection import Attack

ROOT = Path(__file__).parents[2]
ASSIGNMENT = "hw3_backprop"
HONEST = {"honest_python": "ada.py", "honest_notebook": "olga.ipynb", "honest_octave": "qiang"}
LIMITS = """[limits]
load_seconds = 6
call_seconds = 2
submission_seconds = 30
memory_mb = 512
output_kb = 16
"""
SET_CHILD_SUBREAPER = 36  # of prctl: orphans become our children, so that none is overlooked
SHOWS_NAMES = ("landlock",)  # sandboxes without namespaces: that a file, a process, a host is there can be seen
OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm", "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """What came of grading the class; every tuple but the first should be empty."""

    attacks: tuple[Attack, ...]
    results: dict[str, Any]  # by id
    seconds: float
    peak_mb: float  # memory of the largest of our processes
    status: int  # of the command
    printed: str
    stolen: tuple[str, ...]  # what attackers got hold of
    harmed: tuple[str, ...]  # what attackers managed to do
    lost: tuple[str, ...]  # submissions without a result
    processes: tuple[str, ...]  # still running afterwards
    files: tuple[str, ...]  # left where they should not be
    injected: tuple[str, ...]  # student's text that became markup or a formula

    @property
    def gained(self) -> dict[str, float]:
        """Marks beyond what the honest part of each attack is worth."""
        found = [attack for attack in self.attacks if attack.id in self.results]
        scores = {attack.id: self.results[attack.id]["score"] - attack.score for attack in found}
        return {name: score for name, score in scores.items() if score > 0}

    @property
    def honest_losses(self) -> dict[str, float]:
        """Marks that the honest students lost."""
        missing = {name: 100.0 - self.results[name]["score"] for name in HONEST}
        return {name: loss for name, loss in missing.items() if loss}


def run(attacks: Sequence[Attack], folder: Path, *, workers: int = 2, sandbox: str = "bubblewrap") -> Campaign:
    """Grade a class of these attacks and of the honest three, in the real sandbox, with low limits.

    Parameters
    ----------
    folder : an empty one; class, course, results and the grader's temporary files go there
    sandbox : which one, as the command line calls it
    """
    course, submissions, out, temporary = (folder / name for name in ("course", "class", "out", "tmp"))
    _copy_course(course)
    submissions.mkdir()
    temporary.mkdir()
    for name, source in HONEST.items():
        _copy(ROOT / "examples" / ASSIGNMENT / source, submissions / (name + Path(source).suffix))
    by_entry = dict(_placed(attacks, submissions))
    command = [sys.executable, "-m", "grader", "grade", ASSIGNMENT, str(submissions), "--out", str(out)]
    command += ["--seed", "attacks", "--workers", str(workers), "--course", str(course), "--sandbox", sandbox]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(temporary)}
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = set(_children())
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, errors="replace", timeout=900, check=False
    )
    seconds = time.monotonic() - started
    processes = _still_running(before)
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 0, 0, 0, 0)
    if done.returncode:
        raise RuntimeError(f"grader grade ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    graded = json.loads((out / "results.json").read_text(encoding="utf-8"))["submissions"]
    results = {by_entry.get(item["id"], item["id"]): item for item in graded}
    ours = [item for item in graded if by_entry.get(item["id"])]
    return Campaign(
        attacks=tuple(attacks),
        results=results,
        seconds=seconds,
        peak_mb=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        status=done.returncode,
        printed=done.stdout + done.stderr,
        stolen=(*_said("LOOT", ours), *(() if sandbox in SHOWS_NAMES else _said("SEEN", ours))),
        harmed=tuple(_said("HARM", ours)),
        lost=tuple({attack.id for attack in attacks} - set(results)),
        processes=processes,
        files=(*_left_behind(temporary, course), *_unexpected(out, len(graded))),
        injected=tuple(_injected(out, done.stdout + done.stderr)),
    )


def _copy_course(course: Path) -> None:
    """Copy the course, with limits low enough for a class of endless loops."""
    course.mkdir()
    for name in ("assignments", "reference"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path, source in (
        (course / "course.toml", ROOT),
        (course / "assignments" / ASSIGNMENT / "assignment.toml", None),
    ):
        text = (source / "course.toml" if source else path).read_text(encoding="utf-8")
        path.write_text(re.sub(r"\[limits\][^\[]*", LIMITS if source else "", text), encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def _placed(attacks: Sequence[Attack], submissions: Path) -> Iterator[tuple[str, str]]:
    """Put the attacks into the class, and tell which id of the grader's is whose."""
    from grader.intake import entries
    from grader.limits import Limits

    owners = {}
    for attack in attacks:
        before = set(os.listdir(submissions))
        attack.place(submissions)
        (added,) = set(os.listdir(submissions)) - before
        owners[added] = attack.id
    for entry in entries(submissions, Limits()):
        name = entry.parts[0].path.name
        if name in owners:
            yield entry.id, owners[name]


def _children() -> dict[int, str]:
    """List our children that run, by process id: a program's orphans are among them, which init would inherit."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = status.read_text().rpartition(")")[::2]
            state, parent, *_ = fields.split()
            if int(parent) == os.getpid():
                found[int(status.parent.name)] = f"{name}) {state}"
        except OSError:  # it ended meanwhile
            continue
    return found


def _still_running(before: set[int], grace: float = 5.0) -> tuple[str, ...]:
    """Name what still runs after some seconds' grace: helpers of the run that are just ending are no leftovers."""
    deadline = time.monotonic() + grace
    while True:
        left = tuple(name for pid, name in _children().items() if pid not in before and not _reaped(pid))
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.1)


def _reaped(pid: int) -> bool:
    """Take note of the end of an orphan, as init would; whether it had ended."""
    return os.waitpid(pid, os.WNOHANG)[0] == pid


def _said(word: str, submissions: Sequence[dict[str, Any]]) -> Iterator[str]:
    for item in submissions:
        for line in item["output"].splitlines():
            if line.startswith(f"{word}:"):
                yield f"{item['id']}: {line[:200]}"


def _left_behind(temporary: Path, course: Path) -> Iterator[str]:
    yield from (str(path) for path in temporary.iterdir())
    yield from (str(path) for top in OPEN_TO_ALL for path in Path(top).glob(f"{MARKER}*"))
    yield from (str(path) for path in course.rglob("*") if MARKER in path.name)


def _unexpected(out: Path, count: int) -> Iterator[str]:
    """Name what lies in the results beside what is promised."""
    promised = {"results.json", "grades.csv", "report.html", "gradebook.sqlite", "feedback", ".lock"}
    for path in out.iterdir():
        if path.name not in promised or path.is_symlink():
            yield str(path)
    pages = list((out / "feedback").iterdir())
    for page in pages:
        if page.suffix not in (".html", ".json") or page.is_symlink() or not page.is_file():
            yield str(page)
    if len(pages) != 2 * count:
        yield f"{len(pages)} pages for {count} submissions"


def _injected(out: Path, printed: str) -> Iterator[str]:
    for path in sorted(out.rglob("*.html")):
        parser = _Markup()
        parser.feed(path.read_text(encoding="utf-8"))
        yield from (f"{path.name}: {what}" for what in parser.found)
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            yield from (f"grades.csv: {cell!r}" for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r"))
            yield from (f"grades.csv: {cell!r}" for cell in row if cell[:1] == "-" and not cell[1:2].isdigit())
    for control in ("\x1b", "\x07", "\x9b", "\x08", "\u202e", "\u2066"):
        if control in printed:
            yield f"the screen: {control!r}"


class _Markup(HTMLParser):
    """Finds the attackers' words where they are markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        for name, value in attrs:
            code = name.startswith("on") or (name in ("href", "src", "style") and "attack" in (value or ""))
            if code and "attack" in (value or "") and not (value or "").startswith("feedback/"):
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag in ("script", "style") and "attack()" in data:
            self.found.append(f"<{self._tag}>{data[:80]!r}")
