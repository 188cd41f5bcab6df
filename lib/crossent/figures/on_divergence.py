"""The figures of chapter 8: the price of a wrong law, why it is a price, and its two directions."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.style import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import cross_entropy, entropy, js_divergence, kl_divergence

SHARES = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0]


def price_as_area(names: list[str], p: np.ndarray, q: np.ndarray) -> Explorer:
    """Draw the mean surprise of p's symbols as an area, for beliefs between p and q, movable."""
    edges = np.concatenate([[0], np.cumsum(p)])
    own, least = -np.log2(p), entropy(p, unit="bits")

    def numbers(t):
        belief = (1 - t) * p + t * q
        paid = cross_entropy(p, belief, unit="bits")
        return -np.log2(belief), paid, kl_divergence(p, belief, unit="bits")

    def draw(ax, t):
        bits, paid, price = numbers(t)
        for k, name in enumerate(names):
            left, width = edges[k], p[k]
            ax.bar(left, own[k], width, align="edge", color=MUTED, alpha=0.3, lw=0)
            low, high = sorted((own[k], bits[k]))
            colour, sign = (NEGATIVE, "+") if bits[k] > own[k] else (POSITIVE, "−")
            ax.bar(left, high - low, width, low, align="edge", color=colour, alpha=0.35, lw=0)
            if high - low > 0.25:
                middle = (left + width / 2, (low + high) / 2)
                ax.text(*middle, sign, ha="center", va="center", size=18)
            ax.plot([left, left + width], [bits[k]] * 2, "-", color="black", lw=2.4)
            ax.text(left + width / 2, 3.32, name, ha="center")
        says = f"mean {paid:.3f} = {least:.3f} + {price:.3f} bits"
        ax.set(xlabel="probability in the mountains: width of a block", ylabel="bits to send it")
        ax.set(xlim=(0, 1), ylim=(0, 3.3), yticks=[0, 1, 2, 3])
        ax.text(0.5, 3.75, says, ha="center")

    def alt(t):
        bits, paid, price = numbers(t)
        each = ", ".join(
            f"{name} {length:.2f} instead of {best:.2f}"
            for name, length, best in zip(names, bits, own, strict=True)
        )
        return (
            f"Four blocks as wide as the weathers are probable, with the bits that a belief with "
            f"{t:.0%} of the valley in it spends on each: {each}. The area is {paid:.3f} bits a day, of "
            f"which {least:.3f} are the entropy and {price:.3f} the price of the belief."
        )

    return explore(
        draw,
        t=SHARES,
        start=1.0,
        format="{:.0%}",
        label="share of the valley in the belief",
        alt=alt,
        caption="Grey: what each weather costs with the right law. Black lines: what it costs with "
        "the belief. Orange, with a plus: paid too much. Blue, with a minus: saved. Move the belief "
        "towards the truth. The orange area is larger than the blue one, until both are gone.",
        size=(6.4, 3.8),
    )


def under_the_tangent(p: np.ndarray, q: np.ndarray) -> Explorer:
    """Draw the logarithm, its tangent at 1, and the centre of the points q/p, movable."""
    colours = (POSITIVE, NEGATIVE, ACCENT, "black")
    marks = [MARKERS[POSITIVE], MARKERS[NEGATIVE], MARKERS[ACCENT], "s"]

    def draw(ax, t):
        ratio = ((1 - t) * p + t * q) / p
        x, price = np.geomspace(0.1, 4.2, 90), kl_divergence(p, (1 - t) * p + t * q)
        ax.plot(x, np.log(x), "-", color=POSITIVE, label="log x")
        ax.plot([0, 4.2], [-1, 3.2], "--", color=NEGATIVE, label="x − 1")
        for k in range(len(p)):
            size = 22 * np.sqrt(p[k])
            ax.plot(ratio[k], np.log(ratio[k]), marks[k], color=colours[k], ms=size, zorder=4)
        ax.plot([1, 1], [0, -price], "-", color="black", lw=1.4)
        ax.plot(1, -price, "D", color="black", ms=9, fillstyle="none", mew=1.8, zorder=5)
        ax.text(1.1, -price - 0.06, f"centre: {0.0 - price:z.3f}".replace("-", "−"), va="top")
        ax.set(xlabel="x = q/p", ylabel="nats", xlim=(0, 4.2), ylim=(-2.1, 2.1))
        ax.legend(loc="lower right")

    def alt(t):
        belief = (1 - t) * p + t * q
        ratios = ", ".join(f"{value:.2f}" for value in belief / p)
        return (
            f"The curve log x lies below its tangent x − 1, which it touches at x = 1. Four points "
            f"on the curve, at the ratios {ratios}, weigh as much as the weathers are probable. "
            f"Their centre is at x = 1, {kl_divergence(p, belief):.3f} nats below the curve."
        )

    return explore(
        draw,
        t=SHARES,
        start=1.0,
        format="{:.0%}",
        label="share of the valley in the belief",
        alt=alt,
        caption="Disc, cross, triangle and square: sunny, cloudy, rain and snow, as heavy as they "
        "are probable. The diamond is their centre of mass. Its x is 1 for every belief, and it "
        "hangs below the curve by KL(p‖q), until all points meet at x = 1. Each point lies below the "
        "dashed line, and so does their centre.",
        size=(6.4, 3.8),
    )


def two_directions() -> Explorer:
    """Draw both divergences and JS for two laws of a coin, against the model's q, p movable."""
    q = np.concatenate([np.geomspace(1e-7, 0.01, 40), np.linspace(0.02, 0.98, 97)])
    q = np.concatenate([q, 1 - np.geomspace(0.01, 1e-7, 40)])
    models = np.stack([q, 1 - q], axis=1)
    lines = (
        ("KL(p‖q)", lambda p: kl_divergence(p, models), POSITIVE),
        ("KL(q‖p)", lambda p: kl_divergence(models, p), NEGATIVE),
        ("JS(p, q)", lambda p: js_divergence(p, models), ACCENT),
    )

    def draw(ax, p):
        truth = np.array([p, 1 - p])
        ax.axhline(np.log(2), color=MUTED, ls=DASHES[MUTED])
        for name, value, colour in lines:
            ax.plot(q, value(truth), DASHES[colour], color=colour, label=name)
        ax.plot(p, 0, "o", color="black", clip_on=False, zorder=5)
        ax.text(1.02, np.log(2), "log 2", va="center")
        ax.set(xlabel="the model's q", ylabel="nats", xlim=(0, 1), ylim=(0, 3.2))
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)

    def alt(p):
        ends = [-np.log1p(-p), -np.log(p)]
        return (
            f"For a coin with p = {p:g}, three curves against q, all 0 at q = {p:g}. KL(p‖q) rises "
            f"without end at both walls; KL(q‖p) ends at {ends[0]:.2f} for q = 0 and at "
            f"{ends[1]:.2f} for q = 1; JS stays below the dotted line at log 2 = 0.69."
        )

    return explore(
        draw,
        p=[0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
        start=0.2,
        format="{:g}",
        alt=alt,
        caption="The truth p is the black point. Solid: the price of believing q where p is true. "
        "Dashed: the roles exchanged. Look at the walls: only the solid curve climbs them.",
    )
