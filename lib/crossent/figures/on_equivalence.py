"""The figures of chapter 9: likelihood and cross-entropy, the passengers in columns, the floors."""

import numpy as np

from crossent.figures.explore import Explorer, explore
from crossent.figures.still import Still, figure
from crossent.figures.style import ACCENT, MARKERS, MUTED, NEGATIVE, POSITIVE
from crossent.information_theory import cross_entropy, entropy, kl_divergence
from crossent.logistic import sigmoid


def two_scales(counts: np.ndarray) -> Explorer:
    """Draw the likelihood of a record of two colours, and its cross-entropy, with movable q.

    `counts` are the numbers of red and of green balls; q is the probability of green.
    """
    (red, green), n = counts, counts.sum()
    p = counts / n
    floor = entropy(p)

    def likelihood(q):
        return (1 - q) ** red * q**green

    def mean(q):
        return cross_entropy(p, np.stack([1 - q, q], axis=-1))

    def draw(ax, q):
        ax.axis("off")
        line = np.linspace(0.08, 0.96, 89)
        left = ax.inset_axes([0.0, 0, 0.42, 1])
        left.plot(line, 1000 * likelihood(line), "-", color=POSITIVE)
        left.plot([q, q], [0, 1000 * likelihood(q)], "-", color="black", lw=1)
        left.plot([q], [1000 * likelihood(q)], "o", color="black")
        left.text(0.04, 2.42, f"{1000 * likelihood(q):.4f} thousandths")
        left.set(ylabel="likelihood (thousandths)", ylim=(0, 2.7))
        right = ax.inset_axes([0.58, 0, 0.42, 1])
        right.plot(line, mean(line), "-", color=POSITIVE)
        right.axhline(floor, ls=":", color=MUTED)
        right.plot([q, q], [floor, mean(q)], "-", color=NEGATIVE, lw=4, solid_capstyle="butt")
        right.plot([q], [mean(q)], "o", color="black")
        right.text(0.98, 1.62, f"{floor:.4f} + {mean(q) - floor:.4f}", ha="right")
        right.text(0.98, 1.42, f"= {mean(q):.4f} nats", ha="right")
        right.set(ylabel=f"−log of it / {n} (nats)", ylim=(0, 1.85))
        for panel in (left, right):
            panel.set(xlabel="model's q for green", xlim=(0, 1), xticks=[0, 0.5, 1])

    return explore(
        draw,
        q=np.arange(2, 20) / 20,
        start=0.4,
        format="{:.2f}",
        alt=lambda q: (
            f"Left: the likelihood of {red} red and {green} green balls against q. It has one "
            f"hill, with its top at q = {green / n:g}; at q = {q:.2f} it is {likelihood(q):.7f}. "
            f"Right: minus its logarithm, divided by {n}: a valley with its bottom at the same "
            f"place, {floor:.4f} nats high. At q = {q:.2f} it is {mean(q):.4f}: "
            f"{mean(q) - floor:.4f} above the bottom."
        ),
        caption="The same ten balls on two scales: a product on the left, a mean on the right. "
        "Move q: the hill's top and the valley's bottom are in the same place. The dotted line is "
        "the entropy of 3 : 7, the thick stick on it the divergence.",
        size=(6.4, 3.2),
    )


def columns(people: np.ndarray, saved: np.ndarray, z: np.ndarray) -> Explorer:
    """Draw a column for each group of passengers: its floor, and what a movable model adds.

    Three groups of women come first, then three of men; `z` are the scores of one of the models.
    """
    n, own = people.sum(), saved / people
    sex = np.repeat([saved[:3].sum() / people[:3].sum(), saved[3:].sum() / people[3:].sum()], 3)
    models = {
        "one rate for all": np.full(6, saved.sum() / n),
        "a rate for each sex": sex,
        "class and sex add up": sigmoid(z),
        "a rate for each group": own,
    }
    names = [f"{i} of {len(models)}: {name}" for i, name in enumerate(models, start=1)]
    laws = np.column_stack([1 - own, own])
    floor, width = entropy(laws), people / n
    left = np.cumsum(width) - width

    def gap(name):
        q = list(models.values())[names.index(name)]
        return kl_divergence(laws, np.column_stack([1 - q, q]))

    def draw(ax, model):
        above = gap(model)
        total = width @ (floor + above)
        box = {"width": 0.94 * width, "align": "edge"}
        ax.bar(left, floor, color=MUTED, alpha=0.75, **box)
        ax.bar(left, above, bottom=floor, color=ACCENT, alpha=0.9, **box)
        ax.plot([0, 1], [total, total], ls="--", color="black", lw=1.5)
        ax.text(1, 1.02, f"floor {width @ floor:.4f} + rest {width @ above:.4f}", ha="right")
        ax.text(1, 0.92, f"= mean {total:.4f} nats", ha="right")
        ax.set_xticks(left + 0.47 * width, ["1st", "2nd", "3rd"] * 2)
        ax.tick_params(axis="x", length=0)
        ax.set(xlabel="women by class, then men by class", ylabel="nats per passenger")
        ax.set(xlim=(-0.01, 1.01), ylim=(0, 1.1))

    def alt(model):
        rest = width @ gap(model)
        tops = ", ".join(f"{top:.2f}" for top in floor + gap(model))
        return (
            f"Six columns, three for women and three for men, as wide as their share of the "
            f"passengers, with the heights {tops}. Their lower parts, the entropies, have the mean "
            f"{width @ floor:.4f}; the upper parts, the divergences of the model "
            f"“{model[8:]}”, have the mean {rest:.4f}. A dashed line stands at the sum, "
            f"{width @ floor + rest:.4f}."
        )

    return explore(
        draw,
        model=names,
        start=names[2],
        alt=alt,
        caption="A column is as wide as its group and as high as the group's cross-entropy, so "
        "that the area of all columns is the mean. Grey: the entropy of the group, which no "
        "model can remove. Violet, on top: the divergence. Move from model to model: only violet "
        "changes.",
        size=(6.4, 3.6),
    )


def floors(points: list[float], passengers: list[float]) -> Still:
    """Draw what x buys: four means for the ten points, and four for the passengers.

    Each list goes from the cost without x to the lowest that any function of x can reach.
    """
    panels = (
        ("ten points", points, ("no x", "C = 1", "best", "floor")),
        ("1,207 passengers", passengers, ("no x", "sex", "both", "floor")),
    )

    def draw(ax):
        ax.axis("off")
        for i, (title, values, names) in enumerate(panels):
            panel = ax.inset_axes([0.53 * i, 0, 0.47, 0.92])
            colours = [POSITIVE] * 3 + [MUTED]
            panel.bar(range(4), values, width=0.6, color=colours, alpha=0.8)
            panel.plot(range(3), values[:3], MARKERS[POSITIVE], color=POSITIVE, ms=6)
            panel.plot([3], values[3:], "D", color=MUTED, ms=7)
            for at, value in enumerate(values):
                panel.text(at, value + 0.035, f"{value:.3f}", ha="center")
            panel.set_xticks(range(4), names)
            panel.set_yticks([0, 0.2, 0.4, 0.6], [] if i else None)
            panel.set(ylabel="" if i else "nats per sample", ylim=(-0.02, 0.78), xlim=(-0.6, 3.6))
            panel.set_title(title, fontsize=13)

    first, second = (
        ", ".join(f"{name} {value:.4f}" for name, value in zip(names, values, strict=True))
        for _, values, names in panels
    )
    return figure(
        draw,
        alt=f"Two groups of four bars. Ten points: {first}. Titanic passengers: {second}.",
        caption="What x buys, and where it ends. All x of the ten points differ, so their floor "
        "is 0. Among the passengers people with the same x met different fates, and the floor is "
        "high: the model that adds up class and sex (“both”) is near it. On the left: no feature; the "
        "curve with the penalty C = 1; the best curve; the floor.",
        size=(6.4, 3.2),
    )
