"""What an engine needs of the machine: its program, its libraries, its environment, and no more."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grader.runners
from grader.errors import MachineError
from grader.sandbox.base import Engine
from grader.text import text

RUNNERS = Path(next(iter(grader.runners.__path__)))
# The loader's folders, its cache, and the links by which Debian chooses a BLAS.
SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
LIBRARIES = ("numpy", "scipy")
OCTAVE_COMMAND = ("--norc", "--no-gui", "--no-history", "--no-init-file", "--no-site-file", "--quiet")
# `octave-cli` maps some 900 MiB before it runs a line (BLAS, LLVM, GraphicsMagick and its thread stacks; measured with
# 7.3 on Debian 12), where Python with NumPy and SciPy maps 150; the limit is meant for what the student adds.
OCTAVE_HEADROOM_MB = 1024
PYTHON_HEADROOM_MB = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One engine on this machine; every path is one of the machine's."""

    interpreter: tuple[str, ...]  # the program and its options
    runner: Path  # the runner's file or folder
    entry: str  # what to start: a name inside the runner's folder, or the runner's own name
    readable: tuple[str, ...]  # files and folders seen at their own path, read-only
    hidden: tuple[str, ...]  # folders inside `readable` that are shown empty
    libraries: tuple[Path, ...]  # Python packages, seen in one folder of their own
    proc: bool  # whether it cannot do without /proc
    headroom_mb: int  # address space that the engine takes for itself, MiB


def environment(*, home: str, libraries: str) -> dict[str, str]:
    """Give all the environment that a runner has.

    Parameters
    ----------
    home : the scratch folder, as the runner sees it
    libraries : the folder of Python packages, as the runner sees it
    """
    return {
        "PATH": "/usr/bin",
        "HOME": home,
        "TMPDIR": home,
        "LANG": "C.UTF-8",
        # One thread: results do not depend on the number of cores, and the thread limit is the student's alone.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",  # the C library would set 64 MiB of address space aside for each thread
        "PYTHONPATH": libraries,
        "PYTHONHASHSEED": "0",  # the same marks when repeated: the order of a set is fixed too
    }


@cache
def runtime(engine: Engine) -> Runtime:
    """Find an engine on this machine.

    Raises
    ------
    MachineError
        If Octave is asked for and not installed.
    """
    return _octave() if engine is Engine.OCTAVE else _python()


def _python() -> Runtime:
    """Describe the interpreter under this process, without the virtual environment around it."""
    program = Path(sys.executable).resolve()
    prefix = Path(sys.base_prefix)
    standard_library = Path(sysconfig.get_path("stdlib"))
    own = (str(program), *(() if prefix == Path("/usr") else (str(prefix / "lib"),)))
    hidden = (
        standard_library / "site-packages",
        standard_library / "dist-packages",
        Path("/usr/lib/python3"),
    )
    return Runtime(
        # -s -S -P: nothing from the user's or the machine's packages, nothing from the folder of the runner.
        # -B: writes no byte code. Not -I, which would ignore PYTHONHASHSEED.
        interpreter=(str(program), "-sSPB"),
        runner=RUNNERS / "python_runner.py",
        entry="python_runner.py",
        readable=(*SYSTEM, *own),
        hidden=tuple(str(folder) for folder in hidden if folder.is_dir()),
        libraries=tuple(path for name in LIBRARIES for path in _package(name)),
        proc=False,
        headroom_mb=PYTHON_HEADROOM_MB,
    )


def _package(name: str) -> tuple[Path, ...]:
    """Find a package's folder, and beside it the shared libraries that its wheel brought."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise MachineError(
            text(
                f"{name} is not installed: pip install {name}", f"没有安装 {name}：请运行 pip install {name}"
            )
        )
    folder = Path(spec.submodule_search_locations[0])
    libs = folder.with_name(f"{name}.libs")
    return (folder, libs) if libs.is_dir() else (folder,)


def _octave() -> Runtime:
    """Describe the Octave of this machine."""
    program = shutil.which("octave-cli")
    if program is None:
        raise MachineError(
            text(
                "Octave is not installed, and this work is in MATLAB files: sudo apt install octave",
                "没有安装 Octave，而这份作业是 MATLAB 文件：请运行 sudo apt install octave",
            )
        )
    real = Path(program).resolve()
    shared = ("/usr/share/octave", "/usr/share/fontconfig", "/etc/fonts", "/etc/octave.conf", "/etc/octaverc")
    return Runtime(
        interpreter=(str(real), *OCTAVE_COMMAND),
        runner=RUNNERS / "octave",
        entry="runner.m",
        readable=(*SYSTEM, str(real), *shared),
        hidden=tuple(str(folder) for folder in (Path("/usr/lib/python3"),) if folder.is_dir()),
        libraries=(),
        proc=True,  # Octave opens the wire by name: /proc/self/fd/3
        headroom_mb=OCTAVE_HEADROOM_MB,
    )
