"""What every function of `crossent` promises, whatever its formula.

Every test that takes `c=crossent` is also called with a wrong version of one function in the place
of the right one (`test_mutants.py`).
"""

import inspect
import subprocess
import sys
import tracemalloc
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from accuracy import (
    hostile_laws,
    hostile_probabilities,
    hostile_rows,
    hostile_scores,
    ordinary_laws,
    ordinary_probabilities,
    ordinary_rows,
    ordinary_scores,
)

import crossent

nan, inf = np.nan, np.inf


def chosen(values, shape, seed=0):
    return np.random.default_rng(seed).choice(values, shape)


def arguments(n: int, hostile: bool = False) -> dict[str, tuple]:
    """Arguments of every function, n samples each."""
    p = (hostile_probabilities(n) if hostile else ordinary_probabilities(n))[:n]
    z = (hostile_scores(n) if hostile else ordinary_scores(n))[:n]
    rows = (hostile_rows(n) if hostile else ordinary_rows(n, 3))[:n]
    laws = hostile_laws(n) if hostile else (ordinary_laws(n, 3), ordinary_laws(n, 3, 9))
    laws = tuple(x[-n:] for x in laws)
    y, signs, labels = chosen([0, 1], n), chosen([-1, 1], n), chosen([0, 1, 2], n)
    return {
        "odds": (p,),
        "logit": (p,),
        "sigmoid": (z,),
        "sigmoid_grad": (z,),
        "log_sigmoid": (z,),
        "softplus": (z,),
        "information": (p,),
        "entropy": laws[:1],
        "cross_entropy": laws,
        "kl_divergence": laws,
        "js_divergence": laws,
        "logsumexp": (rows,),
        "softmax": (rows,),
        "log_softmax": (rows,),
        "bernoulli_log_likelihood": (y, p),
        "categorical_log_likelihood": (labels, laws[0]),
        "log_loss": (y, p),
        "log_loss_from_logits": (y, z),
        "log_loss_from_logits_grad": (y, z),
        "margin_loss": (signs, z),
        "margin_loss_grad": (signs, z),
        "cross_entropy_loss": (labels, laws[0]),
        "cross_entropy_from_logits": (labels, rows),
        "cross_entropy_from_logits_grad": (labels, rows),
        "hinge_loss": (labels, rows),
        "hinge_loss_grad": (labels, rows),
    }


NAMES = list(arguments(2))
SUMS = [name for name in NAMES if name.endswith("likelihood")]
LOSSES = [
    name for name in NAMES if "reduction" in inspect.signature(getattr(crossent, name)).parameters
]
GRADIENTS = [name for name in LOSSES if name.endswith("grad")]
ROWS = [name for name in NAMES if "axis" in inspect.signature(getattr(crossent, name)).parameters]
OF_CLASSES = [name for name in ROWS if name not in SUMS]
ELEMENTWISE = [name for name in NAMES if name not in ROWS + SUMS]
UNITS = ["information", "entropy", "cross_entropy", "kl_divergence", "js_divergence"]


def call(c, name, *args, **options):
    """One result for each sample (a likelihood has only the sum)."""
    if name in LOSSES:
        options = {"reduction": "none"} | options
    return getattr(c, name)(*args, **options)


def test_the_table_of_arguments_has_every_function():
    functions = [n for n in crossent.__all__ if inspect.isfunction(getattr(crossent, n))]
    here = [n for n in functions if getattr(crossent, n).__module__.split(".")[1] not in ELSEWHERE]
    assert sorted(NAMES) == sorted(here)


# These have tests of their own for all that is promised here.
ELSEWHERE = {"calibration", "codes", "data", "descent", "features", "reading"}


def for_each(names):
    """Run a check for each of some functions, and let `test_mutants.py` choose among them."""

    def mark(check):
        check.names = list(names)
        return pytest.mark.parametrize("name", check.names)(check)

    return mark


KEPT = [name for name in OF_CLASSES if "softmax" in name or name in GRADIENTS]  # one for each class
OF_TWO = [name for name in ELEMENTWISE if len(arguments(2)[name]) == 2]
OF_ONE = [name for name in ELEMENTWISE + OF_CLASSES if len(arguments(2)[name]) == 1]
OF_LABELS = [name for name in OF_CLASSES if name in LOSSES]
OF_P = ["odds", "logit", "information", "log_loss", "bernoulli_log_likelihood"]
OF_SCORES = ["logsumexp", "softmax", "log_softmax", "cross_entropy_from_logits"]
OF_SCORES += ["cross_entropy_from_logits_grad", "hinge_loss", "hinge_loss_grad"]


@for_each(name for name in NAMES if name not in KEPT)
def test_one_sample_gives_a_float(name, c=crossent):
    args = arguments(3)[name]
    if name not in SUMS:
        one = [x[1] for x in args]
        assert type(call(c, name, *one)) is float
        assert call(c, name, *one) == call(c, name, *args)[1]
    if name in LOSSES + SUMS and name not in GRADIENTS:
        assert type(getattr(c, name)(*args)) is float


@for_each(name for name in OF_ONE if name in ELEMENTWISE)
def test_a_scalar_of_any_kind_gives_the_same_float(name, c=crossent):
    f = getattr(c, name)
    for scalar in (0.25, np.float32(0.25), np.array(0.25), Fraction(1, 4), 1, np.int8(1), True):
        assert type(f(scalar)) is float, f"of a {type(scalar).__name__}"
        assert f(scalar) == f([float(scalar)])[0]


@for_each(ELEMENTWISE)
def test_any_array_like_gives_float64_of_its_shape(name, c=crossent):
    p = ordinary_probabilities(24).reshape(2, 3, 4)
    shapes = [p, p[:, ::2].T, p[:0], p[:, :0, 1], p.tolist(), p.astype(">f8"), p.astype("f4")]
    shapes += [p.astype("f2"), p.astype("g"), [0, 1, 1], np.array([[True, False]]), [], (0.5,)]
    for x in shapes:
        y = [1] if name in OF_TWO else []
        got = call(c, name, *y, x)
        assert isinstance(got, np.ndarray) and got.dtype == np.float64
        assert got.shape == np.shape(x)
        np.testing.assert_array_equal(got, call(c, name, *y, np.array(x, dtype=np.float64)))


@for_each(OF_CLASSES)
def test_rows_may_be_lists_or_narrow_numbers(name, c=crossent):
    args = arguments(4)[name]
    got = call(c, name, *args)
    assert got.dtype == np.float64
    np.testing.assert_array_equal(call(c, name, *(x.tolist() for x in args)), got)
    narrow = [x if x.dtype.kind == "i" else x.astype("f4") for x in args]
    wide = [x.astype("f8") for x in narrow]
    np.testing.assert_array_equal(call(c, name, *narrow), call(c, name, *wide))


@for_each(ELEMENTWISE + OF_CLASSES)
def test_a_batch_of_any_shape_is_its_samples_one_by_one(name, c=crossent):
    args = arguments(24)[name]
    batch = [x.reshape(2, 3, 4, *x.shape[1:]) for x in args]
    one_by_one = [call(c, name, *sample) for sample in zip(*args, strict=True)]
    got = call(c, name, *batch)
    assert got.shape[:3] == (2, 3, 4)
    np.testing.assert_array_equal(got.reshape(np.shape(one_by_one)), one_by_one)


@for_each(OF_CLASSES)
def test_the_classes_may_lie_along_any_axis(name, c=crossent):
    for args in ([x.reshape(2, 4, *x.shape[1:]) for x in arguments(8)[name]], large(name)):
        expected = call(c, name, *args)
        for axis in (0, 1, -2):
            moved = [np.moveaxis(x, -1, axis) if x.ndim == 3 else x for x in args]
            got = call(c, name, *moved, axis=axis)
            got = np.moveaxis(got, axis, -1) if expected.ndim == 3 else got
            np.testing.assert_array_equal(got, expected, f"along {axis}")


def large(name: str) -> tuple:
    """More samples than fit into one block, in an odd shape."""
    return tuple(x.reshape(7, 7001, *x.shape[1:]) for x in arguments(49007)[name])


@for_each(ELEMENTWISE + OF_CLASSES)
def test_large_arrays_are_their_samples_too(name, c=crossent):
    args = large(name)
    got = call(c, name, *args)
    part = [x[3, ::50] for x in args]
    np.testing.assert_array_equal(got[3, ::50], call(c, name, *part))
    turned = [np.asfortranarray(x) for x in args]
    np.testing.assert_array_equal(call(c, name, *turned), got)


@for_each(OF_CLASSES)
def test_a_row_has_the_same_digits_alone_and_in_any_layout(name, c=crossent):
    for classes in (3, 7, 10, 32, 33, 100):
        n = 60_000 // classes
        p, q = ordinary_laws(n, classes), ordinary_laws(n, classes, 9)
        z, k = 5 * np.log(p), chosen(range(classes), n)
        args = {"entropy": (p,), "cross_entropy_loss": (k, p)}.get(name)
        args = args or ((p, q) if name in UNITS else (k, z) if name in OF_LABELS else (z,))
        got = call(c, name, *args)
        for i in range(0, n, n // 3):
            np.testing.assert_array_equal(call(c, name, *(x[i] for x in args)), got[i])
        turned = [np.ascontiguousarray(x[:200].T) if x.ndim == 2 else x[:200] for x in args]
        np.testing.assert_array_equal(call(c, name, *turned, axis=0), got[:200].T)


@for_each(LOSSES)
def test_sum_and_mean_are_those_of_the_samples(name, c=crossent):
    for args in (arguments(7)[name], large(name)):
        each, f = call(c, name, *args), getattr(c, name)
        n = args[0].size
        if name in GRADIENTS:
            np.testing.assert_array_equal(f(*args, reduction="sum"), each)
            np.testing.assert_allclose(f(*args, reduction="mean"), each / n, rtol=1e-15)
        else:
            assert f(*args, reduction="sum") == pytest.approx(each.sum(), rel=1e-13)
            assert f(*args, reduction="mean") == pytest.approx(each.mean(), rel=1e-13)
        np.testing.assert_array_equal(f(*args), f(*args, reduction="mean"))


@for_each(SUMS)
def test_log_likelihoods_of_parts_add_up(name, c=crossent):
    f, args = getattr(c, name), large(name)
    parts = sum(f(*(x[i] for x in args)) for i in range(7))
    assert f(*args) == pytest.approx(parts, rel=1e-13)


@for_each(UNITS)
def test_a_bit_is_log_2_nats(name, c=crossent):
    args = arguments(50)[name]
    nats, bits = (getattr(c, name)(*args, unit=unit) for unit in ("nats", "bits"))
    np.testing.assert_allclose(nats, bits * np.log(2), rtol=1e-14)
    np.testing.assert_array_equal(getattr(c, name)(*args), nats)


@for_each(NAMES)
def test_input_is_never_changed(name, c=crossent):
    for many in (arguments(40)[name], large(name)):
        before = [x.copy() for x in many]
        got = call(c, name, *many)
        for x, old in zip(many, before, strict=True):
            np.testing.assert_array_equal(x, old)
            assert not np.shares_memory(got, x)


@for_each(NAMES)
def test_nothing_warns_whatever_the_caller_set(name, c=crossent):
    *first, x = arguments(60, hostile=True)[name]
    x = x.astype(float)
    if name in ROWS and name not in OF_SCORES:
        x[:2] = [[1, 0, 0], [nan, 0, 1]]
    elif name in OF_P:
        x[:3] = [0, 1, nan]
    else:
        x[:5] = np.reshape([inf, -inf, nan, 1e308, -1e308], (5,) + (1,) * (x.ndim - 1))
        x.flat[::7] = -1e308
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        call(c, name, *first, x)
        getattr(c, name)(*first, x)
        assert np.geterr()["divide"] == "raise"


@for_each(ELEMENTWISE + OF_CLASSES)
def test_nan_passes_through_and_stays_in_its_sample(name, c=crossent):
    for n in (4, 50000):
        *first, x = arguments(n)[name]
        x = x.copy()
        x[2, ...] = nan
        got = call(c, name, *first, x).reshape(n, -1)
        if name != "hinge_loss_grad":  # its slopes are whole numbers
            assert np.isnan(got[2]).all()
        assert not np.isnan(np.delete(got, 2, 0)).any()
    if name in OF_TWO:
        got = call(c, name, [nan, 1], [0.25, 0.25])
        assert np.isnan(got).tolist() == [True, False]


@for_each(name for name in LOSSES + SUMS if name not in GRADIENTS)
def test_a_mean_or_sum_with_nan_is_nan(name, c=crossent):
    *first, x = arguments(4)[name]
    x = x.copy()
    x[2, ...] = nan
    assert np.isnan(getattr(c, name)(*first, x))


CERTAIN = {
    "information": ([1.0],),
    "entropy": ([[0, 1, 0]],),
    "cross_entropy": ([[0, 1, 0]], [[0, 1, 0]]),
    "kl_divergence": ([[0, 1, 0]], [[0, 1, 0]]),
    "js_divergence": ([[0, 1, 0]], [[0, 1, 0]]),
    "logsumexp": ([[0, -inf, -inf]],),
    "log_softmax": ([[0, -inf, -inf]],),
    "log_loss": ([0, 1], [0, 1]),
    "log_loss_from_logits": ([0, 1], [-inf, inf]),
    "log_loss_from_logits_grad": ([0, 1], [-inf, inf]),
    "margin_loss": ([-1, 1], [-inf, inf]),
    "cross_entropy_loss": ([1], [[0, 1, 0]]),
    "cross_entropy_from_logits": ([1], [[0, inf, 0]]),
    "cross_entropy_from_logits_grad": ([1], [[0, inf, 0]]),
    "hinge_loss": ([1], [[0, 5, 0]]),
    "hinge_loss_grad": ([1], [[0, 5, 0]]),
    "bernoulli_log_likelihood": ([0, 1], [0, 1]),
    "categorical_log_likelihood": ([1], [[0, 1, 0]]),
}


@for_each(CERTAIN)
def test_zero_has_no_sign(name, c=crossent):
    # -0.0 would print, and would turn 1/x around.
    zeros = np.ravel(call(c, name, *CERTAIN[name]))
    zeros = zeros[:1] if name == "log_softmax" else zeros
    assert (zeros == 0).all() and not np.signbit(zeros).any()


@pytest.mark.parametrize("name", NAMES)
def test_large_results_need_no_memory_but_their_own(name):
    rows = 10**6 // (3 if name in ROWS else 1)
    args = [np.resize(x, (rows, *x.shape[1:])) for x in arguments(1000)[name]]
    size = sum(x.nbytes for x in args)
    for options in ({}, {"reduction": "none"}) if name in LOSSES else ({},):
        tracemalloc.start()
        got = getattr(crossent, name)(*args, **options)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        own = got.nbytes if isinstance(got, np.ndarray) else 0
        assert peak - own <= 0.2 * size, f"{peak / size:.2f} of its input"


def refusal(f, *args, **options):
    try:
        return f"no error but {f(*args, **options)!r}"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


@for_each(["odds", "logit", "information", "log_loss"])
def test_what_is_no_probability_is_refused_by_name_and_place(name, c=crossent):
    p = "q" if name in OF_TWO else "p"
    wrong = [
        (1.2, " = 1.2"),
        (2, " = 2.0"),
        (-5e-324, " = -5e-324"),
        (np.nextafter(1, 2), " = 1.0000000000000002"),
        (inf, " = inf"),
        ([0, 0.5, 1, 1.2, -1], "[3] = 1.2"),
        ([nan, -1.5], "[1] = -1.5"),
        ([[0, 1, 0.5], [1, 0, -0.25]], "[1, 2] = -0.25"),
        (np.append(np.zeros(50000), 7), "[50000] = 7.0"),
    ]
    for value, words in wrong:
        expected = f"ValueError: {name}: {p}{words} is not a probability (0 ≤ {p} ≤ 1)"
        assert refusal(getattr(c, name), *[1] * (p == "q"), value) == expected


@for_each(UNITS[1:])
def test_what_is_no_law_is_refused_with_its_sum(name, c=crossent):
    f, two = getattr(c, name), name != "entropy"
    row = [[0.5, 0.5], [1.25, -0.25]]
    said = refusal(f, *[row] * (1 + two))
    assert said == f"ValueError: {name}: p[1, 0] = 1.25 is not a probability (0 ≤ p ≤ 1)"
    end = "so it is not a law: its probabilities must sum to 1"
    for p in ([0.25, 0.25], [0.5, 0.75]):
        assert refusal(f, *[p] * (1 + two)) == f"ValueError: {name}: p sums to {sum(p)}, {end}"
    if two:
        said = refusal(f, [[0.5, 0.5]] * 2, [[0.5, 0.5], [0.5, 0.25]])
        assert said == f"ValueError: {name}: q[1] sums to 0.75, {end}"
    assert np.isfinite(f(*[[1 / 3 - 3e-7] * 3] * (1 + two)))
    assert "not a law" in refusal(f, *[[1 / 3 - 4e-7] * 3] * (1 + two))


@for_each(OF_LABELS)
def test_laws_in_a_loss_are_looked_at_too(name, c=crossent):
    f = getattr(c, name)
    said = refusal(f, [[0.5, 0.75]], [[0.5, 0.5]])
    assert said.startswith(f"ValueError: {name}: labels[0] sums to 1.25, so it is not a law")
    said = refusal(f, [[1, 0, 1.5], [0, 1, -0.5]], [[0.5] * 3] * 2, axis=0)
    assert said.startswith(f"ValueError: {name}: labels[0, 2] = 1.5 is not a probability")
    if name == "cross_entropy_loss":
        said = refusal(f, [0, 1], [[0.5, 0.5], [0.5, 0.25]])
        assert said.startswith(f"ValueError: {name}: q[1] sums to 0.75, so it is not a law")
    if name.startswith("hinge"):
        said = refusal(f, [[0, 1], [0.5, 0.5]], np.eye(2))
        assert said == f"ValueError: {name}: labels[1] = [0.5 0.5] is not one class"


@for_each(OF_TWO)
def test_what_is_no_label_is_refused_by_name_and_place(name, c=crossent):
    f = getattr(c, name)
    if name.startswith("margin"):
        for y in (0, 2, 0.5, -inf):
            said = refusal(f, [1, y], [1, 1])
            assert said == f"ValueError: {name}: y[1] = {float(y)} is not a label (−1 or +1)"
    else:
        said = refusal(f, [0, 3], [0.5, 0.5])
        assert said == f"ValueError: {name}: y[1] = 3.0 is not a probability (0 ≤ y ≤ 1)"


@for_each(OF_LABELS)
def test_what_is_no_class_is_refused_by_name_and_place(name, c=crossent):
    f = getattr(c, name)
    for label in (3, -1, 1.5, nan):
        said = refusal(f, [0, label], np.eye(3)[:2])
        expected = f"labels[1] = {float(label)} is not a class (0 ≤ class ≤ 2)"
        assert said == f"ValueError: {name}: {expected}"
    many = np.append(np.zeros(50000, int), 5)
    assert "labels[50000] = 5.0 is not a class" in refusal(f, many, np.eye(3)[many * 0])


@for_each(OF_TWO)
def test_shapes_that_differ_are_refused_and_never_broadcast(name, c=crossent):
    f, z = getattr(c, name), "q" if name == "log_loss" else "z"
    for n in (3, 50000):
        said = refusal(f, np.ones(n), np.full((n, 1), 0.5))
        assert said == (
            f"ValueError: {name}: y has the shape ({n},) and {z} has the shape ({n}, 1); "
            "they must be alike, or one a single number"
        )
        x = np.linspace(0, 1, n)
        np.testing.assert_array_equal(call(c, name, 1, x), call(c, name, np.ones(n), x))
        np.testing.assert_array_equal(
            call(c, name, np.ones(n), 0.5), call(c, name, np.ones(n), np.full(n, 0.5))
        )


@for_each(OF_LABELS)
def test_labels_that_do_not_fit_the_rows_are_refused(name, c=crossent):
    for n in (2, 60_000):
        for labels in (0, [0], [[0, 1]], [[1, 0]], np.zeros((n, 1), int), np.zeros((n, 2))):
            assert refusal(getattr(c, name), labels, np.tile([1, 0, 0], (n, 1))) == (
                f"ValueError: {name}: labels have the shape {np.shape(labels)}; with the classes "
                f"last it must be ({n},) for class numbers or ({n}, 3) for laws, one-hot or soft"
            )


@for_each(OF_CLASSES)
def test_without_classes_there_is_no_answer(name, c=crossent):
    one = [0] * (name in LOSSES)
    two = 2 if name in UNITS[2:] else 1
    for z, what in ((0.5, "axis = -1 needs a number for each class"), ([], "there is no class")):
        assert what in refusal(getattr(c, name), *one, *[z] * two)
    said = refusal(getattr(c, name), *one, *[[0.5, 0.5]] * two, axis=1)
    assert "axis = 1 needs that many axes" in said
    for n in (2, 60_000):
        for axis in (None, 0.0, "0", (0,)):
            said = refusal(getattr(c, name), *one, *[np.full(n, 1 / n)] * two, axis=axis)
            assert said == f"TypeError: {name}: axis = {axis!r} is not a whole number"


@for_each(UNITS[2:])
def test_laws_of_other_classes_are_refused(name, c=crossent):
    f = getattr(c, name)
    for n in (2, 60_000):
        for one, other in [((n, 1), (n, 2)), ((n, 2), (n + 1, 2)), ((n, 3), (2,))]:
            p, q = (np.full(shape, 1 / shape[-1]) for shape in (one, other))
            assert refusal(f, p, q) == (
                f"ValueError: {name}: with the classes last, p has the shape {one} and q the shape "
                f"{other}; they must be alike, or one of them a single law"
            )


@for_each(UNITS[2:])
def test_one_law_meets_many(name, c=crossent):
    for n in (5, 50000):
        f, laws = getattr(c, name), ordinary_laws(n, 3)
        many = np.tile(laws[0], (n, 1))
        np.testing.assert_array_equal(f(laws[0], laws), f(many, laws))
        np.testing.assert_array_equal(f(laws, laws[0]), f(laws, many))
        np.testing.assert_array_equal(f(laws[0], laws.T, axis=0), f(laws[0], laws))


@for_each(sorted({*LOSSES, *UNITS, "softmax"}))
def test_an_unknown_option_is_refused_with_those_that_are_known(name, c=crossent):
    f = getattr(c, name)
    for n in (2, 50000):
        args = arguments(n)[name]
        if name in LOSSES:
            said = refusal(f, *args, reduction="avg")
            assert said == f"ValueError: {name}: reduction = 'avg' is not 'mean', 'sum' or 'none'"
        if name in UNITS:
            said = refusal(f, *args, unit="nat")
            assert said == f"ValueError: {name}: unit = 'nat' is not 'nats' or 'bits'"
        if name == "softmax":
            assert "temperature = '1' is a str, not a real" in refusal(f, *args, "1")
            for t in (0, -1, nan, [1.0]):
                said = refusal(f, *args, t)
                assert (
                    said == f"ValueError: softmax: temperature = {t} is not a number greater than 0"
                )
        if "logits" in name and name in OF_LABELS:
            for e in (-0.1, 1.5, nan):
                said = refusal(f, *args, label_smoothing=e)
                assert (
                    said
                    == f"ValueError: {name}: label_smoothing = {e} is not a number between 0 and 1"
                )


@for_each(OF_ONE)
def test_what_is_no_real_number_is_refused_by_name_and_place(name, c=crossent):
    x = list(inspect.signature(getattr(crossent, name)).parameters)[0]
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
        (10**400, f"ValueError: {name}: {x} has a number too large for a float"),
        (np.ma.masked_less([0.5, 0.5, 0.0], 0.1), f"TypeError: {name}: {x} has masked values; "
         "drop them, or fill them in"),
    ]  # fmt: skip
    for value, expected in wrong:
        assert refusal(getattr(c, name), value) == expected


@for_each(SUMS)
def test_a_likelihood_speaks_for_itself(name, c=crossent):
    for q in ([0.5, 1.6], [[0.5, 0.5], [1.6, 0.5]]):
        said = refusal(getattr(c, name), [0, 1] if np.ndim(q) == 1 else [[0, 1], [1, 0]], q)
        assert said.startswith(f"ValueError: {name}: q[1") and " = 1.6 is not a prob" in said


CHECKS = [check for _, check in sorted(globals().items()) if hasattr(check, "names")]


def test_the_import_needs_numpy_alone_and_says_nothing():
    code = """if True:
        import sys, numpy, numpy.typing
        before = {name.partition(".")[0] for name in sys.modules}
        import crossent
        after = {name.partition(".")[0] for name in sys.modules}
        assert crossent.odds(0.75) == 3
        print(*sorted(after - before - set(sys.stdlib_module_names)))
    """
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True
    )
    assert (run.stdout, run.stderr) == ("crossent\n", "")
