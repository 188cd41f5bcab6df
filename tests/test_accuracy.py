"""Every function of `crossent` against mpmath, on ordinary and on hostile input.

The formulas are the definitions, or another form than the library's, with 60 or 400 digits.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from accuracy import (
    DIGITS,
    hostile_laws,
    hostile_probabilities,
    hostile_rows,
    hostile_scores,
    ordinary_laws,
    ordinary_probabilities,
    ordinary_rows,
    ordinary_scores,
    ulps,
)
from mpmath import mp, mpf

import crossent

inf, nan = np.inf, np.nan


class Case(NamedTuple):
    """One use of a function: its inputs, its exact values, and the largest error it may have."""

    function: str
    inputs: Callable[[], tuple[tuple, tuple]]  # the arguments, one row a sample: ordinary, hostile
    exact: Callable  # of one sample, in mpmath; a list where there is one result for each class
    limit: float | Callable  # in ulp, or a function of the sample that gives a list
    options: dict = {}
    note: str = ""


def p():
    return (ordinary_probabilities(2000),), (hostile_probabilities(300),)


def z():
    return (ordinary_scores(2000),), (hostile_scores(300),)


def with_labels(second, soft=False, low=0):
    """Labels 0 and 1 (or `low` and 1), or soft ones, before other inputs."""

    def inputs():
        out = []
        for seed, (x,) in enumerate(second()):
            rng = np.random.default_rng(seed)
            y = rng.uniform(0, 1, len(x)) if soft else rng.choice([low, 1.0], len(x))
            out.append((y, x))
        return tuple(out)

    return inputs


def rows():
    return (ordinary_rows(400),), (hostile_rows(100),)


def rows_with_labels():
    out = []
    for seed, (x,) in enumerate(rows()):
        out.append((np.random.default_rng(seed).integers(0, x.shape[1], len(x)), x))
    return tuple(out)


def rows_with_soft_labels():
    return tuple((ordinary_laws(len(x), x.shape[1], 20), x) for (x,) in rows())


def laws():
    return (ordinary_laws(500),), (hostile_laws(100)[0],)


def two_laws():
    return (ordinary_laws(500), ordinary_laws(500, seed=9)), hostile_laws(100)


def laws_with_labels():
    q = ordinary_laws(500), hostile_laws(100)[0]
    return tuple(
        (np.random.default_rng(i).integers(0, x.shape[1], len(x)), x) for i, x in enumerate(q)
    )


def exp(z):
    return exp_of(z, mp.dps)


@cache
def exp_of(z, digits):  # the cases share their scores
    return mp.exp(z)


def softmax(z, temperature=1):
    powers = [exp((v - max(z)) / temperature) for v in z]
    return [v / sum(powers) for v in powers]


def xlogy(x, y):
    return mpf(0) if x == 0 else x * mp.log(y)


def log_loss(y, q):
    return -xlogy(y, q) - xlogy(1 - y, 1 - q)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def bce(y, z):
    return mp.log(1 + exp(z)) - y * z


def ulp(x):
    return mpf(2) ** (max(mp.frexp(x)[1], -1021) - 53)


def condition_of_logsumexp(z):
    """What an error of 1.1 ulp in each score does to the sum, in ulp, and one for its rounding."""
    return 1 + 1.1 * sum(q * ulp(v) for q, v in zip(softmax(z), z, strict=True)) / ulp(
        mp.log(sum(map(exp, z)))
    )


def kl(p, q):
    return sum(
        b if a == 0 else mp.inf if b == 0 else a * mp.log(a / b) - a + b
        for a, b in zip(p, q, strict=True)
    )


def js(p, q):
    m = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    return (kl(p, m) + kl(q, m)) / 2


def smoothed(label, z, smoothing):
    logs = [mp.log(v) for v in softmax(z)]
    return -(1 - smoothing) * logs[int(label)] - smoothing * sum(logs) / len(z)


def one_hot(label, classes):
    return [mpf(k == label) for k in range(classes)]


def slopes(y, z):
    return [q - t for q, t in zip(softmax(z), y, strict=True)]


def condition_of_slopes(y, z):
    q = softmax(z)
    return [4 * ((1 - t) * v + t * (1 - v)) / abs(v - t) for v, t in zip(q, y, strict=True)]


SMOOTHING = mpf(0.1)
CASES = [
    Case("odds", p, lambda p: p / (1 - p), 2),
    Case("logit", p, lambda p: mp.log(p / (1 - p)), 2),
    Case("sigmoid", z, sigmoid, 2),
    Case("sigmoid_grad", z, lambda z: mp.sech(z / 2) ** 2 / 4, 3),
    Case("log_sigmoid", z, lambda z: mp.log(sigmoid(z)), 2),
    Case("softplus", z, lambda z: mp.log(1 + exp(z)), 2),
    Case("information", p, lambda p: -mp.log(p), 2),
    Case("information", p, lambda p: -mp.log(p, 2), 2, {"unit": "bits"}, "bits"),
    Case("entropy", laws, lambda p: -sum(xlogy(a, a) for a in p), 3),
    Case(
        "entropy",
        laws,
        lambda p: -sum(xlogy(a, a) for a in p) / mp.log(2),
        3,
        {"unit": "bits"},
        "bits",
    ),
    Case(
        "cross_entropy",
        two_laws,
        lambda p, q: -sum(xlogy(a, b) for a, b in zip(p, q, strict=True)),
        3,
    ),
    Case("kl_divergence", two_laws, kl, 4),
    Case("kl_divergence", two_laws, lambda p, q: kl(p, q) / mp.log(2), 4, {"unit": "bits"}, "bits"),
    Case("js_divergence", two_laws, js, 3),
    Case("log_loss", with_labels(p), log_loss, 2, note="hard labels"),
    Case("log_loss", with_labels(p, soft=True), log_loss, 2, note="soft labels"),
    Case("log_loss_from_logits", with_labels(z), bce, 2, note="hard labels"),
    Case("log_loss_from_logits", with_labels(z, soft=True), bce, 2, note="soft labels"),
    Case(
        "log_loss_from_logits_grad",
        with_labels(z),
        lambda y, z: sigmoid(z) - y,
        2,
        note="hard labels",
    ),
    Case(
        "log_loss_from_logits_grad",
        with_labels(z, soft=True),
        lambda y, z: sigmoid(z) - y,
        lambda y, z: 4 * ((1 - y) * sigmoid(z) + y * sigmoid(-z)) / abs(sigmoid(z) - y),
        note="soft, by condition",
    ),
    Case("margin_loss", with_labels(z, low=-1), lambda y, z: mp.log(1 + exp(-y * z)), 2),
    Case("margin_loss_grad", with_labels(z, low=-1), lambda y, z: -y * sigmoid(-y * z), 2),
    Case(
        "logsumexp",
        rows,
        lambda z: mp.log(sum(map(exp, z))),
        condition_of_logsumexp,
        note="by condition",
    ),
    Case("softmax", rows, softmax, 4),
    Case(
        "softmax",
        rows,
        lambda z: softmax(z, mpf(3.7)),
        lambda z: [6 + (max(z) - v) / mpf(3.7) for v in z],
        {"temperature": 3.7},
        "temperature 3.7",
    ),
    Case("log_softmax", rows, lambda z: [mp.log(q) for q in softmax(z)], 3),
    Case(
        "cross_entropy_loss",
        laws_with_labels,
        lambda k, q: -mp.log(q[int(k)]) if q[int(k)] else mp.inf,
        3,
    ),
    Case(
        "cross_entropy_loss",
        two_laws,
        lambda y, q: -sum(xlogy(a, b) for a, b in zip(y, q, strict=True)),
        3,
        note="soft labels",
    ),
    Case(
        "cross_entropy_from_logits", rows_with_labels, lambda k, z: -mp.log(softmax(z)[int(k)]), 3
    ),
    Case(
        "cross_entropy_from_logits",
        rows_with_soft_labels,
        lambda y, z: -sum(t * mp.log(q) for t, q in zip(y, softmax(z), strict=True)),
        3,
        note="soft labels",
    ),
    Case(
        "cross_entropy_from_logits",
        rows_with_labels,
        lambda k, z: smoothed(k, z, SMOOTHING),
        3,
        {"label_smoothing": 0.1},
        "smoothed",
    ),
    Case(
        "cross_entropy_from_logits_grad",
        rows_with_labels,
        lambda k, z: slopes(one_hot(k, len(z)), z),
        4,
    ),
    Case(
        "cross_entropy_from_logits_grad",
        rows_with_soft_labels,
        slopes,
        condition_of_slopes,
        note="soft, by condition",
    ),
    Case(
        "hinge_loss",
        rows_with_labels,
        lambda k, z: sum(max(mpf(0), 1 + v - z[int(k)]) for j, v in enumerate(z) if j != k),
        2,
    ),
]
REDUCED = {c.function for c in CASES if "loss" in c.function or "logits" in c.function}


@cache
def points(index: int, kind: str):
    """Inputs of one case, and the exact value and the limit of each result."""
    case = CASES[index]
    inputs = case.inputs()[kind == "hostile"]
    exact, limits = [], []
    with mp.workdps(60 if kind == "ordinary" else DIGITS):
        for sample in zip(*(np.asarray(x, dtype=float).tolist() for x in inputs), strict=True):
            exactly = [list(map(mpf, x)) if isinstance(x, list) else mpf(x) for x in sample]
            value = case.exact(*exactly)
            limit = case.limit(*exactly) if callable(case.limit) else case.limit
            values = value if isinstance(value, list) else [value]
            exact += values
            limits += limit if isinstance(limit, list) else [limit] * len(values)
    return inputs, exact, np.array(limits, float)


@cache
def errors(function: Callable, index: int, kind: str) -> np.ndarray:
    """Errors in ulp of what claims to be the function of a case, and each as a part of its limit."""
    case = CASES[index]
    inputs, exact, limits = points(index, kind)
    options = case.options | ({"reduction": "none"} if case.function in REDUCED else {})
    got = function(*(x.copy() for x in inputs), **options)  # a wrong version may write into them
    with mp.workdps(DIGITS):
        found = np.array([ulps(g, e) for g, e in zip(np.ravel(got).tolist(), exact, strict=True)])
    return np.stack([found, found / limits])


FUNCTIONS = list(dict.fromkeys(case.function for case in CASES))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_errors_stay_within_their_limits(name, c=crossent):
    for index, case in enumerate(CASES):
        for kind in ("ordinary", "hostile"):
            if case.function == name:
                worst = errors(getattr(c, name), index, kind)[1].max()
                assert worst <= 1, f"{name} {case.note}: {worst:.2f} × its limit ({kind} input)"


test_errors_stay_within_their_limits.names = FUNCTIONS


def test_the_largest_errors_are_shown(table):
    heads = ("ordinary", "hostile", "bad", "limit", "used")
    lines = ["{:48} {:>8} {:>8} {:>4} {:>7} {:>5}".format("largest error in ulp", *heads)]
    for index, case in enumerate(CASES):
        function = getattr(crossent, case.function)
        ordinary, hostile = (errors(function, index, kind) for kind in ("ordinary", "hostile"))
        both = np.concatenate([ordinary, hostile], axis=1)
        limit = "varies" if callable(case.limit) else case.limit
        lines.append(
            f"{f'{case.function} {case.note}':48} {ordinary[0].max():8.2f} {hostile[0].max():8.2f} "
            f"{np.isinf(both[0]).sum():4} {limit:>7} {both[1].max():5.0%}"
        )
    table(*lines)


def test_half_a_unit_is_the_error_of_a_rounded_value():
    third = mpf(1) / 3
    assert ulps(1 / 3, third) < 0.5 < ulps(np.nextafter(1 / 3, 1), third) < 1.5
    assert ulps(5e-324, mpf("2e-323")) == pytest.approx(3, rel=0.05)
    assert ulps(0.0, mpf("1e-400")) < 0.5 and ulps(inf, mpf("1e400")) == 0
    for got, true in [(0.0, "1e-320"), (inf, "1e308"), (nan, 1), (1e-300, 0), (1.0, inf)]:
        assert ulps(got, mpf(true)) == inf


CHECKS = [test_errors_stay_within_their_limits]
