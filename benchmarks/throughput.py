"""What grading one more submission costs, beside the least that it could cost; all sides measured in one run.

    python benchmarks/throughput.py [submissions]

- grader: `grader grade` on a class, sandbox and gradebook and reports included, wall time by submission;
- floor: for each submission a bare Python process that imports NumPy and what the checks import, loads the student's
  code, and runs the same checks on it in that very process, with no sandbox, no gradebook and no report;
- warm: the same checks in one process that has everything loaded already: what no process per submission can reach.

Both the grader and the floor use as many processes side by side as the machine has cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
ASSIGNMENT = "hw3_backprop"
STUDENT = ROOT / "examples" / ASSIGNMENT / "ada.py"
CORES = os.cpu_count() or 1

FLOOR = f"""
import sys
import numpy
sys.path.insert(0, {str(ROOT / "benchmarks")!r})
from throughput import judge
judge(sys.argv[1])
"""


def judge(path: str) -> None:
    """Run all checks on a file's functions, here."""
    from grader.checks.assignment import load_assignment
    from grader.course.folder import load_course
    from grader.judging.grading import run_checks
    from grader.outcome import Verdict
    from grader.session.host import LocalHost
    from grader.session.student import Student
    from grader.submission import Form, Submission, Unit

    assignment = load_assignment(load_course(ROOT), ASSIGNMENT)
    source = Path(path).read_text(encoding="utf-8")
    namespace: dict[str, object] = {}
    exec(compile(source, path, "exec"), namespace)
    submission = Submission(id="s", form=Form.PYTHON, units=(Unit(name="s.py", source=source),), sha256="")
    student = Student(LocalHost(namespace), assignment.signatures, submission)
    outcomes = run_checks(assignment, assignment.checks, student, "benchmark")
    if any(outcome.verdict is not Verdict.PASSED for outcome in outcomes):
        raise SystemExit("the benchmark's own submission does not pass")


def grader_seconds(folder: Path, out: Path, workers: int) -> float:
    """Time the whole command."""
    command = [sys.executable, "-m", "grader", "grade", ASSIGNMENT, str(folder), "--out", str(out)]
    command += ["--workers", str(workers), "--seed", "benchmark", "--course", str(ROOT)]
    return seconds(command)


def floor_seconds(files: list[Path], workers: int) -> float:
    """Time one bare process for each submission."""
    started = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda path: seconds([sys.executable, "-c", FLOOR, str(path)]), files))
    return time.perf_counter() - started


def warm_seconds(files: list[Path]) -> float:
    """Time the checks where everything is loaded."""
    judge(str(files[0]))
    started = time.perf_counter()
    for path in files:
        judge(str(path))
    return time.perf_counter() - started


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "class")
        folder.mkdir()
        files = [folder / f"s{number:03}.py" for number in range(count)]
        for number, path in enumerate(files):
            path.write_text(STUDENT.read_text(encoding="utf-8") + f"\n# {number}\n", encoding="utf-8")
        grader = grader_seconds(folder, Path(scratch, "out"), CORES)
        floor = floor_seconds(files, CORES)
        warm = warm_seconds(files)
    print(f"{count} submissions of {ASSIGNMENT}, {CORES} at a time, wall seconds a submission")
    for name, total in (("grader", grader), ("floor", floor), ("warm, one process", warm)):
        print(f"  {name:18} {total / count:.3f}")
    print(f"grader / floor: {grader / floor:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
