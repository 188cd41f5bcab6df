"""Numbers cut into bins, names into columns, and columns crossed with columns (chapter 15).

A feature becomes columns of zeros and ones, so that a linear model has one weight for each bin.
"""

from __future__ import annotations

from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossent._numeric import FloatArray, real


def quantile_edges(x: ArrayLike, n: int) -> FloatArray:
    """Edges that part a feature into n bins with about as many values each.

        edge_k = the 100 k/n-th percentile of x,   k = 1 … n − 1

    `x` holds one finite number for each sample; the edges are in its unit and increase. Between two
    values a percentile is interpolated. Equal edges, which ties give, are kept once, so there may
    be fewer than n − 1.

    The law: for a > 0, the edges of a x + b are a times those of x, plus b.

    An `x` that has not one axis, no value at all, a value that is not finite and an n below 1 are
    ValueErrors.

    The edges are those of scikit-learn's `KBinsDiscretizer` (`quantile_method="linear"`) before it
    drops bins narrower than 1e-8. Chapter 15.
    """
    x = _column(x, "quantile_edges", "x")
    wrong = ~np.isfinite(x)
    if wrong.any() or not x.size:
        at = f"[{wrong.argmax()}] = {x[wrong.argmax()]} is not finite" if x.size else " is empty"
        raise ValueError(f"quantile_edges: x{at}; percentiles need finite numbers")
    if not isinstance(n, Integral) or n < 1:
        raise ValueError(f"quantile_edges: n = {n!r} is not a number of bins (1, 2, 3, …)")
    with np.errstate(all="ignore"):
        edges: FloatArray = np.unique(np.percentile(x, 100 * np.linspace(0, 1, n + 1))[1:-1])
    return edges


def bins(x: ArrayLike, edges: ArrayLike) -> FloatArray:
    """Indicators of the bins that numbers fall into: one column for each bin.

        bins(x, e)_ik = 1 if e_k−1 < x_i ≤ e_k, else 0,   with e_−1 = −∞ and e_K = ∞

    `x` holds n numbers, `edges` K increasing numbers in the same unit; the result has the shape
    (n, K + 1). A number on an edge falls into the lower bin, as in `reliability_curve`. The first
    and the last bin have no outer end: an age of 300 lies in the last one, with all the old.

    The law: each row sums to 1, so Σ_k θ_k bins(x, e)_ik is the weight of the bin of x_i.

    NaN lies in no bin and gives a row of NaN. Arguments that have not one axis are ValueErrors,
    and so are edges that do not increase.

    scikit-learn's `KBinsDiscretizer` closes its bins on the left instead. Chapter 15.
    """
    x, edges = _column(x, "bins", "x"), _column(edges, "bins", "edges")
    # Not `<=`: a NaN increases on nothing.
    wrong = np.isnan(edges) | ~np.append(True, edges[1:] > edges[:-1])
    if wrong.any():
        k = wrong.argmax()
        raise ValueError(f"bins: edges[{k}] = {edges[k]} is not above the edge before it")
    which = np.searchsorted(edges, x, side="left")
    rows: FloatArray = (which[:, None] == np.arange(len(edges) + 1)).astype(np.float64)
    rows[np.isnan(x)] = np.nan
    return rows


def one_hot(labels: ArrayLike, classes: ArrayLike | None = None) -> FloatArray:
    """Indicators of classes: one column for each class.

        one_hot(labels, c)_ik = 1 if labels_i = c_k, else 0

    `labels` holds n names or numbers, `classes` K different ones in the order of the columns;
    without it, they are the different labels, sorted. The result has the shape (n, K).

    The law: each row sums to 1, and `classes[one_hot(labels, classes).argmax(axis=1)]` are the
    labels.

    A label that is in `classes` not at all, or twice, is a ValueError that names it, and so are
    arguments that have not one axis. NaN equals nothing, so it is no class.

    scikit-learn's `OneHotEncoder` orders its columns alike. Chapter 15.
    """
    labels = np.asarray(labels)
    classes = np.unique(labels) if classes is None else np.asarray(classes)
    for name, array in (("labels", labels), ("classes", classes)):
        if array.ndim != 1:
            raise ValueError(f"one_hot: {name} has the shape {array.shape}, not one axis")
    same: NDArray[np.bool_] = labels[:, None] == classes
    found = same.sum(axis=1)
    if (found != 1).any():
        i = (found != 1).argmax()
        label = labels[i : i + 1].tolist()[0]
        raise ValueError(f"one_hot: labels[{i}] = {label!r} is in classes {found[i]} times, not 1")
    return same.astype(np.float64)


def crosses(A: ArrayLike, B: ArrayLike) -> FloatArray:
    """Products of each column of one table with each column of another.

        crosses(A, B)_(i, j k + l) = A_ij B_il,   A: (n, m),  B: (n, k)

    `A` and `B` have one row for each of n samples; the result has the shape (n, m k): the first
    column of A times all of B, then the second, and so on. Indicators give an "and": the column
    j k + l is 1 where both bin j and bin l hold. m + k columns become m k.

    The law: a row of the result is the outer product of the two rows, read row by row; where the
    rows of A and of B sum to 1, so do those of the result.

    Arguments that have not two axes, or not equally many rows, are ValueErrors; NaN passes through.

    A row is numpy's `kron` of the two rows. Chapter 15.
    """
    A, B = real(A, "crosses", "A"), real(B, "crosses", "B")
    if A.ndim != 2 or B.ndim != 2 or len(A) != len(B):
        raise ValueError(
            f"crosses: A has the shape {A.shape} and B the shape {B.shape}; "
            f"they must be (n, m) and (n, k)"
        )
    with np.errstate(all="ignore"):
        products: FloatArray = A[:, :, None] * B[:, None, :]
    return products.reshape(len(A), A.shape[1] * B.shape[1])


def _column(x: ArrayLike, function: str, argument: str) -> FloatArray:
    x = real(x, function, argument)
    if x.ndim != 1:
        raise ValueError(f"{function}: {argument} has the shape {x.shape}, not one axis")
    return x
