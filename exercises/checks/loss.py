# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "The loss, seen"."""

import math

import numpy as np

from grader import Derivation, Question, Variant, avoids, between, choice, close, number, one_of


def _other_cost(numbers: dict) -> tuple[float, dict]:
    """The mean loss of the honest messages, and what slips make of it."""
    n, spam, cost, of_spam = (numbers[k] for k in ("messages", "spam", "cost", "cost_of_spam"))
    rest = n * cost - spam * of_spam
    return rest / (n - spam), {
        "right only if both kinds were equally frequent: the middle between two class means is not "
        "the cost": 2 * cost - of_spam,
        "the sum of the losses of the honest messages, not their mean": rest,
        "the sum of the losses of the honest messages, divided by the number of all messages": rest
        / n,
        "what comes of the numbers of messages the wrong way round": (
            (n * cost - (n - spam) * of_spam) / spam
        ),
        "a difference of two means over different numbers of messages: add up losses first": (
            cost - of_spam
        ),
        "the cost of all messages": cost,
    }


def _next_constant(numbers: dict) -> tuple[float, dict]:
    """The C that gives the same λ for more messages, and what slips make of it."""
    n, more, constant = (numbers[k] for k in ("messages", "more", "C"))
    return n * constant / more, {
        "the C of this month: with it, more messages make λ smaller": constant,
        "moved the other way: more messages ask for a smaller C": constant * more / n,
        "λ, which is to stay as it is; C is asked for": 1 / (n * constant),
        "λ for the new number of messages with the old C": 1 / (more * constant),
        "what comes of n / C: in λ = 1 / (nC) both stand below": constant / (n * more),
        "what comes of 1 / n * C, which is C / n: write 1 / (n * C)": n / (more * constant),
        "what C is multiplied by; C itself is asked for": n / more,
        "one over C": 1 / constant,
    }


X = [-2.2, -1.4, -0.8, 0.2, 0.4, 0.8, 1.2, 2.2, 2.9, 4.6]
Y = [0, 0, 1, 0, 1, 1, 1, 1, 1, 1]


def _lowest(moved, fixed) -> float:
    """The factor k at which the scores k · moved + fixed cost least on the ten points.

    Below it the cost falls with k, above it the cost rises: the slope says on which side k is.
    """
    low, high = 0.0, 10.0
    for _ in range(60):
        k = (low + high) / 2
        slope = np.sum(moved * (1 / (1 + np.exp(-k * moved - fixed)) - np.array(Y)))
        low, high = (low, k) if slope > 0 else (k, high)
    return low


def _best_factor(numbers: dict) -> tuple[float, dict]:
    """The factor for all scores, and what slips make of it."""
    w, b, x = numbers["w"], numbers["b"], np.array(X)
    return _lowest(w * x + b, 0.0), {
        "the factor for w alone: every score is to be multiplied, so b is multiplied too": (
            _lowest(w * x, b)
        ),
        "the factor that takes w to the weight of the best of all curves; there b is another one, "
        "too": 1.642426 / w,
        "the factor of the curve as it is": 1.0,
        "the weight of the new curve, not the factor": w * _lowest(w * x + b, 0.0),
    }


def _apart(right: float, slips: dict, by: float) -> bool:
    return all(abs(slip - right) > by * abs(right) for slip in slips.values())


def _numbers(draw):
    """A report on a spam filter and a curve, such that no slip gives a right answer."""
    while True:
        n = draw.choice([50, 100, 200])
        spam = draw.whole(n // 5, 9 * n // 20)
        of_spam, of_honest = draw.number(0.3, 1.2, digits=2), draw.number(0.05, 0.5, digits=2)
        numbers = {
            "messages": n,
            "spam": spam,
            "cost": round((spam * of_spam + (n - spam) * of_honest) / n, 6),
            "cost_of_spam": of_spam,
            "w": draw.number(0.5, 3, digits=2),
            "b": draw.number(0.5, 1.2, digits=2),
            "C": draw.choice([0.5, 2, 4, 5]),
            "more": n * draw.choice([3, 4, 5, 6]) // 2,
        }
        factor, slips = _best_factor(numbers)
        if (
            0.6 < factor < 4
            and _apart(factor, slips, 0.04)
            and _apart(*_other_cost(numbers), 0.02)
            and _apart(*_next_constant(numbers), 0.02)
        ):
            return numbers


numbers = Variant(
    {
        "messages": 100,
        "spam": 40,
        "cost": 0.3,
        "cost_of_spam": 0.45,
        "w": 0.9719,
        "b": 0.6555,
        "C": 2,
        "more": 250,
    },
    _numbers,
)

log_loss = Question("log_loss", "The log loss")


@log_loss.check(
    "three losses by hand",
    points=1,
    hint="Take the probability of the label that was seen: ŷ for label 1, 1 − ŷ for label 0. Then "
    "minus its natural logarithm, and the mean over the points. (np.zeros_like(y) is an array of "
    "whole numbers, as y is: it cannot hold losses.)",
)
def _(student):
    y = np.array([1, 0, 1])
    y_hat = np.array([0.5, 0.75, 0.125])
    got, by_hand = student.log_loss(y, y_hat), 2 * math.log(2)
    if isinstance(got, float):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the mean loss",
            traps={
                "the sum of the three losses, not their mean": 6 * math.log(2),
                "what comes of the labels the wrong way round": math.log(2 * 4 / 3 * 8 / 7) / 3,
                "what comes without the loss of label 0": 4 * math.log(2) / 3,
                "the logarithm of a mean; the mean of the logarithms is asked for": -math.log(
                    0.875 / 3
                ),
            },
            working="(log 2 + log 4 + log 8) / 3",
        )
    close(got, by_hand, working="(log 2 + log 4 + log 8) / 3")
    y_hat = np.array([0.9, 0.25, 1 / 3])
    close(student.log_loss(y, y_hat), np.log(40 / 9) / 3, working="−log(0.9 · 0.75 · ⅓) / 3")


log_loss.withheld("certain, and nearly certain", points=0.5)


log_loss.withheld("the arrays are left as they were", points=0.5)


@log_loss.check("without clipping", points=0, hint="Both ends have a right answer: 0 and ∞.")
def _(student):
    avoids(student.code("log_loss"), "clip", because="below the clip all mistakes look alike")


class_cost = Question("class_cost", "Which class pays?")


@class_cost.check(
    "the honest messages",
    points=0.5,
    hint="A mean times its number of messages is a sum of losses: sums add up.",
)
def _(student):
    right, slips = _other_cost(student.variant)
    number(
        student.value("class_cost"),
        right,
        unit="nats",
        of="the mean loss of the honest messages",
        traps=slips,
    )


halving = Question("halving", "Half the probability, every day")


@halving.check(
    "how the loss grows",
    points=0.5,
    hint="Compute the losses of four days, their steps and their factors.",
)
def _(student):
    choice(
        student.value("halving"),
        "c",
        {
            "a": "1/ŷ doubles every day; the loss is its logarithm, and a logarithm turns a factor "
            "into a step",
            "b": "the steps of ŷ become smaller, but the curve −log ŷ becomes steeper as fast: "
            "compute the losses for 0.4, 0.2, 0.1 and subtract",
            "d": "the wall is at ŷ = 0, and halving never comes there; divide each loss by the one "
            "of the day before: the factors fall towards 1",
        },
    )


short_form = Question("short_form", "From the definition to the short formula")
SHORT_FORM = Derivation(
    start="-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    end="log(1 + exp(z)) - y * z",
    domain={"z": between(-5, 5), "y": one_of(0, 1)},
    given={"y_hat": "1 / (1 + exp(-z))"},
    least=4,
)


@short_form.check(
    "one logarithm in place of two",
    points=1,
    hint="Put ŷ in first. 1 − ŷ is e^−z / (1 + e^−z), or 1 / (1 + e^z). And log(1 + e^−z) is "
    "log(1 + e^z) − z.",
)
def _(student):
    steps = student.value("steps")
    SHORT_FORM.follows(steps)
    SHORT_FORM.arrives(steps)


loss_from_score = Question("loss_from_score", "From the score, without a detour")


@loss_from_score.check(
    "near the middle",
    points=1,
    hint="The score log 3 is the probability ¾. Label 1 costs softplus(−z), label 0 softplus(z). "
    "Two numbers come, too: np.where chooses for numbers and arrays alike. And "
    "np.zeros_like of whole numbers cannot hold losses.",
)
def _(student):
    close(student.loss_from_score(1, math.log(3)), math.log(4 / 3), working="−log ¾")
    close(student.loss_from_score(0, math.log(3)), math.log(4), working="−log ¼")
    both = student.loss_from_score(np.array([0, 1]), np.array([0, 0]))
    close(both, np.full(2, math.log(2)), working="−log ½, for each of the two")
    z = np.array([[-3, 0, 2], [1, 5, -4]])
    zeros = student.loss_from_score(np.zeros((2, 3), dtype=int), z)
    ones = np.array(student.loss_from_score(np.ones((2, 3), dtype=int), z))
    close(zeros, ones + z, working="the loss of label 1, plus the score")
    z = np.random.default_rng(5).normal(size=6)
    student.leaves("loss_from_score", np.array([0, 1, 1, 0, 1, 0]), z)


loss_from_score.withheld("a score of 1000", points=1)


loss_from_score.withheld("the digits of a small loss", points=1)


best_factor = Question("best_factor", "Would you sign it?")


@best_factor.check(
    "the factor of the lowest cost",
    points=1,
    hint="The mean of loss_from_score(y, k * z) for each k of np.arange(0.1, 5, 0.01). np.argmin "
    "gives the place of the lowest: give the factor at that place, not the place and not the cost.",
)
def _(student):
    right, slips = _best_factor(student.variant)
    # Two digits behind the point are asked for, and are read off a grid.
    number(
        student.value("best_factor"),
        right,
        tolerance=0.007 / right,
        of="the best factor",
        traps=slips,
    )


next_C = Question("next_C", "The same penalty for more messages")


@next_C.check(
    "the same λ",
    points=0.5,
    hint="λ = 1 / (nC) for this month, with this n and C. Solve it for C with the new n.",
)
def _(student):
    right, slips = _next_constant(student.variant)
    number(student.value("next_C"), right, of="the new C", traps=slips)


saving = Question("saving", "What x was worth")


@saving.check(
    "the base rate, less the cost",
    points=1,
    hint="The best constant prediction is the share of label 1. Its cost comes first, then minus the "
    "cost of the predictions: it is negative if they are worse than the constant.",
)
def _(student):
    y = np.array([1, 1, 0, 0])
    y_hat = np.array([0.75, 0.75, 0.25, 0.25])
    close(student.saving(y, y_hat), np.log(3 / 2), working="log 2 − log(4/3)")
    y = np.array([1, 0, 0, 0])
    y_hat = np.full(4, 0.25)
    close(student.saving(y, y_hat), 0.0, working="the predictions are the base rate")
    thirds = student.saving(np.array([1, 0, 0]), np.full(3, 0.5))
    close(thirds, np.log(3) - 5 / 3 * np.log(2), working="(log 3 + 2 log(3/2)) / 3 − log 2")
    y_hat = np.full(4, 0.5)
    lost = np.log(2) - 0.75 * np.log(3)
    close(student.saving(y, y_hat), lost, working="(log 4 + 3 log(4/3)) / 4 − log 2")


saving.withheld("all labels alike", points=0.5)
