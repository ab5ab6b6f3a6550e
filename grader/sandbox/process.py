"""A child process with exactly the descriptors it is given, and its certain end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from grader.sandbox.usage import Usage, usage_of

T = TypeVar("T")
FREE = 10  # descriptors that are to be placed lie above those that children ask for by number


@dataclass(slots=True)
class Wire:
    """The four pipes of a runner: our ends, and its ends by the number under which it finds them."""

    requests: int
    replies: int
    stdout: int
    stderr: int
    far: dict[int, int] = field(default_factory=dict)

    @classmethod
    def open(cls) -> Wire:
        """Make the pipes; none is inherited unless it is placed by `spawn`."""
        near: dict[int, int] = {}
        far: dict[int, int] = {0: os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)}
        for number in (1, 2, 3, 4):
            read, write = os.pipe()
            near[number], far[number] = (write, read) if number == 3 else (read, write)
        return cls(near[3], near[4], near[1], near[2], far)

    def give(self, user: int) -> None:
        """Make the runner's ends another user's; Octave opens them by name, which asks for permission again."""
        for number, descriptor in self.far.items():
            if number:
                os.fchown(descriptor, user, user)

    def close_far(self) -> None:
        """Close the runner's ends on our side, so that its death ends the pipes."""
        while self.far:
            os.close(self.far.popitem()[1])

    def close(self) -> None:
        """Close everything; safe to call twice."""
        self.close_far()
        for name in ("requests", "replies", "stdout", "stderr"):
            descriptor = getattr(self, name)
            if descriptor >= 0:
                setattr(self, name, -1)
                os.close(descriptor)


@dataclass(slots=True)
class WiredProcess:
    """A process with a wire to it; how to end it is its sandbox's knowledge."""

    wire: Wire

    @property
    def leader(self) -> int | None:
        """Id of our child, below which all of it runs; None where there is no such process."""
        return None

    def usage(self) -> Usage | None:
        """Say how much of the processor it has had so far, with all that it started; None where that is not known."""
        return None if self.leader is None else usage_of(self.leader)

    @property
    def requests(self) -> int:
        """Descriptor to write requests to."""
        return self.wire.requests

    @property
    def replies(self) -> int:
        """Descriptor to read replies from."""
        return self.wire.replies

    @property
    def stdout(self) -> int:
        """Descriptor of what the student prints."""
        return self.wire.stdout

    @property
    def stderr(self) -> int:
        """Descriptor of what the student prints on the standard error."""
        return self.wire.stderr


def spawn(command: Sequence[str], environment: Mapping[str, str], descriptors: Mapping[int, int]) -> int:
    """Start a process whose descriptor ``n`` is our ``descriptors[n]``, and which has no other; give its id.

    Raises
    ------
    OSError
        If the program is not there or the machine has no room for one more process.
    """
    placed = {number: fcntl.fcntl(ours, fcntl.F_DUPFD_CLOEXEC, FREE) for number, ours in descriptors.items()}
    try:
        actions: list[tuple[int, ...]] = [(os.POSIX_SPAWN_DUP2, ours, number) for number, ours in placed.items()]
        actions += [(os.POSIX_SPAWN_CLOSE, stray) for stray in _inheritable() if stray not in descriptors]
        return _in_starter(
            lambda: os.posix_spawn(
                command[0],
                list(command),
                dict(environment),
                file_actions=actions,
                setsid=True,
                setsigmask=(),
                setsigdef=(signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD),
            )
        )
    finally:
        for ours in placed.values():
            os.close(ours)


def _inheritable() -> list[int]:
    """List our descriptors that a child would inherit: those that some C library opened without O_CLOEXEC."""
    strays = []
    for name in os.listdir("/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"):
        with contextlib.suppress(OSError):
            if os.get_inheritable(int(name)):
                strays.append(int(name))
    return strays


_starter: ThreadPoolExecutor | None = None
_choosing_starter = threading.Lock()  # a second starter would end, and its children with it


def _in_starter(start: Callable[[], T]) -> T:
    """Run ``start`` in the one thread that lives as long as this process.

    A child that asks to die with its parent (PR_SET_PDEATHSIG) dies with the *thread* that started it; a worker thread
    that starts a session for another would otherwise take it along when it ends.
    """
    global _starter
    with _choosing_starter:
        if _starter is None:
            _starter = ThreadPoolExecutor(1, thread_name_prefix="starter")
        starter = _starter
    return starter.submit(start).result()


def _forget_starter() -> None:
    """Threads do not survive a fork, and a lock that one of them held stays held."""
    global _starter, _choosing_starter
    _starter, _choosing_starter = None, threading.Lock()


os.register_at_fork(after_in_child=_forget_starter)


def memory_file(content: bytes) -> int:
    """Put bytes where a child can read them from a descriptor."""
    descriptor = os.memfd_create("sandbox", os.MFD_CLOEXEC)
    os.write(descriptor, content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def tasks_of(user: int) -> Iterator[Path]:
    """List the threads that run under a user id; none where there is no /proc."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if process.stat().st_uid == user:
                yield from (process / "task").iterdir()
        except OSError:  # it ended meanwhile
            continue


def wait(pid: int, seconds: float) -> int | None:
    """Wait for our child to end; its status as `os.waitstatus_to_exitcode` gives it, or None if it still runs."""
    deadline = time.monotonic() + seconds
    pause = 0.0005
    while True:
        try:
            ended, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:  # somebody else's SIGCHLD handling reaped it
            return 0
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= deadline:
            return None
        time.sleep(pause)
        pause = min(pause * 2, 0.01)


def hung_up(descriptor: int, seconds: float = 0.0) -> bool:
    """Whether nobody holds the other end of a pipe: the process is dead, dying, or has closed its side."""
    return bool(_poll(descriptor, 0, seconds) & select.POLLHUP)


def readable(descriptor: int, seconds: float) -> bool:
    """Whether a read would not block: there is something, or the end; a pidfd is readable when its process is dead."""
    return bool(_poll(descriptor, select.POLLIN, seconds))


def _poll(descriptor: int, events: int, seconds: float) -> int:
    """Wait for events on one descriptor; unlike `select.select`, also on those above 1023."""
    poll = select.poll()
    poll.register(descriptor, events)
    return next((happened for _, happened in poll.poll(max(0.0, seconds) * 1000)), 0)
