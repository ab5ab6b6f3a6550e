"""What bubblewrap is to hold back, tried with real processes; `test_users.py` runs this as an ordinary user too."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.limits import Limits
from grader.sandbox.base import Engine
from grader.sandbox.confinement import WHOLE
from grader.sandbox.process import hung_up, readable
from grader.sandbox.runtime import runtime
from grader.sandbox.trials import promises_of, try_everything
from grader.session.conversation import Session
from grader.submission import Form, Submission, Unit
from tests.conftest import require
from tests.sandbox.conftest import PROJECT, SMALL, run, send

NO_ERRORS = ()


def test_every_promise_holds(bubblewrap):
    trials = try_everything(bubblewrap)
    assert {trial.name for trial in trials} == {promise.name for promise in promises_of(bubblewrap)}
    assert [trial.text.en for trial in trials if not trial.holds] == []


def test_numpy_and_scipy_are_there_and_nothing_else_of_ours(bubblewrap):
    answer = run(
        bubblewrap,
        """
import importlib.util, os, sys
import numpy, scipy.optimize, scipy.special
print(sorted(os.listdir("/site")), [name for name in sys.modules if name.partition(".")[0] == "grader"])
print([name for name in ("sklearn", "msgspec", "pip", "pytest") if importlib.util.find_spec(name)])
""",
        Limits(),
    )
    assert answer.errors == NO_ERRORS
    listed, found = answer.printed.splitlines()
    there = set(eval(listed.partition("]")[0] + "]"))
    assert {"numpy", "scipy"} <= there  # and what a course's runtime names, but nothing of what grades
    assert not there & {"grader", "sklearn", "msgspec", "pytest", "_pytest", "pip", "nbformat", "tree_sitter", "typer"}
    assert listed.endswith(" []")
    assert found == "[]"


def test_no_file_of_the_course_is_inside(bubblewrap):
    answer = run(
        bubblewrap,
        """
import os
WORDS = ("grader", "assignments", "reference", "hidden_checks", "mistakes", "gradebook", "course.toml")
for folder, _, names in os.walk("/"):
    if not folder.startswith(("/usr", "/proc", "/site", "/runner", os.path.dirname(os.__file__))):
        for name in names:
            if any(word in os.path.join(folder, name) for word in WORDS):
                print(os.path.join(folder, name))
print(sorted(os.listdir("/")))
""",
    )
    assert answer.printed.splitlines()[:-1] == []
    inside = {"dev", "etc", "lib", "lib64", "runner", "site", "tmp", "usr"}
    assert set(eval(answer.printed.splitlines()[-1])) <= inside | {Path(sys.base_prefix).parts[1]}


def test_the_environment_is_ours_alone(bubblewrap, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    answer = run(bubblewrap, "import os; print(sorted(os.environ))")
    names = eval(answer.printed)
    assert "SECRET_TOKEN" not in names
    assert set(names) <= {
        *("PATH", "HOME", "TMPDIR", "LC_ALL", "PWD", "PYTHONPATH", "PYTHONHASHSEED", "MALLOC_ARENA_MAX"),
        *("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"),
        *("IPYTHONDIR", "MPLCONFIGDIR", "MPLBACKEND", "USER", "LOGNAME"),  # of our own making, as IPython asks for them
    }


def test_a_descriptor_that_a_library_left_open_is_not_handed_on(bubblewrap, tmp_path):
    (tmp_path / "answers").write_text("secret")
    left_open = os.open(tmp_path / "answers", os.O_RDONLY)
    os.set_inheritable(left_open, True)
    try:
        answer = run(
            bubblewrap,
            """
import os
def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False
print([number for number in range(4096) if is_open(number)])
""",
        )
    finally:
        os.close(left_open)
    assert answer.printed.strip() == "[0, 1, 2, 3, 4]"


def test_limits_are_those_asked_for(bubblewrap):
    limits = Limits(cpu_seconds=7, memory_mb=300, open_files=40, file_mb=3)
    answer = run(
        bubblewrap,
        """
import os, resource
for name in ("CPU", "AS", "NOFILE", "FSIZE", "CORE", "MEMLOCK", "MSGQUEUE"):
    print(name, *resource.getrlimit(getattr(resource, "RLIMIT_" + name)))
size = os.statvfs(".")
print("scratch", size.f_blocks * size.f_frsize)
""",
        limits,
    )
    mib = 2**20
    assert answer.printed.splitlines() == [
        *("CPU 7 8", f"AS {(300 + 256) * mib} {(300 + 256) * mib}", "NOFILE 40 40", f"FSIZE {3 * mib} {3 * mib}"),
        *("CORE 0 0", "MEMLOCK 0 0", "MSGQUEUE 0 0", f"scratch {3 * mib}"),
    ]


def test_as_many_threads_run_as_the_limit_says_and_no_more(bubblewrap):
    answer = run(
        bubblewrap,
        """
import threading
enough, started = threading.Event(), 0
threading.stack_size(32768)
try:
    while started < 1000:
        threading.Thread(target=enough.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
enough.set()
print(started)
""",
    )
    assert int(answer.printed) == SMALL.processes - 1  # the main thread counts too


def test_a_fork_bomb_does_not_start(bubblewrap):
    answer = run(bubblewrap, "import os\nwhile True:\n    os.fork()\n")
    assert answer.errors and answer.errors[0].startswith("BlockingIOError")
    assert answer.emptied


def test_no_program_can_be_started(bubblewrap):
    answer = run(bubblewrap, "import subprocess\nsubprocess.run(['/usr/bin/prlimit'])\n")
    assert answer.errors and answer.errors[0].startswith("BlockingIOError")


def test_memory_runs_out_as_a_memory_error(bubblewrap):
    answer = run(bubblewrap, "hoard = bytearray(600 * 2**20)\n")
    assert answer.errors == ("MemoryError: ",)


def test_memory_does_not_hide_in_unmapped_places(bubblewrap):
    answer = run(
        bubblewrap,
        """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
print(libc.memfd_create(b"x", 0), libc.shmget(0, 2**20, 0o1600), libc.msgget(0, 0o1600))
print(libc.mq_open(b"/x", 66, 384, 0))
""",
    )
    assert answer.printed.split() == ["-1"] * 4


@pytest.mark.parametrize(
    ("source", "words", "limit"),
    [
        ("import os; os._exit(3)", "exit status 3", False),
        ("import os; os.kill(os.getpid(), 11)", "SIGSEGV", False),
        ("import os; os.abort()", "SIGABRT", False),
        ("import os; os.kill(os.getpid(), 9)", "killed at a limit", True),
        ("import os; os.kill(os.getpid(), 24)", "processor time ran out (20 s)", True),
    ],
)
def test_the_ending_says_what_happened(bubblewrap, source, words, limit):
    answer = run(bubblewrap, source)
    assert not answer.answered
    assert words in answer.ending.reason.en
    assert answer.ending.limit_hit is limit
    assert answer.ending.reason.zh != answer.ending.reason.en


def test_a_loop_that_ignores_the_cpu_signal_is_killed(bubblewrap):
    source = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True:\n    pass\n"
    answer = run(bubblewrap, source, Limits(cpu_seconds=1))
    assert not answer.answered
    assert answer.ending.limit_hit


def test_a_process_that_ignores_every_signal_ends_at_once(bubblewrap):
    process = bubblewrap.start(Engine.PYTHON, SMALL)
    watched = os.dup(process.replies)
    source = """
import signal, sys, threading
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
threading.Thread(target=lambda: exec("while True: pass")).start()
print("ready", flush=True)
while True:
    pass
"""
    threading.Thread(target=send, args=(process.requests, source)).start()
    assert readable(process.stdout, 20)
    started = time.monotonic()
    ended = process.end()
    assert time.monotonic() - started < 2
    assert hung_up(watched, 2.0)
    assert not ended.limit_hit
    assert process.end() == ended
    os.close(watched)


def test_raw_calls_for_namespaces_are_refused(bubblewrap):
    require_x86_64()
    answer = run(
        bubblewrap,
        """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def call(*words):
    ctypes.set_errno(0)
    return errno.errorcode.get(ctypes.get_errno() if libc.syscall(*words) == -1 else 0, "done")
print(call(56, 0x10000000 | 17, 0, 0, 0, 0), call(435, 0, 0), call(272, 0x10000000), call(308, 0, 0),
      call(101, 0, 0, 0, 0), call(41, 2, 1, 0), call(41, 16, 3, 0), call(41, 17, 3, 0))
""",
    )
    # clone(CLONE_NEWUSER), clone3, unshare, setns, ptrace(TRACEME), socket: IPv4, netlink, packet
    assert answer.printed.split() == ["EPERM", "ENOSYS", *["EPERM"] * 6]


def test_the_other_tables_of_system_calls_kill(bubblewrap):
    require_x86_64()
    machine_code = {
        "32-bit": "b814000000cd80c3",  # mov eax, 20 (getpid); int 0x80; ret
        "x32": "b8270000400f05c3",  # mov eax, 0x40000000 + 39 (getpid); syscall; ret
    }
    for name, code in machine_code.items():
        answer = run(
            bubblewrap,
            f"""
import ctypes, mmap
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(bytes.fromhex({code!r}))
print(ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))())
""",
        )
        assert not answer.answered, name
        assert "SIGSYS" in answer.ending.reason.en


def require_x86_64() -> None:
    if platform.machine() != "x86_64":
        pytest.skip("system calls by their numbers on x86-64")


def seen_from_outside(process) -> tuple[Path, dict[str, str]]:
    """Find the runner in our /proc, the only child of the first process inside; give its folder there and status."""
    init = next(
        line.split()[1] for line in Path(f"/proc/self/fdinfo/{process.init}").read_text().splitlines() if "Pid:" in line
    )
    deadline = time.monotonic() + 10
    while True:  # bubblewrap and setpriv have the same id before they become Python
        child = Path(f"/proc/{init}/task/{init}/children").read_text().split()
        status = Path(f"/proc/{child[0]}/status").read_text() if child else ""
        if "Name:\tpython" in status:
            return Path(f"/proc/{child[0]}"), dict(line.split(":", 1) for line in status.splitlines())
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_no_right_is_left(bubblewrap):
    process = bubblewrap.start(Engine.PYTHON, SMALL)
    try:
        _, status = seen_from_outside(process)
    finally:
        process.end()
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(status[name], 16) == 0, name
    assert status["NoNewPrivs"].strip() == "1"
    assert status["Seccomp"].strip() == "2"
    assert "0" not in status["Uid"].split() and "0" not in status["Gid"].split()
    assert set(status["Groups"].split()) <= set(status["Gid"].split())


def test_every_namespace_is_its_own_and_nothing_but_the_scratch_folder_is_writable(bubblewrap):
    process = bubblewrap.start(Engine.PYTHON, SMALL)
    try:
        folder, _ = seen_from_outside(process)
        kinds = ["net", "pid", "ipc", "uts", "mnt", "cgroup", *(["user"] if os.geteuid() else [])]
        shared = [kind for kind in kinds if os.readlink(folder / "ns" / kind) == os.readlink(f"/proc/self/ns/{kind}")]
        mounts = [line.split() for line in (folder / "mountinfo").read_text().splitlines()]
    finally:
        process.end()
    assert shared == []
    writable = {fields[4] for fields in mounts if "rw" in fields[5].split(",")}
    assert {place for place in writable if not place.startswith("/dev/")} == {"/tmp"}


def test_two_runners_of_root_are_two_users(bubblewrap):
    if os.geteuid() != 0:
        pytest.skip("an ordinary user has no ids to give")
    first, second = (bubblewrap.start(Engine.PYTHON, SMALL) for _ in range(2))
    try:
        assert seen_from_outside(first)[1]["Uid"] != seen_from_outside(second)[1]["Uid"]
    finally:
        first.end()
        second.end()


def test_the_next_runner_finds_an_empty_folder(bubblewrap):
    assert run(bubblewrap, "open('left', 'w').write('answer')").errors == NO_ERRORS
    assert run(bubblewrap, "import os; print(os.listdir('.'))").printed.strip() == "[]"


def test_a_runner_outlives_the_thread_that_started_it(bubblewrap):
    started = []

    def start() -> None:
        started.append(bubblewrap.start(Engine.PYTHON, SMALL))
        time.sleep(0.5)  # until the runner has asked to die with whoever started it

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert not hung_up(started[0].replies, 0.5)
    started[0].end()


def test_a_runner_dies_with_the_grader(bubblewrap):
    program = """
import sys, time
from grader.limits import Limits
from grader.sandbox.base import Engine
from grader.sandbox.bubblewrap import BubblewrapSandbox
from tests.sandbox.conftest import send
process = BubblewrapSandbox().start(Engine.PYTHON, Limits())
# one that never looks whether the grader is still there
send(process.requests, "import time\\nprint('deaf', flush=True)\\nwhile True: time.sleep(1)")
open(process.stdout, "rb", closefd=False).readline()
print(open(f"/proc/self/fdinfo/{process.init}").read().split("Pid:")[1].split()[0], flush=True)
time.sleep(60)
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout is not None
        inside = os.pidfd_open(int(grader.stdout.readline()))
        grader.kill()
        assert readable(inside, 5)
        os.close(inside)


def test_starting_and_ending_leaves_nothing_open(bubblewrap):
    program = f"""
import os
from grader.sandbox.base import Engine
from {type(bubblewrap).__module__} import {type(bubblewrap).__name__}
from tests.sandbox.conftest import SMALL
for starts in (1, 1, 6):
    sandbox = {type(bubblewrap).__name__}()
    for _ in range(starts):
        sandbox.start(Engine.PYTHON, SMALL).end()
    if hasattr(sandbox, "close"):
        sandbox.close()  # and the template with it, and the fork that it has ready
    print(len(os.listdir("/proc/self/fd")))
"""
    command = [sys.executable, "-c", program]  # a process of its own: nobody else opens or closes anything there
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True)
    _, one, six = map(int, done.stdout.split())
    assert one == six


def test_octave_runs_inside_and_sees_as_little(bubblewrap):
    require("octave-cli")
    process = bubblewrap.start(Engine.OCTAVE, Limits())
    source = """function f ()
  disp (ischar (getenv ("HOME")));
  disp (fopen ("/etc/passwd", "r"));
  fid = fopen ("/proc/1/environ", "r");
  disp (fid < 0 || isempty (fread (fid)));
  disp (fopen ("/bin/sh", "r"));
  disp (size ([1 2; 3 4] \\ [1; 2]));
  try
    [status, output] = system ("id");
    disp (status);
  catch
    disp ("refused");
  end
end
"""
    send(process.requests, source, name="f.m")
    send(process.requests, op="call", function="f", args=[], results=0, arguments_after=False)
    printed = b""
    while printed.count(b"\n") < 6 and readable(process.stdout, 20):
        part = os.read(process.stdout, 4096)
        if not part:
            break
        printed += part
    process.end()
    *lines, last = [" ".join(line.split()) for line in printed.decode().splitlines()]
    assert lines == ["1", "-1", "1", "-1", "2 1"]
    assert last != "0"


STARTED = """function said = work ()
  said = exist ("audiowrite");
  o = optimset ("TolX", 1e-8);
  said = [said, o.TolX];
end
"""


@pytest.mark.parametrize("named", [True, False])
def test_octave_runs_its_start_up_files_where_the_work_needs_them(bubblewrap, octave, named):
    source = STARTED if named else 'function said = work ()\n  said = exist (["audio" "write"]);\nend\n'
    with Session(bubblewrap, Engine.OCTAVE, Limits()) as session:
        session.load(Submission(id="s", form=Form.MATLAB, units=(Unit(name="work.m", source=source),), sha256=""))
        (said,) = session.call("work", [], results=1).results
        printed = session.output
    if named:
        assert said[0, 0] != 0  # autoloaded, as one of them says
        assert said[0, 1] == 1e-8
        assert "unrecognized option" not in printed  # optimset knows the options of all who take some
    else:
        assert said == 0


def test_folders_shown_without_a_file_are_as_closed_as_the_rest(bubblewrap, octave):
    files = runtime(Engine.OCTAVE).unseen
    assert files  # Debian's Octave has two
    source = "function failed = work (name)\n  [fid, failed] = fopen (name, 'w');\n  failed = fid < 0;\nend\n"
    with Session(bubblewrap, Engine.OCTAVE, Limits()) as session:
        session.load(Submission(id="s", form=Form.MATLAB, units=(Unit(name="work.m", source=source),), sha256=""))
        for name in (*files, *(f"{WHOLE}/{number}/mine.m" for number in range(len(files))), f"{WHOLE}/mine.m"):
            assert session.call("work", [name], results=1).results[0] == 1, name
