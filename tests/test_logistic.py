"""`crossent.logistic`: the values at its ends, and scipy's numbers."""

import numpy as np
from accuracy import ordinary_probabilities, ordinary_scores
from scipy import special

import crossent

inf = np.inf
OF_P = ("odds", "logit")


def test_the_ends_have_their_values(c=crossent):
    ends = {
        "odds": {0: 0, 0.5: 1, 0.75: 3, 1: inf},
        "logit": {-0.0: -inf, 0.5: 0, 1: inf},
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


def test_scipy_gives_the_same_numbers(c=crossent):
    peers = {"logit": special.logit, "sigmoid": special.expit, "log_sigmoid": special.log_expit}
    for name, peer in peers.items():
        x = ordinary_probabilities(1000) if name in OF_P else ordinary_scores(1000)
        np.testing.assert_allclose(getattr(c, name)(x), peer(x), rtol=1e-12, err_msg=name)


CHECKS = [test_the_ends_have_their_values, test_scipy_gives_the_same_numbers]
