"""How long the commands take that people wait for: `grader grade` of one submission, `grader check`.

    python benchmarks/startup.py [rounds]

Wall time and processor time, the least of all rounds, beside a bare Python process that imports NumPy in the same one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from small_homework import Cost, cost_of, grade_command

ROOT = Path(__file__).parent.parent
STUDENT = ROOT / "examples" / "hw3_backprop" / "ada.py"
TARGETS = {"grade": 1.2, "check": 0.5}  # seconds of wall time on a quiet machine


def main(rounds: int) -> int:
    """Measure and print; 0 if the targets are reached."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            (scratch / "class").mkdir()
            shutil.copy(STUDENT, scratch / "class")
            words = {
                "numpy": [sys.executable, "-c", "import numpy"],
                "grade": grade_command(ROOT, "hw3_backprop", scratch / "class", scratch / "out", 2),
                "check": [sys.executable, "-m", "grader", "check", str(STUDENT), "--assignment", "hw3_backprop"],
            }
            for name, command in words.items():
                cost, least = cost_of(command), best.get(name)
                best[name] = Cost(min(cost.wall, least.wall), min(cost.cpu, least.cpu)) if least else cost
    for name, cost in best.items():
        target = f"   target {TARGETS[name]:g}" if name in TARGETS else ""
        times = cost.wall / best["numpy"].wall
        print(f"{name:6} wall {cost.wall:.2f} s, processor {cost.cpu:.2f} s, {times:.1f} x{target}")
    return 0 if all(best[name].wall <= most for name, most in TARGETS.items()) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
