"""What training a linear model makes least: the mean loss of the samples, plus a penalty.

    J(θ) = (1/n) Σ L(yᵢ, zᵢ) + ½ l2 ‖w‖²,   z = w·x + b

The intercept b is not penalised. A cost is called with parameters and gives nats; its `gradient`
has the shape of the parameters, its `hessian` is a square matrix, x̃ is x with a 1 behind.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._gram import gram, gram_of_classes
from crossent._linear_cost import LinearCost
from crossent._numeric import FloatArray
from crossent._samples import numbered
from crossent.class_losses import cross_entropy_from_logits, cross_entropy_from_logits_grad
from crossent.classes import softmax
from crossent.logistic import sigmoid_grad
from crossent.losses import log_loss_from_logits, log_loss_from_logits_grad


class LogisticCost(LinearCost):
    """Cost of logistic regression: mean log loss of samples with labels 0 and 1, plus a penalty.

        J(w, b) = (1/n) Σ log_loss_from_logits(yᵢ, w·xᵢ + b) + ½ l2 ‖w‖²

    `X` holds a row of d features for each sample, `y` the labels. θ is (d + 1,): w, then b.

    The law: J is convex, and has no curvature above `smoothness` = ‖[X 1]‖² / 4n + l2, which it
    reaches at θ = 0 where l2 = 0.

    A value that is not finite, a label that is neither 0 nor 1, shapes that do not fit and an l2
    below 0 are ValueErrors. Chapters 3 and 13.
    """

    bend = 1 / 4

    def __init__(self, X: ArrayLike, y: ArrayLike, l2: float = 0.0) -> None:
        super().__init__(X, l2)
        self.y = numbered(y, len(self.X), 2, "LogisticCost", "y").astype(np.float64)
        self.start = np.zeros(self.X.shape[1] + 1)

    def loss(self, z: FloatArray) -> float:
        """Mean loss of scores."""
        return float(log_loss_from_logits(self.y, z))

    def slopes(self, z: FloatArray) -> FloatArray:
        """Slope of the mean loss in each score."""
        return np.asarray(log_loss_from_logits_grad(self.y, z))

    def hessian(self, theta: ArrayLike) -> FloatArray:
        """Curvature: (1/n) Σ σ′(zᵢ) x̃ᵢ x̃ᵢᵀ, plus l2 on the diagonal of the weights."""
        z = self.scores(theta)
        hessian = gram(self.X, np.asarray(sigmoid_grad(z))) / len(z)
        weights = np.arange(len(hessian) - 1)
        hessian[weights, weights] += self.l2
        return hessian

    def margins(self, theta: ArrayLike) -> FloatArray:
        """Margins ±z, positive on the right side."""
        return (2 * self.y - 1) * self.scores(theta)


class SoftmaxCost(LinearCost):
    """Cost of softmax regression: mean cross-entropy of samples of K classes, plus a penalty.

        J(W, b) = (1/n) Σ cross_entropy_from_logits(kᵢ, W xᵢ + b) + ½ l2 ‖W‖²

    `X` holds a row of d features for each sample, `labels` the class numbers 0 … K − 1; K is
    `classes`, or else one more than the largest label. θ is (K, d + 1): for each class w, then b.

    The law: J is convex, has no curvature above `smoothness` = ‖[X 1]‖² / 2n + l2, and stays as it
    is when every class gets the same b on top (where l2 = 0, the same w too): the columns of `flat`.

    A label that is no class number is a ValueError; else as in `LogisticCost`. Chapters 11 and 13.
    """

    bend = 1 / 2

    def __init__(
        self, X: ArrayLike, labels: ArrayLike, l2: float = 0.0, classes: int | None = None
    ) -> None:
        super().__init__(X, l2)
        self.labels = numbered(labels, len(self.X), classes, "SoftmaxCost", "labels")
        self.start = np.zeros((classes or self.labels.max() + 1, self.X.shape[1] + 1))

    @property
    def flat(self) -> FloatArray:
        """Directions in which the cost never changes."""
        shifts = np.tile(np.eye(self.start.shape[1]), (len(self.start), 1))
        return shifts[:, -1:] if self.l2 else shifts

    def loss(self, z: FloatArray) -> float:
        """Mean loss of scores."""
        return float(cross_entropy_from_logits(self.labels, z))

    def slopes(self, z: FloatArray) -> FloatArray:
        """Slope of the mean loss in each score."""
        return np.asarray(cross_entropy_from_logits_grad(self.labels, z))

    def hessian(self, theta: ArrayLike) -> FloatArray:
        """Curvature: (1/n) Σ (diag(qᵢ) − qᵢ qᵢᵀ) ⊗ x̃ᵢ x̃ᵢᵀ, plus l2 on the diagonal of the weights."""
        z = self.scores(theta)
        hessian = gram_of_classes(self.X, np.asarray(softmax(z))) / len(z)
        weights = np.arange(self.start.size).reshape(self.start.shape)[:, :-1]
        hessian[weights, weights] += self.l2
        return hessian

    def margins(self, theta: ArrayLike) -> FloatArray:
        """Margins of the true class against each other class, in one row."""
        z = self.scores(theta)
        others = np.arange(z.shape[1]) != self.labels[:, None]
        true = np.take_along_axis(z, self.labels[:, None], axis=1)
        return np.asarray((true - z)[others])
