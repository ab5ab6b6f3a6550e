# tries: to keep the grader waiting for ever with a reply that comes byte by byte.
# gets: a timeout: the limit is on the whole reply.
# ends: timeout
import os
import struct
import time


def fc_c(*args):
    os.write(4, struct.pack(">II", 1000, 0))
    while True:
        os.write(4, b" ")
        time.sleep(0.05)
