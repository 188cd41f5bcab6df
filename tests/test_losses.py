"""`crossent.losses`, `class_losses` and `likelihood`: one number under several names."""

import numpy as np
import pytest
from accuracy import (
    hostile_rows,
    hostile_scores,
    ordinary_laws,
    ordinary_probabilities,
    ordinary_rows,
    ordinary_scores,
)
from scipy import special
from sklearn import metrics

import crossent

inf = np.inf
NONE = {"reduction": "none"}


def labels(n, values=(0, 1), seed=30):
    return np.random.default_rng(seed).choice(values, n)


def test_the_ends_have_their_values(c=crossent):
    y = [0, 0, 1, 1, 0.5, 0.5]
    np.testing.assert_array_equal(
        c.log_loss(y, [0, 1, 0, 1, 0, 0.5], **NONE), [0, inf, inf, 0, inf, np.log(2)]
    )
    z = [-inf, inf, -inf, inf, inf, 0]
    np.testing.assert_array_equal(
        c.log_loss_from_logits(y, z, **NONE), [0, inf, inf, 0, inf, np.log(2)]
    )
    np.testing.assert_array_equal(c.log_loss_from_logits_grad(y, z, **NONE), [0, 1, -1, 0, 0.5, 0])
    signs = [-1, -1, 1, 1, 1]
    np.testing.assert_array_equal(
        c.margin_loss(signs, z[:4] + [0], **NONE), [0, inf, inf, 0, np.log(2)]
    )
    np.testing.assert_array_equal(
        c.margin_loss_grad(signs, z[:4] + [0], **NONE), [0, 1, -1, 0, -0.5]
    )
    rows = [[0, inf], [0, inf], [0, 0], [-inf, 0], [-inf, 0]]
    k = [0, 1, 0, 0, 1]
    np.testing.assert_array_equal(
        c.cross_entropy_from_logits(k, rows, **NONE), [inf, 0, np.log(2), inf, 0]
    )
    np.testing.assert_array_equal(
        c.cross_entropy_from_logits_grad(k, rows, **NONE),
        [[-1, 1], [0, 0], [-0.5, 0.5], [-1, 1], [0, 0]],
    )
    laws = [[0, 1], [0, 1], [0.5, 0.5], [0, 1], [1, 0]]
    np.testing.assert_array_equal(
        c.cross_entropy_loss(k, laws, **NONE), [inf, 0, np.log(2), inf, inf]
    )
    np.testing.assert_array_equal(c.hinge_loss(k, rows, **NONE), [inf, 0, 1, inf, 0])
    assert c.hinge_loss(0, [1, 0, 0.5]) == 0.5 and c.hinge_loss(1, [1, 0, 0.5]) == 3.5
    np.testing.assert_array_equal(c.hinge_loss_grad(0, [1, 0, 0.5]), [-1, 0, 1])
    np.testing.assert_array_equal(c.hinge_loss_grad(1, [1, 0, 0.5]), [1, -2, 1])
    assert c.bernoulli_log_likelihood([0, 1, 1], [0, 1, 0.5]) == -np.log(2)
    assert c.bernoulli_log_likelihood([0, 1], [0, 0]) == -inf
    assert c.categorical_log_likelihood([0, 1], [[1, 0], [0.5, 0.5]]) == -np.log(2)


def test_the_loss_is_the_surprise_at_what_happened(c=crossent):
    p = ordinary_probabilities(200)
    np.testing.assert_array_equal(c.log_loss(1, p, **NONE), c.information(p))
    np.testing.assert_allclose(c.log_loss(0, p, **NONE), c.information(1 - p), rtol=1e-12)
    q, k = ordinary_laws(200), labels(200, range(5))
    np.testing.assert_array_equal(
        c.cross_entropy_loss(k, q, **NONE), c.information(q[np.arange(200), k])
    )
    y = ordinary_laws(200, seed=31)
    np.testing.assert_array_equal(c.cross_entropy_loss(y, q, **NONE), c.cross_entropy(y, q))


def test_scores_and_their_probabilities_cost_the_same(c=crossent):
    y, z = labels(300), ordinary_scores(300)
    np.testing.assert_allclose(
        c.log_loss_from_logits(y, z, **NONE), c.log_loss(y, c.sigmoid(z), **NONE), rtol=1e-3
    )
    k, rows = labels(300, range(5)), ordinary_rows(300)
    np.testing.assert_allclose(
        c.cross_entropy_from_logits(k, rows, **NONE),
        c.cross_entropy_loss(k, c.softmax(rows), **NONE),
        rtol=1e-12, atol=1e-15,
    )  # fmt: skip


def test_two_classes_are_a_case_of_many(c=crossent):
    y = labels(340)
    z = np.concatenate([ordinary_scores(300), hostile_scores(1)])[:340]
    two = np.stack([np.zeros_like(z), z], -1)
    one = c.log_loss_from_logits(y, z, **NONE)
    np.testing.assert_allclose(c.margin_loss(2 * y - 1, z, **NONE), one, rtol=1e-15)
    np.testing.assert_allclose(c.cross_entropy_from_logits(y, two, **NONE), one, rtol=1e-15)
    slope = c.log_loss_from_logits_grad(y, z, **NONE)
    np.testing.assert_allclose(c.margin_loss_grad(2 * y - 1, z, **NONE), slope, rtol=1e-15)
    np.testing.assert_allclose(
        c.cross_entropy_from_logits_grad(y, two, **NONE)[:, 1], slope, rtol=1e-15, atol=5e-324
    )
    q = ordinary_probabilities(340)
    np.testing.assert_allclose(
        c.cross_entropy_loss(y, np.stack([1 - q, q], -1), **NONE),
        c.log_loss(y, q, **NONE),
        rtol=1e-12,
    )
    np.testing.assert_array_equal(c.hinge_loss(y, two, **NONE), np.maximum(0, 1 - (2 * y - 1) * z))


def test_labels_may_be_numbers_or_one_hot(c=crossent):
    for n in (50, 5000):
        k, rows, q = labels(n, range(5)), ordinary_rows(n), ordinary_laws(n)
        hot = np.eye(5)[k]
        for name in ("cross_entropy_from_logits", "cross_entropy_from_logits_grad", "hinge_loss",
                     "hinge_loss_grad", "cross_entropy_loss"):  # fmt: skip
            x = q if name == "cross_entropy_loss" else rows
            f = getattr(c, name)
            np.testing.assert_array_equal(f(hot, x, **NONE), f(k, x, **NONE), name)
            np.testing.assert_array_equal(f(hot.astype(bool), x), f(k.astype("u1"), x), name)
    assert c.categorical_log_likelihood(hot, q) == c.categorical_log_likelihood(k, q)


def test_a_soft_label_mixes_the_losses(c=crossent):
    z, p = ordinary_scores(100), ordinary_probabilities(100)
    for y in (0, 0.25, 0.9, 1):
        for f, x in ((c.log_loss_from_logits, z), (c.log_loss, p)):
            mixed = y * f(1, x, **NONE) + (1 - y) * f(0, x, **NONE)
            np.testing.assert_allclose(f(y, x, **NONE), mixed, rtol=1e-13)
    rows, soft = ordinary_rows(100), ordinary_laws(100, seed=32)
    each = np.stack([c.cross_entropy_from_logits(np.full(100, k), rows, **NONE) for k in range(5)])
    np.testing.assert_allclose(
        c.cross_entropy_from_logits(soft, rows, **NONE), (soft.T * each).sum(0), rtol=1e-13
    )


def test_smoothing_mixes_the_label_with_all_classes_alike(c=crossent):
    k, rows = labels(100, range(5)), ordinary_rows(100)
    for epsilon in (0, 0.1, 0.9, 1):
        soft = (1 - epsilon) * np.eye(5)[k] + epsilon / 5
        for f in (c.cross_entropy_from_logits, c.cross_entropy_from_logits_grad):
            got = f(k, rows, label_smoothing=epsilon, **NONE)
            np.testing.assert_allclose(got, f(soft, rows, **NONE), rtol=1e-11, atol=1e-14)


def test_each_gradient_is_the_slope_of_its_loss(c=crossent):
    h = 1e-5
    y, soft, signs = labels(60), ordinary_probabilities(60), labels(60, (-1, 1))
    z = ordinary_scores(60) / 5
    k, laws, rows = labels(60, range(5)), ordinary_laws(60, seed=33), ordinary_rows(60) / 5
    cases = [
        ("log_loss_from_logits", y, z, {}),
        ("log_loss_from_logits", soft, z, {}),
        ("margin_loss", signs, z, {}),
        ("cross_entropy_from_logits", k, rows, {}),
        ("cross_entropy_from_logits", laws, rows, {}),
        ("cross_entropy_from_logits", k, rows, {"label_smoothing": 0.2}),
        ("hinge_loss", k, rows, {}),
    ]
    for name, truth, x, options in cases:
        f = getattr(c, name)
        slope = np.empty_like(x)
        for index in np.ndindex(x.shape):
            step = np.zeros_like(x)
            step[index] = h
            slope[index] = (f(truth, x + step, **options) - f(truth, x - step, **options)) / (2 * h)
        got = getattr(c, name + "_grad")(truth, x, **options)
        np.testing.assert_allclose(got, slope, atol=1e-8, err_msg=name)


def test_the_slopes_of_a_sample_sum_to_zero(c=crossent):
    for rows in (ordinary_rows(200), hostile_rows(50, 5)):
        k = labels(len(rows), range(rows.shape[1]))
        slopes = c.cross_entropy_from_logits_grad(k, rows, **NONE)
        np.testing.assert_allclose(slopes.sum(-1), 0, atol=1e-15)
        own = slopes[np.arange(len(rows)), k]
        assert (own <= 0).all() and (slopes.sum(-1) - own >= 0).all()
        assert (c.hinge_loss_grad(k, rows, **NONE).sum(-1) == 0).all()


def test_a_confident_right_answer_costs_a_little_and_not_nothing(c=crossent):
    tiny = np.exp(-40)
    assert c.log_loss_from_logits(1, 40) == c.log_loss_from_logits(0, -40) == tiny
    assert c.log_loss_from_logits_grad(1, 40) == -tiny
    assert c.cross_entropy_from_logits(0, [40, 0]) == tiny
    np.testing.assert_array_equal(c.cross_entropy_from_logits_grad(0, [40, 0]), [-tiny, tiny])
    assert c.log_loss(1, 1e-300) == c.information(1e-300) == -np.log(1e-300)


def test_a_little_smoothing_keeps_its_digits(c=crossent):
    for epsilon in (0.1, 1e-3, 1e-10, 1e-17):
        slopes = c.cross_entropy_from_logits_grad(0, [800, 0], label_smoothing=epsilon)
        np.testing.assert_allclose(slopes, [epsilon / 2, -epsilon / 2], rtol=3e-16)
    loss = c.cross_entropy_from_logits(0, [0, -1e308, -1e308], label_smoothing=0.1)
    assert loss == pytest.approx(2e307 / 3, rel=1e-15)


def test_the_examples_of_the_ledger(c=crossent):
    scores = [-2.85, 0.86, 0.28]
    assert round(c.hinge_loss(2, scores), 12) == 1.58
    assert round(c.cross_entropy_from_logits(2, scores), 6) == 1.040191
    assert np.round(c.log_loss([0] * 3, [0, 0.5, 0.99], **NONE), 4).tolist() == [0, 0.6931, 4.6052]
    assert round(c.margin_loss(1, 1), 4) == 0.3133 and round(c.margin_loss(1, 10), 6) == 4.5e-5
    assert round(c.log_loss([1] * 15, 0.6), 4) == 0.5108
    assert c.bernoulli_log_likelihood(np.ones(1075), 0.5) == pytest.approx(-1075 * np.log(2))


def test_the_likelihood_is_the_log_of_a_product_and_greatest_at_the_fractions(c=crossent):
    y, p = labels(12), ordinary_probabilities(12)
    product = np.prod(np.where(y == 1, p, 1 - p))
    assert c.bernoulli_log_likelihood(y, p) == pytest.approx(np.log(product), rel=1e-14)
    grid = np.linspace(0.01, 0.99, 99)
    best = grid[np.argmax([c.bernoulli_log_likelihood([1] * 7 + [0] * 3, q) for q in grid])]
    assert best == pytest.approx(0.7)
    k, law = labels(30, range(3)), ordinary_laws(1, 3)[0]
    each = [c.categorical_log_likelihood(label, law) for label in k]
    assert c.categorical_log_likelihood(k, law) == pytest.approx(sum(each), rel=1e-14)
    fractions = np.bincount(k, minlength=3) / 30
    others = ordinary_laws(500, 3)
    top = c.categorical_log_likelihood(k, fractions)
    assert all(c.categorical_log_likelihood(k, q) < top for q in others)
    hot = np.eye(3)[k]
    with pytest.raises(ValueError, match="labels have the shape"):
        c.categorical_log_likelihood(hot, law)


def test_scikit_learn_and_scipy_give_the_same_numbers(c=crossent):
    y, p = labels(500), ordinary_probabilities(500)
    assert c.log_loss(y, p) == pytest.approx(metrics.log_loss(y, p), rel=1e-13)
    k, q = labels(500, range(5)), ordinary_laws(500)
    assert c.cross_entropy_loss(k, q) == pytest.approx(metrics.log_loss(k, q), rel=1e-13)
    z = ordinary_scores(500)
    np.testing.assert_allclose(
        c.log_loss_from_logits(y, z, **NONE), np.logaddexp(0, (1 - 2 * y) * z), rtol=1e-13
    )
    # scikit-learn's is the mean of the largest wrong lead, not the sum of all: equal for two classes.
    two = np.stack([np.zeros_like(z), z], -1)
    assert c.hinge_loss(y, two) == pytest.approx(metrics.hinge_loss(y, z), rel=1e-13)
    rows = ordinary_rows(500)
    assert c.cross_entropy_from_logits(k, rows) == pytest.approx(
        -special.log_softmax(rows, -1)[np.arange(500), k].mean(), rel=1e-12
    )


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("test_")]
