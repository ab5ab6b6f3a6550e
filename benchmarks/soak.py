"""Whether a class of any size costs the same for each: time and memory while it grows.

    python benchmarks/soak.py [--submissions 10000] [--workers 2] [--assignment hw2_forward] [--tenths 10]

The class is graded in tenths, each by the same command into the same folder, so that each run finds the earlier ones in
the gradebook. Printed for each: seconds for one submission of those that are new, the memory of the whole tree of
processes (proportional set size, where the system tells it; the largest of looks every half second), and how many files
the folder has.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from small_homework import grade_command

ROOT = Path(__file__).parent.parent


def tree(leader: int) -> list[int]:
    """List a process and all below it."""
    found = [leader]
    for pid in found:
        try:
            for thread in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return found


def memory_of(leader: int) -> int:
    """Add up the memory of a tree of processes, MiB; what several of them share is counted once."""
    total = 0
    for pid in tree(leader):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total // 1024


def graded(command: list[str]) -> tuple[float, int]:
    """Run a command; give its seconds, and the most memory that its tree was seen to have, MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            most[0] = max(most[0], memory_of(process.pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    status = process.wait()
    over.set()
    watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return time.perf_counter() - started, most[0]


def main() -> int:
    """Measure and print; 0 if the last tenth cost at most 10 % more than the least."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--assignment", default="hw2_forward")
    parser.add_argument("--tenths", type=int, default=10, help="Into how many runs the class is cut.")
    options = parser.parse_args()
    source = (ROOT / "reference" / "python" / f"{options.assignment}.py").read_text(encoding="utf-8")
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "class"), Path(folder, "out")
        given.mkdir()
        command = grade_command(ROOT, options.assignment, given, out, options.workers)
        each = options.submissions // options.tenths
        for tenth in range(options.tenths):
            for number in range(tenth * each, (tenth + 1) * each):
                (given / f"s{number:05}.py").write_text(f"{source}\n# {number}\n", encoding="utf-8")
            seconds, most = graded(command)
            costs.append(seconds / each)
            files = sum(1 for path in out.rglob("*") if path.is_file())
            count = (tenth + 1) * each
            print(f"{count:6} submissions: {costs[-1]:.3f} s each, {most} MiB, {files} files", flush=True)
    growth = costs[-1] / min(costs)
    print(f"the last tenth cost {growth:.2f} times the least")
    return 0 if growth <= 1.1 else 1


if __name__ == "__main__":
    sys.exit(main())
