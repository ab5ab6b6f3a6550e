"""MATLAB's ``arguments`` blocks and types of properties, which Octave 7 cannot read: rewritten as what they do.

A default becomes ``if (nargin < k) name = default; end`` on its own line, named arguments (``options.alpha = 0.1``) are
collected, those of a block
``(Repeating)`` shared out; sizes, classes and validators are passed over. Every line stays on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grader.intake.source.matlab.syntax import HEADER

OPENS = re.compile(r"^[ \t]*+arguments[ \t]*+(?:\([ \t]*+(?P<kind>\w+)[ \t]*+\))?[ \t]*+[;,]?[ \t]*+(?:%.*)?$")
CLOSES = re.compile(r"^[ \t]*+end[ \t]*+[;,]?[ \t]*+(?:%.*)?$")
DECLARES = re.compile(r"^[ \t]*(?P<name>[A-Za-z]\w*)(?:\.(?P<field>[A-Za-z]\w*))?(?P<rest>.*)$")
CLASS = re.compile(r"^[ \t]*classdef\b", re.MULTILINE)
PROPERTIES = re.compile(r"^[ \t]*+properties[ \t]*+(?:\([^)\n]*\))?[ \t]*+[;,]?[ \t]*+(?:%.*)?$")
EMPTY = re.compile(r"^[ \t]*(?:%.*)?$")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def without_arguments_blocks(source: str) -> tuple[str, bool]:
    """Rewrite the blocks of a file; tell whether there was one."""
    if "arguments" not in source:
        return source, False
    lines = source.split("\n")
    header = -1  # the line of the function that we are in, as long as a block may follow
    found = False
    at = 0
    while at < len(lines):
        if HEADER.match(lines[at]):
            header = at
        elif header >= 0 and OPENS.match(lines[at]):
            end = next((k for k in range(at + 1, len(lines)) if CLOSES.match(lines[k])), -1)
            if end < 0:
                break
            _rewrite(lines, header, at, end)
            found = True
            at = end
        elif not EMPTY.match(lines[at]):
            header = -1
        at += 1
    return "\n".join(lines), found


def _rewrite(lines: list[str], header: int, start: int, end: int) -> None:
    opened = OPENS.match(lines[start])
    head = HEADER.match(lines[header])
    assert opened is not None and head is not None
    block = lines[start : end + 1]
    lines[start : end + 1] = ["%" + line for line in block]
    parameters = re.findall(r"[A-Za-z]\w*|~", head["parameters"] or "")
    kind = (opened["kind"] or "Input").lower()
    if kind == "repeating":
        repeated = [name for name in (_declared(line) for line in block[1:-1]) if name in parameters]
        takes = (f"{name} = varargin({k}:{len(repeated)}:end);" for k, name in enumerate(repeated, 1))
        lines[end] = f"{' '.join(takes)} %{block[-1]}"
        lines[header] = _with_varargin(lines[header], head.span("parameters"), parameters, repeated)
    if kind != "input":
        return
    named = ""
    for k, line in _declarations(block, start):
        declared = DECLARES.match(line)
        if declared is None:
            continue
        default = _default(declared["rest"])
        if declared["field"]:
            named = declared["name"]
            first = "" if f"{named} = struct" in "".join(lines[start:k]) else f"{named} = struct (); "
            set_to = f"{named}.{declared['field']} = {default};" if default else ""
            lines[k] = f"{first}{set_to} %{line}"
        elif default and declared["name"] in parameters:
            place = parameters.index(declared["name"]) + 1
            lines[k] = f"if (nargin < {place}) {declared['name']} = {default}; end %{line}"
    if named and named in parameters:
        lines[end] = f"{named} = named_arguments ({named}, varargin{{:}}); %{block[-1]}"
        lines[header] = _with_varargin(lines[header], head.span("parameters"), parameters, [named])


def without_property_types(source: str) -> str:
    """Leave of ``alpha (1,1) double = 0.1``, in the ``properties`` of a class, the name and the default."""
    if not CLASS.search(source):
        return source
    lines = source.split("\n")
    inside = False
    for at, line in enumerate(lines):
        if PROPERTIES.match(line):
            inside = True
        elif CLOSES.match(line):
            inside = False
        elif inside and (declared := DECLARES.match(line)) and "..." not in line:
            default = _default(declared["rest"])
            comment = line[len(_code(line)) :]
            lines[at] = f"{declared['name']} = {default}; {comment}" if default else f"{declared['name']}; {comment}"
    return "\n".join(lines)


def _declarations(block: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Give each declaration with the line on which it ends; ``...`` goes on in the next one."""
    begun = ""
    for k, line in enumerate(block[1:-1], start + 1):
        goes_on = _masked(_code(line)).find("...")
        if goes_on >= 0:
            begun += line[:goes_on]
            continue
        yield k, begun + line
        begun = ""


def _code(line: str) -> str:
    """Give a line without its comment."""
    comment = _masked(line).find("%")
    return line if comment < 0 else line[:comment]


def _masked(line: str) -> str:
    """Give a line with nothing in its texts that could be taken for code."""
    return QUOTED.sub(lambda text: "'" * len(text[0]), line)


def _default(rest: str) -> str:
    """Give what stands after the ``=`` of a declaration; nothing where there is none."""
    code = _masked(_code(rest))
    equals = _outside_braces(code)
    return rest[equals + 1 : len(code)].strip().rstrip(";,").strip() if equals >= 0 else ""


def _outside_braces(code: str) -> int:
    """Find the ``=`` that is no part of a validator in braces or parentheses; -1 if there is none."""
    depth = 0
    for at, letter in enumerate(code):
        depth += (letter in "({[") - (letter in ")}]")
        if letter == "=" and depth == 0:
            return at
    return -1


def _declared(line: str) -> str:
    declared = DECLARES.match(line)
    return declared["name"] if declared else ""


def _with_varargin(line: str, span: tuple[int, int], parameters: Sequence[str], last: Sequence[str]) -> str:
    """Let the last parameters take any number of arguments."""
    names = [*(name for name in parameters if name not in last), "varargin"]
    return line[: span[0]] + ", ".join(names) + line[span[1] :]
