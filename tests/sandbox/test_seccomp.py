"""The list of refused system calls."""

from __future__ import annotations

import sys

import pytest

from grader.sandbox import seccomp

# of other architectures, or so old that no table for this one has them
ABSENT = {"umount", "vm86", "vm86old", "clock_settime64", "clock_adjtime64", "stime", "iopl", "ioperm", "modify_ldt"}
ABSENT |= {"uselib", "_sysctl", "create_module", "sysfs", "ustat", "nfsservctl", "mknod"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux's")
def test_every_refused_call_is_known_by_its_name():
    known = seccomp.numbers().keys() | {"vhangup", "msgget"}
    assert set(seccomp.REFUSED) - known <= ABSENT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux's")
def test_the_filter_is_small_enough_for_the_kernel():
    instructions = len(seccomp.program()) / 8
    assert instructions == int(instructions)
    assert 50 < instructions < 4096
