"""Whether the last of ten thousand cost what the first did: memory and processor time of a class, and a death.

    python benchmarks/soak.py [--submissions 10000] [--workers 2] [--folder DIR]

One command grades a class of hw2, right and wrong work mixed, no two alike. At nine tenths it is killed with SIGKILL;
the same command again has to go on at once and to lose nothing. Printed for each tenth of the class: the memory of each
process that lived through it (proportional set size, the mean of looks two seconds apart), that of one process of those
that come and go with a student's code, and the processor time of the whole tree for one submission. A machine that is
busy with other things needs more processor time for the same work, so a short sum is timed at every look, and the time
for a submission is told in such sums as well; growth is judged by these. At the end: seconds from the second start to
its first new mark, time and memory for writing reports and exports, and whether every submission is there with the mark
of its kind. Exit status 1 if a figure of the last tenth is more than 10 % above the first's.

Linux alone, with bubblewrap or Landlock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from small_homework import grade_command

ROOT = Path(__file__).parent.parent
ASSIGNMENT = "hw2_forward"
WRONG = (  # in the order of the rubric: what a student writes in the place of what is right
    ("np.where(z >= 0,", "np.where(z > 0,"),
    ("z = w @ x + b", "z = w @ x"),
    ("-2 * x1 - 2 * x2 + 3", "-2 * x1 - 2 * x2 + 5"),
    ("upper = nand(x1, both)", "upper = nand(x2, both)"),
    ("a_next[i, k] = f(z_next)", "a_next[i, k] = z_next"),
    ("for j in range(n):", "for j in range(n - 1):"),
    ("z_next = 0.0", "z_next = undefined_name"),
)
TICK = os.sysconf("SC_CLK_TCK")
LOOK_SECONDS = 2.0
ALLOWED = 1.10  # times the first tenth's figure
NOISE = 4.0  # MiB: a page more or less in a process of 30 MiB is no growth
GONE_SECONDS = 30.0  # for all processes of a killed run to have left


def write_class(folder: Path, count: int) -> dict[str, int]:
    """Write so many submissions; give the kind of each: 0 right, else which mistake."""
    source = (ROOT / "reference" / "python" / f"{ASSIGNMENT}.py").read_text(encoding="utf-8")
    kinds = [source]
    for right, wrong in WRONG:
        if source.count(right) < 1:
            raise SystemExit(f"{ASSIGNMENT} holds no {right!r} any more; mend WRONG here")
        kinds.append(source.replace(right, wrong))
    folder.mkdir(parents=True)
    written = {}
    for number in range(count):
        kind = number // 2 % len(kinds) if number % 2 else 0  # every second one is right
        (folder / f"s{number:05}.py").write_text(f"{kinds[kind]}\n# {number}\n", encoding="utf-8")
        written[f"s{number:05}"] = kind
    return written


@dataclass
class Process:
    """What is seen of a process at one moment: what it is, MiB, seconds of the processor with its dead children."""

    role: str
    memory: float
    cpu: float


def look(leader: int) -> dict[int, Process]:
    """Look at a process and all below it."""
    found: dict[int, Process] = {}
    waiting = [leader]
    while waiting:
        pid = waiting.pop()
        place = Path(f"/proc/{pid}")
        try:
            for thread in (place / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
            memory = sum(
                int(line.split()[1])
                for line in (place / "smaps_rollup").read_text().splitlines()
                if line.startswith("Pss:")
            )
            times = (place / "stat").read_text().rpartition(")")[2].split()[11:15]
            found[pid] = Process(
                "command" if pid == leader else _role(place), memory / 1024, sum(map(int, times)) / TICK
            )
        except (OSError, ValueError):  # it ended meanwhile
            continue
    return found


def _role(place: Path) -> str:
    words = (place / "cmdline").read_bytes().decode(errors="replace").split("\0")
    line = " ".join(words)
    for sign, role in (
        ("grader grade", "server or worker"),  # forked from the command
        ("resource_tracker", "tracker"),
        ("forkserver", "server or worker"),
        ("bwrap", "sandbox"),
    ):
        if sign in line:
            return role
    return Path(words[0]).name or "process"


@dataclass
class Tenth:
    """What was seen while one tenth of the class was graded."""

    begin: int  # submissions that had a mark
    end: int = 0
    cpu_begin: float = 0.0
    cpu_end: float = 0.0
    memory: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[int, str] = field(default_factory=dict)
    looks: int = 0
    sums: list[float] = field(default_factory=list)  # seconds of the processor for the same sum, at each look

    def see(self, done: int, processes: dict[int, Process]) -> None:
        """Add what is seen at one moment."""
        cpu = sum(process.cpu for process in processes.values())
        if not self.looks:
            self.begin, self.cpu_begin = done, cpu
        self.looks += 1
        self.sums.append(yardstick())
        self.end, self.cpu_end = done, cpu
        for pid, process in processes.items():
            self.memory[pid].append(process.memory)
            self.roles[pid] = process.role

    def staying(self) -> list[tuple[int, str, float]]:
        """Give the processes that lived through all of it: number, what it is, MiB."""
        return [
            (pid, self.roles[pid], fmean(seen))
            for pid, seen in sorted(self.memory.items())
            if len(seen) >= 0.9 * self.looks
        ]

    def coming_and_going(self) -> float:
        """Give the mean MiB of one process that does not stay."""
        seen = [one for pid, all_of in self.memory.items() if len(all_of) < 0.9 * self.looks for one in all_of]
        return fmean(seen) if seen else 0.0

    def cost(self) -> float:
        """Give seconds of the processor for one submission."""
        return (self.cpu_end - self.cpu_begin) / max(1, self.end - self.begin)

    def relative_cost(self) -> float:
        """Give the same in sums."""
        return self.cost() / fmean(self.sums)

    def printed(self) -> str:
        """Say it in one line."""
        staying = ", ".join(f"{role} {memory:.0f}" for _, role, memory in self.staying())
        return (
            f"{self.begin:6}-{self.end:<6} {1000 * self.cost():6.1f} ms of processor each "
            f"({self.relative_cost():.2f} sums); "
            f"MiB: {staying}, one that comes and goes {self.coming_and_going():.0f}"
        )


def yardstick() -> float:
    """Give seconds of the processor for a sum that is always the same."""
    started = time.thread_time()
    sum(number * number for number in range(200_000))
    return time.thread_time() - started


def marked(out: Path) -> int:
    """Count the submissions that have an attempt in the gradebook; nothing is held up by it."""
    try:
        with sqlite3.connect(f"file:{out / 'gradebook.sqlite'}?mode=ro", uri=True, timeout=5) as book:
            return int(book.execute("SELECT max(id) FROM attempt").fetchone()[0] or 0)
    except sqlite3.Error:
        return 0
    finally:
        if "book" in locals():
            book.close()


@dataclass
class Watched:
    """What was seen of one run of the command, until it was killed or ended."""

    tenths: list[Tenth]
    first_mark: float  # seconds from the start to the first new mark
    last_mark: float  # the same, to the last one
    seconds: float
    most_at_the_end: float  # MiB of the command itself while it wrote the reports


def watch(command: Sequence[str], out: Path, each: int, *, total: int, kill_at: int | None = None) -> Watched:
    """Run a command, look at it every two seconds, kill it at so many marks.

    Raises
    ------
    SystemExit
        If it fails, or if one of its processes outlives a killed one.
    """
    before, started = marked(out), time.perf_counter()
    with (out.parent / "printed.txt").open("ab") as printed:
        process = subprocess.Popen(list(command), stdout=printed, stderr=printed)
    tenths: list[Tenth] = []
    first = last = most = 0.0
    killed = False
    seen: dict[int, Process] = {}
    while process.poll() is None:
        time.sleep(LOOK_SECONDS if first else 0.1)
        done, now = marked(out), time.perf_counter() - started
        if not first and done > before:
            first = now
        if done < total:
            last = now
        seen = look(process.pid)
        if done >= total:
            most = max([most, *(one.memory for pid, one in seen.items() if pid == process.pid)])
        elif first and process.pid in seen:
            number = done // each
            if not tenths or tenths[-1].begin // each != number:
                if tenths:
                    print(tenths[-1].printed(), flush=True)
                tenths.append(Tenth(done))
            tenths[-1].see(done, seen)
        if kill_at is not None and done >= kill_at:
            process.send_signal(signal.SIGKILL)
            killed = True
            break
    if tenths:
        print(tenths[-1].printed(), flush=True)
    status = process.wait()
    if killed:
        await_end(seen)
    elif status:
        raise SystemExit(f"{' '.join(command)} ended with {status}; see {out.parent / 'printed.txt'}")
    return Watched(tenths, first, last, time.perf_counter() - started, most)


def await_end(processes: dict[int, Process]) -> None:
    """Wait until nothing is left of a killed run."""
    started = time.perf_counter()
    while left := [pid for pid in processes if alive(pid)]:
        if time.perf_counter() - started > GONE_SECONDS:
            raise SystemExit(f"{len(left)} processes outlived the killed run by {GONE_SECONDS:.0f} s")
        time.sleep(0.1)
    print(f"killed; {time.perf_counter() - started:.1f} s later nothing was left of it", flush=True)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def growth(first: Tenth, last: Tenth) -> list[str]:
    """Say what of the last tenth is too far above the first's; by role, as a new run has new numbers."""
    found = []
    if last.relative_cost() > ALLOWED * first.relative_cost():
        found.append(f"processor time for one: {first.relative_cost():.2f} -> {last.relative_cost():.2f} sums")
    was, now = (
        {role: memory for _, role, memory in sorted(of.staying(), key=lambda one: one[2])} for of in (first, last)
    )
    was["one that comes and goes"], now["one that comes and goes"] = first.coming_and_going(), last.coming_and_going()
    for role in was.keys() & now.keys():  # the largest of each role
        if now[role] > max(ALLOWED * was[role], was[role] + NOISE):
            found.append(f"memory of {role}: {was[role]:.0f} -> {now[role]:.0f} MiB")
    return found


def lost(out: Path, kinds: dict[str, int]) -> list[str]:
    """Say what is not as it has to be: every submission there, and all of one kind with one mark."""
    submissions = json.loads((out / "results.json").read_bytes())["submissions"]
    found = []
    if [one["id"] for one in submissions] != sorted(kinds):
        found.append(f"{len(submissions)} submissions in the results, {len(kinds)} handed in")
    marks: dict[int, Counter[float]] = defaultdict(Counter)
    for one in submissions:
        marks[kinds[one["id"]]][one["score"] if one["status"] == "graded" else -1.0] += 1
    found += [f"kind {kind}: marks {dict(counted)}" for kind, counted in marks.items() if len(counted) != 1]
    print("marks by kind of work:", {kind: next(iter(marks[kind])) for kind in sorted(marks)}, flush=True)
    pages = {path.stem for path in (out / "feedback").glob("*.html")}
    if pages != set(kinds):
        found.append(f"{len(pages)} feedback pages")
    return found


def written_again(out: Path) -> None:
    """Print time and the most memory of writing the reports and every export from the gradebook."""
    base = [sys.executable, "-m", "grader"]
    course = ["--course", str(ROOT)]
    formats = ("csv", "xlsx", "json", "junit", "gradescope", "canvas", "moodle", "blackboard", "brightspace", "ags")
    commands = [("report", [*base, "report", str(out), *course])]
    commands += [(f"export {to}", [*base, "export", str(out), "--to", to, *course]) for to in formats]
    for name, command in commands:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        print(f"{name:20} {seconds:6.1f} s, at most {used.ru_maxrss / 1024:.0f} MiB", flush=True)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="Where to work, kept afterwards; by default a temporary one.")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="soak-"))
    try:
        given, out = folder / "class", folder / "out"
        kinds = write_class(given, options.submissions)
        out.mkdir()
        command = grade_command(ROOT, ASSIGNMENT, given, out, options.workers)
        each = max(1, options.submissions // 10)
        first = watch(command, out, each, total=options.submissions, kill_at=9 * each)
        again = watch(command, out, each, total=options.submissions)
        print(
            f"first mark after {first.first_mark:.1f} s; after the death, of the same command, {again.first_mark:.1f} s"
        )
        print(
            f"reports and results written in {again.seconds - again.last_mark:.1f} s, "
            f"the command then had {again.most_at_the_end:.0f} MiB"
        )
        troubles = growth(first.tenths[0], first.tenths[-1])
        if again.tenths:  # of a small class nothing may have been left
            troubles += [f"after the death: {said}" for said in growth(first.tenths[0], again.tenths[-1])]
        written_again(out)  # before this process reads the results: what it has counts as theirs until they begin
        troubles += lost(out, kinds)
    finally:
        if options.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    for trouble in troubles:
        print(f"NOT AS IT SHOULD BE: {trouble}")
    if not troubles:
        print("flat: nothing grew by more than a tenth, nothing was lost")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
