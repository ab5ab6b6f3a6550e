"""The tree that was handed in, laid out as it was: folders, packages, data, the file that counts in its place."""

from __future__ import annotations

import os
import sys
import types
from typing import Any

ROOT = "submission"  # the folder that stands for the student's own; as a package it bears this name too


def write(start: str, files: list[dict[str, Any]], payload: bytes, names: dict[str, str]) -> None:
    """Write files below ``start``; their Python files become the student's own code in ``names``.

    Parameters
    ----------
    start : the scratch folder
    files : name and size of each, in the order of their bytes in ``payload``
    names : file name in tracebacks -> what messages call it; added to
    """
    root = os.path.join(start, ROOT)
    at = 0
    for file in files:
        content, at = payload[at : at + file["size"]], at + file["size"]
        relative = os.path.normpath(file["name"])
        if os.path.isabs(relative) or relative.startswith(".."):
            continue
        path = os.path.join(root, relative)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as stream:
                stream.write(content)
        except (OSError, ValueError):  # a name that this system does not take, or no room: whoever needs it will see
            continue
        names[path] = relative


def enter(start: str, folder: str, module: types.ModuleType) -> str:
    """Go to the folder of the file that counts; from there, and from the folders around it, modules are imported.

    Parameters
    ----------
    folder : within the tree, with ``/``; empty for its top
    module : of the submission; it is told which package it is part of

    Returns
    -------
    The folder's absolute path.
    """
    root = os.path.join(start, ROOT)
    parts = [part for part in folder.split("/") if part]
    place = os.path.join(root, *parts)
    os.makedirs(place, exist_ok=True)
    os.chdir(place)
    around = [os.path.join(root, *parts[:count]) for count in range(len(parts), -1, -1)]
    sys.path[:] = [*around, *(path for path in sys.path if path not in ("", start)), start]
    if all(part.isidentifier() for part in parts):
        package = ".".join((ROOT, *parts))
        module.__package__ = package
        if module.__name__ != "__main__":
            sys.modules.setdefault(f"{package}.{module.__name__}", module)
    return place
