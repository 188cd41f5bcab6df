"""The figures of chapter 11 on softmax: one score moves, and the temperature moves."""

from collections.abc import Sequence

import numpy as np

from crossent.classes import softmax
from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import entropy

_COLOURS = (POSITIVE, NEGATIVE, ACCENT)


def one_score(classes: Sequence[str], scores: np.ndarray) -> Explorer:
    """Draw the probabilities of three classes while the score of the first one moves."""
    line = np.linspace(-2, 9, 111)

    def law(z):
        return softmax(np.stack([z, *(0 * z + other for other in scores[1:])], axis=-1))

    curves = law(line)

    def draw(ax, z):
        q = law(np.asarray(z))
        bars, panel = _panels(ax)
        _bars(bars, classes, q)
        panel.axvline(z, color=MUTED, lw=1)
        _curves(panel, line, curves, z, q)
        panel.set(xlabel=f"score of the {classes[0]}", xlim=(-2.3, 9.3), xticks=[0, 3, 6, 9])

    def alt(z):
        q = law(np.asarray(z))
        return (
            f"Left, three bars: {_said(classes, q)}. Right, the same three probabilities against "
            f"the score of the {classes[0]}, marked at {z:g}: an S-shaped curve that rises for the "
            f"{classes[0]}, and two that fall together. {classes[1].capitalize()} to {classes[2]} "
            f"is {q[1] / q[2]:.2f} to 1, here and everywhere."
        ).replace(" -", " −")

    return explore(
        draw,
        z=np.arange(-2.0, 9.5, 1),
        start=float(scores[0]),
        format="{:g}",
        label=f"score of the {classes[0]}",
        alt=alt,
        caption=f"Move the score of the {classes[0]}; the two others stay at {scores[1]:g} and "
        f"{scores[2]:g}. What one class wins, the others lose in proportion: {classes[1]} to "
        f"{classes[2]} is the same number in every picture.",
        size=(6.4, 3.4),
    )


def temperature(classes: Sequence[str], scores: np.ndarray) -> Explorer:
    """Draw the probabilities of three classes while the temperature moves."""
    line = np.geomspace(0.1, 20, 100)
    curves = np.stack([softmax(scores, t) for t in line])

    def draw(ax, t):
        q = softmax(scores, t)
        bars, panel = _panels(ax)
        _bars(bars, classes, q)
        panel.axvline(t, color=MUTED, lw=1)
        panel.axhline(1 / len(scores), color=MUTED, lw=1, ls=":")
        _curves(panel, line, curves, t, q)
        panel.text(0.5, 1.03, f"entropy {entropy(q):.3f} nats", ha="center", **_above(panel))
        panel.set(xscale="log", xlabel="temperature T (log scale)", xlim=(0.09, 22))
        panel.set_xticks([0.1, 1, 10], ["0.1", "1", "10"])
        panel.set_xticks([], minor=True)

    def alt(t):
        q = softmax(scores, t)
        return (
            f"Left, three bars at the temperature {t:g}: {_said(classes, q)}; their entropy is "
            f"{entropy(q):.3f} nats. Right, the three probabilities against the temperature on a "
            f"logarithmic scale: at the left end {_said(classes, curves[0])}, at the right end "
            "all three close to a dotted line at one third."
        )

    return explore(
        draw,
        t=[0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0],
        start=1.0,
        format="{:g}",
        label="temperature T",
        alt=alt,
        caption="Move the temperature. To the left the largest score takes all, to the right "
        "all come near a third (dotted). The order of the three never changes, and the entropy "
        "rises all the way.",
        size=(6.4, 3.4),
    )


def _panels(ax):
    ax.axis("off")
    return ax.inset_axes([0, 0, 0.38, 0.92]), ax.inset_axes([0.52, 0, 0.48, 0.92])


def _above(panel) -> dict:
    return {"transform": panel.transAxes, "va": "bottom"}


def _bars(panel, classes: Sequence[str], q: np.ndarray) -> None:
    for k, colour in enumerate(_COLOURS):
        line = {"color": colour, "lw": 26, "alpha": 0.45, "solid_capstyle": "butt"}
        panel.plot([k, k], [0, q[k]], "-", **line)
        panel.plot(k, q[k], MARKERS[colour], color=colour)
        panel.text(k, q[k] + 0.05, f"{q[k]:.3f}", ha="center")
    panel.set(ylabel="probability", xlim=(-0.6, 2.6), ylim=(0, 1.13), yticks=[0, 0.5, 1])
    panel.set_xticks(range(3), classes)


def _curves(panel, line: np.ndarray, curves: np.ndarray, at: float, q: np.ndarray) -> None:
    for k, colour in enumerate(_COLOURS):
        panel.plot(line, curves[:, k], DASHES[colour], color=colour)
        panel.plot(at, q[k], MARKERS[colour], color=colour)
    panel.set(ylim=(-0.03, 1.13), yticks=[0, 0.5, 1])


def _said(classes: Sequence[str], q: np.ndarray) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in zip(classes, q, strict=True))
