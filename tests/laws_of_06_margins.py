"""The laws of chapter 6: margins, four prices of a forecast, and the squared error of σ(z).

As in chapter 2, a law is written from the equation, in mpmath, and takes the module under test.
"""

import numpy as np
from accuracy import hostile_scores, ordinary_scores, varied
from laws import law, right, same
from mpmath import mp, mpf


def scores(largest: float = 1e300) -> list[mpf]:
    found = [*ordinary_scores(20, seed=61), *hostile_scores(10, seed=62)]
    return [mpf(float(z)) for z in found if abs(z) <= largest]


def forecasts(largest: float = 1e300) -> list[tuple[int, mpf]]:
    return [(y, z) for z in scores(largest) for y in (-1, 1)]


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def softplus(z: mpf) -> mpf:
    return mp.log1p(mp.exp(z)) if z < 0 else z + mp.log1p(mp.exp(-z))


def price(m: mpf) -> mpf:
    """log(1 + e^−m), exact where it is too small to be told from 0 by log(1 + ...)."""
    return mp.log1p(mp.exp(-m))


def tables() -> list[tuple[list, list, list]]:
    """Rows (x, 1), labels ±1 and weights, a few ordinary ones and a far one."""
    rng = np.random.default_rng(63)
    found = []
    for scale in (0.5, 1, 3):
        x, theta = varied(rng.normal(size=5) * 3), varied(rng.normal(size=2) * scale)
        rows = [[mpf(float(value)), mpf(1)] for value in x]
        found.append((rows, [1, -1, 1, 1, -1], [mpf(float(t)) for t in theta]))
    return found


# Chapter 6: the margin and the log loss


@law("eq-margin", r"m = y\,z")
def the_loss_depends_on_label_and_score_through_their_product(c):
    for y, z in forecasts():
        assert c.margin_loss(y, float(z)) == c.margin_loss(1, float(y * z))
        right(c.margin_loss(y, float(z)), price(y * z))


@law(
    "eq-margin-probability",
    r"""
\begin{aligned}
P(y = +1 \mid z) &= \sigma(z) = \sigma(y z) && \text{log-odds } z \text{, and } y = 1 \\
P(y = -1 \mid z) &= 1 - \sigma(z) && \text{the other label} \\
&= \sigma(-z) && \text{changing sides} \\
&= \sigma(y z) && \text{since } y = -1
\end{aligned}
""",
)
def sigma_of_the_margin_is_the_probability_of_the_label(c):
    for z in scores(largest=745):
        event = mp.exp(z) / (1 + mp.exp(z))  # the probability with the odds e^z
        same(event, sigma(z), sigma(+1 * z))
        same(1 - event, 1 - sigma(z), sigma(-z), sigma(-1 * z))
        right(c.sigmoid(float(z)), event)
        right(c.sigmoid(float(-z)), 1 - event)


@law(
    "eq-margin-derivation",
    r"""
\begin{aligned}
L(y, z) &= -\log P(y \mid z) && \text{surprise at the label} \\
&= -\log \sigma(y z) && \text{the line above} \\
&= -\log \frac{1}{1+e^{-yz}} && \text{definition of } \sigma \\[1ex]
&= \log\bigl(1+e^{-yz}\bigr) && -\log\tfrac1x = \log x
\end{aligned}
""",
)
def each_line_from_the_surprise_to_the_margin_loss_is_the_same(c):
    for y, z in forecasts(largest=745):
        chance = sigma(z) if y == 1 else 1 - sigma(z)
        last = mp.log(1 + mp.exp(-y * z))
        same(-mp.log(chance), -mp.log(sigma(y * z)), -mp.log(1 / (1 + mp.exp(-y * z))), last)
        right(c.margin_loss(y, float(z)), last)


@law(
    "eq-margin-loss",
    r"L(y, z) = \log\bigl(1+e^{-yz}\bigr) = \operatorname{softplus}(-yz)",
)
def the_margin_loss_is_the_softplus_of_minus_the_margin(c):
    for y, z in forecasts():
        same(price(y * z), softplus(-y * z))
        right(c.margin_loss(y, float(z)), price(y * z))
        assert c.margin_loss(y, float(z)) == c.softplus(float(-y * z))


@law(
    "eq-margin-identity",
    r"""
\begin{aligned}
& -y\log\sigma(z) - (1-y)\log\bigl(1-\sigma(z)\bigr) && y \text{ is 0 or 1} \\
&= -y\log\sigma(z) - (1-y)\log\sigma(-z) && \text{changing sides} \\
&= y\log\bigl(1+e^{-z}\bigr) + (1-y)\log\bigl(1+e^{z}\bigr) && -\log\sigma(x) = \log(1+e^{-x}) \\
&= \log\bigl(1+e^{-y_\pm z}\bigr) && \text{one term is left, see below}
\end{aligned}
""",
)
def with_labels_0_and_1_it_is_the_same_loss(c):
    for z in scores(largest=745):
        for y in (0, 1):
            last = mp.log(1 + mp.exp(-(2 * y - 1) * z))
            same(
                -y * mp.log(sigma(z)) - (1 - y) * mp.log(1 - sigma(z)),
                -y * mp.log(sigma(z)) - (1 - y) * mp.log(sigma(-z)),
                y * mp.log(1 + mp.exp(-z)) + (1 - y) * mp.log(1 + mp.exp(z)),
                last,
            )
            right(c.margin_loss(2 * y - 1, float(z)), last)
            right(c.log_loss_from_logits(y, float(z)), last)


@law(
    "eq-margin-score-form",
    r"""
\begin{aligned}
\operatorname{softplus}(z) - z &= \log\bigl(1+e^{z}\bigr) - \log e^{z} && z = \log e^{z} \\
&= \log\frac{1+e^{z}}{e^{z}} && \text{difference of logarithms} \\[1ex]
&= \log\bigl(e^{-z}+1\bigr) && \text{divide by } e^{z} \\
&= \operatorname{softplus}(-z) && \text{its definition}
\end{aligned}
""",
)
def softplus_less_its_argument_is_softplus_of_the_other_side(c):
    for z in scores(largest=745):
        e = mp.exp(z)
        same(
            softplus(z) - z,
            mp.log(1 + e) - mp.log(e),
            mp.log((1 + e) / e),
            mp.log(mp.exp(-z) + 1),
            softplus(-z),
        )
        right(c.log_loss_from_logits(1, float(z)), softplus(z) - z)


@law(
    "eq-margin-prices",
    r"""
\begin{aligned}
\text{mistakes:} &\quad [m \le 0] && \text{1 or 0; a tie counts} \\
\text{hinge:} &\quad \max(0,\, 1-m) && \\
\text{squared error:} &\quad (1-m)^2 && \\
\text{log loss:} &\quad \log(1+e^{-m}) &&
\end{aligned}
""",
)
def the_hinge_and_the_log_loss_of_the_library_have_these_margins(c):
    for y, z in forecasts(largest=1e15):
        m = y * z
        assert (m <= 0) == (z == 0 or mp.sign(z) != y)
        # Of two classes with the scores 0 and z; the label −1 is class 0.
        right(c.hinge_loss((y + 1) // 2, [0.0, float(z)]), max(mpf(0), 1 - m))
        same((1 - m) ** 2, (y - z) ** 2)
        right(c.margin_loss(y, float(z)), price(m))


@law(
    "eq-margin-square",
    r"""
\begin{aligned}
(z-y)^2 &= y^2 (z-y)^2 && y^2 = 1 \\
&= (yz - y^2)^2 && \text{multiply inside the square} \\
&= (m-1)^2 && yz = m \text{ and } y^2 = 1
\end{aligned}
""",
)
def the_squared_error_of_a_score_is_that_of_its_margin(c):
    for y, z in forecasts(largest=1e16):
        same((z - y) ** 2, y**2 * (z - y) ** 2, (y * z - y**2) ** 2, (y * z - 1) ** 2)


@law(
    "eq-margin-bound",
    r"""
\begin{aligned}
m \le 0: \quad & e^{-m} \ge 1, \text{ so } \frac{\log(1+e^{-m})}{\log 2} \ge \frac{\log 2}{\log 2} = 1 && \text{the count is 1} \\[1ex]
m > 0: \quad & \frac{\log(1+e^{-m})}{\log 2} > \frac{\log 1}{\log 2} = 0 && \text{the count is 0}
\end{aligned}
""",
)
def in_bits_the_loss_is_never_below_the_count_of_mistakes(c):
    at_the_corner = 0
    for m in scores():
        bits = price(m) / mp.log(2)
        if m <= 0:
            assert mp.exp(-m) >= 1 and bits >= 1
            at_the_corner += bits == 1
        else:
            assert bits > mp.log(1) / mp.log(2) == 0
    assert at_the_corner == 1  # the bound is touched at the margin 0 alone
    for z in varied(ordinary_scores(40, seed=64)).reshape(4, 10):
        y = np.where(ordinary_scores(10, seed=65) > 0, 1, -1)
        assert np.mean(y * z <= 0) <= c.margin_loss(y, z) / np.log(2)
        exact = mp.fsum(price(mpf(float(m))) for m in y * z) / 10
        right(c.margin_loss(y, z), exact, limit=8)


@law(
    "eq-margin-rounded",
    r"""
\begin{aligned}
\log(1+e^{-m}) &= \max(-m, 0) + \log\bigl(1+e^{-|m|}\bigr) && \text{softplus at } {-m} \\
0 &< \log\bigl(1+e^{-|m|}\bigr) \le \log 2 && 0 < e^{-|m|} \le 1
\end{aligned}
""",
)
def the_log_loss_is_the_perceptrons_price_and_at_most_log_2(c):
    for m in scores():
        rest = mp.log1p(mp.exp(-abs(m)))
        same(price(m), max(-m, mpf(0)) + rest)
        assert 0 < mp.exp(-abs(m)) <= 1
        assert 0 < rest <= mp.log(2)
        right(c.margin_loss(1, float(m)), max(-m, mpf(0)) + rest)


# Its slope and its curvature


@law(
    "eq-margin-slope",
    r"""
\begin{aligned}
\frac{\partial L}{\partial z} &= \frac{-y\,e^{-yz}}{1+e^{-yz}} && \text{chain rule, twice} \\[1ex]
&= -y\,\frac{e^{-yz}}{1+e^{-yz}} && \text{take out } {-y} \\[1ex]
&= -y\,\sigma(-yz) && \text{second form of } \sigma \text{, at } {-yz}
\end{aligned}
""",
)
def each_line_of_the_slope_equals_the_numerical_derivative_of_the_loss(c):
    for y, z in forecasts(largest=745):
        e = mp.exp(-y * z)
        same(
            mp.diff(lambda t, y=y: mp.log(1 + mp.exp(-y * t)), z),
            -y * e / (1 + e),
            -y * (e / (1 + e)),
            -y * sigma(-y * z),
        )
        assert abs(-y * sigma(-y * z)) < 1
        right(c.margin_loss_grad(y, float(z)), -y * sigma(-y * z))


@law(
    "eq-margin-slope-01",
    r"""
\begin{aligned}
y = 1: \quad & -y_\pm\,\sigma(-y_\pm z) = -\sigma(-z) = \sigma(z) - 1 && \text{changing sides} \\
y = 0: \quad & -y_\pm\,\sigma(-y_\pm z) = \sigma(z) = \sigma(z) - 0 && \text{since } y_\pm = -1
\end{aligned}
""",
)
def the_slope_is_prediction_less_label(c):
    for z in scores(largest=745):
        same(-1 * sigma(-1 * z), -sigma(-z), sigma(z) - 1)
        same(1 * sigma(1 * z), sigma(z), sigma(z) - 0)
        for y in (0, 1):
            right(c.margin_loss_grad(2 * y - 1, float(z)), sigma(z) - y)
            right(c.log_loss_from_logits_grad(y, float(z)), sigma(z) - y)


@law(
    "eq-margin-curvature",
    r"""
\begin{aligned}
\frac{\partial^2 L}{\partial z^2} &= -y \cdot (-y)\,\sigma'(-yz) && \text{chain rule on } {-y\,\sigma(-yz)} \\
&= \sigma'(-yz) && y^2 = 1 \\
&= \sigma(-yz)\,\bigl(1-\sigma(-yz)\bigr) && \sigma' = \sigma(1-\sigma) \\
&= \sigma(-yz)\,\sigma(yz) && \text{changing sides} \\
&= \sigma(z)\,\sigma(-z) && \text{the same product for } y = \pm1
\end{aligned}
""",
)
def each_line_of_the_curvature_equals_the_numerical_second_derivative(c):
    for y, z in forecasts(largest=745):
        steep = mp.diff(sigma, -y * z)
        bend = sigma(z) * sigma(-z)
        same(
            mp.diff(lambda t, y=y: mp.log(1 + mp.exp(-y * t)), z, 2),
            -y * -y * steep,
            steep,
            sigma(-y * z) * (1 - sigma(-y * z)),
            sigma(-y * z) * sigma(y * z),
            bend,
        )
        assert 0 < bend <= mpf(1) / 4
        right(c.sigmoid_grad(float(-y * z)), bend)


# The squared error of a probability


@law(
    "eq-margin-brier",
    r"""
\begin{aligned}
y = 1: \quad & \bigl(\sigma(z)-1\bigr)^2 = \sigma(-z)^2 && \text{changing sides} \\
y = 0: \quad & \bigl(\sigma(z)-0\bigr)^2 = \sigma(z)^2 && \\
\text{both:} \quad & \bigl(\sigma(z)-y\bigr)^2 = \sigma(-y_\pm z)^2 = \bigl(1-\sigma(m)\bigr)^2 && m = y_\pm z
\end{aligned}
""",
)
def the_squared_error_of_a_probability_is_a_function_of_the_margin(c):
    for z in scores(largest=745):
        same((sigma(z) - 1) ** 2, sigma(-z) ** 2)
        same((sigma(z) - 0) ** 2, sigma(z) ** 2)
        for y in (0, 1):
            m = (2 * y - 1) * z
            same((sigma(z) - y) ** 2, sigma(-m) ** 2, (1 - sigma(m)) ** 2)


@law(
    "eq-margin-brier-slope",
    r"""
\begin{aligned}
\frac{\partial}{\partial z}\bigl(\sigma(z)-y\bigr)^2 &= 2\,\bigl(\sigma(z)-y\bigr)\,\sigma'(z) && \text{chain rule} \\
&= 2\,\bigl(\sigma(z)-y\bigr)\,\sigma(z)\,\bigl(1-\sigma(z)\bigr) && \sigma' = \sigma(1-\sigma)
\end{aligned}
""",
)
def the_slope_of_the_squared_error_has_the_slope_of_sigma_in_it(c):
    for z in scores(largest=300):
        for y in (0, 1):
            same(
                mp.diff(lambda t, y=y: (sigma(t) - y) ** 2, z),
                2 * (sigma(z) - y) * mp.diff(sigma, z),
                2 * (sigma(z) - y) * sigma(z) * (1 - sigma(z)),
            )


@law(
    "eq-margin-cancel",
    r"""
\begin{aligned}
\frac{\partial}{\partial z}\bigl(-\log\sigma(z)\bigr) &= -\frac{1}{\sigma(z)}\,\sigma'(z) && \text{chain rule} \\[1ex]
&= -\frac{1}{\sigma(z)}\,\sigma(z)\,\bigl(1-\sigma(z)\bigr) && \sigma' = \sigma(1-\sigma) \\[1ex]
&= -\bigl(1-\sigma(z)\bigr) && \text{cancel } \sigma(z)
\end{aligned}
""",
)
def the_logarithm_undoes_the_flatness_of_sigma(c):
    for z in scores(largest=300):
        same(
            mp.diff(lambda t: -mp.log(sigma(t)), z),
            -1 / sigma(z) * mp.diff(sigma, z),
            -1 / sigma(z) * sigma(z) * (1 - sigma(z)),
            -(1 - sigma(z)),
        )
        right(c.margin_loss_grad(1, float(z)), -(1 - sigma(z)))


@law(
    "eq-margin-brier-curvature",
    r"""
\begin{aligned}
\frac{d}{dm}(1-s)^2 &= -2(1-s)\,s' && \text{chain rule} \\
&= -2s(1-s)^2 && s' = s(1-s) \\
\frac{d^2}{dm^2}(1-s)^2 &= -2s'(1-s)^2 + 4s(1-s)\,s' && \text{product rule} \\
&= 2(1-s)\,s'\,\bigl(2s - (1-s)\bigr) && \text{factor out } 2(1-s)\,s' \\
&= 2s(1-s)^2(3s-1) && s' = s(1-s)
\end{aligned}
""",
)
def each_line_of_the_second_derivative_of_the_squared_error_holds(c):
    def loss(t):
        return (1 - sigma(t)) ** 2

    for m in scores(largest=300):
        s, steep = sigma(m), mp.diff(sigma, m)
        same(mp.diff(loss, m), -2 * (1 - s) * steep, -2 * s * (1 - s) ** 2)
        same(
            mp.diff(loss, m, 2),
            -2 * steep * (1 - s) ** 2 + 4 * s * (1 - s) * steep,
            2 * (1 - s) * steep * (2 * s - (1 - s)),
            2 * s * (1 - s) ** 2 * (3 * s - 1),
        )


@law(
    "eq-margin-third",
    r"""
\sigma(m) < \tfrac13 \iff m < \operatorname{logit}\tfrac13 = \log\frac{1/3}{2/3} = -\log 2
""",
)
def below_minus_log_2_the_squared_error_bends_downwards(c):
    third = mpf(1) / 3
    edge = mp.log(third / (1 - third))
    same(edge, mp.log(third / (mpf(2) / 3)), -mp.log(2))
    near = [edge - mpf("1e-30"), edge + mpf("1e-30"), mpf("-0.7"), mpf("-0.69")]
    for m in [*scores(largest=300), *near]:
        bend = mp.diff(lambda t: (1 - sigma(t)) ** 2, m, 2)
        assert (sigma(m) < third) == (m < edge) == (bend < 0)


# The cost of a linear model


def cost_of(loss, rows, labels):
    def cost(*theta):
        margins = [y * mp.fdot(theta, row) for row, y in zip(rows, labels, strict=True)]
        return mp.fsum(map(loss, margins)) / len(rows)

    return cost


LOSSES = [lambda m: mp.log(1 + mp.exp(-m)), lambda m: (1 - sigma(m)) ** 2]


def bends(loss, rows, labels, theta):
    """ℓ″ at each margin, by differences."""
    margins = [y * mp.fdot(theta, row) for row, y in zip(rows, labels, strict=True)]
    return [mp.diff(loss, m, 2) for m in margins]


@law(
    "eq-margin-hessian",
    r"""
\nabla^2 J = \frac1n\sum_i \ell''(m_i)\,y_i^2\,\tilde x_i\tilde x_i^{\top} = \frac1n X^{\top} S X
""",
)
def the_hessian_is_a_sum_over_points_and_a_product_of_matrices(c):
    for rows, labels, theta in tables():
        for loss in LOSSES:
            bend, n, X = bends(loss, rows, labels, theta), len(rows), mp.matrix(rows)
            product = X.T * mp.diag(bend) * X / n
            for j, k in ((0, 0), (0, 1), (1, 1)):
                order = (int(j == 0) + int(k == 0), int(j == 1) + int(k == 1))
                terms = zip(bend, labels, rows, strict=True)
                whole = mp.fsum(b * y**2 * row[j] * row[k] for b, y, row in terms) / n
                same(mp.diff(cost_of(loss, rows, labels), theta, order), whole, product[j, k])
        # The library's Hessian is that of the first loss, with labels 0 and 1.
        x, zero_one = [[float(row[0])] for row in rows], [(y + 1) // 2 for y in labels]
        hessian = c.LogisticCost(x, zero_one).hessian([float(t) for t in theta])
        right_one = mp.diff(cost_of(LOSSES[0], rows, labels), theta, (2, 0))
        right(float(hessian[0, 0]), right_one, limit=32)


@law(
    "eq-margin-semidefinite",
    r"""
\begin{aligned}
v^{\top}X^{\top} S X v &= (Xv)^{\top} S\,(Xv) && \text{bracket} \\
&= \sum_i \ell''(m_i)\,(\tilde x_i\cdot v)^2 && S \text{ is diagonal}
\end{aligned}
""",
)
def the_bend_in_a_direction_is_a_sum_of_squares_times_curvatures(c):
    directions = [[mpf(float(t)) for t in v] for v in ordinary_scores(12, seed=66).reshape(6, 2)]
    below_zero = [False, False]
    for rows, labels, theta in tables():
        X = mp.matrix(rows)
        for number, loss in enumerate(LOSSES):
            bend = bends(loss, rows, labels, theta)
            S = mp.diag(bend)
            for direction in directions:
                v = mp.matrix(direction)
                terms = zip(bend, rows, strict=True)
                total = mp.fsum(b * mp.fdot(row, direction) ** 2 for b, row in terms)
                same((v.T * X.T * S * X * v)[0], ((X * v).T * S * (X * v))[0], total)
                below_zero[number] |= bool(total < 0)
    assert below_zero == [False, True]  # never for the log loss, sometimes for the other
