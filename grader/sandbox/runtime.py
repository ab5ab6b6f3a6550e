"""What an engine needs of the machine: its program, its libraries, its environment, and no more."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grader.runners
from grader.errors import MachineError
from grader.sandbox import octave
from grader.sandbox.base import Engine
from grader.text import text

RUNNERS = Path(next(iter(grader.runners.__path__)))
# The loader's folders, its cache, and the links by which Debian chooses a BLAS.
SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
LIBRARIES = ("numpy", "scipy")
# Address space that an engine takes for itself; the limit is meant for what the student adds. Measured on Debian 12:
# Python with NumPy and all of SciPy that the homework uses maps 228 MiB, Octave 7.3 with the runner loaded 176.
HEADROOM_MB = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One engine on this machine; every path is one of the machine's."""

    command: Callable[[str], tuple[str, ...]]  # from where the runner is seen to what starts it
    runner: Path  # the runner's file or folder
    readable: tuple[str, ...]  # files and folders seen at their own path, read-only
    hidden: tuple[str, ...]  # folders inside `readable` that are shown empty
    libraries: tuple[Path, ...]  # Python packages, seen in one folder of their own
    proc: bool  # whether it cannot do without /proc


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
        "LC_ALL": "C.UTF-8",
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
    folders = () if prefix == Path("/usr") else dict.fromkeys((str(prefix / "lib"), str(prefix / sys.platlibdir)))
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    hidden = [Path("/usr/lib/python3")]
    for libraries in {prefix / "lib", prefix / sys.platlibdir}:
        hidden += [libraries / version / "site-packages", libraries / version / "dist-packages"]
    return Runtime(
        # -s -S -P: nothing from the user's or the machine's packages, nothing from the folder of the runner.
        # -B: writes no byte code. Not -I, which would ignore PYTHONHASHSEED.
        command=lambda runner: (str(program), "-sSPB", f"{runner}/python_runner.py"),
        runner=RUNNERS,
        readable=(*SYSTEM, str(program), *folders),
        hidden=tuple(str(folder) for folder in hidden if folder.is_dir()),
        libraries=tuple(path for name in LIBRARIES for path in _package(name)),
        proc=False,
    )


def _package(name: str) -> tuple[Path, ...]:
    """Find a package's folder, and beside it the shared libraries that its wheel brought."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise MachineError(
            text(f"{name} is not installed: pip install {name}", f"没有安装 {name}：请运行 pip install {name}")
        )
    folder = Path(spec.submodule_search_locations[0])
    libs = folder.with_name(f"{name}.libs")
    return (folder, libs) if libs.is_dir() else (folder,)


def _octave() -> Runtime:
    """Describe the Octave of this machine."""
    program = shutil.which(octave.PROGRAM)
    if program is None:
        raise MachineError(octave.INSTALL)
    real = Path(program).resolve()
    prefix = real.parent.parent
    shared = [str(prefix / "share" / "octave"), "/usr/share/fontconfig", "/etc/fonts"]
    if prefix != Path("/usr"):
        shared += [str(prefix / "lib"), str(prefix / "libexec")]
    return Runtime(
        command=lambda runner: octave.octave_command(runner, str(real)),
        runner=octave.RUNNER,
        readable=(*SYSTEM, str(real), *shared),
        hidden=tuple(str(folder) for folder in (Path("/usr/lib/python3"),) if folder.is_dir()),
        libraries=(),
        proc=True,  # Octave opens the wire by name: /proc/self/fd/3
    )
