"""The laws of chapter 7: surprise, its mean, and the digits that a code needs."""

from fractions import Fraction

import numpy as np
from accuracy import hostile_probabilities, ordinary_laws, ordinary_probabilities
from laws import law, right, same
from mpmath import mp, mpf


def chances() -> list[mpf]:
    found = [*ordinary_probabilities(20, seed=71), *hostile_probabilities(5, seed=72)]
    return [mpf(float(p)) for p in found]


def units() -> list[mpf]:
    """The constants c of nats, bits, decimal digits, and of two units that nobody uses."""
    return [mpf(1), 1 / mp.log(2), 1 / mp.log(10), mpf("0.01"), mpf(1000)]


def laws(classes: tuple[int, ...] = (2, 3, 5, 8)) -> list[list[mpf]]:
    """Laws that sum to 1 exactly, even, uneven and nearly sure."""
    found = [[1] * k for k in classes]
    found += [row.tolist() for k in classes for row in ordinary_laws(5, k, seed=70 + k)]
    found += [[3, 7], [4, 2, 1, 1], [1e-9, 1], [1e-300, 1, 2], [1, 1, 1e12]]
    exact = [[mpf(x) for x in row] for row in found]
    return [[x / mp.fsum(row) for x in row] for row in exact]


def dyadic() -> list[list[int]]:
    """Lengths of words whose law 2^−length sums to 1."""
    return [[1, 1], [1, 2, 3, 3], [2, 2, 2, 2], [2, 1, 2], [1, 2, 3, 4, 5, 5], [3] * 8]


def floats(p: list[mpf]) -> np.ndarray:
    return np.array([float(x) for x in p])


def surprise(p: mpf, c: mpf | int = 1) -> mpf:
    return -c * mp.log(p)


def entropy(p: list[mpf]) -> mpf:
    return mp.fsum(x * surprise(x) for x in p if x)


def bits(p: list[mpf]) -> mpf:
    return entropy(p) / mp.log(2)


def mean_length(c, p: np.ndarray) -> mpf:
    """Mean length of the words of the library's code, after a look at the words themselves."""
    words = c.huffman(p)
    for i, word in enumerate(words):
        assert not any(other.startswith(word) for other in words[:i] + words[i + 1 :])
    return mp.fsum(mpf(float(x)) * len(word) for x, word in zip(p, words, strict=True))


@law(
    "eq-ent-wishes",
    r"f(p\,q) = f(p) + f(q), \qquad f(p) > f(q) \ \text{ if } \ p < q",
)
def surprise_adds_up_and_the_rarer_surprises_more(c):
    found = sorted(set(chances()))
    for p, q in zip(found, found[1:], strict=False):
        for unit in units():
            same(surprise(p * q, unit), surprise(p, unit) + surprise(q, unit))
            assert surprise(p, unit) > surprise(q, unit)
        assert c.information(float(p)) >= c.information(float(q))
    for p, q in zip(found, found[::-1], strict=True):
        if p * q > mpf("1e-300"):
            both = c.information(float(p)) + c.information(float(q))
            assert abs(c.information(float(p * q)) - both) <= 1e-14 * both
    assert c.information(0.25) > c.information(0.5) > c.information(1.0)


@law(
    "eq-ent-sure",
    r"""
\begin{aligned}
f(1) &= f(1 \cdot 1) && 1 = 1 \cdot 1 \\
&= f(1) + f(1) && \text{first wish} \\
0 &= f(1) && \text{subtract } f(1)
\end{aligned}
""",
)
def the_sure_event_brings_no_news(c):
    for unit in units():
        f = surprise(mpf(1), unit)
        assert f == surprise(mpf(1) * 1, unit) == f + f == 0
    assert c.information(1) == c.information(1) + c.information(1) == 0


@law(
    "eq-ent-powers",
    r"""
\begin{aligned}
f(p^n) &= f(p) + f(p^{n-1}) && p^n = p \cdot p^{n-1} \\
&= f(p) + f(p) + f(p^{n-2}) && \text{the same again} \\
&= n\,f(p) && \text{and so on}
\end{aligned}
""",
)
def n_times_the_event_is_n_times_the_news(c):
    for p in chances():
        for n, unit in ((2, 1), (3, 1 / mp.log(2)), (10, 7)):
            one = surprise(p, unit)
            same(
                surprise(p**n, unit),
                one + surprise(p ** (n - 1), unit),
                one + one + (surprise(p ** (n - 2), unit) if n > 2 else 0),
                n * one,
            )


@law(
    "eq-ent-roots",
    r"""
\begin{aligned}
f(p) &= f\bigl((p^{1/m})^{m}\bigr) && \text{root and power} \\
&= m\,f(p^{1/m}) && \text{powers, for the root} \\[1ex]
f(p^{1/m}) &= \tfrac1m\,f(p) && \text{divide by } m \\[1ex]
f(p^{n/m}) &= n\,f(p^{1/m}) && \text{powers, for the root} \\
&= \tfrac nm\,f(p) && \text{the line above}
\end{aligned}
""",
)
def a_fraction_of_the_exponent_is_that_fraction_of_the_news(c):
    for p in chances():
        for n, m, unit in ((1, 2, 1), (3, 7, 1 / mp.log(2)), (22, 7, 5)):
            root, one = p ** (mpf(1) / m), surprise(p, unit)
            same(one, surprise(root**m, unit), m * surprise(root, unit))
            same(surprise(root, unit), one / m)
            powers = n * surprise(root, unit)
            same(surprise(p ** (mpf(n) / m), unit), surprise(root**n, unit), powers, n * one / m)


@law(
    "eq-ent-squeeze",
    r"""
\begin{aligned}
a \le t &\le b && \text{fractions } a, b \\
e^{-a} \ge p &\ge e^{-b} && p = e^{-t} \\
f(e^{-a}) \le f(p) &\le f(e^{-b}) && \text{second wish} \\
a\,c \le f(p) &\le b\,c && \text{fractions: } e^{-a} = (\tfrac1e)^{a}
\end{aligned}
""",
)
def fractions_on_both_sides_leave_one_value(c):
    for p in chances():
        t = -mp.log(p)
        for m in (1, 10, 10**6):
            a, b = mpf(int(mp.floor(t * m))) / m, mpf(int(mp.floor(t * m)) + 1) / m
            assert 0 <= a <= t <= b
            assert mp.exp(-a) >= p >= mp.exp(-b)
            for unit in units():
                one = surprise(1 / mp.e, unit)
                assert surprise(mp.exp(-a), unit) <= surprise(p, unit)
                assert surprise(p, unit) <= surprise(mp.exp(-b), unit)
                assert a * one <= surprise(p, unit) <= b * one
                assert abs((mp.e**-1) ** a - mp.exp(-a)) <= mpf("1e-30")
            slack = 1e-15 * float(t)
            assert float(a) - slack <= c.information(float(p)) <= float(b) + slack


@law("eq-information", r"I(p) = -\log p")
def information_is_minus_the_logarithm(c):
    for p in chances():
        right(c.information(float(p)), -mp.log(p))
    assert c.information(1) == 0 and c.information(0) == np.inf


@law("eq-ent-bits", r"-\log_2 p = -\frac{\log p}{\log 2}")
def a_bit_is_log_2_nats(c):
    for p in chances():
        same(-mp.log(p, 2), -mp.log(p) / mp.log(2))
        right(c.information(float(p), unit="bits"), -mp.log(p) / mp.log(2))


@law("eq-entropy", r"H(p) = -\sum_{k=1}^{K} p_k \log p_k")
def entropy_is_the_mean_surprise(c):
    for p in laws():
        q = floats(p)
        exact = [mpf(float(x)) for x in q]
        right(c.entropy(q), -mp.fsum(x * mp.log(x) for x in exact))
        right(c.entropy(np.append(q, 0)), entropy(exact))
        mean = np.dot(q, c.information(q))
        assert abs(c.entropy(q) - mean) <= 1e-14 * mean
    for t in (10, 100, 1000):  # an outcome that goes away takes its part with it
        same(-mp.exp(-t) * mp.log(mp.exp(-t)), t * mp.exp(-t))


@law(
    "eq-ent-equal",
    r"-\sum_{k=1}^{K} \frac1K \log\frac1K = -\log\frac1K = \log K",
)
def equal_outcomes_have_log_k(c):
    for k in (1, 2, 4, 8, 64, 1024):  # 1/K is exact
        each = mpf(1) / k
        exact = mp.log(k)
        if k > 1:
            same(exact, -mp.log(each), -mp.fsum([each * mp.log(each)] * k))
        right(c.entropy(np.full(k, 1 / k)), exact)


@law("eq-entropy-bernoulli", r"h(p) = -p \log p - (1-p) \log(1-p)")
def a_label_has_two_surprises(c):
    for p in chances():
        rest = 1 - p
        if mpf(float(rest)) == rest:  # so that the two floats are the law itself
            exact = -p * mp.log(p) - rest * mp.log(rest)
            right(c.entropy([float(p), float(rest)]), exact)
            right(c.entropy([float(rest), float(p)]), exact)


@law(
    "eq-ent-slope",
    r"""
\begin{aligned}
h'(p) &= -(\log p + 1) + \bigl(\log(1-p) + 1\bigr) && \text{each term} \\
&= -\bigl(\log p - \log(1-p)\bigr) && \text{1 cancels} \\
&= -\log\frac{p}{1-p} && \text{quotient} \\
&= -\operatorname{logit}(p) && \text{chapter 2}
\end{aligned}
""",
)
def the_slope_of_entropy_is_minus_the_log_odds(c):
    for p in chances():
        slope = -mp.log(p / (1 - p))
        if min(p, 1 - p) > mpf("1e-100"):  # below, a quotient would need more digits
            step = min(p, 1 - p) * mpf("1e-60")
            rise = entropy([p + step, 1 - p - step]) - entropy([p - step, 1 - p + step])
            assert abs(rise / (2 * step) - slope) <= mpf("1e-50")
        first = -(mp.log(p) + 1) + (mp.log(1 - p) + 1)
        for line in (first, -(mp.log(p) - mp.log(1 - p))):
            assert abs(line - slope) <= mpf("1e-50")
        right(-c.logit(float(p)), slope)


@law(
    "eq-ent-adds",
    r"""
\begin{aligned}
& \sum_{j,k} p_j r_k\, I(p_j r_k) && \text{mean surprise} \\
&= \sum_{j,k} p_j r_k\, I(p_j) + \sum_{j,k} p_j r_k\, I(r_k) && \text{surprises add} \\
&= \sum_{j} p_j\, I(p_j) + \sum_{k} r_k\, I(r_k) && \text{laws sum to 1} \\
&= H(p) + H(r) && \text{the definition}
\end{aligned}
""",
)
def entropies_of_independent_outcomes_add_up(c):
    found = laws()
    for p, r in zip(found, found[::-1], strict=True):
        pairs = [(x, y) for x in p for y in r]
        same(
            mp.fsum(x * y * surprise(x * y) for x, y in pairs),
            mp.fsum(x * y * surprise(x) for x, y in pairs)
            + mp.fsum(x * y * surprise(y) for x, y in pairs),
            mp.fsum(x * surprise(x) for x in p) + mp.fsum(y * surprise(y) for y in r),
            entropy(p) + entropy(r),
        )
        both, apart = np.outer(floats(p), floats(r)).ravel(), entropy(p) + entropy(r)
        assert abs(c.entropy(both) - apart) <= 1e-13 * apart


@law("eq-ent-kraft", r"\sum_{k=1}^{K} 2^{-\ell_k} \le 1")
def the_words_of_a_prefix_code_obey_kraft(c):
    for p in laws():
        words = c.huffman(floats(p))
        assert sum(Fraction(1, 2 ** len(word)) for word in words) <= 1
        mean_length(c, floats(p))  # that they are a prefix code
    # Of all sets of words up to three digits: those of prefix codes obey, and obeying can be had.
    every = [format(i, f"0{n}b") for n in (1, 2, 3) for i in range(2**n)]
    seen = set()
    for chosen in range(1, 2 ** len(every)):
        words = [word for i, word in enumerate(every) if chosen >> i & 1]
        if not any(a != b and b.startswith(a) for a in words for b in words):
            lengths = tuple(sorted(map(len, words)))
            assert sum(Fraction(1, 2**n) for n in lengths) <= 1
            seen.add(lengths)
    wanted = [
        (a, b, d) for a in range(9) for b in range(9) for d in range(9) if 4 * a + 2 * b + d <= 8
    ]
    assert seen == {(1,) * a + (2,) * b + (3,) * d for a, b, d in wanted} - {()}


@law("eq-ent-bounds", r"H(p) \le \sum_{k=1}^{K} p_k\,\ell_k < H(p) + 1")
def the_best_mean_length_is_within_a_digit_of_the_entropy(c):
    for p in laws():
        q = floats(p)
        exact = bits([mpf(float(x)) for x in q])
        mean = mean_length(c, q)
        assert exact * (1 - mpf("1e-15")) <= mean < exact + 1
        assert abs(c.entropy(q, unit="bits") - exact) <= 1e-14 * exact
    for lengths in dyadic():
        assert mean_length(c, 0.5 ** np.array(lengths)) == bits([mpf(2) ** -n for n in lengths])


@law(
    "eq-ent-fit",
    r"""
\begin{aligned}
\sum_{k=1}^{K} 2^{-\ell_k} &\le \sum_{k=1}^{K} 2^{\log_2 p_k} && \ell_k \ge -\log_2 p_k \\
&= \sum_{k=1}^{K} p_k = 1 && 2^{\log_2 x} = x
\end{aligned}
""",
)
def surprises_rounded_up_are_lengths_that_fit(c):
    for p in laws():
        surprises = [-mp.log(x, 2) for x in p]
        lengths = [mp.ceil(x - mpf("1e-100")) for x in surprises]
        assert all(n >= x - mpf("1e-99") for n, x in zip(lengths, surprises, strict=True))
        powers = mp.fsum(mpf(2) ** mp.log(x, 2) for x in p)
        assert mp.fsum(mpf(2) ** -n for n in lengths) <= powers + mpf("1e-90")
        same(mpf(1), powers, mp.fsum(p))


@law(
    "eq-ent-within-one",
    r"""
\begin{aligned}
\ell_k &< -\log_2 p_k + 1 && \text{rounded up} \\
\sum_{k=1}^{K} p_k\,\ell_k &< \sum_{k=1}^{K} p_k\,(-\log_2 p_k + 1) && \text{take the mean} \\
&= H(p) + 1 && \text{laws sum to 1}
\end{aligned}
""",
)
def surprises_rounded_up_cost_less_than_a_digit_more(c):
    for p in laws():
        lengths = [mp.ceil(-mp.log(x, 2) - mpf("1e-100")) for x in p]
        assert all(n < -mp.log(x, 2) + 1 for n, x in zip(lengths, p, strict=True))
        mean = mp.fsum(x * n for x, n in zip(p, lengths, strict=True))
        above = mp.fsum(x * (-mp.log(x, 2) + 1) for x in p)
        assert mean < above
        same(above, bits(p) + 1)
        assert mean_length(c, floats(p)) <= mean * (1 + mpf("1e-15"))  # a best code is no longer


@law(
    "eq-ent-blocks",
    r"H(p) \le \frac1n \sum_{k} p_k\,\ell_k < H(p) + \frac1n",
)
def words_for_n_outcomes_come_within_an_nth_of_the_entropy(c):
    for p in laws(classes=(2, 3)):
        q = floats(p)
        exact, block = bits([mpf(float(x)) for x in q]), np.ones(1)
        for n in range(1, 7):
            block = np.kron(block, q)
            if block.min() > 0:
                each = mean_length(c, block) / n
                assert exact * (1 - mpf("1e-13")) <= each < exact + mpf(1) / n
