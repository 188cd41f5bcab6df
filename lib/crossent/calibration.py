"""Whether what is predicted with probability q comes true in a share q of cases (chapter 16).

True labels come first, predictions second.
"""

from __future__ import annotations

from numbers import Integral
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossent._numeric import FloatArray, one_of, probability, real, refuse
from crossent.features import quantile_edges

Strategy: TypeAlias = Literal["uniform", "quantile"]


class ReliabilityCurve(NamedTuple):
    """For each bin with points in it, lowest first: what was said, what came true, how often."""

    predicted: FloatArray
    observed: FloatArray
    counts: NDArray[np.int64]


def reliability_curve(
    y: ArrayLike, q: ArrayLike, bins: int = 10, strategy: Strategy = "uniform"
) -> ReliabilityCurve:
    """Share of ones among the points that were given about the same probability.

        predicted_b = mean of q in bin b,   observed_b = mean of y in bin b,   counts_b = points in b

    `y` holds labels 0 and 1, `q` the predicted probabilities of 1, in an array of the same shape,
    whatever it is. The bins part [0, 1] into equal widths ("uniform") or the points into about
    equal numbers ("quantile"). A q on an edge falls into the lower bin. A bin without points is
    left out, so the three arrays may be shorter than `bins`.

    The law: Σ counts · observed is the number of ones, Σ counts · predicted is Σ q.

    A label that is neither 0 nor 1, a q outside [0, 1], unequal shapes, no point at all and a
    number of bins below 1 are ValueErrors, and so is NaN, which belongs to no bin.

    Bins and edges are those of scikit-learn's `calibration_curve`. Chapter 16.
    """
    return _curve("reliability_curve", y, q, bins, strategy)


def expected_calibration_error(
    y: ArrayLike, q: ArrayLike, bins: int = 10, strategy: Strategy = "uniform"
) -> float:
    """Mean distance of the reliability curve from the diagonal, a bin weighing as its points do.

        ECE = Σ_b (counts_b / n) |observed_b − predicted_b|

    All arguments are those of `reliability_curve`; the result is a probability, 0 at best.

    The law: |mean y − mean q| ≤ ECE ≤ 1, and the first is an equality for one bin.

    What raises is as in `reliability_curve`.

    The number depends on the bins: in one bin errors of opposite sign cancel, in bins of one point
    each it is the mean of |y − q|. Naeini, Cooper and Hauskrecht (2015). Chapter 16.
    """
    predicted, observed, counts = _curve("expected_calibration_error", y, q, bins, strategy)
    return float(np.average(np.abs(observed - predicted), weights=counts))


def brier_score(y: ArrayLike, q: ArrayLike) -> float:
    """Mean squared distance between the labels and the predicted probabilities.

        Brier = (1/n) Σ (q_i − y_i)²

    `y` holds labels 0 and 1, `q` the predicted probabilities of 1, in an array of the same shape,
    whatever it is. The result lies in [0, 1]: 0 for certainty that is right, ¼ for q = ½
    throughout, 1 for certainty that is wrong.

    The law: of all constant predictions the mean of y has the least score, mean y (1 − mean y).

    A label that is neither 0 nor 1, a q outside [0, 1], unequal shapes and no point at all are
    ValueErrors; NaN passes through.

    The form is the definition. Brier (1950), whose own score is twice this one, since he adds up
    both classes. Chapter 16.
    """
    y, q = _points("brier_score", y, q)
    with np.errstate(all="ignore"):
        return float(np.mean((q - y) ** 2))


def _curve(
    function: str, y: ArrayLike, q: ArrayLike, bins: int, strategy: Strategy
) -> ReliabilityCurve:
    y, q = _points(function, y, q)
    refuse(y, np.isnan(y), function, "y", "a label (0 or 1)")
    refuse(q, np.isnan(q), function, "q", "a probability (0 ≤ q ≤ 1)")
    if not isinstance(bins, Integral) or bins < 1:
        raise ValueError(f"{function}: bins = {bins!r} is not a number of bins (1, 2, 3, …)")
    one_of(("uniform", "quantile"), strategy, function, "strategy")
    y, q = y.ravel(), q.ravel()
    with np.errstate(all="ignore"):
        edges = (
            np.linspace(0, 1, bins + 1)[1:-1] if strategy == "uniform" else quantile_edges(q, bins)
        )
        # Only the bins that are met are numbered, and side="left" closes each at its right end.
        _, which, counts = np.unique(
            np.searchsorted(edges, q, side="left"), return_inverse=True, return_counts=True
        )
        return ReliabilityCurve(
            np.bincount(which, q) / counts, np.bincount(which, y) / counts, counts.astype(np.int64)
        )


def _points(function: str, y: ArrayLike, q: ArrayLike) -> tuple[FloatArray, FloatArray]:
    y, q = real(y, function, "y"), probability(q, function, "q")
    refuse(y, (y != 0) & (y != 1) & ~np.isnan(y), function, "y", "a label (0 or 1)")
    if y.shape != q.shape:
        raise ValueError(
            f"{function}: y has the shape {y.shape} and q the shape {q.shape}; "
            f"each label needs one prediction"
        )
    if not y.size:
        raise ValueError(f"{function}: y and q are empty, so there is no mean")
    return y, q
