"""The sandbox that needs no privilege: what it promises, on this kernel and on older ones, as root and as anybody."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

import pytest

from grader.limits import Limits
from grader.sandbox import landlock as landlock_room
from grader.sandbox.base import Engine
from grader.sandbox.landlock import LandlockSandbox, abi
from grader.sandbox.trials import try_everything
from tests.conftest import require
from tests.sandbox.conftest import ORDINARY, SMALL, elsewhere, run

if not abi() and os.environ.get("GRADER_REQUIRE_ALL") != "1":
    pytest.skip("this kernel offers no Landlock", allow_module_level=True)

TRY = """
import json
from grader.sandbox.landlock import LandlockSandbox
from grader.sandbox.trials import try_everything
print(json.dumps([trial.text.en for trial in try_everything(LandlockSandbox()) if not trial.holds]))
"""
# What a container's filter refuses without CAP_SYS_ADMIN, in its own process and in all that it starts.
AS_IN_A_CONTAINER = """
import errno, pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
refuse = pyseccomp.ERRNO(errno.EPERM)
for name in ("unshare", "setns", "mount", "umount2", "open_tree", "move_mount", "fsopen", "fsmount", "bpf",
             "perf_event_open", "pivot_root", "keyctl", "userfaultfd", "io_uring_setup"):
    rules.add_rule(refuse, name)
for flag in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
    rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
rules.load()
from grader.sandbox.choice import default_sandbox
from grader.sandbox.trials import try_everything
sandbox = default_sandbox()
import json
broken = [trial.text.en for trial in try_everything(sandbox) if not trial.holds]
print(json.dumps([sandbox.name, sandbox.isolated, sandbox.not_isolated.en, broken]))
"""


@pytest.fixture
def landlock() -> LandlockSandbox:
    return LandlockSandbox()


def test_every_promise_holds(landlock):
    assert [trial.text.en for trial in try_everything(landlock) if not trial.holds] == []


@pytest.mark.parametrize("version", [version for version in (1, 3, 5) if version < abi()])
def test_every_promise_holds_where_the_kernel_knows_less(version):
    """The filter on system calls takes over what an older Landlock has no rules for."""
    assert [trial.text.en for trial in try_everything(LandlockSandbox(version)) if not trial.holds] == []


def test_every_promise_holds_for_an_ordinary_user():
    require("unshare", "setpriv")
    done = elsewhere([sys.executable, "-c", TRY], user=ORDINARY)
    assert json.loads(done.stdout) == [], done.stderr


@pytest.mark.parametrize("user", [None, ORDINARY])
def test_it_is_chosen_where_namespaces_are_forbidden_as_in_a_container(user):
    require("unshare", "setpriv")
    done = elsewhere([sys.executable, "-c", AS_IN_A_CONTAINER], user=user)
    name, isolated, said, broken = json.loads(done.stdout)
    assert (name, isolated, broken) == ("landlock", True, [])
    assert "Landlock" in said


def test_one_runner_sees_nothing_of_another_ones_folder(landlock):
    other = landlock.start(Engine.PYTHON, SMALL)
    secret = other.scratch.work / "secret.txt"
    secret.write_text("secret")
    secret.chmod(0o644)
    tries = (
        f"import os\n"
        f"for what in (open, os.listdir, os.remove):\n"
        f"    for path in ({str(secret)!r}, {str(secret.parent)!r}):\n"
        f"        try:\n"
        f"            print('got', what(path))\n"
        f"        except OSError:\n"
        f"            pass\n"
    )
    answer = run(landlock, tries)
    other.end()
    assert answer.errors == () and answer.printed == ""


def test_packages_that_are_no_part_of_the_runtime_cannot_be_read(landlock):
    answer = run(
        landlock,
        f"import sys\nsys.path += {sys.path!r}\n"
        "try:\n    import msgspec\n    print('imported')\nexcept ImportError as error:\n    print(error.name)\n",
    )
    assert answer.printed.strip() == "msgspec"


FILL = """
import os, time
number = 0
while True:
    {write}
    number += 1
"""


@pytest.mark.parametrize(
    "write",
    [
        "open(f'part{number}', 'wb').write(b'x' * 2**18); time.sleep(0.002)",
        # a file without a name still takes its room
        "f = open('part', 'wb', buffering=0); os.unlink('part'); keep = globals().setdefault('kept', []); "
        "keep.append(f); [f.write(b'x' * 2**18) for _ in range(8)]; time.sleep(0.01)",
        "os.makedirs('a/b', exist_ok=True); open(f'a/b/{number}', 'wb').write(b'x' * 2**18); time.sleep(0.002)",
        # deeper than a path can say
        "number or [(os.mkdir('a' * 200), os.chdir('a' * 200)) for _ in range(25)]; "
        "open(f'part{number}', 'wb').write(b'x' * 2**18); time.sleep(0.002)",
    ],
    ids=["files", "files without a name", "folders", "folders too deep to look into"],
)
def test_whoever_fills_the_folder_is_stopped_and_told(landlock, write):
    limits = Limits(cpu_seconds=20, memory_mb=256, processes=16, open_files=32, file_mb=4)
    answer = run(landlock, FILL.format(write=write), limits)
    assert not answer.answered
    assert answer.ending.limit_hit
    assert "4 MiB" in answer.ending.reason.en and "4 MiB" in answer.ending.reason.zh


def test_files_that_go_while_they_are_counted_hide_nothing_beside_them(tmp_path, monkeypatch):
    for name in "abcdef":
        (tmp_path / name).write_bytes(b"x" * 4096)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "g").write_bytes(b"x" * 4096)
    whole = landlock_room._written(tmp_path, os.getpid())
    looked = os.scandir

    @contextlib.contextmanager
    def while_one_goes(folder):
        with looked(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        (tmp_path / "a").unlink(missing_ok=True)
        yield iter(found)

    monkeypatch.setattr(os, "scandir", while_one_goes)
    assert landlock_room._written(tmp_path, os.getpid()) == whole - 4096


def test_a_sparse_file_takes_no_room_and_files_can_be_copied(landlock):
    answer = run(
        landlock,
        "import os, shutil, tempfile\n"
        "open('a', 'w').write('text')\n"
        "shutil.copyfile('a', 'b'); os.makedirs('d'); shutil.move('b', 'd/c'); os.rename('d/c', 'e')\n"
        "with open('hole', 'wb') as f:\n    f.truncate(3 * 2**20)\n"
        "with tempfile.NamedTemporaryFile() as f:\n    f.write(b'x')\n"
        "print(open('e').read())\n",
    )
    assert answer.errors == ()
    assert answer.printed.strip() == "text"


def test_octave_runs_inside():
    require("octave-cli")
    process = LandlockSandbox().start(Engine.OCTAVE, Limits())
    folder: Path = process.scratch.folder
    process.end()
    assert not folder.exists()


def test_a_kernel_without_landlock_is_told():
    from grader.errors import MachineError

    with pytest.raises(MachineError, match="no Landlock"):
        LandlockSandbox(0).start(Engine.PYTHON, SMALL)
