"""The figures of chapter 5, continued: three rulers for one loss, and the valley of a cost."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import sigmoid, softplus
from crossent.losses import log_loss_from_logits
from crossent.models import LogisticRegression


def three_views() -> Explorer:
    """Draw one loss against the prediction, against 1/ŷ and against the score, movable."""
    top = 8.0
    panels = (
        ("prediction ŷ", (0, 1), (0, 0.5, 1)),
        ("1/ŷ", (0, 1000), (1, 500, 1000)),
        ("score z", (-8, 8), (-7, 0, 7)),
    )

    def draw(ax, q):
        ax.axis("off")
        z, dots = np.linspace(-8, 8, 100), (q, 1 / q, np.log(q / (1 - q)))
        some = sigmoid(np.linspace(-8, 8, 60))
        inverse = np.geomspace(1, 1000, 60)
        lines = (
            ((some, -np.log(some)), (some, -np.log(1 - some))),
            ((inverse, np.log(inverse)), None),
            ((z, softplus(-z)), (z, softplus(z))),
        )
        for i, (name, limits, ticks) in enumerate(panels):
            panel = ax.inset_axes([0.35 * i, 0, 0.3, 1])
            one, zero = lines[i]
            if zero:
                panel.plot(*zero, "--", color=NEGATIVE, lw=1.5)
            if i == 2:
                panel.plot([-top, 0], [top, 0], ":", color="black", lw=1.5)
            panel.plot(*one, "-", color=POSITIVE)
            panel.plot([dots[i]], [-np.log(q)], "o", color="black", zorder=5)
            pad = 0.04 * (limits[1] - limits[0])
            panel.set(xlabel=name, xlim=(limits[0] - pad, limits[1] + pad), ylim=(-0.3, top))
            panel.set_xticks(ticks, [f"{tick:g}".replace("-", "−") for tick in ticks])
            panel.set_yticks([0, 2, 4, 6, 8], [] if i else None)
            if i == 0:
                panel.set_ylabel("loss (nats)")
            if i == 1:
                panel.text(1030, 0, f"loss {-np.log(q):.3f}", ha="right")

    return explore(
        draw,
        q=[0.99, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001],
        start=0.25,
        format="{:g}",
        label="ŷ",
        alt=lambda q: (
            f"Three panels show the loss of a label 1 at ŷ = {q:g}, which is {-np.log(q):.3f}: "
            f"against ŷ, a curve that rises without end at the left wall; against 1/ŷ = {1 / q:.4g}"
            f", a curve that flattens; against the score {np.log(q / (1 - q)):.3f}, a bend that "
            "turns into a straight line. Dashed, the loss of a label 0: the mirror image in the "
            "first and the third panel."
        ),
        caption="One loss, three rulers. Solid: label 1; dashed: label 0; dotted: the line −z. "
        "Move ŷ towards 0: the same point climbs a wall, walks along a flattening curve, and "
        "follows a straight line.",
        size=(6.4, 3.2),
    )


def valley(x: np.ndarray, y: np.ndarray) -> Explorer:
    """Draw the least cost for each slope w, a penalty of movable C, and their sum."""
    w = np.linspace(0, 3, 121)
    z = w[:, None] * x
    z += _best_intercept(z, y)
    cost = np.mean(softplus(z) - y * z, axis=1)

    def least(c):
        """Return the weight that makes the objective least, the cost there, and the penalty."""
        model = LogisticRegression(l2=1 / (c * len(x))).fit(x[:, None], y)
        weight = model.coef_[0, 0]
        reached = log_loss_from_logits(y, model.decision_function(x[:, None]))
        return weight, reached, weight**2 / (2 * c * len(x))

    best, lowest, _ = least(np.inf)

    def draw(ax, c):
        price = w**2 / (2 * c * len(x))
        weight, reached, paid = least(c)
        ax.plot(w, cost, "-", color=POSITIVE, label="cost")
        ax.plot(w, price, ":", color=MUTED, label="penalty")
        ax.plot(w, cost + price, "-.", color=ACCENT, label="objective")
        ax.plot([weight, weight], [reached, reached + paid], "-", color="black", lw=1)
        ax.plot(best, lowest, "o", color=POSITIVE)
        ax.plot(weight, reached + paid, MARKERS[ACCENT], color=ACCENT)
        ax.plot(weight, reached, "o", color="black", ms=6)
        ax.text(weight, reached - 0.07, f"{reached:.4f}", ha="center", va="top")
        ax.set(xlabel="weight w", ylabel="nats per point", xlim=(0, 3), ylim=(0, 0.7))
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)

    return explore(
        draw,
        C=[0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0],
        start=1.0,
        format="{:g}",
        alt=lambda c: (
            f"Against the weight w, with the best intercept for each: the cost, a valley whose "
            f"lowest point is {lowest:.4f} at w = {best:.3f}; the penalty for C = {c:g}, which "
            f"rises from 0; and their sum, whose lowest point is at w = {least(c)[0]:.3f}, where "
            f"the cost is {least(c)[1]:.4f}."
        ),
        caption="The triangle is the lowest point of the objective; the small point below it, with "
        "the number, is the cost that would be reported. The large blue point is the lowest cost. "
        "Make C larger: the penalty drops, and the triangle walks to the blue point.",
        size=(6.4, 3.8),
    )


def _best_intercept(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return for each row the b at which the predictions sum to the labels, by bisection."""
    low, high = np.full((len(z), 1), -30.0), np.full((len(z), 1), 30.0)
    for _ in range(60):
        b = (low + high) / 2
        above = np.sum(sigmoid(z + b), axis=1, keepdims=True) > y.sum()
        low, high = np.where(above, low, b), np.where(above, b, high)
    return (low + high) / 2
