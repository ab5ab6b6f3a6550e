# tries: the system calls with which sandboxes were left before, straight and past the C library.
# gets: a refusal each time.
# ends: error
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
page = ctypes.create_string_buffer(4096)
CALLS = {
    "ptrace": (101, 0, 0, 0, 0),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "umount2": (166, b"/tmp", 2),
    "pivot_root": (155, b"/tmp", b"/tmp"),
    "chroot": (161, b"/tmp"),
    "unshare user": (272, 0x10000000),
    "unshare net": (272, 0x40000000),
    "setns": (308, 4, 0),
    "bpf": (321, 0, page, 128),
    "perf_event_open": (298, page, 0, -1, -1, 0),
    "keyctl": (250, 0, -3, 0),
    "add_key": (248, b"user", b"attack", b"x", 1, -2),
    "io_uring_setup": (425, 8, page),
    "userfaultfd": (323, 0),
    "kexec_load": (246, 0, 0, 0, 0),
    "init_module": (175, page, 4096, b""),
    "open_by_handle_at": (304, -100, page, 0),
    "personality": (135, 0x0040000),
    "quotactl": (179, 0, 0, 0, 0),
    "seccomp": (317, 1, 0, 0),
    "clone newuser": (56, 0x10000000 | 17, 0, 0, 0, 0),
    "setuid": (105, 0),
    "setgroups": (116, 0, 0),
    "sethostname": (170, b"attack", 6),
    "settimeofday": (164, page, 0),
    "reboot": (169, 0xFEE1DEAD, 672274793, 0, 0),
    "mknod": (133, b"/tmp/disk", 0o60666, 0x800),
    "process_vm_writev": (311, 1, page, 1, page, 1, 0),
    "syslog": (103, 3, page, 4096),
}


def fc_c(*args):
    for name, (number, *arguments) in CALLS.items():
        result = libc.syscall(number, *arguments)
        if result >= 0 and not (name == "setgroups" and result < 0):
            print("HARM:", name, result, flush=True)
    raise OSError("refused")
