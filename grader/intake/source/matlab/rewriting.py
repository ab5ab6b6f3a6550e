"""From MATLAB's language to what Octave 7 understands of it, line for line.

Each of the modules named below finds what to change in a syntax tree; here the changes are made. A file is read as a
whole; where the grammar does not understand all of it, function by function, and what it does not understand stays as
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tree_sitter import Node, Parser

from grader.intake.source.matlab.edit import Edit
from grader.intake.source.matlab.nested import captured_edits
from grader.intake.source.matlab.spelling import in_matlab
from grader.intake.source.matlab.syntax import HEADER, LANGUAGE
from grader.intake.source.matlab.text_arrays import TextArrays
from grader.intake.source.matlab.texts import NAMED, text_edits

NEW_FORMAT = "-v7.3"  # files of HDF5, which Octave cannot write; load reads an older one as well
NOT_IN_OLDER = re.compile(r",?[ \t]{0,9}'-no(?:compression|overwrite)'")


def for_octave(source: str) -> str:
    """Rewrite a file; every line stays on its line."""
    if NEW_FORMAT in source:
        source = "\n".join(map(_in_older_format, source.split("\n")))
    if '"' not in source and "@" not in source and not NAMED.search(source):
        return source
    root = _tree(source)
    if root is not None:
        return _edited(source, root)
    starts = [header.start() for header in HEADER.finditer(source)]
    pieces = [source[start:end] for start, end in zip([0, *starts], [*starts, len(source)], strict=True)]
    return "".join(_edited(piece, tree) if (tree := _tree(piece)) else piece for piece in pieces)


def _tree(source: str) -> Node | None:
    """Parse a file, or else its like in MATLAB's spelling, letter for letter; None where it is not understood."""
    root = _understood(source)
    if root is None:
        spelt = in_matlab(source, keep_texts=True)
        root = _understood(spelt) if len(_encoded(spelt)) == len(_encoded(source)) else None
    return root


def _understood(text: str) -> Node | None:
    """Parse a text; None where the grammar does not know all of it."""
    root = Parser(LANGUAGE).parse(_encoded(text) + b"\n").root_node
    return None if root.has_error else root


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _edited(source: str, root: Node) -> str:
    arrays = TextArrays.of(root)
    edits = [*arrays.edits(), *text_edits(arrays), *captured_edits(root)]
    return _applied(_encoded(source), edits).decode("utf-8", "replace")


def _applied(encoded: bytes, edits: Iterable[Edit]) -> bytes:
    def pieces() -> Iterator[bytes]:
        at = 0
        for edit in sorted(edits, key=lambda edit: edit.order):
            yield encoded[at : edit.start]
            yield edit.replacement.encode()
            at = edit.end
        yield encoded[at:]

    return b"".join(pieces())


def _in_older_format(line: str) -> str:
    """Let a line that saves write a file that Octave can write."""
    at = line.find("save")
    if NEW_FORMAT not in line or at < 0 or "%" in line[:at]:
        return line
    return NOT_IN_OLDER.sub("", line).replace(NEW_FORMAT, "-v7")
