"""Stored networks: saved in one process, loaded in a fresh one that has the file and nothing else.

存储网络的隐藏检查：在一个进程里存，在只有文件的新进程里读。
"""

from __future__ import annotations

import numpy as np
from networks import random_network
from storing import Network, require_same, round_trip, save

from grader.checking import Place, Report, Student, check, text

PAIR = ("save_network", "load_network")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _place(rng: np.random.Generator) -> Place:
    """Draw a path: whoever writes under a name of their own does not meet it."""
    return Place("".join(rng.choice(list(LETTERS), size=6)))


def _network(rng: np.random.Generator, *sizes: int) -> Network:
    """Draw weights with all their digits; the largest and smallest that a network meets are among them."""
    w = random_network(rng, sizes)
    w[0][0, 0], w[-1][-1, -1] = 1e-9 * w[0][0, 0], 1e4 * w[-1][-1, -1]
    return Network(w, float(rng.uniform(0.05, 3.0)))


@check(
    "round_trip",
    functions=PAIR,
    kind="value",
    points={"save_network": 3, "load_network": 4},
    title=text(
        "{function}: what a fresh process loads is exactly what was saved", "{function}：新进程读出的与存进去的完全相同"
    ),
)
def exactly_the_same(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Save networks of three layers; two of the three have something in common that may mislead."""
    for sizes in ((4, 3, 2), (5, 3, 3), (3, 3, 3)):
        what = text(f"a network of {sizes}", f"{sizes} 的网络")
        round_trip(student, report, _network(rng, *sizes), _place(rng), what)


@check(
    "odd_shapes",
    functions=PAIR,
    kind="value",
    points={"save_network": 1, "load_network": 2},
    title=text(
        "{function}: one layer alone, one row, one column, eleven layers",
        "{function}：只有一层、只有一行、只有一列、十一层",
    ),
)
def odd_shapes(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Save networks whose matrices are easily taken for something else."""
    for sizes in ((4, 3), (4, 1, 3), (1, 1), (2,) * 13):
        layers = f"{len(sizes) - 1} layer(s)"
        what = text(f"{layers}, sizes {sizes}", f"{len(sizes) - 1} 层权重，sizes 为 {sizes}")
        round_trip(student, report, _network(rng, *sizes), _place(rng), what)


@check(
    "file",
    functions="save_network",
    kind="value",
    points=1,
    title=text("{function}: one file, where it was asked for", "{function}：一个文件，写在指定的地方"),
)
def one_file(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Save two networks at two paths, then load both: neither has touched the other's file."""
    networks = [_network(rng, 4, 3, 2) for _ in range(2)]
    stored = [save(student, report, network, _place(rng)) for network in networks]
    for network, place in reversed(list(zip(networks, stored, strict=True))):
        require_same(student, report, network, place, text("one of two networks", "两个网络之一"))


@check(
    "replaced",
    functions="save_network",
    kind="value",
    points=1,
    title=text("{function}: saving again replaces", "{function}：再存一次就替换掉以前的"),
)
def saving_again_replaces(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Save a network where a larger one lies, and where a smaller one does."""
    large, small = _network(rng, 6, 5, 4), _network(rng, 3, 2)
    for first, second in ((large, small), (small, large)):
        place = save(student, report, first, _place(rng))
        what = text("a network saved over another one", "覆盖另一个网络之后")
        round_trip(student, report, second, place, what, before=first)


@check(
    "untouched",
    functions="save_network",
    kind="robustness",
    points=0.5,
    title=text("{function}: the caller's arguments stay as they were", "{function}：不改动调用者的参数"),
)
def arguments_of_save_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's weights afterwards."""
    network = _network(rng, 4, 3, 2)
    report.untouched(student, _place(rng), network.w, network.alpha)
