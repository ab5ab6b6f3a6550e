"""Octave's own spellings, rewritten in MATLAB's, so that one grammar reads both.

tree-sitter-matlab knows MATLAB alone. Here ``#`` comments, ``"strings"``, ``endif``, ``!=``, ``+=``, ``do ... until``
become what MATLAB would write; every line stays on its line. The result is for reading, never for running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KEYWORDS = {
    **dict.fromkeys(("endfunction", "endif", "endfor", "endwhile", "endswitch", "endparfor"), "end"),
    **dict.fromkeys(("end_try_catch", "end_unwind_protect"), "end"),
    "unwind_protect": "try",
    "unwind_protect_cleanup": "catch",
    "do": "while true",
}
# Words after which a quote opens a string: nothing stands before it that could be transposed.
BEFORE_VALUE = frozenset(("case", "if", "elseif", "while", "until", "return", "for", "switch", "otherwise", "else"))
TOKEN = re.compile(
    r"""
      (?P<block>^[ \t]*[%\#]\{[ \t]*$)
    | (?P<continued>\.\.\.[^\n]*)
    | (?P<comment>[%\#][^\n]*)
    | (?P<double>"(?:[^"\\\n]|\\.|"")*")
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?[ij]?)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<blank>[ \t]+)
    | (?P<assign>(?:[+\-*/^|&]|\.[*/^])=(?!=))
    | (?P<step>\+\+|--)
    | (?P<operator>!=|!|\*\*|\.')
    | (?P<rest>[^\S\n]|\n|.)
    """,
    re.VERBOSE | re.MULTILINE,
)
# function y = f(x) y = x; end: on one line, without the comma that the grammar wants
HEADER_AND_CODE = re.compile(
    r"^([ \t]*function[ \t]+(?:(?:\[[^\]\n]*\]|\w+)[ \t]*=[ \t]*)?\w+[ \t]*\([^)\n]*\))[ \t](?=[ \t]*\w)",
    re.MULTILINE,
)
# Where there is none of these, all is in MATLAB's spelling, and no token need be looked at.
OCTAVES_MARKS = (
    *("#", '"', "!", "**", "++", "--", "+=", "-=", "*=", "/=", "^=", "|=", "&=", "until"),
    *(word for word in KEYWORDS if word != "do"),
)
DO = re.compile(r"do(?!\w)")
COMMENT_LINE = re.compile(r"^[ \t]*%.*", re.MULTILINE)
STEP_ENDS = re.compile(r"[ \t]*(?:[;,\n\r%#]|\Z)")
SINGLE = re.compile(r"'(?:[^'\n]|'')*'")
BLOCK_MARK = re.compile(r"^[ \t]*[%#]([{}])[ \t]*$", re.MULTILINE)


def in_matlab(source: str, *, keep_texts: bool = False) -> str:
    """Rewrite Octave's spellings in MATLAB's, line for line.

    With ``keep_texts`` every letter stays in its column as well, and a ``"text"`` in its quotes; then ``do`` is left.
    """
    if _perhaps_octave(source):
        source = "".join(piece for *_, piece in _respelt(source, keep_texts))
    return HEADER_AND_CODE.sub(r"\1,", source)


def octave_spellings(source: str) -> dict[str, int]:
    """Give what only Octave can read (``+=``, ``endif``, ``#``), each with the line where it stands first."""
    first: dict[str, int] = {}
    if not _perhaps_octave(source):
        return first
    line, counted = 1, 0
    for at, kind, was, now in _respelt(source, keep_texts=False):
        if was != now and kind not in ("double", "rest"):
            line, counted = line + source.count("\n", counted, at), at
            first.setdefault("#" if kind in ("comment", "block") else was, line)
    return first


def unclosed_comment(source: str) -> int | None:
    """Give the line, counted from 1, of the first ``%{`` that no ``%}`` closes: what follows it is no code."""
    opened: list[int] = []
    for mark in BLOCK_MARK.finditer(source):
        if mark[1] == "{":
            opened.append(mark.start())
        else:
            del opened[-1:]
    return source.count("\n", 0, opened[0]) + 1 if opened else None


def _perhaps_octave(source: str) -> bool:
    """Tell whether something in a file may be in Octave's spelling, by its letters alone."""
    if "%{" in source:
        return True
    code = COMMENT_LINE.sub("", source)
    return any(mark in code for mark in OCTAVES_MARKS) or DO.search(code) is not None


def _respelt(source: str, keep_texts: bool) -> Iterator[tuple[int, str, str, str]]:
    """Give every token: where it begins, of what kind it is, as it was and as it is in MATLAB."""
    at = 0
    opened: list[str] = []  # brackets around the place we are at
    before = ""  # the last token that was no blank: "" at the start of a statement
    first = ""  # the first token of the statement
    spaced = False
    while at < len(source):
        if source[at] == "'" and _opens_string(before, first, spaced, opened):
            string = SINGLE.match(source, at)
            piece = string[0] if string else "'"
            yield at, "single", piece, piece
            at += len(piece)
            before, spaced = "'", False
            continue
        token = TOKEN.match(source, at)
        assert token is not None  # `rest` takes anything
        piece, kind = token[0], token.lastgroup or ""
        at = token.end()
        match kind:
            case "block":
                end = _end_of_block(source, token.start())
                block = source[token.start() : end]
                yield token.start(), kind if "#" in piece else "rest", block, re.sub(r"(?m)^", "%", block)
                at = end
                continue
            case "comment":
                piece = "%" + piece[1:]
            case "double":
                if keep_texts:
                    piece = '"' + re.sub(r"""[%'"\\]""", "_", piece[1:-1]) + '"'
                else:
                    piece = "'" + re.sub(r"[%'\\]", "_", piece[1:-1]) + "'"
                    piece = f"({piece})" if source.startswith("'", at) else piece  # "text"' is transposed
            case "assign":
                piece = "=".rjust(len(piece))
            case "step":
                # x++ as a statement, which sets x; in an expression a++b is a + (+b)
                piece = "=1" if before and STEP_ENDS.match(source, at) else piece
            case "operator":
                piece = {"!=": "~=", "!": "~", "**": " ^" if keep_texts else "^"}.get(piece, piece)
            case "word" if before != ".":
                if piece == "until":  # its condition may not stand after `end`
                    piece = "end %"
                else:
                    spelt = KEYWORDS.get(piece, piece)
                    if not keep_texts:
                        piece = spelt
                    elif len(spelt) <= len(piece):
                        piece = spelt.ljust(len(piece))
        yield token.start(), kind, token[0], piece
        if kind == "blank":
            spaced = True
            continue
        if kind in ("comment", "continued"):
            continue
        spaced = False
        if piece in ("(", "[", "{"):
            opened.append(piece)
        elif piece in (")", "]", "}"):
            del opened[-1:]
        if piece == "\n" or (piece in (";", ",") and not opened):
            before = first = ""
            if piece == "\n" and "(" in opened:  # an unclosed bracket ends with its line
                opened.clear()
        else:
            before = piece
            first = first or piece


def _opens_string(before: str, first: str, spaced: bool, opened: list[str]) -> bool:
    """Tell a quote that opens a string from one that transposes what stands before it."""
    if not before or before in BEFORE_VALUE:
        return True
    if not (before[-1].isalnum() or before[-1] in "_)]}'."):
        return True
    if not spaced:
        return False
    in_matrix = bool(opened) and opened[-1] in "[{"
    command = before == first and before[0].isalpha()  # disp 'text'
    return in_matrix or command


def _end_of_block(source: str, start: int) -> int:
    """Find the end of the block comment that begins at ``start``; blocks nest."""
    depth = 0
    for mark in BLOCK_MARK.finditer(source, start):
        depth += 1 if mark[1] == "{" else -1
        if depth == 0:
            return mark.end()
    return len(source)
