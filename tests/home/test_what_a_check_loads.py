"""Whoever has everything right waits for nothing that only failures, classes or other forms need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from grader.home.desk import check_path
from grader.text import Language
from tests.course.course_files import REFERENCE, write_course

COURSE = Path(__file__).parent.parent.parent
RUN = """
import sys
from grader.__main__ import run
sys.argv[0] = "grader"
status = run()
print("loaded:", *sys.modules)
sys.exit(status)
"""
NEVER = (
    *("grader.judging.diagnosis", "grader.judging.follow_through", "grader.judging.explanation.python"),
    *("grader.intake.source.matlab.files", "grader.intake.census", "grader.intake.roster", "grader.intake.platforms"),
    *("grader.classroom", "grader.gradebook", "grader.report.pages", "grader.report.feedback", "jinja2", "nbformat"),
    *("numpy.f2py.crackfortran", "unittest"),  # which come with SciPy's differences otherwise
)


def test_a_check_of_right_work_loads_what_it_uses_and_the_library_for_slopes_alone():
    words = ("check", "examples/hw3_backprop/ada.py", "--assignment", "hw3_backprop")
    done = subprocess.run([sys.executable, "-c", RUN, *words], cwd=COURSE, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rpartition("loaded: ")[2].split())
    assert "scipy.differentiate" in loaded
    assert loaded.isdisjoint(NEVER)


def test_a_check_of_ones_own_work_runs_no_line_of_the_hidden_checks(tmp_path):
    course = write_course(tmp_path / "course")
    (course / "assignments" / "hw_double" / "hidden_checks.py").write_text(
        "raise RuntimeError('for the teacher alone')"
    )
    (tmp_path / "hw_double.py").write_text(REFERENCE)
    report = check_path(tmp_path / "hw_double.py", None, Language.EN, course)
    assert report.all_passed and [check.id for check, _ in report.results] == ["double.example"]
