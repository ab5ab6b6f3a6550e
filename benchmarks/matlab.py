"""What one more submission in MATLAB's form costs: hw2 and hw3, one worker, started ahead and from nothing.

python benchmarks/matlab.py [--rounds 3] [--against FOLDER]

With --against another state of this repository (a worktree, say) is measured in the same run, in turn with this one:
machines differ, and so do their hours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from small_homework import cost_of, grade_command

ROOT = Path(__file__).parent.parent
TARGETS = {"hw2_forward": 0.12, "hw3_backprop": 0.8}  # seconds on a quiet machine
SIZES = {"hw2_forward": (4, 28), "hw3_backprop": (2, 8)}  # submissions in a small class and in a larger one


def seconds(course: Path, assignment: str, size: int, *more: str) -> float:
    """Give the seconds that a class takes with the grader that lies beside its course."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "class"
        for number in range(size):
            student = folder / f"s{number:03}"
            shutil.copytree(course / "reference" / "matlab" / assignment, student)
            (student / "notes.txt").write_text(str(number), encoding="utf-8")
        command = grade_command(course, assignment, folder, Path(scratch) / "out", 1, *more)
        told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return cost_of(command, env={**told, "PYTHONPATH": str(course)}, cwd=course).wall


def main() -> int:
    """Measure and print; 0 if the targets are reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", type=Path, help="another state of this repository")
    options = parser.parse_args()
    sides = {"ahead": (ROOT, ()), "cold": (ROOT, ("--cold",))}
    if options.against is not None:
        sides["against"] = (options.against.resolve(), ())
    reached = True
    for assignment, target in TARGETS.items():
        few, many = SIZES[assignment]
        best = {(side, size): float("inf") for side in sides for size in (few, many)}
        for _ in range(options.rounds):
            for side, size in best:
                course, words = sides[side]
                best[side, size] = min(best[side, size], seconds(course, assignment, size, *words))
        one_more = {side: (best[side, many] - best[side, few]) / (many - few) for side in sides}
        ahead = one_more.pop("ahead")
        reached &= ahead <= target
        others = (f"{side} {taken:.3f} s, ratio {ahead / taken:.2f}" for side, taken in one_more.items())
        print("; ".join([f"{assignment:14} {ahead:.3f} s (target {target:g})", *others]))
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
