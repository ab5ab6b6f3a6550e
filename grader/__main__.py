"""``python -m grader`` is the same command as ``grader``: a process of its own, which ends when the command does."""

import atexit
import gc
import os
import sys

# Loading a command makes 60,000 to 90,000 objects that stay: Python, which looks for garbage at every 700th, would look
# through them a hundred times, a tenth of what `grader check` takes.
NEW_OBJECTS = 100_000


def run() -> int:
    """Run the command whose words were typed; give its exit status."""
    gc.set_threshold(NEW_OBJECTS)
    # a course's matrices are small; the threads that NumPy's library for large ones starts take longer than check does
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    atexit.register(gc.freeze)  # what is left at the end goes with the process, and is not looked through once more
    from grader.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
