"""What an instructor types, and what lies in the folder afterwards: the example class, graded once for all tests."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.sandbox.landlock import abi
from tests.commands.conftest import ROOT
from tests.conftest import require

EXAMPLES = ROOT / "examples" / "hw3_backprop"
CALL_SECONDS = 4  # a fifth of what the course allows: one of the class never ends, and who is slow and honest needs one


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the course, with less patience for an endless loop."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("assignments", "reference"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "course.toml", folder)
    settings = folder / "assignments" / "hw3_backprop" / "assignment.toml"
    text, found = re.subn(r"call_seconds = \d+", f"call_seconds = {CALL_SECONDS}", settings.read_text(encoding="utf-8"))
    assert found == 1
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graded(course: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Grade the example class in the real sandbox; the folder and what was printed."""
    require("bwrap", "octave-cli")
    out = tmp_path_factory.mktemp("graded") / "out"
    command = [sys.executable, "-m", "grader", "grade", "hw3_backprop", str(EXAMPLES), "--out", str(out)]
    command += ["--course", str(course)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [*command, "--seed", "7"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return out, done.stdout


@pytest.fixture(scope="module")
def results(graded: tuple[Path, str]) -> dict[str, Any]:
    return json.loads((graded[0] / "results.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def by_id(results: dict[str, Any]) -> dict[str, Any]:
    return {submission["id"]: submission for submission in results["submissions"]}


def failed(submission: dict[str, Any]) -> set[str]:
    return {check["function"] for check in submission["checks"] if check["status"] != "passed"}


def test_the_results_follow_the_published_schema(results):
    schema = json.loads((ROOT / "grader" / "gradebook" / "results.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(results, schema)
    assert (results["schema"], results["assignment"], results["seed"]) == (1, "hw3_backprop", "7")


def test_every_submission_given_in_is_in_the_results(by_id):
    names = {path.name.removesuffix(".py").removesuffix(".ipynb") for path in EXAMPLES.iterdir()}
    assert set(by_id) == names


def test_right_work_gets_full_marks_in_every_form_and_style(by_id):
    marks = {name: by_id[name]["score"] for name in ("ada", "bruno", "mika", "olga", "qiang")}
    assert set(marks.values()) == {100.0}, marks
    assert {by_id[name]["form"] for name in marks} == {"python", "notebook", "matlab"}


def test_each_status_says_why(by_id):
    statuses = {name: by_id[name]["status"] for name in ("lena", "nora")}
    assert statuses == {"lena": "refused", "nora": "refused"}
    for name in statuses:
        assert by_id[name]["score"] == 0 and by_id[name]["message"]["en"] and by_id[name]["message"]["zh"]
    assert "attempt1.py" in by_id["nora"]["message"]["en"]


def test_a_line_that_fails_costs_itself(by_id):
    """A demonstration that raises costs nothing; a bracket that is never closed costs the function it stands in."""
    assert (by_id["hana"]["status"], by_id["hana"]["score"]) == ("graded", 100.0)
    assert any("was passed over" in note["en"] for note in by_id["hana"]["notes"])
    assert by_id["karl"]["status"] == "graded" and 0 < by_id["karl"]["score"] < 100
    assert any("line 41" in note["en"] for note in by_id["karl"]["notes"])


def test_a_blank_template_earns_nothing_and_is_told_so(by_id):
    assert by_id["gustav"]["score"] == 0
    assert {check["status"] for check in by_id["gustav"]["checks"]} == {"missing"}


def test_a_mistake_costs_its_own_function_and_the_rest_follows_through(by_id):
    chen = by_id["chen"]
    assert {"bc_c", "bc_v"} <= failed(chen)
    assert not failed(chen) & {"fc_c", "fc_v", "cost", "output_delta", "gradient"}
    training = [check for check in chen["checks"] if check["function"] == "bp_online" and check["kind"] == "training"]
    assert training and all(check["status"] == "passed" or check["follow_through"] for check in training)


def test_an_endless_loop_costs_its_own_function(by_id):
    assert {"timeout"} < {check["status"] for check in by_id["ivo"]["checks"]}
    assert failed(by_id["ivo"]) <= {"bp_online", "bp_batch"}


def test_points_add_up(results):
    for submission in results["submissions"]:
        assert submission["max_score"] == 100
        assert submission["score"] == pytest.approx(sum(check["points"] for check in submission["checks"]), abs=0.01)
        assert sum(check["max_points"] for check in submission["checks"]) == pytest.approx(100)


def test_the_table_on_the_screen_has_everyone(graded, by_id):
    assert all(name in graded[1] for name in by_id)
    assert "report.html" in graded[1]


def test_everything_promised_lies_in_the_folder(graded, by_id):
    out = graded[0]
    for name in ("results.json", "grades.csv", "gradebook.sqlite", "report.html"):
        assert (out / name).stat().st_size > 0
    for name in by_id:
        assert (out / "feedback" / f"{name}.html").is_file() and (out / "feedback" / f"{name}.json").is_file()
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.reader(stream))) == len(by_id) + 1


def test_the_same_command_again_runs_nothing_and_gives_the_same(graded, grader, course, results, tmp_path):
    copy = tmp_path / "out"
    shutil.copytree(graded[0], copy)
    again = grader("grade", "hw3_backprop", EXAMPLES, "--out", copy, GRADER_COURSE=str(course))
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("(unchanged)") >= len(results["submissions"]) - 4  # refused ones are read again
    assert json.loads((copy / "results.json").read_text(encoding="utf-8")) == results


def test_reports_can_be_rebuilt_and_exported(graded, grader, here, tmp_path):
    copy = tmp_path / "out"
    shutil.copytree(graded[0], copy)
    page = (copy / "report.html").read_bytes()
    (copy / "report.html").unlink()
    assert grader("report", copy).returncode == 0
    assert (copy / "report.html").read_bytes() == page
    for system in ("csv", "json", "junit", "gradescope", "canvas", "moodle"):
        status, printed, complaint = here("export", copy, "--to", system)
        assert status == 0 and printed.strip(), complaint


def test_a_mark_set_by_hand_wins_and_is_kept(graded, grader, course, tmp_path):
    copy = tmp_path / "out"
    shutil.copytree(graded[0], copy)
    assert grader("mark", copy, "lena", "42", "--why", "sent by mail").returncode == 0
    assert grader("grade", "hw3_backprop", EXAMPLES, "--out", copy, GRADER_COURSE=str(course)).returncode == 0
    marked = {item["id"]: item for item in json.loads((copy / "results.json").read_text())["submissions"]}
    assert marked["lena"]["score"] == 42
    assert grader("mark", copy, "nobody", "42").returncode == 2


def test_a_sandbox_that_is_not_there_stops_grading_unless_told_otherwise(grader, tmp_path):
    """A machine without bubblewrap, made by a PATH without it."""
    work = tmp_path / "class"
    work.mkdir()
    shutil.copy(EXAMPLES / "gustav.py", work)
    stopped = grader("grade", "hw3_backprop", work, "--out", "out", "--sandbox", "bubblewrap", PATH="/nowhere")
    assert stopped.returncode == 3 and "apt install bubblewrap" in stopped.stderr
    forced = grader("grade", "hw3_backprop", work, "--out", "out", "--no-sandbox", PATH="/nowhere")
    assert forced.returncode == 0, forced.stderr
    said = json.loads((tmp_path / "out" / "results.json").read_text())
    assert said["isolated"] is False
    assert " ".join(said["not_isolated"]["en"].split()) in " ".join(forced.stdout.split())


def test_where_bubblewrap_is_not_there_landlock_is_chosen_and_said(grader, tmp_path):
    if not abi():
        pytest.skip("this kernel offers no Landlock")
    work = tmp_path / "class"
    work.mkdir()
    shutil.copy(EXAMPLES / "gustav.py", work)
    done = grader("grade", "hw3_backprop", work, "--out", "out", PATH="/nowhere")
    assert done.returncode == 0, done.stderr
    said = json.loads((tmp_path / "out" / "results.json").read_text())
    assert said["isolated"] is True and "Landlock" in said["not_isolated"]["en"]
    assert "Landlock" in done.stdout
