"""Takes rights away from its own process, then becomes the runner; stands alone, run by its path.

    python confine.py LIMITS FILTER COMMAND ...

LIMITS is a JSON object of limits by name (``{"RLIMIT_CPU": [60, 61], ...}``). FILTER is the number of a descriptor that
holds a seccomp program, or ``-`` where there is none. Each limit that this system does not have is left out: macOS
has no RLIMIT_AS that it honours.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 22, 38
SECCOMP_MODE_FILTER = 2


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


def refuse_calls(instructions: bytes) -> None:
    """Load a seccomp program; from here on no program that is started gains rights."""
    libc = ctypes.CDLL(None, use_errno=True)
    program = Program(len(instructions) // 8, instructions)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0
    ):
        sys.exit(f"seccomp cannot be used: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    os.chdir(os.environ["HOME"])
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    limit(json.loads(sys.argv[1]))
    if sys.argv[2] != "-":
        with open(int(sys.argv[2]), "rb") as stream:
            refuse_calls(stream.read())
    os.execv(sys.argv[3], sys.argv[3:])
