"""Checks of the exercise "Odds, log-odds and the logistic curve"."""

import math

import mpmath
import numpy as np

from grader import (
    Derivation,
    Ordering,
    Question,
    Variant,
    avoids,
    between,
    choice,
    close,
    holds,
    number,
)


def _numbers(draw):
    """A share of spam and three words, of which one speaks against it.

    Drawn again until the words move the odds by half or more, and every slip has its own value.
    """
    while True:
        for_it = [draw.number(1.5, 6, digits=1) for _ in range(2)]
        words = draw.some([*for_it, draw.number(0.2, 0.8, digits=2)], 3)
        spam = draw.number(0.1, 0.4, digits=3)
        apart = all(
            abs(slip - right) > 0.03 * abs(right)
            for right, slips in (_chance(spam, words), _shift(spam, words))
            for slip in slips.values()
        )
        if apart and not 2 / 3 < math.prod(words) < 3 / 2:
            return {"spam": spam, "words": words}


def _chance(spam, words):
    """The chance of spam, and what it is taken for."""
    prior, factor = spam / (1 - spam), math.prod(words)
    right = prior * factor / (1 + prior * factor)
    added = prior + sum(words)
    share = spam * factor
    return right, {
        "the odds, not the chance": prior * factor,
        "the share of spam times the factors; it is the odds that they multiply": share,
        "the share of spam, taken for odds, times the factors": share / (1 + share),
        "the chance before the words are seen": spam,
        "the chance in per cent; one between 0 and 1 is asked for": 100 * right,
        "what comes of adding the factors to the odds; evidence multiplies them": added
        / (1 + added),
        "the chance of an honest message": 1 - right,
    }


def _shift(spam, words):
    """The step of the log-odds in nats, and what it is taken for."""
    factor = math.prod(words)
    return math.log(factor), {
        "the factor on the odds, not the step on the log-odds": factor,
        "where the log-odds arrive, not how far they went": math.log(spam / (1 - spam) * factor),
        "the sum of the factors, without a logarithm": sum(words),
        "the logarithm of the sum; it is the product that counts": math.log(sum(words)),
    }


numbers = Variant({"spam": 0.25, "words": [3, 2, 2]}, _numbers)

odds = Question("odds", "From a probability to odds")


@odds.check("three to one", points=0.5, hint="Odds compare p with what is left, 1 − p.")
def _(student):
    close(student.odds(0.75), 3.0, working="0.75 / 0.25")
    close(student.odds(0.5), 1.0, working="0.5 / 0.5")


@odds.check(
    "many probabilities at once, left as they are",
    points=0.5,
    hint="Arithmetic on an array works entry by entry: no loop is needed. p /= … would change the "
    "array of whoever called you.",
    hidden=True,
)
def _(student):
    p = np.array([0.0, 0.1, 0.2, 0.8, 0.9])
    close(student.odds(p), np.array([0, 1 / 9, 1 / 4, 4, 9]))
    table = np.random.default_rng(2).uniform(0, 0.99, (3, 4))
    close(student.odds(table), np.array([[q / (1 - q) for q in row] for row in table.tolist()]))
    close(student.odds(np.array([0.25, 0.5], dtype=np.float32)), [1 / 3, 1], tolerance=1e-6)
    student.leaves("odds", p)


chance = Question("chance", "Evidence multiplies odds")


@chance.check("three words, three factors", points=0.5, hint="Update the odds, then go back to p.")
def _(student):
    right, slips = _chance(**student.variant)
    number(student.value("chance"), right, tolerance=6e-3, of="the chance", traps=slips)


shift = Question("shift", "Evidence adds up")


@shift.check("a sum of logarithms", points=0.5, hint="log(a · b · c) = log a + log b + log c.")
def _(student):
    right, slips = _shift(**student.variant)
    number(student.value("shift"), right, tolerance=6e-3, unit="nats", of="the shift", traps=slips)


effect = Question("effect", "One step, two patients")


@effect.check(
    "what a step on the log-odds does",
    points=0.5,
    hint="Compute the four chances: 0.1 and 0.6 before, and after the step.",
)
def _(student):
    choice(
        student.value("effect"),
        "b",
        {
            "a": "equal steps of the log-odds are unequal steps of the chance: steep in the middle, "
            "flat at the ends",
            "c": "e times 60 % would be more than certain: it is not the chances that are multiplied",
            "d": "there is room above 10 %, but the curve is steepest at one half, where 60 % is near",
        },
    )


logit = Question("logit", "From a probability to log-odds")


@logit.check(
    "known bets", points=1, hint="The natural logarithm of the odds, np.log, of an array too."
)
def _(student):
    close(student.logit(0.5), 0.0, working="log 1")
    close(student.logit(0.75), np.log(3), working="log 3")
    p = np.array([0.1, 0.25, 0.4])
    close(student.logit(p), np.log([1 / 9, 1 / 3, 2 / 3]), working="log(1/9), log(1/3), log(2/3)")
    close(student.logit(1 - p), np.log([9, 3, 3 / 2]), working="the same with the other sign")


@logit.check("certainty", points=1, hint="np.log(0) is −inf, and that is right.", hidden=True)
def _(student):
    close(student.logit(np.array([0.0, 1.0])), np.array([-np.inf, np.inf]))
    student.leaves("logit", np.array([0.2, 0.7]))


inverse = Question("inverse", "There and back, line by line")
THERE_AND_BACK = Derivation(
    start="log(p / (1 - p))",
    end="z",
    domain={"z": between(-5, 5)},
    given={"p": "1 / (1 + exp(-z))"},
    least=4,
)


def _opened(form) -> bool:
    """Whether a formula adds a number and an exponential somewhere, as 1 + exp(−z) does."""
    if not isinstance(form, tuple):
        return False
    kinds = {term[0] for _, term in form[1:]} if form[0] == "sum" else set()
    mixed = "number" in kinds and kinds & {"exp", "quotient", "Pow"}
    return bool(mixed) or any(map(_opened, form))


@inverse.check(
    "from log(p / (1 − p)) to z",
    points=1,
    hint="Write p and 1 − p as fractions with e^−z: what is over the same bottom cancels.",
)
def _(student):
    steps = student.value("steps")
    THERE_AND_BACK.arrives(steps)
    lines = [step[0] if isinstance(step, list) else step for step in steps]
    holds(
        any(_opened(THERE_AND_BACK.read(line).form) for line in lines),
        "a line in which p is written out: 1 + exp(−z) stands in it",
    )


sigmoid = Question("sigmoid", "Back to a probability")


@sigmoid.check("back from log-odds", points=1, hint="Solve z = log(p / (1 − p)) for p.")
def _(student):
    close(student.sigmoid(0.0), 0.5, working="1 / (1 + 1)")
    close(student.sigmoid(np.log(3)), 0.75, working="3 / (1 + 3)")
    close(student.sigmoid(np.array([-np.log(4), np.log(4)])), np.array([0.2, 0.8]))
    z = np.random.default_rng(4).uniform(-2, 2, (2, 3))
    close(student.sigmoid(-z), 1 - np.array(student.sigmoid(z)), working="1 − σ(z)")


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
    z = np.linspace(-20, 20, 41)
    close(student.sigmoid(z), np.array([float(1 / (1 + mpmath.exp(-v))) for v in z]))
    student.leaves("sigmoid", z)


proof = Question("proof", "The slope, by another way")
QUOTIENT = Derivation(
    start="exp(z) / (1 + exp(z))", domain={"z": between(-5, 5)}, functions=("exp", "sigmoid")
)
SLOPE = Ordering(
    {
        "a": "exp(z) / (1 + exp(z)) * 1 / (1 + exp(z))",
        "b": "(exp(z) * (1 + exp(z)) - exp(z) * exp(z)) / (1 + exp(z))**2",
        "c": "sigmoid(z) * (1 - sigmoid(z))",
        "d": "exp(z) / (1 + exp(z))**2",
        "e": "(exp(z) * exp(z) - exp(z) * (1 + exp(z))) / (1 + exp(z))**2",
        "f": "sigmoid(z) * sigmoid(-z)",
        "g": "exp(z) / (1 + exp(z)) * exp(z) / (1 + exp(z))",
    },
    "bdafc",
    derivation=QUOTIENT,
)


@proof.check(
    "five lines in their order",
    points=0.5,
    hint="(derivative of the top) · bottom − top · (derivative of the bottom), over the bottom "
    "squared.",
)
def _(student):
    SLOPE.right(student.value("proof"))


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
    z = np.array([-30.0, -8.0, -2.0, 5.0, 8.0, 30.0])
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


@safe_logit.check("without clipping", points=0, hint="Both ends have a right answer: −∞ and +∞.")
def _(student):
    avoids(
        student.code("safe_logit"),
        "clip",
        because="a clip cuts off, unless its bounds are never reached",
    )


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
    p = np.append(p, [0.01, 0.3, 0.9])  # near and far in one array
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
