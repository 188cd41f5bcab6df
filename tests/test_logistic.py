"""`crossent.logistic` against mpmath, scipy and its own promises.

Every test that takes `c=crossent` is also called with a wrong version of one function in the place
of the right one (`test_mutants.py`).
"""

import subprocess
import sys
import warnings
from decimal import Decimal
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from accuracy import (
    DIGITS,
    hostile_probabilities,
    hostile_scores,
    ordinary_probabilities,
    ordinary_scores,
    ulps,
)
from mpmath import mp, mpf
from scipy import special

import crossent

nan, inf = np.nan, np.inf
OF_P = ("odds", "logit")
OF_Z = ("sigmoid", "sigmoid_grad", "log_sigmoid", "softplus")

# name: (the definition, or another form than ours, in mpmath; the limit in ulp)
EXACT = {
    "odds": (lambda p: p / (1 - p), 2),
    "logit": (lambda p: mp.log(p / (1 - p)), 2),
    "sigmoid": (lambda z: 1 / (1 + mp.exp(-z)), 2),
    "sigmoid_grad": (lambda z: mp.sech(z / 2) ** 2 / 4, 3),
    "log_sigmoid": (lambda z: mp.log(1 / (1 + mp.exp(-z))), 2),
    "softplus": (lambda z: mp.log(1 + mp.exp(z)), 2),
}


@cache
def points(name, kind):
    """Inputs of one function, and the exact value at each."""
    if kind == "ordinary":
        inputs = ordinary_probabilities(4000) if name in OF_P else ordinary_scores(4000)
    else:
        inputs = hostile_probabilities(300) if name in OF_P else hostile_scores(300)
    with mp.workdps(60 if kind == "ordinary" else DIGITS):
        return inputs, [EXACT[name][0](mpf(x)) for x in inputs.tolist()]


@cache
def errors(function, name, kind):
    """Errors in ulp of a function that claims to be the one of that name."""
    inputs, exact = points(name, kind)
    values = function(inputs.copy()).tolist()  # a wrong version may write into its input
    with mp.workdps(DIGITS):
        return [ulps(value, true) for value, true in zip(values, exact, strict=True)]


def test_errors_stay_within_their_limits(c=crossent):
    for name, (_, limit) in EXACT.items():
        for kind in ("ordinary", "hostile"):
            worst = max(errors(getattr(c, name), name, kind))
            assert worst <= limit, f"{name}: {worst:.2f} ulp on {kind} input, the limit is {limit}"


def test_the_largest_errors_are_shown(capsys):
    lines = [f"{'largest error in ulp':20} {'ordinary':>9} {'hostile':>8} {'bad':>4} {'limit':>6}"]
    for name, (_, limit) in EXACT.items():
        function = getattr(crossent, name)
        ordinary, hostile = (errors(function, name, kind) for kind in ("ordinary", "hostile"))
        bad = sum(error == inf for error in ordinary + hostile)
        lines.append(f"{name:20} {max(ordinary):9.2f} {max(hostile):8.2f} {bad:4} {limit:6}")
    with capsys.disabled():
        print("", *lines, sep="\n")


def test_half_a_unit_is_the_error_of_a_rounded_value():
    third = mpf(1) / 3
    assert ulps(1 / 3, third) < 0.5 < ulps(np.nextafter(1 / 3, 1), third) < 1.5
    assert ulps(5e-324, mpf("2e-323")) == pytest.approx(3, rel=0.05)
    assert ulps(0.0, mpf("1e-400")) < 0.5 and ulps(inf, mpf("1e400")) == 0
    for got, true in [(0.0, "1e-320"), (inf, "1e308"), (nan, 1), (1e-300, 0), (1.0, inf)]:
        assert ulps(got, mpf(true)) == inf


def test_the_ends_have_their_values(c=crossent):
    ends = {
        "odds": {0: 0, 0.5: 1, 0.75: 3, 1: inf},
        "logit": {0: -inf, 0.5: 0, 1: inf},
        "sigmoid": {-inf: 0, 0: 0.5, inf: 1},
        "sigmoid_grad": {-inf: 0, 0: 0.25, inf: 0},
        "log_sigmoid": {-inf: -inf, 0: -np.log(2), inf: 0},
        "softplus": {-inf: 0, 0: np.log(2), inf: inf},
    }
    for name, values in ends.items():
        got = getattr(c, name)(list(values))
        np.testing.assert_array_equal(got, list(values.values()), err_msg=name)
        # -0.0 would print, and would turn 1/x around.
        assert not np.signbit(got[got == 0]).any(), name


def test_nan_passes_through_and_stays_alone(c=crossent):
    for name in OF_P + OF_Z:
        got = getattr(c, name)([0.25, nan, 0.5])
        assert np.isnan(got).tolist() == [False, True, False], name
        assert np.isnan(getattr(c, name)(nan)), name


def test_a_scalar_gives_a_float(c=crossent):
    for name in OF_P + OF_Z:
        f = getattr(c, name)
        for scalar in (0.25, np.float32(0.25), np.array(0.25), Fraction(1, 4), 1, np.int8(1), True):
            assert type(f(scalar)) is float, f"{name} of a {type(scalar).__name__}"
            assert f(scalar) == f([float(scalar)])[0]


def test_an_array_gives_a_float64_array_of_its_shape(c=crossent):
    p = ordinary_probabilities(24).reshape(2, 3, 4)
    shapes = [p, p[:, ::2].T, p[:0], p[:, :0, 1], p.tolist(), p.astype(">f8"), p.astype("f4")]
    shapes += [p.astype("f2"), p.astype("g"), [0, 1, 1], np.array([[True, False]]), [], (0.5,)]
    for name in OF_P + OF_Z:
        for x in shapes:
            got = getattr(c, name)(x)
            assert isinstance(got, np.ndarray) and got.dtype == np.float64, name
            assert got.shape == np.shape(x), name
            np.testing.assert_array_equal(got, getattr(c, name)(np.array(x, dtype=np.float64)))


def test_input_is_never_changed(c=crossent):
    for name in OF_P + OF_Z:
        x = ordinary_probabilities(10)
        before = x.copy()
        got = getattr(c, name)(x)
        assert not np.shares_memory(got, x), name
        np.testing.assert_array_equal(x, before, err_msg=name)


def test_nothing_warns_whatever_the_caller_set(c=crossent):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        for name in OF_P + OF_Z:
            x = hostile_probabilities(9) if name in OF_P else hostile_scores(9)
            getattr(c, name)(np.concatenate([x, [0, 1, nan]]))
            getattr(c, name)(0 if name in OF_P else -inf)
        assert np.geterr()["divide"] == "raise"


def refusal(f, x):
    try:
        return f"no error but {f(x)!r}"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def test_what_is_no_probability_is_refused_by_name_and_place(c=crossent):
    wrong = [
        (1.2, "p = 1.2"),
        (2, "p = 2.0"),
        (-5e-324, "p = -5e-324"),
        (np.nextafter(1, 2), "p = 1.0000000000000002"),
        (inf, "p = inf"),
        ([0, 0.5, 1, 1.2, -1], "p[3] = 1.2"),
        ([nan, -1.5], "p[1] = -1.5"),
        ([[0, 1, 0.5], [1, 0, -0.25]], "p[1, 2] = -0.25"),
    ]
    for name in OF_P:
        for p, words in wrong:
            expected = f"ValueError: {name}: {words} is not a probability (0 ≤ p ≤ 1)"
            assert refusal(getattr(c, name), p) == expected


def test_what_is_no_real_number_is_refused_by_name_and_place(c=crossent):
    for name in OF_P + OF_Z:
        x = "p" if name in OF_P else "z"
        wrong = [
            ("0.5", f"TypeError: {name}: {x} = '0.5' is a str, not a real number"),
            ([0.5, "a"], f"TypeError: {name}: {x}[0] = '0.5' is a str, not a real number"),
            (1j, f"TypeError: {name}: {x} = 1j is a complex, not a real number"),
            (None, f"TypeError: {name}: {x} = None is a NoneType, not a real number"),
            ([0.5, None], f"TypeError: {name}: {x}[1] = None is a NoneType, not a real number"),
            ([Decimal(1)], f"TypeError: {name}: {x}[0] = Decimal('1') is a Decimal, "
             "not a real number"),
            ({0.5}, f"TypeError: {name}: {x} = {{0.5}} is a set, not a real number"),
            ([0.5, [0.5, 1]], f"ValueError: {name}: {x} is not a rectangular array of numbers"),
        ]  # fmt: skip
        for value, expected in wrong:
            assert refusal(getattr(c, name), value) == expected


def test_scipy_gives_the_same_numbers(c=crossent):
    peers = {"logit": special.logit, "sigmoid": special.expit, "log_sigmoid": special.log_expit}
    for name, peer in peers.items():
        x = ordinary_probabilities(1000) if name in OF_P else ordinary_scores(1000)
        np.testing.assert_allclose(getattr(c, name)(x), peer(x), rtol=1e-12, err_msg=name)


CHECKS = [
    test_errors_stay_within_their_limits,
    test_the_ends_have_their_values,
    test_nan_passes_through_and_stays_alone,
    test_a_scalar_gives_a_float,
    test_an_array_gives_a_float64_array_of_its_shape,
    test_input_is_never_changed,
    test_nothing_warns_whatever_the_caller_set,
    test_what_is_no_probability_is_refused_by_name_and_place,
    test_what_is_no_real_number_is_refused_by_name_and_place,
    test_scipy_gives_the_same_numbers,
]


def test_the_import_needs_numpy_alone_and_says_nothing():
    code = """if True:
        import sys, numpy, numpy.typing
        before = {name.partition(".")[0] for name in sys.modules}
        import crossent
        after = {name.partition(".")[0] for name in sys.modules}
        assert crossent.odds(0.75) == 3
        for name in crossent.__all__:
            getattr(crossent, name)([0.0, 1.0, float("nan")])
        print(*sorted(after - before - set(sys.stdlib_module_names)))
    """
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True
    )
    assert (run.stdout, run.stderr) == ("crossent\n", "")
