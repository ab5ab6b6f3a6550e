"""Octave on this machine: whether it is there, how to get it, and how the runner is started in it."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

from grader.text import text

PROGRAM = "octave-cli"
RUNNER = Path(__file__).parents[1] / "runners" / "octave"  # read-only while student code runs

INSTALL = text(
    "This work is in MATLAB files, and GNU Octave, which runs them, is not installed on this machine: "
    "sudo apt install octave (macOS: brew install octave; Windows: https://octave.org/download). "
    "Then give the same command again; what is graded already is kept.",
    "这份作业是 MATLAB 文件，而本机没有安装运行它们的 GNU Octave：sudo apt install octave"
    "（macOS：brew install octave；Windows：https://octave.org/download）。"
    "安装后再运行同一条命令即可，已经评完的结果会保留。",
)


def octave_command(runner: str | Path = RUNNER, program: str = PROGRAM) -> tuple[str, ...]:
    """Say how to start the runner, with ``runner`` being where its folder stands in the sandbox.

    The process needs descriptors 3 and 4 (pipes that it may open again through ``/proc/self/fd``: their inodes
    must belong to its user), an empty writable current folder, and an empty standard input. Of the environment it
    needs ``PATH``, and ``LC_ALL=C.UTF-8``; ``OMP_NUM_THREADS=1`` and ``OPENBLAS_NUM_THREADS=1`` keep it small.
    """
    return (
        program,
        "--norc",
        "--no-history",
        "--no-line-editing",
        "--no-window-system",
        "--quiet",
        f"--path={runner}",
        "--eval=grader_runner",
    )


def start_up_files(prefix: Path) -> Iterator[Path]:
    """Find the PKG_ADD files of Octave's own folders, which it runs whenever it starts.

    They look for programs that draw and ask each optimizer for its options: nearly half of the time that Octave needs
    until it waits. The runner runs them where a submission names what depends on it.
    """
    for pattern in ("share/octave/*/m/*/PKG_ADD", "lib/octave/*/oct/*/PKG_ADD", "lib/*/octave/*/oct/*/PKG_ADD"):
        yield from sorted(prefix.glob(pattern))


@functools.cache
def octave_version() -> str | None:
    """Return the version of the Octave on this machine, found by running it; None if it does not run."""
    try:
        answer = subprocess.run(
            [PROGRAM, "--norc", "--no-history", "--no-window-system", "--quiet", "--eval", "disp(version)"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip() or None


def octave_available() -> bool:
    """Tell whether MATLAB submissions can be run here."""
    return octave_version() is not None
