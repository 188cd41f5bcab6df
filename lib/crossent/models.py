"""Two classes by a logistic score, K classes by K scores and softmax (chapters 3 and 11)."""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from crossent._estimator import Classifier, warn
from crossent._numeric import FloatArray
from crossent.classes import softmax
from crossent.costs import LogisticCost, SoftmaxCost
from crossent.logistic import sigmoid


class LogisticRegression(Classifier):
    """Logistic regression: the log-odds of the second class are linear in the features.

        P(y = classes_[1] | x) = σ(w·x + b);   w, b make `LogisticCost` least

    `l2` ≥ 0 is the weight of the penalty ½ l2 ‖w‖² on the mean loss (scikit-learn's C is 1/(n l2));
    `solver` is "newton" or "gradient", with the same result.

    The law: the predicted probabilities of the second class sum to the number of its samples;
    where l2 = 0, they also do so when all are weighted with any feature.

    After `fit`: `coef_` (1, d), `intercept_` (1,), `classes_`, `n_features_in_`, `n_iter_`, `path_`
    (a `Path`) and `converged_`. Collinear features share their weight: ‖(w, b)‖ is the least.

    Classes that can be separated have no best weights without a penalty: a `SeparableWarning`. A
    value in X that is not finite, and anything else than two classes, is a ValueError.

    Berkson (1944), Cox (1958). Chapter 3.
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn from a table with a row of d numbers for each of n samples, and n labels."""
        X, classes, numbers = self._read(X, y)
        if len(classes) > 2:
            raise ValueError(
                f"{self._name}: y holds {len(classes)} classes, and this model tells two apart; "
                "SoftmaxRegression, OneVsRest and OneVsOne take more"
            )
        path = self._train(LogisticCost(X, numbers, self.l2), classes)
        warn(self._name, self.solver, {"the classes": path})
        return self

    def decision_function(self, X: ArrayLike) -> FloatArray:
        """Scores of samples, (n,): the log-odds of the second class, in nats."""
        return super().decision_function(X)[:, 0]

    def predict_proba(self, X: ArrayLike) -> FloatArray:
        """Probabilities of the two classes, (n, 2)."""
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])


class SoftmaxRegression(Classifier):
    """Softmax regression: the scores of the classes are linear in the features.

        P(y = classes_[k] | x) = softmax(W x + b)_k;   W, b make `SoftmaxCost` least

    `l2` ≥ 0 is the weight of the penalty ½ l2 ‖W‖² on the mean loss (scikit-learn's C is 1/(n l2));
    `solver` is "newton" or "gradient", with the same result. Newton's Hessian has K(d + 1) rows.

    The law: the predicted probabilities of each class sum to the number of its samples. Only
    differences of scores count: the rows of W, and b, sum to 0.

    After `fit`: `coef_` (K, d), `intercept_` (K,), and the rest as in `LogisticRegression`; what
    warns and what raises too. Two classes are allowed.

    McFadden (1974), "conditional logit". Chapter 11.
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn from a table with a row of d numbers for each of n samples, and n labels."""
        X, classes, numbers = self._read(X, y)
        path = self._train(SoftmaxCost(X, numbers, self.l2, len(classes)), classes)
        warn(self._name, self.solver, {"the classes": path})
        return self

    def predict_proba(self, X: ArrayLike) -> FloatArray:
        """Probabilities of the classes, (n, K)."""
        return np.asarray(softmax(self.decision_function(X)))
