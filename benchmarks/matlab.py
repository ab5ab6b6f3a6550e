"""What one more submission in MATLAB's form costs: hw2 and hw3, one worker, started ahead and from nothing.

python benchmarks/matlab.py [--submissions 12] [--rounds 2]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from small_homework import cost_of, grade_command

ROOT = Path(__file__).parent.parent
TARGETS = {"hw2_forward": 0.12, "hw3_backprop": 0.8}  # seconds on a quiet machine


def one_more(assignment: str, count: int, scratch: Path, *more: str) -> float:
    """Give the seconds that one more submission costs."""
    seconds = {}
    for size in (max(1, count // 4), count):
        folder = scratch / f"class{size}"
        for number in range(size):
            student = folder / f"s{number:03}"
            shutil.copytree(ROOT / "reference" / "matlab" / assignment, student)
            (student / "notes.txt").write_text(str(number), encoding="utf-8")
        command = grade_command(ROOT, assignment, folder, scratch / f"out{size}", 1, *more)
        seconds[size] = cost_of(command).wall
    few, many = seconds
    return (seconds[many] - seconds[few]) / (many - few)


def main() -> int:
    """Measure and print; 0 if the targets are reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    reached = True
    for assignment, target in TARGETS.items():
        best = {"ahead": float("inf"), "cold": float("inf")}
        for _ in range(options.rounds):
            for name, words in (("ahead", ()), ("cold", ("--cold",))):
                with tempfile.TemporaryDirectory() as scratch:
                    best[name] = min(best[name], one_more(assignment, options.submissions, Path(scratch), *words))
        reached &= best["ahead"] <= target
        ahead, cold = best["ahead"], best["cold"]
        print(f"{assignment:14} {ahead:.3f} s (target {target:g}), cold {cold:.3f} s, ratio {ahead / cold:.2f}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
