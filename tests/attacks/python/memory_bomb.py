# tries: to use up the machine's memory: heap, mappings, shared memory, one process after the other.
# gets: an error at the limit.
# ends: error
import ctypes
import mmap
import os

held = []


def fc_c(*args):
    try:
        while True:
            held.append(bytearray(64 << 20))
    finally:
        if len(held) > 40:
            print("HARM:", len(held) * 64, "MiB")


def fc_v(*args):
    while True:
        held.append(mmap.mmap(-1, 256 << 20))
        held[-1].write(b"x" * (256 << 20))


def bc_c(*args):
    libc = ctypes.CDLL(None, use_errno=True)
    for call in (319, 447, 29):  # memfd_create, memfd_secret, shmget
        if libc.syscall(call, b"held", 1 << 30, 0o1777) >= 0:
            print("HARM: memory that is not counted", call)
    os.memfd_create("held")


def bc_v(*args):
    return [0] * 10**10


def cost(*args):
    return 9 ** (9**9)  # ends in a timeout, or out of memory
