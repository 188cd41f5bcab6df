"""The figures of chapter 12: two losses of the same scores, and the slopes of both."""

import numpy as np

from crossent.class_losses import (
    cross_entropy_from_logits,
    cross_entropy_from_logits_grad,
    hinge_loss,
    hinge_loss_grad,
)
from crossent.figures.explore import Explorer, explore
from crossent.figures.style import MARKERS, MUTED, NEGATIVE, POSITIVE

LEFT, RIGHT = -3.0, 5.0


def two_losses(z: np.ndarray, true: int) -> Explorer:
    """Draw hinge loss and cross-entropy of scores while that of the true class moves."""
    line = np.linspace(LEFT, RIGHT, 161)
    curves = {loss: _along(loss, z, true, line) for loss in (cross_entropy_from_logits, hinge_loss)}
    best = np.delete(z, true).max()

    def both(at):
        moved = _moved(z, true, at)
        return cross_entropy_from_logits(true, moved), hinge_loss(true, moved)

    def draw(ax, at):
        cross, hinge = both(at)
        for place, words in ((best, "ahead from\nhere on"), (best + 1, "ahead by 1 from\nhere on")):
            ax.plot([place, place], [0, 5.7], ":", color="black", lw=1.2)
            across = {"ha": "right", "x": place - 0.1} if place == best else {"x": place + 0.1}
            ax.text(y=5.6, s=words, va="top", **across)
        ax.plot([at, at], [0, max(cross, hinge)], "-", color=MUTED, lw=1)
        for loss, value, colour, dash, name in (
            (hinge_loss, hinge, NEGATIVE, "--", "hinge loss"),
            (cross_entropy_from_logits, cross, POSITIVE, "-", "cross-entropy"),
        ):
            ax.plot(line, curves[loss], dash, color=colour, label=f"{name}: {value:.4f}")
            ax.plot(at, value, MARKERS[colour], color=colour, ms=9)
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
        ax.set(xlabel=f"score of the true class, {true}", ylabel="loss")
        ax.set(xlim=(LEFT - 0.2, RIGHT + 0.2), ylim=(-0.15, 6.3))

    return explore(
        draw,
        z=[-3.0, -2.0, -1.0, -0.5, 0.0, 0.28, 0.5, 0.86, 1.0, 1.5, 1.86, 2.0, 3.0, 4.0, 5.0],
        start=0.28,
        format="{:g}",
        label="score of the true class",
        alt=lambda at: (
            f"Two falling lines against the score of the true class. At the score {at:g} the "
            f"cross-entropy is {both(at)[0]:.4f} and the hinge loss {both(at)[1]:.4f}. The hinge "
            f"loss, dashed, is straight with bends, and 0 from the score {best + 1:g} on; the "
            "cross-entropy, solid, bends smoothly and nears 0 without reaching it."
        ).replace(" -", " −"),
        caption="The other two scores stay where they are. Move the score of the true class to the "
        "right. The dotted lines show where it comes to be ahead, and ahead by 1. Watch which "
        "loss stops asking, and what the cross-entropy is at the first dotted line.",
        size=(6.4, 3.8),
    )


def two_slopes(z: np.ndarray, true: int) -> Explorer:
    """Draw the slopes of both losses in each score while that of the true class moves."""
    place = np.arange(len(z))

    def slopes(at):
        moved = _moved(z, true, at)
        return (
            np.asarray(cross_entropy_from_logits_grad(true, moved)),
            np.asarray(hinge_loss_grad(true, moved)),
        )

    def draw(ax, at):
        ax.axhline(0, color=MUTED, lw=1)
        for values, colour, shift, name in zip(
            slopes(at), (POSITIVE, NEGATIVE), (-0.14, 0.14), ("cross-entropy", "hinge"), strict=True
        ):
            for k, value in zip(place, values, strict=True):
                bar = {"color": colour, "lw": 16, "alpha": 0.45, "solid_capstyle": "butt"}
                ax.plot([k + shift] * 2, [0, value], "-", **bar)
                down = value < 0 or (value == 0 and k == true)
                offset, side = (-0.13, "top") if down else (0.13, "bottom")
                number = (f"{value:.3f}" if shift < 0 else f"{value + 0:.0f}").replace("-", "−")
                across = "right" if shift < 0 else "center"
                x = k + shift + (0.1 if shift < 0 else 0)
                ax.text(x, value + offset, number, ha=across, va=side)
            ax.plot(place + shift, values, MARKERS[colour], color=colour, label=name)
        names = [f"{k}: score {score:g}" for k, score in enumerate(_moved(z, true, at))]
        ax.set_xticks(place, [name.replace("-", "−") for name in names])
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
        ax.set(ylabel="slope of the loss", xlabel=f"class (the true one is {true})")
        ax.set(xlim=(-0.6, len(z) - 0.4), ylim=(-2.6, 1.5), yticks=[-2, -1, 0, 1])

    def alt(at):
        cross = ", ".join(f"{value:.3f}" for value in slopes(at)[0])
        hinge = ", ".join(f"{value + 0:.0f}" for value in slopes(at)[1])
        return (
            f"A pair of bars for each class, with the score {at:g} for the true class, {true}. "
            f"Slopes of the cross-entropy: {cross}. Slopes of the hinge loss: {hinge}."
        ).replace(" -", " −")

    return explore(
        draw,
        z=[-4.5, -4.0, -3.0, -2.0, -1.0, 0.0, 0.28, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0],
        start=0.28,
        format="{:g}",
        label="score of the true class",
        alt=alt,
        caption="Move the score of the true class to the right. The slopes of the cross-entropy, "
        "prediction less label, shrink together and always balance. Those of the hinge loss are "
        "whole numbers: they stay, jump, and are 0 as soon as the true class leads by 1.",
        size=(6.4, 3.8),
    )


def _moved(z: np.ndarray, true: int, at: float) -> np.ndarray:
    return np.where(np.arange(len(z)) == true, at, z)


def _along(loss, z: np.ndarray, true: int, line: np.ndarray) -> np.ndarray:
    rows = np.tile(z, (len(line), 1))
    rows[:, true] = line
    return loss(np.full(len(line), true), rows, reduction="none")
