"""The figures of chapter 10: which model claims which part of a plane, and how many models."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import logit
from crossent.many_classes import OneVsOne, OneVsRest

_COLOURS = (POSITIVE, NEGATIVE, ACCENT)
_NAMES = ("Barolo", "Grignolino", "Barbera")
_PHENOLS, _INTENSITY = (0.8, 4.0), (1.0, 13.4)


def claims(X: np.ndarray, y: np.ndarray, model: OneVsRest) -> Explorer:
    """Draw the parts of the plane that no model claims, and several, for a movable threshold."""
    probabilities = model.separate_probabilities(X)

    def counts(threshold):
        several = np.sum(probabilities >= threshold, axis=1)
        return [int(np.sum(several == 0)), int(np.sum(several == 1)), int(np.sum(several > 1))]

    def draw(ax, threshold):
        planes = [
            (w, b - logit(threshold)) for w, b in zip(model.coef_, model.intercept_, strict=True)
        ]
        none, one, several = counts(threshold)
        for first, second in ((0, 1), (0, 2), (1, 2)):
            _fill(ax, [planes[first], planes[second]], color=MUTED, alpha=0.28, lw=0)
        _fill(ax, [(-w, -b) for w, b in planes], color=MUTED, alpha=0.8, lw=0)
        for plane, colour in zip(planes, _COLOURS, strict=True):
            _line(ax, *plane, color=colour, ls=DASHES[colour])
        _wines(ax, X, y)
        ax.fill([], [], color=MUTED, alpha=0.8, lw=0, label=f"claimed by none: {none}")
        ax.fill([], [], color=MUTED, alpha=0.28, lw=0, label=f"claimed by several: {several}")
        _dress(ax, _PHENOLS, _INTENSITY)

    return explore(
        draw,
        threshold=[0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9],
        start=0.5,
        format="{:.2f}",
        label="a model claims from the probability",
        size=(6.4, 4.8),
        alt=lambda threshold: (
            "{} wines in the plane of phenols and intensity, and the boundaries of three models, "
            "which claim from the probability {:.2f} on. No model claims {} of the wines, one "
            "model {}, several models {}.".format(len(y), threshold, *counts(threshold))
        ),
        caption="Each line is the boundary of one model: solid Barolo, dashed Grignolino, "
        "dash-dotted Barbera. Strong grey: no model claims what lies here. Faint grey: several do. "
        "Move the threshold: as the one shrinks, the other grows.",
    )


def slices(model: OneVsRest) -> Explorer:
    """Draw the three probabilities and their sum along the intensity, for movable phenols."""
    intensity = np.linspace(*_INTENSITY, 125)

    def curves(phenols):
        at = np.column_stack([np.full_like(intensity, phenols), intensity])
        return model.separate_probabilities(at).T

    def draw(ax, phenols):
        each = curves(phenols)
        ax.axhline(1, color=MUTED, lw=1)
        for heights, colour, name in zip(each, _COLOURS, _NAMES, strict=True):
            ax.plot(intensity, heights, DASHES[colour], color=colour, label=name)
        ax.plot(intensity, each.sum(axis=0), "-", color="black", lw=3, label="sum of the three")
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2, columnspacing=1)
        ax.set(xlabel="intensity", ylabel="probability", xlim=_INTENSITY, ylim=(-0.03, 2.05))
        ax.set(yticks=[0, 0.5, 1, 1.5, 2])

    def alt(phenols):
        total = curves(phenols).sum(axis=0)
        low, high = intensity[total.argmin()], intensity[total.argmax()]
        return (
            f"Three probabilities along the intensity, for phenols of {phenols:.1f}, and their sum: "
            f"it is least, {total.min():.2f}, at the intensity {low:.1f} and largest, "
            f"{total.max():.2f}, at {high:.1f}."
        )

    return explore(
        draw,
        phenols=np.arange(1.2, 3.41, 0.2),
        start=2.2,
        format="{:.1f}",
        label="phenols",
        size=(6.4, 4.0),
        alt=alt,
        caption="A cut through the plane of the last figure, from below to above. Three kinds of "
        "wine exclude each other, so the thick line should lie at 1. Look where it is far below, "
        "and where two models are sure at once.",
    )


def circle(X: np.ndarray, y: np.ndarray, model: OneVsOne) -> Still:
    """Draw the boundaries of three pairs, and the triangle where each class gets one vote."""
    votes = model.votes(X)
    tied = votes.max(axis=1) == 1
    across, up = (1.595, 2.515), (3.49, 6.55)
    # Where the votes go round in a circle, a model's side is known from any wine in there.
    side = np.sign((X[tied] @ model.coef_.T + model.intercept_)[0])
    pair_dashes = ((0, (6, 2)), (0, (1, 1.5)), (0, (8, 2, 1, 2, 1, 2)))

    def draw(ax):
        planes = [
            (s * w, s * b) for s, w, b in zip(side, model.coef_, model.intercept_, strict=True)
        ]
        _fill(ax, planes, color=MUTED, alpha=0.5, lw=0, label="one vote each")
        for (w, b), dash, (i, j) in zip(planes, pair_dashes, model.pairs_, strict=True):
            _line(ax, w, b, color="black", ls=dash, lw=1.6, label=f"{_NAMES[i]} or {_NAMES[j]}")
        _wines(ax, X, y)
        _dress(ax, across, up)

    return figure(
        draw,
        size=(6.4, 5.0),
        alt="A part of the plane of phenols and intensity with the boundaries of three pairs of "
        f"kinds. They form a triangle in which each kind gets one vote; {tied.sum()} wines lie "
        "in it, at "
        + ", ".join(f"({a:.2f}, {b:.2f})" for a, b in X[tied])
        + ". Around it, one kind gets two votes.",
        caption="The three boundaries of one-vs-one, enlarged. In the grey triangle the votes go "
        "round in a circle, and each kind of wine gets one.",
    )


def handshakes() -> Explorer:
    """Draw K classes on a circle and a line for each pair, for a movable K."""

    def draw(ax, K):
        turn = np.pi / 2 - 2 * np.pi * np.arange(K) / K
        x, y = np.cos(turn), np.sin(turn)
        ends = [(i, j) for i in range(K) for j in range(i + 1, K)]
        lines = np.array([[(x[i], y[i]), (x[j], y[j]), (np.nan, np.nan)] for i, j in ends])
        ax.plot(*lines.reshape(-1, 2).T, "-", color=NEGATIVE, lw=1)
        ax.plot(x, y, "o", color=POSITIVE, ms=12)
        ax.text(1.45, 0.3, f"one-vs-rest: {K} dots", va="center")
        ax.text(1.45, -0.3, f"one-vs-one: {K * (K - 1) // 2} lines", va="center")
        ax.set(xlim=(-1.2, 4.2), ylim=(-1.2, 1.2), aspect="equal")
        ax.axis("off")

    return explore(
        draw,
        K=range(3, 15),
        start=5,
        label="classes K",
        size=(6.4, 2.9),
        alt=lambda K: (
            f"{K} dots on a circle, each joined to each other one: {K * (K - 1) // 2} lines."
        ),
        caption="A dot is a class, and in one-vs-rest a model. A line is a pair of classes, and in "
        "one-vs-one a model. Each dot has K − 1 lines.",
    )


def _wines(ax, X: np.ndarray, y: np.ndarray) -> None:
    for k, colour in enumerate(_COLOURS):
        ax.plot(
            *X[y == k].T, MARKERS[colour], color=colour, ms=5, mew=0, alpha=0.8, label=_NAMES[k]
        )  # fmt: skip


def _dress(ax, across: tuple[float, float], up: tuple[float, float]) -> None:
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2, columnspacing=1)
    ax.set(xlabel="phenols", ylabel="intensity", xlim=across, ylim=up)


def _line(ax, w: np.ndarray, b: float, **style) -> None:
    """Draw where w·x + b = 0, across the whole plane of the figure."""
    phenols = np.array([0.0, 5.0])
    if abs(w[1]) > abs(w[0]):
        ax.plot(phenols, -(b + w[0] * phenols) / w[1], **style)
    else:
        intensity = np.array([0.0, 15.0])
        ax.plot(-(b + w[1] * intensity) / w[0], intensity, **style)


def _fill(ax, planes: list[tuple[np.ndarray, float]], **style) -> None:
    """Fill what lies on the positive side of all planes."""
    corners = [np.array(c) for c in ((0.0, 0.0), (5.0, 0.0), (5.0, 15.0), (0.0, 15.0))]
    for w, b in planes:
        kept = []
        for one, two in zip(corners, corners[1:] + corners[:1], strict=True):
            here, there = w @ one + b, w @ two + b
            if here >= 0:
                kept.append(one)
            if here * there < 0:
                kept.append(one + (two - one) * here / (here - there))
        corners = kept
    # Where nothing does, a polygon without an area: frames of the same artists stay small.
    ax.fill(*np.array(corners or [(2.0, 5.0)] * 3).T, **style)
