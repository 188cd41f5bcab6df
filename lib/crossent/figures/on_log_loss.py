"""The figure of chapter 5: the way from ten points to their mean log loss."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.style import MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import sigmoid

WORDS = (
    "ten points, one feature",
    "the labels",
    "split by class",
    "the fitted curve",
    "label 1: bars below it",
    "label 0: bars above it",
    "all ten bars",
    "side by side",
    "all on the floor",
    "the curve −log r",
    "losses and mean",
    "without x: 3 and 7",
)
PICTURES = [f"{i} of {len(WORDS)}: {words}" for i, words in enumerate(WORDS, start=1)]


def twelve_pictures(x: np.ndarray, y: np.ndarray, w: float, b: float) -> Explorer:
    """Draw the way from ten points to their mean log loss, a picture for each step."""
    q = sigmoid(w * x + b)
    seen = np.where(y == 1, q, 1 - q)
    losses, place, n = -np.log(seen), np.arange(len(x)), len(x)
    low, high = np.where(y == 1, 0, q), np.where(y == 1, q, 1)

    def draw(ax, picture):
        step = PICTURES.index(picture) + 1
        if step <= 7:
            on_the_line(ax, step)
        elif step <= 9:
            floor = (low, high, q) if step == 8 else (0 * seen, seen, seen)
            _bars(ax, place, *floor, y, width=18)
            _places(ax, x, "probability", 1)
        elif step == 10:
            r = np.linspace(0.14, 1, 80)
            ax.plot(r, -np.log(r), "-", color=MUTED)
            _bars(ax, seen, 0 * losses, losses, losses, y, width=4)
            ax.set(xlabel="probability r of the label that was seen", ylabel="−log r (nats)")
            ax.set(xlim=(0, 1.04), ylim=(-0.04, 2))
        elif step == 11:
            _bars(ax, place, 0 * losses, losses, losses, y, width=18)
            ax.axhline(losses.mean(), ls=":", color="black", lw=1.5)
            ax.text(9.6, losses.mean() + 0.03, f"mean {losses.mean():.4f}", ha="right")
            _places(ax, x, "loss (nats)", 1.3)
        else:
            column = np.array([np.sum(y[:i] == y[i]) for i in place])
            blocks = (column / n + 0.01, (column + 1) / n - 0.01, (column + 0.5) / n)
            _bars(ax, y, *blocks, y, width=60)
            ax.set(ylabel="share of the points", xlim=(-0.8, 1.8), ylim=(0, 1))
            ax.set_xticks([0, 1], ["label 0", "label 1"])

    def on_the_line(ax, step):
        height = np.full(n, 0.5) if step <= 2 else y
        if step >= 4:
            line = np.linspace(-3, 5.2, 80)
            ax.plot(line, sigmoid(w * line + b), "-", color=MUTED)
        shown = {5: y == 1, 6: y == 0, 7: y >= 0}.get(step, y < 0)
        _bars(ax, x[shown], low[shown], high[shown], q[shown], y[shown], width=5)
        rest = ~shown
        for value, colour in ((1, POSITIVE), (0, NEGATIVE)):
            some = rest & (y == value)
            if step == 1:
                ax.plot(x[some], height[some], "o", color="black")
            else:
                ax.plot(x[some], height[some], MARKERS[colour], color=colour)
        ax.set(xlabel="feature x", xlim=(-3, 5.2), ylim=(-0.06, 1.06))
        if step <= 2:
            ax.set_yticks([])
            ax.spines["left"].set_visible(False)
        elif step == 3:
            ax.set(ylabel="label y", yticks=[0, 1])
        else:
            ax.set(ylabel="probability of label 1", yticks=[0, 0.5, 1])

    def alt(picture):
        numbers = f"{sum(y == 1)} discs with label 1 and {sum(y == 0)} crosses with label 0"
        given = ", ".join(f"{value:.2f}" for value in seen)
        cost = ", ".join(f"{value:.2f}" for value in losses)
        says = {
            1: f"Ten equal points on a line, from x = {x[0]:g} to x = {x[-1]:g}.",
            2: f"On the line, from left to right: {numbers}; the labels read {_row(y)}.",
            3: f"The {numbers}; label 1 stands at height 1, label 0 at height 0.",
            4: f"A rising S-shaped curve, from {q[0]:.2f} at x = {x[0]:g} to {q[-1]:.2f} at x = "
            f"{x[-1]:g}, between the points of label 1 above and of label 0 below.",
            5: f"At each point of label 1 a bar from 0 up to the curve: {_row(q[y == 1], 2)}.",
            6: "At each point of label 0 a bar from 1 down to the curve, of the length "
            f"{_row(1 - q[y == 0], 2)}.",
            7: f"All ten bars at their points, of the lengths {given}.",
            8: "The ten bars side by side, without the curve; three of them hang from the top.",
            9: f"The ten bars side by side, all on the floor, of the heights {given}.",
            10: f"The falling curve −log r, with a stick for each point. The longest stands at r = "
            f"{seen.min():.2f} and is {losses.max():.2f} high, the shortest at {seen.max():.2f}.",
            11: f"Ten bars, the losses {cost}, and a dotted line at their mean, "
            f"{losses.mean():.4f}.",
            12: f"Two stacks of blocks: {sum(y == 0) / n:g} of the points have label 0, "
            f"{sum(y == 1) / n:g} label 1.",
        }
        return says[PICTURES.index(picture) + 1]

    return explore(
        draw,
        picture=PICTURES,
        start=PICTURES[0],
        alt=alt,
        caption="Move the slider from left to right. Blue discs have label 1, orange crosses "
        "label 0. Watch the cross at x = 0.2: its bar is the shortest, its loss the highest. (In "
        "picture 10 it is the leftmost point.)",
        size=(6.4, 3.8),
    )


def _bars(ax, x, low, high, tips, y, width: float) -> None:
    """Draw a bar for each point, and its marker on the tip."""
    for value, colour in ((1, POSITIVE), (0, NEGATIVE)):
        some = y == value
        for at, bottom, top in zip(x[some], low[some], high[some], strict=True):
            line = {"color": colour, "lw": width, "alpha": 0.45, "solid_capstyle": "butt"}
            ax.plot([at, at], [bottom, top], "-", **line)
        ax.plot(x[some], tips[some], MARKERS[colour], color=colour)


def _places(ax, x: np.ndarray, what: str, top: float) -> None:
    ax.set_xticks(range(len(x)), [f"{value:g}".replace("-", "−") for value in x])
    ax.set(xlabel="the point at x = …", ylabel=what)
    ax.set(xlim=(-0.6, len(x) - 0.4), ylim=(-0.06 * top, 1.06 * top))


def _row(values: np.ndarray, digits: int = 0) -> str:
    return ", ".join(f"{value:.{digits}f}" for value in values)
