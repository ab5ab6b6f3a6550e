"""How much a student's code may use of the machine."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds on one submission's process; set in ``course.toml`` and ``assignment.toml``, table ``[limits]``."""

    # of the processor, or asleep; time in which other programs had the processor is not the student's
    load_seconds: float = 20.0  # to load the submission
    call_seconds: float = 10.0  # one call
    submission_seconds: float = 120.0  # all calls of one submission together
    cpu_seconds: int = 120  # processor time of one process
    memory_mb: int = 1024  # address space of one process, MiB
    processes: int = 32  # processes and threads together
    open_files: int = 64
    file_mb: int = 16  # size of the writable scratch space, and of one file in it, MiB
    reply_mb: int = 64  # one reply on the wire, MiB
    output_kb: int = 64  # captured printed output, KiB; the rest is thrown away
    source_kb: int = 512  # one source file of a submission, KiB
    submission_mb: int = 64  # all files of a submission, unpacked, MiB
    submission_files: int = 2000  # entries in a submission's archive or folder
