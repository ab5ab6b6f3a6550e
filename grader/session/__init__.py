"""The conversation with one submission's code: frames over a pipe, through crashes and time-outs.

In come a submission and calls; out come values decoded into fresh arrays, or `CallFailed`. This room knows no check, no
expected value and no mark; the far side of its wire (grader/runners/) imports nothing of ours.
"""
