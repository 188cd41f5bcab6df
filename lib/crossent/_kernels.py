"""The few forms that need more than their formula to keep every digit. Classes are last."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossent._blocks import SHORT
from crossent._numeric import FloatArray, FloatOrArray


class Shifted(NamedTuple):
    """Scores seen from the largest one: what softmax and its logarithm are made of."""

    top: FloatArray  # the largest score of each row
    below: FloatArray  # (z − top) / temperature, never positive
    powers: FloatArray  # e^below, 1 for the largest


def shifted(z: FloatArray, temperature: float = 1.0) -> Shifted:
    """Return scores less the largest of their row, and their exponentials, to the last bits.

    The rounding of z − top, which e^(z − top) would blow up to |z − top| / 2 units in the last
    place, is known exactly and put into the exponential.
    """
    top = np.maximum.reduce(z, -1, keepdims=True)
    below, lost = difference(z, top)
    if temperature != 1:
        # Of finite scores, only a difference can overflow.
        far = np.isinf(below) & np.isfinite(z) & np.isfinite(top)
        below, lost = below / temperature, lost / temperature
        below[far], lost[far] = (z / temperature - top / temperature)[far], 0
    if not np.minimum.reduce(below, None, initial=0.0) > -800:  # e^−800 is 0; NaN is here too
        lost[~(below > -800)] = 0
        # The only infinite score of a row leads by ∞; of two, no limit exists: NaN.
        infinite = z == np.inf
        below[infinite & (np.add.reduce(infinite, -1, keepdims=True) == 1)] = 0
    powers = np.exp(below)
    lost += 1
    powers *= lost
    return Shifted(top, below, powers)


def others(powers: FloatArray) -> FloatArray:
    """Return the sum of each row's powers without one of the largest, whose power is 1.

    The 1 would swallow what is smaller than 1e-16.
    """
    ones = np.floor(powers)  # of the largest there may be several
    more = total(ones) - 1
    np.subtract(powers, ones, out=ones)
    return (total(ones) + more)[..., None]


def total(x: FloatArray) -> FloatArray:
    """Return sums along the last axis, added pairwise in an order that no layout changes."""
    if x.shape[-1] > SHORT:
        long: FloatArray = np.add.reduce(np.ascontiguousarray(x), -1)
        return long
    while (n := x.shape[-1]) > 1:
        halves = x[..., : n // 2] + x[..., n // 2 : n - n % 2]
        if n % 2:
            halves[..., 0] += x[..., -1]
        x = halves
    return x[..., 0]


def difference(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return a − b rounded, and exactly what the rounding lost, (a − (d + s)) + (s − b).

    Knuth, The Art of Computer Programming 2, section 4.2.2, theorem B. Few arrays at a time: long
    rows then stay in the cache.
    """
    d = a - b
    seen = a - d
    lost = d + seen
    np.subtract(a, lost, out=lost)
    seen -= b
    lost += seen
    return d, lost


def times(weight: FloatOrArray, x: FloatArray) -> FloatArray:
    """Return weight · x, where nothing times infinity is nothing; NaN stays."""
    product = np.asarray(weight * x)
    if np.isnan(np.add.reduce(product, None)):
        product[(weight == 0) & np.isinf(x)] = 0
    return product


def expected(labels: NDArray[Any], x: FloatArray) -> FloatArray:
    """Return what `x` is at the true class of each row, or on average under a soft label."""
    if labels.dtype == np.intp:
        return np.take_along_axis(x, labels[..., None], -1)[..., 0]
    return total(times(labels, x))


def kl_terms(p: FloatArray, q: FloatArray) -> FloatArray:
    """Return p log(p / q) − p + q, which is never negative and 0 for equal numbers only."""
    gap, both = difference(q, p), difference(q, -p)
    ratio = p / np.abs(q)  # q may be −0.0
    log_ratio = np.log(ratio)
    if np.fmax.reduce(ratio, None, initial=0) > 1e308:  # q is 0 or subnormal
        log_ratio = np.where(ratio > 1e308, np.log(p) - np.log(q), log_ratio)
    far = np.where(p == 0, q, p * log_ratio + gap[0])
    return np.where(np.abs(gap[0]) < 2 / 3 * both[0], _near(*gap, *both, steps=20), far)


def js_terms(p: FloatArray, q: FloatArray) -> FloatArray:
    """Return ½ p log(p / m) + ½ q log(q / m) for m = (p + q) / 2, which is never negative.

    Each is a term of `kl_terms` with q = m, m − p = (q − p) / 2 and m + p = (3p + q) / 2; these
    differences do not pass through m, whose rounding would spoil them for near p and q.
    """
    rarer, other = np.minimum(p, q), np.maximum(p, q)
    gap, gap_lost = difference(other, rarer)
    both, both_lost = difference(other, -rarer)
    first, second = difference(both, -2 * rarer), difference(both, -2 * other)
    from_other = _near(-gap, -gap_lost, second[0], both_lost + second[1], steps=12)
    near = _near(gap, gap_lost, first[0], both_lost + first[1], steps=20)
    far = 2 * times(rarer, np.log(2 * rarer / both)) + gap
    terms = (from_other + np.where(gap < 2 / 3 * first[0], near, far)) / 4
    return np.where(other == 0, 0.0, terms)


def _near(
    gap: FloatArray, gap_lost: FloatArray, both: FloatArray, both_lost: FloatArray, steps: int
) -> FloatArray:
    """Return p log(p / q) − p + q from q − p and p + q, with what was lost when they were rounded.

    With s = (q − p) / (q + p) and log(q / p) = 2 artanh(s) it is, without cancellation,

        (q − p)² / (q + p) · (1 − s (1 − s) A),
        A = (artanh(s) − s) / s³ = 1 / (3 − s² − 4s² / (5 − 9s² / (7 − 16s² / (9 − ...))))

    by Gauss's continued fraction for artanh, of which 20 steps are enough where |s| ≤ 2/3, and 12
    where |s| ≤ 1/3.
    """
    s = gap / both
    squared = s * s
    fraction = np.full_like(s, 2 * steps + 1)
    term = np.empty_like(s)
    for k in range(steps, 1, -1):
        np.multiply(squared, k * k, out=term)
        np.divide(term, fraction, out=fraction)
        np.subtract(2 * k - 1, fraction, out=fraction)
    square = s * gap + 2 * s * gap_lost  # gap² would underflow for small numbers
    lost = both_lost / both + s * (1 - s) / (fraction - squared)
    return np.where(gap == 0, 0.0, square - square * lost)
