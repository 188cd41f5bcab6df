"""The figure of chapter 8 on fitting one bell to two bumps, in both directions."""

from typing import NamedTuple

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.style import DASHES, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import kl_divergence

GRID = np.linspace(-15, 15, 201)


class Bell(NamedTuple):
    """A bell on the grid: its centre, its width, and what it costs in its own direction."""

    centre: float
    width: float
    price: float


def bell(centre: np.ndarray | float, width: np.ndarray | float) -> np.ndarray:
    """Return the law on the grid that is in proportion to a normal density; one a row."""
    height = np.exp(-(((GRID - np.expand_dims(centre, -1)) / np.expand_dims(width, -1)) ** 2) / 2)
    return height / height.sum(axis=-1, keepdims=True)


def two_bumps(half: float) -> np.ndarray:
    """Return the truth: 60 % in a bump at −half, 40 % in one at +half, both of width 1."""
    return 0.6 * bell(-half, 1.0) + 0.4 * bell(half, 1.0)


def fit(p: np.ndarray, forward: bool) -> Bell:
    """Return the bell of least divergence from p, or to it, by a search on ever finer grids."""
    centre, width, reach = 0.0, 2.75, np.array([5.0, 2.25])
    for _ in range(5):
        centres = np.linspace(centre - reach[0], centre + reach[0], 41)
        widths = np.linspace(max(width - reach[1], 0.5), width + reach[1], 31)
        c, s = (table.ravel() for table in np.meshgrid(centres, widths))
        laws = bell(c, s)
        price = kl_divergence(p, laws) if forward else kl_divergence(laws, p)
        best = int(np.argmin(price))
        centre, width, reach = float(c[best]), float(s[best]), reach / 8
    return Bell(centre, width, float(price[best]))


def one_bell() -> Explorer:
    """Draw two bumps, movable apart, and the best bell for them in each direction."""
    halves = [0.0, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0]
    found = {half: [fit(two_bumps(half), forward) for forward in (True, False)] for half in halves}
    step = GRID[1] - GRID[0]

    def draw(ax, half):
        ax.fill_between(GRID, two_bumps(half) / step, color=MUTED, alpha=0.35, lw=0)
        for best, colour, name in zip(
            found[half], (POSITIVE, NEGATIVE), ("least KL(p‖q)", "least KL(q‖p)"), strict=True
        ):
            line = bell(best.centre, best.width) / step
            ax.plot(GRID, line, DASHES[colour], color=colour, label=f"{name}: {best.price:.3f}")
        ax.set(xlabel="x", ylabel="probability per unit", xlim=(-8, 8), ylim=(0, 0.45))
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)

    def shape(half):
        made = f"two bumps, the higher at −{half:g} and the lower at {half:g}"
        if half == 0:
            return "both bumps at 0, as one"
        return f"one hump, made of {made}" if half <= 1 else made

    def alt(half):
        forward, reverse = found[half]
        return (
            f"Grey, the truth: {shape(half)}. The bell of least "
            f"KL(p‖q) has its centre at {forward.centre:.2f} and the width {forward.width:.2f}; "
            f"that of least KL(q‖p) the centre {reverse.centre:.2f} and the width "
            f"{reverse.width:.2f}."
        ).replace(" -", " −")

    return explore(
        draw,
        half=halves,
        start=3.0,
        format="{:g}",
        label="bumps at ±",
        alt=alt,
        caption="Grey: the truth p. Solid: the bell that leaves nothing out. Dashed: the bell that pays "
        "for what it claims in vain. Move the bumps apart: the two bells begin as one, and between "
        "±2.5 and ±3 the dashed one gives up a bump and jumps onto the other.",
    )
