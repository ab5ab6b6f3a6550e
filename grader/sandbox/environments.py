"""The Python environments that students' code may run in: the grader's own, or one built as the course says."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from grader import cache
from grader.errors import MachineError
from grader.interpreter import DEFAULT, Interpreter
from grader.sandbox import installed
from grader.sandbox.installed import LEFT_OUT, NAME, WITH_METADATA, canonical
from grader.text import Text, text

OLDEST = (3, 8)
TELL = (
    "import json, os, platform, sys; print(json.dumps({'program': os.path.realpath(sys.executable), 'prefix': "
    "os.path.realpath(sys.base_prefix), 'platlibdir': getattr(sys, 'platlibdir', 'lib'), "
    "'version': platform.python_version()}))"
)
INSTALLED = (
    "import importlib.metadata as m, json; "
    "print(json.dumps({d.metadata['Name']: d.version for d in m.distributions() if d.metadata['Name']}))"
)
# Only the fonts that Matplotlib brings: those of this machine are not there when work is graded.
LIST_FONTS = (
    "import sys, matplotlib.font_manager as m; m._get_fontconfig_fonts = lambda: []; m.X11FontDirectories = []; "
    "m.json_dump(m.FontManager(), sys.argv[1] + '/fontlist-v' + str(m.FontManager.__version__) + '.json')"
)


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """An interpreter on this machine with its packages; every path is one of the machine's."""

    program: str
    prefix: str
    platlibdir: str
    version: str
    libraries: tuple[str, ...]  # folders and files, all seen in one folder
    packages: dict[str, str]  # those the course names -> version
    fonts: str = ""

    @property
    def told(self) -> str:
        """Interpreter and packages in one line."""
        return ", ".join((f"Python {self.version}", *(f"{name} {version}" for name, version in self.packages.items())))


def find(wanted: Interpreter) -> Environment:
    """Find an environment that is there.

    Raises
    ------
    MachineError
        If it has yet to be built, or a package of the default is not installed.
    """
    return _own() if wanted.own else _built(wanted)


@functools.cache
def _own() -> Environment:
    """Describe the interpreter under this process and the packages beside the grader."""
    found = installed.beside()
    return Environment(
        program=str(Path(sys.executable).resolve()),
        prefix=sys.base_prefix,
        platlibdir=sys.platlibdir,
        version=".".join(map(str, sys.version_info[:3])),
        libraries=found.libraries,
        packages=found.packages,
    )


# ----------------------------------------------------------------------------------------------------------- built


def _built(wanted: Interpreter) -> Environment:
    try:
        return msgspec.json.decode((folder_of(wanted) / "runtime.json").read_bytes(), type=Environment)
    except (OSError, msgspec.DecodeError) as error:
        raise MachineError(NOT_BUILT.format(wanted=_said(wanted))) from error


def folder_of(wanted: Interpreter) -> Path:
    """Give the folder that an environment is built in; another interpreter or list is another folder."""
    program = program_of(wanted)
    pieces = json.dumps([program, _ask(program, TELL)["version"], requirements_of(wanted)])
    return cache.folder() / "runtimes" / hashlib.sha256(pieces.encode()).hexdigest()[:16]


def requirements_of(wanted: Interpreter) -> tuple[str, ...]:
    """Give what pip is to install; IPython too, where the course has left it out: notebooks' magics are its own."""
    lines = wanted.requirements or DEFAULT
    names = {canonical(found[1]) for line in lines if (found := NAME.match(line))}
    return lines if "ipython" in names else (*lines, "ipython")


def program_of(wanted: Interpreter) -> str:
    """Find the interpreter.

    Raises
    ------
    MachineError
        If there is none of that name, or it is too old.
    """
    program = shutil.which(os.path.expanduser(wanted.python)) if wanted.python else sys.executable
    if program is None:
        raise MachineError(NO_PYTHON.format(python=wanted.python))
    version = _ask(program, TELL)["version"]
    if tuple(map(int, version.split(".")[:2])) < OLDEST:
        raise MachineError(TOO_OLD.format(python=wanted.python, version=version))
    return program


@functools.cache
def _ask(program: str, source: str) -> dict[str, str]:
    """Run a line in an interpreter that prints an object."""
    try:
        said = subprocess.run([program, "-I", "-c", source], capture_output=True, text=True, timeout=60, check=True)
        answer: dict[str, str] = json.loads(said.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise MachineError(NO_ANSWER.format(python=program, reason=str(error)[:200])) from error
    return answer


def build(wanted: Interpreter, tell: Callable[[Text], None]) -> Environment:
    """Make an environment in the user's cache folder, once; it is there whole or not at all.

    Parameters
    ----------
    tell : is told what is being done

    Raises
    ------
    MachineError
        If there is no such interpreter, or the packages cannot be installed; the message gives pip's own reason.
    """
    if wanted.own:
        return _own()
    if not any(canonical(NAME.match(line)[1]) == "numpy" for line in requirements_of(wanted) if NAME.match(line)):  # type: ignore[index]
        raise MachineError(NO_NUMPY)
    with contextlib.suppress(MachineError):
        return _built(wanted)
    folder, program = folder_of(wanted), program_of(wanted)
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        tell(MAKING.format(python=program))
        _run([program, "-m", "venv", str(partial / "venv")])
        python = str(partial / "venv" / "bin" / "python")
        tell(INSTALLING.format(requirements=", ".join(requirements_of(wanted))))
        _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements_of(wanted)])
        installed = _ask.__wrapped__(python, INSTALLED)
        named = [NAME.match(line) for line in requirements_of(wanted)]
        versions = {canonical(name): version for name, version in installed.items()}
        facts = _ask(program, TELL)
        site = next((partial / "venv").glob("lib*/python*/site-packages"))
        _run([python, "-c", LIST_FONTS, str(partial)], may_fail=True)
        fonts = next(partial.glob("fontlist-v*.json"), None)
        made = Environment(
            program=facts["program"],
            prefix=facts["prefix"],
            platlibdir=facts["platlibdir"],
            version=facts["version"],
            libraries=tuple(str(folder / path.relative_to(partial)) for path in _importable(site)),
            packages={found[1]: versions.get(canonical(found[1]), "?") for found in named if found},
            fonts=str(folder / fonts.name) if fonts else "",
        )
        (partial / "runtime.json").write_bytes(msgspec.json.encode(made))
        partial.chmod(0o755)
        try:
            partial.rename(folder)
        except OSError:  # somebody else was quicker
            if not (folder / "runtime.json").is_file():
                raise
        return _built(wanted)
    except OSError as error:
        raise MachineError(CANNOT.format(folder=folder, reason=str(error)[:300])) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _importable(site: Path) -> Iterator[Path]:
    """List what can be imported from a folder of packages, what installs packages apart."""
    for path in sorted(site.iterdir()):
        name = path.name.partition("-")[0]
        if name in ("pip", "setuptools", "pkg_resources", "wheel", "_distutils_hack", "__pycache__", *LEFT_OUT):
            continue
        if path.suffix == ".dist-info":
            if canonical(name) in WITH_METADATA:
                yield path
        elif path.is_dir() or path.suffix in (".py", ".so"):
            yield path


def _run(command: list[str], *, may_fail: bool = False) -> None:
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if said.returncode and not may_fail:
        lines = [line for line in said.stdout.splitlines() if line.startswith("ERROR")] or said.stdout.splitlines()
        raise MachineError(FAILED.format(command=" ".join(command[:4]), reason=" ".join(lines[-3:])[:600]))


# ----------------------------------------------------------------------------------------------------------- fonts


def fonts(found: Environment) -> tuple[Path, ...]:
    """Give Matplotlib's list of its own fonts, made once; nothing where it cannot be made, which only costs time."""
    if found.fonts or found is not _own():
        return (Path(found.fonts),) if found.fonts else ()
    folder = cache.folder() / "fonts" / f"matplotlib-{found.packages['matplotlib']}"
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if not (there := next(folder.glob("fontlist-v*.json"), None)):
            folder.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder.parent) as making:
                subprocess.run([sys.executable, "-c", LIST_FONTS, making], capture_output=True, timeout=60, check=True)
                with contextlib.suppress(OSError):  # somebody else was quicker
                    Path(making).rename(folder)
                Path(making).mkdir(exist_ok=True)
            there = next(folder.glob("fontlist-v*.json"), None)
        return (there,) if there else ()
    return ()


# -------------------------------------------------------------------------------------------------------- messages


def _said(wanted: Interpreter) -> str:
    return " ".join((wanted.python or "python", *requirements_of(wanted)))


NOT_BUILT = text(
    "The runtime that the course names ({wanted}) has not been built on this machine: grader runtime build",
    "课程指定的运行环境（{wanted}）尚未在本机建立：请运行 grader runtime build",
)
NO_PYTHON = text(
    "[runtime] python = {python!r}: there is no such program. Give the name or the path of a Python, 3.8 or later.",
    "[runtime] python = {python!r}：没有这个程序。请给出 Python（3.8 或更新）的名字或路径。",
)
TOO_OLD = text(
    "[runtime] python = {python!r} is Python {version}; 3.8 or later is needed.",
    "[runtime] python = {python!r} 的版本是 {version}；需要 3.8 或更新的版本。",
)
NO_ANSWER = text("{python} does not run as a Python: {reason}", "{python} 不能作为 Python 运行：{reason}")
NO_NUMPY = text(
    "[runtime] requirements must name numpy: values travel as its arrays.",
    "[runtime] requirements 必须包含 numpy：数值以它的数组形式传递。",
)
MAKING = text("Making an environment of {python} ...", "正在用 {python} 建立环境……")
INSTALLING = text("Installing {requirements} ...", "正在安装 {requirements} ……")
FAILED = text("`{command} ...` failed: {reason}", "`{command} ...` 失败：{reason}")
CANNOT = text("The runtime cannot be built in {folder}: {reason}", "无法在 {folder} 建立运行环境：{reason}")
