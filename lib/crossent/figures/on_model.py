"""The figures of chapter 3: log-odds that are linear, thresholds, and what no line can part."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.logistic import logit, sigmoid
from crossent.models import LogisticRegression


def slices(radius: np.ndarray, y: np.ndarray) -> Still:
    """Draw the share of malignant lumps in each slice of the radius, and its log-odds."""
    whole = np.floor(radius)
    at = np.array([r for r in np.unique(whole) if 0 < y[whole == r].mean() < 1])
    shares = np.array([y[whole == r].mean() for r in at])
    slope, start = np.polyfit(radius, y, 1)
    model = LogisticRegression().fit(radius[:, None], y)
    weight, b = model.coef_[0, 0], model.intercept_[0]
    ends = np.array([7.0, 22.0])

    def draw(ax):
        left, right = ax.inset_axes([0, 0, 0.42, 1]), ax.inset_axes([0.58, 0, 0.42, 1])
        ax.axis("off")
        for low, high in ((-0.3, 0), (1, 1.5)):
            left.axhspan(low, high, color=MUTED, alpha=0.25, lw=0)
        left.plot(ends, start + slope * ends, "--", color=NEGATIVE)
        right.plot(ends, b + weight * ends, "-", color=POSITIVE)
        for panel, heights in ((left, shares), (right, logit(shares))):
            panel.plot(at + 0.5, heights, "o", color="black", ms=6)
            panel.set(xlabel="radius (pixels)", xlim=(7, 22), xticks=[8, 12, 16, 20])
        left.set(ylabel="share malignant", ylim=(-0.3, 1.5), yticks=[0, 0.5, 1])
        right.set(ylabel="log-odds (nats)", ylim=(-9, 9), yticks=[-6, 0, 6])

    return figure(
        draw,
        alt=f"Two panels over the radius. On the left, shares that rise from {shares[0]:.2f} to "
        f"{shares[-1]:.2f} in a bent row, and a straight line that falls below 0 at "
        f"{-start / slope:.1f} pixels and passes 1 at {(1 - start) / slope:.1f}. On the right, "
        f"the log-odds of the same shares, from {logit(shares[0]):.2f} to {logit(shares[-1]):.2f}, "
        f"along a straight line that rises by {weight:.2f} a pixel.",
        caption="The same eight slices twice. As shares they bend, and a straight line leaves the "
        "possible (grey). As log-odds they lie about a straight line, and there is room for all "
        "of it. Both lines are fitted to all 569 labels, not to the eight dots. (Slices with the "
        "share 0 or 1 have no finite log-odds.)",
    )


def step(weight: float) -> Explorer:
    """Draw what one step of the log-odds does to the probability, from a movable start."""

    def draw(ax, p):
        z = np.linspace(-6, 6, 80)
        low, high = logit(p), logit(p) + weight
        ax.plot(z, sigmoid(z), "-", color=MUTED)
        ax.plot([low, high, high], [p, p, sigmoid(high)], "-", color="black", lw=1.2)
        ax.plot([low, low], [-0.05, p], ":", color=MUTED, lw=1.2)
        ax.plot([high, high], [-0.05, p], ":", color=MUTED, lw=1.2)
        ax.plot([high, high], [p, sigmoid(high)], "-", color=POSITIVE, lw=5)
        ax.plot([low, high], [p, sigmoid(high)], "o", color="black")
        ax.text(-5.8, 0.9, f"from {p:.3f} to {sigmoid(high):.3f}: gain {sigmoid(high) - p:.3f}")
        ax.set(xlabel="log-odds z (nats)", ylabel="probability", xlim=(-6, 6), ylim=(-0.05, 1.05))

    return explore(
        draw,
        p=[0.005, 0.01, 0.05, 0.1, 0.149, 0.25, 0.37, 0.5, 0.7, 0.85, 0.95, 0.98],
        start=0.149,
        format="{:g}",
        label="probability at the start",
        alt=lambda p: (
            f"The logistic curve with one step of {weight:.3f} nats to the right: the "
            f"probability rises from {p:g} to {sigmoid(logit(p) + weight):.3f}."
        ),
        caption="One pixel more is always the same step to the right. How far the step leads "
        "upwards depends on where it begins.",
    )


def boundary(X: np.ndarray, y: np.ndarray, model: LogisticRegression) -> Explorer:
    """Draw the lumps in the plane and the line where the alarm begins, for a movable threshold."""
    scores, (across, up), b = model.decision_function(X), model.coef_[0], model.intercept_[0]

    def mistakes(threshold):
        alarm = scores >= logit(threshold)
        return np.sum(~alarm & (y == 1)), np.sum(alarm & (y == 0))

    def draw(ax, threshold):
        radius = np.array([0.0, 40.0])
        _two_classes(ax, X, y, ("benign", "malignant"), ms=4)
        for value, dash, colour, width in ((0.5, ":", MUTED, 1.5), (threshold, "-", "black", 2)):
            ax.plot(radius, (logit(value) - b - across * radius) / up, dash, color=colour, lw=width)
        overlooked, false_alarms = mistakes(threshold)
        ax.text(27.8, 36.5, f"overlooked: {overlooked}", ha="right")
        ax.text(27.8, 33.5, f"false alarms: {false_alarms}", ha="right")
        ax.legend(loc="lower right", markerscale=2, handlelength=1)
        ax.set(xlabel="radius (pixels)", ylabel="texture (grey levels)")
        ax.set(xlim=(6.5, 28.5), ylim=(9, 40), xticks=[10, 15, 20, 25])

    return explore(
        draw,
        threshold=[0.02, 0.05, 1 / 11, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98],
        start=0.5,
        format="{:.2f}",
        label="threshold μ",
        size=(6.4, 4.2),
        alt=lambda threshold: (
            "{} lumps in the plane of radius and texture, the malignant ones to the right. A "
            "falling straight line parts the plane where the probability is {:.2f}. Malignant lumps "
            "overlooked on its left: {}. False alarms on its right: {}.".format(
                len(y), threshold, *mistakes(threshold)
            )
        ),
        caption="Alarm on the right of the line. A lower threshold moves the line to the left, "
        "parallel to itself (dotted: μ = ½): fewer malignant lumps are overlooked, and more benign "
        "ones raise a false alarm.",
    )


def costs(probability: np.ndarray, y: np.ndarray) -> Explorer:
    """Draw what all mistakes cost against the threshold, for a movable price of overlooking."""
    thresholds = sigmoid(np.linspace(logit(0.01), logit(0.97), 120))
    alarm = probability >= thresholds[:, None]

    def total(price, chance):
        return (alarm * (1 - chance) + ~alarm * chance * price).sum(axis=1)

    def draw(ax, price):
        counted, expected = total(price, y), total(price, probability)
        z = logit(thresholds)
        ticks = [0.01, 0.1, 0.5, 0.9]
        ax.axvline(-np.log(price), linestyle=":", color=MUTED)
        ax.plot(z, counted / expected.min(), "-", color=POSITIVE, label="counted")
        ax.plot(z, expected / expected.min(), "--", color=ACCENT, label="expected")
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
        ax.set(xlabel="threshold μ (on the scale of log-odds)", ylabel="cost (1: least expected)")
        ax.set(xlim=(z[0], z[-1]), ylim=(0, 5))
        ax.set_xticks(logit(ticks), [f"{tick:g}" for tick in ticks])

    def alt(price):
        best = thresholds[np.argmin(total(price, y))]
        return (
            f"Cost against the threshold, where a false alarm costs 1 and an overlooked lump {price}: "
            f"the counted cost is least at about {best:.2f}, the formula says {1 / (1 + price):.2f}."
        )

    return explore(
        draw,
        price=[1, 2, 3, 5, 10, 20, 50],
        start=10,
        label="cost of overlooking, in false alarms",
        alt=alt,
        caption="The dotted line stands where the formula puts the threshold. The cost that the "
        "model expects (dashed) is least there. The cost counted on these labels jumps, and is "
        "least somewhat to the left or right of it; at a price of 20 it is a whole nat away. All "
        "costs are divided by the least expected one, and those above 5 are cut off.",
    )


def ring(X: np.ndarray, y: np.ndarray, model: LogisticRegression) -> Still:
    """Draw points with others about them, and the boundary of a model of x₁, x₂ and r²."""
    (across, up, square), b = model.coef_[0], model.intercept_[0]
    middle = -np.array([across, up]) / (2 * square)
    radius = np.sqrt(middle @ middle - b / square)
    turn = np.linspace(0, 2 * np.pi, 100)

    def draw(ax):
        _two_classes(ax, X, y, ("y = 0", "y = 1"), ms=5)
        ax.plot(middle[0] + radius * np.cos(turn), middle[1] + radius * np.sin(turn), "k-")
        ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), handlelength=1)
        ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xticks=[-3, 0, 3], yticks=[-3, 0, 3])

    return figure(
        draw,
        alt=f"{np.sum(y == 1)} points with y = 1 in the middle of a square and {np.sum(y == 0)} "
        f"points with y = 0 about them. The boundary is a circle of radius {radius:.2f} about the "
        "middle of the square.",
        caption="The boundary of the model with r² as a third feature is a circle. The model of "
        "x₁ and x₂ alone has no boundary in this picture: it decides 0 everywhere.",
        size=(6.4, 3.8),
    )


def given(length: np.ndarray, rest: np.ndarray) -> Still:
    """Draw the histogram of y beside the histogram of what the line leaves of it."""

    def draw(ax):
        ax.axis("off")
        for left, values, name, colour in (
            (0, length, "petal length y (cm)", NEGATIVE),
            (0.56, rest, "error: y less the line (cm)", POSITIVE),
        ):
            panel = ax.inset_axes([left, 0, 0.44, 1])
            panel.hist(values, bins=16, density=True, color=colour, alpha=0.5)
            x = np.linspace(values.mean() - 3.2 * values.std(), values.mean() + 3.2 * values.std())
            z = (x - values.mean()) / values.std()
            panel.plot(
                x, np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) / values.std(), "-", color="black"
            )
            panel.set(xlabel=name, yticks=[])
            panel.spines["left"].set_visible(False)

    within = [np.mean(abs(v - v.mean()) < v.std()) for v in (length, rest)]
    return figure(
        draw,
        alt=f"Two histograms with a bell. The petal lengths fall into two heaps beside the bell, "
        f"{within[0]:.0%} of them within one standard deviation of the mean; the errors of the "
        f"line form one heap that follows the bell roughly, {within[1]:.0%} within one standard deviation.",
        caption="On the left the petal lengths, on the right the errors of the line, each "
        "with the normal curve of the same mean and spread. Only the right one needs to fit.",
    )


def _two_classes(ax, X: np.ndarray, y: np.ndarray, names: tuple[str, str], ms: float) -> None:
    for label, colour in enumerate((NEGATIVE, POSITIVE)):
        ax.plot(
            *X[y == label].T, MARKERS[colour], color=colour, ms=ms, alpha=0.7, mew=0,
            label=names[label],
        )  # fmt: skip
