"""The figures of chapter 7 on codes: a tree that grows from its leaves, and digits a ball."""

from functools import cache

import numpy as np

from crossent.codes import huffman
from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import entropy


def joins(names: tuple[str, ...], p: np.ndarray) -> Explorer:
    """Draw how the two lightest groups are joined, step by step, until a code is complete."""
    stages = _stages(p)
    labels = [f"{number} of {len(stages) - 1} joins" for number in range(len(stages))]
    rows = {k: len(p) - 1 - k for k in range(len(p))}

    def draw(ax, label):
        step = labels.index(label)
        place = {(k,): (0.0, float(rows[k])) for k in rows}
        for number, (zeros, ones, group) in enumerate(stages[1 : step + 1], start=1):
            height = (place[zeros][1] + place[ones][1]) / 2
            place[group] = (float(number), height)
            for part, digit, colour in ((zeros, "0", POSITIVE), (ones, "1", NEGATIVE)):
                x, y = place[part]
                dash = "-" if digit == "0" else "--"
                ax.plot([x, number, number], [y, y, height], dash, color=colour)
                side = 0.17 if y > height else -0.17
                ax.text(number - 0.45, y + side, digit, ha="center", va="center", color="black")
            weight = sum(p[list(group)])
            ax.plot([number], [height], "o", color="black")
            ax.text(number + 0.09, height + 0.2, _fraction(weight), va="center")
        words = _words(stages[: step + 1], len(p))
        for k, y in rows.items():
            ax.plot([0], [y], "o", color="black")
            ax.text(-0.12, y, _fraction(p[k]), ha="right", va="center")
            ax.text(-0.6, y, names[k], ha="right", va="center")
            ax.text(-1.65, y, words[k] or "·", ha="right", va="center", family="monospace")
        ax.text(-1.65, len(p) - 0.45, "word", ha="right", va="center")
        ax.set(xlim=(-2.3, len(p) - 0.4), ylim=(-0.5, len(p) - 0.2))
        ax.axis("off")

    def alt(label):
        step = labels.index(label)
        words = _words(stages[: step + 1], len(p))
        have = ", ".join(
            f"{name} {word or 'none'}" for name, word in zip(names, words, strict=True)
        )
        if step == 0:
            return (
                "Four leaves, one below the other: "
                + ", ".join(f"{n} {_fraction(v)}" for n, v in zip(names, p, strict=True))
                + ". No word has a digit yet."
            )
        zeros, ones, group = stages[step]
        said = [" and ".join(names[k] for k in sorted(part)) for part in (zeros, ones)]
        return (
            f"{said[0]} (branch 0) and {said[1]} (branch 1) are joined to a group of "
            f"{_fraction(sum(p[list(group)]))}. The words so far: {have}."
        )

    return explore(
        draw,
        step=labels,
        start=labels[1],
        label="step",
        alt=alt,
        caption="Move the slider. Each step joins the two groups of least probability. "
        "Everything in the one (blue, solid) gets a 0 in front of its word, everything in the other "
        "(orange, dashed) a 1.",
        size=(6.4, 3.4),
    )


def digits_a_ball(p: np.ndarray, longest: int = 12) -> Explorer:
    """Draw the mean digits a symbol if n symbols share a word, for n from 1 to `longest`."""
    lengths, least = np.arange(1, longest + 1), entropy(p, unit="bits")
    means = np.array([per_symbol(tuple(p), n) for n in lengths])

    def draw(ax, n):
        ax.fill_between(lengths, least, least + 1 / lengths, color=MUTED, alpha=0.15, lw=0)
        ax.plot(lengths, least + 1 / lengths, "--", color=NEGATIVE)
        ax.axhline(least, linestyle="-.", color=ACCENT)
        ax.plot(lengths, means, "o", color=MUTED, ms=5)
        ax.plot(lengths[:n], means[:n], "o", color=POSITIVE)
        ax.plot([n], [means[n - 1]], "o", color="black", ms=12, mew=1.6, fillstyle="none")
        ax.text(0.8, 1.095, f"{2**n:,} words", va="top")
        ax.text(0.8, 1.065, f"{means[n - 1]:.4f} digits a ball", va="top")
        ax.text(5.5, 1.085, "entropy + 1/n", va="center")
        ax.text(longest + 0.3, least - 0.014, f"entropy {least:.4f}", ha="right", va="top")
        ax.set(xlabel="balls that share a word, n", ylabel="digits a ball (bits)")
        ax.set(xlim=(0.6, longest + 0.4), ylim=(0.84, 1.12), xticks=lengths)

    return explore(
        draw,
        n=lengths.tolist(),
        start=1,
        label="balls a word, n",
        alt=lambda n: (
            f"Mean digits a ball against the number of balls that share a word. For n = {n} there "
            f"are {2**n:,} words, and the mean is {means[n - 1]:.4f}. The points lie between a "
            f"level line at the entropy, {least:.4f}, and a falling dashed curve, entropy + 1/n. The "
            f"first point is {means[0]:.4f}, the second {means[1]:.4f}, the last {means[-1]:.4f}."
        ),
        caption="Move n. No point is below the level line, and the dashed curve presses them down to "
        "it. Not each step is a gain: look at n = 3.",
    )


@cache
def per_symbol(p: tuple[float, ...], n: int) -> float:
    """Mean digits a symbol of a best prefix code for n symbols at a time."""
    law = np.ones(1)
    for _ in range(n):
        law = np.kron(law, p)
    return float(law @ [len(word) for word in huffman(law)]) / n


def _stages(p: np.ndarray) -> list:
    """The joins of `huffman`: the groups that get a 0 and a 1, and the new group."""
    groups = [(weight, -k, (k,)) for k, weight in enumerate(p.tolist())]
    stages: list = [None]
    while len(groups) > 1:
        (light, i, ones), (heavy, j, zeros), *groups = sorted(groups)
        stages.append((zeros, ones, zeros + ones))
        groups.append((light + heavy, min(i, j), zeros + ones))
    return stages


def _words(stages: list, outcomes: int) -> list[str]:
    words = [""] * outcomes
    for zeros, ones, _ in stages[1:]:
        for digit, group in (("0", zeros), ("1", ones)):
            for k in group:
                words[k] = digit + words[k]
    return words


def _fraction(x: float) -> str:
    signs = {1.0: "1", 0.5: "½", 0.25: "¼", 0.125: "⅛", 0.75: "¾"}
    return signs.get(float(x), f"{x:g}")
