"""Source cut into its top-level statements; one that does not parse is lost alone.

Whether a piece parses is asked of the interpreter that is to run it, so that the answer is right under any version.
"""

from __future__ import annotations

import ast
import re

# A line that can begin a statement: not indented, no comment, no end of a bracket, no later branch of one above.
BEGINS = re.compile(r"(?![\s#)\]}]|(?:else|elif|except|finally)\b)\S")
UNFINISHED = re.compile(r"EOF|never closed")
# What trying costs at most, in characters given to the parser: a file may hold a quote that nothing closes, and each
# piece is tried again with what follows it.
MOST_TRIED = 4_000_000
EACH = 200  # what a try costs beside its characters
PARSER_GIVES_UP = (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError)


def read(source: str, name: str, flags: int = 0) -> tuple[list[ast.stmt], list[tuple[int, int, BaseException]]]:
    """Parse source into its top-level statements.

    Parameters
    ----------
    source : the text of a file or a cell
    name : what tracebacks call it
    flags : of `compile`, such as the one that allows a top-level ``await``

    Returns
    -------
    statements : those that parse, in order, with the line numbers of ``source``
    lost : first line, last line (from 1) and error of each piece that does not parse
    """
    try:
        return _parse(source, name, flags), []
    except PARSER_GIVES_UP:
        return _recover(source, name, flags)


def _parse(source: str, name: str, flags: int) -> list[ast.stmt]:
    tree = compile(source, name, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)
    return list(tree.body)


def _recover(source: str, name: str, flags: int) -> tuple[list[ast.stmt], list[tuple[int, int, BaseException]]]:
    """Parse piece by piece, from one line that can begin a statement to another."""
    lines = source.split("\n")
    begins = [at for at, line in enumerate(lines) if BEGINS.match(line)]
    if not begins or begins[0] > 0 and "".join(lines[: begins[0]]).strip():
        begins.insert(0, 0)  # indented lines, comments: let the parser say what it thinks of them
    ends = [*begins[1:], len(lines)]
    statements: list[ast.stmt] = []
    lost: list[tuple[int, int, BaseException]] = []
    tried = at = 0
    while at < len(begins):
        first, error = begins[at], None
        for end in range(at, len(ends)):
            piece = "\n".join(lines[first : ends[end]])
            tried += len(piece) + EACH
            if tried > MOST_TRIED:
                lost.append((first + 1, len(lines), error or SyntaxError("too much of it does not parse")))
                return statements, lost
            try:
                statements += _moved(_parse(piece, name, flags), first)
                at, error = end + 1, None
                break
            except PARSER_GIVES_UP as trouble:
                if isinstance(trouble, SyntaxError) and trouble.lineno is not None:
                    trouble.lineno += first
                error = error or trouble
                if end - at >= _reach(trouble, first + len(piece.rstrip().split("\n"))):
                    break
        if error is not None:
            lost.append((first + 1, ends[at], error))
            at += 1
    return statements, lost


def _moved(nodes: list[ast.stmt], lines: int) -> list[ast.stmt]:
    """Give statements the line numbers that they have in the whole."""
    for node in nodes if lines else ():
        ast.increment_lineno(node, lines)
    return nodes


def _reach(trouble: BaseException, last: int) -> int:
    """Say how many further pieces may belong to one that ends with line ``last``: a decorator, a bracket, a string."""
    if not isinstance(trouble, SyntaxError):
        return 0
    said = trouble.msg or ""
    if "triple-quoted" in said:
        return 400
    if UNFINISHED.search(said):
        return 60
    if (trouble.lineno or 0) >= last and (trouble.text or "").lstrip().startswith("@"):
        return 8
    return 8 if (trouble.lineno or 0) > last else 0
