"""Two mistakes made together in a composite function: which pairs are worth trying.

Training has too many mistakes for all pairs of them to be tried on all that was seen of it. So each is run alone on one
small question that the student's function has answered. Where two mistakes were made, one of them mostly gives one
piece of that answer by itself, at least up to a factor: the last weight, say, where the other spoils the first. Only
pairs with such a one are tried, on that question first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from grader.checks.comparison import TOLERANCE, aligned, as_numbers
from grader.judging.diagnosis.versions import Parts, Version, both
from grader.session.student import Call
from grader.session.wire import Array

PROPORTIONAL = 1e-6  # relative: what is left between a move and another times a factor

Piece = tuple[Array, Array]  # numbers, and how far they have moved from an argument of their shape


@dataclass(frozen=True, slots=True)
class _Alone:
    """What one mistake alone does with a question."""

    version: Version
    explained: int  # wrong pieces of the student's answer that it gives
    shared: int  # those that it gives up to a factor
    wholly: bool  # whether it gives the whole answer
    shows: bool  # whether its answer is not the right one


def promising(versions: Sequence[Version], right: Version, question: Call, parts: Parts) -> Iterator[Version]:
    """Give pairs of mistakes that may explain an answer, the likelier ones first."""
    wanted = _pieces((*question.results, *_arrays(question.after or ())), question)
    right_pieces = _run(right, question, parts)
    if wanted is None or right_pieces is None or len(wanted) != len(right_pieces):
        return
    wrong = [at for at, piece in enumerate(wanted) if not _is_same(piece, right_pieces[at])]
    alone = [
        _alone(version, pieces, wanted, right_pieces, wrong)
        for version in versions
        if (pieces := _run(version, question, parts)) is not None and len(pieces) == len(wanted)
    ]
    if wrong:
        first = [one for one in alone if one.explained or one.shared]
        first.sort(key=lambda one: (not one.wholly, -one.explained, -one.shared))
    else:  # both show elsewhere only
        alone = first = [one for one in alone if one.wholly]
    tried: set[frozenset[int]] = set()
    for one, other in itertools.product(first, alone):
        pair = frozenset((id(one.version), id(other.version)))
        if one.version.mistakes == other.version.mistakes or pair in tried or not (one.wholly or other.shows):
            continue
        tried.add(pair)
        version = both(one.version, other.version)
        if version is not None:
            yield version


def _alone(
    version: Version, pieces: Sequence[Piece], wanted: Sequence[Piece], right: Sequence[Piece], wrong: Sequence[int]
) -> _Alone:
    same = [_is_same(piece, want) for piece, want in zip(pieces, wanted, strict=True)]
    moved = [at for at in wrong if not _is_same(pieces[at], right[at])]
    return _Alone(
        version=version,
        explained=sum(same[at] for at in wrong),
        shared=sum(not same[at] and _is_proportional(pieces[at], wanted[at]) for at in moved),
        wholly=all(same),
        shows=any(not _is_same(piece, its) for piece, its in zip(pieces, right, strict=True)),
    )


def _run(version: Version, question: Call, parts: Parts) -> list[Piece] | None:
    returned = version.answer(question.args, parts)
    if returned is None:
        return None
    left = [] if question.after is None else _arrays(returned.args)
    return _pieces((*returned.results[: len(question.results)], *left), question)


def _arrays(arguments: Sequence[object]) -> list[object]:
    """Give the arguments that a function can change."""
    return [argument for argument in arguments if isinstance(argument, np.ndarray | list)]


def _pieces(answer: Sequence[object], question: Call) -> list[Piece] | None:
    """Take an answer apart into arrays: each matrix of a list is one."""
    pieces: list[Piece] = []
    for result in answer:
        items = result if isinstance(result, list) and _is_list_of_arrays(result) else [result]
        start = _argument_like(items, question) if items is result else None
        for at, item in enumerate(items):
            array = as_numbers(item)
            if array is None:
                return None
            moved = array
            if start is not None:
                before = as_numbers(start[at])
                moved = array - before if before is not None and before.shape == array.shape else array
            pieces.append((array, moved))
    return pieces


def _is_list_of_arrays(result: list[object]) -> bool:
    return bool(result) and all(isinstance(item, np.ndarray) and item.ndim > 0 for item in result)


def _argument_like(items: Sequence[object], question: Call) -> Sequence[object] | None:
    """Find the argument that a list of matrices is a new state of: the weights before training."""
    shapes = [np.shape(item) for item in items if isinstance(item, np.ndarray)]
    for argument in question.args:
        if isinstance(argument, list) and [np.shape(item) for item in argument] == shapes:
            return argument
    return None


def _is_same(one: Piece, other: Piece) -> bool:
    got, want = one[0], other[0]
    in_shape = aligned(got, want)
    if in_shape is None:
        return False
    with np.errstate(all="ignore"):
        near = np.abs(in_shape - want) <= TOLERANCE * np.maximum(1.0, np.abs(want))
    return bool(np.all(near | (np.isnan(in_shape) & np.isnan(want))))


def _is_proportional(one: Piece, other: Piece) -> bool:
    got, want = one[1].ravel(), other[1].ravel()
    if got.shape != want.shape or not (np.isfinite(got).all() and np.isfinite(want).all()):
        return False
    size = float(got @ got)
    if size == 0.0 or not want.any():
        return False
    left = want - (got @ want) / size * got
    return bool(np.linalg.norm(left) <= PROPORTIONAL * np.linalg.norm(want))
