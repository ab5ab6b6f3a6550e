"""Frames on the wire between the grader and a runner; the format is `docs/wire.md`.

The grader's side. The runners have their own few lines for it, since they import nothing of ours.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.session.places import KINDS, MOST_BYTES, MOST_FILES, MOST_NAMES, Place, StoredFile, is_name

LENGTHS = struct.Struct(">II")
MAX_HEADER = 4 * 2**20  # bytes; a header holds no array
MAX_DEPTH = 8
MAX_VALUES = 100_000
DTYPES = {
    name: np.dtype(name).newbyteorder("<")
    for name in (
        *("float64", "float32", "complex128", "bool"),
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    )
}

NAMES = {dtype: name for name, dtype in DTYPES.items()}  # NumPy puts a name together whenever it is asked for

Array = npt.NDArray[Any]


class WireError(Exception):
    """A frame that does not follow the protocol; the message says how, in English, for the student's result."""


@dataclass(frozen=True, slots=True)
class Other:
    """A value that has no place on the wire, such as a function; ``type`` is its type's name."""

    type: str


Value = Array | list["Value"] | dict[str, "Value"] | str | None | Other


def encode_value(value: object, payload: list[bytes]) -> dict[str, Any]:
    """Describe ``value`` as JSON and append the bytes of its arrays to ``payload``.

    Raises
    ------
    TypeError
        If the value, or something in it, has no kind on the wire: a mistake of whoever wrote the check.
    """
    match value:
        case None:
            return {"kind": "none"}
        case str():
            return {"kind": "text", "text": value}
        case list() | tuple():
            return {"kind": "list", "items": [encode_value(item, payload) for item in value]}
        case Mapping():
            return {
                "kind": "dict",
                "items": {key: encode_value(item, payload) for key, item in value.items()},
            }
        case Place():
            payload += [file.content for file in value.files]
            files = [{"name": file.name, "size": len(file.content)} for file in value.files]
            return {"kind": "path", "name": value.name, "files": files}
        case _:
            array = np.asarray(value)
            name = NAMES.get(array.dtype) or array.dtype.name
            if name not in DTYPES:
                raise TypeError(f"a value of type {type(value).__name__} ({array.dtype}) cannot go to a student's code")
            payload.append(array.astype(DTYPES[name], copy=False).tobytes(order="F"))
            return {"kind": "array", "dtype": name, "shape": list(array.shape)}


def encode_frame(header: Mapping[str, Any], payload: Sequence[bytes] = ()) -> bytes:
    """Join header and payload into one frame."""
    text = json.dumps(header, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")
    body = b"".join(payload)
    return LENGTHS.pack(len(text), len(body)) + text + body


def encode_call(number: int, function: str, args: Sequence[object], *, results: int, arguments_after: bool) -> bytes:
    """Write the request to call ``function`` with ``args``."""
    payload: list[bytes] = []
    values = [encode_value(argument, payload) for argument in args]
    header = {"op": "call", "id": number, "function": function, "args": values}
    return encode_frame({**header, "results": results, "arguments_after": arguments_after}, payload)


def encode_calls(
    number: int, function: str, cases: Sequence[Sequence[object]], *, results: int, arguments_after: bool
) -> bytes:
    """Write the request to call ``function`` once with each of these lists of arguments."""
    payload: list[bytes] = []
    calls = []
    for args in cases:
        own: list[bytes] = []
        described = [encode_value(argument, own) for argument in args]
        calls.append({"args": described, "size": sum(map(len, own))})
        payload += own
    header = {"op": "calls", "id": number, "function": function, "calls": calls}
    return encode_frame({**header, "results": results, "arguments_after": arguments_after}, payload)


def read_lengths(received: bytes | bytearray, most: int) -> tuple[int, int]:
    """Read how long a frame's header and payload are.

    Parameters
    ----------
    most : bytes that a payload may have

    Raises
    ------
    WireError
        If one of them is longer than it may be.
    """
    header, payload = LENGTHS.unpack_from(received)
    if header > MAX_HEADER or payload > most:
        raise WireError(f"the reply is longer than {most >> 20} MiB")
    return header, payload


def decode_header(text: bytes) -> dict[str, Any]:
    """Read the header of a frame.

    Raises
    ------
    WireError
        If it is not one JSON object in UTF-8.
    """
    try:
        header = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise WireError("the reply has no readable header") from error
    if not isinstance(header, dict):
        raise WireError("the header of the reply is not an object")
    return header


class Decoder:
    """Reads the values of one reply from its payload, trusting nothing.

    Raises
    ------
    WireError
        From `value` and `finish`, on anything that `docs/wire.md` does not allow.
    """

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._at = 0
        self._values = 0

    def values(self, described: object) -> list[Value]:
        """Decode a list of described values."""
        if not isinstance(described, list):
            raise WireError("the reply holds no list of values")
        return [self.value(item) for item in described]

    def value(self, described: object, depth: int = 0) -> Value:
        """Decode one described value into fresh memory."""
        self._values += 1
        if depth > MAX_DEPTH:
            raise WireError(f"the result nests deeper than {MAX_DEPTH}")
        if self._values > MAX_VALUES:
            raise WireError(f"the result holds more than {MAX_VALUES} values")
        match described:
            case {"kind": "array", "dtype": str(dtype), "shape": list(shape)}:
                return self._array(dtype, shape)
            case {"kind": "list", "items": list(items)}:
                return [self.value(item, depth + 1) for item in items]
            case {"kind": "dict", "items": dict(entries)}:
                return {str(key): self.value(item, depth + 1) for key, item in entries.items()}
            case {"kind": "text", "text": str(text)}:
                return text
            case {"kind": "none"}:
                return None
            case {"kind": "other", "type": str(name)}:
                return Other(name[:100])
        raise WireError("the reply holds a value of no known kind")

    def _array(self, dtype: str, shape: list[object]) -> Array:
        if dtype not in DTYPES:
            raise WireError(f"the result is an array of {dtype[:40]}, which is not a number")
        if len(shape) > MAX_DEPTH or not all(type(size) is int and 0 <= size < 2**31 for size in shape):
            raise WireError("the result is an array of impossible shape")
        sizes = [int(size) for size in shape]  # type: ignore[call-overload]  # checked above
        if math.prod(max(size, 1) for size in sizes) >= 2**31:  # also where a size of 0 makes it weigh nothing
            raise WireError("the result is an array of impossible shape")
        count = math.prod(sizes)
        kind = DTYPES[dtype]
        length = count * kind.itemsize
        if length > len(self._payload) - self._at:
            raise WireError("the result claims more numbers than it sent")
        raw = self._payload[self._at : self._at + length]
        self._at += length
        if dtype == "bool":  # a byte other than 0 and 1 is no bool; never let one into an array
            flat = np.frombuffer(raw, np.uint8) != 0
        else:
            flat = np.frombuffer(raw, kind).astype(np.dtype(dtype))
        return np.array(flat.reshape(sizes, order="F"), order="C")

    def places(self, described: object, given: Sequence[Place]) -> list[Place]:
        """Decode what a call left at the places that it was given."""
        if not isinstance(described, list) or len(described) != len(given):
            raise WireError("the reply does not say what became of the files")
        return [self._place(item, place) for item, place in zip(described, given, strict=True)]

    def _place(self, described: object, given: Place) -> Place:
        match described:
            case {"files": list(files), "others": list(others), "elsewhere": list(elsewhere)}:
                if len(files) > MOST_FILES or len(others) > MOST_NAMES or len(elsewhere) > MOST_NAMES:
                    raise WireError(f"the reply carries more than {MOST_FILES} files from one folder")
                stored = tuple(self._file(item) for item in files)
                if len({file.name for file in stored}) < len(stored):
                    raise WireError("the reply carries two files of one name")
                if sum(len(file.content) for file in stored) > MOST_BYTES:
                    raise WireError(f"the files of the reply are larger than {MOST_BYTES >> 20} MiB")
                told = tuple(_other(item) for item in others)
                return Place(given.name, stored, told, tuple(str(name)[:100] for name in elsewhere))
        raise WireError("the reply does not say what became of the files")

    def _file(self, described: object) -> StoredFile:
        match described:
            case {"name": str(name), "size": int(size)} if is_name(name) and type(size) is int and size >= 0:
                if size > len(self._payload) - self._at:
                    raise WireError("the reply claims larger files than it sent")
                content = bytes(self._payload[self._at : self._at + size])
                self._at += size
                return StoredFile(name, content)
        raise WireError("the reply carries a file that is none")

    def finish(self) -> None:
        """Demand that the whole payload was used."""
        if self._at != len(self._payload):
            raise WireError("the reply sent more numbers than it claims")


def _other(described: object) -> tuple[str, str]:
    match described:
        case {"name": str(name), "what": str(what)} if what in KINDS:
            return name[:100], what
    raise WireError("the reply does not say what lies beside the files")


def numbers(value: Value) -> Iterator[Array]:
    """Yield every array in a value, in order."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
