"""`crossent.features` against scikit-learn, numpy's `kron`, and what can be counted by hand."""

import warnings
from fractions import Fraction

import numpy as np
from accuracy import ordinary_scores
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder

import crossent

nan, inf = np.nan, np.inf
AGES = [3, 18, 30, 31, 65, 66, 300]
NAMES = ["dog", "cat", "horse", "cat", "dog"]


def table(rows, columns, seed):
    return ordinary_scores(rows * columns, seed).reshape(rows, columns)


def test_an_age_on_an_edge_falls_into_the_lower_bin_and_300_into_the_last(c=crossent):
    got = c.bins(AGES, [18, 30, 65])
    assert got.argmax(axis=1).tolist() == [0, 0, 1, 2, 2, 3, 3]
    assert got.shape == (7, 4) and set(got.ravel().tolist()) == {0, 1}


def test_each_bin_is_what_its_two_inequalities_say(c=crossent):
    x, edges = ordinary_scores(500), np.array([-20.5, -3, 0, 0.25, 17])
    x[:5] = edges
    ends = [-inf, *edges, inf]
    for k, column in enumerate(c.bins(x, edges).T):
        expected = [float(ends[k] < value <= ends[k + 1]) for value in x.tolist()]
        assert column.tolist() == expected and 0 < sum(expected) < 500


def test_a_row_of_bins_sums_to_one_whatever_the_number(c=crossent):
    x = np.concatenate([ordinary_scores(200), [0, -0.0, 5e-324, 1e308, -1e308, inf, -inf]])
    for edges in ([], [0], [-inf, 0, inf], [-1, 5e-324, 2], c.quantile_edges(x[:200], 10)):
        got = c.bins(x, edges)
        assert got.shape == (207, len(edges) + 1)
        assert (got.sum(axis=1) == 1).all()


def test_nan_lies_in_no_bin_and_its_row_is_nan(c=crossent):
    got = c.bins([nan, 0, 9, nan], [1, 2])
    assert np.isnan(got).tolist() == [[True] * 3, [False] * 3, [False] * 3, [True] * 3]
    assert got[1:3].tolist() == [[1, 0, 0], [0, 0, 1]]


def test_one_weight_a_bin_is_a_step_function(c=crossent):
    steps = c.bins(AGES, [18, 30, 65]) @ [-1, 0.5, 2, 1]
    assert steps.tolist() == [-1, -1, 0.5, 2, 2, 1, 1]


def test_scikit_learn_cuts_at_the_same_edges_and_into_the_same_bins(c=crossent):
    for samples, n in ((200, 3), (200, 7), (1000, 10), (16, 4), (100, 2)):
        x = ordinary_scores(samples)
        peer = KBinsDiscretizer(
            n, encode="onehot-dense", quantile_method="linear", subsample=None
        ).fit(x[:, None])
        edges = c.quantile_edges(x, n)
        np.testing.assert_allclose(edges, peer.bin_edges_[0][1:-1], rtol=1e-13)
        # scikit-learn closes its bins on the left, which no point here can tell.
        assert not np.isin(x, edges).any()
        np.testing.assert_array_equal(c.bins(x, edges), peer.transform(x[:, None]))
        # Seen in a mirror, left is right, on the edges too.
        peer.fit(-x[:, None])
        mirrored = -peer.bin_edges_[0][-2:0:-1]
        got = c.bins(np.append(x, mirrored), mirrored)
        expected = peer.transform(-np.append(x, mirrored)[:, None])[:, ::-1]
        np.testing.assert_array_equal(got, expected)


def test_edges_by_quantiles_are_interpolated_percentiles(c=crossent):
    # Of 0, 10, 20, 30, 40 each lies a quarter of the way after the one before it.
    assert c.quantile_edges([40, 0, 20, 10, 30], 4).tolist() == [10, 20, 30]
    assert c.quantile_edges([40, 0, 20, 10, 30], 2).tolist() == [20]
    assert c.quantile_edges([40, 0, 20, 10, 30], 8).tolist() == [5, 10, 15, 20, 25, 30, 35]
    assert c.quantile_edges([40, 0, 20, 10, 30], 1).tolist() == []
    assert c.quantile_edges([7], 3).tolist() == [7]


def test_equal_edges_are_kept_once(c=crossent):
    x = [0, 0, 0, 0, 0, 0, 0, 1, 2]
    edges = c.quantile_edges(x, 4)  # the percentiles 25, 50 and 75 are 0, 0 and 0
    assert edges.tolist() == [0]
    assert c.bins(x, edges).sum(axis=0).tolist() == [7, 2]
    assert c.quantile_edges([5, 5, 5], 10).tolist() == [5]


def test_bins_between_quantiles_have_about_as_many_points(c=crossent):
    for samples, n in ((1000, 10), (1000, 7), (203, 20)):
        x = ordinary_scores(samples)
        sizes = c.bins(x, c.quantile_edges(x, n)).sum(axis=0)
        assert len(sizes) == n and sizes.max() - sizes.min() <= 1


def test_edges_by_quantiles_move_with_the_unit(c=crossent):
    x = ordinary_scores(300)
    edges = c.quantile_edges(x, 9)
    np.testing.assert_allclose(c.quantile_edges(2 * x + 32, 9), 2 * edges + 32, rtol=1e-12)
    np.testing.assert_allclose(c.quantile_edges(-x, 9), -edges[::-1], rtol=1e-12)


def test_one_hot_by_hand(c=crossent):
    cat, dog, horse = [1, 0, 0], [0, 1, 0], [0, 0, 1]
    assert c.one_hot(NAMES).tolist() == [dog, cat, horse, cat, dog]
    # In another order of the classes, and with one that no label has.
    got = c.one_hot(["b", "a"], ["c", "b", "a"])
    assert got.tolist() == [[0, 1, 0], [0, 0, 1]]
    assert c.one_hot([2, 0], range(3)).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert c.one_hot([True, False]).tolist() == [[0, 1], [1, 0]]
    assert c.one_hot([1.5, Fraction(3, 2)]).tolist() == [[1], [1]]
    assert c.one_hot([]).shape == (0, 0) and c.one_hot([], ["a", "b"]).shape == (0, 2)


def test_one_hot_orders_its_columns_as_scikit_learn_does(c=crossent):
    rng = np.random.default_rng(11)
    for labels in (rng.choice(["x", "abc", "ä", "B"], 50), rng.integers(-5, 5, 50)):
        assert len(np.unique(labels)) >= 4
        peer = OneHotEncoder(sparse_output=False)
        np.testing.assert_array_equal(c.one_hot(labels), peer.fit_transform(labels[:, None]))
    # Of numbers scikit-learn wants the order to be the sorted one.
    for labels, order in (
        (rng.choice(["x", "abc", "ä"], 50), np.array(["ä", "x", "none", "abc"])),
        (rng.integers(-5, 5, 50), np.arange(-7, 7)),
    ):
        peer = OneHotEncoder(categories=[order], sparse_output=False)
        got = c.one_hot(labels, order)
        np.testing.assert_array_equal(got, peer.fit_transform(labels[:, None]))
        np.testing.assert_array_equal(order[got.argmax(axis=1)], labels)
        assert (got.sum(axis=1) == 1).all()


def test_a_cross_is_the_outer_product_of_the_rows(c=crossent):
    for m, k in ((3, 2), (2, 3), (1, 4), (4, 1)):
        A, B = table(20, m, seed=12), table(20, k, seed=13)
        got = c.crosses(A, B)
        assert got.shape == (20, m * k)
        for a, b, row in zip(A, B, got, strict=True):
            np.testing.assert_array_equal(row.reshape(m, k), np.outer(a, b))
            np.testing.assert_array_equal(row, np.kron(a, b))


def test_crossed_bins_are_an_and_and_their_rows_sum_to_one(c=crossent):
    x, y = ordinary_scores(200, seed=14), ordinary_scores(200, seed=15)
    A, B = c.bins(x, [-5, 5]), c.bins(y, c.quantile_edges(y, 4))
    got = c.crosses(A, B)
    assert got.shape == (200, 12) and (got.sum(axis=1) == 1).all()
    assert (got.argmax(axis=1) == 4 * A.argmax(axis=1) + B.argmax(axis=1)).all()
    assert (got.sum(axis=0) > 0).all()
    # Adding over one of the two crossed features leaves the other.
    np.testing.assert_array_equal(got.reshape(200, 3, 4).sum(axis=2), A)
    np.testing.assert_array_equal(got.reshape(200, 3, 4).sum(axis=1), B)


def test_a_cross_with_a_column_of_ones_changes_nothing(c=crossent):
    A, one = table(9, 4, seed=16), np.ones((9, 1))
    np.testing.assert_array_equal(c.crosses(A, one), A)
    np.testing.assert_array_equal(c.crosses(one, A), A)
    assert c.crosses(A[:0], one[:0]).shape == (0, 4) and c.crosses(A[:, :0], one).shape == (9, 0)


def test_nan_passes_through_a_cross(c=crossent):
    got = c.crosses([[nan, 1], [0, 1]], [[0, 2], [3, inf]])
    np.testing.assert_array_equal(got, [[nan, nan, 0, 2], [0, nan, 3, inf]])


def test_features_are_float64_arrays_of_their_own(c=crossent):
    A = np.array([[1, 0], [0, 1]])
    edges, matrix = np.array([1.0, 2.0]), np.eye(2)
    for got in (
        c.quantile_edges(AGES, 3),
        c.quantile_edges(edges, 2),
        c.bins(AGES, edges),
        c.bins(np.array(AGES, dtype=">i2"), (Fraction(37, 2), 30)),
        c.one_hot(NAMES),
        c.crosses(A, A),
        c.crosses(matrix, matrix),
    ):
        assert isinstance(got, np.ndarray) and got.dtype == np.float64
        got[...] = 7
    assert edges.tolist() == [1, 2] and matrix.tolist() == [[1, 0], [0, 1]]


def refusal(f, *arguments):
    try:
        return f"no error but {f(*arguments)!r}"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def test_edges_that_do_not_increase_are_refused_by_place(c=crossent):
    for edges, words in (
        ([1, 3, 2], "edges[2] = 2.0"),
        ([1, 1], "edges[1] = 1.0"),
        ([nan], "edges[0] = nan"),
        ([0, nan, 1], "edges[1] = nan"),
    ):
        assert refusal(c.bins, AGES, edges) == (
            f"ValueError: bins: {words} is not above the edge before it"
        )


def test_percentiles_of_what_is_not_finite_are_refused(c=crossent):
    for x, words in (([1, nan], "[1] = nan is not finite"), ([-inf], "[0] = -inf is not finite"),
                     ([], " is empty")):  # fmt: skip
        assert refusal(c.quantile_edges, x, 4) == (
            f"ValueError: quantile_edges: x{words}; percentiles need finite numbers"
        )
    for n in (0, -2, 2.0, None):
        assert refusal(c.quantile_edges, AGES, n) == (
            f"ValueError: quantile_edges: n = {n!r} is not a number of bins (1, 2, 3, …)"
        )
    assert c.quantile_edges(AGES, np.int8(2)).tolist() == [31]


def test_a_label_that_is_no_class_or_two_is_refused_by_place(c=crossent):
    for labels, classes, words in (
        (["cat", "bird"], ["cat", "dog"], "labels[1] = 'bird' is in classes 0 times, not 1"),
        ([0, 1, 2], [0, 1], "labels[2] = 2 is in classes 0 times, not 1"),
        ([0, 1], [0, 1, 1], "labels[1] = 1 is in classes 2 times, not 1"),
        ([0, 1], ["0", "1"], "labels[0] = 0 is in classes 0 times, not 1"),
        ([1, nan], None, "labels[1] = nan is in classes 0 times, not 1"),
    ):
        assert refusal(c.one_hot, labels, classes) == f"ValueError: one_hot: {words}"


def test_features_of_another_shape_are_refused(c=crossent):
    square = [[1, 2], [3, 4]]
    for f, arguments, words in (
        (c.bins, (square, [1]), "bins: x has the shape (2, 2), not one axis"),
        (c.bins, (3, [1]), "bins: x has the shape (), not one axis"),
        (c.bins, (AGES, square), "bins: edges has the shape (2, 2), not one axis"),
        (c.bins, (AGES, 30), "bins: edges has the shape (), not one axis"),
        (c.quantile_edges, (square, 2), "quantile_edges: x has the shape (2, 2), not one axis"),
        (c.one_hot, (square,), "one_hot: labels has the shape (2, 2), not one axis"),
        (c.one_hot, ("cat",), "one_hot: labels has the shape (), not one axis"),
        (c.one_hot, ([1], square), "one_hot: classes has the shape (2, 2), not one axis"),
    ):
        assert refusal(f, *arguments) == f"ValueError: {words}"
    for A, B, shapes in (
        (square, [[1]], "A has the shape (2, 2) and B the shape (1, 1)"),
        ([1, 2], square, "A has the shape (2,) and B the shape (2, 2)"),
        (square, [1, 2], "A has the shape (2, 2) and B the shape (2,)"),
        (3, square, "A has the shape () and B the shape (2, 2)"),
    ):
        words = f"ValueError: crosses: {shapes}; they must be (n, m) and (n, k)"
        assert refusal(c.crosses, A, B) == words


def test_features_of_what_is_no_real_number_are_refused_by_place(c=crossent):
    for f, arguments, words in (
        (c.bins, ([1, None], [1]), "bins: x[1] = None is a NoneType"),
        (c.bins, ([1], ["a"]), "bins: edges[0] = 'a' is a str"),
        (c.quantile_edges, (["a"], 2), "quantile_edges: x[0] = 'a' is a str"),
        (c.crosses, ([[1j]], [[1]]), "crosses: A[0, 0] = 1j is a complex"),
        (c.crosses, ([[1]], [["1"]]), "crosses: B[0, 0] = '1' is a str"),
    ):
        assert refusal(f, *arguments) == f"TypeError: {words}, not a real number"


def test_features_change_no_input_and_warn_of_nothing(c=crossent):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        x, edges = np.array([3.0, nan, inf, -inf, 5e-324]), np.array([0.0, 1e308])
        A = np.array([[1e-300, nan, inf, 1e300, 0]])
        c.bins(x, edges)
        c.crosses(A, A)
        assert c.quantile_edges(y := np.array([2e-323, 5e-324, 3e-310]), 7).shape == (6,)
        c.one_hot(labels := np.array([2.0, 1.0]))
        np.testing.assert_array_equal(x, [3, nan, inf, -inf, 5e-324])
        np.testing.assert_array_equal(A, [[1e-300, nan, inf, 1e300, 0]])
        assert edges.tolist() == [0, 1e308] and y.tolist() == [2e-323, 5e-324, 3e-310]
        assert labels.tolist() == [2, 1]


CHECKS = [
    test_an_age_on_an_edge_falls_into_the_lower_bin_and_300_into_the_last,
    test_each_bin_is_what_its_two_inequalities_say,
    test_a_row_of_bins_sums_to_one_whatever_the_number,
    test_nan_lies_in_no_bin_and_its_row_is_nan,
    test_one_weight_a_bin_is_a_step_function,
    test_scikit_learn_cuts_at_the_same_edges_and_into_the_same_bins,
    test_edges_by_quantiles_are_interpolated_percentiles,
    test_equal_edges_are_kept_once,
    test_bins_between_quantiles_have_about_as_many_points,
    test_edges_by_quantiles_move_with_the_unit,
    test_one_hot_by_hand,
    test_one_hot_orders_its_columns_as_scikit_learn_does,
    test_a_cross_is_the_outer_product_of_the_rows,
    test_crossed_bins_are_an_and_and_their_rows_sum_to_one,
    test_a_cross_with_a_column_of_ones_changes_nothing,
    test_nan_passes_through_a_cross,
    test_features_are_float64_arrays_of_their_own,
    test_edges_that_do_not_increase_are_refused_by_place,
    test_percentiles_of_what_is_not_finite_are_refused,
    test_a_label_that_is_no_class_or_two_is_refused_by_place,
    test_features_of_another_shape_are_refused,
    test_features_of_what_is_no_real_number_are_refused_by_place,
    test_features_change_no_input_and_warn_of_nothing,
]
