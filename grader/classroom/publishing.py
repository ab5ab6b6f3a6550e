"""The files that a grading run leaves beside its gradebook."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from grader.files import disk_room, sweep, write_whole
from grader.gradebook.results import Results
from grader.gradebook.results_file import results_pieces
from grader.text import Language

RESULTS = "results.json"
GRADES = "grades.csv"


def prepare() -> None:
    """Load what writes the files, while others grade; `publish` does it otherwise."""
    from grader.report.pages import prepare as prepare_pages

    import_module("grader.report.writing")
    import_module("grader.export")
    prepare_pages()


def publish(results: Results, out: Path, language: Language) -> Path:
    """Write ``results.json``, ``grades.csv``, ``report.html`` and ``feedback/``; give the path of the report.

    The caller holds the folder's lock: what a killed run left unfinished is swept away.

    Raises
    ------
    MachineError
        If the disk is full; the marks are in the gradebook all the same.
    """
    from grader.export import export_pieces
    from grader.report import FEEDBACK, write_reports  # heavy: templates and formulas

    for folder in (out, out / FEEDBACK):
        sweep(folder)
    write_whole(out / RESULTS, results_pieces(results))
    (table,) = export_pieces(results, "csv").values()
    write_whole(out / GRADES, table)
    with disk_room(out):
        return write_reports(results, out, language)
