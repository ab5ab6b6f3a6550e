"""Templates as compiled code, kept in the user's own cache folder: compiling takes longer than writing a page."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from grader import cache


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
    folder = cache.folder() / f"templates-{hashlib.sha256(settings.read_bytes()).hexdigest()[:16]}"
    if not folder.is_absolute():
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return CompiledTemplates(str(folder)) if cache.is_ours(folder, stat.S_IFDIR) else None  # it is code
    except OSError:
        return None
