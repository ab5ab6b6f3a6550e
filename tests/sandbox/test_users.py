"""The same promises when the instructor is an ordinary user, and when a machine forbids what bubblewrap needs."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import numpy
import pytest

from tests.conftest import require
from tests.sandbox.conftest import ORDINARY, elsewhere

TRY = """
import json
from grader.sandbox.choice import default_sandbox, plain_sandbox
from grader.sandbox.trials import try_everything
sandbox = {sandbox}()
kept = {{trial.name: trial.holds for trial in try_everything(sandbox)}}
print(json.dumps([sandbox.isolated, sandbox.not_isolated.en, kept]))
"""
CHOOSE = """
from grader.errors import MachineError
from grader.sandbox import landlock
from grader.sandbox.choice import default_sandbox
landlock.abi = lambda: 0  # a kernel without it
try:
    default_sandbox()
except MachineError as error:
    print(error.exit_code, error.text.en, error.text.zh, sep="\\n")
"""


@pytest.mark.slow
def test_every_test_of_bubblewrap_passes_for_an_ordinary_user():
    require("bwrap", "unshare", "setpriv")
    tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/sandbox/test_bubblewrap.py"]
    done = elsewhere([sys.executable, *tests], user=ORDINARY)
    summary = done.stdout.strip().splitlines()[-1]
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert int(re.findall(r"(\d+) passed", summary)[0]) > 20


def test_without_a_sandbox_root_becomes_nobody_where_it_can():
    require("unshare")
    done = elsewhere([sys.executable, "-c", TRY.format(sandbox="plain_sandbox")])
    isolated, not_isolated, kept = json.loads(done.stdout)
    assert not isolated
    assert "as root" not in not_isolated
    assert kept["rights"] and kept["threads"] and kept["home"] and kept["network"] and kept["end"]
    assert not kept["visibility"] and not kept["disk"]  # the trials see what is not held back


@pytest.mark.parametrize("user", [None, ORDINARY])
def test_without_bubblewrap_there_is_no_grading_and_the_line_that_mends_it(user, tmp_path):
    require("unshare", "setpriv")
    # everything of /usr/bin but bubblewrap, by covering it with an empty file that cannot be run
    hide = "bwrap=$(command -v bwrap) && mount --bind /dev/null $bwrap || true"
    code, english, chinese = elsewhere([sys.executable, "-c", CHOOSE], user=user, before=hide).stdout.splitlines()
    assert code == "3"
    assert "sudo apt install bubblewrap" in english and "--no-sandbox" in english
    assert "sudo apt install bubblewrap" in chinese and "--no-sandbox" in chinese


def test_libraries_that_only_root_can_read_are_told_before_anything_is_graded(tmp_path):
    require("bwrap", "unshare")
    installed = Path(next(iter(numpy.__path__)))
    closed = tmp_path / "numpy"
    shutil.copytree(installed, closed)
    closed.chmod(0o700)
    done = elsewhere([sys.executable, "-c", CHOOSE], before=f"mount --bind {closed} {installed}")
    code, english, chinese = done.stdout.splitlines()
    assert code == "3"
    assert f"chmod -R a+rX '{installed.parent}'" in english
    assert f"chmod -R a+rX '{installed.parent}'" in chinese


def test_where_namespaces_are_forbidden_the_message_says_how_to_allow_them():
    require("bwrap", "unshare", "setpriv")
    forbid = "echo 0 > /proc/sys/user/max_user_namespaces\n"
    inner = f"{forbid} exec {sys.executable} -c '{CHOOSE}'"
    done = elsewhere(["unshare", "--user", "--map-root-user", "sh", "-c", inner], user=ORDINARY)
    code, english, chinese = done.stdout.splitlines()
    assert code == "3"
    assert "sysctl" in english and "--no-sandbox" in english
    assert "sysctl" in chinese
