"""Archives believed in nothing: each hostile one is refused with a reason, soon and in little memory."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionRefused
from grader.intake.archive import unpack
from grader.limits import Limits
from tests.intake.handed_in import LIMITS, PYTHON, read_one, tarred, zipped

SMALL = Limits(submission_mb=2, submission_files=50, source_kb=64)
GOOD = {"hw3_backprop.py": PYTHON}


def zip_member(name: str, kind: int = stat.S_IFREG) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (kind | 0o644) << 16
    return member


def tar_member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "", size: int = 0) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname, member.size = kind, target, size
    return member


def refused(content: bytes, limits: Limits = LIMITS) -> str:
    started = time.monotonic()
    with pytest.raises(SubmissionRefused) as caught:
        unpack(content, "s1.zip", limits)
    assert time.monotonic() - started < 10
    assert caught.value.text.zh not in ("", caught.value.text.en)
    return caught.value.text.en


@pytest.mark.parametrize("name", ["../evil.py", "a/../../evil.py", "/etc/evil.py", "C:\\evil.py", "..\\evil.py"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "leads out" in refused(zipped({**GOOD, name: PYTHON}))
    assert "leads out" in refused(tarred({**GOOD, name: PYTHON}))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_a_zips_links_and_devices_are_refused(kind: int) -> None:
    said = refused(zipped([("hw3_backprop.py", PYTHON), (zip_member("x.py", kind), b"/etc/passwd")]))
    assert ("is a link" if kind == stat.S_IFLNK else "no ordinary file") in said


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_a_tars_links_and_devices_are_refused(kind: bytes) -> None:
    said = refused(tarred([(tar_member("x.py", kind, "/etc/passwd"), b"")]))
    assert "is a link" in said or "no ordinary file" in said


def test_a_bomb_that_says_what_it_is_is_refused() -> None:
    bomb = bytes(3 * 2**20)
    assert "take more than 2 MB" in refused(zipped({**GOOD, "x.bin": bomb}), SMALL)
    assert "take more than 2 MB" in refused(tarred({**GOOD, "x.bin": bomb}), SMALL)


def test_a_zip_that_lies_about_sizes_is_refused() -> None:
    raw = zipped({"x.npy": bytes(3 * 2**20)})
    raw = raw.replace(struct.pack("<I", 3 * 2**20), struct.pack("<I", 100))
    assert "damaged" in refused(raw, SMALL)


def test_overlapping_members_are_counted_as_often_as_they_are_read() -> None:
    # Fifield's bomb: many entries of the directory share one compressed body
    body = zipped({"x.csv": bytes(900_000)})
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        start = archive.start_dir
    entry = body[start : body.rindex(b"PK\5\6")]
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 40, 40, 40 * len(entry), start, 0)
    assert "take more than 2 MB" in refused(body[:start] + entry * 40 + end, SMALL)


def many_zeros(kind: str) -> bytes:
    """Pack 256 MB of zeros; the zip says that they are 100 bytes."""
    packer = zlib.compressobj(9, wbits=31 if kind == "tar" else -15)
    packed = packer.compress(tar_member("x.npy", size=2**28).tobuf()) if kind == "tar" else b""
    packed += b"".join(packer.compress(bytes(2**24)) for _ in range(16)) + packer.flush()
    if kind == "tar":
        return packed
    raw = zipped([(zip_member("x.npy"), b"?")])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        directory = bytearray(raw[archive.start_dir :])
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(packed), 100, 5, 0) + b"x.npy"
    directory[10:12] = struct.pack("<H", 8)
    directory[16:28] = struct.pack("<3L", 0, len(packed), 100)
    end = directory.rindex(b"PK\5\6")
    directory[end + 16 : end + 20] = struct.pack("<L", len(local) + len(packed))
    return local + packed + bytes(directory)


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_many_zeros_are_refused_in_little_memory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(many_zeros(kind))
    script = (
        "import sys; from pathlib import Path\n"
        "from grader.intake.archive import unpack; from grader.limits import Limits\n"
        "from grader.errors import SubmissionRefused\n"
        "try: unpack(Path(sys.argv[1]).read_bytes(), 'x', Limits(submission_mb=16))\n"
        "except SubmissionRefused: print(Path('/proc/self/status').read_text())\n"
    )
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60, check=True)
    peak = int(run.stdout.partition("VmHWM:")[2].split()[0]) // 1024  # rusage would count the forking parent's peak
    assert peak < 200  # MB: the interpreter and the limit a few times over, but not the bomb's 256


def test_a_million_entries_are_refused_before_they_are_listed() -> None:
    name = b"a.py"
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    directory = entry * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    started = time.monotonic()
    assert "more than 2000 files" in refused(directory + end)
    assert time.monotonic() - started < 2


def test_too_many_files_are_refused_in_both_kinds() -> None:
    many = {f"f{number}.py": b"" for number in range(51)}
    assert "more than 50 files" in refused(zipped(many), SMALL)
    assert "more than 50 files" in refused(tarred(many), SMALL)


def test_a_huge_pax_header_is_refused() -> None:
    member = tarfile.TarInfo("hw3_backprop.py")
    member.pax_headers = {"comment": "x" * 10**6}
    assert "headers are too large or too many" in refused(tarred([(member, b"")], format=tarfile.PAX_FORMAT))


def test_a_pax_header_made_to_be_searched_for_ever_is_refused_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("grader.intake.archive.SECONDS", 1.0)
    # records of two bytes, each of which tarfile searches to the end of the header for its "="
    body = b"2 " * 8_000 + b"=\n"
    evil = tar_member("x", tarfile.XHDTYPE, size=len(body)).tobuf() + body + bytes(-len(body) % 512)
    started = time.monotonic()
    assert "headers are too large or too many" in refused(gzip.compress(evil * 1500))
    assert time.monotonic() - started < 6


def test_a_sparse_member_is_refused() -> None:
    member = tarfile.TarInfo("x.npy")
    member.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(2**40)}
    body = b"1\n0\n512\n".ljust(1024, b"\0")
    refused(tarred([(member, body)], format=tarfile.PAX_FORMAT))


def test_an_encrypted_zip_is_refused_in_words() -> None:
    raw = bytearray(zipped(GOOD))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(signature) + at] |= 1
    assert "password" in refused(bytes(raw))


def test_a_zip_with_an_unusual_method_is_refused_in_words() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("hw3_backprop.py", PYTHON)
    assert "unusual method" in refused(packed.getvalue())


def test_the_same_name_twice_is_refused() -> None:
    assert "twice" in refused(zipped([("a.py", b"1"), ("a.py", b"2")]))
    assert "twice" in refused(zipped([("a.py", b"1"), ("./a.py", b"2")]))


def test_names_that_differ_in_case_alone_stay_apart() -> None:
    assert [file.name for file in unpack(zipped({"A.m": b"1", "a.m": b"2"}), "s", LIMITS)] == ["A.m", "a.m"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_utf_8_flag_are_read(encoding: str) -> None:
    name = "作业三/第一题.py"
    stand_in = "x" * len(name.encode(encoding))
    raw = zipped({stand_in: PYTHON}).replace(stand_in.encode(), name.encode(encoding))
    assert [file.name for file in unpack(raw, "s", LIMITS)] == [name]


def test_control_characters_in_names_are_not_shown() -> None:
    assert [file.name for file in unpack(zipped({"a\x1b[2J\n.py": PYTHON}), "s", LIMITS)] == ["a_[2J_.py"]


def test_a_path_a_thousand_folders_deep_is_refused() -> None:
    assert "nested too deep" in refused(zipped({"a/" * 1000 + "x.py": PYTHON}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\3\4",
        b"\x1f\x8b\x08",
        b"hello",
        gzip.compress(b"hello", mtime=0),
        zipped(GOOD)[:-30],
        tarred(GOOD)[:-10],
    ],
)
def test_a_damaged_archive_is_refused_in_words(content: bytes) -> None:
    assert "damaged" in refused(content)


def test_an_archive_is_what_its_bytes_say(tmp_path: Path) -> None:
    assert read_one(tmp_path, {"s.zip": tarred(GOOD)}).units[0].source == PYTHON.decode()
    assert ".rar or .7z" in refused(b"Rar!\x1a\x07")


def test_a_source_file_over_the_limit_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SubmissionRefused, match="hw3_backprop.py cannot be graded: it is 98 kB large"):
        read_one(tmp_path, {"s.zip": zipped({"hw3_backprop.py": b"#" * 100_000})}, SMALL)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    unpack(zipped({"a/b.py": PYTHON}), "s", LIMITS)
    unpack(tarred({"a/b.py": PYTHON}), "s", LIMITS)
    assert os.listdir(tmp_path) == []


damaged = st.tuples(
    st.sampled_from([zipped({"a/x.py": PYTHON, "y.csv": b"1,2"}), tarred(GOOD), gzip.decompress(tarred(GOOD))]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6),
    st.integers(0, 40),
)


@settings(deadline=None, max_examples=300)
@given(damaged)
def test_damage_anywhere_is_a_refusal_at_worst(how: tuple[bytes, list[tuple[int, int]], int]) -> None:
    content, edits, cut = how
    raw = bytearray(content)
    for at, value in edits:
        raw[at % len(raw)] = value
    plain = bytes(raw[: len(raw) - cut])
    for attempt in (plain, gzip.compress(plain)):
        try:
            unpack(attempt, "s", SMALL)
        except SubmissionRefused:
            pass


@settings(deadline=None)
@given(st.binary(max_size=600), st.sampled_from([b"", b"PK\3\4", b"\x1f\x8b"]))
@example(b"", b"PK\5\6" + bytes(18))
def test_any_bytes_are_a_refusal_at_worst(raw: bytes, start: bytes) -> None:
    for attempt in (start + raw, gzip.compress(raw)):
        try:
            unpack(attempt, "s", SMALL)
        except SubmissionRefused:
            pass
