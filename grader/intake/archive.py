"""Archives unpacked into memory, believing neither their names nor their sizes.

Nothing is ever written to the disk. What an archive declares is used to refuse early, and never is more than that
read. Only files that can matter are decompressed at all.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO, NoReturn

from grader.errors import SubmissionRefused
from grader.intake.files import (
    MAX_DEPTH,
    MIB,
    Found,
    Tally,
    left_out_litter,
    litter_in,
    refuse_count,
    refuse_size,
    wanted,
)
from grader.intake.naming import readable
from grader.limits import Limits
from grader.text import NOTHING, Text, text

SECONDS = 8.0  # an honest archive of this size takes less than one
CHUNK = 1 << 18
PIECE = 1 << 13
DIRECTORY_BYTES = 512  # of a zip's directory, per entry allowed: name, times and extra fields of an honest one
LITTER = 10  # times as many entries as a submission may have are looked at, if all but those are litter
PAX_HEADER = 1 << 14  # bytes; an honest one takes some hundred, and tarfile searches it in quadratic time
UTF8_FLAG = 0x800
ENCRYPTED = 0x1

# Everything that the libraries are known to raise on bytes that are no archive; found by fuzzing.
UNREADABLE = (
    *(OSError, EOFError, ValueError, ArithmeticError, LookupError),
    *(NotImplementedError, RuntimeError, MemoryError, struct.error, zlib.error, lzma.LZMAError),
    *(zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError),
)


def unpack(content: bytes, name: str, limits: Limits) -> tuple[Found, ...]:
    """Read the files of a .zip or .tar.gz; which of the two its first bytes say, whatever its name.

    Parameters
    ----------
    content : the archive
    name : what messages call it

    Raises
    ------
    SubmissionRefused
        If it is damaged or encrypted, holds too much, or holds what no homework needs: links, devices, names
        that lead out of its folder, the same name twice.
    """
    try:
        if content.startswith(b"\x1f\x8b"):
            found = tuple(_tar(content, name, limits))
        elif content.startswith((b"Rar!", b"7z\xbc\xaf")):
            _refuse(name, OTHER_KIND)
        else:
            found = tuple(_zip(content, name, limits))
    except UNREADABLE as error:
        raise _refusal(name, DAMAGED.format(reason=str(error)[:200] or type(error).__name__)) from error
    names = [file.name for file in found]
    if len(set(names)) < len(names):
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        _refuse(name, TWICE.format(member=twice))
    return found


class Guarded(io.BytesIO):
    """Bytes that refuse to be read in larger pieces, or for longer, than an honest archive asks for."""

    def __init__(self, content: bytes, most: int, too_much: Callable[[], NoReturn]) -> None:
        super().__init__(content)
        self._most = most
        self._too_much = too_much
        self._end = time.monotonic() + SECONDS

    def read(self, size: int | None = -1) -> bytes:
        """Read as `io.BytesIO` does, within the bounds."""
        if time.monotonic() > self._end:
            self._too_much()
        if size is None or size < 0:
            size = max(0, len(self.getbuffer()) - self.tell())
        if size > self._most:
            self._too_much()
        return super().read(size)


# ------------------------------------------------------------------------------------------------------------- zip


def zip_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; one without the UTF-8 flag is UTF-8 (macOS) or GBK (Chinese Windows) all the same."""
    name = member.orig_filename
    if not member.flag_bits & UTF8_FLAG:
        raw = name.encode("cp437", "replace")  # zipfile decoded it as cp437, which loses nothing
        for encoding in ("utf-8", "gbk"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, also one that Windows wrote."""
    return zip_name(member).endswith("/")


def _zip(content: bytes, name: str, limits: Limits) -> Iterator[Found]:
    # a `.git` or a `venv` may hold thousands of files; they are passed over, and bounded all the same
    most = max(LITTER * DIRECTORY_BYTES * limits.submission_files, 1 << 17)
    with zipfile.ZipFile(Guarded(content, most, lambda: refuse_count(limits))) as archive:
        yield from zip_members(archive, [(item, zip_name(item)) for item in archive.infolist()], name, limits)


def zip_members(
    archive: zipfile.ZipFile, members: Iterable[tuple[zipfile.ZipInfo, str]], name: str, limits: Limits
) -> Iterator[Found]:
    """Read members of an open zip under the names given.

    Raises
    ------
    SubmissionRefused
        As `unpack`; besides, whatever of `UNREADABLE` the bytes provoke.
    """
    tally = Tally(limits)
    kept = []
    litter: dict[str, None] = {}
    safe_members = [(item, path, _safe_path(path, name)) for item, path in members]
    environments = {safe.rpartition("/")[0] for _, _, safe in safe_members if safe.endswith("/pyvenv.cfg")}
    for item, path, safe in safe_members:
        if safe and (left_out := litter_in(safe, environments)) is not None:
            litter.setdefault(left_out)
            continue
        tally.count()
        if not safe:
            continue
        kind = stat.S_IFMT(item.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            _refuse(name, (LINK if kind == stat.S_IFLNK else DEVICE).format(member=safe))
        if item.flag_bits & ENCRYPTED:
            _refuse(name, ENCRYPTED_MEMBER)
        tally.weigh(item.file_size)
        if not path.endswith("/"):
            kept.append((item, safe))
    yield from (left_out_litter(folder) for folder in litter if folder)
    for item, safe in kept:
        unwanted = wanted(safe, item.file_size, limits)
        if unwanted is not None:
            yield Found(name=safe, size=item.file_size, trouble=unwanted)
            continue
        if item.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            _refuse(name, METHOD.format(member=safe))
        with archive.open(item) as stream:
            data = _in_pieces(stream)
        yield Found(name=safe, size=len(data), content=data)


# ------------------------------------------------------------------------------------------------------------- tar


def _tar(content: bytes, name: str, limits: Limits) -> Iterator[Found]:
    # Every file may take a header, a long name and padding besides its bytes.
    most = limits.submission_mb * MIB + limits.submission_files * 4096
    plain = _gunzip(io.BytesIO(content), most, limits)
    tally = Tally(limits)
    guarded = Guarded(plain, PAX_HEADER, lambda: _refuse(name, HEADER))
    with tarfile.open(fileobj=guarded, mode="r:") as archive:
        litter: dict[str, None] = {}
        entries = 0
        for item in archive:
            entries += 1
            if entries > LITTER * limits.submission_files:
                refuse_count(limits)
            safe = _safe_path(item.name, name)
            if safe and (left_out := litter_in(safe)) is not None:
                if left_out and left_out not in litter:
                    yield left_out_litter(left_out)
                litter.setdefault(left_out)
                continue
            tally.count()
            if not safe:
                continue
            if item.issym() or item.islnk():
                _refuse(name, LINK.format(member=safe))
            if item.isdir():
                continue
            if not item.isreg() or item.issparse():
                _refuse(name, DEVICE.format(member=safe))
            tally.weigh(item.size)
            unwanted = wanted(safe, item.size, limits)
            stream = archive.extractfile(item) if unwanted is None else None
            if stream is None:
                yield Found(name=safe, size=item.size, trouble=unwanted or NOTHING)
                continue
            data = _in_pieces(stream)
            if len(data) != item.size:
                _refuse(name, DAMAGED.format(reason="unexpected end of data"))
            yield Found(name=safe, size=len(data), content=data)


def _gunzip(packed: io.BytesIO, most: int, limits: Limits) -> bytes:
    """Decompress a gzip file, up to ``most`` bytes; what follows its first stream is not looked at."""
    plain = io.BytesIO()
    engine = zlib.decompressobj(wbits=31)
    while not engine.eof:
        piece = engine.unconsumed_tail or packed.read(CHUNK)
        if not piece:
            raise EOFError("the compressed data ends too early")
        plain.write(engine.decompress(piece, CHUNK))
        if plain.tell() > most:
            refuse_size(limits)
    return plain.getvalue()


# ----------------------------------------------------------------------------------------------------------- names


def _in_pieces(stream: IO[bytes]) -> bytes:
    """Read a member piece by piece: only then zipfile decompresses no more than the size declared and weighed."""
    return b"".join(iter(lambda: stream.read(PIECE), b""))


def _safe_path(path: str, name: str) -> str:
    """Return a member's name as a relative path fit to be shown; refuse one that leads elsewhere."""
    path = path.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in path.split("/"):
        _refuse(name, OUTSIDE.format(member=readable(path)[:100]))
    parts = [readable(part) for part in path.split("/") if part not in ("", ".")]
    if len(parts) > MAX_DEPTH + 1 or any(len(part.encode()) > 255 for part in parts):
        _refuse(name, LONG.format(member=readable(path)[:100]))
    return "/".join(parts)


# -------------------------------------------------------------------------------------------------------- messages

DAMAGED = text(
    "it is damaged or no archive of a known kind ({reason}). Pack it again as .zip and try to open it before you "
    "hand it in",
    "文件已损坏或不是可识别的压缩格式（{reason}）。请重新打包为 .zip，并在提交前确认能够打开",
)
OTHER_KIND = text(
    "it is a .rar or .7z archive, whatever its name says. Pack it as .zip",
    "它实际上是 .rar 或 .7z 压缩包。请改用 .zip 格式打包",
)
TWICE = text("it holds {member} twice", "其中 {member} 出现了两次")
LINK = text("{member} in it is a link. Pack the file itself", "其中的 {member} 是链接。请打包文件本身而不是链接")
DEVICE = text("{member} in it is no ordinary file", "其中的 {member} 不是普通文件")
ENCRYPTED_MEMBER = text("it is protected by a password. Pack it without one", "它设有密码。请重新打包，不要加密")
METHOD = text(
    "{member} in it is compressed by an unusual method. Pack it as an ordinary .zip",
    "其中的 {member} 使用了不常见的压缩方法。请打包为普通的 .zip",
)
HEADER = text("its headers are too large or too many to be read", "它的文件头过大或过多，无法读取")
OUTSIDE = text("the name {member} in it leads out of the archive's folder", "其中的文件名 {member} 指向压缩包目录之外")
LONG = text("the name {member}... in it is too long or nested too deep", "其中的文件名 {member}... 过长或嵌套过深")


def _refusal(name: str, why: Text) -> SubmissionRefused:
    return SubmissionRefused(
        text("The archive {name} cannot be graded: {why}.", "压缩包 {name} 无法评分：{why}。").format(
            name=name, why=why
        )
    )


def _refuse(name: str, why: Text) -> NoReturn:
    raise _refusal(name, why)
