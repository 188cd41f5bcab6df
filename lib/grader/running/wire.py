"""The wire between the grader and a sandbox: frames of plain data, never pickles.

A frame is two lengths (4 bytes each, big-endian), a JSON text and the raw bytes of its arrays.
In the JSON a list stands for itself, ``{"dict": [[key, value], …]}`` for a dict and
``{"array": [dtype, shape]}`` for an array, whose bytes follow in the order of the arrays.
What arrives is hostile until shown otherwise: only these kinds, within these bounds, get through.
This file enters the sandbox: standard library and numpy alone.
"""

import decimal
import json
import math
import numbers
import struct

import numpy as np

LENGTHS = struct.Struct(">II")
MAX_JSON = 1 << 20
MAX_RAW = 64 << 20
MAX_DEPTH = 24
MAX_DIGITS = 4000
MAX_KEY = 1 << 53  # larger integers can be chosen to collide in a dict, which then takes for ever
DTYPES = frozenset(
    np.dtype(name).str
    for name in "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float16 float32 float64 complex64 complex128".split()
)


class NotPlain(ValueError):
    """A value that the wire does not carry; the message completes "it returned …"."""


class ProtocolError(ValueError):
    """Bytes that are no frame of ours."""


def pack(message) -> bytes:
    """One frame that holds ``message``; NotPlain where it is no plain data or too large."""
    raw: list[bytes] = []
    text = json.dumps(_tree(message, raw, 0), ensure_ascii=True).encode()
    size = sum(map(len, raw))
    if len(text) > MAX_JSON or size > MAX_RAW:
        raise NotPlain(f"{len(text) + size} bytes, more than the grader takes")
    return b"".join([LENGTHS.pack(len(text), size), text, *raw])


def unpack(frame: bytes):
    """The message of exactly one frame; ProtocolError for anything else."""
    reader = Reader()
    reader.feed(frame)
    message = reader.next()
    if reader.pending or message is None:
        raise ProtocolError("not exactly one frame")
    return message["message"]


class Reader:
    """Collects bytes as they come and hands out whole messages."""

    def __init__(self):
        self._buffer = bytearray()

    @property
    def pending(self) -> bool:
        """Whether bytes wait that no message has used."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> None:
        """Add what was read."""
        self._buffer += data

    def next(self):
        """``{"message": …}`` once a frame is whole, else None; ProtocolError as soon as it is bad."""
        if len(self._buffer) < LENGTHS.size:
            return None
        json_size, raw_size = LENGTHS.unpack_from(self._buffer)
        if json_size > MAX_JSON or raw_size > MAX_RAW:
            raise ProtocolError(f"a frame of {json_size} + {raw_size} bytes")
        end = LENGTHS.size + json_size + raw_size
        if len(self._buffer) < end:
            return None
        body = bytes(self._buffer[LENGTHS.size : end])
        del self._buffer[:end]
        return {"message": _message(body[:json_size], body[json_size:])}


def _tree(value, raw: list[bytes], depth: int):
    if depth > MAX_DEPTH:
        raise NotPlain(f"data nested more than {MAX_DEPTH} deep")
    if value is None or isinstance(value, bool):
        return value
    # Subclasses are turned into the plain type, so nothing of a learner's class crosses.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, np.ndarray | np.generic):
        return _array_tree(np.asarray(value), raw, depth)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, int):
        if value.bit_length() * math.log10(2) > MAX_DIGITS - 1:
            raise NotPlain(f"an integer of more than {MAX_DIGITS} digits")
        return int.__int__(value)
    if isinstance(value, complex):
        return _array_tree(np.asarray(value), raw, depth)
    if isinstance(value, list | tuple | range):
        return [_tree(item, raw, depth + 1) for item in value]
    if isinstance(value, dict):
        return {"dict": [[_key(k), _tree(v, raw, depth + 1)] for k, v in value.items()]}
    if isinstance(value, numbers.Real | decimal.Decimal):
        return float(value)
    raise NotPlain(f"a {type(value).__name__}, which is no number, text, list, dict or array")


def _key(key):
    if isinstance(key, np.generic) and key.dtype.kind in "biufU":
        key = key.item()
    if isinstance(key, int) and abs(key) > MAX_KEY:
        raise NotPlain("a dict with a huge integer as key")
    if key is None or isinstance(key, str | int | float):
        return _tree(key, [], 0)
    raise NotPlain(f"a dict with a {type(key).__name__} as key")


def _array_tree(array: np.ndarray, raw: list[bytes], depth: int):
    if array.dtype == np.longdouble:
        array = array.astype(np.float64)
    if array.dtype.str not in DTYPES:
        if array.dtype.kind in "OU":
            return _tree(array.tolist(), raw, depth + 1)
        raise NotPlain(f"an array of {array.dtype}")
    raw.append(array.tobytes())
    return {"array": [array.dtype.str, list(array.shape)]}


def _message(text: bytes, raw: bytes):
    try:
        tree = json.loads(text, parse_int=_integer)
        message, rest = _value(tree, memoryview(raw), 0)
    except ProtocolError:
        raise
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise ProtocolError(f"not our JSON: {type(error).__name__}") from None
    if len(rest):
        raise ProtocolError(f"{len(rest)} bytes belong to no array")
    return message


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ProtocolError(f"an integer of {len(digits)} digits")
    return int(digits)


def _value(tree, raw: memoryview, depth: int):
    """The value of a JSON tree, and the bytes that its arrays have left."""
    if depth > MAX_DEPTH + 1:
        raise ProtocolError("nested too deep")
    if isinstance(tree, str):
        # A lone surrogate would break whoever prints the text.
        return tree.encode("utf-8", "replace").decode(), raw
    if isinstance(tree, list):
        items = []
        for branch in tree:
            item, raw = _value(branch, raw, depth + 1)
            items.append(item)
        return items, raw
    if not isinstance(tree, dict):
        return tree, raw
    if list(tree) == ["array"]:
        return _array(tree["array"], raw)
    if list(tree) != ["dict"]:
        raise ProtocolError("neither a dict nor an array")
    result = {}
    pairs = tree["dict"]
    if not isinstance(pairs, list) or not all(type(p) is list and len(p) == 2 for p in pairs):
        raise ProtocolError("a dict that is no list of pairs")
    for key, branch in pairs:
        if key is not None and not isinstance(key, str | int | float):
            raise ProtocolError("a key that is no scalar")
        if isinstance(key, int) and abs(key) > MAX_KEY:
            raise ProtocolError("a huge integer as key")
        key, _ = _value(key, raw, depth)
        result[key], raw = _value(branch, raw, depth + 1)
    return result, raw


def _array(header, raw: memoryview):
    dtype, shape = header
    if dtype not in DTYPES or not isinstance(shape, list) or len(shape) > 32:
        raise ProtocolError("an array of unknown kind")
    if not all(type(n) is int and n >= 0 for n in shape):
        raise ProtocolError("an array of impossible shape")
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size > len(raw):
        raise ProtocolError("an array without its bytes")
    array = np.frombuffer(raw[:size], dtype).reshape(shape).copy()
    return (array if shape else array[()]), raw[size:]
