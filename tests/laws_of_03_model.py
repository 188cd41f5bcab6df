"""The laws of chapter 3: linear in the log-odds, thresholds, and the recipe of both regressions."""

from collections.abc import Callable

import numpy as np
from accuracy import hostile_scores, ordinary_scores, varied
from laws import equal, law, right, same
from mpmath import mp, mpf

Law = Callable[[mpf, mpf], mpf]


def exact(numbers: np.ndarray) -> list[mpf]:
    return [mpf(float(x)) for x in np.ravel(numbers)]


def scores(largest: float = 745) -> list[mpf]:
    found = exact(np.concatenate([ordinary_scores(20, seed=31), hostile_scores(10, seed=32)]))
    return [z for z in found if abs(z) <= largest]


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def dot(w: list[mpf], x: list[mpf]) -> mpf:
    return mp.fsum(a * b for a, b in zip(w, x, strict=True))


def cases() -> list[tuple[list[mpf], list[mpf], mpf]]:
    """Weights, features and an intercept, from small to far out."""
    rng = np.random.default_rng(33)
    scale = 10 ** rng.uniform(-3, 1, (30, 1))
    w, x = varied(rng.normal(size=(30, 3)) * scale), varied(rng.normal(size=(30, 3)) * 5)
    return [
        (exact(a), exact(f), mpf(float(b)))
        for a, f, b in zip(w, x, rng.normal(size=30), strict=True)
    ]


# Two exponential families, each as h and A, beside the laws that they are said to be.


def softplus(eta: mpf) -> mpf:
    return mp.log(1 + mp.exp(eta))


def bernoulli(eta: mpf, y: int) -> mpf:
    return mp.exp(eta * y - softplus(eta))


def gaussian(s2: mpf) -> tuple[Law, Callable[[mpf], mpf]]:
    """The density in the form of the family, and A, for the variance s2."""

    def a(eta):
        return s2 * eta**2 / 2

    def density(eta, y):
        h = mp.exp(-(y**2) / (2 * s2)) / mp.sqrt(2 * mp.pi * s2)
        return h * mp.exp(eta * y - a(eta))

    return density, a


def integral(function: Callable[[mpf], mpf], m: mpf, s: mpf) -> mpf:
    """All of the area below a normal density times a polynomial, by the trapezoidal rule.

    For such a function the rule is right to e^(−2π² / step²): a step of s / 3 gives 77 digits.
    """
    return mp.fsum(function(m + s * k / 3) for k in range(-60, 61)) * s / 3


def normal_laws() -> list[tuple[mpf, mpf]]:
    """Means and standard deviations."""
    rng = np.random.default_rng(34)
    pairs = varied(rng.normal(size=12)), 10 ** rng.uniform(-2, 2, 12)
    return [(mpf(float(m)), mpf(float(s))) for m, s in zip(*pairs, strict=True)]


def totals_of(eta: mpf, power: int = 0) -> mpf:
    """Sum of y^power over the two labels of a Bernoulli law; 0⁰ is 1."""
    return mp.fsum(mpf(y) ** power * bernoulli(eta, y) for y in (0, 1))


@law(
    "eq-model",
    r"""
\begin{aligned}
\operatorname{logit} P(y = 1 \mid x) &= w_1 x_1 + \dots + w_d x_d + b \\
P(y = 1 \mid x) &= \sigma(w \cdot x + b)
\end{aligned}
""",
)
def the_two_ways_to_write_the_model_give_one_probability(c):
    for w, x, b in cases():
        z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b
        p = sigma(dot(w, x) + b)
        same(mp.log(p / (1 - p)), z)
        right(c.sigmoid(float(z)), sigma(mpf(float(z))))


@law(
    "eq-model-odds-ratio",
    r"""
\begin{aligned}
\frac{\operatorname{odds}(x')}{\operatorname{odds}(x)} &= \frac{e^{w \cdot x' + b}}{e^{w \cdot x + b}} && \text{odds are } e^{z} \\[1ex]
&= e^{(w \cdot x' + b) - (w \cdot x + b)} && \text{subtract exponents} \\
&= e^{w_j (x_j + k) - w_j x_j} && \text{all other terms cancel} \\
&= e^{k w_j} && \text{and so does } w_j x_j
\end{aligned}
""",
)
def k_units_more_multiply_the_odds_by_the_same_factor_for_every_case(c):
    for w, x, b in cases():
        for j in range(3):
            for k in (mpf(1), mpf("0.1"), mpf(-7), mpf(40)):
                more = [value + k * (i == j) for i, value in enumerate(x)]
                before, after = sigma(dot(w, x) + b), sigma(dot(w, more) + b)
                same(
                    (after / (1 - after)) / (before / (1 - before)),
                    mp.exp(dot(w, more) + b) / mp.exp(dot(w, x) + b),
                    mp.exp((dot(w, more) + b) - (dot(w, x) + b)),
                    mp.exp(w[j] * (x[j] + k) - w[j] * x[j]),
                    mp.exp(k * w[j]),
                )


@law(
    "eq-model-slope",
    r"""
\frac{\partial \hat y}{\partial x_j} = \sigma'(z)\, w_j = \hat y\,(1-\hat y)\, w_j, \qquad \hat y\,(1-\hat y) \le \tfrac14
""",
)
def the_probability_gains_a_quarter_of_the_weight_for_a_unit_at_most(c):
    for w, x, b in cases():
        z = dot(w, x) + b
        p = sigma(z)
        for j in range(3):
            slope = mp.diff(lambda t: sigma(z + w[j] * t), 0)  # noqa: B023
            same(slope, mp.diff(sigma, z) * w[j], p * (1 - p) * w[j])
    for z in scores():
        assert sigma(z) * (1 - sigma(z)) <= mpf(1) / 4
        right(c.sigmoid_grad(float(z)), sigma(z) * (1 - sigma(z)))
    assert sigma(0) * (1 - sigma(0)) == mpf(1) / 4


@law(
    "eq-model-boundary",
    r"""
\begin{aligned}
\sigma(z) \ge \mu &\iff z \ge \operatorname{logit}\mu && \text{logit is increasing} \\
&\iff w \cdot x \ge \operatorname{logit}\mu - b && z = w \cdot x + b \text{; subtract } b
\end{aligned}
""",
)
def a_threshold_on_the_probability_is_one_on_the_weighted_sum(c):
    decisions = set()
    for w, x, b in cases():
        z = dot(w, x) + b
        near = [sigma(z) * (1 + mpf(side) / 10**9) for side in (-1, 1)]
        for mu in (mpf("1e-300"), mpf(1) / 11, mpf(1) / 2, mpf("0.9"), *near):
            if mu < 1:
                limit = mp.log(mu / (1 - mu))
                assert (sigma(z) >= mu) == (z >= limit) == (dot(w, x) >= limit - b)
                decisions.add((sigma(z) >= mu, mu > mpf(1) / 2))
    assert len(decisions) == 4
    for w, x, b in cases():
        # At the boundary itself: x is moved along w until the sum is logit μ − b.
        for mu in (mpf(1) / 11, mpf("0.9")):
            gap = (mp.log(mu / (1 - mu)) - b - dot(w, x)) / dot(w, w)
            on = [value + gap * weight for value, weight in zip(x, w, strict=True)]
            same(sigma(dot(w, on) + b), mu)


@law(
    "eq-model-threshold",
    r"""
\begin{aligned}
(1-p)\,c_{\mathrm{FP}} &\le p\,c_{\mathrm{FN}} && \text{alarm} \le \text{no alarm} \\
c_{\mathrm{FP}} &\le p\,c_{\mathrm{FN}} + p\,c_{\mathrm{FP}} && \text{add } p\,c_{\mathrm{FP}} \\
c_{\mathrm{FP}} &\le p\,(c_{\mathrm{FP}} + c_{\mathrm{FN}}) && \text{factor out } p \\
\mu = \frac{c_{\mathrm{FP}}}{c_{\mathrm{FP}} + c_{\mathrm{FN}}} &\le p && \text{divide by } c_{\mathrm{FP}} + c_{\mathrm{FN}}
\end{aligned}
""",
)
def the_alarm_costs_no_more_from_the_threshold_on(c):
    rng = np.random.default_rng(35)
    for fp, fn in 10 ** varied(rng.uniform(-6, 6, (30, 2))):
        fp, fn = mpf(float(fp)), mpf(float(fn))
        mu = fp / (fp + fn)
        same((1 - mu) * fp, mu * fn)
        for p in (mu * (1 - mpf(10) ** -50), mu + (1 - mu) / mpf(10) ** 50, mu / 2, (1 + mu) / 2):
            lines = [
                (1 - p) * fp <= p * fn,
                fp <= p * fn + p * fp,
                fp <= p * (fp + fn),
                mu <= p,
            ]
            assert len(set(lines)) == 1
        odds = mu / (1 - mu)
        same(odds, fp / fn)


@law(
    "eq-model-xor",
    r"""
\begin{aligned}
z_{00} + z_{11} &= b + (w_1 + w_2 + b) && \text{the scores of } (0, 0) \text{ and } (1, 1) \\
&= (w_1 + b) + (w_2 + b) && \text{the same terms in another order} \\
&= z_{10} + z_{01} && \text{the scores of } (1, 0) \text{ and } (0, 1)
\end{aligned}
""",
)
def opposite_corners_have_the_same_sum_of_scores(c):
    for w, _, b in cases():
        z = {(i, j): w[0] * i + w[1] * j + b for i in (0, 1) for j in (0, 1)}
        same(
            z[0, 0] + z[1, 1],
            b + (w[0] + w[1] + b),
            (w[0] + b) + (w[1] + b),
            z[1, 0] + z[0, 1],
        )
        assert not (max(z[0, 0], z[1, 1]) < 0 <= min(z[1, 0], z[0, 1]))
        assert not (max(z[1, 0], z[0, 1]) < 0 <= min(z[0, 0], z[1, 1]))


@law("eq-model-family", r"f(y) = h(y)\, e^{\eta y - A(\eta)}")
def a_is_the_number_that_makes_the_total_one(c):
    for eta in scores():
        same(mpf(1), totals_of(eta))
    for m, s in normal_laws():
        density, _ = gaussian(s**2)
        same(mpf(1), integral(lambda y: density(m / s**2, y), m, s))  # noqa: B023


@law(
    "eq-model-bernoulli",
    r"""
\begin{aligned}
f(y) &= p^{y}\,(1-p)^{1-y} && p \text{ for } y = 1,\; 1-p \text{ for } y = 0 \\
&= e^{y \log p + (1-y)\log(1-p)} && \text{each factor as a power of } e \\
&= e^{y\,(\log p - \log(1-p)) + \log(1-p)} && \text{collect what stands with } y \\
&= e^{y \log\frac{p}{1-p} + \log(1-p)} && \log a - \log b = \log\tfrac{a}{b} \\
&= e^{\eta y - \log(1+e^{\eta})} && \eta = \operatorname{logit} p,\; 1-p = \sigma(-\eta) = \tfrac{1}{1+e^{\eta}}
\end{aligned}
""",
)
def a_label_has_a_law_of_the_exponential_family(c):
    for eta in scores():
        p = sigma(eta)
        same(1 - p, sigma(-eta), 1 / (1 + mp.exp(eta)))
        for y in (0, 1):
            same(
                p if y else 1 - p,
                p**y * (1 - p) ** (1 - y),
                mp.exp(y * mp.log(p) + (1 - y) * mp.log(1 - p)),
                mp.exp(y * (mp.log(p) - mp.log(1 - p)) + mp.log(1 - p)),
                mp.exp(y * mp.log(p / (1 - p)) + mp.log(1 - p)),
                mp.exp(eta * y - softplus(eta)),
            )
        right(c.softplus(float(eta)), softplus(eta))


@law(
    "eq-model-gaussian",
    r"""
\begin{aligned}
f(y) &= \tfrac{1}{\sqrt{2\pi s^2}}\; e^{-(y-m)^2/(2s^2)} && \text{the normal density} \\
&= \tfrac{1}{\sqrt{2\pi s^2}}\; e^{-(y^2 - 2my + m^2)/(2s^2)} && \text{multiply the square out} \\
&= \tfrac{1}{\sqrt{2\pi s^2}}\; e^{-y^2/(2s^2)}\; e^{\,my/s^2 - m^2/(2s^2)} && \text{split the power} \\
&= h(y)\; e^{\,\eta y - s^2\eta^2/2} && \eta = m/s^2,\; \text{so } m^2/(2s^2) = s^2\eta^2/2
\end{aligned}
""",
)
def a_normal_number_has_a_law_of_the_exponential_family(c):
    for m, s in normal_laws():
        density, _ = gaussian(s**2)
        eta, front = m / s**2, 1 / mp.sqrt(2 * mp.pi * s**2)
        for y in (m, m + s, m - 40 * s, mpf(0), mpf("1e-300")):
            same(
                mp.npdf(y, m, s),
                front * mp.exp(-((y - m) ** 2) / (2 * s**2)),
                front * mp.exp(-(y**2 - 2 * m * y + m**2) / (2 * s**2)),
                front * mp.exp(-(y**2) / (2 * s**2)) * mp.exp(m * y / s**2 - m**2 / (2 * s**2)),
                density(eta, y),
            )


@law(
    "eq-model-mean",
    r"""
\begin{aligned}
1 &= \sum_y h(y)\, e^{\eta y - A(\eta)} && \text{all probabilities together} \\
0 &= \sum_y \bigl(y - A'(\eta)\bigr)\, h(y)\, e^{\eta y - A(\eta)} && \text{differentiate both sides} \\
0 &= \operatorname{E}[y] - A'(\eta) && \text{sum } y \text{ and } A'(\eta) \text{ apart} \\
A'(\eta) &= \operatorname{E}[y] && \text{add } A'(\eta)
\end{aligned}
""",
)
def the_slope_of_a_is_the_mean(c):
    for eta in scores(largest=60):
        slope = mp.diff(softplus, eta)
        same(mpf(1), totals_of(eta))
        nothing = mp.fsum((y - slope) * bernoulli(eta, y) for y in (0, 1))
        assert abs(nothing) < mpf("1e-30") * slope
        same(totals_of(eta, 1), slope)
    for m, s in normal_laws():
        density, a = gaussian(s**2)
        eta = m / s**2
        slope = mp.diff(a, eta)
        mean = integral(lambda y: y * density(eta, y), m, s)  # noqa: B023
        nothing = integral(lambda y: (y - slope) * density(eta, y), m, s)  # noqa: B023
        assert abs(nothing) < mpf("1e-30") * s
        assert abs(mean - slope) < mpf("1e-30") * s


@law(
    "eq-model-variance",
    r"""
\begin{aligned}
A'(\eta) &= \sum_y y\, h(y)\, e^{\eta y - A(\eta)} && \text{the mean, written out} \\
A''(\eta) &= \sum_y y\,\bigl(y - A'(\eta)\bigr)\, h(y)\, e^{\eta y - A(\eta)} && \text{differentiate both sides} \\
&= \operatorname{E}[y^2] - \operatorname{E}[y]^2 && \text{multiply out; } A'(\eta) = \operatorname{E}[y] \\
&= \operatorname{Var}[y] && \operatorname{E}[(y - \operatorname{E}[y])^2] \text{, multiplied out}
\end{aligned}
""",
)
def the_curvature_of_a_is_the_variance(c):
    for eta in scores(largest=60):
        mean = totals_of(eta, 1)
        same(
            mp.diff(softplus, eta, 2),
            mp.fsum(y * (y - mean) * bernoulli(eta, y) for y in (0, 1)),
            totals_of(eta, 2) - mean**2,
            mp.fsum((y - mean) ** 2 * bernoulli(eta, y) for y in (0, 1)),
        )
    for m, s in normal_laws():
        density, a = gaussian(s**2)
        eta = m / s**2
        moments = [integral(lambda y: y**k * density(eta, y), m, s) for k in (1, 2)]  # noqa: B023
        crossed = integral(lambda y: y * (y - m) * density(eta, y), m, s)  # noqa: B023
        spread = integral(lambda y: (y - m) ** 2 * density(eta, y), m, s)  # noqa: B023
        same(mp.diff(a, eta, 2), crossed, moments[1] - moments[0] ** 2, spread)


@law(
    "eq-model-bernoulli-moments",
    r"""
\begin{aligned}
A'(\eta) &= \frac{e^\eta}{1+e^\eta} = \sigma(\eta) = p && \text{chain rule} \\
A''(\eta) &= \sigma'(\eta) = \sigma(\eta)\,\bigl(1-\sigma(\eta)\bigr) = p\,(1-p) && \text{the slope of } \sigma
\end{aligned}
""",
)
def of_a_label_the_mean_is_sigma_and_the_variance_its_slope(c):
    for eta in scores(largest=60):
        e = mp.exp(eta)
        p = bernoulli(eta, 1)
        same(mp.diff(softplus, eta), e / (1 + e), sigma(eta), p)
        same(
            mp.diff(softplus, eta, 2),
            mp.diff(sigma, eta),
            sigma(eta) * (1 - sigma(eta)),
            p * (1 - p),
        )
        right(c.sigmoid(float(eta)), mp.diff(softplus, eta))
        right(c.sigmoid_grad(float(eta)), mp.diff(softplus, eta, 2))


@law("eq-model-gaussian-moments", r"A'(\eta) = s^2\eta = m, \qquad A''(\eta) = s^2")
def of_a_normal_number_the_mean_is_m_and_the_variance_s_squared(c):
    for m, s in normal_laws():
        _, a = gaussian(s**2)
        eta = m / s**2
        same(mp.diff(a, eta), s**2 * eta, m)
        same(mp.diff(a, eta, 2), s**2)


@law(
    "eq-model-recipe",
    r"\eta = w \cdot x + b, \qquad \operatorname{E}[y \mid x] = A'(w \cdot x + b)",
)
def the_recipe_predicts_the_mean_of_either_law(c):
    for w, x, b in cases():
        eta = dot(w, x) + b
        same(totals_of(eta, 1), mp.diff(softplus, eta))
        right(c.sigmoid(float(eta)), mp.diff(softplus, mpf(float(eta))))
        for s in (mpf(1), mpf("0.1"), mpf(30)):
            density, a = gaussian(s**2)
            m = s**2 * eta
            mean = integral(lambda y: y * density(eta, y), m, s)  # noqa: B023
            assert abs(mean - mp.diff(a, eta)) < mpf("1e-30") * s


@law(
    "eq-model-mse",
    r"""
\begin{aligned}
-\frac1n \sum_i \log f(y_i) &= \frac1n \sum_i \left( \frac{(y_i - m_i)^2}{2s^2} + \tfrac12 \log(2\pi s^2) \right) && \text{take the logs} \\
&= \frac{1}{2s^2} \cdot \frac1n \sum_i (y_i - m_i)^2 + \tfrac12 \log(2\pi s^2) && \text{no } i \text{: take out}
\end{aligned}
""",
)
def the_squared_error_is_the_normal_nll_up_to_scale_and_a_constant(c):
    rng = np.random.default_rng(36)
    for scale in (mpf("1e-6"), mpf(1), mpf("1e6")):
        for _, s in normal_laws():
            y, m = exact(varied(rng.normal(size=7))), exact(rng.normal(size=7))
            y = [scale * value for value in y]
            squares = [(a - b) ** 2 for a, b in zip(y, m, strict=True)]
            constant = mp.log(2 * mp.pi * s**2) / 2
            nll = -mp.fsum(mp.log(mp.npdf(a, b, s)) for a, b in zip(y, m, strict=True)) / 7
            assert not equal(nll, mp.fsum(squares) / 7)
            same(
                nll,
                mp.fsum(constant + square / (2 * s**2) for square in squares) / 7,
                1 / (2 * s**2) * mp.fsum(squares) / 7 + constant,
            )
