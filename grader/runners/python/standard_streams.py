"""Starts the runner where a child inherits its standard streams alone, as on Windows.

Requests come over the standard input and replies go over the standard output; what the student prints goes to the
standard error, whichever stream it was meant for.
"""

from __future__ import annotations

import os
import runpy
import sys

REQUESTS, REPLIES = 3, 4  # as the runner knows them

if __name__ == "__main__":
    os.dup2(0, REQUESTS)
    os.dup2(1, REPLIES)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (REQUESTS, REPLIES):
            msvcrt.setmode(descriptor, os.O_BINARY)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    runner = sys.argv[1]
    del sys.argv[1:]
    runpy.run_path(runner, run_name="__main__")
