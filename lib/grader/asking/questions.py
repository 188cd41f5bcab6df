"""Questions and their checks, as an author writes them.

>>> logit = Question("logit", "From a probability to log-odds")
>>> @logit.check("one half", points=1, hint="At p = ½ the two sides of the bet are equal.")
... def one_half(student):
...     close(student.logit(0.5), 0.0, working="log 1")
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Check:
    """One thing that an answer must do. ``run`` is None where the check is withheld."""

    name: str
    points: float
    hint: str
    hidden: bool
    run: Callable | None


@dataclass(frozen=True)
class Question:
    """A question: the name that `check` is called with, a title, and checks in order."""

    name: str
    title: str
    checks: list[Check] = field(default_factory=list)

    @property
    def points(self) -> float:
        """What a full answer earns."""
        return sum(check.points for check in self.checks)

    def check(self, name: str, *, points: float, hint: str, hidden: bool = False):
        """Add the decorated function as a check; it takes a `Student` and raises Mismatch."""

        def add(function: Callable) -> Callable:
            self.checks.append(Check(name, points, hint, hidden, function))
            return function

        return add

    def withheld(self, name: str, *, points: float) -> None:
        """Add a hidden check by name and points only: what a learner's copy knows of it."""
        self.checks.append(Check(name, points, "", True, None))
