"""Checks of the exercise "Four names, one number"."""

import math
from itertools import combinations

import numpy as np

from grader import (
    Derivation,
    Ordering,
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

PEOPLE = [144, 93, 165, 1, 13, 31]
SAVED = [140, 80, 76, 1, 13, 14]


def _entropy(counts) -> float:
    """The entropy of the empirical law, in nats."""
    n = sum(counts)
    return sum(k / n * math.log(n / k) for k in counts if k)


def _reports(numbers: dict) -> list[tuple[float, dict]]:
    """The mean loss in nats behind each of the three reports, and what slips make of it."""
    n, total, bits = (numbers[k] for k in ("mails", "log_likelihood", "bits"))
    sizes, means = numbers["batch_sizes"], numbers["batch_means"]
    losses = sum(size * mean for size, mean in zip(sizes, means, strict=True))
    full = sum(sizes[:-1])
    likelihood = {
        "the log-likelihood as it stands: a sum over mails, with the other sign": total,
        "the sum of the losses of all mails, not their mean": -total,
        "what comes of multiplying by log 2; that turns bits into nats, and this is in nats already": (
            -total / n * math.log(2)
        ),
        "what comes of dividing by the number of batches; the sum is over mails": -total
        / len(sizes),
        "what comes of the logarithm of the log-likelihood; it is a logarithm already": (
            math.log(-total) / n
        ),
    }
    cross_entropy = {
        "what comes of dividing by log 2; a bit is less than a nat, so in nats the number is smaller": (
            bits / math.log(2)
        ),
        "what comes of dividing by the number of mails; a cross-entropy is a mean already": bits
        / n,
        "what comes of dividing by the number of mails, too; a cross-entropy is a mean already": bits
        * math.log(2)
        / n,
        "the sum over all mails; their mean is asked for": bits * math.log(2) * n,
    }
    batches = {
        "the mean of the batch means; a mail in the small batch counts too much": (
            sum(means) / len(means)
        ),
        "the sum of the losses of all mails, not their mean": losses,
        "the sum of the batch means": sum(means),
        "the sum of all losses, divided by the number of batches": losses / len(sizes),
        "what comes without the last batch; its mails count as any others": (
            sum(size * mean for size, mean in zip(sizes[:-1], means[:-1], strict=True)) / full
        ),
        "the middle one of the batch means, their median": sorted(means)[1] / 2
        + sorted(means)[2] / 2,
        "what comes of multiplying by log 2; that turns bits into nats, and this is in nats already": (
            losses / n * math.log(2)
        ),
    }
    rights = -total / n, bits * math.log(2), losses / n
    return list(zip(rights, (likelihood, cross_entropy, batches), strict=True))


def _reached(numbers: dict) -> tuple[float, dict]:
    """The share of the way to the floor, and what slips make of it."""
    n, lost = sum(PEOPLE), [k - m for k, m in zip(PEOPLE, SAVED, strict=True)]

    def costs(scores):
        return [
            (m * math.log(1 + math.exp(-z)) + (k - m) * math.log(1 + math.exp(z))) / k
            for k, m, z in zip(PEOPLE, SAVED, scores, strict=True)
        ]

    def mean(values):
        return sum(k * v for k, v in zip(PEOPLE, values, strict=True)) / n

    open_in = [_entropy(pair) for pair in zip(SAVED, lost, strict=True)]
    by_class = [(SAVED[i] + SAVED[i + 3], lost[i] + lost[i + 3]) for i in range(3)]
    class_floor = sum(sum(pair) * _entropy(pair) for pair in by_class) / n
    each = costs(numbers["scores"])
    constant, cost, floor = _entropy([sum(SAVED), sum(lost)]), mean(each), mean(open_in)
    turned = mean(costs([-z for z in numbers["scores"]]))
    right = (constant - cost) / (constant - floor)
    return right, {
        "her R², which takes 0 for the floor; for this x the floor is higher": 1 - cost / constant,
        "the share that is left; the share she has gone is asked for": 1 - right,
        "what she has bought, in nats; divide it by all that can be bought": constant - cost,
        "what is left to the floor, in nats": cost - floor,
        "what can be bought at most, in nats": constant - floor,
        "the highest R² of a model of this x, not the share of the way": 1 - floor / constant,
        "the floor divided by her cost; measure both from the best constant": floor / cost,
        "the share in percent; a share is between 0 and 1": 100 * right,
        "her cost divided by that of the best constant": cost / constant,
        "the floor divided by the cost of the best constant": floor / constant,
        "turned over: divide what she has bought by what can be bought": 1 / right,
        "what comes of ½ for the best constant; it is 324/447": (
            (math.log(2) - cost) / (math.log(2) - floor)
        ),
        "what comes of a cost in which all six groups weigh the same; people do": (
            (constant - sum(each) / 6) / (constant - floor)
        ),
        "what comes of a floor in which all six groups weigh the same; people do": (
            (constant - cost) / (constant - sum(open_in) / 6)
        ),
        "what comes if the class alone is known; x tells women from girls, too": (
            (constant - cost) / (constant - class_floor)
        ),
        "what comes of the scores with the other sign: σ(z) is for the label 1": (
            (constant - turned) / (constant - floor)
        ),
    }


def _apart(right: float, slips, by: float) -> bool:
    """Whether no two of the numbers are near each other."""
    seen = [right, *slips]
    return all(abs(a - b) > by * max(abs(a), abs(b)) for a, b in combinations(seen, 2))


def _reports_apart(numbers: dict) -> bool:
    reports = _reports(numbers)
    for right, slips in reports:
        known = [-right, right / math.log(2), right / math.log(10)]
        if not _apart(right, [*known, *slips.values()], 0.01):
            return False
    return True


def _numbers(draw):
    """Three reports, two of them on one filter, and six scores; no slip is near what is right."""
    while True:
        full, count = draw.choice([50, 64, 80]), 3
        sizes = [full] * count + [draw.whole(5, 12)]
        means = [draw.number(0.18, 0.42, digits=2) for _ in range(count)]
        means.append(draw.number(0.6, 1.2, digits=2))
        n = sum(sizes)
        cost = sum(size * mean for size, mean in zip(sizes, means, strict=True)) / n
        other = cost * draw.choice([0.85, 0.88, 1.12, 1.15])
        likelihood, bits = draw.choice([(cost, other), (other, cost), (other, other)])
        women = [draw.number(*ends, digits=1) for ends in ((1.8, 3.8), (0.9, 2.4), (-0.5, 0.4))]
        girls = [draw.number(*ends, digits=1) for ends in ((1, 3), (1.2, 3), (-0.6, 0.5))]
        numbers = {
            "mails": n,
            "log_likelihood": -round(n * likelihood, 2),
            "bits": round(bits / math.log(2), 4),
            "batch_sizes": sizes,
            "batch_means": means,
            "scores": women + girls,
        }
        reached, slips = _reached(numbers)
        apart = all(abs(slip - reached) > 0.02 * reached for slip in slips.values())
        if 0.6 < reached < 0.9 and apart and _reports_apart(numbers):
            return numbers


numbers = Variant(
    {
        "mails": 200,
        "log_likelihood": -67.12,
        "bits": 0.5612,
        "batch_sizes": [64, 64, 64, 8],
        "batch_means": [0.31, 0.29, 0.33, 0.95],
        "scores": [2.5, 1.5, 0.3, 2.0, 2.0, -0.4],
    },
    _numbers,
)

seen_law = Question("seen_law", "The law of what was seen")


@seen_law.check(
    "four samples",
    points=0.5,
    hint="Count how many labels are 0, how many are 1, and so on. Divide by the number of samples, and "
    "do not round. "
    "(np.zeros_like of labels makes whole numbers, which cannot hold shares.)",
)
def _(student):
    close(
        student.seen_law(np.array([2, 0, 2, 2]), 3),
        np.array([1 / 4, 0, 3 / 4]),
        working="1, 0 and 3 of four samples",
    )
    labels = np.random.default_rng(9).integers(0, 4, 60)
    law = student.seen_law(labels, 4)
    twice = student.seen_law(np.concatenate([labels, labels]), 4)
    close(twice, law, working="each sample twice: the law stays")
    close(np.sum(law), 1.0, working="the shares of a law sum to 1")


@seen_law.check(
    "classes that nobody has, labels left as they were",
    points=0.5,
    hint="The law has K shares even if the largest label is smaller than K − 1: np.bincount takes "
    "minlength. And sort a copy, if you sort.",
    hidden=True,
)
def _(student):
    close(student.seen_law(np.array([1, 1, 0, 1, 0]), 6), np.array([0.4, 0.6, 0, 0, 0, 0]))
    close(student.seen_law(np.full(9, 3), 5), np.array([0, 0, 0, 1, 0]))
    labels = np.array([2, 1, 2, 2], dtype=np.uint8)
    close(student.seen_law(labels, 5), np.array([0, 0.25, 0.75, 0, 0]))
    student.leaves("seen_law", np.array([2, 0, 1, 0]), 4)


record_loss = Question("record_loss", "The record, per sample")


@record_loss.check(
    "two records by hand",
    points=1,
    hint="Each sample of the class k adds −log q[k]. Multiply by how many there are, add up over the "
    "classes, divide by the number of samples. Whoever writes into q or counts does so in a copy.",
)
def _(student):
    got = student.record_loss(np.array([1, 2]), np.array([0.25, 0.75]))
    by_hand, working = math.log(64 / 9) / 3, "⅓ · log(64/9)"
    if isinstance(got, int | float) and math.isfinite(got):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the loss",
            traps={
                "the sum over the samples, not their mean": 3 * by_hand,
                "the sum of the losses divided by the number of classes, not of samples": (
                    1.5 * by_hand
                ),
                "what comes of the probability of the counts; the record has one order, so there "
                "is no multinomial coefficient": by_hand - math.log(3) / 3,
                "the likelihood of the record; its logarithm is asked for": 9 / 64,
                "the cross-entropy with the two laws exchanged: the shares weigh, the logarithm is "
                "that of q": 0.25 * math.log(3) + 0.75 * math.log(1.5),
                "the divergence; the entropy of what was seen belongs to the loss": (
                    by_hand - _entropy([1, 2])
                ),
                "the entropy of what was seen; q does not come in": _entropy([1, 2]),
                "what comes if each class counts once": math.log(16 / 3),
                "the mean over the classes, whatever their counts": math.log(16 / 3) / 2,
            },
            working=working,
        )
    close(got, by_hand, working=working)
    counts, q = np.array([2, 1, 1]), np.array([0.5, 0.25, 0.25])
    close(student.record_loss(counts, q), 1.5 * math.log(2), working="(2 log 2 + 2 log 4) / 4")
    rng = np.random.default_rng(9)
    counts, q = rng.integers(1, 20, 5), rng.dirichlet(np.ones(5))
    once = student.record_loss(counts, q)
    close(student.record_loss(2 * counts, q), once, working="the record twice: the mean stays")
    student.leaves("record_loss", counts, q)
    student.leaves("record_loss", np.array([2, 0, 1]), np.array([0.5, 0.0, 0.5]))


@record_loss.check(
    "both kinds of zeros",
    points=0.5,
    hint="0 · log 0 is NaN for numpy, and the term should be 0: choose the classes with counts > 0 "
    "first. A class that was seen and has q = 0 costs ∞, and one with q = 10⁻³⁰ costs 69 a sample: "
    "nothing may be added or cut off.",
    hidden=True,
)
def _(student):
    def loss(counts, q):
        return student.record_loss(np.array(counts), np.array(q))

    close(loss([0, 3, 1], [0.0, 0.75, 0.25]), (3 * math.log(4 / 3) + math.log(4)) / 4)
    close(loss([0, 3, 1], [0.5, 0.25, 0.25]), math.log(4))
    close(loss([0, 4], [0.0, 1.0]), 0.0)
    close(loss([2, 0, 2], [0.5, 0.5, 0.0]), math.inf)
    close(loss([1, 1], [1e-30, 1.0]), 15 * math.log(10))


@record_loss.check(
    "long records",
    points=0.5,
    hint="The product of more than a thousand probabilities is too small for a float: take "
    "logarithms first, then add.",
    hidden=True,
)
def _(student):
    q = np.array([0.4, 0.6])
    by_hand = -0.3 * math.log(0.4) - 0.7 * math.log(0.6)
    for n in (500, 1150, 1_000_000):  # the product of 1150 is a float that has lost digits
        counts = np.array([3 * n // 10, 7 * n // 10])
        close(student.record_loss(counts, q), by_hand)


one_group = Question("one_group", "Four names in one group")
ONE_GROUP = Ordering(
    {
        "a": "-p * log(s) - (1 - p) * log(1 - s)",
        "b": "log(1 + exp(z)) - m * z",
        "c": "-log(s**m * (1 - s)**(n - m)) / n",
        "d": "log(1 + exp(z)) - p * z",
        "e": "-log(s**m) / n - log((1 - s)**(n - m))",
        "f": "-m / n * log(s) - (n - m) / n * log(1 - s)",
        "g": "-p * log(exp(z) / (1 + exp(z))) - (1 - p) * log(1 / (1 + exp(z)))",
        "h": "-p * log(s)",
        "i": "-(m * log(s) + (n - m) * log(1 - s)) / n",
    },
    "cifagd",
    derivation=Derivation(
        start="-log(s**m * (1 - s)**(n - m)) / n",
        domain={"m": between(2, 9), "n": between(10, 20), "z": between(-4, 4)},
        given={"p": "m / n", "s": "1 / (1 + exp(-z))"},
    ),
)


@one_group.check(
    "six lines in their order",
    points=1,
    hint="First the logarithm of the likelihood, divided by −n. Then the logarithm of the product "
    "becomes a sum, n goes into the sum, the counts become shares, s becomes a softmax of the "
    "scores 0 and z, and the two terms are collected.",
)
def _(student):
    ONE_GROUP.right(student.value("one_group"))


two_laws = Question("two_laws", "One product, two laws")
SHARES = ["g1", "g2", "p1", "p2"]
TWO_LAWS = Derivation(
    start="-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    end="g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
    domain={name: between(1, 9) for name in ("a1", "b1", "a2", "b2")}
    | {name: between(0.05, 0.95) for name in ("q1", "q2")},
    given={
        "n": "a1 + b1 + a2 + b2",
        "g1": "(a1 + b1) / (a1 + b1 + a2 + b2)",
        "g2": "(a2 + b2) / (a1 + b1 + a2 + b2)",
        "p1": "a1 / (a1 + b1)",
        "p2": "a2 / (a2 + b2)",
    },
    functions=("log",),
    least=4,
    stages=[("a share has come in", SHARES, [])],
)


@two_laws.check(
    "from one product to the mean of two cross-entropies",
    points=1.5,
    hint="The log of a product is a sum of logs, and a count in an exponent comes down as a factor. "
    "Then a1/n is (a1 + b1)/n · a1/(a1 + b1), which is g1 · p1. And b1/(a1 + b1) is 1 − p1.",
)
def _(student):
    steps = student.value("two_laws")
    TWO_LAWS.arrives(steps)
    inner = [TWO_LAWS.read(step[0] if isinstance(step, list) else step) for step in steps[1:-1]]
    holds(
        any("**" not in line.text and not line.names & set(SHARES) for line in inner),
        "a line between the first and the last in which the logarithm of the product is taken "
        "apart, so that no ** is left, and no share has come in yet",
        "no such line",
    )


one_ruler = Question("one_ruler", "Three reports on one ruler")


def _on_ruler(student, place: int) -> None:
    """Compare one of three numbers with the mean loss behind its report."""
    got = student.value("one_ruler")
    got = got.tolist() if isinstance(got, np.ndarray) else got
    right, slips = _reports(student.variant)[place]
    whole = isinstance(got, list) and len(got) == 3
    holds(whole, "a list of three numbers, one for each report, in their order", show(got))
    who = ("the statistician's", "the information theorist's", "the engineer's")[place]
    number(got[place], right, unit="nats", of=f"{who} mean loss", traps=slips)


@one_ruler.check(
    "the statistician's",
    points=0.5,
    hint="A log-likelihood is a sum over all mails, of logarithms that are not losses yet: a loss has "
    "a minus.",
)
def _(student):
    _on_ruler(student, 0)


@one_ruler.check(
    "the information theorist's",
    points=0.5,
    hint="One bit is log 2 = 0.6931 nats, and a cross-entropy is a mean already.",
)
def _(student):
    _on_ruler(student, 1)


@one_ruler.check(
    "the engineer's",
    points=0.5,
    hint="Means of different numbers of mails cannot be averaged as they stand, sums can: a batch "
    "mean times its number of mails is the sum of its losses.",
)
def _(student):
    _on_ruler(student, 2)


lowest_loss = Question("lowest_loss", "How low can it go?")


@lowest_loss.check(
    "floors by hand",
    points=1,
    hint="For each value of x: count the classes of its samples, take the entropy of their shares, "
    "and weigh it with the share of the samples that have this x. A group with one class alone has "
    "the entropy 0. Where a check of record_loss is not passed yet, mend that first.",
)
def _(student):
    x, y = np.array([7, 7, 3, 3, 3, 3]), np.array([0, 1, 1, 1, 1, 1])
    got, by_hand, working = student.lowest_loss(x, y), math.log(2) / 3, "(2 log 2 + 4 · 0) / 6"
    if isinstance(got, int | float) and math.isfinite(got):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the floor",
            traps={
                "the mean of the two entropies as if the groups were equally large": (
                    math.log(2) / 2
                ),
                "the sum of the entropies of the groups; weigh each with its share": math.log(2),
                "the entropy of the marginal law: the cost of the best constant, which does not "
                "look at x": _entropy([1, 5]),
                "the mean entropy of one-hot truths; but samples with equal x get one law": 0.0,
                "the sum over the samples, not their mean": 2 * math.log(2),
                "what is open in x once y is known; it is y that is open": (
                    5 / 6 * _entropy([1, 4])
                ),
                "what x can buy; the floor is what is left": _entropy([1, 5]) - by_hand,
                "the entropy of the pairs of x and y; here x is known": _entropy([1, 1, 4]),
                "the entropy of x": _entropy([2, 4]),
                "what comes of a loop over all samples: np.unique(x) has each value of x once": (
                    2 * by_hand
                ),
                "the lowest share of mistakes; the loss is asked for": 1 / 6,
            },
            working=working,
        )
    close(got, by_hand, working=working)
    y = np.array([1, 0, 1, 1, 0, 1, 1, 1, 0, 1])
    alike = student.lowest_loss(np.full(10, 4), y)
    close(alike, _entropy([3, 7]), working="all x equal: the entropy of 3 in 10")
    close(student.lowest_loss(np.arange(10), y), 0.0, working="no two x are equal")


@lowest_loss.check(
    "any x, any number of classes, in any order",
    points=0.5,
    hint="np.unique(x) gives the values of x, whatever kind of numbers they are, and x == value finds "
    "their samples wherever they stand. With more classes than two a mean of y is no share. Work on "
    "copies if you sort.",
    hidden=True,
)
def _(student):
    x = np.array([-2.5, 0.3, -2.5, 0.4, 0.3, -2.5, 0.4, 0.4, -2.5, 0.3, 0.3, 0.4])
    y = np.array([0, 1, 2, 2, 0, 2, 2, 2, 1, 1, 1, 2])
    by_hand = (_entropy([1, 1, 2]) + _entropy([1, 3])) / 3
    close(student.lowest_loss(x, y), by_hand)
    rng = np.random.default_rng(9)
    x, y = rng.permutation(np.repeat([-1.5, -0.5, 0.0, 2.5], 15)), rng.integers(0, 4, 60)
    groups = [[int(np.sum(y[x == v] == k)) for k in range(4)] for v in (-1.5, -0.5, 0.0, 2.5)]
    close(student.lowest_loss(x, y), sum(map(_entropy, groups)) / 4)
    student.leaves("lowest_loss", x, y)


reached = Question("reached", "Only a quarter?")


@reached.check(
    "how far from the constant to the floor",
    points=1,
    hint="Three costs: the best constant gives everybody 324/447, her model the σ of the group's "
    "score, and the floor is lowest_loss(x, y). From the first to the second, divided by "
    "from the first to the third.",
)
def _(student):
    right, slips = _reached(student.variant)
    # Costs that were rounded to four digits give it within two in a thousand.
    number(student.value("reached"), right, tolerance=2e-3, of="the share", traps=slips)


handed = Question("handed", "The loss that will not fall")


@handed.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("handed"), "abcd")


@handed.check(
    "what the loss function was handed",
    points=0.5,
    hint="Compute the first loss, where all four are alike, and the last, where the label has 1, as "
    "each of the four would have it.",
    hidden=True,
)
def _(student):
    choice(
        student.value("handed"),
        "b",
        {
            "a": "no floor is above a loss that is reached: with 0.9999 for nearly every label and "
            "0.99 at least, the loss is below 0.01. Equal pictures with different labels could not "
            "all have that",
            "c": "in bits four classes that are alike would cost 2 at the start, not 1.3863; and "
            "0.9999 for the label is a tiny loss in nats and in bits",
            "d": "a function that takes no logarithm would give minus the probability of the label: "
            "−0.25 at the start and nearly −1 at the end",
        },
    )
