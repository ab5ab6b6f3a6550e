"""A child process with exactly the descriptors it is given, and its certain end."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from grader.limits import Limits
from grader.sandbox.base import Ending
from grader.text import Text, text

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


def _in_starter(start: Callable[[], T]) -> T:
    """Run ``start`` in the one thread that lives as long as this process.

    A child that asks to die with its parent (PR_SET_PDEATHSIG) dies with the *thread* that started it; a worker thread
    that starts a session for another would otherwise take it along when it ends.
    """
    global _starter
    if _starter is None:
        _starter = ThreadPoolExecutor(1, thread_name_prefix="starter")
        atexit.register(_starter.shutdown, wait=False)
    return _starter.submit(start).result()


def _forget_starter() -> None:
    """Threads do not survive a fork."""
    global _starter
    _starter = None


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


def hung_up(descriptor: int) -> bool:
    """Whether nobody holds the other end of a pipe: the process is dead, dying, or has closed its side."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(events & select.POLLHUP for _, events in poll.poll(0))


STOPPED = text("It was stopped by the grader.", "它被评分程序终止了。")


def ending(status: int | None, limits: Limits) -> Ending:
    """Say how a process ended.

    Parameters
    ----------
    status : its exit status, or minus the signal that killed it; None if it ran until we killed it
    """
    if status is None:
        return Ending(False, STOPPED)
    if status >= 0:
        return Ending(
            False,
            text(
                f"The process ended by itself (exit status {status}) before it had answered.",
                f"进程在给出答案之前自行结束了（退出状态 {status}）。",
            ),
        )
    number = -status
    if number in _LIMITS:
        return Ending(
            True, _LIMITS[number].format(cpu=limits.cpu_seconds, memory=limits.memory_mb, file=limits.file_mb)
        )
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    return Ending(
        False,
        _CRASHES.get(number, text("The process was ended by signal {name}.", "进程被信号 {name} 终止了。")).format(
            name=name
        ),
    )


_LIMITS: dict[int, Text] = {
    signal.SIGXCPU: text(
        "The processor time ran out ({cpu} s). Is there a loop that never ends?",
        "处理器时间用完了（{cpu} 秒）。是不是有一个不会结束的循环？",
    ),
    signal.SIGXFSZ: text(
        "A file grew beyond {file} MiB.",
        "写出的文件超过了 {file} MiB。",
    ),
    signal.SIGKILL: text(
        "The process was killed at a limit: processor time ({cpu} s) or memory ({memory} MiB).",
        "进程因超出限制而被终止：处理器时间（{cpu} 秒）或内存（{memory} MiB）。",
    ),
}
_CRASHES: dict[int, Text] = {
    signal.SIGSEGV: text(
        "The interpreter crashed ({name}): very deep recursion, or memory used the wrong way.",
        "解释器崩溃了（{name}）：可能是递归过深，或者错误地使用了内存。",
    ),
    signal.SIGABRT: text(
        "The interpreter gave up ({name}), most likely because memory ran out.",
        "解释器中止了（{name}），很可能是因为内存耗尽。",
    ),
}
