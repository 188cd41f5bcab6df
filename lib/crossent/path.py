"""What a descent needs of a cost, and the way that it took (chapters 13 and 14)."""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import ArrayLike

from crossent._numeric import FloatArray, real


class Cost(Protocol):
    """What `gradient_descent` needs of a cost.

    It also uses what a cost may have: `start`, parameters to begin with; `smoothness`, a bound L of
    all curvature; `separates(theta)`, true where the cost of c·theta falls for ever as c grows.
    """

    def __call__(self, theta: FloatArray, /) -> float:
        """Cost of the parameters."""

    def gradient(self, theta: FloatArray, /) -> FloatArray:
        """Slope of the cost in each parameter, in the shape of the parameters."""


class CurvedCost(Cost, Protocol):
    """What `newton` needs of a cost.

    It also uses what a cost may have: `start` and `separates`, as above; `recedes(direction)`, true
    where the cost never rises in a direction and falls for ever; `flat`, a matrix whose columns
    are directions along which it never changes.
    """

    def hessian(self, theta: FloatArray, /) -> FloatArray:
        """Curvature of the cost: a square matrix, a row for each parameter in their order."""


class Path(NamedTuple):
    """The way that a descent took: its start, and the point after each of k steps.

    `parameters` is (k + 1, ...) and `costs` (k + 1,); `converged` says whether a minimum was
    reached, `message` why the descent stopped, `unbounded` whether it found that there is none.
    """

    parameters: FloatArray
    costs: FloatArray
    converged: bool
    message: str
    unbounded: bool = False


class Trail:
    """The points of a descent so far."""

    def __init__(self, cost: Cost, start: ArrayLike | None, who: str) -> None:
        start = getattr(cost, "start", None) if start is None else start
        if start is None:
            raise ValueError(f"{who}: start is missing, and the cost has none of its own")
        theta = real(start, who, "start")
        if not np.isfinite(theta).all():
            raise ValueError(f"{who}: start = {theta} is not finite")
        self.cost, self.points, self.costs = cost, [theta.copy()], [float(cost(theta))]

    @property
    def theta(self) -> FloatArray:
        """Where the descent is."""
        return self.points[-1]

    @property
    def scale(self) -> float:
        """What a gain is measured against: the cost, unless that is 0 but for rounding."""
        return float(max(abs(self.costs[-1]), np.spacing(abs(self.costs[0]))))

    def add(self, theta: FloatArray, value: float) -> None:
        """Go on to parameters that have a cost."""
        self.points.append(theta)
        self.costs.append(float(value))

    def says(self, question: str, theta: FloatArray) -> bool:
        """Whether the cost can answer a question about parameters, and says yes."""
        answer = getattr(self.cost, question, None)
        return answer is not None and bool(answer(theta))

    def end(self, message: str, *, converged: bool = False, unbounded: bool = False) -> Path:
        """Return the way so far."""
        return Path(np.array(self.points), np.array(self.costs), converged, message, unbounded)
