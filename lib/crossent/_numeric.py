"""What stands before and behind every formula: numbers are checked, and the result goes out.

A public function of the course reads `@blocked`, one line for each argument (`real`,
`probability`, `law`, `scores`, ...), its formula, and `plain(...)` or `reduce(...)`.
"""

import reprlib
from numbers import Integral, Real
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
FloatOrArray: TypeAlias = float | FloatArray
Reduction: TypeAlias = Literal["mean", "sum", "none"]
Unit: TypeAlias = Literal["nats", "bits"]

# The sum of a law may be off 1 by 1e-6, as that of three times 0.333333 is, and by its rounding.
SUM_TOLERANCE = 1e-6 * (1 + 1e-6)


def real(x: ArrayLike, function: str, argument: str) -> FloatArray:
    """Return `x` as a float64 array, or say what in it is no real number."""
    try:
        array = np.asarray(x)
    except ValueError:
        raise ValueError(f"{function}: {argument} is not a rectangular array of numbers") from None
    if type(x) is not np.ndarray and np.ma.is_masked(x):
        raise TypeError(f"{function}: {argument} has masked values; drop them, or fill them in")
    if array.dtype.kind not in "biuf":
        # A Fraction, or an int beyond 64 bits, is a real number in an array of objects.
        for index, value in np.ndenumerate(array.astype(object)):
            if array.dtype != object or not isinstance(value, Real | np.bool):
                raise TypeError(
                    f"{function}: {argument}{_at(index)} = {reprlib.repr(value)} "
                    f"is a {type(value).__name__}, not a real number"
                )
    if array.dtype.itemsize <= 8 and array.dtype != object:
        return array.astype(np.float64, copy=False)
    try:
        with np.errstate(over="ignore"):
            return array.astype(np.float64)
    except OverflowError:
        raise ValueError(f"{function}: {argument} has a number too large for a float") from None


def probability(p: ArrayLike, function: str, argument: str) -> FloatArray:
    """Return `p` as a float64 array, or say which value lies outside [0, 1]; NaN passes."""
    p = real(p, function, argument)
    # fmin and fmax skip NaN, and an empty array leaves `initial`.
    lowest, highest = np.fmin.reduce(p, None, initial=0.0), np.fmax.reduce(p, None, initial=1.0)
    if lowest < 0 or highest > 1:
        refuse(p, (p < 0) | (p > 1), function, argument, f"a probability (0 ≤ {argument} ≤ 1)")
    return p


def refuse(
    x: FloatArray, wrong: NDArray[np.bool_], function: str, argument: str, what: str
) -> None:
    """Say which value, and where, is not what it should be, if any is wrong."""
    if wrong.any():
        index = tuple(np.argwhere(wrong)[0])
        raise ValueError(f"{function}: {argument}{_at(index)} = {float(x[index])} is not {what}")


def law(p: ArrayLike, function: str, argument: str, axis: int) -> FloatArray:
    """Return laws as a float64 array with the classes last, or say which is none; NaN passes."""
    p = scores(probability(p, function, argument), function, argument, axis)
    total = np.add.reduce(p, -1)
    off = np.abs(total - 1) > SUM_TOLERANCE
    if np.logical_or.reduce(off, None):
        index = tuple(np.argwhere(off)[0])
        raise ValueError(
            f"{function}: {argument}{_at(index)} sums to {float(total[index])!r}, so it is not a "
            f"law: its probabilities must sum to 1"
        )
    return p


def two_laws(p: ArrayLike, q: ArrayLike, function: str, axis: int) -> tuple[FloatArray, FloatArray]:
    """Return the truth and the model as `law` does, of the same classes; one may meet many."""
    # A single law has one axis only, wherever the classes of many are.
    many = max(np.ndim(p), np.ndim(q)) > 1
    p = law(p, function, "p", -1 if many and np.ndim(p) == 1 else axis)
    q = law(q, function, "q", -1 if many and np.ndim(q) == 1 else axis)
    try:
        np.broadcast_shapes(p.shape, q.shape)
        fit = p.shape[-1] == q.shape[-1]
    except ValueError:
        fit = False
    if not fit:
        raise ValueError(
            f"{function}: with the classes last, p has the shape {p.shape} and q the shape "
            f"{q.shape}; they must be alike, or one of them a single law"
        )
    return p, q


def scores(z: ArrayLike, function: str, argument: str, axis: int) -> FloatArray:
    """Return one score (or any number) for each class, as a float64 array with the classes last."""
    z = real(z, function, argument)
    if not isinstance(axis, Integral):
        raise TypeError(f"{function}: axis = {axis!r} is not a whole number")
    if not -z.ndim <= axis < z.ndim:
        wanted = "a number for each class" if z.ndim == 0 else "that many axes"
        raise ValueError(
            f"{function}: {argument} has the shape {z.shape}, and axis = {axis} needs {wanted}"
        )
    if z.shape[axis] == 0:
        raise ValueError(f"{function}: {argument} has the shape {z.shape}, so there is no class")
    return np.moveaxis(z, axis, -1) if axis not in (-1, z.ndim - 1) else z


def signs(y: ArrayLike, function: str, argument: str) -> FloatArray:
    """Return labels −1 and +1 as a float64 array, or say which is neither; NaN passes."""
    y = real(y, function, argument)
    if not (np.abs(y) == 1).all():
        refuse(y, (np.abs(y) != 1) & ~np.isnan(y), function, argument, "a label (−1 or +1)")
    return y


def alike(function: str, **arrays: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return two arrays if they have the same shape or one is a single number, else say so.

    (n,) against (n, 1) would make n × n losses of n samples.
    """
    first, second = arrays.values()
    if first.shape != second.shape and first.ndim and second.ndim:
        said = " and ".join(f"{name} has the shape {x.shape}" for name, x in arrays.items())
        raise ValueError(f"{function}: {said}; they must be alike, or one a single number")
    return first, second


def truth(labels: ArrayLike, z: FloatArray, function: str, axis: int) -> NDArray[Any]:
    """Return the true classes of the rows of `z`, as whole class numbers or as laws.

    Class numbers have the shape of `z` without its last axis, laws that of `z` (the classes of
    `labels` lie along `axis`; those of `z` are last already).
    """
    labels = given = real(labels, function, "labels")
    if labels.ndim == z.ndim:
        labels = np.moveaxis(labels, axis, -1)
    if labels.shape not in (z.shape, z.shape[:-1]):
        raise ValueError(
            f"{function}: labels have the shape {labels.shape}; with the classes last it must be "
            f"{z.shape[:-1]} for class numbers or {z.shape} for laws, one-hot or soft"
        )
    if labels.shape == z.shape:
        return law(given, function, "labels", axis)
    classes = labels.astype(np.intp)
    wrong = (classes != labels) | (classes < 0) | (classes >= z.shape[-1])
    refuse(labels, wrong, function, "labels", f"a class (0 ≤ class ≤ {z.shape[-1] - 1})")
    return classes


def as_laws(labels: NDArray[Any], classes: int) -> FloatArray:
    """Return the truth as laws, whichever way it was said."""
    if labels.dtype != np.intp:
        return labels
    laws = np.zeros((*labels.shape, classes))
    np.put_along_axis(laws, labels[..., None], 1, -1)
    return laws


def one_class(labels: NDArray[Any], function: str) -> NDArray[np.intp]:
    """Return the truth as class numbers, or say which label is soft."""
    if labels.dtype == np.intp:
        return labels
    soft = ~(labels.max(-1) == 1)
    if soft.any():
        index = tuple(np.argwhere(soft)[0])
        raise ValueError(f"{function}: labels{_at(index)} = {labels[index]} is not one class")
    classes: NDArray[np.intp] = labels.argmax(-1)
    return classes


def back(y: FloatArray, axis: int) -> FloatArray:
    """Return a result with its classes, which are last, along `axis` again."""
    return y if axis in (-1, y.ndim - 1) else np.moveaxis(y, -1, axis)


def plain(y: FloatArray | np.float64) -> FloatOrArray:
    """Return a result as a caller wants it: a Python float for a scalar, else the array."""
    return y if isinstance(y, np.ndarray) and y.ndim else float(y)


def reduce(losses: FloatOrArray, reduction: str, function: str) -> FloatOrArray:
    """Return the losses of single samples as they are, their sum, or their mean."""
    losses = np.asarray(losses)
    one_of(("mean", "sum", "none"), reduction, function, "reduction")
    if reduction == "none":
        return plain(losses)
    return plain(np.add.reduce(losses, None) / (losses.size if reduction == "mean" else 1))


def share(gradient: FloatOrArray, reduction: str, function: str, classes: int = 1) -> FloatOrArray:
    """Return the gradient of each loss, which is that of their sum too, or that of their mean."""
    gradient = np.asarray(gradient)
    one_of(("mean", "sum", "none"), reduction, function, "reduction")
    return plain(gradient / (gradient.size // classes) if reduction == "mean" else gradient)


def one_of(choices: tuple[str, ...], choice: str, function: str, argument: str) -> None:
    """Say which words an argument may be, where it is none of them."""
    if not isinstance(choice, str) or choice not in choices:
        words = ", ".join(map(repr, choices[:-1])) + f" or {choices[-1]!r}"
        raise ValueError(f"{function}: {argument} = {choice!r} is not {words}")


def logarithm(unit: str, function: str) -> np.ufunc:
    """Return the logarithm that measures in a unit."""
    one_of(("nats", "bits"), unit, function, "unit")
    return np.log2 if unit == "bits" else np.log


def positive(x: float, function: str, argument: str) -> float:
    """Return a number greater than 0, or say that it is none."""
    number = real(x, function, argument)
    if number.ndim or not number > 0:
        raise ValueError(f"{function}: {argument} = {x} is not a number greater than 0")
    return float(number)


def fraction(x: float, function: str, argument: str) -> float:
    """Return a number from 0 to 1, or say that it is none."""
    number = real(x, function, argument)
    if number.ndim or not 0 <= number <= 1:
        raise ValueError(f"{function}: {argument} = {x} is not a number between 0 and 1")
    return float(number)


def _at(index: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, index))}]" if index else ""
