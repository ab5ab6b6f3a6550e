"""What the files of a course may import of each other."""

from __future__ import annotations

import sys

from grader.checks.assignment import load_assignment, load_file
from grader.course.folder import load_course
from tests.course.course_files import write_course


def test_a_module_in_the_folder_above_is_shared_by_all_assignments_and_by_no_other_course(tmp_path):
    for course, number in (("one", 1), ("two", 2)):
        folder = tmp_path / course / "hw"
        folder.mkdir(parents=True)
        (folder.parent / "shared_numbers.py").write_text(f"NUMBER = {number}\n")
        (folder / "public_checks.py").write_text("from shared_numbers import NUMBER\n")
    loaded = [load_file(tmp_path / course / "hw" / "public_checks.py") for course in ("one", "two")]
    assert [file.module.NUMBER for file in loaded] == [1, 2]
    assert [path.name for path in loaded[0].shared] == ["shared_numbers.py"]
    assert "shared_numbers" not in sys.modules


def test_an_edit_of_a_shared_module_counts_for_the_checks_that_import_it_alone(tmp_path):
    course = write_course(tmp_path)
    shared, name = course / "assignments" / "shared_numbers.py", load_course(course).assignments[0]
    public = course / "assignments" / name / "public_checks.py"
    public.write_text("import shared_numbers\n" + public.read_text())

    def fingerprints(text: str) -> dict[str, str]:
        shared.write_text(text)
        return {check.id: check.fingerprint for check in load_assignment(load_course(course), name).checks}

    before, after = fingerprints("NUMBER = 1\n"), fingerprints("NUMBER = 2\n")
    changed = {check for check in before if before[check] != after[check]}
    public_ids = {check.id for check in load_assignment(load_course(course), name).public_checks}
    assert changed == public_ids != set(before)


def test_checks_may_be_split_by_theme_and_an_edit_of_one_counts_for_it_alone(tmp_path):
    course = write_course(tmp_path)
    name = load_course(course).assignments[0]
    folder = course / "assignments" / name
    whole = {check.id for check in load_assignment(load_course(course), name).checks}
    (folder / "all_checks.py").write_text((folder / "hidden_checks.py").read_text())
    (folder / "hidden_checks.py").write_text("import all_checks\n\nTHEMES = (all_checks,)\n")

    def fingerprints() -> dict[str, str]:
        return {check.id: check.fingerprint for check in load_assignment(load_course(course), name).checks}

    before = fingerprints()
    assert before.keys() == whole
    edited = (folder / "all_checks.py").read_text().replace("1e300", "1e299")
    (folder / "all_checks.py").write_text(edited)
    after = fingerprints()
    assert {check for check in before if before[check] != after[check]} == {"double.large"}
