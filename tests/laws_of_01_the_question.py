"""The laws of chapter 1: the line of least squares, the step, and the curve on top.

What holds for sums and fractions is checked in exact fractions: nothing there can round.
"""

from fractions import Fraction

import numpy as np
from accuracy import hostile_scores, ordinary_scores, varied
from laws import law, right, same
from mpmath import mp, mpf

Samples = tuple[list[Fraction], list[Fraction]]


def tables() -> list[Samples]:
    """Features and 0/1 labels: ordinary, next to each other, far apart, one far from all."""
    rng = np.random.default_rng(31)
    features = [varied(rng.normal(scale=scale, size=9)) for scale in (1e-300, 1e-9, 1, 1e12)]
    features += [1e8 + rng.normal(size=9), np.append(rng.normal(size=8), 1e200)]
    labels = rng.integers(0, 2, size=(6, 9))
    assert all(0 < row.sum() < 9 for row in labels)
    return [
        ([Fraction(float(v)) for v in x], [Fraction(int(v)) for v in y])
        for x, y in zip(features, labels, strict=True)
    ]


def lines(n: int = 4) -> list[tuple[Fraction, Fraction]]:
    """Pairs w, b (or k, h) of both signs, small and large, but not 0."""
    draw = np.random.default_rng(32).normal(size=(n, 2)) * [[1e-6], [1], [1], [1e6]]
    return [(Fraction(w), Fraction(b)) for w, b in varied(draw).tolist()]


def errors(x, y, w, b) -> list[Fraction]:
    return [label - b - w * feature for feature, label in zip(x, y, strict=True)]


def squares(values) -> Fraction:
    return sum(value * value for value in values)


def times(left, right_) -> Fraction:
    return sum(a * b for a, b in zip(left, right_, strict=True))


def by_differences(x, y) -> tuple[Fraction, Fraction]:
    """w and b of the best line, from pairs of samples: another way than the normal equations."""
    pairs = [(i, j) for i in range(len(x)) for j in range(i)]
    rise = sum((x[i] - x[j]) * (y[i] - y[j]) for i, j in pairs)
    w = rise / sum((x[i] - x[j]) ** 2 for i, j in pairs)
    return w, (sum(y) - w * sum(x)) / len(x)


# Chapter 1: the line


@law("eq-line", r"\hat y = b + w\,x")
def a_line_is_b_at_0_and_rises_by_w_for_each_unit(c):
    for w, b in lines():
        for x in (Fraction(-(10**300)), Fraction(0), Fraction(1, 3), Fraction(10**300)):
            at = {v: np.dot([1, v], [b, w]) for v in (Fraction(0), x, x + 1)}
            assert at[0] == b and at[x + 1] - at[x] == w and at[x] == b + w * x


@law("eq-line-cost", r"J(w, b) = \frac1n \sum_i (y_i - b - w\,x_i)^2")
def the_cost_is_the_mean_of_the_squared_errors(c):
    for x, y in tables():
        for w, b in lines():
            # The mean of a square is the square of the mean, and the mean square around it.
            e = errors(x, y, w, b)
            mean = sum(e) / len(e)
            cost = sum((label - b - w * v) ** 2 for v, label in zip(x, y, strict=True)) / len(x)
            assert cost == mean**2 + squares(v - mean for v in e) / len(e) > 0


@law(
    "eq-line-lift",
    r"""
\begin{aligned}
\sum_i (e_i - h)^2 &= \sum_i \bigl(e_i^2 - 2h\,e_i + h^2\bigr) && \text{multiply out} \\
&= \sum_i e_i^2 - 2h \sum_i e_i + n h^2 && \text{sum each part} \\
&= \sum_i e_i^2 - n\,\bar e^{\,2} && \text{choose } h = \bar e
\end{aligned}
""",
)
def lifting_by_the_mean_error_saves_n_times_its_square_and_nothing_saves_more(c):
    for x, y in tables():
        for w, b in lines():
            e = errors(x, y, w, b)
            mean = sum(e) / len(e)
            for h in (w, b, -w, mean):
                lifted = squares(errors(x, y, w, b + h))
                assert lifted == sum(v * v - 2 * h * v + h * h for v in e)
                assert lifted == squares(e) - 2 * h * sum(e) + len(e) * h * h
                assert lifted >= squares(e) - len(e) * mean**2
            assert squares(errors(x, y, w, b + mean)) == squares(e) - len(e) * mean**2


@law(
    "eq-line-tilt",
    r"""
\begin{aligned}
\sum_i (e_i - k x_i)^2 &= \sum_i e_i^2 - 2k \sum_i x_i e_i + k^2 \sum_i x_i^2 && \text{multiply out} \\
&= \sum_i e_i^2 - \frac{\bigl(\sum_i x_i e_i\bigr)^2}{\sum_i x_i^2} && \text{this } k
\end{aligned}
""",
)
def tilting_saves_the_square_of_the_weighted_errors_and_nothing_saves_more(c):
    for x, y in tables():
        for w, b in lines():
            e = errors(x, y, w, b)
            best, saved = times(x, e) / squares(x), times(x, e) ** 2 / squares(x)
            for k in (w, b, -w, best):
                tilted = squares(errors(x, y, w + k, b))
                assert tilted == squares(e) - 2 * k * times(x, e) + k * k * squares(x)
                assert tilted >= squares(e) - saved
            assert squares(errors(x, y, w + best, b)) == squares(e) - saved


@law("eq-line-normal", r"\sum_i e_i = 0, \qquad \sum_i x_i\,e_i = 0")
def at_the_best_line_errors_sum_to_0_and_so_do_errors_times_x(c):
    for x, y in tables():
        w, b = by_differences(x, y)
        e = errors(x, y, w, b)
        assert sum(e) == 0 and times(x, e) == 0
        for k, h in lines():
            assert squares(errors(x, y, w + k, b + h)) > squares(e)
            assert (sum(errors(x, y, w + k, b + h)), times(x, errors(x, y, w + k, b + h))) != (0, 0)


@law(
    "eq-line-enough",
    r"""
\begin{aligned}
\sum_i (e_i - d_i)^2 &= \sum_i e_i^2 - 2 \sum_i d_i e_i + \sum_i d_i^2 && \text{multiply out} \\
&= \sum_i e_i^2 + \sum_i d_i^2 && \text{the middle is 0}
\end{aligned}
""",
)
def any_other_line_costs_more_by_a_sum_of_squares(c):
    for x, y in tables():
        best = by_differences(x, y)
        for k, h in lines():
            d = [h + k * v for v in x]
            for w, b in [best, (h, k)]:
                e = errors(x, y, w, b)
                other = squares(errors(x, y, w + k, b + h))
                assert other == squares(e) - 2 * times(d, e) + squares(d)
            e = errors(x, y, *best)
            assert times(d, e) == 0 == sum(e) == times(x, e)
            assert squares(errors(x, y, best[0] + k, best[1] + h)) == squares(e) + squares(d)
            assert squares(d) > 0


@law(
    "eq-line-sums",
    r"""
\begin{aligned}
n\,b + \bigl(\textstyle\sum_i x_i\bigr)\,w &= \textstyle\sum_i y_i \\
\bigl(\textstyle\sum_i x_i\bigr)\,b + \bigl(\textstyle\sum_i x_i^2\bigr)\,w &= \textstyle\sum_i x_i y_i
\end{aligned}
""",
)
def the_best_line_solves_two_equations_in_five_sums_and_no_other_line_does(c):
    for x, y in tables():
        w, b = by_differences(x, y)
        n, sums = len(x), (sum(x), sum(y), squares(x), times(x, y))
        assert n * b + sums[0] * w == sums[1] and sums[0] * b + sums[2] * w == sums[3]
        assert n * sums[2] != sums[0] ** 2


@law(
    "eq-line-ten",
    r"""
\begin{aligned}
10\,b + 7.9\,w &= 7 && \text{errors sum to 0} \\
7.9\,b + 44.13\,w &= 11.3 && \text{errors times } x \\
79\,b + 62.41\,w &= 55.3 && \text{first} \times 7.9 \\
79\,b + 441.3\,w &= 113 && \text{second} \times 10 \\
378.89\,w &= 57.7 && \text{subtract} \\
w &= \frac{57.7}{378.89} \approx 0.1523 && \text{divide} \\[1ex]
b &= \frac{7 - 7.9\,w}{10} \approx 0.5797 && \text{from the first}
\end{aligned}
""",
)
def each_line_from_the_sums_of_the_ten_points_to_their_line_is_exact(c):
    x, y = ([Fraction(str(v)) for v in values.tolist()] for values in c.ten_points())
    w, b = by_differences(x, y)

    def of(text):
        return Fraction(text)

    assert (len(x), sum(x), sum(y)) == (10, of("7.9"), 7)
    assert (squares(x), times(x, y)) == (of("44.13"), of("11.3"))
    assert 10 * b + of("7.9") * w == 7 and of("7.9") * b + of("44.13") * w == of("11.3")
    assert 79 * b + of("62.41") * w == of("55.3") and 79 * b + of("441.3") * w == 113
    assert of("441.3") - of("62.41") == of("378.89") and 113 - of("55.3") == of("57.7")
    assert w == of("57.7") / of("378.89") and b == (7 - of("7.9") * w) / 10
    assert abs(w - of("0.1523")) < of("0.00005") and abs(b - of("0.5797")) < of("0.00005")


@law(
    "eq-line-crossings",
    r"""
\begin{aligned}
\hat y = 0 \quad&\text{at}\quad x = -\frac{b}{w} = -\frac{21964}{5770} \approx -3.8066 \\[1ex]
\hat y = 1 \quad&\text{at}\quad x = \frac{1-b}{w} = \frac{15925}{5770} \approx 2.7600
\end{aligned}
""",
)
def the_line_of_the_ten_points_is_0_and_1_at_two_fractions(c):
    x, y = ([Fraction(str(v)) for v in values.tolist()] for values in c.ten_points())
    w, b = by_differences(x, y)
    for height, where, printed in [
        (0, Fraction(-21964, 5770), "-3.8066"),
        (1, Fraction(15925, 5770), "2.7600"),
    ]:
        assert b + w * where == height and where == (height - b) / w
        assert abs(where - Fraction(printed)) < Fraction(1, 20000)


@law(
    "eq-line-several",
    r"X^{\top}(y - X\theta) = 0 \quad\Longleftrightarrow\quad X^{\top}X\,\theta = X^{\top}y",
)
def with_several_features_the_errors_times_each_column_sum_to_0(c):
    rng = np.random.default_rng(33)
    with mp.workdps(60):
        for scale in (1e-12, 1, 1e12):
            table = varied(rng.normal(size=(12, 3)) * [1, 1, scale]).tolist()
            rows = mp.matrix([[1, *row] for row in table])
            y = mp.matrix(rng.integers(0, 2, size=12).tolist())
            theta = mp.qr_solve(rows, y)[0]  # least squares without the normal equations
            columns = rows.T
            for j in range(4):
                size = mp.norm(columns[j, :], 2)
                assert abs((columns * (y - rows * theta))[j]) < mpf("1e-30") * size
                left, other = (columns * rows * theta)[j], (columns * y)[j]
                assert abs(left - other) < mpf("1e-30") * size
            elsewhere = theta + mp.matrix([0, 0, 0, mpf("0.1") / mpf(scale)])
            assert mp.norm(y - rows * elsewhere) > mp.norm(y - rows * theta)
            assert mp.norm(columns * (y - rows * elsewhere)) > mpf("1e-30")


@law(
    "eq-line-threshold",
    r"b + w\,x \ge \mu \quad\Longleftrightarrow\quad x \ge \frac{\mu - b}{w}",
)
def a_threshold_on_a_rising_line_is_a_cut_on_the_feature(c):
    for x, _ in tables():
        for w, b in lines():
            for mu in (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(7, 10)):
                cut = (mu - b) / abs(w)
                for v in [*x, cut, cut - Fraction(1, 10**30), cut + Fraction(1, 10**30)]:
                    assert (b + abs(w) * v >= mu) == (v >= cut)
                    assert (b - abs(w) * v >= mu) == (v <= -cut)  # a falling line turns it round


@law("eq-line-lever", r"e_n = -\frac1t \sum_{i<n} x_i\,e_i")
def the_error_at_a_far_sample_is_what_the_others_give_over_its_distance(c):
    for x, y in tables():
        for t in (Fraction(3), Fraction(10**6), Fraction(10**300)):
            moved = [*x[:-1], t * max(abs(v) for v in x)]
            e = errors(moved, y, *by_differences(moved, y))
            assert e[-1] == -times(moved[:-1], e[:-1]) / moved[-1]
    # At a great distance it is 0, and the line at the others is the mean of their labels.
    x, y = tables()[2]
    w, b = by_differences([*x[:-1], Fraction(10**300)], y)
    mean = sum(y[:-1]) / len(y[:-1])
    assert abs(y[-1] - b - w * 10**300) < Fraction(1, 10**290)
    assert all(abs(b + w * v - mean) < Fraction(1, 10**290) for v in x[:-1])


# The step


def step(z) -> int:
    return 1 if z >= 0 else 0


@law(
    "eq-line-step",
    r"\operatorname{step}(z) = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}",
)
def the_step_is_1_from_0_on(c):
    for z in [*ordinary_scores(20), *hostile_scores(10), -0.0]:
        assert np.heaviside(z, 1) == step(z)


@law("eq-line-sign", r"\operatorname{sgn}(z) = 2\operatorname{step}(z) - 1")
def the_sign_is_the_step_for_labels_minus_1_and_1(c):
    for z in [*ordinary_scores(20), *hostile_scores(10), 0.0]:
        assert 2 * step(z) - 1 == (mp.sign(mpf(float(z))) if z else 1)


@law(
    "eq-line-step-slope",
    r"""
\begin{aligned}
\frac{\operatorname{step}(z+h) - \operatorname{step}(z)}{h} &= 0 && \text{for } 0 < |h| < |z| \\[1ex]
\frac{\operatorname{step}(0) - \operatorname{step}(-h)}{h} &= \frac1h && \text{for } h > 0
\end{aligned}
""",
)
def the_slope_of_the_step_is_0_but_at_0_where_there_is_none(c):
    for z in [Fraction(float(z)) for z in hostile_scores(10) if z]:
        for share in (Fraction(1, 10**30), Fraction(1, 2), Fraction(10**30 - 1, 10**30)):
            for h in (z * share, -z * share):
                assert (step(z + h) - step(z)) / h == 0
            assert (step(0) - step(-abs(z) * share)) / (abs(z) * share) == 1 / (abs(z) * share)


# The curve on top


@law(
    "eq-line-missing",
    r"1 - \sigma(z) = 1 - \frac{1}{1+e^{-z}} = \frac{e^{-z}}{1+e^{-z}} < e^{-z} = 10^{-z/\log 10}",
)
def what_is_missing_to_1_is_less_than_e_to_the_minus_z_and_hardly_less(c):
    for z in (-5.0, 0.0, 1e-9, 0.5, 37.5, 700.0, 2000.0):
        with mp.workdps(40 + int(abs(z))):  # so many that e^−2z is not lost beside 1
            e = mp.exp(-mpf(z))
            missing = 1 - 1 / (1 + e)
            same(missing, e / (1 + e))
            assert 0 < missing < e
            same(e, mpf(10) ** (-mpf(z) / mp.log(10)))
            right(c.log_sigmoid(-z), mp.log(missing))
            if abs(z) <= 700:
                right(c.sigmoid(-z), missing)
    with mp.workdps(60):
        e = mp.exp(mpf(-49995))
        assert mp.nstr(mp.log10(e / (1 + e)), 7) == "-21712.55"
        right(c.log_sigmoid(-49995.0), mp.log(e / (1 + e)))


@law("eq-line-nudge", r"z = L\,(2\hat y - 1), \qquad L = \log\frac{1-\varepsilon}{\varepsilon}")
def least_squares_on_nudged_labels_is_the_old_line_stretched_at_will(c):
    x, y = ([Fraction(str(v)) for v in values.tolist()] for values in c.ten_points())
    w, b = [mpf(v.numerator) / v.denominator for v in by_differences(x, y)]
    rows = mp.matrix([[1, mpf(v.numerator) / v.denominator] for v in x])
    for epsilon in (mpf("1e-300"), mpf("1e-8"), mpf("0.01"), mpf("0.4")):
        with mp.workdps(700):
            nudged = [1 - epsilon if label else epsilon for label in y]
            logits = mp.matrix([mp.log(p / (1 - p)) for p in nudged])
            height, slope = mp.qr_solve(rows, logits)[0]
            stretch = mp.log((1 - epsilon) / epsilon)
        same(slope, stretch * 2 * w)
        same(height, stretch * (2 * b - 1))
        right(c.logit(float(epsilon)), mp.log(mpf(float(epsilon)) / (1 - mpf(float(epsilon)))))
