"""Values without numbers: of an array we know whether it is the whole weight, one row of it, or something else.

The Python style check runs the student's function on such values. ``w`` is the weight, the first argument; a
*row* stands for a row or a column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto


class Kind(Enum):
    """What an expression stands for."""

    # numbers and arrays
    PRODUCT = auto()  # the whole weight times something, elementwise: to sum it is to do all neurons at once
    WEIGHT = auto()  # the whole weight, under whatever name, transposed or copied
    WEIGHT_ROW = auto()  # one row or column of the weight
    BUILT = auto()  # a matrix made here, such as np.zeros((n, m))
    DATA = auto()  # a whole matrix that was handed in, not the weight
    ROW = auto()  # one row or column of another matrix
    MANY = auto()  # a vector made here, a range, a slice
    UNKNOWN = auto()
    NUMBER = auto()
    # collections
    TUPLE = auto()  # written out item by item: its length does not depend on the layer's size
    DICT = auto()  # likewise
    LIST = auto()  # of unknown length
    # what can be called, or looked into
    FUNCTION = auto()
    METHOD = auto()  # of an array
    PARTIAL = auto()
    VECTORIZED = auto()
    LIBRARY = auto()
    CLASS = auto()
    INSTANCE = auto()
    NAMESPACE = auto()
    CHOICE = auto()  # one of several, as the branches of an if may define it differently: functions, or list and array


LARGEST = 2_000  # values in one written-out collection that are kept apart
OPEN = object()  # in the place of a literal's value, where there is no literal
WHOLE = frozenset({Kind.PRODUCT, Kind.WEIGHT, Kind.BUILT, Kind.DATA})
COLLECTIONS = frozenset({Kind.TUPLE, Kind.DICT, Kind.LIST})
CALLABLE = frozenset({Kind.FUNCTION, Kind.METHOD, Kind.PARTIAL, Kind.VECTORIZED, Kind.CLASS, Kind.CHOICE})
_ARRAYS = tuple(Kind)[:9]  # in the order in which they prevail when two meet


class Exhausted(Exception):
    """The program is too large to be followed to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What is known of an expression."""

    kind: Kind
    weighted: bool = False  # the weight had a part in it
    items: tuple[Value, ...] = ()  # of TUPLE, DICT, CHOICE; the arguments kept by PARTIAL
    keys: tuple[object, ...] = ()  # of DICT; the names of the last ``items`` of PARTIAL; how VECTORIZED was made
    element: Value | None = None  # of LIST
    target: object = None  # what FUNCTION, METHOD, PARTIAL, VECTORIZED, LIBRARY, CLASS, INSTANCE, NAMESPACE mean
    literal: object = OPEN  # the value of a constant
    matrix: bool = False  # an np.matrix: its ``*`` is a matrix product
    single: int | None = None  # of WEIGHT_ROW: the axis of length 1, where it has two
    size: int = field(default=1, init=False, compare=False)  # values in it, itself included

    def __post_init__(self) -> None:
        parts = [*self.items, *(part for part in (self.element, self.target) if isinstance(part, Value))]
        size = 1 + sum(part.size for part in parts)
        if size > 2 * LARGEST:  # x = (x, x), again and again: nobody's homework
            raise Exhausted
        object.__setattr__(self, "size", size)


UNKNOWN = Value(kind=Kind.UNKNOWN)
# of a module of the student's that makes it in a way that cannot be seen; whoever calls it cannot be judged
UNSEEN = Value(kind=Kind.UNKNOWN, target="unseen")
NUMBER = Value(kind=Kind.NUMBER)
MANY = Value(kind=Kind.MANY)
BUILT = Value(kind=Kind.BUILT)
DATA = Value(kind=Kind.DATA)
WEIGHT = Value(kind=Kind.WEIGHT, weighted=True)


def of_kind(kind: Kind, *, weighted: bool = False) -> Value:
    """Make a number or an array."""
    return Value(kind=kind, weighted=weighted)


def library(name: str) -> Value:
    """Name something that is not the student's, such as ``numpy.matmul``."""
    return Value(kind=Kind.LIBRARY, target=name)


def constant(value: object) -> Value:
    """Make the value of a literal."""
    kind = Kind.NUMBER if isinstance(value, (bool, int, float, complex)) else Kind.UNKNOWN
    return Value(kind=kind, literal=value)


def many(items: Iterable[Value]) -> Value:
    """Make a tuple or a list that is written out."""
    items = tuple(items)
    if sum(item.size for item in items) > LARGEST:
        return list_of(join(items))
    return Value(kind=Kind.TUPLE, items=items, weighted=any(item.weighted for item in items))


def list_of(element: Value) -> Value:
    """Make a list, or whatever can be iterated over, of unknown length."""
    return Value(kind=Kind.LIST, element=element, weighted=element.weighted)


def any_weighted(values: Iterable[Value]) -> bool:
    """Tell whether the weight had a part in any of the values."""
    return any(value.weighted for value in values)


def join(values: Iterable[Value]) -> Value:
    """Stand for one of several values, not known which."""
    joined: Value | None = None
    for value in values:
        joined = value if joined is None else _join_two(joined, value)
    return UNKNOWN if joined is None else joined


def _join_two(one: Value, other: Value) -> Value:
    if one == other or other.literal is None:
        return one
    if one.literal is None:
        return other
    kinds = {one.kind, other.kind}
    if kinds == {Kind.TUPLE} and len(one.items) == len(other.items):
        return many(_join_two(*pair) for pair in zip(one.items, other.items, strict=True))
    if kinds <= COLLECTIONS:
        return list_of(join((element(one), element(other))))
    if kinds & (CALLABLE | {Kind.LIBRARY, Kind.INSTANCE}) or any(map(holds_matrices, (one, other))):
        return _either(one, other)
    return meet((one, other))


def _either(one: Value, other: Value) -> Value:
    options = (*options_of(one), *options_of(other))
    return Value(kind=Kind.CHOICE, items=tuple(dict.fromkeys(options))[:8], weighted=one.weighted or other.weighted)


def options_of(value: Value) -> tuple[Value, ...]:
    """List what a value may be."""
    return value.items if value.kind is Kind.CHOICE else (value,)


def holds_matrices(value: Value) -> bool:
    """Tell a list of matrices: its item is a matrix, where the item of a matrix is a row."""
    if value.kind not in COLLECTIONS:
        return False
    items = value.items if value.kind is not Kind.LIST else (element(value),)
    return any(one.kind in WHOLE or holds_matrices(one) for item in items for one in options_of(item))


def meet(values: Iterable[Value]) -> Value:
    """Stand for the elementwise combination of arrays and numbers: the largest of them decides its shape."""
    arrays = [as_array(value) for value in values]
    kinds = {value.kind for value in arrays}
    kind = next((kind for kind in _ARRAYS if kind in kinds), Kind.UNKNOWN)
    lines = {value.single for value in arrays if value.kind is kind}
    return Value(
        kind=kind,
        weighted=any_weighted(arrays),
        matrix=any(value.matrix for value in arrays),
        single=lines.pop() if len(lines) == 1 else None,
    )


def element(value: Value) -> Value:
    """Give what a loop over ``value`` sees, one at a time."""
    match value.kind:
        case Kind.TUPLE:
            return join(value.items)
        case Kind.DICT:
            return UNKNOWN
        case Kind.LIST:
            return value.element or UNKNOWN
        case Kind.CHOICE if _is_data(value):
            return join(map(element, value.items))
    return part(value, 1)


def _is_data(choice: Value) -> bool:
    return all(option.kind in _ARRAYS or option.kind in COLLECTIONS for option in choice.items)


def part(value: Value, picks: int) -> Value:
    """Give what is left of an array when ``picks`` of its axes have been fixed to one index."""
    if picks == 0:
        return value
    match value.kind:
        case Kind.LIST | Kind.TUPLE:
            return part(element(value), picks - 1)
        case Kind.CHOICE if _is_data(value):
            return join(part(option, picks) for option in value.items)
        case Kind.PRODUCT | Kind.WEIGHT if picks == 1:
            return replace(value, kind=Kind.WEIGHT_ROW)
        case Kind.WEIGHT_ROW if picks == 1 and value.single == 0:
            return replace(value, single=None)
        case Kind.BUILT | Kind.DATA if picks == 1:
            return replace(value, kind=Kind.ROW)
        case kind if kind in _ARRAYS and kind is not Kind.UNKNOWN:
            return Value(kind=Kind.NUMBER, weighted=value.weighted)
    return of_kind(Kind.UNKNOWN, weighted=value.weighted)


def as_array(value: Value) -> Value:
    """Give what ``np.array(value)`` would be."""
    if value.kind is Kind.TUPLE and len(value.items) == 1:
        return as_array(value.items[0])  # an array of one row is still one row
    if value.kind is Kind.CHOICE:
        return meet(item for item in value.items if item.kind is not Kind.CHOICE)
    if value.kind not in (Kind.TUPLE, Kind.LIST):
        return value if value.kind in _ARRAYS else of_kind(Kind.UNKNOWN, weighted=value.weighted)
    inner = as_array(element(value))
    match inner.kind:
        case Kind.WEIGHT_ROW | Kind.WEIGHT | Kind.PRODUCT:
            return WEIGHT
        case Kind.ROW | Kind.MANY | Kind.BUILT | Kind.DATA:
            return of_kind(Kind.BUILT, weighted=inner.weighted)
        case Kind.NUMBER:
            return of_kind(Kind.MANY, weighted=inner.weighted)
    return inner


def does_all_neurons(operands: Iterable[Value]) -> bool:
    """Tell whether the matrix product of these operands gives all neurons at once.

    So it does if the whole weight is among them, or two whole matrices. One row of the weight times anything is
    one neuron's work, for one sample or for all.
    """
    kinds = [kind for value in operands if (kind := as_array(value).kind) is not Kind.NUMBER]
    if len(kinds) < 2:
        return False
    if Kind.WEIGHT in kinds or Kind.PRODUCT in kinds:
        return True
    if any(kind not in (Kind.BUILT, Kind.DATA, Kind.ROW) for kind in kinds):
        return False
    # a matrix made here may be a copy of the weight: it counts as one also when it meets a single column
    return Kind.BUILT in kinds or kinds.count(Kind.DATA) >= 2


def product_of(operands: Iterable[Value]) -> Value:
    """Give the result of a matrix product."""
    arrays = [as_array(value) for value in operands]
    weighted = any_weighted(arrays)
    wholes = sum(value.kind in WHOLE for value in arrays)
    rows = sum(value.kind in (Kind.WEIGHT_ROW, Kind.ROW, Kind.MANY) for value in arrays)
    if wholes >= 2:
        return Value(kind=Kind.BUILT, weighted=weighted, matrix=any(value.matrix for value in arrays))
    if wholes and rows:
        return of_kind(Kind.MANY, weighted=weighted)
    return of_kind(Kind.NUMBER if rows >= 2 else Kind.UNKNOWN, weighted=weighted)
