"""Names that a platform's pattern alone would misread: what they are is told by the class as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.intake import ClassFolder, Entry, class_folder
from tests.intake.handed_in import LIMITS, PYTHON, put, zipped


def read(tmp_path: Path, *names: str) -> ClassFolder:
    return class_folder(put(tmp_path / "class", dict.fromkeys(names, PYTHON)), LIMITS)


def by_id(found: ClassFolder) -> dict[str, Entry]:
    return {entry.id: entry for entry in found.entries}


def nobody(found: ClassFolder) -> list[str]:
    return [each.name for each in found.handed_in.nobody]


def test_a_stray_file_costs_nobody_a_number(tmp_path: Path) -> None:
    found = read(tmp_path, "doejane_4101_90011_hw3.py", "lowei_LATE_4102_90012_hw3-1.py", "readme.txt", "rubric.pdf")
    assert {entry.id: entry.person.number for entry in found.entries} == {"doejane_4101": "4101", "lowei_4102": "4102"}
    assert nobody(found) == ["readme.txt", "rubric.pdf"]


def test_moodle_with_one_student_is_one_student(tmp_path: Path) -> None:
    folder = "Jane Doe_5501_assignsubmission_file"
    (tmp_path / "class.zip").write_bytes(zipped({f"{folder}/a.py": PYTHON, f"{folder}/b.py": PYTHON}))
    (entry,) = class_folder(tmp_path / "class.zip", LIMITS).entries
    assert (entry.id, entry.person.number, entry.person.name) == ("Jane Doe_5501", "5501", "Jane Doe")


def test_the_number_of_a_moodle_group_is_no_participants(tmp_path: Path) -> None:
    found = read(tmp_path, "Team A_12_assignsubmission_file_a.py", "Default group_assignsubmission_file_a.py")
    assert {(entry.person.group, entry.person.number) for entry in found.entries} == {
        ("Team A", ""),
        ("Default group", ""),
    }


def test_a_moodle_file_and_an_online_text_are_one_entry(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Jane Doe_7_assignsubmission_file/a.py", "Jane Doe_7_assignsubmission_onlinetext/onlinetext.html"
    )
    assert [(entry.id, len(entry.parts)) for entry in found.entries] == [("Jane Doe_7", 2)]


def test_numbers_that_only_look_like_canvas_do_not_merge_students(tmp_path: Path) -> None:
    assert set(by_id(read(tmp_path / "a", "cs_2024_001_hw3.py", "cs_2024_002_hw3.py"))) == {
        "cs_2024_001_hw3",
        "cs_2024_002_hw3",
    }
    assert len(read(tmp_path / "b", "group_1_2_final.py", "group_1_3_final.py").entries) == 2
    assert len(read(tmp_path / "c", "zhang_2023_1_hw3.py", "li_2023_2_hw3.py").entries) == 2


def test_a_canvas_name_may_end_in_a_number_and_a_file_begin_with_one(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        *("doejane_4101_90011_hw3.py", "li_2_4102_90012_hw3.py", "wei_4103_90013_2024_hw3.py"),
    )
    assert {entry.person.number for entry in found.entries} == {"4101", "4102", "4103"}


def test_canvas_text_and_link_are_entries_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, "doejane_1_9_hw3.py", "ruizana_LATE_2_text.html", "lowei_3_link.html")
    assert {entry.id: entry.person.late for entry in found.entries} == {
        "doejane_1": False,
        "ruizana_2": True,
        "lowei_3": False,
    }


def test_of_blackboard_attempts_the_latest_counts_and_the_others_are_named(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        *("HW_3_s1_attempt_2026-05-01-10-00-00_hw3.py", "HW_3_s1_attempt_2026-05-01-10-00-00.txt"),
        *("HW_3_s1_attempt_2026-05-02-09-00-00_hw3.py", "HW_3_s2_attempt_2026-05-01-11-00-00.txt"),
    )
    first, second = found.entries
    assert (first.id, first.person.attempt, first.person.submitted) == ("s1", 2, "2026-05-02T09:00:00")
    assert [left.name for left in first.person.left] == ["HW_3_s1_attempt_2026-05-01-10-00-00_hw3.py"]
    assert (second.id, second.parts[0].name) == ("s2", "HW_3_s2_attempt_2026-05-01-11-00-00.txt")


def test_a_blackboard_user_name_with_an_underscore_is_known_from_its_receipt(tmp_path: Path) -> None:
    put(
        tmp_path / "class",
        {
            "HW_3_li_wei_attempt_2026-05-01-10-00-00.txt": b"Name: Li Wei (li_wei)\n",
            "HW_3_li_wei_attempt_2026-05-01-10-00-00_hw3.py": PYTHON,
            "HW_3_de_vos_attempt_2026-05-01-10-00-00_hw3.py": PYTHON,
        },
    )
    assert [entry.id for entry in class_folder(tmp_path / "class", LIMITS).entries] == ["de_vos", "li_wei"]


def test_brightspace_takes_the_second_submission_and_a_time_without_half(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        *("12-34 - Jane Doe - May 1, 2026 1105 PM/hw3.py", "12-34 - Jane Doe - May 2, 2026 905 AM/hw3.py"),
        *("13-34 - Lo Wei - May 1, 2026 2359 - hw3.py", "index.html"),
    )
    assert {entry.id: entry.person.submitted for entry in found.entries} == {
        "Jane Doe_12": "2026-05-02T09:05:00",
        "Lo Wei_13": "2026-05-01T23:59:00",
    }


def test_gradescope_groups_have_all_their_members(tmp_path: Path) -> None:
    put(
        tmp_path / "class",
        {
            "submission_1/hw3.py": PYTHON,
            "submission_metadata.yml": b"submission_1:\n  :submitters:\n  - :name: Jane\n    :sid: '007'\n"
            b"  - :name: Bob\n    :sid: 8\n  :created_at: 2026-05-01 10:00:00 Z\n  :results: !ruby/object {}\n",
        },
    )
    (entry,) = class_folder(tmp_path / "class", LIMITS).entries
    assert entry.id == "submission_1" and entry.person.group == "Jane, Bob"
    assert [(member.name, member.number) for member in entry.person.members] == [("Jane", "007"), ("Bob", "8")]
    assert entry.person.submitted == "2026-05-01T10:00:00+00:00"


def test_google_classroom_copies_of_one_template(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Jane Doe - hw3_backprop.ipynb", "Lo Wei - hw3_backprop.ipynb", "Lo Wei - hw3_backprop (1).ipynb"
    )
    assert {entry.id: [part.name for part in entry.parts] for entry in found.entries} == {
        "Jane Doe": ["hw3_backprop.ipynb"],
        "Lo Wei": ["hw3_backprop.ipynb"],
    }


@pytest.mark.parametrize(
    "names",
    [
        ("2023141460014_张三_作业3.zip", "2023141460015_李四_作业3.zip", "2023141460016_王小明_作业3.py"),
        ("作业3-张三-2023141460014.zip", "作业3-李四-2023141460015.zip", "作业3-王小明-2023141460016.py"),
        ("张三2023141460014.zip", "李四2023141460015.zip", "王小明 2023141460016 第三次作业.py"),
        ("2023141460014+张三+反向传播.zip", "2023141460015 李四 反向传播.zip", "2023141460016王小明.py"),
        ("2023级1班_2023141460014_张三.zip", "2023级1班_2023141460015_李四.zip", "2023级1班_2023141460016_王小明.py"),
    ],
)
def test_chinese_names_are_split_into_number_and_name(tmp_path: Path, names: tuple[str, ...]) -> None:
    found = read(tmp_path, *names)
    assert {(entry.person.number, entry.person.name) for entry in found.entries} == {
        ("2023141460014", "张三"),
        ("2023141460015", "李四"),
        ("2023141460016", "王小明"),
    }
    assert set(by_id(found)) == {name.rsplit(".", 1)[0] for name in names}  # the id is the name, as ever


def test_plain_names_stay_what_they_are(tmp_path: Path) -> None:
    found = read(tmp_path, "s001.py", "li_2024.py", "essay.txt", "grades.csv", "index.html", "rubric.pdf")
    assert set(by_id(found)) == {"s001", "li_2024", "essay.txt"}
    assert nobody(found) == ["grades.csv", "index.html", "rubric.pdf"]
    assert all(not entry.person.number for entry in found.entries)


def test_results_among_the_submissions_are_nobodys(tmp_path: Path) -> None:
    found = read(tmp_path, "s1.py", "s2.py", "out/gradebook.sqlite", "out/feedback/s1.html")
    assert set(by_id(found)) == {"s1", "s2"}
    assert nobody(found) == ["out"]
