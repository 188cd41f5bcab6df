"""Wrong versions of the data sets, the calibration measures and the features."""

from collections.abc import Callable

import numpy as np
from mutants import Mutant

from crossent import calibration, data, features


def changed(name: str, **changes: Callable) -> Callable:
    """Return a data set with some of its fields replaced by functions of them."""
    right = getattr(data, name)

    def wrong():
        found = right()
        return found._replace(**{f: change(getattr(found, f)) for f, change in changes.items()})

    return wrong


def with_value(value: float, *index: int) -> Callable:
    """Return a function that puts one number in the place of another, as a typing error does."""

    def typo(array):
        array[index] = value
        return array

    return typo


def shared(name: str) -> Callable:
    """Return a data set whose arrays are made once for all callers."""
    made = getattr(data, name)()
    return lambda: made


def flip(array):
    return array[::-1]


def first_row_shifted(scores):
    return scores - [[1], [0], [0]]


def moved(counts):
    return counts + [[0, 0, 0, 0], [1, 0, 0, -1], [-1, 0, 0, 1], [0, 0, 0, 0]]


def exchanged_laws():
    classes, p, q = data.two_laws()
    return data.TwoLaws(classes, q, p)


WRONG_SETS = [
    ("ten_points", "a missing minus in x", changed("ten_points", x=with_value(0.8, 2))),
    ("ten_points", "2.3 for 2.2 in x", changed("ten_points", x=with_value(2.3, 7))),
    ("ten_points", "the labels flipped", changed("ten_points", y=lambda y: 1 - y)),
    ("ten_points", "the labels in reverse", changed("ten_points", y=flip)),
    ("ten_points", "one label wrong", changed("ten_points", y=with_value(1, 3))),
    ("ten_points", "the labels sorted", changed("ten_points", y=np.sort)),
    ("ten_points", "labels −1 and 1", changed("ten_points", y=lambda y: 2 * y - 1)),
    ("ten_points", "floats for labels", changed("ten_points", y=lambda y: y.astype(float))),
    ("ten_points", "x is standardised", changed("ten_points", x=lambda x: (x - 0.79) / x.std())),
    ("ten_points", "one array for all callers", shared("ten_points")),
    ("ten_balls", "the colours flipped", changed("ten_balls", colours=flip)),
    ("ten_balls", "four red balls", changed("ten_balls", counts=with_value(4, 0))),
    ("ten_balls", "odds for the law", changed("ten_balls", p=lambda p: p / p[::-1])),
    ("ten_balls", "counts for the law", changed("ten_balls", p=lambda p: 10 * p)),
    ("loan", "400 for 4000", changed("loan", x=with_value(400, 1))),
    ("loan", "the constant forgotten", changed("loan", x=with_value(0, 0))),
    ("loan", "a missing minus", changed("loan", theta=np.abs)),
    ("loan", "whole numbers", changed("loan", x=lambda x: x.astype(int))),
    ("animal_scores", "rows for columns", changed("animal_scores", scores=np.transpose)),
    ("animal_scores", "a typing error", changed("animal_scores", scores=with_value(3, 1, 1))),
    ("animal_scores", "the first row shifted", changed("animal_scores", scores=first_row_shifted)),
    ("animal_scores", "the classes in reverse", changed("animal_scores", classes=flip)),
    ("animal_scores", "one array for all callers", shared("animal_scores")),
    (
        "colour_probabilities",
        "divided by the sum",
        changed("colour_probabilities", probabilities=lambda q: q / q.sum()),
    ),
    (
        "colour_probabilities",
        "blue and green exchanged",
        changed("colour_probabilities", probabilities=lambda q: q[[0, 2, 1]]),
    ),
    (
        "colour_probabilities",
        "log-odds for probabilities",
        changed("colour_probabilities", probabilities=lambda q: np.log(q / (1 - q))),
    ),
    ("colour_scores", "a missing minus", changed("colour_scores", scores=np.abs)),
    ("colour_scores", "all signs turned", changed("colour_scores", scores=np.negative)),
    ("colour_scores", "shifted by one", changed("colour_scores", scores=lambda z: z + 1)),
    ("linear_scores", "the label counted from 1", changed("linear_scores", label=lambda k: k + 1)),
    ("linear_scores", "the best class, not the true", changed("linear_scores", label=lambda k: 1)),
    ("linear_scores", "a typing error in W", changed("linear_scores", W=with_value(0.5, 0, 1))),
    ("linear_scores", "a missing minus in b", changed("linear_scores", b=np.abs)),
    ("linear_scores", "a missing minus in x", changed("linear_scores", x=with_value(15, 0))),
    ("two_laws", "the laws exchanged", exchanged_laws),
    ("two_laws", "the model in another order", changed("two_laws", q=flip)),
    ("two_laws", "the classes in reverse", changed("two_laws", classes=flip)),
    ("count_table", "rows for columns", changed("count_table", counts=np.transpose)),
    ("count_table", "the axes exchanged", changed("count_table", axes=flip)),
    ("count_table", "a typing error", changed("count_table", counts=with_value(1, 2, 1))),
    ("count_table", "shares for counts", changed("count_table", counts=lambda n: n / n.sum(0))),
    (
        "count_table",
        "two counts moved, the sums kept",
        changed("count_table", counts=moved),
    ),
]  # fmt: skip


def refusing(right: Callable, wrong: Callable) -> Callable:
    """Return a wrong formula behind the checks of the right function."""

    def mutant(y, q, bins=10, strategy="uniform"):
        right(y, q, bins, strategy)
        y, q = (np.ravel(np.asarray(a, dtype=float)) for a in (y, q))
        with np.errstate(all="ignore"):
            return wrong(y, q, bins, strategy)

    return mutant


def edges(q, bins, strategy, **options):
    if strategy == "uniform":
        return np.linspace(0, 1, bins + 1)[1:-1]
    return np.percentile(q, 100 * np.linspace(0, 1, bins + 1), **options)[1:-1]


def placed(q, bins, strategy, side="left"):
    return np.searchsorted(edges(q, bins, strategy), q, side)


def curve(y, q, which, keep=lambda count: count > 0):
    count = np.bincount(which)
    keep = keep(count)
    sums = np.bincount(which, q)[keep], np.bincount(which, y)[keep]
    count = count[keep]
    return calibration.ReliabilityCurve(*(s / np.maximum(count, 1) for s in sums), count)


def right_curve(y, q, bins, strategy):
    return curve(y, q, placed(q, bins, strategy))


def in_equal_parts(y, q, bins, strategy):
    if strategy == "uniform":
        return right_curve(y, q, bins, strategy)
    rank = np.argsort(np.argsort(q, kind="stable"))
    return curve(y, q, rank * bins // len(q))


def between_the_ends(y, q, bins, strategy):
    if strategy == "quantile":
        return right_curve(y, q, bins, strategy)
    return curve(y, q, np.searchsorted(np.linspace(q.min(), q.max(), bins + 1)[1:-1], q))


def at_the_middles(y, q, bins, strategy):
    e = np.concatenate([[0], edges(q, bins, strategy), [1]])
    which = np.searchsorted(e[1:-1], q)
    return curve(y, ((e[1:] + e[:-1]) / 2)[which], which)


WRONG_CURVES = [
    ("left-closed bins", lambda y, q, b, s: curve(y, q, placed(q, b, s, "right"))),
    (
        "the bin is ⌊q · bins⌋",
        lambda y, q, b, s: curve(y, q, np.minimum(q * b, b - 1).astype(int))
        if s == "uniform" else right_curve(y, q, b, s),
    ),
    (
        "one bin for zeros alone",
        lambda y, q, b, s: curve(y, q, np.searchsorted(np.append(0, edges(q, b, s)), q)),
    ),
    (
        "the last bin dropped",
        lambda y, q, b, s: curve(y, q, placed(q, b, s),
                                 lambda n: (n > 0) & (np.arange(len(n)) < b - 1)),
    ),
    (
        "empty bins kept as 0",
        lambda y, q, b, s: curve(y, q, placed(q, b, s), lambda n: n >= 0),
    ),
    (
        "bins of one point dropped",
        lambda y, q, b, s: curve(y, q, placed(q, b, s), lambda n: n > 1),
    ),
    (
        "percentiles that are not interpolated",
        lambda y, q, b, s: curve(y, q, np.searchsorted(edges(q, b, s, method="lower"), q))
        if s == "quantile" else right_curve(y, q, b, s),
    ),
    ("quantile bins that part equal values", in_equal_parts),
    ("widths from the least q to the largest", between_the_ends),
    (
        "the strategies exchanged",
        lambda y, q, b, s: right_curve(y, q, b, "quantile" if s == "uniform" else "uniform"),
    ),
    ("one bin too many", lambda y, q, b, s: right_curve(y, q, b + 1, s)),
    ("the middles of the bins for the means", at_the_middles),
    (
        "sums for means",
        lambda y, q, b, s: (r := right_curve(y, q, b, s))._replace(
            predicted=r.predicted * r.counts, observed=r.observed * r.counts),
    ),
    (
        "observed and predicted exchanged, as scikit-learn returns them",
        lambda y, q, b, s: (r := right_curve(y, q, b, s))._replace(
            predicted=r.observed, observed=r.predicted),
    ),
    (
        "the share of zeros",
        lambda y, q, b, s: (r := right_curve(y, q, b, s))._replace(observed=1 - r.observed),
    ),
    (
        "the highest bin first",
        lambda y, q, b, s: (r := right_curve(y, q, b, s))._make(map(flip, r)),
    ),
    (
        "shares for counts",
        lambda y, q, b, s: (r := right_curve(y, q, b, s))._replace(counts=r.counts / len(y)),
    ),
]  # fmt: skip


def gap(r):
    return np.abs(r.observed - r.predicted)


WRONG_ERRORS = [
    ("the mean of the bins, not weighted", lambda r: gap(r).mean()),
    ("squared gaps", lambda r: np.average(gap(r) ** 2, weights=r.counts)),
    ("the root of the squared gaps", lambda r: np.sqrt(np.average(gap(r) ** 2, weights=r.counts))),
    ("the largest gap", lambda r: gap(r).max()),
    ("gaps of both signs cancel", lambda r: abs(np.average(r[1] - r[0], weights=r.counts))),
    ("not divided by n", lambda r: gap(r) @ r.counts),
    ("divided by the number of bins", lambda r: gap(r) @ r.counts / len(r.counts)),
]  # fmt: skip


def one_curve_error(wrong: Callable) -> Callable:
    return refusing(
        calibration.expected_calibration_error,
        lambda y, q, b, s: float(wrong(right_curve(y, q, b, s))),
    )


def error_of_curve(name: str) -> Callable:
    wrong = dict(WRONG_CURVES)[name]

    def error(y, q, bins, strategy):
        r = wrong(y, q, bins, strategy)
        return float(np.average(gap(r), weights=r.counts))

    return refusing(calibration.expected_calibration_error, error)


def brier(wrong: Callable) -> Callable:
    def mutant(y, q):
        calibration.brier_score(y, q)
        y, q = (np.asarray(a, dtype=float) for a in (y, q))
        with np.errstate(all="ignore"):
            return float(wrong(y, q))

    return mutant


WRONG_SCORES = [
    ("sum for mean", lambda y, q: np.sum((q - y) ** 2)),
    ("absolute for squared", lambda y, q: np.mean(np.abs(q - y))),
    ("the root of the mean", lambda y, q: np.sqrt(np.mean((q - y) ** 2))),
    ("both classes added up", lambda y, q: 2 * np.mean((q - y) ** 2)),
    ("half of it", lambda y, q: np.mean((q - y) ** 2) / 2),
    ("the ones alone", lambda y, q: np.mean(y * (q - y) ** 2)),
    ("the square of the mean", lambda y, q: np.mean(q - y) ** 2),
    ("plus for minus", lambda y, q: np.mean((q + y) ** 2)),
    ("the log loss", lambda y, q: -np.mean(np.log(np.where(y == 1, q, 1 - q)))),
    ("n − 1 for n", lambda y, q: np.sum((q - y) ** 2) / max(y.size - 1, 1)),
    ("NaN is left out", lambda y, q: np.nansum((q - y) ** 2) / y.size),
    ("computed in float16", lambda y, q: np.mean((q - y).astype("f2") ** 2)),
]


def exchanged(right: Callable) -> Callable:
    return lambda q, y, *more, **named: right(y, q, *more, **named)


def broadcasting(right: Callable) -> Callable:
    return lambda y, q, *more, **named: right(*np.broadcast_arrays(y, q), *more, **named)


def clipping(right: Callable) -> Callable:
    return lambda y, q, *more, **named: right(y, np.clip(q, 0, 1), *more, **named)


def rounding(right: Callable) -> Callable:
    return lambda y, q, *more, **named: right(np.rint(y), q, *more, **named)


def without_nan(right: Callable) -> Callable:
    """Return a version in which points with NaN are left out."""

    def mutant(y, q, *more, **named):
        if np.shape(y) == np.shape(q) and np.size(q) and np.asarray(q).dtype.kind == "f":
            there = ~(np.isnan(np.asarray(y, dtype=float)) | np.isnan(q))
            y, q = np.asarray(y)[there], np.asarray(q)[there]
        return right(y, q, *more, **named)

    return mutant


def in_place(y, q):
    score = calibration.brier_score(y, q)
    if isinstance(q, np.ndarray) and isinstance(y, np.ndarray) and y.dtype == q.dtype:
        q -= y
    return score


def whole_bins(right: Callable) -> Callable:
    """Return a version that takes whatever `int` takes for a number of bins."""
    return lambda y, q, bins=10, strategy="uniform": right(y, q, max(int(bins or 10), 1), strategy)


def one_axis(right: Callable) -> Callable:
    def mutant(y, q, *more, **named):
        if np.ndim(q) != 1:
            raise ValueError("one axis, please")
        return right(y, q, *more, **named)

    return mutant


def loud_brier(y, q):
    calibration.brier_score(y, q)
    return float(np.mean((np.asarray(q, dtype=float) - np.asarray(y, dtype=float)) ** 2))


curve_of, error_of, score_of = (
    calibration.reliability_curve,
    calibration.expected_calibration_error,
    calibration.brier_score,
)
WRONG_MANNERS = [
    ("reliability_curve", "five bins, scikit-learn's default",
     lambda y, q, bins=5, strategy="uniform": curve_of(y, q, bins, strategy)),
    ("reliability_curve", "quantile bins by default",
     lambda y, q, bins=10, strategy="quantile": curve_of(y, q, bins, strategy)),
    ("reliability_curve", "predictions first", exchanged(curve_of)),
    ("reliability_curve", "NaN is left out", without_nan(curve_of)),
    ("reliability_curve", "any number of bins", whole_bins(curve_of)),
    ("reliability_curve", "one axis alone", one_axis(curve_of)),
    ("reliability_curve", "a tuple without names", lambda *a, **k: tuple(curve_of(*a, **k))),
    ("expected_calibration_error", "predictions first", exchanged(error_of)),
    ("expected_calibration_error", "speaks of another function",
     lambda *a, **k: float(np.average(gap(r := curve_of(*a, **k)), weights=r.counts))),
    ("expected_calibration_error", "q is clipped", clipping(error_of)),
    ("expected_calibration_error", "numpy's scalar", lambda *a, **k: np.float64(error_of(*a, **k))),
    ("brier_score", "predictions first", exchanged(score_of)),
    ("brier_score", "one label for all", broadcasting(score_of)),
    ("brier_score", "labels are rounded", rounding(score_of)),
    ("brier_score", "changes its input", in_place),
    ("brier_score", "lets numpy speak of underflow", loud_brier),
    ("brier_score", "an array for a number", lambda y, q: np.array(score_of(y, q))),
]  # fmt: skip


def numbers(x):
    return np.asarray(x, dtype=float)


def cut(wrong: Callable) -> Callable:
    """Return a wrong indicator of x and edges behind the checks of `bins`."""

    def mutant(x, edges):
        features.bins(x, edges)
        return wrong(numbers(x), numbers(edges))

    return mutant


def bins_with(x, edges, side="left", nan=np.nan):
    rows = np.eye(len(edges) + 1)[np.searchsorted(edges, x, side)]
    rows[np.isnan(x)] = nan
    return rows


def inner_alone(x, edges):
    rows = bins_with(x, edges)
    rows[:, [0, -1]] = 0
    return rows


WRONG_BINS = [
    ("left-closed", lambda x, e: bins_with(x, e, "right")),
    ("NaN falls into the last bin", lambda x, e: np.eye(len(e) + 1)[np.searchsorted(e, x)]),
    ("NaN gives a row of zeros", lambda x, e: bins_with(x, e, nan=0)),
    ("the last bin dropped", lambda x, e: bins_with(x, e)[:, :-1]),
    ("the first bin dropped", lambda x, e: bins_with(x, e)[:, 1:]),
    ("the last bin first", lambda x, e: bins_with(x, e)[:, ::-1]),
    ("the outer bins are empty", inner_alone),
    ("300 is left out", lambda x, e: bins_with(x, e) * ~(x > 200)[:, None]),
    ("all bins up to that of x", lambda x, e: np.cumsum(bins_with(x, e)[:, ::-1], axis=1)[:, ::-1]),
    ("the number of the bin", lambda x, e: np.searchsorted(e, x).astype(float)[:, None]),
    ("True and False", lambda x, e: bins_with(x, e, nan=0).astype(bool)),
]  # fmt: skip


def sorting(x, edges):
    try:
        edges = np.sort(numbers(edges))
    except (TypeError, ValueError):
        pass
    return features.bins(x, edges)


def quantiles(wrong: Callable) -> Callable:
    def mutant(x, n):
        features.quantile_edges(x, n)
        with np.errstate(all="ignore"):
            return wrong(numbers(x), n)

    return mutant


def percentiles(x, n, **options):
    return np.percentile(x, 100 * np.linspace(0, 1, n + 1), **options)


WRONG_EDGES = [
    ("the ends included", lambda x, n: np.unique(percentiles(x, n))),
    ("equal edges kept", lambda x, n: percentiles(x, n)[1:-1]),
    ("equal widths", lambda x, n: np.unique(np.linspace(x.min(), x.max(), n + 1)[1:-1])),
    ("not interpolated", lambda x, n: np.unique(percentiles(x, n, method="lower")[1:-1])),
    ("the median twice as far", lambda x, n: np.unique(percentiles(x, n)[1:-1]) * 2),
    ("n edges, so n + 1 bins", lambda x, n: np.unique(percentiles(x, n + 1)[1:-1])),
    ("of the different values alone", lambda x, n: np.unique(percentiles(np.unique(x), n)[1:-1])),
    ("the largest first", lambda x, n: np.unique(percentiles(x, n)[1:-1])[::-1]),
    ("computed in float32", lambda x, n: np.unique(percentiles(x.astype("f4"), n)[1:-1])),
]


def skipping_nan(x, n):
    if np.asarray(x).dtype.kind == "f":
        x = np.asarray(x)[~np.isnan(x)]
    return features.quantile_edges(x, n)


def hot(wrong: Callable) -> Callable:
    def mutant(labels, classes=None):
        right = features.one_hot(labels, classes)
        return wrong(np.asarray(labels), classes, right)

    return mutant


def by_appearance(labels, classes, right):
    if classes is not None:
        return right
    return right[:, np.argsort(np.argsort(np.unique(labels, return_index=True)[1]))]


WRONG_HOTS = [
    ("classes as they appear", by_appearance),
    ("classes always sorted",
     lambda y, c, right: right if c is None or not len(right) else right[:, np.argsort(c)]),
    ("the first class dropped", lambda y, c, right: right[:, 1:]),
    ("classes that no label has dropped", lambda y, c, right: right[:, right.any(axis=0)]),
    ("True and False", lambda y, c, right: right.astype(bool)),
    ("±1 for 1 and 0", lambda y, c, right: 2 * right - 1),
    ("a row for each class", lambda y, c, right: right.T),
]  # fmt: skip


def lenient(labels, classes=None):
    """Return a row of zeros for what is no class, and two ones for what is two."""
    try:
        return features.one_hot(labels, classes)
    except ValueError:
        if np.ndim(labels) != 1 or (classes is not None and np.ndim(classes) != 1):
            raise
        classes = np.unique(labels) if classes is None else np.asarray(classes)
        return (np.asarray(labels)[:, None] == classes).astype(float)


def as_text(labels, classes=None):
    """Return the indicators of labels whose texts are equal, so that 1 is "1"."""
    if classes is None or np.ndim(labels) != 1 or np.ndim(classes) != 1:
        return features.one_hot(labels, classes)
    return features.one_hot(np.array(labels).astype(str), np.array(classes).astype(str))


def crossed(wrong: Callable) -> Callable:
    def mutant(A, B):
        features.crosses(A, B)
        with np.errstate(all="ignore"):
            return wrong(numbers(A), numbers(B))

    return mutant


def flat(cube):
    return cube.reshape(len(cube), cube.shape[1] * cube.shape[2])


def products(A, B):
    return A[:, :, None] * B[:, None, :]


WRONG_CROSSES = [
    ("the other order", lambda A, B: flat(B[:, :, None] * A[:, None, :])),
    ("sums for products", lambda A, B: flat(A[:, :, None] + B[:, None, :])),
    ("side by side", lambda A, B: np.hstack([A, B])),
    ("both tables besides", lambda A, B: np.hstack([A, B, flat(products(A, B))])),
    ("the least of the two", lambda A, B: flat(np.minimum(A[:, :, None], B[:, None, :]))),
    ("each row with each", lambda A, B: np.kron(A, B)),
    ("three axes", products),
    ("computed in float16", lambda A, B: features.crosses(A.astype("f2"), B.astype("f2"))),
    ("NaN and infinity are 0", lambda A, B: np.nan_to_num(flat(products(A, B)), posinf=0)),
    ("0 times NaN is 0", lambda A, B: flat(np.where(A[:, :, None] == 0, 0, products(A, B)))),
    ("a boolean and", lambda A, B: flat(products(A != 0, B != 0)).astype(float)),
    ("whole numbers", lambda A, B: np.nan_to_num(flat(products(A, B))).astype(int)),
]  # fmt: skip


def broadcast_rows(A, B):
    if np.ndim(A) == np.ndim(B) == 2 and 1 in (len(A), len(B)):
        n = max(len(A), len(B))
        A, B = (np.broadcast_to(numbers(x), (n, len(x[0]))) for x in (A, B))
    return features.crosses(A, B)


def loud_crosses(A, B):
    features.crosses(A, B)
    return flat(products(numbers(A), numbers(B)))


def text_too(A, B):
    if np.asarray(B).dtype.kind == "U":
        B = numbers(B)
    return features.crosses(A, B)


WRONG_FEATURES = [
    ("bins", "edges are sorted for the caller", sorting),
    ("quantile_edges", "NaN is left out", skipping_nan),
    ("quantile_edges", "any number of bins",
     lambda x, n: features.quantile_edges(x, max(int(n or 1), 1))),
    ("quantile_edges", "any shape", lambda x, n: features.quantile_edges(np.ravel(x), n)),
    ("one_hot", "a row of zeros for what is no class", lenient),
    ("one_hot", "1 is the same as '1'", as_text),
    ("crosses", "one row for all", broadcast_rows),
    ("crosses", "lets numpy speak of underflow", loud_crosses),
    ("crosses", "reads the text '1'", text_too),
]  # fmt: skip

MUTANTS = [Mutant(name, what, wrong) for name, what, wrong in WRONG_SETS]
MUTANTS += [
    Mutant("reliability_curve", what, refusing(calibration.reliability_curve, wrong))
    for what, wrong in WRONG_CURVES
]
MUTANTS += [
    Mutant("expected_calibration_error", what, one_curve_error(wrong))
    for what, wrong in WRONG_ERRORS
]
MUTANTS += [
    Mutant("expected_calibration_error", what, error_of_curve(what))
    for what in (
        "left-closed bins", "the last bin dropped", "the strategies exchanged",
        "the middles of the bins for the means", "the share of zeros",
    )
]  # fmt: skip
MUTANTS += [Mutant("brier_score", what, brier(wrong)) for what, wrong in WRONG_SCORES]
MUTANTS += [Mutant(*mutant) for mutant in WRONG_MANNERS]
MUTANTS += [Mutant("bins", what, cut(wrong)) for what, wrong in WRONG_BINS]
MUTANTS += [Mutant("quantile_edges", what, quantiles(wrong)) for what, wrong in WRONG_EDGES]
MUTANTS += [Mutant("one_hot", what, hot(wrong)) for what, wrong in WRONG_HOTS]
MUTANTS += [Mutant("crosses", what, crossed(wrong)) for what, wrong in WRONG_CROSSES]
MUTANTS += [Mutant(*mutant) for mutant in WRONG_FEATURES]
