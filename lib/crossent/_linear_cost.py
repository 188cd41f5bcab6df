"""What the costs of all linear models share: scores, and the way back from scores to parameters."""

from abc import ABC, abstractmethod
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from crossent._gram import gram
from crossent._numeric import FloatArray, real
from crossent._samples import penalty, table

# Parameters far away overflow, and a loss of inf is an answer.
quiet = np.errstate(all="ignore")


class LinearCost(ABC):
    """Mean loss of scores z = w·x + b, plus ½ l2 ‖w‖².

    θ holds w, then b; with K classes, such a row for each. `bend` is the largest curvature that
    the loss of one sample has in its scores.
    """

    bend: float
    start: FloatArray

    def __init__(self, X: ArrayLike, l2: float) -> None:
        who = type(self).__name__
        self.X, self.l2 = table(X, who), penalty(l2, who)
        self._latest: tuple[FloatArray, FloatArray] | None = None

    @abstractmethod
    def hessian(self, theta: ArrayLike) -> FloatArray:
        """Curvature of the cost, a square matrix."""

    @abstractmethod
    def loss(self, z: FloatArray) -> float:
        """Mean loss of scores."""

    @abstractmethod
    def slopes(self, z: FloatArray) -> FloatArray:
        """Slope of the mean loss in each score."""

    @abstractmethod
    def margins(self, theta: ArrayLike) -> FloatArray:
        """How far each sample is on its own side of each boundary, in nats."""

    def parameters(self, theta: ArrayLike) -> FloatArray:
        """Return parameters as an array, or say that their shape is wrong."""
        theta = real(theta, type(self).__name__, "theta")
        if theta.shape != self.start.shape:
            raise ValueError(
                f"{type(self).__name__}: theta has the shape {theta.shape}; "
                f"it must be {self.start.shape}"
            )
        return theta

    @quiet
    def scores(self, theta: ArrayLike) -> FloatArray:
        """Scores of all samples."""
        theta = self.parameters(theta)
        # Cost, slope and curvature are asked for the same parameters, one after the other.
        if self._latest is None or not np.array_equal(theta, self._latest[0]):
            self._latest = None  # its memory is free for the next
            self._latest = theta.copy(), self.X @ theta[..., :-1].T + theta[..., -1]
        return self._latest[1]

    @quiet
    def __call__(self, theta: ArrayLike) -> float:
        """Cost of the parameters."""
        theta = self.parameters(theta)
        w = theta[..., :-1]
        return self.loss(self.scores(theta)) + self.l2 / 2 * float(np.sum(w * w))

    @quiet
    def gradient(self, theta: ArrayLike) -> FloatArray:
        """Slope of the cost in each parameter: (1/n) Σ (prediction − label) x̃, and l2 w."""
        theta = self.parameters(theta)
        slopes = self.slopes(self.scores(theta))
        gradient = np.concatenate([slopes.T @ self.X, slopes.sum(0)[..., None]], axis=-1)
        gradient[..., :-1] += self.l2 * theta[..., :-1]
        return gradient

    @cached_property
    def smoothness(self) -> float:
        """Bound L of the curvature, everywhere and in every direction."""
        largest = np.linalg.eigvalsh(gram(self.X, np.ones(len(self.X))))[-1]
        return self.bend * float(largest) / len(self.X) + self.l2

    @quiet
    def separates(self, theta: ArrayLike) -> bool:
        """Whether all samples are on their own side, so that c·θ costs ever less as c grows."""
        theta = self.parameters(theta)
        if self.l2 or (lowest := self.margins(theta).min()) <= 0:
            return False
        # A margin is a sum of d + 1 products, or the difference of two: is this one all rounding?
        d, widest = self.X.shape[1], np.maximum(self.X.max(0), -self.X.min(0))
        largest = np.max(np.abs(theta[..., :-1]) @ widest + np.abs(theta[..., -1]))
        return bool(lowest > 2 * (d + 2) * np.finfo(np.float64).eps * largest)

    @quiet
    def recedes(self, direction: ArrayLike) -> bool:
        """Whether in this direction no margin falls, but for rounding, and one rises.

        It must rise by ½ nat: a Newton step raises a margin by 1 where the loss dies away like
        e^−z, and by next to nothing at a minimum.
        """
        if self.l2:
            return False
        margins = self.margins(direction)
        return bool(margins.max() >= 0.5 and margins.min() >= -1e-9 * margins.max())
