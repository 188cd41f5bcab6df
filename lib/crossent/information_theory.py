"""Surprise, entropy, and the price of believing the wrong law (chapters 7 and 8).

The truth p comes first, the model q second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._blocks import blocked
from crossent._kernels import js_terms, kl_terms, times, total
from crossent._numeric import FloatOrArray, Unit, law, logarithm, plain, probability, two_laws


@blocked
def information(p: ArrayLike, *, unit: Unit = "nats") -> FloatOrArray:
    """Information content of an event of probability p, its surprise.

        I(p) = −log p

    `p` is a probability or an array of them, of any shape; the result has that shape and is in
    nats, or in bits where the logarithm is that to the base 2: 1 gives 0.0, 0 gives inf. A scalar
    gives a float.

    The law: I(p q) = I(p) + I(q), the surprises of independent events add up.

    A p outside [0, 1] is a ValueError that names it, and so is another unit; NaN passes through.

    The form is the definition. Right to 2 ulp. Chapter 7.
    """
    log = logarithm(unit, "information")
    p = probability(p, "information", "p")
    return plain(0 - log(p))  # not −log p, which is −0.0 for p = 1


@blocked
def entropy(p: ArrayLike, *, axis: int = -1, unit: Unit = "nats") -> FloatOrArray:
    """Entropy of a law, its expected surprise and its least mean code length.

        H(p) = −Σ p_k log p_k,   0 log 0 = 0

    `p` holds the probabilities of the classes along `axis`; the result, in nats or bits, has the
    shape of `p` without that axis. One law gives a float.

    The law: 0 ≤ H(p) ≤ log K, 0 for a sure class and log K for K equal ones.

    A p outside [0, 1] and a law that sums to something else than 1 (by more than 1e-6) are
    ValueErrors that name it; NaN passes through.

    The form is the definition; its terms have one sign. Right to 3 ulp. Chapter 7.
    """
    log = logarithm(unit, "entropy")
    p = law(p, "entropy", "p", axis)
    return plain(0 - total(times(p, log(p))))


@blocked
def cross_entropy(
    p: ArrayLike, q: ArrayLike, *, axis: int = -1, unit: Unit = "nats"
) -> FloatOrArray:
    """Cross-entropy, the mean surprise of one who believes q where p is true.

        H(p, q) = −Σ p_k log q_k,   0 log 0 = 0

    `p` (the truth) and `q` (the model) hold the probabilities of the classes along `axis`, and
    one law may meet many; the result, in nats or bits, has their shape without that axis. One
    law each gives a float.

    The law: H(p, q) = H(p) + KL(p‖q), so it is least for q = p.

    A class that can happen and that q excludes costs inf. What raises is as in `entropy`; so do laws
    of different classes.

    The form is the definition; its terms have one sign. Right to 3 ulp. Chapter 8.
    """
    log = logarithm(unit, "cross_entropy")
    p, q = two_laws(p, q, "cross_entropy", axis)
    return plain(0 - total(times(p, log(q))))


@blocked
def kl_divergence(
    p: ArrayLike, q: ArrayLike, *, axis: int = -1, unit: Unit = "nats"
) -> FloatOrArray:
    """Kullback-Leibler divergence, the price of believing q where p is true.

        KL(p‖q) = Σ p_k log(p_k / q_k) = Σ (p_k log(p_k / q_k) − p_k + q_k)

    The second sum is the first because both laws sum to 1. Shapes and units are those of
    `cross_entropy`.

    The law (Gibbs): KL(p‖q) ≥ 0, and 0 only for q = p; it is not symmetric.

    A class that can happen and that q excludes costs inf. What raises is as in `entropy`; so do laws
    of different classes.

    The form is the second: each of its terms is ≥ 0, so that rounding cannot make the sum
    negative, as it does to the first for near laws. Right to 4 ulp of the second sum, which
    differs from the first by Σ q − Σ p, the rounding of the laws themselves. Chapter 8.
    """
    log = logarithm(unit, "kl_divergence")
    p, q = two_laws(p, q, "kl_divergence", axis)
    return plain(total(kl_terms(p, q)) * log(np.e))


@blocked
def js_divergence(
    p: ArrayLike, q: ArrayLike, *, axis: int = -1, unit: Unit = "nats"
) -> FloatOrArray:
    """Jensen-Shannon divergence, the mean price of believing the mixture of two laws.

        JS(p, q) = ½ KL(p‖m) + ½ KL(q‖m),   m = (p + q) / 2

    Shapes and units are those of `cross_entropy`; neither law is the truth.

    The law: JS(p, q) = JS(q, p), and 0 ≤ JS ≤ log 2 (1 bit), 0 only for q = p.

    What raises is as in `entropy`; NaN passes through.

    The form adds the two terms of each class before they round, so that each is ≥ 0 and near
    laws keep their digits (their distance √JS is never NaN). Right to 3 ulp, in bits to 4. Chapter 8.
    """
    log = logarithm(unit, "js_divergence")
    p, q = two_laws(p, q, "js_divergence", axis)
    return plain(total(js_terms(p, q)) * log(np.e))
