"""Checks of the exercise "The same loss with labels ±1"."""

import math
from itertools import combinations

import mpmath
import numpy as np

from grader import (
    Derivation,
    Question,
    Variant,
    between,
    choice,
    close,
    holds,
    letter,
    number,
    one_of,
)


def _cost(margins):
    """The mean surprise, in nats, at what happened."""
    return sum(-math.log(1 / (1 + math.exp(-m))) for m in margins) / len(margins)


def _slips(labels, scores):
    """What the usual slips make of the cost of five forecasts."""
    margins = [z if y == 1 else -z for y, z in zip(labels, scores, strict=True)]
    middle = sum(margins) / len(margins)
    return {
        "the sum of the losses, not their mean": len(margins) * _cost(margins),
        "what comes of the labels 0 and 1: with a label 0 every margin is 0; it should count as −1": (
            _cost([y * z for y, z in zip(labels, scores, strict=True)])
        ),
        "what comes of the scores as they are; a label 0 turns the sign of its score": _cost(
            scores
        ),
        "what comes of the margins with the other sign; large margins should cost little": _cost(
            [-m for m in margins]
        ),
        "the mean hinge, not the mean log loss": sum(max(0, 1 - m) for m in margins) / len(margins),
        "the loss at the mean margin; take the loss of each point, then the mean": _cost([middle]),
        "the mean margin, not the mean of the losses": middle,
        "the share of mistakes, not the cost": sum(m <= 0 for m in margins) / len(margins),
        "what comes of the label 1 alone: a label 0 has a loss as well": sum(
            _cost([m]) for y, m in zip(labels, margins, strict=True) if y == 1
        )
        / len(margins),
    }


def _numbers(draw):
    """Five forecasts, one or two of them wrong; every slip has a value of its own."""
    while True:
        labels = draw.some([0, 0, 1, 1, 1], 5)
        sides = draw.some([1, 1, 1, -1, draw.choice([1, -1])], 5)
        sizes = [draw.number(0.3, 4, digits=1) for _ in labels]
        signed = [side * size for side, size in zip(sides, sizes, strict=True)]
        scores = [m if y == 1 else -m for y, m in zip(labels, signed, strict=True)]
        right = _cost(signed)
        seen = [right, right / math.log(2), right / math.log(10), *_slips(labels, scores).values()]
        if all(abs(a - b) > 0.02 * max(abs(a), abs(b)) for a, b in combinations(seen, 2)):
            return {"labels": labels, "scores": scores}


numbers = Variant({"labels": [1, 0, 1, 0, 1], "scores": [3, -1, -0.5, 2, 1]}, _numbers)

margin = Question("margin", "The score seen from the truth")


@margin.check(
    "four forecasts by hand",
    points=0.5,
    hint="The label 1 keeps the sign of the score, the label 0 turns it. Two numbers come in as "
    "well as arrays: np.asarray makes an array of either.",
)
def _(student):
    close(student.margin(1, 2.7), 2.7, working="+1 · 2.7")
    close(student.margin(0, -4.07), 4.07, working="−1 · (−4.07)")
    y, z = np.array([1, 0, 1, 0]), np.array([2.7, -4.07, -2.23, 1.5])
    close(
        student.margin(y, z),
        np.array([2.7, 4.07, -2.23, -1.5]),
        working="the label 0 turns the sign of its score",
    )


@margin.check(
    "labels of every type, in a table too, left as they are",
    points=0.5,
    hint="An unsigned byte cannot hold −1: 2 * y − 1 becomes 255 there, and −y of truth values is "
    "refused. Make the labels floats first, or choose by y == 1. And work on copies.",
    hidden=True,
)
def _(student):
    rng = np.random.default_rng(6)
    bits, z = rng.integers(0, 2, (2, 4)), rng.normal(scale=3, size=(2, 4))
    for kind in (np.int64, np.float64, np.bool_, np.uint8):
        close(student.margin(bits.astype(kind), z), np.where(bits == 1, z, -z))
    student.leaves("margin", bits, z)
    student.leaves("margin", bits.astype(float), z)


margin_loss = Question("margin_loss", "What a margin costs")


@margin_loss.check(
    "known margins",
    points=1,
    hint="The chance of what happened is σ(m); take its surprise. One number comes in "
    "as well as an array: np.asarray makes an array of either.",
)
def _(student):
    close(student.margin_loss(0.0), np.log(2), working="log(1 + 1)")
    m = np.array([-np.log(3), np.log(3)])
    close(student.margin_loss(m), np.log([4, 4 / 3]), working="log(1 + 3), log(1 + 1/3)")
    m = np.random.default_rng(5).uniform(0.5, 4, (2, 3))
    one, other = np.array(student.margin_loss(-m)), np.array(student.margin_loss(m))
    close(one - other, m, working="the margin −m costs m more than the margin m")


@margin_loss.check(
    "sure and wrong",
    points=0.5,
    hint="e^1000 overflows. Take e to the minus |m|, which cannot, and add the straight part, "
    "max(−m, 0). np.zeros_like of whole numbers holds whole numbers only.",
    hidden=True,
)
def _(student):
    close(student.margin_loss(np.array([-1e300, -1000.0])), np.array([1e300, 1000.0]))
    whole = np.array([-1000, -2, 0, 3])
    exact = [float(mpmath.log1p(mpmath.exp(-m))) for m in whole.tolist()]
    close(student.margin_loss(whole), np.array(exact))
    m = np.linspace(-20, 0, 41)
    close(student.margin_loss(m), np.array([float(mpmath.log1p(mpmath.exp(-v))) for v in m]))
    student.leaves("margin_loss", m)


@margin_loss.check(
    "sure and right",
    points=0.5,
    hint="At the margin 40 the loss is 4.2e−18, and 1 + 4.2e−18 is rounded to 1: which function "
    "takes the small part itself?",
    hidden=True,
)
def _(student):
    m = np.append(np.linspace(0.5, 20, 40), [40.0, 700.0])
    close(student.margin_loss(m), np.array([float(mpmath.log1p(mpmath.exp(-v))) for v in m]))


margin_cost = Question("margin_cost", "The cost of five forecasts")


@margin_cost.check(
    "five losses, one mean",
    points=1,
    hint="margin(labels, scores), then the loss of each, then their mean. Where a check of one of the "
    "two functions is not passed yet, mend that first.",
)
def _(student):
    labels, scores = student.variant["labels"], student.variant["scores"]
    number(
        student.value("margin_cost"),
        _cost([z if y == 1 else -z for y, z in zip(labels, scores, strict=True)]),
        unit="nats",
        of="the cost",
        traps=_slips(labels, scores),
    )


same_loss = Question("same_loss", "Both labels in one go")
ONE_GO = Derivation(
    start="log(1 + exp(z)) - y*z",
    end="log(1 + exp(-s*z))",
    domain={"y": one_of(0, 1), "z": between(-4, 4)},
    given={"s": "2*y - 1"},
    least=4,
)


@same_loss.check(
    "from the score form to the margin",
    points=1,
    hint="Write y z as the logarithm of an exponential and join the two logarithms. Then divide "
    "both terms: of y z and (1 − y) z, one is 0.",
)
def _(student):
    ONE_GO.arrives(student.value("same_loss"))


prices = Question("prices", "Four prices")


@prices.check(
    "two forecasts by hand",
    points=1,
    hint="In this order: mistakes, hinge, squared error, log loss in bits. The loss log(1 + e⁻ᵐ) "
    "is in nats; one bit is log 2 nats. Mistakes are 1 and 0, not True and False. One number comes in "
    "as well as an array: np.asarray makes an array of either.",
)
def _(student):
    close(
        student.prices(-np.log(7)),
        np.array([1, 1 + np.log(7), (1 + np.log(7)) ** 2, 3]),
        working="1, 1 + log 7, its square, log₂(1 + 7)",
    )
    rows = student.prices(np.array([-np.log(7), np.log(3)]))
    holds(len(rows) == 4, "four rows, one for each price", f"{len(rows)}")
    words = {
        "mistakes": ([1, 0], "1 or 0"),
        "hinge": ([1 + np.log(7), 0], "1 + log 7, and 0 from the margin 1 on"),
        "squared error": (
            [(1 + np.log(7)) ** 2, (np.log(3) - 1) ** 2],
            "(1 + log 7)², (1 − log 3)²",
        ),
        "log loss in bits": ([3, 2 - np.log2(3)], "log₂(1 + 7), log₂(1 + 1/3)"),
    }
    for row, (name, (exact, working)) in zip(rows, words.items(), strict=True):
        close(row, np.array(exact), working=f"{name}: {working}")


@prices.check(
    "a tie, a table and far out",
    points=1,
    hint="At the margin 0 all four prices are 1. From there to both sides none is ever below the "
    "count of mistakes, and none is infinite. Margins may be whole numbers, the prices are not.",
    hidden=True,
)
def _(student):
    close(student.prices(np.array([0.0])), np.ones((4, 1)))
    exact = [[0.0], [0.5], [0.25], [np.log2(1 + np.exp(-0.5))]]
    close(student.prices(np.array([0.5])), np.array(exact))
    far = np.array([[-1000, 1000]])
    exact = [[[1, 0]], [[1001, 0]], [[1001**2, 999**2]], [[1000 / np.log(2), 0]]]
    close(student.prices(far), np.array(exact))
    m = np.random.default_rng(8).normal(scale=5, size=(3, 50))
    count, *above = np.array(student.prices(m))
    for price in above:
        holds(bool((price >= count).all()), "a price is never below the count of mistakes")
    student.leaves("prices", m)


doubled = Question("doubled", "Twice as sure")


@doubled.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("doubled"), "abcd")


@doubled.check(
    "what twice the scores change",
    points=0.5,
    hint="Every margin is doubled. Which keep their sign, which get larger?",
    hidden=True,
)
def _(student):
    choice(
        student.value("doubled"),
        "c",
        {
            "a": "a decision is the sign of the score, and doubling keeps every sign",
            "b": "the log loss sees how large the margin is, not only its sign",
            "d": "the margins of the mistakes are doubled too, and there it costs more to be sure",
        },
    )


margin_slopes = Question("margin_slopes", "Two slopes")


@margin_slopes.check(
    "even, and three to one",
    points=0.5,
    hint="The slopes of log(1 + e⁻ᵐ) and of (1 − σ(m))²: the chain rule, and σ′ = σ(1 − σ). Both "
    "losses fall. One number comes in as well as an array: np.asarray makes an array of either.",
)
def _(student):
    close(student.margin_slopes(0.0), np.array([-1 / 2, -1 / 4]), working="−½, −2 · ½ · ½ · ½")
    rows = student.margin_slopes(np.array([-np.log(3), np.log(3)]))
    close(
        rows,
        np.array([[-3 / 4, -1 / 4], [-9 / 32, -3 / 32]]),
        working="σ(−log 3) = ¼ and σ(log 3) = ¾",
    )


@margin_slopes.check(
    "six digits at ±40",
    points=0.5,
    hint="1 − σ(40) is rounded to 0. Changing sides gives σ(−40), which keeps its digits.",
    hidden=True,
)
def _(student):
    m = np.array([-40.0, -30.0, 30.0, 40.0])
    right = [1 / (1 + mpmath.exp(-v)) for v in map(mpmath.mpf, m.tolist())]
    wrong = [1 / (1 + mpmath.exp(v)) for v in map(mpmath.mpf, m.tolist())]
    squared = [float(-2 * s * t**2) for s, t in zip(right, wrong, strict=True)]
    exact = np.array([[-float(t) for t in wrong], squared])
    close(student.margin_slopes(m), exact, tolerance=1e-6)
    student.leaves("margin_slopes", m)


@margin_slopes.check(
    "no NaN at ±1000",
    points=0.5,
    hint="inf / inf is NaN, but 1 / inf is 0: use a form of σ with one exponential.",
    hidden=True,
)
def _(student):
    far = np.array([[-1000.0], [1000.0]])
    close(student.margin_slopes(far), np.array([[[-1.0], [0.0]], [[0.0], [0.0]]]))


hardest = Question("hardest", "The hardest pull")


@hardest.check(
    "where the curvature changes its sign",
    points=1,
    hint="The chapter says at which margin it does. Put that margin into your slope, or let numpy "
    "look at many margins, and leave out the sign.",
)
def _(student):
    number(
        student.value("hardest"),
        8 / 27,
        of="the pull, a positive number,",
        traps={
            "the pull at the margin 0; a little to the left it is harder": 1 / 4,
            "the margin where it pulls hardest (without its sign), not the pull": math.log(2),
            "that margin, not the pull": -math.log(2),
            "σ at that margin, not the pull": 1 / 3,
            "the slope of σ there; two factors are missing": 2 / 9,
            "half of it: the 2 of the chain rule is missing, or s and 1 − s are swapped": 4 / 27,
            "the pull of the log loss at that margin": 2 / 3,
            "the bound of the log loss, not of the squared error": 1,
            "the slope at the margin ⅓; it is σ(m) that is ⅓ there, not m": 0.203023,
            "the loss there, not its slope": 4 / 9,
        },
    )
