"""The laws of chapter 5: the log loss of a sample, of a fit, and of a score."""

from functools import partial

import numpy as np
from accuracy import hostile_probabilities, hostile_scores, ordinary_scores
from laws import law, right, same
from mpmath import mp, mpf
from sklearn.linear_model import LogisticRegression


def predictions() -> list[mpf]:
    rng = np.random.default_rng(51)
    found = [*rng.uniform(0.001, 0.999, 20), *hostile_probabilities(5, seed=52)]
    return [mpf(float(q)) for q in found]


def scores(largest: float = 745) -> list[mpf]:
    found = [*ordinary_scores(20, seed=53), *hostile_scores(10, seed=54)]
    return [mpf(float(z)) for z in found if abs(z) <= largest]


def fits() -> list[tuple[list[int], list[mpf]]]:
    """Labels of both kinds, and predictions from even to nearly certain."""
    rng = np.random.default_rng(55)
    found = []
    for n in (2, 3, 10, 40):
        y = [0, 1, *rng.integers(0, 2, n - 2).tolist()]
        q = 1 / (1 + np.exp(-rng.normal(scale=n, size=n)))
        found.append((y, [mpf(float(value)) for value in np.clip(q, 1e-12, 1 - 1e-12)]))
    return found


def tables() -> list[tuple[list[mpf], list[int], mpf, mpf]]:
    """A feature, labels, a weight and an intercept."""
    rng = np.random.default_rng(56)
    shapes = [(n, scale) for n in (2, 5, 30) for scale in (0.1, 1, 30)]
    drawn = [(rng.normal(size=n), rng.integers(0, 2, n), rng.normal(0, s, 2)) for n, s in shapes]
    return [
        ([mpf(float(v)) for v in x], y.tolist(), mpf(float(w)), mpf(float(b)))
        for x, y, (w, b) in drawn
    ]


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def softplus(z: mpf) -> mpf:
    return mp.log(1 + mp.exp(z))


def loss(y: mpf, q: mpf) -> mpf:
    return -mp.log(q) if y == 1 else -mp.log(1 - q)


def losses(y: list[int], q: list[mpf]) -> list[mpf]:
    return [loss(label, value) for label, value in zip(y, q, strict=True)]


def seen(y: list[int], q: list[mpf]) -> list[mpf]:
    return [value if label == 1 else 1 - value for label, value in zip(y, q, strict=True)]


def floats(values: list[mpf]) -> np.ndarray:
    return np.array([float(value) for value in values])


@law(
    "eq-logloss-sample",
    r"""
L(y, \hat y) = \begin{cases} -\log \hat y & y = 1 \\ -\log(1-\hat y) & y = 0 \end{cases}
""",
)
def a_label_costs_minus_the_log_of_its_probability(c):
    for q in predictions():
        right(c.log_loss(1, float(q)), -mp.log(q))
        right(c.log_loss(0, float(q)), -mp.log(1 - q))
    assert c.log_loss(1, 1.0) == c.log_loss(0, 0.0) == 0
    assert c.log_loss(1, 0.0) == c.log_loss(0, 1.0) == np.inf


@law("eq-logloss-one-line", r"L(y, \hat y) = -y \log \hat y - (1-y) \log(1-\hat y)")
def one_line_gives_both_cases(c):
    for q in predictions():
        for y in (0, 1):
            line = -y * mp.log(q) - (1 - y) * mp.log(1 - q)
            same(line, loss(y, q))
            right(c.log_loss(y, float(q)), line)


@law("eq-logloss-cost", r"J = \frac1n \sum_{i=1}^{n} L(y_i, \hat y_i)")
def the_cost_is_the_mean_loss(c):
    for y, q in fits():
        right(c.log_loss(y, floats(q)), mp.fsum(losses(y, q)) / len(y), limit=8)


@law(
    "eq-logloss-likelihood",
    r"""
\begin{aligned}
-\frac1n \log \prod_{i=1}^{n} r_i &= -\frac1n \sum_{i=1}^{n} \log r_i && \text{log of a product} \\
&= \frac1n \sum_{i=1}^{n} (-\log r_i) && \text{minus into the sum} \\
&= J && r_i \text{ is } \hat y_i \text{ or } 1 - \hat y_i
\end{aligned}
""",
)
def the_cost_is_minus_the_mean_log_likelihood(c):
    for y, q in fits():
        r, n = seen(y, q), len(y)
        likelihood = mp.fprod(
            value**label * (1 - value) ** (1 - label) for label, value in zip(y, q, strict=True)
        )
        same(
            -mp.log(mp.fprod(r)) / n,
            -mp.fsum(mp.log(value) for value in r) / n,
            mp.fsum(-mp.log(value) for value in r) / n,
            mp.fsum(losses(y, q)) / n,
            -mp.log(likelihood) / n,
        )
        right(-c.bernoulli_log_likelihood(y, floats(q)) / n, mp.fsum(losses(y, q)) / n, limit=8)


@law("eq-logloss-geometric", r"e^{-J} = \Bigl( \prod_{i=1}^{n} r_i \Bigr)^{1/n}")
def exp_of_minus_the_cost_is_the_geometric_mean_of_the_bars(c):
    for y, q in fits():
        mean = mp.fprod(seen(y, q)) ** (mpf(1) / len(y))
        same(mp.exp(-mp.fsum(losses(y, q)) / len(y)), mean)
        assert abs(np.exp(-c.log_loss(y, floats(q))) - mean) <= 1e-13 * mean


@law(
    "eq-logloss-by-class",
    r"""
\begin{aligned}
J &= \frac1n \Bigl( \sum_{y_i = 1} L_i + \sum_{y_i = 0} L_i \Bigr) && \text{sort by label} \\[1ex]
&= \frac1n \bigl( n_1 J_1 + n_0 J_0 \bigr) && \text{sum = number · mean} \\[1ex]
&= \frac{n_1}{n} J_1 + \frac{n_0}{n} J_0 && \text{divide by } n
\end{aligned}
""",
)
def class_means_combine_by_their_numbers_of_points(c):
    for y, q in fits():
        each, n = losses(y, q), len(y)
        ones = [value for value, label in zip(each, y, strict=True) if label == 1]
        zeros = [value for value, label in zip(each, y, strict=True) if label == 0]
        n1, n0, j1, j0 = (
            len(ones),
            len(zeros),
            mp.fsum(ones) / len(ones),
            mp.fsum(zeros) / len(zeros),
        )
        by_class = mpf(n1) / n * j1 + mpf(n0) / n * j0
        same(
            mp.fsum(each) / n,
            (mp.fsum(ones) + mp.fsum(zeros)) / n,
            (n1 * j1 + n0 * j0) / n,
            by_class,
        )
        right(c.log_loss(y, floats(q)), by_class, limit=8)


@law(
    "eq-logloss-nat",
    r"""
-\log\frac{\hat y}{e} = -\log\hat y + \log e = -\log\hat y + 1
""",
)
def a_prediction_divided_by_e_costs_a_nat_more(c):
    for q in predictions():
        same(-mp.log(q / mp.e), -mp.log(q) + mp.log(mp.e), -mp.log(q) + 1)
        smaller = float(q / mp.e)
        if smaller > 1e-300:  # below, the quotient itself loses digits
            more = c.log_loss(1, smaller) - c.log_loss(1, float(q))
            assert abs(more - 1) <= 1e-15 * max(1, -mp.log(q))


@law(
    "eq-logloss-score",
    r"""
\begin{aligned}
L(1, \sigma(z)) &= -\log\sigma(z) && \text{the case } y = 1 \\
&= \operatorname{softplus}(-z) && \text{the log of } \sigma \\[1ex]
L(0, \sigma(z)) &= -\log\bigl(1-\sigma(z)\bigr) && \text{the case } y = 0 \\
&= -\log\sigma(-z) && \text{change sides} \\
&= \operatorname{softplus}(z) && \text{the log of } \sigma \text{ at } {-z}
\end{aligned}
""",
)
def each_label_costs_a_softplus_of_its_score(c):
    for z in scores():
        same(loss(1, sigma(z)), -mp.log(sigma(z)), softplus(-z))
        same(loss(0, sigma(z)), -mp.log(1 - sigma(z)), -mp.log(sigma(-z)), softplus(z))
        right(c.log_loss_from_logits(1, float(z)), softplus(-z))
        right(c.log_loss_from_logits(0, float(z)), softplus(z))


@law(
    "eq-logloss-line",
    r"""
\begin{aligned}
\operatorname{softplus}(-z) &= \log(1 + e^{-z}) && \text{put } {-z} \text{ for } z \\
&= \log\bigl(e^{-z}\,(e^{z} + 1)\bigr) && \text{factor out } e^{-z} \\
&= -z + \log(1 + e^{z}) && \text{log of a product} \\
&= -z + \operatorname{softplus}(z) && \text{the definition}
\end{aligned}
""",
)
def far_on_the_wrong_side_the_loss_is_the_size_of_the_score(c):
    for z in scores():
        e = mp.exp(z)
        same(
            softplus(-z),
            mp.log(1 + mp.exp(-z)),
            mp.log(mp.exp(-z) * (e + 1)),
            -z + mp.log(1 + e),
            -z + softplus(z),
        )
        assert abs(z) > 300 or 0 < softplus(-z) + z < e  # e^-600 is within the digits
        right(c.log_loss_from_logits(1, float(z)), -z + softplus(z))


@law(
    "eq-logloss-logits",
    r"""
\begin{aligned}
L &= y\,(t - z) + (1-y)\,t && y \text{ selects the term} \\
&= y t - y z + t - y t && \text{multiply out} \\
&= t - y z && y t \text{ cancels} \\
&= \operatorname{softplus}(z) - y z && \text{put } t \text{ back}
\end{aligned}
""",
)
def the_loss_of_a_score_is_softplus_less_label_times_score(c):
    for z in scores():
        t = softplus(z)
        for y in (0, 1, mpf("0.25")):
            same(
                -y * mp.log(sigma(z)) - (1 - y) * mp.log(1 - sigma(z)),
                y * softplus(-z) + (1 - y) * t,
                y * (t - z) + (1 - y) * t,
                y * t - y * z + t - y * t,
                t - y * z,
                softplus(z) - y * z,
            )
            right(c.log_loss_from_logits(float(y), float(z)), softplus(z) - y * z)


@law(
    "eq-logloss-stable",
    r"""
\begin{aligned}
L &= \max(z, 0) - y z + \log\bigl(1+e^{-|z|}\bigr) && \text{insert it} \\
&= |z| \cdot \bigl|\, y - [z > 0] \,\bigr| + \log\bigl(1+e^{-|z|}\bigr) && \text{two cases}
\end{aligned}
""",
)
def a_wrong_decision_costs_the_size_of_the_score_and_everybody_a_fee(c):
    for z in scores(largest=1e300):
        fee = mp.log1p(mp.exp(-abs(z)))
        assert 0 < fee <= mp.log(2) or mp.exp(-abs(z)) == 0
        for y in (0, 1):
            stable = abs(z) * abs(y - (1 if z > 0 else 0)) + fee
            same(max(z, 0) - y * z + fee, stable)
            if abs(z) <= 745:
                same(loss(y, sigma(z)), stable)
            right(c.log_loss_from_logits(y, float(z)), stable)


def objective(x: list[mpf], y: list[int], w: mpf, b: mpf, strength: mpf) -> mpf:
    """The sum of the losses, plus w² / 2C."""
    each = losses(y, [sigma(w * value + b) for value in x])
    return mp.fsum(each) + w**2 / (2 * strength)


@law(
    "eq-logloss-objective",
    r"""
F(w, b) = \sum_{i=1}^{n} L\bigl(y_i, \sigma(w x_i + b)\bigr) + \frac{1}{2C}\,w^2
""",
)
def the_objective_is_what_scikit_learn_makes_least(c):
    x = np.array([-2.2, -1.4, -0.8, 0.2, 0.4, 0.8, 1.2, 2.2, 2.9, 4.6])
    y = np.array([0, 0, 1, 0, 1, 1, 1, 1, 1, 1])
    for strength in (0.01, 1.0, 100.0):
        fit = LogisticRegression(C=strength, tol=1e-10).fit(x[:, None], y)
        w, b = mpf(float(fit.coef_[0, 0])), mpf(float(fit.intercept_[0]))
        total = partial(objective, [mpf(float(value)) for value in x], y.tolist())
        mean = c.LogisticCost(x[:, None], y, 1 / (10 * strength))([float(w), float(b)])
        assert abs(10 * mean - total(w, b, strength)) < 1e-13 * 10 * mean
        step = mpf("1e-3")
        for dw, db in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)):
            assert total(w + step * dw, b + step * db, strength) > total(w, b, strength)
        assert abs(mp.diff(partial(total, b=b, strength=strength), w)) < 1e-6
        # What holds the weight: the slope of the losses alone is −w/C.
        assert abs(mp.diff(partial(total, b=b, strength=mp.inf), w) + w / strength) < 1e-6


@law(
    "eq-logloss-l2",
    r"""
\frac{F(w, b)}{n} = \frac1n \sum_{i=1}^{n} L\bigl(y_i, \sigma(w x_i + b)\bigr) + \frac{\lambda}{2}\,w^2, \qquad \lambda = \frac{1}{n C}
""",
)
def the_objective_for_each_sample_has_the_penalty_one_by_nc(c):
    for x, y, w, b in tables():
        for strength in (mpf("0.125"), mpf(1), mpf(64)):
            n = len(x)
            l2 = 1 / (n * strength)
            each = losses(y, [sigma(w * value + b) for value in x])
            mean = mp.fsum(each) / n + l2 / 2 * w**2
            same(objective(x, y, w, b, strength) / n, mean)
            cost = c.LogisticCost(floats(x)[:, None], y, float(l2))
            assert abs(cost([float(w), float(b)]) - mean) <= 1e-13 * mean


@law(
    "eq-logloss-base-rate",
    r"""
J(c) = -\frac{k}{n} \log c - \Bigl(1 - \frac{k}{n}\Bigr) \log(1-c)
""",
)
def one_prediction_for_all_costs_this_and_least_at_the_base_rate(c):
    for y, _ in fits():
        k, n = sum(y), len(y)

        def cost(constant, k=k, n=n):
            share = mpf(k) / n
            return -share * mp.log(constant) - (1 - share) * mp.log(1 - constant)

        for constant in predictions():
            same(cost(constant), mp.fsum(losses(y, [constant] * n)) / n)
            right(c.log_loss(y, float(constant)), cost(constant), limit=8)
            assert 0 < k < n and cost(constant) >= cost(mpf(k) / n)
