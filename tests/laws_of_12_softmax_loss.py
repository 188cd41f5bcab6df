"""The laws of chapter 12: cross-entropy from scores, the log-sum-exp, and the slopes of both."""

import numpy as np
from accuracy import hostile_rows, ordinary_laws, ordinary_rows
from laws import equal, law, right, same
from mpmath import mp, mpf


def rows() -> list[np.ndarray]:
    """Rows of two to five scores; none of them so far apart that 400 digits are too few."""
    found = [row for k in (2, 3, 5) for row in ordinary_rows(6, classes=k, seed=120 + k)]
    found += [row for row in hostile_rows(8, seed=121) if np.ptp(row) <= 690]
    assert len(found) > 35 and any(np.ptp(row) > 300 for row in found)
    return found


def cases() -> list[tuple[int, np.ndarray]]:
    """Each class as the true one, of each row."""
    return [(y, row) for row in rows() for y in range(len(row))]


def exact(row: np.ndarray) -> list[mpf]:
    return [mpf(float(score)) for score in row]


def softmax(z: list[mpf]) -> list[mpf]:
    total = mp.fsum(mp.exp(score) for score in z)
    return [mp.exp(score) / total for score in z]


def lse(z: list[mpf]) -> mpf:
    return mp.log(mp.fsum(mp.exp(score) for score in z))


def loss(y: int, z: list[mpf]) -> mpf:
    return -mp.log(softmax(z)[y])


def rivals(y: int, z: list[mpf]) -> list[mpf]:
    """The leads of the true class."""
    return [z[y] - score for j, score in enumerate(z) if j != y]


def fee(z: list[mpf]) -> mpf:
    """log(1 + Σ′), which leaves out one of the largest scores."""
    top = z.index(max(z))
    return mp.log(1 + mp.fsum(mp.exp(s - z[top]) for j, s in enumerate(z) if j != top))


def slope(f, z: list[mpf], k: int) -> mpf:
    """How fast f changes with score k, by a central difference in 400 digits."""
    h = mpf(10) ** -150
    up, down = list(z), list(z)
    up[k], down[k] = z[k] + h, z[k] - h
    return (f(up) - f(down)) / (2 * h)


def near(got: float, value: mpf, scale: mpf, ulps: int = 4) -> None:
    """Assert that a float is exact up to the rounding of the numbers that were subtracted."""
    assert abs(got - value) <= ulps * mpf(2) ** -53 * scale, f"{got} is not {mp.nstr(value, 17)}"


@law(
    "eq-ces-log-probability",
    r"""
\begin{aligned}
\log \hat q_k &= \log \frac{e^{z_k}}{\sum_j e^{z_j}} && \text{softmax} \\[1ex]
&= \log e^{z_k} - \log \sum_j e^{z_j} && \text{log of a quotient} \\
&= z_k - \log \sum_j e^{z_j} && \text{log undoes exp}
\end{aligned}
""",
)
def a_log_probability_is_the_score_less_a_number_that_all_share(c):
    for k, row in cases():
        z = exact(row)
        total = mp.fsum(mp.exp(score) for score in z)
        same(
            mp.log(softmax(z)[k]),
            mp.log(mp.exp(z[k])) - mp.log(total),
            z[k] - mp.log(total),
        )
        right(c.log_softmax(row)[k], z[k] - mp.log(total))
        own = exact(np.asarray([float(q) for q in softmax(z)]))
        if all(own):  # log-probabilities as scores: nothing is left to normalise
            assert abs(lse([mp.log(q) for q in own])) < 1e-14


@law("eq-logsumexp", r"\operatorname{lse}(z) = \log \sum_j e^{z_j}")
def the_log_sum_exp_is_the_log_of_the_sum_of_exponentials(c):
    for row in rows():
        z = exact(row)
        near(c.logsumexp(row), lse(z), abs(max(z)) + fee(z))
    right(c.logsumexp([0.0, -40.0]), lse(exact(np.array([0.0, -40.0]))))
    right(c.logsumexp([0.0, -745.0, -400.0]), mp.log1p(mp.exp(-745) + mp.exp(-400)))


@law("eq-ce-scores", r"L(y, z) = -\log \hat q_y = -z_y + \log \sum_j e^{z_j}")
def the_loss_is_the_log_sum_exp_less_the_true_score(c):
    for y, row in cases():
        z = exact(row)
        same(-mp.log(softmax(z)[y]), -z[y] + lse(z))
        right(c.cross_entropy_from_logits(y, row), -z[y] + lse(z))
        same_law = [float(q) for q in softmax(z)]
        if min(same_law) > 1e-3:  # far from 0 and 1 the detour by probabilities is as good
            detour = c.cross_entropy_loss(y, same_law)
            assert abs(detour - (lse(z) - z[y])) < 1e-12


@law(
    "eq-ces-soft",
    r"""
\begin{aligned}
& -\sum_k y_k \log \hat q_k \\
&= -\sum_k y_k \bigl(z_k - \operatorname{lse}(z)\bigr) && \text{put in } \log \hat q_k \\
&= \operatorname{lse}(z) \sum_k y_k - \sum_k y_k z_k && \text{multiply out} \\
&= \operatorname{lse}(z) - \sum_k y_k z_k && \text{a law sums to 1}
\end{aligned}
""",
)
def a_law_as_the_truth_takes_off_the_mean_score(c):
    for row in ordinary_rows(20, classes=4, seed=122):
        z = exact(row)
        for soft in ordinary_laws(3, classes=4, seed=123):
            drawn = exact(soft)
            y = [share / mp.fsum(drawn) for share in drawn]  # a law to all digits
            short = lse(z) - mp.fsum(a * b for a, b in zip(y, z, strict=True))
            same(
                -mp.fsum(a * mp.log(q) for a, q in zip(y, softmax(z), strict=True)),
                -mp.fsum(a * (s - lse(z)) for a, s in zip(y, z, strict=True)),
                lse(z) * mp.fsum(y) - mp.fsum(a * s for a, s in zip(y, z, strict=True)),
                short,
            )
            near(c.cross_entropy_from_logits(soft, row), short, short + 10, ulps=8)
        for k in range(4):
            one_hot = np.eye(4)[k]
            right(c.cross_entropy_from_logits(one_hot, row), lse(z) - z[k])


@law(
    "eq-ces-margins",
    r"""
\begin{aligned}
L &= -z_y + \log \sum_j e^{z_j} && \text{the definition} \\
&= \log e^{-z_y} + \log \sum_j e^{z_j} && \text{log undoes exp} \\
&= \log \sum_j e^{z_j - z_y} && \text{log of a product} \\
&= \log\Bigl(1 + \sum_{j \ne y} e^{z_j - z_y}\Bigr) && \text{term } j = y \text{ is 1} \\
&= \log\Bigl(1 + \sum_{j \ne y} e^{-m_j}\Bigr) && m_j = z_y - z_j
\end{aligned}
""",
)
def the_loss_sees_the_leads_of_the_true_class_alone(c):
    for y, row in cases():
        z = exact(row)
        last = mp.log(1 + mp.fsum(mp.exp(-m) for m in rivals(y, z)))
        same(
            -z[y] + lse(z),
            mp.log(mp.exp(-z[y])) + lse(z),
            mp.log(mp.fsum(mp.exp(score - z[y]) for score in z)),
            mp.log(1 + mp.fsum(mp.exp(s - z[y]) for j, s in enumerate(z) if j != y)),
            last,
        )
        assert last > 0
        right(c.cross_entropy_from_logits(y, row), last)


@law("eq-ces-hinge", r"L_{\mathrm{hinge}}(y, z) = \sum_{j \ne y} \max(0,\, 1 - m_j)")
def the_hinge_asks_each_rival_for_a_lead_of_one(c):
    for y, row in cases():
        missing = mp.fsum(max(mpf(0), 1 - m) for m in rivals(y, exact(row)))
        right(c.hinge_loss(y, row), missing)


@law(
    "eq-ces-two",
    r"""
\begin{aligned}
L &= \log\bigl(1 + e^{-(z_y - z_o)}\bigr) && \text{one rival} \\
&= \log\bigl(1 + e^{-y_\pm z}\bigr) && z_y - z_o = y_\pm z
\end{aligned}
""",
)
def for_two_classes_it_is_the_loss_with_labels_of_plus_and_minus_one(c):
    for row in [*ordinary_rows(30, classes=2, seed=124), np.array([40.0, 0.0])]:
        z0, z1 = exact(row)
        for y, (own, other) in enumerate([(z0, z1), (z1, z0)]):
            sign = 2 * y - 1
            margin = mp.log(1 + mp.exp(-sign * (z1 - z0)))
            same(loss(y, [z0, z1]), mp.log(1 + mp.exp(-(own - other))), margin)
            right(c.cross_entropy_from_logits(y, row), margin)
        difference = float(row[1]) - float(row[0])
        for sign in (-1, 1):
            exactly = mp.log(1 + mp.exp(-sign * mpf(difference)))
            right(c.margin_loss(sign, difference), exactly)


@law(
    "eq-ces-mistake",
    r"""
\begin{aligned}
L(y, z) &\ge \log\bigl(1 + e^{-m_r}\bigr) && \text{one rival kept} \\
&\ge \log(1 + 1) = \log 2 && m_r \le 0
\end{aligned}
""",
)
def a_mistake_costs_at_least_what_a_fair_coin_costs(c):
    mistakes = 0
    for y, row in cases():
        z = exact(row)
        for lead in rivals(y, z):
            # The first line holds for each rival; with two classes both sides are the same.
            assert loss(y, z) >= mp.log(1 + mp.exp(-lead)) * (1 - mpf("1e-50"))
            if lead <= 0:
                mistakes += 1
                assert mp.log(1 + mp.exp(-lead)) >= mp.log(2)
                assert c.cross_entropy_from_logits(y, row) >= np.log(2) * (1 - 1e-15)
    assert mistakes > 20
    right(c.cross_entropy_from_logits(0, [7.0, 7.0]), mp.log(2))


@law(
    "eq-ces-shift",
    r"""
\begin{aligned}
\operatorname{lse}(z + c) &= \log \sum_j e^{z_j + c} && c \text{ on every score} \\
&= \log\Bigl(e^{c} \sum_j e^{z_j}\Bigr) && \text{factor out } e^{c} \\
&= c + \operatorname{lse}(z) && \text{log of a product}
\end{aligned}
""",
)
def the_log_sum_exp_moves_along_with_the_scores(c):
    for row in rows():
        z = exact(row)
        for shift in (mpf(-1000), mpf("0.5"), mpf(1000)):
            moved = [score + shift for score in z]
            same(
                lse(moved),
                mp.log(mp.exp(shift) * mp.fsum(mp.exp(score) for score in z)),
                shift + lse(z),
            )
    for row in np.round(ordinary_rows(20, seed=125)):  # whole numbers: the shift is exact
        for shift in (-(2.0**40), 1000.0):
            z = exact(row)
            near(c.logsumexp(row + shift), lse(z) + shift, abs(lse(z) + shift))
            for y in range(len(row)):
                right(c.cross_entropy_from_logits(y, row + shift), loss(y, z))


@law(
    "eq-ces-stable",
    r"""
\begin{aligned}
\operatorname{lse}(z) &= z_{\max} + \log \sum_j e^{z_j - z_{\max}} && \text{shift} \\
&= z_{\max} + \log\Bigl(1 + {\sum_j}' e^{z_j - z_{\max}}\Bigr) && \text{one term is } 1
\end{aligned}
""",
)
def the_largest_score_comes_out_of_the_sum(c):
    for row in rows():
        z = exact(row)
        top = max(z)
        same(lse(z), top + mp.log(mp.fsum(mp.exp(score - top) for score in z)), top + fee(z))
        near(c.logsumexp(row), top + fee(z), abs(top) + fee(z))
    right(c.logsumexp([1000.0, 0.0, -1000.0]), mpf(1000))
    right(c.logsumexp([0.0, -50.0]), mp.log1p(mp.exp(-50)))


@law("eq-ces-bounds", r"z_{\max} < \operatorname{lse}(z) \le z_{\max} + \log K")
def the_log_sum_exp_is_a_smooth_maximum(c):
    for row in rows():
        z = exact(row)
        slack = mpf("1e-300")
        assert max(z) < lse(z) <= max(z) + mp.log(len(z)) + slack
        assert row.max() <= c.logsumexp(row)
        assert c.logsumexp(row) <= (row.max() + np.log(len(z))) + 1e-15 * abs(row).max() + 1e-15
        assert len(set(row)) == 1 or lse(z) < max(z) + mp.log(len(z))
    for k in (2, 3, 10):
        right(c.logsumexp([0.0] * k), mp.log(k))


@law(
    "eq-ces-fee",
    r"""
L(y, z) = (z_{\max} - z_y) + \log\Bigl(1 + {\sum_j}' e^{z_j - z_{\max}}\Bigr)
""",
)
def a_mistake_costs_the_lead_of_the_winner_and_everybody_pays_a_fee(c):
    for y, row in cases():
        z = exact(row)
        paid = (max(z) - z[y]) + fee(z)
        same(loss(y, z), paid)
        assert 0 < fee(z) <= mp.log(len(z)) * (1 + mpf("1e-50"))
        right(c.cross_entropy_from_logits(y, row), paid)
    for y, cost in enumerate((0.0, 1000.0, 2000.0)):
        assert c.cross_entropy_from_logits(y, [1000.0, 0.0, -1000.0]) == cost


def slope_agrees(left: mpf, other: mpf) -> None:
    """A central difference is off by its step squared, 1e-300."""
    assert equal(left, other) or abs(left - other) < mpf("1e-240"), f"{left} ≠ {other}"


@law(
    "eq-ces-lse-slope",
    r"""
\begin{aligned}
\frac{\partial}{\partial z_k} \operatorname{lse}(z) &= \frac{1}{\sum_j e^{z_j}} \cdot \frac{\partial}{\partial z_k} \sum_j e^{z_j} && \text{chain rule} \\[1ex]
&= \frac{e^{z_k}}{\sum_j e^{z_j}} && \text{only one term moves} \\[1ex]
&= \hat q_k && \text{this is softmax}
\end{aligned}
""",
)
def the_slope_of_the_log_sum_exp_is_softmax(c):
    for k, row in cases():
        if np.abs(row).max() > 100:
            continue
        z = exact(row)
        total = mp.fsum(mp.exp(score) for score in z)
        inner = slope(lambda u: mp.fsum(mp.exp(score) for score in u), z, k)
        slope_agrees(slope(lse, z, k), inner / total)
        same(mp.exp(z[k]) / total, softmax(z)[k])
        slope_agrees(slope(lse, z, k), softmax(z)[k])
        right(c.softmax(row)[k], softmax(z)[k], limit=9)


@law(
    "eq-ce-slope",
    r"""
\begin{aligned}
k = y: \quad & \frac{\partial L}{\partial z_k} = \hat q_k - 1 && z_y \text{ has slope 1} \\
k \ne y: \quad & \frac{\partial L}{\partial z_k} = \hat q_k - 0 && z_y \text{ stands still} \\
\text{both:} \quad & \frac{\partial L}{\partial z_k} = \hat q_k - y_k && y_k \text{ is one-hot}
\end{aligned}
""",
)
def the_slope_in_the_scores_is_prediction_less_label(c):
    for y, row in cases():
        z = exact(row)
        given = c.cross_entropy_from_logits_grad(y, row)
        for k in range(len(z)):
            value = softmax(z)[k] - (1 if k == y else 0)
            right(given[k], value, limit=5)
            if np.abs(row).max() <= 100:
                slope_agrees(slope(lambda u, y=y: loss(y, u), z, k), value)
    for row in ordinary_rows(5, classes=3, seed=126):  # a law as the truth
        z, soft = exact(row), np.array([0.5, 0.25, 0.25])
        for k in range(3):
            value = softmax(z)[k] - mpf(float(soft[k]))
            mean = slope(
                lambda u, y=soft: mp.fsum(mpf(float(a)) * loss(j, u) for j, a in enumerate(y)), z, k
            )
            slope_agrees(mean, value)
            near(c.cross_entropy_from_logits_grad(soft, row)[k], value, mpf(1), ulps=8)


@law("eq-ces-slope-sum", r"\sum_k (\hat q_k - y_k) = 1 - 1 = 0")
def pushes_and_pull_balance(c):
    for y, row in cases():
        z = exact(row)
        total = mp.fsum(q - (1 if k == y else 0) for k, q in enumerate(softmax(z)))
        assert abs(total) < mpf("1e-350")
        given = c.cross_entropy_from_logits_grad(y, row)
        assert abs(mp.fsum(map(float, given))) <= mpf(2) ** -50 * max(map(abs, map(float, given)))
        assert all(value > 0 for k, value in enumerate(given) if k != y)
        assert given[y] < 0


@law(
    "eq-ces-hinge-slope",
    r"""
\begin{aligned}
j \ne y: \quad & \frac{\partial L_{\mathrm{hinge}}}{\partial z_j} = [m_j < 1] && m_j = z_y - z_j \\
j = y: \quad & \frac{\partial L_{\mathrm{hinge}}}{\partial z_y} = -\sum_{j \ne y} [m_j < 1] && \text{all hold } z_y
\end{aligned}
""",
)
def the_hinge_pulls_with_one_for_each_rival_that_is_too_near(c):
    for y, row in cases():
        z = exact(row)
        close = {j: int(z[y] - z[j] < 1) for j in range(len(z)) if j != y}
        expected = [close.get(j, -sum(close.values())) for j in range(len(z))]
        if all(z[y] - z[j] != 1 for j in close):  # at a corner there is no slope
            for j in range(len(z)):
                found = slope(
                    lambda u, y=y: mp.fsum(max(mpf(0), 1 - m) for m in rivals(y, u)), z, j
                )
                assert abs(found - expected[j]) < mpf("1e-100")
            assert c.hinge_loss_grad(y, row).tolist() == expected


@law(
    "eq-ces-weights",
    r"""
\begin{aligned}
\frac{\partial L}{\partial W_{ki}} &= \frac{\partial L}{\partial z_k} \cdot \frac{\partial z_k}{\partial W_{ki}} && \text{only } z_k \text{ has } W_{ki} \\[1ex]
&= (\hat q_k - y_k)\, x_i && z_k \text{ rises by } x_i \\[1ex]
\frac{\partial L}{\partial b_k} &= \hat q_k - y_k && z_k \text{ rises by } 1
\end{aligned}
""",
)
def the_slope_in_a_weight_is_that_in_its_score_times_the_feature(c):
    rng = np.random.default_rng(127)
    for classes, features in ((2, 1), (3, 4), (5, 2)):
        theta = rng.normal(size=(classes, features + 1))
        x, y = rng.normal(size=features) * 3, int(rng.integers(classes))

        def of_parameters(flat, x=x, y=y, shape=theta.shape):
            at = [flat[k * shape[1] : (k + 1) * shape[1]] for k in range(shape[0])]
            inputs = [*exact(x), mpf(1)]
            return loss(y, [mp.fdot(weights, inputs) for weights in at])

        flat = exact(theta.ravel())
        q = softmax([mp.fdot(exact(t), [*exact(x), mpf(1)]) for t in theta])
        given = c.SoftmaxCost(x[None], [y], classes=classes).gradient(theta)
        for k in range(classes):
            for i, feature in enumerate([*exact(x), mpf(1)]):
                value = (q[k] - (1 if k == y else 0)) * feature
                slope_agrees(slope(of_parameters, flat, k * (features + 1) + i), value)
                near(given[k, i], value, abs(feature), ulps=64)
