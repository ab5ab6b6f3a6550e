"""The code of a MATLAB live script: `.mlx`, or the plain text with an appendix that R2025a and later save.

A `.mlx` is a zip with one member that matters, `matlab/document.xml` (WordprocessingML): its paragraphs of the style
``code`` are the script, in their order; text, pictures and outputs are passed over. Lines are counted as the Live
Editor counts them, over the code alone.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field, replace
from typing import NoReturn
from xml.parsers import expat

from grader.intake.archive import DIRECTORY_BYTES, ENCRYPTED, PIECE, UNREADABLE, Guarded, zip_name
from grader.intake.files import KIB, MIB, Found, Tally, too_large
from grader.limits import Limits
from grader.text import Text, text

DOCUMENT = "matlab/document.xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SEPARATOR = "}"  # between a namespace and a name
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAX_DEPTH = 100  # elements within elements; real ones stay below twenty
APPENDIX = re.compile(rb"^%\[appendix\]", re.MULTILINE)


def as_plain_file(file: Found, tally: Tally, limits: Limits) -> Found:
    """Give a live script as the ``.m`` file with its code alone; any other file as it is.

    Parameters
    ----------
    tally : counts the unpacked sizes of all live scripts of a submission; a zip may hold a thousand times its own size

    Returns
    -------
    The file; where its code cannot be read, without content and with the reason.

    Raises
    ------
    SubmissionRefused
        If all live scripts together are too large.
    """
    if file.suffix == ".m":
        return _without_appendix(file, limits)
    if file.suffix != ".mlx":
        return file
    plain = replace(file, name=file.name[: -len(".mlx")] + ".m", handed_in_as=file.base, content=None)
    if file.content is None:
        return plain
    try:
        code = _code(_document(file.content, tally, limits)).encode()
    except _Unreadable as error:
        return replace(plain, trouble=error.why)
    return _bounded(replace(plain, content=code, size=len(code)), limits)


class _Unreadable(Exception):
    """A live script cannot be read."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def _without_appendix(file: Found, limits: Limits) -> Found:
    """Cut the outputs off; they stand below the code and may be large."""
    content = file.content
    if content is None:
        return file
    appendix = APPENDIX.search(content)
    if appendix:
        content = content[: appendix.start()]
        file = replace(file, content=content, size=len(content))
    return _bounded(file, limits)


def _bounded(file: Found, limits: Limits) -> Found:
    bound = limits.source_kb * KIB
    if file.size <= bound:
        return file
    return replace(file, content=None, trouble=too_large(file.size, bound))


def _document(content: bytes, tally: Tally, limits: Limits) -> bytes:
    """Read the one member that matters; whatever else there is is not unpacked."""
    most = max(DIRECTORY_BYTES * limits.submission_files, MIB)
    try:
        with zipfile.ZipFile(Guarded(content, most, _too_much)) as archive:
            members = [(item, zip_name(item)) for item in archive.infolist()]
            if len(members) > limits.submission_files:
                _too_much()
            for _, path in members:
                if path.startswith("/") or ".." in path.split("/") or ":" in path:
                    raise _Unreadable(OUTSIDE)
            documents = [item for item, path in members if path == DOCUMENT]
            if len(documents) != 1:
                raise _Unreadable(NO_DOCUMENT)
            (document,) = documents
            if document.flag_bits & ENCRYPTED or document.compress_type not in PACKED:
                raise _Unreadable(LOCKED)
            bound = limits.file_mb * MIB // 2
            if document.file_size > bound:
                raise _Unreadable(too_large(document.file_size, bound))
            tally.weigh(document.file_size)
            with archive.open(document) as stream:  # piece by piece no more is unpacked than was declared
                return b"".join(iter(lambda: stream.read(PIECE), b""))
    except UNREADABLE as error:
        raise _Unreadable(DAMAGED.format(reason=str(error)[:200] or type(error).__name__)) from error


def _too_much() -> NoReturn:
    raise _Unreadable(TOO_MANY)


@dataclass(slots=True)
class _Paragraph:
    depth: int
    is_code: bool = False
    pieces: list[str] = field(default_factory=list)


class _Reader:
    """Collects the code paragraphs while the document is parsed."""

    def __init__(self) -> None:
        self.paragraphs: list[_Paragraph] = []
        self._open: list[_Paragraph] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(_local(name))
        if len(self._path) > MAX_DEPTH:
            raise _Unreadable(TOO_DEEP)
        if self._path[-1] == "p":
            self._open.append(_Paragraph(depth=len(self._path)))
            self.paragraphs.append(self._open[-1])
        elif self._within("pPr", "pStyle"):
            self._open[-1].is_code = attributes.get(f"{WORDS}{SEPARATOR}val") == "code"

    def text(self, piece: str) -> None:
        if self._within("r", "t"):
            self._open[-1].pieces.append(piece)

    def end(self, name: str) -> None:
        if self._path.pop() == "p":
            self._open.pop()

    def _within(self, *names: str) -> bool:
        """Whether the element read now lies so in the paragraph, with nothing between."""
        return bool(self._open) and tuple(self._path[self._open[-1].depth :]) == names


def _local(name: str) -> str:
    """Give the name of an element of WordprocessingML; nothing for any other."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return local if namespace == WORDS else ""


def _code(document: bytes) -> str:
    """Give the code of a document, its paragraphs each on lines of their own."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _no_doctype  # entities are declared there alone, so there are none
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _Unreadable(DAMAGED.format(reason=str(error)[:200])) from error
    code = ["".join(paragraph.pieces) for paragraph in reader.paragraphs if paragraph.is_code]
    if not code:
        raise _Unreadable(NO_CODE)
    return "\n".join(piece.replace("\r\n", "\n").replace("\r", "\n") for piece in code) + "\n"


def _no_doctype(*declared: object) -> NoReturn:
    raise _Unreadable(DOCTYPE)


# -------------------------------------------------------------------------------------------------------- messages

NO_DOCUMENT = text(
    "it is no live script: it does not hold matlab/document.xml once",
    "它不是实时脚本：其中没有（或不止一个）matlab/document.xml",
)
NO_CODE = text("there is no code in it, only text", "其中只有文字，没有代码")
OUTSIDE = text("a name in it leads out of its folder", "其中有文件名指向目录之外")
LOCKED = text("it is protected by a password, or packed in an unusual way", "它设有密码，或使用了不常见的压缩方法")
DOCTYPE = text(
    "its document declares a DOCTYPE, which no live script of MATLAB's does",
    "其文档声明了 DOCTYPE，而 MATLAB 保存的实时脚本从不这样做",
)
TOO_DEEP = text("its document is nested too deep", "其文档嵌套过深")
TOO_MANY = text("it holds too many files, or takes too long to read", "其中的文件过多，或读取时间过长")
DAMAGED = text(
    "it is damaged ({reason}). Open it in MATLAB, save it again, or save it as a plain .m file",
    "文件已损坏（{reason}）。请在 MATLAB 中打开并重新保存，或另存为普通的 .m 文件",
)
