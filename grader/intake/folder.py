"""Files and folders on the disk, read without following a link or waiting on a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import SubmissionRefused
from grader.files import SAFELY
from grader.intake.files import MAX_DEPTH, Found, Tally, left_out_litter, wanted
from grader.intake.naming import TOLD, is_junk, readable
from grader.limits import Limits
from grader.text import Text, text

# A pipe is opened without waiting for its other end, a link not at all.
READING = os.O_RDONLY | SAFELY | getattr(os, "O_NONBLOCK", 0)
# Folders are held open, so that none can be exchanged for a link while it is read; on Windows they cannot be.
HELD = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd and os.scandir in os.supports_fd
LINK = text("it is a link, and links are not followed", "这是一个链接，系统不会跟随链接")
SPECIAL = text("it is no ordinary file (a pipe, socket or device)", "这不是普通文件（而是管道、套接字或设备）")


def read_path(path: Path, name: str, limits: Limits) -> tuple[Found, ...]:
    """Read a file, or a folder with all that lies in it.

    Parameters
    ----------
    path : where it is
    name : what the student calls it; the name of the one file that comes back if it is a file

    Raises
    ------
    SubmissionRefused
        If it is a link or no ordinary file, cannot be opened, or holds too much.
    """
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise _refused(name, LINK)
        if stat.S_ISDIR(mode):
            with _opened_folder(path.name, path.parent) as folder:
                return tuple(_walk(folder, "", Tally(limits), limits))
        if not stat.S_ISREG(mode):
            raise _refused(name, SPECIAL)
        with _opened(path.name, READING, path.parent) as file:
            return (_read(file, name, Tally(limits), limits),)
    except OSError as error:
        raise _refused(name, _why(error)) from error


@contextmanager
def _opened(name: str, flags: int, parent: Path | int) -> Iterator[int]:
    """Open ``name`` within a folder, given by its path or by its descriptor."""
    if isinstance(parent, int):
        descriptor = os.open(name, flags, dir_fd=parent)
    else:
        descriptor = os.open(parent / name, flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _opened_folder(name: str, parent: Path | int) -> Iterator[Path | int]:
    """Hold a folder within another one; where it cannot be held, give its path."""
    if not HELD and isinstance(parent, Path):
        yield parent / name
        return
    with _opened(name, READING | os.O_DIRECTORY, parent) as folder:
        yield folder


def _mode(name: str, folder: Path | int) -> int:
    """Tell what kind of thing ``name`` is; of a link, that it is one."""
    if isinstance(folder, int):
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    return (folder / name).lstat().st_mode


def _walk(folder: Path | int, prefix: str, tally: Tally, limits: Limits) -> Iterator[Found]:
    """Read everything in an open folder, sorted by name."""
    items, litter = [], []
    with os.scandir(folder) as scan:
        for item in scan:  # litter is neither counted nor entered: a `.git` may hold thousands of files
            if not is_junk(item.name):
                tally.count()
                items.append(item.name)
            elif item.name in TOLD:
                litter.append(item.name)
    yield from (left_out_litter(prefix + name) for name in litter)
    if "pyvenv.cfg" in items and prefix:
        yield left_out_litter(prefix.rstrip("/"))
        return
    for name in sorted(items):
        shown = prefix + readable(name)
        try:
            mode = _mode(name, folder)
            if stat.S_ISLNK(mode):
                yield Found(name=shown, size=0, trouble=LINK)
            elif stat.S_ISDIR(mode):
                if prefix.count("/") >= MAX_DEPTH:
                    raise SubmissionRefused(
                        text(
                            "The submission's folders are nested more than {depth} deep.",
                            "提交的文件夹嵌套超过 {depth} 层。",
                        ).format(depth=MAX_DEPTH)
                    )
                with _opened_folder(name, folder) as inner:
                    yield from _walk(inner, f"{shown}/", tally, limits)
            elif stat.S_ISREG(mode):
                with _opened(name, READING, folder) as file:
                    yield _read(file, shown, tally, limits)
            else:
                yield Found(name=shown, size=0, trouble=SPECIAL)
        except OSError as error:
            yield Found(name=shown, size=0, trouble=_why(error))


def _read(file: int, name: str, tally: Tally, limits: Limits) -> Found:
    """Read an open file, if it is one that could count."""
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):  # it was exchanged after it was looked at
        return Found(name=name, size=0, trouble=SPECIAL)
    size = status.st_size
    tally.weigh(size)
    unwanted = wanted(name, size, limits)
    if unwanted is not None:
        return Found(name=name, size=size, trouble=unwanted)
    with os.fdopen(os.dup(file), "rb") as stream:
        content = stream.read(size)  # no more than was judged, should it be growing
    return Found(name=name, size=size, content=content)


def _why(error: OSError) -> Text:
    reason = error.strerror or type(error).__name__
    return text("it cannot be read ({reason})", "无法读取（{reason}）").format(reason=reason)


def _refused(name: str, why: Text) -> SubmissionRefused:
    return SubmissionRefused(
        text("{name} cannot be graded: {why}.", "{name} 无法评分：{why}。").format(name=name, why=why)
    )
