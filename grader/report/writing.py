"""The pages on disk: whole or not at all, and never outside their folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.errors import UsageError
from grader.files import side_by_side, write_whole
from grader.gradebook.results import Results, SubmissionResult
from grader.report.harmless import harmless_json
from grader.report.naming import FEEDBACK, file_names
from grader.report.pages import class_pieces, render_student
from grader.text import Language, text


def write_reports(results: Results, out: Path, language: Language) -> Path:
    """Write ``report.html`` and, for each student, ``feedback/<id>.html`` and ``feedback/<id>.json``.

    Parameters
    ----------
    out : the folder of the grading run; made if absent
    language : which language the pages open in; they hold both

    Returns
    -------
    report : the path of ``report.html``

    Raises
    ------
    UsageError
        If ``feedback`` in ``out`` is a link or no folder, or if one of the files is a folder.
    """
    out.mkdir(parents=True, exist_ok=True)
    feedback = _own_folder(out / FEEDBACK)
    names = file_names(submission.id for submission in results.submissions)
    with side_by_side() as write:
        for submission in results.submissions:
            name = names[submission.id]
            write(feedback / f"{name}.html", render_student(results, submission, language).encode(errors="replace"))
            write(feedback / f"{name}.json", student_json(results, submission).encode(errors="replace"))
    pieces = (piece.encode(errors="replace") for piece in class_pieces(results, language))
    return write_whole(out / "report.html", pieces)


def student_json(results: Results, submission: SubmissionResult) -> str:
    """Write one student's results as JSON, without the seed and without anybody else."""
    named = {check.mistake for check in submission.checks}
    return harmless_json(
        msgspec.to_builtins(
            {
                "schema": results.schema,
                "assignment": results.assignment,
                "title": results.title,
                "grader": results.grader,
                "mistakes": {id: said for id, said in results.mistakes.items() if id in named},
                "submission": submission,
            }
        )
    )


def _own_folder(folder: Path) -> Path:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(
            text(
                f"{folder} is a link or a file, and reports are written to folders of their own alone; "
                "move it away and run the command again",
                f"{folder} 是链接或文件，而报告只写入自己的文件夹；请把它移走后重新运行命令",
            )
        )
    folder.mkdir(exist_ok=True)
    return folder
