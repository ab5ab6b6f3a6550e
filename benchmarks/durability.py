"""Kill real grading runs at random instants, and count what was lost.

    python benchmarks/durability.py [kills]

A class is graded once undisturbed. Then the same class is graded into another folder, and the grader with everything it
started is killed with SIGKILL at random instants, again and again, until as many runs have been killed as were asked
for; after each kill the gradebook must be readable and hold no wrong mark, and at the end the same command must come
to the very results of the undisturbed run, having run no submission to its end twice.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CLASS = ROOT / "examples" / "hw3_backprop"
LEFT_OUT = {"ivo"}  # waits for time limits, which says nothing here


def command(folder: Path, out: Path) -> list[str]:
    words = [sys.executable, "-m", "grader", "grade", "hw3_backprop", str(folder), "--out", str(out)]
    return [*words, "--seed", "durability", "--course", str(ROOT)]


def run_to_the_end(folder: Path, out: Path) -> float:
    started = time.monotonic()
    subprocess.run(command(folder, out), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def run_and_kill(folder: Path, out: Path, after: float) -> bool:
    """Kill a run after some seconds; tell whether it was still going."""
    process = subprocess.Popen(command(folder, out), stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def results(out: Path) -> dict[str, Any]:
    """Give each submission's result, the seconds aside."""
    found = {}
    for submission in json.loads((out / "results.json").read_text(encoding="utf-8"))["submissions"]:
        del submission["seconds"]
        for check in submission["checks"]:
            check.pop("seconds", None)
        found[submission["id"]] = submission
    return found


def readable(out: Path) -> bool:
    """Tell whether the gradebook, if there is one yet, is whole."""
    book = out / "gradebook.sqlite"
    if not book.exists():
        return True
    with sqlite3.connect(book) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
    return bool(said == "ok")


def main(kills: int) -> int:
    """Measure and print; 0 if nothing was lost."""
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "class")
        shutil.copytree(CLASS, folder, ignore=lambda _, names: {n for n in names if n.split(".")[0] in LEFT_OUT})
        whole = run_to_the_end(folder, Path(scratch, "undisturbed"))
        wanted = results(Path(scratch, "undisturbed"))
        killed = broken = differing = lost = rounds = 0
        while killed < kills:
            out = Path(scratch, f"disturbed{rounds}")
            rounds += 1
            while killed < kills and run_and_kill(folder, out, rng.uniform(0.2, whole)):
                killed += 1
                broken += not readable(out)
            run_to_the_end(folder, out)
            got = results(out)
            lost += len(wanted.keys() - got.keys())
            differing += sum(got.get(name) != result for name, result in wanted.items())
    print(f"runs killed: {killed} (of {rounds} gradings of {len(wanted)} submissions)")
    print(f"results lost: {lost}, results that differ: {differing}, gradebooks damaged: {broken}")
    return 1 if lost or differing or broken else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
