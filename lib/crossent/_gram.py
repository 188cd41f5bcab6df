"""Sums of x xᵀ over all samples, for the curvature of a linear model."""

from collections.abc import Iterator

import numpy as np

from crossent._numeric import FloatArray

BLOCK = 2**16  # numbers: the rows that are multiplied at once stay in the cache


def blocks(n: int, width: int) -> Iterator[slice]:
    """Cut n rows of some width; a block is no larger than BLOCK, or a square of that width."""
    rows = max(width, BLOCK // width)
    return (slice(i, min(i + rows, n)) for i in range(0, n, rows))


def gram(X: FloatArray, weights: FloatArray) -> FloatArray:
    """Return Σ wᵢ x̃ᵢ x̃ᵢᵀ for weights of 0 or more, where x̃ is a row of X with a 1 behind.

    The 1 is put behind the rows of one block at a time, so that X is not copied.
    """
    d = X.shape[1]
    total = np.zeros((d + 1, d + 1))
    for rows in blocks(len(X), d + 1):
        block = np.empty((rows.stop - rows.start, d + 1))
        np.sqrt(weights[rows], out=block[:, d])
        np.multiply(X[rows], block[:, d:], out=block[:, :d])
        total += block.T @ block  # numpy sees the square, and multiplies one half of it
        del block  # before the next
    return total


def gram_of_classes(X: FloatArray, q: FloatArray) -> FloatArray:
    """Return Σ (diag(qᵢ) − qᵢ qᵢᵀ) ⊗ x̃ᵢ x̃ᵢᵀ for laws qᵢ over the classes."""
    n, d = X.shape
    classes = q.shape[1]
    width = classes * (d + 1)
    total = np.zeros((width, width))
    for rows in blocks(n, width):
        block = np.empty((rows.stop - rows.start, classes, d + 1))
        np.multiply(X[rows, None, :], q[rows, :, None], out=block[:, :, :d])
        block[:, :, d] = q[rows]
        flat = block.reshape(-1, width)
        total -= flat.T @ flat
        del block, flat  # before the next
    # q − q² would cancel for a sure class; the products with the other classes add up to it.
    pairs = total.reshape(classes, d + 1, classes, d + 1)
    for k in range(classes):
        pairs[k, :, k] = 0
        pairs[k, :, k] = -pairs[k].sum(axis=1)
    return total
