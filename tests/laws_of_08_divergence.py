"""The laws of chapter 8: cross-entropy, the divergence and its two proofs, and JS."""

from collections.abc import Iterator

import numpy as np
from accuracy import hostile_laws, varied
from laws import law, right, same
from mpmath import mp, mpf

Law = list[mpf]


def exact_laws(seed: int, zeros: bool = False) -> Iterator[tuple[Law, Law]]:
    """Pairs of laws that sum to 1 exactly, far and near; with zeros if wanted."""
    rng = np.random.default_rng(seed)
    for classes in (2, 3, 4, 7):
        for spread in (0.3, 1, 30):
            p, q = rng.multinomial(2**30, rng.dirichlet(np.full(classes, spread), 2))
            for row in (p, q):
                row += 1
                row[row.argmax()] -= classes
            near = p.copy()
            near[0], near[1] = p[0] + p[1] // 1000 + 1, p[1] - p[1] // 1000 - 1
            pairs = [(p, q), (q, p), (p, near)] if near.min() > 0 else [(p, q), (q, p)]
            if zeros:
                sure = np.array([2**30, *[0] * (classes - 1)])
                pairs += [(sure, p), (p, sure), (sure, sure[::-1]), (sure, sure)]
            for one, other in pairs:
                yield [mpf(int(n)) / 2**30 for n in one], [mpf(int(n)) / 2**30 for n in other]


def check_laws(pair: tuple[Law, Law]) -> None:
    assert all(mp.fsum(one) == 1 and min(one) >= 0 for one in pair)


def floats(p: Law) -> np.ndarray:
    return np.array([float(value) for value in p])


def support(p: Law) -> list[int]:
    return [k for k, value in enumerate(p) if value > 0]


def cross(p: Law, q: Law) -> mpf:
    if any(q[k] == 0 for k in support(p)):
        return mp.inf
    return -mp.fsum(p[k] * mp.log(q[k]) for k in support(p))


def kl(p: Law, q: Law) -> mpf:
    if any(q[k] == 0 for k in support(p)):
        return mp.inf
    return mp.fsum(p[k] * mp.log(p[k] / q[k]) for k in support(p))


def entropy(p: Law) -> mpf:
    return -mp.fsum(p[k] * mp.log(p[k]) for k in support(p))


def mixture(p: Law, q: Law) -> Law:
    return [(a + b) / 2 for a, b in zip(p, q, strict=True)]


def ratios(p: Law, q: Law) -> tuple[list[mpf], list[mpf]]:
    """Weights and points of Jensen's inequality: p, and q / p, on the support of p."""
    return [p[k] for k in support(p)], [q[k] / p[k] for k in support(p)]


def numbers(seed: int, n: int = 40) -> list[mpf]:
    """Positive numbers, from next to nothing to huge, and next to 1."""
    rng = np.random.default_rng(seed)
    found = [*10 ** rng.uniform(-300, 300, n), *rng.uniform(0, 3, n)]
    found += [*(1 + rng.normal(size=n) * 10 ** rng.uniform(-12, -1, n))]
    return [mpf(float(x)) for x in varied(np.array(found))]


@law("eq-cross-entropy", r"H(p, q) = -\sum_{k=1}^{K} p_k \log q_k")
def cross_entropy_is_the_mean_surprise_under_the_truth(c):
    for p, q in exact_laws(81, zeros=True):
        check_laws((p, q))
        right(c.cross_entropy(floats(p), floats(q)), cross(p, q))
        right(c.cross_entropy(floats(p), floats(p)), entropy(p))
    lengths = [mpf(1), mpf(2), mpf(3), mpf(3)]
    p = [mpf(1) / 8, mpf(1) / 8, mpf(1) / 4, mpf(1) / 2]
    mean = mp.fsum(a * b for a, b in zip(p, lengths, strict=True))
    assert c.cross_entropy(floats(p), [1 / 2, 1 / 4, 1 / 8, 1 / 8], unit="bits") == mean == 2.625


@law("eq-kl", r"\operatorname{KL}(p \,\|\, q) = \sum_{k=1}^{K} p_k \log \frac{p_k}{q_k}")
def the_divergence_is_the_mean_log_ratio_under_the_truth(c):
    for p, q in exact_laws(82, zeros=True):
        right(c.kl_divergence(floats(p), floats(q)), kl(p, q), limit=8)
    assert c.kl_divergence([1, 0, 0], [0.7, 0.2, 0.1]) == -np.log(0.7)
    assert c.kl_divergence([0.7, 0.2, 0.1], [1, 0, 0]) == np.inf


@law(
    "eq-ce-splits",
    r"""
\begin{aligned}
H(p, q) &= -\sum_k p_k \log q_k && \text{the definition} \\
&= \sum_k p_k \Bigl( \log\frac{p_k}{q_k} - \log p_k \Bigr) && \text{log of a quotient} \\
&= \sum_k p_k \log\frac{p_k}{q_k} - \sum_k p_k \log p_k && \text{two sums} \\
&= \operatorname{KL}(p \,\|\, q) + H(p) && \text{their names}
\end{aligned}
""",
)
def cross_entropy_is_entropy_plus_the_price(c):
    for p, q in exact_laws(83):
        same(
            cross(p, q),
            mp.fsum(a * (mp.log(a / b) - mp.log(a)) for a, b in zip(p, q, strict=True)),
            mp.fsum(a * mp.log(a / b) for a, b in zip(p, q, strict=True))
            - mp.fsum(a * mp.log(a) for a in p),
            kl(p, q) + entropy(p),
        )
        parts = c.kl_divergence(floats(p), floats(q)) + c.entropy(floats(p))
        right(parts, cross(p, q), limit=8)


@law(
    "eq-div-limit",
    r"""
\begin{aligned}
0 < -x \log x &= t\,e^{-t} && x = e^{-t},\; t > 0 \\
&= \frac{t}{e^{t}} && \text{a minus turns it over} \\[1ex]
&< \frac{t}{t^2/2} && e^{t} > \tfrac12 t^2 \\[1ex]
&= \frac{2}{t} && \text{cancel } t
\end{aligned}
""",
)
def what_is_rare_adds_next_to_nothing_to_a_mean(c):
    rng = np.random.default_rng(84)
    for value in (*rng.uniform(0, 5, 20), *10 ** rng.uniform(-12, 2.5, 20)):
        t = mpf(float(value))
        x = mp.exp(-t)
        same(-x * mp.log(x), t * mp.exp(-t), t / mp.exp(t))
        assert 0 < -x * mp.log(x) < t / (t**2 / 2)
        same(t / (t**2 / 2), 2 / t)
    assert -mp.exp(-1000) * mp.log(mp.exp(-1000)) < mpf("1e-400")


@law(
    "eq-gibbs",
    r"""
\operatorname{KL}(p \,\|\, q) \ge 0, \qquad \operatorname{KL}(p \,\|\, q) = 0 \iff q = p
""",
)
def it_never_pays_to_believe_another_law(c):
    for p, q in exact_laws(85, zeros=True):
        assert kl(p, q) >= 0 and (kl(p, q) == 0) == (p == q)
        price = c.kl_divergence(floats(p), floats(q))
        assert price >= 0 and (price == 0) == (p == q)
        assert c.kl_divergence(floats(p), floats(p)) == 0
    one, other = hostile_laws(200, seed=86)
    assert (c.kl_divergence(one, other) >= 0).all()


@law("eq-div-log-line", r"\log x \le x - 1")
def the_logarithm_lies_below_its_tangent_at_one(c):
    for x in numbers(87):
        assert mp.log(x) < x - 1 or x == 1 and mp.log(x) == x - 1
    assert mp.log(mpf(1)) == 0


@law(
    "eq-div-gibbs-first",
    r"""
\begin{aligned}
-\operatorname{KL}(p \,\|\, q) &= \sum_{k \in S} p_k \log\frac{q_k}{p_k} && \text{minus turns it over} \\
&\le \sum_{k \in S} p_k \Bigl( \frac{q_k}{p_k} - 1 \Bigr) && \log x \le x - 1 \\
&= \sum_{k \in S} q_k - \sum_{k \in S} p_k && \text{multiply out} \\
&\le 1 - 1 = 0 && q \text{ sums to 1 at most}
\end{aligned}
""",
)
def a_line_above_the_logarithm_proves_gibbs(c):
    for p, q in exact_laws(88, zeros=True):
        s = support(p)
        if any(q[k] == 0 for k in s):
            continue
        logs = mp.fsum(p[k] * mp.log(q[k] / p[k]) for k in s)
        line = mp.fsum(p[k] * (q[k] / p[k] - 1) for k in s)
        same(1 - kl(p, q), 1 + logs)
        same(1 + line, 1 + mp.fsum(q[k] for k in s) - mp.fsum(p[k] for k in s))
        assert (logs < line or p == q) and line <= mpf("1e-390")


@law("eq-div-tangent", r"f(x) \le f(c) + f'(c)\,(x - c)")
def a_concave_function_lies_below_its_tangents(c):
    concave = (
        (mp.log, lambda x: 1 / x),
        (mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x))),
        (lambda x: -(x**2), lambda x: -2 * x),
        (lambda x: -x * mp.log(x), lambda x: -mp.log(x) - 1),
    )
    points = [x for x in numbers(89, 12) if mpf("1e-30") < x < mpf("1e30")]
    for f, slope in concave:
        for x in points:
            for at in points:
                assert f(x) < f(at) + slope(at) * (x - at) or x == at


@law(
    "eq-div-jensen",
    r"""
\begin{aligned}
&\sum_k w_k f(x_k) \\
&\quad\le \sum_k w_k \bigl( f(c) + f'(c)\,(x_k - c) \bigr) && \text{the tangent} \\
&\quad= f(c) + f'(c) \Bigl( \sum_k w_k x_k - c \Bigr) && \text{sum to 1} \\
&\quad= f(c) && c \text{ is the mean}
\end{aligned}
""",
)
def the_mean_of_the_values_is_at_most_the_value_of_the_mean(c):
    points = iter(numbers(90, 200))
    for weights, _ in exact_laws(91, zeros=True):
        x = [next(points) for _ in weights]
        centre = mp.fsum(w * v for w, v in zip(weights, x, strict=True))
        for f, slope in ((mp.log, 1 / centre), (mp.sqrt, 1 / (2 * mp.sqrt(centre)))):
            pairs = list(zip(weights, x, strict=True))
            values = mp.fsum(w * f(v) for w, v in pairs)
            line = mp.fsum(w * (f(centre) + slope * (v - centre)) for w, v in pairs)
            same(line, f(centre) + slope * (mp.fsum(w * v for w, v in pairs) - centre), f(centre))
            assert values <= line + mpf("1e-60") * abs(line)
            assert len(support(weights)) == 1 or values < line


@law(
    "eq-div-gibbs-second",
    r"""
\begin{aligned}
-\operatorname{KL}(p \,\|\, q) &= \sum_{k \in S} p_k \log\frac{q_k}{p_k} && \text{as before} \\
&\le \log \sum_{k \in S} p_k\,\frac{q_k}{p_k} && \text{Jensen} \\
&= \log \sum_{k \in S} q_k && \text{cancel } p_k \\
&\le \log 1 = 0 && q \text{ sums to 1 at most}
\end{aligned}
""",
)
def the_centre_below_the_curve_proves_gibbs(c):
    for p, q in exact_laws(92, zeros=True):
        if any(q[k] == 0 for k in support(p)):
            continue
        weights, points = ratios(p, q)
        logs = mp.fsum(w * mp.log(x) for w, x in zip(weights, points, strict=True))
        mean = mp.fsum(w * x for w, x in zip(weights, points, strict=True))
        total = mp.fsum(q[k] for k in support(p))
        same(1 - kl(p, q), 1 + logs)
        same(mean, total)
        equal = len({mp.nstr(x, 50) for x in points}) == 1
        assert (equal or logs < mp.log(mean)) and total <= 1


@law(
    "eq-div-uniform",
    r"""
\begin{aligned}
0 \le \operatorname{KL}(p \,\|\, u) &= \sum_k p_k \log(p_k K) && p_k / u_k = p_k K \\
&= \log K + \sum_k p_k \log p_k && \text{split the log} \\
&= \log K - H(p) && \text{the entropy}
\end{aligned}
""",
)
def no_law_has_more_entropy_than_the_even_one(c):
    for p, _ in exact_laws(93, zeros=True):
        K = len(p)
        even, s = [mpf(1) / K] * K, support(p)
        same(
            kl(p, even),
            mp.fsum(p[k] * mp.log(p[k] * K) for k in s),
            mp.log(K) + mp.fsum(p[k] * mp.log(p[k]) for k in s),
            mp.log(K) - entropy(p),
        )
        assert kl(p, even) >= 0 and c.entropy(floats(p)) <= np.log(K)
        right(c.entropy(floats(p)), mp.log(K) - kl(p, even))


@law(
    "eq-div-code",
    r"""
\begin{aligned}
\sum_k p_k\,\ell_k &= -\sum_k p_k \log_2 2^{-\ell_k} && \log_2 2^{-\ell} = -\ell \\
&= -\sum_k p_k \log_2 (q_k\,Z) && 2^{-\ell_k} = q_k Z \\
&= H(p, q) - \log_2 Z && \text{log of a product} \\
&\ge H(p, q) && Z \le 1 \\
&\ge H(p) && \text{Gibbs}
\end{aligned}
""",
)
def no_prefix_code_beats_the_entropy(c):
    rng = np.random.default_rng(94)
    for p, _ in exact_laws(95, zeros=True):
        lengths = rng.integers(1, 9, len(p)).tolist()
        while sum(2.0**-length for length in lengths) > 1:
            lengths[int(np.argmin(lengths))] += 1
        Z = mp.fsum(mpf(2) ** -length for length in lengths)
        q = [mpf(2) ** -length / Z for length in lengths]
        mean = mp.fsum(a * length for a, length in zip(p, lengths, strict=True))
        same(
            mean,
            -mp.fsum(a * mp.log(mpf(2) ** -n) / mp.log(2) for a, n in zip(p, lengths, strict=True)),
            -mp.fsum(a * mp.log(b * Z) / mp.log(2) for a, b in zip(p, q, strict=True)),
            cross(p, q) / mp.log(2) - mp.log(Z) / mp.log(2),
        )
        assert Z <= 1 and mean >= cross(p, q) / mp.log(2) - mpf("1e-300")
        assert mean + 1e-12 >= c.cross_entropy(floats(p), floats(q), unit="bits")
        assert mean + 1e-12 >= c.entropy(floats(p), unit="bits")
        right(c.cross_entropy(floats(p), floats(q), unit="bits"), cross_of_floats(p, q), 8)


def cross_of_floats(p: Law, q: Law) -> mpf:
    """Cross-entropy in bits with the model as float64 has it."""
    return cross(p, [mpf(float(value)) for value in q]) / mp.log(2)


@law(
    "eq-div-bell",
    r"""
\begin{aligned}
&-\sum_k p_k \log b(x_k) \\
&\quad= \log\bigl(s\sqrt{2\pi}\bigr) + \sum_k p_k\,\frac{(x_k - c)^2}{2s^2} && \text{take the log} \\
&\quad= \log\bigl(s\sqrt{2\pi}\bigr) + \frac{V + (M - c)^2}{2s^2} && \text{at the mean}
\end{aligned}
""",
)
def the_forward_bell_has_the_mean_and_the_variance_of_the_truth(c):
    rng = np.random.default_rng(96)
    for p, _ in exact_laws(97):
        x = [mpf(float(value)) for value in rng.normal(scale=3, size=len(p))]
        mean = mp.fsum(a * v for a, v in zip(p, x, strict=True))
        variance = mp.fsum(a * (v - mean) ** 2 for a, v in zip(p, x, strict=True))

        def price(centre, width, p=p, x=x):
            heights = [
                mp.exp(-((v - centre) ** 2) / (2 * width**2)) / (width * mp.sqrt(2 * mp.pi))
                for v in x
            ]
            return -mp.fsum(a * mp.log(b) for a, b in zip(p, heights, strict=True))

        for centre, width in rng.uniform([-3, 0.1], [3, 5], (4, 2)):
            at, s = mpf(float(centre)), mpf(float(width))
            start = mp.log(s * mp.sqrt(2 * mp.pi))
            squares = mp.fsum(a * (v - at) ** 2 for a, v in zip(p, x, strict=True))
            same(
                price(at, s),
                start + squares / (2 * s**2),
                start + (variance + (mean - at) ** 2) / (2 * s**2),
            )
            assert price(mean, mp.sqrt(variance)) <= price(at, s)


@law(
    "eq-div-common",
    r"""
\begin{aligned}
&\tfrac12 H(p, r) + \tfrac12 H(q, r) \\
&\quad= -\sum_k \tfrac12 (p_k + q_k) \log r_k && \text{one sum} \\
&\quad= H(m, r) && \text{the mixture weighs}
\end{aligned}
""",
)
def one_book_for_two_climates_meets_their_mixture(c):
    laws = list(exact_laws(98))
    for (p, q), (r, _) in zip(laws, laws[::-1], strict=True):
        if not len(p) == len(q) == len(r):
            r = list(reversed(q))
        m = mixture(p, q)
        weighed = zip(p, q, r, strict=True)
        same(
            (cross(p, r) + cross(q, r)) / 2,
            -mp.fsum((a + b) / 2 * mp.log(value) for a, b, value in weighed),
            cross(m, r),
        )
        assert cross(m, m) <= cross(m, r)
        both = [c.cross_entropy(floats(one), floats(r)) for one in (p, q)]
        right(sum(both) / 2, cross(m, r), limit=8)


@law(
    "eq-js",
    r"""
\operatorname{JS}(p, q) = \tfrac12 \operatorname{KL}(p \,\|\, m) + \tfrac12 \operatorname{KL}(q \,\|\, m), \qquad m = \frac{p+q}{2}
""",
)
def js_is_the_mean_price_of_the_mixture(c):
    for p, q in exact_laws(99, zeros=True):
        m = mixture(p, q)
        exact = (kl(p, m) + kl(q, m)) / 2
        right(c.js_divergence(floats(p), floats(q)), exact, limit=8)
        assert c.js_divergence(floats(p), floats(q)) == c.js_divergence(floats(q), floats(p))
        assert exact >= 0 and (exact == 0) == (p == q)


@law("eq-div-js-bound", r"\log\frac{p_k}{m_k} = \log\frac{2\,p_k}{p_k + q_k} \le \log 2")
def no_price_of_a_mixture_is_above_log_two(c):
    for p, q in exact_laws(100, zeros=True):
        m = mixture(p, q)
        for k in support(p):
            same(mp.log(p[k] / m[k]), mp.log(2 * p[k] / (p[k] + q[k])))
            assert mp.log(p[k] / m[k]) <= mp.log(2)
        assert c.js_divergence(floats(p), floats(q)) <= np.log(2)
    assert c.js_divergence([1, 0], [0, 1], unit="bits") == 1


@law(
    "eq-div-terms",
    r"\operatorname{KL}(p \,\|\, q) = \sum_k \Bigl( p_k \log\frac{p_k}{q_k} - p_k + q_k \Bigr)",
)
def each_term_is_the_gap_between_line_and_logarithm(c):
    for p, q in exact_laws(101):
        terms = [a * mp.log(a / b) - a + b for a, b in zip(p, q, strict=True)]
        gaps = [a * (b / a - 1 - mp.log(b / a)) for a, b in zip(p, q, strict=True)]
        same(1 + kl(p, q), 1 + mp.fsum(terms), 1 + mp.fsum(gaps))
        assert min(gaps) >= -mpf("1e-390")
        right(c.kl_divergence(floats(p), floats(q)), mp.fsum(terms), limit=8)


@law(
    "eq-div-counts",
    r"""
\begin{aligned}
\log L(q) &= \sum_k n_k \log q_k && \text{log of a product} \\
&= n \sum_k \hat p_k \log q_k && n_k = n\,\hat p_k \\
&= -n\,H(\hat p, q) && \text{cross-entropy} \\
&= -n\,H(\hat p) - n \operatorname{KL}(\hat p \,\|\, q) && \text{split it}
\end{aligned}
""",
)
def the_most_likely_law_is_the_nearest_to_the_shares(c):
    rng = np.random.default_rng(102)
    for _, q in exact_laws(103):
        counts = [int(n) for n in rng.integers(0, 30, len(q))]
        counts[0] += 1
        n = sum(counts)
        shares = [mpf(count) / n for count in counts]
        likelihood = mp.fprod(value**count for value, count in zip(q, counts, strict=True))
        same(
            mp.log(likelihood),
            mp.fsum(count * mp.log(value) for value, count in zip(q, counts, strict=True)),
            n * mp.fsum(a * mp.log(b) for a, b in zip(shares, q, strict=True)),
            -n * cross(shares, q),
            -n * entropy(shares) - n * kl(shares, q),
        )
        best = mp.fprod(a**count for a, count in zip(shares, counts, strict=True))
        assert likelihood < best or shares == q
        assert mp.almosteq(
            -n * mpf(c.cross_entropy(floats(shares), floats(q))), mp.log(likelihood), mpf("1e-13")
        )


@law(
    "eq-div-soft",
    r"""
\begin{aligned}
L(y, \hat y) &= y \log\frac{y}{\hat y} + (1-y) \log\frac{1-y}{1-\hat y} \\
&\quad - y \log y - (1-y) \log(1-y)
\end{aligned}
""",
)
def the_log_loss_of_a_soft_label_is_divergence_plus_entropy(c):
    rng = np.random.default_rng(104)
    for label, prediction in rng.uniform(0.001, 0.999, (40, 2)):
        y, q = mpf(float(label)), mpf(float(prediction))
        loss = -y * mp.log(q) - (1 - y) * mp.log(1 - q)
        price = y * mp.log(y / q) + (1 - y) * mp.log((1 - y) / (1 - q))
        same(loss, price - y * mp.log(y) - (1 - y) * mp.log(1 - y))
        right(c.log_loss(float(label), float(prediction)), loss)
    assert c.log_loss(1, 0.25) == np.log(4)
