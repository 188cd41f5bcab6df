"""The small data sets of the course, by name: the numbers of the five articles that it answers.

Each call gives arrays of its own, which a caller may write into. A source is named as far as the
article names itself. Where an article shows its numbers in a picture alone, this is what it shows.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from crossent._numeric import FloatArray

IntArray: TypeAlias = NDArray[np.int64]


class TenPoints(NamedTuple):
    """Ten numbers `x`, and their labels `y`: 1 is green, 0 is red."""

    x: FloatArray
    y: IntArray


def ten_points() -> TenPoints:
    """Ten points on a line, three red and seven green, that no threshold on x separates.

    `x` is the one feature, without a unit, in increasing order; `y` the label of each point.

    They show where a fit's loss comes from, point by point: 0.3329 with scikit-learn's default
    penalty, 0.3052 without one, 0.6109 for one constant prediction. The red point at 0.2 lies
    above the green one at −0.8, so the fit without a penalty is finite.

    Daniel Godoy, "Understanding binary cross-entropy / log loss: a visual explanation", Towards
    Data Science. Chapters 5 and 14.
    """
    x = [-2.2, -1.4, -0.8, 0.2, 0.4, 0.8, 1.2, 2.2, 2.9, 4.6]
    y = [0, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    return TenPoints(np.array(x), np.array(y, dtype=np.int64))


class TenBalls(NamedTuple):
    """Balls of each of two `colours`, and `p`, the law of the colour of a ball drawn blindly."""

    colours: tuple[str, str]
    counts: IntArray
    p: FloatArray


def ten_balls() -> TenBalls:
    """Three red balls and seven green ones: the labels of `ten_points` without the points.

    `counts` are numbers of balls, `p` = counts / 10 are probabilities, in the order of `colours`.

    They show what entropy measures, 0.6109 nats or 0.8813 bits, and that it is the loss of the best
    prediction that ignores x.

    Daniel Godoy, "Understanding binary cross-entropy / log loss: a visual explanation", Towards
    Data Science, where they are points. Chapter 7.
    """
    counts = np.array([3, 7], dtype=np.int64)
    return TenBalls(("red", "green"), counts, counts / 10)


class Loan(NamedTuple):
    """An applicant's features `x`, the first of them the constant 1, and weights `theta`."""

    x: FloatArray
    theta: FloatArray


def loan() -> Loan:
    """A loan whose size a linear regression predicts, 49995, and which is no log-odds.

    The article gives `x` and the prediction θᵀx = 49995, an amount of money; `theta` is ours, one
    of many that lead there.

    It shows a unit error: σ(49995) is 1 to every bit of float64, and 1 − σ(49995) is not 0 but
    about 10^−21712.55.

    逻辑回归(理论) ("Logistic regression: theory"), 开放原子开发者工作坊; no author is named.
    Chapter 1.
    """
    return Loan(np.array([1.0, 4000.0, 20.0]), np.array([-5.0, 12.0, 100.0]))


class AnimalScores(NamedTuple):
    """One row of `scores` for each of three pictures, one column for each of three `classes`."""

    classes: tuple[str, str, str]
    scores: FloatArray


def animal_scores() -> AnimalScores:
    """Scores that a network gave three pictures, for cat, dog and horse.

    `scores` are in nats, up to a constant for each row; what the pictures show is not told.

    They show softmax on whole numbers, and rounding: the first row gives 0.7054, 0.2595 and 0.0351,
    which the article prints as 0.71, 0.26 and 0.04, "which add up to 1".

    "Understanding sigmoid, logistic, softmax functions, and cross-entropy loss (log loss) in
    classification problems", by zhouxu-ds, Towards Data Science; the scores are from a picture by
    Sewade Ogun. Chapter 11.
    """
    scores = [[5.0, 4.0, 2.0], [4.0, 2.0, 8.0], [4.0, 4.0, 1.0]]
    return AnimalScores(("cat", "dog", "horse"), np.array(scores))


class ColourProbabilities(NamedTuple):
    """For each of three `classes`, the probability that its own classifier gives it."""

    classes: tuple[str, str, str]
    probabilities: FloatArray


def colour_probabilities() -> ColourProbabilities:
    """What three one-vs-rest classifiers say of one grey point: red, or blue, or green.

    Each of the `probabilities` is one of "this class" against "not this class", so they are three
    laws and not one: they sum to 1.74.

    They show that 0.40 + 0.59 > 0.75 does not make "not red" the likelier: red is 0.75 by its own
    classifier, 0.431 after division by the sum, 0.588 by softmax of the log-odds.

    逻辑回归(理论) ("Logistic regression: theory"), 开放原子开发者工作坊; no author is named.
    Chapter 10.
    """
    return ColourProbabilities(("red", "blue", "green"), np.array([0.75, 0.40, 0.59]))


class ColourScores(NamedTuple):
    """For each of three `classes`, the score of one point."""

    classes: tuple[str, str, str]
    scores: FloatArray


def colour_scores() -> ColourScores:
    """Scores of a point that is red, blue or green, to be made one law by softmax.

    `scores` are in nats, up to a constant. They are not the log-odds of `colour_probabilities`,
    which the article draws in another table.

    They show softmax, 0.5570, 0.1373, 0.3057 (the article cuts the first to 0.55), and two ways to
    decide: the largest is right with probability 0.557, a class drawn at random with 0.4225.

    逻辑回归(理论) ("Logistic regression: theory"), 开放原子开发者工作坊; no author is named.
    Chapter 11.
    """
    return ColourScores(("red", "blue", "green"), np.array([1.0, -0.4, 0.4]))


class LinearScores(NamedTuple):
    """Weights `W` (classes × features), biases `b`, a point `x` and its true class `label`."""

    W: FloatArray
    x: FloatArray
    b: FloatArray
    label: int


def linear_scores() -> LinearScores:
    """A linear classifier with three classes, and one point with four features.

    The scores W x + b are −2.85, 0.86 and 0.28; the true class, `label`, is the third: number 2.

    They show two losses of the same scores: the hinge loss is 1.58, the cross-entropy 1.040191
    nats. The article prints 0.452 for the second, a logarithm to the base 10.

    探秘交叉熵损失函数 ("Exploring the cross-entropy loss"); no author and no site are named.
    Chapter 12.
    """
    W = [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0.0, -0.45, -0.2, 0.03]]
    x, b = [-15.0, 22.0, -44.0, 56.0], [0.0, 0.2, -0.3]
    return LinearScores(np.array(W), np.array(x), np.array(b), label=2)


class TwoLaws(NamedTuple):
    """The true law `p` of three `classes`, and the model's law `q`."""

    classes: tuple[str, str, str]
    p: FloatArray
    q: FloatArray


def two_laws() -> TwoLaws:
    """A picture of a cat, and what a model thinks of it: cat, dog or horse.

    `p` and `q` are probabilities; `p` is one-hot, for the picture leaves no doubt.

    They show that a divergence has a direction: KL(p‖q) = log(1/0.7) = 0.356675 nats, or 0.514573
    bits, and KL(q‖p) is infinite.

    逻辑回归模型详解 ("Logistic regression explained"), chatgpt.dhexx.cn; no author is named.
    Chapter 8.
    """
    p, q = [1.0, 0.0, 0.0], [0.7, 0.2, 0.1]
    return TwoLaws(("cat", "dog", "horse"), np.array(p), np.array(q))


class CountTable(NamedTuple):
    """Numbers of samples by two classes; `axes` says which axis of `counts` is which."""

    axes: tuple[str, str]
    counts: IntArray


def count_table() -> CountTable:
    """Twenty samples of four classes, counted by the class that was assigned and the true one.

    `counts[i, j]` samples of class j were assigned to class i: the columns, axis 1, are the truth,
    and each sums to 5. (scikit-learn's `confusion_matrix` is the transpose.)

    It shows that decided classes have no cross-entropy until somebody says which probabilities: the
    frequencies of its row for each sample give 1.161360 nats, the recall of its class 0.713558. The
    article's 0.1386 is four terms divided by 20.

    逻辑回归(理论) ("Logistic regression: theory"), 开放原子开发者工作坊; no author is named.
    Chapter 12.
    """
    counts = [[3, 1, 1, 1], [1, 3, 1, 1], [1, 0, 2, 1], [0, 1, 1, 2]]
    return CountTable(("assigned", "true"), np.array(counts, dtype=np.int64))
