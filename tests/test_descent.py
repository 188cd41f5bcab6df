"""`crossent.descent` and `crossent.costs` against scipy, scikit-learn and their own promises.

Every test that takes `c=crossent` is also called with a wrong version of one name in the place of
the right one.
"""

from functools import cache

import numpy as np
import pytest
from scipy import optimize, special
from sklearn.linear_model import LogisticRegression as Peer

import crossent

inf, nan = np.inf, np.nan

# Ten points of one feature; their best weights are in the ledger of the course.
X10 = np.array([[-2.2], [-1.4], [-0.8], [0.2], [0.4], [0.8], [1.2], [2.2], [2.9], [4.6]])
Y10 = np.array([0, 0, 1, 0, 1, 1, 1, 1, 1, 1])


def samples(n, d, classes=2, seed=1, size=2.0):
    """A table, and labels that overlap: they are drawn with linear scores."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=(d, classes)) * size / np.sqrt(d)
    labels = (z + rng.gumbel(size=z.shape)).argmax(1)
    assert len(np.unique(X)) == X.size and set(labels) == set(range(classes))
    return X, labels


def cases(c, l2=0.3, n=60):
    """A cost of two classes, one of three, and parameters for each."""
    rng = np.random.default_rng(5)
    (X, y), (V, labels) = samples(n, 3), samples(n, 3, classes=3)
    return [
        (c.LogisticCost(X, y, l2), rng.normal(size=4)),
        (c.SoftmaxCost(V, labels, l2, classes=3), rng.normal(size=(3, 4))),
    ]


class Bowl:
    """A cost of one's own, 0 at (3, 3): its curvatures are 1 and 1/8, in some unit."""

    def __init__(self, unit=1.0):
        self.k = unit * np.array([1, 0.125])

    def __call__(self, theta):
        return float(np.sum(self.k * (theta - 3) ** 2)) / 2

    def gradient(self, theta):
        return self.k * (theta - 3)

    def hessian(self, theta):
        return np.diag(self.k)


class KnownBowl(Bowl):
    """The same, with a start and a bound of the curvature."""

    start = (9, -5)

    @property
    def smoothness(self):
        return self.k[0]


class Wave:
    """A cost of one number, by any name: log cosh θ, flat far away."""

    def __call__(self, theta):
        return np.logaddexp(theta, -theta) - np.log(2)

    def gradient(self, theta):
        return np.tanh(theta)

    def hessian(self, theta):
        return np.cosh(theta) ** -2


def test_a_cost_is_the_mean_loss_and_half_the_squared_weights(c=crossent):
    for l2 in (0, 0.3):
        (logistic, theta), (many, Theta) = cases(c, l2)
        X, y = samples(60, 3)
        z = X @ theta[:3] + theta[3]
        expected = np.mean(np.logaddexp(0, z) - y * z) + l2 * (theta[:3] @ theta[:3]) / 2
        assert logistic(theta) == pytest.approx(expected, rel=1e-13)
        X, labels = samples(60, 3, classes=3)
        z = X @ Theta[:, :3].T + Theta[:, 3]
        expected = np.mean(special.logsumexp(z, axis=1) - z[np.arange(60), labels])
        expected += l2 * np.sum(Theta[:, :3] ** 2) / 2
        assert many(Theta) == pytest.approx(expected, rel=1e-13)


def slope(f, theta):
    """Slope of f in each parameter, by a difference of fourth order."""
    rows, h = [], 1e-3
    for direction in np.eye(theta.size).reshape(-1, *theta.shape):
        near, far = (f(theta + k * h * direction) - f(theta - k * h * direction) for k in (1, 2))
        rows.append((8 * near - far) / (12 * h))
    return np.array(rows)


def test_the_gradient_is_the_slope_of_the_cost(c=crossent):
    for cost, theta in cases(c):
        gradient = cost.gradient(theta)
        assert gradient.shape == theta.shape
        np.testing.assert_allclose(gradient.ravel(), slope(cost, theta), atol=1e-10)


def test_the_hessian_is_the_slope_of_the_gradient(c=crossent):
    for cost, theta in cases(c):
        expected = slope(cost.gradient, theta).reshape(theta.size, theta.size)
        np.testing.assert_allclose(cost.hessian(theta), expected, atol=1e-10)


def test_the_hessian_of_many_samples_is_that_of_all_blocks(c=crossent):
    for n, d, classes in [(17_000, 3, 2), (1500, 30, 3)]:
        X, y = samples(n, d, classes)
        cost = c.LogisticCost(X, y) if classes == 2 else c.SoftmaxCost(X, y, classes=classes)
        theta = np.random.default_rng(2).normal(size=cost.start.shape)
        ones = np.column_stack([X, np.ones(len(X))])
        z = ones @ theta.T
        q = special.softmax(np.column_stack([0 * z, z]) if classes == 2 else z, axis=1)
        blocks = [
            [(ones * (q[:, [k]] * ((k == j) - q[:, [j]]))).T @ ones for j in range(classes)]
            for k in range(classes)
        ]
        expected = (blocks[1][1] if classes == 2 else np.block(blocks)) / len(X)
        np.testing.assert_allclose(cost.hessian(theta), expected, rtol=1e-11, atol=1e-14)


def test_the_curvature_of_a_sure_model_keeps_its_digits(c=crossent):
    X, y = np.array([[1.0], [-1.0]]), [1, 0]
    for score in (1, 20, 50, 300):
        cost, theta = c.LogisticCost(X, y), np.array([score, 0])
        exact = np.exp(-score) / (1 + np.exp(-score)) ** 2
        assert cost.hessian(theta)[0, 0] == pytest.approx(exact, rel=1e-13, abs=0)
        cost, theta = c.SoftmaxCost(X, y), np.array([[0, 0], [score, 0]])
        for at, sign in [((0, 0), 1), ((2, 2), 1), ((0, 2), -1)]:
            assert cost.hessian(theta)[at] == pytest.approx(sign * exact, rel=1e-13, abs=0)


def test_no_curvature_exceeds_the_smoothness(c=crossent):
    rng = np.random.default_rng(3)
    for l2 in (0, 0.3):
        for cost, theta in cases(c, l2):
            for size in (0, 0.1, 1, 10):
                hessian = cost.hessian(size * rng.normal(size=theta.shape))
                assert np.linalg.eigvalsh(hessian)[-1] <= cost.smoothness * (1 + 1e-12)
    logistic, theta = cases(c, 0)[0]
    largest = np.linalg.eigvalsh(logistic.hessian(0 * theta))[-1]
    assert logistic.smoothness == pytest.approx(largest, rel=1e-12)
    # Two classes that share all probability bend the most, by half of ‖[X 1]‖² / n.
    many = c.SoftmaxCost(X10, Y10)
    largest = np.linalg.eigvalsh(many.hessian(many.start))[-1]
    assert many.smoothness == pytest.approx(largest, rel=1e-12)


def test_flat_directions_change_nothing_and_no_step(c=crossent):
    X, labels = samples(80, 3, classes=3)

    class Plain(c.SoftmaxCost):
        flat = None

    for l2 in (0, 0.3):
        cost = c.SoftmaxCost(X, labels, l2, classes=3)
        theta = np.random.default_rng(4).normal(size=(3, 4))
        assert cost.flat.shape == (12, 1 if l2 else 4)
        for direction in cost.flat.T.reshape(-1, 3, 4):
            assert np.ptp(direction, axis=0).max() == 0 < np.ptp(direction[0])
            assert cost(theta + 7 * direction) == pytest.approx(cost(theta), rel=1e-13)
        for start in (None, theta):
            path, slow = c.newton(cost, start), c.newton(Plain(X, labels, l2, classes=3), start)
            assert path.converged and len(path.costs) == len(slow.costs) > 4
            np.testing.assert_allclose(path.parameters, slow.parameters, atol=1e-10)


def test_a_step_of_one_over_l_never_raises_the_cost(c=crossent):
    for cost, _ in cases(c) + cases(c, 0):
        path = c.gradient_descent(cost, tol=0, steps=60)
        falls = -np.diff(path.costs)
        assert len(falls) > 20 and falls.min() >= 0
        for theta, fall in zip(path.parameters[:20], falls, strict=False):
            promise = np.sum(cost.gradient(theta) ** 2) / cost.smoothness / 2
            assert fall >= promise * (1 - 1e-9)


def test_gradient_descent_reaches_the_minimum_that_newton_reaches(c=crossent):
    for l2 in (0.01, 0.3):
        for cost, _ in cases(c, l2):
            slow, fast = c.gradient_descent(cost), c.newton(cost)
            assert slow.converged and fast.converged
            assert 0 <= slow.costs[-1] - fast.costs[-1] + 1e-15 <= 1e-10
            assert np.abs(cost.gradient(slow.parameters[-1])).max() <= 1e-6
            assert np.abs(cost.gradient(fast.parameters[-1])).max() <= 1e-12


def test_convergence_does_not_depend_on_units(c=crossent):
    for descend in (c.gradient_descent, c.newton):
        one, other = (descend(KnownBowl(unit)) for unit in (1, 2.0**-60))
        assert one.converged and other.converged
        np.testing.assert_array_equal(one.parameters, other.parameters)
    X, y = samples(300, 3)
    one, other = (c.newton(c.LogisticCost(X * unit, y)) for unit in (1, [2.0**-20, 1, 2.0**20]))
    assert one.converged and other.converged
    np.testing.assert_allclose(one.costs, other.costs, rtol=1e-12)


def test_the_path_begins_at_the_start_and_has_a_cost_for_each_point(c=crossent):
    start = np.array([1.0, -2])
    for descend in (c.gradient_descent, c.newton):
        cost = c.LogisticCost(X10, Y10)
        path = descend(cost, start)
        assert path.parameters.shape == (len(path.costs), 2) and len(path.costs) > 4
        np.testing.assert_array_equal(path.parameters[0], [1, -2])
        assert path.costs.tolist() == pytest.approx([cost(theta) for theta in path.parameters])
        np.testing.assert_array_equal(descend(cost).parameters[0], [0, 0])
        assert path.message.endswith(".") and not path.unbounded
        path.parameters[0] = 7
        np.testing.assert_array_equal(start, [1, -2])


def test_a_step_of_ones_own_is_taken_as_it_is(c=crossent):
    path = c.gradient_descent(Bowl(), [9, -5], step=0.5, steps=7)
    expected = [3 + np.array([6, -8]) * [0.5**k, 0.9375**k] for k in range(8)]
    np.testing.assert_allclose(path.parameters, expected, rtol=1e-14)
    assert not path.converged and path.message == "7 steps were too few."
    one = c.gradient_descent(Wave(), 2.0, step=1.0)
    assert one.parameters.shape == one.costs.shape and one.converged
    assert abs(one.parameters[-1]) < 1e-6


def test_a_step_too_large_is_seen_on_the_path(c=crossent):
    path = c.gradient_descent(Bowl(), [9, -5], step=2.5, steps=2000)
    assert not path.converged and path.costs[-1] == inf and "2.5 is too large" in path.message
    assert (np.diff(path.costs[-500:-1]) > 0).all()
    cost = c.LogisticCost(X10, Y10)
    path = c.gradient_descent(cost, step=20 / cost.smoothness, steps=50)
    assert not path.converged and len(path.costs) == 51 and np.isfinite(path.costs).all()
    assert "The cost rose in" in path.message and np.diff(path.costs).max() > 0.1


def test_a_bound_too_small_is_noticed(c=crossent):
    cost = KnownBowl()
    cost.k = np.array([1, 8])  # but it still calls 1 its largest curvature
    path = c.gradient_descent(cost)
    assert not path.converged and "too small" in path.message


def test_newton_needs_one_step_down_a_parabola(c=crossent):
    path = c.newton(KnownBowl())
    np.testing.assert_allclose(path.parameters[1:], 3, rtol=1e-15)
    assert path.converged and len(path.costs) <= 3 and path.costs[-1] == 0


def test_newton_squares_the_error(c=crossent):
    path = c.newton(c.LogisticCost(X10, Y10))
    errors = np.abs(path.parameters[:-1] - path.parameters[-1]).max(1)
    errors = errors[errors > 1e-12]
    assert len(errors) >= 5 and (errors[1:] <= errors[:-1] ** 2).all()


def test_newton_takes_a_last_step(c=crossent):
    for cost, _ in cases(c):
        end = c.newton(cost, tol=1e-3).parameters[-1]
        assert np.abs(end - c.newton(cost).parameters[-1]).max() < 1e-3
        again = c.newton(cost, end, tol=1e-3)
        assert len(again.costs) == 2 and again.costs[1] - again.costs[0] <= 0


def test_newton_finds_the_minimum_from_far_away(c=crossent):
    rng = np.random.default_rng(6)
    for cost, theta in cases(c, 0, n=150):
        best = c.newton(cost)
        for _ in range(3):
            start = rng.normal(scale=100, size=theta.shape)
            path = c.newton(cost, start)
            assert path.converged and path.costs[-1] == pytest.approx(best.costs[-1], rel=1e-13)
            assert (np.diff(path.costs[:-1]) < 0).all() and path.costs[0] > 10
    path = c.newton(Wave(), 30.0)
    assert path.converged and abs(path.parameters[-1]) < 1e-8


@cache
def peer(l2, classes):
    X, y = samples(500, 4, classes)
    C = 1 / (l2 * len(X)) if l2 else inf
    model = Peer(solver="newton-cholesky", tol=1e-12, C=C).fit(X, y)
    return np.column_stack([model.coef_, model.intercept_])


def test_the_minimum_is_that_of_scikit_learn(c=crossent):
    for l2 in (0, 1e-3, 0.1):
        X, y = samples(500, 4)
        cost = c.LogisticCost(X, y, l2)
        path = c.newton(cost)
        assert path.converged and abs(path.costs[-1] - cost(peer(l2, 2)[0])) <= 1e-15
        np.testing.assert_allclose(path.parameters[-1], peer(l2, 2)[0], atol=1e-8)
        X, labels = samples(500, 4, classes=3)
        cost = c.SoftmaxCost(X, labels, l2)
        path = c.newton(cost)
        assert path.converged and abs(path.costs[-1] - cost(peer(l2, 3))) <= 1e-15


def test_features_of_any_size_do_no_harm(c=crossent):
    X, labels = samples(400, 6, classes=3)
    sizes = 10.0 ** np.array([-3, 3, 0, -2, 2, 1])
    for cost in (c.LogisticCost, c.SoftmaxCost):
        for y in (labels > 0, labels) if cost is c.SoftmaxCost else (labels > 0,):
            plain, sized = c.newton(cost(X, y)), c.newton(cost(X * sizes, y))
            assert sized.converged and abs(sized.costs[-1] - plain.costs[-1]) <= 1e-15
            weights = sized.parameters[-1][..., :-1] * sizes
            np.testing.assert_allclose(weights, plain.parameters[-1][..., :-1], atol=1e-7)


def test_where_many_parameters_are_best_the_shortest_are_found(c=crossent):
    X, labels = samples(200, 3, classes=3)
    copies = np.column_stack([X, X[:, 0], X[:, 1] - 5 * X[:, 2], np.ones(200)]) * [1, 1, 1, 9, 1, 2]
    few = np.repeat(X[:10], 6, axis=0)  # 10 different rows, of 13 columns
    few = np.column_stack([few, np.sin(few), few**2, few**3, np.cos(few[:, 0])])
    # Each of these rows has samples of all classes.
    some = np.random.default_rng(9).integers(0, 3, (10, 6))
    some[:, :3] = 0, 1, 2
    for table, classes in [(copies, labels), (few, some.ravel())]:
        ones = np.column_stack([table, np.ones(len(table))])
        for cost in (c.LogisticCost(table, classes == 0), c.SoftmaxCost(table, classes)):
            path = c.newton(cost)
            end = path.parameters[-1]
            assert path.converged and np.abs(cost.gradient(end)).max() < 1e-10
            shortest = np.linalg.pinv(ones, rcond=1e-12) @ (ones @ end.T)
            np.testing.assert_allclose(end.T, shortest, atol=1e-9)
            assert np.abs(end).max() > 1e-3


def rows_of_margins(X, labels):
    """A row for each sample and each other class: its product with θ is a margin."""
    ones, K = np.column_stack([X, np.ones(len(X))]), max(labels) + 1
    return np.array(
        [
            np.multiply.outer(np.eye(K)[label] - np.eye(K)[k], x).ravel()
            for x, label in zip(ones, labels, strict=True)
            for k in range(K)
            if k != label
        ]
    )


@cache
def small_tables():
    """Tables of whole numbers, with what a linear programme says of each: is there a minimum?"""
    rng, found = np.random.default_rng(7), []
    while len(found) < 40:
        n, d, K = rng.integers(5, 25), rng.integers(1, 4), rng.integers(2, 4)
        X = rng.integers(0, 4, (n, d)).astype(float)
        z = (X - X.mean(0)) @ rng.normal(scale=2, size=(d, K))
        labels = (z + rng.gumbel(size=z.shape)).argmax(1)
        if len(set(labels)) == K:
            M = rows_of_margins(X, labels)
            # Margins that never fall and do rise, if any, can be made to rise by 1.
            bounds = np.concatenate([0 * M[:, 0], 0 * M[:, 0] + 1])
            most = optimize.linprog(-M.sum(0), np.vstack([-M, M]), bounds, bounds=(None, None))
            found.append((X, labels, most.fun > -0.5))
    assert 10 < sum(minimum for *_, minimum in found) < 30
    return found


def test_what_has_no_minimum_is_what_a_linear_programme_says(c=crossent):
    for X, labels, minimum in small_tables():
        two = labels.max() == 1
        path = c.newton(c.LogisticCost(X, labels) if two else c.SoftmaxCost(X, labels))
        assert (path.converged, path.unbounded) == (minimum, not minimum)
        assert np.isfinite(path.parameters).all() and np.isfinite(path.costs).all()
        assert ("no minimum" in path.message) == path.unbounded


def test_classes_that_are_separated_end_the_descent(c=crossent):
    X, labels = samples(60, 2, classes=3, size=400)
    for descend in (c.gradient_descent, c.newton):
        for cost in (
            c.LogisticCost([[-2], [-1], [1], [3]], [0, 0, 1, 1]),
            c.SoftmaxCost(X, labels),
        ):
            path = descend(cost)
            assert path.unbounded and not path.converged and cost.separates(path.parameters[-1])
            assert not any(cost.separates(theta) for theta in path.parameters[:-1])
        for kind in (c.LogisticCost, c.SoftmaxCost):
            penalised = descend(kind([[-2], [-1], [1], [3]], [0, 0, 1, 1], 1))
            assert penalised.converged and not penalised.unbounded


def test_large_weights_alone_separate_nothing(c=crossent):
    X = np.array([-1, -0.5, -1e-5, 0, 1e-5, 0.5, 1])[:, None]
    for y in ([0, 0, 1, 0, 1, 1, 1], [0, 0, 1, 1, 0, 1, 1]):
        for cost in (c.LogisticCost(X, y), c.SoftmaxCost(X, y), c.LogisticCost(X * 1e-6, y)):
            path = c.newton(cost)
            assert path.converged and not path.unbounded
            assert not any(cost.separates(theta) for theta in path.parameters)


def test_rounding_separates_nothing(c=crossent):
    # Points of a line, and a score that is 0 on it but for rounding: its sign is taken for a label.
    x = np.arange(1, 1000) / 1000
    X, theta = np.column_stack([x, 1 - x]), np.array([3.3, 3.3, -3.3])
    while not (z := c.LogisticCost(X, 0 * X[:, 0]).scores(theta)).all():
        X = X[z != 0]
    for cost in (c.LogisticCost(X, z > 0), c.SoftmaxCost(X, z > 0)):
        assert not cost.separates(theta if cost.start.ndim == 1 else np.array([0 * theta, theta]))
        assert np.abs(z).max() < 1e-14 and 20 < np.sum(z > 0) < len(z) - 20
    for cost in (c.LogisticCost, c.SoftmaxCost):  # exclusive or
        path = c.newton(cost([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]))
        assert path.converged and path.costs[-1] == pytest.approx(np.log(2), rel=1e-15)


def refusal(f, *args, **kwargs):
    try:
        return f"no error but {f(*args, **kwargs)!r}"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def test_what_is_no_cost_is_refused_by_name_and_place(c=crossent):
    X = [[0, 1], [2, 3], [4, 5]]
    wrong = [
        ("LogisticCost", ([1, 2, 3], [0, 1, 1]), "X has the shape (3,); it must have a row for "
         "each sample and a column for each feature; X.reshape(-1, 1) makes a column of it"),
        ("LogisticCost", ([[0, 1], [nan, 3]], [0, 1]), "X[1, 0] = nan is not a finite number"),
        ("SoftmaxCost", ([[0, 1], [2, -inf]], [0, 1]), "X[1, 1] = -inf is not a finite number"),
        ("LogisticCost", (X, [0, 1]), "y has the shape (2,); X has 3 rows, so it must be (3,)"),
        ("LogisticCost", (X, [0, 1, 2]), "y[2] = 2.0 is not a class number (0 to 1)"),
        ("LogisticCost", (X, [0, 0.5, 1]), "y[1] = 0.5 is not a class number (0 to 1)"),
        ("SoftmaxCost", (X, [0, -1, 1]), "labels[1] = -1.0 is not a class number (0, 1, 2, ...)"),
        ("SoftmaxCost", (X, [0, 3, 1], 0, 3), "labels[1] = 3.0 is not a class number (0 to 2)"),
        ("SoftmaxCost", (X, [0, nan, 1]), "labels[1] = nan is not a class number (0, 1, 2, ...)"),
        ("LogisticCost", (X, [0, 1, 1], -1), "l2 = -1 is not a penalty (a finite number, 0 or more)"),
        ("SoftmaxCost", (X, [0, 1, 1], nan), "l2 = nan is not a penalty (a finite number, 0 or more)"),
    ]  # fmt: skip
    for name, args, words in wrong:
        assert refusal(getattr(c, name), *args) == f"ValueError: {name}: {words}"


def test_parameters_may_be_a_list_of_the_right_shape(c=crossent):
    two, three = c.LogisticCost(X10, Y10), c.SoftmaxCost(X10, Y10, classes=3)
    assert two([0, 0]) == pytest.approx(np.log(2)) == -np.log(0.5)
    assert three([[1, 0]] * 3) == pytest.approx(np.log(3))
    for ask in ("__call__", "gradient", "hessian", "scores"):
        np.testing.assert_array_equal(
            getattr(two, ask)([1, 2]), getattr(two, ask)(np.array([1.0, 2.0]))
        )
        for cost, name, theta, shape, right in [
            (two, "LogisticCost", [1, 2, 3], (3,), (2,)),
            (two, "LogisticCost", [[1, 2]], (1, 2), (2,)),
            (three, "SoftmaxCost", [1, 2], (2,), (3, 2)),
        ]:
            words = f"ValueError: {name}: theta has the shape {shape}; it must be {right}"
            assert refusal(getattr(cost, ask), theta) == words


def test_a_descent_without_start_or_step_is_refused(c=crossent):
    for name in ("gradient_descent", "newton"):
        words = f"ValueError: {name}: start is missing, and the cost has none of its own"
        assert refusal(getattr(c, name), Bowl()) == words
        words = f"ValueError: {name}: start = [ 1. nan] is not finite"
        assert refusal(getattr(c, name), KnownBowl(), [1, nan]) == words
    words = "ValueError: gradient_descent: step is missing, and the cost has no smoothness"
    assert refusal(c.gradient_descent, Bowl(), [1, 2]) == words
    for step in (0, -1, nan):
        words = f"ValueError: gradient_descent: step = {step} is not a number greater than 0"
        assert refusal(c.gradient_descent, KnownBowl(), step=step) == words


def test_nothing_warns_wherever_a_descent_goes(c=crossent):
    with np.errstate(all="raise"):
        for cost, theta in cases(c):
            for ask in ("__call__", "gradient", "separates", "recedes"):
                getattr(cost, ask)(1e300 * theta)
            c.gradient_descent(cost, theta * 1e300, steps=5, step=1e300)
            for size in (1e3, 1e300):
                c.newton(cost, theta * size, steps=1)


CHECKS = [value for name, value in list(globals().items()) if name.startswith("test_")]
