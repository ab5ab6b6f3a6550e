"""What a grading run leaves in its folder, and what it clears away."""

from __future__ import annotations

from pathlib import Path

from grader.files import sweep


def test_what_a_killed_writer_left_is_swept_away_but_not_behind_a_link(tmp_path: Path) -> None:
    behind = tmp_path / "behind"
    folder = tmp_path / "out"
    for place in (behind, folder):
        place.mkdir()
        (place / ".report.html.1234.part").write_text("half")
        (place / "kept.part").write_text("whole")
    (tmp_path / "link").symlink_to(behind)
    for place in (folder, tmp_path / "link", tmp_path / "absent"):
        sweep(place)
    assert [path.name for path in folder.iterdir()] == ["kept.part"]
    assert len(list(behind.iterdir())) == 2
