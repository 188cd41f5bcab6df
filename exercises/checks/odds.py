# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "Odds, log-odds and the logistic curve"."""

import numpy as np

from grader import Question, close, holds, show

odds = Question("odds", "From a probability to odds")


@odds.check("three to one", points=0.5, hint="Odds compare p with what is left, 1 − p.")
def _(student):
    close(student.odds(0.75), 3.0, working="0.75 / 0.25")
    close(student.odds(0.5), 1.0, working="0.5 / 0.5")


odds.withheld("many probabilities at once", points=0.5)


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


logit.withheld("certainty", points=1)


sigmoid = Question("sigmoid", "Back to a probability")


@sigmoid.check("back from log-odds", points=1, hint="Solve z = log(p / (1 − p)) for p.")
def _(student):
    close(student.sigmoid(0.0), 0.5, working="1 / (1 + 1)")
    close(student.sigmoid(np.log(3)), 0.75, working="3 / (1 + 3)")
    close(student.sigmoid(np.array([-np.log(4), np.log(4)])), np.array([0.2, 0.8]))


sigmoid.withheld("far out on both sides", points=1)


slope = Question("slope", "How steep is the curve?")


@slope.check("steepest in the middle", points=0.5, hint="σ′(z) = σ(z) (1 − σ(z)).")
def _(student):
    close(student.slope(0.0), 0.25, working="½ · ½")
    close(student.slope(np.log(3)), 0.1875, working="¾ · ¼")


slope.withheld("far from the middle", points=0.5)


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


safe_logit.withheld("on both sides of one half", points=1)


safe_logit.withheld("from almost never to almost always", points=1)
