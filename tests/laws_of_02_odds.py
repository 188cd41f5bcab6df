"""The laws of chapter 2.

A law takes the module under test, so that wrong versions can stand in for it (`test_mutants.py`),
and is written from the equation: in mpmath, with enough digits that nothing cancels or overflows.
"""

from itertools import pairwise

import numpy as np
from accuracy import (
    hostile_probabilities,
    hostile_scores,
    ordinary_probabilities,
    ordinary_scores,
    varied,
)
from laws import equivalent, law, right, same
from mpmath import mp, mpf


def probabilities() -> list[mpf]:
    found = [*ordinary_probabilities(20, seed=11), *hostile_probabilities(5, seed=12)]
    return [mpf(float(p)) for p in found]


def scores(largest: float = 1e300) -> list[mpf]:
    found = [*ordinary_scores(20, seed=13), *hostile_scores(10, seed=14)]
    return [mpf(float(z)) for z in found if abs(z) <= largest]


def odds(p: mpf) -> mpf:
    return p / (1 - p)


def sigma(z: mpf) -> mpf:
    return 1 / (1 + mp.exp(-z))


def two_sided() -> list[mpf]:
    """Probabilities whose other side, 1 − p, is a float as well."""
    return [p for p in probabilities() if 1 - p == float(1 - p)]


def joint_laws() -> list[list[mpf]]:
    """P(A, E), P(A, not E), P(not A, E), P(not A, not E), from even to lopsided."""
    rng = np.random.default_rng(15)
    tables = varied(rng.dirichlet([0.3] * 4, size=20).ravel()).reshape(-1, 4).tolist()
    return [[mpf(cell) / mp.fsum(table) for cell in table] for table in tables]


# Chapter 2: odds, log-odds, the logistic function


@law("eq-odds", r"\operatorname{odds}(p) = \frac{p}{1-p}")
def odds_are_p_to_one_minus_p(c):
    for p in probabilities():
        right(c.odds(float(p)), p / (1 - p))


@law(
    "eq-odds-inverse",
    r"""
\begin{aligned}
o &= \frac{p}{1-p} && \text{the definition} \\[1ex]
o\,(1-p) &= p && \text{multiply by } 1-p \\
o &= p + o\,p && \text{add } o\,p \text{ to both sides} \\
o &= p\,(1+o) && \text{factor out } p \\
p &= \frac{o}{1+o} && \text{divide by } 1+o
\end{aligned}
""",
)
def each_line_from_odds_back_to_p_holds_for_one_p(c):
    lines = [
        lambda p, o: (o, p / (1 - p)),
        lambda p, o: (o * (1 - p), p),
        lambda p, o: (o, p + o * p),
        lambda p, o: (o, p * (1 + o)),
        lambda p, o: (p, o / (1 + o)),
    ]
    for p in probabilities():
        equivalent(lines, p, p / (1 - p))
        o = mpf(c.odds(float(p)))
        right(float(p), o / (1 + o))


@law(
    "eq-odds-swap",
    r"""
\operatorname{odds}(1-p) = \frac{1-p}{1-(1-p)} = \frac{1-p}{p} = \frac{1}{\operatorname{odds}(p)}
""",
)
def the_other_side_has_the_odds_turned_over(c):
    for p in probabilities():
        same(odds(1 - p), (1 - p) / (1 - (1 - p)), (1 - p) / p, 1 / odds(p))
    for p in two_sided():
        right(c.odds(float(1 - p)), 1 / odds(p))


@law(
    "eq-odds-ratio-swap",
    r"""
\frac{\operatorname{odds}(1-a)}{\operatorname{odds}(1-b)} = \frac{1/\operatorname{odds}(a)}{1/\operatorname{odds}(b)} = \frac{\operatorname{odds}(b)}{\operatorname{odds}(a)}
""",
)
def from_the_other_side_the_odds_ratio_is_turned_over(c):
    for a, b in pairwise(probabilities()):
        same(odds(1 - a) / odds(1 - b), (1 / odds(a)) / (1 / odds(b)), odds(b) / odds(a))
    for a, b in pairwise(two_sided()):
        right(c.odds(float(1 - a)) / c.odds(float(1 - b)), odds(b) / odds(a), limit=6)


@law("eq-logit-is-log-odds", r"\operatorname{logit}(p) = \log\frac{p}{1-p}")
def logit_is_the_log_of_the_odds(c):
    for p in probabilities():
        right(c.logit(float(p)), mp.log(p / (1 - p)))


@law(
    "eq-logit-symmetry",
    r"""
\begin{aligned}
\operatorname{logit}(1-p) &= \log\frac{1-p}{p} && \text{put } 1-p \text{ in the place of } p \\[1ex]
&= -\log\frac{p}{1-p} && \log\tfrac1x = -\log x \\[1ex]
&= -\operatorname{logit}(p) && \text{the definition}
\end{aligned}
""",
)
def logit_changes_sign_with_the_side_of_the_bet(c):
    for p in probabilities():
        same(mp.log(odds(1 - p)), mp.log((1 - p) / p), -mp.log(p / (1 - p)))
    for p in two_sided():
        assert c.logit(float(1 - p)) == -c.logit(float(p))


@law("eq-logit-adds", r"\log(k \cdot o) = \log o + \log k")
def a_factor_of_the_odds_is_a_step_of_the_log_odds(c):
    for p in probabilities():
        for k in (mpf("1e-300"), mpf("0.3"), mpf(44), mpf("1e300")):
            same(mp.log(k * odds(p)), mp.log(odds(p)) + mp.log(k))
            right(c.logit(float(p)), mp.log(k * odds(p)) - mp.log(k))


@law(
    "eq-logistic-derivation",
    r"""
\begin{aligned}
z &= \log\frac{p}{1-p} && \text{read } z \text{ as log-odds} \\[1ex]
e^{z} &= \frac{p}{1-p} && \text{exponentiate: these are the odds} \\[1ex]
p &= \frac{e^{z}}{1+e^{z}} && \text{odds back to a probability, } o = e^{z} \\[1ex]
p &= \frac{1}{e^{-z}+1} && \text{divide top and bottom by } e^{z} \\[1ex]
p &= \frac{1}{1+e^{-z}} && \text{change the order of the sum}
\end{aligned}
""",
)
def each_line_from_log_odds_to_the_logistic_function_holds_for_one_p(c):
    lines = [
        lambda p, z: (z, mp.log(p / (1 - p))),
        lambda p, z: (mp.exp(z), p / (1 - p)),
        lambda p, z: (p, mp.exp(z) / (1 + mp.exp(z))),
        lambda p, z: (p, 1 / (mp.exp(-z) + 1)),
        lambda p, z: (p, 1 / (1 + mp.exp(-z))),
    ]
    for z in scores(largest=745):
        p = mp.exp(z) / (1 + mp.exp(z))
        equivalent(lines, p, z)
        right(c.sigmoid(float(z)), p)


@law("eq-logistic", r"\sigma(z) = \frac{1}{1+e^{-z}} = \frac{e^{z}}{1+e^{z}}")
def sigmoid_is_the_logistic_function_in_both_forms(c):
    for z in scores():
        same(1 / (1 + mp.exp(-z)), mp.exp(z) / (1 + mp.exp(z)))
        right(c.sigmoid(float(z)), 1 / (1 + mp.exp(-z)))


@law(
    "eq-sigmoid-complement",
    r"""
\begin{aligned}
1 - \sigma(z) &= \frac{1+e^{-z}}{1+e^{-z}} - \frac{1}{1+e^{-z}} && \text{1 over the same bottom} \\[1ex]
&= \frac{e^{-z}}{1+e^{-z}} && \text{subtract} \\[1ex]
&= \sigma(-z) && \text{second form, at } -z
\end{aligned}
""",
)
def sigmoid_of_minus_z_is_one_minus_sigmoid(c):
    for z in scores(largest=745):
        e = mp.exp(-z)
        same(1 - sigma(z), (1 + e) / (1 + e) - 1 / (1 + e), e / (1 + e), sigma(-z))
        right(c.sigmoid(float(-z)), 1 - sigma(z))


@law(
    "eq-sigmoid-slope",
    r"""
\begin{aligned}
\sigma'(z) &= -(1+e^{-z})^{-2} \cdot (-e^{-z}) && \text{chain rule} \\
&= \frac{e^{-z}}{(1+e^{-z})^{2}} && \text{two minus signs cancel} \\[1ex]
&= \frac{1}{1+e^{-z}} \cdot \frac{e^{-z}}{1+e^{-z}} && \text{split the fraction} \\[1ex]
&= \sigma(z)\,\bigl(1-\sigma(z)\bigr) && \text{by the law above}
\end{aligned}
""",
)
def each_line_of_the_slope_equals_the_numerical_derivative(c):
    for z in scores(largest=745):
        e = mp.exp(-z)
        same(
            mp.diff(sigma, z),
            -((1 + e) ** -2) * -e,
            e / (1 + e) ** 2,
            1 / (1 + e) * (e / (1 + e)),
            sigma(z) * (1 - sigma(z)),
        )
        right(c.sigmoid_grad(float(z)), sigma(z) * (1 - sigma(z)))


@law(
    "eq-slope-quarter",
    r"""
\sigma(z)\,\bigl(1-\sigma(z)\bigr) = \tfrac14 - \bigl(\sigma(z)-\tfrac12\bigr)^{2}
""",
)
def the_slope_is_a_quarter_less_a_square(c):
    for z in scores(largest=745):
        square = (sigma(z) - mpf(1) / 2) ** 2
        same(sigma(z) * (1 - sigma(z)), mpf(1) / 4 - square)
        right(c.sigmoid_grad(float(z)), mpf(1) / 4 - square)


@law(
    "eq-tanh-is-sigmoid",
    r"""
\begin{aligned}
\tanh z &= \frac{e^{z}-e^{-z}}{e^{z}+e^{-z}} && \text{its definition} \\[1ex]
&= \frac{1-e^{-2z}}{1+e^{-2z}} && \text{divide top and bottom by } e^{z} \\[1ex]
&= \frac{2-(1+e^{-2z})}{1+e^{-2z}} && 1 - x = 2 - (1 + x) \\[1ex]
&= 2\,\sigma(2z) - 1 && \text{split the fraction}
\end{aligned}
""",
)
def tanh_is_a_stretched_sigmoid(c):
    for z in scores(largest=372):
        e = mp.exp(-2 * z)
        same(
            mp.tanh(z),
            (mp.exp(z) - mp.exp(-z)) / (mp.exp(z) + mp.exp(-z)),
            (1 - e) / (1 + e),
            (2 - (1 + e)) / (1 + e),
            2 * sigma(2 * z) - 1,
        )
        # Next to 1, float64 can tell 1 − tanh z but not tanh z.
        right(2 * c.sigmoid(float(-2 * z)), 1 - mp.tanh(z))


@law(
    "eq-sigmoid-stable",
    r"""
\sigma(z) = \begin{cases} \dfrac{1}{1+e^{-|z|}} & z \ge 0 \\[2ex] \dfrac{e^{-|z|}}{1+e^{-|z|}} & z < 0 \end{cases}
""",
)
def each_form_where_its_exponential_is_small_is_sigmoid(c):
    for z in scores():
        e = mp.exp(-abs(z))
        exact = 1 / (1 + e) if z >= 0 else e / (1 + e)
        same(sigma(z), exact)
        right(c.sigmoid(float(z)), exact)


@law(
    "eq-log-sigmoid",
    r"""
\log\sigma(z) = \log\frac{1}{1+e^{-z}} = -\log\bigl(1+e^{-z}\bigr) = -\operatorname{softplus}(-z)
""",
)
def log_sigmoid_is_minus_softplus_of_minus_z(c):
    for z in scores():
        same(mp.log(sigma(z)), mp.log(1 / (1 + mp.exp(-z))), -mp.log(1 + mp.exp(-z)))
        right(c.log_sigmoid(float(z)), mp.log(sigma(z)))
        assert c.log_sigmoid(float(z)) == -c.softplus(float(-z))


@law(
    "eq-softplus",
    r"""
\operatorname{softplus}(z) = \log(1+e^{z}) = \max(z, 0) + \log\bigl(1+e^{-|z|}\bigr)
""",
)
def softplus_is_the_log_of_one_plus_exp_in_both_forms(c):
    for z in scores():
        exact = max(z, 0) + mp.log(1 + mp.exp(-abs(z)))
        same(mp.log(1 + mp.exp(z)), exact)
        right(c.softplus(float(z)), exact)


@law(
    "eq-bayes",
    r"""
P(A \mid E) = \frac{P(E \mid A)\,P(A)}{P(E)}, \qquad P(\bar A \mid E) = \frac{P(E \mid \bar A)\,P(\bar A)}{P(E)}
""",
)
def bayes_rule_holds_on_both_sides(c):
    for both, a_only, e_only, neither in joint_laws():
        a, not_a, e = both + a_only, e_only + neither, both + e_only
        same(both / e, (both / a) * a / e)
        same(e_only / e, (e_only / not_a) * not_a / e)


@law(
    "eq-bayes-odds",
    r"""
\frac{P(A \mid E)}{P(\bar A \mid E)} = \frac{P(E \mid A)}{P(E \mid \bar A)} \cdot \frac{P(A)}{P(\bar A)}
""",
)
def evidence_multiplies_the_odds(c):
    for both, a_only, e_only, neither in joint_laws():
        a, not_a, e = both + a_only, e_only + neither, both + e_only
        factor = (both / a) / (e_only / not_a)
        same((both / e) / (e_only / e), factor * (a / not_a))
        # The chance is rounded before odds sees it, which moves its odds by 1 / (1 − p) roundings.
        error = abs(c.odds(float(both / e)) - factor * (a / not_a))
        assert error <= 1e-15 * odds(both / e) / (1 - both / e)


@law(
    "eq-evidence-adds",
    r"""
\operatorname{logit} P(A \mid E) = \operatorname{logit} P(A) + \log\frac{P(E \mid A)}{P(E \mid \bar A)}
""",
)
def evidence_adds_to_the_log_odds(c):
    for both, a_only, e_only, neither in joint_laws():
        a, not_a, e = both + a_only, e_only + neither, both + e_only
        step = mp.log((both / a) / (e_only / not_a))
        same(mp.log(odds(both / e)), mp.log(odds(a)) + step)
        error = abs(c.logit(float(both / e)) - mp.log(odds(a)) - step)
        assert error <= 1e-15 * (abs(mp.log(odds(a)) + step) + 1 / (1 - both / e))
