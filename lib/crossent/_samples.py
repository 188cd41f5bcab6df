"""What a model learns from: a table of finite numbers, a label for each row, a penalty."""

import reprlib
from numbers import Real
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossent._numeric import FloatArray, real

Labels: TypeAlias = NDArray[Any]
Indices: TypeAlias = NDArray[np.intp]


def table(X: ArrayLike, who: str) -> FloatArray:
    """Return `X` as a float64 table with a row for each sample, or say what is wrong with it."""
    X = real(X, who, "X")
    if X.ndim != 2:
        hint = "; X.reshape(-1, 1) makes a column of it" if X.ndim == 1 else ""
        raise ValueError(
            f"{who}: X has the shape {X.shape}; it must have a row for each sample and a column "
            f"for each feature{hint}"
        )
    # The sum finds NaN and inf without a second table; it may also overflow, so look again.
    with np.errstate(all="ignore"):
        suspicious = not np.isfinite(X.sum())
    if suspicious and not (finite := np.isfinite(X)).all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(
            f"{who}: X[{row}, {column}] = {float(X[row, column])} is not a finite number"
        )
    return X


def labelled(X: ArrayLike, y: ArrayLike, who: str) -> tuple[FloatArray, Labels, Indices]:
    """Return the table, the classes in their order, and the class number of each row."""
    X, y = table(X, who), np.asarray(y)
    if y.shape != X.shape[:1]:
        raise ValueError(
            f"{who}: y has the shape {y.shape}; X has {len(X)} rows, so it must be ({len(X)},)"
        )
    if len(X) < 2 or X.shape[1] == 0:
        raise ValueError(
            f"{who}: X has the shape {X.shape}; a model needs 2 rows and 1 column at least"
        )
    missing = np.array([label is None for label in y]) if y.dtype == object else False
    if (missing := missing | (y != y)).any():
        i = int(np.argmax(missing))
        raise ValueError(f"{who}: y[{i}] = {y[i]} is not a label")
    try:
        classes = np.unique(y)
    except TypeError:
        kinds = " and ".join(sorted({type(label).__name__ for label in y.tolist()}))
        raise TypeError(f"{who}: y mixes {kinds}, which have no order") from None
    if len(classes) < 2:
        raise ValueError(
            f"{who}: y holds one class only, {reprlib.repr(classes.tolist()[0])}; "
            "a model needs 2 at least"
        )
    return X, classes, np.searchsorted(classes, y)


def numbered(labels: ArrayLike, rows: int, classes: int | None, who: str, argument: str) -> Indices:
    """Return class numbers, one for each row, or say what is none."""
    y = real(labels, who, argument)
    if y.shape != (rows,) or rows == 0:
        raise ValueError(
            f"{who}: {argument} has the shape {y.shape}; X has {rows} rows, so it must be ({rows},)"
        )
    highest = np.inf if classes is None else classes - 1
    wrong = ~((y >= 0) & (y <= highest) & (y == np.floor(y)))
    if wrong.any():
        i = int(np.argmax(wrong))
        up_to = "0, 1, 2, ..." if classes is None else f"0 to {highest}"
        raise ValueError(f"{who}: {argument}[{i}] = {float(y[i])} is not a class number ({up_to})")
    return y.astype(np.intp)


def penalty(l2: float, who: str) -> float:
    """Return the weight of the penalty, or say that it is none."""
    if not (isinstance(l2, Real) and 0 <= l2 < np.inf):
        raise ValueError(f"{who}: l2 = {l2!r} is not a penalty (a finite number, 0 or more)")
    return float(l2)
