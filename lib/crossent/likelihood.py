"""How likely a sample is, on a log scale: sums, one term for each observation (chapter 4)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from crossent._numeric import FloatOrArray, law
from crossent.class_losses import cross_entropy_loss
from crossent.losses import log_loss


def bernoulli_log_likelihood(y: ArrayLike, q: ArrayLike) -> float:
    """Log-likelihood of independent labels 0 and 1.

        ℓ(q) = log ∏ q_i^y_i (1 − q_i)^(1 − y_i) = Σ (y_i log q_i + (1 − y_i) log(1 − q_i))

    `y` holds the labels, `q` the probability of a 1 for each, of the same shape, or one
    probability for all; the result is one float in nats, never positive.

    The law: for one q for all it is greatest at q = k/n, the fraction of ones.

    What raises is as in `log_loss`, of which it is the negative sum: a label that was held
    impossible gives -inf. NaN passes through. The form adds logs: the product is 0 in floating
    point for 1,075 fair tosses. Chapter 4.
    """
    return 0 - _sum("bernoulli_log_likelihood", log_loss, y, q)


def categorical_log_likelihood(labels: ArrayLike, q: ArrayLike, *, axis: int = -1) -> float:
    """Log-likelihood of independent labels with K classes.

        ℓ(q) = log ∏ q_i[k_i] = Σ log q_i[k_i]

    `labels` and `q` are as in `cross_entropy_loss`. Or `q` is one law for all, and then `labels`
    holds class numbers. The result is one float in nats, never positive.

    The law: for one law for all it is greatest at the fractions n_k/n of the classes.

    What raises is as in `cross_entropy_loss`, of which it is the negative sum. Chapters 4 and 9.
    """
    name = "categorical_log_likelihood"
    if np.ndim(q) == 1 and np.ndim(labels) <= 1:
        q = law(q, name, "q", axis)
        q, axis = np.broadcast_to(q, np.shape(labels) + q.shape), -1
    return 0 - _sum(name, cross_entropy_loss, labels, q, axis=axis)


def _sum(name: str, loss: Callable[..., FloatOrArray], *args: ArrayLike, **options: int) -> float:
    """Return the sum of losses; an error speaks of the function that was called."""
    try:
        return float(loss(*args, **options, reduction="sum"))
    except (TypeError, ValueError) as error:
        words = str(error).replace(loss.__name__, name, 1)
        raise type(error)(words) from None
