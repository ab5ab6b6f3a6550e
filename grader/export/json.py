"""``results.json`` as it is, for programs."""

from __future__ import annotations

from grader.export.rows import Files, Options
from grader.gradebook.results import Results
from grader.gradebook.results_file import results_pieces
from grader.text import Language


def export(results: Results, language: Language, options: Options) -> Files:
    """Write the machine's view; it holds both languages."""
    return {"results.json": results_pieces(results)}
