"""Which of a student's files counts.

1. `<assignment>.py` or `<assignment>.ipynb` (whatever the case), where the fewest folders are around it; or .m files
   that define functions of the assignment. One of these, or the submission is refused: a .py and a .ipynb of the same
   name are two candidates, even if one was exported from the other, since nobody can tell which is newer.
2. Else the only .py, .ipynb or set of .m files; of several, the only one that defines functions of the assignment.
3. Else the submission is refused, with a list of what was found.

Of .m files all count. Those with the fewest folders around them come first; a deeper one of the same name (an older
copy) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.errors import SubmissionRefused
from grader.intake.files import ARCHIVES, Found, listing
from grader.submission import Form
from grader.text import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The file, or the .m files, that count."""

    form: Form
    files: tuple[Found, ...]
    notes: tuple[Text, ...] = ()


FORMS = {".py": Form.PYTHON, ".ipynb": Form.NOTEBOOK}


def choose(found: Sequence[Found], assignment_id: str, functions: Collection[str]) -> Choice:
    """Choose the file that counts.

    Parameters
    ----------
    found : all files of the submission
    assignment_id : the name that the file should have
    functions : the names that the assignment asks for

    Raises
    ------
    SubmissionRefused
        If none counts, or more than one could.
    """
    single = [file for file in found if file.suffix in FORMS]
    matlab = [file for file in found if file.suffix == ".m"]
    named = [file for file in single if file.base.lower() == assignment_id.lower() + file.suffix]
    named = [file for file in named if file.depth == min(file.depth for file in named)]
    defining = [file for file in single if defines_any([file], functions)]
    matlab_counts = bool(matlab) and (not single or defines_any(matlab, functions))

    if matlab_counts and not named:
        return _matlab(matlab, functions, assignment_id)
    if len(named) == 1 and not matlab_counts:
        return _one(named[0])
    if named:
        raise _refused(SEVERAL, [*named, *(matlab if matlab_counts else ())], assignment_id)
    if len(single) == 1 and not matlab:
        return _one(single[0])
    if len(defining) == 1:
        return _one(defining[0])
    if single:
        raise _refused(SEVERAL, [*single, *matlab], assignment_id)
    raise _refused(NONE, found, assignment_id)


def defines_any(files: Sequence[Found], functions: Collection[str]) -> bool:
    """Whether files define a function of the assignment, as far as their text shows."""
    return any(defined(file) & set(functions) for file in files)


def defined(file: Found) -> set[str]:
    """Return the names of functions that a file seems to define; a look at its bytes, not a parse."""
    content = file.content or b""
    if file.suffix == ".m":
        stem = file.base[: -len(".m")]
        return {stem, *(name.decode() for name in MATLAB_FUNCTION.findall(content))}
    pattern = NOTEBOOK_FUNCTION if file.suffix == ".ipynb" else PYTHON_FUNCTION
    return {name.decode() for name in pattern.findall(content)}


# A file's size bounds what these cost: no quantifier follows another that matches the same bytes.
PYTHON_FUNCTION = re.compile(rb"^def[ \t]+([A-Za-z_]\w*)[ \t]*\(", re.MULTILINE)
NOTEBOOK_FUNCTION = re.compile(rb"(?:\"|\\n)def +([A-Za-z_]\w*) *\(")
MATLAB_FUNCTION = re.compile(rb"^[ \t]*function\b(?:[^\r\n=(%#]*=)?[ \t]*([A-Za-z]\w*)", re.MULTILINE)


def _one(file: Found) -> Choice:
    if file.content is None:
        raise SubmissionRefused(CLOSED.format(name=file.name, why=file.trouble))
    return Choice(form=FORMS[file.suffix], files=(file,))


def _matlab(files: Sequence[Found], functions: Collection[str], assignment_id: str) -> Choice:
    """Take all .m files, the shallowest of each name."""
    kept: dict[str, Found] = {}
    notes = []
    for file in sorted(files, key=lambda file: (file.depth, file.name)):
        first = kept.setdefault(file.base, file)
        if first is file:
            continue
        if first.depth == file.depth and defines_any([file], functions):
            raise _refused(SEVERAL, [first, file], assignment_id)
        notes.append(COPY.format(left=file.name, kept=first.name))
    if all(file.content is None for file in kept.values()):
        return _one(files[0])  # says what is the matter with it
    return Choice(form=Form.MATLAB, files=tuple(kept.values()), notes=tuple(notes))


def _refused(message: Text, files: Sequence[Found], assignment_id: str) -> SubmissionRefused:
    hints = [hint for endings, hint in HINTS if any(file.base.lower().endswith(endings) for file in files)]
    said = message.format(found=listing(files), assignment=assignment_id)
    return SubmissionRefused(Text.join([said, *hints]))


# -------------------------------------------------------------------------------------------------------- messages

CLOSED = text("{name} cannot be graded: {why}.", "{name} 无法评分：{why}。")
NONE = text(
    "There is nothing to grade (found: {found}). Hand in {assignment}.py, {assignment}.ipynb or your .m files.",
    "没有可评分的文件（找到的内容：{found}）。请提交 {assignment}.py、{assignment}.ipynb 或你的 .m 文件。",
)
SEVERAL = text(
    "More than one file could count ({found}). Hand in only one of them, named {assignment}.py or "
    "{assignment}.ipynb, or your .m files alone.",
    "有多个文件都可能是作业（{found}）。请只保留其中一个，"
    "命名为 {assignment}.py 或 {assignment}.ipynb，或者只提交 .m 文件。",
)
COPY = text(
    "{left} was left out, since {kept} bears the same name and lies nearer to the top.",
    "{left} 未使用，因为更靠近顶层的 {kept} 与它同名。",
)
HINTS = (
    (
        (".mlx",),
        text("Save live scripts (.mlx) as plain .m files.", "实时脚本（.mlx）请另存为普通的 .m 文件。"),
    ),
    (
        (".rar", ".7z"),
        text("Pack .rar and .7z archives as .zip instead.", ".rar 或 .7z 压缩包请改为 .zip 格式。"),
    ),
    (
        ARCHIVES,
        text(
            "An archive within an archive is opened once, and only if it is alone.",
            "压缩包中的压缩包只会再打开一层，且必须是其中唯一的压缩包。",
        ),
    ),
)
