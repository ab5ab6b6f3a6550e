"""What grading one more submission costs, beside the least that it could cost; all sides measured in turn in one run.

    python benchmarks/throughput.py [--submissions 40] [--rounds 3] [--loops | --hw3]

- grader: `grader grade` with one worker, sandbox, gradebook and reports included; what starting the command costs is
  taken off by grading a quarter of the class too;
- cold: the same with ``--cold``, every process started from nothing;
- process: a bare Python process that imports NumPy, one for each submission;
- limit: the same checks in one process that has everything loaded: what no process per submission can reach.

With ``--loops`` the ten checks call code that goes through matrices of 70 x 70 element by element, as a class does, and
take some 20 ms; without it, nothing. With ``--hw3`` the flagship homework with two workers instead. The least of all
rounds counts: what else a machine does can only add.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from small_homework import ID, LOOPS, SOURCE, cost_of, grade_command, write_class, write_course

ROOT = Path(__file__).parent.parent
SHAPE = (70, 70)
NOTHING, IN_LOOPS = {"process": 0.22}, {"limit": 2.0}  # times as long as these, of checks that cost nothing or 20 ms


def one_more(course: Path, assignment: str, source: str, count: int, workers: int, scratch: Path, *more: str) -> float:
    """Give the seconds that one more submission costs."""
    seconds = {}
    for size in (count // 4, count):
        folder, out = scratch / f"class{size}", scratch / f"out{size}"
        write_class(folder, size, source)
        seconds[size] = cost_of(grade_command(course, assignment, folder, out, workers, *more)).wall
    few, many = seconds
    return (seconds[many] - seconds[few]) / (many - few)


def in_one_process(course: Path, assignment_id: str, source: str, count: int) -> float:
    """Give the seconds that the checks alone take."""
    from grader.checks.assignment import load_assignment
    from grader.course.folder import load_course
    from grader.judging.grading import run_checks
    from grader.session.local_host import LocalHost
    from grader.session.student import Student
    from grader.submission import Form, Submission, Unit

    assignment = load_assignment(load_course(course), assignment_id)
    submission = Submission(id="s", form=Form.PYTHON, units=(Unit(name="s.py", source=source),), sha256="")
    for turn in range(count + 1):
        if turn == 1:
            started = time.perf_counter()
        namespace: dict[str, object] = {}
        exec(compile(source, "s.py", "exec"), namespace)
        run_checks(assignment, assignment.checks, Student(LocalHost(namespace), assignment.signatures, submission), "b")
    return (time.perf_counter() - started) / count


def main() -> int:
    """Measure and print; 0 if the targets are reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--loops", action="store_true")
    parser.add_argument("--hw3", action="store_true")
    options = parser.parse_args()
    best: dict[str, float] = {}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            if options.hw3:
                course, assignment = ROOT, "hw3_backprop"
                source = (ROOT / "examples" / assignment / "ada.py").read_text(encoding="utf-8")
            else:
                course, assignment = write_course(scratch / "course", *([SHAPE] if options.loops else [])), ID
                source = LOOPS if options.loops else SOURCE
            workers, count = 2 if options.hw3 else 1, options.submissions
            got = {
                "grader": one_more(course, assignment, source, count, workers, scratch / "warm"),
                "cold": one_more(course, assignment, source, count, workers, scratch / "cold", "--cold"),
                "process": cost_of([sys.executable, "-c", "import numpy"]).wall,
                "limit": in_one_process(course, assignment, source, max(3, count // 4)),
            }
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in got.items()}
    print(f"{assignment}, {workers} worker(s), seconds for one more submission, the least of {options.rounds} rounds")
    for name, seconds in best.items():
        print(f"  {name:8} {seconds:.3f}   grader / {name}: {best['grader'] / seconds:.2f}")
    targets = {} if options.hw3 else IN_LOOPS if options.loops else NOTHING
    return 0 if all(best["grader"] <= most * best[name] for name, most in targets.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
