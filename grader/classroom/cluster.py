"""A class graded on many machines, through Dask: the same work, the same gradebook.

No disk is shared. Entries are read here, where they lie; what travels is a submission as plain data, and the course,
once per machine. A machine says what it has (a sandbox, Octave, this version of the grader) when it joins, and gets no
work that needs more. One that dies costs time alone; a submission that takes two along is not tried a third time.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tarfile
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client, KilledWorker, LocalCluster, Security, WorkerPlugin, get_client, get_worker
from distributed import Future as Promise

from grader.classroom.crew import WorkerKilled
from grader.classroom.work import GradeEntry, Task, ungraded
from grader.errors import MachineError, UsageError
from grader.outcome import Status
from grader.sandbox.base import Sandbox
from grader.sandbox.octave import octave_version
from grader.submission import Form, Submission
from grader.text import text

T = TypeVar("T")

LOCAL = "local"
MOST_DEATHS = 2  # of workers that a submission may take along
ROOM = 1e6  # how much of a resource a machine has; it is there or not, and never used up
COURSE_FOLDERS = ("assignments", "reference")
CONNECT_SECONDS = "20s"
PATIENCE_SECONDS = 20.0  # for a machine that can grade to join, or to come back

NOBODY = text(
    "No worker of the cluster at {at} can grade: each needs this version of the grader and a sandbox that works there.",
    "{at} 的集群中没有能评分的工作节点：每台机器都需要相同版本的 grader 和可用的沙箱。",
)
NO_OCTAVE = text(
    "No machine of the cluster has Octave, which grades MATLAB files; graded once one has: sudo apt install octave",
    "集群中没有安装 Octave 的机器，无法批改 MATLAB 文件；安装后再次运行即可：sudo apt install octave",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the cluster is: a scheduler's address, or ``local:N`` for one of N processes on this machine.

    ``ca``, ``certificate`` and ``key`` name the files of a cluster that speaks TLS.
    """

    at: str
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def security(self) -> Security | None:
        """What Dask is told of TLS; None for a cluster that speaks plainly."""
        if not (self.ca or self.certificate or self.key):
            return None
        files = {"tls_ca_file": self.ca, "tls_client_cert": self.certificate, "tls_client_key": self.key}
        return Security(require_encryption=True, **{name: str(path) for name, path in files.items() if path})

    @property
    def processes(self) -> int | None:
        """How many workers are asked for on this machine; None where a scheduler is named."""
        kind, _, count = self.at.partition(":")
        if kind != LOCAL:
            return None
        if not count.isdigit() or int(count) < 1:
            raise UsageError(
                text(
                    f"--cluster {self.at}: say how many workers, as in local:4",
                    f"--cluster {self.at}：请写明工作进程数，例如 local:4",
                )
            )
        return int(count)


class ClusterPool(Executor):
    """An executor whose workers are a Dask cluster's; `Crew` hands it the tasks of a class.

    Raises
    ------
    MachineError
        If the scheduler does not answer.
    UsageError
        If the address cannot be read.
    """

    def __init__(self, address: Address, sandbox: Callable[[], Sandbox]) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # dying workers are told in our words
        self._own = _local(address.processes) if address.processes else None
        try:
            self._client = Client(
                self._own or address.at,
                security=address.security,
                timeout=CONNECT_SECONDS,
                set_as_default=False,
            )
        except (OSError, ValueError, TypeError) as error:
            raise MachineError(
                text(
                    f"no Dask scheduler answers at {address.at}: {error}",
                    f"{address.at} 上没有 Dask 调度器应答：{error}",
                )
            ) from error
        self._equip(Equip(version("grader"), sandbox))
        self._course: Promise[bytes] | None = None
        self._token = os.urandom(8).hex()
        self._lacking: set[str] = set()
        if not self._has("grader"):
            self.shutdown()
            raise MachineError(NOBODY.format(at=address.at))

    def _equip(self, plugin: Equip) -> None:
        """Send the plugin to all workers; again, if one of them dies at that moment."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._client.register_plugin(plugin, name="grader")
                return
            except OSError:  # of which Dask's CommClosedError is one
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    @property
    def workers(self) -> int:
        """How many tasks the cluster does at once, at the moment."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def submit(self, function: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Read the entry of a task here, and have it graded there if there is anything to grade."""
        work, task = function, args[0]
        assert isinstance(work, GradeEntry) and isinstance(task, Task)
        future: Future[Any] = Future()
        found = work.read(task)
        if not isinstance(found, Submission):
            future.set_result(found)
            return future
        if not self._has(needs(found.form)):
            nobody = ungraded(found.id, Status.REFUSED, NO_OCTAVE, datetime.now(UTC), trouble=NO_OCTAVE.en)
            future.set_result(nobody.to_json())
            return future
        if self._course is None:
            self._course = self._client.submit(bytes, packed(work.course), key=f"course-{self._token}", pure=False)
        promise = self._client.submit(
            grade_there,
            work,
            found,
            self._course,
            key=f"grade-{self._token}-{hashlib.sha256(found.id.encode()).hexdigest()}",
            resources={needs(found.form): 1},
            pure=False,
        )
        promise.add_done_callback(lambda done: _settle(done, future))
        return future

    def _has(self, resource: str) -> bool:
        """Whether any machine has this; one that has just died gets a while to come back."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
            if any(worker["resources"].get(resource) for worker in workers):
                return True
            if time.monotonic() > deadline or (workers and resource in self._lacking):
                self._lacking.add(resource)
                return False
            time.sleep(0.1)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; one of our own ends."""
        self._client.close()
        if self._own is not None:
            self._own.close()


class Equip(WorkerPlugin):
    """Has each worker, also one that joins later, tell the scheduler what can be graded on it."""

    def __init__(self, grader: str, sandbox: Callable[[], Sandbox]) -> None:
        self.grader = grader
        self.sandbox = sandbox

    async def setup(self, worker: Any) -> None:
        """Find out what this machine has."""
        await worker.set_resources(**equipment(self.grader, self.sandbox))


def equipment(grader: str, sandbox: Callable[[], Sandbox]) -> dict[str, float]:
    """Say what can be graded on this machine, as Dask's resources; a sandbox that must not be weaker is tried."""
    try:
        sandbox()
        fits = version("grader") == grader
    except MachineError:
        fits = False
    can = {"grader": fits, "grader-octave": fits and octave_version() is not None}
    return {name: ROOM if there else 0.0 for name, there in can.items()}


def needs(form: Form) -> str:
    """Say what a submission of this form needs of a machine."""
    return "grader-octave" if form is Form.MATLAB else "grader"


def grade_there(work: GradeEntry, submission: Submission, course: bytes) -> bytes | None:
    """Grade a submission on a worker; None if it took too many workers along already."""
    client, place = get_client(), ["grader", work.token, submission.id]
    deaths = client.get_metadata(place, 0)
    if deaths >= MOST_DEATHS:
        return None
    client.set_metadata(place, deaths + 1)  # stands if we die
    attempt = replace(work, course=unpacked(course, get_worker().local_directory)).grade(submission)
    client.set_metadata(place, 0)
    return attempt


def packed(course: Path) -> bytes:
    """Pack what grading needs of a course; the same course gives the same bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:xz") as archive:
        files = [*course.glob("*.toml"), *(path for name in COURSE_FOLDERS for path in (course / name).rglob("*"))]
        for path in sorted(path for path in files if path.is_file() and "__pycache__" not in path.parts):
            info = tarfile.TarInfo(path.relative_to(course).as_posix())
            content = path.read_bytes()
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


@lru_cache(maxsize=4)
def unpacked(course: bytes, below: str) -> Path:
    """Lay a course out on this machine, once per process and course; give its folder."""
    folder = Path(tempfile.mkdtemp(prefix="course-", dir=below))
    with tarfile.open(fileobj=io.BytesIO(course), mode="r:xz") as archive:
        archive.extractall(folder, filter="data")
    return folder


def _settle(promise: Promise[bytes | None], future: Future[Any]) -> None:
    """Hand on what a worker brought back."""
    if future.cancelled():
        return
    match promise.status:
        case "finished":
            attempt = promise.result()
            if attempt is None:
                future.set_exception(WorkerKilled())
            else:
                future.set_result(attempt)
        case "error":
            error = promise.exception()
            future.set_exception(WorkerKilled() if isinstance(error, KilledWorker) else error)
        case _:  # the scheduler is gone, and with it what it knew
            future.set_exception(BrokenExecutor("the Dask scheduler is gone"))


def _local(processes: int) -> LocalCluster:
    return LocalCluster(
        n_workers=processes,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )
