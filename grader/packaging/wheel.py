"""The installed grader as a wheel: no network, no build."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import grader

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold: the same grader is the same bytes
NAME = "grader"
TAGS = "Wheel-Version: 1.0\nGenerator: grader\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheel() -> tuple[str, bytes]:
    """Pack the installed grader, course apart.

    Returns
    -------
    The wheel's file name and its content; the same version gives the same bytes.

    References
    ----------
    PyPA, *Binary distribution format* (PEP 427) and *Recording installed projects* (PEP 376).
    """
    installed = distribution(NAME)
    information = f"{NAME}-{installed.version}.dist-info"
    package = Path(grader.__file__).parent
    files = {
        f"{NAME}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    for name in ("METADATA", "entry_points.txt"):
        files[f"{information}/{name}"] = (installed.read_text(name) or "").encode()
    if not files[f"{information}/METADATA"]:  # an egg-info, as an editable installation of old leaves it
        files[f"{information}/METADATA"] = (installed.read_text("PKG-INFO") or "").encode()
    files[f"{information}/WHEEL"] = TAGS.encode()
    record = f"{information}/RECORD"
    files[record] = _record(files, record)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return f"{NAME}-{installed.version}-py3-none-any.whl", stream.getvalue()


def _record(files: dict[str, bytes], own_name: str) -> bytes:
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, lineterminator="\n")
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.writerow((name, f"sha256={digest}", len(content)))
    rows.writerow((own_name, "", ""))
    return stream.getvalue().encode()
