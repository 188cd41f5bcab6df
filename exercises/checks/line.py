# Made by `grader release` from the instructors' file: changes here are lost.
"""Checks of the exercise "A line through zeros and ones"."""

import numpy as np

from grader import Derivation, Question, Variant, close, holds, letter, number, show, vector

NIGHTS = [-4, -2, -1, 0, 1, 2, 4, 8]
LABELS = [[0, 0, 1, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 1, 1, 1], [0, 1, 0, 0, 1, 1, 1, 1]]


def _numbers(draw):
    """Eight nights near the public ones, never two alike; the warmest seedling survived."""
    return {
        "x": [round(night + draw.number(-0.4, 0.4, digits=1), 1) for night in NIGHTS],
        "y": draw.choice(LABELS),
        "far": draw.whole(35, 50),
    }


numbers = Variant({"x": NIGHTS, "y": LABELS[0], "far": 40}, _numbers)


weight = Question("weight", "The best line, by hand")


@weight.check(
    "how much the line rises",
    points=0.5,
    hint="n b + (sum of x) w = sum of y, and (sum of x) b + (sum of x²) w = sum of x y. Multiply each "
    "so that b has the same factor in both, then subtract. Give four digits behind the point. To "
    "try a line, add up its errors, and its errors times x: both sums are 0.",
)
def _(student):
    x, y = np.array(student.variant["x"]), np.array(student.variant["y"])
    right, height = np.polyfit(x, y, 1)
    number(
        student.value("weight"),
        right,
        of="the weight",
        traps={
            "the intercept, not the weight": height,
            "the weight of the best line through (0, 0): the intercept must not be left out": x
            @ y
            / (x @ x),
            "the weight of a line that predicts the temperature from the label": np.polyfit(
                y, x, 1
            )[0],
            "how many degrees the line needs to rise by 1; its rise for each degree is asked for": 1
            / right,
        },
    )


@weight.check(
    "how high the line is at 0",
    points=0.5,
    hint="Put the weight, unrounded, into the first equation: n b + (sum of x) w = sum of y.",
)
def _(student):
    x, y = np.array(student.variant["x"]), np.array(student.variant["y"])
    right, height = np.polyfit(x, y, 1)[::-1]
    number(
        student.value("intercept"),
        right,
        of="the intercept",
        traps={
            "the weight, not the intercept": height,
            "the mean label: the height of the line at the mean temperature, not at 0": y.mean(),
            "what comes of adding w times the mean temperature to the mean label: on the way to "
            "the right side it changes its sign": 2 * y.mean() - right,
        },
    )


means = Question("means", "From sums to means")
CENTRED = Derivation(
    start="n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    end="n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
    domain={"x": vector(4, -3, 6), "y": vector(4, -2, 2)},
    given={"n": "4", "xbar": "sum(i, x[i]) / 4", "ybar": "sum(i, y[i]) / 4"},
    functions=(),
    indices={"i": 4},
    least=4,
    stages=[("xbar or ybar stands", ["xbar", "ybar"], [])],
)


@means.check(
    "from two sums to products of differences",
    points=1,
    hint="sum(i, x[i]) is n * xbar. A factor without an index may go into a sum or in front of it. "
    "And sum(i, x[i] - xbar) is 0, also times ybar. Each sum names its index: sum(i, …).",
)
def _(student):
    steps = student.value("steps")
    CENTRED.arrives(steps)


line = Question("line", "The best line, in code")


@line.check(
    "a line that no lift and no tilt improves",
    points=1,
    hint="Return two numbers, b first and then w. Their errors y − b − w x must sum to 0, and so "
    "must the errors times x.",
)
def _(student):
    x, y = np.array([0.0, 1.0, 2.0]), np.array([0, 0, 1])
    found = student.line(x, y)
    holds(show(found) != show([1 / 2, -1 / 6]), "b first, then w", f"{show(found)}: w, then b")
    close(found, [-1 / 6, 1 / 2], working="b, w of 3 b + 3 w = 1 and 3 b + 5 w = 2")
    rng = np.random.default_rng(1)
    x, y = rng.normal(2, 3, size=50), rng.integers(0, 2, size=50)
    b, w = student.line(x, y)
    sums = [np.sum(y - b - w * x), np.sum((y - b - w * x) * x)]
    holds(max(np.abs(sums)) < 1e-9, "Σ e = 0 and Σ x e = 0", f"{show(sums)} for the two sums")


line.withheld("the weight where all features are near ten million", points=0.5)


line.withheld("x and y left as they are", points=0.5)


decide = Question("decide", "From a line to decisions")


def _counted(labels):
    """An array of truth values as 0 and 1: which of the two came is asked elsewhere."""
    found = np.asarray(labels)
    return found * 1 if found.dtype.kind == "b" else labels


@decide.check(
    "any threshold",
    points=0.5,
    hint="Compute the prediction b + w x at each x, and compare it with mu.",
)
def _(student):
    x, heights = np.array([-2.0, 0.0, 1.0, 3.0]), "the predictions are 0.1, 0.5, 0.7, 1.1"
    close(_counted(student.decide(0.5, 0.2, x, 0.6)), [0, 0, 1, 1], working=heights)
    close(_counted(student.decide(0.5, 0.2, x, 0.4)), [0, 1, 1, 1], working=heights)


@decide.check(
    "whole numbers in the shape of x",
    points=0.5,
    hint="np.where(condition, 1, 0) gives whole numbers, for one x as well as for a table.",
)
def _(student):
    table = np.array([[-2.0, 0.0, 1.0], [3.0, -1.0, 5.0]])
    for x in (table, 3.0):
        labels = student.decide(0.5, 0.2, x, 0.5)
        found = np.asarray(labels)
        kinds = {"b": "True and False", "f": f"{show(labels)}, floats"}
        holds(found.dtype.kind in "iu", "whole numbers", kinds.get(found.dtype.kind, show(labels)))
        holds(found.shape == np.shape(x), f"the shape {np.shape(x)}", f"the shape {found.shape}")


decide.withheld("a prediction equal to the threshold", points=0.5)


decide.withheld("lines that fall and flat lines", points=0.5)


cut = Question("cut", "One warm night")


@cut.check(
    "where the new line reaches one half",
    points=1,
    hint="Replace the last of the eight temperatures, fit the line again with your function, and "
    "solve b + w x = ½ for x, with b and w as they are, not rounded.",
)
def _(student):
    x, y = np.array(student.variant["x"], dtype=float), np.array(student.variant["y"])
    far = student.variant["far"]
    w, b = np.polyfit(np.append(x[:-1], far), y, 1)
    old_w, old_b = np.polyfit(x, y, 1)
    more_w, more_b = np.polyfit(np.append(x, far), np.append(y, 1), 1)
    number(
        student.value("cut"),
        (0.5 - b) / w,
        of="the cut",
        traps={
            "the cut of the old line: fit it again": (0.5 - old_b) / old_w,
            "the cut with the far night as a ninth one; it replaces the eighth": (0.5 - more_b)
            / more_w,
            "where the new line reaches 0, not ½": -b / w,
            "where the new line reaches 1, not ½": (1 - b) / w,
            "what comes of taking w for b and b for w": (0.5 - w) / b,
            "the height of the new line at ½; the x where its height is ½ is asked for": b + w / 2,
        },
    )


pull = Question("pull", "The other way")


@pull.check("one letter", points=0, hint="Give one letter in quotation marks.")
def _(student):
    letter(student.value("pull"), "abcd")


pull.withheld("where the cut goes", points=0.5)


mistakes = Question("mistakes", "Counting mistakes")


@mistakes.check(
    "four nights by hand",
    points=1,
    hint="Compute the scores b + w x, answer 1 where they are 0 or more, and count the answers that "
    "differ from y. np.asarray(w) is an array even where w is one number.",
)
def _(student):
    x, y = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([0, 0, 1, 1])
    close(student.mistakes(1.0, x, y, 0.5), 0, working="scores −1.5, −0.5, 1.5, 2.5")
    close(student.mistakes(0.3, x, y, 0.5), 1, working="scores −0.1, 0.2, 0.8, 1.1")
    close(student.mistakes(0.0, x, y, 0.5), 2, working="all scores 0.5")
    close(student.mistakes(-1.0, x, y, 0.5), 4, working="scores 2.5, 1.5, −0.5, −1.5")


mistakes.withheld("many weights at once", points=0.5)


mistakes.withheld("a score of 0", points=0.5)


ground = Question("ground", "A finer staircase")


@ground.check("one of the letters", points=0, hint="Give one letter in quotation marks.")
def _(student):
    letter(student.value("ground"), "abcd")


ground.withheld("what the slope says", points=0.5)
