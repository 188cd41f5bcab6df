"""Compare an answer with what was expected, and say the difference in words.

Kind, shape and finiteness come first: an empty array that broadcasts, a NaN that equals nothing or
text where a number should be must never slip through a tolerance.
"""

import numpy as np

LARGEST = 1023  # bits of an integer that is a float too
KINDS = {
    str: "text",
    list: "a list",
    dict: "a dict",
    int: "an integer too large for a float",
    complex: "a complex number",
    type(None): "None",
}


class Mismatch(AssertionError):
    """An answer is not what was expected; ``expected`` and ``got`` are texts for the learner."""

    def __init__(self, message: str, expected: str = "", got: str = ""):
        super().__init__(message)
        self.message, self.expected, self.got = message, expected, got


def close(actual, expected, *, tolerance: float = 1e-9, working: str = "") -> None:
    """Raise Mismatch unless ``actual`` is ``expected`` up to rounding.

    Parameters
    ----------
    actual
        Plain data from the learner. Lists stand for arrays of their shape.
    expected
        A number, an array, text, a truth value, None, or a list or dict of these.
    tolerance
        Relative, per entry; where 0 is expected, absolute. Never below 16 units in the last place
        of float32 where that came: it is a right answer, not a rounding error.
    working
        How the expected value comes about, such as ``"0.75 / 0.25"``; shown with it.
    """
    actual, expected = _plain(actual), _plain(expected)
    shown = _with(show(expected), working)
    if isinstance(expected, dict):
        _same_keys(actual, expected, shown)
        for key, value in expected.items():
            close(actual[key], value, tolerance=tolerance, working=working)
    elif is_number(expected) or isinstance(expected, np.ndarray) or _is_numbers(expected):
        _close_numbers(actual, expected, tolerance, working)
    elif isinstance(expected, list | tuple):
        if not isinstance(actual, list) or len(actual) != len(expected):
            raise Mismatch(f"expected a list of {len(expected)}", shown, show(actual))
        for one, other in zip(actual, expected, strict=True):
            close(one, other, tolerance=tolerance, working=working)
    elif type(actual) is not type(expected) or actual != expected:
        raise Mismatch(f"expected {_kind(expected)}{_but(actual, expected)}", shown, show(actual))


def holds(condition: bool, law: str, got: str = "") -> None:
    """Raise Mismatch unless a law holds: ``holds(0 < p < 1, "0 < p < 1", show(p))``."""
    if not condition:
        raise Mismatch("", law, got)


def show(value, digits: int = 6) -> str:
    """A short text of plain data, the same on every machine."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, bool | np.bool_) or value is None:
        return str(value)
    if isinstance(value, int | float | complex | np.number):
        return _number(value, digits)
    if isinstance(value, str):
        return repr(value if len(value) <= 80 else value[:77] + "…")
    if isinstance(value, np.ndarray):
        if value.size == 0:
            return f"an empty array of shape {value.shape}"
        if value.ndim > 2:  # eight of eight of eight … would be long
            return f"an array of shape {value.shape}"
    if value is ...:
        return "…"
    if isinstance(value, list | tuple | np.ndarray):
        items = list(value) if len(value) <= 8 else [*value[:7], ...]
        return "[" + ", ".join(show(item, digits) for item in items) + "]"
    if isinstance(value, dict):
        items = list(value.items())[:8]
        return "{" + ", ".join(f"{show(k)}: {show(v, digits)}" for k, v in items) + "}"
    return f"a {type(value).__name__}"


def _number(value, digits: int) -> str:
    if isinstance(value, int | np.integer):
        size = int(value).bit_length()
        if size > LARGEST:
            return f"an integer of {len(str(abs(value)))} digits"
        text = str(value) if size < 64 else f"{float(value):.6g}"
    else:
        # More digits only where they say more: 0.1, not 0.10000000000000001.
        text = f"{value:.{digits}g}" if digits < 17 else f"{value!s}".strip("()")
    return text.replace("-", "−").replace("e−0", "e−").replace("e+0", "e").replace("e+", "e")


def _close_numbers(actual, expected, tolerance: float, working: str) -> None:
    wanted = np.asarray(expected)
    shown = _with(show(expected), working)
    scalar = wanted.ndim == 0
    if scalar and not is_number(actual):
        raise Mismatch(f"expected {_kind(expected)}{_but(actual, expected)}", shown, show(actual))
    received = _array(actual)
    if received is None:
        raise Mismatch(f"expected {_kind(wanted)}{_but(actual, expected)}", shown, show(actual))
    if received.shape != wanted.shape:
        message = f"expected the shape {wanted.shape}, got the shape {received.shape}"
        raise Mismatch(message, shown, show(actual))
    single = received.dtype == np.float32
    allowed = max(tolerance, 16 * float(np.finfo(np.float32).eps)) if single else tolerance
    received, wanted = np.atleast_1d(received).astype(float), np.atleast_1d(wanted).astype(float)
    with np.errstate(invalid="ignore", over="ignore"):
        scale = np.where(wanted == 0, 1.0, np.abs(wanted))
        same = np.abs(received - wanted) <= allowed * scale
    finite = np.isfinite(wanted)
    same = np.where(finite, same & np.isfinite(received), received == wanted)
    same |= np.isnan(wanted) & np.isnan(received)
    if same.all():
        return
    place = tuple(int(i) for i in np.argwhere(~same)[0])
    one, other = float(received[place]), float(wanted[place])
    digits = next((d for d in (6, 9, 12) if _number(one, d) != _number(other, d)), 17)
    message = _difference(one, other)
    if scalar:
        raise Mismatch(message, _with(_number(other, digits), working), _number(one, digits))
    where = f"at [{', '.join(map(str, place))}]"
    count = f"{int((~same).sum())} of {same.size} entries differ, the first {where}"
    message = f"{count}" + (f": {message}" if message else "")
    raise Mismatch(
        message,
        _with(f"{_number(other, digits)} {where}", working),
        f"{_number(one, digits)} {where}",
    )


def _difference(got: float, wanted: float) -> str:
    """The usual slips, named."""
    if np.isnan(got):
        return "got NaN, which is no number"
    if np.isinf(got) and np.isfinite(wanted):
        return "got an infinite value where the true one is finite"
    if np.isinf(wanted) and np.isfinite(got):
        return "got a finite value where the true one is infinite"
    if got == -wanted or abs(got + wanted) < 1e-9 * abs(wanted):
        return "the sign is the other way round"
    if np.isfinite(got) and abs(got - wanted) < 1e-4 * abs(wanted):
        digits = int(-np.log10(abs(got - wanted) / abs(wanted)))
        return f"the first {digits} digits agree: is something added, cut off or rounded?"
    return ""


def is_number(value) -> bool:
    """Whether it is one real number that a float can hold."""
    if isinstance(value, int):
        return not isinstance(value, bool) and value.bit_length() <= LARGEST
    return isinstance(value, float | np.integer | np.floating)


def _is_numbers(value) -> bool:
    return isinstance(value, list | tuple) and len(value) > 0 and _array(list(value)) is not None


def _array(value) -> np.ndarray | None:
    """Real numbers as an array, or None: no text, no truth values, nothing ragged."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "iuf" else None
    if is_number(value):
        return np.asarray(value) if not isinstance(value, int) else np.asarray(float(value))
    if isinstance(value, list):
        parts = [_array(item) for item in value]
        if any(part is None or part.shape != parts[0].shape for part in parts):
            return None
        return np.array(parts) if parts else np.zeros(0)
    return None


def _plain(value):
    """Truth values, texts and complex numbers of numpy's as Python has them."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind not in "iuf":
        return value.tolist()
    return value


def _same_keys(actual, expected: dict, shown: str) -> None:
    if not isinstance(actual, dict) or set(actual) != set(expected):
        raise Mismatch(f"expected the keys {show(list(expected))}", shown, show(actual))


def _kind(value) -> str:
    if isinstance(value, bool):
        return "a truth value"
    if is_number(value):
        return "a number"
    if isinstance(value, np.ndarray):
        return f"an array of {value.size} numbers" if value.dtype.kind in "iuf" else "an array"
    return KINDS.get(type(value), f"a {type(value).__name__}")


def _but(actual, expected) -> str:
    if actual is None:
        return ", got None: is a `return` missing?"
    return "" if _kind(actual) == _kind(expected) else f", got {_kind(actual)}"


def _with(text: str, working: str) -> str:
    return f"{text} ({working})" if working else text
