# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "How surprised are you?"."""

import math
from heapq import heapify, heappop, heappush
from itertools import combinations

import numpy as np

from grader import Derivation, Question, Variant, between, close, holds, letter, number, show


def _double_win(numbers: dict) -> tuple[float, dict]:
    """The surprise at two outsiders that win, in bits, and what slips make of it."""
    a, b = numbers["against"]
    one, other = math.log2(a + 1), math.log2(b + 1)
    some = 1 - a / (a + 1) * b / (b + 1)
    return one + other, {
        f"what comes of one chance in {a} and one in {b}: odds of {a} to 1 against are one chance "
        f"in {a + 1}": math.log2(a * b),
        "the product of the two surprises; those of independent events add up": one * other,
        "the mean of the two surprises; both horses win, so they add up": (one + other) / 2,
        "one over the probability; its logarithm is asked for": (a + 1) * (b + 1),
        "the product of the odds, not a surprise": a * b,
        "the probability that both win, not the surprise": 1 / ((a + 1) * (b + 1)),
        "the surprise if both lose": math.log2((a + 1) / a) + math.log2((b + 1) / b),
        "the surprise if one of them wins or both do": -math.log2(some),
        "the logarithm of a sum; the chances of both are multiplied": math.log2(a + b + 2),
        "the surprise of the first horse alone": one,
        "the surprise of the second horse alone": other,
        "the logarithm of a sum of probabilities; the probability of both is a product": (
            -math.log2(1 / (a + 1) + 1 / (b + 1))
        ),
    }


def _mean_digits(law) -> float:
    """The mean length of a best prefix code: each join costs its two groups one digit."""
    groups, mean = list(law), 0.0
    heapify(groups)
    while len(groups) > 1:
        joined = heappop(groups) + heappop(groups)
        mean += joined
        heappush(groups, joined)
    return mean


def _digits_a_part(faulty: float, n: int) -> float:
    """The digits a part in a best code for n parts a word."""
    law = np.ones(1)
    for _ in range(n):
        law = np.kron(law, [faulty, 1 - faulty])
    return _mean_digits(law) / n


def _digits_of_counts(faulty: float, n: int) -> float:
    """The same for a word that tells only how many of n parts are faulty."""
    return (
        _mean_digits([math.comb(n, k) * faulty**k * (1 - faulty) ** (n - k) for k in range(n + 1)])
        / n
    )


def _block_size(numbers: dict) -> tuple[int, dict]:
    """The least number of parts a word, and what slips make of it."""
    faulty, budget = numbers["faulty"], numbers["budget"]
    digits = [_digits_a_part(faulty, n) for n in range(1, 9)]
    least = 1 + next(i for i, mean in enumerate(digits) if mean < budget)
    counts = next(n for n in range(1, 9) if _digits_of_counts(faulty, n) < budget)
    entropy = -faulty * math.log2(faulty) - (1 - faulty) * math.log2(1 - faulty)
    too_few = {}
    for n, mean in enumerate(digits[: least - 1], 1):
        only = (
            "; it would be enough for words that tell how many parts are faulty, but not which"
            if n == counts
            else ""
        )
        too_few[f"too few: a part takes {mean:.4f} digits then{only}"] = n
    return least, {
        "where the bound H + 1/n goes below; that is a promise for all laws, and for this one "
        "the code is better: build it for n = 1, 2, …": math.floor(1 / (budget - entropy)) + 1,
        **too_few,
        "the number of sequences, one word for each; how many parts does a word stand for?": (
            2**least
        ),
        "1 / (budget − H), where the bound H + 1/n meets the budget; it is a promise for all laws, and "
        "for this one the code is better: build it for n = 1, 2, …": 1 / (budget - entropy),
        "the entropy of a part, below which no code goes": entropy,
        "the number of digits a part, not of parts a word": digits[least - 1],
        "the number of digits a word, not of parts a word": least * digits[least - 1],
    }


def _numbers(draw):
    """Two races and a machine, such that every slip has a value of its own."""
    while True:
        against = [draw.whole(8, 40), draw.whole(4, 25)]
        faulty, least = draw.number(0.03, 0.14, digits=2), draw.whole(3, 6)
        digits = [_digits_a_part(faulty, n) for n in range(1, least + 1)]
        gap = digits[-2] - digits[-1]
        budget = round(digits[-1] + draw.number(0.2, 0.8, digits=1) * gap, 2)
        numbers = {"against": against, "faulty": faulty, "budget": budget}
        if not (digits[-1] + 0.002 < budget < min(digits[:-1]) - 0.002):
            continue
        win, slips = _double_win(numbers)
        wins = [win, win * math.log(2), win * math.log10(2), *slips.values()]
        size, slips = _block_size(numbers)
        sizes = [size, *slips.values()]
        counted = _digits_of_counts(faulty, size - 1) < budget
        if counted and all(
            abs(one - other) > 0.006 * max(abs(one), abs(other))
            for seen in (wins, sizes)
            for one, other in combinations(seen, 2)
        ):
            return numbers


numbers = Variant({"against": [19, 9], "faulty": 0.1, "budget": 0.5}, _numbers)

surprise_bits = Question("surprise_bits", "A surprise, in bits")


@surprise_bits.check(
    "halvings",
    points=0.5,
    hint="One halving is one bit: minus the logarithm to the base 2. numpy's log2 takes one number "
    "and arrays alike, math's takes one number.",
)
def _(student):
    close(student.surprise_bits(0.25), 2.0, working="¼ is two halvings")
    p = np.array([[1 / 2, 1 / 8, 0.3], [1 / 16, 1.0, 0.7]])
    bits = np.array([[1, 3, np.log2(10 / 3)], [4, 0, np.log2(10 / 7)]])
    close(student.surprise_bits(p), bits, working="log₂ of 2, 8, 10/3; 16, 1, 10/7")
    student.leaves("surprise_bits", p)


surprise_bits.withheld("sure, impossible, and nearly so", points=0.5)


double_win = Question("double_win", "Two outsiders win")


@double_win.check(
    "both races",
    points=0.5,
    hint="From the odds against to the probability first: a to 1 against is one chance in a + 1. "
    "Then the surprise of each, in bits.",
)
def _(student):
    right, slips = _double_win(student.variant)
    number(
        student.value("double_win"),
        right,
        tolerance=2e-3,  # two digits behind the point are asked for
        unit="bits",
        of="the surprise if both win",
        traps=slips,
    )


entropy_bits = Question("entropy_bits", "The mean surprise")


@entropy_bits.check(
    "three laws by hand",
    points=1,
    hint="Each surprise in bits, times its probability, and all added up: the weights are in the "
    "probabilities, so nothing is divided by the number of outcomes. A law may be a list: "
    "np.asarray makes an array of it.",
)
def _(student):
    weather = [0.5, 0.25, 0.125, 0.125]
    got = student.entropy_bits(np.array(weather))
    if isinstance(got, float):
        number(
            got,
            1.75,
            tolerance=1e-6,
            unit="bits",
            of="the entropy",
            traps={
                "the mean over the number of outcomes; the probabilities are the weights": 1.75 / 4,
                "the sum of the surprises, without their weights": 9,
                "the mean of the surprises with equal weights": 9 / 4,
                "log₂ of the number of outcomes: right only if all are equally probable": 2,
            },
            working="½ · 1 + ¼ · 2 + ⅛ · 3 + ⅛ · 3",
        )
    close(got, 1.75, working="½ · 1 + ¼ · 2 + ⅛ · 3 + ⅛ · 3")
    close(student.entropy_bits(weather), 1.75, working="the same law, as a list")
    thirds = 2 / 3 * np.log2(3) + 1 / 3 * np.log2(3) - 2 / 3
    close(student.entropy_bits([1 / 3, 2 / 3]), thirds, working="⅓ log₂ 3 + ⅔ log₂ (3/2)")


entropy_bits.withheld("an impossible outcome, and a nearly impossible one", points=0.5)


entropy_bits.withheld("a law in each row, left as it was", points=0.5)


split_outcome = Question("split_outcome", "One question after the other")
SPLIT = Derivation(
    start="-u*log(u) - v*log(v) - w*log(w)",
    end="h_p + p*h_a",
    domain={"p": between(0.05, 0.95), "a": between(0.05, 0.95)},
    given={
        "u": "p*a",
        "v": "p*(1 - a)",
        "w": "1 - p",
        "h_p": "-p*log(p) - (1 - p)*log(1 - p)",
        "h_a": "-a*log(a) - (1 - a)*log(1 - a)",
    },
    functions=("log",),
    least=5,
    stages=[("p and a stand for u and v, and no h_p or h_a yet", ["a"], ["u", "v", "h_p", "h_a"])],
)


def _logs(form) -> list:
    """What the logarithms in the form of a formula are taken of."""
    if not isinstance(form, tuple):
        return []
    return [form[1]] * (form[0] == "log") + [x for part in form for x in _logs(part)]


def _taken_apart(line) -> bool:
    """Whether a line has logarithms of single probabilities alone, and no entropy yet."""
    alone = [SPLIT.read(x).form for x in ("p", "a", "1 - p", "1 - a", "w")]
    logs = _logs(line.form)
    return bool(logs) and all(x in alone for x in logs) and not {"h_p", "h_a"} & line.names


@split_outcome.check(
    "from three outcomes to two questions",
    points=1.5,
    hint="Put in u, v and w. log(p a) is log p + log a. Collect the terms with log p: their factors "
    "p a and p (1 − a) sum to p. Then put p before what has log a and log(1 − a).",
)
def _(student):
    steps = student.value("split_outcome")
    SPLIT.arrives(steps)
    lines = [SPLIT.read(step if isinstance(step, str) else step[0]) for step in steps]
    holds(
        any(_taken_apart(line) for line in lines[1:-1]),
        "a line in between with logarithms of p, a, 1 - p, 1 - a or w alone, and no h_p or h_a",
        "no such line",
    )


prefix_free = Question("prefix_free", "Can the messages be read?")


def _says(student, words: list[str], right: bool, why: str = "") -> None:
    """The answer for a book is the right one of True and False."""
    got = student.prefix_free(words)
    if isinstance(got, bool):
        holds(got is right, f"{right} ({why})" if why else f"{right}", show(got))
    close(got, right, working=why)


@prefix_free.check(
    "the books A, B and C",
    points=0.5,
    hint="other.startswith(word) says whether a word begins another one. Whether a word stands "
    "somewhere inside another does not matter. A word begins itself: leave that comparison out. "
    "True can be returned only after all comparisons, and neither True nor False is a text.",
)
def _(student):
    _says(student, ["00", "01", "10", "11"], True, "all of one length, and no two are alike")
    _says(student, ["0", "10", "110", "111"], True, "none of the four begins another")
    _says(student, ["0", "1", "10", "11"], False, "1 begins 10 and 11")


prefix_free.withheld("any two words, in any order", points=0.5)


prefix_free.withheld("a word for two outcomes", points=0.5)


code_lengths = Question("code_lengths", "The lengths of a best code")


@code_lengths.check(
    "three codes by hand",
    points=1,
    hint="Join the two lightest groups, whichever they are now, and add 1 to the length of each "
    "outcome in them; go on until one group is left. The lengths come in the order of p. Where "
    "weights are equal, a sort or a heap compares what stands beside them in the tuple: a list or a "
    "number will do there, an array will not.",
)
def _(student):
    close(
        student.code_lengths([0.1, 0.9]),
        np.array([1, 1]),
        working="one join, so one digit each",
    )
    close(
        student.code_lengths([0.5, 0.3, 0.2]),
        np.array([1, 2, 2]),
        working="0.2 and 0.3 are joined, then 0.5 with them",
    )
    close(
        student.code_lengths(np.array([0.125, 0.5, 0.125, 0.25])),
        np.array([3, 1, 3, 2]),
        working="each length is the surprise in bits",
    )


code_lengths.withheld("none shorter", points=0.5)


code_lengths.withheld("200 equal outcomes, left as they were", points=0.5)


block_size = Question("block_size", "How many in a word?")


@block_size.check(
    "the least number of parts",
    points=1,
    hint="For n = 1, 2, 3, …: the law of all sequences of n parts (np.kron makes it longer by one "
    "part), the mean length of a best code for it, and that divided by n. Where a check of "
    "code_lengths is not passed yet, mend that first.",
)
def _(student):
    right, slips = _block_size(student.variant)
    more = {f"not the least: an n below {n} is enough": n for n in range(right + 1, 21)}
    number(student.value("block_size"), right, of="the number of parts a word", traps=slips | more)


compressor = Question("compressor", "Would you buy it?")


@compressor.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("compressor"), "abcd")


compressor.withheld("what the firm says", points=0.5)
