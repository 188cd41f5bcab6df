"""Checks of the exercise "The price of believing the wrong law"."""

import math
from itertools import combinations

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
    letter,
    number,
)


def _days(numbers: dict) -> tuple[float, dict]:
    """The days until the new book has earned its price, and what slips make of them."""
    p, lengths, crowns = numbers["winds"], [len(w) for w in numbers["words"]], numbers["crowns"]
    least = -sum(x * math.log2(x) for x in p)
    old = sum(x * n for x, n in zip(p, lengths, strict=True))
    back = -sum(2.0**-n * math.log2(x) for x, n in zip(p, lengths, strict=True))
    better, dearer = sorted([old, 3])
    of_old = "the plain book; the old one has fewer digits a day here, and the harbour has it"
    of_plain = "the old book; the plain one has fewer digits a day here, and costs nothing"
    return crowns / (better - least), {
        f"the days against {of_old if old < 3 else of_plain}": crowns / (dearer - least),
        "the days with a price in nats; crowns are paid for digits, so for bits": crowns
        / (better - least)
        / math.log(2),
        "the days until the digits of the free book have cost so much; the new book has digits, "
        "too": crowns / better,
        "the days until the digits of the new book have cost so much; what it saves each day is "
        "asked for": crowns / least,
        "the days with the laws exchanged: the winds here weigh, the words belong to the book": (
            crowns / (back - least)
        ),
        "the days against words of log₂ 5 digits; the words of the plain book have 3": crowns
        / (math.log2(5) - least),
        "the days with the plain mean of the five lengths; the winds are not equally frequent": (
            crowns / (sum(lengths) / 5 - least)
        ),
        "what comes of an entropy in nats among digits: with the binary logarithm it is in digits": (
            crowns / (better - least * math.log(2))
        ),
        "what the new book saves in a day; the days are asked for": better - least,
    }


def _lowest(truth, model) -> float:
    """The share ε of the even law with which the shares of `model` fit those of `truth` best.

    Below it the cross-entropy falls with ε, above it rises: the slope says on which side ε is.
    """
    p, q = (np.array(counts) / sum(counts) for counts in (truth, model))
    low, high, k = 0.0, 1.0, len(q)
    for _ in range(60):
        hedge = (low + high) / 2
        slope = -np.sum(p * (1 / k - q) / ((1 - hedge) * q + hedge / k))
        low, high = (low, hedge) if slope > 0 else (hedge, high)
    return low


def _hedge(numbers: dict) -> tuple[float, dict]:
    """The best share of the even law, and what slips make of it."""
    seen, later = numbers["seen"], numbers["later"]
    right = _lowest(later, seen)
    p, q = (np.array(counts) / sum(counts) for counts in (later, seen))
    paid = float(-np.sum(p * np.log2((1 - right) * q + right / len(q))))
    both = [a + b for a, b in zip(seen, later, strict=True)]
    slips = {
        "the part that stays with last year's shares; the part of the even law is asked for": (
            1 - right
        ),
        "the lowest cross-entropy in bits; ε is asked for": paid,
        "the lowest cross-entropy in nats; ε is asked for": paid * math.log(2),
        "the best hedge for both years together; this year alone is the truth": _lowest(both, seen),
        "what comes of adding 1 to each count of last year": len(q) / (sum(seen) + len(q)),
        "no hedge, which is best for last year's winds; the truth is this year, and it costs ∞ there": (
            0.0
        ),
        "all hedge, as if last year had taught nothing (is u 1/5 for each wind, and q a law?)": 1.0,
        "the hedge in per cent; ε is between 0 and 1": 100 * right,
    }
    share = p[seen.index(0)]
    slips |= {
        "this year's share of the wind that never came; ε is spread over all five winds": share,
        "what gives the wind that never came its share of this year, ε/5; the four other winds "
        "count as well": 5 * share,
    }
    exchanged = _lowest(seen, later)
    if 0.01 < exchanged < 0.99:  # else it is one of the last two
        slips[
            "the best hedge if the two years are exchanged: last year makes the model, this year is "
            "the truth"
        ] = exchanged
    return right, slips


def _apart(right: float, slips: dict, by: float, floor: float = 0.0) -> bool:
    """Whether the right value and the slips all differ, by a part of them or by a floor."""
    return all(
        abs(a - b) > max(by * max(abs(a), abs(b)), floor)
        for a, b in combinations([right, *slips.values()], 2)
    )


def _numbers(draw):
    """Winds, words and counts, such that no slip gives a right answer or that of another slip."""
    words = ["0", "10", "110", "1110", "1111"]
    while True:
        winds = draw.some([0.5, 0.25, 0.125, 0.0625, 0.0625], 5)
        book = draw.some(words, 5)
        old = sum(p * len(word) for p, word in zip(winds, book, strict=True))
        days = 16 * draw.whole(12, 40)
        crowns = round(days * (min(old, 3) - 1.875))
        seen = draw.some([0, *(draw.whole(2, 15) for _ in range(4))], 5)
        later = [max(1, n + draw.whole(-4, 4)) for n in seen]
        numbers = {
            "words": book,
            "winds": winds,
            "crowns": crowns,
            "seen": seen,
            "later": later,
        }
        back = -sum(2.0 ** -len(word) * math.log2(p) for p, word in zip(winds, book, strict=True))
        if min(old, back) < 2.1 or old == 3 or sum(seen) == sum(later):
            continue
        hedge, slips = _hedge(numbers)
        if (
            0.06 < hedge < 0.45
            and _apart(hedge, slips, 0.02, floor=0.02)
            and _apart(*_days(numbers), 0.02)
        ):
            return numbers


numbers = Variant(
    {
        "words": ["0", "10", "110", "1110", "1111"],
        "winds": [0.125, 0.5, 0.25, 0.0625, 0.0625],
        "crowns": 200,
        "seen": [12, 9, 6, 3, 0],
        "later": [13, 6, 7, 5, 2],
    },
    _numbers,
)

bits_paid = Question("bits_paid", "What a belief pays")


@bits_paid.check(
    "digits by hand",
    points=1,
    hint="The truth weighs, the model stands in the logarithm, to the base 2. Then minus, and the sum "
    "over the classes, not their mean. In a table the classes of one model stand in a row: "
    "np.sum(…, axis=-1). (np.zeros_like of whole numbers cannot hold other numbers.)",
)
def _(student):
    p, q = np.array([0.5, 0.25, 0.125, 0.125]), np.array([0.25, 0.125, 0.125, 0.5])
    got, working = student.bits_paid(p, q), "½ · 2 + ¼ · 3 + ⅛ · 3 + ⅛ · 1"
    if isinstance(got, float):
        number(
            got,
            2.25,
            tolerance=1e-6,
            unit="bits",
            of="what is paid",
            traps={
                "what comes of the laws exchanged: p weighs, q stands in the logarithm": 2.375,
                "the divergence; what is paid is the entropy more": 0.5,
                "the entropy of p, what the right belief would pay": 1.75,
                "the mean over the classes; the weights p make a mean of the sum": 2.25 / 4,
                "the sum of the four lengths, without weights": 9,
            },
            working=working,
        )
    close(got, 2.25, working=working)
    table = np.array([[0.25, 0.125, 0.125, 0.5], [0.5, 0.25, 0.125, 0.125], [0.25] * 4])
    close(
        student.bits_paid(p, table),
        np.array([2.25, 1.75, 2]),
        working="one number for each row: 2.25, the entropy 1.75, and 2 digits for each class",
    )
    cat, model = np.array([1, 0, 0]), np.array([0.7, 0.2, 0.1])
    close(student.bits_paid(cat, model), math.log2(10 / 7), working="1 · log₂ 1/0.7 + 0 + 0")


@bits_paid.check(
    "classes that never happen, and classes that are excluded",
    points=0.5,
    hint="0 · log 0 is NaN for numpy: take the classes with p > 0 only. A small number added inside "
    "the logarithm, or a clip, makes the price ∞ finite and others wrong.",
    hidden=True,
)
def _(student):
    half = np.array([0.5, 0.5, 0.0])
    close(student.bits_paid(half, np.array([0.25, 0.25, 0.5])), 2.0)
    close(student.bits_paid(half, np.array([0.25, 0.75, 0.0])), 2 - np.log2(3) / 2)
    close(student.bits_paid(np.array([0.0, 1.0]), np.array([0.0, 1.0])), 0.0)
    close(student.bits_paid(half, np.array([0.0, 0.5, 0.5])), np.inf)
    for seldom in (1e-9, 1e-18):
        close(student.bits_paid(np.array([seldom, 1 - seldom]), np.array([0.0, 1.0])), np.inf)
    tiny = student.bits_paid(np.array([0.5, 0.5]), np.array([1e-300, 1.0]))
    close(tiny, float(-mpmath.log(mpmath.mpf(1e-300), 2) / 2))
    rare = student.bits_paid(np.array([1e-18, 1.0]), np.array([0.5, 0.5]))
    close(rare, 1.0)


@bits_paid.check(
    "one of many models excludes a class",
    points=0.5,
    hint="An `if` about the whole table gives every row the price of one: decide row by row, or leave "
    "it to log2(0), which is −∞. And q[q == 0] = … or p /= … would write into the arrays of whoever "
    "called you.",
    hidden=True,
)
def _(student):
    p = np.array([0.5, 0.25, 0.25, 0.0])
    table = np.array(
        [[0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0, 0], [0.5, 0.25, 0.25, 0], [0.25, 0.5, 0.25, 0]]
    )
    close(student.bits_paid(p, table), np.array([2, np.inf, 1.5, 1.75]))
    close(student.bits_paid(p, table[:1]), np.array([2.0]))
    student.leaves("bits_paid", p, table)
    rng = np.random.default_rng(8)
    p, table = rng.dirichlet(np.ones(5)), rng.dirichlet(np.ones(5), 5)
    exact = [-sum(x * math.log2(y) for x, y in zip(p, q, strict=True)) for q in table]
    close(student.bits_paid(p, table), np.array(exact))
    student.leaves("bits_paid", p, table)


break_even = Question("break_even", "When does the new book pay?")


@break_even.check(
    "the days of the new book",
    points=1,
    hint="The mean length of each book: the probabilities of the winds here weigh the lengths of its "
    "words. The new book has the entropy, in bits. Compare it with the better of the two others: the "
    "price, divided by what is saved in a day.",
)
def _(student):
    right, slips = _days(student.variant)
    late = {"one day late: what was saved reached the price on the day before": right + 1}
    number(student.value("break_even"), right, of="the number of days", traps=slips | late)


divergence = Question("divergence", "A price that is never negative")


@divergence.check(
    "two coins and a cat",
    points=1,
    hint="Σ p log(p/q), with the natural logarithm and p in front. Where p = 0, x is infinite and the "
    "product NaN. The definition has no term there; but in p log(p/q) − p + q the q is left, and the "
    "sum needs it.",
)
def _(student):
    even, lopsided = np.array([0.5, 0.5]), np.array([0.1, 0.9])
    got, by_hand, working = (
        student.divergence(even, lopsided),
        math.log(5 / 3),
        "½ log 5 + ½ log 5/9",
    )
    if isinstance(got, float):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the divergence",
            traps={
                "the way back, KL(q‖p)": math.log(2) + 0.1 * math.log(0.1) + 0.9 * math.log(0.9),
                "the cross-entropy; take the entropy of p off": math.log(10 / 3),
                "the mean over the classes; the weights p make a mean of the sum": by_hand / 2,
                "what comes of x turned over: x is q / p": 5 / 2
                + 5 / 18
                - 1
                - math.log(25 / 9) / 2,
                "what comes without the p in front": 2 * by_hand,
            },
            working=working,
        )
    close(got, by_hand, working=working)
    cat, model = np.array([1, 0, 0]), np.array([0.7, 0.2, 0.1])
    got, by_hand = student.divergence(cat, model), math.log(10 / 7)
    if isinstance(got, float):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            of="the divergence",
            traps={
                "the first of the three terms 1 · log(1/0.7) − 1 + 0.7, −0 + 0.2 and −0 + 0.1": (
                    by_hand - 0.3
                ),
            },
            working="1 · log 1/0.7",
        )
    close(got, by_hand, working="1 · log 1/0.7; dog and horse never happen")


@divergence.check(
    "near laws",
    points=0.5,
    hint="A quotient near 1 is rounded at its sixteenth digit, and the price is smaller than that. "
    "Compute x = q / p once, and use this x in x − 1 and in log x: then both have the same rounding. "
    "What is cut off at 0, or has its minus taken away, has still no digits.",
)
def _(student):
    near = "Σ (q − p)² / 2p, up to some millionths of it"
    # About 1e−9 and 5e−7: all these numbers are exact, and so are their sums.
    for step in (2.0**-30, 2.0**-21):
        p = np.array([0.5, 0.25, 0.25])
        q = p + step * np.array([2, -1, -1])
        close(student.divergence(p, q), 8 * step**2, tolerance=1e-5, working=near)
        q = p + step * np.array([1, -1, 0])
        close(student.divergence(p, q), 3 * step**2, tolerance=1e-5, working=near)
        p, q = np.array([0.125, 0.875]), np.array([0.125 + step, 0.875 - step])
        close(student.divergence(p, q), 32 / 7 * step**2, tolerance=1e-5, working=near)
    close(student.divergence(p, p), 0.0, tolerance=1e-30, working="the price of the right belief")


@divergence.check(
    "neither near nor far",
    points=0.5,
    hint="Σ (q − p)² / 2p is the first term of a series, good for very near laws alone. The form with "
    "x needs no other one beside it: it is right near and far.",
    hidden=True,
)
def _(student):
    rng = np.random.default_rng(8)
    whole = 1 << 20  # numbers so that all sums are exactly 1
    for power in range(14):
        p = rng.integers(100_000, 300_000, 4)
        p[0] = whole - p[1:].sum()
        move = rng.integers(10_000, 40_000, 4) * rng.choice([-1, 1], 4)
        move[0] = -move[1:].sum()
        a, b = p / whole, p / whole + move / (whole * 2.0**power)
        with mpmath.workdps(50):
            pairs = zip(map(mpmath.mpf, a.tolist()), map(mpmath.mpf, b.tolist()), strict=True)
            exact = float(mpmath.fsum(x * mpmath.log(x / y) for x, y in pairs))
        close(student.divergence(a, b), exact, tolerance=1e-5)


@divergence.check(
    "zeros and tiny numbers",
    points=0.5,
    hint="p = 0 leaves q of a term, also where q = 0. p > 0 = q costs ∞. q = 10⁻³⁰ is no 0: x is as "
    "small, and its logarithm is finite, but log1p(x − 1) is −∞, as x − 1 is rounded to −1. And "
    "p[…] = … or q[…] = … writes into the array of whoever called you.",
    hidden=True,
)
def _(student):
    half = np.array([0.5, 0.5, 0.0])
    close(student.divergence(half, np.array([0.25, 0.75, 0.0])), np.log(4 / 3) / 2)
    close(student.divergence(half, np.array([0.25, 0.25, 0.5])), np.log(2))
    close(student.divergence(half, np.array([0.0, 0.5, 0.5])), np.inf)
    for seldom in (1e-9, 1e-18):
        close(student.divergence(np.array([seldom, 1 - seldom]), np.array([0.0, 1.0])), np.inf)
    for tiny in (1e-12, 1e-18, 1e-30, 1e-300):
        exact = (mpmath.log(0.5) - mpmath.log(mpmath.mpf(tiny)) + mpmath.log(0.5)) / 2
        got = student.divergence(np.array([0.5, 0.5]), np.array([tiny, 1.0]))
        close(got, float(exact), tolerance=1e-9)
    close(student.divergence(np.array([1e-30, 1.0]), np.array([0.5, 0.5])), np.log(2))
    student.leaves("divergence", half, np.array([0.0, 0.5, 0.5]))
    student.leaves("divergence", half, np.array([0.25, 0.5, 0.25]))


@divergence.check(
    "without clipping",
    points=0,
    hint="Nothing has to be cut off: a term of the safe form is never negative.",
)
def _(student):
    avoids(student.code("divergence"), "clip", because="what is clipped costs less than it should")


there_and_back = Question("there_and_back", "There and back")
BOTH_WAYS = Derivation(
    start="p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    end="(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
    domain={"p": between(0.05, 0.95), "q": between(0.05, 0.95)},
    given={"r": "log(p / q)", "t": "log((1 - p) / (1 - q))"},
    least=4,
    stages=[("r and t stand for the logarithms", ["r", "t"], ["log"])],
)


@there_and_back.check(
    "from two prices to one product",
    points=1,
    hint="log(q/p) is −r, and log((1−q)/(1−p)) is −t. Collect what stands with r and what stands with "
    "t: (1 − p) − (1 − q) is q − p. At the end split the logarithms of r − t, and join those of one "
    "coin.",
)
def _(student):
    BOTH_WAYS.arrives(student.value("there_and_back"))


which_price = Question("which_price", "Which price?")


@which_price.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("which_price"), "abcd")


@which_price.check(
    "what must not happen, and what may",
    points=0.5,
    hint="The law in front of the logarithm weighs. Which mistake is to be dear: to claim what is not "
    "there, or to leave out what is?",
    hidden=True,
)
def _(student):
    choice(
        student.value("which_price"),
        "b",
        {
            "a": "if the truth weighs, a model pays for what it leaves out, not for what it claims: a "
            "single bell then covers the space between the groups, too",
            "c": "the price is the right one, but what the model leaves out has no term in it: "
            "nothing makes it spread",
            "d": "a single bell cannot be p: both prices are above 0, and they are least for "
            "different bells",
        },
    )


common_price = Question("common_price", "One book for two seas")


@common_price.check(
    "three mixtures by hand",
    points=1,
    hint="The mixture has the weights share and 1 − share, and so has the mean of the two prices. In "
    "both prices the mixture is the model and comes second. Your "
    "divergence is in nats: one bit is log 2 nats. If a check of `divergence` is not passed yet, mend "
    "that first.",
)
def _(student):
    p, q = np.array([1.0, 0.0]), np.array([0.5, 0.5])
    right = 0.25 * math.log2(8 / 5) + 0.75 * (math.log2(4 / 5) + math.log2(4 / 3)) / 2
    got, working = (
        student.common_price(p, q, 0.25),
        "m = ⅝, ⅜: ¼ log₂ 8/5 + ¾ (½ log₂ 4/5 + ½ log₂ 4/3)",
    )
    other = 0.75 * math.log2(8 / 7) + 0.25 * (math.log2(4 / 7) + math.log2(4)) / 2
    even = (math.log2(4 / 3), (math.log2(2 / 3) + 1) / 2)
    if isinstance(got, float):
        number(
            got,
            right,
            tolerance=1e-6,
            unit="bits",
            of="the common price",
            traps={
                "what comes of the share given to the other law: p has share, q has 1 − share": other,
                "the JS divergence, for a share of ½": sum(even) / 2,
                "what comes of the even mixture, (p + q) / 2": 0.25 * even[0] + 0.75 * even[1],
                "what comes of even weights for the two prices": (
                    math.log2(8 / 5) + (math.log2(4 / 5) + math.log2(4 / 3)) / 2
                )
                / 2,
                "the sum of the two prices, without weights": math.log2(8 / 5)
                + (math.log2(4 / 5) + math.log2(4 / 3)) / 2,
                "the part of p alone; the days at q cost as well": 0.25 * math.log2(8 / 5),
                "all that the common book sends; what it sends too much is asked for": (
                    3 - math.log2(5) * 5 / 8 - math.log2(3) * 3 / 8
                ),
                "KL(p‖m) alone": math.log2(8 / 5),
            },
            working=working,
        )
    close(got, right, working=working)
    p, q = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    close(student.common_price(p, q, 0.5), 1.0, working="one digit says which sea it is")
    p, q = np.array([0.5, 0.5, 0.0]), np.array([0.0, 0.5, 0.5])
    close(student.common_price(p, q, 0.5), 0.5, working="1 bit on every second day, when it shows")


@common_price.check(
    "all days in one sea",
    points=0.5,
    hint="If the share is 0, m is q, KL(p‖m) can be ∞, and 0 · ∞ is NaN: a law with the weight 0 has no "
    "term. Look at both ends.",
    hidden=True,
)
def _(student):
    p, q = np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.25, 0.75])
    for share in (0, 1, 0.0, 1.0):
        close(student.common_price(p, q, share), 0.0, tolerance=1e-12)
    for share in (0.001, 0.125, 0.9, 0.999):
        entropy = -share * math.log2(share) - (1 - share) * math.log2(1 - share)
        close(student.common_price(p, q, share), entropy)


hedge_proof = Question("hedge_proof", "What a hedge costs")
HEDGE = Ordering(
    {
        "a": "p / r ≤ p / ((1 − ε) q)",
        "b": "r ≤ q, since 1 − ε < 1",
        "c": "Σ p log(p/r) ≤ Σ p log(p/q) − Σ p log(1 − ε)",
        "d": "log(p/r) ≤ log(p/q) − log(1 − ε)",
        "e": "r ≥ (1 − ε) q, since ε u ≥ 0",
        "f": "log(p/r) ≤ log(p/q) + log(1 − ε)",
        "g": "KL(p‖r) ≤ KL(p‖q) + log 1/(1 − ε), since Σ p = 1",
    },
    "eadcg",
)


@hedge_proof.check(
    "five lines in their order",
    points=0.5,
    hint="Begin with what the hedge leaves of q at least. One over it: the sign of ≤ turns. Then the "
    "logarithm, the weights and the sum. Is r below q in each class, also where q is 0? And 1 − ε "
    "stands below the line: with which sign does its logarithm come out?",
)
def _(student):
    HEDGE.right(student.value("hedge_proof"))


best_hedge = Question("best_hedge", "How much hedge?")


@best_hedge.check(
    "the hedge of the lowest price",
    points=1,
    hint="Counts become shares when you divide by their sum. The truth is this year, and the model mixes "
    "last year's shares with 1/5 each. bits_paid for each ε of np.arange(0.01, 1, 0.01); np.argmin gives "
    "the place of the lowest: give the ε at that place.",
)
def _(student):
    right, slips = _hedge(student.variant)
    got = student.value("best_hedge")
    if isinstance(got, int | float):  # a slip near 0 is not to be seen in each small number
        slips = {what: x for what, x in slips.items() if abs(got - x) < 0.012 * max(1, x)}
    # Two digits behind the point are asked for, and are read off a grid.
    number(got, right, tolerance=0.007 / right, of="the best hedge", traps=slips)
