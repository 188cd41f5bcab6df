"""`crossent.classes`: softmax, its logarithm and the log of the sum of exponentials."""

import numpy as np
from accuracy import hostile_rows, hostile_scores, ordinary_rows, ordinary_scores
from scipy import special

import crossent

nan, inf = np.nan, np.inf


def test_the_ends_have_their_values(c=crossent):
    rows = [[0, 0], [inf, 0], [0, -inf], [inf, inf], [-inf, -inf], [1e308, -1e308], [inf, -inf]]
    half = np.log(0.5)
    ends = {
        "softmax": [[0.5, 0.5], [1, 0], [1, 0], [nan, nan], [nan, nan], [1, 0], [1, 0]],
        "log_softmax": [
            [half, half], [0, -inf], [0, -inf], [nan, nan], [nan, nan], [0, -inf], [0, -inf],
        ],
        "logsumexp": [np.log(2), inf, 0, inf, -inf, 1e308, inf],
    }  # fmt: skip
    for name, values in ends.items():
        np.testing.assert_array_equal(getattr(c, name)(rows), values, err_msg=name)
        np.testing.assert_array_equal([getattr(c, name)(row) for row in rows], values)
    assert c.softmax([-3.0]) == 1 and c.log_softmax([-3.0]) == 0 and c.logsumexp([-3.0]) == -3


def test_softmax_sees_differences_of_scores_only(c=crossent):
    z = np.round(ordinary_rows(200) * 64) / 64  # so that z + 8 is exact
    np.testing.assert_array_equal(c.softmax(z + 8), c.softmax(z))
    np.testing.assert_array_equal(c.log_softmax(z - 512), c.log_softmax(z))
    np.testing.assert_allclose(c.logsumexp(z + 8), c.logsumexp(z) + 8, rtol=1e-15)


def test_softmax_is_a_law_that_keeps_the_order(c=crossent):
    z = np.sort(ordinary_rows(200), -1)
    for temperature in (0.25, 1, 7):
        q = c.softmax(z, temperature)
        np.testing.assert_allclose(q.sum(-1), 1, rtol=1e-15)
        assert (q >= 0).all() and (np.diff(q) >= 0).all()


def test_of_two_classes_softmax_is_the_sigmoid(c=crossent):
    z = np.concatenate([ordinary_scores(300), hostile_scores(20), [inf, -inf]])
    two = np.stack([z, np.zeros_like(z)], -1)
    np.testing.assert_allclose(c.softmax(two)[:, 0], c.sigmoid(z), rtol=1e-15, atol=5e-324)
    np.testing.assert_allclose(c.log_softmax(two)[:, 0], c.log_sigmoid(z), rtol=1e-15)
    np.testing.assert_allclose(c.logsumexp(two), c.softplus(z), rtol=1e-15, atol=5e-324)


def test_the_temperature_divides_the_scores(c=crossent):
    z = ordinary_rows(100)
    np.testing.assert_allclose(c.softmax(z, 4), c.softmax(z / 4), rtol=1e-14)
    np.testing.assert_allclose(c.softmax(z, temperature=0.5), c.softmax(z * 2), rtol=1e-13)
    np.testing.assert_array_equal(c.softmax(z, inf), 0.2)
    np.testing.assert_array_equal(c.softmax(z, 1e-300), z == z.max(-1, keepdims=True))


def test_scores_and_temperatures_may_be_far_out(c=crossent):
    np.testing.assert_array_equal(c.softmax([1e300, 1e20], 1e-300), [1, 0])
    np.testing.assert_array_equal(c.softmax([1e308, -1e308], 1e308), c.softmax([1, -1]))
    np.testing.assert_array_equal(c.softmax([1e308, -1e308], 1e307), c.softmax([10, -10]))
    far = c.softmax([1e17, 5.5, -7.25, 100.3])
    assert far.tolist() == [1, 0, 0, 0] and not np.signbit(far).any()


def test_a_sure_class_costs_what_the_others_have(c=crossent):
    # Of [40, 0], scipy and PyTorch say that log softmax is 0: 1 + e^-40 rounds to 1.
    assert c.log_softmax([40, 0])[0] == -np.exp(-40)
    assert c.logsumexp([0, -40]) == np.exp(-40)
    np.testing.assert_array_equal(special.log_softmax([40, 0])[0], 0)


def test_the_animals_of_the_ledger(c=crossent):
    q = c.softmax([[5, 4, 2], [4, 2, 8], [4, 4, 1]])
    expected = [[0.7054, 0.2595, 0.0351], [0.0179, 0.0024, 0.9796], [0.4879, 0.4879, 0.0243]]
    np.testing.assert_array_equal(np.round(q, 4), expected)
    np.testing.assert_array_equal(np.round(c.softmax([1, -0.4, 0.4]), 4), [0.5570, 0.1373, 0.3057])


def test_scipy_gives_the_same_numbers(c=crossent):
    for z in (ordinary_rows(500), hostile_rows(50)):
        np.testing.assert_allclose(c.softmax(z), special.softmax(z, -1), rtol=1e-13, atol=1e-300)
        np.testing.assert_allclose(c.logsumexp(z), special.logsumexp(z, -1), rtol=1e-12)
        # scipy's log_softmax loses what is below 1e-16.
        np.testing.assert_allclose(
            c.log_softmax(z), special.log_softmax(z, -1), rtol=1e-13, atol=1e-15
        )


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("test_")]
