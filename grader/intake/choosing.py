"""Which of a student's files counts.

1. What whoever grades picked.
2. `<assignment>.py` or `<assignment>.ipynb` (whatever the case), where the fewest folders are around it; or .m files
   that define functions of the assignment. One of these, or the submission is refused.
3. Else the only .py, .ipynb or set of .m files; of several, the only one that defines functions of the assignment.
4. Else the submission is refused, with a list of what was found.

A file and its copy ("work (1).py", "work-final.py") or export (a .py beside the .ipynb of its name) are no two
candidates. Where they define the same, it is no matter which is taken. Where they differ, a note says which was taken
and why: the one in which more of what is asked for is filled in, if the other holds none of it; else the one with the
name that was asked for, or with no mark of a copy; else the notebook, whose exports grow stale.

Of .m files all count, and with them a notebook in an Octave or MATLAB kernel. Those with the fewest folders around them
come first; a deeper one of the same name (an older copy) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.errors import SubmissionRefused
from grader.intake.files import ARCHIVES, Found, listing
from grader.intake.notebook import is_matlab_notebook
from grader.intake.sameness import Definitions, definitions, is_copy, plain_stem
from grader.limits import Limits
from grader.submission import Form
from grader.text import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The file, or the .m files, that count."""

    form: Form
    files: tuple[Found, ...]
    notes: tuple[Text, ...] = ()


FORMS = {".py": Form.PYTHON, ".ipynb": Form.NOTEBOOK}


def choose(
    found: Sequence[Found], assignment_id: str, functions: Collection[str], limits: Limits, picked: str | None = None
) -> Choice:
    """Choose the file that counts.

    Parameters
    ----------
    found : all files of the submission
    assignment_id : the name that the file should have
    functions : the names that the assignment asks for
    limits : bounds on reading a notebook, which is compared with its export
    picked : the name of the file that whoever grades wants; of a .m file, its folder counts

    Raises
    ------
    SubmissionRefused
        If none counts, or more than one could, or the one that was picked is not there.
    """
    if picked is not None:
        return _picked(found, picked, functions, assignment_id)
    cells = _matlab_notebook(found, functions, assignment_id)
    single = [file for file in found if file.suffix in FORMS and file not in cells]
    matlab = [file for file in found if file.suffix == ".m"] + cells[:1]
    named = [file for file in single if file.base.lower() == assignment_id.lower() + file.suffix]
    named = [file for file in named if file.depth == min(file.depth for file in named)]
    defining = [file for file in single if defines_any([file], functions)]
    matlab_counts = bool(matlab) and (not single or defines_any(matlab, functions))

    if matlab_counts and not named:
        return _matlab(matlab, functions, assignment_id)
    if named and matlab_counts:
        raise _refused(SEVERAL, [*named, *matlab], assignment_id)
    if named:
        copies = [
            file
            for file in defining
            if file not in named and plain_stem(file.base) == plain_stem(f"{assignment_id}.py")
        ]
        best = _best(named, copies, functions, limits)
    elif len(single) == 1 and not matlab:
        return _one(single[0])
    else:
        best = _best(defining, [], functions, limits)
    if best is not None:
        return best
    if single:
        raise _refused(SEVERAL, [*(named or single), *([] if named else matlab)], assignment_id)
    raise _refused(NONE, found, assignment_id)


def _matlab_notebook(found: Sequence[Found], functions: Collection[str], assignment_id: str) -> list[Found]:
    """Give the notebooks in an Octave or MATLAB kernel, the one that counts first: it stands beside the .m files."""
    cells = [file for file in found if file.suffix == ".ipynb" and is_matlab_notebook(file.content or b"", file.name)]
    named = [file for file in cells if file.base.lower() == f"{assignment_id.lower()}.ipynb"]
    defining = [file for file in cells if defines_any([file], functions)]
    best = next((some for some in (named, defining, cells) if some), [])
    if len(best) > 1:
        raise _refused(SEVERAL, best, assignment_id)
    return [*best, *(file for file in cells if file not in best)]


def _picked(found: Sequence[Found], picked: str, functions: Collection[str], assignment_id: str) -> Choice:
    """Take the file that whoever grades named: as it is listed, or by its last part where that is enough."""
    wanted = picked.strip("/")
    files = [file for file in found if file.suffix in (*FORMS, ".m")]
    hits = [file for file in files if file.name == wanted] or [
        file for file in files if wanted in (file.base, file.handed_in_as)
    ]
    inside = [file for file in files if file.suffix == ".m" and file.name.startswith(f"{wanted}/")]
    said = (PICKED.format(name=picked),)
    if inside and not hits:
        choice = _matlab(inside, functions, assignment_id)
    elif len(hits) == 1 and hits[0].suffix == ".m":
        beside = [file for file in files if file.suffix == ".m" and file.name.startswith(hits[0].folder)]
        choice = _matlab(beside, functions, assignment_id)
    elif len(hits) == 1 and is_matlab_notebook(hits[0].content or b"", hits[0].name):
        choice = _matlab(hits, functions, assignment_id)
    elif len(hits) == 1:
        choice = _one(hits[0])
    else:
        raise SubmissionRefused(NOT_THERE.format(picked=picked, found=listing(found)))
    return replace(choice, notes=(*choice.notes, *said))


def _best(files: Sequence[Found], copies: Sequence[Found], functions: Collection[str], limits: Limits) -> Choice | None:
    """Choose among files that are copies or exports of one work; None where they are not.

    Parameters
    ----------
    files : the candidates
    copies : further files, which count only if none of the candidates has anything filled in
    """
    whole = [file for file in (*files, *copies) if file.content is not None]
    whole.sort(key=lambda file: file.suffix != ".py")
    if not files or len(whole) < 2:
        return _one(files[0]) if len(files) == 1 else None
    known = {file.name: definitions(file, functions, limits) for file in whole}
    own = [file for file in whole if file in files] or whole
    if not any(known[file.name].filled for file in own) and any(known[file.name].filled for file in copies):
        own = [file for file in whole if file in copies]
        why = FILLED
    else:
        why = NAMED if copies else NOTEBOOK
    different = [file for file in own if not known[file.name].same(known[own[0].name])]
    if different:
        if len({(file.folder, plain_stem(file.base)) for file in own}) > 1:
            return None  # two works, not a work and its copy
        own, why = _preferred(own, known)
        if not own:
            return None
    best = own[0]
    others = [file for file in whole if not known[file.name].same(known[best.name])]
    if not others:
        return _one(best)
    names = ", ".join(file.name for file in others)
    return replace(_one(best), notes=(OTHERS.format(name=best.name, others=names) + why,))


def _preferred(files: Sequence[Found], known: Mapping[str, Definitions]) -> tuple[list[Found], Text]:
    """Choose between a work and its copies or exports that differ; none where nothing tells them apart."""
    readable = [file for file in files if known[file.name].readable]
    if len(readable) == 1:
        return readable, READABLE
    filled = [file for file in files if known[file.name].filled]
    if len(filled) == 1:
        return filled, FILLED
    plain = [file for file in files if not is_copy(file.base)]
    if len(plain) == 1:
        return plain, PLAIN
    notebooks = [file for file in plain or files if file.suffix == ".ipynb"]
    return (notebooks, NOTEBOOK) if len(notebooks) == 1 else ([], NOTEBOOK)


def defines_any(files: Sequence[Found], functions: Collection[str]) -> bool:
    """Whether files define a function of the assignment, in whatever case, as far as their text shows."""
    folded = {name.casefold() for name in functions}
    return any(name.casefold() in folded for file in files for name in defined(file))


def defined(file: Found) -> set[str]:
    """Return the names of functions that a file seems to define; a look at its bytes, not a parse."""
    content = file.content or b""
    if file.suffix == ".m":
        stem = file.base[: -len(".m")]
        return {stem, *(name.decode() for name in MATLAB_FUNCTION.findall(content))}
    if file.suffix == ".ipynb":
        found = NOTEBOOK_FUNCTION.findall(content)
        if is_matlab_notebook(content, file.name):
            found += NOTEBOOK_MATLAB_FUNCTION.findall(content)
    else:
        found = PYTHON_FUNCTION.findall(content)
    return {name.decode() for name in found}


# A file's size bounds what these cost: no quantifier follows another that matches the same bytes.
PYTHON_FUNCTION = re.compile(rb"^def[ \t]+([A-Za-z_]\w*)[ \t]*\(", re.MULTILINE)
NOTEBOOK_FUNCTION = re.compile(rb"(?:\"|\\n)def +([A-Za-z_]\w*) *\(")
NOTEBOOK_MATLAB_FUNCTION = re.compile(rb"(?:\"|\\n)function [^\r\n=(%#\"\\]*=? *([A-Za-z]\w*)")
MATLAB_FUNCTION = re.compile(rb"^[ \t]*function\b(?:[^\r\n=(%#]*=)?[ \t]*([A-Za-z]\w*)", re.MULTILINE)


def _one(file: Found) -> Choice:
    if file.content is None:
        raise SubmissionRefused(CLOSED.format(name=file.handed_in_as or file.name, why=file.trouble))
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
OTHERS = text(
    "{name} was graded; {others} defines something else and was left out, since ",
    "评分所用的文件是 {name}；{others} 中的定义与它不同，未使用，因为",
)
NAMED = text("the one that was taken has the name that was asked for.", "所用文件的名字正是要求的名字。")
FILLED = text("only the one that was taken has any of the functions filled in.", "只有所用的文件填写了要求的函数。")
READABLE = text("the other one cannot be read.", "另一个文件无法读取。")
PLAIN = text("its name says that it is a copy.", "从名字看它是副本。")
NOTEBOOK = text(
    "an export of a notebook does not follow what is changed in it later.",
    "导出的文件不会随 Notebook 之后的修改而更新。",
)
PICKED = text("{name} was picked by whoever grades.", "评分所用的文件 {name} 由教师指定。")
NOT_THERE = text(
    "{picked} was picked by whoever grades, but there is no such file (found: {found}); pick another one.",
    "教师指定的文件 {picked} 不存在，或不止一个（找到的内容：{found}）；请重新指定。",
)
COPY = text(
    "{left} was left out, since {kept} bears the same name and lies nearer to the top.",
    "{left} 未使用，因为更靠近顶层的 {kept} 与它同名。",
)
HINTS = (
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
