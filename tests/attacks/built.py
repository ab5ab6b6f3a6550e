"""Attacks that no repository should hold: archives that climb and swell, links, pipes, and names that break things."""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.attacks.collection import Attack
from tests.intake.handed_in import document, notebook, paragraph, put, tarred, zipped

MARKER = "attack-was-here"
NAME = "hw3_backprop"
TOO_MUCH = (64 << 20) + (1 << 20)  # a little above the limit on a submission, which is what the guard measures
LIVE_TOO_MUCH = (8 << 20) + (1 << 10)  # a little above the limit on a live script's document
NOTHING = b"# nothing is written yet\n"
DEEPER = 2_000  # a little more than our own readers follow: 400 levels of Python, 1,500 of MATLAB
FORMULA = "=cmd|' _C calc'!A0"
ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "reference" / "python" / f"{NAME}.py"


def built() -> Iterator[Attack]:
    """Make the attacks that are made."""
    yield from _archives()
    yield from _live_scripts()
    yield from _files()
    yield from _names()


def _archives() -> Iterator[Attack]:
    climbing = ("../../../../../../tmp/" + MARKER, "/tmp/" + MARKER, "..\\..\\" + MARKER, "C:\\" + MARKER)
    yield _of_bytes(
        "zip_slip.zip",
        zipped([(name, b"x") for name in climbing] + [(f"{NAME}.py", NOTHING)]),
        "to write outside of the folder it is unpacked in.",
        "nothing written: archives are read, not unpacked.",
        status="refused",
    )
    yield _of_bytes(
        "linked_reference.zip",
        zipped([(_link(f"{NAME}.py"), str(REFERENCE).encode())]),
        "to hand in a link to the reference solution.",
        "refused: links are not followed.",
        status="refused",
    )
    yield _of_bytes(
        "links_and_devices.tar.gz",
        tarred([(_special(f"{NAME}.py", kind), b"") for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE)]),
        "to hand in a symbolic link, a hard link and a pipe under the right name.",
        "refused: none is an ordinary file.",
        status="refused",
    )
    yield _of_bytes(
        "device.tar.gz",
        tarred([(_special(f"{NAME}.py", tarfile.CHRTYPE), b"")]),
        "to hand in /dev/zero.",
        "refused: it is no ordinary file.",
        status="refused",
    )
    yield _of_bytes(
        "bomb.zip",
        zipped({f"{NAME}.py": b"#" * TOO_MUCH}),
        "to fill the memory with a small archive of a large file.",
        "refused by the size that comes out, not the one that is claimed.",
        status="refused",
    )
    yield _of_bytes(
        "lying_bomb.zip",
        _lying(zipped({f"{NAME}.py": b"#" * TOO_MUCH}), TOO_MUCH),
        "to do so behind headers that say ten bytes and another checksum, which every reader finds out.",
        "refused in bounded memory.",
        status="refused",
    )
    yield _of_bytes(
        "nested_bomb.zip",
        _nested(30),
        "to keep the grader unpacking archives within archives.",
        "refused: an archive in an archive is looked into once at most.",
        status="refused",
    )
    yield _of_bytes(
        "many_entries.zip",
        zipped({f"{number}.py": b"" for number in range(20_000)}),
        "to keep the grader busy with the names of 20,000 files.",
        "refused at the limit on entries.",
        status="refused",
    )
    yield _of_bytes(
        "two_of_one_name.zip",
        zipped([(f"{NAME}.py", NOTHING), (f"{NAME}.py", b"cost = lambda a, y: 'second'\n")]),
        "to show one file to whoever looks and another to the grader.",
        "a verdict on one of them, worth nothing.",
        status="*",
    )
    yield _of_bytes(
        "encrypted.zip",
        _encrypted(zipped({f"{NAME}.py": NOTHING})),
        "to be asked for a password, or to crash the reader.",
        "refused.",
        status="refused",
    )
    yield _of_bytes(
        "endless.tar.gz",
        tarred([(_special(f"{NAME}.py", tarfile.GNUTYPE_SPARSE), b"")])[:200] + b"\x00" * 50,
        "to crash the reader with an archive that breaks off.",
        "refused.",
        status="refused",
    )


def _live_scripts() -> Iterator[Attack]:
    swollen = document(paragraph("%" + LIVE_TOO_MUCH * " "))
    entities = '<!DOCTYPE w [<!ENTITY a "x = 1;"><!ENTITY b "&a;&a;">]>'
    outside = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    climbing = {"matlab/document.xml": document(paragraph("x = 1;")), "../../tmp/" + MARKER: b"x"}
    deep = document(200 * "<w:r>" + 200 * "</w:r>")
    nearly = {"matlab/document.xml": document(paragraph("x = 1;"), paragraph((6 << 20) * " ", "text"))}
    for name, content, tries, gets in (
        ("bomb", {"matlab/document.xml": swollen}, "to unpack to more than is allowed.", "refused by its size."),
        ("entities", {"matlab/document.xml": document(before=entities)}, "to define entities.", "refused unread."),
        ("outside", {"matlab/document.xml": document(before=outside)}, "to read a file as an entity.", "refused."),
        ("climbing", climbing, "to write outside of its folder.", "refused: nothing of it is unpacked."),
        ("deep", {"matlab/document.xml": deep}, "to nest elements deeper than is allowed.", "refused."),
    ):
        yield _of_bytes(f"live_{name}.mlx", zipped(content), tries, gets, status="refused")
    yield _of(
        "live_many",
        lambda folder: put(folder / "live_many", {f"l{k}.mlx": zipped(nearly) for k in range(12)}),
        "to unpack to more than is allowed in many files, each of which is allowed.",
        "refused by their sum.",
        "refused",
    )


def _files() -> Iterator[Attack]:
    def sparse(path: Path) -> None:
        with path.open("wb") as stream:
            stream.truncate(300 << 20)

    yield _of("huge.py", sparse, "to fill the memory with a file of 300 MiB.", "refused by its size.", "refused")
    yield _of(
        "linked.py",
        lambda path: path.symlink_to(REFERENCE),
        "to be a link to the reference solution.",
        "refused: links are not followed.",
        "refused",
    )
    yield _of("pipe.py", os.mkfifo, "to be a pipe that nobody writes to.", "refused, without waiting.", "refused")
    yield _of(
        "linked_folder",
        lambda path: path.symlink_to(REFERENCE.parent, target_is_directory=True),
        "to be a link to the folder of the reference solutions.",
        "refused: links are not followed.",
        "refused",
    )

    def deep(path: Path) -> None:
        path.mkdir()
        (path / f"{NAME}.py").symlink_to(REFERENCE)
        (path / "loop").symlink_to(".")
        os.mkfifo(path / "fc_v.m")

    yield _of("folder_of_links", deep, "to mix links, a loop of links and a pipe in a folder.", "refused.", "refused")

    def deep_matlab(path: Path) -> None:
        path.mkdir()
        for name, opening, closing in (("fc_v", b"(", b")"), ("fc_c", b"[", b"]"), ("bc_v", b"{", b"}")):
            nest = opening * DEEPER + b"1" + closing * DEEPER
            (path / f"{name}.m").write_bytes(f"function r = {name} (w, a)\n  r = ".encode() + nest + b";\nend\n")
        loops = b"for i = 1:2\n" * DEEPER + b"x = 1;\n" + b"end\n" * DEEPER
        (path / "bc_c.m").write_bytes(b"function r = bc_c (w, z, d)\n" + loops + b"end\n")

    tries = "to exhaust the readers of MATLAB code by nesting."
    yield _of("octave_nesting", deep_matlab, tries, "nothing for what does not parse.", "*")
    yield _of_bytes("nul.py", b"cost = 1\x00\n", "to crash the parser with a null byte.", "broken.", status="broken")
    yield _of_bytes(
        "nested.py",
        b"x = " + b"(" * DEEPER + b")" * DEEPER,
        "to exhaust the parser by parentheses.",
        "broken.",
        status="broken",
    )
    yield _of_bytes(
        "long_chain.py",
        b"x = " + b"-" * DEEPER + b"1\n" + b"y = " + b"+".join([b"1"] * DEEPER),
        "to exhaust the stack of whoever walks its syntax tree.",
        "broken.",
        status="broken",
    )
    yield _of_bytes(
        "encoding.py",
        b"# -*- coding: latin-1 -*-\n# caf\xe9\nna\xefve = 1\n",
        "to be read as another text than Python reads, behind an encoding of its own.",
        "read as it declares, and worth nothing.",
        status="*",
    )
    yield _of_bytes(
        "bidi.py",
        "# \u202e\u2066 # 'passed'\n\u200bcost = 1\n".encode(),
        "to look different from what it is, by characters that turn text round.",
        "broken, or worth nothing.",
        status="*",
    )
    yield _of_bytes(
        "deep.ipynb",
        b'{"cells":' + b"[" * DEEPER + b"]" * DEEPER + b"}",
        "to exhaust the reader of notebooks by nesting.",
        "broken or refused.",
        status="*",
    )
    yield _of_bytes(
        "many_cells.ipynb",
        notebook(*["x = 1"] * 5000),
        "to slow the grader down with 5,000 cells.",
        "nothing, soon.",
        status="*",
    )
    yield _of_bytes(
        "wrong_types.ipynb",
        b'{"nbformat": 4, "cells": [7, {"cell_type": []}, {"cell_type": "code", "source": {"a": 1}}]}',
        "to crash the reader with cells that are none.",
        "broken or refused.",
        status="*",
    )


def _names() -> Iterator[Attack]:
    for name, tries in (
        (f"{FORMULA}.py", "to be a formula in the spreadsheet of marks."),
        ("+1+cmd|'_C calc'!A0.py", "to be a formula that begins with a plus."),
        ("@SUM(1+1).py", "to be a formula that begins with an at sign."),
        ("-2+3.py", "to be a formula, or an option."),
        ("\t=1+1.py", "to be a formula behind a tab."),
        ("<script>attack()<\u2215script>.py", "to be a script in the page."),
        ('"><img src=x onerror=attack()>.py', "to leave its attribute in the page."),
        ("a\\..\\..\\out.py", "to be a path to elsewhere."),
        ("%2e%2e%2fout.py", "to be a path, once decoded."),
        ("index.html.py", "to put its page in the place of another."),
        ("report.py", "to be called as a page of ours."),
        ("[bold red]x[blink].py", "to crash the table on the screen by its markup."),
        ("\x1b[2J\x1b]0;attack\x07.py", "to clear the screen."),
        ("\u202egnp.py", "to be read backwards."),
        ("a\nb.py", "to be two lines of a table."),
        ("CON.py", "to be a device, on Windows."),
        ("x" * 240 + ".py", "to have a name too long for a file of ours."),
        ("A" * 60 + "\u0301" * 60 + ".py", "to be unreadable by its accents."),
        (" .py", "to have a name of nothing."),
        ("';DROP TABLE attempt;--.py", "to be a command to the gradebook."),
        ("{0.__class__}{seed}%s%n.py", "to be filled in by a format."),
    ):
        yield _of_bytes(name, NOTHING, tries, "its name shown as a name.", status="*")

    def undecodable(folder: Path) -> None:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe\xcf\xb0.py")).write_bytes(NOTHING)

    yield Attack(
        id="name_in_no_encoding",
        tries="to have a name that is no text.",
        gets="its name shown as far as it is text.",
        place=undecodable,
        status="*",
    )


def _of_bytes(name: str, content: bytes, tries: str, gets: str, *, status: str) -> Attack:
    return _of(name, lambda path: path.write_bytes(content), tries, gets, status)


def _of(name: str, make: Callable[[Path], object], tries: str, gets: str, status: str) -> Attack:
    return Attack(
        id=name.removesuffix(".zip").removesuffix(".tar.gz").removesuffix(".py").removesuffix(".ipynb"),
        tries=tries,
        gets=gets,
        place=lambda folder: make(folder / name),
        status=status,
    )


def _link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.create_system = 3  # Unix, whose modes tell links
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def _special(name: str, kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type = kind
    member.linkname = str(REFERENCE)
    member.devmajor, member.devminor = 1, 5  # /dev/zero
    return member


def _lying(packed: bytes, size: int) -> bytes:
    """Let every header of an archive say ten bytes, and a checksum that is none."""
    checksum = packed[14:18]  # of the first member's local header
    return packed.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")).replace(checksum, b"\x00" * 4)


def _nested(depth: int) -> bytes:
    packed = zipped({f"{NAME}.py": b"#" * (1 << 20)})
    for _ in range(depth):
        packed = zipped({"more.zip": packed})
    return packed


def _encrypted(packed: bytes) -> bytes:
    """Set the bit that says that the members are encrypted."""
    content = bytearray(packed)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)
