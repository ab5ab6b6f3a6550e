"""A class's download as names in folders, whether it lies on the disk or in an archive; nothing is unpacked."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grader.files import SAFELY
from grader.intake.archive import UNREADABLE
from grader.intake.naming import is_junk

MOST_TEXT = 32 << 20  # bytes of a receipt or of Gradescope's metadata
DEEPEST = 64  # folders within folders in an archive; no submission may nest as deep, whatever a platform puts around it


@dataclass(frozen=True, slots=True)
class Item:
    """A file or folder; ``path`` leads to it from the top, with ``/``."""

    path: str
    is_folder: bool

    @property
    def name(self) -> str:
        """The last component."""
        return self.path.rsplit("/", 1)[-1]


class Tree(Protocol):
    """A download."""

    def items(self, folder: str = "") -> tuple[Item, ...]:
        """List what lies directly in a folder (by default at the top), sorted by name, without litter."""

    def text(self, path: str) -> str | None:
        """Read a file of the platform's own as UTF-8; None if it cannot be read, or is too large."""


class DiskTree:
    """A folder on the disk; links are listed and not followed."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def items(self, folder: str = "") -> tuple[Item, ...]:
        """List a folder.

        Raises
        ------
        OSError
            If the top cannot be listed; a folder below that cannot is taken for empty.
        """
        try:
            with os.scandir(self.top / folder if folder else self.top) as scan:
                found = [(item.name, item.is_dir(follow_symlinks=False)) for item in scan if not is_junk(item.name)]
        except OSError:
            if not folder:
                raise
            return ()
        prefix = f"{folder}/" if folder else ""
        return tuple(Item(prefix + name, is_folder) for name, is_folder in sorted(found))

    def text(self, path: str) -> str | None:
        """Read a file, if it is an ordinary one."""
        try:
            descriptor = os.open(self.top / path, os.O_RDONLY | SAFELY | getattr(os, "O_NONBLOCK", 0))
        except (OSError, ValueError):
            return None
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_TEXT:
                return None
            return file.read(MOST_TEXT).decode("utf-8-sig", "replace")


class ArchiveTree:
    """A .zip; ``members`` are its names in their components, a folder's last one with ``/`` at its end."""

    def __init__(self, archive: Path, members: tuple[tuple[str, ...], ...]) -> None:
        self.archive = archive
        self.files: dict[str, list[int]] = {}  # path -> its members; a damaged archive can name a file twice
        self._folders: dict[str, dict[str, bool]] = {"": {}}  # path -> name -> is it a folder
        for index, parts in enumerate(members):
            if parts and not any(is_junk(part.rstrip("/")) for part in parts):
                self._add(index, parts)

    def _add(self, index: int, parts: tuple[str, ...]) -> None:
        names = [part.rstrip("/") for part in parts]
        if len(names) > DEEPEST:  # kept as one name, for which whoever handed it in is refused
            names[DEEPEST:] = ["/".join(names[DEEPEST:])]
        for depth in range(1, len(names)):
            self._folders.setdefault("/".join(names[: depth - 1]), {})[names[depth - 1]] = True
        parent, is_folder = "/".join(names[:-1]), parts[-1].endswith("/")
        inside = self._folders.setdefault(parent, {})
        inside[names[-1]] = inside.get(names[-1], False) or is_folder
        if not is_folder:
            self.files.setdefault("/".join(names), []).append(index)

    def items(self, folder: str = "") -> tuple[Item, ...]:
        """List a folder."""
        prefix = f"{folder}/" if folder else ""
        return tuple(Item(prefix + name, inner) for name, inner in sorted(self._folders.get(folder, {}).items()))

    def below(self, path: str) -> tuple[tuple[int, str], ...]:
        """List the files within a folder: their place in the archive, and their names from the folder on."""
        if path in self.files and path not in self._folders:
            return tuple((index, "") for index in self.files[path])
        return tuple(self._walk(path, ""))

    def _walk(self, folder: str, prefix: str) -> Iterator[tuple[int, str]]:
        for name, is_folder in sorted(self._folders.get(folder, {}).items()):
            inner = f"{folder}/{name}" if folder else name
            yield from ((index, prefix + name) for index in self.files.get(inner, ()))
            if is_folder:
                yield from self._walk(inner, f"{prefix}{name}/")

    def text(self, path: str) -> str | None:
        """Read a file of moderate size."""
        if path not in self.files:
            return None
        try:
            with zipfile.ZipFile(self.archive) as archive:
                member = archive.infolist()[self.files[path][0]]
                if member.file_size > MOST_TEXT:
                    return None
                with archive.open(member) as stream:
                    return stream.read(MOST_TEXT).decode("utf-8-sig", "replace")
        except UNREADABLE:
            return None


@dataclass(frozen=True, slots=True)
class Below:
    """A tree seen from one of its folders; paths still lead from the top."""

    tree: Tree
    folder: str

    def items(self, folder: str = "") -> tuple[Item, ...]:
        """List a folder."""
        return self.tree.items(folder or self.folder)

    def text(self, path: str) -> str | None:
        """Read a file."""
        return self.tree.text(path)
