"""The laws of chapter 10: many models of two classes, and why their numbers are not one law.

As in chapter 2, a law is written from the equation, in mpmath, and takes the module under test.
"""

from itertools import combinations

import numpy as np
from accuracy import hostile_scores, ordinary_probabilities, ordinary_scores, varied
from laws import law, right, same
from mpmath import mp, mpf

L2 = 0.05  # keeps every fit finite


def exact(values) -> list[mpf]:
    return [mpf(float(value)) for value in values]


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def odds(p: mpf) -> mpf:
    return p / (1 - p)


def samples(K: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A small table of two features with K classes of different sizes, which overlap."""
    rng = np.random.default_rng(seed)
    y = np.repeat(np.arange(K), np.arange(K) + 4)
    X = rng.normal(size=(len(y), 2)) + 1.5 * rng.normal(size=(K, 2))[y]
    return varied(X.ravel()).reshape(X.shape), rng.permutation(y)


def tables() -> list[tuple[int, np.ndarray, np.ndarray]]:
    return [(K, *samples(K, seed=100 + K)) for K in (2, 3, 4, 5)]


def rows_of_scores() -> list[list[mpf]]:
    """Scores of three to five classes, ordinary and hostile ones."""
    ordinary, hostile = ordinary_scores(24, seed=101), hostile_scores(12, seed=102)
    far = [z for z in hostile if abs(z) < 1e3]
    found = [ordinary[at : at + K] for at, K in ((0, 3), (3, 3), (6, 4), (10, 5), (15, 5))]
    return [exact(row) for row in (*found, far[:3], far[-4:], [-800, -801, -802], [0, 0, 0])]


def is_best(w, b, X, labels) -> None:
    """Assert that the slopes of the mean log loss and its penalty are 0 at w and b."""
    w, b = exact(w), mpf(float(b))
    errors = [sigma(mp.fdot(w, exact(x)) + b) - int(t) for x, t in zip(X, labels, strict=True)]
    assert abs(mp.fsum(errors) / len(X)) < 1e-8
    for j in range(len(w)):
        slope = mp.fsum(e * mpf(float(x[j])) for e, x in zip(errors, X, strict=True)) / len(X)
        assert abs(slope + L2 * w[j]) < 1e-8


# One against the rest


@law(
    "eq-ovr",
    r"""
\begin{aligned}
z_k &= w_k \cdot x + b_k && \text{fitted to } [y = k] \\
\sigma(z_k) &= P(y = k \mid x) && \text{says model } k \\
\hat k &= \arg\max_k z_k && \text{the decision}
\end{aligned}
""",
)
def each_class_has_a_model_against_all_others_and_the_largest_score_decides(c):
    for K, X, y in tables():
        model = c.OneVsRest(l2=L2).fit(X, y)
        assert model.coef_.shape == (K, 2)
        for k in range(K):
            is_best(model.coef_[k], model.intercept_[k], X, y == k)
        separate, decided = model.separate_probabilities(X), model.predict(X)
        for i, x in enumerate(X):
            z = [mp.fdot(exact(w), exact(x)) + mpf(float(b)) for w, b in zip(
                model.coef_, model.intercept_, strict=True)]  # fmt: skip
            assert decided[i] == max(range(K), key=z.__getitem__)
            assert decided[i] == max(range(K), key=[sigma(value) for value in z].__getitem__)
            for k in range(K):
                assert abs(separate[i, k] - sigma(z[k])) < 1e-13


@law(
    "eq-many-triangle",
    r"""
\begin{aligned}
& c_1 z_1 + c_2 z_2 + c_3 z_3 \\
&= (c_1 w_1 + c_2 w_2 + c_3 w_3) \cdot x + c && \text{insert each } z_k \\
&= c && \text{the bracket is } 0
\end{aligned}
""",
)
def a_weighted_sum_of_three_scores_is_the_same_everywhere(c):
    rng = np.random.default_rng(103)
    dark = {True: 0, False: 0}
    for numbers in rng.normal(size=(40, 9)):
        W = [exact(numbers[2 * k : 2 * k + 2]) for k in range(3)]
        b = exact(numbers[6:])
        n = [W[i][0] * W[j][1] - W[i][1] * W[j][0] for i, j in ((1, 2), (2, 0), (0, 1))]
        assert all(abs(mp.fsum(n[k] * W[k][j] for k in range(3))) < 1e-35 for j in range(2))
        total = mp.fdot(n, b)
        for x in (exact(place) for place in rng.normal(size=(5, 2)) * 100):
            z = [mp.fdot(W[k], x) + b[k] for k in range(3)]
            bracket = [mp.fsum(n[k] * W[k][j] for k in range(3)) for j in range(2)]
            assert abs(mp.fdot(n, z) - (mp.fdot(bracket, x) + total)) < 1e-30
            assert abs(mp.fdot(n, z) - total) < 1e-30
        if min(n) > 0 or max(n) < 0:
            # Where the first two boundaries cross, the third score has the sign of the total.
            n, total = [abs(value) for value in n], total * mp.sign(n[0])
            crossing = mp.lu_solve(mp.matrix(W[:2]), mp.matrix([-b[0], -b[1]]))
            third = mp.fdot(W[2], crossing) + b[2]
            same(third, total / n[2])
            dark[bool(total < 0)] += 1
    assert min(dark.values()) > 0  # both signs were tried


@law(
    "eq-many-mean",
    r"""
\begin{aligned}
\sum_{i=1}^{n} \sum_{k=1}^{K} \sigma(z_k(x_i)) &= \sum_{k=1}^{K} \sum_{i=1}^{n} \sigma(z_k(x_i)) && \text{exchange the sums} \\
&= \sum_{k=1}^{K} n_k && \text{model } k \text{ sums to } n_k \\
&= n && \text{each has one class}
\end{aligned}
""",
)
def over_the_training_set_the_separate_probabilities_sum_to_one_on_average(c):
    for K, X, y in tables():
        separate = c.OneVsRest(l2=L2).fit(X, y).separate_probabilities(X)
        by_sample = mp.fsum(mp.fsum(exact(row)) for row in separate)
        by_class = [mp.fsum(exact(column)) for column in separate.T]
        assert abs(by_sample - mp.fsum(by_class)) < 1e-25
        for k in range(K):
            assert abs(by_class[k] - int(np.sum(y == k))) < 1e-7
        assert abs(by_sample - len(y)) < 1e-7
        # One by one they do so for two classes alone.
        assert (np.ptp(separate.sum(axis=1)) < 1e-9) == (K == 2)


# One law of many numbers


@law("eq-many-divided", r"\hat q_k = \frac{\sigma(z_k)}{\sum_{j=1}^{K} \sigma(z_j)}")
def one_vs_rest_divides_its_probabilities_by_their_sum(c):
    for z in rows_of_scores():
        parts = [sigma(value) for value in z]
        q = [part / mp.fsum(parts) for part in parts]
        same(mp.fsum(q), mpf(1))
        found = c.softmax(c.log_sigmoid([float(value) for value in z]))
        for got, value in zip(found, q, strict=True):
            assert abs(got - value) <= 1e-12 * value
    for _, X, y in tables():
        model = c.OneVsRest(l2=L2).fit(X, y)
        for place in (X, 40 * X):
            for z, found in zip(
                model.decision_function(place), model.predict_proba(place), strict=True
            ):
                parts = [sigma(value) for value in exact(z)]
                for got, part in zip(found, parts, strict=True):
                    assert abs(got - part / mp.fsum(parts)) <= 1e-12


@law(
    "eq-many-odds",
    r"""
\frac{\operatorname{odds}(\sigma(z_k))}{\sum_j \operatorname{odds}(\sigma(z_j))} = \frac{e^{z_k}}{\sum_j e^{z_j}}
""",
)
def dividing_the_odds_by_their_sum_is_dividing_exponentials_of_scores(c):
    for z in rows_of_scores():
        by_odds = [odds(sigma(value)) for value in z]
        powers = [mp.exp(value) for value in z]
        found = c.softmax([float(value) for value in z])
        for k in range(len(z)):
            same(by_odds[k] / mp.fsum(by_odds), powers[k] / mp.fsum(powers))
            right(found[k], powers[k] / mp.fsum(powers), limit=6)
    for row in ordinary_probabilities(20, seed=104).reshape(5, 4):
        p = exact(row)
        whole = mp.fsum(odds(value) for value in p)
        theirs = c.odds(row) / c.odds(row).sum()
        for got, value in zip(theirs, p, strict=True):
            right(got, odds(value) / whole, limit=8)


@law(
    "eq-many-double",
    r"""
\begin{aligned}
\frac{\sigma(z)}{\sigma(z) + \sigma(-z)} &= \sigma(z) && \text{the sum is } 1 \\[1ex]
\frac{e^{z}}{e^{z} + e^{-z}} &= \frac{1}{1 + e^{-2z}} && \text{divide by } e^{z} \\[1ex]
&= \sigma(2z) && \text{definition of } \sigma
\end{aligned}
""",
)
def with_two_classes_odds_double_the_log_odds(c):
    for z in exact([*ordinary_scores(20, seed=105), *hostile_scores(8, seed=106)]):
        if abs(z) > 340:
            continue
        same(sigma(z) / (sigma(z) + sigma(-z)), sigma(z))
        same(mp.exp(z) / (mp.exp(z) + mp.exp(-z)), 1 / (1 + mp.exp(-2 * z)), sigma(2 * z))
        right(c.softmax([float(z), float(-z)])[0], sigma(2 * z), limit=6)
        right(c.sigmoid(float(2 * z)), sigma(2 * z))
    X, y = samples(2, seed=102)
    model = c.OneVsRest(l2=L2).fit(X, y)
    z = model.decision_function(X)
    assert np.allclose(z[:, 0], -z[:, 1], rtol=0, atol=1e-9)
    assert np.allclose(model.predict_proba(X)[:, 1], c.sigmoid(z[:, 1]), rtol=0, atol=1e-9)


# One against one


@law(
    "eq-many-pair",
    r"""
\begin{aligned}
z_{ij} &= w_{ij} \cdot x + b_{ij} && \text{fits } [y = j] \\
\sigma(z_{ij}) &= P(y = j \mid x,\, i \text{ or } j) && \text{model } ij
\end{aligned}
""",
)
def each_pair_has_a_model_fitted_to_its_own_samples(c):
    for K, X, y in tables():
        model = c.OneVsOne(l2=L2).fit(X, y)
        assert model.pairs_.tolist() == [list(pair) for pair in combinations(range(K), 2)]
        for at, (i, j) in enumerate(combinations(range(K), 2)):
            own = (y == i) | (y == j)
            w, b = model.coef_[at], model.intercept_[at]
            is_best(w, b, X[own], y[own] == j)
            found = model.estimators_[at].predict_proba(X)[:, 1]
            for got, x in zip(found, X, strict=True):
                assert abs(got - sigma(mp.fdot(exact(w), exact(x)) + mpf(float(b)))) < 1e-13


@law("eq-ovo-count", r"\binom{K}{2} = \frac{K\,(K-1)}{2} = 1 + 2 + \dots + (K-1)")
def there_are_as_many_models_as_pairs(c):
    for K in (*range(2, 60), 1000):
        same(mp.binomial(K, 2), mpf(K * (K - 1)) / 2, mp.fsum(range(1, K)))
    assert mp.binomial(10, 2) == 45
    for K, X, y in tables():
        assert len(c.OneVsOne(l2=L2).fit(X, y).estimators_) == K * (K - 1) // 2
        assert len(c.OneVsRest(l2=L2).fit(X, y).estimators_) == K


@law(
    "eq-many-work",
    r"""
\begin{aligned}
& \sum_{i<j} (n_i + n_j) \\
&= (K-1)\,n_1 + \dots + (K-1)\,n_K && \text{by class} \\
&= (K-1)\,(n_1 + \dots + n_K) && \text{factor out} \\
&= (K-1)\,n && \text{all samples}
\end{aligned}
""",
)
def all_pairs_together_read_each_sample_as_often_as_a_class_has_rivals(c):
    rng = np.random.default_rng(107)
    for K in (2, 3, 7, 30):
        sizes = [int(size) for size in rng.integers(1, 10**6, size=K)]
        total = sum(a + b for a, b in combinations(sizes, 2))
        assert total == sum((K - 1) * size for size in sizes) == (K - 1) * sum(sizes)


@law(
    "eq-many-votes",
    r"v_1 + \dots + v_K = \frac{K\,(K-1)}{2}, \qquad 0 \le v_k \le K - 1",
)
def votes_sum_to_the_number_of_models_and_nobody_has_more_than_all_rivals(c):
    for K, X, y in tables():
        model = c.OneVsOne(l2=L2).fit(X, y)
        places = np.random.default_rng(108).normal(size=(200, 2)) * 4
        votes = model.votes(places)
        assert votes.shape == (200, K)
        assert (votes.sum(axis=1) == K * (K - 1) / 2).all()
        assert votes.min() >= 0 and votes.max() <= K - 1
        # Counted anew, from the scores: > 0 is a vote for the second class.
        for place, got in zip(places, votes, strict=True):
            counted = [0] * K
            for w, b, pair in zip(model.coef_, model.intercept_, model.pairs_, strict=True):
                z = mp.fdot(exact(w), exact(place)) + mpf(float(b))
                counted[pair[int(z > 0)]] += 1
            assert counted == got.tolist()


@law(
    "eq-many-circle",
    r"""
\begin{aligned}
& \log\frac{q_1}{q_2} + \log\frac{q_2}{q_3} + \log\frac{q_3}{q_1} \\[1ex]
&= \log\frac{q_1\,q_2\,q_3}{q_2\,q_3\,q_1} && \text{log of a product} \\[1ex]
&= \log 1 = 0 && \text{all cancel}
\end{aligned}
""",
)
def under_one_law_the_log_odds_around_a_circle_sum_to_zero(c):
    rows = [row[:3] for row in rows_of_scores()]
    for z in rows:
        powers = [mp.exp(value) for value in z]
        q = [power / mp.fsum(powers) for power in powers]
        around = [mp.log(q[0] / q[1]), mp.log(q[1] / q[2]), mp.log(q[2] / q[0])]
        same(q[0] * q[1] * q[2] / (q[1] * q[2] * q[0]), mpf(1))
        assert abs(mp.fsum(around)) < 1e-30 and min(around) <= 1e-30
        # The library's law has these log-odds.
        found = c.log_softmax([float(value) for value in z])
        assert abs((found[0] - found[1]) - around[0]) <= 1e-12 * (1 + abs(around[0]))
        assert abs((found[2] - found[0]) - around[2]) <= 1e-12 * (1 + abs(around[2]))
