"""The figure of chapter 11 on Bayes' rule: three bells, and the log-odds between them."""

from collections.abc import Sequence

import numpy as np

from crossent.classes import softmax
from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, DASHES, MARKERS, NEGATIVE, POSITIVE

_COLOURS = (POSITIVE, NEGATIVE, ACCENT)


def three_bells(x: np.ndarray, y: np.ndarray, classes: Sequence[str]) -> Explorer:
    """Draw a normal law for each of three classes, their log-odds and probabilities, movable.

    `x` is one feature, `y` the class numbers. The slider leads from one common variance to the
    variance of each class.
    """
    shares = np.array([np.mean(y == k) for k in range(3)])
    means = np.array([x[y == k].mean() for k in range(3)])
    own = np.array([x[y == k].var() for k in range(3)])
    common = shares @ own
    line = np.linspace(2.5, 8.5, 121)

    def parts(t):
        """Return the variances, and the logarithms of share times density."""
        s2 = (1 - t) * common + t * own
        log = np.log(shares) - np.log(2 * np.pi * s2) / 2 - (line[:, None] - means) ** 2 / (2 * s2)
        return s2, log

    def draw(ax, t):
        ax.axis("off")
        _, log = parts(t)
        rows = (
            (np.exp(log), "share × density"),
            (log - log[:, [1]], "log-odds"),
            (softmax(log), "probability"),
        )
        for row, (values, name) in enumerate(rows):
            panel = ax.inset_axes([0, 0.67 - 0.335 * row, 1, 0.28])
            for k, colour in enumerate(_COLOURS):
                panel.plot(line, values[:, k], DASHES[colour], color=colour, label=classes[k])
            panel.set(ylabel=name, xlim=(2.5, 8.5))
            panel.yaxis.set_label_coords(-0.085, 0.5)
            if row == 0:
                for k, colour in enumerate(_COLOURS):
                    some = np.unique(x[y == k])
                    place = np.full(len(some), -0.06 - 0.07 * k)
                    panel.plot(some, place, MARKERS[colour], color=colour, ms=4)
                panel.set(ylim=(-0.26, 0.46), yticks=[0, 0.2, 0.4])
                panel.legend(loc="lower center", bbox_to_anchor=(0.5, 0.98), ncols=3)
            elif row == 1:
                panel.set(ylim=(-11, 11), yticks=[-10, 0, 10])
                panel.set_yticklabels(["−10", "0", "10"])
            else:
                panel.set(ylim=(-0.03, 1.03), yticks=[0, 0.5, 1], xlabel="sepal length (cm)")
            if row < 2:
                panel.tick_params(labelbottom=False)

    def alt(t):
        s2, log = parts(t)
        wide = ", ".join(f"{n} {np.sqrt(v):.2f}" for n, v in zip(classes, s2, strict=True))
        lines = f"a straight line that falls for {classes[0]} and one that rises for {classes[2]}"
        curves = f"a curve that bends down for {classes[0]} and one that bends up for {classes[2]}"
        said = [
            ", ".join(f"{n} {v:.2f}" for n, v in zip(classes, end, strict=True))
            for end in softmax(log)[[0, -1]]
        ]
        return (
            f"Three panels above one axis, sepal length from {line[0]} to {line[-1]} cm. Top: "
            f"three bells with the standard deviations {wide}. Middle: the log-odds against "
            f"{classes[1]}, {curves if t else lines}. Bottom: the three probabilities, at the "
            f"left end {said[0]}, at the right end {said[1]}."
        )

    return explore(
        draw,
        t=[0.0, 0.2, 0.4, 0.6, 0.8, 1.0],
        start=0.0,
        format="{:.1f}",
        label="from one width to three",
        alt=alt,
        caption="Top: a bell for each species, and its flowers. Middle: the log-odds of each "
        "species against the middle one. Bottom: the probabilities. At 0 all bells are equally "
        "wide, and the log-odds are straight lines. Move to 1, where each bell has its own width: "
        "the lines bend, and at the far left the widest bell wins.",
        size=(6.4, 6.4),
    )
