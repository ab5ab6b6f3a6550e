"""Grade the example class, as `make demo` does, with whatever this machine offers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from grader.cli import main
from grader.errors import MachineError
from grader.sandbox.octave import octave_available
from grader.sandbox.choice import default_sandbox

CLASS = Path(__file__).parent / "hw3_backprop"
OUT = Path("demo-report")


def demo() -> int:
    """Grade the class; say what was left out; return the exit status of the grading."""
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
    status = main(["grade", "hw3_backprop", str(CLASS), "--out", str(OUT), *options])
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
    sys.exit(demo())
