"""Whether the same work gets the same marks whatever the seed: every wrong version of the catalogue, many seeds.

Target: no spread. A version is the reference with one known mistake in one function, checked in this process as
`grader validate` checks it. What differs from seed to seed is listed, check by check.

    python benchmarks/seed_spread.py [hw2_forward hw3_backprop] [--seeds 20] [--only bp_online] [--slice 1/4]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from grader.checks.assignment import Assignment, load_assignment
from grader.course.folder import find_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.validation.in_process import student_of


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assignments", nargs="*", default=["hw2_forward", "hw3_backprop"])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--only", default="", help="versions whose name, mistake@function, holds this")
    parser.add_argument("--slice", default="1/1", help="this part of so many, to go on another day")
    options = parser.parse_args()
    part, parts = map(int, options.slice.split("/"))
    varying = 0
    for identity in options.assignments:
        assignment = load_assignment(find_course(Path.cwd()), identity)
        chosen = [version for version in versions(assignment) if options.only in version[0]][part - 1 :: parts]
        for name, source in chosen:
            scores, differing = spread(assignment, source, [f"seed {number}" for number in range(options.seeds)])
            if differing:
                varying += 1
                print(f"{identity} {name}: {min(scores):g} to {max(scores):g}", flush=True)
                for check, points in differing.items():
                    print(f"    {check}: {dict(points)}", flush=True)
        print(f"{identity}: {len(chosen)} wrong versions, {options.seeds} seeds each", flush=True)
    print(f"{varying} with other marks from seed to seed (target: 0)")
    return 1 if varying else 0


def versions(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Give the name and the source of every wrong version."""
    assert assignment.reference is not None
    for known in assignment.mistakes:
        for function in known.functions:
            yield f"{known.id}@{function}", known.source(assignment.reference, function)


def spread(assignment: Assignment, source: str, seeds: list[str]) -> tuple[list[float], dict[str, Counter[float]]]:
    """Give the mark for each seed, and how often which points were given by the checks where that differs."""
    scores, points = [], defaultdict[str, Counter[float]](Counter)
    for seed in seeds:
        outcomes = run_checks(assignment, assignment.checks, student_of(assignment, source), seed)
        marks = mark(assignment, {outcome.check: outcome for outcome in outcomes})
        scores.append(total(marks))
        for given in marks:
            points[given.id][given.points] += 1
    return scores, {check: given for check, given in points.items() if len(given) > 1}


if __name__ == "__main__":
    sys.exit(main())
