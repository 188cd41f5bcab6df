"""The figures of chapter 4: one record, and how likely each claim makes it."""

import numpy as np

from crossent.costs import LogisticCost
from crossent.data import TenPoints
from crossent.descent import newton
from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, MUTED, NEGATIVE, POSITIVE
from crossent.likelihood import bernoulli_log_likelihood


def fraction_lost(fraction: np.ndarray, claims: np.ndarray) -> Still:
    """Draw the fraction of flights lost so far, flight by flight, between two claims."""
    flights = np.arange(1, len(fraction) + 1)
    first, last = np.flatnonzero(np.diff(fraction, prepend=0) > 0) + 1
    before = fraction[last - 2]

    def draw(ax):
        ax.step(flights, fraction, "-", color=POSITIVE, where="post")
        ax.axhline(claims[0], linestyle="--", color=NEGATIVE, lw=1.5)
        ax.axhline(claims[1], linestyle="-.", color=ACCENT, lw=1.5)
        ax.text(137, claims[0] + 0.0006, "1 in 100", ha="right", va="bottom")
        ax.text(137, claims[1] + 0.0006, "1 in 100,000", ha="right", va="bottom")
        ax.annotate("Challenger", (first, fraction[first - 1]), (8, -9), textcoords="offset points")
        ax.annotate("Columbia", (last, fraction[last - 1]), (-6, 6), textcoords="offset points")
        ax.set(xlabel="flights so far", ylabel="fraction lost", xlim=(0, 138), ylim=(-0.001, 0.044))

    return figure(
        draw,
        alt=f"The fraction of flights lost against the number of flights. It is 0 for "
        f"{first - 1} flights, jumps to {fraction[first - 1]:.2f} at flight {first}, sinks to "
        f"{before:.4f}, jumps to {fraction[last - 1]:.4f} at flight {last} and ends at "
        f"{fraction[-1]:.4f}. Two level lines: 1 in {1 / claims[0]:,.0f}, and 1 in "
        f"{1 / claims[1]:,.0f}, which cannot be told from 0.",
        caption="For 24 flights the fraction lies on the managers' line. "
        "From the first loss on, it never comes back to it.",
    )


def two_readings(n: int, k: int) -> Explorer:
    """Draw the law over counts for a movable p beside the likelihood of p for the count k."""
    counts, shown, top = np.arange(11), np.linspace(0, 0.21, 106), 0.85
    others = counts[counts != k]

    def draw(ax, p):
        ax.axis("off")
        law, curve = ax.inset_axes([0, 0, 0.46, 1]), ax.inset_axes([0.56, 0, 0.44, 1])
        height = _binomial(n, k, p)
        law.bar(others, _binomial(n, others, p), width=0.6, color=MUTED)
        law.bar([k], [height], width=0.6, color=POSITIVE, hatch="//", edgecolor="black")
        law.plot([k + 0.3, 10.6], [height, height], ":", color=MUTED, lw=1.5)
        law.set(xlabel="flights lost, k", xlim=(-0.6, 10.6), xticks=(0, 1, 5, 10))
        law.text(10.5, 0.81, f"law for p = {p:g}", ha="right", va="top")
        curve.plot(shown, _binomial(n, k, shown), "-", color=POSITIVE)
        curve.plot([0, p], [height, height], ":", color=MUTED, lw=1.5)
        curve.plot([p], [height], "o", color="black")
        curve.set(xlabel="claim, p", xlim=(0, 0.21), xticks=(0, 0.1, 0.2))
        curve.text(0.205, 0.81, f"likelihood for k = {k}", ha="right", va="top")
        for panel in (law, curve):
            panel.set(ylim=(0, top), yticks=(0, 0.2, 0.4, 0.6, 0.8))

    return explore(
        draw,
        p=[0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2],
        start=0.1,
        format="{:g}",
        alt=lambda p: (
            f"Left, bars: for p = {p:g} the probability of k losses in {n} flights, highest at "
            f"k = {int(np.argmax(_binomial(n, counts, p)))}; the bar at k = {k} is "
            f"{_binomial(n, k, p):.3f} high. Right, a curve: that height for each p, with its "
            f"top {_binomial(n, k, k / n):.3f} at p = {k / n:g}; a point stands on it at p = {p:g}."
        ),
        caption=f"Move p. All bars change; with those beyond the frame, too low to see, they always "
        f"sum to 1. The hatched bar, k = {k}, is what was seen: its height is the height of the "
        "point on the right. The curve stays as it is. Both heights are probabilities.",
    )


def tops(n: int) -> Explorer:
    """Draw the log-likelihood of p for k ones of n, its highest point and the tangent there."""

    def draw(ax, k):
        best, rare = k / n, min(k, n - k)
        # Next to 1 a float has few digits: there the other side is drawn, and mirrored.
        p = np.array(
            [1e-28, 1e-14, 1e-8, *np.geomspace(1e-6, 1e-2, 13), *np.linspace(0.02, 0.99, 98)]
        )
        p = p if rare else np.array([0, *p])
        heights = [_log_likelihood(n, rare, each) for each in p]
        slope = -n if k == 0 else n if k == n else 0
        reach = 0.5 if slope else 0.2
        ends = np.clip([best - reach, best + reach], 0, 1)
        top = _log_likelihood(n, k, best)
        ax.plot(p if rare == k else 1 - p, heights, "-", color=POSITIVE)
        ax.plot(ends, top + slope * (ends - best), "--", color=NEGATIVE)
        ax.plot([best], [top], "o", color="black")
        ax.set(xlabel="claim, p", ylabel="log-likelihood (nats)", xlim=(-0.03, 1.03))
        ax.set(ylim=(-62, 3), xticks=(0, 0.25, 0.5, 0.75, 1))

    def alt(k):
        flat = {0: f"falls with slope −{n}", n: f"rises with slope {n}"}.get(k, "is level")
        return (
            f"The log-likelihood of p for {k} ones of {n}: its highest point is "
            f"{_log_likelihood(n, k, k / n):.2f} at p = {k / n:.3f}, where the tangent {flat}."
        )

    return explore(
        draw,
        k=[0, 1, 2, 4, 8, 12, 16, 20, 22, 23, 24],
        start=4,
        label="ones k",
        alt=alt,
        caption=f"Move k, the number of ones among {n}. Inside, the tangent at the top is level. "
        f"At k = 0 and k = {n} the top lies on the edge, and the tangent is not level: its slope is "
        f"−{n} or {n}.",
    )


def landscape(points: TenPoints, claims: np.ndarray) -> Still:
    """Draw the log-likelihood of (w, b) as a map, with some claims and the highest point."""
    cost = LogisticCost(points.x[:, None], points.y)
    n, best = len(points.y), newton(cost).parameters[-1]
    w, b = np.linspace(-0.8, 5.2, 61), np.linspace(-1.6, 3.6, 53)
    heights = np.array([[-n * cost(np.array([u, v])) for u in w] for v in b])
    levels = [-14, -10, -7, -5, -4, -3.5, -3.2]

    def draw(ax):
        lines = ax.contour(w, b, heights, levels, colors=MUTED, linestyles="-", linewidths=1.2)
        ax.clabel(lines, levels[:-1], fmt=lambda level: f"{level:g}".replace("-", "−"), fontsize=11)
        for number, (u, v) in enumerate(claims):
            ax.plot([u], [v], "X", color=NEGATIVE)
            ax.annotate("ABCDEFGH"[number], (u, v), (8, -5), textcoords="offset points")
        ax.plot([best[0]], [best[1]], "o", color=POSITIVE)
        ax.set(xlabel="weight w", ylabel="intercept b", xlim=(-0.8, 5.2), ylim=(-1.6, 3.6))

    values = [-n * cost(np.asarray(claim, float)) for claim in claims]
    named = ", ".join(
        f"{'ABCDEFGH'[i]} at ({u:g}, {v:g}) with {value:.2f}"
        for i, ((u, v), value) in enumerate(zip(claims, values, strict=True))
    )
    return figure(
        draw,
        alt=f"A map of the log-likelihood over w and b, with level lines from {levels[0]} to "
        f"{levels[-1]}: a single hill, long towards the upper right. Its top, {-n * cost(best):.2f}, "
        f"is at w = {best[0]:.2f}, b = {best[1]:.2f}. Crosses: {named}.",
        caption="Each place is a claim (w, b). Along a line the log-likelihood, in nats, is the same. Of "
        "the five crosses only D lies inside the innermost line. The round point is the top.",
    )


def _binomial(n: int, k, p):
    """Probability of k ones of n."""
    ways = np.array([np.prod((n - np.arange(i)) / (i - np.arange(i))) for i in np.atleast_1d(k)])
    return (ways if np.ndim(k) else ways[0]) * p**k * (1 - p) ** (n - k)


def _log_likelihood(n: int, k: int, p: float) -> float:
    return bernoulli_log_likelihood(np.repeat([1, 0], [k, n - k]), p)
