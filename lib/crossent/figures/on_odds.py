"""The figures of chapter 2: odds, log-odds and the logistic curve."""

from collections.abc import Callable, Mapping

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import logit, odds, sigmoid, sigmoid_grad

Function = Callable[[np.ndarray], np.ndarray]


def two_lines(women: np.ndarray, men: np.ndarray) -> Still:
    """Draw why neither a factor nor a difference of chances carries over to another class."""
    factor, difference = women[1] / men[1], women[1] - men[1]

    def draw(ax):
        p = np.linspace(0, 1, 50)
        ax.axhspan(1, 1.6, color=MUTED, alpha=0.25, lw=0)
        ax.plot(p, factor * p, "--", color=NEGATIVE, label=f"multiply by {factor:.2f}")
        ax.plot(p, p + difference, "-.", color=ACCENT, label=f"add {difference:.3f}")
        _classes(ax, women, men)
        ax.set(ylim=(0, 1.6))
        ax.legend(loc="lower right")

    return figure(
        draw,
        alt="Chance of a woman against chance of a man, a point for each class. Two lines go "
        f"through the second class: one that multiplies, which passes 1 at {1 / factor:.2f}, and "
        f"one that adds, which passes 1 at {1 - difference:.2f}. The first-class men stand at "
        f"{men[0]:.2f}, where both lines are above 1.",
        caption="Both lines go through the second class and leave the possible: "
        "no chance lies in the grey zone.",
    )


def three_scales() -> Explorer:
    """Draw one belief as a probability, as odds and as log-odds, movable."""
    scales = {
        "probability": (lambda p: p, 0, 1, (0, 0.5, 1)),
        "odds": (odds, 0, 20, (0, 1, 10, 20)),
        "log-odds": (logit, -5, 5, (-4, 0, 4)),
    }

    def draw(ax, p):
        for row, (name, (function, low, high, ticks)) in enumerate(scales.items()):
            ax.plot([0, 1], [-row, -row], "-", color=MUTED, lw=1)
            for tick in ticks:
                x = (tick - low) / (high - low)
                ax.plot([x, x], [-row - 0.06, -row + 0.06], "-", color="black", lw=1)
                ax.text(x, -row - 0.32, f"{tick}".replace("-", "−"), ha="center")
            ax.plot(min((function(p) - low) / (high - low), 1), -row, "o", color=POSITIVE, ms=12)
            ax.text(-0.03, -row, name, ha="right", va="center")
        ax.set(xlim=(-0.28, 1.05), ylim=(-2.5, 0.4))
        ax.axis("off")

    return explore(
        draw,
        p=[0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
        start=0.8,
        alt=lambda p: (
            f"The probability {p} on three lines: odds {odds(p):.3g}, log-odds {logit(p):.3g}."
        ),
        caption="Move p. All beliefs below an even chance share the odds between 0 and 1, those "
        "above it have all the rest (beyond 20 the point stays at the edge). On the third scale "
        "both sides have equal room.",
    )


def odds_times(women: np.ndarray, men: np.ndarray) -> Explorer:
    """Draw the curve that multiplies odds by k, movable, with a point for each class."""

    def draw(ax, k):
        p = np.linspace(0, 1, 60)
        ax.plot(p, k * p / (1 - p + k * p), "-", color=ACCENT)
        ax.plot([0, 1], [0, 1], ":", color=MUTED)
        _classes(ax, women, men)
        ax.set(ylim=(0, 1.03))

    return explore(
        draw,
        k=[1.0, 2.0, 4.4, 8.0, 15.0, 25.0, 35.0, 45.0, 55.0, 67.7, 72.5, 85.0, 100.0],
        start=15.0,
        format="{:g}",
        label="odds times k",
        alt=lambda k: (
            f"The curve that multiplies odds by {k:g}: it rises from the corner 0, 0 to "
            f"the corner 1, 1 and turns the chance {men[0]:.2f} of the first-class men into "
            f"{sigmoid(logit(men[0]) + np.log(k)):.2f}."
        ),
        caption="Find the k whose curve goes through each class. However large k is, "
        "the curve never leaves the square.",
    )


def slope() -> Explorer:
    """Draw the logistic curve, its tangent at a movable z, and its slope."""

    def draw(ax, t):
        z = np.linspace(-6, 6, 80)
        ends = np.array([t - 2, t + 2])
        ax.plot(z, sigmoid(z), "-", color=POSITIVE)
        ax.plot(z, sigmoid_grad(z), "--", color=NEGATIVE)
        ax.plot([t, t], [sigmoid_grad(t), sigmoid(t)], ":", color=MUTED)
        ax.plot(ends, sigmoid(t) + sigmoid_grad(t) * (ends - t), "-", color="black", lw=1.2)
        ax.plot([t, t], [sigmoid(t), sigmoid_grad(t)], "o", color="black")
        ax.text(5.9, 0.9, "value", ha="right", va="top")
        ax.text(5.9, 0.05, "slope", ha="right")
        ax.set(xlabel="score z (nats)", xlim=(-6.2, 6.2), ylim=(-0.05, 1.05))

    return explore(
        draw,
        z=np.linspace(-6, 6, 13),
        start=0.0,
        format="{:g}",
        alt=lambda z: (
            f"The logistic curve with its tangent at z = {z:g}, and its slope below as "
            f"a bell: value {sigmoid(z):.4f}, slope {sigmoid_grad(z):.4f}."
        ),
        caption="The straight line touches the curve at z. Its slope is the height of the dashed "
        "bell: ¼ in the middle, next to nothing at the ends.",
    )


def family(members: Mapping[str, Function]) -> Still:
    """Draw up to six sigmoids, scaled to one range and one slope in the middle."""
    colours = (NEGATIVE, POSITIVE, ACCENT) * 2
    dashes = ("--", "-", "-.", ":", (0, (6, 2)), (0, (1, 1)))

    def draw(ax):
        x = np.linspace(-5, 5, 120)
        styles = zip(members.items(), colours, dashes, strict=False)
        for (name, function), colour, dash in styles:
            ax.plot(x, function(x), linestyle=dash, color=colour, label=name)
        ax.legend(loc="upper left", fontsize=11)
        ax.set(xlabel="x", ylabel="scaled to −1 … 1", xlim=(-5, 5), ylim=(-1.1, 1.1))

    heights = ", ".join(f"{function(3.0):.3f} ({name})" for name, function in members.items())
    return figure(
        draw,
        alt=f"S-shaped curves that share the middle and its slope. At x = 3 they stand at "
        f"{heights}.",
        caption="They touch in the middle and part on the way out. "
        f"The {next(iter(members))} is there first, {list(members)[-1]} last.",
    )


def _classes(ax, women: np.ndarray, men: np.ndarray) -> None:
    ax.plot(men, women, "o", color=POSITIVE)
    for name, x, y in zip(("first", "second", "third"), men, women, strict=True):
        ax.annotate(name, (x, y), (9, -15), textcoords="offset points")
    ax.set(xlabel="chance of a man", ylabel="chance of a woman", xlim=(0, 1))
