# tries: to fill the disk, and to leave files for the next submission.
# gets: an error when its own small folder is full.
# ends: error
import os


def fc_c(*args):
    written = 0
    try:
        for number in range(10_000):
            with open(f"/tmp/attack-was-here-{number}", "wb") as stream:
                for _ in range(8):
                    written += stream.write(b"x" * (1 << 20))
                    stream.flush()
    finally:
        if written > 256 << 20:
            print("HARM:", written, "bytes")


def fc_v(*args):
    if os.path.exists("/tmp/attack-was-here-0"):
        print("left from the call before, of the same submission")
    with open("huge", "wb") as stream:
        stream.truncate(1 << 50)
