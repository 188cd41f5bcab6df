"""A wrong version of a function or a model, which the checks and the laws must refuse.

They are written in `mutants_of_*.py`; `test_mutants.py` puts them to the tests.
"""

import inspect
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

import crossent
from crossent import _numeric


class Mutant(NamedTuple):
    function: str
    what: str
    wrong: Callable


def dressed(function: str, formula: Callable) -> Callable:
    """Return a formula with our own checks around it, so that only the formula can be wrong.

    It gets float64 arrays, of which the classes are last and labels are one-hot, and the options
    but `axis` and `reduction`; it returns one result for each sample, or for each class.
    """
    right = getattr(crossent, function)
    parameters = inspect.signature(right).parameters
    arrays = [name for name, p in parameters.items() if p.default is p.empty]

    @np.errstate(all="ignore")
    def mutant(*args, **options):
        right(*args, **options)  # refuses what it must
        call = inspect.signature(right).bind(*args, **options)
        call.apply_defaults()
        options = dict(call.arguments)
        given = [np.array(options.pop(name), dtype=float) for name in arrays]
        axis, reduction = options.pop("axis", None), options.pop("reduction", None)
        if axis is not None:
            given = [np.moveaxis(x, axis, -1) if x.ndim >= given[-1].ndim else x for x in given]
        if arrays[0] == "labels" and given[0].ndim < given[1].ndim:
            given[0] = np.eye(given[1].shape[-1])[given[0].astype(int)]
        result = np.asarray(formula(*given, **options), dtype=float)
        if reduction is None or reduction == "none" or function.endswith("_grad"):
            if reduction == "mean":
                result = result / (result.size // (result.shape[-1] if axis is not None else 1))
            kept = axis is not None and result.ndim == given[-1].ndim
            return _numeric.plain(np.moveaxis(result, -1, axis) if kept else result)
        return float(result.mean() if reduction == "mean" else result.sum())

    return mutant
