"""Derivations: lines of formulas, each equal to the one before, from a start to an end.

Nothing knows the one right way: each line is compared with the one before at random points, and
the first that does not follow is named, with a point where the two differ.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from grader.asking.compare import Mismatch, show
from grader.asking.formulas import Formula, FormulaError, Language

LINES = 40
POINTS = 200
# What rounding may hide is at most this, as a part of the size of what is compared.
HIDDEN = 1e-7
# Of the points where a line has a value, the next must have one at so many.
ENOUGH = 0.9

Draw = Callable[[np.random.Generator, int], np.ndarray]


def between(low: float, high: float) -> Draw:
    """Numbers drawn evenly between two others."""
    return lambda rng, n: rng.uniform(low, high, n)


def one_of(*values: float) -> Draw:
    """Numbers drawn from a few, such as the labels 0 and 1."""
    return lambda rng, n: rng.choice(np.array(values, dtype=float), n)


def law(classes: int) -> Draw:
    """Laws over so many classes: a vector of positive numbers that sum to 1."""
    return lambda rng, n: rng.dirichlet(np.ones(classes), n).T


def vector(entries: int, low: float, high: float) -> Draw:
    """Vectors whose entries are drawn evenly between two numbers."""
    return lambda rng, n: rng.uniform(low, high, (entries, n))


@dataclass(frozen=True)
class Derivation:
    """What a question asks to be derived.

    Parameters
    ----------
    start, end
        The first and the last line, up to the order of sums and products; `end` may be left open.
    domain
        For each symbol where its values come from: `between(0, 1)`, `one_of(0, 1)`, `law(3)`.
    given
        Symbols that stand for formulas of the others: ``{"p": "1 / (1 + exp(-z))"}``.
    functions
        Those that a line may use.
    indices
        Indices of sums, with the number of their values.
    without
        Functions or symbols that the last line must not have.
    least
        Lines at least, the first and the last one included; a repeated line does not count.
    stages
        Lines that no derivation goes without, between the first and the last: each is a sentence,
        names of which the line has one at least, and names that it has not, such as
        ``("p is put in", ["exp"], ["p"])``.
    """

    start: str
    domain: Mapping[str, Draw]
    end: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    functions: Sequence[str] = ("exp", "log")
    indices: Mapping[str, int] = field(default_factory=dict)
    without: Sequence[str] = ()
    least: int = 3
    stages: Sequence[tuple[str, Sequence[str], Sequence[str]]] = ()
    seed: int = 0

    def follows(self, steps) -> None:
        """Raise Mismatch unless each line is a formula and equal to the one before."""
        lines = self._lines(steps)
        if lines[0].form != self._language.read(self.start).form:
            raise Mismatch("line 1 is where the derivation starts", self.start, lines[0].text)
        for number, (before, after) in enumerate(pairwise(lines), 1):
            self.equal(before, after, (f"line {number}", f"line {number + 1}"))

    def arrives(self, steps) -> None:
        """Raise Mismatch unless the lines follow, end where they should, and leave no gap."""
        self.follows(steps)
        lines = self._lines(steps)
        last = lines[-1]
        if self.end and last.form != self._language.read(self.end).form:
            raise Mismatch(f"line {len(lines)} is not the end yet", self.end, last.text)
        for name in self.without:
            if name in last.names:
                raise Mismatch(
                    f"the last line still has {name}", f"a line without {name}", last.text
                )
        for stage, has, lacks in self.stages:
            inner = [line.names for line in lines[1:-1]]
            if not any(set(has) & names and not set(lacks) & names for names in inner):
                raise Mismatch(
                    "a step is missing between these lines",
                    f"a line between the first and the last in which {stage}",
                )
        different = len({line.form for line in lines})
        if different < self.least:
            raise Mismatch(
                f"{different} different lines are too few: each should show one step",
                f"{self.least} lines at least, the first and the last included",
                f"{different}",
            )

    def read(self, text: str) -> Formula:
        """Return a formula of this question."""
        return self._language.read(text)

    @property
    def _language(self) -> Language:
        shapes = {
            name: draw(np.random.default_rng(0), 1).ndim for name, draw in self.domain.items()
        }
        return Language(
            frozenset(n for n, ndim in shapes.items() if ndim == 1) | frozenset(self.given),
            frozenset(self.functions),
            frozenset(n for n, ndim in shapes.items() if ndim == 2),
            tuple(self.indices.items()),
        )

    @property
    def _points(self) -> dict[str, np.ndarray]:
        rng = np.random.default_rng(self.seed)
        points = {name: draw(rng, POINTS) for name, draw in self.domain.items()}
        for name, formula in self.given.items():
            points[name] = self._language.read(formula).at(points).value
        return points

    def _lines(self, steps) -> list[Formula]:
        """The lines as formulas; a step may be a line or a pair of a line and its reason."""
        if not isinstance(steps, list) or not steps:
            raise Mismatch("expected a list of lines", "['…', '…']", show(steps))
        if len(steps) > LINES:
            raise Mismatch(f"{len(steps)} lines are too many", f"{LINES} at most")
        lines = []
        for number, step in enumerate(steps, 1):
            text = step[0] if isinstance(step, list) and len(step) == 2 else step
            try:
                lines.append(self._language.read(text))
            except FormulaError as error:
                got = text if isinstance(text, str) else show(text)
                raise Mismatch(f"line {number}: {error}", got=got[:80]) from None
        return lines

    def equal(self, before: Formula, after: Formula, names: tuple[str, str]) -> None:
        """Raise Mismatch unless a line equals the one before; `names` are theirs in the message."""
        (x, dx), (y, dy) = (
            np.broadcast_arrays(*line.at(self._points), np.zeros(POINTS))[:2]
            for line in (before, after)
        )
        had, has = np.isfinite(x), np.isfinite(y)
        if not had.any():
            raise Mismatch(f"{names[0]} has no value anywhere", got=before.text)
        if (had & has).sum() < ENOUGH * had.sum():
            i = int(np.argmax(had & ~has))
            raise Mismatch(
                f"{names[1]} has no value at {self._point(i)} (a division by 0, or the logarithm of "
                f"a negative number?)", f"{show(x[i])}, as in {names[0]}", after.text
            )  # fmt: skip
        size = np.maximum(np.abs(x), np.abs(y))
        unsure = 8 * (dx + dy)
        seen = had & has & (unsure <= HIDDEN * np.maximum(size, np.median(size[had])))
        if seen.sum() < ENOUGH * (had & has).sum():
            raise Mismatch(
                f"{names[1]} has terms so large that rounding hides its value", got=after.text
            )
        differ = seen & (np.abs(x - y) > unsure)
        if differ.any():
            i = int(np.argmax(differ))
            slip = _slip(x[seen], y[seen], unsure[seen]).format(names[0])
            raise Mismatch(
                f"{names[1]} {slip}: at {self._point(i)} {names[0]} gives {show(x[i], 4)}, "
                f"{names[1]} gives {show(y[i], 4)}", before.text, after.text
            )  # fmt: skip

    def _point(self, i: int) -> str:
        points = self._points
        shown = {name: x[..., i] for name, x in points.items() if name in self.domain}
        return ", ".join(f"{name} = {show(x, 3)}" for name, x in shown.items())


def _slip(before: np.ndarray, after: np.ndarray, unsure: np.ndarray) -> str:
    """Return what became of one line in the next, where it is a usual slip."""
    with np.errstate(all="ignore"):
        if (np.abs(before + after) <= unsure).all():
            return "is {} with a sign lost"
        if (np.abs(before * after - 1) <= unsure * np.abs(before + after)).all():
            return "is {} turned over"
        ratio, gap = after / before, after - before
        for what, x in (("times", ratio), ("plus", gap)):
            number = float(np.median(x))
            if np.isfinite(x).all() and (np.abs(x - number) <= 1e-9 * max(1, abs(number))).all():
                return f"is {{}} {what} {show(number, 4)}"
    return "does not follow from {}"
