"""Networks that are saved in one process and loaded in another, and what went wrong on the way.

存储网络：在一个进程里存，在另一个进程里读。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.checking import Array, CallFailed, Place, Report, Student, Text, Value, as_numbers, text

NEARLY = 0.05  # a number that was written with too few digits is still about the same


@dataclass(frozen=True, slots=True)
class Network:
    """What is stored: weights, and the learning rate."""

    w: list[Array]
    alpha: float


def save(student: Student, report: Report, network: Network, place: Place) -> Place:
    """Save a network; demand exactly one file at the path, and give the place with it."""
    _, (left,) = student.save_network.with_places(place, network.w, network.alpha)
    if left.file() is None:
        _explain_files(student, report, network, left)
    return Place(place.name, left.files)


def round_trip(
    student: Student, report: Report, network: Network, place: Place, what: Text, before: Network | None = None
) -> Place:
    """Save a network, load it in a fresh process, demand that it is the same; give the place with the file.

    Parameters
    ----------
    place : where to; files that lie there already are those of a network saved before
    what : says which network it is
    before : the network that was saved there before, if there was one
    """
    stored = save(student, report, network, place)
    require_same(student, report, network, stored, what, before)
    return stored


def require_same(
    student: Student, report: Report, network: Network, stored: Place, what: Text, before: Network | None = None
) -> None:
    """Load a network in a fresh process and demand that it is the one that was saved; see `round_trip`."""
    try:
        w, alpha = student.elsewhere.load_network(stored)
    except CallFailed:
        if _comes_back_here(student, network, stored):
            _fail(report, KEPT, KEPT_ID)
        raise
    if _same(w, alpha, network):
        return
    if before is not None and _same(w, alpha, before):
        first = text("{what}: the network that was saved there first comes back", "{what}：读出的是先前存在那里的网络")
        _fail(report, first.format(what=what), "stored.not_replaced")
    if _comes_back_here(student, network, stored):
        _fail(report, KEPT, KEPT_ID)
    message, mistake = _difference(w, alpha, network)
    _fail(report, message.format(what=what), mistake)


KEPT_ID = "stored.kept_in_memory"
KEPT = text(
    "load_network gives the network back in the process that saved it, and not in a fresh one that has the file alone: "
    "it was kept in a variable of the program",
    "在存网络的那个程序里，load_network 能读出网络；换一个只有文件的新程序就不行：网络只留在程序的变量里，没有存进文件",
)


def _explain_files(student: Student, report: Report, network: Network, left: Place) -> None:
    """Say what lies where exactly one file should."""
    strays = (*left.names, *left.elsewhere)
    here = _comes_back_here(student, network, left)
    if not strays and here:
        _fail(report, KEPT, KEPT_ID)
    listed = ", ".join(strays)
    if not strays:
        _fail(
            report,
            text(
                "save_network wrote no file at path, nor at path with an ending",
                "save_network 没有在 path 处（或 path 加扩展名处）写出文件",
            ),
            "stored.nothing_written",
        )
    if len(left.names) > 1 and any(name.startswith(left.name) for name in left.names):
        _fail(
            report,
            text(
                f"save_network left {len(left.names)} files ({listed}); one file has to hold the whole network",
                f"save_network 留下了 {len(left.names)} 个文件（{listed}）；整个网络应存在一个文件里",
            ),
            "stored.several_files",
        )
    kinds = {what for _, what in left.others}
    if kinds and not left.files:
        _fail(
            report,
            text(
                f"what save_network left at path is no ordinary file of a few MiB: {listed}",
                f"save_network 在 path 处留下的不是几 MiB 以内的普通文件：{listed}",
            ),
            None,
        )
    _fail(
        report,
        text(
            f"save_network wrote {listed}, and no file at path (here named {left.name}) or path with an ending",
            f"save_network 写出的是 {listed}，而 path 处（这里名为 {left.name}，可加扩展名）没有文件",
        ),
        "stored.fixed_name",
    )


def _comes_back_here(student: Student, network: Network, stored: Place) -> bool:
    """Tell whether the process that saved a network gives it back."""
    try:
        w, alpha = student.load_network(stored)
    except CallFailed:
        return False
    return _same(w, alpha, network)


def _same(w: Value, alpha: Value, network: Network) -> bool:
    matrices = _matrices(w)
    return (
        matrices is not None
        and len(matrices) == len(network.w)
        and all(
            got.shape == want.shape and np.array_equal(got, want) for got, want in zip(matrices, network.w, strict=True)
        )
        and _number(alpha) == network.alpha
    )


def _matrices(w: Value) -> list[Array] | None:
    """Read a list of arrays; equal layers may come stacked."""
    if isinstance(w, np.ndarray) and w.ndim == 3:
        w = list(w)
    if not isinstance(w, list):
        return None
    arrays = [as_numbers(item) for item in w]
    found = [array for array in arrays if array is not None]
    return found if len(found) == len(arrays) else None


def _number(alpha: Value) -> float | None:
    array = as_numbers(alpha)
    return float(array.ravel()[0]) if array is not None and array.size == 1 else None


def _difference(w: Value, alpha: Value, network: Network) -> tuple[Text, str | None]:
    """Say in which respect a loaded network differs from the one that was saved; name the mistake if it is known."""
    wrong_list = _wrong_list(w, len(network.w))
    if wrong_list is not None:
        return wrong_list
    matrices = _matrices(w)
    if matrices is None:
        return text("{what}: w comes back as something else than matrices", "{what}：读出的 w 不是矩阵"), None
    for told in (_of_layers(matrices, network.w), _of_numbers(matrices, network.w), _of_alpha(alpha, network.alpha)):
        if told is not None:
            return told
    return text("{what}: other numbers come back", "{what}：读出的数与存进去的不同"), None


def _wrong_list(w: Value, count: int) -> tuple[Text, str | None] | None:
    """Say that w is no list of as many matrices as were saved."""
    if isinstance(w, np.ndarray) and w.ndim == 2 and count == 1:
        bare = text(
            "{what}: the matrix itself comes back, not a list with one matrix in it",
            "{what}：读出的是矩阵本身，而不是只含一个矩阵的列表",
        )
        return bare, "stored.one_layer_alone"
    matrices = _matrices(w)
    if matrices is not None and len(matrices) != count:
        fewer = text(
            f"{{what}}: {len(matrices)} matrices come back, {count} were saved",
            f"{{what}}：存进 {count} 个矩阵，读出 {len(matrices)} 个",
        )
        return fewer, "stored.layers_lost" if len(matrices) < count else None
    return None


def _of_layers(got: Sequence[Array], want: Sequence[Array]) -> tuple[Text, str | None] | None:
    """Say if the layers are there, in another order or another shape."""
    exact = all(one.shape == other.shape for one, other in zip(got, want, strict=True))
    if _equal(got, want):
        return None
    if _equal(got, want[::-1]):
        return text("{what}: the layers come back in the reverse order", "{what}：各层的次序颠倒了"), (
            "stored.layers_reversed"
        )
    if exact and sorted(map(np.ndarray.tobytes, got)) == sorted(map(np.ndarray.tobytes, want)):
        mixed = text("{what}: the layers come back in another order", "{what}：各层的次序变了")
        return mixed, "stored.layers_sorted_by_name"
    if _equal(got, [matrix.T for matrix in want]):
        return text("{what}: the matrices come back transposed", "{what}：读出的矩阵被转置了"), "stored.transposed"
    if not exact:
        shapes = "; ".join(
            f"{other.shape} -> {one.shape}" for one, other in zip(got, want, strict=True) if one.shape != other.shape
        )
        flat = all(
            one.size == other.size and np.array_equal(one.ravel(), other.ravel())
            for one, other in zip(got, want, strict=True)
        )
        changed = text(f"{{what}}: shapes have changed: {shapes}", f"{{what}}：形状变了：{shapes}")
        return changed, "stored.shape_lost" if flat else None
    return None


def _of_numbers(got: Sequence[Array], want: Sequence[Array]) -> tuple[Text, str | None] | None:
    """Say if the numbers have lost digits."""
    if _equal(got, want):
        return None
    with np.errstate(over="ignore"):
        singles = [matrix.astype(np.float32).astype(np.float64) for matrix in want]
    if _equal(got, singles):
        return text(
            "{what}: the weights come back as float32", "{what}：读出的权重只有 float32 的精度"
        ), "stored.single"
    if all(_about(one, other) for one, other in zip(got, want, strict=True)):
        worst = max(float(np.max(np.abs(one - other))) for one, other in zip(got, want, strict=True))
        digits = text(
            f"{{what}}: the weights come back with fewer digits, off by up to {worst:.1g}",
            f"{{what}}：读出的权重少了几位数字，误差最大 {worst:.1g}",
        )
        return digits, "stored.few_digits"
    return None


def _of_alpha(alpha: Value, want: float) -> tuple[Text, str | None] | None:
    """Say if the learning rate is not what it was."""
    number = _number(alpha)
    if number == want:
        return None
    if number is not None and abs(number - want) <= NEARLY * abs(want):
        return text("{what}: alpha comes back with fewer digits", "{what}：读出的 alpha 少了几位数字"), (
            "stored.few_digits_of_alpha"
        )
    return text("{what}: another alpha comes back", "{what}：读出的 alpha 与存进去的不同"), "stored.alpha_lost"


def _equal(got: Sequence[Array], want: Sequence[Array]) -> bool:
    return all(one.shape == other.shape and np.array_equal(one, other) for one, other in zip(got, want, strict=True))


def _about(got: Array, want: Array) -> bool:
    return got.shape == want.shape and bool(np.all(np.abs(got - want) <= NEARLY * np.maximum(np.abs(want), 0.01)))


def _fail(report: Report, message: Text, mistake: str | None) -> None:
    report.require(False, message, mistake=mistake)
