"""How far a float lies from the exact value, and inputs that show it."""

import math

import numpy as np
from mpmath import mp, mpf

DIGITS = 400  # 1 − 5e-324 needs 324 digits to differ from 1 at all
LARGEST = math.ldexp(1 - 2.0**-53, 1024)
SMALLEST = 5e-324


def ulps(got: float, exact: mpf) -> float:
    """Distance from `exact` in units in its last place; inf for a bad value.

    Bad is 0, inf or NaN where a float lies nearer, and anything else where `exact` is 0 or inf.
    Below 2.2e-308 the unit is that of the subnormal numbers, 5e-324.
    """
    if mp.isinf(exact) or exact == 0:
        return 0.0 if got == exact else math.inf
    if math.isnan(got) or (got == 0 and abs(exact) >= SMALLEST):
        return math.inf
    if math.isinf(got):
        beyond = abs(exact) >= mpf(LARGEST) + mpf(2) ** 970 and (got > 0) == (exact > 0)
        return 0.0 if beyond else math.inf
    exponent = max(mp.frexp(exact)[1], -1021)
    return float(abs(got - exact) / mpf(2) ** (exponent - 53))


def varied(x: np.ndarray) -> np.ndarray:
    """Return `x`, unless a generator has gone stale and repeats itself."""
    assert len(np.unique(x)) > 0.9 * len(x) > 0 and np.isfinite(x).all()
    return x


def ordinary_scores(n: int, seed: int = 1) -> np.ndarray:
    """Scores of both signs, most of them below 30."""
    return varied(np.random.default_rng(seed).normal(scale=10, size=n))


def hostile_scores(n: int, seed: int = 2) -> np.ndarray:
    """Scores where exponentials vanish or overflow, from 5e-324 to 1e300."""
    rng = np.random.default_rng(seed)
    known = [0, SMALLEST, 2.2e-308, 1e-300, 1e-16, 20.0001, 36.7, 37, 40, 355, 700, 709.7, 709.8]
    known += [710, 744.4, 745, 745.13, 745.2, 746, 800, 49995, 1e16, 1e300]
    return varied(
        np.concatenate(
            [
                known,
                np.negative(known[1:]),
                rng.uniform(-750, 750, n),
                rng.choice([-1, 1], n) * 10 ** rng.uniform(-320, 300, n),
            ]
        )
    )


def ordinary_probabilities(n: int, seed: int = 3) -> np.ndarray:
    """Probabilities inside (0, 1)."""
    return varied(np.random.default_rng(seed).uniform(0.001, 0.999, n))


def hostile_probabilities(n: int, seed: int = 4) -> np.ndarray:
    """Probabilities next to 0, to ½ and to 1, but not 0 or 1 itself."""
    rng = np.random.default_rng(seed)
    half = np.nextafter(0.5, [0, 1])
    known = [SMALLEST, 5e-309, 5.6e-309, 2.2e-308, 1e-300, 1e-16, 0.25, *half, 0.5, 0.75]
    known += [1 - 2.0**-52, 1 - 2.0**-53]
    # 1 − 10^−16 repeats itself in float64, so that the numbers next to 1 are drawn in its units.
    next_to_one = 1 - rng.choice(2**40, n, replace=False).astype(float) * 2.0**-53 - 2.0**-51
    return varied(
        np.concatenate(
            [
                known,
                10 ** rng.uniform(-323, 0, n),
                next_to_one,
                1 - 10 ** rng.uniform(-12, 0, n),
                0.5 + rng.choice([-1, 1], n) * 10 ** rng.uniform(-13, -1, n),
            ]
        )
    )
