"""Which sandbox grades on this machine, found by trying."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from grader.errors import MachineError
from grader.limits import Limits
from grader.sandbox import memory
from grader.sandbox.base import Engine, Sandbox
from grader.text import NOTHING, Text, text

INSTEAD = text(
    "Or grade without isolation, in plain processes: --no-sandbox.",
    "或者不加隔离、直接用普通进程评分：--no-sandbox。",
)
# Ubuntu 23.10 and later let only programs with an AppArmor profile make user namespaces; the profile for bubblewrap
# comes with Ubuntu and is not switched on.
UBUNTU = text(
    "This Ubuntu forbids bubblewrap to make namespaces. Allow it: sudo apt install apparmor-profiles && sudo cp "
    "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && sudo systemctl reload apparmor",
    "这个 Ubuntu 系统禁止 bubblewrap 创建命名空间。请运行以下命令放行：sudo apt install apparmor-profiles && sudo cp "
    "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && sudo systemctl reload apparmor",
)
CONTAINER = text(
    "This container forbids bubblewrap to make namespaces. Start it with: docker run --cap-add SYS_ADMIN "
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...",
    "这个容器禁止 bubblewrap 创建命名空间。请这样启动容器：docker run --cap-add SYS_ADMIN "
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...",
)
CLOSED = text(
    "Root's runners are ordinary users, who must be able to read them: chmod -R a+rX '{folder}'",
    "以 root 身份评分时，学生代码以普通用户身份运行，必须能读取它们：chmod -R a+rX '{folder}'",
)
OLD = text(
    "This bubblewrap is too old: 0.7 or later is needed (Debian 12, Ubuntu 24.04).",
    "bubblewrap 版本太旧：需要 0.7 或更新的版本（Debian 12、Ubuntu 24.04 自带）。",
)
SWITCHED_OFF = text(
    "User namespaces are switched off on this machine. Switch them on: sudo sysctl -w "
    "kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000",
    "这台机器关闭了用户命名空间。请运行以下命令打开：sudo sysctl -w "
    "kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000",
)


class Choice(StrEnum):
    """The sandboxes by the names that the command line knows, the strongest first."""

    BUBBLEWRAP = "bubblewrap"
    LANDLOCK = "landlock"
    NONE = "none"


def sandbox_named(choice: Choice, *, cold: bool = False) -> Sandbox:
    """Give the sandbox of this name, after its promises have been tried; ``none`` makes no promise.

    Parameters
    ----------
    cold : whether every runner is to be started from nothing, as none but bubblewrap's are spared

    Raises
    ------
    MachineError
        If it cannot be used here; the message gives the line that mends it.
    """
    match choice:
        case Choice.BUBBLEWRAP:
            return bubblewrap_sandbox(cold=cold)
        case Choice.LANDLOCK:
            return landlock_sandbox()
        case Choice.NONE:
            return plain_sandbox()


@cache
def default_sandbox(*, cold: bool = False) -> Sandbox:
    """Give the sandbox that grades others' work: bubblewrap, or Landlock where bubblewrap cannot work.

    Parameters
    ----------
    cold : see `sandbox_named`

    Raises
    ------
    MachineError
        If neither can be used here, or does not hold what it is to hold; the message gives the line that mends it.
    """
    try:
        return bubblewrap_sandbox(cold=cold)
    except MachineError as no_bubblewrap:
        try:
            return landlock_sandbox()
        except MachineError as no_landlock:
            raise MachineError(Text.join((no_bubblewrap.text, no_landlock.text, INSTEAD))) from no_landlock


@cache
def bubblewrap_sandbox(*, cold: bool = False) -> Sandbox:
    """Give the sandbox of namespaces, after its promises have been tried.

    Parameters
    ----------
    cold : see `sandbox_named`

    Raises
    ------
    MachineError
        If bubblewrap is absent or forbidden here, or does not hold what it is to hold; the message gives the line
        that mends it.
    """
    _require_linux()
    from grader.sandbox.bubblewrap import BubblewrapSandbox
    from grader.sandbox.warm import WarmSandbox

    try:
        if cold:
            return _tried(BubblewrapSandbox())
        warm = WarmSandbox()
        try:
            return _tried(warm, "warm")
        finally:
            warm.close()  # the templates that were tried; whoever grades gets one of its own
    except MachineError as error:
        raise MachineError(Text.join((error.text, _mend(error.text.en)))) from error


@cache
def landlock_sandbox() -> Sandbox:
    """Give the sandbox that needs no namespaces, after its promises have been tried.

    Raises
    ------
    MachineError
        If this kernel has no Landlock or does not allow it, or if it does not hold here what it is to hold.
    """
    _require_linux()
    from grader.sandbox.landlock import LandlockSandbox

    return _tried(LandlockSandbox())


def _require_linux() -> None:
    if not sys.platform.startswith("linux"):
        raise MachineError(
            text("Sandboxes need Linux (on Windows: WSL 2).", "沙箱需要 Linux（Windows 上请使用 WSL 2）。")
        )


def _tried(sandbox: Sandbox, kind: str = "") -> Sandbox:
    """Try what a sandbox promises before anything is graded in it, unless it held within the last day.

    Parameters
    ----------
    kind : tells sandboxes of one name apart
    """
    from grader.sandbox.installed import beside

    own = beside()
    what = " ".join((own.grader, own.packages["numpy"], own.packages["scipy"], kind))
    if memory.held(sandbox.name, what):
        return sandbox
    from grader.sandbox.runtime import runtime
    from grader.sandbox.trials import run_probe, try_quickly

    answer = run_probe(sandbox, "import numpy.linalg, scipy.linalg", Limits())
    if not answer.answered:
        said = answer.complained.strip() or answer.ending.reason.en
        raise MachineError(
            text(
                f"No runner starts inside {sandbox.name}: {said}",
                f"{sandbox.name} 中无法启动运行程序：{said}",
            )
        )
    if answer.errors:
        said, folder = answer.errors[0], runtime(Engine.PYTHON).libraries[0].parent
        failed = text(f"NumPy and SciPy do not load inside: {said}.", f"沙箱内无法加载 NumPy 和 SciPy：{said}。")
        raise MachineError(Text.join((failed, CLOSED.format(folder=folder))))
    broken = [trial.text for trial in try_quickly(sandbox) if not trial.holds]
    if broken:
        failed = text(
            f"{sandbox.name} works here, but not all that it is to hold back:",
            f"{sandbox.name} 可以运行，但有些承诺在这里不成立：",
        )
        raise MachineError(Text.join((failed, *broken)))
    memory.remember(sandbox.name, what)
    return sandbox


def plain_sandbox() -> Sandbox:
    """Give the sandbox for one's own work, and for ``--no-sandbox``.

    On Windows, whose processes inherit no numbered descriptors, it is one that limits time alone and runs no Octave.
    """
    if find_spec("fcntl") is None:
        from grader.sandbox.portable import PortableSandbox

        return PortableSandbox()
    from grader.sandbox.plain import PlainSandbox

    return PlainSandbox()


def _mend(said: str) -> Text:
    """Tell how to allow what this machine forbids, as far as its settings and bubblewrap's words show it."""
    if "nknown option" in said:
        return OLD
    if _setting("kernel/apparmor_restrict_unprivileged_userns") == "1" and os.geteuid() != 0:
        return UBUNTU
    if _setting("kernel/unprivileged_userns_clone") == "0" or _setting("user/max_user_namespaces") == "0":
        return SWITCHED_OFF
    if Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
        return CONTAINER
    return NOTHING


def _setting(name: str) -> str:
    """Read one of the kernel's settings; empty where it does not exist."""
    try:
        return Path("/proc/sys", name).read_text().strip()
    except OSError:
        return ""
