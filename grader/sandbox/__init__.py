"""Where a student's code runs: a process that can be ended for certain, and that sees the runtime and nothing of ours.

In come limits and an engine (Python, Octave); out comes a process with two pipes. This room knows no submission, no
check, no protocol.
"""
