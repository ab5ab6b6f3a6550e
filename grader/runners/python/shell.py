"""IPython beside the student's code: what `%`, `!` and `?` mean, as in Jupyter, but for what reaches out of here."""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
import types
from typing import Any

# Magics that install, start other programs or open an editor: nothing of that can be had where work is graded.
OUTWARD = frozenset(
    (
        *("pip", "conda", "mamba", "micromamba", "uv", "system", "sx", "sc", "!", "!!", "pastebin", "edit", "ed"),
        *("notebook", "killbgscripts", "apt", "git", "wget", "sudo", "pip3", "alias", "rehashx", "logstart"),
        *("ls", "ll", "lf", "lk", "lx", "ldir", "cat", "rm", "cp", "mv", "mkdir", "rmdir", "man", "more", "less"),
    )
)
# Magics that only concern how things look, or how long they take.
FOR_SHOW = frozenset(
    (
        *(
            "matplotlib",
            "load_ext",
            "reload_ext",
            "unload_ext",
            "autoreload",
            "config",
            "gui",
            "colors",
            "xmode",
            "pdb",
        ),
        *("precision", "autosave", "tensorboard", "load_lprun", "memit", "lprun", "mprun", "watermark", "aimport"),
        *("pinfo", "pinfo2", "pdoc", "psource", "pdef", "pfile", "psearch", "page", "quickref", "lsmagic", "history"),
        *("hist", "who", "whos", "who_ls", "debug", "tb", "doctest_mode", "automagic", "logoff", "connect_info"),
    )
)
SAME_CODE = frozenset(("time", "prun", "debug", "code_wrap", "memit", "mprun", "scalene", "snakeviz", "heat", "wall"))
QUIET_LINES = frozenset(("ls", "ll", "lf", "lk", "lx", "ldir"))
DATA_HINT = re.compile(r"^\s*%%(?:writefile|file)\b")


class Shell:
    """One IPython around a `Program`; without an IPython at hand, lines that only it understands are left out."""

    def __init__(self, program: Any) -> None:
        self.program = program
        self._ipython: Any = None
        try:
            from IPython.core import inputtransformer2
        except ImportError:
            self._transformer = None
            return

        class KeepingLines(inputtransformer2.TransformerManager):
            """IPython's own rules; what they pull together keeps its number of lines."""

            def do_one_token_transform(self, lines: list[str]) -> Any:
                changed, new = super().do_one_token_transform(lines)
                if changed and len(new) < len(lines):
                    at = next(i for i, line in enumerate(new) if i >= len(lines) or line != lines[i])
                    new[at + 1 : at + 1] = ["\n"] * (len(lines) - len(new))
                return changed, new

        self._transformer = KeepingLines()

    def plain(self, source: str, first: int) -> str:
        """Turn source into plain Python on the same lines, of which ``first`` is the first."""
        lines = source.split("\n")
        blank = next((at for at, line in enumerate(lines) if line.strip()), 0)
        padding = "\n" * (first - 1 + blank)
        if self._transformer is None:
            return padding + "\n".join(map(_left_out, lines[blank:]))
        try:
            return padding + str(self._transformer.transform_cell("\n".join(lines[blank:])))
        except Exception:  # so many magics, or such broken ones, that IPython gives up
            return padding + "\n".join(map(_left_out, lines[blank:]))

    def ipython(self) -> Any:
        """Give the shell itself, made when it is first asked for."""
        if self._ipython is None:
            self._ipython = _make(self)
        return self._ipython

    # --------------------------------------------------------------------------------------------------------- magics

    def line(self, name: str, line: str) -> Any:
        """Run a line magic that is not IPython's affair; `NotImplemented` where it is."""
        if name in OUTWARD:
            if name not in QUIET_LINES:
                self.program.note("skipped", f"%{name} {line}".strip())
            return None
        if name in FOR_SHOW:
            return None
        if name == "run":
            return self.run_file(line)
        if name == "pylab":
            return self.pylab()
        if name == "timeit":
            return self.once(line)
        if name in SAME_CODE and not line.strip():
            return None
        return NotImplemented

    def cell(self, name: str, line: str, body: str) -> Any:
        """Run a cell magic that is not IPython's affair; `NotImplemented` where it is."""
        if name in SAME_CODE:
            return self.body(body)
        if name == "timeit":
            setup = [word for word in line.split() if not word.startswith("-")]
            return self.once(line.replace("-", "") if setup and not body.strip() else body)
        if name == "capture":
            return self.capture(line, body)
        if name in ("writefile", "file"):
            importlib.invalidate_caches()
            return NotImplemented
        self.program.note("other language", f"%%{name}")
        return None

    def body(self, body: str) -> None:
        """Run the code below a cell magic, as if it stood alone."""
        file, first = self.program.place_of(body)
        self.program.run_source(body, file, first)

    def once(self, code: str) -> None:
        """Run what is to be timed a single time; what it defines is not kept, as in IPython."""
        code = re.sub(r"^(?:\s*-[nrtcpoqv]\s*\d*)+", "", code)
        space = dict(self.program.namespace)
        exec(compile(self.plain(code, 1), "<timeit>", "exec", dont_inherit=True), space)

    def capture(self, line: str, body: str) -> None:
        """Run code; what it prints goes into a variable, or nowhere."""
        from IPython.utils.capture import capture_output

        with capture_output() as captured:
            self.body(body)
        names = [word for word in line.split() if not word.startswith("-")]
        if names:
            self.program.namespace[names[0]] = captured

    def run_file(self, line: str) -> None:
        """Run a further file; what it defines is defined here too."""
        import shlex

        words = shlex.split(line)
        options = [word for word in words if word.startswith("-")]
        path = next(word for word in words if not word.startswith("-"))
        found = next((name for name in (path, path + ".py", path + ".ipynb") if os.path.isfile(name)), None)
        if found is None:
            raise FileNotFoundError(f"File {path!r} not found.")
        with open(found, encoding="utf-8-sig") as stream:
            text = stream.read()
        program = self.program
        kept = program.namespace
        if not ("-i" in options or found.endswith(".ipynb")):
            program.namespace = {**_fresh(kept), "__file__": found}
        try:
            for called, source in _cells(text, found):
                program.names[called] = called
                program.run_source(source, called)
        finally:
            if program.namespace is not kept:
                new = {name: value for name, value in program.namespace.items() if not name.startswith("__")}
                program.namespace = kept
                kept.update(new)

    def pylab(self) -> None:
        """Give the names that IPython's ``%pylab`` gives."""
        from IPython.core.pylabtools import import_pylab

        import_pylab(self.program.namespace, import_all=True)
        for name in ("abs", "bool", "bytes", "max", "min", "pow", "round"):  # as `matplotlib.pylab` itself leaves them
            self.program.namespace.pop(name, None)


def _fresh(namespace: dict[str, Any]) -> dict[str, Any]:
    kept = ("__builtins__", "__package__")
    return {"__name__": "__main__", "__doc__": None, **{name: namespace[name] for name in kept if name in namespace}}


def _cells(text: str, path: str) -> list[tuple[str, str]]:
    """List the code of a file, by what tracebacks call it."""
    if not path.endswith(".ipynb"):
        return [(path, text)]
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    return [(f"{path}, cell {number}", "".join(cell["source"])) for number, cell in enumerate(cells, 1)]


def _left_out(line: str) -> str:
    """Give a line that only IPython understands as one that does nothing."""
    stripped = line.lstrip()
    margin = line[: len(line) - len(stripped)]
    if stripped.startswith(("%", "!", "?")):
        return margin + "pass"
    assigned = re.match(r"(\s*[\w.\[\], ]+=\s*)[%!]", line)
    return assigned[1] + "None" if assigned else line


def _make(shell: Shell) -> Any:
    """Make the IPython: in the student's namespace, without a history on the disk."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    program = shell.program

    class ZMQInteractiveShell(InteractiveShell):
        """IPython's shell under the name it has in Jupyter, for code that asks where it runs."""

        def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
            done = shell.line(magic_name, line)
            if done is not NotImplemented:
                return done
            if self.find_line_magic(magic_name) is None:
                if self.find_cell_magic(magic_name) is None:
                    program.note("skipped", f"%{magic_name} {line}".strip())
                return None
            return super().run_line_magic(magic_name, line, _stack_depth + 1)

        def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
            done = shell.cell(magic_name, line, cell)
            return super().run_cell_magic(magic_name, line, cell) if done is NotImplemented else done

        def run_cell(self, raw_cell: str, *args: Any, **options: Any) -> Any:
            shell.body(raw_cell)
            return types.SimpleNamespace(success=True, result=None, error_before_exec=None, error_in_exec=None)

        def system(self, command: str) -> None:
            program.note("skipped", f"!{command}")

        system_raw = system_piped = system

        def getoutput(self, command: str, split: bool = True, depth: int = 0) -> Any:
            from IPython.utils.text import SList

            program.note("skipped", f"!{command}")
            return SList() if split else ""

        def ask_exit(self) -> None:
            raise SystemExit

    config = Config()
    config.HistoryManager.enabled = False
    config.IPKernelApp.parent_appname = "ipython-notebook"
    kept = dict(program.namespace)
    hooks = sys.displayhook, sys.excepthook
    made = ZMQInteractiveShell.instance(config=config, user_module=_module(program), user_ns=program.namespace)
    sys.displayhook, sys.excepthook = hooks
    for name in ("exit", "quit", "In", "Out", "open"):
        program.namespace.pop(name, None)
        if name in kept:
            program.namespace[name] = kept[name]
    return made


def _module(program: Any) -> types.ModuleType:
    name = program.namespace.get("__name__", "__main__")
    module = sys.modules.get(name)
    return module if module is not None and vars(module) is program.namespace else types.ModuleType(name)
