"""The `grader` command in a Python that lacks what Windows lacks; what the standard library itself uses stays to it.

python as_on_windows.py check hw2_forward.py ...
"""

from __future__ import annotations

import asyncio
import concurrent.futures.process
import multiprocessing.connection
import multiprocessing.util
import os
import platform
import selectors
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import types
import zipfile

import numpy
import scipy.optimize

KEPT = (asyncio, concurrent, multiprocessing, platform, selectors, shutil, sqlite3, tempfile, zipfile, numpy, scipy)
MODULES = ("fcntl", "resource", "termios", "pwd", "grp", "pty", "tty", "syslog", "readline")
OF_OS = (
    *("fork", "forkpty", "posix_spawn", "posix_spawnp", "POSIX_SPAWN_DUP2", "register_at_fork", "getuid", "geteuid"),
    *("getgid", "getegid", "setuid", "killpg", "setsid", "getpgid", "chown", "fchown", "lchown", "memfd_create"),
    *("sysconf", "O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "mkfifo", "openpty", "uname", "nice", "pread"),
    *("sched_getaffinity", "sched_setaffinity", "getloadavg", "pwrite", "set_blocking", "WNOHANG", "wait4"),
)
OF_SIGNAL = (
    *("SIGKILL", "SIGALRM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGCHLD", "SIGXCPU", "SIGXFSZ", "SIGQUIT"),
    *("SIGSTOP", "SIGCONT", "setitimer", "alarm", "pthread_kill", "pthread_sigmask", "ITIMER_REAL"),
)


def forget() -> None:
    """Take it all away; from here on an import of one of the modules fails."""
    subprocess.signal = types.SimpleNamespace(**vars(signal))  # type: ignore[attr-defined]
    subprocess.os = types.SimpleNamespace(**vars(os))  # type: ignore[attr-defined]
    os.supports_dir_fd, os.supports_fd = set(), set()
    for module in MODULES:
        sys.modules[module] = None  # type: ignore[assignment]
    for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)


if __name__ == "__main__":
    forget()
    from grader.cli import main

    sys.exit(main(sys.argv[1:]))
