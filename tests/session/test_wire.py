"""Laws of the wire: what is written is read back; what is not written by the rules is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.session import wire

dtypes = st.sampled_from(sorted(wire.DTYPES)).map(np.dtype)
arrays = dtypes.flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=3, max_side=4, min_side=0))
)
values = st.recursive(
    arrays | st.none() | st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=6,
)


def same(got: object, sent: object) -> bool:
    if isinstance(sent, np.ndarray):
        equal = isinstance(got, np.ndarray) and got.dtype == sent.dtype and got.shape == sent.shape
        return equal and got.tobytes() == np.ascontiguousarray(sent).reshape(sent.shape).tobytes()
    if isinstance(sent, list):
        return isinstance(got, list) and len(got) == len(sent) and all(map(same, got, sent))
    if isinstance(sent, dict):
        return isinstance(got, dict) and got.keys() == sent.keys() and all(same(got[key], sent[key]) for key in sent)
    return got == sent


@given(values)
def test_a_value_arrives_as_it_was_sent(value):
    payload: list[bytes] = []
    described = json.loads(json.dumps(wire.encode_value(value, payload)))
    decoder = wire.Decoder(b"".join(payload))
    got = decoder.value(described)
    decoder.finish()
    assert same(got, value)


@given(hnp.arrays(np.float64, (3, 2)))
def test_numbers_travel_in_columns(array):
    payload: list[bytes] = []
    wire.encode_value(array, payload)
    assert payload == [array[:, 0].tobytes() + array[:, 1].tobytes()]


@given(st.binary(max_size=200))
def test_any_bytes_for_a_header_are_read_or_refused(content):
    try:
        assert isinstance(wire.decode_header(content), dict)
    except wire.WireError:
        pass


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["kind", "dtype", "shape", "items", "text", "type", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)
near_misses = st.fixed_dictionaries(
    {"kind": st.sampled_from(["array", "list", "dict", "text", "none", "other"])},
    optional={
        "dtype": st.sampled_from([*wire.DTYPES, "object", "float16", "V8", "M8", ""]),
        "shape": st.lists(st.integers(-2, 2**40) | st.booleans() | st.floats() | st.none(), max_size=4),
        "items": json_values,
        "text": json_values,
        "type": json_values,
    },
)


@given(json_values | near_misses, st.binary(max_size=64))
def test_any_described_value_is_decoded_or_refused(described, payload):
    decoder = wire.Decoder(payload)
    try:
        value = decoder.value(described)
        decoder.finish()
    except wire.WireError:
        return
    assert sum(array.nbytes for array in wire.numbers(value)) == len(payload)


@pytest.mark.parametrize(
    ("described", "why"),
    [
        ({"kind": "array", "dtype": "object", "shape": [1]}, "not a number"),
        ({"kind": "array", "dtype": "float64", "shape": [10**9]}, "more numbers than it sent"),
        ({"kind": "array", "dtype": "float64", "shape": [-1]}, "impossible shape"),
        ({"kind": "array", "dtype": "float64", "shape": [True]}, "impossible shape"),
        ({"kind": "array", "dtype": "float64", "shape": [1] * 9}, "impossible shape"),
        ({"kind": "pickle"}, "no known kind"),
        ([], "no known kind"),
    ],
)
def test_what_is_wrong_with_a_value_is_said(described, why):
    with pytest.raises(wire.WireError, match=why):
        wire.Decoder(b"").value(described)


def test_deep_nesting_is_refused():
    described: dict[str, object] = {"kind": "none"}
    for _ in range(wire.MAX_DEPTH + 1):
        described = {"kind": "list", "items": [described]}
    with pytest.raises(wire.WireError, match="nests deeper"):
        wire.Decoder(b"").value(described)


def test_too_many_values_are_refused():
    with pytest.raises(wire.WireError, match="holds more than"):
        wire.Decoder(b"").values([{"kind": "none"}] * (wire.MAX_VALUES + 1))


def test_left_over_bytes_are_refused():
    decoder = wire.Decoder(b"12345678" * 2)
    decoder.value({"kind": "array", "dtype": "float64", "shape": [1]})
    with pytest.raises(wire.WireError, match="more numbers than it claims"):
        decoder.finish()


def test_a_decoded_array_owns_its_memory():
    array = wire.Decoder(bytes(16)).value({"kind": "array", "dtype": "float64", "shape": [2]})
    assert isinstance(array, np.ndarray) and array.flags.owndata and array.flags.writeable


def test_a_check_that_sends_a_function_is_told():
    with pytest.raises(TypeError, match="cannot go to a student's code"):
        wire.encode_value(len, [])
