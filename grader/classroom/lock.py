"""One grading run at a time in one output folder."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import MachineError, UsageError
from grader.files import disk_room
from grader.text import text

FILE_NAME = ".lock"
LONGEST = 300  # bytes of the note that says who holds it


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for oneself; made if absent.

    The system lets go of the lock when the process ends, however it ends, so a lock file that is left behind
    stops nobody.

    Raises
    ------
    UsageError
        If another run holds it; the message says which process on which machine.
    MachineError
        If the file system knows no locks, or the folder cannot be written.
    """
    path = folder / FILE_NAME
    with disk_room(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except (FileExistsError, NotADirectoryError) as error:
            raise UsageError(
                text(
                    f"{folder} is not a folder; choose another --out",
                    f"{folder} 不是文件夹；请用 --out 另选",
                )
            ) from error
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
            raise UsageError(text(f"{path} is a link; remove it", f"{path} 是一个链接；请删除它")) from error
    try:
        _take(descriptor, folder)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, LONGEST, 0).decode("utf-8", "replace").strip()
        raise UsageError(
            text(
                f"{folder} is being graded already, by {holder or 'another process'}; "
                "wait until it is done, or choose another --out",
                f"{folder} 正在被另一个评分进程使用（{holder or '未知进程'}）；请等它结束，或用 --out 另选文件夹",
            )
        ) from error
    except OSError as error:
        raise MachineError(
            text(
                f"{folder} cannot be locked ({error.strerror}); choose a folder on a local disk",
                f"无法锁定 {folder}（{error.strerror}）；请选择本地磁盘上的文件夹",
            )
        ) from error
    with disk_room(folder):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
