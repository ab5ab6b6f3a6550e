"""What a student writes that Octave takes and MATLAB does not: it costs nothing, and is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.intake.source.matlab.spelling import octave_spellings
from grader.submission import Unit, place
from grader.text import NOTHING, Text, text

MOST = 6  # spellings named in one note
# What MATLAB has in their place.
INSTEAD = {
    "#": "%",
    "!": "~",
    "!=": "~=",
    "**": "^",
    "++": "x = x + 1",
    "--": "x = x - 1",
    "do": "while true",
    "until": "if ..., break, end",
    "unwind_protect": "onCleanup",
    "unwind_protect_cleanup": "onCleanup",
    "printf": "fprintf",
    "puts": "fprintf",
    "fputs": "fprintf",
    "fdisp": "disp",
    "rows": "size(x, 1)",
    "columns": "size(x, 2)",
    "pkg": "",
}
FUNCTIONS = re.compile(
    r"(?<![\w.@'\"])(printf|puts|fputs|fdisp|rows|columns)[ \t]*\(|^[ \t]*(pkg)[ \t]+\w", re.MULTILINE
)
# NAME = ..., [NAME, m] = ..., function NAME(...)
OWN = r"\bNAME[ \t]{0,9}(?:=(?!=)|(?:,[^=\n]{0,99})?\][ \t]{0,9}=)|function\b[^\n]{0,99}\bNAME\b"
CLOSES = re.compile(r"end\w+\Z")
CHANGES = re.compile(r"(\.?[+\-*/^|&])=\Z")


def told(units: Sequence[Unit]) -> Text:
    """Name what only Octave reads in a submission's files, each where it stands first."""
    first: dict[str, Text] = {}
    for unit in units:
        if unit.name.startswith("cell "):  # of a notebook, whose kernel says which of the two it is
            continue
        lines = octave_spellings(unit.source)
        for spelling, line in sorted({**_functions(unit.source), **lines}.items(), key=lambda item: item[1]):
            first.setdefault(spelling, place(unit.name, line))
    if not first:
        return NOTHING
    named = [_named(spelling, where) for spelling, where in list(first.items())[:MOST]]
    return ACCEPTED.format(named=Text("; ".join(n.en for n in named), "；".join(n.zh for n in named)))


def _functions(source: str) -> dict[str, int]:
    """Give the calls of functions that MATLAB has not, if they are no names of the student's own."""
    found: dict[str, int] = {}
    own: set[str] = set()
    for call in FUNCTIONS.finditer(source):
        name = call[1] or call[2]
        if name in found or name in own:
            continue
        at = call.start(1) if call[1] else call.start(2)
        before = source[source.rfind("\n", 0, at) + 1 : at]
        if "%" in before or "#" in before:
            continue
        own_name = OWN.replace("NAME", name)
        if re.search(own_name, source):
            own.add(name)
        else:
            found[name] = source.count("\n", 0, at) + 1
    return found


def _named(spelling: str, where: Text) -> Text:
    instead = INSTEAD.get(spelling, "")
    changes = CHANGES.match(spelling)
    if changes:
        instead = f"x = x {changes[1]} ..."
    elif CLOSES.match(spelling):
        instead = "end"
    said = text(f"`{spelling}` ({where.en}", f"`{spelling}`（{where.zh}")
    return said + (text(f"; in MATLAB `{instead}`)", f"，MATLAB 写作 `{instead}`）") if instead else text(")", "）"))


ACCEPTED = text(
    "Octave reads this, and it costs nothing, but MATLAB does not know it: {named}.",
    "以下写法 Octave 能运行，评分不受影响，但 MATLAB 不认识：{named}。",
)
