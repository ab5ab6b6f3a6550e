"""Each promise of a sandbox, tried: a small hostile program per promise, run as a student's code would be."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.limits import Limits
from grader.sandbox import seccomp
from grader.sandbox.base import Ending, Engine, RunnerProcess, Sandbox
from grader.sandbox.probes import source_of
from grader.sandbox.process import hung_up, readable
from grader.text import Text, text

LENGTHS = struct.Struct(">II")
LIMITS = Limits(cpu_seconds=20, memory_mb=256, processes=16, open_files=32, file_mb=4)
SECONDS = 20.0  # for one probe to answer; the slowest takes one
SECRET = "GRADER_TRIAL_SECRET"  # in our environment and in a file of ours, while we try


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying one promise."""

    name: str
    holds: bool
    text: Text  # the promise, or what happened instead


@dataclass(frozen=True, slots=True)
class Answer:
    """What a probe did."""

    printed: str
    complained: str  # what came on the standard error
    errors: tuple[str, ...]  # exceptions that escaped it
    answered: bool  # the runner lived to reply
    ending: Ending
    emptied: bool  # at the end, no process held the runner's pipes any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a sandbox promises, and how it is seen to be kept."""

    name: str
    text: Text
    limits: Limits = LIMITS
    of: tuple[str, ...] = ("bubblewrap", "landlock", "none")  # the sandboxes that are tried for it, by name
    kept: Callable[[Answer], bool] | None = None  # of a probe that runs alone; the others tell by themselves


NAMESPACES = ("bubblewrap", "none")  # promises of a sandbox of namespaces; "none" makes no promise, and is seen to
RULES = ("landlock",)
PROMISES = (
    Promise(name="network", text=text("The network is out of reach.", "无法访问网络。")),
    Promise(name="reading", text=text("Files of this machine cannot be read.", "不能读取本机的文件。")),
    Promise(
        name="writing", text=text("Nothing but the scratch folder can be written.", "除临时文件夹外什么都不能写。")
    ),
    Promise(name="home", text=text("The home folder is not there.", "看不到用户主目录。"), of=NAMESPACES),
    Promise(
        name="home_files",
        text=text("Files in the home folder cannot be opened, nor listed.", "不能打开或列出用户主目录中的文件。"),
        of=RULES,
    ),
    Promise(name="environment", text=text("The environment is not handed on.", "不会传入环境变量。")),
    Promise(
        name="descriptors", text=text("No descriptor but the wire's is open.", "除通信管道外没有打开任何文件描述符。")
    ),
    Promise(
        name="visibility",
        text=text("Other processes cannot be seen or signalled.", "看不到其他进程，也不能向它们发信号。"),
        of=NAMESPACES,
    ),
    Promise(
        name="others",
        text=text(
            "Other processes cannot be signalled, read or steered.", "不能向其他进程发信号，也不能读取或控制它们。"
        ),
        of=RULES,
    ),
    Promise(
        name="sockets",
        text=text("No socket of any family can be made.", "不能创建任何类型的套接字。"),
        of=RULES,
    ),
    Promise(
        name="rights",
        text=text("The code is not root and has no capability.", "代码不以 root 身份运行，也没有任何特权。"),
        of=NAMESPACES,
    ),
    Promise(
        name="few_rights",
        text=text(
            "The code is not root, and has no capability but, where the interpreter lies in a closed folder, to pass.",
            "代码不以 root 身份运行；除了在解释器位于封闭文件夹时允许穿过文件夹之外，没有任何特权。",
        ),
        of=RULES,
    ),
    Promise(name="namespaces", text=text("No new namespace can be made.", "不能创建新的命名空间。")),
    Promise(
        name="calls",
        text=text("System calls that no homework needs are refused.", "作业用不到的系统调用都会被拒绝。"),
    ),
    Promise(name="processes", text=text("A fork bomb stops at the limit.", "进程炸弹会在上限处停住。")),
    Promise(name="threads", text=text("A thread bomb stops at the limit.", "线程炸弹会在上限处停住。")),
    Promise(name="memory", text=text("Memory is limited.", "内存用量有上限。")),
    Promise(name="file_size", text=text("The size of a file is limited.", "单个文件的大小有上限。")),
    Promise(
        name="disk",
        text=text("The scratch folder is limited as a whole.", "临时文件夹的总大小有上限。"),
        of=NAMESPACES,
    ),
    Promise(name="open_files", text=text("Open files are limited.", "打开的文件数有上限。")),
    Promise(name="cpu_set", text=text("A limit on processor time is set.", "设置了处理器时间上限。")),
    Promise(
        name="fill",
        text=text("Whoever fills the scratch folder is stopped.", "写满临时文件夹的程序会被终止。"),
        of=RULES,
        kept=lambda answer: not answer.answered and answer.ending.limit_hit,
    ),
    Promise(
        name="cpu",
        text=text("A loop without end is ended.", "死循环会被终止。"),
        limits=Limits(cpu_seconds=1),
        kept=lambda answer: not answer.answered and answer.ending.limit_hit,
    ),
    Promise(
        name="end",
        text=text("At the end nothing is left running.", "结束后不会留下仍在运行的进程。"),
        kept=lambda answer: answer.emptied,
    ),
)


def promises_of(sandbox: Sandbox) -> tuple[Promise, ...]:
    """List what a sandbox is tried for."""
    return tuple(promise for promise in PROMISES if sandbox.name in promise.of)


def try_everything(sandbox: Sandbox) -> tuple[Trial, ...]:
    """Try every promise, those that take a process its life each in a runner of its own.

    Raises
    ------
    MachineError
        If a runner cannot be started at all.
    """
    alone = tuple(promise for promise in promises_of(sandbox) if promise.kept is not None)
    with facts() as outside, ThreadPoolExecutor(len(alone)) as pool:
        ends = pool.map(lambda promise: _try_alone(sandbox, promise, outside), alone)
        return (*_try_together(sandbox, outside), *ends)


def try_quickly(sandbox: Sandbox) -> tuple[Trial, ...]:
    """Try the promises that can be tried in one runner and a fraction of a second; for every start of a grading.

    Raises
    ------
    MachineError
        If a runner cannot be started at all.
    """
    with facts() as outside:
        return _try_together(sandbox, outside)


def _try_together(sandbox: Sandbox, outside: Mapping[str, object]) -> tuple[Trial, ...]:
    """Run all probes that a process survives, one after the other; each in a runner of its own if it did not."""
    promises = tuple(promise for promise in promises_of(sandbox) if promise.kept is None)
    answer = run_probe(sandbox, source_of((promise.name for promise in promises), outside), LIMITS)
    if answer.answered and answer.printed:
        got = json.loads(answer.printed)
        return tuple(_judged(promise, not got[promise.name], got[promise.name]) for promise in promises)
    return tuple(_try_alone(sandbox, promise, outside) for promise in promises)


def _try_alone(sandbox: Sandbox, promise: Promise, outside: Mapping[str, object]) -> Trial:
    """Run one promise's probe in a runner of its own."""
    answer = run_probe(sandbox, source_of((promise.name,), outside), promise.limits)
    got = json.loads(answer.printed)[promise.name] if answer.answered and answer.printed else None
    kept = got == "" if promise.kept is None else promise.kept(answer)
    return _judged(promise, kept, got or answer.complained.strip() or answer.ending.reason)


def _judged(promise: Promise, kept: bool, got: str | Text) -> Trial:
    """Write down what came of a trial."""
    if kept:
        return Trial(promise.name, True, promise.text)
    seen = got if isinstance(got, Text) else Text(got[:200], got[:200])
    return Trial(
        promise.name, False, promise.text + text(" Not here: {seen}.", "此处不成立：{seen}。").format(seen=seen)
    )


def run_probe(sandbox: Sandbox, source: str, limits: Limits, seconds: float = SECONDS) -> Answer:
    """Load ``source`` into a fresh Python runner as if it were a submission; tell what it did."""
    process = sandbox.start(Engine.PYTHON, limits)
    watched = os.dup(process.replies)
    try:
        reply = _load(process, source, time.monotonic() + seconds)
        printed, complained = _waiting(process.stdout), _waiting(process.stderr)
        ended = process.end()
        return Answer(
            printed,
            complained,
            tuple(f"{error['type']}: {error['message']}" for error in (reply or {}).get("errors", ())),
            reply is not None,
            ended,
            hung_up(watched, 0.5),
        )
    finally:
        process.end()
        os.close(watched)


def _waiting(descriptor: int) -> str:
    """Read what lies in a pipe."""
    return os.read(descriptor, 2**16).decode(errors="replace") if readable(descriptor, 0) else ""


def _load(process: RunnerProcess, source: str, deadline: float) -> dict[str, list[dict[str, str]]] | None:
    """Ask a runner to load one unit; None if it dies or does not answer in time."""
    units = [{"name": "probe.py", "source": source}]
    header = json.dumps({"op": "load", "id": 1, "module": "probe", "units": units, "files": []}).encode()
    request = LENGTHS.pack(len(header), 0) + header
    received = b""
    try:
        while request:
            request = request[os.write(process.requests, request) :]
        while len(received) < LENGTHS.size or len(received) < LENGTHS.size + sum(LENGTHS.unpack_from(received)):
            part = os.read(process.replies, 2**16) if readable(process.replies, deadline - time.monotonic()) else b""
            if not part:
                return None
            received += part
        reply: dict[str, list[dict[str, str]]] = json.loads(received[LENGTHS.size :])
        return reply
    except (BrokenPipeError, ValueError):
        return None


@contextlib.contextmanager
def facts() -> Iterator[dict[str, object]]:
    """Lay out what the probes shall look for: a file, an open port, an environment variable, our process id."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        secret = Path(folder, "secret.txt")
        secret.write_text(SECRET)
        os.environ[SECRET] = SECRET
        try:
            yield {
                "secret": SECRET,
                "file": str(secret),
                "folder": folder,
                "port": server.getsockname()[1],
                "pid": os.getpid(),
                "home": os.path.expanduser("~"),  # unlike Path.home, also where the user has none
                "in_home": _names_in_home(),
                "calls": seccomp.numbers(),
                "processes": LIMITS.processes,
                "memory_mb": LIMITS.memory_mb,
                "file_mb": LIMITS.file_mb,
                "open_files": LIMITS.open_files,
            }
        finally:
            del os.environ[SECRET]


def _names_in_home() -> list[str]:
    """List what lies directly in the home folder; links apart, which an interpreter may need."""
    with contextlib.suppress(OSError), os.scandir(os.path.expanduser("~")) as entries:
        return [entry.name for entry in entries if entry.is_file(follow_symlinks=False)][:20]
    return []
