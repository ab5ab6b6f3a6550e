# tries: to go round the filter on system calls through the tables for 32-bit and x32 programs.
# gets: its process killed.
# ends: error
import ctypes
import mmap


def fc_c(*args):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(0x40000000 + 57) >= 0:
        print("HARM: x32 fork", flush=True)


def fc_v(*args):
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes.fromhex("b802000000cd80c3"))  # mov eax, 2 (fork); int 0x80; ret
    fork = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
    if fork() >= 0:
        print("HARM: 32-bit fork", flush=True)
