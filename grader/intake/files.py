"""What a student handed in, as named bytes; nothing of it believed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from grader.errors import SubmissionRefused
from grader.intake.naming import TOLD, is_junk
from grader.limits import Limits
from grader.text import NOTHING, Text, text

SOURCES = (".py", ".ipynb", ".m", ".mlx")
ARCHIVES = (".zip", ".tar.gz", ".tgz")
MAX_DEPTH = 16  # folders within folders
KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file of a submission; where ``content`` is None it was not read, and ``trouble`` may say why."""

    name: str  # relative, with "/", fit to be shown
    size: int
    content: bytes | None = None
    trouble: Text = NOTHING
    handed_in_as: str = ""  # its own name, where the ending hid what it is (``.py.txt``)

    @property
    def suffix(self) -> str:
        """The ending of the name that says what the file is, in small letters; nothing for data."""
        name = self.name.lower()
        return next((known for known in (*SOURCES, *ARCHIVES) if name.endswith(known)), "")

    @property
    def depth(self) -> int:
        """How many folders the file lies in."""
        return self.name.count("/")

    @property
    def folder(self) -> str:
        """The folder the file lies in, with a ``/`` at its end, or nothing."""
        return self.name[: self.name.rfind("/") + 1]

    @property
    def base(self) -> str:
        """The name without folders."""
        return self.name.rsplit("/", 1)[-1]


def wanted(name: str, size: int, limits: Limits) -> Text | None:
    """Decide whether a file of this name and size is to be read: None if so, else why not.

    Whatever is no source is data, which a student's code may read beside it.
    """
    suffix = Found(name=name, size=size).suffix
    if suffix == ".py":
        bound = limits.source_kb * KIB
    elif (
        suffix in (".ipynb", ".m", ".mlx") or suffix in ARCHIVES
    ):  # their outputs, which are none of the code, are long
        bound = limits.submission_mb * MIB
    else:
        bound = limits.file_mb * MIB // 2
    return too_large(size, bound) if size > bound else None


def too_large(size: int, bound: int) -> Text:
    """Say that a file is larger than allowed (both in bytes)."""
    return text(
        "it is {size} large; at most {bound} are read",
        "文件大小为 {size}，上限为 {bound}",
    ).format(size=amount(size), bound=amount(bound))


def amount(size: int) -> str:
    """Write a number of bytes for people."""
    return f"{size / MIB:.1f} MB" if size >= MIB else f"{size / KIB:.0f} kB"


class Tally:
    """Counts the files and bytes of one submission and refuses it when there are too many.

    Raises
    ------
    SubmissionRefused
        From `count` and `weigh`.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._entries = 0
        self._bytes = 0

    def count(self, entries: int = 1) -> None:
        """Count further files and folders."""
        self._entries += entries
        if self._entries > self._limits.submission_files:
            refuse_count(self._limits)

    def weigh(self, size: int) -> None:
        """Add the size of a file, in bytes."""
        self._bytes += size
        if self._bytes > self._limits.submission_mb * MIB:
            refuse_size(self._limits)


def refuse_count(limits: Limits) -> NoReturn:
    """Refuse a submission for the number of its files."""
    raise SubmissionRefused(
        text(
            "The submission holds more than {limit} files and folders. Hand in your code alone, without installed "
            "packages, data sets or build folders.",
            "提交的文件和文件夹超过 {limit} 个。请只提交你自己的代码，不要包含已安装的软件包、数据集或编译目录。",
        ).format(limit=limits.submission_files)
    )


def refuse_size(limits: Limits) -> NoReturn:
    """Refuse a submission for the sum of its files' sizes."""
    raise SubmissionRefused(
        text(
            "The submission's files, unpacked, take more than {limit} MB. Hand in your code alone, without data sets.",
            "提交的文件（解压后）超过 {limit} MB。请只提交你自己的代码，不要包含数据集。",
        ).format(limit=limits.submission_mb)
    )


def is_litter(name: str) -> bool:
    """Whether a relative name lies in, or is, something that never counts."""
    return any(is_junk(part) for part in name.split("/"))


def litter_in(name: str, environments: Collection[str] = ()) -> str | None:
    """Name the folder of litter that a relative name lies in, or is; None if in none, nothing if not worth a word.

    Parameters
    ----------
    environments : folders that are Python environments, whatever they are called
    """
    parts = name.rstrip("/").split("/")
    for count, part in enumerate(parts, 1):
        above = "/".join(parts[:count])
        if above in environments:
            return above
        if is_junk(part):
            return above if part in TOLD else ""
    return None


def left_out_litter(folder: str) -> Found:
    """Give a folder of litter as something that was found and not read."""
    return Found(name=f"{folder}/", size=0, trouble=LITTER)


LITTER = text("it is the machine's own, not your work", "它由工具自动生成，不是你的作业内容")
ENDINGS_PUT_ON = {".py.txt": ".py", ".ipynb.json": ".ipynb", ".ipynb.txt": ".ipynb", ".m.txt": ".m"}
SCRIPT = re.compile(rb"^#!/usr/bin/env python|^# In\[[ \d]*\]:|^def[ \t]+\w+[ \t]*\(", re.MULTILINE)


def with_true_ending(file: Found, limits: Limits) -> Found:
    """Give a file the ending that its content calls for.

    Browsers and mail programs put ``.txt`` or ``.json`` behind a name; nbconvert writes a notebook that does not say
    its language as ``.txt``.
    """
    name = file.name.lower()
    for put_on, true in ENDINGS_PUT_ON.items():
        if name.endswith(put_on):
            return _renamed(file, file.name[: -len(put_on)] + true, limits)
    if name.endswith(".txt") and SCRIPT.search((file.content or b"")[:LOOK]) and b"def " in (file.content or b""):
        return _renamed(file, file.name[: -len(".txt")] + ".py", limits)
    return file


LOOK = 64 * KIB


def _renamed(file: Found, name: str, limits: Limits) -> Found:
    if wanted(name, file.size, limits) is not None:
        return file
    return replace(file, name=name, handed_in_as=file.base)


def listing(files: Sequence[Found], most: int = 12) -> Text:
    """List the names of files, for the message of a refusal."""
    if not files:
        return text("nothing", "没有任何文件")
    names = [file.name if len(file.name) <= 80 else file.name[:77] + "..." for file in files]
    shown = ", ".join(sorted(names)[:most])
    more = len(names) - most
    if more <= 0:
        return Text(shown, shown.replace(", ", "、"))
    return Text(f"{shown} and {more} more", f"{shown.replace(', ', '、')} 等共 {len(names)} 个文件")
