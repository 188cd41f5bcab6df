"""Wrong versions of the costs, the descents and the models, which their checks must refuse."""

import numpy as np
from mutants import Mutant

import crossent
from crossent._estimator import minimum
from crossent.costs import LogisticCost, SoftmaxCost
from crossent.descent import gradient_descent, newton
from crossent.many_classes import OneVsOne, OneVsRest
from crossent.models import LogisticRegression, SoftmaxRegression
from crossent.path import Path, Trail


def version(right, **wrong):
    """A class like the right one, of the same name, but for some of its methods."""
    return type(right.__name__, (right,), wrong)


def returning(right, method, change):
    """A class like the right one whose method gives something else."""

    def wrong(self, *args):
        return change(self, getattr(right, method)(self, *args), *args)

    return version(right, **{method: wrong})


def blunt(cost, where):
    """A penalty on the intercepts too, in one method of a cost."""
    change = {
        "__call__": lambda self, value, theta: value + self.l2 / 2 * np.sum(theta[..., -1] ** 2),
        "gradient": lambda self, value, theta: value + self.l2 * theta * at_last(theta),
        "hessian": lambda self, value, theta: value + self.l2 * np.diag(at_last(theta).ravel()),
    }
    return returning(cost, where, change[where])


def at_last(theta):
    return np.zeros(theta.shape) + np.eye(theta.shape[-1])[-1]


def without_penalty(cost, where):
    """A cost that forgets its penalty in one method."""

    def wrong(self, theta):
        l2, self.l2 = self.l2, 0.0
        try:
            return getattr(cost, where)(self, theta)
        finally:
            self.l2 = l2

    return version(cost, **{where: wrong})


def one_block(self, theta):
    whole = self.X, self.y
    self.X, self.y, self._latest = self.X[:16384], self.y[:16384], None
    try:
        return LogisticCost.hessian(self, theta) * len(self.X) / len(whole[0])
    finally:
        (self.X, self.y), self._latest = whole, None


def hessian_by_difference(self, theta):
    """Q − QQ, where a sure model has 1 − 1."""
    ones = np.column_stack([self.X, np.ones(len(self.X))])
    q = np.asarray(crossent.softmax(self.scores(theta)))
    rows = [
        [(ones * (q[:, [k]] * ((k == j) - q[:, [j]]))).T @ ones for j in range(q.shape[1])]
        for k in range(q.shape[1])
    ]
    weights = np.arange(theta.size).reshape(theta.shape)[:, :-1]
    hessian = np.block(rows) / len(q)
    hessian[weights, weights] += self.l2
    return hessian


def diagonal_blocks(self, hessian, theta):
    return hessian * np.kron(np.eye(len(theta)), np.ones([theta.shape[1]] * 2))


def all_shifts(self):
    return np.tile(np.eye(self.start.shape[1]), (len(self.start), 1))


COSTS = [
    (LogisticCost, "the sum, not the mean", lambda self, value, theta: value * len(self.X)),
    (LogisticCost, "in bits", lambda self, value, theta: value / np.log(2)),
    (SoftmaxCost, "the sum, not the mean", lambda self, value, theta: value * len(self.X)),
]
COSTS = [(cost, what, returning(cost, "__call__", change)) for cost, what, change in COSTS]
for cost in (LogisticCost, SoftmaxCost):
    for method in ("__call__", "gradient", "hessian"):
        COSTS += [
            (cost, f"intercept penalised in {method}", blunt(cost, method)),
            (cost, f"no penalty in {method}", without_penalty(cost, method)),
        ]
    COSTS += [
        (cost, "no ½ in the penalty", returning(
            cost, "__call__",
            lambda self, value, theta: value + self.l2 / 2 * np.sum(theta[..., :-1] ** 2))),
        (cost, "the slope turned round", returning(cost, "gradient", lambda self, g, theta: -g)),
        (cost, "separation never seen", version(cost, separates=lambda self, theta: False)),
        (cost, "touching classes never seen", version(cost, recedes=lambda self, d: False)),
        (cost, "separated in spite of a penalty", version(
            cost, separates=lambda self, theta: bool(self.margins(theta).min() > 0))),
    ]  # fmt: skip
COSTS += [
    (LogisticCost, "smoothness of the sum", version(
        LogisticCost, smoothness=property(lambda self: np.linalg.norm(self.X) ** 2))),
    (SoftmaxCost, "smoothness without the intercept", version(
        SoftmaxCost,
        smoothness=property(
            lambda self: self.bend * np.linalg.norm(self.X, 2) ** 2 / len(self.X) + self.l2))),
    (SoftmaxCost, "the smoothness of two classes", version(SoftmaxCost, bend=1 / 4)),
    (LogisticCost, "falling margins are overlooked", version(
        LogisticCost, recedes=lambda self, d: bool(self.margins(d).max() >= 0.5))),
    (LogisticCost, "a margin of rounding separates", version(
        LogisticCost,
        separates=lambda self, theta: bool(not self.l2 and self.margins(theta).min() > 0))),
    (SoftmaxCost, "most samples separate", version(
        SoftmaxCost,
        separates=lambda self, theta: bool(not self.l2 and np.mean(self.margins(theta)) > 0))),
    (LogisticCost, "reads NaN as 0", version(
        LogisticCost,
        __init__=lambda self, X, *rest: LogisticCost.__init__(self, np.nan_to_num(X), *rest))),
    (LogisticCost, "the first block alone", version(LogisticCost, hessian=one_block)),
    (SoftmaxCost, "1 − 1 in the hessian", version(SoftmaxCost, hessian=hessian_by_difference)),
    (SoftmaxCost, "each class bends alone", returning(SoftmaxCost, "hessian", diagonal_blocks)),
    (SoftmaxCost, "no flat directions", version(SoftmaxCost, flat=None)),
    (SoftmaxCost, "flat in spite of a penalty", version(SoftmaxCost, flat=property(all_shifts))),
    (SoftmaxCost, "labels begin at 1", version(
        SoftmaxCost,
        slopes=lambda self, z: crossent.cross_entropy_from_logits_grad(
            (self.labels + 1) % z.shape[1], z))),
]  # fmt: skip


def step_of(factor):
    """Descent with a step of so many times 1/L, whatever was asked for."""

    def wrong(cost, start=None, *, step=None, **options):
        return gradient_descent(cost, start, step=step or factor / cost.smoothness, **options)

    return wrong


class Upwards:
    """A cost with its slope turned round."""

    def __init__(self, cost):
        self.cost = cost

    def __call__(self, theta):
        return self.cost(theta)

    def __getattr__(self, name):
        return getattr(self.cost, name)

    def gradient(self, theta):
        return -self.cost.gradient(theta)


def ends(right, change):
    """A descent whose path is changed at the end."""
    return lambda *args, **options: change(right(*args, **options))


@np.errstate(all="ignore")
def small_slope(cost, start=None, *, step=None, steps=1000, tol=1e-14):
    """Descent until the slope is small, in whatever unit it has."""
    path = gradient_descent(cost, start, step=step, steps=steps, tol=0)
    for k, theta in enumerate(path.parameters):
        if np.sum(np.square(cost.gradient(theta))) <= tol:
            return path._replace(
                parameters=path.parameters[: k + 1], costs=path.costs[: k + 1], converged=True
            )
    return path


def wrong_newton(direction=None, damped=True, last=True, enough=None):
    """Newton's method with one thing wrong."""
    direction = direction or (lambda H, g: -np.linalg.pinv(H) @ g)
    enough = enough or (lambda promise, trail, tol: promise <= tol * trail.scale)

    @np.errstate(all="ignore")
    def wrong(cost, start=None, *, steps=100, tol=1e-10):
        trail = Trail(cost, start, "newton")
        for taken in range(steps + 1):
            theta = trail.theta
            hessian = np.reshape(cost.hessian(theta), (theta.size, theta.size))
            slope = np.reshape(cost.gradient(theta), theta.size)
            move = direction(hessian, slope).reshape(theta.shape)
            promise = -float(slope @ move.ravel()) / 2
            if promise <= 1e-4 * trail.scale and trail.says("recedes", move):
                return trail.end("It has no minimum.", unbounded=True)
            if enough(promise, trail, tol):
                if last:
                    trail.add(theta + move, cost(theta + move))
                return trail.end("The end.", converged=True)
            if taken == steps:
                break
            t = 1.0
            while damped and cost(theta + t * move) > trail.costs[-1] - 2e-4 * t * promise:
                t /= 2
                if np.array_equal(theta + t * move, theta):
                    return trail.end("Rounding.")
            trail.add(theta + t * move, cost(theta + t * move))
            if trail.says("separates", trail.theta):
                return trail.end("It has no minimum.", unbounded=True)
        return trail.end(f"{steps} steps were too few.")

    return wrong


def some_solution(hessian, slope):
    """A step that does, the first column of those that depend on each other."""
    p, chosen = len(slope), []
    for k in range(p):
        rest = hessian[np.ix_([*chosen, k], [*chosen, k])]
        scale = np.sqrt(np.diag(rest).clip(1e-300))
        if np.linalg.eigvalsh(rest / scale / scale[:, None])[0] > 1e-12:
            chosen.append(k)
    move = np.zeros(p)
    move[chosen] = -np.linalg.solve(hessian[np.ix_(chosen, chosen)], slope[chosen])
    return move


def without_scaling(hessian, slope):
    return -np.linalg.pinv(hessian, rcond=1e-10) @ slope


def loud(cost, start=None, **options):
    with np.errstate(all="raise"):
        return newton.__wrapped__(cost, start, **options)


def loud_slope(cost, start=None, **options):
    with np.errstate(all="raise"):
        return gradient_descent.__wrapped__(cost, start, **options)


def in_place(cost, start=None, **options):
    """Newton's method that writes the minimum into its start."""
    path = newton(cost, start, **options)
    if isinstance(start, np.ndarray):
        start[...] = path.parameters[-1]
    return path


DESCENTS = [
    (gradient_descent, "a step of 2.5 / L", step_of(2.5)),
    (gradient_descent, "a step of 0.01 / L", step_of(0.01)),
    (gradient_descent, "upwards", lambda cost, start=None, **options: gradient_descent(
        Upwards(cost), start, **{"step": 0.1} | options)),
    (gradient_descent, "until the slope is small", small_slope),
    (gradient_descent, "its step is forgotten", lambda cost, start=None, *, step=None, **options:
        gradient_descent(cost, start, step=step and min(step, 0.1), **options)),
    (gradient_descent, "the last point is left out", ends(
        gradient_descent,
        lambda path: path._replace(parameters=path.parameters[:-1], costs=path.costs[:-1]))),
    (gradient_descent, "every end is a minimum", ends(
        gradient_descent, lambda path: path._replace(converged=True))),
    (gradient_descent, "lets numpy warn", loud_slope),
    (newton, "undamped", wrong_newton(damped=False)),
    (newton, "no last step", wrong_newton(last=False)),
    (newton, "an absolute promise", wrong_newton(enough=lambda promise, trail, tol: promise <= tol)),
    (newton, "a small slope", wrong_newton(
        enough=lambda promise, trail, tol: np.abs(trail.cost.gradient(trail.theta)).max() <= 1e-10)),
    (newton, "half of each step", wrong_newton(lambda H, g: -np.linalg.pinv(H) @ g / 2)),
    (newton, "the slope for the step", wrong_newton(lambda H, g: -g)),
    (newton, "the diagonal alone", wrong_newton(lambda H, g: -g / np.diag(H).clip(1e-300))),
    (newton, "any of the best parameters", wrong_newton(some_solution)),
    (newton, "features of one size only", wrong_newton(without_scaling)),
    (newton, "a start at 0 in any case", lambda cost, start=None, **options: newton(
        cost, None if start is None else 0 * np.asarray(start), **options)),
    (newton, "changes its start", in_place),
    (newton, "no way but the end", ends(newton, lambda path: path._replace(
        parameters=path.parameters[[0, -1]], costs=path.costs[[0, -1]]))),
    (newton, "every end is a minimum", ends(newton, lambda path: path._replace(
        converged=True, unbounded=False))),
    (newton, "lets numpy warn", loud),
]  # fmt: skip


def trained_on(base, cost):
    """A model that makes another cost least."""

    def train(self, right, classes):
        return base._train(self, cost(right), classes)

    return version(base, _train=train)


class Blunt(LogisticCost):
    """The intercept is penalised like a weight."""


for method in ("__call__", "gradient", "hessian"):
    setattr(Blunt, method, getattr(blunt(LogisticCost, method), method))


class BluntSoftmax(SoftmaxCost):
    """The intercepts are penalised like weights."""

    flat = None


for method in ("__call__", "gradient", "hessian"):
    setattr(BluntSoftmax, method, getattr(blunt(SoftmaxCost, method), method))


def again(kind, l2=lambda cost: cost.l2):
    """The same samples, with another kind of cost or another penalty."""

    def cost(right):
        if isinstance(right, SoftmaxCost):
            return kind(right.X, right.labels, l2(right), len(right.start))
        return kind(right.X, right.y, l2(right))

    return cost


def fitting(base, fit):
    """A model whose fit does something wrong before the right one."""
    return version(base, fit=lambda self, X, y: fit(self, X, y))


def silent(base):
    """A model that never says that the classes can be separated."""

    def train(self, cost, classes):
        path = base._train(self, cost, classes)
        self.converged_ = True
        return path._replace(unbounded=False, converged=True)

    return version(base, _train=train)


def cautious(base):
    """A model that takes every minimum for none."""

    def train(self, cost, classes):
        return base._train(self, cost, classes)._replace(unbounded=not cost.l2)

    return version(base, _train=train)


def changed(self, X, y):
    if isinstance(X, np.ndarray) and X.dtype == np.float64:
        X -= X.mean(0)
    return super(type(self), self).fit(X, y)


def first_seen(self, X, y):
    super(type(self), self).fit(X, y)
    self.classes_ = np.asarray(y)[np.sort(np.unique(y, return_index=True)[1])]
    return self


def centred(self, X, y):
    """The intercept of centred features, given with features that are not."""
    X = np.asarray(X, float)
    return super(type(self), self).fit(X - X.mean(0) if X.ndim == 2 and len(X) else X, y)


def zeros(self, X, y):
    X = np.asarray(X)
    return super(type(self), self).fit(np.nan_to_num(X) if X.dtype.kind == "f" else X, y)


def going_on(self, X, y):
    """A fit that keeps what it has learnt before."""
    return self if hasattr(self, "coef_") else super(type(self), self).fit(X, y)


def smallest(self, X):
    scores = self.decision_function(X)
    return self.classes_[scores.argmin(1) if scores.ndim == 2 else (scores <= 0).astype(int)]


def only_last(self, X, y):
    """K − 1 models: the last class gets what the others leave."""
    super(type(self), self).fit(X, y)
    self.coef_[-1], self.intercept_[-1] = -self.coef_[:-1].sum(0), -self.intercept_[:-1].sum()
    return self


def against_last(self, X, y):
    """Scores against the last class, which lies at 0."""
    super(type(self), self).fit(X, y)
    self.coef_, self.intercept_ = self.coef_ - self.coef_[-1], self.intercept_ - self.intercept_[-1]
    return self


def for_the_loser(self, z):
    right = OneVsOne._count(self, z)
    return len(self.classes_) - 1 - right


def rounded_sigmoid(self, X):
    p = np.asarray(crossent.sigmoid(self.decision_function(X)))
    return np.column_stack([1 - p, p])


def pairs_with_all(self, X, y):
    """Each pair learns from all samples: one class against the rest."""
    super(type(self), self).fit(X, y)
    for at, (_, second) in enumerate(self.pairs_):
        one = LogisticRegression(self.l2, self.solver).fit(X, np.asarray(y) == second)
        self.coef_[at], self.intercept_[at] = one.coef_[0], one.intercept_[0]
    return self


def slow(base):
    """A model that stops after ten steps, whatever they reached."""

    def train(self, cost, classes):
        path = minimum(cost, self.solver)
        few = Path(path.parameters[:4], path.costs[:4], True, "", path.unbounded)
        base._train(self, cost, classes)
        theta = np.atleast_2d(few.parameters[-1])
        self.coef_, self.intercept_, self.path_ = theta[:, :-1], theta[:, -1], few
        return few

    return version(base, _train=train)


MODELS = [
    (LogisticRegression, "intercept penalised", trained_on(LogisticRegression, again(Blunt))),
    (SoftmaxRegression, "intercepts penalised", trained_on(SoftmaxRegression, again(BluntSoftmax))),
    (LogisticRegression, "two columns swapped", returning(
        LogisticRegression, "predict_proba", lambda self, p, X: p[:, ::-1])),
    (LogisticRegression, "1 − p", version(LogisticRegression, predict_proba=rounded_sigmoid)),
    (LogisticRegression, "scores as a column", returning(
        LogisticRegression, "decision_function", lambda self, z, X: z[:, None])),
    (SoftmaxRegression, "not normalised", returning(
        SoftmaxRegression, "predict_proba", lambda self, p, X: np.exp(self.decision_function(X)))),
    (SoftmaxRegression, "sigmoids for softmax", returning(
        SoftmaxRegression, "predict_proba",
        lambda self, p, X: np.asarray(crossent.sigmoid(self.decision_function(X))))),
    (SoftmaxRegression, "scores against the last class", version(SoftmaxRegression, fit=against_last)),
    (OneVsRest, "not normalised", returning(
        OneVsRest, "predict_proba", lambda self, p, X: self.separate_probabilities(X))),
    (OneVsRest, "softmax over separate scores", returning(
        OneVsRest, "predict_proba",
        lambda self, p, X: np.asarray(crossent.softmax(self.decision_function(X))))),
    (OneVsRest, "0 / 0", returning(
        OneVsRest, "predict_proba", lambda self, p, X: self.separate_probabilities(X)
        / self.separate_probabilities(X).sum(1, keepdims=True))),
    (OneVsRest, "separate ones are normalised", returning(
        OneVsRest, "separate_probabilities", lambda self, p, X: p / p.sum(1, keepdims=True))),
    (OneVsRest, "K − 1 models", version(OneVsRest, fit=only_last)),
    (OneVsOne, "votes for the loser", version(OneVsOne, _count=for_the_loser)),
    (OneVsOne, "ties go to the first", version(
        OneVsOne, decision_function=lambda self, X: self.votes(X))),
    (OneVsOne, "scores outweigh votes", returning(
        OneVsOne, "decision_function", lambda self, d, X: self.votes(X) + 9 * (d - self.votes(X)))),
    (OneVsOne, "scores turned round", returning(
        OneVsOne, "decision_function", lambda self, d, X: 2 * self.votes(X) - d)),
    (OneVsOne, "pairs learn from all", version(OneVsOne, fit=pairs_with_all)),
]  # fmt: skip
for model in (LogisticRegression, SoftmaxRegression, OneVsRest, OneVsOne):
    MODELS += [
        (model, "argmin for argmax", version(model, predict=smallest)),
        (model, "classes in order of appearance", version(model, fit=first_seen)),
        (model, "changes its table", version(model, fit=changed)),
        (model, "reads NaN as 0", version(model, fit=zeros)),
        (model, "does not forget", version(model, fit=going_on)),
    ]
for model, kind in [(LogisticRegression, LogisticCost), (SoftmaxRegression, SoftmaxCost)]:
    MODELS += [
        (
            model,
            "l2 on the sum",
            trained_on(model, again(kind, lambda right: right.l2 / len(right.X))),
        ),
        (model, "no ½ in the penalty", trained_on(model, again(kind, lambda right: 2 * right.l2))),
        (model, "separability unnoticed", silent(model)),
        (model, "every sample is separable", cautious(model)),
        (model, "ends too early", slow(model)),
    ]
# What all models have from one place is wrong in one of them.
MODELS += [
    (LogisticRegression, "the intercept of centred features", version(LogisticRegression, fit=centred)),
    (LogisticRegression, "takes any table", version(
        LogisticRegression, _known=lambda self, X: np.asarray(X, float))),
    (SoftmaxRegression, "share of mistakes", returning(
        SoftmaxRegression, "score", lambda self, share, X, y: 1 - share)),
    (OneVsRest, "fit gives nothing back", returning(OneVsRest, "fit", lambda self, _, X, y: None)),
    (OneVsOne, "its penalty is named C", version(
        OneVsOne, get_params=lambda self, deep=True: {"C": self.l2, "solver": self.solver})),
]  # fmt: skip

MUTANTS = [
    Mutant(right.__name__, what, wrong) for right, what, wrong in [*COSTS, *DESCENTS, *MODELS]
]
