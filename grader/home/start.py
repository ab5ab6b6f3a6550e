"""A student's first step: the template in the form they like; handout, pictures and data beside it."""

from __future__ import annotations

from pathlib import Path

from grader.course.handout import pictures_of
from grader.course.templates import TEMPLATES
from grader.errors import UsageError
from grader.files import disk_room
from grader.home.data import data_of, fits
from grader.home.one_language import in_one_language
from grader.home.packages import packages_of, with_section
from grader.submission import Form
from grader.text import Language, Text


def start(root: Path, assignment_id: str, form: Form, language: Language | None, to: Path) -> tuple[Path, ...]:
    """Copy the template, the handout and the data of an assignment into a folder, which is made if need be.

    Parameters
    ----------
    root : the course's folder
    assignment_id : which assignment
    form : Python gives ``<id>.py``, notebook ``<id>.ipynb``, MATLAB one ``.m`` file per function
    language : of the handout and of the notebook's cells; None: in every language there is
    to : where to; nothing that is already there is changed

    Returns
    -------
    The files that were written; a handout, a picture of it, or data that stand there already, word for word, are left
    out.

    Raises
    ------
    UsageError
        If there is no such template or handout, or a file of that name, perhaps the student's work, is there.
    """
    templates = _templates(root, assignment_id, form)
    contents = {to / source.name: _template(source, language) for source in templates}
    handouts = _handouts(root, assignment_id, language)
    pictures = dict.fromkeys(picture for handout in handouts for picture in pictures_of(handout))
    beside = {source.name: _handout(root, assignment_id, source) for source in handouts}
    beside |= {source.name: source.read_bytes() for source in pictures}
    data = data_of(root / "assignments" / assignment_id)
    beside |= {name: content for name, content in data.items() if fits(name, form)}
    for name, content in beside.items():
        if not ((to / name).is_file() and (to / name).read_bytes() == content):
            contents[to / name] = content
    for target in contents:
        _require_absent(target)
    with disk_room(to):
        try:
            to.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise UsageError(Text(f"{to} is not a folder; name another one", f"{to} 不是文件夹，请另选一个")) from error
        for target, content in contents.items():
            try:
                with target.open("xb") as file:  # "x": also what appeared since we looked is kept
                    file.write(content)
            except FileExistsError:
                _require_absent(target)
    return tuple(contents)


def _template(source: Path, language: Language | None) -> bytes:
    content = source.read_bytes()
    return in_one_language(content, language) if language and source.suffix == ".ipynb" else content


def _handout(root: Path, assignment_id: str, source: Path) -> bytes:
    """Read a handout, and add what there is when work is graded."""
    language = Language(source.name.split(".")[1])
    return with_section(source.read_bytes(), packages_of(root, assignment_id), language)


def _templates(root: Path, assignment_id: str, form: Form) -> list[Path]:
    folder = root / TEMPLATES / assignment_id / form
    files = sorted(path for path in folder.glob("*") if path.suffix in (".py", ".ipynb", ".m"))
    if not files:
        known = sorted(f"{path.parent.name} ({path.name})" for path in (root / TEMPLATES).glob("*/*/"))
        listed = ", ".join(known) or "-"
        raise UsageError(
            Text(
                f"there is no {form} template for {assignment_id!r}; there are {listed}",
                f"作业 {assignment_id!r} 没有 {form} 形式的模板；现有的模板：{listed}",
            )
        )
    return files


def _handouts(root: Path, assignment_id: str, language: Language | None) -> list[Path]:
    languages = tuple(Language) if language is None else (language,)
    candidates = [root / "assignments" / assignment_id / f"handout.{each}.md" for each in languages]
    found = [path for path in candidates if path.is_file()]
    if not found:
        missing = candidates[0].relative_to(root).as_posix()
        raise UsageError(Text(f"there is no handout {missing} in this course", f"本课程缺少讲义 {missing}"))
    return found


def _require_absent(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise UsageError(
            Text(
                f"{target} exists already and is left as it is; choose another folder with --to, or move it away",
                f"{target} 已经存在，未作任何改动；请用 --to 另选一个文件夹，或先把它移走",
            )
        )
