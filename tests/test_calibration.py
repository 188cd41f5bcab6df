"""`crossent.calibration` against scikit-learn, exact fractions, and an example worked by hand.

The example: six points, here from the lowest prediction to the highest.

    q  0  ¼  ¼  ½ | ¾  1      two bins: ½ lies on the edge, and belongs to the lower one
    y  0  0  1  1 | 1  0      means of q: 1/4 and 7/8; of y: 1/2 and 1/2
"""

import warnings
from fractions import Fraction

import numpy as np
import pytest
from accuracy import ordinary_probabilities, varied
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

import crossent

nan = np.nan
Q = [0.5, 0, 1, 0.25, 0.75, 0.25]
Y = [1, 0, 0, 0, 1, 1]
STRATEGIES = ("uniform", "quantile")
CURVES = ("reliability_curve", "expected_calibration_error")
ALL = (*CURVES, "brier_score")


def said_and_seen(n, seed=5):
    """Predictions, and labels that come true more rarely than predicted."""
    q = ordinary_probabilities(n, seed)
    y = (varied(np.random.default_rng(seed + 1).uniform(size=n)) < q**1.5).astype(int)
    assert 0 < y.sum() < n
    return y, q


def in_steps(n, steps, seed=6):
    """Predictions 0, 1/steps, 2/steps, … 1, so that many lie on an edge."""
    rng = np.random.default_rng(seed)
    q = rng.permutation(np.arange(n) % (steps + 1)) / steps
    assert len(np.unique(q)) == steps + 1
    return rng.integers(0, 2, n), q


def percentile(values, share):
    """Value at a share of the way through sorted values, between two of them in proportion."""
    place = share * (len(values) - 1)
    low = place.numerator // place.denominator
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def exactly(y, q, bins, strategy):
    """Rows (predicted, observed, count) in fractions, by one loop over bins and one over points."""
    q = [Fraction(value) for value in q.tolist()]
    y = [Fraction(value) for value in y.tolist()]
    shares = [Fraction(k, bins) for k in range(1, bins)]
    ordered = sorted(q)
    edges = shares if strategy == "uniform" else [percentile(ordered, share) for share in shares]
    rows = []
    for low, high in zip([-1, *edges], [*edges, 2], strict=True):
        inside = [i for i in range(len(q)) if low < q[i] <= high]
        if inside:
            n = len(inside)
            rows.append((sum(q[i] for i in inside) / n, sum(y[i] for i in inside) / n, n))
    return rows


def test_the_example_worked_by_hand_has_its_curve(c=crossent):
    predicted, observed, count = c.reliability_curve(Y, Q, bins=2)
    assert predicted.tolist() == [1 / 4, 7 / 8]
    assert observed.tolist() == [1 / 2, 1 / 2]
    assert count.tolist() == [4, 2]
    # Of eight bins three stay empty: 0 | ¼ ¼ | ½ | ¾ | 1.
    predicted, observed, count = c.reliability_curve(Y, Q, bins=8)
    assert predicted.tolist() == [0, 1 / 4, 1 / 2, 3 / 4, 1]
    assert observed.tolist() == [0, 1 / 2, 1, 1, 0]
    assert count.tolist() == [1, 2, 1, 1, 1]


def test_the_example_worked_by_hand_has_its_errors(c=crossent):
    # 4/6 · |1/2 − 1/4| + 2/6 · |1/2 − 7/8| = 1/6 + 1/8
    assert c.expected_calibration_error(Y, Q, bins=2) == pytest.approx(7 / 24, rel=1e-15)
    # (0 + 2 · |1/2 − 1/4| + |1 − 1/2| + |1 − 3/4| + |0 − 1|) / 6 = (9/4) / 6
    assert c.expected_calibration_error(Y, Q, bins=8) == pytest.approx(3 / 8, rel=1e-15)
    # In sixteenths: (0 + 1 + 9 + 4 + 1 + 16) / 6
    assert c.brier_score(Y, Q) == pytest.approx(31 / 96, rel=1e-15)


def test_the_curve_is_that_of_exact_fractions(c=crossent):
    # Steps of 1/64 and bins of 1/8 are exact in float64, and so are the percentiles of 257 points.
    cases = [(*in_steps(257, 64), bins) for bins in (1, 2, 4, 8, 16)]
    cases += [(*said_and_seen(300, seed), bins) for seed, bins in ((7, 3), (8, 10), (9, 50))]
    for y, q, bins in cases:
        for strategy in STRATEGIES:
            got = c.reliability_curve(y, q, bins, strategy)
            exact = np.array(exactly(y, q, bins, strategy), dtype=float).T
            np.testing.assert_array_equal(got.counts, exact[2])
            np.testing.assert_allclose(got[:2], exact[:2], rtol=1e-13)


def test_the_calibration_error_is_that_of_exact_fractions(c=crossent):
    for bins in (1, 2, 4, 8, 16):
        y, q = in_steps(257, 64)
        for strategy in STRATEGIES:
            rows = exactly(y, q, bins, strategy)
            exact = sum(n * abs(seen - said) for said, seen, n in rows) / len(y)
            got = c.expected_calibration_error(y, q, bins, strategy)
            assert got == pytest.approx(float(exact), rel=1e-13)


def test_scikit_learn_gives_the_same_curve(c=crossent):
    cases = [said_and_seen(1000), said_and_seen(30), said_and_seen(7), in_steps(400, 10)]
    cases += [in_steps(200, steps) for steps in (2, 3, 6, 7, 20, 49)]
    cases += [(np.array([0, 1]), np.array([0.0, 1.0])), (np.array([1, 0]), np.array([0.3, 0.3]))]
    for y, q in cases:
        for bins in (1, 2, 3, 5, 6, 10, 20, 49, 100):
            for strategy in STRATEGIES:
                observed, predicted = calibration_curve(
                    y, q, pos_label=1, n_bins=bins, strategy=strategy
                )
                got = c.reliability_curve(y, q, bins, strategy)
                np.testing.assert_array_equal(got.predicted, predicted)
                np.testing.assert_array_equal(got.observed, observed)
                assert got.counts.sum() == len(y) and (got.counts > 0).all()


def test_a_value_on_an_edge_falls_into_the_lower_bin_and_zero_into_the_first(c=crossent):
    q = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    got = c.reliability_curve([0] * 11, q)
    assert got.counts.tolist() == [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    np.testing.assert_allclose(got.predicted, [0.05, *q[2:]], rtol=1e-15)
    # A quarter of the way through 0, ¼, ½, ¾, 1 lies ¼ itself.
    got = c.reliability_curve([0] * 5, [0, 0.25, 0.5, 0.75, 1], bins=4, strategy="quantile")
    assert got.counts.tolist() == [2, 1, 1, 1]


def test_ten_uniform_bins_are_the_default(c=crossent):
    y, q = said_and_seen(200)
    for name in CURVES:
        f = getattr(c, name)
        known = np.ravel(f(y, q, 10, "uniform"))
        for given in (f(y, q), f(y, q, 10), f(y=y, q=q, bins=10), f(y, q, strategy="uniform")):
            np.testing.assert_array_equal(np.ravel(given), known, err_msg=name)


def test_bins_keep_the_sums_of_labels_and_of_predictions(c=crossent):
    y, q = said_and_seen(500)
    for strategy in STRATEGIES:
        predicted, observed, count = c.reliability_curve(y, q, 12, strategy)
        assert count @ predicted == pytest.approx(q.sum(), rel=1e-13)
        assert count @ observed == pytest.approx(y.sum(), rel=1e-13)
        assert (np.diff(predicted) > 0).all()


def test_the_calibration_error_is_least_for_one_bin_and_grows_when_bins_are_halved(c=crossent):
    y, q = said_and_seen(500)
    errors = [c.expected_calibration_error(y, q, bins) for bins in (1, 2, 4, 8, 16, 2**20)]
    assert errors[0] == pytest.approx(abs(y.mean() - q.mean()), rel=1e-12)
    assert (np.diff(errors) >= -1e-15).all() and errors[-1] <= 1
    assert errors[-1] == pytest.approx(np.abs(y - q).mean(), rel=1e-12)
    assert c.expected_calibration_error([0, 1, 1], [1, 0, 0]) == 1
    assert c.expected_calibration_error([0, 1, 1], [0, 1, 1]) == 0


def test_the_brier_score_is_that_of_scikit_learn(c=crossent):
    for y, q in (said_and_seen(1000), in_steps(300, 10), (np.array([1, 0]), np.array([0.0, 0.5]))):
        peer = brier_score_loss(y, q, pos_label=1)
        assert c.brier_score(y, q) == pytest.approx(peer, rel=1e-14)


def test_the_brier_score_is_reliability_less_resolution_plus_uncertainty(c=crossent):
    y, q = in_steps(300, 5)  # one prediction in each of these bins, so nothing is lost
    predicted, observed, count = c.reliability_curve(y, q, bins=6)
    assert len(count) == 6
    share, mean = count / count.sum(), y.mean()
    reliability = share @ (predicted - observed) ** 2
    resolution = share @ (observed - mean) ** 2
    parts = reliability - resolution + mean * (1 - mean)
    assert c.brier_score(y, q) == pytest.approx(parts, rel=1e-12)
    assert c.brier_score(y, np.full(300, mean)) == pytest.approx(mean * (1 - mean), rel=1e-12)


def test_labels_are_whole_numbers_or_truths_and_predictions_any_real_numbers(c=crossent):
    for y in (Y, np.array(Y, dtype=bool), np.array(Y, dtype=float), [Fraction(i) for i in Y]):
        for q in (Q, [Fraction(v) for v in Q], np.array(Q, dtype="f2"), np.array(Q, dtype=">f8")):
            assert c.brier_score(y, q) == c.brier_score(Y, Q)
            assert c.expected_calibration_error(y, q) == c.expected_calibration_error(Y, Q)
            for got, known in zip(
                c.reliability_curve(y, q), c.reliability_curve(Y, Q), strict=True
            ):
                np.testing.assert_array_equal(got, known)


def test_the_shape_and_the_order_of_the_points_do_not_matter(c=crossent):
    order = np.random.default_rng(10).permutation(240)
    y, q = in_steps(240, 64)
    boxes = [(y[order], q[order]), (y.reshape(6, 40), q.reshape(6, 40))]
    boxes.append((y.reshape(2, 3, 40).T, q.reshape(2, 3, 40).T))
    for box in boxes:
        assert c.brier_score(*box) == pytest.approx(c.brier_score(y, q), rel=1e-14)
        for name in CURVES:
            got, known = getattr(c, name)(*box, 8), getattr(c, name)(y, q, 8)
            np.testing.assert_allclose(np.ravel(got), np.ravel(known), rtol=1e-14)


def test_measures_of_calibration_have_their_names_and_kinds(c=crossent):
    for y, q in ((Y, Q), (1, 0.25)):
        curve = c.reliability_curve(y, q)
        assert curve._fields == ("predicted", "observed", "counts")
        assert [array.dtype for array in curve] == [np.float64, np.float64, np.int64]
        assert {array.shape for array in curve} == {curve.counts.shape} and curve.counts.ndim == 1
        assert type(c.expected_calibration_error(y, q)) is float
        assert type(c.brier_score(y, q)) is float
    assert c.brier_score(1, 0.25) == 0.5625 and c.expected_calibration_error(1, 0.25) == 0.75


def test_nan_passes_through_the_brier_score(c=crossent):
    assert np.isnan(c.brier_score([1, 0], [nan, 0.5]))
    assert np.isnan(c.brier_score([1, nan], [1, 0.5]))
    assert np.isnan(c.brier_score(1, nan))


def refusal(f, *arguments):
    try:
        return f"no error but {f(*arguments)!r}"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def test_nan_belongs_to_no_bin_and_is_refused_by_name_and_place(c=crossent):
    for name in CURVES:
        f = getattr(c, name)
        words = f"ValueError: {name}: q[1, 0] = nan is not a probability (0 ≤ q ≤ 1)"
        assert refusal(f, [[0], [1]], [[0.5], [nan]]) == words
        words = f"ValueError: {name}: y[1] = nan is not a label (0 or 1)"
        assert refusal(f, [0, nan], [0.5, 0.5]) == words


def test_what_is_no_label_and_no_probability_is_refused_by_name_and_place(c=crossent):
    label, probability = "is not a label (0 or 1)", "is not a probability (0 ≤ q ≤ 1)"
    wrong = [
        ([0, 1, 0, 1], [0, 1, 0.5, 1.2], f"ValueError: {{}}: q[3] = 1.2 {probability}"),
        ([0, 1], [-0.5, 1], f"ValueError: {{}}: q[0] = -0.5 {probability}"),
        (1, 2, f"ValueError: {{}}: q = 2.0 {probability}"),
        ([0, 2], [0, 1], f"ValueError: {{}}: y[1] = 2.0 {label}"),
        ([[0, 1], [-1, 1]], [[0, 1], [0, 1]], f"ValueError: {{}}: y[1, 0] = -1.0 {label}"),
        (0.5, 0.5, f"ValueError: {{}}: y = 0.5 {label}"),
        # Labels after predictions: the first of these is no label.
        ([0.75, 0.25], [1, 0], f"ValueError: {{}}: y[0] = 0.75 {label}"),
        (["1"], [1], "TypeError: {}: y[0] = '1' is a str, not a real number"),
        ([1], [None], "TypeError: {}: q[0] = None is a NoneType, not a real number"),
    ]
    for name in ALL:
        for y, q, words in wrong:
            assert refusal(getattr(c, name), y, q) == words.format(name)


def test_shapes_that_differ_are_refused_and_nothing_is_broadcast(c=crossent):
    for name in ALL:
        f = getattr(c, name)
        for y, q in (([1], [0.5, 0.5]), (1, [0.5]), ([[1], [0]], [[0.5, 0.5]]), ([1, 0], 0.5)):
            assert refusal(f, y, q) == (
                f"ValueError: {name}: y has the shape {np.shape(y)} and q the shape {np.shape(q)}; "
                "each label needs one prediction"
            )
        for nothing in ([], np.zeros((3, 0))):
            assert refusal(f, nothing, nothing) == (
                f"ValueError: {name}: y and q are empty, so there is no mean"
            )


def test_bins_that_are_no_bins_are_refused(c=crossent):
    for name in CURVES:
        f = getattr(c, name)
        for bins in (0, -1, 2.0, "10", None):
            words = f"ValueError: {name}: bins = {bins!r} is not a number of bins (1, 2, 3, …)"
            assert refusal(f, Y, Q, bins) == words
        words = f"ValueError: {name}: strategy = 'even' is not 'uniform' or 'quantile'"
        assert refusal(f, Y, Q, 10, "even") == words
        assert refusal(f, Y, Q, np.int64(3)).startswith("no error")


def test_calibration_changes_no_input_and_warns_of_nothing(c=crossent):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        for name in ALL:
            y, q = np.array([0.0, 1, 1, 0, 0]), np.array([1e-300, 5e-324, 1, 0.1, 0])
            getattr(c, name)(y, q)
            assert y.tolist() == [0, 1, 1, 0, 0] and q.tolist() == [1e-300, 5e-324, 1, 0.1, 0]
        c.reliability_curve([0, 1, 1], [5e-324, 0, 1e-310], 3, "quantile")
        c.brier_score([0, 1], [nan, nan])
        assert np.geterr()["under"] == "raise"


CHECKS = [
    test_the_example_worked_by_hand_has_its_curve,
    test_the_example_worked_by_hand_has_its_errors,
    test_the_curve_is_that_of_exact_fractions,
    test_the_calibration_error_is_that_of_exact_fractions,
    test_scikit_learn_gives_the_same_curve,
    test_a_value_on_an_edge_falls_into_the_lower_bin_and_zero_into_the_first,
    test_ten_uniform_bins_are_the_default,
    test_bins_keep_the_sums_of_labels_and_of_predictions,
    test_the_calibration_error_is_least_for_one_bin_and_grows_when_bins_are_halved,
    test_the_brier_score_is_that_of_scikit_learn,
    test_the_brier_score_is_reliability_less_resolution_plus_uncertainty,
    test_labels_are_whole_numbers_or_truths_and_predictions_any_real_numbers,
    test_the_shape_and_the_order_of_the_points_do_not_matter,
    test_measures_of_calibration_have_their_names_and_kinds,
    test_nan_passes_through_the_brier_score,
    test_nan_belongs_to_no_bin_and_is_refused_by_name_and_place,
    test_what_is_no_label_and_no_probability_is_refused_by_name_and_place,
    test_shapes_that_differ_are_refused_and_nothing_is_broadcast,
    test_bins_that_are_no_bins_are_refused,
    test_calibration_changes_no_input_and_warns_of_nothing,
]
