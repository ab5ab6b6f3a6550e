"""What is installed beside the grader: its own packages, as students' code may import them."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader import cache
from grader.errors import MachineError
from grader.interpreter import DEFAULT
from grader.text import text

if TYPE_CHECKING:
    from importlib.metadata import Distribution

# importlib.metadata stands inside the functions: what was found is kept, and mostly nothing has to be looked for.

FACT = re.compile(r"\n(Name|Version|Requires-Dist): (.*)")
NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
# Of what the packages ask for, these only complete names at a prompt, and take long to import.
LEFT_OUT = frozenset({"jedi", "parso"})
# Asks for its own version when it is imported.
WITH_METADATA = frozenset({"prompt-toolkit"})


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The packages of `DEFAULT` with all that they ask for; paths are the machine's."""

    grader: str  # its own version; 0 where it is run from a bare copy of the source
    libraries: tuple[str, ...]  # folders and files
    packages: dict[str, str]  # those of `DEFAULT` -> version


@functools.cache
def beside() -> Beside:
    """Look at what is installed beside the grader.

    That takes half as long as loading NumPy, so what was found is kept until something is installed.

    Raises
    ------
    MachineError
        If a package of `DEFAULT` is not installed.
    """
    name, rests_on = f"packages-{hashlib.sha256(sys.executable.encode()).hexdigest()[:16]}", _places()
    with contextlib.suppress(msgspec.DecodeError):
        if (kept := cache.recall(name, rests_on)) is not None:
            return msgspec.json.decode(kept, type=Beside)
    found = _found()
    here = _here()  # packages that lie there are found by this command alone
    if not any(os.path.dirname(path) == here for path in found.libraries):
        cache.keep(name, rests_on, msgspec.json.encode(found))
    return found


def _places() -> str:
    """Name the folders that packages are in and when each was last changed, and what looks there."""
    here = _here()
    facts = [sys.executable, sys.version, *DEFAULT]
    for place in (__file__, *(place for place in sys.path if os.path.isabs(place) and place != here)):
        with contextlib.suppress(OSError):
            found = os.stat(place)
            facts.append(f"{place} {found.st_ino} {found.st_mtime_ns}")
    return "\0".join(facts)


def _here() -> str:
    """Give the folder one stands in; nothing where it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _found() -> Beside:
    from grader import __version__

    own = {name: _installed(name) for name in DEFAULT}
    closure: dict[str, Distribution] = {}
    for each in own.values():
        _close(each, closure)
    paths = (path for name, each in closure.items() for path in _paths(each, name in WITH_METADATA))
    return Beside(
        grader=__version__,
        libraries=tuple(dict.fromkeys(map(str, paths))),
        packages={name: _facts(each)["Version"][0] for name, each in own.items()},
    )


def _installed(name: str) -> Distribution:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise MachineError(
            text(f"{name} is not installed: pip install {name}", f"没有安装 {name}：请运行 pip install {name}")
        ) from error


def _close(each: Distribution, closure: dict[str, Distribution]) -> None:
    """Add a package and all that it asks for and that is installed."""
    facts = _facts(each)
    name = canonical(facts["Name"][0])
    if name in closure or name in LEFT_OUT:
        return
    closure[name] = each
    for requirement in facts["Requires-Dist"]:
        asked = NAME.match(requirement)
        if asked and "extra ==" not in requirement.replace('"', "'"):
            with contextlib.suppress(MachineError):
                _close(_installed(asked[1]), closure)


def _facts(each: Distribution) -> dict[str, list[str]]:
    """Read a package's name and what it asks for; only these lines, as parsing all of its metadata takes long."""
    head = (each.read_text("METADATA") or each.read_text("PKG-INFO") or "").partition("\n\n")[0]
    found: dict[str, list[str]] = {"Name": [], "Version": [], "Requires-Dist": []}
    for key, value in FACT.findall(f"\n{head}"):
        found[key].append(value.strip())
    return found


def canonical(name: str) -> str:
    """Give a package's name as the package index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _paths(each: Distribution, with_metadata: bool) -> Iterator[Path]:
    """List what a package has put beside the others: folders, modules, shared libraries."""
    record = each.read_text("RECORD") or ""
    firsts = {line.partition("/")[0] for line in record.splitlines()}  # thousands of lines, and few that differ
    tops = {first.split(",")[0].strip('"') for first in firsts}
    if not record:  # the machine's own package manager has put it there
        tops = {*(each.read_text("top_level.txt") or each.metadata["Name"]).split()}
    for top in sorted(tops - {"..", "__pycache__", ""}):
        path = Path(str(each.locate_file(top)))
        is_metadata = top.endswith((".dist-info", ".egg-info"))
        if path.exists() and (with_metadata or not is_metadata) and (path.is_dir() or path.suffix in (".py", ".so")):
            yield path
