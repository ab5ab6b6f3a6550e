"""What a student is told at home: where to look first, one error once, an endless loop in seconds."""

from __future__ import annotations

import io
import shutil
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from grader.errors import UsageError
from grader.home import desk
from grader.home.desk import check_namespace, check_path
from grader.home.report import HomeReport
from grader.outcome import Verdict
from grader.screen.check_progress import PATIENCE, CheckProgress
from grader.screen.terminal import home_report
from grader.text import Language
from tests.commands.conftest import ROOT
from tests.conftest import require

REFERENCE = (ROOT / "reference/python/hw3_backprop.py").read_text(encoding="utf-8")
BLANK = '    raise NotImplementedError("replace this line")\n'


def with_body(function: str, body: str) -> str:
    """Give the reference with another body of one function."""
    start = REFERENCE.index(f"def {function}(")
    end = REFERENCE.find("\ndef ", start + 1)
    docstring = REFERENCE.index('"""\n', REFERENCE.index('"""', start) + 3) + 4
    return REFERENCE[:docstring] + body + "\n\n" + REFERENCE[end:]


def checked(tmp_path: Path, source: str) -> tuple[HomeReport, str, list[str]]:
    """Check a file; give the report, what a terminal shows, and which functions were told."""
    path = tmp_path / "hw3_backprop.py"
    path.write_text(source, encoding="utf-8")
    told: list[str] = []
    report = check_path(path, None, Language.EN, ROOT, told.append)
    console = Console(file=io.StringIO(), width=200, highlight=False)
    console.print(home_report(report))
    assert isinstance(console.file, io.StringIO)
    return report, console.file.getvalue(), told


@pytest.mark.parametrize(
    ("function", "body", "said"),
    [
        ("cost", BLANK, "Next to fill in: cost."),
        ("fc_v", BLANK, "Next to fill in: fc_v."),
        ("fc_v", "    z_next = w @ a，\n    return f(z_next), z_next\n", "Look at fc_v first."),
        ("cost", "    return 0.5 * float(np.sum((a - y) ** 2))\n", "Look at cost first."),
        ("cost", "    return 0.5 * float(np.sum((a[0] - y[0]) ** 2)) / a.shape[1]\n", "Look at cost first."),
        ("gradient", "    return delta_next @ a.T / a.shape[1]\n", "Look at gradient first."),
        ("gradient", "    return delta_next[:, :1] @ a[:, :1].T\n", "Look at gradient first."),
        ("output_delta", "    return (a - y) * df(z) / a.shape[1]\n", "Look at output_delta first."),
    ],
)
def test_the_function_to_look_at_first_is_where_the_trouble_is(tmp_path: Path, function, body, said) -> None:
    report, _, _ = checked(tmp_path, with_body(function, body))
    assert said in report.conclusion().en


def test_one_error_is_told_once(tmp_path: Path) -> None:
    _, shown, _ = checked(tmp_path, with_body("fc_v", "    z_next = (w @ a).nonsense\n    return f(z_next), z_next\n"))
    assert shown.count("AttributeError") == 1
    assert shown.count("the same error as with fc_v") == 2  # bp_online, bp_batch
    _, shown, _ = checked(
        tmp_path, REFERENCE.replace("import numpy as np", "import numpy").replace("NDArray[np.float64]", "1")
    )
    assert shown.count("The line `import numpy as np` is missing at the top") == 1


def test_one_error_of_octaves_is_told_once_whatever_the_sizes(tmp_path: Path) -> None:
    require("octave-cli")
    for path in (ROOT / "reference/matlab/hw3_backprop").glob("*.m"):
        shutil.copy(path, tmp_path)
    wrong = "function [a_next, z_next] = fc_v(w, a)\nz_next = a * w * a;\na_next = f(z_next);\nend\n"
    (tmp_path / "fc_v.m").write_text(wrong, encoding="utf-8")
    console = Console(file=io.StringIO(), width=200, highlight=False)
    console.print(home_report(check_path(tmp_path, "hw3_backprop", Language.EN, ROOT, lambda name: None)))
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert shown.count("nonconformant arguments") == 1, shown
    assert shown.count("the same error as with fc_v") == 2  # bp_online, bp_batch


def test_an_endless_loop_is_told_in_seconds_and_what_calls_it_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.CALL_SECONDS <= 5
    monkeypatch.setattr(desk, "CALL_SECONDS", 1.0)
    report, shown, told = checked(tmp_path, with_body("fc_v", "    while True:\n        pass\n"))
    assert shown.count("no answer within 1 s") == 1
    assert "bp_online calls fc_v, which gives no answer" in shown
    assert "Look at fc_v first." in report.conclusion().en
    assert told[0] == "fc_c" and "fc_v" in told


@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN], ids=["heeded", "ignored"])
def test_an_endless_loop_in_a_notebook_is_interrupted_once(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, handler: Callable[..., None] | signal.Handlers
) -> None:
    request.addfinalizer(partial(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, handler)))
    monkeypatch.setattr(desk, "CALL_SECONDS", 0.5)
    monkeypatch.chdir(ROOT)
    namespace: dict[str, object] = {"__name__": "__main__"}
    exec(compile(REFERENCE, "cell", "exec"), namespace)
    exec(compile("def bc_v(w, z, delta_next):\n    while True:\n        pass\n", "cell", "exec"), namespace)
    report = check_namespace(namespace, "hw3_backprop", Language.ZH)
    verdicts = {check.id: outcome.verdict for check, outcome in report.results}
    assert verdicts["bc_v.shape"] is verdicts["bc_v.worked"] is Verdict.TIMEOUT
    assert verdicts["fc_v.worked"] is Verdict.PASSED
    assert "先看 bc_v" in report.conclusion().zh


def test_an_absent_course_is_told_in_a_notebooks_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("grader.course.folder.__file__", str(tmp_path / "folder.py"))
    with pytest.raises(
        UsageError, match=r"Unpack the course's kit beside this notebook .* run this cell again"
    ) as caught:
        check_namespace({}, "hw3_backprop", Language.EN)
    caught.value.language = Language.ZH
    (line,) = caught.value._render_traceback_()
    assert "请把作业的压缩包解压到本笔记本旁边" in line


def test_what_takes_its_time_is_named_meanwhile() -> None:
    stream = io.StringIO()
    with CheckProgress(Language.EN, stream) as progress:
        progress.tell("fc_c")
        progress.tell("fc_v")
        time.sleep(PATIENCE + 0.3)
        progress.tell("bc_v")
    assert stream.getvalue() == "checking fc_v ...\n"
