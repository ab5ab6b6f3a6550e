"""Every attack in one class with three honest students, graded in the real sandbox: nobody gains, nobody is harmed."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from grader.export import export
from grader.gradebook.results import Results
from grader.gradebook.results_file import read_results_json
from tests.attacks.campaign import ASSIGNMENT, HONEST, ROOT, Campaign, run
from tests.attacks.collection import Attack, attacks
from tests.conftest import require

ATTACKS = attacks()
MEMORY_MB = 1024  # of the grader's processes; measured: 330, most of it libraries

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("attacked")


@pytest.fixture(scope="module")
def campaign(folder: Path) -> Campaign:
    require("bwrap", "octave-cli")
    return run(ATTACKS, folder)


def test_the_collection_is_large_and_each_attack_says_what_it_tries() -> None:
    names = [attack.id for attack in ATTACKS]
    assert len(names) == len(set(names)) >= 50
    assert all(attack.tries.startswith("t") and attack.gets.endswith(".") for attack in ATTACKS)
    forms = Counter(name.partition("_")[0] for name in names)
    assert forms["python"] >= 50 and forms["octave"] >= 10 and forms["notebook"] >= 5


def test_the_command_ends_as_if_nothing_had_happened(campaign: Campaign) -> None:
    assert campaign.status == 0
    assert "Traceback" not in campaign.printed


def test_honest_students_among_them_keep_every_mark(campaign: Campaign) -> None:
    assert {name: campaign.results[name]["score"] for name in HONEST} == dict.fromkeys(HONEST, 100.0)


def test_no_submission_is_missing_from_the_results(campaign: Campaign) -> None:
    assert not campaign.lost
    assert len(campaign.results) == len(ATTACKS) + len(HONEST)


def test_no_mark_is_gained(campaign: Campaign) -> None:
    assert not campaign.gained


def test_nothing_is_found_that_is_worth_finding(campaign: Campaign) -> None:
    assert not campaign.stolen


def test_nothing_is_broken(campaign: Campaign) -> None:
    assert not campaign.harmed


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: ascii(attack.id))
def test_each_attack_ends_as_it_must(campaign: Campaign, attack: Attack) -> None:
    result = campaign.results[attack.id]
    assert attack.status in ("*", result["status"]), result["message"]
    assert set(attack.ends) <= {check["status"] for check in result["checks"]}
    if result["status"] != "graded":
        assert result["message"]["en"] and result["message"]["zh"]


def test_nothing_runs_afterwards_and_nothing_lies_about(campaign: Campaign) -> None:
    assert not campaign.processes
    assert not campaign.files


def test_the_graders_own_memory_stays_bounded(campaign: Campaign) -> None:
    assert campaign.peak_mb < MEMORY_MB


def test_no_students_text_becomes_markup_a_formula_or_a_command_of_the_terminal(campaign: Campaign) -> None:
    assert not campaign.injected


@pytest.fixture(scope="module")
def results(campaign: Campaign, folder: Path) -> Results:
    return read_results_json((folder / "out" / "results.json").read_bytes())


@pytest.mark.parametrize("system", ["csv", "json", "junit", "gradescope", "canvas", "moodle"])
def test_every_export_can_be_read(results: Results, system: str) -> None:
    for name, content in export(results, system).items():
        if name.endswith(".xml"):
            ElementTree.fromstring(content)
        elif name.endswith(".json"):
            json.loads(content)
        elif name.endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
        assert ".." not in PurePosixPath(name).parts and not name.startswith("/")


@pytest.mark.usefixtures("campaign")
def test_the_results_follow_the_published_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "grader" / "gradebook" / "results.schema.json").read_text(encoding="utf-8"))
    results = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(results, schema)
    assert results["assignment"] == ASSIGNMENT and results["isolated"] is True
