"""From a probability to odds and log-odds, and back by the logistic function (chapter 2).

Each body is the form of the formula that loses no digits, for any input that float64 can hold:
no value is clipped, and no epsilon is added.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._blocks import blocked
from crossent._numeric import FloatOrArray, plain, probability, real


@blocked
def odds(p: ArrayLike) -> FloatOrArray:
    """Odds in favour of an event of probability p.

        odds(p) = p / (1 − p)

    `p` is a probability or an array of them, of any shape; the result has that shape, no unit,
    and lies in [0, ∞]: 0 gives 0, ½ gives 1, 1 gives inf. A scalar gives a float.

    The law: the odds o lead back by p = o / (1 + o), and odds(1 − p) = 1 / odds(p).

    A p outside [0, 1] is a ValueError that names it; NaN passes through.

    The form is the definition: 1 − p is exact where it could have cancelled. Right to 2 ulp.
    Chapter 2.
    """
    p = probability(p, "odds", "p")
    return plain(p / (1 - p))


@blocked
def logit(p: ArrayLike) -> FloatOrArray:
    """Log-odds of an event of probability p, the inverse of `sigmoid`.

        logit(p) = log(p / (1 − p)) = ±log(1 + |2p − 1| / min(p, 1 − p)), with the sign of 2p − 1

    `p` is a probability or an array of them, of any shape; the result has that shape and is in
    nats: 0 gives -inf, ½ gives 0, 1 gives inf. A scalar gives a float.

    The law: logit(1 − p) = −logit(p).

    A p outside [0, 1] is a ValueError that names it; NaN passes through.

    The form with log1p keeps the digits that log(p / (1 − p)) loses near ½, where it takes the
    log of a number near 1. Right to 2 ulp. Chapter 2.
    """
    p = probability(p, "logit", "p")
    rarer = np.abs(np.minimum(p, 1 - p))  # p may be −0.0
    # Never above −log(rarer), which takes over where the quotient overflows (p < 5.6e-309).
    size = np.minimum(np.log1p(np.abs(2 * p - 1) / rarer), -np.log(rarer))
    return plain(np.copysign(size, 2 * p - 1))


@blocked
def sigmoid(z: ArrayLike) -> FloatOrArray:
    """Logistic function: the probability whose log-odds are z, the inverse of `logit`.

        σ(z) = 1 / (1 + e^−z) = e^z / (1 + e^z)

    `z` is a score in nats or an array of them, of any shape; the result has that shape and lies
    in (0, 1), where rounding permits: -inf gives 0, 0 gives ½, inf gives 1. A scalar gives a float.

    The law: σ(−z) = 1 − σ(z).

    NaN passes through; what is no real number is a TypeError that names it.

    The form takes the first formula where z ≥ 0 and the second where z < 0, so that no
    exponential overflows and small values keep their digits. Right to 2 ulp. Chapter 2.
    """
    z = real(z, "sigmoid", "z")
    top, e = np.exp(np.minimum(z, 0)), np.exp(-np.abs(z))
    # This is top / (1 + e), as a difference: at most 1.8 ulp off, not 2.5.
    return plain(top - top * (e / (1 + e)))


@blocked
def sigmoid_grad(z: ArrayLike) -> FloatOrArray:
    """Slope of the logistic function, σ′(z).

        σ′(z) = σ(z) (1 − σ(z)) = e^−|z| / (1 + e^−|z|)²

    `z` is a score in nats or an array of them, of any shape; the result has that shape, is a
    probability per nat, and lies in [0, ¼]: 0 gives ¼, ±inf gives 0. A scalar gives a float.

    The law: σ′(−z) = σ′(z).

    NaN passes through; what is no real number is a TypeError that names it.

    The form has no 1 − σ(z), which cancels for z > 5 and is 0 from z = 38 on, where σ′(z) is
    e^−z still; the square is multiplied out, which rounds less. Right to 3 ulp. Chapter 2.
    """
    z = real(z, "sigmoid_grad", "z")
    e = np.exp(-np.abs(z))
    return plain(e / (1 + e * (2 + e)))


@blocked
def log_sigmoid(z: ArrayLike) -> FloatOrArray:
    """Log of the logistic function, log σ(z).

        log σ(z) = −softplus(−z) = min(z, 0) − log(1 + e^−|z|)

    `z` is a score in nats or an array of them, of any shape; the result has that shape, is in
    nats, and is never positive: -inf gives -inf, inf gives 0.0 (the log of 1). A scalar gives a
    float.

    The law: log σ(z) − log σ(−z) = z.

    NaN passes through; what is no real number is a TypeError that names it.

    The form is the log of the quotient in `sigmoid`, taken before the quotient rounds: the log
    of `sigmoid` itself is -inf from z = -746 down and 0 from z = 38 on. Right to 2 ulp. Chapter 2.
    """
    z = real(z, "log_sigmoid", "z")
    return plain(np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))


@blocked
def softplus(z: ArrayLike) -> FloatOrArray:
    """Smooth version of max(z, 0), whose slope is the logistic function.

        softplus(z) = log(1 + e^z) = max(z, 0) + log(1 + e^−|z|)

    `z` is a score in nats or an array of them, of any shape; the result has that shape, is in
    nats, and is never negative: -inf gives 0, 0 gives log 2, inf gives inf. A scalar gives a float.

    The law: softplus(z) − softplus(−z) = z.

    NaN passes through; what is no real number is a TypeError that names it.

    The form takes e^z out of the log where z > 0, so that no exponential overflows, and no
    threshold is needed beyond which the second term is dropped. Right to 2 ulp. Chapter 2.
    """
    z = real(z, "softplus", "z")
    return plain(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))
