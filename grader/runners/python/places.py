"""Paths that a function is given to write to or read from: an empty folder for each, and what lies in it afterwards."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from typing import Any, Dict, List, Tuple

MOST_FILES = 8  # that are sent from one folder; docs/wire.md
MOST_BYTES = 4 * 2**20  # of all of them together
MOST_NAMES = 8  # of what is told by name alone
MOST_ENTRIES = 1000  # of a folder that are looked at

Seen = Dict[str, Tuple[int, int, int]]  # name -> when, how large, which
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# A folder is held by its descriptor, so that nothing put in its place is taken for it; not every system can.
HELD = os.open in os.supports_dir_fd and os.scandir in os.supports_fd and os.stat in os.supports_dir_fd


class Folder:
    """One folder, whatever its path may stand for by now."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW) if HELD else -1

    def names(self) -> List[str]:
        """List the names in it, the first thousand; nothing where it cannot be listed."""
        found: List[str] = []
        try:
            with os.scandir(self.descriptor if HELD else self.path) as entries:
                for entry in entries:
                    found.append(entry.name)
                    if len(found) == MOST_ENTRIES:
                        break
        except OSError:
            pass
        return sorted(found)

    def facts(self, name: str) -> os.stat_result:
        """Tell what a name stands for; no link is followed."""
        if HELD:
            return os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)
        return os.lstat(os.path.join(self.path, name))

    def read(self, name: str, room: int) -> Tuple[Any, str]:
        """Read an ordinary file of at most ``room`` bytes; else None, and what it is."""
        try:
            if stat.S_ISLNK(self.facts(name).st_mode):
                return None, "link"
            if HELD:
                descriptor = os.open(name, READING, dir_fd=self.descriptor)
            else:
                descriptor = os.open(os.path.join(self.path, name), READING)
        except OSError:
            return None, "other"
        try:
            return content_of(descriptor, room)
        except OSError:
            return None, "other"
        finally:
            os.close(descriptor)

    def seen(self) -> Seen:
        """Note what lies in it."""
        found: Seen = {}
        for name in self.names():
            try:
                now = self.facts(name)
            except OSError:
                continue
            found[name] = (now.st_mtime_ns, 0 if stat.S_ISDIR(now.st_mode) else now.st_size, now.st_ino)
        return found

    def close(self) -> None:
        """Let go of it."""
        if HELD:
            os.close(self.descriptor)


def content_of(descriptor: int, room: int) -> Tuple[Any, str]:
    """Read what a descriptor stands for, an ordinary file of at most ``room`` bytes; else None, and what it is."""
    facts = os.fstat(descriptor)
    if stat.S_ISDIR(facts.st_mode):
        return None, "folder"
    if not stat.S_ISREG(facts.st_mode):
        return None, "other"
    if facts.st_size > room:
        return None, "large"
    content = b""
    while len(content) <= room:  # it may grow while it is read
        part = os.read(descriptor, room + 1 - len(content))
        if not part:
            return content, ""
        content += part
    return None, "large"


class Places:
    """The folders of one call."""

    def __init__(self, start: str) -> None:
        self.start = start  # the scratch folder; empty where there is none of our own
        self.folders: List[Folder] = []
        self.before: List[Tuple[Folder, Seen]] = []

    def path(self, described: Dict[str, Any], payload: bytes, at: int) -> Tuple[str, int]:
        """Make a folder, write files into it, give the path and where their bytes end in the payload."""
        if not self.folders and self.start:
            self.before = [(folder, folder.seen()) for folder in map(Folder, sorted({self.start, os.getcwd()}))]
        folder = Folder(self._made(described["name"]))
        self.folders.append(folder)
        for file in described["files"]:
            with open(os.path.join(folder.path, os.path.basename(file["name"])), "wb") as stream:
                stream.write(payload[at : at + file["size"]])
            at += file["size"]
        return os.path.join(folder.path, os.path.basename(described["name"])), at

    def _made(self, name: str) -> str:
        """Make a folder: where it can be the one of this name again, so that who remembers a path meets it again."""
        again = os.path.join(self.start, f"place-{os.path.basename(name)}")
        try:
            if self.start:
                os.mkdir(again, 0o700)
                return os.path.realpath(again)
        except OSError:
            pass  # it is there, or its name is too long
        return os.path.realpath(tempfile.mkdtemp(dir=self.start or None))

    def left(self, out: List[bytes]) -> List[Dict[str, Any]]:
        """Tell what lies in each folder now; append the bytes of its files to ``out``."""
        own = {os.path.basename(folder.path) for folder in self.folders}
        changed = sorted(name for folder, old in self.before for name in new(old, folder.seen()) if name not in own)
        return [{**lying(folder, out), "elsewhere": changed[:MOST_NAMES]} for folder in self.folders]

    def close(self) -> None:
        """Remove the folders."""
        for folder in self.folders:
            folder.close()
            shutil.rmtree(folder.path, ignore_errors=True)
        for folder, _ in self.before:
            folder.close()


def lying(folder: Folder, out: List[bytes]) -> Dict[str, Any]:
    """Tell what lies in a folder: ordinary files with their bytes, all else by name."""
    files: List[Dict[str, Any]] = []
    others: List[Dict[str, Any]] = []
    room = MOST_BYTES
    for name in folder.names():
        content, what = folder.read(name, room) if len(files) < MOST_FILES else (None, "large")
        if content is not None and speakable(name):
            files.append({"name": name, "size": len(content)})
            out.append(content)
            room -= len(content)
        elif len(others) < MOST_NAMES:
            shown = name if speakable(name) else ascii(name)
            others.append({"name": shown[:100], "what": what or "other"})
    return {"files": files, "others": others}


def new(old: Seen, now: Seen) -> List[str]:
    """Name what has appeared or changed in a folder, hidden files and Python's own apart."""
    return [
        name
        for name, facts in now.items()
        if not name.startswith((".", "__"))
        and speakable(name)
        and (name not in old or old[name][1:] != facts[1:] or (facts[1] and old[name] != facts))
    ]


def speakable(name: str) -> bool:
    """Whether a name is text."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
