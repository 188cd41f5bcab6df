"""What stands around every formula: numbers come in and are checked, the result goes out.

A public function of the course reads `@quiet`, then one line for each argument (`real`,
`probability`), then its formula, then `plain(...)`.
"""

import reprlib
from numbers import Real
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
FloatOrArray: TypeAlias = float | FloatArray

# 1/0, log 0 and an exponential that underflows are answers here, whatever the caller set.
quiet = np.errstate(all="ignore")


def real(x: ArrayLike, function: str, argument: str) -> FloatArray:
    """Return `x` as a float64 array, or say what in it is no real number."""
    try:
        array = np.asarray(x)
    except ValueError:
        raise ValueError(f"{function}: {argument} is not a rectangular array of numbers") from None
    if array.dtype.kind not in "biuf":
        # A Fraction, or an int beyond 64 bits, is a real number in an array of objects.
        for index, value in np.ndenumerate(array.astype(object)):
            if array.dtype != object or not isinstance(value, Real):
                raise TypeError(
                    f"{function}: {argument}{_at(index)} = {reprlib.repr(value)} "
                    f"is a {type(value).__name__}, not a real number"
                )
    return array.astype(np.float64, copy=False)


def probability(p: ArrayLike, function: str, argument: str) -> FloatArray:
    """Return `p` as a float64 array, or say which value lies outside [0, 1]; NaN passes."""
    p = real(p, function, argument)
    # fmin and fmax skip NaN, and an empty array leaves `initial`.
    lowest, highest = np.fmin.reduce(p, None, initial=0.0), np.fmax.reduce(p, None, initial=1.0)
    if lowest < 0 or highest > 1:
        index = tuple(np.argwhere((p < 0) | (p > 1))[0])
        raise ValueError(
            f"{function}: {argument}{_at(index)} = {float(p[index])} "
            f"is not a probability (0 ≤ {argument} ≤ 1)"
        )
    return p


def plain(y: FloatArray | np.float64) -> FloatOrArray:
    """Return a result as a caller wants it: a Python float for a scalar, else the array."""
    return y if isinstance(y, np.ndarray) and y.ndim else float(y)


def _at(index: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, index))}]" if index else ""
