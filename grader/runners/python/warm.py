"""The template of runners: it has loaded what every submission needs, and each submission gets a fork of it.

The template runs no student code, holds no file of anybody's and has no secret; it alone may make namespaces. A fork
gets namespaces, a user, limits and a scratch folder of its own, gives up every right, and only then is a runner.

    template -> first process of a new PID namespace, which waits and tells the end -> the runner
"""

from __future__ import annotations

import gc
import os
import struct
import sys
from typing import Any

# from the kernel's sched.h, mount.h, prctl.h and capability.h: the same on every architecture
NEW_PID, NEW_CGROUP = 0x20000000, 0x02000000
NEW_OTHERS = 0x00020000 | 0x04000000 | 0x08000000 | 0x40000000  # mounts, host name, IPC, network
NO_SET_USER_ID, NO_DEVICES, RECURSIVE, PRIVATE = 2, 4, 0x4000, 0x40000
SET_SECCOMP, FILTERING, NO_NEW_PRIVILEGES, DROP_BOUND, AMBIENT, CLEAR_ALL = 22, 2, 38, 24, 47, 4
CAPABILITIES, VERSION_3 = 64, 0x20080522
PIDFD_OPEN = 434
WIRE = 5  # descriptors 0 to 4: what every runner has
READY = b"ready\n"


class System:
    """Calls of the C library that Python has no words for; each raises `OSError` where it fails."""

    def __init__(self) -> None:
        import ctypes

        self._types = ctypes
        self._library = ctypes.CDLL(None, use_errno=True)

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any) -> int:
            result = int(getattr(self._library, name)(*args))
            if result < 0:
                number = self._types.get_errno()
                raise OSError(number, f"{name}: {os.strerror(number)}")
            return result

        return call

    def refuse_calls(self, instructions: bytes) -> None:
        """Load a seccomp program, a ``struct sock_fprog`` that points to it."""
        held = self._types.create_string_buffer(instructions, len(instructions))
        program = struct.pack("@HP", len(instructions) // 8, self._types.addressof(held))
        self.prctl(SET_SECCOMP, FILTERING, program, 0, 0)


def wait(control: int, refused: int) -> None:
    """Fork whenever the grader asks; returns in the runners, and never in the template.

    Parameters
    ----------
    control : descriptor of a socket to the grader. A request is a header and six descriptors: the five of a runner's
        wire, and one that the end is told on. The answer is a descriptor of the process to be killed.
    refused : descriptor of the seccomp program
    """
    import _socket  # not `socket`, which would be there for the student's own module of one of its parts' names

    system = System()
    with open(refused, "rb") as stream:
        instructions = stream.read()
    channel = _socket.socket(fileno=control)
    own = system.syscall(PIDFD_OPEN, os.getpid(), 0)
    returns = _can_return(system, own)
    _draw_first()
    gc.collect()
    gc.freeze()
    channel.send(b"ready")
    while True:
        header, received, _, _ = channel.recvmsg(4096, _socket.CMSG_SPACE(4 * (WIRE + 1)))
        if not header:
            os._exit(0)
        descriptors = [number for _, _, data in received for (number,) in struct.iter_unpack("i", data)]
        _reap()
        asked = 0 if returns else os.fork()  # what cannot come back from a new namespace goes there to end
        if asked:
            os.waitpid(asked, 0)
        else:
            try:
                system.unshare(NEW_PID)  # of the next child, and of no other
                first = os.fork()
                if first == 0:
                    channel.close()
                    os.close(own)
                    _begin(system, descriptors, header, instructions)
                    return
                if returns:
                    system.setns(own, NEW_PID)
                handle = system.syscall(PIDFD_OPEN, first, 0)
            except OSError as error:
                channel.send(str(error).encode())
            else:
                channel.sendmsg([b"ok"], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("i", handle))])
                os.close(handle)
            if not returns:
                os._exit(0)
        for number in descriptors:
            os.close(number)


def _can_return(system: System, own: int) -> bool:
    """Whether a process may come back to its PID namespace; not where that belongs to a user namespace above."""
    try:
        system.setns(own, NEW_PID)
    except OSError:
        return False
    return True


def _draw_first() -> None:
    """Use what is made at its first use, so that the forks share it."""
    import numpy as np

    np.linalg.solve(np.eye(2), np.eye(2) @ np.eye(2))
    repr(np.eye(2) * 0.5)


def _reap() -> None:
    """Let go of forks that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _begin(system: System, descriptors: list[int], header: bytes, instructions: bytes) -> None:
    """Become the first process of a new PID namespace; returns in the runner that it starts."""
    tell = descriptors[WIRE]
    try:
        scratch, processor, processes, bytes_, user = struct.unpack("=64sqqqq", header)
        for number, given in enumerate(descriptors[:WIRE]):
            os.dup2(given, number)
        for given in descriptors[:WIRE]:
            os.close(given)
        os.setsid()
        system.unshare(NEW_OTHERS)
        try:
            system.unshare(NEW_CGROUP)
        except OSError:  # a kernel without them
            pass
        folder = scratch.rstrip(b"\0")
        system.mount(None, b"/", None, RECURSIVE | PRIVATE, None)
        system.mount(b"tmpfs", folder, b"tmpfs", NO_SET_USER_ID | NO_DEVICES, b"mode=1777,size=%d" % bytes_)
        os.chdir(folder)
        runner = os.fork()
        if runner == 0:
            _become_runner(system, processor, processes, user, instructions)
            os.write(tell, READY)
            os.close(tell)
            return
        for number in range(WIRE):
            os.close(number)
        _leave_rights(system, -1)
        system.refuse_calls(instructions)
    except BaseException as error:
        os.write(tell, str(error).encode()[:500])
        os._exit(1)
    while True:
        ended, status = os.waitpid(-1, 0)
        if ended == runner:
            code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            os.write(tell, struct.pack("=i", code))
            os._exit(0)


def _become_runner(system: System, processor: int, processes: int, user: int, instructions: bytes) -> None:
    """Take the limits and lose the rights that a runner has; draw other random numbers than the last one."""
    import resource

    # The soft limit sends SIGXCPU, which says what happened and can be ignored; the hard one kills.
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    resource.setrlimit(resource.RLIMIT_NPROC, (processes, processes))
    _leave_rights(system, user)
    numbers = sys.modules.get("numpy.random")
    if numbers is not None:
        numbers.seed()
    system.refuse_calls(instructions)


def _leave_rights(system: System, user: int) -> None:
    """Become another user, unless it is -1, and give up every capability for good."""
    for capability in range(CAPABILITIES):
        try:
            system.prctl(DROP_BOUND, capability, 0, 0, 0)
        except OSError:  # the last one that this kernel has is behind us
            break
    system.prctl(AMBIENT, CLEAR_ALL, 0, 0, 0)
    if user >= 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    system.capset(struct.pack("=Ii", VERSION_3, 0), struct.pack("=6I", 0, 0, 0, 0, 0, 0))
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
