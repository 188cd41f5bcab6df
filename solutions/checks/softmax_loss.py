"""Checks of the exercise "Cross-entropy from scores"."""

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


def _row_hinge(numbers: dict) -> tuple[float, dict]:
    """The hinge loss of the row, and what slips make of it."""
    scores, label = numbers["scores"], numbers["label"]
    own = scores[label]
    leads = [own - z for j, z in enumerate(scores) if j != label]
    paid = [max(0.0, 1 - m) for m in leads]
    return sum(paid), {
        "1 too much: the true class is no rival of its own": sum(paid) + 1,
        "what the strongest rival alone asks for; the chapter adds up over all rivals": max(paid),
        "the mean over the three rivals; the chapter adds up": sum(paid) / 3,
        "the mean over four classes; the chapter adds up over the rivals": sum(paid) / 4,
        "what comes with a lead of 0 in place of 1": sum(max(0.0, -m) for m in leads),
        "what comes with a lead of 2 in place of 1": sum(max(0.0, 2 - m) for m in leads),
        "what comes with the leads of the rivals over the true class; a lead is the true score less "
        "the rival's": sum(max(0.0, 1 + m) for m in leads),
        "what comes without the maximum: a lead above 1 pays nothing, and gives nothing back": sum(
            1 - m for m in leads
        ),
    }


def _needed(numbers: dict) -> tuple[float, dict]:
    """The score at which the cross-entropy is the limit, and what slips make of it."""
    scores, label, limit = numbers["scores"], numbers["label"], numbers["limit"]
    own, others = scores[label], [z for j, z in enumerate(scores) if j != label]
    rivals = math.log(sum(map(math.exp, others)))
    everyone = math.log(sum(map(math.exp, scores)))
    beyond = math.log(math.expm1(limit))
    needed = rivals - beyond
    return needed, {
        "what the strongest rival alone asks for; the others count, too": max(others) - beyond,
        "what comes if the true class with its old score is among its own rivals": everyone
        - beyond,
        "what comes with a plus: the loss falls as the score rises": rivals + beyond,
        "what comes if the log-sum-exp stands still; the true score is in it": everyone - limit,
        "what comes of r less the limit; the loss is log(1 + e^(r − a)), not r − a": rivals - limit,
        "the score of a loss of log 2": rivals,
        "by how much the score must rise; the score itself is asked for": needed - own,
        "the score for a loss of as many bits; the limit is in nats": rivals
        - math.log(2**limit - 1),
        "the probability of the true class at the limit; its score is asked for": math.exp(-limit),
    }


def _table_cost(numbers: dict) -> tuple[float, dict]:
    """The cost if each sample gets the law of its row, and what slips make of it."""
    counts = np.array(numbers["counts"], dtype=float)
    total, right = counts.sum(), np.diag(counts)
    by_row = counts / counts.sum(axis=1, keepdims=True)
    by_column = counts / counts.sum(axis=0)
    seen = counts > 0
    losses = np.zeros_like(counts)
    losses[seen] = -counts[seen] * np.log(by_row[seen])
    columns = -np.sum(counts[seen] * np.log(by_column[seen])) / total
    shares = counts.sum(axis=0) / total
    diagonal = -np.log(np.diag(by_row))
    return losses.sum() / total, {
        "the sum of all losses; the cost is their mean": losses.sum(),
        "what comes with the law of each column; the rows are the assigned classes": columns,
        "made of three terms, one for each class, over the number of samples: every sample has a "
        "term": diagonal.sum() / total,
        "the mean of three terms, one for each class: every sample has a term": diagonal.mean(),
        "what the right decisions cost, over all samples: a mistake has a loss as well": np.sum(
            right * diagonal
        )
        / total,
        "the mean loss of the right decisions alone: a mistake has a loss as well": np.sum(
            right * diagonal
        )
        / right.sum(),
        "the mean of the three rows as if each had as many samples": np.mean(
            losses.sum(axis=1) / counts.sum(axis=1)
        ),
        "what comes if each count is divided by the number of all samples, not by that of its row": (
            -np.sum(counts[seen] * np.log(counts[seen] / total)) / total
        ),
        "what comes if every sample gets the law of the whole table; each row has a law of its own": (
            -np.sum(shares * np.log(shares))
        ),
        "what the share of each true class that was found (its recall) would cost": -np.sum(
            shares * np.log(right / counts.sum(axis=0))
        ),
        "minus the log of the share of right decisions; every sample has the law of its row": (
            -math.log(right.sum() / total)
        ),
        "the sum over the three rows as if each were one sample": np.sum(
            losses.sum(axis=1) / counts.sum(axis=1)
        ),
        "the share of mistakes, not a cost": 1 - right.sum() / total,
        "the sum over the places of the table: a place with three samples has three terms": -np.sum(
            np.log(by_row[seen])
        ),
        "the mean over the places of the table; each sample is a term, so a place counts as often as "
        "it has samples": -np.mean(np.log(by_row[seen])),
    }


def _with_units(right: float, slips: dict) -> list[float]:
    """All numbers that a check knows: the right one, its other units and lost sign, the slips."""
    return [right, -right, right / math.log(2), right / math.log(10), *slips.values()]


def _numbers(draw):
    """A wrong decision, a limit and a table; every slip has a value of its own."""
    while True:
        scores = [draw.number(-1.5, 2.5, digits=1) for _ in range(4)]
        label, limit = draw.whole(0, 3), draw.choice([0.4, 0.5, 0.8, 0.9, 1.2])
        ahead = [z - scores[label] for z in scores]
        hinge, hinge_slips = _row_hinge({"scores": scores, "label": label})
        numbers = {"scores": scores, "label": label, "limit": limit}
        needed, needed_slips = _needed(numbers)
        if (
            0.5 < max(ahead) < 2.5
            and min(ahead) < -1.2
            and len(set(scores)) == 4
            and all(abs(slip - hinge) > 0.03 for slip in hinge_slips.values())
            and _apart([v for v in hinge_slips.values() if v], 0.01)
            and all(abs(slip - needed) > 0.06 for slip in needed_slips.values())
            and _apart(list(needed_slips.values()), 0.025)
            and abs(needed) > 0.4
        ):
            break
    while True:
        table = [[draw.whole(0, 3) for _ in range(3)] for _ in range(3)]
        for k in range(3):
            table[k][k] = draw.whole(3, 8)
        if sum(count == 0 for row in table for count in row) not in (1, 2):
            continue
        right, slips = _table_cost({"counts": table})
        if _apart(_with_units(right, slips), 0.006):
            return numbers | {"counts": table}


def _apart(values: list[float], by: float) -> bool:
    """Whether any two differ by more than a part of the larger one."""
    return all(abs(a - b) > by * max(abs(a), abs(b)) for a, b in combinations(values, 2))


numbers = Variant(
    {
        "scores": [1.2, -0.7, 2.1, 0.4],
        "label": 3,
        "limit": 0.5,
        "counts": [[6, 2, 0], [1, 4, 3], [1, 0, 3]],
    },
    _numbers,
)

log_sum_exp = Question("log_sum_exp", "The log-sum-exp")


@log_sum_exp.check(
    "rows whose exponentials are known",
    points=1,
    hint="Exponentials, their sum along the last axis (axis=-1, the only one of a single row), the "
    "logarithm of that. If you keep the 1 of the largest score out of the sum, keep out one: of "
    "three equal scores the other two stay in. A single row gives a number, not an array of one; a "
    "table of one row gives an array.",
)
def _(student):
    got, by_hand = student.log_sum_exp(np.log([1.0, 2.0, 4.0])), math.log(7)
    if isinstance(got, float):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the log-sum-exp",
            traps={
                "the largest score; the log-sum-exp is above it": math.log(4),
                "the sum of the exponentials; its logarithm is asked for": 7,
                "the sum of the scores, the logarithm of a product": math.log(8),
                "the logarithm of a mean; that of the sum is asked for": math.log(7 / 3),
                "the log-sum-exp of the shifted scores; the largest score is to be added again": (
                    math.log(7 / 4)
                ),
                "what comes with the 1 of the largest score twice; np.log1p adds 1 itself": (
                    math.log(11)
                ),
                "the largest score plus a logarithm to the base 10; take the natural one": (
                    math.log(4) + math.log10(7 / 4)
                ),
            },
            working="log(1 + 2 + 4)",
        )
    close(got, by_hand, working="log(1 + 2 + 4)")
    three = student.log_sum_exp(np.array([5.0, 5.0, 5.0]))
    close(three, 5 + math.log(3), working="log(3 e^5) = 5 + log 3")
    table = np.log([[1.0, 2.0, 4.0, 1.0], [9.0, 0.25, 0.5, 0.25]])
    close(student.log_sum_exp(table), np.log([8.0, 10.0]), working="log 8 and log 10, a row each")
    one = student.log_sum_exp(np.log([[2.0, 1.0]]))
    close(one, np.log([3.0]), working="log 3, of a table with one row")


@log_sum_exp.check(
    "far out, in whole numbers, left as they were",
    points=0.5,
    hint="Take the largest score of each row off that row, z.max(axis=-1, keepdims=True), and add "
    "it again behind the logarithm. One largest score of the whole table leaves other rows with "
    "exponentials that are all 0. z -= … and z.sort() change the array of your caller.",
    hidden=True,
)
def _(student):
    near = float(mpmath.log1p(mpmath.exp(-1)))
    rows = np.array([[100000, 99999], [-1000, -1001], [1, 0], [-100000, 100000]])
    exact = [100000 + near, -1000 + near, 1 + near, 100000.0]
    close(student.log_sum_exp(rows), np.array(exact), tolerance=1e-12)
    rows = np.array([[1000.0, 0.0, -1000.0], [700.0, 709.0, 709.5], [-745.0, -750.0, -747.0]])
    exact = [1000.0]
    for row in rows[1:].tolist():
        exact.append(float(mpmath.log(sum(mpmath.exp(z) for z in row))))
    close(student.log_sum_exp(rows), np.array(exact))
    student.leaves("log_sum_exp", np.array([[0.5, 2.0, -1.0], [3.0, 1.0, 2.0]]))


@log_sum_exp.check(
    "the digits of a tiny one",
    points=0.5,
    hint="1 + 4.2e−18 is rounded to 1, and its logarithm is 0. Keep the 1 of the largest score out "
    "of the sum, and give the rest to np.log1p.",
    hidden=True,
)
def _(student):
    rows = [[0.0, -40.0, -45.0], [-19.0, -21.0, 0.0], [-30.0, 0.0, -36.0], [-12.0, 0.0, -15.0]]
    exact = [float(mpmath.log1p(sum(mpmath.exp(z) for z in row if z))) for row in rows]
    close(student.log_sum_exp(np.array(rows)), np.array(exact))


one_rival = Question("one_rival", "All rivals are one rival")
ONE_RIVAL = Derivation(
    start="-log(q)",
    end="log(1 + exp(r - a))",
    domain={"a": between(-3, 3), "b": between(-3, 3), "c": between(-3, 3)},
    given={"q": "exp(a) / (exp(a) + exp(b) + exp(c))", "r": "log(exp(b) + exp(c))"},
    least=5,
    stages=[
        ("a, b and c stand, and neither q nor r", ["exp"], ["q", "r"]),
        ("r stands, and q does not", ["r"], ["q"]),
    ],
)


@one_rival.check(
    "three classes, one lead",
    points=1,
    hint="Put the quotient in for q first. −log(u / v) is log(v / u). exp(b) + exp(c) is exp(r), "
    "since exp undoes log. Then divide both terms of the sum by exp(a).",
)
def _(student):
    ONE_RIVAL.arrives(student.value("one_rival"))  # it follows, too


row_loss = Question("row_loss", "From scores to a loss")


@row_loss.check(
    "rows whose probabilities are known",
    points=1,
    hint="The log-sum-exp of the row, less the score of the true class. For one row y is a number "
    "and so is the loss; for a table, z[np.arange(len(y)), y] are the true scores. z[y] are rows of "
    "a table, z[:, y] are columns. A table of one row gives an array with one loss.",
)
def _(student):
    row = np.log([3.0, 2.0, 5.0])
    got, by_hand = student.row_loss(1, row), math.log(5)
    if isinstance(got, float):
        number(
            got,
            by_hand,
            tolerance=1e-6,
            unit="nats",
            of="the loss",
            traps={
                "the probability of the true class; minus its logarithm is asked for": 1 / 5,
                "the lead of the winner over the true class; the fee for doubt is missing": (
                    math.log(5 / 2)
                ),
                "the log-sum-exp; the score of the true class is to come off": math.log(10),
                "the loss of the class with the largest score; that of the true class is asked "
                "for": math.log(2),
                "the loss of the first class; classes are counted from 0, and the true one is 1": (
                    math.log(10 / 3)
                ),
                "the sum of the losses of the other classes": math.log(20 / 3),
                "what comes if the rivals alone are in the sum; the true class is in it, too": (
                    math.log(4)
                ),
                "the loss of probabilities that were taken for scores": math.log(
                    math.exp(0.3) + math.exp(0.2) + math.exp(0.5)
                )
                - 0.2,
            },
            working="the probability is 2/10",
        )
    close(got, by_hand, working="the probability is 2/10")
    table = np.log([[1.0, 2.0, 5.0], [6.0, 1.0, 1.0], [3.0, 3.0, 3.0]])
    for y, seen in (([2, 1, 0], [5 / 8, 1 / 8, 1 / 3]), ([0, 0, 1], [1 / 8, 6 / 8, 1 / 3])):
        words = "probabilities " + ", ".join(f"{p:.6g}" for p in seen)
        close(student.row_loss(np.array(y), table), -np.log(seen), working=words)
    few = student.row_loss(np.array([0, 2]), np.log([[1.0, 2.0, 5.0], [6.0, 1.0, 1.0]]))
    close(few, np.log([8.0, 8.0]), working="the probability is 1/8, twice")
    one = student.row_loss(np.array([1]), np.log([[1.0, 3.0]]))
    close(one, -np.log([0.75]), working="the probability is 3/4, in a table with one row")


@row_loss.check(
    "1000, 0 and −1000, left as they were",
    points=0.5,
    hint="No probability comes up on the way from scores to the loss, so no 0 either: the log-sum-"
    "exp and a difference. log(1 + Σ e^(z_j − z_y)) overflows if the true class is far behind. "
    "z -= … changes the array of your caller.",
    hidden=True,
)
def _(student):
    far = np.tile([1000.0, 0.0, -1000.0], (3, 1))
    close(student.row_loss(np.arange(3), far), np.array([0.0, 1000.0, 2000.0]))
    whole = np.array([[750, 0], [30000, -70001]])
    close(student.row_loss(np.array([1, 1]), whole), np.array([750.0, 100001.0]))
    rng = np.random.default_rng(12)
    z, y = rng.normal(scale=3, size=(6, 4)), rng.integers(0, 4, 6)
    exact = [float(_loss(label, row)) for label, row in zip(y.tolist(), z.tolist(), strict=True)]
    close(student.row_loss(y, z), np.array(exact))
    close(student.row_loss(y, z + 4096), np.array(exact), tolerance=1e-7)
    student.leaves("row_loss", y, z)


@row_loss.check(
    "the digits of a small loss",
    points=0.5,
    hint="The log-sum-exp of 40 and 0 is 40 for the machine, and 40 less 40 leaves nothing. Which "
    "scores have the same loss, and a log-sum-exp that keeps its digits? A law of the log-sum-exp "
    "lets you move all scores before you take it.",
    hidden=True,
)
def _(student):
    rows = [
        [40.0, 0.0, 1.0],
        [-3.0, 33.0, 2.0],
        [7.0, -12.0, 26.0],
        [15.0, 0.0, 0.0],
        [-36.0, -1.0, -20.0],
    ]
    y = [0, 1, 2, 0, 1]
    exact = [float(_loss(label, row)) for label, row in zip(y, rows, strict=True)]
    close(student.row_loss(np.array(y), np.array(rows)), np.array(exact))


def _loss(label, row):
    """The cross-entropy of a row of scores, exactly."""
    own = mpmath.mpf(row[label])
    others = (mpmath.exp(z - own) for j, z in enumerate(row) if j != label)
    return mpmath.log1p(sum(others))


needed_score = Question("needed_score", "When does it stay?")


@needed_score.check(
    "the hinge loss as it is",
    points=0.5,
    hint="Three rivals. For each: the lead of the true class over it, and what this lacks to 1, if "
    "it lacks anything. Then the sum.",
)
def _(student):
    right, slips = _row_hinge(student.variant)
    number(student.value("row_hinge"), right, of="the hinge loss", traps=slips)


@needed_score.check(
    "the score at the limit",
    points=0.5,
    hint="Set log(1 + e^(r − a)) to the limit, with r the log-sum-exp of the three rivals, and solve "
    "for a. Or try scores from −5 to 5 in steps of 0.001, and take the one whose loss is nearest to "
    "the limit.",
)
def _(student):
    right, slips = _needed(student.variant)
    # Two digits behind the point are asked for, and may be read off a grid.
    number(
        student.value("needed_score"),
        right,
        tolerance=round(0.0102 / abs(right), 4),
        of="the score",
        traps=slips,
    )


sure_of = Question("sure_of", "What is sure?")


@sure_of.check("one letter", points=0, hint='One of the four letters, such as "a".')
def _(student):
    letter(student.value("sure_of"), "abcd")


@sure_of.check(
    "what a cost says of decisions",
    points=0.5,
    hint="The section of the chapter on the least price of a mistake: how many mistakes can a "
    "cost pay for?",
    hidden=True,
)
def _(student):
    choice(
        student.value("sure_of"),
        "c",
        {
            "a": "the decision does not enter the cost, the probability does: 280 mistakes that cost "
            "0.70 each and 720 right decisions that cost next to nothing make 0.2, and a thousand "
            "right decisions with the probability 0.45 make 0.8",
            "b": "that takes the cost for the share of mistakes: a mistake costs log 2 = 0.693 at "
            "least, not 1, so 200 nats pay for up to 288 of them",
            "d": "every mistake costs more than log 2, but not everything that costs more than log "
            "2 is a mistake: of ten classes the true one may lead with a probability of 0.45",
        },
    )


score_slope = Question("score_slope", "Prediction less label")


@score_slope.check(
    "rows whose probabilities are known",
    points=0.5,
    hint="The probability of each class, and 1 less at the true one. One row gives one row, a table "
    "a table: log_sum_exp(z)[..., None] stands beside each row of a table. y[..., None] needs an "
    "array: np.asarray makes one of a number.",
)
def _(student):
    row = np.log([1.0, 2.0, 5.0])
    words = "(1, 2, 5)/8, less 1 at the true class"
    close(student.score_slope(1, row), np.array([1 / 8, -6 / 8, 5 / 8]), working=words)
    close(student.score_slope(2, row), np.array([1 / 8, 2 / 8, -3 / 8]), working=words)
    table = np.log([[1.0, 2.0, 5.0], [6.0, 1.0, 1.0], [2.0, 4.0, 4.0]])
    slopes = student.score_slope(np.array([2, 0, 1]), table)
    by_hand = [[1 / 8, 2 / 8, -3 / 8], [-2 / 8, 1 / 8, 1 / 8], [1 / 5, -3 / 5, 2 / 5]]
    words = "(1, 2, 5)/8, (6, 1, 1)/8 and (1, 2, 2)/5, less 1 at the true classes"
    close(slopes, np.array(by_hand), working=words)


@score_slope.check(
    "far out, left as they were",
    points=0.5,
    hint="e^1000 overflows: take the log-sum-exp off before the exponential. Whole numbers come in, "
    "and an array of whole numbers cannot hold slopes. z[…] = … and z -= … change the array of your "
    "caller.",
    hidden=True,
)
def _(student):
    far = np.tile([1000, 0, -1000], (3, 1))
    exact = [[0.0, 0.0, 0.0], [1.0, -1.0, 0.0], [1.0, 0.0, -1.0]]
    close(student.score_slope(np.arange(3), far), np.array(exact))
    close(student.score_slope(np.array([1]), np.array([[50, 50, -900]])), [[0.5, -0.5, 0.0]])
    z = np.random.default_rng(6).normal(scale=3, size=(5, 4))
    student.leaves("score_slope", np.array([0, 3, 1, 1, 2]), z)


@score_slope.check(
    "the digits of a class that is nearly certain",
    points=0.5,
    hint="Of a class that is nearly certain, the probability less 1 has lost its digits. The slopes "
    "sum to 0: what must the one of the true class be, if you know the others?",
    hidden=True,
)
def _(student):
    rows = [[40.0, 0.0, 1.0], [-3.0, 33.0, 2.0], [7.0, -12.0, 26.0], [16.0, 0.0, 0.0]]
    rows, y = [*rows, [960.0, 1000.0, -1000.0]], [0, 1, 2, 0, 1]
    exact = []
    for label, row in zip(y, rows, strict=True):
        powers = [mpmath.exp(mpmath.mpf(z) - max(row)) for z in row]
        others = [p / sum(powers) for p in powers]
        others[label] = mpmath.mpf(0)
        others[label] = -sum(others)
        exact.append([float(s) for s in others])
    close(student.score_slope(np.array(y), np.array(rows)), np.array(exact))


one_step = Question("one_step", "One step of learning")


@one_step.check(
    "steps by hand",
    points=0.5,
    hint="The slope of the loss in z, from W @ x + b. In the weights it is np.outer(slope, x): a row "
    "for each class. Both slopes are taken before anything moves; the step goes against them. Give "
    "back what W and b have become, not the steps: return new_W, new_b.",
)
def _(student):
    x = np.array([1.0, 2.0, -1.0])
    words = "slopes ⅓, ⅓, −⅔ in the scores, times (1, 2, −1) in the weights"
    pair = student.one_step(np.zeros((3, 3)), np.zeros(3), x, 2, 3.0)
    holds(isinstance(pair, list) and len(pair) == 2, "a pair, new_W and new_b", show(pair))
    weights = np.array([[-1.0, -2.0, 1.0], [-1.0, -2.0, 1.0], [2.0, 4.0, -2.0]])
    close(pair[0], weights, working=words)
    close(pair[1], np.array([-1.0, -1.0, 2.0]), working="3 times ⅓, ⅓ and −⅔, against the slope")
    b = np.log([1.0, 2.0])
    weights, intercepts = student.one_step(np.zeros((2, 1)), b, np.array([6.0]), 0, 0.5)
    close(weights, np.array([[2.0], [-2.0]]), working="½ · ⅔ · 6, the class 0 upwards")
    close(intercepts, b + np.array([1 / 3, -1 / 3]), working="log 1 + ½ · ⅔ and log 2 − ½ · ⅔")
    W, b, x = np.array([[1, 1], [0, 0], [0, -np.log(5)]]), np.log([1.0, 2.0, 1.0]), [1.0, -1.0]
    weights, intercepts = student.one_step(W, b, np.array(x), 1, 8.0)
    words = "scores Wx + b = 0, log 2, log 5; slopes (1, −6, 5)/8"
    close(weights, W - np.array([[1, -1], [-6, 6], [5, -5]]), working=words)
    close(intercepts, b - np.array([1.0, -6.0, 5.0]), working=words)


@one_step.check(
    "the loss falls, and all is left as it was",
    points=0.5,
    hint="A small step makes the loss smaller. W -= … writes into the array that your function was "
    "given, and into one of whole numbers it cannot write a slope: W - … makes a new one.",
    hidden=True,
)
def _(student):
    rng = np.random.default_rng(7)
    W, b, x = rng.normal(size=(3, 4)), rng.normal(size=3), rng.normal(size=4)
    new_W, new_b = student.one_step(W, b, x, 0, 0.01)
    before = _loss(0, (W @ x + b).tolist())
    after = _loss(0, (np.array(new_W) @ x + np.array(new_b)).tolist())
    holds(bool(after < before), "the loss falls", f"from {float(before):.6f} to {float(after):.6f}")
    student.leaves("one_step", W, b, x, 1, 0.5)
    W, b = np.array([[1, 0, 2, 1], [0, -1, 1, 1], [1, 1, 0, 0]]), np.array([0, 1, 0])
    x = np.array([1, -1, 0, 2])
    whole = student.one_step(W, b, x, 1, 0.25)
    floats = student.one_step(W.astype(float), b.astype(float), x.astype(float), 1, 0.25)
    for one, other in zip(whole, floats, strict=True):
        close(one, np.array(other))


table_cost = Question("table_cost", "A table that was asked for its cost")


@table_cost.check(
    "a term for each sample",
    points=1,
    hint="Divide each row by its sum: that is the law of all samples in it. A place of the table "
    "with 3 samples gives three equal losses, minus the log of its share. Add up all losses, and "
    "divide by the number of samples. A count of 0 gives no term.",
)
def _(student):
    right, slips = _table_cost(student.variant)
    number(student.value("table_cost"), right, unit="nats", of="the cost", traps=slips)
