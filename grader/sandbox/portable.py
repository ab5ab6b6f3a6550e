"""A process as every system can start it, for one's own code where there is no POSIX: on Windows.

It holds nothing back but time: whoever waits too long for an answer ends it. It talks over its standard streams, which
threads of ours read, because not every system can wait for several pipes at once.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO

from grader.errors import MachineError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.runners.python import standard_streams
from grader.sandbox.base import Ending, Engine
from grader.sandbox.endings import ending
from grader.sandbox.runtime import environment, runtime
from grader.sandbox.usage import Usage
from grader.text import Text, text

CHUNK = 1 << 18
END_SECONDS = 2.0
OWN = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "TEMP", "TMP")  # without these Windows starts no program

HELD = text(
    "The code ran without a sandbox, and with no limit but time.", "代码在没有沙箱的情况下运行，除时间外没有其他限制。"
)
PYTHON_ALONE = text(
    "MATLAB files can be checked here only in MATLAB itself or in WSL 2; the kit's README tells how.",
    "在这个系统上，MATLAB 文件只能在 MATLAB 中或在 WSL 2 中检查；方法见材料包的 README。",
)


class PortableProcess:
    """One runner; what it says arrives in `said`, ended by empty bytes, and what it prints in `printed`."""

    def __init__(self, command: tuple[str, ...], surroundings: dict[str, str], folder: Path, limits: Limits) -> None:
        self.said: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.printed: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._folder = folder
        self._limits = limits
        self._ended: Ending | None = None
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=surroundings,
            cwd=folder,
        )
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._requests, self._replies, self._prints = (
            self._process.stdin,
            self._process.stdout,
            self._process.stderr,
        )
        self._readers = [
            threading.Thread(target=_pump, args=pipe, daemon=True)
            for pipe in ((self._replies, self.said), (self._prints, self.printed))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def requests(self) -> int:
        """Descriptor to write requests to."""
        return self._requests.fileno()

    @property
    def replies(self) -> int:
        """Descriptor that `said` is read from."""
        return self._replies.fileno()

    @property
    def stdout(self) -> int:
        """Descriptor that `printed` is read from; both streams go there."""
        return self._prints.fileno()

    @property
    def stderr(self) -> int:
        """The same."""
        return self._prints.fileno()

    def send(self, frame: bytes) -> None:
        """Begin to write a frame; the process may not read it at once."""

        def write() -> None:
            with contextlib.suppress(OSError, ValueError):  # it has ended; whoever waits for its answer is told
                left = memoryview(frame)
                while left:
                    left = left[self._requests.write(left) :]

        threading.Thread(target=write, daemon=True).start()

    def usage(self) -> Usage | None:
        """Nobody counts."""
        return None

    def end(self) -> Ending:
        """Kill the process, remove its folder, say how it ended; safe to call twice."""
        if self._ended is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.0 if self._readers[0].is_alive() else END_SECONDS)
            status = self._process.poll()
            self._process.kill()
            self._process.wait(END_SECONDS)
            for reader in self._readers:
                reader.join(END_SECONDS)
            for pipe in (self._requests, self._replies, self._prints):
                with contextlib.suppress(OSError):
                    pipe.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._ended = ending(status, self._limits)
        return self._ended


def _pump(pipe: IO[bytes], to: queue.SimpleQueue[bytes]) -> None:
    part = b"-"
    while part:
        try:
            part = pipe.read(CHUNK) or b""
        except (OSError, ValueError):
            part = b""
        to.put(part)


class PortableSandbox:
    """Starts runners of Python as such processes."""

    name = "none"
    isolated = False
    not_isolated: Text = HELD

    def start(self, engine: Engine | Interpreter, limits: Limits) -> PortableProcess:
        """Start a runner that knows no submission yet: its code comes over the wire.

        Raises
        ------
        MachineError
            If the engine is Octave, or the process cannot be started.
        """
        if engine is Engine.OCTAVE:
            raise MachineError(PYTHON_ALONE)
        what = runtime(engine)
        folder = Path(tempfile.mkdtemp(prefix="grader-runner-"))
        program, *flags, runner = what.command(str(what.runner))
        own = {name: os.environ[name] for name in OWN if name in os.environ}
        libraries = os.pathsep.join(dict.fromkeys(str(library.parent) for library in what.libraries))
        try:
            return PortableProcess(
                (program, *flags, standard_streams.__file__, runner),
                {**own, **environment(home=str(folder), libraries=libraries)},
                folder,
                limits,
            )
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise MachineError(f"the runner cannot be started: {error}") from error
