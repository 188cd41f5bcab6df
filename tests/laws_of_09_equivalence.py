"""The laws of chapter 9: one number from a likelihood, from losses, and from empirical laws."""

from collections import Counter
from typing import NamedTuple

import numpy as np
from accuracy import hostile_scores, ordinary_scores
from laws import law, right, same
from mpmath import mp, mpf
from scipy import stats


class Sample(NamedTuple):
    """For each sample its group and its class; for each group the model's law."""

    groups: list[int]
    classes: list[int]
    models: list[list[mpf]]

    @property
    def seen(self) -> list[mpf]:
        return [self.models[g][k] for g, k in zip(self.groups, self.classes, strict=True)]

    @property
    def rows(self) -> np.ndarray:
        return table([self.models[g] for g in self.groups])

    def count(self, g: int, k: int | None = None) -> int:
        pairs = zip(self.groups, self.classes, strict=True)
        return sum(1 for group, label in pairs if group == g and k in (None, label))


def table(rows: list[list[mpf]]) -> np.ndarray:
    return np.array([[float(value) for value in row] for row in rows])


def a_law(rng: np.random.Generator, classes: int, spread: float) -> list[mpf]:
    """Probabilities that sum to 1, from nearly equal ones (spread 0.1) to nearly certain ones."""
    weights = [mp.exp(mpf(float(z))) for z in rng.normal(scale=spread, size=classes)]
    return [weight / mp.fsum(weights) for weight in weights]


def samples() -> list[Sample]:
    rng = np.random.default_rng(91)
    found = []
    for classes, groups, more in ((2, 1, 9), (2, 6, 40), (3, 4, 30), (5, 3, 50), (4, 20, 0)):
        for spread in (0.1, 1, 8):
            g = [*range(groups), *rng.integers(groups, size=more).tolist()]
            k = rng.integers(classes, size=len(g)).tolist()
            found.append(Sample(g, k, [a_law(rng, classes, spread) for _ in range(groups)]))
    return found


def cross(p: list, q: list[mpf]) -> mpf:
    """The definition, over the classes that can happen."""
    return -mp.fsum(a * mp.log(b) for a, b in zip(p, q, strict=True) if a)


def entropy(p: list) -> mpf:
    return cross(p, p)


def kl(p: list, q: list[mpf]) -> mpf:
    return mp.fsum(a * mp.log(a / b) for a, b in zip(p, q, strict=True) if a)


def shares(s: Sample, g: int) -> list[mpf]:
    """The empirical law of the labels in a group."""
    return [mpf(s.count(g, k)) / s.count(g) for k in range(len(s.models[0]))]


def marginal(s: Sample) -> list[mpf]:
    return [mpf(s.classes.count(k)) / len(s.classes) for k in range(len(s.models[0]))]


def over_groups(s: Sample, value) -> mpf:
    """The mean of `value(g)` under the empirical law of the groups."""
    n = len(s.groups)
    return mp.fsum(mpf(s.count(g)) / n * value(g) for g in range(len(s.models)))


@law(
    "eq-empirical",
    r"""
\hat p_k = \frac1n \sum_{i=1}^{n} [k_i = k] = \frac{n_k}{n}
""",
)
def the_empirical_law_gives_each_class_its_share(c):
    for s in samples():
        n, counts = len(s.classes), Counter(s.classes)
        laws = [mp.fsum(mpf(k_i == k) for k_i in s.classes) / n for k in range(len(s.models[0]))]
        for k, value in enumerate(laws):
            assert value == mpf(counts[k]) / n
        same(mp.fsum(laws), mpf(1))


@law("eq-four-mean", r"\frac1n \sum_{i=1}^{n} f(v_i) = \sum_{v} \frac{n_v}{n}\, f(v)")
def a_mean_over_samples_is_a_mean_under_the_empirical_law(c):
    rng = np.random.default_rng(92)
    for s in samples():
        values = list(zip(s.groups, s.classes, strict=True))
        counts, n = Counter(values), len(values)
        f = {v: mpf(float(rng.normal())) for v in counts}
        left = mp.fsum(f[v] for v in values) / n
        same(left, mp.fsum(mpf(n_v) / n * f[v] for v, n_v in counts.items()))


@law(
    "eq-counts-ce",
    r"""
\begin{aligned}
-\frac1n \log \prod_{i=1}^{n} q_{k_i} &= -\frac1n \log \prod_{k=1}^{K} q_k^{\,n_k} && \text{collect factors} \\
&= -\frac1n \sum_{k=1}^{K} n_k \log q_k && \text{log of a product} \\
&= -\sum_{k=1}^{K} \frac{n_k}{n} \log q_k && \text{divide each by } n \\
&= H(\hat p, q) && \hat p_k = n_k/n
\end{aligned}
""",
)
def the_likelihood_of_counts_is_a_cross_entropy(c):
    for s in samples():
        q, p, n = s.models[0], marginal(s), len(s.classes)
        counts = [s.classes.count(k) for k in range(len(q))]
        same(
            -mp.log(mp.fprod(q[k] for k in s.classes)) / n,
            -mp.log(mp.fprod(a**b for a, b in zip(q, counts, strict=True))) / n,
            -mp.fsum(b * mp.log(a) for a, b in zip(q, counts, strict=True)) / n,
            cross(p, q),
        )
        floats = [float(a) for a in q]
        assert abs(c.cross_entropy([float(a) for a in p], floats) - cross(p, q)) < 1e-13
        assert abs(-c.categorical_log_likelihood(s.classes, floats) / n - cross(p, q)) < 1e-13
    # A class that was not seen costs nothing, even an impossible one; one that was seen costs ∞.
    assert (
        c.cross_entropy([0.25, 0.75, 0], [0.5, 0.5, 0])
        == -c.categorical_log_likelihood([0, 1, 1, 1], [0.5, 0.5, 0.0]) / 4
    )
    assert c.cross_entropy([0.5, 0.5], [1, 0]) == -c.categorical_log_likelihood([0, 1], [1, 0])


@law(
    "eq-four-onehot",
    r"""
\begin{aligned}
H(y_i, \hat q_i) &= -\sum_{k=1}^{K} y_{ik} \log \hat q_{ik} && \text{definition} \\
&= -\log \hat q_{i k_i} - \sum_{k \ne k_i} 0 \cdot \log \hat q_{ik} && \text{one-hot} \\
&= -\log r_i && \text{zeros go}
\end{aligned}
""",
)
def a_one_hot_truth_costs_the_surprise_at_its_class(c):
    for s in samples():
        for q in s.models:
            for true in range(len(q)):
                y = [int(k == true) for k in range(len(q))]
                rest = mp.fsum(0 * mp.log(q[k]) for k in range(len(q)) if k != true)
                lines = -mp.fsum(a * mp.log(b) for a, b in zip(y, q, strict=True))
                same(lines, -1 * mp.log(q[true]) - rest, -mp.log(q[true]))
                floats = [float(a) for a in q]
                right(c.cross_entropy(y, floats), -mp.log(mpf(floats[true])))
                right(c.cross_entropy_loss(true, floats), -mp.log(mpf(floats[true])))
    assert c.cross_entropy([0, 1, 0], [0, 1, 0]) == 0
    assert c.cross_entropy([0, 1, 0], [0.5, 0, 0.5]) == np.inf


@law(
    "eq-four-two",
    r"""
\begin{aligned}
&H\bigl((1-y,\, y),\, (1-\hat y,\, \hat y)\bigr) \\
&\quad = -(1-y)\log(1-\hat y) - y \log\hat y \\
&\quad = L(y, \hat y)
\end{aligned}
""",
)
def with_two_classes_it_is_the_log_loss(c):
    rng = np.random.default_rng(93)
    for prediction in rng.integers(1, 2**20, 30) / 2**20:  # 1 − ŷ has no rounding
        q = mpf(float(prediction))
        for y in (0, 1, 0.25):
            line = -(1 - mpf(y)) * mp.log(1 - q) - mpf(y) * mp.log(q)
            same(cross([1 - mpf(y), mpf(y)], [1 - q, q]), line)
            right(c.cross_entropy([1 - y, y], [1 - prediction, prediction]), line)
            right(c.log_loss(y, prediction), line)


@law(
    "eq-four-groups",
    r"""
\begin{aligned}
&\frac1n \sum_{i=1}^{n} (-\log r_i) \\
&\quad = -\sum_{g}\sum_{k} \frac{n_{gk}}{n} \log \hat q_{gk} && \text{collect} \\
&\quad = -\sum_{g} \frac{n_g}{n} \sum_{k} \frac{n_{gk}}{n_g} \log \hat q_{gk} && \text{times } \tfrac{n_g}{n_g} \\
&\quad = \sum_{g} \hat p(g)\, H(\hat p_g, \hat q_g) && \text{two laws}
\end{aligned}
""",
)
def rows_of_persons_and_rows_of_groups_have_one_mean(c):
    for s in samples():
        n, K = len(s.groups), len(s.models[0])
        pairs = [(g, k) for g in range(len(s.models)) for k in range(K)]
        by_groups = over_groups(s, lambda g, s=s: cross(shares(s, g), s.models[g]))
        inner = over_groups(
            s,
            lambda g, s=s, K=K: mp.fsum(
                mpf(s.count(g, k)) / s.count(g) * mp.log(s.models[g][k]) for k in range(K)
            ),
        )
        same(
            mp.fsum(-mp.log(r) for r in s.seen) / n,
            -mp.fsum(mpf(s.count(g, k)) / n * mp.log(s.models[g][k]) for g, k in pairs),
            -inner,
            by_groups,
        )
        weights = np.array([s.count(g) / n for g in range(len(s.models))])
        soft = table([shares(s, g) for g in range(len(s.models))])
        each = c.cross_entropy(soft, table(s.models))
        assert abs(float(weights @ each) - by_groups) < 1e-12
        assert abs(c.cross_entropy_loss(s.classes, s.rows) - by_groups) < 1e-12


@law(
    "eq-four-names",
    r"""
\begin{aligned}
-\frac1n \log L(\theta) &= -\frac1n \log \prod_{i=1}^{n} r_i && \text{independent} \\
&= \frac1n \sum_{i=1}^{n} (-\log r_i) && \text{log of a product} \\
&= \frac1n \sum_{i=1}^{n} H(y_i, \hat q_i) && \text{one-hot} \\
&= \sum_{g} \hat p(g)\, H(\hat p_g, \hat q_g) && \text{groups}
\end{aligned}
""",
)
def four_names_are_one_number(c):
    for s in samples():
        n, K = len(s.groups), len(s.models[0])
        one_hot = [[int(k == label) for k in range(K)] for label in s.classes]
        likelihood = mpf(1)  # as probabilities of independent labels multiply
        for g, label in zip(s.groups, s.classes, strict=True):
            likelihood *= mp.fprod(s.models[g][k] ** int(k == label) for k in range(K))
        number = mp.fsum(-mp.log(r) for r in s.seen) / n
        same(
            -mp.log(likelihood) / n,
            -mp.log(mp.fprod(s.seen)) / n,
            number,
            mp.fsum(cross(y, s.models[g]) for y, g in zip(one_hot, s.groups, strict=True)) / n,
            over_groups(s, lambda g, s=s: cross(shares(s, g), s.models[g])),
        )
        logs = table([[mp.log(a) for a in s.models[g]] for g in s.groups])
        for computed in (
            -c.categorical_log_likelihood(s.classes, s.rows) / n,
            c.cross_entropy_loss(one_hot, s.rows),
            np.mean(c.cross_entropy(one_hot, s.rows)),
            c.cross_entropy_from_logits(s.classes, logs),
        ):
            assert abs(computed - number) < 1e-12
        if K == 2:
            assert abs(c.log_loss(s.classes, s.rows[:, 1]) - number) < 1e-12
            log_likelihood = c.bernoulli_log_likelihood(s.classes, s.rows[:, 1])
            assert abs(-log_likelihood / n - number) < 1e-12


@law(
    "eq-four-softmax",
    r"""
\begin{aligned}
-\log \frac{e^{z}}{e^{0} + e^{z}} &= -\log \sigma(z) = L(1, \sigma(z)) && \text{class } 1 \\
-\log \frac{e^{0}}{e^{0} + e^{z}} &= -\log \sigma(-z) = L(0, \sigma(z)) && \text{class } 0
\end{aligned}
""",
)
def the_softmax_loss_of_0_and_z_is_the_log_loss_of_z(c):
    for score in [*ordinary_scores(20, seed=94), *hostile_scores(10, seed=95)]:
        z = mpf(float(score))
        if abs(z) > 745:
            continue
        sigma, other = 1 / (1 + mp.exp(-z)), 1 / (1 + mp.exp(z))
        bottom = mp.exp(0) + mp.exp(z)
        same(-mp.log(mp.exp(z) / bottom), -mp.log(sigma))
        same(-mp.log(mp.exp(0) / bottom), -mp.log(other), -mp.log(1 - sigma))
        for label, exact in ((1, -mp.log(sigma)), (0, -mp.log(other))):
            right(c.cross_entropy_from_logits(label, [0, float(score)]), exact)
            right(c.log_loss_from_logits(label, float(score)), exact)


@law(
    "eq-four-bits",
    r"""
-\frac1n \log_2 L(\theta) = \frac{1}{\log 2} \left( -\frac1n \log L(\theta) \right)
""",
)
def bits_are_nats_divided_by_log_2(c):
    for s in samples():
        n, likelihood = len(s.groups), mp.fprod(s.seen)
        same(-mp.log(likelihood, 2) / n, -mp.log(likelihood) / n / mp.log(2))
        one_hot = np.eye(len(s.models[0]))[s.classes]
        bits = np.mean(c.cross_entropy(one_hot, s.rows, unit="bits"))
        assert abs(bits + mp.log(likelihood, 2) / n) < 1e-12
        assert abs(np.mean(c.cross_entropy(one_hot, s.rows)) - bits * np.log(2)) < 1e-12


@law(
    "eq-four-floor",
    r"""
\begin{aligned}
J &= \sum_{g} \hat p(g)\, H(\hat p_g, \hat q_g) \\
&= \sum_{g} \hat p(g)\, H(\hat p_g) + \sum_{g} \hat p(g) \operatorname{KL}(\hat p_g \,\|\, \hat q_g)
\end{aligned}
""",
)
def a_cost_is_a_floor_without_a_model_and_a_mean_divergence(c):
    for s in samples():
        floor = over_groups(s, lambda g, s=s: entropy(shares(s, g)))
        rest = over_groups(s, lambda g, s=s: kl(shares(s, g), s.models[g]))
        cost = over_groups(s, lambda g, s=s: cross(shares(s, g), s.models[g]))
        same(mp.fsum(-mp.log(r) for r in s.seen) / len(s.seen), cost, floor + rest)
        assert rest > 0  # no random model is the empirical law
        own = [[float(a) for a in shares(s, g)] for g in range(len(s.models))]
        reached = c.cross_entropy_loss(s.classes, [own[g] for g in s.groups])
        assert abs(reached - floor) < 1e-12 < c.cross_entropy_loss(s.classes, s.rows) - reached
        weights = np.array([s.count(g) for g in range(len(s.models))]) / len(s.groups)
        assert abs(float(weights @ c.kl_divergence(own, table(s.models))) - rest) < 1e-12


@law("eq-four-conditional", r"H(y \mid x) = \sum_{g} \hat p(g)\, H(\hat p_g)")
def the_conditional_entropy_is_what_x_leaves_of_the_entropy_of_both(c):
    for s in samples():
        n = len(s.groups)
        pairs = Counter(zip(s.groups, s.classes, strict=True))
        both = entropy([mpf(number) / n for number in pairs.values()])
        of_x = entropy([mpf(number) / n for number in Counter(s.groups).values()])
        floor = over_groups(s, lambda g, s=s: entropy(shares(s, g)))
        assert abs(both - of_x - floor) < mpf("1e-30")  # the floor may be 0
        own = [[float(a) for a in shares(s, g)] for g in s.groups]
        assert abs(np.mean(c.entropy(own)) - floor) < 1e-12
        assert (floor == 0) == all(max(shares(s, g)) == 1 for g in s.groups)


@law(
    "eq-four-base",
    r"""
\begin{aligned}
&\sum_{g} \hat p(g)\, H(\hat p_g, c) \\
&\quad = -\sum_{k} \Bigl(\sum_{g} \hat p(g)\, \hat p_{gk}\Bigr) \log c_k && \text{by class} \\
&\quad = -\sum_{k} \hat p_k \log c_k && \text{add up} \\
&\quad = H(\hat p, c) && \text{definition}
\end{aligned}
""",
)
def a_constant_costs_its_cross_entropy_with_the_marginal_law(c):
    for s in samples():
        constant, p = s.models[0], marginal(s)
        by_class = -mp.fsum(
            over_groups(s, lambda g, s=s, k=k: shares(s, g)[k]) * mp.log(constant[k])
            for k in range(len(p))
        )
        left = over_groups(s, lambda g, s=s, constant=constant: cross(shares(s, g), constant))
        same(left, by_class, cross(p, constant))
        floor = over_groups(s, lambda g, s=s: entropy(shares(s, g)))
        assert floor <= entropy(p) + mpf("1e-30") and entropy(p) < cross(p, constant)
        law_of_all = [[float(a) for a in constant]] * len(s.classes)
        assert abs(c.cross_entropy_loss(s.classes, law_of_all) - cross(p, constant)) < 1e-12


@law("eq-four-mcfadden", r"R^2 = 1 - \frac{J}{H(\hat p)}")
def mcfaddens_r2_is_one_minus_a_ratio_of_log_likelihoods(c):
    for s in samples():
        p, n = marginal(s), len(s.classes)
        cost = mp.fsum(-mp.log(r) for r in s.seen) / n
        constant = mp.fsum(mp.log(p[k]) for k in s.classes)
        same(1 - cost / entropy(p), 1 - mp.log(mp.fprod(s.seen)) / constant)
        ours = 1 - c.cross_entropy_loss(s.classes, s.rows) / c.entropy([float(a) for a in p])
        assert abs(ours - (1 - cost / entropy(p))) < 1e-11


@law(
    "eq-four-word",
    r"""
-\frac1n \log_2 P \;\le\; \frac1n \lceil -\log_2 P \rceil \;<\; -\frac1n \log_2 P + \frac1n
""",
)
def one_word_for_all_costs_less_than_a_digit_more(c):
    for s in samples():
        n, bits = len(s.seen), -mp.log(mp.fprod(s.seen), 2)
        assert bits / n <= mp.ceil(bits) / n < bits / n + mpf(1) / n
        # The words fit (Kraft): 2^−length is at most the probability of the record.
        assert mpf(2) ** -mp.ceil(bits) <= mp.fprod(s.seen)


@law(
    "eq-four-multinomial",
    r"""
\begin{aligned}
P(n_1, \dots, n_K) &= \frac{n!}{n_1! \cdots n_K!} \prod_{k=1}^{K} q_k^{\,n_k} \\
-\frac1n \log P(n_1, \dots, n_K) &= H(\hat p, q) - \frac1n \log \frac{n!}{n_1! \cdots n_K!}
\end{aligned}
""",
)
def counts_have_one_more_factor_without_q(c):
    for s in samples():
        q, n = s.models[0], len(s.classes)
        counts = [s.classes.count(k) for k in range(len(q))]
        orders = mp.factorial(n) / mp.fprod(mp.factorial(a) for a in counts)
        chance = orders * mp.fprod(b**a for a, b in zip(counts, q, strict=True))
        same(-mp.log(chance) / n, cross(marginal(s), q) - mp.log(orders) / n)
        floats = [float(a) for a in q]
        theirs = stats.multinomial.logpmf(counts, n, floats)
        assert abs(theirs - mp.log(chance)) < 1e-10 * max(1, abs(mp.log(chance)))
        ours = c.cross_entropy([a / n for a in counts], floats) - float(mp.log(orders)) / n
        assert abs(ours + theirs / n) < 1e-11
