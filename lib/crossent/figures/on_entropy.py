"""The figures of chapter 7 on surprise: three measures of news, and the entropy of a label."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import entropy
from crossent.logistic import logit


def days_in_a_row(p: float) -> Still:
    """Draw the news of n days of probability p each, by two wrong measures and as it should be."""
    days = np.arange(1, 9)
    all_of_them = p**days
    inverse, rest = p / all_of_them, (1 - all_of_them) / (1 - p)

    def draw(ax):
        ax.plot(days, days, ":", color="black", lw=1.5)
        for values, colour in ((inverse, NEGATIVE), (rest, ACCENT)):
            ax.plot(days, values, MARKERS[colour], color=colour)
        ax.text(4.15, 7.6, "1/p", ha="left", va="center")
        ax.text(8, rest[-1] + 0.45, "1 − p", ha="center", va="bottom")
        ax.text(8.3, 4.1, "wanted: n times the news", ha="right", va="center")
        ax.set(xlabel="sunny days in a row, n", ylabel="news (one day = 1)")
        ax.set(xlim=(0.6, 8.4), ylim=(0, 9), xticks=days)

    return figure(
        draw,
        alt=f"The news of n sunny days in a row, for n from 1 to 8, if one such day counts as 1. By "
        f"1/p it doubles with each day: {', '.join(f'{v:g}' for v in inverse[:4])} and on beyond "
        f"the frame, to {inverse[-1]:g}. By 1 − p it is {', '.join(f'{v:g}' for v in rest[:3])} "
        f"and comes to a stop below {1 / (1 - p):g}. A dotted straight line shows what is wanted, n; "
        "from n = 3 on it lies between the two.",
        caption="One of the two measures runs away, the other comes to a halt. "
        "We are looking for one that stays on the dotted line.",
    )


def of_a_label() -> Explorer:
    """Draw the entropy of a label against the probability of 1, with its tangent, movable."""
    line = np.concatenate([[0], np.geomspace(1e-5, 0.02, 25), np.linspace(0.03, 0.5, 48)])
    line = np.concatenate([line, 1 - line[-2::-1]])
    curve = entropy(np.stack([line, 1 - line], -1))

    def draw(ax, p):
        height, slope = entropy([p, 1 - p]), 0 - logit(p)
        reach = 0.2 / np.hypot(1, slope)
        ends = np.array([-reach, reach])
        ax.axhline(np.log(2), linestyle=":", color=MUTED, lw=1.5)
        ax.text(0, np.log(2) + 0.015, "log 2 nats = 1 bit", va="bottom")
        ax.plot(line, curve, "-", color=POSITIVE)
        ax.plot(p + ends, height + slope * ends, "--", color=NEGATIVE)
        ax.plot([p], [height], "o", color="black")
        ax.text(0.5, 0.29, f"entropy {height:.4f} nats", ha="center")
        ax.text(0.5, 0.20, f"= {height / np.log(2):.4f} bits", ha="center")
        ax.text(0.5, 0.08, f"slope {slope:.2f}".replace("-", "−"), ha="center")
        ax.set(xlabel="probability p of label 1", ylabel="entropy (nats)")
        ax.set(xlim=(-0.04, 1.04), ylim=(0, 0.8), xticks=(0, 0.25, 0.5, 0.75, 1))

    return explore(
        draw,
        p=[0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98],
        start=0.3,
        format="{:g}",
        alt=lambda p: (
            f"The entropy of a label against the probability of label 1: an arch that is 0 at both "
            f"ends and highest in the middle, log 2 = {np.log(2):.4f} nats. At p = {p:g} it is "
            f"{entropy([p, 1 - p]):.4f} nats, and its tangent has the slope {0 - logit(p):.2f}."
        ).replace(" -", " −"),
        caption="Move p. Watch the slope: it is positive on the left and negative on the right, "
        "and it is 0 where both labels are equally probable. Have you met its numbers before?",
    )
