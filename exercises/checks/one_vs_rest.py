# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "Many classes from two"."""

import math
from itertools import combinations

import numpy as np

from grader import Derivation, Question, Variant, between, close, holds, number, show


def _sample_count(numbers: dict) -> tuple[float, dict]:
    """The samples behind a log file of one-vs-one, and what slips make of them."""
    models, rows = numbers["models"], numbers["rows_read"]
    classes = (1 + math.sqrt(1 + 8 * models)) / 2
    twice = (1 + math.sqrt(1 + 4 * models)) / 2
    return rows / (classes - 1), {
        "what one-vs-rest would make of it: there a sample is in K training sets, one-vs-one has it "
        "in those of the pairs of its own class": rows / classes,
        "the mean size of a training set; the sets overlap": rows / models,
        "half of it: a training set has two classes, but a sample is in it once": rows
        / (classes - 1)
        / 2,
        "what comes of K (K − 1) models: each pair is trained once, not twice": rows / (twice - 1),
        "what comes of K (K + 1) / 2 models: no class is paired with itself": rows / (classes - 2),
        "half the rows: a training set has two classes, but how often is one sample read?": rows
        / 2,
        "all rows that were read; a sample is read more than once": rows,
        "the number of classes, not of samples": classes,
        "the mean size of a class, not of the whole data set": rows / (classes - 1) / classes,
    }


def _sure_gain(numbers: dict) -> tuple[float, dict]:
    """What is won for certain against three models, and what slips make of it."""
    scores = np.array(numbers["scores"])
    p = 1 / (1 + np.exp(-scores))
    return abs(p.sum() - 1), {
        "the sum of the three prices; one of the tickets pays 1, and that counts as well": p.sum(),
        "what comes of softmax, whose sum is always 1; a price is a separate probability σ(z)": 0.0,
        "what comes of the odds for prices; a price is a probability": abs(
            np.exp(scores).sum() - 1
        ),
        "what comes of the scores for prices; a price is a probability, σ(z)": abs(
            scores.sum() - 1
        ),
        "what comes of σ of the summed scores; add up the probabilities": abs(
            1 / (1 + math.exp(-scores.sum())) - 1
        ),
        "the probability that no ticket pays, as if the three were independent; but exactly one "
        "pays": np.prod(1 - p),
        "the probability that some ticket pays, as if the three were independent; but exactly one "
        "pays": 1 - np.prod(1 - p),
        "the gain divided by the three tickets; all of it is asked for": abs(p.sum() - 1) / 3,
        "the gain divided by the sum of the prices; all of it is asked for": abs(p.sum() - 1)
        / p.sum(),
        "what comes of σ(−z) for prices; that is what a model says of the other classes": abs(
            2 - p.sum()
        ),
    }


def _around(row) -> float:
    """The log-odds around the circle 0 over 1, 1 over 2, 2 over 0 of the scores 01, 02, 12."""
    return -row[0] - row[2] + row[1]


def _winners(row) -> set:
    """The classes that have a vote of the scores 01, 02, 12."""
    return {(0, 1)[row[0] > 0], (0, 2)[row[1] > 0], (1, 2)[row[2] > 0]}


def _circle(numbers: dict) -> tuple[float, dict]:
    """The sum around the only circle among some items, and what slips make of it."""
    rows = numbers["duels"]
    (place,) = (i for i, row in enumerate(rows) if len(_winners(row)) == 3)
    z01, z02, z12 = rows[place]
    return _around(rows[place]), {
        "what comes of z02 turned as well: newspaper over letter is class 2 over class 0, as z02 "
        "has it": -z01 - z12 - z02,
        "what comes of the three scores as they stand; two of them are to be turned": z01
        + z02
        + z12,
        "what comes if z02 and z12 are mistaken for each other: the columns are 01, 02, 12": (
            -z01 - z02 + z12
        ),
        "what comes of z12 as it stands; parcel over newspaper is class 1 over class 2": (
            -z01 + z12 + z02
        ),
        "what comes of z01 as it stands; letter over parcel is class 0 over class 1": (
            z01 - z12 + z02
        ),
        "the sum over all items; take the one that is a circle": sum(map(_around, rows)),
    } | {
        f"the sum around item {i} (counted from 0), where some class has two votes": _around(row)
        for i, row in enumerate(rows)
        if i != place
    }


def _apart(right: float, slips: dict) -> bool:
    """Whether no two of the numbers can be taken for each other."""
    return all(
        abs(a - b) > 0.011 * max(abs(a), abs(b))
        for a, b in combinations([right, -right, *slips.values()], 2)
    )


def _numbers(draw):
    """A log file, three scores and six duels, such that each slip has a value of its own."""
    while True:
        classes, samples = draw.whole(8, 24), 100 * draw.whole(10, 60)
        low, high = draw.choice([(-2.5, -0.3), (-1.0, 1.2)])
        numbers = {
            "models": classes * (classes - 1) // 2,
            "rows_read": (classes - 1) * samples,
            "scores": [draw.number(low, high, digits=1) for _ in range(3)],
            "duels": [
                [draw.choice([-1, 1]) * draw.number(0.3, 3, digits=1) for _ in range(3)]
                for _ in range(6)
            ],
        }
        if sum(len(_winners(row)) == 3 for row in numbers["duels"]) != 1:
            continue
        total = sum(1 / (1 + math.exp(-z)) for z in numbers["scores"])
        sums = [abs(_around(row)) for row in numbers["duels"]]
        if (
            (0.3 < total < 0.8 or 1.25 < total < 1.9)
            and max(sums) > abs(_circle(numbers)[0])
            and _apart(*_sample_count(numbers))
            and _apart(*_sure_gain(numbers))
            and _apart(*_circle(numbers))
        ):
            return numbers


numbers = Variant(
    {
        "models": 190,
        "rows_read": 57000,
        "scores": [-1.5, -0.8, -2.2],
        "duels": [
            [0.8, 2.1, 0.6],
            [2.5, -2.0, -0.8],
            [-0.6, 0.9, -1.4],
            [-1.2, -0.3, 1.4],
            [0.7, 1.6, -0.9],
            [-2.6, -0.5, -1.1],
        ],
    },
    _numbers,
)

sample_count = Question("sample_count", "A log file")


@sample_count.check(
    "from pairs to samples",
    points=1,
    hint="Two steps. First the number of classes: K (K − 1) / 2 pairs; try a few K. Then follow one "
    "sample: its class is one of the two in how many of the pairs?",
)
def _(student):
    right, slips = _sample_count(student.variant)
    number(student.value("sample_count"), right, of="the number of samples", traps=slips)


claims = Question("claims", "Who claims it?")


@claims.check(
    "four items by hand",
    points=0.5,
    hint="A claim is a score above 0, and the score 0 is none. Count them along each row: one whole "
    "number for each item, in one list. A table with one row gives a list with one number.",
)
def _(student):
    z = np.array([[0.5, -1.0, 2.0], [-0.3, -0.1, -4.0], [3.0, 0.2, 0.1], [0.0, -2.0, 1.5]])
    close(student.claims(z), np.array([2, 0, 3, 1]), working="the scores above 0 in each row")
    one = np.array([[2, -1, 5, 1]])
    close(student.claims(one), np.array([3]), working="2, 5 and 1 are above 0")
    student.leaves("claims", z)


claims.withheld("a hair above 0", points=0.5)


sure_gain = Question("sure_gain", "A trade without risk")


@sure_gain.check(
    "a coin for certain",
    points=1,
    hint="Prices are σ(z). Exactly one of the three tickets pays 1. If the prices sum to more than "
    "1, sell all three; if to less, buy all three. What is left, whichever ticket pays? "
    "Give four digits.",
)
def _(student):
    right, slips = _sure_gain(student.variant)
    number(student.value("sure_gain"), right, of="your gain", traps=slips)


one_law = Question("one_law", "Divided by the sum")


@one_law.check(
    "laws that are known",
    points=1,
    hint="Take σ of each score, and divide each row by its own sum: keepdims=True keeps the sums in a "
    "column. (Without it a square table is divided by the sums of the wrong rows. And np.zeros_like "
    "of whole numbers cannot hold probabilities.) Softmax is another "
    "law: of the scores log ¼, log 3/7 and log 1/9 it makes 0.317, 0.543, 0.141. To take the largest off the scores themselves is "
    "good for softmax, but changes every σ.",
)
def _(student):
    z = np.log([[1 / 4, 3 / 7, 1 / 9]])
    law = np.array([[1 / 3, 1 / 2, 1 / 6]])
    close(student.one_law(z), law, working="0.2, 0.3 and 0.1, divided by 0.6")
    z = np.random.default_rng(4).normal(size=(4, 1))
    mirrored = np.hstack([z, -z])
    got = student.one_law(mirrored)
    close(got, 1 / (1 + np.exp(-mirrored)), working="σ(z) and σ(−z) are a law already")
    whole = np.array([[1, -2, 0], [3, 2, -1], [0, 0, 0]])
    got = student.one_law(whole.astype(float))
    close(np.array(got).sum(axis=1), np.ones(3), working="each row sums to 1")
    close(student.one_law(whole), np.array(got), working="as for the same scores as floats")
    student.leaves("one_law", mirrored)


one_law.withheld("all scores far below 0", points=0.5)


one_law.withheld("nine digits, and scores of +800", points=0.5)


divided_odds = Question("divided_odds", "What is left of two scores")
LEFT = Derivation(
    start="log((s / (s + t + u)) / (t / (s + t + u)))",
    end="log(1 + exp(-b)) - log(1 + exp(-a))",
    domain={"a": between(-4, 4), "b": between(-4, 4), "c": between(-4, 4)},
    given={
        "s": "1 / (1 + exp(-a))",
        "t": "1 / (1 + exp(-b))",
        "u": "1 / (1 + exp(-c))",
    },
    least=4,
    stages=[
        ("the third class has gone: neither u nor c", ["s", "t", "a", "b"], ["u", "c"]),
        ("s and t are both written out with exp", ["exp"], ["s", "t"]),
    ],
)


@divided_odds.check(
    "from the quotients to the scores",
    points=1,
    hint="Both fractions have the same bottom, so it cancels. Then s is 1 over 1 + e⁻ᵃ, and to divide "
    "by t is to multiply by 1 + e⁻ᵇ. The log of a quotient is a difference of logs.",
)
def _(student):
    LEFT.arrives(student.value("divided_odds"))


votes = Question("votes", "An election")


@votes.check(
    "two and three classes",
    points=1,
    hint="Go through the pairs (0, 1), (0, 2), (1, 2) and the columns together. A score above 0 is a "
    "vote for the second of the pair, any other for the first. The result has a row for each item "
    "and a column for each class. (Truth values added with + never make 2, and count[rows, classes] "
    "+= 1 counts a class once that is named twice: take one pair at a time. np.bincount needs "
    "minlength=K.)",
)
def _(student):
    z = np.array([[-1.5, 0.5, 2.0], [-1.0, 2.0, -0.5], [3.0, -2.0, -1.0], [-2.0, -1.0, 0.1]])
    by_hand = np.array([[1, 0, 2], [1, 1, 1], [1, 2, 0], [2, 0, 1]])
    close(student.votes(z, 3), by_hand, working="the votes of the pairs (0, 1), (0, 2), (1, 2)")
    two = np.array([[-3], [2]])
    close(student.votes(two, 2), np.array([[1, 0], [0, 1]]), working="one pair, one vote")
    student.leaves("votes", z, 3)


votes.withheld("more classes", points=0.5)


votes.withheld("a score of 0", points=0.5)


around_circle = Question("around_circle", "Around a circle")


@around_circle.check(
    "the sum around it",
    points=1,
    hint="First the item: your votes gives each class one vote there. Then the signs: z01 is the "
    "log-odds of class 1 over class 0, and 0 over 1 is −z01. Newspaper over letter is 2 over 0.",
)
def _(student):
    right, slips = _circle(student.variant)
    number(student.value("around_circle"), right, of="the sum", traps=slips)


right_way = Question("right_way", "Which way for which job?")


def _ways(answer) -> list[str]:
    """The letters of an answer, such as "abc"."""
    text = "".join(answer) if isinstance(answer, list) else answer
    letters = [c for c in text.lower() if c.isalpha()] if isinstance(text, str) else []
    right = len(letters) == 3 and set(letters) <= set("abc")
    holds(right, 'three letters of a, b and c in one text, such as "abc"', show(answer))
    return letters


@right_way.check("three letters", points=0, hint='One letter for each job, such as "abc".')
def _(student):
    _ways(student.value("right_way"))


right_way.withheld("the arm and the insurer", points=0.5)


right_way.withheld("the stickers", points=0.5)
