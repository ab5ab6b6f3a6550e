"""An archive that grades one assignment on another system: this grader, the course, the scripts that run them."""

from __future__ import annotations

import io
import re
import secrets
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

from grader.course.folder import Course
from grader.errors import UsageError
from grader.files import write_whole
from grader.packaging.system import System
from grader.packaging.wheel import EPOCH, wheel
from grader.text import text

EXECUTABLE = 0o100755 << 16
CLOSED = 0o100600 << 16
SHARED = "*.py"  # modules that assignments share
TARRED = (".tar.gz", ".tgz")


def package(system: System, course: Course, assignment_id: str, to: Path, seed: str | None = None) -> tuple[str, ...]:
    """Write the archive that grades an assignment on another system.

    Parameters
    ----------
    seed : of the hidden inputs, the same for all students; by default one that nobody can guess
    to : the archive, ``.zip`` (or ``.tar.gz`` for CI); one that is there already is replaced

    Returns
    -------
    The names in the archive, in order.

    Raises
    ------
    UsageError
        If there is no such assignment, the archive is to be of another kind, or it cannot be written there.
    """
    if not to.name.lower().endswith((".zip", *TARRED)):
        raise UsageError(
            text(
                f"{to.name}: the archive is a .zip, or a .tar.gz; name it so",
                f"{to.name}：这里写出的是 .zip 或 .tar.gz 文件；请用这样的文件名",
            )
        )
    contents = FILES[system](course, assignment_id)
    contents["seed.txt"] = f"{seed or secrets.token_hex(16)}\n".encode()
    name, content = wheel()
    contents[name] = content
    contents |= {f"course/{name}": content for name, content in _course(course, assignment_id).items()}
    packed = _tar(contents) if to.name.lower().endswith(TARRED) else _zip(contents)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        write_whole(to, packed)
    except OSError as error:
        raise UsageError(text(f"{to} cannot be written: {error}", f"无法写入 {to}：{error}")) from error
    return tuple(contents)


def _course(course: Course, assignment_id: str) -> dict[str, bytes]:
    """Gather what grading one assignment needs of the course: no other homework, nothing that was handed out."""
    folder = course.folder(assignment_id)
    root = course.root
    paths = [path for path in root.glob("*.toml") if path.name not in ("pyproject.toml", "course.toml")]
    paths += (root / "assignments").glob(SHARED)
    paths += (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    paths += (root / "reference" / "python").glob(f"{assignment_id}.py")
    paths += (root / "reference" / "matlab" / assignment_id).glob("*.m")
    contents = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}
    settings = (root / "course.toml").read_text(encoding="utf-8")
    one = re.sub(r"^assignments\s*=\s*\[[^\]]*\]", f'assignments = ["{assignment_id}"]', settings, flags=re.MULTILINE)
    return {"course.toml": one.encode(), **contents}


def _gradescope(course: Course, assignment_id: str) -> dict[str, bytes]:
    return {name: _script(name, assignment_id) for name in ("setup.sh", "run_autograder")}


def _ci(course: Course, assignment_id: str) -> dict[str, bytes]:
    names = ("grade.sh", "setup.sh", "gitlab-ci.yml", "github-workflow.yml", "README.md")
    return {name: _script(f"ci-{name}" if name != "setup.sh" else name, assignment_id) for name in names}


FILES: Mapping[System, Callable[[Course, str], dict[str, bytes]]] = {System.GRADESCOPE: _gradescope, System.CI: _ci}


def _script(name: str, assignment_id: str) -> bytes:
    source = (resources.files("grader.packaging") / "files" / name).read_text("utf-8")
    return source.replace("@ASSIGNMENT@", assignment_id).encode()


def _mode(name: str) -> int:
    if name.endswith(".sh") or name == "run_autograder":
        return EXECUTABLE
    return CLOSED


def _zip(contents: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose modes these are
            entry.external_attr = _mode(name)
            archive.writestr(entry, content)
    return stream.getvalue()


def _tar(contents: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in contents.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), (_mode(name) >> 16) & 0o777
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()
