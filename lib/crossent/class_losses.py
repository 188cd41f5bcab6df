"""What a prediction costs, with many classes (chapters 9 to 12), and its slope in the scores.

The truth comes first: class numbers 0 … K − 1, or for each sample a law over the classes, one-hot
or soft. Losses from laws are in nats and inf for a certain wrong prediction. With `reduction`
"none" there is one loss for each sample, with "sum" and "mean" one number.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossent._blocks import blocked
from crossent._kernels import difference, expected, others, shifted, times, total
from crossent._numeric import (
    FloatArray,
    FloatOrArray,
    Reduction,
    as_laws,
    back,
    fraction,
    law,
    one_class,
    reduce,
    scores,
    share,
    truth,
)


@blocked
def cross_entropy_loss(
    labels: ArrayLike, q: ArrayLike, *, axis: int = -1, reduction: Reduction = "mean"
) -> FloatOrArray:
    """Cross-entropy loss of predicted probabilities: the surprise at the true class.

        L(k, q) = −log q_k;   for a law y over the classes, L(y, q) = −Σ y_k log q_k

    `q` holds the predicted probabilities of the classes along `axis`. `labels` holds class numbers
    in the shape of `q` without that axis, or laws in the shape of `q`.

    The law: L(y, q) = cross_entropy(y, q), and log_loss(y, q) = L(y, (1 − q, q)) for two classes.

    A label that is no class, a law that sums to something else than 1 (by more than 1e-6), shapes
    that do not fit and another reduction are ValueErrors that say which. NaN in `q` or in a law
    passes through; it is no class number.

    The form is the definition, and clips nothing. Right to 3 ulp for one sample. Chapter 12.
    """
    name = "cross_entropy_loss"
    q = law(q, name, "q", axis)
    labels = truth(labels, q, name, axis)
    return reduce(0 - expected(labels, np.log(q)), reduction, name)


@blocked
def cross_entropy_from_logits(
    labels: ArrayLike,
    z: ArrayLike,
    *,
    label_smoothing: float = 0.0,
    axis: int = -1,
    reduction: Reduction = "mean",
) -> FloatOrArray:
    """Cross-entropy loss of predicted scores ("softmax loss").

        L(k, z) = −log softmax(z)_k = log(1 + Σ' e^(z_j − m)) − (z_k − m),   m = max z

    where Σ' leaves out one largest score. `z` holds a score (in nats) for each class along `axis`;
    `labels` is as in `cross_entropy_loss`. A `label_smoothing` ε makes the label y the soft label
    (1 − ε) y + ε/K.

    The law: L(k, z) = cross_entropy_loss(k, softmax(z)), and for two classes
    L(k, z) = log(1 + e^−(z_k − z_other)), the margin loss.

    An ε outside [0, 1] is a ValueError; what else raises is as in `cross_entropy_loss`.

    The form adds two terms that are never negative, so that a confident right answer costs what
    it costs and not 0. Right to 3 ulp for one sample. Chapter 12.
    """
    name = "cross_entropy_from_logits"
    z, smoothing = scores(z, name, "z", axis), fraction(label_smoothing, name, "label_smoothing")
    labels = truth(labels, z, name, axis)
    of = shifted(z)
    losses = np.log1p(others(of.powers)[..., 0]) - times(1 - smoothing, expected(labels, of.below))
    if smoothing:
        losses = losses - total(of.below * (smoothing / z.shape[-1]))
    return reduce(losses, reduction, name)


@blocked
def cross_entropy_from_logits_grad(
    labels: ArrayLike,
    z: ArrayLike,
    *,
    label_smoothing: float = 0.0,
    axis: int = -1,
    reduction: Reduction = "mean",
) -> FloatOrArray:
    """Slope of the cross-entropy loss in each score: prediction less label.

        ∂L/∂z_k = q_k − y_k = (1 − y_k) q_k − y_k Σ_(j≠k) q_j,   q = softmax(z)

    Arguments and what raises are those of `cross_entropy_from_logits`. The result has the shape of
    `z`; with the reduction "mean" it is the gradient of the mean loss, so each slope is divided
    by the number of samples.

    The law: the slopes of a sample sum to 0.

    The form does not take 1 from q_k, which is 0 for a class surer than 1 − 1e-16; it adds up the
    others. Right to 4 ulp for class numbers and one-hot labels. Chapter 12.
    """
    name = "cross_entropy_from_logits_grad"
    z, smoothing = scores(z, name, "z", axis), fraction(label_smoothing, name, "label_smoothing")
    y = as_laws(truth(labels, z, name, axis), z.shape[-1])
    lack = 1 - y
    if smoothing:  # not 1 − y afterwards, which would cancel
        lack = (1 - smoothing) * lack + smoothing * (1 - 1 / z.shape[-1])
        y = (1 - smoothing) * y + smoothing / z.shape[-1]
    of = shifted(z)
    rest = others(of.powers)
    without = np.where(of.powers == 1, rest, 1 + rest - of.powers)
    slopes = (lack * of.powers - y * without) / (1 + rest)
    return share(back(slopes, axis), reduction, name, classes=z.shape[-1])


@blocked
def hinge_loss(
    labels: ArrayLike, z: ArrayLike, *, axis: int = -1, reduction: Reduction = "mean"
) -> FloatOrArray:
    """Hinge loss: how far each other class comes closer to the true one than a margin of 1.

        L(k, z) = Σ_(j≠k) max(0, 1 + z_j − z_k)

    `z` holds a score for each class along `axis`; `labels` holds class numbers or one-hot rows, as
    in `cross_entropy_loss`. A hinge loss has no unit of information.

    The law: it is 0 where the true class leads by 1 or more; for the scores (0, z) and the class
    1 it is max(0, 1 − z), that of two classes.

    A soft label, and one with NaN, is a ValueError; what else raises is as in `cross_entropy_loss`.

    The form puts the rounding of z_j − z_k back, where 1 + z_j − z_k nearly cancels. Right to
    2 ulp for one sample. Weston and Watkins (1999). Chapter 12.
    """
    z = scores(z, "hinge_loss", "z", axis)
    label = one_class(truth(labels, z, "hinge_loss", axis), "hinge_loss")
    return reduce(total(_too_close(label, z)), reduction, "hinge_loss")


@blocked
def hinge_loss_grad(
    labels: ArrayLike, z: ArrayLike, *, axis: int = -1, reduction: Reduction = "mean"
) -> FloatOrArray:
    """Slope of the hinge loss in each score, where it has one; at a bend, the slope on its flat side.

        ∂L/∂z_j = [1 + z_j − z_k > 0] for j ≠ k,   ∂L/∂z_k = −Σ_(j≠k) ∂L/∂z_j

    Arguments and what raises are those of `hinge_loss`; the result is as in
    `cross_entropy_from_logits_grad`.

    The law: the slopes of one sample are whole numbers that sum to 0. Chapter 12.
    """
    z = scores(z, "hinge_loss_grad", "z", axis)
    label = one_class(truth(labels, z, "hinge_loss_grad", axis), "hinge_loss_grad")
    slopes = np.sign(_too_close(label, z))
    np.put_along_axis(slopes, label[..., None], 0 - np.add.reduce(slopes, -1, keepdims=True), -1)
    return share(back(slopes, axis), reduction, "hinge_loss_grad", classes=z.shape[-1])


def _too_close(label: NDArray[np.intp], z: FloatArray) -> FloatArray:
    """Return max(0, 1 + z_j − z_k) for each class j but the true one, k, which gets 0."""
    at = label[..., None]
    lead, lost = difference(z, np.take_along_axis(z, at, -1))
    close = np.maximum(0, (1 + lead) + np.where(np.isfinite(lead), lost, 0))
    np.put_along_axis(close, at, 0, -1)
    return close
