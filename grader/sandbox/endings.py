"""How a student's process ended, in words that the student understands."""

from __future__ import annotations

import signal

from grader.limits import Limits
from grader.sandbox.base import Ending
from grader.text import Text, text

STOPPED = text("It was stopped by the grader.", "它被评分程序终止了。")


def ending(status: int | None, limits: Limits) -> Ending:
    """Say how a process ended.

    Parameters
    ----------
    status : its exit status, or minus the signal that killed it; None if it ran until we killed it
    """
    if status is None:
        return Ending(False, STOPPED)
    if status >= 0:
        return Ending(
            False,
            text(
                f"The process ended by itself (exit status {status}) before it had answered.",
                f"进程在给出答案之前自行结束了（退出状态 {status}）。",
            ),
        )
    number = -status
    if number in _LIMITS:
        return Ending(
            True, _LIMITS[number].format(cpu=limits.cpu_seconds, memory=limits.memory_mb, file=limits.file_mb)
        )
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    return Ending(
        False,
        _CRASHES.get(number, text("The process was ended by signal {name}.", "进程被信号 {name} 终止了。")).format(
            name=name
        ),
    )


def _where_known(words: dict[str, Text]) -> dict[int, Text]:
    """Give words by the signal's number; not every system has every signal."""
    return {int(getattr(signal, name)): said for name, said in words.items() if hasattr(signal, name)}


_LIMITS = _where_known(
    {
        "SIGXCPU": text(
            "The processor time ran out ({cpu} s). Is there a loop that never ends?",
            "处理器时间用完了（{cpu} 秒）。是不是有一个不会结束的循环？",
        ),
        "SIGXFSZ": text(
            "A file grew beyond {file} MiB.",
            "写出的文件超过了 {file} MiB。",
        ),
        "SIGKILL": text(
            "The process was killed at a limit: processor time ({cpu} s) or memory ({memory} MiB).",
            "进程因超出限制而被终止：处理器时间（{cpu} 秒）或内存（{memory} MiB）。",
        ),
    }
)
_CRASHES = _where_known(
    {
        "SIGSEGV": text(
            "The interpreter crashed ({name}): very deep recursion, or memory used the wrong way.",
            "解释器崩溃了（{name}）：可能是递归过深，或者错误地使用了内存。",
        ),
        "SIGABRT": text(
            "The interpreter gave up ({name}), most likely because memory ran out.",
            "解释器中止了（{name}），很可能是因为内存耗尽。",
        ),
    }
)
