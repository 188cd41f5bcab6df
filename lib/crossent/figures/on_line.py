"""The figures of chapter 1: a straight line through zeros and ones."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import sigmoid
from crossent.models import LogisticRegression

INCOME = "income x (thousands above the usual)"


def feature(x: np.ndarray, new: float) -> Still:
    """Draw what is known of each sample before its label, and a new one."""

    def draw(ax):
        ax.axhline(0, color=MUTED, lw=1, zorder=0)
        ax.plot(x, 0 * x, "o", color="black", clip_on=False)
        _newcomer(ax, new, 0.0)
        ax.set(xlabel=INCOME, yticks=[], xlim=(-2.6, 5), ylim=(-0.4, 0.8))
        ax.spines["left"].set_visible(False)

    return figure(
        draw,
        size=(6.4, 1.5),
        alt=f"{len(x)} equal points on a line, from {_n(x.min())} to {_n(x.max())}, "
        f"and a triangle with a question mark at {_n(new)}.",
        caption="One feature and no label: there is nothing to learn from yet.",
    )


def labelled(x: np.ndarray, y: np.ndarray, new: float) -> Still:
    """Draw the samples at the heights of their labels."""

    def draw(ax):
        _samples(ax, x, y)
        _newcomer(ax, new, 0.5)
        ax.set(xlabel=INCOME, ylabel="label y", yticks=[0, 1], xlim=(-2.6, 5))

    zeros, ones = x[y == 0], x[y == 1]
    return figure(
        draw,
        size=(6.4, 2.4),
        alt=f"The same points at two heights: {len(zeros)} crosses at height 0, at "
        f"{', '.join(map(_n, zeros))}, and {len(ones)} circles at height 1, from "
        f"{_n(ones.min())} to {_n(ones.max())}. The triangle stands between the two heights.",
        caption="The same ten with their labels. Ones lie to the right, zeros to the left, "
        "and around the middle they mix.",
    )


def best_line(x: np.ndarray, y: np.ndarray) -> Still:
    """Draw the line of least squares, and where it leaves the chances."""
    w, b = np.polyfit(x, y, 1)
    crossings = {c: (c - b) / w for c in (0, 0.5, 1)}

    def draw(ax):
        ends = np.array([-5.2, 5.4])
        ax.axhspan(1, 1.5, color=MUTED, alpha=0.25, lw=0)
        ax.axhspan(-0.4, 0, color=MUTED, alpha=0.25, lw=0)
        ax.vlines(x, y, b + w * x, color=MUTED, lw=1)
        ax.plot(ends, b + w * ends, "-", color="black")
        _samples(ax, x, y)
        for height, where in crossings.items():
            ax.plot([where], [height], "o", color="black", mfc="none", ms=7, mew=1.5)
            shift = -18 if height == 0.5 else 4  # between two errors
            ax.annotate(_n(where, 2), (where, height), (shift, -19), textcoords="offset points")
        ax.set(xlabel=INCOME, ylabel="label y, prediction ŷ", yticks=[0, 0.5, 1])
        ax.set(xlim=(-5.2, 5.4), ylim=(-0.4, 1.5))

    return figure(
        draw,
        alt=f"A line rises through the points. It is 0 at {_n(crossings[0], 2)}, one half at "
        f"{_n(crossings[0.5], 2)} and 1 at {_n(crossings[1], 2)}; at the last two points it is "
        f"{b + w * x[-2]:.2f} and {b + w * x[-1]:.2f}, in the grey zone above 1.",
        caption="The line with the least sum of squares. The thin bars are its errors. The rings are "
        "where it reaches 0, ½ and 1. In the grey zones a height cannot be a chance: look at the "
        "last two points.",
    )


def far_point(x: np.ndarray, y: np.ndarray, new: float) -> Explorer:
    """Draw the line of least squares while the last point moves to the right."""

    def fit(t):
        moved = np.append(x[:-1], t)
        w, b = np.polyfit(moved, y, 1)
        return moved, w, b, (b + w * moved >= 0.5) != y

    def draw(ax, t):
        moved, w, b, wrong = fit(t)
        ends = np.array([-5.2, 21])
        ax.axhline(0.5, color=MUTED, linestyle=DASHES[MUTED], lw=1.2)
        ax.plot(ends, b + w * ends, "-", color="black")
        _samples(ax, moved, y, wrong)
        ax.plot([(0.5 - b) / w], [0.5], "o", color="black", ms=7)
        ax.plot([new], [b + w * new], MARKERS[ACCENT], color=ACCENT)
        ax.annotate("one half", ((0.5 - b) / w, 0.5), (0, -19), textcoords="offset points")
        ax.set(xlabel=INCOME, ylabel="label y, prediction ŷ", yticks=[0, 0.5, 1])
        ax.set(xlim=(-5.2, 21), ylim=(-0.25, 1.55))

    def seen(t):
        moved, w, b, wrong = fit(t)
        return (
            f"With the last point at {t:g} the line is one half at {_n((0.5 - b) / w, 2)} and "
            f"{b + w * new:.2f} at {_n(new)}; it decides {wrong.sum()} of {len(y)} wrongly."
        )

    return explore(
        draw,
        t=[4.6, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
        start=4.6,
        label="the last point",
        format="{:g}",
        alt=seen,
        caption="Move the last point. Watch the dot where the line crosses one half "
        "and the triangle, the new customer. Ringed points are decided wrongly.",
    )


def staircase(x: np.ndarray, y: np.ndarray, b: float) -> Explorer:
    """Draw a step over the points, and its mistakes against its weight."""
    low, high = -1.0, 2.0
    with np.errstate(divide="ignore"):
        edges = np.sort(-b / x)
    edges = np.concatenate([[low], edges[(edges > low) & (edges < high)], [high]])

    def mistakes(w):
        return (b + w * x >= 0) != y

    def draw(ax, w):
        ax.axis("off")
        top = ax.inset_axes([0.1, 0.65, 0.88, 0.35])
        grid = np.linspace(-2.6, 5, 761)
        top.plot(grid, b + w * grid >= 0, "-", color="black")
        _samples(top, x, y, mistakes(w))
        top.set(ylabel="label", xlabel="income x", yticks=[0, 1])
        top.set(xlim=(-2.6, 5), ylim=(-0.3, 1.3))
        below = ax.inset_axes([0.1, 0.14, 0.88, 0.33])
        for left, right in zip(edges[:-1], edges[1:], strict=True):
            count = mistakes((left + right) / 2).sum()
            below.plot([left, right], [count, count], "-", color="black")
        below.plot([w], [mistakes(w).sum()], MARKERS[ACCENT], color=ACCENT, ms=10)
        below.set(xlabel="weight w", ylabel="mistakes", yticks=[0, 2, 4, 6, 8])
        below.set(xlim=(low - 0.05, high + 0.05), ylim=(-0.5, 8))

    def seen(w):
        where = f"at {_n(-b / w, 2)}" if w else "nowhere"
        return (
            f"Above, a step {where} over the points. Below, a staircase of mistakes against the "
            f"weight, flat between its jumps: at w = {_n(w, 2)} there are {mistakes(w).sum()}."
        )

    return explore(
        draw,
        w=np.linspace(low, high, 21),
        start=low,
        size=(6.4, 4.4),
        label="weight w",
        alt=seen,
        caption="Move the weight. Above: the step, with the mistakes in rings. Below: how many "
        "they are. Wherever you stand, except at a jump, the ground is flat.",
    )


def on_top(x: np.ndarray, y: np.ndarray) -> Still:
    """Draw σ of the fitted line beside the logistic curve that was fitted to the labels."""
    w, b = np.polyfit(x, y, 1)
    model = LogisticRegression().fit(x[:, None], y)
    squashed = sigmoid(b + w * x)

    def draw(ax):
        grid = np.linspace(-5.2, 5.4, 120)
        fitted = sigmoid(model.decision_function(grid[:, None]))
        ax.axhline(0.5, color=MUTED, linestyle=DASHES[MUTED], lw=1.2)
        ax.plot(grid, sigmoid(b + w * grid), "-.", color=ACCENT)
        ax.plot(grid, fitted, "-", color="black")
        _samples(ax, x, y)
        ax.text(-5.1, 0.57, "σ of the line")
        ax.text(-2.7, 0.17, "σ fitted", ha="right")
        ax.set(xlabel=INCOME, ylabel="chance of y = 1", yticks=[0, 0.5, 1])
        ax.set(xlim=(-5.2, 5.4), ylim=(-0.1, 1.12))

    chances = model.predict_proba(x[:, None])[:, 1]
    return figure(
        draw,
        alt=f"Two curves over the ten points. The curve of the fitted line is nearly flat, from "
        f"{squashed[0]:.2f} to {squashed[-1]:.2f} at the points, all above one half. The other "
        f"rises from {chances[0]:.2f} to {chances[-1]:.2f}.",
        caption="Put the curve on top of the finished line, and all ten come out above one half. "
        "Fit it to the labels, and it goes from the zeros to the ones.",
    )


def _samples(ax, x: np.ndarray, y: np.ndarray, wrong: np.ndarray | None = None) -> None:
    for label, colour in ((0, NEGATIVE), (1, POSITIVE)):
        chosen = x[y == label]
        height = np.full(len(chosen), float(label))
        ax.plot(chosen, height, MARKERS[colour], color=colour, clip_on=False)
    if wrong is not None:
        ax.plot(x[wrong], y[wrong], "o", color="black", mfc="none", ms=15, mew=1.5)


def _newcomer(ax, x: float, y: float) -> None:
    ax.plot([x], [y], MARKERS[ACCENT], color=ACCENT)
    ax.annotate("?", (x, y), (0, 8), textcoords="offset points", ha="center")


def _n(number: float, digits: int | None = None) -> str:
    text = f"{number:g}" if digits is None else f"{number:.{digits}f}"
    return text.replace("-", "−")
