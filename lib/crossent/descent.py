"""Down to the least cost: by the slope alone (chapter 13), or by slope and curvature (chapter 14).

A cost is any object that can be called with parameters, an array of any shape, and that has a
`gradient`; `newton` needs a `hessian` too. Those of the linear models are in `crossent.costs`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from crossent._newton_direction import newton_direction
from crossent._numeric import positive
from crossent.path import Cost, CurvedCost, Path, Trail

NO_MINIMUM = "The cost falls for ever this way: it has no minimum."
TOO_FEW = "{} steps were too few."


@np.errstate(all="ignore")
def gradient_descent(
    cost: Cost,
    start: ArrayLike | None = None,
    *,
    step: float | None = None,
    steps: int = 1000,
    tol: float = 1e-14,
) -> Path:
    """Descent along the slope: θ ← θ − η ∇J(θ), where the step η is 1/L if none is given.

    `cost` is J, an object as `Cost` says; L = `cost.smoothness` bounds its curvature. The result
    is a `Path` of `steps` steps at most.

    The law: a step of 1/L lowers the cost by ‖∇J‖² / 2L at least, and a step above 2/L may raise
    it, again and again. The descent has converged when that gain is `tol` of the cost, whatever
    the units of the features, or lost in rounding. It also ends where the cost is not finite, and
    where `separates` says that there is no minimum.

    No start or no step, where the cost has none, is a ValueError; so is a step that is not
    positive and a start that is not finite.

    Cauchy (1847); the law is 2.1.5 in Nesterov's *Introductory Lectures* (2004). Chapter 13.
    """
    trail = Trail(cost, start, "gradient_descent")
    bound = getattr(cost, "smoothness", None)
    if step is not None:
        size = positive(step, "gradient_descent", "step")
    elif bound is not None:
        size = 1 / bound
    else:
        raise ValueError("gradient_descent: step is missing, and the cost has no smoothness")
    for taken in range(steps + 1):
        slope = cost.gradient(trail.theta)
        gain = float(np.sum(np.square(slope))) / 2 * (1 / bound if bound else size)
        if gain <= tol * trail.scale:
            return trail.end("The slope is as good as flat.", converged=True)
        if taken == steps:
            break
        theta = trail.theta - size * slope
        value = cost(theta)
        rise = value - trail.costs[-1]
        if step is None and rise > 0:
            if rise < 1e-9 * trail.scale:
                return trail.end("Rounding hides what could be gained.", converged=True)
            return trail.end(f"A step of 1/L raised the cost: L = {bound} is too small.")
        trail.add(theta, value)
        if not np.isfinite(value):
            return trail.end(f"The cost is {value}: the step {size} is too large.")
        if trail.says("separates", theta):
            return trail.end(NO_MINIMUM, unbounded=True)
    rises = int(np.sum(np.diff(trail.costs) > 0))
    hint = f" The cost rose in {rises} of them: the step {size} is too large." if rises else ""
    return trail.end(TOO_FEW.format(steps) + hint)


@np.errstate(all="ignore")
def newton(
    cost: CurvedCost, start: ArrayLike | None = None, *, steps: int = 100, tol: float = 1e-10
) -> Path:
    """Descent to the lowest point of the parabola that fits here: θ ← θ − t H(θ)⁻¹ ∇J(θ).

    `cost` is J, an object as `CurvedCost` says, H its Hessian; t is 1, halved until the cost falls
    by 10⁻⁴ t λ² (Armijo's rule), where λ² = ∇Jᵀ H⁻¹ ∇J. The result is a `Path` of `steps` steps
    at most.

    The law: the parabola promises a gain of λ²/2, whatever the units of the features, and near
    the minimum each step squares the error. When the promise is `tol` of the cost, a last full step
    is taken, and the descent has converged. Where H is singular, the shortest step is taken: from
    a start of 0 the descent reaches the shortest of all best parameters. It also ends where
    `separates` or `recedes` says that there is no minimum.

    No start, where the cost has none, is a ValueError, and so is one that is not finite.

    Algorithm 9.5 in Boyd and Vandenberghe's *Convex Optimization* (2004). Chapter 14.
    """
    trail = Trail(cost, start, "newton")
    for taken in range(steps + 1):
        theta = trail.theta
        hessian = np.reshape(cost.hessian(theta), (theta.size, theta.size))
        slope = np.reshape(cost.gradient(theta), theta.size)
        if not np.isfinite(hessian.sum() + slope.sum()):
            return trail.end("The slope or the curvature is not finite here.")
        negligible = tol * trail.scale
        flat = getattr(cost, "flat", None)
        direction = newton_direction(hessian, slope, flat, negligible).reshape(theta.shape)
        promise = -float(slope @ direction.ravel()) / 2
        if not np.isfinite(promise):
            return trail.end("The parabola is so wide that its lowest point is not finite.")
        if promise <= 1e-4 * trail.scale and trail.says("recedes", direction):
            return trail.end(NO_MINIMUM, unbounded=True)
        if promise <= negligible:
            trail.add(theta + direction, cost(theta + direction))
            return trail.end("The parabola promises no further gain.", converged=True)
        if taken == steps:
            break
        t = 1.0
        while not (value := cost(theta + t * direction)) <= trail.costs[-1] - 2e-4 * t * promise:
            t /= 2
            if np.array_equal(theta + t * direction, theta):
                return trail.end("No step that way lowers the cost: rounding hides the gain.")
        trail.add(theta + t * direction, value)
        if trail.says("separates", trail.theta):
            return trail.end(NO_MINIMUM, unbounded=True)
    return trail.end(TOO_FEW.format(steps))
