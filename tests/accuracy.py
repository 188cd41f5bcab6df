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
    assert len(np.unique(x)) > 0.9 * x.size > 0 and np.isfinite(x).all()
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


def ordinary_rows(n: int, classes: int = 5, seed: int = 5) -> np.ndarray:
    """Rows of scores, most of them below 30."""
    return varied(ordinary_scores(n * classes, seed)).reshape(n, classes)


def hostile_rows(n: int, classes: int = 3, seed: int = 6) -> np.ndarray:
    """Rows with a far winner or offset, near ties, 1 apart, or scores from 5e-324 to 1e300."""
    rng = np.random.default_rng(seed)
    spread = rng.uniform(-750, 750, (n, classes))
    offset = rng.normal(size=(n, classes)) * 10 + rng.choice([-1e8, 1e8, 1e15], (n, 1))
    near = rng.normal(size=(n, 1)) + rng.normal(size=(n, classes)) * 1e-12
    huge = rng.choice([-1, 1], (n, classes)) * 10 ** rng.uniform(-320, 300, (n, classes))
    apart = rng.normal(size=(n, classes))
    apart[:, 1] = apart[:, 0] + 1
    known = [[40, 0, 0], [-746, 0, -1e300], [1e300, -1e300, 0], [0, -745.1, 710]]
    known = np.pad(known, ((0, 0), (0, classes - 3)))
    return np.concatenate([known, varied(np.concatenate([spread, offset, near, apart, huge]))])


def ordinary_laws(n: int, classes: int = 5, seed: int = 7) -> np.ndarray:
    """Laws drawn evenly from all."""
    return varied(np.random.default_rng(seed).dirichlet(np.ones(classes), n))


def hostile_laws(n: int, seed: int = 8) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of laws: far and near, nearly sure, with zeros and with subnormal probabilities."""
    rng = np.random.default_rng(seed)
    p, q = ordinary_laws(n, 3, seed), ordinary_laws(n, 3, seed + 1)
    near = p * (1 + rng.normal(size=p.shape) * 10.0 ** rng.uniform(-16, -1, (n, 1)))
    small = 10 ** rng.uniform(-323, -1, (2, n))
    sure = [np.stack([1 - tiny, tiny, 0 * tiny], 1) for tiny in small]
    zeros = np.array([[1, 0, 0], [0.5, 0.5, 0], [0.25, 0.25, 0.5], [5e-324, 1, 0], [0.2, 0, 0.8]])
    pairs = [(a, b) for a in zeros for b in zeros]
    first = np.concatenate([p, p, sure[0], sure[0], p, [a for a, _ in pairs]])
    second = np.concatenate(
        [near / near.sum(1, keepdims=True), q, sure[1], p, sure[1], [b for _, b in pairs]]
    )
    return first, second
