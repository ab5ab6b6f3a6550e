"""From the files a student hands in to files in which Octave finds every function.

Octave looks a function up by file name, and sees of a file its first function alone. Students put several functions
in one file, or in a script, or give file and function different names. So each function gets a file under which it
is found; a function cut out of a longer file keeps its line numbers, by blank lines above it. A file that holds what
its name says is left exactly as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import PurePosixPath

from grader.intake.bounded import bounded_notes, bounded_problems
from grader.intake.source.matlab.arguments import CLASS, without_arguments_blocks, without_property_types
from grader.intake.source.matlab.only_octave import told
from grader.intake.source.matlab.rewriting import for_octave
from grader.intake.source.matlab.spelling import unclosed_comment
from grader.intake.source.matlab.syntax import Function, Kind, MatlabFile, read
from grader.submission import Problem, Unit, place
from grader.text import Text, text

# The runner reaches Octave's own functions through this one.
RESERVED = "builtin"
# Every function cut out brings the blank lines above it, so that a small file could grow with its square.
MAX_FUNCTIONS = 200  # in one file
GROWTH = 4  # all files together, over what was handed in
ALWAYS_ROOM = 1 << 20  # characters; small submissions may grow by more


class Claim(IntEnum):
    """Why a function is found under a name; the lowest wins where several claim one name."""

    SAME_NAME = 0  # the file, and the function in it, have this name
    FIRST_FUNCTION = 1  # the first function of a file of another name
    FURTHER_FUNCTION = 2  # a function further down, or in a script
    FILE_NAME = 3  # the file's name, where its function has another
    HELPER = 4  # a helper in a file that had to be cut up


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is sent to the runner, and what the student is told about it.

    ``units`` carry the student's name of each file in ``name``, the name under which it is written in ``file``.
    """

    units: tuple[Unit, ...]
    notes: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    name: str  # the name claimed
    claim: Claim
    unit: Unit
    function: Function | None  # None: the whole file
    siblings: tuple[Function, ...] = ()  # all functions of its file
    lines: Sequence[str] = ()  # of its file

    @property
    def order(self) -> tuple[int, int, str]:
        """The best claim first; then the file nearest the top of the folder; of cells, the last."""
        cell = cell_number(self.unit)
        if cell:
            return Claim.FIRST_FUNCTION, -cell, ""
        return self.claim, self.unit.name.count("/"), self.unit.name


def prepare(units: Sequence[Unit], functions: Collection[str], aliases: Collection[str] = ()) -> Prepared:
    """Give every function of a submission a file in which Octave finds it.

    Parameters
    ----------
    units : the ``.m`` files as handed in
    functions : the names that the assignment asks for or gives
    aliases : other names accepted for them
    """
    wanted = {*functions, *aliases}
    ready: list[Unit] = []
    notes: list[Text] = []
    problems: list[Problem] = []
    candidates: dict[str, list[_Candidate]] = {}
    spoken_of = _spoken_of(units)
    for unit in units:
        fixed = _fixed_place(unit.name)
        if fixed is not None:
            ready.append(replace(unit, file=fixed))
            continue
        source, rewritten = without_arguments_blocks(for_octave(without_property_types(unit.source)))
        unit = replace(unit, source=source)
        if rewritten:
            notes.append(ARGUMENTS + place(unit.name))
        whole = read(unit)
        problems += _too_many(unit, whole)
        file = replace(whole, functions=whole.functions[:MAX_FUNCTIONS])
        notes += _notes(unit, file, wanted)
        problems += _problems(unit, file, wanted, used=_stem(unit) in spoken_of)
        lines = unit.source.split("\n")
        for candidate in _candidates(unit, file, wanted):
            if candidate.name != RESERVED:
                candidate = replace(candidate, siblings=file.functions, lines=lines)
                candidates.setdefault(candidate.name, []).append(candidate)

    chosen = {name: min(some, key=lambda candidate: candidate.order) for name, some in candidates.items()}
    cut = {id(each.unit) for each in chosen.values() if each.function is not None and each.claim is not Claim.HELPER}
    room = max(ALWAYS_ROOM, GROWTH * sum(len(unit.source) for unit in units))
    left_out: list[_Candidate] = []
    for name in sorted(chosen, key=lambda name: (name not in wanted, name)):  # what is asked for has room first
        best = chosen[name]
        if best.claim is Claim.HELPER and id(best.unit) not in cut:  # nothing that was cut out may call it
            continue
        if room >= 0:
            source = _source(best, chosen)
            room -= len(source)
        if room < 0:
            left_out.append(best)
            continue
        ready.append(Unit(name=best.unit.name, source=source, file=f"{name}.m"))
        if name in wanted:
            notes += _rivals(best, candidates[name])
    problems += _no_room(left_out)
    notes += filter(None, (told(units),))
    return Prepared(units=tuple(ready), notes=bounded_notes(notes), problems=bounded_problems(problems))


ARGUMENTS = text(
    "An arguments block gives its defaults; its sizes and validators were passed over, since Octave has none: ",
    "arguments 块只取其默认值；Octave 不支持其中的大小与校验，已跳过：",
)


def _stem(unit: Unit) -> str:
    return PurePosixPath(unit.name).name.removesuffix(".m")


def cell_number(unit: Unit) -> int:
    """Return which cell of a notebook it is, counted from 1; 0 for a file."""
    cell = CELL.fullmatch(unit.name)
    return int(cell[1]) if cell else 0


CELL = re.compile(r"cell (\d+)")


def _is_name(name: str) -> bool:
    return name.isascii() and name.isidentifier()


def _fixed_place(name: str) -> str | None:
    """Give the path that MATLAB demands for files in ``+package``, ``@class`` and ``private`` folders."""
    parts = PurePosixPath(name).parts
    for at, part in enumerate(parts[:-1]):
        if part.startswith(("+", "@")) or part == "private":
            return "/".join(parts[at:])
    return None


def _candidates(unit: Unit, file: MatlabFile, wanted: set[str]) -> Iterator[_Candidate]:
    """List the names under which something in a file may be found."""
    stem = _stem(unit)
    if file.kind is Kind.CLASS or not file.functions:
        if _is_name(stem) and stem not in wanted:  # a script: others may call it by its name
            yield _Candidate(name=stem, claim=Claim.FILE_NAME, unit=unit, function=None)
        return
    first, *further = file.functions
    # In a damaged file each function stands for itself, so that the syntax error costs that one alone.
    # Of cells every function stands for itself too: a later cell may define one of them anew.
    apart = (file.damaged and further) or cell_number(unit)
    whole = None if file.kind is Kind.FUNCTIONS and not apart else first
    if file.kind is Kind.SCRIPT:
        further = list(file.functions)
    elif first.name == stem:
        yield _Candidate(name=stem, claim=Claim.SAME_NAME, unit=unit, function=whole)
    else:
        if _is_name(first.name):
            yield _Candidate(name=first.name, claim=Claim.FIRST_FUNCTION, unit=unit, function=whole)
        if _is_name(stem):
            yield _Candidate(name=stem, claim=Claim.FILE_NAME, unit=unit, function=whole)
    folded = {name.casefold() for name in wanted}  # one that differs in case alone is taken too
    for function in further:
        public = function.name.casefold() in folded or file.kind is Kind.SCRIPT or cell_number(unit) > 0
        claim = Claim.FURTHER_FUNCTION if public else Claim.HELPER
        yield _Candidate(name=function.name, claim=claim, unit=unit, function=function)


def _source(candidate: _Candidate, chosen: dict[str, _Candidate]) -> str:
    """Give the text of the file in which a function is found."""
    if candidate.function is None:
        return candidate.unit.source
    out: list[str] = []
    _append(out, candidate.lines, candidate.function)
    for sibling in candidate.siblings:
        found = chosen.get(sibling.name)
        elsewhere = found is None or found.unit is not candidate.unit
        if (
            sibling.name != candidate.function.name and elsewhere and not cell_number(candidate.unit)
        ):  # another file's function has its name
            _append(out, candidate.lines, sibling)
    return "\n".join(out) + "\n"


def _append(out: list[str], lines: Sequence[str], function: Function) -> None:
    """Add a function's lines at their own line numbers, or after what is there already."""
    out += [""] * (function.first - 1 - len(out))
    out += lines[function.first - 1 : function.last]


def _too_many(unit: Unit, file: MatlabFile) -> Iterator[Problem]:
    """Say which functions of a file are not looked at."""
    further = file.functions[MAX_FUNCTIONS:]
    if further:
        message = text(
            f"the file holds more than {MAX_FUNCTIONS} functions; those from here on are left out",
            f"文件中的函数超过 {MAX_FUNCTIONS} 个；从此处起的函数未载入",
        )
        lost = tuple(function.name for function in further)
        yield Problem(unit=unit.name, line=further[0].first, message=message, defines=lost)


def _no_room(left_out: Sequence[_Candidate]) -> Iterator[Problem]:
    """Say which functions there was no room for."""
    if left_out:
        first, count = left_out[0], len(left_out) - 1
        more_en, more_zh = (f" and {count} more functions", f" 等 {count + 1} 个函数") if count else ("", "")
        message = text(
            f"{first.name}{more_en} left out: with every function in a file of its own, the submission is too long",
            f"{first.name}{more_zh}未载入：把每个函数放进各自的文件后，代码总长超过上限",
        )
        line = first.function.first if first.function else None
        lost = tuple(each.name for each in left_out)
        yield Problem(unit=first.unit.name, line=line, message=message, defines=lost)


def _notes(unit: Unit, file: MatlabFile, wanted: set[str]) -> Iterator[Text]:
    """Say how a file was read, where that is not how MATLAB would."""
    if not file.functions or cell_number(unit):
        return
    names = ", ".join(function.name for function in file.functions)
    first, stem = file.functions[0], _stem(unit)
    if file.kind is Kind.SCRIPT:
        yield text(
            f"{unit.name} is a script: its functions are graded ({names}), its other statements are not run",
            f"{unit.name} 是脚本：其中的函数（{names}）参加评分，其余语句不运行",
        )
        return
    further = [function.name for function in file.functions[1:] if function.name in wanted]
    if further:
        names = ", ".join(further)
        yield text(
            f"{unit.name} holds several functions; all are graded, though MATLAB finds a file's first function alone: "
            f"give {names} files of their own",
            f"{unit.name} 中有多个函数，它们都参加评分；但 MATLAB 只认每个文件的第一个函数，"
            f"请把 {names} 放进各自的文件",
        )
    elif first.name != stem and ({first.name, stem} & wanted):
        yield text(
            f"{unit.name} defines the function {first.name}: file and function should have the same name "
            "(MATLAB goes by the file's)",
            f"{unit.name} 中定义的函数是 {first.name}：文件名应与函数名相同（MATLAB 以文件名为准）",
        )


def _spoken_of(units: Sequence[Unit]) -> set[str]:
    """Name the classes that another file speaks of."""
    classes = {_stem(unit) for unit in units if CLASS.search(unit.source)}
    if not classes:
        return set()
    return {name for unit in units for name in re.findall(r"[A-Za-z]\w*", unit.source) if name != _stem(unit)} & classes


def _problems(unit: Unit, file: MatlabFile, wanted: set[str], *, used: bool) -> Iterator[Problem]:
    """Say what in a file cannot be used; ``used`` tells whether another file speaks of it."""
    if file.kind is Kind.CLASS and not used:
        message = text(
            "a classdef file defines no function that can be called; write plain functions",
            "classdef 文件没有定义可供调用的函数；请写成普通函数",
        )
        yield Problem(unit=unit.name, line=1, message=message)
    elif not file.functions and _stem(unit) in wanted:
        message = text(
            f"there is no function in it: it must begin with `function`, as the template of {_stem(unit)} does",
            f"文件中没有函数：第一行应以 function 开头，与 {_stem(unit)} 的模板相同",
        )
        yield Problem(unit=unit.name, line=None, message=message)
    comment = unclosed_comment(unit.source)
    if comment is not None:
        message = text(
            "the comment that begins here with %{ is never closed by %}: nothing after this line counts as code",
            "此处以 %{ 开始的注释没有用 %} 结束：这一行之后的内容都不算代码",
        )
        yield Problem(unit=unit.name, line=comment, message=message)
    for function in file.functions:
        if function.name == RESERVED:
            message = text(
                "the name builtin belongs to Octave itself; the function is left out, choose another name",
                "builtin 是 Octave 自身的名字；该函数未载入，请换一个名字",
            )
            yield Problem(unit=unit.name, line=function.first, message=message)


def _rivals(best: _Candidate, candidates: Sequence[_Candidate]) -> Iterator[Text]:
    """Say which file counts, where several define one function."""
    as_good = [each for each in candidates if each.claim < Claim.FILE_NAME and each.unit is not best.unit]
    if as_good:
        others = ", ".join(sorted({each.unit.name for each in as_good}))
        yield text(
            f"{best.name} is defined several times: {best.unit.name} counts, not {others}",
            f"{best.name} 有多处定义：以 {best.unit.name} 为准，{others} 不计",
        )
