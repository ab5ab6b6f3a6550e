"""The attacks, each a real submission that says what it tries and what it must get.

Those written down lie in `python/`, `notebook/` and `octave/`; those that no repository should hold (links, bombs,
names that break terminals) are made by `built`. Each says of itself:

- ``tries``: what it is after;
- ``gets``: what it must get;
- ``status``: of the whole submission, ``graded`` where nothing is said;
- ``ends``: verdicts that its checks must come to, among others;
- ``score``: the most that the honest part of it is worth, 0 where nothing is said; ``why`` says what that part is.

An attack that gets hold of something it should not have prints ``LOOT``, one that does harm prints ``HARM``.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
FIELD = re.compile(r"^[#%] (tries|gets|status|ends|score|why): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One hostile submission; ``place`` puts it into the folder of a class."""

    id: str
    tries: str
    gets: str
    place: Callable[[Path], object] = field(repr=False)
    status: str = "graded"
    ends: tuple[str, ...] = ()
    score: float = 0.0


def attacks() -> tuple[Attack, ...]:
    """Give the whole collection."""
    from tests.attacks.built import built

    return (*_written(), *built())


def _written() -> Iterator[Attack]:
    for path in sorted(HERE.glob("python/*.py")):
        fields = dict(FIELD.findall(path.read_text(encoding="utf-8")))
        yield _attack(f"python_{path.stem}", fields, _copying(path, f"python_{path.name}"))
    for path in sorted(HERE.glob("notebook/*.ipynb")):
        fields = json.loads(path.read_text(encoding="utf-8"))["metadata"]["attack"]
        yield _attack(f"notebook_{path.stem}", fields, _copying(path, f"notebook_{path.name}"))
    for path in sorted(HERE.glob("octave/*")):
        text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(path.glob("*.m")))
        yield _attack(f"octave_{path.name}", dict(FIELD.findall(text)), _copying(path, f"octave_{path.name}"))


def _attack(name: str, fields: dict[str, str], place: Callable[[Path], object]) -> Attack:
    return Attack(
        id=name,
        tries=fields["tries"],
        gets=fields["gets"],
        place=place,
        status=fields.get("status", "graded"),
        ends=tuple(fields.get("ends", "").split()),
        score=float(fields.get("score", 0)),
    )


def _copying(path: Path, name: str) -> Callable[[Path], object]:
    def place(folder: Path) -> object:
        return shutil.copytree(path, folder / name) if path.is_dir() else shutil.copy(path, folder / name)

    return place
