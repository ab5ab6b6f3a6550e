"""Files and cells run one top-level statement after the other: one that fails costs itself, the rest counts."""

from __future__ import annotations
import __future__

import ast
import builtins
import inspect
import linecache
import re
import signal
import sys
import time
import types
from collections.abc import Callable
from typing import Any

if __package__ == "grader.runners.python":
    from grader.runners.python import statements
    from grader.runners.python.absent import Lack, stub
else:
    from python import statements  # type: ignore[no-redef]
    from python.absent import Lack, stub  # type: ignore[no-redef]

ROUNDS = 3  # of trying again
MOST_TOLD = 60  # errors and notes of one load: nobody reads more
# A line that only IPython understands: a magic, an escape to the shell, a question; at the start or after `=`.
IPYTHON = re.compile(r"^[ \t]*(?:[%!?]|[^#\n]*=[ \t]*[%!])|\?[ \t]*$", re.MULTILINE)
INDENTED = re.compile(r"\s*\n[ \t]+\S|[ \t]+\S")  # a cell that begins so is moved to the margin
# Magics that people write without their mark, since IPython lets them; with something after them they are no Python.
BARE_MAGIC = re.compile(
    r"(?:pip3?|conda|mamba|uv|matplotlib|pylab|run|cd|ls|ll|pwd|mkdir|cat|rm|cp|mv|load_ext|autoreload|config|time|timeit"
    r"|env|who|whos|reset|precision|colors|gui|pdb|apt(?:-get)?|wget|git|sudo)\b[^=\n(]*"
)
BARE_NAMES = frozenset(("ls", "ll", "pwd", "who", "whos", "dirs", "hist", "history", "quickref", "lsmagic", "magic"))


class TooSlow(BaseException):
    """A top-level statement took the time that was left for loading."""


class Left(Exception):
    """The student's file left by ``exit()``."""


class Program:
    """What a submission's units are run in.

    Parameters
    ----------
    namespace : of the module
    describe : turns an exception and the name of its unit into what goes over the wire
    names : file name in tracebacks -> what messages call it; added to
    seconds : for all top-level statements together
    notebook : whether the units are cells: the last expression of one is shown and kept as ``_``
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        describe: Callable[[BaseException, str | None], dict[str, Any]],
        names: dict[str, str],
        *,
        seconds: float = 0.0,
        notebook: bool = False,
    ) -> None:
        self.namespace = namespace
        self.describe = describe
        self.names = names
        self.notebook = notebook
        self.ends = time.monotonic() + seconds if seconds else None
        self.errors: list[dict[str, Any]] = []
        self.notes: dict[tuple[str, str, int, str], None] = {}  # kind, unit, line, words
        self.sources: dict[str, list[str]] = {}  # file name in tracebacks -> its lines, as they were run
        self.written: dict[str, list[str]] = {}  # the same, as they were written
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._shell: Any = None
        self._loop: Any = None
        self._at = ("", "", 0)  # file, unit and line that are being run
        self._count = 0
        self._again: list[tuple[ast.stmt, str, dict[str, Any]]] = []  # what lacked a name: node, file, what was told
        vars(builtins).update(get_ipython=self.get_ipython, display=display)
        if notebook:
            namespace.update(In=[""], Out={}, _="", __="", ___="")

    # ------------------------------------------------------------------------------------------------------- running

    def run(self, source: str, name: str, file: str = "") -> None:
        """Run one unit.

        Parameters
        ----------
        source : its text
        name : what messages call it
        file : what tracebacks call it, where that is another

        Raises
        ------
        Left
            If it left by ``exit()``.
        """
        file = file or name
        self.names[file] = name
        if file == name:  # a cell: nothing on the disk holds its lines
            linecache.cache[file] = (len(source), None, source.splitlines(True), file)
        if self.notebook:
            self._count += 1
            self.namespace["In"].append(source)
        self.run_source(source, file, interactive=self.notebook)

    def run_source(self, source: str, file: str, first: int = 1, *, interactive: bool = False) -> None:
        """Run source whose first line is line ``first`` of ``file``."""
        padded = "\n" * (first - 1) + source
        _overlay(self.written, file, padded.split("\n"))
        found, lost = statements.read(padded, file, self.flags)
        if lost and (IPYTHON.search(source) or (self.notebook and INDENTED.match(source))):
            padded = self.shell().plain(source, first)
            found, lost = statements.read(padded, file, self.flags)
        lines = padded.split("\n")
        readable = list(lines)
        for begin, end, _ in lost:
            readable[begin - 1 : end] = [""] * (end - begin + 1)
        _overlay(self.sources, file, readable)
        pieces: list[tuple[int, Any]] = [(node.lineno, node) for node in found]
        pieces += [(line, (line, last, error)) for line, last, error in lost]
        pieces.sort(key=lambda piece: piece[0])
        for at, (line, piece) in enumerate(pieces):
            self._at = (file, self.names.get(file, file), line)
            if isinstance(piece, tuple):
                self._unreadable("\n".join(lines[line - 1 : piece[1]]), piece[2], file)
                continue
            shown = interactive and at == len(pieces) - 1 and isinstance(piece, ast.Expr)
            if not shown and isinstance(piece, ast.Expr) and isinstance(piece.value, ast.Constant):
                if at == 0 and isinstance(piece.value.value, str):
                    self.namespace["__doc__"] = piece.value.value
                continue
            self._attempt(piece, file, shown)

    def _attempt(self, node: ast.stmt, file: str, shown: bool) -> None:
        """Run one statement; what it raises is told."""
        try:
            self._within_time(lambda: self._execute(node, file, shown))
        except SystemExit as error:
            self.tell(error, file)
            if self.notebook:
                return
            raise Left from error
        except Lack as error:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):  # its decorator is absent: so is its use
                self.namespace[node.name] = stub(node.name, error)
            else:
                self.tell(error, file)
        except NameError as error:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Name) and node.value.id in BARE_NAMES:
                return  # IPython takes it for the magic of that name
            told = self.tell(error, file)
            if told is not None and _defined_by(node):
                self._again.append((node, file, told))
        except BaseException as error:  # whatever a student raises is an answer
            self.tell(error, file)

    def finish(self) -> None:
        """Try again what lacked a name that was defined later: cells are often run in another order than they stand.

        What has been defined meanwhile stays as it is.
        """
        for _ in range(ROUNDS):
            waiting, self._again = self._again, []
            for node, file, told in waiting:
                if all(name in self.namespace for name in _defined_by(node)):
                    continue
                self.errors = [error for error in self.errors if error is not told]
                self._at = (file, self.names.get(file, file), node.lineno)
                self._attempt(node, file, False)
            if not self._again:
                return

    def _execute(self, node: ast.stmt, file: str, shown: bool) -> None:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                self.flags |= getattr(getattr(__future__, alias.name, None), "compiler_flag", 0)
        if isinstance(node, ast.Expr) and shown:
            value = self.evaluate(ast.Expression(node.value), file, "eval")
            self._show(value)
        else:
            self.evaluate(ast.Module([node], []), file, "exec")

    def evaluate(self, tree: ast.AST, file: str, mode: str) -> Any:
        """Run one tree in the namespace; a top-level ``await`` is waited for."""
        code = compile(tree, file, mode, self.flags, dont_inherit=True)  # type: ignore[call-overload]
        value = eval(code, self.namespace)
        return self._awaited(value) if code.co_flags & inspect.CO_COROUTINE else value

    def _awaited(self, coroutine: Any) -> Any:
        if self._loop is None:
            import asyncio

            try:
                self._loop = asyncio.new_event_loop()
                asyncio.set_event_loop(self._loop)
            except OSError:  # no pair of sockets to be had: only what need not wait can be awaited
                self._loop = False
        if self._loop:
            return self._loop.run_until_complete(coroutine)
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        raise RuntimeError("there is nothing to wait for here")

    def _show(self, value: Any) -> None:
        """Show what a cell's last expression gave, and keep it, as Jupyter does."""
        if value is None:
            return
        space = self.namespace
        space.update({"___": space.get("__", ""), "__": space.get("_", ""), "_": value, f"_{self._count}": value})
        if isinstance(space.get("Out"), dict):
            space["Out"][self._count] = value
        print(repr(value))

    def _within_time(self, run: Callable[[], None]) -> None:
        """Run something, interrupted when the time for loading is over; a second is always left for it."""
        if self.ends is None:
            return run()

        def interrupt(*signalled: Any) -> None:
            raise TooSlow("it took too long and was stopped")

        handler = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, max(self.ends - time.monotonic(), 1.0))
        try:
            run()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, handler)

    # ------------------------------------------------------------------------------------------------------- telling

    def tell(self, error: BaseException, file: str) -> dict[str, Any] | None:
        """Write down what a statement raised; None if too much is told already."""
        if len(self.errors) < MOST_TOLD:
            described = self.describe(error, self.names.get(file, file))
            if not described["frames"]:
                _, unit, line = self._at
                described["frames"] = [{"unit": unit, "line": line, "function": ""}]
            self.errors.append(described)
            return described
        return None

    def note(self, kind: str, words: str = "") -> None:
        """Write down what was left out at the place that is being run."""
        if len(self.notes) < MOST_TOLD:
            _, unit, line = self._at
            self.notes.setdefault((kind, unit, line, words[:200]))

    def _unreadable(self, piece: str, error: BaseException, file: str) -> None:
        """Take a line that does not parse for a magic without its mark, where it is one; else tell."""
        bare = piece.strip()
        words = [line for line in bare.split("\n") if line.strip() and not line.lstrip().startswith("#")]
        if len(words) == 1 and BARE_MAGIC.fullmatch(words[0].strip()):
            self.run_source("%" + words[0].strip(), file, self._at[2])
        else:
            self.tell(error, file)

    # --------------------------------------------------------------------------------------------------------- IPython

    def place_of(self, body: str) -> tuple[str, int]:
        """Say where the code below a cell magic stands: in which file, and at which line it begins."""
        file, unit, line = self._at
        lines = body.rstrip("\n").split("\n")
        if self.written.get(file, [])[line : line + len(lines)] == lines:
            return file, line + 1
        # a script that was made of a notebook holds the cell as one string
        called = f"{unit}, line {line}" if line else unit
        self.names[called] = called
        linecache.cache[called] = (len(body), None, body.splitlines(True), called)
        return called, 1

    def source_of(self, file: str) -> str | None:
        """Give the readable source of one of the student's own files by its name in tracebacks, else None."""
        if file in self.sources:
            return "\n".join(self.sources[file])
        return "".join(linecache.getlines(file)) if file in self.names else None

    def get_ipython(self) -> Any:
        """Give the shell, as IPython's own function of this name does."""
        return self.shell().ipython()

    def shell(self) -> Any:
        """Give the IPython in which magics are run; it is imported when it is first needed."""
        if self._shell is None:
            if __package__ == "grader.runners.python":
                from grader.runners.python.shell import Shell
            else:
                from python.shell import Shell  # type: ignore[no-redef]
            self._shell = Shell(self)
        return self._shell


def _defined_by(node: ast.stmt) -> list[str]:
    """List the names that a definition or an assignment gives a value."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def _overlay(files: dict[str, list[str]], file: str, lines: list[str]) -> None:
    """Lay further lines of a file over those that are known."""
    known = files.setdefault(file, [])
    known += [""] * (len(lines) - len(known))
    for at, line in enumerate(lines):
        if line:
            known[at] = line


def display(*values: Any, **options: Any) -> None:
    """Show values, as a notebook's builtin of this name does."""
    try:
        from IPython.display import display as show
    except ImportError:
        for value in values:
            print(repr(value))
    else:
        show(*values, **options)


def module_for(name: str, *, as_main: bool) -> types.ModuleType:
    """Make the module that a submission is; the main program's is called ``__main__``."""
    module = types.ModuleType("__main__" if as_main else name)
    sys.modules[name] = module
    if as_main:
        sys.modules["__main__"] = module
    return module
