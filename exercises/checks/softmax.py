# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "Softmax"."""

import math
from itertools import combinations

import numpy as np

from grader import Derivation, Question, Variant, between, close, holds, letter, number, show


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


softmax.withheld("any finite score", points=0.5)


softmax.withheld("tables of tables, one class, and nothing written over", points=0.5)


read_weights = Question("read_weights", "Read the weights")


@read_weights.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("read_weights"), "abcd")


read_weights.withheld("brighter by 1", points=0.5)


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


reheat.withheld("what cannot be", points=0.5)


reheat.withheld("very cold, and very many classes", points=0.5)


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


cheapest.withheld("ties, profits, prices of every size", points=0.5)


cheapest.withheld("a price without end", points=0.5)


law_uses = Question("law_uses", "Six people and one law")


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


law_uses.withheld("who is paid for right names", points=0.5)


law_uses.withheld("who needs the law itself", points=0.5)


law_uses.withheld("a load and a press", points=0.5)
