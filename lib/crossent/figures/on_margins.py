"""The figures of chapter 6 on the margin: four prices of a forecast, and a point far out."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import softplus
from crossent.models import LogisticRegression

_PRICES = {
    "squared error": (lambda m: (1 - m) ** 2, ACCENT, "-."),
    "hinge": (lambda m: np.maximum(0, 1 - m), NEGATIVE, "--"),
    "log loss in bits": (lambda m: softplus(-m) / np.log(2), POSITIVE, "-"),
    "mistakes": (lambda m: np.where(np.asarray(m) <= 0, 1.0, 0.0), "black", ":"),
}


def prices() -> Explorer:
    """Draw what four losses charge for a margin, movable."""

    def draw(ax, m):
        line = np.linspace(-2, 4, 121)
        ax.axvline(m, color=MUTED, lw=1)
        for name, (loss, colour, dash) in _PRICES.items():
            if name == "mistakes":
                ax.plot([-2, 0], [1, 1], dash, color=colour)
                ax.plot([0, 4], [0, 0], dash, color=colour, label=f"{name}: {loss(m):.2f}")
            else:
                ax.plot(line, loss(line), dash, color=colour, label=f"{name}: {loss(m):.2f}")
            ax.plot(m, loss(m), "o", color=colour, ms=7)
        ax.legend(loc="upper center", bbox_to_anchor=(0.56, 1.02))
        ax.set(xlabel="margin m", ylabel="loss", xlim=(-2.1, 4.1), ylim=(-0.4, 9.5))

    return explore(
        draw,
        m=np.linspace(-2, 4, 13),
        start=-1.0,
        format="{:.1f}",
        label="margin m",
        alt=lambda m: (
            f"Four losses against the margin. At the margin {m:.1f} they are "
            + ", ".join(f"{name} {loss(m):.3f}" for name, (loss, *_) in _PRICES.items())
            + ". The log loss and the hinge fall everywhere or stay at 0; the squared error "
            "falls to 0 at the margin 1 and rises again."
        ).replace(" -", " −"),
        caption="Move the margin. To the left of 0 are the mistakes. Look at what each price asks "
        "of a point that is right: the hinge nothing from 1 on, the log loss ever less, the "
        "squared error ever more. None of the three is below the dotted count of mistakes.",
    )


def far_point(x: np.ndarray, y: np.ndarray) -> Explorer:
    """Draw the boundaries of least squares and of log loss when one far, right point is added.

    `x` is one feature, `y` the labels −1 and +1; the new point has the label +1.
    """

    def fits(far):
        xs, ys = np.append(x, far), np.append(y, 1)
        w, b = np.polyfit(xs, ys, 1)
        model = LogisticRegression().fit(xs[:, None], ys)
        return w, b, -b / w, float(-model.intercept_[0] / model.coef_[0, 0])

    found = {far: fits(far) for far in (3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0)}
    left, right = -6.0, 21.0

    def draw(ax, far):
        w, b, square, log = found[far]
        ends = np.array([left, right])
        ax.axhline(0, color=MUTED, lw=1)
        ax.plot(ends, w * ends + b, "-.", color=ACCENT, label="least squares: score")
        ax.plot([square] * 2, [-2, 2.5], "-.", color=ACCENT, lw=1.2)
        ax.plot([log] * 2, [-2, 2.5], "-", color=POSITIVE, lw=1.2, label="log loss: boundary")
        for label, colour in ((-1, NEGATIVE), (1, POSITIVE)):
            some = x[y == label]
            ax.plot(some, np.full(len(some), label), MARKERS[colour], color=colour)
        ax.plot(far, 1, "D", color="black", ms=11, mew=1.6, fillstyle="none")
        ax.legend(loc="lower right")
        ax.set(xlabel="feature x", ylabel="label and score", xlim=(left, right), ylim=(-2, 2.5))
        ax.set(yticks=[-1, 0, 1])

    return explore(
        draw,
        x=list(found),
        start=3.0,
        format="{:g}",
        label="new point at x",
        alt=lambda far: (
            f"Ten points with the labels −1 and 1, and a new one with the label 1 at x = {far:g}. "
            f"The line of least squares crosses 0 at x = {found[far][2]:.2f}; the boundary of the "
            f"log loss stands at {found[far][3]:.2f}."
        ).replace(" -", " −"),
        caption="Move the new point, the diamond, to the right. It is on its right side all the "
        "time. The line must come down to it, and its boundary, the thin dash-dotted line where it "
        "crosses 0, runs away to the left.",
    )
