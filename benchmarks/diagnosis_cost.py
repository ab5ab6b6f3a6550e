"""What it costs to explain: a class in which everyone is wrong, beside one in which everyone is right, in one run.

Target: a wrong submission takes at most 1.5 times as long as a right one, on average over the class. Both classes go
through the same sandbox, one submission after the other, in this process; the first of each is not counted, since it
pays for what is compiled once.

    python benchmarks/diagnosis_cost.py [--assignment hw3_backprop] [--submissions 60] [--no-sandbox]
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

from grader.checks.assignment import Assignment, load_assignment
from grader.course.folder import find_course
from grader.errors import AssignmentError
from grader.gradebook.marking import mark, total
from grader.judging.grading import grade_submission
from grader.sandbox.base import Sandbox
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, Submission, Unit

TARGET = 1.5  # times as long
MOST_MISTAKES = 3  # in one submission


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assignment", default="hw3_backprop")
    parser.add_argument("--submissions", type=int, default=60, help="wrong ones; as many right ones")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-sandbox", action="store_true")
    options = parser.parse_args()
    assignment = load_assignment(find_course(Path.cwd()), options.assignment)
    sandbox: Sandbox = PlainSandbox() if options.no_sandbox else BubblewrapSandbox()
    rng = random.Random(options.seed)
    times: dict[str, list[float]] = {"right": [], "wrong": []}
    slowest, slow_mistakes, scores = 0.0, "", []
    for number in range(options.submissions + 1):
        source, made = wrong_source(assignment, rng)
        for kind, text in (("right", assignment.reference.source if assignment.reference else ""), ("wrong", source)):
            seconds, score = graded(assignment, text, sandbox)
            if number == 0:
                continue
            times[kind].append(seconds)
            if kind == "wrong":
                scores.append(score)
                if seconds > slowest:
                    slowest, slow_mistakes = seconds, made
    right, wrong = (statistics.fmean(times[kind]) for kind in ("right", "wrong"))
    print(
        f"{options.submissions} right submissions: mean {right:.3f} s, median {statistics.median(times['right']):.3f} s"
    )
    print(
        f"{options.submissions} wrong submissions: mean {wrong:.3f} s, median {statistics.median(times['wrong']):.3f} s"
    )
    print(f"the slowest wrong one took {slowest:.3f} s: {slow_mistakes}")
    print(f"scores of the wrong ones: mean {statistics.fmean(scores):.1f}, from {min(scores):g} to {max(scores):g}")
    print(f"ratio {wrong / right:.2f} (target: at most {TARGET:g})")
    return 0 if wrong <= TARGET * right else 1


def wrong_source(assignment: Assignment, rng: random.Random) -> tuple[str, str]:
    """Make one to three mistakes in the reference, in different functions; every fourth one is in no catalogue."""
    assert assignment.reference is not None
    source, made, touched = assignment.reference.source, [], set[str]()
    for _ in range(rng.randint(1, MOST_MISTAKES)):
        known = rng.choice(assignment.mistakes)
        function = rng.choice(known.functions)
        if function in touched:
            continue
        touched.add(function)
        body = assignment.reference.source_of(function)
        try:
            edited = assignment.reference.edited(function, known.edits[function])
        except AssignmentError:
            continue
        own = _function(edited, function)
        if rng.random() < 0.25:  # an answer that is a little off for a reason of its own
            name = f"{function}.unheard_of"
            own = body.replace("    # </gap>\n", "    # </gap>\n" + _spoil(body), 1)
        else:
            name = f"{known.id} in {function}"
        source = source.replace(body, own)
        made.append(name)
    return source, ", ".join(made)


def _spoil(body: str) -> str:
    """Bend the first result of a function, so that no known mistake explains it."""
    returned = body.rsplit("    return ", 1)[1].split(",")[0].strip()
    many = f"[1.01 * v for v in {returned}]"
    return f"    {returned} = {many} if isinstance({returned}, list) else {returned} * 1.01 + 0.003\n"


def _function(source: str, name: str) -> str:
    import ast

    node = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == name)
    return "".join(source.splitlines(keepends=True)[node.lineno - 1 : node.end_lineno])


def graded(assignment: Assignment, source: str, sandbox: Sandbox) -> tuple[float, float]:
    """Grade a source; give the seconds it took and the mark."""
    name = f"{assignment.id}.py"
    submission = Submission(id="benchmark", form=Form.PYTHON, units=(Unit(name=name, source=source),), sha256="")
    started = time.perf_counter()
    result = grade_submission(assignment, submission, sandbox, "benchmark")
    seconds = time.perf_counter() - started
    return seconds, total(mark(assignment, {outcome.check: outcome for outcome in result.outcomes}))


if __name__ == "__main__":
    sys.exit(main())
