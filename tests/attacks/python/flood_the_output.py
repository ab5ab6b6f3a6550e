# tries: to fill the grader's memory, disk and report with what it prints.
# gets: its output cut, and a timeout.
# ends: timeout
import os


def fc_c(*args):
    while True:
        os.write(1, b"<script>attack()</script>" * 4000)
        os.write(2, b"\x1b[2J\x1b]52;c;YXR0YWNr\x07" * 4000)


print("x" * 10_000_000)
