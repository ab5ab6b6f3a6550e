"""What the functions of NumPy and of Python itself do to an array's kind."""

from __future__ import annotations

from collections.abc import Sequence

from grader.checks.style.values import (
    BUILT,
    MANY,
    NUMBER,
    WHOLE,
    Kind,
    Value,
    any_weighted,
    as_array,
    constant,
    element,
    list_of,
    many,
    meet,
    of_kind,
)

PRODUCTS = frozenset(
    "matmul dot inner tensordot einsum vdot multi_dot vecdot matvec vecmat contract __matmul__ __rmatmul__ "
    "__imatmul__ dgemm dgemv sgemm sgemv gemm gemv imatmul".split()
)
TIMES = frozenset("multiply mul imul divide true_divide truediv __mul__ __rmul__ __truediv__".split())
SUMS = frozenset("sum nansum fsum mean nanmean average cumsum reduceat reduce accumulate trapezoid trapz".split())
# stand in the place of a loop over what they are given
LOOPS = frozenset(
    "map imap starmap filter reduce accumulate vectorize frompyfunc apply_along_axis fromiter filterfalse takewhile "
    "dropwhile".split()
)
MATRICES = frozenset("matrix asmatrix mat bmat csr_matrix csc_matrix coo_matrix csr_array csc_array coo_array".split())
NO_WORK = frozenset("zeros_like empty_like ones_like full_like len shape ndim size print isinstance type".split())
NUMBERS = frozenset(
    "len float int bool complex abs isscalar ndim size isinstance hasattr callable min max any all argmax argmin item "
    "allclose array_equal isclose norm std var count_nonzero exp log pow".split()
)
REDUCTIONS = SUMS | frozenset(
    "min max amin amax any all argmax argmin prod median norm std var ptp count_nonzero ndim size shape".split()
)
_LIKE = frozenset("zeros_like empty_like ones_like full_like rand_like".split())
_MAKE = frozenset("zeros empty ones full ndarray normal random rand randn standard_normal uniform".split())
_RANGES = frozenset("range arange linspace slice ndindex indices where nonzero argwhere flatnonzero".split())
_STACKS = frozenset(
    "array asarray asanyarray vstack stack row_stack column_stack hstack concatenate block fromiter".split()
)
_SAME = frozenset(
    "list tuple iter reversed sorted set deepcopy copy tolist deque chain from_iterable cycle islice".split()
)
_SPLITS = frozenset("split vsplit hsplit array_split dsplit".split())
_SHAPED = frozenset("reshape resize".split())


def operands_of(name: str, args: Sequence[Value]) -> list[Value]:
    """List what is multiplied in a call of one of `PRODUCTS`."""
    operands = [value for value in args if not isinstance(value.literal, str)]  # einsum's subscripts
    if name == "multi_dot" and len(operands) == 1 and operands[0].items:
        return list(operands[0].items)
    if name in ("tensordot", "inner", "dot", "matmul", "vdot", "vecdot"):
        return operands[:2]
    return [value for value in operands if as_array(value).kind is not Kind.NUMBER]


def result_of(path: str, args: Sequence[Value], keywords: dict[str, Value]) -> Value:
    """Give the result of a library function that neither multiplies nor loops.

    What is not known is taken to keep its arguments' shape, as nearly all of NumPy does.
    """
    name = path.rpartition(".")[2]
    first = args[0] if args else MANY
    weighted = any_weighted((*args, *keywords.values()))
    if name == "enumerate":
        return _each((MANY, first))
    if name in ("zip", "zip_longest"):
        return _each(args)
    if name == "product":
        return list_of(many(element(value) for value in args))
    if name == "ndenumerate":
        return list_of(many((many((NUMBER, NUMBER)), of_kind(Kind.NUMBER, weighted=weighted))))
    if name == "nditer":
        return list_of(of_kind(Kind.NUMBER, weighted=weighted))
    if name == "next":
        return element(first)
    if name == "items" and first.kind is Kind.DICT:
        return many(many((NUMBER, item)) for item in first.items)
    if name == "values" and first.kind is Kind.DICT:
        return many(first.items)
    if name in ("keys", "items", "values") and first.kind is Kind.LIST:
        return list_of(many((NUMBER, element(first)))) if name == "items" else first
    if name == "dict":
        return Value(kind=Kind.DICT, keys=tuple(keywords), items=tuple(keywords.values()), weighted=weighted)
    if name in _LIKE:
        return BUILT if as_array(first).kind in WHOLE else MANY
    if name in _MAKE:
        return _made([*args, *keywords.values()])
    if name in ("eye", "identity"):
        return BUILT
    if name == "len" and first.kind is Kind.TUPLE:
        return Value(kind=Kind.NUMBER, literal=len(first.items), target="count")
    if name == "range" and len(args) == 1 and first.target == "count" and isinstance(first.literal, int):
        return many(constant(index) for index in range(first.literal))  # over the items of what is written out
    if name in _RANGES and (name != "where" or len(args) == 1):
        return MANY
    if name in _SHAPED:
        return _reshaped(args)
    if name == "take":
        picks = len(args) > 1 and as_array(args[1]).kind is Kind.NUMBER
        return of_kind(Kind.WEIGHT_ROW, weighted=True) if picks and weighted else as_array(first)
    if name in _SPLITS:
        return list_of(element(as_array(first)))
    if name in ("array", "asarray", "stack") and len(first.items) == 1 and as_array(first).kind in WHOLE:
        return first  # a matrix in a list: its only item is still the whole
    if name in _STACKS:
        return as_array(first)
    if name in _SAME:
        return first
    if name in NUMBERS or name in REDUCTIONS:
        whole = any(as_array(value).kind in WHOLE for value in args) and name not in (
            "len",
            "float",
            "int",
            "item",
        )
        elementwise = name in ("abs", "exp", "log", "pow")
        return meet(args) if elementwise else of_kind(Kind.UNKNOWN if whole else Kind.NUMBER, weighted=weighted)
    if name in MATRICES:
        array = as_array(first)
        return Value(kind=array.kind, weighted=array.weighted, matrix=True)
    return meet(args) if args else of_kind(Kind.UNKNOWN, weighted=weighted)


def _each(values: Sequence[Value]) -> Value:
    """Zip: written out as long as its shortest part, if that is."""
    lengths = [len(value.items) for value in values if value.kind is Kind.TUPLE]
    if lengths:
        return many(
            many(value.items[i] if value.kind is Kind.TUPLE else element(value) for value in values)
            for i in range(min(lengths))
        )
    return list_of(many(element(value) for value in values))


def _made(sizes: Sequence[Value]) -> Value:
    """Make an array of a given shape: a matrix, unless one of its sides is written as 1."""
    for size in sizes:
        if size.kind is Kind.TUPLE and size.items:
            return MANY if len(size.items) < 2 or any(item.literal == 1 for item in size.items) else BUILT
    return MANY


def _reshaped(args: Sequence[Value]) -> Value:
    array = as_array(args[0]) if args else MANY
    sizes = args[1].items if len(args) > 1 and args[1].kind is Kind.TUPLE else args[1:]
    if (
        array.kind in (Kind.MANY, Kind.UNKNOWN)
        and len(sizes) >= 2
        and all(size.literal not in (1, -1) for size in sizes)
    ):
        return of_kind(Kind.BUILT, weighted=array.weighted)
    return array
