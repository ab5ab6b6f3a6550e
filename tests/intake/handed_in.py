"""Builders of what students hand in, honest and hostile."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.intake import entries, read
from grader.limits import Limits
from grader.submission import Submission

ASSIGNMENT = "hw3_backprop"
FUNCTIONS = ("fc_c", "fc_v", "bc_c", "bc_v")
PYTHON = b"def fc_v(w, a):\n    return w @ a\n"
MATLAB = b"function a_next = fc_v(w, a)\n  a_next = w * a;\nend\n"
LIMITS = Limits()


def zipped(files: Mapping[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same name twice is what some tests are about
        for name, content in files.items() if isinstance(files, Mapping) else files:
            member = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)  # undated
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def tarred(files: Mapping[str, bytes] | list[tuple[tarfile.TarInfo, bytes]], **options: Any) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", **options) as archive:
        for name, content in files.items() if isinstance(files, Mapping) else files:
            member = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            member.size = member.size or len(content)
            archive.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=0)


def notebook(*cells: str | dict[str, Any], **extra: Any) -> bytes:
    written = [
        cell if isinstance(cell, dict) else {"cell_type": "code", "metadata": {}, "outputs": [], "source": cell}
        for cell in cells
    ]
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": written, **extra}
    return json.dumps(whole).encode()


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(words: str, style: str = "code") -> str:
    """Give a paragraph of a live script's document."""
    quoted = words.replace("]]>", "]]]]><![CDATA[>")
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{style}<w:r><w:t><![CDATA[{quoted}]]></w:t></w:r></w:p>"


def document(*paragraphs: str, before: str = "") -> bytes:
    """Give a live script's document."""
    whole = f'<w:document xmlns:w="{WORDS}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}{whole}'.encode()


def live_script(*paragraphs: str) -> bytes:
    """Give a .mlx file."""
    return zipped({"[Content_Types].xml": b"<Types/>", "matlab/document.xml": document(*paragraphs)})


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def read_only_entry(folder: Path, limits: Limits = LIMITS, assignment: str = ASSIGNMENT) -> Submission:
    """Read the one entry of a class's folder."""
    (entry,) = entries(folder, limits)
    return read(entry, assignment, FUNCTIONS, limits)


def read_one(tmp_path: Path, files: Mapping[str, bytes], limits: Limits = LIMITS) -> Submission:
    """Read a class of one student, whose entry holds ``files``."""
    return read_only_entry(put(tmp_path, files), limits)
