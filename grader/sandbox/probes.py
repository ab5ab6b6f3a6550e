"""The hostile programs that try a sandbox, one per promise; each reports what it got, which ought to be nothing.

They run as a student's code runs, with two names defined: ``FACTS`` tells what there is to be had outside, and
``report`` takes anything that is false if the sandbox held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

PROBES = {
    "network": """
import socket
def connected(family, address):
    try:
        with socket.socket(family) as stream:
            stream.settimeout(2)
            stream.connect(address)
        return [address]
    except OSError:
        return []
report(connected(socket.AF_INET, ("127.0.0.1", FACTS["port"])))
""",
    "reading": """
import os
got = []
for path in (FACTS["file"], "/etc/passwd", "/etc/shadow", "/proc/1/environ", "/sys/kernel", "/usr/bin/sh", "/bin/sh"):
    try:
        (os.listdir if os.path.isdir(path) else open)(path)
        got.append(path)
    except OSError:
        pass
report(got)
""",
    "writing": """
import os
got = []
here = os.path.realpath(".")
system = ("/", "/dev", "/dev/shm", "/usr", "/usr/lib", "/etc", "/site", "/runner", "/var/tmp")
for folder in (*system, FACTS["folder"], FACTS["home"], os.path.dirname(os.__file__), os.path.dirname(here)):
    try:
        if os.path.realpath(folder) != here:
            path = os.path.join(folder, "grader-trial")
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            os.unlink(path)
            got.append(folder)
    except OSError:
        pass
report(got)
""",
    "home": """
import os
report([name for name in FACTS["in_home"] if os.path.lexists(os.path.join(FACTS["home"], name))])
""",
    "home_files": """
import os
got = []
for name in FACTS["in_home"]:
    try:
        open(os.path.join(FACTS["home"], name)).close()
        got.append(name)
    except OSError:
        pass
try:
    got += os.listdir(FACTS["home"])[:20]
except OSError:
    pass
report(got)
""",
    "others": """
import ctypes, os, resource
libc = ctypes.CDLL(None, use_errno=True)
got = []
def tried(what, *arguments):
    try:
        if what(*arguments) != -1:
            got.append(what.__name__)
    except OSError:
        pass
tried(os.kill, FACTS["pid"], 0)
tried(os.setpriority, os.PRIO_PROCESS, FACTS["pid"], 10)
tried(os.sched_setscheduler, FACTS["pid"], os.SCHED_BATCH, os.sched_param(0))
tried(resource.prlimit, FACTS["pid"], resource.RLIMIT_CORE)
for name in ("mem", "environ", "maps", "status"):
    try:
        open(f"/proc/{FACTS['pid']}/{name}").close()
        got.append(name)
    except OSError:
        pass
report(got)
""",
    "sockets": """
import socket
got = []
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16, 17, 38, 40):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind).close()
            got.append((family, kind))
        except OSError:
            pass
report(got)
""",
    "few_rights": """
import ctypes, os, struct
libc = ctypes.CDLL(None, use_errno=True)
header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
sets = ctypes.create_string_buffer(24)
libc.capget(header, sets)
passing = 1 << 2  # CAP_DAC_READ_SEARCH: what it opens is for Landlock's rules to say
got = [f"capabilities {sets.raw.hex()}"] if any(part & ~passing for part in struct.unpack("6I", sets.raw)) else []
got += ["root"] if 0 in (*os.getresuid(), *os.getresgid(), *os.getgroups()) else []
got += ["may gain privileges"] if libc.prctl(39, 0, 0, 0, 0) != 1 else []
report(got)
""",
    "fill": """
import time
until = time.monotonic() + 5
number = 0
while time.monotonic() < until and number < 64 * FACTS["file_mb"]:
    with open(f"part{number % 8}", "ab", buffering=0) as stream:
        stream.write(b"x" * 2**18)
    number += 1
    time.sleep(0.001)
""",
    "environment": """
import os
got = [name for name, value in os.environ.items() if FACTS["secret"] in (name, value)]
for process in ("self", "1", str(FACTS["pid"])):
    try:
        with open(f"/proc/{process}/environ") as stream:
            got += [process] if FACTS["secret"] in stream.read() else []
    except OSError:
        pass
report(got)
""",
    "descriptors": """
import os
got = []
for number in range(4096):
    try:
        os.fstat(number)
        got.append(number)
    except OSError:
        pass
report([number for number in got if number > 4] + ([0] if os.read(0, 1) else []))
""",
    "visibility": """
import os
def seen(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is there, and we may not
        pass
    return True
own = {os.getpid(), os.getppid()}
report([process for process in (*range(1, 2**16), FACTS["pid"]) if process not in own and seen(process)][:20])
""",
    "rights": """
import ctypes, os, struct
libc = ctypes.CDLL(None, use_errno=True)
header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
sets = ctypes.create_string_buffer(24)
libc.capget(header, sets)
got = [f"capabilities {sets.raw.hex()}"] if any(sets.raw) else []
got += ["root"] if 0 in (*os.getresuid(), *os.getresgid(), *os.getgroups()) else []
got += ["may gain privileges"] if libc.prctl(39, 0, 0, 0, 0) != 1 else []
report(got)
""",
    "namespaces": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
NEW = {"mnt": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000, "user": 0x10000000,
       "pid": 0x20000000, "net": 0x40000000}
report([name for name, flag in NEW.items() if libc.unshare(flag) == 0])
""",
    "calls": """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
got = [] if libc.prctl(21, 0, 0, 0, 0) == 2 else ["no filter"]
for name, number in FACTS["calls"].items():
    ctypes.set_errno(0)
    # Arguments that are wrong in every call: one that is let through fails for another reason, and does no harm.
    if libc.syscall(number, -1, -1, -1, -1, -1, -1) == -1 and ctypes.get_errno() == errno.EPERM:
        continue
    got.append(f"{name}: {errno.errorcode.get(ctypes.get_errno(), 'done')}")
report(got)
""",
    "processes": """
import os, time
started = 0
try:
    for _ in range(4 * FACTS["processes"]):
        if os.fork() == 0:
            time.sleep(5)
            os._exit(0)
        started += 1
except OSError:
    pass
report(started if started > FACTS["processes"] else 0)
""",
    "threads": """
import threading
wait, started = threading.Event(), 0
threading.stack_size(32768)
try:
    for _ in range(4 * FACTS["processes"]):
        threading.Thread(target=wait.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
wait.set()
report(started if started >= FACTS["processes"] else 0)
""",
    "memory": """
got = 0
try:
    hoard = []
    while got < 4 * FACTS["memory_mb"]:
        hoard.append(b"x" * 2**24)
        got += 16
    report(f"{got} MiB")
except MemoryError:
    hoard = None
    report(0)
""",
    "file_size": """
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
got = 0
try:
    with open("big", "wb", buffering=0) as stream:
        while got <= FACTS["file_mb"]:
            got += stream.write(b"x" * 2**20) / 2**20
except OSError:
    pass
os.unlink("big")
report(f"{got} MiB" if got > FACTS["file_mb"] else 0)
""",
    "disk": """
import os
written, names = 0, []
try:
    while written <= 4 * FACTS["file_mb"]:
        names.append(f"part{len(names)}")
        with open(names[-1], "wb", buffering=0) as stream:
            written += stream.write(b"x" * 2**20) / 2**20
except OSError:
    pass
for name in names:
    os.unlink(name)
report(f"{written} MiB" if written > FACTS["file_mb"] else 0)
""",
    "open_files": """
import os
files = []
try:
    while len(files) <= 4 * FACTS["open_files"]:
        files.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
for number in files:
    os.close(number)
report(len(files) if len(files) > FACTS["open_files"] else 0)
""",
    "cpu_set": """
import resource
report("no limit" if resource.getrlimit(resource.RLIMIT_CPU)[1] == resource.RLIM_INFINITY else "")
""",
    "cpu": """
while True:
    pass
""",
    "end": """
import os, signal, time
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(30)
        os._exit(0)
except OSError:
    pass
report(0)
""",
}

DRIVER = """
import json
RESULTS = {}
for name, source in PROBES.items():
    def report(got):
        RESULTS[name] = str(got) if got else ""
    try:
        exec(source, {"FACTS": FACTS, "report": report})
    except BaseException as error:
        RESULTS[name] = repr(error)
print(json.dumps(RESULTS))
"""


def source_of(names: Iterable[str], facts: Mapping[str, object]) -> str:
    """Write the program that runs these probes one after the other and prints what they got, as JSON by name."""
    chosen = {name: PROBES[name] for name in names}
    return f"FACTS = {dict(facts)!r}\nPROBES = {chosen!r}\n{DRIVER}"
