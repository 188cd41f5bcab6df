"""The figures of chapter 6 on learning: log loss beside the squared error of a probability."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import MUTED, NEGATIVE, POSITIVE
from crossent.logistic import sigmoid, softplus

STEPS = 5000


def two_slopes() -> Explorer:
    """Draw both losses of the label 1 with their tangents at a movable score."""

    def draw(ax, t):
        z, ends = np.linspace(-6, 4, 101), np.array([t - 1.5, t + 1.5])
        ax.axvspan(-6, -np.log(2), color=MUTED, alpha=0.25, lw=0)
        for name, loss, slope, colour, dash in _LOSSES:
            label = f"{name}: slope {slope(t):.3f}".replace("-", "−")
            ax.plot(z, loss(z), dash, color=colour, label=label)
            ax.plot(ends, loss(t) + slope(t) * (ends - t), "-", color="black", lw=1.2)
            ax.plot(t, loss(t), "o", color="black", ms=6)
        ax.legend(loc="upper right", labelspacing=0.3)
        ax.set(xlabel="score z of a point with the label 1 (nats)", ylabel="loss")
        ax.set(xlim=(-6, 4), ylim=(-0.3, 6.2))

    return explore(
        draw,
        z=np.linspace(-5, 3, 17),
        start=-4.0,
        format="{:.1f}",
        label="score z",
        alt=lambda z: (
            f"At the score {z:.1f} the log loss is {softplus(-z):.3f} with the slope "
            f"{-sigmoid(-z):.3f}, the squared error {sigmoid(-z) ** 2:.3f} with the slope "
            f"{_square_slope(z):.3f}. Left of −0.69 the squared error bends downwards."
        ).replace(" -", " −"),
        caption="In the grey zone the squared error bends downwards, and the further left you "
        "start, the flatter it is. The log loss falls there with a slope between −⅔ and −1.",
    )


def landscapes(x: np.ndarray, y: np.ndarray) -> Still:
    """Draw both costs of a weight and an intercept, and where a thousand steps lead."""
    starts = np.array([[-10.0, 0.0], [-10.0, 5.0]])
    w, b = np.meshgrid(np.linspace(-12, 10, 133), np.linspace(-8, 13, 127))
    away = (1 - 2 * y) * (w[..., None] * x + b[..., None])
    panels = [
        ("log loss", softplus(away).mean(-1), POSITIVE, "o"),
        ("squared error of σ(z)", (sigmoid(away) ** 2).mean(-1), NEGATIVE, "X"),
    ]
    ways = _descents(x, y, starts, 1000)
    floors = _descents(x, y, np.zeros((1, 2)), 1000)
    bent = _lowest_curvature(x, sigmoid(-away))

    def draw(ax):
        ax.axis("off")
        for i, (name, cost, colour, marker) in enumerate(panels):
            panel = ax.inset_axes([0.54 * i, 0, 0.46, 1])
            if i:
                panel.contourf(w, b, bent, [-1, 0], colors=[MUTED], alpha=0.25)
            levels = np.linspace(cost.min(), cost.max(), 14)[1:]
            panel.contour(w, b, cost, levels, colors="black", linewidths=0.7)
            for way in ways[i][0].transpose(1, 2, 0):
                panel.plot(*way, "-", color=colour)
                panel.plot(*way[:, [0, -1]], marker, color=colour, ms=7)
            panel.plot(*floors[i][0][-1, 0], "+", color="black", ms=14)
            panel.set_title(name, fontsize=13)
            panel.set(xlabel="weight w", xticks=[-10, -5, 0, 5, 10], yticks=[-5, 0, 5, 10])
            panel.set(ylabel="intercept b" if not i else "")

    ends = [" and ".join(f"w = {w:.2f}, b = {b:.2f}" for w, b in points[-1]) for points, _ in ways]
    return figure(
        draw,
        alt="Contour lines of two costs over the weight w and the intercept b. The log loss is "
        "one bowl: from w = −10, b = 0 and from w = −10, b = 5 a thousand steps lead to "
        f"{ends[0]}. The squared error is nearly flat at several heights, about 0.8 on the left, 0.7 at the "
        "bottom and 0.3 at the top, with steep slopes between them; from the same "
        f"starts a thousand steps lead to {ends[1]}. In {(bent < 0).mean():.0%} of the picture it "
        "bends downwards in some direction.".replace(" -", " −"),
        caption="Along each line the cost is the same. Both descents start on the left, at w = −10. For "
        "the log loss, one bowl: both end at the cross, its lowest point. For the squared error, "
        "plains: after the same thousand steps neither has come to the valley at the cross. Grey: "
        "bent downwards in some direction.",
    )


def comeback(x: np.ndarray, y: np.ndarray) -> Explorer:
    """Draw how much of each cost is left after each step, from a start that can be moved."""
    weights = np.linspace(-10, 0, 11)
    paths = _descents(x, y, np.column_stack([weights, 0 * weights]), STEPS)
    steps = np.unique(np.geomspace(1, STEPS, 90).astype(int))
    left = [(costs - costs[-1]) / (costs[0] - costs[-1]) for _, costs in paths]
    number = {w: i for i, w in enumerate(weights)}
    half = [[int(np.argmax(one[:, i] < 0.5)) for i in number.values()] for one in left]

    def draw(ax, w):
        i = number[w]
        for (name, *_, colour, dash), one, halved in zip(_LOSSES, left, half, strict=True):
            label = f"{name}: half after {halved[i]} step{'s' * (halved[i] > 1)}"
            ax.plot(steps, one[steps, i], dash, color=colour, label=label)
        ax.legend(loc="upper right", bbox_to_anchor=(1.0, 1.12))
        ax.set(xscale="log", xlabel="steps", ylabel="share of the excess left")
        ax.set(xlim=(1, STEPS), ylim=(-0.03, 1.25), yticks=[0, 0.5, 1])

    return explore(
        draw,
        w=weights,
        start=-10.0,
        format="{:g}",
        label="first weight w",
        alt=lambda w: (
            f"From the weight {w:g}, half of the excess cost is gone after "
            f"{half[0][number[w]]} of the steps with the log loss, and after "
            f"{half[1][number[w]]} with the squared error."
        ).replace(" -", " −"),
        caption="Move the start. The excess is what a cost has above the valley that it comes "
        "to; the axis of the steps is logarithmic. With each unit to the left, the squared error waits longer.",
    )


def _square_slope(z):
    return -2 * sigmoid(z) * sigmoid(-z) ** 2


_LOSSES = (
    ("log loss", lambda z: softplus(-z), lambda z: -sigmoid(-z), POSITIVE, "-"),
    ("squared error", lambda z: sigmoid(-z) ** 2, _square_slope, NEGATIVE, "--"),
)


def _lowest_curvature(x, s):
    """Return the least eigenvalue of the Hessian of the squared error, where σ(mᵢ) = s[..., i]."""
    bend = 2 * s * (1 - s) ** 2 * (3 * s - 1)
    ww, wb, bb = (np.mean(bend * x**power, axis=-1) for power in (2, 1, 0))
    return (ww + bb) / 2 - np.hypot((ww - bb) / 2, wb)


def _descents(x, y, starts, steps):
    """Return points and costs of descents with steps of 1: for the log loss, for the square."""
    X, found = np.column_stack([x, np.ones(len(x))]), []
    for square in (False, True):
        points = [starts]
        for _ in range(steps):
            q = 1 / (1 + np.exp(-points[-1] @ X.T))  # no score here overflows
            slopes = 2 * (q - y) * q * (1 - q) if square else q - y
            points.append(points[-1] - slopes @ X / len(x))
        points = np.array(points)
        away = (1 - 2 * y) * (points @ X.T)
        losses = sigmoid(away) ** 2 if square else softplus(away)
        found.append((points, losses.mean(-1)))
    return found
