"""What the models share: scikit-learn's conventions, checks of what comes in, and warnings."""

import sys
import warnings
from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossent._linear_cost import LinearCost
from crossent._numeric import FloatArray, one_of
from crossent._samples import Indices, Labels, labelled, penalty, table
from crossent.descent import NO_MINIMUM, gradient_descent, newton
from crossent.path import Path

LARGEST_HESSIAN = 1000  # rows, if it is to be built only to find out why a descent failed


class SeparableWarning(UserWarning):
    """The classes can be separated, so that without a penalty no finite weights are best."""


class NotConvergedWarning(UserWarning):
    """The training stopped at weights that are not the best."""


class Classifier:
    """A linear model that learns classes; those of scikit-learn have the same methods.

    `l2` is the weight of the penalty ½ l2 ‖w‖² on the mean loss, `solver` is "newton" or
    "gradient".
    """

    classes_: Labels
    n_features_in_: int
    coef_: FloatArray
    intercept_: FloatArray
    converged_: bool
    n_iter_: int | NDArray[np.intp]

    def __init__(self, l2: float = 0.0, solver: str = "newton") -> None:
        self.l2, self.solver = l2, solver

    def __repr__(self) -> str:
        return f"{type(self).__name__}(l2={self.l2!r}, solver={self.solver!r})"

    @property
    def _name(self) -> str:
        return type(self).__name__

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters that the model was made with."""
        return {"l2": self.l2, "solver": self.solver}

    def __sklearn_tags__(self) -> Any:
        """Return what scikit-learn asks of a classifier; it is loaded where it asks."""
        of = sys.modules["sklearn.utils"]
        return of.Tags(
            "classifier", of.TargetTags(required=True), classifier_tags=of.ClassifierTags()
        )

    def set_params(self, **params: Any) -> Self:
        """Change parameters of the model; it must be fitted again."""
        for name, value in params.items():
            if name not in self.get_params():
                raise ValueError(f"{self._name}: {name} is not a parameter: they are l2 and solver")
            setattr(self, name, value)
        return self

    @np.errstate(all="ignore")
    def decision_function(self, X: ArrayLike) -> FloatArray:
        """Scores of samples: (n, K), a column for each class, in nats."""
        return self._known(X) @ self.coef_.T + self.intercept_

    def predict(self, X: ArrayLike) -> Labels:
        """Classes of samples, (n,): those of the largest score."""
        scores = self.decision_function(X)
        winners = scores > 0 if scores.ndim == 1 else scores.argmax(axis=1)
        return np.asarray(self.classes_[winners.astype(np.intp)])

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        """Share of samples whose class is predicted."""
        predicted, y = self.predict(X), np.asarray(y)
        if y.shape != predicted.shape:
            raise ValueError(
                f"{self._name}: y has the shape {y.shape}; it must be {predicted.shape}"
            )
        return float(np.mean(predicted == y))

    def _read(self, X: ArrayLike, y: ArrayLike) -> tuple[FloatArray, Labels, Indices]:
        """Return the checked table, the classes, and the number of the class of each row."""
        one_of(("newton", "gradient"), self.solver, self._name, "solver")
        penalty(self.l2, self._name)
        return labelled(X, y, self._name)

    def _train(self, cost: LinearCost, classes: Labels) -> Path:
        """Take the parameters that cost least."""
        path = minimum(cost, self.solver)
        theta = np.atleast_2d(path.parameters[-1]).copy()
        self.coef_, self.intercept_ = theta[:, :-1], theta[:, -1]
        self.classes_, self.n_features_in_ = classes, cost.X.shape[1]
        self.path_, self.n_iter_, self.converged_ = path, len(path.costs) - 1, path.converged
        return path

    def _known(self, X: ArrayLike) -> FloatArray:
        """Return a table that has the features which the model was fitted to."""
        if not hasattr(self, "coef_"):
            raise ValueError(f"{self._name}: not fitted yet; fit(X, y) comes first")
        X = table(X, self._name)
        if X.shape[1] != self.n_features_in_:
            raise ValueError(
                f"{self._name}: X has the shape {X.shape}; the model was fitted to "
                f"{self.n_features_in_} features, so it must be ({len(X)}, {self.n_features_in_})"
            )
        return X


def minimum(cost: LinearCost, solver: str) -> Path:
    """Return the way to the least cost."""
    if solver == "newton":
        return newton(cost)
    path = gradient_descent(cost, steps=10_000)
    if not path.converged and not path.unbounded and cost.start.size <= LARGEST_HESSIAN:
        # The slope alone cannot tell a slow descent from an endless one.
        if newton(cost, path.parameters[-1]).unbounded:
            return path._replace(message=NO_MINIMUM, unbounded=True)
    return path


def warn(who: str, solver: str, paths: Mapping[str, Path]) -> None:
    """Warn, on behalf of a method `fit`, of each training that reached no minimum."""
    apart = [what for what, path in paths.items() if path.unbounded]
    if apart:
        warnings.warn(
            f"{who}: {_listed(apart)} can be separated, so no finite weights are best: "
            "set l2, for instance l2=0.01",
            SeparableWarning,
            stacklevel=3,
        )
    rest = [what for what, path in paths.items() if not (path.converged or path.unbounded)]
    if rest:
        remedy = "set l2" if solver == "newton" else "use solver='newton'"
        warnings.warn(
            f"{who}: the best weights for {_listed(rest)} were not reached. "
            f"{paths[rest[0]].message} Scale the features (mean 0, spread 1), or {remedy}.",
            NotConvergedWarning,
            stacklevel=3,
        )


def _listed(words: list[str]) -> str:
    more = [f"and {len(words) - 3} more"] if len(words) > 3 else []
    return "; ".join(words[:3] + more)
