"""Checks of the exercise "Odds, log-odds and the logistic curve"."""

import mpmath
import numpy as np

from grader import Question, close, holds, show

odds = Question("odds", "From a probability to odds")


@odds.check("three to one", points=0.5, hint="Odds compare p with what is left, 1 − p.")
def _(student):
    close(student.odds(0.75), 3.0, working="0.75 / 0.25")
    close(student.odds(0.5), 1.0, working="0.5 / 0.5")


@odds.check(
    "many probabilities at once",
    points=0.5,
    hint="Arithmetic on an array works entry by entry: no loop is needed.",
    hidden=True,
)
def _(student):
    p = np.array([0.0, 0.1, 0.2, 0.8, 0.9])
    close(student.odds(p), np.array([0, 1 / 9, 1 / 4, 4, 9]))


chance = Question("chance", "Evidence multiplies odds")


@chance.check("three words, three factors", points=1, hint="Update the odds, then go back to p.")
def _(student):
    p = student.value("chance")
    holds(isinstance(p, int | float | np.floating), "a number such as 0.5", show(p))
    holds(0 < p < 1, "a probability, between 0 and 1", show(p))
    law = "odds of (0.2 / 0.8) · 2 · 2 · 2"
    holds(abs(p - 2 / 3) < 6e-4, law, f"{show(p, 4)}, which has odds of {show(p / (1 - p), 4)}")


logit = Question("logit", "From a probability to log-odds")


@logit.check("known bets", points=0.5, hint="The natural logarithm of the odds: np.log.")
def _(student):
    close(student.logit(0.5), 0.0, working="log 1")
    close(student.logit(0.75), np.log(3), working="log 3")


@logit.check("swapping sides", points=0.5, hint="If p ↔ 1 − p turns the odds over, their log …?")
def _(student):
    p = np.array([0.1, 0.25, 0.4])
    close(student.logit(p), np.log([1 / 9, 1 / 3, 2 / 3]), working="log(1/9), log(1/3), log(2/3)")
    close(student.logit(1 - p), np.log([9, 3, 3 / 2]), working="the same with the other sign")


@logit.check("certainty", points=1, hint="np.log(0) is −inf, and that is right.", hidden=True)
def _(student):
    close(student.logit(np.array([0.0, 1.0])), np.array([-np.inf, np.inf]))


sigmoid = Question("sigmoid", "Back to a probability")


@sigmoid.check("back from log-odds", points=1, hint="Solve z = log(p / (1 − p)) for p.")
def _(student):
    close(student.sigmoid(0.0), 0.5, working="1 / (1 + 1)")
    close(student.sigmoid(np.log(3)), 0.75, working="3 / (1 + 3)")
    close(student.sigmoid(np.array([-np.log(4), np.log(4)])), np.array([0.2, 0.8]))


@sigmoid.check(
    "far out on both sides",
    points=1,
    hint="e^1000 overflows: inf / inf is NaN, but 1 / inf is 0. And σ(−40) is 4.2e−18, not 0: "
    "compute it as a small number, not as what is left of 1.",
    hidden=True,
)
def _(student):
    z = np.array([-1000.0, -40.0, 40.0, 1000.0])
    close(student.sigmoid(z), np.array([0.0, float(1 / (1 + mpmath.exp(40))), 1.0, 1.0]))


slope = Question("slope", "How steep is the curve?")


@slope.check("steepest in the middle", points=0.5, hint="σ′(z) = σ(z) (1 − σ(z)).")
def _(student):
    close(student.slope(0.0), 0.25, working="½ · ½")
    close(student.slope(np.log(3)), 0.1875, working="¾ · ¼")


@slope.check(
    "far from the middle",
    points=0.5,
    hint="1 − σ(z) is σ(−z), which keeps its digits.",
    hidden=True,
)
def _(student):
    z = np.array([-30.0, -2.0, 5.0, 30.0])
    exact = [float(mpmath.exp(-v) / (1 + mpmath.exp(-v)) ** 2) for v in map(mpmath.mpf, z)]
    close(student.slope(z), np.array(exact), tolerance=1e-6)


safe_logit = Question("safe_logit", "A logit that keeps its digits")


@safe_logit.check(
    "a hair from one half",
    points=1,
    hint="The odds are 1 + (something tiny): which function takes the tiny part itself?",
)
def _(student):
    close(student.safe_logit(0.75), np.log(3), working="log 3")
    for p in (0.4999999999999, 0.50000001):
        small = 4 * (p - 0.5)
        close(student.safe_logit(p), small, tolerance=1e-12, working="4 (p − ½), so near to ½")


def _exact(p: np.ndarray) -> np.ndarray:
    with mpmath.workdps(60):
        return np.array(
            [float(mpmath.log(mpmath.mpf(v) / (1 - mpmath.mpf(v)))) for v in p.tolist()]
        )


@safe_logit.check(
    "on both sides of one half",
    points=1,
    hint="2p − 1 is exact in floating point near ½, and so is 1 − p above it.",
    hidden=True,
)
def _(student):
    steps = 10.0 ** np.linspace(-15, -2, 300)
    p = 0.5 + steps * np.random.default_rng(7).choice([-1, 1], steps.size)
    close(student.safe_logit(p), _exact(p), tolerance=1e-12)


@safe_logit.check(
    "from almost never to almost always",
    points=1,
    hint="A form that is good near ½ may fail near 0: take the smaller of p and 1 − p below.",
    hidden=True,
)
def _(student):
    p = np.array([1e-300, 1e-20, 1e-5, 0.2, 0.8, 1 - 1e-5, 1 - 2.0**-53])
    close(student.safe_logit(p), _exact(p), tolerance=1e-12)
    close(student.safe_logit(np.array([0.0, 1.0])), np.array([-np.inf, np.inf]))
