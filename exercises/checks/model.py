# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "Linear in the log-odds"."""

import math

import numpy as np

from grader import (
    Derivation,
    Question,
    Variant,
    between,
    close,
    holds,
    letter,
    number,
    one_of,
    show,
)


def _apart(*values):
    """Whether numbers are so different that none is taken for another."""
    return all(
        abs(x - y) > 0.02 * max(abs(x), abs(y)) for i, x in enumerate(values) for y in values[:i]
    )


def _numbers(draw):
    """A weight and a step, three costs, a place and a level; no slip comes near a right answer."""
    while True:
        weight, step = draw.number(0.15, 0.6, digits=2), draw.number(1.5, 4, digits=1)
        ratio, one = math.exp(step * weight), math.exp(weight)
        slips = [one, step * one, step * weight, 1 + step * weight, 1 + step * (one - 1), 1 / ratio]
        if 0.4 <= step * weight <= 1.6 and all(_apart(ratio, slip) for slip in slips):
            break
    while True:
        examine, treat, overlooked = draw.whole(2, 6), draw.whole(5, 15), draw.whole(25, 60)
        gap, all_in = overlooked - treat, examine + overlooked
        bottoms = [gap, overlooked, all_in, all_in - treat, gap - examine, overlooked + treat]
        slips = [examine / bottom for bottom in bottoms] + [(examine + treat) / overlooked]
        right = slips[0]
        slips += [1 - right, 1 / right, 100 * right]
        if 0.08 < right < 0.35 and _apart(*slips):
            break
    while True:
        middle = [draw.choice([-3, -2, -1, 1, 2, 3]) for _ in range(2)]
        level = draw.whole(2, 6)
        if abs(middle[0]) != abs(middle[1]) and level != middle[0] ** 2 + middle[1] ** 2:
            break
    costs = {"examine": examine, "treat": treat, "overlooked": overlooked}
    return {"weight": weight, "step": step} | costs | {"middle": middle, "level": level}


numbers = Variant(
    {"weight": 0.35, "step": 2, "examine": 4, "treat": 10, "overlooked": 30}
    | {"middle": [2, 1], "level": 4},
    _numbers,
)

scores = Question("scores", "The score of a case")


@scores.check("one case", points=0.5, hint="Each feature times its weight; add all of it, and b.")
def _(student):
    x, w = np.array([13.0, 20.0]), np.array([1.057, 0.218])
    close(student.scores(x, w, -19.849), -1.748, working="13 · 1.057 + 20 · 0.218 − 19.849")
    x, w = np.array([2.0, 0.0, 1.0]), np.array([0.5, 4.0, -3.0])
    close(student.scores(x, w, 1.0), -1.0, working="2 · 0.5 + 0 · 4 + 1 · (−3) + 1")


scores.withheld("a table of cases, left as it is", points=0.5)


odds_ratio = Question("odds_ratio", "What a step does to the odds")


@odds_ratio.check(
    "one factor for the whole step",
    points=0.5,
    hint="What does the step add to the log-odds? And what does adding that do to the odds?",
)
def _(student):
    weight, step = student.variant["weight"], student.variant["step"]
    number(
        student.value("odds_ratio"),
        math.exp(step * weight),
        of="the factor",
        traps={
            "what the step adds to the log-odds; the odds are multiplied": step * weight,
            "the factor of one pixel; the step has another length": math.exp(weight),
            "the factor of one pixel times the pixels; each pixel multiplies once more": step
            * math.exp(weight),
            "1 plus what is added to the log-odds; that is near the factor for tiny steps alone": 1
            + step * weight,
            "what comes of adding the same gain for each pixel; the odds are multiplied each time": (
                1 + step * (math.exp(weight) - 1)
            ),
            "the factor of a step down; the second lump is larger": math.exp(-step * weight),
        },
    )


gain = Question("gain", "What a step does to the probability")


@gain.check(
    "the same factor from several starts",
    points=0.5,
    hint="From p to odds, times e^(k w), back to a probability; then subtract p.",
)
def _(student):
    close(student.gain(0.5, np.log(3), 1), 0.25, working="odds 1 → 3: ¾ − ½")
    close(student.gain(0.2, np.log(2), 2), 0.3, working="odds ¼ → 1: ½ − 0.2")
    close(student.gain(0.9, np.log(3), -2), -0.4, working="odds 9 → 1: ½ − 0.9")


gain.withheld("many probabilities, certain ones too, left as they are", points=0.5)


gain.withheld("tiny steps, and one that is not", points=1)


threshold = Question("threshold", "A threshold for other costs")


@threshold.check(
    "where an alarm pays",
    points=1,
    hint="Write down what you expect to pay with an alarm and without one, for a lump that is "
    "malignant with probability p. At which p are they equal?",
)
def _(student):
    examine, treat, overlooked = (student.variant[k] for k in ("examine", "treat", "overlooked"))
    right = examine / (overlooked - treat)
    number(
        student.value("threshold"),
        right,
        of="the threshold",
        traps={
            "the chapter's formula. There a right alarm is free; here it costs the examination and "
            "the treatment": examine / (examine + overlooked),
            "the threshold if treatment were free": examine / overlooked,
            "the threshold if malignant lumps were treated without being examined": examine
            / (examine + overlooked - treat),
            "the odds at the threshold, not the probability": right / (1 - right),
            "the threshold if every alarm were treated; only malignant lumps are": (examine + treat)
            / overlooked,
            "what comes of adding treatment and overlooked; the treatment is paid with an alarm, so "
            "an alarm spares less": examine / (overlooked + treat),
            "the threshold turned over": 1 / right,
            "where it pays to give no alarm, from the benign side: 1 − μ": 1 - right,
            "the threshold in per cent; one between 0 and 1 is asked for": 100 * right,
        },
    )


bill = Question("bill", "What the decisions cost")


@bill.check(
    "five lumps by hand",
    points=0.5,
    hint="First the alarms: which scores reach logit μ? Then three sums: the examinations of all "
    "alarms, the treatments of the malignant ones, and the malignant ones without an alarm.",
)
def _(student):
    z, y = np.array([-3.0, -1.0, 0.5, 2.0, -2.0]), np.array([0, 1, 0, 1, 0])
    close(student.bill(z, y, 0.5, 1, 2, 10), 14, working="2 examined, 1 treated, 1 overlooked")
    close(student.bill(z, y, 0.125, 1, 2, 10), 7, working="3 examined, 2 treated")
    close(student.bill(z, y, 0.9, 1, 2, 10), 20, working="2 overlooked")


bill.withheld("a score a hair below the boundary", points=0.5)


ring = Question("ring", "A ring in reach")


@ring.check(
    "three features",
    points=0.5,
    hint="np.column_stack([points, …]) sets a column beside the two. Sum the squares of each row.",
)
def _(student):
    points = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 0.5]])
    close(
        student.ring_features(points),
        np.array([[1, 2, 5], [3, -1, 10], [0, 0.5, 0.25]]),
        working="x₁, x₂ and x₁² + x₂²",
    )
    student.leaves("ring_features", points)


@ring.check(
    "log-odds around the transmitter",
    points=1.5,
    hint="Multiply the two squares of d² out and collect: what stands with x₁, with x₂, with "
    "x₁² + x₂², and what stands alone?",
)
def _(student):
    (x, y), level = student.variant["middle"], student.variant["level"]
    found = student.value("ring_weights")
    four = isinstance(found, list | np.ndarray) and np.shape(found) == (4,)
    real = four and all(isinstance(v, int | float | np.number) for v in found)
    holds(real, "four numbers: w₁, w₂, w₃ and b", show(found))
    w1, w2, w3, b = (float(v) for v in found)

    def score(x, y):
        return w1 * x + w2 * y + w3 * (x * x + y * y) + b

    def near(one, other):
        return abs(one - other) < 1e-6

    if near(score(-x, -y), level) and near(score(1 - x, -y), level - 1):
        holds(False, f"the transmitter at ({show(x)}, {show(y)})", f"({show(-x)}, {show(-y)})")
    for place, there, wanted in (
        ("the transmitter", (x, y), level),
        ("1 km east of it", (x + 1, y), level - 1),
        ("1 km west of it", (x - 1, y), level - 1),
        ("2 km north of it", (x, y + 2), level - 4),
        ("2 km south of it", (x, y - 2), level - 4),
    ):
        where = ", ".join(map(show, there))
        holds(
            near(score(*there), wanted),
            f"at {place}, ({where}): log-odds {show(wanted)}",
            show(score(*there)),
        )


family = Question("family", "A law for counts")
POISSON = Derivation(
    start="m**y * exp(-m)",
    end="exp(y * eta - exp(eta))",
    domain={"m": between(0.5, 4), "y": one_of(1, 2, 3, 5)},
    given={"eta": "log(m)"},
    least=4,
    stages=[("log(m) or eta stands", ["log", "eta"], [])],
)


@family.check(
    "from m^y e^−m to the form of the family",
    points=1,
    hint="m is exp(log(m)), and exp(a) * exp(b) is exp(a + b). At the end write log(m) and m with "
    "eta.",
)
def _(student):
    steps = student.value("family")
    POISSON.arrives(steps)


survey = Question("survey", "Another hospital")


@survey.check("one of the four letters", points=0, hint='Give a text with one letter, as in "a".')
def _(student):
    letter(student.value("survey"), "abcd")


survey.withheld("what the model relates", points=0.5)
