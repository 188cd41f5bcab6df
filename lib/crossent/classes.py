"""From a score for each class to probabilities: softmax and its logarithm (chapters 11 and 12).

The largest score is taken off first, in all three: softmax sees only differences of scores.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._blocks import blocked
from crossent._kernels import others, shifted, total
from crossent._numeric import FloatOrArray, back, plain, positive, scores


@blocked
def logsumexp(z: ArrayLike, *, axis: int = -1) -> FloatOrArray:
    """Log of the sum of the exponentials of the scores, a smooth maximum.

        logsumexp(z) = log Σ e^z_j = m + log(1 + Σ' e^(z_j − m)),   m = max z

    where Σ' leaves out one largest score, whose e^0 is the 1. `z` holds one score (in nats) for
    each class along `axis`; the result, in nats, has the shape of `z` without that axis. One row
    gives a float.

    The law: logsumexp(z + c) = logsumexp(z) + c, and m ≤ logsumexp(z) ≤ m + log K.

    A row of −inf gives −inf, an inf gives inf; NaN passes through. No class at all is a
    ValueError.

    The form lets no exponential overflow, and log1p keeps what is small beside the 1. Right to
    2 ulp, and 1 more times the condition number. Chapter 12.
    """
    z = scores(z, "logsumexp", "z", axis)
    of = shifted(z)
    total = np.where(np.isinf(of.top), of.top, of.top + np.log1p(others(of.powers)))
    return plain(total[..., 0])


@blocked
def softmax(z: ArrayLike, temperature: float = 1.0, *, axis: int = -1) -> FloatOrArray:
    """Probabilities of classes whose log-odds against each other are differences of scores.

        softmax(z)_k = e^(z_k / T) / Σ e^(z_j / T)

    `z` holds one score (in nats) for each class along `axis`, T is `temperature` > 0; the result
    has the shape of `z` and sums to 1 along `axis`, where rounding permits.

    The law: softmax(z + c) = softmax(z); softmax((z, 0)) = (σ(z), 1 − σ(z)).

    One score of inf gives 1 to its class; two of them, or a row of −inf, have no limit and give
    NaN; NaN passes through. A temperature that is not positive is a ValueError, and so is no class.

    The form takes the largest score off before it divides by T, so that no exponential
    overflows, and puts the rounding of that difference back. Right to 5 ulp at T = 1 for 32
    classes (to 9 for thousands), else to 6 + |z − max z| / T. Chapter 11.
    """
    z = scores(z, "softmax", "z", axis)
    of = shifted(z, positive(temperature, "softmax", "temperature"))
    return back(of.powers / total(of.powers)[..., None], axis)


@blocked
def log_softmax(z: ArrayLike, *, axis: int = -1) -> FloatOrArray:
    """Log of softmax, log-probabilities of the classes.

        log softmax(z)_k = z_k − logsumexp(z) = (z_k − m) − log(1 + Σ' e^(z_j − m)),   m = max z

    where Σ' leaves out one largest score, whose e^0 is the 1. `z` holds one score (in nats) for
    each class along `axis`; the result, in nats, has the shape of `z` and is never positive.

    The law: log_softmax((z, 0))_0 = log_sigmoid(z).

    Infinite scores are as in `softmax`; NaN passes through. No class at all is a ValueError.

    The form is right to 3 ulp where the log of `softmax` is −inf (scores 746 below the largest)
    and where it is 0 (a class surer than 1 − 1e-16). Chapter 12.
    """
    z = scores(z, "log_softmax", "z", axis)
    of = shifted(z)
    return back(of.below - np.log1p(others(of.powers)), axis)
