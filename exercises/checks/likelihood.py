# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "How likely is what we saw?"."""

import math

import numpy as np

from grader import (
    Derivation,
    Question,
    Variant,
    between,
    choice,
    close,
    number,
    one_of,
)


def _support(sprouted, others, gardener, packet):
    """How many nats a record speaks for the gardener, and the wrong numbers that people give."""
    each = math.log(gardener / packet), math.log((1 - gardener) / (1 - packet))
    support = sprouted * each[0] + others * each[1]
    theirs = sprouted * math.log(packet) + others * math.log(1 - packet)
    ours = theirs + support
    return support, {
        "the quotient of the two likelihoods; its logarithm is asked for": math.exp(support),
        "the quotient of the two log-likelihoods; take their difference": ours / theirs,
        "the difference of the two likelihoods; take that of their logarithms": math.exp(ours)
        - math.exp(theirs),
        "the support of one seed on average; the whole record is asked for": support
        / (sprouted + others),
        "the log-likelihood of the gardener's claim alone; compare it with the packet's": ours,
        "the log-likelihood of the packet's claim alone; compare it with the gardener's": theirs,
        "what the sprouted seeds say; the others speak, too": sprouted * each[0],
        "what the seeds say that did not sprout; the others speak, too": others * each[1],
    }


def _numbers(draw):
    """A record and two claims; the record says something, and each slip has a value of its own."""
    while True:
        count = draw.whole(20, 30)
        ones = draw.whole(math.ceil(0.55 * count), math.floor(0.92 * count))
        places = draw.some(range(count), ones)
        gardener, packet = draw.number(0.5, 0.7, digits=2), draw.number(0.8, 0.95, digits=2)
        support, slips = _support(ones, count - ones, gardener, packet)
        wrong = [-support, support / math.log(2), support / math.log(10), *slips.values()]
        values = sorted([support, *wrong])
        apart = all(b - a > 0.02 * abs(b) for a, b in zip(values, values[1:], strict=False))
        if 0.4 < abs(support) < 6 and apart:
            labels = [int(i in places) for i in range(count)]
            return {"labels": labels, "gardener": gardener, "packet": packet}


numbers = Variant(
    {
        "labels": [1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1],
        "gardener": 0.6,
        "packet": 0.9,
    },
    _numbers,
)

bernoulli = Question("bernoulli", "One seed")


@bernoulli.check(
    "both labels",
    points=0.5,
    hint="The label 1 has the probability p, the label 0 has what is left of 1. One formula with y "
    "in its exponents holds both, also for arrays.",
)
def _(student):
    number(
        student.bernoulli(1, 0.25),
        0.25,
        of="the probability",
        traps={
            "the probability of the other label": 0.75,
            "the logarithm of the probability": math.log(0.25),
            "the sum of the two factors; they are multiplied": 1.25,
        },
        working="one of four sprouts",
    )
    number(
        student.bernoulli(0, 0.25),
        0.75,
        of="the probability",
        traps={
            "p, which belongs to the label 1": 0.25,
            "p**y alone; the factor for 0 is missing": 1,
        },
        working="three of four do not sprout",
    )
    close(student.bernoulli(np.array([0, 1]), 0.9), [0.1, 0.9], working="1 − 0.9, and 0.9")


bernoulli.withheld("many seeds at once, left as they are", points=0.5)


bernoulli.withheld("impossible and certain", points=0.5)


log_likelihood = Question("log_likelihood", "The whole record")


@log_likelihood.check(
    "three labels",
    points=1,
    hint="Multiply the three probabilities on paper; the natural logarithm of that is one number.",
)
def _(student):
    y = np.array([0, 0, 1])
    number(
        student.log_likelihood(y, 0.25),
        math.log(9 / 64),
        unit="nats",
        of="the log-likelihood",
        traps={
            "the mean over the labels; the sum is asked for": math.log(9 / 64) / 3,
            "the likelihood; its logarithm is asked for": 9 / 64,
            "the sum over the ones alone; a 0 adds log(1 − p)": math.log(1 / 4),
            "the logarithm of a sum; probabilities of independent labels multiply": math.log(7 / 4),
        },
        working="log(¾ · ¾ · ¼)",
    )
    close(student.log_likelihood(y, 0.5), np.log(1 / 8), working="log(½ · ½ · ½)")
    p = np.array([0.5, 0.25, 0.75])
    close(student.log_likelihood(y, p), np.log(9 / 32), working="log(½ · ¾ · ¾)")


log_likelihood.withheld("thousands of labels", points=0.5)


log_likelihood.withheld("certain predictions", points=0.5)


evidence = Question("evidence", "Two claims, line by line")
TWO_CLAIMS = Derivation(
    start="log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    end="k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
    domain={
        "p": between(0.05, 0.95),
        "q": between(0.05, 0.95),
        "k": one_of(1, 2, 3, 4, 5),
        "n": one_of(7, 8, 9, 10),
    },
    functions=("log",),
    least=4,
)


@evidence.check(
    "from a quotient to a sum",
    points=1,
    hint="log(a / b) = log a − log b, log(a · b) = log a + log b and log(a ** k) = k · log a, one "
    "after the other.",
)
def _(student):
    TWO_CLAIMS.arrives(student.value("evidence"))  # it follows, too


support = Question("support", "What does your record say?")


@support.check(
    "the gardener against the packet",
    points=0.5,
    hint="The log-likelihood under the gardener's claim minus the one under the packet's.",
)
def _(student):
    mine = student.variant
    ones = sum(mine["labels"])
    right, slips = _support(ones, len(mine["labels"]) - ones, mine["gardener"], mine["packet"])
    number(
        student.value("support"),
        right,
        tolerance=0.006,  # three digits, where the first is a 1
        unit="nats",
        of="the support",
        traps=slips,
    )


tiny = Question("tiny", "Two tiny numbers")


@tiny.check(
    "what a likelihood says",
    points=0.5,
    hint="How many records of 20 seeds are there, and what do their probabilities sum to?",
)
def _(student):
    choice(
        student.value("tiny"),
        "b",
        {
            "a": "there are about a million records of 20 seeds, and their probabilities sum to 1 under "
            "any claim, a true one too: most are tiny, and only a comparison says something",
            "c": "that takes for granted that both claims were as credible before, and that there "
            "is no third: the record itself does not say so",
            "d": "the probabilities of all records sum to 1 under one claim; of the likelihoods of "
            "all claims nothing of the kind is true",
        },
    )


best_claim = Question("best_claim", "The best of many claims")


@best_claim.check(
    "likely, not near",
    points=1,
    hint="For each claim, one after the other, compute the log-likelihood of the record. The claim "
    "with the greatest value need not be the one that is nearest to k/n. claims[ell == max(ell)] is "
    "an array with one entry: take the entry.",
)
def _(student):
    number(
        student.best_claim(np.array([0, 0, 1]), np.array([0.5, 0.25])),
        0.25,
        of="the claim",
        traps={
            "the place of the best claim; the claim itself is asked for": 1,
            "the claim under which the record is least probable": 0.5,
            "the log-likelihood of the best claim; the claim itself is asked for": math.log(9 / 64),
            "the likelihood of the best claim; the claim itself is asked for": 9 / 64,
            "k/n, which nobody claimed": 1 / 3,
        },
        working="9/64 against 8/64",
    )
    number(
        student.best_claim(np.array([1] + 24 * [0]), np.array([0.01, 0.08])),
        0.08,
        of="the claim",
        traps={"the claim nearest to k/n = 0.04; how probable does each make the record?": 0.01},
        working="log-likelihoods: −4.85 for 0.01, −4.53 for 0.08",
    )
    close(
        student.best_claim(np.array([0] + 24 * [1]), np.array([0.99, 0.92])),
        0.92,
        working="the same with the labels exchanged",
    )


best_claim.withheld("a long record", points=0.5)


best_claim.withheld("nothing beats k/n", points=0.5)


objective = Question("objective", "A coin for each point")


@objective.check(
    "the cost without a penalty",
    points=1,
    hint="Scores, then predictions, then minus the log-likelihood, divided by the number of points.",
)
def _(student):
    x, y = np.array([-1.0, 0.5, 2.0, 7.0]), np.array([0, 1, 1, 0])
    number(
        student.objective(0.0, 0.0, x, y, 0.0),
        math.log(2),
        unit="nats",
        of="the cost",
        traps={
            "the sum of the losses; the cost is their mean": 4 * math.log(2),
            "the sum of four losses divided by ten; divide by the number of points": 0.4
            * math.log(2),
            "minus the likelihood; minus its logarithm is asked for": -1 / 16,
        },
        working="four predictions of ½",
    )
    x, y = np.array([np.log(3), -np.log(3)]), np.array([1, 1])
    close(
        student.objective(1.0, 0.0, x, y, 0.0),
        np.log(16 / 3) / 2,
        working="predictions ¾ and ¼: (log(4/3) + log 4) / 2",
    )
    number(
        student.objective(2.0, math.log(3), np.zeros(3), np.array([0, 0, 1]), 0.0),
        math.log(64 / 3) / 3,
        unit="nats",
        of="the cost",
        traps={
            "the cost with 1 − ŷ in the place of ŷ; a large score speaks for the label 1": math.log(
                64 / 9
            )
            / 3,
            "the cost of three fair coins; b belongs to the score, too": math.log(2),
        },
        working="three predictions of ¾: (log 4 + log 4 + log(4/3)) / 3",
    )
    far = student.objective(1.0, 0.0, np.array([17.0, -17.0]), np.array([0, 1]), 0.0)
    close(
        far,
        math.log1p(math.exp(17)),
        tolerance=1e-6,
        working="log(1 + e^17), twice, nothing cut off",
    )


objective.withheld("the penalty, once", points=1)


new_c = Question("new_c", "The same model from more rows")


@new_c.check(
    "the same strength",
    points=0.5,
    hint="The strength of the penalty beside the mean loss is λ = 1/(nC). Which C keeps it?",
)
def _(student):
    number(
        student.value("new_c"),
        0.5,
        of="C",
        traps={
            "the wrong way round: the sum has grown, so C must shrink": 4.5,
            "the old C; beside a sum of 120 losses the same penalty is weaker": 1.5,
            "λ of the old model, 1/(40 · 1.5); which C has this λ with 120 rows?": 1 / 60,
            "λ with 120 rows and the old C; keep λ and look for C": 1 / 180,
            "the C for each of the 40 points": 1.5 / 40,
        },
    )
