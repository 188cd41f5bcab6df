"""`crossent.information_theory`: surprise, entropy, and the price of believing another law."""

import numpy as np
from accuracy import hostile_laws, ordinary_laws, ordinary_probabilities
from scipy import special, stats
from scipy.spatial.distance import jensenshannon

import crossent

inf = np.inf


def test_the_ends_have_their_values(c=crossent):
    np.testing.assert_array_equal(c.information([0, 0.5, 1]), [inf, np.log(2), 0])
    np.testing.assert_array_equal(
        c.information([0, 2.0**-1074, 0.125], unit="bits"), [inf, 1074, 3]
    )
    sure, other, half = [1, 0, 0], [0, 1, 0], [0.5, 0.5, 0]
    for unit, log in (("nats", np.log), ("bits", np.log2)):
        assert c.entropy(sure, unit=unit) == 0
        assert c.entropy([0.25] * 4, unit=unit) == log(4)
        assert c.cross_entropy(half, half, unit=unit) == log(2)
        assert c.cross_entropy(sure, half, unit=unit) == log(2)
        assert c.cross_entropy(half, sure, unit=unit) == inf
        assert c.kl_divergence(sure, half, unit=unit) == np.log(2) * log(np.e)
        assert c.kl_divergence(half, sure, unit=unit) == inf
        assert c.kl_divergence(half, half, unit=unit) == 0
        assert c.js_divergence(sure, other, unit=unit) == np.log(2) * log(np.e)
        assert c.js_divergence(half, half, unit=unit) == 0


def test_a_zero_with_a_sign_is_a_zero(c=crossent):
    assert c.kl_divergence([0.5, 0.5], [1, -0.0]) == c.cross_entropy([0.5, 0.5], [1, -0.0]) == inf
    assert (
        c.kl_divergence([1, -0.0], [0.5, 0.5]) == c.js_divergence([1, -0.0], [-0.0, 1]) == np.log(2)
    )
    assert c.entropy([1, -0.0]) == 0 and c.information(-0.0) == inf


def test_surprises_of_independent_events_add_up(c=crossent):
    p, q = ordinary_probabilities(50), ordinary_probabilities(50, seed=11)
    np.testing.assert_allclose(
        c.information(p * q), c.information(p) + c.information(q), rtol=1e-13
    )


def test_entropy_lies_between_certainty_and_ignorance(c=crossent):
    p = np.concatenate([ordinary_laws(300, 4), np.eye(4), np.full((1, 4), 0.25)])
    h = c.entropy(p)
    assert (h >= 0).all() and (h <= np.log(4)).all()
    np.testing.assert_allclose(c.entropy(p[:, ::-1]), h, rtol=1e-15)
    np.testing.assert_array_equal(c.entropy([[0.3, 0.7], [0.3, 0.7]]), c.entropy([0.3, 0.7]))


def test_cross_entropy_is_entropy_and_the_price(c=crossent):
    p, q = ordinary_laws(300), ordinary_laws(300, seed=12)
    np.testing.assert_allclose(
        c.cross_entropy(p, q), c.entropy(p) + c.kl_divergence(p, q), rtol=1e-13
    )
    np.testing.assert_array_equal(c.cross_entropy(p, p), c.entropy(p))
    assert (c.cross_entropy(p, q) > c.cross_entropy(p, p)).all()


def test_the_price_is_never_negative_and_zero_for_equal_laws_only(c=crossent):
    p, q = hostile_laws(400)
    differ = (p != q).any(-1)
    assert differ.sum() > 1500
    for price in (c.kl_divergence, c.js_divergence):
        assert (price(p, q) >= 0).all()
        assert (price(p, p) == 0).all()
        # 5e-324 is the least float: of laws that differ in subnormal numbers alone, the price is less.
        seen = differ & (np.abs(p - q).max(-1) > 1e-150)
        assert (price(p[seen], q[seen]) > 0).all()


def test_the_mixture_treats_both_alike_and_costs_a_bit_at_most(c=crossent):
    p, q = hostile_laws(200)
    js = c.js_divergence(p, q)
    np.testing.assert_array_equal(js, c.js_divergence(q, p))
    assert (js <= np.log(2) * (1 + 1e-15)).all()
    m = (p + q) / 2
    pair = (c.kl_divergence(p, m) + c.kl_divergence(q, m)) / 2
    np.testing.assert_allclose(js, pair, rtol=1e-9, atol=1e-30)


def test_the_examples_of_the_ledger(c=crossent):
    p, q = [1, 0, 0], [0.7, 0.2, 0.1]
    assert round(c.kl_divergence(p, q), 6) == 0.356675
    assert round(c.kl_divergence(p, q, unit="bits"), 6) == 0.514573
    assert c.kl_divergence(q, p) == inf
    assert round(c.entropy([0.3, 0.7]), 6) == 0.610864
    assert round(c.entropy([0.3, 0.7], unit="bits"), 6) == 0.881291


def test_scipy_gives_the_same_numbers(c=crossent):
    p, q = ordinary_laws(500), ordinary_laws(500, seed=13)
    np.testing.assert_allclose(c.entropy(p), stats.entropy(p, axis=-1), rtol=1e-13)
    np.testing.assert_allclose(
        c.entropy(p, unit="bits"), stats.entropy(p, base=2, axis=-1), rtol=1e-13
    )
    np.testing.assert_allclose(c.kl_divergence(p, q), special.rel_entr(p, q).sum(-1), rtol=1e-11)
    np.testing.assert_allclose(c.js_divergence(p, q), jensenshannon(p, q, axis=-1) ** 2, rtol=1e-11)


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("test_")]
