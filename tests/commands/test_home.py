"""What a student types, and what they see."""

from __future__ import annotations

import shutil

import pytest

from tests.commands.conftest import ROOT
from tests.conftest import require

REFERENCE = ROOT / "reference" / "python" / "hw3_backprop.py"


def test_what_there_is_is_listed_in_both_languages(grader):
    english, chinese = grader("assignments"), grader("assignments", "--lang", "zh")
    assert english.returncode == chinese.returncode == 0
    for name in ("hw2_forward", "hw3_backprop"):
        assert name in english.stdout and name in chinese.stdout
    assert "反向传播" in chinese.stdout


def test_the_language_follows_the_environment(grader):
    assert "作业" in grader("assignments", LC_ALL="zh_CN.UTF-8").stdout


@pytest.mark.parametrize("form", ["python", "notebook"])
def test_a_started_template_loads_and_every_gap_is_reported_blank(grader, tmp_path, form):
    started = grader("start", "hw3_backprop", "--form", form, "--to", "work")
    assert started.returncode == 0, started.stderr
    ending = {"python": "py", "notebook": "ipynb"}[form]
    assert (tmp_path / "work" / f"hw3_backprop.{ending}").is_file()
    checked = grader("check", f"work/hw3_backprop.{ending}")
    assert checked.returncode == 1
    assert "✗" not in checked.stdout and checked.stdout.count("blank") >= 9
    assert "Traceback" not in checked.stdout + checked.stderr


def test_a_started_matlab_folder_is_checked_too(grader):
    require("octave-cli")
    assert grader("start", "hw3_backprop", "--form", "matlab", "--to", "work").returncode == 0
    checked = grader("check", "work", "--assignment", "hw3_backprop")
    assert checked.returncode == 1
    assert "✗" not in checked.stdout and checked.stdout.count("blank") >= 9


def test_the_default_folder_is_named_after_the_assignment_and_work_is_never_overwritten(grader, tmp_path):
    assert grader("start", "hw2_forward").returncode == 0
    work = tmp_path / "hw2_forward" / "hw2_forward.py"
    work.write_text("mine = 1\n")
    again = grader("start", "hw2_forward")
    assert again.returncode == 2 and "hw2_forward.py" in again.stderr
    assert work.read_text() == "mine = 1\n"


def test_right_work_passes_and_exits_with_zero(grader, tmp_path):
    shutil.copy(REFERENCE, tmp_path)
    checked = grader("check", "hw3_backprop.py")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "✗" not in checked.stdout


def test_wrong_work_shows_the_first_failing_example_with_numbers(grader, tmp_path):
    source = REFERENCE.read_text(encoding="utf-8").replace("delta = df(z) * (w.T", "delta = df(f(z)) * (w.T")
    (tmp_path / "hw3_backprop.py").write_text(source, encoding="utf-8")
    checked = grader("check", ".")
    assert checked.returncode == 1
    assert "expected" in checked.stdout and "Look at bc_v first" in checked.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("def fc_v(w, a:\n", "line 1"),
        ("import nothing_like_it\n", "nothing_like_it"),
        ("raise SystemExit\n", "SystemExit"),
        ("\0\0", "hw3_backprop.py"),
        ("", "blank"),
        ("print('hello')\nfc_v = 3\n", "hello"),
    ],
)
def test_odd_files_get_a_clear_word_and_no_traceback_of_ours(grader, tmp_path, content, said):
    (tmp_path / "hw3_backprop.py").write_text(content, encoding="utf-8")
    checked = grader("check", "hw3_backprop.py")
    assert checked.returncode == 1
    shown = checked.stdout + checked.stderr
    assert said in shown or said == "blank" and "there is no" in shown, shown
    assert "Traceback" not in shown and "grader/" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nowhere.py"), "nowhere.py"),
        (("check", "notes.txt"), "--assignment"),
        (("check", "notes.txt", "--assignment", "hw9"), "hw2_forward, hw3_backprop"),
        (("start", "hw9"), "hw2_forward, hw3_backprop"),
        (("start", "hw3_backprop", "--form", "word"), "'python', 'notebook', 'matlab'"),
        (("frobnicate",), "frobnicate"),
        (("report", "nowhere"), "nowhere"),
        (("mark", "nowhere", "ann", "-5"), "expected a number, 0 or more"),
        (("assignments", "--course", "/"), "course.toml"),
    ],
)
def test_a_command_that_asks_for_what_is_not_there_exits_with_two(here, tmp_path, arguments, said):
    (tmp_path / "notes.txt").write_text("no homework")
    status, printed, complaint = here(*arguments)
    assert status == 2, printed + complaint
    assert said in complaint and "Traceback" not in complaint


@pytest.mark.parametrize(
    ("assignment", "submissions", "said"),
    [("hw3_backprop", "nowhere", "nowhere"), ("hw9", ".", "hw2_forward, hw3_backprop")],
)
def test_a_class_that_is_not_there_is_not_graded(grader, assignment, submissions, said):
    done = grader("grade", assignment, submissions, "--out", "out")
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr and "Traceback" not in done.stderr


def test_python_dash_m_and_the_command_say_the_same(grader):
    assert "assignments" in grader("--help").stdout


def test_what_a_student_s_code_says_moves_no_terminal(grader, tmp_path):
    source = "print('\\x1b]0;mine\\x07')\ndef fc_v(w, a):\n    raise ValueError('\\x1b[31m red')\n"
    (tmp_path / "hw3_backprop.py").write_text(source, encoding="utf-8")
    checked = grader("check", "hw3_backprop.py")
    assert "red" in checked.stdout and "\x1b" not in checked.stdout + checked.stderr


def test_an_error_speaks_the_language_asked_for(grader):
    assert "不存在" in grader("check", "nowhere.py", "--lang", "zh").stderr


def test_a_pick_is_of_a_folder_that_a_run_has_made(grader, tmp_path):
    done = grader("pick", tmp_path / "nothing", "s1", "a.py")
    assert done.returncode == 2 and "gradebook.sqlite" in done.stderr
