"""Takes rights away from its own process, then becomes the runner; stands alone, run by its path.

    python confine.py LIMITS USER RULES FILTER COMMAND ...

LIMITS is a JSON object of limits by name (``{"RLIMIT_CPU": [60, 61], ...}``); one that this system does not have is
left out, since macOS has no RLIMIT_AS that it honours. USER is the id to run under, or ``-`` for our own; with ``+``
behind it, it may pass through folders that are closed to it, where only RULES say what is read. RULES is a JSON object
of what Landlock is to allow (see `rules` in landlock.py), or ``-`` for no such bounds. FILTER is the number of a
descriptor that holds a seccomp program, or ``-`` for none.
"""

import ctypes
import json
import os
import resource
import signal
import stat
import struct
import sys
from typing import Any

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 22, 24, 38
SECCOMP_MODE_FILTER = 2
# the same numbers on every architecture
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_RULE_PATH_BENEATH = 1
PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 8, 47, 2
LAST_CAPABILITY, CAP_DAC_READ_SEARCH, CAPABILITY_VERSION_3 = 63, 2, 0x20080522


class Program(ctypes.Structure):
    """The kernel's ``struct sock_fprog``."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def limit(limits: dict[str, list[int]]) -> None:
    """Set what can be set, never above what this process has itself."""
    for name, (soft, hard) in limits.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        _, most = resource.getrlimit(number)
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        try:
            resource.setrlimit(number, (soft, hard))
        except (ValueError, OSError):
            continue


def open_rules(libc: ctypes.CDLL, rules: dict[str, Any]) -> int:
    """Make a Landlock ruleset; what it does not allow is refused. Paths are opened while we may still reach them."""
    handled = struct.pack("=QQQ", rules["files"], rules["network"], rules["scopes"])[: rules["size"]]
    ruleset = libc.syscall(LANDLOCK_CREATE_RULESET, handled, len(handled), 0)
    if ruleset < 0:
        sys.exit(f"Landlock cannot be used: {os.strerror(ctypes.get_errno())}")
    for path, allowed in rules["paths"]:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:  # a library folder that this machine does not have
            continue
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            allowed &= rules["of_a_file"]
        if libc.syscall(LANDLOCK_ADD_RULE, ruleset, LANDLOCK_RULE_PATH_BENEATH, struct.pack("=Qi", allowed, place), 0):
            sys.exit(f"Landlock refuses the rule for {path}: {os.strerror(ctypes.get_errno())}")
        os.close(place)
    return int(ruleset)


def keep_to(libc: ctypes.CDLL, ruleset: int) -> None:
    """Keep to a ruleset from here on; it cannot be taken back."""
    if libc.syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0):
        sys.exit(f"Landlock cannot be used: {os.strerror(ctypes.get_errno())}")
    os.close(ruleset)


def leave_rights(libc: ctypes.CDLL, user: str) -> None:
    """Become another user, where asked, give up the capabilities that root would keep, and die with the grader."""
    number, may_pass, _ = user.partition("+")
    for capability in range(LAST_CAPABILITY + 1 if os.geteuid() == 0 else 0):
        if not (may_pass and capability == CAP_DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if number != "-":
        libc.prctl(PR_SET_KEEPCAPS, int(bool(may_pass)), 0, 0, 0)
        os.setgroups([])
        os.setresgid(int(number), int(number), int(number))
        os.setresuid(int(number), int(number), int(number))
    if may_pass:
        keep_passing(libc)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)  # last: a change of user takes it back


def keep_passing(libc: ctypes.CDLL) -> None:
    """Keep, of all that root may, only to pass through folders that are closed to others; Landlock's rules bound it."""
    bit = 1 << CAP_DAC_READ_SEARCH
    header, sets = struct.pack("=Ii", CAPABILITY_VERSION_3, 0), struct.pack("=6I", bit, bit, bit, 0, 0, 0)
    if libc.capset(header, sets) or libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH, 0, 0):
        sys.exit(f"the interpreter lies in a closed folder: {os.strerror(ctypes.get_errno())}")


def refuse_calls(libc: ctypes.CDLL, instructions: bytes) -> None:
    """Load a seccomp program."""
    program = Program(len(instructions) // 8, instructions)
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        sys.exit(f"seccomp cannot be used: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    limits, user, rules, filter_descriptor, *command = sys.argv[1:]
    os.chdir(os.environ["HOME"])
    limit(json.loads(limits))
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        ruleset = open_rules(libc, json.loads(rules)) if rules != "-" else -1
        leave_rights(libc, user)
        if filter_descriptor != "-":
            with open(int(filter_descriptor), "rb") as stream:
                instructions = stream.read()
        if ruleset >= 0:
            keep_to(libc, ruleset)
        if filter_descriptor != "-":
            refuse_calls(libc, instructions)
    os.execv(command[0], command)
