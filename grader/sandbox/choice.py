"""Which sandbox grades on this machine, found by trying."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from grader.errors import MachineError
from grader.limits import Limits
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


@cache
def default_sandbox() -> Sandbox:
    """Give the sandbox that grades others' work: bubblewrap, after its promises have been tried.

    Raises
    ------
    MachineError
        If bubblewrap is absent or forbidden here, or does not hold what it is to hold; the message gives the line
        that mends it.
    """
    if not sys.platform.startswith("linux"):
        raise MachineError(
            text("Sandboxes need Linux (on Windows: WSL 2).", "沙箱需要 Linux（Windows 上请使用 WSL 2）。") + INSTEAD
        )
    from grader.sandbox.bubblewrap import BubblewrapSandbox
    from grader.sandbox.runtime import runtime
    from grader.sandbox.trials import run_probe, try_quickly

    sandbox = BubblewrapSandbox()
    try:
        answer = run_probe(sandbox, "import numpy.linalg, scipy.linalg", Limits())
        broken = [trial.text for trial in try_quickly(sandbox) if not trial.holds] if answer.answered else []
    except MachineError as error:
        raise MachineError(Text.join((error.text, _mend(error.text.en), INSTEAD))) from error
    if not answer.answered:
        said = answer.complained.strip() or answer.ending.reason.en
        failed = text(f"No runner starts inside bubblewrap: {said}", f"bubblewrap 中无法启动运行程序：{said}")
        raise MachineError(Text.join((failed, _mend(said), INSTEAD)))
    if answer.errors:
        said, folder = answer.errors[0], runtime(Engine.PYTHON).libraries[0].parent
        failed = text(f"NumPy and SciPy do not load inside: {said}.", f"沙箱内无法加载 NumPy 和 SciPy：{said}。")
        raise MachineError(Text.join((failed, CLOSED.format(folder=folder), INSTEAD)))
    if broken:
        failed = text(
            "bubblewrap works here, but not all that it is to hold back:",
            "bubblewrap 可以运行，但有些承诺在这里不成立：",
        )
        raise MachineError(Text.join((failed, *broken, INSTEAD)))
    return sandbox


def plain_sandbox() -> Sandbox:
    """Give the sandbox for one's own work, and for ``--no-sandbox``.

    Raises
    ------
    MachineError
        On Windows, whose processes inherit no numbered descriptors.
    """
    if os.name != "posix":
        raise MachineError(
            text(
                "The grader runs on Linux and macOS; on Windows use WSL 2.",
                "评分程序可以在 Linux 和 macOS 上运行；在 Windows 上请使用 WSL 2。",
            )
        )
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
