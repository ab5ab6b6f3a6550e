"""What an engine needs of the machine: its program, its libraries, its environment, and no more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grader.runners
from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.sandbox import environments, octave
from grader.sandbox.base import Engine

RUNNERS = Path(next(iter(grader.runners.__path__)))
# The loader's folders, its cache, and the links by which Debian chooses a BLAS.
SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
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
    unseen: tuple[str, ...] = ()  # files inside `readable` that are not shown, where their folders can be rebuilt
    libraries: tuple[Path, ...]  # Python packages, seen in one folder of their own
    fonts: tuple[Path, ...] = ()  # Matplotlib's list of the fonts that it brings, seen in that folder too; or none
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
        # Somebody, for code that greets by name; Matplotlib and IPython write into the scratch folder alone.
        "USER": "student",
        "LOGNAME": "student",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": f"{home}/.config/matplotlib",
        "IPYTHONDIR": f"{home}/.ipython",
    }


@cache
def runtime(engine: Engine | Interpreter) -> Runtime:
    """Find an engine on this machine.

    Raises
    ------
    MachineError
        If Octave is asked for and not installed, or an interpreter that was not built.
    """
    if engine is Engine.OCTAVE:
        return _octave()
    return _python(environments.find(engine if isinstance(engine, Interpreter) else Interpreter()))


def _python(found: environments.Environment) -> Runtime:
    """Describe an interpreter, without the virtual environment around it."""
    program, prefix = Path(found.program), Path(found.prefix)
    folders = () if prefix == Path("/usr") else dict.fromkeys((str(prefix / "lib"), str(prefix / found.platlibdir)))
    version = "python" + ".".join(found.version.split(".")[:2])
    hidden = [Path("/usr/lib/python3")]
    for libraries in {prefix / "lib", prefix / found.platlibdir}:
        hidden += [libraries / version / "site-packages", libraries / version / "dist-packages"]
    # -s -S -P: nothing from the user's or the machine's packages, nothing from the folder of the runner, which sees to
    # that itself under versions that lack -P. -B: writes no byte code. Not -I, which would ignore PYTHONHASHSEED.
    flags = "-sSPB" if tuple(map(int, found.version.split(".")[:2])) >= (3, 11) else "-sSB"
    return Runtime(
        command=lambda runner: (str(program), flags, f"{runner}/python_runner.py"),
        runner=RUNNERS,
        readable=(*SYSTEM, str(program), *folders),
        hidden=tuple(str(folder) for folder in hidden if folder.is_dir()),
        libraries=tuple(map(Path, found.libraries)),
        fonts=environments.fonts(found),
        proc=False,
    )


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
        unseen=tuple(map(str, octave.start_up_files(prefix))),
        libraries=(),
        proc=True,  # Octave opens the wire by name: /proc/self/fd/3
    )
