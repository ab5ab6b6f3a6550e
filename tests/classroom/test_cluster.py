"""A class on a cluster: a real scheduler, real workers, killed while they work; the marks are those of one machine."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

distributed = pytest.importorskip("distributed")
import cloudpickle  # noqa: E402

from grader.checks.assignment import load_assignment  # noqa: E402
from grader.classroom import grade_class  # noqa: E402
from grader.classroom.cluster import Address, ClusterPool, packed, unpacked  # noqa: E402
from grader.classroom.crew import Crew, Failure  # noqa: E402
from grader.classroom.work import GradeEntry, Task  # noqa: E402
from grader.course.folder import load_course  # noqa: E402
from grader.errors import MachineError, UsageError  # noqa: E402
from grader.intake import entries  # noqa: E402
from grader.sandbox.choice import plain_sandbox  # noqa: E402
from grader.submission import Submission  # noqa: E402
from grader.text import Language  # noqa: E402
from tests.course.course_files import write_course  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
RIGHT = "def double(x):\n    return 2 * x\n\n\ndef twice_double(x):\n    return double(double(x))\n"
WRONG = RIGHT.replace("2 * x", "x * x")


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    started = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )
    yield started
    started.close()


def a_class(folder: Path, students: int) -> Path:
    folder.mkdir()
    for number in range(students):
        (folder / f"s{number:02}.py").write_text(WRONG if number % 3 == 0 else RIGHT + f"# {number}\n")
    return folder


def marks(course: Path, submissions: Path, out: Path, **where: object) -> dict[str, tuple[float, list[str | None]]]:
    found = load_course(course)
    run = grade_class(
        found,
        load_assignment(found, "hw_double"),
        submissions,
        out,
        sandbox=plain_sandbox,
        language=Language.EN,
        seed="7",
        **where,  # type: ignore[arg-type]
    )
    assert run.troubled == {}
    return {entry.id: (entry.score, [check.mistake for check in entry.checks]) for entry in run.results.submissions}


def kill_a_worker(cluster: distributed.LocalCluster, times: int) -> None:
    for _ in range(times):
        time.sleep(1.0)
        living = [nanny.pid for nanny in cluster.workers.values() if nanny.pid]
        if living:
            os.kill(living[0], signal.SIGKILL)


def test_the_marks_are_those_of_one_machine_though_workers_are_killed(cluster, tmp_path):
    course, submissions = write_course(tmp_path / "course"), a_class(tmp_path / "class", 12)
    here = marks(course, submissions, tmp_path / "here", workers=1)
    killer = threading.Thread(target=kill_a_worker, args=(cluster, 2))
    killer.start()
    hire = partial(ClusterPool, Address(at=cluster.scheduler_address), plain_sandbox)
    there = marks(course, submissions, tmp_path / "there", hire=hire)
    killer.join()
    assert there == here
    assert {score for score, _ in there.values()} == {100.0, here["s00"][0]}


class Deadly(GradeEntry):
    """Work at which a worker dies, at one submission."""

    __slots__ = ()

    def grade(self, submission: Submission) -> bytes:
        if submission.id == "s03":
            os.kill(os.getpid(), signal.SIGKILL)
        return GradeEntry.grade(self, submission)


def test_a_submission_that_takes_two_workers_along_is_named_and_costs_nobody_else(cluster, tmp_path):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    course, submissions = write_course(tmp_path / "course"), a_class(tmp_path / "class", 6)
    found = load_course(course)
    tasks = [
        Task(entry=entry, known=None) for entry in entries(submissions, load_assignment(found, "hw_double").limits)
    ]
    work = Deadly(course=course, assignment="hw_double", sandbox=plain_sandbox, seed="7", token="deadly")
    hire = partial(ClusterPool, Address(at=cluster.scheduler_address), plain_sandbox)
    done = dict(Crew(work, hire, 2).run(tasks))
    by_id = {task.entry.id: result for task, result in done.items()}
    assert len(by_id) == 6
    deadly = by_id.pop("s03")
    assert isinstance(deadly, Failure) and deadly.worker_died
    assert all(isinstance(result, bytes) for result in by_id.values())


def no_sandbox_here():
    raise MachineError("no sandbox works here")


def test_a_cluster_whose_machines_have_no_sandbox_is_told(cluster, monkeypatch):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    monkeypatch.setattr("grader.classroom.cluster.PATIENCE_SECONDS", 0.5)
    with pytest.raises(MachineError, match="sandbox"):
        ClusterPool(Address(at=cluster.scheduler_address), no_sandbox_here)


def test_no_scheduler_and_no_number_are_told(monkeypatch):
    monkeypatch.setattr("grader.classroom.cluster.CONNECT_SECONDS", "1s")
    with pytest.raises(MachineError, match="tcp://127.0.0.1:9"):
        ClusterPool(Address(at="tcp://127.0.0.1:9"), plain_sandbox)
    with pytest.raises(UsageError, match="local:4"):
        ClusterPool(Address(at="local:many"), plain_sandbox)


def test_tls_is_demanded_where_its_files_are_named(tmp_path):
    security = Address(at="tls://host:8786", ca=tmp_path / "ca.pem", key=tmp_path / "key.pem").security
    assert security is not None and security.require_encryption
    assert security.tls_ca_file == str(tmp_path / "ca.pem") and security.tls_client_key == str(tmp_path / "key.pem")
    assert Address(at="tcp://host:8786").security is None


def test_a_course_travels_whole_and_the_same_course_is_the_same_bytes(tmp_path):
    course = write_course(tmp_path / "course")
    assert packed(course) == packed(course)
    folder = unpacked(packed(course), str(tmp_path))
    original, travelled = (
        load_assignment(load_course(course), "hw_double"),
        load_assignment(load_course(folder), "hw_double"),
    )
    assert [check.fingerprint for check in original.checks] == [check.fingerprint for check in travelled.checks]
