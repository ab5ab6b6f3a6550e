"""Templates as compiled code, kept in the user's own cache folder: compiling takes longer than writing a page."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from grader.sandbox.environments import cache_folder


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps what it can; a disk that takes no more costs time alone."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(settings: Path) -> CompiledTemplates | None:
    """Give the place where compiled templates are kept; None where there is none that only this user can write to.

    Parameters
    ----------
    settings : the module that says how they are compiled; another one gets a place of its own
    """
    folder = cache_folder() / f"templates-{hashlib.sha256(settings.read_bytes()).hexdigest()[:16]}"
    if not folder.is_absolute():
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    if not hasattr(os, "geteuid"):
        return None
    if folder.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        return None  # it is code: somebody else could have written it
    return CompiledTemplates(str(folder))
