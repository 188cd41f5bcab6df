"""The wire: what is plain comes through as it was, and whatever else comes is a ProtocolError."""

import json
import math
import os
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.running import inside, wire
from grader.running.wire import LENGTHS, NotPlain, ProtocolError, Reader, pack, unpack

EXAMPLES = settings(max_examples=300, deadline=None)
FUZZ = settings(max_examples=600, deadline=None)

keys = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text()
dtypes = st.sampled_from(sorted(wire.DTYPES)).map(np.dtype)
shapes = arrays.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=4)
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | dtypes.flatmap(lambda dtype: arrays.arrays(dtype, shapes))
    | dtypes.flatmap(arrays.from_dtype)
)
plain = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=12
)


def same(one, other) -> bool:
    """Whether two values have the same kinds and bits; no NaN and no −0.0 hides a difference."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return (one.dtype, one.shape) == (other.dtype, other.shape) and (
            one.tobytes() == other.tobytes()
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    return repr(one) == repr(other)


def text(value) -> str:
    """What the wire makes of a text: half a pair of surrogates is no character."""
    return value.encode("utf-8", "replace").decode()


def frame(tree, raw: bytes = b"") -> bytes:
    """A frame with any JSON in it."""
    body = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    return LENGTHS.pack(len(body), len(raw)) + body + raw


def refused(data: bytes, words: str | None = None) -> None:
    with pytest.raises(ProtocolError, match=words):
        unpack(data)


# What is plain comes through


@EXAMPLES
@given(plain)
def test_plain_data_comes_through_as_it_was(value):
    assert same(unpack(pack(value)), value)


@pytest.mark.parametrize(
    "value, received",
    [
        ((1, (2,)), [1, [2]]),
        (range(3), [0, 1, 2]),
        (np.float64(0.5), np.float64(0.5)),
        (np.bool_(True), np.bool_(True)),
        (np.array("text"), "text"),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array([1, "x", None], dtype=object), [1, "x", None]),
        (np.longdouble(0.5), np.float64(0.5)),
        (1 + 2j, np.complex128(1 + 2j)),
        (Fraction(1, 4), 0.25),
        (Decimal("0.25"), 0.25),
        ({np.int64(1): 2, np.str_("a"): 3}, {1: 2, "a": 3}),
        (np.arange(6).reshape(2, 3).T, np.array([[0, 3], [1, 4], [2, 5]])),
        (np.arange(9)[::3], np.array([0, 3, 6])),
        (np.ma.array([1.0, 2.0], mask=[False, True]), np.array([1.0, 2.0])),
    ],
)
def test_what_is_almost_plain_becomes_plain(value, received):
    assert same(unpack(pack(value)), received)


def test_no_class_of_a_learner_crosses():
    class Text(str):
        __str__ = __len__ = encode = lambda self, *_: 1 / 0

    class Number(float):
        __float__ = __repr__ = __eq__ = lambda self, *_: 1 / 0

    class Whole(int):
        __int__ = __repr__ = __index__ = lambda self, *_: 1 / 0

    class Array(np.ndarray):
        __array__ = __eq__ = tolist = tobytes = lambda self, *_: 1 / 0

    value = [Text("a"), Number(0.5), Whole(3), np.arange(2.0).view(Array)]
    assert same(unpack(pack(value)), ["a", 0.5, 3, np.arange(2.0)])


def test_arrays_that_arrive_share_no_memory():
    array = np.arange(4.0)
    one, other = unpack(pack([array, array]))
    one[:] = 7
    assert array.tolist() == other.tolist() == [0, 1, 2, 3]
    assert one.flags.writeable


@pytest.mark.parametrize(
    "value",
    [
        object(), {1, 2}, b"bytes", open, type, np.datetime64("2020-01-01"), ..., [..., 1],
        np.zeros(2, dtype="i4,f8"), np.zeros(2, dtype="S3"), {(1, 2): 3}, {2**53 + 1: 0},
        10**4001, np.zeros((65 << 20) // 8), "x" * (1 << 20), [0] * (1 << 20),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_not_plain_is_refused_by_the_sender(value):
    with pytest.raises(NotPlain):
        pack(value)


def test_what_holds_itself_is_refused_by_the_sender():
    endless: list = []
    endless.append(endless)
    with pytest.raises(NotPlain, match="nested"):
        pack(endless)


@EXAMPLES
@given(plain, st.data())
def test_frames_in_pieces_come_out_whole(value, data):
    stream = pack(value) + pack("and another")
    reader, messages = Reader(), []
    while stream:
        size = data.draw(st.integers(1, 40))
        reader.feed(stream[:size])
        stream = stream[size:]
        while (message := reader.next()) is not None:
            messages.append(message["message"])
    assert same(messages, [value, "and another"]) and not reader.pending


def test_a_frame_comes_byte_by_byte_and_only_the_last_completes_it():
    reader, data = Reader(), pack([None, np.arange(3), "a"])
    for byte in data[:-1]:
        reader.feed(bytes([byte]))
        assert reader.next() is None and reader.pending
    reader.feed(data[-1:])
    assert same(reader.next()["message"], [None, np.arange(3), "a"])
    assert not reader.pending and reader.next() is None


# Whatever else comes is a ProtocolError


@FUZZ
@given(st.binary(max_size=200))
def test_random_bytes_are_refused_and_nothing_worse(data):
    try:
        unpack(data)
    except ProtocolError:
        pass


@FUZZ
@given(plain, st.data())
def test_a_good_frame_with_changed_bytes_is_plain_data_or_refused(value, data):
    changed = bytearray(pack(value))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = unpack(bytes(changed))
    except ProtocolError:
        return
    pack(result)  # what gets through is as plain as anything we send


# Trees of JSON that look like ours.
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    | st.sampled_from(["<f8", "|b1", "|O", "<M8[s]", ">f8", "array", "dict"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["array", "dict", "id", ""]), inner, max_size=2)
    | st.fixed_dictionaries({"array": st.tuples(st.just("<f8"), st.lists(st.integers()))})
    | st.fixed_dictionaries({"dict": st.lists(st.tuples(inner, inner), max_size=3)}),
    max_leaves=12,
)  # fmt: skip


@FUZZ
@given(anything, st.binary(max_size=64))
def test_any_json_is_plain_data_or_refused(tree, raw):
    try:
        result = unpack(frame(tree, raw))
    except ProtocolError:
        return
    pack(result)


BAD = {
    "no pairs": ({"dict": {"ab": 1}}, b""),
    "texts for pairs": ({"dict": ["ab"]}, b""),
    "three in a pair": ({"dict": [[1, 2, 3]]}, b""),
    "no dict at all": ({"dict": 3}, b""),
    "a list as key": ({"dict": [[[1], 2]]}, b""),
    "a dict as key": ({"dict": [[{"dict": []}, 2]]}, b""),
    "an array as key": ({"dict": [[{"array": ["<f8", []]}, 2]]}, bytes(8)),
    "a huge key": ({"dict": [[2**61, 2]]}, b""),
    "another name": ({"list": []}, b""),
    "two names": ({"dict": [], "array": ["<f8", [0]]}, b""),
    "no names": ({}, b""),
    "objects": ({"array": ["|O", [1]]}, bytes(8)),
    "times": ({"array": ["<M8[s]", [1]]}, bytes(8)),
    "records": ({"array": ["<i4,<f8", [1]]}, bytes(12)),
    "another byte order": ({"array": [">f8", [1]]}, bytes(8)),
    "a list for a type": ({"array": [["<f8"], [1]]}, bytes(8)),
    "a negative shape": ({"array": ["<f8", [-1]]}, bytes(8)),
    "two negatives": ({"array": ["<f8", [-1, -1]]}, bytes(8)),
    "a broken shape": ({"array": ["<f8", [1.0]]}, bytes(8)),
    "a true shape": ({"array": ["<f8", [True]]}, bytes(8)),
    "a text for a shape": ({"array": ["<f8", "1"]}, bytes(8)),
    "a shape that overflows": ({"array": ["|i1", [2**32, 2**32]]}, bytes(8)),
    "a shape that overflows to nothing": ({"array": ["|i1", [2**63, 2]]}, b""),
    "nothing, hugely": ({"array": ["<f8", [0, 2**70]]}, b""),
    "too many sides": ({"array": ["<f8", [1] * 70]}, bytes(8)),
    "too few bytes": ({"array": ["<f8", [2]]}, bytes(15)),
    "too many bytes": ({"array": ["<f8", [1]]}, bytes(9)),
    "bytes for no array": (3, bytes(1)),
    "no JSON": (b"{", b""),
    "no UTF-8": (b'"\xff"', b""),
    "nothing": (b"", b""),
    "two values": (b"1 2", b""),
    "deep lists": (b"[" * 10**5 + b"]" * 10**5, b""),
    "deep dicts": (b'{"dict":[[1,' * 10**4 + b"1" + b"]]}" * 10**4, b""),
    "a little too deep": (b"[" * 27 + b"]" * 27, b""),
    "a long integer": (b"9" * 4100, b""),
    "an endless integer": (b"9" * 10**6, b""),
    "an endless negative": (b"-" + b"9" * 5000, b""),
    "an endless key": (b'{"dict":[[' + b"9" * 4500 + b",1]]}", b""),
}


@pytest.mark.parametrize("kind", BAD)
def test_each_kind_of_bad_frame_is_refused(kind):
    refused(frame(*BAD[kind]))


@pytest.mark.parametrize("sizes", [(wire.MAX_JSON + 1, 0), (0, wire.MAX_RAW + 1), (2**32 - 1,) * 2])
def test_a_frame_too_large_is_refused_before_it_is_read(sizes):
    reader = Reader()
    reader.feed(LENGTHS.pack(*sizes))
    with pytest.raises(ProtocolError, match="a frame of"):
        reader.next()


@pytest.mark.parametrize("cut", [0, 1, 7, 8, -1])
def test_a_frame_cut_short_is_refused(cut):
    refused(pack([1, np.arange(3)])[:cut], "exactly one")


def test_two_frames_are_not_one():
    refused(pack(1) + pack(1), "exactly one")
    refused(pack(1) + b"\0", "exactly one")


def test_texts_that_arrive_can_always_be_written():
    value = unpack(frame(b'["\\ud800", {"dict": [["\\udfff", "\\u0000"]]}]'))
    assert json.dumps(value, ensure_ascii=False).encode()
    assert value == [text("\ud800"), {"?": "\0"}]


def test_nan_and_infinities_are_numbers_also_as_keys():
    value = unpack(frame(b'[NaN, -Infinity, 1e999, {"dict": [[NaN, 1], [null, 2]]}]'))
    assert math.isnan(value[0]) and value[1:3] == [-math.inf, math.inf]
    assert sorted(value[3].values()) == [1, 2]


def test_no_frame_takes_long():
    """Integers with one hash would make a dict of forty thousand take half a minute."""
    colliding = {"dict": [[k * (2**61 - 1), 0] for k in range(40_000)]}
    frames = [
        frame(json.dumps(colliding, separators=(",", ":")).encode()),
        frame(json.dumps({"dict": [[k << 20, 0] for k in range(50_000)]}).encode()),
        frame(b"[" + b"0," * 500_000 + b"0]"),
        frame([{"array": ["|i1", [0]]}] * 30_000),
        frame(b"[" + b"[]," * 300_000 + b"0]"),
    ]
    for data in frames:
        start = time.monotonic()
        try:
            unpack(data)
        except ProtocolError:
            pass
        assert time.monotonic() - start < 5


# Requests and replies


def ask(namespace: dict, op: str, **fields) -> dict:
    return unpack(inside.respond(namespace, pack({"id": os.getpid(), "op": op, **fields})))


def call(source: str, name: str = "f", *args, **kwargs) -> dict:
    """Define something in a cell, then call it."""
    namespace: dict = {}
    assert "error" not in ask(namespace, "cell", number=3, source=source)
    return ask(namespace, "call", name=name, args=list(args), kwargs=kwargs)


def test_a_call_gives_its_value_and_its_id():
    reply = call("def f(x, *, k): return [x, k, 2 * x]", "f", np.arange(2), k="a")
    assert same(reply, {"id": os.getpid(), "value": [np.arange(2), "a", np.array([0, 2])]})


@pytest.mark.parametrize(
    "source",
    ["def f(): raise NotImplementedError", "def f(): ...\ndef f(): return ...", "f = ...", "g = 1"],
)
def test_a_stub_is_unanswered(source):
    assert call(source)["error"]["kind"] == "unanswered"


@pytest.mark.parametrize(
    "source, type_, line",
    [
        ("def f():\n    return 1 / 0", "ZeroDivisionError", 2),
        ("def f():\n    return f()", "RecursionError", 2),
        ("import sys\ndef f():\n    sys.exit()", "SystemExit", 3),
        ("import json\ndef f():\n    json.loads('x')", "JSONDecodeError", 3),
        ("f = 3", "TypeError", 0),
    ],
)
def test_an_error_names_the_learners_own_line(source, type_, line):
    error = call(source)["error"]
    assert (error["kind"], error["type"], error["line"]) == ("error", type_, line)
    assert error["cell"] == ("cell 3" if line else "")


def test_an_error_that_cannot_even_be_told_is_one():
    source = "class Odd(Exception):\n    def __str__(self): return 1 / 0\ndef f(): raise Odd"
    assert call(source)["error"]["type"] == "Odd"


@pytest.mark.parametrize("value", ["object()", "{1}", "[[[...]]]", "10**5000", "lambda: 1"])
def test_a_value_that_is_not_plain_is_said_to_be_none(value):
    assert call(f"def f(): return {value}")["error"]["kind"] == "not plain"


def test_a_cell_may_await_and_may_be_wrong():
    namespace: dict = {}
    source = "import asyncio\nx = await asyncio.sleep(0, 7)"
    assert "error" not in ask(namespace, "cell", number=1, source=source)
    assert ask(namespace, "value", name="x")["value"] == 7
    error = ask(namespace, "cell", number=2, source="x = = 1")["error"]
    assert (error["type"], error["line"]) == ("SyntaxError", 1)
