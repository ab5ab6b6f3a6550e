"""Templates cut from references: what is handed out is what is asked for, less the solution.

Every file is a function of the reference alone, so that a template that is out of step can be seen.
"""

from __future__ import annotations

from pathlib import Path

from grader.course.templates.gaps import BLANK
from grader.course.templates.matlab import cut_matlab
from grader.course.templates.matlab import gaps_in as matlab_gaps
from grader.course.templates.python import cut_python
from grader.errors import AssignmentError

__all__ = ["BLANK", "TEMPLATES", "cut", "stale", "write"]

TEMPLATES = Path("student_templates")
REFERENCE = Path("reference")


def cut(root: Path) -> dict[Path, bytes]:
    """Cut the templates of every assignment that has a reference.

    Parameters
    ----------
    root : the course's folder

    Returns
    -------
    The content of each file under ``student_templates/``, by its path relative to ``root``, in order.

    Raises
    ------
    AssignmentError
        If a reference file cannot be read, or its gaps are not sound; the message names file and line.
    """
    files: dict[Path, bytes] = {}
    for source in sorted((root / REFERENCE / "python").glob("*.py")):
        assignment = source.stem
        template, notebook = cut_python(_read(source), assignment, _name(source, root))
        files[TEMPLATES / assignment / "python" / f"{assignment}.py"] = template.encode()
        files[TEMPLATES / assignment / "notebook" / f"{assignment}.ipynb"] = notebook.encode()
    for folder in sorted((root / REFERENCE / "matlab").glob("*/")):
        sources = sorted(folder.glob("*.m"))
        if sources and not any(matlab_gaps(_read(source), _name(source, root)) for source in sources):
            raise AssignmentError(
                f"{_name(folder, root)}: there is no gap; mark what students are to write with % <gap>"
            )
        for source in sources:
            template = cut_matlab(_read(source), _name(source, root))
            files[TEMPLATES / folder.name / "matlab" / source.name] = template.encode()
    return dict(sorted(files.items()))


def write(root: Path) -> tuple[Path, ...]:
    """Bring ``student_templates/`` in step with the references; files that no reference stands behind go.

    Returns
    -------
    The files that were written or removed, relative to ``root``.
    """
    files = cut(root)
    changed = _differing(root, files)
    for path in changed:
        target = root / path
        if path in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
        else:
            target.unlink()
    return changed


def stale(root: Path) -> tuple[Path, ...]:
    """List the files under ``student_templates/`` that are missing, differ from the references, or are extra."""
    return _differing(root, cut(root))


def _differing(root: Path, files: dict[Path, bytes]) -> tuple[Path, ...]:
    present = {path.relative_to(root) for path in (root / TEMPLATES).rglob("*") if _counts(path)}
    differing = {
        path for path, content in files.items() if path not in present or (root / path).read_bytes() != content
    }
    return tuple(sorted(differing | (present - files.keys())))


def _counts(path: Path) -> bool:
    """Tell a template from what an editor, Jupyter or Python leaves beside it."""
    return path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in path.parts[-3:])


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(f"{path} cannot be read: {error}") from error
