"""The system calls that no homework needs, refused by a seccomp filter.

The filter is a list of refusals, not of permissions: interpreters and BLAS libraries use several hundred calls that
differ between versions, and one refused by oversight would cost an honest student marks. The namespaces, the empty
file system and the unprivileged user hold without it; the filter takes away what is left to try against the kernel.
"""

from __future__ import annotations

import errno
import os
import tempfile
from functools import cache
from typing import Any

from grader.errors import MachineError
from grader.text import text

REFUSED = (
    # looking into or steering other processes
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd"),
    # changing the file system's shape, or going round its paths
    *("mount", "umount", "umount2", "pivot_root", "chroot", "mount_setattr", "open_tree", "move_mount"),
    *("fsopen", "fsconfig", "fsmount", "fspick", "open_by_handle_at", "name_to_handle_at"),
    *("swapon", "swapoff", "quotactl", "quotactl_fd", "acct", "fanotify_init", "fanotify_mark"),
    *("mknod", "mknodat"),
    # new namespaces; `clone` is looked at below
    *("unshare", "setns"),
    # large and young parts of the kernel, where most of its escapes were found
    *("bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("keyctl", "add_key", "request_key", "seccomp", "lookup_dcookie", "vmsplice"),
    # the machine itself
    *(
        "kexec_load",
        "kexec_file_load",
        "reboot",
        "init_module",
        "finit_module",
        "delete_module",
        "create_module",
    ),
    *(
        "iopl",
        "ioperm",
        "modify_ldt",
        "vm86",
        "vm86old",
        "uselib",
        "personality",
        "syslog",
        "vhangup",
        "sysfs",
    ),
    *("ustat", "_sysctl", "nfsservctl", "sethostname", "setdomainname", "migrate_pages", "move_pages"),
    *(
        "settimeofday",
        "clock_settime",
        "clock_settime64",
        "clock_adjtime",
        "clock_adjtime64",
        "adjtimex",
        "stime",
    ),
    # memory that RLIMIT_AS does not count while it is not mapped
    *("memfd_create", "memfd_secret", "shmget", "shmat", "shmctl", "msgget", "semget", "mq_open"),
)
CLONE_THREAD = 0x00010000
# NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
CLONE_NEW = (0x00000080, 0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
AF_UNIX = 1


# Where no namespace keeps them apart: what reaches other processes of the same user, or files beyond Landlock's rules.
BETWEEN_PROCESSES = (
    *("prlimit64", "setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam", "sched_setattr"),
    *("msgsnd", "msgrcv", "msgctl", "semop", "semctl", "semtimedop", "shmdt", "mq_unlink"),
    *("inotify_init", "inotify_init1", "socket", "connect", "bind", "listen", "accept", "accept4"),
)
SIGNALS = ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal")
# What Landlock has no rules for, of files that belong to the code's own user.
MODES = (
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "utime", "utimes", "futimesat", "utimensat"),
    *("chown", "fchown", "lchown", "fchownat", "setxattr", "lsetxattr", "fsetxattr"),
    *("removexattr", "lremovexattr", "fremovexattr"),
)
SCOPED_SIGNALS, TRUNCATES = 6, 3  # the Landlock ABI that bounds signals, and truncation


@cache
def program() -> bytes:
    """Give the filter as the kernel reads it: an array of ``struct sock_filter``.

    A refused call fails with EPERM, so that Python and Octave report it as an error of their own. Calls made through
    another architecture's table (32-bit, x32) kill the process. New processes fail with EAGAIN, as they do at the
    limit; threads are left to RLIMIT_NPROC. Without processes, one address space is all the memory there is, nothing
    can outlive the runner, and a fork bomb does not start.

    Raises
    ------
    MachineError
        If libseccomp, which bubblewrap itself needs, is not there.
    """
    rules = _rules()
    seccomp = _library()
    rules.add_rule(seccomp.ERRNO(errno.EPERM), "socket", seccomp.Arg(0, seccomp.NE, AF_UNIX))
    return _exported(rules)


@cache
def program_without_namespaces(landlock: int, owns_files: bool) -> bytes:
    """Give the filter for a process that only Landlock and its user keep apart from others.

    All that `program` refuses, and sockets of every family (an unnamed pair is left), what steers other processes of
    the same user, what Landlock has no rules for (modes, owners, times, attributes), and what it has none for yet.

    Parameters
    ----------
    landlock : the ABI in force
    owns_files : whether the code's user owns any files but those of its own folder

    Raises
    ------
    MachineError
        If libseccomp is not there.
    """
    rules = _rules()
    seccomp = _library()
    refuse = seccomp.ERRNO(errno.EPERM)
    signals = SIGNALS if landlock < SCOPED_SIGNALS else ()
    for name in filter(_known, (*BETWEEN_PROCESSES, *(MODES if owns_files else ()), *signals)):
        if name == "prlimit64":  # a process may set its own limits, and ask for them
            rules.add_rule(refuse, name, seccomp.Arg(0, seccomp.NE, 0))
        else:
            rules.add_rule(refuse, name)
    if landlock < TRUNCATES:
        rules.add_rule(refuse, "truncate")
        rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "openat2")  # its flags lie in memory
        emptying = os.O_TRUNC | os.O_RDONLY
        for name, flags in (("open", 1), ("openat", 2)):
            if _known(name):
                rules.add_rule(refuse, name, seccomp.Arg(flags, seccomp.MASKED_EQ, os.O_TRUNC | os.O_ACCMODE, emptying))
    # written files are counted by the blocks they take: no blocks without writing
    rules.add_rule(seccomp.ERRNO(errno.EOPNOTSUPP), "fallocate")
    return _exported(rules)


def _library() -> Any:
    """Import the binding of libseccomp.

    Raises
    ------
    MachineError
        If it cannot be used on this machine.
    """
    try:
        import pyseccomp  # asks the linker for libseccomp: slow, and absent outside Linux
    except (ImportError, RuntimeError, OSError, AttributeError) as error:
        raise MachineError(
            text(
                f"libseccomp cannot be used ({error}): sudo apt install libseccomp2 && pip install pyseccomp",
                f"无法使用 libseccomp（{error}）：请运行 sudo apt install libseccomp2 && pip install pyseccomp",
            )
        ) from error
    return pyseccomp


def _rules() -> Any:
    """Begin a filter with what no homework needs in any sandbox."""
    pyseccomp = _library()
    refuse = pyseccomp.ERRNO(errno.EPERM)
    again = pyseccomp.ERRNO(errno.EAGAIN)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    for name in filter(_known, REFUSED):
        rules.add_rule(refuse, name)
    for flag in CLONE_NEW:
        rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    rules.add_rule(again, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, CLONE_THREAD, 0))
    for name in ("fork", "vfork"):  # absent on arm64
        if _known(name):
            rules.add_rule(again, name)
    # The flags of clone3 lie in memory, where a filter cannot look; without it the C library uses clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    return rules


def _exported(rules: Any) -> bytes:
    with tempfile.TemporaryFile() as stream:
        rules.export_bpf(stream)
        stream.seek(0)
        return stream.read()


def numbers() -> dict[str, int]:
    """Give the refused calls by number, for trying them; those that wrong arguments do not make harmless left out."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError, AttributeError):
        return {}
    harmful = ("vhangup", "msgget")
    arch = pyseccomp.system_arch()
    return {name: pyseccomp.resolve_syscall(arch, name) for name in REFUSED if _known(name) and name not in harmful}


def _known(name: str) -> bool:
    """Whether this machine's kernel interface has a call of that name."""
    import pyseccomp

    try:
        return bool(pyseccomp.resolve_syscall(pyseccomp.system_arch(), name) >= 0)
    except (OSError, ValueError):
        return False
