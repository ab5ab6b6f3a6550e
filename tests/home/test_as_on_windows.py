"""`grader start` and `grader check` do without what Windows lacks, and with what its editors write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
REFERENCE = ROOT / "reference" / "python" / "hw2_forward.py"
MATLAB = ROOT / "reference" / "matlab" / "hw2_forward"


def run(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("as_on_windows.py")), *words, "--course", str(ROOT)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
        timeout=120,
    )
    said = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in said, said
    return done.returncode, said


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Übung zwei 作业")
    (folder / "Müller 张三").mkdir()
    windows = REFERENCE.read_text(encoding="utf-8").replace("\n", "\r\n")
    (folder / "Müller 张三" / "hw2_forward.py").write_bytes(b"\xef\xbb\xbf" + windows.encode())
    (folder / "leaves.py").write_bytes(
        b"import os\r\nprint('hello')\r\ndef step(z):\r\n    os._exit(3)\r\ndef nand(x1, x2):\r\n    return 1 / 0\r\n"
    )
    return folder


def test_a_template_is_handed_out_and_its_gaps_are_found(desk: Path) -> None:
    assert run(desk, "start", "hw2_forward", "--to", "my work", "--lang", "zh")[0] == 0
    status, said = run(desk, "check", "my work", "--lang", "en")
    assert status == 1 and "0 of 11 public checks pass" in said


def test_right_work_passes_with_a_mark_at_its_start_and_line_ends_of_two_characters(desk: Path) -> None:
    status, said = run(desk, "check", str(desk / "Müller 张三"), "--lang", "en")
    assert status == 0 and "11 of 11 public checks pass" in said


def test_code_that_ends_its_process_costs_its_own_function_and_errors_name_their_line(desk: Path) -> None:
    status, said = run(desk, "check", "leaves.py", "--assignment", "hw2_forward", "--lang", "en")
    assert status == 1
    assert "exit status 3" in said and "leaves.py, line 6 (nand): ZeroDivisionError" in said and "hello" in said
    assert "0 of 11" in said


def test_matlab_files_are_said_to_need_matlab_or_wsl(desk: Path) -> None:
    status, said = run(desk, "check", str(MATLAB), "--lang", "en")
    assert status == 3 and "WSL 2" in said
