"""The laws of chapter 11: softmax from log-odds, from Bayes' rule, hot and cold, and decisions."""

import itertools

import numpy as np
from accuracy import hostile_rows, ordinary_laws, ordinary_rows
from laws import law, right, same
from mpmath import mp, mpf

Row = list[mpf]


def exact(numbers: np.ndarray) -> Row:
    return [mpf(float(x)) for x in np.ravel(numbers)]


def rows(widest: float = 700, largest: float = 1e300) -> list[Row]:
    """Scores of 2 to 5 classes, ordinary and hostile, up to a difference and up to a size."""
    found = [exact(row) for n in (2, 3, 5) for row in ordinary_rows(8, n, seed=110 + n)]
    found += [exact(row) for row in hostile_rows(6, seed=111)]
    found += [exact(np.array(row)) for row in ([5, 4, 2], [4, 4, 1], [1000, 0, 1000], [7])]
    return [z for z in found if max(z) - min(z) <= widest and max(map(abs, z)) <= largest]


def powers(z: Row) -> Row:
    return [mp.exp(value - max(z)) for value in z]


def softmax(z: Row, temperature: mpf | int = 1) -> Row:
    e = powers([value / temperature for value in z])
    return [value / mp.fsum(e) for value in e]


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def entropy(q: Row) -> mpf:
    return -mp.fsum(value * mp.log(value) for value in q)


def floats(z: Row) -> np.ndarray:
    return np.array([float(value) for value in z])


def softly(c, z: Row, q: Row, temperature: float = 1, limit: float = 6) -> None:
    """Assert that the library's softmax of the scores is the law q."""
    for got, value in zip(c.softmax(floats(z), temperature), q, strict=True):
        right(got, value, limit)


def slope(function, at: mpf) -> mpf:
    """The derivative, by a central difference that is right to thirty digits and more."""
    h = mpf("1e-40")
    return (function(at + h) - function(at - h)) / (2 * h)


def near(left: mpf, other: mpf) -> None:
    """Assert that two values agree but for the error of a difference quotient."""
    assert abs(left - other) <= mpf("1e-30") * max(1, abs(left)), (left, other)


@law(
    "eq-soft-pair",
    r"""
\log\frac{\hat q_k}{\hat q_K} = z_k - z_K
""",
)
def differences_of_scores_are_log_odds_against_the_reference(c):
    for z in rows():
        q = softmax(z)
        for value, one in zip(z, q, strict=True):
            near(mp.log(one / q[-1]), value - z[-1])
        softly(c, z, q)


@law(
    "eq-soft-derivation",
    r"""
\begin{aligned}
\hat q_k &= \hat q_K\, e^{z_k - z_K} && \text{exponentiate, multiply} \\
1 = \sum_{j=1}^{K} \hat q_j &= \hat q_K \sum_{j=1}^{K} e^{z_j - z_K} && \text{sum over the classes} \\
\hat q_K &= \frac{1}{\sum_j e^{z_j - z_K}} && \text{divide by the sum} \\[1ex]
\hat q_k &= \frac{e^{z_k - z_K}}{\sum_j e^{z_j - z_K}} && \text{into the first line} \\[1ex]
&= \frac{e^{z_k}}{\sum_j e^{z_j}} && \text{top and bottom} \cdot e^{z_K}
\end{aligned}
""",
)
def log_odds_against_a_reference_and_a_sum_of_one_leave_one_law(c):
    for z in rows():
        total = mp.fsum(mp.exp(value - z[-1]) for value in z)
        last = 1 / total
        found = [last * mp.exp(value - z[-1]) for value in z]
        same(mp.fsum(found), last * total, mpf(1))
        for value, one in zip(z, found, strict=True):
            same(one, mp.exp(value - z[-1]) / total)
            same(one, mp.exp(value) / mp.fsum(map(mp.exp, z)))
        # With another value for the last class the others follow, but their sum is not 1.
        assert abs(mp.fsum(last / 2 * mp.exp(value - z[-1]) for value in z) - 1) > mpf("0.1")
        softly(c, z, found)


@law(
    "eq-softmax",
    r"""
\operatorname{softmax}(z)_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}}
""",
)
def softmax_is_a_power_over_the_sum_of_all(c):
    for z in rows():
        e = [mp.exp(value) for value in z]
        q = [value / mp.fsum(e) for value in e]
        assert all(0 < value < 1 for value in q) or len(q) == 1
        softly(c, z, q)
    for z in rows(mp.inf, mp.inf):
        softly(c, z, softmax(z))


@law(
    "eq-soft-odds",
    r"""
\frac{\hat q_k}{\hat q_j} = \frac{e^{z_k}}{e^{z_j}} = e^{z_k - z_j}
""",
)
def the_odds_of_two_classes_do_not_ask_for_the_others(c):
    for z in rows(300):
        q = softmax(z)
        for k, j in itertools.permutations(range(len(z)), 2):
            same(q[k] / q[j], mp.exp(z[k]) / mp.exp(z[j]), mp.exp(z[k] - z[j]))
            got = c.softmax(floats(z))
            assert abs(got[k] / got[j] / mp.exp(z[k] - z[j]) - 1) < 1e-14


@law(
    "eq-softmax-shift",
    r"""
\begin{aligned}
\operatorname{softmax}(z + c)_k &= \frac{e^{z_k + c}}{\sum_j e^{z_j + c}} && \text{the definition} \\[1ex]
&= \frac{e^{c}\, e^{z_k}}{e^{c} \sum_j e^{z_j}} && e^{u+c} = e^{c} e^{u} \\[1ex]
&= \operatorname{softmax}(z)_k && \text{cancel } e^{c}
\end{aligned}
""",
)
def a_number_added_to_all_scores_changes_nothing(c):
    for z, add in itertools.product(rows(600, 1e6), (mpf(-3), mpf("0.5"), mpf(2) ** 20)):
        top = [mp.exp(value + add) for value in z]
        under = mp.fsum(top)
        e = [mp.exp(value) for value in z]
        for k in range(len(z)):
            same(
                top[k] / under,
                mp.exp(add) * e[k] / (mp.exp(add) * mp.fsum(e)),
                e[k] / mp.fsum(e),
            )
        moved = [mpf(float(value + add)) for value in z]  # what a machine can be given
        softly(c, moved, softmax(moved))
    for z in ([0, 1, 2], [3, -4, 9], [0, 0, -700]):
        assert np.array_equal(c.softmax(z), c.softmax(np.array(z) + 2.0**40))


@law(
    "eq-soft-weights",
    r"""
(w_k + v) \cdot x + (b_k + c) = z_k + (v \cdot x + c)
""",
)
def the_same_weights_for_all_classes_are_seen_by_none(c):
    rng = np.random.default_rng(112)
    for d in (1, 2, 4):
        w, b = rng.integers(-8, 9, (3, d)), rng.integers(-8, 9, 3)
        x, v, add = rng.integers(-8, 9, d), rng.integers(-8, 9, d), int(rng.integers(-8, 9))
        z = [mpf(int(row @ x)) + int(one) for row, one in zip(w, b, strict=True)]
        common = mpf(int(v @ x)) + add
        moved = [mpf(int((row + v) @ x)) + int(one) + add for row, one in zip(w, b, strict=True)]
        same(mp.fsum(moved), mp.fsum(value + common for value in z))
        assert moved == [value + common for value in z]
        assert np.array_equal(c.softmax(floats(moved)), c.softmax(floats(z)))
        softly(c, moved, softmax(z))


@law(
    "eq-soft-slope",
    r"""
\begin{aligned}
\frac{\partial \hat q_k}{\partial z_j} &= \frac{[k = j]\, e^{z_k} S - e^{z_k} e^{z_j}}{S^{2}} && \text{quotient rule} \\[1ex]
&= \frac{e^{z_k}}{S} \cdot \frac{[k = j]\, S - e^{z_j}}{S} && \text{split the fraction} \\[1ex]
&= \hat q_k \bigl([k = j] - \hat q_j\bigr) && e^{z_k} / S = \hat q_k
\end{aligned}
""",
)
def a_slope_of_softmax_is_a_product_of_probabilities(c):
    for z in rows(60, 100):
        q, e = softmax(z), [mp.exp(value) for value in z]
        s = mp.fsum(e)
        for k, j in itertools.product(range(len(z)), repeat=2):
            hit = 1 if k == j else 0
            line = (hit * e[k] * s - e[k] * e[j]) / s**2
            near(line, e[k] / s * (hit * s - e[j]) / s)
            near(line, q[k] * (hit - q[j]))
            near(line, slope(lambda t, z=z, k=k, j=j: softmax([*z[:j], t, *z[j + 1 :]])[k], z[j]))
        got = c.softmax(floats(z))
        for k, j in itertools.permutations(range(len(z)), 2):
            assert abs(got[k] * got[j] - q[k] * q[j]) <= 1e-14 * q[k] * q[j]


@law(
    "eq-soft-one",
    r"""
\begin{aligned}
\hat q_k &= \frac{e^{z_k}}{e^{z_k} + R} && \text{sum in two parts} \\[1ex]
&= \frac{1}{1 + e^{\log R}\, e^{-z_k}} && \text{divide by } e^{z_k} \\[1ex]
&= \sigma(z_k - \log R) && \text{the logistic function}
\end{aligned}
""",
)
def one_class_against_all_others_is_a_logistic_curve(c):
    for z in rows(300):
        if len(z) == 1:
            continue
        for k in range(len(z)):
            e, rest = mp.exp(z[k]), mp.fsum(mp.exp(z[j]) for j in range(len(z)) if j != k)
            curve = sigma(z[k] - mp.log(rest))
            same(softmax(z)[k], e / (e + rest), 1 / (1 + mp.exp(mp.log(rest)) / e), curve)
            right(c.softmax(floats(z))[k], curve, limit=6)


@law(
    "eq-softmax-two",
    r"""
\operatorname{softmax}\bigl((z, 0)\bigr)_1 = \frac{e^{z}}{e^{z} + e^{0}} = \sigma(z)
""",
)
def the_softmax_of_a_score_and_zero_is_the_logistic_function(c):
    for z in [value for row in rows() for value in row if abs(value) < 700]:
        e = mp.exp(z)
        same(softmax([z, mpf(0)])[0], e / (e + mp.exp(0)), sigma(z))
        both = c.softmax([float(z), 0.0])
        right(both[0], sigma(z))
        right(both[1], sigma(-z))
        right(c.sigmoid(float(z)), sigma(z))


TEMPERATURES = (0.25, 0.3, 1.0, 3.0, 64.0)


@law(
    "eq-soft-temperature",
    r"""
\log\frac{\hat q_k}{\hat q_j} = \frac{z_k - z_j}{T}
""",
)
def a_temperature_divides_all_log_odds(c):
    for z, t in itertools.product(rows(150), TEMPERATURES):
        q = softmax(z, mpf(t))
        for k, j in itertools.permutations(range(len(z)), 2):
            near(mp.log(q[k] / q[j]), (z[k] - z[j]) / mpf(t))
            assert (q[k] < q[j]) == (z[k] < z[j])
        softly(c, z, q, t, limit=6 + float(max(z) - min(z)) / t)


@law(
    "eq-soft-cold",
    r"""
\hat q_k = \frac{e^{-(m - z_k)/T}}{\sum_j e^{-(m - z_j)/T}}
""",
)
def at_any_temperature_the_largest_score_may_be_taken_off(c):
    for z, t in itertools.product(rows(150), TEMPERATURES):
        m = max(z)
        e = [mp.exp(-(m - value) / mpf(t)) for value in z]
        q = [value / mp.fsum(e) for value in e]
        for one, other in zip(q, softmax(z, mpf(t)), strict=True):
            same(one, other)
        softly(c, z, q, t, limit=6 + float(m - min(z)) / t)


@law(
    "eq-soft-limits",
    r"""
\lim_{T \to 0} \hat q_k = \frac{[z_k = m]}{M}, \qquad \lim_{T \to \infty} \hat q_k = \frac1K
""",
)
def cold_softmax_shares_among_the_largest_and_hot_softmax_among_all(c):
    for z in [*rows(150), [mpf(2), mpf(2), mpf(2)], [mpf(3), mpf(1), mpf(3), mpf(0)]]:
        m, wide = max(z), max(z) - min(z)
        tops = sum(value == m for value in z)
        cold = [mpf(value == m) / tops for value in z]
        gaps = [m - value for value in z if value < m]
        last = [mp.inf, mp.inf]
        for size in (mpf(10), mpf(100), mpf(1000)):
            # Both limits are approached, and as fast as the exponentials say.
            freezing = min(gaps, default=mpf(1)) / size
            ends = (freezing, cold), ((wide or 1) * size, [mpf(1) / len(z)] * len(z))
            for i, (t, limit) in enumerate(ends):
                far = max(abs(a - b) for a, b in zip(softmax(z, t), limit, strict=True))
                assert far < last[i] or far < mpf("1e-300")
                last[i] = far
        assert last[0] < len(z) * mp.exp(-999) and last[1] < mpf("1.1e-3")
        freezing = float(min(gaps, default=mpf(1)) / 1000)
        if freezing > 1e-300:
            assert np.abs(c.softmax(floats(z), freezing) - floats(cold)).max() < 1e-15
        hot = c.softmax(floats(z), float((wide or 1) * 1000))
        assert np.abs(hot - 1 / len(z)).max() < 1.1e-3


@law(
    "eq-soft-heat",
    r"""
\begin{aligned}
\frac{d \hat q_k}{d\beta} &= \sum_j \hat q_k \bigl([k = j] - \hat q_j\bigr) z_j && \text{chain rule} \\
&= \hat q_k\, (z_k - \bar z) && \text{two sums}
\end{aligned}
""",
)
def a_class_gains_in_the_cold_by_its_lead_over_the_mean_score(c):
    for z, beta in itertools.product(rows(60, 100), (mpf("0.2"), mpf(1), mpf(3))):
        q = softmax(z, 1 / beta)
        mean = mp.fsum(a * b for a, b in zip(q, z, strict=True))
        for k in range(len(z)):
            chain = mp.fsum(q[k] * ((k == j) - q[j]) * z[j] for j in range(len(z)))
            near(chain, q[k] * (z[k] - mean))
            near(chain, slope(lambda b, z=z, k=k: softmax(z, 1 / b)[k], beta))


@law(
    "eq-soft-entropy",
    r"""
\begin{aligned}
\frac{dH}{d\beta} &= -\sum_k \frac{d \hat q_k}{d\beta} \bigl(\log \hat q_k + 1\bigr) && \text{product rule} \\
&= -\sum_k \frac{d \hat q_k}{d\beta} \bigl(\beta z_k - \log Z\bigr) && \text{the 1 falls out} \\
&= -\beta \sum_k \hat q_k\, (z_k - \bar z)\, z_k && \log Z \text{ falls out} \\
&= -\beta \sum_k \hat q_k\, (z_k - \bar z)^{2} && \text{subtract } \bar z
\end{aligned}
""",
)
def entropy_falls_in_the_cold_by_the_variance_of_the_score(c):
    for z, beta in itertools.product(rows(60, 100), (mpf("0.2"), mpf(1), mpf(3))):
        q = softmax(z, 1 / beta)
        log_z = mp.log(mp.fsum(mp.exp(beta * value) for value in z))
        mean = mp.fsum(a * b for a, b in zip(q, z, strict=True))
        rises = [a * (b - mean) for a, b in zip(q, z, strict=True)]
        line = -mp.fsum(a * (mp.log(b) + 1) for a, b in zip(rises, q, strict=True))
        near(line, -mp.fsum(a * (beta * b - log_z) for a, b in zip(rises, z, strict=True)))
        near(line, -beta * mp.fsum(a * b for a, b in zip(rises, z, strict=True)))
        last = -beta * mp.fsum(a * (b - mean) ** 2 for a, b in zip(q, z, strict=True))
        near(line, last)
        near(line, slope(lambda b, z=z: entropy(softmax(z, 1 / b)), beta))
        assert last < 0 or len(set(z)) == 1
    for z in rows(10, 100):
        if max(z) - min(z) > 0.1:
            rising = [c.entropy(c.softmax(floats(z), t)) for t in (0.5, 1, 2, 4)]
            assert np.all(np.diff(rising) > 0)


@law(
    "eq-soft-stable",
    r"""
\operatorname{softmax}(z)_k = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}, \qquad m = \max_j z_j
""",
)
def less_the_largest_score_no_power_is_above_one(c):
    for z in rows(mp.inf, mp.inf):
        m = max(z)
        e = [mp.exp(value - m) for value in z]
        assert max(e) == 1 and 1 <= mp.fsum(e) <= len(z)
        if m - min(z) <= 700 and abs(m) < 1e6:
            for one, other in zip(e, z, strict=True):
                same(one / mp.fsum(e), mp.exp(other) / mp.fsum(map(mp.exp, z)))
        softly(c, z, [value / mp.fsum(e) for value in e])


def bell(x: mpf, mean: mpf, s2: mpf) -> mpf:
    return mp.exp(-((x - mean) ** 2) / (2 * s2)) / mp.sqrt(2 * mp.pi * s2)


def worlds() -> list[tuple[Row, Row, mpf, mpf]]:
    """Shares of three classes, their means, one variance, and a place."""
    rng = np.random.default_rng(113)
    shares = ordinary_laws(20, 3, seed=114)
    found = zip(shares, rng.normal(size=(20, 3)), 10 ** rng.uniform(-1, 2, 20), strict=True)
    return [(exact(a), exact(m), mpf(float(v)), mpf(float(rng.normal()))) for a, m, v in found]


def posterior(joint: Row) -> Row:
    return [value / mp.fsum(joint) for value in joint]


@law(
    "eq-bayes-softmax",
    r"""
\begin{aligned}
P(C_k \mid x) &= \frac{p(x \mid C_k)\, P(C_k)}{\sum_j p(x \mid C_j)\, P(C_j)} && \text{Bayes' rule} \\[1ex]
&= \frac{e^{a_k}}{\sum_j e^{a_j}} && u = e^{\log u} \\[1ex]
a_k &= \log\bigl( p(x \mid C_k)\, P(C_k) \bigr) && \text{the score}
\end{aligned}
""",
)
def bayes_rule_is_a_softmax_of_logs(c):
    for shares, means, s2, x in worlds():
        joint = [a * bell(x, m, s2) for a, m in zip(shares, means, strict=True)]
        scores = [mp.log(value) for value in joint]
        e = [mp.exp(value) for value in scores]
        for one, other in zip(posterior(joint), e, strict=True):
            same(one, other / mp.fsum(e))
        rounded = [mpf(float(value)) for value in scores]
        softly(c, rounded, softmax(rounded))
        far = np.abs(c.softmax(floats(scores)) - floats(posterior(joint)))
        assert far.max() < 1e-12


@law(
    "eq-soft-bell",
    r"""
\begin{aligned}
a_k &= \log P(C_k) + g - \frac{(x - m_k)^2}{2 s^2} && \text{take the log} \\[1ex]
&= b_k + \frac{m_k}{s^2}\, x + g - \frac{x^2}{2 s^2} && \text{square out} \\[1ex]
&= w_k x + b_k + c(x) && \text{name the parts} \\[1ex]
w_k &= \frac{m_k}{s^2} && \text{the weight} \\[1ex]
b_k &= \log P(C_k) - \frac{m_k^2}{2 s^2} && \text{the intercept}
\end{aligned}
""",
)
def bells_of_equal_width_have_linear_scores(c):
    for shares, means, s2, x in worlds():
        g = -mp.log(mp.sqrt(s2) * mp.sqrt(2 * mp.pi))
        common, joint, scores = g - x**2 / (2 * s2), [], []
        for share, m in zip(shares, means, strict=True):
            w, b = m / s2, mp.log(share) - m**2 / (2 * s2)
            same(
                mp.log(share * bell(x, m, s2)),
                mp.log(share) + g - (x - m) ** 2 / (2 * s2),
                mp.log(share) + g - x**2 / (2 * s2) + m * x / s2 - m**2 / (2 * s2),
                b + m / s2 * x + g - x**2 / (2 * s2),
                w * x + b + common,
            )
            joint.append(share * bell(x, m, s2))
            scores.append(w * x + b)
        for one, other in zip(posterior(joint), softmax(scores), strict=True):
            same(one, other)
        far = np.abs(c.softmax(floats(scores)) - floats(posterior(joint)))
        assert far.max() < 1e-12


@law(
    "eq-soft-bells",
    r"""
\begin{aligned}
a_k &= \log P(C_k) + g - \tfrac12 u_k^{\top} S^{-1} u_k && \text{take the log} \\
&= b_k + m_k^{\top} S^{-1} x + g - \tfrac12 x^{\top} S^{-1} x && \text{multiply out} \\
&= w_k \cdot x + b_k + c(x) && \text{name the parts} \\
w_k &= S^{-1} m_k && \text{the weights} \\
b_k &= \log P(C_k) - \tfrac12 m_k^{\top} S^{-1} m_k && \text{the intercept}
\end{aligned}
""",
)
def bells_of_equal_shape_have_linear_scores_in_any_number_of_features(c):
    rng = np.random.default_rng(115)
    for d, shares in zip((1, 2, 4), ordinary_laws(3, 3, seed=116), strict=True):
        root = mp.matrix(rng.normal(size=(d, d)).tolist()) + 2 * mp.eye(d)
        s = root * root.T
        inverse = mp.inverse(s)
        g = -(d * mp.log(2 * mp.pi) + mp.log(mp.det(s))) / 2
        x = mp.matrix(rng.normal(size=d).tolist())
        common, joint, scores = g - (x.T * inverse * x)[0] / 2, [], []
        for share, mean in zip(exact(shares), rng.normal(size=(3, d)).tolist(), strict=True):
            m = mp.matrix(mean)
            w, square = inverse * m, (m.T * inverse * m)[0]
            b = mp.log(share) - square / 2
            density = mp.exp(g - ((x - m).T * inverse * (x - m))[0] / 2)
            same(
                mp.log(density * share),
                mp.log(share) + g - ((x - m).T * inverse * (x - m))[0] / 2,
                b - (x.T * inverse * x)[0] / 2 + (m.T * inverse * x)[0] + g,
                (w.T * x)[0] + b + common,
            )
            joint.append(share * density)
            scores.append((w.T * x)[0] + b)
        far = np.abs(c.softmax(floats(scores)) - floats(posterior(joint)))
        assert far.max() < 1e-12


def laws_of_classes() -> list[Row]:
    return [exact(q) for n in (2, 3, 6) for q in ordinary_laws(10, n, seed=117 + n)]


def normed(q: Row) -> Row:
    return [value / mp.fsum(q) for value in q]


@law(
    "eq-soft-decide",
    r"""
\begin{aligned}
P(\text{wrong}) &= \sum_a r_a\, (1 - \hat q_a) && a \text{ is wrong with } 1 - \hat q_a \\
&= 1 - \sum_a r_a\, \hat q_a && \textstyle\sum_a r_a = 1 \\
&\ge 1 - \max_a \hat q_a && \text{a mean} \le \text{the largest}
\end{aligned}
""",
)
def no_lot_is_wrong_less_often_than_the_largest_class(c):
    for q, r in itertools.product(map(normed, laws_of_classes()), repeat=2):
        if len(q) != len(r):
            continue
        wrong = mp.fsum(
            lot * share
            for (a, lot), (k, share) in itertools.product(enumerate(r), enumerate(q))
            if a != k
        )
        same(
            wrong,
            mp.fsum(lot * (1 - share) for lot, share in zip(r, q, strict=True)),
            1 - mp.fsum(lot * share for lot, share in zip(r, q, strict=True)),
        )
        assert wrong >= 1 - max(q)


@law(
    "eq-soft-lot",
    r"""
P(\text{right by lot}) = \sum_a \hat q_a^{\,2} \le \max_a \hat q_a
""",
)
def a_lot_by_the_law_is_right_with_the_sum_of_squares(c):
    for z in rows(60, 100):
        q = softmax(z)
        agree = mp.fsum(
            a * b for (i, a), (j, b) in itertools.product(enumerate(q), repeat=2) if i == j
        )
        same(agree, mp.fsum(value**2 for value in q))
        assert agree < max(q) or len(set(z)) == 1
        assert abs(np.sum(c.softmax(floats(z)) ** 2) - agree) < 1e-14
    for n in (1, 2, 7):
        even = softmax([mpf(3)] * n)
        same(mp.fsum(value**2 for value in even), max(even))


@law(
    "eq-soft-price",
    r"""
E_a = \sum_{k=1}^{K} \hat q_k\, c(k, a)
""",
)
def the_expected_price_of_a_decision_is_a_mean_over_the_truths(c):
    rng = np.random.default_rng(118)
    for q in map(normed, laws_of_classes()):
        n = len(q)
        price = [exact(row) for row in rng.uniform(0, 50, (n, n))]
        expected = [mp.fsum(q[k] * price[k][a] for k in range(n)) for a in range(n)]
        # No lot among the decisions is cheaper than the cheapest.
        lot = softmax(exact(rng.normal(size=n)))
        by_lot = mp.fsum(
            q[k] * lot[a] * price[k][a] for k, a in itertools.product(range(n), repeat=2)
        )
        same(by_lot, mp.fsum(a * b for a, b in zip(lot, expected, strict=True)))
        assert by_lot >= min(expected)
        same_price = [mp.fsum(q[k] for k in range(n) if k != a) for a in range(n)]
        assert same_price.index(min(same_price)) == q.index(max(q))


@law(
    "eq-soft-horse",
    r"""
\begin{aligned}
\hat q_{\mathrm{cat}} + \hat q_{\mathrm{dog}} &\le \hat q_{\mathrm{dog}} + 50\, \hat q_{\mathrm{horse}} && E_{\mathrm{horse}} \le E_{\mathrm{cat}} \\
\hat q_{\mathrm{cat}} &\le 50\, \hat q_{\mathrm{horse}} && \text{subtract } \hat q_{\mathrm{dog}} \\
z_{\mathrm{cat}} - z_{\mathrm{horse}} &\le \log 50 && \text{divide, take logs}
\end{aligned}
""",
)
def a_horse_at_fifty_coins_is_decided_by_a_difference_of_scores(c):
    rng = np.random.default_rng(119)
    price = np.array([[0, 1, 1], [1, 0, 1], [50, 50, 0]])
    sides = set()
    for z in [exact(row) for row in rng.normal(scale=3, size=(60, 3))]:
        cat, dog, horse = softmax(z)
        cheaper = cat + dog <= dog + 50 * horse
        assert cheaper == (cat <= 50 * horse) == (z[0] - z[2] <= mp.log(50))
        expected = c.softmax(floats(z)) @ price
        assert (expected[2] <= expected[0]) == cheaper
        sides.add(cheaper)
    assert sides == {True, False}
