"""Grade an example class, as `make demo` does, with whatever this machine offers.

python examples/demo.py [ASSIGNMENT]        hw3_backprop where none is named
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from grader.cli import main
from grader.errors import MachineError
from grader.sandbox.octave import octave_available
from grader.sandbox.choice import default_sandbox

CLASSES = Path(__file__).parent
FLAGSHIP = "hw3_backprop"
OUT = Path("demo-report")


def demo(assignment: str = FLAGSHIP) -> int:
    """Grade the class; say what was left out; return the exit status of the grading."""
    submissions = CLASSES / assignment
    if not submissions.is_dir():
        there = ", ".join(sorted(folder.name for folder in CLASSES.iterdir() if folder.is_dir()))
        print(f"demo: there is no example class for {assignment!r}; there is one for {there}", file=sys.stderr)
        return 2
    left_out = []
    options = ["--course", str(Path(__file__).parent.parent), "--fresh", "--seed", "demo"]
    try:
        default_sandbox()
    except MachineError as error:
        left_out.append(f"the sandbox ({error})")
        options.append("--no-sandbox")
    if not octave_available():
        left_out.append("the MATLAB submissions (to install Octave: sudo apt install octave)")
    if not _usable(OUT):
        return 3
    status = main(["grade", assignment, str(submissions), "--out", str(OUT), *options])
    for what in left_out:
        print(f"left out: {what}")
    if status == 0:
        print(f"each student's page: {OUT}/feedback/    in a browser: file://{(OUT / 'report.html').resolve()}")
    return status


def _usable(folder: Path) -> bool:
    """Tell whether the report can be written here."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        print(f"demo: {folder.resolve()} cannot be written: {error}", file=sys.stderr)
        return False


if __name__ == "__main__":
    sys.exit(demo(*sys.argv[1:2]))
