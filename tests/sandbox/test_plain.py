"""The plain process: limited, cleaned up, and honest about what it does not hold back."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.limits import Limits
from grader.sandbox import scratch
from grader.sandbox.base import Engine
from grader.sandbox.plain import PlainSandbox
from grader.sandbox.process import hung_up
from grader.sandbox.trials import try_everything
from tests.sandbox.conftest import PROJECT, SMALL, run


@pytest.fixture
def plain() -> PlainSandbox:
    return PlainSandbox()


def test_it_holds_what_needs_no_namespace_and_says_that_it_is_no_sandbox(plain):
    kept = {trial.name: trial.holds for trial in try_everything(plain)}
    held = ("network", "environment", "descriptors", "namespaces", "calls", "processes", "memory", "file_size")
    assert [name for name in (*held, "open_files", "cpu_set", "cpu", "end") if not kept[name]] == []
    assert not kept["reading"]
    assert not plain.isolated
    assert "without a sandbox" in plain.not_isolated.en
    assert "沙箱" in plain.not_isolated.zh


def test_the_folder_is_gone_afterwards_and_no_link_out_of_it_was_followed(plain, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o500)
    (outside / "kept").write_text("kept") if os.geteuid() == 0 else None
    answer = run(
        plain,
        f"""
import os
os.makedirs("closed/deep")
open("closed/deep/file", "w").write("x")
os.chmod("closed/deep", 0)
os.chmod("closed", 0)
os.symlink({str(outside)!r}, "link")
print(os.getcwd(), os.environ["TMPDIR"])
os.mkdir("many"); os.chdir("many")
for level in range(1500):  # more than Python recurses, and than a path can name
    os.mkdir("removed-1"); os.symlink({str(outside)!r}, "removed-2"); os.chdir("removed-1")
""",
    )
    assert answer.errors == ()
    folder, temporary = answer.printed.split()
    assert folder == temporary
    assert Path(folder).is_relative_to(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["outside"]
    assert outside.stat().st_mode & 0o777 == 0o500


def test_what_a_killed_grader_left_behind_is_swept_up_and_what_a_living_one_uses_is_not(tmp_path):
    use = """
import sys, time
from grader.limits import Limits
from grader.sandbox.base import Engine
from grader.sandbox.plain import PlainSandbox
process = PlainSandbox().start(Engine.PYTHON, Limits())
print("started", flush=True)
if sys.argv[1] == "stay":
    sys.stdin.read()
process.end()
"""

    def grader(what: str) -> subprocess.Popen[str]:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        environment = os.environ | {"TMPDIR": str(tmp_path)}
        started = subprocess.Popen([sys.executable, "-c", use, what], cwd=PROJECT, env=environment, text=True, **pipes)
        assert started.stdout is not None and started.stdout.readline() == "started\n"
        return started

    killed, living = grader("stay"), grader("stay")
    assert len(list(tmp_path.iterdir())) == 2
    killed.kill()
    killed.communicate()
    for folder in tmp_path.iterdir():
        os.utime(folder, (0, 0))  # both have stood there for long
    grader("go").communicate()
    (left,) = tmp_path.iterdir()
    assert (left / "work").is_dir()
    living.communicate()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ends_at", range(12))
def test_a_folder_that_was_half_removed_is_removed(tmp_path, monkeypatch, ends_at):
    folder = tmp_path / "folder"
    for name in "abc":
        (folder / "work" / name / "deep" / "er").mkdir(parents=True)
        (folder / "work" / name / "deep" / "er" / "file").write_text("x")
    moves, move, listed = iter(range(ends_at)), os.rename, scratch._entries

    def until_killed(*paths):
        if next(moves, None) is None:
            raise KeyboardInterrupt
        move(*paths)

    monkeypatch.setattr(scratch, "_entries", lambda at: sorted(listed(at), key=lambda entry: entry.name, reverse=True))
    with monkeypatch.context() as killed, contextlib.suppress(KeyboardInterrupt):
        killed.setattr(os, "rename", until_killed)
        scratch._remove(folder)
    scratch._remove(folder)
    assert not folder.exists()


def test_only_numpy_and_scipy_can_be_imported_as_in_the_sandbox(plain):
    answer = run(
        plain,
        "import numpy, scipy.optimize, importlib.util\n"
        "print([name for name in ('sklearn', 'grader', 'msgspec') if importlib.util.find_spec(name)])",
        Limits(),
    )
    # the stand-in that the runner has for `grader` is no file
    assert answer.errors == ()
    assert "sklearn" not in answer.printed and "msgspec" not in answer.printed


def test_a_process_that_does_not_stop_is_stopped(plain):
    process = plain.start(Engine.PYTHON, SMALL)
    watched = os.dup(process.replies)
    time.sleep(0.3)
    started = time.monotonic()
    ended = process.end()
    assert time.monotonic() - started < 2
    assert hung_up(watched)
    assert process.end() == ended
    os.close(watched)


@pytest.mark.parametrize(
    ("source", "words", "limit"),
    [
        ("import os; os._exit(3)", "exit status 3", False),
        ("import os; os.kill(os.getpid(), 11)", "SIGSEGV", False),
        ("import os; os.kill(os.getpid(), 24)", "processor time", True),
    ],
)
def test_the_ending_says_what_happened(plain, source, words, limit):
    answer = run(plain, source)
    assert words in answer.ending.reason.en
    assert answer.ending.limit_hit is limit


def test_a_runner_outlives_the_thread_that_started_it(plain):
    started = []

    def start() -> None:
        started.append(plain.start(Engine.PYTHON, SMALL))
        time.sleep(0.5)  # until the runner has asked to die with whoever started it

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert not hung_up(started[0].replies, 0.5)
    started[0].end()
