"""The laws of chapter 4: from one label to the likelihood, the best claim, and the cost.

A law takes the module under test, so that wrong versions can stand in for it (`test_mutants.py`),
and is written from the equation, in mpmath.
"""

from itertools import pairwise, product

import numpy as np
from accuracy import hostile_probabilities, ordinary_probabilities
from laws import equivalent, law, right, same
from mpmath import mp, mpf


def claims() -> list[mpf]:
    """Claims p between 0 and 1, ordinary and next to the ends."""
    found = [*ordinary_probabilities(6, seed=41), *hostile_probabilities(2, seed=42)]
    return [mpf(float(p)) for p in found]


def records() -> list[list[int]]:
    """Lists of labels: mixed ones, and those of ones or zeros alone."""
    rng = np.random.default_rng(43)
    found = [rng.integers(0, 2, n).tolist() for n in (4, 5, 9, 30)]
    assert all(0 < sum(y) < len(y) for y in found)
    return [*found, [0], [1], [0] * 24, [1] * 7, [0] * 24 + [1]]


def counts() -> list[tuple[int, int]]:
    """Numbers k of ones among n, strictly between 0 and n."""
    return [(1, 2), (1, 25), (2, 135), (7, 10), (1200, 2000), (1, 10**6), (10**6 - 1, 10**6)]


def bernoulli(y: int, p: mpf) -> mpf:
    return p**y * (1 - p) ** (1 - y)


def binomial(n: int, k: int, p: mpf) -> mpf:
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k)


def log_likelihood(n: int, k: int, p: mpf) -> mpf:
    return k * mp.log(p) + (n - k) * mp.log(1 - p)


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def loss(y: int, q: mpf) -> mpf:
    return -y * mp.log(q) - (1 - y) * mp.log(1 - q)


def models() -> list[tuple[list[float], list[int], float, float]]:
    """Points x, labels y, and a claim (w, b) about them."""
    rng = np.random.default_rng(44)
    x = [-2.2, -1.4, -0.8, 0.2, 0.4, 0.8, 1.2, 2.2, 2.9, 4.6]
    y = [0, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    pairs = [(0.0, 0.0), (1.64, 0.8), (-3.0, 2.0), (30.0, -5.0)]
    drawn = rng.normal(scale=3, size=12), rng.integers(0, 2, 12)
    return [(x, y, w, b) for w, b in pairs] + [(*(v.tolist() for v in drawn), 0.7, -1.5)]


def predictions(x: list[float], w: float, b: float) -> list[mpf]:
    return [sigma(mpf(w) * each + mpf(b)) for each in x]


def likelihood(y: list[int], q: list[mpf]) -> mpf:
    return mp.fprod(bernoulli(*pair) for pair in zip(y, q, strict=True))


def mean_loss(y: list[int], q: list[mpf]) -> mpf:
    return mp.fsum(loss(*pair) for pair in zip(y, q, strict=True)) / len(y)


@law("eq-bernoulli", r"P(y \mid p) = p^{y}\,(1-p)^{1-y}, \qquad y \in \{0, 1\}")
def the_bernoulli_law_is_a_law_over_two_labels(c):
    for p in claims():
        same(bernoulli(1, p) + bernoulli(0, p), mpf(1))
        for y in (0, 1):
            right(c.bernoulli_log_likelihood([y], float(p)), mp.log(bernoulli(y, p)))


@law(
    "eq-bernoulli-cases",
    r"""
\begin{aligned}
P(1 \mid p) &= p^{1}\,(1-p)^{0} = p && \text{put } y = 1 \\
P(0 \mid p) &= p^{0}\,(1-p)^{1} = 1-p && \text{put } y = 0
\end{aligned}
""",
)
def the_exponents_choose_the_case(c):
    for p in [mpf(0), *claims(), mpf(1)]:
        assert bernoulli(1, p) == p**1 * (1 - p) ** 0 == p
        assert bernoulli(0, p) == p**0 * (1 - p) ** 1 == 1 - p
        right(c.bernoulli_log_likelihood([1], float(p)), mp.log(p) if p else -mp.inf)
        right(c.bernoulli_log_likelihood([0], float(p)), mp.log(1 - p) if p < 1 else -mp.inf)


@law(
    "eq-record",
    r"""
\begin{aligned}
P(y_1, \dots, y_n \mid p) &= \prod_{i=1}^{n} p^{y_i}\,(1-p)^{1-y_i} && \text{multiply} \\
&= p^{\sum y_i}\,(1-p)^{\sum (1-y_i)} && \text{collect} \\
&= p^{k}\,(1-p)^{n-k} && \text{count}
\end{aligned}
""",
)
def a_record_is_worth_what_its_count_is_worth(c):
    for p in claims():
        for y in records():
            n, k = len(y), y.count(1)
            same(
                mp.fprod(p if label else 1 - p for label in y),
                mp.fprod(bernoulli(label, p) for label in y),
                p ** sum(y) * (1 - p) ** sum(1 - label for label in y),
                p**k * (1 - p) ** (n - k),
            )
        for n in (1, 3, 6):  # the probabilities of all records of n labels sum to 1
            every = product((0, 1), repeat=n)
            same(mp.fsum(likelihood(y, [p] * n) for y in every), mpf(1))


@law("eq-likelihood", r"L(\theta) = P(\text{data} \mid \theta)")
def the_likelihood_of_a_claim_is_the_probability_of_the_data(c):
    for p in claims():
        for y in records():
            given = mp.fprod(p if label else 1 - p for label in y)
            right(c.bernoulli_log_likelihood(y, float(p)), mp.log(given), limit=16)


@law("eq-binomial", r"P(k \mid p) = \binom{n}{k}\,p^{k}\,(1-p)^{n-k}")
def the_binomial_law_sums_the_records_with_k_ones(c):
    for n in (1, 2, 5, 8):
        for p in claims():
            by_count = [mpf(0)] * (n + 1)
            for y in product((0, 1), repeat=n):
                by_count[sum(y)] += mp.fprod(p if label else 1 - p for label in y)
            for k in range(n + 1):
                same(binomial(n, k, p), by_count[k])
    for p in claims():
        same(binomial(1, 1, p), bernoulli(1, p))
        same(binomial(1, 0, p), bernoulli(0, p))


@law(
    "eq-binomial-sum",
    r"""
\sum_{k=0}^{n} \binom{n}{k}\,p^{k}\,(1-p)^{n-k} = \bigl(p + (1-p)\bigr)^{n} = 1
""",
)
def the_binomial_law_sums_to_one(c):
    for n in (1, 2, 25, 135):
        for p in claims():
            total = mp.fsum(mp.binomial(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1))
            same(total, (p + (1 - p)) ** n, mpf(1))
    assert sum(mp.binomial(5, k) * mpf(2) ** k * mpf(7) ** (5 - k) for k in range(6)) == 9**5


def area(power: int, other: int) -> mpf:
    """The integral of p^power (1 − p)^other over [0, 1], term by term: exact."""
    terms = (mpf((-1) ** j) * mp.binomial(other, j) / (power + j + 1) for j in range(other + 1))
    return mp.fsum(terms)


@law(
    "eq-area-by-parts",
    r"""
\begin{aligned}
A_k &= \tbinom{n}{k} \int_0^1 p^{k}\,(1-p)^{n-k}\,dp && \text{area} \\[1ex]
&= \tbinom{n}{k}\,\tfrac{n-k}{k+1} \int_0^1 p^{k+1}\,(1-p)^{n-k-1}\,dp && \text{by parts} \\[1ex]
&= \tbinom{n}{k+1} \int_0^1 p^{k+1}\,(1-p)^{n-k-1}\,dp && \text{merge} \\[1ex]
&= A_{k+1} && \text{area}
\end{aligned}
""",
)
def each_area_is_the_next_one(c):
    for n in (1, 2, 7, 25, 60):
        for k in range(n):
            ways, rest = mp.binomial(n, k), area(k + 1, n - k - 1)
            same(
                ways * area(k, n - k),
                ways * mpf(n - k) / (k + 1) * rest,
                mp.binomial(n, k + 1) * rest,
            )


@law(
    "eq-likelihood-area",
    r"""
A_k = \int_0^1 \binom{n}{k}\,p^{k}\,(1-p)^{n-k}\,dp = \frac{1}{n+1}
""",
)
def the_area_under_each_likelihood_is_its_share(c):
    for n in (1, 2, 7, 25, 60):
        for k in range(n + 1):
            same(mp.binomial(n, k) * area(k, n - k), mpf(1) / (n + 1))
    with mp.workdps(40):  # and by a quadrature, which knows nothing of binomials
        numerical = mp.quad(lambda p: binomial(25, 1, p), [0, mpf(1) / 25, 1])
        assert abs(numerical - mpf(1) / 26) < mpf("1e-30")


@law(
    "eq-log-likelihood",
    r"""
\begin{aligned}
\ell(p) &= \log \prod_{i=1}^{n} p^{y_i}\,(1-p)^{1-y_i} && \text{take logs} \\
&= \sum_{i=1}^{n} \log\bigl(p^{y_i}\,(1-p)^{1-y_i}\bigr) && \text{split} \\
&= \sum_{i=1}^{n} \bigl(y_i \log p + (1-y_i)\log(1-p)\bigr) && \text{powers} \\
&= k \log p + (n-k)\log(1-p) && \text{count}
\end{aligned}
""",
)
def each_line_of_the_log_likelihood_is_the_log_of_the_product(c):
    for p in claims():
        for y in records():
            n, k = len(y), y.count(1)
            exact = k * mp.log(p) + (n - k) * mp.log(1 - p)
            same(
                exact,
                mp.log(mp.fprod(bernoulli(label, p) for label in y)),
                mp.fsum(mp.log(bernoulli(label, p)) for label in y),
                mp.fsum(label * mp.log(p) + (1 - label) * mp.log(1 - p) for label in y),
            )
            right(c.bernoulli_log_likelihood(y, float(p)), exact, limit=16)
    right(c.bernoulli_log_likelihood([0, 1] * 537 + [1], 0.5), -1075 * mp.log(2), limit=16)


@law("eq-log-order", r"L(a) < L(b) \iff \log L(a) < \log L(b)")
def the_log_keeps_the_order_of_claims(c):
    found = set()
    for y in records():
        for a, b in pairwise([*claims(), mpf("0.04"), mpf("0.01"), mpf("0.00001")]):
            below = likelihood(y, [a] * len(y)) < likelihood(y, [b] * len(y))
            n, k = len(y), sum(y)
            assert below == (log_likelihood(n, k, a) < log_likelihood(n, k, b))
            if abs(log_likelihood(n, k, a) - log_likelihood(n, k, b)) > mpf("1e-9"):
                logs = [c.bernoulli_log_likelihood(y, float(p)) for p in (a, b)]
                assert below == (logs[0] < logs[1])
                found.add(below)
    assert found == {True, False}


@law(
    "eq-mle",
    r"""
\begin{aligned}
\ell'(p) &= \frac{k}{p} - \frac{n-k}{1-p} && \text{slope of } \log p \text{ is } \tfrac1p \\[1ex]
0 &= \frac{k}{p} - \frac{n-k}{1-p} && \text{level} \\[1ex]
0 &= k\,(1-p) - (n-k)\,p && \text{multiply by } p\,(1-p) \\
0 &= k - n p && \text{multiply out: } kp \text{ cancels} \\
p &= \frac{k}{n} && \text{solve}
\end{aligned}
""",
)
def the_slope_vanishes_where_the_claim_is_the_fraction(c):
    for k, n in counts():
        for p in (mpf("0.001"), mpf("0.3"), mpf("0.97")):
            slope = mp.diff(lambda p, n=n, k=k: log_likelihood(n, k, p), p)
            same(slope, mpf(k) / p - mpf(n - k) / (1 - p))
        # Each line with its two sides apart, so that none of them is compared with 0.
        lines = [
            lambda p, k, n=n: (k / p, (n - k) / (1 - p)),
            lambda p, k, n=n: (k * (1 - p), (n - k) * p),
            lambda p, k, n=n: (k, n * p),
            lambda p, k, n=n: (p, k / n),
        ]
        equivalent(lines, mpf(k) / n, mpf(k))
    for y in records():
        share = sum(y) / len(y)
        best = c.bernoulli_log_likelihood(y, share)
        others = [c.bernoulli_log_likelihood(y, float(p)) for p in claims()]
        assert all(other < best or abs(other - best) < 1e-9 for other in others)
        assert min(others) < best


@law("eq-mle-bend", r"\ell''(p) = -\frac{k}{p^{2}} - \frac{n-k}{(1-p)^{2}} < 0")
def the_log_likelihood_bends_down_everywhere(c):
    for k, n in [*counts(), (0, 24), (24, 24)]:
        for p in (mpf("0.001"), mpf("0.3"), mpf("0.97")):
            bend = mp.diff(lambda p, n=n, k=k: log_likelihood(n, k, p), p, 2)
            same(bend, -mpf(k) / p**2 - mpf(n - k) / (1 - p) ** 2)
            assert bend < 0


@law("eq-mle-edge", r"\ell(p) = n \log(1-p), \qquad \ell'(p) = -\frac{n}{1-p} \le -n")
def without_ones_the_log_likelihood_falls_from_the_edge(c):
    for n in (1, 24, 10**6):
        for p in claims():
            if 1 - p >= mpf("1e-15"):
                slope = mp.diff(lambda p, n=n: n * mp.log(1 - p), p, h=mpf("1e-150"))
                assert abs(slope + n / (1 - p)) < mpf("1e-30") * abs(slope)
            assert -n / (1 - p) <= -n
    for n in (1, 24):
        for p in claims():
            right(c.bernoulli_log_likelihood([0] * n, float(p)), n * mp.log(1 - p), limit=16)
        for label in (0, 1):  # the top is at the edge, and it is 0
            assert c.bernoulli_log_likelihood([label] * n, float(label)) == 0


@law(
    "eq-model-likelihood",
    r"""
\begin{aligned}
L(w, b) &= \prod_{i=1}^{n} \hat y_i^{\,y_i}\,(1-\hat y_i)^{1-y_i} && \text{times} \\
\ell(w, b) &= \sum_{i=1}^{n} \bigl(y_i \log \hat y_i + (1-y_i)\log(1-\hat y_i)\bigr) && \text{logs}
\end{aligned}
""",
)
def a_model_is_worth_the_product_of_its_coins(c):
    for x, y, w, b in models():
        q = predictions(x, w, b)
        ell = mp.fsum(
            label * mp.log(each) + (1 - label) * mp.log(1 - each)
            for label, each in zip(y, q, strict=True)
        )
        same(mp.exp(ell), likelihood(y, q))
        if abs(w) < 5:  # with steeper claims a float no longer holds 1 − ŷ
            ours = c.bernoulli_log_likelihood(y, [float(each) for each in q])
            assert abs(ours - ell) < 1e-9 * abs(ell)


@law(
    "eq-loss",
    r"""
\begin{aligned}
\operatorname{loss}(y, \hat y) &= -\log\bigl(\hat y^{\,y}\,(1-\hat y)^{1-y}\bigr) \\
&= -y \log \hat y - (1-y)\log(1-\hat y)
\end{aligned}
""",
)
def the_loss_is_minus_the_log_of_a_probability(c):
    for q in claims():
        for y in (0, 1):
            same(loss(y, q), -mp.log(q if y else 1 - q), -mp.log(bernoulli(y, q)))
            right(c.log_loss(y, float(q)), -mp.log(q if y else 1 - q))


@law(
    "eq-cost",
    r"""
J(w, b) = \tfrac1n \sum_{i=1}^{n} \operatorname{loss}(y_i, \hat y_i) = -\tfrac1n \log L(w, b)
""",
)
def the_cost_is_minus_the_mean_log_likelihood(c):
    for x, y, w, b in models():
        q = predictions(x, w, b)
        same(mean_loss(y, q), -mp.log(likelihood(y, q)) / len(y))
        right(c.LogisticCost(np.array(x)[:, None], y)([w, b]), mean_loss(y, q), limit=64)


@law("eq-objective", r"\text{objective}(w, b) = J(w, b) + \tfrac{\lambda}{2}\,w^{2}")
def the_objective_is_the_cost_and_a_penalty(c):
    for x, y, w, b in models():
        J = mean_loss(y, predictions(x, w, b))
        for strength in (0.0, 0.1, 7.0):
            exact = J + mpf(strength) / 2 * mpf(w) ** 2
            ours = c.LogisticCost(np.array(x)[:, None], y, l2=strength)([w, b])
            right(ours, exact, limit=64)


@law(
    "eq-sum-mean",
    r"""
\sum_{i=1}^{n} \operatorname{loss}(y_i, \hat y_i) = n\,J(w, b)
""",
)
def the_sum_is_n_means_and_twice_the_data_double_the_sum_alone(c):
    for x, y, w, b in models():
        q = predictions(x, w, b)
        total = mp.fsum(loss(*pair) for pair in zip(y, q, strict=True))
        same(total, len(y) * mean_loss(y, q))
        same(mean_loss(y * 2, q * 2), mean_loss(y, q))
        z = [float(mpf(w) * each + mpf(b)) for each in x]
        total = mp.fsum(loss(label, sigma(mpf(score))) for label, score in zip(y, z, strict=True))
        right(c.log_loss_from_logits(y, z, reduction="sum"), total, limit=16)
        right(c.log_loss_from_logits(y * 2, z * 2, reduction="sum"), 2 * total, limit=16)
        right(c.log_loss_from_logits(y * 2, z * 2), total / len(y), limit=16)


@law(
    "eq-step",
    r"\theta - \alpha\,\nabla\bigl(n J(\theta)\bigr) = \theta - (n\alpha)\,\nabla J(\theta)",
)
def a_step_on_the_sum_is_n_times_a_step_on_the_mean(c):
    with mp.workdps(60):
        for x, y, w, b in models():
            n = len(y)
            for alpha in (mpf("1e-3"), mpf(1)):
                for i in (0, 1):

                    def mean(t, i=i, x=x, y=y, w=w, b=b):
                        theta = [t if j == i else mpf(each) for j, each in enumerate((w, b))]
                        return mean_loss(y, [sigma(theta[0] * each + theta[1]) for each in x])

                    start = mpf((w, b)[i])
                    on_sum = start - alpha * mp.diff(lambda t, f=mean, n=n: n * f(t), start)
                    on_mean = start - n * alpha * mp.diff(mean, start)
                    assert abs(on_sum - on_mean) < mpf("1e-25") * (1 + abs(on_sum))


@law(
    "eq-c",
    r"""
C \sum_{i=1}^{n} \operatorname{loss}(y_i, \hat y_i) + \tfrac12\,w^{2} = nC \left( J(w, b) + \tfrac12 \cdot \tfrac{1}{nC}\,w^{2} \right)
""",
)
def a_c_on_the_sum_is_a_penalty_of_one_over_n_c_on_the_mean(c):
    for x, y, w, b in models():
        q, n = predictions(x, w, b), len(y)
        total = mp.fsum(loss(*pair) for pair in zip(y, q, strict=True))
        for C in (mpf("0.01"), mpf(1), mpf(1000)):
            theirs = C * total + mpf(w) ** 2 / 2
            same(theirs, n * C * (mean_loss(y, q) + mpf(w) ** 2 / (2 * n * C)))
            ours = c.LogisticCost(np.array(x)[:, None], y, l2=float(1 / (n * C)))([w, b])
            right(ours, theirs / (n * C), limit=64)
