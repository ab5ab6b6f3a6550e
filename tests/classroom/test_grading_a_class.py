"""One run, then another: what is graded, what is kept, what is said."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import jsonschema
import msgspec
import pytest

from grader import classroom as api
from grader.classroom import describe
from grader.errors import MachineError, UsageError
from grader.gradebook import Gradebook
from grader.gradebook.results_file import SCHEMA_FILE, read_results_json, schema
from grader.limits import Limits
from grader.sandbox.base import Engine, RunnerProcess
from grader.sandbox.plain import PlainSandbox
from grader.text import NOTHING, Language, text
from tests.classroom.conftest import BROKEN, RIGHT, WRONG, Classroom, Watcher, scores
from tests.course.course_files import HIDDEN, write_course

SECONDS = re.compile(rb'"seconds": [0-9.e-]+')


def results_file(classroom: Classroom) -> bytes:
    """Give results.json without the times in it."""
    return SECONDS.sub(b'"seconds": 0', (classroom.out / "results.json").read_bytes())


def test_every_submission_given_in_is_in_the_results(classroom: Classroom) -> None:
    classroom.hand_in(right=RIGHT, wrong=WRONG, broken=BROKEN)
    (classroom.submissions / "essay.txt").write_text("On doubling")
    (classroom.submissions / "empty").mkdir()
    run = classroom.grade()
    found = {submission.id: (str(submission.status), submission.score) for submission in run.results.submissions}
    assert found == {
        "broken": ("broken", 0.0),
        "empty": ("refused", 0.0),
        "essay.txt": ("refused", 0.0),
        "right": ("graded", 100.0),
        "wrong": ("graded", 30.0),  # shapes 5 + 5, and twice_double follows through: half of 40
    }
    ids = {check.id for check in classroom.assignment.checks}
    for submission in run.results.submissions:
        assert {check.id for check in submission.checks} == ids
        assert submission.status == "graded" or submission.message
    for name in ("report.html", "grades.csv", "results.json", "gradebook.sqlite"):
        assert (classroom.out / name).stat().st_size
    assert {path.name for path in (classroom.out / "feedback").glob("*.html")} == {f"{name}.html" for name in found}


def test_results_follow_the_published_schema(classroom: Classroom) -> None:
    published = json.loads(SCHEMA_FILE.read_bytes())
    assert published == schema(), "stale: run python -m grader.gradebook.results_file"
    classroom.hand_in(right=RIGHT, wrong=WRONG, broken=BROKEN)
    classroom.grade()
    written = json.loads((classroom.out / "results.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(written, published)
    # the keys that the contract shows
    assert {"schema", "assignment", "grader", "seed", "submissions"} <= written.keys()
    (right,) = (each for each in written["submissions"] if each["id"] == "right")
    assert {"id", "form", "status", "score", "max_score", "seconds", "sha256", "checks"} <= right.keys()
    assert {
        *("id", "function", "kind", "visibility", "status", "points", "max_points", "mistake"),
        *("follow_through", "message"),
    } <= right["checks"][0].keys()
    del written["submissions"][0]["score"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, published)


def test_results_can_be_read_back(classroom: Classroom) -> None:
    classroom.hand_in(right=RIGHT, wrong=WRONG)
    run = classroom.grade()
    assert read_results_json((classroom.out / "results.json").read_bytes()) == run.results


def test_the_same_seed_gives_the_same_results_however_many_workers(classroom: Classroom) -> None:
    classroom.hand_in(right=RIGHT, wrong=WRONG, broken=BROKEN, **{f"s{n}": f"{RIGHT}# {n}" for n in range(4)})
    classroom.grade(workers=1)
    first = results_file(classroom)
    classroom.grade(workers=2, fresh=True)
    assert results_file(classroom) == first


def test_unchanged_submissions_are_not_run_again_and_changed_ones_are(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG, eve=BROKEN)
    first = classroom.grade()
    assert (first.graded, first.unchanged, first.changes) == (3, 0, ())
    classroom.hand_in(bob=RIGHT)
    watcher = Watcher()
    second = classroom.grade(progress=watcher)
    assert (second.graded, second.unchanged) == (1, 2)
    assert sorted(watcher.marks) == [("ann", 100.0, True), ("bob", 100.0, False), ("eve", 0.0, True)]
    (change,) = second.changes
    assert (change.submission, change.before, change.after) == ("bob", 30.0, 100.0)
    assert {check.check for check in change.checks} >= {"double.value", "twice_double.value"}
    assert "bob: 30 -> 100 (double.example 0 -> 10" in describe(change).en
    with Gradebook(classroom.out) as book:
        assert [len(book.attempts(name)) for name in ("ann", "bob", "eve")] == [1, 2, 1]


def test_what_is_new_is_graded_before_what_is_known_is_looked_at_again(classroom: Classroom) -> None:
    classroom.hand_in(**{f"a{n}": f"{RIGHT}# {n}" for n in range(4)})
    classroom.grade()
    classroom.hand_in(z=WRONG)
    watcher = Watcher()
    classroom.grade(progress=watcher, workers=1)
    order = [name for name, _, _ in watcher.marks]
    assert order.index("z") <= 1, "two are in flight at once, and may land together"


def test_fresh_runs_everything_again(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    assert classroom.grade(fresh=True).graded == 2


def test_without_a_seed_one_is_made_and_kept(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    first = classroom.grade(seed=None)
    assert len(first.results.seed) == 32
    second = classroom.grade(seed=None)
    assert (second.results.seed, second.unchanged) == (first.results.seed, 1)


def test_another_seed_grades_everything_again_and_says_so(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    watcher = Watcher()
    run = classroom.grade(seed="another", progress=watcher)
    assert (run.graded, run.results.seed) == (1, "another")
    assert "graded again" in watcher.said[0].en


def test_a_changed_rubric_marks_again_without_running_anything(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    before = scores(classroom.grade())
    write_course(classroom.root / "course", hidden=HIDDEN.replace('"twice_double": 40', '"twice_double": 60'))
    rebuilt, _ = api.rebuild(classroom.assignment, classroom.out, language=Language.EN)
    assert {each.id: each.score for each in rebuilt.submissions} == {"ann": 120.0, "bob": 40.0}
    run = classroom.grade()
    assert run.graded == 0
    assert scores(run) == {"ann": 120.0, "bob": 40.0} != before
    assert [(change.submission, [check.check for check in change.checks]) for change in run.changes] == [
        ("ann", ["twice_double.value"]),
        ("bob", ["twice_double.value"]),
    ]


def test_a_changed_check_runs_again(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, eve=BROKEN)
    classroom.grade()
    harsher = HIDDEN.replace("np.isfinite(student.double(np.array([[1e300]]))).all()", "student.double(1.0) == 3")
    write_course(classroom.root / "course", hidden=harsher)
    run = classroom.grade()
    # what did not load has an outcome for each check too, and is run again with those that changed
    assert (run.graded, scores(run)) == (2, {"ann": 90.0, "eve": 0.0})
    with Gradebook(classroom.out) as book:
        assert len(book.attempts("ann")) == 2
    assert classroom.grade().graded == 0


def test_a_check_that_was_taken_away_runs_nothing(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    write_course(classroom.root / "course", public="# no checks any more\n")
    run = classroom.grade()
    assert (run.graded, scores(run)) == (0, {"ann": 90.0})


def test_changed_limits_run_everything_again(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    course = (classroom.root / "course" / "course.toml").read_text()
    write_course(classroom.root / "course", course=course.replace("call_seconds = 2", "call_seconds = 3"))
    assert classroom.grade().graded == 1


def test_a_new_check_is_run_and_a_report_without_it_is_refused(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    more = HIDDEN + (
        '\n@check("odd", functions="double", kind="value", points=1, title=text("odd", "奇数"))\n'
        "def odd(student, rng, report):\n    report.close(student.double(5.0), 10.0, name='y')\n"
    )
    write_course(classroom.root / "course", hidden=more)
    from grader.errors import AssignmentError

    with pytest.raises(AssignmentError, match=r"double\.odd"):
        api.rebuild(classroom.assignment, classroom.out, language=Language.EN)
    assert scores(classroom.grade()) == {"ann": 101.0}


def test_only_these_leaves_the_others_out_of_the_results_and_in_the_book(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    (classroom.submissions / "bob.py").unlink()
    assert scores(classroom.grade(only_these=True)) == {"ann": 100.0}
    with Gradebook(classroom.out) as book:
        assert len(book.attempts("bob")) == 1
    classroom.hand_in(bob=WRONG)
    back = classroom.grade()
    assert (back.graded, scores(back)["bob"]) == (0, 30.0)
    assert [(change.submission, change.before) for change in back.changes] == [("bob", None)]


def test_a_mark_set_by_hand_wins_and_survives_a_regrade(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    api.set_mark(classroom.out, "bob", 77.5, by="Li", why="explained it at the board")
    results, _ = api.rebuild(classroom.assignment, classroom.out, language=Language.EN)
    assert [(each.score, each.machine_score, each.manual_score) for each in results.submissions] == [
        (100.0, 100.0, None),
        (77.5, 30.0, 77.5),
    ]
    assert "by hand" in results.submissions[1].notes[-1].en
    run = classroom.grade(fresh=True)
    assert scores(run) == {"ann": 100.0, "bob": 77.5}
    (change,) = run.changes
    assert change.by_hand and "set by hand" in describe(change).en
    api.set_mark(classroom.out, "bob", None, by="Li", why="a slip")
    assert scores(classroom.grade()) == {"ann": 100.0, "bob": 30.0}


@pytest.mark.parametrize("score", [-1.0, float("nan"), float("inf")])
def test_what_is_no_mark_cannot_be_set(classroom: Classroom, score: float) -> None:
    with pytest.raises(UsageError, match="expected a number"):
        api.set_mark(classroom.out, "bob", score, by="Li", why="")


def test_a_mark_for_nobody_is_refused(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    with pytest.raises(UsageError, match="no submission 'anne'; it has ann"):
        api.set_mark(classroom.out, "anne", 50, by="Li", why="")


def test_a_clock_that_jumps_changes_nothing(classroom: Classroom) -> None:
    classroom.hand_in(ann=WRONG)
    classroom.grade(now=lambda: datetime(2030, 1, 1, tzinfo=UTC))
    classroom.hand_in(ann=RIGHT)
    run = classroom.grade(now=lambda: datetime(1970, 1, 1, tzinfo=UTC))
    assert scores(run) == {"ann": 100.0}
    assert classroom.grade().unchanged == 1


class NoOctave(PlainSandbox):
    """A machine on which this engine is not installed."""

    def start(self, engine: Engine, limits: Limits) -> RunnerProcess:
        raise MachineError(text("Octave is not installed: apt install octave", "没有安装 Octave"))


def no_octave() -> NoOctave:
    return NoOctave()


def test_what_the_machine_could_not_grade_is_graded_later_by_the_same_command(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    run = classroom.grade(sandbox=no_octave)
    (ann,) = run.results.submissions
    assert (str(ann.status), ann.message.en) == ("refused", "Octave is not installed: apt install octave")
    classroom.grade(sandbox=no_octave)
    with Gradebook(classroom.out) as book:
        assert len(book.attempts("ann")) == 1, "the same refusal twice is one entry in the book"
    assert scores(classroom.grade()) == {"ann": 100.0}


def test_a_check_that_itself_fails_costs_no_one_else_and_is_told_to_the_staff(classroom: Classroom) -> None:
    faulty = "from grader.errors import AssignmentError\n" + HIDDEN.replace(
        "    report.require(np",
        "    if student.double(1.0) == 3:\n        raise AssignmentError('forgot 3')\n    report.require(np",
    )
    write_course(classroom.root / "course", hidden=faulty)
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    run = classroom.grade()
    assert scores(run) == {"ann": 100.0, "bob": 0.0}
    assert run.troubled == {"bob": "forgot 3"}
    bob = run.results.submissions[1]
    assert "not the student's fault" in bob.message.en
    assert "forgot" not in (classroom.out / "feedback" / "bob.json").read_text()
    write_course(classroom.root / "course")
    assert scores(classroom.grade()) == {"ann": 100.0, "bob": 30.0}


def test_an_interrupted_run_can_be_reported_on(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG, eve=RIGHT)

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    watcher = Watcher(on_done=stop)
    with pytest.raises(KeyboardInterrupt):
        classroom.grade(progress=watcher, workers=1)
    results, _ = api.rebuild(classroom.assignment, classroom.out, language=Language.EN)
    assert len(results.submissions) == 3
    assert sum("Not graded yet" in each.message.en for each in results.submissions) == 2
    assert scores(classroom.grade()) == {"ann": 100.0, "bob": 30.0, "eve": 100.0}


def test_an_unsafe_run_is_marked_as_such(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    run = classroom.grade()
    assert run.results.isolated is False
    assert run.results.not_isolated != NOTHING


def test_nothing_to_grade_and_no_place_to_write_are_usage_errors(classroom: Classroom, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no submissions"):
        classroom.grade()
    classroom.hand_in(ann=RIGHT)
    classroom.out.write_text("a file")
    with pytest.raises(UsageError, match="choose another --out"):
        classroom.grade()


def test_reporting_on_a_folder_without_a_gradebook_leaves_it_as_it_was(classroom: Classroom, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="holds no gradebook"):
        api.rebuild(classroom.assignment, empty, language=Language.EN)
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("name", ["results.json", "grades.csv", "report.html", "feedback/ann.html"])
def test_a_link_in_the_output_folder_is_not_followed(classroom: Classroom, tmp_path: Path, name: str) -> None:
    classroom.hand_in(ann=RIGHT)
    secret = tmp_path / "secret"
    secret.write_text("mine")
    (classroom.out / "feedback").mkdir(parents=True)
    (classroom.out / name).symlink_to(secret)
    classroom.grade()
    assert secret.read_text() == "mine"
    assert not (classroom.out / name).is_symlink()


def test_seconds_are_the_only_difference_between_two_folders(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG)
    classroom.grade()
    one = msgspec.json.decode(results_file(classroom))
    (classroom.out).rename(classroom.root / "old")
    classroom.grade()
    assert msgspec.json.decode(results_file(classroom)) == one


def test_another_engine_can_take_the_place_of_the_processes(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT, bob=WRONG, eve=BROKEN)
    run = classroom.grade(hire=partial(ThreadPoolExecutor, 2))
    assert scores(run) == {"ann": 100.0, "bob": 30.0, "eve": 0.0}
    with_threads = results_file(classroom)
    classroom.grade(fresh=True)
    assert results_file(classroom) == with_threads


def test_an_attempt_that_asks_for_another_is_not_taken_as_done(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    classroom.grade()
    with Gradebook(classroom.out) as book:
        run, (attempt,) = book.last_run(), book.attempts("ann")
        assert run is not None
        book.add(run, msgspec.structs.replace(attempt, retry=True))
    assert classroom.grade().graded == 1


def test_a_fault_of_the_grader_costs_no_mark_already_given(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    assert scores(classroom.grade()) == {"ann": 100.0}
    checks = next(classroom.root.rglob("hidden_checks.py"))
    sound = checks.read_text(encoding="utf-8")
    first = sound.index("    ", sound.index("def "))
    checks.write_text(sound[:first] + "    raise RuntimeError\n" + sound[first:], encoding="utf-8")
    run = classroom.grade()
    assert scores(run) == {"ann": 100.0} and set(run.troubled) == {"ann"}
    checks.write_text(sound, encoding="utf-8")
    assert not classroom.grade().troubled


def test_an_empty_seed_is_refused(classroom: Classroom) -> None:
    classroom.hand_in(ann=RIGHT)
    with pytest.raises(UsageError, match="--seed is empty"):
        classroom.grade(seed=" ")


def test_a_file_that_was_picked_counts_from_the_next_run_on_and_that_submission_alone_is_run(
    classroom: Classroom,
) -> None:
    classroom.hand_in(anne=RIGHT)
    bob = classroom.submissions / "bob"
    bob.mkdir()
    (bob / "hw_double.py").write_text(WRONG)
    (bob / "hw_double (1).py").write_text(RIGHT)
    assert scores(classroom.grade()) == {"anne": 100.0, "bob": 30.0}
    api.pick_file(classroom.out, "bob", "hw_double (1).py")
    run = classroom.grade()
    assert (scores(run), run.graded) == ({"anne": 100.0, "bob": 100.0}, 1)
    assert classroom.grade().graded == 0  # remembered
    api.pick_file(classroom.out, "bob", None)
    assert scores(classroom.grade())["bob"] == 30.0
    api.pick_file(classroom.out, "bob", "nowhere.py")
    (refused,) = (each for each in classroom.grade().results.submissions if each.id == "bob")
    assert refused.status == "refused" and "nowhere.py was picked" in refused.message.en
    with pytest.raises(UsageError, match="no submission 'carl'"):
        api.pick_file(classroom.out, "carl", "x.py")
