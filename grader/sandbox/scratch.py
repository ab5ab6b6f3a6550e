"""The folder of one plain process: locked while it is in use, removed afterwards, whatever became of the grader."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PREFIX = "grader-runner-"
YOUNG = 60.0  # seconds; a folder younger than this may not be locked yet


@dataclass(slots=True)
class Scratch:
    """A folder for one runner; ``work`` is the runner's, the rest ours."""

    folder: Path
    lock: int  # descriptor of the folder; the kernel lets go of the lock when we die

    @property
    def work(self) -> Path:
        """Where the runner works and writes."""
        return self.folder / "work"

    @property
    def libraries(self) -> Path:
        """Where the runner finds its Python packages."""
        return self.folder / "site"

    @classmethod
    def make(cls, libraries: tuple[Path, ...], user: int | None, files: tuple[Path, ...] = ()) -> Scratch:
        """Make a folder with links to these packages and copies of files, for ``user`` if it is not ourselves."""
        _sweep()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        fcntl.flock(lock, fcntl.LOCK_EX)
        scratch = cls(folder, lock)
        scratch.work.mkdir()
        scratch.libraries.mkdir()
        for library in libraries:
            (scratch.libraries / library.name).symlink_to(library)
        for file in files:
            (scratch.libraries / file.name).write_bytes(file.read_bytes())
        if user is not None:
            os.chown(scratch.work, user, user)  # empty, and nobody else's yet
            folder.chmod(0o711)
        return scratch

    def remove(self) -> None:
        """Remove the folder; nothing that was started in it runs any more."""
        _remove(self.folder)
        os.close(self.lock)


@cache  # once per process
def _sweep() -> None:
    """Remove what graders that were killed have left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            found = folder.lstat()
            if found.st_uid != os.geteuid() or time.time() - found.st_mtime < YOUNG:
                continue
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails while its grader lives
                _remove(folder)
            finally:
                os.close(lock)


def _remove(folder: Path) -> None:
    """Remove a folder and what lies in it, however deep and whoever was shut out of it; no link is followed.

    A folder within is first moved to the top: paths stay short, and nothing recurses.
    """
    left = [str(folder)]
    while left:
        inner = left.pop()
        for entry in _entries(inner):
            with contextlib.suppress(OSError):
                if not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)
                    continue
                os.chmod(entry.path, 0o700)  # what is closed can be neither moved nor read
                moved = os.path.join(folder, os.urandom(16).hex())  # no name that is there, after half a removal either
                os.rename(entry.path, moved)
                left.append(moved)
        with contextlib.suppress(OSError):  # the first holds what was moved; it goes last
            os.rmdir(inner)
    with contextlib.suppress(OSError):
        os.rmdir(folder)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """List what lies in a folder, all of it before anything is moved; nothing of one that cannot be read."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []
