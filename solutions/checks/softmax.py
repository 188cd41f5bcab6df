"""Checks of the exercise "Softmax"."""

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
    show,
)


def _worth(numbers: dict) -> tuple[float, dict]:
    """The worth of a ticket on plastic, in coins, and what slips make of it."""
    one, two = (math.exp(numbers[k]) for k in ("paper_plastic", "plastic_battery"))
    pot = one * two + two + 1
    return 100 * two / pot, {
        "the probability of plastic; the ticket pays 100 coins": two / pot,
        "what comes if the first log-odds are those of paper against a battery; they are those of "
        "paper against plastic, so the two add up along the chain": 100 * two / (one + two + 1),
        "right only if it cannot be paper: the thing has three classes": 100 * two / (two + 1),
        "right only if it cannot be a battery: the thing has three classes": 100 / (one + 1),
        "what comes if both bets are taken for independent ones; they are about the same thing": (
            100 * two / (two + 1) / (one + 1)
        ),
        "the worth of a ticket on paper": 100 * one * two / pot,
        "the worth of a ticket on a battery": 100 / pot,
        "what comes of the log-odds of paper against plastic with the sign lost": (
            100 * two / (two / one + two + 1)
        ),
        "what comes of the log-odds of plastic against a battery with the sign lost": (
            100 / two / (one / two + 1 / two + 1)
        ),
        "the odds of plastic against the rest, times 100": 100 * two / (pot - two),
    }


def _border(numbers: dict) -> tuple[float, dict]:
    """The brightness at which paper and plastic are equally probable, and what slips make of it."""
    (low, high, dark), s = numbers["means"], numbers["deviation"]
    paper, plastic, battery = numbers["shares"]
    middle, lead = (low + high) / 2, math.log(paper / plastic)
    moved = s**2 / (high - low)
    return middle + moved * lead, {
        "the middle between the means: right only if paper and plastic are equally frequent": middle,
        "moved to the wrong side of the middle: the more frequent class has more room": (
            middle - moved * lead
        ),
        "what comes of s in place of s²": middle + moved / s * lead,
        "what comes without the ½ in the intercept": 2 * middle + moved * lead,
        "what comes of the shares themselves; the score has their logarithms": (
            middle + moved * (paper - plastic)
        ),
        "what comes of the odds of paper against all the rest; plastic is asked for": (
            middle + moved * math.log(paper / (1 - paper))
        ),
        "what comes of the logarithm to the base 10": middle + moved * lead / math.log(10),
        "the distance from the middle of the means, not the place": moved * lead,
        "what comes without the ½ in the intercept, and without the shares": 2 * middle,
        "what comes with 2s² below the weight, too; there it is s²": 2 * (middle + moved * lead),
        "what comes with + before m² / 2s² in the intercept": moved * lead - middle,
        "the border between paper and batteries": (low + dark) / 2
        + s**2 * math.log(paper / battery) / (dark - low),
        "what comes of the weight m / s; it is m / s²": middle / s + moved / s * lead,
    }


def _apart(right: float, slips: dict) -> bool:
    """Whether no slip is near the right number, nor near another slip."""
    values = list(slips.values())
    return all(abs(value - right) > 0.02 * abs(right) for value in values) and all(
        abs(a - b) > 0.005 * max(abs(a), abs(b)) for a, b in combinations(values, 2)
    )


def _numbers(draw):
    """A thing on the belt and three bells, such that every slip has a value of its own."""
    while True:
        battery = draw.whole(5, 15)
        plastic = draw.whole(12, 40)
        low = draw.whole(35, 50)
        numbers = {
            "paper_plastic": draw.number(0.3, 1.5, digits=1),
            "plastic_battery": draw.number(0.8, 2.6, digits=1),
            "means": [low, low + draw.whole(15, 35), draw.whole(10, 25)],
            "deviation": draw.whole(8, 14),
            "shares": [(100 - battery - plastic) / 100, plastic / 100, battery / 100],
        }
        if _apart(*_worth(numbers)) and _apart(*_border(numbers)):
            return numbers


numbers = Variant(
    {
        "paper_plastic": 0.8,
        "plastic_battery": 2.0,
        "means": [40, 60, 20],
        "deviation": 10,
        "shares": [0.65, 0.2, 0.15],
    },
    _numbers,
)

ticket = Question("ticket", "What is the ticket worth?")


@ticket.check(
    "three stakes in one pot",
    points=0.5,
    hint="Let the friend of plastic put down 1 coin. What does the friend of paper put down against "
    "it, and what the battery's friend? Mind which class is named first. Then take the part of "
    "plastic in the pot.",
)
def _(student):
    right, slips = _worth(student.variant)
    number(student.value("ticket"), right, of="the worth of the ticket", traps=slips)


softmax = Question("softmax", "Softmax")


@softmax.check(
    "stakes by hand",
    points=1,
    hint="e to the score, over the sum along the last axis: axis=-1, with keepdims=True, so that a "
    "table goes row by row. Lists come in, too: np.asarray makes an array of one. (np.zeros_like of "
    "whole numbers cannot hold probabilities.)",
)
def _(student):
    close(
        student.softmax(np.log([1.0, 2.0, 5.0])),
        np.array([1, 2, 5]) / 8,
        working="stakes of 1, 2 and 5 coins: 1/8, 2/8, 5/8",
    )
    close(student.softmax([7, 7]), np.array([0.5, 0.5]), working="equal scores share alike")
    stakes = np.array([[1.0, 3.0, 4.0], [6.0, 1.0, 1.0]])
    close(
        student.softmax(np.log(stakes)),
        stakes / 8,
        working="one law a row: 1/8, 3/8, 4/8 and 6/8, 1/8, 1/8",
    )
    close(student.softmax(np.log(stakes).tolist()), stakes / 8, working="the same, from a list")
    stakes = np.array([[math.e**3, math.e**2, 1], [1, math.e**5, math.e**5]])
    close(
        student.softmax(np.array([[1, 0, -2], [-3, 2, 2]])),
        stakes / np.array([[sum(stakes[0])], [sum(stakes[1])]]),
        working="log-odds are differences: stakes of e³, e², 1 and of 1, e⁵, e⁵",
    )


@softmax.check(
    "any finite score",
    points=0.5,
    hint="e^1000 overflows, and e^−1000 over e^−1000 is 0/0. Subtract the largest score first, of "
    "each row its own. Cut nothing off, and add nothing to the sum.",
    hidden=True,
)
def _(student):
    close(student.softmax(np.array([1000.0, 0.0, -1000.0])), np.array([1.0, 0.0, 0.0]))
    half = 1 / (1 + math.exp(-1))
    rows = np.array([[1000.0, 999.0], [-1000.0, -1001.0], [0.0, -1.0]])
    close(student.softmax(rows), np.array([[half, 1 - half]] * 3))
    rows = np.array([[712.0, 711.0], [-741.0, -742.0], [30.0, 31.0]])
    close(student.softmax(rows), np.array([[half, 1 - half]] * 2 + [[1 - half, half]]))
    small = [float(1 / (1 + mpmath.exp(d))) for d in (19, 40, 600)]
    pairs = np.array([[0.0, -19.0], [40.0, 0.0], [300.0, -300.0]])
    close(student.softmax(pairs), np.array([[1 - s, s] for s in small]))
    close(student.softmax(np.array([1e308, -1e308, 0.0])), np.array([1.0, 0.0, 0.0]))


@softmax.check(
    "tables of tables, one class, and nothing written over",
    points=0.5,
    hint="The classes lie along the last axis in every shape: axis=-1 with keepdims=True finds them. "
    "A table with one row stays a table. z -= … writes into the array of whoever called you.",
    hidden=True,
)
def _(student):
    rng = np.random.default_rng(11)
    stakes = rng.integers(1, 9, (2, 4, 3))
    exact = stakes / stakes.sum(axis=2)[:, :, None]
    close(student.softmax(np.log(stakes)), exact)
    close(student.softmax(np.array([[3.0], [-2.0]])), np.ones((2, 1)))
    close(student.softmax(np.log(stakes[0, :3])), exact[0, :3])
    close(student.softmax(np.log(stakes[0, :1])), exact[0, :1])
    student.leaves("softmax", rng.normal(size=(3, 3)))
    student.leaves("softmax", np.array([1, 2, 5]))


read_weights = Question("read_weights", "Read the weights")


@read_weights.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("read_weights"), "abcd")


@read_weights.check(
    "brighter by 1",
    points=0.5,
    hint="Take the weight of the battery off all three weights: no probability changes. What do the "
    "stakes do now?",
    hidden=True,
)
def _(student):
    choice(
        student.value("read_weights"),
        "b",
        {
            "a": "all three weights are positive, and not all three probabilities can rise: a weight "
            "means something only against another one",
            "c": "that would be right for paper, whose weight lies between the two others; the battery "
            "has the smallest weight, so both others win against it",
            "d": "the weight of one class by itself is no log-odds; differences of weights are, and "
            "only between two classes",
        },
    )


cooled = Question("cooled", "Cooled without the scores")
COOLED = Derivation(
    start="p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    end="exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
    domain={
        "a": between(-3, 3),
        "b": between(-3, 3),
        "c": between(-3, 3),
        "T": between(0.3, 3),
    },
    given={
        "S": "exp(a) + exp(b) + exp(c)",
        "p": "exp(a) / S",
        "q": "exp(b) / S",
        "r": "exp(c) / S",
    },
    least=4,
    stages=[("S stands, and p, q, r no longer do", ["S"], ["p", "q", "r"])],
)


@cooled.check(
    "from the law to the scores",
    points=1,
    hint="Write p as exp(a)/S, q as exp(b)/S, r as exp(c)/S. The power of a quotient is a quotient of "
    "powers, and (eᵃ)^(1/T) is e^(a/T): exp(a/T). What is the same for all classes cancels. Where S "
    "is meant, write the letter.",
)
def _(student):
    COOLED.arrives(student.value("cooled"))


reheat = Question("reheat", "At another temperature")


@reheat.check(
    "squares and roots by hand",
    points=0.5,
    hint="At the temperature ½ the probabilities stand as their squares do, at 2 as their square "
    "roots do; then they are divided by their sum, row by row. A law is no list of scores: its "
    "logarithms are.",
)
def _(student):
    law = np.array([1, 2, 5]) / 8
    close(student.reheat(law, 1), law, working="at the temperature 1 the law stays as it is")
    cold = np.array([1, 4, 25]) / 30
    close(student.reheat(law.tolist(), 0.5), cold, working="as 1, 4, 25, the squares of 1, 2, 5")
    rows = np.array([[1, 4, 25], [15, 15, 0.6]]) / np.array([[30], [30.6]])
    hot = np.array([[1, 2, 5], [5, 5, 1]]) / np.array([[8], [11]])
    close(student.reheat(rows, 2), hot, working="as 1, 2, 5 and as 5, 5, 1, the square roots")


@reheat.check(
    "what cannot be",
    points=0.5,
    hint="0 to any positive power is 0, and the logarithm of 0 is −∞, whose exponential is 0 again. "
    "What is added to 0 or put in its place grows when it gets hot. And work on copies.",
    hidden=True,
)
def _(student):
    for T in (0.5, 3, 1000):
        stakes = np.array([3.0, 0.0, 1.0]) ** (1 / T)
        close(student.reheat(np.array([0.75, 0.0, 0.25]), T), stakes / stakes.sum())
    rows = np.array([[0.0, 1.0, 0.0], [0.5, 0.0, 0.5]])
    close(student.reheat(rows, 4), rows)
    student.leaves("reheat", np.array([[0.2, 0.3, 0.5], [0.0, 0.6, 0.4]]), 2)


@reheat.check(
    "very cold, and very many classes",
    points=0.5,
    hint="0.4^1000 is 0 for the machine, and 0/0 is NaN. Divide by the largest probability before you "
    "take the power, or give your softmax the logarithms. No temperature is cold enough to leave the "
    "formula: 0.500001 and 0.499999 still share at 10⁻⁶.",
    hidden=True,
)
def _(student):
    close(student.reheat(np.array([0.4, 0.4, 0.2]), 0.001), np.array([0.5, 0.5, 0.0]))
    rows = np.array([[0.6, 0.4], [0.1, 0.9], [0.5, 0.5], [0.500001, 0.499999]])
    less = float(1 / (1 + (mpmath.mpf(0.500001) / 0.499999) ** 10**6))
    frozen = np.array([[1, 0], [0, 1], [0.5, 0.5], [1 - less, less]])
    close(student.reheat(rows, 1e-6), frozen, tolerance=1e-6)
    stakes = np.append(np.full(2999, 1.0), 2.0)
    cold = stakes**100 / (2999 + 2.0**100)
    close(student.reheat(stakes / stakes.sum(), 0.01), cold)


bell_border = Question("bell_border", "Where two bells change places")


@bell_border.check(
    "paper against plastic",
    points=1,
    hint="Where two classes are equally probable their scores are equal: w₀x + b₀ = w₁x + b₁, with the "
    "w and b that the chapter derives for bells on a line. The intercepts hold the logarithms of the "
    "shares.",
)
def _(student):
    right, slips = _border(student.variant)
    number(student.value("bell_border"), right, of="the border", traps=slips)


cheapest = Question("cheapest", "The cheapest decision")


@cheapest.check(
    "three things on the belt",
    points=1,
    hint="The expected price of a decision is the sum, over the classes, of the probability times the "
    "price in the column of the decision: q @ price, with arrays. For a table the smallest is looked "
    "for in each row: axis=-1. The number of the decision is asked for, not its price. Lists come "
    "in, too.",
)
def _(student):
    price = np.array([[0, 6, 2], [4, 0, 2], [90, 90, 2]])
    q = np.array([0.75, 0.24, 0.01])
    close(student.cheapest(q, price), 0, working="expected prices: 1.86, 5.4, 2")
    q = np.array([[0.75, 0.23, 0.02], [0.8, 0.19, 0.01], [0.1, 0.895, 0.005]])
    working = "expected prices: 2.72, 6.3, 2; 1.66, 5.7, 2; 4.03, 1.05, 2"
    close(student.cheapest(q, price), np.array([2, 0, 1]), working=working)
    close(student.cheapest(q.tolist(), price.tolist()), np.array([2, 0, 1]), working=working)
    price = np.array([[1, 5], [2, 1], [9, 1]])
    close(
        student.cheapest(np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5]]), price),
        np.array([0, 1]),
        working="two decisions, expected prices: 1.5, 3; 5.25, 2",
    )


@cheapest.check(
    "ties, profits, prices of every size",
    points=0.5,
    hint="np.argmin returns the first of equal ones, and asks for no price to start from. A profit is "
    "a price below 0. One decision alone has the number 0. And work on copies.",
    hidden=True,
)
def _(student):
    q = np.array([0.5, 0.25, 0.25])
    close(student.cheapest(q, np.array([[8, 2, 2, 4], [4, 2, 0, 0], [0, 4, 6, 4]])), 1)
    close(student.cheapest(q, np.array([[1e12, 1e11], [1e12, 1e11], [0, 1e11]])), 1)
    profit = np.array([[-3, -1, 0], [2, -8, 0], [1, 2, 0]])
    close(student.cheapest(np.array([q, q[::-1]]), profit), np.array([1, 1]))
    close(student.cheapest(np.array([[1.0, 0.0, 0.0]]), profit), np.array([0]))
    close(student.cheapest(np.eye(3), np.full((3, 1), 7.0)), np.zeros(3))
    student.leaves("cheapest", np.array([q, q]), np.array([[0.0, np.inf], [1.0, 2.0], [3.0, 4.0]]))


@cheapest.check(
    "a price without end",
    points=0.5,
    hint="0 · ∞ is NaN, and np.argmin takes NaN for the smallest of all. Count 0 where the probability "
    "is 0, with np.where. No number in the place of ∞ is large enough for all prices and "
    "probabilities.",
    hidden=True,
)
def _(student):
    never = np.array([[0, 1, 5], [np.inf, 1, 5], [np.inf, np.inf, 5]])
    q = np.array([[1, 0, 0], [0.1, 0.9, 0], [0.5, 0.25, 0.25], [0.999999, 0, 0.000001]])
    close(student.cheapest(q, never), np.array([0, 1, 2, 2]))
    close(student.cheapest(q[1], never), 1)
    far = np.array([[np.inf, 1e12], [0.0, 1e12]])
    close(student.cheapest(np.array([1e-6, 1 - 1e-6]), far), 1)
    close(student.cheapest(np.array([[1e-300, 1.0], [0.0, 1.0]]), far), np.array([1, 0]))


law_uses = Question("law_uses", "Six people and one law")
PEOPLE = {
    "tester": (
        "d",
        {
            "a": "paper and plastic alone would get nearly all the names: a battery is seldom the "
            "largest class",
            "b": "decisions are not classes, and prices would say how frequent they are",
            "c": "the machine needs things, each with one class",
        },
    ),
    "guesser": (
        "a",
        {
            "b": "those are the prices of somebody else: here each right name is worth 1 coin",
            "c": "a name is asked for, one for each thing",
            "d": "by lot he is right with Σ q̂², with the largest class with the largest q̂: that is "
            "never less",
        },
    ),
    "forecaster": (
        "c",
        {
            "a": "a name is not asked for; and with 1 on the largest class she pays ∞ at the first "
            "mistake",
            "b": "three numbers are asked for, and the prices are not hers",
            "d": "three numbers are asked for; and with 1 on one class she pays ∞ at the first mistake",
        },
    ),
    "operator": (
        "b",
        {
            "a": "the largest class is cheapest only if all mistakes cost the same: think of a battery "
            "with two per cent",
            "c": "the belt does not stop: each thing needs a decision",
            "d": "a lot mixes the prices of its decisions: none is cheaper than the cheapest of them",
        },
    ),
    "second guesser": (
        "a",
        {
            "b": "those are the prices of somebody else: here each right name is worth 1 coin",
            "c": "a name is asked for, one for each thing",
            "d": "that copies the shares, and gets 0.25 + 0.09 + 0.04 = 0.38 of the coins in place of "
            "0.5; her coins do not ask for fairness",
        },
    ),
    "clerk": (
        "c",
        {
            "a": "tomorrow's prices may make a class with two per cent decide, and the name does not "
            "tell of it",
            "b": "tomorrow's prices may be others than those of question 7",
            "d": "a lot keeps less of the law than anything else; tomorrow's prices need all of it",
        },
    ),
}


def _six(answer) -> list[str]:
    """The six letters of an answer: in one text, however they are set apart, or in a list."""
    parts = answer if isinstance(answer, list) else [answer]
    text = "".join(part for part in parts if isinstance(part, str)).lower()
    letters = [c for c in text if c.isalpha()]
    known = all(c in "abcd" for c in letters)
    holds(len(letters) == 6 and known, "six letters, each a, b, c or d", show(answer))
    return letters


@law_uses.check(
    "six letters",
    points=0,
    hint='A text of six letters, one for each person in their order, such as "abcdab".',
)
def _(student):
    _six(student.value("law_uses"))


@law_uses.check(
    "who is paid for right names",
    points=0.5,
    hint="The rate of right names is a mean of the probabilities. Which mean is the largest?",
    hidden=True,
)
def _(student):
    for who, answer in zip(PEOPLE, _six(student.value("law_uses")), strict=True):
        if who in ("guesser", "second guesser"):
            right, mistakes = PEOPLE[who]
            choice(answer, right, {c: f"the {who}: {why}" for c, why in mistakes.items()})


@law_uses.check(
    "who needs the law itself",
    points=0.5,
    hint="Who is asked for probabilities, and who cannot yet know what a mistake costs?",
    hidden=True,
)
def _(student):
    for who, answer in zip(PEOPLE, _six(student.value("law_uses")), strict=True):
        if who in ("forecaster", "clerk"):
            right, mistakes = PEOPLE[who]
            choice(answer, right, {c: f"the {who}: {why}" for c, why in mistakes.items()})


@law_uses.check(
    "a load and a press",
    points=0.5,
    hint="Who wants shares, and who has prices of question 7 to pay?",
    hidden=True,
)
def _(student):
    for who, answer in zip(PEOPLE, _six(student.value("law_uses")), strict=True):
        if who in ("tester", "operator"):
            right, mistakes = PEOPLE[who]
            choice(answer, right, {c: f"the {who}: {why}" for c, why in mistakes.items()})
