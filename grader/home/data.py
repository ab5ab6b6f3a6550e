"""The data that students work on, laid beside their template: files of the assignment, and files that it makes.

What stands in ``assignments/<id>/data/`` is handed out as it is. Where ``make_data.py`` stands beside that folder, what
its ``make_data()`` gives, bytes by file name, is handed out too: so a course need not keep what another package holds.
"""

from __future__ import annotations

from pathlib import Path

from grader.checks.assignment import load_file
from grader.errors import AssignmentError
from grader.submission import Form

FOLDER, MAKER = "data", "make_data"


def data_of(folder: Path) -> dict[str, bytes]:
    """Give the data of the assignment in this folder: contents by file name, in order.

    Raises
    ------
    AssignmentError
        If its ``make_data.py`` does not give bytes by plain names, or a name that ``data/`` has already.
    """
    found = [path for path in (folder / FOLDER).glob("*") if path.is_file()]
    contents = {path.name: path.read_bytes() for path in found if not path.name.startswith((".", "__"))}
    maker = folder / f"{MAKER}.py"
    if maker.is_file():
        made: dict[str, bytes] = getattr(load_file(maker).module, MAKER, dict)()
        for name, content in made.items():
            if name in contents or Path(name).name != name or not isinstance(content, bytes):
                raise AssignmentError(f"{maker}: expected bytes by the plain name of a new file, found {name!r}")
        contents |= made
    return dict(sorted(contents.items()))


def fits(name: str, form: Form) -> bool:
    """Tell whether a file goes with work in this form: code of the other language does not."""
    return not name.endswith(".py" if form is Form.MATLAB else ".m")
