"""Takes rights away from its own process, then becomes the runner; stands alone, run by its path.

    python confine.py LIMITS USER FILTER COMMAND ...

LIMITS is a JSON object of limits by name (``{"RLIMIT_CPU": [60, 61], ...}``); one that this system does not have is
left out, since macOS has no RLIMIT_AS that it honours. USER is the id to run under, or ``-`` for our own. FILTER is
the number of a descriptor that holds a seccomp program, or ``-`` for none.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 22, 24, 38
SECCOMP_MODE_FILTER = 2
LAST_CAPABILITY = 63


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


def leave_rights(libc: ctypes.CDLL, user: str) -> None:
    """Become another user, where asked, give up the capabilities that root would keep, and die with the grader."""
    for capability in range(LAST_CAPABILITY + 1 if os.geteuid() == 0 else 0):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if user != "-":
        os.setgroups([])
        os.setresgid(int(user), int(user), int(user))
        os.setresuid(int(user), int(user), int(user))
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)  # last: a change of user takes it back


def refuse_calls(libc: ctypes.CDLL, instructions: bytes) -> None:
    """Load a seccomp program."""
    program = Program(len(instructions) // 8, instructions)
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        sys.exit(f"seccomp cannot be used: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    limits, user, filter_descriptor, *command = sys.argv[1:]
    os.chdir(os.environ["HOME"])
    limit(json.loads(limits))
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        leave_rights(libc, user)
        if filter_descriptor != "-":
            with open(int(filter_descriptor), "rb") as stream:
                refuse_calls(libc, stream.read())
    os.execv(command[0], command)
