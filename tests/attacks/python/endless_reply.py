# tries: to fill the grader's memory with one reply that never ends.
# gets: an error: the length is looked at before anything is kept.
# ends: error
import os
import struct


def fc_c(*args):
    os.write(4, struct.pack(">II", 100, 0xFFFFFFFF))
    while True:
        os.write(4, b"x" * 65536)


def fc_v(*args):
    os.write(4, struct.pack(">II", 0xFFFFFFFF, 0))
    while True:
        os.write(4, b"{" * 65536)
