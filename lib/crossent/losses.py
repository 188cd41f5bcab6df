"""What a prediction costs, with two classes (chapters 4 to 6), and its slope in the score.

The truth comes first. Labels y are 0 and 1, or anything between (a soft label); where said, −1
and +1. Each loss is in nats, is never negative, and is inf for a certain wrong prediction. With
`reduction` "none" there is one for each sample, with "sum" and "mean" one number; the mean of no
samples is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._blocks import blocked
from crossent._kernels import times
from crossent._numeric import (
    FloatOrArray,
    Reduction,
    alike,
    probability,
    real,
    reduce,
    share,
    signs,
)
from crossent.logistic import sigmoid, softplus


@blocked
def log_loss(y: ArrayLike, q: ArrayLike, *, reduction: Reduction = "mean") -> FloatOrArray:
    """Log loss of predicted probabilities: how surprised the model is by the labels.

        L(y, q) = −y log q − (1 − y) log(1 − q),   0 log 0 = 0

    `y` holds labels in [0, 1], `q` the predicted probabilities of the label 1, of the same shape
    (or one of them is a single number).

    The law: L(1, q) = I(q) and L(0, q) = I(1 − q); the mean is least where each q is its y.

    A value outside [0, 1] is a ValueError that names it, and so are shapes that differ and
    another reduction; NaN passes through.

    The form is the definition, with log1p(−q) for log(1 − q), and clips nothing. Right to 2 ulp
    for one sample. Chapter 5.
    """
    y, q = alike("log_loss", y=probability(y, "log_loss", "y"), q=probability(q, "log_loss", "q"))
    losses = 0 - times(y, np.log(q)) - times(1 - y, np.log1p(-q))
    return reduce(losses, reduction, "log_loss")


@blocked
def log_loss_from_logits(
    y: ArrayLike, z: ArrayLike, *, reduction: Reduction = "mean"
) -> FloatOrArray:
    """Log loss of predicted log-odds, without a probability in between.

        L(y, z) = softplus(z) − y z = log(1 + e^−|z|) + |z| |y − [z > 0]|

    where [z > 0] is 1 for z > 0 and else 0, the decision: a label on the other side costs |z|.
    `y` holds labels in [0, 1], `z` scores in nats, of the same shape (or one of them is a single
    number).

    The law: L(y, z) = log_loss(y, σ(z)), and L(1, z) = L(0, −z).

    A label outside [0, 1] is a ValueError that names it, and so are shapes that differ and
    another reduction; NaN passes through.

    The form adds what cannot cancel, so that a confident right answer costs e^−|z| and not 0, for
    both labels alike. Right to 2 ulp for one sample. Chapter 5.
    """
    name = "log_loss_from_logits"
    y, z = alike(name, y=probability(y, name, "y"), z=real(z, name, "z"))
    size = np.abs(z)
    losses = np.log1p(np.exp(-size)) + times(np.abs(y - (z > 0)), size)
    return reduce(losses, reduction, name)


@blocked
def log_loss_from_logits_grad(
    y: ArrayLike, z: ArrayLike, *, reduction: Reduction = "mean"
) -> FloatOrArray:
    """Slope of the log loss in each score: prediction less label.

        ∂L/∂z = σ(z) − y = (1 − y) σ(z) − y σ(−z)

    Arguments and what raises are those of `log_loss_from_logits`. The result has the shape of the
    samples; with the reduction "mean" it is the gradient of the mean loss, so each slope is
    divided by the number of samples.

    The law: it has the sign of the mistake, is 0 where σ(z) = y, and lies in [−1, 1].

    The form does not take 1 from σ(z), which is 0 for a right answer from z = 38 on, where the
    slope is −e^−z still. Right to 2 ulp for the labels 0 and 1. Chapter 13.
    """
    name = "log_loss_from_logits_grad"
    y, z = alike(name, y=probability(y, name, "y"), z=real(z, name, "z"))
    slopes = (1 - y) * sigmoid(z) - y * sigmoid(-z)
    return share(slopes, reduction, name)


@blocked
def margin_loss(y: ArrayLike, z: ArrayLike, *, reduction: Reduction = "mean") -> FloatOrArray:
    """Log loss with labels −1 and +1: a smooth price of the margin y z.

        L(y, z) = log(1 + e^(−y z)) = softplus(−y z)

    `y` holds labels −1 and +1, `z` scores in nats, of the same shape (or one of them is a single
    number).

    The law: L(2y − 1, z) = log_loss_from_logits(y, z) for y = 0 and 1.

    A label that is neither −1 nor +1 is a ValueError that names it, and so are shapes that differ
    and another reduction; NaN passes through.

    The form is `softplus`, in which nothing overflows. Right to 2 ulp for one sample. Chapter 6.
    """
    y, z = alike("margin_loss", y=signs(y, "margin_loss", "y"), z=real(z, "margin_loss", "z"))
    return reduce(softplus(-y * z), reduction, "margin_loss")


@blocked
def margin_loss_grad(y: ArrayLike, z: ArrayLike, *, reduction: Reduction = "mean") -> FloatOrArray:
    """Slope of the margin loss in each score.

        ∂L/∂z = −y σ(−y z)

    Arguments and what raises are those of `margin_loss`; the result is as in
    `log_loss_from_logits_grad`.

    The law: for one sample it is −y times the probability of the other label.

    The form is `sigmoid`, whose small values keep their digits. Right to 2 ulp. Chapter 6.
    """
    name = "margin_loss_grad"
    y, z = alike(name, y=signs(y, name, "y"), z=real(z, name, "z"))
    return share(-y * sigmoid(-y * z), reduction, name)
