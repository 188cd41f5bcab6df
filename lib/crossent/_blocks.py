"""Large arrays go through a formula in blocks: for its speed, and for the memory in between."""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from math import prod
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

P = ParamSpec("P")
R = TypeVar("R")

BLOCK = 16384  # numbers: 128 KiB, so that what a formula needs in between stays in the cache
SHORT = 32  # classes: rows as short as this are added up faster column by column


def blocked(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function of arrays warn of nothing, and meet large arrays in blocks.

    Its arguments without a default are arrays with the same samples, or one sample for all. If it
    has an `axis`, that one is kept whole; `labels` may lack it. If it has a `reduction`, each sample
    gives one loss.
    """
    signature = inspect.signature(function)
    parameters = signature.parameters.values()
    arrays = [p.name for p in parameters if p.default is p.empty]
    keeps = "axis" in signature.parameters
    defaults = {p.name: p.default for p in parameters if p.default is not p.empty}

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        # 1/0, log 0 and an exponential that underflows are answers, whatever the caller set.
        with np.errstate(all="ignore"):
            for x in (*args, *kwargs.values()):
                if isinstance(x, np.ndarray) and x.size > BLOCK:
                    break
            else:
                return function(*args, **kwargs)
            try:
                options = signature.bind(*args, **kwargs).arguments
                options = defaults | options
                axis = options.pop("axis", None)
                if keeps and not isinstance(axis, int):
                    return function(*args, **kwargs)  # which says what is wrong with it
                given = {name: np.asarray(options.pop(name)) for name in arrays}
                return cast(R, _in_blocks(function, given, options, axis))
            except (TypeError, ValueError):
                pass  # the message of a block would name a place in that block
            return function(*args, **kwargs)

    return call


def _in_blocks(
    function: Callable[..., Any],
    given: dict[str, NDArray[Any]],
    options: dict[str, Any],
    axis: int | None,
) -> Any:
    """Call a function on one block after the other, and put the results together."""
    arrays, samples = [], []  # the classes last, and the shape of each without the classes
    *_, last = given.values()
    for name, x in given.items():
        numbers = axis is None or (name == "labels" and x.ndim < last.ndim)
        arrays.append(x if numbers or x.ndim == 1 else np.moveaxis(x, axis or 0, -1))
        samples.append(x.shape if numbers else arrays[-1].shape[:-1])
    shape = max(samples, key=len)
    alike = {shape} if "labels" in given else {shape, ()}
    if not set(samples) <= alike or prod(shape) < 2:
        raise ValueError(f"{samples} cannot be cut alike")
    width = 1 if axis is None else arrays[-1].shape[-1]
    arrays = [
        np.broadcast_to(x, shape + x.shape[len(sample) :])
        for x, sample in zip(arrays, samples, strict=True)
    ]
    mean = options.get("reduction") == "mean"
    if mean:
        options = options | {"reduction": "sum"}
    out, sums = None, []
    for piece in _pieces(shape, max(1, BLOCK // max(1, width))):
        block = (np.asarray(x[piece], order="F" if width <= SHORT else None) for x in arrays)
        result = function(*block, **options)
        if isinstance(result, float):
            sums.append(result)
            continue
        if out is None:
            out = np.empty(shape + result.shape[len(shape) :])
        out[piece] = result
    if out is None:
        return float(np.sum(sums)) / (prod(shape) if mean else 1)
    if mean:
        out /= prod(shape)
    return out if out.shape == shape or axis is None else np.moveaxis(out, -1, axis)


def _pieces(shape: tuple[int, ...], size: int) -> Iterator[tuple[slice, ...]]:
    """Cut an array of that shape into pieces of at most `size`, the last axis first."""
    cut = len(shape) - 1
    while cut and prod(shape[cut:]) <= size:
        cut -= 1
    step = max(1, size // prod(shape[cut + 1 :]))
    for index in np.ndindex(*shape[:cut]):
        for start in range(0, shape[cut], step):
            yield (*(slice(i, i + 1) for i in index), slice(start, start + step))
