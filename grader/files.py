"""Files that a reader finds whole or not at all, and that never land outside their folder."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import MachineError, UsageError
from grader.text import text

Content = bytes | Iterable[bytes]  # of a file: all of it, or its pieces one after the other
# Of `os.open`: no child inherits it, no link is followed, no line end is changed; as far as the system knows of it.
SAFELY = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
AT_ONCE = 4  # files on their way to the disk
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


def write_whole(path: Path, content: Content) -> Path:
    """Write a file so that a reader sees the old one or the new one, never a part.

    A link in the place of the file is replaced, not followed.

    Parameters
    ----------
    content : all of it, or its pieces one after the other

    Raises
    ------
    UsageError
        If a folder stands in the file's place.
    MachineError
        If the disk is full or does not take it.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with disk_room(path):
        try:
            part.unlink(missing_ok=True)  # left by a process of the same number that was killed
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | SAFELY, 0o666)
            with open(descriptor, "wb") as file:
                file.writelines((content,) if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(file.fileno())  # a rename may reach the disk before the content it names
            part.replace(path)
        except IsADirectoryError as error:
            raise UsageError(
                text(
                    f"{path} is a folder, and a file has to go there; move it away, then run the command again",
                    f"{path} 是一个文件夹，而这里要写入一个文件；请把它移走后重新运行命令",
                )
            ) from error
        finally:
            part.unlink(missing_ok=True)
    return path


@contextmanager
def side_by_side() -> Iterator[Callable[[Path, bytes], None]]:
    """Give what writes files as `write_whole` does, several at a time; when the block is over, all of them are there.

    A disk that is asked to keep one file after the other lets each wait for it; of several it keeps all at once.

    Raises
    ------
    UsageError, MachineError
        As `write_whole`, at the latest when the block ends.
    """
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: deque[Future[Path]] = deque()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="write a file") as writers:

        def write(path: Path, content: bytes) -> None:
            waiting.append(writers.submit(write_whole, path, content))
            if len(waiting) > 2 * AT_ONCE:  # no more than these are in memory
                waiting.popleft().result()

        yield write
        while waiting:
            waiting.popleft().result()


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left unfinished; nobody else may be writing there.

    A link in the folder's place is left alone.
    """
    if folder.is_dir() and not folder.is_symlink():
        for part in folder.glob(".*.part"):
            part.unlink(missing_ok=True)


@contextmanager
def disk_room(path: Path) -> Iterator[None]:
    """Say what to do where the disk does not take what is written to it.

    Raises
    ------
    UsageError
        If nothing can be written there, whatever the room: a file stands where a folder has to be, or ``/proc``.
    MachineError
        In place of the system's own error.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, FileExistsError) as error:
        raise UsageError(
            text(
                f"nothing can be written at {path}: {error.strerror}; choose another place",
                f"无法写入 {path}：{error.strerror}；请另选位置",
            )
        ) from error
    except OSError as error:
        if error.errno not in NO_ROOM and not isinstance(error, PermissionError):
            raise
        raise MachineError(
            text(
                f"{path} cannot be written: {error.strerror}. Make room, give access or choose another place, then run "
                "the same command again; marks that were committed are safe",
                f"无法写入 {path}：{error.strerror}。请腾出磁盘空间、修正权限或另选位置，然后重新运行同一命令；"
                "已提交的成绩不会丢失",
            )
        ) from error
