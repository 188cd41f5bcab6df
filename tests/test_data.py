"""The small data sets: what their numbers lead to is worked out by scipy, mpmath or by hand.

A number in quotes is compared digit by digit, as the course prints it.
"""

import numpy as np
import pytest
from mpmath import mp
from scipy import optimize, special

import crossent

# name: its fields, with i for whole numbers, f for numbers, and - for what is no array
FIELDS = {
    "ten_points": {"x": "f", "y": "i"},
    "ten_balls": {"colours": "-", "counts": "i", "p": "f"},
    "loan": {"x": "f", "theta": "f"},
    "animal_scores": {"classes": "-", "scores": "f"},
    "colour_probabilities": {"classes": "-", "probabilities": "f"},
    "colour_scores": {"classes": "-", "scores": "f"},
    "linear_scores": {"W": "f", "x": "f", "b": "f", "label": "-"},
    "two_laws": {"classes": "-", "p": "f", "q": "f"},
    "count_table": {"axes": "-", "counts": "i"},
}


def prints(values, *printed):
    """Whether numbers, rounded to as many places as were printed, are what was printed."""
    values = np.ravel(values).tolist()
    rounded = [f"{v:.{len(p.partition('.')[2])}f}" for v, p in zip(values, printed, strict=True)]
    return rounded == list(printed)


def losses(y, z):
    """−log of the probability of each label, σ(z) being that of 1."""
    return -special.log_expit(np.where(y == 1, z, -z))


def fitted(x, y, penalty_on_w, penalty_on_b):
    """Slope and intercept of the least sum of losses + ½ (penalty_on_w w² + penalty_on_b b²)."""
    penalties = np.array([penalty_on_w, penalty_on_b])

    def objective(wb):
        return losses(y, wb[0] * x + wb[1]).sum() + penalties @ wb**2 / 2

    def slope(wb):
        error = special.expit(wb[0] * x + wb[1]) - y
        return np.array([error @ x, error.sum()]) + penalties * wb

    found = optimize.minimize(objective, [0.0, 0.0], jac=slope, method="BFGS", tol=1e-9)
    assert np.abs(slope(found.x)).max() < 1e-7
    return found.x


def test_each_set_has_its_fields_and_kinds_of_number(c=crossent):
    for name, fields in FIELDS.items():
        got = getattr(c, name)()
        assert got._fields == tuple(fields), name
        kinds = {"i": np.int64, "f": np.float64}
        for value, kind in zip(got, fields.values(), strict=True):
            if kind in kinds:
                assert isinstance(value, np.ndarray) and value.dtype == kinds[kind], name
            else:
                assert isinstance(value, tuple | int), name


def test_a_caller_may_write_into_what_it_gets(c=crossent):
    for name in FIELDS:
        for i, kind in enumerate(FIELDS[name].values()):
            if kind != "-":
                before = getattr(c, name)()[i].copy()
                got = getattr(c, name)()
                got[i][...] = 77
                np.testing.assert_array_equal(getattr(c, name)()[i], before, err_msg=name)
                others = [a for j, a in enumerate(got) if j != i and isinstance(a, np.ndarray)]
                assert not any((other == 77).any() for other in others), name


def test_the_ten_points_are_those_of_the_article_in_order(c=crossent):
    x, y = c.ten_points()
    assert x.shape == y.shape == (10,) and (np.diff(x) > 0).all() and set(y.tolist()) == {0, 1}
    # From −2.2 to 4.6, by hand: −4.4 + 12.3 = 7.9; the red ones are −2.2, −1.4 and 0.2.
    assert prints(x.sum(), "7.9") and prints(x[y == 0].sum(), "-3.4")
    assert prints(x[[0, -1]], "-2.2", "4.6")


def test_the_ten_points_lose_what_the_article_prints_at_the_default_penalty(c=crossent):
    x, y = c.ten_points()
    w, b = fitted(x, y, 1, 0)
    loss = losses(y, w * x + b)
    assert prints([w, b, -b / w], "0.97193", "0.65554", "-0.67447")
    assert prints(loss.mean(), "0.332911") and prints(loss.mean(), "0.3329")
    by_class = [loss[y == 1].mean(), loss[y == 0].mean()]
    assert prints(by_class, "0.2167", "0.6040") and prints(np.mean(by_class), "0.4104")
    assert np.sum(np.abs(special.expit(w * x + b) - 0.5) < 0.4) == 7


def test_the_ten_points_lose_less_without_a_penalty_and_more_with_two(c=crossent):
    x, y = c.ten_points()
    w, b = fitted(x, y, 0, 0)
    loss = losses(y, w * x + b).mean()
    assert prints([w, b, -b / w, loss], "1.64243", "0.80284", "-0.48881", "0.305159")
    assert np.sum(np.abs(special.expit(w * x + b) - 0.5) < 0.4) == 5
    w, b = fitted(x, y, 1, 1)
    assert prints([w, b, losses(y, w * x + b).mean()], "0.96272", "0.38473", "0.338959")


def test_the_ten_points_lose_their_entropy_where_x_is_not_read(c=crossent):
    x, y = c.ten_points()
    base = losses(y, special.logit(y.mean())).mean()
    gains = [
        base - losses(y, w * x + b).mean() for w, b in (fitted(x, y, 1, 0), fitted(x, y, 0, 0))
    ]
    assert prints(base, "0.610864") and prints(gains, "0.277953", "0.305705")
    assert prints(gains[1] / base, "0.500447")


def test_the_ten_balls_have_the_law_of_the_ten_points(c=crossent):
    colours, counts, p = c.ten_balls()
    assert colours == ("red", "green") and counts.tolist() == [3, 7]
    assert p.tolist() == [0.3, 0.7]
    assert prints(special.entr(p).sum(), "0.610864")
    assert prints(special.entr(p).sum() / np.log(2), "0.881291")


def test_the_loan_is_49995_and_no_probability_in_float64(c=crossent):
    x, theta = c.loan()
    assert x.tolist() == [1, 4000, 20] and theta @ x == 49995
    assert special.expit(theta @ x) == 1
    with mp.workdps(50):
        assert mp.nstr(mp.log10(1 / (1 + mp.exp(mp.mpf(theta @ x)))), 7) == "-21712.55"


def test_the_animals_have_the_softmax_of_the_picture(c=crossent):
    classes, scores = c.animal_scores()
    assert classes == ("cat", "dog", "horse") and (scores == scores.round()).all()
    cat, second, third = special.softmax(scores, axis=1)
    assert prints(cat, "0.7054", "0.2595", "0.0351") and prints(cat, "0.71", "0.26", "0.04")
    assert prints(second, "0.0179", "0.0024", "0.9796")
    assert prints(third, "0.4879", "0.4879", "0.0243")
    # Softmax sees only differences, so that a whole row could be off by a constant.
    assert scores.sum(axis=1).tolist() == [11, 14, 9]


def test_the_colours_are_three_laws_and_their_sum_is_no_probability(c=crossent):
    classes, q = c.colour_probabilities()
    assert classes == ("red", "blue", "green") and q.argmax() == 0
    assert prints(q, "0.75", "0.40", "0.59") and prints(q.sum(), "1.74")
    assert prints(q[1] + q[2], "0.99") and prints(q[0] / q.sum(), "0.431")
    assert prints(special.softmax(special.logit(q))[0], "0.588")


def test_the_scores_of_the_colours_have_the_softmax_of_the_article(c=crossent):
    classes, scores = c.colour_scores()
    p = special.softmax(scores)
    assert classes == ("red", "blue", "green") and prints(scores.sum(), "1.0")
    # e, e^−0.4 and e^0.4 are 2.72, 0.67 and 1.49, and their sum is 4.88.
    assert prints(np.exp(scores), "2.72", "0.67", "1.49") and prints(2.72 / 4.88, "0.557")
    assert prints(p, "0.5570", "0.1373", "0.3057") and prints(p @ p, "0.4225")


def test_the_linear_scores_have_the_two_losses_of_the_picture(c=crossent):
    W, x, b, label = c.linear_scores()
    scores = W @ x + b
    # −0.15 − 1.1 − 4.4 + 2.8; −10.5 + 4.4 − 2.2 + 8.96 + 0.2; −9.9 + 8.8 + 1.68 − 0.3
    assert prints(scores, "-2.85", "0.86", "0.28") and label == 2 and type(label) is int
    terms = "-0.15 -1.10 -4.40 2.80 -10.50 4.40 -2.20 8.96 -0.00 -9.90 8.80 1.68"
    assert prints(W * x, *terms.split())
    hinge = np.maximum(0, np.delete(scores, label) - scores[label] + 1).sum()
    p = special.softmax(scores)[label]
    assert prints([hinge, p, -np.log(p)], "1.58", "0.353387", "1.040191")
    assert prints(-np.log10(p), "0.452")


def test_the_two_laws_diverge_in_one_direction_by_the_log_of_ten_sevenths(c=crossent):
    classes, p, q = c.two_laws()
    assert classes == ("cat", "dog", "horse") and p.tolist() == [1, 0, 0]
    assert prints(q, "0.7", "0.2", "0.1") and q.sum() == pytest.approx(1, abs=1e-15)
    there, back = special.rel_entr(p, q).sum(), special.rel_entr(q, p).sum()
    assert prints([there, there / np.log(2)], "0.356675", "0.514573") and back == np.inf
    assert there == pytest.approx(np.log(10 / 7), rel=1e-15)


def test_the_count_table_holds_five_samples_of_each_true_class(c=crossent):
    axes, counts = c.count_table()
    assert axes == ("assigned", "true") and counts.shape == (4, 4)
    assert counts.sum(axis=axes.index("assigned")).tolist() == [5, 5, 5, 5]
    # The article divides by the sizes of the rows: 3/6, 3/6, 2/4 and 2/4.
    assert counts.sum(axis=axes.index("true")).tolist() == [6, 6, 4, 4]
    assert counts.diagonal().tolist() == [3, 3, 2, 2]


def test_the_count_table_has_the_losses_that_its_readings_give(c=crossent):
    _, counts = c.count_table()
    assigned, true = np.repeat(np.indices((4, 4)).reshape(2, 16), counts.ravel(), axis=1)
    assert len(true) == 20
    row, column = counts.sum(axis=1), counts.sum(axis=0)
    each = counts[assigned, true] / row[assigned]
    recall = counts.diagonal() / column
    assert prints(-np.log(each).mean(), "1.161360")
    assert prints(-np.log(recall[true]).mean(), "0.713558")
    # The article: four terms, one for each class, over twenty samples.
    assert prints(-np.log(counts.diagonal() / row).sum() / 20, "0.1386")


CHECKS = [
    test_each_set_has_its_fields_and_kinds_of_number,
    test_a_caller_may_write_into_what_it_gets,
    test_the_ten_points_are_those_of_the_article_in_order,
    test_the_ten_points_lose_what_the_article_prints_at_the_default_penalty,
    test_the_ten_points_lose_less_without_a_penalty_and_more_with_two,
    test_the_ten_points_lose_their_entropy_where_x_is_not_read,
    test_the_ten_balls_have_the_law_of_the_ten_points,
    test_the_loan_is_49995_and_no_probability_in_float64,
    test_the_animals_have_the_softmax_of_the_picture,
    test_the_colours_are_three_laws_and_their_sum_is_no_probability,
    test_the_scores_of_the_colours_have_the_softmax_of_the_article,
    test_the_linear_scores_have_the_two_losses_of_the_picture,
    test_the_two_laws_diverge_in_one_direction_by_the_log_of_ten_sevenths,
    test_the_count_table_holds_five_samples_of_each_true_class,
    test_the_count_table_has_the_losses_that_its_readings_give,
]
