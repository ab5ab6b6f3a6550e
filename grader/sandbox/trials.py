"""Each promise of a sandbox, tried: a small hostile program per promise, run as a student's code would be."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import struct
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.limits import Limits
from grader.sandbox import seccomp
from grader.sandbox.base import Ending, Engine, RunnerProcess, Sandbox
from grader.sandbox.probes import PROBES
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
    kept: Callable[[Answer], bool] = lambda answer: answer.printed.strip() == "HELD"


PROMISES = (
    Promise(name="network", text=text("The network is out of reach.", "无法访问网络。")),
    Promise(name="reading", text=text("Files of this machine cannot be read.", "不能读取本机的文件。")),
    Promise(
        name="writing", text=text("Nothing but the scratch folder can be written.", "除临时文件夹外什么都不能写。")
    ),
    Promise(name="home", text=text("The home folder is not there.", "看不到用户主目录。")),
    Promise(name="environment", text=text("The environment is not handed on.", "不会传入环境变量。")),
    Promise(
        name="descriptors", text=text("No descriptor but the wire's is open.", "除通信管道外没有打开任何文件描述符。")
    ),
    Promise(
        name="visibility",
        text=text("Other processes cannot be seen or signalled.", "看不到其他进程，也不能向它们发信号。"),
    ),
    Promise(
        name="rights",
        text=text("The code is not root and has no capability.", "代码不以 root 身份运行，也没有任何特权。"),
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
    Promise(name="disk", text=text("The scratch folder is limited as a whole.", "临时文件夹的总大小有上限。")),
    Promise(name="open_files", text=text("Open files are limited.", "打开的文件数有上限。")),
    Promise(
        name="cpu",
        text=text("Processor time is limited.", "处理器时间有上限。"),
        limits=Limits(cpu_seconds=1),
        kept=lambda answer: not answer.answered and answer.ending.limit_hit,
    ),
    Promise(
        name="end",
        text=text("At the end nothing is left running.", "结束后不会留下仍在运行的进程。"),
        kept=lambda answer: answer.emptied,
    ),
)


def try_everything(sandbox: Sandbox, workers: int = 2) -> tuple[Trial, ...]:
    """Try every promise, each in a fresh runner of this sandbox.

    Raises
    ------
    MachineError
        If a runner cannot be started at all.
    """
    with _facts() as facts, ThreadPoolExecutor(workers) as pool:
        return tuple(pool.map(lambda promise: _try(sandbox, promise, facts), PROMISES))


def _try(sandbox: Sandbox, promise: Promise, facts: dict[str, object]) -> Trial:
    """Run one promise's probe and judge what it did."""
    source = f"FACTS = {facts | {'processes': promise.limits.processes}!r}\n{PROBES[promise.name]}"
    answer = run_probe(sandbox, source, promise.limits)
    if promise.kept(answer):
        return Trial(promise.name, True, promise.text)
    saw = "; ".join(filter(None, (answer.printed.strip()[:200], *answer.errors[:1])))
    seen = text(f" Not so here ({saw or answer.ending.reason.en})", f"此处不成立（{saw or answer.ending.reason.zh}）")
    return Trial(promise.name, False, promise.text + seen)


def run_probe(sandbox: Sandbox, source: str, limits: Limits, seconds: float = SECONDS) -> Answer:
    """Load ``source`` into a fresh Python runner as if it were a submission; tell what it did."""
    process = sandbox.start(Engine.PYTHON, limits)
    watched = os.dup(process.replies)
    try:
        reply = _load(process, source, time.monotonic() + seconds)
        os.set_blocking(process.stdout, False)
        printed = b""
        with contextlib.suppress(BlockingIOError):
            printed = os.read(process.stdout, 2**16)
        ended = process.end()
        return Answer(
            printed.decode(errors="replace"),
            tuple(f"{error['type']}: {error['message']}" for error in (reply or {}).get("errors", ())),
            reply is not None,
            ended,
            _hung_up(watched),
        )
    finally:
        process.end()
        os.close(watched)


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
            ready, _, _ = select.select([process.replies], [], [], max(0.0, deadline - time.monotonic()))
            part = os.read(process.replies, 2**16) if ready else b""
            if not part:
                return None
            received += part
        reply: dict[str, list[dict[str, str]]] = json.loads(received[LENGTHS.size :])
        return reply
    except (BrokenPipeError, ValueError):
        return None


def _hung_up(descriptor: int) -> bool:
    """Whether every process that held the other end has gone, or goes within a moment."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(events & select.POLLHUP for _, events in poll.poll(500))


@contextlib.contextmanager
def _facts() -> Iterator[dict[str, object]]:
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
                "home": str(Path.home()),
                "in_home": _names_in_home(),
                "calls": seccomp.numbers(),
                "memory_mb": LIMITS.memory_mb,
                "file_mb": LIMITS.file_mb,
                "open_files": LIMITS.open_files,
            }
        finally:
            del os.environ[SECRET]


def _names_in_home() -> list[str]:
    """List what lies directly in the home folder; links apart, which an interpreter may need."""
    with contextlib.suppress(OSError):
        return [entry.name for entry in os.scandir(Path.home()) if entry.is_file(follow_symlinks=False)][:20]
    return []
