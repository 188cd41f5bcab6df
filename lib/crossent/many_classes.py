"""K classes by many models of two classes (chapter 10)."""

from __future__ import annotations

from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from crossent._estimator import Classifier, warn
from crossent._numeric import FloatArray
from crossent._samples import Labels
from crossent.classes import softmax
from crossent.costs import LogisticCost
from crossent.logistic import log_sigmoid, sigmoid
from crossent.models import LogisticRegression


class _ManyModels(Classifier):
    """A model made of models: `estimators_` holds them, and their weights are stacked."""

    estimators_: list[LogisticRegression]

    def _stack(self, classes: Labels) -> None:
        models = self.estimators_
        self.classes_, self.n_features_in_ = classes, models[0].n_features_in_
        self.coef_ = np.concatenate([model.coef_ for model in models])
        self.intercept_ = np.concatenate([model.intercept_ for model in models])
        self.n_iter_ = np.array([model.n_iter_ for model in models])
        self.converged_ = all(model.converged_ for model in models)


class OneVsRest(_ManyModels):
    """K logistic regressions, each of which tells one class from all others.

        z_k = w_k·x + b_k, from the labels [y = k];   the class with the largest z_k is predicted

    `l2` and `solver` are those of `LogisticRegression`.

    The law: the K models answer K questions, so that the probabilities σ(z_k) need not sum to 1;
    `predict_proba` divides them by their sum. One class, several or none may have σ(z_k) > ½.

    After `fit`: `estimators_` (the K models, with the classes False and True), `coef_` (K, d),
    `intercept_` (K,), `n_iter_` (K,), `converged_` (of all), `classes_`, `n_features_in_`. Two
    classes give two models, each the other with its sign turned.

    What warns and what raises is as in `LogisticRegression`.

    Equal to scikit-learn's `OneVsRestClassifier`; Rifkin and Klautau (2004). Chapter 10.
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn from a table with a row of d numbers for each of n samples, and n labels."""
        X, classes, numbers = self._read(X, y)
        self.estimators_, paths = [], {}
        for k, label in enumerate(classes.tolist()):
            model = LogisticRegression(self.l2, self.solver)
            cost = LogisticCost(X, numbers == k, self.l2)
            paths[f"{label!r} and the rest"] = model._train(cost, np.array([False, True]))
            self.estimators_.append(model)
        self._stack(classes)
        warn(self._name, self.solver, paths)
        return self

    def separate_probabilities(self, X: ArrayLike) -> FloatArray:
        """Probability of each class by its own model, (n, K): the rows need not sum to 1."""
        return np.asarray(sigmoid(self.decision_function(X)))

    def predict_proba(self, X: ArrayLike) -> FloatArray:
        """Separate probabilities divided by their sum, (n, K)."""
        # Softmax of logs: the quotient, also where each of the probabilities is 0 but for rounding.
        return np.asarray(softmax(log_sigmoid(self.decision_function(X))))


class OneVsOne(_ManyModels):
    """K(K − 1)/2 logistic regressions, each of which tells two classes apart; they vote.

        z_ij = w_ij·x + b_ij, from the samples of i and j alone;   z_ij > 0 is a vote for j, else i

    `l2` and `solver` are those of `LogisticRegression`.

    The law: the votes of a sample sum to K(K − 1)/2, and no class gets more than K − 1. Ties are
    broken by s, the sum of a class's scores in its pairs: votes + s / 3(|s| + 1) decides.

    After `fit`: `pairs_` (the two classes of each model, in rows), `estimators_` (the models),
    `coef_`, `intercept_` and `n_iter_` (a row or number for each pair), `converged_` (of all),
    `classes_`, `n_features_in_`. There are no probabilities.

    What warns and what raises is as in `LogisticRegression`.

    Equal to scikit-learn's `OneVsOneClassifier`; Knerr, Personnaz and Dreyfus (1990). Chapter 10.
    """

    pairs_: Labels

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn from a table with a row of d numbers for each of n samples, and n labels."""
        X, classes, numbers = self._read(X, y)
        labels = classes.tolist()
        self.estimators_, paths = [], {}
        for i, j in combinations(range(len(labels)), 2):
            rows = (numbers == i) | (numbers == j)
            model = LogisticRegression(self.l2, self.solver)
            cost = LogisticCost(X[rows], numbers[rows] == j, self.l2)
            paths[f"{labels[i]!r} and {labels[j]!r}"] = model._train(cost, classes[[i, j]])
            self.estimators_.append(model)
        self.pairs_ = np.array([model.classes_ for model in self.estimators_])
        self._stack(classes)
        warn(self._name, self.solver, paths)
        return self

    def votes(self, X: ArrayLike) -> FloatArray:
        """Number of models that vote for each class, (n, K)."""
        return self._count(super().decision_function(X))

    def decision_function(self, X: ArrayLike) -> FloatArray:
        """Votes, and less than ½ for the scores behind them: (n, K)."""
        z = super().decision_function(X)
        sums = z @ self._sides()
        return np.asarray(self._count(z) + sums / (3 * (np.abs(sums) + 1)))

    def _sides(self) -> FloatArray:
        """Return for each pair −1 at its first class, 1 at its second, 0 at all others."""
        first, second = (self.pairs_[:, [side]] == self.classes_ for side in (0, 1))
        return np.asarray(np.subtract(second, first, dtype=np.float64))

    def _count(self, z: FloatArray) -> FloatArray:
        sides = self._sides()
        votes = (z > 0) @ np.maximum(sides, 0) + (z <= 0) @ np.maximum(-sides, 0)
        return np.asarray(votes)
